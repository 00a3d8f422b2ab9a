"""Unlocking: the passphrase, the recovery code when it is forgotten, a backup when damaged."""

from __future__ import annotations

import math
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import AppError, NoKeyring, StoreDamaged, WrongPassphrase
from app.ui import failures, keys, opening, qt
from app.ui.widgets.basic import button, card, column, label, line, row
from app.ui.widgets.beginning import begin_at
from app.ui.widgets.fields import Secret
from app.ui.widgets.gate import Gate
from app.ui.widgets.recovery_form import RecoveryForm

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.domain.records import BackupFile
    from app.paths import DataFolder
    from app.services.store import Store
    from app.ui.tasks import Tasks

OPENING = "開いています…"
WRONG = "合言葉が違うようです。大文字・小文字と、かな・英数の切りかえを確かめてください。"


class UnlockPage(Gate):
    """Opens the store of the data folder. `opened` carries it."""

    opened = Signal(object)
    demo_wanted = Signal()
    restore_wanted = Signal(str)

    def __init__(self, folder: DataFolder, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = "ロック解除"
        self._folder = folder
        self._tasks = tasks
        self._newest = ""
        self._free_at = 0.0
        self._sentence = ""
        self.secret = Secret("合言葉")
        self.enter = button("開く", "primary")
        self.busy = label("", "hint", wrap=False)
        self.forgot = button("合言葉を忘れた", "quiet")
        self.sample = button("サンプルデータで試す", "quiet")
        self._asking = self._build_passphrase()
        self.recovery = RecoveryForm()
        self.recovery.hide()
        self.body.addWidget(self._asking)
        self.body.addWidget(self.recovery)
        self.trouble = self._build_trouble()
        self.body.addWidget(self.trouble)
        self._countdown = QTimer(self)
        self._countdown.setInterval(250)
        self._connect()
        begin_at(self, self.secret.field, self.recovery.code.field)

    def _build_passphrase(self) -> QWidget:
        part = QWidget()
        part.setLayout(
            column(
                label("合言葉を入力してください", "h2"),
                self.secret,
                row(self.enter, self.busy, None, spacing=16),
                line(),
                row(self.forgot, None, self.sample),
                spacing=16,
            )
        )
        return part

    def _build_trouble(self) -> QWidget:
        self.trouble_title = label("", "strong")
        self.trouble_hint = label("")
        self.restore = button("この控えに戻す", "primary")
        self.restore_other = button("ほかの控えを選ぶ", "secondary")
        self.use_code = button("回復コードで開く", "secondary")
        box = card(
            self.trouble_title,
            self.trouble_hint,
            row(self.restore, self.restore_other, self.use_code, None),
            role="warning",
        )
        box.hide()
        return box

    def _connect(self) -> None:
        self.enter.clicked.connect(self.unlock)
        self.secret.field.settles = True
        self.secret.field.returnPressed.connect(self.unlock)
        self.forgot.clicked.connect(self._ask_code)
        self.use_code.clicked.connect(self._ask_code)
        self.sample.clicked.connect(self._sample)
        self.restore.clicked.connect(self._restore_newest)
        self.restore_other.clicked.connect(self._restore_other)
        self.recovery.submitted.connect(self._recover)
        self.recovery.left.connect(self._ask_passphrase)
        self._countdown.timeout.connect(self._count)

    def unlock(self) -> None:
        """Try the passphrase in the background."""
        text = self.secret.field.text()
        if not self.enter.isEnabled():
            return
        if not text:
            self.secret.fault("合言葉を入力してください。")
            return
        self._work(partial(opening.unlock, self._folder, text))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter opens, Esc leaves the recovery code."""
        asking = self.recovery.isHidden()
        if keys.settles(event):
            (self.unlock if asking else self.recovery.submit)()
        elif event.key() == qt.KEY.Key_Escape and not asking:
            self.recovery.back.click()
        else:
            super().keyPressEvent(event)

    def _recover(self, code: str, passphrase: str) -> None:
        self._work(partial(opening.recover, self._folder, code, passphrase))

    def _work(self, job: partial[Store]) -> None:
        self._set_busy(OPENING)
        self._tasks.run(job, self._done, self._failed, owner=self, lane="store")

    def _set_busy(self, text: str) -> None:
        self.busy.setText(text)
        self.recovery.set_busy(text)
        self.enter.setEnabled(not text)
        self.sample.setEnabled(not text)
        self.forgot.setEnabled(not text)

    def _done(self, store: Store) -> None:
        self.secret.clear()
        self.opened.emit(store)

    def _failed(self, error: BaseException) -> None:
        self._set_busy("")
        self.trouble.hide()
        if not self.recovery.isHidden():
            self.recovery.fail(error)
            return
        if isinstance(error, WrongPassphrase):
            self._wrong(error)
        else:
            self._trouble(error)

    def _wrong(self, error: WrongPassphrase) -> None:
        self.secret.field.selectAll()
        self.secret.field.setFocus()
        self._sentence = WRONG
        self._free_at = time.monotonic() + error.wait_s
        if error.wait_s > 0:
            self.enter.setEnabled(False)
            self._countdown.start()
        self._count()

    def _count(self) -> None:
        left = math.ceil(self._free_at - time.monotonic())
        if left > 0:
            self.secret.fault(f"{self._sentence}次は{left}秒後に試せます。")
            return
        self._countdown.stop()
        self.enter.setEnabled(True)
        self.secret.fault(self._sentence)

    def _trouble(self, error: BaseException) -> None:
        self.secret.fault("")
        title, hint = failures.words(error)
        damaged = isinstance(error, StoreDamaged)
        self.trouble_title.setText(title)
        self.trouble_hint.setText(hint)
        self.restore.hide()
        self.restore_other.setVisible(damaged)
        self.use_code.setVisible(isinstance(error, NoKeyring))
        self.trouble.show()
        if not isinstance(error, AppError):
            failures.LOG.error("unlocking failed", exc_info=error)
        if damaged:
            job = partial(opening.backups, self._folder)
            self._tasks.run(job, self._offer, self._no_offer, owner=self)

    def _offer(self, files: tuple[BackupFile, ...]) -> None:
        good = [file for file in files if file.ok]
        self.restore.setVisible(bool(good))
        if good:
            self._newest = good[0].path
            when = good[0].made_at.astimezone()
            self.trouble_hint.setText(
                f"いちばん新しい控えは{when:%Y/%m/%d %H:%M}のものです。"
                "この控えに戻せます。傷んだファイルも消さずに残します。"
            )

    def _no_offer(self, _error: BaseException) -> None:
        self.restore.hide()

    def _ask_code(self) -> None:
        self.trouble.hide()
        self.recovery.clear()
        self._asking.hide()
        self.recovery.show()
        self.recovery.setFocus()

    def _ask_passphrase(self) -> None:
        self.recovery.hide()
        self._asking.show()
        self.secret.field.setFocus()

    def _sample(self) -> None:
        self._set_busy("サンプルデータを用意しています…")
        self.demo_wanted.emit()

    def _restore_newest(self) -> None:
        self.restore_wanted.emit(self._newest)

    def _restore_other(self) -> None:
        self.restore_wanted.emit("")
