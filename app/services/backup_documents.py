"""The encrypted files of documents beside backups: each once, however many backups need it.

A backup names its files in `store-….docs`, an id a line (random, they say nothing). They lie in
`banso-documents/` of the same folder: a second name of the same file where the disk allows it
(files are never changed), else a copy. What no backup of the folder names is deleted, and nothing
that is not ours: the folder may be one in which others keep their files.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from app.models.engine import connect
from app.services import blobs, files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

LIST = ".docs"
_FOLDER = "banso-documents"
# Where they lay first. Beside keep files of their own in a folder of this name.
_FORMER = "documents"


def keep(database: Path, key: bytes, source: Path, target: Path) -> None:
    """Lay the files that a backup needs beside it, with the list of them; `target`: its name.

    A file that is missing in `source` is left out: the health check speaks of it. Where there were
    never any documents there is no list either.
    """
    wanted = needed(database, key)
    if wanted:
        folder = target.parent / _FOLDER
        files.make_folder(folder)
        _bring(wanted, source, folder)
    elif not _folders(target.parent):
        return
    files.write_whole(target.with_suffix(LIST), "".join(f"{each}\n" for each in wanted).encode())


def bring_back(database: Path, key: bytes, backup: Path, folder: Path) -> None:
    """Lay the files that a restored store needs, and that are not there, into its folder."""
    wanted = needed(database, key)
    if wanted:
        files.make_folder(folder)
    for source in (*_folders(backup.parent), aside(backup)):
        _bring(wanted, source, folder)


def set_aside(folder: Path, database: Path) -> None:
    """Keep the files of a store that is moved aside together with it."""
    ids = blobs.present(folder)
    if ids:
        files.make_folder(aside(database))
        _bring(ids, folder, aside(database))


def aside(database: Path) -> Path:
    """Where the files of a store that was moved aside lie."""
    return database.with_suffix(".documents")


def prune(directory: Path) -> None:
    """Delete the files that no backup of the folder names; none when one cannot be asked."""
    folders = _folders(directory)
    if not folders:
        return
    named: set[str] = set()
    for path in directory.glob("store-*.db"):
        listed = _listed(path.with_suffix(LIST))
        if listed is None:
            return
        named.update(listed)
    for folder in folders:
        blobs.remove(folder, set(blobs.present(folder)) - named)


def needed(database: Path, key: bytes) -> tuple[str, ...]:
    """The ids of the files a store needs; none for an older store."""
    connection = connect(database, key, untouched=True)
    try:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'blob'").fetchone():
            return ()
        found = connection.execute("SELECT id FROM blob ORDER BY id").fetchall()
        return tuple(blob_id for (blob_id,) in found)
    finally:
        connection.close()


def _folders(directory: Path) -> tuple[Path, ...]:
    """Where the files of the backups in a folder may lie."""
    places = (directory / name for name in (_FOLDER, _FORMER))
    return tuple(each for each in places if each.is_dir())


def _listed(path: Path) -> Collection[str] | None:
    """The ids in a list; None when it is not there, as with backups of older versions."""
    try:
        return path.read_text("ascii").split()
    except (OSError, ValueError):
        return None


def _bring(ids: Iterable[str], source: Path, target: Path) -> None:
    for blob_id in ids:
        here, there = source / blob_id, target / blob_id
        if there.exists() or not here.is_file():
            continue
        try:
            os.link(here, there)
        except OSError:
            part = target / f".{blob_id}.part"
            shutil.copyfile(here, part)
            files.flush_file(part)
            part.replace(there)
