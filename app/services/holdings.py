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
    ledger,
    ledger_papers,
    record_paper,
    reporting,
)
from app.services.border import border

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.entries.base import Entry
    from app.services.store import Store

RECORD, PLAIN, LOG, READ_ME = (
    "記録.json",
    "お客様の記録.pdf",
    "提供と受領の記録.pdf",
    "はじめに.txt",
)
CHECKS, PAPERS = "経営チェック", "書類"
_WORDS = """{name} についてお預かりしている情報（{day} 現在）

お客様の記録.pdf　お客様の情報、これからすること、伴走の計画、決算の数字、相談、これまでの経過
経営チェック　チェックごとの結果と、すべてのお答え、担当者のメモ
提供と受領の記録.pdf　渡したもの・受け取ったものと、そのもとになった同意
書類　お預かりしている書類と写真
記録.json　上のすべてと、書きかけのチェック、ゴミ箱の記録、請求の記録（ほかのソフトで読むための形）

このフォルダーは暗号になっていません。お渡ししたあとは消してください。
"""


def gather(store: Store, client_id: str, target: Path) -> Path:
    """Write everything into a new folder inside `target`, for its owner only; gives the folder.

    A document that is damaged is named in the text file and left out.
    Raises NotFound, DiskFull, StoreReadOnly.
    """
    client = clients.get(store, client_id)
    today = local_time.day_of(store.clock())
    found = entries.of_client(store, client_id)
    held = record(store, client_id)
    with border():
        folder = _new_folder(target, f"お預かりしている情報_{client.fields.name}", today)
        text = json.dumps(plain(held), ensure_ascii=False, indent=2)
        files.write_whole(folder / RECORD, text.encode())
        files.write_whole(folder / PLAIN, record_paper.pdf(store, client_id))
        _checks(store, folder, client_id)
        files.write_whole(folder / LOG, ledger_papers.log_pdf(store, client_id, today))
        lost = _papers(store, folder, found)
        words = _WORDS.format(name=client.fields.name, day=f"{today:%Y/%m/%d}")
        lines = "".join(f"読み出せなかった書類：{name}\n" for name in lost)
        files.write_whole(folder / READ_ME, (words + lines).encode("utf-8-sig"))
    return folder


def record(store: Store, client_id: str) -> dict[str, Any]:
    """Everything held on a client by name, without the files. Raises NotFound."""
    found = entries.of_client(store, client_id)
    return {
        "client": clients.get(store, client_id),
        "checks": checks.history(store, client_id),
        "drafts": [each for each in checks.drafts(store) if each.client_id == client_id],
        "entries": [{"kind": each.kind, "entry": each} for each in found],
        "thrown_away": entries.of_client(store, client_id, trashed=True),
        "consents": ledger.of_client(store, client_id),
        "disclosures": handing.log(store, client_id),
        "requests": data_requests.of_client(store, client_id),
    }


def _checks(store: Store, folder: Path, client_id: str) -> None:
    """Write the paper of every check, the advisor's memo included."""
    for check in checks.history(store, client_id):
        content = reporting.content(store, check.id)
        files.make_folder(folder / CHECKS)
        path = files.free_name(folder / CHECKS / reporting.file_name(content))
        files.write_whole(path, reporting.pdf(content, with_memo=True))


def _papers(store: Store, folder: Path, found: tuple[Entry, ...]) -> list[str]:
    """Write the documents; gives the names of those that cannot be read."""
    lost = []
    for entry in found:
        if entry.kind != documents.KIND:
            continue
        value = documents.value_of(entry)
        files.make_folder(folder / PAPERS)
        try:
            documents.save_to(store, value, files.free_name(folder / PAPERS / value.name))
        except DocumentError:
            lost.append(value.name)
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
