"""The calendar file: what is in it, what is not, and what a calendar program makes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from app.domain import local_time
from app.domain.entries.consultation import Consultation
from app.domain.entries.simple import Visit
from app.services import calendar_file, entries
from tests.services import making

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store

DAY = date(2026, 12, 1)
VISIT = Visit(starts_at=local_time.at(DAY, time(8, 30)), minutes=90, place="みなと町1-2")


def _parsed(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_a_visit_stands_at_its_time_in_japan_without_a_name(store: Store) -> None:
    made, _ = entries.create(store, making.client(store), VISIT)
    content = calendar_file.make(store, DAY, DAY)
    (event,) = _parsed(content)
    assert event["SUMMARY"] == "訪問（伴走カルテ）"
    assert "LOCATION" not in event
    assert event["UID"] == f"{made.id}@banso-karte"
    assert event["SEQUENCE"] == 0
    assert event.start.astimezone(UTC) == datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert event.end.astimezone(UTC) == datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
    whole = Calendar.from_ical(content)
    assert (whole["METHOD"], whole["PRODID"]) == ("PUBLISH", calendar_file.PRODUCT)
    assert b"BEGIN:VTIMEZONE" in content
    assert b"DTSTART;TZID=Asia/Tokyo:20261201T083000" in content


def test_name_and_place_go_in_on_wish(store: Store) -> None:
    client_id = making.client(store)
    entries.create(store, client_id, VISIT)
    at = local_time.at(DAY, time(13))
    entries.create(store, client_id, Consultation(planned_at=at))
    visit, consultation = _parsed(calendar_file.make(store, DAY, DAY, names=True))
    assert visit["SUMMARY"] == "訪問：株式会社みほん製作所"
    assert visit["LOCATION"] == "みなと町1-2"
    assert consultation["SUMMARY"] == "相談：株式会社みほん製作所"
    assert consultation.end - consultation.start == local_time.at(DAY, time(14)) - at


def test_a_consultation_stands_when_it_is_planned_not_when_it_was_asked_for(store: Store) -> None:
    client_id = making.client(store)
    asked = Consultation(requested_at=local_time.at(DAY, time(9)))
    made, _ = entries.create(store, client_id, asked)
    assert _parsed(calendar_file.make(store, DAY, DAY)) == []
    later = date(2026, 12, 8)
    planned = replace(asked, planned_at=local_time.at(later, time(14, 30)))
    entries.update(store, made.id, planned)
    assert _parsed(calendar_file.make(store, DAY, DAY)) == []
    (event,) = _parsed(calendar_file.make(store, later, later))
    assert event["UID"] == f"{made.id}@banso-karte"
    assert (event["SEQUENCE"], event["STATUS"]) == (1, "CONFIRMED")
    assert event.start.astimezone(UTC) == datetime(2026, 12, 8, 5, 30, tzinfo=UTC)
    assert event.end - event.start == timedelta(minutes=60)
    entries.update(store, made.id, replace(planned, state="cancelled"))
    (event,) = _parsed(calendar_file.make(store, later, later))
    assert event["STATUS"] == "CANCELLED"


def test_a_changed_visit_keeps_its_uid_and_grows_its_sequence(store: Store) -> None:
    made, _ = entries.create(store, making.client(store), VISIT)
    entries.update(store, made.id, replace(VISIT, state="cancelled"))
    (event,) = _parsed(calendar_file.make(store, DAY, DAY))
    assert event["UID"] == f"{made.id}@banso-karte"
    assert (event["SEQUENCE"], event["STATUS"]) == (1, "CANCELLED")


def test_other_days_and_what_was_thrown_away_stay_out(store: Store) -> None:
    client_id = making.client(store)
    entries.create(store, client_id, VISIT)
    gone, _ = entries.create(store, client_id, VISIT)
    entries.trash(store, gone.id)
    assert len(_parsed(calendar_file.make(store, DAY, DAY))) == 1
    assert _parsed(calendar_file.make(store, date(2026, 12, 2), date(2026, 12, 9))) == []


@pytest.mark.skipif(shutil.which("calcurse") is None, reason="calcurse is not installed")
def test_a_calendar_program_lists_it_at_the_right_time(store: Store, tmp_path: Path) -> None:
    entries.create(store, making.client(store), VISIT)
    path = tmp_path / "visits.ics"
    path.write_bytes(calendar_file.make(store, DAY, DAY))
    data, config = tmp_path / "calendar", tmp_path / "config"
    for folder in (data, config):
        folder.mkdir()
    where = ["calcurse", "-D", str(data), "-C", str(config)]
    environment = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [*where, *arguments], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    run("-i", str(path))
    listed = run("-Q", "--from", "12/01/2026", "--to", "12/01/2026")
    assert "08:30 -> 10:00" in listed
    assert "訪問（伴走カルテ）" in listed
