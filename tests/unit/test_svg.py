"""The drawing: well-formed whatever the names hold, honest about what it leaves out, legible."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_crm.analysis.contact_map import Influence, Party, Person, ReportingLine, Stance, Tie
from graph_crm.analysis.layout import CARD_HEIGHT, CARD_WIDTH
from graph_crm.maps import svg_style
from graph_crm.maps.svg import draw_map
from graph_crm.maps.svg_element import clean, cut, text_width
from graph_crm.maps.svg_ties import ALL_DRAWN, shown_influences
from graph_crm.text import LANGUAGES, Language, text
from tests.arbitrary_maps import contact_maps
from tests.maps import NOW, US, customer_map, opportunity_map, person

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from graph_crm.analysis.contact_map import ContactMap

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
RIVAL = Party(uid="rival", name="Rival Systems", kind="competitor")
ALLOWED_TAGS = {
    "svg", "title", "desc", "defs", "marker", "g", "use", "rect", "circle", "path", "text",
}  # fmt: skip

for first in LANGUAGES:  # the catalogue is read and NumPy imported; else the first example pays
    draw_map(opportunity_map(["Ann", "Bob"], reports=[("Ann", "Bob")]), first)


def draw(contact_map: ContactMap, language: Language = "en") -> Element:
    """Draw and parse again."""
    return ElementTree.fromstring(draw_map(contact_map, language).encode())


def words(element: Element) -> list[str]:
    """Every text in the drawing, tooltips apart."""
    return [node.text or "" for node in element.iter(f"{SVG}text")]


def tooltips(element: Element) -> str:
    return "\n".join(node.text or "" for node in element.iter(f"{SVG}title"))


def stance(party: str, value: int, *, disputed: bool = False) -> Stance:
    return Stance(
        party_uid=party,
        value=value,
        confidence=None,
        evidence=None,
        assessed_by=None,
        assessed_by_name=None,
        assessed_at=NOW,
        disputed=disputed,
    )


def card(drawing: Element, uid: str) -> Element:
    (found,) = [node for node in drawing.iter(f"{SVG}g") if node.get("data-uid") == uid]
    return found


def signs(element: Element) -> list[str]:
    """The names of the signs used, without the prefix of the map."""
    links = [node.get(LINK, "") for node in element.iter(f"{SVG}use")]
    return [re.sub(r"^#map-[0-9a-f]{10}-", "", link) for link in links]


def everything() -> ContactMap:
    """A map in which every sign and every kind of edge occurs."""
    people = [
        person("Ann", "approver", power="inner_circle", covered_by=["Rep", "Chief"], contact_days_ago=3),
        replace(
            person("Bob", "user", "champion", "coach", "influencer", power="political_structure"),
            stances=(stance("us", 2, disputed=True), stance("rival", -2)),
        ),
        person("Cem", "legal", power="outside", stance=0, external=True),
        person("Dan", stance=-1, former=True, title="CIO", department="IT"),
        person("", stance=1, known=False, reports_outside_to="Eve"),
        person("a CFO", known=False),
    ]
    lines = (
        ReportingLine(uid="1", report="Bob", manager="Ann", kind="solid"),
        ReportingLine(uid="2", report="Cem", manager="Ann", kind="dotted"),
        ReportingLine(
            uid="3",
            report="Dan",
            manager="Bob",
            kind="solid",
            skipped=(Person(contact_uid="x", name="Fay"),),
        ),
    )
    return opportunity_map(
        people,
        parties=(US, RIVAL),
        reporting_lines=lines,
        influences=[("Bob", "Ann", 3), ("Cem", "Ann", 1, -1)],
        alliances=(Tie(uid="4", first="Ann", second="Dan"),),
        conflicts=(Tie(uid="5", first="Bob", second="Cem"),),
    )


@pytest.mark.parametrize("language", LANGUAGES)
@given(contact_map=contact_maps())
def test_any_map_is_drawn_with_one_card_for_each(language: Language, contact_map: ContactMap):
    cards = Counter(
        node.get("data-uid")
        for node in draw(contact_map, language).iter(f"{SVG}g")
        if "data-uid" in node.attrib
    )
    assert cards == Counter(person.uid for person in contact_map.stakeholders)


@given(st.text(st.characters(exclude_categories=[]), max_size=30))
def test_any_text_survives_as_text(name: str):
    hostile = replace(
        person(name, covered_by=[name], reports_outside_to=name or None), title=name, department=name
    )
    contact_map = opportunity_map([hostile], uid=name, name=name, customer_name=name)
    drawing = draw(contact_map)
    assert {node.tag.removeprefix(SVG) for node in drawing.iter()} <= ALLOWED_TAGS
    assert re.fullmatch(
        r"map-[0-9a-f]{10}-title map-[0-9a-f]{10}-description", drawing.get("aria-labelledby", "")
    )


def test_a_name_that_is_markup_is_a_name():
    name = "<img src=x onerror=alert(1)>"
    drawing = draw(opportunity_map([person(name)]))
    assert name in words(drawing)
    assert name in tooltips(drawing)


def test_characters_that_xml_forbids_are_replaced():
    assert clean("a\x00b\x1bc\ud800d\ufffee\U0001f600\n") == "a\ufffdb\ufffdc\ufffdd\ufffde\U0001f600\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_needs_nothing_but_itself(language: Language):
    document = draw_map(everything(), language)
    drawing = ElementTree.fromstring(document.encode())
    ids = {node.get("id") for node in drawing.iter()}
    for node in drawing.iter():
        assert node.tag.removeprefix(SVG) in ALLOWED_TAGS
        for name, value in node.attrib.items():
            assert name not in ("style", "class", "href")
            assert not name.startswith("on")
            assert "://" not in value
            for target in re.findall(r"url\(#(.*?)\)", value):
                assert target in ids
        if LINK in node.attrib:
            assert node.get(LINK, "").removeprefix("#") in ids
    assert document.count("://") == 2  # the two namespaces


def test_ids_are_unique_in_a_page_of_several_maps():
    maps = [everything(), replace(everything(), uid="other"), replace(everything(), uid="<&>")]
    ids = Counter(
        node.get("id") for contact_map in maps for node in draw(contact_map).iter() if "id" in node.attrib
    )
    assert max(ids.values()) == 1
    assert all(re.fullmatch(r"[a-z][\w-]*", identifier or "") for identifier in ids)


def test_it_is_named_and_described_for_a_screen_reader():
    drawing = draw(everything())
    assert drawing.get("role") == "img"
    titled, described = drawing.get("aria-labelledby", "").split()
    by_id = {node.get("id"): node.text for node in drawing.iter()}
    assert by_id[titled] == "Map · Customer"
    assert by_id[described] == (
        "A relationship map: 6 people, 3 reporting lines, 2 influences, 2 alliances and conflicts."
    )


def test_the_head_names_map_customer_state_and_day():
    drawing = draw(everything(), "zh")
    kind, status = text("map-opportunity", "zh"), text("status-open", "zh")
    assert "Map" in words(drawing)
    assert f"Customer · {kind} · {status} · 截至 2026-03-02" in words(drawing)
    assert draw_map(customer_map(), "en", title="Board of Acme").count("Board of Acme") == 2


def test_embedded_it_has_no_declaration_and_responsive_no_size():
    contact_map = everything()
    assert draw_map(contact_map, "en").startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    embedded = draw_map(contact_map, "en", standalone=False, responsive=True)
    assert embedded.startswith("<svg ")
    root = ElementTree.fromstring(embedded)
    assert {"width", "height"}.isdisjoint(root.attrib)
    sized = draw(contact_map)
    assert sized.get("viewBox") == root.get("viewBox") == f"0 0 {sized.get('width')} {sized.get('height')}"


def test_a_card_says_who_it_is_and_what_counts():
    drawing = draw(everything())
    ann = card(drawing, "Ann")
    for word in ("Ann", "Veto", "approver", text("power-inner-circle", "en"), "2026-02-27", "Rival Systems"):
        assert word in words(ann)
    assert f"Chief · {text('coverage-multiple', 'en')} +1" in words(ann)
    assert signs(ann) == ["key", "power-inner_circle", "stance-unknown", "stance-unknown", "covered"]
    assert {"Former", "CIO", "IT", "Nobody of us", "no contact seen"} <= set(words(card(drawing, "Dan")))
    assert "External" in words(card(drawing, "Cem"))
    assert "Unnamed seat" in words(card(drawing, "a CFO"))
    assert words(card(drawing, ""))[0] == text("unnamed-person", "en")


def test_a_card_speaks_chinese():
    ann = words(card(draw(everything(), "zh"), "Ann"))
    assert {"批准人", "否决权", text("power-inner-circle", "zh"), text("stance-unknown", "zh")} <= set(ann)


def test_stances_are_shown_towards_us_and_every_other_party_by_shape_and_word():
    bob = card(draw(everything()), "Bob")
    assert signs(bob)[2:5] == ["stance-plus-2", "disputed", "stance-minus-2"]
    assert text("stance-plus-2", "en") in words(bob)
    assert f"Rival Systems: {text('stance-minus-2', 'en')}" in tooltips(bob)
    assert "Us: Mentor (Judged differently by another of us)" in tooltips(bob)


def test_every_stance_has_a_shape_of_its_own():
    drawing = draw(everything())
    shapes: set[str] = set()
    for node in drawing.iter(f"{SVG}g"):
        if "-stance-" in node.get("id", ""):
            for part in node.iter():
                for colour in ("fill", "stroke"):
                    part.attrib.pop(colour, None)
            shapes.add("".join(ElementTree.tostring(part, "unicode") for part in node))
    assert len(shapes) == 6


def rivals(count: int) -> tuple[Party, ...]:
    return tuple(
        Party(uid=f"r{number}", name=f"Rival {number}", kind="competitor") for number in range(count)
    )


def test_more_than_two_rivals_are_numbered_on_the_cards_and_named_in_the_legend():
    ann = replace(person("Ann"), stances=(stance("r3", -2),))
    drawing = draw(opportunity_map([ann], parties=(US, *rivals(4))))
    assert {"1", "2", "3", "4"} <= set(words(card(drawing, "Ann")))
    assert signs(card(drawing, "Ann")).count("stance-unknown") == 4
    assert "stance-minus-2" in signs(card(drawing, "Ann"))
    assert "4 Rival 3" in words(drawing)


def test_of_more_than_eight_rivals_the_rest_is_counted_and_named_in_the_tooltip():
    drawing = draw(opportunity_map(["Ann"], parties=(US, *rivals(10))))
    ann = card(drawing, "Ann")
    assert {"1", "7", "+3"} <= set(words(ann))
    assert "8" not in words(ann)
    assert all(rival.name in tooltips(ann) for rival in rivals(10))


def test_roles_that_do_not_fit_are_counted_and_named_in_the_tooltip():
    codes = ("technical_evaluator", "economic_buyer", "executive_sponsor", "decision_maker")
    ann = card(draw(opportunity_map([person("Ann", *codes)])), "Ann")
    assert "+2" in words(ann)
    assert "technical evaluator" in tooltips(ann)


def test_a_line_that_skips_managers_says_whom():
    drawing = draw(everything())
    assert "skips Fay" in words(drawing)
    assert "reports to Eve, not in the map" in words(drawing)
    assert "Dan reports to Bob (Solid line)\nskips Fay" in tooltips(drawing)
    assert "Line that skips managers outside the map" in words(drawing)


def test_the_sheet_is_wide_enough_for_whom_the_rightmost_person_reports_to():
    people = [replace(person(name), x=x, y=0.0) for name, x in (("Ann", 0.0), ("Bob", 400.0), ("Cem", 800.0))]
    people.append(replace(person("Dan", reports_outside_to="Maximiliana von Hohenstein"), x=1200.0, y=0.0))
    for language in LANGUAGES:
        drawing = draw(opportunity_map(people), language)
        body = next(group for group in drawing if group.find(f"{SVG}g[@data-uid]") is not None)
        [said] = [
            node for node in body.iter(f"{SVG}text") if "Maximiliana von Hohenstein" in (node.text or "")
        ]
        left = float(body.get("transform", "").removeprefix("translate(").split()[0]) + float(
            said.get("x", "")
        )
        assert left + text_width(said.text or "", 10.5) + 44 <= float(drawing.get("width", ""))


def test_whose_name_is_kept_back_is_somebody_all_the_same():
    drawing = draw(opportunity_map([replace(person("Ann"), manager_above=Person(contact_uid="x", name=""))]))
    assert f"reports to {text('unnamed-person', 'en')}, not in the map" in words(drawing)


def test_cards_placed_by_hand_beside_or_above_their_manager_keep_their_line():
    places = {
        "Boss": (0, 0),
        "Right": (900, 20),
        "Left": (-900, 20),
        "Above": (60, -400),
        "Below": (700, 600),
    }
    people = [replace(person(name), x=float(x), y=float(y)) for name, (x, y) in places.items()]
    contact_map = opportunity_map(people, reports=[(name, "Boss") for name in places if name != "Boss"])
    drawing = draw(contact_map)
    for name in places:
        assert name == "Boss" or f"{name} reports to Boss" in tooltips(drawing)


def test_a_dotted_line_to_a_second_manager_enters_a_stacked_card_from_the_side():
    lines = [ReportingLine(uid=n, report=n, manager="Ann", kind="solid") for n in ("Bob", "Cem", "Dan")]
    dotted = ReportingLine(uid="dotted", report="Dan", manager="Eve", kind="dotted")
    people = ["Ann", "Bob", "Cem", "Dan", "Eve", "Fay"]
    fay = ReportingLine(uid="fay", report="Fay", manager="Eve", kind="solid")
    drawing = draw(opportunity_map(people, reporting_lines=(*lines, dotted, fay)))
    left, top = map(float, re.findall(r"[\d.]+", card(drawing, "Dan").get("transform", "")))
    (path,) = [
        node.get("d", "") for node in drawing.iter(f"{SVG}path") if "Dan reports to Eve" in tooltips(node)
    ]
    assert path.endswith(f"L{left + CARD_WIDTH:g},{top + CARD_HEIGHT / 2:g}")


def place(drawing: Element, uid: str) -> tuple[float, float]:
    left, top = re.findall(r"-?[\d.]+", card(drawing, uid).get("transform", ""))
    return float(left), float(top)


def way(drawing: Element, words: str) -> str:
    """The path that these words of its tooltip are about."""
    (path,) = [node.get("d", "") for node in drawing.iter(f"{SVG}path") if words in tooltips(node)]
    return path


def test_no_line_comes_out_from_under_the_card_of_somebody_else():
    places = {"Boss": (0, 0), "Between": (0, 170), "Ann": (0, 340)}
    people = [replace(person(name), x=float(x), y=float(y)) for name, (x, y) in places.items()]
    drawing = draw(opportunity_map(people, reports=[("Ann", "Boss")]))
    left, top = place(drawing, "Ann")
    assert way(drawing, "Ann reports to").endswith(f"L{left + CARD_WIDTH:g},{top + CARD_HEIGHT / 2:g}")
    people[1] = replace(people[1], x=140.0)  # between the two there is a gap
    walled = [*people, replace(person("Wall"), x=-140.0, y=170.0)]
    drawing = draw(opportunity_map(walled, reports=[("Ann", "Boss")]))
    left, top = place(drawing, "Ann")
    assert way(drawing, "Ann reports to").endswith(f"L{left + CARD_WIDTH / 2:g},{top:g}")


def test_the_lines_of_all_reports_turn_at_one_height_above_the_cards_of_the_higher_ones():
    places = {"Ada": (0, 0), "Cora": (100, 168), "Ben": (400, 268)}
    people = [replace(person(name), x=float(x), y=float(y)) for name, (x, y) in places.items()]
    drawing = draw(opportunity_map(people, reports=[("Ben", "Ada"), ("Cora", "Ada")]))
    turns = {
        name: re.findall(r"Q(-?[\d.]+),(-?[\d.]+)", way(drawing, f"{name} reports to Ada"))
        for name in ("Cora", "Ben")
    }
    heights = {float(y) for turn in turns.values() for _, y in turn}
    assert len(heights) == 1
    assert place(drawing, "Ada")[1] + CARD_HEIGHT < heights.pop() < place(drawing, "Cora")[1]
    assert float(turns["Ben"][-1][0]) == place(drawing, "Ben")[0] + CARD_WIDTH / 2


def test_the_direction_of_an_influence():
    drawing = draw(everything())
    assert "Bob influences Ann positively (3/3)" in tooltips(drawing)
    assert "Cem influences Ann negatively (1/3)" in tooltips(drawing)
    # an arrow has its head at its end: at Ann's card
    ann = card(drawing, "Ann").get("transform", "")
    left, top = map(float, re.findall(r"[\d.]+", ann))
    (arrow,) = [
        node
        for node in drawing.iter(f"{SVG}path")
        if node.get("marker-end", "").endswith("-for)") and node.find(f"{SVG}title") is not None
    ]
    x, y = map(float, re.split("[ ,]", arrow.get("d", ""))[-2:])
    assert left <= x <= left + CARD_WIDTH
    assert top <= y <= top + CARD_HEIGHT


def test_signs_between_people_stand_on_the_curves_of_a_sparse_map():
    assert {"good", "bad", "ally", "conflict"} <= set(signs(draw(everything())))


def test_a_dense_map_shows_the_strongest_influences_and_says_so():
    # As many people and edges as Krackhardt's company has; everybody is influenced by nine others or more.
    names = [f"p{number}" for number in range(21)]
    contact_map = opportunity_map(names, influences=[(a, b) for a in names for b in names if a != b][:190])
    shown = shown_influences(contact_map)
    assert (len(shown.influences), shown.total, shown.strongest) == (42, 190, 2)
    assert max(Counter(edge.target for edge in shown.influences).values()) == 2
    drawing = draw(contact_map)
    sentence = "Showing 42 of 190 influences: the 2 strongest on each person."
    assert sentence in words(drawing)
    description = drawing.find(f"{SVG}desc")
    assert description is not None
    assert sentence in (description.text or "")
    assert len([node for node in drawing.iter(f"{SVG}path") if "marker-end" in node.attrib]) == 42 + 1


def test_all_influences_are_shown_up_to_the_limit_and_then_no_sentence():
    names = [f"p{number}" for number in range(12)]
    edges = [(a, b) for a in names for b in names if a != b][:ALL_DRAWN]
    contact_map = opportunity_map(names, influences=edges)
    assert shown_influences(contact_map).influences == contact_map.influences
    assert "Showing" not in " ".join(words(draw(contact_map)))


def test_a_stronger_influence_is_kept_before_a_weaker():
    names = [f"p{number}" for number in range(10)]
    edges = [(a, b, 1) for a in names for b in names if a != b]
    strong = Influence(uid="strong", source="p9", target="p0", strength=3, sign=-1)
    contact_map = opportunity_map(names, influences=edges)
    contact_map = replace(contact_map, influences=(*contact_map.influences, strong))
    assert strong in shown_influences(contact_map).influences


def test_the_legend_explains_only_what_occurs():
    assert "Conflict" in words(draw(everything()))
    plain = words(draw(opportunity_map(["Ann"])))
    assert {"Conflict", "Alliance", "Key player", "Dotted line"}.isdisjoint(plain)


def test_500_people_are_drawn():
    names = [f"p{number}" for number in range(500)]
    reports = [(f"p{number}", f"p{number // 7}") for number in range(1, 500)]
    cards = [
        node
        for node in draw(opportunity_map(names, reports=reports)).iter(f"{SVG}g")
        if "data-uid" in node.attrib
    ]
    assert len(cards) == 500


@given(st.text(max_size=60), st.floats(20, 300))
def test_cut_text_fits_its_room(name: str, room: float):
    assert text_width(cut(name, 12, room), 12) <= room + 0.01


def test_a_chinese_character_is_twice_as_wide_as_a_letter():
    assert text_width("决策", 10) == 20
    assert 0.9 < text_width("abcdnopq" * 10, 10) / text_width("决策人们" * 10, 10) < 1.2


def luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("ink", "ground"), svg_style.TEXT_PAIRS)
def test_text_is_legible_on_its_ground(ink: str, ground: str):
    dark, light = sorted((luminance(ink), luminance(ground)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_colour_of_a_text_is_among_the_pairs_checked():
    inks = {ink for ink, _ in svg_style.TEXT_PAIRS}
    assert {
        node.get("fill") for node in draw(everything()).iter(f"{SVG}text") if "fill" in node.attrib
    } <= inks
