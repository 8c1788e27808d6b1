from __future__ import annotations

import pytest
from tests.reading.reading import others, people, quotations, read


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Вчера компания Morvell замолчала.", "Morvell"),
        ("vi", "Hôm qua công ty Morvell im lặng.", "Morvell"),
        ("sq", "Dje kompania Morvell heshti.", "Morvell"),
        ("ru", "Вчера Morvell заявила, что подождёт.", "Morvell"),
    ],
)
def test_what_stands_beside_a_name_tells_a_body(language: str, text: str, name: str) -> None:
    assert others(read(language, text)) == [f"organisation {name}"]


def test_a_body_behind_a_person_speaks_for_nobody() -> None:
    found = read("en", 'Peter Morvell, of the consultancy RKDV, said: "We have waited long enough."')
    assert people(found) == ["Peter Morvell"]
    assert quotations(found) == ["Peter Morvell: We have waited long enough."]
