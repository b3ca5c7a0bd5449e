"""Claims that go about: « une rumeur a couru tout l'été, selon laquelle … », « après des plaintes selon lesquelles … ».

The relative pronoun agrees with the noun that it stands for, however far before it; « le bruit court que … » has the claim in
a clause of its own. Whose claim it is, only the noun tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.quoting import among, singular
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.overlooked.lexicon import SCORE
from recoupe.extraction.statements.phrases.agents import agent_of
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import around, span_of
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.main_clauses import before_waiting_verb
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_FAR = 18  # words between the noun and its relative pronoun
_CLAUSE = 11  # words behind « bruit » within which its clause begins


def claims(view: View, covered: Sequence[Span]) -> Iterator[Candidate]:
    """Candidates of « selon laquelle » that no cue of `covered` has, and of « le bruit court que »."""
    for i in range(1, len(view.sentence.tokens) - 3):
        found = _according(view, i) or _rumour(view, i)
        if found is None or found.cue is None:
            continue
        own = (found.cue,) if found.source is None else (found.cue, found.source)
        if not any(part.overlaps(c) for part in own for c in covered):
            yield found


def _according(view: View, i: int) -> Candidate | None:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    frame = frame_words_at(tokens, i, language)
    if frame is None or frame.frame.person or frame.last + 3 >= len(tokens):
        return None
    pronoun = tokens[frame.last + 1]
    if pronoun.lower not in words(language, "which"):
        return None
    noun = next((t for t in reversed(tokens[max(0, i - _FAR) : i]) if _told(t, pronoun, language)), None)
    if noun is None:
        return None
    phrase = around(sentence, noun.i, right=i - 1, language=language)
    if any(g.cue.stance is Stance.DENIES and g.last + 1 == phrase[0] for g in view.groups):
        return None  # « dément l'information selon laquelle … »: the denial is the statement
    start = frame.last + 2
    content = view.words_of(start, before_waiting_verb(view, start - 1, start, content_end(view, start, None)))
    source = span_of(sentence, _advocate(view, noun.i, i) or phrase, view.text)
    cue = Span.of(view.text, tokens[frame.first].start, tokens[frame.last].end)
    return Candidate((content,), source, cue, Stance.ASSERTS, "overlooked/claim", SCORE)


def _advocate(view: View, noun: int, i: int) -> Phrase | None:
    """« la thèse défendue par la guilde, selon laquelle … »: who defends what stands between noun and pronoun."""
    for group in view.groups:
        if noun < group.first < i and group.passive and group.kind == "past":
            agent = agent_of(view.sentence, group, view.language)
            return None if agent is None or agent[1] >= i else agent
    return None


def _told(noun: Token, pronoun: Token, language: str) -> bool:
    """Whether the noun is something told and the pronoun can stand for it, by its number."""
    told = words(language, "claim") | words(language, "words_of") | words(language, "rumour")
    several = singular(pronoun.lower) != pronoun.lower
    claims_it = among(noun, told) or among_nouns((noun.lemma.lower(), noun.lower), ("@claim",), language)
    return noun.pos == "NOUN" and claims_it and several == (noun.morph.get("Number") == "Plur")


def _rumour(view: View, i: int) -> Candidate | None:
    """« Le bruit court dans les ateliers que le directeur part »: the clause behind the verb, which the model may have for an
    adjective; or behind a colon (« Une rumeur circule : le directeur part »).
    """
    tokens, language = view.sentence.tokens, view.language
    if tokens[i].lower not in words(language, "noise"):
        return None
    verb = next((t.i for t in tokens[i + 1 : i + 4] if _goes_about(t, language)), None)
    opens = words(language, "complementizer") | {":"}
    que = next((t.i for t in tokens[i + 1 : i + _CLAUSE] if t.lower in opens), None)
    if verb is None or que is None or que < verb or que + 2 >= len(tokens):
        return None
    if tokens[que].text == ":" and tokens[verb + 1].pos == "DET":
        return None  # « Le bruit gagne la salle : … »
    if not any(map(is_finite, tokens[que + 1 :])) or any(map(is_finite, tokens[verb + 1 : que])):
        return None
    if any(t.text == "," for t in tokens[i:que]):
        return None
    content = view.words_of(que + 1, content_end(view, que + 1, None))
    first = verb
    while tokens[first - 1].lower in words(language, "reflexive") or tokens[first - 1].pos == "AUX":
        first -= 1
    cue = Span.of(view.text, tokens[first].start, tokens[verb].end)
    return Candidate((content,), None, cue, Stance.ASSERTS, "overlooked/rumour", SCORE, hearsay=True)


def _goes_about(token: Token, language: str) -> bool:
    """« court », « s'est répandu »: a form of what rumours do that ends its verb."""
    forms = readings_of(token.lower, words(language, "goes_about"), language)
    return any(form.kind in ("finite", "past") for form in forms)
