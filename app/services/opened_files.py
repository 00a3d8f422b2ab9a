"""Documents opened in other programs: plain copies for their owner only, and only for a while.

Each lies in a folder of its own below `opened/` (0700), named by the id of the document, under its
real name, so that the other program shows it. It is overwritten and deleted some time after it was
opened, when the application closes, and after a crash when it starts again. What was changed there
comes back first.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from app.errors import AppError, DocumentRefused, NotFound
from app.services import documents, entries, files
from app.services.border import border

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.changes import Changes
    from app.services.store import Store

State = Literal["same", "changed", "gone"]
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A plain copy of a document: where it lies, and what it was when it was last taken in."""

    entry_id: str
    path: Path
    sha256: str


def open_copy(store: Store, entry_id: str) -> OpenedFile:
    """Lay a plain copy of a document out for another program; one that is out already stays.

    Raises NotFound, DocumentMissing, DocumentDamaged, DiskFull, StoreReadOnly.
    """
    value = documents.value_of(entries.get(store, entry_id))
    data = documents.content(store, value)
    with border():
        files.make_folder(store.folder.opened)
        path = store.folder.opened / entry_id / value.name
        files.make_folder(path.parent)
        if not path.exists():
            files.write_whole(path, data)
    return OpenedFile(entry_id, path, _sum(data))


def all_of_them(store: Store) -> tuple[OpenedFile, ...]:
    """The copies that are out; those of documents that are gone are wiped."""
    if not store.folder.opened.is_dir():
        return ()
    found = []
    for folder in sorted(store.folder.opened.iterdir()):
        try:
            value = documents.value_of(entries.get(store, folder.name))
        except NotFound:
            _wipe_folder(folder)
            continue
        found.append(OpenedFile(folder.name, folder / value.name, value.sha256))
    return tuple(found)


def state(opened: OpenedFile) -> State:
    """Whether the copy is as it was laid out."""
    try:
        return "same" if _sum(opened.path.read_bytes()) == opened.sha256 else "changed"
    except OSError:
        return "gone"


def changed_at(opened: OpenedFile) -> float:
    """When the copy was last written (seconds since 1970); 0 when it is gone."""
    try:
        return opened.path.stat().st_mtime
    except OSError:
        return 0.0


def take_back(store: Store, opened: OpenedFile) -> tuple[OpenedFile, Changes]:
    """Keep a changed copy as the new version of its document.

    Raises DocumentRefused (it became something that is not taken in), NotFound.
    """
    data = documents.read_file(opened.path)
    _, changes = documents.new_version(store, opened.entry_id, data)
    return replace(opened, sha256=_sum(data)), changes


def close(store: Store, opened: OpenedFile) -> Changes | None:
    """Take back what was changed, then wipe the copy.

    What is not taken in any more is wiped all the same: the document stays as it was.
    """
    made = None
    if state(opened) == "changed":
        with contextlib.suppress(DocumentRefused):
            _, made = take_back(store, opened)
    wipe(opened)
    return made


def wipe(opened: OpenedFile) -> bool:
    """Overwrite and delete the copy and what lies beside it; False while a program holds it."""
    return _wipe_folder(opened.path.parent)


def close_all(store: Store) -> None:
    """Take back and wipe every copy, as when the application closes or after a crash.

    Whatever stands in the way of one copy, the others are closed.
    """
    for each in all_of_them(store):
        try:
            close(store, each)
        except AppError:
            wipe(each)


def _wipe_folder(folder: Path) -> bool:
    try:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                _overwrite(path)
        shutil.rmtree(folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _CHUNK)))
        file.flush()
        os.fsync(file.fileno())


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
