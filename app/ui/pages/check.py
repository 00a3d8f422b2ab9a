"""The check itself: one question, or a few rows, at a time; every tap is saved before the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app import library
from app.errors import AppError
from app.services import checks, clients
from app.ui import qt, theme
from app.ui.answer_book import AnswerBook
from app.ui.check_flow import VISION, CheckFlow, Step
from app.ui.check_keys import press
from app.ui.check_texts import CheckTexts
from app.ui.check_words import minutes_left, prompt, undone, way_on
from app.ui.widgets.basic import column, label, scroll
from app.ui.widgets.check_bar import CheckBar
from app.ui.widgets.gaps import GapList
from app.ui.widgets.help_note import HelpNote
from app.ui.widgets.matrix import Matrix, fitting
from app.ui.widgets.question import QuestionView
from app.ui.widgets.said import SaidBand
from app.ui.widgets.unsaved import UnsavedBand

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

    from app.domain.records import Draft
    from app.ui.desk import Desk
    from app.ui.widgets.vision import VisionEditor

ADVANCE_MS = 250
SINGLE, MATRIX, GAPS = range(3)


class CheckPage(QWidget):
    """Answers a draft; `advance_ms` is the pause that lets the eye see what was tapped."""

    full_width = True  # the window hides its navigation while this page shows

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, advance_ms: int = ADVANCE_MS
    ) -> None:
        super().__init__(parent)
        self.heading = "チェック"
        self._desk = desk
        self._flow: CheckFlow | None = None
        self._draft: Draft | None = None
        self._industry: str | None = None
        self._handed_over = False
        self._timer = QTimer(self, singleShot=True, interval=advance_ms)
        self._timer.timeout.connect(self._advance)
        self.setProperty("role", "page")
        self.setFocusPolicy(qt.STRONG_FOCUS)
        self.setAccessibleName("チェック")
        self._build()
        self._connect()

    def open(self, draft_id: str) -> None:
        """Go on with this draft at its first open question. Raises NotFound."""
        self._timer.stop()
        self._keep_texts()
        self._said.say("")
        draft = checks.draft(self._desk.store, draft_id)
        client = clients.get(self._desk.store, draft.client_id)
        self._draft = draft
        self._industry = client.fields.industry
        questionnaire = library.questionnaire(draft.questionnaire, draft.version)
        self._minutes = questionnaire.minutes.get(draft.item_set, "")
        self._book = AnswerBook(self._desk.store, draft_id)
        self._flow = CheckFlow.of(draft, questionnaire, self._industry)
        self._texts.prepare(questionnaire.section("q1"), draft)
        self._fit_rows()
        self._show_screen()

    def reload(self) -> None:
        """Nothing to read anew: this page is where the draft is written."""

    @property
    def flow(self) -> CheckFlow:
        """The walk under way."""
        if self._flow is None:
            raise RuntimeError("no draft is open")
        return self._flow

    @property
    def finished(self) -> bool:
        """Whether there is nothing to answer any more."""
        return self._flow is None

    @property
    def vision(self) -> VisionEditor | None:
        """The text about the future; None before the first draft."""
        return self._texts.vision

    @property
    def waiting(self) -> bool:
        """Whether the next screen comes in a moment."""
        return self._timer.isActive()

    @property
    def listing(self) -> bool:
        """Whether the list of gaps shows."""
        return self._stack.currentIndex() == GAPS

    def step(self, delta: int) -> None:
        """Move the row that a digit answers."""
        self.flow.row(delta)
        self._mark()

    def close_help(self) -> bool:
        """Hide the explanation; False when none shows."""
        shown = self._help.isVisible()
        self._help.hide()
        return shown

    def hand_over(self, on: bool) -> None:  # noqa: FBT001 - the contract of all pages
        """Hide what is the advisor's while the client holds the device."""
        self._handed_over = on
        self._memo.shut()
        self.bar.memo_button.setVisible(not on)
        self.bar.calculate_button.setVisible(not on)
        self.bar.later_button.setVisible(not on)
        self.bar.hand_button.setVisible(not on)
        self.bar.fit()

    def _build(self) -> None:
        look = theme.tokens()
        self.bar = CheckBar()
        self.prompt = label("", "body")
        self.question = QuestionView()
        self.matrix = Matrix()
        self.gaps = GapList()
        self._help = HelpNote(self)
        self._help.read.connect(self._desk.go.read)
        self._texts = CheckTexts(self, self.question.beside, self._save_vision)
        self._memo, self._sheet = self._texts.memo, self._texts.sheet
        self._unsaved = UnsavedBand()
        self._said = SaidBand()
        self._stack = QStackedWidget()
        self._views = [scroll(self.question), scroll(self.matrix), self.gaps]
        for view in self._views:
            self._stack.addWidget(view)
        layout: QVBoxLayout = column(
            self.bar, self._unsaved, self._said, self.prompt, self._stack, spacing=look.space_2
        )
        layout.setContentsMargins(look.space_5, look.space_2, look.space_5, look.space_3)
        layout.setStretch(4, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._unsaved.again.connect(self._try_again)
        self.bar.back.connect(self.back)
        self.bar.forward.connect(self.forward)
        self.bar.finish.connect(self.finish)
        self.bar.later.connect(self._later)
        self.bar.hand.connect(self._desk.go.hand_over)
        self.bar.memo.connect(self.open_memo)
        self.bar.calculate.connect(self._calculate)
        self.bar.vision.connect(self._open_vision)
        self.question.answered.connect(self.answer)
        self.question.asked.connect(self.explain)
        self.matrix.answered.connect(self.answer)
        self.matrix.asked.connect(self.explain)
        self.gaps.wanted.connect(self._mend)
        self.gaps.finished.connect(self.finish)
        self.gaps.returned.connect(self._show_screen)
        self._memo.changed.connect(self._save_memo)
        self._memo.closed.connect(self._focus)
        self._sheet.closed.connect(self._show_screen)

    def answer(self, item_id: str, code: str) -> None:
        """Save a tap; the screen moves on by itself after the last one it needs."""
        self._help.hide()
        self._timer.stop()
        self._say("")
        complete = self.flow.complete
        saved = self._save(item_id, code)
        self.flow.answer(item_id, code)
        self._mark()
        settled = self.flow.complete and not (self.flow.screen.matrix and complete)
        if saved and settled:
            self._timer.start()

    def _advance(self) -> None:
        """Go on by itself, but not away from a text under way beside the last question."""
        if not (self._beside and self._texts.writing):
            self.forward()
        elif self.vision is not None and not self.vision.edit.hasFocus():
            self.bar.forward_button.setFocus()

    def forward(self) -> None:
        """Show the next screen; after the last one the check is finished or its gaps are listed."""
        self._timer.stop()
        self._help.hide()
        self._said.say("")
        self._keep_texts()
        if self._flow is None or self._unsaved.isVisibleTo(self):
            return
        step = self.flow.advance()
        if step is Step.NEXT:
            self._show_screen()
        elif step is Step.GAPS:
            self.prompt.hide()
            self.gaps.show_gaps(self.flow.gaps)
            self._stack.setCurrentIndex(GAPS)
        else:
            self.finish()

    def back(self) -> None:
        """Show the screen before."""
        self._timer.stop()
        self._help.hide()
        self._said.say("")
        if self.listing or self.flow.back():
            self._show_screen()

    def undo(self) -> None:
        """Take back the last answer, show its question and say which it was."""
        self._timer.stop()
        last = self.flow.last_answer
        if last is None:
            return
        self._save(*last)
        taken = self.flow.undo()
        self._show_screen()
        if taken is None:
            return
        if self._handed_over:  # nothing passes over the screen then
            self._say(undone(taken))
        else:
            self._desk.go.toast(undone(taken))

    def _say(self, text: str) -> None:
        if self._said.say(text):
            QTimer.singleShot(0, self, self._refit)

    def finish(self) -> None:
        """Finish the check as it stands and go to its result."""
        self._keep_texts()
        if self._draft is None or self._unsaved.isVisibleTo(self):
            return
        try:
            check, changes = checks.finish(self._desk.store, self._draft.id)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._flow = self._draft = None
        self._desk.refresh.publish(changes)
        self._desk.go.result(check.id)

    def _save(self, item_id: str, code: str | None) -> bool:
        return self._report(self._book.save(item_id, code))

    def _try_again(self) -> None:
        if self._report(self._book.again()) and self.flow.complete:
            self._timer.start()

    def _report(self, error: AppError | None) -> bool:
        self._unsaved.show_trouble(on=error is not None)
        if error is not None:
            self._desk.failures.show(error, self)
        return error is None

    def _mend(self, item_id: str) -> None:
        self.flow.mend(item_id)
        self._show_screen()

    def _save_vision(self, text: str) -> None:
        if self._flow is not None:
            self._save(VISION, text or None)
            self.bar.tell_vision(written=bool(text))

    def _save_memo(self, text: str) -> None:
        if self._draft is None:
            return
        try:
            checks.set_memo(self._desk.store, self._draft.id, text)
        except AppError as error:
            self._memo.retry()
            self._desk.failures.show(error, self)

    def _keep_texts(self) -> None:
        if self._flow is not None:
            self._texts.keep()

    def open_memo(self) -> None:
        """Open the memo, unless the client holds the device."""
        if not self._handed_over:
            self._texts.open_memo()

    def _calculate(self) -> None:
        self._keep_texts()
        if self._draft is not None:
            self._desk.go.calculate(self._draft.client_id)

    def _open_vision(self) -> None:
        if self.flow.offers_vision:
            self._texts.open_vision()

    def explain(self, item_id: str) -> None:
        """Show, or hide, what a question means."""
        item = self.flow.questionnaire.items[item_id]
        single = self._stack.currentIndex() == SINGLE
        anchor = self.question.help if single else self.matrix.note_place(item_id)
        if self._help.isVisible():
            self._help.hide()
        elif anchor is not None:
            self._help.show_for(item, self._industry, anchor)

    def _later(self) -> None:
        self._keep_texts()
        self._desk.go.today()

    def _show_screen(self) -> None:
        if self._flow is None:
            return
        screen = self.flow.screen
        metrics, room = self.prompt.fontMetrics(), self.prompt.width()
        self.prompt.setText(prompt(screen, lambda text: metrics.horizontalAdvance(text) <= room))
        self.prompt.show()
        if screen.matrix:
            self.matrix.show_rows(screen.section, screen.items)
        else:
            self.question.show_item(screen.section, screen.items[0], self._industry)
        self._texts.place(beside=self._beside)
        self.question.open_beside(opened=self._beside)
        self._stack.setCurrentIndex(MATRIX if screen.matrix else SINGLE)
        self._fit_question()
        self._mark()
        self._focus()

    @property
    def _beside(self) -> bool:
        """Whether the free text stands beside the question: on the last screen."""
        flow = self.flow
        return flow.at_end and not flow.screen.matrix and flow.offers_vision

    def _mark(self) -> None:
        flow = self.flow
        if flow.screen.matrix:
            self.matrix.mark(flow.answers, flow.current)
        else:
            self.question.mark(flow.answers.get(flow.current))
        self.bar.vision_button.setVisible(flow.offers_vision and not self._beside)
        self.bar.tell_vision(written=self._texts.written)
        self.bar.tell(flow.progress, minutes_left(flow.progress, self._minutes))
        self.bar.back_button.setEnabled(not flow.at_start)
        words, ready = way_on(flow)
        written = self._beside and flow.complete and self._texts.written
        self.bar.end(words, strong=ready or written)
        mending = self._draft is not None and self._draft.supersedes is not None
        self.bar.finish_button.setVisible(mending and not flow.gaps and not flow.at_end)

    def _focus(self) -> None:
        (self.matrix if self._stack.currentIndex() == MATRIX else self.question).setFocus()

    def _fit_rows(self) -> None:
        if self._flow is None:
            return
        room = QSize(self._stack.width(), self._stack.height())
        sections = [s for s in self.flow.questionnaire.sections if s.layout == "matrix"]
        self.flow.fit_rows({section.id: fitting(section, room) for section in sections})

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Cut the matrices anew, once the layout has given the stack its size."""
        super().resizeEvent(event)
        self._help.hide()
        QTimer.singleShot(0, self, self._refit)

    def _refit(self) -> None:
        if self._flow is None:
            return
        before = self.flow.screen
        self._fit_rows()
        if before != self.flow.screen and self._stack.currentIndex() == MATRIX:
            self._show_screen()
        elif self._stack.currentIndex() == SINGLE:
            self._fit_question()

    def _fit_question(self) -> None:
        self.question.fit(self._stack.height())

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        """The keys answer at once."""
        super().showEvent(event)
        self._focus()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        """Nothing typed stays behind unsaved when the page goes away."""
        super().hideEvent(event)
        self._timer.stop()
        self._keep_texts()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Digits answer, arrows walk, Ctrl+Z takes back, ? explains, F4 opens the memo."""
        typing = isinstance(self.focusWidget(), QPlainTextEdit)
        if self._flow is None or typing or not press(self, event):
            super().keyPressEvent(event)
