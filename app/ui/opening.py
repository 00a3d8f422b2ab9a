"""What unlocking and the first run ask of the services, as jobs for a worker.

The services (and the database behind them) are imported inside the jobs: the first window
shows before that, and the import happens off the GUI thread.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.paths import DataFolder

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.records import Advisor, BackupFile
    from app.errors import CopiesLeft
    from app.services.store import Store


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the first run asks for."""

    advisor: Advisor
    passphrase: str
    pin: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A new store and its recovery code; `trouble` is what failed after the store was made."""

    store: Store
    code: str
    trouble: Exception | None = None


def warm_up() -> None:
    """Import what unlocking needs, while the user reads the first screen."""
    from app.services import backup, checks, clients, keychain, profile, store, today

    del backup, checks, clients, profile, store, today
    keychain.available()


def has_store(folder: DataFolder) -> bool:
    """Whether there is a store in the folder, whole or damaged; needs no service."""
    return folder.header.exists() or folder.store.exists()


def pin_fault(text: str) -> str:
    """What is wrong with a new PIN; empty when it can be used."""
    from app.services import profile

    return profile.pin_fault(text)


def passphrase_fault(text: str) -> str:
    """What is wrong with a new passphrase; empty when it can be used."""
    from app.services import store

    return store.passphrase_fault(text)


def begin(folder: DataFolder, beginning: Beginning) -> Begun:
    """Make the store and put in who uses it.

    Once the store is made its recovery code must reach the user whatever fails after that.
    """
    from app.services import keychain, profile, store

    made, code = store.create(folder, beginning.passphrase, secrets=keychain.available())
    try:
        profile.save_advisor(made, beginning.advisor)
        profile.set_pin(made, beginning.pin)
    except Exception as error:  # noqa: BLE001 - the code is shown only now
        return Begun(made, code, error)
    return Begun(made, code)


def unlock(folder: DataFolder, passphrase: str) -> Store:
    """Open the store with the passphrase."""
    from app.services import keychain, store

    return store.unlock(folder, passphrase, secrets=keychain.available())


def recover(folder: DataFolder, code: str, new_passphrase: str) -> Store:
    """Open the store with the recovery code and give it a new passphrase."""
    from app.services import keychain, store

    return store.reset_passphrase(folder, code, new_passphrase, secrets=keychain.available())


def backups(folder: DataFolder) -> tuple[BackupFile, ...]:
    """The backups in the data folder, the newest first."""
    from app.services import backup

    return backup.listing(folder)


def restore_with_passphrase(folder: DataFolder, path: Path, passphrase: str) -> Store:
    """Put a backup in the place of the store and open it with the passphrase."""
    from app.services import backup, keychain, store

    secrets = keychain.available()
    backup.restore(folder, path, passphrase=passphrase, secrets=secrets)
    return store.unlock(folder, passphrase, secrets=secrets)


def restore_with_code(folder: DataFolder, path: Path, code: str, new_passphrase: str) -> Store:
    """Put a backup in the place of the store, open it with the code, set a new passphrase."""
    from app.services import backup, keychain, store

    secrets = keychain.available()
    backup.restore(folder, path, recovery_code=code, secrets=secrets)
    return store.reset_passphrase(folder, code, new_passphrase, secrets=secrets)


def demo(folder: DataFolder) -> Store:
    """Open the sample data beside the real data, made when they are not there."""
    from app.services import demo

    return demo.open_or_make(DataFolder(folder.demo))


def remove_demo(store: Store) -> None:
    """Close the sample data and delete them; raises BadArgument when they are real."""
    from app.services import demo

    demo.remove(store)


def demo_pin() -> str:
    """The PIN of the sample data, which everybody may know."""
    from app.services import demo

    return demo.PIN


def close_copies(store: Store) -> CopiesLeft | None:
    """Take back and wipe the plain copies of documents; the trouble with those that stay."""
    if not store.folder.opened.is_dir():
        return None
    from app.errors import AppError, CopiesLeft
    from app.services import opened_files

    with contextlib.suppress(AppError):  # nothing may keep the application from closing
        left = opened_files.close_all(store)
        return CopiesLeft(left) if left else None
    return None
