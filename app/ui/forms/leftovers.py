"""What was typed and could not be saved when its form went on: it waits to be shown again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WAITS = "{}は、まだ保存していません。打ったものは残してあり、開き直すとそのまま出ます。"
NAMED = 2  # so many fields are named, the others are meant with them


@dataclass(frozen=True)
class Origin:
    """What something was typed for: `record` is its id, or says what was begun for whom."""

    record: str
    client_id: str = field(default="", compare=False)


@dataclass(frozen=True)
class Leftover:
    """What stood in some fields of a form, as `Form.typed` gives it, and how they are called."""

    typed: Mapping[str, Any]
    labels: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is said when it is put aside."""
        others = "など" if len(self.labels) > NAMED else ""
        return WAITS.format(f"「{'」「'.join(self.labels[:NAMED])}」{others}")


class Leftovers:
    """What waits, by its origin; as long as the application runs, never on disk."""

    def __init__(self) -> None:
        self._kept: dict[Origin, Leftover] = {}

    def __iter__(self) -> Iterator[tuple[Origin, Leftover]]:
        return iter(tuple(self._kept.items()))

    def put(self, origin: Origin, leftover: Leftover) -> bool:
        """Let this wait; whether it is anything new."""
        new = self._kept.get(origin) != leftover
        if new:
            self._kept[origin] = leftover
        return new

    def get(self, origin: Origin | None) -> Leftover | None:
        """What waits for this; None for nothing."""
        return None if origin is None else self._kept.get(origin)

    def drop(self, origin: Origin | None) -> None:
        """It was saved, or nobody wants it any more."""
        if origin is not None:
            self._kept.pop(origin, None)
