from __future__ import annotations

import pytest
from scripts.bake_hand_written import DATA, TABLES, baked


@pytest.mark.parametrize("name", TABLES)
def test_a_baked_table_says_what_is_written_by_hand(name: str) -> None:
    assert (DATA / f"{name}.json").read_text(encoding="utf-8") == baked(name), "run scripts/bake_hand_written.py"
