"""The sections of a カルテ, in the order of their words; each is made when it is first shown."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.desk import Desk


class Section(Protocol):
    """What the カルテ expects of a section, which is a QWidget."""

    def open(self, client_id: str) -> None:
        """Show this client. Raises NotFound."""

    def reload(self) -> None:
        """Read again what shows; what is being typed stays."""

    def settle(self) -> None:
        """What Ctrl+Enter, Ctrl+S and F12 do."""


@dataclass(frozen=True, slots=True)
class Word:
    """A section by its name (its module below `app.ui.karte`), word and class."""

    name: str
    word: str
    shape: str


WORDS = (
    Word("overview", "概要", "OverviewSection"),
    Word("profile", "基本情報", "ProfileSection"),
    Word("timeline", "経過", "TimelineSection"),
    Word("consultations", "相談", "ConsultationsSection"),
    Word("tracker", "伴走計画", "TrackerSection"),
    Word("figures", "数字", "FiguresSection"),
    Word("documents", "書類", "DocumentsSection"),
    Word("consents", "同意", "ConsentsSection"),
)


def words() -> tuple[Word, ...]:
    """The sections that are part of the product."""
    return tuple(each for each in WORDS if importlib.util.find_spec(_module(each.name)) is not None)


def make(name: str, desk: Desk) -> QWidget:
    """The section of this name."""
    word = next(each for each in WORDS if each.name == name)
    module = importlib.import_module(_module(name))
    return cast("QWidget", getattr(module, word.shape)(desk))


def _module(name: str) -> str:
    return f"app.ui.karte.{name}"
