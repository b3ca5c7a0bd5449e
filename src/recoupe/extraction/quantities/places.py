"""Where the counted things are said to be.

« 12 personnes ont été secourues mardi à Valmer » : a place behind a preposition of place, in the figure's clause, after
the figure rather than before it. « Valmer : 12 morts » and « les 300 salariés de Montreval » name the place without one.
« dans le sud du département » is the place named last before it. Money, shares, ages and durations are nowhere unless a
place follows at once or opens the sentence. Who acts is no place (« la Torvie envoie 12 agents »). Victims whose sentence
names no place are where the event is (see `event`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.clause import begins, behind
from recoupe.extraction.quantities.distance import is_far
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import link
from recoupe.extraction.quantities.localities import (
    Locality,
    leads_to_place,
    localities,
    meant,
    named_place,
    narrowest,
    nearest,
    of_ground,
)
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.readings import Reading
from recoupe.extraction.quantities.tense import Tense, helpers, lemma, tense
from recoupe.model.span import Span
from recoupe.rules.world_names import demonym

_NEAR = 25  # characters: « 30 % en Estalie »
_NAME = 6  # words of a name and its comma
_PHRASE = 9  # words before the comma of an opening place
_OPENS = (";", ":", '"', "«", "“")
_OPENING = 6  # words before the colon of « Crue à Valmer : 12 morts »


def place_of(
    sentence: Sentence, reading: Reading, named: Sequence[tuple[int, str]], cast: Cast, lexicon: Lexicon
) -> str | None:
    """The entity of the place, or None where the clause names none.

    `named` are the places of the article with the offsets at which they are named, in text order.
    """
    clause = behind(sentence, reading.end, lexicon)
    if _of_another(sentence, reading, lexicon):
        clause = [(reading.end, reading.end)]
    if nowhere(reading.unit, lexicon):
        return _of_measure(sentence, reading, clause[0][1], cast, lexicon)
    beside = _beside(sentence, reading, cast, lexicon)
    if beside is not None:
        return beside
    own, located = _complement(sentence, reading, cast, lexicon)
    pointed = anaphor(sentence, reading, named, cast, lexicon)
    after = [p for a, b in clause for p in localities(sentence, a, b, cast, lexicon)]
    if pointed is not None and not (after and after[0].start < pointed[1]):
        return pointed[0]
    if after and not located:
        return narrowest(after, sentence)
    if own is not None:
        return own
    before = _before(sentence, reading, cast, lexicon)
    if before:
        return nearest(before, sentence)
    for way in (_in_which, _there, _opened, _hosted, _headed, _native):
        found = way(sentence, reading, cast, lexicon)
        if found is not None:
            return found
    return None


def _of_measure(sentence: Sentence, reading: Reading, clause_end: int, cast: Cast, lexicon: Lexicon) -> str | None:
    """« 30 % en Estalie », « En Estalie, la dette a coûté 3 millions »: where a share, a sum or a measure is so."""
    away = is_far(sentence, sentence.at(reading.start, reading.end), reading.unit, lexicon)
    given = is_money(reading.unit) and _given(sentence, reading, lexicon)
    near = list(localities(sentence, reading.end, min(clause_end, reading.end + _NEAR), cast, lexicon))
    found = None if away or given else narrowest(near, sentence)
    if found is None and reading.unit == "%":  # « 30 % des exportations du Kolva »
        found = _complement(sentence, reading, cast, lexicon)[0] or _of_subject(sentence, reading, cast, lexicon)
    if found is None and not away and reading.unit not in lexicon.listed("years"):
        found = opening(sentence, reading.start, cast, lexicon) or _in_which(sentence, reading, cast, lexicon)
    return found


def _before(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> list[Locality]:
    """The places of the figure's clause before it."""
    if demonym(reading.unit) is not None:
        return []  # « 11 millions d'élus au Kolva et 7 millions de Belges »
    found = localities(sentence, begins(sentence, reading.start, lexicon), reading.start, cast, lexicon)
    return [place for place in found if not _resides(sentence, place, lexicon)]


def _of_subject(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> str | None:
    """« L'Estalie reste en queue, avec une dette de 133 % »: the country of which the sentence speaks."""
    root = next((t for t in sentence.tokens if t.dep == "ROOT"), None)
    head = next((t for t in sentence.children(root.i, "nsubj") if t.i < root.i), None) if root is not None else None
    if root is None or head is None or head.pos != "PROPN" or head.start > reading.start:
        return None
    joined = sentence.children(head.i, "conj") or sentence.tokens[head.i + 1].lower in lexicon.role("and")
    being = sentence.children(root.i, "cop") or root.lemma in lexicon.role("be") | lexicon.role("have")
    stands = being or lemma(root, lexicon) in lexicon.hosting | lexicon.moving
    within = begins(sentence, reading.start, lexicon) > head.start
    return cast.places.named(head.start, head.end) if stands and not (joined or within) else None


def _native(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> str | None:
    """« cinquante ordres canadiens », « trois sites belges »: things of a country; people of it may be anywhere."""
    if are_people(reading.unit, lexicon):
        return None
    own = [t for t in sentence.tokens if reading.number_end <= t.start < reading.end]
    adjective = next((t for t in own[1:] if t.text.islower() and demonym(t.text) is not None), None)
    return cast.named(Span(adjective.start, adjective.end, adjective.text)) if adjective is not None else None


def _of_another(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> bool:
    """« ce père de douze enfants, qui a vécu à Valmer »: what follows is told of the noun before."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= reading.start), None)
    behind_it = [t for t in sentence.tokens if t.start >= reading.end][:2]
    relative = [t.text == "," or t.morph.get("PronType") == "Rel" for t in behind_it] == [True, True]
    return relative and before is not None and before.lower in lexicon.role("from")


def _given(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> bool:
    """« verser 6 millions d'euros à Valmer »: to whom, not where."""
    verb = next((t for t in reversed(sentence.tokens) if t.end <= reading.start and t.pos == "VERB"), None)
    to = next((t for t in sentence.tokens if t.start >= reading.end), None)
    gives = verb is not None and lemma(verb, lexicon) in lexicon.verbs_of("giving")
    return gives and to is not None and to.lower in lexicon.role("to")


def _resides(sentence: Sentence, place: Locality, lexicon: Lexicon) -> bool:
    """« l'entreprise installée à Valmer a vendu 80 camions »: where somebody is at home, not where things are."""
    verb = next((t for t in reversed(sentence.tokens) if t.end <= place.start), None)
    if verb is None or verb.pos not in ("VERB", "ADJ") or helpers(sentence, verb, lexicon):
        return False
    return lemma(verb, lexicon) in lexicon.verbs_of("residing") and tense(verb, lexicon) is Tense.PARTICIPLE


def nowhere(unit: str, lexicon: Lexicon) -> bool:
    """Whether what the unit counts is nowhere: shares, durations, money, measures."""
    return unit in lexicon.unplaced or unit in lexicon.distances or is_money(unit)


def opening(sentence: Sentence, end: int, cast: Cast, lexicon: Lexicon) -> str | None:
    """« En Estalie, le chômage a reculé de 3 % »: a place that opens the sentence before `end` holds for all of it."""
    first = next((t for t in sentence.tokens if t.text[:1].isalnum()), None)
    if first is None or not leads_to_place(first, lexicon):
        return None
    comma = next((t.start for t in sentence.tokens[:_PHRASE] if t.text == ","), None)
    if comma is None or comma > end or begins(sentence, end, lexicon) > comma:
        return None
    return narrowest(list(localities(sentence, sentence.start, comma, cast, lexicon)), sentence)


def _in_which(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> str | None:
    """« la région de Brune, où l'armée tient douze villages »: the name before « où »."""
    words = lexicon.role("in_which")
    begin = next((t for t in reversed(sentence.tokens) if t.end <= reading.start and t.lower in words), None)
    if begin is None or begins(sentence, reading.start, lexicon) > begin.end:
        return None
    shared = [p for p in localities(sentence, sentence.start, begin.start, cast, lexicon) if begin.start - p.end <= 2]
    if shared and shared[-1].joined:
        return None  # « à Valmer et à Brune, où il a ouvert douze agences »
    for token in reversed(sentence.tokens[max(0, begin.i - _NAME) : begin.i]):
        if token.text[:1].isupper():
            return cast.places.named(sentence.tokens[max(0, begin.i - _NAME)].start, token.end)
    return None


def _opened(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> str | None:
    return opening(sentence, reading.start, cast, lexicon)


def _hosted(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> str | None:
    """« La Torvie a enregistré douze cas », « la zone de Brune compte 80 lits »: a place that has things, not one that acts."""
    own = sentence.at(reading.start, reading.end)
    verb = link(sentence, own, lexicon) if own else None
    for token in (*((verb.verb,) if verb is not None else ()), *reversed(sentence.tokens)):
        if token.start >= reading.start or not _hosts(sentence, token, lexicon):
            continue
        place = _subject_place(sentence, token, cast, lexicon)
        if place is not None:
            return place
    return None


def _hosts(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """« compte », « a été frappé », « est le théâtre »: what is said of a place where things are."""
    if token.pos != "VERB":
        return token.lower in lexicon.listed("stage")
    if lemma(token, lexicon) in lexicon.hosting:
        return True
    being = any(t.lemma in lexicon.role("be") for t in helpers(sentence, token, lexicon))
    return being and token.lemma in lexicon.reaching


def _subject_place(sentence: Sentence, verb: Token, cast: Cast, lexicon: Lexicon) -> str | None:
    """The place that is the subject of `verb`, by the parse or because it opens the clause."""
    ground = lexicon.listed("ground") | lexicon.listed("ground_noun") | lexicon.listed("narrow")
    head = next((t for t in sentence.children(verb.i, "nsubj") if t.i < verb.i), None)
    if head is not None and (head.pos == "PROPN" or head.lower in ground):
        place = _stands(
            [t for t in sentence.subtree(head.i) if t.i <= head.i + _PHRASE and t.i < verb.i], cast, lexicon
        )
        if place is not None:
            return place
    first = next((t.i for t in reversed(sentence.tokens[: verb.i]) if t.text in _OPENS), -1) + 1
    opening = [t for t in sentence.tokens[first : first + _PHRASE] if t.i < verb.i]
    if opening and opening[0].pos == "DET":
        opening = opening[1:]
    if not opening or not (opening[0].text[:1].isupper() or opening[0].lower in ground):
        return None
    words = list(takewhile(lambda t: t.pos in ("NOUN", "PROPN", "ADJ", "ADP", "DET"), opening))
    return _stands(words, cast, lexicon)


def _stands(phrase: Sequence[Token], cast: Cast, lexicon: Lexicon) -> str | None:
    """The place that a noun phrase is: « Brune », « la zone de santé de Kibaro »."""
    if not phrase:
        return None
    return named_place(phrase, cast, lexicon) or of_ground(phrase, cast, lexicon)


def _there(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> str | None:
    """« fermer son usine de Montreval et y supprimer 412 postes »: the place named before « y »."""
    before = [t for t in sentence.tokens if t.end <= reading.start][-5:]
    there = next((t for t in before if t.lower in lexicon.role("there")), None)
    if there is None:
        return None
    for token in reversed(sentence.tokens[: there.i]):
        if leads_to_place(token, lexicon) or token.lower in lexicon.role("of"):
            place = cast.places.named(token.end, there.start)
            if place is not None:
                return place
    return None


def _beside(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> str | None:
    """« Brune (1 300 habitants) », « à Brune (de 7 à 9) »: the name right before the bracket, in which nothing else stands."""
    i = sum(t.end <= reading.start for t in sentence.tokens) - 1
    while i > 0 and sentence.tokens[i].pos in ("ADP", "ADV", "NUM", "PRON", "DET"):
        i -= 1
    if i < 0 or sentence.tokens[i].text != "(":
        return None
    name: list[Token] = []
    while i and len(name) < _PHRASE and sentence.tokens[i - 1].text[:1].isupper():
        i -= 1
        name.insert(0, sentence.tokens[i])
    return named_place(name, cast, lexicon) if name else None


def _complement(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> tuple[str | None, bool]:
    """« les 300 salariés de Montreval », « 12 quartiers de la commune de Brune »; whether it can only be where they are."""
    tokens = [t for t in sentence.tokens if t.start >= reading.end][: _PHRASE - 2]
    if not tokens or tokens[0].lower not in lexicon.role("of") or tokens[0].start - reading.end > 1:
        return None, False
    phrase: list[Token] = []
    for word in tokens[1:]:
        if word.pos in ("VERB", "AUX", "SCONJ", "PUNCT", "CCONJ", "PRON"):
            break
        phrase.append(word)
    ground = lexicon.listed("ground_noun") | lexicon.listed("narrow")
    first = next((t for t in phrase if t.text[:1].isupper()), None)
    people = first is not None and demonym(first.text.rpartition("-")[2]) is not None  # « 25 % des Afro-Américains »
    nowhere_named = first is None or people or first.lower in lexicon.listed("no_place")
    place = None if nowhere_named else named_place(phrase, cast, lexicon)
    return place, place is not None and any(t.lower in ground for t in phrase)


def _headed(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> str | None:
    """« Valmer : 12 morts », « Crue à Valmer : 12 morts »."""
    for token in sentence.tokens[: _OPENING + 1]:
        if token.text == ":" and token.end <= reading.start and token.i:
            found = list(localities(sentence, sentence.start, token.start, cast, lexicon))
            return narrowest(found, sentence) or cast.places.named(sentence.start, token.start)
    return None


def anaphor(
    sentence: Sentence, reading: Reading, named: Sequence[tuple[int, str]], cast: Cast, lexicon: Lexicon
) -> tuple[str, int] | None:
    """« cette ville de 11 000 habitants », « dans le sud du département »: the place of `named` last before it, and where."""
    before = [t for t in sentence.tokens if t.end <= reading.start][-4:]
    words = " ".join(t.lower for t in before)
    noun = None
    if any(f" {form} " in f" {words} " for form in lexicon.role("this_place")):
        at = before[0].start
    else:
        start, clause = begins(sentence, reading.start, lexicon), behind(sentence, reading.end, lexicon)
        stretches = [*clause, (start, reading.start)]
        noun = next((n for a, b in stretches if (n := meant(sentence, a, b, lexicon))), None)
        far = noun is not None and noun.start < reading.start and noun.lower in lexicon.listed("capital")
        if noun is None or far:
            return None
        at = noun.start
    if noun is not None and noun.lower in lexicon.listed("capital"):
        capitals = [(offset, place) for offset, place in named if cast.places.is_capital(place)]
        place = next((p for offset, p in reversed(capitals) if offset < at), capitals[0][1] if capitals else None)
        return (place, at) if place is not None else None
    place = next((place for offset, place in reversed(named) if offset < at), None)
    return (place, at) if place is not None else None
