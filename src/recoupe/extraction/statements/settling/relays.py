"""Who carried a statement to the reader: agencies, outlets and platforms (`via`), and whom a speaker cites (`citing`).

« L'accord est mort, a dit la ministre sur Telegram, citant un diplomate » has the minister for speaker, Telegram for
carrier, and she cites a diplomat. « X a annoncé que …, a rapporté Yonhap » is one statement carried by Yonhap, not a
second one of Yonhap's. An outlet that reports a bare fact, or what it has seen or revealed, is its speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from recoupe.extraction.entities import Cast
from recoupe.extraction.entities.lexicon import words as entity_words
from recoupe.extraction.entities.pronouns import pronoun
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.settling.carriers import (
    appeared,
    brought_in,
    carriers,
    carriers_by_noun,
    fronted,
    gathered_by,
    inside_of,
    is_carrier,
    learned,
    own_account,
    published_before,
    published_in,
    relays,
    reports_for,
    told_to,
)
from recoupe.extraction.statements.settling.choosing import letters
from recoupe.extraction.statements.settling.pulled_places import place_of_pulled
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.governors import lemma_in
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span, hull

_NEAR = 200  # characters between two quotations that one carrier can hold for
_IN_PASSING = ("noun/", "voice/reduced")  # what stands within the carrier's clause: « les faits décrits par X »
_AS = "voice/as"
_OWN = 0.4  # share of a carrier's content that nobody else says, above which it is the carrier's own report


def relayed(cast: Cast, candidates: Sequence[Candidate], language: str = "fr") -> tuple[Candidate, ...]:
    """The candidates with `via` and `citing` filled, carriers' own candidates left out."""
    parsed = cast.parsed
    candidates = [_gathered(cast, c, language) for c in candidates if not appeared(cast, c, language)]
    via: dict[int, Span] = {}
    dropped: set[int] = set()
    for n, candidate in enumerate(candidates):
        if _on_record(parsed, candidates, n, language) or _grounds(parsed, candidates, n, language):
            dropped.add(n)
            continue
        if (told := _only_incise(parsed, candidates, n)) is not None:
            dropped.add(n)
            if _names_carrier(cast, candidate, language) and candidate.source is not None:
                via[told] = _carrier_name(cast, candidate.source)
            continue
        inside = _carried(cast, candidates, n, language)
        if inside and candidate.source is not None:
            if not _finds(parsed, candidate, "revealing", language):
                dropped.add(n)
            name = _carrier_name(cast, candidate.source)
            via.update({m: name for m in inside if m not in via})
    kept = []
    for n, candidate in enumerate(candidates):
        if n in dropped:
            continue
        carrier = candidate.via or via.get(n) or _beside(cast, candidate, candidates, language)
        carrier = (
            carrier or _announced(cast, candidate, candidates, language) or place_of_pulled(cast, candidate, language)
        )
        carried = candidate if carrier is None else replace(candidate, via=carrier)
        citing = carried.citing or _citing(parsed, carried, language)
        kept.append(carried if citing is None else replace(carried, citing=citing))
    return tuple(_carried_on(cast, kept, language))


def _announced(cast: Cast, candidate: Candidate, candidates: Sequence[Candidate], language: str) -> Span | None:
    """« Elle a réagi sur son compte Twitter. « C'est faux », a-t-elle écrit. »: what the sentence before a quotation tells,
    which is nobody else's.
    """
    parsed, start = cast.parsed, hull(candidate.content)[0]
    number = parsed.number_at(start)
    told = candidate.source is None or candidate.source.text.lower() in words(language, "personal_subject")
    if not told or not number or not candidate.rule.startswith("quote/"):
        return None
    before, here = parsed.sentences[number - 1], parsed.sentences[number]
    opens = not parsed.text[here.start : start].strip(" \xa0")
    said = any(before.start <= c.cue.start < before.end for c in candidates if c.cue is not None)
    if not opens or said or here.paragraph - before.paragraph > 1:
        return None
    return published_before(cast, before, language)


def _carried_on(cast: Cast, candidates: Sequence[Candidate], language: str) -> Iterator[Candidate]:
    """« …, a-t-elle écrit sur Facebook. « … », a-t-elle ajouté »: the quotation that follows in the paragraph, of a pronoun's or
    nobody's, where both are of one text. Of what is said in an outlet only what stands in the same sentence goes on.
    """
    before: Candidate | None = None
    for candidate in candidates:
        follows = before is not None and before.via is not None and candidate.via is None
        quoted = candidate.rule.startswith("quote/")
        if before is not None and follows and quoted and _goes_on(cast, before, candidate, language):
            before = replace(candidate, via=before.via)
        else:
            before = candidate
        yield before


def _goes_on(cast: Cast, before: Candidate, candidate: Candidate, language: str) -> bool:
    text = cast.parsed.text
    start, end = hull(candidate.content)[0], hull(before.content)[1]
    told = "" if candidate.source is None else candidate.source.text.lower()
    asked = pronoun(told.lstrip("-"), language)
    several = asked is not None and asked.plural  # « …, répondent-elles »: somebody else
    one = candidate.source is None or (told in words(language, "personal_subject") and not several)
    carrier = None if before.via is None else cast.named(before.via)
    by = next((e for e in cast.entities if e.id == carrier), None)
    posted = by is not None and by.name.lower() in named(language, "platform")
    sentence = cast.parsed.sentence_at(end - 1)
    together = (by is None or by.kind is not EntityKind.AGENCY) and sentence is not None and start < sentence.end
    return one and 0 <= start - end < _NEAR and "\n" not in text[end:start] and (posted or together)


def _gathered(cast: Cast, candidate: Candidate, language: str) -> Candidate:
    """« …, des propos rapportés par Le Soir », « … sur son compte Instagram » are no part of what was said."""
    if not candidate.content:
        return candidate
    *before, last = candidate.content
    found = gathered_by(cast, cast.parsed, last, language) or own_account(cast, cast.parsed, last, language)
    if found is None:
        return candidate
    kept = Span.of(cast.parsed.text, last.start, found[0])
    return replace(candidate, content=(*before, kept), via=candidate.via or found[1])


def _carried(cast: Cast, candidates: Sequence[Candidate], n: int, language: str) -> list[int]:
    """The candidates that candidate `n`, an agency or outlet, only carries."""
    parsed, carrier = cast.parsed, candidates[n]
    if carrier.source is None or carrier.cue is None:
        return []
    if not _names_carrier(cast, carrier, language):
        return []
    if _finds(parsed, carrier, "witnessing", language):
        return []
    whole = letters(parsed.text, carrier.content)
    inside = []
    said: set[int] = set()
    for m, other in enumerate(candidates):
        if m == n or other.cue is None or other.hearsay or other.rule.startswith(_IN_PASSING):
            continue  # « Le quotidien rappelle la promesse de X de … »: told by the one, made by the other
        if _aim(parsed, other.cue, language):
            continue
        own = letters(parsed.text, other.content)
        same = carrier.rule == _AS and own == whole  # « X promet un pont, comme le rapporte Le Soir »
        if same or (letters(parsed.text, [other.cue]) <= whole and own <= whole):
            inside.append(m)
            said |= (
                own | letters(parsed.text, [other.cue]) | letters(parsed.text, [other.source] if other.source else [])
            )
    return inside if len(whole - said) <= _OWN * len(whole) else []


def _names_carrier(cast: Cast, candidate: Candidate, language: str) -> bool:
    """Whether the source is an agency or outlet."""
    source = candidate.source
    sentence = None if source is None else cast.parsed.sentence_at(source.start)
    held = () if source is None or sentence is None else tuple(sentence.at(source.start, source.end))
    return sentence is not None and bool(held) and is_carrier(cast, sentence, (held[0].i, held[-1].i), language)


def _only_incise(parsed: ParsedArticle, candidates: Sequence[Candidate], n: int) -> int | None:
    """« « On part. C'est fini », a dit la maire, selon Le Soir »: the incise of which nothing but verb and speaker is framed."""
    frame = candidates[n]
    if not frame.rule.startswith("frame/") or len(frame.content) != 1:
        return None
    whole = letters(parsed.text, frame.content)
    for m, other in enumerate(candidates):
        told = letters(parsed.text, [s for s in (other.cue, other.source) if s is not None])
        if other.rule.startswith("quote/") and told & whole and len(whole - told) <= _OWN * len(whole):
            return m
    return None


def _aim(parsed: ParsedArticle, cue: Span, language: str) -> bool:
    """« Selon Vox, elle a porté plainte pour dénoncer un vol »: what is told is the deed; what it was meant to say is her own."""
    sentence = parsed.sentence_at(cue.start)
    held = [] if sentence is None else sentence.at(cue.start, cue.end)
    if sentence is None or not held or held[-1].morph.get("VerbForm") != "Inf":
        return False
    return held[0].i > 0 and sentence.tokens[held[0].i - 1].lower in words(language, "for")


def _finds(parsed: ParsedArticle, candidate: Candidate, verbs: str, language: str) -> bool:
    """« …, a constaté l'AFP », « …, révèle Le Soir »: whether the cue is of a class of verbs that tell what one found."""
    cue = candidate.cue
    sentence = None if cue is None else parsed.sentence_at(cue.start)
    held = [] if cue is None or sentence is None else sentence.at(cue.start, cue.end)
    return any(lemma_in(t, verbs, language) is not None for t in held)


def _on_record(parsed: ParsedArticle, candidates: Sequence[Candidate], n: int, language: str) -> bool:
    """« « Nous avons gagné », a affirmé le ministre, selon une vidéo »: the document only holds what he is quoted with."""
    frame = candidates[n]
    sentence = None if frame.source is None else parsed.sentence_at(frame.source.start)
    if frame.source is None or sentence is None or not frame.rule.startswith("frame/"):
        return False
    held = sentence.at(frame.source.start, frame.source.end)
    if not held or not among(head_of(sentence, (held[0].i, held[-1].i)), entity_words(language, "bodies", "document")):
        return False
    return any(
        other.rule.startswith("quote/")
        and other.cue is not None
        and any(s.start == other.content[0].start and s.contains(other.cue) for s in frame.content)
        for other in candidates
    )


def _grounds(parsed: ParsedArticle, candidates: Sequence[Candidate], n: int, language: str) -> bool:
    """« Le pont est clos, a dit la maire, sur la foi d'un rapport »: the frame only tells whom she relies on."""
    cue = candidates[n].cue
    sentence = None if cue is None or not candidates[n].rule.startswith("frame/") else parsed.sentence_at(cue.start)
    held = () if cue is None or sentence is None else sentence.at(cue.start, cue.end)
    if sentence is None or not held or past_phrase(sentence.tokens, held[0].i, language, "citing_phrase") is None:
        return False
    return any(
        c.cue is not None and s.contains(c.cue) for s in candidates[n].content for c in candidates if c.cue != cue
    )


def _carrier_name(cast: Cast, source: Span) -> Span:
    """The name of the carrier in a source that is one, else the source as it stands."""
    return next((s for s in cast.carriers(source.start, source.end)), source)


def _beside(cast: Cast, candidate: Candidate, candidates: Sequence[Candidate], language: str) -> Span | None:
    """The carrier named in the reporting clause: « sur Telegram », « à l'AFP », « interrogé par Le Monde »."""
    parsed, at = cast.parsed, candidate.cue or candidate.source
    sentence = None if at is None else parsed.sentence_at(at.start)
    if sentence is None or at is None:
        return None
    phrases = carriers(cast, sentence)
    held = {i for a, b in phrases for i in range(a, b + 1)}
    by_noun = {i: name for i, name in carriers_by_noun(cast, sentence, language) if i not in held}
    found: list[tuple[Span, Span]] = []  # where a carrier stands, and its name
    for a, b in (*phrases, *((i, i) for i in by_noun)):
        span = Span.of(parsed.text, sentence.tokens[a].start, sentence.tokens[b].end)
        if _carries(parsed, sentence, candidate, candidates, (a, b), span, language):
            found.append((span, by_noun.get(a, span)))
    nearest = min(found, key=lambda pair: (pair[0].start < at.start, abs(pair[0].start - at.start)), default=None)
    return None if nearest is None else nearest[1]


def _carries(
    parsed: ParsedArticle,
    sentence: Sentence,
    candidate: Candidate,
    candidates: Sequence[Candidate],
    phrase: Phrase,
    span: Span,
    language: str,
) -> bool:
    """Whether the carrier of a sentence, `phrase` and `span`, is the candidate's and not that of another statement."""
    cue, source, first = candidate.cue, candidate.source, phrase[0]
    at = cue or source
    if at is None:
        return False
    if cue is not None and cue.contains(span):
        return True  # « a tweeté »
    if source is not None and source.start <= span.start < source.end:
        opens = sentence.at(source.start, source.end)[0].i
        return told_to(sentence, opens, first, language) or reports_for(sentence, opens, first, language)
    if source is not None and span.end <= source.start and relays(sentence, phrase, source, language):
        return True
    if source is not None and cue is not None and learned(sentence, cue, first, language):
        return True
    if any(s.contains(at) and not s.contains(span) for c in candidates if c.source != source for s in c.content):
        return False  # « X dit que Y promet « … », dans un entretien au Soir »: X's carrier, not Y's
    taken = [s for c in candidates for s in (*c.content, *((c.source,) if c.source else ())) if not s.contains(at)]
    if any(s.overlaps(span) for s in taken) or not brought_in(sentence, first, language):
        return False
    if any(inside_of(sentence, first, s, language) for s in candidate.content):
        return False
    published = source is not None and published_in(sentence, first, source, language)
    if published or _as_before(sentence, at, first, language):
        return False
    earlier = any(c.cue is not None and c.cue.end <= span.start for c in candidates)
    if earlier and _within_relative(sentence, span, at, language):
        return False
    return not _nearer_another(parsed, sentence, candidate, candidates, at, phrase, span, language)


def _nearer_another(
    parsed: ParsedArticle,
    sentence: Sentence,
    candidate: Candidate,
    candidates: Sequence[Candidate],
    at: Span,
    phrase: Phrase,
    span: Span,
    language: str,
) -> bool:
    """Whether the cue of another statement of the sentence is nearer to the carrier than what is `at`, the candidate's."""
    source, form = candidate.source, sentence.at(at.start, at.end)[0].morph
    going_on = form.get("VerbForm") == "Part" and form.get("Tense") == "Pres"
    # « a dit X à l'AFP, précisant que », « Sur RTL, X juge … et demande … », « a dit à l'AFP X, qui dénonce … »
    shared = going_on or fronted(sentence, phrase[0]) or _related(sentence, at, language)
    others = (
        c.cue for c in candidates
        if c.cue is not None and c.cue != at and sentence.start <= c.cue.start < sentence.end
        and not any(s.contains(c.cue) for s in candidate.content)
        and not (shared and source is not None and c.source == source)
    )  # fmt: skip
    return any(_nearer(parsed.text, other, at, span) for other in others)


def _related(sentence: Sentence, at: Span, language: str) -> bool:
    """« …, qui dénonce »: whether the verb's subject is « qui »; « …, qui se présente comme » rather tells who speaks."""
    before = [t for t in sentence.tokens if t.end <= at.start][-2:]
    own = any(t.lower in words(language, "reflexive") for t in sentence.at(at.start, at.end))
    return not own and any(t.lower in words(language, "subject_relative") for t in before) and before[-1].text != ","


def _as_before(sentence: Sentence, at: Span, first: int, language: str) -> bool:
    """« concède-t-il, avec les mêmes mots que lors de son passage sur RTL »: the carrier at token `first` carried other words."""
    likened = words(language, "as") | words(language, "complementizer")
    behind = [t for t in sentence.tokens[:first] if t.start >= at.end]
    for token, following in pairwise(behind):
        if token.lower in likened and (following.pos == "ADP" or following.lower in words(language, "carrying_place")):
            return not any(is_finite(t) for t in behind if t.i > token.i)
    return False


def _within_relative(sentence: Sentence, name: Span, at: Span, language: str) -> bool:
    """« … dit à l'AFP la chanteuse qui scande « … » »: a relative clause behind the carrier holds the cue.

    What « …, qui dénonce … » adds behind a comma is told on the same occasion.
    """
    related = [t for t in sentence.at(name.end, at.start) if t.lower in words(language, "subject_relative")]
    added = _related(sentence, at, language) and all(sentence.tokens[t.i - 1].text == "," for t in related)
    return bool(related) and not added


def _nearer(text: str, cue: Span, at: Span, name: Span) -> bool:
    """Whether another cue stands between, or before the carrier without the comma that sets the statement's own apart."""
    if at.end <= cue.start < name.start or name.end <= cue.start < at.start:
        return True
    return (
        cue.end <= name.start < at.start and "," not in text[cue.end : name.start] and "," in text[name.end : at.start]
    )


def _citing(parsed: ParsedArticle, candidate: Candidate, language: str) -> Span | None:
    at = candidate.source or candidate.cue
    sentence = None if at is None else parsed.sentence_at(at.start)
    if sentence is None or at is None:
        return None
    for token in sentence.tokens[:-1]:
        behind = _cites(sentence, token, at, language)
        if behind is None or behind >= len(sentence.tokens):
            continue
        told = (*candidate.content, *(() if candidate.cue is None else (candidate.cue,)))
        if any(s.start <= token.start < s.end for s in told):
            continue
        first = sentence.tokens[behind]
        if first.pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ"):
            ends = next((t.i - 1 for t in sentence.tokens[behind:] if first.start < at.start <= t.start), None)
            last = after(sentence, first.i, right=ends, language=language)
            return Span.of(parsed.text, first.start, sentence.tokens[last].end)
    return None


def _cites(sentence: Sentence, token: Token, at: Span, language: str) -> int | None:
    """« …, citant un diplomate », « S'appuyant sur un rapport, X affirme … », « X, qui cite un diplomate, affirme … »: the token
    with which those cited begin behind the words that open at `token`.
    """
    tokens = sentence.tokens
    behind = token.i + 1 if token.lower in words(language, "citing") else None
    if behind := behind or past_phrase(tokens, token.i, language, "citing_phrase"):
        opens = token.i <= 1 and token.end < at.start and not any(map(is_finite, sentence.at(token.end, at.start)))
        return behind if token.start > at.start or opens else None
    related = token.i > 1 and tokens[token.i - 1].lower in words(language, "subject_relative")
    if not related:
        return None
    comma = tokens[token.i - 2].text == "," and token.i > 2
    one = token.i + 1 if token.lower in words(language, "who_cites") else None
    behind = one or past_phrase(tokens, token.i, language, "who_cites_phrase")
    return behind if tokens[token.i - 2 - comma].end == at.end else None
