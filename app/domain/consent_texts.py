"""The texts that a client agrees to, composed for a purpose, a recipient and what goes there.

`load` reads `resources/texts/consent.json`; the version is kept with every consent, and so is the
composed text itself: a new version changes nothing that was agreed to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import consents, wareki
from app.domain.strict_json import decode, raise_faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.consents import Terms
    from app.domain.strict_json import Node

_LONGEST = 400
_SENTENCES = ("version", "start", "nobody", "until", "endless", "rights", "handed", "question")


@dataclass(frozen=True, slots=True)
class ConsentText:
    """What is read or read out: a heading, the paragraphs, and the question at the end."""

    title: str
    paragraphs: tuple[str, ...]
    question: str

    @property
    def whole(self) -> str:
        """The very text that is kept with the consent."""
        return "\n".join((self.title, *self.paragraphs))


@dataclass(frozen=True, slots=True)
class ConsentTexts:
    """All texts of one version; `start` is agreed to when a check begins."""

    version: str
    start: str
    sentences: Mapping[str, str]
    titles: Mapping[str, str]
    purposes: Mapping[str, str]

    def compose(self, terms: Terms, organisation: str) -> ConsentText:
        """The text for these terms; KeyError for a purpose that is none."""
        named = {
            "organisation": organisation.strip() or self.sentences["nobody"],
            "recipient": terms.recipient.strip(),
            "items": "、".join(label for code, label in _LISTED if code in terms.items),
        }
        if terms.until is None:
            until = self.sentences["endless"]
        else:
            until = self.sentences["until"].format(until=wareki.date_text(terms.until))
        handing = (self.sentences["handed"],) if terms.purpose in consents.HANDING else ()
        return ConsentText(
            self.titles[terms.purpose],
            (
                self.purposes[terms.purpose].format(**named),
                until,
                self.sentences["rights"],
                *handing,
            ),
            self.sentences["question"],
        )


_LISTED = tuple(consents.ITEMS.items())


def load(data: bytes) -> ConsentTexts:
    """The texts in these bytes. Raises Faults with everything that is missing."""
    root = decode(data)
    parts = root.record((*_SENTENCES, "purposes")) or {}
    purposes = _record(parts.get("purposes"), tuple(consents.PURPOSES))
    both = {code: _record(node, ("title", "text")) for code, node in purposes.items()}
    found = {name: _text(parts.get(name)) for name in _SENTENCES}
    titles = {code: _text(each.get("title")) for code, each in both.items()}
    texts = {code: _text(each.get("text")) for code, each in both.items()}
    raise_faults(root.faults)
    return ConsentTexts(found["version"], found["start"], found, titles, texts)


def _record(node: Node | None, names: tuple[str, ...]) -> dict[str, Node]:
    return (node.record(names) if node else None) or {}


def _text(node: Node | None) -> str:
    return node.text(longest=_LONGEST) if node else ""
