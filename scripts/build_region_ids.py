"""Build languages/de/region-ids.tsv: GeoNames ids of the regions in regions.tsv that are divisions of a country.

    pip download --no-deps --no-binary :all: python-geoip-geolite2==2015.303; pip install maxminddb
    python scripts/build_region_ids.py GeoLite2-City.mmdb

The source is GeoLite2 City of March 2015 by MaxMind (CC BY-SA 3.0), which names the divisions of countries in several
languages with their ids of GeoNames. A region gets the id of the one division of its country that bears one of its
names; regions that are no division ("Sibirien") and names that two divisions bear get none.
"""

import sys
from pathlib import Path

import maxminddb

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from lagebild.languages.files import read_table  # noqa: E402

GERMAN = ROOT / "src/lagebild/languages/de"
COLUMNS = ("names", "iso", "precision", "latitude", "longitude", "admin")
Divisions = dict[tuple[str, str], set[int]]


def divisions(database: Path) -> Divisions:
    """Return the ids that a country's division has under each of its names in small letters."""
    found: Divisions = {}
    with maxminddb.open_database(database) as networks:
        for _, told in networks:
            country = (told.get("country") or {}).get("iso_code", "")
            for part in told.get("subdivisions", ()):
                for name in (part.get("names") or {}).values():
                    found.setdefault((country, name.casefold()), set()).add(part["geoname_id"])
    return found


def main() -> None:
    """Write the table."""
    known = divisions(Path(sys.argv[1]))
    lines = ["name\tiso\tgeonames"]
    for names, iso, precision, *_ in read_table(GERMAN / "regions-placed.tsv", COLUMNS):
        ids = {number for name in names.split(";") for number in known.get((iso, name.casefold()), ())}
        if precision == "region" and len(ids) == 1:
            lines.append(f"{names.split(';')[0]}\t{iso}\t{ids.pop()}")
    (GERMAN / "region-ids.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{len(lines) - 1} regions\n")


if __name__ == "__main__":
    main()
