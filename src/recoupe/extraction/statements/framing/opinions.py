"""Views that « pour » opens: « Pour le maire, c'est une erreur », « 2) Pour la régie, la digue est sûre ».

Somebody who can speak, a comma and a judgement in the present, which marks, a named person or what would be may widen.
« Pour le club, c'est la fin d'une série » tells whom something meets, « pour une commune de 600 habitants, c'est beaucoup »
of any such body; neither is anybody's view.
"""

from __future__ import annotations

from recoupe.extraction.conjugation import is_conditional
from recoupe.extraction.entities.lexicon import Known, known, written
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.framing.verdicts import verdict_alone, verdict_opens
from recoupe.extraction.statements.lexicon.frame_cues import FrameWords
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.cuts import reports
from recoupe.extraction.statements.scope.noun_scope import infinitive_follows
from recoupe.extraction.statements.scope.reporting import reporting_at
from recoupe.extraction.statements.verbs.clause_edges import last_word, past_number
from recoupe.extraction.statements.verbs.forms import is_finite, is_past_participle
from recoupe.extraction.statements.view import View
from recoupe.model.article import BlockKind
from recoupe.model.entity import EntityKind

_TRAIT = 9  # words of « habitué à cultiver la controverse » behind somebody


def opinion(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """« Pour le maire, c'est une erreur », « c'est, pour le maire, une erreur »: a person, a comma, a present judgement."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    head = head_of(sentence, phrase)
    place = head.label == "LOC" and not among(head, named(language, "person", "role", "body"))
    if place and not _acts(view, known(written(tokens[head.i : phrase[1] + 1])), phrase):
        return False
    if not surely_speaks(sentence, phrase, language) or _any_body(sentence, phrase, language):
        return False
    if _whom_it_meets(view, phrase) or _worse_still(view, frame) or _most(view, phrase):
        return False
    rest = _past_relative(view, phrase)
    if sentence.kind is BlockKind.HEADING and phrase[1] >= last_word(sentence):
        return _judged_in_marks(view, frame)
    if frame.first > 1 and verdict_alone(view, _verdict_start(view, frame), frame.first - 2, phrase[1] + 1):
        return True
    if not rest or rest[0].text != ",":
        return False
    if opens_sentence(view, frame) and quotation_follows(view, rest):
        return not _told_behind(view, rest)
    if not opens_sentence(view, frame):
        if tokens[frame.first - 1].text != ",":
            return False
        named_here = any(t.label in ("PER", "ORG") and t.text[0].isupper() for t in tokens[phrase[0] : phrase[1] + 1])
        if named_here and _marks_before(view, frame):
            return True  # « Ce legs est « un trésor », pour Awa Roux, qui … »
        return tokens[frame.first - 2].lower in words(language, "be") - words(language, "have")
    if _others_act(view, rest) or _others_speak(view, frame, rest):
        return False
    if verdict_opens(tokens, rest[0].i + 1, language):
        return True
    passage = next((p for p in view.passages if rest[0].start < p.start < sentence.end), None)
    if passage is not None and view.text[passage.inner_start].islower():
        return True  # « Pour le comité, il s'agit d'« une atteinte … » »: words in marks are somebody's
    return _judges(view, phrase, rest)


def _verdict_start(view: View, frame: FrameWords) -> int:
    """Where the words before the frame begin, behind a colon if there is one."""
    return next((t.i + 1 for t in reversed(view.sentence.tokens[: frame.first - 2]) if t.text == ":"), 0)


def _acts(view: View, place: Known | None, phrase: Phrase) -> bool:
    """« Pour la France insoumise, … », « Pour Moscou, il s'agit d'« une provocation » »: a body, or a capital with its words."""
    if place is None or place.kind is EntityKind.ORGANIZATION:
        return place is not None
    last = view.sentence.tokens[phrase[1]]
    words_of = (p for p in view.passages if last.end < p.start < view.sentence.end)
    return place.capital and any(view.text[p.inner_start].islower() for p in words_of)


def _judges(view: View, phrase: Phrase, rest: tuple[Token, ...]) -> bool:
    """Whether the main verb of what follows the phrase tells how something is or would be, not what befalls whom it meets."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    colon = next((t.i for t in rest if t.text == ":"), len(tokens))
    main = rest
    aside = words(language, "relative") | words(language, "whether")
    if len(rest) > 1 and rest[1].lower in aside:  # « Pour les élus, qui en voulaient deux, c'est … »
        main = tokens[next((t.i for t in rest[1:] if t.text == ","), rest[0].i) :]
    verb = next((t for t in main if t.i < colon and is_finite(t)), None)
    foreseen = verb is not None and verb.morph.get("Tense") == "Fut" and _foresees(sentence, phrase, language)
    if verb is None or not (foreseen or now(verb, language) or _was_so(sentence, phrase, verb, language)):
        return False
    held = {t.lower for t in tokens[verb.i : verb.i + 6]}
    if befell(sentence, phrase, verb, language):
        return False
    if verb.lower in words(language, "is_about") and infinitive_follows(tokens, verb.i):
        return False  # « Pour le club, il s'agit de gagner »: an aim
    between = {t.lower for t in tokens[phrase[1] + 2 : verb.i]}
    if between & words(language, "he") and held & words(language, "event") and _time_for(tokens, verb.i + 1, language):
        return True  # « Pour les éleveurs, il est temps d'agir »
    impersonal = between & words(language, "expletive")
    return not (impersonal and held & words(language, "event"))  # « pour le club, c'est la fin d'une série »


def _foresees(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« Pour les économistes, la hausse freinera la croissance »: people whose trade is to know what will be."""
    return among(head_of(sentence, phrase), words(language, "forecasters"))


def befell(sentence: Sentence, phrase: Phrase, verb: Token, language: str) -> bool:
    """« Pour certains, le retour s'est fait en mai », « Pour les riverains, la rue a rouvert »: what has happened to many."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 3]
    past = next((t for t in behind if t.pos != "ADV"), verb)
    carries = verb.lower in words(language, "have") | words(language, "be")
    done = carries and past.pos == "VERB" and is_past_participle(past)
    head = head_of(sentence, phrase)
    many = head.morph.get("Number") == "Plur" or head.lower in words(language, "some_people")
    return done and many and not any(t.label in ("PER", "ORG") for t in sentence.tokens[phrase[0] : phrase[1] + 1])


def _time_for(tokens: tuple[Token, ...], event: int, language: str) -> bool:
    """« (il est) temps d'agir », « temps que la route rouvre », « temps pour la ville de payer »: what it is time for."""
    if event + 1 < len(tokens) and tokens[event + 1].lower in words(language, "complementizer"):
        return True
    reach = event + (_TRAIT if tokens[min(event + 1, len(tokens) - 1)].lower in words(language, "for") else 1)
    return any(infinitive_follows(tokens, i) for i in range(event, min(reach, len(tokens) - 1)))


def now(verb: Token, language: str) -> bool:
    """Whether the verb is in the present; « il s'agit » is, whatever the model says."""
    return verb.morph.get("Tense") == "Pres" or verb.lower in words(language, "is_about")


def opens_sentence(view: View, frame: FrameWords) -> bool:
    """Whether only adverbs, conjunctions or the number of a list (« 2) Pour la régie, … ») stand before the frame."""
    tokens = view.sentence.tokens
    first = next((t.i + 1 for t in reversed(tokens[: frame.first]) if t.text in (":", ";")), 0)
    if frame.first > 3 and tokens[frame.first - 3].text == "," and _contrasts(tokens, frame.first - 2, view.language):
        return True  # « …, tandis que pour le maire, … »
    first = _past_small(tokens, past_number(tokens, first), frame.first)
    link = past_phrase(tokens, first, view.language, "narrators_link")
    first = link if link is not None and link < frame.first else first  # « Par ailleurs, pour le maire, … »
    return _past_small(tokens, first, frame.first) == frame.first


def _contrasts(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether « alors que » or « tandis que » stands at token `i`."""
    que = tokens[i + 1].lower in words(language, "complementizer")
    return que and tokens[i].lower in words(language, "contrast")


def _past_small(tokens: tuple[Token, ...], i: int, stop: int) -> int:
    """The first of the tokens `i` to `stop` that is no mark, adverb or conjunction; `stop` where all are."""
    return next((t.i for t in tokens[i:stop] if t.pos not in ("PUNCT", "CCONJ", "ADV")), stop)


def _whom_it_meets(view: View, phrase: Phrase) -> bool:
    """« « Pour beaucoup d'élèves, c'est dur » »: in somebody's words many are those whom it meets, not who says so."""
    sentence, language = view.sentence, view.language
    first = sentence.tokens[phrase[0]]
    if view.enclosing(first.start, first.end) is None:
        return False
    several = head_of(sentence, phrase).morph.get("Number") == "Plur"
    own = words(language, "possessive") | named(language, "own")
    return several or first.lower in words(language, "indefinite") | own


def _worse_still(view: View, frame: FrameWords) -> bool:
    """« Pire encore pour le maire, … », « pas seulement pour lui »: two adverbs right before tell how it is for them."""
    before = view.sentence.tokens[max(0, frame.first - 2) : frame.first]
    low = words(view.language, "worse_still")
    return len(before) == 2 and before[0].lower in low and before[1].lower in low


def _most(view: View, phrase: Phrase) -> bool:
    """« Pour la plupart Espagnols, ils … »: which of them, not who says so."""
    return any(t.lower in words(view.language, "most") for t in view.sentence.tokens[phrase[0] : phrase[0] + 2])


def _told_behind(view: View, rest: tuple[Token, ...]) -> bool:
    """« Pour les pêcheurs, « la mer est vide », explique-t-il »: whether an incise behind the marks tells who says so."""
    passage = next((p for p in view.passages if p.start > rest[0].start), None)
    behind = [] if passage is None else [t.i for t in rest if t.start >= passage.end and t.text != ","]
    return bool(behind) and reporting_at(view, behind[0], None) == "finite"


def _any_body(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« Pour une commune de 600 habitants, c'est beaucoup »: a body of a kind, not one that judges."""
    bare = sentence.tokens[phrase[0]].lower in words(language, "indefinite")
    head = head_of(sentence, phrase)
    return bare and among(head, named(language, "body")) and not among(head, named(language, "person", "role"))


def _past_relative(view: View, phrase: Phrase) -> tuple[Token, ...]:
    """« Pour le collectif qui défend les haies, le plan est … »: what follows the phrase and what is told of whom it names.

    « Pour les salariés qui partent, la prime est de … » names whom it meets: many are read only where marks follow.
    """
    tokens, language = view.sentence.tokens, view.language
    rest = tokens[phrase[1] + 1 :]
    if not rest or rest[0].lower not in words(language, "relative"):
        return _past_trait(rest)
    comma = next((t.i for t in rest if t.text == ","), None)
    one = head_of(view.sentence, phrase).morph.get("Number") != "Plur"
    marked = any(rest[0].start < p.start < view.sentence.end for p in view.passages)
    return tokens[comma:] if comma is not None and (one or marked) else rest


def _past_trait(rest: tuple[Token, ...]) -> tuple[Token, ...]:
    """« les services concernés, », « l'écrivain habitué à la controverse, »: what follows a participle up to its comma."""
    if not rest or not (rest[0].pos == "ADJ" or rest[0].morph.get("VerbForm") == "Part"):
        return rest  # « pour s'en convaincre, … »
    comma = next((n for n, t in enumerate(rest[:_TRAIT]) if t.text == "," or is_finite(t)), 0)
    return rest[comma:] if rest[comma].text == "," else rest


def _others_act(view: View, rest: tuple[Token, ...]) -> bool:
    """« Pour le gouvernement, Awa Roux a appelé au calme »: on its behalf, somebody said so."""
    verb = next((t for t in rest if is_finite(t)), None)
    act = next((g for g in view.groups if verb is not None and g.first == verb.i and g.auxiliary is not None), None)
    phrase = (rest[1].i, act.first - 1) if act is not None else None
    if act is None or phrase is None or not phrase[0] <= phrase[1] or not act.cue.reports:
        return False
    person = any(t.label == "PER" or t.pos == "PROPN" for t in rest[1 : act.first - rest[0].i])
    return person and surely_speaks(view.sentence, phrase, view.language) and reports(view, act)


def _others_speak(view: View, frame: FrameWords, rest: tuple[Token, ...]) -> bool:
    """« « Pour Valmer, je prépare un bal » »: whoever says « je » or « nous » tells what is for whom."""
    first = rest[1].lower if len(rest) > 1 else ""
    tokens, language = view.sentence.tokens, view.language
    quoted = view.enclosing(tokens[frame.first].start, tokens[frame.last].end) is not None
    return first in (named(language, "first_person") if quoted else words(language, "first_person"))


def _marks_before(view: View, frame: FrameWords) -> bool:
    """Whether words in marks that begin with an article close right before the frame's comma, the only comma before it."""
    tokens = view.sentence.tokens
    parted = any(t.text in (",", ";", ":") for t in tokens[: frame.first - 1])
    return not parted and _judged_in_marks(view, frame)


def _judged_in_marks(view: View, frame: FrameWords) -> bool:
    """« La rencontre a été « un vrai tournant » pour la maire »: a headline whose quoted judgement ends before the frame."""
    tokens = view.sentence.tokens
    comma = frame.first > 1 and tokens[frame.first - 1].text == ","
    end = tokens[frame.first - 1 - comma].end if frame.first else -1
    passage = next((p for p in view.passages if p.end == end), None)
    if passage is None:
        return False
    inside = view.sentence.at(passage.inner_start, passage.inner_end)
    if comma and len(inside) > 2:
        return True  # « Un bilan « pas à la hauteur », pour les élus »
    article = tokens[inside[0].i - 2].pos == "DET" if inside and inside[0].i > 1 else False  # « un « tournant » »
    return article or (len(inside) > 1 and (inside[0].pos == "DET" or any(map(is_finite, inside))))


def _was_so(sentence: Sentence, phrase: Phrase, verb: Token, language: str) -> bool:
    """« Pour Javier López, les stocks étaient alarmants », « pour le docteur Sow, il faudrait … »: a named person's view.

    Read are a state in the imperfect and what would be; « pour Mme Roux, la facture sera lourde » tells whom it meets.
    What would be is also the view of those told by a post or a body: « Pour l'ancien maire, le bac rouvrirait ».
    """
    would = verb.morph.get("Mood") == "Cnd" or is_conditional(verb.lower, verb.lemma, language)
    if not any(t.label == "PER" for t in sentence.tokens[phrase[0] : phrase[1] + 1]):
        head = head_of(sentence, phrase)
        definite = sentence.tokens[phrase[0]].lower in words(language, "definite_article")
        one = definite and head.morph.get("Number") != "Plur"
        these = head.morph.get("Number") == "Plur" and sentence.tokens[phrase[0]].pos == "DET"
        if one and verb.lower in words(language, "had") and among(head, named(language, "body")):
            return any(t.lower in words(language, "doubt") for t in sentence.tokens[verb.i : verb.i + 4])
        return would and (
            (one and among(head, named(language, "role", "body"))) or (these and among(head, named(language, "body")))
        )
    return would or (verb.lower in words(language, "be") and verb.morph.get("Tense") == "Imp")


def quotation_follows(view: View, rest: tuple[Token, ...]) -> bool:
    """Whether a quotation opens behind the comma, an apposition between at most: « Pour A et B, tous deux élus, « … » »."""
    for token in rest[:14]:
        if token.text in words(view.language, "open_quote"):
            return rest[token.i - rest[0].i - 1].text == ","
        if is_finite(token):
            return False
    return False
