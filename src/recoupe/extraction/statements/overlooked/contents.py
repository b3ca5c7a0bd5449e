"""What a verb that nearly always reports has as its content, read more freely than the other finders dare to.

« Le procureur a déclaré devant la cour d'assises que … », « a dénoncé devant le jury de graves erreurs », « il a dit
non » : adverbials of any length may stand between, so long as no other verb does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.scope.behind_adverbials import behind_adverbials
from recoupe.extraction.statements.scope.contents import Opening
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.main_clauses import before_main_verb, before_own_verb
from recoupe.extraction.statements.scope.marked import is_title
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.adverbials import manner_in_marks
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_FAR = 24  # words that may stand between a verb and its content


@dataclass(frozen=True, slots=True)
class Content:
    """What is reported, and by which reading."""

    span: Span
    kind: str
    first: int
    last: int


def content_of(view: View, use: Group) -> Content | None:
    """What `use` reports, behind its words."""
    return _opened(view, use, use) or _quoted(view, use) or _far_clause(view, use) or _past_adverbials(view, use)


def _opened(view: View, use: Group, group: Group) -> Content | None:
    """What opens behind `group`, the words of `use` or those with the adverbials behind them."""
    found = opening(view.sentence, group, view.language)
    if found is None:
        return None
    end = found.last or content_end(view, found.start, use, noun=found.noun)
    if found.noun:
        end = before_own_verb(view, use, found.start, before_main_verb(view, use, found.start, end))
    if end < found.start or _clock(view, found):
        return None
    shifted = group is not use
    if (shifted and found.takes is Takes.ABOUT) or (found.takes is Takes.JUDGE and use.cue.reflexive):
        return None  # « a lancé un appel à témoins pour retrouver … », « se considèrent comme des rivaux »
    kind = "behind" if shifted else str(found.takes)
    return Content(view.words_of(found.start, end), kind, found.start, end)


def _clock(view: View, found: Opening) -> bool:
    """« Elle avait appelé à minuit », « à 8 heures »: when, not what about."""
    token = view.sentence.tokens[found.start]
    clock = token.text[0].isdigit() or token.lower in words(view.language, "clock")
    return found.takes is Takes.ABOUT and (clock or is_time(view.sentence, found.start, view.language))


def _past_adverbials(view: View, use: Group) -> Content | None:
    """« a dénoncé devant trois juges de graves erreurs », « ont appelé mardi par la voix du ministre les alliés à agir »."""
    for i in behind_adverbials(view.sentence, use, view.language):
        found = _opened(view, use, replace(use, last=i - 1))
        if found is not None:
            return found
    return None


def _quoted(view: View, use: Group) -> Content | None:
    """« dit " J'ai gagné " », « a écrit dans une lettre :« Je me sens responsable »: a passage close behind the verb."""
    tokens = view.sentence.tokens
    if Takes.QUOTE not in use.cue.takes or Takes.JUDGE in (*use.cue.takes, *use.cue.in_marks):
        return None  # « ce qu'ils appelaient « une réponse ferme » »
    for token in tokens[use.last + 1 : use.last + 9]:
        passage = next((p for p in view.passages if token.start <= p.start < token.end), None)
        if passage is not None:
            near = token.i <= use.last + 2 or tokens[token.i - 1].text == ":"
            owned = token.i > use.last + 1 and tokens[token.i - 1].pos == "DET"
            placed = tokens[token.i - 1].pos == "ADP"  # « répond aux « attendus » »
            how = manner_in_marks(tokens, token.i, view.language)
            if not near or placed or how or is_title(view, token.i) or (owned and Takes.NOUN not in use.cue.takes):
                return None  # « ont conclu un « traité de partenariat » »
            span = Span.of(view.text, passage.start, passage.end)
            last = max(t.i for t in tokens if t.start < passage.end)
            return Content(span, "quote", token.i, last)
        if is_finite(token) or token.text in (";", ".", ",") or token.lower in words(view.language, "complementizer"):
            return None
    return None


def _far_clause(view: View, use: Group) -> Content | None:
    """« a déclaré peu de temps avant le début du concert que … »: the next « que », whatever adverbials stand before it."""
    tokens, language = view.sentence.tokens, view.language
    if Takes.CLAUSE not in use.cue.takes or not _adverbial(tokens, use.last + 1):
        return None
    for token in tokens[use.last + 1 : min(use.last + _FAR, len(tokens) - 2)]:
        if is_finite(token) or token.text in (";", ":", ".") or token.text in words(language, "open_quote"):
            return None
        before = tokens[token.i - 1]
        if token.lower in words(language, "complementizer"):
            if before.lower in words(language, "before_other_que") or before.lower in words(language, "comparative"):
                return None
            end = content_end(view, token.i + 1, use)
            return Content(view.words_of(token.i + 1, end), "clause", token.i + 1, end)
    return None


def _adverbial(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether an adverbial begins at token `i`."""
    return i < len(tokens) and (tokens[i].pos in ("ADP", "ADV") or tokens[i].text == ",")
