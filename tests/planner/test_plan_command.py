"""The plan command as a person runs it: exit status, files, and one clear line for every fault."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from planner.management.commands import plan as command
from tests.figures.library import figures
from tests.real_library import real_library

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.json"))
PLANNED = [path for path in EXAMPLES if path.stem != "red-flag"]
HOSTILE_NAME = """<img src="file:///etc/passwd"> O'Brien & Ζωή <3/10"""

pytestmark = pytest.mark.draws


@pytest.fixture(scope="session")
def loaded(tmp_path_factory):
    """The environment of a planner of its own: a fresh database with the library in it."""
    folder = tmp_path_factory.mktemp("planner")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "planner.settings",
        "SECRET_KEY": "only-for-this-test",
        "DEBUG": "off",
        "DATABASE_URL": f"sqlite:///{folder}/planner.sqlite3",
        "PYTHONHASHSEED": "random",
    }
    _done(environment, "migrate", "--verbosity", "0")
    shutil.copy(folder / "planner.sqlite3", folder / "empty.sqlite3")
    _done(environment, "load_library")
    return environment


def _done(environment, *words):
    done = _manage(environment, *words)
    assert done.returncode == 0, done.stderr


def _manage(environment, *words, **more):
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        **more,
    )


@pytest.fixture
def planning(monkeypatch, tmp_path):
    """Runs the command in this process on the library of the files; gives exit status and lines on standard error."""
    monkeypatch.setattr(command, "published_library", real_library)
    monkeypatch.setattr(command, "figures_in_library", lambda _slugs: {})

    def run(content, *words):
        source = tmp_path / "assessment.json"
        source.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        errors, out = io.StringIO(), io.StringIO()
        status: int | str | None = 0
        try:
            call_command("plan", str(source), *words, stderr=errors, stdout=out)
        except SystemExit as stop:
            status = stop.code
        return status, errors.getvalue().splitlines()

    return run


def example(name, **changes):
    return {**json.loads((ROOT / "examples" / f"{name}.json").read_text(encoding="utf-8")), **changes}


@pytest.mark.parametrize("path", PLANNED, ids=lambda path: path.stem)
@pytest.mark.parametrize("page_size", ["A4", "Letter"])
def test_every_example_is_planned_and_printed_with_all_its_words(path, page_size, planning, monkeypatch, tmp_path):
    monkeypatch.setattr(command, "figures_in_library", lambda slugs: {slug: figures()[slug] for slug in slugs})
    pdf, document = tmp_path / "out.pdf", tmp_path / "out.json"
    words = ("--pdf", str(pdf), "--json", str(document), "--page-size", page_size)
    assert planning(path.read_bytes(), *words) == (0, [])
    plan = json.loads(document.read_text(encoding="utf-8"))
    assert plan["status"] == "planned"
    with pikepdf.open(pdf) as opened:
        assert opened.check_pdf_syntax() == []
    text = _squeezed(_text_of(pdf))
    for spec in _prescribed(plan):
        for sentence in (spec.name, spec.purpose, *spec.steps, *spec.mistakes, *spec.stop_if):
            assert _squeezed(sentence) in text, (spec.slug, sentence)


def _text_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def _prescribed(plan):
    slugs = {item["exercise"] for week in plan["weeks"] for item in week["prescriptions"]}
    return [real_library().exercises[slug] for slug in sorted(slugs)]


def _squeezed(text):
    return "".join(text.split())


def test_the_blocked_example_ends_with_3_and_prints_nothing(loaded, tmp_path):
    pdf, document = tmp_path / "out.pdf", tmp_path / "out.json"
    done = _manage(loaded, "plan", "examples/red-flag.json", "--pdf", str(pdf), "--json", str(document), cwd=ROOT)
    assert done.returncode == 3
    assert "RF2" in done.stderr
    assert "Emergency department now" in done.stderr
    assert not pdf.exists()
    assert json.loads(document.read_text(encoding="utf-8"))["status"] == "blocked"


def test_two_processes_give_the_same_bytes(loaded, tmp_path):
    outputs = []
    for name in ("first", "second"):
        pdf, document = tmp_path / f"{name}.pdf", tmp_path / f"{name}.json"
        done = _manage(loaded, "plan", str(ROOT / "examples/sciatica.json"), "--pdf", str(pdf), "--json", str(document))
        assert done.returncode == 0
        outputs.append((pdf.read_bytes(), document.read_bytes()))
    assert outputs[0] == outputs[1]


def test_standard_input_is_read_for_a_dash(loaded, tmp_path):
    source = (ROOT / "examples/pregnancy.json").read_text(encoding="utf-8")
    done = _manage(loaded, "plan", "-", "--json", str(tmp_path / "out.json"), input=source)
    assert done.returncode == 0


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed: apt-get install qpdf")
def test_qpdf_finds_nothing_wrong(loaded, tmp_path):
    pdf = tmp_path / "out.pdf"
    _manage(loaded, "plan", str(ROOT / "examples/stenosis.json"), "--pdf", str(pdf))
    checked = subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_an_empty_library_says_how_to_load_it(loaded):
    empty = loaded["DATABASE_URL"].replace("planner.sqlite3", "empty.sqlite3")
    done = _manage({**loaded, "DATABASE_URL": empty}, "plan", str(ROOT / "examples/sciatica.json"))
    assert done.returncode == 1
    assert "load_library" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("content", "line"),
    [
        pytest.param(
            example("sciatica", conditions=["siatica"]), "conditions[0]: unknown condition 'siatica'", id="misspelt"
        ),
        pytest.param(
            example("sciatica", minutes_per_day=-15), "minutes_per_day: -15 is outside", id="negative minutes"
        ),
        pytest.param(example("sciatica", colour="green"), "colour: unknown key", id="unknown key"),
        pytest.param(b'{"age": 42, "conditions": ["sci', "is not complete JSON: unterminated string", id="truncated"),
        pytest.param(b"", "is not complete JSON", id="empty"),
        pytest.param(b"[" * 10_000_000, "is larger than 1,000,000 bytes", id="10 MB"),
        pytest.param(b"[" * 100_000, "is nested too deeply", id="nested without end"),
        pytest.param(b'{"age": "\xff"}', "is not UTF-8 text", id="no UTF-8"),
        pytest.param(b'{"age": 42, "age": 43}', "the key 'age' stands twice", id="key twice"),
        pytest.param(b'{"age": NaN}', "NaN is not a number", id="NaN"),
        pytest.param(b'{"age": ' + b"9" * 5000 + b"}", "too many digits", id="endless number"),
    ],
)
def test_a_fault_is_one_clear_line_and_leaves_no_file(content, line, planning, tmp_path):
    pdf, document = tmp_path / "out.pdf", tmp_path / "out.json"
    status, errors = planning(content, "--pdf", str(pdf), "--json", str(document))
    assert status == 2
    assert len(errors) == 1
    assert line in errors[0]
    assert not pdf.exists()
    assert not document.exists()


def test_a_missing_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(command, "published_library", real_library)
    monkeypatch.setattr(command, "figures_in_library", lambda _slugs: {})
    errors = io.StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("plan", str(tmp_path / "nowhere.json"), stderr=errors)
    assert stop.value.code == 2
    assert "nowhere.json: cannot be read: No such file or directory" in errors.getvalue()


def test_a_folder_that_is_not_there_is_named_and_nothing_is_written(planning, tmp_path):
    document = tmp_path / "out.json"
    with pytest.raises(CommandError, match=r"nowhere/out\.pdf: cannot be written"):
        planning(example("sciatica"), "--json", str(document), "--pdf", str(tmp_path / "nowhere" / "out.pdf"))
    assert not document.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["assessment.json"]


def test_a_device_is_never_replaced_by_a_file(planning, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CommandError, match="is not an ordinary file"):
        planning(example("sciatica"), "--json", str(pipe))
    assert pipe.is_fifo()


def test_the_assessment_is_not_overwritten(planning, tmp_path):
    with pytest.raises(CommandError, match="would be overwritten"):
        planning(example("sciatica"), "--json", str(tmp_path / "assessment.json"))
    assert json.loads((tmp_path / "assessment.json").read_text(encoding="utf-8"))["age"] == 42


@pytest.mark.parametrize("option", ["--pdf", "--json"])
def test_a_dash_is_no_file(option, planning):
    with pytest.raises(CommandError, match="standard input only"):
        planning(example("sciatica"), option, "-")


def test_a_blocked_run_says_that_an_old_handout_is_still_there(planning, tmp_path):
    pdf = tmp_path / "out.pdf"
    assert planning(example("sciatica"), "--pdf", str(pdf))[0] == 0
    status, errors = planning(example("red-flag"), "--pdf", str(pdf))
    assert status == 3
    assert any("from an earlier run" in line for line in errors)


def test_the_emergency_number_is_the_one_that_is_given(planning, tmp_path):
    cases = {(): "Call 112", ("--page-size", "Letter"): "Call 911", ("--emergency-number", "000"): "Call 000"}
    for words, said in cases.items():
        pdf = tmp_path / "out.pdf"
        assert planning(example("sciatica"), "--pdf", str(pdf), *words)[0] == 0
        assert said in " ".join(PdfReader(pdf).pages[0].extract_text().split())


@pytest.mark.parametrize(
    "words", [["plan", str(ROOT / "examples/sciatica.json")], ["load_library"]], ids=["plan", "load"]
)
def test_a_database_without_tables_says_what_to_call(words, loaded, tmp_path):
    done = _manage({**loaded, "DATABASE_URL": f"sqlite:///{tmp_path}/bare.sqlite3"}, *words)
    assert done.returncode == 1
    assert "migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_figures_show_the_person_that_is_asked_for(planning, monkeypatch, tmp_path):
    monkeypatch.setattr(command, "figures_in_library", lambda slugs: {slug: figures()[slug] for slug in slugs})
    printed: list[bytes] = []
    for words in ((), ("--person", "broad-dark"), ("--person", "slim-medium")):
        pdf = tmp_path / f"{len(printed)}.pdf"
        assert planning(example("pregnancy"), "--pdf", str(pdf), *words)[0] == 0
        printed.append(pdf.read_bytes())

    usual, other, named = printed
    assert usual == named
    assert usual != other


def test_one_file_cannot_hold_both(planning, tmp_path):
    with pytest.raises(CommandError, match="the same file"):
        planning(example("sciatica"), "--json", str(tmp_path / "out"), "--pdf", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_what_is_written_of_a_patient_is_for_its_owner_alone(planning, tmp_path):
    document = tmp_path / "out.json"
    assert planning(example("sciatica"), "--json", str(document)) == (0, [])
    assert document.stat().st_mode & 0o077 == 0


def test_a_name_full_of_markup_prints_as_its_letters(planning, tmp_path):
    pdf = tmp_path / "out.pdf"
    document = example("sciatica", patient={"name": HOSTILE_NAME})
    assert planning(document, "--pdf", str(pdf)) == (0, [])
    text = " ".join(PdfReader(pdf).pages[0].extract_text().split())
    assert _squeezed(HOSTILE_NAME) in _squeezed(text)


def test_a_letter_that_cannot_be_printed_is_said(planning, tmp_path):
    status, errors = planning(example("sciatica", patient={"name": "山田 Example"}), "--pdf", str(tmp_path / "out.pdf"))
    assert status == 0
    assert any("山" in line and "prints as '?'" in line for line in errors)


def test_the_schema_is_printed(monkeypatch, capsys):
    monkeypatch.setattr(command, "published_library", real_library)
    monkeypatch.setattr(command, "figures_in_library", lambda _slugs: {})
    call_command("plan", "--schema")
    assert json.loads(capsys.readouterr().out)["title"] == "Assessment"


def test_no_file_at_all_is_said(monkeypatch):
    monkeypatch.setattr(command, "published_library", real_library)
    monkeypatch.setattr(command, "figures_in_library", lambda _slugs: {})
    with pytest.raises(CommandError, match="Name an assessment file") as caught:
        call_command("plan")
    assert caught.value.returncode == 2
