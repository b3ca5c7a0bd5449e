"""How far a noun phrase reaches from its head, and the name that follows it.

« La ministre *malienne des Transports* Awa Keita », « l'agence *française de lutte contre le dopage* », « le délégué *CGT*
Paulo Roux »: adjectives, complements and bodies' names are the phrase's, a bearer's name ends it. Relative clauses,
appositions and what hangs on the verb are left out.

A phrase goes on in one of a few ways at a time, each a function here: those of a post, those of a body, and those of a
complement that has been opened. The first that applies to the words behind what has been read is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.adjectives import attributive, hyphened, in_marks, is_adjective
from recoupe.extraction.entities.body_reach import enumeration_end
from recoupe.extraction.entities.circumstances import circumstance
from recoupe.extraction.entities.complements import (
    coordinated,
    for_a_cause,
    governs,
    opens_complement,
    taken_for_verb,
    told_to,
)
from recoupe.extraction.entities.names import MARKS, Name, Sort
from recoupe.extraction.entities.names_behind import bearer, belongs, between_marks, closing, goes_on, past_naming
from recoupe.extraction.entities.says import brings_said
from recoupe.extraction.entities.wording import Wording

_NOUNS = ("NOUN", "PROPN", "ADJ")  # behind which a bearer may be told with a form of address


@dataclass(frozen=True, slots=True)
class Extent:
    """The phrase headed at `head` as far as it is read: the words up to `at`, of which those up to `last` are surely its own.

    In « la ministre des » a complement is `opened` whose noun has to come: the phrase may still end at « ministre ».
    """

    head: int
    is_role: bool
    at: int
    last: int
    opened: bool = False
    name: Name | None = None  # of whom or what the phrase means
    ended: bool = False

    def to(self, i: int, *, opened: bool = False) -> Extent:
        """The phrase with all the words up to `i`."""
        return Extent(self.head, self.is_role, i, i, opened)

    def over(self, i: int) -> Extent:
        """Read on to `i`, which is the phrase's if what follows is."""
        return Extent(self.head, self.is_role, i, self.last, self.opened)

    def into(self, i: int) -> Extent:
        """The word at `i` opens a complement."""
        return Extent(self.head, self.is_role, i, self.last, opened=True)

    def end(self, name: Name | None = None) -> Extent:
        """The phrase ends with what is its own, or with the `name` of what it means."""
        return replace(self, ended=True, name=name, last=self.last if name is None else name.last)


class Extents:
    """Reads on from the heads of one sentence."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def of(self, head: int, *, is_role: bool) -> tuple[int, Name | None]:
        """The last token of the phrase headed at `head`, and the name that follows it directly."""
        if not is_role and (mark := closing(self._wording, head)) is not None:
            return mark - 1, None
        extent = Extent(head, is_role, at=head, last=head)
        while not extent.ended and extent.at + 1 < len(self._wording.tokens):
            extent = self._further(extent)
        return extent.last, extent.name

    def _further(self, extent: Extent) -> Extent:
        if not extent.opened and circumstance(self._wording.tokens, extent.at + 1, self._wording.language):
            return extent.end()
        ways = _OF_COMPLEMENT if extent.opened else _OF_POST if extent.is_role else _OF_BODY
        for way in ways:
            if (further := way(self._wording, extent, extent.at + 1)) is not None:
                return further
        return extent.end()


# Names


def _name(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le délégué *CGT* Paulo Roux » goes on behind the name, « la ministre *Awa Keita* » ends with it."""
    name = wording.names.get(i)
    if name is None:
        return None
    if belongs(wording, extent.head, extent.last, name, is_role=extent.is_role):
        return extent.to(name.last)
    return extent.end(bearer(wording, extent.head, extent.last, name, is_role=extent.is_role))


def _quoted_name(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le journal suédois *"Expressen"* », « un groupe baptisé *« Vivre ici »* », up to the mark that closes."""
    quoted = between_marks(wording, extent.head, past_naming(wording, extent.head, i))
    return None if quoted is None else replace(extent.end(quoted), last=quoted.last + 1)


def _called_name(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« une société appelée *Airval Marine* »"""
    name = wording.names.get(i + 1)
    return extent.end(name) if name is not None and wording.has(i, "titles", "called") else None


def _addressed_bearer(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« l'avocat de la famille *Me Issa Keita* »: the bearer behind a form of address."""
    name, behind = wording.names.get(i + 1), wording.tokens[extent.at]
    if not extent.is_role or extent.at == extent.head or behind.pos not in _NOUNS:
        return None
    if name is None or name.sort is not Sort.PERSON:
        return None
    return extent.end(name) if _is_address(wording, i) else None


def _ranked_bearer(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« la ministre des Transports *baronne Roux* »: a bare rank or calling and the bearer's name behind a post."""
    rank, name = wording.tokens[i], wording.names.get(i + 1)
    if (
        name is None
        or name.sort is not Sort.PERSON
        or not rank.text.islower()
        or rank.pos not in ("NOUN", "PROPN", "X")
    ):
        return None
    held = lexicon.role(rank.lower, wording.language)
    return None if held is None or held[2] else extent.end(name)


def _is_address(wording: Wording, i: int) -> bool:
    return lexicon.address(wording.tokens[i].text, wording.language) is not None


# Complements


def _complement(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« la ministre *des* Transports »; the phrase ends before « de quitter », « l'annonce par la ministre de la fermeture »."""
    if not wording.has(i, "names", "genitive"):
        return None
    if brings_said(wording.tokens, extent.head, i, wording.language):
        return extent.end()
    return extent.into(i) if opens_complement(wording, i) else extent.end()


def _other_complement(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« la lutte *contre* le dopage », « de l'Intérieur *et* des Outre-mer »: what the parse hangs on the phrase.

    It ends before whom somebody speaks to: « la porte-parole à l'AFP ».
    """
    if wording.has(i, "names", "complement"):
        if told_to(wording, i):
            return extent.end()
        if governs(wording, i, extent.head) or (extent.at == extent.head and for_a_cause(wording, i)):
            return extent.into(i)
    joint = wording.has(i, "names", "joint") and i + 1 < len(wording.tokens)
    return extent.into(i) if joint and coordinated(wording, i + 1, extent.head) else None


def _theme(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le service d'alerte *sur* les crues », « le centre de recherche *sur* l'eau »: what the bare noun before is about."""
    tokens, head = wording.tokens, extent.head
    bare = extent.at >= head + 2 and wording.has(head + 1, "names", "bare_genitive")
    if extent.at > head + 2 and i + 2 < len(tokens):  # « la commission d'enquête du Sénat sur les eaux »
        bare = bare and tokens[i + 2].head in (head, head + 2)
    about = wording.has(i, "names", "theme_preposition") and i + 2 < len(tokens) and tokens[i + 1].pos == "DET"
    if not bare or not about:
        return None
    return extent.into(i) if tokens[i + 2].pos == "NOUN" and tokens[i + 2].text.islower() else None


def _enumeration(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le ministère de la Ville*, de la Mer et du Littoral* »"""
    end = enumeration_end(wording.tokens, extent.head, i, wording.language)
    return None if end is None else extent.to(end)


def _attached(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le secrétaire d'État *auprès* du ministre de la Mer »: attached to whoever holds a higher post."""
    language = wording.language
    if i < extent.head + 2 or not wording.has(i, "names", "attached") or not wording.has(i + 1, "names", "genitive"):
        return None
    ministers = lexicon.words(language, "titles", "ministerial")
    held = (lexicon.role(t.lower, language) for t in wording.tokens[i + 2 : i + 5])
    return extent.over(i) if any(post is not None and post[0].masculine in ministers for post in held) else None


def _other_side(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le ministre des Relations *avec* le Parlement »"""
    two = wording.has(i, "names", "other_side") and wording.has(extent.at, "names", "two_sided")
    return extent.into(i) if two else None


def _inner_name(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« la présidente de *Airval Marine* », « la mairie du *Grand Valmer* »"""
    name = wording.names.get(i + (wording.tokens[i].text.istitle() and wording.has(i, "titles", "before")))
    return None if name is None else extent.to(name.last)


def _inner_determiner(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« l'avocat de *la* famille », « le chef de *deux* clubs »"""
    determines = wording.tokens[i].pos in ("DET", "NUM") or wording.has(i, "names", "article")
    return extent.over(i) if determines else None


def _inner_degree(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« les patrons des *plus* grandes banques »"""
    stronger = wording.tokens[i].pos == "ADV" and any(t.pos == "ADJ" for t in wording.tokens[i + 1 : i + 2])
    return extent.over(i) if stronger and wording.has(i, "names", "degree") else None


def _inner_addressed(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le cabinet de *Me Roux* »"""
    name = wording.names.get(i + 1)
    return extent.to(name.last) if name is not None and _is_address(wording, i) else None


def _inner_pronoun(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« l'avocat de l'*un* d'eux »"""
    return extent.to(i) if wording.has(i, "names", "partitive") else None


def _inner_noun(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« la ministre des *Transports* », and « nouvelle » of « de *nouvelle* génération », whose noun has to come."""
    token, behind = wording.tokens[i], wording.tokens[i + 1 : i + 2]
    if token.pos not in (*_NOUNS, "X") and not token.text[0].isupper() and not taken_for_verb(wording, i):
        return None
    return extent.to(i, opened=token.pos == "ADJ" and any(t.pos == "NOUN" for t in behind))


# What else describes


def _trailing(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« la ministre *par intérim* »: words that make a post another one."""
    stop = wording.past_phrase(i, "titles", "trailing")
    return None if stop is None else extent.to(stop - 1)


def _set_phrase(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« la compagnie *à bas coûts* », « le parti *au pouvoir* »: what a body is, in a phrase that stays together."""
    stop = wording.past_phrase(i, "names", "of_bodies")
    return None if stop is None else extent.to(stop - 1)


def _second_noun(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le site *internet* du domaine », « la cellule *investigation* »: a noun right behind the noun that tells its field."""
    beside = extent.at == extent.head and wording.tokens[i].text.islower()
    return extent.to(i) if beside and wording.has(i, "names", "second_noun") else None


def _before_marks(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le collectif *militant* « Rendons l'eau » »: what the model has for a noun before a body's name in marks."""
    tokens = wording.tokens
    banded = extent.at == extent.head and tokens[i].text.islower() and wording.has(extent.head, "bodies", "banded")
    marked = i + 2 < len(tokens) and tokens[i + 1].text in MARKS and tokens[i + 2].text[0].isupper()
    return extent.to(i) if banded and marked and tokens[i].pos in ("NOUN", "ADJ") else None


def _second_union(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« les fédérations FO *et CGT* du secteur »"""
    name = wording.names.get(i + 1)
    named = extent.at == extent.last != extent.head
    if name is None or not named or not wording.has(i, "names", "coordination"):
        return None
    return extent.to(name.last) if belongs(wording, extent.head, extent.head, name, is_role=extent.is_role) else None


def _ranking(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le numéro *un* du parti », « *2* », where the model may have « un » for a pronoun."""
    if extent.at != extent.head or not wording.has(extent.head, "names", "ranking"):
        return None
    return extent.to(i) if wording.tokens[i].pos == "NUM" or wording.has(i, "names", "partitive") else None


def _adjective(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« la ministre *malienne* »; in « Le groupe *conteste*. », whose only verb may be read as an adjective, surer ones only."""
    head = extent.head
    apposed = extent.last > head > 0 and wording.tokens[head - 1].text == ","
    expected = wording.predicated or apposed or attributive(wording, i)
    return extent.to(i) if expected and is_adjective(wording, i) else None


def _participle(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« les soldats *mutinés* », « les familles des élèves *tués* »: what several have become, with no more told of it."""
    token, noun = wording.tokens[i], wording.tokens[i - 1]
    past = token.pos == "VERB" and token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"
    many = all(t.morph.get("Number") == "Plur" for t in (wording.tokens[extent.head], noun, token))
    if (
        not (past and many and wording.predicated and token.text.islower())
        or noun.pos != "NOUN"
        or token.head != noun.i
    ):
        return None
    lists = (("names", "locative"), ("names", "genitive"), ("statement_words", "agent"))
    goes_on = any(wording.has(i + 1, file, name) for file, name in lists)
    return None if goes_on else extent.to(i)


def _division(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le club de Ligue *1* de Valmer »"""
    token, before = wording.tokens[i], wording.tokens[extent.at]
    digits = token.text.isdigit() and len(token.text) < 3
    named = extent.at == extent.last > extent.head and before.text[0].isupper()
    return extent.to(i) if digits and named else None


def _adjective_in_marks(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le prédicateur *« modéré »* Issa Keita »"""
    return extent.to(i + 2) if in_marks(wording, i) else None


def _hyphened_adjective(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« la militante *sierra-léonaise* »"""
    return extent.to(i + 2) if hyphened(wording, i) else None


def _hyphen(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le chef*-lieu* »: the rest of a word that hyphens cut."""
    tokens = wording.tokens
    glued = tokens[i].text == "-" and tokens[i].start == tokens[extent.at].end
    return extent.to(i + 1) if glued and i + 1 < len(tokens) else None


def _party(wording: Wording, extent: Extent, i: int) -> Extent | None:
    """« le député *(RN)* de la Somme »; a bracket behind which nothing of the phrase comes is not its own."""
    tokens = wording.tokens
    if tokens[i].text != "(" or i + 2 >= len(tokens) or tokens[i + 2].text != ")":
        return None
    return extent.to(i + 2) if goes_on(wording, i + 3) else extent.end()


Way = Callable[[Wording, Extent, int], Extent | None]  # the last argument is where the next word stands

_OF_POST: tuple[Way, ...] = (
    _name,
    _trailing,
    _addressed_bearer,
    _ranking,
    _complement,
    _enumeration,
    _attached,
    _other_side,
    _adjective,
    _participle,
    _division,
    _adjective_in_marks,
    _hyphened_adjective,
    _other_complement,
    _ranked_bearer,
    _hyphen,
    _party,
)
_OF_BODY: tuple[Way, ...] = (
    _name,
    _quoted_name,
    _called_name,
    _ranking,
    _set_phrase,
    _second_noun,
    _before_marks,
    _second_union,
    _complement,
    _theme,
    _enumeration,
    _adjective,
    _participle,
    _division,
    _hyphened_adjective,
    _other_complement,
    _hyphen,
)
_OF_COMPLEMENT: tuple[Way, ...] = (
    _inner_name,
    _addressed_bearer,
    _complement,
    _inner_determiner,
    _inner_degree,
    _inner_addressed,
    _inner_pronoun,
    _inner_noun,
)
