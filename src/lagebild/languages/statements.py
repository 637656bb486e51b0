"""cues.tsv and statements.toml: the words that mark who says what, and the rules with their examples."""

from functools import cached_property, lru_cache
from typing import get_args

import msgspec

from lagebild.languages.files import DataError, read_table, read_toml
from lagebild.languages.language import Language
from lagebild.languages.rules import Rule
from lagebild.model.record import Record
from lagebild.model.statement import Certainty, Stance

CUES = "cues.tsv"
FILE = "statements.toml"
_COLUMNS = ("lemma", "frames", "stance", "certainty")
Words = frozenset[str]
#: Letters of the shortest first part of a compound.
SHORTEST_PART = 3


class Cue(Record, frozen=True):
    """A verb of saying, thinking or demanding. `frames` are the forms its content can take.

    "that": a clause with conjunction, a verb-second subjunctive or speech before the verb; "v2": also a
    verb-second indicative; "k1": only where the content stands in the subjunctive; "inf": an infinitive
    with its particle; "whether": an indirect question; "inquit": the as-clause; "obj": a noun phrase; "als":
    object and predicate; "act": a promise,
    threat or request whose content is the object alone; "unnamed": also where no speaker is named;
    "placed": only where what the words stand in is named;
    "reflexive": only with the reflexive pronoun; "shared": only where several voices share the verb;
    anything else is a preposition.
    """

    lemma: str
    frames: frozenset[str]
    stance: Stance = "asserts"
    certainty: Certainty = "certain"

    def takes(self, *frames: str) -> bool:
        """Whether the content can have one of the forms."""
        return not self.frames.isdisjoint(frames)


class StatementRule(Rule, frozen=True):
    """One way in which German marks a statement.

    In an example <q>…</q> marks the content, <s> the speaker, <c> the cue; `kind` is the kind it has.
    """

    kind: str


class StatementData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The word lists; what each means stands beside it in the file."""

    before: Words = frozenset()
    before_voice: Words = frozenset()
    numbered: frozenset[str] = frozenset()
    before_saying: Words = frozenset()
    viewing: Words = frozenset()
    viewpoints: Words = frozenset()
    owners: Words = frozenset()
    known: Words = frozenset()
    after: Words = frozenset()
    after_nouns: Words = frozenset()
    pronominal_in_time: Words = frozenset()
    pronominal_inside: Words = frozenset()
    after_any: Words = frozenset()
    before_subjunctive: Words = frozenset()
    pronominal: Words = frozenset()
    inquit: Words = frozenset()
    as_words: Words = frozenset()
    contrasting: Words = frozenset()
    content_openers: Words = frozenset()
    question_openers: Words = frozenset()
    sure_questions: Words = frozenset()
    correlates: Words = frozenset()
    not_correlating: Words = frozenset()
    judging: Words = frozenset()
    judged_by: Words = frozenset()
    light_verbs: Words = frozenset()
    predicates: Words = frozenset()
    resuming: Words = frozenset()
    impersonal_subjects: Words = frozenset()
    continuing: Words = frozenset()
    impersonal_verbs: Words = frozenset()
    hearsay: Words = frozenset()
    claimed: Words = frozenset()
    saying_nouns: Words = frozenset()
    content_nouns: Words = frozenset()
    media: Words = frozenset()
    relays: Words = frozenset()
    agencies: Words = frozenset()
    voices: Words = frozenset()
    silent: Words = frozenset()
    owned_by: Words = frozenset()
    own: Words = frozenset()
    linking: tuple[str, ...] = ()
    linking_only: Words = frozenset()
    person_endings: tuple[str, ...] = ()
    bodies: Words = frozenset()
    spokespeople: Words = frozenset()
    addressed: Words = frozenset()
    addressed_dative: Words = frozenset()
    addressed_accusative: Words = frozenset()
    listeners: Words = frozenset()
    heard: Words = frozenset()
    dative_articles: Words = frozenset()
    anaphors: Words = frozenset()
    genitive_openers: Words = frozenset()
    issuing: Words = frozenset()
    otherwise_reflexive: Words = frozenset()
    own_voice: Words = frozenset()
    no_genitive: Words = frozenset()
    citing: Words = frozenset()
    said_by: Words = frozenset()
    relative_words: Words = frozenset()
    said_in: Words = frozenset()
    belonging: Words = frozenset()
    demanding: Words = frozenset()
    intending: Words = frozenset()
    certainty: dict[Certainty, tuple[str, ...]] = {}
    rules: tuple[StatementRule, ...] = ()

    @cached_property
    def certainty_of(self) -> dict[str, Certainty]:
        """Return how sure a voice is by the word that shows it."""
        return {word: sure for sure, words in self.certainty.items() for word in words}


def cue_lexicon(language: Language) -> dict[str, Cue]:
    """Return the verbs of cues.tsv by lemma; raises DataError for an unknown stance or certainty."""
    found: dict[str, Cue] = {}
    for lemma, frames, stance, certainty in read_table(language.folder / CUES, _COLUMNS):
        if stance not in get_args(Stance) or certainty not in get_args(Certainty):
            raise DataError(f"{CUES}, {lemma}: no such stance or certainty: {stance}, {certainty}")
        found[lemma] = Cue(lemma, frozenset(frames.split()), stance, certainty)  # type: ignore[arg-type]
    return found


def statement_data(language: Language) -> StatementData:
    """Return statements.toml as it stands."""
    return read_toml(language.folder / FILE, StatementData)


@lru_cache(maxsize=1 << 16)
def noun_of(lemma: str, nouns: Words) -> str | None:
    """Return the noun of the list that the lemma is or, as a compound, ends in; None without one.

    A compound's first part has a syllable: "Vermittlung" and "Anmeldung" are no compounds of "Ermittlung", "Meldung".
    """
    if lemma in nouns:
        return lemma
    lowered = lemma.casefold()
    tails = (noun for noun in sorted(nouns) if 3 < len(noun) <= len(lemma) - SHORTEST_PART)
    return next((noun for noun in tails if lowered.endswith(noun.casefold())), None)
