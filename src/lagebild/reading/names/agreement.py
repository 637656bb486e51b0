"""One decision per name per report: what several tables and the model say of a run is pooled, then what all
mentions of a name say of it; a name found once is found again wherever it stands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from lagebild.languages.naming import Naming
from lagebild.model.entity import EntityKind
from lagebild.model.grammar import PLURAL, SINGULAR, Token
from lagebild.reading.names.candidates import Candidate
from lagebild.reading.names.persons import OFFICE, TITLE
from lagebild.reading.naming import unbent

Run = tuple[int, int, EntityKind]
Shown = Mapping[int, Mapping[EntityKind, float]]
TITLED: Final = frozenset({OFFICE, TITLE})
REPEATED: Final = "named-elsewhere"
MOST, CERTAIN = 0.99, 0.9999  # what one that took it can count for, and one that nothing can outdo
MARGIN: Final = 1.4  # how much more the report must say for another kind than the mention itself does
FULL_NAME: Final = 2.0  # what a full name says of its surname alone
LOCATED: Final = 2.5  # what a preposition of place before a name says of its being a place
TOLD: Final = 4.0  # what the noun before it says of that
HOUSED: Final = 2.5  # what the noun before a name says of its being an organisation: families have firms
SURE_NAME: Final = 0.75  # a name this sure is looked for everywhere


def pooled(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return one candidate per run of tokens and kind; its score counts all who took it for that kind.

    For a person's name behind an office or a title those count, too, who took only its end for a person.
    """
    groups: dict[Run, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault((candidate.first, candidate.last, candidate.kind), []).append(candidate)
    return [_merged(group, tuple(_within(run, groups))) for run, group in sorted(groups.items())]


def _within(run: Run, groups: Mapping[Run, Sequence[Candidate]]) -> Iterator[Candidate]:
    """Yield who took a part of a person's name for a person, where an office or a title tells where it begins."""
    first, last, kind = run
    if kind == "person" and any(candidate.rule in TITLED for candidate in groups[run]):
        for start in range(first + 1, last):
            yield from groups.get((start, last, kind), ())


def _merged(group: Sequence[Candidate], within: Iterable[Candidate]) -> Candidate:
    doubt = 1.0
    for candidate in (*group, *within):
        doubt *= 1.0 - (CERTAIN if candidate.score >= 1.0 else min(candidate.score, MOST))
    best = max(group, key=lambda c: (c.known is not None, c.score))
    first = max(group, key=lambda c: c.score)
    return Candidate(best.first, best.last, best.kind, 1.0 - doubt, first.rule, known=best.known, country=best.country)


def surface(tokens: Sequence[Token], candidate: Candidate, naming: Naming) -> str:
    """Return the words of a candidate in small letters, the last without its case ending."""
    words = [token.text.casefold() for token in tokens[candidate.first : candidate.last]]
    return " ".join((*words[:-1], unbent(words[-1], naming)))


def one_kind(tokens: Sequence[Token], chosen: Sequence[Candidate], naming: Naming, shown: Shown) -> list[Candidate]:
    """Return the candidates, each with the kind that the report as a whole takes its name for.

    `shown` is what the words before a name say of its being of a kind, by its first token and that kind: of a place it
    is said of one word taken for a person, too.
    """
    totals: dict[str, dict[EntityKind, float]] = {}
    keys = [surface(tokens, candidate, naming) for candidate in chosen]
    for key, candidate in zip(keys, chosen, strict=True):
        kinds = totals.setdefault(key, {})
        weight = shown.get(candidate.first, {}).get(candidate.kind, 1.0)
        kinds[candidate.kind] = kinds.get(candidate.kind, 0.0) + weight * candidate.score
        for other, told in shown.get(candidate.first, {}).items():
            if candidate.kind == "person" and candidate.last - candidate.first == 1 and other == "place":
                kinds[other] = kinds.get(other, 0.0) + told - 1.0
        if candidate.kind == "person" and candidate.last - candidate.first > 1:
            last = totals.setdefault(key.rsplit(" ", 1)[-1], {})
            last["person"] = last.get("person", 0.0) + FULL_NAME * candidate.score
    return [c if _several(tokens, c) else _judged(c, totals[key]) for key, c in zip(keys, chosen, strict=True)]


def _several(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Whether a name is that of several people, whose leader may bear it too."""
    agreement = tokens[candidate.last - 1].agreement
    return bool(agreement & PLURAL) and not agreement & SINGULAR


def _judged(candidate: Candidate, kinds: dict[EntityKind, float]) -> Candidate:
    best = max(sorted(kinds), key=lambda kind: kinds[kind])
    if best == candidate.kind or kinds[best] < MARGIN * kinds[candidate.kind]:
        return candidate
    return Candidate(candidate.first, candidate.last, best, candidate.score, "one-kind-per-report")


def made_whole(tokens: Sequence[Token], chosen: Sequence[Candidate], naming: Naming) -> list[Candidate]:
    """Return the candidates, those that are but a part of a sure name of several words made that name."""
    wanted: dict[str, list[tuple[tuple[str, ...], Candidate]]] = {}
    for candidate in chosen:
        if candidate.score >= SURE_NAME and candidate.last - candidate.first > 1:
            words = tuple(unbent(t.text, naming) for t in tokens[candidate.first : candidate.last])
            wanted.setdefault(words[0], []).append((words, candidate))
    at = {n: c for c in chosen for n in range(c.first, c.last)}
    whole: dict[int, Candidate] = {}
    for number, token in enumerate(tokens):
        for words, source in wanted.get(unbent(token.text, naming), ()):
            last = number + len(words)
            parts = {at[n] for n in range(number, last) if n in at}
            inside = all(p.first >= number and p.last <= last and p.last - p.first < len(words) for p in parts)
            if parts and inside and words == tuple(unbent(t.text, naming) for t in tokens[number:last]):
                made = Candidate(number, last, source.kind, SURE_NAME, REPEATED, source.known, source.country)
                whole |= dict.fromkeys(range(number, last), made)
                break
    kept = [c for c in chosen if c.first not in whole]
    return sorted({*kept, *whole.values()}, key=lambda c: c.first)


def repeated(tokens: Sequence[Token], chosen: Sequence[Candidate], naming: Naming) -> list[Candidate]:
    """Return further mentions of the sure names, where no candidate stands."""
    wanted: dict[str, list[tuple[tuple[str, ...], Candidate]]] = {}
    for candidate in chosen:
        if candidate.score >= SURE_NAME:
            for words in _forms(tokens, candidate, naming):
                wanted.setdefault(words[0], []).append((words, candidate))
    taken = {n for c in chosen for n in range(c.first, c.last)}
    found: list[Candidate] = []
    for number, token in enumerate(tokens):
        if number in taken or not token.text[:1].isupper():
            continue
        for words, source in wanted.get(unbent(token.text, naming), ()):
            last = number + len(words)
            run = [unbent(t.text, naming) for t in tokens[number:last]]
            if tuple(run) == words and not taken & set(range(number, last)) and _fits(token, source):
                found.append(Candidate(number, last, source.kind, 0.7, REPEATED, source.known, source.country))
                taken.update(range(number, last))
                break
    return found


def _forms(tokens: Sequence[Token], candidate: Candidate, naming: Naming) -> list[tuple[str, ...]]:
    words = tuple(unbent(t.text, naming) for t in tokens[candidate.first : candidate.last])
    if candidate.kind == "person" and len(words) > 1:
        return [words, words[-1:]]
    return [words]


def _fits(token: Token, source: Candidate) -> bool:
    """Whether an unclaimed word may be the name: not where the tagger is sure of a common word."""
    compound = "-" in token.text  # of words that no lexicon joins
    return token.tag in ("NE", "FM", "XY") or source.last - source.first > 1 or token.text.isupper() or compound
