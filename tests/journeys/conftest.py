"""What the journeys stand on: the look, a desk on a real store, no leftovers."""

from __future__ import annotations

from tests.ui.fixtures import client, desk, navigator, qapp, store, text_size

__all__ = ["client", "desk", "navigator", "qapp", "store", "text_size"]
