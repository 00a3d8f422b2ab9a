"""Lists of clients as nobody should write them and somebody does, for tests that search."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

HEAD = (
    "会社名", "フリガナ", "電話", "法人番号", "郵便番号", "都道府県", "市区町村", "業種",
    "従業員数", "資本金（千円）", "決算月", "種別", "代表者", "メール", "タグ", "備考", "なぞの列",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "cp932", "utf-16")
_OWN_LETTER = b"\xf0\x40"  # 外字: a letter that only the machine of its office knows
_ODD = (
    "=1+1", '=HYPERLINK("http://a")', "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "#REF!", "#N/A",
    '"', '""', 'a"b', '"a"b', "改\n行", "改\r\n行", "\r", "a,b", ",,,", "'", "\\",
    "髙﨑①㈱", "𠮷野", "🍶", "\ue000", "\ufffd", "\ufeff", "e\u0301", "\u200b", "\x1a", "\x7f",
    " ", "\u3000", "1180301018771", "123456789018", "1234-5678-9018", "1e400", "NaN", "-0", "²",
    "九", "令和99年13月40日", "1億2000", "▲5", "愛知県", "ハワイ", "E09", "個人", "丸屋",
    "0532-22-0123",
)  # fmt: skip
_LONG = ("あ" * 20_000, "9" * 5_000, "酒、" * 3_000, "=" * 9_000, "x" * 140_000)
_CUTS = (b"\x00", b"\xff", b"\x81", b"\x1a", b'"', b'"\n', b"\r", b"\n", b",", b"\xef\xbb\xbf",
         _OWN_LETTER, "あ".encode(), "あ".encode("cp932"), b"\xed\xa0\x80")  # fmt: skip


@dataclass(frozen=True, slots=True)
class OddTable:
    """Rows below a heading, and how they are written down."""

    rows: tuple[tuple[str, ...], ...]
    encoding: str
    quoting: int
    line_end: str

    def content(self) -> bytes:
        """The file: sound CSV, however odd its cells; what cp932 lacks is a 外字."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, quoting=self.quoting, lineterminator=self.line_end)  # type: ignore[arg-type]
        writer.writerows([HEAD, *self.rows])
        return text.getvalue().encode(self.encoding, "own-letter")

    @property
    def filled(self) -> int:
        """How many rows hold anything at all."""
        return sum(any(cell.strip() for cell in row) for row in self.rows)


def _own_letter(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return _OWN_LETTER * (error.end - error.start), error.end


codecs.register_error("own-letter", _own_letter)


def rows() -> SearchStrategy[tuple[tuple[str, ...], ...]]:
    """Ragged rows; one cell in some is very long."""
    letters = st.characters(codec="utf-8", exclude_characters="\x00")
    cell = st.sampled_from(_ODD) | st.text(letters, max_size=12)
    row = st.lists(cell, max_size=len(HEAD) + 2)
    usual = st.tuples(st.sampled_from(("丸屋", "山田商店")), st.just("")).map(list)
    long = st.tuples(row, st.sampled_from(_LONG)).map(lambda both: [*both[0], both[1]])
    some = st.lists(row | row | usual | long, min_size=1, max_size=6)
    return some.map(lambda found: tuple(map(tuple, found)))


def sound() -> SearchStrategy[OddTable]:
    """Files that follow the rules of CSV."""
    ways = st.sampled_from(
        [(csv.QUOTE_MINIMAL, "\r\n"), (csv.QUOTE_ALL, "\n"), (csv.QUOTE_ALL, "\r")]
    )
    return st.builds(
        lambda found, encoding, way: OddTable(found, encoding, *way),
        rows(),
        st.sampled_from(ENCODINGS),
        ways,
    )


def mangled() -> SearchStrategy[bytes]:
    """Files that do not: bytes put in anywhere, quotes without an end, the end cut off."""
    put = st.tuples(st.integers(0, 1_000), st.sampled_from(_CUTS))
    end = st.just(1_000) | st.integers(300, 1_000)
    return st.builds(_mangle, sound(), st.lists(put, min_size=1, max_size=6), end)


def _mangle(table: OddTable, put: list[tuple[int, bytes]], end: int) -> bytes:
    content = bytearray(table.content())
    for share, piece in put:
        at = len(content) * share // 1_000
        content[at:at] = piece
    return bytes(content[: len(content) * end // 1_000])
