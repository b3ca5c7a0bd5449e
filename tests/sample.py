"""A small ledger made by hand, with a row of every kind, for tests of what comes after cross-checking."""

from __future__ import annotations

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import (
    Article,
    Block,
    BlockKind,
    Evidence,
    MetadataEvidence,
    Published,
    PublishedBasis,
    article_id,
)
from recoupe.model.date import Date, DateBasis, DateType
from recoupe.model.entity import Entity, EntityKind
from recoupe.model.ledger import Ledger, MadeBy, Skipped
from recoupe.model.quantity import Change, Modifier, Phase, Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Mode, Stance, Statement
from recoupe.model.story import (
    Claim,
    ClaimKind,
    Conflict,
    ConflictKind,
    Difference,
    Dispute,
    Distortion,
    DistortionKind,
    Event,
    LikelyOrigin,
    OriginKind,
    Passage,
    QuotationGroup,
    Reuse,
    Revision,
    Series,
    SeriesPoint,
    Story,
    Support,
    Variant,
)

FIRST = "Crue à Valmer\nSelon le préfet, au moins 12 personnes ont été secourues mardi à Valmer.\nAbonnez-vous !\n"
SECOND = "« Nous avons secouru 9 personnes », a déclaré mardi Léa Roux, maire de Valmer. Elle nie tout « retard ».\n"


def span(text: str, words: str) -> Span:
    """The first place of `words` in `text`."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def evidence(article: AnnotatedArticle, words: Span, **row: str) -> Evidence:
    return Evidence(article.article.id, words.start, words.end, words.text, **row)


def ledger() -> Ledger:
    """Two articles on one flood that give two figures, and one file that could not be read."""
    prefect = Entity("e1", "préfet", False, EntityKind.PERSON)
    mayor = Entity("e2", "Léa Roux", True, EntityKind.PERSON, ("Roux",), ())
    valmer = Entity("e3", "Valmer", True, EntityKind.PLACE)
    agency = Entity("e4", "AFP", True, EntityKind.AGENCY)
    one, two = _first(), _second()
    s1, s2, s3 = one.statements[0], *two.statements
    q1, q2 = one.quantities[0], two.quantities[0]
    denial = _claim("c3", s3.content[0].text, (evidence(two, s3.content[0], statement=s3.id),), ("e2",))
    claims = (
        _claim("c1", s1.content[0].text, (evidence(one, s1.content[0], statement=s1.id),), ("e1",)),
        _claim("c2", s2.content[0].text, (evidence(two, s2.content[0], statement=s2.id),), ("e2",), Dispute.CONTESTED),
        denial,
        _claim("c4", q1.span.text, (evidence(one, q1.span, quantity=q1.id),), ("e1",), kind=ClaimKind.QUANTITY),
        _claim("c5", q2.span.text, (evidence(two, q2.span, quantity=q2.id),), ("e2",), kind=ClaimKind.QUANTITY),
    )
    ids = tuple(sorted((one.article.id, two.article.id)))
    story = Story(
        id="s0", title="Crue à Valmer", articles=ids, first="2031-05-06", last="2031-05-06", claims=claims,
        series=(
            Series("n1", "personnes", "personne", "e3",
                   (SeriesPoint(q1.id, "2031-05-06", "e1"), SeriesPoint(q2.id, "2031-05-06", "e2")),
                   (Revision.DOWN,), "series/test", 0.8),
        ),
        conflicts=(
            Conflict("k1", ConflictKind.NUMBER, ("c4", "c5"),
                     (evidence(one, q1.span, quantity=q1.id), evidence(two, q2.span, quantity=q2.id)),
                     "« au moins 12 personnes » ≠ « 9 personnes »", "conflict/test", 0.8),
            Conflict("k2", ConflictKind.DENIAL, ("c3",), (evidence(two, s3.content[0], statement=s3.id),),
                     "Léa Roux nie tout retard", "conflict/test", 0.8),
        ),
        distortions=(
            Distortion("d1", DistortionKind.MODIFIER_LOST, evidence(one, q1.span, quantity=q1.id),
                       evidence(two, q2.span, quantity=q2.id), "« au moins » manque", "distortion/test", 0.6),
        ),
        quotations=(
            QuotationGroup("g1", "e2", "2031-05-06",
                           (Variant(two.article.id, s2.id, s2.content[0].text), Variant(one.article.id, s1.id, "autre")),
                           Difference.MEANING, "secouru / autre", "quotation/test", 0.7),
        ),
        reuse=(
            Reuse("r1", (ids[0], ids[1]), (Passage(one.dates[0].span, two.dates[0].span),), 0.1,
                  LikelyOrigin(OriginKind.AGENCY, "e4"), "reuse/test", 0.9),
        ),
        timeline=(Event("t1", "2031-05-06", "personnes secourues", ("c1",), (one.article.id,)),),
    )  # fmt: skip
    return Ledger(
        made_by=MadeBy("0.1.0", "none", "0" * 12),
        language="fr",
        articles=tuple(sorted((one, two), key=lambda a: a.article.id)),
        entities=(prefect, mayor, valmer, agency),
        stories=(story,),
        skipped=(Skipped("vide.txt", "the file is empty"),),
    )


def _claim(
    ident: str,
    text: str,
    rows: tuple[Evidence, ...],
    speakers: tuple[str, ...],
    dispute: Dispute = Dispute.NONE,
    kind: ClaimKind = ClaimKind.STATEMENT,
) -> Claim:
    chains = tuple((s, rows[0].article) for s in speakers)
    return Claim(ident, text, kind, speakers, rows, 1, 1, chains, Support.SINGLE_SOURCE, dispute, "claim/test", 0.9)


def _first() -> AnnotatedArticle:
    ident = article_id(FIRST, url=None, outlet=None, name="depeche.txt")
    heading, furniture = FIRST.index("Selon"), FIRST.index("Abonnez")
    article = Article(
        ident, "depeche.txt", None, None, None, (), "fr", FIRST,
        Published("2031-05-06", PublishedBasis.GIVEN, (MetadataEvidence(ident, "published", "2031-05-06"),)),
        (
            Block(0, heading, BlockKind.HEADING, "title"),
            Block(heading, furniture, BlockKind.BODY, "default"),
            Block(furniture, len(FIRST), BlockKind.FURNITURE, "paywall"),
        ),
    )  # fmt: skip
    content = span(FIRST, "au moins 12 personnes ont été secourues mardi à Valmer")
    statement = Statement(
        f"{ident}:s1", span(FIRST, "le préfet"), "e1", span(FIRST, "Selon"), (content,), Mode.INDIRECT, Stance.ASSERTS,
        False, False, None, None, None, "frame/selon", 0.9,
    )  # fmt: skip
    quantity = Quantity(
        f"{ident}:q1", span(FIRST, "au moins 12 personnes"), 12.0, None, Modifier.AT_LEAST, "personne", "personnes",
        "e3", Phase.DONE, None, None, statement.id, "e1", "2031-05-06", "number/digits", 0.9,
    )  # fmt: skip
    date = Date(
        f"{ident}:d1", span(FIRST, "mardi"), DateType.DATE, "2031-05-06", "XXXX-WXX-2", DateBasis.PUBLICATION,
        "date/weekday", 0.9,
    )  # fmt: skip
    return AnnotatedArticle(article, (statement,), (quantity,), (date,), ("e4",))


def _second() -> AnnotatedArticle:
    ident = article_id(SECOND, url="https://exemple.invalid/crue", outlet="Le Courrier", name="crue.html")
    article = Article(
        ident, "crue.html", "https://exemple.invalid/crue", "Le Courrier", "Crue", ("A. B.",), "fr", SECOND,
        Published(), (Block(0, len(SECOND), BlockKind.BODY, "default"),),
    )  # fmt: skip
    said = Statement(
        f"{ident}:s1", span(SECOND, "Léa Roux, maire de Valmer"), "e2", span(SECOND, "a déclaré"),
        (span(SECOND, "« Nous avons secouru 9 personnes »"),), Mode.DIRECT, Stance.ASSERTS, False, False, None, "e4",
        "2031-05-06", "quote/incise", 0.95, said_date=f"{ident}:d1",
    )  # fmt: skip
    denied = Statement(
        f"{ident}:s2", span(SECOND, "Elle"), "e2", span(SECOND, "nie"), (span(SECOND, "tout « retard »"),),
        Mode.MIXED, Stance.DENIES, True, False, "e1", None, None, "clause/noun", 0.7,
        speaker_rule="pronoun/last-speaker", antecedent=span(SECOND, "Léa Roux"),
    )  # fmt: skip
    quantity = Quantity(
        f"{ident}:q1", span(SECOND, "9 personnes"), 9.0, 9.0, Modifier.EXACT, "personne", "personnes", "e3",
        Phase.DONE, None, Change(12.0, 9.0, -3.0), said.id, "e2", "2031-05-06", "number/digits", 0.9,
    )  # fmt: skip
    date = Date(
        f"{ident}:d1", span(SECOND, "mardi"), DateType.DATE, "2031-05-06", "XXXX-WXX-2", DateBasis.STORY,
        "date/weekday", 0.9,
    )  # fmt: skip
    return AnnotatedArticle(article, (said, denied), (quantity,), (date,), (), (span(SECOND, "« retard »"),))
