"""What `rules/<language>/quoting.toml` says about direct speech: its verbs, the nouns that speak, the words around them.

« On verra bien », sourit la maire : « sourire » is no verb of saying, but beside a quotation it is one; « maire » is a
noun that speaks. Which words do what in a sentence is for `sayings` and `speaker_phrases` to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.conjugation import Form, readings_of
from recoupe.extraction.entities.lexicon import Role
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.cues import Takes, lexicon
from recoupe.extraction.statements.lexicon.words import Words
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class QuotingVerb:
    """Verbs that report beside a quotation; `reflexive` ones only as « se … ».

    A lemma may bring the words that must follow it: « hausser les épaules ».
    """

    lemmas: tuple[str, ...]
    example: str
    reflexive: bool = False
    counter: str = ""


@cache
def named(language: str, *names: str) -> frozenset[str]:
    """The words of the given classes together; raises KeyError where the rules don't name one.

    The posts of `rules/<language>/roles.toml` are roles too, its other nouns for one person are persons.
    """
    classes = {entry.name: frozenset(entry.words) for entry in load(language, "quoting", "words", Words)}
    for name, posts in (("role", True), ("person", False)):
        if name in names:
            known = (r for r in load(language, "roles", "role", Role) if r.post is posts and not r.only_with)
            classes[name] = classes[name].union(*((r.masculine, r.feminine) for r in known))
    return frozenset[str]().union(*(classes[name] for name in names))


def singular(word: str) -> str:
    """The word without a plural ending, as far as a list of singular nouns needs it."""
    if word.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def among(token: Token, words: Iterable[str], prefixes: frozenset[str] = frozenset()) -> bool:
    """Whether the token's word, its singular or its lemma is one of `words`; one of `prefixes` and a hyphen may precede."""
    held = words if isinstance(words, frozenset) else frozenset(words)
    word = token.lower
    if word in held or singular(word) in held or token.lemma.lower() in held:
        return True
    prefix, _, rest = word.partition("-")
    return prefix in prefixes and (rest in held or singular(rest) in held)


@cache
def quoting_verbs(language: str) -> Mapping[bool, frozenset[str]]:
    """Lemmas that can stand beside a quotation, by whether they need « se »."""
    single = [
        (v, lemma) for v in load(language, "quoting", "verb", QuotingVerb) for lemma in v.lemmas if " " not in lemma
    ]
    plain = {lemma for v, lemma in single if not v.reflexive}
    reflexive = {lemma for v, lemma in single if v.reflexive}
    for lemma, cues in lexicon(language).items():
        for cue in cues:
            if not cue.particle and (Takes.QUOTE in cue.takes or Takes.CLAUSE in cue.takes):
                (reflexive if cue.reflexive else plain).add(lemma)
    return {False: frozenset(plain), True: frozenset(reflexive)}


@cache
def idioms(language: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """By lemma, the words with which a verb stands beside a quotation (« hausser »: « les épaules »)."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for verb in load(language, "quoting", "verb", QuotingVerb):
        for lemma in verb.lemmas:
            first, *rest = lemma.split()
            if rest:
                found.setdefault(first, []).append(tuple(rest))
    return {lemma: tuple(every) for lemma, every in found.items()}


@cache
def uttering_verbs(language: str) -> frozenset[str]:
    """Lemmas that introduce a quotation even as participle or infinitive (« avant de lâcher : “…” »)."""
    own = {lemma for v in load(language, "quoting", "verb", QuotingVerb) for lemma in v.lemmas if " " not in lemma}
    told = {
        lemma
        for lemma, cues in lexicon(language).items()
        if any(Takes.QUOTE in c.takes and not c.particle for c in cues)
    }
    return frozenset(own | told)


@cache
def _every_lemma(language: str) -> frozenset[str]:
    verbs = quoting_verbs(language)
    return verbs[False] | verbs[True] | frozenset(lexicon(language)) | frozenset(idioms(language))


def readings(word: str, language: str) -> tuple[Form, ...]:
    """What the word can be as a form of a quoting verb."""
    return readings_of(word, _every_lemma(language), language)
