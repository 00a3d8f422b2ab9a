"""Settings of this device: text size, habits, folders. Never anything about a client."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from app.errors import DiskFull, StoreReadOnly

TEXT_SIZES = {"標準": 1.0, "大": 1.25, "特大": 1.5}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults; unknown keys of a newer version are kept in `extra`."""

    text_size: str = "標準"
    enter_moves_on: bool = True
    idle_lock_minutes: int = 10
    pdf_folder: str = ""
    copy_folder: str = ""
    copy_reminder_days: int = 7
    confirmation_boxes: bool = False
    overlay_peers: bool = False
    printer: str = ""
    print_mono: bool = False
    print_both_sides: bool = True
    unseen_months: int = 6
    names_in_calendar: bool = False
    keep_years: int = 7
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def scale(self) -> float:
        """The factor of the chosen text size."""
        return TEXT_SIZES[self.text_size]


DEFAULTS = Settings()
_NAMES = {item.name for item in fields(Settings)} - {"extra"}


def load(path: Path) -> Settings:
    """The settings in the file; a missing or broken file gives the defaults."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return DEFAULTS
    if not isinstance(raw, dict):
        return DEFAULTS
    known = {key: value for key, value in raw.items() if key in _NAMES and _fits(key, value)}
    rest = {key: value for key, value in raw.items() if key not in _NAMES}
    return replace(DEFAULTS, **known, extra=rest)


def save(path: Path, settings: Settings) -> None:
    """Write the settings in one step, so that a crash leaves the old or the new file.

    Raises StoreReadOnly or DiskFull.
    """
    values = asdict(settings)
    values.update(values.pop("extra"))
    text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
        Path(name).replace(path)
    except OSError as error:
        raise (DiskFull() if error.errno == errno.ENOSPC else StoreReadOnly()) from error


def _fits(key: str, value: object) -> bool:
    default = getattr(DEFAULTS, key)
    if key == "text_size":
        return value in TEXT_SIZES
    if isinstance(default, int) and not isinstance(default, bool):
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return type(value) is type(default)
