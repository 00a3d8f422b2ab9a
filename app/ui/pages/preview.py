"""The very PDF before it is printed or saved; also the blank answer sheet of a client."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFileDialog, QFrame, QProgressBar, QVBoxLayout, QWidget

from app.domain import japanese
from app.services import clients, reporting
from app.ui import printing, saving, theme
from app.ui.dialogs import print as print_dialog
from app.ui.dialogs import replace
from app.ui.printing import PrintChoice, ShownDocument
from app.ui.widgets import chart_look as look
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from app.services.store import Store
    from app.ui.desk import Desk
    from app.ui.tasks import Job

MAKING = "紙面を作っています…"
PRINTING = "プリンターに送っています…"
STOPPED = "作るのをやめました。"
FAILED = "紙面を作れませんでした。"
LEAST_ZOOM, MOST_ZOOM, STEP = 0.25, 4.0, 1.25


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF, the name its file gets, and what the heading says."""

    data: bytes
    file_name: str
    title: str


def report(store: Store, check_id: str, *, confirmation_boxes: bool) -> Paper:
    """The report of a check; raises NotFound or ReportError."""
    content = reporting.content(store, check_id)
    data = reporting.pdf(content, confirmation_boxes=confirmation_boxes)
    title = f"{content.client_name} {content.honorific}"
    return Paper(data, reporting.file_name(content), title)


def sheet(store: Store, client_id: str, *, today: date) -> Paper:
    """The blank answer sheet of a client; raises NotFound or ReportError."""
    name = clients.get(store, client_id).fields.name
    file_name = f"{today:%Y%m%d}_{japanese.safe_file_name(name)}_記入用紙.pdf"
    return Paper(reporting.sheet_pdf(store, client_id), file_name, f"{name} 記入用紙")


class PreviewPage(QWidget):
    """Shows a PDF from memory; prints and saves exactly these bytes."""

    heading = "印刷"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk = desk
        self._make: Callable[[], Paper] | None = None
        self._paper: Paper | None = None
        self._job: Job | None = None
        self._halt = threading.Event()
        self.saved_to: Path | None = None
        self._document = ShownDocument(self)
        self.title = label("", "h2")
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
        boxes = self._desk.preferences.value.confirmation_boxes
        self._start(partial(report, self._desk.store, check_id, confirmation_boxes=boxes))

    def open_sheet(self, client_id: str) -> None:
        """Show the blank answer sheet of a client."""
        self._start(partial(sheet, self._desk.store, client_id, today=self._desk.today()))

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

    def _start(self, make: Callable[[], Paper]) -> None:
        self._make, self._paper = make, None
        self._document.show(b"")
        self.title.setText("")
        self.saved.hide()
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
        self.saved.show()

    def _open_folder(self) -> None:
        if self.saved_to is not None:
            saving.open_folder(self.saved_to)

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
        self.page_text.setText(f"{page + 1} / {self.pages}ページ" if self.pages else "")
        self.next_page.setEnabled(page + 1 < self.pages)
        self.previous_page.setEnabled(page > 0)

    # Building

    def _build_actions(self) -> None:
        self.print = button("印刷する", "primary")
        self.save = button("保存する", name="PDFとして保存する")
        self.save_elsewhere = button("別の場所に保存する")
        self.previous_page = button("前のページ")
        self.page_text = label("", wrap=False)
        self.next_page = button("次のページ")
        self.smaller = button("小さく", name="小さく表示する")
        self.larger = button("大きく", name="大きく表示する")
        self.width_button = button("幅に合わせる")
        self.page_button = button("1枚を見る", name="1枚を画面に収める")
        for widget, act in (
            (self.print, self._print),
            (self.save, self._save),
            (self.save_elsewhere, self._save_elsewhere),
            (self.previous_page, self._previous_page),
            (self.next_page, self._next_page),
            (self.smaller, self._zoom_out),
            (self.larger, self._zoom_in),
            (self.width_button, self._fit_width),
            (self.page_button, self._fit_page),
        ):
            widget.clicked.connect(act)
        self._actions = (
            self.print,
            self.save,
            self.save_elsewhere,
            self.previous_page,
            self.next_page,
            self.smaller,
            self.larger,
            self.width_button,
            self.page_button,
        )

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
        self.folder = button("フォルダーを開く")
        self.folder.clicked.connect(self._open_folder)
        self.saved = _strip("success", self._saved_text, self.folder)
        self.saved.hide()

    def _build(self) -> None:
        tokens = theme.tokens()
        self.view.setDocument(self._document.pdf)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("紙面")
        self.view.pageNavigator().currentPageChanged.connect(self._page_changed)
        doing, looking = QWidget(), QWidget()
        _wrapped(doing, self.print, self.save, self.save_elsewhere)
        _wrapped(looking, self.previous_page, self.page_text, self.next_page, *self._actions[5:])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.space_4, tokens.space_1, tokens.space_4, tokens.space_2)
        layout.setSpacing(tokens.space_2)
        head = QWidget()
        pair = ColumnsLayout(head, counts=(2, 1), minimum=look.px(440), gap=tokens.space_2)
        pair.addWidget(self.title)
        pair.addWidget(doing)
        for part in (head, looking, self.waiting, self.saved):
            layout.addWidget(part)
        layout.addWidget(self.view, 1)
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


def _wrapped(box: QWidget, *parts: QWidget) -> None:
    layout = WrapLayout(box, gap=theme.tokens().space_2)
    for part in parts:
        layout.addWidget(part)
