"""Packs language packs and baked tables into the wheel: to a seventh of their size, for most of it is much alike."""

from __future__ import annotations

import lzma
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKS = Path("src/dragoman/language/packs")
TABLES = Path("src/dragoman/knowledge/data")


class PackedLanguages(BuildHookInterface):  # type: ignore[type-arg]  # hatchling names no argument for its own hooks
    """Puts packs and tables into the wheel as ``.xz``; a checkout installed to be edited has them plain."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the packed files to what the wheel holds."""
        if version == "editable":
            return
        self._target = target = Path(tempfile.mkdtemp(prefix="dragoman-packs-"))
        root = Path(self.root)
        for file in (*sorted((root / PACKS).glob("*/*.toml")), *sorted((root / TABLES).glob("*.json"))):
            place = file.relative_to(root / "src")
            packed = target / place.with_name(f"{file.name}.xz")
            packed.parent.mkdir(parents=True, exist_ok=True)
            packed.write_bytes(lzma.compress(file.read_bytes()))
            build_data["force_include"][str(packed)] = str(place.with_name(packed.name))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the packed files, which the wheel now holds."""
        if version != "editable":
            shutil.rmtree(self._target)
