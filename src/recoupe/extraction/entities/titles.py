"""Who a title without a name means.

« La ministre malienne des Transports, Awa Keita, est à Valmer. … La ministre a refusé. » : of those whose post the
article gives, the one whose post is the same or narrower and whose gender agrees. « l'élue » takes up a mayor, « le chef
de l'État » a president. A title that comes before its bearer is named counts only where it is told in full. Two possible
bearers: nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.extraction.entities.callings import domains
from recoupe.extraction.entities.lexicon import Role, first_name, known, words
from recoupe.extraction.entities.nominals import Article, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.usual_posts import brought, leading_besides, ranks, usual
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key

_LETTERS = 3  # that may be the first ones of a body's name
APART = 2  # sentences by which one of two holders must have been named later than the other


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a post, as one place tells it."""

    record: Record
    role: Role
    qualifiers: frozenset[str]
    start: int
    sentence: int
    former: bool = False
    arriving: bool = False  # « le nouveau PDG », who has not had it before
    known: bool = False  # readers know it, the text does not tell it (`leaders`)


def bearer(
    nominal: Nominal,
    holders: Sequence[Holder],
    last_seen: Mapping[str, int],
    language: str,
    spoke: str | None = None,
    *,
    opening: bool = False,
) -> tuple[Record, float] | None:
    """The holder that the title means, with a score.

    `last_seen` gives the sentence of each person's last mention, `spoke` the entity that spoke last, `opening` whether it
    stands in a headline or the first lines, where somebody may be told by a post and named below.
    """
    if nominal.role is None or nominal.article is Article.INDEFINITE or nominal.plural:
        return None
    post, qualifiers, state = usual(nominal.role, nominal.qualifiers, language)
    if not post.post:
        return None
    lands = frozenset(q for q in qualifiers if q.startswith("@"))
    if qualifiers - lands <= words(language, "titles", "own_place"):
        qualifiers = lands  # « le maire de la commune »
    holders = [h for h in holders if state or qualifiers or not h.known]  # « le président » may be anybody
    fitting = [h for h in holders if _fits(nominal, post, qualifiers, state, h, language)]
    if not fitting and (camp := qualifiers & _camps(language)):
        fitting = _of_a_camp(nominal, post, qualifiers - camp, holders, state, language)
        qualifiers -= camp if fitting else frozenset()
    fitting = _of_its_time(nominal, post, fitting, language)
    fitting = fitting or _told_in_parts(nominal, post, qualifiers, holders, language)
    same = [h for h in fitting if _held(h, qualifiers, language)[0] == post]
    narrow = bool(qualifiers - ranks(language))
    for group, score in (
        ([h for h in same if h.start < nominal.start], 0.9),
        ([h for h in fitting if h.start < nominal.start], 0.75),
        ([h for h in same if h.start > nominal.start and narrow], 0.75),
        (_only_holder(nominal, post, holders, language) if narrow else [], 0.65),
        (_sole_office(nominal, post, holders, language) if narrow else [], 0.65),
        (_only_post(post, same, language, opening=opening) if not narrow else [], 0.65),
    ):
        people = {h.record.id: h.record for h in group}
        exact = {h.record.id: h.record for h in group if h.qualifiers == qualifiers and h.qualifiers}
        if 1 in (len(people), len(exact)):
            return next(iter((exact or people).values())), score
        if spoke in people and not narrow:
            return people[spoke], 0.65
        if people:
            return _named_last(nominal, people, group, last_seen)
    return None


def _of_a_camp(
    nominal: Nominal, post: Role, qualifiers: frozenset[str], holders: Sequence[Holder], state: bool, language: str
) -> list[Holder]:
    """« Le président malien Hugo Roux … le chef de l'État socialiste »: an office, told with its bearer's party; nobody of whom
    another one is told.
    """
    if post.masculine not in words(language, "titles", "local_office"):
        return []
    others = [h for h in holders if not h.qualifiers & _camps(language)]
    return [h for h in others if _fits(nominal, post, qualifiers, state, h, language)]


def _camps(language: str) -> frozenset[str]:
    return frozenset(key(w) for w in words(language, "titles", "partisan"))


def _named_last(
    nominal: Nominal, people: Mapping[str, Record], holders: Sequence[Holder], last_seen: Mapping[str, int]
) -> tuple[Record, float] | None:
    """Of several who have the post the one who was named last, well after the others."""
    seen = {i: _seen_before(nominal, i, holders, last_seen) for i in people}
    recent = sorted(people, key=lambda i: -seen[i])
    return (people[recent[0]], 0.6) if seen[recent[0]] - seen[recent[1]] >= APART else None


def _of_its_time(nominal: Nominal, post: Role, fitting: list[Holder], language: str) -> list[Holder]:
    """« la ministre » is who holds the post, not « l'ancienne ministre Awa Roux », and the other way round; where the post is
    no office that one at a time holds, rather than her.
    """
    timely = [h for h in fitting if h.former == nominal.former and not _followed(nominal, h.record, fitting, language)]
    return timely if timely or post.masculine in words(language, "titles", "local_office") else fitting


def _told_in_parts(
    nominal: Nominal, post: Role, qualifiers: frozenset[str], holders: Sequence[Holder], language: str
) -> list[Holder]:
    """« La députée Awa Roux, élue de l'Aubrelle … La députée de l'Aubrelle »: who has the post by one phrase and its place
    by another.
    """
    fields = {q for q in qualifiers if not q.startswith("@")}
    if not fields:
        return []
    found = []
    for holder in holders:
        held, there, _ = usual(holder.role, holder.qualifiers, language)
        if (
            held != post
            or there
            or holder.start > nominal.start
            or {holder.record.gender, nominal.gender} == {"m", "f"}
        ):
            continue
        beside = [h for h in holders if h.record is holder.record and h.role.masculine in post.wider]
        if any(fields <= h.qualifiers for h in beside):
            found.append(holder)
    return found


def of_that_body(
    nominal: Nominal, holders: list[Holder], owner: Callable[[], Record | None], language: str
) -> list[Holder]:
    """« le porte-parole de l'armée, Hugo Roux, … Le Front dément. … son porte-parole »: those of the holders whom the text does
    not tell to have that post in another body than the possessive's.
    """
    if nominal.article is not Article.POSSESSIVE or nominal.role is None or nominal.plural:
        return holders
    told = [h for h in holders if h.role == nominal.role and h.qualifiers]
    body = owner() if told else None
    voice = nominal.role.masculine in words(language, "bodies", "voice")  # « les plaignants … leur avocat »
    if body is None or body.kind in (EntityKind.PERSON, EntityKind.PLACE) or (body.plural and not voice):
        return holders
    if (world := known(body.name)) is not None and world.country is not None:
        return holders  # « Pékin se tait. … son porte-parole » may be the foreign office's
    own = body.words()
    theirs = {h.record.id for h in told if {q.lstrip("@") for q in h.qualifiers} & own}
    others = {h.record.id for h in told} - theirs
    return [h for h in holders if h.record.id not in others]


def of_another(nominal: Nominal, who: Record | None, holders: Sequence[Holder], language: str) -> bool:
    """« Le Premier ministre Paul Petit … l'ancien Premier ministre », « la présidente du RN … la patronne du PS »: an office
    that somebody is told to hold now and the phrase tells as held before, or the other way round; the lead of another body.
    """
    return _of_another_time(nominal, who, holders, language) or _of_another_body(nominal, who, holders, language)


def _of_another_body(nominal: Nominal, who: Record | None, holders: Sequence[Holder], language: str) -> bool:
    leading, plain = words(language, "titles", "leading"), leading_besides(language)
    fields = {q for q in nominal.qualifiers if not q.startswith("@")} - plain
    letters = any(
        w.isupper() and key(w) in fields for w in nominal.text.split()
    )  # « le patron de DLF », of which nobody knows
    named = any(c.isupper() for c in nominal.text[1:]) and not letters
    if nominal.role is None or nominal.role.masculine not in leading or not fields or not named or nominal.former:
        return False
    held = [h.qualifiers - plain for h in holders if h.record is who and h.role.masculine in leading and not h.former]
    led = [there for own in held if (there := {q for q in own if not q.startswith("@")})]
    lands = words(language, "titles", "territory")
    led = [there for there in led if bool(there & lands) == bool(fields & lands)]  # of a party and of a region
    spelt = any(_spelt(frozenset(fields), h.qualifiers) for h in holders if h.record is who)
    return bool(led) and not spelt and not any(fields & there for there in led)


def _of_another_time(nominal: Nominal, who: Record | None, holders: Sequence[Holder], language: str) -> bool:
    leading = words(language, "titles", "leading") | words(language, "titles", "presiding")
    new = [h.role for h in holders if h.record is who and h.arriving]
    leads = nominal.former and nominal.role is not None and nominal.role.masculine in leading
    if leads and any(r == nominal.role or r.masculine in leading for r in new):
        return True  # « Le nouveau PDG, Hugo Roux … L'ancien patron »
    if nominal.role is None or nominal.role.masculine not in words(language, "titles", "local_office"):
        return False
    same = [
        h for h in holders
        if h.record is who and h.role == nominal.role and not (h.qualifiers ^ nominal.qualifiers) & ranks(language)
    ]  # fmt: skip
    odd = all(h.former != nominal.former for h in same)
    return bool(same) and (odd or _followed(nominal, who, same, language))


def _followed(nominal: Nominal, who: Record | None, holders: Sequence[Holder], language: str) -> bool:
    """« la démission du préfet Hugo Roux … Le nouveau préfet »: somebody who has left the post in which the phrase tells
    another to follow.
    """
    new = nominal.text.split()[0].lower() in words(language, "titles", "incoming")
    return new and any(h.former for h in holders if h.record is who)


def of_state(nominal: Nominal, language: str) -> bool:
    """« le Premier ministre », « le chef de l'État », « le président malien », « le porte-parole du gouvernement »: an office
    that a state has, of which nobody is told who is told with another post.
    """
    if nominal.role is None:
        return False
    post, qualifiers, state = usual(nominal.role, nominal.qualifiers, language)
    if post.masculine in words(language, "titles", "ministerial") or state:
        return True
    if post.masculine in words(language, "bodies", "voice"):
        return bool(qualifiers & words(language, "titles", "ruling"))
    return post.masculine in words(language, "titles", "presidential") and any(q.startswith("@") for q in qualifiers)


def may_govern(post: Role, nominal: Nominal, language: str) -> bool:
    """Whether somebody told with `post` may be whom a state's office means: a candidate, not a deputy.

    A spokesperson who goes on speaking (« se réjouit le ministre des Sports ») may be a minister too.
    """
    title = nominal.role
    if title is None or post == title or title.masculine in post.wider:
        return True
    if post.masculine in words(language, "bodies", "voice"):
        opens = nominal.first <= 1  # « Le ministre des Sports a … »
        return title.masculine in words(language, "titles", "ministerial") and not opens
    lists = ("besides", "politician", "courtesy")
    return any(post.masculine in words(language, "titles", name) for name in lists)


def without_surname(who: Record) -> bool:
    """« lance Kévin »: somebody of whom only a first name is told, who holds no office."""
    return " " not in who.name and first_name(who.name) is not None


def serves(who: Record, post: Role, holders: Sequence[Holder]) -> bool:
    """« Awa Keita, la porte-parole du préfet … Le préfet »: somebody whose post is told by that of another, whom it means."""
    mine = [h for h in holders if h.record.id == who.id]
    told = {key(post.masculine), key(post.feminine)}
    return any(told & h.qualifiers for h in mine) and not any(h.role == post for h in mine)


def named_below(nominal: Nominal, holders: Sequence[Holder], language: str) -> Record | None:
    """« Une journaliste nie la crue » above « La journaliste Awa Keita était sur le plateau »: who alone is told by the post
    of somebody with whom the text opens. « Un ancien de la Navale » is « Hugo Roux, ancien officier de la Navale ».
    """
    post = nominal.role
    if nominal.article is not Article.INDEFINITE or post is None or not post.post or nominal.plural:
        return None
    once = post.masculine in words(language, "titles", "former")
    same = [h for h in holders if h.role == post or (once and h.former and h.qualifiers & nominal.qualifiers)]
    people = {h.record.id: h.record for h in same}
    if len(people) != 1 or any(h.start < nominal.start for h in same):
        return None
    lands = {q for h in same for q in h.qualifiers if q.startswith("@")}
    here = {q for q in nominal.qualifiers if q.startswith("@")}
    record = same[0].record
    at_odds = {record.gender, nominal.gender} == {"m", "f"} or (here and lands and not here & lands)
    return None if at_odds or not record.named else record


def _only_holder(nominal: Nominal, post: Role, holders: Sequence[Holder], language: str) -> list[Holder]:
    """« le ministre de la Santé … le ministre Marc Roux »: who alone in the text has the post, told without its field."""
    same = [h for h in holders if usual(h.role, h.qualifiers, language)[0] == post]
    bare = all(not h.qualifiers and h.start > nominal.start for h in same)
    fits = all("e" in (h.record.gender, nominal.gender) or h.record.gender == nominal.gender for h in same)
    return same if bare and fits else []


def _sole_office(nominal: Nominal, post: Role, holders: Sequence[Holder], language: str) -> list[Holder]:
    """« Le maire Roux … le maire de Valmer »: who alone in the text has an office of which a place has one."""
    if post.masculine not in words(language, "titles", "unique_office"):
        return []
    same = [h for h in holders if usual(h.role, h.qualifiers, language)[0] == post]
    fits = all("e" in (h.record.gender, nominal.gender) or h.record.gender == nominal.gender for h in same)
    return same if fits and all(not h.qualifiers for h in same) else []


def _only_post(post: Role, same: Sequence[Holder], language: str, *, opening: bool) -> Sequence[Holder]:
    """« Le préfet s'alarme » above « Hugo Roux, préfet de l'Aubrelle »: who alone in the text may have the post.

    Past the first lines only a post of which a place has one (« le maire », « le Premier ministre »).
    """
    if post.masculine in words(language, "titles", "guarded"):
        return []  # « l'avocat » may be another one
    if not opening and post.masculine not in words(language, "titles", "sole_office"):
        return []
    return same if len({h.record.id for h in same}) == 1 else []


def _held(holder: Holder, here: frozenset[str], language: str) -> tuple[Role, frozenset[str], bool]:
    """The holder's post under its usual words; one told without its country is read as of the country asked for."""
    land = {q for q in here if q.startswith("@")} if not any(q.startswith("@") for q in holder.qualifiers) else set()
    post, there, state = usual(holder.role, holder.qualifiers | land, language)
    return post, there - land, state


def _seen_before(nominal: Nominal, ident: str, holders: Sequence[Holder], last_seen: Mapping[str, int]) -> int:
    """The last sentence up to the title in which the person was certainly present."""
    own = max((h.sentence for h in holders if h.record.id == ident), default=-1)
    last = last_seen.get(ident, -1)
    return last if last <= nominal.sentence else own


def _fits(nominal: Nominal, post: Role, here: frozenset[str], state: bool, holder: Holder, language: str) -> bool:
    gender = holder.record.gender
    if "e" not in (gender, nominal.gender) and gender != nominal.gender:
        return False
    held, there, _ = _held(holder, here, language)
    if held != post and (post.masculine not in {*held.wider, *brought(held, there, language)} or here):
        return False
    countries_here = {q for q in here if q.startswith("@")}
    countries_there = {q for q in there if q.startswith("@")}
    if countries_here and countries_there and not countries_here & countries_there:
        return False
    fields_here, fields_there = here - countries_here, there - countries_there
    if held == post and (fields_here ^ fields_there) & ranks(language):
        return False
    if state and fields_there - {key(w) for w in words(language, "titles", "state")} - ranks(language):
        return False
    narrower = fields_here <= fields_there or (fields_there <= fields_here and bool(fields_there))
    return narrower or _spelt(fields_here, holder.qualifiers)


def _spelt(letters: frozenset[str], words_of: frozenset[str]) -> bool:
    """« le président de l'Uvip », « … de l'Union valdarienne des industries portuaires »: the first letters of what stands
    there in full, in whatever order.
    """
    one = next(iter(letters), "")
    initials = sorted(w.lstrip("@")[0].lower() for q in words_of for w in q.split())
    return len(letters) == 1 and len(one) >= _LETTERS and sorted(one) == initials


def successions(nominals: Sequence[Nominal], language: str) -> list[Nominal]:
    """The phrases with « son homologue malienne » read as the post named before, in Mali, « sa successeure » and « son
    prédécesseur » as the same post, held now or formerly.
    """
    given: list[Nominal] = []
    last: Nominal | None = None
    for nominal in nominals:
        post = "" if nominal.role is None else nominal.role.masculine
        if last is not None and post in words(language, "titles", "counterpart"):
            given.append(_as_role(nominal, last))
        elif last is not None and post in words(language, "titles", "successor"):
            given.append(replace(nominal, role=last.role, qualifiers=last.qualifiers, beside=last.start))
        elif last is not None and post in words(language, "titles", "predecessor"):
            given.append(replace(nominal, role=last.role, qualifiers=last.qualifiers, former=True, beside=last.start))
        else:
            given.append(nominal)
            last = nominal if _told_anew(nominal, last, language) and post not in _chain(language) else last
    return given


def _told_anew(nominal: Nominal, last: Nominal | None, language: str) -> bool:
    """Whether the phrase tells a post, and not the last one with a vaguer word: « la ministre … L'élue … Son homologue »."""
    if nominal.role is None or not nominal.role.post:
        return False
    vague = nominal.role.masculine in words(language, "titles", "vague_post")
    fields = domains(language).get(nominal.role.masculine, frozenset())
    if nominal.role.masculine in words(language, "titles", "self_made") or (
        fields and fields <= words(language, "titles", "unsucceeded")
    ):
        return False  # « Le magnat vante son prédécesseur, Hugo Roux »
    return not (vague and last is not None and nominal.name is None and nominal.article is Article.DEFINITE)


def _chain(language: str) -> frozenset[str]:
    names = ("counterpart", "successor", "predecessor")
    return frozenset(w for name in names for w in words(language, "titles", name))


def _as_role(nominal: Nominal, like: Nominal) -> Nominal:
    """A counterpart's post: that of `like` in the counterpart's own country."""
    own = {q for q in nominal.qualifiers if q.startswith("@")}
    fields = {q for q in like.qualifiers if not q.startswith("@")}
    return replace(nominal, role=like.role, qualifiers=frozenset(own | fields), beside=like.start)


def learn(record: Record, nominal: Nominal) -> None:
    """« Pasiphaé … La jeune fille … », « Me Roux … L'avocat … »: a noun tells what the first name does not; a masculine one
    if it has a feminine of its own.
    """
    apart = nominal.role is not None and nominal.role.feminine != nominal.role.masculine
    if record.kind is EntityKind.PERSON and record.gender == "e" and (nominal.gender == "f" or apart):
        record.gender = nominal.gender
