"""What a picture says of a few marked sentences: one behaviour each."""
# ruff: noqa: E501 - a marked sentence stays on one line, so that it can be read

from lagebild.model.picture import Picture
from lagebild.model.reading import Reading
from lagebild.picture import draw
from lagebild.picture.figures import DENIED, LATEST, PARTS, PLANNED
from lagebild.views.picture_json import picture_json

from .board import bounds
from .marked import reading_of

VOICES = "{Die Feuerwehr|entity a organisation name=Feuerwehr} und {die Klinik|entity b organisation name=Klinik}"


def report(name: str, at: str, body: str, agencies: str = "") -> Reading:
    return reading_of(f"{name} | Blatt {name} | {at}" + (f" | {agencies}" if agencies else ""), f"Meldung\n\n{body}")


def dead(number: str, by: str = "a", more: str = "") -> str:
    told = "{Zahl|event k killed}" if number else ""
    return f"{VOICES}: {told} {{so viele Tote|figure {number} measure=killed event=k by={by} {more}}}."


def now(picture: Picture) -> list[str]:
    return [bounds(s.now.low, s.now.high) for s in picture.series]


def test_the_headline_number_spans_the_latest_value_of_each_side() -> None:
    readings = [
        report("r1", "2026-05-01T08:00", f"{dead('8')} {dead('11', 'b')}"),
        report("r2", "2026-05-01T12:00", dead("9")),
    ]
    picture = draw(readings)
    assert now(picture) == ["9..11"]
    assert picture.series[0].now.rule == LATEST


def test_a_growing_count_replaces_the_lower_number_of_another_side() -> None:
    picture = draw([report("r1", "2026-05-01T08:00", dead("8")), report("r2", "2026-05-01T12:00", dead("12", "b"))])
    assert now(picture) == ["12..12"]
    assert not picture.disputes
    assert [(u.kind, bounds(u.before.low, u.before.high)) for u in picture.updates] == [("update", "8..8")]


def test_a_later_lower_number_of_another_side_is_a_dispute() -> None:
    picture = draw([report("r1", "2026-05-01T08:00", dead("12")), report("r2", "2026-05-01T12:00", dead("8", "b"))])
    assert now(picture) == ["8..12"]
    assert [(d.kind, [s.value for s in d.sides]) for d in picture.disputes] == [("figure", ["12", "8"])]


def test_numbers_that_can_both_hold_are_no_dispute() -> None:
    picture = draw([report("r1", "2026-05-01T08:00", f"{dead('8.. qualifier=at-least')} {dead('11', 'b')}")])
    assert not picture.disputes


def test_a_side_that_goes_down_corrects_itself_and_settles_the_dispute() -> None:
    first = report("r1", "2026-05-01T08:00", f"{dead('8')} {dead('11', 'b')}")
    picture = draw([first, report("r2", "2026-05-02T08:00", dead("8", "b"))])
    assert [u.kind for u in picture.updates] == ["correction"]
    assert picture.disputes[0].settled is not None
    assert now(picture) == ["8..8"]


def test_a_denied_number_stands_nowhere_but_is_kept() -> None:
    picture = draw([report("r1", "2026-05-01T08:00", f"{dead('40', 'b', 'status=denied')} {dead('9')}")])
    assert now(picture) == ["9..9"]
    assert [(u.kind, bounds(u.after.low, u.after.high)) for u in picture.updates] == [("denial", "9..9")]
    assert len(picture.series[0].points) == 2
    only = draw([report("r1", "2026-05-01T08:00", dead("40", "b", "status=denied"))])
    assert (now(only), only.series[0].now.rule) == ([".."], DENIED)


def test_parts_and_plans_are_shown_as_such() -> None:
    parts = draw([report("r1", "2026-05-01T08:00", dead("2", "a", "scope=subset"))])
    assert (now(parts), parts.series[0].now.rule) == (["2..2"], PARTS)
    plan = "{Der Verband|entity v organisation} will {40 Helfer|figure 40 measure=forces event=d status=announced by=v} {schicken|event d deployment status=announced by=v}."
    planned = draw([report("r1", "2026-05-01T08:00", plan)])
    assert (now(planned), planned.series[0].now.rule) == (["40..40"], PLANNED)


def test_a_late_report_takes_its_place_and_changes_nothing_that_was_known() -> None:
    stale = "{Die Feuerwehr|entity a organisation name=Feuerwehr}: Dies gibt den Stand von {Freitag, 9 Uhr|time 2026-05-01T09:00} wieder. "
    readings = [
        report("r1", "2026-05-01T08:00", dead("3")),
        report("r2", "2026-05-01T18:00", dead("9")),
        report(
            "r3", "2026-05-03T08:00", stale + "{Zahl|event k killed} {so viele|figure 5 measure=killed event=k by=a}."
        ),
    ]
    picture = draw(readings)
    assert now(picture) == ["9..9"]
    assert [p.low for p in picture.series[0].points] == [3.0, 5.0, 9.0]
    assert [(u.before.low, u.after.low) for u in picture.updates] == [(3.0, 9.0)]


def test_a_reprint_is_one_origin_with_its_original() -> None:
    body = "{Feuer|event f fire} wütete die ganze Nacht in einer alten Lagerhalle am Rand der kleinen Stadt, viele Helfer kamen."
    picture = draw([report("r1", "2026-05-01T08:00", body, "dpa"), report("r2", "2026-05-01T09:00", body, "dpa")])
    assert [(len(i.events), i.origins) for i in picture.incidents] == [(2, 1)]
    assert [r.origin for r in picture.reports] == ["r1", "r1"]


def test_a_minister_and_the_ministry_are_one_side_and_the_hospital_is_another() -> None:
    told = (
        "{Innenministerin Ruth Amsel|entity m person name='Ruth Amsel' role=Innenministerin country=TN} und "
        "{das Innenministerium|entity n organisation country=TN} und {die Klinik|entity b organisation name=Klinik}: "
        "{Tote|event k killed} {vier|figure 4 measure=killed event=k by=m} {fünf|figure 5 measure=killed event=k by=n} "
        "{sieben|figure 7 measure=killed event=k by=b}."
    )
    disputes = draw([report("r1", "2026-05-01T08:00", told)]).disputes
    assert {s.source for d in disputes for s in d.sides} >= {"die Klinik"}
    ministers = draw([report("r1", "2026-05-01T08:00", told.replace("by=b", "by=n"))]).disputes
    assert not ministers


def test_announcements_happen_fail_are_called_off_or_stay_open() -> None:
    plan = "{Der Verband|entity v organisation} {rief zum Streik auf|event s strike status=announced by=v time=2026-05-04}."
    for later, status in (
        ("{Der Streik|event s strike time=2026-05-04} legte den Hafen lahm.", "happened"),
        ("{Der Streik|event s strike status=denied} wurde abgesagt.", "withdrawn"),
        ("{Der Streik|event s strike status=denied} blieb aus.", "failed"),
        ("{Der Streik|event s strike status=announced} steht noch bevor.", "open"),
    ):
        row = draw([report("r1", "2026-05-01T08:00", plan), report("r2", "2026-05-04T20:00", later)]).ledger[0]
        assert row.status == status, later
        assert (row.happened is not None) == (status == "happened")


def test_what_is_feared_is_no_announcement() -> None:
    body = "{Weitere Tote|event k killed status=announced} werden befürchtet."
    assert draw([report("r1", "2026-05-01T08:00", body)]).ledger == ()


def test_a_gap_that_is_told_again_is_one_and_an_answer_closes_it() -> None:
    first = report(
        "r1", "2026-05-01T08:00", "Wie viele Boote sanken, {war unklar|event g gap about='Wie viele Boote sanken'}."
    )
    again = report(
        "r2", "2026-05-02T08:00", "Wie viele Boote sanken, {blieb offen|event g gap about='Wie viele Boote sanken'}."
    )
    answer = report("r3", "2026-05-03T08:00", "Gesunken sind sieben Boote, hieß es.")
    assert [g.status for g in draw([first, again]).gaps] == ["open"]
    (gap,) = draw([first, again, answer]).gaps
    assert gap.status == "closed"
    assert gap.closed is not None
    assert gap.closed.report == "r3"


def test_a_text_finished_earlier_opens_no_gap_again_but_asks_what_nobody_asked() -> None:
    first = report(
        "r1", "2026-05-01T08:00", "Wie viele Boote sanken, {war unklar|event g gap about='Wie viele Boote sanken'}."
    )
    answer = report("r2", "2026-05-03T08:00", "Es sanken {zwölf Boote|figure 12 measure=buildings}, sagt das Amt.")
    late = report(
        "r3",
        "2026-05-04T08:00",
        "Dieser Text wurde am {Freitag|time 2026-05-01} abgeschlossen. Wie viele Boote sanken, {war unklar|event g gap about='Wie viele Boote sanken'}. Wer den Hafen schloss, {war unbekannt|event h gap about='Wer den Hafen schloss'}.",
    )
    assert [(g.about, g.status) for g in draw([first, answer, late]).gaps] == [
        ("Wie viele Boote sanken", "closed"),
        ("Wer den Hafen schloss", "open"),
    ]


def test_a_silent_firm_closes_its_gap_by_speaking() -> None:
    first = "{Die Firma Holtwerk|entity h organisation name=Holtwerk} {äußerte sich nicht|event g gap actor=h}."
    later = "{Es war ein Unfall|statement by=h}, erklärte {Holtwerk|entity h organisation}."
    (gap,) = draw([report("r1", "2026-05-01T08:00", first), report("r2", "2026-05-02T08:00", later)]).gaps
    assert gap.status == "closed"


def test_one_clash_is_a_part_of_the_wave_of_protests() -> None:
    land = "{Peru|entity l place country=PE at=-9.0/-75.0 precision=country}"
    wave = f"In {land} halten {{die Proteste|event p protest place=l}} an."
    clash = f"In {land}, in {{Cusco|entity c place country=PE at=-13.5/-72.0}}, gab es {{Straßenkämpfe|event z clash place=c time=2026-05-02}}."
    picture = draw([report("r1", "2026-05-01T08:00", wave), report("r2", "2026-05-02T20:00", clash)])
    protest, fight = (next(i for i in picture.incidents if i.type == t) for t in ("protest", "clash"))
    assert fight.part_of == protest.id
    assert protest.part_of is None


def test_one_word_of_two_voices_stands_in_one_group_with_its_distance() -> None:
    body = "{Die Armee|entity a organisation} sprach von „{Rebellen|label quoted by=a group=people}“, das Blatt von {Rebellen|label own group=people}."
    (wording,) = draw([report("r1", "2026-05-01T08:00", body)]).wording
    assert [(u.distance, u.source) for u in wording.labels] == [("quoted", "Die Armee"), ("own", None)]


def test_the_json_has_the_fields_of_the_contract() -> None:
    body = f"{dead('8')} {dead('11', 'b')} Die Ursache {{ist unklar|event g gap about=Ursache}}."
    found = picture_json(draw([report("r1", "2026-05-01T08:00", body)], since="2026-04-01"))
    wanted = {
        "reports": {"name", "outlet", "published", "origin"},
        "entities": {"id", "kind", "name", "country", "mentions"},
        "incidents": {"id", "type", "place", "earliest", "latest", "status", "origins", "events"},
        "series": {"id", "incident", "measure", "of", "points", "now"},
        "disputes": {"kind", "incident", "about", "sides"},
        "gaps": {"about", "report", "span", "status", "closed"},
        "changes": {"kind", "report", "span"},
    }
    for part, fields in wanted.items():
        assert found[part], part
        assert fields <= found[part][0].keys(), part
    point = found["series"][0]["points"][0]
    assert {"low", "high", "qualifier", "scope", "source", "said", "report", "span"} <= point.keys()
    assert {"value", "source", "report", "span"} <= found["disputes"][0]["sides"][0].keys()
    assert found["series"][0]["now"].keys() >= {"low", "high", "rule"}
