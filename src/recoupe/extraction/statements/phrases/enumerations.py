"""Subjects that list three speakers or more: « La CGT, FO et SUD appellent à la grève », « Le maire, le préfet et la députée … ».

The parse has the first or the last of them for the subject; the list is read backwards from a verb in the plural, member by
member, up to where its clause begins. « Le maire, Luc Roux, et la préfète » is no list of three: a comma before « et » closes
an apposition. Commas alone list too (« La CGT, FO, Solidaires appellent … »), where each member is one: a plural verb has
no singular phrase for its subject.
"""

from __future__ import annotations

from itertools import pairwise

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.set_phrases import phrase_before
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.insertions import past_insertions
from recoupe.extraction.statements.verbs.verb_groups import Group

_CLEAR = frozenset({":", ";", "«", "(", "–", "—"})
_LEAST = 2  # members of a list


def enumerated(sentence: Sentence, found: Phrase, group: Group, language: str) -> Phrase | None:
    """The whole list that ends at the verb of `group` and holds the subject `found`; None where there is no such list."""
    tokens = sentence.tokens
    if not group.finite or (group.auxiliary or group.verb).morph.get("Number") != "Plur":
        return None
    end = group.first - 1
    if end > 0 and tokens[end].text == ",":
        end = past_insertions(tokens, end, language)
    joint = next((i for i in range(end, max(0, end - 14), -1) if tokens[i].lower in words(language, "and")), None)
    behind = joint is not None and joint + 1 <= end and _member(sentence, joint + 1, end, language)
    several = _joined_by(sentence, found, joint, end, language) if behind and joint is not None else None
    if several is not None:
        return several
    members = _listed(sentence, end, language)
    whole = bool(members) and (joint is None or joint < members[-1][0])
    return (members[0][0], end) if whole and members[0][0] <= found[0] <= end else None


def _joined_by(sentence: Sentence, found: Phrase, joint: int, end: int, language: str) -> Phrase | None:
    """« Le maire, le préfet et la députée »: the list that the « et » at token `joint` joins its last member to."""
    tokens = sentence.tokens
    first, stop, commas = None, joint - 1, 0
    if tokens[stop].text == ",":
        stop = past_insertions(tokens, stop, language)
        if stop == joint - 2:
            return None  # « Le maire, Luc Roux, et la préfète »
        commas = 1
    while stop >= 0:
        start = _begins(sentence, stop, language)
        if start is None:
            break
        first = start
        if start == 0 or tokens[start - 1].text != ",":
            break
        commas, stop = commas + 1, start - 2
    if first is None or not commas or not _clear(sentence, first, language):
        return None
    setting = found[1] == first - 2 and tokens[first - 1].text == "," and _governed(sentence, found[0])
    return (first, end) if setting or (first <= found[0] and found[1] <= end) else None


def _governed(sentence: Sentence, i: int) -> bool:
    """« Au Sénat, la gauche et les centristes »: whether a preposition opens the phrase of token `i`, which the parse has for
    the subject.
    """
    tokens = sentence.tokens
    i -= i > 0 and tokens[i - 1].pos in ("ADP", "DET")
    i -= i > 0 and tokens[i - 1].pos == "ADP"
    return tokens[i].pos == "ADP"


def acronyms_behind(sentence: Sentence, phrase: Phrase, language: str) -> Phrase:
    """« selon la CGT, FO et la FSU »: the phrase with the acronyms listed behind it; the phrase itself where there are none."""
    tokens = sentence.tokens
    last, joined = phrase[1], False
    if not _acronym(sentence, last):
        return phrase
    while last + 2 < len(tokens) and not joined:
        joined = tokens[last + 1].lower in words(language, "and")
        if tokens[last + 1].text != "," and not joined:
            break
        last += 2 if tokens[last + 2].pos != "DET" else 3
        if last >= len(tokens) or not _acronym(sentence, last):
            return phrase
    return (phrase[0], last) if joined else phrase


def members_listed(sentence: Sentence, phrase: Phrase, language: str) -> tuple[Phrase, ...]:
    """The members of a phrase that is a list by commas alone or by « mais aussi »; none where it is not one as a whole."""
    members = _listed(sentence, phrase[1], language, phrase[0])
    return members if members and members[0][0] == phrase[0] else ()


def _listed(sentence: Sentence, end: int, language: str, left: int = 0) -> tuple[Phrase, ...]:
    """« Awa Roux, Luc Petit, Léa Morin », « la Russie, la Chine ou encore l'Iran »: the members of the list that ends at token
    `end`, back to where the clause or token `left` begins. A place or time may stand before it, behind a comma of its own.
    """
    tokens, members, stop, joints = sentence.tokens, list[Phrase](), end, set[str]()
    while stop >= left:
        start = _begins(sentence, stop, language, left)
        if start is None:
            break
        members.insert(0, (start, stop))
        joint = phrase_before(tokens, start, language, "added_member")
        joints |= {" ".join(t.lower for t in tokens[joint:start])} if joint is not None else set()
        if start == left or not (joint or tokens[start - 1].text == ","):
            break
        stop = start - 2 if joint is None else joint - 1
        stop -= tokens[stop].text == ","
    members = _with_appositions(sentence, members)
    commas = any(t.text == "," for t in tokens[members[0][0] : end]) if members else False
    told = bool(joints - words(language, "and")) or (commas and _all_listed(sentence, members))
    if len(members) < _LEAST or not told:
        return ()
    first = members[0][0]
    if first == left or tokens[first - 1].text != ",":
        return tuple(members)
    opening = next((i + 1 for i in range(first - 2, -1, -1) if tokens[i].pos == "PUNCT"), 0)
    set_before = tokens[opening].pos in ("ADP", "ADV") or is_time(sentence, opening, language)
    return tuple(members) if set_before else ()


def _with_appositions(sentence: Sentence, members: list[Phrase]) -> list[Phrase]:
    """« La maire, Awa Roux, le préfet Luc Petit », « Awa Roux, la maire, Luc Petit »: a name and a post without one are one."""
    tokens, whole = sentence.tokens, list[Phrase]()
    for n, (first, last) in enumerate(members):
        before = whole[-1] if whole else None
        name, bare = _is_name(sentence, first), _bears_none(sentence, (first, last))
        if before is not None and (
            (name and _bears_none(sentence, before) and _one(sentence, before))
            or (bare and _is_name(sentence, before[0]) and tokens[before[0] - 1].text != "," and n < len(members) - 1)
        ):
            whole[-1] = (before[0], last)
        else:
            whole.append((first, last))
    return whole


def _is_name(sentence: Sentence, first: int) -> bool:
    return sentence.tokens[first].label == "PER" and sentence.tokens[first].pos != "DET"


def _bears_none(sentence: Sentence, member: Phrase) -> bool:
    """Whether the member is a noun with its article and nobody's name behind it; « le secrétaire de FO » is one."""
    held = sentence.tokens[member[0] : member[1] + 1]
    named = any(b.label == "PER" or (name_like(b) and a.pos in ("NOUN", "ADJ")) for a, b in pairwise(held))
    return held[0].pos == "DET" and not named


def _one(sentence: Sentence, member: Phrase) -> bool:
    """Whether the phrase is one speaker: no number, and no plural article but before a name (« les États-Unis »)."""
    first, last = member
    tokens = sentence.tokens
    if tokens[first].pos == "NUM":
        return False
    plural = tokens[first].pos == "DET" and tokens[first].morph.get("Number") != "Sing"
    return not plural or (first < last and tokens[first + 1].text.istitle())


def _all_listed(sentence: Sentence, members: list[Phrase]) -> bool:
    """Whether each member is another speaker: « les maires, les élus » may be one, « les députés Awa Roux, Luc Petit » are two,
    and so are three of any number with articles.
    """
    tokens = sentence.tokens
    articles = len(members) > _LEAST and all(tokens[first].pos == "DET" for first, _ in members)
    return all(_one(sentence, m) for m in members) or articles or _bearers(sentence, members)


def _bearers(sentence: Sentence, members: list[Phrase]) -> bool:
    """« les députés Awa Roux, Luc Petit »: a plural post with the first of the names that bear it."""
    tokens, (first, last) = sentence.tokens, members[0]
    named = any(t.label == "PER" and t.pos == "PROPN" for t in tokens[first + 2 : last + 1])
    return named and all(tokens[begin].label == "PER" and tokens[begin].pos != "DET" for begin, _ in members[1:])


def _acronym(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.text.isupper() and token.text.isalpha() and len(token.text) > 1


def _begins(sentence: Sentence, end: int, language: str, left: int = 0) -> int | None:
    """Where the member that ends at token `end` begins: behind a comma or where the clause or token `left` does."""
    start = end
    while start > left and not _clear(sentence, start, language):
        start -= 1
    return start if _member(sentence, start, end, language) else None


def _clear(sentence: Sentence, i: int, language: str) -> bool:
    """Whether a subject may begin at token `i`: the sentence, a clause or a comma stands before it."""
    before = sentence.tokens[i - 1] if i else None
    added = phrase_before(sentence.tokens, i, language, "added_member") is not None
    return added or before is None or before.text in _CLEAR or before.text == "," or before.pos in ("SCONJ", "CCONJ")


def _member(sentence: Sentence, start: int, end: int, language: str) -> bool:
    """Whether the tokens are one noun phrase, without preposition before it, that can speak."""
    tokens = sentence.tokens
    if start > end or is_time(sentence, start, language):
        return False
    opens = tokens[start].pos in ("DET", "NUM", "PROPN") or name_like(tokens[start]) or tokens[start].text.isupper()
    if not opens or after(sentence, start, right=end, language=language) != end:
        return False
    return surely_speaks(sentence, (start, end), language)
