"""The one style sheet of the product. Roles are chosen by the property `role` of a widget."""

from __future__ import annotations

from dataclasses import fields
from string import Template
from typing import TYPE_CHECKING

from app import paths

if TYPE_CHECKING:
    from app.ui.tokens import Tokens

_TEXTS = Template("""
* { font-size: ${font_body}px; color: $text; }
QLabel { background: transparent; }
QLabel[role="h1"] { font-size: ${font_h1}px; font-weight: bold; }
QLabel[role="h2"] { font-size: ${font_h2}px; font-weight: bold; }
QLabel[role="h3"] { font-size: ${font_h3}px; font-weight: bold; }
QLabel[role="question"] { font-size: ${font_question}px; font-weight: bold; }
QLabel[role="big"] { font-size: ${font_big}px; font-weight: bold; }
QLabel[role="strong"] { font-weight: bold; }
QLabel[role="sub"] { color: $text_sub; }
QLabel[role="caption"] { font-size: ${font_caption}px; color: $text_sub; }
QLabel[role="hint"] { font-size: ${font_caption}px; color: $text_hint; }
QLabel[role="fault"] { font-size: ${font_caption}px; color: $error; font-weight: bold; }
QLabel[role="code"] { font-size: ${font_h3}px; font-weight: bold; font-family: "BIZ UDPGothic"; }
QToolTip { font-size: ${font_caption}px; color: $surface; background: $text; border: 0;
  padding: ${space_2}px; }
""")

_SURFACES = Template("""
QMainWindow, QDialog, QWidget[role="page"] { background: $canvas; }
QFrame[role="card"] { background: $surface; border: 1px solid $border;
  border-radius: ${radius}px; }
QFrame[role="sheet"] { background: $surface; border: 1px solid $border;
  border-radius: ${radius_dialog}px; }
QFrame[role="note"] { background: $primary_tint; border: 0; border-radius: ${radius}px; }
QFrame[role="success"] { background: $success_tint; border: 0; border-radius: ${radius}px; }
QFrame[role="caution"] { background: $caution_tint; border: 0; border-radius: ${radius}px; }
QFrame[role="warning"] { background: $warning_tint; border: 0; border-radius: ${radius}px; }
QFrame[role="error"] { background: $error_tint; border: 0; border-radius: ${radius}px; }
QFrame[role="row"] { background: $canvas; border: 0; border-radius: ${radius}px; }
QFrame[role="line"] { background: $border; border: 0; }
QFrame[role="band"] { background: $demo; border: 0; }
QFrame[role="handband"] { background: $primary_tint; border: 0;
  border-bottom: 1px solid $primary; }
QFrame[role="nav"] { background: $surface; border: 0; border-right: 1px solid $border; }
QFrame[role="side"] { background: transparent; border: 0; }
QFrame[role="toast"] { background: $text; border: 0; border-radius: ${radius}px; }
QFrame[role="toast"] QLabel { color: $surface; }
QFrame[role="strip"] { background: $primary_tint; border: 0; border-top: 1px solid $border; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QStackedWidget { background: transparent; }
""")

_BUTTONS = Template("""
QPushButton { min-height: ${inner_target}px; padding: 0 ${space_4}px; background: $surface;
  color: $primary; border: 1px solid $border_input; border-radius: ${radius}px;
  font-weight: bold; outline: 0; }
QPushButton:hover { background: $primary_tint; }
QPushButton:pressed { background: $primary_tint_hover; }
QPushButton:checked { background: $primary_tint; border: 2px solid $primary; color: $primary; }
QPushButton:focus { border: 2px solid $focus_dark; }
QPushButton[role="primary"] { min-height: ${inner_primary}px; padding: 0 ${space_5}px;
  background: $primary; color: $text_on_primary; border: 1px solid $primary; }
QPushButton[role="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[role="primary"]:pressed { background: $primary_pressed; }
QPushButton[role="primary"]:focus { border: 2px solid $focus_dark; }
QPushButton[role="quiet"] { background: transparent; border: 1px solid transparent;
  padding: 0 ${space_3}px; }
QPushButton[role="quiet"]:hover { background: $primary_tint; }
QPushButton[role="quiet"]:pressed { background: $primary_tint_hover; }
QPushButton[role="quiet"]:focus { border: 2px solid $focus_dark; }
QPushButton[role="arrow"] { background: transparent; border: 1px solid transparent; padding: 0;
  min-width: ${inner_target}px; color: $text_sub; font-weight: normal; }
QPushButton[role="arrow"]:hover { background: $primary_tint; }
QPushButton[role="arrow"]:pressed { background: $primary_tint_hover; }
QPushButton[role="arrow"]:focus { border: 2px solid $focus_dark; }
QPushButton[role="danger"] { color: $error; border: 1px solid $error; }
QPushButton[role="danger"]:hover { background: $error_tint; }
QPushButton[role="danger"]:focus { border: 2px solid $focus_dark; }
QPushButton[role="tile"] { min-height: ${inner_tile}px; padding: ${space_1}px ${space_4}px;
  color: $text; border: 1px solid $border_input; border-radius: ${radius_tile}px; }
QPushButton[role="tile"]:hover { background: $primary_tint; }
QPushButton[role="tile"]:checked { background: $primary_tint; border: 2px solid $primary;
  color: $primary; }
QPushButton[role="tile"]:focus { border: 2px solid $focus_dark; }
QPushButton[role="chip"] { padding: 0 ${space_3}px; color: $text; font-weight: normal;
  border-radius: ${chip_round}px; }
QPushButton[role="chip"]:checked { background: $primary; color: $text_on_primary;
  border: 1px solid $primary; }
QPushButton[role="chip"]:focus { border: 2px solid $focus_dark; }
QPushButton[role="tab"] { background: transparent; color: $text; border: 0;
  border-bottom: 3px solid transparent; border-radius: 0; padding: 0 ${space_2}px;
  font-weight: normal; }
QPushButton[role="tab"]:hover { background: $primary_tint; }
QPushButton[role="tab"]:checked { background: transparent; color: $primary; font-weight: bold;
  border: 0; border-bottom: 3px solid $primary; }
QPushButton[role="tab"]:focus { border: 2px solid $focus_dark; }
QPushButton[role="nav"] { text-align: left; background: transparent; color: $text; border: 0;
  border-left: 4px solid transparent; border-radius: 0; padding: 0 ${space_4}px;
  min-height: ${target_primary}px; font-weight: normal; }
QPushButton[role="nav"]:hover { background: $primary_tint; }
QPushButton[role="nav"]:checked { background: $primary_tint; color: $primary; font-weight: bold;
  border: 0; border-left: 4px solid $primary; }
QPushButton[role="band"] { background: transparent; color: $text;
  border: 1px solid transparent; padding: 0 ${space_3}px; }
QPushButton[role="band"]:hover { border: 1px solid $text; }
QPushButton[role="band"]:focus { border: 2px solid $focus_dark; }
QPushButton[role="toast"] { background: transparent; color: $focus_light;
  border: 1px solid transparent; }
QPushButton[role="toast"]:focus { border: 2px solid $focus_light; }
QPushButton:disabled { background: $surface_disabled; color: $text_hint;
  border: 1px solid $border; }
QPushButton[role="arrow"]:disabled { background: transparent; color: $border;
  border: 1px solid transparent; }
QToolButton { min-height: ${inner_target}px; min-width: ${inner_target}px; background: $surface;
  border: 1px solid $border_input; border-radius: ${radius}px; }
QToolButton:hover { background: $primary_tint; }
QToolButton:focus { border: 2px solid $focus_dark; }
""")

_INPUTS = Template("""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {
  background: $surface; color: $text; border: 1px solid $border_input;
  border-radius: ${radius_input}px; padding: 0 ${space_3}px; selection-background-color: $primary;
  selection-color: $text_on_primary; }
QLineEdit, QComboBox, QDateEdit, QSpinBox { min-height: ${inner_target}px; }
QPlainTextEdit, QTextEdit { padding: ${space_2}px ${space_3}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QSpinBox:focus { border: 2px solid $focus_dark; }
QLineEdit:read-only { background: $canvas; color: $text_sub; }
QLineEdit[role="search"] { font-size: ${font_body}px; min-height: ${inner_primary}px; }
QLineEdit[role="code"] { font-size: ${font_h3}px; font-weight: bold; }
QComboBox::drop-down { border: 0; width: ${space_6}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border_input;
  selection-background-color: $primary_tint; selection-color: $text; outline: 0; }
QComboBox QAbstractItemView::item { min-height: ${target}px; }
QCheckBox, QRadioButton { min-height: ${target}px; spacing: ${space_2}px;
  background: transparent; padding: 0 ${space_1}px; border: 2px solid transparent;
  border-radius: ${radius_input}px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus_dark; }
QCheckBox::indicator, QRadioButton::indicator { width: ${font_h2}px; height: ${font_h2}px; }
QCheckBox::indicator:unchecked { image: url("$icons/uncheck.svg"); }
QCheckBox::indicator:checked { image: url("$icons/check.svg"); }
QRadioButton::indicator:unchecked { image: url("$icons/radio-off.svg"); }
QRadioButton::indicator:checked { image: url("$icons/radio-on.svg"); }
QComboBox::down-arrow { image: url("$icons/down.svg"); width: ${font_h3}px;
  height: ${font_h3}px; }
""")

_LISTS = Template("""
QListView, QTableView, QTreeView { background: $surface; border: 1px solid $border;
  border-radius: ${radius}px; outline: 0; alternate-background-color: $canvas;
  gridline-color: $border; font-size: ${font_table}px; }
QListView::item, QTreeView::item { min-height: ${row}px; padding: 0 ${space_3}px; color: $text;
  border-bottom: 1px solid $surface_disabled; }
QTableView::item { padding: 0 ${space_2}px; color: $text; }
QListView::item:hover, QTableView::item:hover { background: $primary_tint; }
QListView::item:selected, QTableView::item:selected, QTreeView::item:selected {
  background: $primary_tint; color: $primary; }
QListView:focus, QTableView:focus, QTreeView:focus { border: 2px solid $focus_dark; }
QHeaderView::section { background: $canvas; color: $text_sub; border: 0; font-weight: bold;
  border-bottom: 1px solid $border; padding: ${space_2}px; font-size: ${font_caption}px; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $text_disabled; border-radius: ${bar_round}px;
  min-height: ${target}px; min-width: ${target}px; margin: 3px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $surface_disabled; border: 0; border-radius: 4px; min-height: 8px;
  max-height: 8px; }
QProgressBar::chunk { background: $primary; border-radius: 4px; }
QCalendarWidget QWidget { alternate-background-color: $canvas; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { border: 0; font-weight: bold; padding: 0 ${space_2}px; }
QCalendarWidget QAbstractItemView { border: 0; }
QCalendarWidget QAbstractItemView::item:selected { background: $surface; }
QMenu { background: $surface; border: 1px solid $border_input; padding: ${space_1}px; }
QMenu::item { min-height: ${target}px; padding: 0 ${space_5}px; }
QMenu::item:selected { background: $primary_tint; color: $primary; }
""")


def sheet(tokens: Tokens) -> str:
    """The style sheet for these tokens."""
    values: dict[str, object] = {item.name: getattr(tokens, item.name) for item in fields(tokens)}
    values.update(
        inner_target=tokens.target - 2,
        inner_primary=tokens.target_primary - 2,
        inner_tile=tokens.tile - 2 - 2 * tokens.space_1,
        chip_round=tokens.target // 2,
        bar=14,
        icons=(paths.resources() / "icons").as_posix(),
        bar_round=4,
    )
    parts = (_TEXTS, _SURFACES, _BUTTONS, _INPUTS, _LISTS)
    return "\n".join(part.substitute(values) for part in parts)
