"""The content words and sentences of an article, for comparing articles.

« Douze personnes n'ont pas été secourues » gives douze, personne, secourir (negated). Function words, auxiliaries and
marks are left out. What the words mean together is not looked at here.
"""

from __future__ import annotations

from functools import cache

from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.conjugation import conjugate
from recoupe.model import term as values
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


def find_sentences(parsed: ParsedArticle, language: str = "fr") -> tuple[values.Sentence, ...]:
    """The sentences of headings, body and captions, in text order."""
    return tuple(
        values.Sentence(s.start, s.end, any(is_conditional(t.lower, t.lemma, language) for t in s.tokens if _verbal(t)))
        for s in parsed.sentences
    )


def _verbal(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")


@cache
def is_conditional(form: str, lemma: str, language: str) -> bool:
    """Whether the finite `form` of the verb `lemma` is a conditional; the model calls many imperfects so."""
    if not form.endswith(("rait", "raient")):
        return False
    readings = {kind for other, kind in conjugate(lemma, language) if other == form}
    # « montrait » is an imperfect of montrer; a form that the models don't know at all is taken at its ending
    return "conditional" in readings or not readings


def _negated(sentence: Sentence, token: Token) -> bool:
    return any(child.morph.get("Polarity") == "Neg" for child in sentence.children(token.i, "advmod"))
