"""Reading the journal: what its entries say, in which order, and to whom."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.journal.audit import AuditRecord, AuditScope, AuditService
from graph_crm.journal.audit_sentences import audit_sentence
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.map_changes.model import (
    AddCompetitor,
    AddDecisionStep,
    AddPartner,
    AddStakeholder,
    AssignDecider,
    AssignRole,
    BaseRevision,
    MapBatch,
    MapChange,
    PlaceStakeholder,
    RemoveInfluence,
    RemoveReportingLine,
    RemoveStakeholder,
    SetCoverage,
    SetInfluence,
    SetJob,
    SetReportingLine,
    SetStance,
    SetTie,
    UnassignRole,
    UpdateContact,
    UpdateStakeholder,
)
from graph_crm.map_changes.service import MapChangeService
from graph_crm.maps.service import MapService
from graph_crm.paging import PageRequest
from graph_crm.resources import DEMO
from graph_crm.vocabulary.editing import VocabularyEditor
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.graph.gateway import Graph
    from graph_crm.imports.service import ImportService
    from graph_crm.journal.model import Recorded

    Cypher = Callable[..., list[dict[str, Any]]]

ME = LOCAL_ADMINISTRATOR
ANN, BOB = Viewer("rep", "ann"), Viewer("rep", "bob")
DEAL = AuditScope(kind="map", uid="deal", label="Opportunity")


class Desk:
    """Ann at her deals, and whoever reads what she did."""

    def __init__(self, graph: Graph, us: str) -> None:
        journal = Journal(graph)
        self.graph = graph
        self.us = us
        self.changes = MapChangeService(journal)
        self.undoing = UndoService(graph, journal)
        self.maps = MapService(graph)
        self.audit = AuditService(graph)
        self.words = VocabularyEditor(graph, journal)

    async def do(self, *changes: MapChange, map_: str = "deal", viewer: Viewer = ANN) -> Recorded:
        now = (await self.maps.contact_map(ME, "opportunity", map_)).contact_map
        base = BaseRevision(map_revision=now.map_revision, org_revision=now.org_revision)
        return await self.changes.apply(
            viewer, MapBatch(kind="opportunity", uid=map_, base=base, changes=changes)
        )

    async def read(
        self, scope: AuditScope = DEAL, viewer: Viewer = ME, first: int = 100
    ) -> list[AuditRecord]:
        return list((await self.audit.page(viewer, scope, PageRequest(first))).items)

    async def newest(self) -> list[str]:
        """What the newest batch says, in the order in which it was done."""
        records = await self.read()
        return [audit_sentence(one, "en") for one in reversed(records) if one.batch == records[0].batch]


@pytest.fixture
def desk(graph: Graph, cypher: Cypher) -> Desk:
    us = plant(cypher)
    cypher(
        """MATCH (ann:User {uid: 'ann'}), (acme:Customer {uid: 'acme'}), (bob:User {uid: 'bob'}), (other {uid: 'other'}), (group {uid: 'group'})
           CREATE (ann)-[:OWNS {uid: 'o3', kind: 'sales', valid_from: datetime(), recorded_at: datetime()}]->(group),
                  (ann)-[:OWNS {uid: 'o1', kind: 'sales', valid_from: datetime(), recorded_at: datetime()}]->(acme),
                  (bob)-[:OWNS {uid: 'o2', kind: 'sales', valid_from: datetime(), recorded_at: datetime()}]->(other),
                  (:Opportunity {uid: 'foreign', name: 'Foreign', status: 'open', map_revision: 0})-[:FOR]->(other)"""
    )
    return Desk(graph, us)


async def test_who_did_what_to_whom_from_what_to_what(desk: Desk) -> None:
    boss, wang, step = (str(uuid4()) for _ in range(3))
    await desk.do(AddStakeholder(uid=boss, contact="boss"))
    assert "Ann put Boss into the map of Deal" in await desk.newest()
    await desk.do(AddStakeholder(uid=wang, contact="wang"))
    said: list[tuple[list[MapChange], list[str]]] = [
        (
            [SetStance(stakeholder=boss, party=desk.us, value=-1)],
            ["Ann set Boss's stance towards us from unknown to non-supporter (-1)"],
        ),
        (
            [SetStance(stakeholder=boss, party=desk.us, value=1, evidence="in the lift")],
            [
                "Ann set Boss's stance towards us from non-supporter (-1) to supporter (+1) (evidence: in the lift)"
            ],
        ),
        (
            [SetStance(stakeholder=boss, party="rival", value=0, assessed_by="bob")],
            ["Ann set Boss's stance towards Rival from unknown to neutral (0), as Bob judges it"],
        ),
        ([AssignRole(stakeholder=boss, role="approver")], ["Ann gave Boss the role Approver"]),
        ([UnassignRole(stakeholder=boss, role="approver")], ["Ann took the role Approver from Boss"]),
        (
            [UpdateStakeholder(stakeholder=boss, power="outside", veto=True)],
            ["Ann judged Boss anew: power Outside; veto yes"],
        ),
        (
            [UpdateStakeholder(stakeholder=boss, power="inner_circle")],
            ["Ann judged Boss anew: power from Outside to Inner circle"],
        ),
        (
            [SetCoverage(stakeholder=boss, user="bob", level="brief")],
            ["Ann made Bob cover Boss: level Brief contact"],
        ),
        (
            [SetInfluence(influencer=wang, influenced=boss, strength=2)],
            ["Ann noted that Wang influences Boss: sign 1; strength 2"],
        ),
        (
            [SetInfluence(influencer=wang, influenced=boss, strength=3)],
            ["Ann changed how Wang influences Boss: strength from 2 to 3"],
        ),
        (
            [RemoveInfluence(influencer=wang, influenced=boss)],
            ["Ann noted that Wang no longer influences Boss"],
        ),
        ([SetReportingLine(report="wang", manager="boss")], ["Ann noted that Wang reports to Boss"]),
        (
            [SetReportingLine(report="wang", manager="li")],
            ["Ann noted that Wang reports to Li (before: Boss)"],
        ),
        ([RemoveReportingLine(report="wang")], ["Ann noted that Wang no longer reports to Li"]),
        (
            [SetReportingLine(report="wang", manager="li", kind="dotted")],
            ["Ann noted that Wang reports to Li"],
        ),
        (
            [SetJob(contact="wang", title="CFO")],
            ["Ann changed Wang's job at Acme: title from Title of wang to CFO"],
        ),
        (
            [UpdateContact(contact="wang", name="Wang Wu")],
            ["Ann changed the contact Wang Wu: name from Wang to Wang Wu"],
        ),
        ([PlaceStakeholder(stakeholder=boss, x=1, y=2)], ["Ann moved Boss on the canvas"]),
        ([AddCompetitor(party="rival")], ["Ann noted that Rival competes in Deal"]),
        (
            [AddPartner(customer="group", involved_as="partner")],
            ["Ann noted that Acme Group takes part in Deal"],
        ),
        (
            [AddDecisionStep(uid=step, name="Board", order=1), AssignDecider(step=step, stakeholder=boss)],
            [
                "Ann added the step Board",
                "Ann linked Board and Deal (of)",
                "Ann noted that Boss decides at the step Board",
            ],
        ),
        (
            [RemoveStakeholder(stakeholder=boss)],
            ["Ann removed the stakeholder Boss", "Ann took Boss out of the map of Deal"],
        ),
    ]
    for changes, sentences in said:
        await desk.do(*changes)
        assert await desk.newest() == sentences
    everything = await desk.read()
    for record in everything:
        for language in ("en", "zh"):
            assert audit_sentence(record, language)
            assert "{" not in audit_sentence(record, language)
    chinese = [audit_sentence(record, "zh") for record in everything]
    assert "Ann 将 Boss 对我方的立场由不支持者（-1）改为支持者（+1）（依据：in the lift）" in chinese


async def test_what_holds_since_an_earlier_day_says_so(desk: Desk) -> None:
    boss = str(uuid4())
    since = datetime(2026, 3, 1, tzinfo=UTC)
    await desk.do(AddStakeholder(uid=boss, contact="boss", since=since))
    await desk.do(AssignRole(stakeholder=boss, role="approver", since=since))
    assert await desk.newest() == ["Ann gave Boss the role Approver: since 2026-03-01"]


async def test_an_undo_says_so_and_both_batches_know(desk: Desk) -> None:
    boss = "00000000-0000-4000-8000-000000000000"  # a tie names the lesser uid first
    await desk.do(AddStakeholder(uid=boss, contact="boss"))
    made = await desk.do(SetTie(kind="alliance", first=boss, second=await tied(desk)))
    assert made.batch
    undone = await desk.undoing.undo(ANN, made.batch)
    [newest, first] = [one for one in await desk.read() if one.kind == "ALLIED_WITH"]
    assert (
        audit_sentence(newest, "en")
        == "Ann noted that Boss and Wang are allies no more (an earlier change was taken back)"
    )
    assert (newest.undoes, newest.undone_by) == (made.batch, None)
    assert (first.undoes, first.undone_by) == (None, undone.batch)
    assert newest.batch_name == "undo"


async def tied(desk: Desk) -> str:
    wang = str(uuid4())
    await desk.do(AddStakeholder(uid=wang, contact="wang"))
    return wang


async def test_pages_are_one_query_each_and_miss_nothing(desk: Desk) -> None:
    boss = str(uuid4())
    await desk.do(AddStakeholder(uid=boss, contact="boss"))
    for value in (1, 2, -1):
        await desk.do(SetStance(stakeholder=boss, party=desk.us, value=value))
    everything = [record.uid for record in await desk.read()]
    assert len(everything) == 6
    assert [record.made_at for record in await desk.read()] == sorted(
        (record.made_at for record in await desk.read()), reverse=True
    )
    for scope in (
        DEAL,
        AuditScope(kind="node", uid="boss", label="Contact"),
        AuditScope(kind="user", uid="ann"),
    ):
        found: list[str] = []
        after: str | None = None
        more = True
        while more:
            before = desk.graph.queries_run
            page = await desk.audit.page(ME, scope, PageRequest(4, after))
            assert desk.graph.queries_run - before == 1
            found += [record.uid for record in page.items]
            # What comes in meanwhile is newer, and moves nothing.
            await desk.do(UpdateStakeholder(stakeholder=boss, note=f"{scope.kind} {after}"))
            after, more = page.cursors[-1], page.has_next
        assert sorted(found)[: len(everything)] == sorted(everything)
        assert len(set(found)) == len(found)


async def test_what_each_scope_holds(desk: Desk) -> None:
    boss, guest = str(uuid4()), str(uuid4())
    await desk.do(AddStakeholder(uid=boss, contact="boss"))
    await desk.do(SetStance(stakeholder=boss, party="rival", value=1))
    await desk.do(AddStakeholder(uid=guest, contact="boss", roles=("coach",)), map_="second")
    await desk.do(UpdateContact(contact="boss", note="n"), map_="second")
    await desk.do(SetReportingLine(report="li", manager="zhao"), map_="second", viewer=ME)
    _, role = await desk.words.save_role(ME, "coach", {"weight": 0.3})

    def kinds(records: list[AuditRecord]) -> set[str]:
        return {record.kind for record in records}

    # A change of the person or of the organisation is one of every map that shows it; a role in one map of that only.
    assert kinds(await desk.read()) == {"Stakeholder", "IS", "IN_MAP", "STANCE", "Contact", "REPORTS_TO"}
    second = AuditScope(kind="map", uid="second", label="Opportunity")
    assert kinds(await desk.read(second)) == {"Stakeholder", "IS", "IN_MAP", "PLAYS", "Contact", "REPORTS_TO"}
    contact = AuditScope(kind="node", uid="boss", label="Contact")
    assert kinds(await desk.read(contact)) == {"Stakeholder", "IS", "IN_MAP", "STANCE", "PLAYS", "Contact"}
    stakeholder = AuditScope(kind="node", uid=guest)
    assert kinds(await desk.read(stakeholder)) == {"Stakeholder", "IS", "IN_MAP", "PLAYS"}
    [changed] = await desk.read(AuditScope(kind="node", uid=role))
    assert audit_sentence(changed, "en") == "The administrator changed the role Coach: weight from 0.2 to 0.3"
    assert audit_sentence(changed, "zh") == "管理员 修改了角色 教练：权重由 0.2 改为 0.3"
    assert kinds(await desk.read(AuditScope(kind="user", uid="local"))) == {"REPORTS_TO", "Role"}
    assert await desk.read(AuditScope(kind="map", uid="deal", label="Customer")) == []
    assert await desk.read(AuditScope(kind="node", uid="acme", label="Contact")) == []
    people = {person.name for record in await desk.read(contact) for person in record.people}
    assert people == {"Boss"}


async def test_nobody_reads_of_what_they_may_not_see(desk: Desk, cypher: Cypher) -> None:
    guest, mine = str(uuid4()), str(uuid4())
    # Stranger of Other (Bob's) is a guest in Ann's deal, and in Bob's own deal.
    await desk.do(AddStakeholder(uid=guest, contact="stranger", external=True), viewer=ME)
    await desk.do(SetStance(stakeholder=guest, party=desk.us, value=-2, evidence="ann knows"), viewer=ME)
    await desk.do(AddStakeholder(uid=mine, contact="stranger"), map_="foreign", viewer=ME)
    await desk.do(
        SetStance(stakeholder=mine, party=desk.us, value=2, evidence="bob knows"), map_="foreign", viewer=ME
    )
    await desk.do(UpdateContact(contact="stranger", note="both know"), viewer=ME)
    await desk.words.save_role(ME, "coach", {"weight": 0.3})
    scopes = [
        DEAL,
        AuditScope(kind="map", uid="foreign", label="Opportunity"),
        AuditScope(kind="node", uid="stranger"),
        AuditScope(kind="user", uid="local"),
        AuditScope(kind="node", uid=guest),
        AuditScope(kind="node", uid=mine),
    ]

    async def known(viewer: Viewer) -> set[str | None]:
        records = [record for scope in scopes for record in await desk.read(scope, viewer)]
        evidence = {(record.after or {}).get("evidence") for record in records if record.kind == "STANCE"}
        notes = {(record.after or {}).get("note") for record in records if record.kind == "Contact"}
        return {*evidence, *notes, *(record.kind for record in records if record.kind == "Role")}

    assert await known(ME) == {"ann knows", "bob knows", "both know", "Role"}
    assert await known(ANN) == {"ann knows", "both know", "Role"}
    assert await known(BOB) == {"bob knows", "both know", "Role"}
    assert await known(Viewer("rep", "nobody")) == {"Role"}
    assert await known(Viewer("rep")) == set()
    cypher("MATCH (:User {uid: 'ann'})-[owns:OWNS]->() SET owns.valid_to = datetime()")
    assert await known(ANN) == {"Role"}


async def test_what_was_erased_is_told_as_erased(desk: Desk, cypher: Cypher) -> None:
    await desk.do(UpdateContact(contact="boss", note="secret"))
    cypher("MATCH (entry:AuditEntry {kind: 'Contact'}) SET entry.erased = true")
    [record] = await desk.read(AuditScope(kind="node", uid="boss"))
    assert (record.erased, record.before, record.after) == (True, None, None)
    assert "erased" in audit_sentence(record, "en")
    assert "清除" in audit_sentence(record, "zh")
    for language in ("en", "zh"):
        assert "Boss" not in audit_sentence(record, language)


async def test_of_an_import_a_map_tells_its_own_only(
    desk: Desk, imports: ImportService, cypher: Cypher
) -> None:
    await imports.import_folder(DEMO, "demo", lambda file, done, total: None)
    [deal] = cypher("MATCH (n:Opportunity) WHERE n.name CONTAINS 'MES for Base 3' RETURN n.uid AS uid")
    of_company = "MATCH (n:Contact)-[:WORKS_AT]->(c:Customer) WHERE c.name CONTAINS 'Brannvik' AND n.known RETURN n.name AS name"
    strangers = {row["name"] for row in cypher(of_company)}
    assert strangers
    after, told = None, set[str]()
    while True:
        scope = AuditScope(kind="map", uid=deal["uid"], label="Opportunity")
        page = await desk.audit.page(ME, scope, PageRequest(100, after))
        told |= {person.name for one in page.items for person in one.people}
        if not page.has_next:
            break
        after = page.cursors[-1]
    assert "赵国栋" in told
    assert not told & strangers
