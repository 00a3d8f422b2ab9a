"""Keeps `None`, `True` and `False` alive: PySide6 6.12 takes references to them that are not its.

Its wheels are built for a Python in which these are immortal (3.12 and later). On Python 3.11 a
few thousand calls such as `widget.update()` (for `None`) or signals such as `clicked(bool)` bring
a count to zero, and the interpreter aborts with "none_dealloc" or "bool_dealloc". A count that
cannot be used up in the life of a process makes up for it.
"""

from __future__ import annotations

import ctypes
import sys

IMMORTAL_SINCE = (3, 12)
PLENTY = 1 << 40
_NEAR = 1000
_LASTING = (None, True, False)


def secure() -> bool:
    """Give the three plenty of references where they need them; True when that was done now."""
    if sys.version_info >= IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return False
    done = [_secure(one) for one in _LASTING]
    return any(done)


def _secure(one: object) -> bool:
    count = ctypes.c_ssize_t.from_address(id(one))
    if count.value >= PLENTY // 2 or abs(count.value - sys.getrefcount(one)) > _NEAR:
        return False  # done already, or this build keeps its count elsewhere
    count.value += PLENTY
    return True
