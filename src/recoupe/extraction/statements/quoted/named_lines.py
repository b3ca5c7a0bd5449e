"""Quotations under a line that names somebody: « Théo, 19 ans, étudiant », and in the next line « “C'est bien.” ».

So are the voices of passers-by and readers set. A name under the words is a signature (`verbless`): where both lines could
be one, the nearer counts, else the one above unless it signs another quotation.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import first_name
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind
from recoupe.model.statement import Stance

_LINE = 16  # tokens of a line that names somebody
_FULL = 4  # words of a name, and no more


def under_name(scene: Scene, passage: QuotedPassage, clause: bool) -> Candidate | None:
    """A quotation that is all of its paragraph, under a line that names somebody with an age, a calling or a place."""
    sentence, last = scene.opening(passage), scene.sentence_at(passage.end - 1)
    line = None if sentence is None else scene.sentence_before(sentence)
    if sentence is None or last is None or line is None or not clause or not scene.paragraph_is(passage):
        return None
    if line.paragraph == sentence.paragraph or not _names(scene, line):
        return None
    above, following = scene.sentence_before(line), scene.sentence_after(last)
    if above is None or above.paragraph == line.paragraph:
        return None
    before, behind = (
        passage.start - line.end,
        (following.start if following is not None else len(scene.text)) - last.end,
    )
    signs = above.kind is BlockKind.BODY and any(
        above.start <= p.start and above.end <= p.end + 1 for p in scene.passages
    )
    if before > behind or (before == behind and signs):
        return None
    begin = next(t.i for t in line.tokens if t.text[0].isalpha())
    return Candidate(
        content=(scene.span(passage.start, passage.end),),
        source=span_of(line, (begin, _end(line)), scene.text),
        cue=None,
        stance=Stance.ASSERTS,
        rule="quote/named",
        score=0.85,
    )


def _end(line: Sentence) -> int:
    """The last token of the line that is no mark but a bracket."""
    return next(t.i for t in reversed(line.tokens) if t.pos != "PUNCT" or t.text == ")")


def _names(scene: Scene, line: Sentence) -> bool:
    """« Théo, 19 ans, étudiant en droit », « Awa (31 ans) », « • Paul Roy, éleveur »: a name and who that is."""
    language = scene.language
    tokens = [t for t in line.tokens if t.text[0].isalnum() or t.text in (",", "(", ")", ".")]
    stop = next((n for n, t in enumerate(tokens) if t.text in (",", "(")), None)
    if stop is None or not 0 < stop <= _FULL or len(tokens) > _LINE or tokens[-1].text not in (")", *_words(tokens)):
        return False
    person = all(t.text[0].isupper() for t in tokens[:stop]) and (
        tokens[0].label == "PER" or first_name(tokens[0].text) is not None
    )
    told = tokens[stop + 1 :]
    aged = len(told) > 1 and told[0].text.isdigit() and told[1].lower in words(language, "year_of_age")
    bare = bool(told) and (tokens[stop].text == "(" or (told[0].text.islower() and told[0].pos != "DET"))
    return person and (aged or bare) and not any(is_finite(line, t.i, language) for t in tokens)


def _words(tokens: list[Token]) -> tuple[str, ...]:
    """The line's last token, if it is a word."""
    return (tokens[-1].text,) if tokens[-1].text[-1].isalnum() else ()
