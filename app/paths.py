"""Where things lie: the packaged resources and the folder of a user's data."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path


def resources() -> Path:
    """The folder of packaged resources, also inside a frozen bundle."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return base / "resources"


def default_data() -> Path:
    """The data folder of the user who runs the application (made by nobody here)."""
    import platformdirs

    return Path(platformdirs.user_data_dir("BansoKarte", appauthor=False, roaming=False))


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The files inside one data folder; nothing here touches the disk."""

    root: Path

    @property
    def store(self) -> Path:
        """The SQLCipher file."""
        return self.root / "store.db"

    @property
    def header(self) -> Path:
        """The wrapped keys (JSON; useless without passphrase or recovery code)."""
        return self.root / "store.key"

    @property
    def backups(self) -> Path:
        """Rolling encrypted backups."""
        return self.root / "backups"

    @property
    def documents(self) -> Path:
        """Encrypted files of clients, named by random ids."""
        return self.root / "documents"

    @property
    def opened(self) -> Path:
        """Plain copies for other programs, for their owner only and only for a while."""
        return self.root / "opened"

    @property
    def settings(self) -> Path:
        """Settings of this device: text size and the like, never client data."""
        return self.root / "settings.json"

    @property
    def window(self) -> Path:
        """Where the window was on the screen, and nothing else."""
        return self.root / "window.ini"

    @property
    def logs(self) -> Path:
        """Log files without client data."""
        return self.root / "logs"

    @property
    def demo(self) -> Path:
        """The separate folder of the sample data."""
        return self.root / "demo"
