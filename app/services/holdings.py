"""Everything held on a person in one folder, plain, for 開示 (個人情報保護法 33)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain import japanese, local_time
from app.errors import DocumentError
from app.services import (
    checks,
    clients,
    data_requests,
    documents,
    entries,
    files,
    handing,
    held_papers,
    ledger,
    ledger_papers,
    record_paper,
    reporting,
)
from app.services.border import border

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.domain.entries.base import Entry
    from app.domain.entries.document import Document
    from app.domain.records import Draft
    from app.services.store import Store

RECORD, PLAIN, CHANGES, LOG, READ_ME = (
    "記録.json",
    "お客様の記録.pdf",
    "変更の記録.pdf",
    "提供と受領の記録.pdf",
    "はじめに.txt",
)
CHECKS, PAPERS, EARLIER, TRASH = "経営チェック", "書類", "書類の前の版", "ゴミ箱にあるもの"
THROWN = "ゴミ箱の記録.pdf"
_CONTENTS = {
    PLAIN: "お客様の情報、これからすること、伴走の計画、決算の数字、相談、これまでの経過",
    CHANGES: "直す前に何が書いてあったか、いつ、だれが直したか",
    CHECKS: "チェックごとの結果と、すべてのお答え、担当者のメモ",
    LOG: "渡したもの・受け取ったものと、そのもとになった同意",
    PAPERS: "お預かりしている書類と写真",
    EARLIER: "新しい版に入れかえる前の書類（入れかえた日が名前の頭に付いています）",
    TRASH: "ゴミ箱に入れて、まだ消えていない記録と書類",
    RECORD: "上のすべてと、書きかけのチェック、請求の記録（ほかのソフトで読むための形）",
}
_WORDS = """{name} についてお預かりしている情報（{day} 現在）

{contents}

このフォルダーは暗号になっていません。お渡ししたあとは消してください。
"""


def gather(store: Store, client_id: str, target: Path) -> Path:
    """Write everything into a new folder inside `target`, for its owner only; gives the folder.

    A document that is damaged is named in the text file and left out.
    Raises NotFound, DiskFull, StoreReadOnly.
    """
    client = clients.get(store, client_id)
    today = local_time.day_of(store.clock())
    held = record(store, client_id)
    with border():
        folder = _new_folder(target, f"お預かりしている情報_{client.fields.name}", today)
        files.write_whole(folder / RECORD, as_json(held).encode())
        files.write_whole(folder / PLAIN, record_paper.pdf(store, client_id))
        changed = held_papers.changes_pdf(store, client_id, held["history"])
        files.write_whole(folder / CHANGES, changed)
        _checks(store, folder, client_id)
        files.write_whole(folder / LOG, ledger_papers.log_pdf(store, client_id, today))
        lost = _all_files(store, folder, client_id, held)
        contents = [
            f"{name}　{what}" for name, what in _CONTENTS.items() if (folder / name).exists()
        ]
        words = _WORDS.format(
            name=client.fields.name, day=f"{today:%Y/%m/%d}", contents="\n".join(contents)
        )
        lines = "".join(f"読み出せなかった書類：{name}\n" for name in lost)
        files.write_whole(folder / READ_ME, (words + lines).encode("utf-8-sig"))
    return folder


def record(store: Store, client_id: str) -> dict[str, Any]:
    """Everything held on a client by name, its history too, without the files. NotFound."""
    return {
        "client": clients.get(store, client_id),
        "checks": checks.history(store, client_id),
        "drafts": _drafts(store, client_id),
        "entries": _entries(store, client_id),
        "thrown_away": _entries(store, client_id, trashed=True),
        "thrown_away_drafts": _drafts(store, client_id, discarded=True),
        "consents": ledger.of_client(store, client_id),
        "disclosures": handing.log(store, client_id),
        "requests": data_requests.of_client(store, client_id),
        "history": held_papers.versions(store, client_id),
    }


def as_json(held: dict[str, Any]) -> str:
    """What `record` gives as indented JSON."""
    return json.dumps(plain(held), ensure_ascii=False, indent=2)


def _entries(store: Store, client_id: str, *, trashed: bool = False) -> list[dict[str, Any]]:
    found = entries.of_client(store, client_id, trashed=trashed)
    return [{"kind": each.kind, "entry": each} for each in found]


def _drafts(store: Store, client_id: str, *, discarded: bool = False) -> list[Draft]:
    found = checks.drafts(store, discarded=discarded)
    return [each for each in found if each.client_id == client_id]


def _checks(store: Store, folder: Path, client_id: str) -> None:
    """Write the paper of every check, the advisor's memo included."""
    for check in checks.history(store, client_id):
        content = reporting.content(store, check.id)
        files.make_folder(folder / CHECKS)
        path = files.free_name(folder / CHECKS / reporting.file_name(content))
        files.write_whole(path, reporting.pdf(content, with_memo=True))


def _all_files(store: Store, folder: Path, client_id: str, held: dict[str, Any]) -> list[str]:
    """Write the documents, what they were before, and the trash; gives what cannot be read."""
    present, thrown = ([each["entry"] for each in held[of]] for of in ("entries", "thrown_away"))
    lost = _papers(store, folder / PAPERS, [(each.name, each) for each in _documents(present)])
    before = held_papers.earlier_files(held["history"], [*present, *thrown])
    named = [(f"{each.until:%Y%m%d}_{each.value.name}", each.value) for each in before]
    lost += _papers(store, folder / EARLIER, named)
    if thrown:
        files.make_folder(folder / TRASH)
        paper = held_papers.trash_pdf(store, client_id, thrown)
        files.write_whole(folder / TRASH / THROWN, paper)
        away = [(each.name, each) for each in _documents(thrown)]
        lost += _papers(store, folder / TRASH, away)
    return lost


def _documents(found: Sequence[Entry]) -> list[Document]:
    return [documents.value_of(each) for each in found if each.kind == documents.KIND]


def _papers(store: Store, folder: Path, found: Sequence[tuple[str, Document]]) -> list[str]:
    """Write these documents under these names; gives the names of those that cannot be read."""
    lost = []
    for name, value in found:
        files.make_folder(folder)
        try:
            documents.save_to(store, value, files.free_name(folder / name))
        except DocumentError:
            lost.append(name)
    return lost


def _new_folder(target: Path, name: str, today: date) -> Path:
    folder = files.free_name(target / f"{japanese.safe_file_name(name)}_{today:%Y%m%d}")
    files.make_folder(folder)
    return folder


def plain(value: Any) -> Any:
    """A value of any of our shapes as what JSON can hold."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
