"""JSON from outside, read strictly: every fault gets its place and a sentence.

`decode` turns bytes into a `Node`; the methods of a node ask for a type, note a fault when it is
not there, and go on, so that one reading finds all faults.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from app.errors import Fault, Faults

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MAX_DEPTH = 12
_DIGITS = 25
_SHOWN = 40
_SYNTAX = {
    "Expecting ',' delimiter": "「,」が足りないか、余分な文字があります",
    "Expecting ':' delimiter": "「:」が足りません",
    "Expecting property name enclosed in double quotes": '名前を「"」で囲んでください',
    "Unterminated string starting at": '閉じる「"」がありません',
    "Invalid control character at": "文字列の中に改行や制御文字があります",
    "Invalid \\escape": "「\\」の使い方が違います",
    "Invalid \\uXXXX escape": "「\\u」の後は4けたの16進数です",
    "Extra data": "終わりの後に余分な文字があります",
    "Illegal trailing comma before end of object": "最後の「,」が余分です",
    "Illegal trailing comma before end of array": "最後の「,」が余分です",
}


class _Object(dict[str, Any]):
    """A JSON object that remembers which keys stood in it more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.duplicates: tuple[str, ...] = ()
        if len(self) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            self.duplicates = tuple(key for key, count in counts.items() if count > 1)


class _NotJsonError(ValueError):
    """NaN or Infinity, which the JSON module would let pass."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a JSON document with its place; `faults` is shared by the whole document."""

    value: Any
    prefix: str
    path: str
    faults: list[Fault]

    def fault(self, sentence: str) -> None:
        """Note a fault at this place."""
        self.faults.append(Fault(self.prefix + self.path, sentence))

    def record(
        self, required: Collection[str], optional: Collection[str] = ()
    ) -> dict[str, Node] | None:
        """The members of an object, None when it is none; faults for unknown and missing keys."""
        members = self.members()
        if members is None:
            return None
        for key, node in members.items():
            if key not in required and key not in optional:
                node.fault("この項目は使えません。名前を確かめてください。")
        for key in required:
            if key not in members:
                self.fault(f"「{key}」がありません。書き足してください。")
        return {key: node for key, node in members.items() if key in required or key in optional}

    def members(self) -> dict[str, Node] | None:
        """All members of an object, whatever they are called; None when it is no object."""
        if not isinstance(self.value, dict):
            self._wrong("{ } で囲んだ項目の集まり")
            return None
        return {key: self.child(_step(key), value) for key, value in self.value.items()}

    def array(self, *, least: int = 0) -> tuple[Node, ...]:
        """The elements of an array; a fault when it is none or has fewer than `least`."""
        if not isinstance(self.value, list):
            self._wrong("[ ] で囲んだ並び")
            return ()
        if len(self.value) < least:
            self.fault(f"{least}個以上書いてください。")
        return tuple(self.child(f"[{place}]", item) for place, item in enumerate(self.value))

    def text(self, *, longest: int, empty: bool = False, lines: bool = False) -> str:
        """A string without NUL, lone surrogates or control characters; "" when it is wrong.

        `lines` allows line breaks and tabs.
        """
        if not isinstance(self.value, str):
            self._wrong('「"」で囲んだ文字')
            return ""
        if (sentence := _text_fault(self.value, longest=longest, lines=lines)) or (
            sentence := "" if empty or self.value.strip() else "空です。文字を書いてください。"
        ):
            self.fault(sentence)
            return ""
        return self.value

    def integer(self, low: int, high: int) -> int | None:
        """A whole number from `low` to `high`; true and 12.0 are none."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            self._wrong('整数（12.0 や "12" ではなく 12）')
            return None
        if not low <= self.value <= high:
            self.fault(f"{low}から{high}までの数にしてください。")
            return None
        return self.value

    def choice(self, allowed: Collection[str]) -> str | None:
        """One of these strings."""
        if not isinstance(self.value, str):
            self._wrong('「"」で囲んだ文字')
        elif self.value not in allowed:
            self.fault(
                f"「{shown(self.value)}」は使えません。{listed(allowed)}から選んでください。"
            )
        else:
            return self.value
        return None

    def _wrong(self, wanted: str) -> None:
        self.fault(f"{wanted}にしてください（いまは{_kind(self.value)}です）。")

    def child(self, step: str, value: object) -> Node:
        """A value inside this one, `step` further down the path."""
        return Node(value, self.prefix, self.path + step, self.faults)


def decode(data: bytes, prefix: str = "") -> Node:
    """The document in these bytes; raises Faults when it is no strict JSON in UTF-8.

    A byte order mark is accepted. Duplicate keys and too deep nesting are faults of the node.
    `prefix` stands before each JSON path.
    """
    text = _decode_text(data, prefix)
    try:
        value = json.loads(
            text, object_pairs_hook=_Object, parse_int=_integer, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        reason = _SYNTAX.get(error.msg, "JSONの書き方になっていません")
        line = f"{error.lineno}行目、" if "\n" in text.strip() else ""
        _refuse(prefix, f"{reason}（{line}{error.colno}文字目）。直してください。")
    except _NotJsonError as error:
        _refuse(prefix, f"{error} はJSONの数ではありません。数か null を書いてください。")
    except RecursionError:
        _refuse(prefix, "入れ子が深すぎます。形を確かめてください。")
    node = Node(value, prefix, "$", [])
    _note_structure(node)
    return node


def raise_faults(faults: list[Fault]) -> None:
    """Raise Faults when there are any, each one once, in the order they were found."""
    if faults:
        raise Faults(tuple(dict.fromkeys(faults)))


def shown(text: str) -> str:
    """Text that is safe inside a one-line sentence: shortened, control characters escaped."""
    cut = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    if cut.isprintable():
        return cut
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in cut
    )


def listed(names: Collection[str]) -> str:
    """The allowed words as a Japanese list."""
    return "、".join(names if isinstance(names, (list, tuple)) else sorted(names))


def _decode_text(data: bytes, prefix: str) -> str:
    if not data.strip():
        _refuse(prefix, "中身がありません。")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(
            prefix,
            f"文字コードがUTF-8ではありません（{error.start + 1}バイト目）。"
            "UTF-8で保存し直してください。",
        )
    if "\0" in text:
        _refuse(prefix, f"使えない文字（NUL）が入っています（{text.index(chr(0)) + 1}文字目）。")
    return text


def _refuse(prefix: str, sentence: str) -> NoReturn:
    raise Faults((Fault(f"{prefix}$", sentence),)) from None


def _integer(text: str) -> int:
    """An int; a number of thousands of digits is cut, it is out of every range anyway."""
    return int(text if len(text) <= _DIGITS else text[:_DIGITS])


def _constant(text: str) -> NoReturn:
    raise _NotJsonError(text)


def _note_structure(root: Node) -> None:
    """Note duplicate keys and the first nesting that is too deep, without recursion."""
    waiting = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        if depth > MAX_DEPTH:
            node.fault("入れ子が深すぎます。形を確かめてください。")
            continue
        if isinstance(node.value, _Object):
            for key in node.value.duplicates:
                node.child(_step(key), None).fault("同じ名前が2回あります。1つにしてください。")
        children = tuple(_children(node))
        waiting.extend((child, depth + 1) for child in reversed(children))


def _children(node: Node) -> Iterator[Node]:
    if isinstance(node.value, dict):
        for key, value in node.value.items():
            if isinstance(value, (dict, list)):
                yield node.child(_step(key), value)
    elif isinstance(node.value, list):
        for place, value in enumerate(node.value):
            if isinstance(value, (dict, list)):
                yield node.child(f"[{place}]", value)


def _step(key: str) -> str:
    """One step of a JSON path: `.name`, or `["q2.finance"]` for anything but a plain name."""
    if key.isascii() and key.isidentifier():
        return f".{shown(key)}"
    escaped = shown(key).replace('"', '\\"')
    return f'["{escaped}"]'


def _text_fault(text: str, *, longest: int, lines: bool) -> str:
    if len(text) > longest:
        return f"{longest}文字までにしてください（いまは{len(text)}文字です）。"
    for char in text:
        if "\ud800" <= char <= "\udfff":
            return "文字として読めない符号（片方だけのサロゲート）が入っています。"
        if (char < " " or "\x7f" <= char <= "\x9f") and not (lines and char in "\n\r\t"):
            return f"使えない制御文字（U+{ord(char):04X}）が入っています。"
    return ""


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true か false"
    if isinstance(value, int):
        return "整数"
    if isinstance(value, float):
        return "小数"
    if isinstance(value, str):
        return "文字"
    return "並び" if isinstance(value, list) else "項目の集まり"
