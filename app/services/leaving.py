"""The one way out for what leaves the store as a file: consent first, then the file, whole.

Everything that is exported goes through `leave`. Without a recipient it is for one's own office;
with one, nothing is written unless every client gave a valid consent, and the log names it.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain import local_time
from app.domain.consents import Handing
from app.services import files, handing
from app.services.border import border

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from app.services.store import Store


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves: whose it is, what it is in words, and for whom ("" for one's own office).

    `items` are codes of `consents.ITEMS`, `way` a code of `consents.DELIVERIES`. `address` and
    `representative` of a recipient who is not in the log yet.
    """

    client_ids: Collection[str]
    what: str
    items: tuple[str, ...] = ("profile",)
    recipient: str = ""
    way: str = "data"
    address: str = ""
    representative: str = ""


def leave(store: Store, leaving: Leaving, path: Path, write: Callable[[Path], object]) -> Path:
    """Let `write` make a file beside `path`, then put it there whole, for its owner only.

    It is made in a folder of its own, where nobody else may look, so that whatever `write` leaves
    behind when it breaks off goes with that folder. Raises NoConsent, Faults (what the log lacks of
    a recipient), DiskFull, StoreReadOnly; then there is no new file.
    """
    with border(), _folder_beside(path) as folder:
        part = folder / path.name
        write(part)
        part.chmod(files.OWNER_ONLY)
        files.flush_file(part)
        lines = _record(store, leaving)
        try:
            part.replace(path)
        except OSError:  # such as open in another program: nothing has left
            for line in lines:
                handing.void(store, line)
            raise
        files.flush_folder(path.parent)
    return path


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """A folder on the same file system, for its owner only, that goes with all it holds."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".part-") as name:
        yield Path(name)


def _record(store: Store, leaving: Leaving) -> tuple[str, ...]:
    """The ids of the lines in the log."""
    if not leaving.recipient:
        return ()
    given = Handing(
        party=leaving.recipient,
        items=leaving.items,
        what=leaving.what,
        way=leaving.way,
        on=local_time.day_of(store.clock()),
        address=leaving.address,
        representative=leaving.representative,
    )
    made = handing.hand_out_many(store, dict.fromkeys(leaving.client_ids, given))
    return tuple(line.id for line, _ in made.values())
