"""A field for a day, wide enough to show any day whole at every text size."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from app.ui import theme
from app.ui.client_words import day
from app.ui.widgets.fields import Field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDE = date(2026, 12, 28)


class DayField(Field):
    """Takes a day in any way of writing; its page reads it when it is left."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        look = theme.tokens()
        words = QFontMetrics(theme.font(look.font_body)).horizontalAdvance(day(WIDE))
        self.setMinimumWidth(words + 2 * look.space_4 + look.space_2)
