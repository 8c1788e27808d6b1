"""Places and alternate names as GeoNames writes them: columns parted by tabs. All places are made up."""

from __future__ import annotations

_COLUMNS = 19


def place(
    number: int | str,
    name: str,
    *,
    others: str = "",
    at: tuple[float | str, float | str] = (50.0, 30.0),
    feature: str = "P.PPL",
    country: str = "UA",
    population: int | str = 1_000,
) -> str:
    """A line of a file of places."""
    kind, _, code = feature.partition(".")
    columns = [number, name, name, others, *at, kind, code, country, "", "07", "", "", "", population]
    return "\t".join([*map(str, columns), *[""] * (_COLUMNS - len(columns))]) + "\n"


def alternate(number: int, language: str, name: str, *, historic: str = "") -> str:
    """A line of a file of alternate names."""
    return "\t".join(["1", str(number), language, name, "", "", "", historic, "", ""]) + "\n"
