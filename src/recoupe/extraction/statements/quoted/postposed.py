"""Incises that stand in the matter they report: after a clause without marks, or inside the marks of a quotation.

« Les ministres se réuniront vendredi, a annoncé le ministère. » reports the whole clause; « Le pont, a dit le préfet,
tiendra. » its two halves; « Nous partons, a lancé le maire. Rien ne nous retient. » everything but the incise, however
many sentences the marks hold, up to the sentence in which the next incise stands. Incises after a closing mark are
`direct`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import looks
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.clause_incise import incise_in_clause
from recoupe.extraction.statements.quoted.incise import Incise, triggers
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.going_on import goes_on
from recoupe.extraction.statements.scope.joints import joint_before
from recoupe.extraction.statements.scope.marked import joined_marks
from recoupe.extraction.statements.verbs.clause_edges import past_dateline
from recoupe.extraction.statements.verbs.verb_groups import groups
from recoupe.extraction.statements.verbs.whole_clauses import complete, is_finite
from recoupe.extraction.statements.view import View
from recoupe.model.article import BlockKind
from recoupe.model.span import Span


@dataclass(frozen=True, slots=True)
class Reported:
    """An incise and the spans of what it reports."""

    incise: Incise
    content: tuple[Span, ...]


def in_passage(scene: Scene, passage: QuotedPassage, end: int) -> tuple[Reported, ...]:
    """The incises inside the marks of `passage` and what each reports; nothing at or after `end` is looked at."""
    incises = [i for i in _inside(scene, passage) if i.start < end]
    found: list[Reported] = []
    for n, incise in enumerate(incises):
        start = passage.start if n == 0 else max(incise.sentence.start, found[-1].incise.end)
        stop = end
        if n + 1 < len(incises):
            stop = max(incises[n + 1].sentence.start, incise.end)
        found.append(Reported(incise, _around(scene, incise, start, stop)))
    return tuple(r for r in found if r.content)


def in_clauses(scene: Scene, taken: frozenset[int]) -> Iterator[Reported]:
    """The incises of clauses without marks; those that begin at a character of `taken` are somebody else's."""
    for sentence in scene.parsed.sentences:
        begin = 0
        for k in triggers(sentence):
            token = sentence.tokens[k]
            if k - 1 < begin or token.start in taken or scene.in_marks(token.start):
                continue
            if sentence.tokens[k - 1].text not in (",", ")", "–", "—") and not _lone_mark(scene, sentence, k - 1):
                continue
            begin = max(begin, _clause_start(scene, sentence, begin, k))
            incise = incise_in_clause(
                sentence, k, begin, heading=sentence.kind is BlockKind.HEADING, language=scene.language
            )
            if incise is None or incise.start in taken:
                continue
            joint = joint_before(sentence.tokens, k - 1, scene.language)
            parted = joint is not None and joint > begin
            inner = (_after_joint(scene, incise) if parted else ()) or _in_relative(scene, incise, begin, k)
            if inner:
                yield Reported(incise, inner)
            if inner or parted:
                begin = incise.last + 1
                continue
            start = _content_start(scene, sentence, begin)
            behind = _behind(incise)
            resumed = _complement_behind(incise, begin, k, scene.language)
            waits = not complete(sentence, begin, k, scene.language) or _colon_after(incise, scene.language)
            waits = waits or _subject_waits(incise, begin, k, scene.language)
            joined = None if waits or resumed else joined_marks(scene.passages, sentence, behind, scene.language)
            stop = sentence.end if waits or resumed else incise.start if joined is None else joined.end
            content = _around(scene, incise, start, max(stop, incise.start), resumed)
            if content and not _only_opening(sentence, content, scene.language):
                yield Reported(incise, content)
                begin = incise.last + 1


def _only_opening(sentence: Sentence, content: tuple[Span, ...], language: str) -> bool:
    """« Et », « Or »: one word that tells nothing, before an incise behind which the clause was not found."""
    held = sentence.at(content[0].start, content[-1].end) if len(content) == 1 else []
    return len(held) == 1 and (held[0].pos in ("CCONJ", "SCONJ") or held[0].lower in named(language, "bare_opening"))


def _lone_mark(scene: Scene, sentence: Sentence, i: int) -> bool:
    """« Tout est prêt », assure X, whose opening mark is missing: a closing mark that closes nothing."""
    token = sentence.tokens[i]
    closing = token.text in words(scene.language, "close_quote") or token.text == "''"
    return closing and i > 2 and not any(token.start < p.end and p.start <= token.start for p in scene.every_passage)


def _in_relative(scene: Scene, incise: Incise, begin: int, k: int) -> tuple[Span, ...]:
    """« Le patron, qui est détenu, dit-il, pour ses idées, a … »: what the relative clause right before the incise says.

    What follows the incise belongs to it where a preposition opens it; empty where the incise reports the whole clause.
    """
    tokens, language = incise.sentence.tokens, scene.language
    comma = next((i for i in range(k - 2, begin, -1) if tokens[i].text == ","), None)
    if comma is None or tokens[comma + 1].lower not in words(language, "relative") or tokens[k - 1].text != ",":
        return ()
    if not any(is_finite(incise.sentence, i, language) for i in range(comma + 2, k - 1)):
        return ()
    if complete(incise.sentence, comma + 1, k - 1, language):
        return ()  # « Le maire, qui dirigeait le port est mort, a annoncé X »: a comma left out
    before = scene.span(tokens[comma + 1].start, tokens[k - 2].end)
    behind = _behind(incise)
    led = behind + 2 < len(tokens) and tokens[behind].text == "," and tokens[behind + 1].pos == "ADP"
    if led and setting_at(incise.sentence, behind + 1, language, between=True) is None:
        stop = next((t.i for t in tokens[behind + 2 :] if t.text in (",", ";", ".")), len(tokens))
        return before, scene.span(tokens[behind + 1].start, tokens[stop - 1].end)
    return () if complete(incise.sentence, begin, comma, language) else (before,)


def _after_joint(scene: Scene, incise: Incise) -> tuple[Span, ...]:
    """« Elle doute, parce que, dit-elle, la digue est vieille »: only the words in marks or the clause behind the incise."""
    tokens, behind = incise.sentence.tokens, _behind(incise)
    comma = next((t.i for t in tokens[behind:] if t.text in (",", "–", "—")), None)
    if (
        comma is None
        or comma + 2 >= len(tokens)
        or any(is_finite(incise.sentence, t.i, scene.language) for t in tokens[behind:comma])
    ):
        return ()
    n = next((n for n, p in enumerate(scene.passages) if p.start == tokens[comma + 1].start), None)
    if n is not None:
        return (scene.span(scene.passages[n].start, scene.passages[scene.joined(n)[-1]].end),)
    if not any(is_finite(incise.sentence, t.i, scene.language) for t in tokens[comma + 1 :]):
        return ()
    held = groups(incise.sentence, scene.language)
    view = View(scene.parsed, incise.sentence, held, scene.every_passage, scene.language)
    first = comma + 1 + (tokens[comma + 1].lower in words(scene.language, "complementizer"))
    return (view.words_of(first, content_end(view, first, None)),)


def _behind(incise: Incise) -> int:
    """The token right behind the incise."""
    return max(incise.last, incise.saying.last) + 1


def _complement_behind(incise: Incise, begin: int, k: int, language: str) -> int | None:
    """« …, explique Le Phare, les trois redevances … », « …, dit-il, parce que … »: where the clause before goes on."""
    tokens, behind = incise.sentence.tokens, _behind(incise)
    parted = behind + 2 < len(tokens) and tokens[behind].text in (",", "–", "—")
    if not parted or tokens[k - 1].text not in (",", "–", "—"):
        return None
    return behind + 1 if goes_on(incise.sentence, begin, k - 2, behind + 1, language) else None


def _colon_after(incise: Incise, language: str) -> bool:
    """« Une chose est sûre, prévient le maire : les impôts n'augmenteront pas »: a clause without marks behind a colon."""
    tokens = incise.sentence.tokens
    colon = _behind(incise)
    if colon + 2 >= len(tokens) or tokens[colon].text != ":":
        return False
    marked = tokens[colon + 1].text in words(language, "open_quote")
    return not marked and any(is_finite(incise.sentence, t.i, language) for t in tokens[colon + 1 :])


def _subject_waits(incise: Incise, begin: int, k: int, language: str) -> bool:
    """« Le port est clos, alors que les bateaux du club, note X, sortent encore »: the last clause has its verb behind."""
    tokens, behind = incise.sentence.tokens, _behind(incise)
    joint = next((i for i in range(k - 2, begin, -1) if tokens[i].lower in words(language, "complementizer")), None)
    if joint is None or tokens[joint - 1].lower not in words(language, "contrast") or joint + 2 >= k:
        return False
    if any(is_finite(incise.sentence, i, language) for i in range(joint + 1, k - 1)):
        return False
    parted = behind + 1 < len(tokens) and tokens[behind].text == "," and tokens[k - 1].text == ","
    return parted and is_finite(incise.sentence, behind + 1, language)


def _inside(scene: Scene, passage: QuotedPassage) -> Iterator[Incise]:
    for sentence in scene.parsed.sentences_in(passage.start, passage.end):
        inside = [t for t in sentence.tokens if passage.inner_start <= t.start and t.end <= passage.inner_end]
        if not inside:
            continue
        begin, last = inside[0].i, inside[-1].i
        for k in triggers(sentence):
            if not begin < k <= last or _deeper(scene, passage, sentence.tokens[k].start):
                continue
            if sentence.tokens[k - 1].text in ("»", '"', "›"):
                continue
            incise = incise_in_clause(sentence, k, begin, quoted=True, language=scene.language)
            if incise is not None and incise.last <= last:
                yield incise
                break


def _deeper(scene: Scene, passage: QuotedPassage, position: int) -> bool:
    return any(p.depth > passage.depth and p.start < position < p.end for p in scene.every_passage)


def _around(scene: Scene, incise: Incise, start: int, stop: int, resumed: int | None = None) -> tuple[Span, ...]:
    """What stands before and after the incise from `start` to `stop`, without the commas that set it off.

    `resumed`: the token with which the words go on, where it is known.
    """
    spans = []
    tokens = incise.sentence.tokens
    before = incise.start
    while before > start and (scene.plain[before - 1].isspace() or scene.plain[before - 1] in ",–—"):
        before -= 1
    if any(c.isalnum() for c in scene.text[start:before]):
        spans.append(scene.span(start, before))
    resume = resumed or _resume(incise, scene.in_marks(incise.start), scene.language)
    after = tokens[resume].start if resume is not None else incise.sentence.end
    if after < stop and any(c.isalnum() for c in scene.text[after:stop]):
        ends_sentence = stop == incise.sentence.end and not scene.in_marks(stop - 1)
        if ends_sentence and resume is not None:
            stop = _told_up_to(scene, incise.sentence, resume)
        while ends_sentence and stop > after and scene.text[stop - 1] in ".  ":
            stop -= 1
        spans.append(scene.span(after, stop))
    return tuple(spans)


def _told_up_to(scene: Scene, sentence: Sentence, first: int) -> int:
    """« La digue, a dit le maire, tiendra, lors d'une visite à Brune »: where the words from token `first` on end."""
    if not any(is_finite(sentence, t.i, scene.language) for t in sentence.tokens[first:]):
        return sentence.end
    held = groups(sentence, scene.language)
    view = View(scene.parsed, sentence, held, scene.every_passage, scene.language)
    return sentence.tokens[content_end(view, first, None)].end


def _resume(incise: Incise, quoted: bool, language: str) -> int | None:
    """Index of the token with which the reported words go on in the incise's own sentence; None where they don't."""
    tokens = incise.sentence.tokens
    first = _behind(incise)
    for i in range(first, len(tokens) - 1):
        if i == first and tokens[i].text == ":" and (quoted or _colon_after(incise, language)):
            return i + 1  # « Le but est clair, a-t-on appris : vendre »
        if tokens[i].text in (";", ":", "»", '"'):
            return None
        if tokens[i].text != ",":
            continue
        following = tokens[i + 1]
        aside = following.lower in words(language, "day") or _on_the_speaker(tokens, i + 1, language)
        if not quoted and following.lower not in words(language, "of"):
            aside = (
                aside
                or following.pos == "ADP"
                or following.lower in named(language, "aside_opening")
                or (following.morph.get("VerbForm") == "Part" and following.pos in ("VERB", "ADJ"))
                or (incise.phrase is not None and i == first and looks(incise.sentence, i + 1) is not None)
            )
        else:
            aside = aside or _where_said(incise.sentence, i + 1, language)
            if incise.saying.pronoun is None:
                aside = aside or following.lower in named(language, "aside_in_marks")
        if not aside:
            return i + 1
    return None


def _on_the_speaker(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« , qui dirige l'agence, »; not « , dont un tiers ira au port », which counts what was said before."""
    if tokens[i].lower not in words(language, "relative"):
        return False
    counted = words(language, "number_noun")
    behind = tokens[i + 1 : i + 3] if tokens[i].lower in words(language, "whose") else ()
    return not any(t.pos == "NUM" or t.text[0].isdigit() or t.lower in counted for t in behind)


def _where_said(sentence: Sentence, i: int, language: str) -> bool:
    """« , joint par téléphone », « , devant les élus réunis à Valmer »: how the speaker was met, up to the full stop."""
    tokens = sentence.tokens
    rest = [t for t in tokens[i:] if t.pos != "PUNCT"]
    marked = any(t.text in (",", ":", ";") for t in tokens[i:])
    own = named(language, "first_person", "own")
    if marked or not rest or any(is_finite(sentence, t.i, language) or t.lower in own for t in rest):
        return False
    if rest[0].lower in named(language, "met"):
        return True
    before = rest[0].lower in named(language, "before_listeners")
    return rest[0].pos == "ADP" and any(
        among(t, named(language, "scene")) or (before and among(t, named(language, "person", "role")))
        for t in rest[1:6]
    )


def _clause_start(scene: Scene, sentence: Sentence, begin: int, k: int) -> int:
    """First token of the clause before `k`: behind « ; », and behind « Moscou : » or a clause about a person and a colon."""
    tokens = sentence.tokens
    for i in range(k - 2, begin, -1):
        if tokens[i].text == ";":
            return i + 1
        if tokens[i].text != ":":
            continue
        if sentence.kind is BlockKind.HEADING or i - begin <= 4 or _told_of(sentence, begin, i, scene.language):
            return i + 1
    return past_dateline(tokens, begin) if begin == 0 else begin


def _told_of(sentence: Sentence, begin: int, colon: int, language: str) -> bool:
    """« Le ministre s'est montré ferme : il n'y aura pas, a-t-il dit, de … »: before the colon a person does something."""
    tokens = sentence.tokens
    if not any(is_finite(sentence, t.i, language) for t in tokens[begin:colon]):
        return False
    subjects = (t for t in tokens[begin:colon] if t.dep.split(":")[0] == "nsubj" and begin <= t.i < t.head)
    opening = tokens[begin : phrase_end(sentence, begin, colon, language) + 1]  # where the parse gives no subject
    persons = named(language, "person", "role")
    if tokens[begin].lower in words(language, "subject_pronoun"):
        return True
    return any(t.label == "PER" or among(t, persons) for t in (*subjects, *opening))


def past_frame(sentence: Sentence, begin: int, stop: int, language: str) -> int:
    """« Selon un premier bilan, dix maisons ont brûlé, a dit X »: the token behind a frame that names no speaker.

    « Toutefois, la digue tient, a dit X »: behind the word with which the narrator goes on, too.
    """
    tokens = sentence.tokens
    linked = past_phrase(tokens, begin, language, "narrators_link")
    if linked is not None and linked + 1 < stop and tokens[linked].text == ",":
        begin = linked + 1
    frame = frame_words_at(tokens, begin, language)
    if frame is None or frame.frame.person or not opens_phrase(sentence, frame.last + 1, language):
        return begin
    end = phrase_end(sentence, frame.last + 1, stop, language)
    if can_speak(sentence, (frame.last + 1, end), language):
        return begin
    return end + 2 if end + 2 < stop and tokens[end + 1].text == "," else begin


def _content_start(scene: Scene, sentence: Sentence, begin: int) -> int:
    begin = past_frame(sentence, begin, len(sentence.tokens), scene.language)
    start = sentence.tokens[begin].start
    holder = next((p for p in scene.passages if p.start < start < p.end), None)
    return start if holder is None else holder.start
