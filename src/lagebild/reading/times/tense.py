"""The tense of the clause an expression of time stands in."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from lagebild.languages.statements import Cue, cue_lexicon
from lagebild.model.grammar import Clause, Token
from lagebild.reading.notes import Notes
from lagebild.reading.times.context import Lean, Tense
from lagebild.reading.times.matcher import Chart

PREPOSITIONS, ARTICLES = ("APPR", "APPRART"), ("ART", "PPOSAT", "PDAT")
#: What opens a phrase, and what a noun phrase with its attributes is made of.
OPENING: Final = (*PREPOSITIONS, *ARTICLES)
WITHIN: Final = (*OPENING, "ADJA", "NN", "NE", "CARD")
WIDEST: Final = 10  # tokens of an attribute between the article and the noun
_PAST: Final = frozenset({"preterite", "perfect", "pluperfect"})


def tense_reader(notes: Notes, charts: list[Chart], words: dict[str, str], lean: Lean) -> Callable[[int], Tense]:
    """Return what tells the tense at a character: by clauses where there are any, else by `words`.

    `words` gives finite verbs that show a tense; the nearest in the sentence decides. Inside an
    attribute its participle does; `lean` knows those of what is planned.
    """
    tokens, _ = notes.words
    starts = [token.start for token in tokens]
    clause_at = clause_reader(notes)

    def by_clause(at: int) -> Tense | None:
        clause = clause_at(at)
        if clause is None or clause.verb is None:
            return None
        if clause.kind == "infinitive" and clause.verb.tense not in _PAST:
            return "intended"  # what is announced or asked lies ahead of the asking
        return _of_verb(clause.verb.tense, clause.verb.modal, clause.verb.mood)

    def tense_at(at: int) -> Tense:
        here = bisect_right(starts, at) - 1
        done = any(_tells_done(tokens, index, lean) for index in (here, here - 1))
        tense = "past" if done else by_clause(at) or _by_words(charts, at, words)
        return "past" if tense == "present" and _of_deed(tokens, here, lean) else tense

    return tense_at


def clause_reader(notes: Notes) -> Callable[[int], Clause | None]:
    """Return what finds the clause at a character, or the one around it that has a verb; None where there is none."""
    tokens, _ = notes.words
    _, clauses = notes.clauses
    starts = [token.start for token in tokens]
    owner: dict[int, Clause] = {}

    def clause_at(at: int) -> Clause | None:
        if clauses and not owner:  # made when it is first asked for
            owner.update((index, clause) for clause in clauses for index in clause.tokens)
        clause = owner.get(bisect_right(starts, at) - 1)
        while clause is not None and clause.verb is None:
            clause = None if clause.parent is None else clauses[clause.parent]
        return clause

    return clause_at


def announcing_reader(notes: Notes, lean: Lean) -> Callable[[int], bool]:
    """Return what tells whether the clause at a character announces something or calls for it."""
    clause_at = clause_reader(notes)

    def announcing_at(at: int) -> bool:
        clause = clause_at(at)
        return clause is not None and clause.verb is not None and clause.verb.lemma in lean.announcing

    return announcing_at


def _tells_done(tokens: Sequence[Token], number: int, lean: Lean) -> bool:
    """Whether a token is the preposition of a time in an attribute whose participle tells what is done.

    The preposition stands right behind the article, the participle before the noun.
    """
    if number < 1 or tokens[number].tag not in PREPOSITIONS or tokens[number - 1].tag not in ARTICLES:
        return False
    for at, token in enumerate(tokens[number + 1 : number + WIDEST], number + 1):
        if token.tag == "ADJA" and tokens[at - 1].tag not in PREPOSITIONS:
            planned = lean.after.get("planned")
            return token.lemma.endswith(lean.done) and not (planned and planned.fullmatch(token.text))
        if token.tag.startswith(("V", "$", "K")):
            return False
    return False


def _of_deed(tokens: Sequence[Token], number: int, lean: Lean) -> bool:
    """Whether a time belongs to what the clause's present comes after ("Nach dem Treffen am Freitag ist Ruhe").

    Or to what nobody plans ("Beim Unglück am Freitag sind drei Tote zu beklagen").
    """
    at = number - 1
    while at >= 0 and tokens[at].tag in OPENING and tokens[at].lemma not in lean.over:
        at -= 1  # the time's own preposition
    if at < 0 or tokens[at].tag not in ("NN", "NE"):
        return False
    while at >= 0 and number - at <= WIDEST and tokens[at].tag in WITHIN:
        if tokens[at].tag in PREPOSITIONS and tokens[at].lemma in lean.over:
            return True
        if tokens[at].tag == "NN" and tokens[at].lemma.lower().endswith(lean.unplanned):
            return True
        at -= 1
    return False


def aside_reader(notes: Notes) -> Callable[[int, int], bool]:
    """Return what tells whether what the character before stands in is over at the one after, and left behind.

    So is a relative clause, and a clause that says when something was said.
    """
    tokens, _ = notes.words
    _, clauses = notes.clauses
    cues = notes.language.part(cue_lexicon)
    starts = [token.start for token in tokens]
    owner: dict[int, int] = {}

    def chain(at: int) -> Iterator[int]:
        if clauses and not owner:
            owner.update((index, n) for n, clause in enumerate(clauses) for index in clause.tokens)
        number = owner.get(bisect_right(starts, at) - 1)
        while number is not None:
            yield number
            number = clauses[number].parent

    def aside(before: int, at: int) -> bool:
        around = list(chain(before))
        within = [n for n in around if clauses[n].kind == "relative"]
        left = within[-1:] + [n for n in around[:1] if _tells_saying(tokens, clauses[n], cues)]
        return bool(left) and not set(left).issubset(chain(at))

    return aside


def _tells_saying(tokens: Sequence[Token], clause: Clause, cues: dict[str, Cue]) -> bool:
    """Whether the clause only tells who said it: subordinate, or with its verb of saying right behind a comma."""
    cue = cues.get(clause.verb.lemma) if clause.verb is not None else None
    first = min(clause.tokens, default=0)
    behind = tokens[first].tag == "VVFIN" and first > 0 and tokens[first - 1].tag == "$,"
    return cue is not None and cue.takes("inquit") and (behind or clause.kind == "subordinate")


def _of_verb(tense: str, modal: str | None, mood: str) -> Tense | None:
    if mood == "k2" and tense in {"present", "preterite"}:
        return "future" if modal is not None else "present"
    if tense in _PAST:
        return "past"
    if tense in {"future", "future-perfect"} or modal is not None:
        return "future"
    return "present" if tense == "present" else None


def _by_words(charts: list[Chart], at: int, words: dict[str, str]) -> Tense:
    """The nearest word of the sentence that shows a tense, looking both ways up to a full stop."""
    chart = next((c for c in charts if c.starts and c.starts[0] <= at <= c.ends[-1]), None)
    if chart is None:
        return "none"
    here = bisect_right(chart.starts, at) - 1
    found: list[tuple[int, Tense]] = []
    for step in (-1, 1):
        index = here + step
        while 0 <= index < len(chart.words) and abs(index - here) < 40 and not _ends(chart, index):
            tense = words.get(chart.words[index])
            if tense in {"past", "future", "present"}:
                found.append((abs(index - here), tense))  # type: ignore[arg-type]
                break
            index += step
    return min(found)[1] if found else "none"


def _ends(chart: Chart, index: int) -> bool:
    return chart.words[index] in {".", "!", "?"} and not chart.words[index - 1].isdigit()
