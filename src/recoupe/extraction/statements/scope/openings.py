"""Which construction follows a cue, and where its content begins.

« a déclaré, mardi, à la presse que … » opens a clause at the word after « que »; « accuse le maire de mentir » opens at
« le maire », « n'a pas souhaité … » opens nothing. Only openings that the cue takes count: « assure la livraison » has
none. How far the content goes is `scope`'s task.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import every_form, past_any, past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.abouts import (
    about,
    about_behind_place,
    about_far,
    about_this,
    own_prepositions,
)
from recoupe.extraction.statements.scope.adjectives import adjective_before, degree_at
from recoupe.extraction.statements.scope.announced import announced
from recoupe.extraction.statements.scope.behind_adverbials import behind_adverbials
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.scope.contents import Opening, head_from
from recoupe.extraction.statements.scope.infinitives import infinitive, of_infinitive, to_infinitive
from recoupe.extraction.statements.scope.objects_said import noun, whom_one_accuses
from recoupe.extraction.statements.scope.opening_marks import (
    circumstance_in_marks,
    in_marks,
    noun_in_marks,
    opens_marks,
    within_marks,
)
from recoupe.extraction.statements.scope.own_que import past_own_que
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import in_subjunctive, is_finite
from recoupe.extraction.statements.verbs.objects import OBJECT, accuse, calls_names, judge, object_before, urge
from recoupe.extraction.statements.verbs.verb_groups import Group, groups
from recoupe.model.article import BlockKind

_DATED = 12  # words of « cette matinée du 12 mars 2031 pendant laquelle »


def opening(sentence: Sentence, group: Group, language: str = "fr") -> Opening | None:
    """What `group` has as content after it, if it takes it and the sentence does not break off before."""
    found = _found(sentence, group, language)
    if found is None or found.start >= len(sentence.tokens):
        return None
    return None if found.noun and within_marks(sentence.tokens, group.last + 1, found.start, language) else found


def _found(sentence: Sentence, group: Group, language: str) -> Opening | None:
    if group.cue.of_whom and _asked_of(sentence, group, language):
        group = replace(group, cue=replace(group.cue, takes=group.cue.of_whom))
    takes = group.cue.takes
    colon = announced(sentence, group, language)
    if colon is not None and (
        Takes.CLAUSE in takes or Takes.STATE in takes or (group.cue.particle and Takes.QUOTE in takes)
    ):
        return Opening(Takes.CLAUSE, colon)
    if (clause := _clause(sentence, group, language)) is not None:
        return clause
    i = past_adverbs(sentence, group.last + 1, language, own_prepositions(group.cue, language))
    if Takes.STATE in (*takes, *group.cue.in_marks):
        i = next((t.i for t in sentence.tokens[group.last + 1 : i] if t.text in words(language, "open_quote")), i)
    if i >= len(sentence.tokens):
        return None
    if Takes.NOUN in takes and (told := _listed_behind(sentence, group, i, language)) is not None:
        return told
    if Takes.NOUN in takes and (told := _time_told(sentence, group, language)) is not None:
        return told
    if Takes.CLAUSE in takes and (told := _said_for_it(sentence.tokens, group.last + 1, i, language)) is not None:
        return told
    return (
        _constructed(sentence, group, i, language)
        or _about(sentence, group, i, language)
        or _noun(sentence, group, i, language)
        or _behind(sentence, group, i, language)
    )


def _asked_of(sentence: Sentence, group: Group, language: str) -> bool:
    """« attendent du ministre un geste », « attend de Paris des garanties »: whether « de » brings somebody behind the cue."""
    part = past_phrase(sentence.tokens, group.last + 1, language, "on_part_of")
    of = group.last + 1 if part is None else part - 1
    if of + 1 >= len(sentence.tokens) or (part is None and sentence.tokens[of].lower not in words(language, "of")):
        return False
    asked = head_from(sentence, of + 1, language)
    return asked is not None and surely_speaks(sentence, (of + 1, asked.i), language)


def _behind(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    """« pointe dans son témoignage le changement », « s'engage aussi en séance à payer »: behind adverbials of any length."""
    for start in behind_adverbials(sentence, group, language):
        if start <= i:
            continue
        shifted = replace(group, last=start - 1)
        found = _constructed(sentence, shifted, start, language) or _noun(sentence, shifted, start, language)
        if found is not None:
            return found
    return None


def _clause(sentence: Sentence, group: Group, language: str) -> Opening | None:
    """« affirme que … », « a confié « qu'elle … » »: the clause behind the cue's « que », from an adjective before it on."""
    cue, tokens = group.cue, sentence.tokens
    if Takes.CLAUSE not in (*cue.takes, *cue.in_marks, *cue.in_past):
        return None
    start = past_own_que(sentence, group, language)
    past = Takes.CLAUSE in cue.in_past and group.auxiliary is not None
    if start is None or not (Takes.CLAUSE in cue.takes or past or opens_marks(tokens, start, language)):
        return None
    if (told := adjective_before(sentence, group, start - 1, language)) is not None:
        return told
    between = tokens[group.last + 1 : start - 1]
    marks = [t for t in between if t.text in words(language, "open_quote")]
    opens = len(marks) == 1 and marks[0] is between[-1]
    return Opening(Takes.CLAUSE, start - 2 if opens else start)


def _constructed(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    """The first of the verbal constructions that the cue takes and that stands at token `i`."""
    cue, tokens, heading = group.cue, sentence.tokens, sentence.kind is BlockKind.HEADING
    for kind, finder in _FINDERS:
        judges = kind is Takes.JUDGE and _of_relative(sentence, group, i, language)
        if kind is Takes.JUDGE and _calls_nobody(sentence, group, i, language):
            continue
        taken = kind in cue.takes or (kind in cue.in_past and (group.auxiliary is not None or judges))
        if not taken and kind not in cue.in_marks:
            continue
        start = finder(sentence, group, i, language)
        if start is None and kind is Takes.JUDGE and i > group.last + 1:
            start = _judged_at_once(sentence, group, i, language)
        led = kind in (Takes.OF_INFINITIVE, Takes.TO_INFINITIVE)
        if start is None and led and opens_marks(tokens, i, language):
            start = i if finder(sentence, group, i + 1, language) is not None else None  # « promet « de céder » »
        if start is None:
            continue
        by_name = kind is Takes.JUDGE and any(
            calls_names(tokens, j, group, language) for j in range(start - 1, min(start + OBJECT, len(tokens)))
        )
        if taken or by_name or in_marks(tokens, start, kind, heading, language):
            return Opening(kind, start)
        if heading and kind is Takes.INFINITIVE and circumstance_in_marks(tokens, start, language):
            return Opening(kind, start)
    return None


def _calls_nobody(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """« taxe nos outils de travail », « traite « à part » ces plaintes »: no person, no marks behind « de »."""
    tokens, of = sentence.tokens, words(language, "bare_of")
    if group.cue.lemma not in words(language, "calling_people") or tokens[i].lower in of:
        return False
    near = tokens[i : min(i + OBJECT, len(tokens) - 1)]
    marked = any(t.lower in of and tokens[t.i + 1].text in words(language, "open_quote") for t in near)
    head = head_of(sentence, (i, after(sentence, i, language=language)))
    told = (
        head.label == "PER" or head.pos in ("PROPN", "PRON") or among(head, named(language, "person", "role", "body"))
    )
    return not (marked or told or object_before(sentence, group, language))


def _judged_at_once(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    """« a jugé « indécent » ce salaire », « voit dans cette lettre un aveu »: before token `i` no adverbial, but the judgement."""
    beside = set(group.cue.prepositions) - words(language, "of_or_as") - words(language, "to")
    for token in sentence.tokens[group.last + 1 : i]:
        if token.text in words(language, "open_quote") or token.lower in beside:
            return judge(sentence, group, token.i, language)
        if token.pos != "ADV":
            return None
    return None


def _of_relative(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """« une demande que les habitants trouvent déplacée »: what is judged stands before « que », the judgement at token `i`."""
    tokens = sentence.tokens
    i += tokens[i].lower in words(language, "degree") and i + 1 < len(tokens)
    if tokens[i].pos not in ("ADJ", "VERB") or is_finite(tokens[i]):
        return False
    que = next((t.i for t in reversed(tokens[: group.first]) if t.lower in words(language, "complementizer")), 0)
    clause = tokens[que + 1 : group.first]
    related = que > 0 and tokens[que - 1].pos in ("NOUN", "PROPN", "ADJ", "PUNCT")
    return related and not any(is_finite(t) or t.pos == "PUNCT" for t in clause)


def _about(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    """« met en garde contre une pénurie », « appelle « au calme » »: a noun behind one of the cue's prepositions."""
    if Takes.ABOUT not in (*group.cue.takes, *group.cue.in_marks):
        return None
    near = about(sentence, group, group.last + 1, language) if group.last + 1 < i else None
    near = near or about_behind_place(sentence, group, language)
    told = about_far(sentence, group, i, near, language) or near or about(sentence, group, i, language)
    told = told or about_this(sentence, group, i, language)
    if told is not None and (wished := _wished(sentence.tokens, told.start, language)) is not None:
        return Opening(Takes.CLAUSE, wished)
    if told is not None and (told.marked or Takes.ABOUT in group.cue.takes):
        dwells = group.cue.lemma in words(language, "dwelling_on")
        listed = dwells and _colon_behind(sentence, told.start, language) is not None
        return replace(told, last=last_word(sentence)) if listed else told
    if not opens_marks(sentence.tokens, i, language):
        return None
    told = about(sentence, group, i + 1, language)
    return None if told is None else Opening(Takes.ABOUT, i, told.head, True)


def _wished(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """« appelle à ce que la grève se poursuive »: the token behind « ce que » at token `i`, where a clause is wished for."""
    this = i + 2 < len(tokens) and tokens[i].lower in words(language, "this")
    if not this or tokens[i + 1].lower not in words(language, "complementizer"):
        return None
    return i + 2 if in_subjunctive(tokens, i + 2) else None


def _noun(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    """« dénonce la fermeture », « affiche sa « sérénité » »: the noun that is the cue's object, in marks any."""
    cue = group.cue
    if Takes.NOUN in cue.takes:
        told = _spelled_out(sentence, group, noun(sentence, group, i, language), language)
        if told is not None or not (cue.nouns and Takes.NOUN in cue.in_marks):
            return told
    if Takes.NOUN not in cue.in_marks:
        return None
    told = noun(sentence, replace(group, cue=replace(cue, nouns=())), i, language)
    return told if told is not None and noun_in_marks(sentence.tokens, told.start, language) else None


def _listed_behind(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    """« Ils réclament : des lits, du personnel »: the nouns behind the colon at token `i`, to the sentence's end."""
    tokens, last = sentence.tokens, last_word(sentence)
    parted = words(language, "open_quote") | {":", ";"}
    if tokens[i].text != ":" or any(is_finite(t) or t.text in parted for t in tokens[i + 1 : last + 1]):
        return None
    told = noun(sentence, replace(group, last=i), i + 1, language) if i < last else None
    return None if told is None else replace(told, last=last)


def _time_told(sentence: Sentence, group: Group, language: str) -> Opening | None:
    """« raconte cette nuit de mars où le pont a cédé »: a time with a clause of its own is what somebody tells of."""
    tokens, i = sentence.tokens, group.last + 1
    if group.cue.lemma not in words(language, "telling_of_times") or i + 2 >= len(tokens) or tokens[i].pos != "DET":
        return None
    head = next((t for t in tokens[i + 1 : i + 3] if t.lower in words(language, "time_noun")), None)
    near = tokens[i + 2 : i + _DATED]
    clause = next((t for t in near if t.lower in words(language, "relative") or t.text == "," or is_finite(t)), None)
    told = clause is not None and clause.lower in words(language, "relative")
    return Opening(Takes.NOUN, i, head) if head is not None and told else None


def _said_for_it(tokens: tuple[Token, ...], first: int, last: int, language: str) -> Opening | None:
    """« assure le contraire », « dit depuis peu la même chose »: words that stand for the clause, within adverbs."""
    for i in range(first, last + 1):
        behind = past_phrase(tokens, i, language, "said_for_it")
        if behind is not None:
            return Opening(Takes.NOUN, i, tokens[behind - 1], True, behind - 1)
    return None


def _spelled_out(sentence: Sentence, group: Group, named: Opening | None, language: str) -> Opening | None:
    """« avance un autre bilan : douze soldats sont morts »: the clause behind the colon is what the noun announces."""
    if named is not None and (listed := _listed(sentence, named, language)) is not None:
        return listed
    if named is None or named.marked or named.head is None:
        return named
    colon = _colon_behind(sentence, named.start, language)
    if colon is None or not any(is_finite(t) for t in sentence.tokens[colon + 1 :]):
        return named
    if named.head.lemma in words(language, "claim"):
        return Opening(Takes.CLAUSE, colon + 1)
    one = sentence.tokens[named.start].lower in words(language, "indefinite")
    told = one and group.cue.lemma in words(language, "announcing_things")  # « annonce un plan : cent lits ouvriront »
    return replace(named, last=last_word(sentence)) if told else named


def _listed(sentence: Sentence, named: Opening, language: str) -> Opening | None:
    """« avancent trois explications : la pluie est rare, … »: several things and what they are, to the sentence's end."""
    tokens, head = sentence.tokens, named.head
    if named.takes is not Takes.NOUN or head is None or head.morph.get("Number") != "Plur":
        return None
    if not among_nouns((head.lemma.lower(), head.lower), tuple(sorted(words(language, "spelled_out"))), language):
        return None
    colon = _colon_behind(sentence, named.start, language)
    if colon is None:
        return None
    others = (g for g in groups(sentence, language) if g.first > colon and g.finite)
    if any(tokens[g.last + 1].lower in words(language, "complementizer") for g in others if g.last + 1 < len(tokens)):
        return None  # « évoque deux pistes : le préfet assure que … »
    return Opening(Takes.NOUN, named.start, head, True, last_word(sentence))


def _colon_behind(sentence: Sentence, start: int, language: str) -> int | None:
    """The colon right behind the noun phrase that begins at token `start`, if no quotation opens behind it."""
    tokens = sentence.tokens
    colon = after(sentence, start, language=language) + 1
    if colon + 2 >= len(tokens) or tokens[colon].text != ":":
        return None
    return None if tokens[colon + 1].text in words(language, "open_quote") else colon


def _question(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    tokens = sentence.tokens
    if _asks_behind(tokens, i, language):
        return i  # « relate à quel point »
    if tokens[i].lower in words(language, "addressee"):  # « a demandé au témoin s'il … »
        end = min(after(sentence, i + 1, language=language) + 1, len(tokens) - 1)
        asked = (t.i for t in tokens[i + 2 : end + 1] if t.lower in words(language, "question_determiner"))
        question = next(asked, None)  # « a dit au juge dans quelles circonstances », « … quel serait »
        if question is not None:
            return question - (tokens[question - 1].pos == "ADP")
        i = end
        if _asks_behind(tokens, i, language):
            return i
    low = tokens[i].lower
    if low in words(language, "where") and tokens[i - 1].pos == "ADV" and i > group.last + 1:
        return None  # « l'a démontré partout où il a joué »
    if low in words(language, "this"):
        return i if i + 1 < len(tokens) and tokens[i + 1].lower in words(language, "any_relative") else None
    if low in words(language, "elided_reflexive"):
        return i if i + 1 < len(tokens) and tokens[i + 1].lower in words(language, "he_or_they") else None
    if low in words(language, "who"):
        return i if i == group.last + 1 else None
    return i if low in words(language, "question_word") else None


def _asks_behind(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether a preposition with a question word stands at token `i`: « dans quelles circonstances », « pour qui »."""
    behind = tokens[i + 1 : i + 2]
    return tokens[i].pos == "ADP" and any(t.lower in words(language, "question_determiner") for t in behind)


def _other_state(tokens: tuple[Token, ...], group: Group, i: int, language: str) -> bool:
    """« se montre plus à l'aise que lui »: for a cue with `nouns` none of its adjectives, and no marks."""
    told = words(language, "open_quote") | frozenset(group.cue.nouns)
    near = tokens[group.last + 1 : i + 4]
    return group.cue.reflexive and bool(group.cue.nouns) and not any(among(t, told) for t in near)


def _state(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    token = sentence.tokens[i]
    if _other_state(sentence.tokens, group, i, language):
        return None
    if (graded := degree_at(sentence, group, i, language)) is not None:
        return graded
    ranked = sentence.tokens[i + 1 : i + 2] if token.lower in words(language, "definite_article") else ()
    if any(t.lower in words(language, "rank") for t in ranked):
        return i  # « se dit la première surprise »
    if i - 1 > group.last and sentence.tokens[i - 1].lower in words(language, "not_the_state"):
        return i - 1  # « se dit non croyante »
    behind = past_any(sentence.tokens, i, every_form(group.cue.prepositions, language))
    if behind is not None and behind > i + 1:
        return None  # « se dit en faveur d'un vote »
    if token.pos in ("ADJ", "VERB", "NOUN") or token.lower in words(language, "before_state") | words(
        language, "open_quote"
    ):
        return i
    if token.pos == "ADV" or (
        token.lower in words(language, "of_or_to") and group.cue.lemma in words(language, "saying")
    ):
        return i
    passed = sentence.tokens[i - 1]
    manner = passed.lower.endswith(tuple(words(language, "adverb_ending"))) or passed.lower in words(language, "day")
    bare = i - 2 == group.last and passed.pos == "ADV" and not manner
    return i - 1 if bare else None  # « s'est déclaré innocent des faits », an adverb to the model


_FINDERS = (
    (Takes.INFINITIVE, infinitive),
    (Takes.STATE, _state),
    (Takes.ACCUSE, accuse),
    (Takes.ACCUSE, whom_one_accuses),
    (Takes.URGE, urge),
    (Takes.JUDGE, judge),
    (Takes.OF_INFINITIVE, of_infinitive),
    (Takes.TO_INFINITIVE, to_infinitive),
    (Takes.QUESTION, _question),
)
