"""A file that belongs to the client: a photo, a quote, a balance sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from app.domain.entries.base import Value
from app.domain.entries.simple import long_texts, missing

if TYPE_CHECKING:
    from app.errors import Fault


@dataclass(frozen=True)
class Document(Value):
    """The words around a file; `media` a code of `domain.media.KINDS`, `size` in bytes.

    `blob` and `thumbnail` name the encrypted files beside the store ("" without a thumbnail).
    `taken_on`: the day of the photo, or the day the paper bears.
    """

    kind: ClassVar[str] = "document"
    codes: ClassVar[frozenset[str]] = frozenset({"media", "sha256", "blob", "thumbnail"})
    wholes: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("media", "size", "sha256", "blob", "thumbnail"),
    )

    name: str = ""
    media: str = ""
    size: int = 0
    sha256: str = ""
    taken_on: date | None = None
    note: str = ""
    blob: str = ""
    thumbnail: str = ""

    @override
    def when(self) -> date | None:
        return self.taken_on

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = long_texts(self, "name", "note")
        return found or missing(self, name="書類の名前を入れてください。")
