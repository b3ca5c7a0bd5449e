"""Read one article for its cast: names, phrases, and the entity behind each phrase that names one.

« Mme Keita, ministre malienne des Transports, a quitté Valmer pour Pékin. » gives a person with a post, and two places;
« Pékin proteste. » gives the government of China. Titles without a name are resolved later, when somebody asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.acronyms import expansions
from recoupe.extraction.entities.apposed import apposed_bodies, apposed_subjects
from recoupe.extraction.entities.appositions import joined
from recoupe.extraction.entities.bodies import body, named
from recoupe.extraction.entities.names import Name, Sort, find_names
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.people import Called, cluster, meant
from recoupe.extraction.entities.phrases import find_nominals
from recoupe.extraction.entities.registry import Record, Registry
from recoupe.extraction.entities.retaken import takes_up
from recoupe.extraction.entities.scene import (
    Appearance,
    Layout,
    describes,
    in_remark,
    is_leading,
    is_subject,
    quoted_zones,
)
from recoupe.extraction.entities.titles import Holder, successions
from recoupe.extraction.entities.vocabulary import Vocabulary
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.model.entity import EntityKind, MentionKind
from recoupe.rules.folding import key


@dataclass
class Casting:
    """All that reading an article for its cast gives."""

    parsed: ParsedArticle
    language: str
    registry: Registry
    names: tuple[tuple[Name, ...], ...] = ()  # by sentence
    appearances: list[Appearance] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    last_seen: dict[str, int] = field(default_factory=dict)  # record id → number of the sentence that names it last
    zones: tuple[tuple[int, int], ...] = ()  # between quotation marks
    layout: Layout = field(default_factory=lambda: Layout((), ()))
    untold: set[str] = field(default_factory=set)  # persons whom the text names before it says what they are
    acronyms: Mapping[str, Nominal] = field(default_factory=dict)  # key of a short name → the phrase it stands beside
    asking: set[tuple[int, int]] = field(default_factory=set)  # phrases (start, end) whose body is being looked for


def cast_article(parsed: ParsedArticle, language: str) -> Casting:
    """Find the names and phrases of `parsed` and register whom they name."""
    vocabulary = Vocabulary.of(parsed, language)
    every = [find_names(s, vocabulary, language) for s in parsed.sentences]
    casting = Casting(parsed, language, Registry(parsed.article.id, parsed.text))
    casting.names = tuple(_settled(every, parsed, language))
    nominals = successions(
        [
            n
            for i, (sentence, names) in enumerate(zip(parsed.sentences, casting.names, strict=True))
            for n in joined(sentence, find_nominals(sentence, i, names, parsed.text, language), names, language)
        ],
        language,
    )
    casting.acronyms = expansions(parsed, nominals, language)
    borne = {key(n.name.text) for n in nominals if n.name is not None and n.sort is Head.ROLE and " " in n.name.text}
    personal = [(n, n.name) for n in nominals if n.name is not None and _personal(n, n.name, borne, language)]
    untelling = {key(name.text.split()[-1]) for _, name in personal if " " in name.text}
    untelling |= {key(name.text) for n, name in personal if _at_odds(n, name)}
    called = {id(n): Called(name.text, _gender(n, casting, untelling)) for n, name in personal}
    people = cluster(called.values())
    written: dict[str, list[int]] = {}
    genders: dict[str, str] = {}
    for nominal, name in personal:
        full = people[called[id(nominal)]]
        if full is not None and " " in name.text:
            written.setdefault(full, []).append(nominal.start)
            genders[full] = genders.get(full, "e") if genders.get(full, "e") != "e" else called[id(nominal)].gender
    accounts = {key(full).replace(" ", ""): full for full in people.values() if full is not None and " " in full}
    casting.zones = zones = quoted_zones(parsed)
    casting.layout = Layout.of(parsed, zones)
    for nominal in nominals:
        sentence = parsed.sentences[nominal.sentence]
        quoted = any(
            a < nominal.start and nominal.end < b and key(parsed.text[a + 1 : b - 1]) != key(nominal.text)
            for a, b in zones
        )  # but « un certain « Zed » » is told by the narrator
        appearance = Appearance(
            nominal, is_subject(sentence, nominal, language), quoted, located=_locative(casting, nominal)
        )
        inner = sentence.tokens[nominal.first : nominal.last + 1]
        appearance.undergoes = any(t.dep == "nsubj:pass" for t in inner)
        appearance.beside = describes(sentence, nominal, language)
        appearance.aside = in_remark(sentence, nominal, language)
        appearance.leads = is_leading(sentence, nominal)
        person = called.get(id(nominal))
        if person is not None:
            full = people[person] or meant(person, nominal.start, written, genders, _bearing(casting, nominal))
            appearance.record = _person(casting, nominal, full, person.gender)
        elif nominal.name is not None and (owner := accounts.get(_account(nominal.name))) is not None:
            appearance.record = _person(casting, nominal, owner, "e")
        else:
            appearance.record = _other(casting, nominal)
        casting.appearances.append(appearance)
        if appearance.record is not None:
            casting.last_seen[appearance.record.id] = nominal.sentence
    apposed_subjects(casting.appearances, parsed)
    apposed_bodies(casting.appearances, parsed, language)
    _told_genders(casting)
    casting.untold = _untold(casting)
    for seen in casting.appearances:
        seen.topic = seen.record is not None and seen.record.id in _titled(casting)
    return casting


def _told_genders(casting: Casting) -> None:
    """« la Suédoise Pia Lund », « Pia Lund, sélectionneuse, »: what stands beside a name tells its bearer's gender.

    A masculine apposition does not: « Pia Lund, ministre délégué ».
    """
    seen = [a for a in casting.appearances if not a.nominal.plural]
    for one in seen:
        _told_by_nation(casting, one)
    for one, other in pairwise(seen):
        left, right = one.nominal, other.nominal
        if left.sentence != right.sentence:
            continue
        tokens = casting.parsed.sentences[left.sentence].tokens
        apposed = right.sort is Head.ROLE and right.name is None and right.article is Article.BARE
        beside = right.first == left.last + 2 and tokens[right.first - 1].text == ","
        if apposed and beside and right.gender == "f" and one.record is not None and one.record.gender == "e":
            one.record.gender = "f" if one.record.kind is EntityKind.PERSON else "e"


def _told_by_nation(casting: Casting, seen: Appearance) -> None:
    """« La Suédoise Pia Lund a gagné »: the noun before a name tells the gender, and is the subject for both."""
    nominal, record = seen.nominal, seen.record
    if nominal.first < 2 or nominal.sort is not Head.NAME or record is None or record.kind is not EntityKind.PERSON:
        return
    article, noun = casting.parsed.sentences[nominal.sentence].tokens[nominal.first - 2 : nominal.first]
    if article.pos != "DET" or not noun.text[0].isupper() or lexicon.demonym(noun.text) is None:
        return
    seen.subject = seen.subject or noun.dep.split(":")[0] == "nsubj" or article.i == 0
    if record.gender == "e":
        record.gender = {"Fem": "f", "Masc": "m"}.get(article.morph.get("Gender", ""), "e")


def _titled(casting: Casting) -> set[str]:
    """The one person or body whom the title names; none where it names two."""
    first = casting.parsed.sentences[0].paragraph if casting.parsed.sentences else -1
    named_there = {
        a.record.id for a in casting.appearances
        if casting.layout.paragraphs[a.nominal.sentence] == first and a.record is not None
        and a.record.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)
    }  # fmt: skip
    return named_there if len(named_there) == 1 else set()


def _bearing(casting: Casting, nominal: Nominal) -> set[str]:
    """The names of those who have the post that stands with a name: « le président Roux », not « Roux »."""
    return {h.record.name for h in casting.holders if nominal.role is not None and h.role == nominal.role}


def _untold(casting: Casting) -> set[str]:
    """« alerte Hugo Roux. Le président du syndicat … »: persons named in full without post, age or relative clause."""
    held = {h.record.id for h in casting.holders}
    found: dict[str, bool] = {}
    for seen in casting.appearances:
        record, name = seen.record, seen.nominal.name
        if record is None or name is None or record.kind is not EntityKind.PERSON or record.id in held | set(found):
            continue
        if name.last == name.first or record.id in found:
            continue
        tokens = casting.parsed.sentences[seen.nominal.sentence].tokens
        after = tokens[name.last + 1 : name.last + 3]
        beside = bool(after) and (
            after[0].text == "("
            or after[0].lower in lexicon.words(casting.language, "statement_words", "relative")
            or (after[0].text == "," and len(after) > 1 and after[1].pos not in ("VERB", "AUX", "CCONJ"))
        )
        found[record.id] = not beside
    return {ident for ident, bare in found.items() if bare}


def _gender(nominal: Nominal, casting: Casting, untelling: Set[str]) -> str:
    """The gender that a name is told with.

    A surname that is a first name too (« Me Mary ») tells none, nor does a first name at odds with the post.
    """
    assert nominal.name is not None
    tokens = casting.parsed.sentences[nominal.sentence].tokens
    address = lexicon.address(tokens[nominal.name.first - 1].text, casting.language) if nominal.name.first else None
    if nominal.sort is Head.NAME and key(nominal.name.text) in untelling and (address is None or address.gender == "e"):
        return "e"
    if nominal.sort is Head.ROLE:
        given = lexicon.first_name(nominal.name.text.split()[0]) or "e"
        if nominal.role is not None and nominal.role.masculine in lexicon.words(casting.language, "titles", "unmarked"):
            return given  # « le docteur Salimata Roux »
        return "e" if _at_odds(nominal, nominal.name) else given if nominal.gender == "e" else nominal.gender
    return nominal.gender


def _at_odds(nominal: Nominal, name: Name) -> bool:
    """« le docteur Élise Roux », « le capitaine Joan Roux »: post and first name say different things."""
    given = lexicon.first_name(name.text.split()[0]) or "e"
    return nominal.sort is Head.ROLE and {nominal.gender, given} == {"m", "f"}


def _personal(nominal: Nominal, name: Name, borne: Set[str], language: str) -> bool:
    """Whether a name is a person's: by its sort, by the post it stands with here or anywhere (`borne`), or as part of one."""
    if nominal.sort is Head.BODY:
        return False  # « le gouvernement Roux »
    if name.sort is Sort.PERSON or (nominal.sort is Head.ROLE and name.sort in (Sort.OTHER, Sort.BODY, Sort.PLACE)):
        return True
    if nominal.sort is not Head.NAME or name.known is not None or nominal.article is not Article.BARE:
        return False
    told, particles = key(name.text), lexicon.words(language, "names", "particle")
    return told in borne or any(told == parts[-1] and not particles & set(parts) for parts in map(str.split, borne))


def _settled(every: list[tuple[Name, ...]], parsed: ParsedArticle, language: str) -> list[tuple[Name, ...]]:
    """Names with one sort throughout the article: what most places say; parts of persons' names are persons."""
    every = [
        tuple(_labelled(name, sentence, language) for name in names)
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
    return [tuple(_resorted(name, votes, full, parts) for name in names) for names in every]


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
    told = votes.get(k, Counter[Sort]())  # none of names that the world knows
    if k in parts and told[Sort.PLACE] > max(2, told[Sort.PERSON]):
        return replace(name, sort=Sort.PLACE)  # the town of « Valmer Infos »
    if name.sort is not Sort.KNOWN:
        return replace(name, sort=Sort.PERSON if k in parts or k in full else votes[k].most_common(1)[0][0])
    if k in parts and name.known is not None and name.known.capital:
        return replace(name, sort=Sort.PERSON, known=None)
    return name


def _account(name: Name) -> str:
    """« @AwaRoux », « @awa_roux »: the letters of the name whose bearer has the account, if the text tells of them."""
    return key(name.text[1:].replace("_", " ")).replace(" ", "") if name.text[0] == "@" else ""


def _person(casting: Casting, nominal: Nominal, full: str | None, gender: str) -> Record | None:
    assert nominal.name is not None
    if full is None:
        return None
    record = casting.registry.ask(full, EntityKind.PERSON, gender=gender)
    record.spellings.add(nominal.name.text)
    tokens = casting.parsed.sentences[nominal.sentence].tokens
    start, end = tokens[nominal.name.first].start, tokens[nominal.name.last].end
    casting.registry.mention(start, end, record, MentionKind.NAME)
    if nominal.sort is Head.ROLE and nominal.role is not None:
        stop = nominal.end if not nominal.first <= nominal.name.first <= nominal.last else _before(tokens, nominal)
        if stop > nominal.start:
            record.roles.add((nominal.start, stop))
        casting.holders.append(
            Holder(record, nominal.role, nominal.qualifiers, nominal.start, nominal.sentence, nominal.former)
        )
    elif nominal.name.first > nominal.first:
        address = lexicon.address(tokens[nominal.name.first - 1].text, casting.language)
        found = lexicon.role(address.role, casting.language) if address is not None and address.role else None
        if found is not None:  # « Me Roux … l'avocate »
            casting.holders.append(Holder(record, found[0], frozenset(), nominal.start, nominal.sentence))
    return record


def _before(tokens: tuple[Token, ...], nominal: Nominal) -> int:
    assert nominal.name is not None
    return tokens[nominal.name.first - 1].end if nominal.name.first > nominal.first else nominal.start


def _other(casting: Casting, nominal: Nominal) -> Record | None:
    """The record of a phrase that names a body, a country or a place by itself; titles and « la police » have none yet."""
    if nominal.sort is Head.BODY and nominal.name is not None:
        return body(casting, nominal, casting.appearances)
    if nominal.sort is not Head.NAME or nominal.name is None:
        return None
    if (
        nominal.inside
        and nominal.name.known is None
        and nominal.name.text.split()[0] in lexicon.words(casting.language, "names", "field")
    ):
        return None
    record = named(casting, nominal.name, place=_locative(casting, nominal), gender=nominal.gender)
    if record is not None:
        known = nominal.name.known
        kind = MentionKind.METONYM if known is not None and known.capital and known.country else MentionKind.NAME
        casting.registry.mention(
            nominal.start if nominal.article is Article.BARE else _core(casting, nominal), nominal.end, record, kind
        )
    return record


def _core(casting: Casting, nominal: Nominal) -> int:
    assert nominal.name is not None
    return casting.parsed.sentences[nominal.sentence].tokens[nominal.name.first].start


def _locative(casting: Casting, nominal: Nominal) -> bool:
    """Whether the phrase stands after « à », « en », « dans » …"""
    tokens = casting.parsed.sentences[nominal.sentence].tokens
    i = nominal.first
    if i > 1 and tokens[i - 1].lower in lexicon.words(casting.language, "names", "genitive"):
        i -= 1  # « auprès de », « autour de »
    return i > 0 and tokens[i - 1].lower in lexicon.words(casting.language, "names", "locative")


def in_span(casting: Casting, start: int, end: int) -> list[Appearance]:
    """Appearances whose head stands in `start:end`, in text order."""
    found = []
    for seen in casting.appearances:
        if seen.nominal.start < end and start < seen.nominal.end:
            head = casting.parsed.sentences[seen.nominal.sentence].tokens[seen.nominal.head]
            if start <= head.start and head.end <= end:
                found.append(seen)
    return found
