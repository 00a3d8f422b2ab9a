"""What the 国税庁 publishes of a 法人番号, and the rows of its files (domain.md §7).

A file has 30 columns and no header. Codes are those of the publisher. `kind`: 101 国の機関,
201 地方公共団体, 301 株式会社, 302 有限会社, 303 合名会社, 304 合資会社, 305 合同会社,
399 ほかの設立登記法人, 401 外国会社等, 499 その他. `close_cause`: 01 清算の結了等,
11 合併による解散等, 21 登記官による閉鎖, 31 その他の清算の結了等.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.corporate_number import LENGTH, is_corporate_number
from app.domain.japanese import stored_name
from app.domain.postal import is_postal_code
from app.domain.prefectures import is_prefecture, prefecture_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.errors import Fault

COLUMNS = 30
LONGEST = 1_000  # characters of a cell; the publisher cuts names at 150, addresses at 300
GETA = "〓"  # printed where a character has no code of its own
(
    _NUMBER, _PROCESS, _UPDATED, _NAME, _KIND, _PREFECTURE_NAME, _CITY, _STREET, _PREFECTURE,
    _CITY_CODE, _POSTAL, _OUTSIDE, _CLOSED, _CAUSE, _SUCCESSOR, _LATEST, _KANA, _HIDDEN,
) = (1, 2, 4, 6, 8, 9, 10, 11, 13, 14, 15, 16, 18, 19, 20, 23, 28, 29)  # fmt: skip
_DELETED = "99"
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_MUNICIPALITY_DIGITS = 3


class Unusable(ValueError):
    """A row that cannot be used; `reason` is columns, number, check, name, date, long or sign."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Houjin:
    """A corporation as it is published; `kana` has no 法人格, as the publisher writes it.

    `closed_on` tells when its registration ended, `successor` which number took it over.
    `hidden`: the publisher leaves it out of searches by name.
    """

    number: str
    name: str
    kana: str = ""
    kind: str = ""
    prefecture: str = ""
    municipality: str = ""
    city: str = ""
    street: str = ""
    postal_code: str = ""
    updated_on: str = ""
    closed_on: str = ""
    close_cause: str = ""
    successor: str = ""
    hidden: bool = False

    @property
    def address(self) -> str:
        """Prefecture, municipality and street as one text."""
        return f"{prefecture_name(self.prefecture)}{self.city}{self.street}"

    @property
    def closed(self) -> bool:
        """Whether its registration has ended."""
        return bool(self.closed_on)


@dataclass(frozen=True, slots=True)
class HoujinRow:
    """One row of a file: `latest` is how things are now, `deleted` that it never should have been.

    Diff files carry earlier states too, which say nothing about now.
    """

    houjin: Houjin
    latest: bool
    deleted: bool


@dataclass(frozen=True, slots=True)
class HoujinSource:
    """A file that was taken in; `newest` is the last day of change in it (ISO date).

    `finished` is False when the import was stopped half-way: its rows are good, others lack.
    """

    id: int
    file: str
    prefectures: tuple[str, ...]
    rows: int
    newest: str
    taken_at: datetime
    finished: bool


@dataclass(frozen=True, slots=True)
class HoujinOutcome:
    """What an import did: rows read; how many corporations were new, differed, have now closed.

    A corporation that closed counts as new or changed too. `finished` is False after a stop.
    """

    rows: int = 0
    new: int = 0
    changed: int = 0
    closed: int = 0
    faults: tuple[Fault, ...] = ()
    finished: bool = True


def read_row(cells: Sequence[str]) -> HoujinRow:
    """The row of these cells. Raises Unusable with the first reason that is found."""
    if len(cells) != COLUMNS:
        raise Unusable("columns")
    _demand_plain(cells)
    number, name = cells[_NUMBER].strip(), _words(cells[_NAME])
    if not (number.isascii() and number.isdecimal() and len(number) == LENGTH):
        raise Unusable("number")
    if not is_corporate_number(number):
        raise Unusable("check")
    if not name:
        raise Unusable("name")
    houjin = Houjin(
        number,
        name,
        kana=_words(cells[_KANA]),
        kind=cells[_KIND].strip(),
        **_place(cells),
        updated_on=_day(cells[_UPDATED], required=True),
        closed_on=_day(cells[_CLOSED]),
        close_cause=cells[_CAUSE].strip(),
        successor=cells[_SUCCESSOR].strip(),
        hidden=cells[_HIDDEN].strip() == "1",
    )
    return HoujinRow(houjin, cells[_LATEST].strip() != "0", cells[_PROCESS].strip() == _DELETED)


def _demand_plain(cells: Sequence[str]) -> None:
    if max(map(len, cells)) > LONGEST:
        raise Unusable("long")
    if _CONTROL.search("".join(cells)):
        raise Unusable("sign")


def _place(cells: Sequence[str]) -> dict[str, str]:
    """Where it is; a head office abroad has its whole address as the street."""
    prefecture, city_code = cells[_PREFECTURE].strip(), cells[_CITY_CODE].strip()
    if not is_prefecture(prefecture):
        outside = _words(cells[_OUTSIDE])
        named = "".join(_words(cells[at]) for at in (_PREFECTURE_NAME, _CITY, _STREET))
        return {"street": named or outside}
    known = len(city_code) == _MUNICIPALITY_DIGITS and city_code.isdecimal()
    postal_code = cells[_POSTAL].strip()
    return {
        "prefecture": prefecture,
        "municipality": prefecture + city_code if known else "",
        "city": _words(cells[_CITY]),
        "street": _words(cells[_STREET]),
        "postal_code": postal_code if is_postal_code(postal_code) else "",
    }


def _words(text: str) -> str:
    """A text of the file; characters without a code of their own (外字) become 〓."""
    return stored_name(_PRIVATE.sub(GETA, text))


def _day(text: str, *, required: bool = False) -> str:
    plain = text.strip()
    if not plain and not required:
        return ""
    try:
        return date.fromisoformat(plain).isoformat()
    except ValueError as error:
        raise Unusable("date") from error
