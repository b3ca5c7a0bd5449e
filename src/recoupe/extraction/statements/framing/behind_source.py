"""Where the words go on behind the source of a frame: « Selon l'Insee, l'institut de statistique, le prix monte ».

What is told of the source between commas (« , majoritaire à l'usine, », « , en poste depuis mars, », « , qui a vu la crue, »)
and where it said so (« , dans son édition de lundi, ») is passed over; what is framed begins behind it, or nowhere.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.framing.verdicts import verdict_opens
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.circumstances import is_time, looks
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import head_of
from recoupe.extraction.statements.phrases.pieces import Kind, kind_of, pieces
from recoupe.extraction.statements.phrases.segments import has_members
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import agree, is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES, inset_end
from recoupe.extraction.statements.verbs.presentatives import presentative
from recoupe.extraction.statements.view import View


def after_source(view: View, phrase: Phrase) -> int | None:
    """The first token of what follows the source: behind its comma, and behind relative clauses and participles."""
    tokens, language = view.sentence.tokens, view.language
    end = last_word(view.sentence)
    i = _past_brackets(tokens, phrase[1] + 1, end)
    if i > end or tokens[i].text in DASHES:
        return _past_dashes(view, i, end)
    if tokens[i].text != ",":
        # « selon un sondage publié mardi, 60 % … » : a modifier up to its comma
        comma = _comma(tokens, i, end)
        related = clause_openers(language)  # « un rapport que X a obtenu, »
        if tokens[i].text in (")", ";", "»", ":") or (comma is None and tokens[i].lower in related):
            return None  # « selon l'expert qui a vu la crue »
        past = tokens[i].morph.get("VerbForm") == "Part" and tokens[i].morph.get("Tense") == "Past"
        if comma is not None and (tokens[i].lower in related or not any(map(is_finite, tokens[i:comma]))):
            i = comma
        elif past and agree(head_of(view.sentence, phrase), tokens[i]):
            return _clause_behind(view, i, end)  # « un rapport remis lundi sur ceux qui vivent ici, … »
        else:
            return (
                i if any(is_finite(t) for t in tokens[i : end + 1]) and tokens[i].pos not in ("ADP", "CCONJ") else None
            )
    while i < end and tokens[i].text == ",":
        closing = _relative_end(view, i, end) or _comma(tokens, i + 1, end - 1)
        if not _on_source(view, phrase, i, closing):
            return i + 1
        if closing is None:
            return None
        i = closing
    return i


def _past_dashes(view: View, i: int, end: int) -> int | None:
    """« Selon la maire – une proche du préfet – le pont tiendra »: behind the dash that closes, if a clause opens there."""
    tokens = view.sentence.tokens
    closing = None if i > end else inset_end(tokens, i, i + 1)
    opens = closing is not None and closing < end and clause_opens(view.sentence, closing + 1, view.language)
    return closing + 1 if closing is not None and opens else None


def _relative_end(view: View, comma: int, end: int) -> int | None:
    """« , dont le frère, un élu, a fui, », « , à qui rien n'échappe, »: the comma behind the relative clause, its own past."""
    tokens = view.sentence.tokens
    found = pieces(view.sentence, comma + 1, end + 1, view.language)
    related = found and found[0].kind is Kind.RELATIVE and found[0].last < end
    return found[0].last + 1 if found and related and tokens[found[0].last + 1].text == "," else None


def _likewise(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« comme pour ses voisins », « comme selon la ville »: who takes the same view, at token `i`."""
    behind = tokens[i + 1 : i + 2]
    return tokens[i].lower in words(language, "as") and any(t.lower in named(language, "according") for t in behind)


def _clause_behind(view: View, i: int, end: int) -> int | None:
    """The first token behind a comma, from token `i` on, where a clause opens."""
    tokens = view.sentence.tokens
    commas = (t.i for t in tokens[i:end] if t.text == ",")
    return next((k + 1 for k in commas if clause_opens(view.sentence, k + 1, view.language)), None)


def _on_source(view: View, phrase: Phrase, comma: int, closing: int | None) -> bool:
    """Whether the words behind the comma, as far as the one that closes them, are told of the source."""
    tokens, language = view.sentence.tokens, view.language
    end = last_word(view.sentence)
    if verdict_opens(tokens, comma + 1, language):
        return False  # « Selon la maire, impossible de partir »
    if closing is not None:
        kind = kind_of(view.sentence, comma + 1, closing - 1, language)
        noun = kind is Kind.BARE and is_finite(tokens[comma + 1])  # « , figure du port, », a verb to the model
        if (noun and _one_subject(view, closing + 1)) or (kind is Kind.RELATIVE and tokens[comma + 1].pos == "ADP"):
            return True
    joined = tokens[comma + 1].pos == "CCONJ" and comma + 3 < end
    first = tokens[comma + 2] if joined else tokens[comma + 1]  # « , et que le maire conteste, »
    told = closing is not None and any(map(is_finite, tokens[comma + 1 : closing]))
    placed = not told and setting_at(view.sentence, comma + 1, language, between=True) is not None
    look = None if joined else looks(view.sentence, comma + 1)
    if look is not None and look[1] == (end + 1 if closing is None else closing):
        # « Selon l'Unac, majoritaire à l'usine, … »: the adjective can be the source's, « prévue en mai » not
        return closing is None or placed or _bears(view, phrase, look[0])
    if closing is not None and not told and _likewise(tokens, comma + 1, language):
        return True  # « Pour elle, comme pour d'autres, … »
    if closing is not None and not told and past_phrase(tokens, comma + 1, language, "in_post") is not None:
        return True  # « Selon le maire, en poste depuis mars, … »
    gerund = comma + 1 + (comma + 2 < len(tokens) and tokens[comma + 1].lower in words(language, "gerund"))
    cites = tokens[gerund].lower in words(language, "citing") or past_phrase(tokens, gerund, language, "citing_phrase")
    if closing is not None and not told and cites:
        return True  # « Selon Reuters, s'appuyant sur un rapport, … »
    opening = words(language, "citing") if joined else words(language, "citing") | words(language, "asked")
    if first.lower in opening or (first.pos == "VERB" and first.morph.get("VerbForm") == "Part"):
        return True
    behind = tokens[first.i + 1].lower if first.i < end else ""
    listed = first.pos == "ADP" and first.lower in words(language, "of") and not joined
    if listed and closing is not None and not told:
        return True  # « Selon le ministère de l'Eau, du Climat et de la Pêche, … »
    taken_up = first.pos == "ADJ" and behind in words(language, "agent")  # « , reprise par X, »
    if not joined and (taken_up or first.lower in words(language, "relative")):
        return True
    if closing is None or placed:  # « , dans son édition de lundi, »
        return placed and closing is not None
    if (told or joined) and first.lower in words(language, "complementizer"):
        return True  # « , que s'est procuré Le Monde, »
    return not joined and (_described(view, phrase, comma + 1, closing) or (not told and _all_of_them(view, first)))


def _bears(view: View, phrase: Phrase, look: Token) -> bool:
    """Whether « rencontrée mardi » can be told of the source: a post says nothing of the gender of who is named behind it."""
    head = head_of(view.sentence, phrase)
    named_behind = head.label != "PER" and view.sentence.tokens[phrase[1]].label == "PER"
    return agree(head, look, ("Number",) if named_behind else ("Gender", "Number"))


def _all_of_them(view: View, first: Token) -> bool:
    """« , tous deux élus, »; not « , toute la ville … »."""
    tokens = view.sentence.tokens
    return first.lower in words(view.language, "total") and tokens[first.i + 1].pos != "DET"


def _comma(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """The first comma of the tokens `first` to `last` outside brackets: « (Presses de Valmer, 268 pages), »."""
    i = first
    while i <= last:
        if tokens[i].text == ",":
            return i
        i = max(i + 1, _past_brackets(tokens, i, last))
    return None


def _past_brackets(tokens: tuple[Token, ...], i: int, last: int) -> int:
    """The token behind the brackets that open at token `i`, else `i`."""
    if i > last or tokens[i].text != "(":
        return i
    return next((t.i + 1 for t in tokens[i : last + 1] if t.text == ")"), i)


def _described(view: View, phrase: Phrase, first: int, closing: int) -> bool:
    """« Selon l'Insee, l'institut de statistique, le prix monte »: words on the source, and a whole clause behind them."""
    tokens, language = view.sentence.tokens, view.language
    stretch = tokens[first:closing]
    name = any(t.text[0].isupper() for t in tokens[phrase[0] : phrase[1] + 1])
    post = tokens[first].pos == "NOUN" and among(tokens[first], named(language, "person", "role"))
    if not (name or (post and _one_subject(view, closing + 1))) or is_time(view.sentence, first, language):
        return False
    person = among(head_of(view.sentence, phrase), named(language, "person", "role"))
    if any(t.label == "PER" for t in stretch) and not person and _named_alone(view, first):
        return False  # « Selon l'Unac, Me Awa Roux, l'avocate, a reconnu … »
    related = next((t.i for t in stretch if t.lower in words(language, "relative")), closing)
    if any(map(is_finite, tokens[first:related])):
        return False
    member = has_members(tokens, first + (tokens[first + 1].pos in ("PRON", "NUM")), language)
    if member and related < closing and _goes_on_with_clause(view, closing + 1):
        return True  # « Selon Awa Roux, l'une des élues qui ont voté non, … »
    if post and tokens[first].morph.get("Number") != "Plur":
        return True  # « Nora Petit, docteure en droit, », « Nora Petit, philosophe qui a lu le dossier, »
    bare = tokens[first].pos == "NOUN" and tokens[first].text.islower()
    if bare and related == closing and _goes_on_with_clause(view, closing + 1):
        return True  # « Selon Mesurair, organisme chargé de la qualité de l'air, … »
    if related < closing or _resumed_by_this(view, first, closing):
        return False
    single = (
        tokens[first].pos == "ADJ"
        or post
        or (tokens[first].pos == "DET" and not any(t.lower in words(language, "conjunction") for t in stretch))
    )
    return single and _one_subject(view, closing + 1)


def _named_alone(view: View, first: int) -> bool:
    """Whether a name without a post in front of it stands at token `first`: « Awa Roux », « Me Awa Roux »."""
    token = view.sentence.tokens[first]
    person = token.label == "PER" and token.text[0].isupper()
    return name_like(token) or person or address(token.lower, view.language) is not None


def _resumed_by_this(view: View, first: int, closing: int) -> bool:
    """« Selon l'Insee, la vraie cause, c'est le loyer »: a thing in front of its clause, which « ce » takes up."""
    tokens, language = view.sentence.tokens, view.language
    thing = not any(among(t, named(language, "person", "role", "body")) for t in tokens[first:closing])
    return thing and closing + 1 < len(tokens) and presentative(tokens, closing + 1, language) is not None


def described_behind(view: View, phrase: Phrase, first: int) -> bool:
    """« …, selon Awa Roux, spécialiste des crues chez Mesurair »: a bare noun behind a name, at the end of the sentence."""
    tokens = view.sentence.tokens
    noun, named_so = tokens[first], tokens[phrase[1]].text[0].isupper()
    bare = noun.pos == "NOUN" and noun.text.islower() and noun.morph.get("Number") != "Plur"
    return bare and named_so and not any(map(is_finite, tokens[first : last_word(view.sentence) + 1]))


def _goes_on_with_clause(view: View, i: int) -> bool:
    """Whether a quotation with a verb or a subject and its verb begin at token `i`."""
    tokens = view.sentence.tokens
    passage = next((p for p in view.passages if p.start == tokens[i].start), None)
    if passage is not None:
        return any(map(is_finite, view.sentence.at(passage.start, passage.end)))
    return _one_subject(view, i)


def _one_subject(view: View, i: int) -> bool:
    """Whether a subject without « et » and its verb begin at token `i`."""
    tokens, language = view.sentence.tokens, view.language
    if not clause_opens(view.sentence, i, language):
        return False
    verb = next(t.i for t in tokens[i:] if is_finite(t))
    return not any(t.lower in words(language, "conjunction") for t in tokens[i:verb])
