"""How far the noun phrase that names a speaker reaches.

« Le vice-ministre des Affaires étrangères, Kim Hong-kyun, qui était à Séoul, a déclaré » : the phrase is the title with
its name in apposition, without the relative clause. The parse gives the head; the edges are read from the surface,
comma by comma, since the parse often loses appositions and coordinations. Phrases are pairs of token indices, both
inclusive.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.affiliations import with_house
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, inner, name_like, nominal
from recoupe.extraction.statements.phrases.segments import has_members, segment, stands_for_noun
from recoupe.extraction.statements.verbs.clause_edges import past_dateline
from recoupe.model.span import Span


def span_of(sentence: Sentence, phrase: Phrase, text: str) -> Span:
    """The phrase in the article's text; the joint of a clitic (« dit-il », « a t'il ») is left out."""
    start, end = sentence.tokens[phrase[0]].start, sentence.tokens[phrase[1]].end
    while start < end - 1 and (text[start].isspace() or text[start] in "-'’"):
        start += 1
    return Span.of(text, start, end)


def _counted_people(inside: tuple[Token, ...], language: str) -> bool:
    """« quatre élues de la vallée »: what the model takes for an adjective names people behind a number, no noun behind it."""
    people = inside[0].pos == "NUM" and inside[1].pos == "ADJ" and among(inside[1], named(language, "person", "role"))
    return people and not (len(inside) > 2 and inside[2].pos == "NOUN")


def around(sentence: Sentence, head: int, *, left: int = 0, right: int | None = None, language: str = "fr") -> Phrase:
    """The phrase of which token `head` is the head, within the tokens `left` to `right` (inclusive)."""
    tokens = sentence.tokens
    right = len(tokens) - 1 if right is None else right
    if tokens[head].pos == "PRON" and not name_like(tokens[head]) and tokens[head].label != "PER":
        determined = head > left and tokens[head - 1].pos == "DET"  # « l'un d'eux », « les premiers concernés »
        if not determined and not has_members(tokens, head, language):
            return head, head
        first = head - 1 if determined else head
        return first, after(sentence, first, head=head, right=right, language=language)
    noun = head > left and stands_for_noun(tokens, head, language)
    first = head - 1 if noun else _left_edge(sentence, head, left, language)
    return first, after(sentence, first, head=head, right=right, language=language)


def _left_edge(sentence: Sentence, head: int, left: int, language: str) -> int:
    tokens = sentence.tokens
    mine = {t.i for t in sentence.subtree(head)}
    first = head
    while first > left:
        before = tokens[first - 1]
        if before.pos == "ADP" and before.lower in words(language, "of") and first - 1 in mine and first - 2 >= left:
            # « une dizaine de maires », head « maires » in some parses; not the « de » that governs the phrase
            if before.head == head or not inner(tokens[first - 2]):
                break
        elif inner(before):
            if before.pos in NOMINAL and first - 1 not in mine and tokens[first].pos == "DET":
                break
            if before.lower in words(language, "day") and tokens[first].pos == "PROPN":
                break  # « reçoit vendredi Nora Petit »
        elif before.text == "-" and before.end == tokens[first].start and first - 2 >= left:
            first -= 1  # « Météo-France »
        elif before.text not in ("«", '"', "-") or first - 1 not in mine:
            break
        first -= 1
    while first < head and tokens[first].pos in ("ADP", "PUNCT", "CCONJ", "ADV"):
        first += 1
    return first


def _segment(sentence: Sentence, first: int, right: int, language: str) -> int:
    """The last token of the segment that begins at token `first`, no conjunction: « des élus (mais aussi des parents) »."""
    last = segment(sentence, first, right, language)
    while last > first and sentence.tokens[last].pos == "CCONJ":
        last -= 1
    return last


def after(
    sentence: Sentence,
    first: int,
    *,
    head: int | None = None,
    right: int | None = None,
    language: str = "fr",
    strict: bool = False,
) -> int:
    """Index of the last token of the noun phrase that begins at token `first`, appositions included.

    `strict`: what follows a comma may as well be the next clause (« Selon la police, Paul Roy, 43 ans, a fui »), so only
    a name beside a post, or a post beside a name, is an apposition.
    """
    tokens = sentence.tokens
    right = len(tokens) - 1 if right is None else right
    if first >= len(tokens):
        return first - 1  # « il l'a dit au »: the sentence breaks off
    last = _segment(sentence, first, right, language)
    if head is not None:
        last = max(last, min(head, right))
    if last < right and tokens[last + 1].lower in words(language, "pointing_tail"):
        last += 1  # « ces deux-là »
    last = _with_agent(sentence, last, right, language)
    while last + 2 <= right and tokens[last + 1].text == ",":
        if (house := with_house(tokens, last, right, language)) > last:
            last = house
            continue
        begin = last + 2
        if not _apposition(sentence, first, begin, language, strict=strict):
            break
        end = segment(sentence, begin, right, language)
        if strict and not _sure(sentence, (first, last), (begin, end), language):
            break
        closing = tokens[end + 1].text if end + 1 < len(tokens) else "."
        if closing not in (",", ".", ":", "»", '"', ")", ";") and tokens[min(end + 1, len(tokens) - 1)].pos not in (
            "AUX",
            "VERB",
            "PRON",
            "ADV",
        ):
            break
        last = end
    return _joined_after_apposition(sentence, first, last, right, language)


def begins(sentence: Sentence, end: int, language: str) -> Iterator[int]:
    """Where a phrase may begin that reaches to token `end` and is nobody's complement: a mark, a conjunction or nothing before.

    « VALMER (AFP) - Le ministre, Luc Roy, »: behind a dateline.
    """
    tokens = sentence.tokens
    for start in range(past_dateline(tokens, 0) if tokens else 0, end + 1):
        opens = tokens[start].pos in ("DET", "PROPN") or name_like(tokens[start])
        opens = opens or address(tokens[start].lower, language) is not None  # « Me Roux »
        clear = start == 0 or tokens[start - 1].pos in ("PUNCT", "CCONJ", "SCONJ")
        if opens and clear and after(sentence, start, right=end, language=language) == end:
            yield start


def _joined_after_apposition(sentence: Sentence, first: int, last: int, right: int, language: str) -> int:
    """« Marie Lemay, directrice de l'étude, et ses collègues, »: the second speaker, closed by a comma or the verb."""
    tokens = sentence.tokens
    if last + 3 > right or tokens[last + 1].text != "," or tokens[last + 2].lower not in words(language, "and"):
        return last
    if not any(t.text == "," for t in tokens[first:last]):
        return last
    begin = last + 3
    if tokens[begin].pos != "DET" and not name_like(tokens[begin]):
        return last
    end = after(sentence, begin, right=right, language=language, strict=True)
    closing = tokens[end + 1] if end + 1 < len(tokens) else None
    return end if closing is not None and (closing.text in (",", ".") or closing.pos in ("AUX", "VERB")) else last


def _with_agent(sentence: Sentence, last: int, right: int, language: str) -> int:
    """« une étude publiée jeudi par l'Insee » : a participle with its agent belongs to the phrase; else `last`."""
    tokens = sentence.tokens
    taken = tokens[last].morph.get("VerbForm") == "Part" and tokens[last].pos in ("ADJ", "VERB")
    start = last if taken else last + 1
    if start > right or tokens[start].morph.get("VerbForm") != "Part" or tokens[start].morph.get("Tense") == "Pres":
        return last
    for i in range(start + 1, min(start + 6, right)):
        if tokens[i].lower in words(language, "agent"):
            end = segment(sentence, i + 1, right, language)
            return end if end > i and nominal(head_of(sentence, (i + 1, end))) else last
        if tokens[i].pos in ("PUNCT", "VERB", "AUX", "SCONJ", "PRON"):
            return last
    return last


def _sure(sentence: Sentence, one: Phrase, other: Phrase, language: str) -> bool:
    """Whether a post and a name stand side by side, the second closed by a mark."""
    tokens = sentence.tokens
    closing = tokens[other[1] + 1].text if other[1] + 1 < len(tokens) else "."
    if closing not in (",", ".", "»", '"', "(", ")", ";", ":"):
        return False
    if _aged(tokens, other[0], language):
        return True
    posts = named(language, "person", "role")
    joint = next((t.i for t in reversed(tokens[one[0] : one[1]]) if t.lower in words(language, "and")), one[0] - 1)
    # « la police et le maire, Luc Roy, »: the post behind the joint
    first, second = head_of(sentence, (joint + 1, one[1])), head_of(sentence, other)
    if among(second, named(language, "bearing_rank")) and any(map(name_like, tokens[second.i + 1 : other[1] + 1])):
        return among(first, posts)  # « le porte-parole de l'armée, le colonel Roy »
    if tokens[other[0]].pos == "DET" and closing == "," and _waits(tokens, other[1] + 2, language):
        return False  # « Selon l'Unac, le chauffeur, un homme de 45 ans, roulait … »
    if name_like(second) and tokens[other[0]].pos != "DET":
        return among(first, posts)
    bare = tokens[other[0]].pos in ("NOUN", "ADJ") and not name_like(tokens[other[0]])
    if bare and name_like(first) and among(second, named(language, "body")):
        return True  # « l'Unac, premier syndicat de l'usine, »: no clause begins without an article
    joined = closing == "," and other[1] + 2 < len(tokens) and tokens[other[1] + 2].lower in words(language, "and")
    if joined and among(first, posts) and among(second, posts):
        return True  # « le candidat, Paul Roy, le fils du maire, et … »
    return name_like(first) and among(second, posts)


def _waits(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether the next finite verb has its subject before token `i`: a trait stands between two commas, then the verb.

    « …, le chauffeur, un homme de 45 ans, roulait », not « …, l'avocate, la digue, qui fuit, cédera ».
    """
    related = words(language, "relative")
    verb, below = None, False
    for token in tokens[i:]:
        if token.lower in related and tokens[token.i - 1].text == ",":
            below = True
        elif token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin":
            if not below:
                verb = token
                break
            below = False
    if verb is None or i >= len(tokens):
        return False
    comma = next((t.i for t in reversed(tokens[i : verb.i]) if t.text == ","), None)
    if comma is None:
        return False
    definite = tokens[i].lower in words(language, "definite_article") and not name_like(tokens[i + 1])
    return not definite and all(t.pos in ("PRON", "ADV", "PART") for t in tokens[comma + 1 : verb.i])


def _apposition(sentence: Sentence, first: int, begin: int, language: str, *, strict: bool = False) -> bool:
    """Whether the stretch after a comma names or describes the same speaker."""
    tokens = sentence.tokens
    token = tokens[begin]
    low = token.lower
    if (
        low in words(language, "day")
        or low in words(language, "relative")
        or token.pos in ("ADP", "VERB", "AUX", "ADV")
    ):
        return False
    if token.pos == "PROPN" or token.label == "PER" or name_like(token) or _aged(tokens, begin, language):
        return True
    if token.pos in ("NOUN", "ADJ"):
        return low not in words(language, "month")
    if token.pos == "DET" and low in words(language, "definite"):
        head = next((t for t in tokens[begin + 1 : begin + 5] if t.pos in NOMINAL), None)
        if head is None or head.lower in words(language, "time_noun") or head.lower in words(language, "day"):
            return False
        if among(head, named(language, "person", "role")) and (strict or _name_closed(sentence, begin, language)):
            return True
        # the parse gives the verb both for its subject: « Le porte-parole, le colonel Traoré, estime »
        twice = head.dep == "nsubj" and any(t.dep == "nsubj" and t.head == head.head for t in tokens[first:begin])
        told = head.dep.split(":")[0] in ("appos", "nmod", "conj", "flat") and first <= head.head < begin
        return told or (twice and among(head, named(language, "person", "role")))
    return False


def _name_closed(sentence: Sentence, begin: int, language: str) -> bool:
    """« Luc Roy, le chef de file du club, »: whether one person behind a name is closed by a comma, and nobody else is listed."""
    tokens = sentence.tokens
    if tokens[begin - 2].label != "PER" or tokens[begin].morph.get("Number") == "Plur":
        return False
    end = segment(sentence, begin, len(tokens) - 1, language)
    closed = end + 2 < len(tokens) and tokens[end + 1].text == ","
    return closed and tokens[end + 2].pos not in ("DET", "PROPN", "CCONJ")


def _aged(tokens: tuple[Token, ...], begin: int, language: str) -> bool:
    """« , 52 ans, »."""
    if begin + 1 >= len(tokens) or not (tokens[begin].pos == "NUM" or tokens[begin].text.isdigit()):
        return False
    return tokens[begin + 1].lower in named(language, "age_unit")


def head_of(sentence: Sentence, phrase: Phrase, language: str = "fr") -> Token:
    """The head word of a phrase: its first noun or name, or its only word."""
    inside = sentence.tokens[phrase[0] : phrase[1] + 1]
    if len(inside) > 1 and (
        stands_for_noun(sentence.tokens, phrase[0] + 1, language) or _counted_people(inside, language)
    ):
        return inside[1]
    noun = next((t for t in inside if nominal(t)), None)
    return noun or next((t for t in inside if t.pos not in ("DET", "ADP", "PUNCT")), inside[0])
