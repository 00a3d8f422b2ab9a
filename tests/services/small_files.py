"""Files that take no more after some bytes, as on a disk that fills up while one is written."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """The system itself refuses to let any file of this process grow beyond `size` bytes."""
    if sys.platform == "win32":
        pytest.skip("this system has no such limit")
    import resource

    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
