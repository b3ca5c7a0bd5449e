"""The command line as a user meets it: results, bad input, exit status. Runs the real program."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from recoupe.cli import last
from recoupe.ledger.schema import json_schema

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "examples" / "crue-valmer"

TEXT = "Crue à Valmer\nSelon la maire de Valmer, Léa Roux, au moins 12 personnes ont été secourues mardi 6 mai 2031.\n"


def recoupe(*arguments: object, data: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "recoupe", *map(str, arguments)],
        input=data,
        capture_output=True,
        env={**os.environ, **environment},
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "depeche.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_brief_on_standard_output(article):
    done = recoupe("check", article)
    assert done.returncode == 0
    assert "QUI DIT QUOI" in done.stdout
    assert "Léa Roux" in done.stdout
    assert done.stderr == ""
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_json_to_standard_output_is_only_the_ledger(article):
    done = recoupe("check", article, "--json", "-")
    ledger = json.loads(done.stdout)
    jsonschema.validate(ledger, json_schema())
    assert "QUI DIT QUOI" in done.stderr
    statement = ledger["articles"][0]["statements"][0]
    assert ledger["articles"][0]["text"] == TEXT
    assert TEXT[statement["cue"]["start"] : statement["cue"]["end"]] == "Selon"


def test_every_span_is_where_it_says(tmp_path):
    recoupe("check", EXAMPLE, "--json", tmp_path / "l.json", "-q")
    ledger = json.loads((tmp_path / "l.json").read_text(encoding="utf-8"))
    jsonschema.validate(ledger, json_schema())
    spans = 0
    for article in ledger["articles"]:
        text = article["text"]
        rows = [
            s for st in article["statements"] for s in (*st["content"], st["source"], st["cue"], st["antecedent"]) if s
        ]
        for span in rows + article["quantities"] + article["dates"]:
            assert text[span["start"] : span["end"]] == span["text"]
            spans += 1
        ends = [b["end"] for b in article["blocks"]]
        assert [b["start"] for b in article["blocks"]] == [0, *ends[:-1]]
        assert ends[-1] == len(text)
        furniture = [(b["start"], b["end"]) for b in article["blocks"] if b["kind"] == "furniture"]
        for span in rows + article["quantities"]:
            assert not any(a < span["end"] and span["start"] < b for a, b in furniture)
    assert spans > 100
    known = {e["id"] for e in ledger["entities"]}
    for article in ledger["articles"]:
        named = [s[k] for s in article["statements"] for k in ("speaker", "citing", "via")]
        named += [q[k] for q in article["quantities"] for k in ("place", "entity")] + article["agencies"]
        assert {n for n in named if n} <= known


def test_the_same_bytes_whatever_the_order_and_the_labels(tmp_path):
    files = sorted(p for p in EXAMPLE.iterdir() if p.suffix in (".txt", ".html", ".jsonl"))
    first = recoupe("check", *files, "--json", "-", PYTHONHASHSEED="1").stdout
    random.Random(7).shuffle(files)
    assert recoupe("check", *files, "--json", "-", "--lang", "en", PYTHONHASHSEED="2").stdout == first


def test_all_results_at_once(article, tmp_path):
    done = recoupe(
        "check",
        article,
        "--json",
        tmp_path / "l.json",
        "--ledger",
        tmp_path / "l.duckdb",
        "--html",
        tmp_path / "r.html",
    )
    assert done.returncode == 0
    assert json.loads((tmp_path / "l.json").read_text(encoding="utf-8"))["format"] == "recoupe.ledger/1"
    assert "au moins 12 personnes" in (tmp_path / "r.html").read_text(encoding="utf-8")
    told = recoupe(
        "why",
        json.loads((tmp_path / "l.json").read_text())["articles"][0]["quantities"][0]["id"],
        tmp_path / "l.duckdb",
    )
    assert "⟦au moins 12 personnes⟧" in told.stdout


def test_why_remembers_the_last_check(article):
    ledger = json.loads(recoupe("check", article, "--json", "-").stdout)
    done = recoupe("why", ledger["articles"][0]["statements"][0]["id"])
    assert "trouvé par : " in done.stdout
    assert recoupe("why", "zzz").returncode == 2
    recoupe("check", "no-such-file.txt")
    assert (last.place().stat().st_mode & 0o077) == 0  # others' copy, perhaps, and nobody else's business
    assert recoupe("why", ledger["articles"][0]["statements"][0]["id"]).returncode == 0


def test_what_the_user_knows_is_taken(article):
    ledger = json.loads(
        recoupe("check", article, "--json", "-", "--published", "2031-05-07", "--outlet", "Le Fil").stdout
    )
    assert ledger["articles"][0]["published"]["value"] == "2031-05-07"
    assert ledger["articles"][0]["published"]["basis"] == "given"
    assert ledger["articles"][0]["outlet"] == "Le Fil"


def test_meta_rows_that_name_no_input_are_said_but_cost_nothing(article, tmp_path):
    meta = tmp_path / "connus.csv"
    meta.write_text("path,outlet,auteur\ndepeche.txt,Le Fil,A. B.\nabsent.txt,Le Fil,\n", encoding="utf-8")
    done = recoupe("check", article, "--meta", meta, "--json", "-", "-q")
    assert done.returncode == 0
    assert json.loads(done.stdout)["articles"][0]["outlet"] == "Le Fil"
    assert "1 row names no input: absent.txt" in done.stderr
    assert "not read: auteur" in done.stderr


def test_excerpts_leave_the_text_out(article, tmp_path):
    recoupe("check", article, "--json", tmp_path / "l.json", "--html", tmp_path / "r.html", "--excerpts")
    assert json.loads((tmp_path / "l.json").read_text(encoding="utf-8"))["articles"][0]["text"] is None
    assert "Crue à Valmer\nSelon" not in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_standard_input_is_known_by_its_content():
    lines = json.dumps({"title": "Crue", "text": TEXT, "date": "2031-05-07"}, ensure_ascii=False) + "\n"
    ledger = json.loads(recoupe("check", "-", "--json", "-", data=lines.encode()).stdout)
    assert ledger["articles"][0]["published"]["value"] == "2031-05-07"
    assert recoupe("check", "-", data=TEXT.encode()).returncode == 0


def test_bad_inputs_are_named_and_the_rest_is_done(article, tmp_path):
    (tmp_path / "vide.txt").write_bytes(b"")
    (tmp_path / "image.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "flux.jsonl").write_text(json.dumps({"title": "a", "text": TEXT}) + "\n{oops\n", encoding="utf-8")
    (tmp_path / "faux.json").write_text("{", encoding="utf-8")
    (tmp_path / "long.txt").write_text("mot " * 200, encoding="utf-8")
    done = recoupe("check", tmp_path, "absent.txt", "--json", "-", "--max-size", "500")
    assert done.returncode == 1
    ledger = json.loads(done.stdout)
    assert len(ledger["articles"]) == 2
    skipped = {s["path"] for s in ledger["skipped"]}
    for name in ("vide.txt", "image.txt", "flux.jsonl#2", "faux.json", "long.txt", "absent.txt"):
        assert any(p.endswith(name) for p in skipped), name
        assert name in done.stderr


def test_a_folder_with_nothing_readable(tmp_path):
    done = recoupe("check", tmp_path, "--json", "-")
    assert done.returncode == 1
    assert json.loads(done.stdout)["articles"] == []


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["check", "x.txt", "--lang", "xx"], ["check", "x.txt", "--json", "no/such/folder/l.json"], ["wy"],
     ["check", "x.txt", "--published", "hier"], ["check", "x.txt", "--meta", "absent.csv"]],
)  # fmt: skip
def test_wrong_usage(arguments):
    assert recoupe(*arguments).returncode == 2


def test_help_teaches():
    assert "recoupe check articles/" in recoupe("check", "--help", COLUMNS="200").stdout
    assert "check" in recoupe().stdout
