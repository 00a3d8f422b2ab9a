"""今日: one large button to begin, what is half done, whom we saw last, and whether we are safe."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.changes import Changes, Kind
from app.errors import AppError
from app.library import questionnaire
from app.services import backup, checks, today
from app.ui import qt, theme
from app.ui.check_flow import CheckFlow
from app.ui.client_words import about_row, day, last_check, moment
from app.ui.widgets.basic import button, card, clear, column, label, row
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.page_body import PageBody

if TYPE_CHECKING:
    from app.domain.questionnaire import ItemSet
    from app.domain.records import ClientRow, Draft, TodayView
    from app.ui.desk import Desk

MOST_KEYS = 9
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
        look = theme.tokens()
        self.start = button("チェックを始める", "primary")
        self.start.setMinimumHeight(round(72 * look.scale))
        self.start.setStyleSheet(f"QPushButton {{ font-size: {look.font_h2}px; }}")
        self.start.clicked.connect(self._start)
        self._drafts: QVBoxLayout = column(spacing=look.space_3)
        self._recent: QVBoxLayout = column(spacing=look.space_2)
        self._safety: QVBoxLayout = column(spacing=look.space_2)
        left = QWidget()
        left.setLayout(column(self.start, self._drafts, self._safety, None, spacing=look.space_4))
        right = QWidget()
        right.setLayout(column(self._recent, None, spacing=0))
        body = QWidget()
        wide = round(400 * look.scale)
        grid = ColumnsLayout(counts=(2, 1), minimum=wide, gap=look.space_5)
        grid.addWidget(left)
        grid.addWidget(right)
        body.setLayout(column(grid, None, spacing=0))
        self.fill(body)
        self.setFocusProxy(self.start)
        desk.refresh.changed.connect(self._changed)

    def reload(self) -> None:
        """Read again what is to be done today."""
        view = today.view(self._desk.store)
        self.title.setText(f"今日　{day(self._desk.today())}")
        self._show_drafts(view.drafts)
        self._show_recent(view)
        self._show_safety(view)

    def _show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        clear(self._drafts)
        if drafts:
            self._drafts.addWidget(label("途中のチェック", "h3"))
        for draft in drafts:
            self._drafts.addWidget(self._draft_card(draft))

    def _draft_card(self, draft: Draft) -> QFrame:
        source = questionnaire(draft.questionnaire, draft.version)
        item_set: ItemSet = "short" if draft.item_set == "short" else "full"
        done = CheckFlow(source, item_set=item_set, answers=draft.answers).progress
        resume = button("続ける", "primary", name=f"{draft.client_name}のチェックを続ける")
        resume.clicked.connect(partial(self._desk.go.resume, draft.id))
        drop = button("破棄", "quiet", name=f"{draft.client_name}の途中のチェックを破棄する")
        drop.clicked.connect(partial(self._discard, draft.id, draft.client_name))
        when = f"{done.answered}/{done.total}問、{moment(draft.updated_at)}"
        foot = row(label(when, "sub"), drop, resume)
        foot.setStretch(0, 1)
        words = label(f"{draft.client_name}の途中のチェック", "strong")
        return card(words, foot, spacing=theme.tokens().space_2)

    def _show_recent(self, view: TodayView) -> None:
        clear(self._recent)
        if not view.clients:
            self._recent.addWidget(card(label(TEACH, "h3"), label(TEACH_HOW), role="note"))
            return
        self._recent.addWidget(label("最近のお客様", "h3"))
        for number, client in enumerate(view.recent, 1):
            self._recent.addWidget(self._client_line(client, number))

    def _client_line(self, client: ClientRow, number: int) -> QFrame:
        look = theme.tokens()
        frame = QFrame()
        frame.setProperty("role", "card")
        check = button("チェック", name=f"{client.name}のチェックを始める")
        check.clicked.connect(partial(self._desk.go.new_check, client.id))
        if number <= MOST_KEYS:
            check.setShortcut(QKeySequence(f"Alt+{number}"))
            check.setToolTip(f"Alt+{number}")
        words = column(
            label(client.name, "strong"),
            label("　".join(filter(None, (about_row(client), last_check(client)))), "caption"),
            spacing=look.space_1,
        )
        karte = button("カルテ", "quiet", name=f"{client.name}のカルテを開く")
        karte.clicked.connect(partial(self._desk.go.karte, client.id))
        line = row(words, karte, check, spacing=look.space_2)
        line.setStretch(0, 1)
        edge = look.space_2
        line.setContentsMargins(look.space_4, edge, edge, edge)
        frame.setLayout(line)
        return frame

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
        inner = sheet.layout()
        if isinstance(inner, QVBoxLayout):
            inner.addLayout(line)
        self._safety.addWidget(sheet)

    def _start(self) -> None:
        self._desk.go.new_check(None)

    def _discard(self, draft_id: str, name: str) -> None:
        try:
            changes = checks.discard(self._desk.store, draft_id)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._desk.refresh.publish(changes)
        self._desk.go.toast(
            f"{name}の途中のチェックを破棄しました。", partial(self._undo, draft_id)
        )

    def _undo(self, draft_id: str) -> None:
        try:
            self._desk.refresh.publish(checks.undiscard(self._desk.store, draft_id))
        except AppError as error:
            self._desk.failures.show(error, self)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.CLIENT, Kind.DRAFT, Kind.CHECK, Kind.BACKUP):
            self.reload()
            self.start.setFocus(qt.OTHER_REASON)
