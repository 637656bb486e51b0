"""Who is the subject of which finite verb, measured on a Universal Dependencies treebank.

Gold: every `nsubj`, `nsubj:pass` and `expl` tied to the finite verb of its predicate (the predicate
itself, its auxiliary or its copula). strict: the subject's head word is the treebank's; lenient: a word
of the same name, apposition or coordination also counts. Subjects that a clause takes over from the one before are
not in basic trees; what is predicted there is left out of the count.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.scores import Measure, Sheaf, counted
from lagebild.languages.load import load
from lagebild.model.report import Report
from lagebild.reading.clauses import read_clauses
from lagebild.reading.notes import Notes
from lagebild.reading.words import read_words

STRICT, LENIENT = (Measure(f"subjects of finite verbs, {how}") for how in ("strict", "lenient"))
SUBJECTS = ("nsubj", "nsubj:pass", "expl")
SAME_PHRASE = ("flat", "appos", "compound", "conj", "nummod", "det", "amod", "dep")
FINITE_TAGS = ("VVFIN", "VAFIN", "VMFIN")


class Word(NamedTuple):
    """One word of the treebank with the offsets of its surface token in the sentence's text."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    tag: str
    feats: str
    head: int
    relation: str


class Tree(NamedTuple):
    """One sentence: its text and words; heads are indexes of words, -1 the root. `unit`: its document, or itself."""

    text: str
    words: tuple[Word, ...]
    unit: str = ""


class Pair(NamedTuple):
    """A finite verb, by the offset it starts at, and the head of its subject, as offsets in the sentence's text.

    Heads are compared by overlap, because the treebank cuts "US-Präsident" in three.
    """

    verb: int
    head: tuple[int, int]
    shared: bool


def read_trees(path: Path) -> Iterator[Tree]:
    """Yield the sentences of a CoNLL-U file; words of a contraction ("am") share its offsets."""
    document = ""
    for number, block in enumerate(path.read_text("utf-8").split("\n\n")):
        lines = [line for line in block.split("\n") if line]
        document = next((line[14:] for line in lines if line.startswith("# newdoc id = ")), document)
        name = next((line[12:] for line in lines if line.startswith("# sent_id = ")), str(number))
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line[0] != "#"]
        if rows:
            yield Tree(text, tuple(_words(text, rows)), document or name)


def _words(text: str, rows: list[list[str]]) -> Iterator[Word]:
    end = 0
    until = 0  # number of the last word of the contraction we are in
    start = 0
    for row in rows:
        number = row[0]
        if "." in number:
            continue
        if "-" in number or int(number) > until:
            start = text.index(row[1], end)
            end = start + len(row[1])
        if "-" in number:
            until = int(number.split("-")[1])
            continue
        yield Word(start, end, row[1], row[2], row[3], row[4], row[5], int(row[6]) - 1, row[7])


def is_finite(word: Word) -> bool:
    """Whether the treebank has the word as a finite verb (indicative or subjunctive)."""
    return word.tag in FINITE_TAGS or (word.tag == "VBC" and "Mood=" in word.feats and "Imp" not in word.feats)


def gold_pairs(tree: Tree) -> dict[int, list[int]]:
    """Return, for the index of each finite verb, the indexes of its subjects (two for "es" and another)."""
    found: dict[int, list[int]] = {}
    for number, word in enumerate(tree.words):
        if word.relation in SUBJECTS and word.head >= 0:
            verb = _finite_of(tree, word.head)
            if verb is not None:
                found.setdefault(verb, []).append(number)
    return found


def _finite_of(tree: Tree, predicate: int) -> int | None:
    if is_finite(tree.words[predicate]):
        return predicate
    for number, word in enumerate(tree.words):
        if word.head == predicate and word.relation.split(":")[0] in ("aux", "cop") and is_finite(word):
            return number
    return None


def _same_phrase(tree: Tree, head: int) -> set[int]:
    found = {head}
    grown = True
    while grown:
        more = {
            n
            for n, word in enumerate(tree.words)
            if word.head in found and n not in found and word.relation.split(":")[0] in SAME_PHRASE
        }
        found |= more
        grown = bool(more)
    return found


def measure_subjects(path: Path, sheaf: Sheaf, misses: Counter[str] | None = None) -> None:
    """Add strict and lenient subjects, found by the engine with words of its own, to the sums of the documents."""
    score_subjects(read_trees(path), predicted, sheaf, misses)


def predicted(tree: Tree) -> list[Pair]:
    """Return what the engine says of one sentence, with words and clauses of its own."""
    notes = Notes(Report(tree.text, "corpus"), load("de"))
    notes.sentences = ((0, len(tree.text), 0),)
    notes.words = read_words(notes)
    notes.clauses = read_clauses(notes)
    syntax = notes.syntax
    found: list[Pair] = []
    for clause in syntax.clauses:
        if clause.verb is None or clause.verb.finite is None or clause.subject is None:
            continue
        head = syntax.tokens[syntax.phrases[clause.subject].head]
        verb = syntax.tokens[clause.verb.finite].start
        found.append(Pair(verb, (head.start, head.end), clause.shared_subject))
    return found


def score_subjects(
    trees: Iterable[Tree],
    predict: Callable[[Tree], list[Pair]],
    sheaf: Sheaf,
    misses: Counter[str] | None = None,
) -> None:
    """Add strict and lenient subjects for what `predict` says of each tree."""
    for tree in trees:
        pairs = gold_pairs(tree)
        by_start = {tree.words[verb].start: heads for verb, heads in pairs.items()}
        found = strict = lenient = 0
        for pair in predict(tree):
            heads = by_start.get(pair.verb)
            if heads is None:
                found += not pair.shared
                continue
            found += 1
            strict += any(overlaps(tree.words[head], pair.head) for head in heads)
            near = set().union(*(_same_phrase(tree, head) for head in heads))
            right = any(overlaps(tree.words[n], pair.head) for n in near)
            lenient += right
            if misses is not None and not right:
                misses[f"subject {tree.words[heads[0]].form} as {tree.text[slice(*pair.head)]}: {tree.text}"] += 1
        sheaf[tree.unit].add(STRICT, counted(strict, found, len(pairs)))
        sheaf[tree.unit].add(LENIENT, counted(lenient, found, len(pairs)))


def overlaps(word: Word, span: tuple[int, int]) -> bool:
    """Whether a word of the treebank shares a character with a span."""
    return word.start < span[1] and span[0] < word.end
