"""Asks for the PIN, and for the passphrase when the PIN is missing, forgotten or used up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import WrongPassphrase, WrongPin
from app.ui import failures, keys, opening
from app.ui.widgets.basic import button, column, row
from app.ui.widgets.fields import Secret

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.services.store import Store
    from app.ui.tasks import Tasks

PIN_HINT = "数字4〜6桁です。"
WORDS_HINT = "伴走カルテを開くときの合言葉です。"


class Proof(QWidget):
    """One secret field and one button; `passed` when the right secret was given."""

    passed = Signal()

    def __init__(
        self, store: Store, tasks: Tasks, *, action: str = "開く", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self.pin = Secret("PIN", _hint(store), digits=True)
        self.passphrase = Secret("合言葉", WORDS_HINT)
        self.enter = button(action, "primary")
        self.forgot = button("PINを忘れた", "quiet")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._ready)
        self.enter.clicked.connect(self.check)
        self.forgot.clicked.connect(self.ask_passphrase)
        for part in (self.pin, self.passphrase):
            part.field.settles = True
            part.field.returnPressed.connect(self.check)
        self.setLayout(
            column(self.pin, self.passphrase, row(self.enter, self.forgot, None), spacing=16)
        )
        self.reset()

    @property
    def asks_pin(self) -> bool:
        """Whether the PIN is asked (else the passphrase)."""
        return not self.pin.isHidden()

    def reset(self) -> None:
        """Begin again: empty fields, the PIN first when there is one."""
        from app.services import profile

        self._show(pin=profile.has_pin(self._store))

    def ask_passphrase(self) -> None:
        """Ask for the passphrase instead of the PIN."""
        self._show(pin=False)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter checks, as Enter does."""
        if keys.settles(event):
            self.check()
        else:
            super().keyPressEvent(event)

    def check(self) -> None:
        """Check what was typed in the background."""
        part = self.pin if self.asks_pin else self.passphrase
        text = part.field.text()
        if not text:
            part.fault("入力してください。")
            return
        if not self.enter.isEnabled():
            return
        self.enter.setEnabled(False)
        job = partial(_check_pin if self.asks_pin else _check_passphrase, self._store, text)
        self._tasks.run(job, self._right, self._wrong, owner=self, lane="store")

    def _right(self, _nothing: None) -> None:
        self.reset()
        self.passed.emit()

    def _wrong(self, error: BaseException) -> None:
        part = self.pin if self.asks_pin else self.passphrase
        part.field.clear()
        self._ready()
        sentence = " ".join(failures.words(error))
        if isinstance(error, WrongPin) and not error.tries_left:
            self._show(pin=False)
            self.passphrase.fault(sentence)
            return
        part.fault(sentence)
        part.field.setFocus()  # the button it was on was out of use meanwhile
        if isinstance(error, WrongPassphrase) and error.wait_s >= 1:
            self.enter.setEnabled(False)
            self._wait.start(round(error.wait_s * 1000))

    def _ready(self) -> None:
        self.enter.setEnabled(True)

    def _show(self, *, pin: bool) -> None:
        for part in (self.pin, self.passphrase):
            part.clear()
        self.pin.setVisible(pin)
        self.passphrase.setVisible(not pin)
        self.forgot.setVisible(pin)
        if not self._wait.isActive():
            self._ready()
        self.setFocusProxy((self.pin if pin else self.passphrase).field)
        if self.isVisible():
            self.setFocus()


def _hint(store: Store) -> str:
    return f"サンプルデータのPINは{opening.demo_pin()}です。" if store.demo else PIN_HINT


def _check_pin(store: Store, pin: str) -> None:
    from app.services import profile

    profile.check_pin(store, pin)


def _check_passphrase(store: Store, passphrase: str) -> None:
    from app.services import keychain, profile

    profile.check_passphrase(store, passphrase, secrets=keychain.available())
