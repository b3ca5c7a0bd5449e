"""Quotations in large letters whose place of speech stands in a line of its own: « “On tient bon.” / à Radio Sud ».

Such a line is no sentence of the article. Who spoke last before it is as often as not somebody else: the page sets the
quotation anywhere. A line between the two may name who speaks (« “On tient bon.” / Nora Petit, infirmière / à Radio Sud »).
"""

from __future__ import annotations

import re

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind

_WORDS = 8  # tokens of the line
_ENDS = re.compile(r"[.!?:;»”\"]$")


def place_line(scene: Scene, line: Sentence) -> bool:
    """Whether the line is all of its paragraph and only tells where or to whom something was said: « au Phare, en 2021 »."""
    before, after = scene.sentence_before(line), scene.sentence_after(line)
    if (
        before is None
        or before.paragraph == line.paragraph
        or (after is not None and after.paragraph == line.paragraph)
    ):
        return False
    tokens = line.tokens
    if not 1 < len(tokens) <= _WORDS or tokens[0].lower not in named(scene.language, "told_at"):
        return False
    text = scene.plain[line.start : line.end].rstrip()
    return not _ENDS.search(text) and not any(is_finite(line, t.i, scene.language) for t in tokens)


def place_below(scene: Scene, passage: QuotedPassage, *, named_between: bool = False) -> Sentence | None:
    """The line below the quotation that tells where it was said, if the quotation is all of its paragraph."""
    last = scene.sentence_at(passage.end - 1)
    if last is None or last.kind is not BlockKind.BODY or not scene.paragraph_is(passage):
        return None
    line = scene.sentence_after(last)
    if line is not None and named_between:
        line = scene.sentence_after(line)
    return line if line is not None and place_line(scene, line) else None


def past_pulled(scene: Scene, line: Sentence) -> Sentence:
    """The sentence that the article has before `line`, if this only tells where the quotation above was said."""
    if not place_line(scene, line):
        return line
    above = scene.sentence_before(line)
    for between in (False, True):
        for passage in scene.passages if above is not None else ():
            opening = scene.opening(passage)
            here = above is not None and above.start <= passage.end - 1 < above.end
            if here and opening is not None and place_below(scene, passage, named_between=between) is line:
                return scene.sentence_before(opening) or line
        above = None if above is None else scene.sentence_before(above)
    return line
