"""Peers of one check among 50,000 clients with their checks, within a second (in a worker)."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.search import Search
from app.paths import DataFolder
from app.services import checks, clients, demo, finding, peers, store
from bench.measure import Figure, milliseconds, p95

if TYPE_CHECKING:
    from app.domain.records import Check

CLIENTS = 50_000
LIMIT_MS = 1_000.0
REPEATS = 6


def run() -> list[Figure]:
    """Fill a store, then compare a check with businesses like it, and with all there are."""
    with tempfile.TemporaryDirectory() as folder:
        opened, _ = store.create(DataFolder(Path(folder)), "bench passphrase", secrets=None)
        demo.fill(opened, clients=CLIENTS, seed=3, until=date(2026, 11, 22))
        rows = finding.find(opened, Search(), limit=200).rows
        full = (each for row in rows for each in checks.history(opened, row.id))
        check = next(each for each in full if each.item_set == "full")
        figures = [_figure(opened, "like it", check)]
        fields = replace(clients.get(opened, check.client_id).fields, industry=None, employees=None)
        clients.update(opened, check.client_id, fields)
        figures.append(_figure(opened, "all", check))
        opened.close()
    return figures


def _figure(opened: store.Store, name: str, check: Check) -> Figure:
    found = peers.of_check(opened, check)
    taken = p95(milliseconds(lambda: peers.of_check(opened, check), REPEATS))
    detail = f"p95 {taken:.0f} ms, {found.n if found else 0:,} checks"
    return Figure(f"peers: {name}", detail, taken / LIMIT_MS, 1.0)
