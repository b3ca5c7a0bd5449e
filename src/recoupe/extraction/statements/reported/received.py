"""What comes to somebody's ears: « Le club a reçu l'ordre de payer », « On a appris que le bac fermerait ».

« a reçu pour instruction de se taire » tells the words of an order and not whose they are. Of learning only what « on » or
a named outlet has learnt is news that somebody told, who may be named (« Le Phare a appris du maire que … »): « le maire a
appris que son fils partait » tells of his knowledge. « …, a appris Le Phare » is read in `learnt`.
An order without an infinitive (« l'ordre de paiement ») and one not received say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at, starts_frame
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.agents import past_agent
from recoupe.extraction.statements.phrases.circumstances import past_when_and_whom
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.governors import lemma_in
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of
from recoupe.extraction.statements.view import View, views
from recoupe.model.statement import Stance

_NEAR = 4  # words from the verb to the order: « a reçu dès hier l'ordre formel de »
_SOURCE = 8  # words of « de deux sources proches du dossier »
_SURE = 0.6


def find_received(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every order received and of what « on » or an outlet has learnt."""
    for view in views(parsed, language):
        for token in view.sentence.tokens:
            for verbs, read in (("receiving", _ordered), ("learning", _learnt)):
                lemma = lemma_in(token, verbs, language)
                group = None if lemma is None else shape_of(view.sentence, token, lemma, language)
                if group is not None and not group.negated and not group.passive and group.inverted is None:
                    yield from read(view, group)


def _ordered(view: View, group: Group) -> Iterator[Candidate]:
    """« a reçu l'ordre de payer », « avaient reçu pour instruction de cacher »."""
    tokens, language = view.sentence.tokens, view.language
    if group.auxiliary is None and group.kind != "finite":
        return
    whose = _from_whom(view, group.last + 1)
    behind_it = group.last + 1 if whose is None else past_agent(view.sentence, whose)
    near = tokens[behind_it : behind_it + _NEAR]
    order = next((t for t in near if t.lower in words(language, "order")), None)
    if order is None or any(t.pos == "PUNCT" for t in tokens[behind_it : order.i]):
        return
    behind = tokens[order.i + 1 : order.i + 3]
    of = next((t.i for t in behind if t.lower in words(language, "bare_of")), None)
    if of is None or lead(view.sentence, of + 1, language) is None:
        return
    content = view.words_of(of + 1, content_end(view, of + 1, group))
    cue = span_of(view.sentence, (group.first, order.i) if whose is None else (order.i, order.i), view.text)
    source = None if whose is None else span_of(view.sentence, whose, view.text)
    yield Candidate((content,), source, cue, Stance.ASSERTS, "voice/told", _SURE)


def _from_whom(view: View, of: int) -> Phrase | None:
    """« a reçu du préfet l'ordre de partir »: who gave it, between the verb and the order."""
    tokens, language = view.sentence.tokens, view.language
    if of + 2 >= len(tokens) or tokens[of].lower not in words(language, "of"):
        return None
    phrase = of + 1, after(view.sentence, of + 1, language=language)
    return phrase if surely_speaks(view.sentence, phrase, language) else None


def _learnt(view: View, group: Group) -> Iterator[Candidate]:
    """« On a appris que le bac fermerait », « Le Soir a appris de source sûre que le bac fermerait »."""
    tokens, language = view.sentence.tokens, view.language
    if not group.finite:
        return
    i = past_when_and_whom(view.sentence, group.last + 1, language)
    told = _told_by(view, group.last + 1, i)
    i = i if told is None else told[1] + 1
    i += i < len(tokens) and tokens[i].text == ","  # « a appris, de source sûre, que … »
    if i + 1 >= len(tokens) or tokens[i].lower not in words(language, "complementizer") or tokens[i].pos != "SCONJ":
        return
    who = subject(view.sentence, group, language)
    if who is None or view.enclosing(group.verb.start, group.verb.end) is not None:
        return
    someone = tokens[who.phrase[0]].lower in words(language, "someone")
    if not someone and not _outlet(view, group, who.phrase):
        return
    if someone and told is None and starts_frame(tokens, 0, language):
        return  # « De source policière, on apprend que … »: the frame tells from whom
    content, cue = view.words_of(i + 1, content_end(view, i + 1, group)), group.span(view.sentence, view.text)
    source = span_of(view.sentence, told or who.phrase, view.text)
    via = None if someone or told is None else span_of(view.sentence, who.phrase, view.text)
    yield Candidate((content,), source, cue, Stance.ASSERTS, "voice/told", _SURE, via=via)


def _told_by(view: View, first: int, i: int) -> Phrase | None:
    """« (a appris) lundi de source sûre que », « auprès de la mairie que », « du maire que »: who told it, up to « que ».

    The words that lead to them begin at the tokens `first` to `i`; a bare « de » only at `i`, behind when one has learnt it.
    """
    tokens, language = view.sentence.tokens, view.language
    frames = (frame_words_at(tokens, at, language) for at in range(first, min(i + 1, len(tokens) - 1)))
    frame = next((frame for frame in frames if frame is not None), None)
    if frame is None and (i >= len(tokens) or tokens[i].lower not in words(language, "of")):
        return None
    begin = i + 1 if frame is None else frame.last + 1
    near = tokens[begin : begin + _SOURCE]
    que = next((t.i for t in near if t.pos == "SCONJ" or is_finite(t) or t.text == ","), begin)
    phrase = begin, que - 1
    return phrase if que > begin and surely_speaks(view.sentence, phrase, language) else None


def _outlet(view: View, group: Group, who: Phrase) -> bool:
    """« BBC Sport a appris », « le quotidien a appris »; « l'entourage d'Airval a appris » is no outlet."""
    head = head_of(view.sentence, who)
    noun = head.pos == "NOUN" and head.label != "ORG"
    named = not noun and any(t.label == "ORG" for t in view.sentence.tokens[who[0] : who[1] + 1])
    return group.auxiliary is not None and (named or head.lower in words(view.language, "outlet_noun"))
