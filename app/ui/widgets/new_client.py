"""A new client in seconds: the name, a tile for the trade, a tile for the size. The rest later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.bands import SIZE_TILES
from app.domain.industry import TILES
from app.domain.japanese import search_text
from app.domain.records import ClientFields
from app.domain.search import Search
from app.services import finding
from app.ui import qt, theme
from app.ui.client_words import about_row
from app.ui.widgets.basic import button, card, clear, column, label, row
from app.ui.widgets.fields import Field, NameField, labelled
from app.ui.widgets.number_guard import NumberGuard
from app.ui.widgets.tiles import TileGroup

if TYPE_CHECKING:
    from app.services.store import Store

TRADE_KEYS = "ABCDEFGHIJKL"
SIZE_KEYS = "123456"
SIMILAR = 3
CRAMPED = 1.4  # from this text size on the tiles show no examples, so that all stay in sight


class NewClient(QWidget):
    """The form. `ready()` when the last tile was tapped; `known(client id)` for one met before.

    `named()` when the keys leave the name and its reading: the tiles are next.
    """

    ready = Signal()
    named = Signal()
    known = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        look = theme.tokens()
        self.kana = Field(name="フリガナ")
        self.name = NameField(self.kana, name="会社名・屋号")
        roomy = look.scale < CRAMPED
        least = 180 if roomy else 150
        self.trades = TileGroup(name="業種", keys=TRADE_KEYS, columns=(4, 3, 2), least=least)
        self.trades.offer([(tile.id, tile.label, tile.hint if roomy else "") for tile in TILES])
        for shown, tile in zip(self.trades.tiles, TILES, strict=True):
            shown.setToolTip(tile.hint)
            shown.setAccessibleName(f"{tile.label}（{tile.hint}）")
        self.sizes = TileGroup(name="人数", keys=SIZE_KEYS, columns=(6, 3, 2), least=150)
        self.sizes.offer([(band.code, band.label, "") for band in SIZE_TILES])
        self._name_box = labelled("会社名・屋号", self.name)
        names = row(
            self._name_box, labelled("フリガナ", self.kana, note="自動"), spacing=look.space_4
        )
        self._guards = [NumberGuard(each, named=True) for each in (self.name, self.kana)]
        names.setStretch(0, 3)
        names.setStretch(1, 2)
        self._similar: QVBoxLayout = column(spacing=look.space_2)
        self.setLayout(
            column(
                names,
                *self._guards,
                self._similar,
                label("業種", "strong"),
                self.trades,
                label("働く人の数（ご本人・ご家族も含めて）", "strong"),
                self.sizes,
                spacing=look.space_2,
            )
        )
        self.trades.chosen.connect(self._trade_chosen)
        self.sizes.chosen.connect(self._size_chosen)
        self.name.left.connect(self._look_for_similar)
        self.name.textChanged.connect(self._name_typed)
        self.kana.left.connect(self._names_left)
        self.setFocusProxy(self.name)

    def clear(self) -> None:
        """An empty form."""
        for field in (self.name, self.kana):
            field.clear()
        for group in (self.trades, self.sizes):
            group.choose(None)
        clear(self._similar)
        self._name_box.fault("")

    def fields(self) -> ClientFields | None:
        """What was given; None, with a word at the field, when it cannot be kept like that."""
        name = self.name.text().strip()
        if not name:
            self._name_box.fault("会社名か屋号を入れてください。")
            self.name.setFocus(qt.OTHER_REASON)
            return None
        if any(guard.stops() for guard in self._guards):
            return None
        trade = next((tile.code for tile in TILES if tile.id == self.trades.code), None)
        return ClientFields(
            name=name,
            kana=self.kana.text().strip(),
            industry=trade,
            employees_band=self.sizes.code,
        )

    def _trade_chosen(self, _code: str) -> None:
        if self.sizes.code is None:
            self.sizes.tiles[0].setFocus(qt.OTHER_REASON)

    def _size_chosen(self, _code: str) -> None:
        self.ready.emit()

    def _name_typed(self, text: str) -> None:
        if text.strip():
            self._name_box.fault("")

    def _names_left(self) -> None:
        """Go on to the tiles; a finger or mouse that is down must find its tile where it was."""
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.named.emit()

    def _look_for_similar(self) -> None:
        """Offer clients of the same name, so that nobody is entered twice."""
        clear(self._similar)
        name = self.name.text().strip()
        wanted = search_text(name)
        if not wanted:
            return
        page = finding.find(self._store, Search(name), limit=20)
        same = [found for found in page.rows if search_text(found.name) == wanted]
        for found in same[:SIMILAR]:
            use = button("このお客様で始める", name=f"{found.name}のチェックを始める")
            use.clicked.connect(partial(self.known.emit, found.id))
            words = label(f"同じ名前のお客様がいます：{found.name}　{about_row(found)}")
            line = row(words, use)
            line.setStretch(0, 1)
            sheet = card(role="caution")
            inner = sheet.layout()
            if isinstance(inner, QVBoxLayout):
                inner.addLayout(line)
            self._similar.addWidget(sheet)
