"""Panes of 設定: text size and habits, what paper says, folders."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from app.services import profile
from app.settings import DEFAULTS
from app.ui import qt
from app.ui.widgets.advisor_form import AdvisorForm
from app.ui.widgets.announce import announce
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.setting import FolderChoice, Item, Pane, breakable, pane_layout
from app.ui.widgets.text_size import TextSizeTiles

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.ui.desk import Desk

SAVED = "保存しました。"


class ScreenPane(Pane):
    """Text size and the Enter key."""

    title = "画面と入力"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._preferences = desk.preferences
        self.sizes = TextSizeTiles(desk.preferences)
        self.size_item = Item(
            "文字の大きさ", "画面全体の文字とボタンの大きさが変わります。", self.sizes
        )
        self.enter = QCheckBox("Enterキーで次の項目へ移動する")
        self.enter_item = Item(
            "Enterキー", "外すと、Enterでは移動しません。Tabキーはいつでも使えます。", self.enter
        )
        pane_layout(self, self.size_item, self.enter_item)
        self.enter.toggled.connect(self._enter_toggled)
        self.size_item.reset.connect(self._reset_size)
        self.enter_item.reset.connect(self._reset_enter)
        desk.preferences.changed.connect(self.reload)
        self.reload()

    @override
    def reload(self) -> None:
        """Show the values as they are now."""
        value = self._preferences.value
        self.sizes.show_value()
        self.enter.setChecked(value.enter_moves_on)
        self.size_item.show_default(default=value.text_size == DEFAULTS.text_size)
        self.enter_item.show_default(default=value.enter_moves_on == DEFAULTS.enter_moves_on)

    def _enter_toggled(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        self._preferences.update(enter_moves_on=on)

    def _reset_size(self) -> None:
        self._preferences.update(text_size=DEFAULTS.text_size)

    def _reset_enter(self) -> None:
        self._preferences.update(enter_moves_on=DEFAULTS.enter_moves_on)


class PaperPane(Pane):
    """What stands on paper: advisor, organisation, phone, logo, boxes."""

    title = "帳票に載せる内容"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = AdvisorForm()
        self.save = button("保存する", "primary")
        self.saved = label("", "hint", wrap=False)
        who = Item(
            "担当者と所属",
            "",
            self.form,
            row(self.save, self.saved, None, spacing=16),
            resettable=False,
        )
        self.boxes = QCheckBox("確認欄（担当・上長）を印刷する")
        self.boxes_item = Item("確認欄", "社内で回覧する紙に、3つの枠を付けます。", self.boxes)
        pane_layout(self, who, self.boxes_item)
        self.form.changed.connect(self._edited)
        self.save.clicked.connect(self._save)
        self.boxes.toggled.connect(self._boxes_toggled)
        self.boxes_item.reset.connect(self._reset_boxes)
        desk.preferences.changed.connect(self._show_boxes)
        self.reload()

    @override
    def reload(self) -> None:
        """Show the values as they are now."""
        self.form.fill(profile.advisor(self._desk.store))
        self.save.setEnabled(False)
        self.saved.setText("")
        self._show_boxes()

    @override
    def settle(self) -> None:
        """Save."""
        if self.save.isEnabled():
            self._save()

    def _edited(self) -> None:
        self.save.setEnabled(True)
        self.saved.setText("")

    def _save(self) -> None:
        if not self.form.check():
            return
        self.save.setEnabled(False)
        job = partial(profile.save_advisor, self._desk.store, self.form.value)
        self._desk.tasks.run(job, self._done, owner=self, lane="store")

    def _done(self, changes: Changes) -> None:
        self.saved.setText(SAVED)
        announce(self, SAVED)
        self._desk.refresh.publish(changes)

    def _show_boxes(self) -> None:
        on = self._desk.preferences.value.confirmation_boxes
        self.boxes.setChecked(on)
        self.boxes_item.show_default(default=on == DEFAULTS.confirmation_boxes)

    def _boxes_toggled(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        self._desk.preferences.update(confirmation_boxes=on)

    def _reset_boxes(self) -> None:
        self._desk.preferences.update(confirmation_boxes=DEFAULTS.confirmation_boxes)


class FoldersPane(Pane):
    """Where PDFs are saved."""

    title = "保存先フォルダー"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._preferences = desk.preferences
        self.pdf = FolderChoice("PDFと図の保存先", "決めていません（ドキュメントに保存します）")
        self.pdf_item = Item("PDFと図の保存先", "PDFと図を、ここに保存します。", self.pdf)
        data = QWidget()
        where = label(breakable(str(desk.store.folder.root)))
        where.setTextInteractionFlags(qt.TEXT_SELECTABLE)
        data.setLayout(row(where))
        kept = Item(
            "データの場所",
            "暗号化したデータと控えは、ここにあります。",
            data,
            resettable=False,
        )
        pane_layout(self, self.pdf_item, kept)
        self.pdf.chosen.connect(self._chosen)
        self.pdf_item.reset.connect(self._reset)
        desk.preferences.changed.connect(self.reload)
        self.reload()

    @override
    def reload(self) -> None:
        """Show the values as they are now."""
        path = self._preferences.value.pdf_folder
        self.pdf.show_path(path)
        self.pdf_item.show_default(default=path == DEFAULTS.pdf_folder)

    def _chosen(self, path: str) -> None:
        self._preferences.update(pdf_folder=path)

    def _reset(self) -> None:
        self._preferences.update(pdf_folder=DEFAULTS.pdf_folder)
