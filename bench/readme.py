"""The measured table of the README: rows of docs/quality.md and docs/speed.md, between two comments."""

from pathlib import Path

BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
SHORT = "## In short"
SOURCES = ("quality.md", "speed.md")
HEAD = "| | measured on | Lagebild | others in the same run |\n|---|---|---|---|\n"


def short(document: str) -> list[str]:
    """Return the rows of the table under "In short" of a document."""
    part = document.partition(SHORT)[2].partition("\n## ")[0]
    return [line for line in part.splitlines() if line.startswith("| ") and not line.startswith("| |")]


def block(text: str) -> str:
    """Return what stands between the comments; empty when they are not there."""
    return text.partition(BEGIN)[2].partition(END)[0]


def write(root: Path) -> None:
    """Put the rows of both documents into the README, where the comments stand."""
    found = [root / "docs" / name for name in SOURCES]
    rows = [row for path in found if path.exists() for row in short(path.read_text("utf-8"))]
    readme = root / "README.md"
    text = readme.read_text("utf-8")
    old = block(text)
    if old:
        readme.write_text(text.replace(old, "\n\n" + HEAD + "".join(f"{row}\n" for row in rows)), "utf-8")
