"""« la grève à laquelle appelle le syndicat »: a relative clause whose verb says the noun behind its own preposition.

« le péage contre lequel protestent les riverains », « l'accord dont s'est félicité le maire »: who speaks stands on either side
of the verb. What stands behind the verb as its content is read as in any clause, and leaves the noun before untold.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import every_form
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.hosts import phrase_ending
from recoupe.extraction.statements.reported.inverted_subjects import behind_verb
from recoupe.extraction.statements.reported.object_relatives import is_somebody
from recoupe.extraction.statements.reported.of_each import of_each, of_verb
from recoupe.extraction.statements.scope.moods import is_future, planned
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_LIKELY = 0.75  # weight from which such a verb reports: not « la réforme sur laquelle il travaille »


def about_relative(view: View, group: Group) -> Iterator[Candidate]:
    """The statements of a clause that a preposition of its verb joins to a noun, one for each who speaks."""
    sentence, tokens, language = view.sentence, view.sentence.tokens, view.language
    stance = stance_of(group.cue, group.negated)
    if stance is None or Takes.ABOUT not in group.cue.takes or group.cue.weight < _LIKELY:
        return
    if group.auxiliary is None and is_future(group, language) and planned(view, group):
        return
    found = _speaker(view, group)
    if found is None or opening(sentence, group, language) is not None:
        return
    who, link = found
    comma = tokens[link - 1].text == ","
    end = link - 1 - comma
    what = (phrase_ending(view, end) or _moved_behind(view, end)) if link > 1 else None
    if what is None or not _taken(group, head_of(sentence, what)):
        return
    if is_somebody(view, what) and not among(head_of(sentence, what), named(language, "body")):
        return  # « le préfet contre lequel ils protestent »; but « un rassemblement auquel appelle le club »
    content, when = (span_of(sentence, what, view.text),), (tokens[link].start, tokens[group.last].end)
    said = of_verb(view, group, content, stance, "voice/relative", 0.6, when)
    yield from of_each(view, conjuncts(sentence, who, language), said)


def _speaker(view: View, group: Group) -> tuple[Phrase, int] | None:
    """Who speaks in the clause, and the first token of the words that join it to its noun."""
    sentence, language, tokens = view.sentence, view.language, view.sentence.tokens
    link = _link_before(tokens, group.first, group, language)
    if link is not None:
        who = behind_verb(sentence, group, language)
        if who is None:
            return None
        several = (group.auxiliary or group.verb).morph.get("Number") == "Plur"
        who = who[0], _list_end(view, who[1]) if several else who[1]
    else:
        told = subject(sentence, group, language)
        link = None if told is None else _link_before(tokens, told.phrase[0], group, language)
        if told is None or link is None or any(map(is_finite, tokens[told.phrase[1] + 1 : group.first])):
            return None
        who = told.phrase
    return (who, link) if surely_speaks(sentence, who, language) else None


def _list_end(view: View, end: int) -> int:
    """« appellent le club, la guilde, ou encore le port »: the last token of a list that goes on behind commas."""
    tokens, language = view.sentence.tokens, view.language
    while end + 2 < len(tokens) and tokens[end + 1].text == ",":
        i = end + 2
        while i < len(tokens) - 1 and (tokens[i].pos in ("CCONJ", "ADV") or tokens[i].lower in words(language, "and")):
            i += 1
        phrase = i, after(view.sentence, i, language=language)
        if not (tokens[i].pos in ("DET", "PROPN") and surely_speaks(view.sentence, phrase, language)):
            break
        end = phrase[1]
    return end


def _link_before(tokens: tuple[Token, ...], i: int, group: Group, language: str) -> int | None:
    """Where « à laquelle », « contre lequel », « auquel » or « dont » begin that end right before token `i`, if they do.

    They hold one of the prepositions that the cue takes.
    """
    if i < 2:
        return None
    prepositions, last = frozenset(group.cue.prepositions), tokens[i - 1].lower
    if last in words(language, "whose"):
        return i - 1 if prepositions & words(language, "bare_of") else None
    if last in words(language, "to_which"):
        return i - 1 if prepositions & words(language, "bare_to") else None
    if last not in words(language, "which"):
        return None
    held = (form for form in every_form(group.cue.prepositions, language) if len(form) < i)
    return next((i - 1 - len(f) for f in held if tuple(t.lower for t in tokens[i - 1 - len(f) : i - 1]) == f), None)


def _moved_behind(view: View, end: int) -> Phrase | None:
    """« Une marche est prévue, à laquelle appelle le club »: the subject of the short clause that ends at token `end`."""
    tokens = view.sentence.tokens
    if tokens[end + 1].text != "," or tokens[0].pos not in ("DET", "NUM"):
        return None
    last = after(view.sentence, 0, language=view.language)
    clause = tokens[last + 1 : end + 1]
    verbal = bool(clause) and all(t.pos in ("VERB", "AUX", "ADV", "ADJ") for t in clause) and is_finite(clause[0])
    return (0, last) if verbal else None


def _taken(group: Group, head: Token) -> bool:
    """Whether the cue takes the noun behind its preposition."""
    cue = group.cue
    forms = {head.lower, head.lemma.lower()}
    known = not cue.nouns or Takes.NOUN in cue.takes or bool(forms & set(cue.nouns))
    return known and not forms & set(cue.not_nouns)
