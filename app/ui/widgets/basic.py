"""Constructors of the plain widgets: every button, label and card of the product is one."""

from __future__ import annotations

import html
from typing import cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import qt, theme

LINE_HEIGHT = 140  # per cent of the height of the font
LINE_HEIGHTS = {"h1": 125, "h2": 125, "h3": 125, "question": 130, "big": 110}
Part = QWidget | QLayout | int | None


class Button(QPushButton):
    """A button that Enter presses too (Qt's own takes only Space when it is no default).

    A screen reader toggles a checkable button without clicking it; here that is a click as well.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._ours = False
        self.toggled.connect(self._toggled)

    @override
    def setChecked(self, checked: bool, /) -> None:  # Qt's own calls do not come through here
        self._ours = True
        super().setChecked(checked)
        self._ours = False

    @override
    def nextCheckState(self) -> None:
        self._ours = True
        super().nextCheckState()
        self._ours = False

    def _toggled(self, checked: bool) -> None:  # noqa: FBT001 - the shape of the signal
        if self._ours:
            return
        group = cast("QButtonGroup | None", self.group())
        if group is None or not group.exclusive():
            with QSignalBlocker(self):
                self.setChecked(not checked)
            self.click()
        elif checked:  # the others of the group are let go by Qt, not by a person
            self.click()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Press on Enter; held down it counts once."""
        if event.key() in (qt.KEY.Key_Return, qt.KEY.Key_Enter) and not event.modifiers() & qt.CTRL:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def button(
    text: str, role: str = "secondary", *, name: str = "", shortcut: str = ""
) -> QPushButton:
    """A push button; `role` is primary, secondary, quiet, arrow, danger, tile or chip.

    `name` is the accessible name when the text alone does not say what it does.
    """
    widget = Button(text)
    widget.setAutoDefault(False)
    widget.setProperty("role", role)
    widget.setAccessibleName(name or text.replace("&", "").replace("\n", " "))
    widget.setCursor(qt.POINTING_HAND)
    if shortcut:
        widget.setShortcut(QKeySequence(shortcut))
    return widget


class Text(QLabel):
    """A text of several lines with air between them; `text` and `setText` are plain text."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__()
        self._plain = ""
        self._height = LINE_HEIGHTS.get(role, LINE_HEIGHT)
        self.setTextFormat(qt.RICH)
        self.setText(text)

    @override
    def text(self) -> str:
        """The plain text."""
        return self._plain

    @override
    def setText(self, text: str, /) -> None:
        """Show this plain text."""
        self._plain = text
        if not text:
            super().setText("")
            return
        lines = html.escape(text).replace("\n", "<br>")
        super().setText(
            f'<p style="margin:0;white-space:pre-wrap;line-height:{self._height}%">{lines}</p>'
        )


def label(text: str, role: str = "body", *, wrap: bool = True) -> QLabel:
    """A text; `role` is h1, h2, h3, question, body, strong, caption or hint."""
    widget = Text(text, role) if wrap else QLabel(text)
    if not wrap:
        widget.setTextFormat(qt.PLAIN)
    widget.setProperty("role", role)
    widget.setWordWrap(wrap)
    if wrap:
        policy = widget.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        widget.setSizePolicy(policy)
    return widget


def card(*parts: Part, role: str = "card", spacing: int = 12) -> QFrame:
    """A white sheet with a thin edge around its parts."""
    frame = QFrame()
    frame.setProperty("role", role)
    layout = column(*parts, spacing=spacing)
    edge = theme.tokens().space_4
    layout.setContentsMargins(edge, edge, edge, edge)
    frame.setLayout(layout)
    return frame


def row(*parts: Part, spacing: int = 8) -> QHBoxLayout:
    """Parts side by side; an int is a gap in px, None takes the free room."""
    layout = QHBoxLayout()
    _fill(layout, parts, spacing)
    return layout


def column(*parts: Part, spacing: int = 12) -> QVBoxLayout:
    """Parts below each other; an int is a gap in px, None takes the free room."""
    layout = QVBoxLayout()
    _fill(layout, parts, spacing)
    return layout


def scroll(widget: QWidget) -> QScrollArea:
    """The widget in a frame that scrolls up and down when the room is short."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(qt.NO_FRAME)
    area.setHorizontalScrollBarPolicy(qt.SCROLL_NEVER)
    area.setFocusPolicy(qt.NO_FOCUS)
    area.setWidget(widget)
    return area


def line() -> QFrame:
    """A thin divider."""
    frame = QFrame()
    frame.setProperty("role", "line")
    frame.setFixedHeight(1)
    return frame


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role and let the style take it up."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the style look at the properties of a widget again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        inner = item.layout()
        if inner is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _fill(layout: QBoxLayout, parts: tuple[Part, ...], spacing: int) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
