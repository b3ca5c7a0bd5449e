"""Clauses with a subject of their own behind what is said: no part of it, unless « que » stands before them again.

« Le maire affirme que le pont tiendra, mais les riverains s'y opposent », « Elle a promis de payer et la préfecture a
donné son accord », « …que le colis était piégé - il s'est avéré vide »: in each the content ends before the outlet's own
clause. A pronoun behind « que … , mais » may go on with the content, and does not end it.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.view import View


def infinitive_opens(view: View, start: int) -> bool:
    """Whether the content that begins at token `start` is an infinitive."""
    tokens, language = view.sentence.tokens, view.language
    before = tokens[start - 1].lower if start else ""
    return before not in words(language, "complementizer") and lead(view.sentence, start, language) is not None


def own_clause(view: View, start: int, i: int) -> bool:
    """« …, mais les riverains s'y opposent »: a clause with a subject of its own at token `i`, behind a whole content."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if not clause_opens(sentence, i, language) and not _cue_behind(view, i):
        return False
    if infinitive_opens(view, start):
        return True
    told = start > 0 and tokens[start - 1].lower in words(language, "complementizer")
    noun = tokens[i].lower not in words(language, "subject_pronoun")
    return noun and (not told or any(is_finite(t) for t in tokens[start : i - 2]))


def _cue_behind(view: View, i: int) -> bool:
    """Whether a noun phrase at token `i` has a verb of saying behind it, whatever the model takes that for."""
    tokens = view.sentence.tokens
    if i >= len(tokens) or tokens[i].pos not in ("DET", "PROPN"):
        return False
    end = after(view.sentence, i, language=view.language)
    return any(g.first == end + 1 and g.finite and not g.passive for g in view.groups)


def added_behind_dash(view: View, start: int, dash: int) -> bool:
    """« …que le vaccin était sûr - il s'est avéré dangereux »: a clause behind a dash that no second dash closes."""
    tokens, language = view.sentence.tokens, view.language
    closed = any(t.text in DASHES and t.pos == "PUNCT" for t in tokens[dash + 1 :])
    told = start > 0 and tokens[start - 1].lower in words(language, "complementizer")
    whole = not told or any(is_finite(t) for t in tokens[start:dash])
    return not closed and whole and clause_opens(view.sentence, dash + 1, language)
