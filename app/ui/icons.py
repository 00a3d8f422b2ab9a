"""The icons, drawn by ourselves, at the size of the text around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel

from app import paths
from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton


def icon(name: str) -> QIcon:
    """The icon of this name in resources/icons."""
    return QIcon(str(paths.resources() / "icons" / f"{name}.svg"))


def put(button: QAbstractButton, name: str) -> None:
    """Put an icon on a button, as tall as a heading."""
    side = theme.tokens().font_h2
    button.setIcon(icon(name))
    button.setIconSize(QSize(side, side))


def picture(name: str, side: int = 0) -> QLabel:
    """An icon as a picture beside a text; readers pass over it."""
    side = side or theme.tokens().font_h1
    widget = QLabel()
    widget.setPixmap(icon(name).pixmap(QSize(side, side)))
    widget.setFixedSize(side, side)
    return widget
