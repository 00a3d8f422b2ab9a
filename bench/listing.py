"""The list of clients and its search over 50,000 clients."""

from __future__ import annotations

import random
import tempfile
from datetime import date
from pathlib import Path

from app.domain.search import Search
from app.paths import DataFolder
from app.services import demo, finding, store
from bench.measure import Figure, milliseconds, p95

CLIENTS = 50_000
LIMIT_MS = 50.0
QUERIES = ("食品", "さくら", "山", "製作所", "やまだ", "09", "建設", "カワ", "株式会社山")


def run() -> list[Figure]:
    """Fill a store, then list and search as a person does: whole list, rows, words, letters."""
    with tempfile.TemporaryDirectory() as folder:
        opened, _ = store.create(DataFolder(Path(folder)), "bench passphrase", secrets=None)
        demo.fill(opened, clients=CLIENTS, seed=3, until=date(2026, 11, 22))
        chance = random.Random(1)
        lists = [ms for row in ("", "あ", "か", "や") for ms in _list(opened, row)]
        words = [
            ms for _ in range(4) for query in _shuffled(chance) for ms in _search(opened, query)
        ]
        opened.close()
    return [
        Figure(
            f"list, {CLIENTS:,} clients", f"p95 {p95(lists):.1f} ms", p95(lists) / LIMIT_MS, 1.0
        ),
        Figure(
            f"search, {CLIENTS:,} clients", f"p95 {p95(words):.1f} ms", p95(words) / LIMIT_MS, 1.0
        ),
    ]


def _list(opened: store.Store, row: str) -> list[float]:
    return milliseconds(lambda: finding.find(opened, Search(row=row)), 12)


def _search(opened: store.Store, query: str) -> list[float]:
    return milliseconds(lambda: finding.find(opened, Search(query)), 1)


def _shuffled(chance: random.Random) -> list[str]:
    return chance.sample(QUERIES, len(QUERIES))
