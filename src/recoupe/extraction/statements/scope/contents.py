"""What a content begins with: the word, its noun, and whether it stands in quotation marks.

« dénonce une « prouesse » » has its noun in marks, whatever the model takes it for. Which nouns a verb takes as something
said is in the lexicon: « confirme l'arrestation », not « confirme la tendance ». In marks any noun will do.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.quoting import singular
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite

_NEAR = 10  # words behind a noun in which marks open that go on with it
_PUT = 4  # words in such marks that are more than a title or a term


@dataclass(frozen=True, slots=True)
class Opening:
    """Content that begins at token `start`; `head` is its noun for noun phrases."""

    takes: Takes
    start: int
    head: Token | None = None
    marked: bool = False  # a noun phrase in quotation marks: « parle d'un « effort » »
    last: int | None = None  # the content's last token, where it is known: « assure le contraire »

    @property
    def noun(self) -> bool:
        """Whether the content is a noun phrase."""
        return self.takes in (Takes.NOUN, Takes.ABOUT)


def head_from(sentence: Sentence, i: int, language: str) -> Token | None:
    """The noun that heads the phrase beginning at `i`; « ce que … » heads itself."""
    tokens = sentence.tokens
    first = i + (
        tokens[i].text in words(language, "open_quote") and i + 1 < len(tokens)
    )  # « « ceux qui mentent » et … »
    following = tokens[first + 1].lower if first + 1 < len(tokens) else ""
    if tokens[first].lower in words(language, "demonstrative") and following in words(language, "after_demonstrative"):
        return tokens[first]
    in_marks: Token | None = None
    i += one_of(tokens, i, language)
    for token in tokens[i : i + 7]:
        if token.pos in ("NOUN", "PROPN") or (token.pos == "ADJ" and token.dep.startswith("obj")):
            return token  # « deux autres centrales », which the model takes for an adjective
        before, farther = tokens[token.i - 1], tokens[token.i - 2]
        article = before.pos == "DET" or (before.pos == "ADJ" and farther.pos == "DET")
        object_ = before.morph.get("Poss") == "Yes" or token.dep.startswith(("obj", "obl"))
        if token.pos == "VERB" and article and object_:
            return token  # « sa remise en liberté », which the model takes for a participle
        if in_marks is not None and token.text in words(language, "close_quote"):
            return in_marks  # « une « prouesse » », which the model takes for an adjective or an adverb
        behind_mark = before.text in words(language, "open_quote")
        led = (token.i > i + 1 and farther.pos == "DET") or (
            token.i > 1 and farther.lower in words(language, "contracted")
        )
        whole = led and _one_piece(tokens, token.i, language)  # « au « parti du rire » »
        if behind_mark and whole and token.pos == "VERB":
            return token  # « un « parler vrai » »
        if token.pos not in ("DET", "ADJ", "NUM", "ADV", "ADP") and token.text not in words(language, "open_quote"):
            return None
        marked = behind_mark and (token.pos == "ADJ" or whole)
        in_marks = token if marked else in_marks
    return None


def one_of(tokens: tuple[Token, ...], i: int, language: str) -> int:
    """« raconte une des scènes », « l'un des épisodes »: how many tokens stand before the noun that tells of which it is one."""
    one = next((t for t in tokens[i : i + 2] if t.lower in words(language, "indefinite")), None)
    article = tokens[i].lower in words(language, "definite_article")
    if one is None or one.i != i + article or one.i + 2 >= len(tokens):
        return 0
    of_them = tokens[one.i + 1].lower in words(language, "plural_of") | words(language, "bare_of")
    return one.i + 1 - i if of_them else 0


def _one_piece(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« un « emballement médiatique » »: marks close within some words and hold no verb, whatever the model sees in them."""
    end = next((t.i for t in tokens[i : i + 6] if t.text in words(language, "close_quote")), None)
    return end is not None and not any(is_finite(t) or t.pos == "PUNCT" for t in tokens[i:end])


def stands_in_marks(sentence: Sentence, i: int, head: Token, language: str) -> bool:
    """Whether the phrase at `i` stands in quotation marks, its noun does, or what it is said to be: then any noun will do."""
    tokens, opens = sentence.tokens, words(language, "open_quote")
    return any(t.text in opens for t in tokens[i : head.i]) or _put_in_marks(tokens, head, language)


def _put_in_marks(tokens: tuple[Token, ...], head: Token, language: str) -> bool:
    """« évoque l'importance « de tout dire aux habitants » »: a noun goes on in marks, longer than a title or a term."""
    mark = next((t.i for t in tokens[head.i + 1 : head.i + _NEAR] if t.text in words(language, "open_quote")), None)
    if mark is None or mark + 1 >= len(tokens) or any(t.pos in (*VERBAL, "PUNCT") for t in tokens[head.i + 1 : mark]):
        return False
    if tokens[mark].text == '"' and tokens[mark].end < tokens[mark + 1].start:
        return False  # a mark that closes what opened before
    close = next((t.i for t in tokens[mark + 1 :] if t.text in words(language, "close_quote")), len(tokens))
    told = all(t.pos in ("ADJ", "ADV", "CCONJ") for t in tokens[mark + 1 : close])  # « défend un ouvrage « vertueux » »
    return (close - mark > _PUT or told) and tokens[mark + 1].text[0].islower()


def fits(head: Token, nouns: tuple[str, ...], not_nouns: tuple[str, ...], language: str) -> bool:
    """Whether the noun is one that a cue takes: one of `nouns`, or any where that is empty; none of `not_nouns`."""
    forms = {head.lemma.lower(), head.lower, singular(head.lower)}
    if among_nouns(forms, not_nouns, language):
        return False
    return not nouns or among_nouns(forms, nouns, language)
