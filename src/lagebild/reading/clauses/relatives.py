"""What opens a clause and was taken for something else: relative pronouns for articles, "um" for a preposition."""

from typing import Final

from lagebild.model.grammar import GEN, NOM, PLURAL, SINGULAR
from lagebild.reading.clauses.marks import COMMA, INF, PART, PREFIX, PREP, PRON, REL
from lagebild.reading.clauses.sketch import DraftPhrase, Sketch

#: Tags that relative pronouns get by mistake.
MISTAKEN: Final = frozenset(("ART", "PDS", "PDAT", "PRELS", "PRELAT", "PPOSAT"))


def relative_article(sketch: Sketch, first: int, finite: int) -> int:
    """Return the article at the head of a clause that must be a relative pronoun; -1 where none must.

    The clause is known to have its finite verb last. An article is a pronoun where more than one part
    stands before the verb (a verb-second clause has one), where its noun disagrees with the verb, or where
    the comma directly follows a noun phrase that the pronoun agrees with.
    """
    flags, tokens = sketch.flags, sketch.tokens
    pronoun = first + 1 if flags[first] & PREP else first
    token = tokens[pronoun]
    if token.tag not in MISTAKEN or token.text not in sketch.data.words.relative_forms:
        return -1
    cover = sketch.cover[pronoun]
    before = sketch.cover[first - 2] if first > 1 and flags[first - 1] & COMMA else -1
    bracket = first > 1 and flags[first - 1] & COMMA and flags[first - 2] & (PREFIX | PART | INF)
    if cover < 0 or (before < 0 and not bracket):
        return -1
    phrase = sketch.phrases[cover]
    if phrase.last < finite or phrase.last == pronoun + 1:
        return pronoun
    if flags[finite - 1] & (PART | INF) or flags[first] & PREP or disagrees(sketch, phrase, finite):
        return pronoun
    if before < 0 or subjunctive(sketch, finite):
        return -1
    return pronoun if fits(sketch.phrases[before], token.agreement) else -1


def disagrees(sketch: Sketch, phrase: DraftPhrase, finite: int) -> bool:
    """Whether a phrase cannot be the subject of the verb."""
    numbers = 0
    for form in sketch.tokens[finite].forms:
        numbers |= PLURAL if form.number == "pl" else SINGULAR
    return bool(numbers) and not phrase.agreement & NOM & numbers


def fits(antecedent: DraftPhrase, mask: int) -> bool:
    """Whether a pronoun can have number and gender of its antecedent."""
    return any(antecedent.agreement >> shift & mask >> other & 63 for shift in SHIFTS for other in SHIFTS)


SHIFTS = (0, 6, 12, 18)


def subjunctive(sketch: Sketch, finite: int) -> bool:
    """Whether the verb can only be Konjunktiv, as in an unmarked object clause."""
    forms = sketch.tokens[finite].forms
    return bool(forms) and all(form.mood in ("k1", "k2") for form in forms)


def part_relative(sketch: Sketch, pronoun: int) -> None:
    """Make the article a phrase of its own and leave the noun phrase the rest."""
    flags, tokens, phrases = sketch.flags, sketch.tokens, sketch.phrases
    number = sketch.cover[pronoun]
    phrase = phrases[number]
    flags[pronoun] = PRON | REL
    if phrase.last == pronoun + 1 or not tokens[pronoun].agreement & ~GEN:  # a genitive and its noun stay whole
        return
    rest = DraftPhrase(pronoun + 1, phrase.head, phrase.last, tokens[phrase.head].agreement or phrase.own, None)
    for inner in phrases[:number]:
        if inner.parent == number:
            inner.parent = len(phrases)
    sketch.cover[pronoun + 1 : phrase.last] = [len(phrases)] * (phrase.last - pronoun - 1)
    phrases.append(rest)
    phrase.head, phrase.last, phrase.core_last = pronoun, pronoun + 1, pronoun + 1
    phrase.agreement = tokens[pronoun].agreement
    phrase.determined = False


def opens_infinitive(sketch: Sketch, i: int) -> bool:
    """Whether the word is a preposition that before an infinitive with its particle is a conjunction."""
    known = sketch.data.words.infinitive_prepositions
    return bool(sketch.flags[i] & PREP) and sketch.tokens[i].text.lower() in known


def free(sketch: Sketch, preposition: int) -> None:
    """Take a preposition away from its phrase: it is a conjunction."""
    cover = sketch.cover[preposition]
    if cover >= 0 and sketch.phrases[cover].first == preposition:
        phrase = sketch.phrases[cover]
        phrase.first += 1
        phrase.preposition, phrase.agreement = None, phrase.own
        sketch.cover[preposition] = -1
