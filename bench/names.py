"""Score names (PER, LOC, ORG) on GermEval 2014 and UNER German-PUD with readers of our own.

A name counts when its characters and its class are the gold's. GermEval: outer names; derived, partial and
other names count neither way. The tokens of GermEval are joined to running text first; UNER gives the text
and its documents, which are read whole.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bench.scores import Document, Measure, Sheaf, counted
from lagebild.languages.load import load
from lagebild.model.report import Report
from lagebild.model.segment import Segment
from lagebild.model.span import Span
from lagebild.reading.names import read_names
from lagebild.reading.notes import Notes
from lagebild.reading.words import read_words

CLASSES = ("PER", "LOC", "ORG")
KINDS = {"person": "PER", "place": "LOC", "organisation": "ORG", "group": "ORG"}
NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'", "’", "“", "..."])
NO_SPACE_AFTER = frozenset(["(", "[", "{", "„", "/"])
Name = tuple[int, int, str]


@dataclass(frozen=True)
class Marked:
    """A sentence, or the sentences of one document, with names as (start, end, class)."""

    text: str
    names: tuple[Name, ...]
    sentences: tuple[tuple[int, int], ...] = ()
    document: str = ""


def documents(sentences: Iterable[Marked]) -> Iterator[Marked]:
    """Yield neighbouring sentences of one document as one text, where the corpus names documents."""
    for document, group in groupby(sentences, key=lambda marked: marked.document):
        if not document:
            yield from group
            continue
        text, names, spans = "", [], []
        for sentence in group:
            names += [(start + len(text), end + len(text), kind) for start, end, kind in sentence.names]
            spans.append((len(text), len(text) + len(sentence.text)))
            text += sentence.text + "\n"
        yield Marked(text, tuple(names), tuple(spans), document)


def join(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the running text of some words, and where each stands."""
    text, spans, open_quote, glue = "", [], False, True
    for word in words:
        closes = word == '"' and open_quote
        if not (glue or word in NO_SPACE_BEFORE or closes or (word[0] == "-" and len(word) > 1)):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        opens = word == '"' and not open_quote
        open_quote = open_quote != (word == '"')
        glue = word in NO_SPACE_AFTER or opens
    return text, spans


def found_in(text: str, words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text and where each word stands in it; joins the words where they are not the text's."""
    spans, spot = [], 0
    for word in words:
        start = text.find(word, spot)
        if start < 0 or text[spot:start].strip():
            return join(words)
        spot = start + len(word)
        spans.append((start, spot))
    return text, spans


def marked(words: list[str], labels: list[str], classes: tuple[str, ...], given: str = "") -> Marked:
    """Return the sentence with the names its BIO labels tell; `given` is its text where the corpus has it."""
    text, spans = found_in(given, words) if given else join(words)
    names: list[Name] = []
    previous = "O"
    for (start, end), label in zip(spans, labels, strict=True):
        kind = label[2:]
        if kind in classes:
            if label[0] == "I" and previous[2:] == kind and names:
                names[-1] = (names[-1][0], end, kind)
            else:
                names.append((start, end, kind))
        previous = label
    return Marked(text, tuple(names))


def germeval(path: Path, *, with_other: bool = False) -> Iterator[Marked]:
    """Yield the sentences of a GermEval 2014 file (columns: number, word, outer name, inner name)."""
    classes = (*CLASSES, "OTH") if with_other else CLASSES
    yield from columns(path, 1, 2, classes)


def uner(path: Path) -> Iterator[Marked]:
    """Yield the documents of a Universal NER file."""
    yield from documents(columns(path, 1, 2, CLASSES))


def columns(path: Path, word: int, label: int, classes: tuple[str, ...]) -> Iterator[Marked]:
    """Yield the sentences of a file of tab-separated columns, sentences parted by empty lines."""
    words: list[str] = []
    labels: list[str] = []
    given = document = ""
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        cells = line.split("\t")
        if line.startswith("# newdoc id = "):
            document = line.removeprefix("# newdoc id = ")
        if line.startswith("# text = "):
            given = line.removeprefix("# text = ")
        if cells[0].isdigit() and len(cells) > label:
            words.append(cells[word])
            labels.append(cells[label])
        elif not line.strip() and words:
            found = marked(words, labels, classes, given)
            yield Marked(found.text, found.names, document=document)
            words, labels, given = [], [], ""


def read(text: str, sentences: tuple[tuple[int, int], ...]) -> Iterator[Name]:
    """Yield the names our reading finds in a sentence or a document."""
    notes = Notes(Report(text, "bench"), load("de"))
    notes.segments = (Segment("body", Span(0, len(text)), "bench"),)
    notes.sentences = tuple((start, end, 0) for start, end in sentences or ((0, len(text)),))
    notes.words = read_words(notes)
    for named in read_names(notes):
        span = named.mention.span
        if named.mention.form == "description":
            continue  # an adjective made from a name
        yield span.start, span.end, KINDS[named.kind]


def score(sentences: Iterable[Marked], misses: Counter[str] | None = None) -> list[Document]:
    """Return the sums of all classes together and of each, for each sentence or document."""
    sheaf = Sheaf()
    for number, sentence in enumerate(sentences):
        document = sheaf[sentence.document or f"{number:06}"]
        gold, found = set(sentence.names), set(read(sentence.text, sentence.sentences))
        for kind in ("names", *CLASSES):
            ours = {name for name in found if kind in ("names", name[2])}
            theirs = {name for name in gold if kind in ("names", name[2])}
            document.add(Measure(kind), counted(len(ours & theirs), len(ours), len(theirs)))
        if misses is not None:
            misses.update(_misses(sentence.text, gold, found))
    return sheaf.all()


def _misses(text: str, gold: set[Name], found: set[Name]) -> Iterator[str]:
    for part, names in (("missed", gold - found), ("spurious", found - gold)):
        for start, end, kind in sorted(names):
            yield f"{part} {kind} {text[start:end]!r} in {text[max(start - 40, 0) : end + 30]!r}"


def measure(folder: Path, misses: Counter[str] | None = None) -> dict[str, list[Document]]:
    """Return the sums of each corpus in the folder."""
    found = {}
    if (folder / "uner-pud.iob2").exists():
        found["UNER German-PUD"] = score(uner(folder / "uner-pud.iob2"), misses)
    if (folder / "germeval2014-test.tsv").exists():
        found["GermEval 2014 test, known to the shipped model"] = score(germeval(folder / "germeval2014-test.tsv"))
    return found
