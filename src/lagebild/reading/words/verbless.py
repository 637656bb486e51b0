"""Clauses the tagger left without a finite verb: where a form can be one, it is.

German plural presents look like infinitives ("steigen"), many third persons like participles ("erreicht").
A subordinate clause ends in its finite verb; a main clause has one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from lagebild.model.grammar import DAT, NOM, PLURAL
from lagebild.reading.words.features import WordType

FINITE: Final = frozenset({"VVFIN", "VMFIN", "VAFIN"})
_OPENERS: Final = frozenset({"KOUS", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT"})
_OPENING: Final = 3  # tokens at the start of a clause among which its opener stands
_INFINITIVES: Final = frozenset({"VVINF", "VAINF", "VMINF"})
_PARTICIPLES: Final = frozenset({"VVPP", "VVIZU", "ADJD"})
_NOMINAL: Final = frozenset({"NN", "NE", "PPER", "PIS", "PDS"})
_NOUNS: Final = frozenset({"NN", "NE"})
_DETERMINERS: Final = frozenset({"ART", "PDAT", "PPOSAT", "PIAT", "PIDAT", "PIS"})
#: What follows a determiner in a phrase that takes no attribute of several words.
_ATTRIBUTED: Final = frozenset({"NN", "NE", "ADJA", "CARD", "TRUNC", "$("})
_VERBS_OF_A_MAIN: Final = FINITE | {"VVIMP", "VAIMP", "VVIZU"}
_PRONOMINAL: Final = "PAV"
_ADVERBS: Final = frozenset({"ADV", "ADJD", "PAV"})
_SHORTEST: Final = 4  # words of a sentence that must have a finite verb


def with_finite_verbs(tags: list[str], types: Sequence[WordType]) -> list[str]:
    """Return the tags, those of a clause's only possible finite verb corrected."""
    found = tags
    clauses = list(_clauses(tags))
    main: list[int] = []
    for place in (
        *_behind_opening_clause(tags, types, clauses),
        *_says(tags, types, clauses),
        *_without_article(tags, types, clauses),
        *_before_the_next_verb(tags, types, clauses),
    ):
        tags = found = _retagged(tags, types, place)
    tags = found = _with_adverbs(tags, types, clauses)
    for number, (first, last) in enumerate(clauses):
        if _OPENERS.isdisjoint(tags[first : first + _OPENING]):
            main += range(first, last)
        elif FINITE.isdisjoint(tags[first:last]):
            closing = _closing_verb(tags, types, first, last)
            if closing is not None and not (tags[closing] in _PARTICIPLES and _goes_on(tags, clauses, number)):
                found = _retagged(found, types, closing)
    if len(main) >= _SHORTEST and tags[-1] == "$." and not any(tags[place] in _VERBS_OF_A_MAIN for place in main):
        verb = _main_verb(tags, types, main)
        if verb is not None:
            found = _retagged(found, types, verb)
    return found


def _clauses(tags: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between commas and final marks."""
    first = 0
    for index, tag in enumerate(tags):
        if tag in ("$,", "$."):
            if index > first:
                yield first, index
            first = index + 1
    if first < len(tags):
        yield first, len(tags)


def _closing_verb(tags: list[str], types: Sequence[WordType], first: int, last: int) -> int | None:
    """Return the place of the form that closes the clause and can be finite."""
    place = last - 1
    while place > first and tags[place] == "$(":
        place -= 1
    fits = tags[place] in _INFINITIVES or tags[place] in _PARTICIPLES
    return place if fits and types[place].finite and tags[place - 1] != "PTKZU" else None


def _behind_opening_clause(tags: list[str], types: Sequence[WordType], clauses: list[tuple[int, int]]) -> Iterator[int]:
    """Yield the seeming adjective that is the verb where a clause opens the sentence and fills the field before it."""
    if len(clauses) > 1 and tags[clauses[0][1] - 1] in FINITE:
        opened = tags[clauses[0][0]] == "KOKOM" or not _OPENERS.isdisjoint(tags[:_OPENING])
        if opened and _seems_adjective(tags, types, *clauses[1]):
            yield clauses[1][0]


def _says(tags: list[str], types: Sequence[WordType], clauses: list[tuple[int, int]]) -> Iterator[int]:
    """Yield the verbs of speakers that seem participles."""
    for (begin, end), (first, last) in pairwise(clauses):
        reported = any(_subjunctive(types[place]) for place in range(begin, end) if tags[place] in FINITE)
        if reported and _seems_adjective(tags, types, first, last) and _OPENERS.isdisjoint(tags[begin:end]):
            yield first
        adds = tags[first] == "KON" and last < len(types) and types[last].word == b":"
        if adds and tags[last - 1] == "VVPP" and types[last - 1].finite and FINITE.isdisjoint(tags[first:last]):
            yield last - 1


def _without_article(tags: list[str], types: Sequence[WordType], clauses: list[tuple[int, int]]) -> Iterator[int]:
    """Yield seeming adjectives before a noun that only an article would let agree.

    Weak adjectives need a determiner, which may stand far before, at the head of a long attribute.
    """
    for first, last in clauses:
        for place in range(first + 1, last - 2):
            if tags[place] in FINITE or _opens_attribute(tags, place):
                break
            seeming = tags[place] == "ADJA" and tags[place - 1] in _NOUNS and tags[place + 1] == "NN"
            if seeming and types[place].finite and _weak_plural(types[place], types[place + 1]):
                yield place
                break


def _before_the_next_verb(tags: list[str], types: Sequence[WordType], clauses: list[tuple[int, int]]) -> Iterator[int]:
    """Yield the seeming adjective that is the verb of a main clause which goes on with "and" and its next verb.

    A verb right behind "and" shares the field before the first one.
    """
    for first, last in clauses:
        joined = next((n for n in range(first + 1, last - 1) if tags[n] == "KON" and tags[n + 1] in FINITE), None)
        if joined is None or not FINITE.isdisjoint(tags[first:joined]) or not _OPENERS.isdisjoint(tags[first:joined]):
            continue
        seeming = (n for n in range(first + 1, joined - 1) if tags[n] == "ADJA" and tags[n - 1] in _NOUNS)
        verb = next((n for n in seeming if types[n].finite and tags[n + 1] in _NOUNS), None)
        if verb is not None:
            yield verb


def _with_adverbs(tags: list[str], types: Sequence[WordType], clauses: list[tuple[int, int]]) -> list[str]:
    """Return the tags, a seeming conjunction before an infinitive clause the adverb that it can be."""
    for first, last in clauses:
        adverb = tags[first] == "KOUS" and any(analysis.tag == _PRONOMINAL for analysis in types[first].analyses)
        if (
            adverb
            and FINITE.isdisjoint(tags[first:last])
            and tags[last - 1] in _INFINITIVES
            and "PTKZU" in tags[first:last]
        ):
            tags = [*tags[:first], _PRONOMINAL, *tags[first + 1 :]]
    return tags


def _opens_attribute(tags: list[str], place: int) -> bool:
    """Whether a determiner stands before more than its noun, as at the head of a long attribute."""
    return tags[place - 1] in _DETERMINERS and tags[place] not in _ATTRIBUTED


def _weak_plural(adjective: WordType, noun: WordType) -> bool:
    """Whether adjective and noun agree in nothing but a plural that is no dative, and the verb could be its own."""
    if all(form.number != "pl" for analysis in adjective.analyses for form in analysis.forms):
        return False
    shared = _agreement(adjective, "ADJA") & _agreement(noun, "NN")
    return bool(shared & NOM & PLURAL) and not shared & ~(PLURAL & ~DAT)


def _agreement(kind: WordType, tag: str) -> int:
    mask = 0
    for analysis in kind.analyses:
        if analysis.tag == tag:
            mask |= analysis.agreement
    return mask


def _subjunctive(kind: WordType) -> bool:
    """Whether the form can be the third person singular of reported speech."""
    forms = (form for analysis in kind.analyses for form in analysis.forms)
    return any((form.mood, form.person, form.number) == ("k1", 3, "sg") for form in forms)


def _seems_adjective(tags: list[str], types: Sequence[WordType], first: int, last: int) -> bool:
    return tags[first] == "ADJA" and bool(types[first].finite) and FINITE.isdisjoint(tags[first:last])


def _goes_on(tags: list[str], clauses: list[tuple[int, int]], number: int) -> bool:
    """Whether the next stretch is more of the same clause and has the finite verb."""
    if number + 1 == len(clauses):
        return False
    first, last = clauses[number + 1]
    return _OPENERS.isdisjoint(tags[first : first + _OPENING]) and not FINITE.isdisjoint(tags[first:last])


def _main_verb(tags: list[str], types: Sequence[WordType], main: Sequence[int]) -> int | None:
    """Return the place of the form in the main clause that must be its verb.

    An infinitive behind a noun, a seeming participle right behind one with a noun behind it, or a seeming adjective
    right behind one or behind an adverb that opens the sentence; None where another verb form comes first.
    """
    for place in main:
        if not types[place].finite:
            continue
        before = tags[place - 1] if place else ""
        infinitive = tags[place] in _INFINITIVES and before != "PTKZU" and not _NOMINAL.isdisjoint(tags[:place])
        opened = before in _ADVERBS and place == main[0] + 1
        behind = tags[place + 1 : _end_of_clause(tags, place)]
        second = tags[place] == "VVPP" and before in _NOUNS and not _NOUNS.isdisjoint(behind)
        if infinitive or second or (tags[place] == "ADJA" and (before in _NOUNS or opened)):
            return place
        if tags[place] != "ADJA":
            return None
    return None


def _end_of_clause(tags: list[str], place: int) -> int:
    return next((n for n in range(place, len(tags)) if tags[n] in ("$,", "$.")), len(tags))


def _retagged(tags: list[str], types: Sequence[WordType], place: int) -> list[str]:
    finite = next(a.tag for a in types[place].analyses if a.tag in FINITE)
    return [*tags[:place], finite, *tags[place + 1 :]]
