"""What the terminal gets."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from app.cli import terminal

if TYPE_CHECKING:
    import pytest


def streams(monkeypatch: pytest.MonkeyPatch, encoding: str) -> io.BytesIO:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    terminal.use_utf8()
    return raw


def test_utf8_on_a_japanese_console(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = streams(monkeypatch, "cp932")
    terminal.say("𠮷野の①")
    sys.stdout.flush()
    assert raw.getvalue().decode("utf-8").splitlines() == ["𠮷野の①"]


def test_names_of_files_come_out_as_they_came_in(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = streams(monkeypatch, "ascii")
    terminal.say("a\udcff" + "b\ud800c")
    sys.stdout.flush()
    assert raw.getvalue().splitlines() == [b"a\xffb\\ud800c"]


def test_a_stream_that_is_no_file_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    terminal.use_utf8()
    terminal.say("はい")
    terminal.silence()
    assert isinstance(sys.stdout, io.StringIO)
