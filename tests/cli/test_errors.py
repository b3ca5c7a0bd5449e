"""What goes wrong on the command line as a stranger meets it: one line that says what and where, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.cli.outputs import check_places
from recoupe.errors import OptionError

TEXT = "Selon la maire de Valmer, Léa Roux, au moins 12 personnes ont été secourues mardi 6 mai 2031.\n"
FULL = Path("/dev/full")  # a device on which every write fails


def shell(command: str, **environment: str) -> tuple[int, str, str]:
    """A shell line in which RECOUPE is the program: status, standard output, standard error."""
    program = f"'{sys.executable}' -m recoupe"
    done = subprocess.run(
        ["bash", "-c", command.replace("RECOUPE", program)], capture_output=True, env={**os.environ, **environment}
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err + out
    assert "Exception ignored" not in err
    return done.returncode, out, err


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "depeche.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["check", "why", "schema", ""])
def test_help_is_plain_and_has_examples(command):
    status, out, err = shell(f"RECOUPE {command} --help", COLUMNS="80")
    assert status == 0 and err == ""
    assert "recoupe " + (command or "check") in out.split("Options:")[0].split("Usage:")[1].split("\n", 1)[1]
    assert "[bold]" not in out and "\x1b" not in out and "<bool>" not in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("wy", "why"),
        ("check x.txt --nope", "--nope"),
        ("check x.txt --max-size 0", "--max-size"),
        ("check x.txt --json .", "--json: . is a folder"),
        ("check x.txt --html no/r.html", "--html: no/r.html: there is no folder no"),
        ("check depeche.txt --json depeche.txt", "is one of the inputs"),
        ("check x.txt --json r --html ./r", "is named for two results"),
        ("why zz depeche.txt", "depeche.txt: not a ledger"),
        ("why zz none.json", "none.json"),
        ("why zz", "no check has been run yet"),
    ],
)
def test_wrong_usage_says_what_and_where(arguments, told, article):
    status, out, err = shell(f"cd '{article.parent}' && RECOUPE {arguments}")
    assert (status, out) == (2, "")
    assert told in err
    assert article.read_text(encoding="utf-8") == TEXT


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_result_that_cant_be_written_costs_only_itself(article):
    other = article.parent / "rapport.html"
    status, out, err = shell(f"RECOUPE check '{article}' --json {FULL} --html '{other}'")
    assert status == 2
    assert f"{FULL}: can't be written" in err
    assert "Léa Roux" in out
    assert other.is_file()
    for command in (f"check '{article}' -q --json -", f"check '{article}'", "schema"):
        status, _, err = shell(f"RECOUPE {command} > {FULL}")
        assert status == 2 and err.startswith("recoupe: standard output") and err.count("\n") == 1


def test_a_reader_that_stops_reading_is_no_error(article):
    (article.parent / "faux.json").write_text("{", encoding="utf-8")
    lines = f"RECOUPE check '{article.parent}' --json '{article.parent}/l.json' | head -1; echo ${{PIPESTATUS[0]}}"
    _, out, err = shell(lines)
    assert out.splitlines()[-1] == "1"
    assert "faux.json" in err
    assert (article.parent / "l.json").is_file()
    assert shell(f"RECOUPE check '{article}' | head -c 1 > {os.devnull}; exit ${{PIPESTATUS[0]}}")[0] == 0
    assert shell(f"RECOUPE schema | head -1 > {os.devnull}; exit ${{PIPESTATUS[0]}}")[0] == 0


def test_closed_streams(article):
    status, _, err = shell("RECOUPE check - -q <&-")
    assert status == 1 and "standard input is closed" in err
    status, _, err = shell(f"RECOUPE check '{article}' -q --json - >&-")
    assert status == 2 and "standard output is closed" in err
    status, _, err = shell("RECOUPE check - -q < /dev/null")
    assert status == 1 and "-: the file is empty" in err


@pytest.fixture
def interruptible():
    """Children can be interrupted even where the tests run behind the shell, which lets them inherit that they ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_is_said_and_has_its_status(article):
    program = (
        "import os, signal, recoupe.cli.check as c; from recoupe.cli import main\n"
        "c.run = lambda request: os.kill(os.getpid(), signal.SIGINT) or 0\n"
        f"import sys; sys.argv = ['recoupe', 'check', {str(article)!r}]; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "recoupe: interrupted\n")


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_the_workers_too_at_once_and_without_a_word(tmp_path):
    program = tmp_path / "job.py"
    program.write_text(
        "import sys, time\n"
        "import recoupe.cli.check as c\n"
        "from recoupe.cli import main\n"
        "from recoupe.engines.local import LocalEngine\n"
        "def slow(n):\n"
        "    print('begun', flush=True)\n"
        "    time.sleep(600)\n"
        "if __name__ == '__main__':\n"
        "    c.run = lambda request: list(LocalEngine(processes=2).map(slow, range(400)))\n"
        "    sys.argv = ['recoupe', 'check', 'x']\n"
        "    main()\n",
        encoding="utf-8",
    )
    job = subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert job.stdout is not None
    job.stdout.readline()
    os.killpg(job.pid, signal.SIGINT)  # as a terminal does: to the workers too
    _, err = job.communicate(timeout=300)
    assert (job.returncode, err) == (130, b"recoupe: interrupted\n")


def test_no_control_characters_where_nothing_can_show_them(article):
    for environment in ({"TERM": "dumb"}, {"NO_COLOR": "1"}, {}):
        _, out, err = shell(f"RECOUPE check '{article}'", **environment)
        assert "\x1b" not in out + err


def test_places_without_permission_are_found_out_before_the_work(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(OptionError, match=r"--json: .*no permission"):
        check_places([("--json", tmp_path / "l.json")], [])


def test_a_second_run_does_not_read_what_the_first_wrote(article):
    folder = article.parent
    (folder / "connus.jsonl").write_text('{"path": "depeche.txt", "outlet": "Le Fil"}\n', encoding="utf-8")
    command = "RECOUPE check . --json ledger.json --html report.html --meta connus.jsonl -q"
    for _ in range(2):
        status, _, err = shell(f"cd '{folder}' && {command}")
        assert (status, err) == (0, "")
    ledger = (folder / "ledger.json").read_text(encoding="utf-8")
    assert ledger.count('"path": "depeche.txt"') == 1
    assert "report.html" not in ledger
    status, _, err = shell(f"cd '{folder}' && RECOUPE check ledger.json -q")
    assert status == 1 and "recoupe wrote this itself" in err
    (folder / "depeche.txt").unlink()
    (folder / "connus.jsonl").unlink()
    status, _, err = shell(f"cd '{folder}' && RECOUPE check . -q")
    assert status == 1 and "nothing in this folder but what recoupe wrote itself" in err
