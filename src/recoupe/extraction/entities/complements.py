"""What a preposition or « et » behind a noun opens: a complement of the noun, or something else of the clause.

« La ministre *des* Transports », « la lutte *contre* le dopage », « de l'Intérieur *et* des Outre-mer » go on; « la ministre
refuse *de* quitter », « la porte-parole *à* l'AFP » and « la police *et* des pompiers » do not.
"""

from __future__ import annotations

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import Sort
from recoupe.extraction.entities.wording import Wording
from recoupe.extraction.parse import Token
from recoupe.model.entity import EntityKind

_PLACES = (EntityKind.PLACE, EntityKind.GOVERNMENT)


def opens_complement(wording: Wording, i: int) -> bool:
    """Whether the preposition at `i` opens a complement, not a clause (« de quitter ») or an adjunct."""
    if i + 1 >= len(wording.tokens):
        return False
    some = any(wording.has(j, "names", "partitive") for j in (i + 1, i + 2))
    degree = wording.has(i + 1, "names", "degree") and any(t.pos == "ADJ" for t in wording.tokens[i + 2 : i + 3])
    clausal = wording.tokens[i + 1].pos in ("VERB", "AUX", "PRON", "ADV", "PUNCT", "SCONJ")
    return some or degree or not clausal or taken_for_verb(wording, i + 1)


def taken_for_verb(wording: Wording, i: int) -> bool:
    """« la championne de *plongeon* »: a noun behind « de » that the model has for a verb, and the tree for a complement."""
    token = wording.tokens[i]
    after = wording.tokens[i + 1 : i + 2]
    tied = token.dep.split(":")[0] == "nmod" and wording.has(i - 1, "names", "bare_genitive")
    return tied and token.pos == "VERB" and token.text.islower() and all(t.pos not in ("DET", "PRON") for t in after)


def told_to(wording: Wording, i: int) -> bool:
    """Whether an agency or outlet follows the preposition at `i`."""
    name = wording.names.get(i + 1) or wording.names.get(i + 2)
    if name is not None and name.known is None:
        return lexicon.paper([t.text for t in wording.tokens[name.first : name.last + 1]], wording.language)
    return name is not None and name.known is not None and name.known.kind in (EntityKind.AGENCY, EntityKind.OUTLET)


def governs(wording: Wording, i: int, head: int) -> bool:
    """Whether the parse hangs what follows the preposition at `i` on the phrase."""
    tokens, sentence = wording.tokens, wording.sentence
    after = next((t for t in tokens[i + 1 : i + 4] if t.pos in ("NOUN", "PROPN")), None)
    if after is None or wording.has(after.i, "names", "place_noun"):
        return False
    if any(wording.has(j, "names", "occasion") for j in (i + 1, after.i)):
        return False
    if any(t.pos in ("NUM", "PUNCT") for t in tokens[i + 1 : after.i]):
        return False
    if _where_many_are(wording, i, head):
        return False
    for token in (after, *sentence.ancestors(after.i)):
        if head <= token.head < i and token.i >= i:
            return token.dep.split(":")[0] in ("nmod", "obl", "case", "amod")
        if token.pos in ("VERB", "AUX"):
            return False
    return False


def for_a_cause(wording: Wording, i: int) -> bool:
    """« le collectif *pour* la forêt jure que … »: right behind people who band together, whatever the parse hangs it on."""
    tokens, banded = wording.tokens, wording.has(i - 1, "bodies", "banded")
    noun = i + 2 if i + 2 < len(tokens) and tokens[i + 1].pos == "DET" else i
    what = tokens[noun].pos == "NOUN" and not wording.has(noun, "names", "occasion")
    return banded and what and wording.has(i, "names", "purpose")


def _where_many_are(wording: Wording, i: int, head: int) -> bool:
    """« les associations de chômeurs à Paris »: a place behind people or bodies in the plural and their complement."""
    name = wording.names.get(i + 1)
    place = name is not None and (name.sort is Sort.PLACE or (name.known is not None and name.known.kind in _PLACES))
    several = wording.tokens[head].morph.get("Number") == "Plur"
    return place and several and i > head + 1 and wording.has(i, "names", "locative")


def coordinated(wording: Wording, i: int, head: int) -> bool:
    """« de l'Intérieur et des Outre-mer », « étrangères et européennes », not « la police et des pompiers »."""
    token, before = wording.tokens[i], wording.tokens[i - 2]
    if not wording.has(i, "names", "genitive"):
        if _people_too(wording, i, head):
            return True
        return token.pos == "ADJ" and before.pos == "ADJ" and token.text[-1] == before.text[-1]
    noun = next((t for t in wording.tokens[i + 1 : i + 3] if t.pos in ("NOUN", "PROPN")), None)
    source = noun is not None and wording.has(noun.i, "names", "informant")
    first = wording.any_has(range(head + 1, i - 1), "names", "genitive")
    return first and not source and not _others(wording, head, i, noun) and opens_complement(wording, i)


def _people_too(wording: Wording, i: int, head: int) -> bool:
    """« le comité des mineurs *et* précaires »: a bare plural that is joined to the plural of the complement."""
    token, before = wording.tokens[i], wording.tokens[head + 1 : i - 1]
    opened = next((t.i for t in before if wording.has(t.i, "titles", "contracted")), i)
    several = [t for t in (*wording.tokens[opened + 1 : opened + 2], token) if t.morph.get("Number") == "Plur"]
    nouns = all(t.pos in ("NOUN", "ADJ") and t.text.islower() for t in several)
    return len(several) > 1 and nouns and token.dep == "conj" and head < token.head < i


def _others(wording: Wording, head: int, i: int, noun: Token | None) -> bool:
    """« des responsables de la criée et des pêcheurs »: people behind « et des » where the first complement tells none."""
    people = [lexicon.role(t.lower, wording.language) is not None for t in wording.tokens[head : i - 1]]
    if noun is None or not wording.has(i, "titles", "plural_article") or not people[0] or any(people[1:]):
        return False
    return lexicon.role(noun.lower, wording.language) is not None
