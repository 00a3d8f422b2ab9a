"""A mail with a paper attached: opened in the system's program, noted, and wiped."""

from __future__ import annotations

import email
from email.policy import default
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.services import handing, mail_draft
from app.services.mail_draft import Attached
from app.ui import mailing, saving
from app.ui.pages.preview import PreviewPage
from tests.ui.finished import finish
from tests.ui.looking import show

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


def test_the_shown_paper_goes_into_a_draft_that_is_wiped(
    qtbot: QtBot,
    desk: Desk,
    client: Client,
    navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mailing, "WIPE_AFTER_MS", 0)
    read: list[bytes] = []
    monkeypatch.setattr(saving, "open_file", lambda path: read.append(path.read_bytes()))
    page = PreviewPage(desk)
    show(qtbot, page, 1000, 700)
    page.open(finish(desk.store, client.id).id)
    qtbot.waitUntil(lambda: bool(page.data), timeout=20_000)
    page.mail.trigger()
    qtbot.waitUntil(lambda: bool(read))
    attachment = next(email.message_from_bytes(read[0], policy=default).iter_attachments())
    assert attachment.get_content() == page.data
    (line,) = handing.log(desk.store, client.id)
    assert line.handing.way == "mail"
    assert navigator.last == ("toast", (mailing.SAID,))
    qtbot.waitUntil(lambda: not list(desk.store.folder.opened.iterdir()))
    QApplication.processEvents()


def test_a_draft_that_the_mail_program_holds_is_wiped_later(
    qtbot: QtBot, desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "WIPE_AFTER_MS", 0)
    monkeypatch.setattr(mailing, "WIPE_AGAIN_MS", 0)
    monkeypatch.setattr(saving, "open_file", lambda _path: True)
    really = mail_draft.wipe
    held = [True, True]
    monkeypatch.setattr(
        mail_draft, "wipe", lambda draft: False if held and held.pop() else really(draft)
    )
    mailing.draft(desk, client.id, Attached("結果", ("checks",), "a.pdf", b"%PDF-"))
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    qtbot.waitUntil(lambda: not list(desk.store.folder.opened.iterdir()), timeout=20_000)
    assert held == []


def test_a_blank_sheet_is_not_mailed(qtbot: QtBot, desk: Desk, client: Client) -> None:
    page = PreviewPage(desk)
    show(qtbot, page, 1000, 700)
    page.open_sheet(client.id)
    assert not page.mail.isVisible()
    qtbot.waitUntil(lambda: bool(page.data), timeout=20_000)
