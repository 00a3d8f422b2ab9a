"""Consents: who may get what of a client, for what, until when; and why something may not go.

個人情報保護法 27 (consent before providing), 29 and 30 (records of providing and of receiving), 20
(sensitive facts), 33–35 (what the person may ask for). Companies are treated as persons are.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from app.domain import japanese
from app.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Status = Literal["valid", "ends_soon", "ended", "withdrawn", "not_yet"]
Reason = Literal["none", "withdrawn", "ended", "not_yet", "purpose", "items"]
Direction = Literal["out", "in", "client"]

PURPOSES: Mapping[str, str] = {
    "keep": "記録の保存・分析",
    "share": "支援機関との共有",
    "refer": "専門家への紹介",
    "statistics": "統計への利用",
    "case": "事例としての紹介",
    "sensitive": "要配慮個人情報の取り扱い",
}
# The purposes for which something leaves the organisation, towards a recipient with a name.
HANDING = frozenset({"share", "refer", "case"})
ITEMS: Mapping[str, str] = {
    "profile": "プロフィール（名称・連絡先）",
    "checks": "チェックの結果",
    "consultations": "相談の記録",
    "plans": "伴走計画",
    "figures": "決算の数字",
    "documents": "書類",
    "sensitive": "健康など特に配慮が要る情報",
}
WAYS: Mapping[str, str] = {"written": "書面", "oral": "口頭", "screen": "画面"}
DELIVERIES: Mapping[str, str] = {
    "paper": "紙で手渡し",
    "mail": "メール",
    "data": "データ（USBメモリーなど）",
    "post": "郵送",
    "oral": "口頭",
    "viewed": "画面で見せた",
}
REQUESTS: Mapping[str, str] = {
    "disclose": "開示",
    "correct": "訂正・追加・削除",
    "stop": "利用停止・消去",
    "stop_handing": "第三者への提供の停止",
    "records": "提供・受領の記録の開示",
}
REQUEST_STATES: Mapping[str, str] = {
    "open": "対応中",
    "done": "対応した",
    "refused": "応じなかった",
}
ENDS_SOON = timedelta(days=30)
# Ours: the law asks for an answer without delay (遅滞なく); two weeks is what we remind of.
ANSWER_WITHIN = timedelta(days=14)
KEPT_YEARS = 3
# Names that end so are those of organisations, also without a 法人格 in front.
_ORGANISATIONS = (
    "銀行", "信用金庫", "信用組合", "信金", "信組", "公庫", "商工会", "商工会議所", "連合会",
    "中央会", "協会", "機構", "組合", "農協", "生協", "公社", "大学",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """What a client agrees to. `until`: the last day, None for as long as it is not withdrawn.

    `recipient` is empty for purposes within one's own organisation. `given_by`: who agreed.
    """

    purpose: str
    given_on: date
    recipient: str = ""
    items: tuple[str, ...] = ()
    way: str = "oral"
    given_by: str = ""
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent as it was recorded, with the very text and, once withdrawn, the day of that."""

    id: str
    client_id: str
    client_name: str
    terms: Terms
    text_version: str
    text: str
    text_hash: str
    recorded_by: str
    recorded_at: datetime
    withdrawn_on: date | None = None
    withdrawal: str = ""  # id of the event that withdrew it


@dataclass(frozen=True, slots=True)
class Lack:
    """Why nothing may be handed; the consent that comes nearest, and the items it leaves out."""

    reason: Reason
    nearest: Consent | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handing:
    """What is handed to whom (`direction` out, or client: the client's own), or got from whom.

    `what`: in words. `way`: a code of `DELIVERIES`. `obtained`: for what was received, how the
    other side came to have it (法30条). `address` and `representative` (of a 法人): of the other
    side, which the records of 29 and 30 name; empty in lines of older versions.
    """

    party: str
    items: tuple[str, ...]
    what: str
    way: str
    on: date
    direction: Direction = "out"
    purpose: str = ""
    obtained: str = ""
    note: str = ""
    address: str = ""
    representative: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Another side of the log, as it was named last."""

    name: str
    address: str = ""
    representative: str = ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A line of the log: what was handed or received, and on which consent."""

    id: str
    client_id: str
    client_name: str
    handing: Handing
    consent_id: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Request:
    """What the person asks of us (法33–35条). `answer`: what was done about it."""

    kind: str
    received_on: date
    due_on: date
    person: str = ""
    state: str = "open"
    answered_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class DataRequest:
    """A request as it is kept."""

    id: str
    client_id: str
    client_name: str
    request: Request
    recorded_by: str
    recorded_at: datetime


def status(consent: Consent, on: date) -> Status:
    """How a consent stands on a day; withdrawn from the very day of the withdrawal."""
    terms = consent.terms
    if consent.withdrawn_on is not None and consent.withdrawn_on <= on:
        return "withdrawn"
    if on < terms.given_on:
        return "not_yet"
    if terms.until is None:
        return "valid"
    if terms.until < on:
        return "ended"
    return "ends_soon" if terms.until - on <= ENDS_SOON else "valid"


def is_valid(consent: Consent, on: date) -> bool:
    """Whether a consent holds on a day."""
    return status(consent, on) in ("valid", "ends_soon")


def same_party(one: str, other: str) -> bool:
    """Whether two names mean the same recipient: spelling, spacing and width do not count.

    Two different 法人格 are two parties; where one name has none, it may be left out.
    """
    if party_key(one) != party_key(other):
        return False
    forms = japanese.legal_form(one), japanese.legal_form(other)
    return "" in forms or forms[0] == forms[1]


def party_key(name: str) -> str:
    """What is compared of the name of a recipient beside its 法人格."""
    return japanese.search_text(name)


def spelled(name: str) -> tuple[str, str]:
    """Name and 法人格, the same for every spelling of both."""
    return party_key(name), japanese.legal_form(name)


def is_organisation(name: str) -> bool:
    """Whether the name is one of a 法人, as far as a name can say."""
    return japanese.has_form(name) or name.strip().endswith(_ORGANISATIONS)


def known_party(name: str, parties: Iterable[Party]) -> Party | None:
    """The first of these with this name and 法人格, in whatever spelling."""
    wanted = spelled(name)
    return next((each for each in parties if spelled(each.name) == wanted), None)


def completed(handing: Handing, parties: Iterable[Party]) -> Handing:
    """The handing with the details of its other side, where it was named before."""
    if handing.direction == "client" or handing.address:
        return handing
    known = known_party(handing.party, parties)
    if known is None:
        return handing
    head = handing.representative or known.representative
    return replace(handing, address=known.address, representative=head)


def find(
    consents: Iterable[Consent],
    *,
    recipient: str,
    items: Collection[str],
    on: date,
    purpose: str = "",
) -> Consent | Lack:
    """The consent on which these items may go to the recipient on a day, or why none is there.

    Without a purpose any purpose of handing will do. Of several the one that holds longest.
    """
    towards = [
        each
        for each in consents
        if each.terms.purpose in HANDING and same_party(each.terms.recipient, recipient)
    ]
    if not towards or not party_key(recipient):
        return Lack("none")
    holding = [each for each in towards if is_valid(each, on)]
    if not holding:
        last = max(towards, key=_latest)
        return Lack(_gone(last, on), last)
    fitting = [each for each in holding if purpose in ("", each.terms.purpose)]
    if not fitting:
        return Lack("purpose", max(holding, key=_longest))
    wanted = set(items)
    covering = [each for each in fitting if wanted <= set(each.terms.items)]
    if covering:
        return max(covering, key=_longest)
    nearest = max(fitting, key=lambda each: len(wanted & set(each.terms.items)))
    left = tuple(item for item in ITEMS if item in wanted - set(nearest.terms.items))
    return Lack("items", nearest, left)


def kept_until(last: date) -> date:
    """The last day on which the ledger of a client who is gone must be kept (法29, 30条)."""
    try:
        return last.replace(year=last.year + KEPT_YEARS)
    except ValueError:  # 29 February
        return last.replace(year=last.year + KEPT_YEARS, month=3, day=1)


def text_hash(text: str) -> str:
    """SHA-256 of the very text that was agreed to, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def faults(terms: Terms, today: date) -> tuple[Fault, ...]:
    """What cannot be recorded as a consent."""
    found = []
    if terms.purpose not in PURPOSES:
        found.append(Fault("purpose", "何のための同意かを選んでください。"))
    if terms.purpose in HANDING and not party_key(terms.recipient):
        found.append(Fault("recipient", "渡す相手の名前を入れてください。"))
    if not terms.items or not set(terms.items) <= ITEMS.keys():
        found.append(Fault("items", "どの情報についての同意かを、1つ以上選んでください。"))
    if terms.way not in WAYS:
        found.append(Fault("way", "どのようにいただいたかを選んでください。"))
    if terms.given_on > today:
        found.append(Fault("given_on", "同意をいただいた日は、きょうまでの日にしてください。"))
    if terms.until is not None and terms.until < terms.given_on:
        found.append(Fault("until", "期限は、同意の日より後にしてください。"))
    return tuple(found)


def handing_faults(handing: Handing, today: date) -> tuple[Fault, ...]:
    """What cannot be recorded as handed or received."""
    found = []
    if handing.direction != "client" and not party_key(handing.party):
        found.append(Fault("party", "相手の名前を入れてください。"))
    found += _party_faults(handing)
    if not handing.items or not set(handing.items) <= ITEMS.keys():
        found.append(Fault("items", "どの情報かを、1つ以上選んでください。"))
    if handing.way not in DELIVERIES:
        found.append(Fault("way", "どのように渡したかを選んでください。"))
    if handing.on > today:
        found.append(Fault("on", "日は、きょうまでの日にしてください。"))
    if handing.direction == "in" and not handing.obtained.strip():
        found.append(Fault("obtained", "相手がその情報をどうやって得たかを入れてください。"))
    return tuple(found)


def _party_faults(handing: Handing) -> list[Fault]:
    """What the records of 29 and 30 lack of the other side."""
    found: list[Fault] = []
    if handing.direction == "client" or not party_key(handing.party):
        return found
    if not handing.address.strip():
        found.append(Fault("address", "相手の住所を入れてください。法律で、記録に要ります。"))
    if is_organisation(handing.party) and not handing.representative.strip():
        found.append(Fault("representative", "会社や団体のときは、代表者の名前を入れてください。"))
    return found


def request_faults(request: Request) -> tuple[Fault, ...]:
    """What cannot be recorded as a request."""
    found = []
    if request.kind not in REQUESTS:
        found.append(Fault("kind", "請求の種類を選んでください。"))
    if request.state not in REQUEST_STATES:
        found.append(Fault("state", "対応の様子を選んでください。"))
    if request.due_on < request.received_on:
        found.append(Fault("due_on", "期限は、受け取った日より後にしてください。"))
    if request.state != "open" and request.answered_on is None:
        found.append(Fault("answered_on", "対応した日を入れてください。"))
    return tuple(found)


def _gone(consent: Consent, on: date) -> Reason:
    found = status(consent, on)
    assert found in ("withdrawn", "ended", "not_yet")
    return found


def _latest(consent: Consent) -> tuple[date, datetime]:
    return consent.terms.given_on, consent.recorded_at


def _longest(consent: Consent) -> tuple[date, datetime]:
    return consent.terms.until or date.max, consent.recorded_at
