"""Published data: taking in a prefecture, candidates while typing, postal codes."""

from __future__ import annotations

import csv
import io
import random
import tempfile
import time
import zipfile
from pathlib import Path

from app import postal
from app.paths import DataFolder
from app.services import reference, store
from bench.measure import Figure, milliseconds, p95
from tests.services import houjin_files

ROWS = 200_000
CANDIDATES_MS = 10.0
POSTAL_MS = 20.0
IMPORT_S = 60.0
# Checking, folding and indexing for two ways of searching, against storing the cells as they are.
IMPORT_TIMES = 15.0
TYPED = (
    "や",
    "山",
    "山田",
    "やまだせ",
    "東海",
    "デザイン",
    "製作所",
    "999号",
    "髙木第",
    "ない名前",
)
CODES = ("1540023", "4980000", "0608621", "4308652", "6008001", "9040014")


def run() -> list[Figure]:
    """Take in 200,000 rows, look up as a person types, and look at postal codes of all Japan."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = houjin_files.zipped(folder / "22.zip", houjin_files.data(ROWS, encoding="cp932"))
        opened, _ = store.create(DataFolder(folder / "data"), "bench passphrase", secrets=None)
        taken = _seconds(lambda: reference.import_file(opened, file))
        bare = _bare(opened, file)
        chance = random.Random(1)
        typing = [
            ms
            for _ in range(12)
            for typed in chance.sample(TYPED, len(TYPED))
            for ms in milliseconds(lambda typed=typed: reference.candidates(opened, typed), 1)  # type: ignore[misc]
        ]
        opened.close()
    places = [ms for code in CODES for ms in milliseconds(lambda code=code: postal.places(code), 9)]  # type: ignore[misc]
    return [
        Figure(f"import, {ROWS:,} rows", f"{taken:.1f} s", taken / IMPORT_S, 1.0),
        Figure(
            "import, against bare insertion",
            f"{ROWS / taken:,.0f} rows/s against {ROWS / bare:,.0f}",
            taken / bare,
            IMPORT_TIMES,
        ),
        Figure(
            f"candidates, {ROWS:,} rows",
            f"p95 {p95(typing):.1f} ms",
            p95(typing) / CANDIDATES_MS,
            1.0,
        ),
        Figure("postal codes", f"p95 {p95(places):.1f} ms", p95(places) / POSTAL_MS, 1.0),
    ]


def _bare(opened: store.Store, file: Path) -> float:
    """Seconds to read the same file with `csv` and store its cells in one bare transaction."""

    def insert() -> None:
        with zipfile.ZipFile(file) as archive, opened.writing() as session:
            name = archive.namelist()[0]
            rows = csv.reader(io.TextIOWrapper(archive.open(name), "cp932", newline=""))
            names = ", ".join(houjin_files.COLUMNS)
            raw = session.connection()
            raw.exec_driver_sql(f"CREATE TABLE bare ({names}, UNIQUE (corporateNumber))")
            marks = ", ".join("?" * len(houjin_files.COLUMNS))
            raw.exec_driver_sql(f"INSERT INTO bare VALUES ({marks})", [tuple(row) for row in rows])

    return _seconds(insert)


def _seconds(job: object) -> float:
    assert callable(job)
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun
