"""Who holds the floor in a narrator's sentence: for the quotation without cue that stands beside it.

« Selon Nora Petit, le pont tiendra. “J'en suis sûre.” » and « La boulangère s'effondre. “J'ai tout perdu.” »: the
subject of the last verb of saying, the name after « selon », or else the subject of the main verb, if it can speak.
What the sentence itself reports is found elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.extraction.entities import lexicon
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.quoted.labels import examples
from recoupe.extraction.statements.quoted.main_subject import can_hold, main_subject
from recoupe.extraction.statements.quoted.only_person import only_person
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.presentatives import presentative
from recoupe.extraction.statements.verbs.verb_groups import groups
from recoupe.extraction.statements.verbs.whole_clauses import is_finite, is_main
from recoupe.model.span import Span

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
        if found is not None and can_hold(scene, sentence, found.phrase):
            told = _floor(scene, sentence, found.phrase, True)
            return told and replace(told, wishes=group.cue.weight <= _WISH)
    if framed is not None:
        return _floor(scene, sentence, framed, True)
    phrase = _identified(scene, sentence) or main_subject(scene, sentence)
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


def _example(scene: Scene, sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """« Beaucoup hésitent encore, comme Hugo Roux, pêcheur. »: the one with a name who stands for several."""
    tokens, language = sentence.tokens, scene.language
    held = tokens[phrase[0] : phrase[1] + 1]
    several = any(t.morph.get("Number") == "Plur" or t.lower in words(language, "number_noun") for t in held)
    if not several:
        return None
    for start, end in examples(sentence, phrase[1] + 1, len(tokens), language):
        if tokens[start].label == "PER":
            acts = any(is_finite(sentence, k, language) for k in range(end + 1, len(tokens)))
            return None if acts or scene.in_marks(tokens[start].start) else (start, end)
    return None


def _voice(scene: Scene, sentence: Sentence, phrase: Phrase) -> Phrase:
    """« le message de l'évêque » for the bishop: whoever stands behind a noun of speech."""
    tokens = sentence.tokens
    head = head_of(sentence, phrase, scene.language)
    if lexicon.role(head.lower, scene.language) is not None:
        return phrase  # « le conseil de la famille »: a lawyer
    if not any(
        among(t, named(scene.language, "speech_noun")) for t in tokens[phrase[0] : min(phrase[0] + 3, phrase[1])]
    ):
        return phrase
    of = next((t.i for t in tokens[phrase[0] : phrase[1]] if t.lower in words(scene.language, "of")), None)
    if of is None or not opens_phrase(sentence, of + 1, scene.language):
        return phrase
    behind = (of + 1, phrase_end(sentence, of + 1, phrase[1] + 1, scene.language))
    return behind if can_speak(sentence, behind, scene.language) else phrase
