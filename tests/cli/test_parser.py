"""The command as a whole: exit codes, options anywhere, failures in sentences."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli import parser, terminal
from app.errors import AppError, BadArgument, Fault, Faults

if TYPE_CHECKING:
    import argparse

Output = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples/tofu-shop.json")


def banso(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """The exit code of a command that meets an error."""

    def run(_args: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(parser, "_run", run)
    return parser.main(["check", "verify", "X"])


@pytest.mark.parametrize(
    "place",
    [
        ["--data", "D", "check", "verify", "X"],
        ["check", "--data", "D", "verify", "X"],
        ["check", "verify", "--data", "D", "X"],
        ["check", "verify", "X", "--data=D"],
    ],
)
def test_options_are_taken_before_and_after_the_command(place: list[str]) -> None:
    args = parser.build().parse_args(place)
    assert args.data == Path("D")
    assert not hasattr(args, "passphrase_file")


def test_the_later_option_wins() -> None:
    args = parser.build().parse_args(["--data", "A", "check", "verify", "X", "--data", "B"])
    assert args.data == Path("B")


def test_without_a_command_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[argparse.Namespace] = []

    def run(args: argparse.Namespace) -> int:
        seen.append(args)
        return 0

    monkeypatch.setattr(parser, "_run", run)
    assert parser.main(["--data", "D"]) == 0
    assert (seen[0].command, seen[0].data) == ("gui", Path("D"))


@pytest.mark.parametrize("name", ["check", "karte", "backup", "doctor", "demo", "gui"])
def test_every_command_is_there(capsys: Output, name: str) -> None:
    assert parser.main([name, "--help"]) == 0
    assert "使い方：banso " + name in capsys.readouterr().out


def test_the_version(capsys: Output) -> None:
    assert parser.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("banso 0.")


def test_the_version_of_a_copy_that_was_not_installed(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parser, "_DISTRIBUTION", "no-such-distribution")
    assert parser.main(["--version"]) == 0
    assert capsys.readouterr().out == "banso （開発中）\n"


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["check"], "命令 を書いてください"),
        (["check", "score"], "FILE を書いてください"),
        (["check", "guess"], "「guess」という命令はありません"),
        (["nonsense"], "「nonsense」という命令はありません"),
        (["check", "verify", "X", "--fast"], "「--fast」は使えません"),
        (["--data"], "--data の後に値"),
        (["check", "verify", "X", "--dat", "D"], "使えません"),
    ],
)
def test_misuse_is_said_in_japanese(capsys: Output, arguments: list[str], part: str) -> None:
    assert parser.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert part in err
    assert "--help" in err


def test_errors_become_sentences_and_exit_codes(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert failing(monkeypatch, AppError("起きたこと。", "すること。")) == 1
    assert capsys.readouterr().err == "起きたこと。\nすること。\n"
    assert failing(monkeypatch, BadArgument("だめな指定。", "直し方。")) == 2
    capsys.readouterr()
    faults = Faults((Fault("a: $", "一。"), Fault("b:2: $.x", "二。")))
    assert failing(monkeypatch, faults) == 2
    assert capsys.readouterr().err == "a: $: 一。\nb:2: $.x: 二。\n"


def test_ctrl_c(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "中断しました。\n"


def test_a_closed_pipe_is_silent(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing(monkeypatch, BrokenPipeError()) == 1
    assert capsys.readouterr().err == ""


def test_a_failing_disk_is_said(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing(monkeypatch, OSError(28, "No space left on device")) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert failing(monkeypatch, OSError()) == 1
    assert "OSError" in capsys.readouterr().err


def test_a_defect_says_where_but_not_what(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing(monkeypatch, RuntimeError("株式会社ひみつ")) == 1
    err = capsys.readouterr().err
    assert "ひみつ" not in err
    assert "RuntimeError, test_parser.py:" in err
    monkeypatch.setenv(terminal.DEBUG_VARIABLE, "1")
    assert failing(monkeypatch, RuntimeError("株式会社ひみつ")) == 1
    assert "Traceback" in capsys.readouterr().err


def test_output_is_utf8_whatever_the_locale() -> None:
    run = banso("check", "--help", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "経営チェック" in run.stdout.decode("utf-8")
    assert run.returncode == 0
    run = banso("check", "score", "なし.json", LC_ALL="C", PYTHONUTF8="0")
    assert "なし.json: $: このファイルはありません。" in run.stderr.decode("utf-8")
    assert run.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_behind_stdout() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "app", "check", "score", EXAMPLE],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=ROOT,
        )
    assert run.returncode == 1
    assert "読み書きができませんでした" in run.stderr.decode("utf-8")
    assert "Traceback" not in run.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_reader_that_goes_away() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "app", "check", "score", EXAMPLE],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        cwd=ROOT,
    )
    os.close(writing)
    assert run.returncode == 1
    assert run.stderr == b""
