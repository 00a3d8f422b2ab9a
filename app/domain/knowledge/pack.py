"""A content pack: its files read into items, with every fault of every file at once.

A pack is a folder: `pack.json` (id, version, title, as of which month) and files named after their
kind (`terms.json`, `cases.model.json`), each a list of items. Its shape is told by
`app.domain.knowledge.shapes`; `schema` gives the same as JSON Schema for editors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.knowledge.shape import ident, month, record, text
from app.domain.knowledge.shapes import KINDS_OF_FILES
from app.domain.strict_json import Node, decode, listed, raise_faults
from app.errors import Fault, Faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.knowledge.items import Item

MANIFEST = "pack.json"


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What a pack says of itself; `as_of` is the month its content was last looked at."""

    id: str
    version: str
    title: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was read: `items` by kind (`terms`, `cases` …) in the order of the files."""

    info: PackInfo
    items: Mapping[str, tuple[Item, ...]]


INFO = record(
    PackInfo,
    id=ident(r"[a-z][a-z0-9-]*"),
    version=ident(r"20[0-9]{2}\.[0-9]{1,2}(?:\.[0-9]{1,3})?"),
    title=text(40),
    as_of=month(),
)


def load(files: Mapping[str, bytes]) -> Pack:
    """The pack in these files by name; raises Faults with every fault: file, path, sentence."""
    faults: list[Fault] = []
    info = PackInfo("", "", "", "")
    found: dict[str, list[Item]] = {kind: [] for kind in KINDS_OF_FILES}
    for name in sorted(files):
        kind = name.split(".")[0]
        root = _decoded(name, files[name], faults)
        if root is None:
            continue
        if name == MANIFEST:
            info = INFO.read(root)
        elif kind in KINDS_OF_FILES:
            found[kind] += [KINDS_OF_FILES[kind].read(node) for node in root.array()]
        else:
            root.fault(f"この名前のファイルは使えません。{listed(KINDS_OF_FILES)}から選びます。")
        faults += root.faults
    if MANIFEST not in files:
        faults.append(Fault(MANIFEST, "ファイルがありません。パックの名前と版を書いてください。"))
    faults += _repeated(found)
    raise_faults(faults)
    return Pack(info, {kind: tuple(items) for kind, items in found.items()})


def schema() -> dict[str, Any]:
    """JSON Schema of all files: one definition a kind, each for a list of items."""
    kinds = {
        kind: {"type": "array", "items": shape.schema} for kind, shape in KINDS_OF_FILES.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "知恵袋の内容の形",
        "$defs": {"pack": INFO.schema, **kinds},
    }


def _decoded(name: str, data: bytes, faults: list[Fault]) -> Node | None:
    try:
        return decode(data, f"{name}: ")
    except Faults as refused:
        faults += refused.faults
        return None


def _repeated(found: Mapping[str, list[Item]]) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for kind, items in found.items():
        for item in items:
            if item.id and item.id in seen:
                faults.append(Fault(f"{kind}: {item.id}", "この番号が2回あります。"))
            seen.add(item.id)
    return faults
