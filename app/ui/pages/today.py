"""今日: one button to begin, what is half done, what is promised, and whether we are safe."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain import local_time
from app.domain.changes import Changes, Kind
from app.domain.industry import short_name
from app.errors import AppError
from app.library import questionnaire
from app.reports.phrases import day
from app.services import backup, checks, today
from app.ui import qt, theme
from app.ui.agenda.lists import Agenda
from app.ui.agenda.rescued import RescuedWork
from app.ui.check_flow import CheckFlow
from app.ui.client_words import last_day, moment
from app.ui.widgets.basic import button, card, clear, column, label, row
from app.ui.widgets.kept_keyboard import RECORD, KeptKeyboard
from app.ui.widgets.one_line import OneLine
from app.ui.widgets.page_body import PageBody

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.questionnaire import ItemSet
    from app.domain.records import ClientRow, Draft, TodayView
    from app.ui.desk import Desk

MOST_KEYS = 9
MOST_DRAFTS = 3
BESIDE = 940  # px at text size 標準: from here on the clients stand beside the rest
SHOWN = (Kind.CLIENT, Kind.DRAFT, Kind.CHECK, Kind.ENTRY)
TEACH = "はじめてのチェックを、いっしょにやってみましょう。"
TEACH_HOW = (
    "お客様のお名前と、業種・人数を選ぶだけで始められます。"
    "41の質問に答えると、力を入れたいことと、つぎの3つがわかります。"
)


class TodayPage(PageBody):
    """The first page after unlocking."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("今日", parent)
        self._desk = desk
        self._all_drafts = False
        look = theme.tokens()
        self.start = button("チェックを始める", "primary")
        self.start.setMinimumHeight(round(72 * look.scale))
        self.start.setStyleSheet(f"QPushButton {{ font-size: {look.font_h2}px; }}")
        self.start.clicked.connect(self._start)
        self.month = button("月次実績表を書き出す", "quiet", name="月次実績表をExcelに書き出す")
        self.month.clicked.connect(self._give_month)
        self.seek = button("施策から探す", "quiet", name="施策から、合いそうなお客様を探す")
        self.seek.clicked.connect(self._seek)
        self._drafts: QVBoxLayout = column(spacing=look.space_3)
        self._recent: QVBoxLayout = column(spacing=look.space_2)
        self._safety: QVBoxLayout = column(spacing=look.space_2)
        self.rescued = RescuedWork(desk)
        left = QWidget()
        parts = (self.start, self._drafts, self.rescued, self._safety)
        self._left = column(*parts, row(self.seek, self.month, None), None, spacing=look.space_4)
        left.setLayout(self._left)
        right = QWidget()
        self.agenda = Agenda(desk)
        self._right = column(self.agenda, self._recent, None, spacing=look.space_5)
        right.setLayout(self._right)
        body = QWidget()
        self._halves: QBoxLayout = row(left, right, spacing=look.space_5)
        self._halves.setStretch(0, 2)
        self._halves.setStretch(1, 3)
        body.setLayout(column(self._halves, None, spacing=0))
        self.fill(body)
        self.setFocusProxy(self.start)
        desk.refresh.changed.connect(self._changed)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Put the clients below the rest where both have no room side by side.

        Whom to call and to see again fills the narrow side, or comes last of all.
        """
        super().resizeEvent(event)
        wide = self.width() >= BESIDE * theme.tokens().scale
        way = QBoxLayout.Direction
        self._halves.setDirection(way.LeftToRight if wide else way.TopToBottom)
        side = self._left if wide else self._right
        if side.indexOf(self.agenda.later) < 0:
            (self._right if wide else self._left).removeWidget(self.agenda.later)
            side.insertWidget(side.count() - 1, self.agenda.later)

    def reload(self) -> None:
        """Read again what is to be done today; the keyboard stays with its record."""
        keyboard = KeptKeyboard(self)
        view = today.view(self._desk.store)
        self.title.setText(f"今日　{day(self._desk.today())}")
        self._show_drafts(view.drafts)
        self.rescued.reload()
        self.agenda.reload()
        self._show_recent(view)
        self._show_safety(view)
        self._give_back(keyboard)

    def _give_back(self, keyboard: KeptKeyboard) -> None:
        if keyboard.give_back() or self.agenda.holds_keyboard() or self.rescued.holds_keyboard():
            return
        self.start.setFocus(qt.OTHER_REASON)

    def _show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        clear(self._drafts)
        if drafts:
            self._drafts.addWidget(label("途中のチェック", "h3"))
        for draft in drafts if self._all_drafts else drafts[:MOST_DRAFTS]:
            self._drafts.addWidget(self._draft_card(draft))
        if len(drafts) > MOST_DRAFTS and not self._all_drafts:
            more = button(f"すべて見る（{len(drafts)}件）", "quiet")
            more.clicked.connect(self._show_all)
            self._drafts.addLayout(row(more, None))

    def _draft_card(self, draft: Draft) -> QFrame:
        source = questionnaire(draft.questionnaire, draft.version)
        item_set: ItemSet = "short" if draft.item_set == "short" else "full"
        done = CheckFlow(source, item_set=item_set, answers=draft.answers).progress
        resume = button("続ける", "primary", name=f"{draft.client_name}のチェックを続ける")
        resume.clicked.connect(partial(self._desk.go.resume, draft.id))
        drop = button("破棄する", "quiet", name=f"{draft.client_name}の途中のチェックを破棄する")
        drop.clicked.connect(partial(self._discard, draft.id, draft.client_name))
        when = f"{done.answered}/{done.total}問、{local_time.clock(draft.updated_at):%m/%d %H:%M}"
        words = column(label(draft.client_name, "strong"), label(when, "caption"), spacing=4)
        return _line(f"draft/{draft.id}", words, drop, resume)

    def _show_recent(self, view: TodayView) -> None:
        clear(self._recent)
        if not view.clients:
            self._recent.addWidget(card(label(TEACH, "h3"), label(TEACH_HOW), role="note"))
            return
        self._recent.addWidget(label("最近のお客様", "h3"))
        for number, client in enumerate(view.recent, 1):
            self._recent.addWidget(self._client_line(client, number))

    def _client_line(self, client: ClientRow, number: int) -> QFrame:
        check = button("チェックする", name=f"{client.name}のチェックを始める")
        check.clicked.connect(partial(self._desk.go.new_check, client.id))
        if number <= MOST_KEYS:
            check.setShortcut(QKeySequence(f"Alt+{number}"))
            check.setToolTip(f"Alt+{number}")
        known = "　".join(filter(None, (last_day(client), short_name(client.industry))))
        words = column(label(client.name, "strong"), OneLine(known), spacing=4)
        karte = button("カルテを開く", "quiet", name=f"{client.name}のカルテを開く")
        karte.clicked.connect(partial(self._desk.go.karte, client.id))
        return _line(f"client/{client.id}", words, karte, check)

    def _show_safety(self, view: TodayView) -> None:
        clear(self._safety)
        made = view.last_backup_at
        text = f"最後の控え：{moment(made)}" if made else "控えは、まだありません。"
        self._safety.addWidget(label(text, "caption"))
        if not backup.copy_due(self._desk.store, self._desk.preferences.value):
            return
        go = button("控えを作る", name="設定の控えの項目を開く")
        go.clicked.connect(partial(self._desk.go.settings, "backup"))
        words = label("USBなど別の場所にも、控えを作っておくと安心です。", "body")
        line = row(words, go)
        line.setStretch(0, 1)
        sheet = card(role="caution")
        sheet.setProperty(RECORD, "backup")
        inner = sheet.layout()
        if isinstance(inner, QVBoxLayout):
            inner.addLayout(line)
        self._safety.addWidget(sheet)

    def _seek(self) -> None:
        self._desk.go.seek()

    def _give_month(self) -> None:
        from app.ui.dialogs.give_out import give_month

        give_month(self._desk, self)

    def _show_all(self) -> None:
        self._all_drafts = True
        self.reload()

    def _start(self) -> None:
        self._desk.go.new_check(None)

    def _discard(self, draft_id: str, name: str) -> None:
        self._desk.write(
            partial(checks.discard, self._desk.store, draft_id),
            f"{name}の途中のチェックを破棄しました。",
            self,
            undo=partial(self._undo, draft_id),
        )

    def _undo(self, draft_id: str) -> None:
        try:
            self._desk.refresh.publish(checks.undiscard(self._desk.store, draft_id))
        except AppError as error:
            self._desk.failures.show(error, self)

    def _changed(self, changes: Changes) -> None:
        if not self.isVisible():
            return
        if changes.concerns(*SHOWN):
            self.reload()
        elif changes.concerns(Kind.BACKUP):  # it comes by itself, while one works
            keyboard = KeptKeyboard(self)
            self._show_safety(today.view(self._desk.store))
            self._give_back(keyboard)


def _line(record: str, words: QVBoxLayout, *buttons: QPushButton) -> QFrame:
    """A card of one line about this record: words, and what can be done."""
    look = theme.tokens()
    frame = QFrame()
    frame.setProperty("role", "card")
    frame.setProperty(RECORD, record)
    line = row(words, *buttons, spacing=look.space_2)
    line.setStretch(0, 1)
    line.setContentsMargins(look.space_4, look.space_2, look.space_2, look.space_2)
    frame.setLayout(line)
    return frame
