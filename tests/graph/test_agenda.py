"""Agendas: what stands on one, in which order and for how long, and who may look at it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.engagement.agenda import agenda_sentence
from graph_crm.engagement.service import EngagementService
from graph_crm.errors import InvalidArgument
from graph_crm.paging import PageRequest
from tests.planted import plant

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_crm.engagement.model import AgendaItem
    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

NOW = datetime.now(UTC).replace(microsecond=0)
ANN, BOB = Viewer("rep", "ann"), Viewer("rep", "bob")
ACTIVITY = """
CREATE (a:Activity {uid: $uid, kind: $kind, status: $status, occurred_at: $at, next_at: $next_at, deleted_at: null,
  created_at: datetime(), updated_at: datetime()})
WITH a
CALL (a) { MATCH (u:User {uid: $user}) CREATE (u)-[:DID]->(a) }
CALL (a) { MATCH (s:Customer|Opportunity {uid: $subject}) CREATE (a)-[:ABOUT]->(s) }
UNWIND $contacts AS contact
MATCH (c:Contact {uid: contact})
CREATE (a)-[:WITH]->(c)
"""
STEP = """
MATCH (o:Opportunity {uid: $deal})
CREATE (:DecisionStep {uid: $uid, name: 'Board', kind: 'decision', order: 1, due_on: $due_on, done_on: $done_on})-[:OF]->(o)
"""


def days(number: float) -> datetime:
    """So many days from now."""
    return NOW + timedelta(days=number)


class Calendar:
    """Ann's; she owns the customer and its first deal."""

    def __init__(self, graph: Graph, cypher: Cypher) -> None:
        self.graph, self.cypher = graph, cypher
        self.reading = EngagementService(graph)

    def put(self, uid: str, at: datetime, next_at: datetime | None = None, **other: Any) -> None:
        given = {
            "user": "ann",
            "subject": "deal",
            "kind": "call",
            "contacts": ["boss"],
            "status": "planned" if next_at is None else "done",
        }
        self.cypher(ACTIVITY, **{**given, **other}, uid=uid, at=at, next_at=next_at)

    def step(self, uid: str, due_on: date | None, deal: str = "deal", done_on: date | None = None) -> None:
        self.cypher(STEP, uid=uid, due_on=due_on, deal=deal, done_on=done_on)

    async def items(self, viewer: Viewer = ANN, **wanted: Any) -> list[AgendaItem]:
        return list((await self.reading.agenda(viewer, PageRequest(), **wanted)).items)

    async def uids(self, viewer: Viewer = ANN, **wanted: Any) -> list[str | None]:
        return [named(item) for item in await self.items(viewer, **wanted)]


def named(item: AgendaItem) -> str | None:
    return item.activity.uid if item.activity else item.step_uid


@pytest.fixture
def calendar(graph: Graph, cypher: Cypher) -> Calendar:
    plant(cypher)
    cypher(
        """MATCH (u:User {uid: 'ann'}), (o:Customer|Opportunity) WHERE o.uid IN ['acme', 'deal']
        CREATE (u)-[:OWNS {valid_from: datetime(), recorded_at: datetime()}]->(o)"""
    )
    return Calendar(graph, cypher)


async def test_overdue_first_then_by_date(calendar: Calendar) -> None:
    calendar.put("later", days(3))
    calendar.put("late", days(-3), kind="visit", contacts=["boss", "wang"])
    calendar.put("promised", days(-9), next_at=days(-5), kind="mail", contacts=[])
    calendar.put("of-bob", days(1), user="bob")
    calendar.step("board", (NOW + timedelta(days=1)).date())
    calendar.step("today", NOW.date())
    calendar.step("missed", (NOW - timedelta(days=2)).date())
    # The mail is followed by the planned ones, so it does not stand there.
    items = await calendar.items()
    assert [named(item) for item in items] == ["late", "missed", "today", "board", "later"]
    assert [item.kind for item in items] == ["planned", *["decision_step"] * 3, "planned"]
    assert [item.overdue for item in items] == [True, True, False, False, False]
    assert items[0].due_at == days(-3)
    assert items[0].people == ("Boss", "Wang")
    assert items[2].due_at.date() == NOW.date()
    for item in items:
        assert item.opportunity is not None
        assert item.customer is not None
        assert (item.opportunity.uid, item.customer.uid) == ("deal", "acme")
    assert [agenda_sentence(item, "en") for item in items[:2]] == [
        "Visit with Boss and Wang: Deal.",
        "The customer's step “Board” is due: Deal.",
    ]
    assert agenda_sentence(items[0], "zh") == "与Boss 和 Wang的拜访：Deal。"


async def test_until_the_end_of_a_day(calendar: Calendar) -> None:
    today = NOW.date()
    calendar.put("past", days(-30))
    calendar.step("today", today)
    calendar.step("next", today + timedelta(days=1))
    calendar.put("far", days(400))
    assert await calendar.uids(until=today) == ["past", "today"]
    assert await calendar.uids(until=today + timedelta(days=1)) == ["past", "today", "next"]
    assert await calendar.uids(until=date.max) == await calendar.uids() == ["past", "today", "next", "far"]
    assert await calendar.uids(until=date.min) == []


async def test_a_next_step_stands_there_until_something_follows(calendar: Calendar) -> None:
    def put_promise(uid: str, **other: Any) -> None:
        calendar.put(uid, days(-9), next_at=days(-5), kind="mail", **other)

    put_promise("promise", contacts=["boss"])
    [item] = await calendar.items()
    assert (item.kind, item.due_at, item.overdue) == ("follow_up", days(-5), True)
    assert (
        agenda_sentence(item, "en")
        == "Next step after the last mail with Boss, nothing is planned yet: Deal."
    )
    # None of these follows it.
    calendar.put("before", days(-10), status="done")
    calendar.put("elsewhere", days(-4), status="done", subject="second", user="bob")
    calendar.put("with-others", days(-6), status="done", contacts=["li"], user="bob")
    assert await calendar.uids() == ["promise"]
    # Each of these does, whoever of us does it.
    following: list[tuple[str, datetime, dict[str, Any]]] = [
        ("planned", days(5), {"contacts": []}),
        ("done-by-then", days(-5), {"status": "done", "contacts": ["li"]}),
        ("done-early", days(-6), {"status": "done", "contacts": ["boss"]}),
    ]
    for uid, at, other in following:
        calendar.put(uid, at, user="bob", **other)
        assert await calendar.uids() == []
        calendar.cypher("MATCH (a {uid: $uid}) SET a.deleted_at = datetime()", uid=uid)
        assert await calendar.uids() == ["promise"]


async def test_what_is_about_nothing_is_followed_by_who_was_there(calendar: Calendar) -> None:
    calendar.put("promise", days(-9), next_at=days(2), subject="", contacts=["boss"])
    [item] = await calendar.items()
    assert (item.opportunity, item.customer, item.overdue) == (None, None, False)
    assert "nothing in particular" in agenda_sentence(item, "en")
    calendar.put("met", days(-1), status="done", contacts=["boss"])
    assert await calendar.uids() == []


async def test_what_no_longer_is_to_be_done(calendar: Calendar) -> None:
    calendar.put("call", days(1))
    calendar.put("visit", days(2), subject="acme")
    calendar.step("board", NOW.date())
    calendar.step("done", NOW.date(), done_on=NOW.date())
    calendar.step("undated", None)
    calendar.step("not-hers", NOW.date(), deal="second")
    assert await calendar.uids() == ["board", "call", "visit"]
    items = await calendar.items()
    assert items[2].opportunity is None
    assert items[2].customer is not None
    calendar.cypher("MATCH (o {uid: 'deal'}) SET o.status = 'won'")
    assert await calendar.uids() == ["call", "visit"]
    calendar.cypher("MATCH (o {uid: 'deal'}) SET o.status = 'open'")
    calendar.cypher("MATCH (u:User)-[owns:OWNS]->() SET owns.valid_to = datetime()")
    assert await calendar.uids() == ["call", "visit"]
    calendar.cypher("MATCH (o {uid: 'deal'}) SET o.deleted_at = datetime()")
    assert await calendar.uids() == ["visit"]
    calendar.cypher("MATCH (o {uid: 'acme'}) SET o.deleted_at = datetime()")
    assert await calendar.uids() == []


async def test_whose_it_is_and_who_looks(calendar: Calendar) -> None:
    calendar.put("hers", days(1))
    calendar.put("elsewhere", days(2), subject="other", contacts=["stranger"])
    calendar.put("his", days(3), user="bob")
    assert (
        await calendar.uids(ANN)
        == await calendar.uids(LOCAL_ADMINISTRATOR, user="ann")
        == ["hers", "elsewhere"]
    )
    # What she has to do about a company of others is hers to do, and tells her nothing of it.
    _, elsewhere = await calendar.items()
    assert (elsewhere.customer, elsewhere.people) == (None, ())
    assert await calendar.uids(BOB) == ["his"]
    # Of a colleague's one sees what is about one's own deals.
    assert await calendar.uids(ANN, user="bob") == ["his"]
    assert await calendar.uids(BOB, user="ann") == []
    assert await calendar.uids(LOCAL_ADMINISTRATOR, user="nobody") == []
    with pytest.raises(InvalidArgument) as refused:
        await calendar.items(LOCAL_ADMINISTRATOR)
    assert refused.value.params["argument"] == "user"


async def test_pages_hold_each_once_in_one_query_each(calendar: Calendar) -> None:
    for number in range(9):
        calendar.put(f"call-{number}", days(number // 3))
    whole = await calendar.uids()
    assert len(whole) == 9
    for first in (1, 2, 4, 9):
        found: list[str | None] = []
        after = None
        for _ in range(10):
            before = calendar.graph.queries_run
            page = await calendar.reading.agenda(ANN, PageRequest(first, after))
            assert calendar.graph.queries_run - before == 1
            found += [named(item) for item in page.items]
            if not page.has_next:
                break
            after = page.cursors[-1]
        assert found == whole
