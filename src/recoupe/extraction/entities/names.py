"""Proper names in a sentence: where each begins and ends, and what sort of thing it names.

« Le ministre Hugo de la Tour a quitté l'Union des métiers de la Mer à Valmer » holds a person, a body and a place.
A capital that only opens a sentence, a headline all in capitals and « le Premier ministre » are no names. What the
model says about a word is one opinion among several: known names, first names and the rest of the article count more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.addresses import at_address
from recoupe.extraction.entities.capitals import addressed, capital, crown, handle
from recoupe.extraction.entities.contracted_names import contracted_name
from recoupe.extraction.entities.dwellers import inhabitant_gender
from recoupe.extraction.entities.glued import behind_field, behind_letters, cut
from recoupe.extraction.entities.lettered import lettered_end, numbered_end
from recoupe.extraction.entities.lexicon import Known
from recoupe.extraction.entities.longer import another_paper, begins, branch, told_by, told_to
from recoupe.extraction.entities.reach import reach, titled
from recoupe.extraction.entities.vocabulary import Vocabulary, opens, shouts
from recoupe.extraction.entities.written_names import opens_with_number, without_signs
from recoupe.extraction.parse import Sentence, Token
from recoupe.model.entity import EntityKind

_LONGEST = 12  # tokens of a name that the world knows
_MARKED = 8  # tokens of a name in marks
_CLAUSAL = ("VERB", "AUX", "PUNCT", "PRON")  # not in such a name
_STREET = 3  # tokens of an office's address before its last word
_BODY = "ORG"  # the model's label
_LABELS = {"PER": "person", "LOC": "place", _BODY: "body"}
_WITH_PARTS = (EntityKind.ORGANIZATION, EntityKind.PLACE)  # « CGT-cheminots », « Paris-Dauphine »

MARKS = {"«": "»", '"': '"', "“": "”"}  # of quotation, each with the one that closes it


class Sort(StrEnum):
    """What a name names."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    KNOWN = "known"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: tokens `first` to `last` (inclusive) of a sentence."""

    first: int
    last: int
    text: str
    sort: Sort
    known: Known | None = None


def like_a_person(tokens: Sequence[Token], name: Name, language: str) -> bool:
    """« Tedros Ghebre », « Abdulrazak El-Basri » that the model takes for a body's or a place's: two words or more with
    capitals, none a noun for bodies.
    """
    words = tokens[name.first : name.last + 1]
    heads = lexicon.words(language, "names", "body_head")
    apart = len(words) > 1 and words[1].start > words[0].end
    town = name.sort is Sort.PLACE and apart and words[0].lower not in lexicon.words(language, "names", "article")
    return (
        (name.sort is Sort.BODY or town)
        and name.known is None
        and len(words) > 1
        and all(t.text == "-" or (t.text[0].isupper() and t.text[1:2].islower()) for t in words)
        and not any(t.text in heads or lexicon.body(t.text, language) or lexicon.known(t.text) for t in words)
    )


def find_names(sentence: Sentence, vocabulary: Vocabulary, language: str) -> tuple[Name, ...]:
    """The names of a sentence, left to right, not overlapping."""
    tokens = sentence.tokens
    shouted = shouts(sentence)
    names: list[Name] = []
    i = 0
    while i < len(tokens):
        if (initial := _initial(sentence, i, language)) is not None:
            names.append(initial)
            i = initial.last + 1
            continue
        if handle(tokens[i].text):
            names.append(Name(i, i, tokens[i].text, Sort.OTHER))
            i += 1
            continue
        if crown(sentence, i, language) or tokens[i].lower in lexicon.words(language, "statement_words", "the_latter"):
            i += 1  # « Celle-ci a refusé », which the model may have for a name
            continue
        name = _known_at(sentence, i, language, shouted)
        marked = _in_marks(sentence, i, language) or _lettered(tokens, i, language)
        if marked is not None and (name is None or name.last < marked.last):
            names.append(marked)
            i = marked.last + 1
            continue
        if name is not None and _surname(sentence, name, vocabulary, language):
            names.append(Name(i, i, name.text, Sort.PERSON))
            i += 1
            continue
        opens_name = titled(tokens, i, language) or addressed(sentence, i, language)
        own = not shouted and (opens_name or capital(sentence, i, vocabulary, language))
        if name is not None and not _goes_on(sentence, name, vocabulary, language):
            name = _whose(sentence, name, language)
            names.append(name)
            i = name.last + 1
        elif name is not None or own:
            last = reach(sentence, i, vocabulary.persons, vocabulary.alone, language)
            names.extend(_classified(sentence, i, last, vocabulary, language))
            i = last + 1
        else:
            i += 1
    return tuple(
        _with_noun(sentence, n, language) for n in names
        if n.known is not None or not (_letter(n) or _common(sentence, n, language) or _counts(sentence, n)
                                       or n.text in vocabulary.things)
    )  # fmt: skip


def _lettered(tokens: Sequence[Token], i: int, language: str) -> Name | None:
    """« la Force intérimaire des Nations unies au Liban (Finul) »: the words of which brackets give the letters; « l'université
    Paris X », one of those of a town.
    """
    last = lettered_end(tokens, i, language) or numbered_end(tokens, i, language)
    return None if last is None else Name(i, last, lexicon.written(tokens[i : last + 1]), Sort.BODY)


def _in_marks(sentence: Sentence, i: int, language: str) -> Name | None:
    """« la « Bretagne en colère » », « la « Marche des fiertés » »: a body's name of several words that marks hold behind an
    article; not a post or a person's.
    """
    tokens = sentence.tokens
    article = i > 1 and tokens[i - 2].lower in lexicon.words(language, "names", "article")
    if not article or tokens[i - 1].text not in MARKS or not tokens[i].text[0].isupper():
        return None
    person = tokens[i].label == "PER" or lexicon.first_name(tokens[i].text) is not None
    placed = tokens[i].label == "LOC" or lexicon.known(tokens[i].text) is not None  # « la « France en colère » »
    if lexicon.role(tokens[i].lower, language) is not None or (person and not placed):
        return None
    close = next((t.i for t in tokens[i + 2 : i + _MARKED] if t.text == MARKS[tokens[i - 1].text]), None)
    held = tokens[i:close] if close is not None else ()
    tied = any(t.pos == "ADP" for t in held[1:]) and not any(t.pos in _CLAUSAL for t in held)
    return Name(i, i + len(held) - 1, lexicon.written(held), Sort.BODY) if tied else None


def _initial(sentence: Sentence, i: int, language: str) -> Name | None:
    """« Mme A., 89 ans »: who is told by one letter has the form of address in the name; not « M. J. Roux »."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or not tokens[i].text[0].isupper() or lexicon.address(tokens[i].text, language) is None:
        return None
    letter = tokens[i + 1].text
    dotted = len(letter) == 2 and letter[1] == "."
    if not (letter[0].isupper() and (len(letter) == 1 or dotted)) or tokens[i + 1].start == tokens[i].end:
        return None
    last = i + 1
    point = tokens[last + 1 : last + 2]
    if not dotted and point and point[0].text == "." and point[0].start == tokens[last].end:
        last += 1
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and (after.text[0].isupper() or after.text in ("-", "'")):
        return None
    return Name(i, last, f"{tokens[i].text} {letter[0]}.", Sort.PERSON)


def _with_noun(sentence: Sentence, name: Name, language: str) -> Name:
    """« la mer Rouge » with the noun, whose adjective the name is; « Miss Valdarie », who is no country."""
    before = sentence.tokens[name.first - 1].text if name.first else ""
    text = lexicon.written(sentence.tokens[max(0, name.first - 1) : name.last + 1])
    if name.known is not None and before in lexicon.words(language, "names", "crowned"):
        return Name(name.first - 1, name.last, text, Sort.PERSON)
    for first in range(name.first - 1, max(-1, name.first - 1 - _STREET), -1):
        address = lexicon.written(sentence.tokens[first : name.last + 1])
        whole = lexicon.known(address) if address[0].islower() else None
        if whole is not None and (first == name.first - 1 or at_address(address, whole.name)):
            return Name(first, name.last, address, Sort.KNOWN, whole)  # « la place Beauvau », « la rue de Valois »
    water = name.known is None and name.first == name.last and before in lexicon.words(language, "names", "waters")
    return Name(name.first - 1, name.last, text, Sort.PLACE) if water else name


def _whose(sentence: Sentence, name: Name, language: str) -> Name:
    """« le Conseil d'État vaudois »: one of many bodies of that name, told by the adjective of a place that is no state."""
    after = sentence.tokens[name.last + 1] if name.last + 1 < len(sentence.tokens) else None
    national = name.text in lexicon.words(language, "names", "national")
    if national and after is not None and after.text.islower() and lexicon.demonym(after.text) is not None:
        return _up_to(sentence, name, after.i, Sort.KNOWN)
    shared = name.text in lexicon.words(language, "names", "shared")
    if (national or shared) and (end := _of_country(sentence, name, language)):
        return _up_to(sentence, name, end, Sort.KNOWN)
    letters = sentence.tokens[name.last + 2 : name.last + 4]
    if (
        after is not None and after.pos == "ADJ" and after.text.islower() and name.text[-1].islower()
        and name.known is not None and name.known.kind is EntityKind.ORGANIZATION and len(letters) == 2
        and letters[0].text == "(" and letters[1].text.isupper() and sentence.tokens[name.last].text[0].islower()
    ):  # fmt: skip
        return _up_to(sentence, name, after.i, Sort.BODY)
    if after is None or after.pos != "ADJ" or not after.text.islower() or not inhabitant_gender(after.text, language):
        return name
    if not shared or lexicon.demonym(after.text) is not None:
        return name
    return _up_to(sentence, name, after.i, Sort.BODY)


def _up_to(sentence: Sentence, name: Name, last: int, sort: Sort) -> Name:
    """A known name with the words behind it that tell which one; a body's of its own is known no more."""
    text = lexicon.written(sentence.tokens[name.first : last + 1])
    return Name(name.first, last, text, sort, name.known if sort is Sort.KNOWN else None)


def _of_country(sentence: Sentence, name: Name, language: str) -> int | None:
    """Where « des États-Unis », « du Mali » behind the name ends."""
    i = name.last + 1
    if i + 1 >= len(sentence.tokens) or sentence.tokens[i].lower not in lexicon.words(language, "names", "genitive"):
        return None
    i += 1 + (sentence.tokens[i + 1].lower in lexicon.words(language, "names", "article"))
    country = None if i >= len(sentence.tokens) else _known_at(sentence, i, language, shouted=False)
    state = country is not None and country.known is not None and country.known.kind is EntityKind.GOVERNMENT
    return country.last if country is not None and state else None


def _letter(name: Name) -> bool:
    """« L' »."""
    return sum(c.isalnum() for c in name.text) < 2


def _counts(sentence: Sentence, name: Name) -> bool:
    """« PORTRAIT - Deux élus ont dit … »: a number before what it counts."""
    counted = sentence.tokens[name.last + 1 : name.last + 2]
    number = name.first == name.last and sentence.tokens[name.first].pos == "NUM" and name.text.isalpha()
    return number and any(t.pos in ("NOUN", "ADJ") and t.text.islower() for t in counted)


def _common(sentence: Sentence, name: Name, language: str) -> bool:
    """« l'Agence », « la Région »: a noun for a body, whose capital only says that it was told of before."""
    if name.first != name.last or not name.first or name.text.isupper() or lexicon.body(name.text, language) is None:
        return False
    before = lexicon.words(language, "names", "article") | lexicon.words(language, "titles", "contracted")
    return sentence.tokens[name.first - 1].lower in before


def _known_at(sentence: Sentence, i: int, language: str, shouted: bool) -> Name | None:
    """The longest name the world knows that begins at token i."""
    tokens = sentence.tokens
    if not tokens[i].text[0].isupper() and not opens_with_number(tokens, i):
        small = tokens[i].pos == "PROPN" and lexicon.spelled_like(tokens[i].text)  # « selon franceinfo »
        return Name(i, i, tokens[i].text, Sort.KNOWN, lexicon.known(tokens[i].text)) if small else None
    for last in range(min(i + _LONGEST, len(tokens)) - 1, i - 1, -1):
        if (not tokens[last].text[-1].isalnum() and tokens[last].text[-1] != "+") or _hyphen_goes_on(tokens, i, last):
            continue
        text = lexicon.written(tokens[i : last + 1])
        found = lexicon.known(text)
        if found is None or not (shouted or lexicon.spelled_like(text)):
            found = None if shouted else contracted_name(sentence, i, text, language)
        if found is None or (found.name[0].islower() and text.lower() == found.name.lower()):
            continue  # « le Ministère de la Culture et des Arts »: the noun for a body and what it is for
        if last == i and (len(text) == 1 and not _alone(sentence, i, language)):
            continue
        if last == i and opens(sentence, i) and not shouted and tokens[i].pos in ("VERB", "AUX", "ADJ", "ADV"):
            continue
        return Name(i, last, text, Sort.KNOWN, found)
    return None


def _hyphen_goes_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """« La Croix-Rouge », which begins like a paper of two words."""
    behind = tokens[last + 1 : last + 3]
    glued = len(behind) == 2 and behind[0].text == "-" and tokens[last].end == behind[0].start
    return glued and last > first and behind[0].end == behind[1].start and behind[1].text[0].isupper()


def _surname(sentence: Sentence, name: Name, vocabulary: Vocabulary, language: str) -> bool:
    """« Perou a promis » of an Awa Perou: a country's name without its article, which the text has in a person's name."""
    if name.known is None or name.first != name.last or not name.known.country:
        return False
    full = {p.split()[0] for p in vocabulary.people if p.endswith(f" {name.text}")}
    if not any(lexicon.first_name(first) is not None for first in full):
        return False
    before = sentence.tokens[name.first - 1].lower if name.first else ""
    placed = lexicon.words(language, "names", "article") | lexicon.words(language, "names", "locative")
    if name.text == name.known.name:
        placed |= lexicon.words(language, "names", "genitive")
    return before not in placed


def _alone(sentence: Sentence, i: int, language: str) -> bool:
    """A one-letter name (X) counts after a preposition only."""
    return i > 0 and sentence.tokens[i - 1].lower in lexicon.words(language, "names", "locative")


def _goes_on(sentence: Sentence, name: Name, vocabulary: Vocabulary, language: str) -> bool:
    """Whether a known name is only the beginning of a longer one (« France Gall », « Chine Éclair »)."""
    tokens, after = sentence.tokens, name.last + 1
    if after >= len(tokens) or name.known is None:
        return False
    kind = name.known.kind
    if kind is EntityKind.OUTLET and told_by(tokens, name.first, name.last, language):
        return False
    if kind is EntityKind.OUTLET and another_paper(tokens, name.first, name.last, language):
        return True
    if kind is EntityKind.OUTLET and name.last > name.first:
        following = tokens[after].text
        if lexicon.first_name(following) is None and capital(sentence, after, vocabulary, language):
            return lexicon.known(following) is None or tokens[after].pos == "PROPN"  # « France Bleu Valmer »
    if branch(tokens, name.first, name.last, whole=kind in _WITH_PARTS):
        return True
    body = [t.label for t in tokens[name.last : after + 1]] == [_BODY] * 2
    if kind is EntityKind.GOVERNMENT and body and any(t.text[0].isupper() for t in tokens[after + 1 : after + 2]):
        return capital(sentence, after, vocabulary, language)  # « France Nature Environnement »
    if kind is EntityKind.AGENCY and name.text.isupper() and told_to(tokens, name.first, language):
        return False  # « a raconté à l'AFP Tewfik, 33 ans »
    if kind is EntityKind.ORGANIZATION and tokens[after].text.istitle() and lexicon.country(tokens[after].text):
        return True  # « Amazon France »
    if kind in (EntityKind.ORGANIZATION, EntityKind.OUTLET) and begins(tokens, name.first, name.last, language):
        return True
    return (
        name.first == name.last
        and capital(sentence, after, vocabulary, language)
        and (lexicon.first_name(name.text) is not None or lexicon.first_name(tokens[after].text) is None)
        and _known_at(sentence, after, language, False) is None
    )


def _classified(sentence: Sentence, first: int, last: int, vocabulary: Vocabulary, language: str) -> Iterator[Name]:
    """The name `first:last` with its sort; two names where a place runs into a person (« le maire de Lyon Hugo Roux »)."""
    tokens = sentence.tokens
    bearer = behind_field(sentence, first, last, language) or behind_letters(sentence, first, last, language)
    if bearer is not None:
        yield from _classified(sentence, first, bearer - 1, vocabulary, language)
        yield Name(bearer, last, lexicon.written(tokens[bearer : last + 1]), Sort.PERSON)
        return
    person = cut(sentence, first, last, vocabulary.people, language)
    if person is not None:
        yield from _classified(sentence, first, person - 1, vocabulary, language)
        yield from _classified(sentence, person, last, vocabulary, language)
        return
    text = without_signs(lexicon.written(tokens[first : last + 1]))
    if (
        last == len(tokens) - 1
        and text[-3:-2] == " "
        and text[-1] == "."
        and lexicon.first_name(tokens[first].text) is None
    ):
        text = text[:-1]  # « de Super U. », not « de Hugo R. »
    found = lexicon.known(text)
    if found is not None:
        yield Name(first, last, text, Sort.KNOWN, found)
        return
    yield Name(first, last, text, _sort(sentence, first, last, vocabulary, language))


def _worded_as_body(words: Sequence[str], language: str) -> bool:
    """« Fédération des ports », « SC Valmer », « Marks & Roux », « Renaissance »: whatever the model has them for."""
    if len(words) == 1:
        return words[0] in lexicon.words(language, "names", "party")
    heads = lexicon.words(language, "names", "body_head") | lexicon.words(language, "names", "club_letters")
    if lexicon.paper(words, language):
        return True
    trade = words[-1] in lexicon.words(language, "names", "trade")
    return words[0] in heads or "&" in words or (trade and all(w.isalpha() and w[0].isupper() for w in words))


def _sort(sentence: Sentence, first: int, last: int, vocabulary: Vocabulary, language: str) -> Sort:
    tokens = sentence.tokens
    run = tokens[first : last + 1]
    addressed = first > 0 and lexicon.address(tokens[first - 1].text, language) is not None
    if addressed or vocabulary.tells_initials(lexicon.written(run)):
        return Sort.PERSON
    if _worded_as_body([t.text for t in run], language):
        return Sort.BODY
    labels = Counter(t.label for t in run if t.label)
    label = labels.most_common(1)[0][0] if labels else ""
    if label == _BODY and len(run) > 2 and lexicon.country(run[0].text) is not None:
        return Sort.BODY  # « France Nature Environnement »
    known = lexicon.first_name(run[0].text)
    if known is not None and len(run) > 1 and not any(t.text.isupper() and len(t.text) > 3 for t in run[:1]):
        return Sort.PERSON if label != "LOC" or "-" not in run[0].text else Sort.PLACE
    before = tokens[first - 1] if first > 0 else None
    led = before is not None and any(
        before.lower in lexicon.words(language, "names", name) for name in ("locative", "genitive", "article")
    )
    if len(run) == 1 and known is not None and label != _BODY and not led:
        return Sort.PERSON
    if len(run) == 1 and run[0].text.isupper() and 2 <= len(run[0].text) <= 6:
        serial = "-" in run[0].text and run[0].text[-1].isdigit()  # « la souche B-71 », « un F-16 »
        return Sort.OTHER if serial else Sort.BODY
    if before is not None and before.lower in lexicon.words(language, "names", "place_only") and label != "PER":
        return Sort.PLACE
    if before is not None and before.lower in lexicon.words(language, "names", "body_article") and label != "PER":
        return Sort.PLACE if label == "LOC" else Sort.BODY
    if run[0].text in vocabulary.persons and label in ("PER", "MISC", ""):
        return Sort.PERSON
    if label in _LABELS:
        return Sort(_LABELS[label])
    return Sort.OTHER
