"""Which body, government or place a name or phrase means.

« le ministère des Transports malien » and « le ministère malien des Transports » are one body, « l'Agence des eaux (ADE)
… l'ADE » as well; « Pékin proteste » is China, « à Pékin » a place; « les autorités maliennes » speak for Mali;
« le groupe » is the firm named before, « le parquet » that of Valmer where there is no other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.addresses import at_address
from recoupe.extraction.entities.names import Name, Sort
from recoupe.extraction.entities.narrowed import between_marks, of_one_place, of_other_field, only_described, seated
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.registry import Record, Registry
from recoupe.extraction.entities.retaken import answering, begun, continued, retaken, takes_up
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.entities.seats import seat_of, set_elsewhere
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key
from recoupe.rules.loader import load


class Scene(Protocol):
    """What of an article's casting is needed here."""

    parsed: ParsedArticle
    language: str
    registry: Registry
    acronyms: Mapping[str, Nominal]
    layout: Layout
    asking: set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class SameBody:
    """A body told with another noun: « la diplomatie malienne » is the ministry of foreign affairs."""

    head: str
    means: str
    fields: tuple[str, ...]
    example: str


def named(scene: Scene, name: Name, *, place: bool, gender: str = "e", labelled: bool = False) -> Record | None:
    """The entity that a name names; a country or capital after « à », « en » is a place, else it acts.

    `labelled` names stand after a noun that says they are bodies (« l'association Toits solidaires »).
    """
    ask = scene.registry.ask
    found = name.known
    if found is None:
        group = lexicon.group(name.text, scene.language)
        if group is not None:
            return ask(group, EntityKind.GROUP, plural=True, gender="m")
        if labelled:
            return ask(name.text, EntityKind.ORGANIZATION, gender=gender)
        if name.sort is Sort.PERSON:
            return None
        house = None if place else scene.registry.borne(name.text)
        if house is not None:
            house.spellings.add(name.text)
            return house
        kinds = {Sort.BODY: EntityKind.ORGANIZATION, Sort.PLACE: EntityKind.PLACE, Sort.OTHER: EntityKind.OTHER}
        kind = kinds[name.sort]
        other = scene.registry.has(EntityKind.ORGANIZATION, key(name.text))
        if other is not None and kind is EntityKind.OTHER:
            return other
        return _in_full(scene, name) or ask(name.text, kind, gender=gender)
    if found.kind is EntityKind.PLACE:
        if place or found.country is None:
            return ask(found.name, EntityKind.PLACE)
        return government(scene, found.country, name.text)
    if found.kind is EntityKind.GOVERNMENT and found.country:
        if not place:
            return government(scene, found.country, name.text, plural=found.gender.endswith("p"))
        record = ask(found.name, EntityKind.PLACE, gender=found.gender[0], plural=found.gender.endswith("p"))
        record.spellings.add(name.text)
        return record
    if found.kind is EntityKind.ORGANIZATION and (full := _in_full(scene, name)) is not None:
        return full
    # agencies and outlets as all call them, « rue de Valois » as its office
    as_told = found.kind in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT) and not at_address(name.text, found.name)
    shown = name.text if as_told else _as_written(found.name, name.text, scene.language)
    record = ask(shown, found.kind, ident=key(found.name), gender=found.gender[0], plural=found.gender.endswith("p"))
    if len(shown) > len(record.name):
        record.name = shown
    record.spellings.add(name.text)
    return record


def _in_full(scene: Scene, name: Name) -> Record | None:
    """« l'Agence des eaux (ADE) … l'ADE »: the body that the text names in full beside these letters."""
    full = scene.acronyms.get(key(name.text))
    if full is None or full.name is name:
        return None
    known = full.name if full.sort is Head.NAME else None
    record = body(scene, full, ()) if known is None else named(scene, known, place=False)
    if record is not None:
        record.spellings.add(name.text)
    return record


def _as_written(name: str, written: str, language: str) -> str:
    """An outlet's usual name as the text writes it: « le Guardian » without the article of its own, « France Info »."""
    article, _, rest = name.partition(" ")
    if article in lexicon.words(language, "names", "foreign_article") and not written.startswith(article):
        return rest
    parted = " " in written and written.replace(" ", "").lower() == name.lower()
    return written if parted else name


def government(scene: Scene, country: str, words: str, *, phrase: bool = False, plural: bool = False) -> Record:
    """The government of a country, under the words of the phrase that tells it (« le gouvernement malien »), if any does.

    The country's own name is the government's once it speaks (`Record.own`).
    """
    state = lexicon.country(country)
    name = words if phrase else country
    record = scene.registry.ask(name, EntityKind.GOVERNMENT, ident=key(country), country=country)
    record.spellings.add(words)
    if phrase and (record.name == country or _governs(words, scene.language) > _governs(record.name, scene.language)):
        record.name = words
    found = lexicon.known(words)
    if found is not None and found.kind is EntityKind.GOVERNMENT and state is not None and record.gender == "e":
        record.gender, record.plural = state.gender[0], plural
    return record


def _governs(words: str, language: str) -> bool:
    """« gouvernement malien » rather than « autorités maliennes »."""
    return bool({w.lower() for w in words.split()} & _governing(language))


def _governing(language: str) -> frozenset[str]:
    return lexicon.words(language, "bodies", "governing")


def body(
    scene: Scene, nominal: Nominal, appearances: Sequence[Appearance], spoke: Sequence[tuple[int, str]] = ()
) -> Record | None:
    """The body that a phrase names: « le parquet de Valmer », « l'association Toits solidaires » (by its name).

    `spoke` lists (position, entity) of those who spoke before, which tells whom a bare « la compagnie » takes up.
    Phrases that each wait for the other (« la direction des entreprises », « les entreprises ») name no body by that way.
    """
    asked = (nominal.start, nominal.end)
    if asked in scene.asking:
        return None
    scene.asking.add(asked)
    try:
        return _body(scene, nominal, appearances, spoke)
    finally:
        scene.asking.remove(asked)


def _body(
    scene: Scene, nominal: Nominal, appearances: Sequence[Appearance], spoke: Sequence[tuple[int, str]]
) -> Record | None:
    if nominal.name is not None:
        return _by_name(scene, nominal, nominal.name)
    group = lexicon.group(nominal.text, scene.language)
    if group is not None:
        return scene.registry.ask(group, EntityKind.GROUP, plural=True, gender="m")
    if not nominal.qualifiers and _head(scene, nominal) in lexicon.words(scene.language, "bodies", "land"):
        return _land(scene, nominal, appearances)
    if nominal.article is Article.INDEFINITE or (nominal.article is Article.BARE and nominal.inside):
        return None
    firm = led(scene, nominal, appearances) or seat_of(nominal, _head(scene, nominal), appearances, scene.language)
    if firm is not None:
        return firm
    head = _head(scene, nominal)
    countries = sorted(q[1:] for q in nominal.qualifiers if q.startswith("@"))
    if head in lexicon.words(scene.language, "bodies", "state") and len(countries) == 1 == len(nominal.qualifiers):
        return government(scene, countries[0], nominal.text, phrase=True)
    other = key(nominal.text.split()[0]) in lexicon.words(scene.language, "titles", "another")
    if nominal.article is Article.DEFINITE and not other:
        fuller = _fuller(scene, nominal, head, appearances, spoke)
        if fuller is not None:
            return fuller
    if nominal.article is Article.POSSESSIVE and nominal.text.islower():
        return None  # « ses services », « sa famille »
    alike = _named_alike(scene, nominal, head, appearances)
    if alike is not None:
        return body(scene, alike.nominal, appearances)
    kind = EntityKind.GROUP if nominal.plural else EntityKind.ORGANIZATION
    ident = identity(scene, nominal)
    nameless = lexicon.words(scene.language, "bodies", "nameless")
    named_alone = nominal.plural or nominal.text.lower() not in nameless
    record = scene.registry.ask(
        nominal.text, kind, ident=ident, named=named_alone, gender=nominal.gender, plural=nominal.plural
    )
    if len(nominal.text) > len(record.name):
        record.name = nominal.text
    return record


def _by_name(scene: Scene, nominal: Nominal, name: Name) -> Record | None:
    """« l'association Toits solidaires », « Radio Okapi », « le gouvernement Roux »: a body whose noun has a name behind it."""
    people = lexicon.group(name.text, scene.language)
    if people is not None:  # « le mouvement des « casques bleus » »
        return scene.registry.ask(people, EntityKind.GROUP, plural=True, gender="m")
    directly = name.known is None and name.first == nominal.head + 1
    text = f"{nominal.text} {name.text}"
    if directly and nominal.article is Article.BARE and scene.parsed.text[nominal.start].isupper():
        found = lexicon.known(text)  # « Radio Okapi »
        kind = found.kind if found is not None else EntityKind.ORGANIZATION
        return scene.registry.ask(found.name if found is not None else text, kind, gender=nominal.gender)
    eponym = _head(scene, nominal) in lexicon.words(scene.language, "names", "eponym")
    called_after = name.sort is Sort.PERSON  # « le collectif Anne Roux », but « le groupe Anne Roux »
    eponym = eponym or (called_after and not {"firm", "media"} & takes_up(_head(scene, nominal), scene.language))
    if directly and eponym:  # « le gouvernement Roux »
        house = scene.registry.ask(text, EntityKind.ORGANIZATION, gender=nominal.gender)
        if _head(scene, nominal) in lexicon.words(scene.language, "names", "named_after"):
            scene.registry.bears(house, name.text)
        return house
    return named(scene, name, place=False, gender=nominal.gender, labelled=True)


def _land(scene: Scene, nominal: Nominal, appearances: Sequence[Appearance]) -> Record | None:
    """« le pays »: the country that the text has named most so far, of two the later one."""
    told = Counter[str]()
    last: dict[str, int] = {}
    for seen in appearances:
        known = None if seen.nominal.name is None else seen.nominal.name.known
        if seen.nominal.end <= nominal.start and known is not None and known.country:
            told[known.country] += 1
            last[known.country] = seen.start
    if not told or nominal.article is not Article.DEFINITE:
        return None
    most = max(told, key=lambda c: (told[c], last[c]))
    record = government(scene, most, most)
    record.own = True
    return record


def led(scene: Scene, nominal: Nominal, appearances: Sequence[Appearance]) -> Record | None:
    """« la direction d'Airval », « des membres du gouvernement »: the body that its leaders speak for; « les dirigeants du
    club » are a group of their own.
    """
    if nominal.plural and not nominal.qualifiers and _head(scene, nominal) in _words(scene, "cabinet"):
        return _government_told(scene, nominal, appearances)
    single = nominal.sort is Head.ROLE and not nominal.plural
    if single or _head(scene, nominal) not in lexicon.words(scene.language, "bodies", "management"):
        return None
    held = scene.parsed.sentences[nominal.sentence].tokens[nominal.head + 1 : nominal.last + 1]
    if {t.lower for t in held} & lexicon.words(scene.language, "bodies", "workforce"):
        return None  # « les représentants du personnel d'Airval »
    for seen in appearances:
        inner = seen.nominal
        if inner.sentence == nominal.sentence and nominal.head < inner.first <= inner.head <= nominal.last:
            between = held[: inner.first - nominal.head - 1]
            tied = any(t.lower in lexicon.words(scene.language, "names", "genitive") for t in between)
            if any(t.pos == "NOUN" for t in between) or not tied:
                return None  # « la direction des pêches de la province », « les élus CGT »
            record = seen.record
            if record is None and inner.sort is Head.BODY:
                record = seen.record = body(scene, inner, appearances)
            proper = inner.name is not None or (record is not None and record.name != inner.text)
            bodies = (EntityKind.ORGANIZATION, EntityKind.OTHER)
            if record is not None and record.named and _head(scene, inner) in _governing(scene.language):
                return record  # « des membres du gouvernement »
            named_body = record is not None and record.named and record.kind in bodies
            return record if named_body and proper and nominal.sort is not Head.ROLE else None
    return None


def _government_told(scene: Scene, nominal: Nominal, appearances: Sequence[Appearance]) -> Record | None:
    """« Le gouvernement recule. Des ministres … »: the one government of which the text has told under that noun."""
    told = [
        a for a in appearances
        if a.nominal.end <= nominal.start and a.nominal.sort is Head.BODY and _head(scene, a.nominal) in _governing(scene.language)
    ]  # fmt: skip
    for seen in told:
        seen.record = seen.record or body(scene, seen.nominal, appearances)
    found = {a.record.id: a.record for a in told if a.record is not None and a.record.named}
    return next(iter(found.values())) if len(found) == 1 else None


def _words(scene: Scene, name: str) -> frozenset[str]:
    return lexicon.words(scene.language, "bodies", name)


def identity(scene: Scene, nominal: Nominal) -> str:
    """A key under which wordings of one body meet: its noun and what narrows it, in no order."""
    head, fields = _head(scene, nominal), nominal.qualifiers
    for same in load(scene.language, "bodies", "same", SameBody):
        if same.head == head:
            head, fields = same.means, fields | set(same.fields)
    return " ".join([key(head), *sorted(fields)])


def _head(scene: Scene, nominal: Nominal) -> str:
    return scene.parsed.sentences[nominal.sentence].tokens[nominal.head].lower


def _fuller(
    scene: Scene, nominal: Nominal, head: str, appearances: Sequence[Appearance], spoke: Sequence[tuple[int, str]]
) -> Record | None:
    """The one body that a noun takes up: told in full with the same noun, or of the sort that the noun says."""
    described = bool(nominal.qualifiers)
    people = head in _words(scene, "people")  # « la communauté du port »: not that of another port
    longer = continued(nominal, appearances) if described and not people and nominal.text[1:].islower() else None
    if longer is not None:
        return longer.record or body(scene, longer.nominal, appearances)
    if described and not only_described(nominal, scene.parsed, scene.language):
        namesake = of_one_place(nominal, appearances, scene.parsed, scene.language)
        if namesake is not None:
            return namesake
        return _just_named(scene, nominal, appearances) if seated(nominal, scene.parsed, scene.language) else None
    alone = not described and (nominal.text[0].isupper() or not takes_up(head, scene.language))
    if alone and (first := begun(nominal, head, appearances)) is not None:
        return first
    for told in appearances:
        if (
            told.record is None
            and told.nominal.sort is Head.BODY
            and told.nominal.qualifiers
            and not only_described(told.nominal, scene.parsed, scene.language)
            and (_head(scene, told.nominal) == head or told.nominal.end <= nominal.start)
        ):
            told.record = body(scene, told.nominal, appearances)
    if not described and (only := _of_that_noun(scene, nominal, head, appearances)) is not None:
        return only
    if described and (clubs := of_one_place(nominal, appearances, scene.parsed, scene.language)) is not None:
        return clubs
    others = answering(nominal, appearances, scene.parsed, scene.language)
    others = [a for a in others if not of_other_field(nominal, a, scene.parsed, scene.language)]
    return retaken(nominal, head, others, spoke, scene.layout, scene.language)


def _of_that_noun(scene: Scene, nominal: Nominal, head: str, appearances: Sequence[Appearance]) -> Record | None:
    """« le ministère des Ports … le ministère »: the one body of which the text tells more behind the same noun."""
    own = not (nominal.inside or head in _words(scene, "people") or takes_up(head, scene.language))
    short = own or head in _words(scene, "short_of")
    same = {
        a.record.id if a.record else identity(scene, a.nominal): a
        for a in appearances
        if a.nominal.sort is Head.BODY and _head(scene, a.nominal) == head
        and not set_elsewhere(nominal, a, appearances)
        and not (a.nominal.text.isupper() and a.nominal.plural != nominal.plural)  # « l'ONG … les ONG »
        and (
            a.nominal.name is not None or any(c.isupper() for c in a.nominal.text)
            or any("@" in q for q in a.nominal.qualifiers) or between_marks(a.nominal, scene.parsed)
            or (short and a.nominal.qualifiers and a.nominal.end <= nominal.start and not a.nominal.plural)
        )
        and not (nominal.plural and a.nominal.name is not None)  # « les syndicats Airval et Béral … les syndicats »
        and a.nominal.article is not Article.INDEFINITE
    }  # fmt: skip
    if len(same) > 1:  # « le groupe Roux » before « la direction du groupe de chimie »
        before = {i: a for i, a in same.items() if a.nominal.end <= nominal.start}
        same = {i: a for i, a in before.items() if a.nominal.name is not None} or (before if short else same)
    if len(same) == 1:
        only = next(iter(same.values()))
        if only.record is None and only.nominal is not nominal:
            only.record = body(scene, only.nominal, appearances)
        return only.record
    return None


def _just_named(scene: Scene, nominal: Nominal, appearances: Sequence[Appearance]) -> Record | None:
    """« Airval résiste. Le groupe familial de Tressane … »: the one body that the sentence before is about."""
    near = [
        a for a in appearances
        if a.nominal.end <= nominal.start and scene.layout.apart(a.nominal.sentence, nominal.sentence) <= 1
        and not a.quoted
    ]  # fmt: skip
    found = retaken(nominal, _head(scene, nominal), [a for a in near if a.subject], (), scene.layout, scene.language)
    bodies = {a.record.id for a in near if a.record is not None and a.record.kind is EntityKind.ORGANIZATION}
    return found if found is not None and bodies <= {found.id} else None


def _named_alike(scene: Scene, nominal: Nominal, head: str, appearances: Sequence[Appearance]) -> Appearance | None:
    """« le groupe de céramique », where the text names one « groupe Roux » and no other; « le cabinet du ministre » is another."""
    behind = scene.parsed.sentences[nominal.sentence].tokens[nominal.head + 1 : nominal.last + 1]
    of = next((t for t in behind if t.pos != "ADJ"), None)
    several = of is not None and of.lower in lexicon.words(scene.language, "titles", "plural_article")
    bare = of is not None and of.lower in lexicon.words(scene.language, "names", "bare_genitive")
    bare = several or (bare and of is not None and all(t.pos != "DET" for t in behind if t.i == of.i + 1))
    field = nominal.article is Article.DEFINITE and nominal.text.islower() and not nominal.plural and bare
    sorts = takes_up(head, scene.language)  # « le site internet de la ville » is none of the sites named
    if not field or not sorts or "media" in sorts or only_described(nominal, scene.parsed, scene.language):
        return None
    same = {a.nominal.name.text: a for a in appearances if a.nominal.name and _head(scene, a.nominal) == head}
    return next(iter(same.values())) if len(same) == 1 else None
