"""Whether a noun phrase can be somebody who speaks.

« Le syndicat dénonce … », « le rapport souligne … » and « Marie Roy affirme … » speak; « la crise confirme … » does
not, « ces chiffres » hardly. How picky one has to be depends on the construction: most finders want a speaker that is
sure; of a clause after « affirme que » the score is multiplied into that of the statement.
"""

from __future__ import annotations

from itertools import pairwise

from recoupe.extraction.entities.lexicon import words as crowds
from recoupe.extraction.entities.lexicon import worn
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.demonyms import is_country, is_demonym
from recoupe.extraction.statements.lexicon.quoting import among, named, singular
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of
from recoupe.extraction.statements.verbs.verb_groups import Group

_SURE = 0.95  # people by the looks of their noun: « une dizaine d'élus », « la partie civile »
_YEAR = 4  # digits
_THING = 0.6  # « le rapport », « ces chiffres »


def surely_speaks(sentence: Sentence, phrase: Phrase, language: str = "fr") -> bool:
    """Whether the phrase names a person or a body, by noun, name or pronoun, and no thing."""
    return speaker_score(sentence, phrase, language) >= _SURE


def no_report(group: Group, head: Token, language: str) -> bool:
    """« La loi précise que … », « le contrat prévoit que … »: whether with a subject of this head the verb is no report."""
    return head.lemma.lower() in group.cue.not_subjects or among(head, words(language, "law_subject"))


def speaker_score(sentence: Sentence, phrase: Phrase, language: str = "fr") -> float:
    """How likely the phrase names a speaker: 1 for persons, bodies, names and pronouns, less for things."""
    head = head_of(sentence, phrase)
    alone = phrase[0] == phrase[1]  # « Rien … ne précise si », whatever the model has « rien » for
    if alone and head.lower in words(language, "no_speaker"):
        return 0.0
    if head.lower in words(language, "allowance"):
        return _THING
    if alone and head.lower in words(language, "every_one"):
        return 1.0  # « …, mais toutes ont demandé … », an adjective to the model
    if head.pos == "PRON" or head.lower in words(language, "subject_pronoun") | words(language, "inverted"):
        return 0.0 if head.lower in words(language, "no_speaker") else 1.0
    known = (
        named(language, "person", "role", "body")
        | words(language, "speaking_noun")
        | crowds(language, "bodies", "crowd")
    )
    if among(head, known, named(language, "name_prefix")):
        return 1.0
    if _count_of_people(sentence, phrase):
        return _SURE
    if singular(head.lower).endswith(tuple(named(language, "role_ending"))):
        return _SURE
    if (
        is_country(head.text)
        or head.pos == "PROPN"
        or head.label in ("PER", "ORG")
        or (head.text[0].isupper() and head.i > 0)
    ):
        return 1.0
    if head.i == phrase[0] == 0 and head.text[0].isupper() and head.pos in ("NOUN", "ADJ"):
        return 1.0  # « Santé publique France »: without an article a name
    if names_people(sentence, phrase, head, language):
        return _SURE
    if any(
        t.pos == "PROPN"
        and t.label == "PER"
        and t.dep.split(":")[0] in ("appos", "flat")
        and not _of_another(sentence, t)
        for t in _held(sentence, phrase)
    ):
        return 1.0
    return _THING


def _count_of_people(sentence: Sentence, phrase: Phrase) -> bool:
    """« 700 sont venus et 27 000 se disaient intéressés »: a bare number, no year."""
    number = "".join(t.text for t in sentence.tokens[phrase[0] : phrase[1] + 1])
    return number.isdigit() and len(number) != _YEAR


def _of_another(sentence: Sentence, name: Token) -> bool:
    """« son hommage à Nora Petit », « le rôle du procureur Luc Roy »: a name in a complement of the head."""
    above = sentence.tokens[name.head]
    while above.dep.split(":")[0] in ("appos", "flat") and above.head < above.i:
        above = sentence.tokens[above.head]
    governed = above.label == "PER" or sentence.children(above.i, "case")
    return bool(governed) and above.dep.split(":")[0] in ("nmod", "obl")


def names_people(sentence: Sentence, phrase: Phrase, head: Token, language: str = "fr") -> bool:
    """Whether a head that is no noun for persons or bodies names people here: « les Lyonnais », « une dizaine d'élus »."""
    return (
        is_demonym(head.lower)
        or worn(sentence.tokens[head.i :], language)
        or _set_phrase(sentence, head.i, language)
        or _set_phrase(sentence, phrase[0], language)
        or _collective(sentence, phrase, head, language)
        or _hyphened(sentence, head, language)
        or _share(phrase, head, language)
        or _bears_acronym(sentence, phrase, head)
        or _so_many(sentence, phrase, language)
    )


def _so_many(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« les deux assurent que », « pour ces deux-là »: as many as were named before."""
    opening = sentence.tokens[phrase[0] : phrase[0] + 2]
    numbered = phrase[1] > phrase[0] and opening[1].pos == "NUM" and opening[0].lower in words(language, "the_two")
    rest = sentence.tokens[phrase[0] + 2 : phrase[1] + 1]
    return numbered and all(t.pos == "PRON" for t in rest)


def _set_phrase(sentence: Sentence, first: int, language: str) -> bool:
    """« les forces de l'ordre », « la partie civile », « l'aide à domicile »: words that speak only together."""
    return past_phrase(sentence.tokens, first, language, "speaking_phrase") is not None


def _hyphened(sentence: Sentence, head: Token, language: str) -> bool:
    """« la start-up », « les sages-femmes »: a noun for persons or bodies that the hyphen cuts in three."""
    cut = sentence.tokens[head.i : head.i + 3]
    if len(cut) < 3 or cut[1].text != "-" or cut[0].end != cut[1].start or cut[1].end != cut[2].start:
        return False
    one = "-".join(singular(t.lower) for t in (cut[0], cut[2]))
    return one in named(language, "person", "role", "body")


def _held(sentence: Sentence, phrase: Phrase) -> tuple[Token, ...]:
    return sentence.tokens[phrase[0] : phrase[1] + 1]


def _share(phrase: Phrase, head: Token, language: str) -> bool:
    """« 32 % s'attendent à … », « la moitié table sur … »: of those asked, whom the sentence before names."""
    return head.i == phrase[1] and head.lower in words(language, "share_noun")


def _bears_acronym(sentence: Sentence, phrase: Phrase, head: Token) -> bool:
    """« la section CFDT du centre hospitalier »: the letters right behind the noun say whose it is."""
    following = sentence.tokens[head.i + 1] if head.i < phrase[1] else head
    return following.pos == "PROPN" and len(following.text) > 2 and following.text.isupper()


def _collective(sentence: Sentence, phrase: Phrase, head: Token, language: str) -> bool:
    """« plusieurs élus », « une dizaine de riverains », « la plupart des experts », « 28 % d'entre eux »."""
    known = named(language, "person", "role", "body")
    held = _held(sentence, phrase)
    if head.lower in words(language, "figure_noun") and held[0].morph.get("Definite") == "Def":
        return False  # « le nombre de manifestants »
    people = any(among(t, known) or is_demonym(t.lower) for t in held)
    people = people or any(
        worn(held[n:], language) for n in range(1, len(held))
    )  # « une centaine de « gilets jaunes » »
    of_them = any(a.lower in words(language, "between") and b.pos == "PRON" for a, b in pairwise(held))
    return head.lower in words(language, "number_noun") and (people or of_them)
