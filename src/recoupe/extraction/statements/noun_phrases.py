"""How far the noun phrase that names a speaker reaches.

« Le vice-ministre des Affaires étrangères, Kim Hong-kyun, qui était à Séoul, a déclaré » : the phrase is the title with
its name in apposition, without the relative clause. The parse gives the head; the edges are read from the surface,
comma by comma, since the parse often loses appositions and coordinations. Phrases are pairs of token indices, both
inclusive.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.quoting import among, named
from recoupe.extraction.statements.words import words
from recoupe.model.span import Span

Phrase = tuple[int, int]

NOMINAL = frozenset({"NOUN", "PROPN"})
INNER = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "X", "SYM"})


def name_like(token: Token) -> bool:
    """Whether the token can be part of a name whatever the model calls it: « Choe » is no pronoun."""
    return token.text[0].isupper() and token.i > 0 and token.pos not in ("DET", "ADP", "SCONJ", "AUX")


def nominal(token: Token) -> bool:
    """Whether the token is a noun or (part of) a name."""
    return token.pos in NOMINAL or name_like(token)


def inner(token: Token) -> bool:
    """Whether the token can stand inside a noun phrase."""
    return token.pos in INNER or name_like(token)


def span_of(sentence: Sentence, phrase: Phrase, text: str) -> Span:
    """The phrase in the article's text; the joint of a clitic (« dit-il », « a t'il ») is left out."""
    start, end = sentence.tokens[phrase[0]].start, sentence.tokens[phrase[1]].end
    while start < end - 1 and (text[start].isspace() or text[start] in "-'’"):
        start += 1
    return Span.of(text, start, end)


def around(sentence: Sentence, head: int, *, left: int = 0, right: int | None = None, language: str = "fr") -> Phrase:
    """The phrase of which token `head` is the head, within the tokens `left` to `right` (inclusive)."""
    tokens = sentence.tokens
    right = len(tokens) - 1 if right is None else right
    if tokens[head].pos == "PRON" and not name_like(tokens[head]):
        return head, head
    first = _left_edge(sentence, head, left, language)
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
        elif before.text == "-" and before.end == tokens[first].start and first - 2 >= left:
            first -= 1  # « Météo-France »
        elif before.text not in ("«", '"', "-") or first - 1 not in mine:
            break
        first -= 1
    while first < head and tokens[first].pos in ("ADP", "PUNCT", "CCONJ", "ADV"):
        first += 1
    return first


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
    last = _segment(sentence, first, right, language)
    if head is not None:
        last = max(last, min(head, right))
    last = _with_agent(sentence, last, right, language)
    while last + 2 <= right and tokens[last + 1].text == ",":
        begin = last + 2
        if not _apposition(sentence, first, begin, right, language):
            break
        end = _segment(sentence, begin, right, language)
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
            end = _segment(sentence, i + 1, right, language)
            return end if end > i and nominal(head_of(sentence, (i + 1, end))) else last
        if tokens[i].pos in ("PUNCT", "VERB", "AUX", "SCONJ", "PRON"):
            return last
    return last


def _sure(sentence: Sentence, one: Phrase, other: Phrase, language: str) -> bool:
    """Whether a post and a name stand side by side, the second closed by a mark."""
    tokens = sentence.tokens
    closing = tokens[other[1] + 1].text if other[1] + 1 < len(tokens) else "."
    if closing not in (",", ".", "»", '"', ")", ";", ":"):
        return False
    posts = named(language, "person", "role")
    first, second = head_of(sentence, one), head_of(sentence, other)
    if name_like(second) and tokens[other[0]].pos != "DET":
        return among(first, posts)
    joined = closing == "," and other[1] + 2 < len(tokens) and tokens[other[1] + 2].lower in words(language, "and")
    if joined and among(first, posts) and among(second, posts):
        return True  # « le candidat, Paul Roy, le fils du maire, et … »
    return name_like(first) and among(second, posts)


def _segment(sentence: Sentence, first: int, right: int, language: str) -> int:
    """End of the stretch from `first` without commas that can be one noun phrase."""
    tokens = sentence.tokens
    of, relative, setting = (words(language, n) for n in ("noun_preposition", "relative", "setting_noun"))
    maybe = words(language, "maybe_noun_preposition")
    days = words(language, "day")
    noun = None
    last = first
    i = first
    while i <= right:
        token = tokens[i]
        low = token.lower
        if low in relative or (low in days and noun is not None and tokens[i - 1].pos != "ADP"):
            break
        if inner(token) or (token.pos == "VERB" and i == first):
            titled = (
                token.text[0].isupper() and i + 1 <= right and tokens[i + 1].text[0].isupper()
            )  # « quotidien Le Soir »
            if token.pos == "DET" and noun is not None and tokens[i - 1].pos in (*NOMINAL, "ADJ") and not titled:
                break  # a new phrase without preposition: « a dit le maire la semaine dernière »
            if (
                low in words(language, "pointing_determiner")
                and i + 1 <= right
                and tokens[i + 1].lower in days
                and noun is not None
            ):
                break
            if nominal(token):
                noun = i
            last = i
        elif token.pos == "ADP" and noun is not None and low in of:
            pass
        elif token.pos == "ADP" and noun is not None and low in maybe:
            if not _belongs(sentence, first, i, noun, setting, language):
                break
        elif token.pos == "CCONJ" and noun is not None and i + 1 <= right:
            if not _coordinates(sentence, first, i, right, language):
                break
        elif token.text in ("-", "/", "&") or (token.text in ("«", "»", '"', "(", ")") and _quoted(sentence, i, right)):
            if token.text in ("»", ")") or (token.text == '"' and last < i):
                last = i if _balanced(sentence, first, i) else last
        elif token.pos in ("VERB", "ADJ") and noun is not None and _participle_inside(sentence, i, language):
            last = i
        elif token.pos == "ADV" and (i == first or tokens[i - 1].pos == "DET"):
            pass  # « le très controversé ministre »
        elif token.pos == "PRON" and i == first:
            return i
        else:
            break
        i += 1
    return last


def _quoted(sentence: Sentence, i: int, right: int) -> bool:
    """Whether the mark at `i` belongs to a short name in marks inside the phrase (« l'association « Vivre » »)."""
    marks = {"«": "»", '"': '"', "(": ")"}
    tokens = sentence.tokens
    if tokens[i].text in marks:
        return any(t.text == marks[tokens[i].text] for t in tokens[i + 2 : min(i + 7, right + 1)])
    return any(t.text in marks for t in tokens[max(0, i - 6) : i])


def _balanced(sentence: Sentence, first: int, i: int) -> bool:
    held = [t.text for t in sentence.tokens[first : i + 1]]
    return held.count("«") == held.count("»") and held.count('"') % 2 == 0 and held.count("(") == held.count(")")


def _belongs(sentence: Sentence, first: int, i: int, noun: int, setting: frozenset[str], language: str) -> bool:
    """Whether the preposition at `i` goes on with the phrase (« ministre à la Santé ») or with its verb (« à l'AFP »)."""
    tokens = sentence.tokens
    governed = next((t for t in tokens[i + 1 : i + 5] if nominal(t)), None)
    if governed is None or governed.lower in setting or governed.lower in words(language, "day"):
        return False
    if tokens[noun].pos == "PROPN":
        return False  # « a dit Lin à Pékin »
    inside = set(range(first, i))
    up = governed
    for up in (governed, *sentence.ancestors(governed.i)):
        if up.head in inside and up.i not in inside:
            return True
        if up.i in inside:
            return True
        if up.pos in ("VERB", "AUX"):
            return False
    return False


def _coordinates(sentence: Sentence, first: int, i: int, right: int, language: str) -> bool:
    """Whether the « et » at `i` joins a noun phrase to the one that began at `first`, not a clause to a clause."""
    tokens = sentence.tokens
    following = tokens[i + 1]
    if following.pos != "ADP" and not inner(following):
        return False
    if following.pos == "ADP" and following.lower not in words(language, "noun_preposition"):
        return False
    end = i + 1
    while end <= right and (inner(tokens[end]) or tokens[end].pos == "ADP"):
        end += 1
    head = next((t for t in tokens[i + 1 : end] if nominal(t)), following)
    inside = set(range(first, i))
    if head.head in inside or following.head in inside:
        return True
    # the parse makes it the subject of a later verb: « a dit X et la foule a applaudi »
    return any(t.i in inside for t in sentence.ancestors(head.i)) and head.dep.split(":")[0] in ("conj", "nmod", "amod")


def _participle_inside(sentence: Sentence, i: int, language: str) -> bool:
    """« le maire sortant », « le ministre délégué aux Transports », « chargé de »: a participle without comma."""
    token = sentence.tokens[i]
    if token.pos == "ADJ":
        return True
    return token.morph.get("VerbForm") == "Part" and token.lower in named(language, "title_participle")


def _apposition(sentence: Sentence, first: int, begin: int, right: int, language: str) -> bool:
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
    if token.pos == "PROPN" or token.label == "PER" or name_like(token):
        return True
    if token.pos in ("NOUN", "ADJ"):
        return low not in words(language, "month")
    if token.pos == "DET" and low in words(language, "definite"):
        head = next((t for t in tokens[begin + 1 : begin + 5] if t.pos in NOMINAL), None)
        if head is None or head.lower in words(language, "time_noun") or head.lower in words(language, "day"):
            return False
        return head.dep.split(":")[0] in ("appos", "nmod", "conj", "flat") and first <= head.head < begin
    return False


def conjuncts(sentence: Sentence, phrase: Phrase, language: str = "fr") -> tuple[Phrase, ...]:
    """The coordinated speakers of a phrase: « la Corée du Sud et les États-Unis » is two; one where nothing is joined.

    « les ministres russe et nord-coréen » and a title followed by two names are one.
    """
    tokens = sentence.tokens
    first, last = phrase
    starts = [first]
    depth = 0
    for i in range(first + 1, last + 1):
        before, token = tokens[i - 1], tokens[i]
        depth += (before.text in ("«", "(")) - (before.text in ("»", ")"))
        if depth or not _opens(sentence, i, last, language):
            continue
        if (
            before.lower in words(language, "member_joint")
            or (
                before.lower in words(language, "full_that")
                and i >= 3
                and tokens[i - 2].lower in words(language, "as_well")
            )
            or (
                before.text == ","
                and any(t.lower in words(language, "and") for t in tokens[i : last + 1])
                and token.pos == "DET"
            )
        ):
            starts.append(i)
    if len(starts) == 1 or tokens[first].lower in words(language, "between"):
        return (phrase,)
    listed = _members(sentence, phrase, starts, language)
    if listed:
        return listed
    if tokens[first].pos == "DET" and tokens[first].morph.get("Number") == "Plur":
        names = [i for i in starts[1:] if tokens[i].pos == "PROPN"]
        if names:  # « les députés Jean Petit et Luc Morel »
            return (phrase,)
    ends = [_before_join(sentence, i, language) for i in starts[1:]] + [last]
    return tuple(zip(starts, ends, strict=True))


def _members(sentence: Sentence, phrase: Phrase, starts: list[int], language: str) -> tuple[Phrase, ...]:
    """« Deux syndicats, l'Unef et l'UNL, »: a number of speakers and then their names; empty where it is none."""
    tokens = sentence.tokens
    first, last = phrase
    comma = next((i for i in range(first, last) if tokens[i].text == ","), None)
    if comma is None or tokens[first].lower not in words(language, "number") or not any(i > comma + 1 for i in starts):
        return ()
    begins = [comma + 1, *(i for i in starts if i > comma + 1)]
    ends = [_before_join(sentence, i, language) for i in begins[1:]] + [last]
    return tuple(zip(begins, ends, strict=True))


def _opens(sentence: Sentence, i: int, last: int, language: str) -> bool:
    """Whether a full noun phrase can open at `i`: an article with its noun, or a name."""
    token = sentence.tokens[i]
    if token.pos == "DET" or token.lower in words(language, "apposed_determiner"):
        return i < last
    return token.pos == "PROPN" or name_like(token)


def _before_join(sentence: Sentence, start: int, language: str) -> int:
    i = start - 1
    while i > 0 and (sentence.tokens[i].text == "," or sentence.tokens[i].lower in words(language, "member_opening")):
        i -= 1
    return i


def head_of(sentence: Sentence, phrase: Phrase) -> Token:
    """The head word of a phrase: its first noun or name, or its only word."""
    inside = sentence.tokens[phrase[0] : phrase[1] + 1]
    named = next((t for t in inside if nominal(t)), None)
    return named or next((t for t in inside if t.pos not in ("DET", "ADP", "PUNCT")), inside[0])
