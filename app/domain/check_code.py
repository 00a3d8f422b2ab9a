"""The check code printed on every result (domain.md §2): short, typed by hand, hard to mistype.

Ten Crockford base32 characters are the first 50 bits of SHA-256 over the canonical JSON of the
check. The eleventh makes a weighted sum over the field of 32 elements zero: with c the check
character and v1 .. v10 the others, c = α·v1 + α²·v2 + … + α¹⁰·v10, α a generator of the field
(x⁵ + x² + 1). All weights are distinct and none is zero, so any single wrong character and any
two exchanged characters are found, adjacent or not. The plain mod-37 rule of Crockford would find
as much, but needs five more symbols that are awkward to say on the telephone.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import TYPE_CHECKING, Final

from app.domain.hyphens import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 11
_BITS: Final = 5
_FIELD: Final = 0b100101
_GROUP: Final = 4
_VALUES: Final = {char: value for value, char in enumerate(ALPHABET)}
_LOOKALIKE: Final = str.maketrans("OIL", "011")
_BETWEEN: Final = frozenset(f"{HYPHENS} \t\r\n")  # what people type between the groups


def check_code(
    questionnaire: str, version: str, *, conducted_on: date, answers: Mapping[str, str]
) -> str:
    """The code of a finished check as `XXXX-XXXX-XXX`.

    `answers` are those that count (`app.domain.answers.effective`), so that a file and the store
    give the same code.
    """
    canonical = json.dumps(
        {
            "questionnaire": questionnaire,
            "version": version,
            "conducted_on": conducted_on.isoformat(),
            "answers": dict(answers),
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    digest = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).digest()
    count = LENGTH - 1
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - _BITS * count)
    values = [(number >> (_BITS * place)) & 31 for place in reversed(range(count))]
    return _grouped("".join(ALPHABET[value] for value in (*values, check_value(values))))


def normalise(text: str) -> str:
    """The code as it is printed, whatever way it was typed.

    Lower case, full width, missing or odd hyphens, O for 0 and I or L for 1 are accepted. Text that
    is no code comes back in the same spelling, only it is not `well_formed`.
    """
    wide = unicodedata.normalize("NFKC", text).upper().translate(_LOOKALIKE)
    return _grouped("".join(char for char in wide if char not in _BETWEEN))


def well_formed(text: str) -> bool:
    """Whether this is a code with the right check character, in any accepted spelling."""
    plain = normalise(text).replace("-", "")
    if len(plain) != LENGTH or any(char not in _VALUES for char in plain):
        return False
    *values, check = (_VALUES[char] for char in plain)
    return check_value(values) == check


def _grouped(plain: str) -> str:
    return "-".join(plain[start : start + _GROUP] for start in range(0, len(plain), _GROUP))


def check_value(values: Iterable[int]) -> int:
    """The value of the check character for at most 30 values: α·v1 + α²·v2 + … ."""
    total = 0
    weight = 1
    for value in values:
        weight = _product(weight, 2)
        total ^= _product(weight, value)
    return total


def _product(left: int, right: int) -> int:
    """The product in the field of 32 elements."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left >> _BITS:
            left ^= _FIELD
        right >>= 1
    return product
