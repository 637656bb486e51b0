"""How well sentences and words of German are read, measured on Universal Dependencies treebanks.

Sentence boundaries: the well-formed sentences (capital or number first, a final mark last) of a treebank in
one line, by the offset behind each. Words: each sentence read alone, compared by offsets; a word cut
differently is wrong. Nothing is normalised.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.conllu import GoldSentence, Word, read_conllu
from bench.scores import Document, Measure, Sheaf, Sums, counted
from bench.subjects import measure_subjects
from lagebild.languages.load import load
from lagebild.model.grammar import Token
from lagebild.model.report import Report
from lagebild.model.segment import Segment
from lagebild.model.span import Span
from lagebild.reading.notes import Notes
from lagebild.reading.sentences import read_sentences
from lagebild.reading.words import read_words

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
TREEBANKS = {"UD_German-GSD test": "gsd-test.conllu", "UD_German-PUD": "pud.conllu"}
#: PUD has other tags than STTS and lemmas of another school.
TAGGED = frozenset({"UD_German-GSD test"})
FINITE_VERBS, SUBJUNCTIVE = Measure("finite verbs"), Measure("Konjunktiv I, sentences without a first person")
FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_OPENING, _CLOSING = "\"'„“‚‘»«`([", "\"'”“’‘»«)]"


def measure(treebanks: Path, misses: Counter[str] | None = None) -> dict[str, list[Document]]:
    """Return the sums of each treebank in the folder; `misses` collects what was wrong, for reading."""
    found = {}
    for title, file in TREEBANKS.items():
        if (treebanks / file).exists():
            sentences = read_conllu(treebanks / file)
            sheaf = Sheaf()
            boundaries(sentences, sheaf)
            if title in TAGGED:
                words(sentences, sheaf, misses)
            measure_subjects(treebanks / file, sheaf, misses)
            found[title] = sheaf.all()
    return found


def boundaries(sentences: Iterable[GoldSentence], sheaf: Sheaf) -> None:
    """Score the ends of well-formed sentences in running text; a wrong end counts where it lies."""
    text, gold, units = "", [0], list[str]()
    for sentence in filter(well_formed, sentences):
        text += sentence.text
        gold.append(len(text))
        units.append(unit(sentence))
        text += " "
    ends = set(gold)
    for name in units:
        sheaf[name].add(Measure("sentence ends"), counted(0, 0, 1))
    for _, end, _ in desk(text).sentences:
        name = units[min(bisect_left(gold, end), len(units)) - 1]
        sheaf[name].add(Measure("sentence ends"), Sums(end in ends, 1, end in ends, 0))


def unit(sentence: GoldSentence) -> str:
    """Return the document of a sentence, or the sentence itself where the treebank has none."""
    return sentence.document or sentence.name


def well_formed(sentence: GoldSentence) -> bool:
    """Whether the sentence begins and ends as a sentence of running text does."""
    first = sentence.text.lstrip(_OPENING)[:1]
    return (first.isupper() or first.isdigit()) and sentence.text.rstrip(_CLOSING)[-1:] in tuple(".!?…")


def desk(text: str) -> Notes:
    """Return the desk with sentences and words of a text that is all body."""
    notes = Notes(Report(text, "corpus"), load("de"))
    notes.segments = (Segment("body", Span(0, len(text)), "whole-text"),)
    notes.sentences = read_sentences(notes)
    notes.words = read_words(notes)
    return notes


def words(sentences: Sequence[GoldSentence], sheaf: Sheaf, misses: Counter[str] | None = None) -> None:
    """Score tags, lemmas of content words, finite verbs and Konjunktiv I."""
    for sentence in sentences:
        document = sheaf[unit(sentence)]
        found = {(t.start, t.end): t for t in desk(sentence.text).words[0]}
        told = any(w.features.get("Person") == "1" for w in sentence.words)
        for word in sentence.words:
            token = found.get((word.start, word.end))
            _count(document, word, token, misses)
            _count_verb(document, word, token, first_person=told)
        _count_found(document, found.values(), first_person=told)


def _count(document: Document, word: Word, token: Token | None, misses: Counter[str] | None) -> None:
    checks = [("tags (XPOS)", word.tag, token.tag if token else "cut")]
    if word.coarse in CONTENT:
        checks.append(("lemmas of content words", word.lemma, token.lemma if token else "cut"))
    for name, gold, found in checks:
        document.tell(name, right=gold == found)
        if misses is not None and gold != found:
            misses[f"{name}: {gold} as {found}: {word.form}"] += 1


def _count_verb(document: Document, word: Word, token: Token | None, *, first_person: bool) -> None:
    if word.tag in FINITE:
        hit = token is not None and token.tag in FINITE
        document.add(FINITE_VERBS, Sums(hit, 0, hit, 1))
    if not first_person and is_gold_k1(word):
        hit = token is not None and is_k1(token)
        document.add(SUBJUNCTIVE, Sums(hit, 0, hit, 1))


def _count_found(document: Document, tokens: Iterable[Token], *, first_person: bool) -> None:
    for token in tokens:
        document.add(FINITE_VERBS, Sums(0, token.tag in FINITE, 0, 0))
        document.add(SUBJUNCTIVE, Sums(0, not first_person and is_k1(token), 0, 0))


def is_gold_k1(word: Word) -> bool:
    """Whether the treebank calls the word a present subjunctive."""
    return word.features.get("Mood") == "Sub" and word.features.get("Tense") == "Pres"


def is_k1(token: Token) -> bool:
    """Whether every reading left to the token is Konjunktiv I."""
    return bool(token.forms) and all(form.mood == "k1" for form in token.forms)
