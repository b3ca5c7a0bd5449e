"""Contents that are noun phrases: « dénonce la fermeture », « met en garde contre une pénurie », « parle d'une erreur ».

Which nouns a verb takes as something said is in the lexicon: « confirme l'arrestation », not « confirme la tendance ».
In quotation marks any noun will do.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Cue, Takes
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.quoting import singular
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.model.statement import Stance

_PLACE = 10  # words behind where one speaks in which « de » brings what about
_NEAR = 10  # words behind a noun in which marks open that go on with it
_PUT = 4  # words in such marks that are more than a title or a term


@dataclass(frozen=True, slots=True)
class Opening:
    """Content that begins at token `start`; `head` is its noun for noun phrases."""

    takes: Takes
    start: int
    head: Token | None = None
    marked: bool = False  # a noun phrase in quotation marks: « parle d'un « effort » »
    last: int | None = None  # the content's last token, where it is known: « assure le contraire »

    @property
    def noun(self) -> bool:
        """Whether the content is a noun phrase."""
        return self.takes in (Takes.NOUN, Takes.ABOUT)


def _figure(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« 900 », « trois millions », « « 800 à 1 000 » »: a number at the token, in marks or not."""
    i += tokens[i].text in words(language, "open_quote") and i + 1 < len(tokens)
    return tokens[i].text[0].isdigit() or tokens[i].pos == "NUM"


def starts_any(tokens: tuple[Token, ...], i: int, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases of several words begins at token `i`, its last word aside (« en faveur d'un »)."""
    for phrase in phrases:
        *first, _ = phrase.split()
        if first and [t.lower for t in tokens[i : i + len(first)]] == first:
            return True
    return False


def about(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    tokens = sentence.tokens
    cue = group.cue
    i = _past_told(sentence, i, cue, language)
    for j in range(
        i,
        min(
            i + (10 if {cue.particle or "", cue.lemma} & words(language, "warning_someone") else 1),
            len(tokens) - 1,
        ),
    ):
        low = tokens[j].lower
        taken = low in cue.prepositions  # « envers », a verb to the model
        if (is_finite(tokens[j]) and not taken) or tokens[j].text in (".", ";", ","):
            return None
        for preposition in cue.prepositions:
            wanted = preposition.split()
            wanted_here = low == preposition or (
                (preposition in words(language, "bare_of") and low in words(language, "of"))
                or (preposition in words(language, "bare_to") and low in words(language, "to"))
            )
            if len(wanted) > 1:  # « en faveur d'un », « en faveur du »
                held = [t.lower for t in tokens[j : j + len(wanted)]]
                wanted_here = (
                    held[:-1] == wanted[:-1] and bool(held[-1:]) and _same_preposition(held[-1], wanted[-1], language)
                )
            if not wanted_here or (j > group.last + 1 and tokens[j - 1].lower in words(language, "addressee")):
                continue  # « s'excuse auprès de ses clients »
            start = j + len(wanted) if low not in words(language, "contracted") else j + 1
            if start >= len(tokens):
                return None
            if (
                (low in words(language, "of_or_to") or low in words(language, "for"))
                and lead(sentence, start, language) is not None
                and (low in words(language, "for") or Takes.OF_INFINITIVE not in cue.takes)
            ):
                return Opening(Takes.ABOUT, start)
            head = _head(sentence, start)
            if low in words(language, "reckoned_at") and Takes.NOUN in cue.takes:  # « chiffre à 900 le nombre … »
                return (
                    Opening(Takes.ABOUT, j, head or tokens[start], True) if _figure(tokens, start, language) else None
                )
            if head is None:
                return None
            marked = _marked(sentence, start, head, language)
            figure = cue.numbers and tokens[start].text[0].isdigit()
            any_noun = cue.indefinite and (
                tokens[start].lower in words(language, "indefinite")
                or (tokens[start].pos == "DET" and head.lower.endswith(tuple(words(language, "abstract_ending"))))
            )
            nouns = () if Takes.NOUN in cue.takes else cue.nouns  # which are then those that need no preposition
            if (
                not marked
                and not figure
                and not (any_noun and fits(head, (), cue.not_nouns, language))
                and not fits(head, nouns, cue.not_nouns, language)
            ):
                return None
            return Opening(Takes.ABOUT, start, head, marked)
    return None


def about_this(sentence: Sentence, group: Group, end: int, language: str) -> Opening | None:
    """« a fait part lundi aux élus de cette intention »: what « this » points back to is no part of the person told."""
    pointing = words(language, "demonstrative_determiner") | words(language, "possessive")
    for token in sentence.tokens[group.last + 2 : end]:
        if token.lower in pointing and sentence.tokens[token.i - 1].lower in group.cue.prepositions:
            return about(sentence, group, token.i - 1, language)
    return None


def about_behind_place(sentence: Sentence, group: Group, language: str) -> Opening | None:
    """« s'étonne dans un courrier du silence du préfet », « se plaint à la mairie du bruit »: behind where or to whom.

    The first « de » with an article; right behind the noun it may tell whose that is (« au tribunal de la ville »).
    """
    tokens = sentence.tokens
    if not group.cue.reflexive or not words(language, "bare_of") & set(group.cue.prepositions):
        return None
    told = words(language, "addressee")
    behind = next((t for t in tokens[group.last + 1 :] if t.pos != "ADV" or t.lower in told), tokens[-1])
    place = setting_at(sentence, behind.i, language, between=True)
    if place is None and behind.lower in told:
        place = next((t.i for t in tokens[behind.i + 1 : behind.i + 4] if t.pos in NOMINAL), None)
    if place is None:
        return None
    for token in tokens[place + 1 : place + _PLACE]:
        if token.pos == "PUNCT" or is_finite(token) or token.i + 1 >= len(tokens):
            return None
        contracted = token.lower in words(language, "contracted")
        if token.lower in words(language, "of") and (contracted or tokens[token.i + 1].pos == "DET"):
            whose = token.i + 1, after(sentence, token.i + 1, language=language)
            if token.i > place + 1 or not surely_speaks(sentence, whose, language):
                return about(sentence, group, token.i, language)
    return None


def _past_told(sentence: Sentence, i: int, cue: Cue, language: str) -> int:
    """« a donné des instructions au gouvernement pour … »: past the person told, where one of the prepositions follows."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or tokens[i].lower not in words(language, "addressee"):
        return i
    if any(_same_preposition(tokens[i].lower, p, language) for p in cue.prepositions):
        return i
    end = after(sentence, i + 1, language=language) + 1
    return end if end < len(tokens) and tokens[end].lower in cue.prepositions else i


def _same_preposition(word: str, preposition: str, language: str) -> bool:
    return word == preposition or any(
        preposition in words(language, name) and word in words(language, name) for name in ("of", "to")
    )


def _head(sentence: Sentence, i: int, language: str = "fr") -> Token | None:
    """The noun that heads the phrase beginning at `i`; « ce que … » heads itself."""
    tokens = sentence.tokens
    following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if tokens[i].lower in words(language, "demonstrative") and following in words(language, "after_demonstrative"):
        return tokens[i]
    in_marks: Token | None = None
    for token in tokens[i : i + 7]:
        if token.pos in ("NOUN", "PROPN") or (token.pos == "ADJ" and token.dep.startswith("obj")):
            return token  # « deux autres centrales », which the model takes for an adjective
        article = tokens[token.i - 1].pos == "DET" or (
            tokens[token.i - 1].pos == "ADJ" and tokens[token.i - 2].pos == "DET"
        )
        if token.pos == "VERB" and token.dep.startswith("obj") and article:
            return token  # « sa remise en liberté », which the model takes for a participle
        if in_marks is not None and token.text in words(language, "close_quote"):
            return in_marks  # « une « prouesse » », which the model takes for an adjective or an adverb
        behind_mark = tokens[token.i - 1].text in words(language, "open_quote")
        owned = token.i > i + 1 and tokens[token.i - 2].pos == "DET" and _one_piece(tokens, token.i, language)
        if behind_mark and owned and token.pos == "VERB":
            return token  # « un « parler vrai » »
        if token.pos not in ("DET", "ADJ", "NUM", "ADV", "ADP") and token.text not in words(language, "open_quote"):
            return None
        marked = behind_mark and (token.pos == "ADJ" or owned)
        in_marks = token if marked else in_marks
    return None


def _one_piece(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« un « emballement médiatique » »: marks close within some words and hold no verb, whatever the model sees in them."""
    end = next((t.i for t in tokens[i : i + 6] if t.text in words(language, "close_quote")), None)
    return end is not None and not any(is_finite(t) or t.pos == "PUNCT" for t in tokens[i:end])


def _marked(sentence: Sentence, i: int, head: Token, language: str) -> bool:
    """Whether the phrase at `i` stands in quotation marks, its noun does, or what it is said to be: then any noun will do."""
    tokens, opens = sentence.tokens, words(language, "open_quote")
    return any(t.text in opens for t in tokens[i : head.i]) or _put_in_marks(tokens, head, language)


def _put_in_marks(tokens: tuple[Token, ...], head: Token, language: str) -> bool:
    """« évoque l'importance « de tout dire aux habitants » »: a noun goes on in marks, longer than a title or a term."""
    mark = next((t.i for t in tokens[head.i + 1 : head.i + _NEAR] if t.text in words(language, "open_quote")), None)
    if mark is None or mark + 1 >= len(tokens) or any(t.pos in (*VERBAL, "PUNCT") for t in tokens[head.i + 1 : mark]):
        return False
    if tokens[mark].text == '"' and tokens[mark].end < tokens[mark + 1].start:
        return False  # a mark that closes what opened before
    close = next((t.i for t in tokens[mark + 1 :] if t.text in words(language, "close_quote")), len(tokens))
    return close - mark > _PUT and tokens[mark + 1].text[0].islower()


def fits(head: Token, nouns: tuple[str, ...], not_nouns: tuple[str, ...], language: str) -> bool:
    """Whether the noun is one that a cue takes: one of `nouns`, or any where that is empty; none of `not_nouns`."""
    forms = {head.lemma.lower(), head.lower, singular(head.lower)}
    if among_nouns(forms, not_nouns, language):
        return False
    return not nouns or among_nouns(forms, nouns, language)


def _counted_time(tokens: tuple[Token, ...], i: int, head: Token, language: str) -> bool:
    """« requiert dix-huit mois ferme », « annonce deux jours de grève »: a span of time that is what is said."""
    behind = tokens[head.i + 1] if head.i + 1 < len(tokens) else None
    counted = any(t.pos == "NUM" for t in tokens[i : head.i])
    goes_on = words(language, "of") | words(language, "manner_preposition")
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


def _past_asked(sentence: Sentence, i: int, cue: Cue, language: str) -> int:
    """« exige de la direction une hausse »: past whom something is demanded of, else `i`."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or cue.lemma not in words(language, "demanding"):
        return i
    if tokens[i].lower not in words(language, "of") or not (
        tokens[i + 1].pos in ("DET", "PROPN") or tokens[i].lower in words(language, "of_the")
    ):
        return i
    end = after(sentence, i + 1, language=language)
    behind = tokens[end + 1] if end + 1 < len(tokens) else tokens[i]
    asked = behind.pos == "DET" and surely_speaks(sentence, (i + 1, end), language)
    return end + 1 if asked else i


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
    them = any(t.lower in words(language, "of_them") for t in tokens[group.first : group.verb.i])
    if not them or group.cue.lemma not in words(language, "counting"):
        return None
    number = next((t for t in tokens[i : i + 4] if t.pos == "NUM" or t.text.isdigit()), None)
    if number is None or any(t.pos not in ("ADV", "ADP", "SCONJ", "DET", "NUM") for t in tokens[i : number.i]):
        return None
    start = i + 1 if tokens[i].lower in words(language, "complementizer") else i
    return Opening(Takes.NOUN, start, number, True)


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


def noun(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    tokens = sentence.tokens
    if any(t.lower in words(language, "direct_clitic") and t.pos != "DET" for t in tokens[group.first : group.verb.i]):
        return None
    if (count := _count_of_them(sentence, group, i, language)) is not None:
        return count
    told = _past_addressee(sentence, group.last + 1, language)
    i = _past_addressee(sentence, i, language) if told == group.last + 1 else told
    i = _past_asked(sentence, i, group.cue, language)
    if group.last + 1 < i < len(tokens) and _of_an_amount(tokens, i, language):
        i -= 1  # « demande davantage de bus », whose adverb was passed as one of manner
    if i >= len(tokens):
        return None
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else token
    quoted = token.text in words(language, "open_quote")
    if quoted and following.lower in words(language, "demonstrative") and _head(sentence, i + 1, language) == following:
        return Opening(Takes.NOUN, i, following, True)  # « a remercié « ceux qui ont veillé » »
    if quoted and (following.pos in ("PRON", "VERB", "AUX", "SCONJ") or is_finite(following)):
        return None
    partitive = token.lower in words(language, "of") and (
        token.lower in words(language, "of_the")
        or group.negated
        or following.pos == "ADJ"
        or (following.pos == "NOUN" and i + 2 < len(tokens) and _noun_behind(tokens[i + 2], language))
        or (following.text in words(language, "open_quote") and Takes.OF_INFINITIVE not in group.cue.takes)
    )
    if group.cue.owned and token.lower not in words(language, "possessive"):
        return None
    if group.cue.indefinite and token.lower not in words(language, "indefinite"):
        return None  # « dresse un bilan de dix morts », not « dresse le bilan de l'essai »
    ranged = token.lower in words(language, "bare_of") and following.text[0].isdigit()  # « prévoit de 5 à 10 cm »
    measured = token.pos == "ADV" and following.lower in words(language, "bare_of")
    counted = measured and (_number(tokens[i + 2 : i + 4]) or _of_an_amount(tokens, i + 1, language))
    if not (quoted or partitive or counted or ranged) and token.pos not in (
        "DET",
        "NOUN",
        "PROPN",
        "NUM",
        "PRON",
        "ADJ",
    ):
        return None
    taken = (t for t in tokens[i : i + 4] if among_nouns((t.lower,), group.cue.nouns, language, by_ending=False))
    head = next(taken, None) or _head(sentence, i)
    if head is None and quoted and following.pos in ("DET", "NUM", "ADJ"):
        head = following  # « y voit « un premier pas » », whatever the model takes « pas » for
    people = group.cue.lemma in words(language, "judging_people") and not _incised(tokens, group)
    if head is None or (head.label == "PER" and not people):
        return None
    marked = _marked(sentence, i, head, language)
    times = words(language, "day") | words(language, "month") | words(language, "time_noun")
    if head.lower in times and not marked and not _counted_time(tokens, i, head, language):
        return None
    if head.pos == "PROPN" and token.pos == "PROPN" and not people:
        return None
    whole = group.cue.stance is Stance.DENIES and token.lower in words(language, "total")
    if not marked and not whole and not fits(head, group.cue.nouns, group.cue.not_nouns, language):
        return None
    if token.lower not in words(language, "definite_article") and not fits(head, (), group.cue.not_counted, language):
        return None
    bare = not marked and not any(t.pos == "NUM" for t in tokens[i : head.i])
    if group.cue.numbers and bare and token.lower in words(language, "definite_article"):
        return None  # « recense les victimes des crues »
    inverted = head.dep.startswith("nsubj") and head.head == group.verb.i and group.finite
    if inverted and group.first > 0 and tokens[group.first - 1].text in (",", "»", '"'):
        return None  # « …, annonce la compagnie » : the noun is the speaker, the parse says
    opens = following.text in words(language, "open_quote") and token.lower in words(language, "of")
    start = i + 1 if opens and len(token.text) <= 2 else i  # « dénonce d'« énormes … » »
    return Opening(Takes.NOUN, start, head, marked)
