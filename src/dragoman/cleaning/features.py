"""What the judge sees of a page: one row a feature, one column a block, whatever the language.

The blocks of a flat page have what their text, their neighbours and the page tell; those of an HTML page have what
their markup tells besides, which is nought in a flat one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.cleaning.characters import WORDS, Counted, counted
from dragoman.cleaning.markup import CALLED, ELEMENTS, Markup
from dragoman.cleaning.shapes import ELLIPSIS_END, SENTENCE_END

Floats = NDArray[np.floating[Any]]

_NEIGHBOURS = (1, 2, -1, -2)
_FARTHEST = max(_NEIGHBOURS)
_AROUND = (3, 8)
_GROUPS = ("holder", "path")
# A block of this width that ends as a sentence does speaks for the page.
_BODY = 70
_UNSPACED_WIDTH = 2.5
_FAR = 400.0
# A credit, closing marks: so much of a block's end is looked at for the end of a sentence.
_TAIL = 50

TEXT = (
    "width", "sentence_end", "comma_rate", "stop_rate", "quotes", "marks", "capitalised", "digits", "repeated",
    "title_covered", "kinship", "told_before", "told_total", "told_share", "since_title",
    *(f"width{by:+}" for by in _NEIGHBOURS), *(f"told_around_{far}" for far in _AROUND),
)  # fmt: skip
MARKUP = (
    "links", "since_heading", "in_trunk", "below_trunk", *(f"is_{name}" for name in ELEMENTS),
    *(f"around_{name}" for name in CALLED), *(f"local_{name}" for name in CALLED),
    *(f"{group}_{what}" for group in _GROUPS for what in ("share", "links", "blocks")),
)  # fmt: skip
FEATURES = (*TEXT, *MARKUP)
_ROW = {name: row for row, name in enumerate(FEATURES)}


def features(lines: Sequence[str], title: str = "", markup: Markup | None = None) -> Floats:
    """The values of `FEATURES` (rows) for the blocks of a page (columns), none of which is empty.

    `title` is the page's own, where it is known apart from the blocks.
    """
    seen = counted([*lines, " ".join(title.split()) or lines[0]])
    found = np.zeros((len(FEATURES), len(lines)), np.float32)
    told = _text(found, lines, seen, bool(title))
    if markup is not None:
        _markup(found, markup, seen.length[:-1], told)
    return found


def _text(found: Floats, lines: Sequence[str], seen: Counted, titled: bool) -> Floats:
    """Fill in what the text tells; how much each block tells is given back."""
    n = len(lines)
    count = {name: values[:n] for name, values in seen.counts.items()}
    length = seen.length[:n]
    width = length + (_UNSPACED_WIDTH - 1) * count["unspaced"]
    ends = _ends(lines, seen.ends[:n], count["stops"])
    end = (ends == 1).astype(float)
    told = np.minimum(300.0, width) * end
    again = Counter(lines)
    repeated = np.array([again[line] > 1 for line in lines])
    kinship, covered = _kinship(seen, lines, end, width, repeated)
    if not titled:
        covered[0] = 0.0
    total = max(1.0, float(told.sum()))
    running = np.concatenate(([0.0], np.cumsum(told)))
    values: dict[str, Any] = {
        "width": width,
        "sentence_end": end,
        "comma_rate": count["commas"] * 30 / (width + 30),
        "stop_rate": count["stops"] * 50 / (width + 20),
        "quotes": count["quotes"],
        "marks": count["marks"],
        "capitalised": seen.capitalised[:n] / np.maximum(1.0, seen.words[:n]),
        "digits": count["digits"] / length,
        "repeated": repeated,
        "title_covered": covered,
        "kinship": kinship,
        "told_before": running[:-1] / total,
        "told_total": total,
        "told_share": told / total,
        "since_title": _since(np.flatnonzero((covered > 0.6) & (width < 300)), np.arange(n)),
    }
    beside = np.zeros(n + 2 * _FARTHEST)
    beside[_FARTHEST:-_FARTHEST] = width
    for by in _NEIGHBOURS:
        values[f"width{by:+}"] = beside[_FARTHEST - by : _FARTHEST - by + n]
    for far in _AROUND:
        values[f"told_around_{far}"] = _summed_around(running, far) - told
    for name, value in values.items():
        found[_ROW[name]] = value
    return np.asarray(told)


def _ends(lines: Sequence[str], ends: Any, stops: Floats) -> Any:
    """How each block ends: 1 as a sentence does, 2 with an ellipsis, 0 otherwise.

    After the full stop there may be closing marks, a credit, a ribbon: these few blocks are looked at one by one.
    """
    found = np.maximum(0, ends)
    for at in np.flatnonzero((ends < 0) & (stops > 0)).tolist():
        tail = lines[at][-_TAIL:]
        if ELLIPSIS_END.search(tail):
            found[at] = 2
        elif SENTENCE_END.search(tail):
            found[at] = 1
    return found


def _kinship(seen: Counted, lines: Sequence[str], end: Floats, width: Floats, repeated: Any) -> tuple[Floats, Floats]:
    """How many of a block's words stand in other full sentences of the page, and of its title's in the block."""
    n = len(lines)
    word, block = seen.word, seen.block
    body = np.append((end > 0) & (width >= _BODY), False)
    once = body.copy()
    known: set[str] = set()
    for at in np.flatnonzero(body[:n] & repeated).tolist():
        once[at] = lines[at] not in known
        known.add(lines[at])
    in_bodies = np.bincount(word, weights=once[block], minlength=WORDS)
    titled = np.zeros(WORDS)
    titled[word[block == n]] = 1
    own = np.maximum(1, np.bincount(block, minlength=n + 1)[:n])
    kin = np.bincount(block, weights=in_bodies[word] > body[block], minlength=n + 1)[:n]
    shared = np.bincount(block, weights=titled[word], minlength=n + 1)[:n]
    return kin / own, shared / max(1.0, float(titled.sum()))


def _summed_around(running: Floats, far: int) -> Floats:
    """The sums of up to `far` blocks on each side and the block between; the running sum begins with nought."""
    padded = np.concatenate((np.zeros(far), running, np.full(far, running[-1])))
    found: Floats = padded[2 * far + 1 :] - padded[: -2 * far - 1]
    return found


def _since(marks: Any, place: Any) -> Floats:
    """How many blocks lie between each place and the last mark before it; -1 before the first, far where none is."""
    if not len(marks):
        return np.full(len(place), _FAR)
    before = np.searchsorted(marks, place, "right") - 1
    found: Floats = np.where(before >= 0, place - marks[np.maximum(before, 0)], -1.0)
    return found


def _markup(found: Floats, markup: Markup, length: Floats, told: Floats) -> None:
    """Fill in what the markup tells."""
    holder = np.array(markup.holder)
    linked = np.array(markup.linked, float)
    share = np.minimum(1.0, linked / length)
    found[_ROW["links"]] = share
    elements = tuple(np.array(column) for column in zip(*markup.elements, strict=True))
    names = elements[0][holder]
    first = _ROW[f"is_{next(iter(ELEMENTS))}"]
    found[first : first + len(ELEMENTS)] = names == np.arange(len(ELEMENTS))[:, None]
    headings = np.flatnonzero(names == ELEMENTS["h1"])
    found[_ROW["since_heading"]] = _since(headings, np.arange(len(names)))
    _trees(found, markup, holder, elements, told)
    path = np.unique(elements[4][holder], return_inverse=True)[1]
    _groups(found, (holder, path), linked, length, told)


def _trees(found: Floats, markup: Markup, holder: Any, elements: tuple[Any, ...], told: Floats) -> None:
    """What the elements around a block are called: all of them, and those that hold less than half of the page.

    The trunk is the innermost element that holds half of what the page tells.
    """
    running = np.concatenate(([0.0], np.cumsum(told)))
    _, _, _, begins, _, depth = elements
    share = (running[markup.last] - running[begins]) / max(1.0, float(running[-1]))
    around, local = [0] * len(share), [0] * len(share)
    below = [0] * len(share)
    half = share >= 0.5
    for number, ((_, called, parent, _, _, _), trunk) in enumerate(zip(markup.elements, half.tolist(), strict=True)):
        around[number] = around[parent] | called
        if not trunk:
            local[number] = local[parent] | called
            below[number] = below[parent] + 1
    wide = np.arange(len(CALLED))[:, None]
    for kind, values in (("around", around), ("local", local)):
        start = _ROW[f"{kind}_{CALLED[0]}"]
        found[start : start + len(wide)] = (np.array(values)[holder] >> wide) & 1
    found[_ROW["below_trunk"]] = np.array(below)[holder]
    trunk = int(np.argmax(np.where(half, depth, -1)))
    found[_ROW["in_trunk"], begins[trunk] : markup.last[trunk]] = 1.0


def _groups(found: Floats, groups: Sequence[Any], linked: Floats, length: Floats, told: Floats) -> None:
    """What the blocks that a block shares its holder or its path with tell together."""
    total = max(1.0, float(told.sum()))
    for group, of in zip(_GROUPS, groups, strict=True):
        first = _ROW[f"{group}_share"]
        found[first] = np.bincount(of, told)[of] / total
        found[first + 1] = np.bincount(of, linked)[of] / np.bincount(of, length)[of]
        found[first + 2] = np.bincount(of)[of]
