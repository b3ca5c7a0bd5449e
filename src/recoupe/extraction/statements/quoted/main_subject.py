"""Who does what the main verb of a narrator's sentence tells, if they may hold the floor.

« La boulangère s'effondre. “J'ai tout perdu.” », « Ana, 24 ans, marche en tête. », « Vingt ans que Nora Petit tient la
barre. »: the subject by the parse, or what opens the clause before its verb. « Il fait nuit », « Personne n'est venu » and
« Les inscrits sont deux cents » tell of nobody who speaks; verbs of saying are read in `speaking`.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import named, readings
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.clause_edges import relative_closed
from recoupe.extraction.statements.verbs.whole_clauses import is_finite

_ASIDE = 9  # tokens of an apposition between a name and its verb
_SINCE = 6  # tokens of « Voilà près de vingt ans que »


def main_subject(scene: Scene, sentence: Sentence) -> Phrase | None:
    """Who does what the main verb tells; null where that is nobody who may speak."""
    tokens = sentence.tokens
    tonic = words(scene.language, "tonic_subject") | words(scene.language, "personal_subject")
    if len(tokens) > 1 and tokens[1].text == "," and tokens[0].lower in tonic:
        return 0, 0  # « Lui, berger, est révolté par ces mots. »
    if (since := _since(scene, sentence)) is not None:
        return since
    if (ahead := _name_ahead(scene, sentence)) is not None:
        return ahead
    root = next((t for t in tokens if t.head == t.i and t.pos in ("VERB", "AUX", "ADJ", "NOUN")), None)
    if root is not None:
        for child in sentence.children(root.i, "nsubj"):
            start = child.i
            while start > 0 and tokens[start - 1].pos in ("DET", "ADJ", "PROPN", "NUM") and child.pos != "PRON":
                start -= 1
            phrase = (
                (start, start)
                if child.pos == "PRON"
                else (start, phrase_end(sentence, start, len(tokens), scene.language))
            )
            if child.i <= phrase[1] and can_hold(scene, sentence, phrase):
                return phrase
    opening = next((t.i for t in tokens if t.pos != "CCONJ"), 0)  # « Mais elle tient ses carnets : … »
    for i in (opening, *(t.i + 1 for t in tokens[:-1] if t.text == ",")):
        if not opens_phrase(sentence, i, scene.language) and tokens[i].pos != "PRON":
            continue
        phrase = (i, i) if tokens[i].pos == "PRON" else (i, phrase_end(sentence, i, len(tokens), scene.language))
        begin = _past_stressed(tokens, _past_asides(sentence, phrase, scene.language), scene.language)
        following = range(begin, min(begin + 3, len(tokens)))
        if can_hold(scene, sentence, phrase) and any(_verb_here(scene, sentence, j) for j in following):
            return phrase
    return None


def _name_ahead(scene: Scene, sentence: Sentence) -> Phrase | None:
    """« Ana, 24 ans, marche en tête. », « Luc Roy marche en tête. »: the name that opens the sentence, whatever the model reads."""
    tokens, last = sentence.tokens, -1
    while (
        last + 1 < len(tokens) and tokens[last + 1].text[0].isupper() and (last < 0 or tokens[last + 1].pos == "PROPN")
    ):
        last += 1
    behind = tokens[last + 1 : last + 5]
    if last < 0 or len(behind) < 4 or scene.in_marks(tokens[0].start):
        return None
    years = behind[1].text.isdigit() and behind[2].lower in words(scene.language, "year_of_age")
    if years and behind[0].text == behind[3].text == ",":
        return (0, phrase_end(sentence, 0, len(tokens), scene.language))
    if last == 0:
        return None
    if behind[0].text == "," and behind[1].lower in words(scene.language, "relative"):
        return (0, last) if relative_closed(tokens, last + 2, len(tokens), scene.language) else None
    person = all(t.label == "PER" for t in tokens[: last + 1])
    return (0, last) if person and _verb_here(scene, sentence, last + 1) else None


def _since(scene: Scene, sentence: Sentence) -> Phrase | None:
    """« Vingt ans que Nora Petit tient la barre. »: who does what a clause behind a stretch of time tells."""
    tokens, language = sentence.tokens, scene.language
    that = next((t.i for t in tokens[1:_SINCE] if t.lower in words(language, "complementizer")), None)
    if that is None or that + 1 >= len(tokens) or any(is_finite(sentence, t.i, language) for t in tokens[:that]):
        return None
    counted = any(t.pos == "NUM" or t.lower in named(language, "about_so_many") for t in tokens[:that])
    if not counted or not (opens_phrase(sentence, that + 1, language) or tokens[that + 1].pos == "PRON"):
        return None
    one = tokens[that + 1].pos == "PRON"
    phrase = (that + 1, that + 1 if one else phrase_end(sentence, that + 1, len(tokens), language))
    return phrase if can_hold(scene, sentence, phrase) else None


def _past_asides(sentence: Sentence, phrase: Phrase, language: str) -> int:
    """« Nora Petit, 40 ans, un bonnet sur la tête, vit ici »: past what stands between a name and its verb, without a verb."""
    tokens, i = sentence.tokens, phrase[1] + 1
    while tokens[phrase[0]].pos == "PROPN" and i + 2 < len(tokens) and tokens[i].text == ",":
        comma = next((t.i for t in tokens[i + 1 : i + 2 + _ASIDE] if t.text == ","), None)
        if comma is None or comma + 1 >= len(tokens):
            break
        if any(is_finite(sentence, k, language) for k in range(i + 1, comma)):
            break
        i = comma + 1
        if tokens[i].pos in ("AUX", "VERB", "PRON", "ADV"):
            return i
        i = comma
    return phrase[1] + 1


def _past_stressed(tokens: tuple[Token, ...], i: int, language: str) -> int:
    """Past « , lui, » behind a subject that is set against others."""
    aside = [t.text for t in tokens[i : i + 3]]
    if len(aside) == 3 and aside[0] == aside[2] == "," and tokens[i + 1].lower in words(language, "stressed_pronoun"):
        return i + 3
    return i


def _verb_here(scene: Scene, sentence: Sentence, i: int) -> bool:
    """Whether token `i` is a finite verb by the model or by its form (« Ahmed sourit »)."""
    token = sentence.tokens[i]
    if is_finite(sentence, i, scene.language):
        return True
    return token.pos not in ("DET", "ADP", "PRON", "ADV", "PUNCT") and any(
        f.kind in ("finite", "conditional") for f in readings(token.lower, scene.language)
    )


def can_hold(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase, of the narrator's words, may hold the floor: somebody who can speak, no pronoun for nobody."""
    tokens = sentence.tokens
    if scene.in_marks(tokens[phrase[0]].start) or tokens[phrase[0]].lower in words(scene.language, "impersonal"):
        return False
    if _counts(tokens[phrase[1] + 1 :], scene.language):
        return False
    if phrase[0] == phrase[1] and _nobody(sentence, phrase[0], scene.language):
        return False
    if phrase[0] == phrase[1] and tokens[phrase[0]].pos == "PRON":
        if _expletive(tokens, phrase[0], scene.language) or sets_scene(tokens[phrase[0] :], scene.language):
            return False  # « il n'en reste pas moins que »
        subjects = words(scene.language, "personal_subject") | words(scene.language, "tonic_subject")
        return tokens[phrase[0]].lower.strip("-") in subjects
    return can_speak(sentence, phrase, scene.language) is True


def _expletive(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether the pronoun stands for nothing, by the model; not before a verb of what only people do (« Il espère partir »)."""
    if not tokens[i].dep.startswith("expl"):
        return False
    personal = named(language, "somebodys_verb") | words(language, "having_in_mind")
    return not any(finite_of(t, personal, language) for t in tokens[i + 1 : i + 2])


def _nobody(sentence: Sentence, i: int, language: str) -> bool:
    """« Personne n'est venu », « Le choc lui a cassé le bras »: no one who is there, or the object of the verb behind."""
    token, before = sentence.tokens[i], sentence.tokens[i - 1] if i else None
    tonic = token.lower in words(language, "tonic_subject") and before is not None and before.pos in ("NOUN", "PROPN")
    return token.lower in words(language, "no_speaker") or (tonic and token.lower in words(language, "object_clitic"))


def sets_scene(tokens: Sequence[Token], language: str) -> bool:
    """« il fait moins 6 », « il fait nuit », « il n'y a personne »: the pronoun that opens `tokens` stands for nobody."""
    if tokens[0].lower.strip("-") not in words(language, "he"):
        return False
    behind = [t for t in tokens[1:6] if t.lower not in words(language, "negation")]
    if behind and behind[0].lower in words(language, "there"):
        return True
    if not behind or not finite_of(behind[0], named(language, "weather_verb"), language):
        return False
    held = next((t for t in behind[1:] if t.pos != "ADV" or t.lower in named(language, "weather")), None)
    return held is not None and (held.lower in named(language, "weather") or held.lower.isdigit())


def _counts(tokens: Sequence[Token], language: str) -> bool:
    """« (ils) étaient quatre bénévoles », « (les inscrits) sont désormais deux cents »: the clause only tells how many."""
    told = [t for t in tokens[:5] if t.pos != "ADV" and t.lower not in words(language, "negation")]
    if len(told) < 2 or not finite_of(told[0], named(language, "counting_verb"), language):
        return False
    number = told[2] if told[1].lower in words(language, "indefinite") and len(told) > 2 else told[1]
    return number.pos == "NUM" or number.lower in named(language, "about_so_many")


def finite_of(token: Token, lemmas: frozenset[str], language: str) -> bool:
    """Whether the token is a finite form of one of the verbs."""
    forms = readings_of(token.lower, lemmas, language)
    return any(form.kind in ("finite", "conditional") for form in forms)
