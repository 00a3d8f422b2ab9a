"""Asking for a consent: the text for the terms, and the record of what was agreed to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app import library
from app.domain import consents, local_time
from app.domain.changes import Changes, Kind
from app.domain.consents import Terms
from app.services import clients, ledger, profile

if TYPE_CHECKING:
    from datetime import date

    from app.domain.consent_texts import ConsentText
    from app.domain.consents import Consent
    from app.services.store import Store

_AT_START = ("profile", "checks")


def text_for(store: Store, terms: Terms) -> ConsentText:
    """The text that these terms mean, in the name of the organisation that uses this device."""
    return library.consent_texts().compose(terms, profile.advisor(store).organisation)


def agree(store: Store, client_id: str, terms: Terms) -> tuple[Consent, Changes]:
    """Record a consent to the text of these terms. Raises Faults, NotFound."""
    texts = library.consent_texts()
    text = text_for(store, terms).whole if terms.purpose in consents.PURPOSES else ""
    return ledger.grant(store, client_id, terms, text=text, version=texts.version)


def agree_at_start(store: Store, client_id: str) -> Changes:
    """Record what [始める] means before a check, unless it was agreed to already. NotFound."""
    texts = library.consent_texts()
    with store.writing() as session:
        now = store.clock()
        today = local_time.day_of(now)
        client = clients.find(session, client_id)
        for each in ledger.read(session, client_id):
            covers = set(_AT_START) <= set(each.terms.items)
            if each.terms.purpose == "keep" and covers and consents.is_valid(each, today):
                return Changes(frozenset())
        terms = Terms("keep", today, items=_AT_START, way="screen", given_by=client.representative)
        made = ledger.add(session, now, client_id, terms, text=texts.start, version=texts.version)
        return Changes(frozenset({Kind.LEDGER}), frozenset({client_id, made.id}))


def again(consent: Consent, today: date) -> Terms:
    """The terms of a consent asked for once more: from today, without an end."""
    return replace(consent.terms, given_on=today, until=None, note="")
