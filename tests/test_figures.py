"""How many: amounts, what they count, whose they are."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.languages.load import load
from lagebild.model.figure import Figure
from lagebild.model.report import Published, Report
from lagebild.reading.figures.examples import failures
from lagebild.reading.figures.numbers import load_numbers
from lagebild.reading.pipeline import annotate

DE = load("de")
SMALL = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


@cache
def figures(text: str) -> tuple[Figure, ...]:
    return annotate(Report(text=text, name="r", published=Published("2026-03-04")), DE).figures


def told(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(f.measure, f.low, f.high) for f in figures(text)]


def below_hundred(number: int, *, last: bool) -> str:
    if number < 20:
        return SMALL[number] if last or number != 1 else "ein"
    unit, ten = number % 10, TENS[number // 10 - 2]
    return ("ein" if unit == 1 else SMALL[unit]) + "und" + ten if unit else ten


def spelled(number: int, *, last: bool = True) -> str:
    """German for a number from 1 to 999,999."""
    if number >= 1000:
        rest = number % 1000
        head = spelled(number // 1000, last=False)
        return head + "tausend" + (spelled(rest, last=last) if rest else "")
    if number >= 100:
        rest = number % 100
        return (
            ("ein" if number < 200 else SMALL[number // 100])
            + "hundert"
            + (below_hundred(rest, last=last) if rest else "")
        )
    return below_hundred(number, last=last)


@given(st.integers(min_value=1, max_value=999_999))
def test_a_spelled_number_is_read_as_the_number(number: int) -> None:
    assert DE.part(load_numbers).word(spelled(number)) == number


@given(st.integers(min_value=0, max_value=9_999_999))
def test_grouped_digits_are_read_as_the_number(number: int) -> None:
    grouped = f"{number:,}".replace(",", ".")
    assert DE.part(load_numbers).digits(grouped) == number


@pytest.mark.parametrize(
    "word", ["undzwanzig", "zehnundzwanzig", "dreihundertdreihundert", "hundertausend", "Tausendschön"]
)
def test_what_only_looks_like_a_number_is_none(word: str) -> None:
    assert DE.part(load_numbers).word(word) is None


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=13, max_value=99_999))
def test_any_number_of_dead_is_found_in_its_place(number: int) -> None:
    text = f"Bei dem Beben starben {number:,} Menschen.".replace(",", ".")
    (figure,) = figures(text)
    assert (figure.measure, figure.low, figure.high) == ("killed", number, number)
    assert figure.span.of(text).endswith("Menschen")


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="0123456789 .,-–()zweidrKundMschTotervlz\n", max_size=80))
def test_spans_lie_inside_whatever_stands_there(text: str) -> None:
    for figure in annotate(Report(text="Text: " + text, name="r"), DE).figures:
        assert figure.span.end <= len(text) + 6
        assert figure.low is None or figure.high is None or figure.low <= figure.high


@pytest.mark.parametrize(
    ("words", "low", "high", "qualifier"),
    [
        ("zwei Dutzend Menschen", 24, 24, "exactly"),
        ("mehr als 2,5 Millionen Menschen", 2_500_000, None, "more-than"),
        ("anderthalb Millionen Menschen", 1_500_000, 1_500_000, "exactly"),
        ("mindestens vier Menschen", 4, None, "at-least"),
        ("bis zu 40 Menschen", None, 40, "at-most"),
        ("zwischen 14 und 16 Menschen", 14, 16, "between"),
        ("zwei bis drei Millionen Menschen", 2_000_000, 3_000_000, "between"),
        ("knapp 300 Menschen", 300, 300, "about"),
        ("mehrere Menschen", 3, None, "some"),
        ("mehrere hundert Menschen", 200, None, "some"),
        ("Dutzende Menschen", 24, None, "some"),
        ("Tausende von Menschen", 2000, None, "some"),
        ("zahlreiche Menschen", None, None, "some"),
        ("100 000 Menschen", 100_000, 100_000, "exactly"),
    ],
)
def test_words_commit_to_bounds(words: str, low: float | None, high: float | None, qualifier: str) -> None:
    (figure,) = figures(f"Wegen der Dürre sind {words} geflohen.")
    assert (figure.measure, figure.low, figure.high, figure.qualifier) == ("displaced", low, high, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "Der 34-jährige Fahrer war 40 Kilometer weit gekommen.",
        "Die Partei gewann 34 Sitze und 12,5 Prozent.",
        "Das Spiel endete 3:1, es gab zwei Tore in 90 Minuten.",
        "Um 14.30 Uhr begann am 3. März die Sitzung.",
        "Er zahlte 3000 Euro für den Wagen und wohnt in der Gasse 12.",
        "Niemand weiß, wie viele Menschen starben.",
        "Keiner der 30 Insassen wurde verletzt.",
        "Ein Demonstrant sagte, er sei müde.",
        "Der Hubschrauber „Greif 12“ rettete die Katze.",
    ],
)
def test_numbers_that_count_no_harm_stay_out(text: str) -> None:
    assert told(text) == []


def test_two_harms_share_a_sentence() -> None:
    assert told("Bei dem Unfall gab es einen Toten und sieben Schwerverletzte.") == [
        ("killed", 1, 1),
        ("injured", 7, 7),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Zahl der Toten gab der Minister mit 510 an, die der Verletzten mit 1600.",
            ["killed 510", "injured 1600"],
        ),
        ("Die Zahl der Toten stieg am Montag auf 1600.", ["killed 1600"]),
        ("Zwei Kinder wurden von Splittern getroffen und starben.", ["killed 2"]),
        ("In dem Lager grassiert die Cholera. Seit Mai wurden 460 Fälle gemeldet.", ["infected 460"]),
        ("Rund 246'000 Menschen haben ihre Heimat verlassen.", ["displaced 246000"]),
        ("Israel entließ 39 Häftlinge.", ["released 39"]),
        ("Aus dem Gefängnis entkamen 39 Häftlinge.", []),
        ("Ärzte ringen um das Leben zweier Schülerinnen.", []),
    ],
)
def test_what_a_number_counts(text: str, expected: list[str]) -> None:
    assert [f"{measure} {low:.0f}" for measure, low, _ in told(text) if low is not None] == expected


def test_an_ellipsis_counts_by_its_own_verb() -> None:
    text = "Bei den Kämpfen wurden mindestens zehn Bauern erschossen und 110 weitere verletzt."
    assert told(text) == [("killed", 10, None), ("injured", 110, 110)]


def test_a_part_points_at_its_whole() -> None:
    whole, children, women = figures("Die Polizei nahm 40 Personen fest, darunter drei Kinder und zwei Frauen.")
    assert (whole.scope, children.scope, women.scope) == ("total", "subset", "subset")
    assert children.part_of == women.part_of == whole.id
    assert (children.measure, children.of, women.low) == ("detained", "Kinder", 2)


@pytest.mark.parametrize(
    "part", ["Fünf der Toten waren Kinder.", "Fünf von ihnen waren Kinder.", "Unter den Toten waren fünf Kinder."]
)
def test_a_part_may_stand_in_the_next_sentence(part: str) -> None:
    whole, five = figures(f"Bei dem Brand starben zwölf Menschen. {part}")
    assert (five.measure, five.low, five.scope, five.part_of) == ("killed", 5, "subset", whole.id)


def test_another_harm_of_the_same_people_is_no_part() -> None:
    _, freed = figures("42 Studenten wurden festgenommen. 31 von ihnen kamen wieder frei.")
    assert (freed.measure, freed.scope, freed.part_of) == ("released", "total", None)


def test_an_addition_is_told_from_a_total() -> None:
    new, total = figures("Taucher fanden sechs weitere Leichen. Damit stieg die Zahl der Toten auf 17.")
    assert (new.low, new.scope) == (6, "new")
    assert (total.low, total.scope, total.rule) == (17, "total", "number-of")


def test_a_correction_keeps_what_it_replaces() -> None:
    old, new = figures("Die Behörde korrigierte die Zahl der Vermissten von 18 auf elf.")
    assert (old.low, new.low, new.replaces, new.measure) == (18, 11, (18, 18), "missing")


def test_a_number_told_twice_is_one_figure() -> None:
    text = "Zwölf Tote bei Grubenunglück in Hasselrode\n\nBei einem Unglück starben am Montag zwölf Bergleute.\n"
    assert told(text) == [("killed", 12, 12)]


def test_money_is_damage_or_aid_or_nothing() -> None:
    text = (
        "Der Schaden beträgt zwei Millionen Euro. Das Land sagte 500.000 Euro Soforthilfe zu. "
        "Ein Haus kostet 300.000 Euro."
    )
    assert [(f.measure, f.low, f.unit) for f in figures(text)] == [
        ("damage", 2_000_000, "Euro"),
        ("aid", 500_000, "Euro"),
    ]


def test_harm_without_a_number_is_kept() -> None:
    (dead,) = figures("In der Hauptstadt gab es Tote.")
    assert (dead.measure, dead.low, dead.high, dead.qualifier) == ("killed", None, None, "some")


@pytest.mark.parametrize(
    ("text", "status", "source"),
    [
        ("Bei dem Angriff wurden neun Soldaten getötet.", "asserted", None),
        ("Bei dem Angriff wurden nach Angaben der Polizei neun Soldaten getötet.", "attributed", "Polizei"),
        ("Laut Behördenangaben starben neun Menschen.", "attributed", "Behörden"),
        ("Bei dem Angriff sollen neun Soldaten getötet worden sein.", "hearsay", None),
        ("Bei dem Angriff wurden angeblich neun Soldaten getötet.", "hearsay", None),
        ("Berichten zufolge starben neun Menschen.", "hearsay", None),
        ("Am Montag werden 9000 Menschen demonstrieren.", "announced", None),
    ],
)
def test_status_and_source(text: str, status: str, source: str | None) -> None:
    (figure,) = figures(text)
    assert figure.status == status
    assert (figure.source.text.split()[-1] if figure.source else None) == source


def test_a_voice_goes_on_over_the_numbers_that_follow() -> None:
    text = "Laut Polizei starben drei Menschen, fünf Menschen wurden verletzt. Zwei von ihnen seien Kinder."
    assert [f.source.text if f.source else None for f in figures(text)] == ["Polizei"] * 3


def test_a_voice_named_later_speaks_only_of_its_own_clause() -> None:
    text = "Eine Schülerin kam ums Leben, vier Nachbarn wurden nach Angaben der Klinik verletzt."
    assert [f.status for f in figures(text)] == ["asserted", "attributed"]


def test_who_tells_a_number_is_its_source() -> None:
    (figure,) = figures("Die Zahl der Vermissten bezifferte der Landrat auf 14.")
    assert (figure.status, figure.source and figure.source.text) == ("attributed", "der Landrat")


@pytest.mark.parametrize("who", ["Ein 71 Jahre alter Landwirt", "Ein 71-jähriger Landwirt", "Ein 71-Jähriger"])
def test_one_person_of_some_age_counts_once(who: str) -> None:
    (figure,) = figures(f"{who} ist in seinem Stall ertrunken.")
    assert (figure.measure, figure.low, figure.span.of(f"{who} ist")) == ("killed", 1, who)


def test_a_repeat_is_told_as_one_that_lost() -> None:
    text = "Zwölf Tote bei Grubenunglück in Hasselrode\n\nBei einem Unglück starben am Montag zwölf Bergleute.\n"
    notes = annotate(Report(text=text, name="r", published=Published("2026-03-04")), DE, tracing=True)
    told = [(t.rule, t.won, t.why) for t in notes.trace.trials if t.stage == "figures"]
    assert told == [("dead", False, "told before"), ("somebody-dies", True, "")]


def test_every_rule_holds_on_its_examples() -> None:
    assert [failure.line() for failure in failures(DE, annotate)] == []


def test_a_language_without_data_finds_nothing() -> None:
    text = "Twelve people were killed and 30 injured."
    assert annotate(Report(text=text, name="r"), load("en")).figures == ()


def test_the_dead_of_any_disaster_are_killed() -> None:
    for noun in ("Sturmtoten", "Flutopfer", "Bebentoten", "Hungertoten"):
        total, part = figures(f"Die Zahl der {noun} stieg auf 23. Darunter sind fünf Kinder.")
        assert (total.measure, total.low, total.scope) == ("killed", 23, "total")
        assert (part.low, part.scope, part.part_of) == (5, "subset", total.id)


def test_darunter_takes_up_what_stands_near() -> None:
    text = (
        "Vier Soldaten wurden verletzt. Der Weg war weit. Die Nacht kam. Der Ort lag still. Darunter lagen drei Kinder."
    )
    assert all(f.scope != "subset" for f in figures(text))


def test_a_figure_takes_its_quotation_mark_along() -> None:
    text = "Die Polizei nahm vier „Plünderer“ fest."
    (found,) = figures(text)
    assert (found.span.of(text), found.of) == ("vier „Plünderer“", "Plünderer")


@pytest.mark.parametrize("digits", ["¹", "²³", "①", "¼", "¹²³⁴"])
def test_digits_that_are_no_numbers_are_read_past(digits: str) -> None:
    assert [f.low for f in figures(f"Laut Bericht{digits} starben vier Menschen. {digits} Menschen flohen.")] == [4]


@pytest.mark.parametrize(
    ("source", "owner"),
    [
        ("Nach Angaben der Polizei", "Polizei"),
        ("Nach Behördenangaben gegen 08:15 Uhr (Ortszeit)", "Behörden"),
        ("Nach Einschätzung der Weltgesundheitsorganisation", "Weltgesundheitsorganisation"),
        ("Nach Angaben von Ärzten", "Ärzten"),
        ("Nach ersten Schätzungen des Innenministeriums vom Dienstag", "Innenministeriums"),
        ("Regierungsangaben zufolge", "Regierung"),
        ("Einem Bericht der Zeitung „Tag“ zufolge", "Zeitung „Tag“"),
        ("Laut der Nachrichtenagentur Nordpress", "der Nachrichtenagentur Nordpress"),
    ],
)
def test_the_owner_of_the_words_is_the_source(source: str, owner: str) -> None:
    text = f"{source} starben vier Menschen."
    (found,) = figures(text)
    assert found.source is not None
    assert found.source.text == owner
    assert found.source.span is not None
    assert found.source.span.of(text) == owner


def test_who_speaks_of_themselves_stays_the_source() -> None:
    text = "Die Streitkräfte haben nach eigenen Angaben Belka erobert. Dabei seien 23 Kämpfer getötet worden."
    (found,) = figures(text)
    assert found.source is not None
    assert found.source.text == "Die Streitkräfte"


@pytest.mark.parametrize(
    "text",
    [
        "Nach Angaben der Regierung starben zwei Menschen, nach Angaben der Opposition sieben.",
        "Laut Regierung wurden zwei Menschen getötet, laut Opposition waren es sieben.",
    ],
)
def test_two_sources_in_one_sentence_each_have_their_number(text: str) -> None:
    assert [(f.low, f.source and f.source.text) for f in figures(text)] == [(2, "Regierung"), (7, "Opposition")]


def test_an_hour_behind_a_second_source_is_no_number_of_people() -> None:
    text = "Laut Polizei starben zwei Menschen, laut Feuerwehr um 14 Uhr."
    assert told(text) == [("killed", 2.0, 2.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laut Reuters wurden vier Menschen verletzt.", [("injured", 4, 4)]),
        ("Am Abend sollen in Tiflis Tausende demonstriert haben.", [("participants", 2000, None)]),
        ("Der Sturm richtete Schäden an 20 Häusern an.", [("buildings", 20, 20)]),
        ("Seit Jahresbeginn gab es 50 Morde.", [("killed", 50, 50)]),
        ("Eines der Opfer wurde gewürgt.", []),
        ("Zwei Zeugen wurden getötet.", [("killed", 2, 2)]),
        ("Zwei Zeugen sagten aus.", []),
        ("Keiner der 48 Insassen überlebte.", [("killed", 48, 48)]),
        ("Von den 48 Insassen überlebte keiner.", [("killed", 48, 48)]),
        ("Keiner der 48 Insassen wurde verletzt.", []),
        ("Rund 500 Regierungsgegner demonstrierten.", [("participants", 500, 500)]),
        ("Rund 100 Feuerwehrmänner waren im Einsatz.", [("forces", 100, 100)]),
        ("Eines der Opfer starb.", [("killed", 1, 1)]),
    ],
)  # fmt: skip
def test_numbers_behind_names_nouns_and_of_victims(
    text: str, expected: list[tuple[str, float | None, float | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Die Zahl der Demonstranten gab die Polizei mit 12.000 an, der Gewerkschaftsbund mit 40.000.",
            ["die Polizei", "der Gewerkschaftsbund"],
        ),
        (
            "Das Forschungszentrum gab die Stärke mit 6,1 an, der georgische Erdbebendienst mit 5,8.",
            ["Das Forschungszentrum", "der georgische Erdbebendienst"],
        ),
        (
            "Die Küstenwache geht von 60 Vermissten aus, die Hilfsorganisation unter Berufung auf Zeugen von 110.",
            ["Die Küstenwache", "die Hilfsorganisation"],
        ),
        ("Die Zahl der Geretteten berichtigte die Behörde von 79 auf 77.", ["die Behörde", "die Behörde"]),
        ("Die Zahl der Vermissten korrigierte der Minister von 24 auf elf.", ["der Minister", "der Minister"]),
        ("Die Zahl der Verletzten hob das Ministerium von 14 auf 22 an.", ["das Ministerium", "das Ministerium"]),
        ("Verletzt wurden nach Zählung der Polizei 46 Menschen.", ["Polizei"]),
        ("Nach dem Unglück mit zwei Toten hat die Gewerkschaft die Vorwürfe zurückgewiesen.", [None]),
        ("Am Abend forderten Tausende in Athen eine Untersuchung.", [None]),
        (
            "Es gebe 14 Tote, teilte Minister Meier mit. Neun von ihnen lagen im Haus. 112 Menschen seien verletzt.",
            ["Minister Meier", None, "Minister Meier"],
        ),
    ],
)
def test_every_number_has_the_voice_that_told_it(text: str, sources: list[str | None]) -> None:
    assert [f.source.text if f.source is not None else None for f in figures(text)] == sources


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Eine Studentin starb in der Klinik; die Zahl der Toten stieg damit auf drei.", ["new", "total"]),
        ("Die Zahl der Toten stieg auf drei. Ein 19 Jahre alter Student starb am Montag.", ["total", "new"]),
        ("In Rom stieg die Zahl der Toten von elf auf 14; drei Verletzte seien gestorben.", ["total", "total", "new"]),
        ("Bislang waren zwölf Tote gezählt worden. Die Zahl der Toten stieg auf 14.", ["total", "total"]),
    ],
)
def test_who_died_when_the_number_rose_is_counted_in_it(text: str, scopes: list[str]) -> None:
    assert [f.scope for f in figures(text)] == scopes


def test_what_stands_before_a_semicolon_in_the_indicative_is_the_outlets_own() -> None:
    rise, *_ = figures("In Rom stieg die Zahl der Toten auf 14; drei Verletzte seien gestorben.")
    assert rise.status == "asserted"
