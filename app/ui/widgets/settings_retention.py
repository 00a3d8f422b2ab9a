"""The pane of 設定 about how long records are kept, and who may be reviewed now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from app.reports.phrases import day
from app.services import clients, retention
from app.settings import DEFAULTS
from app.ui import theme
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.setting import Chips, Item, Pane, pane_layout
from app.ui.widgets.settings_departed import DepartedLogs
from app.ui.widgets.two_lines import Row, TwoLineList

if TYPE_CHECKING:
    from app.ui.desk import Desk

YEARS = tuple((years, f"{years}年") for years in (3, 5, 7, 10))
NOBODY = "見直しの時期が来ているお客様は、いません。"
RULES = (
    "・ゴミ箱に入れたものは、30日のあいだ元に戻せます。そのあとは消えます。",
    "・同意と、渡した記録は、最後の記録から3年残ります（個人情報保護法）。",
    "・ほかの記録は、お客様をゴミ箱に入れるまで残ります。自動で消えることはありません。",
)


class RetentionPane(Pane):
    """After how many years a client is proposed for review, and the list of those."""

    title = "記録の保存期間"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = theme.tokens()
        self.years: Chips[int] = Chips("見直しの時期", YEARS)
        self.years_item = Item(
            "見直しの時期",
            "最後にお話しした日からこの年数がたったお客様を、下に並べます。",
            self.years,
        )
        self.count = label("", "strong")
        self.list = TwoLineList("見直しの時期が来ているお客様")
        self.list.setMinimumHeight(round(220 * look.scale))
        self.karte = button("カルテを開く")
        self.throw = button("ゴミ箱に入れる", "quiet", name="選んだお客様をゴミ箱に入れる")
        self.foot = row(None, self.throw, self.karte)
        review = Item("見直すお客様", "", self.count, self.list, self.foot, resettable=False)
        rules = Item("決まり", "\n".join(RULES), resettable=False)
        self.departed = DepartedLogs(desk)
        pane_layout(self, self.years_item, review, self.departed, rules)
        self.years.chosen.connect(self._chosen)
        self.years_item.reset.connect(self._reset)
        self.list.opened.connect(desk.go.karte)
        self.list.touched.connect(self._touched)
        self.karte.clicked.connect(self._open)
        self.throw.clicked.connect(self._throw)
        desk.preferences.changed.connect(self.reload)
        self.reload()

    @override
    def reload(self) -> None:
        """Show the years and who may be reviewed now."""
        years = self._desk.preferences.value.keep_years
        self.years.show_value(years)
        self.years_item.show_default(default=years == DEFAULTS.keep_years)
        found = retention.review(self._desk.store, self._desk.today(), years=years)
        self.list.show_rows(
            [Row(each.id, each.name, f"最後は {day(each.last_on)}") for each in found.rows]
        )
        self.count.setText(f"{found.total:,}件あります。" if found.total else NOBODY)
        self.list.setVisible(bool(found.rows))
        self._touched()
        self.departed.reload()

    def _touched(self, *_given: object) -> None:
        for pressed in (self.karte, self.throw):
            pressed.setVisible(bool(self.list.rows))
            pressed.setEnabled(bool(self.list.chosen))

    def _chosen(self) -> None:
        self._desk.preferences.update(keep_years=self.years.value)

    def _reset(self) -> None:
        self._desk.preferences.update(keep_years=DEFAULTS.keep_years)

    def _open(self) -> None:
        self._desk.go.karte(self.list.chosen)

    def _throw(self) -> None:
        thrown = partial(clients.trash, self._desk.store, self.list.chosen)
        if self._desk.write(thrown, "ゴミ箱に入れました。30日のあいだ戻せます。", self):
            self.reload()
