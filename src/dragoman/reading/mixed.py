"""A few quoted words in a sentence of the reporter's own: "called it “a shame”", "said they were “very close”"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.language.automaton import Match
from dragoman.language.words import Word
from dragoman.model import Span
from dragoman.reading.entities import Located
from dragoman.reading.sayings import Said, cue_of
from dragoman.reading.scene import Scene
from dragoman.reading.speakers import speaker_of

_LABEL_AHEAD = 12
_LABEL_BEHIND = 4
_FEWEST_IN_LABEL = 2
_MOST_IN_NAME = 3
_MOST_IN_TITLE = 6


def is_title(scene: Scene, inside: Sequence[int]) -> bool:
    """Whether the words between marks look like a title or a name, or are somebody's name."""
    stream = scene.stream
    words = [stream.words[place] for place in inside if stream.words[place].kind == "word"]
    if stream.lexicon.pack.names.nouns:
        # Where every noun has a capital, this tells a title only from several of them, or behind the noun of the thing.
        if not words:
            return True
        small = any(not word.capitalised and len(word.text) > 3 for word in words)
        is_short = len(words) <= _MOST_IN_TITLE
        is_called = is_short and words[0].capitalised and _follows_noun(scene, inside[0])
        return is_called or _is_name(scene, inside) or (1 < len(words) <= _MOST_IN_TITLE and not small)
    if not words or len(words) > _MOST_IN_TITLE:
        return False
    return _is_called(scene, inside, words) or all(word.capitalised or len(word.text) <= 3 for word in words)


def _is_called(scene: Scene, inside: Sequence[int], words: Sequence[Word]) -> bool:
    """Whether two or three words open with a capital where no sentence could: he told «Белый дом» that."""
    stream, before = scene.stream, inside[0] - 2
    is_short = 1 < len(words) <= _MOST_IN_NAME and words[0].capitalised
    return is_short and before >= stream.sentence_of(inside[0]).first and stream.words[before].text not in ",:—–-"


def _follows_noun(scene: Scene, first: int) -> bool:
    """Whether a noun stands right before the mark: "im Fachblatt „Die Zeit“"."""
    before = scene.stream.words[first - 2] if first >= 2 else None
    return before is not None and before.capitalised and scene.stream.sentence_of(first).first < first - 2


def _is_name(scene: Scene, inside: Sequence[int]) -> bool:
    """Whether a name covers the words, all or most of them."""
    mentions = scene.cast.mentions
    for at in range(bisect_left(mentions, inside[0], key=_first), len(mentions)):
        if mentions[at].first > inside[-1]:
            return False
        if 2 * (mentions[at].last - mentions[at].first) > len(inside):
            return True
    return False


def _first(mention: Located) -> int:
    return mention.first


def labelled(scene: Scene, stretch: Span, inside: Sequence[int]) -> Said | None:
    """The words as a quotation of whoever gives something this name; None where nobody does."""
    if len(inside) < min(_FEWEST_IN_LABEL, scene.stream.lexicon.pack.quotation.fewest):
        return None
    label = _label(scene, inside)
    if label is None or _is_passed_on(scene, label) or is_title(scene, inside):
        return None
    speaker = speaker_of(scene, label, stretch)
    if speaker is None and _is_one_noun(scene, inside):
        return None
    return Said(span=stretch, direct=True, speaker=speaker, cue=cue_of(scene.stream, label))


def _is_one_noun(scene: Scene, inside: Sequence[int]) -> bool:
    """Whether a single noun stands between the marks, where nouns have capitals: rather a term than what was said."""
    stream = scene.stream
    words = [place for place in inside if stream.words[place].kind == "word"]
    return len(words) == 1 and bool(stream.lexicon.pack.names.nouns) and stream.words[words[0]].capitalised


def _is_passed_on(scene: Scene, label: Match) -> bool:
    """Whether nobody gives the name: "so-called", "is called"."""
    before = max(label.first - 1, 0)
    return scene.stream.words[before].text in "-‐" or scene.stream.is_head(before, "passive")


def _label(scene: Scene, inside: Sequence[int]) -> Match | None:
    stream = scene.stream
    sentence = stream.sentence_of(inside[0])
    labels = [match for match in stream.within("label", sentence) if not scene.is_quoted(match.first)]
    ahead = [match for match in labels if inside[0] - _LABEL_AHEAD <= match.first and match.last <= inside[0]]
    if ahead:
        between = range(ahead[-1].last, inside[0])
        return None if any(stream.words[place].text in ".;:" for place in between) else ahead[-1]
    return next((match for match in labels if 0 <= match.first - inside[-1] - 1 <= _LABEL_BEHIND), None)


def in_clauses(scene: Scene, stretches: Sequence[tuple[Span, Sequence[int]]], reported: Sequence[Said]) -> list[Said]:
    """Those of the stretches (each with its words) that stand in a reported clause, as words of its speaker."""
    found: list[Said] = []
    fewest = scene.stream.lexicon.pack.quotation.fewest
    for stretch, inside in stretches:
        around = (one for one in reported if one.span[0] <= stretch[0] and stretch[1] <= one.span[1])
        clause = next(around, None)
        is_meant = clause is not None and len(inside) >= fewest and not _is_one_noun(scene, inside)
        if clause is not None and is_meant and not is_title(scene, inside):
            found.append(Said(span=stretch, direct=True, speaker=clause.speaker, cue=None))
    return found
