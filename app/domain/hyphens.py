"""The many characters that people type for a hyphen, and for nothing else between digits.

The long vowel mark and the lines of tables are among them: in a word they are what they are, so
only code that knows what a text is may fold them everywhere.
"""

from __future__ import annotations

import re

HYPHENS = "-‐‑‒–—―−－﹣⁃ー─━ｰ"
_TO_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS, "-"))
_BETWEEN_DIGITS = re.compile(f"(?<=[0-9])[{re.escape(HYPHENS)}]+(?=[0-9])")


def plain_hyphens(text: str) -> str:
    """Every one of them as "-": for texts that hold a number or a date and no words."""
    return text.translate(_TO_HYPHEN)


def between_digits(text: str) -> str:
    """Those between ASCII digits as one "-"; コーヒー keeps its long vowels."""
    return _BETWEEN_DIGITS.sub("-", text)
