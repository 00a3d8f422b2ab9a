"""「書き出す」: the list of clients as a file, for one's own office or for somebody else.

What goes to somebody else holds only clients who agreed to it: the others are named before
anything is written, and what went is in the log of each client.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

from app.domain import consents
from app.domain.changes import Changes, Kind
from app.domain.consents import Handing
from app.services import client_export, handing
from app.services.client_export import FORMATS as ENDINGS
from app.services.client_export import Choice
from app.ui import qt, saving, theme
from app.ui.dialogs import replace
from app.ui.dialogs.fitted import FittedDialog, Rolling
from app.ui.dialogs.give_out import Place, run
from app.ui.forms import parts
from app.ui.forms.form import Form
from app.ui.forms.other_party import PartyDetails, party_parts
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.two_lines import Row, TwoLineList

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from app.domain.search import Search
    from app.errors import Fault
    from app.services.client_export import Format, Weighed
    from app.ui.desk import Desk

PURPOSES = {"inside": "自分の組織の中で使う", "outside": "外に渡す"}
FORMS: Mapping[Format, str] = {
    "xlsx": "Excel",
    "csv": "CSV（UTF-8）",
    "csv-cp932": "CSV（シフトJIS）",
}
COLUMNS = {"basic": "基本の項目", "whole": "全部の項目"}
KINDS = "Excelは、印刷もできる形です。シフトJISは、古いソフト向けです。"
WARNING = "書き出したファイルは暗号になっていません。使い終わったら消してください。"
NEEDS = (
    "同意をいただいたお客様の、基本の項目だけを書き出します。タグや覚え書きは入りません。"
    "渡したことは、お客様ごとに記録します。"
)
NOBODY = "「{party}」に渡す同意をいただいたお客様は、この一覧にいません。"
LEFT_OUT = "次の{count:,}件は、「{party}」に渡す同意がないので入れません。"
LIST_HEIGHT = 240  # px at text size 標準


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: for whom, which kind of file, which columns.

    `address` and `representative` of the other side, which the log must name.
    """

    purpose: Literal["inside", "outside"] = "inside"
    party: str = ""
    address: str = ""
    representative: str = ""
    fmt: Format = "xlsx"
    columns: Literal["basic", "whole"] = "basic"


class GiveListDialog(FittedDialog):
    """For whom, which kind of file, which columns, which folder; `wish` is what was accepted."""

    def __init__(self, desk: Desk, choice: Choice, folder: Path, parent: QWidget | None) -> None:
        super().__init__("お客様の一覧を書き出す", parent)
        self._desk, self._choice = desk, choice
        self._known: tuple[str, ...] | None = None
        self.wish = Wish()
        look = theme.tokens()
        gap = look.space_3
        self.form: Form[Wish] = Form((self._section(),), today=desk.today, check=self._faults)
        PartyDetails(self.form, handing.parties(desk.store))
        self.form.show_value(self.wish)
        self.form.changed.connect(self._edited)
        self.form.saved.connect(self._taken)
        self.place = Place(folder, self)
        body = QWidget()
        body.setLayout(column(self.form, *self.place.parts, label(WARNING, "sub"), spacing=gap))
        self.save = button("書き出す", "primary")
        self.save.clicked.connect(self.form.save)
        stop = button("やめる", "quiet")
        stop.clicked.connect(self.reject)
        self.setMinimumWidth(round(640 * look.scale))
        count = len(choice.ids(desk.store))
        self.fit(
            column(
                label(f"お客様の一覧（{count:,}件）を書き出す", "h2"),
                Rolling(body),
                row(stop, None, self.save),
                spacing=gap,
            )
        )
        self.save.setFocus(qt.OTHER_REASON)

    def _section(self) -> parts.Section:
        def outside(wish: Wish) -> bool:
            return wish.purpose == "outside"

        def inside(wish: Wish) -> bool:
            return not outside(wish)

        return parts.section(
            "",
            parts.chips("purpose", "何に使いますか", PURPOSES, needed=True),
            party_parts(self._recipients, outside, hint=NEEDS),
            parts.chips("fmt", "ファイルの種類", FORMS, needed=True, hint=KINDS),
            parts.chips("columns", "項目", COLUMNS, needed=True, when=inside),
        )

    def _recipients(self) -> tuple[str, ...]:
        return self._known or ()

    def _edited(self) -> None:
        """Look up whom the clients of the list agreed to, once that is asked for."""
        if self.form.value.purpose == "outside" and self._known is None:
            self._known = ()
            self._desk.tasks.run(
                partial(client_export.recipients, self._desk.store, self._choice),
                self._know,
                self._desk.failures.show,
                owner=self,
            )

    def _know(self, found: Mapping[str, int]) -> None:
        self._known = tuple(found)
        self.form.editor("party").refresh()

    def _faults(self, wish: Wish) -> Sequence[Fault]:
        if wish.purpose == "inside":
            return ()
        today = self._desk.today()
        given = Handing(wish.party, ("profile",), "", "data", today, address=wish.address,
                        representative=wish.representative)  # fmt: skip
        return consents.handing_faults(given, today)

    def _taken(self, wish: Wish) -> None:
        self.wish = wish
        self.accept()


class LeftOutDialog(FittedDialog):
    """Who is left out and why; [書き出す] goes on with the others, when there are any."""

    def __init__(self, weighed: Weighed, parent: QWidget | None) -> None:
        super().__init__("同意のないお客様", parent)
        look = theme.tokens()
        party, count = weighed.choice.recipient, weighed.count
        everyone = count + len(weighed.held)
        head = f"{everyone:,}件のうち{count:,}件を書き出します" if count else "書き出せません"
        words = LEFT_OUT.format(count=len(weighed.held), party=party)
        self.names = TwoLineList("入れないお客様")
        held = enumerate(weighed.held)
        self.names.show_rows([Row(str(place), each.name, each.why) for place, each in held])
        self.names.setMinimumHeight(round(LIST_HEIGHT * look.scale))
        self.take = button(f"{count:,}件を書き出す", "primary")
        self.take.setVisible(bool(count))
        self.take.clicked.connect(self.accept)
        stop = button("やめる" if count else "閉じる", "quiet")
        stop.clicked.connect(self.reject)
        self.setMinimumWidth(round(640 * look.scale))
        self.fit(
            column(
                label(head, "h2"),
                label(words if count else NOBODY.format(party=party)),
                self.names,
                row(stop, None, self.take),
                spacing=look.space_4,
            )
        )


def give_out(
    desk: Desk, wanted: Search, parent: QWidget, *, only: Collection[str] | None = None
) -> None:
    """Ask, write the list of whom `wanted` finds in a worker, and say where it went.

    `only`: the ids of those of them that go out, for a part of the list.
    """
    choice = Choice(wanted=wanted, only=only)
    folder = saving.folder_for_files(desk.preferences.value)
    dialog = GiveListDialog(desk, choice, folder, parent)
    try:
        if dialog.exec() != qt.ACCEPTED:
            return
        wish, folder = dialog.wish, dialog.place.folder
    finally:
        dialog.deleteLater()
    path = folder / f"お客様の一覧_{desk.today():%Y%m%d}{ENDINGS[wish.fmt]}"
    if wish.purpose == "inside":
        whole = wish.columns == "whole"
        _write(desk, Choice(wish.fmt, wanted, only, whole=whole), path, parent)
        return
    asked = Choice(
        wish.fmt,
        wanted,
        only,
        recipient=wish.party.strip(),
        address=wish.address,
        representative=wish.representative,
    )
    desk.tasks.run(
        partial(client_export.weigh, desk.store, asked),
        partial(_weighed, desk, path, parent),
        partial(desk.failures.show, parent=parent),
        owner=parent,
        text="同意を確かめています…",
    )


def _weighed(desk: Desk, path: Path, parent: QWidget, weighed: Weighed) -> None:
    if weighed.held:
        dialog = LeftOutDialog(weighed, parent)
        try:
            if dialog.exec() != qt.ACCEPTED:
                return
        finally:
            dialog.deleteLater()
    _write(desk, weighed.choice, path, parent)


def _write(desk: Desk, choice: Choice, wanted: Path, parent: QWidget) -> None:
    path = replace.settled(wanted, parent)
    if path is not None:
        done = partial(_given, desk) if choice.recipient else None
        run(desk, partial(_file, desk, choice, path), parent, done)


def _given(desk: Desk, path: Path) -> None:
    desk.refresh.publish(Changes(frozenset({Kind.LEDGER})))
    desk.go.toast(f"書き出しました：{path}　渡したことを、お客様ごとに記録しました。")


def _file(desk: Desk, choice: Choice, path: Path) -> Path:
    client_export.export(desk.store, path, choice)
    return path
