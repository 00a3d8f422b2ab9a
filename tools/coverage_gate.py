"""Fail when a file of a layer is covered less than the house asks (branches counted).

Run after pytest --cov; prints every file below its floor and exits 1.
"""

from __future__ import annotations

import sys
from pathlib import PurePath

import coverage

FLOORS = (
    ("app/domain", 100.0),
    ("app/services", 97.0),
    ("app/models", 97.0),
    ("app/reports", 97.0),
    ("app/ui", 85.0),
)


def floor_of(name: str) -> float:
    """The percent a file must reach; 0 when no layer asks for one."""
    path = PurePath(name).as_posix()
    return next((floor for layer, floor in FLOORS if f"{layer}/" in path), 0.0)


def main() -> int:
    """Compare every measured file with its floor."""
    data = coverage.Coverage()
    data.load()
    short = []
    for name in sorted(data.get_data().measured_files()):
        floor = floor_of(name)
        if floor:
            numbers = data._analyze(name).numbers  # noqa: SLF001 - no public call gives one file
            if numbers.pc_covered < floor:
                short.append(f"{name}: {numbers.pc_covered:.1f} % < {floor:.0f} %")
    sys.stdout.write("".join(f"{line}\n" for line in short))
    sys.stdout.write("coverage: every file reaches its floor\n" if not short else "")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
