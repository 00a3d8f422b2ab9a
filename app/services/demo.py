"""Sample data: a store full of invented businesses, to try the application and to measure it.

The same arguments give the same ids and content. A sample store never uses a keyring.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from app import library
from app.domain.records import Advisor, CheckContext
from app.errors import BadArgument
from app.models.entries import ColleagueRecord
from app.models.tables import ProfileRecord
from app.services import (
    bulk,
    checks,
    clients,
    demo_checks,
    demo_entries,
    demo_people,
    profile,
    store,
)

if TYPE_CHECKING:
    from app.domain.entries.base import Entry
    from app.domain.records import Check, Client, ClientFields
    from app.paths import DataFolder
    from app.services.keys import Kdf
    from app.services.store import Store

# No secrets: the sample holds nobody's data, and everybody may open it.
PASSPHRASE = "mihon-no-data"  # noqa: S105 - see above
PIN = "0000"
SAMPLE_CLIENTS = 16
SAMPLE_SEED = 2026
MOST_CLIENTS = 200_000
EARLIEST = date(2000, 1, 1)
LATEST = date(2199, 12, 31)
ADVISOR = Advisor(name=demo_checks.ADVISOR, organisation="みほん商工会", phone="053-000-0000")
_CHUNK = 2_000  # clients written at a time: some 5,000 checks
_JAPAN = timezone(timedelta(hours=9))
_DRAFT_ANSWERS = 9


@dataclass(frozen=True, slots=True)
class Sample:
    """How much was made."""

    clients: int
    checks: int


def fill(store: Store, *, clients: int, seed: int, until: date) -> Sample:
    """Write `clients` invented businesses and their checks of the two years before `until`.

    The store should be new. Raises BadArgument for numbers or dates out of range, DiskFull,
    StoreReadOnly.
    """
    demand_range(clients, until)
    profile.save_advisor(store, ADVISOR)
    me = _me(store, seed)
    questionnaire = library.questionnaire()
    written = 0
    for start in range(0, clients, _CHUNK):
        people: list[Client] = []
        done: list[Check] = []
        told: list[Entry] = []
        for place in range(start, min(start + _CHUNK, clients)):
            business = demo_people.business(seed, place, until)
            people.append(replace(business.client, fields=_in_hands(business.client.fields, me)))
            done.extend(demo_checks.checks(business, questionnaire))
            told.extend(
                demo_entries.entries(
                    business, seed=seed, place=place, until=until, author=(me, ADVISOR.name)
                )
            )
        with store.writing() as session:
            bulk.insert_all(session, people, done, told)
        written += len(done)
    return Sample(clients, written)


def make(
    folder: DataFolder,
    passphrase: str,
    *,
    clients: int,
    seed: int,
    until: date,
    _kdf: Kdf | None = None,
) -> Sample:
    """Make a new sample store and fill it; nothing is left of it when that fails.

    Raises StoreExists, BadArgument, DiskFull, StoreReadOnly.
    """
    demand_range(clients, until)
    made, _ = store.create(folder, passphrase, secrets=None, demo=True, _kdf=_kdf)
    try:
        sample = fill(made, clients=clients, seed=seed, until=until)
    except BaseException:
        remove(made)
        raise
    made.close()
    return sample


def open_or_make(
    folder: DataFolder, *, today: date | None = None, _kdf: Kdf | None = None
) -> Store:
    """The open sample store for 「サンプルデータで試す」; made when it is not there yet.

    `folder` is the separate folder of the sample (`DataFolder(mine.demo)`), never the one of the
    real data. Passphrase and PIN are `PASSPHRASE` and `PIN`.
    """
    if store.exists(folder):
        return store.unlock(folder, PASSPHRASE, secrets=None)
    made, _ = store.create(folder, PASSPHRASE, secrets=None, demo=True, _kdf=_kdf)
    try:
        day = today or datetime.now(_JAPAN).date()
        fill(made, clients=SAMPLE_CLIENTS, seed=SAMPLE_SEED, until=day)
        profile.set_pin(made, PIN)
        _begin_check(made, day)
    except BaseException:
        remove(made)
        raise
    return made


def remove(sample: Store) -> None:
    """Close a sample store and delete its files and backups.

    Raises BadArgument when it is no sample: real data are never deleted here.
    """
    if not sample.demo:
        raise BadArgument(
            "サンプルデータではないので、消しませんでした。",
            "サンプルデータを開いてから、もう一度お試しください。",
        )
    sample.close()
    folder = sample.folder
    for file in folder.root.glob(f"{folder.store.stem}.*"):
        file.unlink(missing_ok=True)
    shutil.rmtree(folder.backups, ignore_errors=True)


def demand_range(clients: int, until: date) -> None:
    """Raise BadArgument when a sample of this size or time cannot be made."""
    if not 0 <= clients <= MOST_CLIENTS:
        raise BadArgument(
            f"お客様の数は、0から{MOST_CLIENTS:,}までにしてください。",
            "--clients の値を直してください。",
        )
    if not EARLIEST <= until <= LATEST:
        raise BadArgument(
            f"日付は、{EARLIEST.year}年から{LATEST.year}年までにしてください。",
            "--until の値を直してください。",
        )


def _me(store: Store, seed: int) -> str:
    """The id of the advisor of the sample: the same for the same seed."""
    rng = random.Random(f"banso advisor {seed}")  # noqa: S311 - no secret
    with store.writing() as session:
        row = session.get_one(ProfileRecord, 1)
        if row.colleague_id is None:
            row.colleague_id = demo_people.make_id(rng, datetime(2020, 4, 1, tzinfo=UTC))
            session.add(
                ColleagueRecord(
                    id=row.colleague_id,
                    name=row.name,
                    organisation=row.organisation,
                    phone=row.phone,
                    updated_at=store.clock(),
                )
            )
        return row.colleague_id


def _in_hands(fields: ClientFields, owner: str) -> ClientFields:
    return replace(fields, owner=owner)


def _begin_check(sample: Store, day: date) -> None:
    """Leave one check half done, so that the start page shows how to go on with it."""
    row = clients.recent(sample, limit=1)[0]
    answers = dict(checks.history(sample, row.id)[0].answers)
    answers.pop("q1.vision", None)
    draft, _ = checks.start(sample, row.id, context=CheckContext(conducted_on=day))
    first = list(answers.items())[:_DRAFT_ANSWERS]
    checks.answer_many(sample, draft.id, dict(first))
    checks.set_position(sample, draft.id, first[-1][0])
