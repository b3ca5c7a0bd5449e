"""Speech without marks that runs over several sentences: « J'ai vu le feu. Nous sommes sortis, raconte Paul Roy. »

An incise without marks reports its own sentence. Where somebody speaks in the first person right before it, the
sentences from the first « je » or « nous » on, and those behind it in its paragraph that go on so, are the speaker's
too.
Nothing is taken in a text whose author says « je » all along, nor over what another says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quoted.postposed import Reported
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.verb_groups import groups
from recoupe.model.article import BlockKind
from recoupe.model.span import Span

_FAR = 4  # sentences before and behind the one with the incise
_PERSONAL = 0.25  # share of sentences in the first person from which the text is its author's own


def whole_speech(scene: Scene, found: Sequence[Reported]) -> Iterator[Reported]:
    """What the incises without marks report, with the sentences around them in the first person."""
    if not _others_speak(scene):
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
            rest = [_stretch(scene, sentence, behind)]
        yield Reported(reported.incise, (first, *rest))


def _others_speak(scene: Scene) -> bool:
    """Whether some sentences without marks are in the first person, and not so many that the author says « je »."""
    body = [s for s in scene.parsed.sentences if s.kind is BlockKind.BODY]
    own = [s for s in body if _first_person(scene, s) and not _marked(scene, s)]
    return 0 < len(own) <= _PERSONAL * len(body) + _FAR


def _stretch(scene: Scene, before: Sentence, last: Sentence) -> Span:
    """From the sentence behind `before` to the end of `last`, its full stop aside."""
    first = scene.sentence_after(before)
    assert first is not None
    return scene.span(first.start, last.tokens[last_word(last)].end)


def _reach(scene: Scene, sentence: Sentence, told: set[int], step: int) -> Sentence | None:
    """The farthest sentence in the first person before (`step` -1) or behind `sentence`, if what lies between is free."""
    found, between = None, False
    narrated = step > 0 and not _first_person(scene, sentence, narrated=True)
    for following in islice(_free(scene, sentence, told, step), _FAR):
        if _first_person(scene, following, narrated=narrated):
            found = following
        elif between or any(g.finite for g in groups(following, scene.language)):
            break
        else:
            between = True
    return found


def _free(scene: Scene, sentence: Sentence, told: set[int], step: int) -> Iterator[Sentence]:
    """The sentences before (`step` -1) or behind `sentence`, these in its paragraph, up to one in marks or that another says."""
    following = sentence
    while True:
        beside = scene.sentence_before(following) if step < 0 else scene.sentence_after(following)
        if beside is None or beside.kind is not sentence.kind or beside.start in told or _marked(scene, beside):
            return
        if step > 0 and beside.paragraph != sentence.paragraph:
            return
        yield beside
        following = beside


def _first_person(scene: Scene, sentence: Sentence, *, narrated: bool = False) -> bool:
    """« je », « nos »; not « Me Roy », nor the paper's own « selon nos informations ».

    Where the sentence may well be `narrated`, « nous » must be more than whom somebody has received.
    """
    person, mine = words(scene.language, "first_person"), words(scene.language, "mine")
    papers = words(scene.language, "papers_own")
    tokens = sentence.tokens
    return any(
        (t.lower in person or t.text in mine)
        and not any(near.lower in papers for near in tokens[t.i + 1 : t.i + 3])
        and not (narrated and _outlets(sentence, t, scene.language))
        for t in tokens
    )


def _outlets(sentence: Sentence, we: Token, language: str) -> bool:
    """« Elle nous attend dans la cour », « on nous signale que … »: those who write, whom somebody meets or tells."""
    if we.lower not in words(language, "we"):
        return False
    behind = [t for t in sentence.tokens[we.i + 1 : we.i + 6] if t.pos in ("VERB", "AUX")]
    subject = bool(behind) and behind[0].lower.endswith(tuple(words(language, "we_ending")))
    verb = next((t for t in behind if t.lemma not in words(language, "auxiliary")), None)
    return not subject or (verb is not None and verb.lemma in words(language, "papers_act"))


def _marked(scene: Scene, sentence: Sentence) -> bool:
    return any(p.start < sentence.end and sentence.start < p.end for p in scene.passages)
