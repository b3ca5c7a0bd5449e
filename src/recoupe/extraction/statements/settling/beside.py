"""Words in marks whose sentence reports something else: « …, dit Nora Petit, touchée par leur « soif de vivre malgré tout » ».

Several words in marks in the course of a sentence (`quoted.woven`) are somebody's where that sentence has a statement of
its own, and then they are that speaker's, unless two speak in it; « Il doit même « revoir tout le plan » » is his who spoke
in the sentence above. Elsewhere they are the narrator's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.entities import NOBODY, Resolution
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.statements.candidate import BESIDE, Candidate
from recoupe.model.span import hull


def in_company(parsed: ParsedArticle, chosen: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without words in marks near which nothing else is reported; those of one sentence are one."""
    kept: list[Candidate] = []
    for c in chosen:
        if c.rule == BESIDE and not _company(parsed, chosen, c) and not _above(parsed, chosen, c):
            continue
        last = next((k for k in reversed(kept) if k.rule == BESIDE), None) if c.rule == BESIDE else None
        if last is not None and _number(parsed, last) == _number(parsed, c):
            kept[kept.index(last)] = replace(last, content=(*last.content, *c.content))
        else:
            kept.append(c)
    return kept


def beside_others(parsed: ParsedArticle, chosen: Sequence[Candidate], found: Sequence[Resolution]) -> list[Resolution]:
    """The speakers `found`, with the one speaker of their sentence, or « il » who spoke in the one above, for such words."""
    speakers = list(found)
    for n, candidate in enumerate(chosen):
        if candidate.rule != BESIDE:
            continue
        here = [found[m] for m in _company(parsed, chosen, candidate)]
        told = here or [found[m] for m in _above(parsed, chosen, candidate)[-1:] if found[m].entity == found[n].entity]
        one = len({r.entity for r in told}) == 1 and told[0].entity is not None
        speakers[n] = replace(told[0], rule="same-sentence", score=0.5) if one else NOBODY
    return speakers


def _company(parsed: ParsedArticle, chosen: Sequence[Candidate], candidate: Candidate) -> list[int]:
    """The statements with a cue in the candidate's sentence that stand in nobody else's words."""
    return _in_sentence(chosen, parsed.sentences[_number(parsed, candidate)])


def _above(parsed: ParsedArticle, chosen: Sequence[Candidate], candidate: Candidate) -> list[int]:
    """Those of the sentence before in its paragraph, where a pronoun acts in the candidate's."""
    number = _number(parsed, candidate)
    if candidate.antecedent is None or not number:
        return []
    above, here = parsed.sentences[number - 1], parsed.sentences[number]
    return _in_sentence(chosen, above) if above.paragraph == here.paragraph else []


def _in_sentence(chosen: Sequence[Candidate], sentence: Sentence) -> list[int]:
    return [
        m
        for m, other in enumerate(chosen)
        if other.cue is not None
        and not other.hearsay
        and sentence.start <= other.cue.start < sentence.end
        and not any(s.contains(other.cue) for k, c in enumerate(chosen) if k != m for s in c.content)
    ]


def _number(parsed: ParsedArticle, candidate: Candidate) -> int:
    return parsed.number_at(hull(candidate.content)[0])
