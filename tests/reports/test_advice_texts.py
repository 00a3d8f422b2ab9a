"""What thirty businesses would be handed: read these snapshots as their owners would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain import advice
from app.reports.text import plain_text
from tests.reports import samples
from tests.reports.businesses import BUSINESSES, Written

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

EACH = pytest.mark.parametrize("written", BUSINESSES, ids=lambda each: each.name)


def text(written: Written) -> str:
    check = samples.check(written.answers, industry=written.industry)
    return plain_text(samples.content(check, client=written.fields))


@EACH
def test_what_is_handed_over(written: Written, snapshot: SnapshotAssertion) -> None:
    assert text(written) == snapshot


@EACH
def test_three_different_things_of_which_none_is_in_use(written: Written) -> None:
    check = samples.check(written.answers, industry=written.industry)
    content = samples.content(check, client=written.fields)
    assert len({thing.title for thing in content.things}) == len(content.things) <= advice.THINGS
    named = [tool.id for thing in content.things for tool in thing.tools]
    assert len(named) == len(set(named))
    assert all(written.answers[name] not in ("using", "not_needed") for name in named)


def test_there_are_thirty_of_all_sorts() -> None:
    assert len({each.name for each in BUSINESSES}) == 30
    assert len({each.industry[0] for each in BUSINESSES}) >= 12
    segments = {samples.content(samples.check(each.answers)).advisor_segment for each in BUSINESSES}
    assert len(segments) == 4
