"""How a form is told what it asks: a tuple of parts, one for each field of the dataclass.

    FORM = (
        section("相談の内容", moment("held_at", "日時"), lines("background", "経緯")),
        section("これから", day("due", "期限", quick=soon), choice("owner", "担当者", colleagues)),
    )
    form = Form(FORM, today=desk.today)

A form of an entry of a client (visit, note …) that saves itself is `entry_form.EntryForm`; any
other form saves itself with `autosave.Autosave`.

Every maker takes the field, its label and, by keyword, a `hint` below the field, a `note` beside
the label (such as 任意), `when` (a test on the present value: the part shows only then) and
`wide` (True: the whole width, False: half of it where there are two columns).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypedDict

from app.ui.forms import choices, days, typed
from app.ui.forms import tags as tag_editor
from app.ui.forms.editor import Held
from app.ui.forms.rows import DayRows, OneDay, Rows
from app.ui.forms.suggested import Suggested

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from typing_extensions import Unpack

    from app.ui.forms.choices import Options
    from app.ui.forms.days import Quick, Towards
    from app.ui.forms.editor import Editor
    from app.ui.widgets.fields import Writing

FEW = 5  # so many options are shown side by side, more in a list that opens


class Maker(Protocol):
    """What an editor is made with: the form it stands in."""

    today: Callable[[], date]

    def editor(self, name: str) -> Editor:
        """The editor of another field, made now if need be."""


class Remark(Protocol):
    """A widget that says something about the present value."""

    def show_value(self, value: Any) -> None:
        """Say it of this value."""


class Look(TypedDict, total=False):
    """What every part may say beside its field and label."""

    hint: str
    note: str
    wide: bool | None
    when: Callable[[Any], bool] | None


@dataclass(frozen=True)
class Part:
    """One field of the value with its label and its editor."""

    name: str
    label: str
    make: Callable[[Maker], Editor]
    hint: str = ""
    note: str = ""
    wide: bool | None = None
    when: Callable[[Any], bool] | None = None
    silent: bool = False  # has no label and no place of its own: another editor fills it


@dataclass(frozen=True)
class Section:
    """Parts under a heading; `text` explains below it, `when` shows the section only then.

    `remark` makes what stands below the parts and follows every edit, such as a sum.
    """

    title: str
    parts: tuple[Part, ...]
    text: str = ""
    when: Callable[[Any], bool] | None = field(default=None)
    remark: Callable[[], Remark] | None = None


def section(
    title: str,
    *parts: Part | tuple[Part, ...],
    text: str = "",
    when: Callable[[Any], bool] | None = None,
    remark: Callable[[], Remark] | None = None,
) -> Section:
    """Parts under a heading (an empty one shows none); tuples of parts are laid in flat."""
    flat: list[Part] = []
    for part in parts:
        flat.extend(part if isinstance(part, tuple) else (part,))
    return Section(title, tuple(flat), text, when, remark)


def part(name: str, words: str, make: Callable[[Maker], Editor], **look: Unpack[Look]) -> Part:
    """A part with an editor of one's own."""
    return Part(name, words, make, **look)


def silent(name: str) -> Part:
    """A field that shows nowhere and that another editor fills."""
    return Part(name, "", lambda _: Held(""), silent=True)


def text(
    name: str, words: str, *, writing: Writing = "text", example: str = "", **look: Unpack[Look]
) -> Part:
    """One line of text; `digits` and `latin` become plain when the field is left."""
    return Part(name, words, lambda _: typed.Text(words, writing=writing, example=example), **look)


def suggested(
    name: str,
    words: str,
    known: Callable[[], Iterable[str]],
    *,
    example: str = "",
    **look: Unpack[Look],
) -> Part:
    """One line of text with words below it that are often meant; others may be typed."""
    return Part(name, words, lambda _: Suggested(words, known, example=example), **look)


def name_and_kana(
    name: str, words: str, kana: str, *, kana_words: str = "フリガナ", **look: Unpack[Look]
) -> tuple[Part, Part]:
    """A name and its reading, caught from the input method while the name is typed."""
    return (
        Part(name, words, lambda form: typed.name_with_reading(words, form.editor(kana)), **look),
        Part(kana, kana_words, lambda _: typed.Text(kana_words), when=look.get("when")),
    )


def lines(
    name: str, words: str, *, least: int = 3, example: str = "", **look: Unpack[Look]
) -> Part:
    """Several lines, at least so many high; they grow with the text."""
    return Part(name, words, lambda _: typed.Lines(words, least=least, example=example), **look)


def choice(
    name: str, words: str, options: Options, *, needed: bool = False, **look: Unpack[Look]
) -> Part:
    """One of the options: side by side when they are few, else in a list that opens.

    A function of options is asked anew whenever a value is shown, and always opens as a list.
    """
    if callable(options) or len(options) > FEW:
        empty = "" if needed else choices.CHOOSE
        return Part(name, words, lambda _: choices.Choice(words, options, empty=empty), **look)
    return chips(name, words, options, needed=needed, **look)


def chips(
    name: str,
    words: str,
    options: Options,
    *,
    many: bool = False,
    needed: bool = False,
    **look: Unpack[Look],
) -> Part:
    """Small keys side by side, of which one or `many` (a tuple of codes) are chosen."""
    return Part(
        name, words, lambda _: choices.Chips(words, options, many=many, needed=needed), **look
    )


def tiles(
    name: str, words: str, options: Sequence[tuple[Any, str, str]], **look: Unpack[Look]
) -> Part:
    """Large keys (code, words, explanation), such as stages with a plain sentence each."""
    return Part(name, words, lambda _: choices.Tiles(words, options), **look)


def switch(name: str, words: str, sentence: str, **look: Unpack[Look]) -> Part:
    """A tick before a sentence: True or False."""
    return Part(name, words, lambda _: choices.Switch(words, sentence), **look)


def tags(
    name: str, words: str, known: Callable[[], Iterable[str]] = tuple, **look: Unpack[Look]
) -> Part:
    """Words given freely; those of `known` are offered while typing. A tuple of words."""
    return Part(name, words, lambda _: tag_editor.Tags(words, known), **look)


def day(
    name: str, words: str, *, towards: Towards = "near", quick: Quick = tuple, **look: Unpack[Look]
) -> Part:
    """A day in any way of writing. `towards` past, near or future: what 11/22 means."""
    return Part(
        name, words, lambda form: days.Day(words, form.today, towards=towards, quick=quick), **look
    )


def moment(
    name: str, words: str, *, towards: Towards = "near", quick: Quick = tuple, **look: Unpack[Look]
) -> Part:
    """A day and a time, typed in local time; the value is an aware UTC datetime."""
    return Part(
        name,
        words,
        lambda form: days.Moment(words, form.today, towards=towards, quick=quick),
        **look,
    )


def number(
    name: str,
    words: str,
    *,
    unit: str = "",
    kind: type = int,
    negative: bool = False,
    **look: Unpack[Look],
) -> Part:
    """A number with its unit behind it; `kind` int, float or Decimal."""
    return Part(
        name, words, lambda _: typed.Number(words, unit=unit, kind=kind, negative=negative), **look
    )


def yen(
    name: str,
    words: str,
    *,
    units: Sequence[str] = ("円", "千円", "万円"),
    negative: bool = False,
    **look: Unpack[Look],
) -> Part:
    """An amount in whole yen, written in the unit chosen (at first the last of `units`)."""
    return Part(name, words, lambda _: typed.Yen(words, units=units, negative=negative), **look)


def rows(
    name: str,
    words: str,
    blank: Callable[[], Any],
    parts: tuple[Part | tuple[Part, ...], ...],
    *,
    thing: str = "",
    movable: bool = True,
    **look: Unpack[Look],
) -> Part:
    """A tuple of small dataclasses, one small form each; `blank()` makes a new one.

    `thing` is what one of them is called (連絡先: [連絡先を足す]), unless the label says it.
    Those with an order of their own, such as by days, are not `movable`.
    """
    inside = section("", *parts)

    def make(form: Maker) -> Rows:
        return Rows(thing or words, blank, inside, form.today, movable=movable)

    return Part(name, words, make, **look)


def several_days(name: str, words: str, *, towards: Towards = "near", **look: Unpack[Look]) -> Part:
    """A tuple of days, one below the other."""
    inside = section("", day("day", words, towards=towards))

    def make(form: Maker) -> DayRows:
        return DayRows(words, OneDay, inside, form.today, movable=False)

    return Part(name, words, make, **look)
