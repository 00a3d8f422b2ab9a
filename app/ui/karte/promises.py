"""約束と次の予定: what who takes a client over needs to know first, at the top of 概要."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from app.domain import follow_up
from app.domain.entries.simple import SIDES, Action, Visit
from app.reports import entry_text, phrases
from app.services import agenda, colleagues, entries
from app.ui import qt, theme
from app.ui.agenda.after import AfterSheet
from app.ui.agenda.parts import act, short_day
from app.ui.agenda.plan import PlanVisit
from app.ui.widgets.basic import button, clear, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.domain.entries.base import Entry
    from app.domain.records import Client
    from app.ui.desk import Desk

TITLE = "約束と次の予定"
NOTHING = "約束も予定も、まだありません。"
MOST = 5


class Promises(QFrame):
    """The next visit, what is promised by when, and the last contact."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = theme.tokens()
        self.setProperty("role", "card")
        self.setAccessibleName(TITLE)
        self._desk = desk
        self._client: Client | None = None
        self._all = False
        self.plan = button("訪問の予定", name="訪問の予定を入れる")
        self.plan.clicked.connect(self._plan)
        self.note = button("面談のあとに", "quiet", name="面談のあとの記録を書く")
        self.note.clicked.connect(self._after)
        self.after = AfterSheet(desk)
        self.after.hide()
        self._room = column(spacing=0)
        self._lines = column(spacing=look.space_1)
        head = row(label(TITLE, "h3"), self.note, self.plan)
        head.setStretch(0, 1)
        layout = column(head, self._lines, self._room, self.after, spacing=look.space_2)
        edge = look.space_4
        layout.setContentsMargins(edge, look.space_3, edge, look.space_3)
        self.setLayout(layout)

    def open(self, client: Client) -> None:
        """Show this client, with everything put away that belonged to another."""
        if self._client is None or self._client.id != client.id:
            self._all = False
            self._unplan()
            self.after.hide()
        self._client = client
        self.reload()

    def reload(self) -> None:
        """Read again what is promised."""
        if self._client is None:
            return
        store = self._desk.store
        names = colleagues.names(store)
        planned = list(self._of(Visit.kind, "planned"))
        planned.sort(key=lambda each: str(each.value.when()))
        opened = list(self._of(Action.kind, "open"))
        opened.sort(key=lambda each: (each.value.due() is None, str(each.value.due())))
        lines = [self._visit(each) for each in planned]
        lines += [self._action(each, names) for each in opened]
        clear(self._lines)
        for line in lines if self._all else lines[:MOST]:
            self._lines.addWidget(line)
        if not lines:
            self._lines.addWidget(label(NOTHING, "sub"))
        if len(lines) > MOST and not self._all:
            more = act("もっと見る", "約束をもっと見る", self._show_all)
            self._lines.addLayout(row(more, None))
        last = entries.last_contact(store, self._client.id)
        if last is not None:
            words = f"最後にお話しした日　{phrases.day(last)}"
            self._lines.addWidget(label(words, "caption"))

    def _of(self, kind: str, state: str) -> tuple[Entry, ...]:
        assert self._client is not None
        store, client_id = self._desk.store, self._client.id
        return entries.of_client(store, client_id, kinds=(kind,), states=(state,))

    def _visit(self, entry: Entry) -> QWidget:
        when = phrases.moment(entry.value.when())  # type: ignore[arg-type]
        held = partial(self._turn, entry, "held", "訪問を実施したことにしました。")
        cancelled = partial(self._turn, entry, "cancelled", "訪問を取りやめにしました。")
        return _line(
            f"{when}　{entry_text.summary(entry.value)}",
            act("実施した", f"{when}の訪問を実施した", held, "secondary"),
            act("取りやめ", f"{when}の訪問を取りやめる", cancelled),
        )

    def _action(self, entry: Entry, names: dict[str, str]) -> QWidget:
        value = entry.value
        assert isinstance(value, Action)
        who = names.get(value.owner, "") or value.person or SIDES[value.side]
        due = ""
        if value.due_on is not None:
            late = follow_up.is_overdue(value.due_on, self._desk.today())
            due = f"{short_day(value.due_on)}{'を過ぎています' if late else 'まで'}"
        store, today = self._desk.store, self._desk.today()
        done = partial(agenda.done, store, entry.id, today)
        words = "　".join(filter(None, (value.text, who, due)))
        press = partial(self._write, done, "済んだことにしました。")
        return _line(words, act("済んだ", f"「{value.text}」が済んだ", press, "secondary"))

    def _turn(self, entry: Entry, state: str, said: str) -> None:
        write = partial(agenda.turn_visit, self._desk.store, entry.id, state)
        if self._write(write, said) and state == "held" and self._client is not None:
            self.after.open(entry.client_id, self._client.fields.name, parent=entry.id)

    def _write(self, write: Callable[[], Changes], said: str) -> bool:
        if not self._desk.write(write, said, self):
            return False
        self.reload()
        self.plan.setFocus(qt.OTHER_REASON)
        return True

    def _plan(self) -> None:
        if self._client is None:
            return
        self._unplan()
        sheet = PlanVisit(self._desk, self._client.id, self._client.fields.name)
        sheet.planned.connect(self._planned)
        sheet.left.connect(self._unplan)
        self._room.addWidget(sheet)
        sheet.start()

    def _planned(self) -> None:
        self._unplan()
        self.reload()
        self.plan.setFocus(qt.OTHER_REASON)

    def _unplan(self) -> None:
        clear(self._room)

    def _after(self) -> None:
        if self._client is not None:
            self.after.open(self._client.id, self._client.fields.name)

    def _show_all(self) -> None:
        self._all = True
        self.reload()


def _line(words: str, *buttons: QWidget) -> QWidget:
    line = row(label(words), *buttons)
    line.setStretch(0, 1)
    box = QWidget()
    box.setLayout(line)
    return box
