"""Statements made by a verb with its content after it: que-clauses, infinitives, questions, noun phrases.

« La Corée du Sud a accusé Pékin de mentir » : source « La Corée du Sud », cue « a accusé », content « Pékin de mentir ».
Quotations that stand as clauses of their own beside an incise or a colon are not read here (`direct`), frames neither
(`frames`); passives and « ce que X nie » are in `voices`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Cue, Takes
from recoupe.extraction.statements.lexicon.demonyms import is_country
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.conjuncts import conjuncts, listed
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import speaker_score, surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import Subject, surface
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.clause_speakers import (
    before_participle,
    behind_participle,
    in_other_marks,
    name_in_marks,
    named_before,
    of_incise,
    outside_marks,
    reported,
)
from recoupe.extraction.statements.reported.hearsay import hypothetical
from recoupe.extraction.statements.reported.held_words import holds_behind_colon
from recoupe.extraction.statements.reported.hosts import judged_before
from recoupe.extraction.statements.reported.houses import at_place
from recoupe.extraction.statements.reported.nobodys import fitting, rumoured
from recoupe.extraction.statements.scope.contents import Opening
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.gaps import gap_at
from recoupe.extraction.statements.scope.governed import carries_on, without
from recoupe.extraction.statements.scope.joining import joined_cue
from recoupe.extraction.statements.scope.main_clauses import before_main_verb, before_own_verb
from recoupe.extraction.statements.scope.marked import before_quotation, is_called, is_title, judgement_end, listed_end
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.uttered import stance_of, uttered
from recoupe.extraction.statements.verbs.clause_edges import before_relative
from recoupe.extraction.statements.verbs.counts import counted_by
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.governors import undergoing
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

THRESHOLD = 0.5
_SHOWS = 0.6  # weight below which a verb tells of things more often than of words

# Constructions that things have too (« la saison promet d'être belle »), beside noun phrases.
_PERSONAL = frozenset({Takes.JUDGE, Takes.STATE, Takes.OF_INFINITIVE, Takes.TO_INFINITIVE})


_WISH = 6  # words of « garder pour l'heure l'anonymat »

# Constructions with a person for their object, whom the parse may have for the subject.
_OF_SOMEBODY = frozenset({Takes.ACCUSE, Takes.URGE, Takes.JUDGE})


def find_clauses(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every active verb group."""
    for view in views(parsed, language):
        for group in view.groups:
            yield from _candidates(view, group)


def _candidates(view: View, group: Group) -> Iterator[Candidate]:
    sentence, language = view.sentence, view.language
    if group.passive or _put_in(view, group) or not (uttered(view, group) or _unread(view, group)):
        return
    if sentence.tokens[group.first].text in words(language, "open_quote") and reported(view, group):
        return  # « regrette que l'État « se défausse » sur elle »: the marks are the speaker's
    if undergoing(sentence, group, language) is not None:
        return  # « s'est entendu dire que »: by somebody else
    opened = opening(sentence, group, language)
    if opened is None or (opened.takes is Takes.ABOUT and _circumstance(sentence, opened.start, language)):
        return  # « elle m'a appelé à minuit », « a-t-il insisté sur les ondes de Radio Mer »
    end = _content_last(view, group, opened)
    stance = stance_of(group.cue, group.negated or without(view, group))
    if end < opened.start or stance is None:
        return
    if (group.cue.weight < _SHOWS and not group.finite) or _things_word(view, group):
        return  # « en montrant qu'elle était prête »: shown by what one does
    who, on = _speaker(view, group, opened)
    sources: list[Span | None] = [None]
    place: Span | None = None
    if who is not None:
        if opened.start <= who.phrase[0] <= end and opened.takes in _OF_SOMEBODY:
            who = surface(sentence, group, language) or who  # « Paul Roy, élu, a accusé M. Veil d'avoir menti »
        if opened.start <= who.phrase[0] <= end or _says_none(view, group, opened, who):
            return  # « …, annonce la mairie » : the noun after it is the subject
        who = _issuer(view, who)
        place = at_place(view, who)
        score = _score(view, group, opened, end, who, place)
        parts = listed(sentence, who.phrase, group.first, language) or conjuncts(
            sentence, who.phrase, language, verb=group.auxiliary or group.verb
        )
        if opened.takes is Takes.JUDGE and group.cue.reflexive and len(parts) > 1:
            return  # « Le maire et le préfet se considèrent comme des rivaux »: each the other
        sources = [span_of(sentence, part, view.text) for part in parts]
    else:
        on = on or (opened.marked and group.kind == "present")  # « …, dénonçant « un hold-up » »
        factor = 0.85 if on else 0.65 if opened.takes is Takes.CLAUSE and _somebodys(view, group) else 0.4
        score = group.cue.weight * factor
    if score < THRESHOLD or _says_nothing(view, group, opened, end) or _told_in_marks(view, group, opened, end, stance):
        return
    end = listed_end(view, end) if opened.marked else end
    if opened.takes is Takes.JUDGE:
        end = judgement_end(view, opened.start, end)
    content = view.words_of(opened.start, end)
    what = judged_before(view, group, opened.start) if opened.takes is Takes.JUDGE else None
    parts_said = (content,) if what is None else (span_of(sentence, what, view.text), content)
    for source in sources:
        yield Candidate(
            content=parts_said,
            source=source,
            cue=group.span(sentence, view.text),
            stance=stance,
            rule=f"clause/{opened.takes}",
            score=round(score, 3),
            antecedent=place,
            carries_on=on and source is None,
            rejects_content=group.cue.rejects_content and stance is Stance.DENIES,
            when=(sentence.start, content.start),
        )
    yield from _gapped(view, group, end, stance, score)


def _content_last(view: View, group: Group, opened: Opening) -> int:
    """The content's last token; before its first where nothing is left of it."""
    end = opened.last or content_end(view, opened.start, group, noun=opened.noun)
    if opened.noun or opened.takes in (Takes.INFINITIVE, Takes.JUDGE, Takes.STATE):
        end = before_main_verb(view, group, opened.start, end)
    if opened.noun:
        end = before_own_verb(view, group, opened.start, end)
    return _before_main(view, group, opened.start, end)


def _speaker(view: View, group: Group, opened: Opening) -> tuple[Subject | None, bool]:
    """Whose words they are, and whether they go on what somebody says before."""
    sentence, language = view.sentence, view.language
    cue = joined_cue(view, group)
    who = before_participle(view, cue or group) or behind_participle(view, group, opened)
    on = carries_on(view, group)
    who = who or (named_before(view, group) if on else subject(sentence, cue or group, language))
    if who is None and cue is not None and not on:
        who = subject(sentence, group, language)
    if who is not None and in_other_marks(view, who, group):
        who = name_in_marks(view, who, group) or outside_marks(view, group)
    if who is None and not on and group.kind in ("present", "infinitive"):
        who = of_incise(view, group)
    return who, on or (who is None and _behind_marks(view, group))


def _says_none(view: View, group: Group, opened: Opening, who: Subject) -> bool:
    """« Beaucoup espèrent que la pluie viendra », « Kiev craint que … »: nobody in particular says so."""
    if opened.takes is Takes.NOUN and _may_be_incise(view, group, who, opened.start):
        return True
    rumour = opened.takes is Takes.CLAUSE and rumoured(view, group, who.phrase)
    if rumour or fitting(view, group, opened.start, who.phrase):
        return True
    head = head_of(view.sentence, who.phrase)
    if head.lemma.lower() in group.cue.not_subjects or (group.cue.mood and is_country(head.text)):
        return True
    felt = opened.takes is Takes.CLAUSE and not group.cue.reports and not opened.marked
    return felt and (head.lower in words(view.language, "some_people") or _many_think(group))


def _score(view: View, group: Group, opened: Opening, end: int, who: Subject, place: Span | None) -> float:
    """The verb's weight, lowered by how far the subject may be a thing."""
    sentence, language = view.sentence, view.language
    heard = place is not None or _told_someone(view, who, group, opened)
    heard = heard or _said_before(view, who, group, opened)
    heard = heard or counted_by(sentence, group, language) is not None  # « les 18-25 ans sont 22 % à penser que »
    factor = 0.8 if heard else speaker_score(sentence, who.phrase, language)
    judged = sentence.tokens[opened.start : end + 1 if opened.takes is Takes.JUDGE else opened.start + 1]
    marked = opened.marked or any(t.text in words(language, "open_quote") for t in judged)
    doubtful = _has_looks(group, opened, language) or (not marked and _things_have(opened))
    return group.cue.weight * (factor**2 if doubtful else factor)  # « le plat se dit « rougail » » says nothing


def _told_in_marks(view: View, group: Group, opened: Opening, end: int, stance: Stance) -> bool:
    """Whether words behind, in marks or not, tell what the noun is, or the marks are those of a title or a name."""
    if opened.marked:
        return is_title(view, opened.start) or is_called(view, group, opened.start)
    if opened.head is not None and holds_behind_colon(view, group, opened.head, end):
        return True
    told = (opened.noun or opened.takes is Takes.STATE) and stance is not Stance.DENIES
    return told and before_quotation(view, opened.start, end)  # « récuse toute faveur : « … » »: both are said


def _put_in(view: View, group: Group) -> bool:
    """« La loterie est pipée, ont-ils jugé, parce que … »: a verb and its pronoun between commas report what is around."""
    tokens = view.sentence.tokens
    beside = (*tokens[max(0, group.first - 1) : group.first], *tokens[group.last + 1 : group.last + 2])
    return group.inverted is not None and [t.text for t in beside] == [",", ","]


def _has_looks(group: Group, opened: Opening, language: str) -> bool:
    """« le plat se dit « rougail » », « la saison s'annonce belle »: states of things too; « se proclame vertueux » is none."""
    said_of_things = words(language, "saying") | words(language, "seeming")
    return opened.takes is Takes.STATE and group.cue.lemma in said_of_things


def _things_have(opened: Opening) -> bool:
    """Whether things have the construction too: noun phrases, « promet d'être belle », « permet d'expliquer pourquoi »."""
    return (
        opened.noun or opened.takes is Takes.QUESTION or (opened.takes in _PERSONAL and opened.takes is not Takes.STATE)
    )


def _things_word(view: View, group: Group) -> bool:
    """« a adopté des règlements exigeant que … »: the noun right before a participle with which the verb is no report."""
    before = view.sentence.tokens[group.first - 1] if group.first else None
    return group.kind == "present" and before is not None and before.lemma.lower() in group.cue.not_subjects


def _says_nothing(view: View, group: Group, opened: Opening, end: int) -> bool:
    """« a souhaité garder l'anonymat »; « s'est voulu rassurant », « s'est montré agressif »: how somebody seemed.

    « Le médecin traite d'autres malades », « en a vu d'autres » judge nothing; « raconte son histoire » tells nothing of it.
    """
    language = view.language
    held = view.sentence.tokens[opened.start : end + 1]
    # « a souhaité rester anonyme confirme … » runs on; « dit avoir reçu un pli anonyme » is no wish
    wishes = opened.takes is Takes.INFINITIVE and bool(held) and held[0].pos != "AUX"
    wished = held[:_WISH] if wishes else held
    if len(wished) <= _WISH and any(t.lower in words(language, "unnamed") for t in wished):
        return True
    if opened.takes is Takes.JUDGE and held and held[0].lower in words(language, "other_ones"):
        return True
    owned = len(held) > 1 and held[0].morph.get("Poss") == "Yes"
    if opened.takes is Takes.NOUN and owned and held[1].lower in words(language, "own_tale"):
        return True
    seems = opened.takes is Takes.STATE and group.cue.lemma in words(language, "seeming")
    return seems and len(held) <= 2 and not any(t.text in words(language, "open_quote") for t in held)


def _many_think(group: Group) -> bool:
    """« Les habitants pensent que … »: what many have in mind, not what they said."""
    several = (group.auxiliary or group.verb).morph.get("Number") == "Plur"
    return group.cue.thought and several and group.auxiliary is None


def _unread(view: View, group: Group) -> bool:
    """« Un rapport resté secret recommanderait de fermer dix lits »: what a paper says that the outlet has not read."""
    sentence, language = view.sentence, view.language
    would = group.kind == "conditional" and group.auxiliary is None and group.cue.reports and not group.negated
    who = subject(sentence, group, language) if would and not hypothetical(sentence, language) else None
    return who is not None and among(head_of(sentence, who.phrase), words(language, "unread"))


def _before_main(view: View, group: Group, start: int, end: int) -> int:
    """« a beau dire que la digue tiendra, les riverains partent »: the content ends before the main clause."""
    tokens, before = view.sentence.tokens, group.first - 1
    if before < 0 or tokens[before].lower not in words(view.language, "in_vain"):
        return end
    commas = (t.i for t in reversed(tokens[start : end + 1]) if t.text == ",")
    return next((i - 1 for i in commas if any(map(is_finite, tokens[i : end + 1]))), end)


def _somebodys(view: View, group: Group) -> bool:
    """Whether a noun before the verb must be part of a subject that could not be read: its words are somebody's."""
    before = view.sentence.tokens[group.first - 1] if group.first else None
    while (
        before is not None
        and before.i
        and (before.pos in ("ADV", "PUNCT") or before.lower in words(view.language, "day"))
    ):
        before = view.sentence.tokens[before.i - 1]
    subject_there = before is not None and (before.pos in ("NOUN", "PROPN", "ADJ", "NUM", "X") or before.text == ")")
    return subject_there and group.finite and group.cue.reports


def _gapped(view: View, group: Group, end: int, stance: Stance, score: float) -> Iterator[Candidate]:
    """« Le médecin affirme que A, l'infirmière que B »: the second speaker shares the verb."""
    comma = end + 1
    found = gap_at(view, comma, group) if comma < len(view.sentence.tokens) - 3 else None
    if found is None:
        return
    phrase, start = found
    if not surely_speaks(view.sentence, phrase, view.language):
        return
    content = view.words_of(start, content_end(view, start, None))
    source, cue = span_of(view.sentence, phrase, view.text), group.span(view.sentence, view.text)
    rejects = group.cue.rejects_content and stance is Stance.DENIES
    yield Candidate((content,), source, cue, stance, "clause/gapped", round(score * 0.8, 3), rejects_content=rejects)


def _may_be_incise(view: View, group: Group, who: Subject, start: int) -> bool:
    """« L'assemblée a voté, a annoncé le président » : a verb joined by a mere comma, and somebody who speaks behind it."""
    sentence, language = view.sentence, view.language
    if group.first == 0 or sentence.tokens[group.first - 1].text != "," or not group.finite:
        return False
    if before_relative(sentence.tokens, group.first, language) == who.phrase[1]:
        return False  # « Le parquet, qui mène l'enquête, privilégie la thèse … »
    told = any(is_finite(t) for t in sentence.tokens[who.phrase[1] + 1 : group.first])
    if who.phrase[0] > 1 and sentence.tokens[who.phrase[0] - 1].text == ",":  # « …, FSR, a affirmé un groupe »
        told = told or any(is_finite(t) for t in sentence.tokens[: who.phrase[0]])
    behind = start, after(sentence, start, language=language)
    told = told or _cut(view, behind[1] + 1)
    return told and who.phrase[1] < group.first and surely_speaks(sentence, behind, language)


def _cut(view: View, comma: int) -> bool:
    """« Le club, rappelle le président, a perdu … »: behind the phrase's comma the clause goes on with its verb."""
    tokens, i = view.sentence.tokens, comma + 1
    while i < len(tokens) and tokens[i].lower in words(view.language, "object_clitic"):
        i += 1
    return i < len(tokens) and tokens[comma].text == "," and is_finite(tokens[i])


def _issuer(view: View, who: Subject) -> Subject:
    """« TVE a émis un communiqué affirmant que … »: who issued the paper that says so."""
    sentence, language = view.sentence, view.language
    head = head_of(sentence, who.phrase)
    if who.how != "noun" or not among(head, words(language, "issued")):
        return who
    if any(t.lower in words(language, "of") for t in sentence.tokens[head.i + 1 : who.phrase[1]] if t.i > head.i + 2):
        return who
    above = sentence.tokens[head.head]
    if above.pos not in VERBAL or above.i > head.i or not among(above, words(language, "issuing")):
        return who
    group = Group(Cue(above.lemma, (), ""), above, "past", above.i, above.i, above, False, False, None)
    found = subject(sentence, group, language)
    return who if found is None or not surely_speaks(sentence, found.phrase, language) else found


def _behind_marks(view: View, group: Group) -> bool:
    """« X a dit que « A. B », ajoutant que C »: a participle behind a quotation that began in an earlier sentence."""
    before = group.first - 1
    while before > 0 and view.sentence.tokens[before].lower in words(view.language, "gerund_marker") | {","}:
        before -= 1
    if group.kind != "present" or before < 0:
        return False
    end = view.sentence.tokens[before].end
    return any(p.start < view.sentence.start and p.end == end for p in view.passages)


def _circumstance(sentence: Sentence, i: int, language: str) -> bool:
    """Whether what begins at token `i` tells when or where one speaks: « minuit », « 8 heures », « les ondes », « l'antenne »."""
    token = sentence.tokens[i]
    noun = sentence.tokens[i + 1].lower if token.pos == "DET" and i + 1 < len(sentence.tokens) else token.lower
    if noun in words(language, "spoken_into") and sentence.tokens[i - 1].lower in words(language, "on"):
        return True
    hour = i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].lower in words(language, "hour")
    return (
        token.lower in words(language, "clock") or (token.text[0].isdigit() and hour) or is_time(sentence, i, language)
    )


def _told_someone(view: View, who: Subject, group: Group, opened: Opening) -> bool:
    """« On nous dit que … », « On lui a demandé s'il … », « On a reproché au maire d'avoir … »: somebody did."""
    tokens, language = view.sentence.tokens, view.language
    if who.phrase[0] != who.phrase[1] or tokens[who.phrase[0]].lower not in words(language, "someone"):
        return False
    before = {t.lower for t in tokens[group.first : group.verb.i]}
    if opened.takes is Takes.CLAUSE and before & words(language, "to_us"):
        return True
    past = group.auxiliary is not None or group.verb.morph.get("Tense") == "Imp"
    behind = {t.lower for t in tokens[group.last + 1 : group.last + 2]}
    told = before & words(language, "to_someone") or behind & words(language, "addressee")
    return past and bool(told) and not opened.noun and not group.passive


def _said_before(view: View, who: Subject, group: Group, opened: Opening) -> bool:
    """« « J'ai dit que le pont tiendrait » », « « Nous lui demandons de céder » »: one's own words to others."""
    tokens, language = view.sentence.tokens, view.language
    first = who.phrase[0] == who.phrase[1] and tokens[who.phrase[0]].lower in words(language, "first_person")
    perfect = group.auxiliary is not None and group.auxiliary.lower in words(language, "have")
    asked = opened.takes in (Takes.URGE, Takes.OF_INFINITIVE) and any(
        t.lower in words(language, "to_someone") for t in tokens[group.first : group.verb.i]
    )
    return (
        first and (perfect or asked) and group.cue.says and view.enclosing(group.verb.start, group.verb.end) is not None
    )
