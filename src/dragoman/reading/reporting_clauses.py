"""Reporting clauses that stand beside the words they report: "..., X said", "as X said, ...", "according to X ..."."""

from __future__ import annotations

from dragoman.language.automaton import Match
from dragoman.reading.glued import MARKERS
from dragoman.reading.lexicon import BEHIND
from dragoman.reading.reported_clauses import Clause, clause_end, is_reporting
from dragoman.reading.sayings import FEWEST_WORDS
from dragoman.reading.scene import Scene
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_AS_WITHIN = 12
_SUBJECT_WITHIN = 9
_SUBJECT_BEHIND_WITHIN = 25
_PHRASE_WITHIN = 4
_ENDS_WITHIN = 2
_RIGHT_BEHIND = 3


def clauses_beside(scene: Scene, sentence: Sentence, cue: Match) -> list[Clause]:
    """The pieces of a sentence that a reporting clause beside them makes somebody's words, in order."""
    if cue.entry.form == "according":
        if _opens_longer(scene.stream, cue):
            # German "so dass" begins with a "so" that hands over nothing.
            return []
        return _by_according(scene, sentence, cue)
    if cue.entry.form == "noun":
        return []
    told = _as_told(scene, sentence, cue)
    if told is not None:
        return told
    if scene.stream.lexicon.pack.order == "SOV":
        return _before_last_verb(scene, sentence, cue)
    return _inserted(scene, sentence, cue)


def _as_told(scene: Scene, sentence: Sentence, cue: Match) -> list[Clause] | None:
    """The words beside "as the ministry said"; None where no "as" opens the reporting clause."""
    stream = scene.stream
    for place in range(cue.first - 1, max(cue.first - _AS_WITHIN, sentence.first) - 1, -1):
        if stream.words[place].text in ",:":
            return None
        if is_reporting(stream, place, "as_told"):
            behind = _comma_after(scene, cue.last, sentence)
            if place - sentence.first <= 1:
                return [] if behind is None else [Clause(behind + 1, sentence.last)]
            return _pieces(sentence, place, sentence.last if behind is None else behind + 1)
    return None


def _opens_longer(stream: Stream, cue: Match) -> bool:
    """Whether a conjunction begins within a cue and reaches beyond it."""
    marks = (match for place in range(cue.first, cue.last) for match in stream.at("word", place))
    return any(match.entry.value == "break" and match.last > cue.last for match in marks)


def _by_according(scene: Scene, sentence: Sentence, cue: Match) -> list[Clause]:
    stream = scene.stream
    if cue.entry.value == BEHIND:
        return [Clause(cue.last, sentence.last)] if cue.first - sentence.first <= _SUBJECT_WITHIN else []
    if cue.last >= sentence.last or stream.is_head(cue.last, *(set(MARKERS) - {"of"}), "that"):
        return []
    end = _phrase_end(scene, cue, sentence)
    if stream.lexicon.pack.names.nouns and not any(word.capitalised for word in stream.words[cue.last : end]):
        return []
    if cue.first - sentence.first > _ENDS_WITHIN:
        is_closed = cue.first - sentence.first < FEWEST_WORDS or (end < sentence.last and stream.words[end].text == ",")
        return _pieces(sentence, cue.first, end if is_closed else sentence.last)
    comma = _comma_after(scene, cue.last, sentence)
    is_named = any(0 <= group.first - cue.last <= _PHRASE_WITHIN for group in scene.groups(sentence))
    most = _RIGHT_BEHIND if is_named or stream.lexicon.pack.names.nouns else _SUBJECT_BEHIND_WITHIN
    if comma is not None and comma - end <= most:
        return [Clause(comma + 1, sentence.last)]
    return [Clause(end, clause_end(scene, sentence, end))] if end < sentence.last else []


def _phrase_end(scene: Scene, cue: Match, sentence: Sentence) -> int:
    """Where the phrase ends that names whose words they are."""
    stream = scene.stream
    near = (group for group in scene.groups(sentence) if 0 <= group.first - cue.last <= _PHRASE_WITHIN)
    place = max((group.last for group in near), default=cue.last)
    is_named = place > cue.last
    while place < sentence.last:
        word = stream.words[place]
        if word.kind == "sign":
            break
        if word.capitalised or word.kind == "number":
            is_named = True
        elif not stream.is_head(place, "article", "of") if is_named else place - cue.last > _PHRASE_WITHIN:
            break
        place += 1
    return place


def _before_last_verb(scene: Scene, sentence: Sentence, cue: Match) -> list[Clause]:
    """Where verbs stand last, the words between the speaker and the verb of saying."""
    stream = scene.stream
    behind = [place for place in range(cue.last, sentence.last) if stream.words[place].kind != "sign"]
    if len(behind) > _ENDS_WITHIN or stream.words[cue.first - 1].kind == "sign":
        return []
    ahead = [
        group
        for group in scene.groups(sentence)
        if group.last < cue.first and group.is_bare and group.may_be("subject")
    ]
    first = ahead[0].last if ahead and ahead[0].first - sentence.first <= _SUBJECT_WITHIN else sentence.first
    return [Clause(first, cue.first)]


def _goes_on(scene: Scene, sentence: Sentence, comma: int) -> bool:
    """Whether a comma closes an aside about whom the sentence opens with: "Meloni, che ha incontrato Scholz, ..."."""
    stream = scene.stream
    opening = next((group for group in scene.groups(sentence) if group.is_free), None)
    if opening is None or opening.last >= comma or stream.words[opening.last].text != ",":
        return False
    return stream.is_head(opening.last + 1, "relative", "whom", "break")


def _inserted(scene: Scene, sentence: Sentence, cue: Match) -> list[Clause]:
    """The words before ", X said", or ", said X", and those behind it where the sentence goes on."""
    stream = scene.stream
    comma = next((p for p in range(cue.first - 1, sentence.first, -1) if stream.words[p].text in ",–—"), None)
    if comma is None or cue.first - comma > _SUBJECT_WITHIN or stream.is_head(comma + 1, "and", "break", "relative"):
        return []
    if cue.first == comma + 1:
        if _goes_on(scene, sentence, comma):
            return []
        return _before_inversion(scene, sentence, cue, comma)
    if any(stream.is_head(place, "relative", "break", "that") for place in range(comma + 1, cue.first)):
        return []
    follows = cue.last < sentence.last and stream.words[cue.last]
    if follows and follows.kind == "sign":
        return _pieces(sentence, comma, cue.last + 1)
    is_set_apart = not follows or stream.is_day(cue.last) or stream.is_head(cue.last, *MARKERS)
    after = _comma_after(scene, cue.last, sentence)
    goes_on = after is not None and after - cue.last <= _SUBJECT_WITHIN
    last = after + 1 if goes_on and after is not None else sentence.last
    return _pieces(sentence, comma, last) if is_set_apart else []


def _before_inversion(scene: Scene, sentence: Sentence, cue: Match, comma: int) -> list[Clause]:
    stream = scene.stream
    behind = next((group for group in scene.groups(sentence) if group.first >= cue.last), None)
    is_speaker = behind is not None and behind.is_free and behind.first - cue.last <= _PHRASE_WITHIN
    if cue.last >= sentence.last or stream.words[cue.last].kind == "sign":
        return []
    if not is_speaker and _is_apposition(scene, sentence, cue, comma):
        return []
    if not is_speaker and (stream.lexicon.pack.reporting.bare_clause or stream.is_head(cue.last, *MARKERS)):
        return []
    after = _comma_after(scene, cue.last, sentence)
    is_whole = behind is not None and is_speaker and _ends(scene, sentence, behind.last)
    if stream.lexicon.pack.reporting.bare_clause and not is_whole:
        return []
    return _pieces(sentence, comma, sentence.last if after is None or is_whole else after + 1)


def _is_apposition(scene: Scene, sentence: Sentence, cue: Match, comma: int) -> bool:
    """Whether what stands before the word explains its subject: "X, head of the Y, said"."""
    stream = scene.stream
    if stream.lexicon.pack.names.nouns:
        behind = stream.words[cue.last]
        return not behind.capitalised and not stream.is_head(cue.last, "article")
    earlier = _comma_after(scene, sentence.first, sentence)
    return earlier != comma and any(group.last == earlier for group in scene.groups(sentence))


def _ends(scene: Scene, sentence: Sentence, place: int) -> bool:
    return place >= sentence.last or scene.stream.words[place].kind == "sign"


def _comma_after(scene: Scene, first: int, sentence: Sentence) -> int | None:
    words = scene.stream.words
    return next((p for p in range(first, sentence.last) if words[p].text == "," and not scene.is_quoted(p)), None)


def _pieces(sentence: Sentence, first: int, last: int) -> list[Clause]:
    """What stands before and behind a reporting clause; a piece of a few words alone is none."""
    ahead, behind = Clause(sentence.first, first), Clause(last, sentence.last)
    return [clause for clause in (ahead, behind) if clause.last - clause.first >= FEWEST_WORDS]
