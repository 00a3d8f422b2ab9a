"""Records as frozen values: what crosses the border between services and screens.

Times are aware UTC datetimes, business dates are plain dates, ids are UUIDv7 strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ClientFields:
    """What may be typed about a client; only `name` is required.

    `industry`: JSIC code such as `E09`, `I58`, a bare section `I`, or a 小分類 such as `G411`.
    `employees_band`: see `app.domain.bands`; used when the exact number is not known.
    `prefecture`: two digits 01..47. `kind`: corporation, sole_proprietor, other_corporation,
    startup_planned. `channel`: 流入経路 code.
    """

    name: str
    kana: str = ""
    industry: str | None = None
    employees: int | None = None
    employees_band: str | None = None
    capital_yen: int | None = None
    kind: str | None = None
    prefecture: str | None = None
    town: str = ""
    corporate_number: str | None = None
    representative: str = ""
    phone: str = ""
    email: str = ""
    channel: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Client:
    """A client of the advisor."""

    id: str
    fields: ClientFields
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One line of the list of clients."""

    id: str
    name: str
    kana: str
    industry: str | None
    town: str
    prefecture: str | None
    checks: int
    last_check_on: date | None


@dataclass(frozen=True, slots=True)
class CheckContext:
    """Where and by whom a check was made."""

    conducted_on: date
    place: str = ""
    person: str = ""  # who answered, for checks taken in from paper
    source: str = "screen"  # "screen" | "paper" | "import"


@dataclass(frozen=True, slots=True)
class Check:
    """A finished check; it never changes. A correction is a new check with `supersedes`."""

    id: str
    client_id: str
    questionnaire: str
    version: str
    item_set: str
    answers: Mapping[str, str]
    industry: str | None  # as it was when the check was made: the industry mask hangs on it
    context: CheckContext
    memo: str
    advisor: str
    code: str
    finished_at: datetime
    supersedes: str | None = None
    superseded_by: str | None = None
    moved_from: str | None = None  # client id before it was moved
    moved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A check that is being answered; `position` is the id of the item last shown."""

    id: str
    client_id: str
    client_name: str
    questionnaire: str
    version: str
    item_set: str
    answers: Mapping[str, str]
    memo: str
    context: CheckContext
    started_at: datetime
    updated_at: datetime
    position: str | None = None
    supersedes: str | None = None


@dataclass(frozen=True, slots=True)
class Advisor:
    """Who uses this device, as printed on paper. `logo` is a PNG or JPEG, or empty."""

    name: str = ""
    organisation: str = ""
    phone: str = ""
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One backup: `path` is absolute; `newest` first in lists."""

    path: str
    made_at: datetime
    size: int
    ok: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a health check: `ok`, a plain sentence, and what to do when not ok."""

    ok: bool
    sentence: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a client list and how many there are in all."""

    rows: tuple[ClientRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did."""

    businesses: int
    checks: int
    skipped: int


@dataclass(frozen=True, slots=True)
class TodayView:
    """What the start page shows."""

    drafts: tuple[Draft, ...] = ()
    recent: tuple[ClientRow, ...] = ()
    last_backup_at: datetime | None = None
    last_copy_at: datetime | None = None
    clients: int = 0
