"""施策から探す: a measure, a seminar or a tool, and beside it the clients whom it fits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain import japanese
from app.domain.changes import Changes, Kind
from app.services import colleagues, notices, seeking
from app.ui import qt, saving, theme
from app.ui.dialogs import replace
from app.ui.dialogs.give_out import run
from app.ui.forms.form import Form
from app.ui.seek import wish as wishes
from app.ui.seek.results import Results
from app.ui.seek.wish import Wish
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.beginning import begin_at
from app.ui.widgets.list_and_detail import ListAndDetail
from app.ui.widgets.page_body import FootedBody, PageBody

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.seeking import Found
    from app.ui.desk import Desk
    from app.ui.tasks import Job

LEAD = "施策や道具を選ぶか、新しく入れると、合いそうなお客様が、理由といっしょに並びます。"


class SeekPage(PageBody):
    """The form and what it finds; where room is short, one after the other."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("施策から探す", parent)
        self._desk = desk
        self._job: Job | None = None
        self._shown: Wish | None = None
        self.own = button("うちの施策・事例", "quiet", name="うちの施策・事例を書く")
        self.own.clicked.connect(self._to_own)
        self.tools.addWidget(self.own)
        self.form: Form[Wish] = Form(
            wishes.sections(self._measures), today=desk.today, check=wishes.faults
        )
        self.form.show_value(Wish())
        self.form.settled.connect(self._settled)
        self.form.saved.connect(self._wanted)
        self.look = button("探す", "primary", name="合いそうなお客様を探す")
        self.look.clicked.connect(self.form.save)
        self.fresh = button("入れ直す", "quiet", name="条件を消して入れ直す")
        self.fresh.clicked.connect(self._begin_anew)
        body = QWidget()
        body.setLayout(column(label(LEAD, "hint"), self.form, None, spacing=theme.tokens().space_3))
        left = FootedBody(body, row(self.fresh, None, self.look))
        self.results = Results(desk)
        self.results.list_wanted.connect(self._give_list)
        self.results.notices_wanted.connect(self._print)
        self.results.mine_wanted.connect(self._again)
        self.halves = ListAndDetail(left, self.results, back="条件に戻る")
        self.halves.closed.connect(self.form.start)
        self.column.addWidget(self.halves, 1)
        first = self.form.first()
        begin_at(self, *filter(None, (first, self.results.list, self.results.mine)))
        desk.refresh.changed.connect(self._changed)

    def open(self, source: str | None = None) -> None:
        """Show the page, with the clients for this measure if one is named."""
        if source:
            self._take(source)
        else:
            self.reload()

    def reload(self) -> None:
        """Look again with what was looked for."""
        self.form.editor("source").refresh()
        self._again()

    @override
    def settle(self) -> None:
        """Ctrl+Enter looks."""
        self.form.save()

    # Inside

    def _measures(self) -> dict[str, str]:
        return wishes.measures(self._desk.store)

    def _take(self, source: str) -> None:
        found = wishes.filled(self._desk.store, source)
        if found is not None:
            self.form.show_value(found)
            self._seek(found)

    def _settled(self) -> None:
        """A measure that was chosen fills the form; beside the list every edit looks again."""
        wish = self.form.value
        before = self._shown.source if self._shown else None
        if wish.source and wish.source != before:
            self._take(wish.source)
        elif self.halves.wide and self._shown is not None and not self.form.faults():
            self._seek(wish)

    def _wanted(self, wish: Wish) -> None:
        self._seek(wish)

    def _again(self) -> None:
        if self._shown is not None:
            self._seek(self._shown)

    def _seek(self, wish: Wish) -> None:
        if self._job is not None:
            self._job.cancel()
        self._shown = wish
        store = self._desk.store
        owner = colleagues.me(store) if self.results.mine.isChecked() else ""
        self._job = self._desk.tasks.run(
            partial(seeking.find_for, store, wish.wanted(), owner=owner),
            partial(self._found, wish),
            self._failed,
            owner=self,
            lane="store",
        )

    def _found(self, wish: Wish, found: Found) -> None:
        self._job = None
        self.results.show_found(wish.wanted(), found)
        opened = self.halves.detail_open
        self.halves.open_detail()
        if not opened and self.halves.alone:
            self.results.setFocus(qt.OTHER_REASON)

    def _failed(self, error: BaseException) -> None:
        self._job = None
        self._desk.failures.show(error, self)

    def _begin_anew(self) -> None:
        self._shown = None
        self.form.show_value(Wish())
        self.halves.close_detail()
        self.form.start()

    def _give_list(self) -> None:
        """Write all whom it fits, not only those that are listed."""
        if self._shown is None:
            return
        wanted = self._shown.wanted()
        name = japanese.safe_file_name(f"電話の一覧_{wanted.name}_{self._desk.today():%Y%m%d}")
        folder = saving.folder_for_files(self._desk.preferences.value)
        path = replace.settled(folder / f"{name}.xlsx", self)
        if path is not None:
            owner = colleagues.me(self._desk.store) if self.results.mine.isChecked() else ""
            run(self._desk, partial(_write, self._desk, self._shown, owner, path), self)

    def _print(self) -> None:
        if self._shown is not None:
            ids = tuple(each.id for each in self.results.rows)
            wanted = notices.Notices(self._shown.wanted(), self._shown.source or "", ids)
            self._desk.go.notices(wanted.text)

    def _to_own(self) -> None:
        self._desk.go.own_knowledge()

    def _changed(self, changes: Changes) -> None:
        """A call noted here leaves the list as it stands; what others write is looked up."""
        ours, self.results.recording = self.results.recording, False
        if self.isVisible() and not ours:
            if changes.concerns(Kind.KNOWLEDGE):
                self.reload()
            elif changes.concerns(Kind.CLIENT, Kind.ENTRY, Kind.CHECK):
                self._again()


def _write(desk: Desk, wish: Wish, owner: str, path: Path) -> Path:
    from app.services import seeking_list

    seeking_list.export(desk.store, path, wish.wanted(), owner=owner)
    return path
