"""Who hears what somebody tells: « …, a-t-on appris auprès du parquet », « …, a appris l'AFP de source judiciaire ».

« on » or an outlet heard it; whoever told it stands in a frame behind (`frames`) or behind a bare « de » (`learnt`).
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import past_when_and_whom
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.adverbials import before_adverbials
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View


def hearing(view: View, end: int) -> Group | None:
    """« a-t-on appris », if it ends at token `end` or only when and whom one told stand between the two.

    « a-t-on appris vendredi auprès de X », « a-t-on appris, hier mardi, auprès de X », « a-t-on dit à l'AFP de source sûre »,
    « a appris l'AFP auprès de X ».
    """
    tokens = view.sentence.tokens
    last = before_adverbials(tokens, end - (tokens[end].text == ","), view.language)
    for group in view.groups:
        outlet = learnt_by(view, group)
        on = group.inverted is not None and _we(group.inverted, view.language)
        told = group.last if outlet is None else outlet[1]
        heard = (on or outlet is not None) and told <= end
        if heard and past_when_and_whom(view.sentence, told + 1, view.language) > last:
            return group
    return None


def learnt_by(view: View, group: Group) -> Phrase | None:
    """« …, a appris dimanche l'AFP de source judiciaire »: the outlet behind the verb, where that follows a comma or marks."""
    tokens, language = view.sentence.tokens, view.language
    heard = group.cue.lemma in words(language, "learning") and group.auxiliary is not None
    if not heard or group.passive or group.negated or group.inverted is not None or group.first < 2:
        return None
    if tokens[group.first - 1].text != "," and tokens[group.first - 1].text not in words(language, "close_quote"):
        return None
    first = past_when_and_whom(view.sentence, group.last + 1, language)
    if first >= len(tokens) or tokens[first].pos not in ("DET", "PROPN"):
        return None
    end = after(view.sentence, first, language=language, strict=True)
    framed = (i for i in range(first + 1, end) if frame_words_at(tokens, i, language) is not None)
    outlet = first, next(framed, end + 1) - 1  # « l'AFP (de source judiciaire) »
    named = any(t.text[0].isupper() for t in tokens[first : outlet[1] + 1])
    return outlet if named and surely_speaks(view.sentence, outlet, language) else None


def _we(pronoun: Token, language: str) -> bool:
    """« a-t-on appris », not « est-il menacé »."""
    return pronoun.lower.rsplit("-", maxsplit=1)[-1] in named(language, "first_person")
