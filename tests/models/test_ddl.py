"""The search index and the guards, by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models import ddl
from app.models.engine import connect

if TYPE_CHECKING:
    from pathlib import Path


def test_the_index_finds_phrases_and_beginnings_and_forgets(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.db", bytes(32))
    connection.execute(ddl.SEARCH_INDEX)
    connection.execute("INSERT INTO client_search(rowid, grams) VALUES (1, '^山 山田 田製 ^𠮷')")
    connection.execute("INSERT INTO client_search(rowid, grams) VALUES (2, '^田 田製 製山 山田')")

    def found(query: str) -> list[int]:
        rows = connection.execute(
            "SELECT rowid FROM client_search WHERE client_search MATCH ?", (query,)
        )
        return [row[0] for row in rows]

    assert found('"山田 田製"') == [1]
    assert found('"^田"') == [2]
    assert found('"^𠮷"') == [1]
    assert found('"田製"') == [1, 2]
    connection.execute("DELETE FROM client_search WHERE rowid = 1")
    assert found('"田製"') == [2]
    connection.execute("INSERT OR REPLACE INTO client_search(rowid, grams) VALUES (2, '^海')")
    assert found('"田製"') == []
    assert found('"^海"') == [2]
    connection.close()


def test_every_guarded_table_has_its_guards() -> None:
    assert len(ddl.TRIGGERS) == 14
    for table in ("check_state", "data_request"):
        assert any(f"{table}_no_delete" in statement for statement in ddl.TRIGGERS)
    for table in ("finished_check", "check_move", "consent", "disclosure"):
        for kind in ("update", "delete", "replace"):
            assert any(f"{table}_no_{kind}" in statement for statement in ddl.TRIGGERS)
