"""What the names model sees of a sentence, written once for training (`items`) and reading (`scores`).

A feature is bytes. One depends on a form alone, as itself or as a neighbour (endings, shape, what the tables, the
lexicon and the clusters know), on two or three neighbours, or on their tags.
"""

from collections.abc import Sequence
from typing import Final

from lagebild.languages.clusters import WordClusters, clusters_of
from lagebild.languages.language import Language
from lagebild.languages.lexicon import Lexicon, read_lexicon
from lagebild.languages.names import NameTables, name_tables_of
from lagebild.model.grammar import Token
from lagebild.reading.names.known import KnownNames, known_names_of

LARGE, MIDDLE = 500_000, 100_000  # inhabitants
APOSTROPHES: Final = frozenset("'’")  # may end a name
#: How much of a cluster's path each feature sees: the first 4, 6, 10 steps, and all.
_DEPTHS = ((b"c4:", 0xF), (b"c6:", 0x3F), (b"c10:", 0x3FF), (b"c:", 0xFFFF_FFFF))


class NameClass:
    """The forms of which the tables know the same and which stand in like company; with their scores, once known."""

    __slots__ = ("company", "flags", "pairs")

    def __init__(self, flags: bytes, company: bytes) -> None:
        self.flags = flags
        self.company = company
        self.pairs: dict[NameClass, tuple[int, int]] = {}


#: The class of a form whose scores nobody has asked for.
UNSCORED: Final = NameClass(b"", b"")


class NameWord:
    """A word form with what of it depends on nothing else; scores are filled in on first use."""

    __slots__ = (
        "after2", "before2", "capital", "cluster", "flags", "kind", "lexical", "low", "own", "shape", "small",
        "to_last", "to_next", "word",
    )  # fmt: skip

    def __init__(self, word: str, flags: str, lexical: str, cluster: int | None = None) -> None:
        self.low = word.casefold()
        self.word = self.low.encode("utf-8", "surrogatepass")
        self.shape = outline(word).encode("utf-8", "surrogatepass")
        self.flags = flags.encode()
        self.lexical = lexical
        self.capital = word[:1].isupper()
        self.small = word == word.lower() and not word[:1].isdecimal() and word not in APOSTROPHES
        self.cluster = cluster
        self.kind = UNSCORED
        self.own = self.before2 = self.after2 = 0
        #: What it adds to the word before it and behind it, by the flags of that word.
        self.to_last: dict[bytes, int] = {}
        self.to_next: dict[bytes, int] = {}

    def end(self, length: int) -> bytes:
        """Return the last letters of the form."""
        return self.low[-length:].encode("utf-8", "surrogatepass")

    def paths(self) -> list[bytes]:
        """Return how its cluster is reached, the nearest forks last."""
        if self.cluster is None:
            return []
        return [name + b"%d" % (self.cluster & mask) for name, mask in _DEPTHS]

    @property
    def company(self) -> bytes:
        """The wide cluster of words it stands among."""
        return self.paths()[1] if self.cluster is not None else b"?"


def of_itself(this: NameWord) -> list[bytes]:
    """Return what a form tells of itself."""
    low, lex = this.low, this.lexical.encode()
    starts = [low[:n].encode("utf-8", "surrogatepass") for n in (2, 3, 4)]
    found = [
        b"w:" + this.word, b"e2:" + this.end(2), b"e3:" + this.end(3), b"e4:" + this.end(4), b"e5:" + this.end(5),
        b"e6:" + this.end(6), b"s2:" + starts[0], b"s3:" + starts[1], b"s4:" + starts[2], b"h:" + this.shape,
        b"f:" + this.flags, b"L:" + lex, b"fL:" + this.flags + b"|" + lex, b"fh:" + this.flags + b"|" + this.shape,
        *(b"i:%c" % flag for flag in this.flags), *this.paths(),
    ]  # fmt: skip
    if "-" in low[1:-1]:
        head, _, tail = low.rpartition("-")
        found += [b"hy<:" + head.encode("utf-8", "surrogatepass"), b"hy>:" + tail.encode("utf-8", "surrogatepass")]
    return found


def of_a_neighbour(this: NameWord, side: bytes) -> list[bytes]:
    """Return what a form tells of the one behind it ("-") or before it ("+")."""
    seen = [b"w:" + this.word, b"f:" + this.flags, b"h:" + this.shape, b"e3:" + this.end(3)]
    return [side + told for told in (*seen, b"L:" + this.lexical.encode(), *this.paths()[1:])]


def of_the_far(this: NameWord, side: bytes) -> list[bytes]:
    """Return what a form tells of the next but one ("--") or the last but one ("++")."""
    return [side + told for told in (b"w:" + this.word, b"f:" + this.flags, b"h:" + this.shape, *this.paths()[2:3])]


def of_classes(this: NameClass, after: NameClass) -> tuple[tuple[bytes, bytes], tuple[bytes, bytes]]:
    """Return what the classes of two neighbours tell of the first, and of the second."""
    flags, company = this.flags + b"|" + after.flags, this.company + b"|" + after.company
    return (b"0f+:" + flags, b"0c+:" + company), (b"-f0:" + flags, b"-c0:" + company)


def of_word_and_flags(before: bytes, flags: bytes) -> bytes:
    """Return what a form and what is known of the one behind it tell of the second."""
    return b"-w0:" + before + b"|" + flags


def of_flags_and_word(flags: bytes, after: bytes) -> bytes:
    """Return what is known of a form and the form behind it tell of the first."""
    return b"0w+:" + flags + b"|" + after


def of_shapes(before: bytes, shape: bytes, after: bytes) -> bytes:
    """Return what the shapes of three neighbours tell of the middle one."""
    return b"-h0+:" + before + b"|" + shape + b"|" + after


def of_tags(before: str, tag: str, after: str) -> list[bytes]:
    """Return what the tags of three neighbours tell of the middle one."""
    left, own, right = before.encode(), tag.encode(), after.encode()
    return [b"t:" + own, b"-t:" + left, b"+t:" + right, b"-t0:" + left + b"|" + own, b"0t+:" + own + b"|" + right]


def outline(word: str) -> str:
    """Return the word's shape with runs shortened ("McDonald" → "XxXx", "G20" → "X9")."""
    shape = ""
    for character in word:
        mark = "X" if character.isupper() else "x" if character.islower() else "9" if character.isdigit() else character
        if shape[-1:] != mark:
            shape += mark
    return shape[:6]


class NameWords:
    """The word forms met so far, each made once."""

    LIMIT = 100_000  # forms kept before starting afresh

    def __init__(self, language: Language) -> None:
        self._tables: NameTables = language.part(name_tables_of)
        self._known: KnownNames = language.part(known_names_of)
        self._lexicon: Lexicon = language.part(read_lexicon)
        self._clusters: WordClusters = language.part(clusters_of)
        self._made: dict[str, NameWord] = {}

    def all_of(self, tokens: Sequence[Token]) -> list[NameWord]:
        """Return the word forms of tokens."""
        known = self._made.get
        return [known(token.text) or self.of(token.text) for token in tokens]

    def of(self, word: str) -> NameWord:
        """Return the word form's features."""
        found = self._made.get(word)
        if found is None:
            if len(self._made) >= self.LIMIT:
                self._made.clear()
            found = self._made[word] = NameWord(word, self.flags(word), self._classes(word), self._clusters.of(word))
        return found

    def lexical(self, word: str) -> str:
        """Return the lexicon's tags for the form; "small" for one known in small letters only, "?" for others."""
        return self.of(word).lexical

    def _classes(self, word: str) -> str:
        tags = {a.tag for a in self._lexicon.closed(word) or self._lexicon.open(word)}
        if tags:
            return "+".join(sorted(tags))
        if word[:1].isupper() and (self._lexicon.closed(word.lower()) or self._lexicon.open(word.lower())):
            return "small"
        return "?"

    def flags(self, word: str) -> str:
        """Return one letter for each thing the tables say of the form."""
        if not word[:1].isupper():
            return self._small_flags(word)
        tables = self._tables
        bare = tables.bare(word)
        found = [
            mark
            for mark, here in (
                ("A", word in tables.adjectives), ("F", word in tables.firms), ("H", word in tables.heads),
                ("K", word in tables.organisations or bare in tables.organisations), ("P", word in tables.people),
                ("S", len(word) > 5 and tables.has_organisation_end(word)), ("T", word in tables.titles),
                ("g", word in tables.given or bare in tables.given),
                ("n", word in tables.never), ("o", tables.office(word) is not None), ("p", word in tables.place_nouns),
                ("s", word in tables.surnames or bare in tables.surnames), ("G", word in tables.group_nouns),
            )
            if here
        ]  # fmt: skip
        return "".join(found) + self._place_flag(word, bare)

    def _small_flags(self, word: str) -> str:
        tables = self._tables
        marks = (("A", word in tables.adjectives), ("v", word in tables.place_prepositions))
        return "".join(mark for mark, here in marks if here)

    def _place_flag(self, word: str, bare: str) -> str:
        gazetteer = self._known.gazetteer
        for form in (word, bare):
            if gazetteer.listed(form):
                return "L"
            rows = gazetteer.cities(form)
            if rows:
                size = rows[0].population
                return "1" if size >= LARGE else "2" if size >= MIDDLE else "3"
        return ""


def name_words_of(language: Language) -> NameWords:
    """Return the cache of word forms; use with `Language.part`."""
    return NameWords(language)


#: What stands before the first and behind the last token, and the tags of it.
EDGE: Final = NameWord("", "", "")
START, END = "^", "$"
FIRST: Final = b"first"


def items(tokens: Sequence[Token], words: NameWords, listed: dict[int, bytes], first: int = 0) -> list[list[bytes]]:
    """Return the features of each token of one sentence, for training; `scores` sums up the same.

    `listed` tells for tokens (counted from `first`) which table names of several words they stand in.
    """
    padded = (EDGE, EDGE, *(words.of(token.text) for token in tokens), EDGE, EDGE)
    kinds = [NameClass(word.flags, word.company) for word in padded]
    tags = (START, *(token.tag for token in tokens), END)
    found = []
    for index in range(len(tokens)):
        before2, before, this, after, after2 = padded[index : index + 5]
        behind, kind, ahead = kinds[index + 1 : index + 4]
        row = [
            *of_itself(this), *of_a_neighbour(before, b"-"), *of_a_neighbour(after, b"+"), *of_the_far(before2, b"--"),
            *of_the_far(after2, b"++"), *of_tags(*tags[index : index + 3]), *of_classes(behind, kind)[1],
            *of_classes(kind, ahead)[0], of_word_and_flags(before.word, this.flags),
            of_flags_and_word(this.flags, after.word), of_shapes(before.shape, this.shape, after.shape),
        ]  # fmt: skip
        if first + index in listed:
            row.append(listed[first + index])
        found.append(row)
    if found:
        found[0].append(FIRST)
    return found
