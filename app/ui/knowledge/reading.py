"""The reading view of the 知恵袋: a page as text, its links, nothing from outside."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser, QWidget
from typing_extensions import override

from app import library
from app.domain.knowledge.pages import Shelf, page
from app.ui import qt, theme
from app.ui.knowledge.html import PageHtml

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from app.domain.knowledge.knowledge import Knowledge
    from app.domain.knowledge.page import KnowledgePage


def shelf(knowledge: Knowledge | None = None) -> Shelf:
    """The content as of today; the packaged one unless another is given."""
    today = datetime.now().astimezone().date()
    return Shelf(knowledge or library.knowledge(), library.questionnaire(), today)


class ReadingView(QTextBrowser):
    """Shows one page of this content; `asked(id)`: a link to another page was followed."""

    asked = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, knowledge: Knowledge | None = None
    ) -> None:
        super().__init__(parent)
        self._knowledge = knowledge
        self.setOpenLinks(False)
        self.setFrameShape(qt.NO_FRAME)
        self.setAccessibleName("読む")
        self.anchorClicked.connect(self._follow)
        self.shown: KnowledgePage | None = None

    def show_page(self, found: KnowledgePage) -> None:
        """Show this page from its beginning."""
        self.shown = found
        html = PageHtml(library.knowledge().glossary, theme.tokens())
        self.setHtml(html.page(found))
        self.setAccessibleName(found.title)
        self.verticalScrollBar().setValue(0)

    def show_item(self, item_id: str) -> None:
        """Show the page of this item; KeyError when there is none."""
        self.show_page(page(shelf(self._knowledge), item_id))

    @override
    def loadResource(self, kind: int, name: QUrl | str, /) -> None:
        """Nothing is ever loaded: pages are text alone."""

    def _follow(self, address: QUrl) -> None:
        self.asked.emit(address.toString())
