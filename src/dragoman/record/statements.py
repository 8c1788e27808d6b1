"""The same words of the same speaker, quoted in several articles, are one statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from dragoman.model import Quotation
from dragoman.record.facts import Filed, Identity, Local, Statement
from dragoman.record.ids import distinct_ids
from dragoman.record.words import containment, folded_words

_LEAST_WORDS = 4  # below this, only the very same words are the same
_LEAST_WORDS_OF_UNKNOWN = 8  # fewer words without a speaker can be anybody's
_LEAST_CONTAINMENT = 0.8
_RUN = 3


class _Quoted(Struct, frozen=True):
    local: Local
    quotation: Quotation
    speaker: str | None
    addressee: str | None
    language: str
    words: tuple[str, ...]


def statements(articles: Sequence[Filed], identity: Mapping[Local, Identity]) -> tuple[Statement, ...]:
    """The statements that the quotations of all articles add up to, each with all its versions.

    Direct words are the same where the shorter version stands in the longer one; reported words only where they are
    the very same. Languages are kept apart: a translation is another wording. The order of `articles` has no say.
    """
    blocks: dict[tuple[str, str, bool], list[_Quoted]] = defaultdict(list)
    for filed in articles:
        for quoted in _quoted(filed, identity):
            blocks[quoted.speaker or "", quoted.language, quoted.quotation.direct].append(quoted)
    groups = [group for _, block in sorted(blocks.items()) for group in _same_words(block)]
    seeds = [((head.speaker or "", head.language, " ".join(head.words)), head.local) for head, *_ in groups]
    ids = distinct_ids("s", seeds)
    found = [_statement(statement_id, group) for statement_id, group in zip(ids, groups, strict=True)]
    return tuple(sorted(found, key=lambda statement: statement.id))


def _quoted(filed: Filed, identity: Mapping[Local, Identity]) -> list[_Quoted]:
    article = filed.analysis.article
    assert article is not None

    def who(entity: str | None) -> str | None:
        found = identity.get((filed.key, entity)) if entity is not None else None
        return None if found is None else found.id

    return [
        _Quoted(
            (filed.key, quotation.id),
            quotation,
            who(quotation.speaker),
            who(quotation.addressee),
            article.language,
            tuple(folded_words(quotation.text)),
        )
        for quotation in filed.analysis.quotations
    ]


def _same_words(block: Sequence[_Quoted]) -> list[list[_Quoted]]:
    """The fullest version heads each group; a shorter one goes to the head that holds the most of its words."""
    groups: list[list[_Quoted]] = []
    index: dict[object, list[int]] = defaultdict(list)
    for quoted in sorted(block, key=lambda one: (-len(one.words), one.words, one.local)):
        keys = _runs(quoted)
        shared = Counter(group for key in keys for group in index.get(key, ()))
        best = _best_head(quoted, groups, shared)
        if best is not None:
            groups[best].append(quoted)
            continue
        for key in keys:
            index[key].append(len(groups))
        groups.append([quoted])
    return groups


def _runs(quoted: _Quoted) -> set[object]:
    words = quoted.words
    if not quoted.quotation.direct or len(words) < _LEAST_WORDS:
        return {words}
    return {words[start : start + _RUN] for start in range(len(words) - _RUN + 1)}


def _best_head(quoted: _Quoted, groups: Sequence[Sequence[_Quoted]], shared: Counter[int]) -> int | None:
    words = list(quoted.words)
    if quoted.speaker is None and len(words) < _LEAST_WORDS_OF_UNKNOWN:
        return None
    if not quoted.quotation.direct or len(words) < _LEAST_WORDS:
        # Short or reported words: the very same in a reprint, or another statement.
        return next((group for group in sorted(shared) if groups[group][0].words == quoted.words), None)
    for group, runs in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if runs * 2 < len(words) - _RUN + 1:
            return None
        if containment(words, list(groups[group][0].words)) >= _LEAST_CONTAINMENT:
            return group
    return None


def _statement(statement_id: str, group: Sequence[_Quoted]) -> Statement:
    head = group[0]
    addressees = Counter(quoted.addressee for quoted in group if quoted.addressee is not None)
    return Statement(
        id=statement_id,
        speaker=head.speaker,
        addressee=min(addressees, key=lambda one: (-addressees[one], one), default=None),
        language=head.language,
        direct=head.quotation.direct,
        text=head.quotation.text,
        versions=tuple(sorted(quoted.local for quoted in group)),
    )
