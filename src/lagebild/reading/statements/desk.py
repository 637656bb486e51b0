"""What the finders of statements look at: words, clauses, quotations and cue verbs of one report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lagebild.languages.statements import Cue, StatementData, cue_lexicon, noun_of, statement_data
from lagebild.model.grammar import Clause, Phrase, Sentence, Token
from lagebild.model.span import Span
from lagebild.model.statement import StatementKind
from lagebild.reading.entity_index import EntityIndex
from lagebild.reading.notes import Notes
from lagebild.reading.quotation import Quotation, quotations

Range = tuple[int, int]  # tokens [first, last)


@dataclass(slots=True)
class Draft:
    """A statement in the making; everything in tokens.

    `clause` is the clause whose verb is the cue, `lemma` that verb. `carried` marks a speaker taken
    over from another statement, `origin` that one; `marked_weakly` speech that only a full verb's second
    subjunctive shows.
    """

    rule: str
    kind: StatementKind
    content: tuple[Range, ...]
    frame: tuple[Range, ...] = ()
    speaker: Range | None = None
    cue: tuple[int, ...] = ()
    addressee: Range | None = None
    clause: int | None = None
    lemma: str = ""
    carried: bool = False
    marked_weakly: bool = False
    parent: "Draft | None" = None
    origin: "Draft | None" = None

    @property
    def first(self) -> int:
        """The first token of the content."""
        return self.content[0][0]

    @property
    def last(self) -> int:
        """The token behind the content."""
        return self.content[-1][1]

    def holds(self, part: Range) -> bool:
        """Whether the tokens lie in one piece of the content."""
        return any(first <= part[0] and part[1] <= last for first, last in self.content)

    def touches(self, part: Range) -> bool:
        """Whether content or frame share a token with the range."""
        return any(first < part[1] and part[0] < last for first, last in (*self.content, *self.frame))


@dataclass(slots=True)
class Quoted:
    """A quotation in tokens, marks included; `words` counts the words between the marks."""

    first: int
    last: int
    words: int
    mark: Quotation
    taken: bool = False


@dataclass
class Desk:
    """The report, ready to be looked through."""

    notes: Notes

    def __post_init__(self) -> None:
        self.syntax = self.notes.syntax
        self.tokens: tuple[Token, ...] = self.syntax.tokens
        self.clauses: tuple[Clause, ...] = self.syntax.clauses
        self.phrases: tuple[Phrase, ...] = self.syntax.phrases
        self.sentences: tuple[Sentence, ...] = self.syntax.sentences
        self.lexicon: dict[str, Cue] = self.notes.language.part(cue_lexicon)
        self.data: StatementData = self.notes.language.part(statement_data)
        self.clauses_by_sentence: dict[int, list[int]] = {}
        for number, clause in sorted(enumerate(self.clauses), key=lambda pair: pair[1].tokens[0]):
            self.clauses_by_sentence.setdefault(clause.sentence, []).append(number)
        data = self.data
        before, after = data.before | data.before_saying | data.viewing, data.after | data.after_any
        self.cue_words = before | after | data.inquit | data.pronominal
        self.index: EntityIndex = self.notes.mentioned
        self._phrases: dict[int, list[int]] = {}
        self._nouns: dict[tuple[str, str], bool] = {}
        self.quoted: list[Quoted] = list(self._quoted())
        self.quoted_by_token: list[Quoted | None] = [None] * len(self.tokens)
        for quoted in self.quoted:
            for number in range(quoted.first, quoted.last):
                self.quoted_by_token[number] = quoted

    def _quoted(self) -> list[Quoted]:
        text, found = self.notes.text, []
        for segment in self.notes.segments:
            if segment.dropped is None:
                for mark in quotations(text, segment.span.start, segment.span.end):
                    inside = self.syntax.tokens_in(mark.start, mark.end)
                    words = sum(1 for n in inside if self.tokens[n].text[:1].isalnum())
                    if len(inside) > 1 and words:
                        found.append(Quoted(inside.start, inside.stop, words, mark))
        return found

    # Words

    def word(self, number: int) -> str:
        """The token's text; "" outside the report."""
        return self.tokens[number].text if 0 <= number < len(self.tokens) else ""

    def tag(self, number: int) -> str:
        """The token's STTS tag; "" outside the report."""
        return self.tokens[number].tag if 0 <= number < len(self.tokens) else ""

    def is_saying(self, lemma: str) -> bool:
        """Whether a noun names what somebody says ("Polizeiangaben")."""
        return self._noun(lemma, "saying_nouns")

    def is_content_noun(self, lemma: str) -> bool:
        """Whether a noun can be followed by what is said."""
        return self._noun(lemma, "content_nouns")

    def is_relay(self, lemma: str) -> bool:
        """Whether a noun names who passes statements on ("Nachrichtenagentur")."""
        return self._noun(lemma, "relays")

    def is_medium(self, token: int) -> bool:
        """Whether a word names where something is said ("Facebook", "Interview")."""
        return self._noun(self.tokens[token].lemma, "media") or self._noun(self.word(token), "media")

    def can_speak(self, part: Range) -> bool:
        """Whether a phrase may name a voice: a name, a person's pronoun, an office, a body, a report."""
        head = next((t for t in range(*part) if self.tag(t) in ("NN", "NE")), None)
        named = head is not None and head + 1 < part[1] and self.tag(head + 1) == "NE"  # as storms are
        if head is not None and (named or self.tag(head) == "NN") and self._noun(self.tokens[head].lemma, "silent"):
            return False
        span = Span(*self.syntax.span_of_tokens(*part))
        if any(entity.kind != "place" for _, entity in self.index.mentions_in(span)):
            return True
        for token in range(*part):
            lemma = self.tokens[token].lemma
            tag = self.tag(token)
            if tag in ("NE", "FM") or (tag == "PPER" and self.lower(token) not in self.data.impersonal_subjects):
                return True
            if tag == "NN" and (self.speaks_for(lemma) or self.is_relay(lemma) or self.is_saying(lemma)):
                return True
            if tag == "NN" and (self._noun(lemma, "bodies") or lemma.endswith(self.data.person_endings)):
                return True
        return False

    def is_own_voice(self, part: Range | None) -> bool:
        """Whether the speaker is the newsroom itself: "wir bitten" outside quotation marks."""
        return part is not None and self.lower(part[0]) in self.data.own_voice and self.tag(part[0]) == "PPER"

    def listens(self, token: int) -> bool:
        """Whether a noun names those who are spoken to ("Journalisten")."""
        return self._noun(self.tokens[token].lemma, "listeners")

    def speaks_for(self, lemma: str) -> bool:
        """Whether a noun names one who speaks for a body ("Sprecherin")."""
        return self._noun(lemma, "spokespeople")

    def _noun(self, lemma: str, group: str) -> bool:
        key = (group, lemma)
        if key not in self._nouns:
            self._nouns[key] = noun_of(lemma, getattr(self.data, group)) is not None
        return self._nouns[key]

    def lower(self, number: int) -> str:
        """The token's text in small letters."""
        return self.syntax.low[number] if 0 <= number < len(self.tokens) else ""

    def is_word(self, number: int) -> bool:
        """Whether the token is a word or number and no mark."""
        return self.word(number)[:1].isalnum()

    # Clauses

    def clauses_of(self, sentence: int) -> Sequence[int]:
        """The clauses of a sentence in the order of their first tokens."""
        return self.clauses_by_sentence.get(sentence, ())

    def clauses_from(self, clause: Clause) -> tuple[int, ...]:
        """The clauses of the sentence that begin after this one does."""
        begin = clause.tokens[0]
        return tuple(n for n in self.clauses_of(clause.sentence) if self.clauses[n].tokens[0] > begin)

    def clauses_before(self, clause: Clause) -> tuple[int, ...]:
        """The clauses of the sentence that begin before this one does."""
        begin = clause.tokens[0]
        return tuple(n for n in self.clauses_of(clause.sentence) if self.clauses[n].tokens[0] < begin)

    def interrupts(self, inner: int, outer: int) -> bool:
        """Whether one clause depends on the other, however far."""
        return outer in self.syntax.ancestors(inner)

    def first_word(self, clause: Clause) -> int:
        """The clause's first token that is no mark."""
        return next((t for t in clause.tokens if self.is_word(t)), clause.tokens[0])

    def phrases_of_clause(self, number: int) -> list[int]:
        """All phrases of a clause, those inside others too, in text order."""
        if not self._phrases:
            for inner, phrase in enumerate(self.phrases):
                if phrase.clause is not None:
                    self._phrases.setdefault(phrase.clause, []).append(inner)
        return self._phrases.get(number, [])

    def cue_of(self, number: int) -> Cue | None:
        """The cue that a clause's verb is; a prefix that makes no known verb is passed over."""
        verb = self.clauses[number].verb
        if verb is None:
            return None
        if verb.lemma in self.data.otherwise_reflexive and self.is_reflexive(number):
            return None
        found = self.lexicon.get(verb.lemma)
        if verb.finite is None:
            return found
        before = self.lower(verb.tokens[0] - 1) + verb.lemma  # a prefix written apart
        if found is None or verb.lemma in self.data.light_verbs:
            found = self.lexicon.get(before, found)
        if verb.prefix is None and verb.finite in verb.tokens[-1:]:
            last = self.last_word(number)
            found = self.lexicon.get(self.lower(last) + verb.lemma, found) if last > verb.finite else found
        elif found is None and verb.prefix is not None:
            found = self.lexicon.get(self.tokens[verb.finite].lemma)
        return found

    def finite_of(self, number: int) -> int | None:
        """The finite verb of a clause; also where a plural was taken for the infinitive it looks like."""
        clause = self.clauses[number]
        if clause.verb is None or clause.verb.finite is not None:
            return None if clause.verb is None else clause.verb.finite
        bare = clause.kind == "fragment" and not clause.verb.zu and clause.subject is not None
        shared = clause.kind == "main" and clause.verb.tense != "none"  # two participles share an auxiliary
        return clause.verb.tokens[0] if bare or shared else None

    def last_word(self, number: int) -> int:
        """The clause's last token that is no mark."""
        tokens = self.clauses[number].tokens
        return next((t for t in reversed(tokens) if self.is_word(t)), tokens[-1])

    def is_reflexive(self, number: int) -> bool:
        """Whether the clause has a reflexive pronoun."""
        verb = self.clauses[number].verb
        return verb is not None and (verb.reflexive or any(self.tag(t) == "PRF" for t in self.clauses[number].tokens))

    def is_impersonal(self, number: int) -> bool:
        """Whether the clause only says, of nobody, that something is said."""
        verb = self.clauses[number].verb
        if verb is None or verb.finite is None:
            return False
        lemmas = {verb.lemma, self.tokens[verb.finite].lemma, self.tokens[verb.tokens[-1]].lemma}
        return not lemmas.isdisjoint(self.data.impersonal_verbs) and any(
            self.lower(token) in self.data.impersonal_subjects for token in self.clauses[number].tokens
        )

    # Quotations

    def in_outer_quotation(self, quoted: Quoted) -> bool:
        """Whether the words right around the quotation are quoted themselves."""
        return quoted.first > 0 and self.quoted_by_token[quoted.first - 1] not in (None, quoted)

    def in_long_quotation(self, token: int) -> bool:
        """Whether the token stands in a quotation long enough to be speech."""
        quoted = self.quoted_by_token[token]
        return quoted is not None and quoted.words > 3

    def quotation_ending_at(self, token: int) -> Quoted | None:
        """The quotation whose closing mark is this token or the one before a comma here."""
        for place in (token, token - 1) if self.word(token) == "," else (token,):
            quoted = self.quoted_by_token[place] if 0 <= place < len(self.tokens) else None
            if quoted is not None and quoted.last == place + 1:
                return quoted
        return None

    def quote_start(self, token: int) -> int:
        """The opening mark right before the token, else the token itself."""
        quoted = self.quoted_by_token[token]
        return token - 1 if quoted is not None and quoted.first == token - 1 else token

    # Ranges

    def with_commas(self, first: int, last: int, lowest: int, highest: int) -> Range:
        """The range with the comma or dash on either side, inside the sentence."""
        while first > lowest and self.word(first - 1) in _SEPARATORS:
            first -= 1
        if last < highest and self.word(last - 1) not in _SEPARATORS and self.word(last) in _SEPARATORS:
            last += 1
        return first, last

    def pieces(self, first: int, last: int, hole: Range) -> tuple[Range, ...]:
        """What is left of [first, last), marks included, on both sides of the hole."""
        return tuple(p for p in ((first, hole[0]), (hole[1], last)) if p[0] < p[1])

    def around(self, first: int, last: int, hole: Range) -> tuple[Range, ...]:
        """What is left of [first, last) on both sides of the hole."""
        pieces = (self.trimmed(first, hole[0]), self.trimmed(hole[1], last))
        return tuple(piece for piece in pieces if piece is not None)

    def same_segment(self, one: int, two: int) -> bool:
        """Whether two sentences stand in one segment."""
        return self.sentences[one].segment == self.sentences[two].segment

    def near(self, one: int, two: int) -> bool:
        """Whether the second token stands at most two sentences behind the first, in one segment."""
        here, there = self.syntax.sentence_of(one), self.syntax.sentence_of(two)
        return 0 <= there - here <= _NEAR

    def is_headline(self, sentence: int) -> bool:
        """Whether the sentence is a headline: in such a segment, without a full stop."""
        found = self.sentences[sentence]
        kind = self.notes.segments[found.segment].kind
        return kind in ("headline", "subheading", "lead") and self.word(found.last - 1) not in _STOPS

    def same_paragraph(self, one: int, two: int) -> bool:
        """Whether no line ends between two tokens."""
        return "\n" not in self.notes.text[self.tokens[one].end : self.tokens[two].start]

    def sentence_range(self, sentence: int) -> Range:
        """The tokens of a sentence without its final stop and the mark of a quotation that began before it."""
        found = self.sentences[sentence]
        last = found.last
        while last > found.first and (self.word(last - 1) in _STOPS or self._closes_outside(last - 1, found.first)):
            last -= 1
        return found.first, last

    def _closes_outside(self, token: int, first: int) -> bool:
        quoted = self.quoted_by_token[token]
        return quoted is not None and quoted.last == token + 1 and quoted.first < first

    def trimmed(self, first: int, last: int) -> Range | None:
        """The range without commas, dashes and stops at its edges; None where nothing is left."""
        while first < last and self.word(first) in _EDGES:
            first += 1
        while first < last and self.word(last - 1) in _EDGES:
            last -= 1
        return (first, last) if first < last else None


_NEAR: Final = 2
_SEPARATORS: Final = frozenset({",", "–", "—", "-"})
_STOPS: Final = frozenset({".", "!", "?", "…", ":", ";"})
_EDGES: Final = frozenset({",", ";", ":", "-", "–", "—", ".", "!", "?"})
