"""Where a sentence reports speech with a verb, and the words that make up the cue.

« La Russie n'a pas, mardi, souhaité … » — a group is the lexical verb with its auxiliaries, negation, clitics and
particle (« a dans la foulée fait part »), and the entry of the lexicon it realises. Forms are read from our own
conjugation first and the model's lemma second: « martela » is a verb although the model has it for an adjective.
What the group reports, and who speaks, is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from recoupe.extraction.conjugation import index, readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Cue, lexicon
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.adverbials import second_negation
from recoupe.extraction.statements.verbs.apposed_states import apposed_state
from recoupe.extraction.statements.verbs.clitics import is_clitic, is_subject_itself
from recoupe.extraction.statements.verbs.cue_marks import with_marks
from recoupe.extraction.statements.verbs.expletives import expletive
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.joiners import joins_clause
from recoupe.extraction.statements.verbs.lone_verbs import only_verb
from recoupe.extraction.statements.verbs.participle_auxiliaries import auxiliary_of, carried_on
from recoupe.extraction.statements.verbs.particles import can_follow, first_words, particle_end
from recoupe.extraction.statements.verbs.present_participles import is_participle
from recoupe.model.span import Span

_SENTENCES = 1024  # whose groups are kept: those of a long article


@dataclass(frozen=True, slots=True)
class Group:
    """One use of a cue. `first` and `last` are the tokens at the ends of its words, `last` being the particle's."""

    cue: Cue
    verb: Token
    kind: str  # finite, conditional, past (bare participle), present (participle), infinitive
    first: int
    last: int
    auxiliary: Token | None
    negated: bool
    passive: bool
    inverted: Token | None  # the clitic subject after the verb (« dit-il »)
    carried: bool = False  # a participle whose auxiliary stands with the verb it is joined to: « a nié … et accusé … »

    @property
    def finite(self) -> bool:
        """Whether the group has a finite verb, its own or one that carries on."""
        return self.auxiliary is not None or self.carried or self.kind in ("finite", "conditional")

    def span(self, sentence: Sentence, text: str) -> Span:
        """The words of the cue in the article's text."""
        return Span.of(text, sentence.tokens[self.first].start, sentence.tokens[self.last].end)


@lru_cache(maxsize=_SENTENCES)
def groups(sentence: Sentence, language: str = "fr") -> tuple[Group, ...]:
    """Every use of a cue in the sentence, in text order; every finder asks."""
    return tuple(_groups(sentence, language))


def shape_of(sentence: Sentence, token: Token, lemma: str, language: str = "fr") -> Group | None:
    """The group of a verb that need not be in the lexicon, if `token` is a form of `lemma` used as a verb."""
    kinds = {form.kind for form in readings_of(token.lower, frozenset({lemma}), language)}
    if not kinds or (shape := _shape(sentence, token, kinds, language)) is None:
        return None
    bare = Cue(lemma, (), "", reflexive=shape.reflexive)
    return _group(bare, token, shape, (shape.first, shape.last), language)


def _group(cue: Cue, token: Token, shape: _Shape, ends: tuple[int, int], language: str) -> Group:
    """The use of `cue` in that shape; « Ayant avoué le vol, il … » is read as « Avouant le vol »."""
    having = shape.auxiliary is not None and shape.auxiliary.lower in words(language, "having")
    kind, auxiliary = ("present", None) if having else (shape.kind, shape.auxiliary)
    passive = shape.passive and cue.lemma not in words(language, "perfect_with_be")  # « est monté au créneau »
    return Group(cue, token, kind, *ends, auxiliary, shape.negated, passive, shape.inverted, shape.carried)


@cache
def _lemmas(language: str) -> frozenset[str]:
    return frozenset(lexicon(language))


def _groups(sentence: Sentence, language: str) -> Iterator[Group]:
    forms = index(_lemmas(language), language)
    table = lexicon(language)
    for token in sentence.tokens:
        state = apposed_state(sentence, token, language)
        if state is not None:
            yield Group(state, token, "present", token.i, token.i, None, False, False, None)
            continue
        readings = {(f.lemma, f.kind) for f in forms.get(token.lower, ())}
        if not readings and token.pos in VERBAL and token.lemma in table:
            readings = {(token.lemma, _kind(token))}
        readings = {(lemma, kind) for lemma, kind in readings if _can_be(sentence, token, table[lemma])}
        if not readings or joins_clause(sentence.tokens, token.i, language):
            continue
        shape = _shape(sentence, token, {kind for _, kind in readings}, language)
        if shape is None:
            continue
        fitting = sorted(
            (lemma for lemma, kind in readings if kind == shape.kind), key=lambda lemma: (lemma != token.lemma, lemma)
        )
        for lemma in fitting:
            found = _cue(sentence, token, table[lemma], shape, language)
            if found is not None:
                cue, last = found
                ends = with_marks(sentence.tokens, shape.first, token.i, max(last, shape.last), language)
                yield _group(cue, token, shape, ends, language)
                break


def _can_be(sentence: Sentence, token: Token, cues: tuple[Cue, ...]) -> bool:
    """Whether a cue of the verb needs no particle, or one begins close behind: « est » is mostly no cue."""
    if any(not c.particle for c in cues):
        return True
    return any(can_follow(sentence, token, c.particles) for c in cues)


def _kind(token: Token) -> str:
    form = token.morph.get("VerbForm", "Fin")
    if form == "Inf":
        return "infinitive"
    if form == "Part":
        return "past" if token.morph.get("Tense") == "Past" else "present"
    return "conditional" if token.morph.get("Mood") == "Cnd" else "finite"


@dataclass(frozen=True, slots=True)
class _Shape:
    kind: str
    first: int
    last: int
    auxiliary: Token | None
    negated: bool
    passive: bool
    reflexive: bool
    inverted: Token | None
    carried: bool = False


def _shape(sentence: Sentence, token: Token, kinds: set[str], language: str) -> _Shape | None:
    tokens = sentence.tokens
    auxiliary = auxiliary_of(sentence, token, language) if "past" in kinds else None
    if auxiliary is None and "past" in kinds and carried_on(sentence, token, language):
        return _Shape("past", token.i, token.i, None, False, False, False, None, carried=True)
    inverted, last = _inverted(sentence, token if auxiliary is None else auxiliary, language)
    kind = "past" if auxiliary is not None else _simple(sentence, token, kinds, inverted, language)
    first = token.i if auxiliary is None else auxiliary.i
    passive = auxiliary is None and kind == "past"
    if auxiliary is not None:
        passive = auxiliary.lower in words(language, "be")
        outer = auxiliary_of(sentence, auxiliary, language) if auxiliary.lower in words(language, "been") else None
        first = first if outer is None else outer.i  # « a été accusé »: the auxiliary's own
    reflexive = negated = own = False
    carrier = token if auxiliary is None else auxiliary
    while first > 0 and is_clitic(sentence, first - 1, token, language):
        if is_subject_itself(tokens, first - 1, carrier, language):
            break
        first -= 1
        doubled = first > 0 and tokens[first - 1].lower == tokens[first].lower  # « nous nous félicitons »
        reflexive = reflexive or doubled or tokens[first].lower in words(language, "reflexive")
        negated = negated or tokens[first].lower in words(language, "negation")
        own = own or tokens[first].lower in words(language, "own_reflexive")
    if own and first > 0 and tokens[first - 1].lower in words(language, "first_person"):
        reflexive = True  # « Je me dis que … », not « Il me dit que … »
    if not _verbal(sentence, token, kind, first, auxiliary, inverted, language):
        return None
    second = words(language, "negation_second")
    negated = negated or second_negation(tokens, first, token.i, language)
    following = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    more = not negated and following in words(language, "degree")  # « se veut plus prudente »
    if auxiliary is None and following in second and not more:
        negated, last = True, max(last, token.i + 1)
    elif negated and (only := _only(sentence, token, first, language)) is not None:
        negated, last = False, max(last, only)
    elif negated and tokens[first].lower in words(language, "negation") and expletive(tokens, first, language):
        negated = second_negation(tokens, first, token.i, language)
    if negated and inverted is not None and tokens[-1].text == "?":
        negated = False  # « Le maire n'a-t-il pas promis que … ? » says that he did
    return _Shape(kind, first, max(last, token.i), auxiliary, negated, passive and not reflexive, reflexive, inverted)


def _only(sentence: Sentence, token: Token, first: int, language: str) -> int | None:
    """« n'a évoqué que la météo », « n'en reconnaît que trois »: where « que » stands that limits and denies nothing."""
    tokens = sentence.tokens
    if any(t.lower in words(language, "neither") for t in tokens[:first]):
        return None  # « Ni la maire ni le préfet n'a dit que … »
    que = token.i + 1
    part = tokens[que : que + 2]
    parted = len(part) == 2 and part[0].pos == "NOUN" and part[1].lower in words(language, "complementizer")
    que += parted  # « ne fait état que de trois morts »
    if que + 1 >= len(tokens) or tokens[que].lower not in words(language, "complementizer"):
        return None
    if parted and tokens[que + 1].pos != "ADP":
        return None
    if any(t.lower in words(language, "negation_second") for t in tokens[first:que]):
        return None
    return que if tokens[que + 1].pos in ("DET", "NUM", "ADP", "PROPN", "NOUN") else None


def _inverted(sentence: Sentence, carrier: Token, language: str) -> tuple[Token | None, int]:
    """The clitic subject after the finite verb `carrier`, and the index of the last word of the two."""
    found, last = None, carrier.i
    for token in sentence.tokens[carrier.i + 1 : carrier.i + 3]:
        if token.lower not in words(language, "inverted"):
            break
        found, last = token, token.i
    return found, last


def _simple(sentence: Sentence, token: Token, kinds: set[str], inverted: Token | None, language: str) -> str:
    """What a form without auxiliary is, where it can be several (« dit », « conclut »)."""
    told = _kind(token) if token.pos in VERBAL else "finite"
    if told == "past" and (
        inverted is not None or sentence.children(token.i, "nsubj") or _lone(sentence, token, language)
    ):
        told = "finite"
    return told if told in kinds else min(kinds, key=("finite", "conditional", "present", "infinitive", "past").index)


def _lone(sentence: Sentence, token: Token, language: str) -> bool:
    """Whether a form that could be a participle must be the verb: nothing else is finite, or « que » or an infinitive follows."""
    following = sentence.tokens[token.i + 1 : token.i + 2]
    if token.pos == "AUX" or any(t.lower in words(language, "complementizer") for t in following):
        return True
    if any(t.morph.get("VerbForm") == "Inf" for t in following):
        return True  # « explique que le gué est clos et dit craindre une crue »
    particles = first_words(language)
    if any(t.lower in particles for t in following):
        return True
    return not any(is_finite(t) and t.i != token.i for t in sentence.tokens) and any(
        t.pos in ("DET", "ADP", "ADV") or t.text in words(language, "open_quote") for t in following
    )


def _verbal(
    sentence: Sentence,
    token: Token,
    kind: str,
    first: int,
    auxiliary: Token | None,
    inverted: Token | None,
    language: str,
) -> bool:
    """Whether the form is a verb here: the model says so, or the words around it do."""
    before = sentence.tokens[first - 1] if first else None
    if before is not None and auxiliary is None and first == token.i and _no_verb(before, token, kind, language):
        return False
    if token.pos in VERBAL or auxiliary is not None or inverted is not None:
        return True
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    if kind == "past":  # « les chiffres avancés par la ville », an adjective to the model
        return token.pos == "ADJ" and any(t.lower in words(language, "agent") for t in behind)
    if kind == "present":  # « en convenant que », « …, martelant que », which the model has for adjectives
        return is_participle(sentence, token, first, language)
    if kind == "infinitive":  # « préfère comptabiliser 160 défilés », which the model has for a noun
        return token.i > 0 and token.pos == "NOUN" and sentence.tokens[token.i - 1].pos in (*VERBAL, "ADP", "PRON")
    word = sentence.tokens[_before_mark(sentence, token, first, language)].lower if first > 0 else ""
    if first < token.i or word in words(language, "subject_pronoun") | words(language, "who"):
        return True
    if kind == "finite" and only_verb(sentence, token, language):
        return True
    # past tenses that no noun looks like: « martela », « estimait »
    return kind in ("finite", "conditional") and token.lower.endswith(tuple(words(language, "past_ending")))


def _no_verb(before: Token, token: Token, kind: str, language: str) -> bool:
    """« une vue plus précise de … », « un soi-disant expert »: what stands before the form makes it no verb."""
    hyphened = before.end == token.start and before.text.endswith("-")
    return hyphened or (kind == "finite" and before.lower in words(language, "degree"))


def _before_mark(sentence: Sentence, token: Token, first: int, language: str) -> int:
    """« elle « déplore » que »: the word before the marks that hold the verb alone."""
    tokens = sentence.tokens
    held = (
        first > 1
        and token.i + 1 < len(tokens)
        and tokens[first - 1].text in words(language, "open_quote")
        and tokens[token.i + 1].text in words(language, "close_quote")
    )
    return first - 2 if held else first - 1


def _cue(
    sentence: Sentence, token: Token, cues: tuple[Cue, ...], shape: _Shape, language: str
) -> tuple[Cue, int] | None:
    reflexive = shape.reflexive
    for cue in cues:
        if cue.clitic and all(t.lower != cue.clitic for t in sentence.tokens[shape.first : token.i]):
            continue
        if cue.reflexive and not reflexive:
            continue
        if cue.negated_only and not shape.negated:
            continue
        if reflexive and not cue.reflexive:
            continue  # « la tendance se confirme », « s'assurer que tout va bien »
        last = particle_end(sentence, token, cue, language)
        if last is not None:
            return cue, last
    return None
