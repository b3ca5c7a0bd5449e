"""What somebody else is said to have in mind: « « Les éleveurs veulent qu'on les écoute », dit la ministre ».

« Elle affirme que le club croyait que le stade rouvrirait »: what others want or believe, whoever speaks supposes; nobody
reports words of theirs. A perfect (« le préfet a souhaité que … ») and one's own wish (« je souhaite que … ») are kept.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.reported.clause_speakers import reported
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View


def in_anothers_words(view: View, group: Group, subject: Token) -> bool:
    """Whether a verb of wishing or believing, of which `subject` is the head of the subject, stands in somebody else's words."""
    language = view.language
    if not group.finite or group.auxiliary is not None or group.cue.lemma not in words(language, "having_in_mind"):
        return False
    if subject.lower in words(language, "first_person"):
        return False
    return view.enclosing(group.verb.start, group.verb.end) is not None or reported(view, group)
