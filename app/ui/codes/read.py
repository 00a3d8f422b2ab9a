"""「QRを読み取る」: a result that someone brings along, from a picture, the clipboard or a drop."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from app import library
from app.domain.bands import employees_label
from app.domain.industry import industry_name
from app.errors import AppError, UnreadableCode
from app.reports.phrases import SETS, day, joined
from app.services import claiming, clients, consenting, qr, takeaway
from app.ui import theme
from app.ui.dialogs.fitted import FittedDialog
from app.ui.dialogs.name import NameDialog
from app.ui.dialogs.pick_client import PickClient
from app.ui.widgets.basic import button, column, label, row

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from app.domain.changes import Changes
    from app.domain.takeaway import Takeaway
    from app.services.store import Store
    from app.services.takeaway import Received
    from app.ui.desk import Desk

TITLE = "QRを読み取る"
HOW = (
    "QRコードの写った画像を選ぶか、ここへ引いてきてください。"
    "コピーした画像は Ctrl+V で貼り付けられます。"
)
PICTURES = "画像 (*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff);;すべてのファイル (*)"
OWN = "このデータで作られたコードです。作られたときから変わっていません。"
UNKNOWN = "作られたときから変わっていません。だれが作ったかまでは、このコードでは確かめられません。"
LEFT_OUT = "お客様の書いた文は、コードには入っていません。"
NOTHING = "コピーした画像がありません。QRコードの画像をコピーしてから、もう一度押してください。"
TAKEN = "結果をお客様のカルテに入れました。"
THERE = "この結果は、もうカルテに入っています。"
WIDTH = 640


class ReadCode(FittedDialog):
    """Reads a code, says what is in it, and gives it to a client; `received` is what was read."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(TITLE, parent)
        self.widen(WIDTH)
        self._desk = desk
        self.received: Received | None = None
        self.setAcceptDrops(True)
        self.choose = button("画像を選ぶ", "primary")
        self.paste = button("貼り付ける", name="コピーした画像を貼り付ける")
        self.leave = button("閉じる", "quiet")
        self.look = button("紙面で見る", name="結果の紙面を見る")
        self.give = button("お客様を選ぶ", name="この結果のお客様を選ぶ")
        self.new = button("新しいお客様にする", name="この結果で新しいお客様を作る")
        self.choose.clicked.connect(self._choose)
        self.paste.clicked.connect(self._paste)
        self.leave.clicked.connect(self.reject)
        self.look.clicked.connect(self._look)
        self.give.clicked.connect(self._give)
        self.new.clicked.connect(self._new)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)
        self._build()

    def read(self, picture: bytes) -> None:
        """Read the code in this picture file, in a worker."""
        store, today = self._desk.store, self._desk.today()
        self._run(partial(takeaway.read_picture, picture, store, today))

    def read_text(self, text: str) -> None:
        """Read what a telephone made of the code."""
        self._run(partial(takeaway.read_text, text, self._desk.store, self._desk.today()))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if _holds(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())

    # Inside

    def _build(self) -> None:
        look = theme.tokens()
        self.told = label("", "strong")
        self.proof = label("", "caption")
        self.found = QWidget()
        self.found.setLayout(
            column(
                self.told,
                self.proof,
                label("どなたの結果ですか", "h3"),
                row(self.give, self.new, self.look, None),
                label(library.consent_texts().start, "caption"),
                spacing=look.space_2,
            )
        )
        self.found.hide()
        self.fit(
            column(
                label(TITLE, "h2"),
                label(HOW),
                row(self.choose, self.paste, None),
                self.found,
                row(None, self.leave),
                spacing=look.space_4,
            )
        )

    def _run(self, job: partial[Received]) -> None:
        self.found.hide()
        failed = partial(self._desk.failures.show, parent=self)
        self._desk.tasks.run(job, self._show, failed, owner=self, lane="store")

    def _show(self, received: Received) -> None:
        self.received = received
        given = received.check
        self.told.setText(
            joined(
                f"経営チェック（{SETS[given.item_set]}）",
                day(given.conducted_on),
                industry_name(given.industry) if given.industry else "",
                employees_label(given.employees_band),
            )
        )
        proof = OWN if received.origin == "own" else UNKNOWN
        self.proof.setText(f"確認コード {given.code}　{proof}{'' if given.whole else LEFT_OUT}")
        self.found.show()
        self.give.setFocus()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "QRコードの画像を選ぶ", "", PICTURES)
        if name:
            self._open(Path(name))

    def _open(self, path: Path) -> None:
        self._run(partial(_read_file, path, self._desk.store, self._desk.today()))

    def _paste(self) -> None:
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None when empty
        self._take(QMimeData() if held is None else held)

    def _take(self, mime: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self._open(paths[0])
        elif mime.hasImage():
            self.read(_png(QImage(mime.imageData())))
        elif mime.text().strip():
            self.read_text(mime.text())
        else:
            self._desk.failures.show(UnreadableCode(NOTHING, HOW), self)

    def _look(self) -> None:
        if self.received is not None:
            self._desk.go.takeaway_paper(self.received.text)
            self.accept()

    def _give(self) -> None:
        if self.received is None:
            return
        dialog = PickClient(self._desk.store, "どのお客様の結果ですか", self)
        if dialog.exec() and dialog.chosen is not None:
            self._to(dialog.chosen.id)

    def _new(self) -> None:
        if self.received is None:
            return
        dialog = NameDialog("新しいお客様", "会社名・屋号", self, take="お客様にする")
        if not dialog.exec():
            return
        try:
            fields = claiming.fields_of(self.received.check, dialog.given)
            client, changes = clients.create(self._desk.store, fields)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._desk.refresh.publish(changes)
        self._to(client.id)

    def _to(self, client_id: str) -> None:
        assert self.received is not None
        job = partial(_claim, self._desk.store, client_id, self.received.check)
        failed = partial(self._desk.failures.show, parent=self)
        self._desk.tasks.run(job, self._given, failed, owner=self, lane="store")

    def _given(self, taken: tuple[str, Changes, Changes]) -> None:
        check_id, changes, agreed = taken
        for each in (agreed, changes):
            self._desk.refresh.publish(each)
        self._desk.go.toast(TAKEN if changes.kinds else THERE)
        self._desk.go.result(check_id)
        self.accept()


def _read_file(path: Path, store: Store, today: date) -> Received:
    return takeaway.read_picture(qr.file_of_picture(path, path.name), store, today)


def _claim(store: Store, client_id: str, given: Takeaway) -> tuple[str, Changes, Changes]:
    """Give the check to a client; the sentence below the buttons is agreed to by pressing one."""
    agreed = consenting.agree_at_start(store, client_id)
    check_id, changes = claiming.take(store, client_id, given)
    return check_id, changes, agreed


def _holds(mime: QMimeData) -> bool:
    return mime.hasImage() or mime.hasUrls() or mime.hasText()


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
