"""Who holds the floor in a narrator's sentence: for the quotation without cue that stands beside it.

« Selon Nora Petit, le pont tiendra. “J'en suis sûre.” » and « La boulangère s'effondre. “J'ai tout perdu.” »: the
subject of the last verb of saying, the name after « selon », or else the subject of the main verb, if it can speak.
What the sentence itself reports is found elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.entities import lexicon
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named, readings
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.quoted.only_person import only_person
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.clause_edges import relative_closed
from recoupe.extraction.statements.verbs.presentatives import presentative
from recoupe.extraction.statements.verbs.verb_groups import groups
from recoupe.extraction.statements.verbs.whole_clauses import is_finite, is_main
from recoupe.model.span import Span

_ASIDE = 9  # tokens of an apposition between a name and its verb
_SINCE = 6  # tokens of « Voilà près de vingt ans que »
_WISH = 0.75  # weight of the verbs that wish or count more often than they say
_SHARE = 3  # tokens of a phrase among which its share stands: « les deux tiers »


@dataclass(frozen=True, slots=True)
class Floor:
    """Who holds it; `says` where a verb of saying or « selon » shows it; `pronoun` where only a pronoun stands.

    `several` where they are more than one; `wishes` where the verb tells more often what somebody means to do; `kin` where it
    is a relative without a name of whom the text is about.
    """

    span: Span
    says: bool
    pronoun: bool
    several: bool = False
    wishes: bool = False
    kin: bool = False


def floor(scene: Scene, sentence: Sentence) -> Floor | None:
    """Who holds the floor in `sentence`, outside its quoted passages; nobody in a list of what there was."""
    if _lists(sentence, scene.language):
        return None
    framed = _according(scene, sentence)
    if framed is not None and all(t.pos == "PUNCT" for t in sentence.tokens[framed[1] + 1 :]) and framed[0] > 1:
        return _floor(scene, sentence, framed, True)  # « Les voleurs lâchent des fumigènes, selon lui. »
    found_groups = sorted(
        groups(sentence, scene.language),
        key=lambda g: (is_main(sentence, 0, g.first, scene.language), g.first),
        reverse=True,
    )
    for group in found_groups:
        if not group.finite:
            continue
        if group.passive or scene.in_marks(group.verb.start) or _circumstance(sentence, group.first, scene.language):
            continue
        found = subject(sentence, group, scene.language)
        if found is not None and _can(scene, sentence, found.phrase):
            told = _floor(scene, sentence, found.phrase, True)
            return told and replace(told, wishes=group.cue.weight <= _WISH)
    if framed is not None:
        return _floor(scene, sentence, framed, True)
    phrase = _identified(scene, sentence) or _main_subject(scene, sentence)
    if phrase is not None and _only_undergoes(sentence, phrase, scene.language):
        return None
    phrase = phrase or _alone(scene, sentence)
    return None if phrase is None else _floor(scene, sentence, phrase, False)


def _circumstance(sentence: Sentence, verb: int, language: str) -> bool:
    """« Les camions passent depuis que l'office a lancé le chantier »: whether the verb stands in a clause that tells when or
    why, behind the main one.
    """
    tokens, opener = sentence.tokens, words(language, "subordinator")
    for token in reversed(tokens[:verb]):
        if token.text in (",", ";", ":") or is_finite(sentence, token.i, language):
            return False
        before = tokens[max(0, token.i - 1)]
        that = token.lower in words(language, "complementizer") and before.lower in opener
        if that or (token.lower in opener and token.pos == "SCONJ"):
            return any(is_finite(sentence, t.i, language) for t in tokens[: before.i])
    return False


def _identified(scene: Scene, sentence: Sentence) -> Phrase | None:
    """« L'homme au fond, c'est Paul Roy, éleveur. »: the name that says who somebody is; not « Ce qui inquiète, c'est … »."""
    tokens, language = sentence.tokens, scene.language
    if not opens_phrase(sentence, 0, language):
        return None
    for comma, name in zip(tokens[1:], tokens[4:], strict=False):
        if comma.text != "," or presentative(tokens, comma.i + 1, language) != name.i - 1:
            continue
        somebody = can_speak(sentence, (0, comma.i - 1), language) is True
        if somebody and name.label == "PER" and name.pos == "PROPN" and not scene.in_marks(name.start):
            return name.i, phrase_end(sentence, name.i, len(tokens), language)
    return None


def _alone(scene: Scene, sentence: Sentence) -> Phrase | None:
    """« Un refrain souvent repris par Paul Roy. », « Même joie pour Nora Petit. »: the one person of words without a verb."""
    told = [t for t in sentence.tokens if not scene.in_marks(t.start) and t.text[0].isalnum()]
    if not told or any(is_finite(sentence, t.i, scene.language) for t in told):
        return None
    return only_person(sentence, told[0].i, told[-1].i + 1, scene.language)


def _only_undergoes(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« L'usine, fermée depuis lundi, attend », « Le courant est coupé »: premises and bodies of which no deed is told."""
    held = sentence.tokens[phrase[0] : phrase[1] + 1]
    if any(t.pos == "PROPN" or among(t, named(language, "person", "role")) for t in held) or len(held) < 2:
        return False
    return among(head_of(sentence, phrase, language), named(language, "premises")) or any(
        t.dep == "nsubj:pass" for t in held
    )


def _floor(scene: Scene, sentence: Sentence, phrase: Phrase, says: bool) -> Floor | None:
    example, opening = _example(scene, sentence, phrase), sentence.tokens[phrase[0] : phrase[0] + _SHARE]
    if example is None and any(t.lower in words(scene.language, "share_noun") for t in opening):
        return None  # « Les deux tiers des votants ont dit non »: none of them is heard
    phrase = example or _voice(scene, sentence, phrase)
    pronoun = phrase[0] == phrase[1] and sentence.tokens[phrase[0]].pos == "PRON"
    several = sentence.tokens[phrase[0]].morph.get("Number") == "Plur"
    kin = not says and _kin(scene, sentence, phrase)
    return Floor(span_of(sentence, phrase, scene.text), says, pronoun, several, kin=kin)


def _kin(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    """« Son fils vit à Valmer. », « Ses deux sœurs sont parties. »: a relative without a name who says nothing.

    Not « Son fils est inconsolable », nor where somebody has died, for whom relatives speak.
    """
    tokens, language = sentence.tokens, scene.language
    held = tokens[phrase[0] : phrase[1] + 1]
    beside = tokens[phrase[1] + 1 : phrase[1] + 3]  # « Son fils, Hugo, vit ici. »
    named_here = any(t.text[0].isupper() for t in (*held[1:], *beside))
    owned = held[0].lower in words(language, "possessive") and any(among(t, named(language, "kin")) for t in held)
    if not owned or named_here or any(t.dep == "ROOT" and t.pos == "ADJ" for t in tokens):
        return False
    return not any(tells_of_death(s.tokens, language) for s in scene.parsed.sentences)


def tells_of_death(tokens: Sequence[Token], language: str) -> bool:
    """« est décédé », « la mort de Paul Roy »."""
    dies, death = lexicon.words(language, "titles", "death"), lexicon.words(language, "titles", "death_noun")
    return any(t.lemma in dies or t.lower in death for t in tokens)


def _can(scene: Scene, sentence: Sentence, phrase: Phrase) -> bool:
    tokens = sentence.tokens
    if scene.in_marks(tokens[phrase[0]].start) or tokens[phrase[0]].lower in words(scene.language, "impersonal"):
        return False
    if _counts(tokens[phrase[1] + 1 :], scene.language):
        return False
    if phrase[0] == phrase[1] and _nobody(sentence, phrase[0], scene.language):
        return False
    if phrase[0] == phrase[1] and tokens[phrase[0]].pos == "PRON":
        if _impersonal(tokens, phrase[0], scene.language) or sets_scene(tokens[phrase[0] :], scene.language):
            return False  # « il n'en reste pas moins que »
        subjects = words(scene.language, "personal_subject") | words(scene.language, "tonic_subject")
        return tokens[phrase[0]].lower.strip("-") in subjects
    return can_speak(sentence, phrase, scene.language) is True


def _impersonal(tokens: tuple[Token, ...], i: int, language: str) -> bool:
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


def _lists(sentence: Sentence, language: str) -> bool:
    """« Un père absent, deux frères, une chambre pour quatre. »: what there was, one behind the other; no age."""
    opening = [t for t in sentence.tokens if t.i == 0 or sentence.tokens[t.i - 1].text == ","]
    ages = {t.i - 1 for t in sentence.tokens if t.lower in words(language, "year_of_age")}
    brought_in = [
        t for t in opening if t.lower in words(language, "brought_in") or (t.pos == "NUM" and t.i not in ages)
    ]
    return len(brought_in) > 1 and brought_in[0].i == 0


def _according(scene: Scene, sentence: Sentence) -> Phrase | None:
    tokens = sentence.tokens
    for token in tokens[:-1]:
        if token.lower not in named(scene.language, "according") or scene.in_marks(token.start):
            continue
        i = token.i + 1
        if tokens[i].lower in words(scene.language, "no_speaker"):
            continue  # « C'est pour cela que »
        if tokens[i].pos == "PRON":
            return i, i
        if opens_phrase(sentence, i, scene.language):
            phrase = i, phrase_end(sentence, i, len(tokens), scene.language)
            opening = token.i == 0 or tokens[token.i - 1].text == ","
            if can_speak(sentence, phrase, scene.language) and opening:
                return phrase
    return None


def _main_subject(scene: Scene, sentence: Sentence) -> Phrase | None:
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
            if child.i <= phrase[1] and _can(scene, sentence, phrase):
                return phrase
    opening = next((t.i for t in tokens if t.pos != "CCONJ"), 0)  # « Mais elle tient ses carnets : … »
    for i in (opening, *(t.i + 1 for t in tokens[:-1] if t.text == ",")):
        if not opens_phrase(sentence, i, scene.language) and tokens[i].pos != "PRON":
            continue
        phrase = (i, i) if tokens[i].pos == "PRON" else (i, phrase_end(sentence, i, len(tokens), scene.language))
        begin = _past_stressed(tokens, _past_asides(sentence, phrase, scene.language), scene.language)
        following = range(begin, min(begin + 3, len(tokens)))
        if _can(scene, sentence, phrase) and any(_verb_here(scene, sentence, j) for j in following):
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
    return phrase if _can(scene, sentence, phrase) else None


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


def _example(scene: Scene, sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """« Beaucoup hésitent encore, comme Hugo Roux, pêcheur. »: the one with a name who stands for several."""
    tokens, language = sentence.tokens, scene.language
    held = tokens[phrase[0] : phrase[1] + 1]
    several = any(t.morph.get("Number") == "Plur" or t.lower in words(language, "number_noun") for t in held)
    if not several:
        return None
    for comma in tokens[phrase[1] + 1 : -3]:
        start = past_phrase(tokens, comma.i + 1, language, "example_opening")
        if comma.text != "," or start is None or start >= len(tokens) or tokens[start].label != "PER":
            continue
        end = phrase_end(sentence, start, len(tokens), language)
        acts = any(is_finite(sentence, k, language) for k in range(end + 1, len(tokens)))
        return None if acts or scene.in_marks(tokens[start].start) else (start, end)
    return None


def _voice(scene: Scene, sentence: Sentence, phrase: Phrase) -> Phrase:
    """« le message de l'évêque » for the bishop: whoever stands behind a noun of speech."""
    tokens = sentence.tokens
    if not any(
        among(t, named(scene.language, "speech_noun")) for t in tokens[phrase[0] : min(phrase[0] + 3, phrase[1])]
    ):
        return phrase
    of = next((t.i for t in tokens[phrase[0] : phrase[1]] if t.lower in words(scene.language, "of")), None)
    if of is None or not opens_phrase(sentence, of + 1, scene.language):
        return phrase
    behind = (of + 1, phrase_end(sentence, of + 1, phrase[1] + 1, scene.language))
    return behind if can_speak(sentence, behind, scene.language) else phrase
