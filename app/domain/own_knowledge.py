"""What an organisation writes itself: its own measures and its own, anonymised cases.

They have the shape of the packaged content (`app.domain.knowledge.shapes`) and ids of their own
(`measure.own-…`, `case.own-…`). An own measure also says its 締切 and the 市町村 that it is for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

from app.domain import my_number
from app.domain.knowledge.items import Case, Measure
from app.domain.knowledge.shape import day, maybe, record, text
from app.domain.knowledge.shapes import CASE, MEASURE_FIELDS
from app.domain.search import folded
from app.domain.seeking import Wanted
from app.domain.strict_json import Node, raise_faults
from app.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from app.domain.knowledge.shape import Shape

MEASURE: Final = "measure"
CASE_KIND: Final = "case"
KINDS: Final = (MEASURE, CASE_KIND)
_PLACE = "$."
_LONGEST_TOWN = 40
_TELLING = 3  # a name of fewer characters may be a part of any word
_NUMBER = "「{word}」はマイナンバーかもしれません。消してください。"
_NAME = "「{word}」はお客様の名前です。だれのことか分からない言い方にしてください。"


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """A measure with the day until which one applies and the 市町村 ("" for the whole area)."""

    measure: Measure
    municipality: str
    deadline: date | None

    def is_open(self, today: date) -> bool:
        """Whether one can still apply."""
        return self.deadline is None or self.deadline >= today

    def is_for(self, town: str) -> bool:
        """Whether nothing known of where the business is speaks against it."""
        return not self.municipality or not town or self.municipality in town

    def wanted(self) -> Wanted:
        """What clients are looked for with it."""
        found = wanted_of(self.measure)
        return Wanted(
            found.name, found.issues, found.tools, found.fits, self.municipality, self.deadline,
            found.note,
        )  # fmt: skip


OwnItem = OwnMeasure | Case


def _own_measure(*, municipality: str, deadline: date | None, **fields: Any) -> OwnMeasure:
    return OwnMeasure(Measure(**fields), municipality, deadline)


_SHAPES: Mapping[str, Shape[Any]] = {
    MEASURE: record(
        _own_measure,
        optional=(),
        **MEASURE_FIELDS,
        municipality=text(_LONGEST_TOWN, empty=True),
        deadline=maybe(day()),
    ),
    CASE_KIND: CASE,
}


def item_id(kind: str, own_id: str) -> str:
    """The id of an own item among the content."""
    return f"{kind}.own-{own_id}"


def read(kind: str, own_id: str, body: Mapping[str, Any]) -> OwnItem:
    """The item of this body, which has no id, source and reader. Raises Faults, all of them."""
    whole = {**body, "id": item_id(kind, own_id)}
    if kind == CASE_KIND:
        whole |= {"source": {"kind": "own"}, "reader": "owner"}
    node = Node(whole, "", "$", [])
    found: OwnItem = _SHAPES[kind].read(node)
    raise_faults([Fault(each.place.removeprefix(_PLACE), each.sentence) for each in node.faults])
    return found


def number_faults(body: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Texts that hold what may be a マイナンバー, each with its digits hidden."""
    return tuple(
        Fault(place, _NUMBER.format(word=my_number.mask(line, (span,))[span.start : span.end]))
        for place, line in lines(body)
        for span in my_number.find(line)
    )


def name_faults(body: Mapping[str, Any], names: Iterable[str]) -> tuple[Fault, ...]:
    """Texts in which one of these names stands, each with the name."""
    return tuple(
        Fault(place, _NAME.format(word=name))
        for name in names
        for place, line in lines(body)
        if _stands_in(name, line)
    )


def lines(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a body with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, (list, tuple)):
        for at, inner in enumerate(value):
            yield from lines(inner, f"{place}[{at}]")
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from lines(inner, f"{place}.{name}".lstrip("."))


def wanted_of(measure: Measure) -> Wanted:
    """What clients are looked for with a packaged measure."""
    return Wanted(measure.name, measure.issues, measure.tools, measure.fits, note=measure.purpose)


def _stands_in(name: str, line: str) -> bool:
    """Whether a name stands in a line, however it is written; a short one only as it is."""
    bare = folded(name)
    if len(bare) >= _TELLING:
        return bare in folded(line)
    return len(name) > 1 and normalize("NFKC", name) in normalize("NFKC", line)
