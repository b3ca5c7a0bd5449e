"""What somebody is told or called by another: « La maire se voit reprocher ses absences par les élus ».

« s'est fait traiter de « vendu » par ses fans », « s'est entendu dire que le dossier était clos »: the subject of « se voir »,
« se faire » and « s'entendre » before an infinitive of saying is whom the words are about or for; whoever says them stands
behind « par » or nowhere. What is said is the object, with the subject where the verb judges or accuses.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.agents import agent_of, agents_of, past_agent
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.passives import clause_behind
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.moods import planned
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.governors import undergoing
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span

_SPOKE = 0.75  # weight from which the infinitive tells that somebody spoke
_BY_SOMEBODY = 0.7  # where it tells who: « se voit opposer par X un refus »


def find_undergone(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every infinitive of saying behind « se voir », « se faire » or « s'entendre »."""
    for view in views(parsed, language):
        for group in view.groups:
            governor = undergoing(view.sentence, group, language)
            if governor is None or governor.negated or governor.kind == "conditional":
                continue  # « se verrait demander de partir »
            if not planned(view, governor):
                yield from _undergone(view, group, governor)


def _undergone(view: View, group: Group, governor: Group) -> Iterator[Candidate]:
    stance = stance_of(group.cue, group.negated)
    who = subject(view.sentence, governor, view.language)
    if stance is None or who is None:
        return
    agent = agent_of(view.sentence, group, view.language)
    if agent is not None and not surely_speaks(view.sentence, agent, view.language):
        agent = None
    if group.cue.weight < (_SPOKE if agent is None else _BY_SOMEBODY):
        return
    content = _content(view, group, who.phrase, agent)
    if not content:
        return
    cue = span_of(view.sentence, (governor.first, group.last), view.text)
    sources: list[Span | None] = [None]
    if agent is not None:
        sources = [span_of(view.sentence, part, view.text) for part in agents_of(view.sentence, agent, view.language)]
    for source in sources:
        yield Candidate(content, source, cue, stance, "voice/undergone", 0.65, when=(view.sentence.start, cue.end))


def _content(view: View, group: Group, who: Phrase, agent: Phrase | None) -> tuple[Span, ...]:
    """The words behind the infinitive, without the agent; of a verb that judges, accuses or takes nothing else the subject too."""
    takes, own = set(group.cue.takes), span_of(view.sentence, who, view.text)
    tokens, language = view.sentence.tokens, view.language
    if agent is not None and (clause := clause_behind(view, group, agent)) is not None:
        return (clause,)
    behind = past_agent(view.sentence, agent) if agent is not None and agent[0] == group.last + 2 else len(tokens)
    if takes & {Takes.ACCUSE, Takes.OF_INFINITIVE} and _charge_at(view, behind):
        return (view.words_of(behind, content_end(view, behind, group)),)  # « se voit reprocher par X d'avoir triché »
    if Takes.NOUN in takes and behind + 1 < len(tokens) and tokens[behind].pos == "DET":
        object_end = content_end(view, behind, group, noun=True)  # « se voit opposer par X un refus »
        return (view.words_of(behind, object_end),)
    of = group.last + 1
    if Takes.ACCUSE in takes and of + 1 < len(tokens) and tokens[of].lower in words(language, "of"):
        end = content_end(view, of, group) if agent is None else agent[0] - 2
        return (own, view.words_of(of, end)) if end > of else ()
    opened = opening(view.sentence, group, language)
    if agent is not None and opened is not None and opened.start >= agent[0] - 1:
        opened = None  # « se fait critiquer par la presse »
    if opened is None:
        return (own,) if agent is not None and Takes.NOUN in takes else ()
    end = content_end(view, opened.start, group, noun=opened.noun)
    if agent is not None and opened.start < agent[0] - 1 <= end:
        end = agent[0] - 2
    said = view.words_of(opened.start, end)
    of_whom = opened.takes is Takes.JUDGE or (opened.takes is Takes.ACCUSE and Takes.NOUN not in takes)
    return (own, said) if of_whom else (said,)


def _charge_at(view: View, i: int) -> bool:
    """« d'avoir triché »: « de » and an infinitive."""
    tokens, language = view.sentence.tokens, view.language
    of = i + 1 < len(tokens) and tokens[i].lower in words(language, "bare_of")
    return of and lead(view.sentence, i + 1, language) is not None
