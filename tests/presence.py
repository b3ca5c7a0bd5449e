"""What stands beside the project: seeds, their gold and public data. Absent from a user's copy, present where CI runs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def require(*paths: Path) -> None:
    """Skip the test where one of `paths` is absent; fail where RECOUPE_NEEDS_SHARED is set, as `.ci/run` does."""
    missing = [p.name for p in paths if not p.exists()]
    if missing and os.environ.get("RECOUPE_NEEDS_SHARED"):
        pytest.fail(f"not here: {', '.join(missing)}")
    if missing:
        pytest.skip(f"not here: {', '.join(missing)}")
