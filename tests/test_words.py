"""Tokens, tags, lemmas and the forms of verbs, on sentences written for the purpose."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lagebild.languages.language import Language
from lagebild.languages.lexicon import read_lexicon
from lagebild.languages.load import load
from lagebild.model.grammar import GEN, NOM, SINGULAR, Token, agreement_bit
from lagebild.model.report import Report
from lagebild.model.segment import Segment
from lagebild.model.span import Span
from lagebild.reading.notes import Notes
from lagebild.reading.sentences import read_sentences
from lagebild.reading.words import read_words
from lagebild.reading.words.analysis import Analyser


def desk(text: str, language: Language | None = None) -> Notes:
    notes = Notes(Report(text, "report.txt"), language or load("de"))
    notes.segments = (Segment("body", Span(0, len(text)), "whole-text"),) if text else ()
    notes.sentences = read_sentences(notes)
    notes.words = read_words(notes)
    return notes


def words(text: str) -> list[str]:
    return [token.text for token in desk(text).words[0]]


def token(text: str, word: str) -> Token:
    return next(t for t in desk(text).words[0] if t.text == word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 5. März kamen 20.000 Menschen.", ["Am", "5.", "März", "kamen", "20.000", "Menschen", "."]),
        ("Innen- und Außenpolitik", ["Innen-", "und", "Außenpolitik"]),
        ("der 24-Stunden-Streik, 40jährige", ["der", "24-Stunden-Streik", ",", "40jährige"]),
        ("Wie geht's Dr. O'Hara?", ["Wie", "geht", "'s", "Dr.", "O'Hara", "?"]),
        ("Demonstrant:innen und Polizist*innen", ["Demonstrant:innen", "und", "Polizist*innen"]),
        ("„Nein“ – sagte er…", ["„", "Nein", "“", "–", "sagte", "er", "…"]),
        ("z.B. in Wien (z. B. dort)", ["z.B.", "in", "Wien", "(", "z.", "B.", "dort", ")"]),
        ("post@amt.example: https://amt.example/a.", ["post@amt.example", ":", "https://amt.example/a", "."]),
        ("Mül\u00adler traf Rene\u0301", ["Mül\u00adler", "traf", "Rene\u0301"]),
        ("Ja\x00 nein\u200b", ["Ja", "nein"]),
        ("und/oder", ["und", "/", "oder"]),
        ("👩\u200d🚒 half", ["👩\u200d🚒", "half"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_tags_and_lemmas_of_a_plain_sentence() -> None:
    found = desk("Die Regierung teilte am Freitag mit, dass zwei Soldaten verletzt worden seien.").words[0]
    assert [t.tag for t in found] == [
        "ART", "NN", "VVFIN", "APPRART", "NN", "PTKVZ", "$,", "KOUS", "CARD", "NN", "VVPP", "VAPP", "VAFIN", "$.",
    ]  # fmt: skip
    assert [t.lemma for t in found[1:10:4]] == ["Regierung", "mit", "Soldat"]
    assert found[10].lemma == "verletzen"


@pytest.mark.parametrize(
    ("text", "word", "moods"),
    [
        ("Er sagte, er sei krank.", "sei", {"k1"}),
        ("Sie erklärte, man habe nichts gewusst.", "habe", {"k1"}),
        ("Ich habe nichts gewusst.", "habe", {"indicative"}),
        ("Habe davon nichts gewusst.", "Habe", {"indicative"}),
        ("Habe er davon gewusst?", "Habe", {"k1"}),
        ("Sie wäre gekommen.", "wäre", {"k2"}),
        ("Sie kamen am Abend.", "kamen", {"indicative"}),
        ("Die Lage könne sich ändern.", "könne", {"k1"}),
        ("Die Lage ändert sich.", "ändert", {"indicative"}),
        ("Die Truppen seien abgezogen.", "seien", {"k1"}),
    ],
)
def test_moods(text: str, word: str, moods: set[str]) -> None:
    assert {form.mood for form in token(text, word).forms} == moods


def test_agreement_of_nouns_and_articles_meets_in_one_reading() -> None:
    found = {t.text: t for t in desk("Die Zahl der Opfer des Angriffs stieg.").words[0]}
    assert found["Die"].agreement & found["Zahl"].agreement & NOM & SINGULAR
    assert found["des"].agreement & found["Angriffs"].agreement == agreement_bit("gen", "sg", "masc")
    assert found["der"].agreement & found["Opfer"].agreement & GEN
    assert found["stieg"].agreement == 0


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("Deichbruchs", "NN", "Deichbruch"),
        ("Sandsackbarrieren", "NN", "Sandsackbarriere"),
        ("US-Luftwaffenstützpunkt", "NN", "US-Luftwaffenstützpunkt"),
        ("regierungsfeindlichen", "ADJA", "regierungsfeindlich"),
        ("größten", "ADJA", "groß"),
        ("unversehrtes", "ADJA", "unversehrt"),
        ("24-jährige", "ADJA", "24-jährig"),
        ("Vermissten", "NN", "Vermisste"),
        ("abzuriegeln", "VVIZU", "abriegeln"),
        ("gegenfinanzierte", "VVFIN", "gegenfinanzieren"),
        ("fragmentierte", "VVFIN", "fragmentieren"),
        ("Strassen", "NN", "Straße"),
        ("läßt", "VVFIN", "lassen"),
    ],
)
def test_forms_no_lexicon_need_list(form: str, tag: str, lemma: str) -> None:
    analyses = load("de").part(Analyser).of(form)
    assert (tag, lemma) in {(a.tag, a.lemma) for a in analyses}


def test_compound_takes_gender_and_number_from_its_tail() -> None:
    (reading,) = load("de").part(Analyser).of("Deichschützerin")
    assert reading.agreement & SINGULAR == reading.agreement


def test_lexicon_finds_its_first_and_last_form_and_nothing_between() -> None:
    lexicon = load("de").part(read_lexicon)
    assert lexicon.open("gingen")[0].lemma == "gehen"
    assert lexicon.open("ginge n") == ()
    assert lexicon.open("") == ()
    assert lexicon.open("\U0010ffff") == ()


def test_the_bits_of_the_lexicon_hide_no_form() -> None:
    language = load("de")
    lexicon = read_lexicon(language)
    forms = (language.folder / "lexicon.txt").read_text("utf-8").partition("\n\n")[2].split("\n")
    sample = [line.partition("\t")[0] for line in forms[:-1:7]]
    assert len(sample) > 10_000
    assert [form for form in sample if not lexicon.open(form)] == []


def test_headline_in_capitals_keeps_its_nouns() -> None:
    found = desk("TOTE BEI UNRUHEN IN DER HAUPTSTADT").words[0]
    assert [t.tag for t in found] == ["NN", "APPR", "NN", "APPR", "ART", "NN"]
    assert [t.text for t in found][2] == "UNRUHEN"
    assert [t.lemma for t in found][2] == "Unruhe"


def test_a_language_without_lexicon_and_tagger_goes_by_shapes() -> None:
    found = desk("The fire in Sampletown killed 12 people.", load("en")).words[0]
    assert [t.tag for t in found if t.text in ("Sampletown", "12", ".")] == ["NN", "CARD", "$."]
    assert next(t.lemma for t in found if t.text == "killed") == "killed"


def test_no_text_no_words() -> None:
    assert desk("").words == ((), ())
    assert desk(" \n\u00a0\x00").words == ((), ())


@settings(max_examples=200, deadline=None)
@given(st.text() | st.text(alphabet=st.sampled_from("aBcß19.-,:'’„“ \n\x00\u00ad\u0301\u200d👩/@#&*_§")))
@example("a" * 5000)
@example("Wort\r\nWort\u2028Wort\x85")
@example("\ud800 allein")
def test_tokens_lie_in_the_text_in_order_and_are_what_stands_there(text: str) -> None:
    notes = desk(text)
    tokens, found = notes.words
    end_before = 0
    for item in tokens:
        assert end_before <= item.start < item.end <= len(text)
        assert item.text == text[item.start : item.end]
        end_before = item.end
    assert [i for s in found for i in range(s.first, s.last)] == list(range(len(tokens)))
    assert sum(map(str.isalnum, "".join(t.text for t in tokens))) == sum(map(str.isalnum, text))


def test_one_line_without_end_takes_one_pass() -> None:
    assert len(words("Nein, " * 5_000)) == 10_000
    assert len(words("x" * 300_000)) == 1


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Es heißt, dass die Pegel seit gestern an allen Messstellen steigen.", "steigen"),
        ("Sie warnten vor Keimen, die sich im stehenden Wasser rasch verbreiten.", "verbreiten"),
    ],
)
def test_a_subordinate_clause_closes_with_its_finite_verb(text: str, verb: str) -> None:
    assert token(text, verb).tag == "VVFIN"


def test_a_participle_waits_for_its_auxiliary() -> None:
    text = "Die Männer, die am Freitag verhaftet, verhört und freigelassen wurden, schweigen."
    assert token(text, "verhaftet").tag == "VVPP"


def test_a_main_clause_has_a_finite_verb_where_a_form_can_be_one() -> None:
    text = "Mehrere Sender veröffentlichten Bilder, die den Brand zeigen sollen."
    assert token(text, "veröffentlichten").tag == "VVFIN"
    assert token("Neue Bilder der gestern beschädigten Brücke.", "beschädigten").tag == "ADJA"


def test_a_weak_adjective_without_article_is_a_verb() -> None:
    text = "In der Nacht zu Samstag durchsuchten Beamte eine Wohnung und stellten zwei Taschen sicher."
    assert token(text, "durchsuchten").tag == "VVFIN"
    assert token("Die am Montag befreiten Männer sind gesund und ruhen aus.", "befreiten").tag == "ADJA"
    assert token("Zwei im Mai eroberte Hügel wurden am Freitag geräumt.", "eroberte").tag == "ADJA"


def test_before_and_with_the_next_verb_stands_a_verb() -> None:
    text = "Bei Krawallen in dem Viertel verprügelten Anwohner den Bauleiter und setzten zwei Bagger in Brand."
    assert token(text, "verprügelten").tag == "VVFIN"
    assert token("Am Montag besetzten Studenten die Aula und forderten Reformen.", "besetzten").tag == "VVFIN"
    assert token("Die am Montag besetzten Häuser und Läden sind leer.", "besetzten").tag == "ADJA"


def test_a_conjunction_needs_a_finite_verb() -> None:
    assert token("Die Armee bestreitet, damit etwas zu tun zu haben.", "damit").tag == "PAV"
    assert token("Er fuhr los, damit alle kommen.", "damit").tag == "KOUS"
