"""試算: 費用対効果 and 価格転嫁 at hand, with the answer in one sentence while one types."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.payback import Saving, payback
from app.domain.price_rise import Product, price_rise
from app.domain.typed_numbers import parse_number, parse_yen
from app.errors import Faults
from app.reports import calculation
from app.services import calculating
from app.ui import theme
from app.ui.dialogs.fitted import FittedDialog, Rolling
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.chip_row import ChipRow
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.fields import Field, labelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.reports.calculation import Calculation
    from app.ui.desk import Desk

TITLE = "試算する"
PAYBACK, PRICE = "payback", "price"
WORDS = {PAYBACK: "費用対効果", PRICE: "価格転嫁"}
KEPT = "試算を、お客様の経過に残しました。"
COPIED = "試算の文章をコピーしました。貼り付けたい画面で Ctrl+V を押してください。"
UNREAD = "数字で入れてください：{}"
WIDTH, COLUMN = 720, 280


@dataclass(frozen=True, slots=True)
class Asked:
    """A number that is asked for: its name, a hint, what stands there at first."""

    key: str
    name: str
    hint: str
    first: str
    yen: bool = True


_PAYBACK = (
    Asked("hours", "減らせそうな時間（週に何時間）", "働く人みんなの分を足します", "2", yen=False),
    Asked("wage", "時給（円）", "ご本人の時間も、頼めばかかる額で", "1,200"),
    Asked("yearly", "年の費用（円）", "月の料金なら12倍です", "36,000"),
    Asked("initial", "はじめの費用（円）", "なければ0のまま", "0"),
)
_PRICE = (
    Asked("price", "いまの売値（円）", "一つ、または一件の値段", "1,000"),
    Asked("cost", "いまの原価（円）", "材料や仕入れなど、一つにかかる分", "600"),
    Asked("pieces", "月に売れる数", "その品の、ひと月の数", "100", yen=False),
    Asked("rise", "原価の上がり方（%）", "材料や電気が何%上がるか", "10", yen=False),
)


class CalculateDialog(FittedDialog):
    """Two sheets of four numbers; `client_id` is whose カルテ it can be kept in, "" for none."""

    def __init__(
        self, desk: Desk, parent: QWidget, *, client_id: str = "", about: str = ""
    ) -> None:
        super().__init__(TITLE, parent)
        self.widen(WIDTH)
        self._desk = desk
        self._client_id = client_id
        self.found: Calculation | None = None
        self.fields: dict[str, Field] = {}
        self.kinds = ChipRow()
        self.kinds.offer(WORDS, PAYBACK)
        self.kinds.chosen.connect(self.turn)
        self.about = Field(name="何の試算か")
        self.about.setText(about)
        self.about.textChanged.connect(self._calculate)
        self._sheets = QStackedWidget()
        for asked in (_PAYBACK, _PRICE):
            self._sheets.addWidget(self._sheet(asked))
        self.headline = label("", "h3")
        self.lines = label("")
        self._build_actions()
        self._build()
        self.turn(PAYBACK)

    def turn(self, kind: str) -> None:
        """Show one of the two calculations."""
        self.kind = kind
        self.kinds.mark(kind)
        self._sheets.setCurrentIndex(0 if kind == PAYBACK else 1)
        self._calculate()

    # Inside

    def _sheet(self, asked: tuple[Asked, ...]) -> QWidget:
        look = theme.tokens()
        box = QWidget()
        minimum = round(COLUMN * look.scale)
        layout = ColumnsLayout(box, counts=(2, 1), minimum=minimum, gap=look.space_3)
        for each in asked:
            field = Field(name=each.name)
            field.setText(each.first)
            field.textChanged.connect(self._calculate)
            self.fields[each.key] = field
            layout.addWidget(labelled(each.name, field, each.hint))
        return box

    def _build_actions(self) -> None:
        self.keep = button("カルテに残す", "primary", name="試算をお客様の経過に残す")
        self.keep.setVisible(bool(self._client_id))
        self.print = button("印刷する", name="試算を印刷する")
        self.copy = button("コピーする", name="試算の文章をコピーする")
        self.leave = button("閉じる", "quiet")
        self.keep.clicked.connect(self._keep)
        self.print.clicked.connect(self._print)
        self.copy.clicked.connect(self._copy)
        self.leave.clicked.connect(self.reject)

    def _build(self) -> None:
        look = theme.tokens()
        inner = QWidget()
        parts = column(
            self.kinds,
            labelled("何の試算か（なくても構いません）", self.about),
            self._sheets,
            self.headline,
            self.lines,
            label(calculation.ROUGH, "caption"),
            spacing=look.space_3,
        )
        inner.setLayout(parts)
        actions = row(self.leave, None, self.copy, self.print, self.keep)
        layout: QVBoxLayout = column(Rolling(inner), actions, spacing=look.space_3)
        self.fit(layout)

    def _calculate(self) -> None:
        """Say what follows from the numbers, or which of them cannot be read."""
        asked = _PAYBACK if self.kind == PAYBACK else _PRICE
        numbers, unread = {}, []
        for each in asked:
            number = self._number(each)
            numbers[each.key] = number if number is not None else Fraction(0)
            unread += [] if number is not None else [each.name]
        if unread:
            self._show(None, UNREAD.format("、".join(unread)))
            return
        make = self._payback if self.kind == PAYBACK else self._price
        try:
            self._show(make(numbers), "")
        except Faults as refused:
            self._show(
                None, "　".join(f"{fault.place}は、{fault.sentence}" for fault in refused.faults)
            )

    def _number(self, asked: Asked) -> Fraction | None:
        text = self.fields[asked.key].text()
        number = parse_yen(text) if asked.yen else parse_number(text)
        return None if number is None else Fraction(number)

    def _payback(self, numbers: dict[str, Fraction]) -> Calculation:
        saving = Saving(
            numbers["hours"], int(numbers["wage"]), int(numbers["yearly"]), int(numbers["initial"])
        )
        return calculation.of_payback(saving, payback(saving), self.about.text().strip())

    def _price(self, numbers: dict[str, Fraction]) -> Calculation:
        product = Product(
            int(numbers["price"]), int(numbers["cost"]), int(numbers["pieces"]), numbers["rise"]
        )
        return calculation.of_price(product, price_rise(product), self.about.text().strip())

    def _show(self, found: Calculation | None, wrong: str) -> None:
        self.found = found
        self.headline.setText(found.headline if found else wrong)
        self.lines.setText("\n".join(found.told) if found else "")
        for action in (self.keep, self.print, self.copy):
            action.setEnabled(found is not None)

    def _keep(self) -> None:
        if self.found is None:
            return
        today = self._desk.today()
        job = partial(calculating.keep, self._desk.store, self._client_id, self.found, today)
        self._run(job)

    def _run(self, job: Callable[[], Changes]) -> None:
        failed = partial(self._desk.failures.show, parent=self)
        self._desk.tasks.run(job, self._kept, failed, owner=self, lane="store")

    def _kept(self, changes: Changes) -> None:
        self._desk.go.done(changes, KEPT)
        self.accept()

    def _print(self) -> None:
        if self.found is not None:
            self._desk.go.calculation_paper(self.found)
            self.accept()

    def _copy(self) -> None:
        if self.found is not None:
            QGuiApplication.clipboard().setText(self.found.text)
            self._desk.go.toast(COPIED)
