"""Who speaks in the words before the quotation of a heading, and what there only names a subject.

« Nora Petit : “On tient” », « Grève - Petit : “On tient” », « Rugby : Nora Petit “déçue mais pas abattue” » are Nora
Petit's; « Immobilier : “Les prix baissent” », « Affaire Nora Petit : “On tient” » and « Tour de Morlie : “On tient” »
say what it is about, and the speaker has to be looked for in the text. A body is a speaker here with its article only
(« La Ligue : », not « Ligue : »); a surname that the model has for no person must be a person's elsewhere in the text
or stand behind a dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.phrases.name_shapes import names_person
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.labels import Introduction
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind

_APART = frozenset({"-", "–", "—", "|", "/", "//", "•"})
_SURNAME = 3  # tokens of a name that the model has for no person
_RULES = ("quote/named", "quote/only")


def kicker(
    scene: Scene, passage: QuotedPassage, sentence: Sentence, before: Sequence[Token], found: Introduction | None
) -> Introduction | None:
    """What `introduction` found before the quotation of a heading, where the words name somebody; else null."""
    if sentence.kind is not BlockKind.HEADING or not before or (found is not None and found.rule not in _RULES):
        return found
    colon = before[-1].text == ":"
    part = _last_part(before[:-1] if colon else before, colon)
    if not part:
        return found
    if found is not None and found.source is not None and colon:
        source = found.source
        inside = [t for t in before if source.start <= t.start < source.end]
        if inside and inside[0].start > part[0].start:
            return found if _not_part_of_a_topic(sentence, inside, found, scene.language) else None
    if not _somebody(scene, sentence, part, apart=part[0].i > before[0].i):
        return None
    _, behind = scene.after(passage)
    if colon and behind and is_finite(sentence, behind[0].i, scene.language) and not scene.is_clause(passage):
        return None  # « Nora Petit : « Le Barrage » est « un film sur l'oubli » »: the clause is hers, see `headlines`
    if not colon and (not scene.is_clause(passage) or not scene.alone_after(passage) or part[0].label != "PER"):
        return found
    end = phrase_end(sentence, part[0].i, part[-1].i + 1, scene.language)
    if not colon and end != part[-1].i:
        return found
    span = span_of(sentence, (part[0].i, end), scene.text)
    if found is None:
        return Introduction(span, None, "quote/named", 0.75)
    return replace(found, source=span) if found.source is not None else found


def _last_part(tokens: Sequence[Token], colon: bool) -> Sequence[Token]:
    """The tokens behind the last dash or bar that stands between two words, or behind an earlier colon."""
    begin = 0
    for n, token in enumerate(tokens[:-1]):
        spaced = n == 0 or token.start > tokens[n - 1].end or token.text in ("/", "//")
        if token.text == ":" or (token.text in _APART and spaced):
            begin = n + 1
    return tokens[begin:] if colon or begin else ()


def _not_part_of_a_topic(sentence: Sentence, inside: Sequence[Token], found: Introduction, language: str) -> bool:
    """« Affaire Nora Petit : », « Violence domestique : »: a name or an adjective right behind a noun is no speaker."""
    first = inside[0]
    previous = sentence.tokens[first.i - 1]
    if found.rule == "quote/only" and previous.pos == "ADP":
        return previous.lower in named(language, "voice_preposition")  # not « Plainte contre Nora Petit : »
    if found.rule == "quote/only":
        told = among(previous, named(language, "person", "role"))
        return first.pos != "ADJ" and (previous.pos not in ("NOUN", "PROPN", "ADJ", "NUM") or told)
    person = any(t.label == "PER" or among(t, named(language, "person", "role", "body")) for t in inside)
    return person or first.pos == "DET"


def _somebody(scene: Scene, sentence: Sentence, part: Sequence[Token], *, apart: bool) -> bool:
    """Whether the words open with a person, a post, people, or a body with its article."""
    language = scene.language
    first = part[0]
    known = named(language, "person", "role")
    if first.pos != "NUM" and names_person(scene.parsed, sentence, part):
        return True
    if first.label != "MISC" and among(first, known, named(language, "name_prefix")):
        return True
    if first.lower in named(language, "title_opening"):
        return True
    if first.pos in ("DET", "NUM") or first.lower in named(language, "article", "stand_in", "speaking_pronoun"):
        phrase = (first.i, phrase_end(sentence, first.i, part[-1].i + 1, language))
        head = next((t for t in part[1:] if t.pos in ("NOUN", "PROPN")), None)
        misc = head is not None and head.label == "MISC" and not among(head, known | named(language, "body"))
        return bool(can_speak(sentence, phrase, language)) and not misc
    if len(part) > _SURNAME or not all(t.text[:1].isupper() and t.pos != "NUM" for t in part):
        return False
    placed = any(t.label in ("LOC", "ORG", "MISC") or (t.text.isupper() and len(t.text) > 1) for t in part)
    return apart and first.pos == "PROPN" and not placed
