"""The phrase that names the speaker after an inverted verb, and how far it reaches.

« …», a déclaré mardi à l'agence Valmer Info Paul Roy, maire de Valmer, interrogé en marge du conseil. » names « Paul Roy,
maire de Valmer »: days, places and those spoken to are passed over before it, and left out after it. Edges are read from
the surface, since the parse of an incise is often wrong; it is asked only where a word decides nothing. Phrases are
pairs of token indices, both inclusive. Subjects before their verb are found by `subjects`.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.circumstances import circumstance
from recoupe.extraction.entities.lexicon import group
from recoupe.extraction.entities.lexicon import words as crowds
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named, singular
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.affiliations import with_house
from recoupe.extraction.statements.phrases.circumstances import (
    is_time,
    past_prepositional,
    past_small,
    past_time,
    set_off,
)
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase
from recoupe.extraction.statements.phrases.speakers import names_people
from recoupe.extraction.statements.phrases.stretches import marked_noun, opens_phrase, stretch_end
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.forms import is_finite

_CLOSING = frozenset({",", ".", ";", ":", "»", '"', ")", "!", "?", "–", "—"})
_PASSED = 5  # stretches (day, addressee, place, manner) that may stand between the verb and its subject


def speaker_after(sentence: Sentence, k: int, stop: int, language: str = "fr") -> Phrase | None:
    """The speaker's phrase in the tokens `k` to `stop` (exclusive), where a verb's subject is due."""
    i = k
    for _ in range(_PASSED):
        i = _past_adverbial(sentence, i, stop, language)
        i = past_small(sentence, i, stop, language)
        if i >= stop:
            return None
        token = sentence.tokens[i]
        if token.lower in clause_openers(language):
            if sentence.tokens[i - 1].text != ",":
                return None  # the clause that is said begins: « a dit que »
            i = next((t.i for t in sentence.tokens[i:stop] if t.text == ","), stop)
        elif token.text == "(":
            closing = next((t.i for t in sentence.tokens[i:stop] if t.text == ")"), None)
            if closing is None:
                return None
            i = closing + 1
        elif is_time(sentence, i, language):
            i = past_time(sentence, i, stop, language)
        elif _bearing(sentence, i, language):
            i += 2  # « jure, la main sur le cœur, le directeur »
            while i < stop and sentence.tokens[i].pos in ("ADJ", "VERB"):
                i += 1
        elif token.text.startswith("@") and len(token.text) > 1:
            return i, i  # « demande @NoraPetit »
        elif opens_phrase(sentence, i, language) or _in_marks(sentence, k, i, stop, language):
            return i, phrase_end(sentence, i, stop, language)
        elif token.pos == "ADP" or token.dep == "case" or token.lower in named(language, "complement_preposition"):
            i = past_prepositional(sentence, i, stop, language)
        elif token.pos in ("ADJ", "VERB") and token.text.islower() and sentence.tokens[i - 1].text == ",":
            i = next((t.i for t in sentence.tokens[i:stop] if t.text == ","), stop)  # « , visiblement ému, »
        elif (comma := set_off(sentence, i, stop)) is not None and opens_phrase(sentence, comma + 1, language):
            i = comma
        else:
            return None
    return None


def _past_adverbial(sentence: Sentence, i: int, stop: int, language: str) -> int:
    """« a affirmé quant à lui Paul Roy », « explique pour sa part Fatih »; not « a dit à la télévision publique le maire »."""
    pos = sentence.tokens[i].pos if i < stop else ""
    behind = adverbial_at(sentence.tokens, i, language) if pos in ("ADV", "ADP") else None
    if behind is None or pos == "ADV":
        return behind or i
    named_there = behind < stop and opens_phrase(sentence, behind, language)
    broadcast = among(sentence.tokens[behind - 1], words(language, "outlet_noun"))  # « à la télévision France 2 »
    return behind if named_there and not broadcast else i


def _in_marks(sentence: Sentence, k: int, i: int, stop: int, language: str) -> bool:
    """« promettent les « blouses blanches » »: a noun in marks; not « a proposé de créer un « fonds de secours » »."""
    governed = any(t.pos == "ADP" for t in sentence.tokens[k:i])
    return not governed and marked_noun(sentence.tokens, i, stop, language) is not None


def wearers(tokens: Sequence[Token], language: str = "fr") -> bool:
    """« gilets jaunes », « gilet jaune »: whether `tokens` begin with the name of people, or of one, by what they wear."""
    several = [t.lower if t.lower.endswith("s") else t.lower + "s" for t in tokens[:2]]
    return group(" ".join(several), language) is not None


def _bearing(sentence: Sentence, i: int, language: str) -> bool:
    """Whether a part of the body with its article begins at token `i`, and more words follow it."""
    tokens = sentence.tokens
    if i + 2 >= len(tokens) or not (tokens[i].pos == "DET" or tokens[i].lower in named(language, "article")):
        return False
    if among(tokens[i + 1], named(language, "person", "role", "body")):
        return False  # « la tête de liste », « le bras droit »
    if wearers(tokens[i + 1 :], language):
        return False  # « lancent les gilets jaunes »
    if among(tokens[i + 1], crowds(language, "bodies", "document")) and tokens[i + 2].lower not in words(
        language, "to"
    ):
        return False  # « rappellent les chiffres de l'office », not « assure-t-il, chiffres à l'appui »
    return among(tokens[i + 1], named(language, "bearing")) and tokens[i + 2].label != "PER"


def phrase_end(sentence: Sentence, first: int, stop: int, language: str = "fr") -> int:
    """Index of the last token of the speaker's phrase that begins at `first`, with what stands in apposition to it."""
    tokens = sentence.tokens
    last = stretch_end(sentence, first, stop, language)
    last = _named_after_place(sentence, last, stop, language)
    last = with_house(tokens, last, stop - 1, language)  # « Hervé Yoder, de Joncherey, président du comité »
    while last + 2 < stop and tokens[last + 1].text == "," and _apposition(sentence, first, last + 2, stop, language):
        end = stretch_end(sentence, last + 2, stop, language)
        if _has_finite(sentence, end + 1, stop, language) or tokens[end].pos == "DET":
            break  # « selon le maire, le pont tiendra »: a clause, no apposition
        last = with_house(tokens, end, stop - 1, language)
    return last


def with_others(sentence: Sentence, phrase: Phrase, stop: int, language: str = "fr") -> Phrase:
    """« ont assuré Awa Roux, maire de Metz, et Luc Petit, préfet, »: the phrase with whoever else a plural verb has for subject.

    A mark closes each of them, which a clause with a subject of its own does not have before its verb.
    """
    tokens, last = sentence.tokens, phrase[1]
    if tokens[phrase[0]].morph.get("Number") == "Plur":
        return phrase
    while last + 2 < stop:
        start = past_phrase(tokens, last + 1 + (tokens[last + 1].text == ","), language, "added_member")
        if start is None or start >= stop or not opens_phrase(sentence, start, language):
            break
        end = phrase_end(sentence, start, stop, language)
        closed = end + 1 >= stop or tokens[end + 1].text in _CLOSING
        if not closed or not can_speak(sentence, (start, end), language):
            break
        last = end
    return phrase[0], last


def _has_finite(sentence: Sentence, i: int, stop: int, language: str) -> bool:
    """Whether a finite verb follows at `i`, clitics and adverbs passed over."""
    tokens = sentence.tokens
    while i < stop and tokens[i].pos in ("PRON", "ADV") and tokens[i].text != ",":
        if tokens[i].lower in words(language, "relative"):
            return False
        i += 1
    return i < stop and is_finite(tokens[i])


def _named_after_place(sentence: Sentence, last: int, stop: int, language: str) -> int:
    """« la cheffe de l'opposition à l'Assemblée, Annie Tremblay »: a name after the place shows that the place belongs."""
    tokens = sentence.tokens
    if last + 1 >= stop or tokens[last + 1].lower not in named(language, "complement_preposition"):
        return last
    comma = next((t.i for t in tokens[last + 1 : min(last + 8, stop)] if t.text == ","), None)
    if comma is None or comma + 1 >= stop or tokens[last].label == "PER":
        return last
    name = next((t for t in tokens[comma + 1 : min(comma + 7, stop)] if t.label == "PER"), None)
    if name is None or any(t.pos in ("VERB", "AUX", "PUNCT", "ADP") for t in tokens[comma + 1 : name.i]):
        return last
    if any(t.pos in ("VERB", "AUX", "PUNCT") for t in tokens[last + 1 : comma]):
        return last
    return comma - 1


def can_speak(sentence: Sentence, phrase: Phrase, language: str = "fr") -> bool | None:
    """Whether the phrase can name a speaker: yes by its head or a name, no by a noun of action, None where unknown.

    For places where a speaker is due; where anybody might stand, `speakers.surely_speaks` wants more.
    """
    tokens = sentence.tokens[phrase[0] : phrase[1] + 1]
    if tokens[0].lower in named(language, "speaking_pronoun") or tokens[0].text.startswith("@"):
        return True
    if _one_or_another(tokens, language):
        return True
    if tokens[0].pos == "PRON" and len(tokens) == 1 and not _is_name(tokens[0]):
        return tokens[0].lower.strip("-") in named(language, "personal", "first_person")
    articles = named(language, "article")
    head = next((t for t in tokens if t.pos in NOMINAL or (t.text[:1].isupper() and t.lower not in articles)), None)
    if head is None:
        if any(among(t, named(language, "person", "role", "stand_in")) for t in tokens):
            return True
        return None if any(t.pos == "NUM" for t in tokens) else False
    for token in tokens[: head.i - phrase[0] + 1]:
        if among(token, named(language, "person", "role", "body"), named(language, "name_prefix")):
            return True
    if singular(head.lower).endswith(tuple(named(language, "role_ending"))):
        return True
    full = len(tokens) > 1 and all(_is_name(t) for t in tokens[:2])  # « Maude Roy », which the model has for a noun
    if head.pos == "PROPN" or full or (head.text[:1].isupper() and head.i > 0):
        return True
    if marked_noun(sentence.tokens, phrase[0], phrase[1] + 1, language) is not None:
        # « un « gilet jaune » »; « promettent les « bonnets rouges » »: a name whose words tell nothing
        return wearers(tokens[2:], language) or None
    if past_phrase(sentence.tokens, head.i, language, "speaking_phrase") is not None:
        return True  # « annonce le compte officiel du club »
    if among(head, named(language, "setting", "bearing")) or is_time(sentence, head.i, language):
        return False
    if names_people(sentence, phrase, head, language) or among(head, crowds(language, "bodies", "crowd")):
        return True
    if among(head, words(language, "paper")):
        return True
    if head.lower.endswith(tuple(named(language, "event_ending"))):
        return False
    return None


def _one_or_another(tokens: tuple[Token, ...], language: str) -> bool:
    """« l'un des pêcheurs », « un autre »: a pronoun with its article, whoever that is."""
    if len(tokens) == 2:
        return tokens[0].pos == "DET" and tokens[1].lower in named(language, "stand_in")
    article = tokens[0].lower in words(language, "definite_article")
    return len(tokens) > 2 and article and tokens[1].lower in words(language, "indefinite")


def _is_name(token: Token) -> bool:
    """« prévient Aurore », which the model has for a pronoun."""
    return token.label == "PER" and token.text[:1].isupper()


def _beside(tokens: tuple[Token, ...], head: Token, first: int, begin: int) -> bool:
    """Whether the parse has the noun for an apposition to the phrase, and their numbers allow it."""
    above = tokens[head.head]
    number, other = head.morph.get("Number"), above.morph.get("Number")
    return (
        head.dep.split(":")[0] == "appos" and first <= above.i < begin and (number == other or not (number and other))
    )


def _apposition(sentence: Sentence, first: int, begin: int, stop: int, language: str) -> bool:
    """Whether the stretch after a comma names or describes the same speaker again."""
    tokens = sentence.tokens
    token = tokens[begin]
    low = token.lower
    if is_time(sentence, begin, language) or low in words(language, "relative") | named(language, "aside_opening"):
        return False
    if begin + 1 < stop and tokens[begin + 1].lower in words(language, "gerund") and tokens[begin].pos != "DET":
        return False  # « , tout en appelant au calme »
    if circumstance(tokens, begin, language):
        return False  # « dit Awa Roux, face aux élus »
    comma = next((t.i for t in tokens[begin:stop] if t.text == ","), stop)
    if any(among(t, named(language, "bearing")) for t in tokens[begin + 1 : min(begin + 5, comma)]):
        return False  # « , mégaphone à la main »
    nouns = [t for t in tokens[begin : min(begin + 5, stop)] if t.pos in NOMINAL or among(t, named(language, "role"))]
    if low in named(language, "title_opening"):
        return any(among(t, named(language, "person", "role", "body")) for t in tokens[begin : min(begin + 6, stop)])
    if token.pos == "NUM" or token.text.isdigit():
        return begin + 1 < stop and tokens[begin + 1].lower in named(language, "age_unit")
    if low in named(language, "aged"):
        return True
    if among(token, named(language, "person", "role")) and token.pos not in ("DET", "ADP"):
        return True
    if token.pos in ("ADP", "ADV", "SCONJ", "CCONJ", "PRON") or low in named(language, "complement_preposition"):
        return False
    if token.pos == "PROPN" or (token.text[:1].isupper() and token.label in ("PER", "ORG", "MISC")):
        return True
    if token.pos == "DET" or low in named(language, "article"):
        head = nouns[0] if nouns else None
        if head is None or among(head, named(language, "bearing")):
            return False
        if among(head, named(language, "person", "role", "body")):
            return True
        return low not in words(language, "indefinite") and _beside(tokens, head, first, begin)
    if token.pos == "NOUN" and not among(token, named(language, "bearing", "setting")):
        if tokens[begin - 2].label == "PER":
            return True
        return token.dep.split(":")[0] in ("appos", "nmod", "conj") or among(token, named(language, "body"))
    return False
