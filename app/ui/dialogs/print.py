"""Asks how to print: the printer, how many copies, one or both sides, colour or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from app.ui import printing, qt, theme
from app.ui.dialogs.fitted import FittedDialog
from app.ui.printing import PrintChoice
from app.ui.widgets.basic import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_PRINTER = (
    "使えるプリンターが見つかりません。電源と接続を確かめてから、もう一度お試しください。"
    "[保存する]でPDFにしておけば、あとから印刷できます。"
)
MOST_COPIES = 20


class PrintDialog(FittedDialog):
    """Filled in with what was chosen last time."""

    def __init__(
        self, printers: Sequence[str], last: PrintChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__("印刷", parent)
        self.printer = QComboBox()
        self.printer.addItems(list(printers))
        self.printer.setAccessibleName("プリンター")
        if last.printer in printers:
            self.printer.setCurrentText(last.printer)
        self.copies = QComboBox()
        self.copies.addItems([f"{count}部" for count in range(1, MOST_COPIES + 1)])
        self.copies.setAccessibleName("部数")
        self.mono = QCheckBox("モノクロで印刷する")
        self.mono.setChecked(last.mono)
        self.both_sides = QCheckBox("両面に印刷する")
        self.both_sides.setChecked(last.both_sides)
        self.go = button("印刷する", "primary")
        self.stop = button("やめる", "quiet")
        self.go.clicked.connect(self.accept)
        self.stop.clicked.connect(self.reject)
        self._build(found=bool(printers))

    @property
    def choice(self) -> PrintChoice:
        """What is filled in."""
        return PrintChoice(
            printer=self.printer.currentText(),
            copies=self.copies.currentIndex() + 1,
            mono=self.mono.isChecked(),
            both_sides=self.both_sides.isChecked(),
        )

    def _build(self, *, found: bool) -> None:
        tokens = theme.tokens()
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.space_4)
        grid.setVerticalSpacing(tokens.space_3)
        grid.setColumnStretch(1, 1)
        for place, (word, field) in enumerate(
            (("プリンター", self.printer), ("部数", self.copies))
        ):
            grid.addWidget(label(word, wrap=False), place, 0, qt.VCENTER)
            grid.addWidget(field, place, 1)
        grid.addWidget(self.mono, 2, 0, 1, 2)
        grid.addWidget(self.both_sides, 3, 0, 1, 2)
        missing = label(NO_PRINTER)
        (missing if found else fields).hide()
        self.go.setEnabled(found)
        buttons = row(None, self.stop, self.go)
        self.fit(column(label("印刷", "h2"), missing, fields, buttons, spacing=tokens.space_4))
        (self.go if found else self.stop).setFocus()


def ask(last: PrintChoice, parent: QWidget) -> PrintChoice | None:
    """Ask; None when nothing is to be printed."""
    printers = printing.printer_names()
    if not last.printer:
        last = PrintChoice(printing.default_printer(), 1, last.mono, last.both_sides)
    dialog = PrintDialog(printers, last, parent)
    try:
        return dialog.choice if dialog.exec() == qt.ACCEPTED else None
    finally:
        dialog.deleteLater()
