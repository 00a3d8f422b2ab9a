"""Tests of `app.domain.peers`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from app.domain.peers import (
    LEAST,
    Group,
    Like,
    Means,
    PeerCheck,
    Tally,
    groups,
    means,
    summary,
)

OWN = Like("E09", "small")
Dated = tuple[date, Mapping[str, float | None] | None]


def others(*groups: tuple[Like, int]) -> list[tuple[str, Like]]:
    many = [like for like, count in groups for _ in range(count)]
    return [(str(place), like) for place, like in enumerate(many)]


@pytest.mark.parametrize(
    ("own", "given", "wanted"),
    [
        (OWN, [(OWN, 10)], ("division_size", 10)),
        (OWN, [(OWN, 9), (Like("E10", "small"), 1)], ("section_size", 10)),
        (OWN, [(OWN, 9), (Like("D06", "small"), 4)], ("size", 13)),
        (OWN, [(OWN, 9), (Like("E09", "medium"), 1)], ("all", 10)),
        (Like("E", "small"), [(OWN, 10)], ("section_size", 10)),
        (Like("E091", "small"), [(Like("E09", "small"), 10)], ("division_size", 10)),
        (Like(None, "small"), [(OWN, 10)], ("size", 10)),
        (Like("E09"), [(OWN, 10)], ("all", 10)),
        (OWN, [(OWN, 9)], None),
    ],
)
def test_the_narrowest_group_of_ten(
    own: Like, given: list[tuple[Like, int]], wanted: tuple[str, int] | None
) -> None:
    found = next(groups(own, others(*given)), None)
    assert (found and (found.width, len(found.members))) == wanted


def test_the_members_are_those_of_the_group() -> None:
    given = others((Like("D06", "medium"), 3), (OWN, 10))
    first, *wider = groups(OWN, given)
    assert first == Group("division_size", tuple(map(str, range(3, 13))))
    assert [each.width for each in wider] == ["section_size", "size", "all"]


def checks(count: int, **answers: str) -> list[PeerCheck]:
    named = {f"q2.{name}": code for name, code in answers.items()}
    shares = {"q2.finance": 40.0}
    return [
        PeerCheck(date(2026, 1, day + 1), named, shares, {"people": 50.0}) for day in range(count)
    ]


def test_shares_means_and_the_newest_day() -> None:
    given = [*checks(6, finance="now"), *checks(6, finance="none")]
    found = summary("all", given, ["q2.finance", "q2.succession"], ["q3.edi"])
    assert found is not None
    assert (found.n, found.newest, found.width) == (12, date(2026, 1, 6), "all")
    assert found.concerned == {"q2.finance": Tally(6, 12), "q2.succession": None}
    assert found.adopted == {"q3.edi": None}
    assert found.todo_share == Means(12, date(2026, 1, 6), {"q2.finance": 40.0})
    assert found.balance == Means(12, date(2026, 1, 6), {"people": 50.0})


def test_nothing_is_said_of_fewer_than_ten() -> None:
    assert summary("all", checks(LEAST - 1, finance="now"), ["q2.finance"], []) is None


def test_a_value_that_fewer_than_ten_have_is_not_told() -> None:
    given = checks(9, finance="now")
    given.append(PeerCheck(date(2026, 2, 1), {}, None, None))
    found = summary("all", given, ["q2.finance"], [])
    assert found is not None
    assert found.concerned["q2.finance"] is None
    assert found.todo_share is None
    assert found.balance is None


def test_a_mean_is_over_those_who_have_every_value() -> None:
    """One n is true of the whole chart; who has a gap counts on no axis."""
    whole: list[Dated] = [
        (date(2026, 1, day), {"people": 10.0 * day, "budget": 20.0}) for day in range(1, 11)
    ]
    gaps: list[Dated] = [
        (date(2026, 3, 1), {"people": 100.0, "budget": None}),
        (date(2026, 3, 2), {"people": 100.0}),
        (date(2026, 3, 3), None),
    ]
    wanted = Means(10, date(2026, 1, 10), {"people": 55.0, "budget": 20.0})
    assert means([*gaps, *whole]) == wanted
    assert means([*gaps, *whole[1:]]) is None


def test_nothing_has_no_mean() -> None:
    assert means([(date(2026, 1, 1), None)] * 12) is None
    assert means([(date(2026, 1, 1), {})] * 12) is None
