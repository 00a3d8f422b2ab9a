"""The focus ring: 4 px yellow outside, 2 px black on the edge of what has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from app.ui import qt, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.ui.activity import Activity
    from app.ui.tokens import Tokens

DARK = 2
LIGHT = 4
GAP = LIGHT
TYPED_IN = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
ACTED_ON = (*TYPED_IN, QAbstractButton, QAbstractItemView)
_MOVES = {
    qt.EVENT.Move,
    qt.EVENT.Resize,
    qt.EVENT.Show,
    qt.EVENT.Hide,
    qt.EVENT.ParentChange,
    qt.EVENT.LayoutRequest,
}


class FocusRing(QWidget):
    """Lies over its window and follows the focused widget; never takes the mouse.

    Fields to type in wear it always, other widgets while the keyboard is in use. What only holds
    others (a page, a frame that scrolls) wears none. A dialog gets a ring of its own when the
    focus first comes into it.
    """

    def __init__(self, window: QWidget, activity: Activity | None = None) -> None:
        super().__init__(window)
        self._activity = activity
        if activity is not None:
            activity.hands_changed.connect(self._place)
        self.setAttribute(qt.SEE_THROUGH)
        self.setFocusPolicy(qt.NO_FOCUS)
        self.setAccessibleName("")
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    @property
    def target(self) -> QWidget | None:
        """The widget that wears the ring."""
        return self._target

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._unwatch()
        self._ring_dialog(new)
        self.take(new)

    def _ring_dialog(self, new: QWidget | None) -> None:
        dialog = None if new is None else new.window()
        mine = isinstance(self.window(), QDialog)
        if mine or not isinstance(dialog, QDialog) or dialog.findChild(FocusRing) is not None:
            return
        FocusRing(dialog, self._activity).take(new)

    def take(self, new: QWidget | None) -> None:
        """Go to this widget, if it is one of this window."""
        inside = new is not None and new.window() is self.window() and new is not self.window()
        self._target = new if inside else None
        widget = self._target
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Follow the target and everything it lies in."""
        if event.type() in _MOVES:
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the two rings."""
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(qt.ANTIALIASED)
        painter.setBrush(qt.NO_BRUSH)
        radius = self._radius(look)
        outer = QRectF(self.rect())
        for colour, width, inset in (
            (look.focus_light, LIGHT, LIGHT / 2),
            (look.focus_dark, DARK, LIGHT + DARK / 2),
        ):
            painter.setPen(QPen(QColor(colour), width))
            edge = outer.adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(edge, radius + LIGHT - inset, radius + LIGHT - inset)
        painter.end()

    def _place(self) -> None:
        rect = self._visible_rect()
        if rect.isEmpty():
            self.hide()
            return
        self.setGeometry(rect.adjusted(-GAP, -GAP, GAP, GAP))
        self.show()
        self.raise_()

    def _visible_rect(self) -> QRect:
        target = self._target
        if (
            target is None
            or not shiboken6.isValid(target)
            or not target.isVisible()
            or not acted_on(target)
            or not self._wanted(target)
        ):
            return QRect()
        window = self.window()
        rect = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        parent = target.parentWidget()
        while parent is not None and parent is not window:
            rect &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
            parent = parent.parentWidget()
        return rect

    def _radius(self, look: Tokens) -> int:
        role = self._target.property("role") if self._target is not None else ""
        if role == "chip":
            return look.target // 2
        if role == "nav":
            return 0
        return look.radius_tile if role in ("tile", "answer") else look.radius

    def _wanted(self, widget: QWidget) -> bool:
        return isinstance(widget, TYPED_IN) or self._activity is None or self._activity.by_keyboard

    def _unwatch(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()


def acted_on(widget: QWidget) -> bool:
    """Whether one does something with this widget itself, and not with what it holds."""
    if isinstance(widget, ACTED_ON):
        return True
    if isinstance(widget, (QAbstractScrollArea, QLabel)):
        return False
    return all(child.focusPolicy() == qt.NO_FOCUS for child in widget.findChildren(QWidget))
