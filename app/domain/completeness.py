"""Which facts of a client are still missing of those that results and papers use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.bands import INDIVIDUALS

if TYPE_CHECKING:
    from app.domain.records import ClientFields

# Each fact by the field where it is entered, in the order of the form.
FACTS = (
    "kind",
    "corporate_number",
    "representative",
    "phone",
    "town",
    "industry",
    "employees",
    "capital_yen",
)


def missing(fields: ClientFields) -> tuple[str, ...]:
    """The facts not known yet; people need no 法人番号, and only companies have a 資本金."""
    individual = fields.kind in INDIVIDUALS
    # NPO法人, 医療法人 and the like have none to be told.
    without_capital = individual or fields.kind == "other_corporation"
    known = {
        "kind": bool(fields.kind),
        "corporate_number": individual or bool(fields.corporate_number),
        "representative": bool(fields.representative),
        "phone": bool(fields.phone or fields.email),
        "town": bool(fields.prefecture and fields.town),
        "industry": bool(fields.industry),
        "employees": fields.employees is not None,
        "capital_yen": without_capital or fields.capital_yen is not None,
    }
    return tuple(name for name in FACTS if not known[name])


def tidy(fields: ClientFields) -> tuple[int, int]:
    """How many of the facts are known, and how many there are."""
    return len(FACTS) - len(missing(fields)), len(FACTS)
