"""Who does what a passive or a participle tells: « a été rejeté, mardi, par le maire et par le préfet ».

The phrase behind « par » with those joined to it, without the charge that follows (« accusé par ses voisins de vol »).
« Rejeté par 178 voix » has none. What somebody is blamed for (« critiqué par l'opposition pour son inaction ») stands behind.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.demonyms import is_country
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.enumerations import acronyms_behind
from recoupe.extraction.statements.phrases.name_in_marks import speaker_in_marks
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like, nominal
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.forms import is_finite, is_past_participle
from recoupe.extraction.statements.verbs.verb_groups import Group

_COMPLEMENT = 5  # words of « au pouvoir » behind an agent, up to the comma of a list


def agents_of(sentence: Sentence, agent: Phrase, language: str) -> tuple[Phrase, ...]:
    """The speakers of an agent's phrase, those of « et par … » behind it too.

    « la prime promise par la maire et les travaux annoncés par la région »: the second thing is nobody.
    """
    agent = _first_listed(sentence, agent, language)
    first, *others = conjuncts(sentence, agent, language)
    found = [first, *(p for p in others if surely_speaks(sentence, p, language))]
    tokens, last = sentence.tokens, agent[1]
    while (
        last + 3 < len(tokens)
        and tokens[last + 1].lower in words(language, "conjunction")
        and tokens[last + 2].lower in words(language, "agent")
    ):
        phrase = last + 3, after(sentence, last + 3, language=language)
        if not surely_speaks(sentence, phrase, language):
            break
        found += conjuncts(sentence, phrase, language)
        last = phrase[1]
    return (*found, *_listed_behind(sentence, found[-1], last + 1, language))


def _first_listed(sentence: Sentence, agent: Phrase, language: str) -> Phrase:
    """« par l'opposition, les États-Unis, l'Italie et … »: the first alone, where a country and more behind it are listed."""
    tokens = sentence.tokens
    comma = next((t.i for t in tokens[agent[0] : agent[1]] if t.text == ","), None)
    if comma is None or agent[1] + 1 >= len(tokens) or tokens[comma + 1].pos != "DET":
        return agent
    goes_on = tokens[agent[1] + 1].text == "," or tokens[agent[1] + 1].lower in words(language, "and")
    country = is_country(head_of(sentence, (comma + 1, agent[1])).text)
    return (agent[0], comma - 1) if goes_on and country else agent


def _past_complement(tokens: tuple[Token, ...], i: int) -> int:
    """« par la gauche au pouvoir, les syndicats et … »: the comma behind a complement that begins at token `i`, else `i`."""
    if i >= len(tokens) or tokens[i].pos != "ADP":
        return i
    near = tokens[i + 1 : i + _COMPLEMENT]
    comma = next((t.i for t in near if t.text == "," or is_finite(t)), None)
    return i if comma is None or tokens[comma].text != "," else comma


def _listed_behind(sentence: Sentence, before: Phrase, i: int, language: str) -> tuple[Phrase, ...]:
    """« par la gauche, les syndicats et le patronat », « par des élus mais aussi des parents »: those behind the first.

    Commas join where « et », « mais aussi » or « ainsi que » follows; « par le maire, Luc Roux, et le préfet » are two.
    """
    tokens, found = sentence.tokens, list[Phrase]()
    i = _past_complement(tokens, i)
    while i < len(tokens):
        comma = tokens[i].text == ","
        added = past_phrase(tokens, i + comma, language, "added_member")
        start = added or i + comma
        start += start + 1 < len(tokens) and tokens[start].lower in words(language, "agent")
        if not (comma or added) or start >= len(tokens):
            break
        named = tokens[start].pos == "PROPN" or name_like(tokens[start])
        if not (named or tokens[start].pos in ("DET", "NUM") or tokens[start].lower in words(language, "of_the")):
            break
        phrase = start, after(sentence, start, language=language)
        if added and surely_speaks(sentence, phrase, language):
            return (*found, *conjuncts(sentence, phrase, language))
        apposed = tokens[before[0]].label == "PER" or tokens[before[0]].pos == "PROPN" or named
        if added or apposed or not surely_speaks(sentence, phrase, language):
            break
        members = conjuncts(sentence, phrase, language)
        found += members
        if len(members) > 1:
            return tuple(found)
        before, i = phrase, phrase[1] + 1
    return ()


def agent_of(sentence: Sentence, group: Group, language: str) -> Phrase | None:
    """The phrase after « par »: « accusé, mardi, par le syndicat »."""
    tokens = sentence.tokens
    for i in range(group.last + 1, min(group.last + 14, len(tokens) - 1)):
        token = tokens[i]
        if token.lower in words(language, "agent"):
            if adverbial_at(tokens, i, language) is not None:
                continue  # « sera revendiquée par la suite par un groupe »
            if i - 1 > group.last and (_passive_here(tokens, i - 1, language) or _another(tokens, group, i - 1)):
                return None  # « punie pour avoir prétendu avoir été volée par un colporteur »
            if _of_a_deed(sentence, group, i, language):
                return None
            following = tokens[i + 1]
            if (in_marks := speaker_in_marks(sentence, i + 1, language)) is not None:
                return in_marks  # « révélée par « Libération » »
            if following.text[0].isdigit() and head_of(sentence, (i + 1, i + 2)).lower in words(language, "vote"):
                return None  # « rejeté par 178 voix »
            if following.pos == "NOUN" and following.text.islower() and following.morph.get("Number") == "Sing":
                return None  # « un revenu de 22 000 euros par foyer »
            if following.pos in ("DET", "NUM", "ADJ", "PRON") or nominal(following):
                end = after(sentence, i + 1, language=language)
                agent = i + 1, _before_charge(sentence, group, i + 1, end, language)
                return acronyms_behind(sentence, agent, language)
            return None
        ago = i > 1 and past_phrase(tokens, i - 2, language, "ago") == i + 1
        if (is_finite(token) and not ago) or token.text in (";", ":", "."):
            return None  # but « annoncées il y a une semaine par le président »
    return None


def past_agent(sentence: Sentence, agent: Phrase) -> int:
    """« par la maire, Awa Roux, que », « par Luc Roy, 54 ans, à céder »: the token behind agent and closing comma."""
    tokens, behind = sentence.tokens, agent[1] + 1
    apposed = any(t.text == "," for t in tokens[agent[0] : agent[1]])
    return behind + (apposed and behind < len(tokens) and tokens[behind].text == ",")


def reason_at(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« pour sa lenteur », « pour avoir fui »: what somebody is blamed or praised for; not « le comité pour la paix »."""
    if tokens[i].lower not in words(language, "for") or i + 1 >= len(tokens):
        return False
    behind = tokens[i + 1]
    return behind.lower in words(language, "possessive") or behind.morph.get("VerbForm") == "Inf"


def reason_before(sentence: Sentence, group: Group, by: int, language: str) -> Phrase | None:
    """« critiqué pour la gestion du port par les riverains »: the reason between the participle and the « par » at `by`.

    Whoever stands behind « par » finds fault or praises, be the reason a deed.
    """
    tokens, first = sentence.tokens, group.last + 1
    while first < by and tokens[first].pos == "ADV":
        first += 1
    if group.cue.lemma not in words(language, "criticising") | words(language, "praising") or first + 1 >= by:
        return None
    told = tokens[first].lower in words(language, "for")
    held = tokens[first + 1 : by]
    return (first, by - 1) if told and not any(is_finite(t) or t.text in (",", ";", ":") for t in held) else None


def _passive_here(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether token `i` is a participle that « être » or « été » stands before."""
    participle = is_past_participle(tokens[i]) or tokens[i].pos in ("ADJ", "NOUN")  # whatever the model has it for
    return participle and tokens[i - 1].lower in words(language, "be")


def _another(tokens: tuple[Token, ...], group: Group, i: int) -> bool:
    """« les départs annoncés à la marche organisée par la ville »: whether « par » behind token `i` is another participle's.

    « annoncé et salué par X » share it.
    """
    joined = any(t.pos == "CCONJ" or t.text == "," for t in tokens[group.last + 1 : i])
    return tokens[i].pos == "VERB" and is_past_participle(tokens[i]) and not joined


def _of_a_deed(sentence: Sentence, group: Group, by: int, language: str) -> bool:
    """« arrêtés après le blocage du dépôt par des pêcheurs »: whether « par » tells who did what a noun before it tells.

    Not « critiqué lors de la séance par l'opposition », where one speaks, nor « critiqué pour sa gestion par la Cour »:
    whose deed that was is told.
    """
    tokens = sentence.tokens
    apart = words(language, "possessive") | {","}
    if reason_before(sentence, group, by, language) is not None:
        return False
    for i in range(group.last + 1, by - 1):
        if tokens[i].lower not in words(language, "before_deed") or any(t.lower in apart for t in tokens[i:by]):
            continue
        if setting_at(sentence, i, language, between=True) is None and _deed_at(tokens, i + 1, by, language):
            return True
    return False


def _deed_at(tokens: tuple[Token, ...], first: int, by: int, language: str) -> bool:
    """« l'occupation du dépôt », « une tentative de blocage », « l'annonce d'un rachat »: a deed between `first` and `by`."""
    nouns = [t for t in tokens[first:by] if t.pos == "NOUN"]
    deeds = words(language, "deed")
    ending, actors = tuple(named(language, "event_ending")), named(language, "person", "role", "body")
    return any(among(t, deeds) or (t.lower.endswith(ending) and not among(t, actors)) for t in nouns)


def _before_charge(sentence: Sentence, group: Group, first: int, end: int, language: str) -> int:
    """« accusé par ses voisins de vol »: the agent ends before the « de » that no article follows.

    « critiqué par l'opposition pour son inaction », « salué par la ville pour avoir … »: before the reason.
    """
    tokens = sentence.tokens
    end = next((i for i in range(first, end) if reason_at(tokens, i + 1, language)), end)
    if group.cue.lemma in words(language, "imputing"):  # « imputé par l'État aux rebelles »
        return next((i for i in range(first + 1, end) if tokens[i + 1].lower in words(language, "to")), end)
    closed = end + 1 < len(tokens) and tokens[end + 1].text == "," and any(t.text == "," for t in tokens[first:end])
    if Takes.ACCUSE not in group.cue.takes or closed:
        return end  # « accusé par Luc Roy, le chef de file du club, de vol »
    for i in range(first + 1, end):
        marked = tokens[i + 1].text in words(language, "open_quote")
        bare = (marked or tokens[i + 1].pos == "NOUN") and tokens[i].lower in words(language, "bare_of")
        if (
            bare
            and (nominal(tokens[i - 1]) or tokens[i - 1].pos == "PRON")
            and not among(tokens[i + 1], named(language, "person", "role", "body"))
        ):
            return i - 1
    return end
