"""The second language: a handful of rows is enough, and no code (the proof that nothing German is in the engine)."""

import lagebild
from lagebild.model.span import words_of


def test_a_few_rows_of_another_language_read_its_statements() -> None:
    text = '"The water was high", said the mayor on Monday.'
    reading = lagebild.read(text, language="en", published="2026-03-04")
    told = [(words_of(s.speaker, text), words_of(s.content, text), s.stance) for s in reading.statements]
    assert told == [("the mayor", '"The water was high"', "asserts")]
    assert [t.value for t in reading.times] == ["2026-03-02"]
