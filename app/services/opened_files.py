"""Documents opened in other programs: plain copies for their owner only, and only for a while.

Each lies in a folder of its own below `opened/` (0700), named by the id of the document, under its
real name, so that the other program shows it. Beside it stands what it was when it was last taken
in: the document may be renamed or gone until it comes back. It is overwritten and deleted some time
after it was opened, when the application closes, and after a crash when it starts again.

What was done in the other program comes first: it becomes a new version; what cannot is kept
encrypted (`app.services.rescued`); and where not even that can be, the copy stays.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from app.errors import AppError, DocumentRefused, NotFound
from app.services import documents, entries, files, rescued
from app.services.border import border
from app.services.store import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.changes import Changes
    from app.services.store import Store

State = Literal["same", "changed", "gone"]
_CHUNK = 1 << 20
_MARK = ".banso"
# What programs lay beside a file they have open: locks and halves, nobody's work.
_THEIRS, _HALF = (".", "~"), ".tmp"
GONE = "元の書類が、ゴミ箱に入っているか、もうありません。"
BESIDE = "書類の写しのとなりに、別のファイルとして保存されていました。"


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A plain copy of a document: where it lies, and what it was when it was last taken in."""

    entry_id: str
    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing a copy came to.

    What was taken back, the names of what is kept, and whether the copy is gone (not while a
    program holds it).
    """

    changes: Changes | None
    rescued: tuple[str, ...]
    wiped: bool


def open_copy(store: Store, entry_id: str) -> OpenedFile:
    """Lay a plain copy of a document out for another program; one that is out already stays.

    Raises NotFound, DocumentMissing, DocumentDamaged, DiskFull, StoreReadOnly.
    """
    value = documents.value_of(entries.get(store, entry_id))
    folder = store.folder.opened / entry_id
    out = _marked(folder)
    if out is not None and out.path.exists():
        return out
    data = documents.content(store, value)
    opened = OpenedFile(entry_id, folder / value.name, _sum(data))
    with border():
        files.make_folder(store.folder.opened)
        files.make_folder(folder)
        if not opened.path.exists():
            files.write_whole(opened.path, data)
        _mark(opened)
    return opened


def all_of_them(store: Store) -> tuple[OpenedFile, ...]:
    """The copies that are out; what belongs to no document (drafts of mails) is wiped."""
    if not store.folder.opened.is_dir():
        return ()
    found = []
    for folder in sorted(store.folder.opened.iterdir()):
        if not is_id(folder.name):  # not ours
            continue
        opened = _marked(folder) or _unmarked(store, folder)
        if opened is None:
            _wipe_folder(folder)
        else:
            found.append(opened)
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
    taken = replace(opened, sha256=_sum(data))
    with border():
        _mark(taken)
    return taken, changes


def take_back_changed(store: Store, opened: OpenedFile) -> tuple[OpenedFile, Changes] | None:
    """Take a copy back if it was changed, else None. Raises as `take_back` does."""
    return take_back(store, opened) if state(opened) == "changed" else None


def close(store: Store, opened: OpenedFile) -> Closed:
    """Take back what was changed, or keep it where that cannot be; then wipe the copy.

    Raises DiskFull, StoreReadOnly and the like: then nothing is wiped.
    """
    made, kept = None, []
    if state(opened) == "changed":
        try:
            _, made = take_back(store, opened)
        except DocumentRefused as error:
            kept += _rescue(store, opened, opened.path, error.title)
        except NotFound:
            kept += _rescue(store, opened, opened.path, GONE)
    for path in _beside(opened):
        kept += _rescue(store, opened, path, BESIDE)
    return Closed(made, tuple(kept), wipe(opened))


def wipe(opened: OpenedFile) -> bool:
    """Overwrite and delete the copy and what lies beside it; False while a program holds it."""
    return _wipe_folder(opened.path.parent)


def close_all(store: Store) -> tuple[str, ...]:
    """Close every copy, as when the application closes or after a crash.

    Whatever stands in the way of one copy, the others are closed; gives the names of those whose
    work could be kept nowhere, and which stay.
    """
    left = []
    for each in all_of_them(store):
        try:
            close(store, each)
        except AppError:
            left.append(each.path.name)
    return tuple(left)


def _rescue(store: Store, opened: OpenedFile, path: Path, why: str) -> list[str]:
    """Keep a file; gives its name, unless it is empty or kept already."""
    with border():
        data = path.read_bytes()
    if not data or not rescued.keep(store, opened.entry_id, path.name, data, why):
        return []
    return [path.name]


def _beside(opened: OpenedFile) -> Iterator[Path]:
    """What was saved under another name beside a copy."""
    for path in sorted(opened.path.parent.glob("*")):
        if path == opened.path or path.name.startswith(_THEIRS) or path.suffix == _HALF:
            continue
        if path.is_file() and state(replace(opened, path=path)) == "changed":
            yield path


def _mark(opened: OpenedFile) -> None:
    known = {"name": opened.path.name, "sha256": opened.sha256}
    files.write_whole(opened.path.parent / _MARK, json.dumps(known).encode())


def _marked(folder: Path) -> OpenedFile | None:
    """The copy in a folder as it was last taken in; None when nothing says so."""
    try:
        known = json.loads((folder / _MARK).read_bytes())
        return OpenedFile(folder.name, folder / known["name"], known["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _unmarked(store: Store, folder: Path) -> OpenedFile | None:
    """The copy in a folder by what its document is now; None when there is no such document."""
    try:
        value = documents.value_of(entries.get(store, folder.name))
    except NotFound:
        return None
    return OpenedFile(folder.name, folder / value.name, value.sha256)


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
