"""A result in a QR code: signed, read from pictures, refused when it was changed."""

from __future__ import annotations

import base64
import io
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw, ImageFilter

from app.domain.check_code import check_code
from app.domain.records import ClientFields
from app.domain.takeaway import LARGEST, MARK, Takeaway
from app.errors import UnreadableCode
from app.services import kept, qr, takeaway
from tests.reports import samples

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store

TODAY = date(2026, 11, 27)
TITLES = ("働きやすくする", "売り先を増やす", "お金の流れを見る")


def made(*, vision: str = "") -> Takeaway:
    given = samples.example("tofu-shop")
    answers = {name: code for name, code in given.answers.items() if name != "q1.vision"}
    answers |= {"q1.vision": vision} if vision else {}
    code = check_code(
        given.questionnaire, given.version, conducted_on=given.conducted_on, answers=answers
    )
    return takeaway.of_check(
        answers,
        ClientFields("山田豆腐店", industry="E09", employees=7, phone="052-123-4567"),
        version=(given.questionnaire, given.version),
        item_set=given.item_set,
        conducted_on=given.conducted_on,
        code=code,
    )


def noisy(png: bytes, *, turn: float = 4, blur: float = 1.2) -> bytes:
    """As a phone sees a print: turned, soft, grey, with a fold and a spot."""
    with Image.open(io.BytesIO(png)) as opened:
        page = Image.new("L", (opened.width + 200, opened.height + 200), 235)
        page.paste(opened.convert("L").point(lambda value: 40 + value * 3 // 4), (100, 100))
    draw = ImageDraw.Draw(page)
    draw.line((0, page.height * 0.55, page.width, page.height * 0.5), fill=170, width=5)
    middle = page.width // 2
    draw.ellipse((middle, middle, middle + 24, middle + 24), fill=90)
    turned = page.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=235)
    file = io.BytesIO()
    turned.filter(ImageFilter.GaussianBlur(blur)).save(file, "JPEG", quality=60)
    return file.getvalue()


@pytest.mark.parametrize("vision", ["", "孫の代まで続く店にする"])
def test_the_whole_result_comes_back_without_a_name(store: Store, vision: str) -> None:
    check = made(vision=vision)
    text = takeaway.text(check, TITLES, store)
    assert len(text.encode()) <= LARGEST
    for private in ("山田", "豆腐", "052", vision or "山田"):
        assert private not in text
    assert check.whole == (not vision)
    received = takeaway.read_picture(qr.png(text), store, TODAY)
    assert received.check == check
    assert received.origin == "own"
    assert takeaway.read_text(text, None, TODAY).origin == "unknown"
    assert takeaway.read_text(text, None, TODAY).maker == received.maker


def test_a_phone_shows_what_it_is_and_what_to_do(store: Store) -> None:
    lines = takeaway.text(made(), TITLES, store).split("\n")
    assert lines[0].startswith("経営チェックの結果 2026/")
    assert lines[1] == f"確認コード {made().code}"
    assert "お名前は入っていません" in lines[2]
    assert lines[3] == "つぎの一歩：働きやすくする"


def test_a_store_signs_with_the_same_key_and_nobody_with_a_new_one(store: Store) -> None:
    first, second = (takeaway.text(made(), (), store) for _ in range(2))
    assert first == second
    makers = {
        takeaway.read_text(takeaway.text(made(), (), None), store, TODAY).maker for _ in range(2)
    }
    assert len(makers) == 2


def test_two_at_once_agree_on_one_key(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = takeaway.text(made(), (), store)
    monkeypatch.setattr(kept, "get", lambda *_: None)  # as it was before the other one wrote
    assert takeaway.text(made(), (), store) == first


def test_a_store_that_is_only_read_signs_for_this_once(store: Store) -> None:
    store.read_only = True
    received = takeaway.read_text(takeaway.text(made(), (), store), store, TODAY)
    assert received.origin == "unknown"


def test_an_independent_reader_reads_the_same(store: Store, tmp_path: Path) -> None:
    text = takeaway.text(made(), TITLES, store)
    picture = tmp_path / "code.png"
    picture.write_bytes(qr.png(text))
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "--nodbus", str(picture)],
        capture_output=True,
        check=True,
    )
    assert read.stdout.decode().strip() == text


@pytest.mark.parametrize("turn", [-9, 0, 3, 90, 180])
def test_it_is_read_from_a_photograph_of_a_print(store: Store, turn: float) -> None:
    picture = noisy(qr.png(takeaway.text(made(), TITLES, store)), turn=turn)
    assert takeaway.read_picture(picture, None, TODAY).check == made()


def test_every_changed_byte_shows(store: Store) -> None:
    text = takeaway.text(made(), (), store)
    head, _, end = text.partition(MARK)
    data = bytearray(base64.urlsafe_b64decode(end + "=" * (-len(end) % 4)))
    for place in range(len(data)):
        changed = bytes(data[:place]) + bytes((data[place] ^ 1,)) + bytes(data[place + 1 :])
        tampered = f"{head}{MARK}{base64.urlsafe_b64encode(changed).decode()}"
        with pytest.raises(UnreadableCode, match="作られたときと違います"):
            takeaway.read_text(tampered, store, TODAY)


def test_too_short_a_text_is_damaged() -> None:
    with pytest.raises(UnreadableCode, match="壊れています"):
        takeaway.read_text(f"{MARK}AAAA", None, TODAY)


def test_of_several_codes_in_a_picture_the_result_is_taken(store: Store) -> None:
    pictures = [qr.png("https://example.jp/"), qr.png(takeaway.text(made(), (), store))]
    opened = [Image.open(io.BytesIO(each)) for each in pictures]
    page = Image.new("L", (sum(each.width for each in opened), 900), 255)
    page.paste(opened[0], (0, 0))
    page.paste(opened[1], (opened[0].width, 0))
    file = io.BytesIO()
    page.save(file, "PNG")
    assert takeaway.read_picture(file.getvalue(), None, TODAY).check == made()
    with pytest.raises(UnreadableCode, match="結果ではありません"):
        takeaway.read_picture(pictures[0], None, TODAY)


def _white() -> bytes:
    file = io.BytesIO()
    Image.new("L", (80, 80), 255).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("picture", [b"", b"no picture", _white()])
def test_without_a_code_it_says_how_to_take_the_picture(picture: bytes) -> None:
    with pytest.raises(UnreadableCode, match="読み取れませんでした"):
        takeaway.read_picture(picture, None, TODAY)


def test_a_picture_that_would_fill_the_memory_is_not_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(qr, "_MOST_PIXELS", 100)
    with pytest.raises(UnreadableCode, match="読み取れませんでした"):
        qr.texts_in(_white())


def test_the_modules_are_those_of_the_picture() -> None:
    rows = qr.matrix("見本")
    assert len(rows) == len(rows[0]) == 21
    assert rows[0][:8] == (True,) * 7 + (False,)
