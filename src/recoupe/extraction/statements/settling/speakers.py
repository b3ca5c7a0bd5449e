"""Who speaks in each statement, by the words that name its source: one is asked after the other.

« Le maire a annoncé … Il a ajouté … »: « Il » is asked for once the mayor is known to have spoken, and « je » once it is
known whose words it stands in. Whose the words are that no source is named for is told by `carried`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.entities import NOBODY, Cast, Resolution, lexicon
from recoupe.extraction.entities.pronouns import pronoun
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.settling.places import marks_open, paragraphs_through
from recoupe.extraction.statements.settling.reporters import innermost, whoever_reports
from recoupe.model.entity import EntityKind, MentionKind
from recoupe.model.span import Span, hull
from recoupe.rules.folding import fold

_INCISES = ("quote/incise", "incise/")
_ACCUSED = "voice/reduced"  # « Accusé de fraude par le maire, Hugo Roux … »: the narrator tells of the accused
_ANSWERS = "interview/"  # said without marks
_ENDS = frozenset({"", ".", ",", ";", "»", "\n"})  # what an incise without a complement is followed by
_IN_PASSING = ("voice/reduced", "noun/")  # « la prime promise par Paul Roy »: told of, but not heard
_BODIES = frozenset({EntityKind.ORGANIZATION, EntityKind.GOVERNMENT})
_UNASKED = Resolution(None, None, "", 0.0)  # of a statement without source


def speakers_of(cast: Cast, chosen: Sequence[Candidate], language: str) -> list[Resolution]:
    """Who speaks in each candidate, asked in the order in which the sources stand, those within a quotation behind its own.

    « « Elle m'a dit non », raconte Awa Roux »: « Elle » is somebody else.
    """
    around = [_around(cast.parsed.text, candidate, chosen, language) for candidate in chosen]
    order = sorted(range(len(chosen)), key=lambda n: (len(around[n]), _position(chosen[n]), n))
    known: list[tuple[int, str]] = []
    last: list[Resolution] = []
    spoke: tuple[Span, Resolution] | None = None
    asked: dict[tuple[int, int], Resolution] = {}
    found: list[Resolution] = [_UNASKED] * len(chosen)
    for n in order:
        candidate = chosen[n]
        source = candidate.antecedent or candidate.source
        if source is None:
            if candidate.carries_on:
                found[n] = next((who for who in reversed(last) if who.entity is not None), _UNASKED)
            continue
        taken_up = asked.get((source.start, source.end))  # « …, a-t-il expliqué, avant d'ajouter … »: one « il »
        if taken_up is not None and taken_up.entity is None and candidate.antecedent is None:
            taken_up = None
        not_in = [s for s in candidate.content if not s.contains(source)]
        told = [s for c in chosen if c.rule != _ACCUSED for s in c.content if not s.contains(source)]
        outside = sorted(
            k for k in known if k[0] <= _position(candidate) and not any(s.start <= k[0] < s.end for s in told)
        )
        tellers = {one for m in around[n] if (one := found[m].entity) is not None}
        who = taken_up or cast.speaker(source, before=outside, not_in=not_in, told=told, tellers=tellers)
        if (reporter := whoever_reports(cast, candidate, chosen, found, language)) is not None:
            who = reporter
        elif spoke is not None and _same_unnamed(cast, candidate, source, *spoke, language):
            who = spoke[1]
        elif who.entity is None and (again := asked.get((source.start, source.end))) is not None:
            who = again  # « …, a-t-on ajouté, précisant que … »
        elif outside and (body := _same_body(cast, candidate, source, outside[-1], language)) is not None:
            who = body
        found[n] = asked[source.start, source.end] = who
        last.append(who)
        spoke = (source, who)
        if who.entity is not None and not candidate.rule.startswith(_IN_PASSING):
            known.append((source.start, who.entity))
            if candidate.source is None:  # « Hugo Roux sourit. « … » »: they speak where the words stand
                known.append((hull(candidate.content)[1], who.entity))
    return found


def told_later(cast: Cast, chosen: Sequence[Candidate], found: Sequence[Resolution]) -> list[Resolution]:
    """The speakers with those who were told by a post before the text names them, and whoever takes them up.

    « La ligne fermera, a annoncé le ministre des Ports. « Trop de retards », a déclaré Hugo Roux. Selon le ministre, … »
    """
    named: dict[str | None, Resolution] = {}
    for candidate, who in zip(chosen, found, strict=True):
        source = candidate.antecedent or candidate.source
        if who.rule == "unnamed" and source is not None and who.entity not in named:
            later = cast.told_later(source)
            if later is not None:
                named[who.entity] = later
    speakers = list(found)
    for n, (candidate, who) in enumerate(zip(chosen, found, strict=True)):
        told = named.get(who.entity)
        if told is not None and not _tells_of(cast, candidate, told):
            speakers[n] = replace(told, antecedent=who.antecedent)
    return speakers


def _tells_of(cast: Cast, candidate: Candidate, who: Resolution) -> bool:
    """« Il se souvient avoir croisé Hugo Roux »: whether what is said names whoever is taken to say it."""
    said = (m.span for m in cast.mentions if m.entity == who.entity and m.kind is MentionKind.NAME)
    return any(content.contains(span) for span in said for content in candidate.content)


def _same_unnamed(cast: Cast, candidate: Candidate, asked: Span, spoke: Span, who: Resolution, language: str) -> bool:
    """« L'un d'eux évoque un conflit. « … », soupire-t-il »: whether `asked` is who has just spoken without a name.

    Nobody who has a name may be told of between the two, and a line ends whatever was said of the first.
    """
    text, meant, article = cast.parsed.text, pronoun(asked.text, language), _indefinite(cast, spoke, language)
    if meant is None or meant.plural or article is None:
        return False
    inverted = text[: asked.start].endswith("-") and "\n" not in text[spoke.end : asked.start]
    agrees = (meant.gender == "m") == (article in lexicon.words(language, "titles", "masculine_determiner"))
    if not inverted or not agrees or who.rule not in (NOBODY.rule, "unnamed"):
        return False
    between = (m.span for m in cast.mentions if spoke.end <= m.span.start < asked.start)
    return all(any(s.contains(m) for s in candidate.content) for m in between)


def _same_body(
    cast: Cast, candidate: Candidate, source: Span, last: tuple[int, str], language: str
) -> Resolution | None:
    """« La route est coupée, indique la préfecture. Deux cars sont bloqués, a-t-on ajouté. »: the body that spoke last.

    Not where the incise tells who (« a-t-on ajouté au ministère »), nor where a person or a newspaper spoke last.
    """
    text, cue = cast.parsed.text, candidate.cue
    linked = text[: source.start].endswith(tuple(f"{t}-" for t in words(language, "euphonic")))
    impersonal = linked and source.text.lower() in words(language, "someone")
    if cue is None or not impersonal or not candidate.rule.startswith(_INCISES):
        return None
    behind = text[max(cue.end, source.end) :].lstrip(" \u00a0")[:1]
    earlier, here = cast.parsed.number_at(last[0]), cast.parsed.number_at(source.start)
    if behind not in _ENDS or paragraphs_through(cast.parsed, earlier, here) > 2:
        return None
    kind = next((e.kind for e in cast.entities if e.id == last[1]), None)
    told = Span.of(text, last[0], last[0] + 1)
    return Resolution(last[1], told, "pronoun/goes-on", 0.6) if kind in _BODIES else None


def _indefinite(cast: Cast, spoke: Span, language: str) -> str | None:
    """The article of « un habitant », « l'une des victimes »."""
    sentence = cast.parsed.sentence_at(spoke.start)
    opening = [] if sentence is None else [t.lower for t in sentence.at(spoke.start, spoke.end)[:2]]
    if opening and opening[0] in lexicon.words(language, "titles", "definite"):
        opening.pop(0)
    return opening[0] if opening and opening[0] in words(language, "indefinite") else None


def _around(text: str, candidate: Candidate, chosen: Sequence[Candidate], language: str) -> list[int]:
    """The candidates that quote the words that name the speaker."""
    source, marks = candidate.source, words(language, "open_quote")
    if source is None or candidate.antecedent is not None:
        return []
    return [
        m for m, other in enumerate(chosen)
        if other is not candidate and any(s.contains(source) for s in other.content)
        and (
            other.rule.startswith(_ANSWERS)
            or (other.content[0].text[0] in marks and marks_open(text, other.content[0].start, source.start))
        )
    ]  # fmt: skip


def quoted_themselves(
    cast: Cast, chosen: Sequence[Candidate], found: Sequence[Resolution], language: str
) -> list[Resolution]:
    """« « J'ai dit que non », a répété le maire »: « j' » is whoever is quoted with the innermost words around it.

    « « Nous avons dit non », a répété Awa Roux, la présidente du syndicat »: « nous » is the body that she speaks for.
    """
    speakers = list(found)
    for n, candidate in enumerate(chosen):
        source = candidate.source
        told = "" if source is None else fold(source.text).text.lower()
        if source is None or told not in words(language, "first_person"):
            continue
        around = [m for m, c in enumerate(chosen) if m != n and any(s.contains(source) for s in c.content)]
        if not around:
            continue
        teller = innermost(chosen, around)
        if speakers[n].entity is None:
            speakers[n] = speakers[teller]
        body = _body_told(cast, chosen[teller], speakers[teller].entity)
        if body is not None and speakers[n].entity == speakers[teller].entity and told in words(language, "we"):
            speakers[n] = Resolution(body, None, "pronoun/body", 0.7)
    return speakers


def _body_told(cast: Cast, teller: Candidate, person: str | None) -> str | None:
    """« Awa Roux, la présidente du syndicat »: the one body named within the words for the person who speaks."""
    kinds = {e.id: e.kind for e in cast.entities if e.named}
    if teller.source is None or person is None or kinds.get(person) is not EntityKind.PERSON:
        return None
    inside = {m.entity for m in cast.mentions if teller.source.contains(m.span) and kinds.get(m.entity) in _BODIES}
    return inside.pop() if len(inside) == 1 else None


def _position(candidate: Candidate) -> int:
    """Where the words that name the speaker stand; those of a heading's are in the text below it."""
    if candidate.source is not None:
        return candidate.source.start
    start = hull(candidate.content)[0]
    return start if candidate.antecedent is None else max(start, candidate.antecedent.start)
