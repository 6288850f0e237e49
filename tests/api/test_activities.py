"""Activities and agendas over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.planted import plant
from tests.signed_in import WHO_ASKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]

NOW = datetime.now(UTC).replace(microsecond=0)
YESTERDAY, TOMORROW = ((NOW + timedelta(days=number)).isoformat() for number in (-1, 1))
FIELDS = """
uid kind status occurredAt summary outcome nextAt user { name } contacts { name }
subject { __typename ... on Opportunity { name customer { name } } ... on Customer { name } }
evidence { uid kind role value level userUid partyUid stakeholderUid contactUid holds }
"""
PROBLEM = "... on Problem { message zh: message(language: ZH) } ... on InvalidInput { argument } ... on NodeNotFound { kind uid }"
WRITTEN = "written { batch replayed revisions { uid map } changes { kind action } }"
CREATE = f"""mutation($input: CreateActivityInput!, $id: String) {{ createActivity(input: $input, mutationId: $id) {{
  __typename ... on ActivityWritten {{ {WRITTEN} activity {{ {FIELDS} }} }} {PROBLEM} }} }}"""
UPDATE = f"""mutation($input: UpdateActivityInput!, $id: String) {{ updateActivity(input: $input, mutationId: $id) {{
  __typename ... on ActivityWritten {{ {WRITTEN} activity {{ {FIELDS} }} }} {PROBLEM} }} }}"""
COMPLETE = f"""mutation($input: CompleteActivityInput!, $id: String) {{ completeActivity(input: $input, mutationId: $id) {{
  __typename ... on ActivityCompleted {{ {WRITTEN} activity {{ {FIELDS} }} nextActivity {{ {FIELDS} }} }} {PROBLEM} }} }}"""
DELETE = f"""mutation($uid: ID!) {{ deleteActivity(uid: $uid) {{ __typename ... on ActivityDeleted {{ {WRITTEN} }} {PROBLEM} }} }}"""
RESTORE = f"""mutation($uid: ID!) {{ restoreActivity(uid: $uid) {{
  __typename ... on ActivityWritten {{ {WRITTEN} activity {{ uid }} }} {PROBLEM} }} }}"""
UNDO = "mutation($batch: ID!) { undo(batch: $batch) { __typename } }"
APPLY = """mutation($map: MapBaseInput!, $changes: [MapChangeInput!]!) { applyMapChanges(map: $map, changes: $changes) {
  __typename } }"""


@pytest.fixture
def us(cypher: Cypher) -> str:
    return plant(cypher)


async def create(ask: Ask, id: str | None = None, **other: Any) -> dict[str, Any]:
    given = {
        "kind": "VISIT",
        "status": "DONE",
        "occurredAt": YESTERDAY,
        "subject": "deal",
        "contacts": ["boss"],
    }
    return (await ask(CREATE, input={**given, **other}, id=id))["createActivity"]


async def test_a_visit_and_what_became_of_it(ask: Ask, us: str) -> None:
    planned = await create(ask, status="PLANNED", occurredAt=TOMORROW, user="ann", contacts=["wang", "boss"])
    assert planned["__typename"] == "ActivityWritten"
    activity = planned["activity"]
    assert activity["subject"] == {"__typename": "Opportunity", "name": "Deal", "customer": {"name": "Acme"}}
    assert (activity["status"], activity["user"]) == ("PLANNED", {"name": "Ann"})
    assert activity["contacts"] == [{"name": "Boss"}, {"name": "Wang"}]
    uid = activity["uid"]
    changed = await ask(
        UPDATE, input={"activity": uid, "summary": "谈价格", "contacts": None, "occurredAt": None}
    )
    assert changed["updateActivity"]["activity"]["summary"] == "谈价格"
    assert len(changed["updateActivity"]["activity"]["contacts"]) == 2
    done = await ask(
        COMPLETE,
        input={
            "activity": uid,
            "occurredAt": YESTERDAY,
            "outcome": "yes",
            "nextAt": TOMORROW,
            "nextKind": "CALL",
            "nextSummary": "price",
        },
    )
    done = done["completeActivity"]
    assert (done["activity"]["status"], done["activity"]["outcome"]) == ("DONE", "yes")
    following = done["nextActivity"]
    assert (following["kind"], following["status"], following["summary"]) == ("CALL", "PLANNED", "price")
    assert (following["user"], following["subject"]) == (activity["user"], activity["subject"])
    assert {(part["kind"], part["action"]) for part in done["written"]["changes"]} == {
        ("Activity", "CHANGED"),
        ("Activity", "ADDED"),
        ("ABOUT", "ADDED"),
        ("WITH", "ADDED"),
        ("DID", "ADDED"),
    }
    gone = (await ask(DELETE, uid=uid))["deleteActivity"]
    assert gone["__typename"] == "ActivityDeleted"
    assert (await ask("query($uid: ID!) { node(id: $uid) { id } }", uid=uid))["node"] is None
    assert (await ask(RESTORE, uid=uid))["restoreActivity"]["activity"] == {"uid": uid}
    found = await ask("query($uid: ID!) { node(id: $uid) { id ... on Activity { outcome } } }", uid=uid)
    assert found["node"] == {"id": uid, "outcome": "yes"}


async def test_what_derives_from_activities(ask: Ask, us: str, graph: Graph, cypher: Cypher) -> None:
    derived = "lastContactAt activityCount nextActivityAt"
    query = f'{{ contact(uid: "boss") {{ {derived} }} opportunity(uid: "deal") {{ {derived} }} }}'
    nothing = {"lastContactAt": None, "activityCount": 0, "nextActivityAt": None}
    assert await ask(query) == {"contact": nothing, "opportunity": nothing}
    await create(ask)
    made = await create(ask, status="PLANNED", occurredAt=TOMORROW)
    await create(ask, status="PLANNED", occurredAt=YESTERDAY)
    await create(ask, subject="acme", occurredAt=(NOW - timedelta(days=9)).isoformat())
    expected = {
        "contact": {"lastContactAt": YESTERDAY, "activityCount": 2, "nextActivityAt": TOMORROW},
        "opportunity": {"lastContactAt": YESTERDAY, "activityCount": 1, "nextActivityAt": TOMORROW},
    }
    for kind, uid in (("contact", "boss"), ("opportunity", "deal")):
        before = graph.queries_run
        data = await ask(f'{{ {kind}(uid: "{uid}") {{ {derived} }} }}')
        assert data[kind] == expected[kind]
        # The node, and all three fields at once.
        assert graph.queries_run - before == WHO_ASKS + 2
    await ask(DELETE, uid=made["activity"]["uid"])
    assert (await ask(query))["contact"]["nextActivityAt"] is None


async def test_lists_below_a_row(ask: Ask, us: str) -> None:
    visit = (await create(ask))["activity"]["uid"]
    call = (await create(ask, kind="CALL", status="PLANNED", occurredAt=TOMORROW, subject="acme"))[
        "activity"
    ]["uid"]
    data = await ask(
        """{
          customer(uid: "acme") { activities { edges { node { uid } } } calls: activities(kind: CALL) { edges { node { uid } } } }
          opportunity(uid: "deal") { activities { edges { node { uid } } } }
          contact(uid: "boss") { activities(first: 1) { edges { node { uid } } pageInfo { hasNextPage endCursor } }
            done: activities(status: DONE) { edges { node { uid } } } }
        }"""
    )

    def uids(page: dict[str, Any]) -> list[str]:
        return [edge["node"]["uid"] for edge in page["edges"]]

    assert uids(data["customer"]["activities"]) == [call, visit]
    assert uids(data["customer"]["calls"]) == [call]
    assert uids(data["opportunity"]["activities"]) == [visit]
    assert uids(data["contact"]["activities"]) == [call]
    assert uids(data["contact"]["done"]) == [visit]
    assert data["contact"]["activities"]["pageInfo"]["hasNextPage"]
    data = await ask(
        'query($after: String) { contact(uid: "boss") { activities(after: $after) { edges { node { uid } } } } }',
        after=data["contact"]["activities"]["pageInfo"]["endCursor"],
    )
    assert uids(data["contact"]["activities"]) == [visit]


async def test_evidence_of_each_kind(ask: Ask, us: str) -> None:
    boss = str(uuid4())
    base = {"kind": "OPPORTUNITY", "uid": "deal", "mapRevision": 0, "organisationRevision": 0}
    changes: list[dict[str, Any]] = [
        {"addStakeholder": {"uid": boss, "contact": "boss", "roles": ["user"]}},
        {"setStance": {"stakeholder": boss, "party": us, "value": 2, "assessedBy": "ann"}},
        {"setCoverage": {"stakeholder": boss, "user": "bob", "level": "BRIEF"}},
    ]
    await ask(APPLY, map=base, changes=changes)
    evidence: list[dict[str, Any]] = [
        {"stance": {"stakeholder": boss, "party": us, "assessedBy": "ann"}},
        {"role": {"stakeholder": boss, "role": "user"}},
        {"coverage": {"stakeholder": boss, "user": "bob"}},
    ]
    made = await create(ask, evidence=evidence[:1], status="PLANNED")
    activity = made["activity"]["uid"]
    done = await ask(COMPLETE, input={"activity": activity, "evidence": evidence[1:]})
    found = {one.pop("kind"): one for one in done["completeActivity"]["activity"]["evidence"]}
    assert {one["stakeholderUid"] for one in found.values()} == {boss}
    assert {one["contactUid"] for one in found.values()} == {"boss"}
    assert (found["STANCE"]["value"], found["STANCE"]["userUid"], found["STANCE"]["partyUid"]) == (
        2,
        "ann",
        us,
    )
    assert found["ROLE"]["role"] == "user"
    assert (found["COVERAGE"]["level"], found["COVERAGE"]["userUid"]) == ("BRIEF", "bob")
    changed = await ask(
        UPDATE,
        input={"activity": activity, "removeEvidence": [found["ROLE"]["uid"]], "addEvidence": evidence[:1]},
    )
    left = changed["updateActivity"]["activity"]["evidence"]
    assert sorted(one["kind"] for one in left) == ["COVERAGE", "STANCE"]
    refused = await create(ask, evidence=[{"role": {"stakeholder": boss, "role": "approver"}}])
    assert (refused["__typename"], refused["argument"]) == ("InvalidInput", "evidence")


async def test_what_is_answered_instead(ask: Ask, us: str, cypher: Cypher) -> None:
    refused = await create(ask, occurredAt=TOMORROW)
    assert (refused["__typename"], refused["argument"]) == ("InvalidInput", "occurredAt")
    refused = await create(ask, contacts=["nobody"])
    assert (refused["__typename"], refused["kind"], refused["uid"]) == ("NodeNotFound", "contact", "nobody")
    assert "nobody" in refused["zh"]
    done = (await create(ask))["activity"]["uid"]
    refused = (await ask(COMPLETE, input={"activity": done}))["completeActivity"]
    assert refused["__typename"] == "InvalidInput"
    refused = (await ask(UPDATE, input={"activity": "nothing"}))["updateActivity"]
    assert refused["__typename"] == "NodeNotFound"
    refused = (await ask(DELETE, uid="boss"))["deleteActivity"]
    assert refused["__typename"] == "NodeNotFound"
    refused = (await ask(RESTORE, uid=done))["restoreActivity"]
    assert refused["__typename"] == "InvalidInput"
    assert len(cypher("MATCH (a:Activity) RETURN a")) == 1


async def test_done_once_and_undone(ask: Ask, us: str, cypher: Cypher) -> None:
    first, again = await create(ask, id="m1"), await create(ask, id="m1")
    assert (first["written"]["replayed"], again["written"]["replayed"]) == (False, True)
    assert again["activity"] == first["activity"]
    assert (await create(ask, id="m1", summary="x"))["__typename"] == "MutationIdReused"
    assert (await ask(UNDO, batch=first["written"]["batch"]))["undo"]["__typename"] == "Undone"
    assert (await ask('{ contact(uid: "boss") { activityCount } }'))["contact"] == {"activityCount": 0}


async def test_a_user_is_named_for_an_agenda(ask: Ask, us: str) -> None:
    await create(ask, status="PLANNED", occurredAt=TOMORROW, user="ann")
    data = await ask('{ myAgenda(user: "ann") { edges { node { kind sentence activity { uid } } } } }')
    assert [edge["node"]["sentence"] for edge in data["myAgenda"]["edges"]] == ["Visit with Boss: Deal."]
    # Who asks is a service, and has nothing to do.
    assert (await ask("{ myAgenda { edges { cursor } } }"))["myAgenda"]["edges"] == []


async def test_the_agenda_of_the_demo(ask_demo: Ask, open_test_graph: Graph) -> None:
    users = await ask_demo('{ users(search: "Hang Su") { edges { node { uid name } } } }')
    [edge] = users["users"]["edges"]
    before = open_test_graph.queries_run
    data = await ask_demo(
        """query($user: ID!) { myAgenda(user: $user) { edges { cursor node { kind dueAt overdue sentence(language: ZH)
          opportunity { name } customer { name } activity { uid status summary } } } } }""",
        user=edge["node"]["uid"],
    )
    assert open_test_graph.queries_run - before == WHO_ASKS + 1
    items = [one["node"] for one in data["myAgenda"]["edges"]]
    planned = [one["activity"]["summary"] for one in items if one["kind"] == "PLANNED"]
    assert planned == ["最后两条条款", "试装结果汇报", "接口压力测试", "签约", "评分结果"]
    # All that was promised was followed by something, done or planned.
    assert len(items) == len(planned)
    assert [one["dueAt"] for one in items] == sorted(one["dueAt"] for one in items)
    assert all(one["opportunity"] and one["customer"] for one in items)
    assert "邹" in items[0]["sentence"]
    data = await ask_demo(
        'query($user: ID!) { myAgenda(user: $user, until: "2026-11-30") { edges { node { kind } } } }',
        user=edge["node"]["uid"],
    )
    assert len(data["myAgenda"]["edges"]) == 1
