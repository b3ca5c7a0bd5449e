"""What a participle is said of: « Karim Benali, accusé de vol, … », « Jugé « vétuste » par le juge, le site fermera ».

The noun phrase or name right before the participle or its comma, in a headline the name behind a kicker, and where the
participle opens the sentence the phrase behind its comma. What is said of it stands in `accused`, `judged` and `voices`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.verbs.adverbials import before_adverbials
from recoupe.extraction.statements.verbs.forms import agree, is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES, before_aside
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_CLEAR = ("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "ADP", "ADV", "PROPN")  # what a whole noun phrase stands behind
_REACH = 16  # words between a noun and its participle, with all that hangs on the noun
_WITHIN = ("NOUN", "ADJ")  # what the last part of one stands behind


def phrase_ending(view: View, end: int, said: Token | None = None) -> Phrase | None:
    """The longest noun phrase with an article that ends at token `end`, and that the participle `said` agrees with.

    « les ventes prévues dans le plan annoncé »: what was announced is a masculine and one.
    """
    return next(_ending(view, end, said), None)


def bare_ending(view: View, end: int) -> Phrase | None:
    """« à l'exception des coups »: the longest phrase behind a preposition with its article that ends at token `end`."""
    tokens, language = view.sentence.tokens, view.language
    for first in range(1, end + 1):
        contracted = tokens[first - 1].lower in words(language, "contracted")
        if contracted and after(view.sentence, first, right=end, language=language) == end:
            return first, end
    return None


def part_ending(view: View, end: int, said: Token) -> Phrase | None:
    """The phrase that ends at token `end` and agrees with the participle, or the part of one: « la foi des élus accusés »."""
    return phrase_ending(view, end, said) or next(_ending(view, end, said, within=True), None)


def _ending(view: View, end: int, said: Token | None, *, within: bool = False) -> Iterator[Phrase]:
    """The noun phrases that end at token `end` and that `said` agrees with, longest first; `within`: parts of them too."""
    tokens, language = view.sentence.tokens, view.language
    for start in range(end + 1):
        if within and said is not None and _bare_part(tokens, start, said, language):
            if after(view.sentence, start, right=end, language=language) == end:
                yield start, end
            continue
        contracted = tokens[start].lower in words(language, "contracted")
        related = start > 0 and tokens[start - 1].lower in words(
            language, "whose"
        )  # « dont les mesures annoncées par X »
        clear = (
            start == 0 or related or tokens[start - 1].pos in _CLEAR or (within and tokens[start - 1].pos in _WITHIN)
        )
        if start == end or not clear or not (contracted or tokens[start].pos in ("DET", "NUM")):
            continue
        to = tokens[start].lower in words(language, "to")  # « au projet défendu par X »
        first = start + (to or (contracted and after(view.sentence, start, right=end, language=language) < end))
        whole = after(view.sentence, first, right=end, language=language) == end
        if whole and (said is None or _agrees(head_of(view.sentence, (first, end)), said, language)):
            yield first, end


def _bare_part(tokens: Sequence[Token], i: int, said: Token, language: str) -> bool:
    """« une série d'attentats revendiqués »: a noun of several behind a bare « de » that the participle agrees with."""
    several = tokens[i].pos == "NOUN" and tokens[i].text.islower() and tokens[i].morph.get("Number") == "Plur"
    bare = several and i > 0 and tokens[i - 1].lower in words(language, "bare_of")
    return bare and _agrees(tokens[i], said, language)


def _agrees(noun: Token, participle: Token, language: str) -> bool:
    """« la somme réclamée », « les plans annoncés »: by the participle's ending where that tells its gender."""
    feminine = participle.lower.endswith(tuple(words(language, "feminine_participle")))
    if feminine:
        several = participle.lower.endswith("s") == (noun.morph.get("Number") == "Plur")
        return noun.morph.get("Gender") != "Masc" and several
    return agree(noun, participle)


def host_before(view: View, group: Group, end: int | None = None) -> Phrase | None:
    """« Le projet, jugé trop cher, … »: the phrase that the participle agrees with and that ends before it, or at `end`.

    « une partie des mesures annoncées », « l'idée d'un moratoire, réclamé par X »: where the whole does not agree, the part.
    """
    end = before_adverbials(view.sentence.tokens, end or group.first - 1, view.language)
    end = before_asides(view, end)  # « , de plus en plus décrié »
    hosts = _ending(view, end, group.verb, within=True)
    found = next((host for host in hosts if not (_holds_two(view, host) or _parted_by_dash(view, host))), None)
    noun = _before_marks(view, end) if found is None else None
    if noun is None:
        return found or _far_noun(view, group.verb, end)
    marked = next(_ending(view, noun, group.verb, within=True), None)
    return None if marked is None else (marked[0], end)


def _far_noun(view: View, said: Token, end: int) -> Phrase | None:
    """« la hausse des frais pour les étudiants étrangers, annoncée par X », « le besoin d'unir les îles pointé par X ».

    From the nearest noun with an article that the participle agrees with, as far as `end`, no clause between.
    """
    tokens, i = view.sentence.tokens, before_aside(view.sentence.tokens, end)
    while i > max(0, end - _REACH):
        told = among(tokens[i], named(view.language, "speech_noun"))  # « les appels à cesser la grève lancés par X »
        clause = is_finite(tokens[i]) or tokens[i].morph.get("PronType") == "Rel"
        if told or clause or tokens[i].pos in ("PUNCT", "SCONJ"):
            return None
        first = i - 1 - (tokens[i - 1].pos == "ADJ")
        if tokens[i].pos == "NOUN" and _agrees(tokens[i], said, view.language) and tokens[max(0, first)].pos == "DET":
            apposed = tokens[first].lower in words(view.language, "demonstrative_determiner") and first > 1
            if apposed and tokens[first - 1].text == ",":
                return phrase_ending(view, first - 2, said)  # « la paix, ce rêve des élus, raillée par X »
            return first, end
        i = before_aside(tokens, i - 1)
    return None


def _holds_two(view: View, host: Phrase) -> bool:
    """« les mesures annoncées par la maire et les aides (promises par la région) »: two things, the first with its participle."""
    first, end = host
    tokens = view.sentence.tokens
    told = next((g.last for g in view.groups if g.passive and g.kind == "past" and first < g.first <= end), end)
    by = next((t.i for t in tokens[told : end + 1] if t.lower in words(view.language, "agent")), end)
    return any(t.pos == "CCONJ" and tokens[t.i + 1].pos == "DET" for t in tokens[by:end])


def _parted_by_dash(view: View, host: Phrase) -> bool:
    """« la hausse prévue le 1er mars - un gel (réclamé par X) »: what stands before the dash is no part of it."""
    tokens = view.sentence.tokens[host[0] : host[1]]
    return any(t.text in DASHES and view.sentence.tokens[t.i + 1].pos == "DET" for t in tokens)


def frame_tells(view: View, what: Phrase, last: int) -> bool:
    """« selon une information du Phare confirmée par X », « la thèse défendue par X, selon laquelle … »: a frame tells it.

    `last`: the last token of who confirms or defends it.
    """
    tokens, language = view.sentence.tokens, view.language
    head = head_of(view.sentence, what)
    if not among_nouns((head.lemma.lower(), head.lower), ("@claim",), language):
        return False  # « selon le calendrier annoncé par X »: the frame tells something else
    before = (frame_words_at(tokens, i, language) for i in range(max(0, what[0] - 2), what[0]))
    if any(frame is not None and frame.last == what[0] - 1 for frame in before):
        return True
    behind = min(last + 1, len(tokens) - 1)
    told = frame_words_at(tokens, min(behind + (tokens[behind].text == ","), len(tokens) - 1), language)
    return told is not None and not told.frame.person and tokens[told.last + 1].lower in words(language, "which")


def before_asides(view: View, end: int) -> int:
    """The last token up to `end` that is neither a comma or a dash nor an adverb."""
    tokens = view.sentence.tokens
    while end > 0 and (tokens[end].text == "," or tokens[end].text in DASHES or tokens[end].pos == "ADV"):
        end -= 1
    return end


def _before_marks(view: View, end: int) -> int | None:
    """« le débat « sans précédent » annoncé par la région »: the noun right before marks without a verb that close at `end`."""
    tokens = view.sentence.tokens
    opening = next((p.start for p in view.passages if p.closed and p.end == tokens[end].end), None)
    before = next((t.i - 1 for t in tokens[1:end] if t.start == opening), None)
    if before is not None and before > 0 and tokens[before].lower in words(view.language, "of"):
        before -= 1  # « le troisième acte des « blouses roses », promis par X »
    if before is None or tokens[before].pos not in _WITHIN or any(map(is_finite, tokens[before:end])):
        return None
    return before


def judged_before(view: View, group: Group, start: int) -> Phrase | None:
    """« un système que le pape juge injuste », « la taxe, que X qualifie d'« absurde », … »: what a relative clause judges."""
    tokens, language = view.sentence.tokens, view.language
    que = next(
        (t.i for t in reversed(tokens[: group.first]) if t.lower in words(language, "complementizer") or is_finite(t)),
        0,
    )
    if que < 2 or tokens[que].lower not in words(language, "complementizer"):
        return None
    end = que - 1 - (tokens[que - 1].text == ",")
    here = tokens[start].pos == "DET"  # « dit que X juge la loi injuste »
    return None if here or any(g.last == end for g in view.groups) else phrase_ending(view, end)


def opens_sentence(view: View, group: Group) -> bool:
    """« Suggérée par les élus, … », « Désormais qualifié de secte, … »: whether only adverbs stand before the participle."""
    return all(t.pos == "ADV" for t in view.sentence.tokens[: group.first])


def name_before(view: View, comma: int, *, anywhere: bool = False) -> Phrase | None:
    """« Karim Benali, accusé de vol, … »: a person's name right before the comma, which opens the clause.

    `anywhere`: it need not, as where the participle's own words leave no doubt (« vise Karim Benali, accusé par X de vol »).
    """
    tokens = view.sentence.tokens
    first = comma
    while first > 0 and (tokens[first - 1].label == "PER" or tokens[first - 1].pos == "PROPN"):
        first -= 1
    opens = anywhere or first == 0 or tokens[first - 1].pos in ("PUNCT", "SCONJ")
    return (first, comma - 1) if first < comma and opens else None


def kicked(view: View, end: int) -> Phrase | None:
    """The name without an article that opens a headline or stands behind its first colon, up to token `end`."""
    tokens = view.sentence.tokens
    start = next((t.i + 1 for t in tokens[:end] if t.text == ":"), 0)
    name = start <= end and all(t.text[0].isupper() for t in tokens[start : end + 1])
    return (start, end) if name else None


def behind_comma(view: View, comma: int) -> Phrase | None:
    """« Qualifiée de « honteuse » par X, la mesure sera votée »: the subject behind the comma is what is judged."""
    tokens = view.sentence.tokens
    if comma + 2 >= len(tokens) or tokens[comma].text != ",":
        return None
    if tokens[comma + 1].pos not in ("DET", "PROPN") and not name_like(tokens[comma + 1]):
        return None
    return comma + 1, after(view.sentence, comma + 1, language=view.language, strict=True)
