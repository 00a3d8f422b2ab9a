"""The lists of 今日 over 50,000 clients with the entries of their years."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import DataFolder
from app.services import agenda, demo, store
from bench.measure import Figure, milliseconds, p95

if TYPE_CHECKING:
    from collections.abc import Callable

CLIENTS = 50_000
LIMIT_MS = 50.0
TODAY = date(2026, 11, 22)
MOST = 51


def run() -> list[Figure]:
    """Fill a store, then read each list as 今日 does."""
    with tempfile.TemporaryDirectory() as folder:
        opened, _ = store.create(DataFolder(Path(folder)), "bench passphrase", secrets=None)
        demo.fill(opened, clients=CLIENTS, seed=3, until=TODAY)
        found = [
            _figure("visits", lambda: agenda.visits(opened, TODAY, TODAY, limit=MOST)),
            _figure("promises", lambda: agenda.due(opened, TODAY, limit=MOST)),
            _figure("calls", lambda: agenda.to_call(opened, TODAY, limit=MOST)),
            _figure("not seen", lambda: agenda.unseen(opened, TODAY, 6, limit=MOST)),
        ]
        opened.close()
    return found


def _figure(name: str, read: Callable[[], object]) -> Figure:
    took = p95(milliseconds(read, 30))
    return Figure(f"今日, {name}, {CLIENTS:,} clients", f"p95 {took:.1f} ms", took / LIMIT_MS, 1.0)
