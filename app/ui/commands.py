"""What the palette (Ctrl+K) offers beside clients: pages, sections of the カルテ, beginnings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.dialogs.palette import Command
from app.ui.karte import sections, timeline
from app.ui.karte.overview import OverviewSection
from app.ui.pages.karte import FIRST
from app.ui.pages.settings import SECTIONS as SETTINGS

if TYPE_CHECKING:
    from app.ui.workspace import Workspace

PAGE, SECTION, DO = "画面", "カルテの中", "はじめる"


def offered(space: Workspace) -> tuple[Command, ...]:
    """All commands where the window stands now; those about a client only on its カルテ."""
    place = space.pages.place
    client_id = place.argument if place is not None and place.name == "karte" else None
    found = [*_about(space, client_id)] if client_id else []
    return (*found, *_pages(space), *_doing(space, client_id))


def used_first(commands: tuple[Command, ...], used: list[str]) -> tuple[Command, ...]:
    """Those used before come first, the last one at the top; the rest keep their order."""
    rank = {key: place for place, key in enumerate(reversed(used))}
    return tuple(sorted(commands, key=lambda each: rank.get(each.key, len(rank))))


def _about(space: Workspace, client_id: str) -> list[Command]:
    found = [
        Command(f"begin:{kind}", title, DO, partial(begin, space, client_id, kind))
        for kind, title, _ in timeline.NEW
    ]
    found.append(
        Command("plan", "訪問の予定を入れる", DO, partial(plan, space, client_id), "面談 約束")
    )
    found += [
        Command(
            f"section:{word.name}", word.word, SECTION, partial(space.karte, client_id, word.name)
        )
        for word in sections.words()
    ]
    return found


def begin(space: Workspace, client_id: str, kind: str) -> None:
    """Open the sheet of a new entry on the timeline of the client."""
    space.karte(client_id, "timeline")
    part = _part(space, client_id)
    if isinstance(part, timeline.TimelineSection):
        part.begin(kind)


def plan(space: Workspace, client_id: str) -> None:
    """Ask when the client is visited next."""
    space.karte(client_id, FIRST)
    part = _part(space, client_id)
    if isinstance(part, OverviewSection):
        part.promises.plan.click()


def give_list(space: Workspace) -> None:
    """Ask how the list of clients, as it stands there, goes out."""
    from app.ui.dialogs import give_list as asking
    from app.ui.pages.clients import ClientsPage

    space.clients()
    page = space.pages.page
    if isinstance(page, ClientsPage):
        asking.give_out(space.desk, page.finder.wanted, page)


def give_month(space: Workspace) -> None:
    """Ask which month's numbers go out."""
    from app.ui.dialogs import give_out

    give_out.give_month(space.desk, space)


def _part(space: Workspace, client_id: str) -> object:
    """The section that shows of this client; None when the client could not be opened."""
    place = space.pages.place
    here = place is not None and place.name == "karte" and place.argument == client_id
    return getattr(space.pages.page, "part", None) if here else None


def _pages(space: Workspace) -> list[Command]:
    return [
        Command("page:today", "今日", PAGE, space.today),
        Command("page:clients", "お客様", PAGE, space.clients, "一覧 さがす"),
        Command("page:consultations", "相談", PAGE, space.consultations, "専門家派遣 一覧"),
        Command(
            "page:knowledge", "知恵袋", PAGE, space.knowledge, "事例 用語 支援策 補助金 話し方"
        ),
        Command(
            "page:seek", "施策から探す", PAGE, space.seek, "補助金 セミナー 逆引き 電話 お知らせ"
        ),
        Command("page:own", "うちの施策・事例", PAGE, space.own_knowledge, "知恵袋 書く"),
        Command("page:trash", "ゴミ箱", PAGE, space.trash),
        Command("page:settings", "設定", PAGE, space.settings),
        *(
            Command(f"settings:{key}", title, "設定", partial(space.settings, key))
            for key, (title, _) in SETTINGS.items()
        ),
    ]


def calculate(space: Workspace, client_id: str | None) -> None:
    """Open the calculators, for the client that shows."""
    space.calculate(client_id or "")


def _doing(space: Workspace, client_id: str | None) -> list[Command]:
    return [
        Command("do:check", "チェックを始める", DO, partial(space.new_check, client_id)),
        Command("do:new", "新しいお客様", DO, space.new_client, "登録"),
        Command("do:import", "お客様の一覧を取り込む", DO, space.list_import, "CSV エクセル Excel"),
        Command("do:code", "QRを読み取る", DO, space.read_code, "持ち帰り 結果 コード 画像"),
        Command("do:export", "お客様の一覧を書き出す", DO, partial(give_list, space), "CSV Excel"),
        Command("do:month", "月次実績表を書き出す", DO, partial(give_month, space), "報告 Excel"),
        Command("do:hand", "手渡しを始める", DO, space.hand_over),
        Command("do:lock", "ロックする", DO, space.lock_wanted.emit),
        Command(
            "do:calculate",
            "試算する",
            DO,
            partial(calculate, space, client_id),
            "費用対効果 価格転嫁",
        ),
        Command("do:keys", "キー一覧を見る", DO, space.show_keys, "ヘルプ"),
    ]
