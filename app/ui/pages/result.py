"""The result of a finished check: for the owner at first sight, with more for the advisor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractSlider, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.changes import Kind
from app.errors import AppError
from app.library import result_texts
from app.reports.compose import without_peers
from app.services import checks, reporting
from app.ui import qt, theme
from app.ui.agenda.after import AfterSheet
from app.ui.karte.knowing import Knowing
from app.ui.karte.next_things import NextThings
from app.ui.widgets.action_row import ActionRow
from app.ui.widgets.arrangement import Arrangement
from app.ui.widgets.basic import button, column, label, line, row, scroll
from app.ui.widgets.result_charts import ResultCharts
from app.ui.widgets.result_sections import (
    VisionNote,
    advisor_sections,
    basics_note,
    columns,
    open_notes,
    owner_sections,
)
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.domain.changes import Changes
    from app.domain.records import Check, Draft
    from app.reports.content import Content, Reader
    from app.services.store import Store
    from app.settings import Settings
    from app.ui.desk import Desk

TOOLS = 2  # place of the buttons below title and date
WAITING = "結果をまとめています…"
LARGE = 1.25  # text sizes above this leave too little room for buttons that stay
COPIED = (
    "会社名と結果の文章を、貼り付け用にコピーしました。貼り付けたい画面で Ctrl+V を押してください。"
)


_MOVE = QAbstractSlider.SliderAction
_SCROLLS = {
    int(qt.KEY.Key_Down): _MOVE.SliderSingleStepAdd,
    int(qt.KEY.Key_Up): _MOVE.SliderSingleStepSub,
    int(qt.KEY.Key_PageDown): _MOVE.SliderPageStepAdd,
    int(qt.KEY.Key_PageUp): _MOVE.SliderPageStepSub,
    int(qt.KEY.Key_Home): _MOVE.SliderToMinimum,
    int(qt.KEY.Key_End): _MOVE.SliderToMaximum,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A finished check and what is shown of it."""

    check: Check
    content: Content


def load(store: Store, check_id: str) -> Loaded:
    """Read a check and compose its result; raises NotFound."""
    return Loaded(checks.get(store, check_id), reporting.content(store, check_id))


class ResultPage(QWidget):
    """Both charts, the three things and the sections below; `open` shows a check."""

    heading = "結果"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._desk = desk
        self._check_id = ""
        self._loaded: Loaded | None = None
        self._handed_over = False
        self._one_by_one: bool | None = None  # as the advisor chose; None: as was answered
        self._things: NextThings | None = None
        self.title = label("", "h1")
        self.date = label("", "caption", wrap=False)
        self.before = label("", "caption", wrap=False)
        self.waiting = label(WAITING)
        self.setFocusPolicy(qt.STRONG_FOCUS)
        self.setAccessibleName("結果")
        self._build_actions()
        self._build()
        desk.refresh.changed.connect(self._written)
        self._settings = desk.preferences.value
        desk.preferences.changed.connect(self._settings_changed)

    @property
    def content(self) -> Content | None:
        """What is shown."""
        return self._loaded.content if self._loaded else None

    @property
    def body(self) -> QWidget:
        """What scrolls: charts, things and sections."""
        return self._area.widget() or self._area

    def open(self, check_id: str) -> None:
        """Show the result of this check, the owner's view first."""
        self._check_id = check_id
        self._loaded = None
        self._one_by_one = None
        self.advisor.setChecked(False)
        self.waiting.setText(WAITING)
        self.waiting.show()
        self._area.hide()
        self._area.verticalScrollBar().setValue(0)
        self.setFocus(qt.OTHER_REASON)
        self.reload()

    def reload(self) -> None:
        """Read the check again."""
        if self._check_id:
            self._desk.tasks.run(
                partial(load, self._desk.store, self._check_id),
                self._show,
                self._failed,
                owner=self,
                lane="store",
                text="結果をまとめています",
            )

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The keys that scroll, so that the whole result can be read without a mouse."""
        bar, key = self._area.verticalScrollBar(), event.key()
        if key in _SCROLLS:
            bar.triggerAction(_SCROLLS[key])
        else:
            super().keyPressEvent(event)

    def hand_over(self, on: bool) -> None:  # noqa: FBT001 - the shape of a Qt signal
        """While the owner holds the device there is no way to the advisor's view."""
        self._handed_over = on
        if on:
            self.advisor.setChecked(False)
        self.tools.setVisible(not on)
        self.tools.setEnabled(not on)
        self._redraw()

    def _build_actions(self) -> None:
        self.preview = button("PDFを見る・印刷する", "primary")
        self.save = button("図を保存する")
        self.copy = button("貼り付け用テキスト", name="貼り付け用テキストをコピーする")
        self.correct = button("答えを直す")
        self.to_karte = button("カルテへ", name="このお客様のカルテへ")
        self.calculate = button("試算する", name="費用対効果や価格転嫁を試算する")
        self.advisor = button("担当者用", name="担当者用の面を見る")
        self.advisor.setCheckable(True)
        self.preview.clicked.connect(self._go_preview)
        self.save.clicked.connect(self._save_chart)
        self.copy.clicked.connect(self._copy_text)
        self.correct.clicked.connect(self._correct)
        self.to_karte.clicked.connect(self._go_karte)
        self.calculate.clicked.connect(self._calculate)
        self.advisor.toggled.connect(self._switch)

    def _build(self) -> None:
        tokens = theme.tokens()
        self.tools = ActionRow()
        self.tools.add(self.preview, self.advisor)
        self.tools.add_folding(self.calculate, self.save, self.copy, self.correct, self.to_karte)
        self.advisor_strip = _AdvisorStrip()
        self.advisor_strip.back.clicked.connect(self._to_owner)
        self.advisor_strip.hide()
        self._area = scroll(QWidget())
        whole = column(self.advisor_strip, spacing=0)
        dates = QWidget()
        wrap = WrapLayout(dates, gap=tokens.space_4)
        wrap.addWidget(self.date)
        wrap.addWidget(self.before)
        self._outer = column(self.title, dates, self.tools, spacing=tokens.space_2)
        edge = tokens.space_5
        self._outer.setContentsMargins(edge, tokens.space_4, edge, 0)
        whole.addLayout(self._outer, 1)
        self.setLayout(whole)
        self._outer.addWidget(self.waiting)
        self._outer.addWidget(self._area, 1)
        self._area.hide()

    def _show(self, loaded: Loaded) -> None:
        if loaded.check.id != self._check_id:
            return
        self._loaded = loaded
        content = loaded.content
        self.title.setText(f"{content.client_name} {content.honorific}")
        before = content.previous_date_text
        self.date.setText(content.date_text)
        self.before.setText(f"前回 {before}" if before else "")
        self.before.setVisible(bool(before))
        self.waiting.hide()
        self._area.show()
        self._redraw()

    def _failed(self, error: BaseException) -> None:
        self.waiting.setText("結果を開けませんでした。")
        self._desk.failures.show(error, self)

    def _redraw(self) -> None:
        """Fill the page anew: another check, view or text size."""
        if self._loaded is None:
            return
        self._outer.insertWidget(TOOLS, self.tools)  # out of the old body, which is about to go
        body = self._filled(self._loaded.content)
        place = self._area.verticalScrollBar().value()
        self._area.setWidget(body)
        self._area.verticalScrollBar().setValue(place)

    def _filled(self, content: Content) -> QWidget:
        tokens = theme.tokens()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, tokens.space_2, tokens.space_5)
        layout.setSpacing(tokens.space_2)
        if tokens.scale > LARGE:
            layout.addWidget(self.tools)  # scrolls away, so that the result has the room
        if content.vision:
            layout.addWidget(VisionNote(content.vision))
        layout.addWidget(self._charts_of(content))
        if content.basics:
            layout.addWidget(basics_note(content))
        self._things = None
        if content.things:
            layout.addWidget(label(result_texts().things_title(len(content.things)), "h3"))
            self._things = self._next_things(content)
            layout.addWidget(self._things)
        for note in open_notes(content, can_correct=not self._handed_over):
            layout.addWidget(note)
        layout.addWidget(columns(owner_sections(content)))
        layout.addWidget(label(f"確認コード {content.code}", "caption"))
        if self.advisor.isChecked() and not self._handed_over:
            layout.addWidget(self._for_advisor(content))
        layout.addStretch(1)
        return body

    def _next_things(self, content: Content) -> NextThings:
        """The three things, arranged as was answered or as the advisor chose."""
        check = self._loaded.check if self._loaded else None
        client_id, check_id = (check.client_id, check.id) if check else ("", "")
        arranged = replace(content, reader=self._reader(content))
        plan = not self._handed_over
        return NextThings(self._desk, arranged, client_id, plan=plan, check_id=check_id)

    def _reader(self, content: Content) -> Reader:
        chosen = self._one_by_one
        return content.reader if chosen is None else replace(content.reader, one_by_one=chosen)

    def _arrange(self, one_by_one: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Show the three things the other way; all else stays as it is."""
        layout, old = self.body.layout(), self._things
        if self._loaded is None or old is None or not isinstance(layout, QVBoxLayout):
            return
        self._one_by_one = one_by_one
        self._things = self._next_things(self._loaded.content)
        layout.replaceWidget(old, self._things)
        old.hide()
        old.deleteLater()
        self._things.show()
        QTimer.singleShot(0, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """The way that was chosen stays in sight though what is above it grew or shrank."""
        for part in self.body.findChildren(Arrangement):
            self._area.ensureWidgetVisible(part)

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Add or take away what is the advisor's; the rest stays as it is."""
        layout = self.body.layout()
        self.advisor_strip.setVisible(on)
        if self._loaded is None or not isinstance(layout, QVBoxLayout):
            return
        self._show_workings()
        for old in self.body.findChildren(AdvisorPart):
            layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        if on and not self._handed_over:
            part = self._for_advisor(self._loaded.content)
            layout.insertWidget(layout.count() - 1, part)
            part.show()
            QTimer.singleShot(0, self._go_to_advisor)

    def _for_advisor(self, content: Content) -> AdvisorPart:
        """What only the advisor sees: the minute after the meeting, who can help, the numbers."""
        part = AdvisorPart()
        head = label("担当者用（お客様には見せません）", "h2")
        consult = button("この結果で相談を記録する", "primary")
        consult.clicked.connect(self._consult)
        after, knowing = AfterSheet(self._desk), Knowing(self._desk)
        if self._loaded is not None:
            check = self._loaded.check
            after.offer(check.client_id, content.client_name)
            knowing.show_check(check.client_id, check.id)
        first, gap = row(consult, None), theme.tokens().space_2
        sections = advisor_sections(content)
        if len(content.things) > 1:
            ways = Arrangement(self._reader(content))
            ways.chosen.connect(self._arrange)
            sections.insert(0, ways)
        part.setLayout(column(line(), head, first, after, knowing, *sections, spacing=gap))
        return part

    def _consult(self) -> None:
        if self._loaded is not None:
            self._desk.go.consult(self._loaded.check.client_id, self._check_id)

    def _go_to_advisor(self) -> None:
        """Bring the advisor's part into sight once it has its place."""
        for part in self.body.findChildren(AdvisorPart):
            self._area.verticalScrollBar().setValue(part.y())

    def _to_owner(self) -> None:
        """Back to the owner's view, at its beginning."""
        self.advisor.setChecked(False)
        self._area.verticalScrollBar().setValue(0)
        self.setFocus(qt.OTHER_REASON)

    def _charts_of(self, content: Content) -> ResultCharts:
        charts = ResultCharts(content, overlay=self._desk.preferences.value.overlay_peers)
        charts.show_working(on=self.advisor.isChecked() and not self._handed_over)
        charts.overlay.connect(self._overlay)
        return charts

    def _show_workings(self) -> None:
        for charts in self.body.findChildren(ResultCharts):
            charts.show_working(on=self.advisor.isChecked() and not self._handed_over)

    def _overlay(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Remember the choice, for the screen and for paper; without that it is not shown."""
        try:
            self._desk.preferences.update(overlay_peers=on)
        except AppError as error:
            self._desk.failures.show(error, self)
        self._show_overlay()

    def _show_overlay(self) -> None:
        on = self._desk.preferences.value.overlay_peers
        for charts in self.body.findChildren(ResultCharts):
            charts.show_overlay(on=on)

    def _settings_changed(self, value: Settings) -> None:
        """Another text size fills the page anew; the overlay changes in its place."""
        before, self._settings = self._settings, value
        if value == replace(before, overlay_peers=value.overlay_peers):
            self._show_overlay()
        else:
            self._redraw()

    def _go_preview(self) -> None:
        if self._loaded:
            self._desk.go.preview(self._loaded.check.id)

    def _go_karte(self) -> None:
        if self._loaded:
            self._desk.go.karte(self._loaded.check.client_id)

    def _calculate(self) -> None:
        if self._loaded:
            self._desk.go.calculate(self._loaded.check.client_id)

    def _copy_text(self) -> None:
        if self._loaded:
            QGuiApplication.clipboard().setText(reporting.plain_text(self._loaded.content))
            self._desk.go.toast(COPIED)

    def _save_chart(self) -> None:
        if self._loaded:
            from app.ui.dialogs.save_chart import save_chart

            content = self._loaded.content
            overlaid = self._desk.preferences.value.overlay_peers
            save_chart(self._desk, content if overlaid else without_peers(content), self)

    def _correct(self) -> None:
        if not self._loaded:
            return
        self.correct.setEnabled(False)
        self._desk.tasks.run(
            partial(checks.correct, self._desk.store, self._loaded.check.id),
            self._corrected,
            self._not_corrected,
            owner=self,
            lane="store",
        )

    def _corrected(self, made: tuple[Draft, Changes]) -> None:
        self.correct.setEnabled(True)
        draft, changes = made
        self._desk.refresh.publish(changes)
        self._desk.go.resume(draft.id)

    def _not_corrected(self, error: BaseException) -> None:
        self.correct.setEnabled(True)
        self._desk.failures.show(error, self)

    def _written(self, changes: Changes) -> None:
        # An entry touches its client too, but nothing that stands here: what is open stays open.
        other = changes.concerns(Kind.ENTRY) and not changes.concerns(Kind.CHECK)
        shown = changes.concerns(Kind.CHECK, Kind.CLIENT, Kind.PROFILE) and not other
        if self._loaded is not None and shown and self.isVisible():
            self.reload()


class _AdvisorStrip(QFrame):
    """Says over the whole width that this is not what the owner should see, and leads back."""

    def __init__(self) -> None:
        super().__init__()
        look = theme.tokens()
        words = label("担当者用を表示しています", "h3", wrap=False)
        self.back = button("お客様用に戻す")
        layout = row(words, None, self.back, spacing=look.space_4)
        layout.setContentsMargins(look.space_5, look.space_2, look.space_5, look.space_2)
        self.setLayout(layout)
        self.setStyleSheet(
            f"QFrame {{ background: {look.warning}; }} QLabel {{ color: {look.text_on_primary}; }}"
        )


class AdvisorPart(QWidget):
    """What only the advisor sees, below all the rest."""
