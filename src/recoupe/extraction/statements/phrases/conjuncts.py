"""The speakers that a noun phrase joins: « la Corée du Sud et les États-Unis » is two, « les ministres russe et malien » one.

Where the phrase begins and ends is `noun_phrases`' task; « deux syndicats, l'Unef et l'UNL, » is read here as the two
that are named. Joined verbs are found elsewhere.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.enumerations import members_listed
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, name_like
from recoupe.extraction.statements.verbs.forms import is_finite, plural_form
from recoupe.extraction.statements.verbs.insertions import DASHES

_POLL = 10  # tokens between a poll and « pour », and from there to those whom it was made for


def conjuncts(
    sentence: Sentence, phrase: Phrase, language: str = "fr", *, verb: Token | None = None
) -> tuple[Phrase, ...]:
    """The coordinated speakers of a phrase: « la Corée du Sud et les États-Unis » is two; one where nothing is joined.

    « les ministres russe et nord-coréen » are one, « les ministres Paul Roy et Anna Petit » two; one is whatever a `verb`
    in the singular has for subject (« le vice-président et le ministre des Finances, Paul Roy, a dit »).
    """
    tokens = sentence.tokens
    if _between(sentence, phrase, language):
        return (phrase,)
    if verb is not None and _singular(verb, language) and not _either(sentence, phrase, language):
        return ((phrase[0] + (tokens[phrase[0]].pos == "CCONJ"), phrase[1]),)  # « Et Reuters rapporte … »
    if verb is not None and _several(verb, language) and (several := members_listed(sentence, phrase, language)):
        return several
    if verb is not None and len(parts := _complements(sentence, phrase, language)) > 1:
        return parts
    if _of_both(sentence, phrase, language):
        return (phrase,)
    first, last = phrase
    starts = [first]
    depth = 0
    for i in range(first + 1, last + 1):
        before = tokens[i - 1]
        depth += (before.text in ("«", "(")) - (before.text in ("»", ")"))
        if depth or not _opens(sentence, first, i, last, language) or ordered_by(sentence, i, language):
            continue
        if _joined(sentence, first, i, last, language):
            starts.append(i)
    if len(starts) == 1 or tokens[first].lower in words(language, "between"):
        return (phrase,)
    members = _members(sentence, phrase, starts, language)
    if members:
        return members
    if _plural(tokens[first]) and not addresses(tokens[first], language):
        names = any(tokens[i].pos == "PROPN" for i in starts[1:])
        if names and (not _bears_name(sentence, first, starts[1]) or _of_all(sentence, starts[-1], last, language)):
            return (phrase,)  # « les tribunaux de Valmer et Metz », but « les députés Jean Petit et Luc Morel » are two
    ends = [_before_join(sentence, i, language) for i in starts[1:]] + [last]
    return tuple(p for p in zip(starts, ends, strict=True) if p[0] <= p[1])  # « Et Reuters » opens with the joint


def _between(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« des courriers *entre* la mairie et le port »: those between whom something is do not speak by it."""
    tokens = sentence.tokens
    joint = next((i for i in range(*phrase) if tokens[i].lower in words(language, "and")), phrase[1])
    between = words(language, "between")
    return any(tokens[i].lower in between and tokens[i - 1].pos in ("NOUN", "ADJ") for i in range(phrase[0] + 1, joint))


def _of_both(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« la mère de Lucas et Emma, Sophie Brun »: one person's name ends the phrase, behind the two whose they are."""
    tokens, first = sentence.tokens, sentence.tokens[phrase[0]]
    held = tokens[phrase[0] : phrase[1] + 1]
    comma = next((t.i for t in held if t.text == ","), None)
    joint = next((t.i for t in held if t.lower in words(language, "and")), None)
    if comma is None or joint is None or not joint < comma < phrase[1] or _plural(first) or first.pos != "DET":
        return False
    of = next((t.i for t in tokens[phrase[0] : joint] if t.lower in words(language, "of")), None)
    names = () if of is None else (*tokens[of + 1 : joint], *tokens[joint + 1 : comma])
    bearer = tokens[comma + 1 : phrase[1] + 1]
    told = bearer[0].label == "PER" or address(bearer[0].lower, language) is not None
    return bool(names) and all(t.label == "PER" for t in names) and told and all(t.pos == "PROPN" for t in bearer[1:])


def _joined(sentence: Sentence, first: int, i: int, last: int, language: str) -> bool:
    """« et », « aussi bien que », or a comma with « et » behind: whether the phrase at token `i` is joined to those before."""
    tokens, before = sentence.tokens, sentence.tokens[i - 1]
    if before.lower in words(language, "member_joint"):
        return True
    if before.lower in words(language, "full_that"):
        return i >= 3 and tokens[i - 2].lower in words(language, "as_well")
    if before.text != "," or not any(t.lower in words(language, "and") for t in tokens[i : last + 1]):
        return False
    return tokens[i].pos == "DET" or _listed_name(sentence, first, i) or _behind_bearer(sentence, first, i)


def each_of(sentence: Sentence, phrase: Phrase, language: str) -> tuple[Phrase, ...]:
    """The `conjuncts` of a phrase behind a preposition, « de » repeated: « auprès de la gendarmerie et de la préfecture ».

    One where what « et » joins may belong to a complement (« de la cheffe du port et du marché »).
    """
    return _complements(sentence, phrase, language) or conjuncts(sentence, phrase, language)


def _complements(sentence: Sentence, phrase: Phrase, language: str) -> tuple[Phrase, ...]:
    """« (auprès) de *la gendarmerie* et de *la préfecture* », « (la colère) du *syndicat* et de *la mairie* »: the two, one where
    what is joined may belong to a complement; empty where no second « de » stands.
    """
    tokens, of = sentence.tokens, words(language, "of")
    if not phrase[0] or tokens[phrase[0] - 1].lower not in of:
        return ()
    joint = next((i for i in range(*phrase) if tokens[i].lower in words(language, "and")), None)
    if joint is None or joint + 2 > phrase[1] or tokens[joint + 1].lower not in of:
        return ()
    if any(t.lower in of for t in tokens[phrase[0] + 1 : joint]):
        return (phrase,)
    return (phrase[0], joint - 1), (joint + 2, phrase[1])


def ordered_by(sentence: Sentence, i: int, language: str) -> bool:
    """« un sondage réalisé pour RTL et Le Soir »: the name at token `i` is of those whom a poll was made for."""
    near = sentence.tokens[max(0, i - _POLL) : i]
    made_for = next((t.i for t in near if t.lower in words(language, "for")), None)
    told = () if made_for is None else sentence.tokens[max(0, made_for - _POLL) : made_for]
    return any(t.lower in words(language, "poll") for t in told)


def _bears_name(sentence: Sentence, first: int, end: int) -> bool:
    """« les députés Jean Petit »: whether the first name before token `end` stands right behind the noun, not « de Metz »."""
    tokens = sentence.tokens
    name = next((i for i in range(first + 2, end) if tokens[i].pos == "PROPN" or name_like(tokens[i])), None)
    return name is not None and tokens[name - 1].pos in ("NOUN", "ADJ", "PUNCT")


def _of_all(sentence: Sentence, i: int, last: int, language: str) -> bool:
    """« les fédérations FO et CGT *du port* »: what both letters before it are for; they tell one noun's parts."""
    letters, behind = sentence.tokens[i], sentence.tokens[i + 1 : last + 1]
    of = words(language, "of") | words(language, "of_the")
    return letters.text.isupper() and len(letters.text) > 1 and len(behind) > 1 and behind[0].lower in of


def _behind_bearer(sentence: Sentence, first: int, i: int) -> bool:
    """« les chanteuses Awa Roux, Ida Lorme et Nora Keita »: another name behind the comma of a bearer's."""
    tokens = sentence.tokens
    names = tokens[i].pos == tokens[i - 2].pos == "PROPN"
    return names and _plural(tokens[first]) and _bears_name(sentence, first, i - 1)


def _plural(token: Token) -> bool:
    return token.pos == "DET" and token.morph.get("Number") == "Plur"


def addresses(token: Token, language: str) -> bool:
    """« MM. », « Mes » before several names; not « mes parents »."""
    found = address(token.text, language)
    return found is not None and found.plural and token.text[0].isupper()


def _singular(verb: Token, language: str) -> bool:
    plural = verb.lower.endswith(tuple(words(language, "plural_verb_ending")))  # whatever the model sees in it
    return is_finite(verb) and verb.morph.get("Number") == "Sing" and not plural


def _several(verb: Token, language: str) -> bool:
    plural = is_finite(verb) and verb.morph.get("Number") == "Plur"
    return plural and plural_form(verb, verb.lemma, language)  # « prévient », which the model may have for a plural


def _either(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« Ni le maire ni le préfet n'a nié », « Paul Roy ou Anna Petit »: a singular verb for each of several."""
    return any(t.lower in words(language, "or_nor") for t in sentence.tokens[phrase[0] : phrase[1] + 1])


def listed(sentence: Sentence, phrase: Phrase, verb: int, language: str = "fr") -> tuple[Phrase, ...]:
    """« Trois pays – la France, l'Italie et Malte – ont dit »: the members between the dashes; empty where there are none."""
    tokens = sentence.tokens
    opening, closing = phrase[1] + 1, verb - 1
    if not opening + 1 < closing or tokens[opening].text not in DASHES or tokens[closing].text not in DASHES:
        return ()
    members = conjuncts(sentence, (opening + 1, closing - 1), language)
    return members if len(members) > 1 else ()


def _members(sentence: Sentence, phrase: Phrase, starts: list[int], language: str) -> tuple[Phrase, ...]:
    """« Deux syndicats, l'Unef et l'UNL, »: a number of speakers and then their names; empty where it is none."""
    tokens = sentence.tokens
    first, last = phrase
    comma = next((i for i in range(first, last) if tokens[i].text == ","), None)
    if comma is None or not any(i > comma + 1 for i in starts):
        return ()
    begins = [comma + 1, *(i for i in starts if i > comma + 1)]
    counted = tokens[first].lower in words(language, "number")
    if not counted and not _named_behind(sentence, first, comma, begins, language):
        return ()  # « les maires, le préfet et la région »
    ends = [_before_join(sentence, i, language) for i in begins[1:]] + [last]
    return tuple(zip(begins, ends, strict=True))


def _named_behind(sentence: Sentence, first: int, comma: int, begins: list[int], language: str) -> bool:
    """« les capitaines, Awa Roux et Luc Petit, », « ses avocats, Mes Luc Petit et Awa Roux », « ses auteurs, les députés Luc Petit
    et Awa Roux »: whether what begins behind the comma are the names of those before it.
    """
    tokens, opening = sentence.tokens, sentence.tokens[begins[0]]
    titled = addresses(opening, language) or (_plural(opening) and _bears_name(sentence, begins[0], begins[1]))
    names = begins[1:] if titled else begins
    if not _plural(tokens[first]) or not all(tokens[i].pos == "PROPN" or name_like(tokens[i]) for i in names):
        return False
    if tokens[comma - 1].pos == "PROPN" and any(tokens[i].label != "PER" for i in begins):
        return False  # « de Metz, Lens et Nice »
    return not _bears_name(sentence, first, comma)


def _opens(sentence: Sentence, first: int, i: int, last: int, language: str) -> bool:
    """Whether a full noun phrase can open at `i`: an article with its noun, or a name."""
    token = sentence.tokens[i]
    opening = sentence.tokens[first]
    # « …, préviennent éleveurs et laitiers »
    opens = first == 0 or sentence.tokens[first - 1].pos in ("PUNCT", "VERB", "SCONJ")
    bare = token.pos == "NOUN" or (token.pos == "ADJ" and last == first + 2)  # « Droite et gauche »
    if bare and opens and i == first + 2 and opening.pos in NOMINAL:
        return sentence.tokens[i - 1].lower in words(language, "and")  # « Patronat et syndicats »
    if _complement(sentence, i, language):
        return False
    if token.pos in ("DET", "NUM") or token.lower in words(language, "apposed_determiner"):
        return i < last
    return token.pos == "PROPN" or name_like(token)


def _listed_name(sentence: Sentence, first: int, i: int) -> bool:
    """« la CGT, FO et SUD », « Awa Roux, Marc Petit et Nora Keita »: a name behind a name, no bearer behind a post."""
    tokens = sentence.tokens
    person = tokens[i].label == "PER"
    acronym = tokens[i - 2].text.isupper() and tokens[i - 2].text.isalpha() and i - 2 - first <= 1 and not person
    alike = tokens[first].pos == tokens[i].pos == "PROPN" and (tokens[first].label == "PER") == person
    return tokens[i].text.isupper() or acronym or alike


def _complement(sentence: Sentence, i: int, language: str) -> bool:
    """« chargé des produits et des opérations »: « des » that goes on with the complement before it."""
    token = sentence.tokens[i]
    contracted = words(language, "of_the")
    return token.lower in contracted and i > 3 and any(t.lower == token.lower for t in sentence.tokens[i - 4 : i - 2])


def _before_join(sentence: Sentence, start: int, language: str) -> int:
    i = start - 1
    while i > 0 and (sentence.tokens[i].text == "," or sentence.tokens[i].lower in words(language, "member_opening")):
        i -= 1
    return i
