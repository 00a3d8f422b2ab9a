"""「つぎの3つ」 on the result: the cards, what belongs to one, and the way into the plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.advice import first_step_due
from app.reports.content import Thing, ToolTip
from app.services import planning
from app.services.planning import Suggestion
from app.ui import theme
from app.ui.knowledge.term_chips import TermChips
from app.ui.widgets.basic import column
from app.ui.widgets.thing_details import ThingDetails
from app.ui.widgets.things import ThingsRow, texts

if TYPE_CHECKING:
    from datetime import date

    from app.domain.changes import Changes
    from app.reports.content import Content
    from app.ui.desk import Desk

TAKEN = "計画に入れました。"
THERE = "計画に入っています。"


class NextThings(QWidget):
    """Shows the three things of one result; `plan` says whether steps can be taken into it.

    `check_id`: the finished check of this result; without one nothing is talked about.
    """

    def __init__(
        self, desk: Desk, content: Content, client_id: str, *, plan: bool, check_id: str = ""
    ) -> None:
        super().__init__()
        self._desk = desk
        self._content = content
        self._client_id = client_id
        self._check_id = check_id
        self._day: date = content.conducted_on
        self._plan = plan
        one_by_one = content.reader.one_by_one
        self.row = ThingsRow(content.things, one_by_one=one_by_one, brief=content.brief)
        self.row.offer(plan=plan, consult=plan and bool(check_id))
        self.row.asked.connect(self._ask)
        self.row.taken.connect(self._take)
        self.row.consulted.connect(self._consult)
        self.row.folded.connect(self._folded)
        self.details: ThingDetails | None = None
        self.terms = TermChips()
        self.terms.read.connect(desk.go.read)
        self._show_terms()
        self._layout = column(self.row, self.terms, spacing=theme.tokens().space_2)
        self.setLayout(self._layout)
        self._mark()

    def _ask(self, thing: Thing) -> None:
        """Show what belongs to a thing; asking again puts it away."""
        before = self.details.thing if self.details else None
        self._close()
        if thing is before:
            return
        self.details = ThingDetails(thing, plan=self._plan, brief=self._content.brief)
        self.details.read.connect(self._desk.go.read)
        self.details.taken.connect(self._take)
        self.details.closed.connect(self._close)
        self._layout.addWidget(self.details)
        self._mark()
        self.details.close_it.setFocus()

    def _close(self) -> None:
        if self.details is None:
            return
        thing, gone = self.details.thing, self.details
        self.details = None
        self._layout.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        for card in self.row.cards:
            if card.thing is thing:
                card.more.setFocus()

    def _folded(self, folded: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """What belongs to a card that went goes too; the words are those of what shows."""
        if folded and self.details is not None and self.details.thing is not self._shown()[0]:
            self._close()
            self.row.later.setFocus()
        self._show_terms()

    def _show_terms(self) -> None:
        brief = self._content.brief
        self.terms.show_texts(text for each in self._shown() for text in texts(each, brief=brief))

    def _shown(self) -> tuple[Thing, ...]:
        """The things that stand on the screen."""
        return self._content.things if self.row.open else self._content.things[:1]

    def _consult(self, thing: Thing) -> None:
        self._desk.go.consult(self._client_id, self._check_id, thing)

    def _take(self, step: str, of: Thing | ToolTip) -> None:
        measures = of.measures if isinstance(of, Thing) else ()
        text = step if isinstance(of, Thing) else f"{of.title}：{step}"
        suggestion = Suggestion(
            text, first_step_due(self._day), of.indicator, measures[0].title if measures else ""
        )
        self._desk.tasks.run(
            partial(planning.take, self._desk.store, self._client_id, suggestion),
            self._taken,
            partial(self._desk.failures.show, parent=self),
            owner=self,
            lane="store",
        )

    def _taken(self, changes: Changes | None) -> None:
        if changes is None:
            self._desk.go.toast(THERE)
        else:
            self._desk.go.done(changes, TAKEN)
        self._mark()

    def _mark(self) -> None:
        """Say which steps the plan has."""
        if not self._plan:
            return
        self._desk.tasks.run(
            partial(planning.taken, self._desk.store, self._client_id),
            self._marked,
            owner=self,
            lane="store",
        )

    def _marked(self, texts: frozenset[str]) -> None:
        self.row.mark(texts)
        if self.details is not None:
            self.details.mark(texts)
