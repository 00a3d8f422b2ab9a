"""The advisors of the organisation, and which of them uses this device."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain import japanese
from app.domain.changes import Changes, Kind
from app.domain.records import Colleague
from app.errors import Fault, Faults, NotFound, StillInCharge
from app.models.entries import ColleagueRecord
from app.models.tables import ProfileRecord
from app.services import workload
from app.services.check_input import storable
from app.services.store import Store, new_id

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_TEXTS = ("name", "kana", "organisation", "office", "phone", "email")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the id of the colleague and the name at the time of writing."""

    id: str
    name: str


def author(session: Session, now: datetime) -> Author:
    """Who uses this device, inside the caller's transaction; made when it is not known yet."""
    profile = session.get_one(ProfileRecord, 1)
    if profile.colleague_id is None:
        profile.colleague_id = new_id()
        session.add(
            ColleagueRecord(
                id=profile.colleague_id,
                name=profile.name,
                organisation=profile.organisation,
                phone=profile.phone,
                updated_at=now,
            )
        )
    return Author(profile.colleague_id, profile.name)


def me(store: Store) -> str:
    """The id of who uses this device; "" before anything was written."""
    with store.reading() as session:
        return session.get_one(ProfileRecord, 1).colleague_id or ""


def all_of_them(store: Store, *, gone: bool = False) -> tuple[Colleague, ...]:
    """The colleagues by reading, oneself included; those who left only with `gone`."""
    with store.reading() as session:
        mine = session.get_one(ProfileRecord, 1).colleague_id
        found = [_value(row, mine) for row in session.scalars(select(ColleagueRecord))]
    kept = [each for each in found if gone or each.left_on is None]
    return tuple(sorted(kept, key=_reading))


def names(store: Store) -> dict[str, str]:
    """The names of all colleagues by id, of those who left too."""
    return {each.id: each.name for each in all_of_them(store, gone=True)}


def save(store: Store, given: Colleague) -> tuple[Colleague, Changes]:
    """Keep a colleague; one without an id is new.

    Who leaves must have handed over everything. Raises Faults, NotFound, StillInCharge.
    """
    tidied = _tidy(given)
    with store.writing() as session:
        if tidied.id:
            row = session.get(ColleagueRecord, tidied.id)
            if row is None:
                raise NotFound("担当者")
            leaves = row.left_on is None and tidied.left_on is not None
            if leaves and workload.of(session, tidied.id).total:
                raise StillInCharge
        else:
            tidied = replace(tidied, id=new_id())
            row = ColleagueRecord(id=tidied.id)
            session.add(row)
        for name in _TEXTS:
            setattr(row, name, getattr(tidied, name))
        row.fields = json.dumps(tidied.fields)
        row.left_on = tidied.left_on
        row.updated_at = store.clock()
        profile = session.get_one(ProfileRecord, 1)
        if profile.colleague_id == row.id:
            profile.name, profile.organisation = row.name, row.organisation
            profile.phone = row.phone
        made = _value(row, profile.colleague_id)
    return made, Changes(frozenset({Kind.COLLEAGUE, Kind.PROFILE}), frozenset({made.id}))


def follow_profile(session: Session, row: ProfileRecord) -> None:
    """Write the name of the profile on to its colleague, inside the caller's transaction."""
    mine = session.get(ColleagueRecord, row.colleague_id) if row.colleague_id else None
    if mine is not None:
        mine.name, mine.organisation, mine.phone = row.name, row.organisation, row.phone


def _reading(given: Colleague) -> tuple[str, str]:
    return japanese.kana_key(given.kana or given.name), given.id


def _tidy(given: Colleague) -> Colleague:
    texts = {name: japanese.stored_name(storable(getattr(given, name))) for name in _TEXTS}
    faults = [
        Fault(name, f"{_LONGEST}文字までにしてください。")
        for name, text in texts.items()
        if len(text) > _LONGEST
    ]
    if not texts["name"]:
        faults.append(Fault("name", "名前を入れてください。"))
    if faults:
        raise Faults(tuple(faults))
    return replace(
        given,
        name=texts["name"],
        kana=texts["kana"],
        organisation=texts["organisation"],
        office=texts["office"],
        phone=japanese.narrow(texts["phone"]),
        email=japanese.narrow(texts["email"]),
    )


def _value(row: ColleagueRecord, mine: str | None) -> Colleague:
    return Colleague(
        id=row.id,
        name=row.name,
        kana=row.kana,
        organisation=row.organisation,
        office=row.office,
        phone=row.phone,
        email=row.email,
        fields=tuple(json.loads(row.fields)),
        left_on=row.left_on,
        me=row.id == mine,
    )
