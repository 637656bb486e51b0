"""What a language knows of the shapes of names: endings, particles, titles, spellings of one sound."""

import msgspec

from lagebild.languages.files import read_table, read_toml
from lagebild.languages.language import Language


class NamingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """naming.toml: endings of bent names, small words, particles, what tells two persons apart."""

    endings: tuple[str, ...] = ()
    not_endings: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    small_words: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    female_endings: tuple[tuple[str, str], ...] = ()
    generations: tuple[str, ...] = ()


class Naming(msgspec.Struct, frozen=True, eq=False):
    """The rules, the titles and offices that may stand before a name (lower case), spellings and equal names.

    `spellings` are (written, sound) pairs tried in order; `equals` maps a lower-cased name to the
    lower-cased name it stands for ("uno" → "vereinte nationen"). One naming equals itself alone, so that answers
    can be remembered by it.
    """

    rules: NamingRules
    titles: frozenset[str]
    spellings: tuple[tuple[str, str], ...]
    equals: dict[str, str]


OFFICE_COLUMNS = ("office", "gender", "class")


def naming_of(language: Language) -> Naming:
    """Build the naming data of a language; use with `Language.part`."""
    titles = {row[0].casefold() for row in read_table(language.folder / "titles.tsv", ("title", "gender"))}
    titles |= {row[0].casefold() for row in read_table(language.folder / "offices.tsv", OFFICE_COLUMNS)}
    spellings = read_table(language.common / "transliteration.tsv", ("from", "to"))
    return Naming(
        rules=read_toml(language.folder / "naming.toml", NamingRules),
        titles=frozenset(titles),
        spellings=tuple((row[0], row[1]) for row in spellings),
        equals=equal_names(language),
    )


def equal_names(language: Language) -> dict[str, str]:
    """Return every short or other form of the well-known organisations with the name they stand for."""
    columns = ("name", "short", "country", "kind")
    found: dict[str, str] = {}
    for name, short, _, _ in read_table(language.folder / "organisations.tsv", columns):
        for form in (name, *short.split(";")):
            if form:
                found[form.casefold()] = name.casefold()
    return found
