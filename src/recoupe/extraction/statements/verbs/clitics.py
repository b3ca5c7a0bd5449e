"""The pronouns before a verb that belong to it: « l'en accuse », « nous lui avons demandé ».

Which of them is the subject itself (« nous », « lui » that opens the sentence) and which an object is read from the
form of the verb; « l' » may be the article of a noun.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite


def is_clitic(sentence: Sentence, i: int, verb: Token, language: str) -> bool:
    """Whether word `i` is an object of `verb`; « l'accuse », « comme l'explique Awa Keita » may have it for an article."""
    token = sentence.tokens[i]
    if token.lower not in words(language, "object_clitic") or token.pos == "ADP":
        return False
    if token.pos != "DET":
        return True
    if token.dep.split(":")[0] in ("obj", "iobj"):
        return token.head == verb.i
    if i + 1 == verb.i and _no_noun(sentence, i, language):
        return True  # « La marine le confirme. », « Le maire le dément. »: no article stands before these
    present = verb.morph.get("VerbForm") == "Part" and verb.morph.get("Tense") == "Pres"
    elided = token.lower in words(language, "elided_article") and i + 1 == verb.i
    if i and elided and verb.pos == "VERB" and present and sentence.tokens[i - 1].text == ",":
        return True  # « …, l'accusant de vol »
    if told_in_passing(sentence, verb, language) and i + 1 == verb.i:
        return True  # « …, leur reprochant de mentir »
    if i and sentence.tokens[i - 1].lower in words(language, "subject_pronoun"):
        return True  # « On leur reproche une faute »: no article stands behind a pronoun that is the subject
    if i and sentence.tokens[i - 1].lower in words(language, "as"):
        return i + 1 == verb.i and (verb.morph.get("VerbForm") == "Fin" or _speaker_behind(sentence, verb.i))
    before = sentence.tokens[i - 1] if i and i + 1 == verb.i and verb.pos == "NOUN" else None
    subject = before is not None and before.pos in ("NOUN", "PROPN") and before.dep.split(":")[0] == "nsubj"
    return subject and before is not None and before.head == verb.i


def told_in_passing(sentence: Sentence, verb: Token, language: str) -> bool:
    """« …, leur reprochant d'avoir menti », which the model may have for a noun: what follows is no noun's.

    « …, leur représentant d'alors », « …, leur assistant de direction » have no infinitive behind them.
    """
    tokens, i = sentence.tokens, verb.i
    if (
        i < 2
        or i + 2 >= len(tokens)
        or tokens[i - 2].text != ","
        or tokens[i - 1].lower not in words(language, "to_them")
    ):
        return False
    if not verb.lower.endswith(tuple(words(language, "gerund_ending"))):
        return False
    clause = tokens[i + 1].lower in words(language, "complementizer")
    leads = tokens[i + 1].lower in words(language, "bare_of")
    behind = next(
        (t for t in tokens[i + 2 :] if t.pos not in ("ADV", "PRON") and t.text not in words(language, "open_quote")),
        None,
    )
    infinitive = leads and behind is not None and behind.morph.get("VerbForm") == "Inf"
    return clause or infinitive


def _no_noun(sentence: Sentence, article: int, language: str) -> bool:
    """Whether « le » behind a noun is no article: what follows it is a finite verb, or no noun and the end of the clause."""
    tokens, word = sentence.tokens, sentence.tokens[article + 1]
    if tokens[article].lower not in words(language, "it") or not article:
        return False
    if tokens[article - 1].pos not in ("NOUN", "PROPN"):
        return False
    ends = article + 2 >= len(tokens) or tokens[article + 2].pos == "PUNCT"
    return is_finite(word) or (word.pos in ("ADV", "ADJ") and ends)


def _speaker_behind(sentence: Sentence, i: int) -> bool:
    """« comme l'explique Vox », « comme l'annonce la mairie », where the model has the verb for a noun."""
    following = sentence.tokens[i + 1 : i + 2]
    return any(t.pos in ("DET", "PROPN") for t in following)


def is_subject_itself(tokens: tuple[Token, ...], i: int, carrier: Token, language: str) -> bool:
    """« nous pensons », « nous lui avons dit », « lui prône un vote »: the pronoun `i` is the subject, no object."""
    pronoun = tokens[i].lower
    if i == 0 and i + 1 == carrier.i and pronoun in words(language, "tonic_subject"):
        return True
    doubled = i > 0 and tokens[i - 1].lower == pronoun  # « nous nous félicitons »: the second is the object
    own = carrier.lower.endswith(tuple(words(language, "own_ending")))
    return pronoun in words(language, "subject_or_object") and own and not doubled
