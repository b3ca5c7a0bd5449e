"""Charges and demands without anybody who makes them: « L'ancien ministre est accusé de fraude », « Trois ans requis ».

The content is who is charged and with what, the source is left open. What may be or will be charged (« pourrait être
accusé de … ») is none, nor is a participle without comma (« trois hommes accusés de vol ont été arrêtés », but « une femme
accusée d'avoir menti ») or in front (« Accusé de vol, il nie »). A headline needs no verb: « Procès Nordac : trois ans requis
contre l'ancien patron ».
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.reported.passives import left_open
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.scope.contents import fits
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.main_clauses import finite_at
from recoupe.extraction.statements.scope.moods import is_unreal
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_FAR = 16  # words up to the reason in « est critiqué jusque dans son propre camp et chez ses alliés du port pour sa lenteur »
_PLACED = 12  # words of « devant la cour d'assises de Valmer » and the « de » behind them


def charged(view: View, group: Group, what: Phrase | None) -> Iterator[Candidate]:
    """« L'ancien ministre est accusé de fraude », « La trésorière, accusée de vol, … »: who says so is left open.

    `what` is the phrase for whoever is charged, None where the sentence names nobody before the participle.
    """
    tokens = view.sentence.tokens
    auxiliary, stance = group.auxiliary, stance_of(group.cue, group.negated)
    if stance is None or group.cue.lemma in words(view.language, "suspecting"):
        return  # « est soupçonné de vol »: a suspicion, which nobody is heard to utter
    if auxiliary is not None and _may_be(view, group, auxiliary):
        return
    start = _charge_at(view, group)
    if start is None:
        return
    end = content_end(view, start, group)
    if auxiliary is None:  # « Karim Benali, inconnu du public et accusé d'avoir menti, a gagné »
        main = (i for i in range(start, end) if tokens[i].text == "," and finite_at(tokens, i + 1, view.language))
        end = next(main, end + 1) - 1
    if (
        auxiliary is None
        and what is not None
        and what[1] == group.first - 1
        and view.sentence.kind is BlockKind.HEADING
    ):
        end = max(end, last_word(view.sentence))  # « Airval accusée de fraude après la crue »: the headline whole
    charge = Span.of(view.text, tokens[start].start, tokens[end].end)
    parts = (charge,) if what is None else (span_of(view.sentence, what, view.text), charge)
    yield left_open(view, group, parts, stance, "voice/charged")


def charged_with_deeds(view: View, group: Group) -> bool:
    """« Un homme accusé d'avoir volé un tableau »: without a comma only who is accused of doing something."""
    i, language = group.last + 1, view.language
    tokens = view.sentence.tokens
    if group.cue.lemma not in words(language, "accusing") or i + 1 >= len(tokens):
        return False
    return tokens[i].lower in words(language, "bare_of") and lead(view.sentence, i + 1, language) is not None


def _charge_at(view: View, group: Group) -> int | None:
    """The « de » behind « accusé » and adverbs, if a charge follows it: an infinitive, a bare noun, marks, « de la … ».

    « sont accusés devant la cour d'avoir tiré »: behind a phrase of place or time an infinitive.
    """
    tokens, language = view.sentence.tokens, view.language
    i = past_adverbs(view.sentence, group.last + 1, language)
    if i + 1 < len(tokens) and tokens[i].lower in words(language, "manner_preposition") | words(language, "before_que"):
        return _deed_behind(view, i)
    return i if i + 1 < len(tokens) and tokens[i].lower in words(language, "of") else None


def _deed_behind(view: View, i: int) -> int | None:
    """The « de » with an infinitive that follows the phrase of place or time at token `i`, if no comma or verb comes first."""
    for token in view.sentence.tokens[i + 1 : i + _PLACED]:
        if token.text == "," or is_finite(token):
            return None
        before = view.sentence.tokens[token.i - 1].lower
        if token.lower not in words(view.language, "bare_of") or before in words(view.language, "before_of"):
            continue
        if lead(view.sentence, token.i + 1, view.language) is not None:
            return token.i
    return None


def _may_be(view: View, group: Group, auxiliary: Token) -> bool:
    """« serait accusé de fraude », « pourrait être accusé de fraude », « craint d'être accusé de fraude »: nobody did."""
    if is_unreal(auxiliary, view.language):
        return True
    perfect = any(t.lower in words(view.language, "have") for t in view.sentence.tokens[group.first : auxiliary.i])
    return auxiliary.morph.get("VerbForm") == "Inf" and not perfect


def told_to(view: View, group: Group) -> Iterator[Candidate]:
    """« Le tribunal a été informé que la victime était partie »: somebody said so to the court."""
    language = view.language
    been = group.auxiliary is not None and group.auxiliary.lower in words(language, "been")
    if not been or group.cue.lemma not in words(language, "telling_someone") or not group.cue.reports:
        return
    opened, stance = opening(view.sentence, group, language), stance_of(group.cue, group.negated)
    if opened is None or opened.takes is not Takes.CLAUSE or stance is None:
        return
    content = view.words_of(opened.start, content_end(view, opened.start, group))
    yield left_open(view, group, (content,), stance, "voice/told")


def urged(view: View, group: Group, what: Phrase) -> Iterator[Candidate]:
    """« Les habitants sont invités à rester chez eux », « Les fidèles ont été exhortés à prier »: by whom is left open.

    What things are « appelés à devenir » nobody says, nor is who was « invité à chanter » told anything.
    """
    sentence, tokens, language = view.sentence, view.sentence.tokens, view.language
    auxiliary, stance = group.auxiliary, stance_of(group.cue, group.negated)
    urges = group.cue.lemma in words(language, "urging_many") and stance is Stance.ASSERTS
    if not urges or group.negated or auxiliary is None or _may_be(view, group, auxiliary):
        return
    i = past_adverbs(sentence, group.last + 1, language)
    asked = lead(sentence, i + 1, language) if i + 1 < len(tokens) else None
    if asked is None and any(t.lower in words(language, "called_for") for t in tokens[i + 1 : i + 4]):
        asked = i  # « sont appelés à la plus grande prudence »
    if asked is None or stance is None or tokens[i].lower not in words(language, "of_or_to"):
        return
    several = (auxiliary if is_finite(auxiliary) else tokens[group.first]).lower.endswith(
        tuple(words(language, "plural_verb_ending"))
    )
    people = several and surely_speaks(sentence, what, language) and tokens[what[0]].pos != "PRON"
    people = people or head_of(sentence, what).lower in words(language, "addressed_crowd")
    guests = group.cue.lemma in words(language, "inviting") and tokens[asked].lemma in words(language, "taking_part")
    if not people or guests or tokens[asked].lemma in words(language, "attending"):
        return
    parts = (span_of(sentence, what, view.text), view.words_of(i, content_end(view, i, group)))
    yield left_open(view, group, parts, stance, "voice/urged")


def asked_along(view: View, group: Group) -> bool:
    """« Deux élues ont été invitées à participer au défilé »: whom one has come along is told nothing."""
    tokens, language = view.sentence.tokens, view.language
    i = past_adverbs(view.sentence, group.last + 1, language)
    if group.cue.lemma not in words(language, "inviting") or i + 1 >= len(tokens):
        return False
    asked = lead(view.sentence, i + 1, language)
    return asked is not None and tokens[asked].lemma in words(language, "attending") | words(language, "taking_part")


def criticised(view: View, group: Group, what: Phrase) -> Iterator[Candidate]:
    """« La réforme a été critiquée pour sa lenteur », « L'attaque est imputée aux rebelles »: by whom is left open."""
    tokens, language = view.sentence.tokens, view.language
    auxiliary, stance = group.auxiliary, stance_of(group.cue, group.negated)
    if group.cue.lemma not in words(language, "criticising") or stance is None or auxiliary is None:
        return
    if _may_be(view, group, auxiliary) or tokens[what[0]].pos == "PRON":
        return
    if what[0] and tokens[what[0] - 1].lower in words(language, "relative"):
        return  # « le joueur, dont l'attitude avait été critiquée, … »: told in passing
    i = past_adverbs(view.sentence, group.last + 1, language)
    parts = [span_of(view.sentence, what, view.text)]
    i = _reason_far(view, i)
    if i + 1 < len(tokens) and tokens[i].lower in words(language, "critic_joint"):
        parts.append(view.words_of(i, content_end(view, i, group)))
    elif group.cue.lemma in words(language, "imputing"):
        return
    yield left_open(view, group, tuple(parts), stance, "voice/criticised")


def _reason_far(view: View, i: int) -> int:
    """« est critiqué jusque dans son camp pour sa lenteur »: where the reason begins, behind by whom or where; else `i`."""
    tokens, language = view.sentence.tokens, view.language
    for token in tokens[i + 1 : i + _FAR]:
        if token.pos == "PUNCT" or is_finite(token):
            break
        owned = token.i + 1 < len(tokens) and tokens[token.i + 1].lower in words(language, "possessive")
        if owned and token.lower in words(language, "for"):
            return token.i
    return i


def in_marks(view: View, group: Group, what: Phrase) -> Iterator[Candidate]:
    """« Le plan est jugé « trop flou » », « a été qualifié de « fumisterie » »: the marks are somebody's."""
    tokens, language = view.sentence.tokens, view.language
    auxiliary, stance = group.auxiliary, stance_of(group.cue, group.negated)
    judges = Takes.JUDGE in (*group.cue.takes, *group.cue.in_marks)
    if not judges or stance is None or auxiliary is None or _may_be(view, group, auxiliary):
        return
    i = group.last + 1
    if (end := _likened_in_marks(view, group)) is not None:
        parts = (span_of(view.sentence, what, view.text), view.words_of(i, end))
        yield left_open(view, group, parts, stance, "judged/nobody")
        return
    if i + 1 < len(tokens) and tokens[i].lower in words(language, "bare_of"):
        i += 1
    passage = next((p for p in view.passages if i < len(tokens) and p.start == tokens[i].start and p.closed), None)
    if passage is None or passage.end > view.sentence.end:
        return
    parts = (span_of(view.sentence, what, view.text), Span.of(view.text, passage.start, passage.end))
    yield left_open(view, group, parts, stance, "judged/nobody")


def _likened_in_marks(view: View, group: Group) -> int | None:
    """« est décrit comme un homme « violent » », « … comme « drôle » et « vive » »: where what is likened ends, marks in it."""
    tokens, first = view.sentence.tokens, group.last + 1
    if first + 1 >= len(tokens) or tokens[first].lower not in words(view.language, "as"):
        return None
    if not set(group.cue.prepositions) & words(view.language, "as"):
        return None
    end = content_end(view, first, group, noun=True)
    marked = any(tokens[first].start < p.start and p.closed and p.end <= tokens[end].end for p in view.passages)
    return end if marked else None


def headlined(view: View, group: Group) -> Iterator[Candidate]:
    """« Airval accusée de fraude », « Le maire sommé de s'expliquer », « Une enquête exigée »: a headline's bare participle."""
    tokens, language = view.sentence.tokens, view.language
    stance = stance_of(group.cue, group.negated)
    first = next((t.i + 1 for t in reversed(tokens[: group.first]) if t.text == ":"), 0)
    if stance is None or group.first <= first or any(map(is_finite, tokens)):
        return
    if Takes.ACCUSE in group.cue.takes:
        yield from charged(view, group, (first, group.first - 1))
        return
    start = _charge_at(view, group)
    told = start is not None and lead(view.sentence, start + 1, language) is not None
    if told and start is not None and {Takes.URGE, Takes.OF_INFINITIVE} & set(group.cue.takes):
        parts = [(start + 1, content_end(view, start + 1, group))]
    elif group.cue.lemma in words(language, "demanding") and fits(
        head_of(view.sentence, (first, group.first - 1)), group.cue.nouns, group.cue.not_nouns, language
    ):
        parts = [(first, group.first - 1)]
        if group.last + 2 < len(tokens) and tokens[group.last + 1].pos == "ADP":
            parts.append((group.last + 1, content_end(view, group.last + 1, None, noun=True)))
    else:
        return
    content = tuple(Span.of(view.text, tokens[a].start, tokens[b].end) for a, b in parts)
    yield left_open(view, group, content, stance, "voice/headline")
