"""Real stores for tests, with key derivation cheap enough to make many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import store as stores
from app.services.keys import Kdf

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.services.store import Store

CHEAP = Kdf(memory_kib=64, time=1, lanes=1)


def make_store(folder: DataFolder, passphrase: str) -> Store:
    """A new encrypted store without a keyring."""
    return make_store_and_code(folder, passphrase)[0]


def make_store_and_code(folder: DataFolder, passphrase: str) -> tuple[Store, str]:
    """A new encrypted store and its recovery code."""
    return stores.create(folder, passphrase, secrets=None, _kdf=CHEAP)
