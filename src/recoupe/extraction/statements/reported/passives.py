"""What stands with a passive beside its agent: « prévenue par le notaire que A », « Dans une note de la Cour, il est accusé ».

The clause that the agent tells, and the document that speaks where no agent is named. What is said about whom: `voices`.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import words as entity_words
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_CLOSING = 6  # words between a document and the comma: « Dans une étude de l'Insee publiée lundi, »


def clause_behind(view: View, group: Group, agent: Phrase) -> Span | None:
    """« prévenue par le notaire que A », « se voit répondre par le préfet que A »: the clause that the agent tells."""
    tokens, que = view.sentence.tokens, agent[1] + 1
    if Takes.CLAUSE not in group.cue.takes or que + 1 >= len(tokens):
        return None
    if tokens[que].lower not in words(view.language, "complementizer"):
        return None
    return view.words_of(que + 1, content_end(view, que + 1, group))


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
