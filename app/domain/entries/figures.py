"""決算の数字: the figures of one fiscal year of a client, in whole yen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from app.domain.entries.base import Value
from app.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 10**15
_TWICE = (
    "{year}年{month}月期の数字は、もうあります。そちらを開いて直すか、決算の日を確かめてください。"
)
# Every figure with its name, and whether it may be below zero.
FIGURES: Mapping[str, tuple[str, bool]] = {
    "sales": ("売上高", False),
    "operating_profit": ("営業利益", True),
    "people": ("従業員数", False),
    "depreciation": ("減価償却費", False),
    "borrowings": ("借入金", False),
    "cash": ("現預金", False),
    "receivables": ("売上債権（売掛金・受取手形）", False),
    "inventory": ("棚卸資産（在庫）", False),
    "payables": ("買入債務（買掛金・支払手形）", False),
    "equity": ("純資産", True),
    "assets": ("総資産", False),
}


@dataclass(frozen=True)
class YearFigures(Value):
    """The figures of the year that ends on `year_end`; None where one is not known.

    All but `people` (a head count) are yen. They are what the six indicators of the ローカル
    ベンチマーク need (see `app.domain.locaben`).
    """

    kind: ClassVar[str] = "figures"
    on_timeline: ClassVar[bool] = False
    compared: ClassVar[bool] = True

    year_end: date | None = None
    sales: int | None = None
    operating_profit: int | None = None
    people: int | None = None
    depreciation: int | None = None
    borrowings: int | None = None
    cash: int | None = None
    receivables: int | None = None
    inventory: int | None = None
    payables: int | None = None
    equity: int | None = None
    assets: int | None = None

    @override
    def when(self) -> date | None:
        return self.year_end

    @override
    def clash(self, other: Value) -> Fault | None:
        """A fiscal year is known by the month in which it ends."""
        end = self.year_end
        if not isinstance(other, YearFigures) or end is None or other.year_end is None:
            return None
        if (end.year, end.month) != (other.year_end.year, other.year_end.month):
            return None
        return Fault("year_end", _TWICE.format(year=end.year, month=end.month))

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = []
        if self.year_end is None:
            found.append(Fault("year_end", "決算の日を入れてください。"))
        for name, (_, signed) in FIGURES.items():
            value = getattr(self, name)
            if value is None:
                continue
            if value < 0 and not signed:
                found.append(Fault(name, "0以上の数で入れてください。"))
            elif abs(value) > MOST:
                found.append(Fault(name, "数が大きすぎます。単位を確かめてください。"))
        return tuple(found)
