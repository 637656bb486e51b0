"""What a word form can be: lexicon first, then how German makes words (compounds, prefixes, endings)."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from lagebild.languages.language import Language
from lagebild.languages.lexicon import Analysis, agreement_from, read_lexicon, verb_form
from lagebild.languages.morphology import read_morphology
from lagebild.reading.words.compounds import Compounds

_LONGEST: Final = 60  # letters; what is longer is no word to take apart
_SHORTEST_REST: Final = 3
_TELLING_SUFFIX: Final = 4  # letters; shorter ones end other words too
_NUMBER: Final = re.compile(r"\d[\d.,/]*-?|-")
_INVISIBLE: Final = {ord(mark): None for mark in "\u00ad\u200b\u200c\u200d\u2060"}


class Analyser:
    """Analyses word forms of one language; the same form always gives the same tuple."""

    def __init__(self, language: Language) -> None:
        self.lexicon = language.part(read_lexicon)
        self._rules = language.part(read_morphology)
        adjectives = self._rules.adjectives
        self._endings = {end: agreement_from(reads) for end, reads in adjectives.endings.items()}
        self._by_length = sorted(self._endings, key=lambda end: (-len(end), end))
        self._suffixes = {s: agreement_from(reads) for s, reads in self._rules.nouns.suffixes.items()}
        self._weak = {end: tuple(map(verb_form, codes.split())) for end, codes in self._rules.verbs.weak.finite.items()}
        self._infinitive_noun = agreement_from(self._rules.verbs.infinitive_noun)
        self._prefixes = frozenset((*self._rules.verbs.separable, *self._rules.verbs.inseparable))
        self._longest_prefix = max(map(len, self._prefixes), default=0)
        self._compounds = Compounds(self.lexicon, self._rules.nouns, self._rules.verbs.weak.infinitive)

    def of(self, word: str) -> tuple[Analysis, ...]:
        """Return all analyses of the form, closed classes first; none: empty."""
        return self.judge(word)[0]

    def judge(self, word: str) -> tuple[tuple[Analysis, ...], bool]:
        """Return all analyses of the form, and whether the lexicon lists it or they follow from its making."""
        form = unicodedata.normalize("NFC", word).translate(_INVISIBLE)
        found = self._listed(form)
        if found or len(form) > _LONGEST:
            return found, True
        if not form[:1].isalpha():
            return tuple(self._after_number(form)), False
        return self._respelled(form) or tuple(self._derived(form)), False

    def _after_number(self, form: str) -> Iterator[Analysis]:
        """Yield what the word behind a number or hyphen is."""
        number = _NUMBER.match(form)
        rest = form[number.end() :] if number else ""
        if number is None or len(rest) < _SHORTEST_REST:
            return
        for found in self.of(rest) or (self.of(rest.capitalize()) if number.group() == "-" else ()):
            if found.tag in ("NN", "ADJA", "ADJD"):
                yield Analysis(found.tag, number.group() + found.lemma, found.agreement)

    def _listed(self, form: str) -> tuple[Analysis, ...]:
        """Return what the lexicon knows, the small form of a capitalised word and inflected adjectives too."""
        found = [*self.lexicon.closed(form), *self.lexicon.open(form)]
        small = form[:1].lower() + form[1:]
        if small != form:
            if form.isupper() and len(form) > 1:
                small = form.lower()
                found += self.lexicon.open(form.capitalize())
            found += (a for a in (*self.lexicon.closed(small), *self.lexicon.open(small)) if a not in found)
        inflected = tuple(self._adjectives(small))
        infinitive = small != form and any(a.tag == "VVINF" for a in found)
        if small != form and all(a.tag != "NN" or (infinitive and a.lemma == form) for a in found):
            nouns = (Analysis("NN", self._noun_of(form, a), a.agreement) for a in inflected if a.agreement)
            found = [*nouns, *found]
            if infinitive and not inflected and not any(a.tag == "NN" for a in found):
                found.append(Analysis("NN", form, self._infinitive_noun))
        return (*found, *inflected)

    def _adjectives(self, small: str) -> Iterator[Analysis]:
        """Yield what the form is as an inflected, compared or irregular adjective."""
        for ending in self._by_length:
            if small.endswith(ending) and len(small) > len(ending) + 1:
                base = self._base(small[: -len(ending)])
                if base is not None:
                    yield Analysis("ADJA", base, self._endings[ending])
        base = self._compared(small)
        if base is not None:
            yield Analysis("ADJD", base)

    def _noun_of(self, form: str, inflected: Analysis) -> str:
        """Return the base form of a noun made of an adjective, its weak nominative."""
        for ending in self._by_length:
            if form.endswith(ending) and self._endings[ending] == inflected.agreement:
                return form[: -len(ending)] + self._rules.adjectives.noun_ending
        return form

    def _base(self, stem: str) -> str | None:
        """Return the base form of an adjective stem, without ending, or None."""
        irregular = self._rules.adjectives.irregular.get(stem)
        if irregular is not None:
            return irregular
        for analysis in self.lexicon.open(stem):
            if analysis.tag in ("ADJD", "ADJS"):
                return analysis.lemma
        return self._compared(stem)

    def _compared(self, stem: str) -> str | None:
        """Return the base form of a comparative or superlative stem, or None."""
        rules = self._rules.adjectives
        if stem in rules.irregular:
            return rules.irregular[stem]
        for mark in (*rules.comparative, *rules.superlative):
            positive = stem.removesuffix(mark)
            if positive == stem or len(positive) < 2:
                continue
            for base in (positive, *self._unchanged(positive)):
                for analysis in self.lexicon.open(base):
                    if analysis.tag in ("ADJD", "ADJS"):
                        return analysis.lemma
        return None

    def _unchanged(self, stem: str) -> Iterator[str]:
        for changed, plain in self._rules.umlauts.items():
            before, mark, after = stem.rpartition(changed)
            if mark:
                yield before + plain + after

    def _respelled(self, form: str) -> tuple[Analysis, ...]:
        """Return the analyses of the same word in another spelling."""
        for written, other in self._rules.spellings:
            if written in form:
                found = self._listed(form.replace(written, other))
                if found:
                    return found
        return ()

    def _derived(self, form: str) -> Iterator[Analysis]:
        """Yield what an unlisted form can be by the way it is made."""
        tail = form.rpartition("-")[2]
        small = form if "-" in form and tail[:1].islower() else form[:1].lower() + form[1:]
        if form != small:
            nouns = self._noun(form)
            if nouns:
                yield from nouns
                return
        yield from tuple(self._prefixed(small)) or tuple(self._weak_verbs(small))
        yield from self._new_adjectives(small, noun=form != small)

    def _noun(self, form: str) -> tuple[Analysis, ...]:
        """Return what an unlisted noun is, the surest way of telling first."""
        found = tuple(self._compounds.of(form))
        for written, other in self._rules.spellings:
            if not found and written in form:
                found = tuple(self._compounds.of(form.replace(written, other)))
        found = found or tuple(self._by_suffix(form, _TELLING_SUFFIX))
        return found or tuple(self._compounds.of(form, daring=True)) or tuple(self._by_suffix(form, 1))

    def _by_suffix(self, form: str, shortest: int) -> Iterator[Analysis]:
        for suffix, agreement in self._suffixes.items():
            if len(suffix) >= shortest and form.endswith(suffix) and len(form) > len(suffix) + 2:
                base = self._rules.nouns.lemma_endings.get(suffix, suffix)
                yield Analysis("NN", form[: -len(suffix)] + base, agreement)
                return

    def _prefixed(self, small: str) -> Iterator[Analysis]:
        """Yield verb forms whose rest without a prefix is a verb form: "gegenfinanziert"."""
        rules = self._rules.verbs
        for length in range(2, min(len(small) - 2, self._longest_prefix + 1)):
            prefix, rest = small[:length], small[length:]
            if prefix not in self._prefixes:
                continue
            found = [a for a in self.lexicon.open(rest) if a.tag.startswith("VV") and a.tag != "VVIMP"]
            if not found and rest.startswith(rules.infinitive_marker):
                bare = self.lexicon.open(rest[len(rules.infinitive_marker) :])
                found = [Analysis("VVIZU", a.lemma) for a in bare if a.tag == "VVINF"]
            if found:
                yield from (Analysis(a.tag, prefix + a.lemma, 0, a.forms) for a in found)
                return

    def _weak_verbs(self, small: str) -> Iterator[Analysis]:
        weak = self._rules.verbs.weak
        for ending, forms in self._weak.items():
            stem = small.removesuffix(ending)
            if stem != small and stem.endswith(weak.stems) and len(stem) > 4:
                lemma = stem + weak.infinitive
                yield Analysis("VVFIN", lemma, 0, forms)
                if ending == weak.infinitive:
                    yield Analysis("VVINF", lemma)
                elif ending == weak.participle:
                    yield Analysis("VVPP", lemma)
                    yield Analysis("ADJD", small)

    def _new_adjectives(self, small: str, *, noun: bool) -> Iterator[Analysis]:
        """Yield adjectives that end like one ("regierungsnah"), or whose tail is one ("tiefrot")."""
        rules = self._rules.adjectives
        for ending in (*self._by_length, ""):
            stem = small.removesuffix(ending) if ending else small
            if stem == small and ending:
                continue
            base = self._made(stem)
            if base is None:
                continue
            if noun and ending:
                yield Analysis("NN", stem[:1].upper() + stem[1:] + rules.noun_ending, self._endings[ending])
            yield Analysis("ADJA" if ending else "ADJD", base, self._endings.get(ending, 0))

    def _made(self, stem: str) -> str | None:
        """Return the base form of an adjective made of parts, or None."""
        rules = self._rules.adjectives
        for mark in ("", *rules.comparative, *rules.superlative):
            plain = stem.removesuffix(mark) if mark else stem
            if (not mark or plain != stem) and len(plain) > 4 and plain.endswith(rules.suffixes):
                return plain
        for cut in range(2, len(stem) - 3):
            base = self._base(stem[cut:].lstrip("-"))
            if base is not None and self._goes_before(stem[:cut].rstrip("-")):
                return stem[:cut] + base
        return None

    def _goes_before(self, head: str) -> bool:
        """Whether these letters can stand before an adjective: "un", "regierungs", "US"."""
        if head in self._rules.adjectives.prefixes:
            return True
        return len(head) >= _SHORTEST_REST and self._compounds.is_head(head)
