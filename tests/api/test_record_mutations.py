"""Records over HTTP: written one by one, closed with their map, erased for good, and what is answered instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]

CUSTOMER = """
  __typename
  ... on CustomerWritten { uid written { batch replayed } customer { uid name kind industry region version } }
  ... on InvalidInput { argument expected }
  ... on StaleVersion { current }
  ... on Problem { message zh: message(language: ZH) }
"""
CREATE_CUSTOMER = (
    "mutation($input: CreateCustomerInput!, $id: String) { done: createCustomer(input: $input, mutationId: $id) {"
    + CUSTOMER
    + "} }"
)
UPDATE_CUSTOMER = (
    "mutation($input: UpdateCustomerInput!) { done: updateCustomer(input: $input) {" + CUSTOMER + "} }"
)
SET_GROUP = "mutation($uid: ID!, $of: ID) { done: setGroup(customer: $uid, partOf: $of) {" + CUSTOMER + "} }"
CONTACT = """
  __typename
  ... on ContactWritten { uid written { batch } contact { uid name known emails note erasedAt version jobs { title customerUid } } }
  ... on UnknownValue { vocabulary value }
  ... on Problem { message zh: message(language: ZH) }
"""
CREATE_CONTACT = (
    "mutation($input: CreateContactInput!) { done: createContact(input: $input) {" + CONTACT + "} }"
)
UPDATE_CONTACT = (
    "mutation($input: UpdateContactRecordInput!) { done: updateContact(input: $input) {" + CONTACT + "} }"
)
DEAL = """
  __typename
  ... on OpportunityWritten {
    uid
    written { batch revisions { uid map } }
    opportunity {
      uid name stage status amount { amount currency } expectedCloseOn closedOn closedAt closeReason winnerUid version
      closingMap { stakeholders { uid stances { value } } }
      contactMap { stakeholders { uid stances { value } } }
    }
  }
  ... on InvalidInput { argument expected }
  ... on Problem { message zh: message(language: ZH) }
"""
CREATE_DEAL = (
    "mutation($input: CreateOpportunityInput!) { done: createOpportunity(input: $input) {" + DEAL + "} }"
)
UPDATE_DEAL = (
    "mutation($input: UpdateOpportunityInput!) { done: updateOpportunity(input: $input) {" + DEAL + "} }"
)
CLOSE = (
    "mutation($uid: ID!, $status: ClosedStatus!, $reason: String!, $winner: ID!, $on: Date) {"
    " done: closeOpportunity(uid: $uid, status: $status, reason: $reason, winner: $winner, closedOn: $on) {"
    + DEAL
    + "} }"
)
ERASE = """
mutation($uid: ID!, $confirm: String!) {
  done: eraseContact(uid: $uid, confirm: $confirm) {
    __typename
    ... on ContactErased {
      uid
      written { batch revisions { uid map } }
      removed { contacts titles judgements stances ties activities entries rows externalIds }
      contact { uid name known erasedAt jobs { title customerUid } }
      note zh: note(language: ZH)
    }
    ... on InvalidInput { argument }
    ... on Problem { message }
  }
}
"""
APPLY = """
mutation($map: MapBaseInput!, $changes: [MapChangeInput!]!) {
  done: applyMapChanges(map: $map, changes: $changes) { __typename ... on Problem { message } }
}
"""
UNDO = "mutation($batch: ID!) { done: undo(batch: $batch) { __typename } }"


def by_uid(name: str, parts: str) -> str:
    return f"mutation($uid: ID!) {{ done: {name}(uid: $uid) {{ {parts} }} }}"


@pytest.fixture
def us(cypher: Cypher) -> str:
    return plant(cypher)


async def do(ask: Ask, query: str, **variables: object) -> dict[str, Any]:
    return (await ask(query, **variables))["done"]


async def apply(ask: Ask, revision: int, *changes: dict[str, Any]) -> None:
    base = {"kind": "OPPORTUNITY", "uid": "deal", "mapRevision": revision, "organisationRevision": 0}
    assert (await do(ask, APPLY, map=base, changes=list(changes)))["__typename"] == "MapChangesApplied"


async def test_customers(ask: Ask, us: str) -> None:
    uid = str(uuid4())
    made = await do(ask, CREATE_CUSTOMER, input={"uid": uid, "name": "新", "region": "East"}, id="m")
    assert made["customer"] == {
        "uid": uid,
        "name": "新",
        "kind": "CUSTOMER",
        "industry": None,
        "region": "East",
        "version": 1,
    }
    again = await do(ask, CREATE_CUSTOMER, input={"uid": uid, "name": "新", "region": "East"}, id="m")
    assert (again["uid"], again["written"]["replayed"]) == (uid, True)
    # What is not given stays; null empties; a name is never emptied.
    changed = await do(
        ask, UPDATE_CUSTOMER, input={"uid": uid, "region": None, "industry": "steel", "name": None}
    )
    assert (changed["customer"]["name"], changed["customer"]["region"], changed["customer"]["industry"]) == (
        "新",
        None,
        "steel",
    )
    stale = await do(ask, UPDATE_CUSTOMER, input={"uid": uid, "version": 1, "industry": "food"})
    assert (stale["__typename"], stale["current"]) == ("StaleVersion", 2)
    assert "2" in stale["zh"]
    wrong = await do(ask, CREATE_CUSTOMER, input={"name": " "})
    assert (wrong["__typename"], wrong["argument"]) == ("InvalidInput", "name")
    taken = await do(ask, CREATE_CUSTOMER, input={"uid": uid, "name": "x"})
    assert taken["__typename"] == "UidTaken"
    circle = await do(ask, SET_GROUP, uid="group", of="acme")
    assert circle["__typename"] == "GroupCircle"
    assert "Acme" in circle["message"]
    assert (await do(ask, SET_GROUP, uid="acme", of=None))["__typename"] == "CustomerWritten"
    gone = await do(ask, by_uid("deleteCustomer", CUSTOMER), uid=uid)
    assert (gone["uid"], gone["customer"]) == (uid, None)
    back = await do(ask, by_uid("restoreCustomer", CUSTOMER), uid=uid)
    assert back["customer"]["industry"] == "steel"
    missing = await do(ask, by_uid("deleteCustomer", CUSTOMER), uid="nowhere")
    assert missing["__typename"] == "NodeNotFound"


async def test_contacts(ask: Ask, us: str) -> None:
    made = await do(
        ask,
        CREATE_CONTACT,
        input={
            "customer": "acme",
            "name": "孙",
            "title": "CFO",
            "emails": ["s@example.com"],
            "personality": "DRIVER",
        },
    )
    assert made["contact"]["jobs"] == [{"title": "CFO", "customerUid": "acme"}]
    uid = made["uid"]
    changed = await do(ask, UPDATE_CONTACT, input={"uid": uid, "emails": None, "note": "tea", "version": 1})
    assert (changed["contact"]["name"], changed["contact"]["emails"], changed["contact"]["note"]) == (
        "孙",
        [],
        "tea",
    )
    unknown = await do(ask, CREATE_CONTACT, input={"customer": "acme", "name": "x", "seniority": "king"})
    assert (unknown["__typename"], unknown["value"]) == ("UnknownValue", "king")
    gone = await do(ask, by_uid("deleteContact", CONTACT), uid=uid)
    assert gone["contact"] is None
    assert (await ask("query($uid: ID!) { contact(uid: $uid) { uid } }", uid=uid))["contact"] is None
    back = await do(ask, by_uid("restoreContact", CONTACT), uid=uid)
    assert back["contact"]["note"] == "tea"
    undone = await do(ask, UNDO, batch=changed["written"]["batch"])
    assert undone["__typename"] == "Undone"


async def test_a_deal_from_beginning_to_end(ask: Ask, us: str) -> None:
    made = await do(
        ask,
        CREATE_DEAL,
        input={
            "customer": "acme",
            "name": "三号线",
            "stage": "proposal",
            "amount": {"amount": "3200000.50", "currency": "CNY"},
            "expectedCloseOn": "2027-01-28",
            "owner": "ann",
        },
    )
    assert made["opportunity"]["amount"] == {"amount": "3200000.50", "currency": "CNY"}
    changed = await do(ask, UPDATE_DEAL, input={"uid": made["uid"], "amount": None, "stage": "negotiation"})
    assert (changed["opportunity"]["amount"], changed["opportunity"]["stage"]) == (None, "negotiation")
    assert changed["opportunity"]["expectedCloseOn"] == "2027-01-28"
    wrong = await do(
        ask, UPDATE_DEAL, input={"uid": made["uid"], "amount": {"amount": "0.001", "currency": "CNY"}}
    )
    assert (wrong["__typename"], wrong["argument"]) == ("InvalidInput", "amount")
    gone = await do(ask, by_uid("deleteOpportunity", DEAL), uid=made["uid"])
    assert gone["opportunity"] is None
    assert (await do(ask, by_uid("restoreOpportunity", DEAL), uid=made["uid"]))["opportunity"][
        "name"
    ] == "三号线"

    part = str(uuid4())
    await apply(
        ask,
        0,
        {"addStakeholder": {"uid": part, "contact": "boss"}},
        {"setStance": {"stakeholder": part, "party": us, "value": 2}},
    )
    close = {"uid": "deal", "status": "WON", "reason": "价格", "winner": us, "on": "2026-10-01"}
    refused = await do(ask, CLOSE, **{**close, "reason": ""})
    assert (refused["__typename"], refused["argument"]) == ("InvalidInput", "reason")
    refused = await do(ask, CLOSE, **{**close, "winner": "rival"})
    assert (refused["argument"], refused["expected"]) == ("winner", "us")
    closed = (await do(ask, CLOSE, **close))["opportunity"]
    assert (closed["status"], closed["closedOn"], closed["closeReason"], closed["winnerUid"]) == (
        "WON",
        "2026-10-01",
        "价格",
        us,
    )
    await apply(ask, 2, {"setStance": {"stakeholder": part, "party": us, "value": -2}})
    shown = (
        await ask(
            '{ opportunity(uid: "deal") { closingMap { stakeholders { stances { value } } } contactMap { stakeholders { stances { value } } } } }'
        )
    )["opportunity"]
    assert shown["closingMap"]["stakeholders"] == [{"stances": [{"value": 2}]}]
    assert shown["contactMap"]["stakeholders"] == [{"stances": [{"value": -2}]}]
    reopened = (await do(ask, by_uid("reopenOpportunity", DEAL), uid="deal"))["opportunity"]
    assert (reopened["status"], reopened["closingMap"], reopened["closedAt"]) == ("OPEN", None, None)


@pytest.mark.usefixtures("us")
@pytest.mark.parametrize(
    ("change", "message", "zh"),
    [
        ({"name": " "}, "The name is needed.", "请填写名称。"),
        (
            {"name": "长" * 201},
            "The name is too long: 200 characters at most.",
            "名称过长：最多 200 个字符。",
        ),
        (
            {"businessType": "x" * 201},
            "The kind of business is too long: 200 characters at most.",
            "业务类型过长：最多 200 个字符。",
        ),
        (
            {"amount": {"amount": "1", "currency": "XXQ"}},
            "There is no such currency. A currency has three letters, such as EUR or CNY.",
            "没有这种货币。货币为三个字母，例如 EUR 或 CNY。",
        ),
        (
            {"amount": {"amount": "9" * 60, "currency": "EUR"}},
            "An amount is a number from 0 to 100,000,000,000,000.",
            "金额应为 0 至 100,000,000,000,000 之间的数字。",
        ),
        (
            {"amount": {"amount": "1.5", "currency": "JPY"}},
            "An amount in JPY has no decimal places.",
            "JPY 的金额没有小数位。",
        ),
    ],
)
async def test_a_refusal_is_a_sentence_that_a_person_understands(
    ask: Ask, change: dict[str, Any], message: str, zh: str
) -> None:
    refused = await do(ask, UPDATE_DEAL, input={"uid": "deal", **change})
    assert (refused["__typename"], refused["message"], refused["zh"]) == ("InvalidInput", message, zh)


async def test_erasing(ask: Ask, us: str) -> None:
    await do(ask, UPDATE_CONTACT, input={"uid": "wang", "emails": ["wang@example.com"], "note": "tea"})
    refused = await do(ask, ERASE, uid="wang", confirm="Li")
    assert (refused["__typename"], refused["argument"]) == ("InvalidInput", "confirm")
    done = await do(ask, ERASE, uid="wang", confirm="Wang")
    assert done["__typename"] == "ContactErased", done
    assert (done["contact"]["name"], done["contact"]["known"]) == ("", False)
    assert done["contact"]["erasedAt"] is not None
    assert done["contact"]["jobs"] == [{"title": None, "customerUid": "acme"}]
    assert (done["removed"]["contacts"], done["removed"]["titles"], done["removed"]["entries"]) == (1, 1, 1)
    assert "backup" in done["note"]
    assert done["zh"] != done["note"]
    assert (await do(ask, UNDO, batch=done["written"]["batch"]))["__typename"] == "ErasedData"
    for query, given in (
        (CREATE_CONTACT, {"customer": "acme", "name": "New", "emails": ["WANG@example.com"]}),
        (UPDATE_CONTACT, {"uid": "li", "emails": ["wang@example.com"]}),
        (UPDATE_CONTACT, {"uid": "wang", "name": "Wang", "known": True}),
    ):
        answer = await do(ask, query, input=given)
        assert answer["__typename"] == "ErasedPerson", given
        assert answer["zh"] != answer["message"]
