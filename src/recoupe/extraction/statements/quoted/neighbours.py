"""Who speaks in the neighbourhood of a quotation without a cue of its own.

« “J'ai tout donné.” “On recommencera”, dit Nora Petit. » : whoever speaks behind the last of a row of quotations; « Nora
Petit est en colère. “On nous a menti.” » : whoever the sentence before, the one after or the paragraph before is about.
Which of these counts first is `free`'s task.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.attributed import Attributed
from recoupe.extraction.statements.quoted.brought_in import brought_in
from recoupe.extraction.statements.quoted.headlines import whose_words
from recoupe.extraction.statements.quoted.pulled import past_pulled
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.quoted.speaking import Floor, floor
from recoupe.extraction.statements.quoted.told_of import is_person, of_somebody, tells_of
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind
from recoupe.model.span import Span

_APART = 3  # narrator's sentences that may lie between a speaker and the quotation


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The words that name who speaks, how sure that is, and by which rule."""

    span: Span
    score: float
    rule: str


def _speaker(attributed: Attributed) -> Span | None:
    return attributed.candidate.source or attributed.candidate.antecedent


def _last_voice(known: Sequence[Attributed], start: int, end: int) -> Span | None:
    """Who is quoted last between the two places in the text, of those who are known."""
    heard = [a for a in known if a.anchor is not None and start <= a.anchor < end and _speaker(a) is not None]
    last = max(heard, key=lambda a: a.anchor or 0, default=None)
    return None if last is None else _speaker(last)


def _announced(scene: Scene, line: Sentence, known: Sequence[Attributed]) -> Span | None:
    """« Les premiers mots de Nora Petit », « Voici ses principales déclarations. »: a line without verb that brings words in.

    They are of whom it names, or of who spoke last in its paragraph.
    """
    language = scene.language
    noun = next((t for t in line.tokens if among(t, named(language, "speech_noun", "words_noun"))), None)
    presented = [t for t in line.tokens if t.lower in named(language, "presenting")]
    if noun is None or any(t not in presented and is_finite(line, t.i, language) for t in line.tokens):
        return None
    span = whose_words(scene, line, max(0, noun.i - 2))
    if span is not None or line.kind is not BlockKind.BODY:
        return span
    if not presented and not any(t.morph.get("Poss") == "Yes" for t in line.tokens):
        return None
    at = scene.sentence_before(line)
    if at is None or at.paragraph != line.paragraph:
        return None
    attributed, held = _touching(at, known), floor(scene, at)
    return _speaker(attributed) if attributed is not None else None if held is None else held.span


def _touching(sentence: Sentence, known: Sequence[Attributed]) -> Attributed | None:
    """The last attribution that has its cue, its source or its words in the sentence."""
    best: Attributed | None = None
    for attributed in known:
        c = attributed.candidate
        if c.rule == "quote/nested":
            continue
        spans = [s for s in (c.cue, c.source, *c.content) if s is not None]
        if any(s.start + 2 < sentence.end and sentence.start + 2 < s.end for s in spans):  # more than a stray mark
            best = attributed
    return best


def _end(attributed: Attributed) -> int:
    """Where the last of what an attribution holds ends; what the sentence tells behind it is about somebody else."""
    c = attributed.candidate
    return max(s.end for s in (c.cue, c.source, *c.content) if s is not None)


def _brought_in_behind(scene: Scene, line: Sentence, attributed: Attributed, held: Floor) -> bool:
    """Whether who holds the floor comes behind what is attributed; not as the one who heard it (« « … », a dit X, selon Y »)."""
    behind = line.at(_end(attributed), line.end)
    before = [t for t in behind if t.start < held.span.start]
    heard = any(t.lower in named(scene.language, "according") for t in before)
    relays = heard and attributed.candidate.source is not None and not any(is_finite(line, t.i) for t in behind)
    return held.span.start >= _end(attributed) and not relays


def spoken_before(
    scene: Scene,
    sentence: Sentence,
    known: Sequence[Attributed],
    *,
    alone: bool = False,
    said: QuotedPassage | None = None,
) -> Neighbour | None:
    """Who spoke or was brought in last before the sentence in its own paragraph.

    Where one speaks `alone` (« je »), several (« Les étudiants viennent de loin. ») count only if there is nobody else, and
    so does whom the narrator asks about (« Que dira le préfet ? »), and whom somebody who was quoted before may go on to
    tell of in what is `said`: « « … », dit Hugo Roux. Airval mène. « Ils courent vite. » ».
    """
    at: Sentence | None = scene.sentence_before(sentence)
    apart, crowd, told = 0, None, None
    while at is not None and at.paragraph == sentence.paragraph and apart <= _APART:
        attributed = _touching(at, known)
        held = floor(scene, at)
        aside = _aside(scene, at, said) if held is None or held.several else None
        if aside is not None and (attributed is None or aside.start >= _end(attributed)):
            return Neighbour(aside, 0.7, "quote/free-after")
        if attributed is not None and not (held is not None and _brought_in_behind(scene, at, attributed, held)):
            span = _speaker(attributed)
            if told is not None and (span is None or not _person(scene, attributed)):
                break
            return None if span is None else Neighbour(span, 0.85, "quote/free-goes-on")
        asked = _asks(scene, at)
        if held is not None and _counts(held, alone=alone, asked=asked):
            if said is None or not tells_of(scene, said, at, held):
                told = held if told is None or (held.says and is_person(scene, at, held.span)) else told
                break
            told = told or held
        elif not asked or any(is_finite(at, t.i, scene.language) for t in at.tokens):
            crowd = crowd or held
        apart += 1
        at = scene.sentence_before(at)
    if told is not None:
        return Neighbour(told.span, 0.8 if told.says else 0.7, "quote/free-after")
    return None if crowd is None else Neighbour(crowd.span, 0.7, "quote/free-after")


def spoken_within(sentence: Sentence, cue: int, known: Sequence[Attributed]) -> Neighbour | None:
    """« Nora Petit l'assure : “…”, puis conclut : “…” »: who is quoted before the verb at `cue` that has no subject."""
    span = _last_voice(known, sentence.start, cue)
    return None if span is None else Neighbour(span, 0.85, "quote/free-goes-on")


def _counts(held: Floor, *, alone: bool, asked: bool) -> bool:
    """Whether who holds the floor may speak on: no relative, no crowd where one speaks, nobody whom the narrator asks about."""
    crowd = alone and held.several and not held.says
    return not (held.kin or crowd or (asked and not held.pronoun))


def _aside(scene: Scene, line: Sentence, said: QuotedPassage | None) -> Span | None:
    """Whom the line brings in, unless the words tell of them: « Ce qui l'inquiète, c'est Paul Roy. “Il ne mange plus.” »."""
    span = brought_in(scene, line)
    if span is None or said is None or not of_somebody(scene, said, line.at(span.start, span.end)):
        return span
    return None


def _person(scene: Scene, attributed: Attributed) -> bool:
    """Whether one person is told to say it, by name, post or pronoun."""
    span = _speaker(attributed)
    line = None if span is None else scene.sentence_at(span.start)
    if span is None or line is None:
        return False
    told = line.at(span.start, span.end)
    townsman = len(told) == 2 and told[0].pos == "DET" and told[1].text.istitle() and told[1].label != "ORG"
    return townsman or is_person(scene, line, span)


def _asks(scene: Scene, line: Sentence) -> bool:
    return scene.text[line.start : line.end].rstrip().endswith("?")


def quoted_just_before(scene: Scene, passage: QuotedPassage, known: Sequence[Attributed]) -> Span | None:
    """« « On ferme », a dit Luc Bar, car la ville « ne paie plus » »: who is quoted by the incise to which the clause is joined."""
    sentence = scene.opening(passage)
    for candidate in (a.candidate for a in known if sentence is not None):
        cue, source = candidate.cue, candidate.source
        if candidate.rule != "quote/incise" or cue is None or source is None or sentence is None:
            continue
        behind = [t for t in sentence.tokens if max(cue.end, source.end) <= t.start < passage.start]
        joined = len(behind) > 1 and behind[0].text == "," and behind[1].pos == "CCONJ"
        if joined and sentence.start <= cue.start and not any(is_finite(sentence, t.i) for t in behind):
            return source
    return None


def spoken_after(scene: Scene, passage: QuotedPassage, known: Sequence[Attributed]) -> Neighbour | None:
    """Who speaks on or is brought in right after the passage that opens a paragraph."""
    last = scene.sentence_at(passage.end - 1)
    if last is None:
        return None
    at = scene.sentence_after(last)
    if at is None or at.paragraph != last.paragraph:
        return None
    attributed = _touching(at, known)
    if attributed is not None:
        span = _speaker(attributed)
        return None if span is None else Neighbour(span, 0.75, "quote/free-before")
    held = floor(scene, at)
    if held is not None and not (held.pronoun or held.kin):
        return Neighbour(held.span, 0.65, "quote/free-before")
    return None


def spoken_ahead(scene: Scene, n: int, known: Sequence[Attributed]) -> Neighbour | None:
    """« “On manque de tout.” “Les gens s'en vont”, explique Paul Roy. »: who speaks behind the last of a row of quotations.

    Unless somebody's quotation stands right before the row in its paragraph, or fills the paragraph before: that one goes
    on; so does who was told of in the row's first paragraph, if the row ends in another.
    """
    first = scene.opening(scene.passages[n])
    behind = None if first is None else scene.sentence_before(first)
    if first is None or not scene.alone_before(scene.passages[n]):
        return None
    last = _row_end(scene, n, known)
    if last is None or (source := last.candidate.source) is None or _answers(scene, scene.passages[n], last):
        return None
    if behind is not None and behind.kind is BlockKind.BODY:
        together = behind.paragraph == first.paragraph
        across = first.paragraph != scene.paragraph(scene.passages[last.passages[0]])
        before = _touching(behind, known)
        quoted = before is not None and before is not last and bool(before.passages)
        if quoted and (together or across):
            return None
        if together and across and spoken_before(scene, first, known) is not None:
            return None
        if together and _named_apart(scene, behind, source):
            return None
    held = scene.sentence_at(source.start)
    told = () if held is None else held.at(source.start, source.end)
    if all(t.pos in ("PRON", "PUNCT") for t in told):
        return None
    return Neighbour(source, 0.8, "quote/free-ahead")


def _answers(scene: Scene, passage: QuotedPassage, ahead: Attributed) -> bool:
    """« “Vous partez ?” “Jamais”, répond le maire. »: whether a question is answered by who speaks next."""
    cue = ahead.candidate.cue
    if cue is None or not scene.text[passage.inner_start : passage.inner_end].rstrip().endswith("?"):
        return False
    line = scene.sentence_at(cue.start)
    held = () if line is None else line.at(cue.start, cue.end)
    return any(t.lemma.lower() in named(scene.language, "answering_verb") for t in held)


def _named_apart(scene: Scene, before: Sentence, ahead: Span) -> bool:
    """« Hugo Roux vient « par devoir ». « … » « … », dit Ida »: whether the sentence before quotes somebody of another name."""
    held = floor(scene, before)
    line = scene.sentence_at(ahead.start)
    quotes = any(before.start <= p.start and p.end <= before.end for p in scene.passages)
    if held is None or line is None or held.several or held.pronoun or not quotes:
        return False
    own, other = (
        {t.lower for t in s.at(span.start, span.end) if t.pos == "PROPN"}
        for s, span in ((before, held.span), (line, ahead))
    )
    return bool(own) and bool(other) and not own & other


def _row_end(scene: Scene, n: int, known: Sequence[Attributed]) -> Attributed | None:
    """The attribution of the first of the quotations behind passage `n` that has one, where nothing is told between."""
    at = scene.joined(n)[-1]
    while at + 1 < len(scene.passages):
        passage, following = scene.passages[at], scene.passages[at + 1]
        line = scene.sentence_at(passage.end - 1)
        if line is None or not scene.alone_after(passage) or not scene.alone_before(following):
            return None
        if scene.text[passage.end : following.start].strip(" \n\t\u00a0\u202f.,;!?…"):
            return None
        found = next((a for a in known if at + 1 in a.passages), None)
        if found is not None:
            source = found.candidate.source
            return found if source is not None and source.start > following.start else None
        at = scene.joined(at + 1)[-1]
    return None


def paragraph_before(scene: Scene, sentence: Sentence, known: Sequence[Attributed]) -> Neighbour | None:
    """Who had the last word in the paragraph before, no heading between."""
    first = sentence
    at: Sentence | None = sentence
    while at is not None and at.paragraph == sentence.paragraph:
        first = at
        at = scene.sentence_before(at)
    at = scene.sentence_before(first)
    if at is None:
        return None
    at = past_pulled(scene, at)
    span = _announced(scene, at, known)
    if span is not None:
        return Neighbour(span, 0.7, "quote/free-announced")
    if at.kind is not BlockKind.BODY:
        return None
    attributed = _touching(at, known)
    if attributed is not None:
        span = _speaker(attributed)
        return None if span is None else Neighbour(span, 0.65, "quote/free-goes-on")
    if _asks(scene, at):  # the narrator asks, whoever spoke before answers
        span = _last_voice(known, 0, at.start)
        return None if span is None else Neighbour(span, 0.55, "quote/free-answers")
    held = floor(scene, at)
    span = brought_in(scene, at) if held is None else held.span
    return None if span is None else Neighbour(span, 0.6, "quote/free-after")
