"""The very PDF before it is printed or saved; also the blank answer sheet of a client."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import ReportError
from app.reports.calculation import unpacked
from app.services.mail_draft import Attached
from app.ui import made_papers, mailing, printing, saving, theme
from app.ui.dialogs import hand_out, replace
from app.ui.dialogs import print as print_dialog
from app.ui.printing import PrintChoice, ShownDocument
from app.ui.widgets.action_row import ActionRow
from app.ui.widgets.basic import button, column, label
from app.ui.widgets.paper_view import PaperView
from app.ui.widgets.waiting import Note, Waiting

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QPushButton

    from app.ui.desk import Desk
    from app.ui.made_papers import Handed, Paper, Wanted
    from app.ui.tasks import Job

MAKING = "紙面を作っています…"
PRINTING = "プリンターに送っています…"
STOPPED = "作るのをやめました。"
FAILED = "紙面を作れませんでした。"
MEMO_INSIDE = "担当者メモも入った紙面です。お客様にお渡しするときは、外してください。"


@dataclass(frozen=True, eq=False, slots=True)
class _Shown:
    """The paper on the screen with the request it answers: whose it is, and what is on it."""

    paper: Paper
    wanted: Wanted
    with_memo: bool

    def handed(self) -> Handed | None:
        """Whose it is; None for a paper that goes to nobody. Raises NotFound."""
        return self.wanted.handed(self.with_memo) if self.wanted.handed else None


class PreviewPage(QWidget):
    """Shows a PDF from memory; prints and saves exactly these bytes."""

    heading = "印刷"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk = desk
        self._wanted: Wanted | None = None
        self._shown: _Shown | None = None
        self._making: Job | None = None
        self._halt = threading.Event()
        self.saved_to: Path | None = None
        self.title = label("", "h1")
        self.view = PaperView(ShownDocument(self), self)
        self._build_actions()
        self._build_notes()
        self._build()

    @property
    def data(self) -> bytes:
        """The bytes that are shown, printed and saved."""
        return self._shown.paper.data if self._shown else b""

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self.view.pages

    def open(self, check_id: str) -> None:
        """Show the report of a finished check."""
        chosen = self._desk.preferences.value
        self.show_paper(
            made_papers.of_check(
                self._desk.store,
                check_id,
                confirmation_boxes=chosen.confirmation_boxes,
                with_peers=chosen.overlay_peers,
            )
        )

    def open_consultation(self, entry_id: str) -> None:
        """Show the record of a consultation."""
        boxes = self._desk.preferences.value.confirmation_boxes
        store = self._desk.store
        self.show_paper(made_papers.of_consultation(store, entry_id, confirmation_boxes=boxes))

    def open_plan(self, client_id: str) -> None:
        """Show the plan of a client."""
        today = self._desk.today()
        self.show_paper(made_papers.of_plan(self._desk.store, client_id, today=today))

    def open_calculation(self, text: str) -> None:
        """Show a calculation, given as `packed` makes it."""
        today = self._desk.today()
        value = unpacked(text)
        self.show_paper(made_papers.of_calculation(self._desk.store, value, today=today))

    def open_evaluation(self, check_id: str) -> None:
        """Show the evaluation sheet of a finished check."""
        today = self._desk.today()
        self.show_paper(made_papers.of_evaluation(self._desk.store, check_id, today=today))

    def open_takeaway(self, text: str) -> None:
        """Show the report of a result that came in a QR code, given as the text of that code."""
        today = self._desk.today()
        self.show_paper(made_papers.of_takeaway(self._desk.store, text, today=today))

    def open_page(self, item_id: str) -> None:
        """Show a page of the 知恵袋."""
        today = self._desk.today()
        self.show_paper(made_papers.of_page(self._desk.store, item_id, today=today))

    def open_sheet(self, client_id: str) -> None:
        """Show the blank answer sheet of a client."""
        today = self._desk.today()
        self.show_paper(made_papers.of_sheet(self._desk.store, client_id, today=today))

    def open_notices(self, text: str) -> None:
        """Show the notices of a measure for several clients."""
        self.show_paper(made_papers.of_notices(self._desk.store, text))

    def show_paper(self, wanted: Wanted) -> None:
        """Begin with another paper, at first without the memo; offer what can be done with it."""
        self._wanted = wanted
        self.title.setText("")
        self.memo.setChecked(False)
        self.memo.setVisible(wanted.memo)
        for way_out in (self.handed, self.mail):
            way_out.setVisible(wanted.handed is not None)
        for way_on in (self.code, self.evaluate):
            way_on.setVisible(bool(wanted.check_id))
        self._start(wanted)

    def reload(self) -> None:
        """Make the PDF again."""
        if self._wanted is not None:
            self._start(self._wanted)

    def save_to(self, path: Path) -> None:
        """Write the shown bytes there, asking before another file is replaced."""
        shown, data = self._shown, self.data
        target = replace.settled(path, self)
        if target is not None:
            self._desk.tasks.run(
                partial(saving.write_whole, target, data),
                partial(self._written, shown),
                partial(self._failed, shown),
                owner=self,
                text="保存しています",
            )

    # Making

    def _start(self, wanted: Wanted) -> None:
        """Make a paper; what was being made or is still shown has no more business here."""
        if self._making is not None:
            self._making.cancel()
        self._halt = threading.Event()  # another paper may still be on its way to the printer
        self._clear()
        self._wait(MAKING)
        memo = wanted.memo and self.memo.isChecked()
        self._making = self._desk.tasks.run(
            partial(wanted.made, with_memo=memo),
            partial(self._made, wanted, memo),
            self._not_made,
            owner=self,
            lane="store",
        )

    def _made(self, wanted: Wanted, with_memo: bool, paper: Paper) -> None:  # noqa: FBT001
        try:
            self.view.show_paper(paper.data)
        except ReportError as error:
            self._not_made(error)
            return
        self._making = None
        self._shown = _Shown(paper, wanted, with_memo)
        self.title.setText(paper.title)
        self.memo_inside.setVisible(with_memo)
        self._ready()
        self._page_changed(0)

    def _not_made(self, error: BaseException) -> None:
        self._making = None
        self._clear()
        self._enable(on=False)
        self.waiting.give_up(FAILED)
        self._desk.failures.show(error, self)

    def _clear(self) -> None:
        """Nothing is shown, so nothing can be printed, saved, mailed or handed."""
        self._shown = None
        self.view.show_paper(b"")
        self.saved_to = None
        self.saved.hide()
        self.memo_inside.hide()

    # Waiting

    def _wait(self, text: str) -> None:
        self.waiting.wait_for(text)
        self._enable(on=False)

    def _ready(self) -> None:
        self.waiting.hide()
        self._enable(on=self._shown is not None)

    def _ready_with(self, shown: _Shown | None) -> None:
        """Work on a paper is over; the page may have gone on to another one."""
        if shown is self._shown:
            self._ready()

    def _failed(self, shown: _Shown | None, error: BaseException) -> None:
        self._ready_with(shown)
        self._desk.failures.show(error, self)

    def _stop(self) -> None:
        self._halt.set()
        if self._making is not None:
            self._making.cancel()
            self._making = None
            self.waiting.give_up(STOPPED)

    def _enable(self, *, on: bool) -> None:
        for widget in self._actions:
            widget.setEnabled(on)
        self.memo.setEnabled(on and self._shown is not None and self._shown.paper.has_memo)
        self.folder.setEnabled(self.saved_to is not None)

    def _evaluate(self) -> None:
        if self._wanted is not None and self._wanted.check_id:
            self._desk.go.evaluation(self._wanted.check_id)

    def _show_code(self) -> None:
        from app.ui.codes.show import ShowCode

        if self._wanted is not None and self._wanted.check_id:
            ShowCode(self._desk, self._wanted.check_id, self).open()

    # Print and save

    def _print(self) -> None:
        if self._shown is None:
            return
        settings = self._desk.preferences.value
        last = PrintChoice(settings.printer, 1, settings.print_mono, settings.print_both_sides)
        choice = print_dialog.ask(last, self)
        if choice is not None:
            self._desk.preferences.update(
                printer=choice.printer,
                print_mono=choice.mono,
                print_both_sides=choice.both_sides,
            )
            self.send(printing.make_printer(choice), mono=choice.mono)

    def send(self, printer: QPrinter, *, mono: bool) -> None:
        """Print the shown bytes on this printer, in a worker."""
        self._halt = threading.Event()
        self._wait(PRINTING)
        self._desk.tasks.run(
            partial(printing.print_pdf, self.data, printer, mono=mono, stopped=self._halt.is_set),
            partial(self._printed, self._shown),
            partial(self._failed, self._shown),
            owner=self,
        )

    def _printed(self, shown: _Shown | None, sent: int) -> None:
        self._ready_with(shown)
        self._desk.go.toast(
            f"{sent}ページをプリンターに送りました。" if sent else "印刷をやめました。"
        )

    def _save(self) -> None:
        if self._shown is not None:
            folder = saving.folder_for_files(self._desk.preferences.value)
            self.save_to(folder / self._shown.paper.file_name)

    def _save_elsewhere(self) -> None:
        if self._shown is None:
            return
        name = self._shown.paper.file_name
        folder = saving.folder_for_files(self._desk.preferences.value)
        chosen = QFileDialog.getExistingDirectory(self, "PDFを保存するフォルダー", str(folder))
        if chosen:
            self.save_to(type(folder)(chosen) / name)

    def _written(self, shown: _Shown | None, path: Path) -> None:
        words = f"「{path.parent.name}」に保存しました：{path.name}"
        if shown is not self._shown:
            self._desk.go.toast(words)
            return
        self.saved_to = path
        self._saved_text.setText(words)
        self._saved_text.setToolTip(str(path))
        self.folder.setEnabled(True)
        self.saved.show()

    def _open_folder(self) -> None:
        if self.saved_to is not None:
            saving.open_folder(self.saved_to)

    def _record_handing(self) -> None:
        """Note in the ledger who gets the shown paper."""
        given = self._shown.handed() if self._shown else None
        if given is not None:
            hand_out.record(self._desk, given.client_id, self, items=given.items, what=given.what)

    def _draft_mail(self) -> None:
        """A mail to the client with the shown bytes; the ledger notes that they were handed."""
        shown = self._shown
        given = shown.handed() if shown else None
        if shown is None or given is None:
            return
        what = given.what.removesuffix("（PDF）")
        attached = Attached(what, given.items, shown.paper.file_name, shown.paper.data)
        mailing.draft(self._desk, given.client_id, attached)

    # Looking

    def _page_changed(self, page: int) -> None:
        self.page_text.setText(f"{page + 1}/{self.pages}" if self.pages else "")
        self.next_page.setEnabled(page + 1 < self.pages)
        self.previous_page.setEnabled(page > 0)

    # Building

    def _build_actions(self) -> None:
        self.print = button("印刷する", "primary")
        self.save = button("保存する", name="PDFとして保存する")
        self.previous_page = button("◀", name="前のページ")
        self.page_text = label("", wrap=False)
        self.next_page = button("▶", name="次のページ")
        self.smaller = button("−", name="小さく表示する")
        self.larger = button("＋", name="大きく表示する")
        for widget, act in (
            (self.print, self._print),
            (self.save, self._save),
            (self.previous_page, self.view.previous_page),
            (self.next_page, self.view.next_page),
            (self.smaller, self.view.smaller),
            (self.larger, self.view.larger),
        ):
            widget.clicked.connect(act)
        tools = self.tools = ActionRow()
        tools.add(self.print, self.save, close=True)
        tools.add(self.previous_page, self.page_text, self.next_page, close=True)
        tools.add_folding(self.smaller, self.larger, close=True)
        self._build_menu(tools)
        _compact(self.print, self.save)
        _square(self.previous_page, self.next_page, self.smaller, self.larger)
        self._actions = (
            self.print,
            self.save,
            self.previous_page,
            self.next_page,
            self.smaller,
            self.larger,
            tools.more,
        )

    def _build_menu(self, tools: ActionRow) -> None:
        self.save_elsewhere = tools.add_entry("別の場所に保存する", self._save_elsewhere)
        self.fit_width = tools.add_entry("幅に合わせる", self.view.fit_width)
        self.fit_page = tools.add_entry("1枚を見る", self.view.fit_page)
        self.folder = tools.add_entry("フォルダーを開く", self._open_folder)
        self.code = tools.add_entry("QRで渡す", self._show_code)
        self.evaluate = tools.add_entry("申請に添える評価書を見る", self._evaluate)
        self.handed = tools.add_entry("渡したことを記録する", self._record_handing)
        self.mail = tools.add_entry("メールの下書きを作る", self._draft_mail)
        self.memo = tools.add_entry("担当者メモも印刷する", self.reload)
        self.memo.setCheckable(True)

    def _build_notes(self) -> None:
        self.waiting = Waiting(MAKING)
        self.waiting.stop.clicked.connect(self._stop)
        self.waiting.again.clicked.connect(self.reload)
        self._saved_text = label("")
        self.saved = Note("success", self._saved_text)
        self.saved.hide()
        self.memo_inside = Note("caution", label(MEMO_INSIDE))
        self.memo_inside.hide()

    def _build(self) -> None:
        tokens = theme.tokens()
        self.view.pageNavigator().currentPageChanged.connect(self._page_changed)
        notes = (self.waiting, self.memo_inside, self.saved)
        layout = column(self.title, self.tools, *notes, self.view, spacing=tokens.space_2)
        edge = tokens.space_5
        layout.setContentsMargins(edge, tokens.space_4, edge, tokens.space_2)
        layout.setStretchFactor(self.view, 1)
        self.setLayout(layout)
        self._ready()


def _compact(*buttons: QPushButton) -> None:
    """Less air at the sides of large words, so that all actions stay in one line."""
    look = theme.tokens()
    if look.scale > 1:
        for widget in buttons:
            widget.setStyleSheet(f"QPushButton {{ padding: 0 {look.space_2}px; }}")


def _square(*buttons: QPushButton) -> None:
    """Buttons with a sign only."""
    look = theme.tokens()
    for widget in buttons:
        widget.setStyleSheet(
            f"QPushButton {{ padding: 0; min-width: {look.target - 2}px;"
            f" max-width: {look.target - 2}px; }}"
        )
