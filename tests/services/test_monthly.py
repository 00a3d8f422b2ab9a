"""月次実績表 as a workbook."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import openpyxl

from app.domain.entries.consultation import Consultation
from app.domain.entries.simple import Visit
from app.domain.records import ClientFields
from app.services import clients, entries, monthly
from tests.services import making

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from app.services.store import Store

MONTH = date(2026, 11, 15)


def _held(moment: datetime) -> Visit:
    return Visit(state="held", starts_at=moment)


def test_the_workbook_counts_the_month_in_japan(store: Store, tmp_path: Path) -> None:
    client_id = making.client(store)
    other = clients.create(store, ClientFields("業種なし"))[0].id
    making.check(store, client_id)
    inside = datetime(2026, 10, 31, 15, 0, tzinfo=UTC)  # the first of November in Japan
    entries.create(store, client_id, _held(inside))
    entries.create(store, client_id, _held(datetime(2026, 10, 31, 14, 59, tzinfo=UTC)))
    entries.create(store, client_id, _held(datetime(2026, 11, 30, 15, 0, tzinfo=UTC)))
    value = Consultation(state="held", held_at=inside, channel="phone", categories=("it.dx",))
    entries.create(store, other, value)
    path = tmp_path / monthly.file_name(MONTH)
    assert path.name == "月次実績表_2026-11.xlsx"
    assert monthly.save(store, MONTH, path) == 2
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["実績", "業種×課題", "数え方"]
    rows = _rows(book["実績"])
    assert rows[1] == ["支援 2件　お客様 2者　経営チェック 1件"]
    assert ["業種（大分類）", "巡回（訪問）", "窓口（来所）", "電話", "合計"] in rows
    assert ["E　製造業", 1, 0, 0, 1] in rows
    assert ["業種が未入力", 0, 0, 1, 1] in rows
    assert rows.count(["合計", 1, 0, 1, 2]) == 2
    crossed = _rows(book["業種×課題"])
    assert crossed[1] == [monthly.CROSSED_NOTE]
    head = ["業種（大分類）", "IT／システム導入：DX導入", "分類なし", "合計"]
    assert crossed[2:] == [
        [],
        ["すべての会い方　2件"], head,
        ["E　製造業", 0, 1, 1], ["業種が未入力", 1, 0, 1], ["合計", 1, 1, 2],
        [],
        ["巡回（訪問）　1件"], head, ["E　製造業", 0, 1, 1], ["合計", 0, 1, 1],
        [],
        ["窓口（来所）　0件"], head, ["合計", 0, 0, 0],
        [],
        ["電話　1件"], head, ["業種が未入力", 1, 0, 1], ["合計", 1, 0, 1],
    ]  # fmt: skip


def _rows(sheet: Worksheet) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in sheet.values]


def test_an_empty_month_makes_a_workbook_too(store: Store, tmp_path: Path) -> None:
    assert monthly.save(store, MONTH, tmp_path / "a.xlsx") == 0
