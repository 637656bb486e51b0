"""What the names model sees of a sentence: made once per word form, the same for training and reading.

A feature is bytes. What depends on the form alone (endings, shape, what the tables and the lexicon know)
is cached; what depends on the place is made of the neighbours' cached pieces and tags.
"""

from collections.abc import Sequence

from lagebild.languages.clusters import WordClusters, clusters_of
from lagebild.languages.language import Language
from lagebild.languages.lexicon import Lexicon, read_lexicon
from lagebild.languages.names import NameTables, name_tables_of
from lagebild.model.grammar import Token
from lagebild.reading.names.known import KnownNames, known_names_of

GENITIVE = "s"
LARGE, MIDDLE = 500_000, 100_000  # inhabitants
#: How much of a cluster's path each feature sees: the first 4, 6, 10 steps, and all.
_DEPTHS = ((b"c4:", 0xF), (b"c6:", 0x3F), (b"c10:", 0x3FF), (b"c:", 0xFFFF_FFFF))

#: A tag as the token's own, the one's before and behind, and the beginnings of pairs with this and the next tag.
TagFeatures = tuple[bytes, bytes, bytes, bytes, bytes]


class NameWord:
    """A word form with every feature that depends on it alone; `before` and `after` as a neighbour."""

    __slots__ = (
        "after", "after2", "before", "before2", "capital", "company", "flags", "lexical", "own", "shape", "with_after",
        "with_this", "word",
    )  # fmt: skip

    def __init__(self, word: str, flags: str, lexical: str, cluster: int | None = None) -> None:
        low = word.casefold()
        self.word = low.encode("utf-8", "surrogatepass")
        self.shape = outline(word).encode("utf-8", "surrogatepass")
        self.flags = flags.encode()
        self.lexical = lexical
        self.capital = word[:1].isupper()
        ends = [low[-n:].encode("utf-8", "surrogatepass") for n in (2, 3, 4, 5, 6)]
        starts = [low[:n].encode("utf-8", "surrogatepass") for n in (2, 3, 4)]
        lex = lexical.encode()
        self.own = [
            b"w:" + self.word, b"e2:" + ends[0], b"e3:" + ends[1], b"e4:" + ends[2], b"e5:" + ends[3],
            b"e6:" + ends[4], b"s2:" + starts[0], b"s3:" + starts[1], b"s4:" + starts[2], b"h:" + self.shape,
            b"f:" + self.flags, b"L:" + lex, b"fL:" + self.flags + b"|" + lex, b"fh:" + self.flags + b"|" + self.shape,
            *(b"i:" + flag.encode() for flag in flags),
        ]  # fmt: skip
        if "-" in word[1:-1]:
            head, _, tail = low.rpartition("-")
            self.own += [
                b"hy<:" + head.encode("utf-8", "surrogatepass"),
                b"hy>:" + tail.encode("utf-8", "surrogatepass"),
            ]
        self.before = [b"-w:" + self.word, b"-f:" + self.flags, b"-h:" + self.shape, b"-e3:" + ends[1], b"-L:" + lex]
        self.after = [b"+w:" + self.word, b"+f:" + self.flags, b"+h:" + self.shape, b"+e3:" + ends[1], b"+L:" + lex]
        self.before2 = [b"--w:" + self.word, b"--f:" + self.flags, b"--h:" + self.shape]
        self.after2 = [b"++w:" + self.word, b"++f:" + self.flags, b"++h:" + self.shape]
        self.company = b"?"
        if cluster is not None:
            self._clustered(cluster)
        flags_told = self.flags + b"|"
        #: Beginnings of what a form and the next make together, where it is the first of the two, and the second.
        self.with_this = (
            b"-f0:" + flags_told, b"-w0:" + self.word + b"|", b"-h0+:" + self.shape + b"|",
            b"-c0:" + self.company + b"|",
        )  # fmt: skip
        self.with_after = (
            b"0f+:" + flags_told, b"0w+:" + flags_told, self.shape + b"|", b"0c+:" + self.company + b"|",
        )  # fmt: skip

    def _clustered(self, cluster: int) -> None:
        """Add what its cluster tells: of the word, less of its neighbours, least of those behind them."""
        paths = [name + b"%d" % (cluster & mask) for name, mask in _DEPTHS]
        self.own += paths
        self.before += [b"-" + path for path in paths[1:]]
        self.after += [b"+" + path for path in paths[1:]]
        self.before2.append(b"--" + paths[2])
        self.after2.append(b"++" + paths[2])
        self.company = paths[1]


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
        self._tags: dict[str, TagFeatures] = {}

    def of(self, word: str) -> NameWord:
        """Return the word form's features."""
        found = self._made.get(word)
        if found is None:
            if len(self._made) >= self.LIMIT:
                self._made.clear()
            found = self._made[word] = NameWord(word, self.flags(word), self._classes(word), self._clusters.of(word))
        return found

    def tag(self, tag: str) -> TagFeatures:
        """Return the features of a tag."""
        found = self._tags.get(tag)
        if found is None:
            name = tag.encode()
            found = (b"t:" + name, b"-t:" + name, b"+t:" + name, b"-t0:" + name + b"|", b"0t+:" + name + b"|")
            self._tags[tag] = found
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
        bare = word.removesuffix(GENITIVE)
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


_EDGE = NameWord("", "", "")


def items(tokens: Sequence[Token], words: NameWords, listed: dict[int, bytes], first: int = 0) -> list[list[bytes]]:
    """Return the features of each token of one sentence.

    `listed` tells for tokens (counted from `first`) which table names of several words they stand in.
    """
    types = [words.of(token.text) for token in tokens]
    padded = (_EDGE, _EDGE, *types, _EDGE, _EDGE)
    tags = [words.tag("^"), *(words.tag(token.tag) for token in tokens), words.tag("$")]
    found = []
    for index, this in enumerate(types):
        before2, before, _, after, after2 = padded[index : index + 5]
        flags, word, shape, company = before.with_this
        flags_on, word_on, shape_on, company_on = this.with_after
        (_, behind, _, joined, _), (own, _, _, _, joins), (tag, _, ahead, _, _) = tags[index : index + 3]
        row = [
            *this.own, *before.before, *after.after, *before2.before2, *after2.after2,
            own, behind, ahead, joined + own[2:], joins + tag[2:],
            flags + this.flags, flags_on + after.flags, word + this.flags, word_on + after.word,
            shape + shape_on + after.shape, company + this.company, company_on + after.company,
        ]  # fmt: skip
        mark = listed.get(first + index)
        if mark is not None:
            row.append(mark)
        found.append(row)
    if found:
        found[0].append(b"first")
    return found
