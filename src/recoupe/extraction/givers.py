"""Who counted: « 2 000 marcheurs comptés par la police », « la préfecture a dénombré dans la ville 2 000 marcheurs ».

Only figures that no statement holds with a speaker. Besides those who counted, « 5 200 marcheurs (selon la police) » and, right
behind a figure of the same unit, « contre 4 000 samedi » have the giver that stands beside them. Somebody who counts what is
their own (« le chanteur a comptabilisé 3 millions de vues », « le groupe enregistre une perte ») gives nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon, lexicon
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.tense import NONFINITE, Tense, finite, helpers, lemma, tense
from recoupe.model.entity import EntityKind
from recoupe.model.quantity import Quantity
from recoupe.model.span import Span

_PARTICIPLE = 12  # words from a figure to « recensés par »
_BY = 4  # words from « recensés » to « par »
_AGAINST = 4  # words from a figure to « contre »
_BRACKET = 10  # words of « (toujours selon le ministère de l'Intérieur) »
_APART = 14  # words from « dénombré » to its figure
_COUNTERS = (EntityKind.ORGANIZATION, EntityKind.AGENCY, EntityKind.GROUP, EntityKind.OTHER)
_PHRASE = ("DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM")


def by_counter(
    parsed: ParsedArticle, quantities: Sequence[Quantity], cast: Cast, language: str
) -> tuple[Quantity, ...]:
    """The quantities with `entity` filled where the words around tell who counted."""
    lex = lexicon(language)
    found: list[Quantity] = []
    for quantity in quantities:
        sentence = parsed.sentence_at(quantity.span.start)
        own = sentence.at(quantity.span.start, quantity.span.end) if sentence is not None else ()
        entity = quantity.entity
        if entity is None and sentence is not None and own:
            entity = _giver(parsed.text, sentence, own, quantity, cast, lex)
            entity = entity or _against(sentence, found, quantity, lex)
        found.append(replace(quantity, entity=entity) if entity != quantity.entity else quantity)
    return tuple(found)


def _giver(
    text: str, sentence: Sentence, own: tuple[Token, ...], quantity: Quantity, cast: Cast, lex: Lexicon
) -> str | None:
    """The entity that counted, or behind « selon » in a bracket."""
    source = _according(sentence, own, lex) or _counted_by(sentence, own, lex)
    if source is not None:
        return cast.speaker(Span.of(text, source[0].start, source[-1].end)).entity
    counter = None if is_money(quantity.unit) else _counts(sentence, own, lex)
    if counter is None:
        return None
    entity = cast.speaker(Span.of(text, counter[0].start, counter[-1].end)).entity
    kind = next((e.kind for e in cast.entities if e.id == entity), None)
    return entity if kind in _COUNTERS else None


def _according(sentence: Sentence, own: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...] | None:
    """« 5 200 marcheurs (selon la police) », « (5 200, selon la police) »."""
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _BRACKET]
    inside = own[0].i > 0 and sentence.tokens[own[0].i - 1].text == "("
    if not behind or not (inside or behind[0].text == "("):
        return None
    words = [t for t in behind if t.pos != "ADV" and t.text not in ("(", ",")]
    close = next((i for i, t in enumerate(words) if t.text == ")"), 0)
    told = close > 1 and words[0].lower in lex.listed("source")
    return tuple(words[1:close]) if told else None


def _counted_by(sentence: Sentence, own: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...] | None:
    """« 2 000 marcheurs [ont été] comptés par la police »: what stands behind « par »."""
    inside = next((t for t in own if _counted(t, lex)), None)
    start = own[-1].i + 1 if inside is None else inside.i
    for token in sentence.tokens[start : start + _PARTICIPLE]:
        if (
            token.text in (",", ";", ":", "(")
            or token.lower in lex.clause_starts
            or token.morph.get("PronType") == "Rel"
        ):
            return None
        if _counted(token, lex):
            behind = sentence.tokens[token.i + 1 : token.i + 1 + _BY]
            by = next((t for t in behind if t.lower in lex.role("by_whom")), None)
            return None if by is None else _phrase(sentence, by.i + 1, lex)
        if token.pos == "VERB" and tense(token, lex) not in NONFINITE:
            return None
    return None


def _counted(token: Token, lex: Lexicon) -> bool:
    """« comptés », « annoncés »."""
    given = lex.verbs_of("counter") | lex.verbs_of("stating")
    counting = token.pos in ("VERB", "ADJ") and lemma(token, lex) in given
    return counting and tense(token, lex) is Tense.PARTICIPLE


def _phrase(sentence: Sentence, start: int, lex: Lexicon) -> tuple[Token, ...] | None:
    """The noun phrase that begins at word `start`, its complements with « de » among it."""
    end = start
    for token in sentence.tokens[start:]:
        if token.pos not in _PHRASE or (token.pos == "ADP" and token.lower not in lex.role("of") and token.i > start):
            break
        if token.i > start and (token.pos == "NUM" or token.lower in lex.listed("day")):
            break
        end = token.i + 1
    return sentence.tokens[start:end] or None


def _counts(sentence: Sentence, own: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...] | None:
    """« la préfecture a dénombré dans la ville 2 000 marcheurs »: the subject of the verb of counting before the figure."""
    for token in reversed(sentence.tokens[max(0, own[0].i - _APART) : own[0].i]):
        if token.text in (";", ":", "(") or token.lower in lex.clause_starts or token.morph.get("PronType") == "Rel":
            return None
        if token.pos in ("VERB", "AUX") and lemma(token, lex) not in lex.verbs_of("counter"):
            return None
        if token.pos == "VERB":
            bearer = finite(sentence, token, lex)
            subject = next((t for t in sentence.children(token.i, "nsubj") if t.i < bearer.i), None)
            passive = any(t.lemma in lex.role("be") for t in helpers(sentence, token, lex))
            if passive or subject is None or tense(bearer, lex) in NONFINITE or subject.pos == "PRON":
                return None
            words = [t for t in sentence.subtree(subject.i) if t.i < bearer.i]
            comma = next((t.i for t in words if t.text == "," and t.i > subject.i), bearer.i)
            return tuple(t for t in words if t.i < comma) or None
    return None


def _against(sentence: Sentence, earlier: Sequence[Quantity], quantity: Quantity, lex: Lexicon) -> str | None:
    """« 80 000 personnes ont été recensées par la police, contre 50 000 samedi »: the giver of the last figure of the same unit."""
    before = next((q for q in reversed(earlier) if q.unit == quantity.unit), None)
    if before is None or before.span.start < sentence.start:
        return None
    ahead = [t for t in sentence.tokens if before.span.end <= t.start < quantity.span.start]
    led = next((t for t in reversed(ahead) if t.lower in lex.listed("instead")), None)
    if led is None or ahead[-1].i - led.i > _AGAINST:
        return None
    parted = any(t.text in (";", ":", ".") or t.lower in lex.clause_starts for t in ahead)
    return None if parted else before.entity
