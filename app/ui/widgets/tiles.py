"""Large keys to choose one answer with: by a tap, by a digit, by Space or Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets.columns import ColumnsLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
ROOMY = 1.3  # tiles grow to so many times the height of the design where there is room
LEAST = 56  # px; no answer is smaller, whatever the text size
CAP = 1.6  # size of a key cap / size of its figure
SMALL = 0.8  # size of the figure in the corner / size of the figure of a cap
ANSWER = 22  # px; the words of a large tile are at least so large
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Tile(QPushButton):
    """One answer: its text, wrapped, a key cap before it and a tick once it is chosen.

    A second click of a double click is not a tap: it would answer the next question unseen.
    """

    def __init__(
        self, code: str = "", *, large: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.code = code
        self._large = large
        self._words = ""
        self._cap = ""
        self._hint = ""
        self._cap_shown = True
        self._centred = False
        self._corner = False
        self.setCheckable(True)
        self.toggled.connect(self._toggled_from_outside)
        self.setAutoDefault(False)
        self.setProperty("role", "answer")
        self.setCursor(qt.POINTING_HAND)
        self.setFocusPolicy(qt.STRONG_FOCUS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, words: str, *, cap: str = "", hint: str = "", name: str = "") -> None:
        """What the tile says; `name` is for screen readers, `hint` a second, smaller line."""
        self._words, self._cap, self._hint = words, cap, hint
        self.setAccessibleName(name or words)
        self.setAccessibleDescription(f"{cap}のキーでも選べます。" if cap else "")
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What the tile says."""
        return self._words

    def show_cap(self, *, shown: bool) -> None:
        """Show or hide the key cap; its room stays."""
        if shown != self._cap_shown:
            self._cap_shown = shown
            self.update()

    def centre(self, *, corner: bool = False) -> None:
        """Set the words in the middle, as in the cells of a matrix.

        With `corner` the key cap is a small figure in the corner and takes no width.
        """
        self._centred, self._corner = True, corner

    def mark(self, *, chosen: bool) -> None:
        """Show whether this is the answer."""
        with QSignalBlocker(self):
            self.setChecked(chosen)

    def _toggled_from_outside(self, checked: bool) -> None:  # noqa: FBT001 - the signal's shape
        """A screen reader toggles without a click: make it one, as if it had been tapped."""
        self.mark(chosen=not checked)
        self.click()

    @override
    def nextCheckState(self) -> None:
        """A tap does not toggle: the owner of the tile says what is chosen."""

    @override
    def sizeHint(self) -> QSize:
        """What the words need: one line, or as many as the present width takes."""
        small = QFontMetrics(theme.font(theme.tokens().font_caption))
        words = self._metrics().horizontalAdvance(self._words)
        width = max(words, small.horizontalAdvance(self._hint)) + self._edges() + 1
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            width = min(width, self.width())
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.tokens().target, theme.tokens().target)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        look = theme.tokens()
        room = QRect(0, 0, max(1, width - self._edges()), 10_000)
        height = self._metrics().boundingRect(room, WRAPPED, self._words).height()
        if self._hint:
            small = QFontMetrics(theme.font(look.font_caption))
            height += small.boundingRect(room, WRAPPED, self._hint).height() + look.space_1
        return max(LEAST, look.target, height + 2 * look.space_2)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        elif event.key() in _ENTER and not event.modifiers() & qt.CTRL:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(qt.ANTIALIASED)
        chosen, hover = self.isChecked(), self.underMouse() and self.isEnabled()
        fill = look.primary_tint if chosen or hover else look.surface
        if self.isDown():
            fill = look.primary_tint_hover
        edge = QPen(QColor(look.primary if chosen else look.border_input), 3 if chosen else 1)
        if self.hasFocus():
            self._frame(painter, QPen(QColor(look.focus_light), 4), QColor(fill), 2)
            edge = QPen(QColor(look.focus_dark), 2)
        self._frame(painter, edge, QColor(fill), 4 if self.hasFocus() else 1.5)
        self._write(painter)

    def _frame(self, painter: QPainter, pen: QPen, fill: QColor, inset: float) -> None:
        radius = theme.tokens().radius_dialog if self._large else theme.tokens().radius
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, radius, radius)

    def _write(self, painter: QPainter) -> None:
        look = theme.tokens()
        room = self._room()
        if self._cap and self._cap_shown and (self._large or not self.isChecked()):
            self._draw_cap(painter)
        colour = QColor(look.primary if self.isChecked() else look.text)
        painter.setPen(colour)
        painter.setFont(self._font())
        align = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft
        if self._hint:
            self._write_two(painter, room)
        else:
            painter.drawText(room, WRAPPED | align, self._words)
        if self.isChecked():
            self._draw_tick(painter, colour)

    def _room(self) -> QRect:
        """Where the words stand: in the very middle of a cell, as long as they leave the slot.

        A slot without cap or tick is no slot: the words may use it.
        """
        look = theme.tokens()
        left, right = self._left(), self._right()
        if self._centred and not self._corner:
            empty = not self.isChecked() and not (self._cap and self._cap_shown)
            words = self._metrics().horizontalAdvance(self._words)
            left = look.space_1 if empty else left
            if empty or words + 2 * left <= self.width():
                right = left
        return self.rect().adjusted(left, look.space_1, -right, -look.space_1)

    def _write_two(self, painter: QPainter, room: QRect) -> None:
        look = theme.tokens()
        small = theme.font(look.font_caption)
        first = self._metrics().boundingRect(room, WRAPPED, self._words).height()
        second = QFontMetrics(small).boundingRect(room, WRAPPED, self._hint).height()
        gap = look.space_1
        top = room.top() + max(0, (room.height() - first - second - gap) // 2)
        painter.drawText(QRect(room.left(), top, room.width(), first), WRAPPED, self._words)
        painter.setFont(small)
        painter.setPen(QColor(look.text_sub))
        box = QRect(room.left(), top + first + gap, room.width(), second)
        painter.drawText(box, WRAPPED, self._hint)

    def _draw_cap(self, painter: QPainter) -> None:
        look = theme.tokens()
        if self._corner:
            painter.setPen(QColor(look.text_sub))
            painter.setFont(theme.font(round(look.font_caption * SMALL)))
            place = self.rect().adjusted(look.space_2, look.space_1, 0, 0)
            painter.drawText(place, qt.LEFT | qt.TOP, self._cap)
            return
        size = self._cap_size()
        box = QRectF(look.space_2, (self.height() - size) / 2, size, size)
        painter.setPen(QPen(QColor(look.border), 1))
        painter.setBrush(QColor(look.canvas))
        painter.drawRoundedRect(box, look.radius_chip, look.radius_chip)
        painter.setPen(QColor(look.text_sub))
        painter.setFont(theme.font(look.font_caption))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._cap)

    def _draw_tick(self, painter: QPainter, colour: QColor) -> None:
        look = theme.tokens()
        size = look.font_caption
        left = self.width() - 2 * look.space_2 - size
        if not self._large and self._cap:
            left = look.space_2 + (self._cap_size() - size) // 2
        top = (self.height() - size) / 2
        if self._corner:
            left, top = look.space_2, look.space_1 + 2
            size = round(size * SMALL)
        pen = QPen(colour, max(2.5, size / 6))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(qt.NO_BRUSH)
        points = ((0.05, 0.55), (0.4, 0.9), (0.95, 0.15))
        shape = [QPointF(left + x * size, top + y * size) for x, y in points]
        painter.drawPolyline(QPolygonF(shape))

    def _cap_size(self) -> int:
        return round(theme.tokens().font_caption * CAP)

    def _left(self) -> int:
        look = theme.tokens()
        if self._corner:
            return look.space_2
        if not self._cap:
            return look.space_3
        return self._cap_size() + look.space_2 + (look.space_2 if self._large else look.space_1)

    def _right(self) -> int:
        look = theme.tokens()
        if self._corner:
            return look.space_2
        if self._large or not self._cap:
            return look.font_caption + look.space_2 + look.space_3
        return look.space_1 + 2 if self._centred else look.space_2

    def _edges(self) -> int:
        return self._left() + self._right()

    def _font(self) -> QFont:
        return theme.font(self._letters(), bold=self.isChecked())

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font(self._letters(), bold=True))

    def _letters(self) -> int:
        """The size of the words in px."""
        return max(ANSWER, theme.tokens().font_h3) if self._large else theme.tokens().font_body


class TileGroup(QWidget):
    """Tiles of which one is chosen. `keys` are the caps, one a tile, such as 12345.

    With `columns` (numbers to choose from, such as (4, 3, 2)) they stand in a grid,
    each at least `least` px wide.
    """

    chosen = Signal(str)

    def __init__(
        self,
        *,
        name: str,
        keys: str = "123456789",
        columns: Sequence[int] = (),
        least: int = 180,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self.tiles: list[Tile] = []
        self.code: str | None = None
        self.setAccessibleName(name)
        look = theme.tokens()
        self._grid = bool(columns)
        self._columns = 1
        if columns:
            wide = round(least * look.scale)
            self.setLayout(ColumnsLayout(counts=columns, minimum=wide, gap=look.space_2))

    def offer(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Show these (code, words, hint); tiles are kept and told anew."""
        while len(self.tiles) < len(choices):
            tile = Tile(large=not self._grid, parent=self)
            tile.clicked.connect(self._tapped)
            self.tiles.append(tile)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(tile)
        for index, tile in enumerate(self.tiles):
            tile.setVisible(index < len(choices))
            if index < len(choices):
                code, words, hint = choices[index]
                tile.code = code
                tile.tell(words, cap=self._keys[index], hint=hint, name=_joined(words, hint))
        self._place()

    def choose(self, code: str | None) -> None:
        """Show which tile is chosen; None takes the choice away."""
        self.code = code
        for tile in self.tiles:
            tile.mark(chosen=tile.code == code)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place()

    def stand_in(self, columns: int) -> None:
        """Stand in so many columns: more than one where the room is too low for one."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place_in_columns(self, shown: list[Tile]) -> None:
        gap, columns = theme.tokens().space_2, self._columns
        width = (self.width() + gap) // columns - gap
        height = max(tile.heightForWidth(width) for tile in shown)
        for number, tile in enumerate(shown):
            line, place = divmod(number, columns)
            tile.setGeometry(place * (width + gap), line * (height + gap), width, height)
        lines = -(-len(shown) // columns)
        self.setMinimumHeight(lines * (height + gap) - gap)

    def _place(self) -> None:
        """Below each other, equally high: as the design says, or less where room is short."""
        shown = [tile for tile in self.tiles if not tile.isHidden()]
        if self._grid or not shown:
            return
        if self._columns > 1:
            self._place_in_columns(shown)
            return
        look = theme.tokens()
        gaps = (len(shown) - 1) * look.space_2
        least = max(tile.heightForWidth(self.width()) for tile in shown)
        most = round(look.tile * ROOMY)
        height = max(least, min(most, (self.height() - gaps) // len(shown)))
        spare = self.height() - height * len(shown) - gaps
        gap = look.space_2 + max(0, min(look.space_2, spare // max(1, len(shown) - 1)))
        for number, tile in enumerate(shown):
            tile.setGeometry(0, number * (height + gap), self.width(), height)
        self.setMinimumHeight(least * len(shown) + gaps)

    def press(self, key: str) -> bool:
        """Choose by a key cap; False when no tile has it."""
        for cap, tile in zip(self._keys, self.tiles, strict=False):
            if cap == key.upper() and tile.isVisibleTo(self):
                tile.click()
                return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A key cap chooses, wherever the focus is inside the group; arrows move the focus."""
        key = event.text()
        if event.key() in _ARROWS:
            self.focusNextPrevChild(event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down))
        elif not key.strip() or event.modifiers() & (qt.CTRL | qt.ALT) or not self.press(key):
            super().keyPressEvent(event)

    def _tapped(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.choose(tile.code)
            self.chosen.emit(tile.code)


def small_edges() -> int:
    """What a cell takes beside its words: the slot for key cap or tick, and padding."""
    look = theme.tokens()
    return round(look.font_caption * CAP) + look.space_2 + 2 * look.space_1 + 2


def _joined(words: str, hint: str) -> str:
    return f"{words}（{hint}）" if hint else words
