"""Who does the verb that introduces a quotation.

« Et Nora Petit de conclure : “…” », « Paul Roy, un bonnet sur la tête, d'ajouter : “…” », « on entend l'un des agents
crier : “…” »: by the parse, else by the words that open the clause.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.verbs.verb_groups import Group, groups
from recoupe.extraction.statements.verbs.whole_clauses import complete, is_finite


def subject_before_marks(sentence: Sentence, group: Group, begin: int, end: int, language: str) -> Phrase | None:
    """Who does the verb: by the parse, else the phrase before « de conclure », else the phrase that opens the clause."""
    tokens = sentence.tokens
    i = group.first - 1
    if group.kind == "infinitive" and i >= begin and tokens[i].lower in words(language, "of"):
        opening = opening_speaker(sentence, begin, i, language)
        if opening is not None and (opening[1] == i - 1 or _aside(sentence, opening, i)):
            return opening  # « Et Nora Petit de conclure », « Paul Roy, un bonnet sur la tête, d'ajouter »
        if all(t.lower in words(language, "conjunction") for t in tokens[begin:i]):
            return None  # « Et de conclure »
    if group.kind == "infinitive":
        heard = _ends_at(sentence, begin, i, language)
        if heard is not None:
            return heard  # « on entend l'un des agents crier »
    found = subject(sentence, group, language)
    if (
        found is not None
        and can_speak(sentence, found.phrase, language) is not False
        and _narrated(sentence, found.phrase, end, language)
    ):
        phrase = found.phrase
        if phrase[0] < group.first <= phrase[1]:
            phrase = (phrase[0], group.first - 1)
        return _trimmed(sentence, phrase, language)
    if group.finite or group.kind == "finite":
        return opening_speaker(sentence, begin, group.first, language)
    if group.kind == "infinitive" and any(is_finite(sentence, k, language) for k in range(begin, group.first)):
        opening = opening_speaker(sentence, begin, group.first, language)
        return opening if opening is not None and sentence.tokens[opening[0]].pos == "PRON" else None
    return None


def _aside(sentence: Sentence, opening: Phrase, end: int) -> bool:
    """Whether nothing but what commas set off, without a verb, stands between the phrase and token `end`."""
    between = sentence.tokens[opening[1] + 1 : end]
    held = [t for t in sentence.tokens[opening[0] : end] if t.text == ","]
    acts = any(is_finite(sentence, t.i) for t in between)
    return len(between) > 1 and between[-1].text == "," and len(held) > 1 and not acts


def _ends_at(sentence: Sentence, begin: int, last: int, language: str) -> Phrase | None:
    """The phrase that ends at token `last` under no preposition, if it can speak."""
    for i in range(begin, last + 1):
        if opens_phrase(sentence, i, language) and (i == begin or sentence.tokens[i - 1].pos != "ADP"):
            phrase = (i, phrase_end(sentence, i, last + 1, language))
            if phrase[1] == last and can_speak(sentence, phrase, language):
                return phrase
    return None


def _narrated(sentence: Sentence, phrase: Phrase, end: int, language: str) -> bool:
    """Whether the phrase is the narrator's: before the quotation, and no « je »."""
    inside, first = phrase[1] < end, sentence.tokens[phrase[0]]
    itself = first.lower in named(language, "speaker_itself") and address(first.text, language) is None  # « Me Roux »
    return inside and not itself


def _trimmed(sentence: Sentence, phrase: Phrase, language: str) -> Phrase:
    """The phrase cut where the naming of the speaker ends by our own reading, if that is shorter."""
    first, last = phrase
    if sentence.tokens[first].pos == "PRON" or first == last:
        return phrase
    return first, min(last, phrase_end(sentence, first, last + 1, language))


def behind_clause(sentence: Sentence, begin: int, verb: int, language: str) -> bool:
    """« Le maire a fermé la salle, déplore Nora Petit : »: whether a whole clause and its comma stand right before the verb."""
    return verb > begin and sentence.tokens[verb - 1].text == "," and complete(sentence, begin, verb, language)


def opening_speaker(sentence: Sentence, begin: int, end: int, language: str) -> Phrase | None:
    """The first noun phrase of the clause that stands under no preposition, if it can speak."""
    tokens = sentence.tokens
    i = begin
    while i < end:
        passed = words(language, "conjunction") | words(language, "as")
        if tokens[i].lower in passed or tokens[i].pos in ("ADV", "PUNCT"):
            i += 1
            continue
        if _those_who(sentence, i, language):
            return i, i
        if opens_phrase(sentence, i, language):
            verb = min((g.first for g in groups(sentence, language) if g.finite and i < g.first < end), default=end)
            phrase = (i, phrase_end(sentence, i, verb, language))  # « Awa Roux juge ce prix bas, mais prévient »
            if can_speak(sentence, phrase, language):
                return phrase
            i = phrase[1] + 1
            continue
        if tokens[i].lower in words(language, "subject_pronoun"):
            return i, i
        comma = next((t.i for t in tokens[i:end] if t.text == ","), None)
        if comma is None:
            return None
        i = comma + 1
    return None


def _those_who(sentence: Sentence, i: int, language: str) -> bool:
    """« Ceux qui restent n'en démordent pas : « … » »: a pronoun at token `i` that its relative clause makes a speaker."""
    here, behind = sentence.tokens[i], sentence.tokens[i + 1 : i + 2]
    return here.lower in words(language, "those") and any(t.lower in words(language, "relative") for t in behind)
