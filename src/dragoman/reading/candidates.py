"""Who may have spoken the words of a quotation, and where he stands beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from dragoman.language.automaton import Match
from dragoman.reading.entities import Cast, Located
from dragoman.reading.groups import Group
from dragoman.reading.sayings import Said
from dragoman.reading.scene import Scene
from dragoman.reading.speakers import speaker_of
from dragoman.reading.stream import Stream

_SENTENCES_BACK = 6
_MOST_PEOPLE_BACK = 5
_COLON_WITHIN = 3
_CALLED_BEFORE, _CALLED_BEHIND = 3, 6
_MENTIONS_BACK = 200
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_CLOSING = frozenset("\"'”’»“«„)]}」』›,.!?…—–-")


class Frame(Struct, frozen=True):
    """The words around a quotation that tell whose it is: `lead` before it, `tail` behind it, from word to before word.

    `first` and `last` are the words of the quotation itself. The tail is `apart` where a new sentence begins it, and
    the lead is `announcing` where it ends in a colon.
    """

    first: int
    last: int
    lead: tuple[int, int]
    tail: tuple[int, int]
    apart: bool
    announcing: bool


def frame_of(scene: Scene, said: Said) -> Frame:
    """The words around a quotation."""
    stream = scene.stream
    first = stream.word_at(said.span[0])
    last = max(stream.word_at(said.span[1]), first + 1)
    lead = _lead(stream, first)
    tail, apart = _tail(scene, last)
    announcing = any(stream.words[p].text == ":" for p in range(max(lead[0], lead[1] - _COLON_WITHIN), lead[1]))
    return Frame(first, last, lead, tail, apart, announcing)


def _lead(stream: Stream, first: int) -> tuple[int, int]:
    """The words before a quotation in its sentence, or the sentence before where that ends in a colon."""
    number = stream.number_of_sentence(first)
    sentence = stream.sentences[number]
    if any(stream.words[place].kind != "sign" for place in range(sentence.first, first)) or number == 0:
        return sentence.first, first
    before = stream.sentences[number - 1]
    if stream.words[before.last - 1].text == ":":
        return before.first, before.last
    return sentence.first, first


def _tail(scene: Scene, last: int) -> tuple[tuple[int, int], bool]:
    """The words behind a quotation in its sentence, or the sentence that follows it at once in its paragraph."""
    stream = scene.stream
    words = stream.words
    sentence = stream.sentence_of(last - 1)
    place = last
    while place < len(words) and words[place].text in _CLOSING and not scene.is_quoted(place) and place <= last + 3:
        place += 1
    if place < sentence.last:
        return (place, sentence.last), False
    if place >= len(words) or scene.is_quoted(place):
        return (place, place), False
    following = stream.sentence_of(place)
    if following.paragraph != sentence.paragraph:
        return (place, place), False
    return (place, following.last), not words[place].text[0].islower()


class Standing(Struct, frozen=True):
    """A group in the lead or the tail of a quotation: how far from its words, how many groups nearer, how attached."""

    group: Group
    away: int
    nearer: int
    signs: int


class Around(Struct, frozen=True):
    """What stands around a quotation: its frame, its reporting words and its pronouns, and each one's place in it."""

    said: Said
    frame: Frame
    cue_ahead: Match | None
    cue_behind: Match | None
    pronoun_ahead: tuple[int, str] | None
    pronoun_behind: tuple[int, str] | None
    ahead: dict[int, Standing]
    behind: dict[int, Standing]
    subject: int | None
    roles_ahead: tuple[Match, ...]
    roles_behind: tuple[Match, ...]
    ruled_ahead: int | None
    ruled_behind: int | None


def around(scene: Scene, said: Said) -> Around:
    """Everything around a quotation from which its speaker can be told."""
    frame = frame_of(scene, said)
    cues_ahead = _cues(scene, frame.lead)[::-1]
    cues_behind = _cues(scene, frame.tail)
    groups_ahead = _groups(scene, frame.lead)[::-1]
    groups_behind = _groups(scene, frame.tail)
    cue_ahead, cue_behind = _nearest_verb(cues_ahead), _nearest_verb(cues_behind)
    bare = [group for group in groups_ahead if group.is_free]
    return Around(
        said,
        frame,
        cue_ahead,
        cue_behind,
        _pronoun(scene, range(frame.lead[1] - 1, frame.lead[0] - 1, -1)) or _left_out(scene, cue_ahead, frame.lead),
        _pronoun(scene, range(*frame.tail)) or _left_out(scene, cue_behind, frame.tail),
        _standings(scene, groups_ahead, frame),
        _standings(scene, groups_behind, frame),
        bare[-1].entities[0] if bare else None,
        _roles(scene, frame.lead),
        _roles(scene, frame.tail),
        speaker_of(scene, cue_ahead, said.span) if cue_ahead is not None else None,
        speaker_of(scene, cue_behind, said.span) if cue_behind is not None else None,
    )


def is_indefinite(scene: Scene, seen: Around, entity: int) -> bool:
    """Whether somebody beside a quotation is told as one who was not named before: "a neighbour"."""
    beside = (standings.get(entity) for standings in (seen.behind, seen.ahead))
    return any(one is not None and scene.stream.is_head(one.group.first, "indefinite") for one in beside)


def _cues(scene: Scene, reach: tuple[int, int]) -> list[Match]:
    if reach[0] >= reach[1]:
        return []
    sentence = scene.stream.sentence_of(reach[0])
    return [cue for cue in scene.cues(sentence) if reach[0] <= cue.first < reach[1]]


def _nearest_verb(cues: Sequence[Match]) -> Match | None:
    """The reporting verb nearest to the quotation, or whatever else reports it."""
    return next((cue for cue in cues if cue.entry.form != "noun"), cues[0] if cues else None)


def _groups(scene: Scene, reach: tuple[int, int]) -> list[Group]:
    if reach[0] >= reach[1]:
        return []
    sentence = scene.stream.sentence_of(reach[0])
    return [group for group in scene.groups(sentence) if reach[0] <= group.first and group.last <= reach[1]]


def _roles(scene: Scene, reach: tuple[int, int]) -> tuple[Match, ...]:
    """The roles that no name goes with."""
    if reach[0] >= reach[1]:
        return ()
    sentence = scene.stream.sentence_of(reach[0])
    named = [mention.reach for mention in scene.mentions(sentence)]
    return tuple(
        match
        for match in scene.stream.within("role", sentence)
        if reach[0] <= match.first
        and match.last <= reach[1]
        and not scene.is_quoted(match.first)
        and not any(first <= match.first and match.last <= last for first, last in named)
    )


def _pronoun(scene: Scene, places: range) -> tuple[int, str] | None:
    """The pronoun nearest to a quotation, with its head."""
    for place in places:
        for match in scene.stream.at("word", place):
            if match.entry.value in _PRONOUNS and not scene.is_quoted(place):
                return place, match.entry.value
    return None


def _left_out(scene: Scene, cue: Match | None, reach: tuple[int, int]) -> tuple[int, str] | None:
    """The head of the pronoun that a reporting verb without a subject does without, by the verb's gender, at the verb.

    "— powiedział." is "said he", "— powiedziała." "said she".
    """
    stream = scene.stream
    rules = stream.lexicon.pack.reporting
    if cue is None or cue.entry.form != "verb" or not rules.feminine:
        return None
    if cue.first > reach[0] and stream.words[cue.first - 1].kind == "word":
        return None
    end = next((place for place in range(cue.last, reach[1]) if stream.words[place].kind == "sign"), reach[1])
    if end > cue.last and not (stream.at("word", cue.last) or stream.is_day(cue.last)):
        return None
    if any(group.is_free for group in _groups(scene, (cue.last, end))):
        return None
    verb = stream.words[cue.first].folded
    for head, endings in (("she", rules.feminine), ("he", rules.masculine)):
        if verb.endswith(endings):
            return cue.first, head
    return None


def _standings(scene: Scene, nearest_first: Sequence[Group], frame: Frame) -> dict[int, Standing]:
    found: dict[int, Standing] = {}
    words = scene.stream.words
    for number, group in enumerate(nearest_first):
        gap = range(group.last, frame.lead[1]) if group.last <= frame.first else range(frame.tail[0], group.first)
        signs = sum(words[place].text in ",.;:()" for place in gap)
        for entity in group.entities:
            found.setdefault(entity, Standing(group, len(gap), number, signs))
    return found


class Past(Struct, frozen=True):
    """Somebody's last mention before a quotation: how many sentences and other people ago, whether he led them."""

    sentences: int
    others: int
    leads: bool


class Mentioned:
    """The mentions of an article outside quotation marks, to be asked who was named last before a word."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        cast = scene.cast
        self._heads = [one for one in cast.mentions if not one.modifier and not scene.is_quoted(one.first)]
        self._starts = [one.first for one in self._heads]
        self.counts: dict[int, int] = {}
        for one in cast.mentions:
            self.counts[one.entity] = self.counts.get(one.entity, 0) + 1
        self.most = max(self.counts.values(), default=1)

    def before(self, place: int) -> dict[int, Past]:
        """Who was named in the last sentences before a word, nearest first."""
        stream = self._scene.stream
        number = stream.number_of_sentence(place)
        found: dict[int, Past] = {}
        leaders: dict[int, int] = {}
        earliest = stream.sentences[max(number - _SENTENCES_BACK, 0)].first
        here = self._heads[bisect_left(self._starts, earliest) : bisect_left(self._starts, place)]
        sentences = [stream.number_of_sentence(one.first) for one in here]
        for one, at in zip(here, sentences, strict=True):
            if _takes_part(self._scene.cast, one):
                leaders.setdefault(at, one.entity)
        for one, at in zip(reversed(here), reversed(sentences), strict=True):
            if _takes_part(self._scene.cast, one) and one.entity not in found:
                found[one.entity] = Past(number - at, len(found), leaders[at] == one.entity)
                if len(found) == _MOST_PEOPLE_BACK:
                    break
        return found

    def words_around(self, entity: int, place: int) -> set[str]:
        """The words of somebody's mentions before a word, and those right beside them: what he is called."""
        words = self._scene.stream.words
        end = bisect_left(self._starts, place)
        return {
            words[at].folded
            for one in self._heads[max(end - _MENTIONS_BACK, 0) : end]
            if one.entity == entity
            for at in range(max(one.reach[0] - _CALLED_BEFORE, 0), min(one.reach[1] + _CALLED_BEHIND, len(words)))
        }

    def inside(self, first: int, last: int) -> set[int]:
        """Who is named in the words from `first` to before `last`, quoted or not."""
        mentions = self._scene.cast.mentions
        start = bisect_left(mentions, first, key=_first)
        return {one.entity for one in mentions[start : bisect_right(mentions, last - 1, key=_first)]}


def _takes_part(cast: Cast, mention: Located) -> bool:
    return cast.entities[mention.entity].kind in ("person", "organisation", "group")


def _first(mention: Located) -> int:
    return mention.first
