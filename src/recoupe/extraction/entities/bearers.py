"""Which names of an article are persons', and whose each is.

« Mme Keita … le maire Hugo Roux … Roux … @HugoRoux » are two people, each under the fullest spelling of the name. A name is a
person's by its sort, by the post it stands with here or anywhere, or as part of such a name; a surname that two people have
is told apart by the posts that the text has given so far (`people`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.bynames import bynames
from recoupe.extraction.entities.names import Name, Sort
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.people import Called, cluster, meant
from recoupe.extraction.entities.titles import Holder
from recoupe.extraction.entities.written_names import age_at, aged, told_as_new
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.rules.folding import key


@dataclass(frozen=True, slots=True)
class Bearers:
    """The people of an article by the fullest spelling of their names."""

    called: Mapping[int, Called]  # id of a phrase with a person's name → how it writes it
    people: Mapping[Called, str | None]  # → the fullest spelling; null where it could be two
    written: Mapping[str, Sequence[int]]  # fullest spelling → where first and last name stand
    genders: Mapping[str, str]
    accounts: Mapping[str, str]  # letters of an account → the fullest spelling
    strangers: Set[int]  # ids of phrases by whose name somebody else was told before

    @classmethod
    def of(cls, nominals: Sequence[Nominal], parsed: ParsedArticle, language: str) -> Bearers:
        """Whose the names in the phrases of an article are."""
        borne = {
            key(n.name.text) for n in nominals if n.name is not None and n.sort is Head.ROLE and " " in n.name.text
        }
        personal = [(n, n.name) for n in nominals if n.name is not None and _personal(n, n.name, borne, language)]
        untelling = {key(name.text.split()[-1]) for _, name in personal if " " in name.text}
        untelling |= {key(name.text) for n, name in personal if _at_odds(n, name)}
        called = {id(n): Called(name.text, _gender(n, parsed, untelling, language)) for n, name in personal}
        introduced = {name.text for n, name in personal if _introduced(n, name, parsed, language)}
        people = dict(cluster(called.values(), introduced))
        for other, one in bynames(personal, parsed, language):
            also, full = people[called[id(other)]], people[called[id(one)]]
            if also is not None and full is not None:
                people = {name: full if known == also else known for name, known in people.items()}
        written: dict[str, list[int]] = {}
        genders: dict[str, str] = {}
        for nominal, name in personal:
            full = people[called[id(nominal)]]
            if full is not None and " " in name.text:
                written.setdefault(full, []).append(nominal.start)
                genders[full] = genders.get(full, "e") if genders.get(full, "e") != "e" else called[id(nominal)].gender
        accounts = {key(full).replace(" ", ""): full for full in people.values() if full is not None and " " in full}
        strangers = _strangers(personal, parsed, language)
        return cls(called, people, written, genders, accounts, strangers)

    def whose(self, nominal: Nominal, holders: Sequence[Holder]) -> tuple[str | None, str] | None:
        """The fullest spelling of the person's name in the phrase and the gender told here; null where no person has it.

        `holders` have the posts that the text has told so far; the spelling is null where the name could be that of two.
        """
        name = self.called.get(id(nominal))
        if name is not None and id(nominal) in self.strangers:
            return name.text, name.gender
        if name is not None:
            full = self.people[name] or meant(
                name, nominal.start, self.written, self.genders, _bearing(nominal, holders)
            )
            return full, name.gender
        owner = None if nominal.name is None else self.accounts.get(_account(nominal.name))
        return None if owner is None else (owner, "e")


def _bearing(nominal: Nominal, holders: Sequence[Holder]) -> set[str]:
    """The names of those who have the post that stands with a name: « le président Roux », not « Roux »."""
    return {h.record.name for h in holders if nominal.role is not None and h.role == nominal.role}


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


def _gender(nominal: Nominal, parsed: ParsedArticle, untelling: Set[str], language: str) -> str:
    """The gender that a name is told with.

    A surname that is a first name too (« Me Mary ») tells none, nor does a first name at odds with the post.
    """
    assert nominal.name is not None
    tokens = parsed.sentences[nominal.sentence].tokens
    address = lexicon.address(tokens[nominal.name.first - 1].text, language) if nominal.name.first else None
    landed = nominal.name.text.split()[0].lower() in lexicon.words(language, "names", "particle")  # « Ben Salah »
    untold = landed or key(nominal.name.text) in untelling
    if nominal.sort is Head.NAME and untold and (address is None or address.gender == "e"):
        return "e"
    if nominal.sort is Head.ROLE:
        surname = untold and " " not in nominal.name.text  # « le professeur Martin » of « Nora Martin »
        given = "e" if surname else lexicon.first_name(nominal.name.text.split()[0]) or "e"
        if nominal.role is not None and nominal.role.masculine in lexicon.words(language, "titles", "unmarked"):
            return given  # « le docteur Salimata Roux »
        return "e" if _at_odds(nominal, nominal.name) else given if nominal.gender == "e" else nominal.gender
    return nominal.gender


def _at_odds(nominal: Nominal, name: Name) -> bool:
    """« le docteur Élise Roux », « le capitaine Joan Roux »: post and first name say different things."""
    given = lexicon.first_name(name.text.split()[0]) or "e"
    return nominal.sort is Head.ROLE and {nominal.gender, given} == {"m", "f"}


def _introduced(nominal: Nominal, name: Name, parsed: ParsedArticle, language: str) -> bool:
    """« peste Marc, 49 ans », « Marc, un boucher, »: a given name alone, of whom an age or « un » tells that the text has not
    told of them yet.
    """
    tokens = parsed.sentences[nominal.sentence].tokens
    alone = name.first == name.last and lexicon.first_name(name.text) is not None
    bare = nominal.sort is Head.NAME  # « c'est, pour le chef Marc, un moyen »
    return alone and (
        age_at(tokens, name.last + 1, language) or (bare and told_as_new(tokens, name.last + 1, language))
    )


def _strangers(personal: Sequence[tuple[Nominal, Name]], parsed: ParsedArticle, language: str) -> set[int]:
    """« Le ministre Paul Bernard … s'insurge Bernard, un boulanger de 38 ans », and « Bernard » to the end of that paragraph: a
    given name that is the surname of somebody whose office the text has told.
    """
    offices = lexicon.words(language, "titles", "local_office")
    officials: set[str] = set()
    found: set[int] = set()
    for n, (nominal, name) in enumerate(personal):
        sentence = parsed.sentences[nominal.sentence]
        if nominal.role is not None and nominal.role.masculine in offices and name.first < name.last:
            officials.add(key(name.text).split()[-1])
        if key(name.text) in officials and _newly(sentence.tokens, name.last + 1, language):
            found |= {
                id(m) for m, again in personal[n:]
                if again.text == name.text and m.sort is Head.NAME and not _addressed(m, again, parsed, language)
                and parsed.sentences[m.sentence].paragraph == sentence.paragraph
            }  # fmt: skip
    return found


def _newly(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« (Bernard), un boulanger de 38 ans »"""
    one = i + 1 < len(tokens) and tokens[i + 1].lower in lexicon.words(language, "titles", "indefinite")
    return (
        one
        and lexicon.first_name(tokens[i - 1].text) is not None
        and told_as_new(tokens, i, language)
        and aged(tokens, i + 2, language)
    )


def _addressed(nominal: Nominal, name: Name, parsed: ParsedArticle, language: str) -> bool:
    """« M. Bernard »"""
    before = parsed.sentences[nominal.sentence].tokens[: name.first]
    return bool(before) and lexicon.address(before[-1].text, language) is not None


def _account(name: Name) -> str:
    """« @AwaRoux », « @awa_roux »: the letters of the name whose bearer has the account, if the text tells of them."""
    return key(name.text[1:].replace("_", " ")).replace(" ", "") if name.text[0] == "@" else ""
