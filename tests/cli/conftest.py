"""A command line of its own for each test: no data folder from outside."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.fixture(autouse=True)
def no_data_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands see only the folder that the test names."""
    monkeypatch.delenv("BANSO_DATA", raising=False)
    monkeypatch.delenv("BANSO_DEBUG", raising=False)


@pytest.fixture
def today() -> date:
    """A day on which a check was made."""
    return date(2026, 2, 3)
