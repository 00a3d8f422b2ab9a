"""The pane of 設定 for the advisors of the organisation: their fields, and handing over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from app.domain.records import Colleague
from app.errors import AppError, Faults, StillInCharge
from app.reports.phrases import day
from app.services import assigning, colleagues
from app.ui import qt, theme
from app.ui.forms.choices import Combo
from app.ui.forms.form import Form
from app.ui.forms.leftovers import Origin
from app.ui.forms.parts import chips, name_and_kana, section, text
from app.ui.forms.unsent import Unsent
from app.ui.widgets.basic import button, card, clear, column, label, row
from app.ui.widgets.setting import Pane, pane_layout

if TYPE_CHECKING:
    from app.services.workload import Load
    from app.ui.desk import Desk

HINT = "得意なことを選んでおくと、チェックのあとに「詳しい人」として名前が出ます。"
LOAD = "担当：お客様{clients}件、これからの約束{actions}件、予定{visits}件"
FIRST = "異動・退職の前に、担当をほかの人へ引き継ぎます。"


class ColleaguesPane(Pane):
    """The list, and the form of the one that is chosen."""

    title = "担当者"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Colleague | None = None
        look = theme.tokens()
        self._list = column(spacing=look.space_2)
        self.add = button("担当者を加える", "primary")
        self.add.clicked.connect(partial(self.edit, Colleague("", "")))
        self.form: Form[Colleague] = Form(
            (
                section(
                    "",
                    name_and_kana("name", "名前", "kana"),
                    text("organisation", "所属"),
                    text("office", "支所・部署"),
                    text("phone", "電話", writing="digits"),
                    text("email", "メール", writing="latin"),
                    chips("fields", "得意なこと", assigning.field_names, many=True, wide=True),
                ),
            ),
            today=desk.today,
        )
        self._unsent: Unsent[Colleague] = Unsent(self.form, desk)
        self.form.saved.connect(self._save)
        self.save = button("保存する", "primary", name="担当者を保存する")
        self.save.clicked.connect(self.form.save)
        self.stop = button("一覧に戻る", "quiet", name="担当者の一覧に戻る")
        self.stop.clicked.connect(self.show_list)
        self.leaving = self._build_leaving()
        self._one = QWidget()
        self._one.setLayout(
            column(self.form, row(self.stop, None, self.save), self.leaving, spacing=look.space_4)
        )
        self._all = QWidget()
        self._all.setLayout(
            column(label(HINT, "sub"), self._list, row(self.add, None), spacing=look.space_3)
        )
        pane_layout(self, self._all, self._one)
        self.show_list()

    @override
    def reload(self) -> None:
        """Read the list again; the form stays as it is."""
        clear(self._list)
        for each in colleagues.all_of_them(self._desk.store, gone=True):
            self._list.addWidget(self._line(each))

    @override
    def settle(self) -> None:
        """Ctrl+Enter saves the form."""
        if self._one.isVisible():
            self.form.save()

    def show_list(self) -> None:
        """Show all of them."""
        self._shown = None
        self._one.hide()
        self._all.show()
        self.reload()

    def edit(self, given: Colleague) -> None:
        """Show the form of one; of a new one with an empty id."""
        self._shown = given
        self._unsent.begin(given, Origin(f"colleague/{given.id}"))
        self._all.hide()
        self._one.show()
        self.leaving.setVisible(bool(given.id) and not given.me and given.left_on is None)
        self._show_load()
        self.form.start()

    def _line(self, given: Colleague) -> QFrame:
        names = assigning.field_names()
        known = "・".join(names[each] for each in given.fields if each in names)
        where = "　".join(filter(None, (given.organisation, given.office)))
        left = f"{day(given.left_on)}に異動・退職" if given.left_on else ""
        edit = button("直す", name=f"{given.name}を直す")
        edit.clicked.connect(partial(self.edit, given))
        said = f"{given.name}（この端末をお使いの方）" if given.me else given.name
        words = column(label(said, "strong"), spacing=theme.tokens().space_1)
        for each in filter(None, (where, left, known)):
            words.addWidget(label(each, "caption"))
        line = row(words, edit)
        line.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(line)
        return card(holder)

    def _build_leaving(self) -> QFrame:
        self.load = label("", "body")
        self.taker = Combo("引き継ぐ相手")
        self.give = button("すべて引き継ぐ", name="担当をすべて引き継ぐ")
        self.give.clicked.connect(self._hand_over)
        self.leave = button("今日で異動・退職", name="今日で異動・退職したことにする")
        self.leave.clicked.connect(self._leave)
        line = row(self.taker, self.give)
        line.setStretch(0, 1)
        self.first = label("", "fault")
        return card(
            label("異動・退職と引き継ぎ", "h3"),
            label(FIRST, "sub"),
            self.load,
            line,
            self.first,
            row(self.leave, None),
        )

    def _show_load(self) -> None:
        if self._shown is None or not self._shown.id:
            return
        found: Load = assigning.load(self._desk.store, self._shown.id)
        counts = {"clients": found.clients, "actions": found.actions, "visits": found.visits}
        self.load.setText(LOAD.format(**counts))
        others = {
            each.id: each.name
            for each in colleagues.all_of_them(self._desk.store)
            if each.id != self._shown.id
        }
        self.taker.offer(others)
        self.give.setEnabled(bool(found.total and others))
        self.first.hide()

    def _save(self, given: Colleague) -> None:
        try:
            _, made = colleagues.save(self._desk.store, given)
        except Faults as faults:
            self.form.show_faults(faults.faults)
        except AppError as error:
            self._desk.failures.show(error, self)
        else:
            self._unsent.done()
            self._desk.go.done(made, "担当者を保存しました。")
            self.show_list()

    def _hand_over(self) -> None:
        assert self._shown is not None
        giver, taker = self._shown.id, self.taker.code
        if not isinstance(taker, str):
            self._choose_taker()
            return
        given = partial(assigning.hand_over, self._desk.store, giver, taker)
        if self._desk.write(given, f"{self._shown.name}の担当を引き継ぎました。", self):
            self._show_load()

    def _leave(self) -> None:
        assert self._shown is not None
        try:
            changes = assigning.leave(self._desk.store, self._shown.id, self._desk.today())
        except StillInCharge as error:
            self.first.setText(f"{error.title}{error.hint}")
            self.first.show()
            self._choose_taker()
        except AppError as error:
            self._desk.failures.show(error, self)
        else:
            self._desk.go.done(changes, f"{self._shown.name}の異動・退職を記録しました。")
            self.show_list()

    def _choose_taker(self) -> None:
        self.taker.setFocus(qt.OTHER_REASON)
        self.taker.showPopup()
