"""« Un » where it counts: « un seul suspect », « dont un », beside other heads of a tally, and in « un vélo sur quatre ».

« Un mort et trois blessés » counts one; « un mort a été retrouvé » does not: there « un » is an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.bounds import bound_before, bounded
from recoupe.extraction.quantities.counted import counted
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.naming import idioms
from recoupe.extraction.quantities.numeral import Place
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.readings import Reading, percentage
from recoupe.extraction.quantities.singular import is_plural
from recoupe.model.quantity import Modifier

_FEWEST = 2  # of which one is a share
_BRACKETED = re.compile(r"\([^()]*[),]")
_NEAR = 25  # characters between two heads of a tally
_FAR = 80  # the same where the other is a figure: « un mort, une élue de 63 ans, et plus de 40 blessés »


def ones(
    sentence: Sentence, here: Place, found: Sequence[Reading], dates: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[list[Reading], list[tuple[int, int]]]:
    """The figures that « un » makes, and the stretches of shares, in which no other number counts."""
    text = here.folded.text
    shares = [*_shares(sentence, here, lexicon), *_halves(here, lexicon)]
    blocked = [(r.start, r.end) for r in shares]
    taken = [*((r.start, r.end) for r in found), *dates, *blocked]
    rows = list(shares)
    for match in lexicon.pattern(r"(?<!\w)<part>\s+(<one>)(?!\w)").finditer(text):
        start, end = here.source(match.start(1), match.end(1))
        if not _overlaps(start, end, taken):
            phrase = counted(sentence, end, noun=False, lexicon=lexicon)
            if phrase is not None and phrase.unit in lexicon.portions:
                continue  # « dont une grande partie »
            if phrase is not None and phrase.unit and _of_one(sentence, start, found, phrase.unit, lexicon):
                continue  # « sa lettre, dont une copie est perdue »
            unit, words, stop = (phrase.unit, phrase.words, phrase.end) if phrase else ("", "", end)
            rows.append(_one(start, max(end, stop), end, unit, words, "tally/dont"))
            taken.append((start, end))
    fixed = [here.source(a, b) for a, b in idioms(text, (), lexicon)]  # « d'une seule voix »
    heads = _heads(text, here, [*taken, *fixed], lexicon)
    for match in heads:
        start, end = here.source(match.start(1), match.end("noun"))
        noun = next((t for t in sentence.tokens if t.end == end), None)
        only = match["only"] is not None and noun is not None and noun.pos in ("NOUN", "PROPN")
        bound = _bounded_one(match, here, lexicon)
        if bound is not None:
            rows.append(bound)
        elif only or _imposed(match, text, lexicon) or _tallied(match, heads, text, here, [*found, *rows], lexicon):
            number_end = here.source(match.start(1), match.end(1))[1]
            rows.append(_one(start, end, number_end, match["noun"], match["noun"], "tally/one"))
    there = _one_there(sentence, here, [*found, *rows], lexicon)
    for match in (*there, *_first_listed(sentence, here, found, lexicon)):
        start, end = here.source(match.start(1), match.end(1))
        rows.append(_one(start, end, end, "", "", "tally/one"))
    return rows, blocked


def _of_one(sentence: Sentence, start: int, found: Sequence[Reading], unit: str, lexicon: Lexicon) -> bool:
    """Whether « dont un » stands behind one thing: people may be of a group (« la famille, dont un enfant »)."""
    if are_people(unit, lexicon) or any(r.start < start for r in found):
        return False
    noun = next((t for t in reversed(sentence.tokens) if t.end < start and t.pos in ("NOUN", "PROPN", "PRON")), None)
    while noun is not None and noun.morph.get("PronType") == "Rel":
        noun = next((t for t in reversed(sentence.tokens[: noun.i]) if t.pos in ("NOUN", "PROPN")), None)
    return noun is not None and noun.pos == "NOUN" and noun.morph.get("Number") == "Sing"


def _one_there(sentence: Sentence, here: Place, found: Sequence[Reading], lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """« sept victimes à Brune et une dans le Kolva », « trois à Brune, deux à Valmer, une à Kolva »: of what was counted before."""
    text = here.folded.text
    ends = [here.at(r.end) for r in found if (r.unit or r.ellipsis) and not _timed(r, lexicon)]
    for match in lexicon.pattern(r"(?:,|\s<and>)\s(<one>(?:\s<other>)?)\s([^\W\d_]+'?)\s?([^\W\d_]+)").finditer(text):
        before = max((e for e in ends if e <= match.start()), default=None)
        if match[2].lower() not in lexicon.where or match[3].lower() in lexicon.role("one") | lexicon.role("not_there"):
            continue
        inside = before is not None and re.search(r"[.;:!?()]", text[before : match.start()]) is None
        there = next((t for t in sentence.tokens if t.start >= here.source(match.start(3), match.end(3))[0]), None)
        if inside and there is not None and there.pos in ("PROPN", "NOUN", "DET", "ADJ"):
            ends.append(match.end(1))
            yield match


def _first_listed(
    sentence: Sentence, here: Place, found: Sequence[Reading], lexicon: Lexicon
) -> Iterator[re.Match[str]]:
    """« il y a eu des décès : un lors d'un incendie et dix à Brune »: one before other bare numbers behind a colon."""
    for match in lexicon.pattern(r":\s(<one>)\s([^\W\d_]+'?)").finditer(here.folded.text):
        start = here.source(match.start(1), match.end(1))[0]
        noun = next((t for t in reversed(sentence.tokens) if t.end < start and t.text != ":"), None)
        listed = noun is not None and noun.pos == "NOUN" and noun.morph.get("Number") == "Plur"
        there = match[2].lower() in lexicon.where | lexicon.listed("during")
        if listed and there and any(r.start > start and r.ellipsis and not r.unit for r in found):
            yield match


def _timed(reading: Reading, lexicon: Lexicon) -> bool:
    return reading.unit in lexicon.unplaced or is_money(reading.unit)


def _shares(sentence: Sentence, here: Place, lexicon: Lexicon) -> Iterator[Reading]:
    """« Un Français sur trois », « plus d'1 personne sur 10 », « un sur deux »; « un bus sur deux lignes » is none."""
    text = here.folded.text
    for match in lexicon.pattern(r"(?<![\w-])(<one>|1)\s(?:[^\W\d_][\w'-]*\s){0,4}?<out_of>\s(?=\w)").finditer(text):
        many = next((n for n in here.numerals if n.start == match.end()), None)
        if many is None or many.value < _FEWEST or many.noun or many.value != int(many.value):
            continue
        end = here.source(match.start(), many.end)[1]
        behind = next((t for t in sentence.tokens if t.start >= end), None)
        counts = (
            behind is not None and behind.start - end <= 1 and behind.pos == "NOUN" and is_plural(behind.text, lexicon)
        )
        if counts or lexicon.measures.at(text, many.end) is not None:
            continue
        share = percentage(1, many.value)
        yield _with_bound(here, match.start(), end, end, share, "%", text[match.start() : many.end], "ratio", lexicon)


def _halves(here: Place, lexicon: Lexicon) -> Iterator[Reading]:
    """« un an et demi », « plus d'une heure et demie »; « un milliard et demi » is a number."""
    text = here.folded.text
    for match in lexicon.pattern(r"(?<![\w-])(<one>)\s([^\W\d_]+)\s<and>\s<half>(?!\w)").finditer(text):
        if match[2].lower() in lexicon.scales or match[2].lower() in lexicon.rounded:
            continue
        found = lexicon.measures.at(text, match.end(1))
        unit = found[0] if found else match[2].lower()
        end = here.source(match.start(), match.end())[1]
        number_end = here.source(match.start(1), match.end(1))[1]
        yield _with_bound(here, match.start(), end, number_end, 1.5, unit, match[2], "number/words", lexicon)


def _with_bound(
    here: Place, start: int, end: int, number_end: int, value: float, unit: str, words: str, rule: str, lexicon: Lexicon
) -> Reading:
    """The figure with the modifier that stands before `start` (in the folded text)."""
    lead, bound = bound_before(here.folded.text, start, lexicon)
    low, high, modifier = bounded(value, bound) if bound is not None else (value, value, Modifier.EXACT)
    begin, number_start = (here.source(place, start + 1)[0] for place in (lead, start))
    return Reading(begin, end, number_start, number_end, low, high, modifier, unit, words, rule, 0.8)


def _bounded_one(match: re.Match[str], here: Place, lexicon: Lexicon) -> Reading | None:
    """« au moins un mort », « plus d'une heure », « une heure environ »; « plus d'un élu » is more than one.

    « en moins d'un an », « depuis près d'un an » count nothing.
    """
    if match["only"]:
        return None
    text, noun = here.folded.text, match["noun"].lower()
    lead, bound = bound_before(text, match.start(), lexicon)
    if bound is None:
        pattern, kinds = lexicon.after
        behind = pattern.match(text, match.end()) if noun in lexicon.listed("years") else None
        if behind is None or kinds[behind[1].lower()] is Modifier.AT_LEAST:
            return None
        (start, end), number_end = (
            here.source(match.start(), behind.end()),
            here.source(match.start(1), match.end(1))[1],
        )
        low, high, modifier = bounded(1.0, kinds[behind[1].lower()])
        return Reading(start, end, start, number_end, low, high, modifier, noun, match["noun"], "tally/bounded", 0.8)
    lasts = noun in lexicon.listed("years") and not lexicon.pattern(r"(?<!\w)<not_lasting>\s$").search(text[:lead])
    if noun not in lexicon.tally and not lasts:
        return None
    end, number_end = here.source(match.start(), match.end("noun"))[1], here.source(match.start(1), match.end(1))[1]
    return _with_bound(here, match.start(), end, number_end, 1.0, noun, match["noun"], "tally/bounded", lexicon)


def _heads(text: str, here: Place, taken: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[re.Match[str]]:
    pattern = lexicon.pattern(r"(?<![\w-])(<one>)\s+(?P<only><only>\s+)?(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)*)")
    return [m for m in pattern.finditer(text) if not _overlaps(*here.source(m.start(1), m.end("noun")), taken)]


def _tallied(
    match: re.Match[str],
    heads: Sequence[re.Match[str]],
    text: str,
    here: Place,
    found: Sequence[Reading],
    lexicon: Lexicon,
) -> bool:
    """Whether another head of the tally, a figure or « un » again, stands beside it behind a comma or « et »."""
    if match["noun"].lower() not in lexicon.tally:
        return _one_more(match, here, found, lexicon) or _enumerated(match, here, found, lexicon)
    if _BRACKETED.fullmatch(text, match.start(1) - 1, match.end("noun") + 1):
        return True  # « (un mort) »
    start, end = here.source(match.start(1), match.end("noun"))
    figures = [(r.start, r.end, _FAR if r.unit in lexicon.tally else _NEAR) for r in found]
    figures += [
        (*here.source(m.start(1), m.end("noun")), _NEAR)
        for m in heads
        if m is not match and m["noun"].lower() in lexicon.tally
    ]
    for a, b, reach in figures:
        between = text[here.at(end) : here.at(a)] if end <= a else text[here.at(b) : here.at(start)]
        if len(between) <= reach and lexicon.pattern(r"[^.;:]*(?:,|\s<and>)\s(?:<from>\s?)?$").fullmatch(between):
            return True
    return False


def _imposed(match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """« condamné à un an de prison », « un mois ferme »: a penalty is measured, one as well as two."""
    behind = lexicon.pattern(r"\s(?:<of>\s?)?([^\W\d_]+)").match(text, match.end("noun"))
    timed = match["noun"].lower() in lexicon.listed("years") and not match["only"]
    return timed and behind is not None and behind[1].lower() in lexicon.listed("penalty")


def _one_more(match: re.Match[str], here: Place, found: Sequence[Reading], lexicon: Lexicon) -> bool:
    """« 19 soldats et un civil », « tué une femme et blessé trois hommes »: one more of the people counted beside.

    « les deux hommes et une complice » are known.
    """
    if not are_people(match["noun"], lexicon) or match["only"]:
        return False
    text = here.folded.text
    for reading in found:
        known = lexicon.pattern(r"(?<!\w)<article>\s$").search(text[: here.at(reading.start)]) is not None
        others = reading.ellipsis and reading.words.lower() in lexicon.role("other")
        if known or not (reading.unit or others):
            continue
        start, end = here.at(reading.start), here.at(reading.end)
        behind = lexicon.pattern(r"(?:,|\s<and>)\s").fullmatch(text, end, match.start(1))
        ahead = lexicon.pattern(r"\s<and>\s(?:<of_it>\s)?(?:[^\W\d_]+\s)?").fullmatch(text, match.end("noun"), start)
        if reading.unit in lexicon.at_the_event:
            if behind and behind[0][0] == "," and reading.low == 1:
                continue  # « un mort, une élue de 63 ans »: who that is
            between = lexicon.pattern(r"(?:\s[^\W\d_]+){2,4}\s<and>\s").fullmatch(text, match.end("noun"), start)
            if between is not None:
                return True  # « une personne a été tuée et douze blessées »
        if behind or (ahead and match.start(1) > 0):
            return others or are_people(reading.unit, lexicon) or reading.unit in lexicon.at_the_event
    return False


def _enumerated(match: re.Match[str], here: Place, found: Sequence[Reading], lexicon: Lexicon) -> bool:
    """« cinq pistolets, un fusil, huit chargeurs »: one between two figures of an enumeration."""
    text, spans = here.folded.text, [(here.at(r.start), here.at(r.end)) for r in found if r.unit and not r.ellipsis]
    before = any(re.fullmatch(r",\s", text[b : match.start(1)]) for _, b in spans)
    behind = lexicon.pattern(r"[\w'-]*(?:\s[\w'-]+){0,3}(?:,|\s<and>)\s")
    after = any(behind.fullmatch(text, match.end("noun"), a) for a, _ in spans if a > match.end())
    return before and after


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in taken)


def _one(start: int, end: int, number_end: int, unit: str, words: str, rule: str) -> Reading:
    score = 0.75 if unit else 0.7
    one = Reading(start, end, start, number_end, 1.0, 1.0, Modifier.EXACT, unit, words, rule, score)
    return replace(one, ellipsis=not unit, part=rule == "tally/dont")
