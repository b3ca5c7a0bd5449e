"""What « le » and « ce que » stand for: « Combien a coûté le pont ? Le maire refuse de le dire. », « …, ce que X nie ».

It is the clause before in the same sentence (« L'usine fermerait, mais la direction n'a pas voulu le confirmer »), else the
sentence before: what somebody says there (« Selon la CGT, le site fermera. La direction le dément. »), or the whole of it,
where it is the narrator's.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.frame_cues import starts_frame
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.scope.cuts import contrasted
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.article import BlockKind
from recoupe.model.span import Span


def stood_for(view: View, group: Group, *, asked: bool = False) -> Span | None:
    """The words that « le » before or behind `group` takes up; `asked`: a question may be what is not answered."""
    tokens = view.sentence.tokens
    who = subject(view.sentence, group, view.language)
    first = group.first if who is None else min(who.phrase[0], group.first)
    joint = first - 1
    if joint > 0 and (tokens[joint].pos == "CCONJ" or tokens[joint].text in (";", ":")):
        return clause_before(view, joint - (tokens[joint - 1].text == ","))
    if any(map(is_finite, tokens[:first])):
        return None  # « Si le site ferme, la direction refuse de le dire »
    return told_before(view) or sentence_before(view, asked=asked)


def told_before(view: View) -> Span | None:
    """What the sentence before says, by a verb, a frame or in the conditional of hearsay."""
    before = view.before
    if before is None:
        return None
    sentence, language = before.sentence, before.language
    tokens = sentence.tokens
    if not tokens or sentence.kind is not BlockKind.BODY or tokens[-1].text == "?":
        return None
    for group in reversed(before.groups):
        opened = opening(sentence, group, language) if group.finite and not group.passive else None
        if opened is not None:
            return before.words_of(opened.start, content_end(before, opened.start, group, noun=opened.noun))
    opening_words = next((p for p in before.passages if p.start == sentence.start and p.closed), None)
    if opening_words is not None and before.text[opening_words.end :].startswith(","):
        return Span.of(before.text, opening_words.start, opening_words.end)  # « Le site est condamné », assure la CGT.
    if starts_frame(tokens, 0, language):
        comma = next((t.i for t in tokens[:-2] if t.text == ","), None)
        if comma is not None and tokens[comma + 1].lower in words(language, "relative"):
            comma = next((t.i for t in tokens[comma + 1 : -2] if t.text == ","), None)  # « Selon X, qui cite Y, … »
        return None if comma is None else before.words_of(comma + 1, last_word(sentence))
    if any(is_finite(t) and t.morph.get("Mood") == "Cnd" for t in tokens):
        return before.words_of(0, last_word(sentence))
    return None


def sentence_before(view: View, *, asked: bool = False) -> Span | None:
    """The sentence before, if it is the narrator's own; `asked`: « La ville dépense-t-elle trop ? C'est ce qu'affirme … »."""
    before = view.before
    if before is None or before.sentence.kind is not BlockKind.BODY or not before.sentence.tokens:
        return None
    sentence = before.sentence
    reported = any(g.finite and opening(sentence, g, before.language) is not None for g in before.groups)
    framed = any(starts_frame(sentence.tokens, t.i, before.language) for t in sentence.tokens)
    quoted = any(
        p.start <= sentence.start < p.end or sentence.start < p.start < sentence.end < p.end
        for p in before.passages
        if not _goes_on_outside(before, p)
    )
    if reported or framed or quoted or (sentence.tokens[-1].text == "?" and not asked):
        return None
    return Span.of(before.text, sentence.tokens[0].start, sentence.tokens[last_word(sentence)].end)


def _goes_on_outside(before: View, passage: QuotedPassage) -> bool:
    """« « La clé est là » pour rouvrir le bac. La mairie l'a dit. »: marks that open the sentence, and words behind them."""
    here = passage.closed and passage.start == before.sentence.start
    tokens = before.sentence.tokens
    behind = [t for t in tokens if t.start >= passage.end]
    told = any(is_finite(t) for t in tokens if t.end <= passage.end)  # not « « Le four » est un café »
    return here and told and bool(behind) and behind[0].pos != "PUNCT" and not any(map(is_finite, behind))


def clause_before(view: View, comma: int) -> Span | None:
    """The clause up to `comma` that « ce que » or « mais … le » behind it takes up, without frames and incises; of « X dit
    que … » what X says.
    """
    tokens, language = view.sentence.tokens, view.language
    end = comma - 1
    start, quoted = contrasted(view, end), False
    for i in range(max(1, start), comma):
        if tokens[i].text == "," and starts_frame(tokens, i + 1, language):
            end = i - 1
            break
        if tokens[i].text == "," and any(g.first == i + 1 and g.finite for g in view.groups):
            end = i - 1
            break
    for group in view.groups:  # « X affirme que …, ce que Y dément » : what is denied is X's content
        if start <= group.first and group.last < end and group.finite and not group.passive:
            opened = opening(view.sentence, group, language)
            if opened is None or opened.start > end:
                continue
            if opened.takes in (Takes.CLAUSE, Takes.ACCUSE) or (opened.marked and _closes_at(view, end)):
                start, quoted = opened.start, opened.marked
    while start < end and (tokens[start].pos in ("CCONJ", "PUNCT")):
        start += 1
    if starts_frame(tokens, start, language):  # « Selon nos informations, il serait parti, ce que … »
        start = next((t.i + 1 for t in tokens[start:end] if t.text == ","), start)
    if quoted and tokens[start - 1].text in words(language, "open_quote"):
        start -= 1
    if not quoted and not any(t.pos in VERBAL for t in tokens[start : end + 1]):
        return None
    return Span.of(view.text, tokens[start].start, tokens[end].end)


def _closes_at(view: View, end: int) -> bool:
    """« évoque « un différend », ce que réfute l'avocat »: whether marks close at token `end`."""
    return any(p.end == view.sentence.tokens[end].end for p in view.passages)
