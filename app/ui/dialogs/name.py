"""Asking for a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import qt
from app.ui.dialogs.fitted import FittedDialog
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.fields import Field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class NameDialog(FittedDialog):
    """One field; `given` is what stands in it."""

    def __init__(
        self, title: str, hint: str, parent: QWidget, *, take: str, given: str = ""
    ) -> None:
        super().__init__(title, parent)
        self.field = Field(name="名前", placeholder=hint)
        self.field.setText(given)
        self.field.selectAll()
        self.take = button(take, "primary")
        self.take.setEnabled(bool(given))
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        leave = button("やめる", "quiet")
        leave.clicked.connect(self.reject)
        self.field.textChanged.connect(lambda text: self.take.setEnabled(bool(text.strip())))
        self.fit(column(label(title, "h3"), self.field, row(leave, None, self.take), spacing=16))
        self.field.setFocus(qt.OTHER_REASON)

    @property
    def given(self) -> str:
        """What stands in the field."""
        return self.field.text().strip()
