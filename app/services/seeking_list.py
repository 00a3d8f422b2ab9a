"""The clients whom a measure fits as a call list in Excel, for one's own office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.services import client_export, seeking
from app.services.leaving import Leaving, leave

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.seeking import Wanted
    from app.services.seeking import Fitting
    from app.services.store import Store

SHEET = "電話の一覧"
WHAT = "施策のご案内の一覧"
_HEADINGS = (
    ("順", 5), ("お客様", 28), ("電話", 16), ("市町村", 20), ("最後に会った日", 14),
    ("合う理由", 60), ("たずねること", 36), ("電話の結果", 18), ("メモ", 30),
)  # fmt: skip
_GROUND = "#EFF5FC"


def export(store: Store, path: Path, wanted: Wanted, *, owner: str = "") -> int:
    """Write all clients whom it fits, the most fitting first; gives how many.

    Columns for what comes of the call stay empty, to be written by hand.
    """
    found = seeking.find_for(store, wanted, owner=owner, limit=None).rows
    leaving = Leaving(tuple(each.id for each in found), WHAT)
    leave(store, leaving, path, lambda part: _write(part, wanted, found))
    return len(found)


def _write(path: Path, wanted: Wanted, found: tuple[Fitting, ...]) -> None:
    with client_export.workbook(path) as book:
        sheet = book.add_worksheet(SHEET)
        head = book.add_format({"bold": True, "bg_color": _GROUND, "border": 1, "text_wrap": True,
                                "valign": "vcenter"})  # fmt: skip
        text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True, "border": 1})
        for at, (_, width) in enumerate(_HEADINGS):
            sheet.set_column(at, at, width)
        sheet.write_row(0, 0, [heading for heading, _ in _HEADINGS], head)
        for at, each in enumerate(found, 1):
            sheet.write_number(at, 0, at, text)
            for place, cell in enumerate(_cells(each), 1):
                sheet.write_string(at, place, cell, text)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(found)), len(_HEADINGS) - 1)
        client_export.printed(sheet, _title(wanted))


def _cells(each: Fitting) -> tuple[str, ...]:
    seen = f"{each.seen_on:%Y/%m/%d}" if each.seen_on else ""
    told: Any = ("\n".join(each.reasons), "\n".join(each.asks))
    return (each.name, each.phone, each.town, seen, *told, "", "")


def _title(wanted: Wanted) -> str:
    """For the foot of each page, where & begins a command."""
    until = f"（締切 {wanted.deadline:%Y/%m/%d}）" if wanted.deadline else ""
    return f"{wanted.name}{until}".replace("&", "＆")
