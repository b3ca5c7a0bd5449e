"""The incise that ends or cuts a clause without marks: « Les ministres se réuniront vendredi, a annoncé le ministère. »

A verb that coordinates with the one before it (« le maire, élu en mars, a annoncé la fermeture ») is none: the clause
before an incise must be complete, unless verb and speaker are such that the speaker can be nothing but its subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities.lexicon import role
from recoupe.extraction.entities.lexicon import words as written
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Negated, Takes, lexicon
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at, starts_frame
from recoupe.extraction.statements.lexicon.quoting import among, named, quoting_verbs
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.phrases.papers import paper_says
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.quoted.incise import (
    Incise,
    agrees,
    noun_before_its_complement,
    of_the_subject,
    read_incise,
    turned,
)
from recoupe.extraction.statements.quoted.sayings import Saying
from recoupe.extraction.statements.verbs.forms import agree, is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group, groups
from recoupe.extraction.statements.verbs.whole_clauses import complete

_PIECE = 3  # words of an exclamation between commas: « Trop peu, trop tard, jugent les élus. »


def incise_in_clause(
    sentence: Sentence, k: int, begin: int, *, heading: bool = False, quoted: bool = False, language: str = "fr"
) -> Incise | None:
    """The incise that begins at token `k` after a comma in a clause that begins at token `begin`.

    `quoted`: the clause stands inside quotation marks, where any verb that quotes may do.
    """
    found = read_incise(sentence, k, language, None)
    if found is None or not found.saying.known or not (quoted or _takes_clause(found.saying, language)):
        return None
    if _main_verb(sentence, found, begin, k, language):
        return None
    if sentence.tokens[k].lower in words(language, "as") and not quoted:
        return None  # « , comme l'a dit le maire, » frames its clause
    if found.phrase is not None and (_byname(sentence, found, language) or _listed_noun(sentence, found)):
        return None
    if _unsaid(sentence, found, language) or (not quoted and noun_before_its_complement(sentence, found, language)):
        return None
    if found.saying.pronoun is not None:
        return None if not quoted and _framed_already(sentence, begin, found.saying.pronoun, language) else found
    assert found.phrase is not None
    told = can_speak(sentence, found.phrase, language) or _written(sentence, found, language)
    if not told or not agrees(sentence, found, language):
        return None
    compound = sentence.tokens[found.saying.first].pos == "AUX" and found.saying.last > found.saying.first
    if second_verb(sentence, k, compound, found.phrase, language) and not quoted:
        return None
    following = sentence.tokens[found.last + 1 :]
    # « …, note Awa Roux, spécialiste du temps tant long que court »
    paired = words(language, "pair_opening")
    compares = any(t.lower in paired for t in sentence.tokens[found.phrase[0] : found.last + 1])
    if (
        following
        and not compares
        and (
            following[0].lower in words(language, "complementizer") | words(language, "of")
            or among(following[0], named(language, "addressing"))
        )
    ):
        return None  # « , a prévenu le maire que … »: the phrase is an object
    if _nickname(sentence, found, begin, language) or (quoted and _listed_verb(sentence, found, begin, language)):
        return None
    if not complete(sentence, begin, k, language):
        subject = sentence.tokens[k - 1].text == ")"  # « Le maire (sans étiquette) soutient … »
        if subject or _told_to(sentence, found.phrase[0], language):
            return None
        ends_it = not following or following[0].pos == "PUNCT" or _trails(following)
        one_piece = not any(t.text == "," for t in sentence.tokens[begin : k - 1]) or _exclaimed(sentence, begin, k - 1)
        if not one_piece and _no_subject(sentence, found, language):
            return None
        sure = surely_subject(sentence, found, begin, language) and _described(sentence, found.last + 1, language)
        return found if (ends_it and (heading or one_piece)) or sure or _resumes(sentence, found, language) else None
    return found


def _no_subject(sentence: Sentence, found: Incise, language: str) -> bool:
    """« …, s'est engagée devant les délégués *des Nations unies* »: what a noun before it takes."""
    assert found.phrase is not None
    tokens, first = sentence.tokens, found.phrase[0]
    before = tokens[first - 1]
    if first - 1 <= found.saying.last:
        return False
    of = tokens[first].lower in words(language, "of") | words(language, "contracted")
    return of and before.pos in ("NOUN", "ADJ")


def _written(sentence: Sentence, found: Incise, language: str) -> bool:
    """« …, précise la circulaire. »: a paper whose clause ends behind it; not « Le maire reçoit, lit la note et promet »."""
    assert found.phrase is not None
    behind = sentence.tokens[found.last + 1 : found.last + 2]
    closed = not behind or behind[0].pos in ("PUNCT", "ADP") or behind[0].lower in words(language, "published")
    return closed and paper_says(sentence, found.phrase, found.saying.lemma, language)


def _framed_already(sentence: Sentence, begin: int, pronoun: Token, language: str) -> bool:
    """« Selon le maire, le pont tiendra, a-t-il noté »: whether the pronoun takes up whom the frame at `begin` gives it all to."""
    tokens = sentence.tokens
    frame = frame_words_at(tokens, begin, language) if starts_frame(tokens, begin, language) else None
    if frame is None or frame.frame.person:
        return False  # « Pour les enfants, la piscine sera gratuite, ont-ils promis »: whom it is for
    phrase = frame.last + 1, after(sentence, frame.last + 1, language=language)
    head = head_of(sentence, phrase)
    thing = (head.pos == "PROPN" and head.label != "PER") or among(head, written(language, "bodies", "document"))
    if thing or not surely_speaks(sentence, phrase, language):
        return False  # « Selon l'OMS, la grippe recule, a-t-il noté », « Selon un rapport, … »
    if len(conjuncts(sentence, phrase, language)) > 1:
        return pronoun.morph.get("Number") == "Plur"
    return agree(head, pronoun)


def second_verb(sentence: Sentence, first: int, compound: bool, phrase: Phrase, language: str) -> bool:
    """« La romancière évoque une crue, décrit une ville noyée »: whether the verb at `first` is one more of the same subject's.

    It has the tense of the verb of saying before it, and `phrase`, no person, paper or document, is brought in by « un ».
    """
    tokens = sentence.tokens
    speak = named(language, "person", "role") | words(language, "outlet_noun") | written(language, "bodies", "document")
    if not _brought_in(tokens[phrase[0]], language) or any(
        t.label == "PER" or among(t, speak) for t in tokens[phrase[0] : phrase[1] + 1]
    ):
        return False
    before = [g for g in groups(sentence, language) if g.last < first and g.finite and not g.passive]
    return any((g.auxiliary is not None) == compound and _takes_noun(g, first, tokens) for g in before)


def _brought_in(opening: Token, language: str) -> bool:
    """« un ours », « trois ours »: whether the token opens a phrase for somebody or something new."""
    return opening.lower in words(language, "indefinite") or opening.pos == "NUM"


def _takes_noun(group: Group, first: int, tokens: tuple[Token, ...]) -> bool:
    """Whether an object and nothing else stands between the verb and the comma before `first`: no clause, no other comma."""
    held = tokens[group.last + 1 : first - 1]
    return bool(held) and held[0].pos in ("DET", "ADP") and not any(t.text == "," or is_finite(t) for t in held)


def _told_to(sentence: Sentence, i: int, language: str) -> bool:
    """« La ligue (LCV) a écrit au ministre Luc Petit »: a name at token `i` right behind the post of whom one writes to."""
    before = sentence.tokens[i - 1]
    held = role(before.lower, language) if before.text.islower() else None
    told = any(t.lower in words(language, "to") for t in sentence.tokens[max(0, i - 3) : i - 1])
    return held is not None and held[0].post and not held[2] and told


def _described(sentence: Sentence, i: int, language: str) -> bool:
    """« …, rapporte Radio Morlac, une radio née en mai, »: a mark, or what tells when, where or of whom, from token `i`."""
    if i >= len(sentence.tokens):
        return True
    token = sentence.tokens[i]
    told = token.pos in ("PUNCT", "ADP", "ADV") or token.lower in words(language, "relative")
    return told or token.morph.get("VerbForm") == "Part" or is_time(sentence, i, language)


def surely_subject(sentence: Sentence, incise: Incise, begin: int, language: str) -> bool:
    """« Rien à voir, là, avec un vol, ont fait valoir ses proches »: verb and phrase leave the latter only the subject's place.

    Not « le club, promu en mai, a annoncé un nouvel entraîneur », nor, where somebody speaks before the verb, a person whom
    it may confirm, a paper or what has no name: « La maire, élue, déplore l'arrêt du bac ». People and offices that are bare speak.
    """
    saying, phrase, tokens = incise.saying, incise.phrase, sentence.tokens
    only = saying.lemma in (quoting_verbs(language)[True] if saying.reflexive else named(language, "says_only"))
    if phrase is None or not only or can_speak(sentence, phrase, language) is not True:
        return False
    if any(_acts(t, language) for t in tokens[saying.last + 1 : phrase[0]]):
        return False
    if _brought_in(tokens[phrase[0]], language):
        return False
    held = tokens[phrase[0] : phrase[1] + 1]
    if any(t.label == "PER" or among(t, named(language, "role")) for t in held):
        return not any(begin <= t.i < incise.first for t in sentence.children(saying.verb.i, "nsubj"))
    head = head_of(sentence, phrase, language)
    if among(head, words(language, "spoken_of_too")):
        return not any(_opened(sentence, begin, incise.first, language))
    people = among(head, named(language, "person") | written(language, "bodies", "office"))
    nameless = not people and not any(t.label or t.pos == "PROPN" for t in held)
    return not (nameless and next(_opened(sentence, begin, incise.first, language), False))


def _acts(token: Token, language: str) -> bool:
    """« qui », « été », « par », « repousser » between verb and phrase: what a subject before the verb does with the phrase."""
    opens = token.lower in clause_openers(language) | words(language, "been") | words(language, "agent")
    return opens or (token.pos == "VERB" and token.morph.get("VerbForm") == "Inf")


def _opened(sentence: Sentence, begin: int, end: int, language: str) -> Iterator[bool]:
    """« Hier, la maire, élue en mars, … »: of each piece of the tokens up to `end`, which commas close, if it is who speaks."""
    tokens = sentence.tokens
    for comma in (t.i for t in tokens[begin:end] if t.text == ","):
        named_first = begin < comma and (tokens[begin].pos in ("DET", "PROPN") or bool(tokens[begin].label))
        yield named_first and surely_speaks(sentence, (begin, comma - 1), language)
        begin = comma + 1


def _main_verb(sentence: Sentence, incise: Incise, begin: int, k: int, language: str) -> bool:
    """« La gare, prévue en 2012, sera dévoilée par X », « Isolés, ont-ils dit oui ? », « Ainsi Roy, pressé, se dit-il sûr »."""
    tokens = sentence.tokens
    if incise.saying.pronoun is None:
        suffered = of_the_subject(sentence, incise, language)
        lone = incise.saying.lemma not in words(language, "perfect_with_be")
        return (suffered and lone) or tokens[k].lower in words(language, "gerund")
    asked = tokens[-1].text == "?" and sentence.tokens[k - 1].text == ","
    return (asked or turned(tokens, begin, language)) and not complete(sentence, begin, k, language)


def _trails(following: tuple[Token, ...]) -> bool:
    """« …, affirme la mairie dans un rapport remis lundi. »: nothing but where and when it was said up to the full stop."""
    held = [t for t in following if t.text != "."]
    return bool(held) and held[0].pos in ("ADP", "ADV") and not any(t.pos == "PUNCT" or is_finite(t) for t in held)


def _unsaid(sentence: Sentence, incise: Incise, language: str) -> bool:
    """« Bien que la halle ne rappelle guère une église, … »: a negated verb that reports only where it is not negated."""
    held = sentence.tokens[incise.first : incise.saying.last + 1]
    cues = lexicon(language).get(incise.saying.lemma, ())
    return any(t.lower in words(language, "negation") for t in held) and all(c.negated is Negated.NOTHING for c in cues)


def _listed_verb(sentence: Sentence, incise: Incise, begin: int, language: str) -> bool:
    """« ces bandes qui « pillent, saccagent, menacent de petits commerçants » »: a verb alone between commas before it."""
    held: list[Token] = []
    for token in reversed(sentence.tokens[begin : incise.first - 1]):
        if token.text == ",":
            break
        held.append(token)
    verbs = [t for t in held if t.lower not in words(language, "object_clitic")]
    if len(verbs) != 1 or not is_finite(verbs[0]) or verbs[0].morph.get("Person", "3") != "3":
        return False
    return verbs[0].morph.get("Mood") != "Imp" and verbs[0].morph.get("Number") == incise.saying.verb.morph.get(
        "Number"
    )


def _exclaimed(sentence: Sentence, begin: int, end: int) -> bool:
    """« Trop cher, trop loin, jugent les riverains. »: short pieces between commas, neither article nor name before them."""
    pieces: list[list[Token]] = [[]]
    for token in sentence.tokens[begin:end]:
        if token.text == ",":
            pieces.append([])
        else:
            pieces[-1].append(token)
    return all(0 < len(piece) <= _PIECE and piece[0].pos in ("ADV", "ADJ", "NOUN") for piece in pieces)


def _nickname(sentence: Sentence, incise: Incise, begin: int, language: str) -> bool:
    """« Idriss Mohamed, dit Bouba, est libre »: another name of whom the words before the comma name."""
    before = sentence.tokens[incise.first - 2]
    return (
        among(incise.saying.verb, named(language, "naming"))
        and incise.first == incise.saying.last
        and (before.pos == "PROPN" or before.label == "PER")
        and not complete(sentence, begin, incise.first, language)
    )


def _byname(sentence: Sentence, incise: Incise, language: str) -> bool:
    """« son frère aîné, dit « Barberousse », »: what somebody is called, in marks."""
    assert incise.phrase is not None
    opens = sentence.tokens[incise.phrase[0]].text in words(language, "open_quote")
    return opens and among(incise.saying.verb, named(language, "naming"))


def _listed_noun(sentence: Sentence, incise: Incise) -> bool:
    """« Il fut peintre, philosophe, journaliste »: one of a list that looks like a verb, a comma between it and the next."""
    saying = incise.saying
    behind = sentence.tokens[saying.last + 1 : saying.last + 2]
    listed = incise.phrase is not None and incise.phrase[0] == saying.last + 2 and saying.first == saying.last
    return listed and any(t.text == "," for t in behind)


def _takes_clause(saying: Saying, language: str) -> bool:
    cues = lexicon(language).get(saying.lemma, ())
    # « nous apprend que », not « apprend-on »; « pousse pour que », not « …, pousse la ville »
    clauses = any(
        Takes.CLAUSE in cue.takes and not cue.clitic and cue.particle not in words(language, "for") for cue in cues
    )
    someone = saying.pronoun is not None and saying.pronoun.lower in words(language, "impersonal")
    read = someone and saying.lemma in named(language, "reading") - words(
        language, "learning"
    )  # « …, peut-on lire dans l'arrêt »
    return clauses or read or saying.lemma in named(language, "clause_incise")


def _resumes(sentence: Sentence, incise: Incise, language: str) -> bool:
    """Whether the clause that the incise cuts goes on after it: « le pont, a dit le préfet, tiendra »."""
    tokens = sentence.tokens
    comma = next((t.i for t in tokens[incise.last + 1 :] if t.text == ","), None)
    if comma is None:
        return False
    return complete(sentence, comma + 1, len(tokens), language)
