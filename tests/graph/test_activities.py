"""Activities: what is written, what is refused, which maps change with them, and how it is all undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.engagement.changes import (
    CompleteActivity,
    CoverageEvidence,
    CreateActivity,
    RoleEvidence,
    StanceEvidence,
    UpdateActivity,
)
from graph_crm.engagement.model import ActivityFilter
from graph_crm.engagement.service import EngagementService
from graph_crm.engagement.writing import ActivityChangeService
from graph_crm.errors import InvalidArgument, MutationIdReused, NotFound
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.map_changes.model import (
    AddStakeholder,
    AssignRole,
    BaseRevision,
    MapBatch,
    SetCoverage,
    SetStance,
    UnassignRole,
)
from graph_crm.map_changes.service import MapChangeService
from graph_crm.maps.service import MapService
from graph_crm.paging import PageRequest
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph_crm.analysis.contact_map import Stakeholder
    from graph_crm.engagement.model import Activity, Evidence
    from graph_crm.graph.gateway import Graph
    from graph_crm.journal.model import Recorded
    from graph_crm.map_changes.model import MapChange

    Cypher = Callable[..., list[dict[str, Any]]]

YESTERDAY = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
TOMORROW = YESTERDAY + timedelta(days=2)
ANN, BOB = Viewer("rep", "ann"), Viewer("rep", "bob")


class Desk:
    """A rep who visits people; boss is in the maps of two deals, wang in that of the first."""

    def __init__(self, graph: Graph, cypher: Cypher, us: str) -> None:
        journal = Journal(graph)
        self.graph, self.cypher, self.us = graph, cypher, us
        self.changes = ActivityChangeService(journal)
        self.reading = EngagementService(graph)
        self.maps = MapService(graph)
        self.map_changes = MapChangeService(journal)
        self.undoing = UndoService(graph, journal)
        self.boss, self.wang = str(uuid4()), str(uuid4())

    async def change_map(self, *changes: MapChange, uid: str = "deal") -> Recorded:
        [row] = self.cypher("MATCH (o {uid: $uid}) RETURN o.map_revision AS revision", uid=uid)
        base = BaseRevision(map_revision=row["revision"], org_revision=0)
        batch = MapBatch(kind="opportunity", uid=uid, base=base, changes=changes)
        return await self.map_changes.apply(LOCAL_ADMINISTRATOR, batch)

    async def open(self) -> None:
        await self.change_map(
            AddStakeholder(uid=self.boss, contact="boss"), AddStakeholder(uid=self.wang, contact="wang")
        )
        await self.change_map(AddStakeholder(contact="boss"), uid="second")

    async def create(self, viewer: Viewer = LOCAL_ADMINISTRATOR, **other: Any) -> str:
        return made(await self.changes.create(viewer, create(**other)))

    async def one(self, uid: str) -> Activity:
        [activity] = await self.reading.by_uids(LOCAL_ADMINISTRATOR, [uid])
        assert activity is not None
        return activity

    async def people(self, uid: str) -> list[str]:
        [contacts] = await self.reading.contacts_of(LOCAL_ADMINISTRATOR, [uid])
        return [contact.uid for contact in contacts]

    async def evidence(self, uid: str) -> list[Evidence]:
        [found] = await self.reading.evidence_of(LOCAL_ADMINISTRATOR, [uid])
        return found

    async def shown(self, uid: str = "") -> Stakeholder:
        view = await self.maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal")
        return view.contact_map.by_uid[uid or self.boss]

    async def undo(self, recorded: Recorded) -> Recorded:
        assert recorded.batch is not None
        return await self.undoing.undo(LOCAL_ADMINISTRATOR, recorded.batch)

    def revisions(self) -> dict[str, int]:
        rows = self.cypher(
            "MATCH (o:Customer|Opportunity) RETURN o.uid AS uid, coalesce(o.map_revision, 0) AS revision"
        )
        return {row["uid"]: row["revision"] for row in rows}


def create(**other: Any) -> CreateActivity:
    given: dict[str, Any] = {
        "kind": "visit",
        "status": "done",
        "occurred_at": YESTERDAY,
        "subject": "deal",
        "contacts": ("boss",),
    }
    return CreateActivity(**{**given, **other})


def made(recorded: Recorded) -> str:
    """The uid of the one activity that a batch made."""
    [uid] = [entry.slot for entry in recorded.entries if entry.kind == "Activity" and entry.before is None]
    return uid


def raised(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {uid for uid, revision in after.items() if revision > before[uid]}


@pytest.fixture
async def desk(graph: Graph, cypher: Cypher) -> Desk:
    desk = Desk(graph, cypher, plant(cypher))
    await desk.open()
    return desk


async def test_what_was_done_is_kept_and_seen_in_the_maps(desk: Desk) -> None:
    before = desk.revisions()
    recorded = await desk.changes.create(
        LOCAL_ADMINISTRATOR,
        create(
            contacts=("boss", "li", "boss"),
            user="ann",
            summary="谈预算",
            outcome="yes",
            next_at=TOMORROW,
        ),
    )
    activity = await desk.one(made(recorded))
    assert (activity.kind, activity.status, activity.occurred_at) == ("visit", "done", YESTERDAY)
    assert (activity.summary, activity.outcome, activity.next_at) == ("谈预算", "yes", TOMORROW)
    assert (activity.user_uid, activity.subject_uid) == ("ann", "deal")
    assert await desk.people(activity.uid) == ["boss", "li"]
    assert raised(before, desk.revisions()) == {"deal", "second"}
    assert recorded.revisions["deal"].map_revision == before["deal"] + 1
    shown = await desk.shown()
    assert (shown.last_contact_at, shown.activity_count, shown.next_contact_at) == (YESTERDAY, 1, None)
    assert {(entry.kind, entry.action) for entry in recorded.entries} == {
        ("Activity", "added"),
        ("ABOUT", "added"),
        ("DID", "added"),
        ("WITH", "added"),
    }


async def test_who_did_it_is_the_viewer_if_nobody_is_named(desk: Desk) -> None:
    desk.cypher(
        "MATCH (u:User {uid: 'ann'}), (o {uid: 'deal'}) CREATE (u)-[:OWNS {valid_from: datetime()}]->(o)"
    )
    assert (await desk.one(await desk.create(viewer=ANN))).user_uid == "ann"
    assert (await desk.one(await desk.create(viewer=ANN, user="bob"))).user_uid == "bob"
    assert (await desk.one(await desk.create())).user_uid is None


async def test_times_are_kept_in_one_zone(desk: Desk) -> None:
    uid = await desk.create(occurred_at=datetime.fromisoformat("2026-01-05T10:00:00+08:00"))
    [row] = desk.cypher("MATCH (a:Activity {uid: $uid}) RETURN toString(a.occurred_at) AS at", uid=uid)
    assert row["at"] == "2026-01-05T02:00:00Z"


@pytest.mark.parametrize(
    ("other", "argument"),
    [
        ({"occurred_at": TOMORROW}, "occurredAt"),
        ({"occurred_at": datetime(2026, 1, 1)}, "occurredAt"),  # noqa: DTZ001
        ({"next_at": YESTERDAY}, "nextAt"),
        ({"next_at": datetime(2099, 1, 1)}, "nextAt"),  # noqa: DTZ001
        ({"summary": "x" * 10_001}, "summary"),
        ({"outcome": "x" * 10_001}, "outcome"),
        ({"contacts": tuple(f"c{number}" for number in range(51))}, "contacts"),
    ],
)
async def test_what_does_not_fit(desk: Desk, other: dict[str, Any], argument: str) -> None:
    with pytest.raises(InvalidArgument) as refused:
        await desk.create(**other)
    assert refused.value.params["argument"] == argument
    assert desk.cypher("MATCH (a:Activity) RETURN a") == []


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ({"subject": "nowhere"}, "opportunity"),
        ({"subject": "boss"}, "opportunity"),
        ({"contacts": ("boss", "nobody")}, "contact"),
        ({"contacts": ("deal",), "subject": "acme"}, "contact"),
        ({"user": "nobody"}, "user"),
        ({"user": "boss"}, "user"),
        ({"evidence": (RoleEvidence(stakeholder="nobody", role="approver"),)}, "stakeholder"),
    ],
)
async def test_what_is_not_there(desk: Desk, other: dict[str, Any], kind: str) -> None:
    with pytest.raises(NotFound) as refused:
        await desk.create(**other)
    assert refused.value.params["kind"] == kind
    assert desk.cypher("MATCH (a:Activity) RETURN a") == []


async def test_the_longest_texts_and_most_people_fit(desk: Desk) -> None:
    desk.cypher(
        """UNWIND range(1, 50) AS n CREATE (:Contact {uid: 'c' + n, name: 'C', known: true, created_at: datetime(),
        updated_at: datetime()})"""
    )
    people = tuple(f"c{number}" for number in range(1, 51))
    uid = await desk.create(contacts=people, summary="x" * 10_000, outcome="y" * 10_000)
    assert len(await desk.people(uid)) == 50
    assert await desk.people(await desk.create(contacts=())) == []


async def test_a_planned_one_is_done_and_the_next_planned(desk: Desk) -> None:
    uid = await desk.create(status="planned", occurred_at=TOMORROW, contacts=("boss", "wang"), user="ann")
    shown = await desk.shown()
    assert (shown.last_contact_at, shown.activity_count, shown.next_contact_at) == (None, 0, TOMORROW)
    before = desk.revisions()
    later = TOMORROW + timedelta(days=7)
    change = CompleteActivity(
        activity=uid, outcome="agreed", next_at=later, next_kind="call", next_summary="price"
    )
    recorded = await desk.changes.complete(LOCAL_ADMINISTRATOR, change, "m1")
    done, following = await desk.one(uid), await desk.one(made(recorded))
    assert (done.status, done.outcome, done.next_at) == ("done", "agreed", later)
    # It was planned for tomorrow and done today.
    assert done.occurred_at < TOMORROW
    assert done.occurred_at == recorded.made_at
    assert (following.kind, following.status, following.occurred_at) == ("call", "planned", later)
    assert (following.user_uid, following.subject_uid, following.summary) == ("ann", "deal", "price")
    assert await desk.people(following.uid) == ["boss", "wang"]
    assert raised(before, desk.revisions()) == {"deal", "second"}
    shown = await desk.shown(desk.wang)
    assert (shown.last_contact_at, shown.activity_count, shown.next_contact_at) == (
        done.occurred_at,
        1,
        later,
    )
    again = await desk.changes.complete(LOCAL_ADMINISTRATOR, change, "m1")
    assert again.replayed
    assert made(again) == following.uid
    with pytest.raises(InvalidArgument):
        await desk.changes.complete(LOCAL_ADMINISTRATOR, CompleteActivity(activity=uid))
    await desk.undo(recorded)
    assert (await desk.one(uid)).status == "planned"
    assert await desk.reading.by_uids(LOCAL_ADMINISTRATOR, [following.uid]) == [None]
    assert (await desk.shown(desk.wang)).next_contact_at == TOMORROW


async def test_done_when_it_was_planned_or_when_it_is_said(desk: Desk) -> None:
    earlier = YESTERDAY - timedelta(days=3)
    for given, expected in ((None, YESTERDAY), (earlier, earlier)):
        uid = await desk.create(status="planned", occurred_at=YESTERDAY, summary="plan")
        recorded = await desk.changes.complete(
            LOCAL_ADMINISTRATOR, CompleteActivity(activity=uid, occurred_at=given)
        )
        done = await desk.one(uid)
        assert (done.occurred_at, done.summary, done.kind) == (expected, "plan", "visit")
        assert [entry.kind for entry in recorded.entries] == ["Activity"]
    uid = await desk.create(status="planned", occurred_at=YESTERDAY)
    with pytest.raises(InvalidArgument):
        await desk.changes.complete(LOCAL_ADMINISTRATOR, CompleteActivity(activity=uid, occurred_at=TOMORROW))


async def test_a_change_concerns_those_who_were_there_and_those_who_are(desk: Desk) -> None:
    uid = await desk.create(contacts=("wang", "li"), user="ann", summary="s", outcome="o")
    before = desk.revisions()
    recorded = await desk.changes.update(
        LOCAL_ADMINISTRATOR,
        UpdateActivity(
            activity=uid, contacts=("boss", "li"), subject="acme", user="bob", kind="mail", outcome=None
        ),
    )
    activity = await desk.one(uid)
    assert (activity.kind, activity.summary, activity.outcome) == ("mail", "s", None)
    assert (activity.user_uid, activity.subject_uid) == ("bob", "acme")
    assert await desk.people(uid) == ["boss", "li"]
    assert raised(before, desk.revisions()) == {"deal", "second"}
    assert (await desk.shown(desk.wang)).activity_count == 0
    assert (await desk.shown()).activity_count == 1
    await desk.undo(recorded)
    assert (await desk.one(uid)).user_uid == "ann"
    assert (await desk.one(uid)).subject_uid == "deal"
    assert await desk.people(uid) == ["li", "wang"]
    await desk.changes.update(LOCAL_ADMINISTRATOR, UpdateActivity(activity=uid, user=None))
    assert (await desk.one(uid)).user_uid is None
    nothing = await desk.changes.update(LOCAL_ADMINISTRATOR, UpdateActivity(activity=uid, summary="s"))
    assert nothing.batch is None
    with pytest.raises(InvalidArgument):
        await desk.changes.update(LOCAL_ADMINISTRATOR, UpdateActivity(activity=uid, occurred_at=TOMORROW))
    with pytest.raises(NotFound):
        await desk.changes.update(LOCAL_ADMINISTRATOR, UpdateActivity(activity="nothing", summary="x"))


async def test_deleted_and_brought_back(desk: Desk) -> None:
    uid = await desk.create(user="ann")
    before = desk.revisions()
    deleted = await desk.changes.delete(LOCAL_ADMINISTRATOR, uid)
    assert raised(before, desk.revisions()) == {"deal", "second"}
    assert (await desk.shown()).activity_count == 0
    assert await desk.reading.by_uids(LOCAL_ADMINISTRATOR, [uid]) == [None]
    with pytest.raises(NotFound):
        await desk.changes.delete(LOCAL_ADMINISTRATOR, uid)
    with pytest.raises(NotFound):
        await desk.changes.update(LOCAL_ADMINISTRATOR, UpdateActivity(activity=uid, summary="x"))
    before = desk.revisions()
    await desk.changes.restore(LOCAL_ADMINISTRATOR, uid)
    assert raised(before, desk.revisions()) == {"deal", "second"}
    assert (await desk.shown()).activity_count == 1
    assert (await desk.one(uid)).user_uid == "ann"
    for wrong, error in ((uid, InvalidArgument), ("boss", NotFound), ("nothing", NotFound)):
        with pytest.raises(error):
            await desk.changes.restore(LOCAL_ADMINISTRATOR, wrong)
    deleted = await desk.changes.delete(LOCAL_ADMINISTRATOR, uid)
    await desk.undo(deleted)
    assert (await desk.shown()).activity_count == 1


async def test_all_is_undone_and_done_again(desk: Desk) -> None:
    before = desk.revisions()
    first = await desk.changes.create(LOCAL_ADMINISTRATOR, create(user="ann", contacts=("boss", "wang")))
    uid = made(first)
    second = await desk.changes.update(
        LOCAL_ADMINISTRATOR, UpdateActivity(activity=uid, contacts=("li",), summary="x", user="bob")
    )
    undone = [await desk.undo(second), await desk.undo(first)]
    assert await desk.reading.by_uids(LOCAL_ADMINISTRATOR, [uid]) == [None]
    assert (await desk.shown()).activity_count == 0
    for one in reversed(undone):
        await desk.undo(one)
    assert (await desk.one(uid)).user_uid == "bob"
    assert await desk.people(uid) == ["li"]
    assert raised(before, desk.revisions()) == {"deal", "second"}


async def test_the_same_request_is_done_once(desk: Desk) -> None:
    first = await desk.changes.create(LOCAL_ADMINISTRATOR, create(), "m1")
    again = await desk.changes.create(LOCAL_ADMINISTRATOR, create(), "m1")
    assert again.replayed
    assert made(again) == made(first)
    assert len(desk.cypher("MATCH (a:Activity) RETURN a")) == 1
    with pytest.raises(MutationIdReused):
        await desk.changes.create(LOCAL_ADMINISTRATOR, create(summary="other"), "m1")


async def test_how_many_queries(desk: Desk) -> None:
    before = desk.graph.queries_run
    uid = await desk.create(contacts=("boss", "wang"), user="ann")
    # Begin, what may be seen, load, write.
    assert desk.graph.queries_run - before == 4
    before = desk.graph.queries_run
    await desk.changes.update(LOCAL_ADMINISTRATOR, UpdateActivity(activity=uid, summary="x"))
    assert desk.graph.queries_run - before == 4


async def test_evidence_outlives_what_it_is_for(desk: Desk) -> None:
    judged = await desk.change_map(
        SetStance(stakeholder=desk.boss, party=desk.us, value=1, assessed_by="ann"),
        AssignRole(stakeholder=desk.boss, role="approver"),
        SetCoverage(stakeholder=desk.wang, user="bob", level="brief"),
    )
    uid = await desk.create(
        evidence=(
            StanceEvidence(stakeholder=desk.boss, party=desk.us, assessed_by="ann"),
            RoleEvidence(stakeholder=desk.boss, role="approver"),
            CoverageEvidence(stakeholder=desk.wang, user="bob"),
        )
    )
    by_kind = {one.kind: one for one in await desk.evidence(uid)}
    assert all(one.holds for one in by_kind.values())
    stance, role, coverage = by_kind["stance"], by_kind["role"], by_kind["coverage"]
    assert (stance.contact_uid, stance.party_uid, stance.value, stance.user_uid) == (
        "boss",
        desk.us,
        1,
        "ann",
    )
    assert (role.stakeholder_uid, role.role, role.user_uid) == (desk.boss, "approver", None)
    assert (coverage.contact_uid, coverage.user_uid, coverage.level) == ("wang", "bob", "brief")
    moved = await desk.change_map(
        SetStance(stakeholder=desk.boss, party=desk.us, value=-1, assessed_by="ann"),
        UnassignRole(stakeholder=desk.boss, role="approver"),
    )
    by_kind = {one.kind: one for one in await desk.evidence(uid)}
    assert {one.kind: one.holds for one in by_kind.values()} == {
        "stance": False,
        "role": False,
        "coverage": True,
    }
    assert by_kind["stance"].value == 1
    # An undo says the same again under another uid: it is the same judgement all the same.
    undone = await desk.undo(moved)
    assert {one.kind: one.holds for one in await desk.evidence(uid)} == dict.fromkeys(by_kind, True)
    also = await desk.create(
        evidence=(StanceEvidence(stakeholder=desk.boss, party=desk.us, assessed_by="ann"),)
    )
    assert [one.uid for one in await desk.evidence(also)] == [stance.uid]
    await desk.undo(undone)
    assert [one.holds for one in await desk.evidence(also)] == [False]
    assert judged.batch


async def test_evidence_is_added_and_taken_away(desk: Desk) -> None:
    await desk.change_map(
        AssignRole(stakeholder=desk.boss, role="approver"), AssignRole(stakeholder=desk.boss, role="user")
    )
    uid = await desk.create(evidence=(RoleEvidence(stakeholder=desk.boss, role="user"),))
    [user] = await desk.evidence(uid)
    change = UpdateActivity(
        activity=uid,
        add_evidence=(RoleEvidence(stakeholder=desk.boss, role="approver"),),
        remove_evidence=(user.uid,),
    )
    recorded = await desk.changes.update(LOCAL_ADMINISTRATOR, change)
    assert [one.role for one in await desk.evidence(uid)] == ["approver"]
    await desk.undo(recorded)
    assert [one.role for one in await desk.evidence(uid)] == ["user"]
    wrong = UpdateActivity(activity=uid, remove_evidence=("nothing",))
    with pytest.raises(InvalidArgument):
        await desk.changes.update(LOCAL_ADMINISTRATOR, wrong)


async def test_only_what_is_judged_now_can_be_evidenced(desk: Desk) -> None:
    await desk.change_map(SetStance(stakeholder=desk.boss, party=desk.us, value=1, assessed_by="ann"))
    for nothing in (
        StanceEvidence(stakeholder=desk.boss, party=desk.us, assessed_by="bob"),
        StanceEvidence(stakeholder=desk.boss, party=desk.us),
        StanceEvidence(stakeholder=desk.boss, party="rival", assessed_by="ann"),
        RoleEvidence(stakeholder=desk.boss, role="approver"),
        CoverageEvidence(stakeholder=desk.boss, user="ann"),
    ):
        with pytest.raises(InvalidArgument) as refused:
            await desk.create(evidence=(nothing,))
        assert refused.value.params["argument"] == "evidence"


async def test_a_viewer_writes_about_what_that_viewer_sees(desk: Desk) -> None:
    desk.cypher(
        """MATCH (u:User {uid: 'ann'}), (o {uid: 'deal'}), (li {uid: 'li'}), (other {uid: 'other'}), (s {uid: 'stranger'})
        CREATE (u)-[:OWNS {valid_from: datetime()}]->(o),
          // Li also works elsewhere, and reports there to somebody whom Ann does not know of.
          (li)-[:REPORTS_TO {uid: 'l1', customer_uid: 'other', kind: 'solid', valid_from: datetime()}]->(s)"""
    )
    mine = await desk.create(viewer=ANN, contacts=("boss",))
    for hidden in (
        {"subject": "second"},
        {"subject": "acme"},
        {"contacts": ("boss", "stranger")},
        {"contacts": ("boss", "li")},
    ):
        with pytest.raises(NotFound):
            await desk.create(viewer=ANN, **hidden)
    # Boss is in the map of the second deal too: it came along with boss, and is not to be named all the same.
    with pytest.raises(NotFound):
        await desk.changes.update(ANN, UpdateActivity(activity=mine, subject="second"))
    for refused in (
        desk.changes.update(BOB, UpdateActivity(activity=mine, summary="x")),
        desk.changes.delete(BOB, mine),
        desk.changes.complete(BOB, CompleteActivity(activity=mine)),
    ):
        with pytest.raises(NotFound):
            await refused
    await desk.changes.delete(ANN, mine)
    with pytest.raises(NotFound):
        await desk.changes.restore(BOB, mine)
    await desk.changes.restore(ANN, mine)
    # What Bob did himself is his to mend, whatever became of the deal.
    his = await desk.create(user="bob")
    await desk.changes.update(BOB, UpdateActivity(activity=his, summary="x"))
    assert (await desk.one(his)).summary == "x"


async def test_a_viewer_reads_what_that_viewer_sees(desk: Desk) -> None:
    desk.cypher(
        "MATCH (u:User {uid: 'ann'}), (o {uid: 'acme'}) CREATE (u)-[:OWNS {valid_from: datetime()}]->(o)"
    )
    about_deal, about_other = await desk.create(user="bob"), await desk.create(subject="other")
    both = [about_deal, about_other]
    await desk.change_map(AssignRole(stakeholder=desk.boss, role="user"))
    change = UpdateActivity(
        activity=about_deal, add_evidence=(RoleEvidence(stakeholder=desk.boss, role="user"),)
    )
    await desk.changes.update(LOCAL_ADMINISTRATOR, change)
    # Bob did one himself: he sees it, though not who took part, nor what it is evidence for.
    for viewer, seen, met in (
        (LOCAL_ADMINISTRATOR, both, 2),
        (ANN, [about_deal], 1),
        (BOB, [about_deal], 0),
        (Viewer("rep", "nobody"), list[str](), 0),
        (Viewer("rep"), list[str](), 0),
    ):
        knows_boss = met > 0
        assert [one.uid for one in await desk.reading.by_uids(viewer, both) if one] == seen
        [of_boss] = await desk.reading.of_parents(viewer, ["boss"], PageRequest())
        assert {one.uid for one in of_boss.items} == set(seen)
        [touchpoints] = await desk.reading.touchpoints(viewer, ["boss"])
        assert touchpoints.activity_count == met
        [people] = await desk.reading.contacts_of(viewer, [about_deal])
        assert [one.uid for one in people] == (["boss"] if knows_boss else [])
        [evidence] = await desk.reading.evidence_of(viewer, [about_deal])
        assert len(evidence) == (1 if knows_boss else 0)
        subjects = await desk.reading.subjects(viewer, ["deal", "other", "acme", "nothing"])
        expected = {"deal", "acme"} if knows_boss else set[str]()
        expected |= {"other"} if viewer is LOCAL_ADMINISTRATOR else set()
        assert {one.uid for one in subjects if one} == expected


async def test_lists_come_newest_first_by_status_and_kind(desk: Desk) -> None:
    def at(days: int) -> datetime:
        return YESTERDAY - timedelta(days=days)

    old = await desk.create(occurred_at=at(9), kind="call", contacts=("wang",))
    planned = await desk.create(status="planned", occurred_at=TOMORROW, contacts=())
    about_acme = await desk.create(subject="acme", occurred_at=at(5))
    about_second = await desk.create(subject="second", occurred_at=at(7))
    await desk.create(subject="other", contacts=("stranger",))
    gone = await desk.create()
    await desk.changes.delete(LOCAL_ADMINISTRATOR, gone)

    async def listed(parents: Sequence[str], **wanted: Any) -> list[list[str]]:
        found = await desk.reading.of_parents(
            LOCAL_ADMINISTRATOR, parents, PageRequest(), ActivityFilter(**wanted)
        )
        return [[activity.uid for activity in page.items] for page in found]

    before = desk.graph.queries_run
    assert await listed(["acme", "deal", "boss", "nothing"]) == [
        [planned, about_acme, about_second, old],
        [planned, old],
        [about_acme, about_second],
        [],
    ]
    assert desk.graph.queries_run - before == 1
    assert await listed(["acme"], status="done") == [[about_acme, about_second, old]]
    assert await listed(["acme"], status="planned") == [[planned]]
    assert await listed(["acme"], kind="call") == [[old]]
    assert await listed(["acme"], kind="demo") == [[]]


async def test_pages_hold_each_once_though_moments_are_equal(desk: Desk) -> None:
    uids = [
        await desk.create(subject="acme", occurred_at=YESTERDAY - timedelta(days=n // 3)) for n in range(7)
    ]
    for first in (1, 2, 7):
        found: list[str] = []
        after = None
        for _ in range(8):
            [page] = await desk.reading.of_parents(LOCAL_ADMINISTRATOR, ["acme"], PageRequest(first, after))
            found += [activity.uid for activity in page.items]
            if not page.has_next:
                break
            after = page.cursors[-1]
        assert sorted(found) == sorted(uids)
        assert len(found) == 7
    with pytest.raises(InvalidArgument):
        await desk.reading.of_parents(LOCAL_ADMINISTRATOR, ["acme"], PageRequest(5, "x"))
