"""How far the head of a noun phrase reaches before any comma.

« le ministre délégué aux Transports », « l'association « Vivre ici » », « certains d'entre eux »: no apposition, no
relative clause, no second phrase without preposition (« a dit le maire la semaine dernière »).
"""

from __future__ import annotations

from recoupe.extraction.entities.body_reach import enumeration_end
from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.entities.lexicon import words as entity_words
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import every_form, within_any
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Part, inner, nominal, read_up_to
from recoupe.extraction.statements.verbs.forms import agree

_NAME_IN_MARKS = 9  # tokens of a name in marks or brackets inside a phrase


def segment(sentence: Sentence, first: int, right: int, language: str) -> int:
    """End of the stretch from `first` without commas that can be one noun phrase."""
    tokens = sentence.tokens
    named_so = first < right and stands_for_noun(tokens, first + 1, language)  # « le mis en cause », « l'associé »
    return read_up_to(
        first,
        right + 1,
        lambda i, noun: _name_in_marks(tokens, i, right) or _listed(tokens, first, i, noun, right, language),
        lambda i, noun: _part(sentence, first, i, noun, right, language),
        opening=first + 1 if named_so else None,
    )


def _listed(tokens: tuple[Token, ...], first: int, i: int, noun: int | None, right: int, language: str) -> int | None:
    """« la direction de la pêche, de la mer et du littoral »: the end of what the comma at `i` lists with the complement."""
    end = enumeration_end(tokens, first, i, language) if noun is not None else None
    return end if end is not None and end <= right else None


def _part(sentence: Sentence, first: int, i: int, noun: int | None, right: int, language: str) -> Part:
    """What token `i` is to the stretch that begins at `first` and whose last noun is `noun`."""
    tokens, token = sentence.tokens, sentence.tokens[i]
    before = tokens[i - 1]
    if token.lower in words(language, "relative"):
        return Part.END
    if token.lower in words(language, "day") and noun is not None and before.pos != "ADP":
        return Part.END
    if noun is not None and noun == i - 1 and f"{before.lower} {token.lower}" in words(language, "compound_noun"):
        return Part.NOUN  # « un compte rendu »
    if noun is not None and (_rank(tokens, i, language) or _trailing(tokens, i, language)):
        return Part.INSIDE
    if before.lower in words(language, "of_the") and token.lower in words(language, "ballot_answer"):
        return Part.NOUN  # « les partisans du non »
    if inner(token) or (token.pos == "VERB" and i == first):
        if noun is not None and _another_phrase(tokens, first, i, right, language):
            return Part.END
        person = token.pos == "ADJ" and among(token, named(language, "person", "role"))  # « étudiant à Dakar »
        return Part.NOUN if nominal(token) or person or has_members(tokens, i, language) else Part.INSIDE
    if _of(tokens, first, i, noun, language):
        return Part.PASSED
    if name_particle(tokens, i, right):
        return Part.INSIDE
    even = token.lower in words(language, "even") and noun is not None and noun == i - 1 and i < right
    if even and tokens[i + 1].lower in words(language, "of"):
        return Part.PASSED  # « l'existence même d'un danger »
    if noun is not None and token.pos == "ADP" and token.lower in words(language, "maybe_noun_preposition"):
        return Part.PASSED if _belongs(sentence, first, i, noun, language) else Part.END
    if noun is not None and token.pos == "CCONJ" and i + 1 <= right:
        return Part.PASSED if _coordinates(sentence, first, i, right, language) else Part.END
    if token.text in ("-", "/", "&"):
        return Part.PASSED
    if token.text in ("«", "»", '"', "(", ")") and _quoted(sentence, i, right):
        closes = token.text in ("»", ")", '"')
        return Part.INSIDE if closes and _balanced(sentence, first, i) else Part.PASSED
    if noun is not None and _qualifies(sentence, first, i, right, language):
        return Part.INSIDE
    if noun is not None and _weighed(tokens, i, noun, right, language):
        return Part.PASSED
    if token.pos == "ADV" and (i == first or before.pos == "DET"):
        return Part.PASSED  # « le très controversé ministre »
    if token.pos == "VERB" and before.pos == "ADV" and noun is None and i < right and tokens[i + 1].pos == "PROPN":
        return Part.PASSED  # « Le très contesté Luc Roy », a participle to the model
    return _pronoun(tokens, first, i, language) if token.pos == "PRON" else Part.END


def _rank(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« le numéro un mondial », « l'ex-numéro deux du parti »: the number that says which."""
    before = tokens[i - 1].lower.rpartition("-")[2]
    number = tokens[i].pos == "NUM" or tokens[i].lower in words(language, "indefinite")
    return number and before in entity_words(language, "names", "ranking")


def _trailing(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« le préfet par intérim »: a word of those that make a post another one."""
    return within_any(tokens, i, every_form(tuple(entity_words(language, "titles", "trailing")), language))


def _of(tokens: tuple[Token, ...], first: int, i: int, noun: int | None, language: str) -> bool:
    """Whether « de » at token `i`, or the preposition behind it, goes on with the phrase, or a partitive opens it."""
    token, of = tokens[i], words(language, "of")
    if i == first:
        return token.lower in words(language, "plural_of")  # « d'après des élus », whose article the model misreads
    if i == first + 1 and tokens[first].pos == "ADV" and token.lower in of:
        return True  # « près de la moitié des élus »
    behind = token.lower in of or tokens[i - 1].lower in of  # « certains d'entre eux »
    return behind and token.pos == "ADP" and noun is not None


def _pronoun(tokens: tuple[Token, ...], first: int, i: int, language: str) -> Part:
    """« certains d'entre eux », « les deux »: a pronoun that counts some or has an article; « l'un d'eux » ends with one."""
    if (i == first and has_members(tokens, i, language)) or (i == first + 1 and tokens[first].pos == "DET"):
        return Part.NOUN
    last = tokens[i - 1].pos == "ADP" and tokens[i].lower in words(language, "stressed_pronoun")
    return Part.LAST if i == first or last else Part.END


def _another_phrase(tokens: tuple[Token, ...], first: int, i: int, right: int, language: str) -> bool:
    """Whether a phrase begins at `i` without preposition: « a dit le maire la semaine dernière », « la mairie deux ponts »."""
    token, before = tokens[i], tokens[i - 1]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.pos == "NUM" and before.pos == "NOUN":
        return token.text.islower() or (following is not None and following.pos == "NOUN")
    inside = following if i < right else None
    if token.pos == "DET" and before.pos in (*NOMINAL, "ADJ"):
        titled = token.text[0].isupper() and inside is not None and inside.text[0].isupper()  # « quotidien Le Soir »
        addressed = i > first and address(before.lower, language) is not None  # « M. le maire »
        if not titled and not addressed:
            return True
    pointing = token.lower in words(language, "pointing_determiner")
    return pointing and inside is not None and inside.lower in words(language, "day")


def has_members(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether the pronoun or number at `i` counts some out of others: « deux de ses proches », « certains d'entre eux »."""
    return i + 2 < len(tokens) and tokens[i + 1].lower in words(language, "of") and tokens[i].pos in ("PRON", "NUM")


def stands_for_noun(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether the participle at `i` behind an article is the noun: « l'associé », « le mis en cause », « la reporter »."""
    if i >= len(tokens) or i == 0 or tokens[i].pos not in ("VERB", "AUX"):
        return False
    if tokens[i].morph.get("VerbForm", "Fin") == "Fin" or tokens[i - 1].lower not in named(language, "article"):
        return False
    return among(tokens[i], named(language, "person", "role")) or tokens[i].lower in words(language, "speaking_noun")


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
        mark = next((t.i for t in tokens[i + 2 : min(i + _NAME_IN_MARKS, right)] if t.text in ("»", "”", '"')), None)
        return mark + 1 if mark is not None and tokens[mark + 1].text == wanted else None
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


def _belongs(sentence: Sentence, first: int, i: int, noun: int, language: str) -> bool:
    """Whether the preposition at `i` goes on with the phrase (« ministre à la Santé ») or with its verb (« à l'AFP »)."""
    tokens = sentence.tokens
    governed = next((t for t in tokens[i + 1 : i + 5] if nominal(t)), None)
    if governed is None or governed.lower in words(language, "setting_noun") | words(language, "day"):
        return False
    if governed.text in entity_words(language, "names", "paper_opening"):
        return False  # « a dit le maire à La Gazette de Valmer »
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
    if following.pos == "ADP" and following.lower not in words(language, "of"):
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


def _weighed(tokens: tuple[Token, ...], i: int, noun: int, right: int, language: str) -> bool:
    """« une source très proche du dossier », « un bilan encore provisoire »: an adverb before the noun's adjective."""
    if i >= right or tokens[i].lower not in words(language, "degree") | words(language, "frame_adverb"):
        return False
    beside = all(t.pos == "ADJ" for t in tokens[noun + 1 : i])
    return beside and tokens[i + 1].pos == "ADJ" and agree(tokens[noun], tokens[i + 1])


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
