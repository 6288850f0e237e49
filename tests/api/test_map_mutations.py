"""Changing a map over HTTP: what is written, what is answered instead, and that it can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.planted import plant
from tests.signed_in import SERVICE, WHO_ASKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]

APPLY = """
mutation($map: MapBaseInput!, $changes: [MapChangeInput!]!, $id: String) {
  applyMapChanges(map: $map, changes: $changes, mutationId: $id) {
    __typename
    ... on MapChangesApplied {
      written { batch replayed revisions { uid map organisation } changes { kind action key nodes before after } }
      contactMap { mapRevision stakeholders { uid contact { name } } }
    }
    ... on Problem { message zh: message(language: ZH) }
    ... on RuleProblem { people { uid name } }
    ... on EditConflict { collisions { kind people { name } before theirs mine madeBy } }
    ... on InvalidInput { argument value expected }
    ... on UnknownValue { vocabulary value }
  }
}
"""
UNDO = """
mutation($batch: ID!) { undo(batch: $batch) { __typename ... on Undone { written { batch } } ... on Problem { message } } }
"""


def deal(map_revision: int = 0, organisation_revision: int = 0) -> dict[str, Any]:
    return {
        "kind": "OPPORTUNITY",
        "uid": "deal",
        "mapRevision": map_revision,
        "organisationRevision": organisation_revision,
    }


async def apply(
    ask: Ask, base: dict[str, Any], *changes: dict[str, Any], id: str | None = None
) -> dict[str, Any]:
    return (await ask(APPLY, map=base, changes=list(changes), id=id))["applyMapChanges"]


@pytest.fixture
def us(cypher: Cypher) -> str:
    return plant(cypher)


async def test_a_gesture_and_back(ask: Ask, us: str) -> None:
    uid = str(uuid4())
    done = await apply(
        ask,
        deal(),
        {"addStakeholder": {"uid": uid, "contact": "boss", "x": 1.5, "y": 2, "roles": ["approver"]}},
        {
            "setStance": {
                "stakeholder": uid,
                "party": us,
                "value": -1,
                "confidence": 0.5,
                "evidence": "电话里说的",
            }
        },
    )
    assert done["__typename"] == "MapChangesApplied"
    assert {"uid": "deal", "map": 1, "organisation": 0} in done["written"]["revisions"]
    assert done["contactMap"]["stakeholders"] == [{"uid": uid, "contact": {"name": "Boss"}}]
    kinds = {(part["kind"], part["action"]) for part in done["written"]["changes"]}
    assert kinds == {
        ("Stakeholder", "ADDED"),
        ("IS", "ADDED"),
        ("IN_MAP", "ADDED"),
        ("PLAYS", "ADDED"),
        ("STANCE", "ADDED"),
    }
    undone = (await ask(UNDO, batch=done["written"]["batch"]))["undo"]
    assert undone["__typename"] == "Undone"
    again = (await ask(UNDO, batch=done["written"]["batch"]))["undo"]
    assert again["__typename"] == "AlreadyUndone"


async def test_what_is_answered_instead(ask: Ask, us: str) -> None:
    boss = str(uuid4())
    await apply(ask, deal(), {"addStakeholder": {"uid": boss, "contact": "boss"}})
    refused = await apply(ask, deal(1), {"addStakeholder": {"contact": "stranger"}})
    assert refused["__typename"] == "NotAffiliated"
    assert refused["people"] == [{"uid": "stranger", "name": "Stranger"}]
    assert "Stranger" in refused["message"]
    assert "Stranger" in refused["zh"]
    refused = await apply(ask, deal(1), {"assignRole": {"stakeholder": boss, "role": "wizard"}})
    assert (refused["__typename"], refused["value"]) == ("UnknownValue", "wizard")
    refused = await apply(ask, deal(1), {"setStance": {"stakeholder": boss, "party": us, "value": 3}})
    assert (refused["__typename"], refused["argument"]) == ("InvalidInput", "value")
    refused = await apply(ask, deal(7), {"setStance": {"stakeholder": boss, "party": us, "value": 1}})
    assert (refused["__typename"], refused["argument"]) == ("InvalidInput", "baseRevision")
    refused = await apply(ask, {**deal(), "uid": "nowhere"}, {"addStakeholder": {"contact": "boss"}})
    assert refused["__typename"] == "NodeNotFound"
    refused = await apply(ask, deal(1))
    assert (refused["__typename"], refused["argument"]) == ("InvalidInput", "changes")
    refused = await apply(ask, deal(1), {"addStakeholder": {"contact": "wang"}}, id="x" * 201)
    assert (refused["__typename"], refused["argument"]) == ("InvalidInput", "mutationId")
    refused = await apply(ask, deal(1), {"addStakeholder": {"contact": "wang", "uid": boss}})
    assert refused["__typename"] == "UidTaken"


async def test_a_conflict_shows_both_sides(ask: Ask, us: str) -> None:
    boss = str(uuid4())
    await apply(ask, deal(), {"addStakeholder": {"uid": boss, "contact": "boss"}})
    await apply(ask, deal(1), {"updateStakeholder": {"stakeholder": boss, "power": "OUTSIDE"}})
    conflict = await apply(
        ask, deal(1), {"updateStakeholder": {"stakeholder": boss, "power": "INNER_CIRCLE"}}
    )
    assert conflict["__typename"] == "EditConflict"
    assert conflict["collisions"] == [
        {
            "kind": "STATE",
            "people": [{"name": "Boss"}],
            "before": None,
            "theirs": {"power": "outside"},
            "mine": {"power": "inner_circle"},
            "madeBy": SERVICE,
        }
    ]


async def test_every_kind_of_change(ask: Ask, us: str, graph: Graph) -> None:
    boss, wang, step, seat = (str(uuid4()) for _ in range(4))
    base = deal()

    async def do(*changes: dict[str, Any]) -> dict[str, Any]:
        before = graph.queries_run
        done = await apply(ask, base, *changes)
        assert done["__typename"] == "MapChangesApplied", done
        # One of the queries reads the map that is answered.
        assert graph.queries_run - before <= WHO_ASKS + 1 + 3 + len(
            {kind for change in changes for kind in change}
        )
        base["mapRevision"] = done["contactMap"]["mapRevision"]
        base["organisationRevision"] = next(
            one["organisation"] for one in done["written"]["revisions"] if one["uid"] == "acme"
        )
        return done

    await do(
        {"addContact": {"uid": seat, "known": False, "title": "CFO", "seniority": "executive"}},
        {"addStakeholder": {"uid": boss, "contact": "boss"}},
        {"addStakeholder": {"uid": wang, "contact": seat}},
        {"setReportingLine": {"report": seat, "manager": "boss"}},
        {"setReportingLine": {"report": seat, "manager": "li", "kind": "DOTTED"}},
    )
    await do(
        {"updateContact": {"contact": seat, "name": "钱 Qian", "known": True, "emails": ["q@example.com"]}}
    )
    await do(
        {"setJob": {"contact": seat, "department": "Finance", "since": "2026-01-01T00:00:00Z"}},
        {"placeStakeholder": {"stakeholder": wang, "x": 10, "y": 20}},
        {
            "updateStakeholder": {
                "stakeholder": wang,
                "adaptability": "PRAGMATIST",
                "responseMode": "TROUBLE",
                "orientation": "financial",
                "voteWeight": 4,
                "veto": True,
                "desiredCoverage": "IN_DEPTH",
                "goals": "save",
                "note": "careful",
            }
        },
        {"assignRole": {"stakeholder": wang, "role": "economic_buyer"}},
        {"setStance": {"stakeholder": wang, "party": "rival", "value": 1, "assessedBy": "ann"}},
        {"setCoverage": {"stakeholder": wang, "user": "bob", "level": "BRIEF"}},
        {"setInfluence": {"influencer": wang, "influenced": boss, "strength": 3, "sign": -1, "note": "n"}},
        {"setTie": {"kind": "ALLIANCE", "first": wang, "second": boss, "note": "school"}},
        {"setTie": {"kind": "CONFLICT", "first": boss, "second": wang}},
        {"addCompetitor": {"party": "rival"}},
        {"addPartner": {"customer": "other", "involvedAs": "consultant"}},
        {
            "addDecisionStep": {
                "uid": step,
                "name": "Board",
                "order": 1,
                "rule": "majority",
                "dueOn": "2027-01-31",
            }
        },
        {"assignDecider": {"step": step, "stakeholder": boss}},
    )
    # Who comes from a company that takes part need not be marked external.
    await do({"addStakeholder": {"contact": "stranger"}})
    await do({"updateDecisionStep": {"step": step, "doneOn": "2026-11-01", "rule": None}})
    ended = await do(
        {"removeReportingLine": {"report": seat}},
        {"removeReportingLine": {"report": seat, "manager": "li", "kind": "DOTTED"}},
        {"unassignRole": {"stakeholder": wang, "role": "economic_buyer"}},
        {"clearStance": {"stakeholder": wang, "party": "rival", "assessedBy": "ann"}},
        {"removeCoverage": {"stakeholder": wang, "user": "bob"}},
        {"removeInfluence": {"influencer": wang, "influenced": boss}},
        {"removeTie": {"kind": "ALLIANCE", "first": boss, "second": wang}},
        {"removeTie": {"kind": "CONFLICT", "first": boss, "second": wang}},
        {"removeCompetitor": {"party": "rival"}},
        {"removePartner": {"customer": "other", "involvedAs": "consultant"}},
        {"unassignDecider": {"step": step, "stakeholder": boss}},
        {"removeDecisionStep": {"step": step}},
        {"placeStakeholder": {"stakeholder": wang, "x": None, "y": None}},
        {"endJob": {"contact": seat}},
    )
    assert len([part for part in ended["written"]["changes"] if part["action"] == "ENDED"]) == 13
    await do({"removeStakeholder": {"stakeholder": wang}})
    await do({"restoreStakeholder": {"stakeholder": wang}})
