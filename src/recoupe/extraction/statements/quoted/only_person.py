"""Who alone is spoken of in words that no verb of saying joins to a quotation.

« Le chantier inquiète Nora Petit : “On va y perdre.” », « L'enseignement est pour elle une vocation : “…” », « Un coup
dur pour Paul Roy. “…” »: the one person or body of the clause, its subject being a thing. A complement with « de » is
left out unless it says whose words or views they are (« l'avis de Paul Roy »). Of two nobody is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quoted.labels import Introduction
from recoupe.extraction.statements.verbs.whole_clauses import is_finite


def introduced_person(
    found: Introduction | None, sentence: Sentence, before: Sequence[Token], text: str, language: str = "fr"
) -> Introduction | None:
    """« Le chantier inquiète Nora Petit : », « Chez Nora Petit, on s'inquiète : » where the words introduce nobody else."""
    if not before or before[-1].text != ":":
        return found
    if (whose := _whose_words(sentence, before[-1].i, language)) is not None:
        return Introduction(span_of(sentence, whose, text), None, "quote/only", 0.85)
    if (
        found is not None
        and found.source is not None
        and found.source.text.lower() not in words(language, "no_speaker")
    ):
        return found
    colon = before[-1].i
    begin = next((t.i + 1 for t in reversed(before[:-1]) if t.text in (":", ";")), before[0].i)
    begin = _past_asked(sentence, begin, colon, language)
    told = found is not None and found.cue is not None
    phrase = only_person(sentence, begin, colon, language, told=told)
    if phrase is None or _topic(sentence, begin, phrase, colon, language):
        return found
    source = span_of(sentence, phrase, text)
    if found is not None and found.source is not None:
        return replace(found, source=source, score=0.75)
    return Introduction(source, None, "quote/only", 0.75)


def only_person(sentence: Sentence, begin: int, end: int, language: str = "fr", *, told: bool = False) -> Phrase | None:
    """The phrase of the tokens `begin` to `end` (exclusive) that alone can speak; null where none or several can.

    Where a verb of saying is `told`, or none at all, whoever stands behind « à » is spoken to (« … aux élus, avant
    d'ajouter : », « Se tournant vers la maire : »).
    """
    tokens = sentence.tokens
    to = named(language, "spoken_to")
    told = told or not any(is_finite(sentence, k, language) for k in range(begin, end))
    found: list[Phrase] = []
    i = begin
    while i < end:
        phrase = _at(sentence, i, end, language)
        if phrase is None:
            i += 1
            continue
        i = phrase[1] + 1
        behind = phrase[0] > begin
        if tokens[phrase[0]].text.startswith("-") or (behind and _complement(sentence, begin, phrase[0], language)):
            continue
        if told and (tokens[phrase[0]].lower in to or (behind and tokens[phrase[0] - 1].lower in to)):
            continue
        if behind and _spoken_at(sentence, begin, phrase[0], language):
            continue
        found.append(phrase)
    if len(found) > 1:  # « Parmi eux, Nora Petit, 40 ans. »
        found = [p for p in found if tokens[p[0]].pos != "PRON"] or found
    if len(found) > 1 and (moved := [p for p in found if _reacts(tokens, p[0], language)]):
        found = moved  # « La remarque du préfet déclenche la colère de Nora Petit : »
    return found[0] if len(found) == 1 else None


def _whose_words(sentence: Sentence, colon: int, language: str) -> Phrase | None:
    """« Je finirai par ces mots de Nora Petit : »: whose the words are that a clause points at right before the colon."""
    tokens = sentence.tokens
    of = words(language, "of")
    for noun in tokens[1 : colon - 1]:
        if not among(noun, named(language, "cited")) or tokens[noun.i + 1].lower not in of:
            continue
        pointed = any(
            t.lower in words(language, "demonstrative_determiner") for t in tokens[max(0, noun.i - 2) : noun.i]
        )
        phrase = (noun.i + 2, phrase_end(sentence, noun.i + 2, colon, language))
        if pointed and phrase[1] + 1 == colon and can_speak(sentence, phrase, language):
            return phrase
    return None


def _reacts(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« l'ire de Nora Petit »: whether the phrase at `i` says whose a reaction is."""
    of = i > 1 and tokens[i - 1].lower in words(language, "of")
    return of and among(tokens[i - 2], words(language, "reaction"))


def _spoken_at(sentence: Sentence, begin: int, i: int, language: str) -> bool:
    """« Et d'interpeller directement le préfet : »: whether the phrase at `i` is whom an infinitive before it addresses."""
    verb = next((t for t in reversed(sentence.tokens[begin:i]) if t.pos != "ADV"), None)
    forms = () if verb is None else readings_of(verb.lower, named(language, "spoken_at"), language)
    return any(form.kind == "infinitive" for form in forms)


def _past_asked(sentence: Sentence, begin: int, end: int, language: str) -> int:
    """« Contacté par Radio Brume, l'éleveur … : »: the token behind the words that tell who asked."""
    tokens = sentence.tokens
    if tokens[begin].lower not in words(language, "asked") or tokens[begin + 1].lower not in words(language, "agent"):
        return begin
    return next((t.i + 1 for t in tokens[begin:end] if t.text == ","), begin)


def _topic(sentence: Sentence, begin: int, phrase: Phrase, colon: int, language: str) -> bool:
    """« Sur Nora Petit : », « À propos de Nora Petit : »: nothing but whom the words are about."""
    about = past_phrase(sentence.tokens, begin, language, "topic_opening")
    return about == phrase[0] and phrase[1] + 1 >= colon


def _at(sentence: Sentence, i: int, end: int, language: str) -> Phrase | None:
    token = sentence.tokens[i]
    if token.pos == "PRON":
        stressed = token.lower in words(language, "stressed_pronoun")
        return (i, i) if stressed and i > 0 and sentence.tokens[i - 1].pos == "ADP" else None
    if token.label == "LOC" or not opens_phrase(sentence, i, language) or _ours_or_apposed(sentence, i, language):
        return None
    phrase = (i, phrase_end(sentence, i, end, language))
    person = any(t.label == "PER" for t in sentence.tokens[i : phrase[1] + 1])
    role = _among_roles(sentence, phrase, language)
    return phrase if (person or role) and can_speak(sentence, phrase, language) else None


def _ours_or_apposed(sentence: Sentence, i: int, language: str) -> bool:
    """« chez nos voisins », « Paul, cadre, »: those of whoever writes, and a bare noun that stands beside a name."""
    before = sentence.tokens[i - 1] if i else None
    token = sentence.tokens[i]
    apposed = token.pos in ("NOUN", "ADJ") and before is not None and (before.text == "," or before.pos == "DET")
    of_noun = token.pos == "ADJ" and before is not None and before.pos == "NOUN"  # « Réponse officielle : »
    apposed = apposed or of_noun
    return apposed or token.morph.get("Person") == "1" or token.lower in named(language, "ours")


def _among_roles(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """Whether a word of the phrase before any complement names somebody by post or calling."""
    of = words(language, "of")
    for token in sentence.tokens[phrase[0] : phrase[1] + 1]:
        if token.lower in of:
            return False
        if among(token, named(language, "person", "role")):
            return True
    return False


def _complement(sentence: Sentence, begin: int, i: int, language: str) -> bool:
    """Whether a phrase is the complement of a noun that is neither speech nor view (« la mort du maire »)."""
    tokens = sentence.tokens
    if tokens[i - 1].lower not in words(language, "of"):
        return False
    if i >= 2 and tokens[i - 2].lower in words(language, "those"):
        return False  # « Cette colère, c'est aussi celle de Paul Roy : »
    view = named(language, "speech_noun") | named(language, "own_part")
    return not any(among(t, view) for t in tokens[begin : i - 1])
