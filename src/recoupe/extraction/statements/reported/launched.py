"""Calls that nobody is told to have made: « Un appel a été lancé pour bloquer le port », « Des appels à la grève ont été lancés ».

What is called for stands behind the noun or behind the verb. With « par » somebody made the call (`content_first`).
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.agents import agent_of
from recoupe.extraction.statements.reported.noun_ends import said_end
from recoupe.extraction.statements.reported.speech_nouns import SpeechNoun, brought
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_FAR = 12  # words of « à participer au blocage du port de Valmer » between the noun and its verb


def launched(view: View, token: Token, noun: SpeechNoun, begin: int) -> Candidate | None:
    """The statement of a call at `token` that a passive verb without agent says to have been made; nobody's."""
    tokens, language = view.sentence.tokens, view.language
    if not words(language, "to").intersection(noun.about):
        return None
    near = (g for g in view.groups if g.passive and g.auxiliary is not None and 0 < g.first - token.i <= _FAR)
    made = next((g for g in near if among(g.verb, words(language, "made"))), None)
    if made is None or made.negated or agent_of(view.sentence, made, language) is not None:
        return None
    own = brought(tokens, token.i + 1, noun, language)
    start = own if own is not None and own < made.first else brought(tokens, made.last + 1, noun, language)
    if start is None or start >= len(tokens) or tokens[start].lower in words(language, "put_out"):
        return None  # « L'appel à témoins a été lancé »
    end = min(said_end(view, start), made.first - 1) if start < made.first else said_end(view, start)
    content = Span.of(view.text, tokens[start].start, tokens[end].end)
    cue = Span.of(view.text, tokens[begin].start, token.end)
    when = (view.sentence.start, view.sentence.end)
    return Candidate((content,), None, cue, noun.stance, "noun/launched", 0.6, when=when)
