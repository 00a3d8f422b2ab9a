"""Files that must survive a crash: written whole, flushed, only for their owner to read."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Fault, Faults, StoreBusy

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNER_ONLY = 0o600
_FOLDER_OWNER_ONLY = 0o700


def unreadable(name: str, error: Exception) -> Faults:
    """What to say of a file that was given to be read and cannot be."""
    sentence = "このファイルは読めません。場所と、読む許可を確かめてください。"
    if isinstance(error, FileNotFoundError):
        sentence = "このファイルはありません。名前と場所を確かめてください。"
    elif isinstance(error, IsADirectoryError):
        sentence = "これはフォルダーです。中のファイルを示してください。"
    return Faults((Fault(f"{name}: $", sentence),))


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that is there stays as it is."""
    if not folder.is_dir():
        folder.mkdir(mode=_FOLDER_OWNER_ONLY, parents=True, exist_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write the file so that a crash leaves the old or the new one, never a part. OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(OWNER_ONLY)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def sha256(path: Path) -> str:
    """What a file holds, in 64 digits, however long it is. OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def free_name(path: Path) -> Path:
    """The path itself, or with (2), (3) … before the ending when it is taken."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem}({number}){path.suffix}")
        number += 1
    return free


def is_writable(path: Path) -> bool:
    """Whether this user may write the file, and make others beside it."""
    return all(os.access(place, os.W_OK) for place in (path, path.parent))


def flush_file(path: Path) -> None:
    """Wait until the file lies on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the names in the folder lie on the disk (nothing to do on Windows)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network folders refuse this; the file itself is flushed already.
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


class FolderLock:
    """The right to write in a data folder; the system takes it back when the process dies."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise StoreBusy from error
        self._held = True

    def release(self) -> None:
        """Give the right back; twice is once."""
        if self._held:
            self._held = False
            os.close(self._handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock for a while; StoreBusy when another process has it."""
    lock = FolderLock(path)
    try:
        yield
    finally:
        lock.release()


if sys.platform == "win32":  # pragma: no cover - one of the two
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
