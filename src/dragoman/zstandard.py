"""The Zstandard of this Python: its own from 3.14 on, before that the package that stands in for it."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def zstandard() -> Any:
    """The module, which both name the same things in."""
    return import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
