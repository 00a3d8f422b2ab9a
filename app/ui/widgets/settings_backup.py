"""The pane of 設定 for backups: make one now, copy elsewhere, bring one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.changes import Changes, Kind
from app.services import backup
from app.settings import DEFAULTS
from app.ui.widgets.basic import button, clear, column, label, line, row
from app.ui.widgets.setting import Chips, FolderChoice, Item, Pane, pane_layout

if TYPE_CHECKING:
    from app.domain.records import BackupFile
    from app.ui.desk import Desk

DAYS = ((1, "毎日"), (7, "7日ごと"), (14, "14日ごと"), (30, "30日ごと"), (0, "しない"))
MADE = Changes(frozenset({Kind.BACKUP}))


class BackupPane(Pane):
    """Backups beside the store and elsewhere."""

    title = "控え（バックアップ）"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.make = button("いま控えを取る", "primary")
        self.made = label("", "hint", wrap=False)
        self._rows = column(spacing=0)
        self.files = QWidget()
        self.files.setLayout(self._rows)
        here = Item(
            "このパソコンの控え",
            "1日に1回、自動で取ります。新しいものから7つまで残します。控えも暗号化しています。",
            row(self.make, self.made, None, spacing=16),
            self.files,
            resettable=False,
        )
        pane_layout(self, here, self._build_elsewhere())
        self.make.clicked.connect(self._make)
        desk.preferences.changed.connect(self._show_elsewhere)
        self.reload()

    def _build_elsewhere(self) -> Item:
        desk = self._desk
        self.folder = FolderChoice("控えを置くフォルダー", "まだ決めていません")
        self.copy = button("いまコピーする")
        self.copied = label("", "hint", wrap=False)
        self.days: Chips[int] = Chips("お知らせ", DAYS)
        self.elsewhere = Item(
            "別の場所にも控える",
            "USBメモリーや共有フォルダーに置くと、パソコンがこわれても戻せます。",
            self.folder,
            row(self.copy, self.copied, None, spacing=16),
            label("コピーの時期をお知らせする", "strong"),
            self.days,
        )
        self.folder.chosen.connect(self._folder_chosen)
        self.copy.clicked.connect(self._copy)
        self.days.chosen.connect(self._days_chosen)
        self.elsewhere.reset.connect(self._reset)
        if desk.store.demo:
            self.elsewhere.hide()
        return self.elsewhere

    @override
    def reload(self) -> None:
        """Show the backups and values as they are now."""
        self._show_files(backup.listing(self._desk.store.folder))
        self._show_elsewhere()

    def _show_files(self, files: tuple[BackupFile, ...]) -> None:
        clear(self._rows)
        if not files:
            self._rows.addWidget(label("まだありません。", "hint"))
        for file in files:
            when = f"{file.made_at.astimezone():%Y/%m/%d %H:%M}"
            text = when if file.ok else f"{when}　読めません"
            restore = button("この控えに戻す", "quiet", name=f"{when}の控えに戻す")
            restore.setProperty("path", file.path)
            restore.setEnabled(file.ok)
            restore.clicked.connect(self._restore)
            size = label(f"{max(1, file.size // 1024):,} KB", "caption", wrap=False)
            self._rows.addWidget(line())
            self._rows.addLayout(row(label(text, wrap=False), size, None, restore, spacing=24))

    def _show_elsewhere(self) -> None:
        value = self._desk.preferences.value
        self.folder.show_path(value.copy_folder)
        self.copy.setEnabled(bool(value.copy_folder))
        self.days.show_value(value.copy_reminder_days)
        default = (value.copy_folder, value.copy_reminder_days) == (
            DEFAULTS.copy_folder,
            DEFAULTS.copy_reminder_days,
        )
        self.elsewhere.show_default(default=default)

    def _make(self) -> None:
        self.make.setEnabled(False)
        job = partial(backup.make, self._desk.store)
        self._desk.tasks.run(
            job, self._is_made, self._failed, owner=self, text="控えを取っています…"
        )

    def _is_made(self, _file: BackupFile) -> None:
        self.make.setEnabled(True)
        self.made.setText("控えを取りました。")
        self._show_files(backup.listing(self._desk.store.folder))
        self._desk.refresh.publish(MADE)

    def _copy(self) -> None:
        self.copy.setEnabled(False)
        folder = self._desk.preferences.value.copy_folder
        job = partial(backup.copy_to, self._desk.store, folder)
        self._desk.tasks.run(
            job, self._is_copied, self._failed, owner=self, text="別の場所にコピーしています…"
        )

    def _is_copied(self, _file: BackupFile) -> None:
        self.copy.setEnabled(True)
        self.copied.setText("コピーしました。")
        self._desk.refresh.publish(MADE)

    def _failed(self, error: BaseException) -> None:
        self.make.setEnabled(True)
        self.copy.setEnabled(bool(self._desk.preferences.value.copy_folder))
        self._desk.failures.show(error, self)

    def _restore(self) -> None:
        self._desk.go.restore(str(self.sender().property("path")))

    def _folder_chosen(self, path: str) -> None:
        self._desk.preferences.update(copy_folder=path)

    def _days_chosen(self) -> None:
        self._desk.preferences.update(copy_reminder_days=self.days.value)

    def _reset(self) -> None:
        self._desk.preferences.update(
            copy_folder=DEFAULTS.copy_folder, copy_reminder_days=DEFAULTS.copy_reminder_days
        )
