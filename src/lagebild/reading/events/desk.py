"""What the event rules look things up in: words of a clause, entities, times and statements by place."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from lagebild.languages.events import EventLexicon, Frame, Trigger, event_lexicon
from lagebild.languages.factuality import Factuality, factuality
from lagebild.languages.names import demonyms
from lagebild.model.entity import Entity
from lagebild.model.event import EventTime, Party, Status
from lagebild.model.span import Span
from lagebild.model.statement import Statement
from lagebild.model.time import TimeMention
from lagebild.reading.notes import Notes
from lagebild.reading.syntax import Syntax

#: Segments that stand above or beside the story.
ACT: Final = "reported-act"  # the rule of statements that a report only tells were made
TITLES = ("headline", "subheading", "caption", "dateline")
POSSESSIVE: Final = "PPOSAT"  # tag of a pronoun that tells whose a noun is
#: Forms of a mention that bear a name; an adjective made of a town's name does too, under this rule.
NAMED, TOWN_ADJECTIVE = ("name", "acronym"), "city-adjective"
AFTER_TITLE: Final = 2  # sentences after the body's first that still belong to its beginning


@dataclass(slots=True)
class Candidate:
    """One trigger in the text, and what its surroundings tell of the event. Working note of this stage.

    `token` carries it; `tokens` are all of it. `attribute`: a participle before its noun. `hard`: its own
    words (an adjective, a modal, a negation) make the status. `host` is the cluster of the occurrence
    that did this harm. `voice` tells it where no statement does.
    """

    type: str
    trigger: Trigger
    frame: Frame
    token: int
    tokens: tuple[int, ...]
    clause: int | None
    phrase: int | None
    sentence: int
    attribute: bool = False
    actor: Party | None = None
    target: Party | None = None
    place: Party | None = None
    place_told: bool = False  # as its place, not only as near it
    place_by_people: bool = False  # by an adjective of its country
    time: EventTime | None = None
    about: Party | None = None
    cause: Party | None = None
    status: Status = "asserted"
    cues: tuple[Span, ...] = ()
    statement: Statement | None = None
    voice: Party | None = None
    hard: bool = False
    earlier: bool = False  # told of a case before the story's, or of what is usual
    away: bool = False  # its time is counted from what is told beside it
    undated: bool = False  # its sentence dates it to something long past, as a beginning only
    through: int | None = None  # the noun of the event that did this harm, where the sentence makes it the actor
    host: int | None = None
    host_type: str = ""
    host_place: Party | None = None
    host_new: bool = False  # the occurrence is brought in with "a" beside it
    cluster: int = -1


@dataclass(slots=True)
class Located:
    """A mention of an entity: the tokens of its head, and the entity."""

    token: int
    span: Span
    entity: Entity
    named: bool = True  # by name, not by a noun or adverb
    offset: bool = False  # told only to measure a distance from


@dataclass(slots=True)
class Desk:
    """The report as the event rules see it; everything is built once and looked up in O(1) or a bisect."""

    notes: Notes
    syntax: Syntax
    lexicon: EventLexicon
    facts: Factuality
    low: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    mentions: dict[int, Located] = field(default_factory=dict)
    times: dict[int, list[tuple[int, TimeMention]]] = field(default_factory=dict)
    statements: list[tuple[int, int, Statement]] = field(default_factory=list)
    origins: dict[int, Located] = field(default_factory=dict)  # adjectives of countries that the report names
    entities: dict[str, Entity] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)  # countries that the report names themselves
    acts: dict[int, set[str]] = field(default_factory=dict)  # clause → types of speech its verb does
    trigger_nouns: set[int] = field(default_factory=set)
    trigger_tokens: set[int] = field(default_factory=set)
    occurring: dict[int, set[str]] = field(default_factory=dict)  # noun → types that it tells, not only takes up
    tellers: set[int] = field(default_factory=set)  # characters at which who made a bare act of speech ends
    saying: set[int] = field(default_factory=set)  # clauses whose verb introduces a statement
    nested: set[frozenset[str]] = field(default_factory=set)  # places told as one inside the other
    lead: int = 0  # the last sentence of the report's beginning: title, caption and the first two of the body
    _names: dict[Span, frozenset[str]] = field(default_factory=dict)
    _words: dict[int, frozenset[str]] = field(default_factory=dict)
    _classes: dict[tuple[int, str], bool] = field(default_factory=dict)

    def clause_words(self, clause: int) -> frozenset[str]:
        """Return the words and lemmas of a clause, lower case."""
        found = self._words.get(clause)
        if found is None:
            tokens = self.syntax.clauses[clause].tokens
            found = frozenset(w for t in tokens for w in (self.low[t], self.lemma[t]))
            verb = self.syntax.clauses[clause].verb
            if verb is not None:
                found |= {verb.lemma}
            self._words[clause] = found
        return found

    def habitual(self, clause: int) -> bool:
        """Whether a clause tells what happens again and again."""
        return any(self.low[t] in self.lexicon.words.habitual for t in self.syntax.clauses[clause].tokens)

    def token_in_class(self, token: int, name: str) -> bool:
        """Whether a word belongs to a class, by itself, as a compound's end, or by its entity's kind."""
        group = self.lexicon.classes[name]
        if group.holds(self.low[token]) or group.holds(self.lemma[token]):
            return True
        located = self.mentions.get(token)
        return bool(group.kinds) and located is not None and located.entity.kind in group.kinds

    def clause_has(self, clause: int, name: str) -> bool:
        """Whether a clause holds a word of the class."""
        key = (clause, name)
        found = self._classes.get(key)
        if found is None:
            found = any(self.token_in_class(t, name) for t in self.syntax.clauses[clause].tokens)
            self._classes[key] = found
        return found

    def head_mention(self, phrase: int) -> Located | None:
        """Return the entity that a phrase's head stands for, else the first one named in its core."""
        found = self.syntax.phrases[phrase]
        located = self.mentions.get(found.head)
        if located is not None:
            return located
        for token in range(found.first, found.core_last):
            if token in self.mentions and self.syntax.tokens[token].tag != POSSESSIVE:
                return self.mentions[token]
        return None

    def party(self, phrase: int, *, own: int | None = None) -> Party:
        """Return a phrase as a party, without its preposition; `own` is a token to leave outside."""
        phrase = self._meant(phrase)
        found = self.syntax.phrases[phrase]
        first = found.first
        if found.preposition is not None and first < found.head:
            first += 1
        last = self._own_last(phrase)
        if own is not None and first <= own < last and own > found.head:
            last = own
        start, end = self.syntax.span_of_tokens(first, max(last, first + 1))
        located = self.head_mention(phrase)
        return Party(Span(start, end), self.notes.text[start:end], located.entity.id if located else None)

    def _meant(self, phrase: int) -> int:
        """The phrase that is meant: by a relative pronoun its antecedent; behind a noun that only leads to it, its
        genitive.
        """
        phrase = self.syntax.meant(phrase)
        head = self.syntax.tokens[self.syntax.phrases[phrase].head]
        if head.lemma in self.lexicon.words.transparent:
            for attribute in self.syntax.attributes(phrase):
                if self.syntax.phrases[attribute].role == "genitive":
                    return attribute
        return phrase

    def _own_last(self, phrase: int) -> int:
        """Where a phrase ends as a party: before an attribute whose preposition tells another role."""
        found = self.syntax.phrases[phrase]
        last, keeping = found.last, self.lexicon.words.keeping
        waiting = [phrase]
        while waiting:
            for attribute in self.syntax.attributes(waiting.pop()):
                inner = self.syntax.phrases[attribute]
                foreign = inner.preposition is not None and inner.preposition not in keeping
                misread = inner.role == "genitive" and self.counted(attribute)
                if inner.first > found.head and (foreign or misread):
                    last = min(last, inner.first)
                waiting.append(attribute)
        return last

    def counted(self, phrase: int) -> bool:
        """Whether a phrase is a bare number with its noun, which shows no genitive ("… zehn Personen")."""
        found = self.syntax.phrases[phrase]
        tags = {self.syntax.tokens[t].tag for t in range(found.first, found.head)}
        return found.preposition is None and "CARD" in tags and tags.isdisjoint(("ART", "PDAT", "PPOSAT", "ADJA"))

    def party_of_token(self, token: int) -> Party:
        """Return a single word as a party."""
        found = self.syntax.tokens[token]
        located = self.mentions.get(token) or self.origins.get(token)
        return Party(Span(found.start, found.end), found.text, (located.entity.id or None) if located else None)

    def names_in(self, party: Party) -> frozenset[str]:
        """Return the nouns and names of a party's words, as lemmas."""
        found = self._names.get(party.span)
        if found is None:
            tokens = self.syntax.tokens_in(party.span.start, party.span.end)
            found = frozenset(self.lemma[t] for t in tokens if self.syntax.tokens[t].tag in ("NN", "NE", "FM"))
            self._names[party.span] = found
        return found

    def is_pronoun(self, party: Party) -> bool:
        """Whether a party is told by a pronoun alone."""
        tokens = self.syntax.tokens_in(party.span.start, party.span.end)
        return all(self.syntax.tokens[t].tag.startswith("P") for t in tokens)

    def time_spans(self, span: Span) -> list[Span]:
        """Return the spans of the time expressions in the sentence of a passage."""
        token = self.syntax.token_at(span.start)
        if token is None:
            return []
        return [m.span for _, m in self.times.get(self.syntax.sentence_of(token), ())]

    def segment_kind(self, found: Candidate) -> str:
        """Return what kind of segment a trigger stands in."""
        number = self.syntax.sentences[found.sentence].segment
        return self.notes.segments[number].kind if number < len(self.notes.segments) else "body"

    def statement_at(self, offset: int, actor: Party | None = None) -> Statement | None:
        """Return the innermost statement whose content covers the offset and that is not the actor's own."""
        best: tuple[int, Statement] | None = None
        at = bisect_right(self.statements, offset, key=lambda s: s[0])
        for start, end, statement in reversed(self.statements[max(0, at - 40) : at]):
            if actor is not None and any(actor.span.overlaps(s) for s in statement.speaker):
                continue
            if start <= offset < end and (best is None or end - start < best[0]):
                best = (end - start, statement)
        return best[1] if best else None


def desk_of(notes: Notes) -> Desk:
    """Lay out the report for the event rules."""
    syntax = notes.syntax
    desk = Desk(notes, syntax, notes.language.part(event_lexicon), notes.language.part(factuality))
    desk.low = syntax.low
    desk.lemma = [t.lemma.lower() for t in syntax.tokens]
    for statement in notes.statements:
        if statement.rule == ACT and statement.speaker and not statement.cue:
            desk.tellers.add(statement.speaker[-1].end)
        for cue in statement.cue:
            token = syntax.token_at(cue.start)
            clause = syntax.clause_of(token) if token is not None else None
            if token is not None and clause is not None and syntax.tokens[token].tag.startswith("V"):
                desk.saying.add(clause)
    desk.entities = {e.id: e for e in notes.entities}
    _lay_mentions(desk)
    _lay_origins(desk)
    _lay_landforms(desk)
    _lay_nested(desk)
    desk.lead = _lead(desk)
    desk.countries = {
        e.country for e in notes.entities if e.country and e.location and e.location.precision == "country"
    }
    for mention in notes.times:
        token = syntax.token_at(mention.span.start)
        if token is not None:
            desk.times.setdefault(syntax.sentence_of(token), []).append((token, mention))
    desk.statements = sorted(
        ((c.start, c.end, s) for s in notes.statements for c in s.content), key=lambda x: (x[0], -x[1])
    )
    return desk


def _lay_mentions(desk: Desk) -> None:
    for entity in desk.notes.entities:
        for mention in entity.mentions:
            head = mention.head or mention.span
            for token in desk.syntax.tokens_in(head.start, head.end):
                known = desk.mentions.get(token)
                span = mention.span
                if known is None or span.end - span.start < known.span.end - known.span.start:
                    named = mention.form in NAMED or mention.rule == TOWN_ADJECTIVE
                    desk.mentions[token] = Located(token, span, entity, named)


def _lay_nested(desk: Desk) -> None:
    """Keep which places stand side by side: one lies in the other."""
    previous: Located | None = None
    for token in sorted(desk.mentions):
        located = desk.mentions[token]
        if located.entity.kind != "place" or located.token != token:
            continue
        near = previous is not None and token - previous.token <= 4
        if (
            previous is not None
            and near
            and previous.entity.id != located.entity.id
            and _within(desk, previous, located)
        ):
            desk.nested.add(frozenset((previous.entity.id, located.entity.id)))
        previous = located


def _within(desk: Desk, one: Located, two: Located) -> bool:
    between = range(one.token + 1, two.token)
    return not any(
        desk.syntax.tokens[t].tag in ("KON", "$.") or desk.syntax.tokens[t].tag.startswith("VV") for t in between
    )


def _lay_origins(desk: Desk) -> None:
    """Keep which adjectives tell a country that the report also names."""
    adjectives, _ = desk.notes.language.part(demonyms)
    nations = {
        e.country: e
        for e in reversed(desk.notes.entities)
        if e.kind == "place" and e.location is not None and e.location.precision == "country"
    }
    for number, token in enumerate(desk.syntax.tokens):
        if token.tag != "ADJA" or number in desk.mentions:
            continue
        country = adjectives.get(desk.low[number])
        if country in nations:
            span = Span(token.start, token.end)
            desk.origins[number] = Located(number, span, nations[country], named=False)


def _lay_landforms(desk: Desk) -> None:
    """Keep rivers, regions and the like that tell by their end what they are, where no stage named them."""
    for number, token in enumerate(desk.syntax.tokens):
        if (
            "-" in token.text
            and number not in desk.mentions
            and desk.low[number].endswith(desk.lexicon.words.landforms)
        ):
            entity = Entity("", "place", token.text, ())
            desk.origins[number] = Located(number, Span(token.start, token.end), entity)


def _lead(desk: Desk) -> int:
    """Return the last sentence of what begins the report."""
    for number, sentence in enumerate(desk.syntax.sentences):
        kind = desk.notes.segments[sentence.segment].kind if sentence.segment < len(desk.notes.segments) else "body"
        if kind not in TITLES:
            return number + AFTER_TITLE
    return AFTER_TITLE
