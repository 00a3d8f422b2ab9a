"""How long tests look for a failure: as CI does, or as the long campaign does."""

from __future__ import annotations

import os

LONG = os.environ.get("BANSO_TEST_CAMPAIGN") == "long"


def times(usual: int) -> int:
    """How often a test tries: `usual` in CI, twenty times that in the long campaign."""
    return usual * 20 if LONG else usual
