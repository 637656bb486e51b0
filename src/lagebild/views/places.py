"""What the gazetteer knows of a name, as lines for people."""

from collections.abc import Iterator

from lagebild.languages.gazetteer import PlaceRow, gazetteer_of
from lagebild.languages.language import Language


def place_lines(name: str, language: Language) -> Iterator[str]:
    """Yield one line for each place of that name, the likeliest first, tab-separated.

    Name, country (ISO 3166-1), precision, ids of GeoNames and Wikidata, degrees north, degrees east, inhabitants.
    """
    for row in language.part(gazetteer_of).named(name):
        yield "\t".join(_cells(row))


def _cells(row: PlaceRow) -> tuple[str, ...]:
    return (
        row.name,
        row.country or "-",
        row.precision,
        f"geonames:{row.geonames}" if row.geonames else "-",
        f"wikidata:{row.wikidata}" if row.wikidata else "-",
        f"{row.latitude:.4f}",
        f"{row.longitude:.4f}",
        str(row.population or "-"),
    )
