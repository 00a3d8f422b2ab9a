"""Shapes of content files: each reads a value, reports its faults, and tells its JSON Schema.

A shape is declared once (`app.domain.knowledge.shapes`); loader, schema and editor help follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from app.domain.strict_json import Node

T = TypeVar("T")
Schema = dict[str, Any]

_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])", re.ASCII)
_ITEM = re.compile(r"q[2-6]\.[a-z_]+", re.ASCII)
_DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """How a value is read; `empty` stands where it is missing or wrong."""

    read: Callable[[Node], T]
    empty: T
    schema: Schema


def text(longest: int, *, empty: bool = False) -> Shape[str]:
    """A line of text that is not blank, unless it may be `empty`."""
    schema = {"type": "string", "minLength": 0 if empty else 1, "maxLength": longest}
    return Shape(lambda node: node.text(longest=longest, empty=empty), "", schema)


def ident(pattern: str) -> Shape[str]:
    """An id of this form, such as `term.cloud`."""
    form = re.compile(pattern, re.ASCII)

    def read(node: Node) -> str:
        found = node.text(longest=60)
        if found and not form.fullmatch(found):
            node.fault(f"番号の形が違います。{pattern} の形にしてください。")
            return ""
        return found

    return Shape(read, "", {"type": "string", "pattern": f"^{pattern}$"})


def choice(*codes: str) -> Shape[str]:
    """One of these codes."""
    return Shape(lambda node: node.choice(codes) or "", "", {"enum": list(codes)})


def integer(low: int, high: int) -> Shape[int]:
    """A whole number from `low` to `high`."""
    schema = {"type": "integer", "minimum": low, "maximum": high}
    return Shape(lambda node: node.integer(low, high) or 0, 0, schema)


def month() -> Shape[str]:
    """A month as `2026-11`."""

    def read(node: Node) -> str:
        found = node.text(longest=7)
        if found and not _MONTH.fullmatch(found):
            node.fault("年月は 2026-11 のように書いてください。")
        return found

    return Shape(read, "", {"type": "string", "pattern": f"^{_MONTH.pattern}$"})


def day() -> Shape[date]:
    """A day as `2026-11-22`."""

    def read(node: Node) -> date:
        found = node.text(longest=10)
        try:
            if found and _DAY.fullmatch(found):
                return date.fromisoformat(found)
        except ValueError:
            pass
        if found:
            node.fault("日付は 2026-11-22 のように書いてください。")
        return date.min

    return Shape(read, date.min, {"type": "string", "pattern": f"^{_DAY.pattern}$"})


def maybe(shape: Shape[T]) -> Shape[T | None]:
    """This or null."""

    def read(node: Node) -> T | None:
        return None if node.value is None else shape.read(node)

    return Shape(read, None, {"anyOf": [shape.schema, {"type": "null"}]})


def several(shape: Shape[T], *, least: int = 0, most: int = 99) -> Shape[tuple[T, ...]]:
    """A list of such values, each one once."""

    def read(node: Node) -> tuple[T, ...]:
        children = node.array(least=least)
        if len(children) > most:
            node.fault(f"{most}個までにしてください。")
        seen: list[object] = []
        for child in children:
            if child.value in seen:
                child.fault("同じものが2回あります。1つにしてください。")
            seen.append(child.value)
        return tuple(shape.read(child) for child in children)

    schema = {"type": "array", "items": shape.schema, "minItems": least, "maxItems": most}
    return Shape(read, (), schema)


def keyed(shape: Shape[T], keys: Collection[str], *, whole: bool = True) -> Shape[Mapping[str, T]]:
    """Such values by key; all keys must be there when `whole`."""
    wanted, allowed = (tuple(keys), ()) if whole else ((), tuple(keys))

    def read(node: Node) -> Mapping[str, T]:
        members = node.record(wanted, allowed) or {}
        return {key: shape.read(child) for key, child in members.items()}

    schema = {
        "type": "object",
        "properties": dict.fromkeys(keys, shape.schema),
        "required": list(wanted),
        "additionalProperties": False,
    }
    return Shape(read, {}, schema)


def answers() -> Shape[Mapping[str, str]]:
    """Answer codes by the full id of their item, as in an answer file."""

    def read(node: Node) -> Mapping[str, str]:
        members = node.members() or {}
        for key, child in members.items():
            if not _ITEM.fullmatch(key):
                child.fault("設問の番号は q2.finance のように書いてください。")
        return {key: child.text(longest=20) for key, child in members.items()}

    schema = {
        "type": "object",
        "propertyNames": {"pattern": f"^{_ITEM.pattern}$"},
        "additionalProperties": {"type": "string", "maxLength": 20},
    }
    return Shape(read, {}, schema)


def record(
    made: Callable[..., T], /, *, optional: Collection[str] = (), **fields: Shape[Any]
) -> Shape[T]:
    """An object with these members, given to `made` by name; `optional` ones may be left out."""
    required = tuple(name for name in fields if name not in optional)

    def read(node: Node) -> T:
        members = node.record(required, optional) or {}
        return made(
            **{
                name: shape.read(members[name]) if name in members else shape.empty
                for name, shape in fields.items()
            }
        )

    schema = {
        "type": "object",
        "properties": {name: shape.schema for name, shape in fields.items()},
        "required": list(required),
        "additionalProperties": False,
    }
    return Shape(read, made(**{name: shape.empty for name, shape in fields.items()}), schema)
