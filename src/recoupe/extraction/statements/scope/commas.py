"""Which comma ends a content: « Le maire dit que le pont tiendra, selon un communiqué » and « …, a-t-il répété ».

A comma ends it before words of the reporting clause (where, when, in what circumstances it was said), before another
source or another report, and before a clause with a subject of its own. It does not before what belongs to the content:
relative clauses, appositions, further members of a list. Each question is a function of its own, asked in turn.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at, starts_frame
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import starts_with
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.nominal_words import name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.cuts import concedes, contrast, cuts, left_untold, reports, to_no_effect
from recoupe.extraction.statements.scope.gaps import gap_at
from recoupe.extraction.statements.scope.held_together import correlated, que_again
from recoupe.extraction.statements.scope.joining import joined_to_cue, next_relative, opens_clause
from recoupe.extraction.statements.scope.main_clauses import others_act
from recoupe.extraction.statements.scope.marked import glossed_behind, marks_in_row
from recoupe.extraction.statements.scope.noun_commas import ends_noun
from recoupe.extraction.statements.scope.noun_scope import clause_opens, own_reason
from recoupe.extraction.statements.scope.other_voices import contradicted, source_again
from recoupe.extraction.statements.scope.own_clauses import (
    behind_que,
    elsewhere,
    next_report,
    others_report,
    out_of_tense,
    own_clause,
    people_act,
    told_as_clause,
    verbless,
)
from recoupe.extraction.statements.scope.reporting import beside_quotations, reporting_at
from recoupe.extraction.statements.scope.tails import (
    addressing,
    beside_the_clause,
    day_behind,
    others_likewise,
    others_view,
    outlets_remark,
    remark_opens,
    said_again,
    some_of_them,
    speakers_act,
    spell_behind,
    stirs_now,
)
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.verbs.whole_clauses import complete
from recoupe.extraction.statements.view import View


def comma_ends(view: View, i: int, start: int, limit: int, group: Group | None, noun: bool) -> bool:
    """Whether the content that begins at token `start` ends before the comma at token `i`."""
    tokens, language = view.sentence.tokens, view.language
    if i + 1 > limit:
        return True
    if marks_in_row(view, i):
        return False
    following = tokens[i + 1]
    bare = group is not None and not noun and not behind_que(view, start) and not any(map(is_finite, tokens[start:i]))
    if group is not None and said_again(view, start, i + 1, limit) and not que_again(view, start, i, limit):
        return True
    cut = _cut_at(view, i + 1, limit, noun, framed=group is None, bare=bare)
    if cut is not None:
        return _cut_ends(view, cut, i, start, limit, group, noun=noun, bare=bare)
    if group is not None and behind_que(view, start) and glossed_behind(view, start, i, limit):
        return True
    if following.lower in words(language, "concession") and concedes(view, i + 1):
        return True
    if bare and people_act(view, start, i + 1):
        return True
    if group is not None and others_report(view, start, i + 1):
        return True
    if following.lower in words(language, "against") and tokens[min(i + 2, limit)].text[0].isdigit():
        return _framed_figure(tokens, i + 3, limit, language)
    if gap_at(view, i, group) is not None:
        return True
    if _claim_at(tokens, i + 1, limit, language, uttered=group is not None and not noun):
        return _others_claim(tokens, i + 1, limit, language)
    if starts_frame(tokens, i + 1, language):
        closing = _closes(view, i + 1, limit)
        return closing is None or (bare and not any(map(is_finite, tokens[closing : limit + 1])))
    if _circumstance(view, i + 1, start, limit, group) or others_act(view, i + 1, limit):
        return True
    if group is not None and stirs_now(view, i + 1) and out_of_tense(view, i + 1, start, group):
        return True
    marks = tokens[i - 1].text in words(language, "close_quote")
    if group is not None and marks and _goes_on_behind_marks(view, i, noun):
        return True
    kind = reporting_at(view, i + 1, group)
    if kind is not None:
        return _report_ends(view, i, start, limit, group, kind, noun)
    if following.lower in words(language, "conjunction"):
        return not correlated(tokens, start, i + 1, language) and _joined_clause(view, i, start, limit, group, noun)
    return _next_told(view, i, start, limit, group, noun)


def _cut_ends(
    view: View, cut: int, comma: int, start: int, limit: int, group: Group | None, *, noun: bool, bare: bool
) -> bool:
    """« …, alors que la rue proteste »: whether the clause or phrase at token `cut`, which may end a content, does.

    It does not where the speaker draws it, or is heard again in it or behind it.
    """
    tokens, language = view.sentence.tokens, view.language
    if noun or (bare and not any(starts_with(tokens, cut, phrase) for phrase in cuts(language))):
        return not own_reason(view, start, cut)
    if group is None:
        return not _framed_again(view, cut, limit) and not contrast(view, start, cut)
    if que_again(view, start, comma, limit):
        return False
    outlets = verbless(view, start) or elsewhere(view, cut, start) or out_of_tense(view, cut, start, group)
    return outlets or not contrast(view, start, cut)


def _next_told(view: View, i: int, start: int, limit: int, group: Group | None, noun: bool) -> bool:
    """« …, pourtant il a signé », « …, qu'il accuse de tricher », « …, avant de se raviser »: what is told next of who speaks."""
    tokens, language = view.sentence.tokens, view.language
    following = tokens[i + 1]
    if following.lower in words(language, "yet") and group is not None and own_clause(view, start, i + 2):
        return True
    if noun and _aim_told(view, i + 1):
        return True
    if noun and (_other_relative(tokens, i + 1, limit, language) or others_likewise(view, start, i + 1)):
        return True
    if noun and some_of_them(view, start, i + 1, group):
        return True
    if _accused_next(view, i + 1):
        return True
    if beside_the_clause(view, i + 1, start, group, noun=noun):
        return True
    if following.lower in words(language, "this") and i + 2 <= limit and _que(tokens[i + 2], language):
        return any(g.first > i and g.first - i < 15 for g in view.groups)
    if following.lower in words(language, "before_act") and (
        any(i < g.first <= i + 5 and g.kind == "infinitive" for g in view.groups)
        or (_next_act(view, i + 1, group) and not _told_past(view, start, i, group))
    ):
        return True
    return noun and ends_noun(view, start, i)


def _aim_told(view: View, i: int) -> bool:
    """« appelle à la grève lundi, pour dénoncer la fermeture du dépôt »: an aim that is told in words of its own."""
    aim = view.sentence.tokens[i].lower in words(view.language, "for")
    told = (g for g in view.groups if g.first == i + 1 and g.kind == "infinitive" and g.cue.reports)
    return aim and any(reports(view, g) for g in told)


def _framed_again(view: View, i: int, limit: int) -> bool:
    """« Pour la maire, la loi oublie les îles, alors qu'il faut, selon elle, les aider »: the same source is heard again."""
    tokens, language = view.sentence.tokens, view.language
    again = words(language, "tonic")
    return any(starts_frame(tokens, k, language) and tokens[k + 1].lower in again for k in range(i, limit))


def _stirs(view: View, i: int) -> bool:
    """« a dit que le vin est sain, déclenchant la colère des médecins »: a participle on what the words brought about."""
    tokens, language = view.sentence.tokens, view.language
    i += tokens[i].lower in words(language, "reflexive") | words(language, "elided_reflexive")
    if i + 1 >= len(tokens) or not tokens[i].lower.endswith(tuple(words(language, "gerund_ending"))):
        return False
    return tokens[i].pos in VERBAL and any(among(t, words(language, "reaction")) for t in tokens[i + 1 : i + 4])


def _goes_on_behind_marks(view: View, comma: int, noun: bool) -> bool:
    """« a appelé « au calme », déclarant à la radio : … », « ont dit leur « estime », sans en faire plus »: a new act."""
    tokens, language = view.sentence.tokens, view.language
    if any(g.first == comma + 1 and g.kind == "present" for g in view.groups):
        return True
    left = noun and tokens[comma + 1].lower in words(language, "without")
    return left and lead(view.sentence, comma + 2, language) is not None


def _cut_at(view: View, i: int, limit: int, noun: bool, *, framed: bool, bare: bool) -> int | None:
    """Where words that end a content stand at token `i`: there, or behind an adverb (« …, notamment parce que … »)."""
    tokens = view.sentence.tokens
    begins = (i, i + 1) if noun and tokens[i].pos == "ADV" and i + 1 <= limit else (i,)
    cut = cuts(view.language, noun, framed, bare)
    for k in begins:
        if left_untold(view, k) or ((noun or bare) and to_no_effect(view, k)):
            return k
        if any(starts_with(tokens, k, phrase) for phrase in cut):
            return k
    return None


def _other_relative(tokens: tuple[Token, ...], i: int, limit: int, language: str) -> bool:
    """« des films où il nie les faits, d'autres où il menace »: what he is in goes on, not what he denies."""
    if i + 2 > limit or tokens[i].lower not in words(language, "bare_of"):
        return False
    others = tokens[i + 1].lower in words(language, "other_ones")
    return others and tokens[i + 2].lower in words(language, "relative")


def _accused_next(view: View, i: int) -> bool:
    """« affirme que X sert les banques, qu'il accuse de tricher »: what the speaker says next of whom the content named."""
    tokens, language = view.sentence.tokens, view.language
    if i + 2 >= len(tokens) or not _que(tokens[i], language):
        return False
    taken_up = tokens[i + 1].lower in words(language, "personal_subject")
    return taken_up and any(g.first == i + 2 and g.finite and Takes.ACCUSE in g.cue.takes for g in view.groups)


def _que(token: Token, language: str) -> bool:
    return token.lower in words(language, "complementizer")


def _framed_figure(tokens: tuple[Token, ...], first: int, limit: int, language: str) -> bool:
    """« …, contre 2 000 pour les organisateurs »: others' figure."""
    framed = (k for k in range(first, limit) if frame_words_at(tokens, k, language) is not None)
    return any(tokens[k + 1].lower not in words(language, "indefinite") for k in framed)  # « pour une habitante »


def _claim_at(tokens: tuple[Token, ...], i: int, limit: int, language: str, *, uttered: bool) -> bool:
    """« …, un bilan … », « …, une prévision … »: a noun for what was said stands at token `i`.

    `uttered`: « …, des propos … » too.
    """
    nouns = words(language, "claim") | words(language, "taken_position")
    nouns |= words(language, "uttered") if uttered else frozenset()
    several = tokens[i].pos == "DET" and tokens[i].morph.get("Definite") == "Ind"
    opens = several or tokens[i].lower in words(language, "indefinite")
    return opens and i + 2 <= limit and among(tokens[i + 1], nouns)


def _others_claim(tokens: tuple[Token, ...], i: int, limit: int, language: str) -> bool:
    """« …, un bilan non confirmé par la mairie », « …, une prévision jugée « fantaisiste » par X », « … que X conteste »."""
    behind = i + 2 + (tokens[i + 2].pos == "ADV" and i + 3 <= limit)
    judged = tokens[behind].morph.get("VerbForm") == "Part"
    return judged or tokens[i + 2].lower in clause_openers(language)


def _circumstance(view: View, i: int, start: int, limit: int, group: Group | None) -> bool:
    """Where or when it was said, what others think of it, or the outlet's remark, at token `i`."""
    if setting_at(view.sentence, i, view.language, tail=True) is not None:
        return True
    if group is not None and (others_view(view, i) or day_behind(view, i, limit) or _stirs(view, i)):
        return True
    if group is not None and (spell_behind(view, i) or addressing(view, i) or speakers_act(view, i, start)):
        return True
    if group is None and _led_in(view, start, i - 1):
        return False  # « Selon la maire, en mai, ce qui manquait était l'eau »: the clause is still to come
    return remark_opens(view, i) and outlets_remark(view, i, group)


def _led_in(view: View, start: int, comma: int) -> bool:
    """Whether no more than where or when something was so stands before the comma."""
    tokens = view.sentence.tokens
    adverbial = tokens[start].pos in ("ADP", "ADV") or is_time(view.sentence, start, view.language)
    return adverbial and not any(map(is_finite, tokens[start:comma]))


def _report_ends(view: View, comma: int, start: int, limit: int, group: Group | None, kind: str, noun: bool) -> bool:
    """Whether the cue behind the comma is another report rather than part of the content."""
    if group is None:
        if kind == "present" and _framed_speaker(view, start, comma):
            return False
        told = complete(view.sentence, start, comma, view.language)
        # « Selon elle, le rapport, long de dix pages, révèle que … »: what is told has no verb yet
        return kind == "present" or told
    clause = not noun and lead(view.sentence, start, view.language) is None
    waits = kind == "finite" and clause and not complete(view.sentence, start, comma, view.language)
    if waits and (_subject_waits(view, start) or _verb_to_come(view, comma, limit)):
        return False  # « dit que la société, qui a vingt cars, veut les vendre »: the content's own verb
    return kind == "present" or _anothers_words(view, comma) or _closes(view, comma + 1, limit) is None


def _subject_waits(view: View, start: int) -> bool:
    """Whether a clause with a verb of its own begins at token `start`: behind « que » or a colon, or with a question word."""
    asks = view.sentence.tokens[start].lower in words(view.language, "question_word")
    return asks or told_as_clause(view, start)


def _verb_to_come(view: View, comma: int, limit: int) -> bool:
    """Whether a finite verb stands behind the one that begins right behind the comma."""
    behind = next((g.last for g in view.groups if g.first > comma and g.finite), comma)
    return any(map(is_finite, view.sentence.tokens[behind + 1 : limit + 1]))


def _anothers_words(view: View, comma: int) -> bool:
    """« promet de planter, a dit Luc Petit, son adjoint »: an incise whose subject is no pronoun tells who says it all."""
    verb = next((g for g in view.groups if g.first > comma and g.finite), None)
    return beside_quotations(view.sentence.tokens, comma + 1, view.language) or (
        verb is not None and verb.inverted is None
    )


def _joined_clause(view: View, i: int, start: int, limit: int, group: Group | None, noun: bool) -> bool:
    """« …, mais les riverains s'y opposent », « …, et a quitté la salle »: whether the comma at `i` ends the content."""
    tokens, language = view.sentence.tokens, view.language
    if i + 2 >= len(tokens):
        return False  # the sentence breaks off
    if i + 3 <= limit and tokens[i + 2].text == "," and starts_frame(tokens, i + 3, language):
        return True  # « …, mais, selon la radio, … »
    if noun and clause_opens(view.sentence, i + 2, language):
        return True
    if group is None and (contradicted(view, i + 1) or source_again(view, start, i + 1)):
        return True
    governed = tokens[i + 2].lower in words(language, "bare_of") | words(language, "bare_to")
    own = governed or (group is not None and group.kind != "infinitive")
    # « appelle les élus à fermer le gué, et à rouvrir le pont », « l'avoir vu tomber, puis se relever »
    if own and lead(view.sentence, i + 2 + governed, language) is not None:
        return False
    if next_relative(view, i + 1, start, group):
        return True
    colon = start > 0 and tokens[start - 1].text == ":"  # « se veut rassurante : A, et B »
    if group is not None and not colon and (own_clause(view, start, i + 2) or next_report(view, i + 2, start, group)):
        return True  # « que » or the infinitive would stand again
    return joined_to_cue(view, i + 2, i, group) or (not colon and opens_clause(view, i + 2, limit, group))


def _framed_speaker(view: View, start: int, comma: int) -> bool:
    """« D'après elle, le maire a balayé l'idée, estimant que … »: within the frame the subject is who estimates."""
    opens = view.sentence.tokens[start].pos in ("DET", "PROPN", "NOUN")
    phrase = start, after(view.sentence, start, right=comma, language=view.language)
    return opens and phrase[1] < comma - 1 and surely_speaks(view.sentence, phrase, view.language)


def _next_act(view: View, i: int, group: Group | None) -> bool:
    """« a affirmé ne rien savoir, avant de se raviser »: what the speaker does next; not « …, avant d'être déployés »."""
    tokens, language = view.sentence.tokens, view.language
    if (
        group is None
        or not group.finite
        or i + 2 >= len(tokens)
        or tokens[i + 1].lower not in words(language, "bare_of")
    ):
        return False
    verb = lead(view.sentence, i + 2, language)
    return verb is not None and tokens[verb].lower not in words(language, "be")


def _told_past(view: View, start: int, comma: int, group: Group | None) -> bool:
    """« explique que le site a retiré l'annonce, avant de la rétablir »: told in the present, both acts are in the past."""
    tokens, have = view.sentence.tokens, words(view.language, "perfect_auxiliary")
    now = group is not None and group.auxiliary is None and group.verb.morph.get("Tense") == "Pres"
    return now and any(
        t.lower in have and t.pos == "AUX" and tokens[t.i + 1].morph.get("Tense") != "Pres" for t in tokens[start:comma]
    )


def _closes(view: View, i: int, limit: int) -> int | None:
    """Index of the comma that closes the short insertion at `i`, if the clause goes on behind it."""
    tokens = view.sentence.tokens
    for token in tokens[i : min(i + 12, limit)]:
        if token.text == ",":
            following = tokens[token.i + 1]
            over = (
                name_like(following)
                or following.lower in words(view.language, "relative") | words(view.language, "insertion_over")
                or reporting_at(view, token.i + 1, None) is not None
                or any(starts_with(tokens, token.i + 1, phrase) for phrase in cuts(view.language))
            )
            return None if over else token.i
    return None
