"""What is worked out once for all is kept in the user's cache folder, under a name that says what it came from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory


def cache_folder() -> Path:
    """The user's cache folder: that which ``DRAGOMAN_CACHE`` names, or the one of his system."""
    chosen = os.environ.get("DRAGOMAN_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"


def digest(*contents: bytes) -> str:
    """What tells these contents from others, for the name of what is made of them."""
    made = blake2b(digest_size=10)
    for content in contents:
        made.update(content)
    return made.hexdigest()


def keep(folder: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Keeps files in a folder by their endings, in place of older ones; a reader never sees half of one.

    A name is what it is for, a hyphen and the digest of what it was made of. Raises `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    replaced = sorted(folder.glob(f"{name.partition('-')[0]}-*"))
    with TemporaryDirectory(dir=folder) as unfinished:
        for ending, content in files.items():
            Path(unfinished, ending).write_bytes(content)
        for ending in files:
            Path(unfinished, ending).replace(folder / f"{name}.{ending}")
    for old in replaced:
        if not old.name.startswith(f"{name}."):
            old.unlink(missing_ok=True)
