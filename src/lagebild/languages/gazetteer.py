"""Cities, countries and regions: what a name can be, and where it lies.

Cities come from tables whose lines are searched where they lie, so that loading costs no dictionary.
Sources and licences: languages/common/README.md.
"""

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from lagebild.languages.files import DataError, read_table
from lagebild.languages.language import Language
from lagebild.model.entity import Division, Location, PlacePrecision
from lagebild.model.record import Record

COUNTRY_COLUMNS: Final = ("iso", "geonames", "name", "latitude", "longitude", "population", "capital", "wikidata")
MEMORY: Final = 50_000  # words looked up of which it is kept what was found


class PlaceRow(Record, frozen=True):
    """One place. `country` is ISO 3166-1 alpha-2, None for seas and continents; `admin` the first-order
    division's code of GeoNames; degrees north and east; inhabitants 0 where unknown. `covers`, `within`:
    see `Location`.
    """

    name: str
    country: str | None
    precision: PlacePrecision
    latitude: float
    longitude: float
    population: int = 0
    geonames: str | None = None
    admin: str = ""
    wikidata: str | None = None
    covers: tuple[Division, ...] = ()
    within: tuple[Division, ...] = ()

    @property
    def part(self) -> Location:
        """Where a part of it lies that only a direction tells: within it."""
        whole = Division(self.name, self.geonames, self.wikidata)
        return Location(self.latitude, self.longitude, "region", within=(whole,))

    @property
    def location(self) -> Location:
        """Where it lies and how many live there."""
        people = self.population or None
        return Location(self.latitude, self.longitude, self.precision, people, self.covers, self.within)


class Gazetteer:
    """Look up places by the names a report uses."""

    def __init__(self, language: Language) -> None:
        self.countries = countries_of(language)
        self._seats = _capitals_of(language)
        self._tables: dict[str, list[PlaceRow]] = {}
        for name, row in self._listed(language):
            self._tables.setdefault(name, []).append(row)
        self._made_of = _made_of(language)
        self._minor: dict[str, list[PlaceRow]] = {}
        self._divisions: dict[tuple[str | None, str], PlaceRow] = {}
        for names, row in _divisions_of(language):
            self._divisions[row.country, row.admin] = row
            for name in names:
                self._minor.setdefault(name, []).append(row)
        self._divisions |= {(r.country, r.admin): r for rows in self._tables.values() for r in rows if r.admin}
        self._names = CityNames(language.common / "city-names.tsv")
        self._rows_file = language.common / "cities.tsv"
        self._rows = b""
        self._named: dict[str, tuple[PlaceRow, ...]] = {}
        self._exonyms = self._exonym_rows(language)

    def _listed(self, language: Language) -> Iterator[tuple[str, PlaceRow]]:
        for iso, name in read_table(language.folder / "countries.tsv", ("iso", "name")):
            yield name, self.countries[iso]
        columns = ("iso", "adjectives", "people", "names")
        for iso, _, _, names in read_table(language.folder / "demonyms.tsv", columns):
            for name in filter(None, names.split(";")):
                yield name, self.countries[iso]
        ids = _ids_of(language)
        wide = ("names", "iso", "precision", "latitude", "longitude", "admin")
        for names, iso, precision, lat, lon, admin in read_table(language.folder / "regions-placed.tsv", wide):
            first = names.split(";")[0]
            geonames, wikidata, people = ids.get((first, iso), ("", "", ""))
            row = PlaceRow(
                first, iso or None, _precision(precision), float(lat), float(lon), int(people or 0), geonames or None,
                admin, wikidata or None,
            )  # fmt: skip
            for name in names.split(";"):
                yield name, row

    def _exonym_rows(self, language: Language) -> dict[str, tuple[str, str]]:
        rows = read_table(language.folder / "exonyms.tsv", ("name", "iso", "city"))
        return {name: (iso, city) for name, iso, city in rows}

    def named(self, name: str) -> tuple[PlaceRow, ...]:
        """Return the places of that exact name, the most likely first: countries, regions, larger cities."""
        rows = self._named.get(name)
        if rows is None:
            if len(self._named) >= MEMORY:
                self._named.clear()
            rows = self._named[name] = tuple(map(self._divided, self._bearing(name)))
        return rows

    def _bearing(self, name: str) -> list[PlaceRow]:
        found = [*self._tables.get(name, ())]
        exonym = self._exonyms.get(name)
        cities = self.cities(name)
        if exonym is not None:
            iso, city = exonym
            found += [r for r in self.cities(city) if r.country == iso][:1]
        known = {row.geonames for row in found}
        further = (*cities, *self._minor.get(name, ()))
        return [*found, *(r for r in further if r.geonames not in known or r.geonames is None)]

    def _divided(self, row: PlaceRow) -> PlaceRow:
        """Return the place with the divisions that it covers or lies in, where the tables tell."""
        names = self._made_of.get((row.name, row.country or ""))
        if names is not None:
            covers, within = (tuple(self._division(n, row.country) for n in part) for part in names)
            return msgspec.structs.replace(row, covers=covers, within=within)
        around = self._divisions.get((row.country, row.admin)) if row.precision in ("city", "point") else None
        if around is None:
            return row
        return msgspec.structs.replace(row, within=(Division(around.name, around.geonames, around.wikidata),))

    def _division(self, name: str, country: str | None) -> Division:
        """Return the division of that name, one of the country before others; raises DataError if none has an id."""
        rows = [r for r in self._bearing(name) if r.geonames or r.wikidata]
        row = next((r for r in rows if r.country == country), rows[0] if rows else None)
        if row is None:
            raise DataError(f"place-divisions.tsv: no place of the gazetteer with an id is called {name!r}")
        return Division(name, row.geonames, row.wikidata)

    def capital(self, iso: str) -> PlaceRow | None:
        """Return the capital of a country under its name in this language; None where the tables have none."""
        for name in self._seats.get(iso, ()):
            row = next((r for r in self.named(name) if r.country == iso and r.precision == "city"), None)
            if row is not None:
                return msgspec.structs.replace(row, name=self._seats[iso][0])
        return None

    def listed(self, name: str) -> bool:
        """Whether the name is a country's, region's or water's, or a German exonym."""
        return name in self._tables or name in self._exonyms

    def division_names(self) -> Iterator[str]:
        """Yield the names of first-order divisions that are not listed."""
        yield from self._minor

    def divisions(self, name: str) -> tuple[PlaceRow, ...]:
        """Return the first-order divisions of that exact name that are not listed."""
        return tuple(self._minor.get(name, ()))

    def listed_names(self) -> Iterator[str]:
        """Yield the names of countries, regions, waters and the exonyms of cities."""
        yield from self._tables
        yield from self._exonyms

    def cities(self, name: str) -> tuple[PlaceRow, ...]:
        """Return the cities of that exact name, the largest first."""
        return tuple(self._row(start) for start in self._names.rows(name))

    def is_city(self, name: str) -> bool:
        """Whether some city has that name."""
        return bool(self._names.rows(name))

    def opens_city(self, words: str) -> bool:
        """Whether the name of some city begins with these words and goes on after a space."""
        return self._names.opens(words)

    def _row(self, start: int) -> PlaceRow:
        if not self._rows:
            self._rows = self._rows_file.read_bytes()
        line = self._rows[start : self._rows.index(b"\n", start)].decode("utf-8")
        geonames, name, country, admin, lat, lon, population = line.split("\t")
        return PlaceRow(name, country, "city", float(lat), float(lon), int(population), geonames, admin)


def gazetteer_of(language: Language) -> Gazetteer:
    """Build the gazetteer of a language; use with `Language.part`."""
    return Gazetteer(language)


def countries_of(language: Language) -> dict[str, PlaceRow]:
    """Return the row of every country by its ISO code."""
    rows = read_table(language.common / "countries.tsv", COUNTRY_COLUMNS)
    return {
        iso: PlaceRow(name, iso, "country", float(lat), float(lon), int(people), geonames, "", wikidata or None)
        for iso, geonames, name, lat, lon, people, _, wikidata in rows
    }


def _capitals_of(language: Language) -> dict[str, tuple[str, ...]]:
    """Return the names of each country's capital: the language's own where it has one, then GeoNames'.

    An empty name in the language's own table: none is sure, as it is disputed or has moved.
    """
    told = {row[0]: row[6].strip() for row in read_table(language.common / "countries.tsv", COUNTRY_COLUMNS)}
    own = {row[0]: row[1] for row in read_table(language.folder / "capitals.tsv", ("iso", "name"))}
    return {iso: tuple(filter(None, (own.get(iso), name))) for iso, name in told.items() if own.get(iso) != ""}


def _ids_of(language: Language) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Return GeoNames id, Wikidata id and inhabitants of listed places, by name and country; empty where unknown."""
    rows = read_table(language.folder / "place-ids.tsv", ("name", "iso", "geonames", "wikidata", "inhabitants"))
    return {(name, iso): (geonames, wikidata, people) for name, iso, geonames, wikidata, people in rows}


def _divisions_of(language: Language) -> Iterator[tuple[list[str], PlaceRow]]:
    """Yield the first-order divisions of the table, each with the names it is looked for by."""
    columns = ("name", "iso", "geonames", "admin", "latitude", "longitude", "names")
    for name, iso, geonames, admin, lat, lon, names in read_table(language.folder / "divisions.tsv", columns):
        yield _several(names), PlaceRow(name, iso, "region", float(lat), float(lon), 0, geonames, admin)


def _made_of(language: Language) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    """Return the names of the divisions that a listed place covers and lies in, by its name and country."""
    rows = read_table(language.folder / "place-divisions.tsv", ("name", "iso", "covers", "within"))
    return {(name, iso): (_several(covers), _several(within)) for name, iso, covers, within in rows}


def _several(cell: str) -> list[str]:
    return cell.split(";") if cell else []


class CityNames:
    """Sorted lines "name, tab, where rows begin in the table of cities (bytes)", searched where they lie."""

    STEP = 2048  # bytes between two entries of the sparse index

    def __init__(self, path: Path) -> None:
        self._lines = b"\n" + (path.read_bytes() if path.exists() else b"")
        self._keys: list[bytes] = []
        self._starts: list[int] = []
        self._rows: dict[str, tuple[int, ...]] = {}
        position = 1
        while position < len(self._lines) - 1:
            self._keys.append(self._lines[position : self._lines.index(b"\t", position)])
            self._starts.append(position - 1)
            position = self._lines.find(b"\n", position + self.STEP) + 1 or len(self._lines)
        self._starts.append(len(self._lines))

    def rows(self, name: str) -> tuple[int, ...]:
        """Return where the rows of the cities of that name begin, the largest first."""
        rows = self._rows.get(name)
        if rows is None:
            rows = self._looked_up(name)
            if " " not in name:  # words come again, stretches of text do not
                if len(self._rows) >= MEMORY:
                    self._rows.clear()
                self._rows[name] = rows
        return rows

    def _looked_up(self, name: str) -> tuple[int, ...]:
        key = name.encode("utf-8", "surrogatepass")
        spot = self._find(key, b"\n" + key + b"\t")
        if spot < 0:
            return ()
        cell = self._lines[spot + len(key) + 2 : self._lines.index(b"\n", spot + 1)]
        return tuple(map(int, cell.split(b",")))

    def opens(self, words: str) -> bool:
        """Whether some name goes on after these words and a space."""
        key = words.encode("utf-8", "surrogatepass")
        return self._find(key + b" ", b"\n" + key + b" ") >= 0

    def _find(self, key: bytes, wanted: bytes) -> int:
        block = bisect_right(self._keys, key) - 1
        if block < -1 or not self._keys:
            return -1
        return self._lines.find(wanted, self._starts[max(block, 0)], self._starts[block + 1] + len(wanted))


def _precision(word: str) -> PlacePrecision:
    known: dict[str, PlacePrecision] = {"point": "point", "city": "city", "region": "region", "area": "area"}
    return known[word]
