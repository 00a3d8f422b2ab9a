"""Numbers as people read them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

UNKNOWN = "—"


def one_decimal(value: float | None) -> str:
    """The value half up to exactly one decimal (17.4, 7.0); a dash when unknown.

    The one way in which screen and paper write a result.
    """
    if value is None:
        return UNKNOWN
    rounded = Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded + 0}"  # + 0: never -0.0


def whole(value: float) -> str:
    """The value half up to a whole number."""
    return f"{Decimal(repr(value)).quantize(Decimal(1), ROUND_HALF_UP) + 0}"


def two_decimals(value: float) -> str:
    """The value half up to two decimals, without needless zeros."""
    rounded = Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP) + 0
    return f"{rounded}".rstrip("0").rstrip(".")
