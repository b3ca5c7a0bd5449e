"""Interviews and dialogues: utterances that stand in no quotation marks.

« — Bien sûr, répond l'entraîneur. On y croit. » is a line of dialogue. « Craignez-vous une pénurie ? / Non. Nous avons
des stocks pour trois mois. » is a question and its answer where the article is an interview: questions alternate with
answers at least three times, in paragraphs of their own or in one, and the beginning names whom one talks with (« Entretien
avec Nora Petit », « Paul Roy répond à nos questions »), or one person is named before questions that address somebody who
answers for himself; twice will do, and one name in the title, where a line says « Propos recueillis par » or an
outlet's name opens a question (« franceinfo : Que s'est-il passé ? »). An article that merely asks questions, or tells
its readers what they ask, is no interview; where nobody is named the answers are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recoupe.extraction.quotation_marks import Marks
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.attributed import Attributed
from recoupe.extraction.statements.quoted.interview_labels import labelled
from recoupe.extraction.statements.quoted.interview_lines import (
    Paragraph,
    asked_first,
    asks,
    closed,
    outlet_asks,
    own_label,
    paragraphs,
    prompts,
    says_i,
    says_you,
    set_off,
    speaks_for_itself,
    spoken,
)
from recoupe.extraction.statements.quoted.interviewee import announces, interviewee, taken_down, talked_to
from recoupe.extraction.statements.quoted.postposed import Reported, in_passage
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.quoted_lines import speaker_of_turn
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_DASH = re.compile(r"[—–]\s*|-\s+")
_TURNS = 3  # questions with their answers that make an interview
_TURNS_CREDITED = 2  # where a line says that it is one
_SURE = 2  # questions that address somebody, and answers in the first person
_MOST = 2  # of so many answers one under a name at least, where names open the paragraphs
_SHARE = 3  # of so many questions or answers one has to


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and the paragraphs that answer it, each from where its answer begins."""

    line: int  # number of the paragraph that asks
    end: int  # of the question
    answer: list[tuple[int, Paragraph]] = field(default_factory=list)
    crossheads: list[int] = field(default_factory=list)  # numbers of paragraphs of the answer that stand below one


def dialogue(scene: Scene) -> Iterator[Reported]:
    """Lines that begin with a dash and hold an incise."""
    lines = paragraphs(scene)
    dashed = [bool(_DASH.match(scene.plain, p.start, p.end)) for p in lines]
    for n, line in enumerate(lines):
        match = _DASH.match(scene.plain, line.start, line.end)
        if match is None or any(line.start <= p.start < line.end for p in scene.passages):
            continue
        alone = not (n and dashed[n - 1]) and not (n + 1 < len(lines) and dashed[n + 1])
        if alone and scene.plain[line.start] == "-":
            continue
        spoken = QuotedPassage(
            match.end(), line.end, match.end(), line.end, True, Marks.DOUBLE, 0, ((match.end(), line.end),)
        )
        yield from in_passage(scene, spoken, line.end)


def turns(scene: Scene) -> Iterator[Attributed]:
    """« > Roux : Vous mentez. > Petit : Je lis vos chiffres. »: what is said turn by turn in one line."""
    for n, passage in enumerate(scene.passages):
        if passage.marks is not Marks.LINE:
            continue
        name = speaker_of_turn(scene.text, passage.start, scene.text.rfind("\n", 0, passage.start) + 1)
        if name is not None:
            content = (scene.span(passage.start, passage.end),)
            told = Candidate(content, scene.span(*name), None, Stance.ASSERTS, "interview/label", 0.97)
            yield Attributed((n,), told, passage.start)


def answers(scene: Scene) -> Iterator[Attributed]:
    """What the one who is interviewed answers, question by question."""
    lines = paragraphs(scene)
    under_names = list(labelled(scene, lines))
    answered = list(_answered(scene, lines))
    several = len({a.anchor for a in answered})
    yield from under_names if _MOST * len(under_names) >= several else answered


def _answered(scene: Scene, lines: tuple[Paragraph, ...]) -> Iterator[Attributed]:
    """The answers that follow questions, with or without a name before the colon."""
    held = _exchanges(scene, lines, within=False)
    by_outlet = any(outlet_asks(scene, lines[e.line]) for e in held)
    credited = by_outlet or taken_down(scene)
    sure = by_outlet or _personal(scene, lines, held)
    least = _TURNS_CREDITED if credited else _TURNS
    mixed = _exchanges(scene, lines, within=True)
    within = _run_in(scene, lines, mixed, least)
    if within:
        held, sure = mixed, True
    if len(held) < least:
        return
    own = [own_label(scene, e.answer[0][0], e.answer[0][1].end) for e in held]
    who = interviewee(scene, lines, credited=credited or (sure and not within))
    if who is None and own[0] is not None:
        who = scene.span(*own[0].span("name"))
    if who is None and sure and (not within or announces(scene, lines)):
        who = talked_to(scene, lines, lines[held[0].line])
    if who is None or not (credited or sure or all(own) or announces(scene, lines)):
        return
    for n, exchange in enumerate(held):
        match = own[n]
        kept = _goes_on(scene, exchange, sure=sure, last=n + 1 == len(held))
        yield from _pulled(scene, exchange, kept, who, last=n + 1 == len(held))
        source = None if match is None else scene.span(*match.span("name"))
        said = [(start if k or match is None else match.end(), line.end) for k, (start, line) in enumerate(kept)]
        candidate = Candidate(
            tuple(span for start, end in said for span in spoken(scene, start, end)),
            source,
            None,
            Stance.ASSERTS,
            "interview/answer",
            0.6,
            antecedent=who if source is None else None,
        )
        inside = [k for k, p in enumerate(scene.passages) if any(start <= p.start < end for start, end in said)]
        yield Attributed(tuple(inside), candidate, said[0][0])


def _exchanges(scene: Scene, lines: tuple[Paragraph, ...], *, within: bool) -> list[Exchange]:
    """The questions that are answered; `within`: also those that open the paragraph of their answer."""
    found: list[Exchange] = []
    open_, crosshead = False, False
    for n, line in enumerate(lines):
        end = asked_first(scene, line) if within else None
        title = n == 0 and line.heading  # « Nora Petit : « Où va-t-on ? » »
        asking = (asks(scene, line) and not title) or (open_ and bool(found[-1].answer) and prompts(scene, line))
        if asking or end is not None:
            found.append(Exchange(n, line.end if end is None else end))
            open_, crosshead = True, False
            if end is not None:
                found[-1].answer.append((scene.span(end, line.end).start, line))
        elif line.heading:
            crosshead = True
            open_ = open_ and bool(found[-1].answer)
        elif open_:
            if crosshead:
                found[-1].crossheads.append(len(found[-1].answer))
            found[-1].answer.append((line.start, line))
    return [e for e in found if e.answer]


def _personal(scene: Scene, lines: tuple[Paragraph, ...], held: Sequence[Exchange]) -> bool:
    """Whether the questions are put to somebody (« Avez-vous … ? ») who answers for himself (« J'ai … »).

    Readers ask for themselves (« Dois-je … ? »), and a paper answers with « nous ».
    """
    put = sum(says_you(scene, lines[e.line], e.end) for e in held)
    replies = [(start, line) for e in held for start, line in e.answer[:1]]
    own = sum(speaks_for_itself(scene, line, start) for start, line in replies)
    one = any(says_i(scene, line, start, line.end) for start, line in replies)
    readers = sum(says_i(scene, lines[e.line], lines[e.line].start, e.end) for e in held)
    answering = own >= max(_SURE, len(held) / _SHARE) or 2 * put >= len(held)
    return one and answering and put >= max(_SURE, len(held) / _SHARE) and _SHARE * readers < len(held)


def _run_in(scene: Scene, lines: tuple[Paragraph, ...], held: Sequence[Exchange], least: int) -> bool:
    """Whether questions open the paragraphs of their answers: « Avez-vous peur ? Non. J'ai des stocks. »

    In a letter (« Avez-vous lu mes courriers ? Je vous en ai écrit douze. ») whoever asks also answers.
    """
    there = [e for e in held if e.end < lines[e.line].end]
    addressing = sum(says_you(scene, line, start=start) for e in held for start, line in e.answer[:1])
    own = sum(speaks_for_itself(scene, line, start) for e in held for start, line in e.answer[:1])
    return len(there) >= least and max(_SURE, 2 * addressing) <= own and _personal(scene, lines, held)


def _goes_on(scene: Scene, exchange: Exchange, *, sure: bool, last: bool) -> list[tuple[int, Paragraph]]:
    """The paragraphs of the answer: up to the next question if it surely is one, else as long as they are in the first person."""
    kept = exchange.answer[:1]
    for k, (start, line) in enumerate(exchange.answer[1:], start=1):
        own = closed(scene, line) and speaks_for_itself(scene, line, start)
        if sure and set_off(scene, line):
            continue
        if (not sure or last) and (not own or k in exchange.crossheads):
            if sure and not closed(scene, line) and _beside_pulled(scene, exchange, k):
                continue
            break
        if closed(scene, line):
            kept.append((start, line))
    return kept


def _beside_pulled(scene: Scene, exchange: Exchange, k: int) -> bool:
    """« à Radio Sud » below a quotation in large letters: whether paragraph `k` tells where that was said."""
    return set_off(scene, exchange.answer[k - 1][1])


def _pulled(
    scene: Scene, exchange: Exchange, kept: Sequence[tuple[int, Paragraph]], who: Span, *, last: bool
) -> Iterator[Attributed]:
    """« « Chez nous, on se tait. » » between the paragraphs of an answer: words of the same in large letters."""
    for start, line in exchange.answer:
        if last and start > kept[-1][0]:
            return
        for n, passage in enumerate(scene.passages):
            if line.start <= passage.start < line.end and (start, line) not in kept and set_off(scene, line):
                content = (scene.span(passage.start, passage.end),)
                told = Candidate(content, None, None, Stance.ASSERTS, "interview/answer", 0.6, antecedent=who)
                yield Attributed((n,), told, passage.start)
