"""Whose a document is, where the phrase itself does not tell, and through whom a body speaks.

« d'après le récit qu'elle livre au journal » is hers, « les salariés ont signé une pétition dénonçant … » theirs, and
« Dans un communiqué, Airval a promis … Le communiqué précise … » Airval's: by the relative clause or the participle
behind the noun (« émanant de », « publié par »), by the verb that issues it, or by an earlier mention of the same
document. A document that is only read, seen or quoted by somebody is nobody's, one that a paper prints not the paper's.
« The same » are mentions by one noun; a general noun (« le texte », « le document ») takes up any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.names import MARKS
from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.pronouns import pronoun
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span
from recoupe.rules.folding import fold
from recoupe.rules.loader import load

_REACH = 40  # sentences over which « le communiqué » takes up one mentioned before
_OPENING = 3  # sentences in which a document may be told before the text says whose it is
_BEHIND = 5  # tokens behind « que » within which the relative clause names who issued the document
_STOPS = (",", ";", ":")  # no agent behind these
_AGENT = 14  # tokens behind a participle within which « par » names who issued the document
_LED = 2  # tokens behind a document within which « de » stands
_NOUN = 3  # tokens among which the noun of a source stands
_LATTER = 3  # tokens of « celui », « - », « ci »
_TITLE = 16  # tokens of a document's own title between marks
_CLAUSE = 10  # tokens of the relative clause in which a verb of reading may stand


@dataclass(frozen=True, slots=True)
class Kin:
    """Nouns by which one document may be told."""

    words: tuple[str, ...]
    example: str


@cache
def _kin(language: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(k.words) for k in load(language, "bodies", "kin", Kin))


def told_behind(document: Appearance, parsed: ParsedArticle, language: str) -> tuple[int, int] | None:
    """Where a relative clause names the author: « le récit qu'elle livre », « le rapport que publie Airval »."""
    tokens = parsed.sentences[document.nominal.sentence].tokens
    i = document.nominal.last + 1
    if i >= len(tokens) or tokens[i].lower not in words(language, "statement_words", "complementizer"):
        return None
    if i - 1 == document.nominal.head + 1 and tokens[i - 1].lower in words(language, "bodies", "document"):
        return None  # « l'étude note que … »: a verb
    comma = next((t.i for t in tokens[i + 1 : i + 1 + _CLAUSE] if t.text in (",", ".")), i + 1 + _CLAUSE)
    if any(t.lower in words(language, "bodies", "read_by") for t in tokens[i + 1 : comma]):
        return None  # « un rapport que Le Monde a pu consulter »
    begin = i + 1
    if comma == i + 2:  # « le rapport que publie, mardi, la préfète »
        begin = next((t.i + 1 for t in reversed(tokens[comma + 1 : comma + 4]) if t.text == ","), begin)
    for token in tokens[begin : begin + _BEHIND]:
        if token.pos == "PRON" and pronoun(token.lower.strip("-"), language) is not None:
            return token.start, token.end
        if token.text == ",":
            return None
        if token.pos in ("NOUN", "PROPN"):
            end = token
            while token.pos == "PROPN" and end.i + 1 < len(tokens) and tokens[end.i + 1].pos in ("PROPN", "X"):
                end = tokens[end.i + 1]  # « les informations que Valmer News a recoupées »
            return token.start, end.end
    return None


def issued_behind(
    document: Appearance, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    """« un communiqué émanant de la mairie », « un rapport publié mardi par Airval »: what a participle behind tells."""
    tokens = parsed.sentences[document.nominal.sentence].tokens
    opening = document.nominal.last + 1
    participle = next((t for t in tokens[opening : opening + 2] if t.pos not in ("ADV", "PUNCT")), None)
    if participle is None:
        return None
    adjective = tokens[opening - 1]  # « les chiffres avancés par Airval »
    if adjective.pos == "ADJ" and participle.lower in words(language, "statement_words", "agent"):
        opening, participle = adjective.i, adjective
        read = adjective.lower in words(language, "bodies", "read_by")
        if adjective.i == document.nominal.head or (read and not _handed_on(tokens, document, adjective, language)):
            return None
    if participle.lower in words(language, "bodies", "paid_for"):
        return None
    if participle.lower in words(language, "bodies", "coming_from"):
        ties = words(language, "names", "genitive")
    elif _handed_on(tokens, document, participle, language):
        ties = words(language, "statement_words", "agent")
    elif participle.lower in words(language, "bodies", "signed"):
        ties = words(language, "names", "genitive") | words(language, "statement_words", "agent")
    elif participle.morph.get("VerbForm") == "Part" and participle.lemma in words(language, "bodies", "issues"):
        ties = words(language, "statement_words", "agent")
    elif participle.i == opening and (
        participle is adjective or participle.lower in words(language, "bodies", "document")
    ):
        ties = words(language, "statement_words", "agent")  # « un bilan communiqué samedi par Airval », read as a noun
    else:
        return None
    if (site := _shown_on(tokens, participle.i + 1, language)) is not None:
        opening, ties = site, words(language, "names", "genitive")  # « publié sur le site de la mairie »
    behind = _past_day(tokens, participle.i + 1 if site is None else site + 1, language)
    tie = next((t.i for t in tokens[behind : behind + _AGENT] if t.lower in ties), None)
    if tie is None or any(t.pos in ("VERB", "AUX", "PRON") or t.text in _STOPS for t in tokens[behind:tie]):
        return None
    return next(
        (
            a for a in appearances
            if a.nominal.sentence == document.nominal.sentence and tie <= a.nominal.first <= tie + 2
            and (a.record is None or a.record.kind not in (EntityKind.AGENCY, EntityKind.OUTLET))
        ),
        None,
    )  # fmt: skip


def _handed_on(tokens: Sequence[Token], document: Appearance, participle: Token, language: str) -> bool:
    """« les propos rapportés par la ministre »: she tells them; « des propos rapportés par » goes with who spoke."""
    said = tokens[document.nominal.head].lower in words(language, "bodies", "spoken")
    definite = document.nominal.article is Article.DEFINITE
    return said and definite and participle.lower in words(language, "bodies", "handed_on")


def _shown_on(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """Where « site » of « (publié mardi) sur le site » stands."""
    times = words(language, "statement_words", "day")
    while i < len(tokens) and tokens[i].lower in times:
        i += 1
    run = tokens[i : i + 3]
    on = len(run) == 3 and run[0].pos == "ADP" and run[1].lower in words(language, "titles", "definite")
    return i + 2 if on and run[2].lower in words(language, "bodies", "shown_on") else None


def _past_day(tokens: Sequence[Token], i: int, language: str) -> int:
    """Behind « (rendu) public, mardi, » where a day stands between commas."""
    comma = next((t.i for t in tokens[i : i + 2] if t.text == ","), None)
    if comma is None:
        return i
    times = words(language, "statement_words", "day") | words(language, "statement_words", "time_noun")
    closing = next((t.i for t in tokens[comma + 1 : comma + 6] if t.text == ","), None)
    timed = closing is not None and any(t.lower in times for t in tokens[comma + 1 : closing])
    return closing + 1 if closing is not None and timed else i


def dated(
    document: Appearance, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    """« un bilan *mercredi midi* de la mairie », « un bilan *publié mardi* de la ligue »: whose, behind the day."""
    tokens = parsed.sentences[document.nominal.sentence].tokens
    times = words(language, "statement_words", "day") | words(language, "statement_words", "time_noun")
    first = document.nominal.last + 1
    given_out = words(language, "statement_words", "published")
    first += first < len(tokens) and tokens[first].lower in given_out
    of = first
    while of < len(tokens) and (tokens[of].lower in times or (first < of and tokens[of].head == of - 1 >= first)):
        of += 1  # « mercredi midi »
    if of == first or of + 1 >= len(tokens) or tokens[of].lower not in words(language, "names", "genitive"):
        return None
    here = (a for a in appearances if a.nominal.sentence == document.nominal.sentence)
    return next((a for a in here if of < a.nominal.head and a.nominal.first <= of + 2), None)


def latter_of(document: Appearance, parsed: ParsedArticle, language: str) -> Span | None:
    """« le témoignage de *ce dernier* », « les déclarations de *celle-ci* »"""
    return _latter(parsed.sentences[document.nominal.sentence].tokens, document.nominal.head, parsed, language)


def said_by_latter(source: Span, parsed: ParsedArticle, language: str) -> Span | None:
    """« l'aveu de *ce dernier* »: the same behind a noun for what somebody says that is no document."""
    sentence = parsed.sentence_at(source.start)
    nouns = words(language, "quoting", "speech_noun")
    held = () if sentence is None else sentence.at(source.start, source.end)[:_NOUN]
    noun = next((t.i for t in held if t.lower in nouns or t.lemma in nouns), None)
    return None if sentence is None or noun is None else _latter(sentence.tokens, noun, parsed, language)


def _latter(tokens: Sequence[Token], noun: int, parsed: ParsedArticle, language: str) -> Span | None:
    genitive = words(language, "names", "genitive")
    of = next((t.i for t in tokens[noun + 1 :][:_LED] if t.lower in genitive), None)
    for behind in () if of is None else (tokens[of + 1 : of + 1 + n] for n in range(1, _LATTER + 1)):
        told = Span.of(parsed.text, behind[0].start, behind[-1].end) if behind else None
        asked = None if told is None else pronoun(fold(told.text).text, language)
        if asked is not None and asked.near:
            return told
    return None


def told_in(
    document: Appearance, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    """« affirme Airval dans un rapport », « Dans une note, Airval analyse … »: who speaks in the document.

    The subject before it, the name that stands right before « dans », or the one behind the comma.
    """
    nominal = document.nominal
    tokens = parsed.sentences[nominal.sentence].tokens
    within = nominal.first > 0 and tokens[nominal.first - 1].lower in words(language, "bodies", "contained_in")
    if not within or nominal.article is Article.DEFINITE:
        return None
    here = [
        a for a in appearances
        if a.nominal.sentence == nominal.sentence and not a.located and a.quoted == document.quoted
    ]  # fmt: skip
    outer = [a for a in here if not a.nominal.inside]
    before = [a for a in outer if a.nominal.last < nominal.first - 1]
    beside = [a for a in here if a.nominal.last == nominal.first - 2]
    acting = [a for a in before if a.subject and not a.undergoes and a.nominal.sort is not Head.DOCUMENT]
    if before:
        return next(iter(acting[-1:] or beside), None)
    comma = next((t.i for t in tokens[nominal.last + 1 :] if t.text == ","), len(tokens))
    return next((a for a in outer if a.nominal.first == comma + 1 and a.nominal.sort is not Head.DOCUMENT), None)


def issued_by(
    document: Appearance, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    """« les salariés ont signé une pétition »: the subject of a verb that issues the document."""
    sentence = parsed.sentences[document.nominal.sentence]
    verb = _verb(sentence.tokens, document, language)
    if verb is None:
        return None
    subjects = sentence.children(verb.i, "nsubj")
    return next(
        (
            a for a in appearances
            if a.nominal.sentence == document.nominal.sentence and a.start < document.start and not a.nominal.inside
            and any(a.nominal.first <= s.i <= a.nominal.last for s in subjects)
        ),
        None,
    )  # fmt: skip


def _verb(tokens: Sequence[Token], document: Appearance, language: str) -> Token | None:
    head = tokens[document.nominal.head]
    above = tokens[head.head]
    issues = above.lemma in words(language, "bodies", "issues")
    return above if head.dep == "obj" and issues and above.i < head.i else None


def told_below(document: Appearance, appearances: Sequence[Appearance], parsed: ParsedArticle) -> list[Appearance]:
    """« Selon une étude, … » of a headline or of the first lines: later mentions by the same noun."""
    nominal = document.nominal
    if nominal.article is not Article.INDEFINITE or nominal.sentence > _OPENING or document.quoted or nominal.plural:
        return []
    return [
        a for a in appearances
        if a.nominal.sort is Head.DOCUMENT and a.start > nominal.end and not a.nominal.plural
        and a.nominal.sentence - nominal.sentence <= _REACH and noun_of(a, parsed) == noun_of(document, parsed)
    ]  # fmt: skip


def mentioned_before(
    document: Appearance, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> list[Appearance]:
    """Earlier mentions of what « le communiqué » takes up, the nearest first."""
    nominal = document.nominal
    if nominal.article is not Article.DEFINITE:
        return []
    noun = noun_of(document, parsed)
    general = noun in words(language, "bodies", "general_document")
    same = {noun} | next((k for k in _kin(language) if noun in k), frozenset())
    sites = words(language, "bodies", "shown_on")
    return [
        a for a in reversed(appearances)
        if a.nominal.sort is Head.DOCUMENT and a.nominal.end <= nominal.start and not (general and noun_of(a, parsed) in sites)
        and nominal.sentence - a.nominal.sentence <= _REACH and (general or noun_of(a, parsed) in same)
    ]  # fmt: skip


def speaks_in(document: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« note *dans son rapport* annuel l'Observatoire », « selon *son* enquête »: whether who speaks in the sentence speaks in the
    document; not « « Ces éléments sont graves », a dit Hugo Roux », « Ida Lorme rappelle la mise en échec d'une directive ».
    """
    nominal = document.nominal
    tokens = parsed.sentences[nominal.sentence].tokens
    within = nominal.first > 0 and tokens[nominal.first - 1].lower in words(language, "bodies", "contained_in")
    own = nominal.article is Article.POSSESSIVE
    return not document.quoted and (within or own) and tokens[nominal.head].dep != "obj"


def tells_apart(seen: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« Dans son rapport, Airval donne raison aux *pêcheurs qui dénoncent* … »: who speaks only in a relative clause."""
    behind = parsed.sentences[seen.nominal.sentence].tokens[seen.nominal.last + 1 :][:1]
    return not seen.subject and bool(behind) and behind[0].lower in words(language, "statement_words", "who")


def titled_in_marks(document: Appearance, parsed: ParsedArticle) -> int:
    """Up to where « … » of « le rapport « Horizons 2030 » de l'Agence » is the document's own title; 0 for none."""
    tokens = parsed.sentences[document.nominal.sentence].tokens
    behind = tokens[document.nominal.head + 1 : document.nominal.head + 4]
    opening = next((t for t in behind if t.pos not in ("ADJ", "NUM")), None)
    if opening is None or opening.text not in MARKS:
        return 0
    closing = MARKS[opening.text]
    return next((t.end for t in tokens[opening.i + 1 : opening.i + 1 + _TITLE] if t.text == closing), 0)


def noun_of(document: Appearance, parsed: ParsedArticle) -> str:
    """The noun by which a document is told, as it stands."""
    return parsed.sentences[document.nominal.sentence].tokens[document.nominal.head].lower


def told_as_person(seen: Appearance) -> bool:
    """Whether a post or a name tells a person."""
    return seen.nominal.sort is Head.ROLE or seen.person is not None


def told_just_before(
    document: Appearance, before: Sequence[tuple[int, str]], parsed: ParsedArticle, layout: Layout, language: str
) -> str | None:
    """« Airval a annoncé un recul. Cette enquête … », « L'annonce … »: of whoever alone spoke in the sentence before."""
    nominal = document.nominal
    tokens = parsed.sentences[nominal.sentence].tokens
    pointed = tokens[nominal.first].lower in words(language, "titles", "pointing")
    noun = tokens[nominal.head].lower
    said_or_printed = words(language, "bodies", "utterance") | words(language, "bodies", "printed")
    said = nominal.article is Article.DEFINITE and noun in said_or_printed
    if document.quoted or nominal.last > nominal.head or not (pointed or said):
        return None
    behind = tokens[nominal.last + 1 : nominal.last + 2]
    apart = bool(behind) and behind[0].morph.get("VerbForm") == "Part" and behind[0].head == nominal.head
    if apart and not pointed and behind[0].lemma not in words(language, "bodies", "issues"):
        return None  # « Airval a dit non. Le texte mis en débat … »: which of many
    if noun in words(language, "bodies", "charge"):
        return None  # « Airval a nié. Ces accusations … »
    near = [
        s for i, s in enumerate(parsed.sentences[: nominal.sentence]) if layout.apart(i, nominal.sentence) <= 1
    ]  # fmt: skip
    told = {who for at, who in before if any(s.start <= at < s.end for s in near)}
    return next(iter(told)) if len(told) == 1 else None


def is_press_document(document: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« un communiqué », « le communiqué », which bodies give out."""
    nominal = document.nominal
    noun = parsed.sentences[nominal.sentence].tokens[nominal.head].lower
    articles = (Article.INDEFINITE, Article.DEFINITE)
    return nominal.article in articles and noun in words(language, "bodies", "press_document")


def given_out_by(document: Appearance, appearances: Sequence[Appearance], layout: Layout) -> Appearance | None:
    """« Airval a perdu dix millions, selon un communiqué »: the one body that the sentences up to it are about."""
    nominal = document.nominal
    near = [
        a for a in appearances
        if a.start < nominal.start and layout.apart(a.nominal.sentence, nominal.sentence) <= 1 and not a.quoted
        and not a.nominal.inside
    ]  # fmt: skip
    bodies = {_same(a): a for a in near if _is_body(a)}
    acting = [a for a in bodies.values() if a.subject and not a.undergoes]
    someone = nominal.article is Article.DEFINITE and any(a.subject and told_as_person(a) for a in near)
    return acting[0] if len(acting) == 1 == len(bodies) and not someone else None


def _same(seen: Appearance) -> str:
    return seen.nominal.text if seen.record is None else seen.record.id


def _is_body(seen: Appearance) -> bool:
    if seen.record is not None:
        return seen.record.kind is EntityKind.ORGANIZATION
    return seen.nominal.sort is Head.BODY and seen.nominal.article is Article.DEFINITE


def mouth(
    head: Appearance, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    """« L'ONU, par la voix de son émissaire, Hugo Roux, » : the person named through whom a body speaks."""
    nominal = head.nominal
    if nominal.sort not in (Head.NAME, Head.BODY) or nominal.plural:
        return None
    if head.person is not None:
        return None
    tokens = parsed.sentences[nominal.sentence].tokens
    behind = [t for t in tokens[nominal.last + 1 : nominal.last + 6] if t.pos not in ("PUNCT", "DET")]
    ties = (("statement_words", "agent"), ("bodies", "mouth"), ("names", "genitive"))
    if len(behind) < 3 or any(t.lower not in words(language, *tie) for t, tie in zip(behind, ties, strict=False)):
        return None
    first = behind[2].i + 1
    near = (
        a for a in appearances
        if a.nominal.sentence == nominal.sentence and first - 1 <= a.nominal.first <= first + 1
    )  # fmt: skip
    seen = next(near, None)
    return seen if seen is not None and seen.person is not None and seen.person.named else None


def shared(document: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« les courriers *entre* la mairie et le port »: what passes between several is nobody's words."""
    tokens = parsed.sentences[document.nominal.sentence].tokens
    behind = tokens[document.nominal.head + 1 : document.nominal.head + 3]
    return any(t.lower in words(language, "statement_words", "between") for t in behind)
