"""Names before a quotation that no verb introduces.

« Selon l'ingénieur, “…” », « Pour elle : “…” », « Paul Roy, éleveur : “…” », « Réponse de la ministre : “…” », « Même
constat chez Nora Petit : “…” ». A place alone before a colon (« Gaza : “…” ») is as often where as who, and a banner
is nobody: neither is read. Verbs before a quotation are the business of `intro`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.span import Span
from recoupe.model.statement import Stance

SURE = 0.95  # score where a verb that quotes brings in the words


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who is introduced, by which words; both may be missing (« Et de conclure : “…” »)."""

    source: Span | None
    cue: Span | None
    rule: str
    score: float
    stance: Stance = Stance.ASSERTS
    rejects_content: bool = False

    @property
    def sure(self) -> bool:
        """Whether a verb that quotes brings in the words, with its subject."""
        return self.score >= SURE


def frame_before(sentence: Sentence, end: int, text: str, language: str, *, verb: bool = False) -> Introduction | None:
    """« Selon l'ingénieur, “…” », « Pour elle : “…” »: the preposition opens the clause or follows a conjunction.

    `verb`: a clause may stand between (« Pour le géologue, la cause est connue : “…” »).
    """
    tokens = sentence.tokens
    for i in range(end - 1, -1, -1):
        token = tokens[i]
        if token.lower not in named(language, "according") or i + 1 >= end:
            continue
        opens = i == 0 or tokens[i - 1].text in (",", ":", ";", "»", '"') or tokens[i - 1].pos in ("CCONJ", "ADV")
        if not opens:
            continue
        following = tokens[i + 1]
        if following.pos == "PRON":
            phrase: Phrase | None = (i + 1, i + 1)
        elif opens_phrase(sentence, i + 1, language):
            phrase = (i + 1, phrase_end(sentence, i + 1, end, language))
        else:
            continue
        assert phrase is not None
        if token.lower in named(language, "opinion") and not (
            following.pos == "PRON" or can_speak(sentence, phrase, language)
        ):
            continue
        if can_speak(sentence, phrase, language) is False:
            continue
        rest = [t for t in tokens[phrase[1] + 1 : end] if t.pos != "PUNCT"]
        if (
            not verb
            and any(is_finite(sentence, t.i, language) for t in rest if t.lower not in named(language, "subordinator"))
            and not any(t.lower in words(language, "relative") for t in rest)
        ):
            continue
        if "," in {t.text for t in tokens[phrase[0] : phrase[1] + 1]} and _only_predicate(sentence, end, language):
            continue
        if _only_subject(sentence, end, language):
            continue
        cue = Span.of(text, token.start, token.end)
        return Introduction(span_of(sentence, phrase, text), cue, "quote/frame", 0.9)
    return None


def _only_predicate(sentence: Sentence, end: int, language: str) -> bool:
    """« Pour le maire, la région, qui a tardé, « se moque du monde » »: the words in marks have their subject before them."""
    tokens = sentence.tokens
    mark = next((t.i for t in tokens[end : end + 2] if t.text in words(language, "open_quote")), end)
    inside = tokens[mark + 1 :]
    held = words(language, "object_clitic") | words(language, "negation")
    verb = next((t for t in inside if t.lower not in held), None)
    return verb is not None and is_finite(sentence, verb.i, language)


def _only_subject(sentence: Sentence, end: int, language: str) -> bool:
    """« Pour la maire, « le vrai danger » vient des carrières »: words in marks whose verb stands right behind them."""
    tokens = sentence.tokens
    mark = next((t.i for t in tokens[end : end + 2] if t.text in words(language, "open_quote")), None)
    close = (
        None
        if mark is None
        else next((t.i for t in tokens[mark + 1 :] if t.text in words(language, "close_quote")), None)
    )
    if mark is None or close is None or any(is_finite(sentence, k, language) for k in range(mark + 1, close)):
        return False
    held = words(language, "object_clitic") | words(language, "negation")
    verb = next((t for t in tokens[close + 1 :] if t.lower not in held), None)
    return verb is not None and is_finite(sentence, verb.i, language)


def framed_with_relative(sentence: Sentence, begin: int, colon: int, text: str, language: str) -> Introduction | None:
    """« La ville savait, selon le préfet, pour qui la cause est connue : “…” »: who is told of last goes on."""
    tokens = sentence.tokens
    for i in range(begin + 1, colon - 3):
        if tokens[i].lower not in named(language, "according") or not opens_phrase(sentence, i + 1, language):
            continue
        phrase = (i + 1, phrase_end(sentence, i + 1, colon, language))
        behind = tokens[phrase[1] + 1 : phrase[1] + 4]
        relative = words(language, "relative")
        told = len(behind) == 3 and behind[0].text == "," and any(t.lower in relative for t in behind[1:])
        joined = any(
            t.text == "," and tokens[t.i + 1].lower in words(language, "conjunction")
            for t in tokens[phrase[1] + 2 : colon]
        )
        told = told and not joined and (behind[1].lower in relative or behind[1].pos == "ADP")
        if told and can_speak(sentence, phrase, language):
            return Introduction(span_of(sentence, phrase, text), None, "quote/named", 0.8)
    return None


def examples(sentence: Sentence, begin: int, end: int, language: str) -> Iterator[Phrase]:
    """« , comme Nora Petit, 40 ans », « C'est le cas de Paul Roy »: whoever stands for several, behind a comma or first."""
    tokens = sentence.tokens
    for i in range(begin, end - 1):
        opens = i == begin or tokens[i - 1].text == ","
        start = past_phrase(tokens, i, language, "example_opening") if opens else None
        if start is not None and start < end and opens_phrase(sentence, start, language):
            yield start, phrase_end(sentence, start, end, language)


def example_before(sentence: Sentence, begin: int, colon: int, text: str, language: str) -> Introduction | None:
    """« Beaucoup ont tout perdu, comme Nora Petit, 40 ans : “…” »: the one out of several, with a name, up to the colon."""
    tokens = sentence.tokens
    for start, end in examples(sentence, begin, colon, language):
        named_one = any(t.pos == "PROPN" for t in tokens[start : end + 1])
        one = tokens[start].morph.get("Number") != "Plur"
        if end + 1 == colon and named_one and one and can_speak(sentence, (start, end), language):
            return Introduction(span_of(sentence, (start, end), text), None, "quote/named", 0.8)
    return None


def label_before(sentence: Sentence, begin: int, colon: int, text: str, language: str) -> Introduction | None:
    """A name or title before the colon: « Paul Roy, éleveur : “…” », « Réponse de la ministre : “…” »."""
    tokens = sentence.tokens
    i = _past_setting(sentence, begin, colon, language)
    while i < colon and (
        tokens[i].pos in ("CCONJ", "ADV", "PUNCT") or tokens[i].lower in named(language, "bare_opening")
    ):
        if among(tokens[i], named(language, "speech_noun")) and tokens[i + 1].lower in words(language, "of"):
            break  # « Verdict du juge : »
        i += 1
    if i >= colon:
        return None
    voice = _alike(sentence, begin, colon, language) or _after_preposition(sentence, i, colon, language)
    if voice is not None:
        return Introduction(span_of(sentence, voice, text), None, "quote/named", 0.8)
    speech = named(language, "speech_noun")
    if any(among(t, speech) for t in tokens[i : min(i + 4, colon)]):
        of = next((t.i for t in tokens[i:colon] if t.lower in words(language, "of")), None)
        if of is not None and of + 1 < colon:
            start = of + 1
            phrase = (start, phrase_end(sentence, start, colon, language))
            if can_speak(sentence, phrase, language) and not _bare(sentence, of, language):
                return Introduction(span_of(sentence, phrase, text), None, "quote/named", 0.8)
        return Introduction(None, None, "quote/introduced-nobody", 0.6)
    if not opens_phrase(sentence, i, language):
        return None
    phrase = (i, phrase_end(sentence, i, colon, language))
    if not can_speak(sentence, phrase, language) or any(
        is_finite(sentence, t.i, language) for t in tokens[begin:colon]
    ):
        return None
    if any(among(t, named(language, "signboard")) for t in tokens[phrase[0] : phrase[0] + 3]):
        return None
    if _only_place(sentence, phrase):
        return None
    return Introduction(span_of(sentence, phrase, text), None, "quote/named", 0.85)


def _bare(sentence: Sentence, of: int, language: str) -> bool:
    """« mot d'ordre », « mot de passe »: a noun in the singular that stands behind « de » without article tells of nobody."""
    noun = sentence.tokens[of + 1]
    joined = sentence.tokens[of].lower in words(language, "contracted")
    common = noun.pos == "NOUN" and noun.text.islower() and noun.morph.get("Number") != "Plur"
    return common and not joined


def speech_before(
    sentence: Sentence, begin: int, group: Group, colon: int, text: str, language: str
) -> Introduction | None:
    """« La réponse de la mairie a fusé : “…” »: whose words the verb tells of."""
    tokens, verb = sentence.tokens, group.first
    people = named(language, "person", "role", "body")
    if any(t.pos == "PROPN" or among(t, people) for t in tokens[group.last + 1 : colon]):
        return None  # « La remarque du préfet déclenche la colère d'Awa Roux : »
    i = begin
    while i < verb and tokens[i].pos in ("CCONJ", "ADV", "PUNCT"):
        i += 1
    noun = next((t for t in tokens[i + 1 : i + 3] if t.pos == "NOUN"), None)
    if i + 1 >= verb or noun is None or not among(noun, named(language, "speech_noun")):
        return None
    of = next((t.i for t in tokens[noun.i + 1 : noun.i + 3] if t.pos != "ADJ"), verb)
    if of + 1 >= verb or tokens[of].lower not in words(language, "of") or tokens[i].pos != "DET":
        return None
    phrase = (of + 1, phrase_end(sentence, of + 1, verb, language))
    if phrase[1] + 1 != verb and tokens[phrase[1] + 1].lower not in words(language, "negation"):
        return None
    if not can_speak(sentence, phrase, language):
        return None
    return Introduction(span_of(sentence, phrase, text), None, "quote/named", 0.8)


def _past_setting(sentence: Sentence, begin: int, colon: int, language: str) -> int:
    """« Dans un courriel, la députée Nora Petit : »: past the circumstance that a comma closes."""
    tokens = sentence.tokens
    if tokens[begin].pos != "ADP" or tokens[begin].lower in named(language, "voice_preposition"):
        return begin
    comma = next((t.i for t in tokens[begin:colon] if t.text == ","), None)
    if comma is None or comma + 1 >= colon or not opens_phrase(sentence, comma + 1, language):
        return begin
    phrase = (comma + 1, phrase_end(sentence, comma + 1, colon, language))
    message = any(among(t, named(language, "speech_noun")) for t in tokens[comma + 1 : comma + 4])
    return comma + 1 if phrase[1] == colon - 1 and not message and can_speak(sentence, phrase, language) else begin


def _alike(sentence: Sentence, begin: int, colon: int, language: str) -> Phrase | None:
    """« Même discours au syndicat des pêcheurs : », « Autre son de cloche du côté de la mairie : »: who says so too."""
    tokens = sentence.tokens
    if tokens[begin].lower not in words(language, "alike"):
        return None
    for i in range(begin + 2, colon - 1):
        start = past_phrase(tokens, i, language, "alike_at")
        if start is None or start >= colon:
            continue
        joined = tokens[start - 1].lower in words(language, "contracted")
        if not joined and not opens_phrase(sentence, start, language):
            continue
        phrase = (start, phrase_end(sentence, start, colon, language))
        if phrase[1] + 1 == colon and can_speak(sentence, phrase, language) is not False:
            return phrase
    return None


def _after_preposition(sentence: Sentence, begin: int, colon: int, language: str) -> Phrase | None:
    """« Même constat chez Paul Roy, éleveur : »: the phrase from the preposition up to the colon, if it can speak."""
    for i in range(begin, colon - 1):
        low = sentence.tokens[i].lower
        side = (
            i > begin and low in words(language, "of") and sentence.tokens[i - 1].lower in named(language, "own_part")
        )
        if (side or low in named(language, "voice_preposition")) and opens_phrase(sentence, i + 1, language):
            phrase = (i + 1, phrase_end(sentence, i + 1, colon, language))
            acts = any(is_finite(sentence, k, language) for k in range(phrase[1] + 1, colon))
            if not acts and can_speak(sentence, phrase, language):
                return phrase
    return None


def _only_place(sentence: Sentence, phrase: Phrase) -> bool:
    """« À Valmer : “…” », « Gaza : “…” »: a place alone before a colon is as often where as who."""
    inside = sentence.tokens[phrase[0] : phrase[1] + 1]
    return all(t.pos == "PROPN" and t.label == "LOC" for t in inside)
