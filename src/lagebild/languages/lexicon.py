"""The full-form lexicon and the closed word classes of a language.

lexicon.txt is one block of text: numbered features ("NN 41001", "VVFIN 0 3sPi 3sP1": STTS tag, agreement
in hexadecimal, finite readings), a blank line, then in the order of their bytes the forms, each with its
analyses "feature,cut,ending": cut so many letters from the form and put the ending on to get the lemma.
It is read as bytes and searched where it lies, so loading costs one read of the file and no parsing.
lexicon.bits beside it holds one bit per form, at the form's checksum: most words that are not in the lexicon
are turned away by it without a search. Both files are written by scripts/build_lexicon.py.
A finite reading is person, number (s p), tense (P present, T preterite), mood (i 1 2 m imperative).
"""

from bisect import bisect_right
from typing import Final
from zlib import crc32

from lagebild.languages.files import DataError, read_table
from lagebild.languages.language import Language
from lagebild.model.grammar import Mood, VerbForm, agreement_of
from lagebild.model.record import Record

_STEP: Final = 2048  # bytes between two entries of the sparse index
_MOODS: Final[dict[str, Mood]] = {"i": "indicative", "1": "k1", "2": "k2", "m": "imperative"}


class Analysis(Record, frozen=True):
    """One thing a word form can be. `forms` are finite readings; `agreement` as in model.grammar."""

    tag: str
    lemma: str
    agreement: int = 0
    forms: tuple[VerbForm, ...] = ()


class Lexicon:
    """Looks word forms up, as written: capitals count."""

    def __init__(self, language: Language) -> None:
        path = language.folder / "lexicon.txt"
        content = path.read_bytes() if path.exists() else b"\n"
        head, _, forms = content.partition(b"\n\n")
        self._forms = b"\n" + forms
        self._features = [_feature(line) for line in head.decode().split("\n") if line]
        bits = language.folder / "lexicon.bits"
        self._bits = bits.read_bytes() if bits.exists() else b"\xff"
        self._keys, self._starts = _sparse_index(self._forms)
        self._closed = _closed_words(language)

    def __bool__(self) -> bool:
        return bool(self._closed or self._forms)

    def closed(self, form: str) -> tuple[Analysis, ...]:
        """Return the analyses of a word of the closed classes, likeliest first; none: empty."""
        return self._closed.get(form, ())

    def open(self, form: str) -> tuple[Analysis, ...]:
        """Return the analyses of a noun, verb or adjective form; none: empty."""
        key = form.encode("utf-8", "surrogatepass")
        bit = crc32(key) % (len(self._bits) * 8)
        if not self._bits[bit >> 3] >> (bit & 7) & 1:
            return ()
        block = bisect_right(self._keys, key) - 1
        if block < 0:
            return ()
        start = self._starts[block]
        end = self._starts[block + 1] if block + 1 < len(self._starts) else len(self._forms)
        found = self._forms.find(b"\n" + key + b"\t", start - 1, end)
        if found < 0:
            return ()
        line_end = self._forms.find(b"\n", found + 1)
        cells = self._forms[found + len(key) + 2 : line_end].decode()
        return tuple(self._analysis(form, cell) for cell in cells.split(" "))

    def _analysis(self, form: str, cell: str) -> Analysis:
        number, cut, ending = cell.split(",")
        tag, agreement, forms = self._features[int(number)]
        return Analysis(tag, form[: len(form) - int(cut)] + ending, agreement, forms)


def read_lexicon(language: Language) -> Lexicon:
    """Return the language's lexicon; empty where the language has none."""
    return Lexicon(language)


def _feature(line: str) -> tuple[str, int, tuple[VerbForm, ...]]:
    tag, agreement, *finite = line.split(" ")
    return tag, int(agreement, 16), tuple(verb_form(code) for code in finite)


def verb_form(code: str) -> VerbForm:
    """Return the reading a code like "3sP1" stands for: third person singular, present, Konjunktiv I."""
    number = "sg" if code[1] == "s" else "pl"
    return VerbForm(int(code[0]), number, "present" if code[2] == "P" else "preterite", _MOODS[code[3]])


def _sparse_index(forms: bytes) -> tuple[list[bytes], list[int]]:
    """Return the form at the start of every block of about _STEP bytes, and where the block starts."""
    keys: list[bytes] = []
    starts: list[int] = []
    position = 1
    while position < len(forms) - 1:
        keys.append(forms[position : forms.index(b"\t", position)])
        starts.append(position)
        position = forms.find(b"\n", position + _STEP) + 1 or len(forms)
    return keys, starts


def _closed_words(language: Language) -> dict[str, tuple[Analysis, ...]]:
    path = language.folder / "closed-words.tsv"
    words: dict[str, tuple[Analysis, ...]] = {}
    for form, tag, lemma, readings in read_table(path, ("form", "tag", "lemma", "readings")):
        try:
            finite = tuple(map(verb_form, readings.split())) if tag == "VVFIN" else ()
            agreement = 0 if finite else agreement_from(readings)
        except (ValueError, LookupError) as problem:
            raise DataError(f"{path.name}, {form!r}: {problem}") from problem
        words[form] = (*words.get(form, ()), Analysis(tag, lemma, agreement, finite))
    return words


def agreement_from(readings: str) -> int:
    """Return the bits of readings written "nom.sg.masc dat.pl.*"; raises ValueError for another form."""
    mask = 0
    for reading in readings.split():
        case, number, gender = (part.strip("*") for part in reading.split("."))
        mask |= agreement_of(case, number, gender)
    return mask
