"""Where a line of Japanese text may end: JIS X 4051 line breaking, without hanging.

Nothing here knows fonts or paper: it takes the width of every character and gives back ranges.
Characters that may not start or end a line pull their neighbour with them to the next line
(追い出し); runs of Latin letters and digits stay whole unless one alone is wider than the line.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MISSING = "〓"  # what Japanese printers set where a character is not to be had
NO_START = frozenset(
    "」』）】〕〉》］｝〗〙〟’”»)]}"  # closing brackets and quotes
    "‐゠–〜～−?!？！‼⁇⁈⁉"  # hyphens, question and exclamation marks
    "・：；。．、，.,:;…‥"  # middle dots, stops, commas, leaders
    "ヽヾゝゞ々〻ー"  # repetition and long-vowel marks
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"  # small kana
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ"  # half-width forms
    "%％‰℃°′″"  # what follows a number
)
NO_END = frozenset("「『（【〔〈《［｛〖〘〝‘“«([{｢¥￥$＄£€№＃")
# What is counted stays with its number: 3行, 12月22日, 500円.
_COUNTERS = frozenset("年月日時分秒円銭万億千百人名件枚行回個社点歳週割本冊台店軒つか")
_SPACES = frozenset(" \u3000\u00a0")
_REPEATED = frozenset("―—…‥")
_RUN = re.compile(
    r"[A-Za-zÀ-ɏ0-9Ａ-Ｚａ-ｚ０-９]+"
    r"(?:[.,:/@_+#&'’=~%?．，\-]+[A-Za-zÀ-ɏ0-9Ａ-Ｚａ-ｚ０-９]+)*"
)
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_MARK = re.compile("[\u3099\u309a]")
_SLACK = 1e-6  # sums of widths are floats


def clean(text: str) -> str:
    """The text without what no paper can show: control characters and variation selectors.

    Every line end becomes one newline, tabs become spaces, separate voicing marks join their kana.
    A character without a meaning of its own here (private use, unassigned, half of a pair) becomes
    `MISSING`: something stands there, and who reads it must see that.
    """
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    if _plain(text) and not _MARK.search(text) and not _SELECTOR.search(text):
        return text
    text = "".join(map(_shown, text))
    return re.sub("[\u3040-\u30ff][\u3099\u309a]", _join_mark, text)


def break_lines(text: str, widths: Sequence[float], limit: float) -> list[tuple[int, int]]:
    """Ranges `[start, end)` of the lines of `text` when no line may be wider than `limit`.

    `widths` has one entry for each character. A newline ends a line and belongs to none. Spaces
    at the end of a line belong to it but do not count. A single character wider than `limit`
    still gets its own line.
    """
    sums = [0.0, *accumulate(widths)]
    allowed = _allowed(text)
    result: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        result.extend(_fill(text, sums, allowed, (start, end), limit))
        start = end + 1
    return result


def _fill(
    text: str,
    sums: list[float],
    allowed: list[bool],
    span: tuple[int, int],
    limit: float,
) -> list[tuple[int, int]]:
    start, end = span
    if start == end:
        return [span]
    lines = []
    while start < end:
        stop = _stop(text, sums, allowed, (start, end), limit)
        lines.append((start, stop))
        start = stop
    return lines


def _stop(
    text: str,
    sums: list[float],
    allowed: list[bool],
    span: tuple[int, int],
    limit: float,
) -> int:
    """The end of the line that begins at `span[0]`."""
    start, end = span
    best = start
    index = start
    bound = sums[start] + limit + _SLACK
    ink = start  # after the last character that is not a space
    while index < end:
        if text[index] not in _SPACES:
            if sums[index + 1] > bound:
                break
            ink = index + 1
        index += 1
        if index == end or allowed[index]:
            best = index
    if best > start:
        return best
    return _emergency(text, (start, min(max(ink, start + 1), end)), end)


def _emergency(text: str, span: tuple[int, int], end: int) -> int:
    """A break inside something that is wider than the whole line: legal if it can be."""
    start, last = span
    for index in range(last, start, -1):
        if index == end or _legal(text[index - 1], text[index]):
            return index
    for index in range(last, start, -1):
        if not _mark(text[index]):
            return index
    index = last
    while index < end and _mark(text[index]):
        index += 1
    return index


def _allowed(text: str) -> list[bool]:
    """For each position whether a line may end before it."""
    allowed = [False] * (len(text) + 1)
    ink = ""  # the last character that is not a space
    for index, char in enumerate(text):
        if index:
            allowed[index] = _may_break(text[index - 1], char, ink)
        if char not in _SPACES:
            ink = char
    for match in _RUN.finditer(text):
        for index in range(match.start() + 1, match.end()):
            allowed[index] = False
    return allowed


def _may_break(before: str, after: str, ink: str) -> bool:
    if after in _SPACES or (before == after and after in _REPEATED):
        return False
    if after in _COUNTERS and before.isdigit():
        return False
    return _legal(ink if before in _SPACES else before, after)


def _legal(before: str, after: str) -> bool:
    return after not in NO_START and before not in NO_END and not _mark(after)


@cache
def _mark(char: str) -> bool:
    return char > "\u02ff" and unicodedata.category(char) in {"Mn", "Me", "Mc"}


def _plain(text: str) -> bool:
    return text.replace("\n", "").replace("\u3000", "").isprintable()


def _join_mark(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


def _shown(char: str) -> str:
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category in {"Co", "Cn", "Cs"}:
        return MISSING
    return "" if category in {"Cc", "Cf"} or _SELECTOR.match(char) else char
