"""Saving whole files where the user wants them."""

from __future__ import annotations

import errno
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.errors import DiskFull, ReportError
from app.settings import DEFAULTS
from app.ui import saving

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_whole_and_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.pdf"
    assert saving.write_whole(target, b"one") == target
    saving.write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["a.pdf"]


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(ReportError) as caught:
        saving.write_whole(blocked / "a.pdf", b"x")
    assert str(blocked) in caught.value.title


def test_a_full_disk_is_said_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("app.services.files.write_whole", full)
    with pytest.raises(DiskFull):
        saving.write_whole(tmp_path / "a.pdf", b"x")


def test_a_free_name_counts_on(tmp_path: Path) -> None:
    path = tmp_path / "結果.pdf"
    assert saving.free_name(path) == path
    path.touch()
    assert saving.free_name(path).name == "結果(2).pdf"
    (tmp_path / "結果(2).pdf").touch()
    assert saving.free_name(path).name == "結果(3).pdf"


def test_the_chosen_folder_while_it_exists(tmp_path: Path) -> None:
    chosen = replace(DEFAULTS, pdf_folder=str(tmp_path))
    assert saving.folder_for_files(chosen) == tmp_path
    gone = replace(DEFAULTS, pdf_folder=str(tmp_path / "gone"))
    assert saving.folder_for_files(gone).is_absolute()
    assert saving.folder_for_files(gone) != tmp_path / "gone"
