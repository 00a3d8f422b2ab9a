"""Notices of a measure for the clients whom it fits: one page each, as one PDF.

They go to the clients themselves, which needs no consent; nothing of another client is on a page.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import library
from app.domain import japanese, local_time, offer, own_knowledge, seeking_words
from app.domain.seeking import Wanted  # noqa: TC001 - read as text into `Notices`
from app.services import bodies, clients, profile, seeking
from app.services import own_knowledge as own

if TYPE_CHECKING:
    from app.domain.knowledge.items import Measure
    from app.domain.own_knowledge import OwnMeasure
    from app.services.store import Store


@dataclass(frozen=True, slots=True)
class Notices:
    """What is told, to whom: ids of clients. `source` is the id of a measure, "" when typed."""

    wanted: Wanted
    source: str
    clients: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it as text, for `from_text`."""
        return bodies.text(bodies.dump(self))

    @property
    def file_name(self) -> str:
        """The name of the PDF."""
        return f"{japanese.safe_file_name(self.wanted.name)}_ご案内.pdf"


def from_text(text: str) -> Notices:
    """What `Notices.text` gave."""
    found: Notices = bodies.load(Notices, json.loads(text))
    return found


def pdf(store: Store, wanted: Notices) -> bytes:
    """A page for each client in the given order. Raises NotFound, ReportError."""
    from app.reports.notice import Addressee, notices

    found = {
        each.id: each.match
        for each in seeking.find_for(store, wanted.wanted, only=wanted.clients, limit=None).rows
    }
    addressees = []
    for client_id in wanted.clients:
        fields = clients.get(store, client_id).fields
        match = found.get(client_id)
        reasons = seeking_words.for_client(match, library.questionnaire()) if match else ()
        addressees.append(
            Addressee(fields.name, japanese.honorific(fields.kind, fields.name), reasons)
        )
    told = offer.of(wanted.wanted, source_of(store, wanted.source))
    return notices(told, addressees, profile.advisor(store), local_time.day_of(store.clock()))


def source_of(store: Store, source: str) -> OwnMeasure | Measure | None:
    """The measure of this id, an own one with its 締切; None when there is none."""
    for each in own.all_of_them(store, own_knowledge.MEASURE):
        if own_knowledge.item_id(each.kind, each.id) == source:
            assert isinstance(each.item, own_knowledge.OwnMeasure)
            return each.item
    return library.knowledge().measures.get(source)
