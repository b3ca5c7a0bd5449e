"""Words that hold a content together where a comma or « et » stands: what they opened has not closed yet.

« assure que le chef avait, au cours d'un dîner, « promis une prime » »: the auxiliary waits for its participle. « dit que la
ville n'a pas seulement vendu le stade, mais a rasé la halle »: « seulement » waits for its « mais ». « dit avoir bel et
bien payé »: the « et » is inside a set phrase. « admet que le budget baisse mais que, malgré tout, il tient »: a « que » waits
for its verb. Where a content does end is told in `ends` and `commas`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.settings import past_setting
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.scope.own_clauses import behind_que
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.forms import VERBAL, describes, is_finite, is_past_participle
from recoupe.extraction.statements.verbs.whole_clauses import complete
from recoupe.extraction.statements.view import View

_HEAD = 4  # words up to the infinitive or adjective: « ne pas craindre »
_INSERTED = 16  # words between the commas of « avait, lors d'une veillée à Dijon avec les élus de la ville, promis »


def within_set_phrase(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« bel et bien », « d'ores et déjà »: whether token `i` is inside a set phrase."""
    for first in range(max(0, i - 3), i):
        past = adverbial_at(tokens, first, language)
        if past is not None and past > i:
            return True
    return False


def participle_waits(tokens: tuple[Token, ...], comma: int, limit: int, language: str) -> int | None:
    """« avait, la veille du vote, promis une prime »: the comma behind which the participle of the auxiliary stands."""
    carriers = words(language, "have") | words(language, "be")
    if tokens[comma].text != "," or comma == 0 or tokens[comma - 1].lower not in carriers:
        return None
    for token in tokens[comma + 2 : min(comma + _INSERTED, limit)]:
        if is_finite(token):
            return None
        if token.text == ",":
            i = token.i + 1
            while i < limit and (tokens[i].pos == "ADV" or tokens[i].text in words(language, "open_quote")):
                i += 1
            if is_past_participle(tokens[i]):
                return token.i
    return None


def infinitive_waits(tokens: tuple[Token, ...], comma: int, limit: int, language: str) -> int | None:
    """« réunit les élus pour, « d'ici à mai », élaborer un plan »: the comma behind which the infinitive of « pour » stands."""
    led = words(language, "for") | words(language, "bare_of") | words(language, "bare_to")
    if tokens[comma].text != "," or comma == 0 or tokens[comma - 1].lower not in led:
        return None
    closing = next((t.i for t in tokens[comma + 2 : min(comma + _INSERTED, limit)] if t.text == ","), None)
    if closing is None:
        return None
    behind = (t for t in tokens[closing + 1 :] if t.lower not in words(language, "object_clitic"))
    return closing if next(behind, tokens[closing]).morph.get("VerbForm") == "Inf" else None


def complement_waits(sentence: Sentence, start: int, i: int, limit: int, language: str) -> int | None:
    """« redouter, dans une lettre ouverte, des coupures », « prêt lors d'un débat à payer »: the last word put in at `i`.

    The infinitive or adjective that the content has so far, right before, must go on behind it.
    """
    tokens, parted = sentence.tokens, sentence.tokens[i].text == ","
    head, begin = tokens[i - 1], i + parted
    acts = head.morph.get("VerbForm") == "Inf"
    if i - start > _HEAD or begin >= limit or not (acts or describes(head)) or is_finite(head):
        return None
    if any(t.pos in ("NOUN", "PROPN", "DET", "PUNCT", "ADP") for t in tokens[start : i - 1]):
        return None
    governs = words(language, "of") | words(language, "to") | words(language, "for")
    end = past_setting(sentence, begin, language, governs) or begin
    if parted:
        end = next((t.i for t in tokens[begin : begin + _INSERTED] if t.text == "," or is_finite(t)), begin) + 1
    if begin == end or end > limit or (parted and tokens[end - 1].text != ","):
        return None
    object_ = tokens[end].pos in ("DET", "NUM") or tokens[end].text in words(language, "open_quote")
    return end - 1 if (acts and object_) or (not acts and tokens[end].lower in governs) else None


def past_put_in(sentence: Sentence, start: int, limit: int, language: str) -> int:
    """Where the content that begins at token `start` goes on behind what is put in at once; `start` where nothing is."""
    put_in = (
        complement_waits(sentence, start, i, limit, language) for i in range(start + 1, min(start + _HEAD + 1, limit))
    )
    return next((end + 1 for end in put_in if end is not None), start)


def correlated(tokens: tuple[Token, ...], start: int, i: int, language: str) -> bool:
    """« n'a pas seulement vendu A, mais a rasé B »: whether the « mais » at `i` answers a « pas seulement » behind `start`."""
    if tokens[i].lower not in words(language, "but"):
        return False
    for token in reversed(tokens[start:i]):
        if token.lower in words(language, "but"):
            return False
        before = tokens[token.i - 1].lower if token.i else ""
        if token.lower in words(language, "merely") and before in words(language, "not_merely"):
            return True
    return False


def relative_waits(held: tuple[Token, ...], language: str) -> bool:
    """« l'affaire, où le meurtre d'une femme, fille de mineur, prend … »: a relative clause whose verb has not come yet."""
    opened = [n for n, t in enumerate(held) if t.lower in words(language, "relative")]
    return bool(opened) and not any(map(is_finite, held[opened[-1] :]))


def clause_waits(sentence: Sentence, start: int, comma: int, limit: int, language: str) -> bool:
    """« note que A mais que, malgré B, C tient », « une aide afin que les élus, inquiets, tiennent »: no verb yet behind « que ».

    Only a « que » before or behind a comma, behind « et », « mais » or the first word of a conjunction (« dénonce un plan que,
    selon X, la ville paiera »); a finite verb must be to come.
    """
    tokens = sentence.tokens
    led = words(language, "conjunction") | words(language, "que_joint") | {","}
    for token in reversed(tokens[start + 1 : comma]):
        if token.lower in words(language, "complementizer"):
            opens = tokens[token.i - 1].lower in led or tokens[token.i + 1].text == ","
            waits = opens and not complete(sentence, token.i + 1, comma, language)
            return waits and any(map(is_finite, tokens[comma + 1 : limit + 1]))
    return False


def que_again(view: View, start: int, comma: int, limit: int) -> bool:
    """« révèle que A, alors que la loi l'interdit, et que B »: behind the clause put in, another « que » goes on with the first.

    No verb may stand right before a « que » between the two, nor a pause: that « que » would be the next one's.
    """
    tokens, language = view.sentence.tokens, view.language
    que = words(language, "complementizer")
    if not behind_que(view, start):
        return False
    for i in range(comma + 2, limit):
        if tokens[i].text in (";", ":") or (tokens[i].lower in que and tokens[i - 1].pos in VERBAL):
            return False
        joined = tokens[i].lower in words(language, "conjunction") and tokens[i - 1].text == ","
        if joined and tokens[i + 1].lower in que and any(map(is_finite, tokens[comma + 1 : i])):
            return any(map(is_finite, tokens[i + 2 : limit + 1]))
    return False
