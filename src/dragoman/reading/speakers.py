"""Who speaks: the speaker of a reporting word, by grammar, pronoun, role or the statement that is quoted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.language.automaton import Match
from dragoman.model import Span
from dragoman.reading.entities import Cast, Located
from dragoman.reading.groups import Group, groups
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

Antecedent = Callable[[int, str], int | None]

BEHIND = 3

_NOUNS_BACK = 6


class Scene:
    """A text with its groups by sentence, seen from outside the quotation marks."""

    def __init__(self, stream: Stream, cast: Cast, stretches: Sequence[Span], antecedent: Antecedent) -> None:
        self.stream = stream
        self.cast = cast
        self.stretches = stretches
        self.antecedent = antecedent
        self.last_speaker: int | None = None
        self._groups: dict[int, list[Group]] = {}
        self._mentions: dict[int, list[Located]] = {}
        for mention in cast.mentions:
            if not self.is_quoted(mention.first):
                self._mentions.setdefault(stream.sentence_of(mention.first).first, []).append(mention)

    def is_quoted(self, place: int) -> bool:
        """Whether a word stands between quotation marks."""
        return stretch_at(self.stretches, self.stream.words[place].start) is not None

    def groups(self, sentence: Sentence) -> list[Group]:
        """The groups of a sentence that stand outside quotation marks."""
        if sentence.first not in self._groups:
            mentions = self._mentions.get(sentence.first, [])
            self._groups[sentence.first] = groups(self.stream, self.cast, mentions, sentence)
        return self._groups[sentence.first]

    def cues(self, sentence: Sentence) -> list[Match]:
        """The reporting words of a sentence that stand outside quotation marks."""
        return [
            match
            for match in self.stream.within("report", sentence)
            if not self.is_quoted(match.first) and not self._is_conjunction(match)
        ]

    def _is_conjunction(self, cue: Match) -> bool:
        """Whether a reporting word is only the beginning of a conjunction: "theo" in "theo đó"."""
        longer = (match for match in self.stream.at("word", cue.first) if match.last > cue.last)
        return any(match.entry.value in ("break", "relative") for match in longer)


def speaker_of(scene: Scene, cue: Match, stretch: Span) -> int | None:
    """The entity that speaks: subject of the cue, before it or right behind it; after "according to", behind it."""
    stream = scene.stream
    sentence = stream.sentence_of(cue.first)
    found = scene.groups(sentence)
    behind = next((group for group in found if group.first >= cue.last and not group.modifier), None)
    is_behind = behind is not None and behind.first - cue.last <= BEHIND and not _stops(stream, cue.last, behind.first)
    if cue.entry.form == "according":
        return meant(scene, behind) if behind is not None and is_behind else by_pronoun(scene, cue)
    if cue.entry.form == "noun":
        return meant(scene, behind) if behind is not None and is_behind else None
    if cue.entry.form == "passive" and not (
        is_behind and behind is not None and (behind.is_bare or {"of", "by"} & set(behind.markers))
    ):
        return _author_of_statement(scene, cue.first)
    pronoun = by_pronoun(scene, cue)
    if pronoun is not None:
        return pronoun
    ahead = [
        group
        for group in found
        if group.last <= cue.first
        and group.is_bare
        and not group.modifier
        and not quote_between(scene, group.last, cue.first)
    ]
    # "urged Russia to ..." has its object there; "said Lavrov:" has its subject.
    ends_there = behind is not None and (
        behind.last >= sentence.last or stream.words[behind.last].kind == "sign" or stream.is_head(behind.last, "that")
    )
    is_after_words = stretch[1] <= stream.words[cue.first].start
    nobody_ahead = not ahead or stream.words[ahead[-1].first].start < stretch[1]
    # ", said X." hands over to what stands behind it, whoever stands before the comma.
    after_comma = cue.first > sentence.first and stream.words[cue.first - 1].text in ",–—-"
    prefers_behind = nobody_ahead if is_after_words else after_comma and ends_there
    if is_behind and behind is not None and behind.is_bare and (prefers_behind or (not ahead and ends_there)):
        return meant(scene, behind)
    return meant(scene, ahead[-1]) if ahead else None


def _author_of_statement(scene: Scene, place: int) -> int | None:
    """Whose statement "it is said in the statement" means: of the last one named with its author."""
    stream = scene.stream
    nouns = [match for match in stream.matches("report") if match.entry.form == "noun" and match.first < place]
    for noun in reversed(nouns[-_NOUNS_BACK:]):
        for group in scene.groups(stream.sentence_of(noun.first)):
            if 0 <= group.first - noun.last <= BEHIND and (group.is_bare or {"of", "by", "to"} & set(group.markers)):
                return meant(scene, group)
    return None


def _stops(stream: Stream, first: int, last: int) -> bool:
    return any(stream.words[place].text in ",.;:()" for place in range(first, last))


def by_pronoun(scene: Scene, cue: Match) -> int | None:
    """The person whom a pronoun beside a reporting word means; None where none stands there."""
    stream = scene.stream
    near = (cue.last, *range(cue.first - 1, cue.first - 4, -1))
    for place in near:
        if not 0 <= place < len(stream.words) or scene.is_quoted(place):
            continue
        for head in ("he", "she", "they"):
            if stream.is_head(place, head):
                meant = scene.antecedent(place, head)
                return meant if meant is not None or head == "they" else scene.last_speaker
        if place < cue.first and stream.words[place].kind == "sign":
            return None
    return None


def meant(scene: Scene, group: Group) -> int | None:
    """The one who speaks for a group; a people ("the Russian said") stands for the person of it who was named last."""
    entity = scene.cast.entities[group.entities[0]]
    if entity.kind != "country":
        return group.entities[0]
    spoken = [
        mention
        for mention in scene.cast.mentions
        if mention.first == group.first or (group.first <= mention.first < group.last)
    ]
    if any(mention.form == "demonym" and not mention.modifier for mention in spoken):
        for mention in reversed(scene.cast.mentions):
            other = scene.cast.entities[mention.entity]
            if mention.first < group.first and other.kind == "person" and other.country == entity.country:
                return mention.entity
        return None
    return group.entities[0]


def addressee_of(scene: Scene, cue: Match, speaker: int | None) -> int | None:
    """The entity that is spoken to, right behind the reporting word; None for the speaker himself."""
    sentence = scene.stream.sentence_of(cue.first)
    for group in scene.groups(sentence):
        if group.first >= cue.last and group.first - cue.last <= BEHIND and "to" in group.markers:
            return group.entities[0] if group.entities[0] != speaker else None
    return None


def quote_between(scene: Scene, first: int, last: int) -> bool:
    """Whether a quotation stands in the words from `first` to before `last`."""
    return any(scene.is_quoted(place) for place in range(first, last))
