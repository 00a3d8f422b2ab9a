"""Works on a small file system until it is full, or on one that takes no writes.

Started by the tests in a mount namespace of its own, with the folder to work in and the kind of
trouble; prints `fine` when everything went as it must.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.records import Advisor, ClientFields
from app.errors import AppError, DiskFull, StoreReadOnly
from app.paths import DataFolder
from app.services import backup, checks, client_export, clients, profile
from app.services import store as stores
from tests.services import making
from tests.services.conftest import CHEAP, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable


def _demand(kind: type[AppError], job: Callable[[], object]) -> None:
    try:
        job()
    except kind:
        return
    raise AssertionError(f"{kind.__name__} was expected")


def _fill(path: Path) -> None:
    try:
        with path.open("wb") as file:
            while True:
                file.write(bytes(4096))
                file.flush()
    except OSError:
        return


def full(root: Path) -> None:
    """Every write says that the disk is full, reading goes on, and nothing is lost."""
    store, _ = stores.create(DataFolder(root / "data"), PASSPHRASE, secrets=None, _kdf=CHEAP)
    draft_id = making.draft(store)
    checks.answer(store, draft_id, "q2.finance", "now")
    before = checks.draft(store, draft_id)
    filler = root / "filler"
    _fill(filler)
    big = "あ" * 10_000
    _demand(DiskFull, lambda: checks.set_memo(store, draft_id, big))
    _demand(DiskFull, lambda: clients.create(store, ClientFields(name="みほん", note=big)))
    logo = b"\xff\xd8\xff" + bytes(500_000)
    _demand(DiskFull, lambda: profile.save_advisor(store, Advisor(logo=logo)))
    _demand(DiskFull, lambda: backup.make(store))
    _demand(
        DiskFull,
        lambda: stores.create(DataFolder(root / "b"), PASSPHRASE, secrets=None, _kdf=CHEAP),
    )
    assert checks.draft(store, draft_id) == before
    out = root / "data" / "list"
    for fmt in client_export.FORMATS:
        _demand(DiskFull, partial(client_export.export, store, out, client_export.Choice(fmt)))
    assert not [path for path in root.rglob("*") if path.name.startswith((".part", "list", "tmp"))]
    assert not list(store.folder.backups.glob("*"))
    assert [path.name for path in (root / "b").iterdir()] in ([], ["store.lock"])
    store.close()
    more = root / "more"
    _fill(more)  # the space of the log, which closing gave back
    _demand(DiskFull, lambda: stores.unlock(store.folder, PASSPHRASE, secrets=None))
    more.unlink()
    filler.unlink()
    shutil.rmtree(root / "b", ignore_errors=True)
    store = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert checks.draft(store, draft_id) == before
    checks.set_memo(store, draft_id, big)
    assert backup.make(store).ok
    store.close()


def read_only(root: Path) -> None:
    """Opening says that nothing can be written; the data stay as they are."""
    folder = DataFolder(root / "data")
    store, code = stores.create(folder, PASSPHRASE, secrets=None, _kdf=CHEAP)
    making.check(store)
    made = backup.make(store)
    store.close()
    before = folder.store.read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(root)], check=True)
    _demand(StoreReadOnly, lambda: stores.unlock(folder, PASSPHRASE, secrets=None))
    _demand(StoreReadOnly, lambda: stores.reset_passphrase(folder, code, PASSPHRASE, secrets=None))
    _demand(StoreReadOnly, lambda: backup.restore(folder, made.path, passphrase=PASSPHRASE))
    _demand(
        StoreReadOnly,
        lambda: stores.create(DataFolder(root / "b"), PASSPHRASE, secrets=None, _kdf=CHEAP),
    )
    assert folder.store.read_bytes() == before


if __name__ == "__main__":
    {"full": full, "read_only": read_only}[sys.argv[2]](Path(sys.argv[1]))
    sys.stdout.write("fine\n")
