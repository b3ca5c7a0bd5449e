"""What the model says of a verb's form: « ont nié » is finite, « nier » and « niant » are not."""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.quoting import named

VERBAL = frozenset({"VERB", "AUX"})


def is_finite(token: Token) -> bool:
    """Whether the model takes the token for a finite verb."""
    return token.pos in VERBAL and token.morph.get("VerbForm") == "Fin"


def agree(one: Token, other: Token) -> bool:
    """« le plan annoncé », not « les ventes annoncé »: whether gender and number are the same where both show them."""
    told = ((one.morph.get(name), other.morph.get(name)) for name in ("Gender", "Number"))
    return all(mine == yours or mine is None or yours is None for mine, yours in told)


def plural_form(verb: Token, lemma: str, language: str) -> bool:
    """Whether the form is a third person plural. « prévient » is none, « publient » is."""
    if not verb.lower.endswith(tuple(named(language, "plural_verb_ending"))):
        return False
    kept = tuple(named(language, "singular_verb_ending"))
    return not (verb.lower.endswith(kept) and lemma.endswith(tuple(named(language, "singular_verb_lemma"))))
