"""Finding among 50,000 clients with 500,000 entries: words of every length, numbers, filters."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.entries.base import Entry, Value
from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.local_time import noon
from app.domain.records import Colleague
from app.domain.search import Search
from app.paths import DataFolder
from app.services import bulk, clients, colleagues, demo_people, demo_words, finding, store, tidying
from bench.measure import Figure, milliseconds, p95

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.records import Client

CLIENTS = 50_000
ENTRIES = 500_000
LIMIT_MS = 50.0
PAGE = 30  # what the list reads at once
REPEATS = 40
CHUNK = 2_000
TODAY = date(2026, 11, 22)
COMMON, SHARE = "打ち合わせ", 0.6
SEARCHES = {
    "1 character": Search("山"),
    "1 character, everywhere": Search("の"),
    "2 characters": Search("返済"),
    "3 characters": Search("請求書"),
    "two words": Search("さくら 資金繰り"),
    "number": Search("052-123"),
    "in 300,000 entries": Search(COMMON),
    "rare word": Search("一輪車"),
    "trade": Search("製造"),
    "everyday word of a trade": Search("酒"),
    "who is in charge": Search("次郎"),
    "trade and who is in charge": Search("製造 次郎"),
    "filters": Search(industries=("E",), sizes=("small",), unseen_months=6),
    "open promises": Search(open_actions=True),
    "prefecture": Search(prefectures=("23",)),
    "prefecture, common word": Search(COMMON, prefectures=("23",)),
    "filters and word": Search("請求書", prefectures=("23",), unseen_months=3),
    "last contact first": Search(COMMON, sort="seen"),
}


def run() -> list[Figure]:
    """Fill a store, then look for each of these as a person does."""
    with tempfile.TemporaryDirectory() as folder:
        opened, _ = store.create(DataFolder(Path(folder)), "bench passphrase", secrets=None)
        fill(opened)
        figures = [_figure(opened, name, wanted) for name, wanted in SEARCHES.items()]
        opened.close()
    return figures


def fill(opened: store.Store) -> None:
    """Write the clients, and so many entries of each; then what is done once a day."""
    chance = random.Random(2)
    owners = [
        colleagues.save(opened, Colleague("", name))[0].id for name in ("見本 太郎", "例 次郎")
    ]
    for start in range(0, CLIENTS, CHUNK):
        places = range(start, min(start + CHUNK, CLIENTS))
        people = [_person(place, owners[place % len(owners)]) for place in places]
        with opened.writing() as session:
            bulk.insert_all(session, people, (), _entries(chance, people))
    tidying.tidy(opened)


def _person(place: int, owner: str) -> Client:
    made = demo_people.business(3, place, TODAY).client
    return replace(made, fields=replace(made.fields, owner=owner))


def _entries(chance: random.Random, people: list[Client]) -> Iterator[Entry]:
    for client in people:
        for _ in range(ENTRIES // CLIENTS):
            at = noon(TODAY - timedelta(days=chance.randrange(900)))
            yield Entry(store.new_id(), client.id, _value(chance), "me", "見本 花子", at, at)


def _value(chance: random.Random) -> Value:
    common = COMMON if chance.random() < SHARE else "相談"
    memo = f"{chance.choice(demo_words.VISIT_MEMOS)}{common}をした。"
    day = TODAY - timedelta(days=chance.randrange(900))
    return chance.choice(
        (
            Visit(state="held", starts_at=noon(day), memo=memo, purpose="経営の相談"),
            Call(called_at=noon(day), memo=memo),
            Note(text=f"{memo}{chance.choice(demo_words.NOTES)}", on=day),
            Action(text=memo, due_on=day, state=chance.choice(("open", "done", "done"))),
        )
    )


def _figure(opened: store.Store, name: str, wanted: Search) -> Figure:
    found = finding.find(opened, wanted, limit=PAGE)
    taken = p95(milliseconds(lambda: finding.find(opened, wanted, limit=PAGE), REPEATS))
    total = clients.count(opened)
    detail = f"p95 {taken:.1f} ms, {found.total:,} of {total:,} clients"
    return Figure(f"find: {name}", detail, taken / LIMIT_MS, 1.0)
