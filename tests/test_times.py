"""Times: what a careful reader takes from an expression, and from what it is counted."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lagebild
from lagebild.languages.files import DataError
from lagebild.languages.language import Language
from lagebild.languages.load import load
from lagebild.languages.timepatterns import expand
from lagebild.languages.times import load_times
from lagebild.model.report import Published, Report
from lagebild.model.segment import Segment
from lagebild.model.span import Span
from lagebild.model.time import TimeMention
from lagebild.reading.notes import Notes
from lagebild.reading.pipeline import annotate
from lagebild.reading.times import periods, read_times
from lagebild.reading.times.examples import failures
from lagebild.views.timeml import timeml

GERMAN = load("de")
WEDNESDAY = "2026-03-04"


def times(text: str, published: str | None = WEDNESDAY, code: str = "de") -> tuple[TimeMention, ...]:
    report = Report(text=text, name="r", published=Published(published) if published else None)
    return read_times(Notes(report, load(code)))


def told(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(t.span.of(text), t.value) for t in times(text, published)]


@pytest.mark.parametrize("code", ["de", "en"])
def test_every_rule_keeps_its_examples(code: str) -> None:
    assert [failure.line() for failure in failures(load(code))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Freitag wurde der Damm geschlossen.", [("Freitag", "2026-02-27")]),
        ("Am Freitag wird der Damm geschlossen.", [("Freitag", "2026-03-06")]),
        ("Am Mittwoch wurde der Damm geschlossen.", [("Mittwoch", "2026-03-04")]),
        ("Seit Freitag steht das Wasser im Tal.", [("Freitag", "2026-02-27")]),
        ("Der Bau ruht bis Freitag.", [("Freitag", "2026-03-06")]),
        ("Alle Fahrten wurden bis Freitag gestrichen.", [("Freitag", "2026-03-06")]),
        ("Der Damm war bis Montag gesperrt.", [("Montag", "2026-03-02")]),
    ],
)
def test_a_weekday_follows_tense_and_preposition(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_night_between_two_days_has_the_value_of_its_evening() -> None:
    assert told("Der Hang rutschte in der Nacht zum Dienstag ab.") == [("der Nacht zum Dienstag", "2026-03-02TNI")]


def test_a_clock_time_belongs_to_the_day_of_its_sentence() -> None:
    found = times("Am Montag gegen 5.30 Uhr riss das Seil.")
    assert [t.value for t in found] == ["2026-03-02", "2026-03-02T05:30"]
    assert found[1].anchor == found[0].span


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Durch das seit Montag wütende Feuer sind 14 Menschen verletzt worden. Am Morgen waren es acht.", "TMO"),
        ("Ein Mann, der am Montag gesehen worden war, kam am Vormittag in Gewahrsam.", "TMO"),
        ("Für Freitag kündigte er Flüge an. Das Amt warnte vor Böen am Nachmittag.", "TAF"),
    ],
)
def test_a_part_of_day_passes_over_days_that_are_not_the_one_told_of(text: str, value: str) -> None:
    report = Report(text=text, name="r", published=Published(WEDNESDAY))
    assert annotate(report, GERMAN).times[-1].value == WEDNESDAY + value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Am Montag brach der Damm.\n\nDie Helfer kamen gegen 14 Uhr.", "2026-03-02T14:00"),
        ("In der Nacht auf Sonntag brach der Damm.\n\nGegen 22.30 Uhr war die Mauer geborsten.", "2026-02-28T22:30"),
        ("Der Mann, der sich am Montag verschanzte, ist tot. Gegen 20.40 Uhr fiel ein Schuss.", "2026-03-02T20:40"),
        ("Am Montag brach der Damm.\n\nDie Helfer kommen gegen 14 Uhr.", "2026-03-04T14:00"),
        ("Am 16. Februar brach der Damm.\n\nDie Helfer kamen gegen 14 Uhr.", "2026-03-04T14:00"),
        ("Am Montag brach der Damm.\n\nDie Helfer kamen gegen 3 Uhr.", "2026-03-04T03:00"),
        (
            "Am Montag brach der Damm, wie der Landrat am Dienstag mitteilte. Gegen 14 Uhr fiel eine Mauer.",
            "2026-03-02T14:00",
        ),
        (
            "Am Montag brach der Damm, teilte der Landrat am Dienstag mit. Gegen 14 Uhr fiel eine Mauer.",
            "2026-03-02T14:00",
        ),
        (
            "Am Montag brach der Damm. Am Dienstag rief der Landrat die Helfer. Sie kamen gegen 14 Uhr.",
            "2026-03-03T14:00",
        ),
    ],
)
def test_a_clock_time_of_the_past_belongs_to_the_day_of_the_story(text: str, value: str) -> None:
    report = Report(text=text, name="r", published=Published(WEDNESDAY))
    assert annotate(report, GERMAN).times[-1].value == value


def test_times_after_a_told_day_are_counted_from_it() -> None:
    text = "Am 20. Januar brach der Damm. Am Tag darauf kam die Flut, am Abend der Sturm."
    first, second, third = times(text)
    assert (second.value, third.value) == ("2026-01-21", "2026-01-21TEV")
    assert second.anchor == first.span


def test_an_interval_says_no_more_than_the_words() -> None:
    (month,) = times("Im Februar war es still.")
    assert month.interval is not None
    ends = [str(end) for end in (month.interval.earliest, month.interval.latest)]
    assert ends == ["2026-02-01 00:00:00", "2026-03-01 00:00:00"]
    assert month.interval.grain == "month"


def test_without_a_day_of_publication_the_relation_is_kept() -> None:
    found = times("Gestern brach der Damm, am Freitag die Brücke, am 3. Mai 2020 die Mauer.", None)
    assert [(t.value, t.anchored) for t in found] == [
        ("published-1d", False),
        ("XXXX-WXX-5", False),
        ("2020-05-03", True),
    ]
    assert found[0].interval is None


def test_words_of_an_older_text_are_counted_from_its_day() -> None:
    text = "Am 3. Mai 1998 schrieb das Blatt: „Gestern brach der Damm.“ Gestern brach er wieder."
    written, then, now = times(text)
    assert (then.value, then.anchor) == ("1998-05-02", written.span)
    assert (now.value, now.anchor) == ("2026-03-03", None)


@pytest.mark.parametrize(
    ("text", "value", "interval"),
    [
        ("Vor drei Tagen brach der Damm.", "P3D", ("2026-03-01", "2026-03-02")),
        ("Seit drei Tagen regnet es.", "P3D", ("2026-03-01", "2026-03-05")),
        ("In den nächsten Tagen wird es regnen.", "PXD", ("2026-03-04", None)),
    ],
)
def test_a_length_from_or_to_now_has_its_place(text: str, value: str, interval: tuple[str, str | None]) -> None:
    (time,) = times(text)
    assert (time.timex_type, time.value) == ("DURATION", value)
    assert time.interval is not None
    ends = (time.interval.earliest, time.interval.latest)
    assert tuple(str(end.date()) if end else None for end in ends) == interval


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In Wien fällt heuer im Jänner kein Schnee.", "2026-01"),
        ("Am Donnerstagmorgen, dem 26. Februar, bebte die Erde.", "2026-02-26TMO"),
        ("Der Markt ist zwischen 14 und 16 Uhr offen.", "2026-03-04T16:00"),
        ("Das war Mitte der neunziger Jahre so.", "199"),
        ("Im dritten Quartal des Vorjahres sank der Umsatz.", "2025-Q3"),
        ("Am kommenden Pfingstmontag wird gewandert.", "2026-05-25"),
        ("Der Rat tagte am vergangenen Wochenende.", "2026-W09-WE"),
        ("Alle zwei Wochen kommt der Arzt.", "P2W"),
        ("Er wartete zweieinhalb Stunden.", "PT2.5H"),
    ],
)
def test_the_last_time_of_a_sentence(text: str, value: str) -> None:
    assert told(text)[-1][1] == value


def test_a_dropped_stretch_is_not_counted_from_this_report() -> None:
    text = "03.03.2026, 17:05\nAm Montag brach der Damm.\nAm Freitag: neue Folge."
    notes = Notes(Report(text=text, name="r", published=Published(WEDNESDAY)), GERMAN)
    ends = [text.index("\n"), text.rindex("\n"), len(text)]
    notes.segments = (
        Segment("dateline", Span(0, ends[0]), "x", "dateline"),
        Segment("body", Span(ends[0] + 1, ends[1]), "x"),
        Segment("teaser", Span(ends[1] + 1, ends[2]), "x", "teaser"),
    )
    assert [t.value for t in read_times(notes)] == ["2026-03-03T17:05", "2026-03-02"]


def test_a_dateline_stands_for_an_unknown_day_of_publication() -> None:
    text = "3. März 2026\nGestern brach der Damm."
    notes = Notes(Report(text=text, name="r"), GERMAN)
    end = text.index("\n")
    notes.segments = (
        Segment("dateline", Span(0, end), "x", "dateline"),
        Segment("body", Span(end + 1, len(text)), "x"),
    )
    assert [(t.value, t.anchored) for t in read_times(notes)] == [("2026-03-03", True), ("2026-03-02", True)]


def test_ages_prices_and_greetings_are_no_times() -> None:
    assert told("Guten Morgen! Die 18 Jahre alte Fahrerin zahlte 1950 Euro für 2000 Liter.") == []


def test_the_same_text_gives_the_same_times() -> None:
    text = "Am Montag, abends und im Mai 2020 sowie von 14 bis 16 Uhr fiel drei Stunden lang Regen."
    assert times(text) == times(text)


@pytest.mark.parametrize(("year", "day"), [(2022, date(2022, 4, 17)), (2026, date(2026, 4, 5))])
def test_easter(year: int, day: date) -> None:
    assert periods.easter(year) == day


def test_the_first_weekend_of_2022_is_of_the_last_week_of_2021() -> None:
    assert periods.weekend_of(date(2022, 1, 2)).value == "2021-W52-WE"


@pytest.mark.parametrize("pattern", ["am (Montag", "am {niemand}", "(a|b|c|d)*(a|b c|d e|f g)*(a b|c|d e)*(x y|z)*"])
def test_a_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|macro|too many|sequences"):
        expand(pattern, {})


def test_a_skipped_piece_leaves_the_gap_before_it() -> None:
    gaps = [[atom.gap for atom in atoms] for atoms in expand("<a>~(<b>.~)?<c>", {})]
    assert gaps == [["none", "any"], ["none", "any", "none", "any"]]


def test_a_rule_of_unknown_words_is_refused_with_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    rule = '[[rules]]\nname = "n"\npatterns = ["<nichts>"]\nmeans = { op = "now" }\n'
    (folder / "times.toml").write_text(rule + 'examples = ["a"]\ncounterexamples = ["b"]\n', "utf-8")
    with pytest.raises(DataError, match="n: nothing is called <nichts>"):
        load_times(Language(folder))


def test_a_language_without_times_finds_none(tmp_path: Path) -> None:
    notes = Notes(Report(text="Am Montag.", name="r"), Language(tmp_path))
    assert read_times(notes) == ()


def test_timeml_holds_the_text_and_every_time() -> None:
    text = "Zoll & Polizei:\r\nAm Montag um 7 Uhr <neu>\x00."
    report = Report(text=text, name="a<b", published=Published(WEDNESDAY))
    root = ElementTree.fromstring(timeml(report, times(text)).encode())  # noqa: S314 - our own output
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == text.replace("\x00", "\ufffd")
    assert [t.get("value") for t in body.iter("TIMEX3")] == ["2026-03-02", "2026-03-02T07:00"]
    assert [t.get("anchorTimeID") for t in body.iter("TIMEX3")] == [None, "t1"]


PHRASES = (
    "am im in der Nacht zum auf den Montag Freitag 3. 31. 29. Februar Mai 2024 1999 Uhr 20.30 14 - 18 heute gestern",
    "Abend vor drei Jahren Ende Anfang des Jahres bis zum , und vergangenen nächste Woche halb neun 99.99 „ KW 53",
)
WORDS = [word for phrase in PHRASES for word in phrase.split()] + ["Ostern\n\n"]


@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=25),
    st.sampled_from([WEDNESDAY, None, "0001-01-01"]),
)
@settings(max_examples=250, deadline=None)
def test_any_text_gives_times_inside_it_in_order(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    found = times(text, published)
    spans = [t.span for t in found]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(t.value and t.rule for t in found)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Der am Montag in Genf eröffnete Gipfel dauert an.", "2026-03-02"),
        ("Der Pilot des am Freitag über dem Meer abgestürzten Flugzeugs ist in Haft.", "2026-02-27"),
        ("Die am Freitag in Genf geplanten Gespräche sind abgesagt.", "2026-03-06"),
        ("Die am Freitag beginnende Konferenz ist öffentlich.", "2026-03-06"),
        ("Am Freitag ist ein Flugzeug gegen einen Mast geprallt.", "2026-02-27"),
        ("Bei der Wahl vom Sonntag zeichnet sich eine hohe Beteiligung ab.", "2026-03-01"),
        ("Die Strecke ist vom Freitag an gesperrt.", "2026-03-06"),
    ],
)
def test_a_participle_tells_which_way_a_weekday_lies(text: str, day: str) -> None:
    notes = annotate(Report(text, "r", published=Published(WEDNESDAY)), GERMAN)
    assert [t.value for t in notes.times] == [day]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Landrätin kündigte an, das Tal am Montag zu räumen.", [("Montag", "2026-03-09")]),
        ("Der Betreiber gab zu, am Montag gewarnt worden zu sein.", [("Montag", "2026-03-02")]),
        ("Sie waren aufgefordert worden, das Tal bis zum 1. März zu verlassen.", [("1. März", "2026-03-01")]),
    ],
)
def test_what_is_announced_or_asked_in_an_infinitive_lies_ahead(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.span.of(text), t.value) for t in lagebild.times(text, WEDNESDAY)] == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nach dem Treffen am Freitag sind die Straßen gesperrt.", "2026-02-27"),
        ("Seit dem Umzug in der Stadt am Freitag ist es ruhig.", "2026-02-27"),
        ("Beim Brand am Freitag sind zwei Häuser betroffen.", "2026-02-27"),
        ("Bei der Wahl am Freitag treten drei Kandidaten an.", "2026-03-06"),
        ("Vor dem Treffen am Freitag sind die Straßen gesperrt.", "2026-03-06"),
    ],
)
def test_what_is_so_now_comes_after_what_it_follows(text: str, day: str) -> None:
    notes = annotate(Report(text=text, name="r", published=Published(WEDNESDAY)), GERMAN)
    assert [time.value for time in notes.times] == [day]
