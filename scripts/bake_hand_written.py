"""Bake the hand-written tables of `dragoman.knowledge` from TOML into JSON, which loads in a twentieth of the time.

Run it after every change of `plover.toml`, `offices/*.toml`, `organisations.toml`, `outlets.toml`, `regions.toml` or
`landmarks.toml`: a test compares the twins.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "src/dragoman/knowledge/data"
TABLES = ("plover", "offices", "organisations", "outlets", "regions", "landmarks")


def plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {value!r}")


def written(name: str) -> dict[str, Any]:
    """What stands in `<name>.toml`, or in all files of the folder `<name>` in the order of their names.

    Lists of the same key in several files become one list.
    """
    folder = DATA / name
    whole: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else [DATA / f"{name}.toml"]:
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            whole[key] = [*whole.get(key, []), *value] if isinstance(value, list) else value
    return whole


def baked(name: str) -> str:
    """The JSON of a table, as it must stand in `<name>.json`."""
    return json.dumps(written(name), ensure_ascii=False, separators=(",", ":"), default=plain) + "\n"


def main() -> None:
    for name in TABLES:
        path = DATA / f"{name}.json"
        path.write_text(baked(name), encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
