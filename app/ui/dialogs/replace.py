"""Asks what to do when a file of the same name is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui import qt, saving, theme
from app.ui.dialogs.fitted import FittedDialog
from app.ui.widgets.basic import button, column, label
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from pathlib import Path


class ReplaceDialog(FittedDialog):
    """Offers to keep both, to replace, or to stop; `path` is the answer, None = stop."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__("同じ名前のファイル", parent)
        self.path: Path | None = None
        self._taken, self._free = path, saving.free_name(path)
        self.keep = button("両方残す", "primary", name="別の名前にして両方残す")
        self.replace = button("置きかえる", name="前のファイルと置きかえる")
        self.stop = button("やめる", "quiet")
        self.keep.clicked.connect(self._keep_both)
        self.replace.clicked.connect(self._replace)
        self.stop.clicked.connect(self.reject)
        buttons = QWidget()
        wrap = WrapLayout(buttons, gap=theme.tokens().space_2)
        for widget in (self.keep, self.replace, self.stop):
            wrap.addWidget(widget)
        self.fit(
            column(
                label("同じ名前のファイルがあります", "h3"),
                label(f"「{path.name}」"),
                label(f"両方残すときは「{self._free.name}」として保存します。", "sub"),
                buttons,
                spacing=theme.tokens().space_3,
            )
        )
        self.keep.setFocus()

    def _keep_both(self) -> None:
        self.path = self._free
        self.accept()

    def _replace(self) -> None:
        self.path = self._taken
        self.accept()


def settled(path: Path, parent: QWidget) -> Path | None:
    """Where to write: the path when it is free, else what the user decides; None = nowhere."""
    if not path.exists():
        return path
    dialog = ReplaceDialog(path, parent)
    try:
        return dialog.path if dialog.exec() == qt.ACCEPTED else None
    finally:
        dialog.deleteLater()
