"""The lists of 今日: visits of the day, promises, calls to make, and clients not seen for long."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QVBoxLayout, QWidget

from app.domain import follow_up, local_time
from app.domain.entries.simple import VISIT_WAYS, Action, Visit
from app.reports import entry_text
from app.services import agenda
from app.ui import qt, theme
from app.ui.agenda.after import AfterSheet
from app.ui.agenda.calls import CallResult
from app.ui.agenda.parts import ShortList, act, line_card, short_day
from app.ui.agenda.plan import PlanVisit
from app.ui.widgets.basic import button, clear, column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from app.domain.changes import Changes
    from app.services.agenda import ClientDay
    from app.services.entries import Due
    from app.ui.desk import Desk

VISITS, CALLS = "今日の訪問・面談", "ご相談をご案内したい方"
DUE = "期限が来ていること・今週のこと"
UNSEEN = "{months}か月以上、お会いしていない方"


class Agenda(QWidget):
    """Short lists, each hidden while there is nothing in it.

    What is for today stands here; whom to call and to see again stands in `later`, a widget of
    its own that the page puts where there is room.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.after = AfterSheet(desk)
        self.after.hide()
        self.plan: PlanVisit | None = None
        self._asked: dict[str, CallResult] = {}  # what is open below a client to call
        self._plan_room = column(spacing=0)
        self.visits, self.due = ShortList(VISITS), ShortList(DUE)
        self.calls = ShortList(CALLS)
        self.unseen = ShortList(UNSEEN)
        for each in self.lists:
            each.wider.connect(self.reload)
        gap = theme.tokens().space_4
        self.setLayout(column(self.after, self.visits, self.due, spacing=gap))
        self.later = QWidget()
        self.later.setLayout(column(self._plan_room, self.calls, self.unseen, spacing=gap))

    @property
    def lists(self) -> tuple[ShortList, ...]:
        """All lists from the top down."""
        return (self.visits, self.due, self.calls, self.unseen)

    def reload(self) -> None:
        """Read again what is to be done."""
        store, today = self._desk.store, self._desk.today()
        week = follow_up.week_of(today)[1]
        months = self._desk.preferences.value.unseen_months
        found = agenda.visits(store, today, today, limit=self.visits.limit)
        self.visits.show_cards([self._visit(each) for each in found])
        promised = agenda.due(store, week, limit=self.due.limit)
        self.due.show_cards([self._due(each, today) for each in promised])
        self._show_calls(agenda.to_call(store, today, limit=self.calls.limit))
        missed = agenda.unseen(store, today, months, limit=self.unseen.limit)
        self.unseen.rename(UNSEEN.format(months=months))
        self.unseen.show_cards([self._missed(each) for each in missed])
        inside = (self.after, self.visits, self.due)
        self.setHidden(all(one.isHidden() for one in inside))  # else it would leave a gap

    def _show_calls(self, called: Sequence[ClientDay]) -> None:
        """What is being asked about a call outlives the card below which it stands."""
        for result in self._asked.values():
            result.setParent(self.later)
        self.calls.show_cards([self._call(each) for each in called])
        shown = {each.client_id for each in called[: self.calls.limit - 1]}
        for client_id in self._asked.keys() - shown:
            self._put_away(client_id)

    def holds_keyboard(self) -> bool:
        """Whether the keyboard is in one of the lists or sheets."""
        focus = QApplication.focusWidget()
        return focus is not None and any(one.isAncestorOf(focus) for one in (self, self.later))

    # Cards

    def _visit(self, due: Due) -> QFrame:
        value, name = due.entry.value, due.client_name
        assert isinstance(value, Visit)
        assert value.starts_at is not None
        clock = f"{local_time.clock(value.starts_at):%H:%M}"
        known = (VISIT_WAYS.get(value.way, ""), value.place, value.purpose)
        client_id, entry_id = due.entry.client_id, due.entry.id
        buttons = [
            act("チェック", f"{name}：訪問でチェックを始める", partial(self._check, client_id)),
            act("カルテ", f"{name}：訪問の前にカルテを開く", partial(self._karte, client_id)),
        ]
        if value.state == "planned":
            buttons += [
                act("実施した", f"{name}の訪問を実施した", partial(self._held, due)),
                act("取りやめ", f"{name}の訪問を取りやめる", partial(self._cancel, entry_id)),
            ]
        else:
            note = partial(self.after.open, client_id, name, parent=entry_id)
            buttons.append(act("面談のあとに", f"{name}：面談のあとの記録", note))
        right = "実施した" if value.state == "held" else ""
        return line_card(
            f"{clock}　{name}",
            "　".join(filter(None, known)),
            *buttons,
            record=f"visit/{entry_id}",
            right=right,
        )

    def _due(self, due: Due, today: date) -> QFrame:
        entry, name = due.entry, due.client_name
        late = follow_up.is_overdue(due.due_on, today)
        when = f"{short_day(due.due_on)}{'を過ぎています' if late else 'まで'}"
        karte = act("カルテ", f"{name}のカルテで見る", partial(self._karte, entry.client_id))
        if not isinstance(entry.value, Action):
            said = entry_text.summary(entry.value)
            return line_card(name, said, karte, record=f"due/{entry.id}", right=when)
        text = entry.value.text
        done = partial(self._write, agenda.done, entry.id, "済んだことにしました。")
        later = partial(self._write, agenda.put_off, entry.id, "1週間のばしました。")
        return line_card(
            name,
            text,
            act("済んだ", f"{name}「{text}」が済んだ", done, "secondary"),
            act("1週間のばす", f"{name}「{text}」を1週間のばす", later),
            karte,
            record=f"due/{entry.id}",
            right=when,
        )

    def _call(self, client: ClientDay) -> QFrame:
        name = client.name
        karte = partial(self._karte, client.client_id)
        called = button("電話した", name=f"{name}に電話した")
        card = line_card(
            name,
            f"{client.phone or '電話番号は未登録です'}　チェック {short_day(client.day)}",
            called,
            act("カルテ", f"{name}：電話の前にカルテを開く", karte),
            record=f"call/{client.client_id}",
        )
        called.clicked.connect(partial(self._ask_result, client, card))
        if client.client_id in self._asked:
            _put_into(card, self._asked[client.client_id])
        return card

    def _ask_result(self, client: ClientDay, card: QFrame) -> None:
        """Made when it is wanted: the days in it need the holidays, whose library loads late."""
        if client.client_id not in self._asked:
            result = self._asked[client.client_id] = CallResult(self._desk, client)
            result.booked.connect(partial(self._plan, client))
            result.over.connect(partial(self._put_away, client.client_id))
            _put_into(card, result)
        self._asked[client.client_id].start()

    def _put_away(self, client_id: str) -> None:
        result = self._asked.pop(client_id)
        focus, card = QApplication.focusWidget(), result.parentWidget()
        if focus is not None and result.isAncestorOf(focus) and card is not None:
            card.findChildren(QAbstractButton)[0].setFocus(qt.OTHER_REASON)
        result.hide()
        result.deleteLater()

    def _missed(self, client: ClientDay) -> QFrame:
        name = client.name
        karte = partial(self._karte, client.client_id)
        return line_card(
            name,
            f"最後にお会いした日　{client.day:%Y/%m/%d}",
            act("訪問の予定", f"{name}の訪問を予定する", partial(self._plan, client), "secondary"),
            act("カルテ", f"{name}：久しぶりにカルテを開く", karte),
            record=f"unseen/{client.client_id}",
        )

    # What is pressed

    def _check(self, client_id: str) -> None:
        self._desk.go.new_check(client_id)

    def _karte(self, client_id: str) -> None:
        self._desk.go.karte(client_id)

    def _held(self, due: Due) -> None:
        entry = due.entry
        held = partial(agenda.turn_visit, self._desk.store, entry.id, "held")
        if self._desk.write(held, "訪問を実施したことにしました。", self):
            self.after.open(entry.client_id, due.client_name, parent=entry.id)

    def _cancel(self, entry_id: str) -> None:
        cancelled = partial(agenda.turn_visit, self._desk.store, entry_id, "cancelled")
        self._desk.write(cancelled, "訪問を取りやめにしました。", self)

    def _write(self, write: Callable[..., Changes], entry_id: str, said: str) -> None:
        self._desk.write(partial(write, self._desk.store, entry_id, self._desk.today()), said, self)

    def _plan(self, client: ClientDay) -> None:
        clear(self._plan_room)
        self.plan = PlanVisit(self._desk, client.client_id, client.name)
        self.plan.planned.connect(self._unplan)
        self.plan.left.connect(self._unplan)
        self._plan_room.addWidget(self.plan)
        self.plan.start()

    def _unplan(self) -> None:
        self.plan = None
        clear(self._plan_room)


def _put_into(card: QFrame, result: CallResult) -> None:
    layout = card.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(result)
    result.show()
