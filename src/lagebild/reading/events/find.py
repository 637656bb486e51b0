"""Find the triggers: verbs, light-verb phrases, nouns with their compounds, participles."""

from collections.abc import Iterator
from typing import Final

from lagebild.languages.events import Trigger
from lagebild.languages.morphology import read_morphology
from lagebild.reading.events.conditions import holds
from lagebild.reading.events.desk import Candidate, Desk

ADJECTIVE, NOUN_TAGS, PARTICIPLE = "ADJA", ("NN", "NE"), "VVPP"
#: Marks a word of a phrase that is also the end of compounds.
END_OF_COMPOUND: Final = "~"
#: Tags whose words can be triggers without being listed as written.
TELLING: Final = frozenset({*NOUN_TAGS, ADJECTIVE, "ADJD", "PTKVZ", "VVFIN", "VVINF", "VVIZU", "VVIMP", PARTICIPLE})


def find(desk: Desk) -> list[Candidate]:
    """Return every trigger whose conditions hold, in text order; one per type and token."""
    found: list[Candidate] = []
    taken: set[int] = set()
    for number in range(len(desk.syntax.clauses)):
        found += _phrases(desk, number, taken)
    listed = desk.lexicon.predicates.keys() | desk.lexicon.fixed.keys()
    for number, (token, low) in enumerate(zip(desk.syntax.tokens, desk.low, strict=True)):
        if token.tag in TELLING or low in listed:
            found += _at(desk, number, taken)
    found.sort(key=lambda c: (c.token, c.type))
    return found


def _at(desk: Desk, token: int, taken: set[int]) -> Iterator[Candidate]:
    tag = desk.syntax.tokens[token].tag
    if desk.low[token] in desk.lexicon.fixed:
        yield from _fixed(desk, token, taken)
    if token in taken:
        return
    if tag in NOUN_TAGS:
        yield from _pick(desk, token, (token,), _noun(desk, token))
    elif tag == ADJECTIVE:
        yield from _pick(desk, token, (token,), desk.lexicon.attributes.get(desk.low[token], ()), attribute=True)
    else:
        yield from _pick(desk, token, _with_prefix(desk, token), _verb_or_predicate(desk, token))


def _noun(desk: Desk, token: int) -> tuple[Trigger, ...]:
    if not desk.syntax.tokens[token].text[:1].isupper():
        return ()
    return desk.lexicon.sees(desk.low[token]) or desk.lexicon.sees(desk.lemma[token])


def _verb_or_predicate(desk: Desk, token: int) -> list[Trigger]:
    low, tag = desk.low[token], desk.syntax.tokens[token].tag
    found = list(desk.lexicon.predicates.get(low, ()))
    if tag.startswith("VV"):
        found += desk.lexicon.verbs.get(verb_lemma(desk, token), ())
    elif tag in ("ADJD", "PTKVZ"):
        ending = desk.notes.language.part(read_morphology).adjectives.noun_ending
        found += desk.lexicon.attributes.get(low + ending, ())
    return found


def _with_prefix(desk: Desk, token: int) -> tuple[int, ...]:
    """A verb with the prefix that stands apart from it; any other word alone."""
    clause = desk.syntax.clause_of(token)
    verb = desk.syntax.clauses[clause].verb if clause is not None else None
    if verb is None or verb.prefix is None or token != verb.finite:
        return (token,)
    return (token, verb.prefix)


def verb_lemma(desk: Desk, token: int) -> str:
    """Return the lemma of a full verb with its separated prefix, where the clause knows it."""
    clause = desk.syntax.clause_of(token)
    verb = desk.syntax.clauses[clause].verb if clause is not None else None
    if verb is not None and token == main_verb(desk, clause):
        return verb.lemma.lower()
    return desk.lemma[token]


def main_verb(desk: Desk, clause: int | None) -> int | None:
    """Return the token of a clause's full verb: the last of its verb tokens that is one."""
    verb = desk.syntax.clauses[clause].verb if clause is not None else None
    if verb is None:
        return None
    full = [t for t in verb.tokens if desk.syntax.tokens[t].tag.startswith("VV")]
    return full[-1] if full else verb.finite


def _phrases(desk: Desk, clause: int, taken: set[int]) -> Iterator[Candidate]:
    main = main_verb(desk, clause)
    for token in desk.syntax.clauses[clause].tokens:
        tag = desk.syntax.tokens[token].tag
        if token != main and not tag.startswith("VV"):
            continue
        for trigger in desk.lexicon.phrases.get(verb_lemma(desk, token), ()):
            words = _in_order(desk, clause, trigger.words)
            if words is None:
                continue
            tokens = tuple(sorted({*words, *_with_prefix(desk, token)}))
            picked = list(_pick(desk, token, tokens, (trigger,)))
            if picked:
                taken.update(tokens)
                yield from picked
                break


def _in_order(desk: Desk, clause: int, words: tuple[str, ...]) -> list[int] | None:
    """Return where the fixed words stand in the clause, each at most four tokens after the one before."""
    if not desk.clause_words(clause).issuperset(w for w in words if not w.startswith(END_OF_COMPOUND)):
        return None
    tokens = desk.syntax.clauses[clause].tokens
    for start, token in enumerate(tokens):
        if _is(desk, token, words[0]):
            found = [token]
            at = start
            for word in words[1:]:
                step = next((n for n in range(at + 1, min(at + 5, len(tokens))) if _is(desk, tokens[n], word)), None)
                if step is None:
                    break
                found.append(tokens[step])
                at = step
            else:
                return found
    return None


def _is(desk: Desk, token: int, word: str) -> bool:
    if word.startswith(END_OF_COMPOUND):
        return desk.low[token].endswith(word[1:])
    return desk.low[token] == word or desk.lemma[token] == word


def _fixed(desk: Desk, token: int, taken: set[int]) -> Iterator[Candidate]:
    for trigger in desk.lexicon.fixed[desk.low[token]]:
        last = token + len(trigger.words)
        if tuple(desk.low[token:last]) == trigger.words:
            picked = list(_pick(desk, last - 1, tuple(range(token, last)), (trigger,)))
            taken.update(range(token, last) if picked else ())
            yield from picked


def _pick(
    desk: Desk,
    token: int,
    tokens: tuple[int, ...],
    triggers: tuple[Trigger, ...] | list[Trigger],
    *,
    attribute: bool = False,
) -> Iterator[Candidate]:
    done: set[str] = set()
    for trigger in triggers:
        candidate = Candidate(
            type=trigger.types[0],
            trigger=trigger,
            frame=desk.lexicon.frames[trigger.frame],
            token=token,
            tokens=tokens,
            clause=desk.syntax.clause_of(token),
            phrase=desk.syntax.phrase_of(token),
            sentence=desk.syntax.sentence_of(token),
            attribute=attribute,
        )
        if candidate.type in done:
            continue
        why = holds(desk, candidate)
        span = (desk.syntax.tokens[tokens[0]].start, desk.syntax.tokens[tokens[-1]].end)
        desk.notes.trace.note("events", trigger.rule, span, not why, why)
        if not why:
            done.add(candidate.type)
            yield candidate
