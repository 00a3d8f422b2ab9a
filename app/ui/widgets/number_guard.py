"""A band below a field that may hold a マイナンバー: why it stops the entry, and two ways on.

It stands by itself: give it any text field, lay it below that field, and do not save while it is
`stopped`; where a text has no moment of saving that could be stopped, save what is `kept`.
Nothing is asked in a window of its own, and typing goes on meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QTextEdit
from typing_extensions import override

from app.domain import my_number
from app.ui import qt, theme
from app.ui.widgets.basic import button, column, label
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

TextField = QLineEdit | QTextEdit | QPlainTextEdit
TITLE = "マイナンバーかもしれない、12桁の数字があります。"
TITLE_OF = "「{name}」に、マイナンバーかもしれない、12桁の数字があります。"
REASON = "マイナンバーはお預かりしない決まりなので、このままでは保存しません。"
MASKED = "マイナンバーはお預かりしない決まりです。選ぶまでは、数字を伏せて保存します。"
FAULT = "「伏せ字にする」か「別の番号です」を選ぶと、保存できます。"


class NumberGuard(QFrame):
    """Hidden unless the field holds a number that may be one; `decided` when a person chose.

    `named`: it says which field is meant, where it does not stand right below it.
    """

    decided = Signal()

    def __init__(self, field: TextField, reason: str = REASON, *, named: bool = False) -> None:
        super().__init__()
        self._named = named
        self._reason = reason
        self.setProperty("role", "caution")
        self._field = field
        self._known: set[str] = set()
        self._spans: tuple[my_number.Span, ...] = ()
        self._built = False
        field.textChanged.connect(self.look)
        self.hide()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Ask for the whole height of the words, where the page is short of it too."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    @property
    def stopped(self) -> bool:
        """Whether the text must not be saved as it stands."""
        return bool(self._spans)

    def stops(self) -> bool:
        """Whether the text must not be saved as it stands; then the keyboard goes to it."""
        if self.stopped:
            self._field.setFocus(qt.OTHER_REASON)
        return self.stopped

    @property
    def kept(self) -> str:
        """The text as it may be saved: such numbers are masked until a person has chosen."""
        text = _text(self._field)
        return my_number.mask(text, my_number.find(text, self._known))

    def trust(self) -> None:
        """What stands in the field was saved before: its numbers were said to be others."""
        self._known |= {span.digits for span in my_number.find(_text(self._field))}
        self.look()

    def look(self) -> None:
        """Look at the text as it stands now."""
        self._spans = my_number.find(_text(self._field), self._known)
        if self._spans:
            self._build()
        self.setVisible(bool(self._spans) and self.parentWidget() is not None)

    def hide_digits(self) -> None:
        """Make the digits unreadable, as an edit that Ctrl+Z takes back."""
        text = _text(self._field)
        for span in reversed(self._spans):
            hidden = my_number.mask(text, (span,))[span.start : span.end]
            _replace(self._field, _units(text[: span.start]), _units(text[: span.end]), hidden)
        self._done()

    def allow(self) -> None:
        """A person says that these are other numbers."""
        self._known |= {span.digits for span in self._spans}
        self._done()

    def _done(self) -> None:
        self._field.setFocus(qt.OTHER_REASON)
        self.look()
        self.decided.emit()

    def _build(self) -> None:
        """Made when first needed: most fields never show it."""
        if self._built:
            return
        self._built = True
        look = theme.tokens()
        name = self._field.accessibleName()
        mask = button("伏せ字にする", name=f"{name}の数字を伏せ字にする")
        other = button("別の番号です", "quiet", name=f"{name}の数字は別の番号です")
        mask.clicked.connect(self.hide_digits)
        other.clicked.connect(self.allow)
        choices = WrapLayout(gap=look.space_2)
        choices.addWidget(mask)
        choices.addWidget(other)
        title = TITLE_OF.format(name=name) if self._named else TITLE
        layout = column(label(title, "strong"), label(self._reason), choices, spacing=look.space_2)
        edge = look.space_3
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)
        self.setAccessibleName(title)


def _text(field: TextField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _units(text: str) -> int:
    """How long Qt finds the text: it counts letters of old names such as 𠮷 twice."""
    return len(text.encode("utf-16-le")) // 2


def _replace(field: TextField, start: int, end: int, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setSelection(start, end - start)
        field.insert(text)
        return
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)
