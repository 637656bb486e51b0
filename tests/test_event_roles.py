"""Who did it, where and when: what a sentence's words, and those of an event's noun, tell of its event."""

import pytest

from lagebild.languages.load import load
from lagebild.model.event import Event, Party
from lagebild.model.report import Published, Report
from lagebild.reading.pipeline import annotate

GERMAN = load("de")


def only(text: str, kind: str) -> Event:
    """Return the one event of a kind that a text of Thursday, 8 September 2011, tells."""
    notes = annotate(Report(text, "bericht.txt", published=Published("2011-09-08")), GERMAN)
    found = [e for e in notes.events if e.type == kind]
    assert len(found) == 1, [e.rule for e in found]
    return found[0]


def said(party: Party | None) -> str | None:
    return party.text if party is not None else None


def actor(text: str, kind: str) -> str | None:
    return said(only(text, kind).actor)


def place(text: str, kind: str) -> str | None:
    return said(only(text, kind).place)


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Bei einem US-Luftangriff sind drei Menschen getötet worden.", "attack", "US"),
        ("Bei einem NATO-Angriff sind drei Menschen getötet worden.", "attack", "NATO"),
        ("Ein russischer Raketenangriff traf ein Haus.", "attack", "russischer"),
        ("Bei einem Rebellenangriff starb ein Mann.", "attack", "Rebellen"),
        ("Der Pilotenstreik dauert an.", "strike", "Piloten"),
        ("Wegen der Studentenproteste fiel der Unterricht aus.", "protest", "Studenten"),
        ("Die UN-Forderung wurde abgelehnt.", "demand", "UN"),
    ],
)
def test_the_noun_of_an_event_names_who_did_it(text: str, kind: str, who: str) -> None:
    assert actor(text, kind) == who


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bei einem Raketenangriff starb ein Mann.", "attack"),
        ("Der Münchner Anschlag forderte drei Opfer.", "attack"),
        ("Der Hamburg-Anschlag ist lange her.", "attack"),
        ("Der Warnstreik dauert an.", "strike"),
        ("Bei der Protestkundgebung gab es keine Zwischenfälle.", "protest"),
    ],
)
def test_weapons_towns_and_kinds_of_event_do_nothing(text: str, kind: str) -> None:
    assert actor(text, kind) is None


def test_harm_has_the_actor_of_what_did_it_and_that_as_its_cause() -> None:
    killed = only("Durch einen Angriff der Rebellen wurden drei Menschen getötet.", "killed")
    assert said(killed.actor) == "der Rebellen"
    assert said(killed.cause) == "einen Angriff der Rebellen"
    storm = only("Ein Wirbelsturm verwüstete die Küste.", "destruction")
    assert storm.actor is None
    assert said(storm.cause) == "Ein Wirbelsturm"


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Er wurde nördlich von Tarbak, einer Stadt im Osten, von Rebellen verschleppt.", "abducted", "Rebellen"),
        ("Vom Europarat wird mehr Geld gefordert.", "demand", "Europarat"),
        ("Das lehnte Abhisit jedoch ab.", "denial", "Abhisit"),
        ("Dies wies die Regierung zurück.", "denial", "die Regierung"),
        ("Die Rebellen haben sich zu dem Anschlag bekannt.", "attack", "Die Rebellen"),
        ("Zu dem Anschlag hat sich niemand bekannt.", "attack", None),
        ("Die Gewerkschaft rief zum Streik auf.", "strike", "Die Gewerkschaft"),
        ("Joe Stork fordert eine Untersuchung des Vorfalls.", "investigation", None),
        ("Ablehnung signalisierten die Gelbhemden.", "denial", "die Gelbhemden"),
        ("Die Rothemden hatten zur Durchsetzung ihrer Forderung das Parlament besetzt.", "demand", "Die Rothemden"),
        ("Hier sind nach Angaben von Ärzten vier Männer durch Splitter verletzt worden.", "injured", "Splitter"),
        ("Moskau wies den Vorwurf zurück, Dörfer angegriffen zu haben.", "attack", "Moskau"),
        ("Die Miliz erhielt den Befehl, sich zurückzuziehen.", "withdrawal", "Die Miliz"),
        ("Die Beamten nahmen sie fest.", "detained", "Die Beamten"),
        ("Die Miliz bot Gespräche an, die Armee lehnte sie ab.", "denial", "die Armee"),
        ("Die Forderung lehnte sie ab.", "denial", "sie"),
        ("Er sagte, dass die Polizei sie festgenommen habe.", "detained", "die Polizei"),
        ("Am Abend nahmen Polizisten sie fest.", "detained", "Polizisten"),
        ("Am Abend nahm sie die Polizei fest.", "detained", "sie"),
        ("In Niger haben Soldaten Präsident Bazoum festgesetzt.", "detained", "Soldaten"),
        ("In Lyon lieferten sich Jugendliche Gefechte mit der Polizei.", "clash", "Jugendliche"),
        ("Bei einem Messerangriff starben zwei Männer, der Täter wurde von der Polizei erschossen.", "attack", None),
    ],
)
def test_agents_and_possessors(text: str, kind: str, who: str | None) -> None:
    assert actor(text, kind) == who


def target(text: str, kind: str) -> str | None:
    return said(only(text, kind).target)


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("Der Minister, dessen Rücktritt die Opposition fordert, schweigt.", "demand", "Der Minister"),
        ("Der Minister, dessen Rücktritt gefordert wurde, schweigt.", "demand", "Der Minister"),
        ("Die Opposition forderte ihren Anteil.", "demand", "ihren Anteil"),
        ("Die Untersuchung des Vorfalls begann.", "investigation", "des Vorfalls"),
        ("Die seit Montag vermisste Frau wurde ermordet.", "killed", "Die seit Montag vermisste Frau"),
        ("Der Anschlag galt dem Präsidenten.", "attack", "dem Präsidenten"),
        ("Ziel des Anschlags war ein Konvoi.", "attack", "ein Konvoi"),
        ("Die Proteste richten sich gegen die Regierung.", "protest", "die Regierung"),
        ("Die Ermittlungen konzentrieren sich auf zwei Soldaten.", "investigation", "zwei Soldaten"),
        ("Der Streik gilt als beendet.", "strike", None),
        ("Bei dem Überfall nahmen die Täter zwei Geiseln.", "abducted", "zwei Geiseln"),
        ("Gegen den Politiker Dorn wurde Haftbefehl erlassen.", "trial", "den Politiker Dorn"),
        ("Die Polizei ermittelt gegen zwei Brüder.", "investigation", "zwei Brüder"),
        ("Die USA ziehen ihre Truppen aus Kabul ab.", "withdrawal", "ihre Truppen"),
        ("Retter bargen zwölf Leichen.", "killed", "zwölf Leichen"),
        ("Die Armee hat die Kontrolle über Kabul übernommen.", "seizure", "Kabul"),
        ("Das Parlament sprach dem Minister das Misstrauen aus.", "dismissal", "dem Minister"),
        ("Es kam zu Zusammenstößen zwischen Demonstranten und der Polizei.", "clash", "der Polizei"),
        ("Obama traf Karsai in Kabul.", "talks", "Karsai"),
        ("Die Polizei schoss in die Menge.", "attack", "die Menge"),
        ("Die Polizei schoss in die Luft.", "attack", None),
        ("Die Staatsanwaltschaft erhob Anklage gegen drei Männer.", "trial", "drei Männer"),
        ("Drei Männer stehen vor Gericht.", "trial", "Drei Männer"),
        ("Im Iran sind zwei Männer gehängt worden.", "killed", "zwei Männer"),
        ("Am Montag ist Peter Dorn gefasst worden.", "detained", "Peter Dorn"),
        ("Die Armee und die Miliz beschuldigten einander.", "accusation", "Die Armee und die Miliz"),
        ("Von zwölf Bergleuten fehlt jede Spur.", "missing", "zwölf Bergleuten"),
        ("Der Gewerkschaftsbund stellte sich hinter die Regierung.", "support", "die Regierung"),
        ("Ägypten vermittelt zwischen der Armee und der Miliz.", "talks", "der Armee und der Miliz"),
        ("Polen schoss mehrere russische Drohnen ab.", "attack", "mehrere russische Drohnen"),
    ],
)
def test_whom_it_concerns(text: str, kind: str, whom: str | None) -> None:
    assert target(text, kind) == whom


def test_who_finds_the_dead_did_not_kill_them() -> None:
    assert actor("Retter bargen zwölf Leichen.", "killed") is None


def test_troops_leave_the_place_behind_out_of() -> None:
    assert place("Die USA ziehen ihre Truppen aus Kabul ab.", "withdrawal") == "Kabul"


def test_two_sides_that_kill_others_did_two_deeds() -> None:
    text = "Die Angreifer töteten acht Zivilisten, bevor die Polizei zehn Täter erschoss."
    notes = annotate(Report(text, "bericht.txt", published=Published("2011-09-08")), GERMAN)
    killed = [e for e in notes.events if e.type == "killed"]
    assert [(said(e.actor), said(e.target)) for e in killed] == [
        ("Die Angreifer", "acht Zivilisten"),
        ("die Polizei", "zehn Täter"),
    ]


def test_a_time_in_somebodys_attribute_is_not_that_of_the_deed() -> None:
    assert only("Die am Montag aus dem Gefängnis geflohenen Verbrecher sind gefasst worden.", "detained").time is None


def test_what_a_town_suffers_is_not_its_deed_and_was_there() -> None:
    text = "In Lüneburg wurde demonstriert. Die Armee will den ständigen Beschuss der Stadt Kassel unterbinden."
    event = only(text, "attack")
    assert (event.actor, said(event.target), said(event.place)) == (None, "der Stadt Kassel", "Kassel")


def test_a_siege_is_not_done_by_the_town() -> None:
    event = only("Bei der Belagerung der Stadt Kassel starben 20 Menschen.", "blockade")
    assert event.actor is None
    assert said(event.target) == "der Stadt Kassel"


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        ("Rebellen griffen die libysche Hauptstadt an.", "attack", "die libysche Hauptstadt"),
        ("Zwanzig Kilometer südlich von Mackay stürzte ein Flugzeug ab.", "accident", "Mackay"),
        ("Der Flugbetrieb auf dem Flughafen von Kassel wurde eingestellt.", "ban", "Kassel"),
        ("Im Ortsteil Neurath in der Nähe der Autobahn sind fünf Arbeiter ums Leben gekommen.", "killed", "Neurath"),
        ("Die in Bochum geborene Aktivistin wurde in Istanbul festgenommen.", "detained", "Istanbul"),
        ("Die Miliz griff das Dorf Beispielau an.", "attack", "Beispielau"),
        ("In der Nacht brannte in Rostock ein Asylbewerberheim.", "fire", "Rostock"),
        ("Über Donezk wurde ein Flugzeug abgeschossen.", "attack", "Donezk"),
        ("Im Sudan hat eine Miliz die Stadt Beispielau eingenommen.", "seizure", "Beispielau"),
        ("Nach der Einnahme der Stadt Beispielau im Sudan flohen Tausende.", "seizure", "Beispielau"),
        ("In Kairo wurde demonstriert. Der Grenzübergang Rafah blieb am Montag dicht.", "ban", "Rafah"),
        ("In Doha wurde verhandelt. Männer drangen in das Ministerium der Hauptstadt Kabul ein.", "seizure", "Kabul"),
        ("In Berlin wurde demonstriert. Tausende wurden aus dem Sudan ausgeflogen.", "evacuated", "Sudan"),
        ("In Berlin wurde demonstriert. Tausende sind aus Kaduna geflohen.", "displaced", "Kaduna"),
        ("In der Kleinstadt Apolda bei Weimar wurde ein Mann getötet.", "killed", "Apolda"),
        ("Menschen aus Orten bei Weimar wurden in Kassel verletzt.", "injured", "Kassel"),
        ("Bei der Demonstration in Rostock gegen den Gipfel in Kassel flogen Steine.", "protest", "Rostock"),
        ("In Berlin wurde demonstriert. Die Delegationen reisen zu Gesprächen nach Kuwait.", "talks", "Kuwait"),
        ("In Brasiliens Minen starben 20 Arbeiter.", "killed", "Brasiliens"),
        ("Aus Nepal werden 20 Tote gemeldet.", "killed", "Nepal"),
        ("Der Osten Nepals ist arm. Vor Jahren wurden dort 20 Menschen getötet.", "killed", "Nepals"),
        ("Das Ministerium in Kassel bestreitet, dass in Weimar 20 Menschen getötet wurden.", "killed", "Weimar"),
        ("In Kassel brennt es. Am härtesten traf es Weimar. Ein Haus wurde zerstört.", "destruction", "Weimar"),
        ("In Weimar gibt es kein Wasser. Ein Mann wurde getötet.", "killed", "Weimar"),
        (
            "In Lyon brannte ein Haus. In Frankreich herrscht Not. Der Minister trat zurück.",
            "resignation",
            "Frankreich",
        ),
        (
            "In Frankreich wird gestreikt. In Lyon wurde ein Mann getötet. Landesweit wurden 20 Menschen verletzt.",
            "injured",
            "Frankreich",
        ),
    ],
)
def test_where_it_was(text: str, kind: str, where: str) -> None:
    assert place(text, kind) == where


def test_a_story_of_a_whole_land_is_not_set_in_a_town_told_later() -> None:
    text = (
        "Frankreich verliert die Geduld\n\nDie Regierung schweigt. Der Präsident ist verreist. Die Preise steigen. "
        "In Lyon brannte ein Haus.\n\nDie Läden sind leer. Drei Männer wurden verhaftet."
    )
    assert place(text, "detained") == "Frankreich"


def test_what_follows_where_a_demand_is_not_met_is_threatened() -> None:
    text = "Er verlangte Geld. Andernfalls werde man die Stadt verlassen, sagte der Anführer."
    assert actor(text, "threat") == "der Anführer"


def test_a_sea_around_a_land_is_not_where_a_storm_was() -> None:
    text = "Der Taifun zog auf den Philippinen über die Häuser des vom Pazifik umgebenen Staates."
    assert place(text, "storm") == "Philippinen"


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Vor drei Tagen wurde ein Mann getötet.", "killed", "2011-09-05"),
        ("Vor zwei Wochen wurde ein Mann getötet.", "killed", "2011-08-25"),
        ("Vor zwei Jahren wurde ein Mann getötet.", "killed", "2009"),
        ("Drei Tote bei Anschlag\n\nAm Mittwoch griffen Männer das Rathaus an.", "attack", "2011-09-07"),
        ("Sie hatten im April die Hauptstadt durch Proteste gelähmt.", "protest", "2011-04"),
        ("Zwei Tage nach dem Erdbeben wurden am Mittwoch Kinder geborgen.", "earthquake", "2011-09-05"),
        ("Am Tag nach der Explosion suchten Taucher nach Opfern.", "explosion", "2011-09-07"),
        ("Rund drei Monate nach dem Anschlag wurde ein Mann verhaftet.", "attack", "2011-06"),
        ("Zwei Wochen vor der Wahl traten am Mittwoch Minister zurück.", "election", "2011-09-21"),
    ],
)
def test_when_it_was(text: str, kind: str, day: str) -> None:
    time = only(text, kind).time
    assert time is not None
    assert time.value == day


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In den vergangenen zwei Wochen wurde ein Mann getötet.", "killed"),
        ("Zwei Tage nach dem Erdbeben wurde ein Mann getötet.", "killed"),
        ("Wenige Stunden nach dem Anschlag wurde ein Mann verhaftet.", "attack"),
        ("Vor rund zwei Stunden explodierte eine Bombe.", "explosion"),
    ],
)
def test_a_length_that_leads_to_no_day_dates_nothing(text: str, kind: str) -> None:
    assert only(text, kind).time is None


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Die Beamten durchsuchten ein offenbar leerstehendes Haus.", "raid", "asserted"),
        ("Offenbar durchsuchten Beamte ein Haus.", "raid", "hearsay"),
        ("Der Minister bestritt eine Beteiligung an dem Anschlag.", "attack", "asserted"),
        ("Der Minister bestritt den Anschlag.", "attack", "denied"),
        ("Nach den Anschlägen kündigte der Minister Kontrollen an.", "attack", "asserted"),
        ("Zehn Menschen, darunter keine Kinder, wurden getötet.", "killed", "asserted"),
        ("Ein Mann wurde nach Angaben örtlicher Medien getötet.", "killed", "attributed"),
        ("Keiner der Insassen überlebte.", "killed", "asserted"),
        ("Die Polizei schließt einen Anschlag aus.", "attack", "denied"),
        ("Die Polizei schließt einen Anschlag nicht aus.", "attack", "hearsay"),
        ("Ein Sprecher wies Berichte zurück, wonach Soldaten getötet wurden.", "killed", "denied"),
        ("Ob es Verletzte gibt, ist unklar.", "injured", "hearsay"),
        ("Ein Mann wurde festgenommen, er soll den Tätern geholfen haben.", "detained", "asserted"),
        ("Die Armee wies den Vorwurf zurück, Dörfer angegriffen zu haben.", "attack", "denied"),
        ("Die Miliz hatte den Plan, die Stadt anzugreifen.", "attack", "announced"),
        ("Der General soll unter Hausarrest stehen.", "detained", "hearsay"),
        ("Taifun Haiyan forderte mehr als 200 Todesopfer.", "killed", "asserted"),
    ],
)
def test_how_sure_it_is(text: str, kind: str, status: str) -> None:
    assert only(text, kind).status == status


def test_the_place_told_by_a_towns_adjective_stands_where_it_is_told() -> None:
    text = "Warnstreik bei der Bahn\n\nWien (APA) - Züge standen still. Am Wiener Hauptbahnhof demonstrierten Hunderte."
    assert place(text, "protest") == "Wiener"


def test_the_dateline_tells_where_nothing_else_does() -> None:
    assert place("Leipzig (dpa) - Vier Menschen sind bei einem Unfall getötet worden.", "killed") == "Leipzig"


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Am Montag heulten die Sirenen: In Lathen war ein Damm geborsten.", "accident", "2011-09-05"),
        ("Lange war es still am Montag. Dann starben drei Menschen.", "killed", "2011-09-05"),
        ("Wie die Polizei am Montag mitteilte, war es lange still. Dann starben drei Menschen.", "killed", None),
        ("Seit Montag war es still. Dann starben drei Menschen.", "killed", None),
        ("Am kommenden Montag wird gewählt. Drei Menschen starben.", "killed", None),
        (
            "Zwei gelten am Donnerstag als vermisst. Rebellen töteten am Montag drei. Ein Haus brannte.",
            "fire",
            "2011-09-05",
        ),
        ("Seit dem Putsch vom 1. September herrscht Unruhe.\n\nSoldaten schossen in die Menge.", "attack", None),
    ],
)
def test_the_storys_day_is_the_first_that_its_beginning_tells(text: str, kind: str, day: str | None) -> None:
    time = only(text, kind).time
    assert (time.value if time else None) == day


def test_harm_right_behind_an_occurrence_is_of_its_day() -> None:
    text = (
        "In der Nacht auf Donnerstag brach um 0.04 Uhr ein Damm.\n\nAm Montag explodierte eine Bombe. "
        "Drei Menschen starben."
    )
    time = only(text, "killed").time
    assert time is not None
    assert time.value == "2011-09-05"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In Mali starb ein Mann in Gao. Im Osten wütete ein Zyklon.", "storm"),
        ("In Mali starb ein Mann in Gao. Den Osten erschütterte ein Beben.", "earthquake"),
    ],
)
def test_a_quarter_told_without_its_country_is_the_reports(text: str, kind: str) -> None:
    found = only(text, kind).place
    assert found is not None
    assert (found.text, found.entity) == ("Osten", "e1")


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Der seit dem Putsch festgesetzte Präsident hatte die USA um Beistand gebeten.", "request", "Präsident"),
        (
            "Dessen Vorsitzender Walter Rieck hält dem Wohnungsamt vor, Rufe überhört zu haben.",
            "accusation",
            "Walter Rieck",
        ),
    ],
)
def test_who_speaks_is_not_turned_round(text: str, kind: str, who: str) -> None:
    assert (actor(text, kind) or "").endswith(who)


@pytest.mark.parametrize(
    "text", ["Nachts darf niemand mehr auf die Straße.", "Nachts darf niemand das Haus verlassen."]
)
def test_a_negation_that_belongs_to_the_trigger_denies_nothing(text: str) -> None:
    assert only(text, "curfew").status == "asserted"


def test_a_people_that_bears_its_leaders_name_is_not_he() -> None:
    text = "Hussein al Huthi führt die Rebellen an. Er trat zurück. Posten für Huthis wurden gefordert."
    found = annotate(Report(text, "bericht.txt"), GERMAN).entities
    assert any([m.span.of(text) for m in e.mentions] == ["Hussein al Huthi", "Er"] for e in found)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Die Behörden müssten endlich Brunnen bohren, verlangte der Erzbischof.", "Die Behörden"),
        ("Der Minister verlangte, dass der Präsident zurücktreten müsse.", "der Präsident"),
        ("Der Minister forderte, die Waffen müssten schweigen.", None),
        ("Die Täter müssten bestraft werden, forderte der Minister.", None),
    ],
)
def test_who_must_do_it_is_whom_a_demand_is_made_of(text: str, who: str | None) -> None:
    assert said(only(text, "demand").target) == who
