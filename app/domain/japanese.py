"""Japanese text: widths, kana, names of companies, search and sort keys, file names.

Names are stored as they were typed (髙 stays 髙): only kana and Latin letters are composed with
their marks. NFC alone would change kanji too, such as 神 (U+FA19). Everything folded further is a
shadow of the name, made for searching, sorting or drawing only.
"""

from __future__ import annotations

import re
import unicodedata

from app.domain.hyphens import between_digits
from app.domain.legal_forms import bare_reading, parted, written_out
from app.domain.wareki import date_text, month_end, parse_date, wareki, wareki_year

__all__ = [
    "KANA_ROWS",
    "OTHER_ROW",
    "bare_name",
    "bigrams",
    "composed",
    "date_text",
    "digits",
    "drawable",
    "honorific",
    "kana_key",
    "kana_row",
    "legal_form",
    "month_end",
    "narrow",
    "parse_date",
    "safe_file_name",
    "search_text",
    "stored_name",
    "to_hiragana",
    "to_katakana",
    "wareki",
    "wareki_year",
]

KANA_ROWS = ("あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ")
OTHER_ROW = "他"

_TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_HALF_KANA = re.compile("[\uff61-\uff9f]+")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
# Everything but the compatibility kanji, which NFC would exchange for the new forms.
_COMPOSED = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_NOT_DRAWN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)

# Old and variant forms of kanji that stand in names, folded for searching only.
_VARIANTS = str.maketrans(
    "髙﨑𠮷邊邉澤濵濱廣國齋齊斎櫻嶋嶌德惠壽條眞槇栁舘桒曾龍瀧榮",
    "高崎吉辺辺沢浜浜広国斉斉斉桜島島徳恵寿条真槙柳館桑曽竜滝栄",
)
_SMALL = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_VOWELS = {
    char: vowel
    for vowel, chars in {
        "ア": "アカサタナハマヤラワガザダバパァャヮヵ",
        "イ": "イキシチニヒミリヰギジヂビピィ",
        "ウ": "ウクスツヌフムユルグズヅブプゥッュヴ",
        "エ": "エケセテネヘメレヱゲゼデベペェヶ",
        "オ": "オコソトノホモヨロヲゴゾドボポォョ",
    }.items()
    for char in chars
}
_ROW_ENDS = "オコソトノホモヨロン"
_LEVEL = "\x1f"  # sorts before every character that a key can hold
_RESERVED = re.compile(r"^(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?=\.|$)", re.IGNORECASE)
_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
_MAX_NAME_BYTES = 180  # most file systems end at 255; a date and an ending are still to come


def narrow(text: str) -> str:
    """One width: ASCII half, katakana full, hyphens between digits "-"; trimmed, composed.

    For numbers, mail addresses and codes; names keep the width they were typed in.
    """
    half = text.translate(_TO_HALF)
    whole = _HALF_KANA.sub(lambda match: unicodedata.normalize("NFKC", match[0]), half)
    return between_digits(composed(whole)).strip()


def digits(text: str) -> str:
    """Only the digits, as ASCII, whatever width was typed and whatever stands between."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(char for char in plain if char in "0123456789")


def composed(text: str) -> str:
    """Letters and kana one character each with their marks; every kanji as it was typed."""
    return _COMPOSED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def stored_name(text: str) -> str:
    """A name as it is stored: composed, invisible characters out, single spaces."""
    visible = _INVISIBLE.sub(" ", composed(text))
    return " ".join(visible.split())


def drawable(text: str) -> str:
    """Text without what a font cannot draw: variation selectors and invisible controls."""
    return _NOT_DRAWN.sub("", _SELECTORS.sub("", text))


def to_katakana(text: str) -> str:
    """Hiragana as katakana; everything else as it is."""
    return text.translate(_TO_KATAKANA)


def to_hiragana(text: str) -> str:
    """Katakana as hiragana; everything else as it is."""
    return text.translate(_TO_HIRAGANA)


def has_form(name: str) -> bool:
    """Whether a 法人格 stands in front of or behind the name."""
    return bare_name(name) != name.strip()


def bare_name(text: str) -> str:
    """The name without its 法人格 (株式会社, (株), ㈱ …), in front or behind.

    A text that is nothing but a 法人格 stays as it is.
    """
    return parted(text)[0]


def legal_form(text: str) -> str:
    """The 法人格 of a name, the same for every spelling of it ((株), ㈱, 株式会社); else empty."""
    return "".join(dict.fromkeys(map(written_out, parted(_fold(text))[1])))


def search_text(text: str) -> str:
    """The shadow of a name for searching: NFKC, small letters, hiragana, no spaces, no 法人格."""
    plain = _fold(_INVISIBLE.sub("", _SELECTORS.sub("", text)))
    while (folded := _fold(bare_name(plain))) != plain:
        plain = folded
    return plain


def bigrams(text: str) -> tuple[str, ...]:
    """Each pair of neighbouring characters once, in order; a lone character stands for itself.

    White space separates: no pair reaches across it. Give it `search_text`s.
    """
    found: dict[str, None] = {}
    for word in text.split():
        if len(word) == 1:
            found[word] = None
        found.update(dict.fromkeys(word[at : at + 2] for at in range(len(word) - 1)))
    return tuple(found)


def kana_key(text: str) -> str:
    """The sort key of a reading, to be compared byte by byte; near JIS X 4061 on two levels.

    First level: katakana without 濁点, small kana large, ー as the vowel before it, without
    法人格. Second level, after a character that sorts before all others: the same with 濁点.
    """
    full = _full_kana(text)
    decomposed = unicodedata.normalize("NFD", full)
    base = "".join(char for char in decomposed if char not in "\u3099\u309a")
    return f"{base}{_LEVEL}{full}"


def kana_row(kana: str) -> str:
    """The 50音 row of a reading: あ か さ … わ, or 他 for everything that is not kana."""
    first = kana_key(kana)[0]
    if not "ア" <= first <= "ン":
        return OTHER_ROW
    return next(row for row, end in zip(KANA_ROWS, _ROW_ENDS, strict=True) if first <= end)


def honorific(kind: str | None, name: str) -> str:
    """御中 for an organisation, 様 for a person, never both.

    Without a known `kind` the name decides: 御中 only when it carries a 法人格.
    """
    if kind in {"corporation", "other_corporation"} or (kind is None and has_form(name)):
        return "御中"
    return "様"


def safe_file_name(text: str) -> str:
    """The text as part of a file name that every system takes: never empty, not too long."""
    plain = _INVISIBLE.sub("_", composed(_SELECTORS.sub("", text)))
    plain = _RESERVED.sub("_", _UNSAFE.sub("_", plain).strip("._ "))
    short = plain.encode("utf-8", "ignore")[:_MAX_NAME_BYTES].decode("utf-8", "ignore")
    return short.strip("._ ") or "無題"


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_VARIANTS)
    return "".join(to_hiragana(unicodedata.normalize("NFKC", plain)).split()).replace("・", "")


def _full_kana(text: str) -> str:
    plain = _INVISIBLE.sub("", _SELECTORS.sub("", bare_name(text)))
    plain = bare_name(to_katakana(unicodedata.normalize("NFKC", plain)))
    plain = "".join(plain.casefold().split()).replace("・", "")
    found: list[str] = []
    for char in bare_reading(plain):
        if char == "ー":
            vowel = _VOWELS.get(found[-1], "") if found else ""
            found.append(vowel)
        elif char in "ヽヾ":
            found.extend(found[-1:])
        else:
            found.append(char.translate(_SMALL))
    return "".join(found)
