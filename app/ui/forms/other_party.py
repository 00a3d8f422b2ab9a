"""The other side of what is handed over: typed once, and offered again with its details."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.domain import consents
from app.domain.consents import Party
from app.ui.forms import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.ui.forms.form import Form
    from app.ui.forms.parts import Part

_DETAILS = ("address", "representative")


def party_parts(
    names: Callable[[], Iterable[str]], when: Callable[[Any], bool], *, hint: str = ""
) -> tuple[Part, ...]:
    """Who the other side is, asked while `when` holds; `names` are offered."""
    return (
        parts.suggested("party", "相手の名前", names, hint=hint, wide=True, when=when),
        parts.text("address", "相手の住所", when=when),
        parts.text("representative", "相手の代表者", note="会社・団体のとき", when=when),
    )


class PartyDetails(QObject):
    """Fills in the details of a party of `known` when its name is typed or chosen.

    What was filled in goes again with the name; what was typed stays.
    """

    def __init__(self, form: Form[Any], known: Sequence[Party]) -> None:
        super().__init__(form)
        self._form, self._known = form, known
        self._filled: dict[str, str] = {}
        form.editor("party").changed.connect(self.look)

    def look(self) -> None:
        """Look at the name as it stands now."""
        value = self._form.value
        found = consents.known_party(value.party, self._known) or Party("")
        for name in _DETAILS:
            if getattr(value, name) in ("", self._filled.get(name)):
                self._filled[name] = getattr(found, name)
                self._form.editor(name).show_value(self._filled[name])
