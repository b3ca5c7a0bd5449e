"""How far the noun phrase that names a speaker reaches.

« Le vice-ministre des Affaires étrangères, Kim Hong-kyun, qui était à Séoul, a déclaré » : the phrase is the title with
its name in apposition, without the relative clause. The parse gives the head; the edges are read from the surface,
comma by comma, since the parse often loses appositions and coordinations. Phrases are pairs of token indices, both
inclusive.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.affiliations import with_house
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, inner, name_like, nominal
from recoupe.model.span import Span

_NAME_IN_MARKS = 9  # tokens of a name in marks or brackets inside a phrase


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
    if tokens[head].pos == "PRON" and not name_like(tokens[head]) and tokens[head].label != "PER":
        determined = head > left and tokens[head - 1].pos == "DET"  # « l'un d'eux », « les premiers concernés »
        if not determined and not _has_members(tokens, head, language):
            return head, head
        first = head - 1 if determined else head
        return first, after(sentence, first, head=head, right=right, language=language)
    noun = head > left and stands_for_noun(tokens, head, language)
    first = head - 1 if noun else _left_edge(sentence, head, left, language)
    return first, after(sentence, first, head=head, right=right, language=language)


def _has_members(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether the pronoun or number at `i` counts some out of others: « deux de ses proches », « certains d'entre eux »."""
    return i + 2 < len(tokens) and tokens[i + 1].lower in words(language, "of") and tokens[i].pos in ("PRON", "NUM")


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
    if first >= len(tokens):
        return first - 1  # « il l'a dit au »: the sentence breaks off
    last = _segment(sentence, first, right, language)
    if head is not None:
        last = max(last, min(head, right))
    last = _with_agent(sentence, last, right, language)
    while last + 2 <= right and tokens[last + 1].text == ",":
        if (house := with_house(tokens, last, right, language)) > last:
            last = house
            continue
        begin = last + 2
        if not _apposition(sentence, first, begin, language, strict=strict):
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
    if _aged(tokens, other[0], language):
        return True
    posts = named(language, "person", "role")
    first, second = head_of(sentence, one), head_of(sentence, other)
    if tokens[other[0]].pos == "DET" and closing == "," and _waits(tokens, other[1] + 2):
        return False  # « Selon l'Unac, le chauffeur, un homme de 45 ans, roulait … »
    if name_like(second) and tokens[other[0]].pos != "DET":
        return among(first, posts)
    if among(second, named(language, "rank")) and any(map(name_like, tokens[second.i + 1 : other[1] + 1])):
        return among(first, posts)  # « le porte-parole de l'armée, le colonel Roy »
    joined = closing == "," and other[1] + 2 < len(tokens) and tokens[other[1] + 2].lower in words(language, "and")
    if joined and among(first, posts) and among(second, posts):
        return True  # « le candidat, Paul Roy, le fils du maire, et … »
    return name_like(first) and among(second, posts)


def _waits(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a comma stands between token `i` and the next finite verb: the subject was before."""
    verb = next((t.i for t in tokens[i:] if t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") == "Fin"), None)
    return verb is not None and any(t.text == "," for t in tokens[i:verb])


def _segment(sentence: Sentence, first: int, right: int, language: str) -> int:
    """End of the stretch from `first` without commas that can be one noun phrase."""
    tokens = sentence.tokens
    of, relative, setting = (words(language, n) for n in ("noun_preposition", "relative", "setting_noun"))
    maybe, plural = words(language, "maybe_noun_preposition"), words(language, "plural_of")
    days = words(language, "day")
    noun = None
    last = first
    i = first
    while i <= right:
        token = tokens[i]
        low = token.lower
        if low in relative or (low in days and noun is not None and tokens[i - 1].pos != "ADP"):
            break
        if noun == i - 1 and f"{tokens[i - 1].lower} {low}" in words(language, "compound_noun"):
            noun = last = i  # « un compte rendu »
        elif i == first and stands_for_noun(tokens, i + 1, language) and i < right:
            noun = last = i = i + 1  # « le mis en cause », « l'associé »
        elif inner(token) or (token.pos == "VERB" and i == first):
            titled = (
                token.text[0].isupper() and i + 1 <= right and tokens[i + 1].text[0].isupper()
            )  # « quotidien Le Soir »
            counts = token.text.islower() or (i + 1 < len(tokens) and tokens[i + 1].pos == "NOUN")
            if token.pos == "NUM" and counts and tokens[i - 1].pos == "NOUN" and noun is not None:
                break  # « selon la mairie deux millions d'euros »
            addressed = i > first and address(tokens[i - 1].lower, language) is not None  # « M. le maire »
            if (
                token.pos == "DET"
                and noun is not None
                and tokens[i - 1].pos in (*NOMINAL, "ADJ")
                and not titled
                and not addressed
            ):
                break  # a new phrase without preposition: « a dit le maire la semaine dernière »
            if (
                low in words(language, "pointing_determiner")
                and i + 1 <= right
                and tokens[i + 1].lower in days
                and noun is not None
            ):
                break
            person = token.pos == "ADJ" and among(token, named(language, "person", "role"))  # « étudiant à Dakar »
            if nominal(token) or person or _has_members(tokens, i, language):
                noun = i
            last = i
        elif (i == first + 1 and tokens[first].pos == "ADV" and low in of) or (i == first and low in plural):
            pass  # « près de la moitié des élus »; « d'après des élus », whose article the model has for a preposition
        elif token.pos == "ADP" and noun is not None and (low in of or tokens[i - 1].lower in of):
            pass  # « certains d'entre eux »
        elif name_particle(tokens, i, right):
            last = i
        elif token.pos == "ADP" and noun is not None and low in maybe:
            if not _belongs(sentence, first, i, noun, setting, language):
                break
        elif token.pos == "CCONJ" and noun is not None and i + 1 <= right:
            if not _coordinates(sentence, first, i, right, language):
                break
        elif (closing := _name_in_marks(tokens, i, right)) is not None:
            last = i = closing
        elif token.text in ("-", "/", "&") or (token.text in ("«", "»", '"', "(", ")") and _quoted(sentence, i, right)):
            if token.text in ("»", ")") or (token.text == '"' and last < i):
                last = i if _balanced(sentence, first, i) else last
        elif noun is not None and _qualifies(sentence, first, i, right, language):
            last = i
        elif token.pos == "ADV" and (i == first or tokens[i - 1].pos == "DET"):
            pass  # « le très controversé ministre »
        elif token.pos == "PRON" and (
            (i == first and _has_members(tokens, i, language)) or (i == first + 1 and tokens[first].pos == "DET")
        ):
            noun = last = i
        elif token.pos == "PRON" and i == first:
            return i
        elif token.pos == "PRON" and tokens[i - 1].pos == "ADP" and low in words(language, "stressed_pronoun"):
            return i  # « l'un d'eux »
        else:
            break
        i += 1
    return last


def name_particle(tokens: tuple[Token, ...], i: int, right: int) -> bool:
    """« Mohammed ben Salmane », « Kim Jong-un »: a small word between two words of a person's name, a half of one."""
    token = tokens[i]
    if i == 0 or tokens[i - 1].label != "PER":
        return False
    if tokens[i - 1].text == "-" and tokens[i - 1].end == token.start:
        return token.label == "PER"
    if i >= right or not tokens[i - 1].text[0].isupper():
        return False
    return token.label == "PER" and token.text.islower() and len(token.text) <= 3 and tokens[i + 1].text[0].isupper()


def _name_in_marks(tokens: tuple[Token, ...], i: int, right: int) -> int | None:
    """Index of the mark that closes the name which one opens at `i`: « l'association « Vivre ici » », « (PS, Gironde) »,
    « l'ONG Rivers for All (« Des rivières pour tous ») ».
    """
    wanted = {"«": "»", "“": "”", '"': '"', "(": ")"}.get(tokens[i].text)
    if wanted is None or i + 2 > right:
        return None
    if wanted == ")" and tokens[i + 1].text in ("«", "“", '"'):
        inner = next((t.i for t in tokens[i + 2 : min(i + _NAME_IN_MARKS, right)] if t.text in ("»", "”", '"')), None)
        return inner + 1 if inner is not None and tokens[inner + 1].text == wanted else None
    if not tokens[i + 1].text[0].isupper():
        return None
    return next((t.i for t in tokens[i + 2 : min(i + _NAME_IN_MARKS, right + 1)] if t.text == wanted), None)


def _quoted(sentence: Sentence, i: int, right: int) -> bool:
    """Whether the mark at `i` belongs to a short name in marks inside the phrase (« l'association « Vivre » »)."""
    marks = {"«": "»", '"': '"', "(": ")"}
    tokens = sentence.tokens
    if tokens[i].text in marks:
        if tokens[min(i + 1, right)].text[0].isdigit() and tokens[i].text == "(":
            return False  # « selon la police (900 selon la CGT) »
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
    posts = named(language, "person", "role")
    if among(following, posts) and among(tokens[i - 1], posts) and tokens[first].pos == "NOUN":
        return True  # « Nora Petit, psychiatre et auteure, »
    if head.head in inside or following.head in inside:
        return True
    # the parse makes it the subject of a later verb: « a dit X et la foule a applaudi »
    return any(t.i in inside for t in sentence.ancestors(head.i)) and head.dep.split(":")[0] in ("conj", "nmod", "amod")


def _qualifies(sentence: Sentence, first: int, i: int, right: int, language: str) -> bool:
    """Whether the token at `i` tells of the noun before it without comma.

    « le maire sortant », « le ministre délégué aux Transports », « le camp adverse », « l'homme fort du pays »: an
    adjective, whatever the model has it for, a participle of titles, or one that ends the phrase (« le tueur présumé a
    avoué »).
    """
    token = sentence.tokens[i]
    if token.pos == "ADJ":
        return True
    if token.dep == "amod" and first < token.head < i and token.pos in ("VERB", "ADV", "PRON"):
        return True
    if token.pos != "VERB" or token.morph.get("VerbForm") != "Part":
        return False
    told = token.dep.split(":")[0] in ("acl", "amod")
    ends = told and i == right and i + 1 < len(sentence.tokens) and token.morph.get("Tense") == "Past"
    return ends or token.lower in named(language, "title_participle")


def stands_for_noun(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether the participle at `i` behind an article is the noun: « l'associé », « le mis en cause », « la reporter »."""
    if i >= len(tokens) or i == 0 or tokens[i].pos not in ("VERB", "AUX"):
        return False
    if tokens[i].morph.get("VerbForm", "Fin") == "Fin" or tokens[i - 1].lower not in named(language, "article"):
        return False
    return among(tokens[i], named(language, "person", "role")) or tokens[i].lower in words(language, "speaking_noun")


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
        if strict and among(head, named(language, "person", "role")):
            return True
        # the parse gives the verb both for its subject: « Le porte-parole, le colonel Traoré, estime »
        twice = head.dep == "nsubj" and any(t.dep == "nsubj" and t.head == head.head for t in tokens[first:begin])
        told = head.dep.split(":")[0] in ("appos", "nmod", "conj", "flat") and first <= head.head < begin
        return told or (twice and among(head, named(language, "person", "role")))
    return False


def _aged(tokens: tuple[Token, ...], begin: int, language: str) -> bool:
    """« , 52 ans, »."""
    if begin + 1 >= len(tokens) or not (tokens[begin].pos == "NUM" or tokens[begin].text.isdigit()):
        return False
    return tokens[begin + 1].lower in named(language, "age_unit")


def head_of(sentence: Sentence, phrase: Phrase, language: str = "fr") -> Token:
    """The head word of a phrase: its first noun or name, or its only word."""
    inside = sentence.tokens[phrase[0] : phrase[1] + 1]
    if len(inside) > 1 and stands_for_noun(sentence.tokens, phrase[0] + 1, language):
        return inside[1]
    named = next((t for t in inside if nominal(t)), None)
    return named or next((t for t in inside if t.pos not in ("DET", "ADP", "PUNCT")), inside[0])
