"""What the names of an article are: person, body or place, one sort for one name wherever it stands.

« Céraval Béton (CB) recrute. » is a firm though the model has its name for a person's; « l'hôpital Henri-Roux » is a place.
Which words make up a name is `names`' task, whom it means that of `people` and `bodies`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.bynames import says_so
from recoupe.extraction.entities.dwellers import dweller
from recoupe.extraction.entities.names import Name, Sort
from recoupe.extraction.entities.retaken import takes_up
from recoupe.extraction.entities.written_names import age_behind
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key

_NAMES = 3  # words of a person's name of which one half is told alone


def settled(every: list[tuple[Name, ...]], parsed: ParsedArticle, language: str) -> list[tuple[Name, ...]]:
    """Names with one sort throughout the article: what most places say; parts of persons' names are persons."""
    every = [
        _also_called(
            [_labelled(name, sentence, language) for name in names if not _from_there(name, names, sentence, language)],
            sentence,
            language,
        )
        for sentence, names in zip(parsed.sentences, every, strict=True)
    ]
    every = _in_full_again(every, parsed)
    votes: dict[str, Counter[Sort]] = {}
    for names in every:
        for name in names:
            if name.sort is not Sort.KNOWN:
                votes.setdefault(key(name.text), Counter())[name.sort] += 2 if name.sort is not Sort.OTHER else 1
    firms = {
        key(name.text)
        for sentence, names in zip(parsed.sentences, every, strict=True)
        for name in names
        if ((name.sort in (Sort.PLACE, Sort.OTHER) or _opening(name)) and _as_a_firm(name, sentence, language))
        or (name.sort is Sort.PERSON and (_initialled(name, sentence) or _presided(name, sentence, language)))
    }
    for firm in firms:
        votes[firm] = Counter({Sort.BODY: 1})
    full = {k for k, c in votes.items() if " " in k and c.most_common(1)[0][0] is Sort.PERSON}
    full |= _told_by_half(every, parsed, votes, language)
    parts = {k.split()[0] for k in full} | {" ".join(k.split()[n:]) for k in full for n in range(1, len(k.split()))}
    surnames = {k.split()[-1] for k in full}
    parts -= _towns(every, parsed, parts, surnames, language)
    for town in _only_placed(every, parsed, language) - parts:
        votes[town] = Counter({Sort.PLACE: 1})
    return [tuple(_resorted(name, votes, full, parts) for name in names) for names in every]


def _in_full_again(every: list[tuple[Name, ...]], parsed: ParsedArticle) -> list[tuple[Name, ...]]:
    """« Le collectif Plaine verte a écrit. Plaine verte réclame … »: a name that has small words where a noun labels it has
    them too where it stands alone.
    """
    small: dict[str, list[Name]] = {}
    for names in every:
        for name in names:
            words = name.text.split()
            if name.sort in (Sort.BODY, Sort.OTHER, Sort.PLACE) and len(words) > 1 and words[-1].islower():
                small.setdefault(words[0], []).append(name)
    return [_longest(names, small, sentence) for names, sentence in zip(every, parsed.sentences, strict=True)]


def _longest(names: tuple[Name, ...], told: Mapping[str, list[Name]], sentence: Sentence) -> tuple[Name, ...]:
    """The names of a sentence, each as long as one of those `told` in full by their first word that stands there whole."""
    found: list[Name] = []
    for name in names:
        if found and name.first <= found[-1].last:
            continue
        longest = name
        for full in told.get(name.text.split()[0], ()) if name.sort is not Sort.KNOWN else ():
            last = name.first + full.last - full.first
            words = lexicon.written(sentence.tokens[name.first : last + 1])
            if longest.last < last < len(sentence.tokens) and words == full.text:
                longest = replace(full, first=name.first, last=last)
        found.append(longest)
    return tuple(found)


def _told_by_half(
    every: Sequence[tuple[Name, ...]], parsed: ParsedArticle, votes: Mapping[str, Counter[Sort]], language: str
) -> set[str]:
    """« Wab Kinew », « Bah Ousmane » that the model has for places, where the text goes on with « Kinew », « Bah » for a
    person: names of two words or three without an article, none of them a noun for bodies.
    """
    persons = {k for k, c in votes.items() if c.most_common(1)[0][0] is Sort.PERSON}
    acting = {
        key(name.text)
        for sentence, names in zip(parsed.sentences, every, strict=True)
        for name in names
        if name.first == name.last and name.known is None and _acts(name, sentence, language)
    }
    found = set()
    for sentence, names in zip(parsed.sentences, every, strict=True):
        for name in names:
            words = key(name.text).split()
            if not 1 < len(name.text.split()) <= len(words) <= _NAMES:
                continue  # « Saint-Denis » is no « Denis »
            halves = {words[0], " ".join(words[1:])}
            glued = len(words) > 2 and " ".join(words[1:]) in persons  # « de Goma Kako Roux »
            placed = name.sort is Sort.PLACE and words[0] in acting  # « Lourdes Keita … a dit Lourdes »
            told = not glued and (halves & persons or words[-1] in acting or placed)
            if name.sort in (Sort.PLACE, Sort.BODY, Sort.OTHER) and told and _bare(name, sentence, language):
                found.add(key(name.text))
    return found


def _acts(name: Name, sentence: Sentence, language: str) -> bool:
    """« a regretté Kinew »: a name of one word, without an article, that is the subject of a verb or stands right behind it."""
    subject = sentence.tokens[name.first].dep.split(":")[0] == "nsubj"
    behind = name.first > 0 and sentence.tokens[name.first - 1].pos == "VERB"
    return (subject or behind) and _bare(name, sentence, language)


def _bare(name: Name, sentence: Sentence, language: str) -> bool:
    """Whether a name stands as persons' names do: small letters behind its capitals, no article or noun of a body by it."""
    tokens = sentence.tokens
    before = tokens[name.first - 1].lower if name.first else ""
    placed = lexicon.words(language, "names", "article") | lexicon.words(language, "names", "locative")
    if before in placed | lexicon.words(language, "bodies", "label") | lexicon.words(language, "titles", "contracted"):
        return False
    heads = lexicon.words(language, "names", "body_head")
    return all(
        t.text in ("-", "'")
        or (t.text not in heads and lexicon.body(t.lower, language) is None and not t.text.isupper())
        for t in tokens[name.first : name.last + 1]
    )


def _from_there(name: Name, names: tuple[Name, ...], sentence: Sentence, language: str) -> bool:
    """« Le Suisse Éric Roux », « la Suisse Léa Roux »: a country's name that tells of the person behind it."""
    told = any(n.first == name.last + 1 and n.sort is Sort.PERSON for n in names)
    return name.known is not None and told and dweller(sentence.tokens, name.last, language, person=True)


def _towns(
    every: Sequence[tuple[Name, ...]], parsed: ParsedArticle, parts: Set[str], surnames: Set[str], language: str
) -> frozenset[str]:
    """Parts of persons' names that are towns: « Valmer » of « Valmer Infos », which most places have for a place and some
    behind « à », « dans »; « Emam » of « Hazem Emam » that the model has for one is a surname.
    """
    locative = lexicon.words(language, "names", "locative")
    placed, counts = Counter[str](), Counter[str]()
    for sentence, names in zip(parsed.sentences, every, strict=True):
        for name in names:
            k = key(name.text)
            if k not in parts:
                continue
            counts[k] += 2 * (name.sort is Sort.PLACE) - 2 * (name.sort is Sort.PERSON)
            placed[k] += name.first > 0 and sentence.tokens[name.first - 1].lower in locative
    return frozenset(k for k, n in counts.items() if n > 2 and (placed[k] or k not in surnames))


def _only_placed(every: Sequence[tuple[Name, ...]], parsed: ParsedArticle, language: str) -> frozenset[str]:
    """« Un pont sera construit à Brune. Selon le procureur de Brune, … »: one word that the model has for a surname, no given
    name, that stands behind « à » and nowhere else than there or behind « de ».
    """
    placed: set[str] = set()
    elsewhere: set[str] = set()
    allowed = lexicon.words(language, "names", "bare_genitive")
    for sentence, names in zip(parsed.sentences, every, strict=True):
        for name in names:
            if name.sort is not Sort.PERSON or name.first != name.last:
                continue
            before = sentence.tokens[name.first - 1].lower if name.first else ""
            given = lexicon.first_name(name.text) is not None
            if before in lexicon.words(language, "names", "place_only") and not given:
                placed.add(key(name.text))
            elif before not in allowed:
                elsewhere.add(key(name.text))
    return frozenset(placed - elsewhere)


def _presided(name: Name, sentence: Sentence, language: str) -> bool:
    """« le président de Pixgram »: one word that the model has for a surname; people have no president."""
    post, plural = _post_of(name, sentence, language)
    return not plural and post in lexicon.words(language, "titles", "presiding")


def _governed(name: Name, sentence: Sentence, language: str) -> bool:
    """« l'ancienne maire de Castelnau »: one word that the model has for a surname; it is places that have a mayor."""
    return _post_of(name, sentence, language)[0] in lexicon.words(language, "titles", "of_a_place")


def _post_of(name: Name, sentence: Sentence, language: str) -> tuple[str, bool]:
    """The masculine of the post whose place or body a name of one word is, no given name, and whether several hold it."""
    tokens, i = sentence.tokens, name.first
    if i < 2 or name.first != name.last or lexicon.first_name(name.text) is not None:
        return "", False
    held = lexicon.role(tokens[i - 2].lower, language)
    if held is None or tokens[i - 1].lower not in lexicon.words(language, "names", "bare_genitive"):
        return "", False
    return held[0].masculine, held[2]


def _opening(name: Name) -> bool:
    """« Pixgram, le service de messagerie, »: one word that opens a sentence and that the model has for a surname."""
    return name.sort is Sort.PERSON and name.first == name.last == 0 and lexicon.first_name(name.text) is None


def _as_a_firm(name: Name, sentence: Sentence, language: str) -> bool:
    """« les salariés de Belval », « Belval, le géant du sérum », « Belval, filiale de »: a name with staff, or of which a
    firm's noun says what it is.
    """
    tokens = sentence.tokens
    of = lexicon.words(language, "names", "genitive")
    if name.first > 1 and tokens[name.first - 1].lower in of:
        staff = lexicon.words(language, "bodies", "staff")
        two = f"{tokens[name.first - 3].lower} {tokens[name.first - 2].lower}" if name.first > 2 else ""
        if tokens[name.first - 2].lower in staff or two in staff:
            return True
    behind = list(tokens[name.last + 1 : name.last + 5])
    if len(behind) < 3 or behind[0].text != "," or behind[1].pos not in ("DET", "NOUN"):
        return False
    behind = behind if behind[1].pos == "DET" else [behind[0], *behind]
    noun = behind[3] if behind[2].pos == "ADJ" and len(behind) > 3 else behind[2]
    firm = bool(takes_up(noun.lower, language) & lexicon.words(language, "bodies", "corporate"))
    return firm and noun.lower not in lexicon.words(language, "bodies", "management")


def _initialled(name: Name, sentence: Sentence) -> bool:
    """« Céraval Béton (CB) »: a name whose first letters stand in brackets, which opens with no given name."""
    words, behind = name.text.split(), [t.text for t in sentence.tokens[name.last + 1 : name.last + 4]]
    return (
        len(words) > 1 and behind[:1] + behind[2:] == ["(", ")"] and behind[1].isupper()
        and [w[0] for w in words] == list(behind[1].replace("&", "")) and lexicon.first_name(words[0]) is None
    )  # fmt: skip


def _also_called(names: list[Name], sentence: Sentence, language: str) -> tuple[Name, ...]:
    """« Hugo Roux, alias Valmer », « Kaaras, de son vrai nom Hugo Roux »: the second name of a person is one too."""
    tokens = sentence.tokens
    for n, (one, other) in enumerate(pairwise(names)):
        if Sort.PERSON not in (one.sort, other.sort) or Sort.KNOWN in (one.sort, other.sort):
            continue
        after = tokens[other.last + 1].pos if other.last + 1 < len(tokens) else "PUNCT"
        if after in ("PUNCT", "AUX", "VERB") and says_so(tokens[one.last + 1 : other.first], language):
            names[n : n + 2] = [replace(one, sort=Sort.PERSON), replace(other, sort=Sort.PERSON)]
    return tuple(names)


def _aged(name: Name, sentence: Sentence, language: str) -> bool:
    """« Espérance Keita, 43 ans, »: a name without an article that an age follows."""
    if name.known is not None and name.known.kind is not EntityKind.GOVERNMENT:
        return False
    before = sentence.tokens[name.first - 1] if name.first else None
    led = before is not None and (
        before.pos == "DET"
        or before.lower in lexicon.words(language, "bodies", "label") | lexicon.words(language, "names", "locative")
    )
    return not led and age_behind(sentence.tokens, name.last + 1, language)


def _labelled(name: Name, sentence: Sentence, language: str) -> Name:
    """A name with the sort that the words around it tell: a house or a town that the model has for a person, a person behind
    « la Suédoise » or before an age; behind « le quotidien » a body, unless it begins as a person's name does.
    """
    before = sentence.tokens[name.first - 1].lower if name.first else ""
    of = sentence.tokens[name.first - 2].lower if name.first > 1 else ""
    bare = of in lexicon.words(language, "names", "bare_genitive")  # « la directrice d'école Awa Roux »
    if name.sort is Sort.PERSON and not bare and before in lexicon.words(language, "names", "named_after"):
        return replace(name, sort=Sort.PLACE)  # « l'hôpital Henri-Roux »
    if name.sort is Sort.PERSON and _governed(name, sentence, language):
        return replace(name, sort=Sort.PLACE)
    if name.sort is Sort.OTHER and name.last > name.first > 1:
        noun = sentence.tokens[name.first - 1]
        pointed = noun.text[0].isupper() and sentence.tokens[name.first - 2].pos == "DET"
        if pointed and dweller(sentence.tokens, noun.i, language):
            return replace(name, sort=Sort.PERSON)  # « la Suédoise Pia Lund »
    if name.sort is not Sort.PERSON and _aged(name, sentence, language):
        return replace(name, sort=Sort.PERSON, known=None)  # « Espérance Keita, 43 ans, »
    said = before in lexicon.words(language, "bodies", "label")
    if not said or name.sort is not Sort.PERSON or lexicon.first_name(sentence.tokens[name.first].text) is not None:
        return name
    return replace(name, sort=Sort.BODY)


def _resorted(name: Name, votes: Mapping[str, Counter[Sort]], full: set[str], parts: set[str]) -> Name:
    k = key(name.text)
    if name.sort is not Sort.KNOWN:
        return replace(name, sort=Sort.PERSON if k in parts or k in full else votes[k].most_common(1)[0][0])
    if k in parts and name.known is not None and name.known.capital:
        return replace(name, sort=Sort.PERSON, known=None)
    return name
