"""Beginning a map quickly, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]

COPY = """
mutation($from: CopyFromInput!, $to: MapBaseInput!, $stakeholders: [ID!], $include: CopyIncludeInput) {
  copyStakeholders(from: $from, to: $to, stakeholders: $stakeholders, include: $include) {
    __typename
    ... on StakeholdersCopied {
      stakeholders skipped { uid } leftOut { person { name } what value } written { batch }
      contactMap { stakeholders { uid contact { name } roles { code } stances { value evidence } } }
    }
    ... on Problem { message zh: message(language: ZH) }
  }
}
"""
TEMPLATE = """
mutation($map: MapBaseInput!, $template: TemplateInput!) {
  applyTemplate(map: $map, template: $template, language: ZH) {
    __typename
    ... on TemplateApplied { seats contactMap { mapRevision stakeholders { uid title contact { known } roles { code } } } }
    ... on Problem { message }
  }
}
"""


def of(uid: str, kind: str = "OPPORTUNITY", revision: int = 0) -> dict[str, Any]:
    return {"kind": kind, "uid": uid, "mapRevision": revision, "organisationRevision": 0}


@pytest.fixture(autouse=True)
async def filled(ask: Ask, cypher: Cypher) -> None:
    us = plant(cypher)
    uid = str(uuid4())
    changes = [
        {"addStakeholder": {"uid": uid, "contact": "boss", "roles": ["approver", "coach"]}},
        {"setStance": {"stakeholder": uid, "party": us, "value": 1, "evidence": "电话里说的"}},
    ]
    apply = """mutation($map: MapBaseInput!, $changes: [MapChangeInput!]!) {
      applyMapChanges(map: $map, changes: $changes) { __typename } }"""
    done = await ask(apply, map=of("deal"), changes=changes)
    assert done["applyMapChanges"]["__typename"] == "MapChangesApplied"


async def test_copying(ask: Ask) -> None:
    source = {"kind": "OPPORTUNITY", "uid": "deal"}
    await ask('mutation { retireRole(code: "coach") { __typename } }')
    copied = (await ask(COPY, **{"from": source, "to": of("second")}))["copyStakeholders"]
    assert copied["__typename"] == "StakeholdersCopied", copied
    [boss] = copied["contactMap"]["stakeholders"]
    assert copied["stakeholders"] == [boss["uid"]]
    assert (boss["roles"], boss["stances"]) == (
        [{"code": "approver"}],
        [{"value": 1, "evidence": "电话里说的"}],
    )
    assert copied["leftOut"] == [{"person": {"name": "Boss"}, "what": "ROLE", "value": "coach"}]
    again = (await ask(COPY, **{"from": source, "to": of("second", revision=1)}))["copyStakeholders"]
    assert (again["skipped"], again["written"]["batch"]) == ([{"uid": "boss"}], None)
    bare = await ask(COPY, **{"from": source, "to": of("acme", "CUSTOMER"), "include": {"stances": False}})
    assert bare["copyStakeholders"]["contactMap"]["stakeholders"][0]["stances"] == []
    refused = (await ask(COPY, **{"from": source, "to": of("other", "CUSTOMER")}))["copyStakeholders"]
    assert refused["__typename"] == "DifferentCustomer"
    assert "Acme" in refused["message"]
    assert "Other" in refused["zh"]
    refused = await ask(COPY, **{"from": source, "to": of("second", revision=1), "stakeholders": ["nobody"]})
    assert refused["copyStakeholders"]["__typename"] == "NodeNotFound"


async def test_a_template(ask: Ask) -> None:
    done = (await ask(TEMPLATE, map=of("second"), template={"named": "STANDARD"}))["applyTemplate"]
    people = done["contactMap"]["stakeholders"]
    assert set(done["seats"]) == {one["uid"] for one in people}
    assert {one["title"] for one in people} == {"批准人", "决策人", "技术评估人", "内部推动者", "使用人"}
    assert {one["contact"]["known"] for one in people} == {False}
    base = of("second", revision=1) | {"organisationRevision": 1}
    more = (await ask(TEMPLATE, map=base, template={"roles": ["legal", "approver"]}))["applyTemplate"]
    assert len(more["seats"]) == 1
    base = of("second", revision=2) | {"organisationRevision": 2}
    refused = (await ask(TEMPLATE, map=base, template={"roles": ["wizard"]}))["applyTemplate"]
    assert refused["__typename"] == "UnknownValue"
