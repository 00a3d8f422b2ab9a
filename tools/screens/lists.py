"""The pictures of lists of clients: narrowed, searched, taken in, given out, and two made one."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.search import Search
from app.services import client_export, clients, finding, saved_searches, twins
from app.services.client_export import Choice
from tools.screens.camera import settle, wait_for
from tools.screens.people import BREWERY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from app.services.store import Store
    from app.ui.application import Application
    from tools.screens.camera import Camera
    from tools.screens.people import Sample

_TOWN = "新潟県魚沼郡雪の谷町"
_LIST = (
    "事業所名,フリガナ,郵便番号,所在地,電話番号,業種,従業員数,代表者,会員番号,備考",
    f"有限会社木村建具,キムラタテグ,949-0001,{_TOWN}1-2,025-000-0001,E13,6人,木村 弘,A-101,",
    f"株式会社雪の谷酒造,,949-0002,{_TOWN},025-000-0002,E10,14,雪野 太一,A-102,",
    f"まるみ食堂,マルミショクドウ,949-0003,{_TOWN}3-4,025-000-0003,飲食店,三人くらい,,A-103,",
    f",ナマエナシ,949-0004,{_TOWN}5-6,025-000-0004,飲食店,2,,A-104,",
    f"山のパン工房,ヤマノパンコウボウ,949-0005,{_TOWN}7,025-000-0005,I58,3,,A-105,621498320257",
)


def draw(application: Application, camera: Camera, sample: Sample) -> None:
    """Take them all; the window is left at the list."""
    go: Any = application.workspace
    wanted = ("clients", "filters", "palette", "merge", "import", "several", "give-out")
    if not any(camera.wants(name) or camera.only.startswith(name) for name in wanted):
        return
    _narrowed(go, camera, sample.store)
    _palette(go, camera)
    _import(go, camera)
    _merge(go, camera, sample)
    _several(go, camera, sample.store)
    _give_out(go, camera, sample.store)


def _narrowed(go: Any, camera: Camera, store: Store) -> None:
    from app.ui.dialogs.filters import FilterDialog

    go.clients()
    page = go.pages.page
    page.filters._want(Search("請求書"))  # noqa: SLF001 - the tool looks behind the buttons
    page.search.setText("請求書")
    settle(0.6)
    camera.take("clients-why")
    small = Search(sizes=("small",), unseen_months=3)
    go.desk.refresh.publish(saved_searches.save(store, "久しぶりの小さなお店", small)[1])
    page.filters._want(small)  # noqa: SLF001
    settle(0.6)
    camera.take("clients-narrowed")
    _show(FilterDialog(store, page.finder.wanted, page), "filters", camera)
    page.filters._drop()  # noqa: SLF001


def _palette(go: Any, camera: Camera) -> None:
    from app.ui import commands
    from app.ui.dialogs.palette import Palette

    for name, words in (("palette", ""), ("palette-found", "雪")):
        dialog = Palette(go.desk.store, commands.offered(go), go.karte, go)
        dialog.field.setText(words)
        dialog.search()
        _show(dialog, name, camera)


def _import(go: Any, camera: Camera) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "会員名簿.csv"
        path.write_text("\n".join(_LIST), encoding="cp932")
        go.list_import()
        page = go.pages.page
        camera.take("import")
        page.look_at(str(path))
        camera.take("import-columns")
        page.settle()
        wait_for(lambda: page._examined is not None)  # noqa: SLF001
        camera.take("import-check")
        page._begin()  # noqa: SLF001 - the next picture finds the page as it was
    go.clients()


def _merge(go: Any, camera: Camera, sample: Sample) -> None:
    from app.ui.dialogs.merge import MergeDialog

    other, _ = clients.create(
        sample.store,
        replace(
            BREWERY,
            name="雪の谷酒造",
            kana="ユキノタニシュゾウ",
            phone="025-000-0001",
            employees=12,
            representative="雪野 花",
            note="蔵見学の予約は奥さまへ",
        ),
    )
    pairs = (twins.pair(sample.store, sample.client_id, other.id),)
    _show(MergeDialog(go.desk, pairs, go), "merge", camera)
    clients.trash(sample.store, other.id)


def _several(go: Any, camera: Camera, store: Store) -> None:
    from app.services import profile_history
    from app.ui.dialogs.several import SeveralDialog
    from app.ui.forms.tags import Tags

    page = go.pages.page
    page.several.click()
    page.list.pick(finding.ids(store, Search())[:3])
    camera.take("clients-several")
    page.bar.stop.click()
    tags = Tags("タグ", lambda: profile_history.tags(store))
    tags.show_value(())
    dialog = SeveralDialog("3件にタグを付ける", tags, "付ける", go)
    tags.take("商店街")
    _show(dialog, "several-tags", camera)


def _give_out(go: Any, camera: Camera, store: Store) -> None:
    from app.ui.dialogs.give_list import GiveListDialog, LeftOutDialog
    from app.ui.dialogs.give_out import MonthDialog
    from app.ui.saving import folder_for_files

    folder = folder_for_files(go.desk.preferences.value)
    _show(GiveListDialog(go.desk, Choice(), folder, go), "give-out", camera)
    dialog: Any = GiveListDialog(go.desk, Choice(), folder, go)
    dialog.form.boxes["purpose"].field.chips["outside"].click()
    wait_for(lambda: go.desk.tasks.idle)
    _show(dialog, "give-out-others", camera)
    party = next(iter(client_export.recipients(store, Choice())), "雪の谷信用金庫")
    weighed = client_export.weigh(store, Choice(recipient=party))
    _show(LeftOutDialog(weighed, go), "give-out-left-out", camera)
    _show(MonthDialog(folder, go.desk.today(), go), "give-out-month", camera)


def _show(dialog: QDialog, name: str, camera: Camera) -> None:
    dialog.show()
    camera.take(name, dialog)
    dialog.close()
    dialog.deleteLater()
