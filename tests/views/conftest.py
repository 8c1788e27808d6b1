from __future__ import annotations

import sys
from pathlib import Path

# The articles written by hand serve both rooms.
sys.path.insert(0, str(Path(__file__).parent.parent / "record"))
