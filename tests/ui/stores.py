"""Real stores for tests, with key derivation cheap enough to make many of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.models.engine import make_engine
from app.services import store as stores
from app.services.keys import Kdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from app.paths import DataFolder
    from app.services.store import Store
    from app.ui.desk import Desk
    from app.ui.pages.restore import RestorePage
    from app.ui.pages.unlock import UnlockPage

CHEAP = Kdf(memory_kib=64, time=1, lanes=1)


def make_store(folder: DataFolder, passphrase: str) -> Store:
    """A new encrypted store without a keyring."""
    return make_store_and_code(folder, passphrase)[0]


def make_store_and_code(folder: DataFolder, passphrase: str) -> tuple[Store, str]:
    """A new encrypted store and its recovery code."""
    return stores.create(folder, passphrase, secrets=None, _kdf=CHEAP)


def opened(page: RestorePage | UnlockPage, qtbot: QtBot, act: Callable[[], object]) -> stores.Store:
    """The store that the page opens after `act`."""
    with qtbot.waitSignal(page.opened, timeout=20_000) as done:
        act()
    store = done.args[0] if done.args else None
    assert isinstance(store, stores.Store)
    return store


@contextmanager
def read_only(store: Store) -> Iterator[None]:
    """Let the store be one that can be read and not written, as on a locked medium."""
    before = store.engine
    store.engine = make_engine(store.folder.store, store.key, read_only=True)
    try:
        yield
    finally:
        store.engine.dispose()
        store.engine = before


@contextmanager
def refused(desk: Desk) -> Iterator[None]:
    """What is done inside meets a store that cannot be written, and says so in a dialog."""
    told: list[str] = []

    def hear(title: str, _hint: str) -> None:
        told.append(title)

    desk.failures.shown.connect(hear)
    with read_only(desk.store):
        yield
    desk.failures.shown.disconnect(hear)
    assert told, "nothing was said"
    dialog = desk.failures._open
    assert dialog is not None
    dialog.accept()
