"""Whether a word's capital makes it a name.

In « Interrogée, Awa Keita a refusé » only « Awa » and « Keita » are a name's: the first word has its capital from the
sentence, as « Les Américains » and « Premier ministre » have theirs from grammar and courtesy. « M. de la Roue » begins
with a small word. How far a name reaches is `reach`'s task.
"""

from __future__ import annotations

from collections.abc import Set

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.dwellers import dweller
from recoupe.extraction.entities.mottoes import opens_motto, people_of_motto
from recoupe.extraction.entities.reach import band, behind_label, hyphened, opens_again
from recoupe.extraction.entities.vocabulary import Vocabulary, opens
from recoupe.extraction.entities.written_names import age_behind, roman
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.tokenizer import endings

_FUNCTION = frozenset({"DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "AUX", "INTJ", "PUNCT"})
_NAMES = 4  # words of a person's name that opens a sentence


def capital(sentence: Sentence, i: int, vocabulary: Vocabulary, language: str) -> bool:
    """Whether token i has a capital that makes it (part of) a name."""
    if (article := _article(sentence, i, language)) is not None:
        return article
    token = sentence.tokens[i]
    text = token.text
    glued = i and text[0].isupper() and sentence.tokens[i - 1].text[0].isupper()
    if _ordinal(sentence, i) or (glued and opens_again(sentence.tokens, i, language)):
        return False
    if _inhabitant(sentence, i, language) or (lexicon.known(text) is None and _preposition(sentence, i, language)):
        return False  # « les Américains », « Grâce à cette loi »
    following = _following(sentence, i)
    capital_follows = following is not None and following.text[0].isupper()
    if not text[0].isupper() or _shouted(sentence, i, language):
        return False
    if text in lexicon.words(language, "names", "no_name"):
        mottoes = text.lower() in lexicon.words(language, "names", "motto_opening")
        if mottoes and opens_motto(sentence.tokens, i, language):
            return True  # « le collectif Stop aux travaux »
        return capital_follows and text.istitle() and _labelled(sentence, i, language)
    if (len(text) == 1 and not capital_follows) or lexicon.address(text, language) is not None:
        return False
    heads = lexicon.words(language, "names", "body_head")
    if text in heads and following is not None and following.text in heads:
        return True  # « le Haut Conseil »
    if text.lower() in lexicon.words(language, "titles", "before") and text not in vocabulary.persons:
        return people_of_motto(sentence.tokens, i, language)
    label = text.isupper() and lexicon.body(text, language) is not None
    if label and (capital_follows or (i > 0 and sentence.tokens[i - 1].pos in ("DET", "NUM"))):
        return False  # « l'ONG », « deux ONG », « ONG Human Rights Watch »
    if hyphened(sentence.tokens, i) and token.pos in ("PROPN", "X"):
        return True  # « Heinz-Christian Roux a refusé »
    if opens(sentence, i):
        return _opening(sentence, i, vocabulary, language)
    return _within(sentence, i, vocabulary, language)


def _ordinal(sentence: Sentence, i: int) -> bool:
    """« l'acte XI », « le chapitre IV »: a Roman number behind a noun; « le XV de France », « Jean XXIII » are names."""
    before = sentence.tokens[i - 1] if i else None
    numeral = len(sentence.tokens[i].text) > 1 and roman(sentence.tokens[i].text)
    return numeral and before is not None and before.text.islower() and before.pos == "NOUN"


def _following(sentence: Sentence, i: int) -> Token | None:
    return sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None


def _labelled(sentence: Sentence, i: int, language: str) -> bool:
    """« l'ONG Terre Haute », « le collectif Stop Bitume »: a body's name may begin with what names nobody by itself; « le
    site Internet Valmer Infos » has the medium behind its noun.
    """
    medium = sentence.tokens[i].lower in lexicon.words(language, "names", "medium")
    return not medium and behind_label(sentence.tokens, i, language)


def _article(sentence: Sentence, i: int, language: str) -> bool | None:
    """Whether an article belongs to the name behind it; None for other words and where its place does not tell."""
    text, following = sentence.tokens[i].text, _following(sentence, i)
    if text.lower() not in lexicon.words(language, "titles", "definite"):
        return None
    capitals = following is not None and text[0].isupper() and following.text[0].isupper()
    if capitals and behind_label(sentence.tokens, i, language):
        return True  # « l'ONG écologiste Les Amis du Marais »
    if opens(sentence, i) or (following is not None and lexicon.address(following.text, language)):
        return False  # « L'Union des métiers … », « La Dre Roux » behind a heading without a full stop
    return None


def _inhabitant(sentence: Sentence, i: int, language: str) -> bool:
    """« les Américains », « la jeune Russe », « celui du Nigérian », « sept Belges sur dix »."""
    if dweller(sentence.tokens, i, language):
        return True  # « le Jurassien Eric Roux »
    if lexicon.demonym(sentence.tokens[i].text) is None or i == 0:
        return False
    described = i > 1 and sentence.tokens[i - 1].lower in lexicon.words(language, "titles", "before")
    before = sentence.tokens[i - 1 - described]
    return before.pos in ("DET", "NUM") or before.lower in lexicon.words(language, "titles", "contracted")


def _within(sentence: Sentence, i: int, vocabulary: Vocabulary, language: str) -> bool:
    """Whether a capital inside a sentence makes a name: most do, those of offices only with what names a body."""
    token = sentence.tokens[i]
    if token.pos == "ADJ" and _opens_title(sentence, i, language):
        return False
    if token.pos in ("DET", "ADP", "PRON", "CCONJ", "SCONJ") and token.label == "" and not token.text.isupper():
        return False
    following = _following(sentence, i)
    if token.pos == "ADP" and not token.text.isupper() and following is not None and following.text.islower():
        return False  # « le groupe En marche »
    headed = token.text in lexicon.words(language, "names", "body_head") and _body_follows(sentence, i, language)
    named_after = i > 0 and sentence.tokens[i - 1].lower in lexicon.words(language, "names", "eponym")
    banded = band(sentence.tokens, i, language) or people_of_motto(sentence.tokens, i, language)
    named_for = headed or named_after or banded or _callings(sentence, i, language)
    return lexicon.role(token.text, language) is None or token.text in vocabulary.persons or named_for


def _complemented(sentence: Sentence, i: int, language: str) -> bool:
    """« Réponse de Roux », « Réaction du maire »: whether a noun of saying has its complement behind it."""
    following = _following(sentence, i)
    of = following is not None and following.lower in lexicon.words(language, "names", "genitive")
    return of and sentence.tokens[i].lower in lexicon.words(language, "titles", "speech")


def _opening(sentence: Sentence, i: int, vocabulary: Vocabulary, language: str) -> bool:
    """Whether the word that opens a sentence, which has a capital anyway, is a name."""
    token, following = sentence.tokens[i], _following(sentence, i)
    text = token.text
    if _complemented(sentence, i, language):
        return False  # « Réponse de Roux : », all of which the model may take for a name
    if _called_for(sentence, i, language) or _adverb_before(sentence, i, language):
        return False
    surname = text in vocabulary.capital and token.label != "" and token.pos in ("PRON", "INTJ")
    if text.lower() in vocabulary.small or (token.pos in _FUNCTION and not surname) or token.pos == "NUM":
        return False
    if text in vocabulary.capital or lexicon.first_name(text) is not None or _aged(sentence, i, language):
        return True
    if lexicon.role(text, language) is not None or lexicon.body(text, language) is not None:
        return False
    participle = token.pos != "PROPN" and token.morph.get("VerbForm") == "Part"
    ends = text.endswith(tuple(lexicon.words(language, "names", "participle_ending")))
    participle = participle or (ends and token.label != "LOC" and not _shared_capital(sentence, i))
    days = lexicon.words(language, "statement_words", "day")
    if participle and following is not None and (following.pos in ("ADP", "ADV") or following.lower in days):
        return False  # « Caricaturé en prophète, l'écrivain … », « Heurtée samedi, la barque … »
    if token.pos == "PROPN" and (_apposed_body(sentence, i + 1, language) or _apposed_post(sentence, i + 1, language)):
        return True
    unlabelled = token.label in ("", "MISC") and not text.isupper()
    if unlabelled and following is not None and not following.text[0].isupper():
        if token.pos in ("NOUN", "X", "ADJ") and token.dep.split(":")[0] == "nsubj":
            return following.pos == "AUX" or following.morph.get("VerbForm") == "Fin"  # a noun would have its article
        return token.pos == "PROPN" and following.pos in ("AUX", "VERB", "PRON")  # « Interrogée, la ministre … »
    return token.pos == "PROPN" or (text.isupper() and len(text) > 1) or token.label in ("PER", "ORG", "LOC")


def _called_for(sentence: Sentence, i: int, language: str) -> bool:
    """« Libérez Nora Roux », « Votez Hugo Roux »: an imperative of a slogan before a given name and a surname."""
    token, behind = sentence.tokens[i], sentence.tokens[i + 1 : i + 3]
    ends = token.text.endswith(tuple(lexicon.words(language, "names", "imperative_ending")))
    if not ends or lexicon.first_name(token.text) is not None or len(behind) < 2 or not behind[1].text[0].isupper():
        return False
    return behind[0].text[0].isupper() and lexicon.first_name(behind[0].text) is not None


def _adverb_before(sentence: Sentence, i: int, language: str) -> bool:
    """« Décidément Nora Roux », « Étrangement Hugo Roux »: an adverb that no comma parts from the given name behind it."""
    text, behind = sentence.tokens[i].text, _following(sentence, i)
    ends = text.endswith(endings(language, "adverb")) and text[1:].islower()
    if not ends or lexicon.first_name(text) is not None or behind is None or lexicon.known(text) is not None:
        return False
    return lexicon.first_name(behind.text) is not None and lexicon.body(text, language) is None


def _shared_capital(sentence: Sentence, i: int) -> bool:
    """« Bouaké en Fête »: whether a word close behind has a capital too."""
    return any(t.text[0].isupper() for t in sentence.tokens[i + 1 : i + 3])


def _callings(sentence: Sentence, i: int, language: str) -> bool:
    """« l'ONG Médecins des Sables », « l'une d'elles, Ouvriers du Port, »: a body called after the callings of its people."""
    token, behind = sentence.tokens[i], sentence.tokens[i + 1 : i + 4]
    named = behind_label(sentence.tokens, i, language) or token.label == "ORG"
    of = bool(behind) and behind[0].lower in lexicon.words(language, "names", "genitive")
    return named and of and token.morph.get("Number") == "Plur" and any(t.text[0].isupper() for t in behind[1:])


def _apposed_body(sentence: Sentence, comma: int, language: str) -> bool:
    """« Airval, le premier opérateur du pays, … »: a body's noun between commas says that a name opens the sentence."""
    held = sentence.tokens[comma : comma + 4]
    if len(held) < 4 or held[0].text != "," or held[1].lower not in lexicon.words(language, "titles", "definite"):
        return False
    noun = held[3] if held[2].pos == "ADJ" else held[2]
    return lexicon.body(noun.text, language) is not None and any(t.text == "," for t in sentence.tokens[comma + 3 :])


def _aged(sentence: Sentence, i: int, language: str) -> bool:
    """« Espérance Keita, 43 ans, »: an age behind the capitals with which a sentence opens."""
    end = next((t.i for t in sentence.tokens[i + 1 :] if not t.text[0].isupper() and t.text != "-"), i)
    return end - i <= _NAMES and age_behind(sentence.tokens, end, language)


def _apposed_post(sentence: Sentence, comma: int, language: str) -> bool:
    """« Fidèle, un pêcheur, … »: somebody's calling between commas says that a name opens the sentence."""
    held = sentence.tokens[comma : comma + 3]
    if len(held) < 3 or held[0].text != "," or held[1].pos != "DET":
        return False
    told = lexicon.role(held[2].lower, language)
    return told is not None and not told[2] and any(t.text == "," for t in sentence.tokens[comma + 3 :])


def _preposition(sentence: Sentence, i: int, language: str) -> bool:
    """Whether a word with which a sentence opens makes a preposition with the next."""
    if i + 1 >= len(sentence.tokens) or not opens(sentence, i):
        return False
    two = f"{sentence.tokens[i].lower} {sentence.tokens[i + 1].lower}"
    return two in lexicon.words(language, "names", "two_words")


def _shouted(sentence: Sentence, i: int, language: str) -> bool:
    """« REPORTAGE La maire … »: a word in capitals above the text, which runs into its first words."""
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    label = sentence.tokens[i].text
    article = (
        after is not None and after.lower in lexicon.words(language, "titles", "definite") and after.text.istitle()
    )
    return i == 0 and article and label.isupper() and len(label) > 1


def _body_follows(sentence: Sentence, i: int, language: str) -> bool:
    """« Garde royale », « Conseil National », « Conseil pour la santé »: what goes on a body's name behind its noun."""
    after = sentence.tokens[i + 1 : i + 3]
    if not after or after[0].text[0].isupper():
        return bool(after)
    purpose = after[0].lower in lexicon.words(language, "names", "purpose")
    return after[0].pos == "ADJ" or (purpose and len(after) > 1 and after[1].pos in ("DET", "NOUN", "ADJ"))


def addressed(sentence: Sentence, i: int, language: str) -> bool:
    """« M. de la Roue », « le général al-Roux »: a small word with which a name begins."""
    tokens, particles = sentence.tokens, lexicon.words(language, "names", "particle")
    if not i or tokens[i].text not in particles:
        return False
    if hyphened(tokens, i) or _foreign_particle(sentence, i, particles):
        return True
    if lexicon.address(tokens[i - 1].text, language) is None:
        return False
    if tokens[i - 1].text.islower() and any(t.pos == "DET" for t in tokens[max(0, i - 3) : i - 1]):
        return False  # « une dame de Valmer », « la première dame de France »
    after = next((t for t in tokens[i + 1 : i + 3] if t.text not in particles), None)
    titled = after is not None and lexicon.role(after.lower, language) is not None  # « Madame la Présidente »
    return after is not None and after.text[0].isupper() and not titled


def _foreign_particle(sentence: Sentence, i: int, particles: Set[str]) -> bool:
    """« a souligné van den Berg »: a particle that the parse has for a name's, with no capital before it."""
    tokens = sentence.tokens
    behind = next((t for t in tokens[i + 1 : i + 3] if t.text not in particles), None)
    led = tokens[i].pos == "PROPN" and not tokens[i - 1].text[0].isupper()
    return led and behind is not None and behind.text[0].isupper()


def _opens_title(sentence: Sentence, i: int, language: str) -> bool:
    """« Derniers jours à Valmer »: an adjective before a small noun opens a title, not a name."""
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    heads = lexicon.words(language, "names", "body_head")
    return after is not None and after.pos == "NOUN" and after.text.islower() and sentence.tokens[i].text not in heads


def handle(text: str) -> bool:
    """« @awa_roux »: the name of an account."""
    return len(text) > 2 and text[0] == "@" and text[1].isalnum()


def crown(sentence: Sentence, i: int, language: str) -> bool:
    """« Miss Valdarie Awa Roux » is Awa Roux: what token i says of a title of beauty is no part of her name."""
    run = sentence.tokens[i : i + 3]
    titled = i > 0 and sentence.tokens[i - 1].text in lexicon.words(language, "names", "crowned")
    return titled and len(run) > 2 and all(t.text[0].isupper() for t in run) and lexicon.first_name(run[0].text) is None
