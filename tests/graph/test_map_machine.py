"""Random edits, undos, looks into the past and writers at once, against a model of a map in a dictionary."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from graph_crm.access.model import LOCAL_ADMINISTRATOR
from graph_crm.errors import EditConflict, GraphCrmError
from graph_crm.graph.gateway import open_graph
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.map_changes import model as change
from graph_crm.map_changes.service import MapChangeService
from graph_crm.maps.moment import Moment
from graph_crm.maps.service import MapService
from tests import map_model
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from datetime import datetime

    from neo4j import Driver

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.graph.connection import Connection
    from graph_crm.graph.gateway import Graph
    from graph_crm.journal.model import Recorded
    from tests.map_model import Things

# Examples and steps of each; more of them where there is time: GRAPH_MACHINE_EXAMPLES=500.
EXAMPLES = int(os.environ.get("GRAPH_MACHINE_EXAMPLES", "12"))
STEPS = 30
CONTACTS = ("boss", "wang", "li", "zhao", "stranger")
ROLES = ("approver", "champion", "blocker")

seeds = st.integers(0, 2**32 - 1)


@dataclass(frozen=True)
class Done:
    """A batch that was written: what was before and after it, and where it stands in the row of revisions."""

    uid: str
    before: Things
    after: Things
    revision: tuple[int, int]
    made_at: datetime
    undoes: int | None = None


class MapMachine(RuleBasedStateMachine):
    """One map and its model, side by side."""

    runner: asyncio.Runner
    graph: Graph
    cypher: Callable[..., list[dict[str, Any]]]

    def __init__(self) -> None:
        super().__init__()
        journal = Journal(self.graph)
        self.changes = MapChangeService(journal)
        self.undoing = UndoService(self.graph, journal)
        self.maps = MapService(self.graph)
        self.things: Things = {}
        self.row: list[Done] = []
        self.revision = (0, 0)

    def run(self, doing: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(doing)

    def teardown(self) -> None:
        rules_hold(self.cypher)

    @initialize()
    def plant(self) -> None:
        """Everything that a test before left is gone."""
        self.cypher(CLEAN_MAP)
        self.us = plant(self.cypher)

    # --- what is made up

    def change(self, rng: Random) -> change.MapChange:
        """Some change, mostly about those who are there."""
        known = sorted({key[1] for key in self.things if key[0] in {"in", "gone"}})
        if not known:
            return change.AddStakeholder(uid=str(uuid4()), contact=rng.choice(CONTACTS))
        who, other = rng.choice(known), rng.choice(known)
        one, two = rng.choice(CONTACTS), rng.choice(CONTACTS)
        party = rng.choice((self.us, "rival"))
        user = rng.choice(("ann", "bob"))
        solid = rng.choice(("solid", "dotted"))
        number = rng.randrange(10)
        new = str(uuid4())
        makers: Sequence[Callable[[], change.MapChange]] = (
            lambda: change.AddStakeholder(uid=new, contact=one, external=one == "stranger" and number > 2),
            lambda: change.AddStakeholder(uid=new, contact=one, external=one == "stranger"),
            lambda: change.RemoveStakeholder(stakeholder=who),
            lambda: change.RestoreStakeholder(stakeholder=who),
            lambda: change.PlaceStakeholder(
                stakeholder=who, x=number if number else None, y=number if number else None
            ),
            lambda: change.UpdateStakeholder(
                stakeholder=who, power=("outside", "inner_circle", None)[number % 3]
            ),
            lambda: change.UpdateStakeholder(stakeholder=who, note=f"note {number}", vote_weight=number),
            lambda: change.AssignRole(stakeholder=who, role=ROLES[number % 3]),
            lambda: change.UnassignRole(stakeholder=who, role=ROLES[number % 3]),
            lambda: change.SetStance(
                stakeholder=who, party=party, value=number % 5 - 2, confidence=number / 10
            ),
            lambda: change.ClearStance(stakeholder=who, party=party),
            lambda: change.SetCoverage(stakeholder=who, user=user, level=("brief", "in_depth")[number % 2]),
            lambda: change.RemoveCoverage(stakeholder=who, user=user),
            lambda: change.SetInfluence(influencer=who, influenced=other, strength=number % 3 + 1),
            lambda: change.RemoveInfluence(influencer=who, influenced=other),
            lambda: change.SetTie(kind=("alliance", "conflict")[number % 2], first=who, second=other),
            lambda: change.RemoveTie(kind=("alliance", "conflict")[number % 2], first=who, second=other),
            lambda: change.SetReportingLine(report=one, manager=two, kind=solid),
            lambda: change.SetReportingLine(report=one, manager=two),
            lambda: change.RemoveReportingLine(report=one, manager=two, kind=solid),
        )
        return rng.choice(makers)()

    def batch(self, seed: int, base: tuple[int, int] | None = None) -> change.MapBatch:
        """Some changes. One number makes them all, for of two writers at once nobody knows who is first: were every
        choice drawn, the next choices would depend on that, and hypothesis could not repeat them."""
        rng = Random(seed)
        map_revision, org_revision = base or self.revision
        batch = change.MapBatch(
            kind="opportunity",
            uid="deal",
            base=change.BaseRevision(map_revision=map_revision, org_revision=org_revision),
            changes=tuple(self.change(rng) for _ in range(rng.randint(1, 4))),
        )
        note(f"{batch}")
        return batch

    # --- what is done

    @rule(seed=seeds)
    def edit(self, seed: int) -> None:
        batch = self.batch(seed)
        try:
            expected = map_model.after(self.things, batch.changes)
        except map_model.Refused as refused:
            with pytest.raises(refused.error):
                self.run(self.changes.apply(LOCAL_ADMINISTRATOR, batch))
            return
        self.took(self.run(self.changes.apply(LOCAL_ADMINISTRATOR, batch)), expected)

    @rule(seed=seeds, back=st.integers(1, 3))
    def edit_an_older_picture(self, seed: int, back: int) -> None:
        if len(self.row) < 2:
            return
        base = self.row[max(0, len(self.row) - 1 - back)].revision
        batch = self.batch(seed, base)
        since = [done for done in self.row if done.revision > base]
        theirs = {key for done in since for key in map_model.differing(done.before, done.after)}
        try:
            expected = map_model.after(self.things, batch.changes)
        except map_model.Refused as refused:
            with pytest.raises((refused.error, EditConflict)):
                self.run(self.changes.apply(LOCAL_ADMINISTRATOR, batch))
            return
        mine = map_model.differing(self.things, expected)
        leaving = {key[1] for key in mine if key[0] == "gone" and key in expected}
        if mine & theirs or leaving & map_model.about(theirs):
            with pytest.raises(EditConflict):
                self.run(self.changes.apply(LOCAL_ADMINISTRATOR, batch))
        else:
            self.took(self.run(self.changes.apply(LOCAL_ADMINISTRATOR, batch)), expected)

    @rule()
    def undo_the_last(self) -> None:
        if not self.row:
            return
        done = self.row[-1]
        recorded = self.run(self.undoing.undo(LOCAL_ADMINISTRATOR, done.uid))
        self.took(recorded, done.before, undoes=len(self.row) - 1)

    @rule(back=st.integers(2, 6))
    def undo_an_older_one(self, back: int) -> None:
        if len(self.row) < 2:
            return
        place = max(0, len(self.row) - back)
        done = self.row[place]
        keys = map_model.differing(done.before, done.after)
        expected = {key: value for key, value in self.things.items() if key not in keys}
        expected |= {key: done.before[key] for key in keys if key in done.before}
        try:
            recorded = self.run(self.undoing.undo(LOCAL_ADMINISTRATOR, done.uid))
        except GraphCrmError:
            return  # the invariant sees that nothing changed
        assert all(self.things.get(key) == done.after.get(key) for key in keys), "what others changed is lost"
        assert all(later.undoes != place for later in self.row), "undone twice"
        self.took(recorded, expected, undoes=place)

    @rule(first=seeds, second=seeds)
    def two_at_once(self, first: int, second: int) -> None:
        batches = [self.batch(first), self.batch(second)]

        async def both() -> list[Any]:
            applying = (self.changes.apply(LOCAL_ADMINISTRATOR, batch) for batch in batches)
            return await asyncio.gather(*applying, return_exceptions=True)

        answers = self.run(both())
        written = [
            (answer, batch)
            for answer, batch in zip(answers, batches, strict=True)
            if not isinstance(answer, BaseException)
        ]
        for answer in answers:
            assert not isinstance(answer, BaseException) or isinstance(answer, GraphCrmError), answer
        # Whoever was first has the lower revision; what the second one did rests on what the first one left.
        for answer, batch in sorted(written, key=lambda one: one[0].made_at):
            try:
                expected = map_model.after(self.things, batch.changes)
            except map_model.Refused as refused:
                raise AssertionError(f"it broke a rule: {refused}: {written} on {self.things}") from refused
            self.took(answer, expected)

    @rule(back=st.integers(1, 10))
    def look_into_the_past(self, back: int) -> None:
        if not self.row:
            return
        done = self.row[max(0, len(self.row) - back)]
        then = Moment(as_of=done.made_at, known_at=done.made_at)
        seen = self.run(self.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal", then)).contact_map
        assert map_model.without_places(map_model.read(seen)) == map_model.without_places(
            map_model.shown(done.after)
        )

    def took(self, recorded: Recorded, expected: Things, undoes: int | None = None) -> None:
        """A batch was written: the model goes on from what it expects."""
        if recorded.batch is None:
            assert expected == self.things
            return
        before, self.things = self.things, expected
        seen = self.map()
        assert (seen.map_revision, seen.org_revision) >= self.revision
        self.revision = (seen.map_revision, seen.org_revision)
        self.row.append(Done(recorded.batch, before, expected, self.revision, recorded.made_at, undoes))

    def map(self) -> ContactMap:
        return self.run(self.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal")).contact_map

    @invariant()
    def agrees(self) -> None:
        if self.row:
            assert map_model.read(self.map()) == map_model.shown(self.things)


CLEAN_MAP = """
MATCH (n) WHERE NOT (n:Role OR n:VocabularyEntry OR n:MigrationLock OR n:`__Neo4jMigration` OR (n:Party AND n.code IS NOT NULL))
DETACH DELETE n
"""
TWO_AT_ONCE = """
MATCH (start)-[edge]->(end)
WHERE edge.recorded_at IS NOT NULL AND edge.superseded_at IS NULL
WITH type(edge) AS type, start, CASE WHEN type(edge) IN ['IN_MAP', 'STATE'] OR edge.kind = 'solid' THEN null ELSE end END AS end,
  coalesce(edge.assessed_by, '') + coalesce(edge.customer_uid, '') + coalesce(edge.kind, '') AS rest, collect(edge) AS versions
UNWIND versions AS one
UNWIND versions AS other
WITH type, one, other
WHERE one.uid < other.uid
  AND one.valid_from < coalesce(other.valid_to, datetime('9999-01-01T00:00:00Z'))
  AND other.valid_from < coalesce(one.valid_to, datetime('9999-01-01T00:00:00Z'))
RETURN type, one.uid AS one, other.uid AS other
"""
ORPHANS = """
MATCH (s:Stakeholder) WHERE COUNT { (s)-[:IS]->(:Contact) } <> 1 OR COUNT { (s)-[:IN_MAP]->() } = 0 RETURN s.uid AS uid
UNION ALL
MATCH (s:StakeholderState) WHERE NOT EXISTS { (s)<-[:STATE]-(:Stakeholder) } RETURN s.uid AS uid
UNION ALL
MATCH (e:AuditEntry) WHERE COUNT { (e)<-[:HOLDS]-(:Batch) } <> 1 RETURN e.uid AS uid
UNION ALL
MATCH (b:Batch) WHERE NOT EXISTS { (b)-[:HOLDS]->(:AuditEntry) } RETURN b.uid AS uid
"""
BACKWARDS = """
MATCH ()-[edge]->() WHERE edge.recorded_at IS NOT NULL
  AND (edge.superseded_at <= edge.recorded_at OR edge.valid_to <= edge.valid_from)
RETURN edge.uid AS uid
"""
CIRCLES = """
MATCH (a:Contact)-[lines:REPORTS_TO*1..6]->(a)
WHERE all(line IN lines WHERE line.kind = 'solid' AND line.valid_to IS NULL AND line.superseded_at IS NULL)
RETURN a.uid AS uid
"""


def rules_hold(cypher: Callable[..., list[dict[str, Any]]]) -> None:
    """No two versions for true at once, none that ends before it begins, no circle, nothing that hangs in the air."""
    for query in (TWO_AT_ONCE, ORPHANS, BACKWARDS, CIRCLES):
        found = cypher(query)
        assert found == [], query


@pytest.mark.timeout(3600)
def test_the_map_and_its_model_agree(connection: Connection, driver: Driver) -> None:
    with driver.session() as session, asyncio.Runner() as runner:

        def cypher(text: str, **params: object) -> list[dict[str, Any]]:
            return [record.data() for record in session.run(text, params)]  # pyright: ignore[reportArgumentType]

        opened = open_graph(connection, query_timeout=30)
        MapMachine.runner = runner
        MapMachine.graph = runner.run(opened.__aenter__())
        MapMachine.cypher = staticmethod(cypher)
        try:
            run_state_machine_as_test(  # pyright: ignore[reportUnknownMemberType]
                MapMachine,
                settings=settings(
                    max_examples=EXAMPLES,
                    stateful_step_count=STEPS,
                    # Every step writes to a database: to shrink an example takes longer than to read it.
                    phases=[Phase.generate],
                    database=None,
                    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
                ),
            )
        finally:
            runner.run(opened.__aexit__(None, None, None))
