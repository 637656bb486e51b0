"""Voices: who stands behind what is said, and which voices are one side.

A minister, the ministry, its spokesman, the government and the capital's name are one side; a hospital
and its director are one; the outlet's own words are no side at all.
"""

from dataclasses import dataclass

from lagebild.languages.merging import WORD, Vocabulary, fold
from lagebild.merging.actors import Actors
from lagebild.merging.case import Case, Sheet
from lagebild.merging.kinds import SPEECH
from lagebild.model.entity import Entity
from lagebild.model.event import Voice
from lagebild.model.span import Span

#: How the keys of sides begin that speak for a state.
STATE = "state:"


@dataclass(frozen=True, slots=True)
class Side:
    """`name` is how to show the voice; `key` is equal for all voices of one side, "" for the outlet's own."""

    key: str
    name: str | None
    country: str | None = None


OWN = Side("", None)


class Voices:
    """The sides of a case: actors joined by what their offices and names say they speak for."""

    def __init__(self, case: Case, actors: Actors) -> None:
        self._actors = actors
        self._same: dict[str, str] = {}
        self._fields: dict[str, tuple[str, ...]] = {}
        self._seats: set[str | None] = set()
        for sheet in case.sheets:
            self._learn_seats(sheet)
            for entity in sheet.reading.entities:
                actor = actors.actor(sheet.key(entity.id))
                if actor and entity.kind in ("person", "organisation"):
                    told = [entity.role or "", entity.name if entity.kind == "organisation" else ""]
                    self._learn(actor, " ".join(told), sheet.words)

    def _learn_seats(self, sheet: Sheet) -> None:
        spoken = {e.source.entity for e in sheet.reading.events if e.source and e.source.entity}
        spoken |= {f.source.entity for f in sheet.reading.figures if f.source and f.source.entity}
        spoken |= {s.speaker_entity for s in sheet.reading.statements if s.speaker_entity}
        places = (sheet.entities[i] for i in sorted(spoken) if i in sheet.entities)
        self._seats |= {self._actors.actor(sheet.key(e.id)) for e in places if e.kind == "place"}

    def _learn(self, actor: str, told: str, words: Vocabulary) -> None:
        field = field_of(told, words)
        if speaks_for_state(told, words):
            self._same.setdefault(f"actor:{actor}", STATE)
        elif field:
            self._join(f"actor:{actor}", f"field:{field}")

    def _join(self, one: str, two: str) -> None:
        roots = sorted((self._root(one), self._root(two)))
        if roots[0] != roots[1] and STATE not in roots:
            self._same[roots[1]] = roots[0]

    def _root(self, key: str) -> str:
        while key in self._same:
            key = self._same[key]
        return key

    def side(self, sheet: Sheet, voice: Voice | None, statement: str | None = None) -> Side:
        """Return the side a voice belongs to; `statement` is the id of the statement it was told in."""
        if voice is None or not voice.text or _happens(sheet, voice):
            return OWN
        entity = sheet.entities.get(voice.entity or "") or _named_in(sheet, voice)
        profile = self._actors.profile(sheet.key(entity.id)) if entity else None
        country = profile.home if profile else None
        country = country or sheet.words.nation(voice.text)
        name = _shown(voice, entity, sheet.words)
        if self._is_state(sheet, voice, entity, statement, profile.id if profile else ""):
            country = country or self._heard_for(sheet, voice)
            return Side(f"{STATE}{country or ''}", name, country)
        if profile is not None:
            return Side(self._root(f"actor:{profile.id}"), name, country)
        field = field_of(self._told(sheet, voice, statement), sheet.words)
        return Side(self._root(f"field:{field}") if field else f"name:{fold(name)}", name, country)

    def _heard_for(self, sheet: Sheet, voice: Voice) -> str | None:
        """The country that the paragraph speaks for where an office does not say whose it is.

        A place that is itself quoted before counts first, then one named in an earlier sentence; what the
        office's own sentence speaks of is not yet its country.
        """
        if voice.span is None:
            return None
        passages, at = sheet.passages, voice.span.start
        number, sentence = passages.paragraph(at), passages.sentence(at)
        near = [
            (not _quoted(sheet, m.span), at - m.span.start, e.country)
            for e in sheet.reading.entities
            if e.kind == "place" and e.country and self._speaks(sheet, e)
            for m in e.mentions
            if m.span.start < at and passages.paragraph(m.span.start) == number
        ]
        fitting = [n for n in near if not n[0] or passages.sentence(at - n[1]) != sentence]
        return min(fitting)[2] if fitting else None

    def _speaks(self, sheet: Sheet, entity: Entity) -> bool:
        """Whether a place stands for its government somewhere in the case ("Quito contradicted")."""
        return self._actors.actor(sheet.key(entity.id)) in self._seats

    def _told(self, sheet: Sheet, voice: Voice, statement: str | None) -> str:
        said = sheet.statements.get(statement or "")
        return f"{voice.text} {said.institution or '' if said else ''}"

    def _is_state(self, sheet: Sheet, voice: Voice, entity: Entity | None, statement: str | None, actor: str) -> bool:
        if entity is not None and entity.kind == "place" and entity.country:
            return True
        known = self._root(f"actor:{actor}") == STATE
        return known or speaks_for_state(self._told(sheet, voice, statement), sheet.words)


def _quoted(sheet: Sheet, span: Span) -> bool:
    """Whether the words stand inside those of somebody who is quoted."""
    voices = [e.source.span for e in sheet.reading.events if e.source and e.source.span]
    voices += [f.source.span for f in sheet.reading.figures if f.source and f.source.span]
    voices += [s for statement in sheet.reading.statements for s in statement.speaker]
    return any(v.covers(span) for v in voices)


def _named_in(sheet: Sheet, voice: Voice) -> Entity | None:
    """Who is named inside the words of a voice, a body or person before a place."""
    if voice.span is None:
        return None
    inside = (e for e in sheet.reading.entities if any(voice.span.covers(m.span) for m in e.mentions))
    return min(inside, key=lambda e: (e.kind == "place", e.kind == "group", e.id), default=None)


def _happens(sheet: Sheet, voice: Voice) -> bool:
    """Whether the voice is nobody's: an event ("the landslide claimed three lives"), "man", the state of the text."""
    if voice.entity is not None:
        return False
    if not sheet.words.nouns(voice.text) or sheet.words.cue("standing", voice.text):
        return True
    span = voice.span
    if span is None:
        return False
    events = (e for e in sheet.reading.events if e.type not in SPEECH)
    return any(span.covers(m) for e in events for m in e.mentions)


def _shown(voice: Voice, entity: Entity | None, words: Vocabulary) -> str:
    """The voice as the report names it, a pronoun replaced by the person it stands for."""
    person = entity.name if entity and entity.kind == "person" else None
    if person and not set(map(fold, WORD.findall(person))) <= set(map(fold, WORD.findall(voice.text))):
        return person
    shown = voice.text.strip(" ,.;:")
    body = entity.name if entity and entity.kind == "organisation" else ""
    return body if body and shown.startswith(body) and shown[len(body) :] in words.file.endings else shown


def speaks_for_state(text: str, words: Vocabulary) -> bool:
    """Whether a word of the text is an office or body of a state, or a compound that ends in one."""
    for word in WORD.findall(text):
        stem = words.office(_without_spokesperson(word, words))
        if any(stem == g or (len(g) > 5 and stem.endswith(g)) for g in words.government):
            return True
    return False


def _without_spokesperson(word: str, words: Vocabulary) -> str:
    plain = fold(word)
    for head in sorted(words.spokespeople, key=len, reverse=True):
        if plain.endswith(head) and len(plain) - len(head) >= 4:
            return plain.removesuffix(head).removesuffix(words.linking)
    return plain


def field_of(text: str, words: Vocabulary) -> str | None:
    """Return what an office or body is about: the head of the port and the port authority give the same.

    The first word that is more than an office decides; None where there is none.
    """
    for word in WORD.findall(text):
        plain = fold(word)
        if plain in words.small or words.stem(plain) in words.nations or words.stem(plain) in words.sayings:
            continue
        field = _bare(plain, words)
        if field:
            return field
    return None


def _bare(plain: str, words: Vocabulary) -> str:
    """A word without the office or body at its end; "" where it is nothing but that."""
    general = general_word(plain, words)
    for female in words.feminine:
        general = general.removesuffix(female) if len(general) > 6 else general
    for head in (*words.spokespeople, *words.offices, *words.bodies):
        bare = general.removesuffix(words.linking)
        if bare.endswith(head) or words.stem(bare).endswith(words.stem(head)):
            tail = head if bare.endswith(head) else words.stem(head)
            bare = bare if bare.endswith(head) else words.stem(bare)
            before = bare.removesuffix(tail).removesuffix(words.linking)
            return general_word(words.stem(before), words) if len(before) >= 4 else ""
    return words.stem(general)


def general_word(word: str, words: Vocabulary) -> str:
    """Return the word that stands for all of the same meaning, where it is one of them or a compound of one."""
    stem = words.stem(word)
    if stem in words.alike:
        return words.alike[stem]
    ends = [known for known in words.alike if len(known) >= 6 and stem.endswith(known)]
    return words.alike[max(ends, key=len)] if ends else word
