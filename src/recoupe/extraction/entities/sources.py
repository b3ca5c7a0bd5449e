"""Names that a source holds in part or that stand beside it: « sport Airval », « le prestataire en question, Airval, ».

How far a source reaches is read from the surface; the name that it means can begin before it or stand behind its comma.
Which of the phrases in a source it is about, `head_of` tells; whom that means is `cast`'s task.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span

_BODIES = (EntityKind.ORGANIZATION, EntityKind.OUTLET, EntityKind.AGENCY)
_SHARE = 4  # tokens of a source within which its share stands: « pas moins de 32 % »
_CLOSES = ("", ".", "»", '"', ";", ":", "!", "?")


def cut_off(source: Span, appearances: Sequence[Appearance], parsed: ParsedArticle) -> Appearance | None:
    """« la Culture Awa Roux », « sport Airval » of « le ministre de la Culture Awa Roux », « le géant du sport Airval », « Les
    Embruns » of « le groupe de rock Les Embruns »: the post or body whose name ends the source.
    """
    for seen in appearances:
        name = seen.nominal.name
        if name is None:
            continue
        tokens = parsed.sentences[seen.nominal.sentence].tokens
        within = source.start <= tokens[name.first].start and tokens[name.last].end == source.end
        if seen.nominal.sort in (Head.ROLE, Head.BODY) and seen.start < source.start and within:
            return seen
    return None


def whole(source: Span, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> Span:
    """« Le Canard » as « Le Canard enchaîné », « l'Agence » as « l'Agence des eaux »: with all of the name that it begins;
    « la Chambre Hugo Roux » as « le président de la Chambre Hugo Roux »: with the noun whose complement it is; « Hugo »
    and « Roux » as « Hugo Roux ».
    """
    source = _with_head(source, appearances, parsed, language)
    for seen in appearances:
        name = seen.nominal.name
        if name is None or seen.record is None:
            continue
        tokens = parsed.sentences[seen.nominal.sentence].tokens
        first, last = tokens[name.first], tokens[name.last]
        if seen.record.kind is EntityKind.PERSON and (grown := _grown(source, first.start, last.end, parsed.text)):
            return grown
        if seen.record.kind not in _BODIES:
            continue
        if source.start <= first.start < source.end < last.end:
            return Span.of(parsed.text, source.start, last.end)
    return source


def _grown(source: Span, start: int, end: int, text: str) -> Span | None:
    """A source that holds only a part of the person's name at `start:end`, with all of it."""
    inside = start <= source.start and source.end <= end
    begins = source.start < start < source.end < end
    if (source.start, source.end) == (start, end) or not (inside or begins):
        return None
    return Span.of(text, min(source.start, start), end)


def _with_head(source: Span, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> Span:
    """« du cinéaste Hugo Roux » has no verb of its own: who speaks is « l'avocat » before it."""
    sentence = parsed.sentence_at(source.start)
    held = () if sentence is None else sentence.at(source.start, source.end)
    if sentence is None or not held or not held[0].i:
        return source
    tokens, first = sentence.tokens, held[0].i
    of = lexicon.words(language, "names", "genitive")
    article = first > 1 and tokens[first - 1].lower in lexicon.words(language, "names", "article")
    if tokens[first - 1 - article].lower not in of:
        return source
    documents = lexicon.words(language, "bodies", "document")
    for seen in appearances:
        nominal = seen.nominal
        around = nominal.start < source.start < source.end <= nominal.end
        if not around or nominal.sort not in (Head.ROLE, Head.BODY) or tokens[nominal.head].lower in documents:
            continue
        return Span.of(parsed.text, nominal.start, source.end)
    return source


def governed(source: Span, seen: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """Whether the phrase is the complement of a noun of the source that names nobody: « le coût du groupe », « des
    milliers de gens à Valmer », or of a pronoun: « ceux du parti ».
    """
    tokens = parsed.sentences[seen.nominal.sentence].tokens
    first = seen.nominal.first
    before = [t for t in tokens[:first] if t.start >= source.start]
    if [t.lower for t in before if t.pos == "NOUN"] and _all_of(before, language):
        return False
    if _who_asks(before, language):
        return True
    those = any(t.lower in lexicon.words(language, "statement_words", "those") for t in before)
    if not those and not any(t.pos in ("NOUN", "PROPN", "ADJ", "NUM") for t in before):
        return False
    genitive = lexicon.words(language, "names", "genitive")
    if lexicon.worn(tokens[seen.nominal.head :], language):
        numbers = lexicon.words(language, "statement_words", "number_noun")
        return not any(t.lower in numbers or t.pos == "NUM" for t in before)  # « des centaines de gilets jaunes »
    return (
        before[-1].lower in lexicon.words(language, "names", "eponym")  # « l'ère Roux »
        or (seen.located and seen.nominal.sort is Head.NAME)
        or tokens[first].lower in genitive
        or before[-1].lower in genitive
        or (len(before) > 1 and before[-1].pos == "DET" and before[-2].lower in genitive)
    )


def _who_asks(before: Sequence[Token], language: str) -> bool:
    """« 45 % des adultes interrogés par (l'institut) »: who asks those of whom a share is told."""
    by = [t.lower for t in before[-2:] if t.lower in lexicon.words(language, "statement_words", "agent")]
    return bool(by) and any(t.lower in lexicon.words(language, "bodies", "share") for t in before[:_SHARE])


def _all_of(before: Sequence[Token], language: str) -> bool:
    """« l'ensemble des (députés) »: who are all meant."""
    whole = lexicon.words(language, "bodies", "whole_of")
    return all(t.lower in whole for t in before if t.pos in ("NOUN", "PROPN", "ADJ", "NUM"))


def apposed(
    source: Span, head: Appearance | None, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    """« Le prestataire en question, la société Airval, … »: the name between commas behind a source without one."""
    if head is not None and (head.nominal.name is not None or not _may_be_body(head, language)):
        return None
    sentence = parsed.sentence_at(source.start)
    held = () if sentence is None else sentence.at(source.start, source.end)
    if sentence is None or not held or held[0].lower in lexicon.words(language, "titles", "indefinite"):
        return None
    tokens = sentence.tokens
    within = head is not None and head.nominal.end < source.end
    comma = head.nominal.last + 1 if head is not None and within else held[-1].i + 1
    if within and comma < len(tokens) and tokens[comma].text != ",":
        comma = held[-1].i + 1  # « Le propriétaire enregistré du navire, la société Airval, »
    if comma + 1 >= len(tokens) or tokens[comma].text != "," or (held[0].i and tokens[held[0].i - 1].pos == "ADP"):
        return None  # no « selon la préfecture, Airval, … »
    for seen in appearances:
        nominal = seen.nominal
        if nominal.start == tokens[comma + 1].start and nominal.name is not None and not nominal.plural:
            if head is not None and (
                _of_complement(head, seen, appearances) or (head.nominal.sort is Head.ROLE and not _firm(seen))
            ):
                return None
            closing = tokens[nominal.last + 1].text if nominal.last + 1 < len(tokens) else ""
            whole = within and nominal.end == source.end and closing in _CLOSES  # « …, Airval. »
            return seen if closing in (",", ")", "(") or whole else None
    return None


def _of_complement(head: Appearance, seen: Appearance, appearances: Sequence[Appearance]) -> bool:
    """« Le cabinet de la ministre, Awa Roux, … »: the name tells who has the post in the complement of the body."""
    outer = head.nominal
    return seen.person is not None and any(
        a.record is seen.record
        and a.nominal.sort is Head.ROLE
        and outer.first < a.nominal.first <= a.nominal.head <= outer.last
        for a in appearances
        if a.nominal.sentence == outer.sentence
    )


def _may_be_body(seen: Appearance, language: str) -> bool:
    """« le prestataire », « le propriétaire du navire », « l'exploitant »: a body, or who may be one."""
    nominal = seen.nominal
    if nominal.sort is not Head.ROLE or nominal.plural or nominal.role is None:
        return nominal.sort is Head.BODY
    return nominal.role.masculine in lexicon.words(language, "bodies", "owner")


def _firm(seen: Appearance) -> bool:
    return seen.record is not None and seen.record.named and seen.record.kind in _BODIES


def named_at_end(
    source: Span, head: Appearance | None, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    """« la mère de Lucas et Emma, Sophie Brun »: the name that ends a source about one person, behind « et » and a comma."""
    if head is None or head.nominal.name is not None or head.nominal.sort is not Head.ROLE or head.nominal.plural:
        return None
    tokens = parsed.sentences[head.nominal.sentence].tokens
    joint = tokens[head.nominal.last + 1 : head.nominal.last + 2]
    if not joint or joint[0].lower not in lexicon.words(language, "names", "coordination"):
        return None
    for seen in appearances:
        own = seen.nominal
        ends = own.end == source.end and own.sentence == head.nominal.sentence and own.name is not None
        if ends and seen.person is not None and own.first > joint[0].i + 1 and tokens[own.first - 1].text == ",":
            return seen
    return None


def described(
    source: Span, head: Appearance | None, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    """« Les Embruns, un groupe qui réclame … »: the name before the comma of « un » and a body that goes on with a clause."""
    if head is None or head.nominal.name is not None or head.nominal.sort is not Head.BODY or head.record is not None:
        return None
    nominal = head.nominal
    tokens = parsed.sentences[nominal.sentence].tokens
    before = nominal.first - 1
    after = next((t for t in tokens if t.start >= source.end), None)
    clause = after is not None and (
        after.lower in lexicon.words(language, "statement_words", "who") or after.morph.get("VerbForm") == "Part"
    )
    if (
        nominal.article is not Article.INDEFINITE
        or nominal.plural
        or not clause
        or before < 1
        or tokens[before].text != ","
    ):
        return None
    last = before - 1
    while last > 0 and tokens[last].pos == "PUNCT":
        last -= 1
    for seen in appearances:
        own = seen.nominal
        if own.sentence == nominal.sentence and not own.inside and own.first <= last <= own.last:
            acts = seen.subject or any(t.morph.get("VerbForm") == "Fin" for t in tokens[: own.first])
            if seen.located or not acts:
                return None  # « À Valmer, un collectif qui … »
            named = seen.record is not None and seen.record.named and seen.record.kind in _BODIES
            return seen if named or lexicon.worn(tokens[own.head :], language) else None
    return None


def one_of(source: Span, group: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« l'un des membres de l'équipe, Hugo Roux »: whether the source is one of the people that `group` tells."""
    tokens = parsed.sentences[group.nominal.sentence].tokens
    opening = [t.lower for t in tokens[: group.nominal.head] if t.start >= source.start]
    return bool(set(opening[:2]) & lexicon.words(language, "names", "partitive"))


def unnamed_one_of(source: Span, group: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« l'un des organisateurs de la marche »: one of a named group, who stays without a name."""
    tokens = parsed.sentences[group.nominal.sentence].tokens[: group.nominal.head]
    joined = any(t.lower in lexicon.words(language, "titles", "contracted") for t in tokens if t.start >= source.start)
    return group.nominal.plural and joined and one_of(source, group, parsed, language)


def begins_as_some(source: Span, group: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« ont dit à l'AFP des élus locaux »: a source that opens with « des » before its noun, which is the article then."""
    if not group.nominal.plural or group.record is not None or group.nominal.first == 0:
        return False
    before = parsed.sentences[group.nominal.sentence].tokens[group.nominal.first - 1]
    return before.start == source.start and before.lower in lexicon.words(language, "titles", "contracted")


def dateline(seen: Appearance, behind: Appearance) -> bool:
    """« VALMER Hugo Roux a refusé »: a place in capitals that opens the sentence, a person follows without any mark."""
    place, next_ = seen.nominal, behind.nominal
    capitals = place.sort is Head.NAME and place.text.isupper() and place.first == 0 and len(place.text) > 3
    return capitals and next_.first == place.last + 1 and behind.person is not None


def head_of(source: Span, inside: Sequence[Appearance], parsed: ParsedArticle, language: str) -> Appearance | None:
    """The phrase that a source span is about: its first that is no complement, or the name in apposition to it."""
    outer = [
        a for a in inside
        if (not a.nominal.inside or a.start == source.start) and not governed(source, a, parsed, language)
    ]  # fmt: skip
    if len(outer) > 1 and dateline(outer[0], outer[1]):
        outer = outer[1:]  # « BRUXELLES Hugo Roux a refusé »
    if not outer:
        return None
    first = outer[0]
    if first.start < source.start and len(outer) > 1 and outer[1].person is not None and first.person is None:
        return outer[1]  # « Infos Hugo Roux » of « explique à Valmer Infos Hugo Roux »
    if len(outer) > 1 and _behind_letters(source, first, outer[1], parsed):
        return outer[1]
    if first.nominal.sort is Head.ROLE and first.record is None:
        theirs = {a.record.id for a in inside if a.record is not None and a.nominal.last <= first.nominal.last}
        tokens = parsed.sentences[first.nominal.sentence].tokens
        people = {
            a.person.id: a for a in outer[1:]
            if a.person is not None and a.person.id not in theirs and tokens[a.nominal.first - 1].pos != "ADP"
        }  # fmt: skip  # no « le suspect arrêté par Hugo Roux »
        if len(people) == 1 and (not first.nominal.plural or one_of(source, first, parsed, language)):
            return next(iter(people.values()))
    return _bearer(source, outer, parsed, language) or first


def _behind_letters(source: Span, first: Appearance, behind: Appearance, parsed: ParsedArticle) -> bool:
    """« le gréeur CNV Hugo Roux »: a person right behind the letters of a body that a noun of a post stands before."""
    letters, person = first.nominal, behind.nominal
    if letters.name is None or not letters.name.text.isupper() or behind.person is None or first.start <= source.start:
        return False
    post = parsed.sentences[letters.sentence].tokens[letters.first - 1]
    return post.pos in ("NOUN", "ADJ") and person.first == letters.last + 1


def _bearer(source: Span, outer: Sequence[Appearance], parsed: ParsedArticle, language: str) -> Appearance | None:
    """« Le DSP, Hugo Roux », « Le patron du chantier Sepel Armor, Awa Roux »: the person behind the one comma of a source
    that opens with a name which is nobody's, or is what a post is of.
    """
    first, last = outer[0], outer[-1]
    name = first.nominal.name
    of_post = first.nominal.sort is Head.ROLE and name is not None and name.first > first.nominal.head + 1
    if name is None or first.nominal.plural or not (of_post or first.person is None):
        return None
    if last is first or last.person is None or last.nominal.sort is not Head.NAME:
        return None
    sentence = parsed.sentences[last.nominal.sentence]
    titled = lexicon.words(language, "titles", "courtesy")
    between = [t for t in sentence.tokens[: last.nominal.first] if t.start >= first.nominal.end]
    while between and between[-1].lower in titled:
        between.pop()
    commas = [t for t in between if t.text == ","]
    return (
        last if commas == between[-1:] and commas and not parsed.text[last.nominal.end : source.end].strip() else None
    )
