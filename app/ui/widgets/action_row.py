"""One line of buttons at every width: what does not fit goes into the menu [そのほか]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from app import paths
from app.ui import qt, theme
from app.ui.widgets.basic import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QPushButton

MORE = "そのほか"


class ActionRow(QWidget):
    """Buttons side by side. Those that may fold are in the menu when the room is short.

    The menu can also hold entries that never have a button. Without any entry it does not show.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._folding: dict[QWidget, QAction] = {}
        self._close: set[QWidget] = set()
        self._entries: list[QAction] = []
        self.menu = QMenu(self)
        self.menu.setAccessibleName(MORE)
        self.more = button(MORE, name="そのほかの操作")
        self.more.setMenu(self.menu)
        self.more.setParent(self)
        self._style()
        self.setSizePolicy(qt.PREFERRED, qt.FIXED)

    def _style(self) -> None:
        """A mark that there is a menu and boxes of its entries, large enough to be seen."""
        look = theme.tokens()
        mark = look.font_caption
        icons = (paths.resources() / "icons").as_posix()
        self.more.setStyleSheet(
            f"QPushButton {{ padding: 0 {look.space_2}px; }}"
            f' QPushButton::menu-indicator {{ image: url("{icons}/down.svg"); width: {mark}px;'
            f" height: {mark}px; subcontrol-origin: border; subcontrol-position: right center;"
            f" right: {look.space_2}px; }}"
        )
        self.menu.setStyleSheet(
            f"QMenu::indicator {{ width: {look.font_h3}px; height: {look.font_h3}px;"
            f" left: {look.space_2}px; }}"
            f' QMenu::indicator:checked {{ image: url("{icons}/check.svg"); }}'
            f' QMenu::indicator:unchecked {{ image: url("{icons}/uncheck.svg"); }}'
        )

    def add(self, *parts: QWidget, close: bool = False) -> None:
        """Parts that always stay; `close` puts them next to each other with less of a gap."""
        for place, part in enumerate(parts):
            part.setParent(self)
            self._parts.append(part)
            if close and place:
                self._close.add(part)
        self.more.setParent(None)
        self.more.setParent(self)  # the last one that Tab reaches

    def add_folding(self, *buttons: QPushButton, close: bool = False) -> None:
        """Buttons that go into the menu when the room is short, the last one first."""
        self.add(*buttons, close=close)
        for pressed in buttons:
            self._folding[pressed] = self._action(pressed.accessibleName(), pressed.click)

    def add_entry(self, text: str, act: Callable[[], None]) -> QAction:
        """A line that stands in the menu at every width."""
        action = self._action(text, act)
        self._entries.append(action)
        return action

    @property
    def folded(self) -> list[QWidget]:
        """The buttons that are in the menu at this width."""
        return [part for part, action in self._folding.items() if action.isVisible()]

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wanted(self._parts, more=bool(self._entries)), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        kept = [part for part in self._parts if part not in self._folding]
        return QSize(self._wanted(kept, more=True), self._height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        """Fit again: the style gives the buttons their size when they are shown."""
        super().showEvent(event)
        self._place()

    @override
    def event(self, event: QEvent, /) -> bool:
        """A button that wants another size."""
        if event.type() == qt.EVENT.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _action(self, text: str, act: Callable[[], None]) -> QAction:
        action = QAction(text, self.menu)
        action.triggered.connect(lambda _checked: act())
        self.menu.addAction(action)
        return action

    def _height(self) -> int:
        return max(part.sizeHint().height() for part in (*self._parts, self.more))

    def _gap(self, part: QWidget) -> int:
        return theme.tokens().space_1 if part in self._close else theme.tokens().space_2

    def _wanted(self, parts: list[QWidget], *, more: bool) -> int:
        shown = [*parts, self.more] if more else parts
        return sum(part.sizeHint().width() + self._gap(part) for part in shown) - (
            self._gap(shown[0]) if shown else 0
        )

    def _fitting(self) -> list[QWidget]:
        """What stands in the line at this width."""
        parts = list(self._parts)
        for candidate in reversed(self._folding):
            more = bool(self._entries) or len(parts) < len(self._parts)
            if self._wanted(parts, more=more) <= self.width():
                break
            parts.remove(candidate)
        return parts

    def _place(self) -> None:
        parts = self._fitting()
        for part, action in self._folding.items():
            part.setVisible(part in parts)
            action.setVisible(part not in parts)
        more = any(action.isVisible() for action in self.menu.actions())
        self.more.setVisible(more)
        left = 0
        for part in [*parts, self.more] if more else parts:
            size = part.sizeHint()
            left += self._gap(part) if left else 0
            top = max(0, (self.height() - size.height()) // 2)
            part.setGeometry(QRect(left, top, size.width(), size.height()))
            left += size.width()
