"""How well each tag fits each token of a sentence: the sums of the tagger's features, kept per form and class."""

from collections.abc import Sequence
from typing import Final

from lagebild.languages.language import Language
from lagebild.languages.sequence_model import SequenceModel, tagger_of
from lagebild.reading.words.features import (
    UNSCORED,
    LexicalClass,
    WordType,
    of_around,
    of_classes,
    of_itself,
    of_neighbours,
    of_the_far,
    of_the_first,
    of_the_last,
    of_the_next,
    of_word_and_class,
    surroundings,
)
from lagebild.reading.words.shapes import tag_of_mark

_TELLING = b"0w+:", b"-w0:"  # features of a form and the class behind it
#: From this lead of its likeliest tag on (in weights), a form has that tag whatever stands around it. The full path
#: says otherwise of 13 in 60,000 such tokens of news (quotation corpus); a lead of 8 lost verbs at the end of clauses.
_SETTLED: Final = 10.0


class TagScores:
    """Sums up what `features` sees, for the tagger of one language."""

    def __init__(self, language: Language) -> None:
        self.model: SequenceModel = language.part(tagger_of)
        self._classes: dict[bytes, LexicalClass] = {}
        told = (feature for feature in self.model.features() if feature.startswith(_TELLING))
        self._telling = frozenset(feature[4 : feature.rindex(b"|")] for feature in told)
        self._edge = WordType(".")
        if self.model:
            self._weigh(self._edge)

    def tags(self, types: Sequence[WordType]) -> list[str]:
        """Return the likeliest tag of each token of a sentence."""
        labels = self.model.labels
        return [labels[number] for number in self.model.path(self.of(types), [kind.guess for kind in types]).labels]

    def of(self, types: Sequence[WordType]) -> list[int | None]:
        """Return the score of each tag for each token of a sentence; None where its guess is sure."""
        for kind in types:
            if kind.company is UNSCORED:
                self._weigh(kind)
        companies = [kind.company for kind in types]
        edge, border = self._edge, self._edge.company
        far = [border, border, *companies, border, border]
        carried = self._opening(companies[0]) if types else 0
        found: list[int | None] = []
        for kind, following, before2, before, this, after, after2, around in zip(
            types, (*types[1:], edge), far, far[1:], far[2:], far[3:], far[4:], surroundings(types), strict=False
        ):
            to_this, to_next = kind.pairs.get(after) or self._pair(kind, after)
            local = carried + to_this
            carried = kind.before + to_next
            if kind.settled:
                found.append(None)
                continue
            skip = before.skips.get(after)
            if skip is None:
                skip = before.skips[after] = self.model.weight(of_neighbours(before.name, after.name))
            stretch = this.arounds.get(around)
            if stretch is None:
                stretch = this.arounds[around] = self.model.weigh(of_around(around, this.name))
            far_off = before2.far_before + after2.far_after
            found.append(kind.own + local + following.after + far_off + skip + stretch)
        if found and found[0] is not None:
            found[0] += companies[0].first
        return found

    def _opening(self, first: LexicalClass) -> int:
        """Return what the edge tells of the first word."""
        edge = self._edge
        return edge.before + self._pair(edge, first)[1]

    def _pair(self, kind: WordType, after: LexicalClass) -> tuple[int, int]:
        """Return what a form and the class behind it add to the form and to what is behind."""
        told = of_classes(kind.lexical, after.name), of_word_and_class(kind.word, after.name)
        to_this, to_next = map(self.model.weigh, zip(*told, strict=True))
        found = kind.pairs[after] = to_this, to_next
        return found

    def _weigh(self, kind: WordType) -> None:
        """Give a form its scores."""
        weigh = self.model.weigh
        kind.own, kind.before, kind.after = weigh(of_itself(kind)), weigh(of_the_next(kind)), weigh(of_the_last(kind))
        tag = tag_of_mark(kind.small)
        if kind.mark and tag in self.model.labels:
            kind.guess, kind.settled = self.model.labels.index(tag), True
        else:
            kind.guess, lead = self.model.likeliest(kind.own)
            kind.settled = lead > _SETTLED
        company = self._classes.get(kind.lexical) or self._class(kind.lexical)
        kind.pairs = {} if kind.word in self._telling else company.pairs
        kind.company = company  # last: another thread takes a form that has it for ready

    def _class(self, lexical: bytes) -> LexicalClass:
        made = self._classes[lexical] = LexicalClass(lexical)
        made.far_before, made.far_after = map(self.model.weight, of_the_far(lexical, lexical))
        made.first = self.model.weight(of_the_first(lexical))
        return made


def tag_scores_of(language: Language) -> TagScores:
    """Return the sums of the language's tagger; use with `Language.part`."""
    return TagScores(language)
