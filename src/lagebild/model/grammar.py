"""Words, phrases and clauses: what every later stage stands on.

A token is addressed by its index in `Grammar.tokens`; a clause and a phrase by theirs. Agreement is a
set of (case, number, gender) readings held in 24 bits, so that agreeing is a bitwise AND.
"""

from typing import Literal

from lagebild.model.record import Record

Case = Literal["nom", "gen", "dat", "acc"]
#: Bit of a reading: CASES.index(case) * 6 + NUMBERS.index(number) * 3 + GENDERS.index(gender)
CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc")
NUMBERS = ("sg", "pl")
GENDERS = ("masc", "fem", "neut")
ANY_AGREEMENT = (1 << 24) - 1


def agreement_bit(case: str, number: str, gender: str) -> int:
    """Return the bit of one (case, number, gender) reading; raises ValueError for an unknown name."""
    return 1 << (CASES.index(case) * 6 + NUMBERS.index(number) * 3 + GENDERS.index(gender))


def agreement_of(cases: str = "", numbers: str = "", genders: str = "") -> int:
    """Return every reading with the named cases, numbers, genders (space-separated; empty: all)."""
    mask = 0
    for case in cases.split() or CASES:
        for number in numbers.split() or NUMBERS:
            for gender in genders.split() or GENDERS:
                mask |= agreement_bit(case, number, gender)
    return mask


NOM, GEN, DAT, ACC = (agreement_of(cases=c) for c in CASES)
SINGULAR, PLURAL = (agreement_of(numbers=n) for n in NUMBERS)
MASC, FEM, NEUT = (agreement_of(genders=g) for g in GENDERS)


def any_case(mask: int) -> int:
    """Return a mask with its numbers and genders in every case."""
    low = (mask | mask >> 6 | mask >> 12 | mask >> 18) & 0b111111
    return low | low << 6 | low << 12 | low << 18


Mood = Literal["indicative", "k1", "k2", "imperative", "none"]
Tense = Literal["present", "preterite", "perfect", "pluperfect", "future", "future-perfect", "none"]
Voice = Literal["active", "passive", "stative"]  # stative: "ist gesperrt"
ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "parenthesis", "fragment"]
PhraseRole = Literal[
    "subject", "object", "dative", "agent", "predicate", "genitive", "apposition", "adverbial", "vocative"
]


class VerbForm(Record, frozen=True):
    """What one verb token can be. `person` 0 and number "" where it is not finite."""

    person: int
    number: str
    tense: Literal["present", "preterite", "none"]
    mood: Mood


class Token(Record, frozen=True):
    """One word or mark. `tag` is STTS (NN, NE, ART, VVFIN, APPR, KOUS, $, $. $( …).

    `agreement` is 0 for words without case; of a preposition, what it governs. `forms` are the
    finite readings a verb token can have, those its surroundings rule out left away.
    `lemma` of a verb with a separated prefix is the simple verb; the clause's verb complex has the whole.
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    agreement: int = 0
    forms: tuple[VerbForm, ...] = ()


class Sentence(Record, frozen=True):
    """Tokens [first, last) of one sentence, headline, caption line or list item.

    `segment` is the index of its segment in the reading; `quoted` levels are on the clauses.
    """

    start: int
    end: int
    first: int
    last: int
    segment: int


class VerbComplex(Record, frozen=True):
    """The whole verb of a clause: finite verb, auxiliaries, participles, infinitives, prefix, "sich".

    `lemma` is the full verb's, prefix joined ("mitteilen" for "teilte … mit"; "sein" for a bare copula).
    `modal` is the modal verb's lemma ("sollen", "wollen"). `tokens` are all its tokens, in text order.
    `evidential` forms ("soll", "will" + perfect infinitive) are the statements' to judge, not grammar's.
    """

    lemma: str
    tokens: tuple[int, ...]
    finite: int | None
    tense: Tense
    mood: Mood
    voice: Voice
    modal: str | None = None
    prefix: int | None = None
    reflexive: bool = False
    negation: int | None = None
    zu: bool = False


class Phrase(Record, frozen=True):
    """A noun phrase or prepositional phrase: tokens [first, last), attributes and appositions included.

    `core_last` ends the phrase without appositions, genitive attributes and following prepositional
    attributes. `agreement` are the readings left after agreement and position. `parent` is the phrase
    it is an attribute or apposition of. `preposition` is the lemma ("in" for "im"), None for a noun phrase.
    `conjuncts` are the phrases coordinated inside it ("Polizei und Armee"), where there are any.
    """

    first: int
    last: int
    head: int
    core_last: int
    agreement: int
    role: PhraseRole | None = None
    preposition: str | None = None
    clause: int | None = None
    parent: int | None = None
    conjuncts: tuple[int, ...] = ()


class Clause(Record, frozen=True):
    """One clause. `tokens` are its own, without those of clauses embedded in it.

    `parent` is the clause it depends on or interrupts; `shared_subject` marks a subject taken over from
    the clause before ("they stormed the house and set it alight"). `quoted` counts the quotation marks it
    stands inside. `opener` is the conjunction, relative or question word that opens it. `field` of a
    phrase follows from its place against `verb.finite` (Vorfeld: before it in a main clause).
    `antecedent` is the phrase a relative clause belongs to.
    """

    kind: ClauseKind
    tokens: tuple[int, ...]
    sentence: int
    verb: VerbComplex | None = None
    phrases: tuple[int, ...] = ()
    subject: int | None = None
    shared_subject: bool = False
    opener: int | None = None
    parent: int | None = None
    antecedent: int | None = None
    quoted: int = 0


class Grammar(Record, frozen=True):
    """Words, sentences, phrases and clauses of the kept segments of one report, in text order."""

    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    clauses: tuple[Clause, ...] = ()
