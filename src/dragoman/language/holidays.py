"""The feasts that news dates by: one list for all languages, in `holidays.toml`.

A pack gives the words of each feast in its language; on which day it falls is said once, there, and counted out by
`dragoman.knowledge.holidays`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def holiday_rules() -> Mapping[str, str]:
    """The rule of every feast by its name, in the order of the file."""
    text = (files("dragoman.language") / "holidays.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))
