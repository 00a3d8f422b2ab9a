"""What every page gets: the store, background work, settings and the way to other pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from app.errors import AppError
from app.ui.forms.leftovers import Leftovers

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from PySide6.QtWidgets import QWidget

    from app.domain.changes import Changes
    from app.reports.calculation import Calculation
    from app.reports.content import Thing
    from app.services.agenda import AfterMeeting
    from app.services.store import Store
    from app.ui.attention import Attention
    from app.ui.failures import Failures
    from app.ui.opened_copies import OpenedCopies
    from app.ui.preferences import Preferences
    from app.ui.refresh import Refresh
    from app.ui.tasks import Tasks


class Navigator(Protocol):
    """The ways between pages; the main window is one, tests have another."""

    def today(self) -> None:
        """Show 今日."""

    def clients(self) -> None:
        """Show お客様."""

    def trash(self) -> None:
        """Show ゴミ箱."""

    def karte(self, client_id: str, section: str = "") -> None:
        """Show the カルテ of a client, at a section."""

    def at(self, section: str) -> None:
        """The page that shows has turned to this section."""

    def new_check(self, client_id: str | None = None) -> None:
        """Show the sheet that starts a check, for a client or for a new one."""

    def new_client(self) -> None:
        """Show the sheet of a client not met before."""

    def resume(self, draft_id: str) -> None:
        """Go on answering a check."""

    def result(self, check_id: str) -> None:
        """Show the result of a finished check."""

    def preview(self, check_id: str) -> None:
        """Show the PDF of a finished check."""

    def consultations(self) -> None:
        """Show the consultations of all clients."""

    def record(self, client_id: str, section: str, entry_id: str) -> None:
        """Show a record of a client where it has its place, in this section."""

    def consult(self, client_id: str, check_id: str, about: Thing | None = None) -> None:
        """Begin a consultation about the result of a check, or one asked for about a thing."""

    def paper(self, client_id: str) -> None:
        """Take in a check answered on paper."""

    def sheet(self, client_id: str) -> None:
        """Show the blank answer sheet of a client."""

    def plan_paper(self, client_id: str) -> None:
        """Show the PDF of the plan of a client."""

    def consultation_paper(self, entry_id: str) -> None:
        """Show the PDF of a consultation."""

    def knowledge(self, item_id: str = "") -> None:
        """Show the 知恵袋, at a page of it."""

    def page_paper(self, item_id: str) -> None:
        """Show the PDF of a page of the 知恵袋."""

    def calculate(self, client_id: str = "", about: str = "") -> None:
        """Open the calculators; what comes out can be kept with this client."""

    def calculation_paper(self, value: Calculation) -> None:
        """Show the PDF of a calculation."""

    def evaluation(self, check_id: str) -> None:
        """Show the evaluation sheet of a finished check."""

    def takeaway_paper(self, text: str) -> None:
        """Show the PDF of a result that came in a QR code, given as the text of that code."""

    def read_code(self) -> None:
        """Read a QR code that someone brings along."""

    def read(self, item_id: str) -> None:
        """Show a page of the 知恵袋 over the page that shows, also while the owner holds it."""

    def seek(self, source: str = "") -> None:
        """Show 施策から探す, with the clients for this measure if one is named."""

    def own_knowledge(self, own_id: str = "") -> None:
        """Show the organisation's own measures and cases, at this one."""

    def notices(self, wanted: str) -> None:
        """Show the PDF of these notices (the text of `services.notices.Notices`)."""

    def list_import(self) -> None:
        """Take in a list of clients from a file."""

    def settings(self, section: str = "") -> None:
        """Show 設定, at a section."""

    def back(self) -> None:
        """Show the page before this one."""

    def restore(self, path: str) -> None:
        """Close the store and put a backup in its place."""

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say something in passing, with [元に戻す] when `undo` is given."""

    def warn(self, text: str) -> None:
        """Say something that must not be missed; it stands until it is closed."""

    def done(self, changes: Changes, text: str) -> None:
        """Tell all pages of a write and say it in passing, with [元に戻す] when it can be."""

    def hand_over(self) -> None:
        """Begin the 手渡し mode, or ask for the PIN to leave it."""


@dataclass(frozen=True)
class Desk:
    """The things on the desk of a page. `clock` gives aware UTC, `today` the business date.

    What must go on when a page goes away is owned by `copies`, which lives as long as the store
    is open.
    `noted`: what was noted about a meeting and put off, by client and parent entry.
    """

    store: Store
    tasks: Tasks
    refresh: Refresh
    preferences: Preferences
    failures: Failures
    attention: Attention
    copies: OpenedCopies
    go: Navigator
    clock: Callable[[], datetime]
    today: Callable[[], date]
    noted: dict[tuple[str, str], AfterMeeting] = field(default_factory=dict)
    leftovers: Leftovers = field(default_factory=Leftovers)

    def write(
        self,
        write: Callable[[], Changes],
        said: str,
        owner: QWidget,
        *,
        undo: Callable[[], None] | None = None,
    ) -> bool:
        """Write and say it in passing, or show `owner` why that cannot be; whether it was done.

        `undo` takes back what the history does not know of.
        """
        try:
            changes = write()
        except AppError as error:
            self.failures.show(error, owner)
            return False
        if undo is None:
            self.go.done(changes, said)
        else:
            self.refresh.publish(changes)
            self.go.toast(said, undo)
        return True
