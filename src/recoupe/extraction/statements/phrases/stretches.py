"""How far a phrase that can name a speaker reaches without commas: « lance Nora Petit, maire de Brune aux élus ».

Titles, posts and complements of its nouns belong to it, whom one speaks to and where does not. What goes on behind a
comma is told in `speaker_phrases`.
"""

from __future__ import annotations

from recoupe.extraction.entities.body_reach import enumeration_end
from recoupe.extraction.entities.circumstances import circumstance
from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.entities.lexicon import words as entity_words
from recoupe.extraction.entities.media import is_site
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named, readings
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.circumstances import (
    CLOSING,
    is_time,
    past_outlet,
    titled_outlet,
    told_outlet,
)
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Part, read_up_to
from recoupe.extraction.statements.phrases.segments import name_particle
from recoupe.extraction.statements.verbs.forms import is_finite

_BRACKETS = 8  # tokens that brackets inside the phrase may hold with them
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
        if i + 1 >= len(tokens):
            return False
        if tokens[i + 1].pos == "PUNCT":
            return marked_noun(tokens, i, len(tokens), language) is not None
        return tokens[i + 1].pos not in ("VERB", "AUX") or among(tokens[i + 1], named(language, "person", "role"))
    if token.pos in ("PROPN", "NUM"):
        return True
    if token.text[:1].isupper():
        named_on = i > 0 and token.pos == "ADP" and any(t.text[0].isupper() for t in tokens[i + 1 : i + 2])
        if named_on or token.pos not in ("ADP", "SCONJ", "CCONJ", "ADV"):
            return True  # « précise De Standaard »
    if token.pos == "PRON":
        return low in named(language, "demonstrative")
    return token.pos in ("NOUN", "ADJ") and among(token, named(language, "person", "role", "title_opening"))


def stretch_end(sentence: Sentence, first: int, stop: int, language: str) -> int:
    """Index of the last token of the stretch without commas from `first` that can name a speaker."""
    return read_up_to(
        first,
        stop,
        lambda i, noun: _whole_end(sentence, first, i, noun, stop, language),
        lambda i, noun: _part(sentence, first, i, noun, stop, language),
    )


def _whole_end(sentence: Sentence, first: int, i: int, noun: int | None, stop: int, language: str) -> int | None:
    """Last token of what begins at token `i` and belongs together: brackets, a name in marks, « d'entre elles », a compound,
    further complements.
    """
    tokens = sentence.tokens
    if i + 1 < stop and f"{tokens[i].lower} {tokens[i + 1].lower}" in words(language, "compound_noun"):
        return i + 1  # « précise le compte rendu »
    if i == first + 1 and (title := titled_outlet(sentence, i, stop, language)) is not None:
        return title - 1  # « relate le Journal du dimanche »
    if tokens[i].text == "," and noun is not None and (listed := enumeration_end(tokens, first, i, language)):
        return listed if listed < stop else None
    if tokens[i].text == "(" and noun is not None:
        return next((t.i for t in tokens[i : min(i + _BRACKETS, stop)] if t.text == ")"), None)
    if tokens[i].text in ("«", '"') and noun is not None:
        return _closing_mark(tokens, i, stop)
    if tokens[i].text in ("«", '"') and i:
        return marked_noun(tokens, i - 1, stop, language)
    of = tokens[i].lower in words(language, "of") and i + 2 < stop
    among_them = of and tokens[i + 1].lower in named(language, "among") and tokens[i + 2].pos == "PRON"
    return i + 2 if among_them else None


def _part(sentence: Sentence, first: int, i: int, noun: int | None, stop: int, language: str) -> Part:
    """What token `i` is to the stretch that begins at `first` and whose last noun is `noun`."""
    tokens, token = sentence.tokens, sentence.tokens[i]
    if i > first and (is_time(sentence, i, language) or token.lower in clause_openers(language)):
        return Part.END
    if noun is not None and circumstance(tokens, i, language):
        return Part.END  # « a dit le maire face à la presse »
    if token.pos == "ADV" and i + 1 < len(tokens) and tokens[i + 1].lower in words(language, "complementizer"):
        return Part.END  # « a dit le ministère alors que … »
    if token.text in CLOSING or token.text == "," or (token.text in ("(", "«", '"') and noun is not None):
        return Part.END
    joins = _joins(sentence, first, i, noun, stop, language)
    if joins is not None:
        return Part.PASSED if joins else Part.END
    if name_particle(tokens, i, stop - 1):
        return Part.INSIDE
    if token.pos == "DET" or token.lower in named(language, "article"):
        return _article(sentence, first, i, stop, language)
    role = among(token, named(language, "person", "role"))
    if token.pos in NOMINAL or token.pos in ("NUM", "X", "SYM") or (token.text[:1].isupper() and i > first) or role:
        return Part.NOUN
    if token.pos == "ADJ" or token.lower in named(language, "title_participle", "title_opening"):
        return _adjective(tokens, first, i, language)
    if token.text in ("-", "/", "&"):
        return Part.PASSED
    if token.dep == "amod" and first < token.head < i and token.pos in ("VERB", "ADV"):
        return Part.INSIDE  # « le camp adverse », which the model has for a verb
    if token.pos == "ADV":
        if i > first + 1 and _adverbial(tokens, i, language):
            return Part.INSIDE
        return Part.PASSED if i + 1 < stop and tokens[i + 1].pos in ("ADJ", "NOUN") else Part.END
    if token.pos == "PRON" and (i == first or tokens[i - 1].lower in words(language, "of")):
        return Part.INSIDE
    return Part.NOUN if i > first and _noun_here(tokens, i, language) else Part.END


def _joins(sentence: Sentence, first: int, i: int, noun: int | None, stop: int, language: str) -> bool | None:
    """Whether a preposition or conjunction at token `i` goes on with the stretch; null where none stands there."""
    low = sentence.tokens[i].lower
    if low in words(language, "of"):
        return _goes_on(sentence, i, stop, language)
    if low in named(language, "complement_preposition") and noun is not None:
        return _belongs(sentence, first, i, noun, stop, language)
    return _coordinates(sentence, i, stop, language) if low in words(language, "conjunction") else None


def _article(sentence: Sentence, first: int, i: int, stop: int, language: str) -> Part:
    tokens, token = sentence.tokens, sentence.tokens[i]
    if i == first:
        return Part.PASSED
    if token.label == tokens[i - 1].label == "PER" or _one_of(tokens, i, language):
        return Part.NOUN  # « Anne Le Goff », « l'un d'eux »
    if token.text[0].isupper() and i + 1 < stop and tokens[i + 1].text[0].isupper():
        return Part.INSIDE  # « le journal La Vallée »
    expected = _expects(sentence, i, language) or address(tokens[i - 1].lower, language) is not None
    return Part.PASSED if expected else Part.END


def _adjective(tokens: tuple[Token, ...], first: int, i: int, language: str) -> Part:
    token, before = tokens[i], tokens[i - 1]
    if i > first and token.pos == "ADJ" and _may_be_verb(tokens, i, language):
        return Part.END  # « Ahmed sourit »
    surname = before.pos == "PROPN" or (before.label == "PER" and before.text[0].isupper())
    titled = token.lower in named(language, "title_participle")
    if i > first + 1 and tokens[i - 2].text[:1].isupper() and surname and not titled:
        return Part.END  # « a dit Paul Roy, ému » without its comma
    return Part.INSIDE


def _noun_here(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« l'accusé », « la maire »: a word that the parse takes for a verb, where a noun is due or that names somebody."""
    token, before = tokens[i], tokens[i - 1]
    if token.pos == "VERB" and token.morph.get("VerbForm") != "Fin" and before.pos == "DET":
        return True
    known = before.lower in named(language, "article") or (
        among(token, named(language, "person", "role", "body")) and not is_finite(token)
    )  # « le préfet pourra … » is no « pouvoir »
    return token.pos in ("VERB", "AUX") and known


def _may_be_verb(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """An adjective right after a first name that is also a form of a quoting verb."""
    kinds = {f.kind for f in readings(tokens[i].lower, language)}
    return "finite" in kinds and tokens[i - 1].text[:1].isupper() and tokens[i - 1].label == "PER"


def _one_of(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« l'un », « l'une »."""
    return tokens[i - 1].pos in ("DET", "PRON") and "'".join(
        (tokens[i - 1].lower.strip("'"), tokens[i].lower)
    ) in named(language, "speaking_pronoun")


def _adverbial(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« son monteur de toujours », « les élus d'ici »: an adverb that « de » ties to a noun."""
    return tokens[i - 1].lower in words(language, "of") and tokens[i - 2].pos == "NOUN"


def marked_noun(tokens: tuple[Token, ...], i: int, stop: int, language: str) -> int | None:
    """« les « blouses blanches » »: index of the mark that closes the noun of the article at token `i`, which is in marks."""
    article = tokens[i].pos == "DET" or tokens[i].lower in named(language, "article")
    if not article or i + 3 >= min(stop, len(tokens)) or tokens[i + 1].text not in ("«", '"'):
        return None
    close = _closes_at(tokens, i + 1, stop)
    inside = tokens[i + 2 : close]
    if close is None or not inside or any(t.pos == "PUNCT" or is_finite(t) for t in inside):
        return None
    return close if inside[0].pos not in ("ADP", "DET", "PRON", "SCONJ") else None


def _closing_mark(tokens: tuple[Token, ...], i: int, stop: int) -> int | None:
    """Index of the mark that closes the short name that opens at `i` (« l'association « Vivre ici » »)."""
    close = _closes_at(tokens, i, stop)
    inside = tokens[i + 1 : close]
    if close is None or not inside or any(t.text in (".", ",", "!", "?") for t in inside[1:]):
        return None
    return close if inside[0].text[:1].isupper() else None


def _closes_at(tokens: tuple[Token, ...], i: int, stop: int) -> int | None:
    """Index of the mark that closes the one at token `i`, if it stands near."""
    wanted = "»" if tokens[i].text == "«" else '"'
    return next((t.i for t in tokens[i + 1 : min(i + _QUOTED_NAME, stop)] if t.text == wanted), None)


def _goes_on(sentence: Sentence, i: int, stop: int, language: str) -> bool:
    """Whether « de » at `i` governs a noun, not an infinitive or a set phrase (« de retour »)."""
    if i + 1 >= stop:
        return False
    following = sentence.tokens[i + 1]
    if following.pos in ("VERB", "AUX") and following.morph.get("VerbForm") == "Inf":
        return False
    if following.lower in named(language, "own_determiner"):
        return not (i + 2 < stop and sentence.tokens[i + 2].lower in named(language, "own_part"))
    return following.lower not in named(language, "set_phrase")


def _belongs(sentence: Sentence, first: int, i: int, noun: int, stop: int, language: str) -> bool:
    """Whether the preposition at `i` goes on with a title (« ministre à la Santé ») or with its verb (« à l'AFP »)."""
    tokens = sentence.tokens
    low = tokens[i].lower
    governed = next((t for t in tokens[i + 1 : min(i + 5, stop)] if t.pos in NOMINAL), None)
    if governed is None or among(governed, named(language, "setting")) or is_time(sentence, i + 1, language):
        return False
    if past_outlet(sentence, governed.i, stop) > governed.i or is_site(governed) or told_outlet(sentence, i, language):
        return False
    if governed.text in entity_words(language, "names", "paper_opening"):
        return False  # « a dit le maire à La Gazette de Valmer »
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


def _expects(sentence: Sentence, i: int, language: str) -> bool:
    """Whether an article may stand at `i` inside a phrase: after a preposition, another article or a conjunction."""
    before = sentence.tokens[i - 1]
    return (
        before.pos in ("ADP", "DET", "CCONJ")
        or before.lower in words(language, "of") | named(language, "complement_preposition")
        or before.lower in words(language, "conjunction")
        or before.lower in words(language, "total")
    )


def _coordinates(sentence: Sentence, i: int, stop: int, language: str) -> bool:
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
