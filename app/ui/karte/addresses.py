"""郵便番号: offers the places of the code, and fills prefecture, municipality and town."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from app import postal as table
from app.domain import postal
from app.ui.forms.coded import Coded
from app.ui.forms.offers import Offers
from app.ui.profile_words import LABELS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from app.domain.postal import PostalPlace
    from app.ui.forms.parts import Maker

NO_POSTAL = "郵便番号は7桁の数字です。"
UNKNOWN = "この番号は、{month}の一覧にはありません。"
DATA = "{month}の一覧から"
OFFER = "この番号の場所です。選ぶと住所に入ります。"


class PostalCode(Coded):
    """Seven digits. One place for an empty address goes in at once; others are offered."""

    def __init__(self, form: Maker) -> None:
        super().__init__(
            LABELS["postal_code"],
            tidy=postal.normalise,
            fault=postal_fault,
            say=_about,
            shown=postal.written,
        )
        self.prefecture = form.editor("prefecture")
        self.town = form.editor("town")
        self.street = form.editor("street")
        self.municipality = form.editor("municipality")
        self.offers = Offers(OFFER, self.field)
        layout: QVBoxLayout = self.layout()  # type: ignore[assignment]
        layout.addWidget(self.offers)
        self.offers.taken.connect(self._take)
        self.town.changed.connect(self._moved)
        self.prefecture.changed.connect(self._moved)

    @override
    def put(self, value: Any) -> None:
        if (value or None) != self._good:
            self.offers.offer(())
        super().put(value)

    @override
    def edited(self, *given: object) -> None:
        super().edited(*given)
        if self._showing:
            return
        found = () if self.trouble() else table.places(self.field.text())
        if len(found) == 1 and not self.town.value():
            self._fill(found[0])
            self.chosen()
            found = ()
        self.offers.offer([(place, place.address, _hint(place)) for place in found])

    def _take(self, place: PostalPlace) -> None:
        self._fill(place)
        self.offers.offer(())
        self.street.start()
        self.chosen()

    def _fill(self, place: PostalPlace) -> None:
        self.prefecture.show_value(place.prefecture)
        self.town.show_value(f"{place.city}{place.town}")
        self.municipality.show_value(place.municipality)
        if place.street and not self.street.value():
            self.street.show_value(f"{place.street}{place.office}")

    def _moved(self) -> None:
        """Another town was typed: the number of the municipality would be wrong."""
        code = self.municipality.value() or ""
        here = str(self.town.value()).startswith(table.municipality_name(code) or "\0")
        if code and not (here and code.startswith(self.prefecture.value() or "\0")):
            self.municipality.show_value(None)


def postal_fault(text: str) -> str:
    """What is wrong with a typed postal code; empty when it can be used."""
    return "" if postal.is_postal_code(postal.normalise(text)) else NO_POSTAL


def _about(code: str) -> str:
    words = DATA if table.places(code) else UNKNOWN
    year, month = table.month().split("-")
    return words.format(month=f"{year}年{int(month)}月")


def _hint(place: PostalPlace) -> str:
    return "　".join(part for part in (place.note, place.office) if part)
