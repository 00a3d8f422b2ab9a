"""The list of clients in which several can be chosen, also those that are not read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from app.ui import qt, theme
from app.ui.keys import ENTER
from app.ui.widgets.client_list import ClientList, ClientPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtGui import QKeyEvent

    from app.ui.widgets.rows import Index

FLAG = QItemSelectionModel.SelectionFlag
BOX = 22  # px at text size 標準


class PickList(ClientList):
    """`picked()` when others are chosen. With Shift, Ctrl and Ctrl+A, or by ticking rows.

    What is chosen stays so while more rows are read; `everyone` gives the ids of all there are.
    """

    picked = Signal()
    ticking = False  # Qt asks while it makes the list
    _rest: frozenset[str] = frozenset()  # chosen, but not read yet

    def __init__(self, name: str, everyone: Callable[[], Collection[str]]) -> None:
        super().__init__(name)
        self._everyone = everyone
        self.setItemDelegate(PickPainter(self))
        self.setSelectionMode(qt.SELECT_MANY)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.rows.rowsInserted.connect(self._read)

    @property
    def picks(self) -> frozenset[str]:
        """The ids of all that are chosen."""
        rows = (self.rows.row(index.row()) for index in self.selectionModel().selectedIndexes())
        return self._rest | {row.id for row in rows if row is not None}

    def pick(self, ids: Collection[str]) -> None:
        """Choose these, and only these."""
        self._rest = frozenset(ids)
        self._take(0, self.rows.rowCount() - 1, FLAG.ClearAndSelect)
        self.picked.emit()

    def tick(self, *, on: bool) -> None:
        """Let rows be ticked one after another, without any key held down."""
        self.ticking = on
        self.setSelectionMode(qt.SELECT_TICKED if on else qt.SELECT_MANY)
        self.pick(())
        if not on:
            self.setCurrentIndex(self.currentIndex())
        self.viewport().update()

    @override
    def selectAll(self) -> None:
        """Choose all that were found, also those that are not read yet."""
        self.pick(self._everyone())

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> FLAG:
        """Without an event (the arrows of the search field) nothing is ticked."""
        if event is None and self.ticking:
            return FLAG.NoUpdate
        command = super().selectionCommand(index, event)
        stretched = command & FLAG.Current and not command & FLAG.Toggle  # with Shift
        if command & FLAG.Clear or stretched:
            self._rest = frozenset()
        return command

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """While rows are ticked, Enter ticks too."""
        index = self.currentIndex()
        if self.ticking and event.key() in ENTER and index.isValid():
            self.selectionModel().select(index, FLAG.Toggle)
        else:
            super().keyPressEvent(event)

    @override
    def _activated(self, index: QModelIndex) -> None:
        if not self.ticking:  # a double tap there is no wish to leave the list
            super()._activated(index)

    @override
    def _start(self) -> None:
        self._rest = frozenset()
        super()._start()
        self.picked.emit()

    def _read(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._take(first, last, FLAG.Select)

    def _take(self, first: int, last: int, command: FLAG) -> None:
        """Choose those of these rows that are to be chosen; they are read now."""
        found, read = QItemSelection(), set()
        for number in range(first, last + 1):
            row = self.rows.row(number)
            if row is not None and row.id in self._rest:
                index = self.rows.index(number)
                found.select(index, index)
                read.add(row.id)
        self._rest -= read
        self.selectionModel().select(found, command)

    def _selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.picked.emit()


class PickPainter(ClientPainter):
    """Draws a box before each row while rows are ticked, and where the keyboard is."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        owner = self.parent()
        chosen = option.state & QStyle.StateFlag.State_Selected
        here = option.state & QStyle.StateFlag.State_HasFocus
        if here and isinstance(owner, PickList) and (owner.ticking or not chosen):
            painter.save()
            painter.setPen(QPen(QColor(theme.tokens().focus_dark), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
            painter.restore()

    @override
    def lead(self, painter: QPainter, box: QRect, *, chosen: bool) -> QRect:
        owner = self.parent()
        if not isinstance(owner, PickList) or not owner.ticking:
            return box
        look = theme.tokens()
        side = round(BOX * look.scale)
        # The room of the words begins a little below the top of the row.
        top = box.center().y() - (side + look.space_2) // 2
        place = QRect(box.left(), top, side, side)
        painter.setRenderHint(qt.ANTIALIASED)
        painter.setPen(QPen(QColor(look.primary if chosen else look.border_input), 2))
        painter.setBrush(QColor(look.primary if chosen else look.surface))
        painter.drawRoundedRect(place, look.radius_chip, look.radius_chip)
        if chosen:
            painter.setPen(QPen(QColor(look.text_on_primary), side / 8))
            painter.drawPolyline(_hook(place))
        painter.setBrush(qt.NO_BRUSH)
        return box.adjusted(side + look.space_4, 0, 0, 0)


def _hook(place: QRect) -> QPolygon:
    """✓ inside a square."""
    part = place.width() / 10
    points = ((2.4, 5.2), (4.3, 7.1), (7.7, 3.3))
    hook = QPolygon()
    for across, down in points:
        hook.append(place.topLeft() + QPoint(round(across * part), round(down * part)))
    return hook
