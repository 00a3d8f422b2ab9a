"""登録番号 of the qualified invoice system: T and 13 digits (国税庁「登録番号とは」).

Those of corporations are their 法人番号 and pass its check; individuals and associations without
one have numbers of their own, of which nothing but the length is promised.
"""

from __future__ import annotations

from app.domain import corporate_number
from app.domain.japanese import digits

LENGTH = 13


def normalise(text: str) -> str:
    """T and the digits, whatever width was typed; empty when there is no digit."""
    number = digits(text)
    return f"T{number}" if number else ""


def fault(text: str, kind: str | None = None) -> str:
    """What is wrong with a typed number of a business of this kind; empty when it can be used."""
    number = digits(text)
    if len(number) != LENGTH:
        return f"登録番号はTと13桁です。いま{len(number)}桁あります。"
    if kind == "corporation" and not corporate_number.is_corporate_number(number):
        return "登録番号の数字が合いません。書き写しをもう一度お確かめください。"
    return ""
