"""Run the measurements: `python -m bench [NAME ...]`; without names, all of them.

Prints one line a figure with its ratio; exits 1 when a limit is passed.
"""

from __future__ import annotations

import importlib
import sys

NAMES = (
    "scoring",
    "advising",
    "start",
    "answering",
    "radar",
    "paper",
    "listing",
    "finding",
    "agenda",
    "seeking",
    "peers",
    "reference",
)


def main() -> int:
    """Run the chosen measurements."""
    wanted = sys.argv[1:] or NAMES
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        sys.stderr.write(f"no such measurement: {', '.join(unknown)}; there are {NAMES}\n")
        return 2
    good = True
    for name in wanted:
        for figure in importlib.import_module(f"bench.{name}").run():
            print(figure.line(), flush=True)
            good = good and figure.good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
