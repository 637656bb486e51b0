"""Voices that share a verb or a noun: each tells its own, and its own number."""

import pytest

from lagebild.languages.load import load
from lagebild.model.report import Report
from lagebild.model.span import words_of
from lagebild.reading.notes import Notes
from lagebild.reading.pipeline import annotate


def notes_of(text: str) -> Notes:
    return annotate(Report(text=text, name="test"), load("de"))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Polizei sprach von 500 Teilnehmern, die Veranstalter von 2000.", "die Veranstalter"),
        ("Aktivisten sprachen von 30 Toten, die Regierung dagegen von nur zwölf.", "die Regierung"),
        ("Die Polizei sprach von 5.000, die Veranstalter von 12.000 Gästen.", "die Veranstalter"),
        ("Die Polizei zählte 5.000, die Veranstalter 12.000 Gäste.", "die Veranstalter"),
    ],
)
def test_voices_that_share_one_verb_each_tell_their_own(text: str, speaker: str) -> None:
    notes = notes_of(text)
    assert [words_of(s.speaker, text) for s in notes.statements][1:] == [speaker]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Die Häfen bleiben zu, der Flughafen wurde laut Polizei geöffnet.", "der Flughafen wurde | geöffnet"),
        ("Die Häfen bleiben laut Polizei zu.", "Die Häfen bleiben | zu"),
    ],
)
def test_a_source_tells_its_own_clause_not_the_one_before(text: str, content: str) -> None:
    (found,) = notes_of(text).statements
    assert " | ".join(text[s.start : s.end] for s in found.content) == content


def test_who_counts_alone_says_nothing() -> None:
    assert not notes_of("Die Stadt zählt 400.000 Einwohner.").statements


def test_a_list_of_what_one_voice_tells_stays_with_it() -> None:
    assert len(notes_of("Die Polizei sprach von zwei Verletzten und einem Toten.").statements) == 1
    assert len(notes_of("Die Polizei sprach von 30 Toten, darunter Kinder von zwei Familien.").statements) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Polizei sprach von 500 Teilnehmern, die Veranstalter von 2000.",
            [(500, "Die Polizei"), (2000, "die Veranstalter")],
        ),
        (
            "Die Veranstalter sprachen von einer Million Teilnehmern, die Polizei von 380.000.",
            [(1_000_000, "Die Veranstalter"), (380_000, "die Polizei")],
        ),
        ("Die Polizei zählte 500 Teilnehmer, die Veranstalter 800.", [(500, "Die Polizei"), (800, "die Veranstalter")]),
        ("Laut Polizei starben zwölf Menschen, laut Feuerwehr 15.", [(12, "Polizei"), (15, "Feuerwehr")]),
        ("Laut Verdi demonstrierten 9000 Menschen, laut Polizei 2000.", [(9000, "Verdi"), (2000, "Polizei")]),
        ("500 Menschen demonstrierten laut Polizei, laut Verdi waren es 2000.", [(500, "Polizei"), (2000, "Verdi")]),
        ("Es starben laut Armee acht, laut Rebellen 20 Soldaten.", [(8, "Armee"), (20, "Rebellen")]),
    ],
)
def test_a_count_is_told_by_the_voice_it_stands_with(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.low, f.source.text if f.source else None) for f in notes_of(text).figures] == expected


def test_a_year_behind_a_report_or_in_a_sentence_of_its_own_counts_nobody() -> None:
    assert [f.low for f in notes_of("Laut Jahresbericht 2019 starben 20 Menschen.").figures] == [20]
    assert [f.low for f in notes_of("20 Menschen starben laut Polizei. Laut Verdi war 2019 schlimmer.").figures] == [20]
