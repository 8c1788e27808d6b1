"""The record with its questions as methods: what `dragoman.open_record` gives."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from types import TracebackType
from typing import IO, Any, Concatenate, ParamSpec, Self, TypeVar

from dragoman.model import Analysis, Source
from dragoman.record.ask_stories import Story
from dragoman.record.facts import DisagreementKind
from dragoman.record.store import Folded, Record
from dragoman.record.store import open_record as _open
from dragoman.record.verifying import Damage, verify
from dragoman.views.brief import Brief, brief
from dragoman.views.chain import ChainOf, chain_of
from dragoman.views.correcting import Correcting, Said
from dragoman.views.corrections import CorrectionLine, corrections
from dragoman.views.disagreements import Dispute, disagreements
from dragoman.views.events import EventLine, events
from dragoman.views.filters import EVERYTHING, Filters
from dragoman.views.pair import PairPage, between
from dragoman.views.person import PersonLine, PersonPage, people, person
from dragoman.views.quotes import Quote, quotes
from dragoman.views.search import Found, search
from dragoman.views.show import Shown, show
from dragoman.views.story import StoryPage, stories, story
from dragoman.views.suggestions import SuggestionLine, suggestions
from dragoman.views.summary import Summary, summary
from dragoman.views.timeline import timeline
from dragoman.views.upcoming import Days, upcoming

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def _of_one_moment(
    question: Callable[Concatenate[OpenRecord, _Asked], _Answer],
) -> Callable[Concatenate[OpenRecord, _Asked], _Answer]:
    """The same question, answered from the record as it is at one moment: others may write while it is asked."""

    @wraps(question)
    def asked(self: OpenRecord, /, *args: _Asked.args, **named: _Asked.kwargs) -> _Answer:
        with self.record.reading():
            return question(self, *args, **named)

    return asked


class OpenRecord:
    """A record that is open. Use it as a context, or close it."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self.record.close()

    def fold(self, analyses: Iterable[Analysis], batch: int = 250) -> Folded:
        """Put analyses in; pages that are in already change nothing. See `dragoman.record.store.Record.fold`."""
        return self.record.fold(analyses, batch)

    def has(self, source: Source) -> bool:
        """Whether a page is in already, as an article or as a refusal."""
        return self.record.has(source)

    @_of_one_moment
    def export(self, stream: IO[bytes]) -> None:
        """Write the whole record as sorted JSONL in UTF-8."""
        self.record.export(stream)

    @_of_one_moment
    def timeline(self, filters: Filters = EVERYTHING) -> tuple[EventLine, ...]:
        """Events that stand somewhere in time, in its order, with histories, sources and sentences."""
        return timeline(self.record, filters)

    @_of_one_moment
    def events(self, filters: Filters = EVERYTHING) -> tuple[EventLine, ...]:
        """All events that fit, the undated last."""
        return events(self.record, filters)

    @_of_one_moment
    def disagreements(self, filters: Filters = EVERYTHING, kind: DisagreementKind | None = None) -> tuple[Dispute, ...]:
        """Where sources contradict one another, all or of one kind, with the sentences of all sides."""
        return disagreements(self.record, filters, kind)

    @_of_one_moment
    def between(self, /, one: str, other: str, **asked: Any) -> PairPage:
        """What lay between two, with its intensity month by month; see `dragoman.views.pair.between`."""
        return between(self.record, one, other, **asked)

    @_of_one_moment
    def upcoming(self, start: date, filters: Filters = EVERYTHING) -> tuple[Days, ...]:
        """What is planned for this day and later, day by day; what has no day comes last."""
        return upcoming(self.record, start, filters)

    @_of_one_moment
    def stories(self, filters: Filters = EVERYTHING, least: int = 2) -> tuple[Story, ...]:
        """The stories that at least so many articles tell, those that were told last first."""
        return stories(self.record, filters, least=least)

    @_of_one_moment
    def story(self, id: str) -> StoryPage:
        """One story with its chapters, articles and events; raises `NotFound`."""
        return story(self.record, id)

    @_of_one_moment
    def brief(self, about: str, since: date, until: date) -> Brief:
        """What happened about one in these days, what is planned, was called off, is disputed and was said."""
        return brief(self.record, about, since, until)

    @_of_one_moment
    def search(self, query: str, limit: int = 20) -> Found:
        """The articles that hold the words of a query, or tell in any language what it means; the best first."""
        return search(self.record, query, limit)

    @_of_one_moment
    def people(self, filters: Filters = EVERYTHING) -> tuple[PersonLine, ...]:
        """The people, those first of whom most articles speak."""
        return people(self.record, filters)

    @_of_one_moment
    def person(self, name: str, limit: int | None = None) -> PersonPage:
        """What is known of the bearer of a name, with the latest events and words, at most `limit` of each.

        Raises `NotFound` or `AmbiguousName`.
        """
        return person(self.record, name, limit)

    @_of_one_moment
    def suggestions(self, about: str | None = None) -> tuple[SuggestionLine, ...]:
        """Identities that may be one, the likeliest first: all, or those of a name."""
        return suggestions(self.record, about)

    @_of_one_moment
    def quotes(self, filters: Filters = EVERYTHING) -> tuple[Quote, ...]:
        """Statements with every version of their words."""
        return quotes(self.record, filters)

    @_of_one_moment
    def show(self, id: str) -> Shown:
        """One fact by its id, down to the sentence it rests on; raises `NotFound`."""
        return show(self.record, id)

    @_of_one_moment
    def chain(self, id: str) -> ChainOf:
        """Who had an event or a statement first, and who has it from whom; raises `NotFound`."""
        return chain_of(self.record, id)

    @_of_one_moment
    def corrections(self) -> tuple[CorrectionLine, ...]:
        """What users said of who is who, and what became of it."""
        return corrections(self.record)

    def correct(self, said: Said) -> Correcting:
        """What a user says of who is who, at a moment: `record.correct(Said(...)).merge("Lavrov", "Лаўроў")`."""
        return Correcting(self.record, said)

    @_of_one_moment
    def export_corrections(self, stream: IO[bytes]) -> None:
        """Write the corrections alone as JSONL, in the lines that the whole export has for them."""
        self.record.export_corrections(stream)

    def verify(self, deep: bool = False) -> tuple[Damage, ...]:
        """What is damaged: nothing where every fact stands on its text and tables and indexes agree.

        With `deep`, everything is worked out anew, too, and compared.
        """
        return tuple(verify(self.record.connection, deep))

    @_of_one_moment
    def summary(self) -> Summary:
        """The record in numbers, with every refusal and its reason."""
        return summary(self.record)


def open_record(path: str | os.PathLike[str], create: bool = False) -> OpenRecord:
    """The record in the file `path`, a new one if `create` is set and there is none.

    Raises `NotARecord`, `NewerRecord`, `RecordLocked` or `RecordFull`.
    """
    return OpenRecord(_open(path, create))
