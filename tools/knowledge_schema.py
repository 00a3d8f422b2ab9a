"""Writes the JSON Schema of the 知恵袋's files: `python -m tools.knowledge_schema`."""

from __future__ import annotations

import json
from pathlib import Path

from app.domain.knowledge import pack

FILE = Path(__file__).parents[1] / "resources" / "knowledge" / "schema.json"


def main() -> None:
    """Write the schema that the shapes of the loader tell."""
    text = json.dumps(pack.schema(), ensure_ascii=False, indent=2)
    FILE.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
