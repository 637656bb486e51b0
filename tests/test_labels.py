"""How voices name groups and acts: in quotation marks, so-called, voiced, or the reporter's own."""

import pytest

from lagebild.languages.labels import label_data
from lagebild.languages.load import load
from lagebild.model.label import Label
from lagebild.model.report import Report
from lagebild.reading.pipeline import annotate


def labels(text: str, language: str = "de") -> tuple[Label, ...]:
    return annotate(Report(text=text, name="test"), load(language)).labels


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(found.label, found.distance, found.source.text if found.source else None) for found in labels(text)]


def test_a_quoted_label_is_its_speakers() -> None:
    text = "Die Regierung erklärte, die „bewaffneten Banditen“ seien geflohen."
    assert told(text) == [("bewaffneten Banditen", "quoted", "Die Regierung")]
    assert labels(text)[0].group == "people"


def test_a_named_act_is_quoted_by_whoever_names_it() -> None:
    text = "Ministerin Vera Holm sprach von einer „Tragödie“, die Opposition dagegen von einem „Verbrechen“."
    assert told(text) == [
        ("Tragödie", "quoted", "Ministerin Vera Holm"),
        ("Verbrechen", "quoted", "die Opposition"),
    ]


def test_so_called_keeps_distance_from_its_owner() -> None:
    text = "Die sogenannte Befreiungsaktion der Armee dauerte drei Tage."
    assert told(text)[0] == ("Befreiungsaktion", "so-called", "der Armee")


def test_the_reporters_own_word_stands_beside_the_quoted_one() -> None:
    text = "Die Polizei ging gegen Demonstranten vor. Der Minister sagte, die „Randalierer“ seien bezahlt."
    assert told(text) == [("Demonstranten", "own", None), ("Randalierer", "quoted", "Der Minister")]


@pytest.mark.parametrize(
    "text",
    [
        "Die Zeitung „Neuer Bote“ berichtete von dem Streik.",
        "Die Fähre „Nordlicht“ legte um acht Uhr ab.",
        "Er sagte: „Wir kommen morgen früh alle zusammen wieder.“",
        "Die Demonstranten zogen durch die Stadt.",
    ],
)
def test_names_and_speech_are_no_labels(text: str) -> None:
    assert labels(text) == ()


def test_a_language_without_words_for_groups_has_no_labels_of_its_own() -> None:
    assert load("en").part(label_data).people == frozenset()
    assert labels("The so-called rebels fled.", "en") == ()


def test_labels_come_in_text_order() -> None:
    text = "Der Minister sprach von „Terroristen“. Die Rebellen nannten ihn einen „Verräter“."
    found = labels(text)
    assert [label.span for label in found] == sorted(label.span for label in found)
    assert len(found) > 1
