"""Phrases of place in a sentence: « à Valmer », « dans la région de Brune », « au nord de la ville ».

Each has a rank of how narrow it is (a town by « à », a region, a country by « en »). « en Torvie, dans la région de Brune »
and « à Valmer, dans la région de Brune » are one place told twice: the narrowest counts. « à Valmer et à Brune » are two,
none of which holds alone. « dans le sud de la ville » is the place named last before it. « jusqu'à Valmer » is on the way, and
« la Coupe de Torvie » no place. Where somebody spoke (« un point de presse à Valmer ») nothing is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.lexicon import lexicon as lexicon_of
from recoupe.model.span import Span
from recoupe.rules.world_names import demonym, first_name, known

_PHRASE = 9  # words that a place's phrase may have: « dans la région frontalière de Koursk »
_OPENS = 3  # words before « à » in « De Lille à Marseille » at the head of a sentence, and one more
_AWAY = 4  # words from a distance to its « de »: « à 40 km au nord de Valmer »
_TOWN, _REGION, _COUNTRY = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Locality:
    """A phrase of place: its entity, where it stands, how narrow it is, and whether another is joined to it by « et »."""

    place: str
    start: int
    end: int
    rank: int
    joined: bool = False


Places = tuple[tuple[Locality, ...], ...]  # of each sentence of an article, in text order


def find_places(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Places:
    """The phrases of place of each sentence. A name that the words around make a place is one of the cast from now on."""
    lexicon = lexicon_of(language)
    return tuple(tuple(localities(s, s.start, s.end, cast, lexicon)) for s in parsed.sentences)


def localities(sentence: Sentence, start: int, end: int, cast: Cast, lexicon: Lexicon) -> Iterator[Locality]:
    """Places behind a preposition of place between `start` and `end`, in text order."""
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    last_one: Locality | None = None
    for i, token in enumerate(tokens):
        told = token.lower in lexicon.role("of") and (
            _told_again(tokens[i + 1 :], lexicon) or (i > 0 and _takes_place(tokens[i - 1 : i + 2], lexicon))
        )
        told = told and not _source(tokens[max(0, i - 4) : i], lexicon)
        aimed = _aimed_at(tokens[max(0, i - 2) : i + 1], lexicon)
        told = told or aimed or _at_a_distance(sentence, token, lexicon)
        leads = told or leads_to_place(token, lexicon) or (token.pos == "VERB" and token.lemma in lexicon.reaching)
        aims = token.pos == "ADP" and token.lower not in lexicon.role("of")
        leads = leads or (aims and _to_ground(tokens[i + 1 : i + 4], lexicon))
        spoken = token.i > 0 and sentence.tokens[token.i - 1].lower in lexicon.listed("spoken_at")
        if not leads or spoken or _no_place(tokens[i + 1 : i + 3], lexicon) or _on_the_way(sentence, token, lexicon):
            continue
        phrase = []
        for word in tokens[i + 1 : i + 1 + _PHRASE]:
            relative = word.morph.get("PronType") == "Rel" or word.lower in lexicon.role("part") | lexicon.role("like")
            if word.pos in ("VERB", "AUX", "SCONJ", "PUNCT", "CCONJ") or leads_to_place(word, lexicon) or relative:
                break
            phrase.append(word)
        beside = token.lower in lexicon.listed("beside")
        if beside and len(phrase) > 1 and phrase[0].lower in lexicon.role("of"):
            phrase = phrase[1:]  # « près de Valmer »
        if phrase and not _no_name(phrase, lexicon):
            place = (
                _site(phrase, cast, lexicon)
                or _ground(phrase, cast, lexicon)
                or named_place(phrase, cast, lexicon)
                or _by_name(sentence, token, phrase, told, aimed or beside, cast, lexicon)
                or of_ground(phrase, cast, lexicon)
            )
            if place is not None:
                last = phrase[-1].i
                rank = _TOWN if told else _rank(token, phrase, lexicon)
                joined = last_one is not None and last_one.joined and _beside(sentence, last_one.end, token.start)
                joined = joined or _joined(sentence, last, cast, lexicon)
                last_one = Locality(place, token.start, phrase[-1].end, rank, joined)
                yield last_one


def leads_to_place(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a preposition before a place; a capital (« A Valmer ») may lack its accent."""
    return token.text in lexicon.where or token.lower in lexicon.where


def _takes_place(around: Sequence[Token], lexicon: Lexicon) -> bool:
    """« l'usine de Brune », « l'incendie de Valmer »: the word before « de » is of premises or of what takes place somewhere."""
    noun, of, *name = around
    if noun.lower in lexicon.listed("premises"):
        return True
    straight = bool(name) and name[0].text[:1].isupper() and of.lower in lexicon.role("from")
    return straight and noun.lower in lexicon.listed("happening")


def _no_name(phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    """« à la Une », « aux Grands travaux »: the capital that the phrase begins with is no name."""
    first = next((t for t in phrase if t.text[:1].isupper()), None)
    return first is not None and first.lower in lexicon.listed("no_place")


def _source(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """« selon la préfecture de Brune »: a body that speaks, not where things are."""
    words = " ".join(t.lower for t in before)
    return any(f" {words} ".find(f" {form} ") >= 0 for form in lexicon.listed("source"))


def _aimed_at(around: Sequence[Token], lexicon: Lexicon) -> bool:
    """« une frappe israélienne sur Kolva »: where it took place."""
    *before, token = around
    return token.lower in lexicon.role("out_of") and any(t.lower in lexicon.listed("happening") for t in before)


def _at_a_distance(sentence: Sentence, of: Token, lexicon: Lexicon) -> bool:
    """« à douze kilomètres de Valmer », « à 40 km au nord de Valmer »: the name behind « de » tells where."""
    if of.lower not in lexicon.role("of"):
        return False
    before = [t for t in sentence.tokens[max(0, of.i - _AWAY) : of.i] if t.lower not in lexicon.listed("direction")]
    if before and before[-1].lower in lexicon.where | lexicon.role("article"):
        before = before[:-1]
    return bool(before) and lexicon.measures.symbols.get(before[-1].lower) in lexicon.distances


def _no_place(behind: Sequence[Token], lexicon: Lexicon) -> bool:
    """« aux côtés », « dans la foulée de »: what follows the preposition is no place, its article passed over."""
    words = [t for t in behind if t.pos != "DET"] or list(behind)
    if behind and behind[0].lower in lexicon.listed("adverbial"):
        return True  # « en place », « en vigueur »
    return not words or any(t.lower in lexicon.nowhere for t in (behind[0], words[0]))


def _by_name(
    sentence: Sentence, lead: Token, phrase: Sequence[Token], told: bool, near: bool, cast: Cast, lexicon: Lexicon
) -> str | None:
    """« à Kibaro », « en Zorvanie », « l'usine de Kibaro »: what stands before makes it a place; « à Dupont » is somebody.

    `near`: a place whatever the model takes the name for (« près de Dupont »).
    """
    certain = _counted(sentence, lead) or _like_a_town(phrase[0], lexicon)
    if phrase[0].text[:1].isupper() and demonym(phrase[0].text.rpartition("-")[2]) is not None:
        return None  # « aux Afro-Américains »
    if not phrase[0].text[:1].isupper() or (phrase[0].label == "PER" and not (certain or near)):
        return None
    leading = lexicon.listed("narrow") | lexicon.listed("wide") | lexicon.listed("beside")
    if not told and not {lead.lower, lead.text} & leading:
        return None
    return cast.places.located(phrase[0].start, phrase[-1].end, certain=certain)


def _like_a_town(first: Token, lexicon: Lexicon) -> bool:
    """« Trois-Rivières », « Sidi Bel Abbès »: a word that opens the names of towns, or a compound without a first name."""
    opening, dash, _ = first.lower.partition("-")
    if opening in lexicon.listed("town"):
        return True
    return bool(dash) and first_name(opening) is None


def _counted(sentence: Sentence, lead: Token) -> bool:
    """« 162 à Sidi Kolva »: a number stands right before the preposition."""
    before = sentence.tokens[lead.i - 1] if lead.i else None
    return before is not None and (before.pos == "NUM" or before.text[-1:].isdigit())


def _site(phrase: Sequence[Token], cast: Cast, lexicon: Lexicon) -> str | None:
    """« l'île de Batz », « la rue Hébert »: the noun is a part of the name; « l'aéroport de Brune » is at Brune."""
    name = next((i for i, t in enumerate(phrase) if t.text[:1].isupper()), 0)
    if not name:
        return None
    straight, before = phrase[name - 1], phrase[name - 2] if name > 1 else None
    if straight.lower in lexicon.listed("site") | lexicon.listed("titled_site"):
        return cast.places.site(straight.start, phrase[-1].end)
    if straight.lower in lexicon.role("of") and before is not None and before.lower in lexicon.listed("site"):
        return cast.places.site(before.start, phrase[-1].end)
    return None


def of_ground(phrase: Sequence[Token], cast: Cast, lexicon: Lexicon) -> str | None:
    """« la zone de santé de Kibaro », « l'attaque de Kibaro »: a name that the noun before it makes a place."""
    sites = lexicon.listed("ground_noun") | lexicon.listed("premises") | lexicon.listed("happening")
    ground = next((i for i, t in enumerate(phrase) if t.lower in sites), None)
    if ground is None:
        return None
    for of, name in pairwise(phrase[ground + 1 :]):
        if of.lower in lexicon.role("of") and name.text[:1].isupper():
            return cast.places.located(name.start, phrase[-1].end)
    return None


def named_place(phrase: Sequence[Token], cast: Cast, lexicon: Lexicon) -> str | None:
    """The place that a phrase names, if its name is not the end of a longer one (« la Coupe de Torvie »)."""
    if [t.lower in lexicon.listed("direction") for t in phrase if t.text[:1].isupper()] == [True]:
        return None  # « la gare de l'Est »
    for i in range(2, len(phrase)):
        longer, of, name = phrase[i - 2 : i + 1]
        if name.text[:1].isupper() and of.lower in lexicon.role("of") and longer.text[:1].isupper():
            if longer.lower in lexicon.listed("narrow") or _country(longer, of, name):
                continue  # « la Ville de Brune », « la Côte d'Ivoire »
            return cast.places.named(phrase[0].start, phrase[i - 3].end) if i > 2 else None
    return cast.places.named(phrase[0].start, phrase[-1].end)


def _country(*words: Token) -> bool:
    """« Côte d'Ivoire »: a country whose name has a preposition in it."""
    name = known(" ".join(t.text for t in words).replace("' ", "'").replace("’ ", "’"))
    return name is not None and bool(name.country)


def narrowest(found: Sequence[Locality], sentence: Sentence) -> str | None:
    """The first place, or what narrows it at once: « en Torvie, dans la région de Brune »; None where two are joined."""
    if not found:
        return None
    group = [found[0]]
    for other in found[1:]:
        if not _told_twice(sentence, group[-1], other):
            break
        group.append(other)
    best = max(group, key=lambda p: (p.rank, -p.start))
    return None if best.joined else best.place


def nearest(found: Sequence[Locality], sentence: Sentence) -> str | None:
    """The last place, told twice or not."""
    start = len(found) - 1
    while start > 0 and _told_twice(sentence, found[start - 1], found[start]):
        start -= 1
    return narrowest(found[max(start, 0) :], sentence)


def _beside(sentence: Sentence, end: int, start: int) -> bool:
    """Whether one word at most stands between the phrases of place that end and start there."""
    return sum(end <= t.start and t.end <= start for t in sentence.tokens) <= 1


def _told_twice(sentence: Sentence, one: Locality, two: Locality) -> bool:
    """« à Brune, dans le nord », « à Brune (située en Torvie »."""
    between = [t for t in sentence.tokens if one.end <= t.start and t.end <= two.start]
    marks = [t for t in between if t.text in (",", "(")]
    return len(marks) <= 1 and len(between) <= 2 and all(t in marks or t.pos in ("VERB", "ADJ") for t in between)


def meant(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> Token | None:
    """The noun of « dans le sud de la ville », « dans le département » between `start` and `end`: a place named before."""
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    for i, token in enumerate(tokens):
        if not leads_to_place(token, lexicon):
            continue
        for j in range(i, min(i + 6, len(tokens))):
            word = tokens[j]
            if word.pos in ("VERB", "AUX", "PUNCT", "CCONJ"):
                break
            if word.lower in lexicon.listed("ground_noun") | lexicon.listed("capital") and _alone(
                sentence, word, lexicon
            ):
                return word
    return None


def _alone(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """Whether the noun is definite and nothing tells which it is (« la ville de Brune », « la ville voisine »)."""
    before = next((t for t in reversed(sentence.tokens[: noun.i]) if t.lower not in lexicon.role("same")), None)
    behind = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else None
    definite = before is not None and (
        before.morph.get("Definite") == "Def"
        or before.morph.get("PronType") == "Dem"
        or before.lower in lexicon.role("of_the")
    )
    told = behind is not None and (behind.lower in lexicon.role("of") or behind.pos in ("ADJ", "PROPN", "NOUN"))
    return definite and not told


def _told_again(behind: Sequence[Token], lexicon: Lexicon) -> bool:
    """« l'usine de Brune, dans la région de Valmer »: the name is told again by a wider place."""
    comma = next((i for i, t in enumerate(behind[:4]) if t.text == ","), 0)
    if not comma or comma + 1 >= len(behind) or not all(t.text[:1].isupper() for t in behind[:comma]):
        return False
    lead = behind[comma + 1]
    return leads_to_place(lead, lexicon) and lead.lower not in lexicon.listed("narrow")


def _on_the_way(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    if token.i > 1 and token.text.lower() in lexicon.role("to") and _from_there(sentence.tokens[: token.i], lexicon):
        return True
    return before in lexicon.listed("on_the_way") or token.lower in lexicon.listed("on_the_way")


def _from_there(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """« De Lille à Marseille »: what stands before « à » opens a way."""
    name, of = before[-1], before[-2]
    opens = len(before) < _OPENS or before[-3].pos in ("PUNCT", "VERB", "AUX")
    return opens and of.lower in lexicon.role("from") and name.text[:1].isupper()


def _rank(preposition: Token, phrase: Sequence[Token], lexicon: Lexicon) -> int:
    if any(t.lower in lexicon.listed("narrow") for t in phrase):
        return _TOWN
    named = phrase[0].pos == "PROPN" or phrase[0].text[:1].isupper()
    if named and {preposition.lower, preposition.text} & lexicon.listed("narrow"):
        return _TOWN
    return _COUNTRY if named and preposition.lower in lexicon.listed("wide") else _REGION


def _joined(sentence: Sentence, last: int, cast: Cast, lexicon: Lexicon) -> bool:
    """« à Valmer et à Brune », « à Valmer, Brune et Kolva », not « à Valmer et près d'une dizaine »."""
    behind = sentence.tokens[last + 1 : last + 10]
    if len(behind) < 2:
        return False
    joins = lexicon.role("and") | lexicon.role("or") | lexicon.role("like")
    if behind[0].lower in joins and leads_to_place(behind[1], lexicon):
        named = len(behind) > 2 and behind[2].text[:1].isupper()
        return named or not any(t.pos == "NUM" or t.lower in lexicon.rounded for t in behind[2:5])
    names = 0
    for token in behind:
        named = token.text[:1].isupper() and cast.places.named(token.start, token.end) is not None
        if named or token.lower in joins:
            names += 1
        elif token.text != "," and token.pos not in ("DET", "PROPN", "ADP", "ADV"):
            break
    listed = behind[0].lower in joins or any(t.lower in joins for t in behind[1:-1])
    return names > 1 and listed and behind[1].text[:1].isupper()


def _to_ground(behind: Sequence[Token], lexicon: Lexicon) -> bool:
    """« pour le marché russe »: other prepositions too lead to the ground of a country."""
    words = behind[1:] if behind and behind[0].pos == "DET" else behind
    grounds = len(words) > 1 and words[0].lower in lexicon.listed("ground")
    return grounds and demonym(words[1].text) is not None


def _ground(phrase: Sequence[Token], cast: Cast, lexicon: Lexicon) -> str | None:
    """« sur le sol russe », « à la frontière ukrainienne »: a country named by an adjective."""
    for noun, adjective in pairwise(phrase):
        adjectival = adjective.pos == "ADJ" or demonym(adjective.text) is not None
        if any(t.text[:1].isupper() for t in phrase if t.i > adjective.i):
            return None  # « la région russe de Brune »
        if noun.lower in lexicon.listed("ground") and adjectival:
            return cast.named(Span(adjective.start, adjective.end, adjective.text))
    return None
