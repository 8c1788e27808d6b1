"""Quotations with their speakers: direct, mixed and indirect.

Method: marks, cue and clause order as in Pouliquen et al. (2007), carried over to indirect speech. A cue is a reporting
word of the pack; its speaker stands as its subject before it, or right behind it; a quotation without a cue of its own
goes on with the speaker of the one before it, in its paragraph or at the head of the next.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.language.automaton import Match
from dragoman.language.pack import ANY_LANGUAGE, read_pack
from dragoman.model import Span
from dragoman.reading.addressees import addressee
from dragoman.reading.insertions import spoken_lines, without_insertions
from dragoman.reading.mixed import in_clauses, is_title, labelled
from dragoman.reading.quotation_marks import marked
from dragoman.reading.reported import covers, indirect_quotations
from dragoman.reading.sayings import FEWEST_WORDS, Said, cue_of
from dragoman.reading.scene import Scene
from dragoman.reading.speakers import meant, quote_between, speaker_of
from dragoman.reading.stream import Stream

_FEWEST_IN_CLAUSE = 4
_CUE_REACH = 20

_FEWEST_MIXED_WORDS = 2
_FEWEST_BROKEN_OUT = 5

_MOST_TITLE_WORDS = 2

_RIGHT_BEHIND = 6


def quoted_stretches(stream: Stream) -> list[Span]:
    """What stands between quotation marks, quotations and other things alike."""
    pairs = (*stream.lexicon.pack.quotation.marks, *read_pack(ANY_LANGUAGE).quotation.marks)
    stretches = without_insertions(stream, marked(stream.text, stream.paragraphs, pairs))
    if stream.lexicon.pack.quotation.dash:
        stretches = sorted([*stretches, *spoken_lines(stream, stretches)])
    return stretches


def parting(stream: Stream, stretches: Sequence[Span]) -> list[Span]:
    """The stretches that are clauses of their own: a few quoted words belong to the sentence around them."""
    return [one for one in stretches if len(stream.text[slice(*one)].split()) >= _FEWEST_IN_CLAUSE]


def quotations(scene: Scene) -> list[Said]:
    """The quotations of a text in order, as grammar alone finds them; the scene has what `quoted_stretches` gave."""
    stream = scene.stream
    inside = [(stretch, _spoken(stream, stretch)) for stretch in scene.stretches]
    direct = _direct(scene, inside)
    whole = [said for said in direct if _is_whole(stream, said)]
    reported = indirect_quotations(scene, whole)
    around = [_with_speaker_around(said, reported) for said in direct]
    taken = {said.span for said in direct}
    around += in_clauses(scene, [one for one in inside if one[0] not in taken], reported)
    around.sort(key=_span)
    starts = [said.span[0] for said in around]
    indirect = [
        said for said in reported if not any(covers(one.span, said.span) for one in _about(around, starts, said))
    ]
    return sorted((*around, *indirect), key=lambda said: (said.span, not said.direct))


def _span(said: Said) -> Span:
    return said.span


def _is_whole(stream: Stream, said: Said) -> bool:
    """Whether a quotation is a sentence by itself, not a part of the one that reports it."""
    if said.cue is None or _is_sentence(stream, said.span):
        return True
    first = stream.word_at(said.span[0])
    return said.cue[0] >= said.span[1] and stream.sentence_of(first).first >= first - 1


def _about(direct: Sequence[Said], starts: Sequence[int], said: Said) -> Sequence[Said]:
    """The direct quotations (in order, with where they start) that may overlap a clause."""
    return direct[max(bisect_left(starts, said.span[0]) - 1, 0) : bisect_left(starts, said.span[1])]


def _with_speaker_around(said: Said, indirect: Sequence[Said]) -> Said:
    """A quotation without a speaker of its own, in a reported clause, is the words of its speaker."""
    if said.speaker is not None:
        return said
    around = (one for one in indirect if one.span[0] <= said.span[0] and said.span[1] <= one.span[1])
    return replace(said, speaker=next((one.speaker for one in around), None))


def _direct(scene: Scene, stretches: Sequence[tuple[Span, Sequence[int]]]) -> list[Said]:
    found: list[Said] = []
    for stretch, inside in stretches:
        said = _attributed(scene, stretch, inside, found[-1] if found else None)
        if said is not None:
            found.append(said)
            scene.last_speaker = said.speaker if said.speaker is not None else scene.last_speaker
    return _with_later_speakers(scene, found)


def _attributed(scene: Scene, stretch: Span, inside: Sequence[int], before: Said | None) -> Said | None:
    """The words of a stretch as a quotation; None where nothing tells that they are one."""
    if not inside:
        return None
    return (
        labelled(scene, stretch, inside)
        or _reported(scene, stretch, inside)
        or _announced_or_following(scene, stretch, inside, before)
    )


def _reported(scene: Scene, stretch: Span, inside: Sequence[int]) -> Said | None:
    """A quotation with a reporting word of its own."""
    cue = _cue(scene, inside)
    if cue is None:
        return None
    speaker = speaker_of(scene, cue, stretch)
    is_enough = len(inside) >= _fewest(scene.stream) and speaker is not None
    is_enough = is_enough and (_hands_over(scene.stream, stretch) or not is_title(scene, inside))
    if not is_enough and not _is_mixed(scene, inside, speaker) and not _is_exclamation(scene, stretch, inside, cue):
        return None
    return Said(
        span=stretch,
        direct=True,
        speaker=speaker,
        cue=cue_of(scene.stream, cue),
        addressee=addressee(scene, cue, speaker),
    )


def _fewest(stream: Stream) -> int:
    """How many words tell a quotation by themselves; more where syllables are written apart."""
    return max(FEWEST_WORDS, stream.lexicon.pack.quotation.fewest)


def _announced_or_following(scene: Scene, stretch: Span, inside: Sequence[int], before: Said | None) -> Said | None:
    """A quotation without a reporting word: behind a name and a colon, behind another one, or a sentence by itself."""
    stream = scene.stream
    if len(inside) < _FEWEST_MIXED_WORDS or is_title(scene, inside):
        return None
    announced = _announced(scene, inside[0])
    if announced is not None:
        return Said(span=stretch, direct=True, speaker=announced, cue=None)
    if len(inside) < _fewest(stream):
        return None
    if before is not None and (
        _goes_on(stream, before.span, stretch) or _is_next_paragraph(stream, before.span, stretch)
    ):
        return Said(span=stretch, direct=True, speaker=before.speaker, cue=None)
    if _cue(scene, inside) is not None or _stands_alone(stream, stretch, inside) or _is_broken_out(stream, inside):
        return Said(span=stretch, direct=True, speaker=None, cue=None)
    return None


def _is_broken_out(stream: Stream, inside: Sequence[int]) -> bool:
    """Whether so many words, of which the first is small, can only be broken out of what somebody said."""
    return len(inside) >= _FEWEST_BROKEN_OUT and not stream.words[inside[0]].capitalised


def _announced(scene: Scene, first: int) -> int | None:
    """Who stands before a colon that opens a quotation, as in the transcript of a talk."""
    sentence = scene.stream.sentence_of(first)
    colon = next((p for p in range(first - 1, sentence.first, -1) if scene.stream.words[p].text == ":"), None)
    if colon is None or first - colon > 2:
        return None
    for group in scene.groups(sentence):
        opens = range(sentence.first, group.first)
        is_first = len(opens) <= _MOST_TITLE_WORDS and all(scene.stream.words[place].kind == "word" for place in opens)
        if group.is_bare and is_first and group.last == colon:
            return meant(scene, group)
    return None


def _cue(scene: Scene, inside: Sequence[int]) -> Match | None:
    """The reporting word of a quotation: behind it, unless a colon or "that" hands over to it."""
    ahead = _cue_ahead(scene, inside[0])
    if ahead is not None and _is_handed_over(scene.stream, ahead, inside[0]):
        return ahead
    return _cue_behind(scene, inside[-1]) or ahead


def _is_handed_over(stream: Stream, ahead: Match, first: int) -> bool:
    """Whether a colon, a "that" or nothing but signs stands between a reporting word and the words it reports."""
    if all(stream.words[place].kind == "sign" for place in range(ahead.last, first)):
        return True
    return any(
        stream.words[place].text == ":" or stream.is_head(place, "that") for place in range(max(first - 3, 0), first)
    )


def _spoken(stream: Stream, stretch: Span) -> Sequence[int]:
    """The places of the words of a stretch, signs left out."""
    place = stream.word_at(stretch[0])
    inside = []
    while place < len(stream.words) and stream.words[place].start < stretch[1]:
        if stream.words[place].kind != "sign":
            inside.append(place)
        place += 1
    return inside


def _is_mixed(scene: Scene, inside: Sequence[int], speaker: int | None) -> bool:
    """A few words between marks are a quotation only where they read like speech, not like a title or a name."""
    fewest = scene.stream.lexicon.pack.quotation.fewest if speaker is not None else _fewest(scene.stream)
    return len(inside) >= fewest and not is_title(scene, inside)


def _is_exclamation(scene: Scene, stretch: Span, inside: Sequence[int], cue: Match) -> bool:
    """Whether a word or two are all that is said: "“No,” replied Lavrov"."""
    stream = scene.stream
    opens = stream.sentence_of(inside[0]).first >= inside[0] - 1
    behind = cue.first - inside[-1]
    stops = stream.text[stretch[1] - 1] in ",.!?…" or stream.text[stretch[1] + 1 : stretch[1] + 2] in tuple(",.!?…")
    return opens and stops and 0 < behind <= _RIGHT_BEHIND


def _hands_over(stream: Stream, stretch: Span) -> bool:
    """Whether a stop or comma ends the words between marks, or a colon opens them."""
    opened = stream.text[max(stretch[0] - 3, 0) : stretch[0] - 1].rstrip().endswith(":")
    return opened or not set(",.!?…").isdisjoint(stream.text[stretch[1] - 1 : stretch[1] + 2])


def _stands_alone(stream: Stream, stretch: Span, inside: Sequence[int]) -> bool:
    """Whether words between marks are a sentence, not a part of the one around them: a title, a motto, a name."""
    if stream.text[stretch[1] - 1] in ".!?…。！？":
        return True
    sentence = stream.sentence_of(inside[0])
    last = stream.sentence_of(inside[-1])
    if last is not sentence:
        return True
    opens = sentence.first >= inside[0] - 1 or stream.words[max(inside[0] - 2, 0)].text == ":"
    goes_on = "," in stream.text[stretch[1] - 1 : stretch[1] + 2]
    return opens and _may_open(stream.text[stretch[0]]) and (goes_on or last.last <= inside[-1] + 3)


def _may_open(letter: str) -> bool:
    """Whether a sentence may open with a letter: a capital, or one of a script that has none."""
    return letter.isupper() or (letter.isalpha() and not letter.islower())


def _is_sentence(stream: Stream, stretch: Span) -> bool:
    return stream.text[stretch[1] - 1] in ".!?…。！？" or stream.text[stretch[0]].isupper()


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


def _cue_behind(scene: Scene, last: int) -> Match | None:
    """The first reporting word after the closing mark, in the same sentence or one that goes on in lower case."""
    stream = scene.stream
    sentence = stream.sentence_of(last)
    close = last + 1
    while close < len(stream.words) and stream.words[close].kind == "sign" and close <= last + 3:
        close += 1
    if close < len(stream.words) and stream.is_head(close, "and"):
        # "“A” and said that B" goes on from A.
        return None
    if close < sentence.last:
        region = sentence
    elif close < len(stream.words) and stream.words[close].text[0].islower():
        region = stream.sentence_of(close)
    else:
        return None
    behind = (
        cue
        for cue in scene.cues(region)
        if last < cue.first <= last + _CUE_REACH and not quote_between(scene, close, cue.first)
    )
    return next(behind, None)


def _cue_ahead(scene: Scene, first: int) -> Match | None:
    """The reporting word before the opening mark: in the same sentence, or at the end of one that a colon closes."""
    stream = scene.stream
    sentence = stream.sentence_of(first)
    ahead = [
        cue
        for cue in scene.cues(sentence)
        if first - _CUE_REACH <= cue.first < first and not quote_between(scene, cue.last, first)
    ]
    return ahead[-1] if ahead else _stance_ahead(scene, first)


def _stance_ahead(scene: Scene, first: int) -> Match | None:
    """The word of thinking or demanding before the opening mark, in the same sentence."""
    stream = scene.stream
    ahead = [
        match
        for match in stream.within("stance", stream.sentence_of(first))
        if first - _CUE_REACH <= match.first < first and not quote_between(scene, match.first, first)
    ]
    return ahead[-1] if ahead else None


def _with_later_speakers(scene: Scene, found: list[Said]) -> list[Said]:
    """Gives a quotation without a speaker the one of the quotation that follows it at once in its paragraph."""
    settled = list(found)
    for number in range(len(settled) - 2, -1, -1):
        said, following = settled[number], settled[number + 1]
        if said.speaker is None and _goes_on(scene.stream, said.span, following.span):
            settled[number] = Said(span=said.span, direct=True, speaker=following.speaker, cue=None)
    return settled
