"""What a file really is, by its content: an allowed kind, whole, without macros and position."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.domain import media, picture_files
from app.errors import DocumentRefused

if TYPE_CHECKING:
    from PIL.Image import Image

_HEAD = 4096
_THUMBNAIL = (480, 480)  # dots: a tile on a screen of double density
_QUALITY = 80
_TAKEN = 0x9003  # DateTimeOriginal
_EXIF = 0x8769
# Phones take 200 megapixels; a JPEG is read at the size of the tile, a PNG has to be read whole.
MOST_DOTS = {"JPEG": 250_000_000, "PNG": 100_000_000}
_HEIC = (b"heic", b"heix", b"mif1", b"msf1")
_KINDS = "写真（JPEG・PNG）、PDF、Excel、Word、PowerPoint、テキスト、CSV"


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept: `data` without position; `thumbnail` is a JPEG, or empty."""

    name: str
    media: str
    data: bytes
    thumbnail: bytes = b""
    taken_on: date | None = None


def examine(name: str, data: bytes) -> Examined:
    """The file as it may be kept. Raises DocumentRefused with the reason and what to do."""
    if len(data) > media.LARGEST:
        raise DocumentRefused(
            f"「{name}」は大きすぎます（{media.size_words(len(data))}）。",
            "1つのファイルは25MBまでです。小さくするか、分けてください。",
        )
    if not data:
        raise DocumentRefused(
            f"「{name}」は空のファイルです。", "中身のあるファイルを選んでください。"
        )
    code = _code(name, data)
    kind = media.KINDS[code]
    if code not in media.PICTURES:
        return Examined(media.named(name, kind), code, data)
    try:
        return _picture(name, code, picture_files.cleaned(data))
    except (picture_files.Broken, OSError, ValueError, SyntaxError) as error:
        raise DocumentRefused(
            f"「{name}」は画像として開けません。",
            "途中で切れているか、傷んでいます。もとの写真をもう一度取り込んでください。",
        ) from error


def _code(name: str, data: bytes) -> str:
    """The code of an allowed kind. Raises DocumentRefused."""
    signs = _signs(data)
    for code in ("jpg", "png"):
        if f".{code}" in signs:
            return code
    if ".pdf" in signs:
        if media.is_pdf(data):
            return "pdf"
        raise DocumentRefused(
            f"「{name}」は、途中で切れたPDFです。", "もとのファイルを、もう一度取り込んでください。"
        )
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise DocumentRefused(
            f"「{name}」の形式（HEIC）は取り込めません。",
            "iPhoneでは、設定の「カメラ」→「フォーマット」を「互換性優先」にすると、JPEGで撮れます。",
        )
    office = media.office(data)
    if office == "macro":
        raise DocumentRefused(
            f"「{name}」には、マクロ（自動で動くプログラム）が入っています。",
            "マクロのない形式（.xlsx など）で保存し直してから、取り込んでください。",
        )
    if office:
        return office
    if media.is_text(data):
        return "csv" if PurePath(name).suffix.lower() == ".csv" else "txt"
    raise DocumentRefused(
        f"「{name}」は取り込めない種類のファイルです。", f"取り込めるのは、{_KINDS}です。"
    )


def _signs(data: bytes) -> frozenset[str]:
    """The endings of all kinds of files that begin like this one."""
    import puremagic

    try:
        found = puremagic.magic_string(data[:_HEAD])
    except (puremagic.PureError, ValueError):
        return frozenset()
    return frozenset(each.extension for each in found)


def _picture(name: str, code: str, data: bytes) -> Examined:
    from PIL import Image

    with warnings.catch_warnings():
        # More dots than any camera has are an attack on the memory.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        Image.MAX_IMAGE_PIXELS = max(MOST_DOTS.values())
        try:
            with Image.open(io.BytesIO(data), formats=tuple(MOST_DOTS)) as image:
                _demand_few_dots(image)
                taken_on = _taken_on(image)
                image.draft("RGB", _THUMBNAIL)
                image.load()
                thumbnail = _thumbnail(image)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise DocumentRefused(
                f"「{name}」は、写真の点の数が多すぎます。",
                "カメラの「サイズ」を小さくして撮り直すか、写真を縮めてから取り込んでください。",
            ) from error
    return Examined(media.named(name, media.KINDS[code]), code, data, thumbnail, taken_on)


def _demand_few_dots(image: Image) -> None:
    from PIL import Image as Images

    if image.width * image.height > MOST_DOTS[str(image.format)]:
        raise Images.DecompressionBombError


def _thumbnail(image: Image) -> bytes:
    from PIL import ImageOps

    small = ImageOps.exif_transpose(image)
    small.thumbnail(_THUMBNAIL)
    if small.mode in ("RGBA", "LA", "P"):
        from PIL import Image as Images

        solid = small.convert("RGBA")
        ground = Images.new("RGBA", solid.size, "white")
        small = Images.alpha_composite(ground, solid)
    out = io.BytesIO()
    small.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _taken_on(image: Image) -> date | None:
    text = str(image.getexif().get_ifd(_EXIF).get(_TAKEN, ""))
    try:
        return datetime.strptime(text[:10], "%Y:%m:%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
