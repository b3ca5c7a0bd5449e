"""What narrows a noun for a body: « la centrale *syndicale* », « le groupe *familial de Tressane* », « le club *nantais* ».

Such a phrase may take up a body that the text has named; « le tribunal *de Valmer* » names one by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.dwellers import inhabitant_gender
from recoupe.extraction.entities.names import MARKS
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.retaken import sorts_of, takes_up
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key

_STEM = 4  # letters that a town and the adjective for it share: « Liège », « liégeois »


def between_marks(nominal: Nominal, parsed: ParsedArticle) -> bool:
    """« un « collectif contre le bruit » »: what a body calls itself."""
    tokens = parsed.sentences[nominal.sentence].tokens
    opened = nominal.head > 0 and tokens[nominal.head - 1].text in MARKS
    return (
        opened
        and nominal.last + 1 < len(tokens)
        and tokens[nominal.last + 1].text == MARKS[tokens[nominal.head - 1].text]
    )


def only_described(nominal: Nominal, parsed: ParsedArticle, language: str) -> bool:
    """Whether what narrows the noun names nothing: « la centrale syndicale », « le constructeur suédois de camions »."""
    if nominal.text.islower() and _head(nominal, parsed) in lexicon.words(language, "bodies", "maker"):
        return True
    fields = frozenset(q for q in nominal.qualifiers if not q.startswith("@"))
    if len(fields) > 1 and fields & lexicon.words(language, "bodies", "official"):
        return False  # « le service national de santé »
    towns = frozenset(key(t.text) for t in _of_town(nominal, parsed, language))
    plain = lexicon.words(language, "bodies", "describing") | towns
    return all(q.startswith("@") or q in plain for q in nominal.qualifiers)


def of_other_field(nominal: Nominal, seen: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« l'Organisation pour l'asile … L'organisation de défense des bergers »: whether the body's name tells it with the same
    noun and other complements.
    """
    own = {key(t.text) for t in _behind(nominal, parsed) if t.pos == "NOUN"}
    of = any(t.lower in lexicon.words(language, "names", "genitive") for t in _behind(nominal, parsed))
    if not own or not of or seen.record is None or not nominal.text.islower():
        return False
    head = key(_head(nominal, parsed))
    names = [[key(w) for w in name.split()] for name in (seen.record.name, *seen.record.spellings)]
    told = [set(name[1:]) for name in names if name and name[0] == head and len(name) > 2]
    return bool(told) and not any(own & name for name in told)


def seated(nominal: Nominal, parsed: ParsedArticle, language: str) -> bool:
    """« le groupe familial de Tressane », « le parti d'Awa Roux »: a noun that only adjectives and one name narrow."""
    tokens = _behind(nominal, parsed)
    at = next((n for n, t in enumerate(tokens) if t.lower in lexicon.words(language, "names", "genitive")), None)
    wanted = takes_up(_head(nominal, parsed), language)
    if at is None or not wanted & {"firm", "club", "team", "party"} or at + 1 >= len(tokens):
        return False
    if not all(t.pos == "ADJ" for t in tokens[:at]) or not all(
        t.text[0].isupper() or t.text == "-" for t in tokens[at + 1 :]
    ):
        return False
    person = lexicon.first_name(tokens[at + 1].text) is not None
    whole = len(tokens) == at + 2 or "firm" not in wanted
    return whole and (not person or "party" in wanted)


def of_one_place(
    nominal: Nominal, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Record | None:
    """« le club de Ligue 1 de Valmer », « le club valmérois »: the one club named that has the place in its name."""
    if nominal.plural or not takes_up(_head(nominal, parsed), language) & {"club", "team"}:
        return None
    towns = {key(t.text)[:_STEM] for t in _of_town(nominal, parsed, language)}
    places = {key(t.text) for t in _behind(nominal, parsed) if t.text[0].isupper() and not t.text.isupper()}
    found = {
        a.record.id: a.record for a in appearances
        if a.record is not None and a.record.kind is EntityKind.ORGANIZATION and a.nominal.name is not None
        and _plays(a.record, language) and any(_from(w, places, towns) for w in key(a.record.name).split())
    }  # fmt: skip
    return next(iter(found.values())) if len(found) == 1 else None


def _plays(record: Record, language: str) -> bool:
    return "club" in sorts_of(record.name.split(maxsplit=1)[0].lower(), language)


def _from(word: str, places: set[str], towns: set[str]) -> bool:
    return word in places or (len(word) >= _STEM and word[:_STEM] in towns)


def _head(nominal: Nominal, parsed: ParsedArticle) -> str:
    return parsed.sentences[nominal.sentence].tokens[nominal.head].lower


def _behind(nominal: Nominal, parsed: ParsedArticle) -> Sequence[Token]:
    return parsed.sentences[nominal.sentence].tokens[nominal.head + 1 : nominal.last + 1]


def _of_town(nominal: Nominal, parsed: ParsedArticle, language: str) -> list[Token]:
    """The adjectives of towns behind the noun: « la société lilloise »."""
    told = _behind(nominal, parsed)
    return [t for t in told if t.pos == "ADJ" and t.text.islower() and inhabitant_gender(t.text, language)]
