"""The ledger on paper: the form of a consent, and the log of what was handed and received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import library
from app.domain import consents
from app.services import clients, consenting, departed, handing, ledger, profile

if TYPE_CHECKING:
    from datetime import date

    from app.domain.consents import Consent, Terms
    from app.services.store import Store


def blank_form_pdf(store: Store, client_id: str, terms: Terms) -> bytes:
    """The form to be signed for these terms, before anything is recorded. Raises NotFound."""
    from app.reports.consent_form import ConsentSheet, consent_form

    fields = clients.get(store, client_id).fields
    value = ConsentSheet(
        client_name=fields.name,
        terms=terms,
        paragraphs=tuple(consenting.text_for(store, terms).whole.split("\n")),
        version=library.consent_texts().version,
        signed=False,
    )
    return consent_form(value, profile.advisor(store))


def form_pdf(store: Store, consent: Consent, today: date) -> bytes:
    """The form of a consent that was recorded, with the very text that was agreed to.

    One that holds no longer on `today` says so.
    """
    from app.reports.consent_form import ConsentSheet, consent_form

    standing = consents.status(consent, today)
    value = ConsentSheet(
        client_name=consent.client_name,
        terms=consent.terms,
        paragraphs=tuple(consent.text.split("\n")),
        version=consent.text_version,
        signed=True,
        recorded_by=consent.recorded_by,
        withdrawn_on=consent.withdrawn_on if standing == "withdrawn" else None,
        ended=standing == "ended",
    )
    return consent_form(value, profile.advisor(store))


def log_pdf(store: Store, client_id: str, today: date) -> bytes:
    """Everything handed and received of a client, with the consents behind it. NotFound."""
    from app.reports.ledger_log import ledger_log

    return ledger_log(
        clients.get(store, client_id).fields.name,
        handing.log(store, client_id),
        ledger.of_client(store, client_id),
        advisor=profile.advisor(store),
        today=today,
    )


def kept_log_pdf(store: Store, client_id: str, today: date) -> bytes:
    """What the law has kept of a client who is gone for ever, as `log_pdf` has it. NotFound."""
    from app.reports.ledger_log import ledger_log

    who, lines, given = departed.log(store, client_id)
    return ledger_log(who.name, lines, given, advisor=profile.advisor(store), today=today)
