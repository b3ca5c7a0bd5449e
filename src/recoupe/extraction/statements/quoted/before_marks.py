"""What the words before a quoted passage tell, seen in its article, and the statement they make of it.

« Nora Petit l'assure : “Nous rouvrirons lundi.” »: `intro` reads the words; here it is told which words they are (the line
above, where it ends with a colon) and which of them cannot name a speaker: a title's, or those of another quotation.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.intro import introduction
from recoupe.extraction.statements.quoted.kickers import kicker
from recoupe.extraction.statements.quoted.labels import Introduction
from recoupe.extraction.statements.quoted.only_person import introduced_person
from recoupe.extraction.statements.quoted.scare import titled
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.span import Span


def introduced_by(scene: Scene, passage: QuotedPassage, behind: int) -> Introduction | None:
    """What the words before the passage tell; those before character `behind` belong to an earlier quotation."""
    sentence, tokens = scene.before(passage)
    if sentence is None:
        return None
    own = tuple(t for t in tokens if t.start >= behind)
    tokens = own if any(t.pos != "PUNCT" for t in own) else tokens
    if not tokens:
        sentence = scene.sentence_before(sentence)
        if sentence is None or not scene.text[sentence.start : sentence.end].rstrip().endswith(":"):
            return None
        tokens = sentence.tokens
    if titled(tokens, scene.language):
        return None
    found = _outside_marks(scene, introduction(sentence, tokens, scene.text, scene.language))
    found = introduced_person(found, sentence, tokens, scene.text, scene.language)
    if found is not None and found.source is not None and _own_aim(scene, found.source):
        found = replace(found, source=None, rule="quote/introduced-nobody", score=min(found.score, 0.6))
    return kicker(scene, passage, sentence, tokens, found)


def _own_aim(scene: Scene, source: Span) -> bool:
    """« Sa mission : “…” », « Son conseil aux débutants : “…” »: what somebody means or says, not who speaks."""
    language, sentence = scene.language, scene.sentence_at(source.start)
    held = () if sentence is None else sentence.at(source.start, source.end)
    if len(held) < 2 or held[0].lower not in words(language, "possessive"):
        return False
    told = (
        len(held) > 2
        and held[2].lower in named(language, "spoken_to")
        and among(held[1], named(language, "speech_noun"))
    )
    return told or (len(held) == 2 and among(held[1], named(language, "own_aim")))


def _outside_marks(scene: Scene, found: Introduction | None) -> Introduction | None:
    """« « Les écoles ouvriront », dit-elle, avant d'ajouter : »: no word of an earlier quotation is who speaks now."""
    if found is None or found.source is None:
        return found
    start = found.source.start
    said = any(p.contains(start, start + 1) and scene.is_clause(p) for p in scene.passages)
    return replace(found, source=None, rule="quote/introduced-nobody") if said and found.cue is not None else found


def from_introduction(scene: Scene, members: list[int], found: Introduction) -> Candidate:
    passages = [scene.passages[m] for m in members]
    sentence = scene.opening(passages[0])
    begin = sentence.start if sentence is not None else passages[0].start
    if found.cue is not None:
        begin = min(begin, found.cue.start)
    content = [scene.span(p.start, p.end) for p in passages]
    if found.cue is not None and (end := _goes_on_to(scene, passages[-1])) is not None:
        content[-1] = scene.span(content[-1].start, end)
    return Candidate(
        content=tuple(content),
        source=found.source,
        cue=found.cue,
        stance=found.stance,
        rule=found.rule,
        score=found.score,
        rejects_content=found.rejects_content,
        when=(begin, passages[0].start) if begin < passages[0].start else None,
    )


def _goes_on_to(scene: Scene, passage: QuotedPassage) -> int | None:
    """« Le préfet a prévenu : “La digue cédera” si rien n'est fait. »: where the clause ends that the marks leave out."""
    sentence, tokens = scene.after(passage)
    if (
        sentence is None
        or len(tokens) < 3
        or past_phrase(sentence.tokens, tokens[0].i, scene.language, "condition") is None
    ):
        return None
    rest = [t for t in tokens if t.text not in (".", "…")]
    whole = not any(t.text in (",", ":", ";") or scene.in_marks(t.start) for t in rest)
    return rest[-1].end if whole and any(is_finite(sentence, t.i, scene.language) for t in rest) else None
