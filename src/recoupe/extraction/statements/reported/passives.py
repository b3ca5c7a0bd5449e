"""What stands with a passive beside its agent: « prévenue par le notaire que A », « Dans une note de la Cour, il est accusé ».

The clause that the agent tells, the document that speaks where no agent is named, and nouns that are told where nobody is
(« La fermeture a été annoncée »). What is said about whom: `voices`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extraction.entities.lexicon import words as entity_words
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.agents import past_agent
from recoupe.extraction.statements.phrases.circumstances import is_time, past_when_and_whom
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.scope.contents import fits
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.moods import is_unreal
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_CLOSING = 6  # words between a document and the comma: « Dans une étude de l'Insee publiée lundi, »


def behind_modal(view: View, group: Group) -> Group:
    """« a pu être critiqué par X », « vient d'être annoncé par X »: the group from the verb on that its « être » hangs on."""
    tokens, language = view.sentence.tokens, view.language
    i, auxiliary = group.first - 1, group.auxiliary
    if auxiliary is None or auxiliary.morph.get("VerbForm") != "Inf" or i < 1:
        return group
    could = tokens[i].lower in words(language, "could_have") and tokens[i - 1].lower in words(language, "have")
    just = tokens[i].lower in words(language, "bare_of") and tokens[i - 1].lower in words(language, "just_now")
    return replace(group, first=i - 1, auxiliary=tokens[i - 1]) if could or just else group


def clause_behind(view: View, group: Group, agent: Phrase) -> Span | None:
    """« prévenue par le notaire que A », « se voit répondre par le préfet que A »: the clause that the agent tells."""
    tokens, que = view.sentence.tokens, past_agent(view.sentence, agent)
    if Takes.CLAUSE not in group.cue.takes or que + 1 >= len(tokens):
        return None
    if tokens[que].lower not in words(view.language, "complementizer"):
        return None
    return view.words_of(que + 1, content_end(view, que + 1, group))


def written_behind(view: View, group: Group) -> Phrase | None:
    """« a été confirmée dans un communiqué du ministère »: the document right behind a passive that names no agent."""
    tokens, language = view.sentence.tokens, view.language
    first = past_when_and_whom(view.sentence, group.last + 1, language) + 1
    if not group.cue.says or first + 1 >= len(tokens) or tokens[first - 1].lower not in words(language, "within"):
        return None
    if tokens[first].pos != "DET":
        return None
    phrase = first, after(view.sentence, first, language=language)
    speaking = among(head_of(view.sentence, phrase), entity_words(language, "bodies", "speaking_document"))
    return phrase if speaking and _whose(view, phrase) else None


def noun_asked_for(view: View, group: Group) -> Span | None:
    """« Il a été demandé une révision du plan », « Il a été annoncé la fermeture du bac »: the noun phrase behind."""
    sentence, language = view.sentence, view.language
    start = past_adverbs(sentence, group.last + 1, language)
    if Takes.NOUN not in group.cue.takes or start + 1 >= len(sentence.tokens) or sentence.tokens[start].pos != "DET":
        return None
    head = head_of(sentence, (start, after(sentence, start, language=language)))
    if not fits(head, group.cue.nouns, group.cue.not_nouns, language):
        return None
    return view.words_of(start, content_end(view, start, group, noun=True))


def asked_for(view: View, group: Group, what: Phrase) -> Iterator[Candidate]:
    """« La démission du préfet a été réclamée », « L'amnistie a été proposée en mai »: by whom is left open."""
    sentence, language = view.sentence, view.language
    been = group.auxiliary is not None and group.auxiliary.lower in words(language, "been")
    had = any(t.lower in words(language, "have") for t in sentence.tokens[group.first : group.verb.i])
    stance = _noun_told(view, group, what, "asked_for") if been and had else None
    if stance is not None:
        content, when = (span_of(sentence, what, view.text),), (sentence.start, sentence.end)
        yield left_open(view, group, content, stance, "voice/asked-for", when)


def announced(view: View, group: Group, what: Phrase) -> Iterator[Candidate]:
    """« La fermeture du site a été annoncée », « Une marche est annoncée pour samedi »: by whom is left open.

    What is announced now is told with what stands behind: when and where it is to come.
    """
    sentence, tokens, language = view.sentence, view.sentence.tokens, view.language
    auxiliary, stance = group.auxiliary, _noun_told(view, group, what, "made_known")
    if stance is None or auxiliary is None:
        return
    been = auxiliary.lower in words(language, "been")
    if not been and (not is_finite(auxiliary) or is_unreal(auxiliary, language)):
        return  # « sera annoncée », « doit être annoncée »
    behind = past_adverbs(sentence, group.last + 1, language)
    following = tokens[min(behind, len(tokens) - 1)]
    ways = words(language, "as") | words(language, "agent") | words(language, "complementizer")
    if following.lower in ways | words(language, "manner_preposition"):
        return  # « est annoncé comme favori », « … par un panneau », « … avec du retard »
    between = tokens[what[1] + 1 : group.first]
    apart = len(between) > 2 and between[0].text == between[-1].text == ","
    if apart and not any(map(is_finite, between)):
        what = what[0], group.first - 2  # « La livraison du tunnel, prévu en mai, est annoncée pour juin »
    content: tuple[Span, ...] = (span_of(sentence, what, view.text),)
    first = group.last + 1
    first = first if first < len(tokens) and is_time(sentence, first, language) else behind
    if not been and (following.pos == "ADP" or first < behind):
        content = (*content, view.words_of(first, content_end(view, first, group)))
    yield left_open(view, group, content, stance, "voice/announced", (sentence.start, sentence.end))


def _noun_told(view: View, group: Group, what: Phrase, verbs: str) -> Stance | None:
    """How a passive of one of the `verbs` tells a noun that is no speaker; None for any other.

    « On rétorque que deux réunions ont été proposées »: that is told already.
    """
    sentence, language, head = view.sentence, view.language, head_of(view.sentence, what)
    within = what[0] > 0 and sentence.tokens[what[0] - 1].lower in words(language, "complementizer")
    if group.cue.lemma not in words(language, verbs) or group.negated or within or head.pos != "NOUN":
        return None
    held = among(head, words(language, "protest_event"))  # « Des rassemblements sont annoncés »
    speaks = surely_speaks(sentence, what, language) and not held
    fitting = fits(head, group.cue.nouns, group.cue.not_nouns, language)
    return stance_of(group.cue, group.negated) if fitting and not speaks else None


def left_open(
    view: View,
    group: Group,
    content: tuple[Span, ...],
    stance: Stance,
    rule: str,
    when: tuple[int, int] | None = None,
) -> Candidate:
    """What nobody is named for, save a document that holds it; a date between the offsets `when` dates the utterance."""
    cue = group.span(view.sentence, view.text)
    return Candidate(content, written_in(view, group), cue, stance, rule, 0.6, when=when)


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
        if _whose(view, phrase) and closing.text == "," and among(head_of(view.sentence, phrase), documents):
            return span_of(view.sentence, phrase, view.text)
    return None


def _whose(view: View, phrase: Phrase) -> bool:
    """« une note de la Cour », « ce rapport », not « un tract »: whether the words tell which document it is."""
    language = view.language
    whose = words(language, "of") | words(language, "agent") | words(language, "demonstrative_determiner")
    return any(t.lower in whose for t in view.sentence.tokens[phrase[0] : phrase[1]])
