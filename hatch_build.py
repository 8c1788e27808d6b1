"""Packs the language packs into the wheel: a seventh of their size, the most part of which is words in many forms."""

from __future__ import annotations

import lzma
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKS = Path("src/dragoman/language/packs")


class PackedLanguages(BuildHookInterface):  # type: ignore[type-arg]  # hatchling names no argument for its own hooks
    """Puts each file of a pack into the wheel as ``.toml.xz``; a checkout installed to be edited has them plain."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the packed files to what the wheel holds."""
        if version == "editable":
            return
        self._target = target = Path(tempfile.mkdtemp(prefix="dragoman-packs-"))
        for file in sorted((Path(self.root) / PACKS).glob("*/*.toml")):
            packed = target / file.parent.name / f"{file.name}.xz"
            packed.parent.mkdir(exist_ok=True)
            packed.write_bytes(lzma.compress(file.read_bytes()))
            build_data["force_include"][str(packed)] = f"dragoman/language/packs/{file.parent.name}/{packed.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the packed files, which the wheel now holds."""
        if version != "editable":
            shutil.rmtree(self._target)
