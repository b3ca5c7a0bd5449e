"""The tokenizer's long expression, compiled quickly, accepts the same words."""

from __future__ import annotations

import random
import re

import pytest

from recoupe.extraction.startup import LONG, factored, quick_patterns

ALIKE = "(?iu)(?:^auto[-–][a-zé]+$)|(?:^anti[-–][a-zé]+$)|(?:^[a-z]+[-–]sur[-–][a-zé]+$)|(?:^yo[-–]yo$)|(?:^r?é?entr['][a-z]+$)"
WORDS = [
    "auto-école",
    "Anti–âge",
    "anti-",
    "auto",
    "saint-sur-mer",
    "yo-yo",
    "yo-yos",
    "entr'ouvrir",
    "réentr'ouvrir",
    "",
]


@pytest.mark.parametrize("word", WORDS)
def test_alternatives_that_end_alike_accept_the_same(word: str) -> None:
    assert bool(re.match(factored(ALIKE), word)) == bool(re.match(ALIKE, word))
    assert len(factored(ALIKE)) < len(ALIKE)


@pytest.mark.parametrize("pattern", ["abc", "(?:^a$)|(?:b$)", "(?iu)(?:a|b)", "[a-z]+"])
def test_expressions_of_another_shape_stay_as_they_are(pattern: str) -> None:
    assert factored(pattern) == pattern


def test_groups_are_not_cut_in_two() -> None:
    pattern = "(?:^(?:a[bc])?x[de]$)|(?:^(?:f[bc])?x[de]$)"
    for word in ("xd", "abxe", "fcxd", "ax", "bxd"):
        assert bool(re.match(factored(pattern), word)) == bool(re.match(pattern, word))


def test_the_french_tokenizer_keeps_the_same_words_whole() -> None:
    with quick_patterns():
        from spacy.lang.fr import tokenizer_exceptions as french
        from spacy.lang.fr._tokenizer_exceptions_list import FR_BASE_EXCEPTIONS
    original = "(?iu)" + "|".join(f"(?:{part})" for part in french._regular_exp)
    assert len(original) > LONG
    assert factored(original) != original
    before, after = re.compile(original).match, re.compile(factored(original)).match
    sample = random.Random(3).sample(sorted(FR_BASE_EXCEPTIONS), 1500)
    words = (
        sample + [w + "s" for w in sample] + [w.replace("-", "") for w in sample] + [w.upper() for w in sample[:200]]
    )
    differing = [w for w in words if bool(before(w)) != bool(after(w))]
    assert differing == []
    assert any(before(w) for w in words)
    assert not all(before(w) for w in words)


def test_compiling_is_as_before_afterwards() -> None:
    before = re.compile
    with quick_patterns():
        assert re.compile("a+").fullmatch("aa")
    assert re.compile is before
