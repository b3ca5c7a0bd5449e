"""Frames in a relative clause: « le conseiller, selon qui “de gros moyens” ont été mis en œuvre, … ».

« Nora Petit, pour qui le texte va trop loin, a voté contre »: whoever the relative pronoun stands for speaks, and the
content ends where the main clause goes on. « Des informations selon lesquelles … » stand for whoever gave them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from recoupe.extraction.conjugation import is_conditional
from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.framing.opinions import now
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.quoting import among, named, singular
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end, speaker_after
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.scope.cuts import reports
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.main_clauses import before_waiting_verb
from recoupe.extraction.statements.verbs.forms import VERBAL, is_past_participle
from recoupe.extraction.statements.verbs.governors import form_of
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_PAPER = 6  # words at most between a paper's noun and « selon »
_OWNED = 0.6  # a noun of saying tells it more surely: « les accusations du maire selon lesquelles … »


def find_relative_frames(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every « selon qui », « pour lequel »."""
    for view in views(parsed, language):
        for i in range(len(view.sentence.tokens) - 3):
            found = list(_candidates(view, i)) if i else []
            told = None if found else _according_to_what(view, i)
            yield from found if told is None else (told,)


def _according_to_what(view: View, i: int) -> Candidate | None:
    """« Selon ce qu'a appris Le Phare, le pont fermera », « …, d'après ce que rapporte la police »."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    frame = frame_words_at(tokens, i, language)
    if frame is None or frame.frame.person or frame.frame.heard:
        return None
    que = frame.last + 2
    if que + 2 >= len(tokens) or tokens[que - 1].lower not in words(language, "this"):
        return None
    group = next((g for g in view.groups if que < g.first <= que + 10 and g.finite and not g.negated), None)
    if tokens[que].lower not in words(language, "complementizer") or group is None:
        return None
    if Takes.JUDGE in group.cue.in_marks:
        return None  # « selon ce qu'il a appelé « un miracle » »
    who = (que + 1, group.first - 1)
    if group.first == que + 1:
        behind = speaker_after(sentence, group.last + 1, len(tokens), language)
        if behind is None:
            return None
        who = behind
    if not can_speak(sentence, who, language):
        return None
    last = max(who[1], group.last)
    comma = next((t.i for t in tokens[last + 1 :] if t.text == ","), None)
    if any(t.pos not in ("PUNCT", "CCONJ", "ADV") for t in tokens[:i]):
        content = Span.of(view.text, tokens[0].start, tokens[i - 1 - (tokens[i - 1].text == ",")].end)
    elif comma is None or comma + 2 >= len(tokens):
        return None
    else:
        content = view.words_of(comma + 1, content_end(view, comma + 1, None))
    source, cue = span_of(sentence, who, view.text), group.span(sentence, view.text)
    return Candidate((content,), source, cue, Stance.ASSERTS, "frame/what", 0.9)


def _candidates(view: View, i: int) -> Iterator[Candidate]:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    frame = frame_words_at(tokens, i, language)
    if frame is None or tokens[frame.last + 1].lower not in words(language, "relative"):
        return
    start = frame.last + 2
    human = tokens[frame.last + 1].lower in words(language, "who")  # « les propos du maire, selon qui … »
    person = frame.frame.person or human
    who = None if person else _revealed_by(view, i - 1 - (tokens[i - 1].text == ","))
    who = who or _antecedent(sentence, i - 1, language, person=person)
    if tokens[start].text == "," and tokens[start + 1].text in words(language, "open_quote"):
        start += 1  # « Hugo Roux, pour qui, « au printemps, on recommencera », »
        placed = who is None or all(t.label == "LOC" for t in tokens[who[0] : who[1] + 1])
        who = _before_aside(sentence, i - 1, language) if placed else who
    if who is None or tokens[start].text == ",":
        return
    denied = any(g.cue.stance is Stance.DENIES and g.last + 1 == who[0] for g in view.groups)
    if denied and _nobodys_claim(tokens[who[0] : who[1] + 1], language):
        return  # « dément l'information selon laquelle … »: the denial is the statement
    end = _main_clause(view, start, content_end(view, start, None))
    verb = next((k for k in range(start, end + 1) if is_finite(sentence, k, language)), None)
    if (verb is None and not frame.frame.person) or (frame.frame.person and not _judges(view, i, start, end, verb)):
        return
    cue = Span.of(view.text, tokens[frame.first].start, tokens[frame.last].end)
    content = view.words_of(start, end)
    for part in (*_agents_before(view, who), who):
        owner = person is False and part[0] > 0 and _owner(tokens, part[0], tokens[frame.last + 1], language)
        score = _OWNED if owner else 0.85
        yield Candidate((content,), span_of(sentence, part, view.text), cue, Stance.ASSERTS, "frame/relative", score)


def _agents_before(view: View, who: Phrase) -> Iterator[Phrase]:
    """« la thèse défendue par le club et par la ville, selon laquelle … »: the agents that « et par » joins to the last."""
    tokens, language = view.sentence.tokens, view.language
    by = who[0] - 1 - (tokens[who[0] - 1].pos == "DET")
    if by < 3 or tokens[by].lower not in words(language, "agent") or tokens[by - 1].lower not in words(language, "and"):
        return
    first = next((t.i + 1 for t in reversed(tokens[: by - 1]) if t.lower in words(language, "agent")), by)
    phrase = first, phrase_end(view.sentence, first, by - 1, language)
    if first < by and phrase[1] == by - 2 and can_speak(view.sentence, phrase, language):
        yield phrase


def _revealed_by(view: View, last: int) -> Phrase | None:
    """« Le Phare dévoile de nouvelles informations selon lesquelles … », « La ville publie une note selon laquelle … »: who
    makes public the claim or paper whose phrase ends at token `last`.
    """
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    papers = words(language, "claim") | words(language, "issued")
    noun = next((t for t in reversed(tokens[max(0, last - _PAPER) : last + 1]) if among(t, papers)), None)
    if noun is None or phrase_end(sentence, noun.i, last + 1, language) != last:
        return None
    verb = noun.i - 1
    while verb > 0 and tokens[verb].pos in ("DET", "ADP", "ADJ", "NUM"):
        verb -= 1
    group = form_of(sentence, verb, "making_public", language) or form_of(sentence, verb, "issuing", language)
    told = None if group is None or group.passive or group.negated else subject(sentence, group, language)
    return told.phrase if told is not None and can_speak(sentence, told.phrase, language) else None


def _judges(view: View, i: int, start: int, end: int, verb: int | None) -> bool:
    """Whether « pour qui » brings an opinion: behind a comma, words in marks, what is so or would be, or a body named as agent."""
    tokens = view.sentence.tokens
    who = _antecedent(view.sentence, i - 1, view.language, person=True)
    if who is not None and tokens[i - 1].text == "," and _agent(view, who[0]):
        return True  # « contesté par la CGT, pour laquelle les pertes viennent des loyers »
    quoted = any(tokens[start].start <= p.start < tokens[end].end for p in view.passages)
    named_here = who is not None and any(t.label == "PER" for t in tokens[who[0] : who[1] + 1])
    if quoted and named_here:
        return True  # « s'interroge Nora Petit pour qui « la crise » est « partout » »
    if tokens[i - 1].text != "," or quoted or verb is None:
        return tokens[i - 1].text == "," and quoted
    if tokens[verb].lower in words(view.language, "be"):
        return True
    # « Nora Petit, pour qui le texte va trop loin », not « … pour qui la saison a commencé »
    low = tokens[verb].lower
    so = now(tokens[verb], view.language) or is_conditional(low, tokens[verb].lemma, view.language)
    behind = tokens[verb + 1 : verb + 2]
    perfect = low in words(view.language, "have") and any(is_past_participle(t) for t in behind)
    told = named_here or (who is not None and among(head_of(view.sentence, who), named(view.language, "role", "body")))
    return so and not perfect and told


def _agent(view: View, first: int) -> bool:
    """Whether « par » brings in the phrase at token `first`, and tells who judges: « contesté par », not « racheté par »."""
    tokens = view.sentence.tokens
    by = first - 1
    if by < 1 or tokens[by].lower not in words(view.language, "agent"):
        return False
    return any(g.passive and g.last < by <= g.last + 4 for g in view.groups)


def _nobodys_claim(tokens: tuple[Token, ...], language: str) -> bool:
    """« des informations selon lesquelles … », but « sa déclaration », « l'affirmation du maire », whose they are."""
    if len(tokens) < 2 or tokens[0].lower in words(language, "possessive"):
        return False
    owned = any(t.lower in words(language, "of") and n.pos in ("DET", "PROPN") for t, n in pairwise(tokens[1:]))
    contracted = any(t.lower in words(language, "contracted") for t in tokens[1:])
    return among(tokens[1], words(language, "claim")) and not (owned or contracted)


def _antecedent(sentence: Sentence, last: int, language: str, person: bool = False) -> Phrase | None:
    """The longest phrase up to token `last`, a comma left out, that can speak and is no document."""
    tokens = sentence.tokens
    pronoun = next(t for t in tokens[last + 1 :] if t.lower in words(language, "relative"))
    if tokens[last].text == ",":
        last -= 1
    for i in range(last + 1):
        if not opens_phrase(sentence, i, language) or _within(tokens, i, language):
            continue
        before = tokens[i - 1] if i else None
        one = tokens[i].lower in words(language, "indefinite")  # « révélé par un rapport de la Cour, selon lequel »
        if before is not None and before.pos == "ADP" and not (one or person):
            agent = before.lower in words(language, "agent")  # « défendue par la Cour, selon laquelle »
            if not (agent or _owner(tokens, i, pronoun, language)):
                continue
        phrase = (i, phrase_end(sentence, i, last + 1, language))
        if phrase[1] == last and not person and _nobodys_claim(tokens[i : last + 1], language):
            return phrase
        if phrase[1] == last and can_speak(sentence, phrase, language):
            paper = next((t for t in tokens[i : min(i + 3, last + 1)] if among(t, words(language, "issued"))), None)
            issued = paper is not None and any(t.lower in words(language, "of") for t in tokens[paper.i : last])
            return phrase if paper is None or issued else None  # « un rapport de la Cour, selon lequel … »
    return None


def _within(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« les propos du maire | danois », « ceux de la | Commission », « ceux d'Ana | Brun »: a word that goes on with a phrase."""
    if i == 0:
        return False
    before, token = tokens[i - 1], tokens[i]
    name = token.pos == "PROPN" and (before.pos == "PROPN" or (before.label == token.label == "PER"))
    contracted = before.lower in words(language, "contracted")  # « du politologue Luc Roy »
    return name or (before.pos == "DET" and not contracted) or (token.pos == "ADJ" and before.pos == "NOUN")


def _owner(tokens: tuple[Token, ...], i: int, pronoun: Token, language: str) -> bool:
    """« les propos de la Commission selon lesquels … »: whether a noun that the pronoun goes with has whom token `i` names."""
    held = tokens[max(0, i - 3) : i]
    if not held or held[-1].lower not in words(language, "of") | words(language, "contracted"):
        return False
    noun = next((t for t in reversed(held) if t.pos == "NOUN"), None)
    several = singular(pronoun.lower) != pronoun.lower
    return noun is not None and several == (noun.morph.get("Number") == "Plur")


def _before_aside(sentence: Sentence, last: int, language: str) -> Phrase | None:
    """« Hugo Roux, rencontré samedi, pour qui »: the antecedent before a participle between the two commas."""
    tokens = sentence.tokens
    comma = next((t.i for t in reversed(tokens[:last]) if t.text == ","), None)
    if tokens[last].text != "," or comma is None or comma < 1:
        return None
    past = tokens[comma + 1].morph.get("VerbForm") == "Part"
    return _antecedent(sentence, comma, language, person=True) if past else None


def _has_own_verb(view: View, start: int, end: int) -> bool:
    """Whether a finite verb from token `start` up to `end` is not that of a relative clause behind a comma."""
    tokens, related = view.sentence.tokens, words(view.language, "relative")
    verbs = sum(is_finite(view.sentence, k, view.language) for k in range(start, end))
    return verbs > sum(t.lower in related and tokens[t.i - 1].text == "," for t in tokens[start:end])


def _main_clause(view: View, start: int, end: int) -> int:
    """The content's last token: before the comma behind which the main clause goes on with its verb."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    for i in range(start + 1, end):
        quoted = view.enclosing(tokens[i].start, tokens[i].end) is not None
        if quoted or tokens[i].text != "," or not _has_own_verb(view, start, i):
            continue
        k = i + 1
        joined = tokens[k].lower in words(language, "and") and any(
            is_finite(sentence, j, language) for j in range(start - 1)
        )
        if joined and any(g.first == k + 1 and g.finite and reports(view, g) for g in view.groups):
            return i - 1  # « Elle cite un rapport selon lequel le pont cède, et demande sa fermeture »
        while k < end and tokens[k].lower in words(language, "object_clitic"):
            k += 1
        if tokens[k].pos in VERBAL:  # the model has the far verb for a participle at times
            return i - 1
    return before_waiting_verb(view, start - 1, start, end)
