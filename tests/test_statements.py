"""Who says what: marked-up sentences, the rules' own examples, and what holds for every text."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lagebild.languages.language import Language
from lagebild.languages.load import load
from lagebild.languages.statements import cue_lexicon, noun_of, statement_data
from lagebild.model.report import Report
from lagebild.model.span import Span, words_of
from lagebild.model.statement import Statement
from lagebild.reading.notes import Notes
from lagebild.reading.pipeline import annotate
from lagebild.reading.quotation import quotations
from lagebild.reading.statements.examples import failures, marked_up


def notes_of(text: str) -> Notes:
    return annotate(Report(text=text, name="test"), load("de"))


def said(text: str) -> tuple[Statement, ...]:
    return notes_of(text).statements


def one(text: str) -> Statement:
    found = said(text)
    assert len(found) == 1, [(s.rule, words_of(s.content, text)) for s in found]
    return found[0]


def parts(text: str, statement: Statement) -> dict[str, str]:
    names = ("content", "speaker", "cue", "frame", "addressee")
    return {name: words_of(getattr(statement, name), text) for name in names}


# The rules


def test_every_rule_finds_its_examples_and_nothing_in_its_counterexamples() -> None:
    assert [failure.line() for failure in failures(load("de"), annotate)] == []


def test_a_failing_example_is_told() -> None:
    def reads_nothing(report: Report, language: Language) -> Notes:
        return Notes(report, language)

    told = failures(load("de"), reads_nothing)
    assert {f.rule for f in told} == {rule.name for rule in load("de").part(statement_data).rules}


def test_every_rule_that_code_names_is_in_the_data() -> None:
    text = "Der Sprecher erklärte, die Lage sei ernst. Man habe gewarnt. Laut Polizei brannte es."
    named = {rule.name for rule in load("de").part(statement_data).rules}
    assert {s.rule for s in said(text)} <= named


def test_marks_come_out_of_an_example() -> None:
    marked = marked_up("<s>Sie</s> <c>sagt</c>, <q>es <c>regnet</c></q>.")
    assert marked.text == "Sie sagt, es regnet."
    assert (marked.content, marked.speaker, marked.cue) == (("es regnet",), ("Sie",), ("sagt", "regnet"))


# Spans


def test_frame_has_its_comma_and_content_its_conjunction() -> None:
    text = "Die Ministerin sagte am Montag, dass der Deich halte."
    assert parts(text, one(text)) == {
        "content": "dass der Deich halte",
        "speaker": "Die Ministerin",
        "cue": "sagte",
        "frame": "Die Ministerin sagte am Montag,",
        "addressee": "",
    }


def test_cue_has_auxiliary_reflexive_and_split_prefix() -> None:
    text = "Die Firma hat angekündigt, das Werk zu schließen."
    assert parts(text, one(text))["cue"] == "hat angekündigt"
    text = "Drei Häuser seien zerstört, teilte das Amt am Abend mit."
    assert [span.of(text) for span in one(text).cue] == ["teilte", "mit"]


def test_content_is_split_round_a_frame_set_into_it() -> None:
    text = "Der Strom ist laut Netzbetreiber in drei Städten ausgefallen."
    statement = one(text)
    assert [span.of(text) for span in statement.content] == ["Der Strom ist", "in drei Städten ausgefallen"]
    assert words_of(statement.frame, text) == "laut Netzbetreiber"


def test_apposition_belongs_to_the_speaker_and_a_relative_clause_does_not() -> None:
    text = "Jonas Krell, der Bürgermeister von Neustadt, sagte, dass die Brücke halte."
    assert parts(text, one(text))["speaker"] == "Jonas Krell, der Bürgermeister von Neustadt"
    text = "Der Minister, der seit Montag im Amt ist, sagte, dass die Brücke halte."
    assert parts(text, one(text))["speaker"] == "Der Minister"


def test_all_of_the_first_field_speaks() -> None:
    text = "Ein Sprecher der Feuerwehr in Neustadt sagte, die Lage sei ernst."
    assert parts(text, one(text))["speaker"] == "Ein Sprecher der Feuerwehr in Neustadt"


def test_direct_speech_keeps_its_marks_and_may_span_sentences() -> None:
    text = "„Wir haben alles verloren. Niemand hat uns gewarnt“, sagte die Bäuerin Ida Brandt."
    statement = next(s for s in said(text) if s.kind == "direct")
    assert words_of(statement.content, text) == "„Wir haben alles verloren. Niemand hat uns gewarnt“"
    assert words_of(statement.speaker, text) == "die Bäuerin Ida Brandt"


def test_what_the_reporter_adds_is_not_said() -> None:
    text = "Der Bürgermeister sagte, die Brücke sei sicher, und am Abend stürzte der Pfeiler ein."
    assert parts(text, said(text)[0])["content"] == "die Brücke sei sicher"


# Voices


def test_a_number_behind_a_source_is_no_part_of_it() -> None:
    text = "In den Zelten schlafen nach Angaben von Helfern zwischen 30 und 40 Kinder."
    assert parts(text, one(text))["speaker"] == "Angaben von Helfern"
    text = "Drei Männer wurden nach Angaben örtlicher Behörden am Hafen gefasst."
    assert parts(text, one(text))["speaker"] == "Angaben örtlicher Behörden"
    text = "Nach Angaben von 20 Anwohnern brannte das Dach."
    assert parts(text, one(text))["speaker"] == "Angaben von 20 Anwohnern"


def test_what_is_reported_can_be_a_saying_in_its_turn() -> None:
    text = "Der Lotse sagte, der Kapitän habe ihm versichert, das Schiff sei seetüchtig gewesen."
    outer, inner = said(text)
    assert parts(text, inner)["content"] == "das Schiff sei seetüchtig gewesen"
    assert inner.parent == outer.id
    text = "Der Lotse sagte, der Sturm habe nachgelassen, das Schiff sei seetüchtig gewesen."
    assert len(said(text)) == 1


def test_each_of_two_sources_vouches_for_its_half() -> None:
    text = "Nach Angaben der Werft sank das Schiff um acht Uhr, nach Angaben der Reederei erst um neun."
    assert [parts(text, s)["content"] for s in said(text)] == ["sank das Schiff um acht Uhr", "erst um neun"]


def test_the_subjunctive_carries_a_voice_until_another_begins() -> None:
    text = (
        "Der Minister sagte, die Lage sei ernst. Es gebe viele Verletzte.\n\n"
        "Man habe Zelte geschickt. Die Opposition erklärte, das reiche nicht. Es fehle an allem."
    )
    carried = [s for s in said(text) if s.kind == "indirect/free-indirect"]
    assert [words_of(s.speaker, text) for s in carried] == ["Der Minister", "Der Minister", "Die Opposition"]


def test_a_pronoun_stands_for_the_person_before_it() -> None:
    text = "Präsident Karim Orlow hat den Notstand verhängt. Die Armee sei bereit, sagte er am Abend."
    notes = notes_of(text)
    statement = next(s for s in notes.statements if words_of(s.speaker, text) == "er")
    names = {entity.id: entity.name for entity in notes.entities}
    assert names[statement.speaker_entity or ""].endswith("Orlow")


def test_a_pronoun_that_begins_a_report_stands_for_nobody() -> None:
    assert one("Er sagte, dass die Brücke halte.").speaker_entity is None


def test_a_spokesman_and_the_body_he_speaks_for() -> None:
    text = "Ein Sprecher des Ministeriums sagte, dass die Grenze offen sei."
    assert one(text).institution == "des Ministeriums"


def test_who_it_was_said_to_is_who_passed_it_on() -> None:
    text = "Das Land sei sicher, sagte er der Nachrichtenagentur Nordpress."
    statement = one(text)
    assert words_of(statement.addressee, text) == "der Nachrichtenagentur Nordpress"
    assert statement.relay == "der Nachrichtenagentur Nordpress"


def test_an_agency_behind_a_named_speaker_was_told() -> None:
    for speaker in (
        "Minister Milan Vesar",
        "Oppositionsführerin Dana Korvin",
        "ein Sprecher",
        "ein Sprecher der Polizei",
    ):
        text = f"„Wir haben die Lage im Griff“, sagte {speaker} der Nachrichtenagentur Nordpress."
        found = parts(text, one(text))
        assert (found["speaker"], found["addressee"]) == (speaker, "der Nachrichtenagentur Nordpress")
        assert one(text).relay == "der Nachrichtenagentur Nordpress"
    text = "Ein Sprecher der Nachrichtenagentur Nordpress sagte, die Leitung sei tot."
    assert parts(text, one(text))["speaker"] == "Ein Sprecher der Nachrichtenagentur Nordpress"


def test_where_it_was_said() -> None:
    text = "Man werde Soldaten schicken, schrieb der Regierungschef auf Facebook."
    assert one(text).medium == "Facebook"


def test_a_statement_in_a_statement_knows_its_parent() -> None:
    text = "Die Zeitung berichtete, der Minister habe gesagt, dass er gehe."
    outer, inner = sorted(said(text), key=lambda s: s.content[0].start)
    assert inner.parent == outer.id
    assert outer.parent is None


# Bearing


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Der Sprecher bestritt, dass der Damm gebrochen ist.", "denies"),
        ("Die Gewerkschaft forderte, dass die Löhne steigen.", "demands"),
        ("Die Firma kündigte an, das Werk zu schließen.", "announces"),
        ("Die Rebellen drohten, die Brücke zu sprengen.", "threatens"),
        ("Die Opposition warf der Regierung vor, Geld zu verschwenden.", "accuses"),
        ("Die Abgeordneten fragten, ob der Damm geprüft wurde.", "asks"),
        ("Die Forscher vermuten, dass der Vulkan ausbricht.", "supposes"),
        ("Der Sprecher bestätigte nicht, dass es Tote gab.", "refuses"),
        ("Der Sprecher sagte, man werde Soldaten schicken.", "announces"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert said(text)[0].stance == stance


def test_certainty_names_its_words() -> None:
    text = "Der Sprecher sagte, dass der Damm wahrscheinlich hält."
    statement = one(text)
    assert statement.certainty == "probable"
    assert words_of(statement.certainty_cue, text) == "wahrscheinlich"


# Quotation marks that are no speech


@pytest.mark.parametrize(
    "text",
    [
        "Die Fähre „Nordlicht“ legte um acht Uhr ab.",
        "Das Buch „Der lange Weg nach Hause“ erschien im Mai.",
        "Die Zeitung „Neuer Bote“ erscheint täglich.",
    ],
)
def test_names_in_quotation_marks_are_not_said(text: str) -> None:
    assert said(text) == ()


def test_quotations_close_with_their_own_marks() -> None:
    text = 'Er sagte: „Komm „schnell“ her.“ Sie rief: "Nein!" und »Nie!«.'
    assert [text[q.start : q.end] for q in quotations(text, 0, len(text))] == [
        "„Komm „schnell“ her.“",
        '"Nein!"',
        "»Nie!«",
    ]


def test_a_quotation_without_end_ends_with_its_paragraph() -> None:
    text = "„Es brennt.\nDer Regen kam."
    (found,) = quotations(text, 0, len(text))
    assert (text[found.start : found.end], found.closed) == ("„Es brennt.", False)


# Language data


def test_compounds_end_in_the_noun() -> None:
    nouns = load("de").part(statement_data).saying_nouns
    assert noun_of("Polizeiangabe", nouns) == "Angabe"
    assert noun_of("Tisch", nouns) is None


def test_another_language_brings_its_own_verbs() -> None:
    assert load("en").part(cue_lexicon)["deny"].stance == "denies"
    assert "leugnen" not in load("en").part(cue_lexicon)
    notes = annotate(Report(text="The dam broke. Nobody was hurt.", name="en"), load("en"))
    assert notes.statements == ()


# For every text


_PIECES = st.lists(
    st.sampled_from(
        [
            "Der Minister sagte, ", "die Lage sei ernst", ". ", "„Wir gehen“, ", "teilte das Amt mit", "laut Polizei ",
            "dass ", ": „", "“", '"', "so der Sprecher", ", ", "\n\n", "Es soll ", "gestorben sein", "wie X sagte, ",
            "nach Angaben von ", "Orlow", " und ", "er", "!", "(", ")", "– ", "forderte ", "Hilfe", "Demnach ",
        ]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(_PIECES.map("".join))
@example("nach Angaben von Der Minister sagte, laut Polizei ")  # nothing is left for the second source
def test_spans_lie_in_kept_text_and_ids_are_unique(text: str) -> None:
    notes = notes_of(text)
    ids = [s.id for s in notes.statements]
    assert len(ids) == len(set(ids))
    for statement in notes.statements:
        assert statement.content
        assert statement.parent is None or statement.parent in ids
        spans = (*statement.content, *statement.speaker, *statement.cue, *statement.frame, *statement.addressee)
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert _in_kept(span, notes)


def _in_kept(span: Span, notes: Notes) -> bool:
    return notes.kept(Span(span.start, span.start + 1)) and notes.kept(Span(span.end - 1, span.end))


@pytest.mark.parametrize("make", [lambda t: t, lambda t: t.replace("\n", "\r\n")])
def test_reading_twice_gives_the_same(make: Callable[[str], str]) -> None:
    text = make("Der Minister sagte, es sei ruhig.\n\nLaut Polizei gab es „keine besonderen Vorkommnisse“ am Abend.")
    assert said(text) == said(text)


def test_an_adverb_behind_a_report_has_the_report_as_speaker() -> None:
    text = "Das Amt prüft einen Bericht der Feuerwehr, wonach der Damm undicht ist."
    found = [s for s in said(text) if s.rule == "pronominal-source"]
    assert [parts(text, s)["speaker"] for s in found] == ["einen Bericht der Feuerwehr"]


def test_the_voice_before_speaks_on() -> None:
    text = "Jonas Krell erklärte, der Deich halte. Weiter hieß es, dass niemand verletzt wurde."
    assert {parts(text, s)["speaker"] for s in said(text)} == {"Jonas Krell"}


def test_a_name_in_quotation_marks_ends_the_speaker() -> None:
    text = "Nach Angaben des Leiters von „Hilfe am Fluss“ fehlen noch Boote."
    assert parts(text, one(text))["speaker"] == "Angaben des Leiters von „Hilfe am Fluss“"


def test_a_second_voice_behind_und_has_speech_of_its_own() -> None:
    text = "„Wenn es so regnet, hilft nichts mehr“, sagt Amtsleiterin Marta Kolb, und ihr Kollege Hans Wirt ergänzt: „Dann müssen viele Menschen weg.“"  # noqa: E501
    told = [(parts(text, s)["speaker"], parts(text, s)["content"][:6]) for s in said(text)]
    assert told == [("Amtsleiterin Marta Kolb", "„Wenn "), ("ihr Kollege Hans Wirt", "„Dann ")]


def test_a_participle_behind_reported_speech_is_its_verb() -> None:
    text = "Eine Gefahr bestehe nicht, versicherte Werkleiter Uwe Kranz."
    assert parts(text, one(text))["speaker"] == "Werkleiter Uwe Kranz"


def test_what_was_said_ends_before_the_frame_around_it() -> None:
    text = "Das Amt schließe nicht aus, dass der Deich breche, hieß es."
    assert "dass der Deich breche" in [parts(text, s)["content"] for s in said(text)]


def test_no_noun_of_saying_in_another_noun() -> None:
    assert not said("Nach Vermittlung der Nachbarn einigten sich die Dörfer.")
    assert not said("Nach Anmeldung der Kinder begann die Schule.")


def test_names_of_bodies_are_not_cut() -> None:
    text = "„Die Wege sind voll“, berichtete Klara Dorn von Ärzte ohne Grenzen dem Fernsehsender Kanal 5."
    found = parts(text, one(text))
    assert found["speaker"] == "Klara Dorn von Ärzte ohne Grenzen"
    assert found["addressee"] == "dem Fernsehsender Kanal 5"


def test_a_weekday_has_no_agency() -> None:
    text = "Wie ein Sprecher der Bergrettung am Mittwoch der APA sagte, hielt das Seil."
    assert parts(text, one(text))["addressee"] == "der APA"


def test_what_happens_says_nothing() -> None:
    assert not said("Der Ausbruch des Fiebers in Altdorf hat 38 Todesopfer gefordert.")
    text = "Die Zahl der Toten in Altdorf stieg. Darunter seien fünf Kinder."
    assert one(text).speaker == ()


def test_it_was_said() -> None:
    text = "Zuletzt hieß es, dass der Deich hält."
    assert parts(text, one(text))["content"] == "dass der Deich hält"
