"""Visits and consultations as a calendar file (.ics, RFC 5545) for the advisor's own calendar.

A consultation stands at the time that was agreed or when it was held, not when somebody asked for
it; while no time is agreed it stays out. The calendar is outside the encrypted store, so the name
of a client goes into it only on wish. An entry keeps its UID for ever, and SEQUENCE grows with its
changes: a calendar that reads the file again moves the event instead of making another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.domain import local_time
from app.domain.entries.consultation import Consultation
from app.domain.entries.simple import Visit
from app.models.entries import EntryRecord, VersionRecord
from app.models.tables import ClientRecord
from app.services import entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from icalendar.cal import Component

    from app.domain.entries.base import Entry, Value
    from app.services.store import Store

PRODUCT = "-//Banso Karte//Banso Karte//JA"
WORDS = {Visit.kind: "訪問", Consultation.kind: "相談"}
PLAIN = "{what}（伴走カルテ）"
_USUAL_MINUTES = 60
_ZONE = "Asia/Tokyo"


@dataclass(frozen=True, slots=True)
class Event:
    """What goes into the calendar of one visit or consultation; `changes` counts its versions."""

    uid: str
    title: str
    place: str
    starts_at: datetime
    minutes: int
    written_at: datetime
    changes: int
    cancelled: bool


def events(store: Store, first: date, last: date, *, names: bool = False) -> tuple[Event, ...]:
    """The visits and consultations of these days; the name of the client only with `names`."""
    query = (
        select(EntryRecord, ClientRecord.name)
        .join(ClientRecord, ClientRecord.id == EntryRecord.client_id)
        .where(
            EntryRecord.kind.in_(WORDS),
            EntryRecord.deleted_at.is_(None),
            ClientRecord.deleted_at.is_(None),
            EntryRecord.at >= local_time.at(first, local_time.MIDNIGHT),
            EntryRecord.at < local_time.at(last + timedelta(days=1), local_time.MIDNIGHT),
        )
        .order_by(EntryRecord.at, EntryRecord.number)
    )
    with store.reading() as session:
        found = [(entries.entry(row), name) for row, name in session.execute(query)]
        ids = [entry.id for entry, _ in found]
        counted = select(VersionRecord.record_id, func.count()).where(
            VersionRecord.record_id.in_(ids)
        )
        counts = session.execute(counted.group_by(VersionRecord.record_id))
        versions = {record: int(count) for record, count in counts}
    return tuple(
        _event(entry, starts_at, name if names else "", versions.get(entry.id, 1))
        for entry, name in found
        if (starts_at := _begin(entry.value)) is not None
    )


def make(store: Store, first: date, last: date, *, names: bool = False) -> bytes:
    """The calendar file of these days, as bytes of UTF-8 with CRLF."""
    return written(events(store, first, last, names=names))


def written(found: Sequence[Event]) -> bytes:
    """Events as a calendar file with the zone of Japan in it."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_zone())
    for each in found:
        calendar.add_component(_component(each))
    content: bytes = calendar.to_ical()
    return content


def _begin(value: Value) -> datetime | None:
    assert isinstance(value, (Visit, Consultation))
    return value.meets_at if isinstance(value, Consultation) else value.when()


def _event(entry: Entry, starts_at: datetime, name: str, versions: int) -> Event:
    value = entry.value
    assert isinstance(value, (Visit, Consultation))
    what = WORDS[value.kind]
    return Event(
        uid=f"{entry.id}@banso-karte",
        title=f"{what}：{name}" if name else PLAIN.format(what=what),
        place=value.place if name and isinstance(value, Visit) else "",
        starts_at=starts_at,
        minutes=value.minutes or _USUAL_MINUTES,
        written_at=entry.updated_at,
        changes=max(versions - 1, 0),
        cancelled=value.state_code() == "cancelled",
    )


def _zone() -> Component:
    """Asia/Tokyo, UTC+9 without summer time since 1952."""
    from datetime import datetime as moment

    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", _ZONE)
    standard.add("dtstart", moment(1970, 1, 1))  # noqa: DTZ001 - local by RFC 5545, 3.6.5
    standard.add("tzoffsetfrom", timedelta(hours=9))
    standard.add("tzoffsetto", timedelta(hours=9))
    standard.add("tzname", "JST")
    zone.add_component(standard)
    return zone


def _component(given: Event) -> Component:
    from icalendar import Event as CalendarEvent
    from icalendar import vDatetime

    made = CalendarEvent()
    made.add("uid", given.uid)
    made.add("dtstamp", given.written_at)
    made.add("sequence", given.changes)
    made.add("summary", given.title)
    begin = given.starts_at.astimezone(local_time.JST).replace(tzinfo=None)
    for name, moment in (("dtstart", begin), ("dtend", begin + timedelta(minutes=given.minutes))):
        stamp = vDatetime(moment)
        stamp.params["TZID"] = _ZONE
        made.add(name, stamp)
    if given.place:
        made.add("location", given.place)
    made.add("status", "CANCELLED" if given.cancelled else "CONFIRMED")
    return made
