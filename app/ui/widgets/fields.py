"""Fields to type in: Enter moves on, a conversion is never disturbed, digits become plain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

import jaconv
from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from typing_extensions import override

from app.domain.hyphens import plain_hyphens
from app.ui import qt
from app.ui.widgets.basic import Part, button, column, label, row, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent

ENTER_MOVES_ON = "enterMovesOn"
ASIDE = "aside"  # the property of a button beside a field: Enter passes it by, Tab does not
SHOW = "文字を見る"
SPACING = 8  # room for the focus ring between a label and its field
Writing = Literal["text", "digits", "latin"]

_HINTS: dict[Writing, Qt.InputMethodHint] = {
    "digits": qt.PREFER_NUMBERS,
    "latin": qt.PREFER_LATIN,
}
_READING = re.compile(r"[ぁ-ゖァ-ヶーｦ-ﾟ]+")
_HALF_TYPED = re.compile(r"[a-zａ-ｚ]+$")  # noqa: RUF100


class Field(QLineEdit):
    """One line of text. Enter goes to the next field, Shift+Enter to the one before.

    While a conversion is open, and for the very Enter that ends it, Enter belongs to the input
    method. `writing` digits or latin is a hint to the input method; what was typed in full
    width becomes plain when the field is left.
    """

    left = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        writing: Writing = "text",
        placeholder: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._writing: Writing = writing
        self._composing = False
        self._just_committed = False
        self.settles = False  # Enter does what the page is for: the keyboard stays here
        self.setPlaceholderText(placeholder)
        if name:
            self.setAccessibleName(name)
        if writing in _HINTS:
            self.setInputMethodHints(_HINTS[writing])

    @override
    def inputMethodEvent(self, event: QInputMethodEvent, /) -> None:
        """Remember whether a conversion is open."""
        was = self._composing
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if was and not self._composing:
            self._just_committed = True
            QTimer.singleShot(0, self, self._settle)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter moves on, unless it belongs to the input method or to a shortcut."""
        if nothing_to_undo(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
        elif event.key() not in (qt.KEY.Key_Return, qt.KEY.Key_Enter):
            super().keyPressEvent(event)
        elif self._composing or self._just_committed:
            event.accept()
        elif event.modifiers() & qt.CTRL:
            event.ignore()
        elif event.modifiers() & qt.SHIFT:
            go_on(self, forward=False)
        else:
            self._enter(event)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Show digits and Latin letters in plain width once the field is left."""
        self._composing = False
        self.normalise()
        super().focusOutEvent(event)
        self.left.emit()

    def normalise(self) -> None:
        """Turn full-width digits and letters into plain ones, when the field is for those."""
        if self._writing == "text":
            return
        plain = jaconv.z2h(self.text(), kana=False, ascii=True, digit=True).strip()
        if self._writing == "digits":
            plain = plain_hyphens(plain)
        if plain != self.text():
            self.setText(plain)

    def _enter(self, event: QKeyEvent) -> None:
        self.normalise()
        super().keyPressEvent(event)
        if self.settles:
            event.accept()
        elif enter_moves_on():
            event.accept()
            go_on(self, forward=True)

    def _settle(self) -> None:
        self._just_committed = False


class SecretField(Field):
    """A field whose text is hidden: passphrase or PIN."""

    def __init__(self, *, name: str, digits: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(writing="digits" if digits else "latin", name=name, parent=parent)
        self.setEchoMode(qt.HIDDEN_TEXT)
        hints = self.inputMethodHints() | qt.SENSITIVE | qt.NO_PREDICTION
        self.setInputMethodHints(hints)

    @override
    def normalise(self) -> None:
        """A secret is kept exactly as it was typed."""


class NameField(Field):
    """A field for a name that writes the reading into `kana` while the name is converted.

    The reading stops following once the user edits it, and goes when the name is emptied.
    Reconversion, dictation and the clipboard give no reading: `kana` stays free to edit.
    """

    def __init__(
        self,
        kana: QLineEdit,
        *,
        name: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, placeholder=placeholder, parent=parent)
        self._kana = kana
        self._reading = ""
        self._edited = bool(kana.text())
        kana.textEdited.connect(self._kana_edited)
        self.textChanged.connect(self._name_changed)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent, /) -> None:
        """Remember the last reading that was on its way, and take it when it is committed."""
        preedit = _HALF_TYPED.sub("", event.preeditString())
        commit = event.commitString()
        super().inputMethodEvent(event)
        if commit:
            plain = _READING.fullmatch(commit)
            self._take(commit if plain else self._reading)
            self._reading = ""
        if preedit and _READING.fullmatch(preedit):
            self._reading = preedit
        elif not event.preeditString():
            self._reading = ""

    def _take(self, reading: str) -> None:
        if reading and not self._edited:
            wide = jaconv.h2z(reading, kana=True, ascii=False, digit=False)
            self._kana.setText(self._kana.text() + jaconv.hira2kata(wide))

    def _kana_edited(self, text: str) -> None:
        self._edited = bool(text)

    def _name_changed(self, text: str) -> None:
        if not text and not self._edited:
            self._kana.clear()


Inner = TypeVar("Inner", bound=QWidget)


class Labelled(QWidget, Generic[Inner]):
    """A field with its label above, a hint below, and room for a word about a fault."""

    def __init__(self, text: str, field: Inner, hint: str = "", *, note: str = "") -> None:
        super().__init__()
        self.field: Inner = field
        self.title: QLabel = label(text, "strong", wrap=not note)
        self.title.setBuddy(field)
        self.hint: QLabel = label(hint, "hint")
        self._hint = hint
        if not hint:  # to show it before it has a parent would open a window
            self.hint.hide()
        if not field.accessibleName():
            field.setAccessibleName(text)
        if hint:
            field.setAccessibleDescription(hint)
        head = heading(self.title, note) if note else self.title
        self.setLayout(column(head, self._line(field), self.hint, spacing=SPACING))

    def _line(self, field: Inner) -> Part:
        """What stands between label and hint."""
        return field

    def fault(self, sentence: str) -> None:
        """Show what is wrong with the field; an empty sentence takes it away."""
        self.hint.setText(sentence or self._hint)
        self.hint.setVisible(bool(sentence or self._hint))
        set_role(self.hint, "fault" if sentence else "hint")
        self.field.setAccessibleDescription(sentence or self._hint)


class Secret(Labelled[SecretField]):
    """A secret field with a button that shows what was typed."""

    def __init__(
        self, text: str, hint: str = "", *, digits: bool = False, note: str = "", name: str = ""
    ) -> None:
        self.eye = button(SHOW, "quiet", name=f"{name or text}の{SHOW}")
        self.eye.setCheckable(True)
        self.eye.setProperty(ASIDE, True)
        super().__init__(text, SecretField(name=name or text, digits=digits), hint, note=note)
        self.eye.toggled.connect(self._show)

    @override
    def _line(self, field: SecretField) -> Part:
        line = row(field, self.eye, spacing=SPACING)
        line.setStretch(0, 1)
        return line

    def clear(self) -> None:
        """An empty field without a fault, hidden again."""
        self.field.clear()
        self.fault("")
        self.hide_text()

    def hide_text(self) -> None:
        """Show dots instead of letters, as at the beginning."""
        self.eye.setChecked(False)

    def _show(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        self.field.setEchoMode(qt.SHOWN_TEXT if on else qt.HIDDEN_TEXT)


def heading(title: QLabel, note: str) -> Part:
    """The label of a field and a small grey word behind it, such as 「任意」."""
    line = row(title, label(note, "hint", wrap=False), None, spacing=SPACING)
    line.setAlignment(qt.VCENTER)
    return line


def labelled(text: str, field: Inner, hint: str = "", *, note: str = "") -> Labelled[Inner]:
    """A field with its label above; `note` stands beside the label (such as 「任意」)."""
    return Labelled(text, field, hint, note=note)


def nothing_to_undo(event: QKeyEvent, *, undo: bool, redo: bool) -> bool:
    """Whether this asks a field to take back what it cannot: then the window takes back."""
    return (not undo and event.matches(qt.STANDARD_KEY.Undo)) or (
        not redo and event.matches(qt.STANDARD_KEY.Redo)
    )


def go_on(field: QWidget, *, forward: bool) -> None:
    """Take the keyboard to the next field or the one before, past the buttons beside fields."""
    field.focusNextPrevChild(forward)
    here = QApplication.focusWidget()
    if here is not None and here is not field and here.property(ASIDE):
        here.focusNextPrevChild(forward)


def enter_moves_on() -> bool:
    """Whether Enter goes to the next field (a setting; on unless switched off)."""
    app = QCoreApplication.instance()
    return app is None or app.property(ENTER_MOVES_ON) is not False
