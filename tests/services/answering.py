"""A process that works until it is killed; started by the tests of durability.

It forks once for every line of its input, so that the slow imports are paid once. The child says
on a file, after each piece of work that came back, which one it was.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app import library
from app.errors import WrongPassphrase
from app.paths import DataFolder
from app.services import backup, checks
from app.services import store as stores
from tests.services.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.store import Store

OTHER = "海と段々畑の夜明け"


def sequence(start: int) -> tuple[str, str]:
    """The item and code of the answer with this number: every item in turn, then other codes."""
    items = [
        item for item in library.questionnaire().items.values() if not item.id.startswith("q1.")
    ]
    item = items[start % len(items)]
    options = library.questionnaire().section_of[item.id].options
    return item.id, options[(start // len(items)) % len(options)].code


def _answer(folder: DataFolder, draft_id: str, say: Callable[[int], None]) -> None:
    """Answer one question after the other."""
    store = stores.unlock(folder, PASSPHRASE, secrets=None)
    for number in count():
        item, code = sequence(number)
        checks.answer(store, draft_id, item, code)
        say(number)


def _change_keys(folder: DataFolder, _draft_id: str, say: Callable[[int], None]) -> None:
    """Change the passphrase to and fro, and make backups meanwhile."""
    store, old, new = open_with_either(folder)
    for number in count():
        stores.change_passphrase(store, old, new, secrets=None)
        old, new = new, old
        backup.make(store)
        say(number)


def open_with_either(folder: DataFolder) -> tuple[Store, str, str]:
    """The store, the passphrase that opened it, and the other one."""
    try:
        return stores.unlock(folder, PASSPHRASE, secrets=None), PASSPHRASE, OTHER
    except WrongPassphrase:
        return stores.unlock(folder, OTHER, secrets=None), OTHER, PASSPHRASE


def _work(said: Path) -> None:
    root, job, draft_id = sys.argv[1:]
    handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(number: int) -> None:
        os.write(handle, f"{number}\n".encode())

    {"answer": _answer, "keys": _change_keys}[job](DataFolder(Path(root)), draft_id, say)


def main() -> None:
    """Fork for every line (a path to write to) and tell the number of the child."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _work(Path(line.strip()))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
