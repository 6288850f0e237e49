"""Beginning a map with people of another map, or with empty seats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.errors import (
    DifferentCustomer,
    InvalidArgument,
    MutationIdReused,
    NotAffiliated,
    NotFound,
    UnknownValue,
)
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.map_changes.copied_parts import COPIED
from graph_crm.map_changes.copying import Copied, Copy, CopyService
from graph_crm.map_changes.model import (
    AddPartner,
    AddStakeholder,
    BaseRevision,
    MapBatch,
    MapChange,
    SetCoverage,
    SetInfluence,
    SetStance,
    SetTie,
    UpdateStakeholder,
)
from graph_crm.map_changes.service import MapChangeService
from graph_crm.map_changes.template import Template, TemplateService, seats_of
from graph_crm.maps.service import MapService
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.analysis.contact_map import ContactMap, MapKind
    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

ME = LOCAL_ADMINISTRATOR


class Start:
    """A rep with the filled map of the deal, and the empty one of the second."""

    def __init__(self, graph: Graph, us: str) -> None:
        journal = Journal(graph)
        self.graph = graph
        self.us = us
        self.copying = CopyService(graph, journal)
        self.templates = TemplateService(journal)
        self.undoing = UndoService(graph, journal)
        self.changes = MapChangeService(journal)
        self.maps = MapService(graph)
        self.boss, self.wang, self.guest = (str(uuid4()) for _ in range(3))

    async def map(self, uid: str = "second", kind: MapKind = "opportunity") -> ContactMap:
        return (await self.maps.contact_map(ME, kind, uid)).contact_map

    async def change(self, uid: str, *changes: MapChange) -> None:
        batch = MapBatch(kind="opportunity", uid=uid, base=base(await self.map(uid)), changes=changes)
        await self.changes.apply(ME, batch)

    async def copy(self, uid: str = "second", viewer: Viewer = ME, **given: Any) -> Copied:
        wanted: dict[str, Any] = {
            "source_kind": "opportunity",
            "source_uid": "deal",
            "kind": "opportunity",
            "base": BaseRevision(map_revision=0, org_revision=0),
        }
        copy = Copy(**wanted | given, uid=uid)
        return await self.copying.copy(viewer, copy)


def base(contact_map: ContactMap) -> BaseRevision:
    return BaseRevision(map_revision=contact_map.map_revision, org_revision=contact_map.org_revision)


@pytest.fixture
async def start(graph: Graph, cypher: Cypher) -> Start:
    start = Start(graph, plant(cypher))
    boss, wang, guest = start.boss, start.wang, start.guest
    await start.change(
        "deal",
        AddStakeholder(uid=boss, contact="boss", x=1, y=2, roles=("approver", "coach")),
        AddStakeholder(uid=wang, contact="wang"),
        AddStakeholder(uid=guest, contact="stranger", external=True),
        SetStance(
            stakeholder=boss, party=start.us, value=1, confidence=0.5, evidence="said so", assessed_by="ann"
        ),
        SetStance(stakeholder=boss, party="rival", value=-2),
        UpdateStakeholder(stakeholder=boss, power="inner_circle", orientation="business", goals="save"),
        SetInfluence(influencer=wang, influenced=boss, strength=2, sign=-1, note="n"),
        SetInfluence(influencer=guest, influenced=boss, strength=1),
        SetTie(kind="alliance", first=boss, second=wang, note="school"),
        SetTie(kind="conflict", first=guest, second=wang),
        SetCoverage(stakeholder=boss, user="bob", level="brief"),
    )
    return start


def shown(contact_map: ContactMap) -> dict[str, Any]:
    """What a map says of its people, by contact."""
    name = {who.uid: who.contact_uid for who in contact_map.stakeholders}
    return {
        "people": {
            who.contact_uid: (
                sorted(role.code for role in who.roles),
                sorted(
                    (one.party_uid, one.value, one.confidence, one.evidence, one.assessed_by)
                    for one in who.assessments
                ),
                (who.power, who.orientation, who.goals, who.external),
                [(one.user_uid, one.level) for one in who.coverage],
            )
            for who in contact_map.stakeholders
        },
        "influences": sorted(
            (name[one.source], name[one.target], one.strength, one.sign, one.note or "")
            for one in contact_map.influences
        ),
        "ties": sorted(
            (kind, *sorted((name[one.first], name[one.second])), one.note or "")
            for kind, ties in (("a", contact_map.alliances), ("c", contact_map.conflicts))
            for one in ties
        ),
    }


async def test_everybody_is_copied_with_all_that_we_think(start: Start, cypher: Cypher) -> None:
    source = await start.map("deal")
    before = start.graph.queries_run
    copied = await start.copy()
    assert start.graph.queries_run - before <= 14
    now = await start.map()
    assert shown(now) == shown(source)
    assert {who.x for who in now.stakeholders} == {None}
    assert not {who.uid for who in now.stakeholders} & {who.uid for who in source.stakeholders}
    assert set(copied.stakeholders) == {who.uid for who in now.stakeholders}
    assert (copied.skipped, copied.left_out) == ((), ())
    assert (now.map_revision, (await start.map("deal")).map_revision) == (1, 1)
    boss = next(who for who in now.stakeholders if who.contact_uid == "boss")
    # A copied stance is a judgement of now.
    assert {one.since for one in boss.assessments} == {copied.recorded.made_at}
    assert cypher(
        "MATCH (b:Batch {name: 'copyStakeholders'})-[:HOLDS]->(e) RETURN count(e) > 10 AS told"
    ) == [{"told": True}]
    assert copied.recorded.batch
    await start.undoing.undo(ME, copied.recorded.batch)
    assert (await start.map()).stakeholders == ()
    assert shown(await start.map("deal")) == shown(source)


async def test_who_is_there_already_stays_as_they_are(start: Start) -> None:
    mine = str(uuid4())
    await start.change("second", AddStakeholder(uid=mine, contact="boss", roles=("legal",)))
    copied = await start.copy(base=BaseRevision(map_revision=1, org_revision=0))
    assert [person.uid for person in copied.skipped] == ["boss"]
    now = await start.map()
    assert [role.code for role in now.by_uid[mine].roles] == ["legal"]
    assert now.by_uid[mine].stances == ()
    # What runs between somebody new and somebody who was there comes along.
    assert ("wang", "boss", 2, -1, "n") in shown(now)["influences"]
    assert ("a", "boss", "wang", "school") in shown(now)["ties"]
    again = await start.copy(base=base(now))
    assert (again.recorded.batch, again.stakeholders) == (None, ())
    assert {person.uid for person in again.skipped} == {"boss", "wang", "stranger"}


async def test_some_of_them_and_some_of_it(start: Start) -> None:
    await start.copy(stakeholders=(start.boss, start.wang), include=frozenset({"roles", "positions"}))
    now = await start.map()
    assert {who.contact_uid for who in now.stakeholders} == {"boss", "wang"}
    boss = next(who for who in now.stakeholders if who.contact_uid == "boss")
    assert ((boss.x, boss.y), boss.power, boss.stances, boss.coverage) == ((1, 2), None, (), ())
    assert {role.code for role in boss.roles} == {"approver", "coach"}
    assert (now.influences, now.alliances) == ((), ())
    assert "positions" not in COPIED


async def test_a_customer_s_map_is_a_source_and_a_target(start: Start) -> None:
    await start.copy("acme", kind="customer")
    assert shown(await start.map("acme", "customer")) == shown(await start.map("deal"))
    await start.copy(source_kind="customer", source_uid="acme")
    assert shown(await start.map()) == shown(await start.map("deal"))


async def test_what_is_refused(start: Start, cypher: Cypher) -> None:
    with pytest.raises(DifferentCustomer) as refused:
        await start.copy("other", kind="customer")
    assert refused.value.params == {"source": "Acme", "target": "Other"}
    with pytest.raises(InvalidArgument):
        await start.copy("deal")
    for wrong in ("nobody", "wang"):
        with pytest.raises(NotFound):
            await start.copy(stakeholders=(start.boss, wrong))
    with pytest.raises(NotFound):
        await start.copy("nowhere")
    with pytest.raises(NotFound):
        await start.copy(source_uid="nowhere")
    # Ann owns the second deal only: of the first she sees nobody.
    cypher(
        "MATCH (u:User {uid: 'ann'}), (o {uid: 'second'}) CREATE (u)-[:OWNS {uid: 'o', valid_from: datetime()}]->(o)"
    )
    with pytest.raises(NotFound):
        await start.copy(viewer=Viewer("rep", "ann"))
    assert (await start.map()).stakeholders == ()


async def test_who_came_with_a_company_that_takes_part(start: Start, cypher: Cypher) -> None:
    await start.change("second", AddPartner(customer="other", involved_as="consultant"))
    await start.change("second", AddStakeholder(contact="stranger"))
    with pytest.raises(NotAffiliated) as refused:
        await start.copy("acme", kind="customer", source_uid="second")
    assert refused.value.people == (("stranger", "Stranger"),)


async def test_what_can_not_be_given_any_more_is_left_out(start: Start, cypher: Cypher) -> None:
    cypher(
        """MATCH (n) WHERE (n:Role AND n.code = 'coach') OR (n:Party AND n.uid = 'rival')
             OR (n:VocabularyEntry AND n.vocabulary = 'orientation' AND n.code = 'business')
           SET n.retired_at = datetime()"""
    )
    cypher("MATCH (u:User {uid: 'bob'}) SET u.active = false")
    copied = await start.copy()
    assert {(one.person.name, one.what, one.value) for one in copied.left_out} == {
        ("Boss", "role", "coach"),
        ("Boss", "orientation", "business"),
        ("Boss", "stance", "Rival"),
        ("Boss", "coverage", "Bob"),
    }
    boss = next(who for who in (await start.map()).stakeholders if who.contact_uid == "boss")
    assert ([role.code for role in boss.roles], boss.orientation, boss.power) == (
        ["approver"],
        None,
        "inner_circle",
    )


async def test_more_than_500_at_once_are_refused(start: Start, cypher: Cypher) -> None:
    cypher(
        """MATCH (deal {uid: 'deal'}), (acme {uid: 'acme'}) UNWIND range(1, 498) AS n
           CREATE (c:Contact {uid: 'c' + n, name: 'C' + n})-[:WORKS_AT {uid: 'j' + n, valid_from: datetime()}]->(acme),
             (s:Stakeholder {uid: 's' + n, external: false})-[:IS]->(c), (s)-[:IN_MAP {uid: 'i' + n, valid_from: datetime()}]->(deal)"""
    )
    with pytest.raises(InvalidArgument):
        await start.copy()
    cypher("MATCH (s:Stakeholder {uid: 's1'})-[in_map:IN_MAP]->() SET in_map.superseded_at = datetime()")
    assert len((await start.copy()).stakeholders) == 500


async def test_the_same_copy_is_made_once(start: Start) -> None:
    first = await start.copy(mutation_id="m1")
    again = await start.copy(mutation_id="m1")
    assert again.recorded.replayed
    assert (again.recorded.batch, set(again.stakeholders)) == (first.recorded.batch, set(first.stakeholders))
    assert again.skipped == first.skipped == ()
    with pytest.raises(MutationIdReused):
        await start.copy(mutation_id="m1", stakeholders=(start.boss,))


async def test_the_standard_seats(start: Start) -> None:
    template = Template(kind="opportunity", uid="second", base=base(await start.map()), language="zh")
    done = await start.templates.apply(ME, template)
    now = await start.map()
    assert [who.title for who in (now.by_uid[uid] for uid in seats_of(done))] == [
        "批准人",
        "决策人",
        "技术评估人",
        "内部推动者",
        "使用人",
    ]
    assert {(who.known, who.external, len(who.roles)) for who in now.stakeholders} == {(False, False, 1)}
    nothing = await start.templates.apply(ME, Template(kind="opportunity", uid="second", base=base(now)))
    assert (nothing.batch, seats_of(nothing)) == (None, [])
    assert done.batch
    await start.undoing.undo(ME, done.batch)
    assert (await start.map()).stakeholders == ()


async def test_only_the_seats_that_are_missing(start: Start) -> None:
    template = Template(kind="opportunity", uid="deal", base=base(await start.map("deal")), mutation_id="t")
    done = await start.templates.apply(ME, template)
    roles = {role.code for uid in seats_of(done) for role in (await start.map("deal")).by_uid[uid].roles}
    assert roles == {"decision_maker", "technical_evaluator", "champion", "user"}
    assert (await start.templates.apply(ME, template)).replayed
    some = Template(
        kind="opportunity", uid="deal", base=base(await start.map("deal")), roles=("legal", "coach", "legal")
    )
    [seat] = seats_of(await start.templates.apply(ME, some))
    assert (await start.map("deal")).by_uid[seat].title == "Legal"
    with pytest.raises(UnknownValue):
        await start.templates.apply(
            ME, Template(kind="opportunity", uid="deal", base=some.base, roles=("legal", "wizard"))
        )
    with pytest.raises(NotFound):
        await start.templates.apply(ME, Template(kind="opportunity", uid="nowhere", base=some.base))
