"""だれに渡しますか: records what is handed out, and lets nothing go without a valid consent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain import consents
from app.domain.consents import Handing
from app.errors import AppError, Fault
from app.services import clients, handing, ledger
from app.ui import qt, theme
from app.ui.dialogs.fitted import FittedDialog, Rolling
from app.ui.forms import parts
from app.ui.forms.form import Form
from app.ui.forms.other_party import PartyDetails, party_parts
from app.ui.widgets.basic import button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.changes import Changes
    from app.ui.desk import Desk

TO_WHOM = {"client": "お客様ご本人", "out": "ほかの人"}
WIDTH = 640  # px at text size 標準
NEEDS = "ほかの人に渡すには、いただいた同意が要ります。同意のある相手の名前が、下に並びます。"


class HandOutDialog(FittedDialog):
    """To whom and how; it closes once that is recorded, and says what stands against it."""

    def __init__(
        self, desk: Desk, client_id: str, value: Handing, parent: QWidget | None = None
    ) -> None:
        super().__init__("渡したことを記録する", parent)
        self._desk, self._client_id, self._items = desk, client_id, value.items
        self.changes: Changes | None = None
        self.disclosure = ""

        def others(asked: Handing) -> bool:
            return asked.direction == "out"

        self.form: Form[Handing] = Form(
            (
                parts.section(
                    "",
                    parts.chips("direction", "だれに渡しますか", TO_WHOM, needed=True),
                    *party_parts(self._allowed, others, hint=NEEDS),
                    parts.chips("way", "渡し方", consents.DELIVERIES, needed=True),
                ),
            ),
            today=desk.today,
            check=self._faults,
        )
        PartyDetails(self.form, handing.parties(desk.store))
        self.form.show_value(value)
        self.save = button("記録する", "primary")
        stop = button("やめる", "quiet")
        self.save.clicked.connect(self.form.save)
        stop.clicked.connect(self.reject)
        self.form.saved.connect(self._record)
        look = theme.tokens()
        self.setMinimumWidth(round(WIDTH * look.scale))
        inside = QWidget()
        inside.setLayout(column(self.form, None))
        self.fit(
            column(
                label(value.what, "h3"),
                Rolling(inside),
                row(stop, None, self.save),
                spacing=look.space_4,
            )
        )
        self.form.start()

    def _allowed(self) -> tuple[str, ...]:
        """The recipients that a valid consent covers for these items."""
        today = self._desk.today()
        names = [
            each.terms.recipient
            for each in ledger.of_client(self._desk.store, self._client_id)
            if each.terms.purpose in consents.HANDING
            and consents.is_valid(each, today)
            and set(self._items) <= set(each.terms.items)
        ]
        return tuple(dict.fromkeys(names))

    def _faults(self, value: Handing) -> Sequence[Fault]:
        found = consents.handing_faults(value, self._desk.today())
        if value.direction != "out" or not consents.party_key(value.party):
            return found
        asked = handing.permission(
            self._desk.store,
            self._client_id,
            recipient=value.party,
            items=value.items,
            on=value.on,
        )
        return found if asked.given else (Fault("party", asked.why_not), *found)

    def _record(self, value: Handing) -> None:
        party = clients.get(self._desk.store, self._client_id).fields.name
        if value.direction == "client":
            value = replace(value, party=party)
        try:
            line, self.changes = handing.hand_out(self._desk.store, self._client_id, value)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self.disclosure = line.id
        self.accept()


def record(
    desk: Desk, client_id: str, parent: QWidget, *, items: tuple[str, ...], what: str
) -> bool:
    """Ask to whom this goes and record it, with a way back; False when nothing was recorded.

    `items` are codes of `consents.ITEMS`. Call it before something leaves.
    """
    value = Handing("", items, what, "paper", desk.today(), "client")
    dialog = HandOutDialog(desk, client_id, value, parent)
    try:
        if dialog.exec() != qt.ACCEPTED or dialog.changes is None:
            return False
        changes, line_id = dialog.changes, dialog.disclosure
    finally:
        dialog.deleteLater()
    desk.refresh.publish(changes)
    desk.go.toast(
        "渡したことを記録しました。",
        lambda: desk.refresh.publish(handing.void(desk.store, line_id)),
    )
    return True
