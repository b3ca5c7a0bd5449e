"""The grammar of a language stands in its rules: code compares tokens with named classes of words, never with words."""

import ast
from pathlib import Path

import pytest

import recoupe
from recoupe.extraction.entities.lexicon import words as listed
from recoupe.extraction.statements.lexicon.words import words

SOURCE = Path(recoupe.__file__).parent
ROOMS = ("extraction", "crosscheck", "stories")
DEPENDENCIES = {"aux"}  # a label of Universal Dependencies that French happens to spell like an article
CLASSES = (
    "of", "to", "complementizer", "conjunction", "relative", "reflexive", "negation", "subject_pronoun", "agent", "there"
)  # fmt: skip


def _function_words() -> frozenset[str]:
    held = frozenset[str]().union(*(words("fr", name) for name in CLASSES), listed("fr", "names", "article"))
    return held - DEPENDENCIES


def _compared(path: Path) -> list[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (part.lineno, part.value)
        for compare in ast.walk(tree)
        if isinstance(compare, ast.Compare)
        for side in (compare.left, *compare.comparators)
        for part in ast.walk(side)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_code_compares_no_token_with_a_french_word(room: str) -> None:
    forbidden = _function_words()
    called = {
        name for path in (SOURCE / "rules" / "fr").glob("*.toml") for name in _names(path.read_text(encoding="utf-8"))
    }
    found = [
        f"{path.relative_to(SOURCE)}:{line} {word!r}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        for line, word in _compared(path)
        if word in forbidden and word not in called
    ]
    assert not found, "\n".join(found)


def _names(text: str) -> list[str]:
    return [line.split('"')[1] for line in text.splitlines() if line.startswith('name = "')]
