"""The cues of merging: every example is found, no counterexample is."""

import re

import pytest

from lagebild.languages.files import DataError, read_toml
from lagebild.languages.language import Language
from lagebild.languages.load import found, load
from lagebild.languages.merging import Cue, MergingFile, vocabulary, vocabulary_of

CUES = [(code, cue) for code in found() for cue in read_toml(load(code).folder / "merging.toml", MergingFile).cues]


@pytest.mark.parametrize(("code", "cue"), CUES, ids=lambda x: x.name if isinstance(x, Cue) else x)
def test_a_cue_finds_its_examples_where_they_are_marked_and_nothing_else(code: str, cue: Cue) -> None:
    pattern = re.compile(cue.pattern, re.I)
    for example in cue.examples:
        before, _, rest = example.partition("<")
        words, _, after = rest.partition(">")
        match = pattern.search(before + words + after)
        assert match is not None, example
        assert match.group() == words, example
    for example in cue.counterexamples:
        assert pattern.search(example) is None, example


def test_words_of_one_meaning_and_all_their_endings_are_one() -> None:
    words = vocabulary_of("de")
    forms = {words.meaning(words.stem(w)) for w in ("Regierungschefin", "Ministerpräsidenten", "Premierminister")}
    assert len(forms) == 1
    assert words.nation("die armenischen Soldaten") == "AM"


def test_a_language_that_is_not_there_has_no_words() -> None:
    empty = vocabulary_of("xx")
    assert empty.stems("Ein Satz") == ("ein", "satz")
    assert empty.cue("withdrawn", "abgesagt") is None


def test_a_pattern_that_does_not_compile_is_told_with_its_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    cue = '[[cues]]\nname = "x"\nmeans = "x"\npattern = "("\nexamples = ["<a>"]\ncounterexamples = ["b"]\n'
    (tmp_path / "merging.toml").write_text(cue, "utf-8")
    with pytest.raises(DataError, match=r"merging\.toml"):
        vocabulary(Language(tmp_path))
