"""From candidates to statements: doubles dropped, speakers, carriers and dates resolved, rows numbered.

« Le maire a annoncé mardi que le pont fermerait. Il a ajouté … » : the candidates are taken in text order, so that
« Il » can be asked for with the mayor known as the last speaker (`speakers`). What the texts don't settle stays null.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.extraction.entities import Cast, Resolution
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quotations import QuotedPassage, quoted_passages
from recoupe.extraction.statements.reported.hearsay import is_reported_conditional
from recoupe.extraction.statements.settling.behind_incise import behind_incises
from recoupe.extraction.statements.settling.carried import carried_on, main_voice
from recoupe.extraction.statements.settling.choosing import choose, letters
from recoupe.extraction.statements.settling.dating import said_date
from recoupe.extraction.statements.settling.headings import told_below
from recoupe.extraction.statements.settling.joined_speakers import joined_speakers
from recoupe.extraction.statements.settling.occasions import shared_dates
from recoupe.extraction.statements.settling.relays import relayed
from recoupe.extraction.statements.settling.speakers import quoted_themselves, speakers_of, told_later
from recoupe.extraction.statements.settling.stance import content_stance
from recoupe.extraction.statements.settling.together import each_of_them
from recoupe.model.date import Date
from recoupe.model.span import Span
from recoupe.model.statement import Mode, Statement

_ANSWER = "interview/"  # said without marks, word for word
_CALENDAR = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")


def assemble(
    parsed: ParsedArticle, cast: Cast, dates: Sequence[Date], candidates: Iterable[Candidate], language: str = "fr"
) -> tuple[Statement, ...]:
    """The article's statements, in text order of their content."""
    text = parsed.text
    passages = quoted_passages(parsed)
    whole = (_closed(parsed, candidate, passages) for candidate in candidates)
    cleaned = [c for c in (_clean(text, candidate, passages, language) for candidate in whole) if c.content]
    chosen = behind_incises(parsed, choose(text, cleaned, language), language)
    chosen = [_whole(cast, c) for c in relayed(cast, chosen, language)]
    asked = told_later(cast, chosen, speakers_of(cast, chosen, language))
    asked = told_below(parsed, cast, chosen, asked)
    speakers = carried_on(parsed, chosen, quoted_themselves(cast, chosen, asked, language), language)
    speakers = main_voice(parsed, cast, chosen, speakers, language)
    chosen, speakers = each_of_them(parsed, cast, chosen, speakers, language)
    chosen, speakers = _each_once(*joined_speakers(parsed, cast, chosen, speakers, language))
    contents = [s for c in chosen for s in c.content]
    own = [said_date(parsed, candidate, dates, contents, language) for candidate in chosen]
    said = shared_dates(cast, chosen, speakers, own, dates, language)
    rows = []
    for n, (candidate, who) in enumerate(zip(chosen, speakers, strict=True), 1):
        date = said[n - 1]
        via = _carrier(cast, candidate.via)
        rows.append(
            Statement(
                id=f"{parsed.article.id}:s{n}",
                source=candidate.source,
                speaker=who.entity,
                cue=candidate.cue,
                content=candidate.content,
                mode=_mode(text, candidate, passages),
                stance=content_stance(parsed, candidate, language),
                rejects_content=candidate.rejects_content,
                conditional=candidate.hearsay or is_reported_conditional(parsed, candidate.content, language),
                citing=_cited(cast, candidate.citing),
                via=None if via == who.entity else via,  # « vos photos sur Pixgram Pixgram a déclaré »
                said_on=date.value if date is not None and date.value and _CALENDAR.match(date.value) else None,
                rule=candidate.rule,
                score=round(candidate.score, 3),
                said_date=None if date is None else date.id,
                speaker_rule=who.rule or None,
                antecedent=who.antecedent,
            )
        )
    return tuple(rows)


def _each_once(chosen: Sequence[Candidate], speakers: Sequence[Resolution]) -> tuple[list[Candidate], list[Resolution]]:
    """The candidates with who speaks, without those that give one content to the same speaker twice.

    « Selon l'Observatoire de l'eau et des forêts (OEF) qui … » may name it as a whole and by a part, « de source proche du
    club, on dit que … » by its frame and by its verb.
    """
    told: dict[object, tuple[Candidate, Resolution]] = {}
    for n, (candidate, who) in enumerate(zip(chosen, speakers, strict=True)):
        same = n if who.entity is None else (candidate.content, who.entity)
        told.setdefault(same, (candidate, who))
    return [candidate for candidate, _ in told.values()], [who for _, who in told.values()]


def _closed(parsed: ParsedArticle, candidate: Candidate, passages: Sequence[QuotedPassage]) -> Candidate:
    """« Or, note la maire, « la digue tient. Elle tiendra » »: a content cut where the first sentence of a quotation in it ends
    has the quotation to its end.
    """
    if candidate.rule.startswith("quote/") or not candidate.content:
        return candidate
    *before, last = candidate.content
    sentence = parsed.sentence_at(last.end - 1)
    if sentence is None or parsed.text[last.end : sentence.end].strip(" .!?…\xa0"):
        return candidate
    held = (
        p for p in passages if p.closed and not p.depth and last.start <= p.start < last.end and sentence.end < p.end
    )
    quoted = next(held, None)
    if quoted is None or "\n" in parsed.text[last.end : quoted.end]:
        return candidate
    return replace(candidate, content=(*before, Span.of(parsed.text, last.start, quoted.end)))


def _clean(text: str, candidate: Candidate, passages: Sequence[QuotedPassage], language: str) -> Candidate:
    """The candidate with its content trimmed of white space, a final full stop or comma, and a mark that opens before it."""
    spans: list[Span] = []
    first = min((s.start for s in candidate.content), default=0)
    for span in candidate.content:
        start, end = span.start, span.end
        kept, _, left_over = text[start:end].rpartition(",")
        if left_over.strip() in words(language, "as"):  # « La ligne rouvrira, comme l'a confirmé X »
            end = start + len(kept)
        end = min((p.inner_end for p in _closed_behind(passages, first, end)), default=end)
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:" or _full_stop(text, end)):
            end -= 1
        while start < end and (text[start].isspace() or text[start] in ",;:•" or _dash(text, start)):
            start += 1
        if start < end:
            spans.append(Span.of(text, start, end))
    joins = len(spans) > 1 and spans[0].text.lower() in words(language, "connective")
    return replace(candidate, content=tuple(spans[joins:]))  # « Or, note la maire, « la digue tient » »


def _closed_behind(passages: Sequence[QuotedPassage], start: int, end: int) -> Iterator[QuotedPassage]:
    """The passages opened before `start` whose mark at `end` closes nothing that opens behind it."""
    own = any(start <= p.start and p.end == end and p.closed for p in passages)  # « on a dit « non ».: closed with it
    return (p for p in passages if not own and p.start < start <= p.inner_end and p.end == end)


def _whole(cast: Cast, candidate: Candidate) -> Candidate:
    """The candidate with its source whole: all of the name that it begins, unless that is said or the cue already."""
    if candidate.source is None:
        return candidate
    source = cast.whole(candidate.source)
    said = [*candidate.content, *([candidate.cue] if candidate.cue is not None else [])]
    taken = any(s.overlaps(source) and not s.overlaps(candidate.source) for s in said)
    return candidate if taken else replace(candidate, source=source)


def _dash(text: str, start: int) -> bool:
    """Whether a dash with a space behind it (« 3 mai. - Le pont … ») opens the content."""
    return text[start] in "-–—" and text[start + 1 : start + 2].isspace()


def _full_stop(text: str, end: int) -> bool:
    """Whether the last character is a full stop that closes the sentence, not an abbreviation or an ellipsis."""
    return text[end - 1] == "." and text[end - 2 : end] != ".." and (end == len(text) or text[end].isspace())


def _cited(cast: Cast, words: Span | None) -> str | None:
    return None if words is None else cast.named(words)


def _carrier(cast: Cast, words: Span | None) -> str | None:
    """The carrier that the words name; « le quotidien » of no name is none."""
    found = _cited(cast, words)
    return found if any(e.id == found and e.named for e in cast.entities) else None


def _mode(text: str, candidate: Candidate, passages: Sequence[QuotedPassage]) -> Mode:
    """Whether all, some or none of the content's letters stand in quotation marks."""
    if candidate.hearsay:
        return Mode.HEARSAY
    if candidate.rule.startswith(_ANSWER):
        return Mode.DIRECT
    own = letters(text, candidate.content)
    cue = candidate.cue if candidate.rule.startswith("clause/") else None
    if cue is not None:  # « “Il m'a dit qu'il partait”, raconte-t-elle »: the marks are those of whoever tells it
        source = candidate.source
        own_marks = source is not None and all(source.end <= p.start for p in passages if p.start < cue.start < p.end)
        if not own_marks:  # « Le préfet « appelle les riverains à partir » »: the marks are the speaker's
            passages = [p for p in passages if not p.start < cue.start < p.end]
    quoted = {i for p in passages for i in own if p.inner_start <= i < p.inner_end}
    if not quoted:
        return Mode.INDIRECT
    return Mode.DIRECT if len(quoted) == len(own) else Mode.MIXED
