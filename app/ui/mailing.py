"""A mail with a paper attached: the draft opens in the system's mail program, then it is wiped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.services import mail_draft
from app.ui import saving

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.services.mail_draft import Attached
    from app.services.opened_files import OpenedFile
    from app.ui.desk import Desk

WIPE_AFTER_MS = 10 * 60 * 1000
WIPE_AGAIN_MS = 60 * 1000
SAID = (
    "メールの下書きを開きます。下書きは暗号化されない場所に出て、10分後に消します。"
    "送るのはメールソフトです。"
)


def draft(desk: Desk, client_id: str, attached: Attached) -> None:
    """Make a draft in a worker and open it; what was handed stands in the ledger.

    The draft is wiped in time whatever becomes of the page where it was asked for.
    """
    desk.tasks.run(
        partial(mail_draft.make, desk.store, client_id, attached, desk.today()),
        partial(_made, desk),
        owner=desk.copies,
        lane="store",
    )


def _made(desk: Desk, made: tuple[OpenedFile, Changes]) -> None:
    opened, changes = made
    desk.refresh.publish(changes)
    QTimer.singleShot(WIPE_AFTER_MS, desk.copies, partial(_wipe, desk, opened))
    saving.open_file(opened.path)
    desk.go.toast(SAID)


def _wipe(desk: Desk, opened: OpenedFile) -> None:
    """Wipe the draft; while the mail program holds it, try again later."""
    if not mail_draft.wipe(opened):
        QTimer.singleShot(WIPE_AGAIN_MS, desk.copies, partial(_wipe, desk, opened))
