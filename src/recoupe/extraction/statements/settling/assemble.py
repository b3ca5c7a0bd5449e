"""From candidates to statements: doubles dropped, speakers, carriers and dates resolved, rows numbered.

« Le maire a annoncé mardi que le pont fermerait. Il a ajouté … » : the candidates are taken in text order, so that
« Il » can be asked for with the mayor known as the last speaker. What the texts don't settle stays null.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from recoupe.extraction.entities import Cast, Resolution, lexicon
from recoupe.extraction.entities.pronouns import pronoun
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quotations import QuotedPassage, quoted_passages
from recoupe.extraction.statements.reported.hearsay import is_reported_conditional
from recoupe.extraction.statements.settling.carried import carried_on, main_voice
from recoupe.extraction.statements.settling.choosing import choose, letters
from recoupe.extraction.statements.settling.dating import said_date
from recoupe.extraction.statements.settling.headings import told_below
from recoupe.extraction.statements.settling.occasions import shared_dates
from recoupe.extraction.statements.settling.relays import relayed
from recoupe.extraction.statements.settling.stance import content_stance
from recoupe.model.date import Date
from recoupe.model.span import Span, hull
from recoupe.model.statement import Mode, Statement
from recoupe.rules.folding import fold

_NOBODY = Resolution(None, None, "none", 0.0)
_LEFT_OVER = re.compile(r",\s*comme\s*$")  # « La ligne rouvrira, comme l'a confirmé X »
_MARKS = '«“"'
_CALENDAR = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")


def assemble(
    parsed: ParsedArticle, cast: Cast, dates: Sequence[Date], candidates: Iterable[Candidate], language: str = "fr"
) -> tuple[Statement, ...]:
    """The article's statements, in text order of their content."""
    text = parsed.text
    passages = quoted_passages(parsed)
    cleaned = [c for c in (_clean(text, candidate, passages) for candidate in candidates) if c.content]
    chosen = [_whole(cast, c) for c in relayed(cast, choose(text, cleaned), language)]
    asked = told_below(parsed, cast, chosen, _speakers(cast, chosen, language))
    speakers = carried_on(parsed, chosen, _quoted_themselves(chosen, asked, language), language)
    speakers = main_voice(parsed, cast, chosen, speakers, language)
    contents = [s for c in chosen for s in c.content]
    own = [said_date(parsed, candidate, dates, contents, language) for candidate in chosen]
    said = shared_dates(cast, chosen, speakers, own, dates, language)
    rows = []
    for n, (candidate, who) in enumerate(zip(chosen, speakers, strict=True), 1):
        date = said[n - 1]
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
                via=_carrier(cast, candidate.via),
                said_on=date.value if date is not None and date.value and _CALENDAR.match(date.value) else None,
                rule=candidate.rule,
                score=round(candidate.score, 3),
                said_date=None if date is None else date.id,
                speaker_rule=None if who is _NOBODY else who.rule,
                antecedent=who.antecedent,
            )
        )
    return tuple(rows)


def _clean(text: str, candidate: Candidate, passages: Sequence[QuotedPassage]) -> Candidate:
    """The candidate with its content trimmed of white space, a final full stop or comma, and a mark that opens before it."""
    spans: list[Span] = []
    first = min((s.start for s in candidate.content), default=0)
    for span in candidate.content:
        start, end = span.start, span.end
        left_over = _LEFT_OVER.search(text, start, end)
        end = end if left_over is None else left_over.start()
        end = min((p.inner_end for p in passages if p.start < first <= p.inner_end and p.end == end), default=end)
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:" or _full_stop(text, start, end)):
            end -= 1
        while start < end and (text[start].isspace() or text[start] in ",;:•" or _dash(text, start)):
            start += 1
        if start < end:
            spans.append(Span.of(text, start, end))
    return replace(candidate, content=tuple(spans))


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


def _full_stop(text: str, start: int, end: int) -> bool:
    """Whether the last character is a full stop that closes the sentence, not an abbreviation or an ellipsis."""
    return text[end - 1] == "." and text[end - 2 : end] != ".." and (end == len(text) or text[end].isspace())


def _speakers(cast: Cast, chosen: Sequence[Candidate], language: str) -> list[Resolution]:
    """Who speaks in each candidate, asked in the order in which the sources stand, those within a quotation behind its own.

    « « Elle m'a dit non », raconte Awa Roux »: « Elle » is somebody else.
    """
    around = [_around(candidate, chosen) for candidate in chosen]
    order = sorted(range(len(chosen)), key=lambda n: (len(around[n]), _position(chosen[n]), n))
    known: list[tuple[int, str]] = []
    last: list[Resolution] = []
    spoke: tuple[Span, Resolution] | None = None
    asked: dict[tuple[int, int], Resolution] = {}
    found: list[Resolution] = [_NOBODY] * len(chosen)
    for n in order:
        candidate = chosen[n]
        source = candidate.antecedent or candidate.source
        if source is None:
            if candidate.carries_on:
                found[n] = next((who for who in reversed(last) if who.entity is not None), _NOBODY)
            continue
        taken_up = asked.get((source.start, source.end)) if candidate.antecedent is not None else None
        not_in = [s for s in candidate.content if not s.contains(source)]
        told = [s for c in chosen for s in c.content if not s.contains(source)]
        outside = sorted(
            k for k in known if k[0] <= _position(candidate) and not any(s.start <= k[0] < s.end for s in told)
        )
        tellers = {one for m in around[n] if (one := found[m].entity) is not None}
        who = taken_up or cast.speaker(source, before=outside, not_in=not_in, tellers=tellers)
        if spoke is not None and _same_unnamed(cast, candidate, source, *spoke, language):
            who = spoke[1]
        found[n] = asked[source.start, source.end] = who
        last.append(who)
        spoke = (source, who)
        if who.entity is not None:
            known.append((source.start, who.entity))
    return found


def _same_unnamed(cast: Cast, candidate: Candidate, asked: Span, spoke: Span, who: Resolution, language: str) -> bool:
    """« L'un d'eux évoque un conflit. « … », soupire-t-il »: whether `asked` is who has just spoken without a name.

    Nobody who has a name may be told of between the two, and a line ends whatever was said of the first.
    """
    text, article = cast.parsed.text, spoke.text.lower().removeprefix("l'").removeprefix("l’").partition(" ")[0]
    meant = pronoun(asked.text, language)
    if meant is None or meant.plural or article not in words(language, "indefinite"):
        return False
    inverted = text[: asked.start].endswith("-") and "\n" not in text[spoke.end : asked.start]
    agrees = (meant.gender == "m") == (article in lexicon.words(language, "titles", "masculine_determiner"))
    if not inverted or not agrees or who.rule not in ("nobody", "unnamed"):
        return False
    between = (m.span for m in cast.mentions if spoke.end <= m.span.start < asked.start)
    return all(any(s.contains(m) for s in candidate.content) for m in between)


def _around(candidate: Candidate, chosen: Sequence[Candidate]) -> list[int]:
    """The candidates that quote the words that name the speaker."""
    source = candidate.source
    if source is None or candidate.antecedent is not None:
        return []
    return [
        m for m, other in enumerate(chosen)
        if other is not candidate and any(s.contains(source) and s.text[0] in _MARKS for s in other.content)
    ]  # fmt: skip


def _quoted_themselves(chosen: Sequence[Candidate], found: Sequence[Resolution], language: str) -> list[Resolution]:
    """« « J'ai dit que non », a répété le maire »: « j' » is whoever is quoted with the innermost words around it."""
    speakers = list(found)
    for n, candidate in enumerate(chosen):
        source = candidate.source
        if source is None or fold(source.text).text.lower() not in words(language, "first_person"):
            continue
        around = [m for m, c in enumerate(chosen) if m != n and any(s.contains(source) for s in c.content)]
        if around and speakers[n].entity is None:
            speakers[n] = speakers[min(around, key=lambda m: sum(s.end - s.start for s in chosen[m].content))]
    return speakers


def _position(candidate: Candidate) -> int:
    """Where the words that name the speaker stand; those of a heading's are in the text below it."""
    if candidate.source is not None:
        return candidate.source.start
    start = hull(candidate.content)[0]
    return start if candidate.antecedent is None else max(start, candidate.antecedent.start)


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
    own = letters(text, candidate.content)
    cue = candidate.cue if candidate.rule.startswith("clause/") else None
    if cue is not None:  # « “Il m'a dit qu'il partait”, raconte-t-elle »: the marks are those of whoever tells it
        passages = [p for p in passages if not p.start < cue.start < p.end]
    quoted = {i for p in passages for i in own if p.inner_start <= i < p.inner_end}
    if not quoted:
        return Mode.INDIRECT
    return Mode.DIRECT if len(quoted) == len(own) else Mode.MIXED
