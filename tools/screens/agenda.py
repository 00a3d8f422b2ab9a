"""The pictures of the day: a minute after a meeting, and the next visit in three taps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.services import clients
from app.ui.agenda.plan import PlanVisit

if TYPE_CHECKING:
    from app.services.store import Store
    from tools.screens.camera import Camera


def draw(go: Any, camera: Camera, store: Store, client_id: str) -> None:
    """Take them; nothing is written."""
    go.today()
    after = go.pages.page.agenda.after
    after.open(client_id, clients.get(store, client_id).fields.name)
    camera.take("today-after")
    after.later.click()
    go.karte(client_id)
    promises = go.pages.page.overview.promises
    promises.plan.click()
    sheet = promises.findChild(PlanVisit)
    list(sheet.days.values())[2].click()
    camera.take("karte-visit")
    sheet.stop.click()
