"""Read CoNLL-U: sentences with their text and words.

Contractions ("im") are one word, and so is what GSD cuts at its hyphens ("US-Präsident"): German writes and
STTS tags them as one. The joined word has tag and features of its last part.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Word:
    """One token of the gold. `tag` is the language's own tag set (STTS); `start` counts in the sentence's text."""

    form: str
    lemma: str
    coarse: str
    tag: str
    features: dict[str, str]
    head: int
    relation: str
    number: int
    start: int = 0

    @property
    def end(self) -> int:
        """Offset behind the word in the sentence's text."""
        return self.start + len(self.form)


@dataclass(slots=True)
class GoldSentence:
    """One sentence. A contraction is one word with tag APPRART and the number of its preposition."""

    name: str
    text: str
    document: str
    words: list[Word] = field(default_factory=list)


def read_conllu(path: Path) -> list[GoldSentence]:
    """Return the sentences of a CoNLL-U file."""
    return list(_sentences(path.read_text("utf-8").split("\n")))


def _sentences(lines: list[str]) -> Iterator[GoldSentence]:
    document, comments = "", {}
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
            document = comments.pop("newdoc id", document)
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield _sentence(comments, document, rows)
            comments, rows = {}, []


def _sentence(comments: dict[str, str], document: str, rows: list[list[str]]) -> GoldSentence:
    sentence = GoldSentence(comments.get("sent_id", ""), comments.get("text", ""), document)
    covered: dict[str, str] = {}
    for row in rows:
        number, form = row[0], row[1]
        if "-" in number:
            first, last = number.split("-")
            covered = {str(n): form for n in range(int(first), int(last) + 1)}
            continue
        if number in covered:
            if covered[number]:
                preposition = _word(row, form=covered[number], tag="APPRART")
                sentence.words.append(preposition)
                covered = dict.fromkeys(covered, "")
            continue
        sentence.words.append(_word(row, form=form, tag=row[4]))
    _locate(sentence)
    _join_hyphens(sentence)
    return sentence


def _word(row: list[str], *, form: str, tag: str) -> Word:
    features = dict(pair.split("=", 1) for pair in row[5].split("|") if "=" in pair)
    return Word(form, row[2], row[3], tag, features, int(row[6]), row[7], int(row[0]))


def _locate(sentence: GoldSentence) -> None:
    position = 0
    for word in sentence.words:
        found = sentence.text.find(word.form, position)
        word.start = position if found < 0 else found
        position = word.end


def _join_hyphens(sentence: GoldSentence) -> None:
    joined: list[Word] = []
    for word in sentence.words:
        before = joined[-1] if joined else None
        touches = before is not None and before.end == word.start
        if before is not None and touches and (word.form == "-" or before.form[1:].endswith("-")):
            if not before.form[-1:].isalnum() and word.form == "-":
                joined.append(word)
                continue
            word.lemma = before.form + word.lemma if word.form != "-" else before.form + "-"
            word.tag = "TRUNC" if word.form == "-" else word.tag
            word.form, word.start = before.form + word.form, before.start
            joined[-1] = word
        else:
            joined.append(word)
    sentence.words = joined
