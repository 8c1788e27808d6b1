from __future__ import annotations

import pytest

from dragoman.intake.moments import moment


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        ("2022-01-21", "2022-01-21"),
        ("2022-01-21T16:00:00Z", "2022-01-21T16:00:00+00:00"),
        ("2022-01-21T16:00:00.5+03:00 or so", "2022-01-21"),
        ("Fri, 21 Jan 2022 16:00:00 GMT", "2022-01-21T16:00:00+00:00"),
        ("21 Jan 2022 16:00 -0500", "2022-01-21T16:00:00-05:00"),
        ("2022-13-41", None),
        ("soon", None),
        ("", None),
    ],
)
def test_moments_come_out_in_iso_8601(told: str, iso: str | None) -> None:
    assert moment(told) == iso
