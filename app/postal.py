"""The packaged postal codes and municipalities; a part of the table is unpacked when asked for."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from app import paths
from app.domain import postal

if TYPE_CHECKING:
    from app.domain.postal import Municipality, PostalPlace

_KEPT = 6  # parts held unpacked, some hundred KB each: advisors stay in one prefecture


def month() -> str:
    """The month of the data, such as `2026-10`."""
    return _text("month")


def places(code: str) -> tuple[PostalPlace, ...]:
    """All places of a typed postal code, in the order of the post office; none when unknown."""
    plain = postal.normalise(code)
    if not postal.is_postal_code(plain):
        return ()
    block = postal.block(plain)
    cities = _cities()
    rest = plain.removeprefix(block)
    lines = (line for line in _lines(block) if line.startswith(rest))
    return tuple(postal.unpack(line, block, cities) for line in lines)


@cache
def municipalities() -> dict[str, Municipality]:
    """Every municipality by its five digits of JIS X 0402, in their order."""
    found = map(postal.unpack_municipality, _text("municipalities").split("\n"))
    return {each.code: each for each in found}


def municipality_name(code: str | None) -> str:
    """The name of a municipality; empty when the code is not known (any more)."""
    found = municipalities().get(code or "")
    return found.name if found else ""


@cache
def _cities() -> dict[str, str]:
    return {code: each.name for code, each in municipalities().items()}


@lru_cache(_KEPT)
def _lines(block: str) -> tuple[str, ...]:
    return tuple(_text(block).split("\n"))


def _text(name: str) -> str:
    import zipfile

    with zipfile.ZipFile(_file()) as archive:
        return archive.read(name).decode()


def _file() -> str:
    return str(paths.resources() / "reference" / "postal.zip")
