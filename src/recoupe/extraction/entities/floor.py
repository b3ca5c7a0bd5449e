"""Whom a noun means because nobody else is there: who has just spoken, or whom the sentence before is about.

« La plage fermera, a dit Awa Roux, présidente du syndicat. La praticienne craint … » : nothing says that Awa Roux is a
doctor, but the noun takes up somebody and no other woman stands near. « L'orateur » is whoever spoke last. Only for who
speaks, and only where the posts that a person has by the text let them be what the noun says: a mayor is no prefect.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Protocol

from recoupe.extraction.entities.ages import of_other_age
from recoupe.extraction.entities.callings import exclude, same_field
from recoupe.extraction.entities.descriptions import Sense
from recoupe.extraction.entities.lexicon import Role, body, role, words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.registry import Record, Registry
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.entities.titles import (
    Holder,
    bearer,
    may_govern,
    of_another,
    of_state,
    serves,
    without_surname,
)
from recoupe.extraction.entities.undergone import in_the_dock
from recoupe.extraction.entities.usual_posts import usual
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.article import BlockKind
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span
from recoupe.rules.folding import key

_STILL = 3  # narrative sentences since somebody spoke who is taken up by their calling and its body
_FAR = 3  # narrative sentences over which « poursuit le coureur » goes on
_ELISION = re.compile("['’]")
_RECENT = 3  # speakers before « cette source » of whom one may have been told as a source


class Stage(Protocol):
    """What of an article's casting is needed here."""

    parsed: ParsedArticle
    language: str
    appearances: list[Appearance]
    holders: list[Holder]
    last_seen: dict[str, int]
    registry: Registry
    layout: Layout
    untold: set[str]
    ages: Mapping[str, int]


def same_source(nominal: Nominal, spoke: Sequence[tuple[int, str]], scene: Stage) -> Record | None:
    """« Selon l'armée, … selon cette source »: the body that spoke last, or who spoke just before as « une source ».

    Somebody with a name is no « cette source », but « la même source » if they spoke in their office.
    """
    before = {t.lower for t in scene.parsed.sentences[nominal.sentence].tokens[nominal.first : nominal.head]}
    pointed = before & words(scene.language, "titles", "demonstrative")
    alone = key(nominal.text) in words(scene.language, "titles", "source") and not pointed
    bare = alone and nominal.article is Article.DEFINITE  # « a rappelé la source »
    pointed |= before if bare else set()
    if not spoke or not pointed or not is_source(nominal, scene.language):
        return None
    headings = [s for s in scene.parsed.sentences if s.kind is BlockKind.HEADING]
    told = [who for at, who in spoke if not any(h.start <= at < h.end for h in headings)]
    last = scene.registry.get(told[-1]) if told else None
    body = last is not None and not (last.kind is EntityKind.PERSON and last.named)
    again = bool(before & words(scene.language, "titles", "again")) or bare
    if body and again and not nominal.qualifiers:
        return last  # « la même source » is who spoke last
    recent = {scene.registry.get(who).id for who in told[-_RECENT:]}
    sources = [a for a in _unnamed(nominal, recent, scene) if not a.nominal.plural]
    if sources:
        return sources[-1].record
    if (cited := _cited(nominal, spoke, scene)) is not None:
        return cited
    office = again and last is not None and any(h.record is last and h.role.post for h in scene.holders)
    return last if body or office else None


def _cited(nominal: Nominal, spoke: Sequence[tuple[int, str]], scene: Stage) -> Record | None:
    """« Selon Valmer Info, qui cite une source anonyme, … a dit cette source »: the one told in the sentence of who spoke last."""
    at = spoke[-1][0]
    told = [
        a for a in scene.appearances
        if a.nominal.role == nominal.role and a.nominal.article is Article.INDEFINITE and not a.nominal.plural
        and scene.parsed.number_at(at) == a.nominal.sentence and at < a.start and nominal.qualifiers <= a.nominal.qualifiers
    ]  # fmt: skip
    if len(told) != 1:
        return None
    if told[0].record is None:
        told[0].record = scene.registry.ask(
            told[0].nominal.text,
            EntityKind.PERSON,
            ident=f"?{told[0].start}",
            named=False,
            gender=told[0].nominal.gender,
        )
    return told[0].record


def is_source(nominal: Nominal, language: str) -> bool:
    """« une source », « cette source », who is nobody that the text names by another title."""
    return nominal.role is not None and nominal.role.masculine in words(language, "titles", "source")


def _unnamed(nominal: Nominal, voices: Set[str], scene: Stage) -> list[Appearance]:
    """Where one of the `voices` was told before by the same post and no name, with what narrows it (« source judiciaire »)."""
    return [
        a for a in scene.appearances
        if a.nominal.end <= nominal.start and a.nominal.role == nominal.role
        and a.record is not None and not a.record.named and a.record.id in voices
        and nominal.qualifiers <= a.nominal.qualifiers
        and scene.parsed.sentences[a.nominal.sentence].kind is not BlockKind.HEADING
    ]  # fmt: skip


def spoke_before(nominal: Nominal, spoke: Sequence[tuple[int, str]], scene: Stage) -> Record | None:
    """« Un employé de la mairie raconte … L'employé ajoute … »: who spoke without a name under the same post.

    Not if somebody with a name has been given that post since.
    """
    if nominal.article is not Article.DEFINITE or nominal.role is None or nominal.plural:
        return None
    told = _unnamed(nominal, {who for _, who in spoke}, scene)
    told = [a for a in told if a.nominal.article is Article.INDEFINITE]
    if not told:
        return None
    since = told[-1].nominal.start
    taken = any(h.start > since and nominal.role.masculine in (h.role.masculine, *h.role.wider) for h in scene.holders)
    return None if taken else told[-1].record


def fresh(seen: Appearance, spoke: Sequence[tuple[int, str]], how: Sense, scene: Stage) -> set[str]:
    """Who has just spoken or whom the sentence before is about, if nothing was told of them yet.

    A post that somebody has in any case (« le maire de Valmer ») takes up only who has just spoken.
    """
    near = [
        a for a in scene.appearances
        if a.record is not None and a.nominal.end <= seen.start and a.record.id in scene.untold
        and scene.layout.apart(a.nominal.sentence, seen.nominal.sentence) <= 1
        and ((a.subject and not a.undergoes and how is not Sense.OFFICE) or any(a.start <= at < a.nominal.end for at, _ in spoke))
    ]  # fmt: skip
    return {a.record.id for a in near if a.record and not (how is Sense.OFFICE and without_surname(a.record))}


def somebodys(seen: Appearance, appearances: Sequence[Appearance]) -> bool:
    """« Un ancien collaborateur de Hugo Roux … Ce cadre … »: who belongs to somebody that the phrase may mean as well."""
    own = seen.nominal
    return own.inside and any(
        a.nominal.sentence == own.sentence
        and a.nominal.sort is Head.ROLE
        and a.nominal.article is Article.INDEFINITE
        and a.subject
        and a.nominal.first < own.first <= a.nominal.last
        for a in appearances
    )


def orator(nominal: Nominal, spoke: Sequence[tuple[int, str]], registry: Registry, language: str) -> Record | None:
    """« l'orateur », « l'invitée de la radio »: the person who spoke last, if gender agrees."""
    post = nominal.role
    if post is None or post.masculine not in words(language, "titles", "floor"):
        return None
    if usual(post, nominal.qualifiers, language)[0] != post:
        return None  # « l'hôte de Matignon »
    told = (registry.get(who) for _, who in reversed(spoke))
    last = next((r for r in told if r is not None and r.kind is EntityKind.PERSON), None)
    if last is None or not last.named or {last.gender, nominal.gender} == {"m", "f"}:
        return None
    return last


def asked_by_us(seen: Appearance, spoke: Sequence[tuple[int, str]], scene: Stage) -> Record | None:
    """« …, dit Hugo Roux. Selon notre interlocuteur, … »: whom the outlet asked, who is the person that spoke last."""
    nominal, our = seen.nominal, words(scene.language, "titles", "our")
    ours = scene.parsed.sentences[nominal.sentence].tokens[nominal.first].lower in our
    asked = ours and not nominal.plural and not seen.quoted
    return orator(nominal, spoke, scene.registry, scene.language) if asked else None


def speaks_on(nominal: Nominal, spoke: Sequence[tuple[int, str]], scene: Stage) -> Record | None:
    """« « … », dit Hugo Roux. « … », poursuit le coureur d'Airval »: behind a verb that goes on with what was said, the person
    who has just spoken, if gender and posts allow it; no office of a place, whose bearer may join in.
    """
    if nominal.plural or nominal.article is not Article.DEFINITE:
        return None
    last = _went_on(nominal.sentence, nominal.first, nominal.gender, spoke, scene)
    if last is None or nominal.role is None:
        return last
    if of_other_age(nominal, last, scene.ages, scene.parsed, scene.language):
        return None
    posts = [h.role for h in scene.holders if h.record is last and h.role.post]
    office = nominal.role.masculine in words(scene.language, "titles", "local_office")
    if (
        office
        or of_another(nominal, last, scene.holders, scene.language)
        or in_the_dock(nominal.role, last, scene.holders, scene.language)
    ):
        return None
    return last if _compatible(nominal, nominal.role, posts, scene.language) else None


def same_calling(nominal: Nominal, spoke: Sequence[tuple[int, str]], scene: Stage) -> Record | None:
    """« Le cycliste valdarien Hugo Roux … dit-il. « … », glisse le cycliste d'Airval »: who spoke last, if nobody else is told by
    that noun and they are not told to be of another body.
    """
    post, office = nominal.role, words(scene.language, "titles", "local_office")
    if post is None or not post.post or post.masculine in office or not spoke:
        return None
    if nominal.article is not Article.DEFINITE or nominal.plural or not nominal.qualifiers:
        return None
    position, who = spoke[-1]
    if nominal.qualifiers & words(scene.language, "titles", "other_post"):
        return None  # « l'avocate générale » is no « avocate »
    if {scene.registry.get(who).gender, nominal.gender} == {"m", "f"}:
        return None
    told = [h for h in scene.holders if h.role == post and h.start < nominal.start]
    places = {a.start for a in scene.appearances if a.nominal.inside and a.record is not None}
    spans = [a.nominal for a in scene.appearances if a.start in {h.start for h in told}]
    bodies = any(n.start < at < n.end for n in spans for at in places)
    near = scene.layout.apart(scene.parsed.number_at(position), nominal.sentence) <= _STILL
    alone = {h.record.id for h in told} == {who} and len({h.former for h in told} | {nominal.former}) == 1
    lands = {q for q in nominal.qualifiers if q.startswith("@")}
    held = {q for h in told for q in h.qualifiers if q.startswith("@")}
    if not near or not alone or bodies or (lands and held and not lands & held):
        return None
    return scene.registry.get(who)


def speaks_on_as(source: Span, spoke: Sequence[tuple[int, str]], scene: Stage) -> Record | None:
    """« …, poursuit le montagnard de Champex », « …, ajoute le Chorgue »: the same for a noun that no list has.

    No document, no body nor letters for one: « précise la note », « ajoute la DSP ».
    """
    number, language = scene.parsed.number_at(source.start), scene.language
    held = scene.parsed.sentences[number].at(source.start, source.end)
    if len(held) < 2 or held[0].lower not in words(language, "titles", "definite") or held[1].text.isupper():
        return None
    noun, article = held[1], held[0].morph
    writes = words(language, "bodies", "document") | words(language, "statement_words", "speaking_noun")
    if noun.pos not in ("NOUN", "PROPN", "ADJ") or noun.lower in writes or body(noun.lower, language) is not None:
        return None
    if article.get("Number") == "Plur" or noun.label == "PER":
        return None
    gender = {"Fem": "f", "Masc": "m"}.get(article.get("Gender", ""), "e")
    return _went_on(number, held[0].i, gender, spoke, scene)


def _went_on(number: int, first: int, gender: str, spoke: Sequence[tuple[int, str]], scene: Stage) -> Record | None:
    """Whoever spoke last, if a verb of going on stands before token `first` and gender agrees; « reprend » and the like need
    not stand in the next sentence.
    """
    before = scene.parsed.sentences[number].tokens[:first]
    if not spoke or not before or before[-1].lemma not in words(scene.language, "titles", "goes_on"):
        return None
    position, who = spoke[-1]
    last, at = scene.registry.get(who), scene.parsed.number_at(position)
    on = before[-1].lemma in words(scene.language, "titles", "takes_up_again")
    beside = on and scene.layout.paragraphs[at] == scene.layout.paragraphs[number]
    if scene.layout.apart(at, number) > (_FAR if beside else 1):
        return None
    if last.kind is not EntityKind.PERSON or not last.named or {last.gender, gender} == {"m", "f"}:
        return None
    return last


def counsel(nominal: Nominal, scene: Stage, spoke: Sequence[tuple[int, str]]) -> Record | None:
    """« Me Awa Roux … déplore le conseil », « le conseil de la famille »: a noun for a body and for a person, where no such
    body was told of or whoever stands behind it needs a lawyer.
    """
    word = scene.parsed.sentences[nominal.sentence].tokens[nominal.head].lower
    told = role(word, scene.language)
    if told is None or nominal.name is not None or nominal.article is not Article.DEFINITE:
        return None
    defended = words(scene.language, "titles", "defended")
    if nominal.qualifiers and not nominal.qualifiers & defended:
        return None
    bodies = (a.record for a in scene.appearances if a.record is not None and a.record.kind is not EntityKind.PERSON)
    heads = {scene.parsed.sentences[a.nominal.sentence].tokens[a.nominal.head].lower
             for a in scene.appearances if a.nominal.sort is Head.BODY and a.nominal.qualifiers}  # fmt: skip
    if not nominal.qualifiers and (word in heads or any(word in key(b.name).split() for b in bodies)):
        return None
    meant = replace(nominal, role=told[0], sort=Head.ROLE, qualifiers=frozenset(), gender="e")
    found = bearer(meant, scene.holders, scene.last_seen, scene.language, spoke[-1][1] if spoke else None)
    return None if found is None else found[0]


def on_the_floor(nominal: Nominal, scene: Stage, spoke: Sequence[tuple[int, str]]) -> Record | None:
    """The only person of that gender who spoke or was the subject in the sentence before; of two the one who did both."""
    post, layout = nominal.role, scene.layout
    if post is None or nominal.article is not Article.DEFINITE or nominal.plural or nominal.gender == "e":
        return None
    near = [
        a for a in scene.appearances
        if a.nominal.end <= nominal.start and not a.nominal.plural and layout.apart(a.nominal.sentence, nominal.sentence) <= 1
        and a.somebody and _gender(a) in ("e", nominal.gender) and not a.quoted and not a.nominal.inside
        and not (a.nominal.article is Article.POSSESSIVE and a.nominal.name is None and not a.subject)
    ]  # fmt: skip
    said = spoke[-1][1] if spoke else None
    acting = {_ident(a) for a in near if (a.subject and not a.undergoes) or _ident(a) == said}
    others = {_ident(a) for a in near} - acting
    if not acting and len(others) == 1:
        acting, others = others, set()
    if len(acting) != 1 or (others and acting != {said}):
        return None
    there = [a for a in near if _ident(a) in acting]
    record = there[-1].record
    if record is None or not record.named or record.gender not in (nominal.gender, "e"):
        return None
    if record.gender == "e" and (others or nominal.gender == "f"):
        return None
    if all(a.nominal.sentence == nominal.sentence for a in there):
        return None  # « Awa Roux a parlé, tandis que la directrice … »
    beside = layout.paragraphs[there[-1].nominal.sentence] == layout.paragraphs[nominal.sentence]
    heard = acting == {said} and beside
    return record if _may_have(nominal, post, record, scene, heard=heard) else None


def _may_have(nominal: Nominal, post: Role, record: Record, scene: Stage, *, heard: bool) -> bool:
    """Whether the person may have the post that the noun tells, by what else is told of both; `heard` right before it."""
    holders, language = scene.holders, scene.language
    if of_another(nominal, record, holders, language) or serves(record, post, holders):
        return False
    if in_the_dock(post, record, holders, language):
        return False  # « Le délinquant Hugo Roux a crié. Le président … »
    posts = [h.role for h in holders if h.record is record and h.role.post]
    if not posts and any(nominal.start < a.start < nominal.end and a.somebody for a in scene.appearances):
        return False  # « Hugo Roux a parlé. L'avocat de Mme Cadet … »
    # « le chef du groupe » is no local office
    narrow = bool(nominal.qualifiers) and post.masculine in words(language, "titles", "managing")
    office = post.masculine in words(language, "titles", "local_office") and not narrow
    if not posts and office and not heard:
        return False  # « Hugo Roux est mort. Le procureur … »
    if without_surname(record) and post.masculine in words(language, "titles", "local_office"):
        return False
    placed = post.masculine in words(language, "titles", "local_office") and of_something(nominal)
    if placed and record.id not in scene.untold and not (heard and posts):
        return False  # « Hugo Roux appelle à marcher, d'après le préfet de l'Aubrelle »
    return _compatible(nominal, post, posts, language)


def of_something(nominal: Nominal) -> bool:
    """Whether a name stands in the phrase: « le préfet de l'Aubrelle », not « le président »."""
    return any(part[:1].isupper() for word in nominal.text.split()[1:] for part in _ELISION.split(word))


def _ident(seen: Appearance) -> str:
    own = seen.origin or seen
    return own.record.id if own.record is not None else f"?{own.nominal.start}"


def _compatible(nominal: Nominal, told: Role, posts: Sequence[Role], language: str) -> bool:
    """Whether somebody with these posts may be told by the noun: a president is a doctor too, a mayor no prefect."""
    if of_state(nominal, language) and not all(may_govern(post, nominal, language) for post in posts):
        return False
    here, office = told.masculine, words(language, "titles", "local_office")
    told_first = here in office - words(language, "titles", "well_known")  # a text has to tell who bears it
    free = words(language, "titles", "besides")
    if here not in office:
        free |= words(language, "titles", "managing")
    return all(
        post == told
        or post.masculine in free
        or (
            same_field(here, post.masculine, language)
            and (nominal.former or not exclude(here, post.masculine, language))
            and (here in post.wider or not told_first)
        )
        for post in posts
    )


def _gender(seen: Appearance) -> str:
    return seen.record.gender if seen.record is not None and seen.record.gender != "e" else seen.nominal.gender
