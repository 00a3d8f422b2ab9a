"""The reading and writing of a list in a worker: how far it is, and the wish to stop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.services import client_import

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.changes import Changes
    from app.services.client_import import Decision, Examined, Outcome, Plan
    from app.services.store import Store
    from app.ui.tasks import Job


@dataclass(eq=False)
class Work:
    """Work under way: written by the worker, read by the page; nothing of Qt crosses."""

    rows: int = 0
    share: float = 0.0
    stop: bool = False
    job: Job | None = field(default=None, repr=False)

    def cancelled(self) -> bool:
        """Whether to stop: asked here, or because the store is being closed."""
        return self.stop or (self.job is not None and self.job.cancelled)

    def tell(self, rows: int, share: float) -> None:
        """Note how far it is."""
        self.rows, self.share = rows, share


def examine(store: Store, plan: Plan, work: Work) -> Examined:
    """Examine a list; see `client_import.examine`. The meaning of its columns is remembered."""
    found = client_import.examine(store, plan, progress=work.tell, cancelled=work.cancelled)
    client_import.remember(store, plan)
    return found


def take_in(
    store: Store,
    plan: Plan,
    examined: Examined,
    decisions: Mapping[int, Decision],
    work: Work,
) -> tuple[Outcome, Changes]:
    """Take a list in; see `client_import.take_in`."""
    return client_import.take_in(
        store, plan, examined, decisions, progress=work.tell, cancelled=work.cancelled
    )
