"""Entry of the frozen programs."""

import sys

from app.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
