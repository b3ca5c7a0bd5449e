"""What is said and by whom, for words that are known to report: the finders without their doubts. Used by framenet.py.

« Je voudrais souligner le besoin de prévention » reports nothing for the article's ledger: nobody is named, the wish is
polite. But where somebody asks about « souligner », the question is no longer whether it reports. The relation is read
with the same parts that find statements (openings, subjects, scopes, frames, nouns); what is left out are the tests of
whether the words are a cue here: the thresholds, the lists of nouns that a verb takes, moods and unnamed speakers.
A cue without any content in its sentence gives nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.framing.frames import find_frames
from recoupe.extraction.statements.lexicon.cues import Cue, Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.agents import agent_of
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, nominal
from recoupe.extraction.statements.phrases.noun_phrases import after, around, span_of
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.quoted.direct import find_direct
from recoupe.extraction.statements.reported.backward import find_backward
from recoupe.extraction.statements.reported.clauses import find_clauses, stance_of
from recoupe.extraction.statements.reported.hosts import phrase_ending
from recoupe.extraction.statements.reported.nouns import find_nouns
from recoupe.extraction.statements.reported.refusals import find_refusals
from recoupe.extraction.statements.reported.voices import find_voices
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.forms import VERBAL
from recoupe.extraction.statements.verbs.verb_groups import Group, groups, shape_of
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_ANY = tuple(t for t in Takes if t is not Takes.QUOTE and t is not Takes.STATE and t is not Takes.JUDGE)


def relation_at(parsed: ParsedArticle, cast: Cast, start: int, end: int, language: str = "fr") -> Candidate | None:
    """The attribution that the words at `start:end` make, if its content can be told; the source may be missing."""
    finders = (find_clauses, find_frames, find_voices, find_backward, find_nouns, find_refusals, find_direct)
    sure = [c for find in finders for c in find(parsed, cast, language) if _at(c.cue, start, end) and c.source]
    if sure:
        return max(sure, key=lambda c: c.score)
    for view in views(parsed, language):
        if view.sentence.start <= start < view.sentence.end:
            return _relation(view, start, end)
    return None


def _at(cue: Span | None, start: int, end: int) -> bool:
    return cue is not None and cue.start < end and start < cue.end


def _relation(view: View, start: int, end: int) -> Candidate | None:
    held = view.sentence.at(start, end)
    for token in reversed(held):
        group = _group(view.sentence, token, view.language)
        if group is not None:
            return _of_verb(view, group)
    noun = next((t for t in held if t.pos in NOMINAL), None)
    return None if noun is None else _of_noun(view, noun)


def _group(sentence: Sentence, token: Token, language: str) -> Group | None:
    """The group of the verb at `token`, whatever the lexicon knows of it, taking whatever may follow."""
    known = next((g for g in groups(sentence, language) if g.verb.i == token.i), None)
    if known is not None:
        cue = replace(known.cue, takes=_merge(known.cue.takes), nouns=(), not_nouns=())
        return replace(known, cue=cue)
    if token.pos not in VERBAL:
        return None
    shape = shape_of(sentence, token, token.lemma, language)
    if shape is None:
        passive = token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"
        kind = {"Inf": "infinitive", "Part": "past" if passive else "present"}.get(
            token.morph.get("VerbForm", ""), "finite"
        )
        shape = Group(Cue(token.lemma, (), ""), token, kind, token.i, token.i, None, False, passive, None)
    return replace(shape, cue=Cue(token.lemma, _ANY, "", prepositions=tuple(_WORDS[language]["said_about"])))


def _merge(takes: tuple[Takes, ...]) -> tuple[Takes, ...]:
    return (
        *takes,
        *(
            t
            for t in (Takes.CLAUSE, Takes.QUESTION, Takes.INFINITIVE, Takes.OF_INFINITIVE, Takes.NOUN)
            if t not in takes
        ),
    )


def _of_verb(view: View, group: Group) -> Candidate | None:
    """The content after the verb, else its object before it, else the clause it stands in; and who does it."""
    stance = stance_of(group.cue, group.negated) or Stance.ASSERTS
    sentence, language, text = view.sentence, view.language, view.text
    if group.passive:
        agent = agent_of(view.sentence, group, view.language)
        told = subject(sentence, group, language)
        opened = opening(sentence, group, language)
        what = (
            None
            if told is None or sentence.tokens[told.phrase[0]].pos == "PRON"
            else span_of(sentence, told.phrase, text)
        )
        if what is None and group.first > 0:
            before = phrase_ending(view, group.first - 1)
            what = None if before is None else span_of(sentence, before, text)
        if opened is not None and opened.takes is Takes.CLAUSE:
            last = content_end(view, opened.start, group)
            what = view.words_of(opened.start, last)
        source = None if agent is None else span_of(sentence, agent, text)
        return None if what is None else _made(view, group, (what,), source, stance)
    phrase = _doer(view, group)
    source = None if phrase is None else span_of(sentence, phrase, text)
    for content in _contents(view, group, phrase):
        return _made(view, group, (content,), source, stance)
    return None


def _made(view: View, group: Group, content: tuple[Span, ...], source: Span | None, stance: Stance) -> Candidate:
    return Candidate(content, source, group.span(view.sentence, view.text), stance, "given/verb", 0.5)


def _contents(view: View, group: Group, doer: Phrase | None) -> Iterator[Span]:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    following = tokens[group.last + 1] if group.last + 1 < len(tokens) else None
    quoted = next((p for p in view.passages if following is not None and p.start == following.start), None)
    if quoted is not None:
        yield Span.of(view.text, quoted.start, quoted.end)
    opened = opening(sentence, group, language)
    if opened is not None and not (doer is not None and opened.start <= doer[0]):
        end = content_end(view, opened.start, group, noun=opened.noun)
        if end >= opened.start:
            yield view.words_of(opened.start, end)
    edge = min(group.first, doer[0]) if doer is not None else group.first
    if edge > 1 and tokens[edge - 1].lower in words(language, "complementizer"):
        before = phrase_ending(view, edge - 2)  # « les propos que vous avez tenus »
        if before is not None:
            yield span_of(sentence, before, view.text)
    comma = next((t.i for t in tokens[group.last + 1 : group.last + 8] if t.text in (",", ":")), None)
    if comma is not None and comma + 2 < len(tokens) and edge < 3:  # « Je le répète, nous … »
        yield view.words_of(comma + 1, content_end(view, comma + 1, None))
    for child in sentence.children(group.verb.i, "obj", "obl:arg"):
        if child.i > group.last and nominal(child):
            phrase = around(sentence, child.i, left=group.last + 1, language=language)
            yield span_of(sentence, phrase, view.text)
    if edge > 3 and tokens[edge - 1].text in (",", "(", "–", "-", "»", '"'):
        yield view.words_of(0, edge - 2)


def _doer(view: View, group: Group) -> Phrase | None:
    """Who does it: the subject, else the subject of the verb above, a pronoun before it included (« je tiens à … »)."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if group.inverted is None:
        i = group.first - 1
        if i >= 0 and tokens[i].lower in words(language, "subject_pronoun") | words(language, "first_person"):
            return i, i
        if group.last > group.first and tokens[group.first].lower == tokens[group.first + 1].lower:
            return group.first, group.first  # « nous nous engageons »
    if group.kind == "infinitive" and group.first > 1 and nominal(tokens[group.first - 1]):
        heard = phrase_ending(view, group.first - 1)  # « entendre le commissaire déclarer »
        if heard is not None:
            return heard
    found = subject(sentence, group, language)
    if found is not None:
        return found.phrase
    for above in sentence.ancestors(group.verb.i):
        for child in sentence.children(above.i, "nsubj", "expl:subj"):
            if child.i < above.i and child.lower not in words(language, "relative"):
                return (child.i, child.i) if child.pos == "PRON" else around(sentence, child.i, language=language)
    before = [t for t in tokens[: group.first] if t.lower in words(language, "first_person")]
    if before:
        return before[-1].i, before[-1].i
    following = group.last + 1
    if following < len(tokens) and (tokens[following].pos == "DET" or nominal(tokens[following])):
        return following, after(sentence, following, language=language)
    return None


def _of_noun(view: View, noun: Token) -> Candidate | None:
    """« les propos du député »: the whole phrase is what is said, its owner who says it."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    phrase = around(sentence, noun.i, language=language)
    source: Phrase | None = None
    owner = tokens[noun.i - 1] if noun.i else None
    if owner is not None and owner.lower in words(language, "possessive").union(_WORDS[language]["own_possessive"]):
        source = owner.i, owner.i
    end = phrase[1]
    for token in tokens[noun.i + 1 : phrase[1] + 2] if source is None else ():
        if token.lower in words(language, "of") | words(language, "agent") and token.i + 1 < len(tokens):
            source = token.i + 1, after(sentence, token.i + 1, language=language)
            end = max(end, source[1])
            break
    if end + 2 < len(tokens) and tokens[end + 1].lower in words(language, "complementizer"):
        above = tokens[end + 1]  # « les propos que vous avez tenus »
        verb = next((t for t in sentence.ancestors(above.i) if t.pos in VERBAL and t.i > above.i), None)
        for child in () if verb is None else sentence.children(verb.i, "nsubj"):
            source = (child.i, child.i) if child.pos == "PRON" else around(sentence, child.i, language=language)
            end = max(t.i for t in sentence.subtree(verb.i) if t.text not in (".", ","))  # type: ignore[union-attr]
    if source is None:  # « n'a pas donné de réponse »
        for above in sentence.ancestors(noun.i):
            for child in sentence.children(above.i, "nsubj"):
                if child.i < noun.i and source is None:
                    source = (child.i, child.i) if child.pos == "PRON" else around(sentence, child.i, language=language)
    content = span_of(sentence, (phrase[0], end), view.text)
    cue = Span.of(view.text, noun.start, noun.end)
    who = None if source is None else span_of(sentence, source, view.text)
    return Candidate((content,), who, cue, Stance.ASSERTS, "given/noun", 0.3)
