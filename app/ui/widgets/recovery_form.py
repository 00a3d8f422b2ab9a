"""The form for a forgotten passphrase: the recovery code and a new passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import WrongRecoveryCode
from app.ui import failures, opening
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.fields import Field, Labelled, Secret

CODE_HINT = "最初の設定のときに印刷した紙にあります。小文字でも、ハイフンなしでも入ります。"


class NewPassphrase(QWidget):
    """A new passphrase, typed twice."""

    finished = Signal()

    def __init__(self, title: str = "新しい合言葉") -> None:
        super().__init__()
        self.first = Secret(title, "8文字以上。文のように長いと、覚えやすく丈夫です。")
        self.second = Secret("もう一度", name=f"{title}をもう一度")
        self.second.field.returnPressed.connect(self.finished)
        self.setLayout(column(self.first, self.second))

    @property
    def text(self) -> str:
        """What was typed first."""
        return self.first.field.text()

    def check(self) -> bool:
        """Whether both agree and can be used; says what is wrong beside the field."""
        fault = opening.passphrase_fault(self.text)
        differ = "2回の入力が同じではありません。" if self.text != self.second.field.text() else ""
        self.first.fault(fault)
        self.second.fault("" if fault else differ)
        return not fault and not differ

    def clear(self) -> None:
        """Empty both fields."""
        for part in (self.first, self.second):
            part.clear()


class RecoveryForm(QWidget):
    """Asks for the recovery code and a new passphrase; `submitted` carries both."""

    submitted = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = Labelled("回復コード", Field(writing="latin", name="回復コード"), CODE_HINT)
        self.code.field.setProperty("role", "code")
        self.new = NewPassphrase()
        self.enter = button("新しい合言葉で開く", "primary")
        self.back = button("合言葉の入力に戻る", "quiet")
        self.busy = label("", "hint", wrap=False)
        self.setLayout(
            column(
                label("回復コードで開きます", "h2"),
                self.code,
                self.new,
                row(self.enter, self.busy, None, self.back, spacing=16),
                spacing=16,
            )
        )
        self.enter.clicked.connect(self.submit)
        self.new.finished.connect(self.submit)
        self.back.clicked.connect(self.left)
        self.setFocusProxy(self.code.field)

    def clear(self) -> None:
        """Empty the form."""
        self.code.field.clear()
        self.code.fault("")
        self.new.clear()

    def set_busy(self, text: str) -> None:
        """Show that it is being worked on; an empty text ends it."""
        self.busy.setText(text)
        self.enter.setEnabled(not text)
        self.back.setEnabled(not text)

    def fail(self, error: BaseException) -> None:
        """Say what went wrong, beside the field it concerns."""
        sentence = "".join(failures.words(error))
        self.code.fault(sentence)
        if isinstance(error, WrongRecoveryCode):
            self.code.field.setFocus()

    def submit(self) -> None:
        """Hand over what was typed, when it is complete."""
        code = self.code.field.text().strip()
        self.code.fault("" if code else "回復コードを入力してください。")
        if self.enter.isEnabled() and self.new.check() and code:
            self.submitted.emit(code, self.new.text)
