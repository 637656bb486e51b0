"""Events: triggers, roles, status, places, times, gaps, and which passages tell of one event."""

import pytest

from lagebild.languages.events import COLUMNS, FRAMES_FILE, TRIGGERS_FILE, event_lexicon
from lagebild.languages.factuality import factuality
from lagebild.languages.files import DataError
from lagebild.languages.language import Language
from lagebild.languages.load import HERE, load
from lagebild.model.event import Event
from lagebild.model.report import Published, Report
from lagebild.model.span import Span
from lagebild.reading.events.examples import failures, unmarked
from lagebild.reading.events.plover import PLOVER
from lagebild.reading.notes import Notes
from lagebild.reading.pipeline import annotate

GERMAN = load("de")


def read(text: str, published: str = "2026-03-04") -> Notes:
    return annotate(Report(text, "bericht.txt", published=Published(published)), GERMAN)


def events(text: str, kind: str) -> list[Event]:
    return [e for e in read(text).events if e.type == kind]


def only(text: str, kind: str) -> Event:
    found = events(text, kind)
    assert len(found) == 1, [e.rule for e in found]
    return found[0]


def words(text: str, event: Event) -> list[str]:
    return [m.of(text) for m in event.mentions]


def test_every_frame_and_status_rule_keeps_its_examples() -> None:
    assert [f.line() for f in failures(GERMAN, annotate)] == []


def test_a_language_without_event_data_has_no_events() -> None:
    text = "The dam broke and twelve people died."
    assert annotate(Report(text, "en.txt"), load("en")).events == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bei einem Sprengstoffanschlag auf ein Hotel starben vier Gäste.", "attack"),
        ("Drei Wanderer werden seit gestern vermisst.", "missing"),
        ("Die Polizei nahm zwei Verdächtige fest.", "detained"),
        ("Tausende gingen am Abend auf die Straße.", "protest"),
        ("Über der Hauptstadt wurde der Ausnahmezustand verhängt.", "emergency"),
        ("Der Innenminister erklärte seinen Rücktritt.", "resignation"),
        ("Die Feuerwehr brachte vierzig Bewohner in Sicherheit.", "evacuated"),
        ("Mehrere Flüsse traten über die Ufer.", "flood"),
        ("Unbekannte steckten drei Fahrzeuge in Brand.", "destruction"),
        ("Beide Seiten einigten sich auf einen Gefangenenaustausch.", "agreement"),
        ("Die Regierung bat die Nachbarländer um Hilfe.", "request"),
        ("Ein Erdrutsch begrub die Landstraße.", "landslide"),
        ("Die Gewerkschaft rief zu einem Warnstreik auf.", "strike"),
        ("Der Staat wies drei Diplomaten aus.", "sanction"),
        ("Die Behörden sperrten den Flughafen.", "ban"),
        ("Rund zweihundert Menschen erkrankten an Cholera.", "infected"),
        ("Die Opposition warf dem Präsidenten Wahlbetrug vor.", "accusation"),
        ("Die Staatsanwaltschaft ermittelt gegen den Bürgermeister.", "investigation"),
    ],
)
def test_what_happened(text: str, kind: str) -> None:
    assert kind in {e.type for e in read(text).events}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Der Verein hatte im Angriff keine Mannschaft, die ein Tor schoss.", "attack"),
        ("Der Bau des Turms wurde in Angriff genommen.", "attack"),
        ("Die Firma legte einen Kostenvoranschlag vor.", "attack"),
        ("Die Gemeinschaft der Züchter traf sich.", "detained"),
        ("Eine Preisexplosion traf die Haushalte.", "explosion"),
        ("Er hatte keine andere Wahl.", "election"),
        ("Besucher lobten das Museum.", "talks"),
        ("Das Tote Meer ist salzig.", "killed"),
        ("Der Einsatz verletzt das Völkerrecht.", "injured"),
        ("Der Wahlkampf beginnt.", "clash"),
    ],
)
def test_what_only_sounds_like_it(text: str, kind: str) -> None:
    assert kind not in {e.type for e in read(text).events}


def test_headlines_and_tickers_need_no_verb() -> None:
    assert {"killed", "explosion"} <= {e.type for e in read("Sieben Tote bei Explosion in Chemiewerk").events}
    assert {"curfew"} == {e.type for e in read("Ausgangssperre in Beispielau").events}


def test_roles_turn_with_the_voice() -> None:
    active = only("Rebellen haben das Dorf angegriffen.", "attack")
    passive = only("Das Dorf wurde von Rebellen angegriffen.", "attack")
    for event in (active, passive):
        assert event.actor is not None
        assert event.target is not None
        assert (event.actor.text, event.target.text) == ("Rebellen", "Das Dorf" if event is passive else "das Dorf")


def test_sides_of_a_clash() -> None:
    event = only("Bei Kämpfen zwischen Soldaten und Milizionären gab es Verluste.", "clash")
    assert event.actor is not None
    assert event.target is not None
    assert (event.actor.text, event.target.text) == ("Soldaten", "Milizionären")


def test_who_suffers_is_the_target_of_a_death() -> None:
    event = only("Bei dem Feuer kamen fünf Bewohner ums Leben.", "killed")
    assert event.target is not None
    assert event.target.text == "fünf Bewohner"
    assert event.actor is None


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Bei dem Unfall wurden drei Kinder verletzt.", "injured", "asserted"),
        ("Bei dem Unfall wurde niemand verletzt.", "injured", "denied"),
        ("Die Rebellen sollen zwei Dörfer geplündert haben.", "destruction", "hearsay"),
        ("Offenbar haben Soldaten den Sender besetzt.", "seizure", "hearsay"),
        ("Die Gewerkschaft will am Freitag streiken.", "strike", "announced"),
        ("Die Behörden befürchten weitere Erdrutsche.", "landslide", "announced"),
        ("Die Polizei vereitelte einen Anschlag.", "attack", "denied"),
        ("Nach Angaben der Polizei wurden zwölf Menschen getötet.", "killed", "attributed"),
    ],
)
def test_how_sure(text: str, kind: str, status: str) -> None:
    assert only(text, kind).status == status


def test_an_attributed_event_names_who_tells_it() -> None:
    event = only("Nach Angaben der Polizei wurden zwölf Menschen getötet.", "killed")
    assert event.source is not None
    assert "Polizei" in event.source.text
    assert event.statement is not None


def test_an_act_of_speech_is_the_reporters_own_word() -> None:
    event = only("Der Ministerpräsident forderte die Demonstranten auf, nach Hause zu gehen.", "demand")
    assert event.status == "asserted"
    assert event.source is None


def test_own_future_is_a_promise_and_a_threat_where_it_is_force() -> None:
    assert only("Der Minister sagte, man werde auf schwere Waffen verzichten.", "promise").actor is not None
    assert only("Der Sprecher sagte, sie werde die Stadt angreifen.", "threat").status == "asserted"
    assert events("Der Minister sagte, der Regen werde bald aufhören.", "promise") == []


def test_title_lead_and_later_nouns_tell_of_one_event() -> None:
    text = (
        "Vier Tote bei Anschlag in Beispielau\n\n04.03.2026\n\n"
        "Bei einem Bombenanschlag auf einen Markt sind vier Menschen getötet worden. "
        "Der Anschlag ereignete sich am Morgen. Die Tat löste Entsetzen aus."
    )
    event = only(text, "attack")
    assert words(text, event) == ["Anschlag", "Bombenanschlag", "Anschlag", "Tat"]
    assert words(text, only(text, "killed")) == ["Tote", "getötet"]


def test_another_attack_is_another_event() -> None:
    text = (
        "Bei einem Anschlag in Paris wurden am Montag zwei Männer verletzt. "
        "Ein weiterer Anschlag in Lyon forderte am Dienstag keine Opfer."
    )
    assert len(events(text, "attack")) == 2


def test_aftershocks_are_not_the_earthquake() -> None:
    text = "Ein Erdbeben hat Chile erschüttert. Es folgten mehrere Nachbeben. Das Erdbeben war heftig."
    assert [words(text, e) for e in events(text, "earthquake")] == [["Erdbeben", "Erdbeben"], ["Nachbeben"]]


def test_harm_belongs_to_the_occurrence_that_did_it() -> None:
    text = "Bei einem Brand in Rom starben drei Frauen. Bei einem Zugunglück in Wien starben vier Männer."
    assert len(events(text, "killed")) == 2


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    told = only("Wie die Polizei am Montag mitteilte, wurden am Samstag drei Männer festgenommen.", "detained")
    assert told.time is not None
    assert told.time.value == "2026-02-28"


def test_the_most_exact_place_is_taken() -> None:
    event = only("In Frankreich ist in der Stadt Lyon eine Bombe explodiert.", "explosion")
    assert event.place is not None
    assert "Lyon" in event.place.text


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Zur Zahl der Verletzten machte die Polizei keine Angaben.", "Zahl der Verletzten"),
        ("Die Ursache des Feuers ist noch unklar.", "Die Ursache des Feuers"),
        ("Es war zunächst unklar, wer geschossen hatte.", "wer geschossen hatte"),
        ("Wann sie zurückkehren dürfen, ist offen.", "Wann sie zurückkehren dürfen"),
        ("Um welches Gas es geht, konnte das Amt nicht sagen.", "Um welches Gas es geht"),
        ("Wie der Sprecher sagte, ist die Ursache unklar.", "die Ursache"),
        ("Überprüfen ließen sich die Angaben nicht.", "die Angaben"),
        ("Was den Zug bremste, ist weiter ein Rätsel.", "Was den Zug bremste"),
    ],
)
def test_a_gap_tells_what_is_missing(text: str, about: str) -> None:
    event = only(text, "gap")
    assert event.about is not None
    assert event.about.text == about


@pytest.mark.parametrize(
    "text",
    [
        "Wer den Wagen gelenkt hat, ist noch nicht ermittelt.",
        "Wer dort gelegen habe, wisse sie nicht.",
        "Was den Brand auslöste, wissen die Ermittler noch nicht.",
        "Den Auslöser kenne man noch nicht, sagte der Minister.",
        "Wie das Feuer ausbrach, kann sich niemand erklären.",
        "Die Ärzte können sich die Erkrankungen nicht erklären.",
        "Warum der Zug entgleiste, muss noch geklärt werden.",
        "Wann die Straße wieder frei ist, konnte die Polizei nicht sagen.",
        "Wo die Geiseln sind, weiß niemand.",
        "Zu den Opfern wollte er nichts sagen.",
        "Die Zahl der Opfer lasse sich noch nicht beziffern.",
        "Die Höhe des Schadens konnte die Feuerwehr zunächst nicht beziffern.",
        "Von den Tätern fehlt jede Spur.",
        "Auf die Frage nach den Kosten antwortete er nicht.",
        "Der Sprecher lehnte eine Stellungnahme ab.",
        "Das Ministerium war für eine Stellungnahme zunächst nicht zu erreichen.",
        "Die Firma war für eine Stellungnahme nicht erreichbar.",
        "Eine Anfrage ließ die Firma unbeantwortet.",
        "Die Frage nach dem Motiv blieb unbeantwortet.",
        "Die Regierung schwieg zu dem Vorfall.",
        "Zwei der Toten sind noch nicht identifiziert.",
        "Die Identität der Leiche konnte bislang nicht geklärt werden.",
        "Einen Grund nannte das Ministerium nicht.",
        "Einzelheiten nannte er nicht.",
        "Über die Ursache wird noch gerätselt.",
        "Das Motiv des Täters gibt den Ermittlern Rätsel auf.",
        "Die Behörden stehen vor einem Rätsel.",
        "Eine Reaktion der Regierung blieb zunächst aus.",
        "Angaben zu Verletzten gab es zunächst nicht.",
        "Wo die Männer festgehalten werden, gab die Regierung nicht bekannt.",
        "Der Minister kündigte Hilfen an, ohne Einzelheiten zu nennen.",
        "Über die Zahl der Toten gibt es keine Klarheit.",
        "Das Unternehmen reagierte nicht auf Anfragen.",
        "Die Folgen sind noch nicht absehbar.",
        "Das Ausmaß der Schäden ist noch nicht absehbar.",
        "Die Bahn wollte sich zu den Vorwürfen nicht äußern.",
        "Was mit den übrigen Insassen geschah, blieb im Dunkeln.",
    ],
)
def test_what_nobody_knows_or_says_is_one_gap(text: str) -> None:
    assert len(events(text, "gap")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Er habe von dem Plan nichts gewusst.",
        "Die Polizei weiß, wer geschossen hat.",
        "Die Waffen schweigen.",
        "Die Menge schwieg eine Minute lang.",
        "Die Polizei ermittelt gegen drei Männer.",
        "Die Truppen reagierten nicht auf den Beschuss.",
        "Die Polizei muss die Täter finden.",
        "Der Minister kennt die Ursache.",
        "Er antwortete, die Regierung werde helfen.",
        "Das Gericht muss bis Montag entscheiden.",
        "Ein Ende der Kämpfe ist nicht absehbar.",
        "Damit wolle er nicht sagen, dass die Gefahr vorbei sei.",
        "Die Täter wurden ermittelt.",
    ],
)
def test_what_is_known_said_or_never_at_issue_is_no_gap(text: str) -> None:
    assert events(text, "gap") == []


def test_what_is_unknown_keeps_nothing_back() -> None:
    gap = only("Die Identität der Leiche konnte bislang nicht geklärt werden.", "gap")
    assert gap.about is not None
    assert gap.actor is None


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Am Montag bebte in Rom die Erde. Das Ministerium zählte am Dienstag 19 Tote.", "killed"),
        ("Am Montag bebte in Rom die Erde. Das Ministerium zählte am Dienstag 19 Tote des Bebens.", "earthquake"),
        ("Am Montag stießen in Rom Züge zusammen. Der Papst gedachte am Dienstag der Opfer des Unglücks.", "accident"),
        ("Am Montag putschte in Mali das Heer. Alles sei ruhig, sagte Putschführer Ali Keita am Dienstag.", "coup"),
    ],
)
def test_the_day_of_counting_mourning_and_saying_is_not_the_events(text: str, type_: str) -> None:
    told = only(text, type_).time
    assert told is not None
    assert told.value == "2026-03-02"


def test_the_day_told_beside_the_dead_is_theirs() -> None:
    told = only("Die Klinik meldete drei Tote vom Montag.", "killed").time
    assert told is not None
    assert told.value == "2026-03-02"


def test_days_after_something_are_counted_from_what_is_told_then() -> None:
    text = "Zwei Tage nach dem Brand in Rom hat die Polizei Anklage erhoben. Ein Mann, der am Montag im Haus war, floh."
    told = only(text, "fire").time
    assert told is not None
    assert told.value == "2026-03-02"  # counted from the report's Wednesday, not from the Monday told later


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Der Zug war auf einen Güterzug aufgefahren. Unklar ist, wie es zu dem Zusammenstoß kam.", "accident"),
        ("Ein Auto brannte. Bei Zusammenstößen mit der Polizei flogen Steine.", "clash"),
        ("Anwohner hatten in der Nacht heftiges Feuer nahe dem Palast gehört.", "attack"),
        ("Im Hafen brach ein Feuer aus.", "fire"),
    ],
)
def test_a_word_of_two_meanings_is_told_by_what_stands_around_it(text: str, type_: str) -> None:
    other = {"accident": "clash", "clash": "accident", "attack": "fire", "fire": "attack"}[type_]
    assert events(text, type_) != []
    assert events(text, other) == []


def test_the_stated_cause_is_kept() -> None:
    flood = only("Wegen eines Dammbruchs wurden am Abend drei Dörfer evakuiert.", "evacuated")
    assert flood.cause is not None
    assert flood.cause.text == "eines Dammbruchs"
    protest = only("Tausende demonstrierten gegen hohe Brotpreise.", "protest")
    assert protest.cause is not None
    assert protest.cause.text == "hohe Brotpreise"


def test_what_is_told_for_a_later_day_is_announced() -> None:
    assert only("Am 20. März sind in Beispielien Parlamentswahlen.", "election").status == "announced"
    assert only("Die Schulen bleiben bis zum 20. März geschlossen.", "ban").status == "asserted"


def test_old_events_are_background() -> None:
    text = "Im Jahr 2009 wurden bei einem Anschlag in Rom acht Menschen getötet. Am Dienstag wurde in Rom demonstriert."
    assert only(text, "attack").background
    assert not only(text, "protest").background


def test_mentions_lie_in_the_text_and_in_order() -> None:
    text = "Soldaten stürmten den Sender. Danach brach ein Feuer aus, das den Sender zerstörte."
    for event in read(text).events:
        assert list(event.mentions) == sorted(event.mentions)
        assert all(0 <= m.start < m.end <= len(text) for m in event.mentions)


def test_plover_codes_only_name_types_that_the_table_knows() -> None:
    known = {t for table in (event_types(),) for t in table}
    assert set(PLOVER) <= known


def event_types() -> set[str]:
    rows = (HERE / "de" / TRIGGERS_FILE).read_text("utf-8").splitlines()[1:]
    return {t for row in rows if row and not row.startswith("#") for t in row.split("\t")[0].split("/")}


def test_marks_may_stand_inside_one_another() -> None:
    text, marks = unmarked("Es gab <target>drei <killed>Tote</killed></target>.")
    assert text == "Es gab drei Tote."
    assert [(m.tag, m.span) for m in marks] == [("killed", Span(12, 16)), ("target", Span(7, 16))]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("attack\tverb\tnowhere\tangreifen", "no form 'verb' or frame 'nowhere'"),
        ("attack\tadverb\tact\tangreifen", "no form 'adverb'"),
        ("attack\tverb\tact\tangreifen\t\t$nothing", r"no class '\$nothing'"),
    ],
)
def test_a_row_that_cannot_be_is_refused(tmp_path, row: str, problem: str) -> None:  # type: ignore[no-untyped-def]
    frame = '[[frames]]\nname = "act"\nexamples = ["a"]\ncounterexamples = ["b"]\n'
    (tmp_path / FRAMES_FILE).write_text(frame, "utf-8")
    (tmp_path / TRIGGERS_FILE).write_text("\t".join(COLUMNS) + "\n" + row + "\n", "utf-8")
    with pytest.raises(DataError, match=problem):
        event_lexicon(Language(tmp_path))


def test_status_rules_load_in_order() -> None:
    names = [rule.name for rule in GERMAN.part(factuality).rules]
    assert names.index("denied-negation") < names.index("announced-modal") < names.index("hearsay-adverb")


def test_an_earlier_case_is_another_event() -> None:
    text = (
        "Am Dienstag griff ein Mann in Beispielau Fahrgäste mit einem Messer an. Zwei Menschen wurden verletzt.\n\n"
        "Zuletzt hatte im August ein Mann in Musterstadt Passanten angegriffen. "
        "Dabei waren drei Menschen verletzt worden."
    )
    attacks, injured = events(text, "attack"), events(text, "injured")
    assert [e.time.value[:7] for e in attacks if e.time] == ["2026-03", "2025-08"]
    assert [e.target.text for e in injured if e.target] == ["Zwei Menschen", "drei Menschen"]
    assert injured[1].time == attacks[1].time


def test_what_had_happened_more_than_a_month_before_is_no_part_of_it() -> None:
    text = (
        "Ein Mann hat am Montag in Beispielau Scheiben einer Schule eingeworfen. Die Stadt ermittelt.\n\n"
        "Im Januar hatten Unbekannte an dem Gebäude Scheiben eingeworfen."
    )
    assert [e.time.value[:7] for e in events(text, "destruction") if e.time] == ["2026-03", "2026-01"]


def test_a_date_holds_for_the_sentence_that_goes_on() -> None:
    text = (
        "Die Regierung beriet über den Haushalt. Im Parlament sprach der Minister. Danach sprach die Ministerin. "
        "Am Ende wurde gewählt.\n\n"
        "Die Kämpfe wurden am Sonntag fortgesetzt. Rebellen beschossen die Stadt mit Granaten."
    )
    event = only(text, "attack")
    assert event.time is not None
    assert event.time.value == "2026-03-01"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Eine Autobombe ging am Montag vor dem Rathaus hoch.", "explosion"),
        ("Der Täter wurde am Abend von einer Streife gestellt.", "detained"),
        ("Drei Scheunen und eine Lagerhalle sind abgebrannt.", "destruction"),
        ("Helfer brachten die Bewohner aus der Gefahrenzone.", "evacuated"),
    ],
)
def test_more_words_for_what_happened(text: str, kind: str) -> None:
    assert kind in {e.type for e in read(text).events}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die Polizisten weigerten sich, Waffengewalt einzusetzen.", "deployment"),
        ("Mädchen durften nur in Begleitung das Haus verlassen.", "evacuated"),
        ("Die Polizei löste die Versammlung auf.", "dismissal"),
        ("Die Gruppen verständigen sich durch Funkgeräte.", "agreement"),
        ("Sie demonstrierten damit, dass sie nicht einverstanden sind.", "protest"),
    ],
)
def test_more_that_only_sounds_like_it(text: str, kind: str) -> None:
    assert kind not in {e.type for e in read(text).events}


def place_of(text: str, kind: str) -> str | None:
    found = events(text, kind)
    return found[0].place.text if found and found[0].place else None


def test_the_place_that_a_title_puts_the_report_under() -> None:
    text = "Dresden (Deutschland): Anschlag auf Bus\n\nBei einem Anschlag auf einen Bus in Deutschland starben drei."
    assert (place_of(text, "attack"), place_of(text, "killed")) == ("Dresden", "Dresden")


def test_where_an_office_is_held_is_no_scene() -> None:
    text = "Bei einer Explosion in Leipzig ist Max Beispiel, Parteichef in Hamburg, getötet worden."
    assert place_of(text, "killed") == "Leipzig"


def test_what_a_mayor_tells_happened_in_their_town() -> None:
    text = (
        "Ein Erdbeben erschütterte den Süden Italiens bei Neapel.\n\n"
        "Anna Muster, Bürgermeisterin von Salerno, teilte mit, beim Einsturz einer Brücke sei ein Mann verletzt worden."
    )
    assert place_of(text, "injured") == "Salerno"


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("In mehreren Scheunen wurde Feuer gelegt.", "destruction", None, "mehreren Scheunen"),
        ("Zwei Männer wurden vor der Schule von Leipzig festgenommen.", "detained", None, "Zwei Männer"),
        ("Nach einem Besuch im Krisengebiet lobte der Präsident die Helfer.", "talks", "der Präsident", None),
        ("Anhänger einer Splittergruppe hatten die Krawalle ausgelöst.", "riot", "Anhänger einer Splittergruppe", None),
        ("Der Beschluss hatte die Krawalle ausgelöst.", "riot", None, None),
    ],
)
def test_who_can_do_it(text: str, kind: str, actor: str | None, target: str | None) -> None:
    event = only(text, kind)
    assert (event.actor.text if event.actor else None) == actor
    assert (event.target.text if event.target else None) == target


def test_the_surest_mention_of_an_occurrence_counts() -> None:
    text = (
        "Laut Medienberichten kam es in Beispielau zu einer Überschwemmung.\n\n"
        "Die Überschwemmung hat zwei Brücken zerstört. Die Flut erreichte am Abend den Markt."
    )
    assert events(text, "flood")[0].status == "asserted"


def test_a_protest_about_a_protest_is_another() -> None:
    text = (
        "Am Montag gab es in Beispielau eine Demonstration gegen die Steuer.\n\n"
        "Am Dienstag protestierten Studenten gegen die Auflösung der Demonstration."
    )
    assert [len(e.mentions) for e in events(text, "protest")] == [2, 1]


def test_what_there_was_not_is_no_event() -> None:
    assert events("Soldaten schossen ohne Warnung auf Passanten.", "threat") == []


def test_people_are_hurt_even_at_a_border() -> None:
    assert events("An der Grenze wurden fünf Personen verletzt.", "injured") != []
    assert events("Der Einsatz verletzt die Grenze.", "injured") == []


def test_the_dead_of_a_storm_in_one_word() -> None:
    assert only("Die Zahl der Sturmtoten stieg auf 23.", "killed").target is not None


def test_what_cannot_be_checked_is_a_gap() -> None:
    event = only("Eine Überprüfung dieser Angaben ist nicht möglich.", "gap")
    assert event.about is not None
    assert "Überprüfung" in event.about.text


def test_who_threatens_will_do_it() -> None:
    event = only("Die Rebellen drohten der Stadt, das Krankenhaus anzugreifen.", "attack")
    assert event.actor is not None
    assert event.actor.text == "Die Rebellen"


def test_how_others_would_go_about_it_is_no_promise() -> None:
    text = "Nach Angaben der Polizei sind die Gruppen beweglich. Sie würden sich durch Funk verständigen."
    assert events(text, "promise") == []


def test_a_day_and_a_clock_time_told_together_are_one_time() -> None:
    found = only("Nach Angaben der Polizei brach der Deich am Dienstag um 2.10 Uhr.", "accident")
    assert found.time is not None
    assert found.time.value == "2026-03-03T02:10"


def test_what_else_happened_that_day_did_not_happen_at_that_hour() -> None:
    text = "Der Deich brach am Dienstag um 2.10 Uhr. Bei Protesten vor dem Rathaus flogen Steine."
    found = only(text, "protest")
    assert found.time is not None
    assert found.time.value == "2026-03-03"


def test_a_perfect_with_sein_lies_in_the_past() -> None:
    text = "Der Betreiber erklärte, der Deich sei am Dienstag um 3.05 Uhr gebrochen."
    found = only(text, "accident")
    assert (found.status, found.time and found.time.value) == ("attributed", "2026-03-03T03:05")


def test_what_an_infinitive_does_without_is_not_told() -> None:
    assert events("Sie warf der Armee vor, ohne Warnung auf Fischer geschossen zu haben.", "threat") == []


def test_a_relative_pronoun_is_whom_it_stands_for() -> None:
    found = only("Der Präfekt, den Rebellen am Montag verschleppt hatten, ist wieder zu Hause.", "abducted")
    assert (found.actor and found.actor.text, found.target and found.target.text) == ("Rebellen", "Der Präfekt")


def test_a_place_right_behind_the_source_is_the_sources() -> None:
    text = "Drei Fischer wurden nach Angaben der Polizei in Kairo in der Stadt Assuan getötet."
    assert place_of(text, "killed") == "Assuan"
    assert place_of("Drei Fischer wurden nach Angaben der Polizei in Kairo getötet.", "killed") == "Kairo"


def test_a_missile_that_strikes_is_one_event() -> None:
    text = "In der Stadt schlug eine Rakete in ein Wohnhaus ein."
    assert [e.type for e in read(text).events] == ["attack"]
    assert [e.type for e in read("Randalierer schlugen die Scheiben ein.").events] == ["destruction"]


def test_few_days_deny_nothing() -> None:
    assert events("Wenige Tage später bekannte sich die Gruppe zu der Tat.", "denial") == []
    assert len(events("Niemand bekannte sich zu der Tat.", "gap")) == 1


def test_who_will_not_speak_is_silent_now() -> None:
    assert only("Zur Ursache wollten sich die Behörden am Mittwoch nicht äußern.", "gap").status == "asserted"


def test_the_day_that_is_promised_is_not_the_promises() -> None:
    found = only("Für kommenden Dienstag haben die Gewerkschaften einen Generalstreik angekündigt.", "promise")
    assert (found.status, found.time) == ("asserted", None)


def test_what_a_council_does_is_done_in_its_town() -> None:
    text = "Die Cholera weitet sich in Kamerun aus. Nun meldet auch Duala Fälle. Das Rathaus schloss vier Märkte."
    ban = only(text, "ban")
    assert ban.place is not None
    assert ban.place.text == "Duala"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Wien tagte der Rat. Vor der Wache der Kleinstadt Kaldono ist am Montag eine Bombe explodiert.", "Kaldono"),
        ("In Wien tagte der Rat. Aus den Trümmern des Dorfes Nurava wurden drei Männer gerettet.", "Nurava"),
        ("In Wien tagte der Rat. Am Freitag starben nahe Malahidh zwei Soldaten.", "Malahidh"),
        ("Bei einem Brand in Rom starben drei Menschen. Von vier Verletzten sprach das Sekretariat in Wien.", "Rom"),
    ],
)
def test_where_it_was_is_told_by_unknown_villages_ruins_and_not_by_who_speaks(text: str, place: str) -> None:
    found = [e for e in read(text).events if e.type in ("explosion", "rescued", "killed", "injured")]
    assert {e.place.text for e in found if e.place} == {place}
