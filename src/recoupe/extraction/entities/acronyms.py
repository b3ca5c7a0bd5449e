"""Short names of bodies and the phrases that give them in full.

« l'Agence des eaux (ADE) », « l'Ufap (Union des ports) », « la fédération des banques, Febel, » stand beside each other;
« la Société valdoise du cancer … la SVC » stand apart and meet by their initials, where the article has one such body.
Initials in another order (« Union chrétienne-démocrate (CDU) ») or of another language (« l'Agence de sécurité nationale
(NSA) ») count in brackets only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.lettered import in_brackets, short_forms, small_words, spells
from recoupe.extraction.entities.names import Name, Sort
from recoupe.extraction.entities.nominals import Head, Nominal
from recoupe.extraction.entities.retaken import sorts_of
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key

_LONGEST = 7  # letters of an acronym
_FULL = 3  # words of a name whose acronym may be of another language
_SURE = 4  # letters that are no accident where they stand apart from the full name
_BY_LETTERS, _ANY_ORDER, _AMONG, _FOREIGN = 4, 3, 2, 1


def expansions(parsed: ParsedArticle, nominals: Sequence[Nominal], language: str) -> Mapping[str, Nominal]:
    """« Agence des eaux (ADE) », « la fédération des banques, Febel »: the key of the short name with the phrase in full."""
    found: dict[str, tuple[int, Nominal]] = {}
    for nominal in nominals:
        if nominal.sort not in (Head.NAME, Head.BODY):
            continue
        tokens = parsed.sentences[nominal.sentence].tokens
        beside = _beside(nominal, nominals, tokens, language) or _letters_beside(nominal, nominals, tokens, language)
        told = [(_BY_LETTERS, beside.text)] if beside is not None else []
        told += [(fit, s) for s in _in_brackets(nominal, tokens) if (fit := _fit(s, _full(nominal), language))]
        for rank, short in told:
            for form in _keys(short, _full(nominal), language):
                if rank > found.get(form, (0, nominal))[0]:
                    found[form] = rank, nominal
    apart = _apart(nominals, language)
    return {**apart, **{short: nominal for short, (_, nominal) in found.items()}}


def _keys(short: str, full: str, language: str) -> Set[str]:
    """« Sned-CNT » and, where these letters alone are those of the full name or a stroke parts them, « Sned »."""
    own = short_forms(short)[1]
    alone = "/" in short or spells(own, full, language, prefix=True)
    return {key(short), key(own)} if alone else {key(short)}


def _full(nominal: Nominal) -> str:
    return nominal.text if nominal.name is None else nominal.name.text


def _in_brackets(nominal: Nominal, tokens: Sequence[Token]) -> Iterator[str]:
    """« … (ADE) » behind the phrase and « ADE (… » before it."""
    last = nominal.last if nominal.name is None else nominal.name.last
    if last + 1 < len(tokens) and tokens[last + 1].text == "(":
        short = in_brackets(tokens, last + 1)
        if short and all(a.end == b.start for a, b in pairwise(short)):
            yield "".join(t.text for t in short)
    opening = nominal.first - 1
    closed = nominal.last + 1 < len(tokens) and tokens[nominal.last + 1].text == ")"
    if opening > 0 and closed and tokens[opening].text == "(":
        yield tokens[opening - 1].text


def _fit(short: str, full: str, language: str) -> int:
    """How well a short name fits one in full: by its letters in order, in any, as one of another language; 0 for not."""
    if any(spells(form, full, language, prefix=True) for form in short_forms(short)):
        return _BY_LETTERS
    short = short.split("/", maxsplit=1)[0]
    own = [c.lower() for c in short if c.isupper()]
    letters = [w[0] for w in key(full).split()]
    if not short[:1].isupper() or not 2 <= len(short) <= _LONGEST or len(letters) < 2 or key(short) == key(full):
        return 0
    if len(own) < 2:
        opening = iter(letters)
        return _BY_LETTERS if len(short) > 2 and all(c in opening for c in key(short)) else 0  # two words left out
    main = list(initials(full, language))
    if own == main:
        return _BY_LETTERS
    if sorted(own) == sorted(main):
        return _ANY_ORDER
    if own[0] == letters[0] and set(map(key, own)) <= set(letters):
        return _AMONG
    return _FOREIGN if _may_be_foreign(short, full, language) else 0


def initials(full: str, language: str) -> str:
    """The first letters of the words that count: « svc » of « Société valdoise du cancer »."""
    small = small_words(language)
    return "".join(w[0] for w in key(full).split() if w not in small)


def _may_be_foreign(short: str, full: str, language: str) -> bool:
    """« l'Agence américaine de sécurité nationale (NSA) », not « la Région Valmer (PS) »."""
    party = "party" in sorts_of(short.lower(), language) or lexicon.known(short) is not None
    return not party and short.isupper() and _headed(full, language)


def _headed(full: str, language: str) -> bool:
    """« Office fédéral de l'environnement »: a noun for bodies and enough words behind it to be told by letters."""
    head = full.split(maxsplit=1)[0] in lexicon.words(language, "names", "body_head")
    return head and len(initials(full, language)) >= _FULL


def _apart(nominals: Sequence[Nominal], language: str) -> Mapping[str, Nominal]:
    """« la National Security Agency … la NSA »: the one body of the article with these initials."""
    short = {
        key(n.name.text): n.name.text for n in nominals
        if n.sort is Head.NAME and n.name is not None and n.name.known is None and n.name.first == n.name.last
        and n.name.text[0].isupper() and sum(c.isupper() for c in n.name.text) > 1 and len(n.name.text) <= _LONGEST
    }  # fmt: skip
    wanted = {text.lower(): form for form, text in short.items()}
    found: dict[str, dict[str, Nominal]] = {}
    for nominal in nominals:
        full, letters = _full(nominal), initials(_full(nominal), language)
        body = nominal.sort is Head.BODY and full[0].isupper() and len(letters) >= _FULL
        if "&" in full:
            letters = "&".join(w[0] for w in full.lower().split(" & "))  # « Standard & Poor's … S&P »
        spelled = _with_small(full, wanted, language) if nominal.sort is Head.BODY else None
        if spelled is not None:
            found.setdefault(wanted[spelled], {}).setdefault(key(full), nominal)
        if body or _names_a_body(nominal.name):
            for low, form in wanted.items():
                if len(low) >= _SURE and _told_apart(form, full, language):
                    found.setdefault(form, {}).setdefault(key(full), nominal)
        if letters in wanted and not full.isupper() and (_names_a_body(nominal.name) if nominal.name else body):
            found.setdefault(wanted[letters], {}).setdefault(key(full), nominal)
    return {form: next(iter(full.values())) for form, full in found.items() if len(full) == 1}


def _told_apart(short: str, full: str, language: str) -> bool:
    """« OFEV » of « Office fédéral de l'environnement », « SCAV » of « Service des affaires … du canton de Vaud »."""
    begun = initials(full, language).startswith(key(short))
    return _headed(full, language) and (begun or spells(short, full, language))


def _with_small(full: str, wanted: Mapping[str, str], language: str) -> str | None:
    """« la société des journalistes de Valmer TV … la SDJ »: which of the `wanted` letters are those of the noun, the small
    words and the noun behind them, whatever follows.
    """
    small = lexicon.words(language, "names", "genitive") | lexicon.words(language, "names", "article")
    first = full.split()
    end = next((n for n, w in enumerate(first) if n > 1 and w.lower() not in small), None)
    if end is None or first[1].lower() not in small or "'" in full[: len(" ".join(first[: end + 1]))]:
        return None
    letters = "".join(key(w)[:1] for w in first[: end + 1])
    return letters if letters in wanted else None


def _names_a_body(name: Name | None) -> bool:
    """Names of two words only where both have a capital or the world knows them."""
    if name is None:
        return False
    words = name.text.split()
    if name.known is not None:
        return len(words) > 1 and name.known.kind in (EntityKind.OUTLET, EntityKind.AGENCY, EntityKind.ORGANIZATION)
    several = len(words) > 2 or (len(words) == 2 and all(w[0].isupper() for w in words))
    return several and name.sort in (Sort.BODY, Sort.OTHER)


def _letters_beside(
    nominal: Nominal, nominals: Sequence[Nominal], tokens: Sequence[Token], language: str
) -> Nominal | None:
    """« l'Autorité de régulation du sucre, l'Arsuc, », « l'Arsuc, l'Autorité de régulation du sucre, »: a name of one word
    in apposition that is made of the letters of the other.
    """
    full = _full(nominal)
    if nominal.sort is not Head.NAME or not _names_a_body(nominal.name) or len(full.split()) < _FULL:
        return None
    for other in nominals:
        before, after = (nominal, other) if other.first > nominal.first else (other, nominal)
        gap = tokens[before.last + 1 : after.first] if other.sentence == nominal.sentence else ()
        named = other.sort is Head.NAME and other.name is not None and other.name.first >= other.name.last - 2
        if [t.text for t in gap] == [","] and named and spells(_bare(other.text), full, language, prefix=True):
            return other
    return None


def _bare(name: str) -> str:
    """« @sic » of « L'@sic »; empty where a name has several words."""
    return "" if " " in name else name.rsplit("'", 1)[-1]


def _beside(nominal: Nominal, nominals: Sequence[Nominal], tokens: Sequence[Token], language: str) -> Nominal | None:
    """« la fédération des banques, Febel, »: the name in apposition to a body that has none of its own."""
    if nominal.sort is not Head.BODY or nominal.name is not None or not nominal.qualifiers:
        return None
    if tokens[nominal.head].lower in lexicon.words(language, "bodies", "maker"):
        return None  # « le premier opérateur de la région, Airval »: what it is, not its name in full
    if nominal.last + 1 >= len(tokens) or tokens[nominal.last + 1].text != ",":
        return None
    for other in nominals:
        apart = other.first - nominal.last - 1
        if other.sentence != nominal.sentence or other.sort is not Head.NAME or apart != 1:
            continue
        closing = tokens[other.last + 1] if other.last + 1 < len(tokens) else None
        name = other.name
        own = name is not None and name.known is None and " " not in name.text
        return other if own and (closing is None or closing.text in (",", ":", ".", ";", "»", ")")) else None
    return None
