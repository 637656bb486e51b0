"""Names that stand in a table: organisations, countries, regions, waters, cities."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from lagebild.languages.gazetteer import Gazetteer, gazetteer_of
from lagebild.languages.language import Language
from lagebild.languages.lexicon import Lexicon, read_lexicon
from lagebild.languages.names import NameTables, name_tables_of
from lagebild.model.entity import EntityKind
from lagebild.model.grammar import Token
from lagebild.reading.names.candidates import Candidate, is_capital

MEMORY: Final = 100_000  # words kept of which no city's name begins
LONGEST: Final = 7  # tokens of the longest city name looked for
EVENT: Final = "known-event"  # a listed name of something that is nobody and nowhere: found so that nothing else is
ADJECTIVE: Final = "city-adjective"
SHORTEST_CITY: Final = 3
KINDS: Final[dict[str, EntityKind]] = {"group": "group", "person": "person"}
HUGE_CITY: Final = 1_000_000  # inhabitants from which the next name is another one
WELL_KNOWN: Final = 50_000  # inhabitants of a city of several words that a preposition makes sure
SURE: Final = 1.0  # the score of what nothing else can be
SURE_CITY: Final = 100_000  # inhabitants from which a city is known without more
#: Score, rule, the place's name and country.
Made = tuple[float, str, str, str | None]


class KnownNames:
    """Tables arranged by the first word of the names in them."""

    def __init__(self, language: Language) -> None:
        self.tables: NameTables = language.part(name_tables_of)
        self.gazetteer: Gazetteer = language.part(gazetteer_of)
        endings = self.tables.words.endings
        self._genitives = tuple(filter(None, (endings.genitive, endings.long_genitive)))
        self._lexicon: Lexicon = language.part(read_lexicon)
        self._no_city: dict[str, bool] = {}
        self._made: dict[tuple[str, bool], Made | None] = {}
        self.first = by_first_word([*self.tables.organisations, *self.gazetteer.listed_names()])
        self._divisions = by_first_word(self.gazetteer.division_names())

    def listed_at(self, text: str, start: int, word: str) -> str | None:
        """Return the longest listed name that stands at `start`, whose first token is `word`."""
        return self._longest(self.first, text, start, word)

    def division_at(self, text: str, start: int, word: str) -> str | None:
        """Return the longest name of a division that stands at `start`, whose first token is `word`."""
        return self._longest(self._divisions, text, start, word)

    def _longest(self, tables: Mapping[str, Sequence[str]], text: str, start: int, word: str) -> str | None:
        for form in (word, *map(word.removesuffix, self._genitives)):
            names = tables.get(form)
            if names is not None:
                return next((n for n in names if self._stands(n, text, start)), None)
        return None

    def _stands(self, name: str, text: str, start: int) -> bool:
        """Whether a name stands at `start` as whole words, at most with an ending of the genitive."""
        if not text.startswith(name, start):
            return False
        spot = start + len(name)
        for ending in self._genitives:
            if text.startswith(ending, spot) and not text[spot + len(ending) : spot + len(ending) + 1].isalnum():
                spot += len(ending)
                break
        return not (
            text[spot : spot + 1].isalnum() or (text[spot : spot + 1] == "-" and text[spot + 1 : spot + 2].isalpha())
        )

    def country_or_region(self, name: str) -> str | None:
        """Return the country of a listed country or region of that name, also in the genitive."""
        for form in (name, self.tables.bare(name)):
            if self.gazetteer.listed(form):
                row = self.gazetteer.named(form)[0]
                return row.country if row.precision in ("country", "region") else None
        return None

    def is_no_word(self, form: str) -> bool:
        """Whether the lexicon knows the form neither as written nor in small letters."""
        lexicon = self._lexicon
        return not any(lexicon.open(f) or lexicon.closed(f) for f in (form, form.lower()))

    def large_city(self, name: str) -> bool:
        """Whether a large city or a listed place bears the name."""
        rows = self.gazetteer.named(name)
        return bool(rows) and (self.gazetteer.listed(name) or rows[0].population >= SURE_CITY)

    def made(self, word: str, *, adjective: bool) -> Made | None:
        """Return the place a word is made from: part of a land, a name and a place noun, the city of an adjective."""
        key = (word, adjective)
        if key not in self._made:
            if len(self._made) >= MEMORY:
                self._made.clear()
            self._made[key] = (
                self._part_of_a_land(word) or self._place_noun(word) or (self._city_of(word) if adjective else None)
            )
        return self._made[key]

    def _part_of_a_land(self, word: str) -> Made | None:
        for point in self.tables.words.shapes.compass:
            land = word[len(point) :].lstrip("-").capitalize() if word.startswith(point) else ""
            country = self.country_or_region(land) if len(land) > SHORTEST_CITY else None
            if country is not None:
                return 0.9, "part-of-a-land", word, country
        return None

    def _place_noun(self, word: str) -> Made | None:
        head, hyphen, tail = word.rpartition("-")
        land = head.isupper() and self.country_or_region(head)  # a country and a noun are no name
        noun = tail in self.tables.place_nouns or tail in self.tables.words.shapes.hyphen_nouns
        if hyphen and noun and head[:1].isupper() and self.is_no_word(head) and not land:
            return 0.85, "name-and-place-noun", word, None
        return None

    def _city_of(self, word: str) -> Made | None:
        for ending, own in self.tables.words.shapes.city_adjectives:
            name = word.removesuffix(ending) + own
            if word.endswith(ending) and len(name) > SHORTEST_CITY and self.large_city(name):
                return 0.7, ADJECTIVE, name, self.gazetteer.named(name)[0].country
        return None

    def city_at(self, text: str, tokens: Sequence[Token], first: int) -> tuple[str, int] | None:
        """Return (name, token after it) of the longest city name that begins with this token."""
        word = tokens[first].text
        if self._no_city.get(word, False):
            return None
        start = tokens[first].start
        best: tuple[str, int] | None = None
        for last in range(first + 1, min(first + LONGEST, len(tokens)) + 1):
            name = text[start : tokens[last - 1].end]
            if self.gazetteer.is_city(name):
                best = (name, last)
            elif self.tables.in_genitive(name) and self.gazetteer.is_city(self.tables.bare(name)):
                best = (self.tables.bare(name), last)
            if not self.gazetteer.opens_city(name):
                if best is None and last == first + 1 and len(self._no_city) < MEMORY:
                    self._no_city[word] = True
                break
        return best


def by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    """Return names by their first word, the longest first."""
    first: dict[str, set[str]] = {}
    for name in names:
        first.setdefault(name.partition(" ")[0], set()).add(name)
    return {word: sorted(those, key=lambda n: (-len(n), n)) for word, those in first.items()}


def known_names_of(language: Language) -> KnownNames:
    """Build the arranged tables; use with `Language.part`."""
    return KnownNames(language)


def known_candidates(text: str, tokens: Sequence[Token], known: KnownNames) -> Iterator[Candidate]:
    """Yield what the tables know, at every capitalised token and at small ones that open a listed name."""
    first = known.first
    for number, token in enumerate(tokens):
        word = token.text
        if not is_capital(word) and word not in first:
            continue
        listed = known.listed_at(text, token.start, word)
        if listed is not None:
            yield listed_candidate(known, tokens, number, listed)
            continue
        yield from unlisted_candidates(known, text, tokens, number)


def unlisted_candidates(known: KnownNames, text: str, tokens: Sequence[Token], number: int) -> Iterator[Candidate]:
    """Yield the division, the city or what is made from the name of a place that begins with a token."""
    city = known.city_at(text, tokens, number)
    single = city is None or city[1] == number + 1
    division = known.division_at(text, tokens[number].start, tokens[number].text) if single else None
    if division is not None and (city is None or division != city[0]):
        yield division_candidate(known, tokens, number, division)
    elif city is None:
        yield from made_of_a_name(known, tokens, number)
    elif not (single and tokens[number].text in known.tables.no_towns):
        yield city_candidate(known, tokens, number, *city)


def listed_candidate(known: KnownNames, tokens: Sequence[Token], first: int, name: str) -> Candidate:
    """Return the candidate of a listed organisation, person or place."""
    last = _end(tokens, first, name)
    organisation = known.tables.organisations.get(name)
    if organisation is not None:
        kind = KINDS.get(organisation.kind, "organisation")
        rule = EVENT if organisation.kind == "event" else "known-organisation"
        score = 0.995 if rule == EVENT or kind == "person" else 0.9
        return Candidate(first, last, kind, score, rule, known=organisation.name, country=organisation.country)
    row = known.gazetteer.named(name)[0]
    sure = row.precision == "country" or last - first > 1 or tokens[first].tag == "NE"
    score = 0.995 if last - first > 1 else 0.92 if sure else 0.6
    opened = _full_style(known, tokens, first) if row.precision == "country" else first
    if opened < first:
        return Candidate(opened, last, "place", SURE, "full-style", known=name, country=row.country)
    return Candidate(first, last, "place", score, "known-place", known=name, country=row.country)


def _full_style(known: KnownNames, tokens: Sequence[Token], first: int) -> int:
    """Return where the full style of a country begins: a capitalised adjective and its noun ("Islamische Republik")."""
    if first < 2 or tokens[first - 2].tag != "ADJA" or tokens[first - 1].text not in known.tables.place_nouns:
        return first
    return first - 2 if is_capital(tokens[first - 2].text) else first


def _end(tokens: Sequence[Token], first: int, name: str) -> int:
    """Return the token after a name that begins with a token."""
    end = tokens[first].start + len(name)
    last = first + 1
    while last < len(tokens) and tokens[last].start < end:
        last += 1
    return last


def division_candidate(known: KnownNames, tokens: Sequence[Token], first: int, name: str) -> Candidate:
    """Return the candidate of a division: surer behind a preposition of place and where it has several words."""
    last = _end(tokens, first, name)
    row = known.gazetteer.divisions(name)[0]
    score = 0.55 if tokens[first].tag == "NE" or last - first > 1 else 0.5  # no word of German bears its name
    if first and tokens[first - 1].text.casefold() in known.tables.place_prepositions:
        score += 0.2
    return Candidate(first, last, "place", score, "gazetteer-division", known=name, country=row.country)


def city_candidate(known: KnownNames, tokens: Sequence[Token], first: int, name: str, last: int) -> Candidate:
    """Return the candidate of a city: surer when large, of several words, or after a local preposition."""
    row = known.gazetteer.cities(name)[0]
    before = tokens[first - 1] if first else None
    score = 0.35
    if tokens[first].tag == "NE" or last - first > 1:
        score += 0.15
    if row.population >= SURE_CITY:
        score += 0.1
    if before is not None and before.text.casefold() in known.tables.place_prepositions:
        score += 0.2
        if last - first > 1 and row.population >= WELL_KNOWN:
            score = SURE  # though it looks like somebody's name
    if before is not None and before.tag in ("ART", "APPRART", "PPOSAT", "PIAT"):
        score -= 0.3  # cities stand without article
    if last - first == 1 and last < len(tokens) and tokens[last].tag == "NE" and row.population < HUGE_CITY:
        score -= 0.2  # "Abu Mahdi": rather the beginning of a longer name
    return Candidate(first, last, "place", score, "gazetteer-city", known=name, country=row.country)


def made_of_a_name(known: KnownNames, tokens: Sequence[Token], number: int) -> Iterator[Candidate]:
    """Yield the place a word is made from by an ending or by a point of the compass."""
    token = tokens[number]
    made = known.made(token.text, adjective=token.tag == "ADJA")
    if made is not None:
        score, rule, name, country = made
        yield Candidate(number, number + 1, "place", score, rule, known=name, country=country)


def listed_marks(candidates: Iterable[Candidate]) -> dict[int, bytes]:
    """Return for each token in a table name of several words a feature: the kind, and opening or going on."""
    marks: dict[int, bytes] = {}
    for candidate in candidates:
        if candidate.known is not None and candidate.last - candidate.first > 1:
            kind = candidate.kind[:1].encode()
            for number in range(candidate.first, candidate.last):
                marks.setdefault(number, b"m:" + (b"B" if number == candidate.first else b"I") + kind)
    return marks
