"""Background work: plain functions run in workers, their results arrive in the GUI thread.

The one signal that crosses threads belongs to `Tasks`, which lives in the GUI thread; workers
only emit it. So receivers of any kind run in the GUI thread, and nothing of Qt is ever
created, touched or destroyed by a worker: a job that is over lets go of its owner and receivers
in the GUI thread, since the worker may be the last one to hold the job. For the same reason the
application collects cyclic garbage in the GUI thread only.
"""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.ui import qt

if TYPE_CHECKING:
    from collections.abc import Callable

Lane = Literal["io", "store"]
Value = TypeVar("Value")
WORKERS: dict[Lane, int] = {"store": 1, "io": 3}


@dataclass(eq=False)
class Job:
    """One piece of work under way; `cancel` makes its result disappear.

    `text` is what the strip of the window says when it takes longer (empty: nothing).
    """

    owner: QObject | None
    done: Callable[[Any], object] | None
    failed: Callable[[BaseException], object] | None
    text: str = ""
    lane: Lane = "io"
    started: float = field(default_factory=time.monotonic)
    future: Future[Any] | None = field(default=None, repr=False)
    cancelled: bool = False

    def cancel(self) -> None:
        """Forget the job: it is not started if it waits, and its result is dropped."""
        self.cancelled = True
        if self.future is not None:
            self.future.cancel()

    def let_go(self) -> None:
        """Hold nothing any more: whoever drops the job last destroys nothing with it."""
        self.owner = self.done = self.failed = self.future = None


class Tasks(QObject):
    """Runs jobs in two lanes: `store` (one worker, so writes stay in order) and `io` (three)."""

    busy = Signal(bool)
    _settled = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        unhandled: Callable[[BaseException], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._unhandled = unhandled
        self._lanes = {
            lane: ThreadPoolExecutor(count, thread_name_prefix=f"banso-{lane}")
            for lane, count in WORKERS.items()
        }
        self._running: set[Job] = set()
        # Queued always: a job that is over at once does not answer inside `run` either.
        self._settled.connect(self._settle, qt.QUEUED)

    def run(
        self,
        job: Callable[[], Value],
        done: Callable[[Value], object],
        failed: Callable[[BaseException], object] | None = None,
        *,
        owner: QObject,
        lane: Lane = "io",
        text: str = "",
    ) -> Job:
        """Run `job` in a worker, then `done(result)` or `failed(error)` in the GUI thread.

        Neither is called before this returns, however quick the job. Nothing is called when the
        job was cancelled or `owner` is gone. Without `failed`, an error goes to the
        `unhandled` function given to the constructor.
        """
        ticket = Job(owner, done, failed, text, lane)
        self._running.add(ticket)
        if len(self._running) == 1:
            self.busy.emit(True)
        ticket.future = self._lanes[lane].submit(job)
        ticket.future.add_done_callback(partial(_report, self, ticket))
        return ticket

    @property
    def running(self) -> tuple[Job, ...]:
        """Jobs under way that were not cancelled, the oldest first."""
        live = (ticket for ticket in self._running if not ticket.cancelled)
        return tuple(sorted(live, key=lambda ticket: ticket.started))

    @property
    def idle(self) -> bool:
        """Whether no job is running or waiting."""
        return not self._running

    def end(self, lane: Lane) -> None:
        """Drop all results, cancel what waits, and wait for what runs in this lane now."""
        for ticket in tuple(self._running):
            ticket.cancel()
        wait([each.future for each in self._running if each.future and each.lane == lane])

    def close(self) -> None:
        """Cancel what waits, wait for what runs, and drop all results."""
        for ticket in tuple(self._running):
            ticket.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._running.clear()

    def _settle(self, ticket: Job) -> None:
        self._running.discard(ticket)
        if not self._running:
            self.busy.emit(False)
        owner, done, failed, future = ticket.owner, ticket.done, ticket.failed, ticket.future
        ticket.let_go()
        if ticket.cancelled or future is None or owner is None or not shiboken6.isValid(owner):
            return
        error = future.exception()
        if error is not None:
            report = failed or self._unhandled
            if report is not None:
                report(error)
        elif done is not None:
            done(future.result())


def _report(tasks: Tasks, ticket: Job, _future: Future[Any]) -> None:
    if shiboken6.isValid(tasks):
        tasks._settled.emit(ticket)  # noqa: SLF001 - the worker's half of the same class
