"""What must hold for every case: order and repetition do not matter, every merge can be taken back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.merging import Merged, merge
from lagebild.model.claim import Link
from lagebild.model.reading import Reading
from lagebild.picture import draw
from lagebild.views.picture_json import picture_json

from .marked import readings_in

BUNDLES = Path(__file__).parent / "bundles"
CASES = {p.stem: readings_in(p.read_text("utf-8")) for p in sorted(BUNDLES.glob("*.txt"))}
PICTURES = {name: draw(readings) for name, readings in CASES.items()}


def home_of(merged: Merged) -> dict[str, int]:
    clusters = (*merged.event_clusters, *merged.entity_clusters)
    return {member: number for number, members in enumerate(clusters) for member in members}


def judged(link: Link, judgement: str) -> Link:
    return Link(link.left, link.right, judgement, "a person", 1.0)  # type: ignore[arg-type]


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_the_order_of_reports_and_their_repetition_change_nothing(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(CASES)))
    readings = CASES[name]
    shuffled = data.draw(st.permutations(readings))
    again = data.draw(st.lists(st.sampled_from(readings), max_size=4))
    assert draw([*shuffled, *again]) == PICTURES[name]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_link_taken_back_undoes_its_merge(data: st.DataObject) -> None:
    readings = CASES[data.draw(st.sampled_from(sorted(CASES)))]
    merged = merge(readings)
    link = data.draw(st.sampled_from([x for x in merged.links if x.judgement == "same"]))
    apart = home_of(merge(readings, [judged(link, "different")]))
    assert apart[link.left] != apart[link.right]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_person_may_join_what_the_rules_hold_apart_and_is_named_for_it(data: st.DataObject) -> None:
    readings = CASES[data.draw(st.sampled_from(sorted(CASES)))]
    merged = merge(readings)
    link = data.draw(st.sampled_from([x for x in merged.links if x.judgement == "different"]))
    ruled = merge(readings, [judged(link, "same")])
    home = home_of(ruled)
    assert home[link.left] == home[link.right]
    assert any(x.by == "a person" and x.judgement == "same" for x in ruled.links)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_ruling_that_repeats_a_rule_changes_no_cluster(name: str) -> None:
    merged = merge(CASES[name])
    ruled = merge(CASES[name], [judged(x, x.judgement) for x in merged.links])
    assert ruled.event_clusters == merged.event_clusters
    assert ruled.entity_clusters == merged.entity_clusters


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_picture_of_a_moment_is_the_picture_of_the_reports_published_by_then(name: str) -> None:
    readings = sorted(CASES[name], key=lambda r: str(r.report.published))
    for count, reading in enumerate(readings, start=1):
        assert reading.report.published is not None
        moment = reading.report.published.value
        earlier, now = draw(readings[:count]), draw(readings, as_of=moment)
        assert picture_json(now) == {**picture_json(earlier), "as_of": moment}


@pytest.mark.parametrize("name", sorted(CASES))
def test_one_more_report_moves_no_event_of_the_earlier_ones(name: str) -> None:
    readings = sorted(CASES[name], key=lambda r: str(r.report.published))
    for count in range(1, len(readings)):
        before, after = merge(readings[:count]), merge(readings[: count + 1])
        known = {m for members in before.event_clusters for m in members}
        kept = [tuple(m for m in members if m in known) for members in after.event_clusters]
        assert [members for members in kept if members] == list(before.event_clusters)


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_place_lies_in_its_report(name: str) -> None:
    texts = {r.report.name: r.report.text for r in CASES[name]}

    def places(part: object) -> list[tuple[str, list[int]]]:
        if isinstance(part, dict):
            own = [(part["report"], part["span"])] if {"report", "span"} <= part.keys() else []
            return own + [p for value in part.values() for p in places(value)]
        return [p for item in part for p in places(item)] if isinstance(part, list) else []

    found = places(picture_json(PICTURES[name]))
    assert found
    assert all(0 <= start < end <= len(texts[report]) for report, (start, end) in found)


def test_two_reports_of_one_name_stay_two() -> None:
    first, second = CASES["tunnel"][0], CASES["fluss"][2]
    renamed = Reading(
        id=second.id,
        report=type(second.report)(text=second.report.text, name=first.report.name, published=second.report.published),
        rules="de",
        events=second.events,
    )
    names = [r.name for r in draw([first, renamed]).reports]
    assert len(set(names)) == 2


def test_since_tells_what_is_new_and_a_reprint_is_only_that() -> None:
    changes = draw(CASES["tunnel"], since="2026-04-08T09:30").changes
    assert {c.kind for c in changes if c.place.report == "r2"} == {"reprint"}
    assert {"figure", "event", "correction", "confirmation"} <= {c.kind for c in changes}
    assert all(c.place.report != "r1" for c in changes)


def test_a_report_without_a_date_is_in_no_picture_of_a_moment() -> None:
    reading = CASES["tunnel"][0]
    report = type(reading.report)(text=reading.report.text, name="undated", language="de")
    undated = Reading(id="undated", report=report, rules="de", events=reading.events)
    assert [r.name for r in draw([undated]).reports] == ["undated"]
    assert draw([undated], as_of="2030-01-01").reports == ()


@pytest.mark.parametrize("name", CASES)
def test_every_claim_rests_on_words_of_its_report(name: str) -> None:
    merged = merge(CASES[name])
    texts = {sheet.name: sheet.text for sheet in merged.case.sheets}
    assert merged.claims
    assert len({claim.id for claim in merged.claims}) == len(merged.claims)
    for claim in merged.claims:
        place = claim.evidence.place
        assert place.span.of(texts[place.report]).strip()
