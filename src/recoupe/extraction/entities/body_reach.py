"""How far the name of a body reaches that opens with what it is: « la Fédération des éleveurs de la vallée ».

Small words, nouns and adjectives go on with it: « la Mission des Nations unies »; a verb or another name does not: « la
Fédération juge « troublant » … ». Names that are all capitals, and persons' names, are read by `reach`.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.circumstances import circumstance
from recoupe.extraction.parse import Sentence, Token

_BODY = "ORG"  # the model's label


def body_reach(sentence: Sentence, first: int, language: str) -> int:
    """« Fédération des éleveurs de la vallée »: on through small words, nouns and adjectives."""
    tokens = sentence.tokens
    connectors = lexicon.words(language, "names", "connector")
    last = i = first
    while i + 1 < len(tokens):
        following = tokens[i + 1]
        if i == last and circumstance(tokens, i + 1, language):
            break
        if i == last and (end := enumeration_end(tokens, first, i + 1, language)) is not None:
            last = i = end  # « la Direction de la Pêche, de la Mer et du Littoral »
        elif following.lower in connectors or following.pos == "DET":
            article = following.pos == "DET" and following.lower in lexicon.words(language, "names", "article")
            if article and i == last and tokens[i].text[0].isupper():
                break  # « à l'Agence Marsud le père Roux »
            if following.lower in lexicon.words(language, "names", "doubtful_connector") and not _joins(
                sentence, first, i + 1, language
            ):
                break
            i += 1
        elif _ends(tokens, first, i + 1, whole=i == last, language=language):
            break
        elif _known_pair(tokens, i + 1):
            last = i = i + 2  # « la Mission des Nations unies »
        elif i == last and _degree(tokens, first, i + 1):
            last = i = i + 2  # « le Comité résolument antitabac »
        elif i == last and _participle_of_name(tokens, i + 1):
            last = i = i + 1  # « la Ligue des Provinces unies »
        elif following.pos in ("NOUN", "ADJ", "PROPN", "X") or following.text[0].isupper():
            glued = tokens[i].text == "-" and following.start == tokens[i].end  # « Brigade de sapeurs-pompiers »
            if following.text[0] in '«"' or (
                not glued
                and tokens[i].pos in ("NOUN", "PROPN", "ADJ")
                and not (tokens[i].pos == "ADJ" and tokens[i].head == following.i)  # « Tribunal de grande instance »
                and following.pos == "NOUN"
                and (not following.text[0].isupper())
                and not (following.label == tokens[i].label == _BODY and following.head == i)  # « assurance maladie »
            ):
                break
            last = i = i + 1
        else:
            break
    return last


def _ends(tokens: Sequence[Token], first: int, i: int, *, whole: bool, language: str) -> bool:
    """« La Fédération juge « troublant » … », « la présidente du Front national Awa Le Roux »: a verb or a bearer at i.

    `whole`: what stands before is no mere beginning, « Fédération de ».
    """
    if tokens[i].text.islower() and before_contrast(tokens, i, language):
        return True
    verb = tokens[i].text in lexicon.words(language, "titles", "also_verb")
    return whole and (verb or (i > first + 1 and _bearer(tokens, first, i, language)))


def _bearer(tokens: Sequence[Token], first: int, i: int, language: str) -> bool:
    """« la présidente du Front national Awa Le Roux »: who has the post before the body begins at i with a given name."""
    behind = tokens[i : i + 2]
    if len(behind) < 2 or not tokens[i - 1].text.islower() or not all(t.text[0].isupper() for t in behind):
        return False
    post = any(lexicon.role(t.lower, language) is not None for t in tokens[max(0, first - 3) : first])
    return post and lexicon.first_name(behind[0].text) is not None


def _known_pair(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name of two words that the world knows begins at i whose second is written small (« Nations unies »)."""
    pair = tokens[i : i + 2]
    small = len(pair) == 2 and pair[0].text[0].isupper() and pair[1].text.islower()
    return small and pair[1].text.isalpha() and lexicon.known(lexicon.written(pair)) is not None


def _participle_of_name(tokens: Sequence[Token], i: int) -> bool:
    """« les Provinces *unies* », « les Nations *unies* »: a participle that agrees with the capital before it, and that the
    model counts to the body as it does the noun.
    """
    noun, participle = tokens[i - 1], tokens[i]
    passive = participle.pos == "VERB" and participle.morph.get("VerbForm") == "Part"
    described = participle.dep.split(":")[0] in ("acl", "amod") and noun.text[0].isupper()
    return passive and described and participle.text.islower() and participle.label == noun.label == _BODY


def enumeration_end(tokens: Sequence[Token], first: int, i: int, language: str) -> int | None:
    """« la Direction de la Pêche, *de la Mer et du Littoral* »: where complements end that a comma at i lists behind the first
    one of the phrase that opens at `first`, up to the one that « et » brings in; null where none are listed.
    """
    if tokens[i].text == "," and tokens[i - 1].pos == "ADJ":
        return _qualities_end(tokens, first, i, language)
    of = lexicon.words(language, "names", "genitive")
    if tokens[i].text != "," or not any(t.lower in of for t in tokens[first + 1 : i]):
        return None
    while i < len(tokens) and tokens[i].text == ",":
        if (end := _complement_end(tokens, i + 1, language)) is None:
            return None
        i = end + 1
    joint = i < len(tokens) and tokens[i].lower in lexicon.words(language, "names", "joint")
    return _complement_end(tokens, i + 1, language) if joint else None


def _qualities_end(tokens: Sequence[Token], first: int, i: int, language: str) -> int | None:
    """« le Conseil économique, *social et culturel* »: where the adjectives end that a comma at i lists behind those of a body's
    noun with a capital; not « la Ligue nationale, jeune et dynamique, ».
    """
    noun = i - 1
    while noun > first and tokens[noun].pos == "ADJ":
        noun -= 1
    if tokens[noun].text not in lexicon.words(language, "names", "body_head"):
        return None
    while i + 1 < len(tokens) and tokens[i].text == "," and _quality(tokens[i + 1]):
        i += 2
    joint = i + 2 < len(tokens) and tokens[i].lower in lexicon.words(language, "names", "joint")
    return i + 1 if joint and _quality(tokens[i + 1]) and tokens[i + 2].text != "," else None


def _quality(token: Token) -> bool:
    return token.pos in ("ADJ", "NOUN") and token.text.islower()


def _complement_end(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """Where « de la Mer », « des Fonds marins » at i ends; null where none that names a field stands there."""
    if i >= len(tokens) or tokens[i].lower not in lexicon.words(language, "names", "genitive"):
        return None
    noun = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].lower in lexicon.words(language, "names", "article"))
    if noun >= len(tokens) or tokens[noun].pos not in ("NOUN", "PROPN", "X", "ADJ") or tokens[noun].label == "PER":
        return None
    if not _field(tokens[noun], language):
        return None
    while noun + 1 < len(tokens) and tokens[noun + 1].pos == "ADJ" and tokens[noun + 1].text.islower():
        noun += 1
    return noun


def _field(noun: Token, language: str) -> bool:
    """« la Mer », « les fraudes », « la Défense »: what a body is for, with a capital or no body's noun; no post, no name."""
    if noun.text.capitalize() in lexicon.words(language, "names", "field"):
        return True
    body = noun.text.islower() and lexicon.body(noun.lower, language) is not None
    person = lexicon.role(noun.lower, language) is not None or lexicon.first_name(noun.text) is not None
    return not body and not person and lexicon.known(noun.text) is None


def _degree(tokens: Sequence[Token], first: int, i: int) -> bool:
    """« le Comité *résolument antitabac* »: an adverb at i with what it makes stronger, which describes the body."""
    pair = tokens[i : i + 2]
    if len(pair) < 2 or pair[0].pos != "ADV" or not all(t.text.islower() for t in pair):
        return False
    described = pair[1].dep.split(":")[0] == "amod" and pair[1].head == first
    return described or (pair[1].pos == "ADJ" and pair[0].label == pair[1].label == _BODY)


def _joins(sentence: Sentence, first: int, i: int, language: str) -> bool:
    """Whether « et », « à », « en » at i stand inside the name that opens at `first`: a capital or a bare noun follows, the
    model counts them to the body too, or what they bring in hangs on the name.
    """
    tokens = sentence.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None:
        return False
    if after.lower in lexicon.words(language, "names", "occasion"):
        return False  # « la Fédération des éleveurs en colère »
    if i == first + 1 and tokens[i].lower in lexicon.words(language, "names", "banding"):
        return tokens[first].morph.get("Number") == "Plur" and after.pos in ("NOUN", "DET")  # « les Mères sans logis »
    if {t.label for t in tokens[first : i + 2]} == {_BODY} and after.pos in ("NOUN", "ADJ", "DET", "PROPN", "ADP"):
        return True  # « l'Institut pour la science et la paix »
    if tokens[i].lower in lexicon.words(language, "names", "joint"):
        noun = tokens[i + 2] if i + 2 < len(tokens) else None
        if after.pos == "DET" and noun is not None and first < noun.head < i and noun.text.islower():
            return noun.pos == "NOUN" and _field(noun, language)  # « pour la mer et le vent »
        return after.pos in ("NOUN", "ADJ") or after.lower in lexicon.words(language, "names", "genitive")
    if after.text[0].isupper() and tokens[i].lower in lexicon.words(language, "names", "inner_preposition"):
        return True
    if tokens[i].lower in lexicon.words(language, "names", "theme_preposition") and _official(
        tokens, first, i, language
    ):
        return after.lower in lexicon.words(language, "names", "article")
    return _hangs(sentence, first, i, language)


def _official(tokens: Sequence[Token], first: int, i: int, language: str) -> bool:
    """« le Centre national *sur* », « le Haut Conseil *pour* »: nothing but an adjective of office around a body's capital."""
    plain = lexicon.words(language, "names", "official")
    rest = [t.lower for t in tokens[first:i] if t.text not in lexicon.words(language, "names", "body_head")]
    return tokens[first].text[0].isupper() and bool(rest) and all(w in plain for w in rest)


def _hangs(sentence: Sentence, first: int, i: int, language: str) -> bool:
    """« les études *en ligne* », « la lutte *contre* la faim », « les recherches *sur* les sols » of a body's name."""
    tokens = sentence.tokens
    if tokens[i].lower not in lexicon.words(language, "names", "theme_preposition"):
        return False
    noun = next((t for t in tokens[i + 1 : i + 3] if t.pos == "NOUN"), None)
    if noun is None or not noun.text.islower() or noun.lower in lexicon.words(language, "names", "occasion"):
        return False
    hung = tokens[first].dep == "nsubj" and noun.head == first and noun.dep == "nmod"
    if hung and tokens[i + 1].lower in lexicon.words(language, "names", "article"):
        return True
    document = {t.lower for t in tokens[max(0, first - 4) : first]} & lexicon.words(language, "bodies", "document")
    return not document and first < noun.head < i  # on a noun inside it, not on the body as a whole


def before_contrast(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« L'association Toits Ouverts déplore, elle, un oubli »: before « , elle, » stands a verb, whatever the model has it for."""
    held = tokens[i + 1 : i + 4]
    commas = len(held) == 3 and held[0].text == held[2].text == ","
    return commas and held[1].lower in lexicon.words(language, "pronouns", "tonic")
