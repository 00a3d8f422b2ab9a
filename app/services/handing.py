"""Handing something of a client to others: only with a valid consent, and never without a record.

Every way out that names a recipient other than the client asks here: `permission` to say
beforehand what may go, `hand_out` in the moment it goes. What the client gets of their own needs
no consent. What comes from others is recorded too (個人情報保護法 27, 29, 30).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from sqlalchemy import select

from app.domain import consents, local_time
from app.domain.consents import Consent, Direction, Disclosure, Handing, Lack, Party
from app.errors import Faults, NoConsent, NotFound
from app.models.ledger import DisclosureRecord
from app.services import bodies, ledger
from app.services.check_input import storable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.domain.changes import Changes
    from app.domain.consents import Reason
    from app.services.store import Store

_WHY: Mapping[Reason, str] = {
    "none": "「{party}」に渡す同意を、まだいただいていません。",
    "withdrawn": "「{party}」に渡す同意は、取り下げられています。",
    "ended": "「{party}」に渡す同意は、期限が過ぎています。",
    "not_yet": "「{party}」に渡す同意は、まだ始まっていません。",
    "purpose": "「{party}」に渡す同意は、この目的のものではありません。",
    "items": "「{party}」に渡す同意に、{items}が入っていません。",
}
_FEW = 50
_HINT = "カルテの「同意」で [同意をいただく] を選び、お客様に確かめてからお渡しください。"


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether it may go: the consent on which it may, or why not."""

    consent: Consent | None
    lack: Lack | None = None
    party: str = ""

    @property
    def given(self) -> bool:
        """Whether there is a valid consent."""
        return self.consent is not None

    @property
    def why_not(self) -> str:
        """Why nothing may go, in one sentence; "" when it may."""
        if self.lack is None:
            return ""
        items = "・".join(consents.ITEMS[item] for item in self.lack.items)
        return _WHY[self.lack.reason].format(party=self.party, items=items)


def permission(
    store: Store,
    client_id: str,
    *,
    recipient: str,
    items: Collection[str],
    on: date,
    purpose: str = "",
) -> Permission:
    """Whether these items (codes of `consents.ITEMS`) may go to a recipient on a day.

    Without a purpose any consent to hand will do. Nothing is written.
    """
    asked = Handing(recipient, tuple(items), "", "", on, "out", purpose)
    return _answer(ledger.of_client(store, client_id), asked)


def hand_out(store: Store, client_id: str, handing: Handing) -> tuple[Disclosure, Changes]:
    """Record what leaves now, or was received; call it before it leaves.

    Address and representative of a party that was named before need not be given again.
    Raises NoConsent when it is for somebody else and no consent holds, Faults, NotFound.
    """
    return hand_out_many(store, {client_id: handing})[client_id]


def hand_out_many(
    store: Store, handings: Mapping[str, Handing]
) -> dict[str, tuple[Disclosure, Changes]]:
    """As `hand_out` for several clients (an export with a recipient), all or none."""
    with store.writing() as session:
        # Of many clients the whole ledger is read once, instead of each client's by itself.
        given = ledger.read_handing(session) if len(handings) > _FEW else None
        named = _parties(session)
        made = {}
        for client_id, handing in handings.items():
            known = ledger.read(session, client_id) if given is None else given.get(client_id, ())
            whole = consents.completed(handing, named)
            made[client_id] = _record(store, session, client_id, whole, known)
        return made


def lacking(
    store: Store, client_ids: Collection[str], *, recipient: str, items: Collection[str], on: date
) -> dict[str, Permission]:
    """The clients of these whose things may not go to a recipient, each with why not."""
    handing = Handing(recipient, tuple(items), "", "", on)
    with store.reading() as session:
        given = ledger.read_handing(session)
    asked = {each: _answer(given.get(each, ()), handing) for each in client_ids}
    return {client_id: found for client_id, found in asked.items() if not found.given}


def recipients(
    store: Store, client_ids: Collection[str], *, items: Collection[str], on: date
) -> dict[str, int]:
    """To whom these items may go on a day, and of how many of these clients; most first."""
    with store.reading() as session:
        given = ledger.read_handing(session)
    found: dict[str, int] = {}
    for client_id in client_ids:
        names: set[str] = set()
        for each in given.get(client_id, ()):
            if consents.is_valid(each, on) and set(items) <= set(each.terms.items):
                names.add(_known_as(each.terms.recipient, {**found, **dict.fromkeys(names)}))
        for name in names:
            found[name] = found.get(name, 0) + 1
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def _known_as(name: str, known: Iterable[str]) -> str:
    """The first spelling that was met of the same recipient."""
    return next((each for each in known if consents.same_party(each, name)), name)


def log(store: Store, client_id: str) -> tuple[Disclosure, ...]:
    """What was handed and received of a client, the latest first."""
    with store.reading() as session:
        rows = session.scalars(
            select(DisclosureRecord)
            .where(DisclosureRecord.client_id.in_(ledger.same_as(session, client_id)))
            .order_by(DisclosureRecord.on_day.desc(), DisclosureRecord.id.desc())
        ).all()
    voided = {row.refers_to for row in rows if row.direction == "void"}
    kept = (row for row in rows if row.direction != "void" and row.id not in voided)
    return tuple(_disclosure(row) for row in kept)


def parties(store: Store) -> tuple[Party, ...]:
    """Those to whom something went or from whom it came, of all clients, the latest first.

    Only those whose address or representative is known; each once.
    """
    with store.reading() as session:
        return _parties(session)


def void(store: Store, disclosure_id: str) -> Changes:
    """Cancel a line that was recorded by mistake; the line stays, and its cancelling beside it.

    Raises NotFound.
    """
    with store.writing() as session:
        row = session.get(DisclosureRecord, disclosure_id)
        if row is None:
            raise NotFound("提供の記録")
        now = store.clock()
        values = ledger.stamp(session, now) | {
            "client_id": row.client_id,
            "client_name": row.client_name,
        }
        made = DisclosureRecord(
            direction="void", refers_to=row.id, on_day=local_time.day_of(now), **values
        )
        session.add(made)
        return ledger.changes(row.client_id, row.id)


def _record(
    store: Store, session: Session, client_id: str, handing: Handing, given: Sequence[Consent]
) -> tuple[Disclosure, Changes]:
    now = store.clock()
    consent_id = None
    if handing.direction == "out" and consents.party_key(handing.party):
        asked = _answer(given, handing)
        if asked.consent is None:
            raise NoConsent(asked.why_not, _HINT)
        consent_id = asked.consent.id
        handing = replace(handing, purpose=asked.consent.terms.purpose)
    found = consents.handing_faults(handing, local_time.day_of(now))
    if found:
        raise Faults(found)
    row = DisclosureRecord(
        direction=handing.direction,
        consent_id=consent_id,
        party=_party_text(handing),
        purpose=handing.purpose,
        items=bodies.text(handing.items),
        what=storable(handing.what).strip(),
        way=handing.way,
        on_day=handing.on,
        obtained=storable(handing.obtained).strip(),
        note=storable(handing.note).strip(),
        **ledger.about(session, now, client_id),
    )
    session.add(row)
    return _disclosure(row), ledger.changes(client_id, row.id)


def _parties(session: Session) -> tuple[Party, ...]:
    voided = select(DisclosureRecord.refers_to).where(DisclosureRecord.direction == "void")
    rows = session.scalars(
        select(DisclosureRecord.party)
        .where(
            DisclosureRecord.direction.in_(("out", "in")),
            DisclosureRecord.party.contains("\n"),
            DisclosureRecord.id.not_in(voided),
        )
        .order_by(DisclosureRecord.id.desc())
    )
    found: dict[tuple[str, str], Party] = {}
    for party in map(_party, dict.fromkeys(rows)):
        found.setdefault(consents.spelled(party.name), party)
    return tuple(found.values())


def _party_text(handing: Handing) -> str:
    """The column of the other side: name, address and representative, a line each.

    Rows of older versions have the name only, and so have those without more.
    """
    parts = (handing.party, handing.address, handing.representative)
    return "\n".join(" ".join(storable(part).split()) for part in parts).rstrip("\n")


def _party(text: str) -> Party:
    return Party(*text.split("\n")[:3])


def _answer(given: Sequence[Consent], handing: Handing) -> Permission:
    found = consents.find(
        given,
        recipient=handing.party,
        items=handing.items,
        on=handing.on,
        purpose=handing.purpose,
    )
    if isinstance(found, Lack):
        return Permission(None, found, handing.party)
    return Permission(found, None, handing.party)


def _disclosure(row: DisclosureRecord) -> Disclosure:
    assert row.direction in get_args(Direction)
    party = _party(row.party)
    handing = Handing(
        party=party.name,
        items=tuple(json.loads(row.items)),
        what=row.what,
        way=row.way,
        on=row.on_day,
        direction=row.direction,  # type: ignore[arg-type]
        purpose=row.purpose,
        obtained=row.obtained,
        note=row.note,
        address=party.address,
        representative=party.representative,
    )
    return Disclosure(
        id=row.id,
        client_id=row.client_id,
        client_name=row.client_name,
        handing=handing,
        consent_id=row.consent_id or "",
        recorded_by=row.recorded_name,
        recorded_at=row.recorded_at,
    )
