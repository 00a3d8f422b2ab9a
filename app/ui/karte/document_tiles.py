"""The grid of documents: thumbnails with names and days, one of them chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain import local_time, media
from app.reports.phrases import day
from app.services import documents
from app.ui import qt, theme
from app.ui.widgets.basic import Button, clear
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from app.domain.entries.base import Entry

WIDTH, PICTURE = 168, 112
_ASIDE = {qt.KEY.Key_Right: 1, qt.KEY.Key_Left: -1}
_ACROSS = {qt.KEY.Key_Down: 1, qt.KEY.Key_Up: -1}
_STEPS = _ASIDE | _ACROSS


class DocumentTile(Button):
    """One document: its thumbnail or its kind, its name cut to the room, its day."""

    def __init__(self, entry: Entry) -> None:
        value = documents.value_of(entry)
        when = value.taken_on or local_time.day_of(entry.created_at)
        super().__init__("")
        self.entry = entry
        self._name, self._day = value.name, day(when)
        kind = media.KINDS.get(value.media)
        self._kind = kind.word if kind else value.media
        self._picture = QPixmap()
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("role", "tile")
        self.setProperty("elided", True)
        self.setAccessibleName(f"{self._name}、{self._kind}、{self._day}")
        self.setToolTip(self._name)
        self.setCursor(qt.POINTING_HAND)
        self.setFixedSize(self.sizeHint())

    def show_picture(self, data: bytes) -> None:
        """Show this JPEG."""
        self._picture.loadFromData(data)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The arrows are the grid's: Qt would go on to whatever stands behind it."""
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        look = theme.tokens()
        return QSize(round(WIDTH * look.scale), round((PICTURE + 62) * look.scale))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = look.space_2
        box = QRect(edge, edge, self.width() - 2 * edge, round(PICTURE * look.scale) - edge)
        if self._picture.isNull():
            painter.fillRect(box, QColor(look.primary_tint))
            painter.setPen(QColor(look.primary))
            painter.drawText(box, qt.CENTER, self._kind)
        else:
            self._paint_picture(painter, box)
        painter.setPen(QColor(look.text))
        metrics = QFontMetrics(self.font())
        name = metrics.elidedText(self._name, qt.ELIDE_RIGHT, box.width())
        line = metrics.height() + look.space_2  # letters reach below what the font says of itself
        at = QRect(edge, box.bottom() + look.space_1, box.width(), line)
        painter.drawText(at, qt.LEFT | qt.VCENTER, name)
        painter.setPen(QColor(look.text_sub))
        painter.drawText(at.translated(0, line), qt.LEFT | qt.VCENTER, self._day)
        painter.end()

    def _paint_picture(self, painter: QPainter, box: QRect) -> None:
        ratio = self.devicePixelRatio()
        size = QSize(round(box.width() * ratio), round(box.height() * ratio))
        scaled = self._picture.scaled(size, qt.KEEP_RATIO, qt.SMOOTH)
        scaled.setDevicePixelRatio(ratio)
        width, height = round(scaled.width() / ratio), round(scaled.height() / ratio)
        left = box.left() + (box.width() - width) // 2
        painter.drawPixmap(left, box.top() + (box.height() - height) // 2, scaled)


class DocumentGrid(QWidget):
    """All documents of a client. `chosen(entry)` with a tap, Space or Enter."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: list[DocumentTile] = []
        self._layout = WrapLayout(self, gap=theme.tokens().space_3)
        self.setAccessibleName("書類の一覧")

    def show_entries(self, entries: Sequence[Entry], chosen_id: str) -> None:
        """Show these; the one of this id stays chosen."""
        clear(self._layout)
        self.tiles = [DocumentTile(entry) for entry in entries]
        for tile in self.tiles:
            tile.setChecked(tile.entry.id == chosen_id)
            tile.clicked.connect(partial(self._choose, tile))
            self._layout.addWidget(tile)

    def choose(self, entry_id: str) -> None:
        """Choose the document of this id and put the keyboard there."""
        for tile in self.tiles:
            if tile.entry.id == entry_id:
                tile.setFocus(qt.OTHER_REASON)
                self._choose(tile)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The arrows go from tile to tile."""
        key = qt.KEY(event.key())
        here = next((tile for tile in self.tiles if tile.hasFocus()), None)
        if here is None or key not in _STEPS:
            super().keyPressEvent(event)
        elif key in _ASIDE:
            at = self.tiles.index(here) + _ASIDE[key]
            self.tiles[at % len(self.tiles)].setFocus(qt.TAB_REASON)
        else:
            self._across(here, _ACROSS[key])

    def _across(self, here: DocumentTile, step: int) -> None:
        """To the tile above or below; at the edge it stays."""
        same = [tile for tile in self.tiles if tile.x() == here.x()]
        at = same.index(here) + step
        if 0 <= at < len(same):
            same[at].setFocus(qt.TAB_REASON)

    def _choose(self, tile: DocumentTile) -> None:
        again = [each for each in self.tiles if each is not tile and each.isChecked()]
        for each in again:
            each.setChecked(False)
        tile.setChecked(True)
        self.chosen.emit(tile.entry)
