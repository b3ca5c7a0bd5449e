"""Whether a pronoun takes up the document that the sentence before is about, or somebody told before that document.

« Le rapport évoque des retards. Il recommande … » is the report, « Awa Keita est venue. L'enquête n'est pas close. « … »,
a-t-elle confié » is Awa Keita. Whose the document is, `documents` tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.documents import noun_of, told_as_person
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Head
from recoupe.extraction.entities.pronouns import Pronoun, agrees
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.span import Span, covered

_PERSON = 5  # sentences back to a person whom a pronoun may take up behind a document


def subject_before(
    position: int,
    asked: Pronoun,
    appearances: Sequence[Appearance],
    parsed: ParsedArticle,
    layout: Layout,
    language: str,
    said: Sequence[Span] = (),
) -> Appearance | None:
    """« Le rapport évoque des retards. Il recommande … »: the document that the sentence before is about, where nobody else
    is; none of which only somebody's words tell (`said`).
    """
    here = parsed.number_at(position)
    verb = [t.lower for t in parsed.sentences[here].tokens if t.start > position][:2]
    if words(language, "pronouns", "therein").intersection(verb):
        return None  # « Le rapport le dit. Il y dénonce … »: who wrote it
    near = [
        a for a in appearances
        if a.nominal.end <= position and not layout.quoted(a) and not a.nominal.inside and agrees(a, asked)
        and layout.apart(a.nominal.sentence, here) <= 1
    ]  # fmt: skip
    told = (a for a in near if a.nominal.sort is Head.DOCUMENT and a.subject)
    first = next((a for a in told if not covered(said, a.start, a.nominal.end)), None)
    if first is None or noun_of(first, parsed) not in words(language, "bodies", "speaking_document"):
        return None
    others = (a for a in near if a.nominal.sort is not Head.DOCUMENT)
    if any(a.subject or told_as_person(a) for a in others):
        return None
    human = any(
        a.person is not None and a.person.named and not layout.quoted(a) and agrees(a, asked)
        and a.nominal.end <= position and layout.apart(a.nominal.sentence, here) <= _PERSON
        for a in appearances
    )  # fmt: skip
    return None if human and _told_apart(first, position, parsed) else first


def _told_apart(document: Appearance, position: int, parsed: ParsedArticle) -> bool:
    """« Le texte prévoit une aide. Il a assuré … », « Selon lui, … »: a pronoun that has no verb, or one in the compound past where
    the document's is not: a person's. Documents go on in their own tense.
    """
    tokens = parsed.sentences[parsed.number_at(position)].tokens
    asked = next(t for t in tokens if t.end > position)
    verb = tokens[asked.head]
    if asked.dep.split(":")[0] not in ("nsubj", "expl") or verb.pos not in ("VERB", "AUX"):
        return verb.pos not in ("VERB", "AUX") or asked.dep.startswith("obl")
    own = parsed.sentences[document.nominal.sentence].tokens
    head = own[document.nominal.head]
    return _compound(verb, tokens) and not (head.dep == "nsubj" and _compound(own[head.head], own))


def _compound(verb: Token, tokens: Sequence[Token]) -> bool:
    """« a assuré », « est revenu »: a participle with its auxiliary."""
    return verb.morph.get("VerbForm") == "Part" and any(t.pos == "AUX" and t.head == verb.i for t in tokens)
