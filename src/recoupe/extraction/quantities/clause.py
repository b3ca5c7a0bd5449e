"""The clause of a figure: the stretches of its sentence in which its place is looked for.

In « Douze agents, dont trois à Brune, ont été blessés à Valmer, où le maire (2 élus à Kolva) … » the twelve have « ont été
blessés à Valmer » alone: what is inserted behind « dont » or in brackets with figures of its own tells where its own
figures are. A semicolon, a colon or a word that opens another clause ends it.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.tense import NONFINITE, tense

Stretch = tuple[int, int]


def behind(sentence: Sentence, start: int, lexicon: Lexicon) -> list[Stretch]:
    """The stretches of the clause behind `start`."""
    found: list[Stretch] = []
    begin = start
    tokens = [t for t in sentence.tokens if t.start >= start]
    bracketed = _open(sentence, start)
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if bracketed and token.text in (")", ","):
            return [*found, (begin, token.start)]
        if token.text == "(" and (close := _closing(tokens, i)) and _figured(tokens[i:close]):
            found.append((begin, token.start))
            i, begin = close + 1, tokens[close].end
            continue
        aside = token.lower in lexicon.role("part") or _relative(sentence, token)
        if aside and (close := _goes_on(tokens, i, lexicon)):
            found.append((begin, token.start))
            i, begin = close + 1, tokens[close].end
            continue
        if (
            _ends(sentence, token, lexicon)
            or _told_by(sentence, token, lexicon)
            or _resumes(sentence, start, token, lexicon)
        ):
            return [*found, (begin, token.start)]
        i += 1
    return [*found, (begin, sentence.end)]


def begins(sentence: Sentence, end: int, lexicon: Lexicon) -> int:
    """Where the clause begins whose figure stands at `end`."""
    begin = sentence.start
    for token in sentence.tokens:
        joins = token.i > 0 and sentence.tokens[token.i - 1].lower in lexicon.role("as_well")
        restricts = end - token.end <= 1 and _restricts(sentence, token, lexicon)
        opens = token.lower in lexicon.clause_starts and not (joins or restricts)
        if token.end <= end and (token.text in (";", ":") or opens):
            begin = token.end
    return begin


def _ends(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    if token.text in (";", ":") or token.lower in lexicon.clause_ends:
        return True
    return token.lower in lexicon.purpose and _infinitive(sentence, token.i + 1)


def _relative(sentence: Sentence, token: Token) -> bool:
    """« Douze marins, qui ont passé trois nuits dehors, sont arrivés à Brune »."""
    return token.i > 0 and sentence.tokens[token.i - 1].text == "," and token.morph.get("PronType") == "Rel"


def _told_by(sentence: Sentence, comma: Token, lexicon: Lexicon) -> bool:
    """« 300 agents partiront, a dit le ministre à Valmer »: where that was said."""
    if comma.text != ",":
        return False
    verbs = sentence.tokens[comma.i + 1 : comma.i + 3]
    said = next((t for t in verbs if t.lemma in lexicon.verbs_of("telling")), None)
    return said is not None and all(t.pos in ("VERB", "AUX") for t in verbs[: said.i - comma.i])


def _resumes(sentence: Sentence, start: int, comma: Token, lexicon: Lexicon) -> bool:
    """« Le groupe, qui emploie 300 soudeurs, ferme à Valmer »: the main verb behind the relative clause of the figure."""
    behind = sentence.tokens[comma.i + 1 : comma.i + 2]
    if (
        comma.text != ","
        or not behind
        or behind[0].pos not in ("VERB", "AUX")
        or tense(behind[0], lexicon) in NONFINITE
    ):
        return False
    opened = next((t for t in reversed(sentence.tokens[: comma.i]) if t.text == "," and t.start < start), None)
    return opened is not None and _relative(sentence, sentence.tokens[opened.i + 1])


def _open(sentence: Sentence, start: int) -> bool:
    """Whether a bracket is open at `start`."""
    before = [t.text for t in sentence.tokens if t.end <= start]
    return before.count("(") > before.count(")")


def _closing(tokens: list[Token], i: int) -> int:
    """The place of the bracket that closes the one at i, 0 where there is none."""
    return next((j for j in range(i + 1, len(tokens)) if tokens[j].text == ")"), 0)


def _figured(tokens: list[Token]) -> bool:
    return any(t.pos == "NUM" or t.text[:1].isdigit() for t in tokens)


def _goes_on(tokens: list[Token], i: int, lexicon: Lexicon) -> int:
    """The place of the comma behind which the clause goes on (« , dont trois à Brune, ont … »), else 0."""
    for j in range(i + 1, len(tokens) - 1):
        if tokens[j].text == "," and (tokens[j + 1].pos in ("AUX", "VERB") or tokens[j + 1].lower in lexicon.where):
            return j
        if tokens[j].text in (";", ":"):
            break
    return 0


def _restricts(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """« il ne reste que deux piles »: the word opens no clause."""
    return any(t.lower in lexicon.role("not") for t in sentence.tokens[max(0, token.i - 8) : token.i])


def _infinitive(sentence: Sentence, i: int) -> bool:
    """Whether an infinitive stands at word i, or behind the pronoun or « ne pas » there."""
    return any(t.morph.get("VerbForm") == "Inf" for t in sentence.tokens[i : i + 3])
