"""Quotations with their speakers: direct, mixed and indirect.

Method: marks, cue and clause order as in Pouliquen et al. (2007), carried over to indirect speech. A cue is a reporting
word of the pack; its speaker stands as its subject before it, or right behind it; a quotation without a cue of its own
goes on with the speaker of the one before it in the same paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.language.automaton import Match
from dragoman.language.pack import ANY_LANGUAGE, read_pack
from dragoman.model import Quotation, Span
from dragoman.reading.entities import Cast, Located
from dragoman.reading.groups import Group, groups
from dragoman.reading.quotation_marks import marked
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

Antecedent = Callable[[int, str], int | None]

_CUE_REACH = 14
_BEHIND = 3
_NOUNS_BACK = 6
_FEWEST_WORDS = 4
_FEWEST_MIXED_WORDS = 2


class Said(Struct, frozen=True, kw_only=True):
    """A quotation before ids: the speaker and the addressee are positions in `Cast.entities`."""

    span: Span
    direct: bool
    speaker: int | None
    cue: Span | None
    addressee: int | None = None


def quoted_stretches(stream: Stream) -> list[Span]:
    """What stands between quotation marks, quotations and other things alike."""
    pairs = (*stream.lexicon.pack.quotation.marks, *read_pack(ANY_LANGUAGE).quotation.marks)
    return marked(stream.text, stream.paragraphs, pairs)


class _Scene:
    """A text with its groups by sentence, seen from outside the quotation marks."""

    def __init__(self, stream: Stream, cast: Cast, stretches: Sequence[Span], antecedent: Antecedent) -> None:
        self.stream = stream
        self.cast = cast
        self.stretches = stretches
        self.antecedent = antecedent
        self._groups: dict[int, list[Group]] = {}
        self._mentions: dict[int, list[Located]] = {}
        for mention in cast.mentions:
            if not self.is_quoted(mention.first):
                self._mentions.setdefault(stream.sentence_of(mention.first).first, []).append(mention)

    def is_quoted(self, place: int) -> bool:
        start = self.stream.words[place].start
        at = bisect_right(self.stretches, (start, len(self.stream.text))) - 1
        return at >= 0 and start < self.stretches[at][1]

    def groups(self, sentence: Sentence) -> list[Group]:
        if sentence.first not in self._groups:
            mentions = self._mentions.get(sentence.first, [])
            self._groups[sentence.first] = groups(self.stream, self.cast, mentions, sentence)
        return self._groups[sentence.first]

    def cues(self, sentence: Sentence) -> list[Match]:
        return [match for match in self.stream.within("report", sentence) if not self.is_quoted(match.first)]


def quotations(stream: Stream, cast: Cast, stretches: Sequence[Span], antecedent: Antecedent) -> list[Said]:
    """The quotations of a text in order; `stretches` are what `quoted_stretches` gave.

    `antecedent` gives the entity that a pronoun at a word means, or None.
    """
    scene = _Scene(stream, cast, stretches, antecedent)
    direct = _direct(scene)
    indirect = _indirect(scene, direct)
    around = [_with_speaker_around(said, indirect) for said in direct]
    found = [*(said for said in around if said.speaker is not None or _is_long(stream, said)), *indirect]
    return sorted(found, key=lambda said: (said.span, not said.direct))


def _is_long(stream: Stream, said: Said) -> bool:
    return len(stream.text[said.span[0] : said.span[1]].split()) >= _FEWEST_WORDS


def _with_speaker_around(said: Said, indirect: Sequence[Said]) -> Said:
    """A quotation without a speaker of its own, in a reported clause, is the words of its speaker."""
    if said.speaker is not None:
        return said
    around = (one for one in indirect if one.span[0] <= said.span[0] and said.span[1] <= one.span[1])
    return replace(said, speaker=next((one.speaker for one in around), None))


def _direct(scene: _Scene) -> list[Said]:
    found: list[Said] = []
    for stretch in scene.stretches:
        said = _attributed(scene, stretch, found[-1] if found else None)
        if said is not None:
            found.append(said)
    return _with_later_speakers(scene, found)


def _attributed(scene: _Scene, stretch: Span, before: Said | None) -> Said | None:
    stream = scene.stream
    inside = [place for place in _words_in(stream, stretch) if stream.words[place].kind != "sign"]
    if not inside:
        return None
    cue = _cue(scene, inside)
    speaker = _speaker(scene, cue, stretch) if cue is not None else None
    enough = len(inside) >= _FEWEST_WORDS
    if cue is not None and (enough and speaker is not None or _is_mixed(stream, inside)):
        return Said(
            span=stretch,
            direct=True,
            speaker=speaker,
            cue=stream.span(cue.first, cue.last),
            addressee=_addressee(scene, cue, speaker),
        )
    if not enough or _is_title(stream, inside):
        return None
    if before is not None and (_goes_on(stream, before.span, stretch) or _is_next_paragraph(stream, before.span, stretch)):
        return Said(span=stretch, direct=True, speaker=before.speaker, cue=None)
    if cue is not None or _is_whole_sentence(stream, stretch):
        return Said(span=stretch, direct=True, speaker=None, cue=None)
    return None


def _cue(scene: _Scene, inside: Sequence[int]) -> Match | None:
    """The reporting word of a quotation: behind it, unless a colon or "that" hands over to it."""
    ahead = _cue_ahead(scene, inside[0])
    if ahead is not None and _is_handed_over(scene.stream, inside[0]):
        return ahead
    return _cue_behind(scene, inside[-1]) or ahead


def _is_handed_over(stream: Stream, first: int) -> bool:
    return any(stream.words[place].text == ":" or stream.is_head(place, "that") for place in range(max(first - 3, 0), first))


def _words_in(stream: Stream, stretch: Span) -> range:
    first = _word_at(stream, stretch[0])
    last = first
    while last < len(stream.words) and stream.words[last].start < stretch[1]:
        last += 1
    return range(first, last)


def _word_at(stream: Stream, start: int) -> int:
    low, high = 0, len(stream.words)
    while low < high:
        middle = (low + high) // 2
        if stream.words[middle].start < start:
            low = middle + 1
        else:
            high = middle
    return low


def _is_mixed(stream: Stream, inside: Sequence[int]) -> bool:
    """A few words between marks are a quotation only where they read like speech, not like a title or a name."""
    return len(inside) >= _FEWEST_MIXED_WORDS and not _is_title(stream, inside)


def _is_title(stream: Stream, inside: Sequence[int]) -> bool:
    words = [stream.words[place] for place in inside if stream.words[place].kind == "word"]
    return len(words) <= 6 and bool(words) and all(word.capitalised or len(word.text) <= 3 for word in words)


def _is_whole_sentence(stream: Stream, stretch: Span) -> bool:
    return stream.text[stretch[1] - 1] in ".!?…" or stream.text[stretch[0]].isupper()


def _is_next_paragraph(stream: Stream, before: Span, stretch: Span) -> bool:
    """Whether a quotation opens the paragraph that follows the one in which another ends.

    With no word of reporting of its own it is the same speaker's: a paragraph that opens with a quotation of somebody
    else says whose it is.
    """
    between = stream.text[before[1] : stretch[0]]
    return between.count("\n") == 1 and len(between) - between.index("\n") <= 3


def _goes_on(stream: Stream, before: Span, stretch: Span) -> bool:
    """Whether a quotation follows another in its paragraph, or at the head of the next, with nobody else between."""
    between = stream.text[before[1] : stretch[0]]
    return between.count("\n") <= 1 and len(between) <= 200 and (between.count("\n") == 0 or len(between) <= 4)


def _cue_behind(scene: _Scene, last: int) -> Match | None:
    """The first reporting word after the closing mark, in the same sentence or one that goes on in lower case."""
    stream = scene.stream
    sentence = stream.sentence_of(last)
    close = last + 1
    while close < len(stream.words) and stream.words[close].kind == "sign" and close <= last + 3:
        close += 1
    if close < sentence.last:
        region = sentence
    elif close < len(stream.words) and stream.words[close].text[0].islower():
        region = stream.sentence_of(close)
    else:
        return None
    behind = (
        cue
        for cue in scene.cues(region)
        if last < cue.first <= last + _CUE_REACH and not _quote_between(scene, close, cue.first)
    )
    return next(behind, None)


def _quote_between(scene: _Scene, first: int, last: int) -> bool:
    return any(scene.is_quoted(place) for place in range(first, last))


def _cue_ahead(scene: _Scene, first: int) -> Match | None:
    """The reporting word before the opening mark: in the same sentence, or at the end of one that a colon closes."""
    stream = scene.stream
    sentence = stream.sentence_of(first)
    ahead = [
        cue
        for cue in scene.cues(sentence)
        if first - _CUE_REACH <= cue.first < first and not _quote_between(scene, cue.last, first)
    ]
    return ahead[-1] if ahead else None


def _speaker(scene: _Scene, cue: Match, stretch: Span) -> int | None:
    """The entity that speaks: subject of the cue, bare before it or right behind it; after "according to", behind it."""
    stream = scene.stream
    sentence = stream.sentence_of(cue.first)
    found = scene.groups(sentence)
    behind = next((group for group in found if group.first >= cue.last and not group.modifier), None)
    is_behind = behind is not None and behind.first - cue.last <= _BEHIND and not _stops(stream, cue.last, behind.first)
    if cue.entry.form == "according":
        return _meant(scene, behind) if behind is not None and is_behind else _by_pronoun(scene, cue)
    if cue.entry.form == "noun":
        return _meant(scene, behind) if behind is not None and is_behind else None
    if cue.entry.form == "passive" and not (is_behind and behind is not None and (behind.is_bare or {"of", "by"} & set(behind.markers))):
        return _author_of_statement(scene, cue.first)
    pronoun = _by_pronoun(scene, cue)
    if pronoun is not None:
        return pronoun
    ahead = [
        group
        for group in found
        if group.last <= cue.first
        and group.is_bare
        and not group.modifier
        and not _quote_between(scene, group.last, cue.first)
    ]
    # "urged Russia to ..." has its object there; "said Lavrov:" has its subject.
    ends_there = behind is not None and (
        behind.last >= sentence.last or stream.words[behind.last].kind == "sign" or stream.is_head(behind.last, "that")
    )
    prefers_behind = stretch[1] <= stream.words[cue.first].start and (
        not ahead or stream.words[ahead[-1].first].start < stretch[1]
    )
    if is_behind and behind is not None and behind.is_bare and (prefers_behind or (not ahead and ends_there)):
        return _meant(scene, behind)
    return _meant(scene, ahead[-1]) if ahead else None


def _author_of_statement(scene: _Scene, place: int) -> int | None:
    """Whose statement "it is said in the statement" means: of the last one named with its author."""
    stream = scene.stream
    nouns = [match for match in stream.matches("report") if match.entry.form == "noun" and match.first < place]
    for noun in reversed(nouns[-_NOUNS_BACK:]):
        for group in scene.groups(stream.sentence_of(noun.first)):
            if 0 <= group.first - noun.last <= _BEHIND and (group.is_bare or {"of", "by", "to"} & set(group.markers)):
                return _meant(scene, group)
    return None


def _stops(stream: Stream, first: int, last: int) -> bool:
    return any(stream.words[place].text in ",.;:()" for place in range(first, last))


def _by_pronoun(scene: _Scene, cue: Match) -> int | None:
    stream = scene.stream
    near = (*range(cue.first - 1, cue.first - 4, -1), cue.last)
    for place in near:
        if not 0 <= place < len(stream.words) or scene.is_quoted(place):
            continue
        for head in ("he", "she", "they"):
            if stream.is_head(place, head):
                return scene.antecedent(place, head)
        if place < cue.first and stream.words[place].kind == "sign":
            return None
    return None


def _meant(scene: _Scene, group: Group) -> int | None:
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
    return group.entities[0]


def _addressee(scene: _Scene, cue: Match, speaker: int | None) -> int | None:
    sentence = scene.stream.sentence_of(cue.first)
    for group in scene.groups(sentence):
        if group.first >= cue.last and group.first - cue.last <= _BEHIND and "to" in group.markers:
            return group.entities[0] if group.entities[0] != speaker else None
    return None


def _with_later_speakers(scene: _Scene, found: list[Said]) -> list[Said]:
    """Gives a quotation without a speaker the one of the quotation that follows it at once in its paragraph."""
    settled = list(found)
    for number in range(len(settled) - 2, -1, -1):
        said, following = settled[number], settled[number + 1]
        if said.speaker is None and _goes_on(scene.stream, said.span, following.span):
            settled[number] = Said(span=said.span, direct=True, speaker=following.speaker, cue=None)
    return settled


def _indirect(scene: _Scene, direct: Sequence[Said]) -> list[Said]:
    used = {said.cue for said in direct if said.cue is not None}
    found: list[Said] = []
    for sentence in scene.stream.sentences:
        for cue in scene.cues(sentence):
            if scene.stream.span(cue.first, cue.last) in used and not _opens_clause(scene, cue, sentence):
                continue
            said = _reported(scene, sentence, cue, direct)
            if said is not None:
                found.append(said)
                break
    return found


def _opens_clause(scene: _Scene, cue: Match, sentence: Sentence) -> bool:
    return _that_after(scene, cue, sentence) is not None


def _that_after(scene: _Scene, cue: Match, sentence: Sentence) -> int | None:
    """The word after the "that" which a reporting word opens; its speaker and addressee may stand between."""
    for place in range(cue.last, min(sentence.last, cue.last + 8)):
        for match in scene.stream.at("word", place):
            if match.entry.value == "that" and not scene.is_quoted(place):
                return match.last
    return None


def _reported(scene: _Scene, sentence: Sentence, cue: Match, direct: Sequence[Said]) -> Said | None:
    stream = scene.stream
    speaker = _speaker(scene, cue, (sentence.span[1], sentence.span[1]))
    bounds = _clause_of(scene, sentence, cue)
    if speaker is None or bounds is None or scene.cast.entities[speaker].sector == "JRN":
        # What an outlet reports is a citation, and its article's own words.
        return None
    first, last = bounds
    while last > first and stream.words[last - 1].kind == "sign":
        last -= 1
    if last - first < _FEWEST_WORDS:
        return None
    span = stream.span(first, last)
    if any(said.span[0] < span[1] and span[0] < said.span[1] and _covers(said.span, span) for said in direct):
        return None
    return Said(span=span, direct=False, speaker=speaker, cue=stream.span(cue.first, cue.last))


def _covers(quotation: Span, clause: Span) -> bool:
    """Whether a clause is little more than the direct quotation in it."""
    shared = min(quotation[1], clause[1]) - max(quotation[0], clause[0])
    return shared >= 0.6 * (clause[1] - clause[0])


def _clause_of(scene: _Scene, sentence: Sentence, cue: Match) -> tuple[int, int] | None:
    stream = scene.stream
    if cue.entry.form == "according":
        return _clause_by_according(scene, sentence, cue)
    if cue.entry.form == "noun":
        return None
    that = _that_after(scene, cue, sentence)
    if that is not None:
        return that, sentence.last
    comma = max((p for p in range(sentence.first, cue.first) if stream.words[p].text == ","), default=None)
    if comma is None or comma - sentence.first < _FEWEST_WORDS or not _ends_with_speaker(scene, sentence, cue, comma):
        return None
    return sentence.first, comma


def _ends_with_speaker(scene: _Scene, sentence: Sentence, cue: Match, comma: int) -> bool:
    """Whether a sentence ends ", X said" or ", said X"."""
    stream = scene.stream
    end = sentence.last
    while end > cue.last and stream.words[end - 1].kind == "sign":
        end -= 1
    found = scene.groups(sentence)
    behind = any(group.first - cue.last <= 1 and group.last == end for group in found if group.first >= cue.last)
    if end > cue.last:
        return behind
    between = any(comma < group.first and group.last == cue.first for group in found)
    return between or stream.is_head(cue.first - 1, "he", "she", "they")


def _clause_by_according(scene: _Scene, sentence: Sentence, cue: Match) -> tuple[int, int] | None:
    stream = scene.stream
    commas = [place for place in range(sentence.first, sentence.last) if stream.words[place].text == ","]
    if cue.first - sentence.first <= 2:
        after = next((comma for comma in commas if comma > cue.last), None)
        return (after + 1, sentence.last) if after is not None else None
    before = [comma for comma in commas if comma < cue.first]
    if before and before[-1] - sentence.first >= _FEWEST_WORDS:
        return sentence.first, before[-1]
    return sentence.first, cue.first


def as_quotations(stream: Stream, cast: Cast, said: Sequence[Said]) -> tuple[Quotation, ...]:
    """The quotations as an analysis holds them; `text[span]` is the quotation."""
    ids = [entity.id for entity in cast.entities]
    return tuple(
        Quotation(
            id=f"q{number + 1}",
            span=one.span,
            text=stream.text[one.span[0] : one.span[1]],
            direct=one.direct,
            speaker=None if one.speaker is None else ids[one.speaker],
            cue=one.cue,
            addressee=None if one.addressee is None else ids[one.addressee],
        )
        for number, one in enumerate(said)
    )
