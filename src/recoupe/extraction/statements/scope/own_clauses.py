"""Clauses with a subject of their own behind what is said: no part of it, unless « que » stands before them again.

« Le maire affirme que le pont tiendra, mais les riverains s'y opposent », « Elle a promis de payer et la préfecture a
donné son accord », « …que le colis était piégé - il s'est avéré vide »: in each the content ends before the outlet's own
clause. A pronoun behind « que … , mais » may go on with the content, and does not end it.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.conjugation import is_conditional
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_NEAR = 14  # words before the verb of the next report: « mais en même temps elle a précisé », a title, a name


def behind_que(view: View, start: int) -> bool:
    """Whether « que » stands right before the content that begins at token `start`."""
    return start > 0 and view.sentence.tokens[start - 1].lower in words(view.language, "complementizer")


def told_as_clause(view: View, start: int) -> bool:
    """Whether the content that begins at token `start` is a clause that « que » or a colon brings."""
    return behind_que(view, start) or (start > 0 and view.sentence.tokens[start - 1].text == ":")


def infinitive_opens(view: View, start: int) -> bool:
    """Whether the content that begins at token `start` is an infinitive."""
    return not behind_que(view, start) and lead(view.sentence, start, view.language) is not None


def verbless(view: View, start: int) -> bool:
    """Whether the content that begins at token `start` is no clause: « favorable au texte », « les élus comme responsables »."""
    tokens, language = view.sentence.tokens, view.language
    asks = words(language, "question_word") | words(language, "who") | words(language, "this")
    opens = tokens[start].lower in asks or tokens[start].text in words(language, "open_quote")
    return not opens and not told_as_clause(view, start)


def own_clause(view: View, start: int, i: int) -> bool:
    """« …, mais les riverains s'y opposent »: a clause with a subject of its own at token `i`, behind a whole content."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if not clause_opens(sentence, i, language) and not _cue_behind(view, i):
        return False
    if infinitive_opens(view, start) or verbless(view, start):
        return True
    told = behind_que(view, start)
    noun = tokens[i].lower not in words(language, "subject_pronoun")
    return noun and (not told or any(is_finite(t) for t in tokens[start : i - 2]))


def people_act(view: View, start: int, i: int) -> bool:
    """« dément avoir vendu le pré, les riverains campent »: people and their verb at token `i`, behind an infinitive alone."""
    sentence, language = view.sentence, view.language
    held = sentence.tokens[start : i - 1]
    below = clause_openers(language) | words(language, "subordinator") | words(language, "question_word")
    if any(is_finite(t) or t.lower in below or t.text in (",", ":") for t in held):
        return False
    opens = sentence.tokens[i]
    theirs = opens.lower in words(language, "possessive")  # « dit craindre le pire, ses enfants sont là-bas »
    if not infinitive_opens(view, start) or opens.pos != "DET" or theirs or not clause_opens(sentence, i, language):
        return False
    phrase = i, after(sentence, i, language=language)
    verb = next((t for t in sentence.tokens[phrase[1] + 1 :] if is_finite(t)), opens)
    return not is_conditional(verb.lower, verb.lemma, language) and surely_speaks(sentence, phrase, language)


def others_report(view: View, start: int, i: int) -> bool:
    """« Moscou dénonce une attaque, Kiev dément », « dit avoir tiré, des ONG évoquent … »: another speaker with a verb of saying
    at token `i`, behind a content without a verb of its own.
    """
    sentence, language = view.sentence, view.language
    held, opens = sentence.tokens[start : i - 1], sentence.tokens[i]
    below = clause_openers(language) | words(language, "subordinator") | words(language, "question_word")
    if told_as_clause(view, start) or any(is_finite(t) or t.lower in below or t.text == "," for t in held):
        return False
    if opens.pos not in ("DET", "PROPN") and opens.lower not in words(language, "plural_of"):
        return False
    phrase = i, after(sentence, i, language=language)
    verb = next((g for g in view.groups if g.first == phrase[1] + 1), None)
    if verb is None or not verb.finite or verb.passive or is_conditional(verb.verb.lower, verb.verb.lemma, language):
        return False
    return opens.pos == "PROPN" or surely_speaks(sentence, phrase, language)


def set_against(view: View, i: int, group: Group) -> bool:
    """« « Ils disent qu'il n'avait rien alors que lui souffrait » »: whoever quotes them sets it against their words."""
    tokens, language = view.sentence.tokens, view.language
    if tokens[i].lower not in words(language, "contrast") or i + 2 >= len(tokens):
        return False
    own = words(language, "first_person") | words(language, "stressed_pronoun") - words(language, "subject_pronoun")
    return tokens[i + 2].lower in own and view.enclosing(group.verb.start, tokens[i].end) is not None


def next_report(view: View, i: int, start: int, group: Group) -> bool:
    """« …, mais il a ajouté que … », « … et un seul élu a exprimé son appui »: another report in the perfect of the first.

    Behind « et » a past perfect or a conditional has to stand before it: « a dit qu'il voterait et … ».
    """
    tokens, language = view.sentence.tokens, view.language
    perfect = words(language, "perfect_auxiliary")
    if group.auxiliary is None or group.auxiliary.lower not in perfect:
        return False
    for other in view.groups:
        if not (i < other.first <= i + _NEAR and other.finite and not other.passive):
            continue
        before = tokens[i : other.first]
        subject = any(t.lower in words(language, "subject_pronoun") or t.pos in ("NOUN", "PROPN") for t in before)
        free = not any(t.text in (":", ";") or t.lower in words(language, "complementizer") for t in before)
        free = free and sum(t.text == "," for t in before) % 2 == 0  # « et le maire de Kelm, Luc Roy, a promis … »
        free = free and not any(map(is_finite, before))  # « … et la halle ouvrirait et a promis que … »
        if not subject or not free or other.auxiliary is None or other.auxiliary.lower not in perfect:
            return False
        joined = tokens[i - 2].text == ","
        return (joined or _told_in_the_past(tokens[start : i - 1])) and opening(
            view.sentence, other, language
        ) is not None
    return False


def shifted_back(view: View, i: int, start: int, group: Group) -> bool:
    """« assurait qu'il partait et a réitéré son refus »: within what was said in the past the perfect would be a pluperfect."""
    tokens, language = view.sentence.tokens, view.language
    other = next((g for g in view.groups if g.first == i and g.finite and not g.passive), None)
    if not _said_in_the_past(group) or other is None or other.auxiliary is None:
        return False
    perfect = other.auxiliary.lower in words(language, "perfect_auxiliary")
    told = _told_in_the_past(tokens[start : i - 1])
    return told and perfect and opening(view.sentence, other, language) is not None


def elsewhere(view: View, i: int, start: int) -> bool:
    """« …, tandis que des tirs retentissaient »: something new beside what a verb reports, or beside no que-clause."""
    tokens, language = view.sentence.tokens, view.language
    if tokens[i].lower not in words(language, "own_contrast") or i + 2 >= len(tokens) or not start:
        return False
    fresh = words(language, "indefinite") | words(language, "plural_of")
    return not told_as_clause(view, start) or tokens[i + 2].lower in fresh


def out_of_tense(view: View, i: int, start: int, group: Group) -> bool:
    """« a dit que l'école ouvrirait, tandis que le préfet a … », « … et une visite est prévue »: told now, not in what was said.

    What was said in the past has the tenses of the past; the clause at token `i` stands in the present or the perfect.
    """
    tokens = view.sentence.tokens
    shifted = behind_que(view, start) and _said_in_the_past(group) and _told_in_the_past(tokens[start : i - 1])
    if not shifted or any(p.start < tokens[-1].end and tokens[i].start < p.end for p in view.passages):
        return False
    verb = next((t for t in tokens[i:] if is_finite(t) or t.text in (",", ";")), None)
    if verb is None or verb.morph.get("Tense") != "Pres" or verb.morph.get("Mood") != "Ind":
        return False
    return not is_conditional(verb.lower, verb.lemma.lower(), view.language)


def _said_in_the_past(group: Group) -> bool:
    """Whether the verb that reports stands in a past: « a dit », « assurait », « déclara »."""
    return group.auxiliary is not None or group.verb.morph.get("Tense") in ("Imp", "Past")


def _told_in_the_past(held: Sequence[Token]) -> bool:
    """Whether every verb is as what was said in the past has it: « partait », « était parti », « partirait »."""
    told = [t for t in held if is_finite(t)]
    return bool(told) and all(t.morph.get("Tense") == "Imp" or t.morph.get("Mood") == "Cnd" for t in told)


def _cue_behind(view: View, i: int) -> bool:
    """Whether a noun phrase at token `i` has a verb of saying behind it, whatever the model takes that for."""
    tokens = view.sentence.tokens
    if i >= len(tokens) or tokens[i].pos not in ("DET", "PROPN"):
        return False
    end = after(view.sentence, i, language=view.language)
    return any(g.first == end + 1 and g.finite and not g.passive for g in view.groups)


def added_behind_dash(view: View, start: int, dash: int) -> bool:
    """« …que le vaccin était sûr - il s'est avéré dangereux »: a clause behind a dash that no second dash closes."""
    tokens = view.sentence.tokens
    closed = any(t.text in DASHES and t.pos == "PUNCT" for t in tokens[dash + 1 :])
    whole = not behind_que(view, start) or any(is_finite(t) for t in tokens[start:dash])
    return not closed and whole and clause_opens(view.sentence, dash + 1, view.language)
