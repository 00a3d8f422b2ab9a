"""`banso check report` and `banso check sheet`: a whole file or none, and plain words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.parser import main
from app.domain import check_code
from tests.reports import papers, samples

EXAMPLE = samples.EXAMPLES / "tofu-shop.json"


@pytest.mark.parametrize("name", samples.NAMES)
def test_a_report_of_each_example(name: str, tmp_path: Path) -> None:
    out = tmp_path / "結果 1.pdf"
    file = samples.EXAMPLES / f"{name}.json"
    assert main(["check", "report", str(file), "--pdf", str(out)]) == 0
    assert papers.page_count(out.read_bytes()) == 5
    found = samples.example(name)
    code = check_code.check_code(
        "keiei-check", "1", conducted_on=found.conducted_on, answers=found.answers
    )
    text = papers.flat(out.read_bytes())
    assert "".join(found.business.name.split()) in text
    assert code in text


def test_an_earlier_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")
    assert main(["check", "sheet", "--pdf", str(out), "--name", "有限会社 髙𠮷"]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert "有限会社 髙𠮷 御中" in papers.texts(out.read_bytes())[0]


def test_a_sheet_without_a_name(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    assert main(["check", "sheet", "--pdf", str(out)]) == 0
    assert papers.page_count(out.read_bytes()) == 2


def test_faults_of_the_answers_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    values["answers"]["q2.finance"] = "perhaps"
    file, out = tmp_path / "a.json", tmp_path / "a.pdf"
    file.write_text(json.dumps(values), encoding="utf-8")
    assert main(["check", "report", str(file), "--pdf", str(out)]) == 2
    assert "q2.finance" in capsys.readouterr().err
    assert not out.exists()


def test_several_checks_at_once_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = json.dumps(json.loads(EXAMPLE.read_text(encoding="utf-8")))
    file, out = tmp_path / "a.jsonl", tmp_path / "a.pdf"
    file.write_text(f"{line}\n{line}\n", encoding="utf-8")
    assert main(["check", "report", str(file), "--pdf", str(out)]) == 2
    assert "2件" in capsys.readouterr().err
    assert not out.exists()


def places(folder: Path) -> dict[str, tuple[Path, str]]:
    """Places where no file can be made, and a word of what is said."""
    return {
        "folder": (folder, "フォルダーなので"),
        "missing": (folder / "no" / "a.pdf", "フォルダーがありません"),
        "device": (Path("/dev/null"), "ふつうのファイルではない"),
        "long": (folder / ("あ" * 300), "書けませんでした"),
        "nul": (folder / "a\0b.pdf", "書けませんでした"),
    }


@pytest.mark.parametrize("kind", ["folder", "missing", "device", "long", "nul"])
@pytest.mark.parametrize("command", ["sheet", "report"])
def test_a_place_that_cannot_be_written(
    kind: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if kind == "device" and sys.platform == "win32":
        pytest.skip("no device files there")
    out, words = places(tmp_path)[kind]
    given = [str(EXAMPLE)] if command == "report" else []
    assert main(["check", command, *given, "--pdf", str(out)]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert len(said.strip().splitlines()) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_half_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", full)
    assert main(["check", "sheet", "--pdf", str(out)]) == 1
    assert "No space left" in capsys.readouterr().err
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_no_screen_and_no_store_are_loaded(tmp_path: Path) -> None:
    code = (
        "import sys; from app.cli.parser import main;"
        f"main(['check', 'sheet', '--pdf', {str(tmp_path / 'a.pdf')!r}]);"
        "print([name for name in ('PySide6', 'sqlalchemy', 'matplotlib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
