"""People move: a contact changes employer, one of us hands over to others, and all of it can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.errors import InvalidArgument, NotFound, UnknownValue
from graph_crm.handover.model import MoveContact, SetOwner, Share, Transfer
from graph_crm.handover.service import HandoverService
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.maps.service import MapService
from tests.graph_dump import held_dump
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph
    from graph_crm.journal.model import Recorded

    Cypher = Callable[..., list[dict[str, Any]]]

MARCH = datetime(2026, 3, 1, tzinfo=UTC)
LINES = """
MATCH (boss:Contact {uid: 'boss'}), (wang:Contact {uid: 'wang'}), (li:Contact {uid: 'li'}), (zhao:Contact {uid: 'zhao'}),
  (deal:Opportunity {uid: 'deal'})
WITH *, datetime('2026-02-01T00:00:00Z') AS feb
CREATE (wang)-[:REPORTS_TO {uid: 'a', customer_uid: 'acme', kind: 'solid', valid_from: feb, recorded_at: feb}]->(boss),
  (li)-[:REPORTS_TO {uid: 'b', customer_uid: 'acme', kind: 'solid', valid_from: feb, recorded_at: feb}]->(wang),
  (zhao)-[:REPORTS_TO {uid: 'c', customer_uid: 'acme', kind: 'dotted', valid_from: feb, recorded_at: feb}]->(wang),
  (s:Stakeholder {uid: 's'})-[:IS]->(wang), (s)-[:IN_MAP {uid: 'p', valid_from: feb, recorded_at: feb}]->(deal),
  (s)-[:STATE {uid: 'st', valid_from: feb, recorded_at: feb}]->(:StakeholderState {uid: 'state', power: 'inner_circle'})
"""
# Ann has customers, deals, people whom she covers, a visit that is planned and one that is done.
ANN = """
MATCH (acme:Customer {uid: 'acme'}), (other:Customer {uid: 'other'}), (deal:Opportunity {uid: 'deal'}),
  (second:Opportunity {uid: 'second'}), (ann:User {uid: 'ann'}), (bob:User {uid: 'bob'}),
  (boss:Contact {uid: 'boss'}), (wang:Contact {uid: 'wang'}), (li:Contact {uid: 'li'})
WITH *, datetime('2026-02-01T00:00:00Z') AS feb
CREATE (:User {uid: 'cai', name: 'Cai', role: 'rep', active: true}), (:User {uid: 'gone', name: 'Gone', role: 'rep', active: false}),
  (ann)-[:OWNS {uid: 'o1', kind: 'sales', valid_from: feb, recorded_at: feb}]->(acme),
  (ann)-[:OWNS {uid: 'o2', kind: 'service', valid_from: feb, recorded_at: feb}]->(acme),
  (bob)-[:OWNS {uid: 'o3', kind: 'sales', valid_from: feb, recorded_at: feb}]->(other),
  (ann)-[:OWNS {uid: 'o4', kind: 'service', valid_from: feb, recorded_at: feb}]->(other),
  (ann)-[:OWNS {uid: 'o5', valid_from: feb, recorded_at: feb}]->(deal),
  (ann)-[:OWNS {uid: 'o6', valid_from: feb, recorded_at: feb}]->(second),
  (ann)-[:DID]->(plan:Activity {uid: 'plan', kind: 'visit', status: 'planned', summary: 'Lunch', occurred_at: feb})-[:ABOUT]->(deal),
  (ann)-[:DID]->(done:Activity {uid: 'done', kind: 'visit', status: 'done', occurred_at: feb})-[:ABOUT]->(deal)
WITH *
UNWIND [['sb', boss, deal, 'in_depth', 'brief'], ['sw', wang, deal, 'brief', 'multiple'], ['sl', li, second, 'multiple', null]] AS row
WITH ann, bob, feb, row[0] AS uid, row[1] AS contact, row[2] AS owner, row[3] AS level, row[4] AS theirs
CREATE (s:Stakeholder {uid: uid})-[:IS]->(contact), (s)-[:IN_MAP {uid: 'p-' + uid, valid_from: feb, recorded_at: feb}]->(owner),
  (ann)-[:COVERS {uid: 'a-' + uid, level: level, valid_from: feb, recorded_at: feb}]->(s)
FOREACH (one IN CASE WHEN theirs IS NULL THEN [] ELSE [theirs] END |
  CREATE (bob)-[:COVERS {uid: 'b-' + uid, level: one, valid_from: feb, recorded_at: feb}]->(s))
"""
HELD = """
MATCH (user:User)-[e:OWNS|COVERS|DID]->(node) WHERE e.superseded_at IS NULL AND e.valid_to IS NULL
RETURN user.uid AS user, type(e) AS type, node.uid AS node, coalesce(e.kind, e.level, '') AS says
"""


class Desk:
    """Somebody who hands over."""

    def __init__(self, graph: Graph, cypher: Cypher) -> None:
        journal = Journal(graph)
        self.graph = graph
        self.cypher = cypher
        self.handover = HandoverService(graph, journal)
        self.undoing = UndoService(graph, journal)

    async def undo(self, recorded: Recorded) -> None:
        assert recorded.batch is not None
        await self.undoing.undo(LOCAL_ADMINISTRATOR, recorded.batch)

    def of(self, user: str) -> set[tuple[str, str, str]]:
        return {(row["type"], row["node"], row["says"]) for row in self.cypher(HELD) if row["user"] == user}


@pytest.fixture
def desk(graph: Graph, cypher: Cypher) -> Desk:
    plant(cypher)
    return Desk(graph, cypher)


JOBS = """
MATCH (:Contact {uid: 'wang'})-[job:WORKS_AT]->(customer) WHERE job.superseded_at IS NULL
RETURN customer.uid AS customer, job.title AS title, job.main_job AS main, job.valid_from.epochMillis AS since,
  job.valid_to.epochMillis AS until
ORDER BY customer
"""
OPEN_LINES = """
MATCH (report)-[e:REPORTS_TO]->(manager) WHERE e.superseded_at IS NULL AND e.valid_to IS NULL
RETURN report.uid + ' ' + e.kind + ' ' + manager.uid AS line ORDER BY line
"""


async def test_a_contact_changes_employer(desk: Desk) -> None:
    desk.cypher(LINES)
    before = held_dump(desk.cypher)
    move = MoveContact(
        contact="wang",
        from_customer="acme",
        to_customer="other",
        title="CIO",
        seniority="executive",
        since=MARCH,
    )
    done = await desk.handover.move_contact(LOCAL_ADMINISTRATOR, move, "m1")
    march = int(MARCH.timestamp() * 1000)
    old, new = desk.cypher(JOBS)
    assert (old["customer"], old["until"]) == ("acme", march)
    assert new == {"customer": "other", "title": "CIO", "main": True, "since": march, "until": None}
    assert desk.cypher(OPEN_LINES) == []
    # The map keeps the person with what we thought of them; nothing is at the new customer's.
    view = await MapService(desk.graph).contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal")
    assert view.contact_map.by_uid["s"].power == "inner_circle"
    assert desk.cypher("MATCH (s:Stakeholder) RETURN count(s) AS n") == [{"n": 1}]
    assert done.revisions["deal"].map_revision == 1
    assert done.revisions["acme"].org_revision == done.revisions["other"].org_revision == 1
    again = await desk.handover.move_contact(LOCAL_ADMINISTRATOR, move, "m1")
    assert (again.batch, again.replayed) == (done.batch, True)
    await desk.undo(done)
    assert held_dump(desk.cypher) == before


async def test_a_successor_gets_the_reports(desk: Desk) -> None:
    desk.cypher(LINES)
    move = MoveContact(contact="wang", from_customer="acme", to_customer="other", successor="li")
    await desk.handover.move_contact(LOCAL_ADMINISTRATOR, move)
    assert [row["line"] for row in desk.cypher(OPEN_LINES)] == ["zhao dotted li"]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"to_customer": "acme"}, InvalidArgument),
        ({"from_customer": "group"}, InvalidArgument),
        ({"successor": "stranger"}, InvalidArgument),
        ({"since": datetime(2100, 1, 1, tzinfo=UTC)}, InvalidArgument),
        ({"seniority": "wizard"}, UnknownValue),
        ({"to_customer": "nowhere"}, NotFound),
        ({"contact": "nobody"}, NotFound),
    ],
)
async def test_moves_that_are_refused(desk: Desk, wrong: dict[str, Any], error: type[Exception]) -> None:
    before = held_dump(desk.cypher)
    move: dict[str, Any] = {"contact": "wang", "from_customer": "acme", "to_customer": "other"} | wrong
    with pytest.raises(error):
        await desk.handover.move_contact(LOCAL_ADMINISTRATOR, MoveContact(**move))
    assert held_dump(desk.cypher) == before


async def test_what_one_of_us_has_goes_to_others(desk: Desk) -> None:
    desk.cypher(ANN)
    before = held_dump(desk.cypher)
    wanted = Transfer(from_user="ann", to_user="bob", assignments={"second": "cai"})
    done = await desk.handover.transfer(LOCAL_ADMINISTRATOR, wanted, "t1")
    # What was done stays hers.
    assert desk.of("ann") == {("DID", "done", "")}
    assert desk.of("bob") == {
        ("OWNS", "acme", "sales"),
        ("OWNS", "acme", "service"),
        ("OWNS", "other", "sales"),
        ("OWNS", "other", "service"),
        ("OWNS", "deal", ""),
        ("COVERS", "sb", "in_depth"),
        ("COVERS", "sw", "multiple"),
        ("DID", "plan", ""),
    }
    # The exception: the deal, and who is in its map.
    assert desk.of("cai") == {("OWNS", "second", ""), ("COVERS", "sl", "multiple")}
    assert {uid for uid, one in done.revisions.items() if one.map_revision == 1} >= {
        "acme",
        "other",
        "deal",
        "second",
    }
    again = await desk.handover.transfer(LOCAL_ADMINISTRATOR, wanted, "t1")
    assert (again.batch, again.replayed) == (done.batch, True)
    await desk.undo(done)
    assert held_dump(desk.cypher) == before


async def test_only_some_of_it(desk: Desk) -> None:
    desk.cypher(ANN)
    had = desk.of("ann")
    wanted = Transfer(from_user="ann", to_user="bob", kinds=frozenset({"activity"}))
    await desk.handover.transfer(LOCAL_ADMINISTRATOR, wanted)
    assert had - desk.of("ann") == {("DID", "plan", "")}


async def test_a_customer_takes_all_that_belongs_to_it_along(desk: Desk) -> None:
    desk.cypher(ANN)
    wanted = Transfer(from_user="ann", to_user="bob", assignments={"acme": "cai"})
    await desk.handover.transfer(LOCAL_ADMINISTRATOR, wanted)
    assert {node for _, node, _ in desk.of("cai")} == {"acme", "deal", "second", "sb", "sw", "sl", "plan"}


async def test_a_preview_lists_it(desk: Desk) -> None:
    desk.cypher(ANN)
    held = {one.kind: one for one in await desk.handover.held(LOCAL_ADMINISTRATOR, "ann")}
    assert {kind: one.count for kind, one in held.items()} == {
        "customer": 2,
        "opportunity": 2,
        "coverage": 3,
        "activity": 1,
    }
    assert [one.name for one in held["customer"].first] == ["Acme", "Other"]
    assert [(one.name, one.map_name) for one in held["coverage"].first] == [
        ("Boss", "Deal"),
        ("Li", "Second"),
        ("Wang", "Deal"),
    ]
    # Bob sees what Ann has where he has a part himself; she sees all of hers.
    seen = {one.kind: one.count for one in await desk.handover.held(Viewer("rep", "bob"), "ann")}
    assert seen == {"customer": 1, "opportunity": 0, "coverage": 0, "activity": 0}
    mine = {one.kind: one.count for one in await desk.handover.held(Viewer("rep", "ann"), "ann")}
    assert mine == {kind: one.count for kind, one in held.items()}


async def test_transfers_that_are_refused(desk: Desk) -> None:
    desk.cypher(ANN)
    before = held_dump(desk.cypher)
    for wanted, error in (
        (Transfer(from_user="ann", to_user="ann"), InvalidArgument),
        (Transfer(from_user="ann", to_user="gone"), InvalidArgument),
        (Transfer(from_user="ann", to_user="nobody"), NotFound),
        (Transfer(from_user="nobody", to_user="bob"), NotFound),
        (Transfer(from_user="ann", to_user="bob", assignments={"group": "cai"}), InvalidArgument),
    ):
        with pytest.raises(error):
            await desk.handover.transfer(LOCAL_ADMINISTRATOR, wanted)
    assert held_dump(desk.cypher) == before


async def test_owners(desk: Desk) -> None:
    desk.cypher(ANN)
    before = held_dump(desk.cypher)
    change = SetOwner(node="acme", user="bob", kind="sales", since=MARCH)
    done = await desk.handover.set_owner(LOCAL_ADMINISTRATOR, change)
    assert ("OWNS", "acme", "sales") in desk.of("bob")
    assert desk.of("ann") & {("OWNS", "acme", "sales"), ("OWNS", "acme", "service")} == {
        ("OWNS", "acme", "service")
    }
    assert done.revisions["acme"].map_revision == 1
    again = await desk.handover.set_owner(LOCAL_ADMINISTRATOR, change)
    assert again.batch is None
    await desk.undo(done)
    assert held_dump(desk.cypher) == before
    await desk.handover.set_owner(LOCAL_ADMINISTRATOR, SetOwner(node="deal", user=None))
    assert ("OWNS", "deal", "") not in desk.of("ann")
    for wrong in (
        SetOwner(node="acme", user="bob"),
        SetOwner(node="deal", user="bob", kind="sales"),
        SetOwner(node="acme", user="gone", kind="sales"),
        SetOwner(node="acme", user="bob", kind="sales", since=datetime(2100, 1, 1, tzinfo=UTC)),
    ):
        with pytest.raises(InvalidArgument):
            await desk.handover.set_owner(LOCAL_ADMINISTRATOR, wrong)
    with pytest.raises(NotFound):
        await desk.handover.set_owner(LOCAL_ADMINISTRATOR, SetOwner(node="boss", user="bob", kind="sales"))


async def test_who_answers_for_it(desk: Desk) -> None:
    desk.cypher(ANN)
    await desk.handover.set_main_contact(LOCAL_ADMINISTRATOR, "acme", "boss")
    await desk.handover.share(LOCAL_ADMINISTRATOR, "deal", Share(user="bob"))
    with pytest.raises(InvalidArgument):
        await desk.handover.share(LOCAL_ADMINISTRATOR, "deal", Share(user="gone"))
    queries = desk.graph.queries_run
    acme, deal, nowhere = await desk.handover.responsible(LOCAL_ADMINISTRATOR, ["acme", "deal", "nowhere"])
    assert desk.graph.queries_run - queries == 1
    assert (acme.sales_owner, acme.service_owner, acme.main_contact) == ("ann", "ann", "boss")
    assert (deal.owner, deal.shares, nowhere.owner) == ("ann", (Share(user="bob"),), None)
    [hidden] = await desk.handover.responsible(Viewer("rep", "cai"), ["acme"])
    assert hidden.sales_owner is None
    done = await desk.handover.unshare(LOCAL_ADMINISTRATOR, "deal", Share(user="bob"))
    [deal] = await desk.handover.responsible(LOCAL_ADMINISTRATOR, ["deal"])
    assert deal.shares == ()
    await desk.undo(done)
    [deal] = await desk.handover.responsible(LOCAL_ADMINISTRATOR, ["deal"])
    assert deal.shares == (Share(user="bob"),)
    await desk.handover.set_main_contact(LOCAL_ADMINISTRATOR, "acme", None)
    [acme] = await desk.handover.responsible(LOCAL_ADMINISTRATOR, ["acme"])
    assert acme.main_contact is None
