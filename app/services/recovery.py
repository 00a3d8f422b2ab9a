"""The recovery code: 135 random bits and a check character, printed once.

Seven groups of four Crockford base32 characters. Reading is tolerant: case, spaces, hyphens,
full width, O for 0 and I or L for 1. The check character (as in `app.domain.check_code`) tells a
slip of the pen from a code of another store.
"""

from __future__ import annotations

import secrets
import unicodedata

from app.domain.check_code import ALPHABET, check_value

_VALUES = {char: value for value, char in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_DATA = 27
_GROUP = 4


def new_code() -> str:
    """A new code, in groups."""
    values = [secrets.randbelow(len(ALPHABET)) for _ in range(_DATA)]
    text = "".join(ALPHABET[value] for value in [*values, check_value(values)])
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def material(code: str) -> bytes | None:
    """The bits of a typed code as bytes, None when it is not well formed."""
    plain = unicodedata.normalize("NFKC", code).upper()
    # Everything that is neither letter nor digit only groups: hyphens, long-vowel marks, dots.
    values = [_VALUES.get(char) for char in plain if char.isalnum() and char != "ー"]
    known = [value for value in values if value is not None]
    if len(known) != len(values) or len(known) != _DATA + 1:
        return None
    return bytes(known[:-1]) if check_value(known[:-1]) == known[-1] else None
