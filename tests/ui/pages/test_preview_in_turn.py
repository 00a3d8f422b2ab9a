"""The preview going from paper to paper: what shows, and whose it is, are never mixed up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.domain.entries.consultation import Consultation
from app.errors import ReportError
from app.services import entries
from app.ui import mailing, printing
from app.ui.made_papers import Handed, Paper, Wanted
from app.ui.pages.preview import FAILED, MAKING, PreviewPage
from app.ui.printing import PrintChoice
from tests.ui import finished, looking
from tests.ui.fixtures import NOW
from tests.ui.papers import paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PreviewPage:
    widget = PreviewPage(desk)
    looking.show(qtbot, widget, 1060, 668)
    return widget


class Slow:
    """Papers in the order they are asked for, each held back until it is let go."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.let_go: dict[str, threading.Event] = {}

    def wanted(self, name: str, *, fails: bool = False) -> Wanted:
        """A paper of this client, with a memo if one asks for it."""
        gate = self.let_go.setdefault(name, threading.Event())

        def make(*, with_memo: bool) -> Paper:
            self.begun.append(name)
            gate.wait(20)
            if fails:
                raise ReportError("作れません。", "もう一度お試しください。")
            title = f"{name}{'（メモ）' if with_memo else ''}"
            return Paper(paper("#0055AD"), f"{name}.pdf", title, has_memo=True)

        return Wanted(make, lambda _memo: Handed(name, ("checks",), "結果（PDF）"), memo=True)


@pytest.fixture
def slow() -> Iterator[Slow]:
    made = Slow()
    yield made
    for gate in made.let_go.values():
        gate.set()


def offered(page: PreviewPage) -> list[bool]:
    """Which of the things that can be done with a paper can be done now."""
    return [page.print.isEnabled(), page.save.isEnabled(), page.tools.more.isEnabled()]


def test_a_paper_that_comes_when_another_is_wanted_is_never_shown(
    page: PreviewPage, qtbot: QtBot, desk: Desk, slow: Slow
) -> None:
    page.show_paper(slow.wanted("あさひ工業"))
    page.show_paper(slow.wanted("ひかり商店"))
    slow.let_go["あさひ工業"].set()
    # The lane has one worker: when it begins the second one, the first has been delivered.
    qtbot.waitUntil(lambda: "ひかり商店" in slow.begun, timeout=20_000)
    QApplication.processEvents()
    assert page.title.text() == ""
    assert page.data == b""
    assert MAKING in looking.visible_text(page)
    assert offered(page) == [False, False, False]
    slow.let_go["ひかり商店"].set()
    settle(qtbot, desk)
    assert page.title.text() == "ひかり商店"
    assert offered(page) == [True, True, True]


def test_when_the_next_paper_fails_the_one_before_is_gone(
    page: PreviewPage,
    qtbot: QtBot,
    desk: Desk,
    slow: Slow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drafts: list[str] = []
    monkeypatch.setattr(mailing, "draft", lambda _desk, client_id, *_: drafts.append(client_id))
    slow.let_go["あさひ工業"] = threading.Event()
    slow.let_go["あさひ工業"].set()
    page.show_paper(slow.wanted("あさひ工業"))
    settle(qtbot, desk)
    page.mail.trigger()
    assert drafts == ["あさひ工業"]
    page.show_paper(slow.wanted("ひかり商店", fails=True))
    slow.let_go["ひかり商店"].set()
    settle(qtbot, desk)
    assert (page.data, page.pages, page.title.text()) == (b"", 0, "")
    assert page.view.accessibleDescription() == ""
    assert offered(page) == [False, False, False]
    page._draft_mail()
    page._record_handing()
    assert drafts == ["あさひ工業"]


def test_the_warning_about_the_memo_stands_with_the_paper_that_has_it(
    page: PreviewPage, qtbot: QtBot, desk: Desk, slow: Slow
) -> None:
    wanted = slow.wanted("あさひ工業")
    slow.let_go["あさひ工業"].set()
    page.show_paper(wanted)
    settle(qtbot, desk)
    slow.let_go["あさひ工業"].clear()
    page.memo.trigger()
    assert not page.memo.isEnabled()
    assert page.memo_inside.isHidden()
    page.show_paper(slow.wanted("ひかり商店"))  # while the one with the memo is being made
    slow.let_go["あさひ工業"].set()
    qtbot.waitUntil(lambda: "ひかり商店" in slow.begun, timeout=20_000)
    QApplication.processEvents()
    assert (page.title.text(), page.memo_inside.isVisible()) == ("", False)
    slow.let_go["ひかり商店"].set()
    settle(qtbot, desk)
    assert (page.title.text(), page.memo_inside.isVisible()) == ("ひかり商店", False)
    page.memo.trigger()
    settle(qtbot, desk)
    assert (page.title.text(), page.memo_inside.isVisible()) == ("ひかり商店（メモ）", True)


def test_each_paper_offers_what_can_be_done_with_it(
    page: PreviewPage, qtbot: QtBot, desk: Desk, client: Client
) -> None:
    check = finished.finish(desk.store, client.id)
    held = Consultation(state="held", held_at=NOW)
    entry, _ = entries.create(desk.store, client.id, held)
    ways: tuple[tuple[Callable[[str], None], str, list[bool]], ...] = (
        (page.open, check.id, [True, True, True]),
        (page.open_sheet, client.id, [False, False, False]),
        (page.open_plan, client.id, [False, True, True]),
        (page.open_consultation, entry.id, [True, True, True]),
        (page.open_plan, client.id, [False, True, True]),
        (page.open_sheet, client.id, [False, False, False]),
    )
    for show, argument, expected in ways:
        show(argument)
        settle(qtbot, desk)
        assert [page.memo.isVisible(), page.handed.isVisible(), page.mail.isVisible()] == expected


def test_what_was_sent_to_the_printer_does_not_disturb_the_next_paper(
    page: PreviewPage,
    qtbot: QtBot,
    desk: Desk,
    slow: Slow,
    navigator: RecordingNavigator,
    tmp_path: Path,
) -> None:
    page.show_paper(Wanted(lambda: Paper(paper("#0055AD"), "a.pdf", "あさひ工業")))
    settle(qtbot, desk)
    printer = printing.make_printer(PrintChoice(""))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.send(printer, mono=False)
    page.save_to(tmp_path / "saved.pdf")
    page.show_paper(slow.wanted("ひかり商店"))
    qtbot.waitUntil(lambda: len(navigator.calls) == 2, timeout=20_000)
    assert {call[1][0] for call in navigator.calls} == {
        "1ページをプリンターに送りました。",
        f"「{tmp_path.name}」に保存しました：saved.pdf",
    }
    assert page.saved.isHidden()
    assert MAKING in looking.visible_text(page)
    slow.let_go["ひかり商店"].set()
    settle(qtbot, desk)
    assert page.title.text() == "ひかり商店"


def test_bytes_that_are_no_paper_are_told(page: PreviewPage, qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.failures.shown) as caught:
        page.show_paper(Wanted(lambda: Paper(b"no PDF", "a.pdf", "回答用紙")))
    assert caught.args[0] == "紙面を画面に表示できませんでした。"
    assert offered(page) == [False, False, False]
    assert FAILED in looking.visible_text(page)
