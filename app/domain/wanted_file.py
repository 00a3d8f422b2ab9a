"""MEASURE.json: what is to be brought to clients, read strictly with every fault at once.

Only `name` is required; what is left out excludes nobody and ranks nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.domain.knowledge.items import Fits
from app.domain.knowledge.shape import choice, day, maybe, record, several, text
from app.domain.knowledge.shapes import FITS_FIELDS, ISSUES, TOOLS
from app.domain.seeking import Wanted
from app.domain.strict_json import decode, raise_faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.knowledge.shape import Shape


def _wanted(*, name: str, note: str, municipality: str, **rest: Any) -> Wanted:
    fits = Fits(**{each: rest[each] for each in FITS_FIELDS})
    return Wanted(name, rest["issues"], rest["tools"], fits, municipality, rest["deadline"], note)


_OPTIONAL: Mapping[str, Shape[Any]] = {
    "deadline": maybe(day()),
    "municipality": text(40, empty=True),
    "issues": several(choice(*ISSUES), most=len(ISSUES)),
    "tools": several(choice(*TOOLS), most=len(TOOLS)),
    "note": text(200, empty=True),
    **FITS_FIELDS,
}
WANTED: Final = record(_wanted, optional=tuple(_OPTIONAL), name=text(60), **_OPTIONAL)


def load(data: bytes, prefix: str = "") -> Wanted:
    """What the file asks for. Raises Faults: place, sentence."""
    root = decode(data, prefix)
    found = WANTED.read(root)
    raise_faults(root.faults)
    return found
