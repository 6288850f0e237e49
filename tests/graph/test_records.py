"""Writing customers, contacts and deals one by one: what is written, refused, taken back, and kept of a closed deal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.contacts.service import ContactService
from graph_crm.customers.service import CustomerService
from graph_crm.errors import (
    GroupCircle,
    InvalidArgument,
    MutationIdReused,
    NotFound,
    NotUnique,
    StaleVersion,
    UnknownValue,
)
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.map_changes.model import (
    AddContact,
    AddStakeholder,
    BaseRevision,
    MapBatch,
    MapChange,
    SetStance,
    UpdateContact,
)
from graph_crm.map_changes.service import MapChangeService
from graph_crm.maps.moment import PRESENT, Moment
from graph_crm.maps.service import MapService
from graph_crm.opportunities.service import OpportunityService
from graph_crm.records.model import (
    Amount,
    CloseOpportunity,
    CreateCustomer,
    CreateOpportunity,
    UpdateCustomer,
    UpdateOpportunity,
)
from graph_crm.records.service import RecordService
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.analysis.contact_map import ContactMap
    from graph_crm.contacts.model import Contact
    from graph_crm.customers.model import Customer
    from graph_crm.graph.gateway import Graph
    from graph_crm.opportunities.model import Opportunity
    from graph_crm.records.model import Saved

    Cypher = Callable[..., list[dict[str, Any]]]

ME = LOCAL_ADMINISTRATOR
REVISIONS = """
MATCH (n:Customer|Opportunity) WHERE n.uid IN ['acme', 'deal', 'second']
RETURN n.uid AS uid, n.map_revision AS map, n.org_revision AS org
"""


class Desk:
    """Somebody who keeps records."""

    def __init__(self, graph: Graph, cypher: Cypher) -> None:
        self.us = plant(cypher)
        self.cypher = cypher
        self.graph = graph
        journal = Journal(graph)
        self.records = RecordService(journal)
        self.undoing = UndoService(graph, journal)
        self.changes = MapChangeService(journal)
        self.maps = MapService(graph)

    async def customer(self, uid: str) -> Customer | None:
        return (await CustomerService(self.graph).by_uids(ME, [uid]))[0]

    async def contact(self, uid: str) -> Contact | None:
        return (await ContactService(self.graph).by_uids(ME, [uid]))[0]

    async def deal(self, uid: str = "deal") -> Opportunity:
        return await OpportunityService(self.graph).one(ME, uid)

    async def map(self, moment: Moment = PRESENT) -> ContactMap:
        return (await self.maps.contact_map(ME, "opportunity", "deal", moment)).contact_map

    async def change(self, *changes: MapChange) -> None:
        now = await self.map()
        base = BaseRevision(map_revision=now.map_revision, org_revision=now.org_revision)
        await self.changes.apply(ME, MapBatch(kind="opportunity", uid="deal", base=base, changes=changes))

    async def undo(self, saved: Saved) -> None:
        assert saved.recorded.batch is not None
        await self.undoing.undo(ME, saved.recorded.batch)

    def revisions(self) -> dict[str, tuple[int, int]]:
        return {row["uid"]: (row["map"], row["org"] or 0) for row in self.cypher(REVISIONS)}


@pytest.fixture
def desk(graph: Graph, cypher: Cypher) -> Desk:
    return Desk(graph, cypher)


async def test_a_customer(desk: Desk) -> None:
    uid = str(uuid4())
    made = await desk.records.create_customer(
        ME, CreateCustomer(uid=uid, name="  新客户 ", region="East"), "m1"
    )
    assert made.uid == uid
    found = await desk.customer(uid)
    assert found is not None
    assert (found.name, found.kind, found.region, found.version) == ("新客户", "customer", "East", 1)
    again = await desk.records.create_customer(
        ME, CreateCustomer(uid=uid, name="  新客户 ", region="East"), "m1"
    )
    assert again.recorded.replayed
    assert again.uid == uid
    with pytest.raises(MutationIdReused):
        await desk.records.create_customer(ME, CreateCustomer(name="Other"), "m1")
    with pytest.raises(NotUnique):
        await desk.records.create_customer(ME, CreateCustomer(uid=uid, name="Twice"))

    saved = await desk.records.update_customer(ME, UpdateCustomer(uid=uid, industry="steel", region=None))
    found = await desk.customer(uid)
    assert found is not None
    assert (found.name, found.industry, found.region, found.version) == ("新客户", "steel", None, 2)
    [entry] = saved.recorded.entries
    assert (entry.before, entry.after) == (
        {"industry": None, "region": "East"},
        {"industry": "steel", "region": None},
    )
    await desk.undo(saved)
    found = await desk.customer(uid)
    assert found is not None
    assert (found.industry, found.region) == (None, "East")
    await desk.undo(made)
    assert await desk.customer(uid) is None


@pytest.mark.parametrize(
    "change",
    [
        CreateCustomer(name="   "),
        CreateCustomer(name="x" * 201),
        CreateCustomer(name="x", industry="x" * 201),
        CreateCustomer(name="x", uid="not a uuid"),
    ],
)
async def test_no_such_customer_is_made(desk: Desk, change: CreateCustomer) -> None:
    with pytest.raises(InvalidArgument):
        await desk.records.create_customer(ME, change)
    assert desk.cypher("MATCH (n:Customer) RETURN count(n) AS n") == [{"n": 3}]


async def test_an_older_version_is_refused_only_where_something_would_be_lost(desk: Desk) -> None:
    saved = await desk.records.update_customer(ME, UpdateCustomer(uid="acme", name="Acme AG", version=0))
    assert saved.recorded.batch is not None
    with pytest.raises(StaleVersion) as stale:
        await desk.records.update_customer(ME, UpdateCustomer(uid="acme", name="Acme SA", version=0))
    assert stale.value.params == {"version": "0", "current": "1"}
    same = await desk.records.update_customer(ME, UpdateCustomer(uid="acme", name="Acme AG", version=0))
    assert same.recorded.batch is None
    with pytest.raises(StaleVersion):
        await desk.records.update_opportunity(ME, UpdateOpportunity(uid="deal", name="x", version=7))
    with pytest.raises(StaleVersion):
        await desk.records.update_contact(ME, 7, UpdateContact(contact="wang", note="x"))
    await desk.records.update_contact(ME, 0, UpdateContact(contact="wang", note="x"))


async def test_a_renamed_customer_shows_in_all_its_maps(desk: Desk) -> None:
    await desk.records.update_customer(ME, UpdateCustomer(uid="acme", name="Acme AG"))
    # The customer's organisation is a part of the map of each of its deals.
    assert desk.revisions()["acme"] == (1, 1)
    assert (await desk.map()).org_revision == 1


async def test_a_deleted_customer_hides_its_deals_until_it_is_back(desk: Desk) -> None:
    await desk.records.do(ME, "deleteCustomer", "acme")
    assert await desk.customer("acme") is None
    with pytest.raises(NotFound):
        await desk.deal()
    with pytest.raises(NotFound):
        await desk.map()
    with pytest.raises(NotFound):
        await desk.records.update_customer(ME, UpdateCustomer(uid="acme", name="x"))
    with pytest.raises(NotFound):
        await desk.records.create_opportunity(ME, CreateOpportunity(customer="acme", name="x"))
    await desk.records.do(ME, "restoreCustomer", "acme")
    assert (await desk.deal()).name == "Deal"
    assert (await desk.records.do(ME, "restoreCustomer", "acme")).recorded.batch is None
    with pytest.raises(NotFound):
        await desk.records.do(ME, "restoreCustomer", "deal")
    desk.cypher(
        "MATCH (a:Customer {uid: 'other'}), (b:Customer {uid: 'acme'}) CREATE (a)-[:MERGED_INTO]->(b) SET a.deleted_at = datetime()"
    )
    with pytest.raises(InvalidArgument, match="acme"):
        await desk.records.do(ME, "restoreCustomer", "other")


async def test_groups_have_no_circles(desk: Desk) -> None:
    await desk.records.set_group(ME, "group", "other")
    with pytest.raises(GroupCircle):
        await desk.records.set_group(ME, "other", "acme")
    with pytest.raises(GroupCircle):
        await desk.records.set_group(ME, "other", "other")
    with pytest.raises(NotFound):
        await desk.records.set_group(ME, "other", "nowhere")
    out = await desk.records.set_group(ME, "acme", None)
    assert desk.cypher("MATCH (:Customer {uid: 'acme'})-[:PART_OF]->(g) RETURN g.uid AS uid") == []
    await desk.records.set_group(ME, "other", "acme")
    assert out.recorded.revisions["acme"].org_revision == 1


async def test_a_contact(desk: Desk) -> None:
    made = await desk.records.create_contact(
        ME,
        "acme",
        AddContact(
            name="孙",
            emails=("s@example.com",),
            title="CFO",
            seniority="executive",
            birthday=date(1970, 2, 3),
        ),
    )
    found = await desk.contact(made.uid)
    assert found is not None
    assert (found.name, found.emails, found.jobs[0].customer_uid, found.jobs[0].title) == (
        "孙",
        ("s@example.com",),
        "acme",
        "CFO",
    )
    assert found.jobs[0].main_job
    assert found.birthday == date(1970, 2, 3)
    seat = await desk.records.create_contact(ME, "acme", AddContact(known=False, title="CTO"))
    assert desk.revisions()["acme"] == (0, 2)
    with pytest.raises(InvalidArgument):
        await desk.records.create_contact(ME, "acme", AddContact(name=""))
    with pytest.raises(UnknownValue):
        await desk.records.create_contact(ME, "acme", AddContact(name="x", seniority="king"))
    with pytest.raises(NotFound):
        await desk.records.create_contact(ME, "nowhere", AddContact(name="x"))
    with pytest.raises(InvalidArgument):
        await desk.records.update_contact(ME, None, UpdateContact(contact=seat.uid, known=True))
    await desk.records.update_contact(ME, None, UpdateContact(contact=seat.uid, known=True, name="钱"))
    saved = await desk.records.update_contact(
        ME, None, UpdateContact(contact=made.uid, emails=None, note="likes tea")
    )
    found = await desk.contact(made.uid)
    assert found is not None
    assert (found.name, found.emails, found.note, found.version) == ("孙", (), "likes tea", 2)
    await desk.undo(saved)
    found = await desk.contact(made.uid)
    assert found is not None
    assert (found.emails, found.note) == (("s@example.com",), None)


async def test_a_contact_that_changes_or_goes_shows_in_the_maps(desk: Desk) -> None:
    part = str(uuid4())
    await desk.change(
        AddStakeholder(uid=part, contact="wang"), SetStance(stakeholder=part, party=desk.us, value=2)
    )
    before = desk.revisions()
    await desk.records.update_contact(ME, None, UpdateContact(contact="wang", name="王"))
    assert (await desk.map()).by_uid[part].name == "王"
    after = desk.revisions()
    assert (after["deal"][0], after["acme"][1]) == (before["deal"][0] + 1, before["acme"][1] + 1)
    assert after["second"] == before["second"]
    await desk.records.do(ME, "deleteContact", "wang")
    assert await desk.contact("wang") is None
    assert part not in (await desk.map()).by_uid
    assert desk.revisions()["deal"][0] == after["deal"][0] + 1
    with pytest.raises(NotFound):
        await desk.records.update_contact(ME, None, UpdateContact(contact="wang", note="x"))
    await desk.records.do(ME, "restoreContact", "wang")
    now = await desk.map()
    assert now.stance_towards_us(now.by_uid[part]) is not None
    assert desk.revisions()["deal"][0] == after["deal"][0] + 2


async def test_an_opportunity(desk: Desk) -> None:
    made = await desk.records.create_opportunity(
        ME,
        CreateOpportunity(
            customer="acme",
            name="三号线",
            stage="proposal",
            amount=Amount(amount=Decimal("3200000.50"), currency="CNY"),
            expected_close_on=date(2027, 1, 28),
            decision_rule="quorum",
            decision_quota=75,
            owner="ann",
        ),
    )
    found = await desk.deal(made.uid)
    assert (found.name, found.status, found.amount, found.currency) == ("三号线", "open", 320000050, "CNY")
    assert (found.stage, found.decision_rule, found.decision_quota) == ("proposal", "quorum", 75)
    assert found.customer.uid == "acme"
    assert desk.cypher("MATCH (u)-[:OWNS]->(:Opportunity {uid: $uid}) RETURN u.uid AS uid", uid=made.uid) == [
        {"uid": "ann"}
    ]
    saved = await desk.records.update_opportunity(
        ME,
        UpdateOpportunity(
            uid=made.uid, amount=Amount(amount=Decimal(7), currency="JPY"), stage=None, expected_close_on=None
        ),
    )
    found = await desk.deal(made.uid)
    assert (found.amount, found.currency, found.stage, found.expected_close_on) == (7, "JPY", None, None)
    assert (found.name, found.decision_rule, found.decision_quota) == ("三号线", "quorum", 75)
    assert saved.recorded.revisions[made.uid].map_revision == 1
    await desk.records.update_opportunity(ME, UpdateOpportunity(uid=made.uid, amount=None))
    assert (await desk.deal(made.uid)).currency is None
    await desk.records.do(ME, "deleteOpportunity", made.uid)
    with pytest.raises(NotFound):
        await desk.deal(made.uid)
    await desk.records.do(ME, "restoreOpportunity", made.uid)
    assert (await desk.deal(made.uid)).name == "三号线"


@pytest.mark.parametrize(
    ("amount", "currency"),
    [("1.234", "CNY"), ("0.5", "JPY"), ("-1", "CNY"), ("NaN", "CNY"), ("1e15", "CNY"), ("1", "ZZZZ")],
)
async def test_no_such_amount(desk: Desk, amount: str, currency: str) -> None:
    money = Amount(amount=Decimal(amount), currency=currency)
    with pytest.raises(InvalidArgument):
        await desk.records.update_opportunity(ME, UpdateOpportunity(uid="deal", amount=money))
    assert (await desk.deal()).amount is None


async def test_what_a_deal_may_not_say(desk: Desk) -> None:
    with pytest.raises(UnknownValue):
        await desk.records.update_opportunity(ME, UpdateOpportunity(uid="deal", stage="soon"))
    with pytest.raises(UnknownValue):
        await desk.records.update_opportunity(ME, UpdateOpportunity(uid="deal", decision_rule="dice"))
    with pytest.raises(InvalidArgument):
        await desk.records.update_opportunity(ME, UpdateOpportunity(uid="deal", name=" "))
    for quota in (0, 101):
        with pytest.raises(InvalidArgument):
            await desk.records.update_opportunity(ME, UpdateOpportunity(uid="deal", decision_quota=quota))
    desk.cypher("MATCH (u:User {uid: 'bob'}) SET u.active = false")
    for owner, refusal in (("bob", InvalidArgument), ("nobody", NotFound), ("acme", NotFound)):
        with pytest.raises(refusal):
            await desk.records.create_opportunity(
                ME, CreateOpportunity(customer="acme", name="x", owner=owner)
            )


async def test_whoever_puts_it_in_owns_it_and_sees_it(desk: Desk) -> None:
    ann = Viewer("rep", "ann")
    made = await desk.records.create_customer(ann, CreateCustomer(name="Mine"))
    assert (await CustomerService(desk.graph).one(ann, made.uid)).name == "Mine"
    deal = await desk.records.create_opportunity(ann, CreateOpportunity(customer=made.uid, name="Mine too"))
    assert (await OpportunityService(desk.graph).one(ann, deal.uid)).name == "Mine too"
    for refused in (
        desk.records.update_customer(ann, UpdateCustomer(uid="acme", name="x")),
        desk.records.do(ann, "deleteContact", "wang"),
        desk.records.do(ann, "deleteOpportunity", "deal"),
        desk.records.create_contact(ann, "acme", AddContact(name="x")),
    ):
        with pytest.raises(NotFound):
            await refused


async def test_a_closed_deal_keeps_its_map(desk: Desk) -> None:
    part = str(uuid4())
    await desk.change(
        AddStakeholder(uid=part, contact="boss"), SetStance(stakeholder=part, party=desk.us, value=2)
    )
    close = CloseOpportunity(
        uid="deal", status="won", reason=" 价格 ", winner=desk.us, closed_on=date(2026, 10, 1)
    )
    saved = await desk.records.close_opportunity(ME, close)
    found = await desk.deal()
    assert (found.status, found.close_reason, found.winner, found.closed_on) == (
        "won",
        "价格",
        desk.us,
        date(2026, 10, 1),
    )
    assert found.closed_at == saved.recorded.made_at
    assert saved.recorded.revisions["deal"].map_revision == 2
    await desk.change(SetStance(stakeholder=part, party=desk.us, value=-2))
    # Also what is said now to have been so then.
    await desk.change(
        SetStance(stakeholder=part, party=desk.us, value=-1, since=datetime(2026, 2, 1, tzinfo=UTC))
    )
    kept = await desk.map(Moment(as_of=found.closed_at, known_at=found.closed_at))
    stance, now = kept.stance_towards_us(kept.by_uid[part]), await desk.map()
    current = now.stance_towards_us(now.by_uid[part])
    assert stance is not None
    assert current is not None
    assert (stance.value, current.value) == (2, -1)

    with pytest.raises(InvalidArgument, match="reopenOpportunity"):
        await desk.records.close_opportunity(ME, close)
    await desk.records.do(ME, "reopenOpportunity", "deal")
    found = await desk.deal()
    assert (found.status, found.winner, found.closed_at, found.close_reason) == ("open", None, None, None)
    with pytest.raises(InvalidArgument, match="closeOpportunity"):
        await desk.records.do(ME, "reopenOpportunity", "deal")


async def test_how_a_deal_can_end(desk: Desk) -> None:
    status_quo = desk.cypher("MATCH (p:Party {code: 'status_quo'}) RETURN p.uid AS uid")[0]["uid"]
    tomorrow = datetime.now(UTC).date() + timedelta(days=2)
    for change, refusal in (
        (CloseOpportunity(uid="deal", status="won", reason="x", winner="rival"), InvalidArgument),
        (CloseOpportunity(uid="deal", status="lost", reason="x", winner=desk.us), InvalidArgument),
        (CloseOpportunity(uid="deal", status="won", reason="  ", winner=desk.us), InvalidArgument),
        (CloseOpportunity(uid="deal", status="won", reason="x" * 10_001, winner=desk.us), InvalidArgument),
        (CloseOpportunity(uid="deal", status="won", reason="x", winner="nobody"), NotFound),
        (CloseOpportunity(uid="acme", status="won", reason="x", winner=desk.us), NotFound),
        (
            CloseOpportunity(uid="deal", status="won", reason="x", winner=desk.us, closed_on=tomorrow),
            InvalidArgument,
        ),
    ):
        with pytest.raises(refusal):
            await desk.records.close_opportunity(ME, change)
    assert (await desk.deal()).status == "open"
    for winner in ("rival", status_quo):
        saved = await desk.records.close_opportunity(
            ME, CloseOpportunity(uid="deal", status="lost", reason="too late", winner=winner)
        )
        assert (await desk.deal()).winner == winner
        assert (await desk.deal()).closed_on == saved.recorded.made_at.date()
        await desk.undo(saved)
        assert (await desk.deal()).status == "open"
