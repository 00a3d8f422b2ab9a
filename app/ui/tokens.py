"""The tokens of the look: colours, sizes of text, spacing, radii. One place for all of them.

Colours and their contrast are those of the design document (text at least 4.5:1 on what it
stands on; `tests/ui/test_tokens.py` computes it again). Lengths are logical pixels at text
size 標準; `scaled` gives them for the other text sizes.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Tokens:
    """One consistent set of colours (strings `#RRGGBB`) and lengths (integers, logical px)."""

    scale: float = 1.0

    text: str = "#1A1A1A"
    text_sub: str = "#4D4D4D"
    text_hint: str = "#666666"
    text_on_primary: str = "#FFFFFF"
    text_disabled: str = "#767676"
    border_input: str = "#767676"
    border: str = "#CCCCCC"
    surface: str = "#FFFFFF"
    canvas: str = "#F2F2F2"
    surface_disabled: str = "#E6E6E6"
    primary: str = "#0017C1"
    primary_hover: str = "#00118F"
    primary_pressed: str = "#000060"
    primary_tint: str = "#E8F1FE"
    primary_tint_hover: str = "#D9E6FF"
    accent: str = "#0055AD"
    success: str = "#197A4B"
    success_tint: str = "#E6F5EC"
    error: str = "#CE0000"
    error_tint: str = "#FDEEEE"
    warning: str = "#AC3E00"
    warning_tint: str = "#FFEEE2"
    caution: str = "#806300"
    caution_tint: str = "#FBF5E0"
    focus_dark: str = "#000000"
    focus_light: str = "#FFD43D"
    demo: str = "#FFD43D"
    level_1: str = "#DCF0FF"
    level_2: str = "#97D3FF"
    level_3: str = "#39ABFF"
    level_4: str = "#0066BE"
    level_5: str = "#00316A"
    previous: str = "#767676"
    peers: str = "#C74700"

    font_caption: int = 14
    font_table: int = 15
    font_body: int = 16
    font_h3: int = 20
    font_h2: int = 24
    font_h1: int = 28
    font_question: int = 28
    font_big: int = 45

    space_1: int = 4
    space_2: int = 8
    space_3: int = 12
    space_4: int = 16
    space_5: int = 24
    space_6: int = 32
    space_7: int = 40
    space_8: int = 48

    radius_chip: int = 4
    radius_input: int = 6
    radius: int = 8
    radius_dialog: int = 12
    radius_tile: int = 16

    target: int = 44
    target_primary: int = 48
    tile: int = 56
    row: int = 48
    nav: int = 220

    def scaled(self, factor: float) -> Tokens:
        """The same look with every length multiplied by `factor` (1, 1.25, 1.5).

        Text and targets grow by the whole factor; spacing grows by half of it, so that a large
        text size still fits a small screen.
        """
        calm = 1 + (factor - 1) / 2
        lengths: dict[str, int] = {}
        for item in fields(self):
            value = getattr(self, item.name)
            if isinstance(value, int) and not isinstance(value, bool) and item.name != "scale":
                part = factor if item.name.startswith(_WHOLE) else calm
                lengths[item.name] = round(value * part)
        return replace(self, scale=self.scale * factor, **lengths)  # type: ignore[arg-type]


_WHOLE = ("font_", "target", "tile", "row")
STANDARD = Tokens()
