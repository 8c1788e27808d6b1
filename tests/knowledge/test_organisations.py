from __future__ import annotations

import pytest

from dragoman.knowledge.countries import country_codes
from dragoman.knowledge.ontology import sectors
from dragoman.knowledge.organisations import organisation, organisations
from dragoman.language.patterns import expand
from dragoman.language.words import Folding, words

NO_COUNTRY = ("IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM")
LANGUAGES = ("en", "sq", "bg", "vi", "ru", "uk")
EVERY_LANGUAGE = sorted({code for known in organisations() for code in known.names} - {"*"} | set(LANGUAGES))
FOLD = Folding({})


def bearers(text: str, language: str) -> list[str]:
    """The organisations of which a pattern matches these words from the first to the last."""
    folded = [word.folded for word in words(text, FOLD)]
    found = []
    for known in organisations():
        patterns = (*known.names.get(language, ()), *known.names.get("*", ()), known.name)
        sequences = (sequence for pattern in patterns for sequence, _ in expand(pattern, FOLD))
        if any(is_written(sequence, folded) for sequence in sequences):
            found.append(known.name)
    return found


def is_written(sequence: tuple[str, ...], folded: list[str]) -> bool:
    return len(sequence) == len(folded) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(sequence, folded, strict=True)
    )


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "UN Security Council", "UN Security Council"),
        ("sq", "Këshillit të Sigurimit të OKB-së", "UN Security Council"),
        ("bg", "Съвета за сигурност на ООН", "UN Security Council"),
        ("vi", "Hội đồng Bảo an LHQ", "UN Security Council"),
        ("ru", "Совете Безопасности ООН", "UN Security Council"),
        ("uk", "Раді безпеки ООН", "UN Security Council"),
        ("sq", "Bashkimin Evropian", "European Union"),
        ("ru", "Европейским союзом", "European Union"),
        ("uk", "Євросоюзу", "European Union"),
        ("bg", "Съвета НАТО-Русия", "NATO-Russia Council"),
        ("bg", "Съвета Русия – НАТО", "NATO-Russia Council"),
        ("vi", "Hội đồng NATO-Nga", "NATO-Russia Council"),
        ("sq", "Këshilli NATO-Rusi", "NATO-Russia Council"),
        ("sq", "Shtëpinë e Bardhë", "White House"),
        ("ru", "Белого дома", "White House"),
        ("vi", "Lầu Năm Góc", "Pentagon"),
        ("uk", "Кремлем", "Kremlin"),
        ("bg", "ОССЕ", "OSCE"),
        ("vi", "OSCE", "OSCE"),
        ("ru", "Госдепом", "United States Department of State"),
        ("sq", "Departamentit të Shtetit", "United States Department of State"),
        ("pl", "Rady Bezpieczeństwa ONZ", "UN Security Council"),
        ("cs", "Evropskou unii", "European Union"),
        ("sl", "Beli hiši", "White House"),
        ("sr", "Европске уније", "European Union"),
        ("sr", "Evropske unije", "European Union"),
        ("hr", "Vijeća sigurnosti UN-a", "UN Security Council"),
        ("de", "Vereinten Nationen", "United Nations"),
        ("fr", "Maison Blanche", "White House"),
        ("es", "Corte Penal Internacional", "International Criminal Court"),
        ("tr", "Birleşmiş Milletler", "United Nations"),
        ("el", "Λευκού Οίκου", "White House"),
        ("hu", "Európai Unióban", "European Union"),
        ("fi", "Euroopan unionissa", "European Union"),
        ("ar", "مجلس الأمن", "UN Security Council"),
        ("fa", "کاخ سفید", "White House"),
        ("zh", "安理会", "UN Security Council"),
        ("ja", "ホワイトハウス", "White House"),
        ("ko", "백악관", "White House"),
    ],
)
def test_an_organisation_is_known_in_the_endings_of_the_language(language: str, text: str, name: str) -> None:
    assert bearers(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "who"),
        ("sq", "Këshilltari i Sigurimit"),
        ("ru", "Европейские союзники"),
        ("uk", "Радник безпеки"),
        ("bg", "сто"),
        ("ru", "Международный судья"),
    ],
)
def test_words_that_only_begin_alike_are_no_organisation(language: str, text: str) -> None:
    assert bearers(text, language) == []


@pytest.mark.parametrize("language", EVERY_LANGUAGE)
def test_no_name_belongs_to_two_organisations(language: str) -> None:
    owners: dict[tuple[str, ...], str] = {}
    for known in organisations():
        for pattern in (*known.names.get(language, ()), *known.names.get("*", ()), known.name):
            for sequence, _ in expand(pattern, FOLD):
                assert owners.setdefault(sequence, known.name) == known.name


def test_every_organisation_has_a_country_or_plovers_word_for_having_none() -> None:
    for known in organisations():
        assert known.country in NO_COUNTRY or known.country in country_codes()
        assert known.sector is None or known.sector in sectors()


def test_a_building_means_its_country() -> None:
    meant = {known.name: known.metonym_of for known in organisations() if known.metonym_of}
    assert meant["Kremlin"] == "RUS"
    assert meant["Downing Street"] == "GBR"
    assert meant["Élysée"] == "FRA"
    assert "White House" not in meant


def test_a_body_of_two_sides_names_both() -> None:
    council = organisation("NATO-Russia Council")
    assert council is not None
    assert council.parties == ("NATO", "RUS")
    for known in organisations():
        for party in known.parties:
            assert organisation(party) is not None or party in country_codes()


def test_150_organisations_have_names_in_six_languages_and_50_in_ten_more() -> None:
    named = [set(known.names) | {"en"} for known in organisations()]
    six = [codes for codes in named if "*" in codes or set(LANGUAGES) <= codes]
    many = [codes for codes in named if len(codes - set(LANGUAGES)) >= 10]
    assert len(six) >= 150
    assert len(many) >= 50


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("NATO", "NATO"),
        ("FBI", "Federal Bureau of Investigation"),
        ("US Senate", "United States Senate"),
        ("UNHCR", "UNHCR"),
        ("IMF", "International Monetary Fund"),
    ],
)
def test_an_organisation_is_found_by_any_of_its_english_names(name: str, canonical: str) -> None:
    found = organisation(name)
    assert found is not None
    assert found.name == canonical


def test_an_unknown_organisation_is_not_found() -> None:
    assert organisation("League of Nations") is None


def test_a_knowledge_id_is_of_one_organisation() -> None:
    ids = [known.id for known in organisations() if known.id]
    assert len(set(ids)) == len(ids)
