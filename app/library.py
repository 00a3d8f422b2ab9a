"""The packaged data, read once: questionnaires, texts and the 知恵袋."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app import paths
from app.domain import consent_texts as consenting
from app.domain import definition
from app.domain import reference_values as reference
from app.domain import result_texts as wording
from app.domain.knowledge import pack
from app.domain.knowledge.knowledge import joined
from app.domain.knowledge.search import KnowledgeIndex

if TYPE_CHECKING:
    from app.domain.consent_texts import ConsentTexts
    from app.domain.knowledge.knowledge import Knowledge
    from app.domain.questionnaire import Questionnaire
    from app.domain.reference_values import ReferenceValues
    from app.domain.result_texts import ResultTexts

CURRENT = ("keiei-check", "1")


@cache
def questionnaire(questionnaire_id: str = CURRENT[0], version: str = CURRENT[1]) -> Questionnaire:
    """The packaged questionnaire of this id and version; KeyError when it is not packaged."""
    folder = paths.resources() / "questionnaires" / questionnaire_id
    file = folder / f"{version}.json"
    if not _plain(questionnaire_id) or not _plain(version) or not file.is_file():
        raise KeyError((questionnaire_id, version))
    return definition.load(file.read_bytes())


@cache
def result_texts() -> ResultTexts:
    """The packaged texts of a result, complete for the current questionnaire."""
    current = questionnaire()
    return wording.load(
        (paths.resources() / "texts" / "result.json").read_bytes(),
        categories=[category.id for category in current.categories],
    )


@cache
def reference_values() -> ReferenceValues:
    """The packaged values of the report about all businesses."""
    return reference.load((paths.resources() / "texts" / "reference_values.json").read_bytes())


@cache
def consent_texts() -> ConsentTexts:
    """The packaged texts of consents."""
    return consenting.load((paths.resources() / "texts" / "consent.json").read_bytes())


@cache
def knowledge() -> Knowledge:
    """The packaged content of the 知恵袋; raises Faults when a pack cannot be used."""
    folders = sorted(each for each in (paths.resources() / "knowledge").iterdir() if each.is_dir())
    return joined(
        pack.load({file.name: file.read_bytes() for file in sorted(folder.glob("*.json"))})
        for folder in folders
    )


@cache
def knowledge_index() -> KnowledgeIndex:
    """The packaged content, ready to be searched."""
    return KnowledgeIndex(knowledge(), questionnaire())


def _plain(name: str) -> bool:
    return bool(name) and all(char.isalnum() or char == "-" for char in name)
