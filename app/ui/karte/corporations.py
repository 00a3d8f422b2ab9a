"""法人番号: the name that belongs to the number, and numbers for the name that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from typing_extensions import override

from app.domain import corporate_number
from app.domain.bands import INDIVIDUALS
from app.ui.forms.coded import Coded
from app.ui.forms.offers import Offers
from app.ui.profile_words import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from app.domain.houjin import Houjin
    from app.domain.records import ClientFields
    from app.ui.forms.form import Form
    from app.ui.forms.typed import Text

LEAST = 2  # characters before candidates are looked for
MOST = 5
WAIT_MS = 200
BELONGS = "この番号の名称：{name}（{address}）"
CLOSED = "　登記は{day}に閉じています。"
TAKE = "国税庁の公表データです。選ぶと、空いている欄に入ります。"
MEANT = "この会社でしょうか。選ぶと、番号と所在地も入ります。"
_COMPANIES = frozenset({"301", "302", "303", "304", "305"})
_OTHERS = frozenset({"399", "499"})


class CorporateNumber(Coded):
    """Thirteen digits; twelve are completed. Says whose number it is and offers its address."""

    def __init__(self, find: Callable[[str], Houjin | None]) -> None:
        self._find = find
        super().__init__(
            LABELS["corporate_number"],
            tidy=corporate_number.normalise,
            fault=corporate_number.fault,
            say=self._whose,
        )
        self.offers = Offers(TAKE, self.field)
        layout: QVBoxLayout = self.layout()  # type: ignore[assignment]
        layout.addWidget(self.offers)

    @override
    def put(self, value: Any) -> None:
        if (value or None) != self._good:
            self.offers.offer(())
        super().put(value)

    @override
    def edited(self, *given: object) -> None:
        super().edited(*given)
        if not self._showing:
            found = None if self.trouble() or not self._good else self._find(self._good)
            self.offers.offer([_words(found)] if found is not None else [])

    def _whose(self, number: str) -> str:
        found = self._find(number)
        if found is None:
            return ""
        words = BELONGS.format(name=found.name, address=found.address)
        return words + (
            CLOSED.format(day=found.closed_on.replace("-", "/")) if found.closed else ""
        )


class Corporations(QObject):
    """Ties the name, the number and the address of a form to the published corporations."""

    def __init__(
        self,
        form: Form[ClientFields],
        candidates: Callable[[str, int], Sequence[Houjin]],
    ) -> None:
        super().__init__(form)
        self._form, self._candidates = form, candidates
        self._name: Text = form.editor("name")  # type: ignore[assignment]
        self._number: CorporateNumber = form.editor("corporate_number")  # type: ignore[assignment]
        self.offers = Offers(MEANT, self._name.field)
        form.boxes["name"].put_below(self.offers)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self.look)
        self._name.field.textEdited.connect(self._typed)
        self._name.field.left.connect(self._timer.stop)
        self._number.offers.taken.connect(self._take_number)
        self.offers.taken.connect(self._take_name)

    def clear(self) -> None:
        """Another client is shown."""
        self._timer.stop()
        self.offers.offer(())

    def look(self) -> None:
        """Offer the corporations that may be meant, unless the number is known."""
        value = self._form.value
        known = value.corporate_number or value.kind in INDIVIDUALS
        short = len(value.name) < LEAST
        found = () if known or short else self._candidates(value.name, MOST)
        self.offers.offer([_words(each) for each in found])

    def _typed(self) -> None:
        self._timer.start()

    def _take_name(self, found: Houjin) -> None:
        self.offers.offer(())
        self._form.editor("name").show_value(found.name)
        self._form.editor("corporate_number").show_value(found.number)
        self._take_number(found)

    def _take_number(self, found: Houjin) -> None:
        self._number.offers.offer(())
        value = self._form.value
        for name, given in _facts(found, value).items():
            if given and not getattr(value, name):
                self._form.editor(name).show_value(given)
        self._name.chosen()
        self._name.start()


def _facts(found: Houjin, value: ClientFields) -> dict[str, str]:
    """What the publisher knows; the address only as a whole, where none stands."""
    facts = {"name": found.name, "kana": found.kana, "kind": _kind(found.kind)}
    if not (value.town or value.street):
        facts |= {
            "postal_code": found.postal_code,
            "prefecture": found.prefecture,
            "town": found.city,
            "street": found.street,
            "municipality": found.municipality,
        }
    return facts


def _kind(code: str) -> str:
    if code in _COMPANIES:
        return "corporation"
    return "other_corporation" if code in _OTHERS else ""


def _words(found: Houjin) -> tuple[Houjin, str, str]:
    closed = CLOSED.format(day=found.closed_on.replace("-", "/")) if found.closed else ""
    return found, found.name, f"{found.number}　{found.address}{closed}"
