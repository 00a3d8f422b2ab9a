"""Clients and answers for tests of the services."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app import library
from app.domain import answers as counting
from app.domain.records import Check, CheckContext, ClientFields
from app.services import checks, clients

if TYPE_CHECKING:
    from app.domain.questionnaire import ItemSet
    from app.services.store import Store

DAY = date(2026, 11, 1)


def client(store: Store, name: str = "株式会社みほん製作所") -> str:
    """A new client's id."""
    return clients.create(store, ClientFields(name=name, industry="E24"))[0].id


def draft(store: Store, client_id: str = "", day: date = DAY, item_set: ItemSet = "full") -> str:
    """A new draft's id."""
    client_id = client_id or client(store)
    return checks.start(store, client_id, item_set=item_set, context=CheckContext(day))[0].id


def answers(item_set: ItemSet = "full", level: str = "high") -> dict[str, str]:
    """Answers to every question that is asked, at a literacy level."""
    source = library.questionnaire()
    found = {"q4." + item.id.partition(".")[2]: "" for item in source.section("q4").items}
    found = dict.fromkeys(found, "yes" if level == "high" else "no")
    found |= {
        name: source.section_of[name].options[0].code
        for name in counting.required(source, found, item_set)
        if name not in found
    }
    return {name: found[name] for name in counting.required(source, found, item_set)}


def check(store: Store, client_id: str = "", day: date = DAY, item_set: ItemSet = "full") -> Check:
    """A finished check with all of its answers."""
    draft_id = draft(store, client_id, day, item_set)
    checks.answer_many(store, draft_id, answers(item_set))
    return checks.finish(store, draft_id)[0]
