"""Whether two names are one: spellings, endings, titles, cut names, acronyms, typing slips.

Pure functions over `lagebild.languages.naming.Naming` (get it by `language.part(naming_of)`), for the
entities of one report and for links across reports. They judge names alone; whether two namesakes are
one is for the caller, who knows office, country and context.

    key  = name_key("Tokayevs", naming)   "tokaev", as for Tokajew and Tokaev
    like = same_name("Tokajew", "Kassym-Schomart Tokajew", naming, "person")
    like.score   0 (surely other names) … 1 (one name); from SURE on the names alone suffice,
                 between MAYBE and SURE they need office, country or context beside them
    like.reasons ("surname alone",)
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from lagebild.languages.naming import Naming
from lagebild.model.entity import EntityKind
from lagebild.model.record import Record

SURE: Final = 0.8
MAYBE: Final = 0.45
REMEMBERED: Final = 1 << 15  # answers kept of each function of words alone
HARD_J: Final = "J"  # how `sound` writes "dsch", which English writes j
SHORT: Final = 4  # letters: a shorter word keeps its -s ("Hans" is not "Han")

_WORD: Final = re.compile(r"[\w’'.-]+")
_ACRONYM: Final = re.compile(r"(.+\w) \(([^()]+)\)")
_DOUBLE: Final = re.compile(r"(.)\1+")
_BETWEEN_VOWELS: Final = re.compile(r"(?<=[aeou])i(?=[aeou])")
_I_BEFORE_VOWEL: Final = re.compile(r"i+(?=[aeou])")
_VOWELS: Final = re.compile(r"[aeiou]+")


class Likeness(Record, frozen=True):
    """How alike two names are, 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...] = ()


@lru_cache(maxsize=REMEMBERED)
def bare_words(name: str, naming: Naming) -> tuple[str, ...]:
    """Return the words of a name without the titles, offices and articles in front of it."""
    words = _WORD.findall(name)
    small, particles = naming.rules.small_words, naming.rules.particles
    while len(words) > 1 and (
        words[0].casefold() in naming.titles or (words[0] in small and words[0].casefold() not in particles)
    ):
        words = words[1:]
    return tuple(words)


@lru_cache(maxsize=REMEMBERED)
def unbent(word: str, naming: Naming) -> str:
    """Return the word in lower case without the ending of a case ("Tokajews" → "tokajew")."""
    low = word.casefold().strip(".")
    for ending in naming.rules.endings:
        if low.endswith(ending) and len(low) - len(ending) >= SHORT and not low.endswith(naming.rules.not_endings):
            return low[: -len(ending)]
    return low


@lru_cache(maxsize=REMEMBERED)
def sound(word: str, naming: Naming) -> str:
    """Return a lower-cased word in one spelling for the ways it may be transliterated."""
    low = word.replace("’", "").replace("'", "").replace("ʿ", "").replace("`", "")
    for article in naming.rules.articles:
        if low.startswith(article) and len(low) > len(article) + 2:
            low = low[len(article) :]
            break
    for written, heard in naming.spellings:
        if written in low:
            low = low.replace(written, heard)
    low = without_marks(low)
    low = _I_BEFORE_VOWEL.sub("", _BETWEEN_VOWELS.sub("", _DOUBLE.sub(r"\1", low.replace("-", ""))))
    return _DOUBLE.sub(r"\1", low)


def name_key(name: str, naming: Naming) -> str:
    """Return a key that the spellings of one name share; equal keys are a reason, not a proof."""
    known = naming.equals.get(" ".join(bare_words(name, naming)).casefold())
    words = bare_words(known or name, naming)
    return " ".join(sound(unbent(w, naming), naming) for w in words)


@lru_cache(maxsize=REMEMBERED)
def same_word(one: str, two: str, naming: Naming) -> Likeness:
    """Compare two single words of names (two surnames, two given names)."""
    a, b = one.casefold().strip("."), two.casefold().strip(".")
    if a == b:
        return Likeness(1.0, ("same word",))
    if female_pair(a, b, naming):
        return Likeness(0.1, ("male and female form",))
    return same_ending(a, b, naming) or same_sound(a, b, naming)


def same_ending(a: str, b: str, naming: Naming) -> Likeness | None:
    """Compare two small words that may differ by a case ending or by marks on letters."""
    if unbent(a, naming) == unbent(b, naming) or a == unbent(b, naming) or b == unbent(a, naming):
        return Likeness(0.98, ("ending",))
    short, long_ = sorted((a, b), key=len)
    if any(long_ == short + ending for ending in naming.rules.endings):
        return Likeness(0.75, ("ending of a short word",))
    return Likeness(0.97, ("marks",)) if without_marks(a) == without_marks(b) else None


def same_sound(a: str, b: str, naming: Naming) -> Likeness:
    """Compare two small words by their sound."""
    left = {sound(a, naming), sound(unbent(a, naming), naming)}
    right = {sound(b, naming), sound(unbent(b, naming), naming)}
    if left & right:
        if min(map(len, left & right)) < SHORT or doubles(a) != doubles(b):
            return Likeness(0.85, ("spelling of a double or short sound",))
        return Likeness(0.95, ("spelling",))
    return max((near(x, y) for x in sorted(left) for y in sorted(right)), key=lambda like: like.score)


@lru_cache(maxsize=REMEMBERED)
def without_marks(word: str) -> str:
    """Return the word without accents and hooks on its letters."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def doubles(word: str) -> int:
    """Return how many letters the word has written double ("Webber": 1)."""
    return sum(1 for x, y in pairwise(word) if x == y)


def near(one: str, two: str) -> Likeness:
    """Compare two folded words: same consonants, or a single slip in a long word."""
    if one.lstrip(HARD_J) == two.lstrip(HARD_J) and len(one) + len(two) > 2 * SHORT:
        return Likeness(0.85, ("first sound",))
    bones = tuple(one[0] + _VOWELS.sub("", w[1:]) for w in (one, two)) if one and two else ("", "x")
    if one[:1] == two[:1] and bones[0] == bones[1] and len(bones[0]) >= 4 and abs(len(one) - len(two)) <= 1:
        return Likeness(0.85, ("vowels differ",))
    shorter = min(len(one), len(two))
    if shorter >= 6 and one[:1] == two[:1] and one_slip(one, two):
        return Likeness(0.82 if shorter >= 7 else 0.7, ("slip",))
    return Likeness(0.0, ("other word",))


def one_slip(one: str, two: str) -> bool:
    """Whether one letter more, less, other, or two swapped turn one word into the other."""
    if len(one) > len(two):
        one, two = two, one
    if len(two) - len(one) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(one, two, strict=False)) if x != y), len(one))
    if len(one) < len(two):
        return one[start:] == two[start + 1 :]
    rest_equal = one[start + 1 :] == two[start + 1 :]
    swapped = one[start : start + 2] == two[start : start + 2][::-1] and one[start + 2 :] == two[start + 2 :]
    return rest_equal or swapped


def female_pair(one: str, two: str, naming: Naming) -> bool:
    """Whether the words are the male and the female form of one surname ("Iwanow", "Iwanowa")."""
    return any(
        a.endswith(male) and b.endswith(female) and a[: -len(male)] == b[: -len(female)]
        for male, female in naming.rules.female_endings
        for a, b in ((one, two), (two, one))
    )


def surname_of(words: Sequence[str], naming: Naming) -> int:
    """Return where the surname begins: the last word and the particles before it."""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in naming.rules.particles:
        start -= 1
    if start == 1 and words[0].casefold() in naming.rules.particles:
        return 0
    return max(start, 0)


def same_person(one: str, two: str, naming: Naming) -> Likeness:
    """Compare two names of persons."""
    a, b = bare_words(one, naming), bare_words(two, naming)
    if not a or not b:
        return Likeness(0.0, ("no name",))
    if generation(a, naming) != generation(b, naming):
        return Likeness(0.1, ("generation differs",))
    a, b = without_generation(a, naming), without_generation(b, naming)
    cut_a, cut_b = surname_of(a, naming), surname_of(b, naming)
    if "".join(a).replace("-", "").casefold() == "".join(b).replace("-", "").casefold():
        return Likeness(1.0, ("same name",)) if cut_a and cut_b else Likeness(0.85, ("surname alone",))
    last = same_word(a[-1], b[-1], naming)
    if last.score < MAYBE and cut_a and cut_b:
        last = same_bones(a[-1], b[-1], naming)
    if last.score < MAYBE:
        return other_order(a, b, naming)
    if not cut_a or not cut_b:
        return Likeness(round(0.85 * last.score, 3), ("surname alone", *last.reasons))
    given = same_given(a[:cut_a], b[:cut_b], naming)
    return Likeness(round(min(last.score, given.score), 3), (*given.reasons, *last.reasons))


def same_bones(one: str, two: str, naming: Naming) -> Likeness:
    """Compare surnames whose given names stand beside them: the same consonants are enough then."""
    heard = [sound(unbent(w, naming), naming) for w in (one, two)]
    bones = [w[:1] + _VOWELS.sub("", w[1:]) for w in heard]
    if bones[0] == bones[1] and len(bones[0]) >= 3 and len(heard[0]) == len(heard[1]):
        return Likeness(0.82, ("vowels differ",))
    return Likeness(0.0, ("other word",))


def same_given(one: Sequence[str], two: Sequence[str], naming: Naming) -> Likeness:
    """Compare given names: equal, an initial, a second name left out, or others."""
    a, b = one[0], two[0]
    if len(a.strip(".")) == 1 or len(b.strip(".")) == 1:
        same = a[0].casefold() == b[0].casefold()
        return Likeness(0.9, ("initial",)) if same else Likeness(0.05, ("initials differ",))
    like = max((same_word(x, y, naming) for x in one for y in two), key=lambda found: found.score)
    if like.score >= 0.7:
        return Likeness(like.score, ("given name", *like.reasons))
    parts = (set(a.casefold().split("-")), set(b.casefold().split("-")))
    if parts[0] < parts[1] or parts[1] < parts[0]:
        return Likeness(0.85, ("part of a double given name",))
    heard = [sound(x.casefold(), naming) for x in (a, b)]
    if min(map(len, heard)) >= SHORT and heard[0][-1] == heard[1][-1] and one_slip(*heard):
        return Likeness(0.82, ("given name spelled otherwise",))
    skeleton = [_VOWELS.sub("", x) for x in heard]
    if skeleton[0] == skeleton[1] and len(skeleton[0]) >= 3 and heard[0][-1] == heard[1][-1]:
        return Likeness(0.85, ("given name spelled otherwise",))
    return Likeness(0.05, ("given names differ",))


def other_order(a: Sequence[str], b: Sequence[str], naming: Naming) -> Likeness:
    """Compare names whose last words differ: family name first, or a name cut after the given name."""
    if len(a) > 1 and len(b) > 1:
        turned = min(same_word(a[0], b[-1], naming).score, same_word(a[-1], b[0], naming).score)
        if turned >= 0.9:
            return Likeness(0.85, ("order of names",))
        return Likeness(0.0, ("surnames differ",))
    short, long_ = (a, b) if len(a) < len(b) else (b, a)
    first = same_word(short[0], long_[0], naming)
    if len(long_) > 1 and first.score >= 0.95:
        return Likeness(0.5, ("given name alone", *first.reasons))
    return Likeness(0.0, ("surnames differ",))


def generation(words: Sequence[str], naming: Naming) -> str:
    """Return the suffix that tells father and son apart, or nothing."""
    return next((w.casefold() for w in words[1:] if w.casefold() in naming.rules.generations), "")


def without_generation(words: Sequence[str], naming: Naming) -> tuple[str, ...]:
    """Return the words without that suffix."""
    return tuple(w for i, w in enumerate(words) if not i or w.casefold() not in naming.rules.generations)


@lru_cache(maxsize=REMEMBERED)
def base_words(name: str, naming: Naming) -> tuple[str, ...]:
    """Return the lower-cased content words of an organisation's or place's name, endings taken off."""
    small = naming.rules.small_words
    found = []
    for word in bare_words(name, naming):
        low = unbent(word, naming)
        if low in small:
            continue
        found.append(unbent_adjective(low, naming))
    return tuple(found)


def unbent_adjective(low: str, naming: Naming) -> str:
    """Return a lower-cased word without the ending of an adjective ("vereinten" → "vereint")."""
    for ending in naming.rules.adjective_endings:
        if low.endswith(ending) and len(low) - len(ending) >= SHORT - 1:
            return low[: -len(ending)]
    return low


def may_be_acronym(name: str) -> bool:
    """Whether half of the letters of a name, two or more, are capitals."""
    letters = sum(map(str.isalpha, name))
    return letters > 1 and sum(map(str.isupper, name)) >= letters / 2


@lru_cache(maxsize=REMEMBERED)
def acronym_of(short: str, name: str, naming: Naming) -> bool:
    """Whether the letters of an acronym open the words of a name, in order ("OVKS")."""
    if not may_be_acronym(short):
        return False
    letters = [c.casefold() for c in short if c.isalpha()]
    words = [w.casefold() for part in _WORD.findall(name) for w in part.split("-") if w]
    content = [w for w in words if w not in naming.rules.small_words]
    return len(content) > 1 and any([w[0] for w in chosen] == letters for chosen in (content, words))


def same_other(one: str, two: str, naming: Naming) -> Likeness:
    """Compare two names of organisations, groups or places."""
    low = [" ".join(bare_words(n, naming)).casefold() for n in (one, two)]
    known = [naming.equals.get(name) for name in low]
    if low[0] == low[1]:
        return Likeness(1.0, ("same name",))
    if known[0] and known[0] == known[1]:
        return Likeness(0.98, ("known other name",))
    if acronym_of(one, two, naming) or acronym_of(two, one, naming):
        return Likeness(0.9, ("acronym",))
    return same_content(base_words(one, naming), base_words(two, naming), naming)


def same_content(a: Sequence[str], b: Sequence[str], naming: Naming) -> Likeness:
    """Compare the content words of two names: all alike, or one name part of the other."""
    if a and a == b:
        return Likeness(0.97, ("ending",))
    if len(a) == len(b) and a:
        scores = [same_word(x, y, naming).score for x, y in zip(a, b, strict=True)]
        if min(scores) >= SURE:
            return Likeness(min(0.95, *scores), ("spelling",))
    shorter, longer = (set(a), set(b)) if len(a) < len(b) else (set(b), set(a))
    if shorter and shorter < longer and any(len(w) > 3 for w in shorter):
        return Likeness(0.6, ("part of the name",))
    return Likeness(0.0, ("other name",))


@lru_cache(maxsize=REMEMBERED)
def same_name(one: str, two: str, naming: Naming, kind: EntityKind = "person") -> Likeness:
    """Compare two names of one kind; symmetric. `score` and `reasons` as the module tells."""
    if kind == "person":
        return same_person(one, two, naming)
    pairs = ((a, b) for a in with_acronym(one) for b in with_acronym(two))
    return max((same_other(a, b, naming) for a, b in pairs), key=lambda like: like.score)


def with_acronym(name: str) -> tuple[str, ...]:
    """Return a name, and where it ends with its acronym in brackets both of them."""
    found = _ACRONYM.fullmatch(name)
    return (found[1], found[2]) if found else (name,)
