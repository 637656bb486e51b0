"""What reports count, and by which words a count tells its measure (`measures.toml`)."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

import msgspec

from lagebild.languages.files import DataError, read_toml
from lagebild.languages.language import Language
from lagebild.languages.rules import Rule
from lagebild.model.figure import Measure

FILE = "measures.toml"
#: Shorter nouns are never looked for at the end of a compound: too many words end like them.
SHORTEST_TAIL = 4
REMEMBERED = 100_000  # words

How = Literal["noun", "attribute", "target", "subject", "state", "nominal", "unit", "magnitude", "default"]


class MeasureRule(Rule, frozen=True):
    """One way to tell a measure; the head of the file says what each `how` looks at.

    `counts` names classes of nouns the rule is for (none: people and whatever has no class), `never` classes
    it passes over. `unless` words (in lower case) of the clause forbid it. `intransitive` verbs have no
    object, `passive` ones mean it only in the passive. `least` is the smallest number the rule believes in.
    """

    measure: Measure
    how: How
    nouns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    least: float = 0
    intransitive: bool = False
    passive: bool = False


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of the file; every field may be left out."""


class Endings(_Part, frozen=True):
    """Endings of nouns, and of adjectives used as nouns."""

    noun: tuple[str, ...] = ("",)
    adjective: tuple[str, ...] = ("",)


class Totals(_Part, frozen=True):
    """How a report writes "the number of …": the nouns, those that name their measure, what joins the number.

    `from` stands before an older number (`instead` without a preposition of the new one), `by` before a
    difference; `rising` verbs tell a new total, `right` words a corrected one; `pronouns` take a total up.
    """

    nouns: tuple[str, ...] = ()
    own: dict[str, Measure] = {}
    before: frozenset[str] = frozenset()
    from_: frozenset[str] = msgspec.field(name="from", default=frozenset())
    instead: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    growing: frozenset[str] = frozenset()
    rising: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()


class Links(_Part, frozen=True):
    """Small words that tie one amount to another.

    `within` opens a part ("darunter"), `among` with `they` or a noun too ("unter ihnen"); `belong` verbs tie
    to a whole with `to` ("zu den Toten gehört …"), `concern` verbs with `at`; `genitives` open one ("fünf der
    Toten"); `rest` marks what is left over; `say` verbs and `talk` nouns tell a number, `be` verbs carry a
    state; `survive` verbs told of nobody tell that all are dead.
    """

    within: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    among_them: frozenset[str] = frozenset()
    they: frozenset[str] = frozenset()
    belong: frozenset[str] = frozenset()
    to: str = ""
    concern: frozenset[str] = frozenset()
    at: str = ""
    genitives: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()
    say: frozenset[str] = frozenset()
    talk: frozenset[str] = frozenset()
    be: frozenset[str] = frozenset()
    survive: frozenset[str] = frozenset()
    quote_marks: frozenset[str] = frozenset()


class Bare(_Part, frozen=True):
    """Nouns that report harm without a number, and those that do so of one person; `asking` conjunctions and
    adjectives of `perhaps` (stems) take it back.
    """

    nouns: tuple[str, ...] = ()
    asking: frozenset[str] = frozenset()
    perhaps: tuple[str, ...] = ()
    single: tuple[str, ...] = ()


class Voices(_Part, frozen=True):
    """Who tells a number: nouns and `passing` adjectives that name nobody, words for the subject's `own`
    account, words `pointing` back to a voice, `linking` sounds and prepositions (`by`, `origin`) of a voice
    inside or after a word ("Behördenangaben"), verbs whose subject `tells` a number, prepositions of
    the `background` to an act, verbs that pass a number on
    (`passed`) in the passive or as `rumour`, and those of a `guess` nobody is named for.
    """

    unnamed: tuple[str, ...] = ()
    passing: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    linking: tuple[str, ...] = ()
    by: frozenset[str] = frozenset()
    origin: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    rumour: frozenset[str] = frozenset()
    guess: frozenset[str] = frozenset()
    background: frozenset[str] = frozenset()


class MeasureFile(_Part, frozen=True):
    """The file as written."""

    endings: Endings = Endings()
    lists: dict[str, tuple[str, ...]] = {}
    classes: dict[str, tuple[str, ...]] = {}
    totals: Totals = Totals()
    links: Links = Links()
    bare: Bare = Bare()
    voices: Voices = Voices()
    rules: tuple[MeasureRule, ...] = ()


class VerbRule(NamedTuple):
    """A rule under one of its verbs: `words` must all stand in the verb's clause."""

    rule: MeasureRule
    words: tuple[str, ...]


class Nouns:
    """A set of nouns, each with the names it goes by, found by form, by ending or as a compound's tail."""

    def __init__(self, entries: Mapping[str, Iterable[str]], endings: Endings) -> None:
        self._endings = sorted(endings.noun, key=len)
        self._whole: dict[str, list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        for name, nouns in entries.items():
            for noun in nouns:
                self._add(noun, name, endings)

    def _add(self, noun: str, name: str, endings: Endings) -> None:
        stem = noun.lower().lstrip("=*")
        forms = [stem]
        if stem.endswith("|"):
            forms = [stem[:-1] + ending for ending in endings.adjective]
        for form in forms:
            self._whole.setdefault(form, []).append(name)
            long = len(stem.removesuffix("|")) >= SHORTEST_TAIL or noun.startswith("*")
            if long and not noun.startswith("="):
                self._tails.setdefault(form, []).append(name)

    def of(self, word: str) -> tuple[str, ...]:
        """Return the names a noun goes by; () for a noun that is not in the set."""
        found = self._known.get(word)
        if found is None:
            low = word.lower()
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[word] = tuple(self._look(low, self._whole) or self._tail(low))
        return found

    def _look(self, low: str, index: Mapping[str, list[str]]) -> list[str]:
        for ending in self._endings:
            if ending and not low.endswith(ending):
                continue
            found = index.get(low[: len(low) - len(ending)])
            if found:
                return found
        return []

    def _tail(self, low: str) -> list[str]:
        for cut in range(2, len(low) - SHORTEST_TAIL + 1):
            found = self._look(low[cut:].removeprefix("-"), self._tails)
            if found:
                return found
        return []


class Measures:
    """The file, made ready to be asked. Built once per language."""

    def __init__(self, file: MeasureFile) -> None:
        self.file = file
        self.rules = {rule.name: rule for rule in file.rules}
        self.classes = Nouns(file.classes, file.endings)
        self.nouns = self._nouns("noun")
        self.nominal = self._nouns("nominal")
        self.bare = Nouns({"bare": file.bare.nouns}, file.endings)
        self.single = Nouns({"single": file.bare.single}, file.endings)
        self.unnamed_forms = tuple(
            noun.lower() + ending for noun in file.voices.unnamed for ending in file.endings.noun
        )  # as they stand, so that "Behördenangaben" still names the authorities
        self.unnamed = Nouns({"unnamed": file.voices.unnamed}, file.endings)
        self.totals = Nouns({"total": file.totals.nouns}, file.endings)
        own: dict[str, list[str]] = {}
        for noun, measure in file.totals.own.items():
            own.setdefault(measure, []).append(noun)
        self.own_totals = Nouns(own, file.endings)
        self.units = tuple(rule for rule in file.rules if rule.how == "unit")
        self.magnitudes = tuple(rule for rule in file.rules if rule.how == "magnitude")
        self.defaults = tuple(rule for rule in file.rules if rule.how == "default")
        self.attributes = self._words("attribute", ("", *file.endings.adjective))
        self.states = self._words("state", ("",))
        self.verbs: dict[str, list[VerbRule]] = {}
        for rule in file.rules:
            for verb in self._expanded(rule):
                lemma, _, words = verb.partition(":")
                self.verbs.setdefault(lemma, []).append(VerbRule(rule, tuple(words.lower().split())))

    def _nouns(self, how: How) -> Nouns:
        return Nouns({r.name: r.nouns for r in self.file.rules if r.how == how}, self.file.endings)

    def _words(self, how: How, endings: Iterable[str]) -> dict[str, list[MeasureRule]]:
        found: dict[str, list[MeasureRule]] = {}
        for rule in self.file.rules:
            if rule.how == how:
                for word in rule.words:
                    for ending in endings:
                        found.setdefault(word.lower() + ending, []).append(rule)
        return found

    def _expanded(self, rule: MeasureRule) -> list[str]:
        found: list[str] = []
        for verb in rule.verbs:
            if not verb.startswith("@"):
                found.append(verb)
            elif verb[1:] in self.file.lists:
                found.extend(self.file.lists[verb[1:]])
            else:
                raise DataError(f"{FILE}, rule {rule.name}: there is no list {verb[1:]!r}")
        return list(dict.fromkeys(found))


def load_measures(language: Language) -> Measures:
    """Return the language's measures; raises DataError for what the schema does not know."""
    return Measures(read_toml(language.folder / FILE, MeasureFile))
