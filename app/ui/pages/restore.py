"""Bringing back earlier data: a backup, and the passphrase or the recovery code."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from app.ui import failures, keys, opening, qt
from app.ui.widgets.basic import button, column, label, row
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

RESTORING = "控えを確かめて、戻しています…"
ELSEWHERE = "別のパソコンで取った控えには、回復コードを使います。"
PAIR = (
    "控えは、名前の終わりが .db と .key の2つのファイルでひと組です。"
    "同じフォルダーに、いっしょに置いてください。"
)
MOST_ROWS = 4


class RestorePage(Gate):
    """Chooses a backup and opens it; `opened` carries the store."""

    opened = Signal(object)
    back_wanted = Signal()

    def __init__(
        self, folder: DataFolder, tasks: Tasks, path: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.heading = "以前のデータを復元する"
        self._folder = folder
        self._tasks = tasks
        self.path = path
        self.files = QListWidget()
        self.files.setAccessibleName("控えの一覧")
        self.pick = button("控えのファイルを選ぶ")
        self.chosen = label("", "strong")
        self.secret = Secret("合言葉", "いまの合言葉です。別の場所の控えは、取ったときのものです。")
        self.enter = button("復元する", "primary")
        self.busy = label("", "hint", wrap=False)
        self.use_code = button("回復コードを使う")
        self.back = button("やめる", "quiet")
        self._first = QWidget()
        self._actions = QWidget()
        self.recovery = RecoveryForm()
        self.recovery.hide()
        self._build()
        self._connect()
        self._tasks.run(partial(opening.backups, folder), self._list, self._no_list, owner=self)
        self._show_chosen()
        if path:
            begin_at(self, self.secret.field, self.recovery.code.field)
        else:
            begin_at(self, self.pick)

    def _build(self) -> None:
        self.files.hide()
        self.busy.hide()
        self._first.setLayout(column(self.secret, label(ELSEWHERE), self.busy, spacing=16))
        self._actions.setLayout(row(self.enter, self.use_code, None, self.back, spacing=16))
        self.foot.addWidget(self._actions)
        self.head.addWidget(label("以前のデータを復元する", "h2"))
        for part in (
            label(PAIR),
            label("いまのデータがあれば、消さずに別の名前で残します。", "sub"),
            self.files,
        ):
            self.body.addWidget(part)
        self.body.addLayout(row(self.pick, None))
        self.body.addWidget(self.chosen)
        self.body.addWidget(self._first)
        self.body.addWidget(self.recovery)

    def _connect(self) -> None:
        self.pick.clicked.connect(self._pick)
        self.files.currentItemChanged.connect(self._from_list)
        self.enter.clicked.connect(self.restore)
        self.secret.field.settles = True
        self.secret.field.returnPressed.connect(self.restore)
        self.use_code.clicked.connect(self._ask_code)
        self.recovery.submitted.connect(self._with_code)
        self.recovery.left.connect(self._ask_passphrase)
        self.back.clicked.connect(self.back_wanted)

    def choose(self, path: str) -> None:
        """Take this backup."""
        self.path = path
        self._show_chosen()

    def restore(self) -> None:
        """Put the backup in place and open it with the passphrase."""
        text = self.secret.field.text()
        if not self.enter.isEnabled() or not self._has_path():
            return
        if not text:
            self.secret.fault("合言葉を入力してください。")
            return
        self._work(partial(opening.restore_with_passphrase, self._folder, Path(self.path), text))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter restores, Esc leaves the recovery code or the page."""
        asking = self.recovery.isHidden()
        if keys.settles(event):
            (self.restore if asking else self.recovery.submit)()
        elif event.key() == qt.KEY.Key_Escape and self.back.isEnabled():
            (self.back if asking else self.recovery.back).click()
        else:
            super().keyPressEvent(event)

    def _with_code(self, code: str, passphrase: str) -> None:
        if self._has_path():
            path = Path(self.path)
            self._work(partial(opening.restore_with_code, self._folder, path, code, passphrase))

    def _has_path(self) -> bool:
        if not self.path:
            self.chosen.setText("控えを選んでください。")
            self.chosen.show()
            self.pick.setFocus()
        return bool(self.path)

    def _work(self, job: partial[Store]) -> None:
        self._set_busy(RESTORING)
        self._tasks.run(job, self.opened.emit, self._failed, owner=self, lane="store")

    def _set_busy(self, text: str) -> None:
        self.busy.setText(text)
        self.busy.setVisible(bool(text))
        self.recovery.set_busy(text)
        for part in (self.enter, self.pick, self.use_code, self.back):
            part.setEnabled(not text)

    def _failed(self, error: BaseException) -> None:
        self._set_busy("")
        if not self.recovery.isHidden():
            self.recovery.fail(error)
            return
        self.secret.fault("".join(failures.words(error)))
        self.secret.field.selectAll()
        self.secret.field.setFocus()

    def _list(self, files: tuple[BackupFile, ...]) -> None:
        for file in files:
            if file.ok:
                when = file.made_at.astimezone()
                item = QListWidgetItem(f"{when:%Y/%m/%d %H:%M} の控え")
                item.setData(qt.USER_ROLE, file.path)
                self.files.addItem(item)
                if file.path == self.path:
                    self.files.setCurrentItem(item)
        rows = min(self.files.count(), MOST_ROWS)
        self.files.setVisible(rows > 0)
        if rows:
            self.files.setFixedHeight(rows * self.files.sizeHintForRow(0) + 4)

    def _no_list(self, _error: BaseException) -> None:
        self.files.hide()

    def _from_list(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.choose(str(item.data(qt.USER_ROLE)))

    def _pick(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "控えのファイルを選ぶ", "", "伴走カルテの控え (*.db)"
        )
        if name:
            self.choose(name)
            self.secret.field.setFocus()

    def _show_chosen(self) -> None:
        self.chosen.setText(f"選んだ控え：{Path(self.path).name}" if self.path else "")
        self.chosen.setVisible(bool(self.path))

    def _ask_code(self) -> None:
        for part in (self._first, self._actions):
            part.hide()
        self.recovery.show()
        self.show_part(self.recovery.code)
        self.recovery.setFocus()

    def _ask_passphrase(self) -> None:
        self.recovery.hide()
        for part in (self._first, self._actions):
            part.show()
        self.secret.field.setFocus()
