"""Where the data are and how the passphrase comes in."""

from __future__ import annotations

import argparse
import getpass
import io
import sys
from pathlib import Path

import pytest
from typing_extensions import override

from app import paths
from app.cli import access
from app.errors import BadArgument, StoreMissing


def args(**values: object) -> argparse.Namespace:
    return argparse.Namespace(**values)


def test_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert access.named_folder(args()) is None
    assert access.folder(args()).root == paths.default_data()
    monkeypatch.setenv("BANSO_DATA", str(tmp_path / "a"))
    assert access.folder(args()).root == tmp_path / "a"
    assert access.folder(args(data=tmp_path / "b")).root == tmp_path / "b"


def test_a_folder_is_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert access.folder(args(data=Path("c"))).root == tmp_path / "c"


@pytest.mark.parametrize(
    ("data", "passphrase"),
    [
        ("みかん畑\n".encode(), "みかん畑"),
        ("みかん畑\r\n".encode(), "みかん畑"),
        ("\ufeffみかん畑".encode(), "みかん畑"),
        (b" two lines \n\n", " two lines \n"),
    ],
)
def test_one_trailing_line_break_is_stripped(tmp_path: Path, data: bytes, passphrase: str) -> None:
    file = tmp_path / "secret"
    file.write_bytes(data)
    assert access.passphrase(args(passphrase_file=file)) == passphrase


@pytest.mark.parametrize("data", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes | None) -> None:
    file = tmp_path / "secret"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(BadArgument, match="読めません"):
        access.passphrase(args(passphrase_file=file))


def test_nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(BadArgument, match="合言葉が要ります"):
        access.passphrase(args())
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(BadArgument, match="合言葉が要ります"):
        access.passphrase(args())


def test_somebody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        @override
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda prompt: f"<{prompt}>")
    assert access.passphrase(args()) == "<合言葉：>"


def test_no_store_is_said_before_the_passphrase_is_asked(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        access.open_store(args(data=tmp_path))
