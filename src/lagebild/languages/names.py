"""What a language knows of names: titles, offices, organisations, peoples, given names, telling nouns."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from lagebild.languages.files import long_table, read_table, read_toml
from lagebild.languages.language import Language
from lagebild.model.record import Record


class OrganisationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ends and heads that make an organisation; `staff` people and things of one; `generic` bodies named by
    their noun alone.
    """

    suffixes: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    staff: frozenset[str] = frozenset()
    firms: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()


class ForeignWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Foreign nouns for bodies, and the foreign small words that tie further words to them ("Bank of Scotland")."""

    heads: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()


class GroupWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Plural nouns for people who act together."""

    nouns: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()


class ContextWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Prepositions before places, and those before places alone; words that begin names of persons, and words
    that never are names; `not_towns` are names of towns that in news are the noun of the same letters; `lying` are
    ends of adjectives before names of places; `of_places` are nouns of what only places have or suffer, with
    `of_prepositions` before the name; `storms` are ends of nouns before the names that storms are given.
    """

    place_prepositions: tuple[str, ...] = ()
    inside_prepositions: frozenset[str] = frozenset()
    near_prepositions: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    compass: tuple[str, ...] = ()
    person_openers: frozenset[str] = frozenset()
    never: tuple[str, ...] = ()
    not_towns: frozenset[str] = frozenset()
    lying: tuple[str, ...] = ()
    of_places: frozenset[str] = frozenset()
    of_prepositions: frozenset[str] = frozenset()
    storms: tuple[str, ...] = ()


class Shapes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ends of names of places; ends of adjectives made from cities, with what they stand for.

    `place_openers` begin names of places; `compass` stands before countries; `epithets` follow rulers;
    `street_ends` and nouns `after_adjective` make streets and squares, `no_streets` do not;
    `town_heads` bear their town's name; `place_noun_ends` are ends of nouns before names of places. Behind a name,
    `joined_ends` are written together with it, `hyphen_nouns` behind a hyphen, as the nouns before names may be.
    """

    place_ends: tuple[str, ...] = ()
    city_adjectives: tuple[tuple[str, str], ...] = ()
    street_ends: tuple[str, ...] = ()
    no_streets: frozenset[str] = frozenset()
    after_adjective: frozenset[str] = frozenset()
    town_heads: frozenset[str] = frozenset()
    place_noun_ends: tuple[str, ...] = ()
    joined_ends: tuple[str, ...] = ()
    hyphen_nouns: frozenset[str] = frozenset()
    place_openers: frozenset[str] = frozenset()
    compass: tuple[str, ...] = ()
    epithets: frozenset[str] = frozenset()


class NameEndings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ends of the adjective of a town, of a name in the genitive and its longer form, of an office in any case."""

    town_adjective: str = ""
    genitive: str = ""
    long_genitive: str = ""
    cases: tuple[str, ...] = ()


class PeopleForms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of adjectives made from countries; (end of a noun for a people, what takes its place): the first
    that fits gives all forms.
    """

    adjectives: tuple[str, ...] = ("",)
    nouns: tuple[tuple[str, tuple[str, ...]], ...] = ()


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """names.toml."""

    place_nouns: dict[str, tuple[str, ...]] = {}
    shapes: Shapes = Shapes()
    organisation: OrganisationWords = OrganisationWords()
    foreign: ForeignWords = ForeignWords()
    group: GroupWords = GroupWords()
    context: ContextWords = ContextWords()
    endings: NameEndings = NameEndings()
    peoples: PeopleForms = PeopleForms()


class Office(Record, frozen=True):
    """An office or calling: `gender` m, f, n or x (either); `klass` joins words for one office."""

    word: str
    gender: str
    klass: str


class KnownOrganisation(Record, frozen=True):
    """A well-known organisation; `kind` "group" for people named together,
    "person" for a name that is an office, "medium" for a network, "event" for what is no name of somebody.
    """

    name: str
    country: str | None
    kind: str


MEMORY = 50_000  # nouns of which it is kept whether they name an office
LONG_NOUN = 7  # letters: shorter nouns are no compounds


class NameTables:
    """All tables of names of one language, as look-ups by surface form."""

    def __init__(self, language: Language) -> None:
        self.words = read_toml(language.folder / "names.toml", NameWords)
        self.titles = dict(pairs(language.folder / "titles.tsv", ("title", "gender")))
        self.offices = {
            row[0]: Office(*row) for row in read_table(language.folder / "offices.tsv", ("office", "gender", "class"))
        }
        self._offices_met: dict[str, Office | None] = {}
        self.organisations = dict(known_organisations(language))
        self.adjectives, self.people = demonyms(language)
        opening = {word[:1].upper() + word[1:]: iso for word, iso in self.adjectives.items()}
        self._adjectives_anywhere = opening | self.adjectives
        self.given = long_table(language.common / "given-names.tsv")
        self.surnames = long_table(language.common / "surnames.txt").keys()
        self.never = frozenset(self.words.context.never)
        self.no_towns = self.never | self.words.context.not_towns
        self.place_nouns = {w: k for k, words in self.words.place_nouns.items() for w in words}
        self.heads = frozenset(self.words.organisation.heads)
        self._head_ends = tuple(h.casefold() for h in self.words.organisation.heads if len(h) >= LONG_NOUN - 2)
        self.firms = frozenset(self.words.organisation.firms)
        self.generic = frozenset(self.words.organisation.generic)
        self.group_nouns = frozenset(self.words.group.nouns)
        self.place_prepositions = frozenset(self.words.context.place_prepositions)

    def bare(self, name: str) -> str:
        """Return a name without the ending of the genitive; any other as it is."""
        return name.removesuffix(self.words.endings.genitive)

    def in_genitive(self, name: str) -> bool:
        """Whether a word ends as a name in the genitive does."""
        return self.bare(name) != name

    def adjective(self, word: str) -> str | None:
        """Return the ISO code of the country an adjective belongs to, also at the beginning of a sentence."""
        return self._adjectives_anywhere.get(word)

    def office(self, word: str) -> Office | None:
        """Return the office a noun names, also as the tail of a compound ("Ministeriumssprecher")."""
        if word not in self._offices_met:
            if len(self._offices_met) >= MEMORY:
                self._offices_met.clear()
            self._offices_met[word] = self._office(word)
        return self._offices_met[word]

    def _office(self, word: str) -> Office | None:
        found = self.offices.get(word)
        if found is not None or len(word) < LONG_NOUN + 1:
            return found
        for cut in range(3, len(word) - 3):
            tail = word[cut:]
            found = self.offices.get(tail[0].upper() + tail[1:])
            if found is not None and len(tail) >= 4 and found.klass not in ("person", "relative"):
                return Office(word, found.gender, found.klass)
        return None

    def heads_a_name(self, noun: str) -> bool:
        """Whether a noun stands before names of organisations, itself or as the end of a compound."""
        return noun in self.heads or (len(noun) > LONG_NOUN and noun.casefold().endswith(self._head_ends))

    def stands_before_place(self, noun: str) -> bool:
        """Whether a noun says of the name behind it that it is a place, itself or by its end."""
        return noun in self.place_nouns or noun.casefold().endswith(self.words.shapes.place_noun_ends)

    def has_organisation_end(self, word: str) -> bool:
        """Whether a noun ends like an organisation's ("Hafenbehörde")."""
        low = word.casefold()
        return low.endswith(self.words.organisation.suffixes)

    def has_group_end(self, word: str) -> bool:
        """Whether a plural noun names people who act together."""
        return word in self.group_nouns or word.casefold().endswith(self.words.group.suffixes)


def name_tables_of(language: Language) -> NameTables:
    """Build the tables of a language; use with `Language.part`."""
    return NameTables(language)


def pairs(path: Path, columns: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table of two columns."""
    for row in read_table(path, columns):
        yield row[0], row[1]


def known_organisations(language: Language) -> Iterator[tuple[str, KnownOrganisation]]:
    """Yield every form of every well-known organisation with what it stands for."""
    columns = ("name", "short", "country", "kind")
    for name, short, country, kind in read_table(language.folder / "organisations.tsv", columns):
        known = KnownOrganisation(name, country or None, kind or "organisation")
        for form in (name, *filter(None, short.split(";"))):
            yield form, known


def demonyms(language: Language) -> tuple[dict[str, str], dict[str, str]]:
    """Return (adjective form → ISO code, noun for people → ISO code) in all their endings."""
    adjectives: dict[str, str] = {}
    people: dict[str, str] = {}
    endings = read_toml(language.folder / "names.toml", NameWords).peoples
    columns = ("iso", "adjectives", "people", "names")
    for iso, words, nouns, _ in read_table(language.folder / "demonyms.tsv", columns):
        for word in filter(None, words.split(";")):
            for ending in endings.adjectives:
                adjectives.setdefault(word + ending, iso)
        for noun in filter(None, nouns.split(";")):
            for form in people_forms(noun, endings):
                people.setdefault(form, iso)
    return adjectives, people


def people_forms(noun: str, endings: PeopleForms) -> tuple[str, ...]:
    """Return the forms of a noun for a people, of one and many, men and women."""
    for end, forms in endings.nouns:
        if noun.endswith(end):
            return tuple(noun.removesuffix(end) + form for form in forms)
    return (noun,)
