"""Subjects of any verb: by the parse, by the words before it, or what « qui » stands for.

« Le maire de Valmer, qui dirige le club, refuse … » : « Le maire de Valmer » is what « qui » stands for and, without
help from the parse, the phrase that the verb follows. Shared by `subjects`, for finite verbs, and `borrowed`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.set_phrases import phrase_before
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.clause_subjects import (
    behind_opening,
    counted_phrase,
    names_person,
    told_again,
)
from recoupe.extraction.statements.phrases.far_antecedents import far_antecedent
from recoupe.extraction.statements.phrases.joined_complements import both_of
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, inner, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after, around
from recoupe.extraction.statements.phrases.related import before_date, described, reaching, top, whole_agreeing
from recoupe.extraction.statements.phrases.segments import stands_for_noun
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.which import agreeing, relates_subject, taken_up_by_which
from recoupe.extraction.statements.verbs.adverbials import before_adverbials
from recoupe.extraction.statements.verbs.forms import is_past_participle
from recoupe.extraction.statements.verbs.insertions import DASHES, past_insertions
from recoupe.extraction.statements.verbs.verb_groups import Group

CLAUSAL = frozenset({"VERB", "AUX"})
SUBJECTS = ("nsubj", "csubj")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject's tokens; `how` says where it was found: own, before, after, relative, shared, governor, noun."""

    phrase: Phrase
    how: str


def phrase_start(sentence: Sentence, head: Token) -> int:
    return around(sentence, head.i)[0]


def antecedent(sentence: Sentence, relative: int, group: Group, language: str) -> Subject | None:
    """The phrase that « qui » at `relative` stands for, or whom what stands before it only tells more of."""
    number = (group.auxiliary or group.verb).morph.get("Number")
    found, several = _antecedent(sentence, relative, group, language), number == "Plur"
    near = found.phrase if found is not None and surely_speaks(sentence, found.phrase, language) else None
    far = far_antecedent(sentence, relative, None if number is None else several, near, language)
    if far is not None:
        return Subject(far, "relative")
    if found is not None and taken_up_by_which(sentence.tokens, relative, language):
        found = Subject(agreeing(sentence, relative, found.phrase, language), found.how)
    if several and found is not None and sentence.tokens[relative - 1].text == ",":
        return Subject((both_of(sentence, found.phrase, language), found.phrase[1]), found.how)
    return found


def _antecedent(sentence: Sentence, relative: int, group: Group, language: str) -> Subject | None:
    """The phrase that « qui » at `relative` stands for: it ends right before, a comma apart at most."""
    tokens = sentence.tokens
    end = relative - 1
    comma = end >= 0 and (
        tokens[end].text == "," or (tokens[end].text in DASHES and tokens[end].end < tokens[relative].start)
    )
    if comma:
        end = before_adverbials(tokens, end - 1, language)  # « un coup d'État en mai 2021, qui a été salué »
    if end > 0 and tokens[end].lower in words(language, "conjunction"):
        first_who = next(
            (t.i for t in reversed(tokens[:end]) if relates_subject(tokens, t.i, language) and t.pos == "PRON"), None
        )
        return None if first_who is None else antecedent(sentence, first_who, group, language)  # « qui … et qui … »
    if end < 0 or (not comma and finite(tokens[end])):
        return None  # « Le maire sait qui a dit … »
    if tokens[end].lower in words(language, "those") and sentence.children(end, "cop"):
        found = subject_of(sentence, tokens[end], group, language)
        if found is not None:
            return Subject(found, "relative")  # « La Belgique est parmi ceux qui ont dit que … »
    if tokens[end].text in words(language, "those") or tokens[end].pos == "PRON":
        return _taken_up(sentence, end, group, language) or Subject((end, end), "relative")
    dated = comma and end < relative - 2
    if tokens[end].text == ")":  # « l'ancien maire Paul Roy (1989-2001) qui affirmait … »
        end = next((t.i - 1 for t in reversed(tokens[:end]) if t.text == "("), end)
    head = described(sentence, relative, end, group, language)
    if head is None:
        return None
    if dated:
        head = before_date(sentence, head, language)
    if comma or head.pos == "PROPN":
        head = top(sentence, head)
    head = whole_agreeing(sentence, head, group, language)
    return Subject(reaching(sentence, head, end, comma, group, language), "relative")


def _taken_up(sentence: Sentence, pronoun: int, group: Group, language: str) -> Subject | None:
    """« Nora Petit a quitté le club, elle qui assurait … »: the subject of the clause before the comma."""
    tokens = sentence.tokens
    stressed = tokens[pronoun].lower in words(language, "taking_up_subject")
    if not stressed or pronoun < 2 or tokens[pronoun - 1].text != "," or tokens[pronoun + 1].text == ",":
        return None
    verb = next((t for t in reversed(tokens[:pronoun]) if finite(t)), None)
    found = None if verb is None else subject_of(sentence, verb, group, language)
    if verb is not None and found is None:
        first = verb.i
        while first > 0 and tokens[first - 1].lower in words(language, "object_clitic"):
            first -= 1
        near = surface(sentence, replace(as_group(group, verb), first=first), language)
        found = None if near is None else near.phrase
    return None if found is None or not surely_speaks(sentence, found, language) else Subject(found, "relative")


def subject_of(sentence: Sentence, verb: Token, group: Group, language: str) -> Phrase | None:
    """The subject phrase of any verb left of the group."""
    for child in reachable(sentence, verb.i, language):
        if relates_subject(sentence.tokens, child.i, language):
            found = antecedent(sentence, child.i, as_group(group, verb), language)
            if found is not None:
                return found.phrase
        held = child.pos in (*NOMINAL, "PRON", "ADJ") or names_person(sentence, child, language)
        if held and child.lower not in words(language, "relative"):
            if child.lower in words(language, "object_clitic") - words(language, "subject_or_object"):
                continue  # « lui avait dit X »
            if child.i < verb.i:
                if child.i > 0 and sentence.tokens[child.i - 1].pos == "ADP" and child.pos != "PRON":
                    continue  # « alors que la gauche était en minorité »
                first_verb = min(
                    [
                        verb.i,
                        *(
                            t.i
                            for t in sentence.children(verb.i, "aux", "expl", "advmod", "obj")
                            if child.i < t.i < verb.i and t.pos != "PROPN"
                        ),
                    ]
                )
                return around(sentence, child.i, right=max(child.i, first_verb - 1), language=language)
            if child.lower in words(language, "inverted"):
                return child.i, child.i
            start = phrase_start(sentence, child)
            return start, after(sentence, start, head=child.i)
    taken = _taken_for_expletive(sentence, verb, language)
    return counted_phrase(sentence, verb.i, language) if taken is None else (taken, taken)


def _taken_for_expletive(sentence: Sentence, verb: Token, language: str) -> int | None:
    """« Il les a priés de partir et a dit … »: a pronoun that the parse has for nobody's, before one that is the verb's object."""
    for child in sentence.children(verb.i, "expl:subj"):
        objects = (t for t in sentence.children(verb.i, "obj", "iobj") if t.pos == "PRON" and child.i < t.i < verb.i)
        if child.lower in words(language, "personal_subject") and any(objects):
            return child.i
    return None


def reachable(sentence: Sentence, verb: int, language: str) -> tuple[Token, ...]:
    """The subjects of the verb by the parse, but for those that a colon keeps apart (« Foot : le club annonce … »).

    A day is none (« Jeudi en fin de journée la préfète a dit … »), nor « Joint » (« Joint par téléphone, Hugo Roux … »).
    Behind a set phrase the parse may hang them on the auxiliary; « a quant à elle tenu » does not have « elle ».
    """
    carriers = (verb, *(t.i for t in sentence.children(verb, "aux") if t.i < verb))
    days = words(language, "day")
    asked = sentence.tokens[0].lower in words(language, "asked")
    asked = asked and any(t.pos in ("ADP", "ADV") for t in sentence.tokens[1:2])
    subjects = (c for carrier in carriers for c in sentence.children(carrier, *SUBJECTS))
    found = (c for c in subjects if c.lower not in days and not (asked and c.i == 0))
    to = words(language, "bare_to")
    held = tuple(
        t for t in found if t.pos != "PRON" or t.i == 0 or t.i > verb or sentence.tokens[t.i - 1].lower not in to
    )
    if len(held) > 1:  # « C'est sous le slogan « … » que les élus ont exprimé »
        held = tuple(t for t in held if not sentence.children(t.i, "case")) or held
    colons = [t.i for t in sentence.tokens if t.text == ":"] if held else []
    return tuple(t for t in held if not any(t.i < colon < verb for colon in colons))


def as_group(group: Group, verb: Token) -> Group:
    return Group(group.cue, verb, group.kind, verb.i, verb.i, None, False, False, None)


def surface(sentence: Sentence, group: Group, language: str, first: int = 0) -> Subject | None:
    """Without help from the parse: the noun phrase that ends right before the verb and is nobody's complement."""
    tokens = sentence.tokens
    end = group.first - 1
    while end >= 0 and tokens[end].pos == "ADV" and (end == 0 or tokens[end - 1].pos != "DET"):
        end -= 1  # but « le même réclame »
    end = past_insertions(sentence.tokens, end, language)
    if end >= 0 and (many := _many_there(sentence, end, language)) is not None:
        return Subject(many, "before")
    if end == 0 and _unknown_name(tokens[0], language):
        return Subject((0, 0), "before")
    nominal = end >= 0 and (inner(tokens[end]) or stands_for_noun(tokens, end, language) or _past_part(tokens[end]))
    if end < 0 or not (nominal or tokens[end].text in (")", "»")):
        return None
    for start in range(first, end + 1):
        capital = start == 0 and opens_bare(tokens, end)
        opens = tokens[start].pos in ("DET", "PROPN", "NUM", "PRON") or name_like(tokens[start]) or capital
        opens = opens or address(tokens[start].text, language) is not None  # « Me Roux, avocat du groupe, … »
        if opens and not _year(tokens[start : end + 1]) and after(sentence, start, right=end, language=language) == end:
            opened = tokens[start - 1].text if start else "."
            if opened == "-" and tokens[start - 1].end == tokens[start].start:
                continue  # « Gustave-Eiffel »
            if (
                start == 0
                or phrase_before(tokens, start, language, "scarcely") is not None  # « à peine un tiers disent »
                or told_again(tokens, start, end)
                or behind_opening(tokens, start, language)
                or opened in (",", ".", ":", ";", "«", '"', "—", "–", "-")
                or tokens[start - 1].pos
                in (
                    "CCONJ",
                    "SCONJ",
                )
            ):
                return Subject((start, end), "before")
    return None


def _year(held: tuple[Token, ...]) -> bool:
    """« directrice du port entre 2003 et 2009, se dit consternée »: a year says nothing."""
    return len(held) == 1 and held[0].text.isdigit() and len(held[0].text) == 4


def _unknown_name(token: Token, language: str) -> bool:
    """« Oriana a, elle, souligné »: a name that the model has for a pronoun."""
    pronouns = ("subject_pronoun", "stressed_pronoun", "some_people", "no_speaker", "relative")
    known = any(token.lower in words(language, name) for name in pronouns)
    return token.pos == "PRON" and token.text[0].isupper() and len(token.text) > 4 and not known


def _many_there(sentence: Sentence, end: int, language: str) -> Phrase | None:
    """« beaucoup au parti réclament »: a pronoun for many with the place where they are."""
    tokens = sentence.tokens
    for start in range(end - 1, max(-1, end - 6), -1):
        if tokens[start].lower in words(language, "some_people") and tokens[start].pos in ("PRON", "ADV"):
            there = tokens[start + 1].lower in words(language, "among")
            whole = there and start + 2 <= end and after(sentence, start + 2, right=end, language=language) == end
            return (start, end) if whole else None
    return None


def _past_part(token: Token) -> bool:
    """« un riverain excédé relève »: a participle that tells of the noun before it."""
    told = token.dep.split(":")[0] in ("acl", "amod")
    return told and token.pos == "VERB" and is_past_participle(token)


def opens_bare(tokens: tuple[Token, ...], end: int) -> bool:
    """« Hydro-Québec annonce », « Santé publique France précise »: a name without article opens the sentence."""
    nominal = end == 0 or (tokens[0].pos in (*NOMINAL, "ADJ", "X") and all(t.text != "," for t in tokens[:end]))
    return nominal and tokens[0].text[0].isupper()


def finite(token: Token) -> bool:
    return token.morph.get("VerbForm") == "Fin"
