"""Who says what a verb of saying has for its content, and how surely they say it.

« La mairie et le préfet affirment que … » are two who say so, « ajoutant que … » goes on what somebody says. The subject
may be none that speaks: « Kiev craint que … », « beaucoup espèrent que … », « le plat se dit « rougail » ».
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.cues import Cue, Takes
from recoupe.extraction.statements.lexicon.demonyms import is_country
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts, listed
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import no_report, speaker_score, surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import Subject, surface
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.clause_speakers import (
    before_participle,
    behind_participle,
    in_other_marks,
    name_in_marks,
    named_before,
    of_incise,
    outside_marks,
)
from recoupe.extraction.statements.reported.houses import at_place
from recoupe.extraction.statements.reported.minds import in_anothers_words
from recoupe.extraction.statements.reported.nobodys import fitting, rumoured
from recoupe.extraction.statements.reported.to_others import told_to_others
from recoupe.extraction.statements.scope.contents import Opening
from recoupe.extraction.statements.scope.governed import carries_on
from recoupe.extraction.statements.scope.joining import joined_cue
from recoupe.extraction.statements.scope.moods import came_to_pass
from recoupe.extraction.statements.verbs.clause_edges import before_relative
from recoupe.extraction.statements.verbs.counts import counted_by
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

# Constructions that things have too (« la saison promet d'être belle »), beside noun phrases.
_OF_THINGS = frozenset({Takes.JUDGE, Takes.QUESTION, Takes.OF_INFINITIVE, Takes.TO_INFINITIVE})

# Constructions with a person for their object, whom the parse may have for the subject.
_OF_SOMEBODY = frozenset({Takes.ACCUSE, Takes.URGE, Takes.JUDGE})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: one or several, or nobody (null) whom the sentence names; and how sure the statement is."""

    sources: tuple[Span | None, ...]
    score: float
    place: Span | None = None  # the place for which the speaker stands
    carries_on: bool = False  # the words go on what somebody says before


def voice(view: View, group: Group, opened: Opening, end: int) -> Voice | None:
    """Who says what `opened` opens and token `end` ends; null where the subject says nothing."""
    who, on = _speaker(view, group, opened)
    if who is not None:
        found = _somebody(view, group, opened, end, who)
        return None if found is None else replace(found, carries_on=on)
    on = on or (opened.marked and group.kind == "present")  # « …, dénonçant « un hold-up » »
    read = (opened.takes is Takes.CLAUSE and _somebodys(view, group)) or _unnamed(view, group, opened)
    return Voice((None,), group.cue.weight * (0.85 if on else 0.65 if read else 0.4), carries_on=on)


def _speaker(view: View, group: Group, opened: Opening) -> tuple[Subject | None, bool]:
    """Whose words they are, and whether they go on what somebody says before."""
    sentence, language = view.sentence, view.language
    cue = joined_cue(view, group)
    who = before_participle(view, cue or group) or behind_participle(view, group, opened)
    on = carries_on(view, group)
    who = who or (named_before(view, group) if on else subject(sentence, cue or group, language))
    if who is None and cue is not None and not on:
        who = subject(sentence, group, language)
    if who is not None and in_other_marks(view, who, group):
        who = name_in_marks(view, who, group) or outside_marks(view, group)
    if who is None and not on and group.kind in ("present", "infinitive"):
        who = of_incise(view, group)
    return who, on or (who is None and _behind_marks(view, group))


def _somebody(view: View, group: Group, opened: Opening, end: int, who: Subject) -> Voice | None:
    """The subject, each of several; null where that one says nothing."""
    sentence, language = view.sentence, view.language
    if opened.start <= who.phrase[0] <= end and opened.takes in _OF_SOMEBODY:
        who = surface(sentence, group, language) or who  # « Paul Roy, élu, a accusé M. Veil d'avoir menti »
    if opened.start <= who.phrase[0] <= end or _says_none(view, group, opened, who):
        return None  # « …, annonce la mairie » : the noun after it is the subject
    who = _issuer(view, who)
    place = at_place(view, who)
    parts = listed(sentence, who.phrase, group.first, language) or conjuncts(
        sentence, who.phrase, language, verb=group.auxiliary or group.verb
    )
    if opened.takes is Takes.JUDGE and group.cue.reflexive and len(parts) > 1:
        return None  # « Le maire et le préfet se considèrent comme des rivaux »: each the other
    sources = tuple(span_of(sentence, part, view.text) for part in parts)
    return Voice(sources, _score(view, group, opened, end, who, place), place)


def _says_none(view: View, group: Group, opened: Opening, who: Subject) -> bool:
    """« Beaucoup espèrent que la pluie viendra », « Kiev craint que … »: nobody in particular says so."""
    if opened.takes is Takes.NOUN and _may_be_incise(view, group, who, opened.start):
        return True
    rumour = opened.takes is Takes.CLAUSE and rumoured(view, group, who.phrase)
    if rumour or fitting(view, group, opened.start, who.phrase):
        return True
    head = head_of(view.sentence, who.phrase)
    if _voted(group, opened, head, view.language):
        return True
    if no_report(group, head, view.language) or (group.cue.mood and _country(view, who, head)):
        return True
    share = any(t.lower in words(view.language, "percent") for t in view.sentence.tokens[who.phrase[0] : group.first])
    felt = opened.takes is Takes.CLAUSE and not group.cue.reports and not opened.marked and not share
    some = head.lower in words(view.language, "some_people")
    return felt and (some or _many_think(group) or in_anothers_words(view, group, head))


def _country(view: View, who: Subject, head: Token) -> bool:
    """« Kiev », « la Sierra Leone »: whether the subject is a country, whose name may have several words."""
    first, last = who.phrase
    name = " ".join(t.text for t in view.sentence.tokens[first : last + 1] if t.pos != "DET")
    return is_country(head.text) or is_country(name)


def _voted(group: Group, opened: Opening, head: Token, language: str) -> bool:
    """« Les députés ont rejeté l'accord », « Le Sénat confirme le texte »: a vote, no words."""
    votes = group.cue.lemma in words(language, "voting") and among(head, words(language, "voting_body"))
    return votes and opened.head is not None and among(opened.head, words(language, "voted"))


def _score(view: View, group: Group, opened: Opening, end: int, who: Subject, place: Span | None) -> float:
    """The verb's weight, lowered by how far the subject may be a thing."""
    sentence, language = view.sentence, view.language
    heard = told_to_others(view, who, group, opened)
    heard = heard or _on_goes_on(view, who, group) or _news(view, who, group)
    heard = heard or counted_by(sentence, group, language) is not None  # « les 18-25 ans sont 22 % à penser que »
    factor = 0.9 if place is not None else 0.8 if heard else speaker_score(sentence, who.phrase, language)
    factor = 1.0 if _those_who(view, who, group) else factor
    judged = sentence.tokens[opened.start : end + 1 if opened.takes is Takes.JUDGE else opened.start + 1]
    marked = opened.marked or any(t.text in words(language, "open_quote") for t in judged)
    doubtful = _has_looks(group, opened, language) or (not marked and _things_have(opened))
    shown = group.cue.lemma in words(language, "of_things_too")
    doubtful = doubtful and (shown or not came_to_pass(group, language))
    return group.cue.weight * (factor**2 if doubtful else factor)  # « le plat se dit « rougail » » says nothing


def _on_goes_on(view: View, who: Subject, group: Group) -> bool:
    """« …, a-t-on indiqué, précisant que … »: a participle behind the incise of somebody who is not told."""
    one = who.phrase[0] == who.phrase[1] and view.sentence.tokens[who.phrase[0]].lower.lstrip("-")
    return group.kind == "present" and who.how == "own" and one in words(view.language, "someone")


def _news(view: View, who: Subject, group: Group) -> bool:
    """« des informations faisant état d'un vol », « une rumeur annonçant la vente »: news that a participle spells out."""
    head = head_of(view.sentence, who.phrase)
    return (
        group.kind == "present" and group.cue.says and among_nouns((head.lemma, head.lower), ("@claim",), view.language)
    )


def _those_who(view: View, who: Subject, group: Group) -> bool:
    """« Ceux qui tiennent le barrage réclament … »: behind their own verb; « ceux qui réclament … » are told of."""
    tokens, language = view.sentence.tokens, view.language
    behind = who.phrase[0] + 1
    those = tokens[who.phrase[0]].lower in words(language, "those") and behind < group.first
    related = those and tokens[behind].lower in words(language, "subject_relative")
    return related and any(is_finite(t) and t.i != group.verb.i for t in tokens[behind : group.first])


def _has_looks(group: Group, opened: Opening, language: str) -> bool:
    """« le plat se dit « rougail » », « la saison s'annonce belle »: states of things too; « se proclame vertueux » is none."""
    said_of_things = words(language, "saying") | words(language, "seeming")
    return opened.takes is Takes.STATE and group.cue.lemma in said_of_things


def _things_have(opened: Opening) -> bool:
    """Whether things have the construction too: noun phrases, « promet d'être belle », « permet d'expliquer pourquoi »."""
    return opened.noun or opened.takes in _OF_THINGS


def _many_think(group: Group) -> bool:
    """« Les habitants pensent que … »: what many have in mind, not what they said."""
    several = (group.auxiliary or group.verb).morph.get("Number") == "Plur"
    return group.cue.thought and several and group.auxiliary is None


def _unnamed(view: View, group: Group, opened: Opening) -> bool:
    """« Saluant l'accueil de la ville, … », « … et se dit prête à partir »: words that only somebody says, whoever it is.

    Where the sentence ends with a colon, what is said stands behind it: « se dit outré : ».
    """
    language = view.language
    if view.sentence.tokens[-1].text == ":":
        return False
    said = group.kind == "present" and opened.takes is Takes.NOUN
    own = group.finite and group.cue.reflexive and opened.takes is Takes.STATE
    state = own and group.cue.lemma not in words(language, "seeming")
    return group.cue.reports and (said or state)


def _somebodys(view: View, group: Group) -> bool:
    """Whether a noun before the verb must be part of a subject that could not be read: its words are somebody's."""
    before = view.sentence.tokens[group.first - 1] if group.first else None
    while (
        before is not None
        and before.i
        and (before.pos in ("ADV", "PUNCT") or before.lower in words(view.language, "day"))
    ):
        before = view.sentence.tokens[before.i - 1]
    subject_there = before is not None and (before.pos in ("NOUN", "PROPN", "ADJ", "NUM", "X") or before.text == ")")
    return subject_there and group.finite and group.cue.reports


def _may_be_incise(view: View, group: Group, who: Subject, start: int) -> bool:
    """« L'assemblée a voté, a annoncé le président » : a verb joined by a mere comma, and somebody who speaks behind it."""
    sentence, language = view.sentence, view.language
    if group.first == 0 or sentence.tokens[group.first - 1].text != "," or not group.finite:
        return False
    if before_relative(sentence.tokens, group.first, language) == who.phrase[1]:
        return False  # « Le parquet, qui mène l'enquête, privilégie la thèse … »
    told = any(is_finite(t) for t in sentence.tokens[who.phrase[1] + 1 : group.first])
    if who.phrase[0] > 1 and sentence.tokens[who.phrase[0] - 1].text == ",":  # « …, FSR, a affirmé un groupe »
        told = told or any(is_finite(t) for t in sentence.tokens[: who.phrase[0]])
    behind = start, after(sentence, start, language=language)
    told = told or _cut(view, behind[1] + 1) or _object_of(view, who.phrase[0])
    return told and who.phrase[1] < group.first and surely_speaks(sentence, behind, language)


def _object_of(view: View, first: int) -> bool:
    """« Le total comprend onze plaintes pour vol, a dit la mairie »: a verb right before the phrase has it for its object."""
    tokens = view.sentence.tokens
    before = tokens[first - 1] if first else None
    return before is not None and is_finite(before) and before.pos == "VERB"


def _cut(view: View, comma: int) -> bool:
    """« Le club, rappelle le président, a perdu … »: behind the phrase's comma the clause goes on with its verb."""
    tokens, i = view.sentence.tokens, comma + 1
    while i < len(tokens) and tokens[i].lower in words(view.language, "object_clitic"):
        i += 1
    return i < len(tokens) and tokens[comma].text == "," and is_finite(tokens[i])


def _issuer(view: View, who: Subject) -> Subject:
    """« TVE a émis un communiqué affirmant que … »: who issued the paper that says so."""
    sentence, language = view.sentence, view.language
    head = head_of(sentence, who.phrase)
    if who.how != "noun" or not among(head, words(language, "issued")):
        return who
    if any(t.lower in words(language, "of") for t in sentence.tokens[head.i + 1 : who.phrase[1]] if t.i > head.i + 2):
        return who
    above = sentence.tokens[head.head]
    if above.pos not in VERBAL:  # « a diffusé sur les réseaux des messages appelant à … », read as a complement
        above = next((t for t in reversed(sentence.tokens[: head.i]) if t.pos == "VERB"), above)
    if above.pos not in VERBAL or above.i > head.i or not among(above, words(language, "issuing")):
        return who
    bare = Group(Cue(above.lemma, (), ""), above, "past", above.i, above.i, above, False, False, None)
    found = subject(sentence, shape_of(sentence, above, above.lemma, language) or bare, language)
    return who if found is None or not surely_speaks(sentence, found.phrase, language) else found


def _behind_marks(view: View, group: Group) -> bool:
    """« X a dit que « A. B », ajoutant que C »: a participle behind a quotation that began in an earlier sentence."""
    before = group.first - 1
    while before > 0 and view.sentence.tokens[before].lower in words(view.language, "gerund_marker") | {","}:
        before -= 1
    if group.kind != "present" or before < 0:
        return False
    end = view.sentence.tokens[before].end
    return any(p.start < view.sentence.start and p.end == end for p in view.passages)
