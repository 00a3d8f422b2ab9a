"""The recovery code: 135 random bits and a check character, printed once.

Seven groups of four Crockford base32 characters. Reading is tolerant: case, spaces, hyphens,
full width, O for 0 and I or L for 1. The check character, a weighted sum over GF(32), tells a slip
of the pen (one wrong character, two neighbours swapped) from a code of another store.
"""

from __future__ import annotations

import secrets
import unicodedata

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {char: value for value, char in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_DATA = 27
_GROUP = 4
_FIELD = 0b100101  # x^5 + x^2 + 1


def new_code() -> str:
    """A new code, in groups."""
    values = [secrets.randbelow(32) for _ in range(_DATA)]
    text = "".join(_ALPHABET[value] for value in [*values, _check(values)])
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def material(code: str) -> bytes | None:
    """The bits of a typed code as bytes, None when it is not well formed."""
    plain = unicodedata.normalize("NFKC", code).upper()
    # Everything that is neither letter nor digit only groups: hyphens, long-vowel marks, dots.
    values = [_VALUES.get(char) for char in plain if char.isalnum() and char != "ー"]
    known = [value for value in values if value is not None]
    if len(known) != len(values) or len(known) != _DATA + 1 or _check(known[:-1]) != known[-1]:
        return None
    return bytes(known[:-1])


def _check(values: list[int]) -> int:
    total, weight = 0, 1
    for value in values:
        weight = _double(weight)
        total ^= _times(weight, value)
    return total


def _double(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled > 31 else doubled  # noqa: PLR2004 - five bits


def _times(left: int, right: int) -> int:
    total = 0
    while right:
        if right & 1:
            total ^= left
        left, right = _double(left), right >> 1
    return total
