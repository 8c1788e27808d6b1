"""What tells who speaks, as numbers that mean the same in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dragoman.language.automaton import Match
from dragoman.model import Entity, Span
from dragoman.reading.antecedents import Antecedents
from dragoman.reading.candidates import Around, Mentioned, Past, Standing, is_indefinite
from dragoman.reading.role_bearers import is_such
from dragoman.reading.speakers import Scene

_FAR = 40.0
_NOT_THERE = 99.0
_SHORTEST_CALLED = 4
_WORDS_OF_CLAUSE = 3

TRAITS = (
    "ruled", "ruled_by_cue", "nobody_ruled", "cue_ahead", "cue_behind", "announcing", "apart", "tail", "lead",
    "behind_away", "behind_nearer", "behind_signs", "behind_bare", "behind_cue", "behind_before_cue",
    "ahead_away", "ahead_nearer", "ahead_signs", "ahead_bare", "ahead_cue", "ahead_before_cue", "subject", "ahead_to",
    "behind_to", "ahead_possessive",
    "he_behind", "she_behind", "they_behind", "it_behind", "pronoun_behind", "he_ahead", "she_ahead", "pronoun_ahead",
    "meant", "likely_she",
    "spoke_last", "told_last", "gap", "same_paragraph", "next_paragraph", "spoke", "speaks_next", "next_gap",
    "sentences_back", "people_back", "led", "share", "opens_paragraph",
    "ruled_behind", "ruled_ahead", "unnamed", "beside_unnamed", "beside_indefinite", "role_behind", "role_ahead",
    "bears_behind", "bears_ahead", "plain_behind", "plain_ahead",
    "answers_to", "behind_goes_on", "clause_behind", "comma", "stop", "capital", "words",
    "person", "organisation", "country", "group", "press", "named_inside", "alone_ahead", "alone_behind",
)  # fmt: skip


class Course(Struct):
    """The talk so far: who spoke last, where his words ended, who was reported since, how often each has spoken."""

    named: int
    last: int | None = None
    end: int | None = None
    told: int | None = None
    spoke: dict[int, int] = {}

    def speak(self, speaker: int | None, end: int) -> None:
        """Takes note of a direct quotation that ends before a word."""
        self.last, self.end, self.told = speaker, end, None
        if speaker is not None:
            self.spoke[speaker] = self.spoke.get(speaker, 0) + 1


class Neighbours(Struct, frozen=True):
    """What of a quotation's neighbours bears on it: who speaks next by his own reporting word, and how far on."""

    next_speaker: int | None
    next_gap: int


def candidates(
    scene: Scene, seen: Around, past: Mapping[int, Past], course: Course, neighbours: Neighbours
) -> list[int]:
    """The entities among whom the speaker is sought, in a settled order.

    Where a pronoun is the subject of the reporting verb, nobody from elsewhere whom it cannot mean: "he" is no body,
    and "they" or "it" no person.
    """
    near = [*seen.behind, *seen.ahead]
    told = (seen.said.speaker, course.last, course.told, neighbours.next_speaker)
    everyone = list(dict.fromkeys([*(one for one in told if one is not None), *near, *past]))
    heads = _subject_heads(scene, seen)
    if not heads:
        return everyone
    kinds = {kind for head, kind in (("he", True), ("she", True), ("they", False), ("it", False)) if head in heads}
    entities = scene.cast.entities
    return [one for one in everyone if one in near or (entities[one].kind == "person") in kinds]


def _subject_heads(scene: Scene, seen: Around) -> frozenset[str]:
    """The heads of the pronoun that is the subject of a quotation's reporting verb; none where none is."""
    cue, pronoun = seen.cue_behind, seen.pronoun_behind
    if cue is None:
        cue, pronoun = seen.cue_ahead, seen.pronoun_ahead
    if cue is None or pronoun is None or pronoun[0] not in (cue.first - 1, cue.last):
        return frozenset()
    word = scene.stream.words[pronoun[0]].folded
    grammar = scene.stream.lexicon.pack.grammar
    forms = {"he": grammar.he, "she": grammar.she, "they": grammar.they, "it": grammar.it}
    # The subject's form is the first of its head; "le" in "le-a spus" (told them) is no subject.
    return frozenset(head for head, forms in forms.items() if forms and word in forms[0].split("|"))


def traits(
    scene: Scene,
    mentioned: Mentioned,
    antecedents: Antecedents,
    seen: Around,
    past: Mapping[int, Past],
    course: Course,
    neighbours: Neighbours,
    entities: Sequence[int],
) -> list[list[float]]:
    """The traits of each candidate for one quotation, in the order of `TRAITS`."""
    said, frame = seen.said, seen.frame
    stream = scene.stream
    text = stream.text
    gap = _FAR if course.end is None else min(frame.first - course.end, _FAR)
    between = "" if course.end is None else text[stream.words[course.end - 1].end : said.span[0]]
    breaks = between.count("\n") if course.end is not None else 9
    inside = mentioned.inside(frame.first, frame.last)
    sentence = stream.sentence_of(frame.first)
    opens = sentence.first + 2 >= frame.first and stream.paragraphs[sentence.paragraph][0] >= said.span[0] - 3
    ahead_pronoun, behind_pronoun = seen.pronoun_ahead, seen.pronoun_behind
    pronoun = behind_pronoun or ahead_pronoun
    meant = antecedents.likely(*pronoun) if pronoun is not None else None
    most = max(mentioned.counts.values(), default=1)
    shared = (
        float(seen.cue_ahead is not None),
        float(seen.cue_behind is not None),
        float(frame.announcing),
        float(frame.apart),
        min(frame.tail[1] - frame.tail[0], _FAR),
        min(frame.lead[1] - frame.lead[0], _FAR),
    )
    pronouns = (
        *(float(behind_pronoun is not None and behind_pronoun[1] == head) for head in ("he", "she", "they", "it")),
        _NOT_THERE if behind_pronoun is None else min(behind_pronoun[0] - frame.tail[0], _FAR),
        *(float(ahead_pronoun is not None and ahead_pronoun[1] == head) for head in ("he", "she")),
        _NOT_THERE if ahead_pronoun is None else min(frame.lead[1] - ahead_pronoun[0], _FAR),
    )
    ruled = (seen.ruled_behind, seen.ruled_ahead, said.speaker)
    unnamed = [one for one in ruled if one is not None and one >= course.named]
    beside = (float(bool(unnamed)), float(any(is_indefinite(scene, seen, one) for one in unnamed)))
    plain_behind = _plain_words(scene, seen, seen.cue_behind, frame.tail)
    plain_ahead = _plain_words(scene, seen, seen.cue_ahead, frame.lead)
    called = _called(scene, seen, unnamed)
    ends = _ends(text, said.span)
    rows = []
    for entity in entities:
        who = scene.cast.entities[entity]
        was = past.get(entity)
        rows.append(
            [
                float(entity == said.speaker),
                float(entity == said.speaker and said.cue is not None),
                float(said.speaker is None),
                *shared,
                *_standing(seen.behind.get(entity), seen.cue_behind),
                *_standing(seen.ahead.get(entity), seen.cue_ahead),
                float(entity == seen.subject),
                _attached(seen.ahead.get(entity), "to"),
                _attached(seen.behind.get(entity), "to"),
                _attached(seen.ahead.get(entity), "possessive"),
                *pronouns,
                float(meant == entity),
                float(_sounds_female(who.name)),
                float(entity == course.last),
                float(entity == course.told),
                gap,
                float(breaks == 0),
                float(breaks == 1),
                float(course.spoke.get(entity, 0)),
                float(entity == neighbours.next_speaker),
                min(neighbours.next_gap, _FAR),
                _NOT_THERE if was is None else float(was.sentences),
                _NOT_THERE if was is None else float(was.others),
                float(was is not None and was.leads),
                mentioned.counts.get(entity, 0) / most,
                float(opens),
                float(entity == seen.ruled_behind),
                float(entity == seen.ruled_ahead),
                float(entity >= course.named),
                *beside,
                *_roles(seen, who),
                plain_behind,
                plain_ahead,
                float(entity < course.named and bool(called and called & mentioned.words_around(entity, frame.first))),
                _goes_on(scene, seen.behind.get(entity)),
                float(_is_clause(scene, seen.behind.get(entity))),
                *ends,
                *(float(who.kind == kind) for kind in ("person", "organisation", "country", "group")),
                float(who.sector == "JRN"),
                float(entity in inside),
                float(entity in seen.ahead and len(seen.ahead) == 1),
                float(entity in seen.behind and len(seen.behind) == 1),
            ]
        )
    return rows


def _standing(standing: Standing | None, cue: Match | None) -> tuple[float, float, float, float, float, float]:
    if standing is None:
        return _NOT_THERE, _NOT_THERE, _NOT_THERE, 0.0, _NOT_THERE, 0.0
    group = standing.group
    is_before = cue is not None and group.last <= cue.first
    to_cue = _NOT_THERE
    if cue is not None:
        to_cue = cue.first - group.last if is_before else max(group.first - cue.last, 0)
    bare = float(group.is_bare and not group.modifier)
    return (
        float(min(standing.away, _FAR)),
        float(standing.nearer),
        float(standing.signs),
        bare,
        to_cue,
        float(is_before),
    )


def _attached(standing: Standing | None, marker: str) -> float:
    return float(standing is not None and marker in standing.group.markers)


def _roles(seen: Around, who: Entity) -> Iterator[float]:
    """How far behind and ahead a role without a name stands, and whether this is one who bears it."""
    behind, ahead = seen.roles_behind[:1], seen.roles_ahead[-1:]
    yield min((match.first - seen.frame.tail[0] for match in behind), default=_NOT_THERE)
    yield min((seen.frame.lead[1] - match.last for match in ahead), default=_NOT_THERE)
    yield float(any(is_such(who.role, match.entry.value) for match in behind))
    yield float(any(is_such(who.role, match.entry.value) for match in ahead))


def _called(scene: Scene, seen: Around, unnamed: Sequence[int]) -> frozenset[str]:
    """The words by which somebody beside a quotation is called without his name."""
    words = scene.stream.words
    standings = (beside.get(one) for one in unnamed for beside in (seen.behind, seen.ahead))
    places = {place for one in standings if one is not None for place in range(one.group.first, one.group.last)}
    return frozenset(words[place].folded for place in places if len(words[place].text) >= _SHORTEST_CALLED)


def _goes_on(scene: Scene, standing: Standing | None) -> float:
    """How many words follow a group before the next sign."""
    if standing is None:
        return _NOT_THERE
    words = scene.stream.words
    last = standing.group.last
    place = last
    while place < len(words) and words[place].kind != "sign":
        place += 1
    return min(place - last, _FAR)


def _is_clause(scene: Scene, standing: Standing | None) -> bool:
    """Whether a group and a word or two behind it are all that follows the quotation: "Holm shouted."."""
    return standing is not None and not standing.away and 0 < _goes_on(scene, standing) <= _WORDS_OF_CLAUSE


def _ends(text: str, span: Span) -> tuple[float, float, float, float]:
    """Whether a comma hands over behind the words, whether a stop ends them, whether a capital opens them; how many."""
    around = text[span[1] - 1 : span[1] + 3]
    words = text[span[0] : span[1]]
    return (
        float("," in around or "–" in around or "—" in around),
        float(any(stop in around[:3] for stop in ".!?…")),
        float(words[:1].isupper()),
        min(float(words.count(" ")), _FAR),
    )


def _plain_words(scene: Scene, seen: Around, cue: Match | None, reach: tuple[int, int]) -> float:
    """How many words that name nobody stand right before a reporting word, after the last sign: "the banker" said."""
    if cue is None or cue.entry.form != "verb":
        return _NOT_THERE
    stream = scene.stream
    first = cue.first
    taken = {place for one in (*seen.ahead.values(), *seen.behind.values()) for place in range(*_reach(one))}
    while first > reach[0] and stream.words[first - 1].kind == "word":
        first -= 1
        if first in taken or stream.is_head(first, "he", "she", "they", "it"):
            return _NOT_THERE
    return float(cue.first - first)


def _reach(standing: Standing) -> tuple[int, int]:
    return standing.group.first, standing.group.last


def _sounds_female(name: str) -> bool:
    """Whether a given name, in Latin letters, ends as most women's do in most languages of Europe."""
    return name.split(" ", maxsplit=1)[0].endswith("a")
