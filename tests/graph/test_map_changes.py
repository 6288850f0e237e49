"""Batches of changes on a map: what they do, what they refuse, what they merge, and how they are undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.errors import (
    AlreadyInMap,
    AlreadyUndone,
    EditConflict,
    MutationIdReused,
    NotAffiliated,
    NotInThisMap,
    ReportingCircle,
    SamePerson,
    UnknownValue,
)
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.map_changes.model import (
    AddStakeholder,
    AssignRole,
    BaseRevision,
    MapBatch,
    MapChange,
    RemoveReportingLine,
    RemoveStakeholder,
    RestoreStakeholder,
    SetInfluence,
    SetReportingLine,
    SetStance,
    UnassignRole,
    UpdateStakeholder,
)
from graph_crm.map_changes.service import MapChangeService
from graph_crm.maps.service import MapService
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.graph.gateway import Graph
    from graph_crm.journal.model import Recorded

    Cypher = Callable[..., list[dict[str, Any]]]


class Table:
    """A rep at the map of the deal."""

    def __init__(self, graph: Graph, us: str) -> None:
        journal = Journal(graph)
        self.graph = graph
        self.us = us
        self.changes = MapChangeService(journal)
        self.undoing = UndoService(graph, journal)
        self.maps = MapService(graph)

    async def map(self) -> ContactMap:
        return (await self.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal")).contact_map

    async def do(
        self, *changes: MapChange, base: tuple[int, int] | None = None, mutation_id: str | None = None
    ) -> Recorded:
        if base is None:
            now = await self.map()
            base = (now.map_revision, now.org_revision)
        batch = MapBatch(
            kind="opportunity",
            uid="deal",
            base=BaseRevision(map_revision=base[0], org_revision=base[1]),
            changes=changes,
            mutation_id=mutation_id,
        )
        return await self.changes.apply(LOCAL_ADMINISTRATOR, batch)

    async def undo(self, recorded: Recorded) -> Recorded:
        assert recorded.batch is not None
        return await self.undoing.undo(LOCAL_ADMINISTRATOR, recorded.batch)

    async def add(self, contact: str, **other: Any) -> str:
        uid = str(uuid4())
        await self.do(AddStakeholder(uid=uid, contact=contact, **other))
        return uid


@pytest.fixture
def table(graph: Graph, cypher: Cypher) -> Table:
    return Table(graph, plant(cypher))


async def test_a_batch_builds_a_map(table: Table) -> None:
    boss, wang = str(uuid4()), str(uuid4())
    done = await table.do(
        AddStakeholder(uid=boss, contact="boss", x=10, y=20, roles=("approver",)),
        AddStakeholder(uid=wang, contact="wang"),
        SetReportingLine(report="wang", manager="boss"),
        SetStance(stakeholder=boss, party=table.us, value=1, confidence=0.5, evidence="said so"),
        UpdateStakeholder(stakeholder=wang, power="inner_circle", vote_weight=3),
        SetInfluence(influencer=wang, influenced=boss, strength=2),
    )
    assert done.revisions["deal"].map_revision == 1
    assert done.revisions["acme"].org_revision == 1
    now = await table.map()
    assert (now.map_revision, now.org_revision) == (1, 1)
    assert now.by_uid[boss].roles[0].code == "approver"
    assert now.by_uid[boss].x == 10
    assert now.by_uid[wang].power == "inner_circle"
    assert [(line.report, line.manager) for line in now.reporting_lines] == [(wang, boss)]
    assert [(tie.source, tie.target) for tie in now.influences] == [(wang, boss)]
    stance = now.stance_towards_us(now.by_uid[boss])
    assert stance is not None
    assert stance.value == 1


async def test_rules(table: Table) -> None:
    boss, wang = await table.add("boss"), await table.add("wang")
    with pytest.raises(NotAffiliated) as refused:
        await table.add("stranger")
    assert refused.value.people == (("stranger", "Stranger"),)
    await table.add("stranger", external=True)
    with pytest.raises(AlreadyInMap):
        await table.add("boss")
    with pytest.raises(ReportingCircle) as circle:
        await table.do(
            SetReportingLine(report="wang", manager="boss"),
            SetReportingLine(report="li", manager="wang"),
            SetReportingLine(report="boss", manager="li"),
        )
    assert {uid for uid, _ in circle.value.people} == {"wang", "boss", "li"}
    with pytest.raises(SamePerson):
        await table.do(SetInfluence(influencer=boss, influenced=boss, strength=1))
    with pytest.raises(UnknownValue):
        await table.do(AssignRole(stakeholder=wang, role="wizard"))
    await table.do(RemoveStakeholder(stakeholder=wang))
    with pytest.raises(Exception, match=wang):
        await table.do(SetInfluence(influencer=boss, influenced=wang, strength=1))
    assert len((await table.map()).stakeholders) == 2


async def test_older_pictures_merge_or_conflict(table: Table) -> None:
    boss = await table.add("boss")
    base = (1, 0)
    await table.do(UpdateStakeholder(stakeholder=boss, power="outside"), base=base)
    await table.do(UpdateStakeholder(stakeholder=boss, note="another field"), base=base)
    await table.do(UpdateStakeholder(stakeholder=boss, power="outside"), base=base)
    with pytest.raises(EditConflict) as conflict:
        await table.do(UpdateStakeholder(stakeholder=boss, power="inner_circle", goals="x"), base=base)
    [collision] = conflict.value.collisions
    assert collision.theirs == {"power": "outside"}  # pyright: ignore[reportAttributeAccessIssue]
    assert collision.mine == {"power": "inner_circle"}  # pyright: ignore[reportAttributeAccessIssue]
    now = (await table.map()).by_uid[boss]
    assert (now.power, now.note, now.goals) == ("outside", "another field", None)
    # Whoever takes a person out meets whoever judged the person meanwhile, and the other way round.
    with pytest.raises(EditConflict):
        await table.do(RemoveStakeholder(stakeholder=boss), base=base)
    await table.do(RemoveStakeholder(stakeholder=boss))
    with pytest.raises(EditConflict):
        await table.do(UpdateStakeholder(stakeholder=boss, goals="x"), base=(3, 0))
    with pytest.raises(Exception, match=boss):
        await table.do(UpdateStakeholder(stakeholder=boss, goals="x"))


async def test_what_a_batch_itself_takes_back_is_no_change(table: Table) -> None:
    boss, wang = await table.add("boss"), await table.add("wang")
    await table.do(
        SetStance(stakeholder=boss, party=table.us, value=1),
        AssignRole(stakeholder=boss, role="approver"),
        SetInfluence(influencer=boss, influenced=wang, strength=2),
    )
    before = await table.map()
    done = await table.do(
        RemoveStakeholder(stakeholder=boss),
        RestoreStakeholder(stakeholder=boss),
        SetStance(stakeholder=boss, party=table.us, value=2),
        SetStance(stakeholder=boss, party=table.us, value=1),
        UnassignRole(stakeholder=boss, role="approver"),
        AssignRole(stakeholder=boss, role="approver"),
        UpdateStakeholder(stakeholder=boss, power="outside"),
        UpdateStakeholder(stakeholder=boss, power=None),
    )
    assert done.entries == ()
    assert replace(await table.map(), read_at=before.read_at) == before
    # Nor does it meet what others did meanwhile.
    await table.do(UpdateStakeholder(stakeholder=boss, note="by another"))
    await table.do(
        RemoveStakeholder(stakeholder=boss),
        RestoreStakeholder(stakeholder=boss),
        UpdateStakeholder(stakeholder=boss, power="outside"),
        base=(before.map_revision, before.org_revision),
    )
    now = (await table.map()).by_uid[boss]
    assert (now.note, now.power) == ("by another", "outside")


async def test_the_same_mutation_is_done_once(table: Table) -> None:
    change = AddStakeholder(contact="boss")
    first = await table.do(change, base=(0, 0), mutation_id="m1")
    again = await table.do(change, base=(0, 0), mutation_id="m1")
    assert again.replayed
    assert (again.batch, again.revisions["deal"]) == (first.batch, first.revisions["deal"])
    assert [entry.slot for entry in again.entries] == [entry.slot for entry in first.entries]
    with pytest.raises(MutationIdReused):
        await table.do(AddStakeholder(contact="wang"), base=(0, 0), mutation_id="m1")


async def test_undo_and_redo(table: Table) -> None:
    boss = await table.add("boss")
    first = await table.do(
        SetStance(stakeholder=boss, party=table.us, value=1),
        UpdateStakeholder(stakeholder=boss, power="outside"),
    )
    with_stance = await table.map()
    second = await table.do(
        SetStance(stakeholder=boss, party=table.us, value=2), SetReportingLine(report="boss", manager="li")
    )
    undone = await table.undo(second)
    assert parts(await table.map()) == parts(with_stance)
    with pytest.raises(AlreadyUndone):
        await table.undo(second)
    await table.undo(undone)
    assert (await table.map()).by_uid[boss].stances[0].value == 2
    with pytest.raises(EditConflict):
        await table.undo(first)
    third = await table.do(
        SetStance(stakeholder=boss, party=table.us, value=-1), RemoveReportingLine(report="boss")
    )
    await table.undo(third)


async def test_what_came_after_a_redo_stands_in_the_way_of_undoing_it(table: Table) -> None:
    boss = await table.add("boss")
    said = await table.do(SetStance(stakeholder=boss, party=table.us, value=1))
    redone = await table.undo(await table.undo(said))
    await table.do(SetStance(stakeholder=boss, party=table.us, value=2))
    with pytest.raises(EditConflict):
        await table.undo(redone)
    assert (await table.map()).by_uid[boss].stances[0].value == 2


async def test_a_redo_does_not_bring_a_second_judgement(table: Table, cypher: Cypher) -> None:
    boss = await table.add("boss")
    undone = await table.undo(await table.do(UpdateStakeholder(stakeholder=boss, power="outside")))
    await table.do(UpdateStakeholder(stakeholder=boss, vote_weight=3))
    await table.undo(undone)
    now = (await table.map()).by_uid[boss]
    assert (now.power, now.vote_weight) == ("outside", 3)
    held = (
        "MATCH ()-[s:STATE]->() WHERE s.superseded_at IS NULL AND s.valid_to IS NULL RETURN count(s) AS held"
    )
    assert cypher(held) == [{"held": 1}]


async def test_undo_all_the_way(table: Table) -> None:
    uid = str(uuid4())
    before = await table.map()
    batches = [
        await table.do(AddStakeholder(uid=uid, contact="boss")),
        await table.do(SetStance(stakeholder=uid, party=table.us, value=1)),
        await table.do(SetStance(stakeholder=uid, party=table.us, value=2)),
        await table.do(UpdateStakeholder(stakeholder=uid, power="outside")),
        await table.do(UpdateStakeholder(stakeholder=uid, note="n")),
        await table.do(RemoveStakeholder(stakeholder=uid)),
        await table.do(RestoreStakeholder(stakeholder=uid)),
    ]
    undoing = [await table.undo(batch) for batch in reversed(batches)]
    assert parts(await table.map()) == parts(before)
    for batch in reversed(undoing):
        await table.undo(batch)
    now = (await table.map()).by_uid[uid]
    assert (now.stances[0].value, now.power, now.note) == (2, "outside", "n")


def parts(contact_map: ContactMap) -> tuple[Any, ...]:
    """What a map shows, without its revisions, its moment and the names of versions."""
    people = sorted(contact_map.stakeholders, key=lambda who: who.uid)
    return (
        [
            (who.uid, who.roles, who.stances, who.power, who.note, who.x, who.y, who.coverage)
            for who in people
        ],
        sorted((line.report, line.manager, line.kind) for line in contact_map.reporting_lines),
        sorted((tie.source, tie.target, tie.strength, tie.sign) for tie in contact_map.influences),
    )


async def test_how_many_queries(table: Table) -> None:
    boss = await table.add("boss")
    before = table.graph.queries_run
    await table.do(SetStance(stakeholder=boss, party=table.us, value=1), base=(1, 0))
    assert table.graph.queries_run - before == 3
    with pytest.raises(NotInThisMap):
        await table.changes.apply(
            LOCAL_ADMINISTRATOR,
            MapBatch(
                kind="opportunity",
                uid="second",
                base=BaseRevision(map_revision=0, org_revision=0),
                changes=(SetStance(stakeholder=boss, party=table.us, value=1),),
            ),
        )
