"""A process that takes in a file and says after each transaction how far it is, to be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from app.paths import DataFolder
from app.services import houjin_import
from app.services import store as stores
from tests.services.conftest import PASSPHRASE

AT_ONCE = 40


def main(root: str, file: str) -> None:
    """Take the file into the store of the folder."""
    houjin_import.AT_ONCE = AT_ONCE
    store = stores.unlock(DataFolder(Path(root)), PASSPHRASE, secrets=None)

    def tell(rows: int, _share: float) -> None:
        sys.stdout.write(f"{rows}\n")
        sys.stdout.flush()

    houjin_import.import_file(store, file, progress=tell)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
