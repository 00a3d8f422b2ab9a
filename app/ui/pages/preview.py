"""The very PDF before it is printed or saved; also the blank answer sheet of a client."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFileDialog, QFrame, QProgressBar, QWidget

from app.services import checks, entries, plan_paper
from app.services.mail_draft import Attached
from app.ui import mailing, printing, saving, theme
from app.ui.dialogs import hand_out, replace
from app.ui.dialogs import print as print_dialog
from app.ui.made_papers import consultation, plan, report, sheet
from app.ui.printing import PrintChoice, ShownDocument
from app.ui.widgets.action_row import ActionRow
from app.ui.widgets.basic import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QPushButton

    from app.services.store import Store
    from app.ui.desk import Desk
    from app.ui.made_papers import Paper
    from app.ui.tasks import Job

    # Whose a paper is, what of theirs stands on it, and what it is called.
    Handed = Callable[[Store, str, bool], tuple[str, tuple[str, ...], str]]

MAKING = "紙面を作っています…"
PRINTING = "プリンターに送っています…"
STOPPED = "作るのをやめました。"
FAILED = "紙面を作れませんでした。"
MEMO_INSIDE = "担当者メモも入った紙面です。お客様にお渡しするときは、外してください。"
LEAST_ZOOM, MOST_ZOOM, STEP = 0.25, 4.0, 1.25


class PreviewPage(QWidget):
    """Shows a PDF from memory; prints and saves exactly these bytes."""

    heading = "印刷"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk = desk
        self._record_id = ""
        self._handed: Handed | None = None
        self._with_memo: Callable[..., Paper] | None = None
        self._make: Callable[[], Paper] | None = None
        self._paper: Paper | None = None
        self._job: Job | None = None
        self._halt = threading.Event()
        self.saved_to: Path | None = None
        self._document = ShownDocument(self)
        self.title = label("", "h1")
        self.view = QPdfView(self)
        self._build_actions()
        self._build_waiting()
        self._build_saved()
        self._build()

    @property
    def data(self) -> bytes:
        """The bytes that are shown, printed and saved."""
        return self._paper.data if self._paper else b""

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pages

    def open(self, check_id: str) -> None:
        """Show the report of a finished check."""
        self._handed = _of_check
        self._record_id = check_id
        boxes = self._desk.preferences.value.confirmation_boxes
        self._offer(partial(report, self._desk.store, check_id, confirmation_boxes=boxes))

    def open_consultation(self, entry_id: str) -> None:
        """Show the record of a consultation."""
        self._handed = _of_consultation
        self._record_id = entry_id
        boxes = self._desk.preferences.value.confirmation_boxes
        self._offer(partial(consultation, self._desk.store, entry_id, confirmation_boxes=boxes))

    def open_plan(self, client_id: str) -> None:
        """Show the plan of a client."""
        self._handed = _of_plan
        self._record_id = client_id
        self._with_memo = None
        self.memo.setVisible(False)
        self.handed.setVisible(True)
        self._open(partial(plan, self._desk.store, client_id, today=self._desk.today()))

    def open_sheet(self, client_id: str) -> None:
        """Show the blank answer sheet of a client."""
        self._with_memo = None
        self.memo.setVisible(False)
        self.handed.setVisible(False)
        self.mail.setVisible(False)
        self._open(partial(sheet, self._desk.store, client_id, today=self._desk.today()))

    def reload(self) -> None:
        """Make the PDF again."""
        if self._make is not None:
            self._start(self._make)

    def save_to(self, path: Path) -> None:
        """Write the shown bytes there, asking before another file is replaced."""
        target = replace.settled(path, self)
        if target is not None:
            self._desk.tasks.run(
                partial(saving.write_whole, target, self.data),
                self._written,
                self._failed,
                owner=self,
                text="保存しています",
            )

    def _open(self, make: Callable[[], Paper]) -> None:
        """Begin with another paper: without the memo, the whole width, nothing saved yet."""
        self.memo.setChecked(False)
        self.title.setText("")
        self._start(make)

    def _offer(self, make: Callable[..., Paper]) -> None:
        """Show a paper that can be made with the advisor's memo, at first without."""
        self._with_memo = make
        self.memo.setVisible(True)
        self.handed.setVisible(True)
        self.mail.setVisible(True)
        self._open(partial(make, with_memo=False))

    def _memo_chosen(self) -> None:
        if self._with_memo is not None:
            self._start(partial(self._with_memo, with_memo=self.memo.isChecked()))

    def _start(self, make: Callable[[], Paper]) -> None:
        self._make, self._paper = make, None
        self._document.show(b"")
        self.saved_to = None
        self.saved.hide()
        self.memo_inside.setVisible(self.memo.isChecked())
        self._wait(MAKING)
        self._job = self._desk.tasks.run(make, self._show, self._not_made, owner=self, lane="store")

    def _show(self, paper: Paper) -> None:
        self._paper = paper
        self.title.setText(paper.title)
        self._document.show(paper.data)
        self._ready()
        self.view.setAccessibleDescription(self._document.words)
        self._page_changed(0)

    def _not_made(self, error: BaseException) -> None:
        self._ready()
        self._halted(FAILED)
        self._desk.failures.show(error, self)

    def _failed(self, error: BaseException) -> None:
        self._ready()
        self._desk.failures.show(error, self)

    # Waiting

    def _wait(self, text: str) -> None:
        self._waiting_text.setText(text)
        self._bar.show()
        self.stop.show()
        self.again.hide()
        self.waiting.show()
        self._enable(on=False)

    def _ready(self) -> None:
        self.waiting.hide()
        self._enable(on=self._paper is not None)

    def _halted(self, text: str) -> None:
        self._waiting_text.setText(text)
        self._bar.hide()
        self.stop.hide()
        self.again.show()
        self.waiting.show()

    def _stop(self) -> None:
        self._halt.set()
        if self._paper is not None:
            return
        if self._job is not None:
            self._job.cancel()
        self._halted(STOPPED)

    def _enable(self, *, on: bool) -> None:
        for widget in self._actions:
            widget.setEnabled(on)
        self.memo.setEnabled(on and self._paper is not None and self._paper.has_memo)
        self.folder.setEnabled(self.saved_to is not None)

    # Print and save

    def _print(self) -> None:
        if self._paper is None:
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
            self._printed,
            self._failed,
            owner=self,
        )

    def _printed(self, sent: int) -> None:
        self._ready()
        self._desk.go.toast(
            f"{sent}ページをプリンターに送りました。" if sent else "印刷をやめました。"
        )

    def _save(self) -> None:
        if self._paper is not None:
            folder = saving.folder_for_files(self._desk.preferences.value)
            self.save_to(folder / self._paper.file_name)

    def _save_elsewhere(self) -> None:
        if self._paper is None:
            return
        folder = saving.folder_for_files(self._desk.preferences.value)
        chosen = QFileDialog.getExistingDirectory(self, "PDFを保存するフォルダー", str(folder))
        if chosen:
            self.save_to(type(folder)(chosen) / self._paper.file_name)

    def _written(self, path: Path) -> None:
        self.saved_to = path
        self._saved_text.setText(f"「{path.parent.name}」に保存しました：{path.name}")
        self._saved_text.setToolTip(str(path))
        self.folder.setEnabled(True)
        self.saved.show()

    def _open_folder(self) -> None:
        if self.saved_to is not None:
            saving.open_folder(self.saved_to)

    def _record_handing(self) -> None:
        """Who gets this report; the memo belongs to the record of consultations."""
        if self._handed is not None:
            client_id, items, what = self._handed(
                self._desk.store, self._record_id, self.memo.isChecked()
            )
            hand_out.record(self._desk, client_id, self, items=items, what=what)

    def _draft_mail(self) -> None:
        """A mail to the client with the shown bytes; the ledger notes that they were handed."""
        if self._handed is None or self._paper is None:
            return
        memo = self.memo.isChecked()
        client_id, items, what = self._handed(self._desk.store, self._record_id, memo)
        attached = Attached(what.removesuffix("（PDF）"), items, self._paper.file_name, self.data)
        mailing.draft(self._desk, client_id, attached, self)

    # Looking

    def zoom(self, factor: float) -> None:
        """Show it larger (factor above 1) or smaller."""
        now = self._zoom_now()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(MOST_ZOOM, max(LEAST_ZOOM, now * factor)))

    def _zoom_now(self) -> float:
        """The zoom on the screen, also where it follows from the width of the view."""
        if self.view.zoomMode() == QPdfView.ZoomMode.Custom or not self.pages:
            return self.view.zoomFactor()
        points = self._document.pdf.pagePointSize(0).width()
        inches = points / printing.POINTS_PER_INCH
        return self.view.viewport().width() / (inches * self.view.logicalDpiX())

    def _zoom_in(self) -> None:
        self.zoom(STEP)

    def _zoom_out(self) -> None:
        self.zoom(1 / STEP)

    def _fit_width(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _fit_page(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)

    def turn(self, pages: int) -> None:
        """Go forward (or back) by some pages."""
        navigator = self.view.pageNavigator()
        page = min(max(0, navigator.currentPage() + pages), self.pages - 1)
        if self.pages:
            navigator.jump(page, QPointF(), 0)

    def _next_page(self) -> None:
        self.turn(1)

    def _previous_page(self) -> None:
        self.turn(-1)

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
            (self.previous_page, self._previous_page),
            (self.next_page, self._next_page),
            (self.smaller, self._zoom_out),
            (self.larger, self._zoom_in),
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
        self.fit_width = tools.add_entry("幅に合わせる", self._fit_width)
        self.fit_page = tools.add_entry("1枚を見る", self._fit_page)
        self.folder = tools.add_entry("フォルダーを開く", self._open_folder)
        self.handed = tools.add_entry("渡したことを記録する", self._record_handing)
        self.mail = tools.add_entry("メールの下書きを作る", self._draft_mail)
        self.memo = tools.add_entry("担当者メモも印刷する", self._memo_chosen)
        self.memo.setCheckable(True)

    def _build_waiting(self) -> None:
        self._waiting_text = label(MAKING)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("進みぐあい")
        self.stop = button("やめる", "quiet")
        self.again = button("もう一度作る")
        self.stop.clicked.connect(self._stop)
        self.again.clicked.connect(self.reload)
        self.waiting = _strip("note", self._waiting_text, self._bar, self.stop, self.again)

    def _build_saved(self) -> None:
        self._saved_text = label("")
        self.saved = _strip("success", self._saved_text)
        self.saved.hide()
        self.memo_inside = _strip("caution", label(MEMO_INSIDE))
        self.memo_inside.hide()

    def _build(self) -> None:
        tokens = theme.tokens()
        self.view.setDocument(self._document.pdf)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("紙面")
        self.view.pageNavigator().currentPageChanged.connect(self._page_changed)
        notes = (self.waiting, self.memo_inside, self.saved)
        layout = column(self.title, self.tools, *notes, self.view, spacing=tokens.space_2)
        edge = tokens.space_5
        layout.setContentsMargins(edge, tokens.space_4, edge, tokens.space_2)
        layout.setStretchFactor(self.view, 1)
        self.setLayout(layout)
        self._ready()


def _strip(role: str, text: QWidget, *parts: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", role)
    layout = row(text, *parts, spacing=theme.tokens().space_3)
    layout.setStretch(0, 1)
    edge = theme.tokens().space_2
    layout.setContentsMargins(2 * edge, edge // 2, edge, edge // 2)
    frame.setLayout(layout)
    return frame


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


def _of_check(store: Store, check_id: str, memo: bool) -> tuple[str, tuple[str, ...], str]:  # noqa: FBT001
    """Whose the report of a check is, and what stands on it."""
    items = ("checks", "consultations") if memo else ("checks",)
    return checks.get(store, check_id).client_id, items, "経営チェックの結果（PDF）"


def _of_consultation(store: Store, entry_id: str, _memo: bool) -> tuple[str, tuple[str, ...], str]:  # noqa: FBT001
    """Whose the record of a consultation is."""
    return entries.get(store, entry_id).client_id, ("consultations",), "相談の記録（PDF）"


def _of_plan(store: Store, client_id: str, _memo: bool) -> tuple[str, tuple[str, ...], str]:  # noqa: FBT001
    """Whose a plan is, and what stands on it."""
    return client_id, plan_paper.items(store, client_id), "伴走計画（PDF）"
