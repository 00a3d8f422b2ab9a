"""うちの施策・事例: what the organisation knows itself, as a list and the form of one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from app.domain import local_time
from app.domain.changes import Changes, Kind
from app.domain.own_knowledge import CASE_KIND, KINDS, MEASURE, OwnMeasure
from app.reports import phrases
from app.services import own_knowledge
from app.ui import qt, theme
from app.ui.own.sheet import NEW, NOUNS, OwnSheet
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.beginning import begin_at
from app.ui.widgets.list_and_detail import ListAndDetail
from app.ui.widgets.page_body import PageBody
from app.ui.widgets.two_lines import Row, TwoLineList
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.services.own_knowledge import Own
    from app.ui.desk import Desk

TRASH = "trash"
SHOWN = {MEASURE: "施策", CASE_KIND: "事例", TRASH: "ゴミ箱"}
EMPTY = {
    MEASURE: "まだありません。市や県の補助金、組合のセミナーなどを書いておくと、"
    "合うお客様を探せます。チェックの結果にも、ほかの施策といっしょに出ます。",
    CASE_KIND: "まだありません。名前を出さずに書いておくと、似たお客様の結果に出ます。",
    TRASH: "ゴミ箱は空です。",
}
LEFT = "30日で完全に消えます"


class OwnKnowledgePage(PageBody):
    """The list on the left, the form on the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("うちの施策・事例", parent)
        self._desk = desk
        self._kind = MEASURE
        self._found: tuple[Own, ...] = ()
        self.sheets = {kind: OwnSheet(desk, kind) for kind in KINDS}
        self._stack = QStackedWidget()
        for sheet in self.sheets.values():
            self._stack.addWidget(sheet)
            sheet.kept.connect(self._kept)
            sheet.thrown.connect(self._gone)
        self.halves = ListAndDetail(self._make_list(), self._stack)
        self.halves.closed.connect(self._leave)
        for kind, words in NEW.items():
            new = button(words, "primary" if kind == MEASURE else "secondary")
            new.clicked.connect(partial(self.begin, kind))
            self.tools.addWidget(new)
        self.column.addWidget(self.halves, 1)
        begin_at(self, self.list, self.chips[MEASURE])
        desk.refresh.changed.connect(self._changed)

    def open(self, own_id: str | None = None) -> None:
        """Show the list, and one of it if it is named. Raises NotFound."""
        if own_id:
            own = own_knowledge.get(self._desk.store, own_id)
            self.turn(TRASH if own.deleted_at else own.kind)
            self._open(own.id)
        else:
            self.reload()

    def reload(self) -> None:
        """Read the list again; what is being typed stays."""
        store = self._desk.store
        if self._kind == TRASH:
            self._found = own_knowledge.all_of_them(store, trashed=True)
        else:
            self._found = own_knowledge.all_of_them(store, self._kind)
        self.list.show_rows([self._row(each) for each in self._found])
        self.list.setVisible(bool(self._found))
        self.empty.setText(EMPTY[self._kind])
        for each in (self.empty, self._rest):
            each.setVisible(not self._found)
        self.back.setVisible(self._kind == TRASH)
        self._touched()
        sheet = self.sheet
        own = next((one for one in self._found if one.id == sheet.own_id), None)
        if own is not None:
            sheet.follow(own)
        elif sheet.own_id:
            sheet.close_own()
            self.halves.close_detail()

    @property
    def sheet(self) -> OwnSheet:
        """The form that shows, or would."""
        found = self._stack.currentWidget()
        assert isinstance(found, OwnSheet)
        return found

    def turn(self, kind: str) -> None:
        """Show measures, cases or the trash."""
        self._kind = kind
        for name, chip in self.chips.items():
            chip.setChecked(name == kind)
        if kind in self.sheets and self.sheet.kind != kind:
            self.halves.close_detail()
            self._stack.setCurrentWidget(self.sheets[kind])
        elif kind == TRASH:
            self.halves.close_detail()
        self.reload()

    def begin(self, kind: str) -> None:
        """Write a new one."""
        self.turn(kind)
        self.sheets[kind].begin()
        self.list.choose("")
        self.halves.open_detail()
        self.sheets[kind].form.start()

    # Inside

    def _make_list(self) -> QWidget:
        look = theme.tokens()
        kinds = QWidget()
        flow = WrapLayout(kinds, gap=look.space_2)
        self.chips: dict[str, QPushButton] = {}
        for name, words in SHOWN.items():
            chip = self.chips[name] = button(words, "chip", name=f"うちの{words}を見る")
            chip.setCheckable(True)
            chip.setChecked(name == MEASURE)
            chip.clicked.connect(partial(self.turn, name))
            flow.addWidget(chip)
        self.list = TwoLineList("うちの施策・事例の一覧")
        self.list.opened.connect(self._open)
        self.list.touched.connect(self._touched)
        self.empty = label("", "sub")
        self._rest = QWidget()
        self.back = button("元に戻す", "primary", name="選んだものをゴミ箱から元に戻す")
        self.back.clicked.connect(self._bring_back)
        made = QWidget()
        layout = column(
            kinds, self.empty, self.list, self._rest, row(None, self.back), spacing=look.space_3
        )
        layout.setStretchFactor(self.list, 1)
        layout.setStretchFactor(self._rest, 1)
        made.setLayout(layout)
        return made

    def _row(self, own: Own) -> Row:
        day = local_time.day_of(own.updated_at)
        if own.deleted_at is not None:
            return Row(own.id, own.title, LEFT, mark=NOUNS[own.kind], quiet=True)
        item = own.item
        if isinstance(item, OwnMeasure):
            until = f"締切 {phrases.day(item.deadline)}" if item.deadline else "締切なし"
            place = item.municipality
            over = not item.is_open(self._desk.today())
            words = "　".join(filter(None, (until, place)))
            return Row(
                own.id, own.title, words, mark="締切を過ぎました" if over else "", quiet=over
            )
        return Row(own.id, own.title, item.effect, right=f"{day:%Y/%m/%d}")

    def _open(self, own_id: str) -> None:
        own = next((each for each in self._found if each.id == own_id), None)
        if own is None or self._kind == TRASH:
            self._touched()
            return
        self.sheets[own.kind].open(own)
        self.list.choose(own_id)
        self.halves.open_detail()
        self.sheets[own.kind].setFocus(qt.OTHER_REASON)

    def _kept(self, own_id: str) -> None:
        self.reload()
        self.list.choose(own_id)

    def _gone(self) -> None:
        self.halves.close_detail()
        self.reload()
        (self.list if self._found else self.chips[self._kind]).setFocus(qt.OTHER_REASON)

    def _leave(self) -> None:
        self.sheet.saving.flush()
        (self.list if self._found else self.chips[self._kind]).setFocus(qt.OTHER_REASON)

    def _touched(self, *_given: object) -> None:
        self.back.setEnabled(self._kind == TRASH and bool(self.list.chosen))

    def _bring_back(self) -> None:
        own = next((each for each in self._found if each.id == self.list.chosen), None)
        if own is None:
            return
        back = partial(own_knowledge.restore, self._desk.store, own.id)
        if self._desk.write(back, f"「{own.title}」を元に戻しました。", self):
            self.turn(own.kind)
            self._open(own.id)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.KNOWLEDGE):
            self.reload()
