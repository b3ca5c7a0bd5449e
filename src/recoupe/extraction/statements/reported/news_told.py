"""Passives of which the subject takes up what was told right before: « L'information a été démentie par la préfecture ».

« L'annonce a été faite par Paul Roy »: what « l'annonce », « la nouvelle » or « l'information » is, the sentence before
tells: what somebody says there, or the whole of it. With words of its own (« l'annonce de la fermeture ») the noun is content.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import around
from recoupe.extraction.statements.reported.noun_speakers import agent_behind
from recoupe.extraction.statements.reported.of_each import of_each
from recoupe.extraction.statements.reported.stood_for import sentence_before, told_before
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_FAR = 7  # words from the noun to its participle: « L'annonce a d'abord été faite par … »


def news_told(view: View, group: Group, what: Phrase) -> tuple[Span, ...]:
    """What the subject `what` of a passive that tells the news again takes up: « L'information a été confirmée par X »."""
    if group.cue.lemma not in words(view.language, "telling_news"):
        return ()
    told = _taken_up(view, what)
    return () if told is None else (told,)


def _taken_up(view: View, what: Phrase) -> Span | None:
    """The words that the phrase `what`, a noun for news with its article alone, takes up; None for other phrases."""
    tokens, language = view.sentence.tokens, view.language
    first, last = what
    known = words(language, "definite_article") | words(language, "demonstrative_determiner")
    bare = last == first + 1 and tokens[first].lower in known
    if not bare or not among(tokens[last], words(language, "news")) or any(map(is_finite, tokens[:first])):
        return None
    told = told_before(view) or sentence_before(view)
    if told is None or view.before is None or any(map(is_finite, view.before.sentence.tokens)):
        return told
    earlier = sentence_before(view.before)  # « L'arc rouvrira au public. Mercredi, précisément. L'annonce a été … »
    return told if earlier is None else Span.of(view.text, earlier.start, told.end)


def news_made(view: View, token: Token) -> Iterator[Candidate]:
    """« L'annonce a été faite par Paul Roy »: one statement for each who made it, with the noun as cue."""
    tokens, language = view.sentence.tokens, view.language
    if token.i == 0 or not among(token, words(language, "news")):
        return
    near = tokens[token.i + 1 : token.i + 1 + _FAR]
    made = next((t for t in near if among(t, words(language, "made")) and t.morph.get("VerbForm") == "Part"), None)
    been = made is not None and any(t.lower in words(language, "been") for t in near[: made.i - token.i - 1])
    if made is None or not been or any(t.text == "," for t in near[: made.i - token.i - 1]):
        return
    agent, content = agent_behind(view, made.i), _taken_up(view, (token.i - 1, token.i))
    if agent is None or content is None:
        return
    cue = Span.of(view.text, tokens[token.i - 1].start, token.end)
    when = (view.sentence.start, view.sentence.end)
    said = Candidate((content,), None, cue, Stance.ASSERTS, "noun/news", 0.7, when=when)
    yield from of_each(view, conjuncts(view.sentence, agent, language), said)


def being(view: View, first: int) -> Phrase | None:
    """« L'information a été confirmée, avant d'être démentie »: the subject of the verb before the infinitive at `first`."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].lower not in words(language, "bare_of"):
        return None
    if tokens[first - 2].lower not in words(language, "before_act"):
        return None
    above = next((t for t in reversed(tokens[:first]) if sentence.children(t.i, "nsubj")), None)
    if above is None:
        return None
    who = sentence.children(above.i, "nsubj")[0]
    found = around(sentence, who.i, right=above.i - 1, language=language)
    return None if who.pos == "PRON" else found
