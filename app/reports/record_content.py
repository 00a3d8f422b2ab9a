"""What the record of a client on paper is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.domain.entries.base import Entry
    from app.domain.records import Advisor, ClientFields


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check in one line: when, which set, its code, the issues that weigh most."""

    on: date
    item_set: str
    code: str
    issues: tuple[str, ...] = ()
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class RecordContent:
    """A client's whole record; `names` are those of colleagues by their ids."""

    fields: ClientFields
    advisor: Advisor
    today: date
    names: Mapping[str, str]
    checks: tuple[CheckLine, ...] = ()
    entries: tuple[Entry, ...] = ()
