"""What tells who speaks, as numbers that mean the same in every language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from dragoman.language.automaton import Match
from dragoman.model import Span
from dragoman.reading.antecedents import Antecedents
from dragoman.reading.candidates import Around, Mentioned, Past, Standing, is_indefinite
from dragoman.reading.role_bearers import is_such
from dragoman.reading.scene import Scene

_FAR = 40.0
_NOT_THERE = 99.0
_SHORTEST_CALLED = 4
_WORDS_OF_CLAUSE = 3

# What holds of the quotation, whoever is asked about.
_OF_QUOTATION = (
    "nobody_ruled", "cue_ahead", "cue_behind", "announcing", "apart", "tail", "lead", "role_behind", "role_ahead",
    "he_behind", "she_behind", "they_behind", "it_behind", "pronoun_behind", "he_ahead", "she_ahead", "pronoun_ahead",
    "gap", "same_paragraph", "next_paragraph", "next_gap", "opens_paragraph", "beside_unnamed", "beside_indefinite",
    "plain_behind", "plain_ahead", "comma", "stop", "capital", "words",
)  # fmt: skip
_OF_CANDIDATE = (
    "ruled", "ruled_by_cue", "ruled_behind", "ruled_ahead",
    "behind_away", "behind_nearer", "behind_signs", "behind_bare", "behind_cue", "behind_before_cue",
    "ahead_away", "ahead_nearer", "ahead_signs", "ahead_bare", "ahead_cue", "ahead_before_cue",
    "subject", "ahead_to", "behind_to", "ahead_possessive", "behind_goes_on", "clause_behind",
    "alone_ahead", "alone_behind",
    "meant", "spoke_last", "told_last", "spoke", "speaks_next", "sentences_back", "people_back", "led", "share",
    "likely_she", "person", "organisation", "country", "group", "press", "unnamed", "named_inside", "answers_to",
    "bears_behind", "bears_ahead",
)  # fmt: skip
TRAITS = (*_OF_QUOTATION, *_OF_CANDIDATE)


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
    if cue is None or pronoun is None:
        return frozenset()
    if pronoun[0] == cue.first and not scene.stream.is_head(*pronoun):
        # The verb alone tells it.
        return frozenset({pronoun[1]})
    if pronoun[0] not in (cue.first - 1, cue.last):
        return frozenset()
    word = scene.stream.words[pronoun[0]].folded
    grammar = scene.stream.lexicon.pack.grammar
    forms = {"he": grammar.he, "she": grammar.she, "they": grammar.they, "it": grammar.it}
    # The subject's form is the first of its head; "le" in "le-a spus" (told them) is no subject.
    return frozenset(head for head, forms in forms.items() if forms and word in forms[0].split("|"))


class Setting(Struct, frozen=True):
    """All that is known when a quotation's candidates are compared."""

    scene: Scene
    mentioned: Mentioned
    antecedents: Antecedents
    seen: Around
    past: Mapping[int, Past]
    course: Course
    neighbours: Neighbours


def traits(setting: Setting, entities: Sequence[int]) -> list[list[float]]:
    """The traits of each candidate for one quotation, in the order of `TRAITS`."""
    scene, seen = setting.scene, setting.seen
    ruled = (seen.ruled_behind, seen.ruled_ahead, seen.said.speaker)
    unnamed = [one for one in ruled if one is not None and one >= setting.course.named]
    told = [*_of_frame(setting), *_of_pronouns(seen), *_of_course(setting), *_of_words(setting, unnamed)]
    pronoun = seen.pronoun_behind or seen.pronoun_ahead
    meant = setting.antecedents.likely(*pronoun) if pronoun is not None else None
    inside = setting.mentioned.inside(seen.frame.first, seen.frame.last)
    called = _called(scene, seen, unnamed)
    return [
        [
            *told,
            *_place(scene, seen, entity),
            float(entity == meant),
            *_talk(setting, entity),
            *_nature(setting, entity, inside, called),
        ]
        for entity in entities
    ]


def _of_frame(setting: Setting) -> Iterator[float]:
    seen, frame = setting.seen, setting.seen.frame
    yield float(seen.said.speaker is None)
    yield float(seen.cue_ahead is not None)
    yield float(seen.cue_behind is not None)
    yield float(frame.announcing)
    yield float(frame.apart)
    yield min(frame.tail[1] - frame.tail[0], _FAR)
    yield min(frame.lead[1] - frame.lead[0], _FAR)
    yield min((match.first - frame.tail[0] for match in seen.roles_behind[:1]), default=_NOT_THERE)
    yield min((frame.lead[1] - match.last for match in seen.roles_ahead[-1:]), default=_NOT_THERE)


def _of_pronouns(seen: Around) -> Iterator[float]:
    ahead, behind = seen.pronoun_ahead, seen.pronoun_behind
    yield from (float(behind is not None and behind[1] == head) for head in ("he", "she", "they", "it"))
    yield _NOT_THERE if behind is None else min(behind[0] - seen.frame.tail[0], _FAR)
    yield from (float(ahead is not None and ahead[1] == head) for head in ("he", "she"))
    yield _NOT_THERE if ahead is None else min(seen.frame.lead[1] - ahead[0], _FAR)


def _of_course(setting: Setting) -> Iterator[float]:
    """How far from the quotations before and behind, and whether a paragraph opens with this one."""
    stream, course = setting.scene.stream, setting.course
    first, start = setting.seen.frame.first, setting.seen.said.span[0]
    between = None if course.end is None else stream.text[stream.words[course.end - 1].end : start]
    yield _FAR if course.end is None else min(first - course.end, _FAR)
    yield float(between is not None and "\n" not in between)
    yield float(between is not None and between.count("\n") == 1)
    yield min(setting.neighbours.next_gap, _FAR)
    sentence = stream.sentence_of(first)
    yield float(sentence.first + 2 >= first and stream.paragraphs[sentence.paragraph][0] >= start - 3)


def _of_words(setting: Setting, unnamed: Sequence[int]) -> Iterator[float]:
    """What words without a name stand beside the quotation, and how it opens and ends."""
    scene, seen = setting.scene, setting.seen
    yield float(bool(unnamed))
    yield float(any(is_indefinite(scene, seen, one) for one in unnamed))
    yield _plain_words(scene, seen, seen.cue_behind, seen.frame.tail)
    yield _plain_words(scene, seen, seen.cue_ahead, seen.frame.lead)
    yield from _ends(scene.stream.text, seen.said.span)


def _place(scene: Scene, seen: Around, entity: int) -> Iterator[float]:
    """What grammar says of a candidate, and where he stands around the quotation."""
    said, ahead, behind = seen.said, seen.ahead.get(entity), seen.behind.get(entity)
    yield float(entity == said.speaker)
    yield float(entity == said.speaker and said.cue is not None)
    yield float(entity == seen.ruled_behind)
    yield float(entity == seen.ruled_ahead)
    yield from _standing(behind, seen.cue_behind)
    yield from _standing(ahead, seen.cue_ahead)
    yield float(entity == seen.subject)
    yield _attached(ahead, "to")
    yield _attached(behind, "to")
    yield _attached(ahead, "possessive")
    yield _goes_on(scene, behind)
    yield float(is_clause(scene, behind))
    yield float(ahead is not None and len(seen.ahead) == 1)
    yield float(behind is not None and len(seen.behind) == 1)


def _talk(setting: Setting, entity: int) -> Iterator[float]:
    """What part a candidate has had in the talk and in the article so far."""
    course, was = setting.course, setting.past.get(entity)
    yield float(entity == course.last)
    yield float(entity == course.told)
    yield float(course.spoke.get(entity, 0))
    yield float(entity == setting.neighbours.next_speaker)
    yield _NOT_THERE if was is None else float(was.sentences)
    yield _NOT_THERE if was is None else float(was.others)
    yield float(was is not None and was.leads)
    yield setting.mentioned.counts.get(entity, 0) / setting.mentioned.most


def _nature(setting: Setting, entity: int, inside: Collection[int], called: frozenset[str]) -> Iterator[float]:
    """What a candidate is, and whether he is called what stands beside the quotation."""
    seen, who = setting.seen, setting.scene.cast.entities[entity]
    is_named = entity < setting.course.named
    yield float(_sounds_female(who.name))
    yield from (float(who.kind == kind) for kind in ("person", "organisation", "country", "group"))
    yield float(who.sector == "JRN")
    yield float(not is_named)
    yield float(entity in inside)
    known_as = setting.mentioned.words_around(entity, seen.frame.first) if called and is_named else ()
    yield float(not called.isdisjoint(known_as))
    yield float(any(is_such(who.role, match.entry.value) for match in seen.roles_behind[:1]))
    yield float(any(is_such(who.role, match.entry.value) for match in seen.roles_ahead[-1:]))


def _standing(standing: Standing | None, cue: Match | None) -> tuple[float, float, float, float, float, float]:
    if standing is None:
        return _NOT_THERE, _NOT_THERE, _NOT_THERE, 0.0, _NOT_THERE, 0.0
    group = standing.group
    is_before = cue is not None and group.last <= cue.first
    to_cue = _NOT_THERE
    if cue is not None:
        to_cue = cue.first - group.last if is_before else max(group.first - cue.last, 0)
    bare = float(group.is_free)
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
    signs = (place for place in range(last, min(last + int(_FAR), len(words))) if words[place].kind == "sign")
    return next((float(place - last) for place in signs), _FAR)


def is_clause(scene: Scene, standing: Standing | None) -> bool:
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
