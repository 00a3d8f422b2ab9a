"""Long lists in portions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import portions

if TYPE_CHECKING:
    import pytest


def test_everything_comes_in_order_and_no_portion_is_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(portions, "AT_ONCE", 3)
    assert list(portions.portions(range(7))) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(portions.portions(iter("abc"))) == [["a", "b", "c"]]
    assert list(portions.portions(())) == []
