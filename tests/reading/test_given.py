"""What the user gives for the inputs: options, and a meta file with a row for each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from recoupe.errors import OptionError
from recoupe.model.article import PublishedBasis
from recoupe.reading import ReadOptions, read

BODY = "La rivière a débordé mardi à Valmer.\nLe préfet a demandé aux habitants de rester chez eux jusqu’à jeudi.\n"
RECORD = json.dumps({"title": "T", "text": BODY}, ensure_ascii=False)
OTHER = json.dumps({"text": BODY + "Fin."}, ensure_ascii=False)


def test_what_the_user_gives(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "c.txt").write_text(BODY, encoding="utf-8")
    meta = tmp_path / "meta.csv"
    meta.write_text(
        "path;outlet;published;url\nb.txt;Radio Val;04/03/2031;https://radioval.example/b\nc.txt;Le Fil;;\n",
        encoding="utf-8",
    )
    options = ReadOptions(published="2031-03-01", outlet="Le Courrier", meta=meta)
    found = {a.path: a for a in read([str(tmp_path)], options=options).articles}
    assert (found["a.txt"].outlet, found["a.txt"].published.value) == ("Le Courrier", "2031-03-01")
    assert (found["b.txt"].outlet, found["b.txt"].published.value) == ("Radio Val", "2031-03-04")
    assert found["b.txt"].url == "https://radioval.example/b"
    assert found["a.txt"].published.basis is found["b.txt"].published.basis is PublishedBasis.GIVEN
    told_by = {path: a.published.evidence[0].field for path, a in found.items()}
    assert told_by == {"a.txt": "--published", "b.txt": "--meta", "c.txt": "--published"}


def test_meta_as_json_lines_names_members(tmp_path: Path) -> None:
    lines = [json.dumps({"text": BODY + str(i)}) for i in range(2)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    meta = tmp_path / "meta.txt"
    meta.write_text('{"path": "a.jsonl#2", "outlet": "Radio Val"}\n', encoding="utf-8")
    result = read([str(tmp_path / "a.jsonl")], options=ReadOptions(meta=meta))
    assert {(a.path or "")[-1]: a.outlet for a in result.articles} == {"1": None, "2": "Radio Val"}


def test_a_meta_row_may_name_a_file_without_its_folder_for_all_its_members(tmp_path: Path) -> None:
    (tmp_path / "mars").mkdir()
    (tmp_path / "mars" / "fil.jsonl").write_text(f"{RECORD}\n{OTHER}\n", encoding="utf-8")
    (tmp_path / "meta.csv").write_text("path,outlet\nfil.jsonl,Radio Val\n", encoding="utf-8")
    result = read([str(tmp_path)], options=ReadOptions(meta=tmp_path / "meta.csv"))
    assert [a.outlet for a in result.articles] == ["Radio Val", "Radio Val"]


@pytest.mark.parametrize(
    "options",
    [
        ReadOptions(published="mardi"),
        ReadOptions(max_size=0),
        ReadOptions(meta=Path("no-such-meta.csv")),
    ],
)
def test_options_without_sense(options: ReadOptions) -> None:
    with pytest.raises(OptionError):
        read([], options=options)


@pytest.mark.parametrize(
    "rows", ["", "file,outlet\na,b\n", "path,published\na.txt,bientôt\n", '{"path": \n', '{"outlet": "x"}']
)
def test_meta_without_sense(tmp_path: Path, rows: str) -> None:
    meta = tmp_path / "meta.csv"
    meta.write_text(rows, encoding="utf-8")
    with pytest.raises(OptionError, match="meta"):
        read([], options=ReadOptions(meta=meta))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("path,outlet\na.txt,Fil\n./a.txt,Radio\n", "line 3: a.txt has another row in line 2"),
        ("path,outlet,outlet\na.txt,Fil,Fil\n", "the column outlet twice"),
        ("path,outlet\na.txt,Fil, Radio\n", "line 2: 3 cells for 2 columns"),
        ("path,published\na.txt,2031-03-04\nb.txt,2031-02-30\n", "line 3, published: '2031-02-30' is no date"),
        ('[{"path": "a.txt"}]', "write one object a line"),
        ('{"path": "a.txt", "outlet": "Fil"}\n{"path": "a.txt"}', "line 2: a.txt has another row in line 1"),
    ],
)
def test_meta_errors_say_where(tmp_path: Path, rows: str, told: str) -> None:
    meta = tmp_path / "meta.csv"
    meta.write_text(rows, encoding="utf-8")
    with pytest.raises(OptionError, match=re.escape(told)):
        read([], options=ReadOptions(meta=meta))


def test_meta_rows_without_an_input_and_columns_that_nothing_reads_are_remarks(tmp_path: Path) -> None:
    folder = tmp_path / "presse"
    folder.mkdir()
    (folder / "a.txt").write_text(BODY, encoding="utf-8")
    (folder / "vide.txt").write_text("", encoding="utf-8")
    meta = tmp_path / "meta.csv"
    rows = ["a.txt,Fil,2031-03-04,x", "a.txt,Fil,2031-03-04,y", "vide.txt,Fil,,", *(f"{i}.txt,Fil,," for i in range(7))]
    meta.write_text("\n".join(["path,outlet,publised,note", *rows]), encoding="utf-8")
    result = read([str(folder)], options=ReadOptions(meta=meta))
    assert [a.outlet for a in result.articles] == ["Fil"]
    columns, unmet = result.remarks
    assert "not read: publised (is published meant?), note;" in columns
    assert unmet.endswith("7 rows name no input: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more")
    meta.write_text("path,outlet\na.txt,Fil\nvide.txt,Fil\n", encoding="utf-8")
    assert read([str(folder)], options=ReadOptions(meta=meta)).remarks == ()


def test_a_meta_row_may_name_a_file_as_the_user_sees_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("matin", "soir"):
        Path(name).mkdir()
        Path(name, "une.txt").write_text(f"{BODY} {name}", encoding="utf-8")
    Path("meta.csv").write_text("path,outlet\nmatin/une.txt,Le Matin\n./soir/une.txt,Le Soir\n", encoding="utf-8")
    result = read(["matin", "soir"], options=ReadOptions(meta=Path("meta.csv")))
    assert result.remarks == ()
    assert {a.text.split()[-1]: a.outlet for a in result.articles} == {"matin": "Le Matin", "soir": "Le Soir"}
