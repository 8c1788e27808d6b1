"""Days and moments as feeds and tables write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


def moment(told: str) -> str | None:
    """A day or moment in ISO 8601, from ISO 8601 or from the form of mails (RFC 822); `None` where it is neither."""
    told = told.strip()[:100]
    if _DAY.match(told):
        try:
            return datetime.fromisoformat(told).isoformat() if len(told) > 10 else date.fromisoformat(told).isoformat()
        except ValueError:
            return _day(told)
    try:
        return parsedate_to_datetime(told).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(told: str) -> str | None:
    try:
        return date.fromisoformat(told[:10]).isoformat()
    except ValueError:
        return None
