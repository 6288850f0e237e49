"""What if, next actions and the battle plan over HTTP, on the demo company: nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import httpx
    from neo4j import Driver

DEAL = """{ opportunities(search: "MES for Base 3") { edges { node { uid name contactMap { mapRevision
  stakeholders { uid contact { name } roles { code } } parties { uid kind } } } } } }"""
TRY = """query ($uid: ID!, $changes: [WhatIfChange!]!) { opportunity(uid: $uid) { contactMap { mapRevision
  whatIf(changes: $changes) { sentences zh: sentences(language: ZH)
    differences { code before after sentence stakeholders { contact { name } } }
    before { vote { probability } light { colour } } after { vote { probability } light { colour } findings { code } } } } } }"""


async def ask(client: httpx.AsyncClient, query: str, **variables: object) -> dict[str, Any]:
    return (await client.post("/graphql", json={"query": query, "variables": variables})).json()


@pytest.fixture
async def deal(demo_client: httpx.AsyncClient) -> dict[str, Any]:
    answer = await ask(demo_client, DEAL)
    return answer["data"]["opportunities"]["edges"][0]["node"]


def playing(deal: dict[str, Any], code: str) -> str:
    people = deal["contactMap"]["stakeholders"]
    return next(one["uid"] for one in people if code in [role["code"] for role in one["roles"]])


async def test_winning_the_approver_over_is_told_and_not_written(
    demo_client: httpx.AsyncClient, deal: dict[str, Any]
) -> None:
    changes = [{"stanceChanges": {"stakeholder": playing(deal, "approver"), "value": 2}}]
    answer = await ask(demo_client, TRY, uid=deal["uid"], changes=changes)
    assert "errors" not in answer, answer
    tried = answer["data"]["opportunity"]["contactMap"]["whatIf"]
    before, after = (tried[side]["vote"]["probability"] for side in ("before", "after"))
    assert after > before
    assert {"chance", "support"} <= {one["code"] for one in tried["differences"]}
    assert tried["sentences"][0].startswith("The estimated chance to win goes from")
    assert tried["zh"][0].startswith("估算赢率从")
    again = await ask(demo_client, DEAL)
    assert again["data"]["opportunities"]["edges"][0]["node"] == deal


async def test_several_changes_in_their_order(demo_client: httpx.AsyncClient, deal: dict[str, Any]) -> None:
    us = (await ask(demo_client, "{ users(first: 1) { edges { node { uid } } } }"))["data"]["users"]
    approver, champion = playing(deal, "approver"), playing(deal, "champion")
    changes = [
        {"personLeaves": {"stakeholder": approver}},
        {"rolesChange": {"stakeholder": champion, "roles": ["approver"]}},
        {"powerChanges": {"stakeholder": champion, "power": "INNER_CIRCLE"}},
        {"managerChanges": {"stakeholder": champion, "manager": None}},
        {
            "coverageBegins": {
                "stakeholder": champion,
                "user": us["edges"][0]["node"]["uid"],
                "level": "BRIEF",
            }
        },
        {
            "influenceChanges": {
                "source": champion,
                "target": playing(deal, "technical_evaluator"),
                "strength": 3,
            }
        },
    ]
    answer = await ask(demo_client, TRY, uid=deal["uid"], changes=changes)
    assert "errors" not in answer, answer
    assert len(answer["data"]["opportunity"]["contactMap"]["whatIf"]["sentences"]) > 2


@pytest.mark.parametrize(
    ("change", "argument"),
    [
        ({"personLeaves": {"stakeholder": "nobody"}}, "changes[0].stakeholder"),
        ({"colleagueLeaves": {"user": "nobody"}}, "changes[0].user"),
        (
            {"coverageBegins": {"stakeholder": "nobody", "user": "nobody", "level": "BRIEF"}},
            "changes[0].user",
        ),
    ],
)
async def test_what_cannot_be_is_refused_and_the_rest_of_the_map_answered(
    demo_client: httpx.AsyncClient, deal: dict[str, Any], change: dict[str, Any], argument: str
) -> None:
    answer = await ask(demo_client, TRY, uid=deal["uid"], changes=[change])
    assert answer["data"]["opportunity"]["contactMap"]["whatIf"] is None
    [error] = answer["errors"]
    assert error["extensions"]["code"] == "INVALID_ARGUMENT"
    assert argument in error["message"]


async def test_next_actions_and_the_plan(
    demo_client: httpx.AsyncClient, deal: dict[str, Any], driver: Driver
) -> None:
    query = """query ($uid: ID!) { opportunity(uid: $uid) { contactMap {
      nextActions { chance limited sentence actions { code sentence gainSentence chance gain effort userName
        stakeholder { uid } through { uid } findings { code } fromStance toStance } }
      html: battlePlan(format: HTML) markdown: battlePlan(language: ZH) } } }"""
    answer = await ask(demo_client, query, uid=deal["uid"])
    assert "errors" not in answer, answer
    told = answer["data"]["opportunity"]["contactMap"]
    actions = told["nextActions"]["actions"]
    assert 1 <= len(actions) <= 5
    for action in actions:
        if action["gain"]:
            assert action["chance"] == pytest.approx(told["nextActions"]["chance"] + action["gain"], abs=1e-6)
        assert action["sentence"] in told["html"].replace("&#34;", '"').replace("&#39;", "'")
    assert told["html"].startswith("<!doctype html>")
    assert told["markdown"].startswith("# 作战计划")
    events = driver.execute_query(
        "MATCH (e:AccessEvent {kind: 'exported'}) RETURN e.detail AS detail"
    ).records
    assert f"plan opportunity {deal['uid']}" in [event["detail"] for event in events]
