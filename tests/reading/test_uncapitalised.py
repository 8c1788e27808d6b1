from __future__ import annotations

import pytest
from tests.reading.reading import people, read

from dragoman.reading.consonants import family_name_in_latin, known_by_consonants


def names(language: str, text: str) -> list[str]:
    """The words that name people in a text, as they stand."""
    analysis = read(language, text)
    persons = {entity.id for entity in analysis.entities if entity.kind == "person"}
    assert analysis.article is not None
    spans = [mention.span for mention in analysis.mentions if mention.entity in persons and mention.form == "name"]
    return [analysis.article.text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الدكتور سمير الحلبي إن اللقاح آمن.", ["سمير الحلبي"]),
        ("وصل وزير النقل الأردني وليد المصري إلى دمشق.", ["وليد المصري"]),
        ("التقى محمد وخالد الحسيني في بيروت.", ["وخالد الحسيني"]),
        ("رحب أبو الغيط بالقرار.", ["أبو الغيط"]),
        ("أعلنت الوزارة القرار الجديد أمس.", []),
        ("على الصعيد الدولي استمرت الأزمة.", []),
    ],
)
def test_an_arabic_name_stands_behind_a_title_or_an_office_or_begins_with_a_given_name(
    text: str, expected: list[str]
) -> None:
    assert names("ar", text) == expected


def test_a_family_name_is_found_again_with_a_particle_written_to_it() -> None:
    text = "وصل وزير الخارجية سيرغي لافروف إلى دمشق. واستمع المجلس للافروف ساعتين."
    assert names("ar", text) == ["سيرغي لافروف", "للافروف"]
    assert people(read("ar", text)) == ["Sergei Lavrov"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("آقای کریمی رئیس اداره شهرستان سخن گفت.", ["کریمی"]),
        ("نادر صالحی مدیرکل راه استان منصوب شد.", ["نادر صالحی"]),
        ("در خیابان شهید بهشتی تصادف شد.", []),
        ("رئیس سازمان محیط زیست خبر داد.", []),
    ],
)
def test_a_persian_office_stands_behind_the_name_and_a_street_is_nobody(text: str, expected: list[str]) -> None:
    assert names("fa", text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "外交部发言人毛宁表示关切。", ["毛宁"]),
        ("zh", "王毅外长说明了立场。", ["王毅"]),
        ("zh", "董事长陈志远宣布辞职。", ["陈志远"]),
        ("zh", "前总理约翰·史密斯先生出席了会议。", ["约翰·史密斯"]),
        ("zh", "会议在人民大会堂举行。", []),
        ("ja", "大谷翔平選手が活躍した。", ["大谷翔平"]),
        ("ja", "山田太郎氏が当選した。", ["山田太郎"]),
        ("ja", "トニー・ジョーンズ監督は語った。", ["トニー・ジョーンズ"]),
        ("ja", "テレビで中継された。", []),
        ("ja", "東京都知事は会見を開いた。", []),
        ("ko", "박지훈 변호사는 항소하겠다고 말했다. 박지훈은 답하지 않았다.", ["박지훈", "박지훈은"]),
        ("ko", "서울중앙지법은 판결을 내렸다.", []),
    ],
)
def test_names_of_east_asia_are_a_family_name_with_what_stands_behind_it(
    language: str, text: str, expected: list[str]
) -> None:
    assert names(language, text) == expected


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [
        ("سيرغي", "لافروف", "Sergei Lavrov"),
        ("سرگئی", "لاوروف", "Sergei Lavrov"),
        ("إيمانويل", "ماكرون", "Emmanuel Macron"),
        ("בנימין", "נתניהו", "Benjamin Netanyahu"),
        ("セルゲイ", "ラブロフ", "Sergei Lavrov"),
    ],
)
def test_a_known_person_is_found_by_the_consonants_of_both_names(given: str, family: str, name: str) -> None:
    known = known_by_consonants(given, family)
    assert known is not None
    assert known.name == name


def test_names_that_only_sound_alike_mean_nobody() -> None:
    assert known_by_consonants("محمد", "علي") is None
    assert known_by_consonants("بهرام", "کاظمی") is None


def test_a_family_name_that_only_one_known_spelling_has_is_written_so() -> None:
    assert family_name_in_latin("普京") == "Putin"
    assert family_name_in_latin("لجنة") is None


def test_scripts_with_capitals_are_left_alone() -> None:
    assert names("en", "So the lawyer samir halabi spoke.") == []
