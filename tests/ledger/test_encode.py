"""The ledger as JSON: what is written is what is read, and fits the published schema."""

from __future__ import annotations

import json

import jsonschema
import pytest

from recoupe.errors import LedgerError
from recoupe.ledger.encode import dumps, ledger_data, loads, to_data
from recoupe.ledger.schema import data_dictionary, json_schema
from sample import ledger


def errors(data: object, schema: dict) -> list[str]:
    return [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(data)]


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_readers_do_without_what_this_version_adds_to_the_format():
    data = ledger_data(ledger())
    del data["stories"][0]["grouping"], data["articles"][0]["statements"][0]["speaker_rule"]
    assert errors(data, json_schema()) == []


def test_numbers_are_written_without_the_noise_of_their_sums():
    assert [to_data(n) for n in (0.1 + 0.2, 12.0, 2.5)] == [0.3, 12, 2.5]
    assert str(to_data(12.0)) == "12"


def test_a_ledger_fits_the_schema():
    assert errors(ledger_data(ledger()), json_schema()) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("articles", 0, "statements", 0, "mode"), "shouted"),
        (("articles", 0, "statements", 0, "said_on"), "mardi"),
        (("articles", 0, "quantities", 0, "low"), "douze"),
        (("stories", 0, "reuse", 0, "articles"), ["only one"]),
        (("entities", 0, "named"), None),
        (("format",), "recoupe.ledger/2"),
    ],
)
def test_the_schema_refuses_what_is_wrong(path, value):
    data = json.loads(dumps(ledger()))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert errors(data, json_schema()) != []


def test_the_example_of_the_contract_fits(shared):
    page = (shared / "design" / "LEDGER.md").read_text(encoding="utf-8")
    example = json.loads(page.split("```json")[1].split("```")[0])
    schema = json_schema()
    assert errors(example, {**schema["$defs"]["Article"], "$defs": schema["$defs"]}) == []


def test_what_is_written_is_read_again():
    assert loads(dumps(ledger())) == ledger()


def test_spans_stand_in_the_rows_and_words_that_python_reserves_keep_their_name():
    data = json.loads(dumps(ledger()))
    quantity = next(q for a in data["articles"] for q in a["quantities"] if q["text"] == "9 personnes")
    assert (quantity["start"], quantity["change"]["from"], quantity["low"]) == (21, 12, 9)
    assert "span" not in quantity
    assert data["stories"][0]["distortions"][0]["from"]["text"] == "au moins 12 personnes"


def test_evidence_has_at_most_one_of_statement_and_quantity():
    data = json.loads(dumps(ledger()))
    for claim in data["stories"][0]["claims"]:
        for row in claim["evidence"]:
            assert len({"statement", "quantity"} & set(row)) == 1


def test_excerpts_leave_the_text_out_and_still_fit():
    data = ledger_data(ledger(), excerpts=True)
    assert all(a["text"] is None for a in data["articles"])
    assert errors(data, json_schema()) == []
    assert loads(json.dumps(data)).articles[0].statements == ledger().articles[0].statements


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "other/1"}', '{"format": "recoupe.ledger/1"}'])
def test_what_is_no_ledger_is_refused_with_a_reason(text):
    with pytest.raises(LedgerError):
        loads(text)


def test_the_data_dictionary_is_up_to_date(root):
    written = (root / "docs" / "ledger.md").read_text(encoding="utf-8")
    assert written == data_dictionary(), "run: recoupe schema --markdown > docs/ledger.md"
