"""The working state of the clause stage: phrases and clauses while they are being found."""

from lagebild.languages.grammar_data import GrammarData
from lagebild.model.grammar import ClauseKind, Mood, PhraseRole, Sentence, Tense, Token, Voice
from lagebild.reading.clauses.retag import bits


class DraftPhrase:
    """A phrase to be; the fields are those of model.grammar.Phrase."""

    __slots__ = (
        "agreement", "clause", "conjuncts", "core_last", "determined", "first", "head", "last", "own", "parent",
        "preposition", "role",
    )  # fmt: skip

    def __init__(self, first: int, head: int, last: int, agreement: int, preposition: str | None) -> None:
        self.first = first
        self.head = head
        self.last = self.core_last = last
        self.agreement = agreement
        self.own = agreement  # the words' readings before a preposition governs them
        self.preposition = preposition
        self.role: PhraseRole | None = None
        self.clause = -1
        self.parent = -1
        self.conjuncts: tuple[int, ...] = ()
        self.determined = False


class DraftVerb:
    """A verb complex to be; the fields are those of model.grammar.VerbComplex."""

    __slots__ = (
        "finite", "lemma", "modal", "mood", "negation", "prefix", "reflexive", "tense", "tokens", "voice", "zu",
    )  # fmt: skip

    def __init__(self, lemma: str, tokens: list[int], finite: int | None) -> None:
        self.lemma = lemma
        self.tokens = tokens
        self.finite = finite
        self.tense: Tense = "none"
        self.mood: Mood = "none"
        self.voice: Voice = "active"
        self.modal: str | None = None
        self.prefix: int | None = None
        self.reflexive = False
        self.negation: int | None = None
        self.zu = False


class DraftClause:
    """A clause to be.

    `final`: its verb stands last; `done`: its verb (or infinitive) has been met; `frames`: the clause before
    that this one frames if it has a subject of its own; `after`: the clause that this one
    is the unmarked object of if its verb is Konjunktiv.
    """

    __slots__ = (
        "after",
        "antecedent",
        "base",
        "done",
        "final",
        "finite",
        "frames",
        "kind",
        "listed",
        "number",
        "opener",
        "parent",
        "phrases",
        "quoted",
        "sentence",
        "shared",
        "subject",
        "tokens",
        "verb",
    )  # fmt: skip

    def __init__(self, number: int, kind: ClauseKind, sentence: int) -> None:
        self.number = number
        self.kind: ClauseKind = kind
        self.sentence = sentence
        self.tokens: list[int] = []
        self.finite = -1
        self.opener = -1
        self.parent = -1
        self.antecedent = -1
        self.frames = -1
        self.after = -1
        self.base = -1  # the clause whose auxiliary this one shares
        self.listed = False
        self.final = False
        self.done = False
        self.verb: DraftVerb | None = None
        self.phrases: list[int] = []
        self.subject = -1
        self.shared = False
        self.quoted = 0


class Sketch:
    """The tokens of a report with their bits, and what has been drafted over them so far.

    `cover` gives for each token the outermost phrase found so far, -1 for none.
    """

    __slots__ = ("clauses", "cover", "data", "flags", "phrases", "tokens")

    def __init__(self, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...], data: GrammarData) -> None:
        self.tokens = tokens
        self.data = data
        self.flags = bits(tokens, frozenset(sentence.last for sentence in sentences) | {len(tokens)})
        self.cover = [-1] * len(tokens)
        self.phrases: list[DraftPhrase] = []
        self.clauses: list[DraftClause] = []
