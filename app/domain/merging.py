"""Two records of one business made one, so that no value is lost."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Literal

from app.domain.records import ClientFields

if TYPE_CHECKING:
    from collections.abc import Mapping

Side = Literal["kept", "other"]
# Of these both values are kept: rows and words stand beside each other.
_JOINED = frozenset({"tags", "contacts", "supporters"})
_EMPTY = (None, "", ())
NAMES = tuple(field.name for field in fields(ClientFields))


def fill(old: ClientFields, new: ClientFields) -> ClientFields:
    """The old fields with the new values where there were none; notes and rows are added to."""
    return merged(old, new, {})


def differing(kept: ClientFields, other: ClientFields) -> tuple[str, ...]:
    """The names of the fields that both have, with different values, in their order."""
    return tuple(name for name in NAMES if _is_choice(name, kept, other))


def merged(kept: ClientFields, other: ClientFields, choices: Mapping[str, Side]) -> ClientFields:
    """The fields of the one that stays: for differing ones the chosen value (else its own)."""
    found: dict[str, Any] = {}
    for name in NAMES:
        own, theirs = getattr(kept, name), getattr(other, name)
        if name in _JOINED:
            found[name] = tuple(dict.fromkeys((*own, *theirs)))
        elif name == "note":
            found[name] = _notes(own, theirs)
        elif own in _EMPTY or (theirs not in _EMPTY and choices.get(name) == "other"):
            found[name] = theirs
    return replace(kept, **found)


def lost(
    kept: ClientFields, other: ClientFields, choices: Mapping[str, Side]
) -> tuple[tuple[str, Any], ...]:
    """The values that do not stand in the merged record, each with the name of its field."""
    return tuple(
        (name, getattr(kept if choices.get(name) == "other" else other, name))
        for name in differing(kept, other)
    )


def _is_choice(name: str, kept: ClientFields, other: ClientFields) -> bool:
    own, theirs = getattr(kept, name), getattr(other, name)
    if name in _JOINED or name == "note":
        return False
    return own not in _EMPTY and theirs not in _EMPTY and own != theirs


def _notes(own: str, theirs: str) -> str:
    if not theirs or theirs in own:
        return own
    return f"{own}\n{theirs}" if own else theirs
