"""The few values that the report tells, as data: shown where there are no peers, marked as such."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.knowledge.shape import ident, record, several, text
from app.domain.strict_json import decode, raise_faults

if TYPE_CHECKING:
    from app.domain.knowledge.shape import Shape


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """A value about one item; it is told to those who answered it with one of the codes."""

    item: str
    codes: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceValues:
    """All values with where they come from."""

    who: str
    note: str
    values: tuple[ReferenceValue, ...]


_VALUE = record(
    ReferenceValue,
    item=ident(r"q[2-4]\.[a-z_]+"),
    codes=several(text(20), least=1),
    text=text(80),
)
_VALUES: Shape[ReferenceValues] = record(
    ReferenceValues, who=text(60), note=text(80), values=several(_VALUE, least=1)
)


def load(data: bytes) -> ReferenceValues:
    """The values in this file; raises Faults with every fault."""
    root = decode(data)
    found = _VALUES.read(root)
    raise_faults(root.faults)
    return found
