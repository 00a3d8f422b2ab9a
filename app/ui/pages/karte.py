"""カルテ: the record of one client, a section at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from app.domain.changes import Changes, Kind
from app.errors import NotFound
from app.services import clients
from app.ui import qt, theme
from app.ui.client_words import about
from app.ui.karte import sections
from app.ui.widgets.basic import button, row
from app.ui.widgets.one_line import OneLine
from app.ui.widgets.page_body import PageBody
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.ui.desk import Desk
    from app.ui.karte.overview import OverviewSection
    from app.ui.karte.sections import Section

FIRST = "overview"
ROOM = 360  # px beside the words of the sections at text size 標準


class KartePage(PageBody):
    """The frame: name and trade of the client, the words of the sections, the one that shows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("カルテ", parent)
        self._desk = desk
        self._client_id = ""
        self._made: dict[str, QWidget] = {}
        self._shown_for: dict[str, str] = {}
        self.section = FIRST
        self.about = OneLine("", "sub")
        self.words: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        head = row(self._build_words(), self.about)
        head.setStretch(0, 1)
        self.column.addLayout(head)
        self.column.addWidget(self._stack, 1)
        self.column.setSpacing(theme.tokens().space_3)
        desk.refresh.changed.connect(self._changed)

    def open(self, client_id: str, section: str = "") -> None:
        """Show this client, at a section. Raises NotFound."""
        self._show_head(client_id)
        self._client_id = client_id
        self.turn(section or FIRST)

    def reload(self) -> None:
        """Read the client again; what is being typed stays as it is."""
        if self._client_id:
            self._show_head()
            self.part.reload()

    @property
    def part(self) -> Section:
        """The section that shows."""
        return cast("Section", self._section(self.section))

    @property
    def overview(self) -> OverviewSection:
        """The section that shows first."""
        return cast("OverviewSection", self._section(FIRST))

    def turn(self, name: str) -> None:
        """Show a section of the client. Raises NotFound."""
        widget = self._section(name)
        self.section = name
        if self._shown_for.get(name) != self._client_id:
            self.part.open(self._client_id)
            self._shown_for[name] = self._client_id
        else:
            self.part.reload()
        self._stack.setCurrentWidget(widget)
        self.words[name].setChecked(True)
        self._desk.go.at(name)
        first = widget.focusProxy()
        (first or self.words[name]).setFocus(qt.OTHER_REASON)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Trade and place stand beside the words where there is room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = sum(word.sizeHint().width() for word in self.words.values())
        self.about.setVisible(self.width() - words > round(ROOM * theme.tokens().scale))

    @override
    def settle(self) -> None:
        """Ctrl+Enter does what the section says."""
        self.part.settle()

    def _build_words(self) -> QWidget:
        box = QWidget()
        box.setAccessibleName("カルテの中の場所")
        layout = WrapLayout(box, gap=theme.tokens().space_2)
        group = QButtonGroup(box)
        for word in sections.words():
            pressed = button(word.word, "tab")
            pressed.setCheckable(True)
            pressed.clicked.connect(partial(self.turn, word.name))
            group.addButton(pressed)
            layout.addWidget(pressed)
            self.words[word.name] = pressed
        return box

    def _section(self, name: str) -> QWidget:
        if name not in self._made:
            self._made[name] = sections.make(name, self._desk)
            self._stack.addWidget(self._made[name])
        return self._made[name]

    def _show_head(self, client_id: str = "") -> None:
        """Raises NotFound, also for a client in the trash: nothing can be written there."""
        client = clients.get(self._desk.store, client_id or self._client_id)
        if client.deleted_at is not None:
            raise NotFound("お客様")
        self.title.setText(client.fields.name)
        self.about.tell(about(client.fields))
        self._fit()

    def _changed(self, changes: Changes) -> None:
        if not (self.isVisible() and changes.concerns(Kind.CLIENT) and self._client_id):
            return
        try:
            self._show_head()
        except NotFound:  # thrown away, or its creation was undone
            self._desk.go.clients()
