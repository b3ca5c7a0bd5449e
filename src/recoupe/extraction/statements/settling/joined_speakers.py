"""Who else speaks with the source: « Awa Roux, maire de Valmer, mais aussi la CGT et le préfet ont dénoncé … »: three.

Finders give the source next to the cue; here the row of names and phrases around it is read, from one member to the next
over appositions, commas and what joins (« et », « comme », « ainsi que »). A row counts where the verb is plural or a
preposition brings it in, and where something joins its last two; a comma behind « selon X » may open the clause instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.extraction.entities import Cast, Resolution
from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite, plural_form
from recoupe.model.span import Span, covered

_LONGEST = 3  # words of what joins
_BRACKET = 7  # words of « (PS, Sarve) », marks included
_MARKS = ("«", '"')
_OPENING = ("DET", "PRON", "PROPN", "NOUN", "ADV")  # what a clause begins with


@dataclass(frozen=True, slots=True)
class _Row:
    """The members of a row, the first phrase of each, and the tokens it covers."""

    members: tuple[Appearance, ...]
    first: int
    last: int
    tied: bool  # whether more than « et » joins them


def joined_speakers(
    parsed: ParsedArticle, cast: Cast, chosen: Sequence[Candidate], found: Sequence[Resolution], language: str = "fr"
) -> tuple[list[Candidate], list[Resolution]]:
    """The candidates and their speakers, with a statement for each member of the row that had none."""
    candidates: list[Candidate] = []
    speakers: list[Resolution] = []
    for n, (candidate, who) in enumerate(zip(chosen, found, strict=True)):
        row = _row_of(parsed, cast, candidate, language) if who.entity is not None else None
        own = candidate if row is None else replace(candidate, content=_behind(parsed, row, candidate.content))
        candidates.append(own)
        speakers.append(who)
        told = [m for m, c in enumerate(chosen) if c.cue == candidate.cue]
        same = [m for m in told if chosen[m].content == candidate.content]
        each = {found[m].entity for m in told} != {found[m].entity for m in same}  # « titraient respectivement »
        if row is None or same[0] != n or each:
            continue
        taken = {found[m].entity for m in same}
        for member in row.members:
            source = Span.of(parsed.text, member.start, member.nominal.end)
            meant = cast.speaker(source)
            if meant.entity is not None and meant.entity not in taken:
                taken.add(meant.entity)
                candidates.append(replace(own, source=source))
                speakers.append(meant)
    return candidates, speakers


def _row_of(parsed: ParsedArticle, cast: Cast, candidate: Candidate, language: str) -> _Row | None:
    """The row that the source of a candidate stands in, if it has two members at least and the cue lets them speak."""
    source, cue = candidate.source, candidate.cue
    if source is None or cue is None or candidate.hearsay or candidate.antecedent is not None:
        return None
    number = parsed.number_at(source.start)
    sentence = parsed.sentences[number]
    if not sentence.start <= cue.start < sentence.end:
        return None
    said = [s for s in candidate.content if s.start < source.start]
    phrases = [
        a for a in cast.appearances
        if a.nominal.sentence == number and not a.nominal.inside and not covered(said, a.start, a.nominal.end)
    ]  # fmt: skip
    starts = {a.nominal.first: a for a in reversed(phrases)}
    for first in sorted(starts):
        if starts[first].start > source.start:
            return None
        row = _row_from(sentence, first, starts, language)
        if row is not None and source.start <= sentence.tokens[row.last].start and len(row.members) > 1:
            return row if _may_speak(sentence, row, cue, candidate, language) else None
    return None


def _row_from(sentence: Sentence, first: int, starts: dict[int, Appearance], language: str) -> _Row | None:
    """The longest row that begins with the phrase at token `first`; a member told without joint behind it is not its own."""
    tokens = sentence.tokens
    opened = _opens_pair(tokens, first, language)
    members: list[Appearance] = []
    waiting: list[Appearance] = []  # behind a comma, until something joins
    last, i, tied, at = first - 1, first, False, starts.get(first)
    while at is not None:
        comma = i > first and tokens[i - 1].text == ","
        group = waiting or members
        if group and comma and _bears(group[-1], at):
            group[-1] = at
            last = last if waiting else at.nominal.last
        elif group and _same(group[-1], at, tokens, language):
            last = last if waiting else at.nominal.last
        elif members and comma:
            if len(members) == 1 and members[0].nominal.plural and at.nominal.sort is Head.NAME:
                members = []  # « Les deux accusées, Awa Roux et Ida Vidal, »
            waiting.append(at)
        else:
            members += [*waiting, at]
            waiting, last = [], at.nominal.last
        end = _past_more(tokens, at, language)
        i, strong = _past_joint(tokens, end, opened, language)
        tied = tied or strong
        at = starts.get(i) if i > end else None
    return _Row(tuple(members), first, last, tied) if members else None


def _same(one: Appearance, other: Appearance, tokens: Sequence[Token], language: str) -> bool:
    """« Awa Roux, maire de Valmer »: two phrases for one person; « Awa Roux, la maire, » between commas may be."""
    if one.record is not None and one.record is other.record:
        return True
    told = other.nominal
    post = told.sort is Head.ROLE and told.name is None and told.article in (Article.DEFINITE, Article.BARE)
    end = _past_more(tokens, other, language)
    closed = end < len(tokens) and (tokens[end].text == "," or _past_joint(tokens, end, False, language)[0] > end)
    return one.person is not None and post and closed and tokens[told.first - 1].text == ","


def _bears(one: Appearance, other: Appearance) -> bool:
    """« l'infirmière au centre de soins, Awa Roux, »: a post that the text gave nobody, and the name behind its comma."""
    named = other.nominal.sort is Head.NAME and other.person is not None
    untold = one.nominal.sort is Head.ROLE and not one.nominal.plural and (one.record is None or not one.record.named)
    return named and untold and other.person is not None and {one.nominal.gender, other.person.gender} != {"m", "f"}


def _opens_pair(tokens: Sequence[Token], first: int, language: str) -> bool:
    """« tant Awa Roux que … », « aussi bien la CGT que … »"""
    before = " ".join(t.lower for t in tokens[max(0, first - 2) : first])
    return any(before.endswith(opening) for opening in words(language, "pair_opening"))


def _past_more(tokens: Sequence[Token], seen: Appearance, language: str) -> int:
    """Behind a phrase with what else it tells: « Awa Roux *, 43 ans* », « infirmière *au centre hospitalier de Valmer* »."""
    i = _past_party(tokens, seen.nominal.last + 1)
    if seen.nominal.sort is Head.ROLE and i < len(tokens) and tokens[i].lower in words(language, "to"):
        j = i
        while j < len(tokens) and tokens[j].pos in ("ADP", "DET", "NOUN", "ADJ", "PROPN"):
            j += 1
        return j if j < len(tokens) and tokens[j].text == "," else i
    aged = [t.lower for t in tokens[i + 2 : i + 3]]
    numbered = i + 2 < len(tokens) and tokens[i].text == "," and tokens[i + 1].text.isdigit()
    return i + 3 if numbered and aged[0] in named(language, "age_unit") else i


def _past_party(tokens: Sequence[Token], i: int) -> int:
    """« Awa Roux *(LR)*, Luc Petit *(PS, Sarve)* et … »: behind the bracket that opens at token `i`, if it is a short one."""
    if i >= len(tokens) or tokens[i].text != "(":
        return i
    closing = next((t.i for t in tokens[i : i + _BRACKET] if t.text == ")"), None)
    return i if closing is None or any(map(is_finite, tokens[i:closing])) else closing + 1


def _past_joint(tokens: Sequence[Token], i: int, opened: bool, language: str) -> tuple[int, bool]:
    """Where the next member begins behind a comma, a joint or both, and whether more than a comma or « et » stands there."""
    comma = i < len(tokens) and tokens[i].text == ","
    begin = i + comma
    for length in range(_LONGEST, 0, -1):
        told = " ".join(t.lower for t in tokens[begin : begin + length])
        if told in words(language, "speaker_joint") or (opened and told in words(language, "full_that")):
            return begin + length, told not in words(language, "and")
    return begin, False


def _may_speak(sentence: Sentence, row: _Row, cue: Span, candidate: Candidate, language: str) -> bool:
    """Whether the cue is a plural verb beside the row, or a preposition or « par » before it."""
    tokens = sentence.tokens
    if not row.tied and not any(t.text == "," for t in tokens[row.first : row.last]):
        return False  # « les tribunaux de Metz et Paris »: what « et » alone joins is read where the phrase is
    if cue.start < tokens[row.first].start and _acts(tokens, row.last):
        return False
    verbs = [t for t in sentence.at(cue.start, cue.end) if is_finite(t)]
    before = tokens[row.first - 1] if row.first else None
    told_of = [s for s in candidate.content if tokens[row.first].start <= s.start < tokens[row.last].end]
    if before is not None and before.lower in words(language, "agent"):
        return not told_of
    if verbs:
        plural = any(plural_form(t, t.lemma, language) for t in verbs)
        beside = row.last < verbs[0].i or verbs[-1].i < row.first
        governed = before is not None and before.pos == "ADP"  # « Depuis le début du mouvement, Awa Roux et … »
        return plural and beside and not told_of and not governed
    framed = before is not None and cue.start <= before.start < cue.end
    return framed and (not told_of or _closed(tokens, row))


def _acts(tokens: Sequence[Token], last: int) -> bool:
    """« …, préviennent les pompiers, et la ville *cherche* un détour »: whether who is joined last begins another clause."""
    behind = (t for t in tokens[last + 1 :] if t.pos not in ("PRON", "ADV") and t.text not in _MARKS)
    verb = next(behind, None)
    return verb is not None and is_finite(verb)


def _closed(tokens: Sequence[Token], row: _Row) -> bool:
    """« Selon Awa Roux, mais aussi la CGT, le pont tiendra »: whether a comma and a clause follow the row, which opens with its
    subject: not « Selon Awa Roux, Hugo Petit et Ida Lorme, la fille du maire, ont fui ».
    """
    behind = [t for t in tokens[row.last + 1 : row.last + 4] if t.text not in _MARKS]
    if len(behind) < 2 or behind[0].text != "," or behind[1].pos not in _OPENING or is_finite(behind[1]):
        return False
    verb = next((t.i for t in tokens[row.last + 2 :] if is_finite(t)), None)
    return verb is not None and not any(t.text == "," for t in tokens[row.last + 2 : verb])


def _behind(parsed: ParsedArticle, row: _Row, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content without the members that were taken for its beginning."""
    tokens = parsed.sentences[row.members[0].nominal.sentence].tokens
    end = tokens[row.last].end
    if not any(s.start < end < s.end and s.start > row.members[0].start for s in content):
        return content
    cut = next(t.end for t in tokens if t.start >= end)
    start = cut + len(parsed.text[cut:]) - len(parsed.text[cut:].lstrip())
    return tuple(Span.of(parsed.text, start, s.end) if s.start < end < s.end else s for s in content)
