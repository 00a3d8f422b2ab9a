"""「書き出す」: the month in numbers, or one client's whole record, as a file."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from app.domain import japanese
from app.ui import qt, saving, theme
from app.ui.dialogs import replace
from app.ui.dialogs.fitted import FittedDialog
from app.ui.widgets.basic import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.records import ClientRow
    from app.ui.desk import Desk

MONTHS = 24


class MonthDialog(FittedDialog):
    """Which month, which folder."""

    def __init__(self, folder: Path, today: date, parent: QWidget | None) -> None:
        super().__init__("月次実績表", parent)
        self.month = QComboBox()
        self.month.setAccessibleName("月")
        self.month.setMinimumHeight(theme.tokens().target)
        for first in _months(today):
            self.month.addItem(f"{first.year}年{first.month}月", first)
        self.save = button("Excelで保存する", "primary")
        self.place = Place(folder, self)
        self.fit(
            column(
                label("月次実績表", "h2"),
                label(
                    "巡回・窓口・電話などの件数を、業種と課題ごとに数えます。"
                    "数え方は、2枚目のシートに書いてあります。"
                ),
                self.month,
                *self.place.parts,
                _foot(self, self.save),
                spacing=theme.tokens().space_2,
            )
        )
        self.month.setFocus()


class Place:
    """The folder that is saved into, and the button that chooses another."""

    def __init__(self, folder: Path, owner: QWidget) -> None:
        self._owner = owner
        self.words = label("", "sub")
        self.words.setAlignment(qt.LEFT | qt.VCENTER)
        self.other = button("フォルダーを選ぶ")
        self.other.clicked.connect(self._choose)
        line = row(self.words, self.other)
        line.setStretch(0, 1)
        self.parts = (line,)
        self.set(folder)

    def set(self, folder: Path) -> None:
        """Save into this folder."""
        self.folder = folder
        self.words.setText(f"保存先：{folder}")

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self._owner, "保存するフォルダー", str(self.folder)
        )
        if chosen:
            self.set(Path(chosen))


def give_record(desk: Desk, chosen: ClientRow | None, fmt: str, parent: QWidget) -> None:
    """Ask for a folder, write the whole record of a client there, and say where it went."""
    if chosen is None:
        return
    folder = saving.folder_for_files(desk.preferences.value)
    place = QFileDialog.getExistingDirectory(parent, "保存するフォルダー", str(folder))
    if not place:
        return
    name = japanese.safe_file_name(f"お客様の記録_{chosen.name}_{desk.today():%Y%m%d}")
    path = replace.settled(Path(place) / f"{name}.{fmt}", parent)
    if path is not None:
        run(desk, partial(_record, desk, chosen.id, path, fmt), parent)


def give_month(desk: Desk, parent: QWidget) -> None:
    """Ask for a month, write its numbers in a worker, and say where they went."""
    folder = saving.folder_for_files(desk.preferences.value)
    dialog = MonthDialog(folder, desk.today(), parent)
    try:
        if dialog.exec() != qt.ACCEPTED:
            return
        month, folder = dialog.month.currentData(), dialog.place.folder
    finally:
        dialog.deleteLater()
    name = f"月次実績表_{month:%Y-%m}.xlsx"
    path = replace.settled(folder / japanese.safe_file_name(name), parent)
    if path is not None:
        run(desk, partial(_month, desk, month, path), parent)


def run(
    desk: Desk,
    job: Callable[[], Path],
    parent: QWidget,
    done: Callable[[Path], object] | None = None,
) -> None:
    """Write in a worker and tell how it went; `done` tells it in other words."""
    desk.tasks.run(
        job,
        done or partial(_written, desk),
        partial(desk.failures.show, parent=parent),
        owner=parent,
        text="書き出しています…",
    )


def _record(desk: Desk, client_id: str, path: Path, fmt: str) -> Path:
    from app.services import client_record

    return client_record.save(desk.store, client_id, path, fmt)


def _month(desk: Desk, month: date, path: Path) -> Path:
    from app.services import monthly

    monthly.save(desk.store, month, path)
    return path


def _written(desk: Desk, path: Path) -> None:
    desk.go.toast(f"書き出しました：{path}")


def _months(today: date) -> list[date]:
    """The months up to this one, the last one that is over first to be chosen."""
    at = today.year * 12 + today.month - 1
    return [date((at - back) // 12, (at - back) % 12 + 1, 1) for back in range(MONTHS)]


def _foot(dialog: FittedDialog, save: QPushButton) -> QHBoxLayout:
    stop = button("やめる", "quiet")
    stop.clicked.connect(dialog.reject)
    save.clicked.connect(dialog.accept)
    return row(None, stop, save)
