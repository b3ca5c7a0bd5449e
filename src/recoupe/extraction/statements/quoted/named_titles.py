"""Titles whose words in marks a comma parts from who says them: « “On ne dort plus”, Nora Petit, maire de Valmer ».

A name with its apposition and no verb, or a name before a verb of telling (« “On ne dort plus”, Nora Petit raconte sa nuit »).
Names of works are no clauses (« “Les Salines”, Nora Petit, en course pour le prix »); whom something was done to or who is
charged is often not who speaks (« “Il m'a frappée”, Luc Roy, mis en examen »).
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.phrases.name_shapes import names_person
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind
from recoupe.model.span import Span

_NAME = 4  # tokens of a name
_NEAR = 14  # tokens from the name to the verb of telling


def named_in_title(scene: Scene, heading: QuotedPassage) -> Span | None:
    """Who is named behind the comma, where the words in marks are a clause."""
    sentence, tokens = scene.after(heading)
    if sentence is None or sentence.kind is not BlockKind.HEADING or len(tokens) < 3 or tokens[0].text != ",":
        return None
    i = tokens[1].i
    inside = [t for t in scene.words(heading) if sentence.start <= t.start < sentence.end]
    if not any(is_finite(sentence, t.i, scene.language) for t in inside) or not opens_phrase(
        sentence, i, scene.language
    ):
        return None
    end = _end(sentence, i)
    name = sentence.tokens[i : end + 1]
    person = tokens[1].label == "PER" and names_person(scene.parsed, sentence, name)
    phrase = (i, end if person else phrase_end(sentence, i, len(sentence.tokens), scene.language))
    behind = sentence.tokens[phrase[1] + 1 :]
    if not behind:
        return None
    told = _tells(sentence, behind, scene.language) and can_speak(sentence, phrase, scene.language)
    if told or (person and behind[0].text == "," and _described(sentence, behind, scene.language)):
        return span_of(sentence, phrase, scene.text)
    return None


def _end(sentence: Sentence, i: int) -> int:
    """The last token of the name that begins at token `i`."""
    end = i
    while end + 1 < min(len(sentence.tokens), i + _NAME) and sentence.tokens[end + 1].label == "PER":
        end += 1
    return end


def _described(sentence: Sentence, behind: tuple[Token, ...], language: str) -> bool:
    """« , en course pour le prix », « , maire de Valmer »: no verb, nor a participle of what was done to somebody."""
    verbs = (t for t in behind if t.morph.get("VerbForm") in ("Fin", "Part") or is_finite(sentence, t.i, language))
    return len(behind) > 1 and next(verbs, None) is None


def _tells(sentence: Sentence, behind: tuple[Token, ...], language: str) -> bool:
    """« raconte sa nuit », « , maire de Valmer, explique pourquoi … »: a verb of telling behind the name and its apposition."""
    if behind[0].text == ",":
        comma = next((t.i for t in behind[1:_NEAR] if t.text == ","), None)
        if comma is None or comma + 1 >= len(sentence.tokens):
            return False
        inside = [t for t in behind[1:] if t.i < comma]
        if any(is_finite(sentence, t.i, language) for t in inside):
            return False
        behind = sentence.tokens[comma + 1 :]
    verb = next((t for t in behind[:2] if t.lower not in named(language, "told_itself")), None)
    return verb is not None and among(verb, named(language, "telling_behind"))
