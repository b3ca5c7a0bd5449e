"""The content words of an article, for comparing articles.

« Douze personnes n'ont pas été secourues » gives douze, personne, secourir (negated). Function words, auxiliaries and
marks are left out. What the words mean together is not looked at here.
"""

from __future__ import annotations

from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.model.term import Term
from recoupe.rules.folding import key

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})


def find_terms(parsed: ParsedArticle) -> tuple[Term, ...]:
    """The content words of headings, body and captions, in text order."""
    return tuple(
        Term(token.start, token.end, lemma, token.pos, _negated(sentence, token))
        for sentence in parsed.sentences
        for token in sentence.tokens
        if token.pos in CONTENT and (lemma := key(token.lemma if token.pos != "NUM" else token.text))
    )


def _negated(sentence: Sentence, token: Token) -> bool:
    return any(child.morph.get("Polarity") == "Neg" for child in sentence.children(token.i, "advmod"))
