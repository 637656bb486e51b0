"""From a word form and its tag to lemma, agreement and finite readings."""

import re
from collections.abc import Sequence
from typing import Final

from lagebild.languages.language import Language
from lagebild.languages.lexicon import Analysis, agreement_from, verb_form
from lagebild.languages.morphology import read_morphology
from lagebild.model.grammar import PLURAL, VerbForm
from lagebild.reading.words.analysis import Analyser
from lagebild.reading.words.features import Choice, WordType

_Reading = tuple[str, int, tuple[VerbForm, ...]]
_NEIGHBOURS: Final = {
    "ADJA": ("ADJD",), "ADJD": ("VVPP", "ADJA"), "VVPP": ("VVIZU",), "VVFIN": ("VVIMP", "VVINF"),
    "VVINF": ("VVFIN", "VVIZU"), "VVIZU": ("VVINF",), "VVIMP": ("VVFIN",), "NN": ("NE", "ADJA"),
}  # fmt: skip
_ACRONYM: Final = 3  # letters
_SYLLABLE: Final = re.compile(r"[aeiouy\u00e4\u00f6\u00fc]+")
_MOST: Final = 100_000  # forms kept; a reader of many reports stays small


class WordTypes:
    """The word forms of one language met so far, each with its features and the choices made for it."""

    def __init__(self, language: Language) -> None:
        self._analyser = language.part(Analyser)
        self._rules = language.part(read_morphology)
        self._unknown = {tag: agreement_from(reads) for tag, reads in self._rules.unknown.items()}
        endings = self._rules.adjectives.endings
        self._endings = {e: agreement_from(endings[e]) for e in sorted(endings, key=lambda e: (-len(e), e))}
        self._weak = sorted(self._rules.verbs.weak.finite, key=lambda end: (-len(end), end))
        self._types: dict[str, WordType] = {}

    def all_of(self, words: Sequence[str]) -> list[WordType]:
        """Return the types of forms, made on first sight."""
        known = self._types.get
        return [known(word) or self.of(word) for word in words]

    def of(self, word: str) -> WordType:
        """Return the type of a form, made on first sight."""
        found = self._types.get(word)
        if found is None:
            if len(self._types) >= _MOST:
                self._types.clear()
            analyses, listed = self._analyser.judge(word)
            found = self._types[word] = WordType(word, analyses, listed=listed)
        return found

    def usual(self, word: str) -> str:
        """Return a word of a line set in capitals as it is usually written."""
        small, noun = word.lower(), "-".join(part.capitalize() for part in word.split("-"))
        analyses, listed = self._analyser.judge(noun)
        if any(a.tag == "NN" for a in analyses):
            return noun
        return small if listed and analyses else noun

    def choose(self, kind: WordType, word: str, tag: str) -> Choice:
        """Return what the form is under this tag; kept in `kind.choices`."""
        lemma, agreement, forms = self._reading(kind, word, tag)
        found = kind.choices[tag] = (lemma, agreement, *settled(forms))
        return found

    def _reading(self, kind: WordType, word: str, tag: str) -> _Reading:
        analyses = kind.analyses
        if tag == "NN" and word[:1].islower() and not analyses:  # a noun that lost its capital
            analyses = self._analyser.of(word.capitalize())
        if tag == "ADJD" and word.lower() not in self._rules.adjectives.own_participles:
            participles = [a for a in analyses if a.tag == "VVPP"]
            if participles:
                return _united(participles)
        if tag == "NE" and self._rules.name_genitive and word.endswith(self._rules.name_genitive):
            genitives = [a.lemma for a in analyses if a.tag == "NN" and word.startswith(a.lemma) and a.lemma != word]
            if genitives and word not in self._rules.whole_names:
                return genitives[0], self._unknown.get(tag, 0), ()
        for label in (tag, *_NEIGHBOURS.get(tag, ())):
            fitting = [a for a in analyses if a.tag == label]
            if fitting:
                lemma, agreement, forms = _united(fitting)
                return lemma, agreement or self._unknown.get(tag, 0), forms
        return self._guess(word, tag)

    def _guess(self, word: str, tag: str) -> _Reading:
        agreement = self._unknown.get(tag, 0)
        if tag == "NE":
            return self._name(word), PLURAL if word in self._rules.plural_names else agreement, ()
        if tag == "ADJA" and word[:1].isalpha():
            return self._adjective(word)
        if tag == "VVFIN":
            return self._verb(word)
        if tag == "VVPP":
            return self._participle(word.lower()), 0, ()
        small = tag[0] in "AVKP" and word[:1].isupper() and word[1:].islower()
        return (word.lower() if small else word), agreement, ()

    def _adjective(self, word: str) -> _Reading:
        """Return an unlisted adjective without its ending; those made of places keep it."""
        rules = self._rules.adjectives
        if rules.origin and word.endswith(rules.origin) and word[:1].isupper():
            return word, self._unknown.get("ADJA", 0), ()
        for ending in self._endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word[: -len(ending)].lower(), self._endings[ending], ()
        return word, self._unknown.get("ADJA", 0), ()

    def _participle(self, small: str) -> str:
        """Return the infinitive of an unlisted weak participle: "abgefertigt", "geortet", "verortet"."""
        verbs = self._rules.verbs
        ending = verbs.weak.participle
        stem = small.removesuffix(ending) if ending else small
        if stem == small:
            return small
        before, marker, after = stem.partition(verbs.participle_marker)
        if marker and len(after) > 2 and (not before or before in verbs.separable):
            stem = before + after
        return stem + verbs.weak.infinitive

    def _name(self, word: str) -> str:
        if word.isupper() and word not in self._rules.acronyms:
            return self._small_name(word)
        genitive = self._rules.name_genitive
        stem = word.removesuffix(genitive) if genitive else word
        if stem == word or len(stem) < 4 or word in self._rules.whole_names:
            return word
        if stem.endswith(self._rules.name_endings):
            return word
        return stem

    def _small_name(self, word: str) -> str:
        """Return a name in capitals as it is usually written: "BONN" is Bonn; short ones are acronyms."""
        usual = word.capitalize()
        known = any(a.tag == "NN" and a.lemma != word for a in self._analyser.of(usual))
        syllables = len(_SYLLABLE.findall(word.lower()))
        if (known and len(word) > _ACRONYM) or (len(word) > _ACRONYM + 1 and syllables > 1):
            return usual
        return word

    def _verb(self, word: str) -> _Reading:
        """Return an unlisted finite verb as a weak one."""
        weak = self._rules.verbs.weak
        for ending in self._weak:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                forms = tuple(map(verb_form, weak.finite[ending].split()))
                return word[: -len(ending)].lower() + weak.infinitive, 0, forms
        return word.lower(), 0, ()


def _united(analyses: list[Analysis]) -> _Reading:
    """Return the first analysis with the readings of all."""
    first, *rest = analyses
    agreement, forms = first.agreement, first.forms
    for other in rest:
        agreement |= other.agreement
        forms += tuple(form for form in other.forms if form not in forms)
    return first.lemma, agreement, forms


def settled(forms: tuple[VerbForm, ...]) -> tuple[tuple[VerbForm, ...], tuple[VerbForm, ...] | None]:
    """Return the readings a finite form has in running text, and those it has beside a first person.

    What can be indicative is (weak preterites, present plurals), except the first person singular of the
    present: "habe", "gehe" are Konjunktiv I where nobody says "ich".
    """
    indicative = tuple(form for form in forms if form.mood == "indicative")
    if not indicative or len(indicative) == len(forms):
        return forms, None
    k1 = tuple(form for form in forms if form.mood == "k1" and form.person == 3 and form.number == "sg")
    if k1 and all(form.person == 1 and form.number == "sg" for form in indicative):
        return k1, indicative
    return indicative, None
