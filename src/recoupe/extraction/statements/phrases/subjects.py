"""Who does the saying: the noun phrase or pronoun that is the subject of a verb group.

« Le maire de Valmer, élu en mars, a annoncé … et promis … » : the mayor announces and promises. Subjects are taken from
the parse where it gives one that can stand there, else from the words before the verb; participles, gerunds and
infinitives borrow the subject of the verb that governs them. Where several could be meant, nobody is returned.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import role
from recoupe.extraction.entities.lexicon import words as entity_words
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.set_phrases import phrase_before
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.borrowed import borrowed
from recoupe.extraction.statements.phrases.clause_subjects import (
    bare_pair,
    before_object_relative,
    names_person,
    opening_phrase,
)
from recoupe.extraction.statements.phrases.conjuncts import addresses
from recoupe.extraction.statements.phrases.described import (
    apposed_to,
    before_open_apposition,
)
from recoupe.extraction.statements.phrases.enumerations import enumerated
from recoupe.extraction.statements.phrases.joined_complements import owners
from recoupe.extraction.statements.phrases.joined_verbs import has_its_verb, joined, listed, shared
from recoupe.extraction.statements.phrases.laid_out import laid_out
from recoupe.extraction.statements.phrases.made_to_speak import made_by
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after, around, begins
from recoupe.extraction.statements.phrases.oblique_relatives import in_relative
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import (
    Subject,
    antecedent,
    finite,
    phrase_start,
    reachable,
    surface,
)
from recoupe.extraction.statements.phrases.which import relates_subject
from recoupe.extraction.statements.verbs.clause_edges import past_dateline, relative_closed
from recoupe.extraction.statements.verbs.counts import counted_by
from recoupe.extraction.statements.verbs.forms import VERBAL, agree
from recoupe.extraction.statements.verbs.governors import governor_before, joined_infinitive, state_before
from recoupe.extraction.statements.verbs.insertions import inset_before
from recoupe.extraction.statements.verbs.verb_groups import Group, groups


def subject(sentence: Sentence, group: Group, language: str = "fr") -> Subject | None:
    """Who says what `group` reports, if the sentence tells."""
    if group.inverted is not None and group.inverted.lower not in words(language, "euphonic"):
        own = _own(sentence, group, language)
        counted = own is not None and sentence.tokens[own.phrase[0]].pos in ("PRON", "NUM")
        if own is not None and own.phrase[0] < group.first and not counted:  # « …, dont trois au pied, a-t-il dit »
            return own  # « Le maire a-t-il dit »
        return Subject((group.inverted.i, group.inverted.i), "own")
    if group.finite and not _perfect_infinitive(sentence, group, language):
        near = _adjacent(sentence, group, language)
        told = laid_out(sentence, group.first, group.auxiliary or group.verb, language) if near is None else None
        within = _in_relative(sentence, group, language) if near is None else None
        before = told is not None and (within is None or within.phrase[0] <= told[0])
        if told is not None and before and not _has_said(sentence, told, group, language):
            whole = Subject(enumerated(sentence, told, group, language) or told, "before")
            return _behind_opening(sentence, whole, language)
        found = near or within or _found(sentence, group, language)
        return None if found is None else _settled(sentence, found, group, language)
    if (host := joined_infinitive(sentence, group, language)) is not None:
        return subject(sentence, host, language)
    made = made_by(sentence, group, language)
    if made is not None:
        maker, speaker = made
        return _above(sentence, maker, language) if speaker is None else Subject(speaker, "governor")
    state = state_before(sentence, group, language) or counted_by(sentence, group, language)
    if state is not None:
        return _above(sentence, state, language)
    found = borrowed(sentence, group, language) or _above(
        sentence, governor_before(sentence, group, language), language
    )
    return None if found is None else Subject(owners(sentence, found.phrase, group, language), found.how)


def _has_said(sentence: Sentence, phrase: Phrase, group: Group, language: str) -> bool:
    """« La maire pointe un retard, le préfet, Luc Roy, exige … »: a verb of saying right behind the phrase, a noun to the model."""
    behind = range(phrase[0] + 1, min(phrase[1] + 2, group.first))
    return any(g.finite and g.first in behind for g in groups(sentence, language))


def _found(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """The subject of a finite verb, from the surest way to find it to the least sure."""
    return (
        _pair(sentence, group, language)
        or _goes_on(sentence, group, language)
        or _told_of(sentence, group, language)
        or _own(sentence, group, language)
        or shared(sentence, group, language)
        or joined(sentence, group, language)
        or surface(sentence, group, language)
        or _opening(sentence, group, language)
        or listed(sentence, group, language)
    )


def _settled(sentence: Sentence, found: Subject, group: Group, language: str) -> Subject:
    """The phrase that was found, as it stands in the text: whole, and another one where the parse took the wrong one."""
    found = _behind_opening(sentence, found, language)
    found = _behind_dateline(sentence, _in_inset(sentence, found, group, language), group, language)
    found = _before_verb(sentence, found, group, language)
    found = _out_of(sentence, found, group, language)
    found = _addressed(sentence, found, language)
    whole = _whole(sentence, found, group, language)
    several = enumerated(sentence, whole.phrase, group, language)
    return whole if several is None else Subject(several, "before")


def _behind_opening(sentence: Sentence, found: Subject, language: str) -> Subject:
    """« Invitée sur RTL, Awa Roux a promis … »: who stands behind the participle with which the clause opens."""
    tokens, (first, last) = sentence.tokens, found.phrase
    opens = (
        tokens[first].lower.endswith(tuple(entity_words(language, "names", "participle_ending")))
        and tokens[first].text[0].isupper()
    )
    comma = next((t.i for t in tokens[first:last] if t.text == ","), None)
    post = tokens[first].pos not in VERBAL and role(tokens[first].lower, language) is not None  # « Députée de Valmer »
    if not opens or comma is None or comma == first + 1 or post:
        return found
    named = tokens[comma + 1].pos == "DET" or name_like(tokens[comma + 1])
    return Subject((comma + 1, last), found.how) if named and tokens[first].pos != "PROPN" else found


def _above(sentence: Sentence, above: Group | None, language: str) -> Subject | None:
    """« Le maire a tenu à dire que … »: the subject of the verb before the infinitive, unless that is undergone."""
    told = None if above is None or above.passive else subject(sentence, above, language)
    return None if told is None else Subject(told.phrase, "governor")


def _perfect_infinitive(sentence: Sentence, group: Group, language: str) -> bool:
    """« a été arrêté après avoir dit que … », « condamné pour avoir prétendu … »: who was arrested said so."""
    auxiliary, i = group.auxiliary, group.first - 1
    if auxiliary is None or group.negated or auxiliary.lower not in words(language, "auxiliary"):
        return False
    while i > 0 and sentence.tokens[i].pos == "ADV":
        i -= 1
    return i >= 0 and sentence.tokens[i].lower in words(language, "before_perfect_infinitive")


def _in_inset(sentence: Sentence, found: Subject, group: Group, language: str) -> Subject:
    """« Le chantier (la mairie a dit qu'il durerait) … »: the phrase at the verb, behind the bracket or dash that holds both."""
    opening = inset_before(sentence.tokens, group.first)
    if opening is None or not found.phrase[1] < opening:
        return found
    begin, end = opening + 1, group.first - 1
    opens = begin <= end and (sentence.tokens[begin].pos in ("DET", "PROPN") or name_like(sentence.tokens[begin]))
    whole = opens and after(sentence, begin, right=end, language=language) == end
    return Subject((begin, end), "before") if whole else found


def _behind_dateline(sentence: Sentence, found: Subject, group: Group, language: str) -> Subject:
    """« VALMER — Le ministre, Luc Roy, s'est engagé … »: the phrase behind the dash, not the town."""
    begin = past_dateline(sentence.tokens, 0)
    if not found.phrase[0] < begin < group.first:
        return found
    opens = sentence.tokens[begin].pos in ("DET", "PROPN", "NOUN") or name_like(sentence.tokens[begin])
    last = after(sentence, begin, right=group.first - 1, language=language)
    return Subject((begin, last), "before") if opens else found


def _addressed(sentence: Sentence, found: Subject, language: str) -> Subject:
    """« MM. Roux et Petit affirment »: from the form of address on, where the parse takes the last name alone."""
    tokens, first = sentence.tokens, found.phrase[0]
    if first < 2 or tokens[first].pos != "PROPN" or tokens[first - 1].lower not in words(language, "and"):
        return found
    start = first - 2
    while start > 0 and (tokens[start].pos == "PROPN" or tokens[start].text == ","):
        start -= 1
    return Subject((start, found.phrase[1]), found.how) if addresses(tokens[start], language) else found


def _told_of(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """What an object relative tells of that stands between it and the verb: « Les notes que le maire a lues indiquent »."""
    found = before_object_relative(sentence, group.first, _plural(group), language)
    return None if found is None else Subject(found, "before")


def _pair(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« Droite et gauche » that open the clause, or a name whose apposition no comma closes: « Luc Roy, figure du port a … »."""
    apposed = None if _plural(group) else before_open_apposition(sentence, group.first, language)
    found = apposed or bare_pair(sentence, group.first, language)
    return None if found is None else Subject(found, "before")


def _opening(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """The noun phrase that opens the clause, where the parse makes nothing of the words between."""
    found = opening_phrase(sentence, group.first, _plural(group), language)
    return None if found is None else Subject(found, "before")


def _plural(group: Group) -> bool | None:
    """Whether the group's finite verb is a plural, where the model tells."""
    number = (group.auxiliary or group.verb).morph.get("Number")
    return None if number is None else number == "Plur"


def _before_verb(sentence: Sentence, found: Subject, group: Group, language: str) -> Subject:
    """« La voix couverte par le bruit, le ministre a menacé … »: the phrase at the verb, not the one before its comma."""
    if found.how not in ("own", "before", "shared") or found.phrase[1] + 2 >= group.first:
        return found
    near = surface(sentence, group, language, found.phrase[1] + 2)
    tokens = sentence.tokens
    if near is None or near.phrase[1] + 1 != group.first or tokens[near.phrase[0] - 1].text != ",":
        return found
    several = any(t.lower in words(language, "and") for t in tokens[near.phrase[0] : near.phrase[1]])
    return near if not several and surely_speaks(sentence, near.phrase, language) else found


def _out_of(sentence: Sentence, found: Subject, group: Group, language: str) -> Subject:
    """« Plusieurs élus, dont le maire Paul Roy, dénoncent … »: all of them, not the one who is told of them by name."""
    tokens, (first, last) = sentence.tokens, found.phrase
    begin = phrase_before(tokens, first, language, "out_of_whom")
    closed = last + 1 < group.first and tokens[last + 1].text == "," and _plural(group)
    if not closed or begin is None or begin < 2 or tokens[begin - 1].text != ",":
        return found
    start = next(begins(sentence, begin - 2, language), None)
    return found if start is None else Subject((start, begin - 2), "before")


def _whole(sentence: Sentence, found: Subject, group: Group, language: str) -> Subject:
    """The subject without a phrase that only precedes it, and with the first of two that « et » joins.

    « Sur son compte, Paul Roy affirme » : the name alone; « La maire, Nora Petit, et le député ont dénoncé » : both.
    """
    first, last = found.phrase
    tokens = sentence.tokens
    if first > 1 and tokens[first].pos == "PROPN" and tokens[first - 1].lower in words(language, "of"):
        start = next(begins(sentence, last, language), None)  # « La population d'El-Oued »
        if start is not None and start < first - 1 and tokens[start].pos == "DET" and tokens[start + 1].pos == "NOUN":
            return Subject((start, last), found.how)
    if first > 0 and tokens[first - 1].pos == "ADP" and found.how in ("own", "shared") and last < group.first:
        comma = next((i for i in range(last, first, -1) if tokens[i].text == ","), None)
        if comma is not None and (tokens[comma + 1].pos in ("DET", "PROPN") or name_like(tokens[comma + 1])):
            return Subject((comma + 1, last), found.how)
    named_before = apposed_to(sentence, found, group, language)
    if named_before is not None:
        return Subject((named_before, last), found.how)
    plural = (group.auxiliary or group.verb).morph.get("Number") == "Plur"
    if plural and first > 1 and tokens[first - 1].lower in words(language, "and") and found.how == "own":
        start = next(begins(sentence, first - 2 - (tokens[first - 2].text == ","), language), None)
        if start is not None:
            return Subject((start, last), found.how)
    return found


def _adjacent(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """A pronoun right before the verb is its subject, whatever the parse says."""
    i = group.first - 1
    while i >= 0 and sentence.tokens[i].pos == "ADV" and sentence.tokens[i].lower not in words(language, "where"):
        i -= 1
    if i < 0:
        return None
    token = sentence.tokens[i]
    if token.pos == "PRON" and relates_subject(sentence.tokens, i, language):
        return antecedent(sentence, i, group, language)
    member = i > 0 and sentence.tokens[i - 1].pos == "ADP"  # « l'une d'elles estime »
    if token.lower in words(language, "subject_pronoun") and i == group.first - 1 and not member:
        return Subject((i, i), "own")
    if token.lower in words(language, "the_latter"):
        return Subject((i, i), "own")
    return None


def _in_relative(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« dont les riverains exigent le départ »: the phrase between the relative word and the verb, if it fills the gap."""
    found = in_relative(sentence, group.first, language)
    return None if found is None else Subject(found, "before")


def _goes_on(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« Un mot repris par la maire, qui avait dit non mais avait ensuite promis … »: whom « qui » tells of, where no verb stands
    before it that « mais » could join the group to, or where no comma has closed its clause.
    """
    tokens = sentence.tokens
    joint = next((t.i for t in reversed(tokens[: group.first]) if t.pos != "ADV"), 0)
    if joint < 1 or tokens[joint].lower not in words(language, "conjunction"):
        return None
    verbs = [t for t in tokens[:joint] if finite(t)]
    for verb in (verbs[0], verbs[-1]) if verbs else ():
        who = next(
            (t.i for t in reversed(tokens[: verb.i]) if t.pos == "PRON" and t.lower not in _clitics(language)), 0
        )
        if who < 2 or not relates_subject(tokens, who, language):
            continue
        open_yet = tokens[who - 1].text == "," and all(t.text != "," for t in tokens[verb.i : joint])
        alike = agree(verb, group.auxiliary or group.verb, ("Number",))
        close = all(t.pos in ("ADV", "PRON") for t in tokens[who : verb.i])
        if relative_closed(tokens, who, joint, language):
            continue  # « Luc Roy, qui dirige le port, a dit que … et a promis … »: the clause has ended
        if close and (verb is verbs[0] or (open_yet and alike)):
            return antecedent(sentence, who, group, language)
    return None


def _clitics(language: str) -> frozenset[str]:
    return words(language, "object_clitic") | words(language, "negation")


def _own(sentence: Sentence, group: Group, language: str) -> Subject | None:
    verbs = [group.verb]
    if group.auxiliary is not None:
        verbs.append(group.auxiliary)
    for verb in verbs:
        for child in reachable(sentence, verb.i, language):
            held = names_person(sentence, child, language) or child.pos in (*NOMINAL, "PRON", "NUM", "ADJ", "X")
            if held and not group.first <= child.i <= group.last:
                if relates_subject(sentence.tokens, child.i, language):
                    return antecedent(sentence, child.i, group, language)
                if child.lower in clause_openers(language) or has_its_verb(sentence, child, group.first, language):
                    continue
                if child.i < group.first:
                    return Subject(_phrase_before(sentence, child, group, language), "own")
                return Subject(
                    (phrase_start(sentence, child), after(sentence, phrase_start(sentence, child), head=child.i)),
                    "after",
                )
    return None


def _phrase_before(sentence: Sentence, head: Token, group: Group, language: str) -> Phrase:
    return around(sentence, head.i, right=group.first - 1, language=language)
