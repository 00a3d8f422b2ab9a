"""同意をいただく: what for, then to whom and what, then the text in large type, and how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain import consents
from app.domain.consents import Terms
from app.services import clients, consenting, ledger
from app.ui import qt, theme
from app.ui.forms import parts
from app.ui.forms.form import Form
from app.ui.forms.leftovers import Origin
from app.ui.forms.unsent import Unsent
from app.ui.widgets.basic import button, clear, column, label, row, scroll
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.page_body import FootedBody
from app.ui.widgets.tiles import Tile

if TYPE_CHECKING:
    from app.ui.desk import Desk

PURPOSE, DETAILS, TEXT = range(3)
EXPLAINED = {
    "keep": "お話とチェックを記録して、ご相談に役立てる",
    "share": "ほかの支援機関に渡して、いっしょに支える",
    "refer": "専門家をご紹介するために渡す",
    "statistics": "まとめた数にして、統計に使う",
    "case": "取り組みを事例として紹介する",
    "sensitive": "健康やご家族の事情などを記録する",
}
_USUAL: dict[str, tuple[str, ...]] = {
    "keep": ("profile", "checks", "consultations", "plans", "figures", "documents"),
    "share": ("profile", "checks", "consultations"),
    "refer": ("profile", "checks", "consultations"),
    "statistics": ("checks",),
    "case": ("checks", "documents"),
    "sensitive": ("sensitive",),
}


class AskConsent(QWidget):
    """`agreed(terms)` when the client agreed, `left()` when it is left without.

    `wanted_on_paper(terms)`: the form is to be printed, to be signed.
    """

    agreed = Signal(object)
    wanted_on_paper = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._client_id = ""
        self._terms = Terms("", desk.today())
        self._faces = QStackedWidget()
        self.tiles: dict[str, QPushButton] = {}
        for face in (self._purposes(), self._details(), self._text()):
            self._faces.addWidget(face)
        self.setLayout(column(self._faces))

    @property
    def face(self) -> int:
        """Which step shows."""
        return self._faces.currentIndex()

    def begin(self, client_id: str) -> None:
        """Ask this client for a consent, from the first step. Raises NotFound."""
        self._client_id = client_id
        store = self._desk.store
        fields = clients.get(store, client_id).fields
        before = [each.terms.recipient for each in ledger.of_client(store, client_id)]
        known = [*(each.name for each in fields.supporters), *before]
        self._usual_recipient = next((name for name in known if name), "")
        self._person = fields.representative
        self._turn(PURPOSE, self.tiles["keep"])

    def ask(self, terms: Terms) -> None:
        """Ask for these terms: the second step."""
        self._terms = terms
        self.heading.setText(consents.PURPOSES[terms.purpose])
        origin = Origin(f"{self._client_id}/consent/{terms.purpose}", self._client_id)
        self._unsent.begin(terms, origin)
        self._turn(DETAILS, self.onward)

    def settle(self) -> None:
        """Ctrl+Enter goes on to the text; it never agrees."""
        if self.face == DETAILS:
            self.form.save()

    def _purposes(self) -> QWidget:
        look = theme.tokens()
        grid = ColumnsLayout(counts=(3, 2, 1), minimum=round(250 * look.scale), gap=look.space_3)
        for code, words in consents.PURPOSES.items():
            tile = Tile(code)
            tile.tell(words, hint=EXPLAINED[code], name=f"{words}：{EXPLAINED[code]}")
            tile.clicked.connect(partial(self._chosen, code))
            grid.addWidget(tile)
            self.tiles[code] = tile
        stop = button("やめる", "quiet")
        stop.clicked.connect(self.left)
        inner = QWidget()
        title = label("何のための同意をいただきますか", "h2")
        inner.setLayout(column(title, grid, None, spacing=look.space_4))
        return FootedBody(inner, row(stop, None))

    def _details(self) -> QWidget:
        look = theme.tokens()
        self.heading = label("", "h2")

        def outside(terms: Terms) -> bool:
            return terms.purpose in consents.HANDING

        self.form: Form[Terms] = Form(
            (
                parts.section(
                    "",
                    parts.text("recipient", "渡す相手（支援機関や専門家の名前）", when=outside),
                    parts.text("given_by", "同意される方のお名前", note="任意"),
                    parts.chips("items", "どの情報について", consents.ITEMS, many=True),
                    parts.day(
                        "until",
                        "いつまで",
                        towards="future",
                        quick=self._terms_of_time,
                        hint="空のままなら、取り下げられるまで続きます。",
                    ),
                ),
            ),
            today=self._desk.today,
            check=lambda terms: consents.faults(terms, self._desk.today()),
        )
        self._unsent: Unsent[Terms] = Unsent(self.form, self._desk)
        self.form.saved.connect(self._show_text)
        self.onward = button("文を見ていただく", "primary")
        self.onward.clicked.connect(self.form.save)
        back = button("選び直す", "quiet")
        back.clicked.connect(lambda: self._turn(PURPOSE, self.tiles["keep"]))
        inner = QWidget()
        inner.setLayout(column(self.heading, self.form, None, spacing=look.space_4))
        return FootedBody(inner, row(back, None, self.onward))

    def _text(self) -> QWidget:
        look = theme.tokens()
        self.words: QVBoxLayout = column(spacing=look.space_4)
        back = button("内容を直す", "quiet")
        back.clicked.connect(lambda: self.ask(self._terms))
        body = QWidget()
        body.setLayout(column(self.words, row(back, None), None, spacing=look.space_3))
        self.agree = button("同意します", "primary")
        self.oral = button("口頭でいただいた")
        self.written = button("書面でいただいた")
        self.paper = button("同意書を印刷")
        self.paper.clicked.connect(lambda: self.wanted_on_paper.emit(self._terms))
        for pressed, way in (
            (self.agree, "screen"),
            (self.oral, "oral"),
            (self.written, "written"),
        ):
            pressed.clicked.connect(partial(self._agreed, way))
        foot = ColumnsLayout(counts=(4, 2, 1), minimum=round(140 * look.scale), gap=look.space_2)
        for pressed in (self.paper, self.written, self.oral, self.agree):
            foot.addWidget(pressed)
        face = QWidget()
        area = scroll(body)
        layout = column(area, foot, spacing=look.space_4)
        layout.setStretch(0, 1)
        face.setLayout(layout)
        return face

    def _terms_of_time(self) -> tuple[tuple[str, date], ...]:
        """The usual ends: the fiscal year (31 March), one year, three years."""
        today = self._desk.today()
        march = date(today.year + (today.month > 3), 3, 31)
        return (("年度末まで", march), ("1年", _later(today, 1)), ("3年", _later(today, 3)))

    def _chosen(self, purpose: str) -> None:
        recipient = self._usual_recipient if purpose in consents.HANDING else ""
        self.ask(
            Terms(
                purpose,
                self._desk.today(),
                recipient,
                _USUAL[purpose],
                way="screen",
                given_by=self._person,
            )
        )

    def _show_text(self, terms: Terms) -> None:
        self._unsent.done()
        self._terms = terms
        text = consenting.text_for(self._desk.store, terms)
        clear(self.words)
        self.words.addWidget(label(text.title, "h1"))
        for paragraph in text.paragraphs:
            self.words.addWidget(label(paragraph, "question"))
        self.words.addWidget(label(text.question, "sub"))
        self._turn(TEXT, self.agree)

    def _agreed(self, way: str) -> None:
        self.agreed.emit(replace(self._terms, way=way))

    def _turn(self, face: int, first: QWidget) -> None:
        self._faces.setCurrentIndex(face)
        first.setFocus(qt.OTHER_REASON)


def _later(today: date, years: int) -> date:
    """The day before this one, so many years later."""
    last = min(today.day, 28) if today.month == 2 else today.day
    return date.fromordinal(date(today.year + years, today.month, last).toordinal() - 1)
