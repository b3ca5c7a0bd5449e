"""Posts that the text tells by what somebody does: « Hugo Roux, qui préside la Ligue » is her president.

A verb (« diriger l'hôpital ») or a standing phrase (« à la tête de la Ligue », « à la mairie de Valmer ») gives its subject,
or the name beside it, a post in what follows. « Élu à la tête de la Ligue, le Malgache … » gives it to the person with whom
the sentence before opens, if it names nobody else. These posts speak for somebody and against nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.entities.lexicon import Role, demonym, role, words
from recoupe.extraction.entities.nominals import Head
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance, by_sentence, subject_of
from recoupe.extraction.entities.titles import Holder
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.rules.folding import key
from recoupe.rules.loader import load

_OBJECT = 14  # tokens in which what somebody leads is told
_PHRASE = 4  # tokens of « à la tête du »


@dataclass(frozen=True, slots=True)
class Deed:
    """Verbs or phrases by which somebody has the posts `means` in what is told behind them."""

    words: tuple[str, ...]
    means: tuple[str, ...]
    example: str
    counter: str = ""


@cache
def _posts(kind: str, language: str) -> Mapping[str, tuple[Role, ...]]:
    """The posts that each verb (`does`) or phrase (`leads`) tells."""
    return {
        word: tuple(found[0] for noun in deed.means if (found := role(noun, language)) is not None)
        for deed in load(language, "titles", kind, Deed)
        for word in deed.words
    }


def told_by_deeds(appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> list[Holder]:
    """The posts of an article's persons that verbs and phrases tell, in text order."""
    told, found = by_sentence(appearances), []
    for number, sentence in enumerate(parsed.sentences):
        here, before = told.get(number, []), told.get(number - 1, [])
        for who, posts, i in (*_acting(here, sentence, language), *_seated(here, before, sentence.tokens, language)):
            fields = fields_behind(sentence.tokens[i : i + _OBJECT], here, language)
            found += [Holder(who, post, fields, sentence.tokens[i].start, number) for post in posts]
    return sorted(found, key=lambda h: h.start)


def _acting(
    here: Sequence[Appearance], sentence: Sentence, language: str
) -> Iterator[tuple[Record, tuple[Role, ...], int]]:
    """« Hugo Roux préside la Ligue », « Hugo Roux, qui préside la Ligue, »"""
    for seen in here:
        if seen.person is None or not seen.person.named or seen.quoted or seen.undergoes:
            continue
        name = seen.nominal
        verbs = set(subject_of(sentence, name, language))
        verbs |= {
            t.head for t in sentence.tokens[name.last + 1 : name.last + 4]
            if t.lower in words(language, "statement_words", "who") and t.dep.split(":")[0] == "nsubj"
        }  # fmt: skip
        for i in sorted(verbs):
            posts = _done(sentence.tokens[i], language)
            if posts and not denied(sentence.tokens, i, language):
                yield seen.person, posts, i


def _done(token: Token, language: str) -> tuple[Role, ...]:
    """The posts that a verb tells, in whatever form."""
    deeds = _posts("does", language)
    told = {form.lemma for form in readings_of(token.lower, frozenset(deeds), language)} & deeds.keys()
    return deeds[min(told)] if told else ()


def denied(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« ne préside plus la Ligue »"""
    return any(t.lower in words(language, "statement_words", "negation") for t in tokens[max(0, i - 3) : i + 2])


def _seated(
    here: Sequence[Appearance], before: Sequence[Appearance], tokens: Sequence[Token], language: str
) -> Iterator[tuple[Record, tuple[Role, ...], int]]:
    """« Hugo Roux, à la tête de la Ligue, », « Élu à la tête de la Ligue, Hugo Roux … », « Awa Roux lui succède à la mairie »"""
    for i in range(len(tokens) - 1):
        run = " ".join(t.lower for t in tokens[i : i + _PHRASE])
        posts = next((p for phrase, p in _posts("leads", language).items() if f"{run} ".startswith(phrase + " ")), None)
        if posts and (who := _led_by(here, before, tokens, i, language)) is not None:
            yield who, posts, i + 2


def _led_by(
    here: Sequence[Appearance], before: Sequence[Appearance], tokens: Sequence[Token], i: int, language: str
) -> Record | None:
    """Whose the phrase at token i is: the nearest name before it, else whom the sentence is about."""
    elsewhere = words(language, "titles", "unseats") | words(language, "titles", "goes_to")
    if any(readings_of(t.lower, elsewhere, language) for t in tokens[max(0, i - _PHRASE) : i]):
        return None  # « a demandé à la direction de revoir sa copie »
    named = [a for a in here if a.person is not None and a.person.named and not a.quoted]
    follows = any(readings_of(t.lower, words(language, "titles", "takes_over"), language) for t in tokens[:i])
    nearest = [a for a in named if a.nominal.last < i]
    if nearest and not follows:
        return nearest[-1].person
    leading = [a for a in named if a.leads or a.subject]
    if leading:
        return leading[0].person
    told = any(a.subject and a.nominal.sort is not Head.DEMONYM and not a.nominal.inside for a in here)
    earlier = {a.person.id: a.person for a in before if a.person is not None and a.person.named}
    about = len(earlier) == 1 and any(a.leads and a.person is not None for a in before)
    return next(iter(earlier.values())) if about and not told else None


def fields_behind(tokens: Sequence[Token], here: Sequence[Appearance], language: str) -> frozenset[str]:
    """The words that tell what somebody leads, with the other names of a body among them."""
    end = next(
        (n for n, t in enumerate(tokens) if n and (t.text in ",;:.«»" or t.pos in ("VERB", "SCONJ"))), len(tokens)
    )
    told = [t for t in tokens[1:end] if t.pos in ("NOUN", "PROPN", "ADJ", "X") and key(t.text)]
    held = {key(t.text) for t in told} | {"@" + land for t in told if t.pos == "ADJ" and (land := demonym(t.text))}
    if not told:
        return frozenset()
    for seen in here:
        ends = told[0].start < seen.nominal.end <= told[-1].end  # it begins with its article: « l'USV »
        if seen.record is not None and seen.nominal.name is not None and ends:
            held |= seen.record.words()
    return frozenset(held)
