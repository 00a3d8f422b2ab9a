"""相談: the consultations and referrals of all clients, narrowed by what they are about."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain import consultation_codes as codes
from app.domain import follow_up
from app.domain.changes import Changes, Kind
from app.reports import entry_text, phrases
from app.services import colleagues, consultations
from app.services.consultations import PAGE, Wanted
from app.ui import qt, theme
from app.ui.forms.choices import Combo
from app.ui.widgets.basic import button, label
from app.ui.widgets.beginning import begin_at
from app.ui.widgets.page_body import PageBody
from app.ui.widgets.two_lines import Row, TwoLineList
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.domain.entries.base import Value
    from app.services.consultations import Found
    from app.ui.desk import Desk

KINDS = {"consultation": "相談", "referral": "専門家派遣"}
NOBODY = "この条件の記録はありません。"
NOTHING = "まだ記録はありません。カルテの「相談」から書きはじめられます。"
WAITING = "返事待ち"
PERIODS = {1: "この1か月", 3: "この3か月", 12: "この1年"}
_OVER = frozenset({"cancelled", "withdrawn", "done"})
FRAME = 2  # px of the frame of a filter while it has the keyboard


class ConsultationsPage(PageBody):
    """One list for all clients; Enter opens the record in the カルテ of its client."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("相談", parent)
        self._desk = desk
        self._kind: Any = "consultation"
        self._found: tuple[Found, ...] = ()
        self.list = TwoLineList("すべての相談")
        self.list.opened.connect(self._opened)
        self.empty = label(NOBODY, "sub")
        self.more = button("続きを見る", "quiet")
        self.more.clicked.connect(self._read_on)
        self.picks: dict[str, Combo] = {}
        self.column.addWidget(self._filters())
        self.column.addWidget(self.empty)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.more, 0, qt.LEFT)
        self._rest = QWidget()  # keeps what there is at the top while there is no list
        self.column.addWidget(self._rest, 1)
        self.column.setSpacing(theme.tokens().space_3)
        begin_at(self, self.list, self.chips["consultation"])
        desk.refresh.changed.connect(self._changed)

    def open(self, *_given: object) -> None:
        """Show the list, with the colleagues and the day of today."""
        names = {each.id: each.name for each in colleagues.all_of_them(self._desk.store)}
        self._offer("owner", names)
        self.reload()

    def reload(self) -> None:
        """Read the list again, as far as it was read."""
        limit = max(PAGE, len(self._found))
        self._show(consultations.find(self._desk.store, self.wanted, limit=limit + 1), limit)

    def turn(self, kind: str) -> None:
        """Show consultations, or referrals."""
        self._kind, self._found = kind, ()
        for key, chip in self.chips.items():
            chip.setChecked(key == kind)
        self._offer("state", codes.STATES if kind == "consultation" else codes.REFERRAL_STATES)
        for name in ("category", "asker", "owner"):
            self.picks[name].setVisible(kind == "consultation")
        self.reload()

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        chosen = {name: pick.code for name, pick in self.picks.items()}
        months = chosen.pop("period")
        if self._kind == "referral":
            chosen = {"state": chosen["state"]}
        given: dict[str, Any] = {name: code for name, code in chosen.items() if code is not None}
        return replace(Wanted(self._kind), since=self._since(months), **given)

    # Inside

    def _filters(self) -> QWidget:
        box = QWidget()
        flow = WrapLayout(box, gap=theme.tokens().space_2)
        self.chips: dict[str, QPushButton] = {}
        for kind, words in KINDS.items():
            self.chips[kind] = button(words, "chip", name=f"{words}を見る")
            self.chips[kind].setCheckable(True)
            self.chips[kind].clicked.connect(partial(self.turn, kind))
            flow.addWidget(self.chips[kind])
        self.chips["consultation"].setChecked(True)
        for name, words in (
            ("state", "状態"),
            ("category", "分類"),
            ("asker", "相談した人"),
            ("period", "期間"),
            ("owner", "担当者"),
        ):
            pick = self.picks[name] = Combo(f"{words}で絞る")
            pick.setProperty("words", words)
            pick.activated.connect(self._narrowed)
            flow.addWidget(pick)
        self._offer("state", codes.STATES)
        self._offer("category", _categories())
        self._offer("asker", codes.ASKERS)
        self._offer("period", PERIODS)
        self._offer("owner", {})
        return box

    def _offer(self, name: str, options: Mapping[Any, str]) -> None:
        """Offer these, below the word of the filter; what was chosen stays where it is offered."""
        pick = self.picks[name]
        chosen = pick.code if pick.codes else None
        words = f"{pick.property('words')}：すべて"
        pick.offer(options, empty=words)
        pick.show_code(chosen if chosen in options else None)
        look = theme.tokens()
        room = QFontMetrics(theme.font(look.font_body)).horizontalAdvance(words)
        around = 2 * (look.space_3 + FRAME) + look.space_6  # both edges, and the arrow
        pick.setMinimumWidth(room + around)

    def _since(self, months: object) -> date | None:
        if not isinstance(months, int):
            return None
        return follow_up.add_months(self._desk.today(), -months)

    def _narrowed(self, _number: int) -> None:
        self._found = ()
        self.reload()

    def _read_on(self) -> None:
        limit = len(self._found) + PAGE
        self._show(consultations.find(self._desk.store, self.wanted, limit=limit + 1), limit)
        self.list.setFocus(qt.OTHER_REASON)

    def _show(self, found: tuple[Found, ...], limit: int) -> None:
        self._found = found[:limit]
        names = colleagues.names(self._desk.store)
        self.list.show_rows([_row(each, names) for each in self._found])
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._rest.setVisible(not found)
        self.empty.setText(NOTHING if self.wanted == Wanted(self._kind) else NOBODY)
        self.more.setVisible(len(found) > limit)

    def _opened(self, entry_id: str) -> None:
        entry = next(each.entry for each in self._found if each.entry.id == entry_id)
        self._desk.go.record(entry.client_id, "consultations", entry_id)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.ENTRY, Kind.CLIENT):
            self.reload()


def _categories() -> dict[str, str]:
    """Main parts with all below them, then each sub-category."""
    found: dict[str, str] = {}
    for main, words in codes.MAIN.items():
        found[main] = words
        found |= {f"{main}.{sub}": f"　{word}" for sub, word in codes.SUB[main].items()}
    return found


def _about(value: Value, state: str) -> str:
    """The summary without the state, which stands before it."""
    words = codes.STATES.get(state) or codes.REFERRAL_STATES.get(state, "")
    return entry_text.summary(value).removeprefix(words).strip()


def _row(found: Found, names: Mapping[str, str]) -> Row:
    value = found.entry.value
    state = value.state_code()
    day = phrases.moment_or_day(value.when())
    mark = codes.STATES.get(state, "")
    if value.kind == "referral":
        mark = WAITING if state == "applied" else codes.REFERRAL_STATES.get(state, "")
    return Row(
        found.entry.id,
        found.client_name,
        _about(value, state),
        mark=mark,
        right="　".join(part for part in (names.get(value.owner_id(), ""), day) if part),
        quiet=state in _OVER,
    )
