"""The preview: the very bytes that are printed and saved."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.domain.entries.consultation import Consultation
from app.errors import ReportError
from app.reports.calculation import Calculation, packed
from app.services import entries
from app.ui import made_papers, printing
from app.ui.codes.show import ShowCode
from app.ui.dialogs.print import PrintDialog
from app.ui.dialogs.replace import ReplaceDialog
from app.ui.made_papers import Paper, Wanted
from app.ui.pages.preview import FAILED, MAKING, MEMO_INSIDE, STOPPED, PreviewPage
from app.ui.printing import PrintChoice
from tests.ui import finished, looking
from tests.ui.audit import audit
from tests.ui.fixtures import NOW
from tests.ui.papers import paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.domain.records import Check, Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


def press(widget: QPushButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)


def when_modal(act: Callable[[QWidget], None]) -> None:
    """Do something with the dialog that is about to open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, look)
        else:
            act(dialog)

    QTimer.singleShot(0, look)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[PreviewPage]:
    folder = tmp_path / "出力"
    folder.mkdir()
    desk.preferences.update(pdf_folder=str(folder))
    widget = PreviewPage(desk)
    qtbot.addWidget(widget)
    widget.resize(1060, 668)
    widget.show()
    yield widget
    settle(qtbot, desk)


@pytest.fixture
def check(desk: Desk, client: Client) -> Check:
    return finished.finish(desk.store, client.id)


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, page: PreviewPage, check: Check) -> PreviewPage:
    page.open(check.id)
    settle(qtbot, desk)
    return page


def test_every_page_of_the_report_is_shown(opened: PreviewPage) -> None:
    assert opened.data.startswith(b"%PDF")
    document = pypdfium2.PdfDocument(opened.data)
    assert len(document) == opened.pages == 5
    document.close()
    assert opened.page_text.text() == "1/5"
    assert opened.title.text() == "株式会社みなと食堂 御中"
    assert opened.waiting.isHidden()
    assert finished.VISION in opened.view.accessibleDescription().replace("\r\n", "")


def test_the_saved_file_is_what_was_shown(
    opened: PreviewPage, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    press(opened.save)
    settle(qtbot, desk)
    target = tmp_path / "出力" / "20261122_株式会社みなと食堂_経営チェック.pdf"
    assert target.read_bytes() == opened.data
    assert opened.saved.isVisible()
    said = looking.visible_text(opened.saved)
    assert "「出力」に保存しました" in said
    assert str(target) in said
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("keep", {"結果.pdf", "結果(2).pdf"}),
        ("replace", {"結果.pdf"}),
        ("stop", {"結果.pdf"}),
    ],
)
def test_another_file_is_replaced_only_when_asked_for(
    opened: PreviewPage, qtbot: QtBot, desk: Desk, tmp_path: Path, answer: str, names: set[str]
) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    target = folder / "結果.pdf"
    target.write_bytes(b"earlier")

    def reply(dialog: QWidget) -> None:
        assert isinstance(dialog, ReplaceDialog)
        audit(dialog)
        press(getattr(dialog, answer))

    when_modal(reply)
    opened.save_to(target)
    settle(qtbot, desk)
    assert {path.name for path in folder.iterdir()} == names
    assert (target.read_bytes() == opened.data) == (answer == "replace")
    assert opened.saved.isVisible() == (answer != "stop")


def test_a_folder_that_cannot_be_written_is_told(
    opened: PreviewPage, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with qtbot.waitSignal(desk.failures.shown) as caught:
        opened.save_to(blocked / "a.pdf")
    settle(qtbot, desk)
    assert "保存できませんでした" in caught.args[0]
    assert opened.saved.isHidden()
    assert opened.print.isEnabled()


def test_the_folder_of_the_saved_file_is_opened(
    opened: PreviewPage, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def open_url(url: object) -> bool:
        seen.append(url.toLocalFile())  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    assert not opened.folder.isEnabled()
    press(opened.save)
    settle(qtbot, desk)
    assert opened.folder.isEnabled()
    opened.folder.trigger()
    assert opened.saved_to is not None
    assert seen == [str(opened.saved_to.parent)]


def test_the_blank_sheet_of_a_client_uses_the_same_page(
    page: PreviewPage, qtbot: QtBot, desk: Desk, client: Client, tmp_path: Path
) -> None:
    page.open_sheet(client.id)
    settle(qtbot, desk)
    assert page.pages == 2
    assert "株式会社みなと食堂" in page.title.text()
    assert not page.memo.isVisible()
    press(page.save)
    settle(qtbot, desk)
    target = tmp_path / "出力" / "20261122_株式会社みなと食堂_回答用紙.pdf"
    assert target.read_bytes() == page.data


def test_a_calculation_and_a_page_of_the_library_are_papers_of_nobody(
    opened: PreviewPage, qtbot: QtBot, desk: Desk
) -> None:
    opened.open_calculation(packed(Calculation("費用対効果の試算", "", "約4か月", ())))
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert opened.title.text() == "費用対効果の試算"
    assert not opened.mail.isVisible()
    opened.open_page("term.cloud")
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert opened.title.text() == "クラウド"


def test_only_the_report_of_a_check_goes_along_as_a_code(
    opened: PreviewPage, qtbot: QtBot, desk: Desk
) -> None:
    opened.code.trigger()
    (dialog,) = opened.findChildren(ShowCode)
    qtbot.waitUntil(lambda: desk.tasks.idle)
    text = dialog.text
    dialog.reject()
    dialog.deleteLater()
    opened.open_takeaway(text)
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert opened.title.text() == made_papers.BROUGHT
    assert opened.pages == 5
    for way_out in (opened.code, opened.mail, opened.handed):
        assert not way_out.isVisible()
    opened._show_code()
    assert not [each for each in opened.findChildren(ShowCode) if each.isVisible()]


def test_the_report_leads_to_the_evaluation_sheet(
    opened: PreviewPage, check: Check, qtbot: QtBot, desk: Desk, navigator: RecordingNavigator
) -> None:
    opened.evaluate.trigger()
    assert navigator.last == ("evaluation", (check.id,))
    opened.open_evaluation(check.id)
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert opened.title.text() == "経営チェック評価書"
    assert opened.pages == 1
    assert opened.mail.isVisible()  # it goes to somebody: the ledger is asked as for the report
    assert not opened.evaluate.isVisible()
    before = len(navigator.calls)
    opened._evaluate()
    assert len(navigator.calls) == before


def test_pages_are_turned_and_counted(opened: PreviewPage) -> None:
    assert not opened.previous_page.isEnabled()
    for expected in ("2/5", "3/5", "4/5", "5/5"):
        press(opened.next_page)
        assert opened.page_text.text() == expected
    assert not opened.next_page.isEnabled()
    opened.view.turn(5)
    assert opened.page_text.text() == "5/5"
    press(opened.previous_page)
    assert opened.page_text.text() == "4/5"


def test_zoom_starts_from_what_is_seen(opened: PreviewPage) -> None:
    mode = opened.view.ZoomMode
    assert opened.view.zoomMode() == mode.FitToWidth
    fitted = opened.view.zoom_now()
    press(opened.larger)
    assert opened.view.zoomMode() == mode.Custom
    assert opened.view.zoomFactor() == pytest.approx(fitted * 1.25)
    press(opened.smaller)
    assert opened.view.zoomFactor() == pytest.approx(fitted)
    for _ in range(20):
        opened.view.zoom(2)
    assert opened.view.zoomFactor() == pytest.approx(4.0)
    opened.fit_page.trigger()
    assert opened.view.zoomMode() == mode.FitInView
    opened.fit_width.trigger()
    assert opened.view.zoomMode() == mode.FitToWidth


def test_printing_sends_the_same_pages(
    opened: PreviewPage,
    qtbot: QtBot,
    desk: Desk,
    navigator: RecordingNavigator,
    tmp_path: Path,
) -> None:
    printer = printing.make_printer(PrintChoice("", mono=True))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    opened.send(printer, mono=True)
    assert opened.waiting.isVisible()
    assert not opened.print.isEnabled()
    settle(qtbot, desk)
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(document) == 5
    document.close()
    assert navigator.last == ("toast", ("5ページをプリンターに送りました。",))
    assert opened.print.isEnabled()


def test_printing_can_be_stopped(
    opened: PreviewPage,
    qtbot: QtBot,
    desk: Desk,
    navigator: RecordingNavigator,
    tmp_path: Path,
) -> None:
    printer = printing.make_printer(PrintChoice(""))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    opened.send(printer, mono=False)
    press(opened.waiting.stop)
    settle(qtbot, desk)
    assert navigator.last == ("toast", ("印刷をやめました。",))
    assert opened.data


def test_the_print_dialog_is_asked_and_its_choice_kept(
    opened: PreviewPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def to_file(choice: PrintChoice) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{choice.copies}.pdf"))
        return printer

    monkeypatch.setattr(printing, "printer_names", lambda: ("事務所", "二階"))
    monkeypatch.setattr(printing, "make_printer", to_file)

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, PrintDialog)
        dialog.printer.setCurrentText("二階")
        dialog.copies.setCurrentIndex(1)
        dialog.mono.setChecked(True)
        press(dialog.go)

    when_modal(fill)
    press(opened.print)
    settle(qtbot, desk)
    assert (tmp_path / "2.pdf").exists()
    assert desk.preferences.value.printer == "二階"
    assert desk.preferences.value.print_mono


def test_stopping_the_dialog_prints_nothing(opened: PreviewPage, desk: Desk) -> None:
    def leave(dialog: QWidget) -> None:
        assert isinstance(dialog, PrintDialog)
        press(dialog.stop)

    when_modal(leave)
    press(opened.print)
    assert desk.tasks.idle


def test_what_fails_is_told_and_can_be_tried_again(
    page: PreviewPage, qtbot: QtBot, desk: Desk
) -> None:
    tries = [0]

    def make() -> Paper:
        tries[0] += 1
        if tries[0] == 1:
            raise ReportError("紙面を作れませんでした。", "もう一度お試しください。")
        return Paper(paper("#0055AD"), "a.pdf", "回答用紙")

    with qtbot.waitSignal(desk.failures.shown) as caught:
        page.show_paper(Wanted(make))
    assert caught.args[0] == "紙面を作れませんでした。"
    assert FAILED in looking.visible_text(page)
    assert not page.save.isEnabled()
    assert not page.print.isEnabled()
    press(page.waiting.again)
    settle(qtbot, desk)
    assert page.pages == 1
    assert page.waiting.isHidden()


def test_a_check_that_is_gone_is_told(page: PreviewPage, qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.failures.shown) as caught:
        page.open("no such check")
    assert "見つかりません" in caught.args[0]
    assert page.data == b""


def test_making_can_be_given_up(page: PreviewPage, qtbot: QtBot, desk: Desk) -> None:
    gate = threading.Event()

    def make() -> Paper:
        gate.wait(20)
        return Paper(paper("#0055AD"), "a.pdf", "回答用紙")

    page.show_paper(Wanted(make))
    assert MAKING in looking.visible_text(page)
    press(page.waiting.stop)
    assert STOPPED in looking.visible_text(page)
    gate.set()
    settle(qtbot, desk)
    assert page.data == b""
    assert page.waiting.again.isVisible()


def test_nothing_happens_before_anything_is_opened(page: PreviewPage) -> None:
    page.reload()
    page.view.turn(1)
    page.view.zoom(1.25)
    page._print()
    page._save()
    page._save_elsewhere()
    page._open_folder()
    assert page.data == b""
    assert page.page_text.text() == ""


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1060, 668), (749, 660)])
def test_nothing_is_cut_at_any_size(
    qtbot: QtBot,
    desk: Desk,
    check: Check,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    text_size(scale)
    page = PreviewPage(desk)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.open(check.id)
    audit(page)
    settle(qtbot, desk)
    page._written(page._shown, desk.store.folder.root / ("とても長いフォルダー" * 3) / "a.pdf")
    audit(page)
    assert page.view.height() > 120


MEMO = "奥様が帳簿を担当。"


def test_the_advisors_memo_is_on_the_paper_only_when_asked_for(
    opened: PreviewPage, check: Check, qtbot: QtBot, desk: Desk
) -> None:
    assert opened.memo.isVisible()
    assert not opened.memo.isChecked()
    assert MEMO not in opened.view.accessibleDescription()
    without = opened.data
    opened.memo.trigger()
    settle(qtbot, desk)
    assert MEMO in opened.view.accessibleDescription()
    assert MEMO_INSIDE in looking.visible_text(opened)
    opened.memo.trigger()
    settle(qtbot, desk)
    assert MEMO not in opened.view.accessibleDescription()
    assert MEMO_INSIDE not in looking.visible_text(opened)
    assert len(opened.data) == pytest.approx(len(without), rel=0.01)
    opened.memo.trigger()
    settle(qtbot, desk)
    opened.open(check.id)
    settle(qtbot, desk)
    assert not opened.memo.isChecked()
    assert MEMO not in opened.view.accessibleDescription()


def test_without_a_memo_there_is_nothing_to_choose(
    page: PreviewPage, qtbot: QtBot, desk: Desk
) -> None:
    page.show_paper(Wanted(lambda **_: Paper(paper("#0055AD"), "a.pdf", "回答用紙"), memo=True))
    settle(qtbot, desk)
    assert not page.memo.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1060, 672), (796, 696)])
def test_all_actions_take_one_line_and_the_paper_the_most_room(
    qtbot: QtBot,
    desk: Desk,
    check: Check,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    text_size(scale)
    page = PreviewPage(desk)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.open(check.id)
    settle(qtbot, desk)
    QApplication.processEvents()
    assert page.tools.folded == []
    tools = (page.print, page.save, page.previous_page, page.next_page, page.smaller, page.larger)
    middles = {each.geometry().center().y() for each in (*tools, page.tools.more)}
    assert max(middles) - min(middles) <= 2
    assert page.tools.more.geometry().right() <= page.tools.width()
    assert page.view.height() >= 0.6 * 768 or size[1] < 696


def test_confirmation_boxes_follow_the_settings(
    page: PreviewPage, check: Check, qtbot: QtBot, desk: Desk
) -> None:
    page.open(check.id)
    settle(qtbot, desk)
    without = page.data
    desk.preferences.update(confirmation_boxes=True)
    assert desk.preferences.value == replace(desk.preferences.value, confirmation_boxes=True)
    page.open(check.id)
    settle(qtbot, desk)
    assert "確認" in page.view.accessibleDescription()
    assert page.data != without


def test_the_mean_of_others_follows_the_choice_on_the_result(
    page: PreviewPage, check: Check, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def of_check(*_: object, **chosen: object) -> Wanted:
        asked.append(chosen["with_peers"])
        return Wanted(lambda: Paper(paper("#FFFFFF"), "a.pdf", "a"))

    monkeypatch.setattr(made_papers, "of_check", of_check)
    page.open(check.id)
    desk.preferences.update(overlay_peers=True)
    page.open(check.id)
    assert asked == [False, True]


def test_another_folder_can_be_chosen_for_the_file(
    opened: PreviewPage,
    qtbot: QtBot,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = tmp_path / "USB"
    answers = iter(["", str(chosen)])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))
    opened.save_elsewhere.trigger()
    assert desk.tasks.idle
    opened.save_elsewhere.trigger()
    settle(qtbot, desk)
    (file,) = chosen.iterdir()
    assert file.read_bytes() == opened.data


def test_a_consultation_shows_with_or_without_what_is_for_colleagues(
    page: PreviewPage, qtbot: QtBot, desk: Desk, client: Client
) -> None:
    value = Consultation(state="held", held_at=NOW, note="内々の話")
    entry, _ = entries.create(desk.store, client.id, value)
    page.open_consultation(entry.id)
    settle(qtbot, desk)
    assert "相談の記録" in page.title.text()
    assert "内々の話" not in page.view.accessibleDescription()
    page.memo.trigger()
    settle(qtbot, desk)
    assert "内々の話" in page.view.accessibleDescription()


def test_a_plan_shows_without_a_memo(
    page: PreviewPage, qtbot: QtBot, desk: Desk, client: Client
) -> None:
    page.open_plan(client.id)
    settle(qtbot, desk)
    assert "伴走計画" in page.title.text()
    assert not page.memo.isVisible()
