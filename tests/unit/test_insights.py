"""The insights of a map, asked by GraphQL."""

from __future__ import annotations

import pytest

from graph_crm.errors import InvalidArgument
from tests.asked import ask_map
from tests.maps import opportunity_map, person, towards

DEAL = opportunity_map(
    [
        person("Boss", "approver", power="inner_circle", stances=[towards(-1, days_ago=200)]),
        person("Li", "champion", power="outside", stance=1),
    ],
    reports=[("Li", "Boss")],
    influences=[("Li", "Boss", 2)],
)


async def test_findings_take_both_limits() -> None:
    found = await ask_map(DEAL, "findings(staleAfterDays: 10, staleEvidenceAfterDays: 201) { code }")
    assert "stale_evidence" not in [finding["code"] for finding in found["findings"]]
    found = await ask_map(DEAL, "findings { code sentence(language: ZH) }")
    assert "stale_evidence" in [finding["code"] for finding in found["findings"]]
    with pytest.raises(InvalidArgument):
        await ask_map(DEAL, "findings(staleEvidenceAfterDays: 0) { code }")


async def test_champion_tests() -> None:
    asked = """championTests { stakeholder { contact { name } } playsChampion verdict sentence
        criteria { code outcome reason } missing { code outcome sentence stakeholders { uid } } }"""
    [test] = (await ask_map(DEAL, asked))["championTests"]
    assert (test["stakeholder"]["contact"]["name"], test["playsChampion"]) == ("Li", True)
    # Not a coach: the boss listens to Li.
    assert (test["verdict"], test["sentence"]) == ("NOT_YET", "Li is not a champion yet.")
    assert [(one["code"], one["outcome"], one["reason"]) for one in test["criteria"]] == [
        ("power", "PASSED", "influences_key_players"),
        ("path", "PASSED", "reaches_decider"),
        ("speaks_for_us", "UNKNOWN", "nothing_recorded"),
        ("personal_win", "UNKNOWN", "goals_unknown"),
        ("support", "PASSED", "supports_us"),
    ]
    assert [one["code"] for one in test["missing"]] == ["speaks_for_us", "personal_win"]
    with pytest.raises(InvalidArgument):
        await ask_map(DEAL, "championTests(first: 101) { verdict }")


async def test_where_stances_drift() -> None:
    asked = """opinionDrift(first: 5) { party { name } known total limited sentence
        drifts { stakeholder { uid } direction now driftsTo change lowest highest knownShare stubbornness sentence
            unknown(language: ZH) pushes { source { uid } strength sign contribution known sentence } }
        movers { stakeholder { uid } reach moves { uid } sentence } }"""
    drift = (await ask_map(DEAL, asked))["opinionDrift"]
    assert (drift["known"], drift["total"], drift["limited"]) == (2, 2, False)
    li, boss = drift["drifts"] if drift["drifts"][0]["stakeholder"]["uid"] == "Li" else drift["drifts"][::-1]
    # By hand: the boss gives half on Li, 0.5 * 1 + 0.5 * -1.
    assert (boss["now"], boss["driftsTo"], boss["change"]) == (-1, 0.0, 1.0)
    assert [(push["source"]["uid"], push["contribution"]) for push in boss["pushes"]] == [("Li", 1.0)]
    assert (li["direction"], li["driftsTo"]) == ("uninfluenced", 1.0)
    assert [(one["stakeholder"]["uid"], one["reach"]) for one in drift["movers"]] == [("Li", 0.5)]


async def test_drift_asks_for_a_side_that_the_map_knows() -> None:
    assert (await ask_map(DEAL, 'opinionDrift(party: "us") { known }'))["opinionDrift"] == {"known": 2}
    nobody = opportunity_map(["Li"], parties=())
    assert (await ask_map(nobody, "opinionDrift { known }"))["opinionDrift"] is None
    for arguments in ('party: "x"', "first: 0"):
        with pytest.raises(InvalidArgument):
            await ask_map(DEAL, f"opinionDrift({arguments}) {{ known }}")
