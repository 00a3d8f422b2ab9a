"""What the page asks of a measure, and what clients are looked for with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - the form reads the annotations
from typing import TYPE_CHECKING

from app import library
from app.domain.knowledge.items import Fits
from app.domain.own_knowledge import OwnMeasure, item_id, wanted_of
from app.domain.seeking import Wanted
from app.errors import Fault
from app.services import own_knowledge
from app.ui.forms import parts
from app.ui.own import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.services.store import Store
    from app.ui.forms.parts import Section

NO_NAME = "施策の名前を入れるか、上から選んでください。"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for, as the form has it; `source` is the id of a measure, None when typed."""

    source: str | None = None
    name: str = ""
    deadline: date | None = None
    note: str = ""
    prefectures: tuple[str, ...] = ()
    municipality: str = ""
    industries: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    employees_max: int | None = None
    issues: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def wanted(self) -> Wanted:
        """What clients are looked for with it."""
        fits = Fits(self.prefectures, self.industries, self.sizes, self.kinds, self.employees_max)
        return Wanted(
            self.name.strip(), self.issues, self.tools, fits, self.municipality.strip(),
            self.deadline, self.note.strip(),
        )  # fmt: skip


def of(source: str | None, wanted: Wanted) -> Wish:
    """The form filled from a measure."""
    fits = wanted.fits
    return Wish(
        source, wanted.name, wanted.deadline, wanted.note, fits.prefectures, wanted.municipality,
        fits.industries, fits.sizes, fits.employees_max, wanted.issues, wanted.tools, fits.kinds,
    )  # fmt: skip


def faults(wish: Wish) -> tuple[Fault, ...]:
    """A measure needs a name: it stands on the list and on the notices."""
    return () if wish.name.strip() else (Fault("name", NO_NAME),)


def sections(measures: Callable[[], Mapping[str, str]]) -> tuple[Section, ...]:
    """The short form."""
    return (
        parts.section(
            "",
            parts.choice("source", "施策や道具から選ぶ", measures, wide=True),
            parts.text("name", "名前", example="例：市のキャッシュレス補助金", wide=True),
            parts.day("deadline", "締切", towards="future"),
            parts.lines(
                "note",
                "どんな内容か",
                least=2,
                note="任意",
                hint="お知らせの紙に入ります。",
                when=lambda wish: wish.source is None,
            ),
        ),
        parts.section("どこの、どんな方に", limits.area(), limits.business()),
        parts.section("どんなことに役立つか", limits.about()),
        parts.section("", parts.silent("kinds")),
    )


def measures(store: Store) -> dict[str, str]:
    """What to choose from: one's own measures, the packaged ones, then the tools."""
    own = {
        item_id(each.kind, each.id): f"うち：{each.title}"
        for each in own_knowledge.all_of_them(store, "measure")
    }
    packaged = {name: each.name for name, each in library.knowledge().measures.items()}
    tools = library.questionnaire().section("q3").items
    return own | packaged | {item.id: f"道具：{item.label}" for item in tools}


def filled(store: Store, source: str) -> Wish | None:
    """The form filled from the measure or tool of this id; None when there is none."""
    from app.services import notices

    tool = library.knowledge().tools.get(source)
    if tool is not None:
        label = library.questionnaire().items[source].label
        return Wish(source, label, note=tool.what, tools=(source,))
    found = notices.source_of(store, source)
    if found is None:
        return None
    wanted = found.wanted() if isinstance(found, OwnMeasure) else wanted_of(found)
    return of(source, replace(wanted, note=""))
