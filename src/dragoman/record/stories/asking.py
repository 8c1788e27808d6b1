"""Interim."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import date


def bounds(connection: sqlite3.Connection, article: int) -> tuple[date, date] | None:
    return None


def stories_of(connection: sqlite3.Connection, articles: Collection[int]) -> dict[int, str]:
    return {}
