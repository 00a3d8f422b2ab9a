"""月次実績表: the month as a workbook that the office can print."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.domain import local_time, monthly
from app.domain.industry import SECTIONS
from app.models.entries import EntryRecord
from app.models.tables import CheckState, ClientRecord
from app.services import client_export, entries
from app.services.leaving import Leaving, leave

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from app.domain.entries.base import Entry
    from app.domain.monthly import Contact, Table
    from app.services.store import Store

KINDS = ("visit", "call", "consultation")
NOTES = (
    "この表の数え方",
    "・数えるのは、実施した訪問・来所・Web会議・催し、お話しできた電話、実施した相談です。予定と取りやめは数えません。",
    "・訪問や電話にひもづく相談の記録は、いくつあっても、その訪問や電話とあわせて1件です。",
    "・1件は、会い方・業種・課題のそれぞれで1回だけ数えます。どの表も合計は同じになります。",
    "・課題は、最初の相談の記録の1つ目の分類です。訪問と電話には分類がないため「分類なし」です。",
    "・「業種×課題」は、業種と課題を掛け合わせた表です。会い方をあわせた表のあとに、会い方ごとの表が並びます。",
    "・業種は、いまのお客様の情報の大分類（日本標準産業分類）です。",
    "・日付は日本時間です。ゴミ箱のお客様と記録は入りません。",
    "・お客様の数は、同じお客様を1回だけ数えたものです。",
)
CROSSED_NOTE = (
    "課題がいくつもある支援も、1つ目の課題で1件と数えます。合計は「実績」のシートと同じです。"
)
_EVERY_WAY = "すべての会い方"


def file_name(month: date) -> str:
    """The usual name of the file of a month."""
    return f"月次実績表_{month:%Y-%m}.xlsx"


def contacts(store: Store, month: date) -> tuple[Contact, ...]:
    """Every contact of the month that `month` lies in."""
    first, end = _bounds(month)
    query = (
        select(EntryRecord)
        .join(ClientRecord, ClientRecord.id == EntryRecord.client_id)
        .where(
            EntryRecord.kind.in_(KINDS),
            EntryRecord.at >= first,
            EntryRecord.at < end,
            EntryRecord.deleted_at.is_(None),
            ClientRecord.deleted_at.is_(None),
        )
    )
    with store.reading() as session:
        found: list[Entry] = [entries.entry(row) for row in session.scalars(query)]
        ids = {each.client_id for each in found}
        industries = {
            row.id: row.industry
            for row in session.execute(select(ClientRecord.id, ClientRecord.industry))
            if row.id in ids
        }
    return monthly.contacts(found, industries)


def checks_made(store: Store, month: date) -> int:
    """How many checks were made in the month, corrections counted once."""
    first = month.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1)
    with store.reading() as session:
        return session.scalars(
            select(func.count())
            .select_from(CheckState)
            .join(ClientRecord, ClientRecord.id == CheckState.client_id)
            .where(
                CheckState.conducted_on >= first,
                CheckState.conducted_on < last,
                CheckState.superseded_by.is_(None),
                ClientRecord.deleted_at.is_(None),
            )
        ).one()


def save(store: Store, month: date, path: Path) -> int:
    """Write the workbook of a month; gives how many contacts it counts."""
    found = contacts(store, month)
    made = checks_made(store, month)
    leaving = Leaving((), "月次実績表", ())
    leave(store, leaving, path, lambda part: _write(part, month, found, made))
    return len(found)


def _bounds(month: date) -> tuple[datetime, datetime]:
    first = month.replace(day=1)
    end = (first + timedelta(days=31)).replace(day=1)
    return tuple(  # type: ignore[return-value]
        datetime(day.year, day.month, 1, tzinfo=local_time.JST) for day in (first, end)
    )


def _write(path: Path, month: date, found: tuple[Contact, ...], checks: int) -> None:
    with client_export.workbook(path) as book:
        look = _Look(book)
        title = f"月次実績表　{month.year}年{month.month}月"
        sheet = book.add_worksheet("実績")
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 8, 15)
        sheet.write_string(0, 0, title, look.title)
        people = len({each.client_id for each in found})
        sheet.write_string(1, 0, f"支援 {len(found)}件　お客様 {people}者　経営チェック {checks}件")
        row = look.table(sheet, 3, "section", monthly.by_section(found))
        look.table(sheet, row + 2, "issue", monthly.by_issue(found))
        client_export.printed(sheet, title)
        _crossed(book, look, title, found)
        notes = book.add_worksheet("数え方")
        notes.set_column(0, 0, 110)
        for at, line in enumerate(NOTES):
            notes.write_string(at, 0, line, look.title if at == 0 else look.wrapped)
        client_export.printed(notes, title)


def _crossed(book: Any, look: _Look, title: str, found: tuple[Contact, ...]) -> None:
    """Industries by issues, all contacts first and then a table for each way."""
    sheet = book.add_worksheet("業種×課題")
    tables = monthly.crossed(found)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(tables[monthly.UNKNOWN].columns) + 1, 15)
    sheet.write_string(0, 0, f"{title}　業種×課題", look.title)
    sheet.write_string(1, 0, CROSSED_NOTE)
    row = 1
    for way, table in tables.items():
        name = monthly.WAYS.get(way, _EVERY_WAY)
        sheet.write_string(row + 2, 0, f"{name}　{table.total}件", look.caption)
        row = look.table(sheet, row + 3, "section", table, _issue)
    client_export.printed(sheet, f"{title}　業種×課題")


class _Look:
    """The formats of the workbook, and how a table is written with them."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.caption = book.add_format({"bold": True})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._head = book.add_format({"bold": True, "bg_color": "#EFF5FC", "border": 1,
                                      "text_wrap": True, "valign": "vcenter"})  # fmt: skip
        self._label = book.add_format({"border": 1})
        self._number = book.add_format({"border": 1, "num_format": "#,##0"})
        self._sum = book.add_format({"border": 1, "num_format": "#,##0", "bold": True})

    def table(
        self,
        sheet: Any,
        top: int,
        left: str,
        table: Table,
        above: Callable[[str], str] = monthly.WAYS.__getitem__,
    ) -> int:
        """Write a table from the row `top` on; gives its last row.

        `left` is the name of what stands at the left, `above` gives the words of a column.
        """
        heading, name = _LEFT[left]
        heads = [heading, *map(above, table.columns), "合計"]
        sheet.write_row(top, 0, heads, self._head)
        row = top
        for row, each in enumerate(table.rows, top + 1):
            sheet.write_string(row, 0, name(each), self._label)
            numbers = [table.cell(each, column) for column in table.columns]
            sheet.write_row(row, 1, numbers, self._number)
            sheet.write_number(row, len(numbers) + 1, table.row_sum(each), self._sum)
        row += 1
        sheet.write_string(row, 0, "合計", self._head)
        sums = [*map(table.column_sum, table.columns), table.total]
        sheet.write_row(row, 1, sums, self._sum)
        return row


def _section(code: str) -> str:
    return f"{code}　{SECTIONS[code]}" if code else "業種が未入力"


def _issue(words: str) -> str:
    return words or "分類なし"


_LEFT = {"section": ("業種（大分類）", _section), "issue": ("課題", _issue)}
