"""Two contacts, or two customers, become one: what moves, what is joined, what is refused, and that undo makes two again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.errors import CompanyCircle, InvalidArgument, NotFound, ReportingCircle, TooMuchToMerge
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.maps.service import MapService
from graph_crm.merging import contacts as merging_contacts
from graph_crm.merging.service import MergeService
from tests.graph_dump import held_dump
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph
    from graph_crm.merging.service import Kind

    Cypher = Callable[..., list[dict[str, Any]]]

# Wang stands twice in the graph: as wang and as double, both in the map of the deal, double in the second one too.
DOUBLE = """
MATCH (acme:Customer {uid: 'acme'}), (other:Customer {uid: 'other'}), (boss:Contact {uid: 'boss'}),
  (wang:Contact {uid: 'wang'}), (li:Contact {uid: 'li'}), (zhao:Contact {uid: 'zhao'}), (rival:Party {uid: 'rival'}),
  (deal:Opportunity {uid: 'deal'}), (second:Opportunity {uid: 'second'}), (ann:User {uid: 'ann'}), (bob:User {uid: 'bob'}),
  (approver:Role {code: 'approver'}), (coach:Role {code: 'coach'}), (legal:Role {code: 'legal'})
WITH *, datetime('2026-02-01T00:00:00Z') AS feb, datetime('2026-03-01T00:00:00Z') AS march,
  datetime('2026-04-01T00:00:00Z') AS april
SET wang.emails = ['wang@acme.example'], wang.note = 'kept note'
CREATE (double:Contact {uid: 'double', name: 'Wang W', known: true, emails: ['w@home.example'], note: 'other note',
    personality: 'driver', created_at: feb, updated_at: feb}),
  (double)-[:WORKS_AT {uid: 'job-double', department: 'IT', main_job: true, valid_from: feb, recorded_at: feb}]->(acme),
  (double)-[:WORKS_AT {uid: 'job-other', title: 'Adviser', main_job: false, valid_from: feb, valid_to: march, recorded_at: feb}]->(other),
  (wang)-[:REPORTS_TO {uid: 'wang-boss', customer_uid: 'acme', kind: 'solid', valid_from: march, recorded_at: march}]->(boss),
  (double)-[:REPORTS_TO {uid: 'double-zhao', customer_uid: 'acme', kind: 'solid', valid_from: feb, recorded_at: feb}]->(zhao),
  (double)-[:REPORTS_TO {uid: 'double-wang', customer_uid: 'acme', kind: 'dotted', valid_from: feb, recorded_at: feb}]->(wang),
  (li)-[:REPORTS_TO {uid: 'li-double', customer_uid: 'acme', kind: 'solid', valid_from: feb, recorded_at: feb}]->(double),
  (acme)-[:MAIN_CONTACT]->(double),
  (:ExternalId {label: 'Contact', source: 'crm', external_id: 'D1'})-[:IDENTIFIES]->(double),
  (visit:Activity {uid: 'visit', kind: 'visit', status: 'done', occurred_at: feb})-[:WITH]->(double), (visit)-[:ABOUT]->(deal),
  (call:Activity {uid: 'call', kind: 'call', status: 'done', occurred_at: feb})-[:WITH]->(double), (call)-[:WITH]->(wang), (call)-[:ABOUT]->(deal),
  (sw:Stakeholder {uid: 'sw'})-[:IS]->(wang), (sd:Stakeholder {uid: 'sd', x: 1.0, y: 2.0})-[:IS]->(double),
  (ss:Stakeholder {uid: 'ss'})-[:IS]->(double), (sb:Stakeholder {uid: 'sb'})-[:IS]->(boss),
  (sw)-[:IN_MAP {uid: 'place-sw', valid_from: march, recorded_at: march}]->(deal),
  (sd)-[:IN_MAP {uid: 'place-sd', valid_from: feb, recorded_at: feb}]->(deal),
  (sb)-[:IN_MAP {uid: 'place-sb', valid_from: feb, recorded_at: feb}]->(deal),
  (ss)-[:IN_MAP {uid: 'place-ss', valid_from: feb, recorded_at: feb}]->(second),
  (sw)-[:STATE {uid: 'state-sw', valid_from: march, recorded_at: march}]->(:StakeholderState {uid: 'w', power: 'outside'}),
  (sd)-[:STATE {uid: 'state-sd', valid_from: feb, recorded_at: feb}]->(:StakeholderState {uid: 'd', power: 'inner_circle', goals: 'growth'}),
  (sw)-[:PLAYS {uid: 'plays-sw', valid_from: march, recorded_at: march}]->(coach),
  (sd)-[:PLAYS {uid: 'plays-sd', valid_from: feb, recorded_at: feb}]->(approver),
  (sd)-[:PLAYS {uid: 'plays-coach', valid_from: feb, recorded_at: feb}]->(coach),
  (sd)-[:PLAYS {uid: 'plays-past', valid_from: feb, valid_to: march, recorded_at: feb}]->(legal),
  (sw)-[:STANCE {uid: 'stance-sw', assessed_by: 'ann', value: 1, valid_from: feb, recorded_at: feb}]->(rival),
  (sd)-[:STANCE {uid: 'stance-sd', assessed_by: 'ann', value: -1, valid_from: april, recorded_at: april}]->(rival),
  (visit)-[:EVIDENCE_OF {edge_uid: 'stance-sd'}]->(sd),
  (ann)-[:COVERS {uid: 'covers-sd', level: 'brief', valid_from: feb, recorded_at: feb}]->(sd),
  (sd)-[:INFLUENCES {uid: 'sd-sb', strength: 2, sign: 1, valid_from: feb, recorded_at: feb}]->(sb),
  (sd)-[:INFLUENCES {uid: 'sd-sw', strength: 2, sign: 1, valid_from: feb, recorded_at: feb}]->(sw),
  (sb)-[:ALLIED_WITH {uid: 'sb-sd', valid_from: feb, recorded_at: feb}]->(sd),
  (:DecisionStep {uid: 'step', name: 'Board', order: 1, kind: 'decision'})-[:OF]->(deal)
WITH sd, feb
MATCH (step:DecisionStep {uid: 'step'})
CREATE (sd)-[:DECIDES_AT {uid: 'sd-step', valid_from: feb, recorded_at: feb}]->(step)
"""
EDGES = """
MATCH (a)-[e]->(b) WHERE e.superseded_at IS NULL AND NOT a:Batch AND NOT a:AuditEntry
RETURN coalesce(a.uid, a.external_id) AS a, type(e) AS type, coalesce(b.code, b.uid) AS b, e.valid_to IS NULL AS current,
  properties(e) AS properties
"""
# The same company stands twice: acme, and double with people, deals, a map and a group of its own.
COMPANY = """
MATCH (acme:Customer {uid: 'acme'}), (group:Customer {uid: 'group'}), (wang:Contact {uid: 'wang'}), (boss:Contact {uid: 'boss'}),
  (deal:Opportunity {uid: 'deal'}), (stranger:Contact {uid: 'stranger'}), (ann:User {uid: 'ann'}), (bob:User {uid: 'bob'}),
  (other:Customer {uid: 'other'})
WITH *, datetime('2026-02-01T00:00:00Z') AS feb
CREATE (double:Customer {uid: 'double', name: 'ACME Ltd', kind: 'customer', region: 'north', map_revision: 0, org_revision: 0,
    created_at: feb, updated_at: feb}),
  (double)-[:PART_OF]->(other), (child:Customer {uid: 'child', name: 'Child', kind: 'customer'})-[:PART_OF]->(double),
  (wang)-[:WORKS_AT {uid: 'wang-double', department: 'IT', main_job: false, valid_from: feb, recorded_at: feb}]->(double),
  (new:Contact {uid: 'new', name: 'New', known: true, created_at: feb, updated_at: feb})-[:WORKS_AT {uid: 'new-double', main_job: true, valid_from: feb, recorded_at: feb}]->(double),
  (new)-[:REPORTS_TO {uid: 'new-wang', customer_uid: 'double', kind: 'solid', valid_from: feb, recorded_at: feb}]->(wang),
  (wang)-[:REPORTS_TO {uid: 'wang-boss', customer_uid: 'acme', kind: 'solid', valid_from: feb, recorded_at: feb}]->(boss),
  (wang)-[:REPORTS_TO {uid: 'wang-stranger', customer_uid: 'double', kind: 'solid', valid_from: feb, recorded_at: feb}]->(stranger),
  (third:Opportunity {uid: 'third', name: 'Third', status: 'open', map_revision: 0})-[:FOR]->(double),
  (third)-[:INVOLVES {as: 'partner'}]->(acme), (deal)-[:INVOLVES {as: 'partner'}]->(double),
  (ann)-[:OWNS {uid: 'ann-acme', kind: 'sales', valid_from: feb, recorded_at: feb}]->(acme),
  (bob)-[:OWNS {uid: 'bob-double', kind: 'sales', valid_from: feb, recorded_at: feb}]->(double),
  (bob)-[:OWNS {uid: 'bob-service', kind: 'service', valid_from: feb, recorded_at: feb}]->(double),
  (bob)-[:COLLABORATES]->(double), (ann)-[:COLLABORATES]->(acme), (ann)-[:COLLABORATES]->(double),
  (double)-[:MAIN_CONTACT]->(new),
  (:ExternalId {label: 'Customer', source: 'crm', external_id: 'C2'})-[:IDENTIFIES]->(double),
  (:Activity {uid: 'visit', kind: 'visit', status: 'done', occurred_at: feb})-[:ABOUT]->(double),
  (aw:Stakeholder {uid: 'aw'})-[:IS]->(wang), (dw:Stakeholder {uid: 'dw'})-[:IS]->(wang),
  (dn:Stakeholder {uid: 'dn'})-[:IS]->(new), (ds:Stakeholder {uid: 'ds', external: false})-[:IS]->(stranger),
  (aw)-[:IN_MAP {uid: 'p-aw', valid_from: feb, recorded_at: feb}]->(acme),
  (dw)-[:IN_MAP {uid: 'p-dw', valid_from: feb, recorded_at: feb}]->(double),
  (dn)-[:IN_MAP {uid: 'p-dn', valid_from: feb, recorded_at: feb}]->(double),
  (ds)-[:IN_MAP {uid: 'p-ds', valid_from: feb, recorded_at: feb}]->(double),
  (dn)-[:INFLUENCES {uid: 'dn-dw', strength: 3, sign: 1, valid_from: feb, recorded_at: feb}]->(dw)
"""


class Desk:
    """Somebody who tidies up."""

    def __init__(self, graph: Graph, cypher: Cypher) -> None:
        journal = Journal(graph)
        self.graph = graph
        self.cypher = cypher
        self.merging = MergeService(graph, journal)
        self.undoing = UndoService(graph, journal)
        self.maps = MapService(graph)

    async def merge(self, kind: Kind, keep: str, merge: str, mutation_id: str | None = None) -> Any:
        return await self.merging.merge(LOCAL_ADMINISTRATOR, kind, keep, merge, mutation_id)

    async def undo(self, batch: str | None) -> Any:
        assert batch is not None
        return await self.undoing.undo(LOCAL_ADMINISTRATOR, batch)

    def edges(self, *types: str, current: bool = True) -> set[tuple[str, str, str]]:
        return {
            (row["a"], row["type"], row["b"])
            for row in self.cypher(EDGES)
            if row["type"] in types and (row["current"] or not current)
        }


@pytest.fixture
def desk(graph: Graph, cypher: Cypher) -> Desk:
    plant(cypher)
    return Desk(graph, cypher)


async def test_two_contacts_become_one(desk: Desk) -> None:
    desk.cypher(DOUBLE)
    done = await desk.merge("contact", "wang", "double")
    assert not {
        edge
        for edge in desk.edges(
            "WORKS_AT", "REPORTS_TO", "WITH", "IS", "MAIN_CONTACT", "IDENTIFIES", current=False
        )
        if "double" in edge
    }
    assert desk.edges("WORKS_AT", current=False) >= {
        ("wang", "WORKS_AT", "acme"),
        ("wang", "WORKS_AT", "other"),
    }
    assert desk.edges("REPORTS_TO") == {("wang", "REPORTS_TO", "boss"), ("li", "REPORTS_TO", "wang")}
    # The line to zhao was true until the kept one's began.
    assert ("wang", "REPORTS_TO", "zhao") in desk.edges("REPORTS_TO", current=False)
    assert desk.edges("WITH") == {("visit", "WITH", "wang"), ("call", "WITH", "wang")}
    assert desk.edges("MAIN_CONTACT", "IDENTIFIES", "MERGED_INTO") == {
        ("acme", "MAIN_CONTACT", "wang"),
        ("D1", "IDENTIFIES", "wang"),
        ("double", "MERGED_INTO", "wang"),
        ("sd", "MERGED_INTO", "sw"),
    }
    [wang] = desk.cypher("MATCH (c:Contact {uid: 'wang'}) RETURN c {.*} AS c")
    assert wang["c"]["name"] == "Wang"
    assert wang["c"]["emails"] == ["wang@acme.example", "w@home.example"]
    assert (wang["c"]["note"], wang["c"]["personality"]) == ("kept note", "driver")
    [job] = [
        row["properties"]
        for row in desk.cypher(EDGES)
        if row["a"] == "wang" and row["b"] == "acme" and row["type"] == "WORKS_AT" and row["current"]
    ]
    assert (job["title"], job["department"], job["main_job"]) == ("Title of wang", "IT", True)
    raised = {uid for uid, revision in done.revisions.items() if revision.map_revision == 1}
    assert {"deal", "second"} <= raised
    assert done.revisions["acme"].org_revision == done.revisions["other"].org_revision == 1


async def test_two_stakeholders_become_one(desk: Desk) -> None:
    desk.cypher(DOUBLE)
    await desk.merge("contact", "wang", "double")
    the_map = (await desk.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal")).contact_map
    assert set(the_map.by_uid) == {"sw", "sb"}
    one = the_map.by_uid["sw"]
    assert (one.power, one.goals, one.x) == ("outside", "growth", 1)
    assert {role.code for role in one.roles} == {"approver", "coach"}
    assert [(stance.value, stance.assessed_by) for stance in one.stances] == [(-1, "ann")]
    assert [cover.level for cover in one.coverage] == ["brief"]
    assert [(tie.source, tie.target) for tie in the_map.influences] == [("sw", "sb")]
    assert desk.edges("ALLIED_WITH", "DECIDES_AT", "EVIDENCE_OF") == {
        ("sb", "ALLIED_WITH", "sw"),
        ("sw", "DECIDES_AT", "step"),
        ("visit", "EVIDENCE_OF", "sw"),
    }
    stances = [row["properties"] for row in desk.cypher(EDGES) if row["type"] == "STANCE"]
    assert {(one["value"], str(one["valid_from"])[:7], str(one.get("valid_to"))[:7]) for one in stances} == {
        (1, "2026-02", "2026-04"),
        (-1, "2026-04", "None"),
    }
    # The name under which the visit supports the stance that holds; what is left of the other says something new.
    assert {one.get("origin") for one in stances} == {None, "stance-sd"}
    assert ("sw", "PLAYS", "legal") in desk.edges("PLAYS", current=False) - desk.edges("PLAYS")
    second = (await desk.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "second")).contact_map
    assert [(uid, person.contact_uid) for uid, person in second.by_uid.items()] == [("ss", "wang")]


OVERLAPS = """
MATCH (a)-[one]->(b), (a)-[two]->(c)
WHERE type(one) = type(two) AND elementId(one) < elementId(two) AND one.superseded_at IS NULL AND two.superseded_at IS NULL
  AND type(one) IN ['WORKS_AT', 'IN_MAP', 'STATE', 'PLAYS', 'STANCE', 'COVERS', 'REPORTS_TO', 'INFLUENCES']
  AND (b = c OR type(one) IN ['IN_MAP', 'STATE'] OR (type(one) = 'REPORTS_TO' AND one.kind = 'solid' AND two.kind = 'solid'
       AND one.customer_uid = two.customer_uid))
  AND coalesce(one.assessed_by, '') = coalesce(two.assessed_by, '') AND coalesce(one.kind, '') = coalesce(two.kind, '')
  AND (one.valid_to IS NULL OR one.valid_to.epochMillis > two.valid_from.epochMillis)
  AND (two.valid_to IS NULL OR two.valid_to.epochMillis > one.valid_from.epochMillis)
RETURN type(one) AS type, a.uid AS a, one.uid AS one, two.uid AS two
"""


@pytest.mark.parametrize(
    ("kind", "planted", "keep", "merge"),
    [
        ("contact", DOUBLE, "wang", "double"),
        ("contact", DOUBLE, "double", "wang"),
        ("customer", COMPANY, "acme", "double"),
        ("customer", COMPANY, "double", "acme"),
    ],
)
async def test_undo_makes_two_again(desk: Desk, kind: Kind, planted: str, keep: str, merge: str) -> None:
    desk.cypher(planted)
    assert desk.cypher(OVERLAPS) == []
    before = held_dump(desk.cypher)
    done = await desk.merge(kind, keep, merge)
    after = held_dump(desk.cypher)
    assert after != before
    assert desk.cypher(OVERLAPS) == []
    undone = await desk.undo(done.batch)
    assert held_dump(desk.cypher) == before
    # And the other way round: one again, and two again.
    redone = await desk.undo(undone.batch)
    assert held_dump(desk.cypher) == after
    await desk.undo(redone.batch)
    assert held_dump(desk.cypher) == before
    assert desk.cypher(OVERLAPS) == []


async def test_a_merge_is_done_once_and_told(desk: Desk) -> None:
    desk.cypher(DOUBLE)
    first = await desk.merge("contact", "wang", "double", mutation_id="m1")
    again = await desk.merge("contact", "wang", "double", mutation_id="m1")
    assert (again.batch, again.replayed) == (first.batch, True)
    assert {"WORKS_AT", "IS", "WITH", "IDENTIFIES", "MERGED_INTO", "Contact"} <= {
        entry.kind for entry in first.entries
    }
    with pytest.raises(NotFound):
        await desk.merge("contact", "wang", "double")
    with pytest.raises(InvalidArgument):
        await desk.merge("contact", "wang", "wang")


async def test_a_seat_is_filled(desk: Desk) -> None:
    desk.cypher(
        "MATCH (acme:Customer {uid: 'acme'}), (deal:Opportunity {uid: 'deal'}) "
        "CREATE (seat:Contact {uid: 'seat', name: '', known: false})-[:WORKS_AT {uid: 'job-seat', title: 'CFO', main_job: true, "
        "valid_from: datetime('2026-02-01T00:00:00Z'), recorded_at: datetime('2026-02-01T00:00:00Z')}]->(acme), "
        "(s:Stakeholder {uid: 's'})-[:IS]->(seat), (s)-[:IN_MAP {uid: 'p', valid_from: datetime('2026-02-01T00:00:00Z'), "
        "recorded_at: datetime('2026-02-01T00:00:00Z')}]->(deal)"
    )
    preview = await desk.merging.preview(LOCAL_ADMINISTRATOR, "contact", "wang", "seat")
    assert preview.merge is not None
    assert (preview.merge.filled, preview.merge.differing) == ((), ())
    await desk.merge("contact", "wang", "seat")
    the_map = (await desk.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal")).contact_map
    assert [person.name for person in the_map.stakeholders] == ["Wang"]


async def test_a_preview_writes_nothing(desk: Desk) -> None:
    desk.cypher(DOUBLE)
    before = held_dump(desk.cypher)
    preview = await desk.merging.preview(LOCAL_ADMINISTRATOR, "contact", "wang", "double")
    assert held_dump(desk.cypher) == before
    assert preview.obstacles == ()
    merge = preview.merge
    assert merge is not None
    assert {field.name for field in merge.filled} == {"emails", "personality"}
    assert {(field.name, field.kept, field.dropped) for field in merge.differing} == {
        ("name", "Wang", "Wang W"),
        ("note", "kept note", "other note"),
    }
    assert {(part.map_name, part.stakeholder, part.joined_with) for part in merge.parts} == {
        ("Deal", "sd", "sw"),
        ("Second", "ss", None),
    }
    counted = {"WORKS_AT": 2, "REPORTS_TO": 3, "WITH": 2, "IDENTIFIES": 1, "MAIN_CONTACT": 1}
    assert {name: merge.moved[name] for name in counted} == counted


async def test_a_circle_stands_in_the_way(desk: Desk) -> None:
    desk.cypher(
        "MATCH (boss:Contact {uid: 'boss'}), (wang:Contact {uid: 'wang'}), (li:Contact {uid: 'li'}) "
        "WITH *, datetime('2026-02-01T00:00:00Z') AS feb "
        "CREATE (li)-[:REPORTS_TO {uid: 'a', customer_uid: 'acme', kind: 'solid', valid_from: feb, recorded_at: feb}]->(wang), "
        "(wang)-[:REPORTS_TO {uid: 'b', customer_uid: 'acme', kind: 'solid', valid_from: feb, recorded_at: feb}]->(boss)"
    )
    before = held_dump(desk.cypher)
    preview = await desk.merging.preview(LOCAL_ADMINISTRATOR, "contact", "li", "boss")
    assert [type(obstacle) for obstacle in preview.obstacles] == [ReportingCircle]
    with pytest.raises(ReportingCircle):
        await desk.merge("contact", "li", "boss")
    assert held_dump(desk.cypher) == before
    # Next to each other, the line between the two is gone with the merge.
    await desk.merge("contact", "wang", "boss")
    assert desk.edges("REPORTS_TO") == {("li", "REPORTS_TO", "wang")}


async def test_too_much_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.cypher(DOUBLE)
    monkeypatch.setattr(merging_contacts, "MAX_EDGES", 3)
    with pytest.raises(TooMuchToMerge):
        await desk.merge("contact", "wang", "double")
    preview = await desk.merging.preview(LOCAL_ADMINISTRATOR, "contact", "wang", "double")
    assert (preview.merge, [type(one) for one in preview.obstacles]) == (None, [TooMuchToMerge])


async def test_who_cannot_see_all_cannot_merge(desk: Desk) -> None:
    desk.cypher(DOUBLE)
    with pytest.raises(NotFound):
        await desk.merging.merge(Viewer("rep", "ann"), "contact", "wang", "double")
    # Ann has a part in the first deal only; the second one's stakeholder would move too.
    desk.cypher(
        "MATCH (ann:User {uid: 'ann'}), (deal:Opportunity {uid: 'deal'}) CREATE (ann)-[:COLLABORATES]->(deal)"
    )
    with pytest.raises(NotFound):
        await desk.merging.merge(Viewer("rep", "ann"), "contact", "wang", "double")
    desk.cypher(
        "MATCH (ann:User {uid: 'ann'}), (acme:Customer {uid: 'acme'}) CREATE (ann)-[:COLLABORATES]->(acme)"
    )
    before = held_dump(desk.cypher)
    done = await desk.merging.merge(Viewer("rep", "ann"), "contact", "wang", "double")
    assert done.batch is not None
    await desk.undoing.undo(Viewer("rep", "ann"), done.batch)
    assert held_dump(desk.cypher) == before


async def test_two_customers_become_one(desk: Desk) -> None:
    desk.cypher(COMPANY)
    queries_before = desk.graph.queries_run
    done = await desk.merge("customer", "acme", "double")
    assert desk.graph.queries_run - queries_before <= 15
    assert not [
        edge
        for edge in desk.edges(
            "WORKS_AT",
            "FOR",
            "INVOLVES",
            "OWNS",
            "IN_MAP",
            "COLLABORATES",
            "MAIN_CONTACT",
            "IDENTIFIES",
            "ABOUT",
            "PART_OF",
            current=False,
        )
        if "double" in edge
    ]
    assert desk.edges("FOR") == {(deal, "FOR", "acme") for deal in ("deal", "second", "third")}
    assert desk.edges("INVOLVES") == set()
    assert desk.edges("OWNS") == {("ann", "OWNS", "acme"), ("bob", "OWNS", "acme")}
    assert {(row["a"], row["properties"]["kind"]) for row in desk.cypher(EDGES) if row["type"] == "OWNS"} == {
        ("ann", "sales"),
        ("bob", "service"),
    }
    assert desk.edges("COLLABORATES") == {("ann", "COLLABORATES", "acme"), ("bob", "COLLABORATES", "acme")}
    assert desk.edges("PART_OF") == {("acme", "PART_OF", "group"), ("child", "PART_OF", "acme")}
    assert desk.edges("ABOUT", "MAIN_CONTACT", "IDENTIFIES") == {
        ("visit", "ABOUT", "acme"),
        ("acme", "MAIN_CONTACT", "new"),
        ("C2", "IDENTIFIES", "acme"),
    }
    # One solid manager: the kept one's; of others, the customer of the line is the kept one.
    assert desk.edges("REPORTS_TO") == {("wang", "REPORTS_TO", "boss"), ("new", "REPORTS_TO", "wang")}
    assert (
        desk.cypher(
            "MATCH ()-[e:REPORTS_TO {customer_uid: 'double'}]->() WHERE e.superseded_at IS NULL RETURN e"
        )
        == []
    )
    the_map = (await desk.maps.contact_map(LOCAL_ADMINISTRATOR, "customer", "acme")).contact_map
    assert set(the_map.by_uid) == {"aw", "dn", "ds"}
    assert the_map.by_uid["ds"].external
    assert [(tie.source, tie.target) for tie in the_map.influences] == [("dn", "aw")]
    [acme] = desk.cypher("MATCH (c:Customer {uid: 'acme'}) RETURN c {.*} AS c")
    assert (acme["c"]["name"], acme["c"]["region"]) == ("Acme", "north")
    assert {"acme", "deal", "third"} <= {
        uid for uid, revision in done.revisions.items() if revision.map_revision == 1
    }


async def test_no_company_is_part_of_itself(desk: Desk) -> None:
    desk.cypher(
        "MATCH (acme:Customer {uid: 'acme'})-[old:PART_OF]->(group:Customer) DELETE old "
        "CREATE (acme)-[:PART_OF]->(:Customer {uid: 'middle', name: 'Middle', kind: 'group'})-[:PART_OF]->(group)"
    )
    with pytest.raises(CompanyCircle):
        await desk.merge("customer", "acme", "group")
    with pytest.raises(CompanyCircle):
        await desk.merge("customer", "group", "acme")
    preview = await desk.merging.preview(LOCAL_ADMINISTRATOR, "customer", "acme", "group")
    assert [type(obstacle) for obstacle in preview.obstacles] == [CompanyCircle]
    # Next to each other they can: the kept one is part of what the other was part of.
    await desk.merge("customer", "acme", "middle")
    assert desk.edges("PART_OF") == {("acme", "PART_OF", "group")}
