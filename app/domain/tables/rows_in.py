"""A row of somebody's list as the fields of a client, with everything that cannot be used.

What is wrong is told by a code; the words belong to the screens and the command line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.domain import japanese, my_number, prefectures
from app.domain.records import ClientFields, Contact, Supporter
from app.domain.tables import words
from app.domain.tables.columns import LABELLED
from app.domain.tables.rows_out import DANGEROUS
from app.domain.typed_numbers import parse_number, parse_yen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

UNREADABLE = "\ufffd"
_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "####"})
_NOT_NUMBER = re.compile("[人名月期末歳才]+$")
_FIRST_DIGIT = re.compile("[0-9０-９]")
_SPLIT = re.compile(r"[、,，;；|｜\n]+")
_DAY = re.compile(r"(?:\d{4}[-/年])?(\d{1,2})[-/月]\d{1,2}日?")
# A number, and words behind it that do not go on as one: 2, 段階2, 段階2　道具に移しはじめた.
_STAGE = re.compile(r"(?:段階)?\s*(\d++)(?:\.0+)?(?!\.?\d)(?:\D*|[\s(].*)")
_UNITS = {
    "capital_yen": 1,
    "capital_thousand": 1_000,
    "capital_man": 10_000,
    "capital_million": 1_000_000,
}
_NUMBERS = frozenset({"corporate_number", "invoice_number"})
_SHORT_POSTAL = range(5, 7)
_POSTAL = 7
_SHORT_PHONE = range(9, 11)
_MONTHS = range(1, 13)
_OLDEST = 130


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be used: its column (from 0), why, as a code, and what stood there."""

    column: int
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What a row gave: fields (without a name when it is missing), faults, cells left out.

    `hidden` are the columns left out because a マイナンバー may stand there.
    """

    fields: ClientFields
    wrong: tuple[Wrong, ...] = ()
    hidden: tuple[int, ...] = ()


class UnusableCell(ValueError):
    """A cell that cannot be used; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read(
    cells: Sequence[str],
    keys: Sequence[str],
    headings: Sequence[str],
    owners: Mapping[str, str],
) -> Given:
    """The fields of a row; `keys` say what each column means, `owners` are ids by names."""
    reader = _Reader(headings, owners)
    for at, (key, cell) in enumerate(zip(keys, cells, strict=False)):
        text = _unescaped(cell.strip())
        if key and text:
            reader.take(at, key, text)
    return reader.given()


def split_address(address: str) -> tuple[str | None, str, str]:
    """The prefecture (or None), municipality and town, and what follows from the first digit."""
    text = japanese.stored_name(address)
    code = prefectures.find_prefecture(text)
    if code is not None:
        text = text.removeprefix(prefectures.prefecture_name(code)).strip()
    match = _FIRST_DIGIT.search(text)
    at = match.start() if match else len(text)
    return code, text[:at].strip(), text[at:].strip()


class _Reader:
    """Takes in one cell after the other."""

    def __init__(self, headings: Sequence[str], owners: Mapping[str, str]) -> None:
        self._headings, self._owners = headings, owners
        self._found: dict[str, Any] = {}
        self._notes: list[str] = []
        self._tags: list[str] = []
        self._contact: dict[str, str] = {}
        self._wrong: list[Wrong] = []
        self._hidden: list[int] = []

    def take(self, at: int, key: str, text: str) -> None:
        """Keep what a cell says, or why it says nothing."""
        if text in _ERRORS or UNREADABLE in text:
            self._wrong.append(Wrong(at, "formula" if text in _ERRORS else "letters", text))
            return
        if _may_be_my_number(key, text):
            self._hidden.append(at)
            return
        try:
            self._keep(at, key, text)
        except UnusableCell as error:
            self._wrong.append(Wrong(at, error.reason, text))

    def given(self) -> Given:
        """Everything that was taken in."""
        found = dict(self._found)
        city = found.pop("city", "")
        if city and not found.get("town", "").startswith(city):
            found["town"] = f"{city}{found.get('town', '')}"
        fields = ClientFields(
            name=found.pop("name", ""),
            tags=tuple(self._tags),
            note="\n".join(self._notes),
            contacts=self._contacts(),
            **found,
        )
        return Given(fields, tuple(self._wrong), tuple(self._hidden))

    def _contacts(self) -> tuple[Contact, ...]:
        if not self._contact:
            return ()
        name = self._contact.get("name") or self._found.get("representative") or "ご担当"
        return (replace(Contact(name), **(self._contact | {"name": name})),)

    def _keep(self, at: int, key: str, text: str) -> None:
        if key in _UNITS:
            self._found["capital_yen"] = _capital(text, _UNITS[key])
        elif key == LABELLED:
            heading = self._headings[at].strip() if at < len(self._headings) else ""
            self._notes.append(f"{heading}：{text}" if heading else text)
        elif key == "note":
            self._notes.append(text)
        elif key == "tags":
            self._tags += _parts(text)
        elif key.startswith("contact_"):
            self._contact[key.removeprefix("contact_")] = text
        elif key == "address":
            self._address(text)
        elif key == "owner":
            self._found["owner"] = self._owner(text)
        else:
            self._found[key] = _value(key, text)

    def _address(self, text: str) -> None:
        code, town, street = split_address(text)
        for key, value in (("prefecture", code), ("town", town), ("street", street)):
            if value and not self._found.get(key):
                self._found[key] = value

    def _owner(self, text: str) -> str:
        owner = self._owners.get(japanese.search_text(text))
        if owner is None:
            raise UnusableCell("owner")
        return owner


def _may_be_my_number(key: str, text: str) -> bool:
    """Whether the cell is left out; in a column of numbers the whole cell is one number.

    Twelve digits of the 法人番号 are completed on the screen; in a list nobody looks at each.
    """
    if key in _NUMBERS:
        return my_number.is_my_number(japanese.digits(text))
    return len(text) >= my_number.LENGTH and bool(my_number.find(text))


def _unescaped(cell: str) -> str:
    """A cell without the apostrophe that our own exports give it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(DANGEROUS) else cell


def _value(key: str, text: str) -> Any:
    if key in words.CODED:
        return _coded(key, text)
    return _VALUES[key](text) if key in _VALUES else text


def _coded(key: str, text: str) -> str:
    if key == "representative_age":
        years = _whole(text, "age") if text.rstrip("歳才 　").isdecimal() else None
        if years is not None:
            if not 0 < years < _OLDEST:
                raise UnusableCell("age")
            return words.age_of(years)
    code = words.code_of(key, text)
    if code is None:
        raise UnusableCell(key)
    return code


def _industry(text: str) -> str:
    code = words.industry_of(text)
    if code is None:
        raise UnusableCell("industry")
    return code


def _prefecture(text: str) -> str:
    plain = japanese.narrow(text)
    code = plain.zfill(2) if plain.isdecimal() else prefectures.find_prefecture(plain)
    if code is None or not prefectures.is_prefecture(code):
        raise UnusableCell("prefecture")
    return code


def _capital(text: str, unit: int) -> int:
    yen = parse_yen(text, unit)
    if yen is None:
        raise UnusableCell("capital")
    return yen


def _employees(text: str) -> int:
    return _whole(text, "employees")


def _month(text: str) -> int:
    match = _DAY.fullmatch(japanese.narrow(text))
    month = int(match[1]) if match else _whole(text, "closing_month")
    if month not in _MONTHS:
        raise UnusableCell("closing_month")
    return month


def _stage(text: str) -> int:
    match = _STAGE.fullmatch(japanese.narrow(text))
    if match is None:
        raise UnusableCell("stage")
    return int(match[1])


def _whole(text: str, reason: str) -> int:
    number = parse_number(_NOT_NUMBER.sub("", japanese.narrow(text)))
    if number is None or number != number.to_integral_value():
        raise UnusableCell(reason)
    return int(number)


def _postal(text: str) -> str:
    """A code that Excel took for a number has lost its zeros."""
    digits = japanese.digits(text)
    return digits.zfill(_POSTAL) if text == digits and len(digits) in _SHORT_POSTAL else text


def _phone(text: str) -> str:
    """A number that Excel took for a number has lost its zero."""
    lost = text.isascii() and text.isdecimal() and len(text) in _SHORT_PHONE and text[0] != "0"
    return f"0{text}" if lost else text


def _kana(text: str) -> str:
    return japanese.to_katakana(japanese.narrow(text))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _SPLIT.split(text) if part.strip()]


def _supporters(text: str) -> tuple[Supporter, ...]:
    return tuple(map(Supporter, _parts(text)))


_VALUES: Mapping[str, Callable[[str], Any]] = {
    "industry": _industry,
    "prefecture": _prefecture,
    "employees": _employees,
    "closing_month": _month,
    "stage": _stage,
    "postal_code": _postal,
    "phone": _phone,
    "kana": _kana,
    "representative_kana": _kana,
    "supporters": _supporters,
}
