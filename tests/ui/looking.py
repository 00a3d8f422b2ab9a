"""What a person sees of a widget: its texts, and the colour of its pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QTableWidget, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def show(qtbot: QtBot, page: QWidget, width: int, height: int) -> None:
    """Bring a page of this size on the screen; it goes away with the test."""
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)


def leave() -> None:
    """Leave the dialog that shows, as Esc does."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()


def visible_text(root: QWidget) -> str:
    """Every text that shows, also what a screen reader says of it."""
    parts: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisibleTo(root):
            parts += [
                *_own_texts(widget),
                widget.accessibleName(),
                widget.accessibleDescription(),
                widget.toolTip(),
            ]
    return "\n".join(part for part in parts if part)


def _own_texts(widget: QWidget) -> list[str]:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return [widget.text()]
    if isinstance(widget, QTableWidget):
        cells = [
            widget.item(line, place)
            for line in range(widget.rowCount())
            for place in range(widget.columnCount())
        ]
        return [cell.text() for cell in cells if cell is not None]
    return []


def picture(widget: QWidget) -> QImage:
    """The widget as it is painted, one pixel a logical pixel."""
    QApplication.processEvents()
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    widget.render(image, QPoint(0, 0))
    return image


def near(image: QImage, place: QPointF, colour: str, *, within: int = 2, slack: int = 40) -> bool:
    """Whether a pixel close to the place has (about) this colour."""
    wanted = QColor(colour)
    for x in range(round(place.x()) - within, round(place.x()) + within + 1):
        for y in range(round(place.y()) - within, round(place.y()) + within + 1):
            if image.rect().contains(x, y) and _distance(image.pixelColor(x, y), wanted) <= slack:
                return True
    return False


def spoken(widget: QWidget) -> tuple[str, str]:
    """Name and description as a screen reader gets them."""
    face = QAccessible.queryAccessibleInterface(widget)
    kinds = QAccessible.Text
    return face.text(kinds.Name), face.text(kinds.Description)


def _distance(one: QColor, other: QColor) -> int:
    return max(
        abs(one.red() - other.red()),
        abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )
