"""The logs of clients who are gone, which the law has kept: a list, and each as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.phrases import day
from app.services import departed
from app.ui import theme
from app.ui.karte import consent_papers
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.setting import Item
from app.ui.widgets.two_lines import Row, TwoLineList

if TYPE_CHECKING:
    from app.ui.desk import Desk

TITLE = "消したお客様の提供記録"
HINT = (
    "ほかの人に渡した・受け取った記録は、お客様を消したあとも残しています（個人情報保護法）。"
    "記録を見たいと言われたときは、ここから印刷できます。"
)
NOBODY = "残っている記録はありません。"
_HEIGHT = 160  # px at text size 標準


class DepartedLogs(Item):
    """Whose log is kept, until when, and [印刷する]."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        look = theme.tokens()
        self.count = label("", "strong")
        self.list = TwoLineList(TITLE)
        self.list.setMinimumHeight(round(_HEIGHT * look.scale))
        self.print = button("印刷する", name="選んだお客様の提供記録を印刷する")
        super().__init__(
            TITLE, HINT, self.count, self.list, row(None, self.print), resettable=False
        )
        self.list.touched.connect(self._touched)
        self.print.clicked.connect(self._print)

    def reload(self) -> None:
        """Show whose log is kept now."""
        found = departed.everyone(self._desk.store)
        self.list.show_rows(
            [
                Row(each.id, each.name, f"{each.lines:,}件　{day(each.kept_until)} まで残ります")
                for each in found
            ]
        )
        self.count.setText(f"お客様{len(found):,}件分の記録があります。" if found else NOBODY)
        self.list.setVisible(bool(found))
        self.print.setVisible(bool(found))
        self._touched()

    def _touched(self, *_given: object) -> None:
        self.print.setEnabled(bool(self.list.chosen))

    def _print(self) -> None:
        name = next(row.first for row in self.list.rows if row.id == self.list.chosen)
        consent_papers.save_kept_log(self._desk, self.list.chosen, name, self)
