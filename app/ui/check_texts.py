"""The two texts of a check: the owner's 5 years, and the advisor's memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.check_flow import VISION
from app.ui.widgets.memo import MemoSheet
from app.ui.widgets.vision import VisionEditor, VisionSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from app.domain.questionnaire import Section
    from app.domain.records import Draft


class CheckTexts:
    """Sheets over a page for both; on the last screen the vision stands in `beside` instead.

    `changed(text)` is told each text of the vision that is to be saved.
    """

    def __init__(self, page: QWidget, beside: QVBoxLayout, changed: Callable[[str], None]) -> None:
        self.memo = MemoSheet(page)
        self.sheet = VisionSheet(page)
        self.vision: VisionEditor | None = None
        self._page = page
        self._beside = beside
        self._changed = changed

    def prepare(self, section: Section, draft: Draft) -> None:
        """Show the texts of this draft; `section` asks for the vision."""
        self.memo.show_text(draft.memo)
        if self.vision is not None:
            self.vision.setParent(None)
            self.vision.deleteLater()
        self.vision = VisionEditor(section)
        self.vision.show_text(draft.answers.get(VISION, ""))
        self.vision.changed.connect(self._changed)
        self.sheet.hold(self.vision)
        self.sheet.suggest(section.followups)

    @property
    def written(self) -> bool:
        """Whether there is a vision."""
        return self.vision is not None and bool(self.vision.text)

    @property
    def writing(self) -> bool:
        """Whether a vision is there or being written, so that nothing may rush past it."""
        return self.written or (self.vision is not None and self.vision.edit.hasFocus())

    def keep(self) -> None:
        """Save what was typed."""
        if self.vision is not None:
            self.vision.commit()
            self.memo.flush()

    def place(self, *, beside: bool) -> None:
        """Put the vision beside the last question, or back into its sheet."""
        if self.vision is None:
            return
        self.vision.stand_beside(on=beside)
        if beside:
            self.sheet.hide()
            self._beside.addWidget(self.vision)
        elif self._beside.count():
            self.sheet.hold(self.vision)

    def open_memo(self) -> None:
        """Open the memo over the page."""
        self.memo.open_at(self._page)

    def open_vision(self) -> None:
        """Open the vision over the page."""
        if self.vision is not None:
            self.sheet.open_at(self._page)
