"""Editors to type in: one line, several lines, a number with its unit, an amount of money."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from app.domain.typed_numbers import YEN_UNITS, parse_number, parse_yen
from app.ui import keys, qt, theme
from app.ui.forms.choices import Combo
from app.ui.forms.editor import Editor
from app.ui.widgets import number_guard
from app.ui.widgets.basic import LINE_HEIGHT, column, label, row
from app.ui.widgets.fields import ASIDE, Field, NameField, Writing, nothing_to_undo
from app.ui.widgets.number_guard import NumberGuard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent

    from app.ui.widgets.number_guard import TextField

NO_NUMBER = "数字を読み取れません。「12」のように入れてください。"
NO_AMOUNT = "金額を読み取れません。「300」や「300万円」のように入れてください。"
NO_MINUS = "マイナスにはできません。"
WHOLE_ONLY = "小数のない数で入れてください。"


class Free(Editor):
    """Free text; what may be a マイナンバー is masked in its value until a person has chosen."""

    field: TextField
    guarded = True
    _guard: NumberGuard | None = None

    def lay_out(self) -> None:
        """Follow the field, and set the guard below it."""
        below = []
        if self.guarded:
            self._guard = NumberGuard(self.field, number_guard.MASKED)
            self._guard.decided.connect(self.chosen)
            below.append(self._guard)
        self.field.textChanged.connect(self.edited)
        self.setLayout(column(self.field, *below, spacing=theme.tokens().space_1))
        self.setFocusProxy(self.field)

    def text(self) -> str:
        """What stands in the field."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Put a text into the field."""
        raise NotImplementedError

    @override
    def put(self, value: Any) -> None:
        self.write(value or "")
        self.shown_anew()

    @override
    def typed(self) -> Any:
        return self.text()

    @override
    def show_typed(self, typed: Any) -> None:
        with QSignalBlocker(self):
            self.write(typed)

    def shown_anew(self) -> None:
        """Another value was put in, which was saved before."""
        if self._guard is not None:
            self._guard.trust()

    @property
    def stopped(self) -> bool:
        """Whether a number that may be one stands in it."""
        return self._guard is not None and self._guard.stopped

    @override
    def value(self) -> Any:
        text = self.text() if self._guard is None else self._guard.kept
        return text.strip()

    @override
    def trouble(self) -> str:
        return number_guard.FAULT if self.stopped else ""


class Text(Free):
    """One line. `field` may be given (such as one that catches a reading)."""

    field: Field

    def __init__(
        self, name: str, *, writing: Writing = "text", example: str = "", field: Field | None = None
    ) -> None:
        super().__init__(name)
        self.field = field or Field(writing=writing, name=name, placeholder=example)
        self.lay_out()
        self.field.left.connect(self.settled)

    @override
    def write(self, text: str) -> None:
        self.field.setText(text)

    @override
    def text(self) -> str:
        return self.field.text()


def name_with_reading(name: str, kana: Editor, *, example: str = "") -> Text:
    """One line for a name whose reading is caught from the input method into `kana`."""
    assert isinstance(kana, Text)
    return Text(name, field=NameField(kana.field, name=name, placeholder=example))


class Area(QTextEdit):
    """Several lines of plain text that grow with what is typed; Tab moves on, Enter is a line."""

    left = Signal()

    def __init__(self, name: str, *, least: int = 3, most: int = 16) -> None:
        super().__init__()
        self._least, self._most = least, most
        self._composing = self._just_committed = False
        self.setAcceptRichText(False)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(qt.SCROLL_NEVER)
        self.textChanged.connect(self._grow)
        self.setPlainText("")

    @override
    def setPlainText(self, text: str, /) -> None:
        """Show this text, with air between its lines; what is typed later has it too."""
        super().setPlainText(text)
        document = self.document()
        document.setUndoRedoEnabled(False)
        air = QTextBlockFormat()
        air.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(air)
        document.setUndoRedoEnabled(True)
        self._grow()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter, Ctrl+S and F12 belong to the form, an Enter that converts to the input."""
        document = self.document()
        undo, redo = document.isUndoAvailable(), document.isRedoAvailable()
        if keys.settles(event) or nothing_to_undo(event, undo=undo, redo=redo):
            event.ignore()
        elif event.key() not in keys.ENTER:
            super().keyPressEvent(event)
        elif not self._composing and not self._just_committed:
            self.textCursor().insertBlock()  # Qt's own would only clear the format of a blank line
            self.ensureCursorVisible()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent, /) -> None:
        """Remember whether a conversion is open."""
        was, self._composing = self._composing, bool(event.preeditString())
        super().inputMethodEvent(event)
        if was and not self._composing:
            self._just_committed = True
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._just_committed = False

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        self._composing = False
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        self.ensurePolished()
        line = self.fontMetrics().lineSpacing() * LINE_HEIGHT / 100
        edges = 2 * (theme.tokens().space_2 + 2)
        margins = 2 * self.document().documentMargin()
        wanted = self.document().size().height() + line / 2
        least, most = (lines * line + margins for lines in (self._least, self._most))
        height = ceil(max(least, min(most, wanted))) + edges
        if height != self.maximumHeight():
            self.setFixedHeight(height)


class Lines(Free):
    """Several lines of text."""

    field: Area
    wide = True

    def __init__(self, name: str, *, least: int = 3, example: str = "") -> None:
        super().__init__(name)
        self.field = Area(name, least=least)
        self.field.setPlaceholderText(example)
        self.lay_out()
        self.field.left.connect(self.settled)

    @override
    def write(self, text: str) -> None:
        self.field.setPlainText(text)

    @override
    def text(self) -> str:
        return self.field.toPlainText()

    @override
    def start(self) -> None:
        self.field.moveCursor(qt.CURSOR.End)
        super().start()


class Readable(Editor):
    """A field whose text is read as a value; the last one that could be read counts."""

    field: Field
    _good: Any = None

    def follow(self) -> None:
        """Follow the field once it is there."""
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(self._left)
        self.setFocusProxy(self.field)

    def read(self, text: str) -> Any:
        """The value of a text that is not at fault; None for an empty one."""
        raise NotImplementedError

    def fault(self, text: str) -> str:
        """Why a text that is not empty cannot be read; empty when it can."""
        raise NotImplementedError

    def rewrite(self) -> None:
        """Write the value as it is written here, once the field is left."""
        self.put(self._good)

    @override
    def value(self) -> Any:
        return self._good

    @override
    def typed(self) -> Any:
        return self.field.text()

    @override
    def show_typed(self, typed: Any) -> None:
        with QSignalBlocker(self):
            self.field.setText(typed)

    @override
    def trouble(self) -> str:
        text = self.field.text().strip()
        return self.fault(text) if text else ""

    def _typed(self) -> None:
        if self._showing:
            return
        if not self.trouble():
            self._good = self.read(self.field.text().strip())
        self.edited()

    def _left(self) -> None:
        if not self.trouble():
            with self.showing():
                self.rewrite()
        self.settled.emit()


class Number(Readable):
    """A number with its unit behind it; `kind` int, float or Decimal says what is read."""

    def __init__(
        self, name: str, *, unit: str = "", kind: type = int, negative: bool = False
    ) -> None:
        super().__init__(name)
        self._kind, self._negative = kind, negative
        self.field = Field(writing="digits", name=name)
        self.field.setAlignment(qt.RIGHT | qt.VCENTER)
        line = row(self.field)
        if unit:
            line.addWidget(label(unit, "body", wrap=False))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.follow()

    @override
    def put(self, value: Any) -> None:
        self._good = value
        self.field.setText("" if value is None else number_words(value))

    @override
    def read(self, text: str) -> Any:
        number = parse_number(text)
        return None if number is None else self._kind(number)

    @override
    def fault(self, text: str) -> str:
        number = parse_number(text)
        if number is None:
            return NO_NUMBER
        if number < 0 and not self._negative:
            return NO_MINUS
        return WHOLE_ONLY if self._kind is int and number != int(number) else ""


class Yen(Readable):
    """An amount in whole yen, shown in the unit that is chosen beside it."""

    def __init__(
        self, name: str, *, units: Sequence[str] = ("円", "千円", "万円"), negative: bool = False
    ) -> None:
        super().__init__(name)
        self._negative = negative
        self.field = Field(writing="digits", name=name)
        self.field.setAlignment(qt.RIGHT | qt.VCENTER)
        self.unit = Combo(f"{name}の単位")
        self.unit.offer({word: word for word in units}, empty="")
        self.unit.show_code(units[-1])
        self.unit.setProperty(ASIDE, True)
        self.unit.activated.connect(self._in_unit)
        line = row(self.field, self.unit)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.follow()

    @override
    def put(self, value: Any) -> None:
        self._good = value
        if value and value % self._size:
            self.unit.show_code(self._unit_for(value))
        self.rewrite()

    @override
    def typed(self) -> Any:
        return self.unit.code, super().typed()

    @override
    def show_typed(self, typed: Any) -> None:
        unit, text = typed
        self.unit.show_code(unit)
        super().show_typed(text)

    @override
    def read(self, text: str) -> int | None:
        return parse_yen(text, self._size)

    @override
    def fault(self, text: str) -> str:
        yen = parse_yen(text, self._size)
        if yen is None:
            return NO_AMOUNT
        return NO_MINUS if yen < 0 and not self._negative else ""

    @property
    def _size(self) -> int:
        return YEN_UNITS[str(self.unit.code)]

    def _unit_for(self, yen: int) -> str:
        fitting = [word for word in map(str, self.unit.codes) if not yen % YEN_UNITS[word]]
        return max(fitting, key=YEN_UNITS.__getitem__, default=str(self.unit.code))

    @override
    def rewrite(self) -> None:
        with self.showing():
            number = None if self._good is None else Decimal(self._good) / self._size
            self.field.setText("" if number is None else number_words(number))

    def _in_unit(self) -> None:
        """The amount stays, it is only written in another unit."""
        self.rewrite()


def number_words(number: float | Decimal) -> str:
    """A number as it stands in a field: commas, ▲ for negative, no zeros at the end."""
    text = f"{abs(Decimal(str(number))):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"▲{text}" if number < 0 else text
