"""What stands between a verb and the quotation behind it.

« Elle a répondu samedi aux élus « oui » »: an addressee, a day. « Le projet, dit-elle, « ne vaut rien » » and « répondre à la
colère des « mal-logés » » introduce nothing.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL
from recoupe.extraction.statements.verbs.verb_groups import Group


def cuts(sentence: Sentence, group: Group, first: int) -> bool:
    """Whether the verb with its inverted pronoun stands between commas, behind the beginning of what is said."""
    tokens = sentence.tokens
    last = next((i for i in (group.last, group.last + 1) if i < len(tokens) and tokens[i].text.startswith("-")), None)
    if last is None or last + 1 >= len(tokens) or tokens[last + 1].text != ",":
        return False
    return group.first > first + 1 and tokens[group.first - 1].text == ","


def answers(group: Group, between: tuple[Token, ...], language: str) -> bool:
    """« répondre à la colère des « mal-logés » », « répond au « besoin de calme » »: the marks stand in what is answered."""
    held = bool(between) and (between[-1].pos in ("DET", "ADP") or between[-1].lower in words(language, "contracted"))
    return held and group.cue.lemma in named(language, "answering")


def only_circumstance(between: tuple[Token, ...], language: str) -> bool:
    """Whether the words between verb and mark name only to whom, where or when."""
    if any(t.lower in words(language, "complementizer") or t.lower in words(language, "of") for t in between[:1]):
        return False
    governed = False
    for token in between:
        if token.pos in ("PUNCT", "ADV", "PRON"):
            continue
        if token.lower in words(language, "day") | words(language, "time_noun"):
            continue
        if token.pos == "ADP":
            governed = True
        elif token.pos in ("DET", *NOMINAL, "ADJ", "NUM"):
            if not governed:
                return False
        else:
            return False
    return True


def exists(sentence: Sentence, group: Group, language: str) -> bool:
    """« Il n'y en aura plus qu'un : « le Code de la mer » »: what there is, nobody says."""
    before = sentence.tokens[group.first : group.verb.i]
    return any(t.lower in words(language, "there") for t in before) and group.verb.lower in words(language, "have")


def names_a_work(tokens: tuple[Token, ...], between: tuple[Token, ...], end: int, language: str) -> bool:
    """« … à la chanson « La Mer »», « a dit au « Phare » un pêcheur »: whether a noun for a work, « au » or « dans » stands right
    before a capital in marks.
    """
    capital = end + 1 < len(tokens) and tokens[end + 1].text[:1].isupper()
    paper = words(language, "contracted") | words(language, "within")
    called = bool(between) and (among(between[-1], named(language, "named_noun")) or between[-1].lower in paper)
    return capital and called


def closes_first(between: tuple[Token, ...], language: str) -> bool:
    """Whether a mark closes behind the verb before any opens: the verb stands in other marks."""
    opening, closing = words(language, "open_quote"), words(language, "close_quote")
    marks = [t.text for t in between if t.text in opening | closing]
    return bool(marks) and marks[0] in closing - opening
