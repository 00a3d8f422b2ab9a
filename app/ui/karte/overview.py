"""概要: who the client is, all checks as a timeline, how things moved, and what to do next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.changes import Changes, Kind
from app.errors import AppError
from app.services import checks, clients, colleagues
from app.ui import qt, theme
from app.ui.dialogs.pick_client import PickClient
from app.ui.karte.knowing import Knowing
from app.ui.karte.promises import Promises
from app.ui.widgets.basic import button, card, column, label, scroll
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.profile_card import ProfileCard
from app.ui.widgets.timeline import Timeline
from app.ui.widgets.trend import Trend, points_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.records import Client
    from app.ui.desk import Desk


class OverviewSection(QWidget):
    """What a colleague needs to know first of a client."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client: Client | None = None
        self.profile = ProfileCard()
        self.timeline = Timeline()
        self.trend = Trend()
        self._build()
        self.setFocusProxy(self.check)
        self.profile.wanted.connect(self._edit)
        self.timeline.result.connect(desk.go.result)
        self.timeline.paper.connect(desk.go.preview)
        self.timeline.correct.connect(self._correct)
        self.timeline.moving.connect(self._move)
        desk.refresh.changed.connect(self._changed)

    def open(self, client_id: str) -> None:
        """Show this client. Raises NotFound."""
        self._client = clients.get(self._desk.store, client_id)
        self._show_profile()
        self.reload()
        self.check.setFocus(qt.OTHER_REASON)

    def reload(self) -> None:
        """Read the client again; what is being edited stays as it is."""
        if self._client is None:
            return
        store = self._desk.store
        self._client = clients.get(store, self._client.id)
        history = checks.history(store, self._client.id)
        self.profile.show_fields(self._client.fields, colleagues.names(store))
        self.timeline.show_checks(history)
        self.promises.open(self._client)
        latest = next((check.id for check in history if check.superseded_by is None), "")
        self.knowing.show_check(self._client.id, latest)
        points = points_of(history)
        self.trend.show_points(points)
        self._trend_card.setVisible(not self.trend.isHidden())

    def settle(self) -> None:
        """Nothing is edited here."""

    def _build(self) -> None:
        look = theme.tokens()
        self.check = button("チェックを始める", "primary")
        self.check.clicked.connect(self._start)
        sheet = button("回答用紙を印刷", name="空の回答用紙を印刷する")
        sheet.clicked.connect(self._sheet)
        paper = button("紙から入力", name="紙の回答を入力する")
        paper.clicked.connect(self._paper)
        tools = ColumnsLayout(counts=(3, 2, 1), minimum=round(170 * look.scale), gap=look.space_2)
        for pressed in (self.check, sheet, paper):
            tools.addWidget(pressed)
        self._trend_card = card(label("移り変わり", "h3"), self.trend)
        self._checks, self._about = QWidget(), QWidget()
        self._checks.setLayout(
            column(label("チェックの記録", "h3"), self._trend_card, self.timeline, None)
        )
        self._about_title = label("お客様の情報", "h3")
        self._about.setLayout(column(self._about_title, self.profile, None))
        grid = ColumnsLayout(counts=(2, 1), minimum=round(400 * look.scale), gap=look.space_5)
        grid.addWidget(self._checks)
        grid.addWidget(self._about)
        self._grid = grid
        self._narrow = False
        body = QWidget()
        self.promises, self.knowing = Promises(self._desk), Knowing(self._desk)
        body.setLayout(column(tools, self.promises, grid, self.knowing, None, spacing=look.space_4))
        self._area = scroll(body)
        self.setLayout(column(self._area, spacing=0))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """In one column the client stands above the checks, in a line that can be opened."""
        super().resizeEvent(event)
        look = theme.tokens()
        inner = self.width() - look.space_4
        self._stand(narrow=self._grid.columns(inner) == 1)

    def _stand(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for part in (self._checks, self._about):
            self._grid.removeWidget(part)
        for part in (self._about, self._checks) if narrow else (self._checks, self._about):
            self._grid.addWidget(part)
        self._about_title.setHidden(narrow)
        self.profile.fold(folded=narrow)

    def _show_profile(self) -> None:
        self.profile.fold(folded=self._narrow)

    def _edit(self) -> None:
        if self._client is not None:
            self._desk.go.karte(self._client.id, "profile")

    def _start(self) -> None:
        if self._client is not None:
            self._desk.go.new_check(self._client.id)

    def _sheet(self) -> None:
        if self._client is not None:
            self._desk.go.sheet(self._client.id)

    def _paper(self) -> None:
        if self._client is not None:
            self._desk.go.paper(self._client.id)

    def _correct(self, check_id: str) -> None:
        try:
            draft, changes = checks.correct(self._desk.store, check_id)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._desk.refresh.publish(changes)
        self._desk.go.resume(draft.id)

    def _move(self, check_id: str) -> None:
        words = "このチェックを、どのお客様に移しますか"
        dialog = PickClient(self._desk.store, words, self)
        try:
            dialog.exec()
            target = dialog.chosen
        finally:
            dialog.deleteLater()
        if target is None or self._client is None or target.id == self._client.id:
            return
        if self._give(check_id, target.id):
            self._desk.go.toast(
                f"チェックを「{target.name}」に移しました。",
                partial(self._take_back, check_id, self._client.id),
            )

    def _take_back(self, check_id: str, client_id: str) -> None:
        self._give(check_id, client_id)

    def _give(self, check_id: str, client_id: str) -> bool:
        try:
            changes = checks.move(self._desk.store, check_id, client_id)
        except AppError as error:
            self._desk.failures.show(error, self)
            return False
        self._desk.refresh.publish(changes)
        return True

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.CLIENT, Kind.CHECK, Kind.ENTRY):
            self.reload()
