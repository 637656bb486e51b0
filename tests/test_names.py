"""Names, places and their disambiguation, on sentences written for the purpose."""

import re

import pytest

from lagebild.languages.clusters import clusters_of
from lagebild.languages.files import read_table
from lagebild.languages.gazetteer import gazetteer_of
from lagebild.languages.load import load
from lagebild.languages.names import name_tables_of
from lagebild.model.entity import NamedMention
from lagebild.model.report import Report
from lagebild.reading.names.agreement import pooled
from lagebild.reading.names.candidates import Candidate, choose
from lagebild.reading.pipeline import annotate, read

GERMAN = load("de")


def names(text: str) -> tuple[NamedMention, ...]:
    return annotate(Report(text, "report.txt"), GERMAN).names


def told(text: str) -> list[tuple[str, str]]:
    return [(m.mention.span.of(text), m.kind) for m in names(text)]


@pytest.mark.parametrize("storm", ["Hurrikan Melissa", "Der Orkan Kyrill", 'Der Zyklon "Ana"'])
def test_a_storm_is_nobody(storm: str) -> None:
    assert told(f"{storm} traf auf Jamaika.") == [("Jamaika", "place")]


@pytest.mark.parametrize(
    ("dateline", "places"),
    [
        ("Röszke (dpa) -", ["Röszke"]),
        ("RÖSZKE/SZEGED (AFP)", ["RÖSZKE", "SZEGED"]),
        ("Bondo GR (sda)", ["Bondo"]),
        ("Dhaka, 05. Aug (Reuters) -", ["Dhaka"]),
        ("Brüssel/Nato (epd).", ["Brüssel"]),
    ],
)
def test_a_dateline_begins_with_places(dateline: str, places: list[str]) -> None:
    found = names(f"Damm gebrochen\n\n{dateline} Der Damm ist gebrochen.")
    assert [m.mention.span.of(f"Damm gebrochen\n\n{dateline}") for m in found if m.kind == "place"] == places


def test_the_dateline_tells_of_a_name_elsewhere_that_it_is_a_place() -> None:
    text = "Kette durchbrochen bei Röszke\n\nRöszke (dpa) - Rund 300 Menschen sind ausgebrochen."
    assert told(text)[:2] == [("Röszke", "place"), ("Röszke", "place")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Am Montag kenterte auf dem Tobasee ein Schiff.", "Tobasee"),
        ("Der Vertrag wurde am Ufer des Prespasees geschlossen.", "Prespasees"),
        ("Im Salzlandkreis wurden Dörfer geräumt.", "Salzlandkreis"),
        ("Im Inntal ging eine Mure ab.", "Inntal"),
        ("Eine Autobombe explodierte an der Zobe-Kreuzung.", "Zobe-Kreuzung"),
        ("Am Anleger von Mawa warteten sie.", "Mawa"),
    ],
)
def test_a_name_and_a_noun_for_a_water_or_valley_are_a_place(text: str, place: str) -> None:
    assert told(text) == [(place, "place")]


@pytest.mark.parametrize("noun", ["Spital", "Freundeskreis", "Verbindungsbrücke", "Kapital"])
def test_a_common_noun_that_ends_so_is_no_place(noun: str) -> None:
    assert (noun, "place") not in told(f"Das {noun} fehlt.")


def test_a_name_behind_near_is_a_place() -> None:
    assert ("Sake", "place") in told("Bei Sake, 25 Kilometer vor Goma, dauern die Gefechte an.")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Der Präsident reiste am Montag nach Kasachstan.", "Kasachstan", "place"),
        ("Kasachstans Regierung trat zurück.", "Kasachstans", "place"),
        ("In Almaty brannten Autos.", "Almaty", "place"),
        ("Bei Kämpfen in der Provinz Helmand starben drei Soldaten.", "Helmand", "place"),
        ("Das sagte Innenministerin Carla Benitez am Freitag.", "Carla Benitez", "person"),
        ("Das teilte Ministeriumssprecher Rafik Dschamalow mit.", "Rafik Dschamalow", "person"),
        ("Die Nato schickt Schiffe.", "Nato", "organisation"),
        ("Das Bürgerkomitee Luz y Paz zählte zwölf Verletzte.", "Luz y Paz", "organisation"),
        ("Die Partei „Neuer Weg“ gewann die Wahl.", "Neuer Weg", "organisation"),
        ("Nach Angaben der Organisation Ärzte ohne Grenzen fehlt Wasser.", "Ärzte ohne Grenzen", "organisation"),
        ("Im Osloer Hafen brennt ein Schiff.", "Osloer", "place"),
        ("Das Schwarze Meer ist vermint.", "Schwarze Meer", "place"),
        ("Das wies Ministeriumssprecher Rauf Dargande zurück.", "Rauf Dargande", "person"),
        ("Der Anführer Abu Gerend al-Kaschi wurde gefasst.", "Abu Gerend al-Kaschi", "person"),
        ("Drei Häuser in Tamkut in der Provinz Gansu brannten.", "Tamkut", "place"),
        ("Die Liga der Fischer und Bauern (LFB) streikt.", "Liga der Fischer und Bauern", "organisation"),
        ("Sie forscht am Quarnbek College of Art.", "Quarnbek College of Art", "organisation"),
        ("Der Movimiento de los Pescadores ruft zum Streik auf.", "Movimiento de los Pescadores", "organisation"),
        ("Im „Red Lion Hospital“ liegen Verletzte.", "Red Lion Hospital", "organisation"),
        ("Im Hafen von Sidahli brannte ein Frachter.", "Sidahli", "place"),
        ("Der Bürgermeister von Ruzba trat zurück.", "Ruzba", "place"),
        ("Bei der Belagerung von Tarmila starben 20 Menschen.", "Tarmila", "place"),
        ("Zwanzig Kilometer südlich von Mackay stürzte ein Flugzeug ab.", "Mackay", "place"),
        ("Die Unruheprovinz Merdan bleibt abgeriegelt.", "Merdan", "place"),
    ],
)
def test_a_name_is_found_and_taken_for_what_it_is(text: str, name: str, kind: str) -> None:
    assert (name, kind) in told(text)


def test_words_in_like_company_share_a_cluster() -> None:
    clusters = GERMAN.part(clusters_of)
    assert clusters.of("Hamburg") == clusters.of("Dresden") != clusters.of("Müller")
    assert clusters.of("Müller") == clusters.of("Schröder")


def test_a_word_without_a_cluster_is_looked_up_in_other_capitals_and_by_its_tail() -> None:
    clusters = GERMAN.part(clusters_of)
    assert clusters.of("QUARTIERTES") == clusters.of("quartiertes") is None
    assert clusters.of("HILFSGÜTER") == clusters.of("Hilfsgüter") is not None
    assert clusters.of("Xanto-Regierung") == clusters.of("Regierung") is not None


def test_a_language_without_clusters_has_none() -> None:
    assert load("en").part(clusters_of).of("London") is None


@pytest.mark.parametrize(
    "text",
    [
        "Der Rest des Goldes ist weg.",
        "Nach dem Essen gingen alle nach Hause.",
        "Die Allianz will helfen.",
        "Explosion in der Metro.",
        "Die Olympischen Spiele beginnen bald.",
        "Am Dienstag kamen die Helfer mit Booten.",
        "Der Staudamm hielt, doch der Fluchtweg war überspült.",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert told(text) == []


def test_a_place_has_country_id_and_position() -> None:
    almaty = names("In Almaty brannten am Mittwoch Autos.")[0]
    assert (almaty.country, almaty.geonames) == ("KZ", "1526384")
    assert almaty.location is not None
    assert almaty.location.precision == "city"
    assert abs(almaty.location.latitude - 43.25) < 0.1
    assert almaty.location.population is not None


def test_a_region_that_is_a_division_has_the_id_of_geonames() -> None:
    row = GERMAN.part(gazetteer_of).named("Bayern")[0]
    assert (row.precision, row.geonames) == ("region", "2951839")


@pytest.mark.parametrize(
    ("name", "iso", "precision"),
    [("Frankreich", "FR", "country"), ("Sizilien", "IT", "region"), ("Rom", "IT", "city"), ("Ostsee", None, "area")],
)
def test_precision_tells_what_a_place_is(name: str, iso: str | None, precision: str) -> None:
    row = GERMAN.part(gazetteer_of).named(name)[0]
    assert (row.country, row.precision) == (iso, precision)


def test_the_country_of_the_report_decides_between_places_of_one_name() -> None:
    libanon = names("Im Libanon ist es ruhig. Die libanesische Armee steht in Tripoli.")
    libyen = names("In Libyen ist es ruhig. Die libysche Armee steht in Tripoli.")
    assert [n.country for n in libanon if n.name == "Tripoli"] == ["LB"]
    assert [n.country for n in libyen if n.name == "Tripoli"] == ["LY"]


def test_a_name_is_one_kind_in_the_whole_report() -> None:
    text = "Der Abgeordnete Jan Kruse sprach. Nach Kruse redete niemand mehr. Kruse ging."
    assert {kind for name, kind in told(text) if "Kruse" in name} == {"person"}


def test_offsets_count_the_text_as_given() -> None:
    text = "\u00a0 „Äußerst ruhig“ sei es in Berlin, hieß es."
    assert ("Berlin", "place") in told(text)


def test_titles_and_offices_know_their_tails() -> None:
    tables = GERMAN.part(name_tables_of)
    office = tables.office("Zivilschutzchefin")
    assert office is not None
    assert (office.gender, office.klass) == ("f", "head")
    assert tables.office("Tischplatte") is None


def test_the_surer_candidate_wins_and_the_loser_is_told() -> None:
    sure, weak = Candidate(0, 2, "person", 0.9, "sure"), Candidate(1, 2, "place", 0.6, "weak")
    won, lost = choose([weak, sure])
    assert won == [sure]
    assert lost == [(weak, sure)]


def test_two_weak_hints_for_one_kind_outweigh_one_stronger_for_another() -> None:
    hints = [
        Candidate(0, 1, "place", 0.6, "a"), Candidate(0, 1, "place", 0.6, "b"), Candidate(0, 1, "person", 0.7, "c"),
    ]  # fmt: skip
    won, _ = choose(pooled(hints))
    assert won[0].kind == "place"


def test_every_city_of_the_gazetteer_can_be_looked_up_by_its_name() -> None:
    gazetteer = GERMAN.part(gazetteer_of)
    for name, iso in (("Mailand", "IT"), ("Kiew", "UA"), ("Dschidda", "SA"), ("New York", "US"), ("Tiflis", "GE")):
        assert gazetteer.named(name)[0].country == iso
    assert gazetteer.named("Nirgendheim an der Leere") == ()


def test_a_language_without_tables_finds_nothing_and_does_not_fail() -> None:
    notes = annotate(Report("The minister spoke in London on Friday.", "report.txt"), load("en"))
    assert all(n.mention.span.end <= len(notes.text) for n in notes.names)


def test_ids_are_ids_and_no_two_places_share_one() -> None:
    rows = read_table(GERMAN.folder / "place-ids.tsv", ("name", "iso", "geonames", "wikidata", "inhabitants"))
    assert all(
        re.fullmatch(r"\d*", geonames) and re.fullmatch(r"(Q\d+)?", wikidata) for _, _, geonames, wikidata, _ in rows
    )
    for column in (2, 3):
        ids = [row[column] for row in rows if row[column] and not row[0].endswith("Sinai")]  # told by two names
        assert len(ids) == len(set(ids))


def test_every_listed_place_leads_to_an_id_its_own_or_of_the_divisions_it_is_found_by() -> None:
    gazetteer = GERMAN.part(gazetteer_of)
    wide = ("names", "iso", "precision", "latitude", "longitude", "admin")
    listed = {(row[0].split(";")[0], row[1]) for row in read_table(GERMAN.folder / "regions-placed.tsv", wide)}
    for name, iso in listed:
        row = next(r for r in gazetteer.named(name) if (r.name, r.country or "") == (name, iso))
        divisions = (*row.covers, *row.within)
        assert row.geonames or row.wikidata or divisions, name
        assert all(d.geonames or d.wikidata for d in divisions), name
    divided = read_table(GERMAN.folder / "place-divisions.tsv", ("name", "iso", "covers", "within"))
    assert listed.issuperset((name, iso) for name, iso, _, _ in divided)


@pytest.mark.parametrize(
    ("name", "covers", "within"),
    [
        ("Kivu", ["Nord-Kivu", "Süd-Kivu"], ["Demokratische Republik Kongo"]),
        ("Rhön", [], ["Bayern", "Hessen", "Thüringen"]),
        ("Tahrir-Platz", [], ["Kairo"]),
        ("Regensburg", [], ["Bayern"]),  # a city, by its division in GeoNames
        ("Bayern", [], []),
    ],
)
def test_a_place_is_found_by_the_divisions_it_covers_or_lies_in(
    name: str, covers: list[str], within: list[str]
) -> None:
    location = GERMAN.part(gazetteer_of).named(name)[0].location
    assert [d.name for d in location.covers] == covers
    assert [d.name for d in location.within] == within


@pytest.mark.parametrize(
    ("name", "geonames", "wikidata"),
    [
        ("Kasachstan", "1522867", "Q232"),
        ("Bayern", "2951839", "Q980"),
        ("Wolga", None, "Q626"),
        ("Vermont", "5242283", "Q16551"),
    ],
)
def test_places_have_the_ids_of_others(name: str, geonames: str | None, wikidata: str) -> None:
    row = GERMAN.part(gazetteer_of).named(name)[0]
    assert (row.geonames, row.wikidata) == (geonames, wikidata)


@pytest.mark.parametrize(
    ("name", "fewest", "most"),
    [
        ("Bayern", 12_900_000, 13_500_000),
        ("Tirol", 700_000, 800_000),
        ("Sizilien", 4_700_000, 5_100_000),
        ("Helmand", 900_000, 1_600_000),
        ("Gazastreifen", 1_800_000, 2_400_000),
        ("Rügen", 60_000, 80_000),
        ("Ramadi", 100_000, 900_000),
    ],
)
def test_regions_islands_and_towns_have_their_inhabitants(name: str, fewest: int, most: int) -> None:
    assert fewest < GERMAN.part(gazetteer_of).named(name)[0].population < most


def test_an_entity_has_the_ids_of_its_place() -> None:
    reading = read(Report("Am Dienstag trat die Wolga über die Ufer.", "test"), GERMAN)
    assert [e.wikidata for e in reading.entities if e.name == "Wolga"] == ["Q626"]


def test_the_noun_before_a_place_decides_for_the_report() -> None:
    text = "In der Ortschaft Ghadschar fielen Schüsse. Ghadschar ist geteilt. Wegen seiner Lage ist Ghadschar umkämpft."
    assert {kind for name, kind in told(text) if name == "Ghadschar"} == {"place"}


def test_a_person_behind_von_stays_a_person() -> None:
    assert ("Peter Tarmilow", "person") in told("Der Bruder von Peter Tarmilow wurde getötet.")


@pytest.mark.parametrize(
    "text",
    [
        "Gegen Nelva-Karet wird ermittelt. Die Baufirma Nelva-Karet widersprach.",
        "Die Baufirma Nelva-Karet widersprach. Bei Nelva-Karet gab es eine Razzia.",
    ],
)
def test_the_noun_for_a_firm_tells_of_its_name_throughout(text: str) -> None:
    assert [kind for name, kind in told(text) if name == "Nelva-Karet"] == ["organisation", "organisation"]


def test_a_direction_before_a_country_is_a_part_of_it() -> None:
    (part,) = (n for n in names("In Südkolumbien starben zwei Soldaten.") if n.kind == "place")
    assert part.country == "CO"
    assert part.location is not None
    assert part.location.precision == "region"
    assert [d.name for d in part.location.within] == ["Kolumbien"]


@pytest.mark.parametrize("words", ["Unweit Kertanow", "Nahe Kertanow", "Nördlich von Kertanow"])
def test_what_something_lies_near_is_a_place(words: str) -> None:
    assert ("Kertanow", "place") in told(f"{words} gab es am Freitag Tote.")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In einem Dorf bei Qasr-e Melukan wurde ein Laster geplündert.", "Qasr-e Melukan"),
        ("In der Haftanstalt von Tocumeno brannte es.", "Tocumeno"),
        ("In der Islamischen Republik Mauretanien wird gewählt.", "Islamischen Republik Mauretanien"),
    ],
)
def test_a_noun_for_a_place_tells_of_the_name_behind_it(text: str, place: str) -> None:
    assert told(text) == [(place, "place")]


def test_of_whom_somebody_is_the_mayor_is_a_place() -> None:
    text = "Der Bürgermeister von Halmeck wartet. Im Keller von Halmeck steht Wasser, in Halmeck fehlt Strom."
    assert {kind for name, kind in told(text) if name == "Halmeck"} == {"place"}


@pytest.mark.parametrize(
    ("text", "place", "iso"),
    [
        ("Der Norden des Cauca ist arm.", "Cauca", "CO"),
        ("In der Wallonie fährt kein Zug.", "Wallonie", "BE"),
        ("In Nord-Darfur wird gekämpft.", "Nord-Darfur", "SD"),
    ],
)
def test_a_division_of_a_country_is_known(text: str, place: str, iso: str) -> None:
    (found,) = names(text)
    assert (found.mention.span.of(text), found.kind, found.country) == (place, "place", iso)
    assert found.location is not None
    assert (found.location.precision, found.geonames is not None) == ("region", True)


def test_a_city_tells_the_division_that_it_lies_in() -> None:
    (row,) = (r for r in GERMAN.part(gazetteer_of).named("Mopti") if r.precision == "city")
    assert [(d.name, d.geonames) for d in row.within] == [("Mopti", "2453347")]


def test_who_bears_the_name_of_a_division_is_no_place() -> None:
    assert told("Wahlleiter Tolima kündigte eine Zählung an.") == [("Tolima", "person")]
