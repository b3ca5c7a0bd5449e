"""Contents that are a verb's object: « dénonce la fermeture », « réclame aux élus davantage de bus », « en compte 2 800 ».

Whom one speaks to may stand before; persons, times and nouns that the verb does not take are nothing said.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Cue, Takes
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase, phrase_before
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.contents import Opening, fits, head_from, one_of, stands_in_marks
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.objects import object_before
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.model.statement import Stance

_EXAMPLE = 7  # words behind a noun within which « en exemple » stands


def noun(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    """The cue's object, the noun phrase at token `i` or behind whom one speaks to, if it is something said."""
    tokens = sentence.tokens
    if any(t.lower in words(language, "direct_clitic") and t.pos != "DET" for t in tokens[group.first : group.verb.i]):
        return None
    if (count := _count_of_them(sentence, group, i, language) or _from_to(sentence, group, i, language)) is not None:
        return count
    i = _past_persons(sentence, group, i, language)
    if i >= len(tokens):
        return None
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else token
    quoted = token.text in words(language, "open_quote")
    if (
        quoted
        and following.lower in words(language, "demonstrative")
        and head_from(sentence, i + 1, language) == following
    ):
        return Opening(Takes.NOUN, i, following, True)  # « a remercié « ceux qui ont veillé » »
    if quoted and (following.pos in ("PRON", "VERB", "AUX", "SCONJ") or is_finite(following)):
        return None
    some = _some(sentence, group, i, language)
    if not quoted and not some and not _can_open(tokens, group, i, following, language):
        return None
    if group.cue.owned and token.lower not in words(language, "possessive"):
        return None
    if group.cue.indefinite and token.lower not in words(language, "indefinite"):
        return None  # « dresse un bilan de dix morts », not « dresse le bilan de l'essai »
    taken = (t for t in tokens[i : i + 4] if among_nouns((t.lower,), group.cue.nouns, language, by_ending=False))
    head = next(taken, None) or head_from(sentence, i, language)
    if head is None and token.pos == "ADV" and _of_an_amount(tokens, i + 1, language):
        head = tokens[i + 2] if i + 2 < len(tokens) else None  # « plus de pouvoir d'achat », a verb to the model
    if head is None and quoted and following.pos in ("DET", "NUM", "ADJ"):
        head = following  # « y voit « un premier pas » », whatever the model takes « pas » for
    if head is not None and one_of(tokens, i, language) and surely_speaks(sentence, (head.i, head.i), language):
        return None  # « …, explique l'un des pêcheurs »
    if head is None or not _is_said(sentence, group, i, head, language) or _speaks(tokens, group, head, language):
        return None
    opens = following.text in words(language, "open_quote") and token.lower in words(language, "of")
    start = i + 1 if opens and len(token.text) <= 2 else i  # « dénonce d'« énormes … » »
    return Opening(Takes.NOUN, start, head, stands_in_marks(sentence, i, head, language))


def whom_one_accuses(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    """« accuse la directrice », « accusait sa famille du meurtre de sa femme »: who is accused, with no charge to be seen."""
    tokens = sentence.tokens
    if group.cue.lemma not in words(language, "accusing") or object_before(sentence, group, language):
        return None
    if tokens[i].pos not in ("DET", "PROPN") or tokens[i].lower in words(language, "indefinite"):
        return None
    return i if surely_speaks(sentence, (i, after(sentence, i, language=language)), language) else None


def _past_persons(sentence: Sentence, group: Group, i: int, language: str) -> int:
    """The token behind whom one speaks to or demands something of, from the cue or token `i` on."""
    tokens = sentence.tokens
    told = _past_addressee(sentence, group.last + 1, language)
    i = _past_addressee(sentence, i, language) if told == group.last + 1 else told
    i = _past_asked(sentence, i, group.cue, language)
    passed = group.last + 1 < i < len(tokens) and _of_an_amount(tokens, i, language)
    return i - 1 if passed else i  # « demande davantage de bus », whose adverb was passed as one of manner


def _can_open(tokens: tuple[Token, ...], group: Group, i: int, following: Token, language: str) -> bool:
    """Whether a noun phrase without preposition opens at token `i`, or a partitive or counted one: « de graves abus »."""
    token = tokens[i]
    if token.pos in ("DET", "NOUN", "PROPN", "NUM", "PRON", "ADJ"):
        return True
    if token.lower in words(language, "bare_of") and following.text[0].isdigit():
        return True  # « prévoit de 5 à 10 cm »
    if token.pos == "ADV" and following.lower in words(language, "bare_of"):
        return _number(tokens[i + 2 : i + 4]) or _of_an_amount(tokens, i + 1, language)
    return token.lower in words(language, "of") and (
        token.lower in words(language, "of_the")
        or group.negated
        or following.pos == "ADJ"
        or (following.pos == "NOUN" and i + 2 < len(tokens) and _noun_behind(tokens[i + 2], language))
        or (following.text in words(language, "open_quote") and _names_thing(tokens, i + 2, group))
    )


def _names_thing(tokens: tuple[Token, ...], i: int, group: Group) -> bool:
    """« demandent de « meilleures conditions » », not « demandent de « partir » »: the words that stand in marks at token `i`."""
    adjective = i < len(tokens) and tokens[i].pos == "ADJ"
    return adjective or Takes.OF_INFINITIVE not in group.cue.takes


def _is_said(sentence: Sentence, group: Group, i: int, head: Token, language: str) -> bool:
    """Whether the phrase at token `i` is what one says: one that the cue takes, no person, no time, in marks any noun."""
    tokens, cue, first = sentence.tokens, group.cue, sentence.tokens[i]
    by_name = head.label == "PER" or (head.pos == "PROPN" and first.pos == "PROPN")
    if _held_up(tokens, group, first, head, language):
        return True
    if by_name and (cue.lemma not in words(language, "judging_people") or _incised(tokens, group)):
        return False
    marked = stands_in_marks(sentence, i, head, language)
    if cue.lemma in words(language, "naming_sources") and not marked and surely_speaks(sentence, (i, head.i), language):
        return False  # « note l'agence en citant les notaires »: whom one quotes
    people = named(language, "person", "role"), named(language, "name_prefix")
    if cue.lemma in words(language, "done_to_people") and among(head, *people):
        return False  # « exclut deux entraîneurs », be they in marks
    times = words(language, "day") | words(language, "month") | words(language, "time_noun")
    owned = first.lower in words(language, "possessive")  # « raconte ses années de prison »
    if head.lower in times and not (marked or owned or _counted_time(tokens, i, head, cue, language)):
        return False
    opposes = cue.stance is Stance.DENIES or cue.lemma in words(language, "refusing")
    whole = opposes and first.lower in words(language, "total")
    if not marked and not whole and not fits(head, cue.nouns, cue.not_nouns, language):
        return False
    if not marked and not fits(_counted(tokens, head, language), (), cue.not_nouns, language):
        return False  # « comptabilise deux millions de vues »
    if not marked and cue.lemma in words(language, "sharing") and first.lower in words(language, "indefinite"):
        return False  # « partageant une même colère »: what they have in common
    if cue.lemma in words(language, "laying_before") and _bill(tokens, first, head, language):
        return False
    if first.lower not in words(language, "definite_article"):
        return fits(head, (), cue.not_counted, language)
    counted = marked or any(t.pos == "NUM" for t in tokens[i : head.i])
    return counted or not cue.numbers  # « recense dix morts », not « recense les victimes des crues »


def _held_up(tokens: tuple[Token, ...], group: Group, first: Token, head: Token, language: str) -> bool:
    """« cite la Suède en exemple », « cite en exemple le maire »: whoever or whatever it is, that is what one thinks of it."""
    if group.cue.lemma not in words(language, "holding_up"):
        return False
    if phrase_before(tokens, first.i, language, "as_example") is not None:
        return True
    here = range(head.i + 1, min(head.i + _EXAMPLE, len(tokens)))
    return any(past_phrase(tokens, i, language, "as_example") is not None for i in here)


def _counted(tokens: tuple[Token, ...], head: Token, language: str) -> Token:
    """« deux millions de vues », « une dizaine de titres »: what such a number counts, else the head itself."""
    of = head.i + 1
    amount = head.lower in words(language, "round_number") and of + 1 < len(tokens)
    if not amount or tokens[of].lower not in words(language, "bare_of"):
        return head
    return next((t for t in tokens[of + 1 : of + 4] if t.pos == "NOUN"), head)


def _bill(tokens: tuple[Token, ...], first: Token, head: Token, language: str) -> bool:
    """« a présenté un projet de loi », « une proposition de loi »: handed in, with no word on it."""
    new = first.lower in words(language, "indefinite")
    return new and any(t.lower in words(language, "law") for t in tokens[head.i + 1 : head.i + 3])


def _speaks(tokens: tuple[Token, ...], group: Group, head: Token, language: str) -> bool:
    """« …, annonce la compagnie »: the noun is who speaks, the parse says; « ce qu'annonce mardi la compagnie »: « que » does."""
    if group.finite and group.first > 0 and tokens[group.first - 1].lower in words(language, "complementizer"):
        return True
    inverted = head.dep.startswith("nsubj") and head.head == group.verb.i and group.finite
    return inverted and group.first > 0 and tokens[group.first - 1].text in (",", "»", '"')


def _counted_time(tokens: tuple[Token, ...], i: int, head: Token, cue: Cue, language: str) -> bool:
    """« requiert dix-huit mois ferme », « annonce deux jours de grève », « demande deux jours pour plaider »: what is said."""
    behind = tokens[head.i + 1] if head.i + 1 < len(tokens) else None
    first = tokens[i].lower in words(language, "indefinite") and i == head.i - 1  # « requiert un an de prison »
    counted = first or any(t.pos == "NUM" for t in tokens[i : head.i])
    if counted and cue.nouns and among_nouns((head.lemma.lower(), head.lower), cue.nouns, language, by_ending=False):
        return True  # « requiert dix ans »
    goes_on = words(language, "of") | words(language, "manner_preposition")
    goes_on |= words(language, "for") if cue.lemma in words(language, "demanding") else frozenset()
    return counted and behind is not None and (behind.pos == "ADJ" or behind.lower in goes_on)


def _past_addressee(sentence: Sentence, i: int, language: str) -> int:
    """« recommande aux éleveurs la pose … », « demande au gouvernement des mesures »: past the person told, else `i`."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or tokens[i].lower not in words(language, "addressee"):
        return i
    if adverbial_at(tokens, i, language) is not None:
        return i  # « demande à nouveau l'arrêt des travaux »
    first = i + 2 if tokens[i].pos == "ADV" else i + 1  # « auprès du procureur »
    end = after(sentence, first, language=language)
    end = _past_apposition(tokens, end, i)
    if end + 1 < len(tokens) and tokens[end + 1].pos == "DET":
        return end + 1
    return next((t.i for t in tokens[i + 2 : end] if t.lower in words(language, "plural_of")), i)


def asks_of(cue: Cue, language: str) -> bool:
    """« exige de la direction », « attend de l'État »: whether « de » behind the cue brings whom something is asked of."""
    return bool(cue.of_whom) or cue.lemma in words(language, "demanding")


def _past_asked(sentence: Sentence, i: int, cue: Cue, language: str) -> int:
    """« exige de la direction une hausse »: past whom something is demanded of, else `i`."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or not asks_of(cue, language):
        return i
    part = past_phrase(tokens, i, language, "on_part_of")
    if part is not None:  # « exige de la part des élus une réponse »
        end = after(sentence, part, language=language)
        return end + 1 if end + 1 < len(tokens) and tokens[end + 1].pos == "DET" else i
    if tokens[i].lower not in words(language, "of") or not (
        tokens[i + 1].pos in ("DET", "PROPN") or tokens[i].lower in words(language, "of_the")
    ):
        return i
    end = after(sentence, i + 1, language=language)
    behind = tokens[end + 1] if end + 1 < len(tokens) else tokens[i]
    asked = behind.pos == "DET" and surely_speaks(sentence, (i + 1, end), language)
    return end + 1 if asked else _before_some(sentence, i, end, language) or i


def _before_some(sentence: Sentence, i: int, end: int, language: str) -> int | None:
    """« réclame de la ville des mesures », one phrase to the eye: the « des » behind whom something is demanded of."""
    tokens = sentence.tokens
    some = next((t.i for t in reversed(tokens[i + 2 : end]) if t.lower in words(language, "plural_of")), None)
    thing = some is not None and _plain(tokens[some + 1])
    if some is None or not thing or surely_speaks(sentence, (some + 1, end), language):
        return None
    return some if surely_speaks(sentence, (i + 1, some - 1), language) else None


def _plain(token: Token) -> bool:
    """Whether the token is a noun or adjective that no capital opens."""
    return token.pos in ("NOUN", "ADJ") and token.text.islower()


def _past_apposition(tokens: tuple[Token, ...], end: int, first: int) -> int:
    """« à l'instance mondiale, la Fifa, une aide »: the comma that closes what stands beside the person told, else `end`."""
    if end + 1 >= len(tokens) or tokens[end + 1].text != ",":
        return end
    if any(t.text == "," for t in tokens[first:end]):
        return end + 1  # the phrase holds the apposition already
    closing = next((t.i for t in tokens[end + 2 : end + 9] if t.text == ","), None)
    if closing is None or closing + 1 >= len(tokens) or tokens[closing + 1].pos not in ("DET", "NUM"):
        return end
    return end if any(is_finite(t) for t in tokens[end + 2 : closing]) else closing


def _count_of_them(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    """« La police en a compté 2 800 », « Helgrad n'en reconnaît que trois »: a bare number of what « en » takes up."""
    tokens = sentence.tokens
    them = any(t.lower in words(language, "of_them") for t in tokens[max(0, group.first - 1) : group.verb.i])
    if not them or group.cue.lemma not in words(language, "counting"):
        return None
    number = next((t for t in tokens[i : i + 4] if t.pos == "NUM" or t.text.isdigit()), None)
    if number is None or any(t.pos not in ("ADV", "ADP", "SCONJ", "DET", "NUM") for t in tokens[i : number.i]):
        return None
    start = i + 1 if tokens[i].lower in words(language, "complementizer") else i
    return Opening(Takes.NOUN, start, number, True)


def _from_to(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    """« réclament entre 2 % et 3 % de hausse »: a figure that « entre » opens, for a verb that takes any noun."""
    tokens = sentence.tokens
    counted = i + 1 < len(tokens) and tokens[i].lower in words(language, "between") and tokens[i + 1].text[0].isdigit()
    if not counted or (group.cue.nouns and not group.cue.numbers):
        return None
    head = next((t for t in tokens[i + 2 : i + 8] if t.pos == "NOUN"), None)
    return None if head is None else Opening(Takes.NOUN, i, head, True)


def _some(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """« réclament de la justice », « exige de l'équité »: part of a whole; not « exige de la mairie des excuses »."""
    tokens = sentence.tokens
    if group.cue.lemma not in words(language, "demanding") or i + 2 >= len(tokens):
        return False
    of, article, noun_told = tokens[i : i + 3]
    parted = of.lower in words(language, "bare_of") and article.lower in words(language, "definite_article")
    if not parted or noun_told.pos != "NOUN" or noun_told.morph.get("Number") != "Sing":
        return False
    ends = all(t.pos in ("PUNCT", "CCONJ") for t in tokens[i + 3 : i + 4])
    alone = ends and after(sentence, i + 1, language=language) == i + 2
    return alone or not surely_speaks(sentence, (i + 1, i + 2), language)


def _noun_behind(token: Token, language: str) -> bool:
    """« pointe de possibles abus », « pointe de graves « abus » », where the model has the adjective for a noun."""
    return token.pos == "NOUN" or token.text in words(language, "open_quote")


def _incised(tokens: tuple[Token, ...], group: Group) -> bool:
    """« « Trop tard », critique Paul Roy », where the name is who speaks."""
    return group.first == 0 or tokens[group.first - 1].text in (",", "»", '"', "”", "—", "–")


def _of_an_amount(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« davantage de bus »: whether token `i` is the « de » of such an adverb."""
    return tokens[i].lower in words(language, "bare_of") and tokens[i - 1].lower in words(language, "amount")


def _number(tokens: tuple[Token, ...]) -> bool:
    """« réclame plus de 6 000 euros », beside « réclame plus de moyens »."""
    return any(t.pos == "NUM" or t.text[0].isdigit() for t in tokens)
