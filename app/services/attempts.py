"""Wrong passphrases make the next try wait: the first two at once, then 1, 2, 4 … 300 seconds.

The count lies in a small file beside the store, so that a restart does not shorten the wait. It
only slows a person at the keyboard down; what protects a stolen store is the key derivation.
"""

from __future__ import annotations

import contextlib
import json
from datetime import datetime
from typing import TYPE_CHECKING

from app.errors import WrongPassphrase
from app.services import files

if TYPE_CHECKING:
    from pathlib import Path

FREE_MISSES = 2
LONGEST_S = 300.0
_MANY = 1_000


class Attempts:
    """The misses of one store; `now` is given by the caller (aware UTC)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def wait_s(self, now: datetime) -> float:
        """Seconds until the next try is taken; 0 = now."""
        misses, last = self._read()
        if last is None:
            return 0.0
        delay = _delay(misses)
        passed = (now - last).total_seconds()
        # A clock that was set back must not lock anyone out for longer than the delay.
        return delay if passed < 0 else max(0.0, delay - passed)

    def demand(self, now: datetime) -> None:
        """Raise WrongPassphrase while the wait is not over."""
        wait_s = self.wait_s(now)
        if wait_s > 0:
            raise WrongPassphrase(wait_s)

    def miss(self, now: datetime) -> WrongPassphrase:
        """Count a miss and give the error to raise."""
        misses = min(self._read()[0] + 1, _MANY)
        text = json.dumps({"misses": misses, "last": now.isoformat()})
        # A disk that takes no writes must not hide what is wrong.
        with contextlib.suppress(OSError):
            files.write_whole(self._path, text.encode())
        return WrongPassphrase(_delay(misses))

    def clear(self) -> None:
        """Forget the misses: the right passphrase was given."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, datetime | None]:
        try:
            raw = json.loads(self._path.read_bytes())
            last = datetime.fromisoformat(raw["last"])
            misses = int(raw["misses"])
        except (OSError, ValueError, TypeError, KeyError):
            return 0, None
        return (misses, last) if last.tzinfo else (0, None)


def _delay(misses: int) -> float:
    over = misses - FREE_MISSES
    return 0.0 if over <= 0 else min(LONGEST_S, 2.0 ** min(over - 1, 16))
