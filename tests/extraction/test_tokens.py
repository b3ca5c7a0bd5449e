"""Words that stay one token, elisions, particles of surnames, adverbs and verbs that look like nouns, each read in its example."""

from __future__ import annotations

import re

import pytest

from recoupe.extraction.parse import Intending, Particle, Token, parse
from recoupe.extraction.tokenizer import BothGenders, Endings, NameOpening, WholeTokens
from recoupe.model.article import Article, Block, BlockKind
from recoupe.rules.loader import load

WHOLE = load("fr", "tokens", "token", WholeTokens)
PARTICLES = load("fr", "tokens", "particle", Particle)
INTENDING = load("fr", "tokens", "intending", Intending)
ADVERBS = load("fr", "tokens", "adverb", Endings)
ELISIONS = load("fr", "tokens", "elision", Endings)
BOTH = load("fr", "tokens", "both_genders", BothGenders)
OPENINGS = load("fr", "tokens", "opening", NameOpening)


def read(text: str) -> tuple[Token, ...]:
    blocks = (Block(0, len(text), BlockKind.BODY, "default"),)
    article = Article("a1", "a.txt", None, None, None, (), "fr", text, blocks=blocks)
    return tuple(t for sentence in parse(article, "fr").sentences for t in sentence.tokens)


@pytest.mark.parametrize("whole", WHOLE, ids=[w.forms[0] for w in WHOLE])
def test_a_word_stays_one_token(whole: WholeTokens) -> None:
    found = [t for t in read(whole.example) if t.lower in {form.lower() for form in whole.forms}]
    assert found
    assert {t.pos for t in found} == {whole.pos or t.pos for t in found}


@pytest.mark.parametrize("particle", PARTICLES, ids=[p.forms[0] for p in PARTICLES])
def test_a_particle_belongs_to_the_name(particle: Particle) -> None:
    assert {t.pos for t in read(particle.example) if t.text in particle.forms} == {"PROPN"}


@pytest.mark.parametrize("verbs", INTENDING, ids=[v.forms[0] for v in INTENDING])
def test_a_verb_before_its_infinitive(verbs: Intending) -> None:
    assert any(t.text in verbs.forms and t.pos == "VERB" for t in read(verbs.example))


@pytest.mark.parametrize("adverbs", ADVERBS, ids=[a.endings[0] for a in ADVERBS])
def test_an_ending_tells_an_adverb(adverbs: Endings) -> None:
    assert {t.pos for t in read(adverbs.example) if t.text.endswith(adverbs.endings)} == {"ADV"}


@pytest.mark.parametrize("both", BOTH, ids=[b.reading for b in BOTH])
def test_a_word_for_women_and_men_stays_one_token(both: BothGenders) -> None:
    assert both.reading in [t.text for t in read(both.example)]
    assert both.reading not in [t.text for t in read(both.counter)]


@pytest.mark.parametrize("elision", ELISIONS, ids=[e.endings[0] for e in ELISIONS])
def test_an_elision_parts_two_words(elision: Endings) -> None:
    for text in (elision.example, elision.example.upper()):
        assert read(text)[0].lower.rstrip("'").endswith(elision.endings)


@pytest.mark.parametrize("name", ["Ebo'o", "Moody's", "LEVI'S"])
def test_an_apostrophe_inside_a_name_parts_nothing(name: str) -> None:
    assert name in [t.text for t in read(f"Selon {name}, tout va bien.")]


@pytest.mark.parametrize("opening", OPENINGS, ids=[o.written for o in OPENINGS])
def test_a_letter_and_an_apostrophe_open_a_name(opening: NameOpening) -> None:
    opens = re.compile(opening.written)
    assert any(opens.match(t.text) for t in read(opening.example))
    assert not any(opens.match(t.text) for t in read(opening.counter))
    for name in ("M'barek", "N'diaye", "K'naan"):
        assert name in [t.text for t in read(f"Selon Hugo {name}, tout va bien.")]


def test_a_dash_is_cut_off_the_full_stop_before_it() -> None:
    found = [
        t.text for t in read("La marche visait le contrat de vente (CDV).– Vous évoquez une loi.– Oui, il en faut une.")
    ]
    assert found.count("–") == 2
    assert "CDV" in found
