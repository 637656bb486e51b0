"""events.tsv and events.toml: what sets off which event, and where its roles are told."""

from collections.abc import Iterator, Mapping
from itertools import product

import msgspec

from lagebild.languages.files import DataError, read_table, read_toml
from lagebild.languages.language import Language
from lagebild.languages.rules import Rule
from lagebild.model.record import Record

FRAMES_FILE = "events.toml"
TRIGGERS_FILE = "events.tsv"
COLUMNS = ("type", "form", "frame", "triggers", "not", "unless", "needs")
FORMS = ("verb", "phrase", "words", "noun", "adjnoun", "participle", "predicate", "weak", "generic")
NOUN_FORMS = ("noun", "weak", "generic")


class Frame(Rule, frozen=True):
    """Where the roles of one kind of trigger are told, best place first (see events.toml).

    `gap`: the trigger tells that something is not known; its value says where that stands.
    `speech`: the event is an act of speech. `apart`: never the same as other events of its type.
    `aimed`: where nothing else tells the target, a verb of aiming does.
    """

    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    gap: str = ""
    speech: bool = False
    apart: bool = False
    aimed: bool = False


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Word lists that hold a report's events together; what each is for stands in events.toml."""

    support: tuple[str, ...] = ()
    support_prepositions: tuple[str, ...] = ()
    transparent: tuple[str, ...] = ()
    another: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    nationwide: tuple[str, ...] = ()
    keeping: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    locative: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    departure: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    landforms: tuple[str, ...] = ()
    gap_topic: tuple[str, ...] = ()
    cause_prepositions: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    compass: tuple[str, ...] = ()
    offsets: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    hitting: frozenset[str] = frozenset()
    against: tuple[str, ...] = ()
    reaching: tuple[str, ...] = ()
    habitual: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    next_day: tuple[str, ...] = ()
    reckoning: frozenset[str] = frozenset()
    committing: tuple[str, ...] = ()
    own_pronouns: tuple[str, ...] = ()
    quoted_pronouns: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    contents: frozenset[str] = frozenset()
    each_other: frozenset[str] = frozenset()
    once: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    deverbal: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    causing: tuple[str, ...] = ()
    occasion: tuple[str, ...] = ()
    claims: dict[str, str] = {}
    calling: tuple[str, ...] = ()
    called_to: tuple[str, ...] = ()
    aiming: dict[str, str] = {}
    aims: tuple[str, ...] = ()
    compound_actors: dict[str, tuple[str, ...]] = {}


class Inflection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the words of events.tsv change; tried on the written word, so that a wrong lemma does no harm.

    `dropped` are ends of nouns that give way to an ending; `umlauts` maps vowels; `participle` is what
    a weak participle takes before and after its stem; `hard` are the ends of stems that take the long
    end; `prefixes` part a verb ("an" in "angreifen"); `spellings` maps letters to how some write them.
    """

    nouns: tuple[str, ...] = ("",)
    adjectives: tuple[str, ...] = ("",)
    dropped: tuple[str, ...] = ()
    umlauts: dict[str, str] = {}
    infinitive: tuple[str, ...] = ()
    participle: tuple[str, str, str] = ("", "", "")
    hard: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    reflexive: str = ""
    spellings: dict[str, str] = {}

    def noun_forms(self, text: str) -> list[str]:
        """Return every form that the noun could take, lower case, some of which no one ever wrote."""
        base = text.lower()
        stems = {base, *(base.removesuffix(end) for end in self.dropped if base.endswith(end))}
        for at in range(len(base) - 1, -1, -1):
            if base[at : at + 2] in self.umlauts or base[at] in self.umlauts:
                width = 2 if base[at : at + 2] in self.umlauts else 1
                if base[max(at - 1, 0) : at + 1] in self.umlauts:
                    continue
                stems.add(base[:at] + self.umlauts[base[at : at + width]] + base[at + width :])
                break
        return sorted({stem + ending for stem in stems for ending in self.nouns})

    def participles(self, lemma: str) -> tuple[str, ...]:
        """Return the participles that a weak verb of this lemma can have."""
        stem = lemma
        for end in self.infinitive:
            stem = stem.removesuffix(end)
        before, short, long = self.participle
        end = long if stem.endswith(self.hard) else short
        found = [before + stem + end, stem + end]
        found += [p + before + stem[len(p) :] + end for p in self.prefixes if stem.startswith(p)]
        return tuple(found)

    def attribute_forms(self, stem: str) -> list[str]:
        """Return an adjective's or participle's forms before a noun, lower case."""
        return [stem.lower() + ending for ending in self.adjectives]


class EventsData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of events.toml."""

    frames: tuple[Frame, ...] = ()
    classes: dict[str, tuple[str, ...]] = {}
    words: EventWords = EventWords()
    inflection: Inflection = Inflection()


class Trigger(Record, frozen=True):
    """One word or phrase that sets off an event of one of `types`.

    `words` are the fixed words of a phrase in order, without its verb ("~": also as the end of a compound).
    `unless` and `needs` hold lower-case words and "$class" names.
    """

    types: tuple[str, ...]
    form: str
    frame: str
    text: str
    words: tuple[str, ...] = ()
    reflexive: bool = False
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def weak(self) -> bool:
        """Whether it only takes up what is told elsewhere."""
        return self.form in ("weak", "generic")

    @property
    def rule(self) -> str:
        """The name by which a finding tells what made it."""
        return f"{self.types[0] if self.form != 'generic' else 'generic'}:{self.frame}:{self.text}"


class WordClass(msgspec.Struct, frozen=True):
    """A class of words: whole words, ends of compounds, kinds of entity; all lower case."""

    words: frozenset[str]
    tails: tuple[str, ...]
    kinds: frozenset[str]

    def holds(self, word: str) -> bool:
        """Whether a lower-case word belongs to the class."""
        return word in self.words or (bool(self.tails) and word.endswith(self.tails))


Table = dict[str, list[Trigger]]


class EventLexicon:
    """All triggers of a language, indexed by the word they are found at."""

    def __init__(self, data: EventsData) -> None:
        self.data = data
        self.words = data.words
        self.frames = {frame.name: frame for frame in data.frames}
        self.classes = {name: _word_class(members, data.inflection.spellings) for name, members in data.classes.items()}
        self.verbs: Table = {}
        self.phrases: Table = {}
        self.fixed: Table = {}
        self.nouns: Table = {}
        self.tails: Table = {}
        self.predicates: Table = {}
        self.attributes: Table = {}
        self._found: dict[str, tuple[Trigger, ...]] = {}
        self._lengths: tuple[int, ...] = ()

    def close(self) -> None:
        """Fix the order in which compound ends are tried: the longest first."""
        self._lengths = tuple(sorted({len(tail) for tail in self.tails}, reverse=True))

    def noun(self, word: str) -> tuple[Trigger, ...]:
        """Return what a lower-case noun sets off: as itself, or by its longest known end."""
        exact = self.nouns.get(word)
        if exact is not None:
            return tuple(exact)
        for length in self._lengths:
            if length < len(word) - 1:
                found = self.tails.get(word[-length:])
                if found is not None:
                    return tuple(found)
        return ()

    def sees(self, word: str) -> tuple[Trigger, ...]:
        """As `noun`, with the answer kept: reports repeat their words."""
        found = self._found.get(word)
        if found is None:
            found = self.noun(word)
            if len(self._found) < 50_000:
                self._found[word] = found
        return found


def event_lexicon(language: Language) -> EventLexicon:
    """Return the language's triggers, ready to look up; raises DataError for a row that cannot be."""
    lexicon = EventLexicon(read_toml(language.folder / FRAMES_FILE, EventsData))
    path = language.folder / TRIGGERS_FILE
    for number, row in enumerate(read_table(path, COLUMNS), start=1):
        _add_row(lexicon, dict(zip(COLUMNS, row, strict=True)), number)
    lexicon.close()
    return lexicon


def _add_row(lexicon: EventLexicon, row: dict[str, str], number: int) -> None:
    if row["form"] not in FORMS or row["frame"] not in lexicon.frames:
        raise DataError(f"{TRIGGERS_FILE}, row {number}: no form {row['form']!r} or frame {row['frame']!r}")
    unless, needs = (tuple(row[c].lower().split()) for c in ("unless", "needs"))
    for name in (*unless, *needs):
        if "$" in name and name.partition("$")[2] not in lexicon.classes:
            raise DataError(f"{TRIGGERS_FILE}, row {number}: no class {name!r}")
    for text in _written_out(row["triggers"]):
        base, _, participle = text.partition("=")
        trigger = _trigger(lexicon, base, row, unless, needs)
        ADD[row["form"]](lexicon, trigger, base, participle)
    for word in row["not"].split():
        for form in lexicon.data.inflection.noun_forms(word):
            lexicon.nouns.setdefault(form, [])
            lexicon.tails.setdefault(form, [])


def _written_out(triggers: str) -> Iterator[str]:
    """Yield each trigger of a cell; "Wunden/Brüche erleiden/davontragen" stands for all its combinations."""
    for text in filter(None, (part.strip() for part in triggers.split(","))):
        yield from map(" ".join, product(*(word.split("/") for word in text.split())))


def _trigger(
    lexicon: EventLexicon, base: str, row: dict[str, str], unless: tuple[str, ...], needs: tuple[str, ...]
) -> Trigger:
    words = base.lower().split()
    reflexive = words[0] == lexicon.data.inflection.reflexive
    fixed = tuple(words) if row["form"] == "words" else tuple(words[:-1])
    return Trigger(
        types=tuple(row["type"].split("/")),
        form=row["form"],
        frame=row["frame"],
        text=base.lstrip("~"),
        words=fixed if row["form"] in ("phrase", "words") else (),
        reflexive=reflexive,
        unless=unless,
        needs=needs,
    )


def _word_class(members: tuple[str, ...], spellings: Mapping[str, str]) -> WordClass:
    low = [m.lower() for m in members]
    low += [m.replace(letter, other) for m in low for letter, other in spellings.items() if letter in m]
    return WordClass(
        words=frozenset(m.lstrip("~") for m in low if not m.startswith("@")),
        tails=tuple(m[1:] for m in low if m.startswith("~")),
        kinds=frozenset(m[1:] for m in low if m.startswith("@")),
    )


def _add(table: Table, key: str, trigger: Trigger) -> None:
    table.setdefault(key, []).append(trigger)


def _add_noun(lexicon: EventLexicon, trigger: Trigger, base: str, participle: str) -> None:
    for form in lexicon.data.inflection.noun_forms(trigger.text):
        _add(lexicon.nouns, form, trigger)
        if base.startswith("~"):
            _add(lexicon.tails, form, trigger)


def _add_adjnoun(lexicon: EventLexicon, trigger: Trigger, base: str, participle: str) -> None:
    for form in lexicon.data.inflection.attribute_forms(trigger.text):
        _add(lexicon.nouns, form, trigger)
        if base.startswith("~"):
            _add(lexicon.tails, form, trigger)


def _add_verb(lexicon: EventLexicon, trigger: Trigger, base: str, participle: str) -> None:
    inflection = lexicon.data.inflection
    lemma = base.lower().split()[-1]
    _add(lexicon.verbs, lemma, trigger)
    for stem in (participle,) if participle else inflection.participles(lemma):
        for form in inflection.attribute_forms(stem):
            _add(lexicon.attributes, form, trigger)


def _add_phrase(lexicon: EventLexicon, trigger: Trigger, base: str, participle: str) -> None:
    _add(lexicon.phrases, base.lower().split()[-1], trigger)


def _add_fixed(lexicon: EventLexicon, trigger: Trigger, base: str, participle: str) -> None:
    _add(lexicon.fixed, trigger.words[0], trigger)


def _add_predicate(lexicon: EventLexicon, trigger: Trigger, base: str, participle: str) -> None:
    _add(lexicon.predicates, base.lower(), trigger)


def _add_participle(lexicon: EventLexicon, trigger: Trigger, base: str, participle: str) -> None:
    _add_predicate(lexicon, trigger, base, participle)
    for form in lexicon.data.inflection.attribute_forms(base):
        _add(lexicon.attributes, form, trigger)


ADD = {
    "verb": _add_verb,
    "phrase": _add_phrase,
    "words": _add_fixed,
    "noun": _add_noun,
    "weak": _add_noun,
    "generic": _add_noun,
    "adjnoun": _add_adjnoun,
    "participle": _add_participle,
    "predicate": _add_predicate,
}
