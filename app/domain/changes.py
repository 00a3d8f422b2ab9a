"""What a write changed, so that open screens (and later sync) know whether to reload."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """A kind of record."""

    CLIENT = "client"
    CHECK = "check"
    DRAFT = "draft"
    PROFILE = "profile"
    BACKUP = "backup"
    ENTRY = "entry"
    COLLEAGUE = "colleague"
    LEDGER = "ledger"
    REFERENCE = "reference"
    SAVED = "saved"
    KNOWLEDGE = "knowledge"


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of records a transaction changed and their ids.

    `undo` names the batch of the history that can take the transaction back ("" when nothing
    can), `action` what it did, as a short noun for 「…を元に戻しました」.
    """

    kinds: frozenset[Kind]
    ids: frozenset[str] = frozenset()
    undo: str = ""
    action: str = ""

    def concerns(self, *kinds: Kind) -> bool:
        """Whether any of these kinds was changed."""
        return not self.kinds.isdisjoint(kinds)
