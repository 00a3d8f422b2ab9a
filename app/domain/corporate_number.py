"""法人番号: 13 digits, of which the first checks the other twelve (domain.md §7)."""

from __future__ import annotations

import re

from stdnum.jp import cn

from app.domain.hyphens import plain_hyphens
from app.domain.japanese import digits, narrow

LENGTH = 13
_MEANT = re.compile(r"[Tt]?[\s-]*[0-9][0-9\s-]*", re.ASCII)
_NONE = "個人事業の方に、法人番号はありません。番号を消すか、種別を直してください。"


def normalise(text: str) -> str:
    """Only the digits, ASCII; full width, spaces, hyphens and a leading T are accepted.

    Twelve digits (the 会社法人等番号 of the register) are completed to thirteen.
    """
    number = digits(text)
    if len(number) == LENGTH - 1:
        return f"{check_digit(number)}{number}"
    return number


def is_meant(text: str) -> bool:
    """Whether a 法人番号 is meant, right or wrong, and no name: digits and what may part them."""
    return _MEANT.fullmatch(plain_hyphens(narrow(text))) is not None


def check_digit(base: str) -> str:
    """The digit in front of these twelve: 9 - (Σ P·Q mod 9), Q = 1, 2 from the right."""
    return str(cn.calc_check_digit(base))


def is_corporate_number(text: str) -> bool:
    """Whether this is a plain 法人番号 (13 ASCII digits) with the right check digit.

    A slip between 0 and 9 passes: show the name that belongs to the number.
    """
    return (
        len(text) == LENGTH
        and text.isascii()
        and text.isdecimal()
        and check_digit(text[1:]) == text[0]
    )


def fault(text: str, kind: str | None = None) -> str:
    """What is wrong with a typed 法人番号 of a business of this kind; empty when it can be used."""
    if kind == "sole_proprietor":
        return _NONE
    number = normalise(text)
    if len(number) != LENGTH:
        return f"法人番号は13桁です。いま{len(number)}桁あります。"
    if not is_corporate_number(number):
        return "法人番号の数字が合いません。書き写しをもう一度お確かめください。"
    return ""
