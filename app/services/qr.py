"""QR codes: a text as a picture, and the text in a picture. The libraries load when asked for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from app.errors import UnreadableCode
from app.services import files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from segno import QRCode

LEVEL: Final = "m"  # 15 % of it may be lost: crumpled paper, a thumb
QUIET: Final = 4  # modules of white around it, as the standard asks
_SCALE: Final = 8
_LARGEST: Final = 50_000_000  # bytes: no photograph of a code is larger
_MOST_PIXELS: Final = 100_000_000  # no photograph is larger; a bomb is


def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code, True = dark, without the quiet zone around."""
    return tuple(tuple(bool(module) for module in row) for row in _code(text).matrix)


def png(text: str, *, scale: int = _SCALE) -> bytes:
    """The code as a PNG, `scale` pixels a module, quiet zone included."""
    file = BytesIO()
    _code(text).save(file, kind="png", scale=scale, border=QUIET)
    return file.getvalue()


def file_of_picture(path: Path, name: str) -> bytes:
    """What stands in a file, as far as a picture goes; raises Faults, which call it by `name`."""
    try:
        with path.open("rb") as handle:
            return handle.read(_LARGEST)
    except (OSError, ValueError) as error:
        raise files.unreadable(name, error) from error


def texts_in(picture: bytes) -> tuple[str, ...]:
    """The texts of all QR codes in a picture file; raises UnreadableCode when there is none."""
    import zxingcpp
    from PIL import Image

    try:
        with Image.open(BytesIO(picture)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise UnreadableCode.missing()
            grey = opened.convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableCode.missing() from error
    found = _texts(
        zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    )
    if not found:
        raise UnreadableCode.missing()
    return found


def _texts(codes: Iterable[object]) -> tuple[str, ...]:
    return tuple(text for code in codes if (text := getattr(code, "text", "")))


def _code(text: str) -> QRCode:
    import segno

    return segno.make(text, error=LEVEL, micro=False, boost_error=False, encoding="utf-8")
