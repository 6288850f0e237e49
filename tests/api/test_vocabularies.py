"""The vocabularies over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.planted import plant
from tests.signed_in import WHO_ASKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]

PROBLEM = "... on Problem { message zh: message(language: ZH) } ... on ValueInUse { count }"
ROLE = f"""{{ __typename ... on RoleSaved {{ written {{ batch replayed changes {{ kind action before after }} }}
  role {{ uid code nameEn nameZh name(language: ZH) weight canVeto required retiredAt inUse }} }} {PROBLEM} }}"""
PARTY = f"{{ __typename ... on PartySaved {{ written {{ batch }} party {{ uid name kind retiredAt inUse }} }} {PROBLEM} }}"
ENTRY = f"""{{ __typename ... on VocabularyEntrySaved {{ written {{ batch }}
  entry {{ uid code name(language: ZH) place retiredAt inUse }} }} {PROBLEM} }}"""


@pytest.fixture(autouse=True)
def us(cypher: Cypher) -> str:
    return plant(cypher)


async def test_roles(ask: Ask) -> None:
    save = f"mutation($role: SaveRoleInput!, $id: String) {{ saveRole(role: $role, mutationId: $id) {ROLE} }}"
    new = {"code": "wizard", "nameEn": "Wizard", "nameZh": "巫师", "weight": 0.95, "canVeto": True}
    done = (await ask(save, role=new, id="1"))["saveRole"]
    assert done["role"] | {"uid": ""} == {
        "uid": "",
        **new,
        "name": "巫师",
        "required": False,
        "retiredAt": None,
        "inUse": False,
    }
    assert (await ask(save, role=new, id="1"))["saveRole"]["written"]["replayed"]
    changed = (await ask(save, role={"code": "wizard", "weight": 0.5, "nameEn": None}))["saveRole"]
    assert (changed["role"]["weight"], changed["role"]["nameEn"]) == (0.5, "Wizard")
    assert changed["written"]["changes"] == [
        {"kind": "Role", "action": "CHANGED", "before": {"weight": 0.95}, "after": {"weight": 0.5}}
    ]
    refused = (await ask(save, role={"code": "wizard", "weight": 2}))["saveRole"]
    assert refused["__typename"] == "InvalidInput"

    retire = f'mutation {{ retireRole(code: "wizard") {ROLE} }}'
    assert (await ask(retire))["retireRole"]["role"]["retiredAt"]
    listed = "query($all: Boolean!) { roles(includeRetired: $all) { code } }"
    assert {"code": "wizard"} not in (await ask(listed, all=False))["roles"]
    assert {"code": "wizard"} in (await ask(listed, all=True))["roles"]
    restore = f'mutation {{ restoreRole(code: "wizard") {ROLE} }}'
    assert (await ask(restore))["restoreRole"]["role"]["retiredAt"] is None
    delete = f"mutation($code: String!) {{ deleteRole(code: $code) {ROLE} }}"
    gone = (await ask(delete, code="wizard"))["deleteRole"]
    assert (gone["__typename"], gone["role"]) == ("RoleSaved", None)
    undo = "mutation($batch: ID!) { undo(batch: $batch) { __typename } }"
    assert (await ask(undo, batch=gone["written"]["batch"]))["undo"]["__typename"] == "Undone"
    assert {"code": "wizard"} in (await ask(listed, all=False))["roles"]
    assert (await ask(delete, code="nothing"))["deleteRole"]["__typename"] == "NodeNotFound"


async def test_parties(ask: Ask, us: str) -> None:
    save = f"mutation($party: SavePartyInput!) {{ saveParty(party: $party) {PARTY} }}"
    made = (await ask(save, party={"name": "Globex"}))["saveParty"]["party"]
    assert made | {"uid": ""} == {
        "uid": "",
        "name": "Globex",
        "kind": "COMPETITOR",
        "retiredAt": None,
        "inUse": False,
    }
    again = (await ask(save, party={"name": "GLOBEX"}))["saveParty"]
    assert again["__typename"] == "NameTaken"
    assert "GLOBEX" in again["zh"]
    add = """mutation($party: ID!) { applyMapChanges(
      map: {kind: OPPORTUNITY, uid: "deal", mapRevision: 0, organisationRevision: 0}, changes: [{addCompetitor: {party: $party}}]
    ) { __typename } }"""
    assert (await ask(add, party=made["uid"]))["applyMapChanges"]["__typename"] == "MapChangesApplied"
    delete = f"mutation($uid: ID!) {{ deleteParty(party: $uid) {PARTY} }}"
    refused = (await ask(delete, uid=made["uid"]))["deleteParty"]
    assert (refused["__typename"], refused["count"]) == ("ValueInUse", 1)
    assert (await ask(delete, uid=us))["deleteParty"]["__typename"] == "FixedValue"
    retire = f"mutation($uid: ID!) {{ retireParty(party: $uid) {PARTY} }}"
    assert (await ask(retire, uid=us))["retireParty"]["__typename"] == "FixedValue"
    assert (await ask(retire, uid=made["uid"]))["retireParty"]["party"]["inUse"]
    listed = """query($search: String, $all: Boolean! = false) { parties(first: 3, search: $search, includeRetired: $all) {
      edges { node { name(language: ZH) } } pageInfo { hasNextPage } } }"""
    names = [edge["node"]["name"] for edge in (await ask(listed))["parties"]["edges"]]
    assert names == ["Rival", "维持现状", "我方"]
    assert (await ask(listed, search="glob"))["parties"]["edges"] == []
    assert len((await ask(listed, search="glob", all=True))["parties"]["edges"]) == 1
    assert (await ask(listed, all=True))["parties"]["pageInfo"]["hasNextPage"]
    restore = f"mutation($uid: ID!) {{ restoreParty(party: $uid) {PARTY} }}"
    assert (await ask(restore, uid=made["uid"]))["restoreParty"]["party"]["retiredAt"] is None
    renamed = (await ask(save, party={"uid": made["uid"], "name": "Globex Inc"}))["saveParty"]
    assert renamed["party"]["name"] == "Globex Inc"


async def test_entries(ask: Ask, graph: Graph) -> None:
    listed = """query($all: Boolean!) { vocabularies(includeRetired: $all) {
      name fixed entries { uid code name(language: ZH) place retiredAt inUse } } }"""
    before = graph.queries_run
    found = {one["name"]: one for one in (await ask(listed, all=False))["vocabularies"]}
    assert graph.queries_run - before == WHO_ASKS + 2
    assert len(found) == 11
    assert (found["POWER"]["fixed"], found["STAGE"]["fixed"]) == (True, False)
    assert [entry["code"] for entry in found["POWER"]["entries"]] == [
        "outside",
        "political_structure",
        "inner_circle",
    ]
    assert {entry["inUse"] for entry in found["POWER"]["entries"]} == {None}
    first = found["STAGE"]["entries"][0]
    assert (first["name"], first["inUse"], first["retiredAt"]) == ("资格确认", False, None)
    save = f"mutation($entry: SaveVocabularyEntryInput!) {{ saveVocabularyEntry(entry: $entry) {ENTRY} }}"
    pilot = {"vocabulary": "STAGE", "code": "pilot", "nameEn": "Pilot", "nameZh": "试点"}
    made = (await ask(save, entry=pilot))["saveVocabularyEntry"]["entry"]
    assert (made["name"], made["place"]) == ("试点", 7)
    fixed = (await ask(save, entry={**pilot, "vocabulary": "POWER"}))["saveVocabularyEntry"]
    assert fixed["__typename"] == "FixedValue"
    renamed = await ask(save, entry={"vocabulary": "POWER", "code": "outside", "nameZh": "局外"})
    assert renamed["saveVocabularyEntry"]["entry"]["name"] == "局外"
    for mutation in ("retire", "restore", "delete"):
        name = f"{mutation}VocabularyEntry"
        done = (await ask(f"mutation($uid: ID!) {{ {name}(entry: $uid) {ENTRY} }}", uid=made["uid"]))[name]
        assert done["__typename"] == "VocabularyEntrySaved"
        now = done["entry"]
        assert now is None if mutation == "delete" else bool(now["retiredAt"]) == (mutation == "retire")
