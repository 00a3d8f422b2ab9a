"""Taking back a change of a value after which others may have come: only what is as it was left.

Values are what JSON can hold. Of a list what the change put there goes and what it took away comes
back, each unless somebody changed it since.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Body = Mapping[str, Any]

_NOTHING = object()  # a field that a body does not have


def taken_back(
    now: Body, before: Body, after: Body, wholes: Sequence[Sequence[str]] = ()
) -> dict[str, Any]:
    """The present fields with the change from `before` to `after` taken back.

    `wholes` name fields that mean something only together: one changed since keeps them all.
    """
    changed = [
        name
        for name in before.keys() | after.keys()
        if before.get(name, _NOTHING) != after.get(name, _NOTHING)
    ]
    held = {
        name
        for whole in wholes
        for name in whole
        if any(now.get(each, _NOTHING) != after.get(each, _NOTHING) for each in whole)
    }
    found = dict(now)
    for name in changed:
        if name not in held:
            states = (each.get(name, _NOTHING) for each in (now, before, after))
            found[name] = _value(*states)
    return {name: value for name, value in found.items() if value is not _NOTHING}


def _value(now: Any, before: Any, after: Any) -> Any:
    if now == after:
        return before
    if all(isinstance(each, list) for each in (now, before, after)):
        return _rows(now, before, after)
    return now


def _rows(now: list[Any], before: list[Any], after: list[Any]) -> list[Any]:
    """A list without what the change put there, and with what it took away in its place."""
    here, left, came = ([_key(row) for row in rows] for rows in (now, before, after))
    known = dict(zip((*left, *here), (*before, *now), strict=True))
    pairs = list(_pairs(left, came))
    found: list[str | int] = [*here]
    # First everything that came goes, for some of it may only have moved; numbers keep the places.
    for number, (_, _, new) in enumerate(pairs):
        if new is not None and new in found:
            found[_last(found, new)] = number
    for number, (at, old, new) in enumerate(pairs):
        if old is None or found.count(old) >= left.count(old):
            continue
        if number in found:
            found[found.index(number)] = old
        elif new is None:
            found.insert(_behind(found, left[:at]), old)
    return [known[key] for key in found if isinstance(key, str)]


def _pairs(left: list[str], came: list[str]) -> Iterator[tuple[int, str | None, str | None]]:
    """What the change did: places with the row that stood there, and the one that came instead."""
    matcher = SequenceMatcher(None, left, came, autojunk=False)
    for step, start, end, first, last in matcher.get_opcodes():
        if step != "equal":
            rows = zip_longest(left[start:end], came[first:last])
            yield from ((start + at, old, new) for at, (old, new) in enumerate(rows))


def _behind(found: list[str | int], ahead: list[str]) -> int:
    """The place behind the nearest of the rows that stood ahead; the first when none is there."""
    return next((_last(found, row) + 1 for row in reversed(ahead) if row in found), 0)


def _last(rows: list[str | int], row: str) -> int:
    return len(rows) - 1 - rows[::-1].index(row)


def _key(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)
