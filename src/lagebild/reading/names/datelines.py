"""Places that a dateline begins with."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from lagebild.languages.gazetteer import Gazetteer
from lagebild.languages.names import NameTables
from lagebild.model.grammar import Sentence, Token
from lagebild.model.segment import Segment
from lagebild.reading.names.candidates import Candidate, is_capital

RULE: Final = "dateline"
SCORE: Final = 0.995
CODE: Final = 3  # letters of the longest code of a region behind the name of a town
BETWEEN: Final = frozenset("/,()")


def dateline_candidates(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    segments: Sequence[Segment],
    tables: NameTables,
    gazetteer: Gazetteer,
) -> Iterator[Candidate]:
    """Yield each place of a kept dateline: what stands between its marks, without the code of a region behind it."""
    for sentence in sentences:
        if segments[sentence.segment].kind != RULE:
            continue
        marks = [n for n in range(sentence.first, sentence.last) if tokens[n].text in BETWEEN]
        for before, after in pairwise((sentence.first - 1, *marks, sentence.last)):
            first, last = before + 1, after
            if last - first > 1 and _is_code(tokens[last - 1]):
                last -= 1
            if first < last and is_capital(tokens[first].text):
                yield from _place(tokens, first, last, tables, gazetteer)


def _place(
    tokens: Sequence[Token], first: int, last: int, tables: NameTables, gazetteer: Gazetteer
) -> Iterator[Candidate]:
    name = " ".join(token.text for token in tokens[first:last])
    if name in tables.organisations:
        return
    known = next((form for form in (name, name.title()) if gazetteer.named(form)), None)
    yield Candidate(first, last, "place", SCORE, RULE, known=known)


def _is_code(token: Token) -> bool:
    return token.text.isupper() and len(token.text) <= CODE
