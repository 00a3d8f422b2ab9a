"""施策から逆引き over 50,000 clients with their checks."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from app.domain.knowledge.items import Fits
from app.domain.seeking import Wanted
from app.paths import DataFolder
from app.services import demo, seeking, store
from bench.measure import Figure, milliseconds, p95

CLIENTS = 50_000
LIMIT_MS = 1_000.0
REPEATS = 6
MEASURES = {
    "a measure for all": Wanted(
        "みほん補助金", ("q2.sales_channels", "q2.back_office"), ("q3.cashless_pos", "q3.edi")
    ),
    "with limits": Wanted(
        "市のキャッシュレス補助金",
        ("q2.sales_channels",),
        ("q3.cashless_pos",),
        Fits(industries=("I", "M"), sizes=("small",), employees_max=20),
    ),
    "without questions": Wanted("交流会"),
}


def run() -> list[Figure]:
    """Fill a store, then look for clients for each measure as the call list does."""
    with tempfile.TemporaryDirectory() as folder:
        opened, _ = store.create(DataFolder(Path(folder)), "bench passphrase", secrets=None)
        demo.fill(opened, clients=CLIENTS, seed=3, until=date(2026, 11, 22))
        figures = [_figure(opened, name, wanted) for name, wanted in MEASURES.items()]
        opened.close()
    return figures


def _figure(opened: store.Store, name: str, wanted: Wanted) -> Figure:
    found = seeking.find_for(opened, wanted)
    taken = p95(milliseconds(lambda: seeking.find_for(opened, wanted), REPEATS))
    detail = f"p95 {taken:.0f} ms, {found.total:,} of {CLIENTS:,} clients"
    return Figure(f"seek: {name}", detail, taken / LIMIT_MS, 1.0)
