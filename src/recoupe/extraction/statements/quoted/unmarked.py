"""Speech without marks that runs over several sentences: « J'ai vu le feu. Nous sommes sortis, raconte Paul Roy. »

An incise without marks reports its own sentence. Where somebody speaks in the first person right before it, the
sentences from the first « je » or « nous » on, and those behind it in its paragraph that go on so, are the speaker's
too. Nothing is taken in a text whose author says « je » all along, nor over what another says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quoted.postposed import Reported
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.scope.ends import last_word
from recoupe.extraction.statements.verbs.verb_groups import groups
from recoupe.model.article import BlockKind

_FAR = 4  # sentences before and behind the one with the incise
_PERSONAL = 0.25  # share of sentences in the first person from which the text is its author's own


def whole_speech(scene: Scene, found: Sequence[Reported]) -> Iterator[Reported]:
    """What the incises without marks report, with the sentences around them in the first person."""
    body = [s for s in scene.parsed.sentences if s.kind is BlockKind.BODY]
    own = [s for s in body if _first_person(scene, s) and not _marked(scene, s)]
    if not own or len(own) > _PERSONAL * len(body) + _FAR:
        yield from found
        return
    told = {r.incise.sentence.start for r in found}
    for reported in found:
        sentence = reported.incise.sentence
        first, *rest = reported.content
        begins = scene.text[sentence.start : first.start].strip(" -–—") == ""
        if sentence.kind is not BlockKind.BODY or _marked(scene, sentence) or not begins:
            yield reported
            continue
        before = _reach(scene, sentence, told, -1)
        if before is not None and before is not sentence:
            first = scene.span(before.start, first.end)
        behind = _reach(scene, sentence, told, 1)
        if behind is not None and not rest:
            following = scene.sentence_after(sentence)
            rest = [] if following is None else [scene.span(following.start, behind.tokens[last_word(behind)].end)]
        yield Reported(reported.incise, (first, *rest))


def _reach(scene: Scene, sentence: Sentence, told: set[int], step: int) -> Sentence | None:
    """The farthest sentence in the first person before (`step` -1) or behind `sentence`, if what lies between is free."""
    found, at = None, sentence
    for _ in range(_FAR):
        following = scene.sentence_before(at) if step < 0 else scene.sentence_after(at)
        if following is None or following.kind is not sentence.kind:
            break
        if step > 0 and following.paragraph != sentence.paragraph:
            break
        if following.start in told or _marked(scene, following):
            break
        if _first_person(scene, following):
            found = following
        elif any(g.finite for g in groups(following, scene.language)):
            break
        at = following
    return found


def _first_person(scene: Scene, sentence: Sentence) -> bool:
    """« je », « nos »; not « Me Roy »."""
    person, mine = words(scene.language, "first_person"), words(scene.language, "mine")
    return any(t.lower in person or t.text in mine for t in sentence.tokens)


def _marked(scene: Scene, sentence: Sentence) -> bool:
    return any(p.start < sentence.end and sentence.start < p.end for p in scene.passages)
