"""Slips that hide a verb are read as what was meant, in the same places."""

from __future__ import annotations

import pytest

from recoupe.extraction.spelling import Slip, without_slips
from recoupe.rules.loader import load

SLIPS = load("fr", "tokens", "slip", Slip)


@pytest.mark.parametrize("slip", SLIPS, ids=[s.meant for s in SLIPS])
def test_slip(slip: Slip) -> None:
    assert without_slips(slip.example, "fr") == slip.reading
    assert len(slip.example) == len(slip.reading)
    assert without_slips(slip.reading, "fr") == slip.reading
    assert without_slips(slip.counter, "fr") == slip.counter
