from __future__ import annotations

from tests.reading.reading import stream_of

from dragoman.reading.entities import cast
from dragoman.reading.event_traits import EVENT_TRAITS, Around, event_traits
from dragoman.reading.events import tellings
from dragoman.reading.findings import heard


def _traits(language: str, text: str) -> dict[str, float]:
    """The traits of the first telling of a text."""
    stream = stream_of(language, text)
    people, antecedents, _, walls = heard(stream, cast(stream, None))
    told = tellings(stream, people, walls, antecedents)
    seen = event_traits(Around(stream, people, walls, told), told, {"": 0.0})
    return dict(zip(EVENT_TRAITS, map(float, seen[:, 0]), strict=True))


def test_a_sentence_is_about_as_long_in_characters_and_in_syllables_as_in_words() -> None:
    english = _traits(
        "en", "Foreign ministers of Japan and Australia condemned the launch of missiles in Tokyo on Monday."
    )
    for language, text in (
        ("zh", "日本和澳大利亚外长周一在东京谴责导弹发射。"),
        ("ja", "日本とオーストラリアの外相は月曜日、東京でミサイル発射を非難した。"),
        ("vi", "Ngoại trưởng Nhật Bản và Úc hôm thứ Hai tại Tokyo lên án vụ phóng tên lửa."),
    ):
        assert 0.6 < _traits(language, text)["length"] / english["length"] < 1.5
