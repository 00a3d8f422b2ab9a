"""How the screens speak of a client and of moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import local_time
from app.domain.bands import employees_label
from app.domain.industry import short_name
from app.domain.prefectures import prefecture_name

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.records import Check, ClientFields, ClientRow

MARK = "・"


def moment(value: datetime) -> str:
    """A moment with its day, in the time of Japan: 2026/11/22 14:32."""
    return f"{local_time.clock(value):%Y/%m/%d %H:%M}"


def people(fields: ClientFields) -> str:
    """How many work there, exactly or as a band; empty when unknown."""
    if fields.employees is not None:
        return f"{fields.employees:,}人"
    return employees_label(fields.employees_band)


def place(prefecture: str | None, town: str) -> str:
    """Where the client is, as far as known."""
    return f"{prefecture_name(prefecture)}{town}"


def about(fields: ClientFields) -> str:
    """Trade, size and place in one line, as far as known."""
    parts = (
        short_name(fields.industry),
        people(fields),
        place(fields.prefecture, fields.town),
    )
    return "　".join(part for part in parts if part)


def about_row(row: ClientRow) -> str:
    """Reading, trade and place of a row in one line, as far as known."""
    parts = (row.kana, short_name(row.industry), place(row.prefecture, row.town))
    return "　".join(part for part in parts if part)


def last_check(row: ClientRow) -> str:
    """When the last check was, and how many there are."""
    return f"{last_day(row)}（{row.checks}回）" if row.last_check_on else last_day(row)


def last_day(row: ClientRow) -> str:
    """When the last check was."""
    if row.last_check_on is None:
        return "チェックはまだです"
    return f"前回 {row.last_check_on:%Y/%m/%d}"


def kind_of_check(check: Check) -> str:
    """What sort of check it was, where it matters."""
    words = ["短いチェック"] if check.item_set == "short" else []
    words += {"paper": ["紙から入力"], "import": ["取り込み"]}.get(check.context.source, [])
    return MARK.join(words)
