"""What can be seen of a block without knowing its language: the numbers that the judge weighs.

Two views of a page. The first sees a block, its neighbours and how often its words return on the page; the
second sees the same block once the first view has given every block a likelihood.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

# A closing mark, a bracketed or slashed credit ("/Agency/") and a ribbon ("./.") may follow the sentence's end.
SENTENCE_END = re.compile(
    r"""[.!?…。！？؟۔।॥။។།։][)\]"'”’“»›」』＂]*(?:\s*[(/\[—–-][^()/\[\]]{2,40}[)/\]]?)?[\s./)]*$"""
)
ELLIPSIS_END = re.compile(r"(?:\.{3}|…|\.\.)[\s»>\])]*$")
INNER_STOP = re.compile(r"[.!?]\s|[。！？।؟۔]")
COMMA = re.compile(r"[,;،、，؛]")
QUOTE = re.compile(r"[\"“”„«»‟「」『』]")
CLOCK_OR_DATE = re.compile(
    r"\d{1,2}[:.h]\d{2}\b|\b\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b(?:19|20)\d{2}\b|\d\s?[年月日]"
)
LINK_MARK = re.compile(r"https?:|www\.|@|©|®|\||»$|^[«»>]|>$|#|→|›|\b[\w-]+\.(?:com|org|net|info|html?)\b")
TAG = re.compile(r"</?[a-z][^<>]{0,80}>", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
DIGIT = re.compile(r"\d")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

# A character of an unspaced script says about as much as this many letters.
_UNSPACED_WIDTH = 2.5

# So many blocks on each side are far around one.
_FAR = 10

FIRST_VIEW = (
    "bias",
    "log_width",
    "log_width_over_25",
    "log_width_over_70",
    "log_width_over_160",
    "log_width_over_400",
    "sentence_end",
    "long_sentence_end",
    "ellipsis_end",
    "colon_end",
    "no_letters",
    "commas",
    "inner_stops",
    "quote",
    "capitals",
    "long_capitals",
    "all_capitals",
    "digits",
    "lower_start",
    "symbol_start",
    "clock_or_date",
    "link_mark",
    "tag",
    "repeated",
    "doubled",
    "continued_elsewhere",
    "in_title",
    "title_words",
    "long_title_words",
    "kinship",
    "long_kinship",
    "position",
    "last_tenth",
    "previous_log_width",
    "previous_sentence_end",
    "second_previous_log_width",
    "second_previous_sentence_end",
    "next_log_width",
    "next_sentence_end",
    "second_next_log_width",
    "second_next_sentence_end",
    "sentences_around",
    "previous_date",
)

SECOND_VIEW = (
    "bias",
    "likelihood",
    "previous",
    "second_previous",
    "next",
    "second_next",
    "before",
    "after",
    "around",
    "far_around",
    "least_beside",
    "in_run",
    "before_run",
    "after_run",
    "run_kinship",
    "outside_run_kinship",
    "likelihood_in_run",
    "sentence_in_run",
    "short_in_run",
    "log_width",
    "sentence_end",
    "repeated",
    "repeats_run",
    "long",
)


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """How much a text says, in letters of a spaced script."""
    unspaced = len(_UNSPACED.findall(text)) if not text.isascii() else 0
    return len(text) + (_UNSPACED_WIDTH - 1) * unspaced


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Words of a text that carry meaning: of four letters or more, or pairs of an unspaced script, in lower case."""
    found = [word for word in WORD.findall(text.lower()) if len(word) >= 4]
    if not text.isascii():
        runs = [text[at : at + 2] for at in range(len(text) - 1) if _UNSPACED.match(text[at])]
        found = [word for word in found if not _UNSPACED.match(word)] + runs
    return tuple(found)


@lru_cache(maxsize=4096)
def different_words(text: str) -> frozenset[str]:
    """Each of the `words` of a text once."""
    return frozenset(words(text))


@lru_cache(maxsize=4096)
def ends_sentence(text: str) -> bool:
    """Whether the block ends as a sentence does; an ellipsis is a cut, not an end."""
    return bool(SENTENCE_END.search(text)) and not ELLIPSIS_END.search(text)


def tells(text: str) -> bool:
    """Whether the block can be a paragraph: a full sentence of some words, or long (Thai ends no sentence)."""
    wide = width(text)
    return (wide >= 20 and ends_sentence(text)) or wide >= 80


def first_view(lines: Sequence[str]) -> list[list[float]]:
    """For each block the values of `FIRST_VIEW`. The first block may be the page's title."""
    page = _PageView(lines)
    return [page.features(at) for at in range(len(lines))]


class _PageView:
    """What the features of one block need of the whole page, counted once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.count = Counter(line for line in lines if line)
        self.widths = [width(line) for line in lines]
        self.logs = [math.log1p(w) for w in self.widths]
        self.ends = [float(ends_sentence(line)) for line in lines]
        self.told = [min(300.0, w) * end for w, end in zip(self.widths, self.ends, strict=True)]
        self.dated = [w < 90 and bool(CLOCK_OR_DATE.search(line)) for line, w in zip(lines, self.widths, strict=True)]
        self.titles = frozenset(words(lines[0])) if lines else frozenset()
        # Kinship: how many of a block's words stand in other full sentences of the page.
        self.bodies = [end > 0 and w >= 70 for end, w in zip(self.ends, self.widths, strict=True)]
        self.in_bodies: Counter[str] = Counter()
        for line in {line for line, body in zip(lines, self.bodies, strict=True) if body}:
            self.in_bodies.update(different_words(line))
        starts = {line[:30].lower() for line, n in self.count.items() if len(line) > 30}
        self.starts = starts

    def beside(self, values: Sequence[float], at: int) -> float:
        return values[at] if 0 <= at < len(values) else 0.0

    def kinship(self, at: int) -> float:
        own = 1 if self.bodies[at] else 0
        unique = different_words(self.lines[at])
        if not unique:
            return 0.0
        return sum(1 for word in unique if self.in_bodies[word] > own) / len(unique)

    def features(self, at: int) -> list[float]:
        line, wide, log_width, end = self.lines[at], self.widths[at], self.logs[at], self.ends[at]
        spaced = line.split()
        cased = [token for token in spaced if token[0].isalpha() and token[0].lower() != token[0].upper()]
        capitals = sum(1 for token in cased if token[0].isupper()) / len(cased) if cased else 0.0
        unique = different_words(line)
        title_words = sum(1 for word in unique if word in self.titles) / len(unique) if unique and at else 0.0
        long = min(1.0, wide / 150)
        kinship = self.kinship(at)
        first = line[:1]
        cut = line.rstrip(".… ").lower()
        return [
            1.0,
            log_width / 5,
            max(0.0, log_width - math.log(25)),
            max(0.0, log_width - math.log(70)),
            max(0.0, log_width - math.log(160)),
            max(0.0, log_width - math.log(400)),
            end,
            end * long,
            float(bool(ELLIPSIS_END.search(line))),
            float(line.endswith((":", "："))),
            float(not any(map(str.isalpha, line))),
            min(1.0, len(COMMA.findall(line)) * 30 / (wide + 30)),
            min(1.0, len(INNER_STOP.findall(line)) / 3),
            float(bool(QUOTE.search(line))),
            capitals,
            capitals * long,
            float(len(line) > 3 and line.isupper()),
            len(DIGIT.findall(line)) / max(1, len(line)),
            float(first.islower()),
            float(bool(first) and unicodedata.category(first)[0] in "SPZ" and not QUOTE.match(first)),
            float(self.dated[at]),
            float(bool(LINK_MARK.search(line))),
            float("<" in line and bool(TAG.search(line))),
            float(self.count[line] > 1),
            float((at > 0 and self.lines[at - 1] == line) or (at + 1 < len(self.lines) and self.lines[at + 1] == line)),
            float(len(cut) > 30 and cut != line.lower() and cut[:30] in self.starts and self.count[line] == 1),
            float(at > 0 and len(line) > 15 and line in self.lines[0]),
            title_words,
            title_words * min(1.0, wide / 40),
            kinship,
            kinship * long,
            at / max(1, len(self.lines)),
            float(at > 0.9 * len(self.lines)),
            self.beside(self.logs, at - 1) / 5,
            self.beside(self.ends, at - 1),
            self.beside(self.logs, at - 2) / 5,
            self.beside(self.ends, at - 2),
            self.beside(self.logs, at + 1) / 5,
            self.beside(self.ends, at + 1),
            self.beside(self.logs, at + 2) / 5,
            self.beside(self.ends, at + 2),
            (sum(self.told[max(0, at - 4) : at + 5]) - self.told[at]) / 1200,
            float(at > 0 and self.dated[at - 1]),
        ]


def second_view(lines: Sequence[str], likelihoods: Sequence[float], run: tuple[int, int]) -> list[list[float]]:
    """For each block the values of `SECOND_VIEW`.

    `likelihoods` are the first view's, between 0 and 1; `run` is the stretch of blocks [start, end) that it
    takes for the article.
    """
    start, stop = run
    count = Counter(lines)
    in_run = Counter[str]()
    kept = [at for at in range(start, stop) if likelihoods[at] > 0.5]
    for at in kept:
        in_run.update(different_words(lines[at]))
    kept_lines = Counter(lines[at] for at in kept)
    padded = [0.0] * _FAR + list(likelihoods) + [0.0] * _FAR
    view = []
    for at, line in enumerate(lines):
        p = likelihoods[at]
        log_width = math.log1p(width(line))
        inside = float(start <= at < stop)
        end = float(ends_sentence(line))
        unique = different_words(line)
        own = 1 if inside and p > 0.5 else 0
        kinship = sum(1 for word in unique if in_run[word] > own) / len(unique) if unique else 0.0
        here = at + _FAR
        before = padded[here - 3 : here]
        after = padded[here + 1 : here + 4]
        view.append(
            [
                1.0,
                math.log((p + 0.002) / (1.002 - p)) / 4,
                before[-1],
                before[-2],
                after[0],
                after[1],
                max(before),
                max(after),
                (sum(before) + sum(after)) / 6,
                (sum(padded[here - _FAR : here + _FAR + 1]) - p) / (2 * _FAR),
                min(max(before), max(after)),
                inside,
                min(1.0, max(0, start - at) / 20),
                min(1.0, max(0, at - stop + 1) / 20),
                kinship * inside,
                kinship * (1 - inside),
                p * inside,
                end * inside,
                inside * float(width(line) < 60),
                log_width / 5,
                end,
                float(count[line] > 1),
                float(kept_lines[line] > own),
                min(1.0, width(line) / 150),
            ]
        )
    return view
