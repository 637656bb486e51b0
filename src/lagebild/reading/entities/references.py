"""One passage that speaks of somebody or something, with what it says of it: the material of coreference."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from lagebild.languages.gazetteer import PlaceRow
from lagebild.model.entity import EntityKind, Location, MentionForm, NamedMention

NEUTER: Final = "n"


@dataclass(slots=True)
class Reference:
    """Tokens [first, last) with `head`, and what they tell.

    `klass` is the class of the office, organisation or place noun; `noun` the head's base form in small
    letters; `genders` those it may have ("" unknown); `plural` whether it speaks of several; `definite`
    whether it points back; `counted` whether a number or an indefinite article makes it new; `role`,
    `country` as told by the passage itself; `former` whether the office is said to be past or another's;
    `doer` whether it is a subject, agent or voice; `described` the tokens and head of the noun phrase
    before a name; `labelled` whether its noun stands in quotation marks,
    as somebody's word for it; `age` in years, as told; `laden` whether more than adjectives stands between its article
    and its noun (a whole attribute with a participle); `titled` whether it stands in the title without a determiner;
    `reported` whether its clause is in reported speech; `points` the head of the noun that a demonstrative points at.
    """

    first: int
    last: int
    head: int
    kind: EntityKind
    form: MentionForm
    rule: str
    sentence: int
    named: NamedMention | None = None
    name: str = ""
    noun: str = ""
    klass: str | None = None
    genders: str = ""
    plural: bool = False
    definite: bool = False
    role: str | None = None
    country: str | None = None
    former: bool = False
    doer: bool = False
    subject: bool = False
    clause: int | None = None
    phrase: int | None = None
    modifiers: tuple[str, ...] = ()
    counted: bool = False
    labelled: bool = False
    described: tuple[int, int, int] | None = None
    age: str = ""
    laden: bool = False
    titled: bool = False
    reported: bool = False
    points: int = -1


def _place(reference: Reference) -> tuple[int, int]:
    return reference.first, reference.last


@dataclass(slots=True)
class Chain:
    """The references that speak of one thing, and what they tell together; `known` a place never named that the
    gazetteer knows by its description.
    """

    kind: EntityKind
    references: list[Reference] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    role: str | None = None
    country: str | None = None
    genders: str = ""
    plural: bool = False
    former: bool = False
    geonames: set[str | None] = field(default_factory=set)
    locations: set[Location] = field(default_factory=set)
    known: PlaceRow | None = None
    age: str = ""

    def take(self, reference: Reference) -> None:
        """Add a reference and learn from it."""
        self.references.append(reference)
        if reference.named is not None:
            self.geonames.add(reference.named.geonames)
            if reference.named.location is not None:
                self.locations.add(reference.named.location)
        if reference.form in ("pronoun", "possessive"):
            return
        if reference.name and reference.name not in self.names:
            self.names.append(reference.name)
        if reference.noun:
            self.nouns.add(reference.noun)
        if reference.klass:
            self.classes.add(reference.klass)
        if reference.role and not self.role:
            self.role, self.former = reference.role, reference.former
        self.country = self.country or reference.country
        self.age = self.age or reference.age
        if reference.genders and (not self.genders or len(reference.genders) < len(self.genders)):
            self.genders = reference.genders
        self.plural = self.plural or reference.plural

    def know(self, row: PlaceRow) -> None:
        """Learn from the gazetteer which place is described."""
        self.known = row
        self.names.append(row.name)
        self.geonames.add(row.geonames)
        self.locations.add(row.location)
        self.country = self.country or row.country

    def settle(self) -> None:
        """Bring the latest reference to its place in the text; the others stand in order."""
        if len(self.references) > 1 and _place(self.references[-1]) < _place(self.references[-2]):
            self.references.sort(key=_place)

    def latest_before(self, first: int) -> Reference | None:
        """Return the latest reference that ends before a token; references stand in text order."""
        number = bisect_right(self.references, first, key=lambda r: r.first)
        while number > 0 and self.references[number - 1].last > first:
            number -= 1
        return self.references[number - 1] if number else None

    def absorb(self, other: "Chain") -> None:
        """Take over everything of another chain."""
        for reference in other.references:
            self.take(reference)
        self.references.sort(key=lambda r: (r.first, r.last))

    @property
    def last(self) -> Reference:
        """The latest reference in the text."""
        return self.references[-1]

    @property
    def named(self) -> bool:
        """Whether some reference bears a name."""
        return bool(self.names)
