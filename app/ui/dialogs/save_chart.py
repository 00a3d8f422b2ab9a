"""「図を保存する」: a chart as a picture file for reports and slides."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QWidget

from app.services import reporting
from app.ui import qt, saving, theme
from app.ui.dialogs import replace
from app.ui.dialogs.fitted import FittedDialog
from app.ui.widgets.basic import button, column, label, row

if TYPE_CHECKING:
    from app.reports.content import Chart, Content
    from app.ui.desk import Desk

FORMATS = (("png", "PNG（文書や表計算に貼る）"), ("svg", "SVG（大きくしてもきれい）"))


class SaveChartDialog(FittedDialog):
    """Which chart, which kind of file, which folder."""

    def __init__(self, content: Content, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("図を保存する", parent)
        self._content = content
        self.folder = folder
        self._charts = [chart for chart in (content.todo, content.balance) if chart is not None]
        self.charts = [QRadioButton(chart.title) for chart in self._charts]
        self.formats = [QRadioButton(text) for _, text in FORMATS]
        self._groups = tuple(_group(self, buttons) for buttons in (self.charts, self.formats))
        self._place = label("", "sub")
        self.other = button("フォルダーを選ぶ")
        self.save = button("保存する", "primary")
        self.stop = button("やめる", "quiet")
        self.other.clicked.connect(self._choose_folder)
        self.save.clicked.connect(self.accept)
        self.stop.clicked.connect(self.reject)
        self._build()
        self.set_folder(folder)

    @property
    def chart(self) -> Chart:
        """The chosen chart."""
        return self._charts[_chosen(self.charts)]

    @property
    def format(self) -> str:
        """The kind of file, as `reporting.chart_picture` names it."""
        return FORMATS[_chosen(self.formats)][0]

    @property
    def path(self) -> Path:
        """Where it will be written."""
        stem = reporting.file_name(self._content).removesuffix("_経営チェック.pdf")
        return self.folder / f"{stem}_{self.chart.title}.{self.format}"

    def set_folder(self, folder: Path) -> None:
        """Save into this folder."""
        self.folder = folder
        self._place.setText(f"保存先：{folder}")

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "図を保存するフォルダー", str(self.folder))
        if chosen:
            self.set_folder(Path(chosen))

    def _build(self) -> None:
        tokens = theme.tokens()
        self.fit(
            column(
                label("図を保存する", "h2"),
                label("どの図ですか", "strong"),
                *self.charts,
                label("ファイルの種類", "strong"),
                *self.formats,
                self._place,
                row(self.other, None, self.stop, self.save),
                spacing=tokens.space_2,
            )
        )
        self.save.setFocus()


def save_chart(desk: Desk, content: Content, parent: QWidget) -> None:
    """Ask, draw off the GUI thread, write, and say where the file went."""
    folder = saving.folder_for_files(desk.preferences.value)
    dialog = SaveChartDialog(content, folder, parent)
    try:
        if dialog.exec() != qt.ACCEPTED:
            return
        chart, fmt, wanted = dialog.chart, dialog.format, dialog.path
    finally:
        dialog.deleteLater()
    path = replace.settled(wanted, parent)
    if path is not None:
        start(desk, partial(_draw, chart, fmt, path), parent)


def start(desk: Desk, job: partial[Path], parent: QWidget) -> None:
    """Run the job that writes a picture and tell how it went."""
    desk.tasks.run(
        job,
        partial(_written, desk),
        partial(desk.failures.show, parent=parent),
        owner=parent,
        text="図を描いています",
    )


def _draw(chart: Chart, fmt: str, path: Path) -> Path:
    return saving.write_whole(path, reporting.chart_picture(chart, fmt))


def _written(desk: Desk, path: Path) -> None:
    desk.go.toast(f"図を保存しました：{path}")


def _group(owner: QWidget, buttons: list[QRadioButton]) -> QButtonGroup:
    group = QButtonGroup(owner)
    for widget in buttons:
        group.addButton(widget)
    buttons[0].setChecked(True)
    return group


def _chosen(buttons: list[QRadioButton]) -> int:
    return next(place for place, widget in enumerate(buttons) if widget.isChecked())
