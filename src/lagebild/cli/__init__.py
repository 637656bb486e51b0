"""The command line: the one place, beside the web, that speaks."""

import click

from lagebild import __version__
from lagebild.cli.case import add, watch
from lagebild.cli.keeping import forget, reports, reread, restore, search
from lagebild.cli.languages import languages
from lagebild.cli.picture import demo, picture, serve
from lagebild.cli.read import explain, places, read, times


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lagebild")
def main() -> None:
    """Read news reports on a crisis and draw one sourced picture of it."""


for _command in (
    read,
    add,
    watch,
    reports,
    search,
    forget,
    restore,
    reread,
    picture,
    serve,
    explain,
    demo,
    times,
    places,
    languages,
):
    main.add_command(_command)
