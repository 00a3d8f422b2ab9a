"""The dialog that asks for the PIN before the device goes back to the advisor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.dialogs.fitted import FittedDialog
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.proof import Proof

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.store import Store
    from app.ui.tasks import Tasks


class PinDialog(FittedDialog):
    """Accepted once the PIN (or the passphrase) was right."""

    def __init__(self, store: Store, tasks: Tasks, *, reason: str, parent: QWidget) -> None:
        super().__init__("PINの確認", parent)
        self.proof = Proof(store, tasks, action="確かめる")
        self.proof.passed.connect(self.accept)
        cancel = button("やめる", "quiet")
        cancel.clicked.connect(self.reject)
        self.fit(column(label(reason, "h3"), self.proof, row(None, cancel), spacing=16))
        self.proof.setFocus()
