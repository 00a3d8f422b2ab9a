"""リードタイム: how long a business waits from its request to the consultation (domain.md 5)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

CLASSES: Mapping[str, str] = {
    "at_once": "即相談",
    "under_1": "1日未満",
    "under_2": "1〜2日",
    "under_3": "2〜3日",
    "under_7": "3日〜1週間",
    "under_10": "1週間〜10日",
    "over_10": "10日以上",
}
_BORDERS = ((1, "under_1"), (2, "under_2"), (3, "under_3"), (7, "under_7"), (10, "under_10"))


def lead_time(requested_at: datetime | None, held_at: datetime | None) -> timedelta | None:
    """The time between request and consultation; None when either is not known or they cross."""
    if requested_at is None or held_at is None or held_at < requested_at:
        return None
    return held_at - requested_at


def lead_class(
    requested_at: datetime | None, held_at: datetime | None, *, on_the_spot: bool = False
) -> str:
    """The code of the class; a border belongs to the longer class; "" when it is not known.

    `on_the_spot` is a flag of the record, not a short time: the consultation followed at once.
    """
    if on_the_spot:
        return "at_once"
    waited = lead_time(requested_at, held_at)
    if waited is None:
        return ""
    for days, code in _BORDERS:
        if waited < timedelta(days=days):
            return code
    return "over_10"
