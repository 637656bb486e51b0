"""Cities, countries and regions: what a name can be, and where it lies.

Cities come from a compressed table kept as sorted lines and searched by bisection, so that loading costs
a split and no dictionary. Sources and licences: languages/common/README.md.
"""

import zlib
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from lagebild.languages.files import read_table
from lagebild.languages.language import Language
from lagebild.model.entity import PlacePrecision
from lagebild.model.record import Record


class PlaceRow(Record, frozen=True):
    """One place. `country` is ISO 3166-1 alpha-2, None for seas and continents; `admin` the first-order
    division's code of GeoNames; degrees north and east; inhabitants 0 where unknown.
    """

    name: str
    country: str | None
    precision: PlacePrecision
    latitude: float
    longitude: float
    population: int = 0
    geonames: str | None = None
    admin: str = ""


class Gazetteer:
    """Look up places by the names a report uses."""

    def __init__(self, language: Language) -> None:
        self.countries = countries_of(language)
        self._tables: dict[str, list[PlaceRow]] = {}
        for name, row in self._listed(language):
            self._tables.setdefault(name, []).append(row)
        self._names = _lines(language.common / "city-names.z")
        self._rows = _lines(language.common / "cities.z")
        self._exonyms = self._exonym_rows(language)

    def _listed(self, language: Language) -> Iterator[tuple[str, PlaceRow]]:
        for iso, name in read_table(language.folder / "countries.tsv", ("iso", "name")):
            yield name, self.countries[iso]
        columns = ("iso", "adjectives", "people", "names")
        for iso, _, _, names in read_table(language.folder / "demonyms.tsv", columns):
            for name in filter(None, names.split(";")):
                yield name, self.countries[iso]
        wide = ("names", "iso", "precision", "latitude", "longitude", "admin")
        for names, iso, precision, lat, lon, admin in read_table(language.folder / "regions-placed.tsv", wide):
            first = names.split(";")[0]
            row = PlaceRow(first, iso or None, _precision(precision), float(lat), float(lon), admin=admin)
            for name in names.split(";"):
                yield name, row

    def _exonym_rows(self, language: Language) -> dict[str, tuple[str, str]]:
        rows = read_table(language.folder / "exonyms.tsv", ("name", "iso", "city"))
        return {name: (iso, city) for name, iso, city in rows}

    def named(self, name: str) -> tuple[PlaceRow, ...]:
        """Return the places of that exact name, the most likely first: countries, regions, larger cities."""
        found = [*self._tables.get(name, ())]
        exonym = self._exonyms.get(name)
        cities = self.cities(name)
        if exonym is not None:
            iso, city = exonym
            found += [r for r in self.cities(city) if r.country == iso][:1]
        known = {row.geonames for row in found}
        return (*found, *(r for r in cities if r.geonames not in known or r.geonames is None))

    def listed(self, name: str) -> bool:
        """Whether the name is a country's, region's or water's, or a German exonym."""
        return name in self._tables or name in self._exonyms

    def listed_names(self) -> Iterator[str]:
        """Yield the names of countries, regions, waters and the exonyms of cities."""
        yield from self._tables
        yield from self._exonyms

    def cities(self, name: str) -> tuple[PlaceRow, ...]:
        """Return the cities of that exact name, the largest first."""
        spot = bisect_left(self._names, name + "\t")
        if spot == len(self._names) or not self._names[spot].startswith(name + "\t"):
            return ()
        return tuple(self._row(int(n)) for n in self._names[spot].partition("\t")[2].split(","))

    def is_city(self, name: str) -> bool:
        """Whether some city has that name."""
        spot = bisect_left(self._names, name + "\t")
        return spot < len(self._names) and self._names[spot].startswith(name + "\t")

    def opens_city(self, words: str) -> bool:
        """Whether the name of some city begins with these words and goes on after a space."""
        spot = bisect_left(self._names, words + " ")
        return spot < len(self._names) and self._names[spot].startswith(words + " ")

    def _row(self, number: int) -> PlaceRow:
        geonames, name, country, admin, lat, lon, population = self._rows[number].split("\t")
        return PlaceRow(name, country, "city", float(lat), float(lon), int(population), geonames, admin)


def gazetteer_of(language: Language) -> Gazetteer:
    """Build the gazetteer of a language; use with `Language.part`."""
    return Gazetteer(language)


def countries_of(language: Language) -> dict[str, PlaceRow]:
    """Return the row of every country by its ISO code."""
    columns = ("iso", "geonames", "name", "latitude", "longitude", "population", "capital")
    return {
        iso: PlaceRow(name, iso, "country", float(lat), float(lon), int(population), geonames)
        for iso, geonames, name, lat, lon, population, _ in read_table(language.common / "countries.tsv", columns)
    }


def _lines(path: Path) -> list[str]:
    if not path.exists():
        return []
    return zlib.decompress(path.read_bytes()).decode("utf-8").split("\n")


def _precision(word: str) -> PlacePrecision:
    known: dict[str, PlacePrecision] = {"point": "point", "city": "city", "region": "region", "area": "area"}
    return known[word]
