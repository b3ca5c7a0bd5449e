"""Whose a verb of saying is that has no subject of its own, or one that marks hold.

« …, a annoncé la maire, ajoutant que le port rouvrirait » : « ajoutant » is the mayor's, as « estimant que le bail est nul, le
maire a … » is the mayor's. A verb's own subject is found by `phrases.subjects`.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.borrowed import noun_in_marks
from recoupe.extraction.statements.phrases.nominal_words import name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.papers import paper_before
from recoupe.extraction.statements.phrases.segments import has_members
from recoupe.extraction.statements.phrases.speaker_phrases import speaker_after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import Subject, surface
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.scope.contents import Opening
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.main_clauses import opening_clause
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View


def before_participle(view: View, group: Group) -> Subject | None:
    """« a annoncé la porte-parole, ajoutant que … », « …, tout en reconnaissant que … »: who speaks in the cue before."""
    tokens = view.sentence.tokens
    before = group.first - 1
    silent = tokens[before].lower in words(view.language, "without")  # « …, sans commenter la rumeur »
    while before > 0 and tokens[before].lower in words(view.language, "gerund_marker"):
        before -= 1
    if group.kind == "infinitive" and before > 1 and tokens[before].lower in words(view.language, "of"):
        before -= 2 if tokens[before - 1].lower in words(view.language, "before_of") else 0  # « …, avant d'appeler à »
    elif group.kind != "present" and not (group.kind == "infinitive" and silent):
        return None
    if (own := _named_between(view, group) or _paper(view, group)) is not None:
        return own
    besides = group.first - before > 2  # « … tout en précisant que … »
    if before < 1 or not (besides or tokens[before].text in (",", "»", '"')):
        return None
    if before == group.first - 1 and noun_in_marks(view.sentence, before, view.language) is not None:
        return None  # « critique les « rumeurs » annonçant une baisse »: the rumours do
    for other in reversed(view.groups):
        quoted = view.enclosing(other.verb.start, other.verb.end)
        if quoted is not None and not quoted.contains(group.verb.start, group.verb.end):
            continue
        if other.last < group.first and other.finite and not other.passive and not reported(view, other):
            i = other.last + 1
            behind = i < len(tokens) and tokens[i].pos in ("DET", "PROPN", "NOUN")
            phrase = i, after(view.sentence, i, right=group.first - 1, language=view.language)
            incise = other.first > 0 and tokens[other.first - 1].text in (",", "»", '"')
            incise = incise and not _own_clause(view, other)
            if behind and incise and other.inverted is None and surely_speaks(view.sentence, phrase, view.language):
                return Subject(phrase, "after")
            late = speaker_after(view.sentence, i, before, view.language) if incise else None
            if late is not None and surely_speaks(view.sentence, late, view.language):
                # « …, a annoncé lundi sur X le ministre, visiblement ému, disant … »
                behind_it = tokens[late[1] + 1 : before]
                if not behind_it or (behind_it[0].text == "," and not any(map(is_finite, behind_it))):
                    return Subject(late, "after")
            told = subject(view.sentence, other, view.language)
            if told is not None and not in_other_marks(view, told, group):
                return told
            if behind and tokens[i].lower not in words(view.language, "day"):
                return Subject(phrase, "after")
            if behind and (later := speaker_after(view.sentence, i, before, view.language)) is not None:
                return Subject(later, "after")  # « c'est ce qu'affirme jeudi le maire, estimant que … »
    return None


def _paper(view: View, group: Group) -> Subject | None:
    """« cite une note du maire, Luc Roy, assurant que … »: the paper that a participle tells of."""
    paper = paper_before(view.sentence, group.first, view.language) if group.kind == "present" else None
    return None if paper is None else Subject(paper, "noun")


def _own_clause(view: View, group: Group) -> bool:
    """« Luc Roy, 54 ans, a quitté le club, jugeant que … »: a verb whose comma only closes what is apposed to its subject."""
    tokens = view.sentence.tokens
    if tokens[group.first - 1].text != "," or any(map(is_finite, tokens[: group.first])):
        return False
    told = subject(view.sentence, group, view.language)
    return (
        told is not None and told.phrase[1] < group.first and surely_speaks(view.sentence, told.phrase, view.language)
    )


def _named_between(view: View, group: Group) -> Subject | None:
    """« L'union s'est retirée, sa présidente, Awa Roux, dénonçant une farce »: a participle's own subject with its name."""
    tokens, comma = view.sentence.tokens, group.first - 1
    if group.kind != "present":
        return None
    if tokens[comma].text != ",":
        return _owned_name(view, comma)
    commas = [t.i for t in tokens[:comma] if t.text == ","][-2:]
    if len(commas) < 2 or not all(name_like(t) for t in tokens[commas[1] + 1 : comma]):
        return None
    first, last = commas[0] + 1, commas[1] - 1
    owned = tokens[first].lower in words(view.language, "possessive") and last > first
    whole = owned and after(view.sentence, first, right=last, language=view.language) == last
    speaks = whole and surely_speaks(view.sentence, (first, last), view.language)
    return Subject((first, comma - 1), "before") if speaks and comma - commas[1] > 1 else None


def _owned_name(view: View, last: int) -> Subject | None:
    """« L'union s'est retirée, son numéro un Luc Roux dénonçant une farce »: a name that ends at token `last` behind « son »."""
    tokens = view.sentence.tokens
    first = last
    while first > 0 and tokens[first].label == "PER" and name_like(tokens[first]):
        first -= 1
    comma = next((t.i for t in reversed(tokens[:last]) if t.text == ","), None)
    owned = comma is not None and tokens[comma + 1].lower in words(view.language, "possessive")
    return Subject((comma + 1, last), "before") if comma is not None and owned and comma + 1 < first < last else None


def behind_participle(view: View, group: Group, opened: Opening) -> Subject | None:
    """« Estimant que le bail est nul, le maire a … »: the subject of the clause that follows."""
    if not _leads(view, group):
        return None
    end = opening_clause(view, opened.start, group, noun=opened.noun)
    if end is None:
        return None
    first = end + 2
    token = view.sentence.tokens[first]
    alone = token.pos == "PRON" and not name_like(token)
    alone = alone and not has_members(view.sentence.tokens, first, view.language)  # « l'un des élus »
    return Subject((first, first if alone else after(view.sentence, first, language=view.language)), "behind")


def _leads(view: View, group: Group) -> bool:
    """« Estimant que … », « Après avoir dit que … », « À Brune, jugeant que … »: a participle before the main clause."""
    before, auxiliary = view.sentence.tokens[: group.first], group.auxiliary
    perfect = auxiliary is not None and auxiliary.morph.get("VerbForm") == "Inf" and bool(before)
    if group.kind != "present" and not perfect:
        return False
    if all(t.pos in ("ADV", "ADP", "CCONJ", "PUNCT") for t in before):
        return True
    placed = before[0].pos in ("ADP", "ADV") and before[-1].text == "," and group.kind == "present"
    return placed and not any(map(is_finite, before))


def named_before(view: View, group: Group) -> Subject | None:
    """« Et le maire d'ajouter que … »: the phrase between « et » and the infinitive."""
    end = group.first - 2
    fits = end >= 1 and after(view.sentence, 1, right=end, language=view.language) == end
    return Subject((1, end), "before") if fits else None


def of_incise(view: View, group: Group) -> Subject | None:
    """« « Nous sommes prêts », dit la maire, promettant un rapport »: who speaks in the incise before."""
    sentence, language = view.sentence, view.language
    for other in reversed(view.groups):
        outside = view.enclosing(other.verb.start, other.verb.end) is None
        if other.last >= group.first or not other.finite or not outside:
            continue
        quoted = any(
            p.end in (t.end for t in sentence.tokens[max(0, other.first - 2) : other.first]) for p in view.passages
        )
        if other.inverted is not None:
            return Subject((other.inverted.i, other.inverted.i), "own")
        phrase = speaker_after(sentence, other.last + 1, group.first, language) if quoted else None
        return None if phrase is None or not surely_speaks(sentence, phrase, language) else Subject(phrase, "after")
    return None


def name_in_marks(view: View, who: Subject, group: Group) -> Subject | None:
    """« « Les Voix des femmes » appelle à … »: the marks hold the subject's name and nothing else."""
    tokens = view.sentence.tokens
    first, last = who.phrase[0] - 1, who.phrase[1] + 1
    passage = next((p for p in view.passages if p.start == tokens[max(first, 0)].start), None)
    between = tokens[last + 1 : group.first]  # « les « Voix des femmes », qui appellent à … »
    related = not between or between[-1].lower in words(view.language, "subject_relative")
    near = related and all(t.text == "," for t in between[:-1])
    whole = passage is not None and near and passage.end == tokens[last].end
    return Subject(who.phrase, "before") if whole else None


def outside_marks(view: View, group: Group) -> Subject | None:
    """« Le parti – qui veut dire « la force » – prône … »: the phrase before the verb that no marks hold."""
    found = surface(view.sentence, group, view.language) if group.finite else None
    return None if found is None or in_other_marks(view, found, group) else found


def in_other_marks(view: View, who: Subject, group: Group) -> bool:
    """Whether the phrase stands in a quotation that the verb does not stand in: it is not who the verb is about."""
    first = view.sentence.tokens[who.phrase[0]]
    held = view.enclosing(first.start, first.end)
    return held is not None and not held.contains(group.verb.start, group.verb.end)


def reported(view: View, group: Group) -> bool:
    """Whether the group stands in what an earlier group of the sentence reports."""
    for other in view.groups:
        if other.last < group.first and other.finite and not other.passive:
            opened = opening(view.sentence, other, view.language)
            if opened is not None and opened.start <= group.first <= content_end(view, opened.start, other):
                return True
    return False
