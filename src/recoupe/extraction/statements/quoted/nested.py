"""Quotations inside others, and who utters them: « On m'a répondu : “Revenez demain” », raconte-t-elle.

A colon brings them in, or a verb right before the marks (« Il est sorti en criant 'Tout brûle' »), whose speaker stays
unknown where nobody is named beside it. « je » is whoever is quoted with the words around.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import named, readings
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quoted.attributed import Attributed
from recoupe.extraction.statements.quoted.intro import introduction
from recoupe.extraction.statements.quoted.labels import Introduction
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.model.span import Span


def nested(scene: Scene) -> Iterator[Attributed]:
    """The statements of passages that stand in one other."""
    for passage in scene.every_passage:
        if passage.depth != 1:
            continue
        outer = next(p for p in scene.passages if p.contains(passage.start, passage.end))
        sentence, tokens = scene.before(passage)
        before = tuple(t for t in tokens if t.start >= outer.inner_start)
        if sentence is None or not before:
            continue
        found = introduction(sentence, before, scene.text, scene.language)
        if found is None or not (scene.is_clause(passage) or _shouts(before[-1], scene.language)):
            continue
        source = found.source or _itself(before, found, scene)
        if not _brings_in(before[-1], found) or _stands_there(before, found, scene.language):
            continue
        candidate = Candidate(
            content=(scene.span(passage.start, passage.end),),
            source=source,
            cue=found.cue,
            stance=found.stance,
            rule="quote/nested",
            score=0.8,
            rejects_content=found.rejects_content,
        )
        yield Attributed((), candidate)


def _brings_in(last: Token, found: Introduction) -> bool:
    """Whether a colon behind a verb with its subject, or a verb right before the marks, brings the passage in."""
    if last.text == ":":
        return found.source is not None and found.sure
    return found.cue is not None and found.rule in ("quote/before", "quote/exclaimed")


def _stands_there(before: tuple[Token, ...], found: Introduction, language: str) -> bool:
    """« il y avait écrit 'Dehors' »: « il » is nobody."""
    cue = found.cue
    return cue is not None and any(
        t.lower in words(language, "there") for t in before if cue.start <= t.start < cue.end
    )


def _shouts(last: Token, language: str) -> bool:
    """« ils criaient 'Dehors' »: whether a verb of shouting, which needs no clause, stands right before the marks."""
    return any(f.lemma in named(language, "exclaiming") for f in readings(last.lower, language)) and last.pos != "NOUN"


def _itself(before: tuple[Token, ...], found: Introduction, scene: Scene) -> Span | None:
    """« je dis aux élus “Venez” »: the pronoun of whoever is quoted, before the verb and its clitics."""
    if found.cue is None:
        return None
    held = [t for t in before if t.end <= found.cue.start]
    while held and held[-1].lower in words(scene.language, "object_clitic"):
        held.pop()
    own = bool(held) and held[-1].lower in named(scene.language, "speaker_itself")
    return scene.span(held[-1].start, held[-1].end) if own else None
