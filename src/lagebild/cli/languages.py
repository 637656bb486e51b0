"""Commands on the languages: list, lint."""

import click

from lagebild.cli.desk import Desk


@click.group()
def languages() -> None:
    """See and check the languages."""


@languages.command("list")
def list_languages() -> None:
    """List the languages there are."""
    from lagebild.languages.identity import identity
    from lagebild.languages.load import found, load

    for code in found():
        told = load(code).part(identity)
        click.echo(f"{code}\t{told.name_en}\t{'' if told.complete else 'proof only'}")


@languages.command()
@click.argument("codes", nargs=-1)
def lint(codes: tuple[str, ...]) -> None:
    """Check data files and run every rule's examples and counterexamples."""
    from lagebild.languages.load import found, load
    from lagebild.reading.lint import problems

    desk = Desk()
    for code in codes or found():
        for line in problems(load(code)):
            desk.refuse(f"{code}: {line}")
    click.echo(f"{len(codes or found())} languages, {desk.refused} problems")
    desk.finish()
