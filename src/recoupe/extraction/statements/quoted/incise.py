"""The incise: the clause with inverted subject that names the speaker after or inside what is said.

« Les ministres se réuniront vendredi, a annoncé le ministère. » and « “Non”, répond-elle » end in one; « le pont, a dit
le préfet, tiendra » is cut by one. Read from the surface, from a comma or a closing mark on. Which of them end a clause
without marks is told in `clause_incise`; what they report is cut out by `direct` and `postposed`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from recoupe.extraction.entities.addresses import address_end
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named, readings
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.circumstances import past_when_and_whom
from recoupe.extraction.statements.phrases.enumerations import members_listed
from recoupe.extraction.statements.phrases.name_in_marks import named_in_marks, speaker_in_marks
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.papers import paper_says
from recoupe.extraction.statements.phrases.speaker_phrases import (
    can_speak,
    phrase_end,
    speaker_after,
    wearers,
    with_others,
)
from recoupe.extraction.statements.quoted.sayings import Saying, infinitive_saying, saying_at
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.forms import is_finite, plural_form
from recoupe.extraction.statements.verbs.whole_clauses import complete
from recoupe.model.span import Span

_TRIGGERS = frozenset({",", "»", '"', "›", "'", "!", "?", "…", "...", "–", "—", "-", ")", "''", ">>"})

_SIGN = 4  # tokens of « l'une des banderoles »


@dataclass(frozen=True, slots=True)
class Incise:
    """Tokens `first` to `last` (the end of the speaker's phrase) of `sentence`."""

    sentence: Sentence
    first: int
    last: int
    saying: Saying
    phrase: Phrase | None  # None where nobody is named (« peut-on lire »)

    def cue(self, text: str) -> Span:
        """The words of the verb."""
        tokens = self.sentence.tokens
        return Span.of(text, tokens[self.saying.first].start, tokens[self.saying.last].end)

    def source(self, text: str) -> Span | None:
        """The words that name the speaker."""
        return None if self.phrase is None else span_of(self.sentence, self.phrase, text)

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where the last word of the speaker's phrase or of the verb ends."""
        return self.sentence.tokens[max(self.last, self.saying.last)].end


def incise_after_quotation(
    sentence: Sentence, k: int, *, clause: bool, language: str = "fr", stop: int | None = None
) -> Incise | None:
    """The incise that begins at token `k`, right after a closing mark and its comma. `clause`: the quotation has a verb."""
    found = read_incise(sentence, k, language, stop)
    if found is None:
        return None
    if found.saying.pronoun is not None:
        asks_back = turned(sentence.tokens, 0, language) and not complete(sentence, 0, k, language)
        return None if asks_back else found
    assert found.phrase is not None
    told = named_in_marks(sentence, found.phrase, language) or can_speak(sentence, found.phrase, language)
    told = told or paper_says(sentence, found.phrase, found.saying.lemma, language) or told
    slip = told is True and clause and sentence.tokens[k - 1].text == "," and _closes(sentence, found.last + 1)
    if noun_before_its_complement(sentence, found, language) or not (slip or agrees(sentence, found, language)):
        return None
    if found.saying.known:
        action = (
            told is False and sentence.tokens[found.phrase[0]].pos == "DET"
        )  # « X - « … » - prône l'abandon du plan »
        told = told or _by_what_they_wear(sentence, found.phrase, language) or _sign(sentence, found.phrase, language)
        return found if told or (clause and not action) else None
    if of_the_subject(sentence, found, language):
        return None
    awaited = _has_subject_before(sentence, k, language) or _awaits_its_verb(sentence, k, language)
    return found if told and clause and not awaited else None


def _awaits_its_verb(sentence: Sentence, k: int, language: str) -> bool:
    """« Le bal, ou « nuit des lampions », a réuni la ville »: words ahead of the marks that have no verb before token `k`."""
    opening = next((t.i for t in sentence.tokens[:k] if t.text in words(language, "open_quote")), 0)
    return opening > 0 and not complete(sentence, 0, k, language)


def _has_subject_before(sentence: Sentence, k: int, language: str) -> bool:
    """« Les pages « A » comptent cent membres »: right behind the mark the verb of the noun before the marks."""
    tokens = sentence.tokens
    if tokens[k - 1].text not in words(language, "close_quote"):
        return False
    opening = next((t.i for t in tokens[:k] if t.text in words(language, "open_quote")), 0)
    before = tokens[:opening]
    return bool(before) and before[-1].pos == "NOUN" and not any(map(is_finite, before))


def _closes(sentence: Sentence, i: int) -> bool:
    """« « … », déclare les élus, »: whether the sentence or its clause ends before token `i`."""
    return i >= len(sentence.tokens) or sentence.tokens[i].pos == "PUNCT"


def _by_what_they_wear(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« « Tous ensemble », ont lancé les gilets jaunes »: whether the phrase names people by what they wear."""
    first = phrase[0] + (sentence.tokens[phrase[0]].pos == "DET")
    return wearers(sentence.tokens[first:], language)


def _sign(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« « Rendez la gare », proclame une inscription »: whether the phrase is what carries words."""
    return any(among(t, named(language, "signboard", "sign")) for t in sentence.tokens[phrase[0] : phrase[0] + _SIGN])


def of_the_subject(sentence: Sentence, incise: Incise, language: str) -> bool:
    """« L'Estalie, « qui parle à tous », est prête à recevoir le roi »: être without « se » says it of who stands before."""
    held = sentence.tokens[incise.first : incise.saying.last + 1]
    reflexive = any(t.lower in words(language, "reflexive") for t in held)
    return _carrier(sentence, incise, language).lower in words(language, "be") and not reflexive


def turned(tokens: tuple[Token, ...], begin: int, language: str) -> bool:
    """« Ainsi le maire, pressé, se dit-il prêt »: whether an adverb at token `begin` turns the subject that follows it."""
    behind = past_phrase(tokens, begin, language, "turns_subject")
    return behind is not None and behind < len(tokens) and tokens[behind].text != ","


def triggers(sentence: Sentence) -> tuple[int, ...]:
    """Token indices at which an incise could begin: after a comma, a mark or a dash."""
    tokens = sentence.tokens
    return tuple(
        i + 1 for i in range(len(tokens) - 1) if tokens[i].text in _TRIGGERS and tokens[i + 1].text not in _TRIGGERS
    )


def _told_on(sentence: Sentence, k: int, language: str) -> bool:
    """« « Le gel a tout pris », et d'ajouter le vigneron, « … » »: an « et » before the infinitive behind what marks hold."""
    tokens = sentence.tokens
    if (
        k < 2
        or tokens[k].lower not in words(language, "and")
        or tokens[k - 2].text not in words(language, "close_quote")
    ):
        return False
    alone = tokens[0].text in words(language, "open_quote") and tokens[k - 1].text == ","
    return alone and any(map(is_finite, tokens[1 : k - 2])) and infinitive_saying(sentence, k + 1, language) is not None


def read_incise(sentence: Sentence, k: int, language: str, stop: int | None) -> Incise | None:
    """The verb from token `k` on and the phrase behind it, before token `stop`, whatever stands before the two."""
    tokens = sentence.tokens
    k += _told_on(sentence, k, language)
    as_said = tokens[k].lower in words(language, "as")
    i = k + as_said  # « comme le précise X »
    while i < len(tokens) and _adverb(tokens[i], language):
        i += 1
    asks = any(t.lower in words(language, "question_word") | words(language, "complementizer") for t in tokens[k:i])
    if i - k > 2 or i >= len(tokens) or asks:
        return None  # « S'ils l'ignorent, comment peuvent-ils en juger ? »
    saying = (
        saying_at(sentence, i, language) or infinitive_saying(sentence, i, language) or _unknown(sentence, i, language)
    )
    if saying is None or (as_said and not _told_so(saying, language)):
        return None
    if i > k and tokens[saying.first].lower in words(language, "of"):
        return None  # « … », afin d'établir une liste »
    if saying.pronoun is not None:
        phrase: Phrase | None = (saying.pronoun.i, saying.pronoun.i)
        if saying.pronoun.lower in words(language, "impersonal"):
            phrase = _impersonal(sentence, saying, language)
        elif _undergone(sentence, saying, language):
            behind = _impersonal(sentence, saying, language)
            phrase = None if behind == phrase else behind
        return Incise(sentence, i, max(saying.last, phrase[1] if phrase else 0), saying, phrase)
    end = len(tokens) if stop is None else stop
    after = past_phrase(tokens, saying.last + 1, language, "itself") or saying.last + 1  # « reconnaît lui-même X »
    phrase = speaker_in_marks(sentence, after, language, known=saying.known)
    phrase = phrase or _noble(sentence, saying, end, language) or speaker_after(sentence, after, end, language)
    parted = tokens[saying.first].lower in words(language, "of") and phrase is not None and phrase[0] > saying.last + 1
    if phrase is None or parted or _of_a_noun(tokens, saying.last, phrase, language):
        return None  # « …, parlent au nom des absents »
    if _passive(tokens[saying.first : saying.verb.i], language):
        return None  # « La rumeur, née dans « Le Phare », a été démentie par le port »
    if _other_incise(tokens[saying.last + 1 : phrase[0]]):
        return None  # « permet de classer, d'illustrer, de faire visiter la mer »
    found = Incise(sentence, i, phrase[1], saying, phrase)
    if plural_form(_carrier(sentence, found, language), saying.lemma, language):
        phrase = with_others(sentence, phrase, end, language)
    return replace(found, last=phrase[1], phrase=phrase)


def _passive(auxiliaries: tuple[Token, ...], language: str) -> bool:
    """« a été démenti »: to have and to be before a participle."""
    held = {t.lower for t in auxiliaries}
    return bool(held & words(language, "have")) and bool(held & words(language, "be"))


def _noble(sentence: Sentence, saying: Saying, stop: int, language: str) -> Phrase | None:
    """« « Non », a souligné de Villepin devant la presse »: a surname that opens with « de », where no subject follows; not
    « a dit de Roux son rival ».
    """
    tokens, first = sentence.tokens, saying.last + 1
    if not saying.known or first + 1 >= stop or tokens[first].lower not in words(language, "of"):
        return None
    landed = tokens[first + 1].lower in words(language, "definite_article") and first + 2 < stop
    article, surname = tokens[first + 1], tokens[first + 1 + landed]
    titled = landed and article.text[0].isupper() and surname.label  # « de La Tour »
    if not surname.text[0].isupper() or not (titled or surname.label == "PER"):
        return None
    last = phrase_end(sentence, first, stop, language)
    closed = last + 1 >= stop or tokens[last + 1].pos in ("PUNCT", "ADP", "ADV")
    return (first, last) if closed else None


def _of_a_noun(tokens: tuple[Token, ...], last: int, phrase: Phrase, language: str) -> bool:
    """« au nom des absents »: whether the phrase hangs on a noun that stands between it and the verb."""
    first = phrase[0]
    named_by = tokens[first - 1].lower in words(language, "on_behalf") and first - 1 > last
    return named_by and tokens[first].lower in words(language, "of")


def _other_incise(between: tuple[Token, ...]) -> bool:
    """« « La rigueur » est citée, note X, pour qui Y … »: whether a verb follows a comma before whoever is named."""
    return any(a.text == "," and is_finite(b) for a, b in pairwise(between))


def _told_so(saying: Saying, language: str) -> bool:
    """Whether somebody said what « comme » brings; not « comme le fit mon oncle », nor « comme dirait mon oncle »."""
    would = any(f.kind == "conditional" for f in readings(saying.verb.lower, language))
    return saying.lemma not in named(language, "doing") and not (would and saying.first == saying.last)


def noun_before_its_complement(sentence: Sentence, incise: Incise, language: str) -> bool:
    """« La crue monte, menace pour toute la vallée »: a noun in apposition that looks like a verb."""
    tokens, saying = sentence.tokens, incise.saying
    after = saying.last + 1
    phrase = incise.phrase
    led = () if phrase is None else tokens[after : phrase[0]]
    plain = bool(led) and not any(t.lower in clause_openers(language) | words(language, "of") for t in led)
    if phrase is not None and plain and can_speak(sentence, phrase, language):
        return False  # « …, note dans son rapport l'Observatoire des prisons »
    if (
        saying.first != saying.last
        or saying.verb.pos != "NOUN"
        or after >= len(tokens)
        or tokens[after].pos not in ("ADP", "ADJ")
    ):
        return False
    return adverbial_at(tokens, after, language) is None  # « …, juge pour sa part le journal »


def _undergone(sentence: Sentence, saying: Saying, language: str) -> bool:
    """« est-il écrit dans le rapport », « a-t-il été précisé »: « il » is nobody."""
    assert saying.pronoun is not None
    before = sentence.tokens[saying.first : saying.verb.i]
    be = any(t.lower in words(language, "be") for t in before)
    does = saying.last > saying.verb.i or any(t.lower in words(language, "reflexive") for t in before)
    return (
        be and not does and saying.pronoun.lower.strip("-") in words(language, "he")
    )  # no « s'est-il contenté de dire »


def _adverb(token: Token, language: str) -> bool:
    """Whether the token is an adverb before the verb, no form of a verb that the model has for one (« dément »)."""
    if token.pos != "ADV" or token.lower in words(language, "object_clitic"):
        return False
    return not any(f.kind == "finite" for f in readings(token.lower, language))


def _unknown(sentence: Sentence, i: int, language: str) -> Saying | None:
    """A verb that neither the lexicon nor the model knows (« …», tweete l'un d'eux »): a phrase that can speak follows."""
    token = sentence.tokens[i]
    if token.pos in ("DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "PUNCT", "NUM") or not token.text.islower():
        return None
    if not token.lower.endswith(tuple(named(language, "verb_ending"))) or i + 1 >= len(sentence.tokens):
        return None
    following = sentence.tokens[i + 1]
    if following.pos != "PROPN" and following.lower not in named(language, "article"):
        return None
    return Saying(i, i, token, token.lemma, False, None, False, False)


def _impersonal(sentence: Sentence, saying: Saying, language: str) -> Phrase | None:
    """Who stands behind « on »: where one reads it (« dans un avis de la mairie »), where one says it (« à Bercy »)."""
    tokens = sentence.tokens
    i = saying.last + 1
    while i < len(tokens) and tokens[i].pos == "ADV":
        i += 1
    if (end := address_end(tokens, i)) is not None:
        return i, end  # « précise-t-on rue de Valois »
    origin = past_when_and_whom(sentence, i, language)
    sources = named(language, "behind" if saying.lemma in named(language, "reading") else "heard_from")
    if i < origin < len(tokens) and tokens[origin].lower in sources:
        i = origin
    if i + 1 < len(tokens) and tokens[i].pos == "ADP":
        while i < len(tokens) and tokens[i].lower in named(language, "behind"):
            i += 1
        if tokens[i - 1].lower in named(language, "without_article") and i < len(tokens) and tokens[i].text.islower():
            return (saying.pronoun.i, saying.pronoun.i) if saying.pronoun is not None else None  # « en interne »
        found = speaker_after(sentence, i, len(tokens), language)
        if i < len(tokens) and tokens[i - 1].lower in words(language, "contracted") and tokens[i].pos == "NOUN":
            found = i, phrase_end(sentence, i, len(tokens), language)  # « assure-t-on au parquet de Valmer »
        if found is not None and found[0] == i and can_speak(sentence, found, language) is not False:
            return found
        if found is not None and found[0] == i and saying.lemma in named(language, "reading"):
            return found
    if saying.lemma in named(language, "reading"):
        return None
    return (saying.pronoun.i, saying.pronoun.i) if saying.pronoun is not None else None


def agrees(sentence: Sentence, incise: Incise, language: str) -> bool:
    """Whether verb and speaker agree in number, by the forms of the verb and of the phrase's first word."""
    assert incise.phrase is not None
    tokens = sentence.tokens
    if tokens[incise.first].lower in words(language, "of"):
        return True  # « de dire les élus »
    first, last = incise.phrase
    inside = tokens[first : last + 1]
    joined = any(t.lower in words(language, "conjunction") | words(language, "number_noun") for t in inside)
    noble = inside[0].lower in words(language, "of") and last > first and inside[1].text[0].isupper()
    opening = inside[noble]  # « a souligné de Villepin »
    bare = opening.text[:1].isupper() and opening.pos != "DET"  # « a indiqué Médecins sans frontières »
    plural = (opening.morph.get("Number") == "Plur" and not bare) or opening.lower in named(language, "plural_opening")
    single = opening.morph.get("Number") == "Sing" and opening.pos == "DET"
    carrier = _carrier(sentence, incise, language)
    chained = carrier.i == incise.saying.verb.i and incise.saying.last > carrier.i  # « vient de dire »
    if plural_form(carrier, carrier.lemma if chained else incise.saying.lemma, language):
        return not single or joined or bool(members_listed(sentence, incise.phrase, language))
    return not plural or joined


def _carrier(sentence: Sentence, incise: Incise, language: str) -> Token:
    """The finite word of the verb: its auxiliary, where it has one."""
    either = words(language, "have") | words(language, "be")
    held = sentence.tokens[incise.first : incise.saying.last + 1]
    return next(
        (t for t in held if t.lower in either),
        next((t for t in held if t.lower not in words(language, "object_clitic")), incise.saying.verb),
    )
