"""The last finder: uses of verbs that nearly always report, for which the others made no row.

« Le procureur a déclaré devant la cour d'assises de Valmer que … » is read here if a parser's slip, an unusual adverbial or
a guard of its own construction kept it from `clauses`. Verbs that do other things as often as report are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.overlooked.claims import claims
from recoupe.extraction.statements.overlooked.contents import Content, content_of
from recoupe.extraction.statements.overlooked.incises import behind
from recoupe.extraction.statements.overlooked.lexicon import SCORE, Mood, Who, admitted
from recoupe.extraction.statements.overlooked.nearest import before_verb, of_main_clause
from recoupe.extraction.statements.overlooked.uses import uses
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.phrases.speakers import no_report, surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import Subject
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.clause_speakers import in_other_marks
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.settling.choosing import letters, same_words
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View, views
from recoupe.model.statement import Stance


def find_overlooked(parsed: ParsedArticle, found: Sequence[Candidate], language: str = "fr") -> Iterator[Candidate]:
    """Candidates for the verbs that none of `found` has for its cue."""
    covered = [c.cue for c in found if c.cue is not None]
    contents = [letters(parsed.text, c.content) for c in found]
    for view in views(parsed, language):
        told = (c for c in (_candidate(view, group) for group in uses(view, covered)) if c is not None)
        for candidate in (*told, *claims(view, covered)):
            if not _known(letters(parsed.text, candidate.content), contents):
                yield candidate


def _known(own: frozenset[int], contents: Sequence[frozenset[int]]) -> bool:
    """Whether somebody is found to say the same words already."""
    return not own or any(same_words(own, other) for other in contents)


def _candidate(view: View, group: Group) -> Candidate | None:
    sentence, text = view.sentence, view.text
    stance = stance_of(group.cue, group.negated)
    if stance is None:
        return None
    cue = group.span(sentence, text)
    incise = behind(view, group)
    if incise is not None:
        source = span_of(sentence, incise.speaker, text)
        return Candidate((incise.content.span,), source, cue, stance, "overlooked/incise", SCORE)
    content = content_of(view, group)
    if content is None:
        return None
    found = _subject(view, group)
    if found is not None and content.first <= found[0] <= content.last:
        return None
    if found is not None and _in_other_marks(view, group, found):
        if _has_who(view, group):
            return None  # « un « Veil, dehors », qui fait référence à … »
        found = None if group.kind == "present" else found
    if content.kind == "noun" and _subject_behind(view, group, content.first):
        return None
    who = Who.NONE if found is None else _who(view, found)
    mood = _mood(group, who, view.language)
    if not admitted(group.cue.lemma, content.kind, who, mood, view.language) or _writers(view, group, who, mood, found):
        return None
    if found is not None and (_nobody(view, group, found) or _traits(view, content, who)):
        return None
    asks = sentence.tokens[group.first].lower in words(view.language, "to_someone")  # « …, lui demandant de … »
    aim = mood is Mood.INFINITIVE and content.kind == Takes.ABOUT  # « Lancé en mai pour protester contre … »: nobody's
    if aim and who is Who.NONE and _fronted(view, group):
        return None
    if who is Who.NONE and not aim and not (asks and not group.finite):
        found = of_main_clause(view, group) or before_verb(view, group)
    return Candidate(
        (content.span,),
        None if found is None else span_of(sentence, found, text),
        cue,
        stance,
        f"overlooked/{content.kind}/{who}/{mood}",
        SCORE,
        rejects_content=group.cue.rejects_content and stance is Stance.DENIES,
        carries_on=found is None and not aim and not _many(view, group),
        when=(sentence.start, content.span.start),
    )


def _many(view: View, group: Group) -> bool:
    """« Sur place, beaucoup dénoncent la lenteur des secours »: people whom nobody names, an adverb to the parse."""
    before = view.sentence.tokens[group.first - 1] if group.first else group.verb
    return before.lower in words(view.language, "some_people")


def _in_other_marks(view: View, group: Group, found: Phrase) -> bool:
    """Whether the subject stands in marks that do not hold the verb, and is not all that they hold."""
    tokens = view.sentence.tokens
    before, behind = tokens[found[0] - 1], tokens[min(found[1] + 1, len(tokens) - 1)]
    if any(p.start == before.start and p.end == behind.end for p in view.passages):
        return False  # « les « bonnets verts » qui réclament … »
    return in_other_marks(view, Subject(found, "before"), group)


def _has_who(view: View, group: Group) -> bool:
    """Whether « qui » brings the verb."""
    before = view.sentence.tokens[group.first - 1] if group.first else group.verb
    return before.lower in words(view.language, "who")


def _fronted(view: View, group: Group) -> bool:
    """« Valmer : pour protester contre la hausse, les gardiens … »: the aim stands before those whose it is."""
    tokens, lead = view.sentence.tokens, group.first - 2
    return lead < 0 or tokens[lead].pos == "PUNCT"


def _subject_behind(view: View, group: Group, first: int) -> bool:
    """« ce que « demandent les éleveurs » », « « Pourquoi ? » demande, amer, cet abonné »: what follows is the subject.

    So it is behind « que » without another subject, and behind a closing mark.
    """
    tokens, marks = view.sentence.tokens, words(view.language, "open_quote")
    i = group.first - 1
    while i >= 0 and tokens[i].text in marks - words(view.language, "close_quote"):
        i -= 1
    if i < 0:
        return False
    closed = any(tokens[i].start < p.end <= tokens[i].end for p in view.passages)
    asked = tokens[i].lower in words(view.language, "complementizer") and first == group.last + 1
    return group.finite and (closed or asked)


def _nobody(view: View, group: Group, found: Phrase) -> bool:
    """« Rien dans l'arrêté ne précise si … », « la loi prévoit que … »: a subject with which the verb is no report."""
    last = view.sentence.tokens[found[1]].lower
    nothing = found[0] == found[1] and last in words(view.language, "no_one")
    # « Tout cela nous appelle à agir »
    thing = last in words(view.language, "this_thing") and found[1] == group.first - 1
    return nothing or thing or no_report(group, head_of(view.sentence, found), view.language)


def _traits(view: View, content: Content, who: Who) -> bool:
    """« celles qui seraient critiques du gouvernement »: of what kind they are, not what they say."""
    opening = view.sentence.tokens[content.first].lower
    return who is Who.THOSE and content.kind == "noun" and opening in words(view.language, "of_singular")


def _writers(view: View, group: Group, who: Who, mood: Mood, found: Phrase | None) -> bool:
    """« On constate que », « On demande une aide ? », « Nous avons indiqué hier que »: the paper's own."""
    if who is Who.SOMEONE:
        return not group.cue.says or view.sentence.tokens[-1].text == "?"
    ours = found is not None and view.sentence.tokens[found[0]].lower in words(view.language, "subject_or_object")
    ours = ours or mood is Mood.INFINITIVE
    plain = view.enclosing(group.verb.start, group.verb.end) is None
    return who is Who.FIRST and mood in (Mood.PAST, Mood.INFINITIVE) and ours and plain


def _subject(view: View, group: Group) -> Phrase | None:
    """The subject's phrase, without the mark that closes a quotation opened before it: « … les « bonnets verts » qui … »."""
    found = subject(view.sentence, group, view.language)
    if found is None:
        return None
    (first, last), tokens = found.phrase, view.sentence.tokens
    closes = any(p.start < tokens[first].start and p.end == tokens[last].end for p in view.passages)
    return first, last - (closes and last > first)


def _who(view: View, phrase: Phrase) -> Who:
    head = head_of(view.sentence, phrase).lower.strip("-")
    for who, name in ((Who.FIRST, "first_person"), (Who.SOMEONE, "someone"), (Who.THOSE, "those"), (Who.YOU, "you")):
        if head in words(view.language, name):
            return who
    if head in words(view.language, "no_speaker"):
        return Who.NONE  # « ce », « cela », « -t »: the parse has taken another clause's
    if among(head_of(view.sentence, phrase), words(view.language, "protest_event")):
        return Who.EVENT
    return Who.SPEAKER if surely_speaks(view.sentence, phrase, view.language) else Who.OTHER


def _mood(group: Group, who: Who, language: str) -> Mood:
    if group.kind == "present":
        return Mood.PARTICIPLE
    if group.kind == "infinitive" and group.auxiliary is None:
        return Mood.INFINITIVE
    own = group.verb.lower.endswith(tuple(words(language, "own_ending")))
    if group.auxiliary is None and who is Who.NONE and own:
        return Mood.IMPERATIVE
    past = group.auxiliary is not None or group.carried or group.verb.morph.get("Tense") in ("Imp", "Past")
    return Mood.PAST if past else Mood.NOW
