"""Files written whole, and the lock."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from app.errors import StoreBusy
from app.services import files

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_is_made_for_its_owner_and_kept_when_there(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    files.make_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o755)
    files.make_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o755


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    files.write_whole(path, b"first")
    assert path.stat().st_mode & 0o777 == 0o600

    def fail(_handle: int) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="full"):
            files.write_whole(path, b"second")
    assert path.read_bytes() == b"first"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_flushing_a_folder_that_refuses_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(22, "not here")

    monkeypatch.setattr(os, "fsync", fail)
    files.flush_folder(tmp_path)


def test_flushing_a_folder_of_windows_does_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    files.flush_folder(tmp_path / "not there")


def test_a_file_is_flushed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    files.flush_file(path)
    assert path.read_bytes() == b"x"


def test_a_lock_is_held_once(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with files.locked(path), pytest.raises(StoreBusy):
        files.FolderLock(path)
    lock = files.FolderLock(path)
    lock.release()
    lock.release()
    files.FolderLock(path).release()
