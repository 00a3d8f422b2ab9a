"""Work on documents that is kept because its document could not take it: out as a file, or away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QFrame

from app.services import rescued
from app.ui import qt, saving
from app.ui.agenda.parts import ShortList, act, line_card
from app.ui.client_words import moment
from app.ui.dialogs.erase import EraseDialog

if TYPE_CHECKING:
    from app.services.rescued import Rescued
    from app.ui.desk import Desk

TITLE = "元の書類に戻せなかったファイル"
TAKEN_OUT = "取り出しました：{path}。取り出したファイルは、暗号になっていません。"


class RescuedWork(ShortList):
    """A short list that is hidden while nothing is kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(TITLE)
        self._desk = desk
        self.wider.connect(self.reload)

    def reload(self) -> None:
        """Read again what is kept."""
        self.show_cards([self._card(each) for each in rescued.all_of_them(self._desk.store)])

    def _card(self, kept: Rescued) -> QFrame:
        take = act("取り出す", f"{kept.name}を取り出す", partial(self._take_out, kept), "secondary")
        drop = act("捨てる", f"{kept.name}を捨てる", partial(self._drop, kept))
        title = "　".join(filter(None, (kept.client_name, kept.name)))
        record = f"rescued/{kept.blob}"
        return line_card(title, kept.why, take, drop, record=record, right=moment(kept.at))

    def _take_out(self, kept: Rescued) -> None:
        start = saving.folder_for_files(self._desk.preferences.value) / kept.name
        chosen, _ = QFileDialog.getSaveFileName(self, "取り出す場所", str(start))
        if chosen:
            self.take_out_to(kept, Path(chosen))

    def take_out_to(self, kept: Rescued, path: Path) -> None:
        """Write the file, plain, to this place; it stays here until it is thrown away."""
        self._desk.tasks.run(
            partial(rescued.save_to, self._desk.store, kept.blob, path),
            lambda _none: self._desk.go.warn(TAKEN_OUT.format(path=path)),
            partial(self._desk.failures.show, parent=self),
            owner=self,
        )

    def _drop(self, kept: Rescued) -> None:
        dialog = EraseDialog(f"預かっている「{kept.name}」を完全に消しますか。", self)
        try:
            sure = dialog.exec() == qt.ACCEPTED
        finally:
            dialog.deleteLater()
        if sure:
            drop = partial(rescued.drop, self._desk.store, kept.blob)
            self._desk.write(drop, f"「{kept.name}」を捨てました。", self)
