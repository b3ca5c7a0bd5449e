"""The examples of the rules by which accounts are compared: concepts, near words, families, opposites, reserves and the like."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.contrasts import Contrast, Exclusive, Prefix, Units, contrasts
from recoupe.crosscheck.denials import Anaphor
from recoupe.crosscheck.likeness import Content, Reserve, aligned, concept_of_word, content_of
from recoupe.crosscheck.wordings import MeaningWords
from recoupe.extraction.terms import Negation
from recoupe.model.span import Span
from recoupe.rules.concepts import Concept, Near, Opposed, concept_of_lemma, near_concepts, opposites
from recoupe.rules.families import Apart, Ending, root
from recoupe.rules.folding import key
from recoupe.rules.loader import load
from stories.written import written


def content(text: str) -> Content:
    """A sentence, ready for comparison."""
    article = written(text)
    return content_of(article, (Span.of(text, 0, len(text)),), {e.id: e for e in article.entities})


def both(example: str) -> tuple[Content, Content]:
    """The two sentences of an example."""
    one, other = example.split(" / ")
    return content(one), content(other)


def entries(file: str, array: str, kind: type) -> list:
    found = []
    for entry in load("fr", file, array, kind):
        words = next(getattr(entry, f) for f in ("lemmas", "words", "one", "letters") if hasattr(entry, f))
        found.append(pytest.param(entry, id=words if isinstance(words, str) else words[0]))
    return found


@pytest.mark.parametrize("entry", entries("concepts", "concept", Concept))
def test_the_sentences_of_a_concept_share_it(entry):
    one, other = both(entry.example)
    assert concept_of_lemma(key(entry.lemmas[0])) in one.concepts & other.concepts


@pytest.mark.parametrize("entry", entries("concepts", "opposed", Opposed))
def test_opposites_set_two_sentences_apart(entry):
    one, other = both(entry.example)
    assert Contrast.POLARITY in contrasts(one, other) | contrasts(other, one)


@pytest.mark.parametrize("entry", entries("synonyms", "near", Near))
def test_near_words_bring_two_sentences_together(entry):
    one, other = both(entry.example)
    assert len(one.concepts & aligned(one, other).concepts) >= len(one.concepts & other.concepts)
    named = {concept_of_lemma(key(w)) for w in entry.lemmas}
    assert named & one.concepts
    assert named & other.concepts
    assert Contrast.WORD not in contrasts(one, other)


def test_near_words_are_never_opposites():
    against = opposites()
    assert not [(c, o) for c, others in near_concepts().items() for o in others if o in against.get(c, ())]


@pytest.mark.parametrize("entry", entries("families", "ending", Ending))
def test_the_words_of_a_family_have_one_root(entry):
    one, other = both(entry.example)
    assert any(c.endswith("~") for c in one.concepts & other.concepts) or one.concepts & other.concepts
    assert entry.letters == key(entry.letters)


def test_words_that_left_their_family_have_no_root():
    for entry in load("fr", "families", "apart", Apart):
        assert all(root(key(w), "fr") is None for w in entry.words)


@pytest.mark.parametrize("entry", entries("comparison", "reserve", Reserve))
def test_words_that_keep_back_certainty(entry):
    assert content(entry.example).reserved
    assert not content(entry.counter).reserved


@pytest.mark.parametrize("entry", entries("comparison", "exclusive", Exclusive))
def test_a_thing_has_one_of_these_at_a_time(entry):
    one, other = both(entry.example)
    assert contrasts(one, other) & {Contrast.DETAIL, Contrast.DATE}


@pytest.mark.parametrize("entry", entries("comparison", "prefix", Prefix))
def test_a_prefix_turns_a_word_into_its_opposite(entry):
    assert Contrast.POLARITY in contrasts(*both(entry.example))
    assert Contrast.POLARITY not in contrasts(*both(entry.counter))


@pytest.mark.parametrize("entry", entries("comparison", "negation", Negation))
def test_negations(entry):
    assert content(entry.example).negated
    assert not content(entry.counter).negated


def test_what_a_denial_points_back_with_is_a_concept():
    for entry in load("fr", "comparison", "anaphor", Anaphor):
        said = {c for part in entry.example.split(". ") for c in content(part.strip(" .") + ".").concepts}
        assert said & {concept_of_word(key(w), key(w)) for w in entry.words}


@pytest.mark.parametrize("array", ["general", "measure", "toll", "weak"])
def test_lists_of_units_stand_in_their_examples(array):
    for entry in load("fr", "comparison", array, Units):
        words = set(key(entry.example).split()) | content(entry.example).concepts
        assert {key(u) for u in entry.units} & {w.rstrip("s") for w in words} | {key(u) for u in entry.units} & words


def test_words_that_touch_the_meaning_stand_in_one_of_two_wordings():
    for entry in load("fr", "meaning", "meaning", MeaningWords):
        one, other = (
            f" {' '.join(side.replace('«', ' ').replace('»', ' ').split())} " for side in entry.example.split(" / ")
        )
        held = [{w for w in entry.words if f" {w} " in side.replace("'", "' ")} for side in (one, other)]
        assert held[0] != held[1], entry.touches
