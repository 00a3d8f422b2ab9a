"""設定: the sections at the left, one section at the right; every change applies at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from app.ui import keys, qt, theme
from app.ui.widgets.basic import button, column, label, row, scroll
from app.ui.widgets.settings_backup import BackupPane
from app.ui.widgets.settings_colleagues import ColleaguesPane
from app.ui.widgets.settings_data import DataPane
from app.ui.widgets.settings_device import DevicePane, LicencesPane
from app.ui.widgets.settings_plain import FoldersPane, PaperPane, ScreenPane
from app.ui.widgets.settings_plans import PlansPane
from app.ui.widgets.settings_retention import RetentionPane
from app.ui.widgets.settings_secret import IdlePane, PassphrasePane, PinPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from app.ui.desk import Desk
    from app.ui.widgets.setting import Pane

SECTIONS: dict[str, tuple[str, Callable[[Desk], Pane]]] = {
    "screen": (ScreenPane.title, ScreenPane),
    "paper": (PaperPane.title, PaperPane),
    "folders": (FoldersPane.title, FoldersPane),
    "plans": (PlansPane.title, PlansPane),
    "colleagues": (ColleaguesPane.title, ColleaguesPane),
    "passphrase": (PassphrasePane.title, PassphrasePane),
    "pin": (PinPane.title, PinPane),
    "idle": (IdlePane.title, IdlePane),
    "backup": (BackupPane.title, BackupPane),
    "retention": (RetentionPane.title, RetentionPane),
    "data": (DataPane.title, DataPane),
    "device": (DevicePane.title, DevicePane),
    "licences": (LicencesPane.title, LicencesPane),
}
FIRST = "screen"
NARROW = 660  # px at text size 標準
WIDEST = 880


class SettingsPage(QWidget):
    """Sections and panes; a pane is made when its section is first shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = "設定"
        self._desk = desk
        self._panes: dict[str, Pane] = {}
        self._areas: dict[str, QScrollArea] = {}
        self.section = FIRST
        self._narrow = False
        self._group = QButtonGroup(self)
        self.words: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self.setProperty("role", "page")
        self.setAttribute(qt.STYLED)
        self.list = self._build_list()
        self.picker = self._build_picker()
        right = column(self.picker, self._stack, spacing=0)
        right.setStretchFactor(self._stack, 1)
        body = row(self.list, right, spacing=0)
        body.setStretchFactor(right, 1)
        self.setLayout(body)

    def _build_list(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "side")
        heading = label("設定", "h2", wrap=False)
        layout = column(heading, 8, spacing=2)
        look = theme.tokens()
        layout.setContentsMargins(look.space_4, look.space_5, look.space_2, look.space_4)
        for key, (title, _) in SECTIONS.items():
            word = button(title, "nav")
            word.setCheckable(True)
            word.setProperty("section", key)
            word.clicked.connect(self._chosen)
            self._group.addButton(word)
            self.words[key] = word
            layout.addWidget(word)
        layout.addStretch(1)
        frame.setLayout(layout)
        area = scroll(frame)
        words = frame.sizeHint().width() + area.verticalScrollBar().sizeHint().width()
        area.setFixedWidth(max(words, round(200 * (1 + (look.scale - 1) * 0.9)) + 40))
        return area

    def _build_picker(self) -> QWidget:
        """The sections as a box to open, for narrow windows and large text."""
        self.box = QComboBox()
        self.box.setAccessibleName("設定の項目")
        for key, (title, _) in SECTIONS.items():
            self.box.addItem(title, key)
        self.box.activated.connect(self._picked)
        holder = QWidget()
        layout = row(label("設定", "h2", wrap=False), self.box, None, spacing=16)
        edge = theme.tokens().space_5
        layout.setContentsMargins(edge, theme.tokens().space_4, edge, 0)
        holder.setLayout(layout)
        holder.hide()
        return holder

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Give the list up for the box when both sides would be cramped."""
        super().resizeEvent(event)
        self._narrow = self.width() < NARROW * theme.tokens().scale
        self.list.setVisible(not self._narrow)
        self.picker.setVisible(self._narrow)
        self._name_panes()

    def _name_panes(self) -> None:
        """A pane has its name on it, unless the box above says it already."""
        for pane in self._panes.values():
            pane.name.setVisible(not self._narrow)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter saves what a pane does not apply at once."""
        if keys.settles(event):
            self.pane().settle()
        else:
            super().keyPressEvent(event)

    def open(self, section: str | None = None) -> None:
        """Show this section, or the one shown last."""
        known = section if section in SECTIONS else self.section
        self.section = known
        self.words[known].setChecked(True)
        self.box.setCurrentIndex(list(SECTIONS).index(known))
        pane = self._pane(known)
        pane.reload()
        self._stack.setCurrentWidget(self._areas[known])

    def reload(self) -> None:
        """Read the shown section again."""
        self.open(self.section)

    def pane(self) -> Pane:
        """The pane that shows."""
        return self._pane(self.section)

    def _pane(self, key: str) -> Pane:
        if key not in self._panes:
            pane = SECTIONS[key][1](self._desk)
            look = theme.tokens()
            inside = QWidget()
            layout = column(pane)
            layout.setContentsMargins(look.space_5, look.space_5, look.space_6, look.space_5)
            inside.setLayout(layout)
            self._areas[key] = scroll(inside)
            self._areas[key].setMaximumWidth(round(WIDEST * look.scale))
            self._stack.addWidget(self._areas[key])
            self._panes[key] = pane
            self._name_panes()
        return self._panes[key]

    def _picked(self) -> None:
        self.open(str(self.box.currentData()))

    def _chosen(self) -> None:
        word = self._group.checkedButton()
        if word is not None:
            self.open(str(word.property("section")))
