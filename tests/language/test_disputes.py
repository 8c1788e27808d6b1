from __future__ import annotations

import pytest

from dragoman.language.disputes import disputes_in
from dragoman.language.pack import pack_codes, read_pack
from dragoman.language.pack_dispute import DisputeForms


def told(language: str, text: str) -> list[str]:
    return [f"{word.key}: {text[slice(*word.span)]}" for word in disputes_in(text, language)]


MAY_LACK = {"none"}


@pytest.mark.parametrize("code", [code for code in pack_codes() if code != "und"])
def test_every_pack_knows_all_words_of_dispute(code: str) -> None:
    dispute = read_pack(code).dispute
    assert all(getattr(dispute, key) for key in DisputeForms.__struct_fields__ if key not in MAY_LACK)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The minister did not attend the talks.", ["absent: did not attend", "meeting: talks"]),
        ("de", "Der Minister nahm an dem Treffen nicht teil.", ["absent: nahm an dem Treffen nicht teil"]),
        ("fr", "Le ministre n'a pas participé à la réunion.", ["absent: n'a pas participé", "meeting: réunion"]),
        ("pt", "O ministro não participou da reunião.", ["absent: não participou", "meeting: reunião"]),
        ("it", "Ha partecipato anche il ministro.", ["attended: Ha partecipato"]),
        ("ru", "Министр опроверг сообщения о звонке.", ["denies: опроверг", "charges: сообщения"]),
        ("bg", "На церемонията присъства и министърът.", ["attended: присъства"]),
        ("mk", "Министерот не присуствуваше.", ["absent: не присуствуваше"]),
        ("el", "Ο υπουργός διέψευσε τη συνάντηση.", ["denies: διέψευσε", "meeting: συνάντηση"]),
        ("ar", "ونفى حزب الله في بيان أي علاقة له بما جرى.", ["denies: ونفى"]),
        ("fa", "وزیر در نشست شرکت نکرد.", ["meeting: نشست", "absent: شرکت نکرد"]),
        ("tr", "Bakan toplantıya katılmadı.", ["meeting: toplantıya", "absent: katılmadı"]),
        ("ja", "大臣は会談に出席しなかった。", ["meeting: 会談", "absent: 出席しなかっ"]),
        ("zh", "部长没有出席会议。", ["absent: 没有出席", "meeting: 会议"]),
        ("ko", "장관은 회담에 참석하지 않았다.", ["meeting: 회담에", "absent: 참석하지 않았다"]),
        ("hu", "A miniszter nem vett részt a tárgyaláson.", ["absent: nem vett részt", "meeting: tárgyaláson"]),
        ("vi", "Bộ trưởng không tham dự cuộc họp.", ["absent: không tham dự", "meeting: cuộc họp"]),
    ],
)
def test_words_of_dispute_are_found_where_they_stand(language: str, text: str, expected: list[str]) -> None:
    assert told(language, text) == expected


def test_a_language_without_a_pack_has_none() -> None:
    assert disputes_in("He denied it.", "xx") == ()
