"""Interviews and debates whose lines name who speaks: « NORA PETIT : Nous avons des stocks. », « N. P. : … », « R : … ».

« Nora Petit Nous avons des stocks. » does where one full name opens three paragraphs and no sentence goes on with it.
Whoever mostly asks is the journalist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.quoted.attributed import Attributed
from recoupe.extraction.statements.quoted.interview_lines import LABEL, Paragraph, own_label, spoken
from recoupe.extraction.statements.quoted.interviewee import talked_to
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_NAMED = 3  # paragraphs that a full name without a colon opens
_NAME = 4  # words of a full name


def labelled(scene: Scene, lines: tuple[Paragraph, ...]) -> Iterator[Attributed]:
    """« NORA PETIT : Nous avons des stocks. » where one label opens several paragraphs and questions stand between.

    Or where several people's names open paragraphs again and again, as in the record of a debate. « R : » is the answer of
    the one with whom one talks, « N. P. : » of the one whose label has these initials.
    """
    labels: dict[str, list[tuple[Paragraph, re.Match[str]]]] = {}
    questions = 0
    bare = _set_before(scene, lines)
    for line in lines:
        match = (LABEL if bare is None else bare[0]).match(scene.plain, line.start, line.end)
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
        who = talked_to(scene, lines, held[0][0]) if letter else _with_letters(scene, label, held[0][0].start)
        if (len(label) == 1 or letter) and who is None:
            continue
        for line, match in held:
            inside = [n for n, p in enumerate(scene.passages) if line.start <= p.start < line.end]
            source = None if letter else scene.span(match.start("name"), match.end("name"))
            antecedent = who if match["name"].casefold() == label else scene.span(*held[0][1].span("name"))
            if bare is not None:
                source, antecedent = None, bare[1]
            content = tuple(spoken(scene, match.end(), line.end))
            candidate = Candidate(content, source, None, Stance.ASSERTS, "interview/label", 0.8, antecedent=antecedent)
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
        several = len(held) >= _NAMED and len({word for _, word in held}) > 1
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
        if len(held) > 1 and " " in label and own_label(scene, held[0][0].start, held[0][0].end) is not None
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
