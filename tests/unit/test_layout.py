"""Where the cards stand: nobody covers anybody, nobody is lost, nobody placed by hand loses their place."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.contact_map import ContactMap, Power, ReportingLine, Stakeholder
from graph_crm.analysis.layout import CARD_HEIGHT, CARD_WIDTH, STRETCH_X, STRETCH_Y, Layout, Point, lay_out
from tests.arbitrary_maps import contact_maps
from tests.maps import opportunity_map, person

lay_out(opportunity_map(["Ann", "Bob"], reports=[("Ann", "Bob")]))  # imports NumPy; else an example pays

PLACES = st.none() | st.floats(-1e5, 1e5)
POWERS: st.SearchStrategy[Power | None] = st.sampled_from(
    [None, "outside", "political_structure", "inner_circle"]
)


def overlapping(points: list[Point]) -> list[tuple[Point, Point]]:
    """Pairs of cards that cover each other; sorted by height, so that 2,000 cards are quick."""
    pairs: list[tuple[Point, Point]] = []
    ordered = sorted(points, key=lambda point: point.y)
    for index, upper in enumerate(ordered):
        for lower in ordered[index + 1 :]:
            if lower.y >= upper.y + CARD_HEIGHT:
                break
            if abs(lower.x - upper.x) < CARD_WIDTH:
                pairs.append((upper, lower))
    return pairs


@st.composite
def maps(draw: st.DrawFn, *, placed: bool = False) -> ContactMap:
    """Up to 40 people; lines at random, so cycles, several managers and lines to oneself occur."""
    count = draw(st.integers(0, 40))
    uids = [f"p{number}" for number in range(count)]
    people = [
        replace(
            person(uid, power=draw(POWERS)),
            x=draw(PLACES) if placed else None,
            y=draw(PLACES) if placed else None,
        )
        for uid in uids
    ]
    pairs = st.tuples(st.integers(0, count + 1), st.integers(0, count + 1), st.booleans())
    lines = [
        line(f"p{report}", f"p{manager}", solid=solid)
        for report, manager, solid in draw(st.lists(pairs, max_size=2 * count))
    ]
    return opportunity_map(people, reporting_lines=tuple(lines))


def line(report: str, manager: str, *, solid: bool = True) -> ReportingLine:
    kind = "solid" if solid else "dotted"
    return ReportingLine(uid=f"{report} {manager} {kind}", report=report, manager=manager, kind=kind)


def by_hand(person: Stakeholder) -> bool:
    return person.x is not None and person.y is not None


@given(maps())
def test_everybody_has_a_place_of_their_own(contact_map: ContactMap):
    layout = lay_out(contact_map)
    assert list(layout.points) == [person.uid for person in contact_map.stakeholders]
    assert overlapping(list(layout.points.values())) == []


@given(contact_maps())
def test_dirty_maps_are_laid_out_too(contact_map: ContactMap):
    assert overlapping(list(lay_out(contact_map).points.values())) == []


@given(maps(placed=True))
def test_who_was_placed_by_hand_stays_and_is_not_covered(contact_map: ContactMap):
    layout = lay_out(contact_map)
    placed = {person.uid: person for person in contact_map.stakeholders if by_hand(person)}
    for uid, who in placed.items():
        assert layout.points[uid] == Point((who.x or 0.0) * STRETCH_X, (who.y or 0.0) * STRETCH_Y)
    free = [point for uid, point in layout.points.items() if uid not in placed]
    assert overlapping(free) == []
    if placed and free:
        assert min(point.y for point in free) >= max(layout.points[uid].y for uid in placed) + CARD_HEIGHT


def page_card() -> tuple[float, float]:
    """How large a card is on the page's canvas, in whose pixels places are stored."""
    source = Path(__file__, "../../../web/page/map/layout.ts").resolve().read_text("utf-8")
    size = re.search(r"CARD = \{ width: (\d+), height: (\d+) \}", source)
    assert size
    return float(size[1]), float(size[2])


PAGE_WIDTH, PAGE_HEIGHT = page_card()
BESIDE = st.integers(-8, 8).map(lambda column: column * PAGE_WIDTH / 2)
BELOW = st.integers(-8, 8).map(lambda row: row * PAGE_HEIGHT / 2)


@given(
    st.lists(
        st.tuples(BESIDE, BELOW) | st.tuples(st.floats(-2000, 2000), st.floats(-1000, 1000)), max_size=30
    )
)
def test_cards_that_are_free_of_each_other_on_the_page_are_so_in_the_drawing(
    wished: list[tuple[float, float]],
):
    places: list[tuple[float, float]] = []
    for x, y in wished:
        if all(abs(x - other) >= PAGE_WIDTH or abs(y - low) >= PAGE_HEIGHT for other, low in places):
            places.append((x, y))
    people = [replace(person(f"p{number}"), x=x, y=y) for number, (x, y) in enumerate(places)]
    assert overlapping(list(lay_out(opportunity_map([*people, "Free"])).points.values())) == []


@given(maps(placed=True), st.randoms(use_true_random=False))
def test_the_order_in_which_a_map_was_read_does_not_matter(contact_map: ContactMap, chance: random.Random):
    people, lines = list(contact_map.stakeholders), list(contact_map.reporting_lines)
    chance.shuffle(people)
    chance.shuffle(lines)
    shuffled = replace(contact_map, stakeholders=tuple(people), reporting_lines=tuple(lines))
    assert dict(lay_out(shuffled).points) == dict(lay_out(contact_map).points)


@given(maps() | maps(placed=True))
def test_who_hangs_in_a_column_hangs_below_the_manager(contact_map: ContactMap):
    layout = lay_out(contact_map)
    lines = {(line.report, line.manager) for line in contact_map.reporting_lines}
    for report, manager in layout.hangs.items():
        assert (report, manager) in lines
        assert layout.points[report].y > layout.points[manager].y + CARD_HEIGHT


def test_an_empty_map_takes_no_room():
    assert lay_out(opportunity_map()) == Layout({})
    layout = lay_out(opportunity_map())
    assert (layout.left, layout.top, layout.width, layout.height) == (0, 0, 0, 0)


def test_one_person_stands_at_the_origin():
    layout = lay_out(opportunity_map(["Ann"]))
    assert layout.points == {"Ann": Point(0, 0)}
    assert (layout.width, layout.height) == (CARD_WIDTH, CARD_HEIGHT)


def test_a_manager_stands_above_the_middle_and_a_single_report_below_is_no_column():
    layout = lay_out(
        opportunity_map(["A", "B", "C", "D", "E"], reports=[("B", "A"), ("C", "A"), ("D", "B"), ("E", "C")])
    )
    points = layout.points
    assert points["A"].y < points["B"].y == points["C"].y < points["D"].y == points["E"].y
    assert points["A"].x == (points["B"].x + points["C"].x) / 2
    assert points["B"].x == points["D"].x
    assert layout.hangs == {}


def test_siblings_stand_in_order_of_reports_then_role_then_power_then_name():
    people = [
        person("Ann"),
        person("Bob"),
        person("Zoe", power="inner_circle"),
        person("Yan", "approver"),
        person("Top"),
        person("Xia"),
        person("Wu"),
    ]
    reports = [(name, "Top") for name in ("Ann", "Bob", "Zoe", "Yan", "Xia")]
    layout = lay_out(opportunity_map(people, reports=[*reports, ("Wu", "Xia")]))
    places = {name: (layout.points[name].x, layout.points[name].y) for name in layout.points}
    assert sorted(["Ann", "Bob", "Zoe", "Yan", "Xia"], key=places.__getitem__) == [
        "Xia",
        "Yan",
        "Zoe",
        "Ann",
        "Bob",
    ]


def test_a_solid_line_outweighs_a_dotted_one_and_a_dotted_one_no_line():
    people = ["Boss", "Lead", "Ann", "Bob"]
    lines = (line("Ann", "Lead", solid=False), line("Ann", "Boss"), line("Bob", "Lead", solid=False))
    points = lay_out(opportunity_map(people, reporting_lines=lines)).points
    assert points["Ann"].x == points["Boss"].x
    assert points["Bob"].x == points["Lead"].x


def test_of_two_solid_managers_the_weightier_counts():
    people = [person("Boss", "approver"), person("Aide"), person("Ann")]
    points = lay_out(opportunity_map(people, reports=[("Ann", "Boss"), ("Ann", "Aide")])).points
    assert points["Ann"].x == points["Boss"].x


def test_who_was_placed_in_a_column_below_the_manager_hangs_there_as_on_the_page():
    places = {"Ada": (264, 0), "Bob": (0, 168), "Cem": (0, 336), "Dan": (264, 168), "Eve": (0, -168)}
    people = [replace(person(name), x=float(x), y=float(y)) for name, (x, y) in places.items()]
    reports = [(name, "Ada") for name in places if name != "Ada"]
    assert lay_out(opportunity_map(people, reports=reports)).hangs == {"Bob": "Ada", "Cem": "Ada"}
    dotted = (line("Bob", "Ada"), line("Cem", "Ada", solid=False))
    assert lay_out(opportunity_map(people, reporting_lines=dotted)).hangs == {}


def test_a_cycle_is_cut_above_its_weightiest_member():
    people = [person("Ann"), person("Bob", "approver"), person("Cem"), person("Dan")]
    reports = [("Ann", "Bob"), ("Bob", "Cem"), ("Cem", "Ann"), ("Dan", "Ann"), ("Ann", "Ann")]
    points = lay_out(opportunity_map(people, reports=reports)).points
    assert points["Bob"].y < points["Ann"].y < points["Cem"].y
    assert points["Dan"].y >= points["Cem"].y


def test_lines_to_somebody_outside_the_map_are_ignored():
    assert lay_out(opportunity_map(["Ann"], reports=[("Ann", "Gone")])).points == {"Ann": Point(0, 0)}


@pytest.mark.parametrize(
    "where", [(float("nan"), 1.0), (1.0, float("inf")), (None, 1.0), (1.0, None), (1.7e308, 1.0)]
)
def test_half_a_place_or_none_that_exists_is_no_place(where: tuple[float | None, float | None]):
    nowhere = replace(person("Ann"), x=where[0], y=where[1])
    assert lay_out(opportunity_map([nowhere])).points == {"Ann": Point(0, 0)}


def test_the_others_stand_below_the_block_placed_by_hand():
    placed = [replace(person("Ann"), x=500.0, y=-300.0), replace(person("Bob"), x=900.0, y=40.0)]
    point = lay_out(opportunity_map([*placed, "Cem"])).points["Cem"]
    assert point.x == 500 * STRETCH_X
    assert point.y > 40 * STRETCH_Y + CARD_HEIGHT


def test_300_direct_reports_stay_compact():
    leaves = [f"leaf {number:03}" for number in range(300)]
    layout = lay_out(opportunity_map(["Boss", *leaves], reports=[(leaf, "Boss") for leaf in leaves]))
    assert overlapping(list(layout.points.values())) == []
    # side by side they would take 86,400 px
    assert layout.width < 4000
    assert layout.height < 10_000


def test_a_chain_of_50_hangs_straight_down():
    names = [f"p{number}" for number in range(50)]
    layout = lay_out(opportunity_map(names, reports=list(zip(names[1:], names, strict=False))))
    assert {point.x for point in layout.points.values()} == {0}
    assert len({point.y for point in layout.points.values()}) == 50


@pytest.mark.parametrize("count", [500, 2000])
def test_a_large_organisation_has_no_overlap(count: int):
    chance = random.Random(1)
    names = [f"p{number}" for number in range(count)]
    reports = [(f"p{number}", f"p{chance.randrange(number)}") for number in range(10, count)]
    layout = lay_out(opportunity_map(names, reports=reports))
    assert overlapping(list(layout.points.values())) == []


def test_the_check_for_overlaps_finds_one():
    cards = [Point(0, 0), Point(CARD_WIDTH - 1, 5), Point(CARD_WIDTH, 0), Point(0, CARD_HEIGHT)]
    slow = [
        (a, b)
        for a, b in combinations(cards, 2)
        if abs(a.x - b.x) < CARD_WIDTH and abs(a.y - b.y) < CARD_HEIGHT
    ]
    assert {frozenset(pair) for pair in overlapping(cards)} == {frozenset(pair) for pair in slow}
    assert len(slow) == 3
