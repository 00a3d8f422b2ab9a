"""From a header to the key of the database: by passphrase, by recovery code."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.errors import NoKeyring, StoreDamaged, StoreMissing, WrongRecoveryCode
from app.services import header, recovery
from app.services.attempts import Attempts
from app.services.border import border

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.paths import DataFolder
    from app.services.header import Header
    from app.services.keychain import Secrets


def utc_now() -> datetime:
    """The time of this computer, aware."""
    return datetime.now(UTC)


def exists(folder: DataFolder) -> bool:
    """Whether there is a store in the folder, whole or damaged."""
    with border():
        return folder.header.exists() or folder.store.exists()


def read_header(folder: DataFolder) -> Header:
    """The header of a folder. Raises StoreMissing, StoreDamaged, StoreTooNew, StoreReadOnly."""
    if not exists(folder):
        raise StoreMissing
    with border():
        try:
            return header.read(folder.header)
        except FileNotFoundError as error:
            raise StoreDamaged from error


def by_passphrase(
    heads: Iterable[Header],
    folder: DataFolder,
    passphrase: str,
    *,
    secrets: Secrets | None,
    clock: Callable[[], datetime] = utc_now,
) -> tuple[Header, bytes]:
    """The first header that the passphrase opens, and the key; a miss is counted.

    Raises WrongPassphrase, also while the wait after misses is not over, and NoKeyring.
    """
    attempts = Attempts(folder.root / "store.tries")
    attempts.demand(clock())
    no_keyring: NoKeyring | None = None
    for head in heads:
        try:
            secret = keyring_secret(head, secrets)
        except NoKeyring as error:
            no_keyring = error
            continue
        key = head.open_with_passphrase(passphrase, secret)
        if key is not None:
            attempts.clear()
            return head, key
    if no_keyring is not None:
        raise no_keyring
    raise attempts.miss(clock())


def by_recovery(heads: Iterable[Header], folder: DataFolder, code: str) -> tuple[Header, bytes]:
    """The first header that the recovery code opens, and the key. Raises WrongRecoveryCode."""
    material = recovery.material(code)
    if material is None:
        raise WrongRecoveryCode
    for head in heads:
        key = head.open_with_recovery(material)
        if key is not None:
            Attempts(folder.root / "store.tries").clear()
            return head, key
    raise WrongRecoveryCode


def keyring_secret(head: Header, secrets: Secrets | None) -> bytes:
    """The secret that the header asks for, empty when it asks for none. Raises NoKeyring."""
    if not head.keyring:
        return b""
    secret = None if secrets is None else secrets.get(head.store_id)
    if secret is None:
        raise NoKeyring
    return secret
