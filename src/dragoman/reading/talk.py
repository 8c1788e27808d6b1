"""Who says what in an article: its quotations with their speakers, named or not."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Span
from dragoman.reading.antecedents import Antecedents
from dragoman.reading.entities import Cast
from dragoman.reading.judged_speakers import Choice, judged
from dragoman.reading.quotations import quotations
from dragoman.reading.sayings import Said
from dragoman.reading.scene import Scene
from dragoman.reading.stream import Stream
from dragoman.reading.unnamed_speakers import with_unnamed, without_silent


def talk(
    stream: Stream, people: Cast, stretches: Sequence[Span], choose: Choice | None = None
) -> tuple[Cast, Antecedents, list[Said]]:
    """The cast with those who speak without a name, whom its pronouns mean, and the quotations.

    `stretches` are what stands between quotation marks; `choose` decides among the candidates for a speaker, in the
    place of what was learned.
    """
    heard = with_unnamed(stream, people, stretches)
    antecedents = Antecedents(stream, heard, stretches)
    scene = Scene(stream, heard, stretches, antecedents)
    found = judged(scene, antecedents, quotations(scene), len(people.entities), choose)
    cast, settled, place_of = without_silent(people, heard, found.said, found.described)
    antecedents.move(place_of)
    return cast, antecedents, settled
