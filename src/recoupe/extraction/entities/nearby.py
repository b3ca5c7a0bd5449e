"""Whom a post means that nothing ties to its bearer but the place.

« …, dit le ministre. « … », ajoute Marc Ilunga. » : who goes on speaking under a name that the text introduces in no other
way. « Awa Roux, chimiste, … La scientifique … » : the only woman named. Whom more speaks for than the place: `likely`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.parse import Sentence, Token
from recoupe.model.entity import EntityKind

_BRACKETS = 10  # tokens of a party in brackets
_NEXT = 2  # narrative sentences within which somebody goes on speaking


def _gender(seen: Appearance) -> str:
    return seen.record.gender if seen.record is not None else seen.nominal.gender


def without_actor(nominal: Nominal, people: list[Appearance]) -> list[Appearance]:
    """« Hugo Roux a félicité le cuisinier »: whom a sentence's subject acts upon is not that subject."""
    actors = [a for a in people if a.nominal.sentence == nominal.sentence and a.subject and not a.quoted]
    acting = {a.record.id for a in actors if a.record is not None}
    return [a for a in people if a not in actors and (a.record is None or a.record.id not in acting)]


def acted_upon(people: list[Appearance]) -> list[Appearance]:
    """« Nora Petit a interpellé Awa Roux. L'intéressée … »: whom the last sentence's subject acts upon, if one, else all."""
    number = max((a.nominal.sentence for a in people), default=-1)
    near = [a for a in people if a.nominal.sentence == number and a.record is not None]
    acting = {a.record.id for a in near if a.subject and a.record}
    others = [a for a in near if a.record and a.record.id not in acting and not a.nominal.inside and not a.quoted]
    return others if acting and len({a.record.id for a in others if a.record}) == 1 else people


def told_of(
    people: list[Appearance], spoke: Sequence[tuple[int, str]], appearances: Sequence[Appearance]
) -> list[Appearance]:
    """« Nora Petit est partie. « Elle manquera », dit Awa Roux. L'intéressée … »: not who came in only to speak of another.

    Where whoever spoke last was told of before (« Nora Petit est partie. « J'étouffais », dit-elle. »), all of them.
    """
    if not spoke:
        return people
    at, last = spoke[-1]
    known = any(a.nominal.end <= at and a.record is not None and a.record.id == last for a in appearances)
    others = [a for a in people if a.record is None or a.record.id != last]
    return people if known else others or people


def goes_on(
    nominal: Nominal,
    appearances: Sequence[Appearance],
    untold: Set[str],
    sentences: Sequence[Sentence],
    layout: Layout,
    language: str,
    last: str | None = None,
) -> Record | None:
    """« …, a dit le ministre. « … », a ajouté Marc Ilunga. »: a name without a post that goes on where the post spoke, or that
    spoke right before it too (`last`).
    """
    if nominal.article is not Article.DEFINITE or nominal.role is None or not nominal.role.post or nominal.plural:
        return None
    inside = {a.record.id for a in appearances if a.record is not None and nominal.start <= a.start < nominal.end}
    for seen in appearances:
        here, record = seen.nominal, seen.record
        if here.start <= nominal.end or record is None or here.sentence == nominal.sentence:
            continue
        if layout.apart(nominal.sentence, here.sentence) > _NEXT:
            return None
        if here.sort is not Head.NAME or record.kind is not EntityKind.PERSON or seen.quoted or here.name is None:
            continue
        if layout.paragraphs[here.sentence] != layout.paragraphs[nominal.sentence]:
            return None
        tokens = sentences[here.sentence].tokens
        adds = _adds(tokens, here.first, language) or _speaks(seen, nominal, tokens, appearances, language)
        full = here.name.last > here.name.first and record.id in untold
        full = full or (record.id == last and _adds(tokens, here.first, language))
        agree = "e" in (record.gender, nominal.gender) or record.gender == nominal.gender
        return record if adds and full and agree and record.id not in inside else None
    return None


def _speaks(
    seen: Appearance, title: Nominal, tokens: tuple[Token, ...], appearances: Sequence[Appearance], language: str
) -> bool:
    """« L'avocate générale … Awa Roux réclame trente ans. »: a name that acts, of the gender that the title shows, where
    nobody else of that gender is told between; answers are somebody else's.
    """
    name, record = seen.nominal, seen.record
    assert record is not None
    if "e" in (record.gender, title.gender) or record.gender != title.gender:
        return False
    before, behind = tokens[: name.first], past_brackets(tokens, name.last + 1)
    inverted = bool(before) and before[-1].pos in ("VERB", "AUX")
    if not inverted and not (seen.subject and behind and behind[0].pos in ("VERB", "AUX", "PRON")):
        return False
    verbs = [before[-1]] if inverted else [t for t in behind[:3] if t.pos == "VERB"]
    if {t.lemma for t in verbs} & words(language, "titles", "answers"):
        return False
    between = (a for a in appearances if title.end <= a.start < name.start and not a.quoted and not a.nominal.plural)
    return not any(_gender(a) in ("e", title.gender) and a.somebody and (a.subject or a.record) for a in between)


def past_brackets(tokens: tuple[Token, ...], i: int) -> tuple[Token, ...]:
    """The tokens from i on, without « (PS) », « (Les Verts) » if they begin with it."""
    closing = next((t.i for t in tokens[i : i + _BRACKETS] if t.text == ")"), None)
    return tokens[closing + 1 :] if closing is not None and tokens[i].text == "(" else tokens[i:]


def _adds(tokens: Sequence[Token], first: int, language: str) -> bool:
    """« a ajouté X », « Cette réaction de X »: words that tie the name at `first` to what was just said."""
    if first and tokens[first - 1].lemma in words(language, "titles", "goes_on"):
        return True
    if first < 3 or tokens[first - 1].lower not in words(language, "names", "genitive"):
        return False
    pointed = tokens[first - 3].lower in words(language, "titles", "pointing")
    return pointed and tokens[first - 2].lower in words(language, "titles", "speech")


def sole_woman(nominal: Nominal, appearances: Sequence[Appearance]) -> Appearance | None:
    """« Awa Roux, chimiste, … La scientifique … » over however many sentences: the last naming of the only woman named.

    Not where another woman is told by the same noun (« une autre scientifique »).
    """
    if nominal.gender != "f":
        return None
    if any(a.nominal.role == nominal.role and a.nominal.gender == "f" and a.record is None
           and a.nominal.start < nominal.start for a in appearances):  # fmt: skip
        return None
    women = [a for a in appearances if a.record is not None and _woman(a.record)]
    before = [a for a in women if a.nominal.end <= nominal.start and not a.quoted]
    return before[-1] if before and len({a.record.id for a in women if a.record is not None}) == 1 else None


def _woman(record: Record) -> bool:
    return record.kind is EntityKind.PERSON and record.named and record.gender == "f"
