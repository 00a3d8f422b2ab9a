"""The pane of 設定 for 今日 and the calendar."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFileDialog
from typing_extensions import override

from app.services import calendar_file
from app.settings import DEFAULTS
from app.ui import saving
from app.ui.widgets.basic import button, row
from app.ui.widgets.setting import Chips, Item, Pane, pane_layout

if TYPE_CHECKING:
    from app.ui.desk import Desk

MONTHS = tuple((months, f"{months}か月") for months in (3, 6, 12))
BACK, AHEAD = timedelta(days=30), timedelta(days=400)
FILE = "伴走カルテの予定.ics"
NAMES = "予定にお客様の名前を入れる"
OUTSIDE = (
    "訪問と相談の予定を、ふだんお使いのカレンダーに取り込めるファイルにします。"
    "このファイルは暗号化されません。名前を入れないときは「訪問（伴走カルテ）」となります。"
)


class PlansPane(Pane):
    """From when on a client counts as not seen, and the calendar file."""

    title = "今日と予定"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.months: Chips[int] = Chips("お会いしていない期間", MONTHS)
        self.months_item = Item(
            "しばらくお会いしていない方",
            "この期間お話ししていないお客様を、「今日」に出します。",
            self.months,
        )
        self.names = QCheckBox(NAMES)
        self.save = button("予定をファイルに保存する", name="予定をカレンダーのファイルに保存する")
        self.calendar_item = Item("カレンダー", OUTSIDE, self.names, row(self.save, None))
        pane_layout(self, self.months_item, self.calendar_item)
        self.months.chosen.connect(self._chosen)
        self.names.toggled.connect(self._toggled)
        self.save.clicked.connect(self._save)
        self.months_item.reset.connect(self._reset_months)
        self.calendar_item.reset.connect(self._reset_names)
        desk.preferences.changed.connect(self.reload)
        self.reload()

    @override
    def reload(self) -> None:
        """Show the values as they are now."""
        value = self._desk.preferences.value
        self.months.show_value(value.unseen_months)
        self.names.setChecked(value.names_in_calendar)
        self.months_item.show_default(default=value.unseen_months == DEFAULTS.unseen_months)
        self.calendar_item.show_default(
            default=value.names_in_calendar == DEFAULTS.names_in_calendar
        )

    def _chosen(self) -> None:
        self._desk.preferences.update(unseen_months=self.months.value)

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        self._desk.preferences.update(names_in_calendar=on)

    def _reset_months(self) -> None:
        self._desk.preferences.update(unseen_months=DEFAULTS.unseen_months)

    def _reset_names(self) -> None:
        self._desk.preferences.update(names_in_calendar=DEFAULTS.names_in_calendar)

    def _save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "予定を保存する", str(Path.home() / FILE), "カレンダー (*.ics)"
        )
        if chosen:
            self._desk.tasks.run(
                partial(self._write, Path(chosen)), self._saved, owner=self, lane="store"
            )

    def _write(self, path: Path) -> None:
        today = self._desk.today()
        names = self._desk.preferences.value.names_in_calendar
        content = calendar_file.make(self._desk.store, today - BACK, today + AHEAD, names=names)
        saving.write_whole(path, content)

    def _saved(self, _nothing: None) -> None:
        self._desk.go.toast("予定のファイルを保存しました。カレンダーで開いてください。")
