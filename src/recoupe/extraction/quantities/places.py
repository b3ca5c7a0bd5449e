"""Where the counted things are said to be.

« 12 personnes ont été secourues mardi à Valmer » : a place behind a preposition of place, in the figure's clause, after
the figure rather than before it. « Valmer : 12 morts » and « les 300 salariés de Montreval » name the place without one.
Victims whose sentence names no place are where the event is: the place at which the article's first sentences put
something, the one it names most often. Money, shares, ages and durations are nowhere unless a place follows at once or
opens the sentence. Who acts is no place (« la Torvie envoie 12 agents »).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.localities import Atlas, localities, meant, named_place, narrowest, nearest
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.readings import Reading
from recoupe.extraction.quantities.tense import lemma

_NEAR = 25  # characters: « 30 % en Estalie »
_PHRASE = 9  # words before the comma of an opening place
_LEAD = 6  # sentences that tell what the event is about
_OPENING = 6  # words before the colon of « Crue à Valmer : 12 morts »


def place_of(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    """The entity of the place, or None where the clause names none."""
    stop = _clause_end(sentence, reading.end, lexicon)
    if nowhere(reading.unit, lexicon):
        stop = min(stop, reading.end + _NEAR)
        found = narrowest(list(localities(sentence, reading.end, stop, cast, lexicon)), sentence)
        return found or (opening(sentence, reading.start, cast, lexicon) if reading.unit == "%" else None)
    beside = _beside(sentence, reading, cast, lexicon)
    if beside is not None:
        return beside
    own, located = _complement(sentence, reading, cast, lexicon)
    after = list(localities(sentence, reading.end, stop, cast, lexicon))
    if after and not located:
        return narrowest(after, sentence)
    if own is not None:
        return own
    before = list(localities(sentence, _clause_start(sentence, reading.start, lexicon), reading.start, cast, lexicon))
    if before:
        return nearest(before, sentence)
    for way in (_there, _opened, _hosted, _headed):
        found = way(sentence, reading, cast, lexicon)
        if found is not None:
            return found
    return None


def nowhere(unit: str, lexicon: Lexicon) -> bool:
    """Whether what the unit counts is nowhere: shares, durations, money, measures."""
    return unit in lexicon.unplaced or unit in lexicon.distances or is_money(unit)


def opening(sentence: Sentence, end: int, cast: Atlas, lexicon: Lexicon) -> str | None:
    """« En Estalie, le chômage a reculé de 3 % »: a place that opens the sentence before `end` holds for all of it."""
    first = next((t for t in sentence.tokens if t.text[:1].isalnum()), None)
    if first is None or first.lower not in lexicon.where:
        return None
    comma = next((t.start for t in sentence.tokens[:_PHRASE] if t.text == ","), None)
    if comma is None or comma > end or _clause_start(sentence, end, lexicon) > comma:
        return None
    return narrowest(list(localities(sentence, sentence.start, comma, cast, lexicon)), sentence)


def _opened(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    return opening(sentence, reading.start, cast, lexicon)


def _hosted(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    """« La Torvie a enregistré douze cas », « la zone de Brune compte 80 lits »: a place that has things, not one that acts."""
    for token in reversed(sentence.tokens):
        if token.pos != "VERB" or token.start >= reading.start or lemma(token, lexicon) not in lexicon.hosting:
            continue
        subject = next(iter(sentence.children(token.i, "nsubj")), None)
        if subject is None or subject.i > token.i:
            continue
        phrase = [t for t in sentence.subtree(subject.i) if t.i <= subject.i + _PHRASE and t.i < token.i]
        ground = lexicon.listed("ground") | lexicon.listed("ground_noun") | lexicon.listed("narrow")
        if subject.pos == "PROPN" or subject.lower in ground:
            return named_place(phrase, cast, lexicon)
    return None


def _there(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    """« fermer son usine de Montreval et y supprimer 412 postes »: the place named before « y »."""
    before = [t for t in sentence.tokens if t.end <= reading.start][-5:]
    there = next((t for t in before if t.lower in lexicon.role("there")), None)
    if there is None:
        return None
    for token in reversed(sentence.tokens[: there.i]):
        if token.lower in lexicon.where or token.lower in lexicon.role("of"):
            place = cast.place(token.end, there.start)
            if place is not None:
                return place
    return None


def _beside(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    """« Brune (1 300 habitants) »: the name right before the bracket."""
    i = next((t.i for t in sentence.tokens if t.text == "(" and 0 <= reading.start - t.end <= 1), 0)
    name: list[Token] = []
    while i and len(name) < _PHRASE and sentence.tokens[i - 1].text[:1].isupper():
        i -= 1
        name.insert(0, sentence.tokens[i])
    return named_place(name, cast, lexicon) if name else None


def _complement(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> tuple[str | None, bool]:
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
    place = named_place(phrase, cast, lexicon) if phrase else None
    return place, place is not None and any(t.lower in ground for t in phrase)


def _headed(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    """« Valmer : 12 morts », « Crue à Valmer : 12 morts »."""
    for token in sentence.tokens[: _OPENING + 1]:
        if token.text == ":" and token.end <= reading.start and token.i:
            found = list(localities(sentence, sentence.start, token.start, cast, lexicon))
            return narrowest(found, sentence) or cast.place(sentence.start, token.start)
    return None


def anaphor(sentence: Sentence, reading: Reading, named: Sequence[tuple[int, str]], lexicon: Lexicon) -> str | None:
    """« cette ville de 11 000 habitants », « dans le sud du département »: the place of `named` that stands last before it.

    `named` are the places of the article with the offsets at which they are named, in text order.
    """
    before = [t for t in sentence.tokens if t.end <= reading.start][-4:]
    words = " ".join(t.lower for t in before)
    if any(f" {form} " in f" {words} " for form in lexicon.role("this_place")):
        at = before[0].start
    else:
        start, stop = _clause_start(sentence, reading.start, lexicon), _clause_end(sentence, reading.end, lexicon)
        noun = meant(sentence, reading.end, stop, lexicon) or meant(sentence, start, reading.start, lexicon)
        if noun is None:
            return None
        at = noun.start
    return next((place for offset, place in reversed(named) if offset < at), None)


def event_place(sentences: Sequence[Sentence], cast: Atlas, mentions: Sequence[str], lexicon: Lexicon) -> str | None:
    """The place that the article's first sentences put something at; of several, the one that `mentions` hold most."""
    found: list[str] = []
    for sentence in sentences[:_LEAD]:
        found += [p.place for p in localities(sentence, sentence.start, sentence.end, cast, lexicon)]
    if not found:
        return None
    counts = Counter(mentions)
    return max(dict.fromkeys(found), key=lambda place: counts[place])


def _clause_end(sentence: Sentence, start: int, lexicon: Lexicon) -> int:
    """Up to a semicolon, a colon, or a word that opens another clause with figures of its own."""
    for token in sentence.tokens:
        if token.start >= start and (token.text in (";", ":") or token.lower in lexicon.clause_ends):
            return token.start
        if token.start >= start and token.lower in lexicon.purpose and _infinitive(sentence, token.i + 1):
            return token.start
    return sentence.end


def _clause_start(sentence: Sentence, end: int, lexicon: Lexicon) -> int:
    begin = sentence.start
    for token in sentence.tokens:
        opens = token.lower in lexicon.clause_starts and not (
            end - token.end <= 1 and _restricts(sentence, token, lexicon)
        )
        if token.end <= end and (token.text in (";", ":") or opens):
            begin = token.end
    return begin


def _restricts(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """« il ne reste que deux piles »: the word opens no clause."""
    return any(t.lower in lexicon.role("not") for t in sentence.tokens[max(0, token.i - 8) : token.i])


def _infinitive(sentence: Sentence, i: int) -> bool:
    """Whether an infinitive stands at word i, or behind the pronoun or « ne pas » there."""
    return any(t.morph.get("VerbForm") == "Inf" for t in sentence.tokens[i : i + 3])
