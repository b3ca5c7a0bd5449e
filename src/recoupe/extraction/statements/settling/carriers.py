"""How a statement says by whom it was carried: the agency, outlet or platform that its words bring in.

« a dit la ministre *à l'AFP* », « *sur son compte Telegram* », « *dans un entretien accordé au Monde* », « un témoin
*interrogé par Le Soir* », « …, *des propos rapportés par Le Soir* ». The names are found by `entities.media`; one that
another verb of saying stands nearer to is that one's (« la mairie a indiqué sur Facebook »).
"""

from __future__ import annotations

from recoupe.extraction.entities import Cast
from recoupe.extraction.entities.lexicon import words as entity_words
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.settings import shown_on
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import past_when_and_whom
from recoupe.extraction.statements.phrases.conjuncts import ordered_by
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.model.span import Span

_FRONT = 9  # tokens within which a name opens its sentence: « Dans un entretien accordé mardi au Monde, … »
_NAMED = 700  # characters within which « le quotidien » takes up an outlet's name
_POSTED = 4  # tokens between a participle and the platform: « un message posté mardi sur Facebook »
_BACK = 7  # tokens between a preposition and the name that it brings in


def carriers(cast: Cast, sentence: Sentence) -> tuple[Phrase, ...]:
    """Every carrier named in the sentence, left to right, without articles and descriptions."""
    found = []
    for span in cast.carriers(sentence.start, sentence.end):
        held = sentence.at(span.start, span.end)
        found.append((held[0].i, held[-1].i))
    return tuple(found)


def carriers_by_noun(cast: Cast, sentence: Sentence, language: str = "fr") -> tuple[tuple[int, Span], ...]:
    """« confie-t-il au quotidien », « dans le journal »: the noun's token, and the name of the outlet told of before."""
    tokens, found = sentence.tokens, []
    nouns = words(language, "outlet_noun")
    for token in tokens[1:]:
        if token.lower not in nouns or token.text[0].isupper():
            continue  # « dans le Magazine littéraire »
        before, behind = tokens[token.i - 1], tokens[token.i + 1] if token.i + 1 < len(tokens) else token
        if before.lower in words(language, "same") and before.i:
            before = tokens[before.i - 1]  # « sur la même chaîne »
        definite = before.lower in words(language, "definite_article") | words(language, "contracted")
        called = behind.text[0].isupper() or behind.lower in words(language, "of")
        if not definite or called:
            continue
        networks, network = named(language, "platform"), token.lower in words(language, "network_noun")
        told = cast.carriers(max(0, token.start - _NAMED), token.start)
        only = network and behind.lower in words(language, "social")  # « sur le réseau social »
        names = [n for n in told if (n.text.lower() in networks if only else network or n.text.lower() not in networks)]
        if names:
            found.append((token.i, names[-1]))
    return tuple(found)


def published_in(sentence: Sentence, i: int, source: Span, language: str) -> bool:
    """« une étude publiée dans The Lancet »: a participle right behind the source brings in the name at token `i`."""
    behind = next((t for t in sentence.tokens if t.start >= source.end), None)
    return behind is not None and behind.i < i and behind.lower in words(language, "published")


def fronted(sentence: Sentence, i: int) -> bool:
    """« Sur RTL, le député a jugé le texte « bancal » et demandé … »: the name stands before the sentence's first verb."""
    return i < _FRONT and not any(t.morph.get("VerbForm") == "Fin" for t in sentence.tokens[:i])


def is_carrier(cast: Cast, sentence: Sentence, phrase: Phrase, language: str = "fr") -> bool:
    """Whether a speaker's phrase names an agency or outlet and no person, or what one of them has gathered."""
    inside = sentence.tokens[phrase[0] : phrase[1] + 1]
    if any(t.lower in words(language, "outlet_noun") | words(language, "press_body") for t in inside[:2]):
        return True
    every = carriers(cast, sentence)
    if any(phrase[0] <= a <= phrase[0] + 1 and b >= phrase[1] - 1 for a, b in every):
        return True
    return any(_gathered(sentence, phrase[0], a, language) for a, _ in every if phrase[0] < a <= phrase[1])


def appeared(cast: Cast, candidate: Candidate, language: str) -> bool:
    """« Le maire s'est exprimé sur RTL »: the carrier is what the verb seems to be about, and nothing else is told."""
    if len(candidate.content) != 1 or candidate.cue is None:
        return False
    (content,), sentence = candidate.content, cast.parsed.sentence_at(candidate.content[0].start)
    held = () if sentence is None else sentence.at(content.start, content.end)
    if sentence is None or not held or not held[0].i:
        return False
    on = sentence.tokens[held[0].i - 1].lower in words(language, "posting_preposition")
    while len(held) > 1 and (held[0].pos == "DET" or held[0].lower in words(language, "outlet_noun")):
        held = held[1:]
    return on and any(a == held[0].i and b == held[-1].i for a, b in carriers(cast, sentence))


def brought_in(sentence: Sentence, i: int, language: str) -> bool:
    """Whether a preposition brings in the carrier at token `i`, articles and descriptions between."""
    allowed = words(language, "carrying_preposition") - words(language, "singular_definite")
    if sentence.tokens[i].lower in named(language, "platform"):
        allowed &= words(language, "posting_preposition")  # « demande à TikTok de … »
    if ordered_by(sentence, i, language) or _employed(sentence, i, language):
        return False
    if obtained(sentence, i, language):
        return True
    for token in reversed(sentence.tokens[max(0, i - _BACK) : i]):
        several = token.i > 0 and sentence.tokens[token.i - 1].lower in words(language, "several_posts")
        if token.lower in words(language, "of_singular") and not several:  # « dans une série de tweets »
            before = sentence.tokens[token.i - 1].lower if token.i else ""
            if before not in words(language, "outlet_noun"):  # « l'agence de presse Marsud »
                return _program_of(sentence, token.i, language)
        elif token.lower in allowed:
            return True
        elif (token.pos in ("VERB", "AUX", "PUNCT") and token.text not in ("-", "«", '"')) or token.pos == "SCONJ":
            return False  # « son agenda ainsi que sa page Facebook »
    return False


def _employed(sentence: Sentence, i: int, language: str) -> bool:
    """« Awa Roux, journaliste à la RTBF, », « Luc Petit, correspondant de RTL à Brune »: whom the name at token `i` employs."""
    tokens, reporters = sentence.tokens, entity_words(language, "bodies", "reporter")
    near = (t for t in reversed(tokens[max(0, i - _POSTED) : i]) if t.pos == "NOUN" and t.text.islower())
    noun = next((t for t in near if t.lower not in words(language, "outlet_noun")), None)
    if noun is None or noun.i < 2 or not among(noun, reporters):
        return False
    before = tokens[noun.i - 1]
    return before.text == "," or (before.pos == "PROPN" and before.text[0].isupper())


def obtained(sentence: Sentence, i: int, language: str) -> bool:
    """« une lettre que l'AFP a pu consulter », « un courriel dont Le Soir a eu copie »: what the name at token `i` has read."""
    tokens, at = sentence.tokens, i - 1
    while at > 0 and tokens[at].lower in words(language, "definite_article") | words(language, "outlet_noun"):
        at -= 1
    if at < 1 or tokens[at].lower not in words(language, "object_relative"):
        return False
    behind = tokens[i + 1 : i + _BACK]
    stop = next((n for n, t in enumerate(behind) if t.pos in ("PUNCT", "SCONJ")), len(behind))
    return any(t.lower in words(language, "laid_hands_on") for t in behind[:stop])


def _program_of(sentence: Sentence, i: int, language: str) -> bool:
    """« au micro *de* RTL », « dans l'émission Le Grand Soir *de* RTL », « dans un reportage *de* RTL » at token `i`."""
    tokens, at = sentence.tokens, i - 1
    while at > max(0, i - _BACK) and (tokens[at].pos == "ADJ" or tokens[at].text[0].isupper()):
        if tokens[at].lower in words(language, "carrying_noun"):
            break
        at -= 1  # « au journal télévisé de RTL »
    if at >= 0 and tokens[at].lower in words(language, "carrying_noun"):
        return not _no_longer(sentence, tokens[at], language)
    within = {t.lower for t in tokens[max(0, at - 3) : max(0, at)]} & words(language, "carrying_place")
    return at >= 0 and tokens[at].lower in words(language, "carrying_work") and bool(within)


def learned(sentence: Sentence, cue: Span, i: int, language: str) -> bool:
    """« a appris mardi l'AFP auprès de la mairie »: the name at token `i` stands behind the cue, with its article."""
    behind = next((t.i for t in sentence.tokens if t.start >= cue.end), None)
    verb = next((t for t in reversed(sentence.tokens) if t.end <= cue.end), None)
    if behind is None or verb is None or behind > i or verb.lemma.lower() not in words(language, "learning"):
        return False
    behind = past_when_and_whom(sentence, behind, language)
    return all(t.lower in words(language, "definite_article") for t in sentence.tokens[behind:i])


def told_to(sentence: Sentence, first: int, i: int, language: str) -> bool:
    """« un témoin interrogé par Le Soir », « des propos recueillis par Le Soir », in the phrase from token `first` on."""
    through = words(language, "carrying_preposition") - words(language, "singular_definite")
    asked = any(
        t.lower in words(language, "asked") and sentence.tokens[t.i + 1].lower in through
        for t in sentence.tokens[max(first, i - _BACK) : i - 1]
    )
    return asked or _gathered(sentence, first, i, language)


def reports_for(sentence: Sentence, first: int, i: int, language: str) -> bool:
    """« une journaliste de l'AFP », « des correspondants du Soir »: the source from token `first` on is the outlet's."""
    tokens = sentence.tokens
    reporter = next((t for t in tokens[first:i] if t.pos in ("NOUN", "PROPN")), None)
    if reporter is None or tokens[first].lower not in entity_words(language, "titles", "indefinite"):
        return False
    of = words(language, "of") | words(language, "singular_definite")
    gathers = among(reporter, entity_words(language, "bodies", "reporter")) and not _no_longer(
        sentence, reporter, language
    )
    return gathers and all(t.pos == "ADJ" or t.lower in of for t in tokens[reporter.i + 1 : i])


def _no_longer(sentence: Sentence, noun: Token, language: str) -> bool:
    """« un ancien journaliste », « des ex-correspondants »: who gathers news no more."""
    reporters, former = entity_words(language, "bodies", "reporter"), entity_words(language, "titles", "former")
    before = sentence.tokens[noun.i - 1].lower if noun.i else ""
    prefixed = among(noun, reporters, former) and not among(noun, reporters)
    return prefixed or (before in former and among(noun, reporters))


def relays(sentence: Sentence, phrase: Phrase, source: Span, language: str) -> bool:
    """« Radio Estuaire rapporte les propos d'un éleveur »: the carrier is the subject of a verb that takes the words."""
    tokens = sentence.tokens
    if phrase[0] and tokens[phrase[0] - 1].pos == "ADP":
        return False
    start = next((t.i for t in tokens if t.start >= source.start and t.pos in ("NOUN", "PROPN")), phrase[1])
    between = tokens[phrase[1] + 1 : start + 1]
    verb = next((t.i for t in between if t.lemma.lower() in words(language, "carrying_verb")), None)
    noun = next((t.i for t in between if t.lower in words(language, "words_of")), None)
    apart = any(t.pos in ("PUNCT", "SCONJ") for t in tokens[verb or 0 : noun or 0])
    beside = phrase[0] <= 1 or verb == phrase[1] + 1  # « Radio Estuaire, une station de Valmer, rapporte »
    return verb is not None and noun is not None and verb < noun and beside and not apart


def gathered_by(cast: Cast, parsed: ParsedArticle, content: Span, language: str) -> tuple[int, Span] | None:
    """« …, des propos rapportés par Le Soir »: where the words about the carrier begin in the content, and its name."""
    sentence = parsed.sentence_at(content.end - 1)
    if sentence is None:
        return None
    for a, b in carriers(cast, sentence):
        name = Span.of(parsed.text, sentence.tokens[a].start, sentence.tokens[b].end)
        if not content.contains(name) or parsed.text[name.end : content.end].strip(" ».\xa0"):
            continue
        comma = next((t.i for t in reversed(sentence.tokens[:a]) if t.text == ","), None)
        if (
            comma is not None
            and sentence.tokens[comma].start > content.start
            and _gathered(sentence, comma, a, language)
        ):
            return sentence.tokens[comma].start, name
    return None


def own_account(cast: Cast, parsed: ParsedArticle, content: Span, language: str) -> tuple[int, Span] | None:
    """« apporte son soutien aux grévistes sur son compte Instagram », « dénonce une baisse sur le plateau de RTL »: where the
    words on the speaker's own page or on an outlet's air begin in the content that they end, and the carrier.
    """
    sentence = parsed.sentence_at(content.end - 1)
    marks = words(language, "open_quote") | words(language, "close_quote")
    if sentence is None or any(c in marks for c in parsed.text[content.start : content.end]):
        return None
    for a, b in carriers(cast, sentence):
        name = Span.of(parsed.text, sentence.tokens[a].start, sentence.tokens[b].end)
        if not content.contains(name) or parsed.text[name.end : content.end].strip(" .\xa0"):
            continue
        opening = _own_page(sentence, a, language) or _on_air(sentence, a, language)
        if opening is not None and sentence.tokens[opening].start > content.start:
            return sentence.tokens[opening - 1].end, name
    return None


def _own_page(sentence: Sentence, i: int, language: str) -> int | None:
    """The preposition of « sur son compte Instagram », whose name is token `i`."""
    tokens, noun = sentence.tokens, i - 1
    while noun > 2 and (tokens[noun].pos == "ADJ" or tokens[noun].lower in words(language, "singular_definite")):
        noun -= 1
    if noun < 2 or tokens[noun].lower not in words(language, "carrying_noun"):
        return None
    owned = tokens[noun - 1].lower in words(language, "possessive")
    return noun - 2 if owned and tokens[noun - 2].lower in words(language, "posting_preposition") else None


def _on_air(sentence: Sentence, i: int, language: str) -> int | None:
    """The preposition of « sur le plateau de RTL », « dans les colonnes du Soir », whose name is token `i`."""
    tokens, noun = sentence.tokens, i - 1
    of = words(language, "of") | words(language, "singular_definite")
    while noun > 1 and tokens[noun].lower in of:
        noun -= 1
    if noun < 2 or noun == i - 1 or tokens[noun].lower not in words(language, "spoken_into"):
        return None
    if tokens[noun - 1].lower in words(language, "contracted"):
        return noun - 1  # « au micro de RTL »
    placed = tokens[noun - 2].lower in words(language, "posting_preposition") | words(language, "carrying_place")
    return noun - 2 if placed and tokens[noun - 1].pos == "DET" else None


def published_before(cast: Cast, sentence: Sentence, language: str) -> Span | None:
    """« Elle a réagi sur son compte Twitter. « … » », « Il s'en est pris à la banque dans un tweet. »: the carrier that the
    sentence before a quotation brings in as the speaker's page or post.
    """
    platforms = named(language, "platform")
    for span in cast.carriers(sentence.start, sentence.end):
        i = sentence.at(span.start, span.end)[0].i
        post = span.text.lower() not in platforms and span.text.islower()  # « un tweet »
        shown = sentence.tokens[max(0, i - _POSTED) : i]
        shown_there = any(t.lower in words(language, "published") | words(language, "posted") for t in shown)
        if (post or shown_there or _own_page(sentence, i, language) is not None) and brought_in(sentence, i, language):
            return span
    return None


def inside_of(sentence: Sentence, i: int, content: Span, language: str) -> bool:
    """« dénonce les contenus publiés sur TikTok »: a participle of the content takes the carrier at token `i`."""
    through = words(language, "carrying_preposition") - words(language, "singular_definite")
    preposition = next((t.i for t in reversed(sentence.tokens[max(0, i - _BACK) : i]) if t.lower in through), 0)
    if shown_on(sentence.tokens, preposition, language):
        return True
    before = sentence.tokens[preposition - 1] if preposition else None
    participle = before is not None and before.morph.get("VerbForm") == "Part" and before.pos in ("VERB", "ADJ")
    return before is not None and participle and content.start <= before.start and before.end <= content.end


def _gathered(sentence: Sentence, first: int, a: int, language: str) -> bool:
    """« des propos recueillis par Le Soir », from token `first` to the carrier at `a`."""
    held: tuple[Token, ...] = sentence.tokens[first:a]
    nouns = [t.i for t in held if t.lower in words(language, "words_of")]
    verbs = [t.i for t in held if t.lower in words(language, "gathered")]
    agents = [t.i for t in held if t.lower in words(language, "agent")]
    return bool(nouns and verbs and agents) and nouns[0] < verbs[0] < agents[-1]
