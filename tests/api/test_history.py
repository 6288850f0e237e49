"""The past over GraphQL: maps of a moment, what changed between two, how stances came to be; and who is missing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.app import make_services
from graph_crm.errors import NotFound
from graph_crm.maps.moment import PRESENT, Moment
from graph_crm.paging import PageRequest
from tests.signed_in import WHO_ASKS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx

    from graph_crm.graph.gateway import Graph
    from tests.api.conftest import Ask

    Cypher = Callable[..., list[dict[str, Any]]]
    Load = Callable[..., Awaitable[None]]

BEGAN, DAY = datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 6, 15, tzinfo=UTC)
EVE = "2025-06-14T00:00:00Z"
COMPANY = {
    "users": "id,name,role\nann,Ann Owner,rep\nben,Ben Helper,rep",
    "competitors": "id,name\nrival,Rival",
    "customers": "id,name,sales_owner\ngroup,Group,\nc,Acme,ann\npartner,Helping Hand,",
    "subsidiaries": "customer,part_of\nc,group",
    "contacts": """
        id,name,customer,title
        boss,Boss,c,CEO
        mid,Mid,c,Head of IT
        low,Low,c,Engineer
        top,Top,group,Chairman
        out,Outside,partner,Adviser
    """,
    "opportunities": "id,name,customer,owner,competitors\nd,Deal,c,ann,rival\ne,Earlier,c,ann,",
}
SINCE = "MATCH ()-[e]->() WHERE e.recorded_at IS NOT NULL SET e.recorded_at = $began, e.valid_from = $began"


async def refused(client: httpx.AsyncClient, query: str, **variables: object) -> dict[str, Any]:
    answer = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    [error] = answer["errors"]
    return error


def uids(cypher: Cypher) -> dict[str, str]:
    rows = cypher("MATCH (n) WHERE n.uid IS NOT NULL RETURN coalesce(n.code, n.name) AS name, n.uid AS uid")
    found = {row["name"]: row["uid"] for row in rows}
    parts = cypher(
        "MATCH (o)<-[:IN_MAP]-(s:Stakeholder)-[:IS]->(c) RETURN o.name + '/' + c.name AS name, s.uid AS uid"
    )
    return found | {row["name"]: row["uid"] for row in parts}


@pytest.fixture
async def company(load: Load, cypher: Cypher) -> dict[str, str]:
    """Acme with two deals and a map of its own, all of it since January 2025; the uids by name."""
    await load(
        **COMPANY,
        reporting_lines="contact,manager\nmid,boss\nlow,mid",
        stakeholders="""
            opportunity,customer,contact,roles,power
            d,,boss,approver,outside
            d,,low,user,
            e,,boss,decision_maker,
            e,,mid,technical_evaluator,inner_circle
            ,c,boss,,
        """,
        stances="""
            opportunity,contact,party,value,evidence,assessed_by
            d,boss,us,-2,likes Rival,ann
            d,boss,us,1,said so,ben
            d,boss,rival,2,,ann
            e,boss,us,2,bought before,ann
        """,
        coverage="opportunity,contact,user,level\nd,boss,ben,brief",
        influences="opportunity,influencer,influenced,strength\nd,low,boss,2\ne,mid,boss,3",
    )
    cypher(SINCE, began=BEGAN)
    return uids(cypher)


def supersede(cypher: Cypher, match: str, change: str = "") -> None:
    """End edges on the day, and let a changed copy follow where one is given."""
    cypher(
        f"""MATCH {match}
        WITH edge, startNode(edge) AS start, endNode(edge) AS end, type(edge) AS type
        CREATE (start)-[copy:$(type)]->(end)
        SET copy = edge {{.*, uid: randomUUID(), valid_to: $day, recorded_at: $day}}, edge.superseded_at = $day
        WITH edge, start, end, type WHERE $change
        CREATE (start)-[new:$(type)]->(end)
        SET new = edge {{.*, uid: randomUUID(), superseded_at: null, valid_from: $day, recorded_at: $day}} {change}""",
        day=DAY,
        change=bool(change),
    )


DEAL_BOSS = "(:Opportunity {name: 'Deal'})<-[:IN_MAP]-(part:Stakeholder)-[:IS]->(:Contact {name: 'Boss'})"


def change_everything(cypher: Cypher) -> None:
    supersede(
        cypher,
        f"{DEAL_BOSS} MATCH (part)-[edge:STANCE {{value: -2}}]->(:Party {{kind: 'us'}})",
        ", new.value = 1, new.evidence = 'The trial went well.'",
    )
    supersede(cypher, f"{DEAL_BOSS} MATCH (part)-[edge:PLAYS]->()")
    supersede(cypher, f"{DEAL_BOSS} MATCH (part)<-[edge:COVERS]-()")
    supersede(cypher, f"{DEAL_BOSS} MATCH (part)<-[edge:INFLUENCES]-()", ", new.strength = 3")
    supersede(cypher, "(:Opportunity {name: 'Deal'})<-[edge:IN_MAP]-()-[:IS]->(:Contact {name: 'Low'})")
    supersede(cypher, f"{DEAL_BOSS} MATCH (part)-[edge:STATE]->()")
    cypher(
        f"""MATCH {DEAL_BOSS} MATCH (part)-[edge:STATE {{valid_to: $day}}]->(old)
        CREATE (part)-[new:STATE]->(state:StakeholderState)
        SET new = edge {{.*, uid: 'new-state', valid_to: null, valid_from: $day}},
            state = old {{.*, uid: 'state', power: 'inner_circle'}}""",
        day=DAY,
    )
    cypher(
        """MATCH (deal:Opportunity {name: 'Deal'}), (mid:Contact {name: 'Mid'}), (boss:Contact {name: 'Boss'})<-[:IS]-(part)
        WHERE (part)-[:IN_MAP]->(deal)
        CREATE (mid)<-[:IS]-(new:Stakeholder {uid: 'new-part', external: false})
               -[:IN_MAP {uid: 'new', valid_from: $day, recorded_at: $day}]->(deal),
               (new)-[:ALLIED_WITH {uid: 'ally', valid_from: $day, recorded_at: $day}]->(part),
               (:DecisionStep {uid: 'step', name: 'Board', kind: 'decision', order: 1, created_at: $day})-[:OF]->(deal)""",
        day=DAY,
    )


MAP = """contactMap(asOf: $asOf, knownAt: $knownAt) { asOf knownAt stakeholders { contact { name } power
  stances { party { kind } value } } }"""
DEAL = f"query($uid: ID!, $asOf: DateTime, $knownAt: DateTime) {{ opportunity(uid: $uid) {{ {MAP} }} }}"
CUSTOMER = f"query($uid: ID!, $asOf: DateTime, $knownAt: DateTime) {{ customer(uid: $uid) {{ {MAP} }} }}"


async def test_a_map_of_the_past(ask: Ask, cypher: Cypher, company: dict[str, str]) -> None:
    change_everything(cypher)
    uid = company["Deal"]

    def told(data: dict[str, Any]) -> dict[str, tuple[str | None, list[int]]]:
        people = data["opportunity"]["contactMap"]["stakeholders"]
        return {
            who["contact"]["name"]: (
                who["power"],
                [stance["value"] for stance in who["stances"] if stance["party"]["kind"] == "US"],
            )
            for who in people
        }

    now = {"Boss": ("INNER_CIRCLE", [1]), "Mid": (None, [])}
    then = {"Boss": ("OUTSIDE", [-2]), "Low": (None, [])}
    assert told(await ask(DEAL, uid=uid)) == now
    assert told(await ask(DEAL, uid=uid, asOf=EVE)) == then
    assert told(await ask(DEAL, uid=uid, knownAt=EVE)) == then
    # By another clock the same moment.
    read = await ask(DEAL, uid=uid, asOf="2025-06-15T08:00:00+08:00", knownAt="2025-06-15T00:00:00Z")
    assert told(read) == now
    answered = read["opportunity"]["contactMap"]
    assert {datetime.fromisoformat(answered[name]) for name in ("asOf", "knownAt")} == {DAY}
    present = (await ask(DEAL, uid=uid))["opportunity"]["contactMap"]
    assert (present["asOf"], present["knownAt"]) == (None, None)


async def test_a_customer_s_map_of_the_past(ask: Ask, cypher: Cypher, company: dict[str, str]) -> None:
    before = (await ask(CUSTOMER, uid=company["Acme"], asOf="2024-12-31T00:00:00Z"))["customer"]
    assert before["contactMap"]["stakeholders"] == []
    then = (await ask(CUSTOMER, uid=company["Acme"], asOf=EVE))["customer"]
    assert [who["contact"]["name"] for who in then["contactMap"]["stakeholders"]] == ["Boss"]


@pytest.mark.parametrize("argument", ["asOf", "knownAt"])
@pytest.mark.parametrize("moment", ["2999-01-01T00:00:00Z", "2025-01-01T00:00:00"])
async def test_the_future_and_a_moment_by_no_clock_are_refused(
    client: httpx.AsyncClient, company: dict[str, str], argument: str, moment: str
) -> None:
    error = await refused(client, DEAL, uid=company["Deal"], **{argument: moment})
    assert error["extensions"]["code"] == "INVALID_ARGUMENT"
    assert error["message"].startswith(f"{argument} can't be \"{moment[:10]}")


async def test_all_judgements_beside_the_one_shown(ask: Ask, company: dict[str, str]) -> None:
    data = await ask(
        """query($uid: ID!) { opportunity(uid: $uid) { contactMap { stakeholders { contact { name }
          stances { party { name } value disputed }
          assessments { party { name } value confidence evidence assessedByUid assessedBy since } } } } }""",
        uid=company["Deal"],
    )
    parts = {who["contact"]["name"]: who for who in data["opportunity"]["contactMap"]["stakeholders"]}
    judged = {
        (one["party"]["name"], one["assessedBy"]): (one["value"], one["evidence"], one["assessedByUid"])
        for one in parts["Boss"]["assessments"]
    }
    assert judged == {
        ("Us", "Ann Owner"): (-2, "likes Rival", company["Ann Owner"]),
        ("Us", "Ben Helper"): (1, "said so", company["Ben Helper"]),
        ("Rival", "Ann Owner"): (2, None, company["Ann Owner"]),
    }
    assert {s["party"]["name"]: (s["value"], s["disputed"]) for s in parts["Boss"]["stances"]} == {
        "Us": (-2, True),
        "Rival": (2, False),
    }
    assert parts["Low"]["assessments"] == []


async def test_the_way_to_the_decision_and_who_else_takes_part(
    ask: Ask, cypher: Cypher, company: dict[str, str]
) -> None:
    cypher(
        """MATCH (deal:Opportunity {name: 'Deal'}), (partner:Customer {name: 'Helping Hand'})
        CREATE (deal)-[:INVOLVES {as: 'consultant'}]->(partner),
          (:DecisionStep {uid: 'pay', name: 'Pay', kind: 'payment', order: 1, created_at: $began})-[:OF]->(deal),
          (:DecisionStep {uid: 'gone', name: 'Gone', kind: 'decision', order: 3, created_at: $began, deleted_at: $began})-[:OF]->(deal),
          (:DecisionStep {uid: 'two', name: 'Board', kind: 'decision', order: 2, created_at: $began,
            rule: 'majority', due_on: date('2026-05-01'), done_on: date('2026-04-30')})-[:OF]->(deal),
          (:DecisionStep {uid: 'one', name: 'Test', kind: 'decision', order: 1, created_at: $began})-[:OF]->(deal)""",
        began=BEGAN,
    )
    cypher(
        """MATCH (step:DecisionStep {uid: 'two'})-[:OF]->(deal)<-[:IN_MAP]-(part:Stakeholder)-[:IS]->(who)
        CREATE (part)-[decides:DECIDES_AT {uid: who.name, valid_from: $began, recorded_at: $began}]->(step)
        SET decides.valid_to = CASE who.name WHEN 'Low' THEN $day END""",
        began=BEGAN,
        day=DAY,
    )
    fields = """{ decisionSteps { uid name kind order rule dueOn doneOn deciders { contact { name } } }
        partners { customerUid name as } }"""
    data = await ask(
        f"query($uid: ID!, $eve: DateTime) {{ opportunity(uid: $uid) {{ contactMap {fields} then: contactMap(asOf: $eve) {fields} }} }}",
        uid=company["Deal"],
        eve=EVE,
    )
    read, then = data["opportunity"]["contactMap"], data["opportunity"]["then"]
    assert [(step["uid"], step["kind"], step["order"]) for step in read["decisionSteps"]] == [
        ("one", "DECISION", 1),
        ("two", "DECISION", 2),
        ("pay", "PAYMENT", 1),
    ]
    board = read["decisionSteps"][1]
    assert board | {"deciders": ...} == {
        "uid": "two",
        "name": "Board",
        "kind": "DECISION",
        "order": 2,
        "rule": "majority",
        "dueOn": "2026-05-01",
        "doneOn": "2026-04-30",
        "deciders": ...,
    }
    assert [who["contact"]["name"] for who in board["deciders"]] == ["Boss"]
    assert {who["contact"]["name"] for who in then["decisionSteps"][1]["deciders"]} == {"Boss", "Low"}
    assert read["partners"] == [
        {"customerUid": company["Helping Hand"], "name": "Helping Hand", "as": "consultant"}
    ]


IN_DEALS = """query($uid: ID!) { customer(uid: $uid) { contactMap { stakeholders { contact { name }
  inDeals { opportunityUid opportunityName status stakeholderUid roles { code } stance { value evidence disputed party { kind } } }
} } } }"""


async def test_what_the_deals_say_of_the_customer_s_people(
    ask: Ask, graph: Graph, cypher: Cypher, company: dict[str, str]
) -> None:
    before = graph.queries_run
    data = await ask(IN_DEALS, uid=company["Acme"])
    assert graph.queries_run - before == WHO_ASKS + 2
    [boss] = data["customer"]["contactMap"]["stakeholders"]
    assert [(deal["opportunityName"], deal["status"]) for deal in boss["inDeals"]] == [
        ("Deal", "OPEN"),
        ("Earlier", "OPEN"),
    ]
    deal = boss["inDeals"][0]
    assert (deal["opportunityUid"], deal["stakeholderUid"]) == (company["Deal"], company["Deal/Boss"])
    assert [role["code"] for role in deal["roles"]] == ["approver"]
    # The deal owner's judgement, and only towards us.
    assert deal["stance"] == {
        "value": -2,
        "evidence": "likes Rival",
        "disputed": True,
        "party": {"kind": "US"},
    }
    deals = await ask(
        "query($uid: ID!) { opportunity(uid: $uid) { contactMap { stakeholders { inDeals { status } } } } }",
        uid=company["Deal"],
    )
    assert all(who["inDeals"] == [] for who in deals["opportunity"]["contactMap"]["stakeholders"])
    cypher("MATCH (deal:Opportunity {name: 'Deal'}) SET deal.deleted_at = datetime()")
    [boss] = (await ask(IN_DEALS, uid=company["Acme"]))["customer"]["contactMap"]["stakeholders"]
    assert [deal["opportunityName"] for deal in boss["inDeals"]] == ["Earlier"]


DIFF = """query($map: ID!, $kind: MapKind!, $from: DateTime!, $to: DateTime, $knownAt: DateTime) {
  contactMapDiff(map: $map, kind: $kind, from: $from, to: $to, knownAt: $knownAt) {
    before { asOf knownAt stakeholders { contact { name } } } after { asOf stakeholders { contact { name } } }
    joined { sentence stakeholder { contact { name } } } left { sentence stakeholder { contact { name } } }
    changed { field before after sentence }
    stances { sentence zh: sentence(language: ZH) before after evidence party { kind } stakeholder { uid } }
    roles { gained role { code } sentence } coverage { userName before after sentence }
    reportingLines { sentence before { report { contact { name } } } after { uid } }
    influences { sentence before { strength } after { strength } } alliances { sentence } conflicts { sentence }
    decisionSteps { sentence before { name } after { name } } } }"""


async def test_what_changed_between_two_moments(
    ask: Ask, graph: Graph, cypher: Cypher, company: dict[str, str]
) -> None:
    change_everything(cypher)
    before = graph.queries_run
    data = await ask(DIFF, map=company["Deal"], kind="OPPORTUNITY", **{"from": EVE})
    assert graph.queries_run - before == WHO_ASKS + 2
    diff = data["contactMapDiff"]
    assert datetime.fromisoformat(diff["before"]["asOf"]) == datetime.fromisoformat(EVE)
    assert diff["after"]["asOf"] is None
    assert [change["sentence"] for change in diff["joined"]] == ["Mid joined the map."]
    assert [change["stakeholder"]["contact"]["name"] for change in diff["left"]] == ["Low"]
    assert diff["changed"] == [
        {
            "field": "power",
            "before": "outside",
            "after": "inner_circle",
            "sentence": "Boss: power went from Outside to Inner circle.",
        }
    ]
    assert diff["stances"] == [
        {
            "sentence": "Boss moved from opponent (-2) to supporter (+1) towards us: The trial went well.",
            "zh": "Boss 对我方的立场由反对者（-2）转为支持者（+1）：The trial went well.",
            "before": -2,
            "after": 1,
            "evidence": "The trial went well.",
            "party": {"kind": "US"},
            "stakeholder": {"uid": company["Deal/Boss"]},
        }
    ]
    assert diff["roles"] == [
        {"gained": False, "role": {"code": "approver"}, "sentence": "Boss no longer has the role Approver."}
    ]
    assert [(change["before"], change["after"]) for change in diff["coverage"]] == [("BRIEF", None)]
    # Low, who is gone, took line and influence along; Mid brought a line.
    assert [change["sentence"] for change in diff["reportingLines"]] == [
        "Mid now reports to Boss (solid line).",
        "Low no longer reports to Boss (solid line).",
    ]
    assert diff["reportingLines"][1]["before"]["report"]["contact"]["name"] == "Low"
    assert [(change["before"], change["after"]) for change in diff["influences"]] == [({"strength": 2}, None)]
    assert [change["sentence"] for change in diff["alliances"]] == ["Mid and Boss are allies now."]
    assert diff["conflicts"] == []
    assert [change["after"]["name"] for change in diff["decisionSteps"]] == ["Board"]


async def test_nothing_changed_before_the_day_nor_as_far_as_we_then_knew(
    ask: Ask, cypher: Cypher, company: dict[str, str]
) -> None:
    change_everything(cypher)
    asked = {"map": company["Deal"], "kind": "OPPORTUNITY", "from": "2025-02-01T00:00:00Z"}
    for moments in ({"to": EVE}, {"knownAt": EVE}, {"to": "2025-07-01T00:00:00Z", "knownAt": EVE}):
        diff = (await ask(DIFF, **asked, **moments))["contactMapDiff"]
        assert len(diff["before"]["stakeholders"]) == 2
        assert [value for key, value in diff.items() if key not in ("before", "after")] == [[]] * 11


async def test_moments_the_wrong_way_round_and_maps_that_are_not_there(
    client: httpx.AsyncClient, company: dict[str, str]
) -> None:
    asked = {"map": company["Deal"], "kind": "OPPORTUNITY", "from": EVE}
    error = await refused(client, DIFF, **asked, to="2025-01-02T00:00:00Z")
    assert (error["extensions"]["code"], error["message"][:11]) == ("INVALID_ARGUMENT", "to can't be")
    error = await refused(client, DIFF, **asked | {"from": "2999-01-01T00:00:00Z"})
    assert error["message"].startswith("from can't be")
    error = await refused(client, DIFF, **asked | {"kind": "CUSTOMER"})
    assert error["extensions"]["code"] == "NOT_FOUND"


RECORD = """edges { node { mapName mapKind mapUid stakeholderUid party { kind } value confidence evidence assessedByUid
  assessedBy validFrom validTo recordedAt supersededAt uid } } pageInfo { hasNextPage endCursor }"""
HISTORY = f"""query($uid: ID!, $party: ID, $corrected: Boolean! = false, $first: Int! = 25, $after: String) {{
  stanceHistory(stakeholder: $uid, party: $party, includeCorrected: $corrected, first: $first, after: $after) {{ {RECORD} }} }}"""
OF_CONTACT = f"""query($uid: ID!, $party: ID, $corrected: Boolean! = false, $first: Int! = 25, $after: String) {{
  contactStanceHistory(contact: $uid, party: $party, includeCorrected: $corrected, first: $first, after: $after) {{ {RECORD} }} }}"""


def rows(data: dict[str, Any]) -> list[dict[str, Any]]:
    [connection] = data.values()
    return [edge["node"] for edge in connection["edges"]]


async def test_how_a_stance_came_to_be(
    ask: Ask, graph: Graph, cypher: Cypher, company: dict[str, str]
) -> None:
    change_everything(cypher)
    asked = {"uid": company["Deal/Boss"], "party": company["us"]}
    before = graph.queries_run
    found = rows(await ask(HISTORY, **asked))
    assert graph.queries_run - before == WHO_ASKS + 1
    assert sorted((row["validFrom"][:10], row["value"], row["assessedBy"]) for row in found) == [
        ("2025-01-01", -2, "Ann Owner"),
        ("2025-01-01", 1, "Ben Helper"),
        ("2025-06-15", 1, "Ann Owner"),
    ]
    last = found[-1]
    assert (last["evidence"], last["validTo"], last["supersededAt"]) == ("The trial went well.", None, None)
    assert (last["mapName"], last["mapKind"], last["mapUid"]) == ("Deal", "OPPORTUNITY", company["Deal"])
    assert (last["stakeholderUid"], last["assessedByUid"]) == (company["Deal/Boss"], company["Ann Owner"])
    [ended] = [row for row in found if row["value"] == -2]
    assert ended["validTo"][:10] == "2025-06-15"
    everything = rows(await ask(HISTORY, **asked, corrected=True))
    [corrected] = [row for row in everything if row["supersededAt"]]
    assert len(everything) == 4
    assert (corrected["value"], corrected["validTo"], corrected["recordedAt"][:10]) == (
        -2,
        None,
        "2025-01-01",
    )
    assert {row["party"]["kind"] for row in rows(await ask(HISTORY, uid=asked["uid"]))} == {
        "US",
        "COMPETITOR",
    }
    assert rows(await ask(HISTORY, uid="nobody")) == []


async def test_how_one_contact_s_stances_came_to_be_in_all_maps(
    ask: Ask, cypher: Cypher, company: dict[str, str]
) -> None:
    change_everything(cypher)
    found = rows(await ask(OF_CONTACT, uid=company["Boss"], party=company["us"]))
    assert {(row["mapName"], row["value"]) for row in found} == {("Deal", -2), ("Deal", 1), ("Earlier", 2)}
    cypher("MATCH (deal:Opportunity {name: 'Earlier'}) SET deal.deleted_at = datetime()")
    found = rows(await ask(OF_CONTACT, uid=company["Boss"]))
    assert {row["mapName"] for row in found} == {"Deal"}


@pytest.mark.parametrize(("query", "name"), [(HISTORY, "Deal/Boss"), (OF_CONTACT, "Boss")])
async def test_a_long_history_comes_in_pages(
    ask: Ask, client: httpx.AsyncClient, cypher: Cypher, company: dict[str, str], query: str, name: str
) -> None:
    cypher(
        """MATCH (part:Stakeholder {uid: $uid}), (us:Party {code: 'us'}) UNWIND range(1, 30) AS number
        CREATE (part)-[:STANCE {uid: 'row' + number, value: 0, recorded_at: $began,
                                valid_from: $began + duration({days: number / 3})}]->(us)""",
        uid=company["Deal/Boss"],
        began=BEGAN,
    )
    whole = [row["uid"] for row in rows(await ask(query, uid=company[name], first=100))]
    met: list[str] = []
    after = None
    while True:
        data = await ask(query, uid=company[name], first=7, after=after)
        met.extend(row["uid"] for row in rows(data))
        [page] = [connection["pageInfo"] for connection in data.values()]
        if not page["hasNextPage"]:
            break
        after = page["endCursor"]
    assert met == whole
    assert len(whole) == len(set(whole)) >= 33
    error = await refused(client, query, uid=company[name], after="nonsense")
    assert error["extensions"]["code"] == "INVALID_ARGUMENT"
    error = await refused(client, query, uid=company[name], first=101)
    assert error["extensions"]["code"] == "INVALID_ARGUMENT"


SUGGESTIONS = """query($uid: ID!, $first: Int! = 10) { opportunity(uid: $uid) { contactMap {
  suggestions(first: $first) { score contact { name jobs { title } }
    reasons { code contribution sentence zh: sentence(language: ZH) } } } } }"""


async def suggested(ask: Ask, uid: str, first: int = 10) -> list[dict[str, Any]]:
    return (await ask(SUGGESTIONS, uid=uid, first=first))["opportunity"]["contactMap"]["suggestions"]


async def test_who_is_missing_in_a_map(
    ask: Ask, graph: Graph, client: httpx.AsyncClient, company: dict[str, str]
) -> None:
    before = graph.queries_run
    found = await suggested(ask, company["Deal"])
    # The deal, its map, and the suggestions.
    assert graph.queries_run - before == WHO_ASKS + 3
    # Neither who is in the map nor who works elsewhere; the group's chairman is above the customer.
    assert [one["contact"]["name"] for one in found] == ["Mid", "Top"]
    mid, top = found
    assert {reason["code"]: reason["sentence"] for reason in mid["reasons"]} == {
        "powerful": "Belongs to the inner circle, by another map of this customer.",
        "weighty_role": "Plays a role of weight 50 of 100 in another map of this customer.",
        "senior": "Is Head of IT.",
        "in_other_maps": "Stands in 1 other map of this customer.",
        "leads_people": "1 person reports to this person directly.",
        "influential": "Influences 1 person in another map of this customer.",
    }
    assert [reason["zh"] for reason in top["reasons"]] == ["职务：Chairman。"]
    assert mid["score"] > top["score"] > 0
    assert mid["score"] == pytest.approx(sum(reason["contribution"] for reason in mid["reasons"]))
    assert len(await suggested(ask, company["Deal"], first=1)) == 1
    for first in (0, 101):
        error = await refused(client, SUGGESTIONS, uid=company["Deal"], first=first)
        assert error["extensions"]["code"] == "INVALID_ARGUMENT"


async def test_whoever_left_or_was_deleted_is_not_missing(
    ask: Ask, cypher: Cypher, company: dict[str, str]
) -> None:
    cypher("MATCH (:Contact {name: 'Mid'})-[job:WORKS_AT]->() SET job.valid_to = $day", day=DAY)
    cypher("MATCH (top:Contact {name: 'Top'}) SET top.deleted_at = $day", day=DAY)
    assert await suggested(ask, company["Deal"]) == []


async def test_whoever_was_in_the_map_and_left_it_can_come_back(
    ask: Ask, cypher: Cypher, company: dict[str, str]
) -> None:
    supersede(cypher, "(:Opportunity {name: 'Deal'})<-[edge:IN_MAP]-()-[:IS]->(:Contact {name: 'Low'})")
    names = [one["contact"]["name"] for one in await suggested(ask, company["Deal"])]
    assert names == ["Mid", "Top", "Low"]


async def test_only_what_the_viewer_may_see(graph: Graph, cypher: Cypher, company: dict[str, str]) -> None:
    """Ann owns Acme and its deals; Ben helps with one deal only, and somebody else with nothing."""
    cypher(
        """MATCH (ben:User {name: 'Ben Helper'}), (deal:Opportunity {name: 'Deal'})
        CREATE (ben)-[:COLLABORATES]->(deal) CREATE (:User {uid: 'cat', name: 'Cat'})"""
    )
    maps = make_services(graph).maps
    ann, ben, cat = (Viewer("rep", uid) for uid in (company["Ann Owner"], company["Ben Helper"], "cat"))
    past = Moment(as_of=DAY)

    async def maps_in_history(viewer: Viewer) -> set[str]:
        page = await maps.stance_history(viewer, PageRequest(100), "contact", company["Boss"])
        return {record.map_name for record in page.items}

    assert await maps_in_history(ann) == await maps_in_history(LOCAL_ADMINISTRATOR) == {"Deal", "Earlier"}
    assert await maps_in_history(ben) == {"Deal"}
    assert await maps_in_history(cat) == set()
    for viewer, part, count in ((ben, "Deal/Boss", 3), (ben, "Earlier/Boss", 0), (cat, "Deal/Boss", 0)):
        page = await maps.stance_history(viewer, PageRequest(100), "stakeholder", company[part])
        assert len(page.items) == count

    # Contacts are seen with their customer: Ben sees the deal's map, and not who else works there.
    assert [one.contact.name for one in await maps.suggestions(ann, "opportunity", company["Deal"])] == [
        "Mid"
    ]
    assert await maps.suggestions(ben, "opportunity", company["Deal"]) == []
    assert await maps.suggestions(cat, "opportunity", company["Deal"]) == []

    compared = await maps.compared(ben, "opportunity", company["Deal"], past, PRESENT)
    assert compared.diff.joined == ()
    for viewer, name in ((cat, "Deal"), (ben, "Earlier")):
        with pytest.raises(NotFound):
            await maps.compared(viewer, "opportunity", company[name], past, PRESENT)
    [boss] = (await maps.contact_map(ann, "customer", company["Acme"])).contact_map.stakeholders
    assert [deal.name for deal in boss.in_deals] == ["Deal", "Earlier"]
