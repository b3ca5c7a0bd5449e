"""Which body a bare noun takes up.

« Airval a dérouté un vol. La compagnie précise … » : the compagnie is Airval, as « l'ONG » is Amnesty International and
« la cour » the « cour d'appel de Colmar ». Of the bodies named before, those fit whose own noun is of the same sort, or
that have none; the one that was told with the same noun, spoke last or stands nearest is meant. Where two are about as
likely, and where the noun says nothing about what kind of body it is (« le gouvernement »), nobody is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.choosing import choose
from recoupe.extraction.entities.lexicon import body, known, words
from recoupe.extraction.entities.media import of_field
from recoupe.extraction.entities.nominals import Head, Nominal
from recoupe.extraction.entities.pronouns import Pronoun, identity
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.entities.weighing import REACH
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key
from recoupe.rules.loader import load

CLOSE = 1  # sentences over which « la direction » means the only body named
FAR = 12  # sentences over which « le groupe » still means the only firm named before
_LABEL = 2  # tokens from a noun to the name that it labels, an adjective between
_OFTEN = 3  # namings that make a firm the one that the text is about
_KINDS = frozenset({EntityKind.ORGANIZATION, EntityKind.OTHER, EntityKind.OUTLET, EntityKind.AGENCY})


@dataclass(frozen=True, slots=True)
class BodySort:
    """Nouns for bodies of one sort; `takes` are those of them that may stand alone for a body named before.

    `kin`: only for one whose own noun is of the sort, never for one that has none: « le tribunal » is no firm. `told`: for
    one that is known to be of the sort, if there is any: « le journal » is the paper named rather than the firm. `vague`: those of
    `takes` that begin names of other bodies: the « Organisation mondiale de la santé » is no union.
    """

    name: str
    words: tuple[str, ...]
    takes: tuple[str, ...]
    example: str
    counter: str = ""
    kin: bool = False
    told: bool = False
    vague: tuple[str, ...] = ()


@cache
def _sorts(language: str) -> tuple[BodySort, ...]:
    return load(language, "bodies", "sort", BodySort)


@cache
def sorts_of(noun: str, language: str) -> frozenset[str]:
    """The sorts of body that a noun names."""
    return frozenset(s.name for s in _sorts(language) if noun in s.words or noun in {*s.takes} - {*s.vague})


def takes_up(noun: str, language: str) -> frozenset[str]:
    """The sorts of body that the noun alone may stand for."""
    return frozenset(s.name for s in _sorts(language) if noun in s.takes)


def begun(nominal: Nominal, head: str, appearances: Sequence[Appearance]) -> Record | None:
    """« le Département d'État … le Département », « la Mission de paix à Goma … la mission »: the one office named before
    whose name begins with the noun.
    """
    kinds = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)
    found = {
        a.record.id: a.record
        for a in appearances
        if a.nominal.end <= nominal.start and a.nominal.name is not None and a.nominal.name.text.lower().startswith(head + " ")
        and a.record is not None and a.record.named and a.record.kind in kinds
    }  # fmt: skip
    return next(iter(found.values())) if len(found) == 1 else None


def continued(nominal: Nominal, appearances: Sequence[Appearance]) -> Appearance | None:
    """« la préfecture maritime du Sud … la préfecture maritime », « la Fédération des entreprises belges … la fédération des
    entreprises »: the one body named before that the text tells with these words and more.
    """
    told = nominal.text.lower() + " "
    found: dict[str, Appearance] = {}
    for seen in appearances:
        name = seen.nominal.name
        words_of = name.text if seen.nominal.sort is Head.NAME and name is not None else seen.nominal.text
        labelled = seen.nominal.sort is Head.BODY and name is not None
        body_told = seen.nominal.sort in (Head.NAME, Head.BODY) and seen.nominal.end <= nominal.start
        if body_told and not labelled and seen.nominal.plural == nominal.plural and words_of.lower().startswith(told):
            found.setdefault(key(words_of), seen)
    return next(iter(found.values())) if len(found) == 1 and nominal.name is None else None


def answering(
    nominal: Nominal, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> list[Appearance]:
    """Those whom a noun may take up: not who asks, nor a news agency where it is the office of a field."""
    office = of_field(parsed.sentences[nominal.sentence], nominal.head, nominal.last, language)
    return [
        a for a in appearances
        if not _asks(a, parsed, language)
        and not (office and a.record is not None and a.record.kind in (EntityKind.AGENCY, EntityKind.OUTLET))
    ]  # fmt: skip


def _asks(seen: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« Contacté par Valmer Soir, le quotidien répond »: who asks is not who answers."""
    tokens = parsed.sentences[seen.nominal.sentence].tokens
    before = tokens[max(0, seen.nominal.first - 2) : seen.nominal.first]
    asked, agent = (words(language, "statement_words", name) for name in ("asked", "agent"))
    return len(before) > 1 and before[0].lower in asked and before[1].lower in agent


def retaken(
    nominal: Nominal,
    noun: str,
    appearances: Sequence[Appearance],
    spoke: Sequence[tuple[int, str]],
    layout: Layout,
    language: str,
) -> Record | None:
    """The body named before that the bare noun means."""
    wanted = takes_up(noun, language)
    if not wanted or (nominal.plural and nominal.text.isupper()):  # « les ONG » are more than one
        return None
    if noun in words(language, "bodies", "management"):
        appearances = [a for a in appearances if not _faces(a, nominal, appearances)]
    spoke, kinds = _with_houses(spoke, appearances), _kinds(wanted, language)
    speakers = {who for _, who in spoke}
    before = [
        a for a in appearances
        if a.nominal.end <= nominal.start and a.record is not None and a.record.named
        and (a.record.kind in kinds or (a.record.kind is EntityKind.PLACE and a.record.id in speakers))
        and (not a.nominal.plural or a.record.name.isupper())  # « les CFF … l'entreprise »
        and nominal.sentence - a.nominal.sentence <= FAR and _fits(a, noun, wanted, language)
        and not _labelled_otherwise(a, noun, wanted, appearances, language)
    ]  # fmt: skip
    before = [a for a in before if a.record is not None and not a.record.name.islower()] or before
    if all(s.told for s in _sorts(language) if s.name in wanted):
        before = [a for a in before if _is_a(a, wanted, language) or identity(a) in speakers] or before
    told = [a for a in before if key(noun) in _told(a)]
    if not told and noun in words(language, "bodies", "management"):
        sure = [a for a in before if any(wanted & sorts_of(w, language) for w in _told(a))]
        close = [a for a in before if layout.apart(a.nominal.sentence, nominal.sentence) <= CLOSE]
        before = sure or close or before
        titled = _titled(nominal, noun, wanted, appearances, language)
        if not sure and not close and titled is not None:
            return titled
        if not sure and len({identity(a) for a in before}) > 1:
            return titled or _led_by(before, appearances, nominal)
    near = [a for a in told or before if nominal.sentence - a.nominal.sentence <= REACH]
    found = choose(Pronoun((), "e", ""), nominal.sentence, near, spoke, layout)
    if found is not None:
        return found[0].record
    titled = _titled(nominal, noun, wanted, appearances, language)
    if titled is not None:
        return titled
    only = {identity(a): a.record for a in told or before} or _kin(nominal, wanted, appearances, language)
    return next(iter(only.values())) if len(only) == 1 else None


def _kinds(wanted: Set[str], language: str) -> frozenset[EntityKind]:
    """What may be taken up: governments too where the noun asks for its own sort (« le gouvernement malien … l'exécutif »)."""
    kin = all(s.kin for s in _sorts(language) if s.name in wanted)
    return _KINDS | {EntityKind.GOVERNMENT} if kin else _KINDS


def _faces(seen: Appearance, nominal: Nominal, appearances: Sequence[Appearance]) -> bool:
    """« Le syndicat a écrit à la direction »: whoever acts upon the noun in its own sentence is somebody else."""
    own = any(a.nominal is nominal and (a.subject or a.nominal.inside) for a in appearances)
    return seen.nominal.sentence == nominal.sentence and seen.subject and not own


def _with_houses(spoke: Sequence[tuple[int, str]], appearances: Sequence[Appearance]) -> list[tuple[int, str]]:
    """« Le président d'Airval, Hugo Roux, dénonce … La firme … »: with the body that a speaker's post tells."""
    told: list[tuple[int, str]] = []
    for at, who in spoke:
        told.append((at, who))
        post = next((a for a in appearances if a.start == at and a.nominal.sort is Head.ROLE), None)
        houses = [
            a.record.id for a in appearances
            if post is not None and a.nominal.inside and post.start < a.start < post.nominal.end
            and a.record is not None and a.record.kind in _KINDS
        ]  # fmt: skip
        told.extend((at, house) for house in houses[:1])
    return told


def _titled(
    nominal: Nominal, noun: str, wanted: frozenset[str], appearances: Sequence[Appearance], language: str
) -> Record | None:
    """The body of the sort that the article's title names, if it names one alone."""
    seen = next((a for a in appearances if a.topic and a.nominal.end <= nominal.start and a.record is not None), None)
    if seen is None or seen.record is None or seen.record.kind not in _KINDS:
        return None
    fits = _fits(seen, noun, wanted, language)
    return seen.record if fits and not _labelled_otherwise(seen, noun, wanted, appearances, language) else None


def _led_by(before: Sequence[Appearance], appearances: Sequence[Appearance], nominal: Nominal) -> Record | None:
    """« la direction » among several firms: of the one that the text names by far most often."""
    fitting = {identity(a) for a in before}
    counts = Counter(
        identity(a) for a in appearances if a.nominal.end <= nominal.start and not a.quoted and identity(a) in fitting
    )
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return next(a.record for a in before if identity(a) == ranked[0][0])


def _kin(
    nominal: Nominal, wanted: frozenset[str], appearances: Sequence[Appearance], language: str
) -> dict[str, Record | None]:
    """However far back: the bodies whose own noun is of the sort (« le SC Valmer » for « le club »)."""
    return {
        identity(a): a.record
        for a in appearances
        if a.nominal.end <= nominal.start and a.record is not None and a.record.named and a.record.kind in _KINDS
        and any(s in wanted for w in _heads(a.record) for s in sorts_of(w, language))
    }  # fmt: skip


def _told(seen: Appearance) -> frozenset[str]:
    """The nouns with which the text and the name tell the body: « la compagnie Airval », « Racing Club »."""
    record = seen.record
    assert record is not None
    return frozenset(key(w) for name in (seen.nominal.text, record.name, *record.spellings) for w in name.split())


def _fits(seen: Appearance, noun: str, wanted: frozenset[str], language: str) -> bool:
    record = seen.record
    assert record is not None
    if seen.nominal.sort not in (Head.NAME, Head.BODY, Head.PRONOUN):
        return False
    if key(noun) in _told(seen):
        return True
    if _other_medium(seen, noun, language):
        return False
    if record.kind in (EntityKind.OUTLET, EntityKind.AGENCY):
        return "media" in wanted or ("firm" in wanted and record.name in words(language, "bodies", "platform"))
    own = frozenset(s for w in _heads(record) for s in sorts_of(w, language))
    heads = _heads(record)
    known = any(w in words(language, "bodies", "alone") for w in heads)
    common = record.name.islower() and any(body(w, language) is not None for w in heads)  # « le parc de centrales »
    if own:
        return bool(own & wanted)
    kin = all(s.kin for s in _sorts(language) if noun in s.takes) and not _may_be_union(record, wanted, language)
    return not (kin or known or common)


def _labelled_otherwise(
    seen: Appearance, noun: str, wanted: frozenset[str], appearances: Sequence[Appearance], language: str
) -> bool:
    """« l'association Toits verts » is no « entreprise »: the noun with which the text labels the name tells of another sort."""
    record = seen.record
    assert record is not None
    if noun in words(language, "bodies", "management"):
        return False  # « la direction » may be anybody's
    labels = {
        a.nominal.text.lower().split()[0]
        for a in appearances
        if a.record is record and a.nominal.sort is Head.BODY and a.nominal.name is not None
        and a.nominal.name.first - a.nominal.head <= _LABEL
    }  # fmt: skip
    own = frozenset(s for w in labels for s in sorts_of(w, language))
    titles = words(language, "names", "title_opening")
    if {w for part in record.name.split()[:2] for w in part.split("'")} & titles and "media" not in wanted:
        return True  # « L'Écho des Landes » is no « club »
    published = "firm" in own and "media" in wanted  # « le groupe Roux » may be a « chaîne »
    return bool(own) and noun not in labels and not own & wanted and not published


def _may_be_union(record: Record, wanted: frozenset[str], language: str) -> bool:
    """« la CNTD … la centrale syndicale », « le Snesup … le syndicat »: letters that the world does not know otherwise."""
    told = record.name.isalpha() and (
        record.name.isupper() or record.name.startswith(tuple(words(language, "bodies", "union_beginning")))
    )
    return "union" in wanted and told and known(record.name) is None


def _other_medium(seen: Appearance, noun: str, language: str) -> bool:
    """« la chaîne Arbal » for « le journal »"""
    media = [{key(w) for w in words(language, "bodies", name)} for name in ("paper", "broadcaster")]
    return any(key(noun) in media[n] and _told(seen) & media[1 - n] for n in (0, 1))


def _is_a(seen: Appearance, wanted: frozenset[str], language: str) -> bool:
    """Whether the world or the body's own noun says that it is of the sort."""
    record = seen.record
    assert record is not None
    carries = record.kind in (EntityKind.OUTLET, EntityKind.AGENCY)
    return carries or any(wanted & sorts_of(w, language) for w in _heads(record))


def _heads(record: Record) -> frozenset[str]:
    """The first words of the body's names, with and without capital."""
    return frozenset(name.split()[0].lower() for name in (record.name, *record.spellings) if name)
