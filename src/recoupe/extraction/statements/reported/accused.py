"""Charges that a participle brings, and who makes them: « Le trésorier, accusé de vol par ses voisins, a démissionné ».

« Paul Roy soupçonné de « fraude » par un élu », « Accusée par ses voisins de mentir, la maire s'est tue »: the speaker
stands behind « par », the charge before or behind it; who is charged is content too. Charges that nobody makes are the
business of `charged`, those with « être » of `voices`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.agents import agents_of, reason_at, reason_before
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.reported.hosts import before_asides, behind_comma, kicked, name_before, part_ending
from recoupe.extraction.statements.reported.of_each import of_each, of_verb
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.main_clauses import finite_at
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.article import BlockKind

_NEAR = 3  # tokens behind the speaker in which the charge begins: « accusé par son voisin, mardi, de vol »


def accused(view: View, group: Group, agent: Phrase) -> Iterator[Candidate]:
    """The charges of a bare participle with « par » and a speaker behind it."""
    sentence = view.sentence
    stance = stance_of(group.cue, group.negated)
    charge = _charge(view, group, agent)
    if stance is None or charge is None or not surely_speaks(sentence, agent, view.language):
        return
    what = _charged(view, group, max(charge[1], agent[1]) + 1)
    if what is None:
        return
    content = tuple(sorted((span_of(sentence, what, view.text), view.words_of(*charge)), key=lambda span: span.start))
    when = (sentence.tokens[group.first].start, sentence.tokens[max(charge[1], agent[1])].end)
    said = of_verb(view, group, content, stance, "voice/reduced", 0.7, when)
    yield from of_each(view, agents_of(sentence, agent, view.language), said)


def blamed_for(view: View, group: Group, agent: Phrase) -> Phrase | None:
    """« critiqué par l'opposition pour sa lenteur »: the reason behind who criticises, up to its comma, or before « par »."""
    tokens, language = view.sentence.tokens, view.language
    start = agent[1] + 1
    if group.cue.lemma not in words(language, "criticising") | words(language, "praising"):
        return None
    if (before := reason_before(view.sentence, group, agent[0] - 1, language)) is not None:
        return before
    if start + 1 >= len(tokens):
        return None
    if not reason_at(tokens, start, language):
        return None
    end = content_end(view, start, group)
    return start, next((t.i for t in tokens[start:end] if t.text == ","), end + 1) - 1


def _charge(view: View, group: Group, agent: Phrase) -> Phrase | None:
    """« de vol », before « par » or behind who stands there."""
    tokens, linking = view.sentence.tokens, words(view.language, "judged_as")
    if tokens[group.last + 1].lower in linking and agent[0] - 2 > group.last + 1:
        return group.last + 1, agent[0] - 2
    start = next((t.i for t in tokens[agent[1] + 1 : agent[1] + 1 + _NEAR] if t.lower in linking), None)
    if start is None or start + 1 >= len(tokens):
        return None
    end = content_end(view, start, group)
    parted = (t.i for t in tokens[start:end] if t.text == "," and _main_clause(view, group, t.i + 1))
    return start, next(parted, end + 1) - 1


def _main_clause(view: View, group: Group, i: int) -> bool:
    """« …, accusé par X de vol, a fui », « Accusé par X de vol, il a fui »: whether the main clause goes on at token `i`."""
    opens = group.first == 0 and any(map(is_finite, view.sentence.tokens[i:]))
    return opens or finite_at(view.sentence.tokens, i, view.language)


def _charged(view: View, group: Group, behind: int) -> Phrase | None:
    """Who is charged: before the participle, behind the comma at `behind` where the participle opens the sentence."""
    tokens = view.sentence.tokens
    if group.first == 0:
        pronoun = behind + 1 < len(tokens) and tokens[behind + 1].lower in words(view.language, "subject_pronoun")
        return (behind + 1, behind + 1) if pronoun else behind_comma(view, behind)
    end = before_asides(view, group.first - 1)
    found = part_ending(view, end, group.verb)
    if found is None and tokens[end + 1].text == ",":
        found = name_before(view, end + 1, anywhere=True)
    return found or (kicked(view, end) if view.sentence.kind is BlockKind.HEADING else None)
