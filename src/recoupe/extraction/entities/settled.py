"""What the names of an article are: person, body or place, one sort for one name wherever it stands.

« Céraval Béton (CB) recrute. » is a firm though the model has its name for a person's; « l'hôpital Henri-Roux » is a place.
Which words make up a name is `names`' task, whom it means that of `people` and `bodies`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import Name, Sort
from recoupe.extraction.entities.retaken import takes_up
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.rules.folding import key


def settled(every: list[tuple[Name, ...]], parsed: ParsedArticle, language: str) -> list[tuple[Name, ...]]:
    """Names with one sort throughout the article: what most places say; parts of persons' names are persons."""
    every = [
        tuple(_labelled(name, sentence, language) for name in names if not _epithet(name, names, sentence, language))
        for sentence, names in zip(parsed.sentences, every, strict=True)
    ]
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
    parts = {k.split()[0] for k in full} | {" ".join(k.split()[n:]) for k in full for n in range(1, len(k.split()))}
    surnames = {k.split()[-1] for k in full}
    parts -= _towns(every, parsed, parts, surnames, language)
    return [tuple(_resorted(name, votes, full, parts) for name in names) for names in every]


def _epithet(name: Name, names: tuple[Name, ...], sentence: Sentence, language: str) -> bool:
    """« Le Jurassien Éric Roux »: where somebody is from, before the name."""
    tokens, i = sentence.tokens, name.first
    beside = next((n for n in names if n.first == name.last + 1), None)
    if beside is None or name.first != name.last or not i or name.known is not None:
        return False
    article = tokens[i - 1].lower in lexicon.words(language, "titles", "definite")
    person = beside.sort is Sort.PERSON or lexicon.first_name(tokens[beside.first].text) is not None
    return article and person and name.text.endswith(tuple(lexicon.words(language, "titles", "inhabitant_ending")))


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


def _presided(name: Name, sentence: Sentence, language: str) -> bool:
    """« le président de Pixgram »: one word that the model has for a surname; people have no president."""
    tokens, i = sentence.tokens, name.first
    if i < 2 or name.first != name.last or lexicon.first_name(name.text) is not None:
        return False
    head = lexicon.role(tokens[i - 2].lower, language)
    of = tokens[i - 1].lower in lexicon.words(language, "names", "bare_genitive")
    return (
        of and head is not None and not head[2] and head[0].masculine in lexicon.words(language, "titles", "presiding")
    )


def _governed(name: Name, sentence: Sentence, language: str) -> bool:
    """« l'ancienne maire de Castelnau »: one word that the model has for a surname; it is places that have a mayor."""
    tokens, i = sentence.tokens, name.first
    if i < 2 or name.first != name.last or lexicon.first_name(name.text) is not None:
        return False
    of = tokens[i - 1].lower in lexicon.words(language, "names", "bare_genitive")
    head = lexicon.role(tokens[i - 2].lower, language)
    return of and head is not None and head[0].masculine in lexicon.words(language, "titles", "of_a_place")


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


def _labelled(name: Name, sentence: Sentence, language: str) -> Name:
    """« le quotidien Valmer Soir »: behind a noun that says so a name is a body's, unless it begins as a person's does."""
    before = sentence.tokens[name.first - 1].lower if name.first else ""
    if name.sort is Sort.PERSON and before in lexicon.words(language, "names", "named_after"):
        return replace(name, sort=Sort.PLACE)  # « l'hôpital Henri-Roux »
    if name.sort is Sort.PERSON and _governed(name, sentence, language):
        return replace(name, sort=Sort.PLACE)
    if name.sort is Sort.OTHER and name.last > name.first > 1:
        noun = sentence.tokens[name.first - 1]
        pointed = noun.text[0].isupper() and sentence.tokens[name.first - 2].pos == "DET"
        if pointed and lexicon.demonym(noun.text) is not None:
            return replace(name, sort=Sort.PERSON)  # « la Suédoise Pia Lund »
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
