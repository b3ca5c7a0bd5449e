"""Where an outlet says from whom it has something: « …, a appris l'AFP auprès du parquet », « …, apprend-on de Paul Roy ».

Behind « a appris » stands the outlet, behind « auprès de », « de » or « de source » whoever told it. « De source » and
« auprès de » are frames (`frames`), which ask here for the verb before them; whoever stands behind a bare « de » is found
here, and the outlet itself where nobody else is named. « Le président a appris de ses erreurs » tells of no words.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.framing.frame_contents import content_of
from recoupe.extraction.statements.framing.hearers import learnt_by
from recoupe.extraction.statements.lexicon.frame_cues import Frame, FrameWords, frame_words_at
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import past_when_and_whom
from recoupe.extraction.statements.phrases.conjuncts import each_of
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.governors import lemma_in
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of
from recoupe.extraction.statements.view import View, views
from recoupe.model.statement import Stance

_LEARNT = Frame((), (), 0.9, "Le pont est fermé, apprend-on de la mairie.")


def find_learnt(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every « apprend-on de X », « ressort-il de l'enquête », « a appris l'outlet »."""
    for view in views(parsed, language):
        for token in view.sentence.tokens[1:]:
            lemma = lemma_in(token, "learning", language)
            group = None if lemma is None else shape_of(view.sentence, token, lemma, language)
            told = None if group is None or group.negated else _teller(view, group)
            if group is not None and told is not None:
                yield from _candidates(view, group, told, learnt_by(view, group))


def _teller(view: View, group: Group) -> Phrase | None:
    """Who stands behind « apprend-on de », or the outlet of « a appris l'outlet » if no frame tells who told it."""
    tokens, language = view.sentence.tokens, view.language
    outlet = learnt_by(view, group)
    if outlet is None and (group.inverted is None or group.passive):
        return None
    i = past_when_and_whom(view.sentence, (group.last if outlet is None else outlet[1]) + 1, language)
    if i + 1 >= len(tokens) or frame_words_at(tokens, i, language) is not None:
        return outlet if i + 1 >= len(tokens) else None
    if tokens[i].lower not in words(language, "of"):
        return outlet if tokens[i].pos == "PUNCT" else None
    phrase = i + 1, after(view.sentence, i + 1, language=language, strict=True)
    return phrase if surely_speaks(view.sentence, phrase, language) else None


def _candidates(view: View, group: Group, told: Phrase, outlet: Phrase | None) -> Iterator[Candidate]:
    content, _ = content_of(view, FrameWords(_LEARNT, group.first, group.last), told, None, None)
    sentence = view.sentence
    cue, when = group.span(sentence, view.text), (sentence.start, sentence.end)
    for part in each_of(sentence, told, view.language) if content else ():
        source = span_of(sentence, part, view.text)
        via = None if outlet in (None, told) else span_of(sentence, outlet, view.text)
        yield Candidate(content[:1], source, cue, Stance.ASSERTS, "frame/learnt", _LEARNT.score, via=via, when=when)
