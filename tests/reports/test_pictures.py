"""Pictures of the charts: right format, drawn where the values are, no global traces."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops

from app.errors import ReportError
from app.reports.pictures import chart_picture
from tests.reports import samples

if TYPE_CHECKING:
    from app.reports.content import Chart

ACCENT = (0x00, 0x55, 0xAD)
PEERS = (0xC7, 0x47, 0x00)


def charts() -> dict[str, Chart]:
    usual, one = samples.usual(), samples.one_issue()
    beside = samples.with_peers(previous=True)
    assert usual.balance is not None
    assert beside.balance is not None
    return {
        "todo": usual.todo,
        "balance": usual.balance,
        "one": one.todo,
        "peers": beside.balance,
        "note": samples.nothing_flagged().todo,
    }


@cache
def png(name: str) -> Image.Image:
    return Image.open(BytesIO(chart_picture(charts()[name], "png"))).convert("RGB")


def share(image: Image.Image, colour: tuple[int, int, int]) -> float:
    """The share of pixels near a colour."""
    raw = image.tobytes()
    near = sum(
        all(abs(raw[index + part] - colour[part]) < 12 for part in range(3))
        for index in range(0, len(raw), 3)
    )
    return near / (len(raw) / 3)


@pytest.mark.parametrize("name", ["todo", "balance", "one"])
def test_radar_and_bars_are_drawn(name: str) -> None:
    image = png(name)
    assert image.size == (2200, 1000)
    radar, bars = image.crop((0, 150, 1150, 1000)), image.crop((1500, 150, 2200, 1000))
    assert share(radar, ACCENT) > 0.0005
    assert share(bars, ACCENT) > 0.01


def test_a_note_stands_where_nothing_can_be_drawn() -> None:
    image = png("note")
    assert share(image, ACCENT) == 0
    assert share(image.crop((300, 400, 1900, 700)), (0x1A, 0x1A, 0x1A)) > 0.002


def test_an_earlier_check_is_there_in_grey() -> None:
    grey = (0x76, 0x76, 0x76)
    chart = charts()["balance"]
    without = chart_picture(replace(chart, has_previous=False), "png")
    plain = Image.open(BytesIO(without)).convert("RGB")
    area = (0, 150, 1150, 800)
    assert share(png("balance").crop(area), grey) > 1.5 * share(plain.crop(area), grey)


def test_svg_is_well_formed_vector_and_the_same_again() -> None:
    for name, chart in charts().items():
        data = chart_picture(chart, "svg")
        root = ET.fromstring(data)
        assert root.tag.endswith("svg")
        assert b"<image" not in data
        assert chart_picture(chart, "svg") == data, name


def test_only_two_formats() -> None:
    with pytest.raises(ReportError) as caught:
        chart_picture(samples.usual().todo, "pdf")
    assert "PNGかSVG" in caught.value.title


def test_matplotlib_is_imported_only_when_a_picture_is_drawn() -> None:
    code = "import sys, app.reports.pictures; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("label", ["事務にかかる手間の見直し", "切れ目がどこにもないような名前"])
def test_a_long_label_goes_on_two_lines(label: str) -> None:
    chart = charts()["todo"]
    first = replace(chart.axes[0], label=label)
    long = replace(chart, axes=(first, *chart.axes[1:]))
    pictures = [
        Image.open(BytesIO(chart_picture(each, "png"))).convert("RGB").crop((0, 150, 1150, 1000))
        for each in (chart, long)
    ]
    tops = [ImageChops.invert(each).getbbox() for each in pictures]
    assert tops[0] is not None
    assert tops[1] is not None
    assert tops[1][1] < tops[0][1] - 20  # a line more above the radar
    assert tops[1][0] == tops[0][0]


def test_the_means_of_peers_are_drawn_where_there_are_some() -> None:
    image = png("peers")
    radar, bars = image.crop((0, 150, 1150, 1000)), image.crop((1350, 150, 2200, 1000))
    for part in (radar, bars):
        assert share(part, PEERS) > 0.0001
    assert share(png("todo"), PEERS) == 0


def test_a_mean_beyond_the_rim_has_its_number() -> None:
    chart = charts()["peers"]
    inside = replace(chart.axes[0], value=50.0, previous=101.0, peers=100.0)
    drawn = [
        chart_picture(replace(chart, axes=(axis, *chart.axes[1:])), "svg")
        for axis in (inside, replace(inside, peers=101.0))
    ]
    assert drawn[0].count(b"<use") < drawn[1].count(b"<use")
