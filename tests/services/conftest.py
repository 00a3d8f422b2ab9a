"""A real encrypted store for each test, with a key derivation that costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.paths import DataFolder
from app.services.keys import Kdf
from tests import fresh

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.services.store import Store

PASSPHRASE = "みかん畑と青い空"
CHEAP = Kdf(memory_kib=8, time=1, lanes=1)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    return DataFolder(tmp_path / "data")


@pytest.fixture
def store(folder: DataFolder) -> Iterator[Store]:
    """An open store of its own, made without a keyring."""
    made = fresh.store(folder, PASSPHRASE, CHEAP)
    yield made
    made.close()
