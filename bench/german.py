"""How well sentences and words of German are read, measured on Universal Dependencies treebanks.

Sentence boundaries: the well-formed sentences (capital or number first, a final mark last) of a treebank in
one line, by the offset behind each. Words: each sentence read alone, compared by offsets; a word cut
differently is wrong. Nothing is normalised.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.conllu import GoldSentence, Word, read_conllu
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
FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_OPENING, _CLOSING = "\"'„“‚‘»«`([", "\"'”“’‘»«)]"


class Score(NamedTuple):
    """One line of the board: what was measured, precision, recall, F, and out of how many."""

    name: str
    precision: float
    recall: float
    f: float
    total: int

    def line(self) -> str:
        """One line for a person, in per cent."""
        return f"{self.name:44s} P {self.precision:6.2%}  R {self.recall:6.2%}  F {self.f:6.2%}  of {self.total}"


def scored(name: str, right: int, found: int, gold: int) -> Score:
    """Return precision, recall and F from counts."""
    precision, recall = right / (found or 1), right / (gold or 1)
    return Score(name, precision, recall, 2 * right / ((found + gold) or 1), gold)


def measure(corpora: Path, misses: Counter[str] | None = None) -> list[Score]:
    """Return every score; `misses` collects what was wrong, for reading."""
    test = read_conllu(corpora / "gsd-test.conllu")
    pud = read_conllu(corpora / "pud.conllu")
    return [
        boundaries("sentences, GSD test", test),
        boundaries("sentences, PUD", pud),
        *words(test, "GSD test", misses),
        *(scored(*row) for row in measure_subjects(corpora / "gsd-test.conllu", "GSD test", misses)),
        *(scored(*row) for row in measure_subjects(corpora / "pud.conllu", "PUD", misses)),
    ]


def boundaries(name: str, sentences: Iterable[GoldSentence]) -> Score:
    """Score the ends of well-formed sentences in running text."""
    text, gold = "", set()
    for sentence in filter(well_formed, sentences):
        text += sentence.text
        gold.add(len(text))
        text += " "
    found = {end for _, end, _ in desk(text).sentences}
    return scored(name, len(gold & found), len(found), len(gold))


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


def words(sentences: Sequence[GoldSentence], name: str, misses: Counter[str] | None = None) -> list[Score]:
    """Score tags, lemmas of content words, finite verbs and Konjunktiv I."""
    measures: dict[str, Counter[str]] = {key: Counter() for key in ("tags", "lemmas", "finite", "k1")}
    for sentence in sentences:
        found = {(t.start, t.end): t for t in desk(sentence.text).words[0]}
        told = any(w.features.get("Person") == "1" for w in sentence.words)
        for word in sentence.words:
            token = found.get((word.start, word.end))
            _count(measures, word, token, first_person=told, misses=misses)
        _count_found(measures, found.values(), sentence, first_person=told)
    return [
        _share(f"tags (XPOS), {name}", measures["tags"]),
        _share(f"lemmas of content words, {name}", measures["lemmas"]),
        _prf(f"finite verbs, {name}", measures["finite"]),
        _prf(f"Konjunktiv I, no first person, {name}", measures["k1"]),
    ]


def _count(
    measures: dict[str, Counter[str]],
    word: Word,
    token: Token | None,
    *,
    first_person: bool,
    misses: Counter[str] | None,
) -> None:
    _hit(measures["tags"], token is not None and token.tag == word.tag)
    if misses is not None and (token is None or token.tag != word.tag):
        misses[f"tag {word.tag} as {token.tag if token else 'cut'}: {word.form}"] += 1
    if word.coarse in CONTENT:
        right = token is not None and token.lemma == word.lemma
        _hit(measures["lemmas"], right)
        if misses is not None and not right:
            misses[f"lemma {word.lemma} as {token.lemma if token else 'cut'}: {word.form} {word.tag}"] += 1
    measures["finite"]["gold"] += word.tag in FINITE
    measures["finite"]["right"] += word.tag in FINITE and token is not None and token.tag in FINITE
    if not first_person and is_gold_k1(word):
        measures["k1"]["gold"] += 1
        right = token is not None and is_k1(token)
        measures["k1"]["right"] += right
        if misses is not None and not right:
            misses[f"k1 missed: {word.form}"] += 1


def _count_found(
    measures: dict[str, Counter[str]], tokens: Iterable[Token], sentence: GoldSentence, *, first_person: bool
) -> None:
    for token in tokens:
        measures["finite"]["found"] += token.tag in FINITE
        measures["k1"]["found"] += not first_person and is_k1(token)


def is_gold_k1(word: Word) -> bool:
    """Whether the treebank calls the word a present subjunctive."""
    return word.features.get("Mood") == "Sub" and word.features.get("Tense") == "Pres"


def is_k1(token: Token) -> bool:
    """Whether every reading left to the token is Konjunktiv I."""
    return bool(token.forms) and all(form.mood == "k1" for form in token.forms)


def _hit(counts: Counter[str], right: bool) -> None:
    counts["right"] += right
    counts["gold"] += 1


def _share(name: str, counts: Counter[str]) -> Score:
    return scored(name, counts["right"], counts["gold"], counts["gold"])


def _prf(name: str, counts: Counter[str]) -> Score:
    return scored(name, counts["right"], counts["found"], counts["gold"])


MEASURES: dict[str, Callable[..., list[Score]]] = {"german": measure}
