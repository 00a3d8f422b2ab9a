"""What a write changed."""

from __future__ import annotations

from app.domain.changes import Changes, Kind


def test_a_screen_is_concerned_by_its_kinds() -> None:
    changes = Changes(frozenset({Kind.CHECK, Kind.CLIENT}))
    assert changes.concerns(Kind.DRAFT, Kind.CHECK)
    assert not changes.concerns(Kind.BACKUP)
    assert not changes.concerns()
