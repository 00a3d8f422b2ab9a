"""Every Qt enum the interface uses, spelled once and fully scoped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPalette, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHeaderView,
    QLayout,
    QLineEdit,
    QSizePolicy,
)

from app.ui import lasting_none

lasting_none.secure()  # before the first thousand calls into Qt

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
TOP = Qt.AlignmentFlag.AlignTop
BOTTOM = Qt.AlignmentFlag.AlignBottom
CENTER = Qt.AlignmentFlag.AlignCenter
HCENTER = Qt.AlignmentFlag.AlignHCenter
VCENTER = Qt.AlignmentFlag.AlignVCenter

HORIZONTAL = Qt.Orientation.Horizontal
VERTICAL = Qt.Orientation.Vertical

LEFT_BUTTON = Qt.MouseButton.LeftButton
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier

KEY = Qt.Key
EVENT = QEvent.Type

STRONG_FOCUS = Qt.FocusPolicy.StrongFocus
CLICK_FOCUS = Qt.FocusPolicy.ClickFocus
TAB_FOCUS = Qt.FocusPolicy.TabFocus
NO_FOCUS = Qt.FocusPolicy.NoFocus
TAB_REASON = Qt.FocusReason.TabFocusReason
BACKTAB_REASON = Qt.FocusReason.BacktabFocusReason
OTHER_REASON = Qt.FocusReason.OtherFocusReason

PREFER_NUMBERS = Qt.InputMethodHint.ImhPreferNumbers
PREFER_LATIN = Qt.InputMethodHint.ImhPreferLatin
NO_PREDICTION = Qt.InputMethodHint.ImhNoPredictiveText
SENSITIVE = Qt.InputMethodHint.ImhSensitiveData
SHOWN_TEXT = QLineEdit.EchoMode.Normal
HIDDEN_TEXT = QLineEdit.EchoMode.Password
PLAIN_TEXT = QLineEdit.EchoMode.Normal

DIRECT_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly
FRAMELESS = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint
DELETE_ON_CLOSE = Qt.WidgetAttribute.WA_DeleteOnClose
SEE_THROUGH = Qt.WidgetAttribute.WA_TransparentForMouseEvents
STYLED = Qt.WidgetAttribute.WA_StyledBackground
NO_PAINT_BEHIND = Qt.WidgetAttribute.WA_OpaquePaintEvent
QUEUED = Qt.ConnectionType.QueuedConnection
WINDOW_MODAL = Qt.WindowModality.WindowModal
APPLICATION_MODAL = Qt.WindowModality.ApplicationModal
WINDOW_SHORTCUT = Qt.ShortcutContext.WindowShortcut
WIDGET_SHORTCUT = Qt.ShortcutContext.WidgetWithChildrenShortcut
POINTING_HAND = Qt.CursorShape.PointingHandCursor
TEXT_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse
PLAIN = Qt.TextFormat.PlainText
RICH = Qt.TextFormat.RichText
USER_ROLE = Qt.ItemDataRole.UserRole
DISPLAY_ROLE = Qt.ItemDataRole.DisplayRole
ALIGN_ROLE = Qt.ItemDataRole.TextAlignmentRole
ACCESSIBLE_ROLE = Qt.ItemDataRole.AccessibleTextRole
KEEP_RATIO = Qt.AspectRatioMode.KeepAspectRatio
SMOOTH = Qt.TransformationMode.SmoothTransformation
ELIDE_RIGHT = Qt.TextElideMode.ElideRight

SCROLL_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
SCROLL_NEEDED = Qt.ScrollBarPolicy.ScrollBarAsNeeded

FIXED = QSizePolicy.Policy.Fixed
PREFERRED = QSizePolicy.Policy.Preferred
EXPANDING = QSizePolicy.Policy.Expanding
MINIMUM = QSizePolicy.Policy.Minimum
MAXIMUM = QSizePolicy.Policy.Maximum
IGNORED = QSizePolicy.Policy.Ignored

NO_FRAME = QFrame.Shape.NoFrame
ANTIALIASED = QPainter.RenderHint.Antialiasing
NO_PEN = Qt.PenStyle.NoPen
SOLID_LINE = Qt.PenStyle.SolidLine
DASH_LINE = Qt.PenStyle.DashLine
DOT_LINE = Qt.PenStyle.DotLine
ROUND_CAP = Qt.PenCapStyle.RoundCap
NO_BRUSH = Qt.BrushStyle.NoBrush
WORD_WRAP = Qt.TextFlag.TextWordWrap

PALETTE = QPalette.ColorRole
DISABLED = QPalette.ColorGroup.Disabled
STANDARD_KEY = QKeySequence.StandardKey
CURSOR = QTextCursor.MoveOperation

SELECT_ROWS = QAbstractItemView.SelectionBehavior.SelectRows
SELECT_ONE = QAbstractItemView.SelectionMode.SingleSelection
SELECT_MANY = QAbstractItemView.SelectionMode.ExtendedSelection
SELECT_TICKED = QAbstractItemView.SelectionMode.MultiSelection
NO_EDIT = QAbstractItemView.EditTrigger.NoEditTriggers
STRETCH = QHeaderView.ResizeMode.Stretch
FIT = QHeaderView.ResizeMode.ResizeToContents

ACCEPTED = QDialog.DialogCode.Accepted
REJECTED = QDialog.DialogCode.Rejected
FIXED_BY_LAYOUT = QLayout.SizeConstraint.SetFixedSize
NO_USER_INPUT = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
