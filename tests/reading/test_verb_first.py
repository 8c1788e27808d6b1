from __future__ import annotations

import pytest
from tests.reading.reading import events, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انتقدت فرنسا القرار وأدانت روسيا.", ["ACCUSE/disapprove France", "ACCUSE/disapprove Russia"]),
        ("انتقد ماكرون القرار وأدان روسيا.", None),
        ("اتهمت إيران إسرائيل وطالبت الأمم المتحدة بالتحقيق.", ["REQUEST/change Iran"]),
    ],
)
def test_a_verb_that_goes_on_has_its_own_subject_or_that_of_the_verb_before(
    text: str, expected: list[str] | None
) -> None:
    found = events(read("ar", text))
    if expected is None:
        assert not any("disapprove Russia" in line for line in found)
    else:
        assert set(expected) <= {line.partition(" ->")[0] for line in found}
