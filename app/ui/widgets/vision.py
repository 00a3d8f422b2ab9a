"""Q1, the future in the owner's own words: free, optional, with sentences to tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets import number_guard
from app.ui.widgets.basic import button, column, label, row, scroll
from app.ui.widgets.number_guard import NumberGuard
from app.ui.widgets.tiles import Tile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from app.domain.questionnaire import Section

SAVE_AFTER_MS = 400
TAP, THEN = "例を押すと、文に入ります。", "書けたら [結果を見る] を押します。"


class VisionEditor(QWidget):
    """The text, its counter and the examples. `changed(text)` shortly after the last key."""

    changed = Signal(str)

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = section.max_length
        self._saved = ""
        self._beside = False
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(section.prompt)
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText("ひとことで結構です。書かなくてもかまいません。")
        self.guard = NumberGuard(self.edit, number_guard.MASKED)
        self.guard.decided.connect(self._decided)
        self.counter = label("", "caption", wrap=False)
        self.chips: list[Tile] = []
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._typed)
        self._arrange(section)
        self._count()

    def show_text(self, text: str) -> None:
        """Show a text that is saved already."""
        if text == self._saved and text == self.text:
            return
        self._saved = text
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)
        self.guard.trust()
        self._count()

    @property
    def text(self) -> str:
        """What may be saved of what stands in the editor, without empty ends."""
        return self.guard.kept.strip()

    def stand_beside(self, *, on: bool) -> None:
        """Whether the last question stands beside: then what was written says how to go on."""
        self._beside = on
        self._count()

    def commit(self) -> None:
        """Take over a conversion that is still open, then save."""
        if self.edit.hasFocus():
            QGuiApplication.inputMethod().commit()
        self.flush()

    def flush(self) -> None:
        """Tell the present text now, when it is not saved yet."""
        self._timer.stop()
        if self.text != self._saved:
            self._saved = self.text
            self.changed.emit(self.text)

    def _decided(self) -> None:
        self._count()
        self.flush()

    def _arrange(self, section: Section) -> None:
        look = theme.tokens()
        examples = QWidget()
        chips: QVBoxLayout = column(spacing=look.space_1)
        for words in section.chips:
            chip = Tile(large=False)
            chip.tell(words, name=f"例：{words}")
            chip.clicked.connect(self._tapped)
            self.chips.append(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        examples.setLayout(chips)
        self._examples = area = scroll(examples)
        area.setAccessibleName("例")
        area.setMinimumHeight(look.tile + look.space_1)
        for part in (self.edit, area):  # both take what is left, and scroll inside
            part.setSizePolicy(qt.EXPANDING, qt.IGNORED)
        self._hint = label(TAP, "hint", wrap=False)
        layout = column(
            label(section.prompt, "strong"),
            self.edit,
            self.guard,
            row(self._hint, None, self.counter),
            area,
            spacing=look.space_2,
        )
        layout.setStretch(1, 2)
        layout.setStretch(4, 3)
        self.setLayout(layout)

    def _tapped(self) -> None:
        """A tap puts the example into the text; another takes it out again."""
        chip = self.sender()
        if not isinstance(chip, Tile):
            return
        lines = [line for line in self.edit.toPlainText().split("\n") if line.strip()]
        if chip.words in lines:
            lines.remove(chip.words)
        else:
            lines.append(chip.words)
        self.edit.setPlainText("\n".join(lines))
        self.flush()

    def _typed(self) -> None:
        text = self.edit.toPlainText()
        if self._most and len(text) > self._most:
            self._cut()
        self._count()
        self._timer.start()

    def _cut(self) -> None:
        """Take back what goes over the length: what was typed last, or else the end."""
        cursor = self.edit.textCursor()
        over = len(self.edit.toPlainText()) - self._most
        if cursor.position() < over:
            cursor.movePosition(qt.CURSOR.End)
        self.edit.blockSignals(True)
        for _ in range(over):
            cursor.deletePreviousChar()
        self.edit.blockSignals(False)

    def _count(self) -> None:
        text = self.edit.toPlainText()
        self.counter.setText(f"{len(text)}/{self._most}字")
        self._hint.setText(THEN if self._beside and text.strip() else TAP)
        self._make_room()
        lines = text.split("\n")
        for chip in self.chips:
            chip.mark(chosen=chip.words in lines)

    def _make_room(self) -> None:
        """The band about a number needs the room of the rest, in the largest text at least."""
        look, stopped = theme.tokens(), self.guard.stopped
        for part in (self._examples, self._hint, self.counter):
            part.setVisible(not stopped)
        self.edit.setMinimumHeight(look.target if stopped else round(76 * look.scale))


class VisionSheet(QFrame):
    """The same editor over the right edge of the page, to be opened at any time."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme.tokens()
        self.setProperty("role", "sheet")
        self._editor: VisionEditor | None = None
        close = button("書けました", "primary", name="ありたい姿の入力を閉じる")
        close.clicked.connect(self.shut)
        self._hints = label("", "hint")
        self._column: QVBoxLayout = column(self._hints, row(None, close), spacing=look.space_3)
        edge = look.space_4
        self._column.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(self._column)
        self.hide()

    def hold(self, editor: VisionEditor) -> None:
        """Take the editor in."""
        self._editor = editor
        self._column.insertWidget(0, editor, 1)

    def suggest(self, questions: Sequence[str]) -> None:
        """Questions that the advisor may ask next."""
        self._hints.setText("\n".join(f"・{question}" for question in questions))
        self._hints.setVisible(bool(questions))

    def open_at(self, page: QWidget) -> None:
        """Show the sheet over the right edge of the page."""
        look = theme.tokens()
        width = min(round(520 * look.scale), page.width() - 2 * look.space_4)
        self.setGeometry(page.width() - width, 0, width, page.height())
        self.show()
        self.raise_()
        if self._editor is not None:
            self._editor.edit.setFocus()

    def shut(self) -> None:
        """Save and hide."""
        if self._editor is not None:
            self._editor.commit()
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Esc closes; nothing typed here reaches the questions below."""
        if event.key() == qt.KEY.Key_Escape:
            self.shut()
        event.accept()
