"""What an advisor would have written about the invented businesses: visits, calls, promises.

Every business has a stream of its own, apart from the one of its facts and checks, so that new
kinds of entries change neither. Some visits lie ahead and some promises are overdue, for the
start page to show.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from app.domain import local_time
from app.domain.entries.base import Entry, Value
from app.domain.entries.simple import Action, Call, Note, Visit
from app.services import demo_support
from app.services import demo_words as words
from app.services.demo_people import make_id, moment

if TYPE_CHECKING:
    from app.services.demo_people import Business

_OPENING, _HOURS = 9, 8
_AHEAD = 21  # days that planned visits lie ahead of the last day


@dataclass(slots=True)
class Writer:
    """Collects the entries of one business; `rng` is its stream of numbers."""

    of: Business
    until: date
    rng: random.Random
    author: tuple[str, str]
    found: list[Entry] = field(default_factory=list)

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < share

    def add(self, value: Value, day: date, *, parent: str = "") -> Entry:
        """Keep a value as written on this day."""
        at = moment(self.rng, day)
        entry = Entry(
            id=make_id(self.rng, at),
            client_id=self.of.client.id,
            value=value,
            author=self.author[0],
            author_name=self.author[1],
            created_at=at,
            updated_at=at,
            parent=parent,
        )
        self.found.append(entry)
        return entry

    def start(self, day: date) -> datetime:
        """A quarter of an hour of the working day."""
        quarters = self.rng.randrange(_HOURS * 4)
        clock = time(_OPENING + quarters // 4, 15 * (quarters % 4))
        return local_time.at(day, clock)


def entries(
    of: Business, *, seed: int, place: int, until: date, author: tuple[str, str]
) -> tuple[Entry, ...]:
    """The entries of the business at this place of the sample, in the order of writing."""
    rng = random.Random(f"banso entries {seed} {until.isoformat()} {place}")  # noqa: S311 - no secret
    writer = Writer(of, until, rng, author)
    for day in of.days:
        _visit(writer, day)
    _between(writer)
    _ahead(writer)
    demo_support.write(writer)
    return tuple(sorted(writer.found, key=lambda entry: (entry.created_at, entry.id)))


def _visit(writer: Writer, day: date) -> None:
    rng = writer.rng
    held = writer.add(
        Visit(
            state="held",
            starts_at=writer.start(day),
            minutes=rng.choice((45, 60, 60, 90)),
            way=rng.choices(("visit", "counter", "web"), (70, 25, 5))[0],
            place=rng.choice(words.PLACES),
            purpose="経営チェック",
            people=writer.of.client.fields.representative,
            memo=rng.choice(words.VISIT_MEMOS),
            owner=writer.author[0],
        ),
        day,
    )
    if writer.chance(0.7):
        due_on = day + timedelta(days=rng.choice((14, 30, 60)))
        late = due_on >= writer.until - timedelta(days=10)
        done = not late or writer.chance(0.4)
        side = rng.choices(("us", "client"), (60, 40))[0]
        writer.add(
            Action(
                text=rng.choice(words.ACTIONS[side]),
                due_on=due_on,
                side="us" if side == "us" else "client",
                owner=writer.author[0] if side == "us" else "",
                state="done" if done else "open",
                done_on=min(due_on, writer.until) if done else None,
            ),
            day,
            parent=held.id,
        )


def _between(writer: Writer) -> None:
    rng, first = writer.rng, writer.of.days[0]
    span = max(1, (writer.until - first).days - 1)
    for _ in range(rng.randrange(3)):
        day = first + timedelta(days=rng.randrange(span))
        result = rng.choices(("reached", "booked", "call_back", "no_answer"), (55, 20, 10, 15))[0]
        reason = rng.choice(("follow", "appointment", "push"))
        writer.add(
            Call(
                called_at=writer.start(day),
                reason=reason,
                result=result,
                memo=rng.choice(words.CALL_MEMOS) if result == "reached" else "",
            ),
            day,
        )
    if writer.chance(0.6):
        day = first + timedelta(days=rng.randrange(span))
        writer.add(Note(text=rng.choice(words.NOTES), on=day), day)


def _ahead(writer: Writer) -> None:
    """Every fourth or so has a visit to come; it was agreed on not long ago."""
    rng = writer.rng
    if not writer.chance(0.25):
        return
    day = writer.until + timedelta(days=rng.randrange(_AHEAD))
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)  # noqa: PLR2004 - Friday
    agreed = max(writer.of.days[-1], writer.until - timedelta(days=rng.randint(1, 12)))
    writer.add(
        Visit(
            starts_at=writer.start(day),
            minutes=60,
            way=rng.choices(("visit", "counter"), (75, 25))[0],
            place=rng.choice(words.PLACES),
            purpose=rng.choice(words.PURPOSES),
            people=writer.of.client.fields.representative,
            owner=writer.author[0],
        ),
        agreed,
    )
