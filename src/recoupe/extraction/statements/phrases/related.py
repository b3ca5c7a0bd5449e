"""How far the phrase reaches that « qui » takes up: « l'avocat du club, Me Roy, qui … », « Ana Roux, l'une des élues, qui … ».

The parse gives the noun that the relative clause tells of; where it hangs the clause on the verb, or on a noun before that
verb, the phrase at the comma is read. Whether the verb has « qui » for its subject is not asked here.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase
from recoupe.extraction.statements.phrases.noun_phrases import around
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.forms import agree, is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group

_CUT = 3  # words that a phrase may leave between its end and « qui »


def reaching(sentence: Sentence, head: Token, end: int, comma: bool, group: Group, language: str) -> Phrase:
    """The phrase of `head` up to token `end`, or the one in it or around it that can speak."""
    tokens, phrase = sentence.tokens, around(sentence, head.i, right=end, language=language)
    apposed = not comma and end - phrase[1] > _CUT and any(t.text == "," for t in tokens[phrase[1] + 1 : end])
    if apposed and tokens[end].pos == "PROPN":  # « la cheffe du port dans l'est, Awa Roux qui … »
        phrase = around(sentence, end, left=phrase[1] + 1, right=end, language=language)
    if comma and (behind := _behind_circumstance(tokens, phrase, group, language)) is not None:
        return behind
    if not group.passive and not surely_speaks(sentence, phrase, language):
        speaker = (
            _speaker_of(sentence, phrase, end, language) if comma else _agreeing(sentence, head, end, group, language)
        )
        if speaker is not None:
            return speaker
    if comma and (bearer := _bearer(tokens, phrase)) is not None:
        return bearer
    first = _one_out_of(tokens, phrase[0], language)
    first = _behind_incise(tokens, _before_trade(tokens, first, comma), phrase[1], language)
    if (owned := _owned(tokens, first, end, language)) is not None:
        return (owned, end)
    return (first, end if end - phrase[1] <= _CUT and not comma else phrase[1])


def described(sentence: Sentence, relative: int, end: int, group: Group, language: str) -> Token | None:
    """The noun that the relative clause tells of by the parse, else the last close before token `end`."""
    tokens = sentence.tokens
    near = _at_comma(sentence, end) if end < relative - 1 else None
    told = next((t for t in (group.verb, *sentence.ancestors(group.verb.i)) if t.dep == "acl:relcl"), None)
    if told is not None and told.head < relative and tokens[told.head].pos in (*NOMINAL, "PRON"):
        if near is None or near.i == told.head:
            return tokens[told.head]
        far = any(map(is_finite, tokens[told.head : near.i]))  # « Le club reçoit Ana Roux, qui … »
        several = near.label == "PER" and not agree(tokens[told.head], group.auxiliary or group.verb, ("Number",))
        speaks = surely_speaks(sentence, around(sentence, near.i, right=end, language=language), language)
        return near if speaks and (far or several) else tokens[told.head]
    return near or next((t for t in reversed(tokens[max(0, end - 6) : end + 1]) if t.pos in NOMINAL), None)


def _bearer(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """« l'avocate du ministre Luc Roy, Me Ana Petit, qui … »: the name that stands alone behind a post with another in it."""
    comma = next((t.i for t in reversed(tokens[phrase[0] : phrase[1]]) if t.text == ","), None)
    if comma is None or tokens[phrase[0]].pos != "DET":
        return None
    alone = all(t.label == "PER" and t.text[0].isupper() for t in tokens[comma + 1 : phrase[1] + 1])
    another = any(t.label == "PER" for t in tokens[phrase[0] : comma])
    return (comma + 1, phrase[1]) if alone and another else None


def _behind_circumstance(tokens: Sequence[Token], phrase: Phrase, group: Group, language: str) -> Phrase | None:
    """« Au congrès de son parti, Ana Roux, qui assure que …, a parlé »: the phrase behind the comma, if the main verb follows."""
    comma = next((t.i for t in tokens[: phrase[1]] if t.text == ","), None)
    governed = phrase[0] > 0 and tokens[phrase[0] - 1].pos == "ADP"
    governed = governed and _one_out_of(tokens, phrase[0], language) == phrase[0]  # « l'un des avocats, Me Roy, qui … »
    if comma is None or comma <= phrase[0] or not governed or any(map(is_finite, tokens[: phrase[1]])):
        return None
    behind = (t.i + 1 for t in tokens[group.last + 1 : -1] if t.text == ",")
    goes_on = any(is_finite(tokens[i + (tokens[i].pos in ("PRON", "ADV"))]) for i in behind if i + 1 < len(tokens))
    opens = tokens[comma + 1].pos in ("DET", "PROPN") or tokens[comma + 1].label == "PER"
    return (comma + 1, phrase[1]) if goes_on and opens else None


def _at_comma(sentence: Sentence, end: int) -> Token | None:
    """« Ana Roux, l'une des élues, laquelle … »: the head of the whole phrase that ends at token `end`."""
    head = sentence.tokens[end]
    if head.pos not in NOMINAL:
        return None
    while head.dep.split(":")[0] in ("nmod", "appos", "flat") and head.head < head.i:
        above = sentence.tokens[head.head]
        if above.pos not in (*NOMINAL, "PRON"):
            break
        head = above
    return head


def whole_agreeing(sentence: Sentence, head: Token, group: Group, language: str) -> Token:
    """« la fédération des bacs qui, jeudi, a appelé à … »: the noun whose complement `head` is, where only that agrees."""
    carrier = group.auxiliary or next(iter(sentence.children(group.verb.i, "aux")), group.verb)
    number, above = carrier.morph.get("Number") if is_finite(carrier) else None, sentence.tokens[head.head]
    apart = number is not None and head.morph.get("Number") not in (None, number)
    joined = head.dep.startswith("nmod") and above.i < head.i and above.pos == "NOUN"
    whole = apart and joined and above.morph.get("Number") == number
    return above if whole and surely_speaks(sentence, (above.i, above.i), language) else head


def _speaker_of(sentence: Sentence, phrase: Phrase, end: int, language: str) -> Phrase | None:
    """« le soutien de l'opposition, qui juge … », « la commissaire aux langues, qui … »: the noun beside that can speak."""
    tokens = sentence.tokens
    for i in range(end, phrase[0], -1):
        if tokens[i].pos in NOMINAL and tokens[i - 1].pos in ("DET", "ADP"):
            inside = around(sentence, i, left=phrase[0] + 1, right=end, language=language)
            if surely_speaks(sentence, inside, language):
                return inside
    outer = phrase[0] - 2
    if outer < 0 or tokens[outer].pos not in NOMINAL or tokens[outer + 1].pos != "ADP":
        return None
    wider = around(sentence, outer, right=end, language=language)
    return (wider[0], end) if surely_speaks(sentence, wider, language) else None


def _agreeing(sentence: Sentence, head: Token, end: int, group: Group, language: str) -> Phrase | None:
    """« une marche de pêcheurs qui protestaient »: the noun inside that agrees with the verb, where the outer does not."""
    number = (group.auxiliary or group.verb).morph.get("Number")
    counts = head.lower in words(language, "number_noun")  # « une centaine d'éleveurs qui »
    if number is None or counts or head.morph.get("Number") in (None, number):
        return None
    for token in reversed(sentence.tokens[head.i + 1 : end + 1]):
        if token.pos in NOMINAL and token.morph.get("Number") == number:
            inside = around(sentence, token.i, left=head.i + 1, right=end, language=language)
            return inside if surely_speaks(sentence, inside, language) else None
    return None


def _before_trade(tokens: Sequence[Token], first: int, comma: bool) -> int:
    """« Bruno, docker, qui juge », « Paul Roy, l'avocat du maire, qui juge »: where the name before the trade begins."""
    if first < 2 or tokens[first - 1].text != "," or tokens[first - 2].label != "PER":
        return first
    if not _beside(tokens, first, comma) and tokens[first].pos not in ("PRON", "NUM"):
        return first  # « l'un des avocats »
    first -= 2
    while first > 0 and tokens[first - 1].label == "PER" and tokens[first - 1].text[0].isupper():
        first -= 1
    return first


def _behind_incise(tokens: Sequence[Token], first: int, last: int, language: str) -> int:
    """« « Oui », tonne son chef, qui … », « s'indigne Nora Petit, qui … »: past the verb, which the model has for none."""
    if first >= last:
        return first
    before = tokens[first - 1] if first > 0 else None
    verb = tokens[first].pos in ("ADJ", "VERB")
    if verb and before is not None and before.lower in words(language, "reflexive"):
        return first + 1
    verb = verb or (tokens[first].pos == "NOUN" and before is not None and before.text == ",")
    return first + (verb and tokens[first + 1].pos == "DET")


def _owned(tokens: Sequence[Token], first: int, end: int, language: str) -> int | None:
    """« a dit à l'agence Valmer Info son président, qui … »: the possessive behind the name of what is presided over."""
    possessive = words(language, "possessive")
    found = (i for i in range(first + 1, end) if tokens[i].lower in possessive and tokens[i - 1].pos == "PROPN")
    return next(found, None)


def _one_out_of(tokens: Sequence[Token], first: int, language: str) -> int:
    """« l'un des avocats, Me Roy, qui … »: where the phrase begins of which the one at token `first` is the whole."""
    counts = first > 1 and tokens[first - 1].lower in words(language, "of")
    if not counts or tokens[first - 2].lower not in words(language, "indefinite"):
        return first
    return first - 2 - (first > 2 and tokens[first - 3].pos == "DET")


def _beside(tokens: Sequence[Token], first: int, closed: bool) -> bool:
    """Whether the phrase at `first` only says who the name before it is: it has no article, or commas close it."""
    one = tokens[first].pos == "DET" and tokens[first].morph.get("Number") != "Plur"
    return tokens[first].pos in ("NOUN", "ADJ") or (closed and one)


def top(sentence: Sentence, head: Token) -> Token:
    """The head of the whole phrase: « le porte-parole, Dmitri Peskov » for Peskov."""
    while head.dep.split(":")[0] in ("appos", "flat", "nmod") and head.head < head.i:
        above = sentence.tokens[head.head]
        bare = sentence.children(head.i, "det") and not sentence.children(above.i, "det")  # « tranche le député »
        # « Devant les députés, Ana Roux, qui … »
        one_of_many = head.label == "PER" and above.morph.get("Number") == "Plur"
        if (
            one_of_many
            or above.pos not in NOMINAL
            or (head.dep.startswith("nmod") and (bare or sentence.children(head.i, "case")))
        ):
            break
        head = above
    return head


def before_date(sentence: Sentence, head: Token, language: str) -> Token:
    """« un coup d'État en mai, qui a été salué »: the noun whose complement stands before the date, unless that one speaks."""
    while head.dep.startswith("nmod") and head.head < head.i:
        above = sentence.tokens[head.head]
        itself = head.pos == "PROPN" or bool(sentence.children(head.i, "det"))  # « d'État » is none
        if above.pos != "NOUN" or (itself and surely_speaks(sentence, (head.i, head.i), language)):
            break
        head = above
    return head
