"""Explanations: the one sentence that tells a reader what a conflict or a distortion is.

The sentences stand in `rules/<language>/explanations.toml`; here they are filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.model.entity import Entity
from recoupe.rules.loader import table

LONGEST = 110  # characters of an article's words inside an explanation


def sentence(language: str, kind: str, form: str, **values: str) -> str:
    """The sentence `form` of conflicts or distortions (`kind`), filled in; it begins with a capital."""
    text = str(table(language, "explanations")[kind][form]).format(**values)
    return text[:1].upper() + text[1:]


def words(text: str) -> str:
    """An article's words on one line, cut where they are long, without quotation marks around them."""
    flat = " ".join(text.split()).strip('«»“”" ')
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def name(speaker: str | None, entities: Mapping[str, Entity], language: str, role: str | None = None) -> str:
    """Who speaks, by name, else by the role in the text, else « une source non nommée »."""
    entity = entities.get(speaker or "")
    if entity and entity.named:
        return entity.name
    return role or str(table(language, "explanations")["conflict"]["nobody"])


def listed(names: Sequence[str]) -> str:
    """« A, B et C », each once; more than four are cut."""
    once = list(dict.fromkeys(names))
    return ", ".join(once[:4]) + ("…" if len(once) > 4 else "")
