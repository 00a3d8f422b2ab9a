"""Words about consents, the log and requests, in plain Japanese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import consents
from app.reports.phrases import day
from app.ui.client_words import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from app.domain.consents import Consent, DataRequest, Disclosure, Status

STATUS: dict[Status, str] = {
    "valid": "いまの同意です",
    "ends_soon": "まもなく期限です",
    "ended": "期限が過ぎました",
    "withdrawn": "取り下げられました",
    "not_yet": "これから始まります",
}
WHO_KEEPS = "この支援機関の中で"


def title(consent: Consent) -> str:
    """Who may use it for what."""
    terms = consent.terms
    return f"{terms.recipient or WHO_KEEPS}{MARK}{consents.PURPOSES[terms.purpose]}"


def items(codes: Iterable[str]) -> str:
    """What it is about."""
    return "、".join(consents.ITEMS[code] for code in codes)


def until(consent: Consent, today: date) -> str:
    """Until when it holds, or since when it does not."""
    if consent.withdrawn_on is not None and consent.withdrawn_on <= today:
        return f"{day(consent.withdrawn_on)} に取り下げ"
    if consent.terms.until is None:
        return "取り下げまで"
    return f"{day(consent.terms.until)} まで"


def given(consent: Consent) -> str:
    """When, how and by whom it was given, and who wrote it down."""
    terms = consent.terms
    who = f"{terms.given_by}さまから" if terms.given_by else "お客様から"
    way = f"{consents.WAYS[terms.way]}で"
    return f"{day(terms.given_on)} {who}{way}{MARK}記録：{consent.recorded_by or '担当者'}"


def handed(line: Disclosure) -> str:
    """A line of the log: what went where."""
    handing = line.handing
    if handing.direction == "in":
        way = f"{handing.party} から受け取った"
    elif handing.direction == "client":
        way = "本人に渡した"
    else:
        way = f"{handing.party} に渡した"
    return f"{day(handing.on)}　{way}"


def handed_more(line: Disclosure) -> str:
    """What it was, how it went, who the other side is and how it had it."""
    handing = line.handing
    words = [handing.what, items(handing.items), consents.DELIVERIES[handing.way]]
    if handing.address:
        words.append(f"相手の住所：{handing.address}")
    if handing.representative:
        words.append(f"代表者：{handing.representative}")
    if handing.obtained:
        words.append(f"相手の入手先：{handing.obtained}")
    return MARK.join(word for word in words if word)


def asked(request: DataRequest) -> str:
    """What was asked for."""
    return f"{consents.REQUESTS[request.request.kind]}{MARK}{day(request.request.received_on)} 受付"


def asked_more(request: DataRequest) -> str:
    """How far it is."""
    value = request.request
    state = consents.REQUEST_STATES[value.state]
    if value.state == "open":
        when = f"{day(value.due_on)} までにお答えする"
    else:
        when = day(value.answered_on) if value.answered_on else ""
    return MARK.join(word for word in (state, when, value.person, value.answer) if word)
