"""Saving the answers of one draft: at once, and without forgetting one that could not be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import AppError
from app.services import checks

if TYPE_CHECKING:
    from app.services.store import Store


class AnswerBook:
    """Writes answers, durable when `save` is back. What failed is tried again with the next one."""

    def __init__(self, store: Store, draft_id: str) -> None:
        self._store = store
        self.draft_id = draft_id
        self.unsaved: dict[str, str | None] = {}

    def save(self, item_id: str, code: str | None) -> AppError | None:
        """Save this answer and those still waiting; the error when something could not be saved."""
        self.unsaved[item_id] = code
        return self.again()

    def again(self) -> AppError | None:
        """Save what is waiting; the error when something could not be saved."""
        if not self.unsaved:
            return None
        try:
            checks.answer_many(self._store, self.draft_id, dict(self.unsaved))
        except AppError as error:
            return error
        self.unsaved.clear()
        return None
