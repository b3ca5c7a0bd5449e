"""What was set aside and what was not read, in the language of the labels."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import recoupe
from recoupe.model.article import BlockKind
from recoupe.reading.furniture import LineRule
from recoupe.report.labels import labels
from recoupe.report.reasons import furniture, set_aside, skip_reason
from recoupe.rules.loader import load

SOURCE = Path(recoupe.__file__).parent
LANGUAGES = ("fr", "en")


def furniture_rules() -> set[str]:
    """The names of the furniture rules in the rule files and of the marks that the code of `reading` gives."""
    listed = {
        r.name for lang in LANGUAGES for r in load(lang, "furniture", "line", LineRule) if r.kind is BlockKind.FURNITURE
    }
    code = "\n".join(p.read_text(encoding="utf-8") for p in (SOURCE / "reading").glob("*.py"))
    marked = re.findall(r'BlockKind\.FURNITURE, ("[^()\n]*)\)', code)
    marked += re.findall(r'_set_aside\(marks, ("[\w-]+")', code)
    return listed | {name for marks in marked for name in re.findall(r'"([\w-]+)"', marks) if name != "comments"}


def skip_reasons() -> Iterator[str]:
    """The reasons in the code that names unreadable inputs, with {0}, {1} for what is filled in."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("UnreadableError", "Skipped"):
                yield from map(template, [a for a in node.args[1:] if isinstance(a, (ast.Constant, ast.JoinedStr))])
            if isinstance(node, ast.FunctionDef) and node.name == "_reason":
                yield from (template(r.value) for r in ast.walk(node) if isinstance(r, ast.Return))


def template(node: ast.expr) -> str:
    values = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [str(v.value) if isinstance(v, ast.Constant) else "{}" for v in values]
    return "".join(texts)


def test_the_rules_and_reasons_are_found_in_the_code():
    assert {
        "comment-count",
        "theme-en",
        "foot",
        "comment",
        "page-foot",
        "blank",
        "address",
        "enclosed",
    } <= furniture_rules()
    assert len(set(skip_reasons())) > 20


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_furniture_rule_has_a_label(lang):
    named = labels(lang).table["furniture"]
    assert sorted(furniture_rules() - set(named)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_skip_reason_has_a_label(lang):
    given = {re.sub(r"\{\d\}", "{}", entry["given"]) for entry in labels(lang).table["reason"]}
    assert sorted(set(skip_reasons()) - given) == []


def test_the_locales_name_the_same_rules_and_reasons():
    one, other = (labels(lang).table for lang in LANGUAGES)
    assert one["furniture"].keys() == other["furniture"].keys()
    assert [e["given"] for e in one["reason"]] == [e["given"] for e in other["reason"]]


def test_a_reason_is_told_in_the_readers_language():
    fr, en = labels("fr"), labels("en")
    assert skip_reason("the file is empty", fr) == "fichier vide"
    assert skip_reason("the file is empty", en) == "the file is empty"
    assert skip_reason("2,000,001 characters, more than the limit of 2,000,000 (--max-size)", fr) == (
        "2\u202f000\u202f001 caractères, plus que la limite de 2\u202f000\u202f000 (--max-size)"
    )
    assert skip_reason("not valid JSON: line 3, column 7: Expecting value", fr) == (
        "JSON non valable : ligne 3, colonne 7"
    )


def test_an_unknown_reason_is_shown_as_it_is():
    assert skip_reason("the moon was full", labels("fr")) == "the moon was full"


def test_rules_that_are_one_thing_to_a_reader_are_named_once():
    told = set_aside([("comment-count", 10), ("newsletter", 15), ("comment-form", 10)], labels("fr"))
    assert told == ["commentaires", "lettre d'information"]
    assert furniture("a rule of tomorrow", labels("fr")) == "habillage de la page"
