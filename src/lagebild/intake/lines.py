"""Reports as JSON Lines: one object a line."""

import json
from collections.abc import Iterator

from lagebild.model.report import Published, Report


def reports_in(text: str) -> Iterator[Report]:
    """Yield the report of each line (to be hardened)."""
    for line in text.split("\n"):
        if line.strip():
            given = json.loads(line)
            published = given.get("published")
            yield Report(
                text=given["text"],
                name=given["name"],
                outlet=given.get("outlet"),
                url=given.get("url"),
                published=Published(published) if published else None,
                language=given.get("language"),
            )
