"""A walk over a screen that finds what a user with weak eyes, a finger or a reader would miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from app.ui import qt, theme

if TYPE_CHECKING:
    from collections.abc import Iterator

INNER = (QLineEdit, QComboBox, QCalendarWidget, QAbstractItemView)
PASSES = 5  # nested layouts whose heights hang on their widths settle one level at a time
SLACK = 2  # the edge of a checked or focused button is a pixel thicker on each side


def audit(widget: QWidget) -> None:
    """Fail with every fault of a shown screen: names, targets, clipped or lost texts.

    A widget with the property `elided` may cut its text (it must offer the whole elsewhere).
    """
    for _ in range(PASSES):
        QApplication.processEvents()
    assert widget.isVisible(), "show the screen before the audit"
    faults = list(_faults(widget))
    assert not faults, "\n".join(faults)


def _faults(root: QWidget) -> Iterator[str]:
    for widget in [root, *root.findChildren(QWidget)]:
        yield from _trap_faults(root, widget)
        if not widget.isVisibleTo(root) or _inner(widget) or widget.visibleRegion().isNull():
            continue
        yield from _name_faults(widget)
        yield from _target_faults(widget)
        yield from _text_faults(widget)
        yield from _place_faults(widget)


def _name_faults(widget: QWidget) -> Iterator[str]:
    interactive = isinstance(widget, (QAbstractButton, QLineEdit, QComboBox, QTextEdit))
    if not interactive and widget.focusPolicy() == qt.NO_FOCUS:
        return
    if isinstance(widget, QScrollArea):
        return
    face = QAccessible.queryAccessibleInterface(widget)
    if not face.text(QAccessible.Text.Name).strip():
        yield f"no accessible name: {_call(widget)}"


def _target_faults(widget: QWidget) -> Iterator[str]:
    if not isinstance(widget, (QAbstractButton, QLineEdit, QComboBox)):
        return
    least = theme.tokens().target
    if widget.height() < least or widget.width() < least:
        yield f"target under {least} px: {_call(widget)} is {widget.width()}x{widget.height()}"


def _text_faults(widget: QWidget) -> Iterator[str]:
    if widget.property("elided") or (isinstance(widget, QLabel) and not widget.text()):
        return
    if isinstance(widget, QLabel) and widget.text() and widget.wordWrap():
        if widget.heightForWidth(widget.width()) > widget.height() + SLACK:
            yield f"clipped below: {_call(widget)}"
        elif _longest_word(widget) > widget.width() + SLACK:
            yield f"clipped aside: {_call(widget)}"
    elif isinstance(widget, (QLabel, QAbstractButton)):
        hint = widget.sizeHint()
        if hint.width() > widget.width() + SLACK or hint.height() > widget.height() + SLACK:
            yield f"clipped: {_call(widget)} wants {hint.toTuple()} has {widget.size().toTuple()}"


def _longest_word(label: QLabel) -> int:
    words = [word for word in label.text().replace("\u200b", " ").split() if word.isascii()]
    metrics = label.fontMetrics()
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def _place_faults(widget: QWidget) -> Iterator[str]:
    if not isinstance(widget, (QAbstractButton, QLineEdit, QComboBox, QLabel)):
        return
    window = widget.window()
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    room = window.rect()
    scrolled = _scroll_of(widget)
    if scrolled is None:
        if not room.contains(rect):
            yield f"outside of the window: {_call(widget)} at {rect.getRect()}"
    elif rect.left() < room.left() or rect.right() > room.right():
        yield f"scrolls sideways: {_call(widget)} at {rect.getRect()}"


def _trap_faults(root: QWidget, widget: QWidget) -> Iterator[str]:
    """Tab that comes to a widget goes on to its proxy; to one that is hidden it never arrives."""
    proxy: QWidget | None = widget.focusProxy()
    while proxy is not None and proxy.focusProxy():
        proxy = proxy.focusProxy()
    if (
        proxy is None
        or not widget.isVisibleTo(root)
        or not proxy.focusPolicy().value & qt.TAB_FOCUS.value
    ):
        return
    if not proxy.isVisibleTo(root) or not proxy.isEnabled():
        yield f"Tab is caught: {_call(widget)} hands the keyboard to {_call(proxy)}"


def _scroll_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent
        parent = parent.parentWidget()
    return None


def _inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, INNER):
            return True
        parent = parent.parentWidget()
    return False


def _call(widget: QWidget) -> str:
    text = getattr(widget, "text", str)
    return f"{type(widget).__name__} {widget.accessibleName() or text()!r}"
