"""Posts that the text says somebody has: « Awa Roux est maire de Valmer depuis 2015 », « élue maire », « par ailleurs avocate ».

A noun for a post behind « être », « devenir », behind the participle of a verb that gives somebody an office (« nommée »), or
behind words such as « en tant que » is the post of the subject, of the name before a comma or, where it opens the sentence,
of whom the sentence goes on to. Like `deeds` these speak for somebody and against nobody; not where it is denied or hoped for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.entities.deeds import denied, fields_behind
from recoupe.extraction.entities.lexicon import Role, role, words, written
from recoupe.extraction.entities.pronouns import agrees, pronoun
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance, by_sentence, subject_of
from recoupe.extraction.entities.titles import Holder
from recoupe.extraction.parse import ParsedArticle, Sentence, Token

_FIELD = 14  # tokens in which it is told of what somebody has the post
_AHEAD = 20  # tokens within which a sentence that opens with the post goes on to its subject
_PHRASE = 3  # tokens of « en tant que »
_BRACKETS = 8  # tokens of a party in brackets
_INSIDE = ("AUX", "ADV", "PRON")  # in a verb with what goes with it


@dataclass(frozen=True, slots=True)
class _Place:
    """A post at token `i`, told from token `start` on by a verb, or by words in apposition."""

    i: int
    start: int
    role: Role
    gender: str
    former: bool
    verbal: bool


def told_to_be(appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> list[Holder]:
    """The posts that an article says its persons have, in text order."""
    told, found = by_sentence(appearances), []
    for number, sentence in enumerate(parsed.sentences):
        here = [a for a in told.get(number, []) if not a.quoted]
        for place in _places(sentence, language):
            who = _who(place, here, told.get(number - 1, []), sentence, language)
            if who is None or {who.gender, place.gender} == {"m", "f"}:
                continue
            fields = fields_behind(sentence.tokens[place.i : place.i + _FIELD], here, language)
            found.append(Holder(who, place.role, fields, sentence.tokens[place.i].start, number, place.former))
    return found


def _places(sentence: Sentence, language: str) -> Iterator[_Place]:
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        told = role(token.lower, language) if token.text.islower() else None
        if told is None or told[2] or not told[0].post:
            continue
        j = i - 1
        while j > 0 and tokens[j].lower in words(language, "titles", "before"):
            j -= 1
        old = any(t.lower in words(language, "titles", "former") for t in tokens[j + 1 : i])
        j -= j > 0 and (tokens[j].pos == "DET" or tokens[j].lower in words(language, "titles", "definite"))
        start, past = _told_from(tokens, j, language)
        while start is None and j > 0 and tokens[j].pos == "ADV":
            j -= 1
            start, past = _told_from(tokens, j, language)
        if start is not None:
            yield _Place(i, start, told[0], told[1], old or past, verbal=tokens[j].pos in ("VERB", "AUX", "ADJ"))


def _told_from(tokens: Sequence[Token], j: int, language: str) -> tuple[int | None, bool]:
    """Where what tells the post begins if it ends at token j, and whether that is over."""
    if j < 0:
        return None, False
    copula = readings_of(tokens[j].lower, words(language, "pronouns", "copula"), language)
    installs = readings_of(tokens[j].lower, words(language, "titles", "installs"), language)
    if (copula or any(form.kind == "past" for form in installs)) and not denied(tokens, j, language):
        start, subjects = j, words(language, "statement_words", "who")
        while start > 0 and tokens[start - 1].pos in _INSIDE:
            if tokens[start - 1].lower in subjects or pronoun(tokens[start - 1].lower, language) is not None:
                break
            start -= 1
        be = words(language, "statement_words", "be")
        if tokens[j].morph.get("VerbForm") == "Inf" or (installs and _installing(tokens[start:j], be)):
            return None, False
        return start, tokens[j].lower in be and tokens[j].morph.get("Tense") in ("Imp", "Past")
    for n in range(_PHRASE, 0, -1):
        phrase = written(tokens[max(0, j - n + 1) : j + 1]).lower()
        if phrase in words(language, "titles", "capacity"):
            return max(0, j - n + 1), False
    return None, False


def _installing(before: Sequence[Token], be: Set[str]) -> bool:
    """« Hugo Roux a nommé ministre Awa Petit »: whether a participle's auxiliaries tell who gives the office, not who gets it."""
    return any(t.pos == "AUX" for t in before) and not any(t.lower in be for t in before)


def _who(
    place: _Place, here: Sequence[Appearance], before: Sequence[Appearance], sentence: Sentence, language: str
) -> Record | None:
    """Whose the post is: by what stands before it, else by the parse."""
    tokens, k = sentence.tokens, place.start
    people = [a for a in here if a.person is not None and a.person.named and not a.nominal.inside]
    if k == 0:
        ahead = (a for a in people if place.i < a.nominal.first <= place.i + _AHEAD and a.subject)
        return next((a.person for a in ahead), None)
    left = tokens[k - 1].lower
    if (asked := pronoun(left, language)) is not None:
        own = [a for a in before if a.person is not None and a.leads and not a.quoted]
        leading = {a.person.id: a.person for a in own if a.person is not None and agrees(a, asked)}
        return next(iter(leading.values())) if len(leading) == 1 and k == 1 else None
    end = k - 1
    if left in words(language, "statement_words", "who"):
        end = k - 2
    if tokens[end].text == ",":
        end -= 1
    if tokens[end].text == ")":
        end = next((n - 1 for n in range(end, max(0, end - _BRACKETS), -1) if tokens[n].text == "("), end)
    beside = [a for a in people if _last(a) == end]
    if beside:
        return beside[-1].person
    verbs = {place.i, *range(place.start, place.i)}
    subjects = [a for a in people if a.subject and verbs & set(subject_of(sentence, a.nominal, language))]
    return subjects[0].person if len(subjects) == 1 and place.verbal else None


def _last(seen: Appearance) -> int:
    """The last token of a phrase with its name."""
    name = seen.nominal.name
    return seen.nominal.last if name is None else max(seen.nominal.last, name.last)
