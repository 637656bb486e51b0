"""Voices: who stands behind what is said, and which voices are one side.

A minister, the ministry, its spokesman, the government and the capital's name are one side; a hospital
and its director are one; the outlet's own words are no side at all.
"""

from dataclasses import dataclass

from lagebild.languages.merging import WORD, Vocabulary, fold
from lagebild.merging.actors import Actors
from lagebild.merging.case import Sheet
from lagebild.model.event import Voice

_STATE = "state"


@dataclass(frozen=True, slots=True)
class Side:
    """`name` is how to show the voice; `key` is equal for all voices of one side, "" for the outlet's own."""

    key: str
    name: str | None
    country: str | None = None


OWN = Side("", None)


def side_of(sheet: Sheet, voice: Voice | None, actors: Actors, statement: str | None = None) -> Side:
    """Return the side a voice belongs to; `statement` is the id of the statement it was told in."""
    if voice is None or not voice.text:
        return OWN
    entity = sheet.entities.get(voice.entity or "")
    profile = actors.profile(sheet.key(entity.id)) if entity else None
    name = _shown(voice, entity.name if entity and entity.kind == "person" else None, sheet.words)
    country = _country(sheet, voice, profile.countries if profile else set())
    offices = sorted(profile.offices) if profile else []
    said = sheet.statements.get(statement or "")
    told = " ".join(
        [
            voice.text,
            entity.name if entity else "",
            (entity.role or "") if entity else "",
            (said.institution or "") if said else "",
            *offices,
        ]
    )
    if (entity and entity.kind == "place" and entity.country) or speaks_for_state(told, sheet.words):
        return Side(f"{_STATE}:{country or ''}", name, country)
    field = field_of(told, sheet.words)
    if field:
        return Side(f"field:{field}", name, country)
    return Side(f"actor:{profile.id}" if profile else f"name:{fold(name)}", name, country)


def _shown(voice: Voice, person: str | None, words: Vocabulary) -> str:
    """The voice as the report names it, a pronoun replaced by the person it stands for."""
    if person and not set(map(fold, WORD.findall(person))) <= set(map(fold, WORD.findall(voice.text))):
        return person
    return voice.text.strip(" ,.;:")


def _country(sheet: Sheet, voice: Voice, known: set[str]) -> str | None:
    if known:
        return min(known)
    return sheet.words.nation(voice.text)


def speaks_for_state(text: str, words: Vocabulary) -> bool:
    """Whether a word of the text is an office or body of a state, or a compound that ends in one."""
    for word in WORD.findall(text):
        stem = words.stem(_without_spokesperson(word, words))
        if any(stem == g or (len(g) > 5 and stem.endswith(g)) for g in words.government):
            return True
    return False


def _without_spokesperson(word: str, words: Vocabulary) -> str:
    plain = fold(word)
    for head in sorted(words.spokespeople, key=len, reverse=True):
        if plain.endswith(head) and len(plain) - len(head) >= 4:
            return plain.removesuffix(head).removesuffix("s")
    return plain


def field_of(text: str, words: Vocabulary) -> str | None:
    """Return what an office or body is about: "Hafenchef" and "Hafenbehörde" give the same word."""
    for word in WORD.findall(text):
        plain = _general(fold(word), words)
        for female in words.feminine:
            plain = plain.removesuffix(female) if len(plain) > 8 else plain
        for head in (*words.spokespeople, *words.offices, *words.bodies):
            bare = plain.removesuffix("s")
            before = bare.removesuffix(head).removesuffix("s") if bare.endswith(head) else ""
            if len(before) >= 4:
                return _general(words.stem(before), words)
        if plain != fold(word) or plain in words.alike.values():
            return plain
    return None


def _general(word: str, words: Vocabulary) -> str:
    """The word that stands for all of the same meaning, where it is one of them or a compound of one."""
    stem = words.stem(word)
    if stem in words.alike:
        return words.alike[stem]
    ends = [known for known in words.alike if len(known) >= 6 and stem.endswith(known)]
    return words.alike[max(ends, key=len)] if ends else word
