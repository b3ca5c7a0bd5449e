"""Read one article for its cast: names, phrases, and the entity behind each phrase that names one.

« Mme Keita, ministre malienne des Transports, a quitté Valmer pour Pékin. » gives a person with a post, and two places;
« Pékin proteste. » gives the government of China. Titles without a name are resolved later, when somebody asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.acronyms import expansions, initials
from recoupe.extraction.entities.ages import told_ages
from recoupe.extraction.entities.apposed import apposed_bodies, apposed_subjects
from recoupe.extraction.entities.appositions import joined
from recoupe.extraction.entities.bearers import Bearers
from recoupe.extraction.entities.bodies import body, named
from recoupe.extraction.entities.deeds import told_by_deeds
from recoupe.extraction.entities.dwellers import dweller
from recoupe.extraction.entities.leaders import known_leaders
from recoupe.extraction.entities.lettered import spells
from recoupe.extraction.entities.names import Name, Sort, find_names
from recoupe.extraction.entities.nearby import past_brackets
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.passing import acts_unsaid, mentioned
from recoupe.extraction.entities.phrases import find_nominals
from recoupe.extraction.entities.predicates import told_to_be
from recoupe.extraction.entities.registry import Record, Registry
from recoupe.extraction.entities.scene import (
    Appearance,
    Layout,
    compared,
    describes,
    in_remark,
    is_crowd,
    is_leading,
    is_subject,
    quoted_zones,
    subject_of,
)
from recoupe.extraction.entities.settled import settled
from recoupe.extraction.entities.titles import Holder, successions
from recoupe.extraction.entities.townspeople import told_by_town
from recoupe.extraction.entities.vocabulary import Vocabulary
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.entity import EntityKind, MentionKind
from recoupe.model.span import Span
from recoupe.rules.folding import key

_INITIALS = 3  # letters of a post that is told by them: « le DGM »
_CLAUSE = 6  # tokens of a relative clause in which its verb stands


@dataclass
class Casting:
    """All that reading an article for its cast gives."""

    parsed: ParsedArticle
    language: str
    registry: Registry
    names: tuple[tuple[Name, ...], ...] = ()  # by sentence
    appearances: list[Appearance] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    deeds: list[Holder] = field(default_factory=list)  # posts that are told by what somebody does
    last_seen: dict[str, int] = field(default_factory=dict)  # record id → number of the sentence that names it last
    zones: tuple[tuple[int, int], ...] = ()  # between quotation marks
    layout: Layout = field(default_factory=lambda: Layout((), ()))
    untold: set[str] = field(default_factory=set)  # persons whom the text names before it says what they are
    acronyms: Mapping[str, Nominal] = field(default_factory=dict)  # key of a short name → the phrase it stands beside
    ages: Mapping[str, int] = field(default_factory=dict)  # record id → the age that the text gives
    asking: set[tuple[int, int]] = field(default_factory=set)  # phrases (start, end) whose body is being looked for

    def zone_at(self, position: int, said: Sequence[Span]) -> tuple[int, int] | None:
        """The quotation marks around a pronoun, unless what it says opens with them: « « La digue, dit-il, cède » »."""
        zone = next((z for z in self.zones if z[0] < position < z[1]), None)
        return None if zone is None or any(s.start <= zone[0] < s.end for s in said) else zone

    def layout_at(self, position: int, said: Sequence[Span]) -> Layout:
        """The layout as it is seen from a pronoun: from within its quotation, if it stands in one."""
        zone = self.zone_at(position, said)
        return self.layout if zone is None else self.layout.spoken(zone)


def cast_article(parsed: ParsedArticle, language: str) -> Casting:
    """Find the names and phrases of `parsed` and register whom they name."""
    vocabulary = Vocabulary.of(parsed, language)
    every = [find_names(s, vocabulary, language) for s in parsed.sentences]
    casting = Casting(parsed, language, Registry(parsed.article.id, parsed.text))
    casting.names = tuple(settled(every, parsed, language))
    casting.zones = quoted_zones(parsed)
    casting.layout = Layout.of(parsed, casting.zones)
    nominals = _phrases(casting)
    casting.acronyms = expansions(parsed, nominals, language)
    nominals = [_of_letters(n, casting.acronyms, language) for n in nominals]
    bearers = Bearers.of(nominals, parsed, language)
    for nominal in nominals:
        appearance = _appearance(casting, nominal)
        person = bearers.whose(nominal, casting.holders)
        appearance.record = _other(casting, nominal) if person is None else _person(casting, nominal, *person)
        casting.appearances.append(appearance)
        if appearance.record is not None:
            casting.last_seen[appearance.record.id] = nominal.sentence
    apposed_subjects(casting.appearances, parsed)
    apposed_bodies(casting.appearances, parsed, language)
    _told_genders(casting)
    casting.ages = told_ages(casting.appearances, parsed, language)
    casting.holders.extend(_gone_from_office(casting))
    casting.untold = _untold(casting)
    casting.holders.extend(known_leaders(casting.appearances, casting.holders, language))
    casting.deeds = told_by_deeds(casting.appearances, parsed, language) + told_to_be(
        casting.appearances, parsed, language
    )
    titled = _titled(casting)
    for seen in casting.appearances:
        seen.topic = seen.record is not None and seen.record.id in titled
    return casting


def _phrases(casting: Casting) -> list[Nominal]:
    """The noun phrases of every sentence in text order, joined to the names that stand beside them."""
    parsed, language = casting.parsed, casting.language
    found = [
        nominal
        for number, (sentence, names) in enumerate(zip(parsed.sentences, casting.names, strict=True))
        for nominal in joined(sentence, find_nominals(sentence, number, names, parsed.text, language), names, language)
    ]
    return successions(told_by_town(found, parsed, language), language)


def _of_letters(nominal: Nominal, acronyms: Mapping[str, Nominal], language: str) -> Nominal:
    """« la Finut » of « la Force intérimaire … (Finut) »: letters of a body's name, which the model may have for a person."""
    name = nominal.name
    if nominal.sort is not Head.NAME or name is None or name.known is not None or name.first != name.last:
        return nominal
    full = acronyms.get(key(name.text))
    if name.sort is not Sort.PERSON or full is None or not spells(name.text, full.text, language):
        return nominal
    return replace(nominal, name=replace(name, sort=Sort.BODY))


def _gone_from_office(casting: Casting) -> list[Holder]:
    """« Le président du club, Hugo Roux, a démissionné », « a été limogé », « la démission de Hugo Roux »: who has held the
    post as well as holding it.
    """
    departures = lexicon.words(casting.language, "titles", "departure")
    resigns = lexicon.words(casting.language, "titles", "resigns")
    dismissed = lexicon.words(casting.language, "titles", "dismissed")
    left = set()
    for seen in casting.appearances:
        if seen.record is not None and seen.nominal.name is not None:
            sentence = casting.parsed.sentences[seen.nominal.sentence]
            verbs = {sentence.tokens[i].lemma for i in subject_of(sentence, seen.nominal, casting.language)}
            whose = {t.lower for t in sentence.tokens[max(0, seen.nominal.first - 2) : seen.nominal.first]}
            if verbs & resigns or (seen.undergoes and verbs & dismissed) or whose & departures:
                left.add(seen.record.id)
    return [replace(h, former=True) for h in casting.holders if h.record.id in left and not h.former]


def _appearance(casting: Casting, nominal: Nominal) -> Appearance:
    """The phrase with what its place tells, whoever it means."""
    parsed, language = casting.parsed, casting.language
    sentence = parsed.sentences[nominal.sentence]
    quoted = any(
        a < nominal.start and nominal.end < b and key(parsed.text[a + 1 : b - 1]) != key(nominal.text)
        for a, b in casting.zones
    )  # but « un certain « Zed » » is told by the narrator
    return Appearance(
        nominal,
        is_subject(sentence, nominal, language) or acts_unsaid(sentence, nominal, language),
        quoted,
        undergoes=any(t.dep == "nsubj:pass" for t in sentence.tokens[nominal.first : nominal.last + 1]),
        located=_locative(casting, nominal),
        beside=describes(sentence, nominal, language),
        leads=is_leading(sentence, nominal, language),
        aside=any(told(sentence, nominal, language) for told in (in_remark, mentioned, compared)),
        crowd=is_crowd(sentence, nominal, language),
    )


def _told_genders(casting: Casting) -> None:
    """« la Suédoise Pia Lund », « Pia Lund, sélectionneuse, »: what stands beside a name tells its bearer's gender.

    A post that is a man's word alone tells it where the name is read (`bearers`).
    """
    seen = [a for a in casting.appearances if not a.nominal.plural]
    for one in seen:
        _told_by_nation(casting, one)
    for one, other in pairwise(seen):
        left, right = one.nominal, other.nominal
        tokens = casting.parsed.sentences[left.sentence].tokens
        beside = left.sentence == right.sentence and right.first == left.last + 2 and tokens[left.last + 1].text == ","
        apposed = right.sort is Head.ROLE and right.name in (None, left.name) and right.article is Article.BARE
        if beside and apposed and one.person is not None and one.person.gender == "e":
            one.person.gender = _shown(right, tokens)


def _shown(post: Nominal, tokens: Sequence[Token]) -> str:
    """« sélectionneuse », « secrétaire général », « ministre déléguée »: the gender that a woman's post shows, or the adjective
    behind one that is a woman's and a man's.
    """
    if post.gender != "e" or post.head == post.last:
        return "f" if post.gender == "f" else "e"
    adjective = tokens[post.head + 1]
    single = adjective.pos in ("ADJ", "VERB") and adjective.morph.get("Number") == "Sing"
    return {"Fem": "f", "Masc": "m"}.get(adjective.morph.get("Gender", ""), "e") if single else "e"


def _told_by_nation(casting: Casting, seen: Appearance) -> None:
    """« La Suédoise Pia Lund a gagné »: the noun before a name tells the gender, and is the subject for both."""
    nominal, record = seen.nominal, seen.record
    if nominal.first < 2 or nominal.sort is not Head.NAME or record is None or record.kind is not EntityKind.PERSON:
        return
    tokens = casting.parsed.sentences[nominal.sentence].tokens
    article, noun = tokens[nominal.first - 2 : nominal.first]
    if article.pos != "DET" or not dweller(tokens, noun.i, casting.language):
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


def _untold(casting: Casting) -> set[str]:
    """« alerte Hugo Roux. Le président du syndicat … »: persons named in full without post, age or relative clause.

    « Dr » tells little, and so does a party or a town in brackets.
    """
    held = {h.record.id for h in casting.holders if not _by_courtesy(casting, h)}
    found: dict[str, bool] = {}
    for seen in casting.appearances:
        record, name = seen.record, seen.nominal.name
        if record is None or name is None or record.kind is not EntityKind.PERSON or record.id in held | set(found):
            continue
        if name.last == name.first:
            continue
        tokens = casting.parsed.sentences[seen.nominal.sentence].tokens
        after = tokens[name.last + 1 : name.last + 3]
        if after and after[0].text == "(" and len(after) > 1 and after[1].text[0].isupper():
            after = past_brackets(tokens, after[0].i)[:2]  # « Hugo Roux (Les Verts) »
        told = _one_of_them(tokens[: name.first], casting.language)
        found[record.id] = not (told or (after and _tells(tokens[after[0].i :], casting.language)))
    return {ident for ident, bare in found.items() if bare}


def _one_of_them(before: Sequence[Token], language: str) -> bool:
    """« L'une des figures du mouvement, Hugo Roux, »: what stands before a name tells who somebody is."""
    if not before or before[-1].text != ",":
        return False
    opening = max((t.i for t in before[:-1] if t.pos == "PUNCT"), default=-1) + 1
    first = before[opening : opening + 3]
    return (
        len(first) > 2
        and first[1].lower in lexicon.words(language, "names", "partitive")
        and first[2].lower in lexicon.words(language, "names", "genitive")
    )


def _tells(behind: Sequence[Token], language: str) -> bool:
    """Whether what stands behind a name tells who somebody is: an apposition, a bracket, « qui dirige le port ».

    « , lors d'un point presse », « , qui a aussi promis des bus » tell what somebody does.
    """
    relative = lexicon.words(language, "statement_words", "relative")
    if behind[0].text == "(":
        return True
    if behind[0].text == ",":
        behind = behind[1:]
        if not behind or behind[0].pos in ("VERB", "AUX", "CCONJ"):
            return False
        if {t.lower for t in behind[:1]} & lexicon.words(language, "statement_words", "on_occasion"):
            occasions = lexicon.words(language, "names", "occasion") | lexicon.words(
                language, "statement_words", "occasion"
            )
            return behind[0].pos == "ADP" and not {t.lower for t in behind[1:4]} & occasions
        if behind[0].lower not in relative:
            return True
    if behind[0].lower not in relative:
        return False
    adds = lexicon.words(language, "titles", "additive")
    says = lexicon.words(language, "titles", "goes_on") | lexicon.words(language, "titles", "says")
    return not any(t.lower in adds or (t.pos == "VERB" and t.lemma in says) for t in behind[1:_CLAUSE])


def _by_courtesy(casting: Casting, holder: Holder) -> bool:
    """« le Dr Hugo Roux »: a post that only a form of address tells."""
    spare = holder.role.masculine in lexicon.words(casting.language, "titles", "courtesy") and not holder.qualifiers
    return spare and any(a.start == holder.start and a.nominal.sort is Head.NAME for a in casting.appearances)


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
        arriving = nominal.text.split()[0].lower() in lexicon.words(casting.language, "titles", "arriving")
        casting.holders.append(
            Holder(record, nominal.role, nominal.qualifiers, nominal.start, nominal.sentence, nominal.former, arriving)
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
    if (holder := _by_letters(casting, nominal)) is not None:
        casting.registry.mention(_core(casting, nominal), nominal.end, holder, MentionKind.TITLE)
        return holder
    record = named(casting, nominal.name, place=_locative(casting, nominal), gender=nominal.gender)
    if record is not None:
        known = nominal.name.known
        kind = MentionKind.METONYM if known is not None and known.capital and known.country else MentionKind.NAME
        casting.registry.mention(
            nominal.start if nominal.article is Article.BARE else _core(casting, nominal), nominal.end, record, kind
        )
    return record


def _by_letters(casting: Casting, nominal: Nominal) -> Record | None:
    """« le directeur général de la mer, Hugo Roux … le DGM »: the man whose post has these initials; « la DGM » is the body."""
    if nominal.name is None or nominal.name.known is not None or nominal.gender != "m":
        return None
    letters = nominal.name.text
    if not (letters.isupper() and letters.isalpha() and len(letters) >= _INITIALS):
        return None
    people = {
        seen.record.id: seen.record
        for seen in casting.appearances
        if seen.nominal.sort is Head.ROLE and seen.record is not None and seen.record.gender != "f"
        and initials(seen.nominal.text, casting.language) == letters.lower()
    }  # fmt: skip
    return next(iter(people.values())) if len(people) == 1 else None


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
