"""Statements made with a noun: « les avertissements américains sur … », « l'annonce par X de … », « ses propos selon lesquels … ».

Who speaks stands beside the noun (`noun_speakers`) or behind what is said (`content_first`).
A noun of saying without a speaker beside it says nothing here (« depuis l'annonce de la fermeture »: one in five was
counted), save in a crosshead (« Une promesse d'aide jusqu'au printemps »), whose speaker the lines below it name.
Whether the utterance was answered or heard is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.entities import lexicon as entity_lexicon
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import phrases_of, within_any
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import each_of
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.apposed_nouns import apposed_noun
from recoupe.extraction.statements.reported.content_first import agent_far, content_first
from recoupe.extraction.statements.reported.grounds import on_grounds
from recoupe.extraction.statements.reported.held_words import held_words
from recoupe.extraction.statements.reported.hosts import behind_comma
from recoupe.extraction.statements.reported.launched import launched
from recoupe.extraction.statements.reported.met_with import met_with
from recoupe.extraction.statements.reported.news_told import news_made
from recoupe.extraction.statements.reported.noun_ends import said_end
from recoupe.extraction.statements.reported.noun_speakers import Beside, speaker_beside
from recoupe.extraction.statements.reported.of_each import of_each
from recoupe.extraction.statements.reported.speech_nouns import SpeechNoun, brought, noun_ending
from recoupe.extraction.statements.reported.untold import untold
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.forms import in_subjunctive
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.presentatives import presentative
from recoupe.extraction.statements.view import View, views
from recoupe.model.article import BlockKind
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span

_SCORES = {"agent": 0.8, "made": 0.8, "demonym": 0.75, "of": 0.65, "owner": 0.6}


def find_nouns(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every noun of saying whose speaker is told."""
    for view in views(parsed, language):
        for token in view.sentence.tokens:
            if (reason := on_grounds(view, token)) is not None:
                yield reason
            found = noun_ending(view, token)
            if found is not None:
                yield from news_made(view, token)
                candidate = _candidate(view, token, *found) or apposed_noun(view, token, *found)
                if candidate is not None:
                    yield from _each(view, candidate)


def _each(view: View, candidate: Candidate) -> Iterator[Candidate]:
    """« les appels à céder lancés par le maire et la préfète »: one for each who speaks."""
    source, tokens = candidate.source, view.sentence.tokens
    inside = [] if source is None else [t.i for t in tokens if source.start <= t.start < source.end]
    if not inside:
        yield candidate
        return
    said = next((t.i for t in tokens if t.start >= candidate.content[0].start), len(tokens))
    before = said - 2  # what is said has a preposition
    limit = min(inside[-1], before) if inside[0] <= before else inside[-1]
    found = each_of(view.sentence, (inside[0], inside[-1]), view.language)
    parts = [(first, min(last, limit)) for first, last in found if first <= limit]
    yield from of_each(view, parts, candidate) if len(parts) > 1 else (candidate,)


def _candidate(view: View, token: Token, noun: SpeechNoun, begin: int) -> Candidate | None:
    tokens = view.sentence.tokens
    if view.enclosing(token.start, token.end) is not None:
        return None
    if (
        within_any(tokens, token.i, phrases_of(view.language, "speaking_phrase"))  # « les forces de l'ordre »
        or _adverbial(view, begin, token)
        or _collected(view, begin)
        or (noun.feminine and _masculine(view, token))
    ):
        return None
    beside = speaker_beside(view, token, begin)
    if noun.persons and beside is not None and not _with_words(view, beside):
        return None
    if (beside is None or beside.how == "owner") and _reported(view, token) and agent_far(view, token, noun) is None:
        return held_words(view, token, noun, begin, None, 0)  # « lance un avertissement : l'usine fermera »
    start = None if beside is None else _start_behind(view, beside, noun)
    if beside is not None and start is None and (met := met_with(view, token, noun, begin, beside)) is not None:
        return met
    if beside is None or start is None or (beside.how == "owner" and agent_far(view, token, noun) is not None):
        found = content_first(view, token, noun, begin) or _started_from(view, token, noun, begin)
        if found is not None or beside is not None:
            return found
        held = _held(view, token, noun, begin) or launched(view, token, noun, begin) or _heading(view, token, noun)
        return held or untold(view, token, noun, begin)
    if start >= len(tokens) or _addressed(view, start):
        return None
    content = Span.of(view.text, tokens[start].start, tokens[said_end(view, start)].end)
    source, cue = _span(view, *beside.phrase), _span(view, begin, token.i)
    return Candidate((content,), source, cue, noun.stance, f"noun/{beside.how}", _SCORES[beside.how])


def _start_behind(view: View, beside: Beside, noun: SpeechNoun) -> int | None:
    """Where what is said begins behind the speaker; « ses propos aux enquêteurs que … », « la question d'Awa Keita (PS) sur … »."""
    tokens, i = view.sentence.tokens, beside.behind
    que = i + 2 < len(tokens) and tokens[i].lower in words(view.language, "complementizer")
    if que and beside.how == "agent" and noun.that:
        return i + 1  # « l'annonce par Paris qu'il … »
    found = _content_start(view, i, noun)
    closed = i < len(tokens) and any(t.text == "," for t in tokens[beside.phrase[0] : i])
    if found is None and closed and tokens[i].text == ",":
        found = _content_start(view, i + 1, noun)  # « la proposition de Nora Petit, la doyenne, de fermer »
    if found is None and i < len(tokens):
        found = _behind_adverbs(view, i, noun)
    hearer = _past_hearer(view, i, noun) if found is None else None
    return found if hearer is None else _content_start(view, hearer, noun)


def _behind_adverbs(view: View, i: int, noun: SpeechNoun) -> int | None:
    """« la question d'Awa Keita (PS) sur … », « l'annonce du maire hier que … »; not « l'annonce du maire hier sur Radio Mer »."""
    tokens, language = view.sentence.tokens, view.language
    past = past_adverbs(view.sentence, i, language)
    brings = words(language, "of") | words(language, "complementizer")
    clear = past < len(tokens) and (tokens[i].pos == "PUNCT" or tokens[past].lower in brings)
    return _content_start(view, past, noun) if clear else None


def _past_hearer(view: View, i: int, noun: SpeechNoun) -> int | None:
    """« ses déclarations aux enquêteurs que … »: the token behind whom the words are for."""
    tokens = view.sentence.tokens
    if i + 2 >= len(tokens) or not noun.that or tokens[i].lower not in words(view.language, "to"):
        return None
    contracted = tokens[i].lower in words(view.language, "contracted")
    phrase = i + 1, after(view.sentence, i + 1, language=view.language)
    if not contracted and tokens[i + 1].pos not in ("DET", "PROPN"):
        return None
    return phrase[1] + 1 if surely_speaks(view.sentence, phrase, view.language) else None


def _with_words(view: View, beside: Beside) -> bool:
    """Whether who attacks is a person or a body of civilians: « les attaques du Hamas contre la ville » are no words."""
    head = head_of(view.sentence, beside.phrase)
    if beside.how == "demonym" or among(head, words(view.language, "fighters")):
        return False
    known = entity_lexicon.known(head.text) if head.text[0].isupper() else None
    return known is None or known.kind is EntityKind.PERSON or head.label == "PER"


def _adverbial(view: View, begin: int, noun: Token) -> bool:
    """« à l'appel des syndicats », « à la demande du juge »: what was called or asked for is the sentence around it.

    « réagit à l'annonce du maire », « face à l'annonce par la ville de … »: the verb's own object, or words with an agent.
    """
    tokens, language = view.sentence.tokens, view.language
    if begin > 0 and tokens[begin - 1].lower in words(language, "gerund"):
        return True  # « le procès en appel de Luc Roy pour vol »
    if begin < 2 or tokens[begin - 1].lower not in words(language, "definite_article"):
        return False
    if tokens[begin - 2].lower not in words(language, "bare_to") or tokens[begin - 2].pos != "ADP":
        return False
    if any(t.lower in words(language, "agent") for t in tokens[noun.i + 1 : noun.i + 2]):
        return False
    near, governing = tokens[max(0, begin - 8) : begin - 2], words(language, "words_met_by")
    if any(t.lower in words(language, "negation") for t in near):
        return True  # « n'a pas répondu à la demande de la radio »
    return not any(t.pos == "VERB" and among(t, governing) for t in near[-2:])


def _collected(view: View, begin: int) -> bool:
    """« une demande de commentaires de la radio », « faire remonter les propositions des élus »: still to be said."""
    tokens, language = view.sentence.tokens, view.language
    if begin < 2:
        return False
    of = tokens[begin - 1].lower in words(language, "bare_of")
    asked = of and tokens[begin - 2].lower in words(language, "request")
    gathers = any(t.lemma in words(language, "gathering") for t in tokens[begin - 2 : begin])
    return asked or (gathers and tokens[begin - 1].pos == "DET")


def _masculine(view: View, token: Token) -> bool:
    """Whether the article before the noun is masculine."""
    before = view.sentence.tokens[token.i - 1] if token.i else token
    return before.pos == "DET" and before.morph.get("Gender") == "Masc"


def _reported(view: View, token: Token) -> bool:
    """« a exprimé ses inquiétudes sur la dette »: the verb reports already what the noun does, of the same speaker."""
    for group in view.groups:
        if group.last < token.i <= group.last + 4:
            opened = opening(view.sentence, group, view.language)
            if opened is not None and opened.head is not None and opened.head.i == token.i:
                return True
    return False


def _addressed(view: View, start: int) -> bool:
    """« l'appel des maires à la ministre »: who is called, not what for."""
    tokens, language = view.sentence.tokens, view.language
    if tokens[start - 1].lower not in words(language, "to"):
        return False
    return surely_speaks(view.sentence, (start, after(view.sentence, start, language=language)), language)


def _held(view: View, token: Token, noun: SpeechNoun, begin: int) -> Candidate | None:
    """« Les élus multiplient les appels à la prudence »: the verb's subject has the words."""
    tokens = view.sentence.tokens
    i = token.i + 1
    while i < len(tokens) and tokens[i].pos in ("ADJ", "ADV"):
        i += 1
    if i + 1 < len(tokens) and tokens[i].lower in named(view.language, "beside"):
        i = after(view.sentence, i + 1, language=view.language) + 1  # « lance un appel avec la ville pour qu'on … »
        i += i < len(tokens) and tokens[i].text == ","
    start = _content_start(view, i, noun)
    if start is not None and (start >= len(tokens) or _addressed(view, start)):
        start = None
    return held_words(view, token, noun, begin, start, 0 if start is None else said_end(view, start))


def _started_from(view: View, token: Token, noun: SpeechNoun, begin: int) -> Candidate | None:
    """« Partant du constat que le lac s'assèche, l'agence … »: whoever starts from it says so."""
    tokens, language = view.sentence.tokens, view.language
    que = token.i + 1
    if not noun.that or que + 2 >= len(tokens) or tokens[que].lower not in words(language, "complementizer"):
        return None
    if not any(t.lower in words(language, "set_out_from") for t in tokens[max(0, begin - 3) : begin]):
        return None
    who = _sets_out(view, que)
    if who is None:
        return None
    content = Span.of(view.text, tokens[que + 1].start, tokens[who[0] - 2].end)
    source, cue = _span(view, *who), _span(view, begin, token.i)
    return Candidate((content,), source, cue, noun.stance, "noun/started", 0.7)


def _sets_out(view: View, que: int) -> tuple[int, int] | None:
    """The subject of the main clause behind the comma that closes the clause of `que`: « …, l'agence propose »."""
    tokens, language = view.sentence.tokens, view.language
    commas = [t.i for t in tokens[que + 3 : -2] if t.text == ","]
    for comma in commas:
        phrase = behind_comma(view, comma)
        if phrase is not None and surely_speaks(view.sentence, phrase, language):
            return phrase
    pronouns = (c + 1 for c in commas if tokens[c + 1].lower in words(language, "subject_pronoun"))
    return next(((i, i) for i in pronouns), None)


def _span(view: View, first: int, last: int) -> Span:
    return span_of(view.sentence, (first, last), view.text)


def _content_start(view: View, i: int, noun: SpeechNoun) -> int | None:
    """Where what is said begins, if the words at `i`, behind noun and speaker, bring it."""
    tokens, language = view.sentence.tokens, view.language
    if i + 1 >= len(tokens):
        return None
    low = tokens[i].lower
    if low in words(language, "according_to").intersection(noun.about):
        return i + 2 if tokens[i + 1].lower in words(language, "which") else None
    if low in words(language, "complementizer"):
        follows = (noun.that and tokens[i].pos == "SCONJ") or (noun.wished and in_subjunctive(tokens, i + 1))
        return i + 1 if follows and not _cleft(view, i) else None
    if noun.of_infinitive and low in words(language, "bare_of") and lead(view.sentence, i + 1, language) is not None:
        return i + 1
    if noun.of and low in words(language, "of"):
        return _infinitive_behind(view, i, noun) or (None if tokens[i + 1].lower in noun.not_of else i + 1)
    return brought(tokens, i, noun, language)


def _infinitive_behind(view: View, of: int, noun: SpeechNoun) -> int | None:
    """« sa promesse de campagne de rouvrir la gare »: past a bare noun that only says which promise."""
    tokens, language = view.sentence.tokens, view.language
    again = of + 2
    if not noun.of_infinitive or again + 1 >= len(tokens) or tokens[of + 1].pos != "NOUN":
        return None
    to_do = tokens[again].lower in words(language, "bare_of") and lead(view.sentence, again + 1, language) is not None
    return again + 1 if to_do else None


def _cleft(view: View, que: int) -> bool:
    """« C'est après l'annonce du maire que le pont a fermé »: the clause goes with « c'est »."""
    return any(presentative(view.sentence.tokens, i, view.language) is not None for i in range(que))


def _heading(view: View, token: Token, noun: SpeechNoun) -> Candidate | None:
    """A crosshead that is a noun of saying with « de » and what was said."""
    tokens = view.sentence.tokens
    if (
        view.sentence.kind is not BlockKind.HEADING
        or token.i > 1
        or not words(view.language, "on").intersection(noun.about)
    ):
        return None
    i = token.i + 1
    if i + 1 >= len(tokens) or tokens[i].lower not in words(view.language, "bare_of") or tokens[i + 1].pos != "NOUN":
        return None
    speaker = _below(view)
    if speaker is None:
        return None
    end = content_end(view, i + 1, None, noun=True)
    content = Span.of(view.text, tokens[i + 1].start, tokens[end].end)
    return Candidate(
        (content,), None, _span(view, token.i, token.i), noun.stance, "noun/heading", 0.55, antecedent=speaker
    )


def _below(view: View) -> Span | None:
    """The subject of the first verb of saying in the paragraph below a crosshead."""
    below = [s for s in view.parsed.sentences if s.start > view.sentence.start and s.kind is BlockKind.BODY][:2]
    for other in views(view.parsed, view.language):
        if other.sentence not in below:
            continue
        for group in other.groups:
            if group.finite and not group.passive and opening(other.sentence, group, view.language) is not None:
                told = subject(other.sentence, group, view.language)
                if told is not None and surely_speaks(other.sentence, told.phrase, view.language):
                    return span_of(other.sentence, told.phrase, view.text)
    return None
