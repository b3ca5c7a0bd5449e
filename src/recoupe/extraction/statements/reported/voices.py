"""Verbs of saying whose content is not what follows them: passives, and relative clauses (`object_relatives`).

« Moscou est accusé par l'Occident d'escalade » : the speaker is the agent, the content the subject and what it is
accused of. « les mesures que le ministre a annoncées » : the content is the noun before. Without agent « il est
soupçonné de … » and « il a été annoncé que … » are read without speaker, other passives are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.agents import agent_of, agents_of, past_agent
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import no_report, surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import Subject
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.about_relatives import about_relative
from recoupe.extraction.statements.reported.accused import blamed_for
from recoupe.extraction.statements.reported.apposed_claims import claim_told
from recoupe.extraction.statements.reported.charged import (
    asked_along,
    charged,
    criticised,
    headlined,
    in_marks,
    told_to,
    urged,
)
from recoupe.extraction.statements.reported.hosts import (
    behind_comma,
    frame_tells,
    host_before,
    opens_sentence,
)
from recoupe.extraction.statements.reported.news_told import being, news_told
from recoupe.extraction.statements.reported.nobodys import rumours
from recoupe.extraction.statements.reported.object_relatives import (
    charge_relative,
    is_shell,
    is_somebody,
    object_relative,
)
from recoupe.extraction.statements.reported.of_each import of_each, of_verb
from recoupe.extraction.statements.reported.participle_charges import participle_charges
from recoupe.extraction.statements.reported.passive_contents import likened, passive_content
from recoupe.extraction.statements.reported.passives import (
    announced,
    asked_for,
    behind_modal,
    clause_behind,
    left_open,
    noun_asked_for,
    written_behind,
)
from recoupe.extraction.statements.scope.contents import Opening, fits
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.verbs.whole_clauses import complete
from recoupe.extraction.statements.view import View, views
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_BEHIND = 6  # words between an agent and the comma: « Réclamée par les élus depuis des années, la gare … »

# What « il » as nobody's subject brings: « Il est rappelé que … », « Il leur est demandé de … »
_IMPERSONAL = frozenset({Takes.CLAUSE, Takes.OF_INFINITIVE, Takes.URGE, Takes.ACCUSE})


def find_voices(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of passive groups and of groups whose content stands before them."""
    for view in views(parsed, language):
        for group in view.groups:
            if group.passive and group.auxiliary is not None:
                yield from _passive(view, group)
            elif group.passive and group.kind == "past":
                yield from _reduced(view, group)
            elif group.finite and not group.passive:
                yield from object_relative(view, group)
                yield from about_relative(view, group)
                yield from charge_relative(view, group)
                yield from rumours(view, group)


def _passive(view: View, group: Group) -> Iterator[Candidate]:
    sentence, tokens, language = view.sentence, view.sentence.tokens, view.language
    told = subject(sentence, group, language)
    if told is None and (shifted := behind_modal(view, group)) is not group:
        told = subject(sentence, shifted, language)
    again = being(view, group.first) if told is None else None
    told = told if again is None else Subject(again, "governor")
    stance = stance_of(group.cue, group.negated)
    agent = agent_of(sentence, group, language)
    if agent is None and told is not None and _impersonal(view, group, told.phrase):
        yield from _by_nobody(view, group, stance)
        return
    document = written_behind(view, group) if agent is None else None
    agent, written = agent or document, document is not None
    if agent is None:
        yield from _agentless(view, group, None if told is None else _whole_subject(view, told.phrase, group), stance)
    if stance is None or told is None or agent is None or asked_along(view, group):
        return
    if _other_number(view, group, told.phrase):
        return
    some = agent[0] == agent[1] and tokens[agent[0]].lower in words(language, "some_people")
    speaks = some or written or surely_speaks(sentence, agent, language)
    if not speaks or no_report(group, head_of(sentence, agent), language):
        return  # « a été condamné par la cour »
    parts = _told_by(view, group, told.phrase, agent) or news_told(view, group, told.phrase)
    parts = parts or passive_content(view, group, _whole_subject(view, told.phrase, group), agent)
    held = group.cue.lemma in words(language, "held_for") and not any(map(view.marked, parts))
    if not parts or held or (len(parts) == 1 and _greeted(view, group, told.phrase)):
        return
    score, when = round(group.cue.weight * 0.95, 3), (sentence.start, sentence.end)
    said = of_verb(view, group, parts, stance, "voice/passive", score, when)
    yield from (said,) if some else of_each(view, agents_of(sentence, agent, language), said)


def _by_nobody(view: View, group: Group, stance: Stance | None) -> Iterator[Candidate]:
    """« Il a été annoncé que le bac fermerait », « Il a été demandé une révision du plan »: what stands behind the verb."""
    opened = opening(view.sentence, group, view.language)
    content = noun_asked_for(view, group)
    about = opened is not None and opened.takes is Takes.ABOUT and bool(group.cue.particle)  # « Il est fait état de … »
    if opened is not None and (opened.takes in _IMPERSONAL or about):
        start = _past_whom(view, opened)
        content = view.words_of(start, content_end(view, start, group))
    if content is not None and stance is not None:
        yield left_open(view, group, (content,), stance, "voice/impersonal")


def _past_whom(view: View, opened: Opening) -> int:
    """« Il est reproché au trésorier d'avoir triché »: the « de » behind whom it is held against, else where the content begins."""
    tokens, language, start = view.sentence.tokens, view.language, opened.start
    if opened.takes is not Takes.ACCUSE or tokens[start].lower not in words(language, "to"):
        return start
    charges = (t.i for t in tokens[start + 1 : -1] if t.lower in words(language, "bare_of"))
    return next((i for i in charges if lead(view.sentence, i + 1, language) is not None), start)


def _agentless(view: View, group: Group, what: Phrase | None, stance: Stance | None) -> Iterator[Candidate]:
    """« Le maire est accusé de fraude », « La démission du préfet a été réclamée »: who says so is left open."""
    if Takes.ACCUSE in group.cue.takes:
        yield from charged(view, group, what)
    if stance is None or what is None:
        return
    yield from told_to(view, group)
    for read in (announced, asked_for, in_marks, criticised, urged):
        yield from read(view, group, what)


def _other_number(view: View, group: Group, what: Phrase) -> bool:
    """« Dix faits liés au bruit et à l'ivresse ont été notés »: a singular noun is no subject of a verb in the plural."""
    tokens, language = view.sentence.tokens, view.language
    several = tokens[group.first].morph.get("Number") == "Plur" and is_finite(tokens[group.first])
    one = tokens[what[0]].lower in words(language, "elided_article")
    joined = any(t.pos in ("CCONJ", "PUNCT", "NUM") for t in tokens[what[0] : what[1] + 1])
    return several and one and not joined and head_of(view.sentence, what).morph.get("Number") == "Sing"


def _impersonal(view: View, group: Group, told: Phrase) -> bool:
    """« Il a été annoncé que … », « Il lui est reproché de … »; but « Il est accusé de … » tells whom."""
    takes, language = set(group.cue.takes), view.language
    speech = Takes.OF_INFINITIVE in takes or (Takes.CLAUSE in takes and Takes.ACCUSE not in takes)
    sure = group.cue.reports or group.cue.lemma in words(language, "asked_for")
    return speech and sure and view.sentence.tokens[told[0]].lower in words(language, "he")


def _told_by(view: View, group: Group, told: Phrase, agent: Phrase) -> tuple[Span, ...]:
    """« Nora a été prévenue par le notaire que A », « Il a été annoncé par la ville que A »: what the agent tells."""
    tokens, language = view.sentence.tokens, view.language
    clause = clause_behind(view, group, agent)
    impersonal = tokens[told[0]].lower in words(language, "he") and told[0] == told[1]
    if clause is None or not (impersonal or group.cue.lemma in words(language, "telling_someone")):
        return ()
    que = tokens[past_agent(view.sentence, agent)]
    if not impersonal and que.pos != "SCONJ" and tokens[que.i + 1].lower not in words(language, "subject_pronoun"):
        return ()  # « annoncée par le notaire que la famille avait choisi »
    return (clause,)


def _greeted(view: View, group: Group, told: Phrase) -> bool:
    """« Nora a été saluée par ses pairs »: a person is done something to by the verb, not told."""
    greets = group.cue.lemma in words(view.language, "greeting")
    return greets and is_somebody(view, told) and not among(head_of(view.sentence, told), named(view.language, "body"))


def _reduced(view: View, group: Group) -> Iterator[Candidate]:
    """« les baisses annoncées en mai par le gouvernement », « L'attaque, revendiquée par le groupe, … »."""
    sentence, language = view.sentence, view.language
    agent = agent_of(sentence, group, language)
    if agent is not None and opens_sentence(view, group):
        agent = agent[0], after(sentence, agent[0], language=language, strict=True)
    if Takes.ACCUSE in group.cue.takes:
        yield from participle_charges(view, group, agent)
    if agent is None and sentence.kind is BlockKind.HEADING:
        yield from headlined(view, group)
    stance = stance_of(group.cue, group.negated)
    sure = group.cue.reports or any(group.cue.lemma in words(language, name) for name in ("voiced", "counting_heads"))
    behind = "" if agent is None or agent[1] + 1 >= len(sentence.tokens) else sentence.tokens[agent[1] + 1].lower
    sure = sure or (Takes.JUDGE in group.cue.takes and behind in words(language, "as"))  # « identifié par X comme … »
    if stance is None or not sure or agent is None or not surely_speaks(sentence, agent, language):
        return
    what = _host(view, group, agent)
    if what is None or is_shell(view, group, what):
        return
    if not frame_tells(view, what, agents_of(sentence, agent, language)[-1][1]):
        yield from _said_of(view, group, what, agent, stance)


def _said_of(view: View, group: Group, what: Phrase, agent: Phrase, stance: Stance) -> Iterator[Candidate]:
    """What a participle with its agent tells: the noun it stands at, with what that is likened to or blamed for."""
    sentence, language, tokens = view.sentence, view.language, view.sentence.tokens
    when = (tokens[group.first].start, tokens[agent[1]].end)
    judges = Takes.JUDGE in group.cue.takes
    judged = passive_content(view, group, what, agent) if judges else likened(view, group, what, agent)
    if len(judged) > 1 and next(t for t in tokens if t.start == judged[1].start).lower in words(language, "as"):
        # « la championne, décrite par ses proches comme « solaire », … »
        said = of_verb(view, group, judged, stance, "voice/judged", 0.7, when)
        yield from of_each(view, agents_of(sentence, agent, language), said)
        return
    if Takes.NOUN not in group.cue.takes:
        return
    reason = blamed_for(view, group, agent)
    counts = group.cue.lemma in words(language, "counting_heads")
    fitting = _figured(view, what) if counts else reason is not None or not _somebody(view, group, what)
    figure = group.cue.lemma in words(language, "giving_figures") and _figured(view, what)
    known = figure or fits(head_of(sentence, what), group.cue.nouns, group.cue.not_nouns, language)
    if not (fitting or figure) or not known:
        return
    agent, rest = _parted(view, group, agent)
    content = (
        claim_told(view, group, what) or span_of(sentence, what, view.text),
        *(rest if reason is None else (view.words_of(*reason),)),
    )
    said = of_verb(view, group, content, stance, "voice/reduced", 0.6, (when[0], tokens[agent[1]].end))
    yield from of_each(view, agents_of(sentence, agent, language), said)


def _figured(view: View, what: Phrase) -> bool:
    """« les 300 grévistes comptés par la police »; « les grévistes comptés par la police » are no figure."""
    return any(t.pos == "NUM" or t.text[0].isdigit() for t in view.sentence.tokens[what[0] : what[1] + 1])


def _somebody(view: View, group: Group, what: Phrase) -> bool:
    """Whether it is who speaks rather than what is said: « le mouvement annoncé par X », « ces propos condamnés » are said.

    « des propos rapportés par X » are somebody else's.
    """
    head, language = head_of(view.sentence, what), view.language
    person = head.label == "PER" or among(head, named(language, "person", "role"))
    if group.cue.lemma in words(language, "said_of_bodies") and not person and head.pos == "NOUN":
        return False
    if group.cue.lemma in words(language, "judging_words"):
        return is_somebody(view, what)
    return surely_speaks(view.sentence, what, language)


def _host(view: View, group: Group, agent: Phrase) -> Phrase | None:
    """What the participle is said of: the phrase before it, or behind the comma where it opens the sentence."""
    if opens_sentence(view, group):  # « Suggérée hier par les pêcheurs, l'idée de fermer … »
        reason = blamed_for(view, group, agent)
        behind = max(agents_of(view.sentence, agent, view.language)[-1][1], -1 if reason is None else reason[1]) + 1
        near = view.sentence.tokens[behind : behind + _BEHIND]
        comma = next((t.i for t in near if t.text == "," or is_finite(t)), behind)
        host = behind_comma(view, comma)
        return None if host is None else (host[0], _with_infinitive(view, host))
    host = host_before(view, group, _joined_to(view, group))
    if host is None and view.sentence.tokens[group.first - 1].lower in words(view.language, "because"):
        told = subject(view.sentence, group, view.language)  # « Le plan surprend, car jugé par X comme trop cher »
        host = None if told is None else told.phrase
    return host


def _with_infinitive(view: View, host: Phrase) -> int:
    """« l'idée de fermer le port a fait … »: the phrase with its infinitive, as far as the main verb."""
    tokens, language = view.sentence.tokens, view.language
    of = next((t.i for t in tokens[host[0] : host[1] + 2] if t.lower in words(language, "bare_of")), None)
    if of is None or lead(view.sentence, of + 1, language) is None:
        return host[1]
    verb = next((t.i for t in tokens[of:] if is_finite(t) or t.text == ","), of)
    while verb > of and tokens[verb - 1].lower in words(language, "object_clitic"):
        verb -= 1
    return max(host[1], verb - 1)


def _parted(view: View, group: Group, agent: Phrase) -> tuple[Phrase, tuple[Span, ...]]:
    """« le tir confirmé par le Kremlin d'un missile », « condamnés « avec force » par X »: the agent, and what else is said."""
    tokens, language = view.sentence.tokens, view.language
    for i in range(agent[0] + 1, agent[1]):
        one = tokens[i].lower in words(language, "bare_of") and tokens[i + 1].lower in words(language, "indefinite")
        if one and tokens[i - 1].text[0].isupper():
            end = content_end(view, i, None, noun=True)
            end = next((t.i for t in tokens[i : end + 1] if is_finite(t)), end + 1) - 1
            return (agent[0], i - 1), (Span.of(view.text, tokens[i].start, tokens[end].end),)
    first, last = tokens[group.last], tokens[agent[0]]
    return agent, tuple(
        Span.of(view.text, p.start, p.end) for p in view.passages if first.end <= p.start and p.end <= last.start
    )


def _joined_to(view: View, group: Group) -> int | None:
    """« avancé par la CGT et contesté par la direction »: the token before the participle that this one is joined to."""
    tokens, language = view.sentence.tokens, view.language
    before = group.first - 1
    while before > 0 and tokens[before].pos == "ADV":
        before -= 1
    if tokens[before].lower not in words(language, "conjunction") and tokens[before].text != ",":
        return None
    for other in reversed(view.groups):
        if other.last + 1 == before and other.passive and other.kind == "past":
            return other.first - 1  # « a été rejeté et dénoncé par la gauche »
        if other.last < before and other.passive and other.kind == "past":
            agent = agent_of(view.sentence, other, view.language)
            end = None if agent is None else agents_of(view.sentence, agent, view.language)[-1][1]
            return other.first - 1 if end is not None and end + 1 in (before, before - 1) else None
    return None


def _whole_subject(view: View, what: Phrase, group: Group) -> Phrase:
    """« La décision de fermer le site a été critiquée », « L'effort pour aider … »: the noun with what stands before the verb."""
    tokens, language = view.sentence.tokens, view.language
    rest = tokens[what[1] + 1 : group.first]
    if not rest or tokens[what[0]].pos == "PRON" or complete(view.sentence, what[1] + 1, group.first, language):
        return what
    if (
        rest[0].lower in words(language, "of") | words(language, "for")
        and lead(view.sentence, rest[0].i + 1, language) is not None
    ):
        comma = next((t.i for t in rest if t.text == ","), group.first)
        return what[0], comma - 1
    if len(rest) > 3 and rest[0].text == rest[-1].text == "," and rest[1].lower in words(view.language, "owing"):
        return what[0], group.first - 2  # « Son décès, suite à une maladie, a été annoncé par la presse »
    return what
