"""Numbers that name something instead of counting it.

« L'article 49 », « le 13, rue des Lilas », « Apollo 11 », « en 2031 », « entre 9 h et 18 h », « les années quatre-vingts »,
« coupé en deux » : none counts. Works on the folded sentence and the word behind the number. A year that a noun in the
plural follows is taken for a count (« 1500 bénévoles »).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.counted import counts_of_it, run_together
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.numeral import Numeral, Writing
from recoupe.extraction.quantities.singular import is_plural, singular
from recoupe.model.quantity import Modifier
from recoupe.rules.world_names import demonym

_SHORT = 3  # digits of a number that may count a name without a plural
_SEVERAL = 2
_SMALL = 4  # things that « les quatre » takes up
_DAY = 24  # hours
_MINUTES = 60
_NAMED = re.compile(r"(?:,|\set)\s(?:l'|[a-zà-ÿ]{2,3}\s)?[A-ZÀ-Ý][\w'-]*(?:\s[A-ZÀ-Ý][\w'-]*){0,2}\s$")
_POSSESSIVE = re.compile(r"[A-Z][a-z]+'s\s$")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_WORD_BEFORE = re.compile(r"([^\s'(«\"]+)\s$")
_WORD_AFTER = re.compile(r",?\s?([^\W\d_]+(?:-[^\W\d_]+)*)")
_ITEM, _COLON = re.compile(r"\W*"), re.compile(r"\s?:(?!\d)")
_HYPHENED = re.compile(r"-[A-ZÀ-Ý][^\W\d_]{2}")
_MARKED = re.compile(r"\s[«\"“]\s?([a-zà-ÿ]{4,})")
_STOPS = re.compile(r"\s*(?:[,;:.!?)»\"]|$)")


def names(text: str, numeral: Numeral, sentence: Sentence, stands: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether `numeral` of the folded `text` names something; `stands` is where it stands in the article."""
    if _stands_behind("titled", text, numeral, lexicon):
        return True  # « la fondation 30 millions d'amis »
    if any(t.start < stands[0] < t.end and " " in t.text for t in sentence.tokens):
        return True  # « Europe 1 a révélé … »
    if numeral.writing not in (Writing.DIGITS, Writing.WORDS) or numeral.unit or numeral.noun:
        return False
    start, end = numeral.start, numeral.end
    before = _WORD_BEFORE.search(text[max(0, start - 40) : start])
    word = before[1] if before else ""
    after = _WORD_AFTER.match(text, end)
    follows = after[1].lower() if after else ""
    measured = lexicon.measures.at(text, end) is not None
    behind = next((t for t in sentence.tokens if t.start >= stands[1]), None)
    if behind is not None and run_together(behind.text):
        return True  # « il y a 57 minutesLa ministre »: a page's clock
    noun = measured or (behind is not None and _countable(numeral, behind, lexicon))
    digits = numeral.writing is Writing.DIGITS
    if follows in lexicon.months or (digits and (follows in lexicon.address or _HYPHENED.match(text, end))):
        return True  # « le pont du 25 Avril », « la cité des 300-Logements », « le 19-Juin »
    nought = numeral.value == 0 and not (noun or _lowest(text, numeral, lexicon))
    if nought or _lately(text, numeral, lexicon) or _clock(text, numeral, lexicon):
        return True
    if _stands_behind("graded", text, numeral, lexicon):
        return False  # « de magnitude 4 »
    if not noun and (_stands_behind("divided_by", text, numeral, lexicon) or _called(text, numeral, lexicon)):
        return True  # « divisé par quatre », how far it fell (« multiplié par quatre » gives a figure); « le numéro vert 3010 »
    if measured and _event(text, numeral, lexicon):
        return True
    if _numbered(text, word, start, lexicon) and (not noun or word.lower() in lexicon.role("number_sign")):
        return True
    if not noun and _gapped(text, numeral, lexicon):
        return False
    if not noun and word.lower() in lexicon.clock_units and numeral.value < _MINUTES:
        return True  # « une heure trente »
    if not noun and "," not in numeral.raw and _bare(text, numeral, sentence, stands[0], lexicon):
        return True
    capital = behind if behind is not None and not measured and behind.text[:1].isupper() else None
    one = numeral.value > 1 and _single(text, numeral, lexicon)  # « le 737 Max »
    if capital is not None and (one or _coded(numeral, capital, lexicon)):
        return True
    if digits:
        ranged = _opens_range(text, numeral, sentence, stands[1], lexicon)
        return not ranged and _digits(text, numeral, word, before, noun, measured, follows, lexicon)
    if _both(text, numeral, behind, stands[1], lexicon):
        return True
    return _words(text, numeral, word, noun, sentence) and not _behind_kicker(text, numeral, behind, sentence, lexicon)


def _called(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« le numéro vert 3010 »."""
    ahead = text[max(0, numeral.start - 32) : numeral.start]
    return lexicon.pattern(r"(?<!\w)<number_sign>\s[^\W\d_]+\s$").search(ahead) is not None


def _lately(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« ces trois dernières années »: a date, however long it is."""
    behind = lexicon.pattern(r"\s<last_ones>\s(\w+)").match(text, numeral.end)
    known = lexicon.pattern(r"(?<!\w)<article>\s$").search(text[max(0, numeral.start - 8) : numeral.start])
    return behind is not None and known is not None and behind[1].lower() in lexicon.listed("years")


def _lowest(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« entre 0 et 5 ans »: the lower end of a range of something."""
    other = lexicon.pattern(r"\s<and>\s\d[\d .]*(?:\s?%|\s[^\W\d_]{2,})").match(text, numeral.end)
    return numeral.joined or (other is not None and _stands_behind("between", text, numeral, lexicon))


def _stands_behind(part: str, text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether the words of that part stand right before the number."""
    return lexicon.pattern(rf"(?<!\w)<{part}>\s$").search(text[max(0, numeral.start - 24) : numeral.start]) is not None


def _event(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« les 24 Heures de Brune », « l'or du 200 m », « un 5 000 mètres »: a race, a distance of it in the singular."""
    after = _WORD_AFTER.match(text, numeral.end)
    if after and after[1].istitle() and after[1].lower() in lexicon.listed("years"):
        return True
    measure = lexicon.measures.at(text, numeral.end)
    if numeral.writing is not Writing.DIGITS or numeral.value <= 1 or measure is None:
        return False
    return _single(text, numeral, lexicon) and measure[0] in lexicon.distances


def _single(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« le 200 m », « un 737 »: whether an article of one thing stands before the number."""
    before = text[max(0, numeral.start - 8) : numeral.start]
    return lexicon.pattern(r"(?<![\w'])(?:<the_one>|<one>)\s$").search(before) is not None


def _countable(numeral: Numeral, behind: Token, lexicon: Lexicon) -> bool:
    """Whether the word behind a number can be what it counts."""
    if not behind.text[:1].isalpha() or behind.pos not in ("NOUN", "ADJ", "PROPN"):
        return False
    if behind.lower in lexicon.listed("day"):
        return False  # « sur France 2 dimanche soir »
    single = behind.pos == "ADJ" and behind.morph.get("Number") == "Sing" and not is_plural(behind.text, lexicon)
    if single and numeral.writing is Writing.DIGITS:
        return False  # « la Ligue 1 nigériane »
    named = behind.pos == "PROPN" or behind.text[:1].isupper()
    return not (named and _coded(numeral, behind, lexicon))


def _coded(numeral: Numeral, name: Token, lexicon: Lexicon) -> bool:
    """« 38000 Valmer » is a postcode and « 12.04 LTS » a version; « deux Rafale » are planes."""
    coded = (numeral.raw.isdigit() and len(numeral.raw) > _SHORT) or "." in numeral.raw
    return numeral.writing is Writing.DIGITS and coded and (name.text.isupper() or not is_plural(name.text, lexicon))


def _bare(text: str, numeral: Numeral, sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """« le centre 15 », « Apollo 11 », « le 3114 », « la version 12.04 »: a number behind a singular, and nothing counted."""
    if "." in numeral.raw and not lexicon.pattern(r"\d{1,3}(?:\.\d{3})+").fullmatch(numeral.raw):
        return True
    if lexicon.pattern(r"(?<![\w'])<the_one>\s$").search(text[max(0, numeral.start - 6) : numeral.start]):
        return True
    other = lexicon.pattern(r"\s(?:<to>|<or>)\s(\d+)").match(text, numeral.end)
    rises = other is not None and int(other[1]) >= numeral.value  # not « le sans-plomb 95 à 1,2 euro »
    paired = numeral.joined or rises
    if paired or numeral.writing is not Writing.DIGITS or text[numeral.start - 1 : numeral.start] != " ":
        return False
    if _POSSESSIVE.search(text, 0, numeral.start):
        return True  # « Standard & Poor's 500 »
    before = next((t for t in reversed(sentence.tokens) if t.end < at), None)
    if before is None or not before.text[:1].isalpha() or at - before.end > 1:
        return False
    if before.pos == "PROPN":
        return True
    if before.i and sentence.tokens[before.i - 1].lower in lexicon.role("of_it") and counts_of_it(before, lexicon):
        return False  # « cet immeuble en compte 18 »
    number = before.morph.get("Number") or ("Plur" if is_plural(before.text, lexicon) else "Sing")
    return before.pos == "NOUN" and number == "Sing"


def _gapped(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« Nordac a raflé 22 contrats, Sodexa en a obtenu 16, Tecsa 14 et Brunex 10 »: a number of the verb before.

    « La CGT revendique 600 manifestants, la police 250 » likewise, where a noun stands behind the number before.
    """
    behind = _STOPS.match(text, numeral.end) or lexicon.pattern(r"\s<and>\s").match(text, numeral.end)
    if numeral.value < _SEVERAL or behind is None:
        return False
    other = lexicon.pattern(
        r"\d\s[^\W\d_]{3,}[^,;:.()]*(?:,|\s<and>)\s<another>(?:\s|(?<='))[^\W\d_][\w'-]*(?:\s[\w'-]+)?\s$"
    )
    if other.search(text, 0, numeral.start):
        return True
    if not _NAMED.search(text, 0, numeral.start):
        return False
    return lexicon.pattern(r"(?<!\w)<of_it>\s[^,;]*\d").search(text, 0, numeral.start) is not None


def _clock(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    before, behind = lexicon.clock
    lead = text[max(0, numeral.start - 24) : numeral.start]
    if not 0 <= numeral.value <= _DAY or _per(text, numeral, lexicon):
        return False
    hour = behind.match(text, numeral.end)
    if hour is None and _opens_hours(text, numeral, lexicon):
        return True
    if hour is not None and not text[: numeral.start].strip() and not text[hour.end() :].strip(" :-–"):
        return True  # « 13 h », the line above an entry of a page that follows events
    if hour is None:
        hours = lexicon.pattern(r"\s?<hours>(?!\w)").match(text, numeral.end)  # « l'invité du 20 heures de France 2 »
        return hours is not None and lexicon.pattern(r"(?<!\w)<the_day>\s$").search(lead) is not None
    pattern, kinds = lexicon.before
    bound = pattern.search(lead)
    if bound is not None and kinds[bound[1].lower()] in (Modifier.MORE_THAN, Modifier.LESS_THAN):
        return False  # « plus de deux heures »
    found = before.search(lead)
    named = found[0].strip().lower() if found is not None else ""
    if numeral.value == _DAY and named in lexicon.role("from"):
        return False  # « une grève de 24 heures »
    if found is not None and _second_of_range(lead[: found.start()], found[0].strip().lower(), lexicon):
        return False  # « travailler dix à douze heures », not « de dix à douze heures »
    if found is not None and found[0].strip().lower() in lexicon.role("from") and numeral.writing is Writing.WORDS:
        return lexicon.pattern(r"\s?\w+\s<to>\s").match(text, numeral.end) is not None  # « des contrats de dix heures »
    return found is not None


def _opens_hours(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« ouvert de 9 à 17 heures », « entre 2 et 4 heures du matin »: the first hour of two."""
    led = lexicon.pattern(r"(?<!\w)(?:<from>|<between>)\s$").search(text, 0, numeral.start)
    last = lexicon.pattern(r"\s(?:<to>|<and>)\s(\d{1,2}|[^\W\d_]+(?:-[^\W\d_]+)*)").match(text, numeral.end)
    if led is None or last is None or lexicon.clock[1].match(text, last.end()) is None:
        return False
    return (int(last[1]) if last[1].isdigit() else lexicon.cardinals.get(last[1].lower(), _DAY + 1)) <= _DAY


def _per(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« confiné entre 22 et 24 heures par jour », « limité à 10 heures par semaine »."""
    hours = r"\s?<hours>\s?<per>\s?([^\W\d_]+)"
    rate = lexicon.pattern(rf"(?:\s(?:<and>|<to>|<or>)\s\d+)?{hours}").match(text, numeral.end)
    return rate is not None and rate[1].lower() in lexicon.listed("years")


def _second_of_range(lead: str, to: str, lexicon: Lexicon) -> bool:
    """Whether « à » stands behind a number before which nothing makes it a time of day."""
    first = lexicon.pattern(r"(?:([^\W\d_]+'?)\s?)?(?<!\w)([^\W\d_]+|\d+)\s$").search(lead)
    if (
        to not in lexicon.role("to")
        or first is None
        or not (first[2].isdigit() or first[2].lower() in lexicon.cardinals)
    ):
        return False
    timed = lexicon.role("from") | lexicon.role("between") | lexicon.role("the_day") | lexicon.role("to")
    return (first[1] or "").lower() not in timed


def _numbered(text: str, word: str, start: int, lexicon: Lexicon) -> bool:
    """« l'article 49 », « les articles 6 et 7 »."""
    if _bears_numbers(word, lexicon):
        return True
    one = r"(?-i:[\dA-Z])[\w.]*"  # « la route coupée, 7 inondées » lists none
    listed = lexicon.pattern(rf"([^\s'(«\"]+)\s{one}(?:\s?,\s?{one})*(?:\s<list>|,)\s$")
    other = listed.search(text[max(0, start - 60) : start])
    return other is not None and _bears_numbers(other[1], lexicon)


def _bears_numbers(word: str, lexicon: Lexicon) -> bool:
    """« article », « chapitres »: whether a number behind the noun is a name."""
    return not {word.lower(), singular(word.lower(), lexicon)}.isdisjoint(lexicon.skipped)


def _digits(
    text: str,
    numeral: Numeral,
    word: str,
    before: re.Match[str] | None,
    noun: bool,
    measured: bool,
    follows: str,
    lexicon: Lexicon,
) -> bool:
    if _YEAR.fullmatch(numeral.raw) and not measured:
        if follows in lexicon.listed("all_of"):
            return True  # « depuis 2031 toutes les familles »
        if _in_marks(text, numeral, lexicon):
            return False
        place = text[numeral.end + 1 : numeral.end + 2].isupper() and demonym(follows) is None
        return place or not (noun and len(follows) > 3 and is_plural(follows, lexicon))
    if _within_a_name(text, numeral, word, follows, lexicon):
        return True
    if noun:
        return False
    inside = before is not None and word[:1].isupper() and word.isalpha() and len(word) > 1
    if inside and text[: numeral.start].strip() != word:
        return True  # « France 2 », « Apollo 11 »
    day = lexicon.pattern(r"(?<!\w)<the_day>\s$").search(text[max(0, numeral.start - 8) : numeral.start])
    return day is not None and 1 <= numeral.value <= 31 and _STOPS.match(text, numeral.end) is not None  # « le 31 »


def _in_marks(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« 2000 « marcheurs bleus » »: a plural in marks behind four figures that could be a year."""
    marked = _MARKED.match(text, numeral.end)
    return marked is not None and is_plural(marked[1], lexicon)


def _opens_range(text: str, numeral: Numeral, sentence: Sentence, end: int, lexicon: Lexicon) -> bool:
    """« de 1500 à 3000 euros », « de 1500 à 2000 véhicules »: no years, since the other end is none or counts."""
    if not _stands_behind("from", text, numeral, lexicon):
        return False
    other = lexicon.pattern(r"\s<to>\s(\d[\d .']*\d)(?=\s[^\W\d_])").match(text, numeral.end)
    if other is None or _YEAR.fullmatch(other[1]) is None:
        return other is not None
    behind = [t for t in sentence.tokens if t.start >= end][2:3]
    return bool(behind) and behind[0].pos == "NOUN" and is_plural(behind[0].text, lexicon)


def _within_a_name(text: str, numeral: Numeral, word: str, follows: str, lexicon: Lexicon) -> bool:
    """« France 24 Nora Petit », « en Ligue 1 Nordac »: a number between two capitals, no plural behind it."""
    opens = text[numeral.end + 1 : numeral.end + 2].isupper() and len(follows) > 1
    inside = word[:1].isupper() and word.isalpha() and len(word) > 1
    return opens and inside and demonym(follows) is None and not is_plural(follows, lexicon)


def _both(text: str, numeral: Numeral, behind: Token | None, end: int, lexicon: Lexicon) -> bool:
    """« nous voulons les deux », « les deux s'activent »: those just named, nothing counted."""
    few = _SEVERAL <= numeral.value <= _SMALL and lexicon.pattern(r"(?<!\w)<both>\s$").search(text, 0, numeral.start)
    if not few or behind is None or behind.lower in lexicon.nominal | lexicon.preposed | lexicon.role("of"):
        return bool(few) and behind is None
    opens = behind.text in ("«", "“") or (behind.text == '"' and behind.start > end)
    if opens or behind.lower in lexicon.role("or"):
        return False  # « les quatre « éclaireurs » », « les trois ou quatre »
    return behind.pos in ("PUNCT", "PRON", "CCONJ", "SCONJ", "AUX") or behind.morph.get("VerbForm") == "Fin"


def _words(text: str, numeral: Numeral, word: str, noun: bool, sentence: Sentence) -> bool:
    capital = text[numeral.start].isupper() and numeral.start > 0
    if capital and word and (word[-1].isalpha() or word[-1] == "'"):
        return True  # « Les Sept Samouraïs », « les Vingt-Sept »
    if _ITEM.fullmatch(text[: numeral.start]) and _COLON.match(text, numeral.end):
        return True  # « Deux : le stade est vendu »
    return bool(numeral.value == 9 and word and not noun and _adjectival(sentence, word))


def _behind_kicker(text: str, numeral: Numeral, behind: Token | None, sentence: Sentence, lexicon: Lexicon) -> bool:
    """« Justice Quatre élus ont fait appel »: behind the one word that a page sets above, with a plural and its verb."""
    first = sentence.tokens[0]
    alone = text[: numeral.start].strip() == first.text and first.pos in ("NOUN", "PROPN")
    several = behind is not None and behind.text.islower() and is_plural(behind.text, lexicon)
    return alone and several and numeral.value >= _SEVERAL


def _adjectival(sentence: Sentence, word: str) -> bool:
    """« un camion neuf »: the word before is a noun, not a verb."""
    return any(t.text == word and t.pos in ("NOUN", "ADJ", "ADV") for t in sentence.tokens)


def idioms(text: str, nouns: Sequence[int], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The stretches of set phrases; `nouns` are the places (in the folded text) at which a noun begins."""
    found = []
    for pattern, not_before_noun in lexicon.idioms:
        for match in pattern.finditer(text):
            if not_before_noun and any(match.end() < n <= match.end() + 1 for n in nouns):
                continue
            if lexicon.measures.at(text, match.end()) is not None:
                continue  # « ils auront tous quatre heures de cours »
            found.append(match.span())
    return found
