"""Hearsay: what the outlet tells in the conditional mood without naming a source.

« Des milliers de soldats s'entraîneraient en Russie » keeps its distance; « si le pont cédait, dix villages seraient
isolés » is a hypothesis, « il savait que le train partirait » a future in the past, « il serait temps » politeness,
« la mesure coûterait un milliard » a forecast: none is hearsay. The perfect (« aurait été tué ») says more than the
present, which is read only of verbs for states and doings, where no sentence beside it goes on in the conditional (« La ville
s'arrêterait. Les usines fermeraient. »). The model calls imperfects conditionals; the endings decide. Not told apart: the
future of a story told in the past (« Il partit. Il reviendrait un an après. »).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile

from recoupe.extraction.conjugation import is_conditional, longest, readings_of
from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.frame_cues import starts_frame
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import starts_with
from recoupe.extraction.statements.lexicon.words import Words, words
from recoupe.extraction.statements.phrases.clause_subjects import counted_phrase
from recoupe.extraction.statements.phrases.nominal_words import nominal
from recoupe.extraction.statements.phrases.noun_phrases import around, head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.cuts import reports
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.main_clauses import before_waiting_verb
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.insertions import within_inset
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance
from recoupe.rules.loader import load
from recoupe.rules.phrases import by_first_word, phrase_words

_AGE = 5  # words from « eu » to the age
_ONLY = 5  # words from a verb to the « que » of « ne … que »
_COUNT = 5  # words of « au moins une dizaine »
_JUDGED = 8  # words from a verb to the « que » behind what it judges: « il serait pour le moins paradoxal que »


@cache
def _named(language: str, name: str) -> frozenset[str]:
    return next(frozenset(w.words) for w in load(language, "hearsay", "words", Words) if w.name == name)


def find_hearsay(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates without source; those within somebody's words are for `assemble` to drop."""
    for view in views(parsed, language):
        if hypothetical(view.sentence, language) or any(
            starts_frame(view.sentence.tokens, i, language) for i in range(len(view.sentence.tokens))
        ):
            continue
        last = -1
        for token in view.sentence.tokens:
            if token.i > last and _conditional(token, language):
                candidate = _candidate(parsed, view, token)
                if candidate is not None:
                    yield candidate
                    last = view.sentence.at(candidate.content[0].start, candidate.content[0].end)[-1].i


def hypothetical(sentence: Sentence, language: str) -> bool:
    """Whether the sentence asks, or makes a condition: « si le pont cédait », « en cas de crue »."""
    tokens = sentence.tokens
    if tokens[-1].text == "?" or tokens[0].lower in words(language, "complementizer"):
        return True  # « Qu'elle renonce, elle perdrait ses voix »
    phrases = _hypotheses(language)
    conceded = {i for t in tokens for i in _conceded(tokens, t.i, language)}
    return any(starts_with(tokens, t.i, p) for t in tokens if t.i not in conceded for p, _ in phrases.get(t.lower, ()))


def _conceded(tokens: tuple[Token, ...], i: int, language: str) -> tuple[int, ...]:
    """« même si aucun suspect n'est connu »: its two words, where a verb of the present tells a fact and no hypothesis."""
    if not any(starts_with(tokens, i, phrase_words(p)) for p in _named(language, "concession")):
        return ()
    verb = next((t for t in tokens[i:] if t.morph.get("VerbForm") == "Fin"), None)
    fact = verb is not None and verb.morph.get("Mood") == "Ind" and verb.morph.get("Tense") == "Pres"
    return (i, i + 1) if fact else ()


@cache
def _hypotheses(language: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """The words that open a hypothesis, each time with their phrase, by the first of them."""
    return by_first_word((phrase_words(phrase), phrase) for phrase in sorted(_named(language, "hypothesis")))


def _candidate(parsed: ParsedArticle, view: View, token: Token) -> Candidate | None:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if view.enclosing(token.start, token.end) is not None:
        return None
    participle = _participle(sentence, token, language)
    verb = token if participle is None else participle
    if _no_report(parsed, sentence, token, participle, language):
        return None
    first = token.i
    while first > 0 and tokens[first - 1].lower in words(language, "object_clitic") and tokens[first - 1].pos != "DET":
        first -= 1
    beside = tokens[max(0, first - 1) : first] + tokens[token.i + 1 : token.i + 2]
    if any(t.lower in _named(language, "imagining") for t in beside):
        return None  # « ce qu'on appellerait un écart », « aurait-il tort »
    begin = _whole(view, first, _subject(view, token, verb, first))
    if begin is None or (participle is None and _asked(tokens, begin[0], language)):
        return None
    end = within_inset(tokens, first, content_end(view, first, None))
    if end < token.i:
        return None
    end = _relative_end(view, begin[0], token, end)
    near = verb.i - token.i < 7
    cue = Span.of(view.text, tokens[first].start, max(token.end, verb.end) if near else token.end)
    rest = view.words_of(first, end)
    start, subject_end = begin
    states = token.lower in words(language, "be") | words(language, "have")
    happens = not states and _happening(sentence, start, subject_end, language)
    if participle is None and (happens or _valued(view, token, begin)):
        return None  # « une fermeture supprimerait 300 emplois »: what would follow, not what is said to be
    if subject_end == first - 1:
        content: tuple[Span, ...] = (Span.of(view.text, tokens[start].start, rest.end),)
    else:  # « Un industriel s'est manifesté et proposerait … »
        content = (Span.of(view.text, tokens[start].start, tokens[subject_end].end), rest)
    score = 0.8 if participle is not None else 0.6
    return Candidate(content, None, cue, Stance.ASSERTS, "hearsay/conditional", score, hearsay=True)


def _no_report(
    parsed: ParsedArticle, sentence: Sentence, token: Token, participle: Token | None, language: str
) -> bool:
    """Whether the conditional wishes, judges, or tells what would follow or did not come about."""
    tokens, verb = sentence.tokens, token if participle is None else participle
    if {token.lemma, verb.lemma} & _named(language, "modal") or _would_have_had_to(sentence, token, language):
        return True
    if participle is None and (_follows(sentence, token, language) or _negated(sentence, token, language)):
        return True
    if participle is None and _in_scenario(parsed, sentence, language):
        return True
    until = token.i + 4 if participle is None else participle.i
    if any(t.lower in _named(language, "impersonal_adjective") for t in tokens[token.i + 1 : until]):
        return True
    return _judged_by_author(tokens, token, language) or _unreal(tokens, token, verb, language)


def _judged_by_author(tokens: tuple[Token, ...], token: Token, language: str) -> bool:
    """« Il aurait été scandaleux que le maire refuse »: what it would be, whoever writes judges and nobody reports.

    « Il aurait été établi que le frein était usé » (a participle), « il serait furieux que le club l'ait vendu » (a feeling)
    and « il serait plus âgé que sa victime » (a comparison) are hearsay.
    """
    before = token.i - 1 - (tokens[token.i - 1].lower in words(language, "negation"))
    if before < 0 or tokens[before].lower not in words(language, "expletive"):
        return False
    ahead = tokens[token.i + 2 : token.i + _JUDGED]
    que = next((t for t in ahead if t.text == "," or t.lower in words(language, "complementizer")), None)
    if que is None or que.text == ",":
        return False
    what = tokens[que.i - 1]
    done = what.pos not in ("ADJ", "NOUN") and what.lower.endswith(tuple(_named(language, "participle_ending")))
    if done or among(what, named(language, "felt")):
        return False
    clause = takewhile(lambda t: t.text != ",", tokens[que.i + 1 :])
    verb = next((t for t in clause if is_finite(t)), None)
    if verb is None:
        more, of_all = tokens[que.i - 2], tokens[que.i - 3].pos == "DET"  # « pour le moins paradoxal » compares nothing
        return more.lower not in words(language, "comparative") or of_all
    wished, told = _named(language, "subjunctive_ending"), _named(language, "indicative_ending")
    return longest(verb.lower, wished) > longest(verb.lower, told)


def _unreal(tokens: tuple[Token, ...], token: Token, verb: Token, language: str) -> bool:
    """« …, ce qui aurait surpris », « L'inverse aurait étonné », « Il aurait eu 45 ans en mai »: what did not come about."""
    before = tokens[: token.i]
    first = len(before) - sum(
        1 for _ in takewhile(lambda t: t.lower in words(language, "object_clitic"), reversed(before))
    )
    subject_end = before[max(0, first - 1)] if before else token
    this = (
        first > 1 and tokens[first - 2].lower in words(language, "this") and subject_end.lower in words(language, "who")
    )
    if this or among(subject_end, _named(language, "reverse")):
        return True
    aged = [t for t in tokens[verb.i + 1 : verb.i + _AGE] if t.lower in words(language, "year_of_age")]
    counted = bool(aged) and (tokens[aged[0].i - 1].pos == "NUM" or tokens[aged[0].i - 1].text.isdigit())
    return token.lower in words(language, "would_have") and counted and verb.lower in _named(language, "reaching_age")


def _would_have_had_to(sentence: Sentence, token: Token, language: str) -> bool:
    """« aurait mérité de », « aurait dû »: a participle of a modal verb, be it an adjective to the model."""
    near, modal = sentence.tokens[token.i + 1 : token.i + 3], _named(language, "modal")
    return token.lower in words(language, "would_have") and any(
        form.kind == "past" for t in near for form in readings_of(t.lower, modal, language)
    )


def _in_scenario(parsed: ParsedArticle, sentence: Sentence, language: str) -> bool:
    """Whether a sentence beside this one tells what would follow: « La ville s'arrêterait. Les usines fermeraient. »"""
    at = parsed.sentences.index(sentence)
    beside = parsed.sentences[max(0, at - 2) : at] + parsed.sentences[at + 1 : at + 2]
    near = (t for s in beside if s.paragraph == sentence.paragraph for t in s.tokens)
    if any(_conditional(t, language) and t.lower not in words(language, "conditional_auxiliary") for t in near):
        return True
    modal = _named(language, "modal")
    told = (t for t in sentence.tokens if _conditional(t, language))
    return any(t.lemma in modal or _follows(sentence, t, language) for t in told)


def _follows(sentence: Sentence, token: Token, language: str) -> bool:
    """« entraînerait des pertes »: a verb of what would follow; « ils s'entraîneraient » is none."""
    reflexive = token.i > 0 and sentence.tokens[token.i - 1].lower in words(language, "reflexive")
    then = any(t.lower in words(language, "at_that_time") for t in sentence.tokens[token.i + 1 : token.i + 2])
    then = then and token.lower not in words(language, "conditional_auxiliary")  # « ouvriraient alors la porte »
    return (token.lemma in _named(language, "consequence") and not reflexive) or then


def _conditional(token: Token, language: str) -> bool:
    return token.pos in VERBAL and is_conditional(token.lower, token.lemma, language)


def _negated(sentence: Sentence, token: Token, language: str) -> bool:
    """« ne résoudrait pas »: what would not follow; « ne sortirait que la nuit » tells what is said to be."""
    tokens = sentence.tokens
    behind = tokens[token.i + 1 : token.i + _ONLY]
    only = next(
        (t for t in behind if t.lower in words(language, "complementizer") | words(language, "negation_second")), None
    )
    limits = only is not None and only.lower in words(language, "complementizer")
    return not limits and any(t.lower in words(language, "negation") for t in tokens[max(0, token.i - 3) : token.i])


def _asked(tokens: tuple[Token, ...], start: int, language: str) -> bool:
    """« comment la digue changerait la vallée »: a question word before the subject."""
    return start > 0 and tokens[start - 1].lower in words(language, "question_word")


def _happening(sentence: Sentence, start: int, end: int, language: str) -> bool:
    """Whether the subject is « qui », or a noun for something done or to be done (« la fermeture »)."""
    if sentence.tokens[start].lower in words(language, "relative"):
        return True
    head = head_of(sentence, (start, end))
    abstract = head.lower.endswith(tuple(words(language, "abstract_ending")))
    return abstract and not surely_speaks(sentence, (start, end), language)


def _valued(view: View, token: Token, who: tuple[int, int]) -> bool:
    """« La fusion serait un tournant », « L'autre choix serait celui du gel »: what it would amount to, to whoever writes.

    Of persons and things to be seen it is hearsay: « Le navire serait un cargo ».
    """
    tokens, language = view.sentence.tokens, view.language
    what = next((t for t in tokens[token.i + 1 :] if t.pos != "ADV" and t.text != ","), token)
    amounts = what.pos == "DET" or what.lower in words(language, "those")
    head = head_of(view.sentence, who)
    abstract = head.lower.endswith(tuple(words(language, "abstract_ending"))) or among(head, _named(language, "option"))
    valued = token.lower in words(language, "be") and amounts and abstract
    return valued and not surely_speaks(view.sentence, who, language)


def _relative_end(view: View, start: int, token: Token, end: int) -> int:
    """« Le suspect, qui serait âgé de 20 ans, est en fuite »: a relative clause ends at the comma before the main verb."""
    tokens = view.sentence.tokens
    end = _before_others_words(view, token.i, end)
    if _placed(tokens, start, view.language):
        end = before_waiting_verb(view, start - 1, token.i, end)
    if tokens[start].lower not in words(view.language, "relative"):
        return end
    comma = next((t.i for t in tokens[token.i : end + 1] if t.text == ","), None)
    return end if comma is None else comma - 1


def _placed(tokens: tuple[Token, ...], start: int, language: str) -> bool:
    """« La cave *où* l'otage aurait été retenu est vide »: whether « où » stands before the subject at token `start`."""
    return start > 1 and tokens[start - 1].lower in words(language, "where")


def _before_others_words(view: View, first: int, end: int) -> int:
    """« Il n'aurait pas été vu par les juges, qui tous soutiennent que … »: before a relative clause that reports."""
    tokens, who = view.sentence.tokens, words(view.language, "who")
    for comma in (t.i for t in tokens[first:end] if t.text == "," and tokens[t.i + 1].lower in who):
        if any(comma + 2 <= g.first <= comma + 3 and g.finite and reports(view, g) for g in view.groups):
            return comma - 1
    return end


def _participle(sentence: Sentence, token: Token, language: str) -> Token | None:
    """The participle of « aurait … tué », « se serait noyée », « serait parti »; None for a present conditional."""
    tokens = sentence.tokens
    have = token.lower in words(language, "would_have")
    if not have and token.lower not in words(language, "conditional_auxiliary"):
        return None
    reflexive = token.i > 0 and tokens[token.i - 1].lower in words(language, "reflexive")
    for other in tokens[token.i + 1 : token.i + 7]:
        if other.lower in words(language, "been"):
            have = True
        elif other.pos in VERBAL and other.morph.get("VerbForm") == "Part":
            return other if have or reflexive or other.morph.get("Voice") != "Pass" else None
        elif other.pos in ("ADJ", "DET", "PUNCT", "CCONJ", "SCONJ") and not have:
            return None
    return None


def _subject(view: View, token: Token, verb: Token, first: int) -> tuple[int, int] | None:
    """First and last token of the subject; None without one, or where somebody thinks or knows the clause."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if verb is token and (there := _there(view, token.i, first)) is not None:
        return there, there
    heads = [verb, token, tokens[token.head]]
    while heads[-1].dep.split(":")[0] == "conj" and heads[-1].head != heads[-1].i and len(heads) < 8:
        heads.append(tokens[heads[-1].head])
    for head in heads:
        for child in sentence.children(head.i, "nsubj"):
            if child.lower in _named(language, "imagining"):
                return None  # « tout le monde s'inquiéterait »
            if child.i >= token.i or child.lower in words(language, "no_speaker") - words(language, "who"):
                continue
            one = child.i > 0 and tokens[child.i - 1].lower in words(language, "elided_article")  # « L'un des chefs »
            if child.lower in words(language, "who") or not (nominal(child) or one):
                start, end = child.i, child.i
            else:
                start, end = around(sentence, child.i, right=first - 1, language=language)
                aside = tokens[end + 1 : first]
                if aside and not any(is_finite(t) for t in aside):
                    end = first - 1  # what stands between subject and verb belongs to the clause
            if _in_between(tokens, start, language):
                return None  # « savaient que quand il venait, ils seraient … »
            before = tokens[start - 1] if start else None
            if before is not None and before.lower in words(language, "complementizer"):
                two = tokens[start - 2].lower if start > 1 else ""
                if two not in words(language, "at_the_time"):
                    return None
            counted = counted_phrase(sentence, first, language)
            return counted if counted is not None and counted[0] == start and counted[1] > end else (start, end)
    return counted_phrase(sentence, first, language)


def _in_between(tokens: tuple[Token, ...], start: int, language: str) -> bool:
    """« que quand il pleuvait, le pont serait fermé »: whether a « que » opens the clause before the one put into it."""
    if start < 2 or tokens[start - 1].text != ",":
        return False
    below = words(language, "subordinator")
    return any(
        t.lower in words(language, "complementizer") and tokens[t.i + 1].lower in below for t in tokens[: start - 1]
    )


def _there(view: View, verb: int, first: int) -> int | None:
    """« Il y aurait huit blessés », « … au moins dix morts »: the « il » before « y » and a verb at which several follow."""
    tokens, il = view.sentence.tokens, verb - 2
    counted = tokens[verb + 1 : verb + 2]
    several = any(t.pos == "NUM" or t.morph.get("Number") == "Plur" for t in counted)
    near = takewhile(lambda t: t.pos not in ("PUNCT", "VERB", "AUX", "PRON"), tokens[verb + 1 : verb + _COUNT])
    several = several or any(t.pos == "NUM" or t.lower in words(view.language, "number_noun") for t in near)
    if not several or il < 0 or first != il + 1 or tokens[first].lower not in words(view.language, "there"):
        return None
    return il if tokens[il].lower in words(view.language, "expletive") else None


def _whole(view: View, first: int, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """The clause up to its verb where it opens the sentence: settings, and what is put in behind the subject.

    « En cinq ans, la dette aurait doublé », « Le maire, dont la maison a brûlé, serait à l'étranger ».
    """
    tokens, language = view.sentence.tokens, view.language
    start = next((t.i for t in tokens if t.pos not in ("CCONJ", "ADV", "PUNCT")), first)
    put_in = first > 0 and tokens[first - 1].text == "," and tokens[start].pos in ("DET", "PROPN", "NUM")
    if found is None and not put_in:
        return None
    joined = found is None or found[1] == first - 1 or put_in  # not « Un industriel s'est manifesté et proposerait … »
    of_relative = found is not None and (
        tokens[found[0]].lower in words(language, "relative") or _placed(tokens, found[0], language)
    )
    if found is not None and (found[0] < start or not joined or of_relative):
        return found
    opens_relative = words(language, "relative")
    relative = False
    for token in tokens[start:first]:
        relative = token.text != "," and (relative or token.lower in opens_relative)
        if token.text in (":", ";", "-", "–", "—") or (is_finite(token) and not relative) or token.pos == "SCONJ":
            return found
    return start, first - 1


def is_reported_conditional(parsed: ParsedArticle, content: Sequence[Span], language: str = "fr") -> bool:
    """Whether a verb of the content stands in the conditional of hearsay (« auraient été déployés »)."""
    for span in content:
        for sentence in parsed.sentences_in(span.start, span.end):
            for token in sentence.at(span.start, span.end):
                if (
                    token.pos == "AUX"
                    and is_conditional(token.lower, token.lemma, language)
                    and not hypothetical(sentence, language)
                ):
                    return True
    return False
