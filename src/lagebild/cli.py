"""The command line."""

import json
import sys
from pathlib import Path

import click


@click.group()
def main() -> None:
    """Read news reports on a crisis and draw one sourced picture of it."""


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", default="jsonl")
def read(files: tuple[str, ...], form: str) -> None:
    """Read reports."""
    from lagebild.intake.lines import reports_in
    from lagebild.languages.load import load
    from lagebild.reading.pipeline import read as read_report
    from lagebild.views.contract import reading_json

    for file in files:
        for report in reports_in(Path(file).read_text("utf-8")):
            found = reading_json(read_report(report, load("de")))
            sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
