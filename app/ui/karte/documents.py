"""書類: the files of a client, taken in by dropping, pasting or choosing, and opened from here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from app.domain.changes import Changes, Kind
from app.errors import AppError, DocumentsRefused
from app.services import documents, entries
from app.ui import qt, saving, theme
from app.ui.karte import document_sources as sources
from app.ui.karte.document_detail import DocumentDetail
from app.ui.karte.document_tiles import DocumentGrid
from app.ui.widgets.announce import announce
from app.ui.widgets.basic import button, card, column, label, scroll
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.resting import Resting
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from app.domain.entries.base import Entry
    from app.errors import DocumentRefused
    from app.services.pixels import Pixels
    from app.ui.desk import Desk

NOTHING = (
    "まだ書類がありません。写真やPDF、Excelのファイルを、ここに置くか、"
    "[ファイルを選ぶ] で取り込めます。"
)
KEPT_HOW = (
    "1つ25MBまで。暗号にして保存し、写真からは撮った場所を取りのぞきます。"
    "ファイルをここに置いても取り込めます。"
)
PASTING = "貼り付けています…"
TAKEN_IN = "書類を取り込みました。"
EARLIER = "前に開いていたお客様："


class DocumentsSection(QWidget):
    """The grid, and at its right what is known of the chosen document."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id = ""
        self._pasting: set[str] = set()  # clients for whom a picture is being taken in
        self._pictures: dict[str, bytes] = {}  # those of this client, by the id of the file
        self.grid = DocumentGrid()
        self.detail = DocumentDetail(desk)
        self.opened = desk.copies
        self._build()
        self.setAcceptDrops(True)
        self.grid.chosen.connect(self._choose)
        self.detail.opening.connect(self._open_copy)
        self.detail.taking_out.connect(self._take_out)
        self.detail.throwing.connect(self._throw)
        self.detail.wiping.connect(self.opened.close)
        self.opened.changed.connect(self._say_open)
        desk.refresh.changed.connect(self._changed)

    def open(self, client_id: str) -> None:
        """Show this client. Raises NotFound."""
        if client_id != self._client_id:
            self._pictures.clear()
        self._client_id = client_id
        self.detail.close_entry()
        self._say_pasting()
        self.reload()

    def reload(self) -> None:
        """Read again; what is being typed stays."""
        if not self._client_id:
            return
        found = documents.of_client(self._desk.store, self._client_id)
        self.grid.show_entries(found, self.detail.entry_id)
        self.nothing.setVisible(not found)
        chosen = next((each for each in found if each.id == self.detail.entry_id), None)
        if chosen is None:
            self.detail.close_entry()
        else:
            self.detail.follow(chosen)
        for tile in self.grid.tiles:
            self._load_picture(tile.entry)

    def settle(self) -> None:
        """Ctrl+Enter saves what is being typed."""
        self.detail.flush()

    def show_entry(self, entry_id: str) -> None:
        """Choose a document of this client. Raises NotFound."""
        entries.get(self._desk.store, entry_id)
        self._show(entry_id)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in these files, off the GUI thread."""
        client_id = self._client_id
        job = partial(documents.add_files, self._desk.store, client_id, tuple(paths))
        done = partial(self._taken_in, client_id)
        self._desk.tasks.run(job, done, self._failed, owner=self, text="取り込んでいます…")

    def paste(self) -> None:
        """Take in the files or the picture of the clipboard."""
        # An empty clipboard gives none at all on some systems.
        data = cast("QMimeData | None", QGuiApplication.clipboard().mimeData()) or QMimeData()
        found = sources.files_in(data)
        if found:
            self.take_in(found)
        elif self._client_id not in self._pasting:
            picture = sources.picture_in(data, self._desk.clock())
            if picture is None:
                self._desk.go.toast("貼り付けられるファイルや画像が、コピーされていません。")
            else:
                self._paste(*picture)

    def _paste(self, name: str, pixels: Pixels) -> None:
        client_id = self._client_id
        self._pasting.add(client_id)
        self._say_pasting()
        announce(self, PASTING)
        self._desk.tasks.run(
            partial(documents.add_picture, self._desk.store, client_id, name, pixels),
            partial(self._pasted, client_id),
            partial(self._not_pasted, client_id),
            owner=self,
            lane="store",
        )

    def _say_pasting(self) -> None:
        """Of the client that shows: another may have a picture taken in at the same time."""
        working = self._client_id in self._pasting
        self.waiting.setVisible(working)
        self._resting.rest(on=working)

    def _build(self) -> None:
        look = theme.tokens()
        self.choose = button("ファイルを選ぶ", "primary")
        self.pasting = button("貼り付ける", name="コピーしたファイルや画像を貼り付ける")
        self.choose.clicked.connect(self._ask)
        self.pasting.clicked.connect(self.paste)
        tools = WrapLayout(gap=look.space_2)
        self._resting = Resting(self.pasting)
        self.waiting = label(PASTING, "caption", wrap=False)
        self.waiting.hide()
        for part in (self.choose, self.pasting, self.waiting):
            tools.addWidget(part)
        self.nothing = card(label(NOTHING), role="note")
        left = QWidget()
        left.setLayout(column(self.nothing, self.grid, None, spacing=look.space_3))
        halves = ColumnsLayout(
            counts=(2, 1), minimum=round(300 * look.scale), gap=look.space_4, weights=(3, 2)
        )
        halves.addWidget(left)
        halves.addWidget(self.detail)
        body = QWidget()
        body.setLayout(
            column(tools, label(KEPT_HOW, "caption"), halves, None, spacing=look.space_3)
        )
        self._area = scroll(body)
        self.setLayout(column(self._area))
        self.setFocusProxy(self.choose)

    # Dropping and pasting

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Take what can be dropped here."""
        if sources.files_in(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        """Take in what was dropped."""
        found = sources.files_in(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.take_in(found)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+V pastes; Delete throws the chosen document away."""
        if event.key() == qt.KEY.Key_V and event.modifiers() & qt.CTRL:
            self.paste()
        elif event.key() == qt.KEY.Key_Delete and self.detail.entry_id:
            self._throw(self.detail.entry_id)
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "取り込むファイル", "", sources.FILTER)
        if names:
            self.take_in([Path(name) for name in names])

    def _taken_in(
        self,
        client_id: str,
        found: tuple[tuple[Entry, ...], Changes, tuple[DocumentRefused, ...]],
    ) -> None:
        made, changes, refused = found
        if made:
            many = len(made) > 1
            words = f"書類を{len(made)}件取り込みました。" if many else TAKEN_IN
            self._say_taken(client_id, made[0], changes, words)
        if refused:
            self._failed(refused[0] if len(refused) == 1 else DocumentsRefused(refused))

    def _pasted(self, client_id: str, found: tuple[Entry, Changes]) -> None:
        self._pasting.discard(client_id)
        self._say_pasting()
        self._say_taken(client_id, *found, TAKEN_IN)

    def _not_pasted(self, client_id: str, error: BaseException) -> None:
        self._pasting.discard(client_id)
        self._say_pasting()
        self._failed(error)

    def _say_taken(self, client_id: str, made: Entry, changes: Changes, words: str) -> None:
        """Say it and show it, unless another client shows by now."""
        if client_id != self._client_id:
            self._desk.go.done(changes, EARLIER + words)
            return
        self._desk.go.done(changes, words)
        self._show(made.id)

    def _failed(self, error: BaseException) -> None:
        self._desk.failures.show(error, self)

    # The chosen one

    def _show(self, entry_id: str) -> None:
        self.reload()
        self.grid.choose(entry_id)

    def _choose(self, entry: Entry) -> None:
        self.detail.show_entry(entry)
        self._say_open()
        QTimer.singleShot(
            0, self.detail, partial(self._area.ensureWidgetVisible, self.detail.show_it)
        )

    def _open_copy(self, entry_id: str) -> None:
        self.opened.open(entry_id, partial(_shows, self, self._client_id))

    def shows(self, client_id: str) -> bool:
        """Whether these are the documents that one sees."""
        return self.isVisible() and self._client_id == client_id

    def _say_open(self) -> None:
        working = self.opened.working(self.detail.entry_id)
        self.detail.say_open(self.opened.open_ones, working)

    def _take_out(self, entry: Entry) -> None:
        value = documents.value_of(entry)
        start = saving.folder_for_files(self._desk.preferences.value) / value.name
        chosen, _ = QFileDialog.getSaveFileName(self, "取り出す場所", str(start))
        if chosen:
            self.take_out_to(entry, Path(chosen))

    def take_out_to(self, entry: Entry, path: Path) -> None:
        """Write the file, plain, to this place."""
        store, value = self._desk.store, documents.value_of(entry)
        self._desk.tasks.run(
            partial(documents.save_to, store, value, path),
            lambda _none: self._desk.go.warn(
                f"取り出しました：{path}。取り出したファイルは、暗号になっていません。"
            ),
            self._failed,
            owner=self,
        )

    def _throw(self, entry_id: str) -> None:
        self.detail.flush()
        try:
            changes = entries.trash(self._desk.store, entry_id)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self.detail.forget()
        self._desk.go.done(changes, "書類をゴミ箱に入れました。")
        self.reload()
        self.choose.setFocus(qt.OTHER_REASON)

    def _load_picture(self, entry: Entry) -> None:
        value = documents.value_of(entry)
        known = self._pictures.get(value.thumbnail)
        if known is not None:
            self._picture(value.thumbnail, known)
        elif value.thumbnail:
            self._desk.tasks.run(
                partial(documents.thumbnail, self._desk.store, value),
                partial(self._picture, value.thumbnail),
                owner=self,
            )

    def _picture(self, thumbnail: str, data: bytes) -> None:
        self._pictures[thumbnail] = data
        for tile in self.grid.tiles:
            if documents.value_of(tile.entry).thumbnail == thumbnail and data:
                tile.show_picture(data)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.ENTRY):
            self.reload()


def _shows(section: DocumentsSection, client_id: str) -> bool:
    """Whether the documents of a client show; the section may be gone by then."""
    return shiboken6.isValid(section) and section.shows(client_id)
