"""Where a person's name begins in a run of capitals that opens as another name.

« le maire de Lyon Hugo Roux », « à l'agence Marsud Nora Petit », « le ministre de la Santé Awa Keita », « le président de la
Cour Hasim Roux »: the run is two names, of a place, a body or a field and of whoever is named right behind it. A body
that is called after somebody (« la Fondation Hugo Roux ») is one.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from recoupe.extraction.entities import lexicon
from recoupe.extraction.parse import Sentence, Token
from recoupe.model.entity import EntityKind

_NAMES = 3  # words of a person's name behind a place


def cut(sentence: Sentence, first: int, last: int, people: Set[str], language: str) -> int | None:
    """Where a person's name begins inside a run that opens with a place or a body, after « de », « à » or « l'agence ».

    `people` are persons' names that the article writes in full elsewhere. None of a name that a hyphen ties to what
    stands before it: « la Fondation Rives-Awa Roux ».
    """
    tokens = sentence.tokens
    if (second := _second_person(tokens, first, last, people)) is not None:
        return second
    if first == 0 or first == last or tokens[first].text in lexicon.words(language, "names", "place_opening"):
        return None  # « la wilaya d'Ouled Sidi Barhim »
    begin = _begin(sentence, first, last, people, language)
    if begin is None or tokens[begin - 1].text != "-" or tokens[begin - 1].end != tokens[begin].start:
        return begin
    whole = begin - 2  # « de Nevers Paul-Édouard Roux »
    return whole if whole > first and lexicon.first_name(tokens[whole].text) is not None else None


def _second_person(tokens: Sequence[Token], first: int, last: int, people: Set[str]) -> int | None:
    """« Awa Roux Hugo Petit est resté vague »: a label run into the text, where the article names the first in full elsewhere."""
    return next(
        (
            i for i in range(first + 2, last)
            if lexicon.first_name(tokens[i].text) is not None and lexicon.written(tokens[first:i]) in people
        ),
        None,
    )  # fmt: skip


def _begin(sentence: Sentence, first: int, last: int, people: Set[str], language: str) -> int | None:
    tokens = sentence.tokens
    opening = (
        lexicon.words(language, "names", "genitive")
        | lexicon.words(language, "names", "before_glued")
        | lexicon.words(language, "bodies", "label")
    )
    party = tokens[first].text in lexicon.words(language, "names", "party")
    if party and lexicon.role(tokens[first - 1].lower, language) is not None and last - first >= 2:
        return (
            first + 1 if lexicon.first_name(tokens[first + 1].text) is not None else None
        )  # « le député Horizons Hugo Roux »
    if _letters_before(tokens, first, last):
        return first + 1  # « le député UMP Hugo Roux », « a dit à l'AFP Jo Roux »
    if (alone := _person_told(tokens, first, last, people, language)) is not None:
        return alone
    if tokens[first - 1].lower not in opening:
        return None
    if lexicon.first_name(tokens[first].text) is not None and lexicon.known(tokens[first].text) is None:
        return None
    if _given_alone(tokens, first, last, language):
        return last
    headed = tokens[first].text in lexicon.words(language, "names", "body_head")  # « Agence Océane Hugo Roux »
    headed = headed and tokens[first].text not in lexicon.words(language, "names", "whole_body")
    for i in range(first + 1 + headed, last):
        if lexicon.first_name(tokens[i].text) is not None and tokens[i].text[0].isupper():
            return i
    for i in range(first + 1, last):
        told = {t.label for t in tokens[i : last + 1]} == {"PER"} and tokens[i - 1].label != "PER"
        if told or lexicon.written(tokens[i : last + 1]) in people:
            return i  # « l'attaquant de Valmer United Zadok Roux »
    if _apposed(tokens, first, last, language):
        return first + 1
    for end in range(last - 1, first - 1, -1):
        found = lexicon.known(lexicon.written(tokens[first : end + 1]))
        if found is not None:
            person = tokens[end + 1].label == "PER" or found.kind is EntityKind.AGENCY
            return end + 1 if last - end >= 2 and person else None
    return None


def _given_alone(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """« raconte à Valmer Hugo, docker »: a town, and a given name that a comma sets off."""
    led = tokens[first - 1].lower in lexicon.words(language, "names", "locative")
    comma = last + 1 < len(tokens) and tokens[last + 1].text == ","
    return led and comma and last == first + 1 and lexicon.first_name(tokens[last].text) is not None


def _behind_small(tokens: Sequence[Token], first: int, last: int, language: str) -> int | None:
    """« le président du Conseil italien Matteo Roux »: where two names stand behind the small words of a body's name."""
    begin = last
    while begin > first and tokens[begin].text[0].isupper() and tokens[begin].pos in ("PROPN", "X"):
        begin -= 1
    begin += 1
    if last - begin < 1 or not tokens[begin - 1].text.islower() or tokens[begin - 1].pos not in ("ADJ", "NOUN"):
        return None
    post = any(lexicon.role(t.lower, language) is not None for t in tokens[max(0, first - 4) : first])
    behind = tokens[begin : last + 1]
    plain = all(t.text.isalpha() and t.text[1:2].islower() and lexicon.known(t.text) is None for t in behind)
    return begin if post and plain else None


def _apposed(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """« le gouverneur de Goma Kako Roux »: two names or three behind the place of a post, which the parse has beside it."""
    post = lexicon.role(tokens[first - 2].lower, language) if first > 1 else None
    if post is None or post[2] or not 2 <= last - first <= _NAMES or tokens[first].label not in ("LOC", ""):
        return False
    behind = tokens[first + 1 : last + 1]
    plain = all(t.text[0].isupper() and t.text[1:2].islower() and lexicon.known(t.text) is None for t in behind)
    hangs = behind[0].dep.split(":")[0] in ("appos", "nsubj") or behind[-1].dep.split(":")[0] == "nsubj"
    return plain and hangs and tokens[first].text[1:2].islower()


def _behind_whole(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """Whether two names or more stand behind a body's noun that bears none itself, and a post goes before it."""
    if tokens[first].text not in lexicon.words(language, "names", "whole_body") or last - first < 2:
        return False
    post = any(lexicon.role(t.lower, language) is not None for t in tokens[max(0, first - 4) : first])
    behind = tokens[first + 1 : last + 1]
    plain = all(t.text[0].isupper() and t.text[1:2].islower() and t.pos in ("PROPN", "X", "NOUN") for t in behind)
    return post and plain and not any(lexicon.known(t.text) for t in behind)


def _person_told(tokens: Sequence[Token], first: int, last: int, people: Set[str], language: str) -> int | None:
    """« la diva Disco Patti Roux », « de Valmer et Belval Zadok Roux »: where the name begins that the article has elsewhere
    without the word before it.
    """
    if lexicon.first_name(tokens[first].text) is not None:
        return None
    opening = lexicon.words(language, "names", "genitive") | lexicon.words(language, "names", "joint")
    placed = first > 0 and tokens[first - 1].lower in opening and tokens[first].text[0].isupper()
    begins = (
        i for i in range(first + 1, last)
        if (placed and i == first + 1) or lexicon.first_name(tokens[i].text) is not None
    )  # fmt: skip
    return next((i for i in begins if lexicon.written(tokens[i : last + 1]) in people), None)


def _letters_before(tokens: Sequence[Token], first: int, last: int) -> bool:
    """« UMP Hugo Roux »: an acronym before a given name and surname written small."""
    letters, behind = tokens[first].text, tokens[first + 1 : last + 1]
    if not letters.isupper() or len(letters) < 2 or len(behind) < 2 or not letters.isalpha():
        return False
    given = lexicon.first_name(behind[0].text) is not None or all(t.label == "PER" for t in behind)
    return given and all(not t.text.isupper() or not t.text.isalpha() or len(t.text) == 1 for t in behind)


def behind_letters(sentence: Sentence, first: int, last: int, language: str) -> int | None:
    """« le vétérinaire de l'IRB Timur Kesin »: where two words that nobody knows, up to a mark or the verb, begin the name of who
    has a post behind the letters of whose.
    """
    tokens = sentence.tokens
    letters, behind, after = tokens[first].text, tokens[first + 1 : last + 1], tokens[last + 1 : last + 2]
    club = letters in lexicon.words(language, "names", "club_letters")
    if not letters.isupper() or not letters.isalpha() or len(letters) < 2 or len(behind) != 2 or club:
        return None
    post = any((told := lexicon.role(t.lower, language)) and not told[2] for t in tokens[max(0, first - 3) : first - 1])
    unknown = all(t.text.isalpha() and t.text.istitle() and not _called_so(t, language) for t in behind)
    unknown = unknown and behind[0].lower not in lexicon.words(
        language, "names", "place_noun"
    )  # « la CCI Nord Valmer »
    closed = not after or after[0].pos in ("PUNCT", "VERB", "AUX", "PRON")
    return first + 1 if post and unknown and closed else None


def _called_so(token: Token, language: str) -> bool:
    """Whether something known, or a kind of body, has the word for its name."""
    return lexicon.known(token.text) is not None or lexicon.body(token.text, language) is not None


def behind_field(sentence: Sentence, first: int, last: int, language: str) -> int | None:
    """« le ministre de la Communication Ousmane Traoré », « le président de la Cour Hasim Roux »: where two words or more
    behind a field or a body without a name begin a person's name.
    """
    tokens = sentence.tokens
    if first and _behind_whole(tokens, first, last, language):
        return first + 1
    if first and (begin := _behind_small(tokens, first, last, language)) is not None:
        return begin
    if first < 2 or tokens[first].text not in lexicon.words(language, "names", "field"):
        return None
    of = lexicon.words(language, "names", "genitive") | lexicon.words(language, "titles", "contracted")
    if not {tokens[first - 1].lower, tokens[first - 2].lower} & of:
        return None
    if last == first + 1 and _surname(tokens, last, language):
        return last
    begin = next(
        (
            i for i in range(first + 1, last)
            if (tokens[i].pos in ("PROPN", "X") or lexicon.first_name(tokens[i].text)) and tokens[i - 1].lower not in of
        ),
        None,
    )  # fmt: skip
    plain = begin is not None and all(t.text[0].isupper() and t.text.isalpha() for t in tokens[begin : last + 1])
    return begin if plain else None


def _surname(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« le ministre de l'Intérieur Roux », not « de la Santé Publique »: one capital behind the field of a single post, which
    does not end as adjectives do.
    """
    post = next(
        (told for t in reversed(tokens[max(0, i - 4) : i - 1]) if (told := lexicon.role(t.lower, language))), None
    )
    adjective = tokens[i].text.endswith(tuple(lexicon.words(language, "names", "adjective_ending")))
    plain = tokens[i].pos in ("PROPN", "X") and tokens[i].text.isalpha() and tokens[i].text[1:2].islower()
    return post is not None and not post[2] and plain and not adjective and lexicon.known(tokens[i].text) is None
