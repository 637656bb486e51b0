"""Sentence boundaries, each with a sentence of the kind that gets them wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.languages.load import load
from lagebild.model.report import Report
from lagebild.model.segment import Segment
from lagebild.model.span import Span
from lagebild.reading.notes import Notes
from lagebild.reading.sentences import read_sentences


def notes_of(text: str, *segments: Segment) -> Notes:
    notes = Notes(Report(text, "report.txt"), load("de"))
    notes.segments = segments or ((Segment("body", Span(0, len(text)), "whole-text"),) if text else ())
    return notes


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in read_sentences(notes_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Der Damm brach am 5. März gegen 4.30 Uhr.",
        "Das 3. Bataillon traf am 12. ein.",
        "Dr. Eva Muster und K. H. Beispiel kamen, u. a. aus der Hauptstadt.",
        "Laut Innenministerium, d.h. laut dem Sprecher, gab es ca. 40 Verletzte.",
        "Die Lage sei „ernst. Sehr ernst sogar“, sagte sie.".replace(". S", "; s"),
        "„Kommt er noch?“, fragte die Helferin.",
        "„Hilfe!“ rief jemand aus dem Haus.",
        "Der Vertreter der Beispiel Corp. sagte nichts.",
        "Seine Antwort: Er komme nicht.",
        "Ludwig XIV. und Papst Johannes XXIII. hatten damit nichts zu tun.",
        "Auf www.beispiel.example/lage.html steht mehr.",
        "Der Preis stieg um 2.500 auf 14.300 Kronen.",
        "4. Die Brücke wird gesperrt.",
        "Überschrift ohne Punkt",
    ],
)
def test_stays_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Der Damm brach. Viele flohen.", "Der Damm brach."),
        ("Sie sagte: „Wir bleiben hier.“ Danach ging sie.", "Sie sagte: „Wir bleiben hier.“"),
        ('Sie sagte: "Wir bleiben." Das war gestern.', 'Sie sagte: "Wir bleiben."'),
        ("(Er war verreist.) Seine Frau öffnete.", "(Er war verreist.)"),
        ("Das war 1998. Damals regierte ein anderer.", "Das war 1998."),
        ("Es gab Wasser, Brot usw. Die Helfer blieben.", "Es gab Wasser, Brot usw."),
        ("Er kam am 5. Die Polizei wartete schon.", "Er kam am 5."),
        ("Wer war es? Niemand weiß es.", "Wer war es?"),
        ("Niemand kam …  Dann fiel ein Schuss.", "Niemand kam …"),
        ("Die Bilder zeigen das zerstörte Land.Das Foto entstand später.", "Die Bilder zeigen das zerstörte Land."),
        ("„Wir gehen. Wir kommen wieder“, sagte er.", "„Wir gehen."),
    ],
)
def test_ends_a_sentence(text: str, first: str) -> None:
    found = sentences(text)
    assert len(found) == 2
    assert found[0] == first


def test_a_blank_line_and_a_headline_line_end_a_sentence() -> None:
    assert sentences("Damm gebrochen\n\nViele fliehen\nDer Damm an der Ahle brach.") == [
        "Damm gebrochen",
        "Viele fliehen",
        "Der Damm an der Ahle brach.",
    ]


def test_list_and_ticker_lines_are_sentences_of_their_own() -> None:
    text = "- zwei Tote in Beispielau\n- elf Verletzte\n14:30 Uhr: brücke gesperrt\n15:10 Uhr: brücke offen"
    assert len(sentences(text)) == 4


def test_wrapped_lines_go_on() -> None:
    wrapped = (
        "Nach tagelangem Regen ist in der Stadt am frühen Morgen der Damm an\n"
        "der Ahle gebrochen. Mehrere tausend Menschen mussten ihre Häuser noch\n"
        "in der Nacht verlassen und wurden in Turnhallen im Umland gebracht, wo\n"
        "sie bleiben."
    )
    assert len(sentences(wrapped)) == 2


def test_a_sentence_never_crosses_a_segment_and_dropped_ones_are_not_read() -> None:
    text = "Damm gebrochen Viele fliehen Zum Artikel"
    notes = notes_of(
        text,
        Segment("headline", Span(0, 14), "t"),
        Segment("body", Span(15, 28), "t"),
        Segment("furniture", Span(29, 40), "t", dropped="a link"),
    )
    assert read_sentences(notes) == ((0, 14, 0), (15, 28, 1))


def test_an_endless_list_is_cut_behind_a_mark() -> None:
    found = sentences("Altdorf und Neudorf, " * 1_000)
    assert all(len(piece) <= 3_000 and piece.endswith(",") for piece in found)
    assert " ".join(found) == ("Altdorf und Neudorf, " * 1_000).strip()


def test_many_stops_take_one_pass() -> None:
    assert "".join(sentences("." * 200_000)) == "." * 200_000
    assert len(sentences("Nein. " * 20_000)) == 20_000


@given(st.text(alphabet=st.sampled_from("Ab .!?…„“\"'\n\r\t\x00\u00ad\u0301\u00a01zß😀-:(,)")))
def test_sentences_lie_in_the_text_in_order(text: str) -> None:
    end_before = 0
    for start, end, segment in read_sentences(notes_of(text)):
        assert end_before <= start < end <= len(text)
        assert segment == 0
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        end_before = end
    kept = "".join(text[s:e] for s, e, _ in read_sentences(notes_of(text)))
    assert sorted(c for c in kept if c.isalnum()) == sorted(c for c in text if c.isalnum())


def test_items_of_a_ticker_are_sentences() -> None:
    text = (
        "+++ 14:32 Uhr: Armee meldet Einnahme +++ Der Ort ist leer. +++ 15:00 Uhr: Rebellen fliehen +++ Es ist still."
    )
    found = sentences(text)
    assert found[0] == "+++ 14:32 Uhr: Armee meldet Einnahme +++"
    assert found[1:3] == ["Der Ort ist leer.", "+++ 15:00 Uhr: Rebellen fliehen +++"]
