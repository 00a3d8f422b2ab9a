"""Background work: results, errors, cancelling, owners that are gone, an orderly end."""

from __future__ import annotations

import threading
import weakref
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QThread, QTimer

from app.ui import tasks as module
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

BIG = 2**63 + 1


class Receiver(QObject):
    """Remembers what arrived and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: list[QThread] = []

    def take(self, value: object) -> None:
        """Remember the value."""
        self.got.append(value)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_the_result_arrives_in_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    receiver = Receiver()
    tasks.run(lambda: BIG, receiver.take, owner=receiver)
    qtbot.waitUntil(lambda: receiver.got == [BIG])
    assert receiver.threads == [receiver.thread()]


def test_a_lambda_is_called_in_the_gui_thread_too(tasks: Tasks, qtbot: QtBot) -> None:
    owner, seen = QObject(), list[bool]()
    here = threading.current_thread()
    tasks.run(lambda: 1, lambda _: seen.append(threading.current_thread() is here), owner=owner)
    qtbot.waitUntil(lambda: seen == [True])


def test_a_job_that_is_over_holds_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    owner, receiver = QObject(), Receiver()
    ticket = tasks.run(lambda: BIG, receiver.take, receiver.take, owner=owner)
    dropped = tasks.run(lambda: BIG, receiver.take, owner=owner)
    dropped.cancel()
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.got == [BIG]
    gone = weakref.ref(receiver), weakref.ref(owner)
    del receiver, owner
    assert [one() for one in gone] == [None, None]
    assert (ticket.cancelled, dropped.cancelled) == (False, True)


def test_a_job_that_is_over_at_once_answers_after_run_has_returned(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach = Future.add_done_callback

    def late(future: Future[object], report: Callable[[Future[object]], object]) -> None:
        wait([future])
        attach(future, report)

    monkeypatch.setattr(Future, "add_done_callback", late)
    receiver = Receiver()
    tasks.run(lambda: BIG, receiver.take, owner=receiver)
    assert receiver.got == []
    assert not tasks.idle
    qtbot.waitUntil(lambda: receiver.got == [BIG])
    assert tasks.idle


def test_an_error_arrives_as_a_value(tasks: Tasks, qtbot: QtBot) -> None:
    receiver = Receiver()
    tasks.run(lambda: 1 // 0, receiver.take, receiver.take, owner=receiver)
    qtbot.waitUntil(lambda: len(receiver.got) == 1)
    assert isinstance(receiver.got[0], ZeroDivisionError)


def test_an_error_nobody_expects_goes_to_the_last_resort(qtbot: QtBot) -> None:
    receiver = Receiver()
    tasks = Tasks(unhandled=receiver.take)
    tasks.run(lambda: 1 // 0, receiver.take, owner=receiver)
    qtbot.waitUntil(lambda: len(receiver.got) == 1)
    assert isinstance(receiver.got[0], ZeroDivisionError)
    tasks.close()


def test_a_cancelled_job_is_silent(tasks: Tasks, qtbot: QtBot) -> None:
    receiver, gate = Receiver(), threading.Event()
    job = tasks.run(lambda: gate.wait(5), receiver.take, receiver.take, owner=receiver)
    job.cancel()
    assert tasks.running == ()
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.got == []


def test_a_job_whose_owner_is_gone_is_silent(tasks: Tasks, qtbot: QtBot) -> None:
    receiver, gate, owner = Receiver(), threading.Event(), QObject()
    tasks.run(lambda: gate.wait(5), receiver.take, receiver.take, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.got == []


def test_jobs_of_the_store_keep_their_order(tasks: Tasks, qtbot: QtBot) -> None:
    receiver, gate, order = Receiver(), threading.Event(), list[int]()

    def first() -> int:
        gate.wait(5)
        order.append(1)
        return 1

    tasks.run(first, receiver.take, owner=receiver, lane="store")
    tasks.run(lambda: order.append(2), receiver.take, owner=receiver, lane="store")
    gate.set()
    qtbot.waitUntil(lambda: len(receiver.got) == 2)
    assert order == [1, 2]


def test_the_window_answers_while_a_job_runs(tasks: Tasks, qtbot: QtBot) -> None:
    receiver, gate, ticks = Receiver(), threading.Event(), list[int]()
    timer = QTimer(receiver)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(1)
    tasks.run(lambda: gate.wait(20), receiver.take, owner=receiver)
    qtbot.waitUntil(lambda: len(ticks) >= 5)
    assert receiver.got == []
    gate.set()
    qtbot.waitUntil(lambda: receiver.got == [True])


def test_busy_tells_the_beginning_and_the_end(tasks: Tasks, qtbot: QtBot) -> None:
    receiver = Receiver()
    tasks.busy.connect(receiver.take)
    tasks.run(lambda: None, lambda _: None, owner=receiver)
    qtbot.waitUntil(lambda: receiver.got == [True, False])


def test_closing_waits_for_what_runs_and_drops_the_rest(qtbot: QtBot) -> None:
    tasks, receiver = Tasks(), Receiver()
    started, done = threading.Event(), list[int]()

    def slow() -> None:
        started.set()
        threading.Event().wait(0.05)
        done.append(1)

    tasks.run(slow, receiver.take, owner=receiver, lane="store")
    tasks.run(lambda: done.append(2), receiver.take, owner=receiver, lane="store")
    started.wait(5)
    tasks.close()
    assert done == [1]
    assert receiver.got == []
    assert tasks.idle


def test_the_end_of_a_lane_waits_for_what_runs_in_it_and_drops_all(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver, gate, done = Receiver(), threading.Event(), list[int]()
    begun = threading.Event()

    def slow() -> None:
        begun.set()
        gate.wait(5)
        done.append(1)

    tasks.run(slow, receiver.take, owner=receiver, lane="store")
    tasks.run(lambda: done.append(2), receiver.take, owner=receiver, lane="store")
    elsewhere = threading.Event()
    tasks.run(lambda: elsewhere.wait(30), receiver.take, owner=receiver)
    begun.wait(5)

    def let_go(some: list[Future[object]]) -> None:
        gate.set()
        wait(some)

    monkeypatch.setattr(module, "wait", let_go)
    tasks.end("store")
    assert done == [1]
    elsewhere.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.got == []
    tasks.run(lambda: BIG, receiver.take, owner=receiver, lane="store")
    qtbot.waitUntil(lambda: receiver.got == [BIG])
