"""What opens the store: passphrase, keyring, recovery code; and changing it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.records import ClientFields
from app.errors import (
    BadArgument,
    NoKeyring,
    StoreError,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.services import backup, clients
from app.services import store as stores
from tests.services.conftest import CHEAP, PASSPHRASE
from tests.services.fakes import MemorySecrets

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.services.store import Store

OTHER = "海と段々畑の夜明け"


def _with(store: Store, name: str = "株式会社みほん工業") -> str:
    return clients.create(store, ClientFields(name=name))[0].id


def test_a_wrong_passphrase_waits_longer_each_time(store: Store) -> None:
    store.close()
    now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    for expected in (0, 0, 1):
        with pytest.raises(WrongPassphrase) as caught:
            stores.unlock(store.folder, OTHER, secrets=None, clock=lambda: now)
        assert caught.value.wait_s == expected
    with pytest.raises(WrongPassphrase):
        stores.unlock(store.folder, PASSPHRASE, secrets=None, clock=lambda: now)
    later = now + timedelta(seconds=1)
    again = stores.unlock(store.folder, PASSPHRASE, secrets=None, clock=lambda: later)
    again.close()
    with pytest.raises(WrongPassphrase) as caught:
        stores.unlock(store.folder, OTHER, secrets=None, clock=lambda: later)
    assert caught.value.wait_s == 0


def test_with_a_keyring_both_are_needed(folder: DataFolder) -> None:
    secrets = MemorySecrets()
    made, _ = stores.create(folder, PASSPHRASE, secrets=secrets, _kdf=CHEAP)
    assert list(secrets.kept) == [made.store_id]
    assert len(secrets.kept[made.store_id]) == 32
    assert secrets.kept[made.store_id] != made.key
    made.close()
    stores.unlock(folder, PASSPHRASE, secrets=secrets).close()
    for without in (None, MemorySecrets()):
        with pytest.raises(NoKeyring):
            stores.unlock(folder, PASSPHRASE, secrets=without)
    secrets.kept[made.store_id] = bytes(32)
    with pytest.raises(WrongPassphrase):
        stores.unlock(folder, PASSPHRASE, secrets=secrets)


def test_a_keyring_that_keeps_nothing_is_none(folder: DataFolder) -> None:
    made, _ = stores.create(folder, PASSPHRASE, secrets=MemorySecrets(refuses=True), _kdf=CHEAP)
    made.close()
    stores.unlock(folder, PASSPHRASE, secrets=None).close()


def test_a_lost_keyring_is_made_good_by_the_recovery_code(folder: DataFolder) -> None:
    secrets = MemorySecrets()
    made, code = stores.create(folder, PASSPHRASE, secrets=secrets, _kdf=CHEAP)
    client_id = _with(made)
    made.close()
    fresh = MemorySecrets()
    opened = stores.reset_passphrase(folder, code, OTHER, secrets=fresh)
    assert clients.get(opened, client_id).id == client_id
    opened.close()
    stores.unlock(folder, OTHER, secrets=fresh).close()
    with pytest.raises(WrongPassphrase):
        stores.unlock(folder, OTHER, secrets=secrets)


def test_a_forgotten_passphrase_is_replaced_and_the_code_stays_valid(folder: DataFolder) -> None:
    made, code = stores.create(folder, PASSPHRASE, secrets=None, _kdf=CHEAP)
    made.close()
    for new in (OTHER, PASSPHRASE):
        with pytest.raises(WrongPassphrase):
            stores.unlock(folder, new + "!", secrets=None)
        stores.reset_passphrase(folder, code.lower(), new, secrets=None).close()
        stores.unlock(folder, new, secrets=None).close()


def test_a_kept_keyring_secret_is_used_again(folder: DataFolder) -> None:
    secrets = MemorySecrets()
    made, code = stores.create(folder, PASSPHRASE, secrets=secrets, _kdf=CHEAP)
    before = dict(secrets.kept)
    made.close()
    stores.reset_passphrase(folder, code, OTHER, secrets=secrets).close()
    assert secrets.kept == before


def test_a_wrong_recovery_code_opens_nothing(store: Store) -> None:
    store.close()
    for code in ("", "ABCD", "0" * 28):
        with pytest.raises(WrongRecoveryCode):
            stores.reset_passphrase(store.folder, code, OTHER, secrets=None)
    with pytest.raises(BadArgument):
        stores.reset_passphrase(store.folder, "0" * 28, "short", secrets=None)


def test_a_reset_that_cannot_be_written_gives_the_lock_back(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, code = stores.create(folder, PASSPHRASE, secrets=None, _kdf=CHEAP)
    made.close()

    def fail(*_: object) -> None:
        raise OSError(30, "read-only")

    with monkeypatch.context() as patch:
        patch.setattr("app.services.header.write", fail)
        with pytest.raises(StoreError):
            stores.reset_passphrase(folder, code, OTHER, secrets=None)
    stores.unlock(folder, PASSPHRASE, secrets=None).close()


@pytest.mark.parametrize("keyring", [False, True])
def test_a_new_passphrase_leaves_the_database_as_it_is(
    folder: DataFolder, *, keyring: bool
) -> None:
    secrets = MemorySecrets() if keyring else None
    made, code = stores.create(folder, PASSPHRASE, secrets=secrets, _kdf=CHEAP)
    with pytest.raises(WrongPassphrase):
        stores.change_passphrase(made, OTHER, OTHER, secrets=secrets)
    with pytest.raises(BadArgument):
        stores.change_passphrase(made, PASSPHRASE, "short", secrets=secrets)
    database = folder.store.read_bytes()
    stores.change_passphrase(made, PASSPHRASE, OTHER, secrets=secrets)
    assert folder.store.read_bytes() == database
    made.close()
    with pytest.raises(WrongPassphrase):
        stores.unlock(folder, PASSPHRASE, secrets=secrets)
    stores.unlock(folder, OTHER, secrets=secrets).close()
    stores.reset_passphrase(folder, code, PASSPHRASE, secrets=secrets).close()


def test_a_new_passphrase_opens_the_backups_too(store: Store) -> None:
    made = backup.make(store)
    (store.folder.backups / "store-20200101-000000.key").write_text("broken")
    stores.change_passphrase(store, PASSPHRASE, OTHER, secrets=None)
    store.close()
    backup.restore(store.folder, made.path, passphrase=OTHER)
    stores.unlock(store.folder, OTHER, secrets=None).close()
