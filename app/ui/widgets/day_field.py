"""Fields for a day, wide enough to show any day whole at every text size."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from app.domain.japanese import parse_date
from app.reports.phrases import day
from app.ui import theme
from app.ui.widgets.fields import Field, Labelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

WIDE = date(2026, 12, 28)


class DayField(Field):
    """Takes a day in any way of writing; its page reads it when it is left."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        look = theme.tokens()
        words = QFontMetrics(theme.font(look.font_body)).horizontalAdvance(day(WIDE))
        self.setMinimumWidth(words + 2 * look.space_4 + look.space_2)


class ConductedOn(Labelled[DayField]):
    """実施日: the day of a check, `today()` or earlier; `example` shows how to write it."""

    def __init__(self, today: Callable[[], date], *, example: str) -> None:
        super().__init__("実施日", DayField(name="実施日"))
        self._today, self._example = today, example
        self.field.left.connect(self._tidy)

    def reset(self) -> None:
        """Today, without a fault."""
        self.field.setText(day(self._today()))
        self.fault("")

    def read(self) -> date | None:
        """The day, written out again in the field; None when there is none, and it says why."""
        today = self._today()
        given = parse_date(self.field.text(), today)
        if given is None:
            self.fault(f"日付を読み取れません。「{self._example}」のように入れてください。")
        elif given > today:
            self.fault("先の日付です。実施した日を入れてください。")
        else:
            self.field.setText(day(given))
            self.fault("")
            return given
        return None

    def _tidy(self) -> None:
        self.read()
