"""The institutes that ask people what they think, under all their names: « Ifop, Institut français d'opinion publique »."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Pollster:
    """An institute that asks people, under all its names."""

    names: tuple[str, ...]
    example: str


def pollsters() -> tuple[Pollster, ...]:
    """Every institute of `rules/world/pollsters.toml`."""
    return load("world", "pollsters", "pollster", Pollster)
