"""What a number counts: the noun phrase behind it, its unit, and where the words end.

In « 10 000 soldats nord-coréens déjà en Russie » the thing counted is « soldats nord-coréens », its unit soldat. Behind
« dont 8 000 déjà déployés » there is no noun: the unit comes from what was counted before. Complements with « de » are
left out of the words (« 12 morts à Valmer »), and so is a participle with a complement of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.compounds import whole_words
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.singular import is_plural, singular

_RUN = re.compile(r"[a-zà-ÿ]{3,}[A-ZÀ-Ý]")
_AMONG = 3  # words of « d'entre eux »
_TAIL = 5  # words that describe a counted noun before a modifier
_CLOSING = ('"', "»", "”")
_OPENING = ('"', "«", "“")
_MARKS = (*_CLOSING, ",")


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted phrase: where its words start and end, the unit, and whether it was found behind the number."""

    start: int
    end: int
    words: str
    unit: str
    ellipsis: bool = False  # a participle or adjective stands for the noun: the unit is that of an earlier figure
    plural: str = ""  # unit to take where there is no earlier figure: the participle may be a noun


def counted(sentence: Sentence, end: int, *, noun: bool, lexicon: Lexicon) -> Counted | None:
    """The counted phrase behind the number that ends at `end` (offset in the article); `noun`: « de » comes between."""
    tokens = whole_words([t for t in sentence.tokens if t.start >= end], lexicon)
    if tokens and tokens[0].text == "-" and tokens[0].start == end:
        tokens = tokens[1:]  # « une demi-heure »
    halved = next((t for t in sentence.tokens if t.start < end < t.end and "-" in t.text), None)
    if halved is not None:  # « un demi-siècle » in one word
        rest = replace(halved, text=halved.text[end - halved.start :], start=end, pos="NOUN")
        return _phrase(sentence, [rest, *tokens], end, lexicon)
    if (them := among_them(tokens, lexicon)) is not None:
        return Counted(tokens[0].start, them.end, "", "", ellipsis=True)
    of = lexicon.role("of" if noun else "of_the")
    if tokens and tokens[0].text == ",":
        of = of & lexicon.role("from")  # « par un tiers, des agissements »
    if len(tokens) > 1 and tokens[0].text in _MARKS and tokens[1].lower in of:
        tokens = tokens[1:]  # « une "dizaine" de civils », « des centaines, voire des milliers, de civils »
    if noun:
        if tokens and tokens[0].lower in lexicon.role("of"):
            tokens = tokens[1:]
            if tokens and (tokens[0].pos == "DET" or tokens[0].lower in lexicon.role("article")):
                tokens = tokens[1:]
            if tokens and tokens[0].pos == "PROPN" and tokens[0].label in ("ORG", "PER"):
                # « 2 milliards d'euros de Nordac et 900 millions de Sodexa »
                return Counted(0, 0, "", "", ellipsis=True)
        elif not (tokens and (tokens[0].pos == "ADJ" or _right_behind(tokens[0], end))):
            return None
    elif tokens and tokens[0].lower in lexicon.role("of") and len(tokens) > 1:
        return _partitive(tokens, lexicon)
    return _phrase(sentence, tokens, end, lexicon)


def _right_behind(token: Token, end: int) -> bool:
    """« une centaine employés », « 4 millions parrainages »: a slip of the paper, which leaves « de » out."""
    return token.pos == "NOUN" and token.morph.get("Number") == "Plur" and token.start - end == 1


def among_them(tokens: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """« une centaine d'entre eux »: the pronoun of those named before, where the words behind a number open so."""
    if len(tokens) < _AMONG or tokens[0].lower not in lexicon.role("from"):
        return None
    return tokens[2] if tokens[1].lower in lexicon.role("between") and tokens[2].pos == "PRON" else None


def _partitive(tokens: list[Token], lexicon: Lexicon) -> Counted | None:
    """« trois des quatre suspects »: the unit of the larger group, no words of its own."""
    rest = tokens[2:] if tokens[1].text in _OPENING else tokens[1:]
    larger = lexicon.cardinals.keys() | lexicon.preposed
    while rest and (rest[0].pos in ("NUM", "DET") or rest[0].lower in larger or rest[0].text[0].isdigit()):
        rest = rest[1:]
    if len(rest) > 1 and rest[0].lower in lexicon.scales and rest[1].lower in lexicon.role("of"):
        rest = rest[2:]  # « huit des 28 millions d'élus »
    several = of_several_words(rest, lexicon)
    if several is not None:
        return Counted(0, 0, several.words, several.unit)  # « près de 200 de "gilets jaunes" »
    if not rest or not (rest[0].pos == "NOUN" or rest[0].lower in lexicon.nominal):
        return Counted(0, 0, "", "", ellipsis=True)
    head = rest[0]
    if head.morph.get("Number") == "Sing" and not is_plural(head.text, lexicon):
        return Counted(0, 0, "", "", ellipsis=True)  # « sur les trente-deux du canton »
    return Counted(0, 0, head.text, singular(head.text, lexicon))


def tails(sentence: Sentence, end: int, lexicon: Lexicon) -> Iterator[int]:
    """Where what describes the counted noun behind `end` ends: « 12 élèves inscrits au plus », « 12 cas de grippe au plus »."""
    tokens = [t for t in sentence.tokens if t.start >= end][:_TAIL]
    for token, before in zip(tokens, [None, *tokens], strict=False):
        complement = before is not None and before.lower in lexicon.role("from") and token.pos in ("NOUN", "PROPN")
        if not (complement or token.pos == "ADJ" or token.morph.get("VerbForm") == "Part"):
            if token.lower not in lexicon.role("from") or (before is not None and before.lower in lexicon.role("from")):
                return
            continue
        yield token.end


def _phrase(sentence: Sentence, tokens: list[Token], end: int, lexicon: Lexicon) -> Counted | None:
    several = of_several_words(tokens, lexicon)
    if several is not None:
        return _described(sentence, tokens, several)
    i = 0
    while i < min(3, len(tokens)) and _stands_before(tokens, i, lexicon):
        i += 1
    if i >= len(tokens):
        return _ellipsis(tokens, 0, lexicon) if tokens and i else None
    several = of_several_words(tokens[i:], lexicon) if i else None
    if several is not None:  # « 70 autres chefs d'État »
        words = " ".join([*(t.text for t in tokens[:i]), several.words])
        return _described(sentence, tokens, replace(several, start=tokens[0].start, words=words))
    head = tokens[i]
    if _taken_for_adjective(tokens, i, lexicon):
        return _with_adjectives(sentence, tokens, i, lexicon)
    if i and _noun_behind_adjective(tokens, i, lexicon):
        return _with_adjectives(sentence, tokens, i, lexicon)
    if i and head.text in _OPENING and head.start > tokens[i - 1].end and i + 1 < len(tokens):
        quoted = _quoted(tokens, i + 1, lexicon)
        if quoted is not None and not quoted.ellipsis:
            return replace(quoted, start=tokens[0].start)  # « huit autres "bergers libres" »
    if i and tokens[i - 1].lower in lexicon.role("other") and head.lower in lexicon.classing:
        words = " ".join(t.text for t in tokens[: i + 1])  # « deux publiques et deux autres privées »
        return Counted(tokens[0].start, head.end, words, "", ellipsis=True)
    if i and not _is_noun(head, lexicon):
        return _ellipsis(tokens, 0, lexicon)
    closes = head.text in _CLOSING and not i and head.start - end <= 1
    if closes and len(tokens) > 1 and tokens[1].pos == "NOUN" and is_plural(tokens[1].text, lexicon):
        return _phrase(sentence, tokens[1:], head.end, lexicon)  # « "plus de 300" emplois »
    if head.text in _OPENING and i + 1 < len(tokens) and not closes:
        return _quoted(tokens, i + 1, lexicon)
    if i and tokens[i - 1].lower in lexicon.role("other") and head.lower in lexicon.nominal:
        words = " ".join(t.text for t in tokens[: i + 1])  # « neuf ouvriers sont morts et trois autres blessés »
        return Counted(tokens[0].start, head.end, words, "", ellipsis=True, plural=singular(head.text, lexicon))
    if _is_noun(head, lexicon):
        return _with_adjectives(sentence, tokens, i, lexicon)
    if (head.pos in ("ADJ", "VERB", "ADV") or head.lower in lexicon.elliptic) and not _finite(head):
        return _ellipsis(tokens, i, lexicon)
    return None


def of_several_words(tokens: list[Token], lexicon: Lexicon) -> Counted | None:
    """« équivalents temps plein », « gilets jaunes »: a noun of several words."""
    for length in (3, 2):
        held = tokens[:length]
        compound = lexicon.nouns_of_several_words.get(tuple(t.lower for t in held))
        if compound is not None:
            return Counted(held[0].start, held[-1].end, " ".join(t.text for t in held), compound)
    return None


def _described(sentence: Sentence, tokens: list[Token], several: Counted) -> Counted:
    """« gilets jaunes déguisés »: with the adjectives behind the last word."""
    last = next(t for t in tokens if t.end == several.end)
    behind = next((t for t in tokens if t.start == several.end + 1), None)
    if (
        behind is None
        or last.pos not in ("ADJ", "NOUN")
        or not _describes(sentence, behind, sentence.tokens[last.head])
    ):
        return several
    return replace(several, end=behind.end, words=f"{several.words} {behind.text}")


def _stands_before(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """An adjective before the noun: « trois jeunes femmes », « 50 autres », « les deux premiers ministres »."""
    token = tokens[i]
    if token.lower in lexicon.role("more_so"):  # « les deux plus grandes villes »
        return i + 2 < len(tokens) and tokens[i + 1].lower in lexicon.preposed
    if token.lower in lexicon.preposed:
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.lower not in lexicon.nominal:
            return True
        if following is None:
            return False
        noun = _is_noun(following, lexicon) or _noun_behind_adjective(tokens, i + 1, lexicon)
        two = following.lower in lexicon.preposed and any(_is_noun(t, lexicon) for t in tokens[i + 2 : i + 3])
        return noun or two  # « trois nouvelles grandes salles »
    if i + 1 < len(tokens) and token.text.rpartition("-")[2][:1].isupper() and is_plural(token.text, lexicon):
        following = tokens[i + 1]  # « deux ex-Premiers ministres »
        return following.pos == "NOUN" and following.text.islower() and is_plural(following.text, lexicon)
    if token.pos != "ADJ" or token.lower in lexicon.nominal or i + 1 >= len(tokens):
        return False
    return tokens[i + 1].pos == "NOUN" and tokens[i + 1].head != token.i


def _taken_for_adjective(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """« trois centrales solaires »: of two adjectives in the plural without a noun the first is the noun."""
    if i + 1 >= len(tokens) or tokens[i + 1].start - tokens[i].end != 1:
        return False
    head, behind = tokens[i], tokens[i + 1]
    both = all(t.pos == "ADJ" and t.text.islower() and is_plural(t.text, lexicon) for t in (head, behind))
    return both and head.lower not in lexicon.elliptic | lexicon.preposed and "VerbForm" not in head.morph


def _noun_behind_adjective(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """« 14 présumés trafiquants », « 12 nouvelles caméras »: the model takes the noun for an adjective or a verb."""
    head, before = tokens[i], tokens[i - 1]
    plain = head.text.islower() and head.start - before.end == 1 and is_plural(head.text, lexicon)
    if not plain or head.lower in lexicon.elliptic | lexicon.preposed or before.lower in lexicon.role("other"):
        return False
    if head.pos == "VERB":
        return before.lower in lexicon.preposed and head.morph.get("Tense") != "Past"
    most = i > 1 and tokens[i - 2].lower in lexicon.role("more_so")  # « les 500 plus grosses fortunes »
    hangs = before.head == head.i or before.pos == "NOUN"  # « deux anciennes étudiantes »
    return head.pos == "ADJ" and before.lower in lexicon.preposed - lexicon.nominal and (most or hangs)


def _is_noun(token: Token, lexicon: Lexicon) -> bool:
    if token.lower in lexicon.nominal:
        return True
    if token.lower in lexicon.elliptic:
        return False
    if not token.text[:1].isalpha() or token.lower in lexicon.role("of") | lexicon.listed("day"):
        return False  # « 27 000 lundi »
    if run_together(token.text):
        return False
    if token.pos == "PROPN":
        return not token.text.isupper() or len(token.text) > 2
    return token.pos == "NOUN"


def run_together(word: str) -> bool:
    """« minutesLa »: two lines of a page without a blank between them; « iPhone » is a word."""
    return _RUN.match(word) is not None


def counts_of_it(word: Token, lexicon: Lexicon) -> bool:
    """« l'immeuble en compte 18 »: whether the word behind « en » is a verb, whatever the model takes it for."""
    if word.pos in ("VERB", "AUX"):
        return True
    return any(
        form.kind == "finite" for form in readings_of(word.lower, lexicon.verbs_of("counting_it"), lexicon.language)
    )


def _finite(token: Token) -> bool:
    return token.morph.get("VerbForm") in ("Fin", "Inf")


def _with_adjectives(sentence: Sentence, tokens: list[Token], i: int, lexicon: Lexicon) -> Counted:
    head, k = tokens[i].text, i + 1
    while (
        k < len(tokens)
        and tokens[k].start - tokens[k - 1].end <= 1
        and _describes(sentence, tokens[k], tokens[i])
        and tokens[k].lower not in lexicon.after[1]
    ):
        k += 1
    words = " ".join(t.text for t in tokens[:k])
    unit = singular(head, lexicon)
    title = tokens[i - 1].text.rpartition("-")[2] if i else ""
    if title[:1].isupper() and head.islower():  # « deux ex-Premiers ministres »
        unit = f"{singular(title, lexicon)} {unit}"
    return Counted(tokens[0].start, tokens[k - 1].end, words, unit)


def _describes(sentence: Sentence, token: Token, head: Token) -> bool:
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    if token.pos == "ADJ":
        return not any(t.i > token.i for t in sentence.children(token.i, "obl", "obj"))
    participle = token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") != "Pres"
    if not (participle and token.head == head.i and token.dep.split(":")[0] in ("acl", "amod")):
        return False
    if behind and behind[0].text == ",":
        return True  # « 15 communes inondées, contre 9 »
    return not any(t.i > token.i for t in sentence.children(token.i, "obl", "obj", "xcomp"))


def _quoted(tokens: list[Token], i: int, lexicon: Lexicon) -> Counted | None:
    """« deux « touchés par des projectiles » »: words in marks stand for the noun."""
    close = next((j for j in range(i, min(i + 9, len(tokens))) if tokens[j].text in '"»”'), None)
    if close is None or tokens[i].pos in ("PRON", "DET", "PROPN") or _finite(tokens[i]):
        return None
    words = " ".join(t.text for t in tokens[i:close])
    opening = i
    while i + 1 < close and tokens[i].lower in lexicon.preposed and _is_noun(tokens[i + 1], lexicon):
        i += 1  # « trois « petits gestes » »
    noun = _is_noun(tokens[i], lexicon) or _described_in_marks(tokens, i, close, lexicon)
    unit = singular(tokens[i].text, lexicon) if noun else ""
    several = of_several_words(tokens[i:close], lexicon)
    unit = several.unit if several is not None else unit
    return Counted(tokens[opening - 1].start, tokens[close].end, words, unit, ellipsis=not noun)


def _described_in_marks(tokens: list[Token], i: int, close: int, lexicon: Lexicon) -> bool:
    """« deux « garants » indépendants », « huit « communicants officiels » »: of two adjectives the first is the noun."""
    behind = tokens[i + 1] if i + 1 < close else next(iter(tokens[close + 1 :]), None)
    head, plain = tokens[i], tokens[i].pos == "ADJ" and "VerbForm" not in tokens[i].morph
    described = behind is not None and behind.pos == "ADJ" and is_plural(behind.text, lexicon)
    return plain and described and head.text.islower() and is_plural(head.text, lexicon)


def _ellipsis(tokens: list[Token], i: int, lexicon: Lexicon) -> Counted | None:
    """« 8 000 déjà déployés », « trois graves », « 50 autres »: adverbs, a participle or an adjective in the noun's place."""
    j = i
    while j < len(tokens) and j < i + 3 and tokens[j].pos == "ADV" and tokens[j].lower not in lexicon.preposed:
        j += 1
    alone = j > i and tokens[j - 1].lower in lexicon.listed("badly")
    if alone and (j >= len(tokens) or tokens[j].pos not in ("ADJ", "VERB")):  # « dont 14 gravement »
        words = " ".join(t.text for t in tokens[i:j])
        return Counted(tokens[i].start, tokens[j - 1].end, words, "", ellipsis=True)
    if j >= len(tokens) or _finite(tokens[j]):
        return None
    last = tokens[j]
    if last.lower in lexicon.preposed:
        noun = last.pos == "NOUN" and is_plural(last.text, lexicon)  # « deux nouvelles »
        plural = singular(last.text, lexicon) if noun else ""
        words = " ".join(t.text for t in tokens[i : j + 1])
        return Counted(tokens[i].start, last.end, words, "", ellipsis=True, plural=plural)
    if last.lower in lexicon.elliptic:
        plural = singular(last.text, lexicon) if last.lower in lexicon.classing else ""
        words = " ".join(t.text for t in tokens[i : j + 1])
        return Counted(tokens[i].start, last.end, words, "", ellipsis=True, plural=plural)
    if last.pos not in ("ADJ", "VERB") or last.morph.get("Tense") == "Pres":
        return None
    if last.pos == "VERB" and last.morph.get("VerbForm") != "Part":
        return None
    words = " ".join(t.text for t in tokens[i : j + 1])
    plural = singular(last.text, lexicon) if j == i and is_plural(last.text, lexicon) else ""
    return Counted(tokens[i].start, last.end, words, "", ellipsis=True, plural=plural)
