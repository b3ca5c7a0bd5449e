"""Which words go on with a phrase that names a speaker: « lance Nora Petit, maire de Brune, aux élus ».

Titles, posts and appositions belong to it, whom one speaks to and where does not. How far the phrase reaches is told in
`speaker_phrases`.
"""

from __future__ import annotations

from recoupe.extraction.entities.media import is_site
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named, readings
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import (
    CLOSING,
    is_time,
    past_outlet,
)
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL
from recoupe.extraction.statements.verbs.forms import is_finite

_QUOTED_NAME = 9  # tokens of a name in marks inside the phrase


def opens_phrase(sentence: Sentence, i: int, language: str = "fr") -> bool:
    """Whether a noun phrase without preposition can begin at token `i`."""
    tokens = sentence.tokens
    token = tokens[i]
    low = token.lower
    if low in named(language, "speaking_pronoun"):
        return True
    if low in words(language, "of") and i + 1 < len(tokens) and tokens[i + 1].pos == "ADJ":
        return True  # « de nombreux élus »
    if low in words(language, "of") and i + 1 < len(tokens) and tokens[i + 1].lower in named(language, "others"):
        return True
    if low in words(language, "total") and i + 1 < len(tokens):
        return tokens[i + 1].pos == "DET" or tokens[i + 1].lower in named(language, "article")  # « tout le monde »
    if token.pos == "DET" or low in named(language, "article"):
        if i + 1 >= len(tokens) or tokens[i + 1].pos == "PUNCT":
            return False
        return tokens[i + 1].pos not in ("VERB", "AUX") or among(tokens[i + 1], named(language, "person", "role"))
    if token.pos in ("PROPN", "NUM"):
        return True
    if token.text[:1].isupper() and token.pos not in ("ADP", "SCONJ", "CCONJ", "ADV"):
        return True
    if token.pos == "PRON":
        return low in named(language, "demonstrative")
    return token.pos in ("NOUN", "ADJ") and among(token, named(language, "person", "role", "title_opening"))


def may_be_verb(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """An adjective right after a first name that is also a form of a quoting verb."""
    kinds = {f.kind for f in readings(tokens[i].lower, language)}
    return "finite" in kinds and tokens[i - 1].text[:1].isupper() and tokens[i - 1].label == "PER"


def one_of(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« l'un », « l'une »."""
    return tokens[i - 1].pos in ("DET", "PRON") and "'".join(
        (tokens[i - 1].lower.strip("'"), tokens[i].lower)
    ) in named(language, "speaking_pronoun")


def nominal_here(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """A word that the parse takes for a verb right after an article or a preposition is a noun (« la maire »)."""
    before = tokens[i - 1]
    return before.lower in named(language, "article") or among(tokens[i], named(language, "person", "role", "body"))


def adverbial(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« son monteur de toujours », « les élus d'ici »: an adverb that « de » ties to a noun."""
    return tokens[i - 1].lower in words(language, "of") and tokens[i - 2].pos == "NOUN"


def closing_mark(tokens: tuple[Token, ...], i: int, stop: int) -> int | None:
    """Index of the mark that closes the short name that opens at `i` (« l'association « Vivre ici » »)."""
    wanted = "»" if tokens[i].text == "«" else '"'
    for token in tokens[i + 2 : min(i + _QUOTED_NAME, stop)]:
        if token.text == wanted:
            return token.i if tokens[i + 1].text[:1].isupper() else None
        if token.text in (".", ",", "!", "?"):
            return None
    return None


def goes_on(sentence: Sentence, i: int, stop: int, language: str) -> bool:
    """Whether « de » at `i` governs a noun, not an infinitive or a set phrase (« de retour »)."""
    if i + 1 >= stop:
        return False
    following = sentence.tokens[i + 1]
    if following.pos in ("VERB", "AUX") and following.morph.get("VerbForm") == "Inf":
        return False
    if following.lower in named(language, "own_determiner"):
        return not (i + 2 < stop and sentence.tokens[i + 2].lower in named(language, "own_part"))
    return following.lower not in named(language, "set_phrase")


def belongs(sentence: Sentence, first: int, i: int, noun: int, stop: int, language: str) -> bool:
    """Whether the preposition at `i` goes on with a title (« ministre à la Santé ») or with its verb (« à l'AFP »)."""
    tokens = sentence.tokens
    low = tokens[i].lower
    governed = next((t for t in tokens[i + 1 : min(i + 5, stop)] if t.pos in NOMINAL), None)
    if governed is None or among(governed, named(language, "setting")) or is_time(sentence, i + 1, language):
        return False
    if past_outlet(sentence, governed.i, stop) > governed.i or is_site(governed):
        return False
    if low in named(language, "always_complement"):
        return True
    if tokens[i - 1].pos == "PROPN" and tokens[i - 1].label == "PER":
        return False
    if among(tokens[i - 1], named(language, "title_participle")):
        return True
    heads = [t for t in tokens[first:i] if among(t, named(language, "role"))]
    if not heads and among(tokens[first], named(language, "person")) and tokens[first].pos != "DET":
        heads = [tokens[first]]  # « Aurélie, étudiante à Jussieu »
    if low in named(language, "weak_preposition"):
        right_after = bool(heads) and heads[-1].i == i - 1
        return right_after or any(
            among(t, named(language, "body")) for t in tokens[first:i] if low in named(language, "opinion")
        )
    return bool(heads) and (tokens[noun].pos != "PROPN" or (heads[-1].i == noun - 1 and tokens[noun].label != "PER"))


def expects(sentence: Sentence, i: int, language: str) -> bool:
    """Whether an article may stand at `i` inside a phrase: after a preposition, another article or a conjunction."""
    before = sentence.tokens[i - 1]
    return (
        before.pos in ("ADP", "DET", "CCONJ")
        or before.lower in words(language, "of") | named(language, "complement_preposition")
        or before.lower in words(language, "conjunction")
        or before.lower in words(language, "total")
    )


def coordinates(sentence: Sentence, i: int, stop: int, language: str) -> bool:
    """Whether « et » at `i` joins another speaker or noun: what follows is a phrase and no clause of its own."""
    tokens = sentence.tokens
    if i + 1 >= stop:
        return False
    if not opens_phrase(sentence, i + 1, language) and tokens[i + 1].pos not in ("NOUN", "ADJ", "ADP"):
        return False
    for token in tokens[i + 1 : stop]:
        if token.text in CLOSING or token.text == ",":
            break
        if is_finite(token) and not token.text[0].isupper():
            return False
    return not (tokens[i + 1].pos == "ADP" and tokens[i + 1].lower not in words(language, "of"))
