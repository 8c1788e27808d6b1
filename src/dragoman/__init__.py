"""Dragoman reads news pages in many languages and keeps a sourced record of politics and diplomacy.

>>> analysis = dragoman.analyse("Blinken met Lavrov in Geneva on 21 January.", published="2022-01-21")
>>> for analysis in dragoman.analyse_many(["pages/"], jobs=2): ...
>>> record = dragoman.open_record("record.dragoman")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman._version import __version__

if TYPE_CHECKING:
    from dragoman.analysing import analyse, analyse_many
    from dragoman.views.questions import open_record

__all__ = ["__version__", "analyse", "analyse_many", "open_record"]

_HOMES = {
    "analyse": "dragoman.analysing",
    "analyse_many": "dragoman.analysing",
    "open_record": "dragoman.views.questions",
}


def __getattr__(name: str) -> object:
    """Loads a part on its first use, so that importing the package stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
