"""Keeps `None` alive: PySide6 6.12 takes a reference to it with every call that returns nothing.

Its wheels are built for a Python whose `None` is immortal (3.12 and later). On Python 3.11 a few
thousand calls such as `widget.update()` bring the count to zero, and the interpreter aborts with
"none_dealloc". A count that cannot be used up in the life of a process makes up for it.
"""

from __future__ import annotations

import ctypes
import sys

IMMORTAL_SINCE = (3, 12)
PLENTY = 1 << 40
_NEAR = 1000


def secure() -> bool:
    """Give `None` plenty of references where it needs them; True when that was done now."""
    if sys.version_info >= IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return False
    count = ctypes.c_ssize_t.from_address(id(None))
    if count.value >= PLENTY // 2 or abs(count.value - sys.getrefcount(None)) > _NEAR:
        return False  # done already, or this build keeps its count elsewhere
    count.value += PLENTY
    return True
