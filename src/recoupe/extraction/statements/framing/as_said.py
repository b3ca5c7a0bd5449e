"""« Comme l'a rappelé la préfète, la baignade est interdite », « Le pont, comme le dit le maire, tiendra ».

« Comme », a pronoun for the clause it is put into, a verb of saying and who speaks: the words frame their clause as « selon
X » does, and what they frame is found in the same way (« Comme promis par la ville, le bac est gratuit » too). « Comme
dirait mon oncle » reports nothing, « comme il l'avait voulu » tells of a wish. Behind a quotation such words are an incise
(`quoted`).
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.framing.frame_contents import content_of
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.frame_cues import Frame, FrameWords
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speaker_phrases import speaker_after
from recoupe.extraction.statements.phrases.speakers import no_report, surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.quoted.sayings import saying_at
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_AS = Frame((), (), 0.75, "Comme l'a rappelé la préfète, la baignade est interdite.")
_INFINITIVES = (Takes.INFINITIVE, Takes.OF_INFINITIVE, Takes.TO_INFINITIVE)
_CHAIN = 7  # tokens from « comme » to « le répéter »: « comme n'a de cesse de »
_NEAR = 7  # tokens from a participle to « par »: « comme promis en mai dernier par »
_LENGTH = 14  # tokens from « comme » to its verb: a speaker with post and name


def find_as_said(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every « comme l'a dit X »."""
    for view in views(parsed, language):
        for group in view.groups:
            first = None
            if group.finite and not group.passive:
                first = _mark(view, group)
            elif group.kind == "infinitive":
                first = _chained(view, group)
            elif group.passive and group.auxiliary is None:
                first = _promised(view, group)
            if first is not None:
                yield from _candidates(view, group, first)


def _candidates(view: View, group: Group, first: int) -> Iterator[Candidate]:
    sentence, language = view.sentence, view.language
    stance = stance_of(group.cue, group.negated)
    phrase = _speaker(view, group, first)
    if stance is None or phrase is None or not _tells(view, group):
        return
    head = head_of(sentence, phrase)
    if not surely_speaks(sentence, phrase, language) or no_report(group, head, language):
        return
    last = max(phrase[1], group.last)
    content, _ = content_of(view, FrameWords(_AS, first, group.last), (phrase[0], last), None, None)
    if not content:
        return
    own = phrase[0] == phrase[1] and sentence.tokens[phrase[0]].lower in words(language, "personal_subject")
    content = _complement(view, _without_occasion(view, content), first, own=own)
    for part in conjuncts(sentence, phrase, language):
        yield Candidate(
            content,
            span_of(sentence, part, view.text),
            group.span(sentence, view.text),
            stance,
            "voice/as",
            _AS.score,
            rejects_content=group.cue.rejects_content and stance is Stance.DENIES,
            when=(sentence.tokens[first].start, sentence.end),
        )


def _without_occasion(view: View, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """« Le pont rouvrira, ainsi que l'a dit la préfète, mardi »: behind a whole clause and who told it, when."""
    if len(content) != 2:
        return content
    told, first = (view.sentence.at(s.start, s.end) for s in content)
    when = is_time(view.sentence, first[0].i, view.language)
    return content[:1] if when and any(map(is_finite, told)) and not any(map(is_finite, first)) else content


def _complement(view: View, content: tuple[Span, ...], first: int, *, own: bool) -> tuple[Span, ...]:
    """« Le maire rappelle que le pont rouvrira, comme l'a promis la région »: the words stand for the clause he tells.

    `own`: the speaker is a pronoun; what « il » promises in « Il jure de partir, comme il l'a promis » is the infinitive.
    """
    if len(content) != 1:
        return content
    taken = (Takes.CLAUSE, *_INFINITIVES) if own else (Takes.CLAUSE,)
    for group in reversed(view.groups):
        if group.last < first and any(kind in group.cue.takes for kind in taken):
            opened = opening(view.sentence, group, view.language)
            if opened is None or opened.takes not in taken:
                continue
            begin = view.sentence.tokens[opened.start].start
            if content[0].start < begin < content[0].end:
                return (Span.of(view.text, begin, content[0].end),)
    return content


def _mark(view: View, group: Group) -> int | None:
    """The token of « comme » or « ainsi » (que) before the group, within a phrase's length and before any other verb.

    A pronoun for what is said stands between the two (« comme le dit X »), or nothing at all (« comme dit X »).
    """
    tokens, language = view.sentence.tokens, view.language
    for i in range(group.first - 1, max(-1, group.first - _LENGTH), -1):
        token = tokens[i]
        if token.text in (";", ":", "»", "«") or token.pos in ("VERB", "AUX"):
            return None
        thus = i > 0 and tokens[i - 1].lower in words(language, "thus")
        if token.lower in words(language, "as") or (thus and token.lower in words(language, "complementizer")):
            return i - thus if i + 1 == group.first or _takes_up(tokens, i + 1, group, language) else None
    return None


def _chained(view: View, group: Group) -> int | None:
    """« Comme aime à le rappeler le maire »: the token of « comme » before a verb that the infinitive is chained to."""
    tokens, language = view.sentence.tokens, view.language
    if (opened := _able(view, group)) is not None:
        return opened
    for i in range(max(0, group.first - _CHAIN), group.first - 1):
        if tokens[i].lower in words(language, "as") and group.first < group.verb.i:
            saying = saying_at(view.sentence, i + 1, language)
            return i if saying is not None and saying.last == group.last else None
    return None


def _able(view: View, group: Group) -> int | None:
    """« comme l'avocat a pu nous le confirmer »: the token of « comme » before somebody who was able to."""
    tokens, language = view.sentence.tokens, view.language
    have = group.first - 2
    able = have > 1 and tokens[have].lower in words(language, "have")
    able = able and tokens[have + 1].lower in words(language, "could_have")
    if not able or not _takes_up(tokens, group.first, group, language):
        return None
    near = tokens[max(0, have - _LENGTH) : have]
    first = next((t.i for t in reversed(near) if t.lower in words(language, "as") or t.pos in VERBAL), None)
    return first if first is not None and tokens[first].pos not in VERBAL else None


def _promised(view: View, group: Group) -> int | None:
    """« Comme promis en mai par le rectorat, … »: the token of « comme » right before a participle."""
    tokens, language = view.sentence.tokens, view.language
    i = group.first - 1
    if i > 0 and tokens[i].pos in ("ADV", "PROPN") and tokens[i].text.islower():
        i -= tokens[i - 1].lower in words(language, "as")  # « comme déjà annoncé par la ville »
    opens = i >= 0 and (i == 0 or tokens[i - 1].text == "," or tokens[i - 1].pos in ("CCONJ", "NOUN", "NUM", "PROPN"))
    return i if opens and tokens[i].lower in words(language, "as") and group.cue.reports else None


def _agent(view: View, group: Group) -> Phrase | None:
    """Who stands behind « par », no comma before it: « Comme annoncé, le pont repeint par la ville … » tells no one."""
    tokens, language = view.sentence.tokens, view.language
    near = tokens[group.last + 1 : group.last + _NEAR]
    by = next((t for t in near if t.lower in words(language, "agent") or t.text == ","), None)
    if by is None or by.text == "," or by.i + 1 >= len(tokens):
        return None
    return by.i + 1, after(view.sentence, by.i + 1, language=language, strict=True)


def _takes_up(tokens: tuple[Token, ...], i: int, group: Group, language: str) -> bool:
    """« (comme) le maire l'a dit »: a pronoun before the verb stands for the clause."""
    return any(
        t.lower in words(language, "it") and (t.pos != "DET" or t.i + 1 == group.verb.i)
        for t in tokens[i : group.verb.i]
    )


def _tells(view: View, group: Group) -> bool:
    """Whether the verb reports a clause: not « comme dirait mon oncle », « comme le veut le maire »."""
    language, cue = view.language, group.cue
    if (group.kind == "conditional" and group.auxiliary is None) or cue.lemma in words(language, "wishing"):
        return False
    if Takes.CLAUSE in cue.takes or Takes.NOUN in cue.takes:
        return True
    held = view.sentence.tokens[group.first : group.verb.i]
    return Takes.ACCUSE in cue.takes and any(t.lower in words(language, "of_them") for t in held)


def _speaker(view: View, group: Group, first: int) -> Phrase | None:
    """Who stands between « comme » and the verb, or behind it, days and whom one tells passed over."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if group.passive:
        return _agent(view, group)
    if _able(view, group) is not None:
        last = group.first - 3
        return (first + 1, last) if after(sentence, first + 1, right=last, language=language) == last else None
    start = first + 1 + (tokens[first + 1].lower in words(language, "complementizer"))
    if start < group.first and group.finite:
        told = subject(sentence, group, language)
        whole = after(sentence, start, right=group.first - 1, language=language) == group.first - 1
        if told is not None and told.phrase[0] > first and not (whole and told.phrase[1] == group.first - 1):
            return told.phrase
        return (start, group.first - 1) if whole else None  # « les maires Luc Roy et Awa Keita » whole
    found = speaker_after(sentence, group.last + 1, len(tokens), language)
    bare = group.first == group.last == start
    if found is None or (bare and any(t.text == "," for t in tokens[start : found[0]])):
        return None  # « comme dit plus haut, le maire … »
    return found[0], min(found[1], after(sentence, found[0], language=language, strict=True))
