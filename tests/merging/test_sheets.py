"""One report on the table: what counts as a sentence of it."""

from lagebild import read
from lagebild.merging.case import Sheet
from lagebild.model.span import Span


def test_the_place_of_a_dateline_is_not_in_the_first_sentence() -> None:
    text = "Tiflis (dpa) - Armenien und Aserbaidschan haben eine Waffenruhe vereinbart."
    sheet = Sheet("r1", read(text))
    at = text.index("Waffenruhe")
    assert sheet.sentence(Span(at, at + 1)) == text[text.index("Armenien") :]
