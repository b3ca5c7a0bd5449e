"""How far a noun phrase reaches from its head, and the name that follows it.

« La ministre *malienne des Transports* Awa Keita », « l'agence *française de lutte contre le dopage* », « le délégué *CGT*
Paulo Roux »: adjectives, complements and bodies' names are the phrase's, a bearer's name ends it. Relative clauses,
appositions and what hangs on the verb are left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import MARKS, Name, Sort, like_a_person
from recoupe.extraction.parse import Sentence, Token
from recoupe.model.entity import EntityKind
from recoupe.rules.phrases import phrase_words

_QUOTED = 6  # tokens of a name between them
_CALLED = 16  # of a phrase that says what a body is


class Extents:
    """Reads on from the heads of one sentence; `names` are its proper names by their first token."""

    def __init__(self, sentence: Sentence, names: Mapping[int, Name], language: str) -> None:
        self.sentence, self.names, self.language = sentence, names, language
        self.tokens = sentence.tokens
        self.predicated = any(t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") != "Part" for t in self.tokens)

    def _is(self, i: int, file: str, name: str) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].lower in lexicon.words(self.language, file, name)

    def of(self, head: int, *, is_role: bool) -> tuple[int, Name | None]:
        """The last token of the phrase headed at `head`, and the name that follows it directly."""
        tokens = self.tokens
        if not is_role and (closing := self._closed(head)) is not None:
            return closing - 1, None
        last = i = head
        genitive = False
        while i + 1 < len(tokens):
            token = tokens[i + 1]
            if i + 1 in self.names and not genitive:
                name = self.names[i + 1]
                if is_role and (self._passes(name) or self._national(name)):
                    i = last = name.last
                    continue
                if last != head and (
                    self._label_of(head, last, name)
                    or (not is_role and self._part_of_body(head, last, name))
                    or self._named_behind(name)
                    or (is_role and self._held_behind(head, name))
                    or self._borne_inside(head, last, name)
                    or (is_role and self._firm_behind(head, last, name))
                ):
                    i = last = name.last
                    continue
                return self._bearer(head, last, name, is_role=is_role)
            if not is_role and i == last and (quoted := self._quoted(head, self._past_naming(i + 1, head))) is not None:
                return quoted.last + 1, quoted
            if not is_role and i == last and self._is(i + 1, "titles", "called") and i + 2 in self.names:
                return self.names[i + 2].last, self.names[i + 2]  # « une société appelée Airval Marine »
            if i + 1 in self.names:
                i = last = self.names[i + 1].last
                genitive = False
            elif is_role and not genitive and (trailing := self._trailing(i + 1)):
                i = last = trailing
            elif (
                is_role
                and i > head
                and tokens[i].pos in ("NOUN", "PROPN", "ADJ")
                and (called := self._addressed(i + 1))
            ):
                return called.last, called
            elif i == head and self._is(head, "names", "ranking") and self._number(i + 1):
                i = last = i + 1  # « le numéro un du parti »
            elif token.lower in lexicon.words(self.language, "names", "genitive"):
                if not self._complement(i + 1):
                    break
                genitive, i = True, i + 1
            elif genitive and (token.pos in ("DET", "NUM") or self._is(i + 1, "names", "article")):
                i += 1
            elif genitive and i + 2 in self.names and lexicon.address(token.text, self.language) is not None:
                i = last = self.names[i + 2].last  # « le cabinet de Me Roux »
                genitive = False
            elif genitive and self._is(i + 1, "names", "partitive"):
                i = last = i + 1  # « l'avocat de l'un d'eux »
                genitive = False
            elif genitive and (token.pos in ("NOUN", "PROPN", "ADJ", "X") or token.text[0].isupper()):
                i = last = i + 1
                genitive = token.pos == "ADJ" and i + 1 < len(tokens) and tokens[i + 1].pos == "NOUN"
            elif genitive:
                break
            elif is_role and not genitive and self._attached(head, i + 1):
                i += 1  # « le secrétaire d'État auprès du ministre de la Mer »
            elif is_role and self._is(i + 1, "names", "other_side") and self._is(i, "names", "two_sided"):
                genitive, i = True, i + 1  # « le ministre des Relations avec le Parlement »
            elif self._adjective(i + 1, apposed=last > head > 0 and tokens[head - 1].text == ","):
                i = last = i + 1
            elif i == last > head and token.text.isdigit() and len(token.text) < 3 and tokens[i].text[0].isupper():
                i = last = i + 1  # « le club de Ligue 1 de Valmer »
            elif is_role and not genitive and self._in_marks(i + 1):
                i = last = i + 3
            elif self._hyphened_adjective(i + 1):
                i = last = i + 3  # « la militante sierra-léonaise »
            elif self._is(i + 1, "names", "complement") and self._told_to(i + 1):
                break  # « la porte-parole à l'AFP »
            elif (self._is(i + 1, "names", "complement") and self._governs(i + 1, head)) or (
                self._is(i + 1, "names", "joint") and i + 2 < len(tokens) and self._coordinated(i + 2, head)
            ):
                genitive, i = True, i + 1
            elif is_role and not genitive and (ranked := self._ranked(i + 1)) is not None:
                return ranked.last, ranked
            elif token.text == "-" and token.start == tokens[i].end and i + 2 < len(tokens):
                i = last = i + 2
            elif is_role and token.text == "(" and i + 3 < len(tokens) and tokens[i + 3].text == ")":
                if not self._continues(i + 4):
                    break
                i = last = i + 3  # « le député (RN) de la Somme »
            else:
                break
        return last, None

    def _attached(self, head: int, i: int) -> bool:
        """Whether « auprès » at i goes on the post headed at `head` with that of whoever it is attached to."""
        if i < head + 2 or not self._is(i, "names", "attached") or not self._is(i + 1, "names", "genitive"):
            return False
        superior = self.tokens[i + 2 : i + 5]
        ministers = lexicon.words(self.language, "titles", "ministerial")
        held = (lexicon.role(t.lower, self.language) for t in superior)
        return any(post is not None and post[0].masculine in ministers for post in held)

    def _number(self, i: int) -> bool:
        """« deux », « 2 » and « un », which the model may have for a pronoun."""
        return self.tokens[i].pos == "NUM" or self._is(i, "names", "partitive")

    def _quoted(self, head: int, i: int) -> Name | None:
        """« le journal suédois "Expressen" », « la revue « Horizons marins » »: a body's name between marks at i."""
        if self.tokens[i].text not in MARKS or not self._is(head, "bodies", "label") or i + 2 >= len(self.tokens):
            return None
        first = i + 1
        closing = next((t.i for t in self.tokens[first : first + _QUOTED] if t.text in MARKS.values()), first)
        inside = self.tokens[first:closing]
        if not inside or any(t.pos in ("VERB", "AUX") for t in inside[1:]):
            return None
        if not inside[0].text[0].isupper() and not self._calls_itself(head, inside):
            return None
        found = self.names.get(first)
        if found is not None and found.last == closing - 1:
            return found
        return Name(first, closing - 1, lexicon.written(inside), Sort.BODY, lexicon.known(lexicon.written(inside)))

    def _calls_itself(self, head: int, inside: Sequence[Token]) -> bool:
        """« le collectif « mères en colère » », not « le groupe « très en colère » »: people under a name without capital."""
        banded = self._is(head, "bodies", "banded") and self._is(head - 1, "names", "article")
        return banded and inside[0].pos in ("NOUN", "PROPN") and len(inside) > 1

    def _past_naming(self, i: int, head: int) -> int:
        """Past « baptisé » of « un groupe baptisé « Vivre ici » », « des » of « le collectif des « mères en colère » »."""
        naming = self._is(i, "quoting", "naming") or (i == head + 1 and self._is(i, "names", "genitive"))
        return i + 1 if naming and i + 1 < len(self.tokens) else i

    def _closed(self, head: int) -> int | None:
        """« un « collectif contre les nuisances » »: where the mark closes that opens right before the head."""
        if head == 0 or self.tokens[head - 1].text not in MARKS:
            return None
        for token in self.tokens[head + 1 : head + _CALLED]:
            if token.text in MARKS.values():
                return token.i
            if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin":
                return None
        return None

    def _ranked(self, i: int) -> Name | None:
        """« la ministre des Transports, » with « baronne Roux »: a bare rank or calling and the bearer's name behind a post."""
        name = self.names.get(i + 1)
        rank = lexicon.role(self.tokens[i].lower, self.language)
        if name is None or name.sort is not Sort.PERSON or rank is None or rank[2] or not self.tokens[i].text.islower():
            return None
        return name if self.tokens[i].pos in ("NOUN", "PROPN", "X") else None

    def _told_to(self, i: int) -> bool:
        """Whether an agency or outlet follows the preposition at i."""
        name = self.names.get(i + 1) or self.names.get(i + 2)
        return name is not None and name.known is not None and name.known.kind in (EntityKind.AGENCY, EntityKind.OUTLET)

    def _trailing(self, i: int) -> int | None:
        """End of « par intérim » and the like, which make a post another one."""
        for phrase in lexicon.words(self.language, "titles", "trailing"):
            wanted = phrase_words(phrase)
            if tuple(t.lower for t in self.tokens[i : i + len(wanted)]) == wanted:
                return i + len(wanted) - 1
        return None

    def _bearer(self, head: int, last: int, name: Name, *, is_role: bool) -> tuple[int, Name | None]:
        if is_role:
            personal = name.sort in (Sort.PERSON, Sort.OTHER) or like_a_person(self.tokens, name, self.language)
            return (name.last, name) if personal else (last, None)
        if last == head and self._is(head, "names", "headed_by"):
            borne = self._voice_before(head) and name.last > name.first  # « la porte-parole du gouvernement Awa Roux »
            return (last, None) if borne else (name.last, name)  # « le gouvernement Roux »
        # « le quotidien Valmer Soir », against « le collectif Anne Roux »
        unlike_person = name.first == name.last or lexicon.first_name(self.tokens[name.first].text) is None
        noun = last
        while noun > head + 2 and self.tokens[noun].pos == "ADJ" and not self._is(noun - 1, "names", "genitive"):
            noun -= 1  # « le groupe de chants corses Les Embruns »
        of_what = self._is(head, "bodies", "label") and self._is(noun - 1, "names", "bare_genitive")
        labelled = (of_what or self._is(last, "bodies", "label")) and (unlike_person or self._called_after(head, last))
        return (name.last, name) if labelled or name.sort is not Sort.PERSON or name.known else (last, None)

    def _voice_before(self, head: int) -> bool:
        """Whether the body headed at `head` is the complement of whoever speaks for it."""
        tied = self._is(head - 1, "titles", "contracted") or self._is(head - 1, "names", "article")
        i = head - 1 if self._is(head - 1, "titles", "contracted") else head - 2
        return tied and any(self._is(j, "bodies", "voice") for j in (i - 1, i - 2))

    def _called_after(self, head: int, last: int) -> bool:
        """« Le collectif Anne Roux dénonce », not « a dit au quotidien Anne Roux »: a body with a person's name."""
        article = last == head > 0 and self._is(head - 1, "names", "article")
        return article and not (head > 1 and self._is(head - 2, "names", "locative"))

    def _passes(self, name: Name) -> bool:
        """« le délégué CGT Paulo Roux », « la députée LFI de la Somme »: a body's name that is no bearer."""
        return (name.sort is Sort.BODY or name.known is not None) and self._continues(name.last + 1)

    def _named_behind(self, name: Name) -> bool:
        """« le capitaine du navire Étoile des Mers, Hugo Roux, »: the name of the complement, the bearer's follows."""
        i = name.last + 1
        while self._is(i, "names", "genitive") and i + 1 in self.names:
            i = self.names[i + 1].last + 1
        if name.sort is Sort.PERSON or i + 1 >= len(self.tokens) or self.tokens[i].text != ",":
            return False
        i += 1 if lexicon.address(self.tokens[i + 1].text, self.language) is None else 2
        return i in self.names and self.names[i].sort is Sort.PERSON

    def _firm_behind(self, head: int, last: int, name: Name) -> bool:
        """« le fondateur de la société de prothèses mammaires PIP »: letters behind a firm's noun and its complement."""
        labelled = any(self._is(i, "bodies", "label") for i in range(head + 1, last))
        return labelled and name.first == name.last and name.text.isupper() and name.sort is not Sort.PERSON

    def _held_behind(self, head: int, name: Name) -> bool:
        """« l'envoyée du Premier ministre Issa Keita, Awa Roux, »: the complement holds a post with its own bearer."""
        posts = (t for t in self.tokens[head + 1 : name.first] if lexicon.role(t.lower, self.language) is not None)
        i = name.last + 2
        if next(posts, None) is None or i >= len(self.tokens) or self.tokens[i - 1].text != ",":
            return False
        i += lexicon.address(self.tokens[i].text, self.language) is not None
        bearer = self.names.get(i)
        if name.sort is not Sort.PERSON or bearer is None or bearer.sort is not Sort.PERSON:
            return False
        after = self.tokens[bearer.last + 1 : bearer.last + 3]
        listed = len(after) == 2 and after[0].text == "," and bearer.last + 2 in self.names
        return not listed and not (after and self._is(after[0].i, "names", "coordination"))

    def _borne_inside(self, head: int, last: int, name: Name) -> bool:
        """« l'avocat du cinéaste Hugo Roux », « la voix de l'ancien maire Hugo Roux »: the post nearest to the name is his."""
        if name.sort is not Sort.PERSON:
            return False
        i = last
        while i > head + 1 and self.tokens[i].pos == "ADJ":
            i -= 1
        held = lexicon.role(self.tokens[i].lower, self.language)
        if self._is(head, "titles", "crown_office") and self._is(i, "titles", "crown"):
            return False  # « le procureur du Roi Hugo Roux »
        if held is None or held[2] or i < head + 2 or lexicon.body(self.tokens[i].text, self.language) is not None:
            return False
        j = i - 1
        while j > head + 1 and (self._is(j, "titles", "before") or self.tokens[j].pos == "ADJ"):
            j -= 1
        article = self._is(j, "names", "article") and self._is(j - 1, "names", "genitive")
        return (article or self._is(j, "titles", "contracted")) and not self._is(j, "titles", "plural_article")

    def _national(self, name: Name) -> bool:
        """« le chef de l'État Malien Issa Keita »: an adjective of a nation that has a capital, before the bearer's name."""
        single = name.first == name.last and name.last + 1 in self.names
        return single and lexicon.demonym(name.text) is not None

    def _addressed(self, i: int) -> Name | None:
        """« l'avocat de la famille Me Issa Keita »: the bearer behind a form of address."""
        name = self.names.get(i + 1)
        told = lexicon.address(self.tokens[i].text, self.language)
        return name if told is not None and name is not None and name.sort is Sort.PERSON else None

    def _in_marks(self, i: int) -> bool:
        """« le prédicateur « modéré » Issa Keita »: an adjective between marks before the bearer's name."""
        held = self.tokens[i : i + 3]
        marked = len(held) == 3 and held[0].text in MARKS and held[1].pos == "ADJ" and held[2].text in MARKS.values()
        return marked and i + 3 in self.names and self.names[i + 3].sort is not Sort.BODY

    def _continues(self, i: int) -> bool:
        return i in self.names or self._is(i, "names", "genitive")

    def _label_of(self, head: int, i: int, name: Name) -> bool:
        """Whether the name belongs to the noun at i inside a complement (« l'avocat de la famille Roux »)."""
        if i > head + 1 and self.tokens[i].pos == "ADJ" and self._is(i - 1, "bodies", "label"):
            i -= 1  # « la directrice de l'ONG belge Marsud »
        word = self.tokens[i].lower
        if i > 1 and self.tokens[i - 1].text == "-":  # « start-up »
            word = self.tokens[i - 2].lower + "-" + word
        if word in lexicon.words(self.language, "names", "eponym"):
            full = name.sort is Sort.PERSON and name.last > name.first
            # « le porte-parole du gouvernement Hugo Roux », « la loi Hugo Roux »
            return not (full and self._is(head, "bodies", "voice") and lexicon.body(word, self.language) is not None)
        if self._is(head, "bodies", "label") and self._is(i - 1, "names", "bare_genitive"):
            return False  # « le cabinet de conseil Airval »
        things = lexicon.words(self.language, "names", "named_thing") | lexicon.words(self.language, "bodies", "label")
        label = word in things or lexicon.body(word, self.language) is not None
        return label and not (name.sort is Sort.PERSON and name.last > name.first)

    def _part_of_body(self, head: int, last: int, name: Name) -> bool:
        """« l'agence régionale de santé Bretagne », « l'union locale CGT de Valmer »: a name that belongs to a body's."""
        if not any(self._is(i, "names", "territorial") for i in range(head + 1, last + 1)):
            return False
        complemented = any(self._is(i, "names", "genitive") for i in range(head + 1, last))
        branch = name.known is not None and name.known.kind is EntityKind.ORGANIZATION
        return branch or (complemented and name.sort is Sort.PLACE)

    def _complement(self, i: int) -> bool:
        """Whether the preposition at i opens a complement, not a clause (« de quitter ») or an adjunct."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if after is None:
            return False
        some = any(self._is(j, "names", "partitive") for j in (i + 1, i + 2))
        return some or after.pos not in ("VERB", "AUX", "PRON", "ADV", "PUNCT", "SCONJ")

    def _adjective(self, i: int, *, apposed: bool) -> bool:
        token = self.tokens[i]
        if not self.predicated and not apposed and not self._attributive(i):
            return False  # « Le groupe conteste. »: a sentence whose only verb was read as an adjective
        if token.text[0].isupper() or not token.text[0].isalpha():
            return False
        if lexicon.demonym(token.text) is not None:
            return True
        if self._predicate(i):
            return False
        if token.pos == "ADJ":
            return token.morph.get("VerbForm") != "Part" or self._is(i, "titles", "participle")
        if self._is(i, "titles", "also_participle") and (
            i + 1 in self.names or (self.tokens[i + 1 : i + 2] and self.tokens[i + 1].pos == "DET")
        ):
            return False  # « l'avocate représentant Awa Roux »
        joined = token.pos == "NOUN" and token.dep.split(":")[0] in ("amod", "flat", "compound", "nmod", "appos")
        if joined and (lexicon.role(token.lower, self.language) is not None or token.start == self.tokens[i - 1].end):
            return True
        if self._is(i, "titles", "participle"):
            return True
        endings = tuple(lexicon.words(self.language, "titles", "adjective_ending"))
        if self._is(i, "titles", "adverb"):
            return False
        if token.lower.startswith(tuple(lexicon.words(self.language, "titles", "adjective_prefix"))):
            return token.text[0].islower()  # « le journaliste pro-Kremlin Hugo Roux »
        return (
            token.pos not in ("ADP", "CCONJ") and token.morph.get("VerbForm") != "Fin" and token.lower.endswith(endings)
        )

    def _predicate(self, i: int) -> bool:
        """« la mairesse réplique que … », « le maire détaille le plan »: a verb that the model has for an adjective."""
        both, j = self._is(i, "titles", "also_verb"), i + 1
        while both and j < len(self.tokens) and self.tokens[j].pos in ("ADJ", "ADV"):
            j += 1  # « le maire juge utile de … »
        behind = self.tokens[j] if j < len(self.tokens) else None
        named = j in self.names  # « l'ONG écologiste Les Amis du Marais »
        article = behind is not None and behind.pos == "DET" and not named and not self._is(j, "names", "genitive")
        infinitive = j > i + 1 and any(t.morph.get("VerbForm") == "Inf" for t in self.tokens[j + 1 : j + 2])
        marked = both and behind is not None and behind.text in MARKS
        governs = article or infinitive or marked or self._is(j, "statement_words", "complementizer")
        rootless = any(t.dep == "ROOT" and t.pos in ("NOUN", "PROPN") for t in self.tokens[:i])
        rootless = rootless or (both and any(t.dep == "ROOT" and t.pos == "ADJ" for t in self.tokens))
        return governs and (rootless or any(t.i < i for t in self.sentence.children(i, "nsubj")))

    def _hyphened_adjective(self, i: int) -> bool:
        """« sierra-léonaise »: an adjective that the hyphen cuts into three."""
        if i + 2 >= len(self.tokens) or self.tokens[i + 1].text != "-":
            return False
        first, mark, second = self.tokens[i : i + 3]
        glued = first.end == mark.start and mark.end == second.start
        nations = (lexicon.demonym(w) for w in (f"{first.text}-{second.text}", second.text))  # « franco-polonais »
        return glued and first.text.islower() and any(nation is not None for nation in nations)

    def _attributive(self, i: int) -> bool:
        endings = tuple(lexicon.words(self.language, "titles", "adjective_ending"))
        if i + 1 in self.names and self.tokens[i].lower.endswith(endings):
            return True  # « la société tressanoise Airval »
        return lexicon.demonym(self.tokens[i].text) is not None or self._is(i, "titles", "participle")

    def _governs(self, i: int, head: int) -> bool:
        """Whether the parse hangs what follows the preposition at i on the phrase."""
        after = next((t for t in self.tokens[i + 1 : i + 4] if t.pos in ("NOUN", "PROPN")), None)
        if (
            after is None
            or self._is(after.i, "names", "place_noun")
            or any(self._is(j, "names", "occasion") for j in (i + 1, after.i))
        ):
            return False
        if any(t.pos in ("NUM", "PUNCT") for t in self.tokens[i + 1 : after.i]):
            return False
        for token in (after, *self.sentence.ancestors(after.i)):
            if head <= token.head < i and token.i >= i:
                return token.dep.split(":")[0] in ("nmod", "obl", "case", "amod")
            if token.pos in ("VERB", "AUX"):
                return False
        return False

    def _coordinated(self, i: int, head: int) -> bool:
        """« de l'Intérieur et des Outre-mer », « étrangères et européennes », not « la police et des pompiers »."""
        token = self.tokens[i]
        before = self.tokens[i - 2]
        if self._is(i, "names", "genitive"):
            first = any(self._is(j, "names", "genitive") for j in range(head + 1, i - 1))
            noun = next((t for t in self.tokens[i + 1 : i + 3] if t.pos in ("NOUN", "PROPN")), None)
            source = noun is not None and noun.lower in lexicon.words(self.language, "names", "informant")
            return first and not source and self._complement(i)
        return token.pos == "ADJ" and before.pos == "ADJ" and token.text[-1] == before.text[-1]
