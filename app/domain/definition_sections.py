"""The sections of a definition file: options and items with the rules of each role."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from app.domain.industry import is_industry
from app.domain.questionnaire import Example, Item, Kind, Layout, Level, Option, Section
from app.domain.strict_json import Node, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LONGEST: Final = 200
LEAST_POINTS: Final = 1
MOST_POINTS: Final = 4
_MOST_CHARACTERS = 10_000
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_ITEM = re.compile(r"q[1-6]\.[a-z][a-z0-9_]*", re.ASCII)
_CODE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_STATEMENT_CODES = frozenset({"a", "rather_a", "neither", "rather_b", "b"})


@dataclass(frozen=True, slots=True)
class _Role:
    """What a section must be: kind, level, range of points and further keys of its items."""

    kind: Kind
    when: Level | None = None
    points: tuple[int, int] | None = None
    codes: frozenset[str] = frozenset()
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


ROLES: Final[Mapping[str, _Role]] = {
    "q1": _Role("text"),
    "q2": _Role("choice", points=(0, 2), codes=frozenset({"unknown"}), required=("tools",)),
    "q3": _Role(
        "choice",
        codes=frozenset({"using", "considering", "not_needed"}),
        optional=("industries",),
    ),
    "q4": _Role("choice", points=(LEAST_POINTS, MOST_POINTS), required=("category",)),
    "q5": _Role("statement", "low", (0, 2), _STATEMENT_CODES, ("a", "b")),
    "q6": _Role("statement", "high", (0, 2), _STATEMENT_CODES, ("a", "b")),
}
_SECTION = ("id", "kind", "layout", "title", "prompt", "note", "options", "items")
_SECTION_MORE = ("when", "max_length", "chips", "followups")
_ITEM_KEYS = ("id", "label", "short", "help")


def is_name(text: str) -> bool:
    """Whether this can name a questionnaire, a version or a category."""
    return _NAME.fullmatch(text) is not None


def strings(node: Node) -> tuple[str, ...]:
    """An array of non-empty strings."""
    return tuple(child.text(longest=LONGEST) for child in node.array())


def section(node: Node) -> Section:
    """One section; its faults are noted in the node."""
    members = node.record(_SECTION, _SECTION_MORE) or {}
    name = _choice(members.get("id"), tuple(ROLES))
    role = ROLES.get(name)
    _check_level(node, members.get("when"), role)
    return Section(
        id=name,
        kind=cast("Kind", _kind(members.get("kind"), role)),
        layout=cast("Layout", _choice(members.get("layout"), ("single", "matrix"))),
        title=_text(members.get("title")),
        prompt=_text(members.get("prompt")),
        note=_text(members.get("note"), empty=True),
        options=_options(members.get("options"), role),
        items=_items(members.get("items"), name),
        when=role.when if role else None,
        max_length=_max_length(node, members.get("max_length"), role),
        chips=strings(members["chips"]) if "chips" in members else (),
        followups=strings(members["followups"]) if "followups" in members else (),
    )


def _check_level(node: Node, when: Node | None, role: _Role | None) -> None:
    wanted = role.when if role else None
    if role is None:
        return
    if when is None:
        if wanted:
            node.fault(f"「when」がありません。この章は「{wanted}」です。")
    elif wanted is None:
        when.fault("この章はいつも尋ねます。「when」を消してください。")
    elif when.choice(("low", "high")) not in {wanted, None}:
        when.fault(f"この章の「when」は「{wanted}」です。")


def _kind(node: Node | None, role: _Role | None) -> str:
    kind = _choice(node, ("text", "choice", "statement"))
    if node and kind and role and kind != role.kind:
        node.fault(f"この章の「kind」は「{role.kind}」です。")
    return kind


def _max_length(node: Node, length: Node | None, role: _Role | None) -> int:
    is_text = role is not None and role.kind == "text"
    if length is None:
        if is_text:
            node.fault("「max_length」がありません。書ける文字数を入れてください。")
        return 0
    if role and not is_text:
        length.fault("「max_length」は、自由に書く章だけのものです。消してください。")
    return length.integer(1, _MOST_CHARACTERS) or 0


def _options(node: Node | None, role: _Role | None) -> tuple[Option, ...]:
    if node is None:
        return ()
    found = tuple(_option(child, role) for child in node.array())
    codes = Counter(option.code for option in found)
    for code, count in codes.items():
        if code and count > 1:
            node.fault(f"選択肢「{code}」が{count}回あります。1つにしてください。")
    if role is None:
        return found
    if role.kind == "text" and found:
        node.fault("自由に書く章には、選択肢を置けません。")
    if role.kind != "text" and len(found) < 2:  # noqa: PLR2004 - a choice needs two
        node.fault("選択肢を2つ以上書いてください。")
    for code in sorted(role.codes - set(codes)):
        node.fault(f"選択肢「{code}」がありません。")
    if role.kind == "statement":
        for code in sorted(set(codes) - role.codes - {""}):
            node.fault(f"選択肢「{code}」は、AとBで答える章には使えません。")
    return found


def _option(node: Node, role: _Role | None) -> Option:
    scored = role is None or role.points is not None
    required = ("code", "label", "short", "points") if scored else ("code", "label", "short")
    members = node.record(required) or {}
    code = members["code"].text(longest=LONGEST) if "code" in members else ""
    if code and not _CODE.fullmatch(code):
        members["code"].fault("半角の英小文字で始め、英小文字・数字・「_」だけにしてください。")
        code = ""
    low, high = role.points if role and role.points else (0, MOST_POINTS)
    points = members["points"].integer(low, high) if "points" in members else None
    return Option(code, _text(members.get("label")), _text(members.get("short")), points or 0)


def _items(node: Node | None, section_id: str) -> tuple[Item, ...]:
    if node is None:
        return ()
    role = ROLES.get(section_id)
    children = node.array(least=1)
    if role and role.kind == "text" and len(children) > 1:
        node.fault("自由に書く章の設問は1つだけです。")
    return tuple(_item(child, section_id, role) for child in children)


def _item(node: Node, section_id: str, role: _Role | None) -> Item:
    required = role.required if role else ()
    optional = role.optional if role else ("tools", "industries", "category", "a", "b")
    members = node.record((*_ITEM_KEYS, *required), ("examples", *optional)) or {}
    category = _text(members["category"]) if "category" in members else None
    return Item(
        id=_item_id(members.get("id"), section_id),
        label=_text(members.get("label")),
        short=_text(members.get("short")),
        help=_text(members.get("help")),
        examples=_examples(members.get("examples")),
        tools=_tools(members.get("tools")),
        industries=_industries(members.get("industries")),
        category=category,
        a=_text(members.get("a")),
        b=_text(members.get("b")),
    )


def _item_id(node: Node | None, section_id: str) -> str:
    text = _text(node)
    if node is None or not text:
        return ""
    if not _ITEM.fullmatch(text) or (section_id and not text.startswith(f"{section_id}.")):
        node.fault(f"設問の名前は「{section_id or 'q1'}.finance」のような形にしてください。")
        return ""
    return text


def _examples(node: Node | None) -> tuple[Example, ...]:
    children = node.array() if node else ()
    found = []
    for child in children:
        members = child.record(("industries", "text")) or {}
        masks = members.get("industries")
        found.append(Example(_industries(masks, least=0), _text(members.get("text"))))
        if masks is not None and masks.value == [] and child is not children[-1]:
            child.fault(
                "どの業種にも合う例です。これより後の例が出ないので、最後に置いてください。"
            )
    return tuple(found)


def _tools(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    names = tuple(child.text(longest=LONGEST) for child in node.array(least=1))
    for name, count in Counter(names).items():
        if name and count > 1:
            node.fault(f"「{shown(name)}」が{count}回あります。1つにしてください。")
    return names


def _industries(node: Node | None, *, least: int = 1) -> tuple[str, ...]:
    if node is None:
        return ()
    children = node.array(least=least)
    found = tuple(child.text(longest=LONGEST) for child in children)
    for child, code in zip(children, found, strict=True):
        if code and not is_industry(code):
            child.fault(f"業種「{shown(code)}」はありません。「E」か「I58」の形で書いてください。")
    return found


def _text(node: Node | None, *, empty: bool = False) -> str:
    return node.text(longest=LONGEST, empty=empty) if node else ""


def _choice(node: Node | None, allowed: Collection[str]) -> str:
    return (node.choice(allowed) if node else None) or ""
