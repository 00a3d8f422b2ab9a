"""The packaged data, read once: questionnaires now, knowledge and tables later."""

from __future__ import annotations

from functools import cache

from app import paths
from app.domain import definition
from app.domain.questionnaire import Questionnaire

CURRENT = ("keiei-check", "1")


@cache
def questionnaire(questionnaire_id: str = CURRENT[0], version: str = CURRENT[1]) -> Questionnaire:
    """The packaged questionnaire of this id and version; KeyError when it is not packaged."""
    folder = paths.resources() / "questionnaires" / questionnaire_id
    file = folder / f"{version}.json"
    if not _plain(questionnaire_id) or not _plain(version) or not file.is_file():
        raise KeyError((questionnaire_id, version))
    return definition.load(file.read_bytes())


def _plain(name: str) -> bool:
    return bool(name) and all(char.isalnum() or char == "-" for char in name)
