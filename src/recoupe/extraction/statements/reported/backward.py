"""Statements that a clause behind them takes up: « …, ce que X nie », « …, ce dont se félicite X ».

« Les rebelles auraient pris la ville, ce que Bangui nie » : what is denied is the clause before the comma, or what
somebody else says there; « Sollicité, le club dément » takes up the sentence before.
« C'est ce qu'a annoncé le maire », which opens a sentence, is in `taken_up`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.inverted_subjects import behind_verb
from recoupe.extraction.statements.reported.of_each import of_each, of_verb
from recoupe.extraction.statements.reported.stood_for import clause_before, told_before
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_LENGTH = 14  # tokens from « ce que » to its verb: a speaker with post and name


def find_backward(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of active groups whose content stands before them."""
    for view in views(parsed, language):
        for group in view.groups:
            if group.finite and not group.passive:
                yield from _backward(view, group)
                yield from _bare(view, group)


def _bare(view: View, group: Group) -> Iterator[Candidate]:
    """« Il aurait frappé un élève. Sollicité, le professeur dément. »: what was said right before is denied."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    clitic = any(t.lower in words(language, "object_clitic") for t in tokens[group.first : group.verb.i])
    if group.cue.stance is not Stance.DENIES or group.negated or clitic or group.cue.particle or group.cue.reflexive:
        return
    i = past_adverbs(sentence, group.last + 1, language)
    if i < len(tokens) and tokens[i].text not in (".", ";"):
        return
    told = subject(sentence, group, language)
    if told is None or view.enclosing(tokens[group.first].start, tokens[group.last].end) is not None:
        return
    first = told.phrase[0]
    opens = first == 0 or tokens[first - 1].text == "," or tokens[first - 1].pos == "CCONJ"
    if not opens or any(map(is_finite, tokens[:first])) or not surely_speaks(sentence, told.phrase, language):
        return  # « …, ce que ses services démentent » is read above
    content = _charge(view, told.phrase[0]) or told_before(view)
    if content is None or _denial(view, content):
        return
    when = (sentence.start, sentence.end)
    said = of_verb(view, group, (content,), Stance.DENIES, "voice/bare", 0.75, when)
    yield from of_each(view, conjuncts(sentence, told.phrase, language), said)


def _denial(view: View, content: Span) -> bool:
    """« « Jamais de la vie », se défend l'élu. Le ministère dément. »: words with which somebody else has denied already."""
    before = view.before
    if before is None or all(p.start != content.start for p in before.passages):
        return False
    return any(g.cue.stance is Stance.DENIES and not g.negated for g in before.groups if g.finite)


def _charge(view: View, first: int) -> Span | None:
    """« Accusé d'avoir frappé un élève, le professeur nie »: what the participle before the subject is followed by."""
    tokens, language = view.sentence.tokens, view.language
    if first < 4 or tokens[first - 1].text != "," or tokens[0].morph.get("VerbForm") != "Part":
        return None
    if tokens[1].lower not in words(language, "bare_of") or lead(view.sentence, 2, language) is None:
        return None
    return Span.of(view.text, tokens[2].start, tokens[first - 2].end)


def _backward(view: View, group: Group) -> Iterator[Candidate]:
    """« …, ce que X nie », « …, ce dont se félicite le maire »."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    mark = _mark(view, group)
    if mark is None:
        return
    whose = tokens[mark + 2].lower in words(language, "whose")  # « ce dont se défend le maire »
    of = any(p in words(language, "of") for p in group.cue.prepositions) and Takes.ABOUT in group.cue.takes
    if not (of if whose else Takes.CLAUSE in group.cue.takes or Takes.NOUN in group.cue.takes):
        return
    content = clause_before(view, mark)
    if content is None:
        return
    told = subject(sentence, group, language)
    phrase = None if told is None else told.phrase
    if (phrase is None or phrase[0] < mark) and not whose:
        phrase = _parted(view, mark + 3, group)
    behind = past_adverbs(sentence, group.last + 1, language)
    if phrase is not None and phrase[0] == group.last + 1 < behind <= phrase[1]:
        phrase = behind, after(sentence, behind, language=language)  # « ce qu'a nié la semaine dernière Le Monde »
    if phrase is None or phrase[0] < mark:
        phrase = behind_verb(sentence, group, language)
    if phrase is None or not surely_speaks(sentence, phrase, language):
        return
    stance = stance_of(group.cue, group.negated)
    if stance is None:
        return
    said = of_verb(view, group, (content,), stance, "voice/what", 0.85, (tokens[mark].start, sentence.end))
    yield from of_each(view, conjuncts(sentence, phrase, language), said)


def _parted(view: View, first: int, group: Group) -> Phrase | None:
    """« …, ce que l'armée, dans un communiqué, dément »: the phrase behind « que », a remark between commas behind it."""
    tokens = view.sentence.tokens
    if first + 1 >= group.first or tokens[group.first - 1].text != ",":
        return None
    end = after(view.sentence, first, right=group.first - 1, language=view.language)
    parted = tokens[end + 1].text == "," and not any(is_finite(t) for t in tokens[end : group.first])
    return (first, end) if parted else None


def taken_up(view: View, group: Group) -> Span | None:
    """The clause that « ce que » before the group takes up: « Il serait parti, ce que le club refuse de confirmer »."""
    mark = _mark(view, group)
    return None if mark is None else clause_before(view, mark)


def _mark(view: View, group: Group) -> int | None:
    """The comma before « ce que » that stands before the group, within a phrase's length."""
    tokens, language = view.sentence.tokens, view.language
    for i in range(group.first - 1, max(-1, group.first - _LENGTH), -1):
        token = tokens[i]
        if token.text in (";", ":", "»", "«"):
            return None
        this = i > 0 and tokens[i - 1].lower in words(language, "this")
        if this and token.lower in words(language, "complementizer") | words(language, "whose"):
            return i - 2 if i > 3 and tokens[i - 2].text == "," else None
        if token.pos in VERBAL:
            return None
    return None
