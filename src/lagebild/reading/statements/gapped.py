"""Voices that share one verb of saying: each tells its own number."""

from collections.abc import Iterator
from dataclasses import replace

from lagebild.languages.quantities import load_quantities
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.parts import noun_range

RULE = "gapped-act"
COMMAS = (",", ";")
NOMINAL = ("ART", "PPOSAT", "PIAT", "ADJA", "NN", "NE", "FM", "TRUNC", "KON")
ADVERBS = ("ADV", "PAV", "ADJD")
#: What may stand between a speaker and the number, as "unter Berufung auf Zeugen".
BETWEEN = (*ADVERBS, "APPR", "APPRART", "ART", "ADJA", "NN", "NE")
#: What rounds a number or scales it, before it.
ROUNDING = (*ADVERBS, "KOKOM", "PIS", "PIAT", "ADJA", "ART")
COUNTED = (*ROUNDING, "CARD")
LONGEST = 12  # tokens of a speaker with what belongs to them


def with_gapped(desk: Desk, draft: Draft) -> list[Draft]:
    """Return the act, and those of further speakers who stand behind it without a verb of their own."""
    ends = list(_further(desk, draft))
    if not ends:
        return [draft]
    (first, last), found = draft.content[0], [draft]
    stops = [begin for begin, _ in ends[1:]] + [last]
    draft.content = ((first, ends[0][0]),)
    if draft.speaker is not None and draft.speaker[0] > ends[0][0]:  # the last of several took itself for the subject
        draft.speaker = _first_speaker(desk, draft, ends[0][0])
    for (begin, speaker), stop in zip(ends, stops, strict=True):
        found.append(replace(draft, rule=RULE, content=((begin + 1, stop),), speaker=speaker, cue=(), addressee=None))
    return found


def _further(desk: Desk, draft: Draft) -> Iterator[tuple[int, Range]]:
    """Yield the separators behind which another speaker tells a number, and these speakers."""
    first, last = draft.content[0]
    if draft.rule != "reported-act" or draft.speaker is None:
        return
    numbers = [t for t in range(first, last) if _is_number(desk, t)]
    for token in range(numbers[0] if numbers else last, last):
        if desk.word(token) in COMMAS or desk.tag(token) == "KON":
            speaker = _speaker(desk, token + 1, last, _opening(desk, numbers[0]))
            if speaker is not None and desk.can_speak(speaker):
                yield token, speaker


def _first_speaker(desk: Desk, draft: Draft, end: int) -> Range | None:
    """Who the verb's own clause says it of: a bare noun phrase behind the verb, else before it, that can speak."""
    clause = desk.clauses[draft.clause] if draft.clause is not None else None
    if clause is None or clause.verb is None or clause.verb.finite is None:
        return None
    finite = clause.verb.finite
    bare = [n for n in clause.phrases if desk.phrases[n].preposition is None and desk.phrases[n].last <= end]
    ranges = [noun_range(desk, n) for n in sorted(bare, key=lambda n: desk.phrases[n].first < finite)]
    return next((found for found in ranges if desk.can_speak(found)), None)


def _opening(desk: Desk, number: int) -> str:
    """The preposition before a number, with its rounding words between; empty where there is none."""
    while number > 0 and desk.tag(number - 1) in COUNTED:
        number -= 1
    return desk.lower(number - 1) if desk.tag(number - 1) == "APPR" else ""


def _speaker(desk: Desk, first: int, last: int, preposition: str) -> Range | None:
    """The noun phrase that begins there and that a number follows as the first one did."""
    end = first
    while end < min(last, first + LONGEST) and desk.tag(end) in NOMINAL:
        end += 1
    at = end
    while preposition and at < min(last, end + LONGEST) and not _opens(desk, at, preposition, last):
        if desk.tag(at) not in BETWEEN:
            break
        at += 1
    if end == first or not any(desk.tag(t) in ("NN", "NE", "FM") for t in range(first, end)):
        return None
    told = _opens(desk, at, preposition, last) if preposition else _number_follows(desk, at, last)
    return (first, end) if told else None


def _opens(desk: Desk, at: int, preposition: str, last: int) -> bool:
    """Whether the preposition stands there before a number."""
    return desk.tag(at) == "APPR" and desk.lower(at) == preposition and _number_follows(desk, at + 1, last)


def _number_follows(desk: Desk, at: int, last: int) -> bool:
    """Whether a number stands there, behind rounding words at most."""
    while at < last and desk.tag(at) in ROUNDING:
        at += 1
    return at < last and _is_number(desk, at)


def _is_number(desk: Desk, token: int) -> bool:
    """Whether a numeral stands there, or a noun that is one: millions, dozens."""
    if desk.tag(token) == "CARD":
        return True
    data, word = desk.notes.language.part(load_quantities), desk.lower(token)
    return word in data.numbers.scales or word in data.some.crowds
