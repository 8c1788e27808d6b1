"""Whose the words between quotation marks are: the likeliest of those named around them.

What the grammar of the reporting word says is one trait among others. Small trees over `speaker_traits`
(`speakers.json`, learned by `scripts/train_speakers.py`) give each candidate its log-odds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from dragoman.reading.antecedents import Antecedents
from dragoman.reading.candidates import Around, Mentioned, around, is_indefinite
from dragoman.reading.sayings import Said
from dragoman.reading.scene import Scene
from dragoman.reading.speaker_traits import TRAITS, Course, Neighbours, Setting, candidates, is_clause, traits
from dragoman.trees import Floats, Trees, trees_of

Choice = Callable[[Said, Sequence[int], Sequence[Sequence[float]]], int | None]

# Log-odds from which somebody is believed to speak.
_BELIEVED = -1.5

# How many words may stand between a pronoun and the reporting word whose subject it is.
_PRONOUN_BEFORE = 3


class Learned(Struct, frozen=True):
    """What was learned: log-odds to begin with, and trees whose answers are added to it."""

    bias: float
    trees: Trees

    def odds(self, seen: Floats) -> Floats:
        """The log-odds of each column of traits."""
        return self.trees.scores(seen) + self.bias

    def choose(self, _: Said, entities: Sequence[int], rows: Sequence[Sequence[float]]) -> int | None:
        """The likeliest speaker; None where nobody is likely."""
        odds = self.odds(np.array(rows, np.float32).T)
        best = int(np.argmax(odds))
        return entities[best] if odds[best] > _BELIEVED else None


def learned_from(data: dict[str, Any]) -> Learned:
    """What `speakers.json` holds, ready to be asked."""
    return Learned(data["bias"], trees_of(data["trees"], TRAITS))


@cache
def learned_weights() -> Learned:
    """What was learned, as it comes with the program."""
    return learned_from(json.loads(resources.files("dragoman.reading").joinpath("speakers.json").read_text("utf-8")))


class Judged(Struct, frozen=True):
    """The quotations with their speakers; `described` tells who of the named is meant by one without a name."""

    said: list[Said]
    described: dict[int, int]


def judged(
    scene: Scene, antecedents: Antecedents, said: Sequence[Said], named: int, choose: Choice | None = None
) -> Judged:
    """The quotations, each direct one with its likeliest speaker; pronouns beside their reporting words mean him.

    Of the entities of the scene's cast, the first `named` have names.
    """
    described: dict[int, int] = {}
    if not any(one.direct for one in said):
        return Judged(list(said), described)
    choose = choose or learned_weights().choose
    mentioned = Mentioned(scene)
    course = Course(named)
    found: list[Said] = []
    for number, one in enumerate(said):
        if not one.direct:
            course.told = one.speaker
            found.append(one)
            continue
        if _is_plain(scene, one, named):
            course.speak(one.speaker, scene.stream.word_at(one.span[1]))
            found.append(one)
            continue
        seen = around(scene, one)
        past = mentioned.before(seen.frame.first)
        neighbours = _neighbours(scene, said, number, seen.frame.last)
        entities = candidates(scene, seen, past, course, neighbours)
        setting = Setting(scene, mentioned, antecedents, seen, past, course, neighbours)
        speaker = _of_cry(scene, seen)
        if speaker is None and entities:
            speaker = choose(one, entities, traits(setting, entities))
        course.speak(speaker, seen.frame.last)
        if speaker is not None:
            _settle_pronoun(scene, antecedents, seen, speaker)
            if speaker < named:
                beside = {seen.ruled_behind, seen.ruled_ahead, one.speaker}
                described.update(
                    (other, speaker)
                    for other in beside
                    if other is not None and other >= named and not is_indefinite(scene, seen, other)
                )
        found.append(replace(one, speaker=speaker))
    return Judged(found, described)


def _is_plain(scene: Scene, said: Said, named: int) -> bool:
    """Whether a person stands by name right beside the reporting verb whose subject he is: "Berg said", "said Berg"."""
    if said.cue is None or said.speaker is None or said.speaker >= named:
        return False
    first, last = scene.stream.word_at(said.cue[0]), scene.stream.word_at(said.cue[1])
    return scene.cast.entities[said.speaker].kind == "person" and any(
        mention.entity == said.speaker
        and mention.form == "name"
        and not mention.modifier
        and (mention.reach[1] == first or mention.reach[0] == last)
        for mention in scene.mentions(scene.stream.sentence_of(first))
    )


def _of_cry(scene: Scene, seen: Around) -> int | None:
    """Who cries or asks what opens a paragraph: the person with whom a short sentence right behind it begins."""
    stream, said = scene.stream, seen.said
    sentence = stream.sentence_of(seen.frame.first)
    opens = stream.paragraphs[sentence.paragraph][0] >= said.span[0] - 1
    if not (opens and seen.frame.apart and said.cue is None and stream.text[said.span[1] - 1] in "!?！？؟"):
        return None
    speaking = (one for one, standing in seen.behind.items() if is_clause(scene, standing) and standing.group.is_bare)
    return next((one for one in speaking if scene.cast.entities[one].kind == "person"), None)


def _settle_pronoun(scene: Scene, antecedents: Antecedents, seen: Around, speaker: int) -> None:
    """Lets the pronoun that is the subject of a quotation's reporting word mean its speaker, where he is not named."""
    kind = scene.cast.entities[speaker].kind
    cue = seen.cue_behind or seen.cue_ahead
    for standings, pronoun, start in (
        (seen.behind, seen.pronoun_behind, seen.frame.tail[0]),
        (seen.ahead, seen.pronoun_ahead, seen.frame.lead[0]),
    ):
        if pronoun is None or speaker in standings:
            continue
        place, head = pronoun
        if not scene.stream.is_head(place, head):
            # No pronoun stands there.
            continue
        begins = place - start <= 1 or (standings is seen.ahead and seen.frame.announcing)
        near = cue is not None and -_PRONOUN_BEFORE <= place - cue.first <= cue.last - cue.first
        if (begins or near) and (head in ("he", "she")) == (kind == "person"):
            antecedents.settle(place, speaker)
            return


def _neighbours(scene: Scene, said: Sequence[Said], number: int, last: int) -> Neighbours:
    following = next((said[at] for at in range(number + 1, len(said)) if said[at].direct), None)
    if following is None or following.cue is None:
        return Neighbours(None, 99)
    return Neighbours(following.speaker, scene.stream.word_at(following.span[0]) - last)
