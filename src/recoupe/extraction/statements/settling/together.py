"""Two who speak together: « Awa Roux et Hugo Petit signent une tribune. Ils dénoncent … », « … », disent les deux élus.

A plural pronoun, « les deux élus », « tous deux », « le couple » without an entity of its own, or with that of one person
only, means those whom the text named side by side just before, if they are as many and nobody else in the plural stands
between. Each of them makes the statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.extraction.entities import NOBODY, Cast, Resolution
from recoupe.extraction.entities.lexicon import role
from recoupe.extraction.entities.lexicon import words as entity_words
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.settling.places import paragraphs_through, tokens_in
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span

_APPOSED = 16  # tokens of an apposition between two names
_BACK = 2  # sentences back that the names may stand
_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION})


def each_of_them(
    parsed: ParsedArticle, cast: Cast, chosen: Sequence[Candidate], found: Sequence[Resolution], language: str = "fr"
) -> tuple[list[Candidate], list[Resolution]]:
    """The candidates and their speakers, a statement of two for each of the two."""
    settled = {e.id for e in cast.entities if e.named and e.kind is not EntityKind.PERSON}
    people = {e.id for e in cast.entities if e.kind is EntityKind.PERSON}
    candidates: list[Candidate] = []
    speakers: list[Resolution] = []
    before: tuple[Appearance, ...] = ()
    for candidate, who in zip(chosen, found, strict=True):
        meant = who.entity in settled and not _in_passing(cast, who) and not _told_as_two(parsed, candidate, language)
        both = _set_apart(parsed, cast, candidate, language)
        both = both or (() if meant else _both(parsed, cast, candidate, chosen, language))
        if before and not both and who.entity is None and _adds(parsed, candidate, before, language):
            both = before
        before = both
        for one in both or (None,):
            candidates.append(candidate)
            speakers.append(who if one is None else _resolved(parsed, one))
        if not both and candidate.source is None and candidate.cue is None:
            joined = _spoke_with(parsed, candidate, who, chosen, found)
            candidates += [candidate] * len(joined)
            speakers += joined
        source = candidate.source or candidate.antecedent
        if both or source is None or not _several(parsed, source, language):
            continue
        if who.entity in people or _met(parsed, cast, who, language):
            # « Les élus Awa Roux, Ida Lorme et Hugo Petit ont signé. Ils … »
            speakers[-1] = NOBODY
    return candidates, speakers


def _spoke_with(
    parsed: ParsedArticle,
    candidate: Candidate,
    who: Resolution,
    chosen: Sequence[Candidate],
    found: Sequence[Resolution],
) -> list[Resolution]:
    """« Awa Roux et Hugo Petit ont dit leur effroi alors que l'île « est livrée à elle-même » »: who says together with `who`
    what the same sentence reports before the words in marks.
    """
    here = parsed.number_at(candidate.content[0].start)
    before = [
        (c, r) for c, r in zip(chosen, found, strict=True)
        if c.cue is not None and c.cue.start < candidate.content[0].start and parsed.number_at(c.cue.start) == here
    ]  # fmt: skip
    cues = {c.cue for c, r in before if r.entity == who.entity}
    others = {r.entity: r for c, r in before if c.cue in cues and r.entity not in (None, who.entity)}
    alone = all(c.cue in cues for c, _ in before)
    return list(others.values()) if who.entity is not None and alone else []


def _set_apart(parsed: ParsedArticle, cast: Cast, candidate: Candidate, language: str) -> tuple[Appearance, ...]:
    """« Quant à la mairie et à la préfecture, elles … »: the two whom the head of the sentence brings in."""
    source = candidate.source or candidate.antecedent
    if source is None or not _several(parsed, source, language):
        return ()
    here = parsed.number_at(source.start)
    tokens = parsed.sentences[here].tokens
    seen = [
        a for a in cast.appearances if a.nominal.sentence == here and a.nominal.end <= source.start and not a.nominal.inside
    ]  # fmt: skip
    if len(seen) != 2 or " ".join(t.lower for t in tokens[: seen[0].nominal.first]) not in _as_for(language):
        return ()
    between = tokens_in(parsed, seen[0].nominal.end, seen[1].start)
    joint = between and between[0].lower in words(language, "and")
    comma = tokens[seen[1].nominal.last + 1]
    beside = comma.text == "," and tokens[comma.i + 1].start == source.start
    if not joint or not beside or any(t.pos not in ("CCONJ", "ADP", "DET") for t in between):
        return ()
    found = [cast.speaker(Span.of(parsed.text, a.start, a.nominal.end)) for a in seen]
    return tuple(seen) if all(a.record is not None for a in seen) and all(f.entity for f in found) else ()


def _as_for(language: str) -> frozenset[str]:
    """« quant à », with the article that its noun may have."""
    opening = entity_words(language, "pronouns", "as_for")
    return opening | {f"{o} {a}" for o in opening for a in words(language, "definite_article")}


def _adds(parsed: ParsedArticle, candidate: Candidate, pair: tuple[Appearance, ...], language: str) -> bool:
    """« …, ajoutent-elles »: whether those who have just spoken together go on."""
    source = candidate.source
    if source is None or not parsed.text[: source.start].endswith("-") or not _several(parsed, source, language):
        return False
    women = _words(parsed, source)[0] in words(language, "they_women")
    return not (women and _man_among(pair))


def _man_among(pair: Sequence[Appearance]) -> bool:
    """Whether « elles » cannot mean them."""
    return any(a.record is not None and a.record.gender == "m" for a in pair)


def _in_passing(cast: Cast, who: Resolution) -> bool:
    """« Devant les juges, Awa Roux et Hugo Petit … ils »: whether what a pronoun was taken to mean does not act there."""
    if who.antecedent is None:
        return False
    there = (a for a in cast.appearances if a.start == who.antecedent.start)
    return any(not a.subject for a in there)


def _met(parsed: ParsedArticle, cast: Cast, who: Resolution, language: str) -> bool:
    """« Awa Roux et Hugo Petit ont reçu les élus. Ils … »: whether « ils » means those whom two who act only met."""
    if who.antecedent is None:
        return False
    seen = [a for a in cast.appearances if a.nominal.end <= who.antecedent.end and not a.quoted]
    if not seen or seen[-1].start != who.antecedent.start or seen[-1].subject:
        return False
    here = [a for a in seen if a.nominal.sentence == seen[-1].nominal.sentence and _with_name(a)]
    return any(
        (one.subject or other.subject) and _side_by_side(parsed, one, other, language) for one, other in pairwise(here)
    )


def _several(parsed: ParsedArticle, source: Span, language: str) -> bool:
    """Whether the source is a pronoun or phrase that one person alone cannot be."""
    told = _words(parsed, source)
    return (len(told) == 1 and told[0] in words(language, "they")) or _latter(told, language) or _two(told, language)


def _latter(told: Sequence[str], language: str) -> bool:
    """« ces derniers », « celles-ci »: those who were told last."""
    return " ".join(told).replace(" -", "-") in words(language, "told_last")


def _told_as_two(parsed: ParsedArticle, candidate: Candidate, language: str) -> bool:
    """« les deux hommes », who may be two whom the text names."""
    return candidate.source is not None and _two(_words(parsed, candidate.source), language)


def _resolved(parsed: ParsedArticle, one: Appearance) -> Resolution:
    assert one.record is not None
    return Resolution(one.record.id, Span.of(parsed.text, one.start, one.nominal.end), "pronoun/both", 0.7)


def _both(
    parsed: ParsedArticle, cast: Cast, candidate: Candidate, chosen: Sequence[Candidate], language: str
) -> tuple[Appearance, ...]:
    """Those whom the plural source of the candidate means, if they are two and named."""
    source = candidate.source or candidate.antecedent
    if source is None or not _several(parsed, source, language):
        return ()
    told = _words(parsed, source)
    latter = _latter(told, language)
    pronoun = latter or told[0] in words(language, "they")
    women = told[-1] in words(language, "they_women")
    two = latter or _two(told, language)
    here = parsed.number_at(source.start)
    for number in range(here, max(here - _BACK, 0) - 1, -1):
        if paragraphs_through(parsed, number, here) > 2:
            return ()
        seen = [
            a for a in cast.appearances
            if a.nominal.sentence == number and a.nominal.end <= source.start and not a.quoted and not a.nominal.inside
        ]  # fmt: skip
        pairs = _pairs(parsed, [a for a in seen if _with_name(a)], language)
        own = pairs[0] if len(pairs) == 1 else None
        rivals = [
            a for a in seen if a.nominal.plural and (a.subject or pronoun) and not a.beside and a not in (own or ())
        ]
        if pronoun:
            rivals = [a for a in rivals if a.nominal.gender != ("m" if women else "f")]
        if own is not None:
            rivals = [a for a in rivals if _rival(a, own, chosen) and not _apposed(parsed, a, own[1])]
            rivals = [a for a in rivals if not latter or a.start > own[1].start]
        if rivals:
            return ()  # « Les élus ont signé. Ils … », « Awa Roux et Hugo Petit ont reçu les élus. Ils … »
        if own is not None:
            fit = not (women and _man_among(own)) and _two_alone(seen, own)
            return own if fit and (two or _lead(parsed.sentences[number], own)) else ()
        if pairs:
            return ()
        if any(a.subject and a.record is not None for a in seen):
            break
    return () if pronoun else _only_two(cast, source, language)


def _pairs(parsed: ParsedArticle, seen: Sequence[Appearance], language: str) -> list[tuple[Appearance, Appearance]]:
    """Those of a sentence who stand side by side; « Awa Roux, maire de Valmer, et Hugo Petit » by their names."""
    names = [a for n, a in enumerate(seen) if not n or seen[n - 1].record is not a.record]
    found = [pair for pair in pairwise(seen) if _side_by_side(parsed, *pair, language)]
    return found or [pair for pair in pairwise(names) if _side_by_side(parsed, *pair, language)]


def _rival(seen: Appearance, pair: tuple[Appearance, Appearance], chosen: Sequence[Candidate]) -> bool:
    """Whether a phrase in the plural may be meant as well as the pair of its sentence: not « Devant les élus, Awa Roux et Hugo
    Petit … », nor what the two say of others.
    """
    pair_start, pair_end = pair[0].start, pair[1].nominal.end
    if seen.nominal.end <= pair_start and not seen.subject:
        return False
    said = (s for c in chosen if c.source is not None and c.source.start < pair_end and pair_start < c.source.end
            for s in c.content)  # fmt: skip
    return not any(s.start <= seen.start < s.end for s in said)


def _apposed(parsed: ParsedArticle, seen: Appearance, second: Appearance) -> bool:
    """« Awa Roux et Hugo Petit, des élus du port, … », « …, deux des porte-parole du mouvement. »: what the two are."""
    between = tokens_in(parsed, second.nominal.end, seen.start)
    return bool(between) and between[0].text == "," and all(t.pos in ("NUM", "ADP", "DET") for t in between[1:])


def _only_two(cast: Cast, source: Span, language: str) -> tuple[Appearance, ...]:
    """« les deux élus » of a text that has told of two people with a name and no more."""
    told: dict[str, Appearance] = {}
    for seen in cast.appearances:
        if seen.nominal.end > source.start:
            break
        if seen.record is not None and seen.record.named and seen.record.kind is EntityKind.PERSON:
            told.setdefault(seen.record.id, seen)
    noun = role(source.text.split()[-1].lower(), language)
    if len(told) != 2 or noun is None or not noun[2]:
        return ()
    odd = any(a.record is not None and {a.record.gender, noun[1]} == {"m", "f"} for a in told.values())
    return () if odd and noun[1] == "f" else tuple(told.values())


def _words(parsed: ParsedArticle, source: Span) -> list[str]:
    """The words of the source, « -ils » without its hyphen."""
    tokens = (t for s in parsed.sentences_in(source.start, source.end) for t in s.tokens)
    return [t.lower.lstrip("-") for t in tokens if t.start < source.end and source.start < t.end]


def _two(told: Sequence[str], language: str) -> bool:
    """« les deux élus », « tous deux »"""
    opens = bool(told) and told[0] in words(language, "the_two")
    pair = len(told) == 2 and told[0] in words(language, "pair_article") and told[1] in words(language, "pair")
    return pair or (opens and len(told) <= 3 and any(t in words(language, "two") for t in told))


def _with_name(seen: Appearance) -> bool:
    return seen.record is not None and seen.record.named and seen.record.kind in _KINDS


def _side_by_side(parsed: ParsedArticle, one: Appearance, other: Appearance, language: str) -> bool:
    """« Awa Roux et Hugo Petit », « Awa Roux et son mari, Hugo, », « Awa Roux, maire de Valmer, et Hugo Petit »: nothing but
    « et » and a kinship or an apposition between their names.
    """
    between = tokens_in(parsed, one.nominal.end, other.start)
    told = [t.lower for t in between]
    if 3 < len(told) <= _APPOSED and told[0] == told[-2] == ",":
        clause = any(t.pos in ("VERB", "AUX", "PRON") for t in between)
        listed = told.count(",") > 2 or one.record is other.record
        return told[-1] in words(language, "and") and not clause and not listed
    joined = bool(told) and told[0] in words(language, "and")
    kin = len(told) in (3, 4) and between[1].morph.get("Poss") == "Yes" and between[2].pos == "NOUN"
    kin = kin and told[3:] in ([], [","])
    return joined and (len(told) == 1 or kin) and one.record is not other.record


def _lead(sentence: Sentence, pair: tuple[Appearance, Appearance]) -> bool:
    """Whether the sentence is about the two: its subject, its opening, or « Même constat chez Awa Roux et Hugo Petit. »"""
    verbless = not any(t.morph.get("VerbForm") == "Fin" for t in sentence.tokens)
    return pair[0].subject or pair[0].nominal.first == 0 or verbless or _acting(sentence, pair[1])


def _acting(sentence: Sentence, second: Appearance) -> bool:
    """« Sur le port, Awa Roux et Hugo Petit signent »: whether a verb in the plural follows, whatever the parse hangs it on."""
    behind = sentence.tokens[second.nominal.last + 1 :]
    verb = next((t for t in behind if t.pos not in ("PRON", "ADV")), None)
    return verb is not None and verb.morph.get("VerbForm") == "Fin" and verb.morph.get("Number") == "Plur"


def _two_alone(seen: Sequence[Appearance], pair: tuple[Appearance, Appearance]) -> bool:
    """Whether nobody else acts in their sentence: « Awa Roux, Ida Lorme et Hugo Petit » are three."""
    both = [a.record for a in pair]
    return not any(
        a.subject and a.record is not None and a.record not in both and a.record.kind in _KINDS for a in seen
    )
