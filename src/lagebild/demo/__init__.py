"""The bundled example: an invented crisis after a cyclone, told by four invented outlets in six reports.

Places are real, so that the map has something to show; persons, outlets and events are made up.
"""

from pathlib import Path

#: JSON Lines, as `lagebild read` takes them.
REPORTS = Path(__file__).parent / "reports.jsonl"
