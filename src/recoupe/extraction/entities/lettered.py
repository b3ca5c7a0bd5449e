"""Short names made of the letters of a longer one: « Cenco » of « Conférence épiscopale nationale du Congo ».

Each letter opens a word of the full name or follows in a word that has opened: « OFEV » of « Office fédéral de
l'environnement ». Where such letters stand in brackets behind words with a capital, all these words are one name, whatever
the model has them for. Letters in another order, or of another language, are `acronyms`' task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from recoupe.extraction.entities import lexicon
from recoupe.extraction.parse import Token
from recoupe.rules.folding import key

_LONGEST = 12  # letters of a short name
_WORDS = 18  # tokens of a full name
_NUMBER = re.compile(r"[1-9]\d?|[IVX]{1,4}")  # of a university
_INSIDE = 5  # tokens of a bracket with a short name and what closes it: « AP - HP) », « Ufap/Unsa, »


def spells(short: str, full: str, language: str, *, prefix: bool = False) -> bool:
    """Whether the letters of `short` are those of the words of `full`, to the last that counts, one at most left out.

    `prefix`: words behind the last letter may be left out (« SCAV » of « Service … des affaires vétérinaires du canton »).
    """
    small = small_words(language)
    words = [w for w in key(full).split() if w]
    letters = key(short.replace("@", "a")).replace(" ", "")
    if not 2 <= len(letters) <= _LONGEST or len(words) < 2 or letters[0] != words[0][0]:
        return False
    counting = [w not in small for w in words]
    spare = 0 if len(letters) < 3 else 1
    return _spelled(letters, words, counting, (0, 0), (1, 1, spare), prefix=prefix)


def small_words(language: str) -> Set[str]:
    """« de », « of »: words of a full name that need not have a letter in the short one, folded."""
    small = lexicon.words(language, "names", "connector") | lexicon.words(language, "names", "foreign")
    return {key(w) for w in small}


def _spelled(
    letters: str,
    words: Sequence[str],
    counting: Sequence[bool],
    at: tuple[int, int],
    told: tuple[int, int, int],
    *,
    prefix: bool,
) -> bool:
    """Whether the letters from the `told`-th on go on behind word and letter `at`; `told` holds the letters read, those of
    them that open words, and how many words that count may yet be left out.
    """
    word, inside = at
    read, opening, spare = told
    if read == len(letters):
        rest = sum(counting[word + 1 :])
        return opening > 1 and 2 * opening >= len(letters) and (prefix or not rest)
    skipped = 0
    for later in range(word + 1, len(words)):
        left = spare - skipped
        further = (read + 1, opening + 1, left)
        opens = left >= 0 and words[later][0] == letters[read]
        if opens and _spelled(letters, words, counting, (later, 0), further, prefix=prefix):
            return True
        skipped += counting[later]
    found = words[word].find(letters[read], inside + 1)
    return (
        len(letters) > 2
        and found > 0
        and _spelled(letters, words, counting, (word, found), (read + 1, opening, spare), prefix=prefix)
    )


def lettered_end(tokens: Sequence[Token], first: int, language: str) -> int | None:
    """« la *Force intérimaire des Nations unies au Liban* (Finul) »: the last token before brackets that hold the letters of
    the words from `first` on; null where no such brackets follow.
    """
    if not _opens(tokens[first], language):
        return None
    end = _bracket(tokens, first)
    if end is None or end == first:
        return None
    short = "".join(t.text for t in in_brackets(tokens, end + 1))
    if not short or not short[0].isupper() or not short.replace("-", "").replace("/", "").isalpha():
        return None
    full = lexicon.written(tokens[first : end + 1])
    return end if any(spells(form, full, language) for form in short_forms(short)) else None


def numbered_end(tokens: Sequence[Token], first: int, language: str) -> int | None:
    """« l'université *Lyon 2* », « … *Paris X-Nanterre* », « … de *Paris-Sud* »: the last token of a town's name that a number
    or a hyphen tells one of its universities by; null where it stands alone.
    """
    of = first and tokens[first - 1].lower in lexicon.words(language, "names", "genitive")
    house = first - 2 if of else first - 1
    houses = lexicon.words(language, "names", "of_a_town")
    if house < 0 or tokens[house].lower not in houses or not tokens[first].text[0].isupper():
        return None
    end = first + any(_NUMBER.fullmatch(t.text) for t in tokens[first + 1 : first + 2])
    while end + 2 < len(tokens) and _tied(tokens, end + 1) and tokens[end + 2].text[0].isupper():
        end += 2
    return end if end > first else None


def _tied(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a hyphen that no blank parts from its neighbours."""
    glued = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
    return glued and tokens[i].text in ("-", "–")


def short_forms(short: str) -> tuple[str, str]:
    """« Sned-CNT », « Ufap/Unsa » and, without the union that they are of, « Sned », « Ufap »."""
    return short, short.replace("/", "-").split("-", maxsplit=1)[0]


def in_brackets(tokens: Sequence[Token], opening: int) -> Sequence[Token]:
    """« ADE » of « (ADE, gauche) »: what the bracket at `opening` holds up to a comma; empty where that is long."""
    inside = tokens[opening + 1 : opening + 1 + _INSIDE]
    closing = next((n for n, t in enumerate(inside) if t.text in (")", ",", ";")), 0)
    return inside[:closing]


def _opens(token: Token, language: str) -> bool:
    """« Force », not « La » nor « Hugo »."""
    day = token.lower in lexicon.words(language, "statement_words", "day")  # « Samedi, le syndicat des caissiers (SC) »
    if day or not token.text[0].isupper() or token.lower in lexicon.words(language, "names", "article"):
        return False
    heads = lexicon.words(language, "names", "body_head")
    return lexicon.first_name(token.text) is None or token.text in heads


def _bracket(tokens: Sequence[Token], first: int) -> int | None:
    """The token before the bracket that opens behind `first` with nothing but words of a name in between."""
    for token in tokens[first + 1 : first + _WORDS]:
        if token.text == "(":
            return token.i - 1
        finite = token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") != "Part"
        if finite or (token.pos in ("PUNCT", "PRON", "SCONJ", "NUM") and token.text not in ("-", ",", "'", "&")):
            return None
    return None
