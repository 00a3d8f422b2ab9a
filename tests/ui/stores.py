"""Real stores for tests, with key derivation cheap enough to make many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import store as stores

if TYPE_CHECKING:
    from app.paths import DataFolder
    from app.services.store import Store


def make_store(folder: DataFolder, passphrase: str) -> Store:
    """A new encrypted store without a keyring."""
    store, _ = make_store_and_code(folder, passphrase)
    return store


def make_store_and_code(folder: DataFolder, passphrase: str) -> tuple[Store, str]:
    """A new encrypted store and its recovery code."""
    return stores.create(folder, passphrase, secrets=None)
