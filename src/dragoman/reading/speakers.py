"""Who speaks: the speaker of a reporting word, by grammar, pronoun, role or the statement that is quoted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from dragoman.language.automaton import Match
from dragoman.model import Span
from dragoman.reading.clause_groups import ClauseGroups
from dragoman.reading.entities import Located
from dragoman.reading.glued import MARKERS
from dragoman.reading.groups import Group
from dragoman.reading.left_out import left_out
from dragoman.reading.scene import Scene
from dragoman.reading.stream import Stream
from dragoman.reading.verb_forms import subject_by_form, verb_form

_BEHIND = 3
_NOUNS_BACK = 6
_MOST_WORDS_DESCRIBED = 5


def speaker_of(scene: Scene, cue: Match, stretch: Span, links: int = 0) -> int | None:
    """The entity that speaks: subject of the cue, before it or right behind it; after "according to", behind it.

    `links` verbs that leave their subject out lead here.
    """
    stream = scene.stream
    sentence = stream.sentence_of(cue.first)
    found = scene.groups(sentence)
    behind = _behind(scene, found, cue)
    is_after_words = stretch[1] <= stream.words[cue.first].start
    is_behind = behind is not None and _is_near(scene, cue, behind, is_after_words)
    if cue.entry.form == "according":
        return meant(scene, behind) if behind is not None and is_behind else by_pronoun(scene, cue)
    if cue.entry.form == "noun":
        return meant(scene, behind) if behind is not None and is_behind else None
    if cue.entry.form == "passive" and not (
        is_behind and behind is not None and (behind.is_bare or {"of", "by"} & set(behind.markers))
    ):
        return _author_of_statement(scene, cue.first)
    pronoun, by_form = by_pronoun(scene, cue), _by_form(scene, found, cue)
    if pronoun is not None or by_form is not None:
        return pronoun if by_form is None or pronoun is not None else meant(scene, by_form)
    ahead = [
        group
        for group in found
        if group.last <= cue.first and group.is_free and not quote_between(scene, group.last, cue.first)
    ]
    # "urged Russia to ..." has its object there; "said Lavrov:" has its subject.
    ends_there = behind is not None and (
        behind.last >= sentence.last or stream.words[behind.last].kind == "sign" or stream.is_head(behind.last, "that")
    )
    nobody_ahead = not ahead or stream.words[ahead[-1].first].start < stretch[1]
    # ", said X." hands over to what stands behind it, whoever stands before the comma.
    after_comma = cue.first > sentence.first and stream.words[cue.first - 1].text in ",–—-"
    prefers_behind = nobody_ahead if is_after_words else after_comma and ends_there
    if is_behind and behind is not None and behind.is_free and (prefers_behind or (not ahead and ends_there)):
        return meant(scene, behind)
    if ahead:
        return meant(scene, _subject_ahead(scene, ahead, cue))
    before = left_out(scene, cue, links, partial(_speaker_by_itself, scene))
    return before if before is not None else _body_that_speaks(scene, found, cue)


def _subject_ahead(scene: Scene, ahead: Sequence[Group], cue: Match) -> Group:
    """Who of the bare groups before a reporting verb is its subject."""
    if scene.stream.lexicon.pack.order == "VSO":
        # Behind its verb stands first who does it, then to whom: "met Lavrov Fidan, saying".
        return ahead[0]
    return _named_before_comma(scene, ahead, cue) or ahead[-1]


def _speaker_by_itself(scene: Scene, cue: Match, links: int) -> int | None:
    """The speaker of a reporting verb, whatever it reports."""
    end = scene.stream.sentence_of(cue.first).span[1]
    return speaker_of(scene, cue, (end, end), links)


def _by_form(scene: Scene, found: Sequence[Group], cue: Match) -> Group | None:
    """The subject of a reporting verb whose form or place in the order of words tells it: "diyen X", "قال X"."""
    if cue.entry.form != "verb":
        return None
    stream = scene.stream
    clause = ClauseGroups(stream, found, ())
    if verb_form(stream, cue.last) != "finite":
        return subject_by_form(clause, cue.first, cue.last, stream.sentence_of(cue.first).first)
    if stream.lexicon.pack.order != "VSO":
        return None
    return next((group for group in found if group.is_free and 0 <= group.first - cue.last <= 1), None)


def _is_near(scene: Scene, cue: Match, behind: Group, is_after_words: bool) -> bool:
    """Whether a group is close behind its reporting word; behind somebody's words, he may be described at length."""
    words = scene.stream.words[cue.last : behind.first]
    described = is_after_words and scene.cast.entities[behind.entities[0]].kind == "person"
    most = _MOST_WORDS_DESCRIBED if described else _BEHIND
    return len(words) <= most and not _stops(scene.stream, cue.last, behind.first)


def _behind(scene: Scene, found: Sequence[Group], cue: Match) -> Group | None:
    """The group behind a reporting word; a person behind those whom he tells it: "said to reporters Lavrov"."""
    following = [group for group in found if group.first >= cue.last and not group.modifier]
    if not following or cue.entry.form != "verb":
        return following[0] if following else None
    if following[0].is_bare and not following[0].is_free:
        # "powiedział dziennikarzom Tusk": the ending tells who listens.
        following = [group for group in following if group.is_free] or following
    first, second = following[0], following[1] if len(following) > 1 else None
    if first.is_bare and scene.cast.entities[first.entities[0]].sector != "JRN":
        return first
    if second is not None and _is_subject_behind(scene, cue, first, second):
        # What attaches the first may seem to attach the second, too.
        return replace(second, markers=())
    return None if _is_audience(scene, first) else first


def _is_subject_behind(scene: Scene, cue: Match, first: Group, second: Group) -> bool:
    """Whether a person follows closely, attached by nothing of his own, on the first group behind a reporting word."""
    stream = scene.stream
    near = first.first - cue.last <= _BEHIND and second.first - first.last <= _BEHIND
    attached = any(stream.is_head(place, *MARKERS) for place in range(first.last, second.first))
    is_person = scene.cast.entities[second.entities[0]].kind == "person"
    return is_person and near and not attached and not _stops(stream, cue.last, second.first)


def _is_body(scene: Scene, group: Group) -> bool:
    """Whether a group is an organisation, or a state by the name of its seat."""
    kind = scene.cast.entities[group.entities[0]].kind
    if kind != "country":
        return kind == "organisation"
    said = scene.mentions(scene.stream.sentence_of(group.first))
    return any(mention.form == "metonym" and group.first <= mention.first < group.last for mention in said)


def _is_audience(scene: Scene, group: Group) -> bool:
    """Whether a group are the reporters to whom something is told."""
    entity = scene.cast.entities[group.entities[0]]
    return entity.kind == "group" and entity.sector == "JRN"


def _body_that_speaks(scene: Scene, found: Sequence[Group], cue: Match) -> int | None:
    """The body behind a preposition that takes the place of a subject: "in the ministry [they] said"."""
    rules = scene.stream.lexicon.pack.reporting
    if cue.entry.form != "verb" or not scene.stream.words[cue.last - 1].text.endswith(rules.body_endings):
        return None
    bodies = (group for group in found if _is_body(scene, group) and _takes_subject(scene, group, cue))
    return next((meant(scene, group) for group in bodies), None)


def _takes_subject(scene: Scene, group: Group, cue: Match) -> bool:
    """Whether the preposition of such a body stands right behind the word, or opens the clause before it."""
    stream, marker = scene.stream, scene.stream.lexicon.pack.reporting.body_marker
    if group.first >= cue.last:
        near = group.first - cue.last <= _BEHIND and not _stops(stream, cue.last, group.first)
        return near and stream.is_head(cue.last, marker)
    reach = range(group.first - 1, group.first - 2 - _BEHIND, -1)
    opens = next((place for place in reach if place >= 0 and stream.is_head(place, marker)), None)
    if opens is None or cue.first - group.last > _BEHIND or _stops(stream, opens, cue.first):
        return False
    return opens <= stream.sentence_of(cue.first).first or stream.words[opens - 1].kind == "sign"


def _named_before_comma(scene: Scene, ahead: Sequence[Group], cue: Match) -> Group | None:
    """The person whom a closed apposition explains: X in "X, head of the Y of Z, said"; None where there is none."""
    words = scene.stream.words
    if words[cue.first - 1].text != "," or scene.cast.entities[ahead[-1].entities[0]].kind == "person":
        return None
    commas = [place for place in range(ahead[-1].first - 1, ahead[0].last - 1, -1) if words[place].text == ","]
    named = next((group for group in ahead if commas and group.last == commas[0]), None)
    return named if named and scene.cast.entities[named.entities[0]].kind == "person" else None


def _author_of_statement(scene: Scene, place: int) -> int | None:
    """Whose statement "it is said in the statement" means: of the last one named with its author."""
    stream = scene.stream
    nouns = [match for match in stream.matches("report") if match.entry.form == "noun" and match.first < place]
    for noun in reversed(nouns[-_NOUNS_BACK:]):
        for group in scene.groups(stream.sentence_of(noun.first)):
            if 0 <= group.first - noun.last <= _BEHIND and (group.is_bare or {"of", "by", "to"} & set(group.markers)):
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


def _first(mention: Located) -> int:
    return mention.first


def meant(scene: Scene, group: Group) -> int | None:
    """The one who speaks for a group; a people ("the Russian said") stands for the person of it who was named last."""
    entity = scene.cast.entities[group.entities[0]]
    if entity.kind != "country":
        return group.entities[0]
    mentions = scene.cast.mentions
    begin = bisect_left(mentions, group.first, key=_first)
    end = bisect_left(mentions, max(group.last, group.first + 1), lo=begin, key=_first)
    spoken = mentions[begin:end]
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
        near = cue.last <= group.first <= cue.last + _BEHIND
        if near and ("to" in group.markers or group.must_be("to") or _is_audience(scene, group)):
            return group.entities[0] if group.entities[0] != speaker else None
    return None


def quote_between(scene: Scene, first: int, last: int) -> bool:
    """Whether a quotation stands in the words from `first` to before `last`."""
    return any(scene.is_quoted(place) for place in range(first, last))
