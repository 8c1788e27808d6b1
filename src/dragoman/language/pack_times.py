"""The part of a language pack that tells time: words of the calendar, of counting from a day, and of parts of a day.

Every field is explained for pack writers in ``docs/writing-a-language-pack.md``.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

Forms = tuple[str, ...]
TimeUnit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
]
# A step from the publication ("day-1"), or with "then" from the day that the text has told last, and perhaps the part
# of the day or of the period; or what names no days.
PhraseValue = Annotated[
    str,
    Meta(
        pattern=r"^(now|past|coming|(then )?(day|weekend|week|month|quarter|half|year|decade|century)[+-]\d{1,2}"
        r"( (morning|noon|afternoon|evening|night|midnight|early|middle|late))?"
        r"|(last|this|next) ([1-7]|spring|summer|autumn|winter))$"
    ),
]
Month = Annotated[str, Meta(pattern=r"^([1-9]|1[0-2])$")]
Weekday = Annotated[str, Meta(pattern=r"^[1-7]$")]
Ordinal = Annotated[str, Meta(pattern=r"^([1-9]|[12]\d|3[01]|-[1-3])$")]
Repeated = Annotated[
    str, Meta(pattern=r"^([1-7]|second|minute|hour|day|weekend|week|month|quarter|half|season|year|decade|century)$")
]
Decade = Annotated[str, Meta(pattern=r"^\d{3}0$")]


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a pack: a key that is not known is an error, not a silent loss."""


class TimePhrase(_Strict, frozen=True, kw_only=True):
    """A fixed phrase and its value: "day-1", "week+0", "then day+1", "day+0 evening", "now", "past", "coming"."""

    value: PhraseValue
    forms: Forms


class TimeWords(_Strict, frozen=True, kw_only=True):
    """Words of time. Names of months and weekdays come from CLDR; what stands here adds inflected and short forms.

    ``ordinals`` are the words for first to thirty-first, with those for the last ("-1") and the last but one ("-2");
    ``counts`` words that are numbers only before a unit ("a week"), ``pairs`` words for two of a unit ("يومين"),
    ``units_ago`` units written together with the word for ago ("년전"), ``plurals`` the forms of units that mean
    several ("years": without a number it is open how many). ``decades`` name one ("the nineties" under "1990"),
    ``holidays`` the feasts of `holidays.toml`; ``repeated`` are words for every day, week, Monday ("daily" under
    ``day``, "montags" under "1").

    ``after_next`` and ``before_last`` step over one ("übernächste"); ``ago`` and ``hence`` count from the publication,
    ``earlier`` and ``later`` from the day that the text has told last, and ``same`` means that day; ``within`` makes a
    stretch of a length, ``before`` and ``after`` count from a date or feast that follows ("two days after Easter"),
    ``night_to`` stands between a night and the day after it ("в ночь на субботу"). ``of`` and ``article`` are the small
    words inside an expression, ``ordinal_before`` what stands before a number to make it an ordinal ("第").
    ``since_event`` right before an expression, and ``of_event`` right behind it, tell that it counts from something
    that happened: then no days are known. ``doubtful`` are words of time that are other words as often, and count only
    beside another part of a date or behind a word such as "in".

    ``only_before`` are those words for ago and hence that never stand behind their length ("zwei Tage vor dem Gipfel"),
    ``only_behind`` those for last, next, ago and hence that never stand before it ("trước"). ``halves`` are words for
    the halves of a year ("上半年").

    ``turns_behind``: last, this and next may stand behind their word, too ("tuần trước"); ``parts_behind``: early,
    middle and late always do ("yıl sonunda"); ``days_alone``: a number with the word for day is a day of a month
    ("9日"); ``weekday_of_week``: "last Monday" is that of last week.
    """

    months: dict[Month, Forms] = {}
    weekdays: dict[Weekday, Forms] = {}
    phrases: tuple[TimePhrase, ...] = ()
    units: dict[TimeUnit, Forms] = {}
    seasons: dict[Literal["spring", "summer", "autumn", "winter"], Forms] = {}
    ordinals: dict[Ordinal, Forms] = {}
    decades: dict[Decade, Forms] = {}
    holidays: dict[str, Forms] = {}
    plurals: dict[TimeUnit, Forms] = {}
    halves: dict[Literal["1", "2"], Forms] = {}
    pairs: dict[TimeUnit, Forms] = {}
    units_ago: dict[TimeUnit, Forms] = {}
    counts: dict[Ordinal, Forms] = {}
    repeated: dict[Repeated, Forms] = {}
    turns_behind: bool = False
    parts_behind: bool = False
    days_alone: bool = False
    weekday_of_week: bool = False
    last: Forms = ()
    next: Forms = ()
    this: Forms = ()
    after_next: Forms = ()
    before_last: Forms = ()
    ago: Forms = ()
    hence: Forms = ()
    within: Forms = ()
    before: Forms = ()
    after: Forms = ()
    only_before: Forms = ()
    only_behind: Forms = ()
    since_event: Forms = ()
    of_event: Forms = ()
    earlier: Forms = ()
    later: Forms = ()
    same: Forms = ()
    early: Forms = ()
    middle: Forms = ()
    late: Forms = ()
    from_: Forms = msgspec.field(name="from", default=())
    until: Forms = ()
    night_to: Forms = ()
    on: Forms = ()
    of: Forms = ()
    article: Forms = ()
    day_word: Forms = ()
    month_word: Forms = ()
    year_word: Forms = ()
    hour_word: Forms = ()
    decade_word: Forms = ()
    every: Forms = ()
    ordinal: Forms = ()
    ordinal_before: Forms = ()
    morning: Forms = ()
    noon: Forms = ()
    afternoon: Forms = ()
    evening: Forms = ()
    night: Forms = ()
    midnight: Forms = ()
    doubtful: Forms = ()
