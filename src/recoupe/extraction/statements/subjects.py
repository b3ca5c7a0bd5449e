"""Who does the saying: the noun phrase or pronoun that is the subject of a verb group.

« Le maire de Valmer, élu en mars, a annoncé … et promis … » : the mayor announces and promises. Subjects are taken from
the parse where it gives one that can stand there, else from the words before the verb; participles, gerunds and
infinitives borrow the subject of the verb that governs them. Where several could be meant, nobody is returned.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.noun_phrases import NOMINAL, Phrase, after, around, inner, name_like
from recoupe.extraction.statements.speakers import speaks
from recoupe.extraction.statements.verb_groups import Group
from recoupe.extraction.statements.words import words

_CLAUSAL = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "csubj")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject's tokens; `how` says where it was found: own, before, after, relative, shared, governor, noun."""

    phrase: Phrase
    how: str


def subject(sentence: Sentence, group: Group, language: str = "fr") -> Subject | None:
    """Who says what `group` reports, if the sentence tells."""
    if group.inverted is not None and group.inverted.lower not in words(language, "euphonic"):
        own = _own(sentence, group, language)
        if own is not None and own.phrase[0] < group.first and sentence.tokens[own.phrase[0]].pos != "PRON":
            return own  # « Le maire a-t-il dit »
        return Subject((group.inverted.i, group.inverted.i), "own")
    if group.finite:
        found = (
            _adjacent(sentence, group, language)
            or _in_relative(sentence, group, language)
            or _own(sentence, group, language)
            or _shared(sentence, group, language)
            or _joined(sentence, group, language)
            or _surface(sentence, group, language)
        )
        return None if found is None else _whole(sentence, _doubled(sentence, found, language), group, language)
    return _governor(sentence, group, language) or _apposed(sentence, group, language)


def _doubled(sentence: Sentence, found: Subject, language: str) -> Subject:
    """« Le maire, lui, refuse » : the phrase before the pronoun."""
    first, last = found.phrase
    tokens = sentence.tokens
    if (
        first != last
        or first < 2
        or tokens[first - 1].text != ","
        or tokens[first].lower not in words(language, "stressed_pronoun")
    ):
        return found
    end = first - 2
    for start in range(end + 1):
        opens = tokens[start].pos in ("DET", "PROPN") or name_like(tokens[start])
        if opens and after(sentence, start, right=end, language=language) == end:
            return Subject((start, end), "before")
    return found


def _whole(sentence: Sentence, found: Subject, group: Group, language: str) -> Subject:
    """The subject without a phrase that only precedes it, and with the first of two that « et » joins.

    « Sur son compte, Paul Roy affirme » : the name alone; « La maire, Nora Petit, et le député ont dénoncé » : both.
    """
    first, last = found.phrase
    tokens = sentence.tokens
    if first > 0 and tokens[first - 1].pos == "ADP" and found.how in ("own", "shared") and last < group.first:
        comma = next((i for i in range(last, first, -1) if tokens[i].text == ","), None)
        if comma is not None and (tokens[comma + 1].pos in ("DET", "PROPN") or name_like(tokens[comma + 1])):
            return Subject((comma + 1, last), found.how)
    plural = (group.auxiliary or group.verb).morph.get("Number") == "Plur"
    if plural and first > 1 and tokens[first - 1].lower in words(language, "and") and found.how == "own":
        end = first - 3 if tokens[first - 2].text == "," else first - 2
        for start in range(end + 1):
            opens = tokens[start].pos in ("DET", "PROPN") or name_like(tokens[start])
            clear = start == 0 or tokens[start - 1].pos in ("PUNCT", "SCONJ", "CCONJ")
            if opens and clear and after(sentence, start, right=end, language=language) == end:
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
    if token.lower in words(language, "who") and token.pos == "PRON":
        return _antecedent(sentence, i, group, language)
    if token.lower in words(language, "subject_pronoun") and i == group.first - 1:
        return Subject((i, i), "own")
    if token.lower in words(language, "the_latter"):
        return Subject((i, i), "own")
    return None


def _in_relative(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« dont les riverains exigent le départ »: the phrase between the relative word and the verb, if it fills the gap."""
    tokens = sentence.tokens
    for i in range(group.first - 2, max(-1, group.first - 10), -1):
        token = tokens[i]
        if token.pos in ("VERB", "AUX") or token.text in (",", ";", ":"):
            return None
        if token.lower in words(language, "oblique_relative") and token.pos != "SCONJ":
            start, end = i + 1, group.first - 1
            opens = tokens[start].pos in ("DET", "PROPN") or name_like(tokens[start])
            fills = opens and after(sentence, start, right=end, language=language) == end
            return Subject((start, end), "before") if fills else None
    return None


def _own(sentence: Sentence, group: Group, language: str) -> Subject | None:
    verbs = [group.verb]
    if group.auxiliary is not None:
        verbs.append(group.auxiliary)
    for verb in verbs:
        for child in sentence.children(verb.i, *_SUBJECTS):
            if child.pos in (*NOMINAL, "PRON", "NUM", "ADJ", "X") and not group.first <= child.i <= group.last:
                if child.lower in words(language, "who"):
                    return _antecedent(sentence, child.i, group, language)
                if child.lower in words(language, "relative") or child.lower in words(language, "complementizer"):
                    continue
                if child.i < group.first:
                    return Subject(_phrase_before(sentence, child, group, language), "own")
                return Subject(
                    (_start(sentence, child), after(sentence, _start(sentence, child), head=child.i)), "after"
                )
    return None


def _phrase_before(sentence: Sentence, head: Token, group: Group, language: str) -> Phrase:
    return around(sentence, head.i, right=group.first - 1, language=language)


def _start(sentence: Sentence, head: Token) -> int:
    return around(sentence, head.i)[0]


def _antecedent(sentence: Sentence, relative: int, group: Group, language: str) -> Subject | None:
    """The phrase that « qui » at `relative` stands for: it ends right before, a comma apart at most."""
    tokens = sentence.tokens
    end = relative - 1
    comma = end >= 0 and tokens[end].text == ","
    if comma:
        end -= 1
    if end < 0:
        return None
    if tokens[end].text in words(language, "the_one") or tokens[end].pos == "PRON":
        return Subject((end, end), "relative")
    told = next((t for t in (group.verb, *sentence.ancestors(group.verb.i)) if t.dep == "acl:relcl"), None)
    if told is not None and told.head < relative and tokens[told.head].pos in (*NOMINAL, "PRON"):
        head = tokens[told.head]
    else:
        head = next((t for t in reversed(tokens[: end + 1]) if t.pos in NOMINAL), None)  # type: ignore[assignment]
        if head is None or end - head.i > 6:
            return None
    if comma or tokens[head.i].pos == "PROPN":
        head = _top(sentence, head, relative)
    phrase = around(sentence, head.i, right=end, language=language)
    if comma and speaks(sentence, phrase, language) < 0.95:
        # « le soutien de l'opposition, qui juge … » : of the nouns before « qui » the one that can speak
        for i in range(end, phrase[0], -1):
            if tokens[i].pos in NOMINAL and tokens[i - 1].pos in ("DET", "ADP"):
                inner_phrase = around(sentence, i, left=phrase[0] + 1, right=end, language=language)
                if speaks(sentence, inner_phrase, language) >= 0.95:
                    return Subject(inner_phrase, "relative")
    first = phrase[0]
    if first > 1 and tokens[first].pos == "NOUN" and tokens[first - 1].text == "," and tokens[first - 2].label == "PER":
        first -= 2  # « Bruno, docker, qui juge »
        while first > 0 and tokens[first - 1].label == "PER" and tokens[first - 1].pos == "PROPN":
            first -= 1
    if first < phrase[1] and tokens[first].pos in ("ADJ", "VERB") and tokens[first + 1].pos == "DET":
        first += 1  # « « Oui », tempère l'élue, qui … » where the model has the verb of the incise for an adjective
    return Subject((first, end if end - phrase[1] <= 3 and not comma else phrase[1]), "relative")


def _top(sentence: Sentence, head: Token, before: int) -> Token:
    """The head of the whole phrase: « le porte-parole, Dmitri Peskov » for Peskov."""
    while head.dep.split(":")[0] in ("appos", "flat", "nmod") and head.head < head.i:
        above = sentence.tokens[head.head]
        if above.pos not in NOMINAL or (head.dep.startswith("nmod") and sentence.children(head.i, "case")):
            break
        head = above
    return head


def _shared(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """The subject of the verb that this one is coordinated with: « a salué … et s'est dit … »."""
    before = group.first - 1
    while before >= 0 and sentence.tokens[before].pos == "ADV":
        before -= 1
    joined = before >= 0 and (
        sentence.tokens[before].lower in words(language, "conjunction") or sentence.tokens[before].text == ","
    )
    verb = group.verb
    seen = set()
    while verb.dep.split(":")[0] in ("conj", "parataxis") and verb.i not in seen and joined:
        seen.add(verb.i)
        verb = sentence.tokens[verb.head]
        found = _subject_of(sentence, verb, group, language)
        if found is not None:
            return Subject(found, "shared")
    return None


def _joined(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« La société reconnaît que trois cars roulaient et promet … »: the subject of the verb before that agrees."""
    tokens = sentence.tokens
    before = group.first - 1
    while before >= 0 and tokens[before].pos == "ADV":
        before -= 1
    if before < 1 or tokens[before].lower not in words(language, "conjunction"):
        return None
    own = group.auxiliary or group.verb
    earlier = [
        t for t in tokens[:before] if t.pos in _CLAUSAL and _finite(t) and _agree(t, own) and not _relative(sentence, t)
    ]
    same = [t for t in earlier if t.morph.get("Tense") == own.morph.get("Tense") and t.pos == own.pos]
    main = [t for t in same or earlier if not _subordinate(sentence, t, language)]
    for verb in (*reversed(main), *reversed(same)):
        carrier = tokens[verb.head] if verb.dep.split(":")[0] in ("aux", "cop") else verb
        found = _subject_of(sentence, carrier, group, language)
        if found is not None and found[1] < verb.i:
            return Subject(found, "shared")
    return None


def _agree(one: Token, other: Token) -> bool:
    return all(
        one.morph.get(k) == other.morph.get(k) or not one.morph.get(k) or not other.morph.get(k)
        for k in ("Number", "Person")
    )


def _relative(sentence: Sentence, verb: Token) -> bool:
    return any(t.dep == "acl:relcl" for t in (verb, sentence.tokens[verb.head]) if t.pos in _CLAUSAL)


def _subordinate(sentence: Sentence, verb: Token, language: str) -> bool:
    """Whether a « que » stands between the verb and the finite verb before it."""
    for token in reversed(sentence.tokens[: verb.i]):
        if token.lower in words(language, "complementizer"):
            return True
        if _finite(token) and token.head != verb.i:
            return False
    return False


def _subject_of(sentence: Sentence, verb: Token, group: Group, language: str) -> Phrase | None:
    """The subject phrase of any verb left of the group."""
    for child in sentence.children(verb.i, *_SUBJECTS):
        if child.lower in words(language, "who"):
            found = _antecedent(sentence, child.i, _as_group(group, verb), language)
            if found is not None:
                return found.phrase
        if child.pos in (*NOMINAL, "PRON") and child.lower not in words(language, "relative"):
            if child.lower in words(language, "object_clitic") - words(language, "subject_or_object"):
                continue  # « lui avait dit X »
            if child.i < verb.i:
                first_verb = min(
                    [
                        verb.i,
                        *(
                            t.i
                            for t in sentence.children(verb.i, "aux", "expl", "advmod", "obj")
                            if child.i < t.i < verb.i
                        ),
                    ]
                )
                return around(sentence, child.i, right=max(child.i, first_verb - 1), language=language)
            if child.lower in words(language, "inverted"):
                return child.i, child.i
            start = _start(sentence, child)
            return start, after(sentence, start, head=child.i)
    return None


def _as_group(group: Group, verb: Token) -> Group:
    return Group(group.cue, verb, group.kind, verb.i, verb.i, None, False, False, None)


def _surface(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """Without help from the parse: the noun phrase that ends right before the verb and is nobody's complement."""
    tokens = sentence.tokens
    end = group.first - 1
    while end >= 0 and tokens[end].pos == "ADV":
        end -= 1
    end = _past_insertions(sentence, end, language)
    if end < 0 or not (inner(tokens[end]) or tokens[end].text in (")", "»")):
        return None
    for start in range(0, end + 1):
        bare = end == 0 or (tokens[0].pos in NOMINAL and tokens[1].text == "-")  # « Hydro-Québec »
        capital = start == 0 and bare and tokens[0].text[0].isupper()
        if (tokens[start].pos in ("DET", "PROPN") or name_like(tokens[start]) or capital) and after(
            sentence, start, right=end, language=language
        ) == end:
            opened = tokens[start - 1].text if start else "."
            if (
                start == 0
                or opened in (",", ".", ":", ";", "«", '"', "—", "–", "-")
                or tokens[start - 1].pos
                in (
                    "CCONJ",
                    "SCONJ",
                )
            ):
                return Subject((start, end), "before")
    return None


def _past_insertions(sentence: Sentence, end: int, language: str) -> int:
    """The last token before « , de son côté, », « , interrogé par Libération, » or « , qui dirige le club, »."""
    tokens = sentence.tokens
    while end > 1 and tokens[end].text == ",":
        opening = next((i for i in range(end - 1, 0, -1) if tokens[i].text == ","), None)
        inserted = () if opening is None else tokens[opening + 1 : end]
        relative = bool(inserted) and inserted[0].lower in words(language, "subject_relative")
        held = inserted and (inserted[0].pos in ("ADP", "VERB", "ADV", "ADJ") or relative)
        if not held or (any(map(_finite, inserted)) and not relative):
            return end - 1
        end = (opening or 0) - 1
    return end


def _finite(token: Token) -> bool:
    return token.morph.get("VerbForm") == "Fin"


def _governor(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """Who does what a participle, gerund or infinitive says: the subject of the verb above it, or the noun it describes."""
    verb = group.verb
    for above in sentence.ancestors(verb.i):
        if above.pos in NOMINAL and verb.dep.split(":")[0] == "acl" and group.kind in ("present", "past"):
            comma = sentence.tokens[max(0, group.first - 1)].text == ","
            if not comma:
                return Subject(around(sentence, above.i, right=group.first - 1, language=language), "noun")
        if above.pos in _CLAUSAL or sentence.children(above.i, *_SUBJECTS):
            found = _subject_of(sentence, above, group, language)
            behind = (
                found is not None
                and found[0] > group.last
                and any(t.pos in NOMINAL for t in sentence.tokens[: group.first])
            )
            if found is not None and not found[0] <= group.verb.i <= found[1] and not behind:
                return Subject(found, "governor")
        verb = above
    return None


def _apposed(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« Le ministère, estimant que tout a été fait, refuse … »: the phrase that the participle's comma follows."""
    tokens = sentence.tokens
    comma = group.first - 1
    if group.kind != "present" or comma < 1 or tokens[comma].text != ",":
        return None
    for i in range(comma):
        opens = tokens[i].pos in ("DET", "PROPN") or name_like(tokens[i])
        clear = i == 0 or tokens[i - 1].pos in ("PUNCT", "SCONJ", "CCONJ")
        if opens and clear and after(sentence, i, right=comma - 1, language=language) == comma - 1:
            phrase = (i, comma - 1)
            return Subject(phrase, "before") if speaks(sentence, phrase, language) >= 0.95 else None
    return None
