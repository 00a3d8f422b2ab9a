"""How long a client waited for a consultation, said below its dates."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain import lead_time
from app.domain.entries.consultation import Consultation
from app.ui.widgets.basic import column, label


class LeadNote(QWidget):
    """The class of the lead time, as soon as both dates are known."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "sub")
        self.setLayout(column(self.words))

    def show_value(self, value: Any) -> None:
        """Say it of this consultation."""
        assert isinstance(value, Consultation)
        words = lead_time.CLASSES.get(value.lead_class, "")
        self.words.setText(f"申込みから実施まで：{words}")
        self.setVisible(bool(words))
