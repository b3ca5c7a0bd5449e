"""Who does what a passive or a participle tells: « a été rejeté, mardi, par le maire et par le préfet ».

The phrase behind « par » with those joined to it, without the charge that follows (« accusé par ses voisins de vol »).
« Rejeté par 178 voix » has none. What is said about whom stands in `voices`.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import words as entity_words
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.enumerations import acronyms_behind
from recoupe.extraction.statements.phrases.nominal_words import Phrase, nominal
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_CLOSING = 6  # words between a document and the comma: « Dans une étude de l'Insee publiée lundi, »


def agents_of(view: View, agent: Phrase) -> tuple[Phrase, ...]:
    """The speakers of an agent's phrase, those of « et par … » behind it too."""
    found = list(conjuncts(view.sentence, agent, view.language))
    tokens, last = view.sentence.tokens, agent[1]
    while (
        last + 3 < len(tokens)
        and tokens[last + 1].lower in words(view.language, "conjunction")
        and tokens[last + 2].lower in words(view.language, "agent")
    ):
        phrase = last + 3, after(view.sentence, last + 3, language=view.language)
        if not surely_speaks(view.sentence, phrase, view.language):
            break
        found += conjuncts(view.sentence, phrase, view.language)
        last = phrase[1]
    return tuple(found)


def agent_of(view: View, group: Group) -> Phrase | None:
    """The phrase after « par »: « accusé, mardi, par le syndicat »."""
    tokens, language = view.sentence.tokens, view.language
    for i in range(group.last + 1, min(group.last + 14, len(tokens) - 1)):
        token = tokens[i]
        if token.lower in words(language, "agent"):
            if i - 1 > group.last and _passive_here(tokens, i - 1, language):
                return None  # « punie pour avoir prétendu avoir été volée par un colporteur »
            following = tokens[i + 1]
            if following.text[0].isdigit() and head_of(view.sentence, (i + 1, i + 2)).lower in words(language, "vote"):
                return None  # « rejeté par 178 voix »
            if following.pos in ("DET", "NUM", "ADJ", "PRON") or nominal(following):
                end = after(view.sentence, i + 1, language=language)
                agent = i + 1, _before_charge(view, group, i + 1, end)
                return acronyms_behind(view.sentence, agent, language)
            return None
        if is_finite(token) or token.text in (";", ":", "."):
            return None
    return None


def clause_behind(view: View, group: Group, agent: Phrase) -> Span | None:
    """« prévenue par le notaire que A », « se voit répondre par le préfet que A »: the clause that the agent tells."""
    tokens, que = view.sentence.tokens, agent[1] + 1
    if Takes.CLAUSE not in group.cue.takes or que + 1 >= len(tokens):
        return None
    if tokens[que].lower not in words(view.language, "complementizer"):
        return None
    return view.words_of(que + 1, content_end(view, que + 1, group))


def _passive_here(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether token `i` is a participle that « être » or « été » stands before."""
    participle = tokens[i].pos == "VERB" and tokens[i].morph.get("VerbForm") == "Part"
    return participle and tokens[i - 1].lower in words(language, "be")


def _before_charge(view: View, group: Group, first: int, end: int) -> int:
    """« accusé par ses voisins de vol »: the agent ends before the « de » that no article follows."""
    if Takes.ACCUSE not in group.cue.takes:
        return end
    tokens = view.sentence.tokens
    for i in range(first + 1, end):
        marked = tokens[i + 1].text in words(view.language, "open_quote")
        bare = (marked or tokens[i + 1].pos == "NOUN") and tokens[i].lower in words(view.language, "bare_of")
        if bare and nominal(tokens[i - 1]) and not among(tokens[i + 1], named(view.language, "person", "role", "body")):
            return i - 1
    return end


def written_in(view: View, group: Group) -> Span | None:
    """« Dans une note de la Cour, le musée est accusé de … »: the document that says what nobody is named for."""
    tokens, language = view.sentence.tokens, view.language
    for token in tokens[:-3]:
        fronted = all(t.pos in ("CCONJ", "ADV", "PUNCT") for t in tokens[: token.i])
        beside = token.i > 0 and tokens[token.i - 1].text == "," and group.first < token.i <= group.last + 2
        if not (fronted or beside) or token.lower not in words(language, "within") or tokens[token.i + 1].pos != "DET":
            continue
        phrase = token.i + 1, after(view.sentence, token.i + 1, language=language, strict=True)
        documents = entity_words(language, "bodies", "speaking_document")
        closing = next(
            (t for t in tokens[phrase[1] + 1 : phrase[1] + _CLOSING] if t.text == "," or is_finite(t)), token
        )
        whose = words(language, "of") | words(language, "agent") | words(language, "demonstrative_determiner")
        known = any(t.lower in whose for t in tokens[phrase[0] : phrase[1]])  # not « dans un tract »
        if known and closing.text == "," and among(head_of(view.sentence, phrase), documents):
            return span_of(view.sentence, phrase, view.text)
    return None
