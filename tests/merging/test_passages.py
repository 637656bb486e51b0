"""Sentences and paragraphs where a reading keeps no grammar."""

import pytest

from lagebild.languages.merging import vocabulary_of
from lagebild.merging.passages import Passages


@pytest.mark.parametrize(
    "text",
    [
        "Der Damm brach.| Viele flohen.",
        "Es waren 112.| Der Präsident schwieg.",
        "Am 3. März kamen 12 Helfer.| Sie blieben.",
        "Um 4.40 Uhr fiel der Strom aus.| Es war kalt.",
        "„Wir gehen nicht.“| Er blieb.",
        "Kopfzeile|\n\nDer Text beginnt.",
        "Der Sprecher sagte:| „Alle leben.“",
        "Gezählt wurden 14.| Die Suche dauert an.",
        "K. Roth kam.| Udo Senf ging.",
    ],
)
def test_sentences_end_where_they_are_marked(text: str) -> None:
    parts = text.split("|")
    plain = "".join(parts)
    found = Passages(plain, vocabulary_of("de").small).sentence_spans()
    assert [s.of(plain).strip() for s in found] == [p.strip() for p in parts]


def test_an_offset_lies_in_its_sentence_and_paragraph() -> None:
    text = "Eins kam. Zwei ging.\n\nDrei blieb."
    passages = Passages(text)
    assert [passages.sentence(text.index(w)) for w in ("Eins", "Zwei", "Drei")] == [0, 1, 2]
    assert passages.paragraph(text.index("Zwei")) < passages.paragraph(text.index("Drei"))
    assert passages.sentence_span(text.index("ging")).of(text).strip() == "Zwei ging."


def test_behind_a_dateline_a_sentence_begins() -> None:
    text = "Beispielau (dpa) - Der Damm brach. Viele flohen."
    body = text.index("Der Damm")
    assert Passages(text).sentence(0) == Passages(text).sentence(body)
    assert Passages(text, starts=frozenset({body})).sentence(0) < Passages(text, starts=frozenset({body})).sentence(
        body
    )
