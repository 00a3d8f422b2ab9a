"""Putting the parts of the search indexes together, so that searching stays quick.

SQLite writes what is new beside what is there and merges only some of it. A search has to look into
each part; in one that was left alone for long it takes several times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.store import Store

INDEXES = ("client_search", "entry_search", "houjin_search")
_STEP = 64  # pages of the index at once: others who save wait for some milliseconds only
_LEAST = 2  # a step that changes fewer rows had nothing to do


def tidy(store: Store) -> None:
    """Merge all indexes in short steps, each of them a transaction of its own."""
    for index in INDEXES:
        pages = -_STEP  # with a minus: begin to merge all, however few parts there are
        while _step(store, index, pages):
            pages = _STEP


def settle(session: Session) -> None:
    """Merge the index of all words at once, inside the caller's transaction."""
    session.execute(text("INSERT INTO entry_search(entry_search) VALUES ('optimize')"))


def _step(store: Store, index: str, pages: int) -> bool:
    """Merge so many pages; whether there was anything to do."""
    count = text("SELECT total_changes()")
    with store.writing() as session:
        before = session.execute(count).scalar_one()
        merge = f"INSERT INTO {index}({index}, rank) VALUES ('merge', :pages)"  # noqa: S608 - fixed
        session.execute(text(merge), {"pages": pages})
        changed: int = session.execute(count).scalar_one() - before
    return changed >= _LEAST
