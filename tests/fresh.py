"""A store for each test in the time of a copy: made once in a process, then copied as files."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import DataFolder
from app.services import store as stores

if TYPE_CHECKING:
    from app.services.keys import Kdf
    from app.services.store import Store


def store(folder: DataFolder, passphrase: str, kdf: Kdf) -> Store:
    """An open store without a keyring, as new; all of one process have the same key and id."""
    made = _made(passphrase, kdf)
    folder.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in (made.header, made.store):
        shutil.copy2(file, folder.root / file.name)
    return stores.unlock(folder, passphrase, secrets=None)


@cache
def _made(passphrase: str, kdf: Kdf) -> DataFolder:
    """The files that are copied; they go away with the process."""
    place = tempfile.TemporaryDirectory(prefix="banso-test-")
    _KEPT.append(place)
    folder = DataFolder(Path(place.name) / "data")
    made, _ = stores.create(folder, passphrase, secrets=None, _kdf=kdf)
    made.close()
    return folder


_KEPT: list[tempfile.TemporaryDirectory[str]] = []
