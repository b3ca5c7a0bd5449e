"""« les mesures que le ministre a annoncées »: a relative clause whose verb says the noun that stands before « que ».

« le procureur, qu'il accuse d'avoir menti » is told with its charge. Not read are nouns for an utterance whose words are told
elsewhere (« l'appel qu'a lancé le maire ») and what somebody will say.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.hosts import bare_ending, phrase_ending
from recoupe.extraction.statements.reported.inverted_subjects import behind_verb, inverted_subject, joined_relative
from recoupe.extraction.statements.reported.of_each import of_each, of_verb
from recoupe.extraction.statements.reported.speech_nouns import noun_at
from recoupe.extraction.statements.scope.contents import fits
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.moods import is_future, planned
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.objects import object_before
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_LIKELY = 0.7  # weight from which a relative clause reports: « le calendrier que la ville remet en cause »


def object_relative(view: View, group: Group) -> Iterator[Candidate]:
    """The statements of a clause that « que » joins to a noun, one for each who speaks."""
    sentence, tokens = view.sentence, view.sentence.tokens
    stance = stance_of(group.cue, group.negated)
    accuses = Takes.ACCUSE in group.cue.takes
    sure = group.cue.weight >= _LIKELY or bool(group.cue.nouns)
    if stance is None or not (accuses or Takes.NOUN in group.cue.takes) or not sure:
        return
    if group.auxiliary is None and is_future(group, view.language) and planned(view, group):
        return
    found = _speaker(view, group)
    if found is None:
        return
    who, que, inverted = found
    opens = joined_relative(sentence, que, view.language) or que
    end = opens - 1 - (tokens[opens - 1].text == ",")
    what = phrase_ending(view, end)
    if what is None or tokens[end].pos == "ADV":
        return
    i = (who[1] if inverted else group.last) + 1
    if i >= len(tokens):
        return
    behind = tokens[i]
    charge: tuple[Span, ...] = ()
    if accuses:
        if behind.lower not in words(view.language, "of"):
            return
        charge = (Span.of(view.text, behind.start, tokens[content_end(view, behind.i, group)].end),)
    elif not _says(view, group, what, behind, inverted=inverted):
        return
    content, when = (span_of(sentence, what, view.text), *charge), (tokens[que].start, tokens[group.last].end)
    said = of_verb(view, group, content, stance, "voice/relative", 0.8 if accuses else 0.6, when)
    yield from of_each(view, conjuncts(sentence, who, view.language), said)


def charge_relative(view: View, group: Group) -> Iterator[Candidate]:
    """« les vols dont l'accuse la mairie », « des faits dont le juge les soupçonne »: the charge stands before « dont »."""
    sentence, tokens, language = view.sentence, view.sentence.tokens, view.language
    stance = stance_of(group.cue, group.negated)
    if stance is None or Takes.ACCUSE not in group.cue.takes or not object_before(sentence, group, language):
        return
    whose, who = group.first - 1, behind_verb(sentence, group, language)
    if who is None or tokens[whose].lower not in words(language, "whose"):
        told = subject(sentence, group, language)
        if told is None or not 0 < told.phrase[0] < group.first:
            return
        who, whose = told.phrase, told.phrase[0] - 1
    if tokens[whose].lower not in words(language, "whose") or not surely_speaks(sentence, who, language):
        return
    end = whose - 1
    while end > 0 and tokens[end].pos == "PUNCT":
        end -= 1
    what = phrase_ending(view, end) or bare_ending(view, end)
    if what is None or is_somebody(view, what):
        return
    content, when = (span_of(sentence, what, view.text),), (tokens[whose].start, tokens[max(who[1], group.last)].end)
    said = of_verb(view, group, content, stance, "voice/relative", 0.7, when)
    yield from of_each(view, conjuncts(sentence, who, language), said)


def _speaker(view: View, group: Group) -> tuple[Phrase, int, bool] | None:
    """Who speaks in the clause, its « que », and whether the speaker stands behind the verb (« que réclame le maire »)."""
    sentence, language, tokens = view.sentence, view.language, view.sentence.tokens
    behind = inverted_subject(sentence, group, language)
    if behind is not None:
        who, que = behind, group.first - 1
    else:
        told = subject(sentence, group, language)
        if told is None or not 0 < told.phrase[0] < group.first:
            return None
        who, que = told.phrase, told.phrase[0] - 1
    joined = tokens[que].lower in words(language, "complementizer") and tokens[que].lower != tokens[que - 1].lower
    return (who, que, behind is not None) if joined and surely_speaks(sentence, who, language) else None


def _says(view: View, group: Group, what: Phrase, behind: Token, *, inverted: bool) -> bool:
    """Whether the noun is what the verb says, and neither who speaks nor told already by what stands at token `behind`."""
    sentence, language = view.sentence, view.language
    own = None if inverted else opening(sentence, group, language)
    goes_on = behind.pos in ("DET", "SCONJ") or behind.lower in words(language, "complementizer")
    goes_on = goes_on or behind.morph.get("VerbForm") == "Inf"  # « les travaux qu'il souhaite mener »
    if among(head_of(sentence, what), words(language, "time_noun")):
        return False  # « Un jour que la maire expliquait que … »
    if own is not None or goes_on or is_somebody(view, what):
        return False
    fitting = fits(head_of(sentence, what), group.cue.nouns, group.cue.not_nouns, language)
    return fitting and not is_shell(view, group, what)


def is_shell(view: View, group: Group, what: Phrase) -> bool:
    """« l'appel lancé par X », « les raisons invoquées par X »: which words they were is told elsewhere, if at all."""
    head = head_of(view.sentence, what)
    made = among(group.verb, words(view.language, "made") | words(view.language, "put_forward"))
    bare = all(t.pos != "ADP" for t in view.sentence.tokens[what[0] : what[1] + 1])
    return made and bare and noun_at(head, view.language) is not None


def is_somebody(view: View, what: Phrase) -> bool:
    """Whether the phrase is who speaks rather than what is said: « des accusations », « ces propos », « le rapport » are not."""
    said = frozenset[str]().union(*(words(view.language, name) for name in ("claim", "words_of", "spoken_of_too")))
    return surely_speaks(view.sentence, what, view.language) and not among(head_of(view.sentence, what), said)
