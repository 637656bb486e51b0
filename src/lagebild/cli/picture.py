"""Commands that show what many reports say together: picture, serve, demo."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lagebild.cli.desk import (
    Desk,
    console_on,
    finder_in,
    follows_browser,
    iso_date,
    out_option,
    readings_of,
    report_options,
    ui_option,
    write_lines,
)

if TYPE_CHECKING:
    from lagebild.model.picture import Picture
    from lagebild.model.reading import Reading


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), help="Default: text; html for -o …html.")
@click.option("--as-of", callback=iso_date, help="Only what was published up to this moment (ISO).")
@click.option("--since", callback=iso_date, help="List what is new since this moment (ISO).")
@report_options
@ui_option
@out_option
def picture(
    files: tuple[str, ...],
    form: str | None,
    as_of: str | None,
    since: str | None,
    ui: str,
    output: str | None,
    **given: Any,
) -> None:
    """Draw one picture of many reports."""
    from lagebild.picture import draw

    desk = Desk()
    readings = list(readings_of(files, desk, given, as_of=as_of))
    drawn = draw(readings, as_of=as_of, since=since)
    _show(drawn, readings, form or _form_of(output), ui, output)
    desk.finish()


def _form_of(output: str | None) -> str:
    return {".html": "html", ".htm": "html", ".json": "json"}.get(Path(output).suffix if output else "", "text")


def _show(drawn: "Picture", readings: "list[Reading]", form: str, ui: str, output: str | None) -> None:
    if form == "json":
        from lagebild.views.picture_json import picture_json

        write_lines([json.dumps(picture_json(drawn), ensure_ascii=False, indent=1)], output)
    elif form == "html":
        from lagebild.views.page import picture_page

        write_lines([picture_page(drawn, readings, ui, follow=follows_browser())], output)
    else:
        from lagebild.views.situation import print_picture

        with console_on(output) as (console, messages_of):
            print_picture(drawn, console, messages_of(ui))


@click.command()
@click.option("-o", "--output", default="lagebild-demo.html", show_default=True, type=click.Path(dir_okay=False))
@ui_option
def demo(output: str, ui: str) -> None:
    """Draw the bundled example: an invented crisis told by four outlets."""
    from lagebild.demo import REPORTS
    from lagebild.picture import draw
    from lagebild.views.page import picture_page

    desk = Desk()
    given = {"published": None, "outlet": None, "language": None, "jobs": 1}
    readings = list(readings_of([str(REPORTS)], desk, given))
    drawn = draw(readings)
    _show(drawn, readings, "text", ui, None)
    write_lines([picture_page(drawn, readings, ui, follow=follows_browser())], output)
    click.echo(f"\n{Path(output).resolve()}")
    desk.finish()


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to answer on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8764, show_default=True)
@report_options
@ui_option
def serve(files: tuple[str, ...], host: str, port: int, ui: str, **given: Any) -> None:
    """Show the picture of files, folders or a case in a browser; it follows them as reports are added."""
    from lagebild.web.serve import file_source
    from lagebild.web.serve import serve as answer

    source = file_source(files, lambda: list(readings_of(files, Desk(), given)))
    source()
    click.echo(f"http://{host}:{port}/  (stop with Ctrl-C)")
    answer(source, host, port, ui, finder_in(files))
