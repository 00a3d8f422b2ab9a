"""The finished report: pages, fonts, text, metadata, places, pixels."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain import answers as rules
from app.reports import ink, layout, pdf
from app.reports.blocks import Space
from app.reports.chart_block import RadarBlock
from app.reports.kinsoku import NO_END, NO_START
from app.reports.page_memo import BOXES, NOTES
from app.reports.page_result import CONTINUED, DISCLAIMER, steps_follow
from tests.domain import making
from tests.reports import papers, samples

if TYPE_CHECKING:
    from app.reports.content import Content

LIMIT = 150_000
PAGES = {
    "usual": 5,
    "one_issue": 5,
    "nothing_flagged": 4,
    "nothing_answered": 4,
    "everything_long": 7,
    "rare_name": 5,
    "short": 2,
}
EVERY = pytest.mark.parametrize("name", sorted(samples.ALL))


@cache
def report(name: str) -> bytes:
    """The report of a sample with the advisor's notes; made once, it never changes."""
    return pdf.report(samples.ALL[name](), with_memo=True)


@EVERY
def test_pages_and_size(name: str) -> None:
    assert papers.page_count(report(name)) == PAGES[name]
    assert len(report(name)) <= LIMIT


@EVERY
def test_only_our_fonts_and_all_embedded_as_subsets(name: str) -> None:
    found = set(papers.fonts(report(name)))
    assert found
    for font, embedded in found:
        assert embedded
        assert font[7] == "+"
        assert font.partition("+")[2].startswith(("BIZUDPGothic", "NotoSansJP"))


def test_another_paper_is_not_called_a_result() -> None:
    page = layout.Layout()
    page.add(Space(1))
    data = pdf.finish(lambda: page, title="同意書 みほん商店", advisor=samples.ADVISOR, running="")
    metadata = pypdf.PdfReader(BytesIO(data)).metadata
    assert metadata is not None
    assert (metadata.subject, metadata.title) == ("同意書 みほん商店", "同意書 みほん商店")


def test_metadata_and_outline() -> None:
    reader = pypdf.PdfReader(BytesIO(report("usual")))
    assert reader.metadata is not None
    assert reader.metadata.title == "経営チェックの結果 株式会社みねと精工 御中"
    assert reader.metadata.subject == reader.metadata.title
    assert reader.metadata.author == "みずほ台商工会 田中 実"
    assert str(reader.root_object["/Lang"]) == "ja-JP"
    preferences = reader.root_object["/ViewerPreferences"].get_object()
    assert isinstance(preferences, pypdf.generic.DictionaryObject)
    assert str(preferences["/DisplayDocTitle"]) == "True"
    entries = [each for each in reader.outline if isinstance(each, pypdf.generic.Destination)]
    assert [entry.title for entry in entries] == [
        "経営チェックの結果", "次の一手", "進め方の手がかり", "お答えと、数字の出し方", "メモ",
    ]  # fmt: skip
    assert [reader.get_destination_page_number(entry) for entry in entries] == [0, 1, 2, 3, 4]
    assert [float(side) for side in reader.pages[0].mediabox] == pytest.approx(
        [0, 0, layout.PAGE_WIDTH, layout.PAGE_HEIGHT], abs=0.01
    )


@EVERY
def test_every_page_has_its_number(name: str) -> None:
    found = papers.texts(report(name))
    for number, text in enumerate(found, 1):
        assert f"{number}/{len(found)}" in text


@EVERY
def test_everything_is_there(name: str) -> None:
    content = samples.ALL[name]()
    text = papers.flat(report(name))
    for words in wanted(content):
        assert "".join(words.replace("\U000e0101", "").split()) in text


def wanted(content: Content) -> list[str]:
    """All words of a content that must be found on paper."""
    words = [
        content.client_name, content.honorific, content.date_text, content.code,
        content.advisor.organisation, content.advisor.name, DISCLAIMER, content.comparison,
        content.foundation, *content.unsure, *content.changes, content.limits,
        *content.workings, *content.memo.split("\n"),
    ]  # fmt: skip
    words += [line for group in content.groups for each in group.lines
              for line in (*each.question.split("\n"), each.answer, each.points)]  # fmt: skip
    for thing in content.things:
        words += [thing.title, thing.step]
        if content.item_set == "full":
            words += [thing.lead or thing.why, thing.other_step, thing.indicator]
            words += [each.title for each in thing.tools[:1]]
            words += [each.title for each in thing.measures]
    for chart in filter(None, (content.todo, content.balance)):
        words += [chart.title, chart.subtitle, chart.note]
        words += [] if chart.note else [axis.label for axis in chart.axes]
    if content.item_set == "full":
        words += [content.owner_segment, content.owner_reason, content.basics]
    return [*words, content.vision]


def test_a_long_vision_begins_on_page_1_and_stands_whole_at_the_end() -> None:
    pages = ["".join(text.split()) for text in papers.texts(report("everything_long"))]
    assert samples.LONG_VISION[:40] in pages[0]
    assert CONTINUED in pages[0]
    assert samples.LONG_VISION in pages[4]
    assert CONTINUED not in papers.flat(report("usual"))


def test_a_vision_of_800_characters_beside_a_usual_check() -> None:
    vision = "いまの味を、次の代に渡したい。" * 53
    data = pdf.report(replace(samples.usual(), vision=vision))
    assert papers.page_count(data) == 5
    assert vision in papers.flat(data)
    first = papers.texts(data)[0]
    assert all(thing.title in first for thing in samples.usual().things)
    flat = "".join(first.split())
    told = all("".join(thing.step.split()) in flat for thing in samples.usual().things)
    assert told or steps_follow() in first


def test_a_vision_of_some_lines_stands_whole_on_page_1() -> None:
    for count in (1, 8, 14, 17):
        vision = "いまの味を、次の代に渡したい。" * count
        first = papers.texts(pdf.report(replace(samples.usual(), vision=vision)))[0]
        assert vision in "".join(first.split())
        assert all(thing.title in first for thing in samples.usual().things)


@EVERY
def test_nothing_overlaps_and_nothing_leaves_the_margins(name: str) -> None:
    data = report(name)
    for number in range(papers.page_count(data)):
        found = [run for run in papers.runs(data, number) if run.text.strip()]
        for run in found:
            assert run.left >= layout.LEFT - 0.6
            assert run.right <= layout.LEFT + layout.WIDTH + 0.6
            assert run.bottom >= layout.BOTTOM - 0.6
            assert run.top <= layout.PAGE_HEIGHT - layout.TOP + 0.6
        assert not covered(found)


@settings(max_examples=15, deadline=None)
@given(making.answers(complete=True), making.answers(complete=True), st.integers(0, 20))
def test_any_check_with_an_earlier_one_fits_five_pages(
    now: dict[str, str], before: dict[str, str], lines: int
) -> None:
    now, before = (rules.effective(making.QUESTIONNAIRE, each) for each in (now, before))
    content = samples.content(
        samples.check(now, memo="原価の表を用意していただく。\n" * lines),
        previous=samples.check(before, day=samples.BEFORE),
    )
    data = pdf.report(content, confirmation_boxes=True, with_memo=True)
    pages = papers.page_count(data)
    assert pages == (5 if any(thing.tools or thing.measures for thing in content.things) else 4)
    assert len(data) <= LIMIT
    for number in range(pages):
        found = [run for run in papers.runs(data, number) if run.text.strip()]
        assert not covered(found)
        assert min(run.bottom for run in found) >= layout.BOTTOM - 0.6
    text = papers.flat(data)
    for line in content.changes:
        assert "".join(line.split()) in text


def covered(found: list[papers.Run]) -> list[tuple[papers.Run, papers.Run]]:
    """The pairs of texts that lie on each other."""
    return [
        (run, other)
        for index, run in enumerate(found)
        for other in found[index + 1 :]
        if overlap(run, other)
    ]


def overlap(one: papers.Run, other: papers.Run) -> bool:
    """Whether two pieces of text cover each other by more than a hair."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.top, other.top) - max(one.bottom, other.bottom)
    return across > 1 and down > 1.5


@EVERY
def test_no_line_on_any_page_breaks_badly(name: str) -> None:
    """Lines of running text, left aligned at one edge: the next must not start badly."""
    data = report(name)
    for number in range(papers.page_count(data)):
        found = [run for run in papers.runs(data, number) if run.text.strip()]
        for above, below in pairwise(found):
            same_edge = abs(above.left - below.left) < 6
            next_line = 0 < above.bottom - below.bottom < 20
            wide = above.right - above.left > 180
            if same_edge and next_line and wide:
                assert below.text.strip()[0] not in NO_START - set("「（")
                assert above.text.strip()[-1] not in NO_END


@pytest.mark.parametrize("name", ["usual", "rare_name", "one_issue", "short"])
def test_the_radar_is_drawn_where_its_values_are(name: str) -> None:
    content = samples.ALL[name]()
    image = papers.picture(report(name), 0)
    charts = [chart for chart in (content.todo, content.balance) if chart and not chart.note]
    pages = layout.Layout()
    from app.reports.page_result import add_result_page

    add_result_page(pages, content)
    blocks = list(radars(pages))
    assert len(blocks) == len(charts)
    for block, left, top in blocks:
        place = block.place(block.width)
        for marker in block.radar().series[0].markers:
            at = place.at(marker.at)
            assert near(image, left + at.x, top + at.y, ink.ACCENT), marker
        for ring_corner in block.radar().rings[-1]:
            at = place.at(ring_corner)
            assert not blank(image, left + at.x, top + at.y)


def radars(pages: layout.Layout) -> list[tuple[RadarBlock, float, float]]:
    """The radars of page 1 with their upper left corners, in points from the top of the page."""
    from reportlab.pdfgen.canvas import Canvas

    found = []

    class Recorder(Canvas):  # type: ignore[misc]
        """Notes where the coordinate system is whenever a radar is drawn."""

    canvas = Recorder(BytesIO(), pagesize=(layout.PAGE_WIDTH, layout.PAGE_HEIGHT))
    original = RadarBlock.draw

    def noted(self: RadarBlock) -> None:
        x, y = self.canv.absolutePosition(0, self.height)
        found.append((self, float(x), float(layout.PAGE_HEIGHT - y)))
        original(self)

    RadarBlock.draw = noted  # type: ignore[method-assign]
    try:
        pages.draw(canvas, lambda *_: None)
    finally:
        RadarBlock.draw = original  # type: ignore[method-assign]
    return found


def near(image: Image.Image, x: float, y: float, colour: tuple[float, float, float]) -> bool:
    """Whether the colour is found within two points of a place."""
    wanted_rgb = [round(255 * part) for part in colour]
    return any(
        all(abs(a - b) < 40 for a, b in zip(pixel, wanted_rgb, strict=True))
        for pixel in around(image, x, y, 2)
    )


def blank(image: Image.Image, x: float, y: float) -> bool:
    """Whether there is only white within two points of a place."""
    return all(min(pixel) > 250 for pixel in around(image, x, y, 2))


def around(image: Image.Image, x: float, y: float, reach: float) -> list[tuple[int, ...]]:
    """The pixels around a place in points."""
    box = [round(papers.SCALE * each) for each in (x - reach, y - reach, x + reach, y + reach)]
    area = image.crop((box[0], box[1], box[2], box[3]))
    raw = area.tobytes()
    return [tuple(raw[index : index + 3]) for index in range(0, len(raw), 3)]


def test_the_earlier_check_is_dashed_and_told_apart_in_grey() -> None:
    data = report("usual")
    plain = pdf.report(
        replace(samples.usual(), todo=replace(samples.usual().todo, has_previous=False))
    )
    stream = pypdf.PdfReader(BytesIO(data)).pages[0].get_contents()
    assert stream is not None
    assert b"[3.2 2.2] 0 d" in stream.get_data()
    assert report("usual") != plain


def test_pages_are_the_same_for_the_same_content() -> None:
    again = papers.picture(pdf.report(samples.usual(), with_memo=True), 0)
    assert again.tobytes() == papers.picture(report("usual"), 0).tobytes()


def test_a_rare_kanji_is_found_and_drawn_like_the_other_letters() -> None:
    text = papers.texts(report("rare_name"))[0]
    assert "𠮷野家旅館" in text
    assert "\U000e0101" not in text


def test_a_logo_of_any_shape_is_shown() -> None:
    for size in ((600, 120), (100, 400), (40, 40)):
        file = BytesIO()
        Image.new("RGB", size, (200, 80, 20)).save(file, "PNG")
        content = replace(samples.usual(), advisor=replace(samples.ADVISOR, logo=file.getvalue()))
        data = pdf.report(content)
        assert papers.page_count(data) == 5
        image = papers.picture(data, 0)
        assert near(image, layout.LEFT + layout.WIDTH - 5, layout.TOP + 40, (0.784, 0.314, 0.078))


def test_without_an_advisor_there_are_no_empty_labels() -> None:
    text = papers.flat(pdf.report(replace(samples.usual(), advisor=replace(
        samples.ADVISOR, name="", organisation="", phone=""))))  # fmt: skip
    assert "担当" not in text.partition("備えのバランス")[0]
    assert "電話" not in text.partition("備えのバランス")[0]


def test_confirmation_boxes_are_twenty_millimetres_and_optional() -> None:
    data = pdf.report(samples.usual(), confirmation_boxes=True)
    last = papers.texts(data)[-1]
    assert all(words in last for words in ("確認欄", *BOXES))
    assert "確認欄" not in papers.flat(report("usual"))
    stream = pypdf.PdfReader(BytesIO(data)).pages[-1].get_contents()
    assert stream is not None
    side = b"56.69291 56.69291 re"
    assert stream.get_data().count(side) == 3


def test_a_memo_of_3000_characters_runs_on() -> None:
    memo = "一日の流れを聞いた。朝は仕込み、昼は配達、夕方に帳簿をつける。" * 100
    data = pdf.report(replace(samples.usual(), memo=memo), confirmation_boxes=True, with_memo=True)
    assert papers.page_count(data) == 6
    assert memo in flat_without_footers(data)


@EVERY
def test_the_client_does_not_read_the_notes_of_the_advisor(name: str) -> None:
    content = samples.ALL[name]()
    data = pdf.report(content)
    text = papers.flat(data)
    assert not [line for line in content.memo.split("\n") if line and line in text]
    assert NOTES not in text
    assert "メモ" in papers.texts(data)[-1]
    assert (NOTES in papers.flat(report(name))) == bool(content.memo)
    stream = pypdf.PdfReader(BytesIO(data)).pages[-1].get_contents()
    assert stream is not None
    assert b"[1 2] 0 d" in stream.get_data()  # lines to write on


def flat_without_footers(data: bytes) -> str:
    """All text without the line at the foot of each page."""
    return "".join(
        "".join(run.text.split())
        for number in range(papers.page_count(data))
        for run in papers.runs(data, number)
        if run.bottom > layout.BOTTOM + layout.FOOTER - 4
    )


def test_the_next_meeting_always_has_its_line() -> None:
    for name in samples.ALL:
        assert papers.flat(report(name)).count("次にお会いする日") == 1
    crowded = replace(
        samples.everything_long(), changes=tuple(f"変わったこと{n}" for n in range(40))
    )
    text = papers.flat(pdf.report(crowded))
    assert text.count("次にお会いする日") == 1
    assert all(f"変わったこと{n}" in text for n in range(40))


def test_changes_that_find_no_room_stand_before_the_memo() -> None:
    crowded = replace(
        samples.everything_long(), changes=tuple(f"変わったこと{n}" for n in range(20))
    )
    pages = papers.texts(pdf.report(crowded))
    assert "変わったこと7" not in pages[1]
    assert "変わったこと7" in pages[4]
    assert "次にお会いする日" in pages[1]


def test_an_absurd_name_pushes_the_page_on_but_loses_nothing() -> None:
    name = samples.LONG_NAME * 12
    content = replace(samples.usual(), client_name=name)
    data = pdf.report(content)
    assert papers.page_count(data) == 6
    for number in range(6):
        assert not covered([run for run in papers.runs(data, number) if run.text.strip()])
    text = papers.flat(data)
    assert name in text
    assert all("".join(thing.step.split()) in text for thing in content.things)


def test_many_gaps_are_counted() -> None:
    assert "ほか28問" in papers.flat(report("nothing_answered"))


def test_the_short_report_says_its_limits_and_shows_no_balance() -> None:
    text = papers.flat(report("short"))
    assert "短い版" in text
    assert "備えのバランス" not in text.replace("備えのバランスと進め方は出していません", "")
    assert samples.short().things[0].why in text


def test_the_owner_never_reads_what_hurts() -> None:
    answers = making.check(13, issue="now", tool="not_using", statement="b")
    assert rules.level_of(making.QUESTIONNAIRE, answers) == "low"
    text = papers.flat(pdf.report(samples.content(samples.check(answers))))
    for word in ("低い", "自走", "伴走", "13点", "境目", "リテラシー"):
        assert word not in text


def test_guidance_says_less_when_there_is_much_and_only_what_there_is() -> None:
    usual = samples.usual()
    first = usual.things[0]
    long = replace(first, tools=tuple(replace(each, effect="長い。" * 90) for each in first.tools))
    bare = replace(first, tools=(), measures=(), title="事例だけのこと")
    flat = papers.flat(pdf.report(replace(usual, things=(long, bare, long))))
    assert "事例だけのこと" in flat
    crowded = replace(
        long, tools=tuple(replace(each, effect="長い。" * 300) for each in long.tools)
    )
    data = pdf.report(replace(usual, things=(crowded, crowded, crowded)))
    assert papers.page_count(data) > papers.page_count(report("usual"))
