"""Clauses of marked-up sentences, the look-ups over them, and what may never go wrong."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.languages.files import read_table
from lagebild.languages.load import load
from lagebild.model.grammar import DAT, NOM, Clause
from lagebild.model.report import Report
from lagebild.reading.clauses import read_clauses
from lagebild.reading.notes import Notes
from lagebild.reading.syntax import Syntax
from lagebild.reading.words import read_words

EXAMPLES = Path(__file__).parents[1] / "src/lagebild/languages/de/examples/clauses.tsv"
COLUMNS = ("text", "kind", "verb", "subject", "features")
ROLES = ("object", "dative", "agent", "predicate", "adverbial")


@cache
def syntax_of(*sentences: str) -> Syntax:
    """Words and clauses of sentences that follow each other in one report."""
    text = " ".join(sentences)
    notes = Notes(Report(text, "example"), load("de"))
    starts = [text.index(sentence) for sentence in sentences]
    notes.sentences = tuple((start, start + len(s), 0) for start, s in zip(starts, sentences, strict=True))
    notes.words = read_words(notes)
    notes.clauses = read_clauses(notes)
    return notes.syntax


def text_of(syntax: Syntax, span: tuple[int, int]) -> str:
    tokens = [syntax.tokens[i] for i in syntax.tokens_in(*span)]
    found, end = "", span[0]
    for token in tokens:
        found += " " * (token.start - end) + token.text
        end = token.end
    return found


def described(syntax: Syntax, number: int) -> dict[str, str | list[str]]:
    """What a row of the examples can ask of a clause."""
    clause = syntax.clauses[number]
    verb = clause.verb
    parent = None if clause.parent is None else syntax.clauses[clause.parent].verb
    found: dict[str, str | list[str]] = {
        "kind": clause.kind,
        "verb": verb.lemma if verb else "",
        "subject": "" if clause.subject is None else text_of(syntax, syntax.core_span(clause.subject)),
        "quoted": str(clause.quoted),
        "under": parent.lemma if parent else "",
        "antecedent": "" if clause.antecedent is None else text_of(syntax, syntax.core_span(clause.antecedent)),
        "shared": str(clause.shared_subject),
    }
    if verb:
        found |= {"tense": verb.tense, "mood": verb.mood, "voice": verb.voice, "modal": verb.modal or ""}
        found |= {"negated": str(verb.negation is not None), "reflexive": str(verb.reflexive)}
    for role in ROLES:
        phrases = [syntax.phrases[n] for n in clause.phrases if syntax.phrases[n].role == role]
        whole = [text_of(syntax, syntax.span_of_tokens(p.first, p.last)) for p in phrases]
        core = [text_of(syntax, syntax.core_span(n)) for n in clause.phrases if syntax.phrases[n].role == role]
        found[role] = whole + core
    return found


def wanted(row: tuple[str, ...]) -> dict[str, str]:
    _, kind, verb, subject, features = row
    asked = {"kind": kind, "verb": verb, "subject": subject}
    for feature in filter(None, features.split("; ")):
        name, _, value = feature.partition("=")
        asked[name] = value or "True"
    return asked


def holds(asked: dict[str, str], found: dict[str, str | list[str]]) -> bool:
    for name, value in asked.items():
        have = found.get(name, "")
        if not (value in have if name in ROLES else value == have):
            return False
    return True


def examples() -> list[tuple[str, list[dict[str, str]]]]:
    found: list[tuple[str, list[dict[str, str]]]] = []
    for row in read_table(EXAMPLES, COLUMNS):
        if row[0]:
            found.append((row[0], []))
        found[-1][1].append(wanted(row))
    return found


@pytest.mark.parametrize(("text", "rows"), examples(), ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_example(text: str, rows: list[dict[str, str]]) -> None:
    syntax = syntax_of(text)
    found = [described(syntax, number) for number in range(len(syntax.clauses))]
    for asked in rows:
        assert any(holds(asked, clause) for clause in found), f"{asked} not among {found}"


def test_a_phrase_knows_what_hangs_on_it() -> None:
    syntax = syntax_of("Der Sprecher des Ministeriums in Wien bestätigte den Angriff auf den Hafen.")
    subject = syntax.clauses[0].subject
    assert subject is not None
    assert text_of(syntax, syntax.core_span(subject)) == "Der Sprecher"
    assert text_of(syntax, syntax.phrase_span(subject)) == "Der Sprecher des Ministeriums in Wien"
    (genitive,) = syntax.attributes(subject)
    assert syntax.phrases[genitive].role == "genitive"
    assert syntax.top_phrase(genitive) == subject
    (target,) = syntax.with_role(0, "object")
    assert text_of(syntax, syntax.phrase_span(target)) == "den Angriff auf den Hafen"


def test_coordinated_phrases_are_one_phrase_in_the_plural() -> None:
    syntax = syntax_of("Polizei und Armee riegelten das Viertel ab.")
    subject = syntax.clauses[0].subject
    assert subject is not None
    conjuncts = syntax.phrases[subject].conjuncts
    assert [text_of(syntax, syntax.phrase_span(n)) for n in conjuncts] == ["Polizei", "Armee"]


def test_an_apposition_belongs_to_its_phrase_but_not_to_its_core() -> None:
    syntax = syntax_of("Anna Muster, Vorsitzende der Kommission, trat zurück.")
    subject = syntax.clauses[0].subject
    assert subject is not None
    assert text_of(syntax, syntax.phrase_span(subject)) == "Anna Muster, Vorsitzende der Kommission"
    assert [syntax.phrases[n].role for n in syntax.attributes(subject)] == ["apposition"]


def test_what_stands_inside_a_participial_attribute_hangs_on_the_noun() -> None:
    syntax = syntax_of("Die von Rebellen gehaltene Stadt brennt.")
    subject = syntax.clauses[0].subject
    inner = next(n for n, phrase in enumerate(syntax.phrases) if phrase.preposition == "von")
    assert subject is not None
    assert syntax.phrases[inner].parent == subject
    assert inner not in syntax.clauses[0].phrases


def test_a_separated_prefix_is_a_piece_of_the_verb() -> None:
    syntax = syntax_of("Das Amt teilte am Abend Einzelheiten mit.")
    assert [text_of(syntax, span) for span in syntax.verb_spans(0)] == ["teilte", "mit"]


def test_an_embedded_clause_parts_the_clause_around_it() -> None:
    syntax = syntax_of("Die Frau, die fliehen wollte, wurde verhaftet.")
    assert [text_of(syntax, span) for span in syntax.clause_spans(0)] == ["Die Frau", "wurde verhaftet"]
    assert text_of(syntax, syntax.clause_span(0)) == "Die Frau, die fliehen wollte, wurde verhaftet"
    assert syntax.ancestors(1) == (0,)
    assert syntax.dependents(0) == (1,)


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Demonstranten stürmten das Haus und legten Feuer.", "main", "Demonstranten"),
        ("Die Frau, die fliehen wollte, wurde verhaftet.", "relative", "Die Frau"),
        ("Die Rebellen drohten, den Flughafen anzugreifen.", "infinitive", "Die Rebellen"),
        ("Die Polizei forderte die Anwohner auf, das Viertel zu verlassen.", "infinitive", "die Anwohner"),
    ],
)
def test_who_a_clause_speaks_of(text: str, kind: str, who: str) -> None:
    syntax = syntax_of(text)
    number = max(n for n, clause in enumerate(syntax.clauses) if clause.kind == kind)
    subject = syntax.subject_of(number)
    assert subject is not None
    assert text_of(syntax, syntax.core_span(subject)) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Die Linke will das Land beteiligen, was die Fraktion ablehnt.", "die Fraktion"),
        ("Die Partei legte ihm den Rücktritt nahe, was dieser ablehnte.", "dieser"),
        ("Der Zug hielt an, was die Fahrgäste überraschte.", "Der Zug"),  # what "was" is taken for
        ("Huthis führten zwei Ingenieure ab.", "Huthis"),
        ("Polizisten durchsuchten am Mittwochabend deren Büros.", "Polizisten"),
        ("Am Mittwochabend besetzten die Studenten die Aula.", "die Studenten"),
    ],
)
def test_the_subject_where_the_form_does_not_show_it(text: str, who: str) -> None:
    syntax = syntax_of(text)
    subject = syntax.subject_of(len(syntax.clauses) - 1)
    assert subject is not None
    assert text_of(syntax, syntax.core_span(subject)) == who


def test_a_weekday_and_its_part_own_nobody() -> None:
    syntax = syntax_of("Polizisten durchsuchten am Mittwochabend deren Büros.")
    assert [text_of(syntax, syntax.core_span(n)) for n in syntax.with_role(0, "object")] == ["deren Büros"]


def test_fields_follow_from_the_place_of_the_finite_verb() -> None:
    syntax = syntax_of("Am Montag hat die Armee den Hafen geräumt.")
    fields = {text_of(syntax, syntax.phrase_span(n)): syntax.field(n) for n in syntax.clauses[0].phrases}
    assert fields == {"Am Montag": "vorfeld", "die Armee": "mittelfeld", "den Hafen": "mittelfeld"}


def test_position_resolves_the_case() -> None:
    syntax = syntax_of("Dem Land droht eine Hungersnot.")
    agreement = {syntax.phrases[n].role: syntax.phrases[n].agreement for n in syntax.clauses[0].phrases}
    assert not agreement["subject"] & ~NOM
    assert not agreement["dative"] & ~DAT


def test_quotation_levels_go_over_sentences() -> None:
    syntax = syntax_of("„Wir bleiben.", "Niemand geht“, sagte er.")
    levels = {clause.verb.lemma: clause.quoted for clause in syntax.clauses if clause.verb}
    assert levels == {"bleiben": 1, "gehen": 1, "sagen": 0}


def test_offsets_find_tokens_and_sentences() -> None:
    syntax = syntax_of("Es brennt.", "Helfer kommen.")
    assert [syntax.tokens[i].text for i in syntax.tokens_in(4, 13)] == ["brennt", ".", "Helfer"]
    assert syntax.token_at(2) is None
    assert syntax.sentence_at(12) == 1
    assert syntax.sentence_of(4) == 1
    assert syntax.clauses_in(0, 20) == (0, 1)


SOME_WORDS = """Die der den Polizei Armee und oder , . : ; „ “ ( ) – dass weil die als wie zu um teilte mit wurde wird
hat haben werden verletzt getötet worden angreifen 12 von in am Rebellen Hafen Norland Ilse Prantl sich nicht er sie
es wer so sagte sei könne gehaltene alte Zahl darunter zufolge deren"""
WORDS = st.sampled_from(SOME_WORDS.split())


@given(st.lists(WORDS, min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_words_give_sound_clauses(words: list[str]) -> None:
    text = " ".join(words)
    first, again = syntax_of.__wrapped__(text), syntax_of.__wrapped__(text)
    assert first.clauses == again.clauses
    assert first.phrases == again.phrases
    taken = [token for clause in first.clauses for token in clause.tokens]
    assert len(taken) == len(set(taken))
    for number, clause in enumerate(first.clauses):
        sound_clause(first, number, clause)
    for phrase in first.phrases:
        assert phrase.first <= phrase.head < phrase.core_last <= phrase.last


def sound_clause(syntax: Syntax, number: int, clause: Clause) -> None:
    assert list(clause.tokens) == sorted(clause.tokens)
    assert clause.tokens
    assert number not in syntax.ancestors(number)
    if clause.verb:
        assert set(clause.verb.tokens) <= set(clause.tokens)
    for phrase in clause.phrases:
        assert syntax.phrases[phrase].clause == number
        assert syntax.phrases[phrase].parent is None
