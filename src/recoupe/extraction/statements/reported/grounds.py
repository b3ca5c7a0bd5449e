"""Reasons that somebody gives for what they do: « Le juge a levé la garde à vue au motif que le délai était passé ».

Whoever does it gives the reason, or nobody where the sentence does not tell (« La demande a été rejetée au motif que … »);
« sous prétexte que » is the outlet's word and is read alike.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Cue
from recoupe.extraction.statements.lexicon.set_phrases import phrase_before
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.main_clauses import finite_at
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.statement import Stance


def on_grounds(view: View, token: Token) -> Candidate | None:
    """The statement of « au motif que », « au motif d'« … » », if the token is its « que » or « de »."""
    sentence, language, que = view.sentence, view.language, token.i
    if que + 2 >= len(sentence.tokens):
        return None
    marked = token.lower in words(language, "of") and sentence.tokens[que + 1].text in words(language, "open_quote")
    if not marked and token.lower not in words(language, "complementizer"):
        return None  # « au motif d'« écarts » » is told in marks
    first = phrase_before(sentence.tokens, que, language, "on_grounds")
    if first is None or first == 0:
        return None
    noun = sentence.tokens[que - 1]
    group = Group(Cue(noun.lower, (), ""), noun, "infinitive", first, que - 1, None, False, False, None)
    who = subject(sentence, group, language)
    speaks = who is not None and surely_speaks(sentence, who.phrase, language)
    source = span_of(sentence, who.phrase, view.text) if who is not None and speaks else None
    end = content_end(view, que + 1, group, noun=marked)
    if sentence.tokens[first - 1].text == ",":  # « Le maire, au motif que la digue cédait, a fermé la route »
        closing = (
            t.i
            for t in sentence.tokens[que + 2 : end]
            if t.text == "," and finite_at(sentence.tokens, t.i + 1, language)
        )
        end = next(closing, end + 1) - 1
    content = view.words_of(que + 1, end)
    cue, when = span_of(sentence, (first, que - 1), view.text), (sentence.start, sentence.end)
    return Candidate((content,), source, cue, Stance.ASSERTS, "noun/grounds", 0.6, when=when)
