"""The likeliest labels are those that trying all gives, and the sums are those of the features."""

from itertools import pairwise, product
from math import exp, isclose

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lagebild.languages.load import load
from lagebild.languages.viterbi import SCALE, Path, Transitions, leads_of, packed
from lagebild.model.report import Report
from lagebild.reading.names.features import items as name_items
from lagebild.reading.names.features import name_words_of
from lagebild.reading.names.scores import name_scores_of
from lagebild.reading.notes import Notes
from lagebild.reading.pipeline import read
from lagebild.reading.sentences import read_sentences
from lagebild.reading.words import read_words
from lagebild.reading.words.choosing import WordTypes
from lagebild.reading.words.features import items as tag_items
from lagebild.reading.words.scores import tag_scores_of

DE = load("de")
weights = st.integers(-8 * SCALE, 8 * SCALE)


@st.composite
def sentences(draw: st.DrawFn) -> tuple[list[list[int]], list[list[int]], list[int]]:
    labels, length = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(weights, min_size=labels, max_size=labels), min_size=labels, max_size=labels))
    scores = draw(st.lists(st.lists(weights, min_size=labels, max_size=labels), min_size=length, max_size=length))
    return rows, scores, draw(st.lists(st.integers(0, labels - 1), min_size=length, max_size=length))


def transitions(rows: list[list[int]]) -> Transitions:
    return Transitions(rows, leads_of(rows))


def score_of(path: tuple[int, ...], rows: list[list[int]], scores: list[list[int]]) -> int:
    local = sum(told[label] for told, label in zip(scores, path, strict=True))
    return local + sum(rows[first][second] for first, second in pairwise(path))


@given(sentences())
def test_no_path_is_better_than_the_one_found(drawn: tuple[list[list[int]], list[list[int]], list[int]]) -> None:
    rows, scores, guesses = drawn
    found = Path(transitions(rows), [packed(told) for told in scores], guesses).labels
    best = max(score_of(path, rows, scores) for path in product(range(len(rows)), repeat=len(scores)))
    assert score_of(tuple(found), rows, scores) == best


@given(sentences())
@example(([[1, 0], [5 * SCALE + 2, 0]], [[0, 0]] * 3, [0, 0, 0]))  # ahead by as much as what follows can bring back
def test_sureness_is_the_share_of_all_paths(drawn: tuple[list[list[int]], list[list[int]], list[int]]) -> None:
    rows, scores, guesses = drawn
    path = Path(transitions(rows), [packed(told) for told in scores], guesses)
    paths = {p: score_of(p, rows, scores) for p in product(range(len(rows)), repeat=len(scores))}
    top = max(paths.values())
    every = sum(exp((score - top) / SCALE) for score in paths.values())
    for place in range(len(scores)):
        for label in range(len(rows)):
            share = sum(exp((score - top) / SCALE) for p, score in paths.items() if p[place] == label) / every
            assert isclose(path.sureness(label, place), share, abs_tol=0.1), (label, place)


def test_a_label_that_leads_far_is_sure_and_one_that_is_even_is_not() -> None:
    path = Path(transitions([[0, 0], [0, 0]]), [packed([9 * SCALE, 0]), packed([0, 0])], [0, 0])
    assert path.sureness(0, 0) > 0.999
    assert path.sureness(0, 1) == pytest.approx(0.5, abs=1e-4)


TEXT = (
    "Weil der Strom ausfiel, brachte die Feuerwehr Neustadt am 3. Mai 14 Menschen in Sicherheit. „Alle leben“, sagte "
    "Bürgermeisterin Karla Söhnlein-Brandt dem Radio Ostküste. Die EU-Kommission in Brüssel hilft."
)


def test_tag_scores_are_the_sums_of_the_features_the_tagger_is_trained_on() -> None:
    scores, types = DE.part(tag_scores_of), DE.part(WordTypes)
    for sentence in TEXT.split(". "):
        kinds = [types.of(word) for word in [*sentence.replace(",", " ,").split(), "."]]
        summed = scores.of(kinds)
        assert [score is None for score in summed] == [kind.settled for kind in kinds]
        assert any(score is not None for score in summed)
        assert all(
            score in (None, scores.model.weigh(features))
            for score, features in zip(summed, tag_items(kinds), strict=True)
        )


def test_marks_and_plain_function_words_are_settled_and_what_can_be_two_things_is_not() -> None:
    scores, types = DE.part(tag_scores_of), DE.part(WordTypes)
    kinds = {word: types.of(word) for word in (",", "und", "sagte", "die", "haben", "als")}
    scores.of([*kinds.values()])
    assert [word for word, kind in kinds.items() if kind.settled] == [",", "und"]
    assert [scores.model.labels[kinds[word].guess] for word in (",", "und")] == ["$,", "KON"]


def test_name_scores_are_the_sums_of_the_features_the_names_model_is_trained_on() -> None:
    notes = Notes(Report(TEXT, "test"), DE)
    notes.segments = read(Report(TEXT, "test"), DE).segments
    notes.sentences = read_sentences(notes)
    tokens, cut = read_words(notes)
    scores, words = DE.part(name_scores_of), DE.part(name_words_of)
    marks = {3: b"m:B-place"}
    for sentence in cut:
        part = tokens[sentence.first : sentence.last]
        features = name_items(part, words, marks, sentence.first)
        summed = scores.of(part, marks, sentence.first)
        assert any(score is not None for score in summed)
        assert all(score in (None, scores.model.weigh(told)) for score, told in zip(summed, features, strict=True))


def test_nothing_to_label_is_no_path() -> None:
    assert DE.part(tag_scores_of).tags([]) == []
