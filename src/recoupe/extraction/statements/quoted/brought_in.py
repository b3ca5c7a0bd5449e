"""Whom a sentence brings in that is about something else, before a quotation without a cue.

« Le vacarme a réveillé Nora Petit, 40 ans. “On a tout perdu.” », « C'est là que travaille Paul Roy. “J'y suis bien.” »,
« Dans la cuisine de Nora Petit, l'eau a tout emporté. “On est vivants.” »: the one person with a name, of whom the text has
not told before. Of somebody who is dead or known already (« L'affaire vise le maire, Paul Roy ») nothing is said.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import phrase_end
from recoupe.extraction.statements.quoted.only_person import only_person
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.quoted.speaking import tells_of_death
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind
from recoupe.model.span import Span


def brought_in(scene: Scene, sentence: Sentence) -> Span | None:
    """The person's words, if the sentence has a verb and no mark, and nobody of that name stands before it."""
    tokens, language = sentence.tokens, scene.language
    if sentence.kind is not BlockKind.BODY or any(scene.in_marks(t.start) for t in tokens):
        return None
    if not any(is_finite(sentence, t.i, language) for t in tokens) or tells_of_death(tokens, language):
        return None
    phrase = only_person(sentence, 0, len(tokens), language) or _of_whom(sentence, language)
    name = None if phrase is None else _name(tokens, phrase)
    if phrase is None or name is None or _known(scene, sentence, name):
        return None
    return span_of(sentence, phrase, scene.text)


def _name(tokens: tuple[Token, ...], phrase: Phrase) -> Token | None:
    """The last word of the first person's name in the phrase."""
    held = tokens[phrase[0] : phrase[1] + 1]
    first = next((t for t in held if t.pos == "PROPN" and t.label in ("PER", "MISC")), None)
    if first is None:
        return None
    last = first.i
    while last < phrase[1] and tokens[last + 1].pos == "PROPN" and tokens[last + 1].label == first.label:
        last += 1
    return tokens[last]


def _known(scene: Scene, sentence: Sentence, name: Token) -> bool:
    """Whether the text has that name before."""
    before = (
        t for s in scene.parsed.sentences if s.start < sentence.start and s.kind is BlockKind.BODY for t in s.tokens
    )
    return any(t.text == name.text for t in before)


def _of_whom(sentence: Sentence, language: str) -> Phrase | None:
    """« C'est le cas de Nora Petit. », « Dans la cuisine de Nora Petit, … »: whose case or place the sentence opens with."""
    tokens, of = sentence.tokens, words(language, "of")
    found = [t.i for t in tokens[2:] if t.label == "PER" and tokens[t.i - 1].lower in of]
    if len(found) != 1 or sum(t.label == "PER" and tokens[t.i - 1].label != "PER" for t in tokens) != 1:
        return None
    noun, comma = tokens[found[0] - 2], next((t.i for t in tokens if t.text == ","), len(tokens))
    case = among(noun, named(language, "case_noun"))
    alone = all(t.pos in ("DET", "ADJ", "NUM", "NOUN") for t in tokens[1 : noun.i + 1])  # « Dans la petite cuisine »
    place = tokens[0].lower in named(language, "placing") and found[0] < comma and alone
    if not (case or place):
        return None
    return found[0], phrase_end(sentence, found[0], len(tokens), language)
