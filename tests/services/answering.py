"""A process that answers a draft until it is killed; started by the tests of durability.

It forks once for every line of its input, so that the slow imports are paid once. The child says
on a file, after each answer that came back, which one it was.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from app import library
from app.paths import DataFolder
from app.services import checks
from app.services import store as stores


def sequence(start: int) -> tuple[str, str]:
    """The item and code of the answer with this number: every item in turn, then other codes."""
    items = [
        item for item in library.questionnaire().items.values() if not item.id.startswith("q1.")
    ]
    item = items[start % len(items)]
    options = library.questionnaire().section_of[item.id].options
    return item.id, options[(start // len(items)) % len(options)].code


def _answer(folder: DataFolder, passphrase: str, draft_id: str, said: Path) -> None:
    store = stores.unlock(folder, passphrase, secrets=None)
    handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in count():
        item, code = sequence(number)
        checks.answer(store, draft_id, item, code)
        os.write(handle, f"{number}\n".encode())


def main() -> None:
    """Fork for every line (a path to write to) and tell the number of the child."""
    root, passphrase, draft_id = sys.argv[1:]
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _answer(DataFolder(Path(root)), passphrase, draft_id, Path(line.strip()))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
