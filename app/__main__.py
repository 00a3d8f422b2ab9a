"""The command `banso`."""

from __future__ import annotations

import sys

from app.cli import parser


def main() -> int:
    """Run the command line of this process and return its exit code."""
    return parser.main()


if __name__ == "__main__":
    sys.exit(main())
