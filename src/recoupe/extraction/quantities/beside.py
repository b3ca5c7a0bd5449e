"""The noun that a figure counts where it stands beside it: in front of a bracket or a colon, or behind « à 4 000 ».

« Une marée de lycéens – entre 2 000 et 3 000 – » : lycéen. « A chiffré à 4 000 les morts » : mort. « Des décès : dix à Brune et
deux à Valmer » : décès. « Un cas sur des millions » : cas. What no noun beside tells is left to `antecedents`.
"""

from __future__ import annotations

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.readings import Reading
from recoupe.extraction.quantities.singular import is_plural, singular
from recoupe.extraction.quantities.tense import lemma

_DASHES = ("–", "—", "-")
_CLOSING = {"(": ")"} | {dash: dash for dash in _DASHES}
_QUOTES = frozenset("'\"«»“”‘’")  # around « les "bonnets" »
_NOUN = 2  # words of « les gilets »
_TWO = 2  # words of « plaignants ( »
_PREPOSED = 3  # words of « les grands arbres »
_ONE_OF = 3  # words of « un cas sur »


def bracketed(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« plaignants (1 700) », « tracteurs – une trentaine – », « lycéens – entre 2 000 et 3 000 selon la police – »."""
    ahead, behind = _ahead(sentence, reading)[-_TWO:], _behind(sentence, reading)[:1]
    if len(ahead) < _TWO or not behind or not _several(ahead[0]):
        return None
    noun, opening = ahead[0], ahead[1].text
    people = are_people(noun.text, lexicon)
    if opening == "," == behind[0].text:  # « les grévistes, une cinquantaine, », not « selon les policiers, 200, »
        before = sentence.tokens[max(0, noun.i - _TWO) : noun.i]
        return noun if people and not any(t.lower in lexicon.listed("according") for t in before) else None
    if opening not in _CLOSING:
        return None
    alone = behind[0].text == _CLOSING[opening] or behind[0].lower in lexicon.listed("according")
    return noun if alone and (people or opening in _DASHES) else None


def gauged(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« a chiffré à quelque 4 000 les morts »: the noun behind, of a verb that gauges how many there are."""
    ahead, behind = _ahead(sentence, reading), _behind(sentence, reading)[:_PREPOSED]
    verb = next((t for t in reversed(ahead[:-1]) if t.pos not in ("ADV", "ADP", "NUM")), None)  # « chiffré en 2031 à »
    if verb is None or ahead[-1].lower not in lexicon.role("to"):
        return None
    verbs = lexicon.verbs_of("gauging")
    estimated = lemma(verb, lexicon) in verbs or readings_of(verb.lower, verbs, lexicon.language)
    if not estimated or not behind or behind[0].lower not in lexicon.role("article") or not _plural(behind[0]):
        return None
    noun = next((t for t in behind[1:] if t.lower not in lexicon.preposed), None)
    return noun if noun is not None and noun.pos != "ADV" else None  # « à 300 les plus touchés »


def after_colon(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« Moins d'un millier à Valmer, quelques dizaines à Brune : les bergers étaient peu nombreux »: the subject behind the
    colon of a list of numbers."""
    behind = _behind(sentence, reading)
    colon = next((t for t in behind if t.text == ":"), None)
    if colon is None or any(t.pos in ("VERB", "AUX") for t in sentence.tokens[: colon.i]):
        return None
    ahead = sentence.tokens[: colon.i]
    if any(
        t.pos == "NOUN" and in_plural(t, lexicon) for t in ahead if t.lower not in {*lexicon.scales, *lexicon.rounded}
    ):
        return None
    opening = [t for t in sentence.tokens[colon.i + 1 :] if t.text not in _QUOTES][:_NOUN]
    noun = opening[-1] if len(opening) == _NOUN and opening[0].lower in lexicon.role("article") else None
    return noun if noun is not None and noun.pos == "NOUN" and in_plural(noun, lexicon) else None


def in_plural(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is in the plural, also where the model takes it for a singular (« les « bonnets » »)."""
    return noun.morph.get("Number") == "Plur" or is_plural(noun.text, lexicon)


def subject_of_being(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Token | None:
    """« Samedi les gilets jaunes étaient plus de 3 000 », « les « bonnets » sont douze »: the noun before « être » where the
    model finds no subject."""
    if verb.lemma not in lexicon.role("be"):
        return None
    ahead = [t for t in sentence.tokens[: verb.i] if t.pos not in ("ADV", "ADJ") and t.text not in _QUOTES]
    if len(ahead) < _NOUN or ahead[-1].pos != "NOUN" or ahead[-2].lower not in lexicon.role("article"):
        return None
    return ahead[-1]


def before_colon(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« des décès : dix à Brune et deux à Valmer »: the noun in the plural that a colon sets a list of numbers behind."""
    ahead = _ahead(sentence, reading)
    colon = next((t for t in reversed(ahead) if t.text == ":"), None)
    if colon is None or any(t.morph.get("VerbForm") == "Fin" for t in ahead[colon.i :]):
        return None
    noun = next((t for t in reversed(ahead[: colon.i]) if t.pos not in ("ADJ", "ADV")), None)
    amounts = lexicon.sums | lexicon.listed("amount") | lexicon.listed("years")
    return noun if noun is not None and _several(noun) and singular(noun.lower, lexicon) not in amounts else None


def one_out_of(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« un cas sur des millions »: one of so many, where nothing else is counted before."""
    ahead = _ahead(sentence, reading)[-_ONE_OF:]
    one = reading.over and len(ahead) == _ONE_OF and ahead[0].lower in lexicon.role("one")
    return ahead[1] if one and ahead[1].pos == "NOUN" and ahead[2].lower in lexicon.role("out_of") else None


def _ahead(sentence: Sentence, reading: Reading) -> list[Token]:
    return [t for t in sentence.tokens if t.end <= reading.start]


def _behind(sentence: Sentence, reading: Reading) -> list[Token]:
    return [t for t in sentence.tokens if t.start >= reading.end]


def _several(token: Token) -> bool:
    return token.pos == "NOUN" and _plural(token)


def _plural(token: Token) -> bool:
    return token.morph.get("Number") == "Plur"
