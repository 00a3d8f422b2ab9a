"""The clients whom a measure fits: the ranked list, why, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.reports import phrases
from app.services.agenda import ClientDay
from app.ui import qt, theme
from app.ui.agenda.calls import CallResult
from app.ui.agenda.plan import PlanVisit
from app.ui.widgets.basic import button, card, clear, column, label, row, scroll
from app.ui.widgets.beginning import begin_at
from app.ui.widgets.two_lines import Row, TwoLineList
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.domain.seeking import Wanted
    from app.services.seeking import Fitting, Found
    from app.ui.desk import Desk

NOBODY = "この条件に合うお客様は、まだいません。条件をゆるめてみてください。"
SHOWN = "合う順に、上から{shown:,}件を出しています。"
LATE = "締切（{day}）を過ぎています。"
NO_PHONE = "電話番号は未登録です"
NEVER = "まだお会いした記録がありません"
CALLED = "電話した"
LEAST_LIST = 60  # px at text size 標準
LEAST_WORDS = 32


class Results(QWidget):
    """Shows what was found. `list_wanted()`, `notices_wanted()` for the buttons above the list.

    `mine_wanted()` when only one's own clients are asked for, or all again.
    """

    list_wanted = Signal()
    notices_wanted = Signal()
    mine_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: tuple[Fitting, ...] = ()
        self._called: set[str] = set()
        self.recording = False
        look = theme.tokens()
        self.title = label("", "h3")
        self.more = label("", "caption")
        self.late = label("", "fault")
        self.empty = label(NOBODY, "sub")
        self.list = TwoLineList("合いそうなお客様")
        self.list.setMinimumHeight(round(LEAST_LIST * look.scale))
        self.list.touched.connect(self._touched)
        self.list.opened.connect(self._opened)
        head = row(self.title, self._make_mine(), spacing=look.space_2)
        head.setStretch(0, 1)
        self._tools = self._make_tools()
        self._detail = self._make_detail()
        layout = column(
            head, self.late, self.more, self._tools, self.empty, self.list, self._detail,
            spacing=look.space_1,
        )  # fmt: skip
        layout.setStretchFactor(self.list, 1)
        layout.setStretchFactor(self._detail, 1)
        self._rest = QWidget()  # keeps what there is at the top while there is no list
        layout.addWidget(self._rest, 1)
        self.setLayout(layout)
        begin_at(self, self.list, self.mine)

    @property
    def rows(self) -> tuple[Fitting, ...]:
        """The clients that are listed."""
        return self._found

    @property
    def chosen(self) -> Fitting | None:
        """The client whose reasons are shown."""
        return next((each for each in self._found if each.id == self.list.chosen), None)

    def show_found(self, wanted: Wanted, found: Found) -> None:
        """Show these, the most fitting first; who was called before is not called any more."""
        self._found = found.rows
        self._called.clear()
        today = self._desk.today()
        late = wanted.deadline is not None and wanted.deadline < today
        until = f"　締切 {phrases.day(wanted.deadline)}" if wanted.deadline else ""
        self.title.setText(f"{wanted.name}{until}　{found.total:,}\u2060件")  # in one line
        self.late.setText(LATE.format(day=phrases.day(wanted.deadline)) if late else "")
        self.late.setVisible(late)
        self.more.setText(SHOWN.format(shown=len(found.rows)))
        self.more.setVisible(found.total > len(found.rows))
        for pressed in (self.export, self.notices):
            pressed.setEnabled(bool(found.rows))
        self._show_rows()
        for some in (self.list, self._detail):
            some.setVisible(bool(found.rows))
        for none in (self.empty, self._rest):
            none.setVisible(not found.rows)
        if found.rows and self.chosen is None:
            self.list.choose(found.rows[0].id)
        self._touched()

    # Inside

    def _make_mine(self) -> QWidget:
        self.mine = button("自分の担当だけ", "chip")
        self.mine.setCheckable(True)
        self.mine.clicked.connect(self.mine_wanted)
        return self.mine

    def _make_tools(self) -> QWidget:
        box = QWidget()
        flow = WrapLayout(box, gap=theme.tokens().space_2)
        self.export = button("一覧をExcelに書き出す")
        self.export.clicked.connect(self.list_wanted)
        self.notices = button("お知らせをまとめて印刷する")
        self.notices.clicked.connect(self.notices_wanted)
        for each in (self.export, self.notices):
            flow.addWidget(each)
        return box

    def _make_detail(self) -> QWidget:
        look = theme.tokens()
        self.name = label("", "strong")
        self.how = label("", "caption")
        self.why = label("")
        self.karte = button("カルテを開く")
        self.karte.clicked.connect(self._open_karte)
        self.call = button("電話の結果を記録する", "primary")
        self.call.clicked.connect(self._ask)
        self.stop = button("やめる", "quiet", name="電話の記録をやめる")
        self.stop.clicked.connect(self._unplan)
        self.stop.hide()
        self._asking = column(spacing=0)
        body = QWidget()
        body.setLayout(column(self.how, self.why, self._asking, None, spacing=look.space_1))
        self.area = scroll(body)
        self.area.setMinimumHeight(round(LEAST_WORDS * look.scale))
        head = row(self.name, self.stop)
        head.setStretch(0, 1)
        self._acts = QWidget()
        self._acts.setLayout(row(None, self.karte, self.call, spacing=look.space_2))
        return card(
            head, self.area, self._acts,
            spacing=look.space_1,
        )  # fmt: skip

    def _show_rows(self) -> None:
        self.list.show_rows([self._row(each) for each in self._found])

    def _row(self, each: Fitting) -> Row:
        seen = f"{each.seen_on:%Y/%m/%d}" if each.seen_on else ""
        called = each.id in self._called
        words = "、".join((*each.reasons, *each.asks))
        mark = CALLED if called else ""
        return Row(each.id, each.name, words, mark=mark, right=seen, quiet=called)

    def _touched(self, *_given: object) -> None:
        clear(self._asking)
        self.area.verticalScrollBar().setValue(0)
        each = self.chosen
        if each is None:
            return
        self.name.setText(each.name)
        for shown in (self.how, self._acts):
            shown.show()
        self.stop.hide()
        seen = f"最後に会った日 {phrases.day(each.seen_on)}" if each.seen_on else NEVER
        self.how.setText("　".join(filter(None, (each.phone or NO_PHONE, each.town, seen))))
        points = [
            *(f"・{one}" for one in each.reasons),
            *(f"・{one}（たずねること）" for one in each.asks),
        ]
        self.why.setText("\n".join(points))
        self.why.setVisible(bool(points))
        self.karte.setAccessibleName(f"{each.name}のカルテを開く")
        self.call.setAccessibleName(f"{each.name}への電話の結果を記録する")

    def _opened(self, *_given: object) -> None:
        self._touched()
        self.call.setFocus(qt.OTHER_REASON)

    def _open_karte(self) -> None:
        if self.chosen is not None:
            self._desk.go.karte(self.chosen.id)

    def _client(self, each: Fitting) -> ClientDay:
        return ClientDay(each.id, each.name, each.phone, each.seen_on or self._desk.today())

    def _ask(self) -> None:
        """Made when it is wanted: the days in it need the holidays, whose library loads late."""
        each = self.chosen
        if each is None:
            return
        clear(self._asking)
        result = CallResult(self._desk, self._client(each))
        result.booked.connect(partial(self._plan, each))
        result.over.connect(partial(self._over, each.id))
        self._make_room()
        self._asking.addWidget(result)
        result.show()
        self.recording = True
        result.start()

    def _over(self, client_id: str) -> None:
        """The call is noted; the place in the list stays."""
        self._called.add(client_id)
        self._show_rows()
        self._touched()
        self.list.setFocus(qt.OTHER_REASON)

    def _plan(self, each: Fitting) -> None:
        plan = PlanVisit(self._desk, each.id, each.name)
        plan.planned.connect(self._unplan)
        plan.left.connect(self._unplan)
        self._asking.addWidget(plan)
        plan.show()
        self._make_room()
        plan.start()

    def _make_room(self) -> None:
        """What is asked now stands alone, where it can be seen."""
        for other in (self.how, self.why, self._acts):
            other.hide()
        self.stop.show()

    def _unplan(self) -> None:
        self._touched()
        self.list.setFocus(qt.OTHER_REASON)
