"""The frame of an ordinary page: a title with its actions, and a body that may scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import keys, qt, theme
from app.ui.widgets.basic import column, label, line, scroll

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent


class PageBody(QWidget):
    """A page with a heading. Enter presses the focused button; see `settle` for others."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.tokens()
        self.heading = heading
        self.setProperty("role", "page")
        self.setAccessibleName(heading)
        self.title = label(heading, "h1")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(look.space_2)
        head = QHBoxLayout()
        head.setSpacing(look.space_4)
        head.addWidget(self.title, 1)
        head.addLayout(self.tools)
        self.column: QVBoxLayout = column(head, spacing=look.space_4)
        edge = look.space_5
        self.column.setContentsMargins(edge, look.space_4, edge, look.space_4)
        self.setLayout(self.column)

    def fill(self, content: QWidget) -> None:
        """Put the content below the title, in a frame that scrolls when the room is short."""
        self._area = scroll(content)
        self.column.addWidget(self._area, 1)

    def show_part(self, part: QWidget) -> None:
        """Scroll until this part of the content is in sight."""
        self._area.ensureWidgetVisible(part, 0, theme.tokens().space_5)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        """Put the focus where the page begins, or where it was."""
        super().showEvent(event)
        inside: QWidget | None = self.focusWidget()
        first = self.focusProxy() if inside is None else inside
        if first is not None:
            first.setFocus(qt.OTHER_REASON)

    def settle(self) -> None:
        """What Ctrl+Enter, Ctrl+S and F12 do; nothing unless a page says so."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if keys.settles(event):
            self.settle()
        elif event.key() not in keys.ENTER or event.modifiers() & qt.CTRL:
            super().keyPressEvent(event)
        else:
            pressed = self.focusWidget()
            if isinstance(pressed, QPushButton) and not event.isAutoRepeat():
                pressed.click()


class FootedBody(QWidget):
    """A body that scrolls over a foot that stays: what is to be done is always in sight."""

    def __init__(self, body: QWidget, foot: QHBoxLayout) -> None:
        super().__init__()
        look = theme.tokens()
        self._area = scroll(body)
        layout = column(self._area, line(), foot, spacing=look.space_3)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def show_part(self, part: QWidget, *_given: object) -> None:
        """Scroll until this part of the body is in sight."""
        self._area.ensureWidgetVisible(part, 0, theme.tokens().space_4)
