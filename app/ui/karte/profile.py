"""お客様の情報: everything known of a client, in groups, saved while it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain import completeness, stage
from app.domain.changes import Changes, Kind
from app.reports import profile_text
from app.reports.phrases import day
from app.services import checks, clients, colleagues, profile_history, reference
from app.ui import theme
from app.ui.forms.autosave import Autosave
from app.ui.forms.editor import tab_through
from app.ui.forms.form import Form
from app.ui.forms.leftovers import Origin
from app.ui.karte import profile_parts
from app.ui.karte.corporations import Corporations
from app.ui.karte.earlier import EarlierValues
from app.ui.profile_words import LABELS
from app.ui.widgets.basic import button, clear, column, label, row, scroll
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.domain.houjin import Houjin
    from app.domain.records import ClientFields
    from app.ui.desk import Desk

PROPOSAL = "{day}のチェックでは、{tools}の道具のうち{using}を使っています。目安は「{stage}」です。"
WHOLE = "カルテは整っています"


class ProfileSection(QWidget):
    """The form of the profile with what is missing above it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id = ""
        self._ours = False
        look = theme.tokens()
        known = profile_parts.Known(self._colleagues, self._tags, self._corporation)
        asked = profile_parts.sections(known)
        self.form: Form[ClientFields] = Form(asked, today=desk.today, cards=True)
        self.saving: Autosave[ClientFields] = Autosave(
            self.form, partial(self._save, ""), clock=desk.clock, leftovers=desk.leftovers
        )
        self.saving.told.connect(desk.go.warn)
        self.progress = label("", "strong", wrap=False)
        self.missing = WrapLayout(gap=look.space_2)
        self.corporations = Corporations(self.form, self._candidates)
        self.proposal = label("", "caption")
        self.form.boxes["stage"].put_below(self.proposal)
        self._earlier = {name: self._history(name) for name in self.form.boxes}
        missing = QWidget()
        missing.setLayout(self.missing)
        head = row(self.progress, None, self.saving, spacing=look.space_4)
        body = QWidget()
        body.setLayout(column(missing, self.form, None, spacing=look.space_3))
        self._area = scroll(body)
        layout = column(head, self._area, spacing=look.space_2)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.form.changed.connect(self._show_missing)
        desk.refresh.changed.connect(self._changed)

    def open(self, client_id: str) -> None:
        """Show this client. Raises NotFound."""
        client = clients.get(self._desk.store, client_id)
        origin = Origin(client_id, client_id)
        self.saving.open(client.fields, partial(self._save, client_id), origin=lambda: origin)
        self._client_id = client_id
        self.corporations.clear()
        self._area.verticalScrollBar().setValue(0)
        self._show_missing()
        self._show_earlier()
        self._propose()

    def reload(self) -> None:
        """Read the client again; what is being typed stays."""
        if self._client_id:
            client = clients.get(self._desk.store, self._client_id)
            self.saving.follow(client.fields)
            self._show_missing()
            self._show_earlier()
            self._propose()

    def settle(self) -> None:
        """Save now, or say what is at fault."""
        self.form.save()

    def _save(self, client_id: str, fields: ClientFields) -> None:
        _client, changes = clients.update(self._desk.store, client_id, fields)
        self._ours = True
        try:
            self._desk.refresh.publish(changes)
        finally:
            self._ours = False
        self._show_earlier()

    def _changed(self, changes: Changes) -> None:
        ours = self._ours or self._client_id not in changes.ids
        if self.isVisible() and changes.concerns(Kind.CLIENT) and not ours:
            self.reload()

    def _show_missing(self) -> None:
        fields = self.form.value
        done, of_all = completeness.tidy(fields)
        names = completeness.missing(fields)
        self.progress.setText(f"カルテを整える　{done}/{of_all}" if names else WHOLE)
        if [chip.property("field") for chip in self._chips()] == list(names):
            return
        clear(self.missing)
        before: QWidget | None = None
        for name in names:
            chip = button(LABELS[name], "chip", name=f"まだ空の「{LABELS[name]}」へ進む")
            chip.setProperty("field", name)
            chip.clicked.connect(partial(self.form.go_to, name))
            self.missing.addWidget(chip)
            if before is not None:
                tab_through(before, chip)
            before = chip

    def _chips(self) -> list[QWidget]:
        items = [self.missing.itemAt(place) for place in range(self.missing.count())]
        found = [item.widget() for item in items if item is not None]
        return [widget for widget in found if widget is not None]

    def _history(self, name: str) -> EarlierValues:
        values = EarlierValues(
            self.form.boxes[name], partial(self._read_earlier, name), self._names
        )
        values.wanted.connect(partial(self._put_back, name))
        return values

    def _read_earlier(self, name: str) -> tuple[profile_history.Earlier, ...]:
        return profile_history.earlier(self._desk.store, self._client_id, name)

    def _show_earlier(self) -> None:
        changed = profile_history.names(self._desk.store, self._client_id)
        for name, values in self._earlier.items():
            values.offer(offered=name in changed)

    def _put_back(self, name: str, value: object) -> None:
        editor = self.form.editor(name)
        editor.show_value(value)
        editor.chosen()
        editor.start()

    def _propose(self) -> None:
        """Say the stage that the latest check speaks for; the advisor decides."""
        history = checks.history(self._desk.store, self._client_id)
        valid = (check for check in history if check.superseded_by is None)
        latest = next(valid, None)
        found = stage.propose(latest.answers) if latest is not None else None
        self.proposal.setVisible(found is not None)
        if latest is not None and found is not None:
            self.proposal.setText(
                PROPOSAL.format(
                    day=day(latest.context.conducted_on),
                    using=found.using,
                    tools=found.tools,
                    stage=profile_text.stage(found.stage),
                )
            )

    def _colleagues(self) -> dict[str, str]:
        found = colleagues.all_of_them(self._desk.store)
        return {each.id: each.name for each in found if each.name}

    def _names(self) -> dict[str, str]:
        return colleagues.names(self._desk.store)

    def _corporation(self, number: str) -> Houjin | None:
        return reference.lookup(self._desk.store, number)

    def _candidates(self, typed: str, limit: int) -> tuple[Houjin, ...]:
        return reference.candidates(self._desk.store, typed, limit)

    def _tags(self) -> tuple[str, ...]:
        return profile_history.tags(self._desk.store)
