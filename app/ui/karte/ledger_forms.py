"""The small forms of 「同意」: what was handed or received, and what a person asks of us."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain import consents
from app.domain.consents import Handing, Party, Request
from app.ui import theme
from app.ui.forms import parts
from app.ui.forms.form import Form
from app.ui.forms.other_party import PartyDetails, party_parts
from app.ui.forms.unsent import Unsent
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.page_body import FootedBody

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from _typeshed import DataclassInstance

    from app.ui.desk import Desk
    from app.ui.forms.leftovers import Origin
    from app.ui.forms.parts import Section

Value = TypeVar("Value", bound="DataclassInstance")
DIRECTIONS = {
    "out": "ほかの人に渡した",
    "client": "お客様ご本人に渡した",
    "in": "ほかの人から受け取った",
}


class Sheet(QWidget, Generic[Value]):
    """A form with a title and its two buttons. `saved(value)`, `left()`."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, title: str, form: Form[Value], desk: Desk) -> None:
        super().__init__()
        self.title, self.form = label(title, "h2"), form
        self._unsent: Unsent[Value] = Unsent(form, desk)
        self.save = button("記録する", "primary")
        stop = button("やめる", "quiet")
        self.save.clicked.connect(form.save)
        stop.clicked.connect(self._stop)
        form.saved.connect(self.saved)
        inner = QWidget()
        inner.setLayout(column(self.title, form, None, spacing=theme.tokens().space_4))
        self.setLayout(column(FootedBody(inner, row(stop, None, self.save))))

    def begin(self, value: Value, origin: Origin) -> None:
        """Show this value and put the keyboard into the first part."""
        self._unsent.begin(value, origin)
        self.form.start()

    def done(self) -> None:
        """It was recorded."""
        self._unsent.done()

    def _stop(self) -> None:
        self.done()
        self.left.emit()


class HandingSheet(Sheet[Handing]):
    """What was handed to whom, or received."""

    def __init__(self, desk: Desk) -> None:
        known: list[Party] = []
        super().__init__("渡した・受け取った記録", _handing_form(desk.today, known), desk)
        self._known = known
        PartyDetails(self.form, known)

    def offer(self, parties: Sequence[Party]) -> None:
        """Offer those that were named before."""
        self._known[:] = parties
        self.form.editor("party").refresh()


def _handing_form(today: Callable[[], date], known: Sequence[Party]) -> Form[Handing]:
    def others(handing: Handing) -> bool:
        return handing.direction != "client"

    def received(handing: Handing) -> bool:
        return handing.direction == "in"

    sections: tuple[Section, ...] = (
        parts.section(
            "",
            parts.chips("direction", "渡した・受け取った", DIRECTIONS, needed=True),
            *party_parts(lambda: [each.name for each in known], others),
            parts.day("on", "日", towards="past"),
            parts.chips("items", "どの情報ですか", consents.ITEMS, many=True),
            parts.text("what", "何を", example="経営チェックの結果（PDF）"),
            parts.chips("way", "渡し方", consents.DELIVERIES),
            parts.text(
                "obtained",
                "相手はその情報をどうやって得たか",
                example="ご本人から預かった",
                when=received,
            ),
        ),
    )
    return Form(sections, today=today, check=lambda value: consents.handing_faults(value, today()))


def request_sheet(desk: Desk) -> Sheet[Request]:
    """What a person asks of us, and what was answered."""
    today = desk.today

    def answered(request: Request) -> bool:
        return request.state != "open"

    def quick() -> tuple[tuple[str, date], ...]:
        return (("2週間", today() + consents.ANSWER_WITHIN),)

    sections: tuple[Section, ...] = (
        parts.section(
            "",
            parts.choice("kind", "請求の種類", consents.REQUESTS, needed=True),
            parts.text("person", "請求された方", note="任意"),
            parts.day("received_on", "受け取った日", towards="past"),
            parts.day("due_on", "お答えする期限", towards="future", quick=quick),
            parts.chips("state", "対応の様子", consents.REQUEST_STATES, needed=True),
            parts.day("answered_on", "対応した日", towards="past", when=answered),
            parts.lines("answer", "したこと・お伝えした理由", when=answered),
        ),
    )
    form: Form[Request] = Form(sections, today=today, check=consents.request_faults)
    return Sheet("開示などの請求", form, desk)


def fresh_handing(today: date) -> Handing:
    """A handing to begin with."""
    return Handing("", (), "", "paper", today)


def fresh_request(today: date) -> Request:
    """A request to begin with; ours is to answer within two weeks."""
    return Request("disclose", today, today + consents.ANSWER_WITHIN)


def answered_now(request: Request, today: date) -> Any:
    """The same request, to be told how it was answered today."""
    return replace(request, state="done", answered_on=today)
