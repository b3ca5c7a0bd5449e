"""Planned, current or done: what the verb that governs a figure says of its time.

« 80 postes seront supprimés », « la direction prévoit de supprimer 80 postes » are planned; « 80 postes ont été supprimés »
done; « 80 postes restent vacants » current. The lexicon of plans decides before tense; a noun phrase without a verb is
current unless its noun is one of a plan or of a toll.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.terms import is_conditional
from recoupe.model.quantity import Phase

_PAST = frozenset({"Past", "Imp"})


def phase(sentence: Sentence, start: int, end: int, unit: str, lexicon: Lexicon) -> Phase:
    """The phase of the figure at `start:end` (offsets in the article)."""
    own = sentence.at(start, end)
    if not own:
        return Phase.CURRENT
    inside = {t.i for t in own}
    top = next((t for t in reversed(own) if t.head not in inside), own[-1])
    chain = [top, *sentence.ancestors(top.i)]
    for depth, token in enumerate(chain):
        verdict = _verb(sentence, token, lexicon, below=depth > 0)
        if verdict is not None:
            return verdict
    return Phase.DONE if unit in lexicon.tally else Phase.CURRENT


def _verb(sentence: Sentence, token: Token, lexicon: Lexicon, *, below: bool) -> Phase | None:
    if token.pos == "NOUN" and below and token.lemma in lexicon.planned:
        return Phase.PLANNED
    if token.pos not in ("VERB", "AUX"):
        cop = sentence.children(token.i, "cop")
        return _tense(cop[0], (), lexicon) if cop else None
    helpers = sentence.children(token.i, "aux")
    if token.morph.get("VerbForm") == "Inf":
        above = sentence.tokens[token.head]
        if above.i != token.i and (above.lemma in lexicon.planned or _near_future(above, token)):
            return Phase.PLANNED
        return None if above.i != token.i else Phase.PLANNED
    if token.morph.get("VerbForm") == "Part" and not helpers:
        return Phase.DONE if token.dep.split(":")[0] in ("acl", "amod") and token.morph.get("Tense") == "Past" else None
    return _tense(token, helpers, lexicon)


def _near_future(above: Token, token: Token) -> bool:
    return above.lemma == "aller" and token.morph.get("VerbForm") == "Inf"


def _tense(token: Token, helpers: tuple[Token, ...], lexicon: Lexicon) -> Phase:
    finite = next((h for h in helpers if h.morph.get("VerbForm") == "Fin"), token)
    if finite.morph.get("Tense") == "Fut":
        return Phase.PLANNED
    if is_conditional(finite.lower, finite.lemma, lexicon.language):
        # « aurait fait 12 morts » is hearsay of something done, « serait fermé » of something to come
        return Phase.DONE if any(h.lemma == "avoir" for h in helpers) else Phase.PLANNED
    if any("tense" in h.dep for h in helpers) or any(h.lemma == "avoir" for h in helpers):
        return Phase.DONE
    if finite.morph.get("Tense") == "Past" and finite.morph.get("VerbForm") == "Fin":
        return Phase.DONE
    passive = [h for h in helpers if h.lemma == "être"]
    if passive and passive[0].morph.get("Tense") in _PAST:
        return Phase.DONE
    return Phase.CURRENT
