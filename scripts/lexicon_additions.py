"""Our own rows for the German lexicon (scripts/lexicon/*.tsv), unfolded into forms; used by build_lexicon.py."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "lexicon"
GENDERS = {"m": "masc", "f": "fem", "n": "neut"}
_UNSTRESSED = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "um", "über", "voll", "ob")
_PRESENT = (("1s", "e"), ("2s", "st"), ("3s", "t"), ("1p", "en"), ("2p", "t"), ("3p", "en"))
_KONJUNKTIV = (("1s", "e"), ("2s", "est"), ("3s", "e"), ("1p", "en"), ("2p", "et"), ("3p", "en"))
_WEAK_PAST = (("1s", "te"), ("2s", "test"), ("3s", "te"), ("1p", "ten"), ("2p", "tet"), ("3p", "ten"))
_STRONG_PAST = (("1s", ""), ("2s", "st"), ("3s", ""), ("1p", "en"), ("2p", "t"), ("3p", "en"))


class NounForm(NamedTuple):
    """One form of a noun in one case."""

    form: str
    lemma: str
    case: str
    number: str
    gender: str


class VerbCell(NamedTuple):
    """One form of a verb; `finite` is "" where it is not finite. `prefix` is separable."""

    form: str
    lemma: str
    tag: str
    finite: str = ""
    prefix: str = ""


def rows(name: str) -> Iterator[list[str]]:
    """Yield the cells of each row, padded to four."""
    for line in (FOLDER / name).read_text("utf-8").split("\n")[1:]:
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (4 - len(cells))


def noun_forms() -> Iterator[NounForm]:
    """Yield every form of every noun of nouns.tsv."""
    for lemma, gender, genitives, plurals in rows("nouns.tsv"):
        name = GENDERS[gender]
        yield NounForm(lemma, lemma, "nom", "sg", name)
        for genitive in filter(None, genitives.split(",")):
            yield NounForm(genitive, lemma, "gen", "sg", name)
            dative, accusative = _obliques(lemma, genitive, name)
            yield NounForm(dative, lemma, "dat", "sg", name)
            yield NounForm(accusative, lemma, "acc", "sg", name)
            if genitive == lemma + "es":
                yield NounForm(lemma + "e", lemma, "dat", "sg", name)
        for plural in filter(None, plurals.split(",")):
            for case in ("nom", "gen", "acc"):
                yield NounForm(plural, lemma, case, "pl", name)
            dative = plural if plural[-1] in "nsai" else plural + "n"
            yield NounForm(dative, lemma, "dat", "pl", name)


def _obliques(lemma: str, genitive: str, gender: str) -> tuple[str, str]:
    """Return dative and accusative singular: "Herrn", "Namen", "Herzen" and "Herz"."""
    if gender == "fem" or genitive in (lemma, lemma + "s", lemma + "es", lemma + "ses"):
        return lemma, lemma
    if genitive.endswith("ns"):
        oblique = genitive[:-1]
        return oblique, oblique if gender == "masc" else lemma
    if gender == "masc" and genitive.endswith("n"):
        return genitive, genitive
    return lemma, lemma


def verb_cells() -> Iterator[VerbCell]:
    """Yield every form of every verb of verbs.tsv."""
    for lemma, preterite, participle, prefix in rows("verbs.tsv"):
        simple = lemma.removeprefix(prefix)
        stem = simple.removesuffix("n").removesuffix("e")
        link = "e" if stem[-1] in "td" else ""
        yield VerbCell(lemma, lemma, "VVINF")
        if prefix:
            yield VerbCell(f"{prefix}zu{simple}", lemma, "VVIZU")
        second = prefix + (participle or _participle(simple, stem + link))
        yield VerbCell(second, lemma, "VVPP")
        yield VerbCell(second, second, "ADJD")
        yield VerbCell(lemma + "d", lemma + "d", "ADJD")
        weak = preterite.removesuffix("te") if preterite else stem + link
        past = [(p, weak + e) for p, e in _WEAK_PAST]
        if preterite and weak == preterite:
            past = [(p, preterite + e) for p, e in _STRONG_PAST]
        present = [(p, simple if e == "en" else stem + (link if e in ("st", "t") else "") + e) for p, e in _PRESENT]
        cells = [(p + "Pi", form) for p, form in present]
        cells += [(p + "P1", simple if e == "en" else stem + e) for p, e in _KONJUNKTIV]
        cells += [(p + mood, form) for mood in (("Ti",) if preterite else ("Ti", "T2")) for p, form in past]
        for finite, form in cells:
            yield VerbCell(form, lemma, "VVFIN", finite, prefix)


def _participle(simple: str, stem: str) -> str:
    if simple.endswith("ieren") or simple.startswith(_UNSTRESSED):
        return stem + "t"
    return f"ge{stem}t"
