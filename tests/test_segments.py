"""Segments and masthead, on pages written for the purpose."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.languages.load import load
from lagebild.model.report import Published, Report
from lagebild.reading.masthead import read_masthead
from lagebild.reading.notes import Notes
from lagebild.reading.segments import read_segments
from lagebild.reading.segments.examples import failures

PAGE = """Helfer am Ufer der Ahle.
Helfer am Ufer der Ahle.Foto: Bildagentur Nord / Petra Muster

Hochwasser in Beispielau: Damm gebrochen

04.03.2026, 07:15

Nach tagelangem Regen ist in Beispielau am Morgen der Damm der Ahle gebrochen. Viele flohen.

Straßen gesperrt

Mehrere Straßen in Beispielau stehen unter Wasser, sagte ein Sprecher der Feuerwehr.

(mek/dpa)

Neue Oper eröffnet: Intendantin Musterfrau feiert Premiere

Mit Verdis Aida hat Intendantin Eva Musterfrau am Dienstag in Opernstadt ihre Spielzeit begonnen.

Zum Artikel"""


def notes_of(text: str, published: str | None = None) -> Notes:
    notes = Notes(Report(text, "page.txt", published=Published(published) if published else None), load("de"))
    notes.segments = read_segments(notes)
    notes.report = read_masthead(notes)
    return notes


def jobs(text: str) -> list[tuple[str, str]]:
    return [(s.kind if s.dropped is None else f"-{s.kind}", s.span.of(text)) for s in notes_of(text).segments]


def test_a_page_falls_into_segments_and_the_other_story_is_dropped() -> None:
    assert [(kind, words[:24]) for kind, words in jobs(PAGE)] == [
        ("-caption", "Helfer am Ufer der Ahle."),
        ("caption", "Helfer am Ufer der Ahle."),
        ("-credit", "Foto: Bildagentur Nord /"),
        ("headline", "Hochwasser in Beispielau"),
        ("-dateline", "04.03.2026, 07:15"),
        ("body", "Nach tagelangem Regen is"),
        ("subheading", "Straßen gesperrt"),
        ("body", "Mehrere Straßen in Beisp"),
        ("-byline", "(mek/dpa)"),
        ("-teaser", "Neue Oper eröffnet: Inte"),
        ("-teaser", "Mit Verdis Aida hat Inte"),
        ("-furniture", "Zum Artikel"),
    ]


def test_the_masthead_tells_title_date_author_and_agency() -> None:
    report = notes_of(PAGE).report
    assert report.title == "Hochwasser in Beispielau: Damm gebrochen"
    assert report.published == Published("2026-03-04T07:15")
    assert (report.authors, report.agencies) == (("mek",), ("dpa",))


def test_a_date_given_with_the_report_is_not_overruled_by_the_page() -> None:
    assert notes_of(PAGE, "2026-03-05").report.published == Published("2026-03-05")


def test_a_page_without_a_date_gets_none() -> None:
    assert notes_of("Damm gebrochen\n\nDer Damm brach gestern.").report.published is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("4. März 2026, 7.15 Uhr", "2026-03-04T07:15"),
        ("Mittwoch, 4. März 2026", "2026-03-04"),
        ("5. Jänner 2026", "2026-01-05"),
        ("9. Dezember 2026", "2026-12-09"),
        ("30. Juni 2026", "2026-06-30"),
        ("2026-03-04 07:15", "2026-03-04T07:15"),
    ],
)
def test_datelines_in_many_shapes(line: str, value: str) -> None:
    assert notes_of(f"Damm gebrochen\n\n{line}\n\nDer Damm brach.").report.published == Published(value)


def test_an_impossible_date_is_no_date() -> None:
    assert notes_of("Damm gebrochen\n\n31.02.2026\n\nDer Damm brach.").report.published is None


LONG = "Der Damm über der Stadt ist am Mittwoch gebrochen, Hunderte sind auf der Flucht."


@pytest.mark.parametrize(
    ("place", "rest"),
    [
        ("Beispielau", "(dpa) -"),
        ("Beispielau/Musterstadt", "(AFP/dpa)."),
        ("Bad Beispielau ZH", "(Keystone-SDA)"),
        ("Beispielau, 05. Aug", "(Reuters) -"),
        ("Beispielau (Beispielland)", ", 04.03.2026 –"),
        ("BEISPIELAU", "(mek)."),
        ("Beispielau", "."),
        ("Villa del Muster", "–"),
    ],
)
def test_a_dateline_before_the_first_sentence_is_cut_off_and_its_place_kept(place: str, rest: str) -> None:
    comma = "" if rest[0] in ".," else " "
    found = jobs(f"Damm gebrochen\n\n{place}{comma}{rest} {LONG}")
    assert found[1:] == [("dateline", place), ("-dateline", rest), ("body", LONG)]


def test_what_stands_between_dashes_makes_no_dateline() -> None:
    text = f"Damm gebrochen\n\nBeispielau - Sitz der Werft und des Landrats - steht unter Wasser. {LONG}"
    assert [job for job, _ in jobs(text)] == ["headline", "body"]


def test_a_dateline_in_two_parts_names_its_agency_once() -> None:
    report = notes_of(f"Damm gebrochen\n\nBeispielau (dpa) - {LONG}").report
    assert report.agencies == ("dpa",)


def test_a_byline_after_the_last_sentence_is_cut_off_and_a_teaser_after_it_dropped() -> None:
    text = "Damm gebrochen\n\nDer Damm brach. (dpa)\n\nLesen Sie auch: Wie Deiche gebaut werden"
    assert jobs(text)[-3:] == [
        ("body", "Der Damm brach."),
        ("-byline", "(dpa)"),
        ("-teaser", "Lesen Sie auch: Wie Deiche gebaut werden"),
    ]


def test_text_after_a_read_more_line_is_still_this_story() -> None:
    text = "Damm gebrochen\n\nDer Damm brach.\n\nLesen Sie mehr …\n\nDie Feuerwehr half."
    assert jobs(text)[-2:] == [("-furniture", "Lesen Sie mehr …"), ("body", "Die Feuerwehr half.")]


def test_a_story_that_goes_on_after_its_byline_is_kept() -> None:
    text = (
        "Damm gebrochen\n\nIn Beispielau brach der Damm der Ahle.\n\n(dpa)\n\n"
        "Der Damm in Beispielau war alt, wie die Behörden der Ahle wissen."
    )
    assert jobs(text)[-1][0] == "body"


def test_the_examples_of_the_rules_hold() -> None:
    assert [f.line() for f in failures(load("de"))] == []


@given(st.text())
def test_segments_lie_in_the_text_in_order_and_apart(text: str) -> None:
    segments = notes_of(text).segments
    for one, two in pairwise(segments):
        assert one.span.end <= two.span.start
    assert all(s.span.end <= len(text) for s in segments)
