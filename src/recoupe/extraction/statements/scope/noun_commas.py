"""Which comma ends a noun phrase that is said: « dénonce « un hold-up », Nora Petit salue l'accord ».

It does before a clause, a participle with a subject of its own or the outlet's remark; not before an apposition, a relative
clause or another member of a list (« dénonce la hausse, la casse et le bruit »).
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.scope.held_together import relative_waits
from recoupe.extraction.statements.scope.marked import for_others
from recoupe.extraction.statements.scope.noun_scope import resumed, speakers_own
from recoupe.extraction.statements.scope.reporting import reporting_at
from recoupe.extraction.statements.scope.tails import remark_opens
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite, is_past_participle
from recoupe.extraction.statements.verbs.whole_clauses import complete
from recoupe.extraction.statements.view import View

_FAR = 14  # words behind a comma in which a noun's verb is looked for


def ends_noun(view: View, start: int, i: int) -> bool:
    """Whether a comma ends a noun phrase: not before an apposition, a relative clause or another member of a list."""
    tokens, language = view.sentence.tokens, view.language
    following = tokens[i + 1]
    if remark_opens(view, i + 1) or resumed(view, i + 1):
        return not speakers_own(view, i + 1)
    if following.lower in words(language, "object_clitic") and "present" in (
        reporting_at(view, i + 1, None),
        reporting_at(view, i + 2, None),
    ):
        return True  # « a rejeté la demande, la jugeant « tardive » »
    if following.lower in words(language, "relative") | words(language, "noun_goes_on"):
        return False
    if following.pos in ("ADP", "ADV", "CCONJ"):
        return False
    if (more := _more_in_marks(view, i + 1)) is not None:
        return for_others(view, next((t.i for t in tokens if t.start >= more.end), len(tokens)))
    if following.pos in (*NOMINAL, "ADJ", "NUM"):
        return _named_clause(view, i + 1)
    if is_past_participle(following):
        return False  # « la mobilisation, axée sur les salaires »
    if following.morph.get("VerbForm") == "Part" and following.pos in VERBAL:
        blames = any(g.first == i + 1 and Takes.ACCUSE in g.cue.takes for g in view.groups)  # « …, accusant un rival »
        # « 160 défilés, réunissant 100 000 personnes » goes on
        return blames or reporting_at(view, i + 1, None) is not None
    if following.pos == "DET":
        if _own_participle(view, i + 1):
            return True
        far = min(i + _FAR, len(tokens))
        joined = next((t.i for t in tokens[i + 1 : far] if t.lower in words(language, "conjunction")), far)
        return complete(view.sentence, i + 1, joined, language)  # not « le quai, les camions dont il encombre la rue »
    return not relative_waits(tokens[start:i], language)


def _named_clause(view: View, i: int) -> bool:
    """« dénonce « un hold-up », Nora Petit salue l'accord »: a name at token `i` and its verb right behind it."""
    tokens = view.sentence.tokens
    last = after(view.sentence, i, language=view.language)
    verb = tokens[last + 1] if last + 1 < len(tokens) else tokens[i]
    return tokens[i].pos == "PROPN" and verb.i > i and is_finite(verb) and verb.pos in VERBAL


def _own_participle(view: View, i: int) -> bool:
    """« dénonce « la censure », les élus présentant ensuite une motion »: who does what, in a participle with its subject."""
    tokens, language = view.sentence.tokens, view.language
    verb = after(view.sentence, i, language=language) + 1
    acts = verb < len(tokens) and tokens[verb].pos in VERBAL and tokens[verb].morph.get("Tense") == "Pres"
    acts = acts and tokens[verb].lower.endswith(tuple(words(language, "gerund_ending")))
    return acts and surely_speaks(view.sentence, (i, verb - 1), language)


def _more_in_marks(view: View, i: int) -> QuotedPassage | None:
    """« n'exclut pas une rencontre, « pas forcément un sommet »»: words in marks without a verb of their own."""
    start = view.sentence.tokens[i].start
    passage = next((p for p in view.passages if p.start == start and p.closed), None)
    verbs = () if passage is None else view.sentence.at(passage.start, passage.end)
    return None if any(map(is_finite, verbs)) else passage
