"""The words of the navigation at the left edge of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from app.ui import icons, navigation, theme
from app.ui.widgets.basic import button, column, label, line, row

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = (
    ("today", "今日"),
    ("clients", "お客様"),
    ("consultations", "相談"),
    ("knowledge", "知恵袋"),
    ("settings", "設定"),
)
# The word of a page that has none of its own.
BELONGS = {"karte": "clients", "trash": "clients", "start": "today", "check": "today"}
NAV = 212
TOOLS = (
    ("hand", "手渡し", "手渡しを始める（F11）"),
    ("lock", "ロック", "すぐにロックする（Ctrl+L）"),
    ("help", "キー一覧", "キー一覧を開く（F1）"),
)


class NavBar(QFrame):
    """The places, and the tools at the foot; pages that do not exist have no word."""

    chosen = Signal(str)
    tool = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "nav")
        self._group = QButtonGroup(self)
        self._words: dict[str, QPushButton] = {}
        self._tools: dict[str, QPushButton] = {}
        name = row(
            icons.picture("app", theme.tokens().space_6), label("伴走カルテ", "strong", wrap=False)
        )
        name.setContentsMargins(20, 12, 12, 12)
        layout = column(name, 8, *self._build_words(), None, line(), *self._build_tools(), 8)
        layout.setSpacing(4)
        self.setLayout(layout)
        self.fit()

    def _build_words(self) -> Iterable[QPushButton]:
        for key, word in WORDS:
            if navigation.exists(key):
                widget = self._entry(key, word, word)
                widget.setCheckable(True)
                widget.clicked.connect(self._chosen)
                self._group.addButton(widget)
                self._words[key] = widget
                yield widget

    def _build_tools(self) -> Iterable[QPushButton]:
        for key, word, name in TOOLS:
            widget = self._entry(key, word, name)
            widget.clicked.connect(self._tool)
            self._tools[key] = widget
            yield widget

    def _entry(self, key: str, word: str, name: str) -> QPushButton:
        widget = button(word, "nav", name=name)
        widget.setProperty("key", key)
        widget.setToolTip("" if name == word else name)
        icons.put(widget, key)
        return widget

    def mark(self, key: str) -> None:
        """Show which word the page belongs to."""
        section = BELONGS.get(key, key)
        if section in self._words:
            self._words[section].setChecked(True)

    def offer(self, key: str, *, offered: bool) -> None:
        """Show or hide a tool that means something on some pages only."""
        self._tools[key].setVisible(offered)

    def fit(self) -> None:
        """Take the width of the text size."""
        look = theme.tokens()
        # A large text size keeps the room for the page: the words are short.
        self.setFixedWidth(round(NAV * (1 + (look.scale - 1) * 0.15)))

    def _chosen(self) -> None:
        self.chosen.emit(self.sender().property("key"))

    def _tool(self) -> None:
        self.tool.emit(self.sender().property("key"))
