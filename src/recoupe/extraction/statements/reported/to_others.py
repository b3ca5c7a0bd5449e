"""What one tells others by one's own account: « « Nous l'avons vu pour lui dire que c'est non », dit la maire ».

« « J'ai dit que le pont tiendrait » », « « je dis que … » », a gerund, an aim with whom one tells it to and « je peux vous
assurer que » report words; « nous pensons que … » and « j'annonce que … » do what they tell of there and then. « On me
reproche d'être parti » and « on a proposé de … » report those of others.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.subject_phrases import Subject
from recoupe.extraction.statements.scope.contents import Opening
from recoupe.extraction.statements.scope.moods import came_to_pass
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_TOLD = frozenset({Takes.CLAUSE, Takes.URGE, Takes.OF_INFINITIVE, Takes.TO_INFINITIVE, Takes.QUESTION, Takes.NOUN})

# Constructions that spell out what is said.
_SPELT_OUT = frozenset({Takes.CLAUSE, Takes.OF_INFINITIVE})

# What somebody says to the first person.
_TO_US = frozenset({Takes.CLAUSE, Takes.ACCUSE, Takes.URGE, Takes.OF_INFINITIVE})

# What a first person asks for in the present.
_ASKED = frozenset({Takes.CLAUSE, Takes.URGE, Takes.OF_INFINITIVE, Takes.NOUN, Takes.ACCUSE})


def told_to_others(view: View, who: Subject, group: Group, opened: Opening) -> bool:
    """Whether « on », or in a quotation the first person, is the subject and tells of words."""
    language, (first, last) = view.language, who.phrase
    pronoun = view.sentence.tokens[first].lower
    someone, own = pronoun in words(language, "someone"), pronoun in words(language, "first_person")
    if first != last or not (someone or own):
        return False
    if someone and _somebody_did(view, group, opened):
        return True
    quoted = view.enclosing(group.verb.start, group.verb.end) is not None
    return quoted and ((own and _one_did(view, group, opened)) or _to_do_so(view, group, opened))


def _somebody_did(view: View, group: Group, opened: Opening) -> bool:
    """« On nous dit que … », « On nous dit de partir », « On me reproche d'être parti », « On a proposé de baisser la taxe »."""
    tokens, language = view.sentence.tokens, view.language
    before = {t.lower for t in tokens[group.first : group.verb.i]}
    if opened.takes in _TO_US and before & words(language, "to_us"):
        return True
    if opened.takes in _SPELT_OUT and came_to_pass(group, language):
        return True
    past = group.auxiliary is not None or group.verb.morph.get("Tense") == "Imp"
    behind = {t.lower for t in tokens[group.last + 1 : group.last + 2]}
    told = before & words(language, "to_someone") or behind & words(language, "addressee")
    return past and bool(told) and not opened.noun and not group.passive


def _one_did(view: View, group: Group, opened: Opening) -> bool:
    """« J'ai dit que le pont tiendrait », « Nous lui demandons de céder », « Je dis que la ville paiera »."""
    tokens, language = view.sentence.tokens, view.language
    if opened.takes is Takes.CLAUSE and group.cue.lemma in words(language, "stating") and not group.negated:
        return True
    perfect = group.auxiliary is not None and group.auxiliary.lower in words(language, "have")
    heard = any(t.lower in words(language, "to_someone") for t in tokens[group.first : group.verb.i])
    asked = heard and opened.takes in (Takes.URGE, Takes.OF_INFINITIVE)
    demands = group.cue.lemma in words(language, "asking_for") and group.kind == "finite" and not group.negated
    return group.cue.says and (perfect or asked or (demands and opened.takes in _ASKED))


def _to_do_so(view: View, group: Group, opened: Opening) -> bool:
    """« … en disant que c'est non », « … pour lui dire que c'est non », « je peux vous assurer que c'est non »."""
    tokens, language = view.sentence.tokens, view.language
    if not group.cue.reports or group.negated or opened.takes not in _TOLD:
        return False
    if group.kind == "present":
        before = tokens[group.first - 1].lower if group.first else ""
        return before in words(language, "gerund") and opened.takes is not Takes.NOUN
    heard = any(t.lower in words(language, "to_someone_else") for t in tokens[group.first : group.verb.i])
    return group.kind == "infinitive" and heard
