"""How far a name goes on that is a motto or a title, not a proper noun: small words, and what they bring in.

« Le collectif *Jeunes pour le climat* », « l'association *Droits en ligne* », « l'ONG *Terres de demain* », « selon *La Voix du
basket* »: a noun for those who band together, or an article with a capital, says that a name stands there.
« L'association Marsud pour l'instant » and « Le Courrier du 4 mars » go no further than their capitals.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.says import says
from recoupe.extraction.parse import Token


def motto_end(tokens: Sequence[Token], first: int, i: int, language: str) -> int | None:
    """Where « en ligne », « aux pesticides » at i ends behind the one word with a capital of a motto; null where none is."""
    small = lexicon.words(language, "names", "motto_preposition")
    if i != first + 1 or tokens[i].lower not in small or not opens_motto(tokens, first, language):
        return None
    noun = _noun_behind(tokens, i, language)
    if noun is None:
        return None
    word, brought = tokens[first], tokens[noun]
    one = word.label != "" and {t.label for t in tokens[first : noun + 1]} == {word.label}
    hung = first - 1 <= brought.head <= first
    if not (one or hung or word.lower in lexicon.words(language, "names", "motto_opening")):
        return None
    return _with_adjective(tokens, noun, language)


def common_motto(tokens: Sequence[Token], first: int, i: int, language: str) -> int | None:
    """Where a name ends that is no proper noun: « Droit au logement », « Sauvons nos écoles »."""
    common = tokens[first].pos in ("NOUN", "VERB", "ADJ", "ADV", "INTJ")
    if not (common or _hung(tokens, first, i, language)) or lexicon.known(tokens[first].text) is not None:
        return None
    small = tokens[i].pos == "DET" or tokens[i].lower in lexicon.words(language, "titles", "contracted")
    held = tokens[i : i + 3]
    while small and held[1:] and held[1].pos in ("DET", "ADJ"):
        held = held[1:]
    noun = held[1] if len(held) > 1 else None
    return noun.i if small and noun is not None and noun.pos == "NOUN" and noun.text.islower() else None


def _hung(tokens: Sequence[Token], first: int, i: int, language: str) -> bool:
    """« l'association Répit aux aidants »: what the word at i brings in hangs on the name or on the noun before it."""
    noun = next((t for t in tokens[i + 1 : i + 3] if t.pos == "NOUN"), None)
    of = tokens[i].lower in lexicon.words(language, "names", "genitive")
    return noun is not None and not of and noun.dep.split(":")[0] == "nmod" and first - 1 <= noun.head <= first


def opens_motto(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« le collectif *Stop* … », « le mouvement *Jeunes* … », « le collectif *Parents* … »: whether the word at i, behind a noun
    for those who band together, is a common word with a capital that can open the name of a body.
    """
    banding = lexicon.words(language, "bodies", "banding")
    if not i or tokens[i - 1].lower not in banding or not tokens[i].text[0].isupper():
        return False
    word = tokens[i]
    if word.lower in lexicon.words(language, "names", "motto_opening"):
        return True
    named = word.label == "PER" or lexicon.first_name(word.text) is not None or lexicon.known(word.text) is not None
    return not named and word.pos in ("NOUN", "VERB", "ADJ", "ADV") and word.text[1:2].islower()


def people_of_motto(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« le collectif Parents libres », « le mouvement Jeunes pour le climat »: people in the plural with whom a motto opens."""
    if not opens_motto(tokens, i, language) or tokens[i].morph.get("Number") != "Plur" or i + 1 >= len(tokens):
        return False
    behind = tokens[i + 1]
    described = behind.pos == "ADJ" and behind.text.islower()
    return described or behind.lower in lexicon.words(language, "names", "motto_preposition")


def title_end(tokens: Sequence[Token], first: int, i: int, language: str) -> int | None:
    """Where « du basket », « de la santé » at i ends behind the noun of a title: « La Voix », « le Journal »."""
    of, noun = lexicon.words(language, "names", "genitive"), tokens[i - 1]
    if i >= len(tokens) or i - first not in (1, 2) or tokens[i].lower not in of or noun.label == "PER":
        return None
    articles = lexicon.words(language, "names", "article")
    before = tokens[i - 2].text if i > 1 else ""
    opening = noun.text in lexicon.words(language, "names", "title_opening")
    led = opening and before.lower() in articles
    within = i - first == 2 and first > 0 and before.lower() in articles and before[:1].isupper()
    plain = noun.pos == "NOUN" and noun.label != "LOC" and lexicon.known(lexicon.written(tokens[first:i])) is None
    if not (led or (within and plain)) or not noun.text[0].isupper():
        return None
    end = _noun_behind(tokens, i, language)
    return None if end is None else _with_adjective(tokens, end, language)


def _noun_behind(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """The noun that a small word at i brings in, behind its article; no person, no day, no number."""
    n = i + 1
    if n < len(tokens) and tokens[n].lower in lexicon.words(language, "names", "article"):
        n += 1
    if n >= len(tokens) or tokens[n].label == "PER" or lexicon.first_name(tokens[n].text) is not None:
        return None
    noun = tokens[n]
    when = lexicon.words(language, "names", "time_of_speech") | lexicon.words(language, "names", "occasion")
    if noun.pos not in ("NOUN", "PROPN", "ADV", "X", "ADJ") or noun.lower in when:
        return None
    post = lexicon.role(noun.lower, language) is not None and noun.text.islower()
    day = noun.pos != "ADV" and noun.lower in lexicon.words(language, "statement_words", "day")
    return None if day or (post and noun.morph.get("Number") != "Plur") else n


def _with_adjective(tokens: Sequence[Token], noun: int, language: str) -> int:
    """« pour une école *publique* »: the noun, with an adjective of its own behind it."""
    behind = tokens[noun + 1] if noun + 1 < len(tokens) else None
    if behind is None or not behind.text.islower() or says(tokens, noun + 1, language):
        return noun
    own = behind.pos == "ADJ" and behind.dep.split(":")[0] == "amod" and behind.head == noun
    return noun + 1 if own else noun
