"""What the gazetteer knows of a name, as lines for people."""

from collections.abc import Iterator

from lagebild.languages.gazetteer import PlaceRow, gazetteer_of
from lagebild.languages.language import Language
from lagebild.model.entity import Division


def place_lines(name: str, language: Language) -> Iterator[str]:
    """Yield one line for each place of that name, the likeliest first, tab-separated.

    Name, country (ISO 3166-1), precision, ids of GeoNames and Wikidata, degrees north, degrees east, inhabitants,
    the divisions it covers, the divisions it lies in, both with their ids.
    """
    for row in language.part(gazetteer_of).named(name):
        yield "\t".join(_cells(row))


def _cells(row: PlaceRow) -> tuple[str, ...]:
    return (
        row.name,
        row.country or "-",
        row.precision,
        *_ids(row),
        f"{row.latitude:.4f}",
        f"{row.longitude:.4f}",
        str(row.population or "-"),
        _named(row.covers),
        _named(row.within),
    )


def _ids(place: PlaceRow | Division) -> tuple[str, str]:
    return (
        f"geonames:{place.geonames}" if place.geonames else "-",
        f"wikidata:{place.wikidata}" if place.wikidata else "-",
    )


def _named(divisions: tuple[Division, ...]) -> str:
    named = (" ".join((d.name, *(i for i in _ids(d) if i != "-"))) for d in divisions)
    return "; ".join(named) or "-"
