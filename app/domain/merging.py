"""Two records of one business made one, so that no value is lost."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Literal

from app.domain.records import ClientFields

if TYPE_CHECKING:
    from collections.abc import Mapping

Side = Literal["kept", "other"]
Lost = tuple[tuple[str, Any], ...]  # names of fields, each with a value that has no room
# Of these both values are kept: rows and words stand beside each other.
_JOINED = frozenset({"tags", "contacts", "supporters"})
# An address or a person is one value: parts of two would make one that does not exist. Two that
# agree in the field named behind speak of the same one and complete each other.
WHOLES = {
    ("postal_code", "prefecture", "municipality", "town", "street"): "town",
    ("representative", "representative_kana", "representative_age"): "representative",
}
# A sole proprietor has no 法人番号: where these two meet, they go together.
_NUMBERED = ("kind", "corporate_number")
_EMPTY = (None, "", ())
NAMES = tuple(field.name for field in fields(ClientFields))


def fill(old: ClientFields, new: ClientFields) -> ClientFields:
    """The old fields with the new values where there were none; notes and rows are added to."""
    return merged(old, new, {})


def differing(kept: ClientFields, other: ClientFields) -> tuple[tuple[str, ...], ...]:
    """What both have in different ways, in its order: a field, or several that go together."""
    return tuple(unit for unit in _units(kept, other) if _is_choice(unit, kept, other))


def merged(kept: ClientFields, other: ClientFields, choices: Mapping[str, Side]) -> ClientFields:
    """The fields of the one that stays: for differing ones the chosen values (else its own).

    Fields that go together are chosen under the name of the first of them.
    """
    found: dict[str, Any] = {}
    for name in _JOINED:
        found[name] = tuple(dict.fromkeys((*getattr(kept, name), *getattr(other, name))))
    found["note"] = _notes(kept.note, other.note)
    for unit in _units(kept, other):
        if not _is_choice(unit, kept, other):
            found |= {name: getattr(other, name) for name in unit if _empty(kept, name)}
        elif choices.get(unit[0]) == "other":
            found |= {name: getattr(other, name) for name in unit}
    return replace(kept, **found)


def lost(kept: ClientFields, other: ClientFields, choices: Mapping[str, Side]) -> Lost:
    """The values that do not stand in the merged record, each with the name of its field."""
    found = []
    for unit in differing(kept, other):
        side = kept if choices.get(unit[0]) == "other" else other
        found += [(name, getattr(side, name)) for name in unit if not _empty(side, name)]
    return tuple(found)


def _units(kept: ClientFields, other: ClientFields) -> tuple[tuple[str, ...], ...]:
    """The fields of which one value can stay, those that go together as one."""
    together = list(WHOLES)
    numbered = kept.corporate_number or other.corporate_number
    if numbered and "sole_proprietor" in (kept.kind, other.kind):
        together.append(_NUMBERED)
    units = {name: unit for unit in together for name in unit}
    names = (name for name in NAMES if name not in _JOINED and name != "note")
    return tuple(dict.fromkeys(units.get(name, (name,)) for name in names))


def _is_choice(unit: tuple[str, ...], kept: ClientFields, other: ClientFields) -> bool:
    """Whether one of the two must give way: neither side holds all that the other says."""
    own = {name: getattr(kept, name) for name in unit if not _empty(kept, name)}
    theirs = {name: getattr(other, name) for name in unit if not _empty(other, name)}
    if own.items() <= theirs.items() or theirs.items() <= own.items():
        return False
    both = own.keys() & theirs.keys()
    return WHOLES.get(unit) not in both or any(own[name] != theirs[name] for name in both)


def _empty(fields: ClientFields, name: str) -> bool:
    return getattr(fields, name) in _EMPTY


def _notes(own: str, theirs: str) -> str:
    if not theirs or theirs in own:
        return own
    return f"{own}\n{theirs}" if own else theirs
