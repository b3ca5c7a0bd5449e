"""The content words and sentences of an article, for comparing articles.

« Douze personnes n'ont pas été secourues » gives douze, personne (patient), secourir (negated). Function words, auxiliaries
and marks are left out. Of what the words mean together only negation and who does what to whom are kept; irony is not seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.conjugation import conjugate, index, is_conditional
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.model import term as values
from recoupe.model.term import Role, Tense, Term
from recoupe.rules.concepts import Concept, Near
from recoupe.rules.folding import key
from recoupe.rules.loader import load

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
_ROLES = {
    "nsubj": Role.AGENT,
    "obl:agent": Role.AGENT,
    "nsubj:pass": Role.PATIENT,
    "obj": Role.PATIENT,
    "iobj": Role.PATIENT,
    "obl:arg": Role.PATIENT,
}
_SHARING = ("conj", "flat:name", "appos")  # relations whose word plays its head's part


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that negate what they depend on; also endings of the future."""

    words: tuple[str, ...]
    example: str
    counter: str


@cache
def _negations(language: str) -> frozenset[str]:
    return frozenset(w for entry in load(language, "comparison", "negation", Negation) for w in entry.words)


def find_terms(parsed: ParsedArticle, language: str = "fr") -> tuple[Term, ...]:
    """The content words of headings, body and captions, in text order."""
    return tuple(
        Term(
            token.start,
            token.end,
            lemma,
            token.pos,
            _negated(sentence, token, language),
            _role(sentence, token),
            _tense(sentence, token, language),
        )
        for sentence in parsed.sentences
        for token in sentence.tokens
        if token.pos in CONTENT and (lemma := key(_lemma(token, language)))
    )


def _lemma(token: Token, language: str) -> str:
    """The lemma of a word; that of a verb which the model doesn't know (« débrayent ») from its form, if rules list it."""
    if token.pos == "NUM":
        return token.text
    known = conjugate(token.lemma, language)
    if token.pos != "VERB" or (len(known) > 1 and any(form == token.lower for form, _ in known)):
        return token.lemma
    return _infinitives(language).get(token.lower, token.lemma)


@cache
def _infinitives(language: str) -> Mapping[str, str]:
    """The infinitive of each form of the verbs that concepts and synonyms list, where it is one verb's only."""
    listed = {w for c in load(language, "concepts", "concept", Concept) for w in c.lemmas}
    listed |= {w for n in load(language, "synonyms", "near", Near) for w in n.lemmas}
    forms = index(frozenset(w for w in listed if len(conjugate(w, language)) > 1), language)
    return {form: readings[0].lemma for form, readings in forms.items() if len({r.lemma for r in readings}) == 1}


def find_sentences(parsed: ParsedArticle, language: str = "fr") -> tuple[values.Sentence, ...]:
    """The sentences of headings, body and captions, in text order."""
    return tuple(
        values.Sentence(s.start, s.end, any(is_conditional(t.lower, t.lemma, language) for t in s.tokens if _verbal(t)))
        for s in parsed.sentences
    )


def _verbal(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")


@cache
def is_future(form: str, lemma: str, language: str) -> bool:
    """Whether the finite `form` of the verb `lemma` is a future; the model misses first persons."""
    endings = {w for entry in load(language, "comparison", "future", Negation) for w in entry.words}
    stems = {
        other[: -len("ait")]
        for other, kind in conjugate(lemma, language)
        if kind == "conditional" and other.endswith("ait")
    }
    return any(form == stem + ending for stem in stems for ending in endings)


def _negated(sentence: Sentence, token: Token, language: str, depth: int = 2) -> bool:
    """Whether a negation stands on the word, on its auxiliary, or on the verb that governs it."""
    below = sentence.children(token.i)
    below += tuple(t for aux in below if aux.dep.startswith(("aux", "cop")) for t in sentence.children(aux.i))
    if any(t.lower in _negations(language) and t.dep != "ROOT" for t in below):
        return True
    head = sentence.tokens[token.head]
    between = sentence.tokens[head.i + 1 : token.i]
    bare = token.dep == "obj" and token.pos == "NOUN" and head.i < token.i and all(t.pos == "ADV" for t in between)
    held = bare or (token.dep == "xcomp" and token.pos == "VERB")  # « n'aura pas lieu », « ne veut pas signer »
    return held and head.i != token.i and depth > 0 and _negated(sentence, head, language, depth - 1)


def _tense(sentence: Sentence, token: Token, language: str) -> Tense:
    """The tense of a verb, its auxiliary's where it has one; an infinitive has that of the verb that governs it."""
    if token.pos != "VERB":
        return Tense.PLAIN
    forms = [token, *(t for t in sentence.children(token.i) if t.pos == "AUX")]
    if token.dep == "xcomp":
        forms.append(sentence.tokens[token.head])
    if any(is_conditional(t.lower, t.lemma, language) for t in forms if _verbal(t)):
        return Tense.CONDITIONAL
    return Tense.FUTURE if any(is_future(t.lower, t.lemma, language) for t in forms if _verbal(t)) else Tense.PLAIN


def _role(sentence: Sentence, token: Token) -> Role:
    while token.dep in _SHARING and token.head != token.i:
        token = sentence.tokens[token.head]
    return _ROLES.get(token.dep, Role.NONE)
