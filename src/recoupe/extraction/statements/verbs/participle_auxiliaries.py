"""Which form of « avoir » or « être » carries a participle: « a, à son tour, menacé », « a confirmé le bilan et appelé au calme ».

It stands before the participle, past adverbs and what commas set off, or with the verb that the participle is joined to, in a
pair (« a nié … et accusé … ») or a row (« a dénoncé …, réclamé … et promis que … »).
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.adverbials import before_adverbials
from recoupe.extraction.statements.verbs.forms import VERBAL, is_past_participle
from recoupe.extraction.statements.verbs.insertions import opening_comma

_GAP = 6  # words that may stand between an auxiliary and its participle (« a dans la foulée fait part »)


def carried_on(sentence: Sentence, token: Token, language: str) -> bool:
    """« a confirmé le bilan et appelé au calme »: a bare participle joined to a verb whose auxiliary is « avoir »."""
    tokens = sentence.tokens
    before = token.i - 1
    while before > 0 and (tokens[before].pos == "ADV" or tokens[before].lower in words(language, "negation_second")):
        before -= 1
    row = tokens[before].text == "," and _in_row(sentence, token, language)
    if before < 2 or not (row or tokens[before].lower in words(language, "conjunction")):
        return False
    if token.pos not in VERBAL and token.dep.split(":")[0] != "conj":
        return False
    above = tokens[token.head] if token.dep.split(":")[0] == "conj" else None
    if above is not None and above.i < before and _has_have(sentence, above, language):
        return above.morph.get("VerbForm") != "Fin"  # « avait négocié … et indiqué », an infinitive to the model
    return token.pos in VERBAL and _have_before(sentence, token, before, language)


def _in_row(sentence: Sentence, token: Token, language: str) -> bool:
    """« a dénoncé la hausse, réclamé un vote et promis que … »: an object behind, no date, and a participle with « et » to come."""
    tokens = sentence.tokens
    times = words(language, "day") | words(language, "time_noun")
    if not _has_object(sentence, token, language) or any(t.lower in times for t in tokens[token.i + 2 : token.i + 4]):
        return False
    for joint in tokens[token.i + 1 : -1]:
        if joint.lower in words(language, "and"):
            behind = next((t for t in tokens[joint.i + 1 :] if t.pos != "ADV"), joint)
            if is_past_participle(behind) and behind.pos in VERBAL and behind.morph.get("Gender") != "Fem":
                return True
    return False


def _have_before(sentence: Sentence, token: Token, end: int, language: str) -> bool:
    """« a accusé l'État d'être « complice » et exigé … »: past infinitives and simple tenses, no participle joins them.

    A participle with an object is joined to « avoir » past any « être »: « a dit que le pont était clos et promis une aide ».
    """
    if token.morph.get("Gender") == "Fem":
        return False
    active = _has_object(sentence, token, language)
    for above in reversed(sentence.tokens[:end]):
        form = above.morph.get("VerbForm")
        if above.pos == "VERB" and form == "Inf" and _has_have(sentence, above, language):
            return True  # « avait négocié », an infinitive to the model
        if above.pos in VERBAL and form == "Part" and above.morph.get("Tense") == "Past":
            if _has_have(sentence, above, language):
                return True
            if auxiliary_of(sentence, above, language) is not None and not active:
                return False  # « le pont est fermé et … »
        elif not active and (
            above.lower in words(language, "who") or (above.lower in words(language, "be") and form == "Fin")
        ):
            return False
    return False


def _has_object(sentence: Sentence, participle: Token, language: str) -> bool:
    """« promis une aide », « assuré que … »: an article or a clause right behind."""
    behind = sentence.tokens[participle.i + 1 : participle.i + 2]
    return any(t.pos == "DET" or t.lower in words(language, "complementizer") for t in behind)


def _has_have(sentence: Sentence, participle: Token, language: str) -> bool:
    if any(t.lower in words(language, "been") for t in sentence.children(participle.i, "aux")):
        return False  # « avait été critiqué par A et préconisé par B »
    if any(t.lower in words(language, "have") for t in sentence.children(participle.i, "aux")):
        return True
    before = participle.i - 1  # « avait « tenu bon » », where the parse loses the auxiliary behind the mark
    while before > 0 and (
        sentence.tokens[before].pos in ("ADV", "X") or sentence.tokens[before].text in words(language, "open_quote")
    ):
        before -= 1
    if before >= 0 and sentence.tokens[before].lower in words(language, "have"):
        return True
    carrier = _before_insertion(sentence, participle.i, language)
    return carrier is not None and carrier.lower in words(language, "have")


def auxiliary_of(sentence: Sentence, token: Token, language: str) -> Token | None:
    """The form of avoir or être that carries the participle `token`: the parse's, else the nearest before it."""
    either = words(language, "have") | words(language, "be")
    for child in reversed(sentence.children(token.i, "aux", "cop")):
        if child.lower in either and 0 < token.i - child.i <= _GAP:
            return child
    inserted = _before_insertion(sentence, token.i, language)
    if inserted is not None:
        return inserted
    end = token.i - 1 - (token.pos in VERBAL and sentence.tokens[token.i - 1].text == ",")
    before = sentence.tokens[before_adverbials(sentence.tokens, end, language)]
    if before.lower in either and before.i < end:
        return before  # « a d'ores et déjà annoncé », « a hier soir affirmé », « a par ailleurs, souligné »
    for i in range(token.i - 1, max(-1, token.i - 4), -1):
        before = sentence.tokens[i]
        if before.lower in either:
            return before
        if before.pos not in ("ADV", "PRON", "PUNCT", "X") and before.lower not in words(language, "negation_second"):
            return None
        if before.text == ",":
            return None
    return None


def _before_insertion(sentence: Sentence, i: int, language: str) -> Token | None:
    """« a, à son tour, menacé », « est, lui, accusé »: the auxiliary before what commas set off right before token `i`."""
    tokens = sentence.tokens
    comma = opening_comma(tokens, i - 1)
    if comma is None or any(t.pos in VERBAL for t in tokens[comma:i]):
        return None
    before = comma - 1
    while before > 0 and tokens[before].pos == "ADV":
        before -= 1  # « avait auparavant, lors du gala, dénoncé … »
    carrier = tokens[before]
    either = words(language, "have") | words(language, "be")
    return carrier if carrier.lower in either and tokens[i].pos in VERBAL else None
