"""What the model says of a verb's form: « ont nié » is finite, « nier » and « niant » are not."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.quoting import named

VERBAL = frozenset({"VERB", "AUX"})


def is_finite(token: Token) -> bool:
    """Whether the model takes the token for a finite verb."""
    return token.pos in VERBAL and token.morph.get("VerbForm") == "Fin"


def is_past_participle(token: Token) -> bool:
    """Whether the form is a participle of the past: « convaincu », « négligée »."""
    return token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"


def describes(token: Token) -> bool:
    """« un hommage vibrant », « une liste ordonnée »: an adjective or past participle, which goes with the noun before it."""
    return token.pos == "ADJ" or (token.pos == "VERB" and is_past_participle(token))


def agree(one: Token, other: Token, by: tuple[str, ...] = ("Gender", "Number")) -> bool:
    """« le plan annoncé », not « les ventes annoncé »: whether all that both show of those features is the same."""
    told = ((one.morph.get(name), other.morph.get(name)) for name in by)
    return all(mine == yours or not mine or not yours for mine, yours in told)


def in_subjunctive(tokens: Sequence[Token], start: int) -> bool:
    """« (demande que) le procès soit renvoyé »: whether the first finite verb from token `start` on has that mood."""
    verb = next((t for t in tokens[start:] if is_finite(t)), None)
    return verb is not None and verb.morph.get("Mood") == "Sub"


def plural_form(verb: Token, lemma: str, language: str) -> bool:
    """Whether the form is a third person plural. « prévient » is none, « publient » is."""
    if not verb.lower.endswith(tuple(named(language, "plural_verb_ending"))):
        return False
    kept = tuple(named(language, "singular_verb_ending"))
    return not (verb.lower.endswith(kept) and lemma.endswith(tuple(named(language, "singular_verb_lemma"))))
