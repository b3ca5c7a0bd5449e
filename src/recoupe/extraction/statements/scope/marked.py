"""What quotation marks in the content of a verb tell: where the content ends, and that it is a name or a title.

« a qualifié le texte de « bancal », sans convaincre » ends with the marks, « dénonce « un hold-up », « une honte » » with
the last of them. « a salué « Le Monde des abeilles » » and « ce vélo dit « cargo » se vend » report nothing. Quotations
that stand alone or beside an incise are not looked at here.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.article import BlockKind


def before_quotation(view: View, start: int, end: int) -> bool:
    """« a défendu sa décision : « … » »: what is said is the quotation, the speaker's own (none of it in marks) what about.

    So does a bare « un mot », « une question »; all else is said as well: « dénonce la fermeture du pont : « … » ».
    """
    tokens = view.sentence.tokens
    announced = end == start + 1 and tokens[start].morph.get("Definite") == "Ind"
    if tokens[start].morph.get("Poss") != "Yes" and not announced:
        return False
    if any(t.text in words(view.language, "open_quote") for t in tokens[start : end + 1]):
        return False
    return (
        end + 2 < len(tokens)
        and tokens[end + 1].text == ":"
        and tokens[end + 2].text in words(view.language, "open_quote")
    )


def is_title(view: View, start: int) -> bool:
    """« a salué « Le Monde des abeilles » »: words in marks that begin like a name and say nothing."""
    tokens = view.sentence.tokens
    passage = next((p for p in view.passages if p.start == tokens[start].start), None)
    if passage is None or view.sentence.kind is BlockKind.HEADING or not view.text[passage.inner_start].isupper():
        return False
    inside = [t for t in tokens if passage.inner_start <= t.start and t.end <= passage.inner_end]
    return not any(is_finite(t) or t.text in (".", "!", "?", "…") for t in inside)


def is_called(view: View, group: Group, start: int) -> bool:
    """« Ce vélo dit « cargo » se vend bien »: a participle before a name in marks, and the verb still to come."""
    tokens, language = view.sentence.tokens, view.language
    if group.first != group.last or group.verb.lower not in named(language, "naming"):
        return False
    passage = next((p for p in view.passages if p.start == tokens[start].start), None)
    i = start if passage is None else next((t.i for t in tokens if t.start >= passage.end), len(tokens))
    while i < len(tokens) and (tokens[i].lower in words(language, "object_clitic") or tokens[i].pos == "ADV"):
        i += 1
    return i < len(tokens) and is_finite(tokens[i])


def listed_end(view: View, end: int) -> int:
    """« dénonce « un hold-up », « une honte » »: the last token of the passages that commas join to one that ends at `end`."""
    tokens = view.sentence.tokens
    while end + 2 < len(tokens) and tokens[end + 1].text == ",":
        closed = any(p.end == tokens[end].end for p in view.passages)
        mark = end + 2
        while mark < min(end + 4, len(tokens) - 1) and tokens[mark].pos in ("CCONJ", "ADV"):
            mark += 1  # « …, mais aussi « une honte » »
        following = next((p for p in view.passages if p.start == tokens[mark].start), None)
        last = None if following is None else next((t.i for t in tokens if t.end == following.end), None)
        if not closed or last is None or any(is_finite(t) for t in tokens[mark:last]):
            return end
        if for_others(view, last + 1):
            return end
        end = last
    return end


def marks_in_row(view: View, comma: int) -> bool:
    """« en raison « de son silence », « des risques qu'il a pris » »: marks around a comma that open with one preposition."""
    tokens, of = view.sentence.tokens, words(view.language, "of") | words(view.language, "contracted")
    one = next((p for p in view.passages if p.end == tokens[comma - 1].end), None)
    other = next((p for p in view.passages if comma + 1 < len(tokens) and p.start == tokens[comma + 1].start), None)
    if one is None or other is None:
        return False
    opens = [next((t for t in tokens if t.start >= p.inner_start), tokens[0]) for p in (one, other)]
    same = opens[0].lower == opens[1].lower and opens[0].pos == "ADP"
    return same or all(t.lower in of for t in opens)


def for_others(view: View, i: int) -> bool:
    """« défend « un effort », « une farce » pour ses rivaux »: whether « pour » at token `i` tells whose words stand before it."""
    tokens = view.sentence.tokens
    if i + 1 >= len(tokens) or tokens[i].lower not in words(view.language, "for"):
        return False
    phrase = i + 1, after(view.sentence, i + 1, language=view.language)
    return surely_speaks(view.sentence, phrase, view.language)


def marks_hold_all(view: View, start: int, i: int) -> bool:
    """« juge que « la ville, c'est bruyant » et la quitte »: whether one passage in marks holds all from `start` up to `i`."""
    tokens = view.sentence.tokens
    return any(p.start == tokens[start].start and p.end == tokens[i - 1].end for p in view.passages)


def glossed_behind(view: View, start: int, comma: int, limit: int) -> bool:
    """« assure que « la halle sera sauvée », un vestige du port »: what the outlet tells of something that the marks named.

    They hold all that is said up to the comma; neither a clause nor further marks follow.
    """
    tokens = view.sentence.tokens
    article = tokens[comma + 1].pos == "DET" or tokens[comma + 1].lower in words(view.language, "elided_article")
    if not article or not marks_hold_all(view, start, comma) or clause_opens(view.sentence, comma + 1, view.language):
        return False
    held = tokens[start:comma]
    return any(map(is_finite, held)) and not any(
        tokens[comma].start < p.start < tokens[limit].end for p in view.passages
    )


def judgement_end(view: View, start: int, end: int) -> int:
    """« le dit « grossier », alors qu'il … », « la dit « nulle » en s'excusant », « en mars »: with the marks it ends."""
    tokens, language = view.sentence.tokens, view.language
    before = tokens[start].text not in words(language, "open_quote")  # « a jugé « urgent » mardi que … »
    for token in tokens[start + 1 : end + 1]:
        if token.text in DASHES and token.i > start + 3 and _gloss_behind(view, start, token.i):
            return token.i - 1
        gerund = (
            token.i < end
            and token.lower in words(language, "gerund_marker")
            and tokens[token.i + 1].morph.get("VerbForm") == "Part"
        )
        closed = tokens[token.i - 1].text in words(language, "close_quote") and (
            token.text == "," or gerund or (before and _when_or_where(view, token.i))
        )
        listed = token.i < end and next_in_list(view, token.i) is not None
        if closed and not listed and view.enclosing(token.start, token.end) is None:
            return token.i - 1
    return end


def _gloss_behind(view: View, start: int, dash: int) -> bool:
    """« qualifie de « seconds couteaux » du trafic - un oncle, une cousine - … »: behind the marks a dash brings whom it means."""
    tokens, language = view.sentence.tokens, view.language
    apart = tokens[dash - 1].end < tokens[dash].start and dash + 1 < len(tokens)
    opens = tokens[start].text in words(language, "open_quote")
    return apart and opens and tokens[dash + 1].lower in words(language, "indefinite")


def next_in_list(view: View, i: int) -> int | None:
    """« …, de « paresseux » », « …, puis d'« idiots » »: the mark that opens the next words in marks behind a comma or « et »."""
    tokens, language = view.sentence.tokens, view.language
    joints = words(language, "conjunction") | words(language, "bare_of") | {","}
    j = i
    while j < len(tokens) and j < i + 3 and tokens[j].lower in joints:
        j += 1
    return j if i < j < len(tokens) and tokens[j].text in words(language, "open_quote") else None


def all_in_list(view: View, passage: QuotedPassage) -> int:
    """« qualifié de « girouette » et de « moulin » »: where the last of the passages ends that are listed with `passage`."""
    end = passage.end
    while True:
        joint = next((t.i for t in view.sentence.tokens if t.start >= end), None)
        mark = None if joint is None else next_in_list(view, joint)
        following = None if mark is None else view.sentence.tokens[mark].start
        found = next((p for p in view.passages if p.start == following and p.closed), None)
        if found is None or found.end > view.sentence.end:
            return end
        end = found.end


def joined_marks(
    passages: Sequence[QuotedPassage], sentence: Sentence, comma: int, language: str
) -> QuotedPassage | None:
    """« Le pont tient, assure le préfet, et « il tiendra »»: words in marks that « et » or « mais » joins, to the full stop."""
    tokens = sentence.tokens
    opens = comma + 3 < len(tokens) and tokens[comma].text == "," and tokens[comma + 1].pos == "CCONJ"
    if not opens or tokens[comma + 2].text not in words(language, "open_quote"):
        return None
    passage = next((p for p in passages if p.start == tokens[comma + 2].start and p.closed), None)
    rest = () if passage is None else [t for t in tokens if t.start >= passage.end]
    return passage if all(t.pos == "PUNCT" and t.text != "," for t in rest) else None


def _when_or_where(view: View, i: int) -> bool:
    """« … « nulle » mardi », « … « nulle » en mars », « … « nulle » devant les députés »: when or where it was said."""
    tokens, language = view.sentence.tokens, view.language
    timed = tokens[i].lower in words(language, "day") or adverbial_at(tokens, i, language) is not None
    return timed or setting_at(view.sentence, i, language, tail=True) is not None
