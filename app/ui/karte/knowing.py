"""詳しい人: colleagues who know what the last check showed, to take over or to be asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from app.services import assigning, holidays
from app.ui import theme
from app.ui.agenda.parts import act
from app.ui.widgets.basic import clear, column, label
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.domain.assignment import Proposal
    from app.ui.desk import Desk

TITLE = "詳しい人"


class Knowing(QFrame):
    """A line for each colleague with the reasons; hidden while there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = theme.tokens()
        self.setProperty("role", "card")
        self.setAccessibleName(TITLE)
        self._desk = desk
        self._client_id = ""
        self._lines = column(spacing=look.space_3)
        layout = column(label(TITLE, "h3"), self._lines, spacing=look.space_2)
        edge = look.space_4
        layout.setContentsMargins(edge, look.space_3, edge, look.space_3)
        self.setLayout(layout)
        self.hide()

    def show_check(self, client_id: str, check_id: str) -> None:
        """Show who knows what this check showed; "" for no check."""
        self._client_id = client_id
        clear(self._lines)
        found = assigning.proposals(self._desk.store, check_id) if check_id else ()
        names = assigning.field_names() if found else {}
        for each in found:
            self._lines.addWidget(self._line(each, names))
        self.setVisible(bool(found))

    def _line(self, proposal: Proposal, names: dict[str, str]) -> QWidget:
        who = proposal.colleague
        known = "・".join(names[each] for each in (*proposal.issues, *proposal.tools))
        store = self._desk.store
        take = partial(assigning.assign, store, self._client_id, who.id)
        due_on = holidays.quick_days(self._desk.today())[0][1]
        ask = partial(assigning.ask, store, self._client_id, who.id, due_on=due_on)
        tools = WrapLayout(gap=theme.tokens().space_1)
        for pressed in (
            act(
                "担当にする",
                f"{who.name}さんを担当にする",
                partial(self._desk.write, take, f"{who.name}さんを担当にしました。", self),
            ),
            act(
                "相談を頼む",
                f"{who.name}さんに相談を頼む",
                partial(
                    self._desk.write,
                    ask,
                    f"{who.name}さんに相談することを、約束に加えました。",
                    self,
                ),
            ),
        ):
            tools.addWidget(pressed)
        name = label("　".join(filter(None, (who.name, who.organisation, who.office))), "strong")
        box = QWidget()
        box.setLayout(column(name, label(known, "sub"), tools, spacing=theme.tokens().space_1))
        return box
