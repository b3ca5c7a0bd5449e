"""Explanations: the one sentence that tells a reader what a conflict or a distortion is.

« La préfecture donne « quatre blessés », la Ligue des droits « sept ». » The sentences stand in
`rules/<language>/explanations.toml`; here they are filled in with the names and the words of the articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from recoupe.crosscheck.likeness import Said
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import Entity, EntityKind, MentionKind
from recoupe.model.span import Span
from recoupe.rules.folding import fold_same_length, key
from recoupe.rules.loader import table

LONGEST = 110  # characters of an article's words inside an explanation
MOST = 4  # names in a list


_FIRST = re.compile(r"(\w+ |\w')")
_LAST = re.compile(r"(?<!\w)(\w+ |\w')$")
_FORMS = re.compile(r"\[(\w+)\|(\w+):(\w+)\]")


def sentence(language: str, kind: str, form: str, *, many: bool = False, **values: str) -> str:
    """The sentence `form` of conflicts or distortions (`kind`), filled in; it begins with a capital.

    Verbs agree with who they belong to; `many` says that {others} are several.
    """
    rules = table(language, "explanations")
    plurals = tuple(rules["list"]["plurals"])

    def agreeing(match: re.Match[str]) -> str:
        several = values[match[3]].lower().startswith(plurals) or (many and match[3] == "others")
        return match[2] if several else match[1]

    text = _FORMS.sub(agreeing, str(rules[kind][form])).format(**values)
    for pattern, short in rules["elision"]:
        text = re.sub(pattern, short, text)
    return text[:1].upper() + text[1:]


def words(text: str) -> str:
    """An article's words on one line, cut where they are long, without quotation marks around them."""
    flat = " ".join(text.split()).strip('«»“”" ').rstrip(". ")
    if flat.count("«") > flat.count("»"):
        flat += " »"
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def listed(names: Sequence[str], language: str) -> str:
    """« A, B et C », each once; more than four are cut."""
    once = list(dict.fromkeys(names))
    link = str(table(language, "explanations")["list"]["and"])
    if len(once) > MOST:
        return ", ".join(once[:MOST]) + link + str(table(language, "explanations")["list"]["others"])
    return link.join([", ".join(once[:-1]), once[-1]]) if len(once) > 1 else once[0]


class Names:
    """What to call the entities of a story in a sentence: « la préfecture », « les États-Unis », « Léa Roux »."""

    def __init__(self, articles: Sequence[AnnotatedArticle], entities: Mapping[str, Entity], language: str) -> None:
        self._entities = entities
        self._language = language
        before: dict[str, Counter[str]] = {}
        for article in articles:
            folded = fold_same_length(article.article.text)
            places = [(m.entity, m.span) for m in article.mentions if m.kind is not MentionKind.PRONOUN]
            places += [(s.speaker, s.source) for s in article.statements if s.speaker and s.source]
            for ident, span in places:
                entity = entities.get(ident)
                found = _determiner(folded, span, entity.name, language) if entity else ""
                if found:
                    before.setdefault(ident, Counter())[found] += 1
        self._before = {e: max(c, key=lambda d, c=c: (c[d], d)) for e, c in before.items()}  # type: ignore[misc]

    def of(self, speaker: str | None, role: str | None = None) -> str:
        """Who speaks: by name, else by the words of the text (`role`), else « une source non nommée »."""
        entity = self._entities.get(speaker or "")
        if entity is None or not entity.named:
            return words(role) if role else str(table(self._language, "explanations")["conflict"]["nobody"])
        if entity.kind is EntityKind.PERSON or _personal(entity):
            return entity.name
        article = _countries().get(key(entity.name)) or self._before.get(entity.id, "")
        return _elided(article, entity.name, self._language) + entity.name

    def of_row(self, row: Said) -> str:
        """Who says a statement."""
        return self.of(row.statement.speaker, row.statement.source.text if row.statement.source else None)


def _personal(entity: Entity) -> bool:
    return entity.kind in (EntityKind.AGENCY, EntityKind.OUTLET, EntityKind.OTHER) and entity.name[:1].isupper()


def _determiner(folded: str, span: Span, name: str, language: str) -> str:
    """The article that stands before a name, without what it is contracted with (du → le); "" for none.

    Only where the words begin as the name does: « le groupe Céralec » tells nothing of Céralec.
    """
    forms: Mapping[str, str] = table(language, "explanations")["determiners"]
    inside = _FIRST.match(folded, span.start)
    if inside and inside[1].lower() in forms:
        found, rest = inside[1].lower(), folded[inside.end() : span.end]
    else:
        outside = _LAST.search(folded[max(0, span.start - 6) : span.start])
        if outside is None:
            return ""
        found, rest = outside[1].lower(), folded[span.start : span.end]
    begins = key(rest).split()[:1] == key(name).split()[:1]
    return forms.get(found, "") if begins else ""


def _elided(article: str, name: str, language: str) -> str:
    """« le » before « Élysée » is « l' »; « l' » before a consonant belonged to another word."""
    rules = table(language, "explanations")["list"]
    first = key(name)[:1]
    if article == rules["elided"]:
        return article if first in rules["vowels"] + rules["mute"] else ""
    return str(rules["elided"]) if article and article != rules["plural"] and first in rules["vowels"] else article


@cache
def _countries() -> Mapping[str, str]:
    """The article of every country that has one."""
    by_gender = table("fr", "explanations")["genders"]
    return {key(c["name"]): by_gender.get(c.get("gender", ""), "") for c in table("world", "countries")["country"]}
