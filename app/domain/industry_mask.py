"""Whether a tool counts for an industry (domain.md §2, "Industry mask")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_CODE = re.compile(r"[A-T](?:[0-9]{2,3})?", re.ASCII)


def industry_matches(industry: str | None, masks: Collection[str]) -> bool:
    """Whether the industry lies in one of the masks (sections `E` or codes `I58`).

    An empty mask and an unknown industry match always. A bare section matches a mask of any
    code inside it: `I` counts as wholesale and as retail.
    """
    if not masks or not is_known(industry):
        return True
    code = industry or ""
    return any(code.startswith(mask) or mask.startswith(code) for mask in masks)


def is_known(industry: str | None) -> bool:
    """Whether this has the form of an industry code (`E`, `E09`, `G411`)."""
    return isinstance(industry, str) and _CODE.fullmatch(industry) is not None
