"""Power, introductions, weak points and competitors over GraphQL, on the type of a map without a server around it."""

from __future__ import annotations

import pytest

from graph_crm.api.cost import PRICES, WHOLE_MAP
from graph_crm.errors import InvalidArgument
from tests.arbitrary_maps import RIVAL
from tests.asked import ask_map
from tests.maps import US, opportunity_map, person, towards

FIELDS = """
  powerPositions { compared limited sentence positions(first: 2) { rank stakeholder { uid } formal informal lowest highest
    betweenness constraint gap unknown sentence reasons { code contribution sentence } } powerFindings { code sentence } }
  introductions(to: "Boss", first: 5) { to { uid } outcome limited sentence(language: ZH) ways { reliability lowest sentence
    unknown { uid } steps { userUid userName introducer { uid } to { uid } tie strength reluctant sentence } } }
  weakPoints { threadCount singleThread decidersAssumed knownShare limited sentence findings { code }
    threads { decider { uid } count users people { uid } sentence } ourPeople { userUid loses { uid } all sentence }
    theirPeople { stakeholder { uid } sentence } communities { number stakeholders { uid } sentence }
    bridges(first: 1) { stakeholder { uid } circle circles weight share sentence } }
  competitorViews { party { uid } support { value } supporters { uid } neutral { uid } opponents { uid } unknown { uid }
    leaning { uid } findings { code sentence } sentence }
"""

# Anna covers Friend, who influences Boss; Boss decides and supports the rival.
PEOPLE = opportunity_map(
    [person("Friend", covered_by="Anna"), person("Boss", "approver", stances=(towards(1, RIVAL),)), "Aide"],
    reports=[("Friend", "Boss"), ("Aide", "Boss")],
    influences=[("Friend", "Boss", 3)],
    parties=(US, RIVAL),
)


async def test_all_is_answered_with_its_sentences() -> None:
    read = await ask_map(PEOPLE, FIELDS)
    power = read["powerPositions"]
    assert (power["compared"], [one["stakeholder"]["uid"] for one in power["positions"]]) == (
        2,
        ["Boss", "Friend"],
    )
    assert {reason["code"] for reason in power["positions"][0]["reasons"]} >= {
        "plays_role",
        "ties_to_circles",
    }
    (way, *_) = read["introductions"]["ways"]
    # By hand: 0.7 * 0.85.
    assert (read["introductions"]["outcome"], way["reliability"], way["lowest"]) == ("FOUND", 0.595, 0.119)
    assert [(step["userUid"], step["introducer"], step["tie"]) for step in way["steps"]] == [
        ("Anna", None, "MULTIPLE"),
        (None, {"uid": "Friend"}, "STRONG_INFLUENCE"),
    ]
    weak = read["weakPoints"]
    assert (weak["threadCount"], weak["singleThread"], weak["decidersAssumed"]) == (1, True, False)
    assert weak["threads"][0]["people"] == [{"uid": "Friend"}]
    assert [one["userUid"] for one in weak["ourPeople"]] == ["Anna"]
    assert [one["stakeholder"]["uid"] for one in weak["theirPeople"]] == ["Friend"]
    assert weak["communities"][0]["number"] == 1
    (view,) = read["competitorViews"]
    assert (view["party"]["uid"], view["supporters"]) == ("rival", [{"uid": "Boss"}])
    assert view["findings"][0]["code"] == "decider_for_competitor"


async def test_bridges_are_told_with_the_numbers_of_their_circles() -> None:
    edges = [(a, b, 3) for who in ("ABC", "DEF") for a in who for b in who if a < b]
    contact_map = opportunity_map("ABCDEF", influences=[*edges, ("C", "D", 1)])
    read = await ask_map(
        contact_map, "weakPoints { bridges(first: 1) { stakeholder { uid } circle circles sentence } }"
    )
    assert read["weakPoints"]["bridges"] == [
        {
            "stakeholder": {"uid": "C"},
            "circle": 1,
            "circles": [2],
            "sentence": "C joins their own circle to another one: 14% of their ties lead out of it. "
            "Good to carry word from one to the other.",
        }
    ]


@pytest.mark.parametrize(
    ("field", "argument"),
    [
        ('introductions(to: "nobody") { outcome }', "to"),
        ('introductions(to: "Boss", first: 6) { outcome }', "first"),
        ("powerPositions { positions(first: 0) { rank } }", "first"),
        ("weakPoints { bridges(first: 101) { circle } }", "first"),
    ],
)
async def test_what_does_not_fit_is_refused(field: str, argument: str) -> None:
    with pytest.raises(InvalidArgument) as refusal:
        await ask_map(PEOPLE, field)
    assert refusal.value.params["argument"] == argument


def test_each_costs_a_whole_map() -> None:
    for field in ("powerPositions", "introductions", "weakPoints", "competitorViews"):
        assert PRICES[f"ContactMap.{field}"] == WHOLE_MAP
