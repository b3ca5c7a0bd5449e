"""Classes of nouns that verbs of saying take, as « @claim » in the lexicon: « relaie la thèse … », « sollicite le retrait … »."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from recoupe.rules.loader import load

_MARK = "@"


@dataclass(frozen=True, slots=True)
class NounClass:
    """Nouns by their singular forms and by their endings, save `but`."""

    name: str
    words: tuple[str, ...]
    example: str
    endings: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    counter: str = ""


@cache
def _classes(language: str) -> dict[str, NounClass]:
    return {_MARK + c.name: c for c in load(language, "noun_classes", "class", NounClass)}


def among_nouns(forms: Iterable[str], nouns: tuple[str, ...], language: str, *, by_ending: bool = True) -> bool:
    """Whether one of a word's forms is one of `nouns`, by itself or by a class that they name, be it only `by_ending`."""
    held = frozenset(forms)
    words, endings, but = _expanded(nouns, language)
    if held & words:
        return True
    return by_ending and bool(endings) and not held & but and any(form.endswith(endings) for form in held)


@cache
def _expanded(nouns: tuple[str, ...], language: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """The nouns with those of their classes, the classes' endings, and the words that these don't hold for."""
    classes = [_classes(language)[n] for n in nouns if n.startswith(_MARK)]
    words = frozenset(nouns).union(*(c.words for c in classes))
    return words, tuple(e for c in classes for e in c.endings), frozenset[str]().union(*(c.but for c in classes))
