"""Invented businesses for the sample data: the same seed gives the same ones, always.

Every business has its own stream of numbers, made from the seed and its place in the list, so
that a longer sample begins with the shorter one.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from app.domain import corporate_number
from app.domain.bands import employees_band
from app.domain.records import Client, ClientFields
from app.services import demo_names as names

if TYPE_CHECKING:
    from collections.abc import Sequence

YEARS = 2
DAYS = 365 * YEARS
_GAP = 90  # fewest days between two checks of a business
_NO_OFFICE = "999901"  # no register of this number exists, so no firm has these numbers
_ID_VERSION = 0x7
_ID_VARIANT = 0b10

# Per tile: share of the sample, share of sole proprietors, usual number of employees.
_TILES: dict[str, tuple[int, float, float]] = {
    "construction": (16, 0.35, 7),
    "manufacturing": (18, 0.2, 14),
    "wholesale": (7, 0.1, 10),
    "retail": (14, 0.55, 4),
    "restaurant": (13, 0.7, 4),
    "lodging": (4, 0.4, 9),
    "transport": (5, 0.1, 18),
    "it": (3, 0.15, 8),
    "professional": (5, 0.45, 4),
    "personal": (7, 0.75, 3),
    "care": (4, 0.3, 12),
    "other": (8, 0.45, 5),
}
_FORMS = (
    (names.FRONT_KABU, 45),
    (names.BACK_KABU, 15),
    (names.YUGEN, 35),
    (names.GODO, 5),
)
_CAPITALS = ((1_000_000, 10), (3_000_000, 35), (10_000_000, 40), (20_000_000, 10), (50_000_000, 5))
_CHANNELS = (
    ("visit", 34), ("counter", 18), ("chamber", 14), ("bank", 12), ("seminar", 8),
    ("phone", 5), ("subsidy", 4), ("exhibition", 3), ("web", 2),
)  # fmt: skip
_CHECK_COUNTS = ((2, 55), (3, 28), (4, 17))


@dataclass(frozen=True, slots=True)
class Business:
    """An invented client and what its checks hang on."""

    client: Client
    tile: str
    days: tuple[date, ...]  # of its checks, oldest first
    rng: random.Random


def business(seed: int, place: int, until: date) -> Business:
    """The business at this place of the sample; its checks lie in the two years before `until`."""
    rng = random.Random(f"banso {seed} {until.isoformat()} {place}")  # noqa: S311 - no secret
    tile = _pick(rng, [(name, share) for name, (share, _, _) in _TILES.items()])
    days = _days(rng, until)
    made_at = moment(rng, days[0] - timedelta(days=rng.randint(0, 3)))
    fields = _fields(rng, tile)
    updated_at = moment(rng, days[-1])
    client = Client(make_id(rng, made_at), fields, made_at, max(made_at, updated_at))
    return Business(client, tile, days, rng)


def make_id(rng: random.Random, at: datetime) -> str:
    """An id in the shape of UUIDv7: the time in milliseconds, then numbers of the stream."""
    stamp = int(at.timestamp() * 1000)
    low = _ID_VARIANT << 62 | rng.getrandbits(62)
    value = stamp << 80 | _ID_VERSION << 76 | rng.getrandbits(12) << 64 | low
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def moment(rng: random.Random, day: date) -> datetime:
    """A time in the working hours of a day in Japan, as UTC."""
    start = datetime.combine(day, time(0, 30), UTC)
    return start + timedelta(minutes=rng.randint(0, 7 * 60), seconds=rng.randint(0, 59))


def _pick(rng: random.Random, choices: Sequence[tuple[str, int]]) -> str:
    return rng.choices([name for name, _ in choices], [weight for _, weight in choices])[0]


def _pair(rng: random.Random, pairs: Sequence[str]) -> tuple[str, str]:
    at = 2 * rng.randrange(len(pairs) // 2)
    return pairs[at], pairs[at + 1]


def _days(rng: random.Random, until: date) -> tuple[date, ...]:
    """Working days of the checks, at least three months apart, all before `until`."""
    count = rng.choices(
        [count for count, _ in _CHECK_COUNTS], [weight for _, weight in _CHECK_COUNTS]
    )[0]
    free = DAYS - 10 - _GAP * (count - 1)
    cuts = sorted(rng.randrange(free) for _ in range(count))
    found = []
    for number, cut in enumerate(cuts):
        day = until - timedelta(days=DAYS - 5 - cut - _GAP * number)
        found.append(day - timedelta(days=max(0, day.weekday() - 4)))
    return tuple(found)


def _fields(rng: random.Random, tile: str) -> ClientFields:
    _, alone, usual = _TILES[tile]
    surname, surname_kana = _pair(rng, names.SURNAMES)
    given = rng.choice(names.GIVEN)
    tail, tail_kana = rng.choice(names.TAILS[tile])
    sole = rng.random() < alone or tail in names.ALWAYS_SOLE
    named_after = sole or rng.random() < 0.55  # noqa: PLR2004 - a little more than half
    stem, stem_kana = (surname, surname_kana) if named_after else _pair(rng, names.WORDS)
    kind, form = _form(rng, tail, sole=sole)
    prefecture, _, area, towns = rng.choices(
        names.PLACES, [weight for _, weight, _, _ in names.PLACES]
    )[0]
    fields = ClientFields(
        name=form.format(f"{stem}{tail}"),
        kana=stem_kana + tail_kana,
        industry=names.TAIL_CODES[tail],
        prefecture=prefecture,
        town=rng.choice(towns),
        representative=f"{surname} {given}",
        phone=f"{area}-0{rng.randrange(100):02d}-{rng.randrange(10_000):04d}",
        channel=_pick(rng, _CHANNELS),
        kind=kind,
    )
    return _with_size(rng, fields, usual * (0.5 if sole else 1.3))


def _form(rng: random.Random, tail: str, *, sole: bool) -> tuple[str, str]:
    """The kind of a business and the shape of its name."""
    if sole:
        return "sole_proprietor", "{}"
    if tail in names.MEDICAL:
        return "other_corporation", names.IRYO
    return "corporation", _pick(rng, _FORMS)


def _with_size(rng: random.Random, fields: ClientFields, usual: float) -> ClientFields:
    employees = min(280, max(0, round(usual * rng.lognormvariate(-0.2, 0.9)) - 1))
    known = rng.random() < 0.8  # noqa: PLR2004 - a few only ever said "about ten"
    sized = replace(
        fields,
        employees=employees if known else None,
        employees_band=None if known else employees_band(employees),
    )
    if fields.kind != "corporation":
        return sized
    base = f"{_NO_OFFICE}{rng.randrange(1_000_000):06d}"
    return replace(
        sized,
        capital_yen=int(_pick(rng, [(str(yen), weight) for yen, weight in _CAPITALS])),
        corporate_number=corporate_number.normalise(base),
    )
