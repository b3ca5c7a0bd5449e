"""Which candidates remain where several finders saw one attribution.

In « Les chefs se réuniront, a annoncé le ministère » one finder may take « le ministère » for what is announced, another
for who announces: of two readings of one cue the surer stays. Two speakers of one content (« selon A et B ») both stay,
and so do statements nested in one another.
"""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.model.span import Span, hull
from recoupe.rules.folding import fold

_WISH = 0.75  # weight of the verbs that wish, hope or think more often than they say
_NOBODYS = "voice/charged"  # « accusé de vol », which nobody is said to say: in somebody's words it is theirs
_WOVEN = "quote/woven"  # words in marks in a narrator's sentence, which nobody else is found to say
_FREE = "quote/free"  # words in marks that no cue gives to anybody
_VIEW = "frame/pour"  # « pour le maire, c'est une erreur »
_MARKED = "quote/"  # words in marks, by whatever tells whose they are
_INCISE = "quote/incise"  # « …», dit-il
_NAMES = "clause/judge"  # « ce qu'il a appelé « une farce » », in whatever words
_NOBODY_ACTS = (  # « si l'on exige un vote », « qu'on dise que … » in somebody's words: nobody did
    "overlooked/noun/none", "overlooked/about/none", "overlooked/infinitive/none", "overlooked/of_infinitive/none",
    "overlooked/noun/someone", "overlooked/clause/someone/now", "overlooked/clause/you", "voice/urged",
    "voice/announced",
)  # fmt: skip
_BEFORE_MARKS = ("quote/before", "overlooked/quote/")  # words in marks behind a verb
_CLAUSE = ("clause/", "overlooked/")
_SAID_THAT = "clause/clause"
_TAKEN_UP = "taken-up"  # « C'est ce que dit X »
_INTRODUCED = "quote/introduced"  # « Le maire l'assure : « … » »
_FRAME = "frame/"  # « selon X »
_REDUCED = "voice/reduced"  # « les mesures annoncées par X »
_MADE = "noun/made"  # « l'appel à la grève lancé par X »
_SAME = 0.7  # share of letters from which two contents are one


def letters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The positions of the spans' letters and digits."""
    return frozenset(i for s in spans for i in range(s.start, s.end) if text[i].isalnum())


def same_words(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two contents, each given by its `letters`, are so nearly the same that they are one."""
    return len(one & other) / len(one | other) >= _SAME


def choose(text: str, candidates: Iterable[Candidate], language: str = "fr") -> tuple[Candidate, ...]:
    """The candidates without doubles, in text order of their content, outer before inner."""
    kept: list[tuple[Candidate, frozenset[int]]] = []
    for candidate in sorted(candidates, key=_rank):
        own = letters(text, candidate.content)
        if candidate.rule == _WOVEN and any(_shares(text, other, theirs, candidate, own) for other, theirs in kept):
            continue
        if candidate.rule.startswith(_FREE) and any(own < theirs for _, theirs in kept):
            continue  # « Le maire reste prudent : le terrain, promis en mai, « dépendra de l'État ». »
        if own and not any(_double(candidate, own, other, theirs) for other, theirs in kept):
            kept.append((candidate, own))
    chosen = [
        c
        for c, own in kept
        if not (_rather_theirs(c, language) and _within_words(c, kept))
        and not _cut_by_incise(c, own, kept)
        and not (c.rule.startswith(_NOBODY_ACTS) and _within_words(c, kept))
        and not _views_in_quotation(c, own, kept)
        and not _told_already(c, kept)
        and not _framed_whole(c, own, kept)
        and not _frames_its_report(c, kept, language)
        and not _taken_up_already(c, kept)
        and not _made_of(c, kept)
    ]
    return tuple(sorted(chosen, key=_order))


def _rather_theirs(candidate: Candidate, language: str) -> bool:
    """Whether the candidate tells of no words of its own where somebody else is found to say it."""
    names = candidate.rule == _NAMES and any(
        m in s.text for s in candidate.content for m in words(language, "open_quote")
    )
    return (
        candidate.hearsay
        or (candidate.by_marks and not names)
        or candidate.rule == _NOBODYS
        or _own_wish(candidate, language)
    )


def _within_words(candidate: Candidate, kept: list[tuple[Candidate, frozenset[int]]]) -> bool:
    """Whether what nobody is named for stands in somebody's words; « ce que X dément » takes it up from outside."""
    return any(
        not other.hearsay
        and other.rule not in ("voice/what", "voice/bare")
        and candidate.cue is not None
        and any(s.overlaps(candidate.cue) for s in other.content)
        for other, _ in kept
    )


def _cut_by_incise(candidate: Candidate, own: frozenset[int], kept: list[tuple[Candidate, frozenset[int]]]) -> bool:
    """« Il s'est montré ferme : pas question, a-t-il dit, de céder »: the incise in the words tells who says them."""
    return candidate.rule.startswith("clause/") and any(
        other.rule.startswith("incise/")
        and other.cue is not None
        and any(s.contains(other.cue) for s in candidate.content)
        and same_words(own, theirs)
        for other, theirs in kept
    )


def _views_in_quotation(
    candidate: Candidate, own: frozenset[int], kept: list[tuple[Candidate, frozenset[int]]]
) -> bool:
    """« Pour les éleveurs, « le loup est un fléau », explique-t-il »: whose view it is, before words that an incise reports."""
    return candidate.rule == _VIEW and any(o.rule.startswith(_INCISE) and same_words(own, theirs) for o, theirs in kept)


def _told_already(candidate: Candidate, kept: list[tuple[Candidate, frozenset[int]]]) -> bool:
    """« Elle dit attendre « un geste » »: words in marks behind a verb that stands in what the same speaker says."""
    cue = candidate.cue
    if cue is None or not candidate.rule.startswith(_BEFORE_MARKS):
        return False
    told = (cue, *candidate.content)
    return any(
        other.rule.startswith(_CLAUSE)
        and (candidate.source is None or (other.source is not None and other.source.overlaps(candidate.source)))
        and all(any(s.contains(span) for s in other.content) for span in told)
        for other, _ in kept
    )


def _made_of(candidate: Candidate, kept: list[tuple[Candidate, frozenset[int]]]) -> bool:
    """« l'appel au boycott lancé par X »: what the participle tells is the noun of saying, whose own words stand apart."""
    return candidate.rule == _REDUCED and any(
        other.rule == _MADE
        and other.source == candidate.source
        and other.cue is not None
        and candidate.content[0].contains(other.cue)
        for other, _ in kept
    )


def _framed_whole(candidate: Candidate, own: frozenset[int], kept: list[tuple[Candidate, frozenset[int]]]) -> bool:
    """« Selon elle, « des dizaines d'îles » ont demandé de l'aide »: marks and verb stand in what a frame gives to its source."""
    cue = candidate.cue
    if cue is None or not candidate.rule.startswith(_MARKED):
        return False
    before = candidate.content[0].start if candidate.rule.startswith(_INTRODUCED) else None
    return any(
        other.rule.startswith(_FRAME)
        and own < theirs
        and (candidate.source is None or other.content[0].start == before)
        for other, theirs in kept
    )


def _frames_its_report(candidate: Candidate, kept: list[tuple[Candidate, frozenset[int]]], language: str) -> bool:
    """« Elle dénonce les vols commis selon elle par des clients »: a frame in what a verb reports does not frame the verb."""
    cue, source = candidate.cue, candidate.source
    if not candidate.rule.startswith(_FRAME) or cue is None or source is None:
        return False
    return fold(source.text).text in words(language, "stressed_pronoun") and any(
        other.rule.startswith(_CLAUSE)
        and other.cue is not None
        and any(s.contains(cue) for s in other.content)
        and any(s.contains(other.cue) for s in candidate.content)
        for other, _ in kept
    )


def _taken_up_already(candidate: Candidate, kept: list[tuple[Candidate, frozenset[int]]]) -> bool:
    """« C'est ce que note X dans une lettre, que s'est procuré Y »: the verb has its object in « ce que »."""
    cue = candidate.cue
    return candidate.rule == _SAID_THAT and any(
        other.rule == _TAKEN_UP and other.cue is not None and cue is not None and other.cue.overlaps(cue)
        for other, _ in kept
    )


def _own_wish(candidate: Candidate, language: str) -> bool:
    """« il affirme qu'il souhaite partir »: what a pronoun wishes in somebody's words is no statement of its own.

    « En mai, j'ai demandé à la ville de … » is: of first persons only what they said was found.
    """
    source = candidate.source
    pronoun = source is not None and " " not in source.text and source.text.islower()
    told = set() if candidate.cue is None else {*fold(candidate.cue.text).text.split()}
    if source is not None and fold(source.text).text in words(language, "someone") and _to_whom(told, language):
        return False  # « on nous dit que … »
    if source is not None and fold(source.text).text in words(language, "first_person"):
        return False
    return pronoun and candidate.rule.startswith("clause/") and candidate.score <= _WISH


def _to_whom(cue: set[str], language: str) -> bool:
    """Whether the words of a cue tell to whom somebody speaks: « nous dit », « lui a dit »."""
    return bool(cue & (words(language, "to_us") | words(language, "to_someone")))


def _rank(candidate: Candidate) -> tuple[bool, float, int, int, str]:
    return candidate.rule == _WOVEN, -candidate.score, *hull(candidate.content), candidate.rule


def _order(candidate: Candidate) -> tuple[int, int, int, int]:
    start, end = hull(candidate.content)
    return start, -end, candidate.cue.start if candidate.cue else -1, candidate.source.start if candidate.source else -1


def _double(one: Candidate, own: frozenset[int], other: Candidate, theirs: frozenset[int]) -> bool:
    same_cue = one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue)
    same_source = (one.source is None or other.source is None) or one.source.overlaps(other.source)
    if same_cue:
        if same_source:
            return bool(own & theirs) or _within_cue(one, other)
        # one reading takes for content what the other takes for the speaker
        if "clause/gapped" in (one.rule, other.rule) and not own & theirs:
            return False  # « X affirme que A, Y que B »
        if one.rule == other.rule == _INCISE and not own & theirs:
            return False  # « « A », « B », titraient respectivement X et Y »
        return _takes(one.source, other.content) or _takes(other.source, one.content) or not same_words(own, theirs)
    if not same_words(own, theirs) or one.hearsay != other.hearsay:
        return False
    if one.cue is None and other.cue is None and not same_source:
        return False  # « Paul Roy et Nora Petit : « … » »
    if one.cue is None and _inside(other, one):
        return False
    # two cues on one content: « « Non », selon X » found twice, or a free quotation beside an attributed one
    return one.cue is None or other.cue is None or (same_source and one.source is not None and other.source is not None)


def _shares(text: str, other: Candidate, theirs: frozenset[int], woven: Candidate, own: frozenset[int]) -> bool:
    """Whether words in marks are told otherwise already, by another's content or cue (« Paris « prend acte » du vote »)."""
    cue = frozenset() if other.cue is None else letters(text, [other.cue])
    return bool(own & (theirs | cue)) and not _inside(other, woven)


def _inside(told: Candidate, around: Candidate) -> bool:
    """« « Selon eux, les cloches sonnent trop fort. » »: what somebody reports whose words in marks another statement holds."""
    if told.cue is None or not around.rule.startswith(_MARKED):
        return False
    marked = [s for s in around.content if not s.text[0].isalnum()]
    spans = [s for s in (told.cue, told.source, *told.content) if s is not None]
    return all(any(m.start < s.start and s.end <= m.end for m in marked) for s in spans)


def _within_cue(one: Candidate, other: Candidate) -> bool:
    return one.source is not None and other.source is not None and one.source == other.source and one.rule == other.rule


def _takes(source: Span | None, content: tuple[Span, ...]) -> bool:
    return source is not None and any(source.overlaps(s) for s in content)
