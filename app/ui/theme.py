"""The look of the application: fonts, palette and one style sheet, made from the tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from app import paths
from app.ui import qt
from app.ui.stylesheet import sheet
from app.ui.tokens import STANDARD, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAMILIES = ("BIZ UDPGothic", "Noto Sans JP")
FONT_FILES = ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf", "NotoSansJP-Regular.ttf")


class _Look:
    tokens: Tokens = STANDARD
    applied: tuple[int, float] | None = None
    fonts: tuple[int, ...] = ()


def tokens() -> Tokens:
    """The tokens in use, scaled to the text size."""
    return _Look.tokens


def apply(app: QApplication, scale: float = 1.0) -> Tokens:
    """Dress the whole application; may be called again with another text size."""
    _load_fonts()
    if _Look.applied == (id(app), scale):
        return _Look.tokens
    _Look.tokens = STANDARD.scaled(scale)
    _Look.applied = (id(app), scale)
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font(_Look.tokens.font_body))
    app.setPalette(_palette(_Look.tokens))
    app.setStyleSheet(sheet(_Look.tokens))
    return _Look.tokens


def font(pixels: int, *, bold: bool = False) -> QFont:
    """A font of the product in logical pixels."""
    value = QFont()
    value.setFamilies(list(FAMILIES))
    value.setPixelSize(pixels)
    value.setBold(bold)
    return value


def _load_fonts() -> None:
    if _Look.fonts:
        return
    folder = paths.resources() / "fonts"
    _Look.fonts = tuple(QFontDatabase.addApplicationFont(str(folder / name)) for name in FONT_FILES)


def _palette(look: Tokens) -> QPalette:
    palette = QPalette()
    role = qt.PALETTE
    for part, colour in (
        (role.Window, look.canvas),
        (role.WindowText, look.text),
        (role.Base, look.surface),
        (role.AlternateBase, look.canvas),
        (role.Text, look.text),
        (role.PlaceholderText, look.text_hint),
        (role.Button, look.surface),
        (role.ButtonText, look.text),
        (role.Highlight, look.primary),
        (role.HighlightedText, look.text_on_primary),
        (role.Accent, look.primary),
        (role.Link, look.primary),
        (role.LinkVisited, look.primary),
        (role.ToolTipBase, look.text),
        (role.ToolTipText, look.surface),
    ):
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(qt.DISABLED, part, QColor(look.text_disabled))
    return palette
