"""Whom or what words are aimed at: « La digue fait l'objet de critiques du maire », « Le plan est la cible d'attaques du club ».

The subject is what is said, whoever stands beside the noun says it. What else the words held is told elsewhere.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.noun_speakers import Beside
from recoupe.extraction.statements.reported.speech_nouns import SpeechNoun
from recoupe.extraction.statements.scope.moods import is_unreal
from recoupe.extraction.statements.verbs.auxiliaries import auxiliary_alone
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_NEAR = 3  # words from the verb to « l'objet »
_FAR = 12  # words from « l'objet » to the noun: « l'objet, depuis mars, de vives critiques »


def met_with(view: View, token: Token, noun: SpeechNoun, begin: int, beside: Beside) -> Candidate | None:
    """The statement of a noun of saying, at the tokens `begin` to `token`, that the subject of its verb meets with."""
    tokens, language = view.sentence.tokens, view.language
    if words(language, "against").isdisjoint(noun.about):
        return None
    near = range(max(1, begin - _FAR), begin)
    first = next((i for i in near if past_phrase(tokens, i, language, "target_of") is not None), None)
    if first is None or any(map(is_finite, tokens[first:begin])):
        return None
    verb = _verb(view, first)
    if verb is None or verb.negated or is_unreal(verb.auxiliary or verb.verb, language):
        return None  # « pourrait faire l'objet de critiques du maire »
    who = subject(view.sentence, verb, language)
    if who is None or who.phrase[1] >= verb.first:
        return None
    content = span_of(view.sentence, who.phrase, view.text)
    source = span_of(view.sentence, beside.phrase, view.text)
    cue = Span.of(view.text, tokens[begin].start, token.end)
    return Candidate((content,), source, cue, noun.stance, "noun/met", 0.65, when=(cue.start, cue.end))


def _verb(view: View, first: int) -> Group | None:
    """The verb of « fait l'objet », « a fait l'objet » or « était la cible », where token `first` begins what it meets with."""
    tokens, language = view.sentence.tokens, view.language
    near = tokens[max(0, first - _NEAR) : first]
    lights = ((t, lemma) for t in reversed(near) for lemma in sorted(words(language, "light_verb")))
    made = (shape_of(view.sentence, token, lemma, language) for token, lemma in lights)
    found = next((group for group in made if group is not None and group.finite and not group.passive), None)
    verb = next((t for t in reversed(near) if is_finite(t)), None)
    return found if found is not None or verb is None else auxiliary_alone(tokens, verb, verb.i, language)
