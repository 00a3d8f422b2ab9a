"""What the palette (Ctrl+K) offers beside clients: pages, sections of the カルテ, beginnings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.entries.simple import Action, Call, Note, Visit
from app.ui.dialogs.palette import Command
from app.ui.karte import sections
from app.ui.pages.settings import SECTIONS as SETTINGS

if TYPE_CHECKING:
    from app.ui.workspace import Workspace

PAGE, SECTION, DO = "画面", "カルテの中", "はじめる"
_BEGIN = (
    (Note.kind, "メモを書く"),
    (Call.kind, "電話を書く"),
    (Visit.kind, "訪問・面談の予定を入れる"),
    (Action.kind, "次にすることを入れる"),
)


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
        for kind, title in _BEGIN
        if any(word.name == "timeline" for word in sections.words())
    ]
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
    part = getattr(space.pages.page, "part", None)
    if part is not None:
        part.begin(kind)


def _pages(space: Workspace) -> list[Command]:
    return [
        Command("page:today", "今日", PAGE, space.today),
        Command("page:clients", "お客様", PAGE, space.clients, "一覧 さがす"),
        Command("page:trash", "ゴミ箱", PAGE, space.trash),
        Command("page:settings", "設定", PAGE, space.settings),
        *(
            Command(f"settings:{key}", title, "設定", partial(space.settings, key))
            for key, (title, _) in SETTINGS.items()
        ),
    ]


def _doing(space: Workspace, client_id: str | None) -> list[Command]:
    return [
        Command("do:check", "チェックを始める", DO, partial(space.new_check, client_id)),
        Command("do:new", "新しいお客様", DO, space.new_client, "登録"),
        Command("do:hand", "手渡しを始める", DO, space.hand_over),
        Command("do:lock", "ロックする", DO, space.lock_wanted.emit),
        Command("do:keys", "キー一覧を見る", DO, space.show_keys, "ヘルプ"),
    ]
