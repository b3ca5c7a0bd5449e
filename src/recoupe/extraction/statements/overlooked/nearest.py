"""Who speaks where neither the parse nor the surface shows the verb's subject.

« Les syndicats, « amers », déploraient toujours … »: the nearest phrase before the verb that can speak and agrees with it.
A phrase behind a preposition is no subject, nor is one in another sentence.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after, around, head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_BEFORE = ("PUNCT", "CCONJ", "SCONJ", "PRON", "ADV")  # what a clause's subject stands behind


def of_main_clause(view: View, group: Group) -> Phrase | None:
    """« Il y est opposé, affirmant que … », « Après avoir nié tout tir, Khartoum a … »: the pronoun that opens the sentence, or
    the subject behind the comma of what does, for a participle or an infinitive outside marks.
    """
    tokens, language = view.sentence.tokens, view.language
    finite = group.finite and tokens[group.first].morph.get("VerbForm") != "Inf"
    if finite or view.enclosing(group.verb.start, group.verb.end) is not None:
        return None
    subjects = [t for t in tokens if t.dep.split(":")[0] == "nsubj" and t.pos in ("NOUN", "PROPN", "PRON")]
    opens = tokens[0].lower in words(language, "personal_subject")
    if opens and tokens[group.first - 1].text == "," and not any(0 < t.i < group.first for t in subjects):
        return 0, 0
    if not _fronted(view, group):
        return None
    behind = next((t for t in subjects if t.i > group.last), None)
    if behind is None or behind.pos == "PRON":
        return None
    phrase = around(view.sentence, behind.i, left=group.last + 1, language=language)
    fronted = tokens[phrase[0] - 1].text == "," and not any(map(is_finite, tokens[group.last + 1 : phrase[0]]))
    return phrase if fronted and surely_speaks(view.sentence, phrase, language) else None


def _fronted(view: View, group: Group) -> bool:
    """« *Après* avoir nié tout tir, Khartoum a … », « Mercredi, *en* niant »: whether a preposition opens the sentence or stands
    behind a comma, before any finite verb.
    """
    tokens = view.sentence.tokens
    opening = [0, *(t.i + 1 for t in tokens[: group.first] if t.text == ",")]
    return any(tokens[i].pos == "ADP" for i in opening) and not any(map(is_finite, tokens[: group.first]))


def before_verb(view: View, group: Group) -> Phrase | None:
    """The nearest such phrase before `group`."""
    tokens = view.sentence.tokens
    number = (group.auxiliary or group.verb).morph.get("Number") if group.finite else None
    brackets = 0
    for i in range(group.first - 1, -1, -1):
        if tokens[i].text in (";", ":"):
            return None
        brackets += (tokens[i].text == ")") - (tokens[i].text == "(")
        opens = tokens[i].pos in ("DET", "PROPN") or name_like(tokens[i])
        if brackets or not opens or tokens[i].pos == "PRON" or (i > 0 and tokens[i - 1].pos not in _BEFORE):
            continue
        phrase = i, after(view.sentence, i, right=group.first - 1, language=view.language)
        head = head_of(view.sentence, phrase)
        agrees = number is None or head.morph.get("Number", number) == number
        inside = view.enclosing(tokens[i].start, tokens[i].end) == view.enclosing(group.verb.start, group.verb.end)
        if agrees and inside and surely_speaks(view.sentence, phrase, view.language):
            return phrase
    return None
