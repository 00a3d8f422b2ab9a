"""Pieces of sentences that papers and lists share: days, moments, parts side by side."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.domain import local_time

if TYPE_CHECKING:
    from datetime import date

# Texts with their labels, in the order in which they are read.
Lines = tuple[tuple[str, str], ...]


def day(value: date | None) -> str:
    """A day with its day of the week; "" for none."""
    return f"{value:%Y/%m/%d}({local_time.weekday(value)})" if value else ""


def until(value: date | None) -> str:
    """The last day of something; "" for none."""
    return f"{day(value)}まで" if value else ""


def moment(value: datetime | None) -> str:
    """A moment in the time of Japan; "" for none."""
    if value is None:
        return ""
    here = value.astimezone(local_time.JST)
    return f"{day(here.date())} {here:%H:%M}"


def moment_or_day(value: datetime | date | None) -> str:
    """When something was, as exactly as it is known; "" for none."""
    return moment(value) if isinstance(value, datetime) else day(value)


def joined(*parts: str) -> str:
    """The parts that are not empty, a wide space between them."""
    return "　".join(part for part in parts if part)
