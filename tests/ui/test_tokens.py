"""Contrast of every pair of text and ground, and the scaling of lengths."""

from __future__ import annotations

import pytest

from app.ui.tokens import STANDARD as T

TEXTS = [
    (T.text, T.surface),
    (T.text, T.canvas),
    (T.text_sub, T.surface),
    (T.text_sub, T.canvas),
    (T.text_hint, T.surface),
    (T.text_hint, T.canvas),
    (T.text_on_primary, T.primary),
    (T.text_on_primary, T.primary_hover),
    (T.text_on_primary, T.primary_pressed),
    (T.text, T.primary_tint),
    (T.primary, T.primary_tint),
    (T.primary, T.primary_tint_hover),
    (T.primary, T.surface),
    (T.primary, T.canvas),
    (T.accent, T.surface),
    (T.success, T.success_tint),
    (T.error, T.error_tint),
    (T.error, T.surface),
    (T.error, T.canvas),
    (T.warning, T.warning_tint),
    (T.text, T.warning_tint),
    (T.primary, T.warning_tint),
    (T.caution, T.caution_tint),
    (T.text, T.caution_tint),
    (T.text, T.demo),
    (T.text_hint, T.surface_disabled),
    (T.focus_light, T.text),
    (T.surface, T.text),
    (T.surface, T.level_5),
    (T.text, T.level_1),
]
EDGES = [
    (T.border_input, T.surface),
    (T.border_input, T.canvas),
    (T.primary, T.surface),
    (T.focus_dark, T.surface),
    (T.focus_dark, T.canvas),
    (T.focus_light, T.focus_dark),
    (T.previous, T.surface),
    (T.peers, T.surface),
]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


def test_targets_and_text_grow_by_the_whole_factor() -> None:
    large = T.scaled(1.5)
    assert (large.target, large.tile, large.font_body) == (66, 84, 24)
    assert large.scale == 1.5


def test_spacing_grows_by_half() -> None:
    assert T.scaled(1.5).space_4 == 20


def test_colours_and_the_standard_stay() -> None:
    assert T.scaled(1.25).primary == T.primary
    assert T.scaled(1.0) == T
