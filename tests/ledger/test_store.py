"""The ledger as a DuckDB file."""

from __future__ import annotations

import duckdb
import pytest

from recoupe.errors import LedgerError
from recoupe.ledger.encode import dumps, ledger_data
from recoupe.ledger.store import read, write
from sample import ledger


def test_what_is_stored_is_read_again(tmp_path):
    write(ledger(), tmp_path / "l.duckdb")
    assert read(tmp_path / "l.duckdb") == ledger()
    assert dumps(read(tmp_path / "l.duckdb")) == dumps(ledger())


def test_a_question_in_sql_reaches_the_words(tmp_path):
    write(ledger(), tmp_path / "l.duckdb")
    with duckdb.connect(str(tmp_path / "l.duckdb"), read_only=True) as database:
        rows = database.execute(
            "SELECT e.name, s.content[1].text FROM statements s JOIN entities e ON e.id = s.speaker WHERE s.stance = 'denies'"
        ).fetchall()
    assert rows == [("Léa Roux", "tout « retard »")]


def test_columns_are_those_of_the_json_ledger(tmp_path):
    write(ledger(), tmp_path / "l.duckdb")
    data = ledger_data(ledger())
    with duckdb.connect(str(tmp_path / "l.duckdb"), read_only=True) as database:
        for table, row, key in (
            ("statements", data["articles"][0]["statements"][0], "article"),
            ("quantities", data["articles"][0]["quantities"][0], "article"),
            ("claims", data["stories"][0]["claims"][0], "story"),
            ("entities", data["entities"][0], None),
        ):
            columns = [c[0] for c in database.execute(f"DESCRIBE {table}").fetchall()]
            assert set(columns) == set(row) | ({key} if key else set())


def test_an_older_file_is_replaced(tmp_path):
    path = tmp_path / "l.duckdb"
    write(ledger(), path)
    write(ledger(), path, excerpts=True)
    assert [a.article.text for a in read(path).articles] == ["", ""]


def test_no_ledger_there(tmp_path):
    (tmp_path / "x.duckdb").write_bytes(b"nothing of the kind")
    for path in (tmp_path / "x.duckdb", tmp_path / "absent.duckdb"):
        with pytest.raises(LedgerError):
            read(path)
    with duckdb.connect(str(tmp_path / "other.duckdb")) as database:
        database.execute("CREATE TABLE t (a INT)")
    with pytest.raises(LedgerError, match="not a recoupe ledger"):
        read(tmp_path / "other.duckdb")
