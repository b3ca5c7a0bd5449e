"""Who is told of without having the floor: by a participle in passing, by words in marks; and who has it without a verb.

« La prime promise par Hugo Roux ne change rien » only mentions him: pronouns that follow go on with whoever had the floor.
« Un avis partagé par Nora Petit, qui dirige l'école. » and « Même colère chez Nora Petit. » bring her in.
« Hugo Roux « signait tout », a-t-il dit » is somebody else's.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.parse import ParsedArticle, Sentence, Token

_AUXILIARY = 3  # tokens before a participle among which its auxiliary stands


def mentioned(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """« La prime promise par Hugo Roux ne change rien »: the agent of a participle that describes a noun."""
    participle = _by_whom(sentence, nominal, language)
    if participle is None or _verbless(sentence.tokens, language):
        return False
    before = sentence.tokens[max(0, participle.i - _AUXILIARY) : participle.i]
    return (
        bool(before) and not any(t.pos == "AUX" for t in before) and before[-1].pos in ("NOUN", "PROPN", "ADJ", "ADV")
    )


def acts_unsaid(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """« Un avis partagé par Nora Petit, qui dirige l'école. », « Même colère chez Nora Petit. »: no verb has a subject."""
    tokens, first = sentence.tokens, nominal.first
    if nominal.name is None or not first or tokens[0].pos not in ("DET", "ADJ", "NOUN", "PRON", "ADV"):
        return False  # « Même » is an adverb to the model
    brought = tokens[first - 1].lower in words(language, "pronouns", "at_whom")
    brought = brought and not any(t.text == "," for t in tokens[:first])
    brought = brought or _by_whom(sentence, nominal, language) is not None
    return brought and _verbless(tokens, language)


def told_in_marks(parsed: ParsedArticle, nominal: Nominal, language: str) -> bool:
    """« Hugo Roux « n'a rien lu » »: whether marks right behind the phrase open with a verb of which it is the subject."""
    tokens = parsed.sentences[nominal.sentence].tokens
    opening = nominal.last + 1
    if opening >= len(tokens) or tokens[opening].text not in words(language, "statement_words", "open_quote"):
        return False
    clitics = words(language, "statement_words", "object_clitic") | words(language, "statement_words", "negation")
    verb = next((t for t in tokens[opening + 1 :] if t.lower not in clitics), None)
    return verb is not None and verb.morph.get("VerbForm") == "Fin" and verb.morph.get("Person", "3") == "3"


def _by_whom(sentence: Sentence, nominal: Nominal, language: str) -> Token | None:
    """The participle of which the phrase is the agent."""
    tokens, i = sentence.tokens, nominal.first - 1
    if i < 1 or tokens[i].lower not in words(language, "statement_words", "agent"):
        return None
    i -= 1
    while i > 0 and tokens[i].pos == "ADV":
        i -= 1
    return tokens[i] if tokens[i].morph.get("VerbForm") == "Part" or tokens[i].pos == "ADJ" else None


def _verbless(tokens: Sequence[Token], language: str) -> bool:
    """Whether no verb is finite but in relative clauses, each of which has its own word."""
    relative, waiting = words(language, "statement_words", "relative"), 0
    for token in tokens:
        waiting += token.lower in relative
        if token.morph.get("VerbForm") == "Fin":
            if not waiting:
                return False
            waiting -= token.pos == "VERB"
    return True
