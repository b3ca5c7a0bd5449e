"""Whose the name is that stands behind a noun phrase: the phrase's own, or that of whoever bears the post.

« Le délégué *CGT* Paulo Roux », « l'avocat du cinéaste *Hugo Roux* », « la directrice de l'ONG *Marsud* », « l'agence
régionale de santé *Bretagne* »: such a name is part of the phrase, which goes on behind it. « La ministre *Awa Keita* », « le
quotidien *Valmer Soir* »: a bearer's name ends it. « A dit au quotidien *Anne Roux* »: a person is no newspaper.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import MARKS, Name, Sort, like_a_person
from recoupe.extraction.entities.retaken import sorts_of
from recoupe.extraction.entities.wording import Wording
from recoupe.extraction.parse import Token
from recoupe.model.entity import EntityKind

_NAMES = 3  # words of a person's name
_QUOTED = 6  # tokens of a name between marks
_CALLED = 16  # of a phrase that says what a body is


def belongs(wording: Wording, head: int, last: int, name: Name, *, is_role: bool) -> bool:
    """Whether the name behind `last` is part of the phrase headed at `head`, not the name of what the phrase means."""
    if is_role and (_passes(wording, name) or _national(wording, name) or _of_several(wording, head, last, name)):
        return True
    if not is_role and (_of_union(wording, head, name) or _house(wording, head, last, name)):
        return True
    if _before_set_phrase(wording, head, last) == head:
        return not is_role and _governed_by(wording, head, name)
    if _label_of(wording, head, last, name) or _named_behind(wording, name) or _borne_inside(wording, head, last, name):
        return True
    if is_role:
        return _held_behind(wording, head, name) or _firm_behind(wording, head, last, name)
    return _part_of_body(wording, head, last, name)


def bearer(wording: Wording, head: int, last: int, name: Name, *, is_role: bool) -> Name | None:
    """The name behind `last`, if it is that of the person or body that the phrase headed at `head` means."""
    if is_role:
        personal = name.sort in (Sort.PERSON, Sort.OTHER) or like_a_person(wording.tokens, name, wording.language)
        return name if personal else None
    if last == head and wording.has(head, "names", "headed_by"):
        borne = _voice_before(wording, head) and name.last > name.first  # « la porte-parole du gouvernement Awa Roux »
        return None if borne else name  # « le gouvernement Roux »
    last = _before_set_phrase(wording, head, last)
    labelled = _labelled(wording, head, last, name)
    return name if labelled or name.sort is not Sort.PERSON or name.known else None


def _before_set_phrase(wording: Wording, head: int, last: int) -> int:
    """« la compagnie à bas coûts Airval »: as « la compagnie Airval »."""
    starts = (i for i in range(head + 1, last) if wording.past_phrase(i, "names", "of_bodies") == last + 1)
    return next(starts, last + 1) - 1


def goes_on(wording: Wording, i: int) -> bool:
    """Whether a name or a complement begins at `i`, behind what stands between (« CGT », « (RN) ») in a phrase."""
    return i in wording.names or wording.has(i, "names", "genitive")


def past_naming(wording: Wording, head: int, i: int) -> int:
    """Past « baptisé » of « un groupe baptisé « Vivre ici » », « des » of « le collectif des « mères en colère » »."""
    naming = wording.has(i, "quoting", "naming") or (i == head + 1 and wording.has(i, "names", "genitive"))
    return i + 1 if naming and i + 1 < len(wording.tokens) else i


def between_marks(wording: Wording, head: int, i: int) -> Name | None:
    """« la revue « Horizons marins » »: a body's name between marks of which the first is at `i`."""
    tokens, first = wording.tokens, i + 1
    if tokens[i].text not in MARKS or not wording.has(head, "bodies", "label") or first + 1 >= len(tokens):
        return None
    closing = next((t.i for t in tokens[first : first + _QUOTED] if t.text in MARKS.values()), first)
    inside = tokens[first:closing]
    slogan = wording.has(head, "bodies", "banded") and wording.has(head - 1, "names", "article")
    if not inside or (not slogan and any(t.pos in ("VERB", "AUX") for t in inside[1:])):
        return None  # « le journal « Le maire partira » », but « le collectif « On ne lâche rien » »
    if not inside[0].text[0].isupper() and not _calls_itself(wording, head, inside):
        return None
    found = wording.names.get(first)
    if found is not None and found.last == closing - 1:
        return found
    return Name(first, closing - 1, lexicon.written(inside), Sort.BODY, lexicon.known(lexicon.written(inside)))


def closing(wording: Wording, head: int) -> int | None:
    """« un « collectif contre les nuisances » »: where the mark closes that opens right before the head."""
    if head == 0 or wording.tokens[head - 1].text not in MARKS:
        return None
    for token in wording.tokens[head + 1 : head + _CALLED]:
        if token.text in MARKS.values():
            return token.i
        if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin":
            return None
    return None


def _calls_itself(wording: Wording, head: int, inside: Sequence[Token]) -> bool:
    """« le collectif « mères en colère » », not « le groupe « très en colère » »: people under a name without capital."""
    banded = wording.has(head, "bodies", "banded") and wording.has(head - 1, "names", "article")
    return banded and inside[0].pos in ("NOUN", "PROPN") and len(inside) > 1


def _full_person(name: Name) -> bool:
    return name.sort is Sort.PERSON and name.last > name.first


def _like_a_full_name(tokens: Sequence[Token], name: Name, language: str) -> bool:
    """« la cheffe de village Tendai Moyo »: two capitals or three, whatever the model has them for, without an article."""
    held = tokens[name.first : name.last + 1]
    opens = held[0].lower in lexicon.words(language, "names", "article")
    plain = all(t.text.isalpha() and t.text[0].isupper() and t.text[1:2].islower() for t in held)
    return (
        name.known is None
        and 2 <= len(held) <= _NAMES
        and plain
        and not opens
        and not any(lexicon.body(t.text, language) or lexicon.known(t.text) for t in held)
    )


def _person_at(wording: Wording, i: int) -> Name | None:
    name = wording.names.get(i)
    return name if name is not None and name.sort is Sort.PERSON else None


def _labelled(wording: Wording, head: int, last: int, name: Name) -> bool:
    """« le quotidien Valmer Soir », against « le collectif Anne Roux »: a noun that says what sort of body is named."""
    unlike_person = name.first == name.last or lexicon.first_name(wording.tokens[name.first].text) is None
    noun = last
    while noun > head + 2 and wording.tokens[noun].pos == "ADJ" and not wording.has(noun - 1, "names", "genitive"):
        noun -= 1  # « le groupe de chants corses Les Embruns »
    of_what = wording.has(head, "bodies", "label") and wording.has(noun - 1, "names", "bare_genitive")
    of_what = of_what or (wording.has(noun - 2, "names", "bare_genitive") and _of_the_trade(wording, head, noun, name))
    label = of_what or wording.has(last, "bodies", "label")
    if label and (unlike_person or _called_after(wording, head, last)):
        return True
    told = unlike_person and wording.has(head, "bodies", "label") and _called_after(wording, head, head)
    return told and _only_adjectives(wording, head, last)  # « le magazine féminin belge Airval »


def _of_the_trade(wording: Wording, head: int, noun: int, name: Name) -> bool:
    """« le premier syndicat de la douane *Marsud* »: a body of a trade with its article, not « de la région Bretagne »."""
    labelled = wording.has(head, "bodies", "label") and wording.has(noun - 1, "names", "article")
    return labelled and noun == head + 3 and name.sort is not Sort.PLACE and not wording.has(noun, "bodies", "label")


def _only_adjectives(wording: Wording, head: int, last: int) -> bool:
    return all(t.pos == "ADJ" or t.dep.split(":")[0] == "amod" for t in wording.tokens[head + 1 : last + 1])


def _called_after(wording: Wording, head: int, last: int) -> bool:
    """« Le collectif Anne Roux dénonce », not « a dit au quotidien Anne Roux »: a body with a person's name."""
    article = last == head > 0 and wording.has(head - 1, "names", "article")
    return article and not (head > 1 and wording.has(head - 2, "names", "locative"))


def _voice_before(wording: Wording, head: int) -> bool:
    """Whether the body headed at `head` is the complement of whoever speaks for it."""
    contracted = wording.has(head - 1, "titles", "contracted")
    tied = contracted or wording.has(head - 1, "names", "article")
    i = head - 1 if contracted else head - 2
    return tied and any(wording.has(j, "bodies", "voice") for j in (i - 1, i - 2))


def _of_union(wording: Wording, head: int, name: Name) -> bool:
    """« le comité national *CGT* des mineurs », « les fédérations *FO* et CGT du port »: whose part a body is, before what it
    is for.
    """
    sorts = sorts_of(name.text.lower(), wording.language) | sorts_of(name.text.split()[0].lower(), wording.language)
    if not wording.has(head, "names", "union_part") or not sorts & {"union", "party"}:
        return False
    i = name.last + 1
    while wording.has(i, "names", "coordination") and i + 1 in wording.names:
        i = wording.names[i + 1].last + 1
    return wording.has(i, "names", "genitive")


def _house(wording: Wording, head: int, last: int, name: Name) -> bool:
    """« le lycée professionnel *Jean-Roux* »"""
    described = last > head and _only_adjectives(wording, head, last)
    return described and wording.has(head, "names", "named_after") and name.known is None


def _governed_by(wording: Wording, head: int, name: Name) -> bool:
    """« la municipalité PCF »: the party that a town hall or region is of."""
    land = "land" in sorts_of(wording.tokens[head].lower, wording.language)
    return land and name.first == head + 1 and "party" in sorts_of(name.text.lower(), wording.language)


def _passes(wording: Wording, name: Name) -> bool:
    """« le délégué CGT Paulo Roux », « la députée LFI de la Somme »: a body's name that is no bearer."""
    return (name.sort is Sort.BODY or name.known is not None) and goes_on(wording, name.last + 1)


def _of_several(wording: Wording, head: int, last: int, name: Name) -> bool:
    """« les élus *LaREM* », « les agents municipaux *CGT* »: the body that people behind a plural noun are of."""
    told = lexicon.role(wording.tokens[head].lower, wording.language)
    body = name.sort is Sort.BODY or (name.known is not None and name.known.kind is EntityKind.ORGANIZATION)
    beside = name.first == last + 1 and not wording.any_has(range(head + 1, last + 1), "names", "genitive")
    return (
        told is not None and told[2] and body and beside and not like_a_person(wording.tokens, name, wording.language)
    )


def _national(wording: Wording, name: Name) -> bool:
    """« le chef de l'État Malien Issa Keita », « le coach Malien »: an adjective of a nation that has a capital, before the
    bearer's name or behind an article and one noun; not « Mme la juge Anglais ».
    """
    if name.first != name.last or lexicon.demonym(name.text) is None:
        return False
    alone = wording.has(name.first - 2, "names", "article") and lexicon.first_name(name.text) is None
    return alone or name.last + 1 in wording.names


def _label_of(wording: Wording, head: int, i: int, name: Name) -> bool:
    """Whether the name belongs to the noun at `i` inside a complement (« l'avocat de la famille Roux »)."""
    language, tokens = wording.language, wording.tokens
    led = lexicon.role(tokens[head].lower, language) is not None and " " in name.text
    while not led and i > head + 1 and tokens[i].pos == "ADJ" and wording.has(i - 1, "names", "named_after"):
        i -= 1  # « l'équipe du lycée professionnel Jean-Roux »
    if i > head + 1 and tokens[i].pos == "ADJ" and wording.has(i - 1, "bodies", "label"):
        i -= 1  # « la directrice de l'ONG belge Marsud »
    word = tokens[i].lower
    if i > 1 and tokens[i - 1].text == "-":  # « start-up »
        word = tokens[i - 2].lower + "-" + word
    of_a_body = lexicon.body(word, language) is not None
    person = _full_person(name) or _like_a_full_name(tokens, name, language)
    if led and i == head + 2 and person and wording.has(i - 1, "names", "bare_genitive"):
        return False  # « la directrice d'école Awa Roux »: no school of that name, which « de l'école » would bring
    if word in lexicon.words(language, "names", "eponym"):
        # « le porte-parole du gouvernement Hugo Roux », « la loi Hugo Roux »
        return not (_full_person(name) and of_a_body and wording.has(head, "bodies", "voice"))
    if wording.has(head, "bodies", "label") and wording.has(i - 1, "names", "bare_genitive"):
        return False  # « le cabinet de conseil Airval »
    if _of_the_trade(wording, head, i, name):
        return False
    things = lexicon.words(language, "names", "named_thing") | lexicon.words(language, "bodies", "label")
    return (word in things or of_a_body) and not _full_person(name)


def _named_behind(wording: Wording, name: Name) -> bool:
    """« le capitaine du navire Étoile des Mers, Hugo Roux, »: the name of the complement, the bearer's follows."""
    i = name.last + 1
    while wording.has(i, "names", "genitive") and i + 1 in wording.names:
        i = wording.names[i + 1].last + 1
    if name.sort is Sort.PERSON or i + 1 >= len(wording.tokens) or wording.tokens[i].text != ",":
        return False
    addressed = lexicon.address(wording.tokens[i + 1].text, wording.language) is not None
    return _person_at(wording, i + 1 + addressed) is not None


def _borne_inside(wording: Wording, head: int, last: int, name: Name) -> bool:
    """« l'avocat du cinéaste Hugo Roux », « la voix de l'ancien maire Hugo Roux »: the post nearest to the name is his."""
    tokens, i = wording.tokens, last
    if name.sort is not Sort.PERSON:
        return False
    while i > head + 1 and tokens[i].pos == "ADJ":
        i -= 1
    if wording.has(head, "titles", "crown_office") and wording.has(i, "titles", "crown"):
        return False  # « le procureur du Roi Hugo Roux »
    held = lexicon.role(tokens[i].lower, wording.language)
    if held is None or held[2] or i < head + 2 or lexicon.body(tokens[i].text, wording.language) is not None:
        return False
    j = i - 1
    while j > head + 1 and (wording.has(j, "titles", "before") or tokens[j].pos == "ADJ"):
        j -= 1
    article = wording.has(j, "names", "article") and wording.has(j - 1, "names", "genitive")
    return (article or wording.has(j, "titles", "contracted")) and not wording.has(j, "titles", "plural_article")


def _held_behind(wording: Wording, head: int, name: Name) -> bool:
    """« l'envoyée du Premier ministre Issa Keita, Awa Roux, »: the complement holds a post with its own bearer."""
    tokens, i = wording.tokens, name.last + 2
    if name.sort is not Sort.PERSON or i >= len(tokens) or tokens[i - 1].text != ",":
        return False
    if all(lexicon.role(t.lower, wording.language) is None for t in tokens[head + 1 : name.first]):
        return False
    theirs = _person_at(wording, i + (lexicon.address(tokens[i].text, wording.language) is not None))
    if theirs is None:
        return False
    after = tokens[theirs.last + 1 : theirs.last + 3]
    listed = len(after) == 2 and after[0].text == "," and theirs.last + 2 in wording.names
    return not listed and not wording.has(theirs.last + 1, "names", "coordination")


def _firm_behind(wording: Wording, head: int, last: int, name: Name) -> bool:
    """« le fondateur de la société de prothèses mammaires PIP »: letters behind a firm's noun and its complement."""
    letters = name.first == name.last and name.text.isupper() and name.sort is not Sort.PERSON
    return letters and wording.any_has(range(head + 1, last), "bodies", "label")


def _part_of_body(wording: Wording, head: int, last: int, name: Name) -> bool:
    """« l'agence régionale de santé Bretagne », « l'union locale CGT de Valmer »: a name that belongs to a body's."""
    if not wording.any_has(range(head + 1, last + 1), "names", "territorial"):
        return False
    branch = name.known is not None and name.known.kind is EntityKind.ORGANIZATION
    return branch or (name.sort is Sort.PLACE and wording.any_has(range(head + 1, last), "names", "genitive"))
