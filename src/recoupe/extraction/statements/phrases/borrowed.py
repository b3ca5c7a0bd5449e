"""Whose saying a participle, gerund or infinitive reports: the subject of a verb near it, or the noun it describes.

« Le ministère, estimant que tout a été fait, refuse … », « un discours du maire jugeant que … », « Les sirènes ont retenti,
puis les grévistes sont sortis, réclamant … » : the ministry, the mayor's speech, the strikers. Finite verbs are read by
`subjects`.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extraction.entities.lexicon import words as documents
from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.joined_verbs import host_of_verb
from recoupe.extraction.statements.phrases.main_verb import of_main_verb
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, inner, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after, around, begins, head_of
from recoupe.extraction.statements.phrases.papers import paper_before
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import (
    CLAUSAL,
    SUBJECTS,
    Subject,
    as_group,
    subject_of,
    surface,
)
from recoupe.extraction.statements.verbs.forms import agree
from recoupe.extraction.statements.verbs.verb_groups import Group

_CHAIN = 10  # words from one participle of a noun to the next


def borrowed(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """Who says what a verb without a subject of its own reports, if the sentence tells."""
    if (teller := narrated(sentence, group, language)) is not None:
        return Subject(teller, "before")
    if _gerund(sentence, group, language):
        if (first := _first_gerund(sentence, group, language)) is not None:
            return borrowed(sentence, first, language)
        found = _governor(sentence, group, language)
        if found is not None and surely_speaks(sentence, found.phrase, language):
            return found
        return _clause_before(sentence, group, language) or found or _opening_name(sentence, group, language)
    paper = paper_before(sentence, group.first, language) if group.kind == "present" else None
    if paper is not None:
        return Subject(paper, "noun")
    if (whose := of_main_verb(sentence, group, language)) is not None:
        return whose
    told = _beside(sentence, group, language) if group.kind == "present" else None
    if told is not None and (
        among(head_of(sentence, told.phrase), documents(language, "bodies", "document"))
        or _absolute(sentence, told.phrase)
        or _complement(sentence, told.phrase, language)
    ):
        return told
    if told is None and group.kind == "present":
        thing = _thing_beside(sentence, group, language) or _chained(sentence, group, language)
        if thing is not None:
            return thing
    found = _governor(sentence, group, language) or _apposed(sentence, group, language)
    if group.cue.apposed and found is not None and not agree(head_of(sentence, found.phrase), group.verb):
        found = _apposed(sentence, group, language)  # « La crue a surpris le maire, Luc Roy, convaincu que … »
    if group.kind != "present" or (found is not None and surely_speaks(sentence, found.phrase, language)):
        return found
    return told or _clause_before(sentence, group, language) or found


def _gerund(sentence: Sentence, group: Group, language: str) -> bool:
    """« veut un accord avec le club tout en dénonçant … »: what « en » makes an adverbial describes no noun.

    Nor does « (dit que le port est clos), allant jusqu'à affirmer que … ».
    """
    before = group.first - 1
    if group.kind == "infinitive":
        led = sentence.tokens[max(0, before - 2) : before]
        return any(t.morph.get("VerbForm") == "Part" and t.morph.get("Tense") == "Pres" for t in led)
    return group.kind == "present" and before >= 0 and sentence.tokens[before].lower in words(language, "gerund")


def _opening_name(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« Le Phare, en proposant un débat, ambitionne de … »: who opens the sentence, whose verb the model does not see."""
    comma = group.first - 2
    if comma < 1 or sentence.tokens[comma].text != "," or sentence.tokens[0].pos not in ("DET", "PROPN"):
        return None
    whole = after(sentence, 0, right=comma - 1, language=language) == comma - 1
    return Subject((0, comma - 1), "before") if whole and surely_speaks(sentence, (0, comma - 1), language) else None


def _first_gerund(sentence: Sentence, group: Group, language: str) -> Group | None:
    """« en rappelant que le juge n'y peut rien, et en soulignant … »: the gerund to which « et » joins that of `group`."""
    tokens, gerund = sentence.tokens, words(language, "gerund")
    joint = group.first - 2
    if joint < 2 or tokens[joint].lower not in words(language, "and"):
        return None
    markers = (t.i for t in reversed(tokens[:joint]) if t.lower in gerund and t.i + 1 < joint)
    verb = next((tokens[i + 1] for i in markers if tokens[i + 1].pos == "VERB"), None)
    return None if verb is None else as_group(group, verb)


def _perfect(group: Group) -> bool:
    """« visé par une plainte pour avoir affirmé … »: an infinitive of the past, which the model has for a participle."""
    return group.auxiliary is not None and group.auxiliary.morph.get("VerbForm") == "Inf"


def _beside(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« un discours du président Paul Roy jugeant que … »: the phrase that ends where a participle without comma begins."""
    tokens = sentence.tokens
    end = last = group.first - 1
    if end > 1 and tokens[end].text == ")":  # « , la Direction des ponts (DP) ayant demandé »
        end = next((t.i for t in reversed(tokens[:end]) if t.text == "("), end) - 1
    described = end > 0 and tokens[end].pos == "ADJ"  # « , des gardes de la région voisine racontant que … »
    if end < 0 or not (tokens[end].pos in NOMINAL or described):
        return None
    for start in range(end + 1):
        clear = start == 0 or tokens[start - 1].pos in ("ADP", "PUNCT", "SCONJ", "CCONJ", "VERB", "AUX")
        opens = tokens[start].pos in ("DET", "PROPN") or name_like(tokens[start])
        whole = clear and opens and after(sentence, start, right=end, language=language) == end
        parted = start > 0 and tokens[start - 1].text == ","
        whole = whole and ((end == last and not described) or parted)
        if whole and surely_speaks(sentence, (start, end), language):
            return Subject((start, end), "noun")
    return None


def _thing_beside(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« La police a dispersé le rassemblement contestant le vote »: a bare noun right before the participle contests it."""
    tokens, noun = sentence.tokens, group.first - 1
    if (marked := noun_in_marks(sentence, noun, language)) is not None:
        return Subject(marked, "noun")
    if noun < 1 or tokens[noun].pos != "NOUN" or tokens[noun - 1].pos != "DET":
        return None
    times = words(language, "day") | words(language, "time_noun")
    speaking = surely_speaks(sentence, (noun - 1, noun), language)
    return None if speaking or tokens[noun].lower in times else Subject((noun - 1, noun), "noun")


def _chained(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« la rumeur circulant en ligne affirmant que … »: the noun that a participle before this one tells of, no comma between."""
    tokens = sentence.tokens
    for token in reversed(tokens[max(1, group.first - _CHAIN) : group.first]):
        if token.pos in ("PUNCT", "SCONJ") or token.morph.get("VerbForm") in ("Fin", "Inf"):
            return None
        if token.pos == "VERB" and token.morph.get("Tense") == "Pres" and tokens[token.i - 1].pos == "NOUN":
            return Subject(around(sentence, token.i - 1, right=token.i - 1, language=language), "noun")
    return None


def noun_in_marks(sentence: Sentence, end: int, language: str) -> Phrase | None:
    """« les « rumeurs » annonçant une baisse »: the article and the few words whose closing mark stands at token `end`."""
    tokens = sentence.tokens
    if end < 3 or tokens[end].text not in words(language, "close_quote") or tokens[end - 1].pos not in NOMINAL:
        return None
    opens = next((t.i for t in reversed(tokens[max(0, end - 4) : end]) if t.text in words(language, "open_quote")), 0)
    return (opens - 1, end) if opens and tokens[opens - 1].pos == "DET" else None


def narrated(sentence: Sentence, group: Group, language: str) -> Phrase | None:
    """« Le blessé hurle, et l'un des pompiers de répliquer : « … » »: the phrase between « et » and « de »."""
    tokens, end = sentence.tokens, group.first - 2
    if group.kind != "infinitive" or end < 3 or tokens[end + 1].lower not in words(language, "bare_of"):
        return None
    behind = tokens[group.last + 1].text if group.last + 1 < len(tokens) else ""
    if behind != ":" and behind.lower() not in words(language, "complementizer"):
        return None
    for joint in range(end - 1, 1, -1):
        if tokens[joint].lower in words(language, "and"):
            whole = after(sentence, joint + 1, right=end, language=language) == end
            told = whole and tokens[joint - 1].text == "," and surely_speaks(sentence, (joint + 1, end), language)
            return (joint + 1, end) if told else None
    return None


def _complement(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« un appel d'un homme affirmant », « une lettre du maire jugeant »: whose phrase « de » joins to the noun before."""
    tokens, first = sentence.tokens, phrase[0]
    of = words(language, "of")
    return tokens[first].lower in of or (first > 1 and tokens[first - 1].lower in of and inner(tokens[first - 2]))


def _absolute(sentence: Sentence, phrase: Phrase) -> bool:
    """« Les maires dénoncent le projet, le préfet estimant que …. »: a clause of its own behind a whole one."""
    tokens, first = sentence.tokens, phrase[0]
    whole = any(t.pos in CLAUSAL and t.morph.get("VerbForm") == "Fin" for t in tokens[: max(0, first - 1)])
    return first > 1 and tokens[first - 1].text == "," and tokens[first].pos != "NOUN" and whole


def _clause_before(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« Les sirènes sonnent, puis les grévistes sortent, réclamant … »: of the verbs before the last whose subject speaks."""
    for verb in reversed(sentence.tokens[: group.first]):
        if verb.pos not in CLAUSAL or verb.dep.split(":")[0] in ("aux", "cop"):
            continue
        first = min([verb.i, *(t.i for t in sentence.children(verb.i, "aux", "expl") if t.i < verb.i)])
        near = surface(sentence, replace(as_group(group, verb), first=first), language)
        for found in (subject_of(sentence, verb, group, language), None if near is None else near.phrase):
            if found is not None and found[1] < group.first and surely_speaks(sentence, found, language):
                return Subject(found, "governor")
    return None


def _governor(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """Who does what a participle, gerund or infinitive says: the subject of the verb above it, or the noun it describes."""
    verb = group.verb
    for above in sentence.ancestors(verb.i):
        if above.pos in NOMINAL and verb.dep.split(":")[0] == "acl" and group.kind in ("present", "past"):
            comma = sentence.tokens[max(0, group.first - 1)].text == ","
            if not comma and not (_gerund(sentence, group, language) or _perfect(group)):
                return Subject(around(sentence, above.i, right=group.first - 1, language=language), "noun")
        if above.pos in CLAUSAL or sentence.children(above.i, *SUBJECTS):
            found = subject_of(sentence, above, group, language)
            if found is None and (kept := host_of_verb(sentence, above, language)) is not None:
                found = kept[1]  # « …, et en a profité pour dire que … »
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
    if tokens[group.first].lower in words(language, "to_someone"):
        return None  # « Le maire a reçu le préfet, lui demandant … »: whoever is asked stands before
    start = next(begins(sentence, comma - 1, language), None)
    if start is None or not surely_speaks(sentence, (start, comma - 1), language):
        return None
    return Subject((start, comma - 1), "before")
