"""The journal over HTTP: it can be read, and nothing changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from graphql import GraphQLInputObjectType, GraphQLNamedType, build_schema, get_named_type

from graph_crm.api.schema import make_schema
from tests.planted import plant
from tests.signed_in import SERVICE, WHO_ASKS

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]

AUDIT = """
query($scope: AuditScope!, $first: Int! = 100, $after: String) {
  audit(scope: $scope, first: $first, after: $after) {
    edges { node { uid kind action erased before after people { uid name } sentence zh: sentence(language: ZH)
      batch { uid name madeAt madeBy madeByName mutationId undoneBy undoes } } }
    pageInfo { hasNextPage endCursor }
  }
}
"""
APPLY = """
mutation($base: Int!, $changes: [MapChangeInput!]!, $id: String) {
  applyMapChanges(map: {kind: OPPORTUNITY, uid: "deal", mapRevision: $base, organisationRevision: 0}, changes: $changes, mutationId: $id) {
    __typename ... on MapChangesApplied { written { batch } }
  }
}
"""
RAW = "MATCH (entry:AuditEntry)<-[:HOLDS]-(batch:Batch) RETURN entry.uid AS uid, properties(entry) AS entry, properties(batch) AS batch"


@pytest.fixture
def us(cypher: Cypher) -> str:
    return plant(cypher)


async def test_the_audit_of_a_map(ask: Ask, us: str, graph: Graph) -> None:
    uid = str(uuid4())
    await ask(APPLY, base=0, changes=[{"addStakeholder": {"uid": uid, "contact": "boss"}}])
    for base, value in ((1, -1), (2, 1)):
        stance = {"stakeholder": uid, "party": us, "value": value, "evidence": "call"}
        done = await ask(APPLY, base=base, changes=[{"setStance": stance}], id=f"m{value}")
    batch = done["applyMapChanges"]["written"]["batch"]
    scope = {"map": {"kind": "OPPORTUNITY", "uid": "deal"}}
    before = graph.queries_run
    page = (await ask(AUDIT, scope=scope, first=2))["audit"]
    assert graph.queries_run - before == WHO_ASKS + 1
    [newest, older] = [edge["node"] for edge in page["edges"]]
    assert (newest["kind"], newest["action"], newest["erased"]) == ("STANCE", "CHANGED", False)
    assert (newest["before"]["value"], newest["after"]["value"]) == (-1, 1)
    assert newest["people"] == [{"uid": "boss", "name": "Boss"}]
    assert newest["sentence"] == (
        "planted-service set Boss's stance towards us from non-supporter (-1) to supporter (+1) (evidence: call)"
    )
    assert newest["zh"].startswith("planted-service 将")
    assert newest["batch"] | {"madeAt": ""} == {
        "uid": batch,
        "name": "applyMapChanges",
        "madeAt": "",
        "madeBy": SERVICE,
        "madeByName": SERVICE,
        "mutationId": "m1",
        "undoneBy": None,
        "undoes": None,
    }
    assert older["action"] == "ADDED"
    assert page["pageInfo"]["hasNextPage"]
    rest = (await ask(AUDIT, scope=scope, after=page["pageInfo"]["endCursor"]))["audit"]
    assert {edge["node"]["kind"] for edge in rest["edges"]} == {"Stakeholder", "IS", "IN_MAP"}
    assert not rest["pageInfo"]["hasNextPage"]
    for other in ({"contact": "boss"}, {"user": SERVICE}, {"node": uid}):
        assert len((await ask(AUDIT, scope=other))["audit"]["edges"]) == 5
    assert (await ask(AUDIT, scope={"node": "nowhere"}))["audit"]["edges"] == []


async def test_a_scope_is_exactly_one(client: httpx.AsyncClient, us: str) -> None:
    for scope in ({}, {"contact": "boss", "user": "ann"}, {"contact": None}):
        answer = (await client.post("/graphql", json={"query": AUDIT, "variables": {"scope": scope}})).json()
        assert answer["errors"]
    bad = {"scope": {"contact": "boss"}, "after": "x"}
    answer = (await client.post("/graphql", json={"query": AUDIT, "variables": bad})).json()
    assert answer["errors"][0]["extensions"]["code"] == "INVALID_ARGUMENT"


def test_no_mutation_takes_an_entry() -> None:
    """Whoever gets a batch takes it back by a new one; no input knows the journal's entries."""
    schema = build_schema(make_schema().as_str())
    assert schema.mutation_type is not None
    reached: set[str] = set()

    def walk(type_: GraphQLNamedType) -> None:
        if type_.name in reached:
            return
        reached.add(type_.name)
        for name, field in type_.fields.items() if isinstance(type_, GraphQLInputObjectType) else ():
            assert not {"audit", "entry_uid", "journal"} & {name.lower()}, (type_.name, name)
            walk(get_named_type(field.type))

    for name, mutation in schema.mutation_type.fields.items():
        assert "audit" not in name.lower()
        for argument, value in mutation.args.items():
            assert "audit" not in argument.lower()
            walk(get_named_type(value.type))
            if argument == "batch":
                assert name == "undo"
    assert "MapChangeInput" in reached
    assert not [name for name in reached if "audit" in name.lower() or "changedpart" in name.lower()]


async def test_what_was_written_is_never_altered(ask: Ask, us: str, cypher: Cypher) -> None:
    uid = str(uuid4())
    known: dict[str, Any] = {}
    undo = "mutation($batch: ID!) { undo(batch: $batch) { __typename ... on Undone { written { batch } } } }"

    def check() -> None:
        now = {row["uid"]: (row["entry"], row["batch"]) for row in cypher(RAW)}
        assert known.items() <= now.items()
        assert len(now) > len(known)
        known.update(now)

    async def apply(base: int, change: dict[str, Any]) -> str:
        done = (await ask(APPLY, base=base, changes=[change]))["applyMapChanges"]
        assert done["__typename"] == "MapChangesApplied"
        check()
        return done["written"]["batch"]

    async def take_back(batch: str) -> str:
        done = (await ask(undo, batch=batch))["undo"]
        assert done["__typename"] == "Undone"
        check()
        return done["written"]["batch"]

    await apply(0, {"addStakeholder": {"uid": uid, "contact": "boss", "roles": ["coach"]}})
    stance = await apply(1, {"setStance": {"stakeholder": uid, "party": us, "value": 1}})
    undone = await take_back(stance)
    await take_back(undone)
    removed = await apply(4, {"removeStakeholder": {"stakeholder": uid}})
    await take_back(removed)
    made = await ask('mutation { saveRole(role: {code: "wizard", nameEn: "W", weight: 0.1}) { __typename } }')
    assert made["saveRole"]["__typename"] == "RoleSaved"
    check()
    gone = await ask('mutation { deleteRole(code: "wizard") { __typename } }')
    assert gone["deleteRole"]["__typename"] == "RoleSaved"
    check()
