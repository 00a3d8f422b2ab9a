"""The company facts of an answer file (domain.md §2, §7): checked, or a fault with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.bands import EMPLOYEE_BANDS
from app.domain.channels import CHANNELS
from app.domain.company import KINDS
from app.domain.corporate_number import is_corporate_number
from app.domain.industry import is_industry
from app.domain.prefectures import is_prefecture
from app.domain.records import ClientFields
from app.domain.strict_json import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.strict_json import Node

_MOST_EMPLOYEES: Final = 1_000_000
_MOST_YEN: Final = 10**15
_NOTE: Final = 4000
# Characters that each free text may have.
_TEXTS: Final = {
    "kana": 200,
    "town": 100,
    "representative": 100,
    "phone": 40,
    "email": 254,
    "note": _NOTE,
}
_LONGEST_NAME: Final = 150
_CODE: Final = 40
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "employees_band": tuple(band.code for band in EMPLOYEE_BANDS),
    "kind": KINDS,
    "channel": tuple(CHANNELS),
}
_CHECKED: Final[Mapping[str, tuple[Callable[[str], bool], str]]] = {
    "industry": (is_industry, "業種「{}」はありません。E09 のような日本標準産業分類の符号です。"),
    "prefecture": (is_prefecture, "都道府県「{}」はありません。01から47までの2けたです。"),
    "corporate_number": (
        is_corporate_number,
        "法人番号「{}」は正しくありません。13けたの数字を、書き写しから確かめてください。",
    ),
}
_NUMBERS: Final = {"employees": _MOST_EMPLOYEES, "capital_yen": _MOST_YEN}
_OPTIONAL = (*_TEXTS, *_CHOICES, *_CHECKED, *_NUMBERS)


def business(node: Node) -> ClientFields:
    """The fields of a client; its faults are noted in the node."""
    members = node.record(("name",), _OPTIONAL) or {}
    if "employees" in members and "employees_band" in members:
        members["employees_band"].fault("employees か employees_band の、どちらか一方にします。")
    texts = {key: _text(members.get(key), longest) for key, longest in _TEXTS.items()}
    choices = {key: _choice(members.get(key), allowed) for key, allowed in _CHOICES.items()}
    checked = {key: _checked(members.get(key), *rule) for key, rule in _CHECKED.items()}
    numbers = {key: _number(members.get(key), most) for key, most in _NUMBERS.items()}
    return ClientFields(
        name=members["name"].text(longest=_LONGEST_NAME).strip() if "name" in members else "",
        kana=texts["kana"],
        industry=checked["industry"],
        employees=numbers["employees"],
        employees_band=choices["employees_band"],
        capital_yen=numbers["capital_yen"],
        kind=choices["kind"],
        prefecture=checked["prefecture"],
        town=texts["town"],
        corporate_number=checked["corporate_number"],
        representative=texts["representative"],
        phone=texts["phone"],
        email=texts["email"],
        channel=choices["channel"],
        note=texts["note"],
    )


def _text(node: Node | None, longest: int) -> str:
    return node.text(longest=longest, empty=True, lines=longest == _NOTE).strip() if node else ""


def _choice(node: Node | None, allowed: tuple[str, ...]) -> str | None:
    return node.choice(allowed) if node else None


def _checked(node: Node | None, is_right: Callable[[str], bool], sentence: str) -> str | None:
    text = node.text(longest=_CODE) if node else ""
    if node is None or not text:
        return None
    if not is_right(text):
        node.fault(sentence.format(shown(text)))
        return None
    return text


def _number(node: Node | None, most: int) -> int | None:
    return node.integer(0, most) if node else None
