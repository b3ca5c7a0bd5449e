"""Headlines signed with the name of who says so: « … (police) », « … (Valmer) », « … - Petit », « “…”, Nora Petit ».

« Explosion : douze morts (préfecture) » and « Les négociations ont repris (Quito) » are how agencies sign a headline,
« Le pire est passé - Petit » is a translated one. A name in brackets may be a party, an acronym or a place (« l'élu
(PS) », « la Fédération (FFF) », « à Morlac (Sarve) »), behind a dash the outlet or the section: only posts and
documents, persons of the article, countries and bodies that nothing before the bracket spells out count, the last two
only behind a clause or a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.demonyms import is_country
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.name_shapes import names_person
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.quotations import QuotedPassage, quoted_passages
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES
from recoupe.extraction.statements.verbs.verb_groups import groups
from recoupe.model.article import BlockKind
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance
from recoupe.rules.folding import key
from recoupe.rules.world_names import first_name, known

_BRACKETED = 5  # words that brackets behind a headline may hold
_BEHIND_DASH = 9  # tokens of a name with its post behind a dash, a comma or a quotation
_ACRONYM = 3  # letters from which capitals are a body rather than a party's or a place's short form
_LEAD = 4  # sentences of the lead that say again what a headline says
_SHARE = 0.5  # of the headline's words that one of them must have
_STEM = 5  # letters by which two forms of one word are taken for the same
_BODIES = frozenset({EntityKind.ORGANIZATION, EntityKind.GOVERNMENT})


@dataclass(frozen=True, slots=True)
class _Signature:
    """Who signs, and the last token of what is signed."""

    phrase: Phrase
    last: int
    score: float = 0.7
    content: Span | None = None  # what is signed, where it stands behind the name


def find_signatures(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of the signed headlines."""
    passages: tuple[QuotedPassage, ...] | None = None
    for sentence in parsed.sentences:
        if sentence.kind is not BlockKind.HEADING or len(sentence.tokens) < 4:
            continue
        passages = quoted_passages(parsed) if passages is None else passages
        own = [p for p in passages if p.depth == 0 and sentence.start <= p.start and p.end <= sentence.end]
        found = (
            _in_brackets(parsed, sentence, own, language)
            or _behind_dash(parsed, cast, sentence, own, language)
            or _behind_quotation(parsed, sentence, own)
            or _before_colon(parsed, sentence, own, language)
        )
        if found is not None and not (found.content is not None and _place(parsed, cast, sentence, found)):
            content = _content(parsed.text, sentence, found.last, own) if found.content is None else found.content
            source = span_of(sentence, found.phrase, parsed.text)
            yield Candidate((content,), source, None, Stance.ASSERTS, "headline/signed", found.score)


def _place(parsed: ParsedArticle, cast: Cast, sentence: Sentence, found: _Signature) -> bool:
    """« Valmer : la mairie promet un quai »: whether the name before the colon is where something happens."""
    who = cast.named(span_of(sentence, found.phrase, parsed.text))
    return any(e.id == who and e.kind is EntityKind.PLACE for e in cast.entities)


def _in_brackets(
    parsed: ParsedArticle, sentence: Sentence, passages: list[QuotedPassage], language: str
) -> _Signature | None:
    tokens = sentence.tokens
    end = last_word(sentence)
    opening = next((i for i in range(end - 1, max(0, end - _BRACKETED - 1), -1) if tokens[i].text == "("), None)
    if opening is None or opening < 3 or tokens[end].text != ")":
        return None
    phrase: Phrase = (opening + 1, end - 1)
    head, first = head_of(sentence, phrase), tokens[phrase[0]]
    if first.text.islower():
        told = among(head, named(language, "person", "role", "body")) or among(head, words(language, "speaking_noun"))
        opens = first.pos in (*NOMINAL, "DET", "NUM")  # not « (outre le club) »
        return _Signature(phrase, opening - 1) if told and opens else None
    if not (any(map(is_finite, tokens[:opening])) or passages) or _explained(tokens, opening, language):
        return None
    inside = tokens[phrase[0] : end]
    alone = len(inside) == 1
    acronym = alone and first.text.isupper() and len(first.text) >= _ACRONYM and first.label == "ORG"
    body = known(parsed.text[first.start : inside[-1].end])
    if is_country(first.text) or (body is not None and body.kind in _BODIES) or acronym:
        return _Signature(phrase, opening - 1)
    if names_person(parsed, sentence, inside):
        return _Signature(phrase, opening - 1)
    surname = alone and first.pos == "PROPN" and not first.text.isupper() and first.label == "" and bool(passages)
    return _Signature(phrase, opening - 1) if surname else None


def _explained(tokens: tuple[Token, ...], opening: int, language: str) -> bool:
    """« à Morlac (Sarve) », « l'élu (PS) », « la Fédération des bergers (FDB) »: brackets that belong to the name before."""
    before = tokens[opening - 1]
    if before.pos == "PROPN" or before.label in ("LOC", "PER", "ORG"):
        return True
    plural = before.morph.get("Number") == "Plur"
    if among(before, named(language, "person", "role")) or (among(before, named(language, "body")) and not plural):
        return True
    spelled = "".join(t.text[0] for t in tokens[max(0, opening - 6) : opening] if t.text[0].isalpha()).lower()
    return bool(spelled) and tokens[opening + 1].text[0].isupper() and _abbreviates(tokens[opening + 1].text, spelled)


def _abbreviates(acronym: str, initials: str) -> bool:
    """Whether the letters of the acronym come in order among the initials, the last one with the last."""
    at = -1
    for letter in acronym.lower():
        at = initials.find(letter, at + 1)
        if at < 0:
            return False
    return True


def _behind_dash(
    parsed: ParsedArticle, cast: Cast, sentence: Sentence, passages: list[QuotedPassage], language: str
) -> _Signature | None:
    tokens = sentence.tokens
    end = last_word(sentence)
    dash = next((i for i in range(end - 1, max(1, end - _BEHIND_DASH), -1) if tokens[i].text in DASHES), None)
    if dash is None or tokens[dash].start == tokens[dash - 1].end or not tokens[dash + 1].text[:1].isupper():
        return None
    if not any(map(is_finite, tokens[:dash])) and not any(p.end <= tokens[dash].start for p in passages):
        return None
    phrase = (dash + 1, phrase_end(sentence, dash + 1, end + 1, language))
    if tokens[phrase[0]].label == "LOC" or cast.carriers(tokens[dash].start, sentence.end):
        return None
    named_there = names_person(parsed, sentence, _capitals(tokens[phrase[0] : phrase[1] + 1]))
    if (
        not named_there
        or any(map(is_finite, tokens[dash:]))
        or any(t.text in (",", ":") for t in tokens[phrase[1] + 1 :])
    ):
        return None
    return _Signature(phrase, dash - 1)


def _behind_quotation(parsed: ParsedArticle, sentence: Sentence, passages: list[QuotedPassage]) -> _Signature | None:
    """« “On tient bon”, Nora Petit », « “On tient bon” Nora Petit, infirmière »: nothing but a name behind the marks."""
    tokens = sentence.tokens
    if not passages:
        return None
    behind = [t for t in tokens if t.start >= passages[-1].end and t.pos != "PUNCT"]
    before = [t for t in tokens if t.end <= passages[-1].start]
    if not 1 < len(behind) <= _BEHIND_DASH or any(map(is_finite, behind)) or (before and before[-1].text != ":"):
        return None
    name = _capitals(behind)
    if len(name) < 2 or not (behind[0].pos == "PROPN" and names_person(parsed, sentence, name)):
        return None
    phrase = (behind[0].i, phrase_end(sentence, behind[0].i, len(tokens)))
    if any(t.pos != "PUNCT" for t in tokens[phrase[1] + 1 :]):
        return None
    last = next(t.i for t in reversed(tokens) if t.end <= passages[-1].end)
    return _Signature(phrase, last, 0.8)


def _before_colon(
    parsed: ParsedArticle, sentence: Sentence, passages: list[QuotedPassage], language: str
) -> _Signature | None:
    """« Éleveurs de Morlac : nous perdons tout », « Petit : la digue ne tiendra pas »: a clause in the first person, or

    what the lead has said near that person's name; not « Nora Petit : la maire s'en va ».
    """
    tokens = sentence.tokens
    colon = next((t.i for t in tokens[1:-2] if t.text == ":"), None)
    if colon is None or passages:
        return None
    part, behind = tokens[:colon], tokens[colon + 1 :]
    phrase: Phrase = (0, phrase_end(sentence, 0, colon))
    group = among(part[0], named(language, "person", "role")) or (part[0].pos == "DET" and can_speak(sentence, phrase))
    if phrase[1] != colon - 1 or not (group or names_person(parsed, sentence, part)):
        return None
    own = any(t.pos == "PRON" and t.lower.split("-")[0] in words(language, "first_person") for t in behind)
    own = own or (
        names_person(parsed, sentence, part)
        and _only_name(part)
        and _told_below(parsed, sentence, part[-1], behind, language)
    )
    if not own or behind[0].lower in words(language, "question_word") or not any(map(is_finite, behind)):
        return None
    content = Span.of(parsed.text, behind[0].start, tokens[last_word(sentence)].end)
    return _Signature(phrase, colon - 1, 0.7, content)


def _told_below(
    parsed: ParsedArticle, heading: Sentence, name: Token, behind: tuple[Token, ...], language: str
) -> bool:
    """Whether the lead names the person and has the clause's words in a sentence in which something is said."""
    about = among(behind[min(1, len(behind) - 1)], named(language, "person", "role")) or behind[0].pos == "PRON"
    verb = next((t.i for t in behind if is_finite(t)), behind[-1].i)
    if about or any(t.lower in words(language, "relative") for t in behind if t.i < verb):
        return False  # « Nora Petit : la maire s'en va », « Nora Petit : l'histoire d'une maire qui est partie »
    lead = [s for s in parsed.sentences if s.start > heading.start and s.kind is BlockKind.BODY][:_LEAD]
    if not any(t.text == name.text for s in lead for t in s.tokens):
        return False
    wanted = _stems(behind)
    return len(wanted) > 1 and any(
        len(wanted & _stems(s.tokens)) >= _SHARE * len(wanted)
        and groups(s, language)
        and (name.text in {t.text for t in s.tokens} or not any(t.label == "PER" for t in s.tokens))
        for s in lead
    )


def _only_name(part: tuple[Token, ...]) -> bool:
    """« Petit », « Nora Petit », not « Affaire Petit »"""
    named_so = part[0].label == "PER" and part[0].pos != "NOUN"
    return len(part) == 1 or named_so or first_name(part[0].text) is not None


def _stems(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(key(t.text)[:_STEM] for t in tokens if len(t.text) >= _STEM - 1)


def _capitals(tokens: tuple[Token, ...] | list[Token]) -> list[Token]:
    """The words with capitals that open the tokens."""
    held: list[Token] = []
    for token in tokens:
        if not token.text[:1].isupper():
            break
        held.append(token)
    return held


def _content(text: str, sentence: Sentence, last: int, passages: list[QuotedPassage]) -> Span:
    """All before the signature; without the words before a colon where a clause or a quotation stands behind it."""
    tokens = sentence.tokens
    begin = 0
    colon = next((t.i for t in tokens[:last] if t.text == ":" and not _inside(t, passages)), None)
    if colon is not None and not any(map(is_finite, tokens[:colon])):
        quoted = any(tokens[colon].end <= p.start <= tokens[colon + 1].start for p in passages)
        if quoted or any(map(is_finite, tokens[colon : last + 1])):
            begin = colon + 1
    while last > begin and tokens[last].text in (",", *DASHES):
        last -= 1
    return Span.of(text, tokens[begin].start, tokens[last].end)


def _inside(token: Token, passages: list[QuotedPassage]) -> bool:
    return any(p.start < token.start < p.end for p in passages)
