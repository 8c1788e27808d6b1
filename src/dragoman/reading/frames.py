"""Who does it to whom: the parties of one event word, found by the grammar of its sentence.

One grammar for all languages over the typed stream: the subject stands bare before an active verb (or after it where
word order is free), the recipient is attached as the pack says; a passive turns both round; a noun has its parties by
"of", "between", "with", "by", by possession, or through the light verb that carries it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from dragoman.knowledge.countries import country_names
from dragoman.knowledge.ontology import quad_class
from dragoman.language.automaton import bases
from dragoman.reading.clauses import is_passive
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import ActorBy
from dragoman.reading.triggers import Trigger

SPEAKER = "speaker"
_OBJECT_REACH = 7
_MARKED_REACH = 14
_BESIDE = 3
_SUBJECTLESS = 4
_TWO = 2
_DOER_REACH = 6
# What may stand before the verb where word order is free; other prepositions say more often when or where.
_PRONOUNS = ("i", "we", "he", "she", "they", "it")
_FRONTED = ("with", "against")


class Parties(Struct, frozen=True):
    """Positions in `Cast.entities`.

    `pronoun` is the head of the pronoun that acts (at `place`), "" for a subject left out,
    `SPEAKER` for whoever says it.
    """

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    pronoun: str | None = None
    by: ActorBy = "none"
    place: int | None = None


Scene = tuple[Stream, Sequence[Group], Sequence[int]]


def parties(stream: Stream, found: Sequence[Group], predicates: Sequence[int], trigger: Trigger) -> Parties:
    """The parties of a trigger among the groups of its sentence.

    `predicates` are the first words of all event and reporting words of the sentence, in order.
    """
    inside = [group for group in found if trigger.bounds[0] <= group.first and group.last <= trigger.bounds[1]]
    scene = (stream, inside, predicates)
    if trigger.sense.actor == "speaker":
        blamed = _attached(scene, trigger, trigger.wanted, None)
        if blamed is None and "subject" in trigger.wanted:
            # "Should Moscow invade, the consequences would be grave": the one warned stands in the opening.
            blamed = _main_subject(found, trigger)
        return Parties((), _entities(blamed), SPEAKER, "speaker")
    if trigger.form == "noun":
        return _of_noun(scene, found, trigger)
    if trigger.form == "passive" or (trigger.form == "verb" and _is_passive(scene, trigger)):
        return _of_passive(scene, trigger)
    return _of_verb(scene, found, trigger)


def _of_verb(scene: Scene, everybody: Sequence[Group], trigger: Trigger) -> Parties:
    stream, _, predicates = scene
    subject = _subject(scene, trigger.first, trigger.bounds[0])
    by: ActorBy = "subject"
    pronoun = None if subject else _pronoun(scene[0], trigger)
    recipient = _attached(scene, trigger, trigger.wanted, subject)
    is_object_clause = _behind_whom(scene[0], trigger.first, trigger.bounds[0]) > trigger.bounds[0]
    if subject is None and pronoun is None and (is_object_clause or scene[0].lexicon.pack.order != "SVO"):
        subject = _subject_behind(scene, trigger) or _first_of_two(scene, trigger)
        by = "behind"
        if subject is not None and subject is recipient:
            recipient = _attached(scene, trigger, trigger.wanted, subject)
    if subject is not None and _is_object_by_case(stream, subject):
        # "Россию осудила Франция": the case tells more than the place.
        subject, recipient = (recipient if recipient is not None and recipient.is_bare else None), subject
    if recipient is None and is_object_clause:
        recipient = _before_whom(scene, trigger)
    if recipient is None and subject is not None and "object" in trigger.wanted:
        leading = _leading(scene, trigger, subject)
        if leading is not None:
            # "dass Russland die Ukraine angriff": the verb stands last, its object right before it.
            subject, recipient = leading, subject
    if recipient is None and subject is not None and scene[0].lexicon.pack.order != "SVO":
        recipient = _attached_before(scene, trigger)
    if subject is None and pronoun is None and recipient is None:
        subject = _between_before(scene, trigger)
        by = "between"
    if subject is None and pronoun is None and not _has_subject_before(scene, trigger):
        subject = _subject_of_report(stream, everybody, predicates, trigger)
        by = "report"
        pronoun = ("", trigger.first) if subject is None else None
    head, place = pronoun or (None, None)
    return Parties(_entities(subject), _entities(recipient), head, by if subject is not None else "none", place)


def _leading(scene: Scene, trigger: Trigger, nearest: Group) -> Group | None:
    """The first of two bare groups before the verb of a subordinate clause, where order is free."""
    begin = trigger.bounds[0]
    is_subordinate = scene[0].is_head(begin, "that", "break", "condition") or scene[0].ends_head(begin, "that")
    if scene[0].lexicon.pack.order != "free" or not is_subordinate:
        return None
    bare = [g for g in scene[1] if g.is_free and not _is_owner(scene[0], g)]
    before = [g for g in bare if trigger.bounds[0] <= g.first and g.last <= trigger.first]
    if len(before) != _TWO or before[1] is not nearest:
        return None
    between = range(before[0].last, before[1].first)
    parted = any(scene[0].words[place].text == "," or scene[0].is_predicate(place) for place in between)
    return None if parted else before[0]


def _subject_of_report(
    stream: Stream, everybody: Sequence[Group], predicates: Sequence[int], trigger: Trigger
) -> Group | None:
    """Whose verb it is behind "that" where its subject is left out: the one who says so; after "and", as before."""
    begin = trigger.bounds[0]
    that = next((place for place in (begin - 1, begin) if stream.is_head(place, "that")), None)
    if that is None:
        return None
    is_second = stream.ends_head(that, "and")
    for place in reversed([first for first in predicates if first < that]):
        if not is_second and that - place > _BESIDE:
            return None
        subject = _subject((stream, everybody, predicates), place, 0)
        if subject is not None:
            return subject
    return None


def _is_object_by_case(stream: Stream, group: Group) -> bool:
    """Whether the name of a country in a group has an ending that only an object has."""
    endings = stream.lexicon.accusative
    if not endings:
        return False
    names = _plain_names(stream.lexicon.language)
    countries = (match for place in range(group.first, group.last) for match in stream.at("country", place))
    folded = [stream.words[match.last - 1].folded for match in countries if match.entry.form == "name"]
    return any(word not in names and names.intersection(bases(word, endings)) for word in folded)


@cache
def _plain_names(language: str) -> frozenset[str]:
    return frozenset(name.lower() for name in country_names(language))


def _has_subject_before(scene: Scene, trigger: Trigger) -> bool:
    """Whether something stands before the verb in its clause that may be its subject without being named."""
    return trigger.first - trigger.bounds[0] > _SUBJECTLESS


def _is_passive(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb is passive by what stands before it, or a participle by the doer behind it: "hailed by X"."""
    if is_passive(scene[0], trigger.first, trigger.bounds):
        return True
    following = [group for group in scene[1] if 0 <= group.first - trigger.last <= _DOER_REACH]
    if not following or "by" not in following[0].markers or set(following[0].markers) & set(trigger.wanted):
        return False
    return not any(scene[0].is_predicate(place) for place in range(trigger.last, following[0].first))


def _of_passive(scene: Scene, trigger: Trigger) -> Parties:
    between = _first_after(scene, trigger, lambda group: "between" in group.markers, _MARKED_REACH)
    if between is not None and len(between.entities) > 1:
        return Parties(between.entities, by="between")
    recipient = _subject(scene, trigger.first, trigger.bounds[0])
    actor = _first_after(scene, trigger, lambda group: "by" in group.markers, _MARKED_REACH)
    actor = actor or _before(scene, trigger, "by")
    if recipient is None and scene[0].lexicon.pack.order != "SVO":
        recipient = _first_after(scene, trigger, lambda group: group.is_free, _BESIDE)
    if recipient is None:
        # "Sanctions were imposed on Russia": the subject is part of the phrase.
        marked = tuple(way for way in trigger.wanted if way not in ("object", "of", "indirect", "subject", "by"))
        recipient = _attached(scene, trigger, marked, actor) or _attached_before(scene, trigger)
    return Parties(_entities(actor), _entities(recipient), by="passive" if actor is not None else "none")


def _of_noun(scene: Scene, everybody: Sequence[Group], trigger: Trigger) -> Parties:
    stream = scene[0]
    between = _first_after(scene, trigger, lambda group: "between" in group.markers, _MARKED_REACH)
    if between is not None:
        return Parties(between.entities, by="between")
    owner = _owner(scene, trigger)
    by: ActorBy = "owner"
    wanted = trigger.wanted
    marked = tuple(name for name in wanted if name not in ("object", "of", "indirect", "subject"))
    recipient = _attached(scene, trigger, marked, owner)
    is_phrase = any(stream.is_head(place, "infinitive") for place in range(trigger.first, trigger.last))
    if recipient is None and ("object" in wanted or is_phrase) and not stream.lexicon.pack.grammar.bare_genitive:
        # A phrase such as "plans to meet" has an object right behind it.
        recipient = _first_after(scene, trigger, lambda group: group.is_free, 0)
    carrier = _carrier(stream, trigger)
    if carrier is not None and (owner is None or "of" in owner.markers):
        # "Russia announced the withdrawal of its troops": who carries it does it.
        carrying = _subject(scene, carrier, trigger.bounds[0])
        owner, by = (carrying, "carrier") if carrying is not None else (owner, by)
    if owner is None and recipient is None:
        owner, by = _between_before(scene, trigger), "between"
    if owner is None and recipient is not None:
        owner, by = _main_subject(everybody, trigger), "main"
    if owner is None and recipient is None:
        owner, by = _sides_of_main_clause(stream, everybody, trigger), "main"
    if recipient is None and "of" in wanted and (owner is None or _is_done_to_its_owner(stream, trigger)):
        recipient = _attached(scene, trigger, ("of",), owner)
    pronoun = _owning_pronoun(stream, trigger) if owner is None or by == "main" else None
    if pronoun is not None:
        return Parties((), _entities(recipient), pronoun[0], place=pronoun[1])
    return Parties(_entities(owner), _entities(recipient), by=by if owner is not None else "none")


def _owner(scene: Scene, trigger: Trigger) -> Group | None:
    """The actor that a noun itself names: by "by", as its owner before it, described before it, or of it."""
    stream, found, _ = scene
    wanted = trigger.wanted
    # Where one word says both "by" and "from", a noun that wants "from" names no doer with it.
    doer = _first_after(
        scene, trigger, lambda group: "by" in group.markers and not set(group.markers) & set(wanted), _MARKED_REACH
    )
    if doer is not None:
        return doer
    for group in reversed(found):
        if group.last > trigger.first:
            continue
        gap = trigger.first - group.last
        if "possessive" in group.markers and gap <= _BESIDE:
            return group
        if gap == 0 and (group.modifier or group.is_bare):
            return group
        break
    if _is_done_to_its_owner(stream, trigger):
        return None
    owner = _first_after(scene, trigger, lambda group: "of" in group.markers, _BESIDE)
    if owner is None and stream.lexicon.pack.grammar.bare_genitive:
        owner = _first_after(scene, trigger, lambda group: group.is_bare, 0)
    return owner


def _is_done_to_its_owner(stream: Stream, trigger: Trigger) -> bool:
    """Whether "of" names the one it is done to: "the arrest of X", "criticism of X"; "la crítica de X" is his own.

    Of what is said rather than done, only where the pack's phrase itself ends in that "of".
    """
    if "of" not in trigger.wanted:
        return False
    if quad_class(trigger.sense.type).startswith("material"):
        return True
    return stream.ends_head(trigger.last, "of") and trigger.last - trigger.first > 1


def _between_before(scene: Scene, trigger: Trigger) -> Group | None:
    """Both sides where they stand in front: "between A and B an agreement was reached"."""
    return next(
        (g for g in scene[1] if g.last <= trigger.first and "between" in g.markers and len(g.entities) > 1), None
    )


def _main_subject(everybody: Sequence[Group], trigger: Trigger) -> Group | None:
    """Who leads the sentence: "X spoke after talks with Y" tells of talks of X with Y."""
    before = [group for group in everybody if group.last <= trigger.first and group.is_free]
    own = [group for group in before if group.first >= trigger.bounds[0]]
    return own[-1] if own else before[0] if before else None


def _sides_of_main_clause(stream: Stream, everybody: Sequence[Group], trigger: Trigger) -> Group | None:
    """Both sides of "After a meeting in Geneva, X and Y ...": the first to follow, if they are several."""
    end = trigger.bounds[1]
    if end >= len(stream.words) or stream.words[end - 1].text != ",":
        return None
    following = next((group for group in everybody if group.first >= end and group.is_free), None)
    return following if following is not None and len(following.entities) > 1 else None


def _carrier(stream: Stream, trigger: Trigger) -> int | None:
    """The light verb before a noun, in its clause."""
    for place in range(trigger.first - 1, trigger.bounds[0] - 1, -1):
        if stream.is_head(place, "light"):
            return place
        if trigger.first - place > _OBJECT_REACH:
            return None
    return None


def _subject(scene: Scene, place: int, begin: int) -> Group | None:
    """The nearest bare group before a verb; across "and", the subject of the verb before."""
    stream, found, predicates = scene
    if _is_coordinated(stream, place, begin):
        earlier = [first for first in predicates if begin <= first < place]
        if earlier:
            return _subject(scene, earlier[-1], begin)
    begin = _behind_whom(stream, place, begin)
    before = [group for group in found if begin <= group.first and group.last <= place]
    relative = _relative_before(stream, place, begin, before)
    if relative is not None:
        return next((group for group in reversed(before) if relative - 1 <= group.last <= relative), None)
    for group in reversed(before):
        is_free = group.is_free and not _is_owner(stream, group)
        if is_free and not _is_in_passing(stream, group, place, begin):
            return group
    return None


def _is_owner(stream: Stream, group: Group) -> bool:
    """Whether a bare group is the owner of the event noun right before it: "der Angriff Russlands"."""
    if not stream.lexicon.pack.grammar.bare_genitive:
        return False
    return any(match.entry.form == "noun" for match in stream.ending("event", group.first))


def _behind_whom(stream: Stream, place: int, begin: int) -> int:
    """Where the subject may stand at the earliest: behind a "whom", which is an object."""
    return next((at + 1 for at in range(place - 1, begin - 1, -1) if stream.is_head(at, "whom")), begin)


def _before_whom(scene: Scene, trigger: Trigger) -> Group | None:
    """Whom a "whom" means: who stands right before it, at most a comma and a preposition between."""
    whom = _behind_whom(scene[0], trigger.first, trigger.bounds[0]) - 1
    return next((group for group in reversed(scene[1]) if whom - 2 <= group.last <= whom), None)


def _relative_before(stream: Stream, place: int, begin: int, before: Sequence[Group]) -> int | None:
    """The "who" or "which" before a verb that has no group between: what stands before it is the verb's subject."""
    for at in range(place - 1, begin - 1, -1):
        if stream.is_head(at, "whom"):
            return None
        if stream.is_head(at, "relative"):
            return at
        if any(group.first <= at < group.last and group.is_bare for group in before) or stream.words[at].text == ",":
            return None
    return None


def _is_in_passing(stream: Stream, group: Group, place: int, begin: int) -> bool:
    """Whether a group stands in a relative clause between commas, which a later verb does not see."""
    opened = any(
        stream.is_head(at, "relative") and at > 0 and stream.words[at - 1].text == ","
        for at in range(begin, group.first)
    )
    return opened and any(stream.words[at].text == "," for at in range(group.last, place))


def _is_coordinated(stream: Stream, place: int, begin: int) -> bool:
    """Whether "and" or a comma stands right before a verb or its auxiliaries."""
    for end in range(place, max(begin, place - _BESIDE), -1):
        if stream.ends_head(end, "and"):
            return True
        if not stream.ends_head(end, "future", "negation", "infinitive", "passive", "light"):
            return False
    return False


def _subject_behind(scene: Scene, trigger: Trigger) -> Group | None:
    """The subject after its verb, where word order is free: bare and beside it."""
    return _first_after(scene, trigger, lambda group: group.first >= trigger.last and group.is_free, 1)


def _first_of_two(scene: Scene, trigger: Trigger) -> Group | None:
    """The first of two bare groups in or behind a verb that opens its clause: "Am Dienstag griff A B an"."""
    behind = [g for g in scene[1] if g.first > trigger.first and g.is_free]
    if len(behind) < _TWO or behind[1].first - trigger.first > _OBJECT_REACH:
        return None
    between = scene[0].words[trigger.first : behind[1].first]
    return None if any(word.text == "," for word in between) else behind[0]


def _attached(scene: Scene, trigger: Trigger, wanted: Sequence[str], taken: Group | None) -> Group | None:
    """The first group attached in one of the wanted ways, the earlier ways preferred."""
    for way in wanted:
        if way in ("object", "indirect"):
            group = _object(scene, trigger, taken) or _before(scene, trigger, "object")
        elif way == "subject":
            group = _subject(scene, trigger.first, trigger.bounds[0])
        elif way == "of" and scene[0].lexicon.pack.grammar.bare_genitive:
            group = _first_after(scene, trigger, lambda group: group.is_bare or "of" in group.markers, 0)
        else:
            group = _marked(scene, trigger, way, taken) or _before(scene, trigger, way)
        if group is not None and group is not taken:
            return group
    return None


def _before(scene: Scene, trigger: Trigger, way: str) -> Group | None:
    """The group so attached before its verb, where verbs stand last: "İsrail Gazze'ye saldırdı"."""
    if scene[0].lexicon.pack.order != "SOV":
        return None
    before = (group for group in reversed(scene[1]) if group.last <= trigger.first)
    return next((group for group in before if way in group.markers), None)


def _attached_before(scene: Scene, trigger: Trigger) -> Group | None:
    """The recipient that stands before its verb with a preposition: "С Лавровым встретился Блинкен"."""
    wanted = set(trigger.wanted) & set(_FRONTED)
    before = (group for group in reversed(scene[1]) if group.last <= trigger.first)
    return next((group for group in before if wanted & set(group.markers)), None)


def _marked(scene: Scene, trigger: Trigger, way: str, taken: Group | None) -> Group | None:
    return _first_after(scene, trigger, lambda group: way in group.markers and group is not taken, _MARKED_REACH)


def _object(scene: Scene, trigger: Trigger, taken: Group | None) -> Group | None:
    stream, _, predicates = scene
    group = _first_after(
        scene, trigger, lambda group: group.markers in ((), ("possessive",)) and group is not taken, _OBJECT_REACH
    )
    if group is None or (group.modifier and group.last - group.first == 0):
        return None
    # A verb between has its own object, and a comma ends the reach of this one.
    if any(trigger.last <= first < group.first for first in predicates):
        return None
    between = stream.words[trigger.last : group.first]
    return None if any(word.text in ",(" for word in between) else group


def _first_after(scene: Scene, trigger: Trigger, suits: Callable[[Group], bool], reach: int) -> Group | None:
    for group in scene[1]:
        # A phrase may reach over a party ("asked Germany for tanks") or into a name ("the meeting of the Council").
        if group.first <= trigger.first:
            continue
        if group.first - trigger.last > reach:
            return None
        if suits(group):
            return group
    return None


def _owning_pronoun(stream: Stream, trigger: Trigger) -> tuple[str, int] | None:
    """The pronoun that owns a noun, its head and place, right before it or right behind: "her denial"."""
    for place in (trigger.first - 1, trigger.first - 2, trigger.last, trigger.last + 1):
        if trigger.bounds[0] <= place < trigger.bounds[1] and (head := _pronoun_at(stream, place)) is not None:
            return head, place
    return None


def _pronoun(stream: Stream, trigger: Trigger) -> tuple[str, int] | None:
    """The pronoun before a verb, its head and place."""
    for place in range(trigger.first - 1, max(trigger.bounds[0], trigger.first - _OBJECT_REACH) - 1, -1):
        head = _pronoun_at(stream, place)
        if head is not None:
            return head, place
        if stream.words[place].kind == "sign" or stream.is_head(place, "and"):
            return None
    return None


def _pronoun_at(stream: Stream, place: int) -> str | None:
    return next((head for head in _PRONOUNS if stream.is_head(place, head)), None)


def _entities(group: Group | None) -> tuple[int, ...]:
    return group.entities if group is not None else ()
