"""同意: who may see what until when, what was handed to whom, and what the person asks of us."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes, Kind
from app.errors import AppError
from app.services import consenting, data_requests, handing, ledger
from app.ui import qt, theme
from app.ui.forms.leftovers import Origin
from app.ui.karte import consent_cards as cards
from app.ui.karte import consent_papers as papers
from app.ui.karte import ledger_forms as forms
from app.ui.karte.consent_ask import AskConsent
from app.ui.karte.consent_cards import ConsentCards, Lines
from app.ui.widgets.basic import button, column, label, row, scroll
from app.ui.widgets.beginning import begin_at
from app.ui.widgets.columns import ColumnsLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.consents import Consent, Handing, Request, Terms
    from app.ui.desk import Desk

LIST, ASK, HANDING, REQUEST = range(4)
CANCELLED = "記録を取り消しました。取り消したことも、台帳に残ります。"


class ConsentsSection(QWidget):
    """The consents, the log and the requests of a client, and the ways to add to them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id = ""
        self._request_id = ""
        self.cards = ConsentCards()
        self.log = Lines(cards.NO_LOG)
        self.requests = Lines(cards.NO_REQUESTS)
        self.ask = AskConsent(desk)
        self.handing = forms.HandingSheet(desk)
        self.request = forms.request_sheet(desk)
        self._faces = QStackedWidget()
        for face in (self._list(), self.ask, self.handing, self.request):
            self._faces.addWidget(face)
        self.setLayout(column(self._faces))
        self._connect()

    def open(self, client_id: str) -> None:
        """Show this client. Raises NotFound."""
        self._client_id = client_id
        self.reload()
        self._turn(LIST)

    def reload(self) -> None:
        """Read again; what is being typed stays."""
        store, client_id = self._desk.store, self._client_id
        if not client_id:
            return
        self.cards.show_consents(ledger.of_client(store, client_id), self._desk.today())
        self.log.show_lines(cards.log_lines(handing.log(store, client_id)))
        self.requests.show_lines(cards.request_lines(data_requests.of_client(store, client_id)))

    def settle(self) -> None:
        """Ctrl+Enter saves the form that shows; it never agrees for the client."""
        face = self._faces.currentIndex()
        if face == ASK:
            self.ask.settle()
        elif face == HANDING:
            self.handing.form.save()
        elif face == REQUEST:
            self.request.form.save()

    def _list(self) -> QWidget:
        look = theme.tokens()
        self.begin = button("同意をいただく", "primary")
        self.hand = button("渡した・受け取った記録をつける")
        self.claim = button("開示・訂正などの申し出を受けた")
        self.gather = button("お預かりしている情報をまとめる")
        self.print_log = button("記録を印刷", "quiet", name="渡した・受け取った記録を印刷")
        tools = ColumnsLayout(counts=(4, 2, 1), minimum=round(190 * look.scale), gap=look.space_2)
        for pressed in (self.begin, self.hand, self.claim, self.gather):
            tools.addWidget(pressed)
        body = QWidget()
        layout: QVBoxLayout = column(
            tools,
            label("いただいた同意", "h3"),
            self.cards,
            row(label("渡した・受け取った記録", "h3", wrap=False), None, self.print_log),
            self.log,
            label("開示・訂正・利用停止などの請求", "h3"),
            self.requests,
            None,
            spacing=look.space_4,
        )
        body.setLayout(layout)
        return scroll(body)

    def _connect(self) -> None:
        self.begin.clicked.connect(self._ask)
        self.hand.clicked.connect(self._hand)
        self.claim.clicked.connect(self._claim)
        self.gather.clicked.connect(self._gather)
        self.print_log.clicked.connect(self._print_log)
        self.cards.withdrawn.connect(self._withdraw)
        self.cards.asked_again.connect(self._ask_again)
        self.cards.printed.connect(self._print)
        self.cards.cancelled.connect(self._cancel_consent)
        self.log.pressed.connect(self._cancel_line)
        self.requests.pressed.connect(self._on_request)
        self.ask.agreed.connect(self._agreed)
        self.ask.wanted_on_paper.connect(self._print_blank)
        self.handing.saved.connect(self._handed)
        self.request.saved.connect(self._asked)
        for face in (self.ask, self.handing, self.request):
            face.left.connect(partial(self._turn, LIST))
        self._desk.refresh.changed.connect(self._changed)
        begin_at(self, self.begin)

    def _turn(self, face: int) -> None:
        self._faces.setCurrentIndex(face)
        if face == LIST:
            self.begin.setFocus(qt.OTHER_REASON)

    # Consents

    def _ask(self) -> None:
        if self._guarded(lambda: self.ask.begin(self._client_id)):
            self._turn(ASK)

    def _ask_again(self, consent: Consent) -> None:
        self._ask()
        if self._faces.currentIndex() == ASK:
            self.ask.ask(consenting.again(consent, self._desk.today()))

    def _agreed(self, terms: Terms) -> None:
        def act() -> None:
            made, changes = consenting.agree(self._desk.store, self._client_id, terms)
            self._turn(LIST)
            self._said(changes, "同意を記録しました。", partial(self._void, made.id))

        self._guarded(act)

    def _withdraw(self, consent: Consent) -> None:
        def act() -> None:
            store = self._desk.store
            changes = ledger.withdraw(store, consent.id, self._desk.today())
            event = ledger.get(store, consent.id).withdrawal
            self._said(changes, "取り下げを記録しました。", partial(self._void, event))

        self._guarded(act)

    def _cancel_consent(self, consent: Consent) -> None:
        """What was recorded by mistake: the withdrawal if there is one, else the consent."""
        store = self._desk.store
        event = consent.withdrawal or consent.id
        if self._guarded(lambda: self._desk.refresh.publish(ledger.void(store, event))):
            self._desk.go.toast(CANCELLED)

    def _void(self, event_id: str) -> None:
        self._guarded(lambda: self._desk.refresh.publish(ledger.void(self._desk.store, event_id)))

    def _print(self, consent: Consent) -> None:
        papers.save_form(self._desk, consent, self)

    def _print_blank(self, terms: Terms) -> None:
        papers.save_blank_form(self._desk, self._client_id, terms, self)

    # The log

    def _hand(self) -> None:
        self._turn(HANDING)
        self.handing.offer(handing.parties(self._desk.store))
        origin = Origin(f"{self._client_id}/handing", self._client_id)
        self.handing.begin(forms.fresh_handing(self._desk.today()), origin)

    def _handed(self, value: Handing) -> None:
        def act() -> None:
            line, changes = handing.hand_out(self._desk.store, self._client_id, value)
            self.handing.done()
            self._turn(LIST)
            self._said(changes, "記録しました。", partial(self._cancel, line.id))

        self._guarded(act)

    def _cancel_line(self, _word: str, line_id: str) -> None:
        if self._guarded(lambda: self._void_line(line_id)):
            self._desk.go.toast(CANCELLED)

    def _cancel(self, line_id: str) -> None:
        self._guarded(lambda: self._void_line(line_id))

    def _void_line(self, line_id: str) -> None:
        self._desk.refresh.publish(handing.void(self._desk.store, line_id))

    def _print_log(self) -> None:
        papers.save_log(self._desk, self._client_id, self)

    # Requests

    def _claim(self) -> None:
        self._begin_request("", forms.fresh_request(self._desk.today()))

    def _begin_request(self, request_id: str, value: Request) -> None:
        self._request_id = request_id
        self._turn(REQUEST)
        origin = Origin(f"{self._client_id}/request/{request_id}", self._client_id)
        self.request.begin(value, origin)

    def _on_request(self, word: str, request_id: str) -> None:
        store = self._desk.store
        if word == cards.CANCEL:
            self._guarded(
                lambda: self._desk.go.done(
                    data_requests.trash(store, request_id), "記録を取り消しました。"
                )
            )
            return
        found = data_requests.of_client(store, self._client_id)
        value = next((each.request for each in found if each.id == request_id), None)
        if value is not None:
            self._begin_request(request_id, forms.answered_now(value, self._desk.today()))

    def _asked(self, value: Request) -> None:
        def act() -> None:
            store = self._desk.store
            if self._request_id:
                _, changes = data_requests.change(store, self._request_id, value)
            else:
                _, changes = data_requests.add(store, self._client_id, value)
            self.request.done()
            self._turn(LIST)
            self._desk.go.done(changes, "記録しました。")

        self._guarded(act)

    def _gather(self) -> None:
        papers.gather(self._desk, self._client_id, self)

    # Inside

    def _said(self, changes: Changes, text: str, undo: Callable[[], None]) -> None:
        self._desk.refresh.publish(changes)
        self._desk.go.toast(text, undo)

    def _guarded(self, act: Callable[[], None]) -> bool:
        """Whether it was done; else why not is shown."""
        try:
            act()
        except AppError as error:
            self._desk.failures.show(error, self)
            return False
        return True

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.LEDGER):
            self.reload()
