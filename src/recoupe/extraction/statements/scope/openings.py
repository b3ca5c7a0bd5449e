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
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.scope.adjectives import adjective_before
from recoupe.extraction.statements.scope.announced import announced
from recoupe.extraction.statements.scope.between import addressed, past_adverbs
from recoupe.extraction.statements.scope.contents import (
    Opening,
    about,
    about_behind_place,
    about_this,
    noun,
    starts_any,
)
from recoupe.extraction.statements.scope.opening_marks import (
    circumstance_in_marks,
    in_marks,
    noun_in_marks,
    opens_marks,
    titled,
    within_marks,
)
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.objects import OBJECT, accuse, judge, lead, object_before, urge
from recoupe.extraction.statements.verbs.verb_groups import Group, groups
from recoupe.model.article import BlockKind

_ADVERBIAL = 10  # words of an adverbial before a past infinitive (« dès l'ouverture du procès avoir signé »)
_FAR = 24  # words that may stand between a cue and its « que »: an addressee with title and name, a date


def opening(sentence: Sentence, group: Group, language: str = "fr") -> Opening | None:
    """What `group` has as content after it, if it takes it and the sentence does not break off before."""
    found = _found(sentence, group, language)
    if found is None or found.start >= len(sentence.tokens):
        return None
    return None if found.noun and within_marks(sentence.tokens, group.last + 1, found.start, language) else found


def _found(sentence: Sentence, group: Group, language: str) -> Opening | None:
    takes = group.cue.takes
    colon = announced(sentence, group, language)
    if colon is not None and (
        Takes.CLAUSE in takes or Takes.STATE in takes or (group.cue.particle and Takes.QUOTE in takes)
    ):
        return Opening(Takes.CLAUSE, colon)
    if Takes.CLAUSE in takes or Takes.CLAUSE in (*group.cue.in_marks, *group.cue.in_past):
        found = _clause(sentence, group, language)
        if found is not None and (
            Takes.CLAUSE in takes
            or (Takes.CLAUSE in group.cue.in_past and group.auxiliary is not None)
            or opens_marks(sentence.tokens, found, language)
        ):
            if (told := adjective_before(sentence, group, found - 1, language)) is not None:
                return told
            between = sentence.tokens[group.last + 1 : found - 1]
            marks = [t for t in between if t.text in words(language, "open_quote")]
            opens = len(marks) == 1 and marks[0] is between[-1]
            return Opening(Takes.CLAUSE, found - 2 if opens else found)  # « a confié « qu'elle … » »
    tokens = sentence.tokens
    i = past_adverbs(sentence, group.last + 1, language)
    if i >= len(tokens):
        return None
    if Takes.CLAUSE in takes and (told := _said_for_it(tokens, group.last + 1, i, language)) is not None:
        return told
    for kind, finder in (
        (Takes.INFINITIVE, _infinitive),
        (Takes.STATE, _state),
        (Takes.ACCUSE, accuse),
        (Takes.URGE, urge),
        (Takes.JUDGE, judge),
        (Takes.OF_INFINITIVE, _of_infinitive),
        (Takes.TO_INFINITIVE, _to_infinitive),
        (Takes.QUESTION, _question),
    ):
        past = kind in group.cue.in_past and group.auxiliary is not None
        if kind in takes or past or kind in group.cue.in_marks:
            start = finder(sentence, group, i, language)
            if (
                start is None
                and kind in (Takes.OF_INFINITIVE, Takes.TO_INFINITIVE)
                and opens_marks(tokens, i, language)
            ):
                start = i if finder(sentence, group, i + 1, language) is not None else None  # « promet « de céder » »
            heading = sentence.kind is BlockKind.HEADING
            if start is not None and (
                kind in takes
                or past
                or in_marks(tokens, start, kind, heading, language)
                or (heading and kind is Takes.INFINITIVE and circumstance_in_marks(tokens, start, language))
            ):
                return Opening(kind, start)
    if Takes.ABOUT in (*takes, *group.cue.in_marks):
        told = about(sentence, group, group.last + 1, language) if group.last + 1 < i else None
        told = told or about_behind_place(sentence, group, language) or about(sentence, group, i, language)
        told = told or about_this(sentence, group, i, language)
        if told is not None and (told.marked or Takes.ABOUT in takes):
            return told
        if opens_marks(tokens, i, language):  # « appelle « au calme » »
            told = about(sentence, group, i + 1, language)
            if told is not None:
                return Opening(Takes.ABOUT, i, told.head, True)
    if Takes.NOUN in takes:
        told = _spelled_out(sentence, noun(sentence, group, i, language), language)
        if told is not None or not (group.cue.nouns and Takes.NOUN in group.cue.in_marks):
            return told
    if Takes.NOUN in group.cue.in_marks:
        any_noun = replace(group, cue=replace(group.cue, nouns=()))
        named = noun(sentence, any_noun, i, language)
        return named if named is not None and noun_in_marks(tokens, named.start, language) else None
    return None


def _said_for_it(tokens: tuple[Token, ...], first: int, last: int, language: str) -> Opening | None:
    """« assure le contraire », « dit depuis peu la même chose »: words that stand for the clause, within adverbs."""
    for i in range(first, last + 1):
        behind = past_phrase(tokens, i, language, "said_for_it")
        if behind is not None:
            return Opening(Takes.NOUN, i, tokens[behind - 1], True, behind - 1)
    return None


def _spelled_out(sentence: Sentence, named: Opening | None, language: str) -> Opening | None:
    """« avance un autre bilan : douze soldats sont morts »: the clause behind the colon is what the noun announces."""
    if named is not None and (listed := _listed(sentence, named, language)) is not None:
        return listed
    if named is None or named.marked or named.head is None or named.head.lemma not in words(language, "claim"):
        return named
    tokens = sentence.tokens
    colon = after(sentence, named.start, language=language) + 1
    if colon + 2 >= len(tokens) or tokens[colon].text != ":" or tokens[colon + 1].text in words(language, "open_quote"):
        return named
    return Opening(Takes.CLAUSE, colon + 1) if any(is_finite(t) for t in tokens[colon + 1 :]) else named


def _listed(sentence: Sentence, named: Opening, language: str) -> Opening | None:
    """« avancent trois explications : la pluie est rare, … »: several things and what they are, to the sentence's end."""
    tokens, head = sentence.tokens, named.head
    if named.takes is not Takes.NOUN or head is None or head.morph.get("Number") != "Plur":
        return None
    if not among_nouns((head.lemma.lower(), head.lower), tuple(sorted(words(language, "spelled_out"))), language):
        return None
    colon = after(sentence, named.start, language=language) + 1
    if colon + 2 >= len(tokens) or tokens[colon].text != ":" or tokens[colon + 1].text in words(language, "open_quote"):
        return None
    others = (g for g in groups(sentence, language) if g.first > colon and g.finite)
    if any(tokens[g.last + 1].lower in words(language, "complementizer") for g in others if g.last + 1 < len(tokens)):
        return None  # « évoque deux pistes : le préfet assure que … »
    return Opening(Takes.NOUN, named.start, head, True, last_word(sentence))


def _clause(sentence: Sentence, group: Group, language: str) -> int | None:
    """The word after the « que » that the cue governs."""
    tokens = sentence.tokens
    adjacent = min(past_adverbs(sentence, group.last + 1, language), len(tokens) - 1)
    near = tokens[adjacent].lower in words(language, "complementizer")
    begin, closing = adjacent if near else group.last + 1, -1
    for i in range(begin, min(group.last + _FAR, len(tokens) - 1)):
        token = tokens[i]
        closing = max(closing, titled(tokens, begin, i, language))
        if i <= closing:
            continue  # « a révélé dans l'émission « Matin » qu'il … »
        if i == closing + 1 and token.pos == "DET":
            return None  # « a dénoncé dans une lettre « ouverte » le projet que … »
        if token.lower in words(language, "complementizer"):
            before = tokens[i - 1]
            if i > group.last + 1 and before.pos in VERBAL and before.morph.get("VerbForm") == "Inf":
                return None  # « sollicite un vote pour s'assurer que … »
            if i > group.last + 1 and i != adjacent and not _governed(sentence, group, i, language):
                return None
            thus = tokens[i - 1].lower in words(language, "thus") and i - 2 == group.last
            thus = thus and any(map(is_finite, tokens[i + 1 :]))  # « montre ainsi qu'ils … »
            then = tokens[i - 1].lower in words(language, "at_that_time") and i - 2 == group.last
            then = then and not object_before(sentence, group, language)  # but « l'a dit alors que … »
            thus = thus or (then and group.cue.lemma in words(language, "said_then"))  # « affirmait alors que … »
            even = i == adjacent and tokens[i - 1].lower in words(language, "even")  # « affirme même que … »
            if tokens[i - 1].lower in words(language, "before_other_que") and not (thus or even):
                prepositions = words(language, "object_preposition")
                purpose = tokens[i - 1].lower in words(language, "for") and i - 1 == adjacent
                if not (purpose and tokens[i - 1].lower in group.cue.prepositions) and not (
                    tokens[i - 1].lower in words(language, "this")
                    and tokens[i - 2].lower in prepositions
                    and i - 2 == group.last + 1
                ):
                    continue
            return i + 1
        if token.text in (".", ";", ":", "?") or is_finite(token):
            return None
        if tokens[adjacent].lower not in words(language, "complementizer") and (
            token.lower in words(language, "comparative") or _present_participle(sentence, i, language)
        ):
            return None
        if token.morph.get("VerbForm") == "Inf" and i - group.last < 4:
            return None  # « promet d'être plus belle que … », « demande de dire que … »
        if token.text in words(language, "open_quote") and tokens[i + 1].lower not in words(language, "complementizer"):
            return None
        if token.lower in words(language, "relative") and token.pos == "PRON":
            return None
    return None


def _present_participle(sentence: Sentence, i: int, language: str) -> bool:
    """« …, affirmant que », « en affirmant que »: behind a comma or « en » a participle has its own « que »."""
    token, before = sentence.tokens[i], sentence.tokens[i - 1]
    participle = token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Pres"
    adjective = token.pos == "ADJ" and token.lower.endswith(tuple(words(language, "gerund_ending")))  # « martelant »
    return (participle or adjective) and i > 0 and (before.text == "," or before.lower in words(language, "gerund"))


def _governed(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """Whether the « que » at `i`, some words after the cue, is the cue's and not a noun's or a relative pronoun."""
    tokens = sentence.tokens
    before = tokens[i - 1]
    opened = tokens[min(past_adverbs(sentence, group.last + 1, language), i)]
    objected = opened.lower in group.cue.prepositions or (  # « a pris acte du vote, qu'il … »
        Takes.ABOUT in group.cue.takes and opened.lower in words(language, "of")
    )
    if before.text == "," and (opened.pos in ("DET", "NOUN", "PROPN") or objected):
        alone = not any(t.text == "," for t in tokens[opened.i : i - 1]) and not addressed(group, language)
        if tokens[i].pos == "PRON" or alone:
            return False  # « a observé l'évolution de la ville, qu'il … », « a annoncé sa démission, que le conseil … »
    listed = any(t.lower in words(language, "conjunction") for t in tokens[i - 2 : i])
    if listed and opened.pos in ("DET", "NUM") and not addressed(group, language):
        return False  # « réclame des bus, et surtout que l'heure soit payée »
    urges = bool({Takes.URGE, Takes.OF_INFINITIVE} & set(group.cue.takes)) and group.cue.lemma not in words(
        language, "saying"
    )
    if (before.text == "," or urges) and _infinitive_before(sentence, group, i, language):
        return False  # « demande au maire de renoncer à la hausse, qu'il … »
    if (
        before.text in (",", "«", '"', "»")
        or before.pos == "ADV"
        or before.lower in words(language, "day") | words(language, "month") | words(language, "time_noun")
        or before.text.isdigit()
    ):
        return True
    placed = opened.lower in words(language, "addressee") | words(language, "before_que")
    told_of = opened.lower in words(language, "of") and group.cue.lemma in words(language, "saying")
    if (placed or told_of) and after(sentence, opened.i + 1, language=language) + 1 == i:
        return True  # « a déclaré à la chaîne RTBF qu'il … », « devant la cour qu'il … », « dit de Paul Roy qu'il … »
    if tokens[i].dep == "mark" and addressed(group, language):
        return True  # « a prévenu les habitants que … »: the model sees a conjunction, if in a relative clause
    above = next((t for t in (tokens[i], *sentence.ancestors(i)) if t.dep.split(":")[0] in ("ccomp", "acl")), None)
    if above is not None and above.dep.startswith("ccomp") and above.head == group.verb.i:
        return True
    first = tokens[min(past_adverbs(sentence, group.last + 1, language), i)]
    if first.pos == "ADP" and tokens[i].pos == "SCONJ":
        return True
    if tokens[i].pos == "PRON" and before.pos == "NOUN" and first.pos == "DET":
        return False  # « a annoncé la mesure que … »
    return first.pos in ("ADP", "ADV", "PUNCT") and above is not None and not above.dep.endswith("relcl")


def _infinitive_before(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """Whether what is asked, an infinitive behind « de » or « à », stands between the cue and token `i`."""
    joints = words(language, "bare_of") | words(language, "bare_to")
    return any(
        t.lower in joints and lead(sentence, t.i + 1, language) is not None
        for t in sentence.tokens[group.last + 1 : i - 2]
    )


def _infinitive(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    if lead(sentence, i, language) is not None:
        return i
    if sentence.tokens[i].text == "," and _perfect(sentence.tokens, i + 1):
        return i + 1  # « a déclaré à la presse, avoir souffert »
    if sentence.tokens[i].lower in words(language, "addressee"):
        end = after(sentence, i + 1, language=language) + 1  # « a confié au Figaro avoir hésité »
        if end < len(sentence.tokens) and lead(sentence, end, language) is not None:
            return end
        if end < len(sentence.tokens) and sentence.tokens[end].text == "," and _perfect(sentence.tokens, end + 1):
            return end + 1
    return _past_infinitive(sentence, i, language) if sentence.tokens[i].pos == "ADP" else None


def _perfect(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the infinitive of an auxiliary stands at token `i`."""
    return i < len(tokens) and tokens[i].pos == "AUX" and tokens[i].morph.get("VerbForm") == "Inf"


def _past_infinitive(sentence: Sentence, i: int, language: str) -> int | None:
    """« a reconnu dès l'ouverture du procès avoir signé », « a dit à la barre ne rien savoir »: behind any adverbial."""
    tokens = sentence.tokens
    either = words(language, "have") | words(language, "be")
    for token in tokens[i + 1 : i + _ADVERBIAL]:
        if is_finite(token) or token.text in (",", ";", ":", ".") or token.text in words(language, "open_quote"):
            return None
        before = tokens[token.i - 1]
        free = before.pos not in ("ADP", "SCONJ", "PRON", "DET", "AUX") and before.lower not in words(
            language, "without"
        )
        if free and token.lower in words(language, "negation") and lead(sentence, token.i, language) is not None:
            return token.i
        bare = token.morph.get("VerbForm") == "Inf" and (token.lower in either or token.lemma in either)
        following = tokens[token.i + 1 : token.i + 4]
        if free and bare and any(t.morph.get("VerbForm") == "Part" for t in following):
            return token.i
    return None


def _of_infinitive(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    if sentence.tokens[i].lower in words(language, "bare_of") and lead(sentence, i + 1, language) is not None:
        return i + 1
    told = sentence.tokens[min(group.last + 1, len(sentence.tokens) - 1)]
    if told.lower in words(language, "to"):
        i = told.i
    if sentence.tokens[i].lower in words(language, "to"):
        for j in range(i + 1, min(i + OBJECT, len(sentence.tokens) - 1)):
            token = sentence.tokens[j]
            inside = sentence.tokens[j - 1].lower in words(language, "relative")  # « à ses collègues qui siègent … de »
            if (is_finite(token) and not inside) or token.text in (".", ";"):
                return None
            if token.lower in words(language, "bare_of") and lead(sentence, j + 1, language) is not None:
                then = sentence.tokens[j - 1].lower in words(language, "before_other_que")
                return None if then else j + 1  # « a promis aux élus, avant d'ajouter … »
    return None


def _to_infinitive(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    return (
        i + 1
        if sentence.tokens[i].lower in words(language, "bare_to") and lead(sentence, i + 1, language) is not None
        else None
    )


def _question(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    tokens = sentence.tokens
    if _asks_behind(tokens, i, language):
        return i  # « relate à quel point »
    if tokens[i].lower in words(language, "addressee"):  # « a demandé au témoin s'il … »
        i = min(after(sentence, i + 1, language=language) + 1, len(tokens) - 1)
        if _asks_behind(tokens, i, language):
            return i  # « a dit au juge dans quelles circonstances »
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


def _state(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    token = sentence.tokens[i]
    if starts_any(sentence.tokens, i, group.cue.prepositions):
        return None
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
    bare = i - 1 > group.last and passed.pos == "ADV" and not manner
    return i - 1 if bare else None  # « s'est déclaré innocent des faits », an adverb to the model
