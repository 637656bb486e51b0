"""What is measured on which corpus: the parts of the scoreboard, each with its folder and what must be said of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import cleaning, crisis, german, names, peers, pictures, quotations, timeml
from bench.readings import Given, readings
from bench.scores import Document, Measure, Row, measures_of, rows, total

#: Kinds with fewer gold items say nothing of their own.
FEW = 3
Misses = Counter[str] | None


@dataclass(frozen=True)
class Table:
    """The scores of one set: `title` names corpus and system."""

    title: str
    documents: int
    rows: tuple[Row, ...]

    def row(self, name: str) -> Row | None:
        """Return the row of a name."""
        return next((row for row in self.rows if row.measure.name == name), None)


@dataclass(frozen=True)
class Section:
    """One part of the scoreboard. `about`: how it is scored; `seen`: what rules were made looking at it."""

    name: str
    folder: str
    title: str
    about: str
    seen: str
    measure: Callable[[Path, Misses], list[Table]]


def table(title: str, documents: Sequence[Document], kinds: str = "") -> Table:
    """Return the scores of some documents; what begins with `kinds` counts as a kind of something."""
    return Table(title, len(documents), tuple(rows(documents, ordered(documents, kinds))))


def ordered(documents: Sequence[Document], kinds: str = "") -> list[Measure]:
    """Return the measures: each thing, its attributes, then its kinds, the frequent first and without the rare."""
    every = measures_of(documents)
    things = list(dict.fromkeys(m.name.partition(": ")[0] for m in every))
    gold = {m: total(documents, m).gold for m in every}

    def rank(measure: Measure) -> tuple[int, int, float, str]:
        thing, _, of_it = measure.name.partition(": ")
        if not of_it or measure.share:
            return things.index(thing), int(bool(of_it)), 0, ""
        return things.index(thing), 2, -gold[measure], of_it

    def kind(measure: Measure) -> bool:
        return not measure.share and (": " in measure.name or (bool(kinds) and measure.name.startswith(kinds)))

    return sorted((m for m in every if not kind(m) or gold[m] >= FEW), key=rank)


def sets(folder: Path, pattern: str) -> Iterator[tuple[str, Path]]:
    """Yield the folder itself and each folder in it that holds files of the pattern, with a name."""
    for path in (folder, *sorted(p for p in folder.glob("*") if p.is_dir())):
        if next(path.glob(pattern), None):
            yield ("" if path == folder else f" {path.name}"), path


def times(folder: Path, misses: Misses) -> list[Table]:
    """Score times on KRAUTS, beside the peers there are."""
    made = []
    for name, path in sets(folder, "*.tml"):
        gold = timeml.read_folder(path)
        found = readings([Given(d.name, d.text, d.created) for d in gold])
        ours = [timeml.score(d.name, d.times, map(_timex, found[d.name]["times"])) for d in gold]
        made.append(table(f"KRAUTS{name}: Lagebild", ours, "value of"))
        theirs = peers.times(gold, folder.parent / "krauts-heideltime")
        made += [table(f"KRAUTS{name}: {peer}", documents, "value of") for peer, documents in theirs.items()]
    return made


def _timex(time: dict[str, object]) -> timeml.Timex:
    return timeml.Timex(int(str(time["start"])), int(str(time["end"])), str(time["type"]), str(time["value"]))


def statements(folder: Path, misses: Misses) -> list[Table]:
    """Score statements on the quotation corpus, both ways of pairing."""
    made = []
    for name, path in sets(folder, "*.json"):
        gold = [quotations.read_article(file) for file in sorted(path.glob("*.json"))]
        found = readings([Given(article.name, article.text) for article in gold])
        for overlap, pairing in ((False, "all"), (True, "overlap")):
            scored = [quotations.score(a, found[a.name]["statements"], overlap=overlap) for a in gold]
            made.append(table(f"Quotations{name}, pairing {pairing}", scored, "quote of"))
    return made


def whole(title: str) -> Callable[[Path, Misses], list[Table]]:
    """Return what scores sheets of whole reports."""

    def measure(folder: Path, misses: Misses) -> list[Table]:
        sheets = crisis.read_sheets(folder)
        found = readings([sheet.given for sheet in sheets])
        scored = [crisis.score(sheet, found[sheet.gold["report"]]) for sheet in sheets]
        return [table(title, scored)] if sheets else []

    return measure


def bundles(folder: Path, misses: Misses) -> list[Table]:
    """Score the pictures of bundles."""
    scored = [pictures.score(path) for path in pictures.bundles(folder)]
    wanted = [Measure(part) for part in (*pictures.ASKED, *pictures.LISTED)]
    return [Table("Bundles", len(scored), tuple(rows(scored, wanted)))] if scored else []


def treebanks(folder: Path, misses: Misses) -> list[Table]:
    """Score sentences, words and subjects on the treebanks."""
    return [table(title, documents) for title, documents in german.measure(folder, misses).items()]


def named(folder: Path, misses: Misses) -> list[Table]:
    """Score names."""
    return [table(title, documents) for title, documents in names.measure(folder, misses).items()]


def cleaned(folder: Path, misses: Misses) -> list[Table]:
    """Score the cleaning of pages, beside trafilatura alone."""
    return [table(f"Own pages: {name}", documents) for name, documents in cleaning.measure(folder).items()]


SECTIONS = (
    Section(
        "times",
        "krauts",
        "Times",
        "TIMEX3 after TempEval-3: strict and relaxed extents, type and value on relaxed pairs, values as written.",
        "Rules were tuned looking at these documents, and a list of another system's errors on them was read. "
        "Not held out.",
        times,
    ),
    Section(
        "statements",
        "quotations",
        "Statements: who says what",
        'As the authors of the corpus score. "joint" is the mean over quote, speaker, cue, frame and addressee.',
        "Misses on train and on dev were read while rules were made. Not held out; nothing is trained on it.",
        statements,
    ),
    Section(
        "crisis",
        "crisis",
        "Events, figures and times of crises",
        "An event: type and words; a figure: measure, both bounds and words; attributes are shares of what matched.",
        "The rules were tuned looking at these reports, all of them by the end. Not held out: this is what the rules "
        "reach on what they were made for, not what a new report gets.",
        whole("Crisis reports"),
    ),
    Section(
        "seeds",
        "seeds",
        "Two reports annotated whole",
        "As above, with statements and entities.",
        "The first two reports this program read. Not held out.",
        whole("Two reports"),
    ),
    Section(
        "bundles",
        "bundles",
        "The picture of several reports",
        "Where only R is told, each pair of the gold is a question: are these two mentions one incident, one person?",
        "The rules of merging were tuned looking at these bundles. Not held out.",
        bundles,
    ),
    Section(
        "german",
        "treebanks",
        "German: sentences, words, subjects",
        "Sentence ends in running text; words of each sentence read alone, compared by characters; a subject is strict "
        "when its head is the treebank's, lenient when a word of the same phrase is.",
        "The tagger is trained on open text and UD_German-GSD dev. No weight is trained on GSD test, but models were "
        "chosen on it; errors on PUD were read. The model card beside the tagger tells all of it.",
        treebanks,
    ),
    Section(
        "names",
        "names",
        "Names",
        "Exact characters and class. GermEval: outer names.",
        "The shipped model is trained on GermEval 2014 dev and test: its score there is no test, and its model card "
        "has the honest one. UNER German-PUD is not trained on.",
        named,
    ),
    Section(
        "cleaning",
        ".",  # in the repository
        "Cleaning of pages",
        "P: the share of the text's characters that stand in lines of the article; what is missing from 100 is the "
        "extraneous share. R: the share of the article's passages, by characters, that are in the text.",
        "The pages are our own, in the shapes of news sites, and the cleaning was made looking at them. No corpus of "
        "German news pages that may be passed on has gold for it; trafilatura's own evaluation gives F1 92.4 on 990 "
        "documents, most of them German.",
        cleaned,
    ),
)
