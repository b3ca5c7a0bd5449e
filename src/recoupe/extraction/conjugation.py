"""From the form of a verb to its infinitive, for the verbs a table asks about.

« martela » is « marteler » although the model takes it for an adjective: the forms of every verb in a lexicon are
built from the models of `rules/fr/conjugation.toml` (an infinitive's ending and the endings that replace it). Forms
that are also nouns (« annonce ») are the caller's to tell apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Model:
    """How verbs ending in `infinitive` are conjugated: by moods, the endings that replace it."""

    infinitive: str
    example: str
    finite: tuple[str, ...]
    conditional: tuple[str, ...]
    past: tuple[str, ...]  # past participles
    present: str  # present participle
    whole: bool = False  # the ending is the whole verb


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a form: its verb and what it is ("finite", "conditional", "past", "present", "infinitive")."""

    lemma: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What forms or their stems end in, of verbs that have no model."""

    name: str
    words: tuple[str, ...]
    example: str


def _model(lemma: str, language: str) -> Model | None:
    fitting = [
        m
        for m in load(language, "conjugation", "model", Model)
        if (lemma == m.infinitive if m.whole else lemma.endswith(m.infinitive))
    ]
    return max(fitting, key=lambda m: (m.whole, len(m.infinitive)), default=None)


def conjugate(lemma: str, language: str) -> tuple[tuple[str, str], ...]:
    """(form, kind) of the infinitive `lemma`; only the infinitive itself where no model fits."""
    model = _model(lemma, language)
    if model is None:
        return ((lemma, "infinitive"),)
    stem = lemma[: len(lemma) - len(model.infinitive)]
    moods = {
        "finite": model.finite,
        "conditional": model.conditional,
        "past": model.past,
        "present": (model.present,),
    }
    return ((lemma, "infinitive"), *((stem + e, kind) for kind, endings in moods.items() for e in endings))


def readings_of(form: str, lemmas: frozenset[str], language: str) -> tuple[Form, ...]:
    """What `form` can be as a form of one of the verbs `lemmas`, in their alphabetic order."""
    return index(lemmas, language).get(form, ())


@cache
def index(lemmas: frozenset[str], language: str) -> Mapping[str, tuple[Form, ...]]:
    """All readings of every form of `lemmas`."""
    readings: dict[str, list[Form]] = {}
    for lemma in sorted(lemmas):
        for form, kind in conjugate(lemma, language):
            readings.setdefault(form, []).append(Form(lemma, kind))
    return {form: tuple(found) for form, found in readings.items()}


@cache
def is_conditional(form: str, lemma: str, language: str) -> bool:
    """Whether `form` of the verb `lemma` is a conditional of the third person; parsers call many imperfects so.

    « montrait » is an imperfect as montrer has it. A form that its lemma does not have is taken at its ending.
    """
    stem = next((form.removesuffix(e) for e in _endings(language, "third_person") if form.endswith(e)), None)
    if stem is None:
        return False  # « je serais ravi » keeps no distance
    kinds = {kind for other, kind in conjugate(lemma, language) if other == form}
    if kinds:
        return "conditional" in kinds
    return longest(stem, _endings(language, "conditional_stem")) > longest(stem, _endings(language, "imperfect_stem"))


@cache
def _endings(language: str, name: str) -> frozenset[str]:
    return frozenset(w for e in load(language, "conjugation", "ending", Ending) if e.name == name for w in e.words)


def longest(word: str, endings: Iterable[str]) -> int:
    """How many letters of a form or stem the longest of the `endings` has, a space before it where it is the whole word."""
    return max((len(e) for e in endings if f" {word}".endswith(e)), default=0)
