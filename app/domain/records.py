"""Records as frozen values: what crosses the border between services and screens.

Times are aware UTC datetimes, business dates are plain dates, ids are UUIDv7 strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from app.domain.search import Why


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at the client's whom the advisor talks to."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Supporter:
    """Another organisation that supports the client; `kind` is a code of `domain.people`."""

    name: str
    kind: str = ""
    person: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClientFields:
    """What may be typed about a client; only `name` is required.

    `industry`: JSIC code such as `E09`, `I58`, a bare section `I`, or a 小分類 such as `G411`.
    `employees_band`: see `app.domain.bands`; used when the exact number is not known.
    `prefecture`: two digits 01..47. `kind`: corporation, sole_proprietor, other_corporation,
    startup_planned. `channel`: 流入経路 code. `invoice_number`: T and 13 digits.
    `representative_age`, `successor`, `registration`: codes of `app.domain.people`.
    `postal_code`: seven digits. `municipality`: five digits of JIS X 0402; `town` is its name and
    the 町名, `street` what follows. `closing_month`: 1..12. `stage`: デジタル化の段階 1..4.
    `owner`: id of the colleague in charge.
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
    invoice_number: str | None = None
    representative_kana: str = ""
    representative_age: str | None = None
    successor: str | None = None
    postal_code: str | None = None
    municipality: str | None = None
    street: str = ""
    closing_month: int | None = None
    stage: int | None = None
    registration: str | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    supporters: tuple[Supporter, ...] = ()


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
    """One line of the list of clients; `why` it was found, where the line does not show it."""

    id: str
    name: str
    kana: str
    industry: str | None
    town: str
    prefecture: str | None
    checks: int
    last_check_on: date | None
    why: Why | None = None


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
class Colleague:
    """An advisor of the organisation; `fields` are ids of issues and tools they know well.

    `me` marks who uses this device. `left_on`: the day they left; nothing is assigned to them.
    """

    id: str
    name: str
    kana: str = ""
    organisation: str = ""
    office: str = ""
    phone: str = ""
    email: str = ""
    fields: tuple[str, ...] = ()
    left_on: date | None = None
    me: bool = False


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
    """One page of a client list and how many there are in all; `more`: at least so many."""

    rows: tuple[ClientRow, ...]
    total: int
    more: bool = False


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
