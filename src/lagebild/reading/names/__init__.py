"""Names of persons, organisations, groups and places: what each mention is taken for."""

from typing import Final

from lagebild.languages.gazetteer import gazetteer_of
from lagebild.languages.names import name_tables_of
from lagebild.languages.naming import naming_of
from lagebild.model.entity import EntityKind, NamedMention
from lagebild.reading.names.agreement import HOUSED, LOCATED, TOLD, made_whole, one_kind, pooled, repeated
from lagebild.reading.names.bracketed import bracketed_candidates
from lagebild.reading.names.candidates import Candidate, choose, within
from lagebild.reading.names.datelines import dateline_candidates
from lagebild.reading.names.features import name_words_of
from lagebild.reading.names.foreign import foreign_candidates
from lagebild.reading.names.headed import HEADED, PART, headed_candidates, made_of_words
from lagebild.reading.names.known import EVENT, known_candidates, known_names_of, listed_marks
from lagebild.reading.names.learnt import Trimmer, learnt_candidates
from lagebild.reading.names.located import is_seat, located_candidates, stands_inside
from lagebild.reading.names.mentions import countries_told, mention_of
from lagebild.reading.names.persons import person_candidates
from lagebild.reading.names.scores import name_scores_of
from lagebild.reading.names.storms import storm_candidates
from lagebild.reading.names.streets import of_towns, opened, street_candidates
from lagebild.reading.notes import Notes

LEAST: Final = 0.5  # score below which nothing is taken for a name
SURE_NOUN: Final = 0.9  # what the model must say of a word that the tagger takes for a common noun
#: Marks of the tables (see features) that make a common noun a name all the same; the first also behind an article.
SURE_FLAGS, FLAGS = (b"K", b"L"), (b"K", b"L", b"g", b"s", b"1", b"2")
DETERMINED: Final = frozenset({"ART", "APPRART", "PPOSAT", "PDAT", "ADJA", "CARD", "PIAT"})


def read_names(notes: Notes) -> tuple[NamedMention, ...]:
    """Return the names of the kept segments, in text order, never overlapping."""
    tokens = notes.words[0]
    naming, tables = notes.language.part(naming_of), notes.language.part(name_tables_of)
    found = candidates_of(notes)
    won, lost = choose(c for c in pooled(found) if c.score >= LEAST)
    for candidate, rival in lost:
        note(notes, candidate, won=False, why=f"{rival.rule} is surer")
    won = made_whole(tokens, won, naming)
    words = notes.language.part(name_words_of)
    shown: dict[int, dict[EntityKind, float]] = {
        c.first: {"place": LOCATED}
        for c in won
        if stands_inside(tokens, c.first, tables, words) or is_seat(tokens, c.first, tables)
    }
    for c in found:
        if c.rule in (HEADED, PART):
            shown.setdefault(c.first, {})[c.kind] = TOLD if c.kind == "place" else HOUSED
    won = one_kind(tokens, won, naming, shown)
    won = sorted([*won, *repeated(tokens, won, naming)], key=lambda c: c.first)
    for candidate in won:
        note(notes, candidate, won=True)
    won = [c for c in won if c.rule != EVENT]
    gazetteer = notes.language.part(gazetteer_of)
    told = countries_told(tokens, won, tables)
    return tuple(mention_of(notes.text, tokens, c, gazetteer, tables, told) for c in won)


def candidates_of(notes: Notes) -> list[Candidate]:
    """Return everything that may be a name."""
    tokens = notes.words[0]
    tables, naming = notes.language.part(name_tables_of), notes.language.part(naming_of)
    words = notes.language.part(name_words_of)
    openers = [s.first for s in notes.words[1]]
    found = [
        *known_candidates(notes.text, tokens, notes.language.part(known_names_of)),
        *person_candidates(tokens, frozenset(openers), tables, naming, words),
        *headed_candidates(tokens, tables, words),
        *foreign_candidates(tokens, tables, words),
        *bracketed_candidates(tokens, naming),
        *located_candidates(tokens, tables, words),
        *storm_candidates(tokens, tables),
        *dateline_candidates(tokens, notes.words[1], notes.segments, tables, notes.language.part(gazetteer_of)),
    ]
    found += street_candidates(tokens, tables, words, found)
    scores = notes.language.part(name_scores_of)
    if scores.model:
        learnt = learnt_candidates(tokens, notes.words[1], scores, listed_marks(found))
        found += [c for c in map(Trimmer(tokens, tables, words), learnt) if not is_common_noun(notes, c)]
    found = [opened(tokens, within(candidate, openers), tables) for candidate in found]
    return [*found, *of_towns(tokens, found, tables)]


def is_common_noun(notes: Notes, candidate: Candidate) -> bool:
    """Whether a learnt name is one word that the tagger, lexicon and article show to be a common noun."""
    number, tokens = candidate.first, notes.words[0]
    token = tokens[number]
    known = notes.language.part(name_words_of)
    word = known.of(token.text)
    body = known.lexical(token.text) == "NN"
    if token.text in notes.language.part(name_tables_of).never:
        return candidate.last - number == 1
    if candidate.last - number > 1 or not (token.tag == "NN" or body) or token.text.isupper():
        return False
    determined = number > 0 and tokens[number - 1].tag in DETERMINED
    in_lexicon = known.lexical(token.text) not in ("?", "small") or (token.tag == "NN" and made_of_words(token))
    listed = SURE_FLAGS if determined and in_lexicon else FLAGS
    if any(flag in word.flags for flag in listed):
        return False
    return (determined and in_lexicon) or candidate.score < SURE_NOUN


def note(notes: Notes, candidate: Candidate, *, won: bool, why: str = "") -> None:
    """Tell the trace what became of a candidate."""
    tokens = notes.words[0]
    span = (tokens[candidate.first].start, tokens[candidate.last - 1].end)
    notes.trace.note("names", candidate.rule, span, won, why)
