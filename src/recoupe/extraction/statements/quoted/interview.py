"""Interviews and dialogues: utterances that stand in no quotation marks.

« — Bien sûr, répond l'entraîneur. On y croit. » is a line of dialogue. « Craignez-vous une pénurie ? / Non. Nous avons
des stocks pour trois mois. » is a question and its answer where the article is an interview: questions alternate with
answers at least three times, and the beginning names whom one talks with (« Entretien avec Nora Petit », « Paul Roy
répond à nos questions »), or one person is named before questions that address somebody who answers for himself; twice
will do, and one name in the title, where a line says « Propos recueillis par ». « NORA PETIT : Nous avons des stocks. » and
« N. P. : … » name them line by line, « R : … » whoever was announced; « Nora Petit Nous avons des stocks. » does where one full
name opens three paragraphs and no sentence goes on with it. An article that merely asks questions is no
interview; where nobody is named the answers are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from recoupe.extraction.parse import Sentence
from recoupe.extraction.quotation_marks import Marks
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import around, span_of
from recoupe.extraction.statements.phrases.speaker_phrases import phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.attributed import Attributed
from recoupe.extraction.statements.quoted.postposed import Reported, in_passage
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.quoted_lines import speaker_of_turn
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_DASH = re.compile(r"[—–]\s*|-\s+")
_TURNS = 3  # questions with their answers that make an interview
_TURNS_CREDITED = 2  # where a line says that it is one
_OPENING = 6  # paragraphs in which the one who answers is named
_NAME = 4  # words of a full name
_QUESTION = 90  # words a question may have
_LABEL = re.compile(r"(?P<name>[^\W\d_][\w'’.\- ]{0,40}?)\s*(?:\([^)]{1,40}\))?\s*(?::|\.\s?[–—])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article and its sentences."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    heading: bool


def paragraphs(scene: Scene) -> tuple[Paragraph, ...]:
    """The lines of the article that were parsed."""
    lines: dict[int, list[Sentence]] = {}
    for sentence in scene.parsed.sentences:
        lines.setdefault(sentence.paragraph, []).append(sentence)
    return tuple(
        Paragraph(held[0].start, held[-1].end, tuple(held), held[0].kind is BlockKind.HEADING)
        for held in lines.values()
    )


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
    """What the one who is interviewed answers, paragraph by paragraph."""
    lines = paragraphs(scene)
    labelled = list(_labelled(scene, lines))
    if labelled:
        yield from labelled
        return
    replies = _replies(scene, lines)
    credited = _credited(scene)
    if len({asked for asked, _ in replies}) < (_TURNS_CREDITED if credited else _TURNS):
        return
    own = [_own_label(scene, line) for _, line in replies]
    label = next((match for match in own if match is not None), None)
    who = interviewee(scene, lines, credited=credited)
    if who is None and label is not None:
        who = scene.span(label.start("name"), label.end("name"))
    if who is None and _addressed(scene, lines, replies):
        who = _talked_to(scene, lines, lines[replies[0][0]])
    if who is None or not (credited or label or _talks(scene, lines, replies)):
        return
    for (_, line), match in zip(replies, own, strict=True):
        inside = [n for n, p in enumerate(scene.passages) if line.start <= p.start < line.end]
        source = None if match is None else scene.span(match.start("name"), match.end("name"))
        content = scene.span(line.start if match is None else match.end(), line.end)
        candidate = Candidate(
            (content,),
            source,
            None,
            Stance.ASSERTS,
            "interview/answer",
            0.6,
            antecedent=who if source is None else None,
        )
        yield Attributed(tuple(inside), candidate, line.start)


def _credited(scene: Scene) -> bool:
    """« Propos recueillis par Paul Roy »: a line that says that somebody was interviewed."""
    return any(words in scene.plain.casefold() for words in named(scene.language, "taken_down"))


def _own_label(scene: Scene, line: Paragraph) -> re.Match[str] | None:
    """« Nora Petit : Nous avons des stocks. »: a name before the colon with which the answer begins."""
    match = _LABEL.match(scene.plain, line.start, line.end)
    if match is None or not line.sentences:
        return None
    held = line.sentences[0].at(match.start("name"), match.end("name"))
    return match if held and all(t.label == "PER" or t.pos == "PROPN" for t in held) else None


def interviewee(scene: Scene, lines: tuple[Paragraph, ...], *, credited: bool = False) -> Span | None:
    """Whom the beginning of the article announces as the one who answers; `credited`: the title names nobody else."""
    for line in lines[:_OPENING]:
        for sentence in line.sentences:
            found = _announced(scene, sentence)
            if found is not None:
                return found
    return _only_named(scene, lines) if credited else None


def _only_named(scene: Scene, lines: tuple[Paragraph, ...]) -> Span | None:
    """« « Tout manque », regrette la sociologue Nora Petit »: the one person whom the title names."""
    for line in lines[:1]:
        names = [
            (s, t)
            for s in line.sentences
            for t in s.tokens
            if t.label == "PER" and (t.i == 0 or s.tokens[t.i - 1].label != "PER")
        ]
        if len(names) == 1:
            sentence, first = names[0]
            return span_of(sentence, around(sentence, first.i, language=scene.language), scene.text)
    return None


def _announced(scene: Scene, sentence: Sentence) -> Span | None:
    """« Entretien avec Nora Petit », « Paul Roy répond à nos questions », « Nora Petit : « … » » in a title."""
    tokens = sentence.tokens
    interview = [t for t in tokens if among(t, named(scene.language, "interview"))]
    heading = sentence.kind is BlockKind.HEADING
    if not interview and not heading:
        return None
    after = [t for t in tokens if interview and t.i > interview[0].i and t.lower in named(scene.language, "with")]
    starts = [t.i + 1 for t in after] + [t.i for t in tokens if t.label == "PER"]
    for i in starts:
        if i >= len(tokens) or not opens_phrase(sentence, i, scene.language):
            continue
        phrase = (i, phrase_end(sentence, i, len(tokens), scene.language))
        named_there = tokens[phrase[0] : phrase[1] + 1]
        person = any(t.label == "PER" or (t.pos == "PROPN" and t.label != "LOC") for t in named_there)
        colon = phrase[1] + 1 < len(tokens) and tokens[phrase[1] + 1].text == ":"
        if person and (interview or colon):
            return span_of(sentence, phrase, scene.text)
    return None


def _replies(scene: Scene, lines: tuple[Paragraph, ...]) -> list[tuple[int, Paragraph]]:
    """(number of the question, answering paragraph) for every paragraph that follows a question."""
    found: list[tuple[int, Paragraph]] = []
    question: int | None = None
    for n, line in enumerate(lines):
        text = scene.plain[line.start : line.end].rstrip(" »\"'")
        if text.endswith("?") and len(text.split()) <= _QUESTION and len(line.sentences) <= 4:
            question = n
        elif line.heading:
            question = None
        elif question is not None:
            if n > question + 1 and not _speaks_for_itself(scene, line):
                question = None
                continue
            found.append((question, line))
    return found


def _speaks_for_itself(scene: Scene, line: Paragraph) -> bool:
    """Whether a further paragraph is in the first person, outside quotation marks: the answer goes on."""
    own = named(scene.language, "first_person", "own") - words(scene.language, "someone")
    return any(t.lower in own and not scene.in_marks(t.start) for s in line.sentences for t in s.tokens)


def _labelled(scene: Scene, lines: tuple[Paragraph, ...]) -> Iterator[Attributed]:
    """« NORA PETIT : Nous avons des stocks. » where one label opens several paragraphs and questions stand between.

    Or where several people's names open paragraphs again and again, as in the record of a debate. « R : » is the answer of
    the one with whom one talks, « N. P. : » of the one whose label has these initials.
    """
    labels: dict[str, list[tuple[Paragraph, re.Match[str]]]] = {}
    questions = 0
    bare = _set_before(scene, lines)
    for line in lines:
        match = (_LABEL if bare is None else bare[0]).match(scene.plain, line.start, line.end)
        if match is not None and (not line.heading or match["name"].casefold() in labels):
            labels.setdefault(match["name"].casefold(), []).append((line, match))
        questions += scene.plain[line.start : line.end].rstrip().endswith("?")
    if bare is None and questions < 2 and not _debate(scene, labels):
        return
    for label, held in _with_initials(labels).items():
        asked = sum(scene.plain[line.start : line.end].rstrip().endswith("?") for line, _ in held)
        if len(held) < 2 or 2 * asked > len(held):
            continue  # whoever mostly asks is the journalist
        letter = label in named(scene.language, "answer_label")
        who = _talked_to(scene, lines, held[0][0]) if letter else _with_letters(scene, label, held[0][0].start)
        if (len(label) == 1 or letter) and who is None:
            continue
        for line, match in held:
            inside = [n for n, p in enumerate(scene.passages) if line.start <= p.start < line.end]
            source = None if letter else scene.span(match.start("name"), match.end("name"))
            antecedent = who if match["name"].casefold() == label else scene.span(*held[0][1].span("name"))
            if bare is not None:
                source, antecedent = None, bare[1]
            content = scene.span(match.end(), line.end)
            candidate = Candidate(
                (content,), source, None, Stance.ASSERTS, "interview/label", 0.8, antecedent=antecedent
            )
            yield Attributed(tuple(inside), candidate, line.start)


def _set_before(scene: Scene, lines: tuple[Paragraph, ...]) -> tuple[re.Pattern[str], Span] | None:
    """« Nora Petit Nous avons des stocks. » … « Nora Petit Rien ne change. »: the full name that opens paragraphs as a label does,
    with others between them, and where else it stands.
    """
    behind: dict[str, list[tuple[int, str]]] = {}
    for n, line in enumerate(lines):
        head = scene.plain[line.start : line.end].split()[: _NAME + 1]
        for size in range(2, len(head)):
            if all(word[0].isupper() for word in head[: size + 1]):
                behind.setdefault(" ".join(head[:size]), []).append((n, head[size]))
    for name, held in behind.items():
        parted = all(m - n > 1 for (n, _), (m, _) in pairwise(held))
        long = sum(len(lines[n].sentences) > 1 for n, _ in held)
        several = len(held) >= _TURNS and len({word for _, word in held}) > 1
        if not parted or not several or 2 * long < len(held):
            continue  # « Nora Petit Roux a ri. » is another name
        following = "|".join(re.escape(word) for word in sorted({word for _, word in held}))
        label = re.compile(rf"(?P<name>{re.escape(name)})\s+(?={following})")
        found = re.finditer(re.escape(name), scene.plain)
        alone = next((m for m in found if not scene.plain[m.end() :].lstrip()[:1].isupper()), None)
        if alone is not None:
            return label, scene.span(*alone.span())
    return None


def _debate(scene: Scene, labels: dict[str, list[tuple[Paragraph, re.Match[str]]]]) -> bool:
    """Whether two people at least, each under a full name, speak line by line; « Awa Roux : 12 points » says nothing."""
    people = [
        label
        for label, held in labels.items()
        if len(held) > 1 and " " in label and _own_label(scene, held[0][0]) is not None
        and 2 * sum(any(is_finite(t) for s in line.sentences for t in s.tokens) for line, _ in held) >= len(held)
    ]  # fmt: skip
    return len(people) > 1


def _with_initials(
    labels: dict[str, list[tuple[Paragraph, re.Match[str]]]],
) -> dict[str, list[tuple[Paragraph, re.Match[str]]]]:
    """The labelled lines with those of initials (« N. P. ») or the surname put to the full label that came before."""
    found: dict[str, list[tuple[Paragraph, re.Match[str]]]] = {}
    for label, held in labels.items():
        letters = re.sub(r"[^\w]", "", label)
        full = next(
            (f for f in found if (1 < len(letters) < 4 and letters == _initials(f)) or f.endswith(f" {label}")), None
        )
        found.setdefault(full or label, []).extend(held)
    return found


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name))


def _with_letters(scene: Scene, label: str, before: int) -> Span | None:
    """« N. P. : Nous avons des stocks. » below « Nora Petit répond »: the one person named before whose initials these are."""
    letters = re.sub(r"[^\w]", "", label)
    if not 1 < len(letters) <= _NAME or " " in label.replace(". ", "."):
        return None
    people: dict[str, Span] = {}
    for sentence in scene.parsed.sentences:
        for token in sentence.tokens if sentence.start < before else ():
            inner = token.i > 0 and sentence.tokens[token.i - 1].label == "PER"
            if token.label != "PER" or inner:
                continue
            last = token.i
            while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].label == "PER":
                last += 1
            name = span_of(sentence, (token.i, last), scene.text)
            capitals = "".join(w for w in _initials(name.text) if w.isupper()).casefold()
            if letters in (_initials(name.text).casefold(), capitals):
                people.setdefault(name.text.casefold(), name)
    return next(iter(people.values())) if len(people) == 1 else None


def _talked_to(scene: Scene, lines: tuple[Paragraph, ...], answer: Paragraph) -> Span | None:
    """Whom the beginning announces, or else the one person whom what stands before the first question names."""
    announced = interviewee(scene, lines)
    if announced is not None:
        return announced
    before = [p for p in lines[: lines.index(answer)] if not scene.plain[p.start : p.end].rstrip().endswith("?")]
    people: dict[str, Span] = {}
    for line in before[:_OPENING]:
        byline = any(t.i == 0 and t.lower in named(scene.language, "byline") for s in line.sentences for t in s.tokens)
        for sentence in () if byline else line.sentences:
            for token in sentence.tokens:
                inner = token.i + 1 < len(sentence.tokens) and sentence.tokens[token.i + 1].label == "PER"
                if token.label == "PER" and token.text[0].isupper() and not inner:
                    phrase = around(sentence, token.i, language=scene.language)
                    people.setdefault(token.lower, span_of(sentence, phrase, scene.text))
    return next(iter(people.values())) if len(people) == 1 else None


def _talks(scene: Scene, lines: tuple[Paragraph, ...], replies: list[tuple[int, Paragraph]]) -> bool:
    """Whether the beginning tells of an interview, or somebody is asked or answers for himself.

    A column asks its own questions.
    """
    opening = (t for line in lines[:_OPENING] for s in line.sentences for t in s.tokens)
    if any(among(t, named(scene.language, "interview")) for t in opening):
        return True
    return any(_says_you(scene, lines[n]) for n, _ in replies) or any(
        _speaks_for_itself(scene, line) for _, line in replies
    )


def _addressed(scene: Scene, lines: tuple[Paragraph, ...], replies: list[tuple[int, Paragraph]]) -> bool:
    """Whether the questions are put to somebody (« Avez-vous … ? ») who answers for himself (« Nous avons … »)."""
    asked = sorted({n for n, _ in replies})
    put = sum(_says_you(scene, lines[n]) for n in asked)
    return 2 * put >= len(asked) and any(_speaks_for_itself(scene, line) for _, line in replies)


def _says_you(scene: Scene, line: Paragraph) -> bool:
    you = named(scene.language, "you")
    return any(t.lower.strip("-") in you for s in line.sentences for t in s.tokens)
