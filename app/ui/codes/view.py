"""A QR code painted crisp: every module the same whole number of pixels, white around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.services.qr import QUIET

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LEAST, USUAL = 3, 4  # device pixels a module: a phone reads it at arm's length
NAME = "持ち帰り用のQRコード"


class QrView(QWidget):
    """Shows the modules of a code; white until there are some."""

    def __init__(self, modules: tuple[tuple[bool, ...], ...] = ()) -> None:
        super().__init__()
        self._modules = modules
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(NAME)

    def show_modules(self, modules: tuple[tuple[bool, ...], ...]) -> None:
        """Show these, True = dark."""
        self._modules = modules
        self.updateGeometry()
        self.update()

    @property
    def across(self) -> int:
        """Modules of one side, with the white around."""
        return len(self._modules) + 2 * QUIET

    @override
    def sizeHint(self) -> QSize:
        return self._side(USUAL)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._side(LEAST)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        ratio = self.devicePixelRatioF()
        room = int(min(self.width(), self.height()) * ratio)
        scale = max(1, room // self.across)
        painter = QPainter(self)
        painter.scale(1 / ratio, 1 / ratio)
        side = scale * self.across
        left = int((self.width() * ratio - side) / 2)
        top = int((self.height() * ratio - side) / 2)
        painter.fillRect(QRect(left, top, side, side), Qt.GlobalColor.white)
        dark = QColor(Qt.GlobalColor.black)
        edge = scale * QUIET
        for line, modules in enumerate(self._modules):
            for place, module in enumerate(modules):
                if module:
                    x, y = left + edge + place * scale, top + edge + line * scale
                    painter.fillRect(QRect(x, y, scale, scale), dark)

    def _side(self, scale: int) -> QSize:
        side = round(scale * self.across / self.devicePixelRatioF()) if self._modules else 240
        return QSize(side, side)
