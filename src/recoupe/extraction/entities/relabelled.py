"""The sentences of an article with the labels of persons that the whole article tells.

« Touadéra : « C'est fini » » is a person's headline, though the model has the word for a place, where the text goes on with
« Faustin Touadéra, président du club ». Other labels stay the model's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.entities.names import Name, Sort
from recoupe.extraction.parse import ParsedArticle, Sentence

_PERSON = "PER"  # the model's label


def relabelled(parsed: ParsedArticle, names: Sequence[Sequence[Name]]) -> ParsedArticle:
    """`parsed` with every word of a person's name told to be one; `names` are those of each sentence."""
    sentences = tuple(_labelled(sentence, held) for sentence, held in zip(parsed.sentences, names, strict=True))
    return replace(parsed, sentences=sentences)


def _labelled(sentence: Sentence, names: Sequence[Name]) -> Sentence:
    told = {i for name in names if name.sort is Sort.PERSON for i in range(name.first, name.last + 1)}
    if all(sentence.tokens[i].label == _PERSON for i in told):
        return sentence
    tokens = tuple(replace(t, label=_PERSON) if t.i in told else t for t in sentence.tokens)
    return replace(sentence, tokens=tokens)
