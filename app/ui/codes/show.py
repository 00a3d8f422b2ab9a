"""「QRで渡す」: the result as a code that the owner photographs and takes along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.services import qr, takeaway
from app.ui import theme
from app.ui.codes.view import QrView
from app.ui.dialogs.fitted import FittedDialog
from app.ui.widgets.basic import button, column, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.desk import Desk

TITLE = "QRで渡す"
HOW = "スマートフォンのカメラで写してください。つぎの一歩が、電話の画面で読めます。"
WHAT = (
    "入っているのは答えだけです。お名前・連絡先・書いていただいた文は入っていません。"
    "ほかの支援機関の伴走カルテで読み取ると、結果の全部が見られます。"
)
MAKING = "コードを作っています…"


class ShowCode(FittedDialog):
    """The code of a finished check; `text` is what it says, "" until it is made."""

    def __init__(self, desk: Desk, check_id: str, parent: QWidget) -> None:
        super().__init__(TITLE, parent)
        look = theme.tokens()
        self.text = ""
        self.view = QrView()
        self.words = label(MAKING, "strong")
        self.leave = button("閉じる", "primary")
        self.leave.clicked.connect(self.reject)
        self.fit(
            column(
                label("結果を持ち帰っていただく", "h2"),
                self.words,
                self.view,
                label(WHAT, "caption"),
                row(None, self.leave),
                spacing=look.space_3,
            )
        )
        self.leave.setFocus()
        self._failed = partial(desk.failures.show, parent=self)
        desk.tasks.run(
            partial(_made, desk, check_id), self._show, self._failed, owner=self, lane="store"
        )

    def _show(self, made: tuple[str, tuple[tuple[bool, ...], ...]]) -> None:
        self.text, modules = made
        self.words.setText(HOW)
        self.view.show_modules(modules)
        self.view.setAccessibleDescription(self.text.rpartition("\n")[0])


def _made(desk: Desk, check_id: str) -> tuple[str, tuple[tuple[bool, ...], ...]]:
    text = takeaway.for_check(desk.store, check_id)
    return text, qr.matrix(text)
