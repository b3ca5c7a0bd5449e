"""Contents that are infinitives: « affirme avoir vu … », « promet de céder », « s'engage à payer ».

« a confié au Figaro avoir hésité », « a dit à la barre ne rien savoir »: whom or where one speaks to may stand before.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.objects import OBJECT, lead, still_to_come
from recoupe.extraction.statements.verbs.verb_groups import Group

_ADVERBIAL = 10  # words of an adverbial before a past infinitive (« dès l'ouverture du procès avoir signé »)


def infinitive(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    """Where a bare infinitive begins at token `i`, or behind whom or where one speaks to."""
    if _aim(sentence, group, i, language):
        return None
    if lead(sentence, i, language) is not None:
        return i
    if sentence.tokens[i].text == "," and _perfect(sentence.tokens, i + 1):
        return i + 1  # « a déclaré à la presse, avoir souffert »
    if sentence.tokens[i].lower in words(language, "addressee"):
        of = i + 2 < len(sentence.tokens) and sentence.tokens[i + 1].lower in words(language, "of")  # « auprès de RTL »
        end = after(sentence, i + 1 + of, language=language) + 1  # « a confié au Figaro avoir hésité »
        if end < len(sentence.tokens) and lead(sentence, end, language) is not None:
            return end
        if end < len(sentence.tokens) and sentence.tokens[end].text == "," and _perfect(sentence.tokens, end + 1):
            return end + 1
    return _past_infinitive(sentence, i, language) if sentence.tokens[i].pos == "ADP" else None


def _aim(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """« prétend unir la gauche »: what one means to do; « prétend être médecin », « avoir payé », « ne rien voir » is claimed."""
    if group.cue.lemma not in words(language, "claiming_to"):
        return False
    behind = sentence.tokens[i : i + OBJECT]
    bare = next((t for t in behind if t.morph.get("VerbForm") == "Inf"), None)
    if bare is None or any(t.lower in words(language, "negation") for t in behind[: bare.i - i]):
        return False
    return bare.pos != "AUX" and not among(bare, words(language, "claimed_state"))


def _perfect(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the infinitive of an auxiliary stands at token `i`."""
    return i < len(tokens) and tokens[i].pos == "AUX" and tokens[i].morph.get("VerbForm") == "Inf"


def _past_infinitive(sentence: Sentence, i: int, language: str) -> int | None:
    """« a reconnu dès l'ouverture du procès avoir signé », « a dit à la barre ne rien savoir »: behind any adverbial."""
    tokens = sentence.tokens
    if tokens[i].lower in words(language, "bare_of") and lead(sentence, i + 1, language) is not None:
        return None  # « regrette de ne pas avoir été entendu »
    either = words(language, "have") | words(language, "be")
    for token in tokens[i + 1 : i + _ADVERBIAL]:
        if is_finite(token) or token.text in (",", ";", ":", ".") or token.text in words(language, "open_quote"):
            return None
        before = tokens[token.i - 1]
        free = before.pos not in ("ADP", "SCONJ", "PRON", "DET", "AUX") and before.lower not in words(
            language, "without"
        )
        if free and token.lower in words(language, "negation") and lead(sentence, token.i, language) is not None:
            return token.i
        bare = token.morph.get("VerbForm") == "Inf" and (token.lower in either or token.lemma in either)
        following = tokens[token.i + 1 : token.i + 4]
        if free and bare and any(t.morph.get("VerbForm") == "Part" for t in following):
            return token.i
    return None


def of_infinitive(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    """Where the infinitive behind « de » begins, at token `i` or behind whom one promises it to."""
    if sentence.tokens[i].lower in words(language, "bare_of") and lead(sentence, i + 1, language) is not None:
        amount = i - 1 > group.last and sentence.tokens[i - 1].lower in words(language, "amount")
        return None if amount else i + 1  # « réclament davantage de pouvoir d'achat »
    told = sentence.tokens[min(group.last + 1, len(sentence.tokens) - 1)]
    if told.lower in words(language, "to"):
        i = told.i
    if sentence.tokens[i].lower in words(language, "to"):
        for j in range(i + 1, min(i + OBJECT, len(sentence.tokens) - 1)):
            token = sentence.tokens[j]
            near = sentence.tokens[max(i + 1, j - 3) : j]
            inside = any(t.lower in words(language, "relative") for t in near)  # « à ceux qui le veulent de … »
            if (is_finite(token) and not inside) or token.text in (".", ";"):
                return None
            before = sentence.tokens[j - 1]
            if token.pos == "DET" and (before.pos in ("NOUN", "PROPN") or before.text in words(language, "open_quote")):
                return None  # « promet aux élus une salle et le droit de louer »
            if token.lower in words(language, "bare_of") and lead(sentence, j + 1, language) is not None:
                then = sentence.tokens[j - 1].lower in words(language, "before_other_que")
                return None if then else j + 1  # « a promis aux élus, avant d'ajouter … »
    return None


def to_infinitive(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    """Where the infinitive behind « à » at token `i` begins."""
    to = sentence.tokens[i].lower in words(language, "bare_to") and not still_to_come(sentence.tokens, i, language)
    return i + 1 if to and lead(sentence, i + 1, language) is not None else None
