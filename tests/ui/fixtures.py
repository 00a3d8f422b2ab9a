"""Fixtures shared by the tests of screens and by the journeys through them."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, cast

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.records import Client, ClientFields
from app.paths import DataFolder
from app.ui import theme
from app.ui.attention import Attention
from app.ui.desk import Desk
from app.ui.failures import Failures
from app.ui.opened_copies import OpenedCopies
from app.ui.preferences import Preferences
from app.ui.refresh import Refresh
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.domain.changes import Changes
    from app.reports.calculation import Calculation
    from app.reports.content import Thing
    from app.services.store import Store

PATIENCE_MS = 30_000
PASSPHRASE = "みどりの山と川 2026"
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)


# A busy machine is no fault: what a test waits for may take this long unless it says otherwise.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive):
    cast("Any", _wait).__kwdefaults__["timeout"] = PATIENCE_MS


@dataclass
class RecordingNavigator:
    """A way between pages that goes nowhere and remembers where it was asked to go."""

    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    undo: Callable[[], None] | None = None

    @property
    def last(self) -> tuple[str, tuple[Any, ...]]:
        """The last call, such as ("karte", ("id",))."""
        return self.calls[-1]

    def names(self) -> list[str]:
        """The names of all calls in order."""
        return [name for name, _ in self.calls]

    def today(self) -> None:
        """Record the call."""
        self.calls.append(("today", ()))

    def clients(self) -> None:
        """Record the call."""
        self.calls.append(("clients", ()))

    def trash(self) -> None:
        """Record the call."""
        self.calls.append(("trash", ()))

    def karte(self, client_id: str, section: str = "") -> None:
        """Record the call."""
        self.calls.append(("karte", (client_id, section) if section else (client_id,)))

    def done(self, changes: Changes, text: str) -> None:
        """Record the call."""
        self.calls.append(("done", (changes, text)))

    def at(self, section: str) -> None:
        """Nothing: where a page has turned to is no way to another."""

    def knowledge(self, item_id: str = "") -> None:
        """Record the call."""
        self.calls.append(("knowledge", (item_id,)))

    def page_paper(self, item_id: str) -> None:
        """Record the call."""
        self.calls.append(("page_paper", (item_id,)))

    def evaluation(self, check_id: str) -> None:
        """Record the call."""
        self.calls.append(("evaluation", (check_id,)))

    def takeaway_paper(self, text: str) -> None:
        """Record the call."""
        self.calls.append(("takeaway_paper", (text,)))

    def read_code(self) -> None:
        """Record the call."""
        self.calls.append(("read_code", ()))

    def calculate(self, client_id: str = "", about: str = "") -> None:
        """Record the call."""
        self.calls.append(("calculate", (client_id, about)))

    def calculation_paper(self, value: Calculation) -> None:
        """Record the call."""
        self.calls.append(("calculation_paper", (value,)))

    def read(self, item_id: str) -> None:
        """Record the call."""
        self.calls.append(("read", (item_id,)))

    def new_check(self, client_id: str | None = None) -> None:
        """Record the call."""
        self.calls.append(("new_check", (client_id,)))

    def new_client(self) -> None:
        """Record the call."""
        self.calls.append(("new_client", ()))

    def resume(self, draft_id: str) -> None:
        """Record the call."""
        self.calls.append(("resume", (draft_id,)))

    def result(self, check_id: str) -> None:
        """Record the call."""
        self.calls.append(("result", (check_id,)))

    def preview(self, check_id: str) -> None:
        """Record the call."""
        self.calls.append(("preview", (check_id,)))

    def consultations(self) -> None:
        """Record the call."""
        self.calls.append(("consultations", ()))

    def record(self, client_id: str, section: str, entry_id: str) -> None:
        """Record the call."""
        self.calls.append(("record", (client_id, section, entry_id)))

    def consult(self, client_id: str, check_id: str, about: Thing | None = None) -> None:
        """Record the call."""
        more = () if about is None else (about,)
        self.calls.append(("consult", (client_id, check_id, *more)))

    def plan_paper(self, client_id: str) -> None:
        """Record the call."""
        self.calls.append(("plan_paper", (client_id,)))

    def consultation_paper(self, entry_id: str) -> None:
        """Record the call."""
        self.calls.append(("consultation_paper", (entry_id,)))

    def paper(self, client_id: str) -> None:
        """Record the call."""
        self.calls.append(("paper", (client_id,)))

    def sheet(self, client_id: str) -> None:
        """Record the call."""
        self.calls.append(("sheet", (client_id,)))

    def seek(self, source: str = "") -> None:
        """Record the call."""
        self.calls.append(("seek", (source,) if source else ()))

    def own_knowledge(self, own_id: str = "") -> None:
        """Record the call."""
        self.calls.append(("own_knowledge", (own_id,) if own_id else ()))

    def notices(self, wanted: str) -> None:
        """Record the call."""
        self.calls.append(("notices", (wanted,)))

    def list_import(self) -> None:
        """Record the call."""
        self.calls.append(("list_import", ()))

    def settings(self, section: str = "") -> None:
        """Record the call."""
        self.calls.append(("settings", (section,)))

    def back(self) -> None:
        """Record the call."""
        self.calls.append(("back", ()))

    def restore(self, path: str) -> None:
        """Record the call."""
        self.calls.append(("restore", (path,)))

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Record the call and keep the undo."""
        self.calls.append(("toast", (text,)))
        self.undo = undo

    def warn(self, text: str) -> None:
        """Record the call."""
        self.calls.append(("warn", (text,)))

    def hand_over(self) -> None:
        """Record the call."""
        self.calls.append(("hand_over", ()))


@dataclass
class Heard:
    """What a screen reader is told to speak, in order."""

    polite: list[str] = field(default_factory=list)
    urgent: list[str] = field(default_factory=list)

    def take(self, event: object) -> None:
        """Note a word; other news of the screen is not spoken."""
        if isinstance(event, QAccessibleAnnouncementEvent):
            cuts_off = event.politeness() == QAccessible.AnnouncementPoliteness.Assertive
            (self.urgent if cuts_off else self.polite).append(event.message())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """A screen reader that listens."""
    made = Heard()
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", made.take)
    return made


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application in the look of the product."""
    qapp.setQuitOnLastWindowClosed(False)  # a closed window must not end a test's event loop
    theme.apply(qapp, 1.0)
    return qapp


@pytest.fixture
def text_size(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    """A function that sets the scale of the text; 標準 comes back after the test."""

    def apply(scale: float) -> None:
        theme.apply(qapp, scale)

    yield apply
    theme.apply(qapp, 1.0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A real encrypted store in a folder of its own."""
    from tests import fresh
    from tests.ui.stores import CHEAP

    store = fresh.store(DataFolder(tmp_path / "data"), PASSPHRASE, CHEAP)
    yield store
    store.close()


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    """Workers for the pages that stand before a store is open."""
    with collecting_here():
        made = Tasks()
        yield made
        made.close()


@pytest.fixture
def navigator() -> RecordingNavigator:
    """A Navigator that records."""
    return RecordingNavigator()


@pytest.fixture
def desk(qapp: QApplication, store: Store, navigator: RecordingNavigator) -> Iterator[Desk]:
    """A desk on a real store; today is 2026-11-22."""
    attention = Attention()
    failures = Failures(attention=attention)
    with collecting_here():
        tasks = Tasks(unhandled=failures.show)
        copies = OpenedCopies(store, tasks, failures, attention)
        copies.taken_back.connect(navigator.done)
        copies.told.connect(navigator.toast)
        yield Desk(
            store=store,
            tasks=tasks,
            refresh=Refresh(),
            preferences=Preferences(store.folder.settings),
            failures=failures,
            attention=attention,
            copies=copies,
            go=navigator,
            clock=lambda: NOW,
            today=lambda: TODAY,
        )
        if shiboken6.isValid(copies):  # a workspace that went away took them along
            copies.stop()
        tasks.close()
        sweep()


@pytest.fixture(name="window")
def parent_window(qtbot: QtBot) -> QWidget:
    """A window behind a dialog, as small as windows are."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 768)
    made.show()
    return made


@pytest.fixture
def client(store: Store) -> Client:
    """A client of the desk's store."""
    from app.services import clients

    made, _ = clients.create(
        store,
        ClientFields(
            name="株式会社みなと食堂",
            kana="ミナトショクドウ",
            industry="M76",
            employees=6,
            prefecture="14",
            town="みなと町",
        ),
    )
    return made


@contextmanager
def collecting_here() -> Iterator[None]:
    """Keep workers from collecting garbage, as the application does: it may be of Qt."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def sweep() -> None:
    """Let Qt delete what waits to be deleted, and Python what nobody holds."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    gc.collect()
