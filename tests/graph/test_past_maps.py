"""Maps of the past: what was true and what we knew, at any moment, of every edge; and what that costs."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.errors import InvalidArgument, NotFound
from graph_crm.graph.named_query import named
from graph_crm.maps.moment import PRESENT, Moment
from graph_crm.maps.service import MapService
from graph_crm.resources import CYPHER
from tests.graph.versions import BEGAN, VERSIONS, month, plant_versions

if TYPE_CHECKING:
    from collections.abc import Callable

    from neo4j import Driver

    from graph_crm.analysis.contact_map import ContactMap, MapKind, Stakeholder
    from graph_crm.graph.gateway import Graph

    Cypher = Callable[..., list[dict[str, Any]]]

EVE, DAY, AFTER = (datetime(2025, 6, day, tzinfo=UTC) for day in (14, 15, 16))
HISTORY = (
    "WORKS_AT",
    "REPORTS_TO",
    "IN_MAP",
    "STATE",
    "PLAYS",
    "STANCE",
    "INFLUENCES",
    "ALLIED_WITH",
    "CONFLICTS_WITH",
    "DECIDES_AT",
    "COVERS",
    "OWNS",
)
TEXT = re.sub(r"//[^\n]*", "", (CYPHER / "maps/contact_map.cypher").read_text(encoding="utf-8"))


@pytest.fixture
def maps(graph: Graph) -> MapService:
    return MapService(graph)


async def at(
    maps: MapService,
    moment: Moment = PRESENT,
    viewer: Viewer = LOCAL_ADMINISTRATOR,
    kind: MapKind = "opportunity",
) -> ContactMap:
    uid = "deal" if kind == "opportunity" else "customer"
    return (await maps.contact_map(viewer, kind, uid, moment)).contact_map


def one(contact_map: ContactMap, name: str = "Person 3") -> Stakeholder:
    [found] = [who for who in contact_map.stakeholders if who.name == name]
    return found


def told(contact_map: ContactMap) -> dict[str, object]:
    """What a map shows of each kind of edge; nothing where it shows none."""
    people = contact_map.stakeholders
    return {
        "WORKS_AT": {who.title for who in people} - {None},
        "REPORTS_TO": len(contact_map.reporting_lines),
        "IN_MAP": len(people),
        "STATE": {who.note for who in people} - {None},
        "PLAYS": {role.code for who in people for role in who.roles},
        "STANCE": {(s.value, s.evidence) for who in people for s in who.stances},
        "INFLUENCES": {edge.note for edge in contact_map.influences},
        "ALLIED_WITH": {edge.note for edge in contact_map.alliances},
        "CONFLICTS_WITH": {edge.note for edge in contact_map.conflicts},
        "DECIDES_AT": sum(len(step.deciders) for step in contact_map.decision_steps),
        "COVERS": {covers.user_uid for who in people for covers in who.coverage},
        "OWNS": set(contact_map.owners),
    }


def version(number: int, people: int = 6) -> dict[str, object]:
    word = f"version {number}"
    lines = people - 2
    return {
        "WORKS_AT": {word},
        "REPORTS_TO": lines,
        "IN_MAP": people,
        "STATE": {word},
        "PLAYS": {"user"},
        "STANCE": {(number % 5 - 2, word)},
        "INFLUENCES": {word},
        "ALLIED_WITH": {word},
        "CONFLICTS_WITH": {word},
        "DECIDES_AT": people,
        "COVERS": {"owner"},
        "OWNS": {"owner"},
    }


async def test_every_version_of_every_edge_in_its_time(maps: MapService, cypher: Cypher) -> None:
    plant_versions(cypher, people=6)
    last = month(VERSIONS)
    assert told(await at(maps)) == version(VERSIONS - 1)
    for number in range(VERSIONS):
        then = month(number)
        expected = version(number)
        assert told(await at(maps, Moment(as_of=then))) == expected
        assert told(await at(maps, Moment.of(None, then))) == expected
        assert told(await at(maps, Moment(as_of=then, known_at=last))) == expected
        # What was to come was not known: the version that held then went on, for all we knew.
        assert told(await at(maps, Moment(as_of=last, known_at=then))) == expected
    nothing = dict(version(0, people=0), REPORTS_TO=0)
    before = told(await at(maps, Moment(as_of=BEGAN - timedelta(days=1))))
    assert before == {name: type(value)() for name, value in nothing.items()}


@pytest.mark.parametrize("number", [1, VERSIONS - 1])
@pytest.mark.parametrize("known", [False, True])
async def test_at_the_moment_of_a_change_the_new_version_holds_and_no_other(
    maps: MapService, cypher: Cypher, number: int, known: bool
) -> None:
    plant_versions(cypher, people=6)
    change = BEGAN + number * timedelta(days=30)
    tick = timedelta(microseconds=1)
    moment = Moment(as_of=change, known_at=change if known else None)
    assert told(await at(maps, moment)) == version(number)
    before = Moment(as_of=change - tick, known_at=change - tick if known else None)
    assert told(await at(maps, before)) == version(number - 1)
    assert len(one(await at(maps, moment)).assessments) == 1


@pytest.mark.parametrize("edge", HISTORY)
async def test_an_edge_that_we_took_back_was_known_before(
    maps: MapService, cypher: Cypher, edge: str
) -> None:
    plant_versions(cypher, people=6, count=1)
    whole = version(0)
    gone = type(whole[edge])()
    cypher("MATCH ()-[e:$($edge)]->() SET e.superseded_at = $day", edge=edge, day=DAY)
    assert told(await at(maps))[edge] == gone
    assert told(await at(maps, Moment(as_of=EVE)))[edge] == gone
    assert told(await at(maps, Moment.of(None, EVE))) == whole
    assert told(await at(maps, Moment.of(None, DAY)))[edge] == gone


@pytest.mark.parametrize("edge", HISTORY)
async def test_an_edge_that_we_learned_of_late_was_true_before(
    maps: MapService, cypher: Cypher, edge: str
) -> None:
    plant_versions(cypher, people=6, count=1)
    whole = version(0)
    cypher("MATCH ()-[e:$($edge)]->() SET e.recorded_at = $day", edge=edge, day=DAY)
    assert told(await at(maps)) == whole
    assert told(await at(maps, Moment(as_of=EVE))) == whole
    assert told(await at(maps, Moment.of(None, EVE)))[edge] == type(whole[edge])()
    assert told(await at(maps, Moment.of(None, DAY))) == whole


@pytest.mark.parametrize("edge", HISTORY)
async def test_an_edge_that_began_later_was_not_true_before(
    maps: MapService, cypher: Cypher, edge: str
) -> None:
    plant_versions(cypher, people=6, count=1)
    whole = version(0)
    cypher("MATCH ()-[e:$($edge)]->() SET e.valid_from = $day", edge=edge, day=DAY)
    assert told(await at(maps)) == whole
    assert told(await at(maps, Moment(as_of=EVE)))[edge] == type(whole[edge])()
    assert told(await at(maps, Moment(as_of=DAY))) == whole


@pytest.mark.parametrize("edge", [edge for edge in HISTORY if edge != "WORKS_AT"])
async def test_an_edge_that_ended_was_true_before(maps: MapService, cypher: Cypher, edge: str) -> None:
    plant_versions(cypher, people=6, count=1)
    whole = version(0)
    gone = type(whole[edge])()
    cypher("MATCH ()-[e:$($edge)]->() SET e.valid_to = $day", edge=edge, day=DAY)
    assert told(await at(maps))[edge] == gone
    assert told(await at(maps, Moment(as_of=EVE))) == whole
    assert told(await at(maps, Moment(as_of=DAY)))[edge] == gone


async def test_dotted_lines_have_a_history_too(maps: MapService, cypher: Cypher) -> None:
    plant_versions(cypher, people=3, count=1)
    cypher("MATCH ()-[line:REPORTS_TO]->() SET line.kind = 'dotted', line.valid_to = $day", day=DAY)
    assert (await at(maps)).reporting_lines == ()
    [line] = (await at(maps, Moment(as_of=EVE))).reporting_lines
    assert (line.report, line.manager, line.kind) == ("part-3", "part-1", "dotted")


async def test_a_manager_in_between_is_skipped_only_while_he_was_there(
    maps: MapService, cypher: Cypher
) -> None:
    """7 reports to 2 over a manager who is not in the map; since the day he reports there himself."""
    plant_versions(cypher, people=7, count=1)
    cypher("MATCH (:Contact {uid: 'contact-7'})-[line:REPORTS_TO]->() SET line.valid_from = $day", day=DAY)
    cypher(
        """MATCH (report:Contact {uid: 'contact-7'}), (manager:Contact {uid: 'contact-2'})
        CREATE (mid:Contact {uid: 'mid', name: 'Mid', known: true})
        WITH report, manager, mid, {customer_uid: 'customer', kind: 'solid', valid_from: $began, recorded_at: $began} AS line
        CREATE (report)-[a:REPORTS_TO]->(mid), (mid)-[b:REPORTS_TO]->(manager)
        SET a = line, a.uid = 'a', a.valid_to = $day, b = line, b.uid = 'b', b.valid_to = $day""",
        began=BEGAN,
        day=DAY,
    )

    def above(contact_map: ContactMap) -> list[tuple[str, list[str]]]:
        lines = (line for line in contact_map.reporting_lines if line.report == "part-7")
        return [(line.manager, [person.name for person in line.skipped]) for line in lines]

    assert above(await at(maps)) == [("part-2", [])]
    then = await at(maps, Moment(as_of=EVE))
    assert above(then) == [("part-2", ["Mid"])]
    above_7 = one(then, "Person 7").manager_above
    assert above_7 is not None and above_7.name == "Mid"


async def test_a_job_that_ended_makes_former_only_since_then(maps: MapService, cypher: Cypher) -> None:
    plant_versions(cypher, people=3, count=1)
    cypher("MATCH (:Contact {uid: 'contact-3'})-[job:WORKS_AT]->() SET job.valid_to = $day", day=DAY)
    assert one(await at(maps)).former is True
    view = await maps.contact_map(LOCAL_ADMINISTRATOR, "opportunity", "deal", Moment(as_of=EVE))
    then = one(view.contact_map)
    assert (then.former, then.title) == (False, "version 0")
    assert view.contacts["contact-3"].jobs[0].valid_to is None
    later = one(await at(maps, Moment(as_of=AFTER)))
    assert (later.former, later.title) == (True, "version 0")


async def test_a_correction_of_the_past(maps: MapService, cypher: Cypher) -> None:
    """In June we learn that somebody has been against us since March; until then we took them for a supporter."""
    plant_versions(cypher, people=1, count=1)
    march = datetime(2025, 3, 1, tzinfo=UTC)
    cypher(
        """MATCH (part:Stakeholder {uid: 'part-1'})-[wrong:STANCE]->(us:Party)
        SET wrong.value = 1, wrong.superseded_at = $day
        CREATE (part)-[copy:STANCE]->(us), (part)-[new:STANCE]->(us)
        SET copy = wrong {.*, uid: 'copy', superseded_at: null, recorded_at: $day, valid_to: $march},
            new = wrong {.*, uid: 'new', superseded_at: null, recorded_at: $day, valid_from: $march, value: -2}""",
        day=DAY,
        march=march,
    )

    async def value(as_of: datetime | None, known_at: datetime | None) -> int:
        [judged] = one(await at(maps, Moment.of(as_of, known_at)), "Person 1").assessments
        return judged.value

    april, february = datetime(2025, 4, 1, tzinfo=UTC), datetime(2025, 2, 1, tzinfo=UTC)
    assert await value(None, None) == -2
    assert await value(april, None) == -2
    assert await value(april, april) == 1
    assert await value(april, EVE) == 1
    assert await value(april, DAY) == -2
    assert await value(None, april) == 1
    assert [await value(february, known) for known in (None, EVE, AFTER)] == [1, 1, 1]


# A label, and what is gone of the map when its nodes are.
DELETED: list[tuple[str, str, tuple[str, ...]]] = [
    ("Contact", "contact-3", ("IN_MAP",)),
    ("Stakeholder", "part-3", ("IN_MAP",)),
    ("Role", "", ("PLAYS",)),
    ("Party", "", ("STANCE",)),
    ("DecisionStep", "step", ("DECIDES_AT",)),
    ("User", "owner", ("COVERS",)),
    ("Customer", "employer", ("WORKS_AT",)),
]


@pytest.mark.parametrize(("label", "uid", "gone"), DELETED, ids=[label for label, _, _ in DELETED])
async def test_what_was_deleted_later_still_stands_in_the_past(
    maps: MapService, cypher: Cypher, label: str, uid: str, gone: tuple[str, ...]
) -> None:
    plant_versions(cypher, people=6, count=1)
    if label == "Customer":
        cypher(
            """MATCH (contact:Contact)-[job:WORKS_AT]->()
            MERGE (employer:Customer {uid: 'employer', name: 'Employer'})
            CREATE (contact)-[new:WORKS_AT]->(employer)
            SET new = job {.*, uid: randomUUID()}
            DELETE job"""
        )
    # The vocabulary outlives a test: a copy of it takes the place of what this test deletes.
    if label in ("Role", "Party"):
        cypher(
            """MATCH (:Stakeholder)-[edge:PLAYS|STANCE]->(old) WHERE $label IN labels(old)
            WITH old, collect(edge) AS edges
            CREATE (new:$($label)) SET new = old {.*, uid: 'copy', code: 'copy'}
            WITH new, edges UNWIND edges AS edge
            WITH new, edge, startNode(edge) AS part
            CREATE (part)-[moved:$(type(edge))]->(new) SET moved = edge {.*, uid: randomUUID()} DELETE edge""",
            label=label,
        )
        uid = "copy"
    whole = told(await at(maps))
    cypher("MATCH (n {uid: $uid}) SET n.deleted_at = $day", uid=uid, day=DAY)
    try:
        now = told(await at(maps))
        for edge in gone:
            assert now[edge] != whole[edge]
        assert told(await at(maps, Moment(as_of=EVE))) == whole
        assert told(await at(maps, Moment.of(None, EVE))) == whole
        assert told(await at(maps, Moment.of(None, DAY)))[gone[0]] == now[gone[0]]
    finally:
        cypher("MATCH (n {uid: 'copy'}) DETACH DELETE n")


async def test_a_step_that_was_made_later_was_not_there(maps: MapService, cypher: Cypher) -> None:
    plant_versions(cypher, people=1, count=1)
    cypher("MATCH (step:DecisionStep) SET step.created_at = $day", day=DAY)
    assert [step.name for step in (await at(maps)).decision_steps] == ["Board"]
    assert (await at(maps, Moment(as_of=EVE))).decision_steps == ()
    assert len((await at(maps, Moment(as_of=DAY))).decision_steps) == 1


async def test_contacts_until_then(maps: MapService, cypher: Cypher) -> None:
    plant_versions(cypher, people=1, count=1)
    cypher(
        """MATCH (contact:Contact)
        CREATE (:Activity {uid: 'a', status: 'done', occurred_at: $day})-[:WITH]->(contact),
               (:Activity {uid: 'b', status: 'planned', occurred_at: $after})-[:WITH]->(contact),
               (:Activity {uid: 'c', status: 'planned', occurred_at: datetime('2999-01-01')})-[:WITH]->(contact)""",
        day=DAY,
        after=AFTER,
    )
    now = one(await at(maps), "Person 1")
    assert (now.activity_count, now.last_contact_at) == (2, DAY)
    assert now.next_contact_at is not None
    then = await at(maps, Moment(as_of=EVE))
    person = one(then, "Person 1")
    assert (person.activity_count, person.last_contact_at, person.next_contact_at) == (1, BEGAN, None)
    # Ages are counted from the moment asked for.
    assert (then.read_at, then.as_of, then.known_at) == (EVE, EVE, None)


async def test_a_customer_s_map_says_what_its_deals_said_then(maps: MapService, cypher: Cypher) -> None:
    plant_versions(cypher, people=2)
    cypher(
        """MATCH (contact:Contact {uid: 'contact-2'}), (customer:Customer {uid: 'customer'})
        CREATE (customer)<-[:IN_MAP {uid: 'in', valid_from: $began, recorded_at: $began}]-
               (:Stakeholder {uid: 'own-part', external: false})-[:IS]->(contact)""",
        began=BEGAN,
    )
    for number in (2, 6, VERSIONS - 1):
        moment = Moment(as_of=month(number)) if number < VERSIONS - 1 else PRESENT
        [person] = (await at(maps, moment, kind="customer")).stakeholders
        [deal] = person.in_deals
        assert (deal.uid, deal.stakeholder_uid, [role.code for role in deal.roles]) == (
            "deal",
            "part-2",
            ["user"],
        )
        assert deal.stance is not None
        assert (deal.stance.value, deal.stance.evidence) == (number % 5 - 2, f"version {number}")
    assert all(who.in_deals == () for who in (await at(maps)).stakeholders)


async def test_who_owns_it_now_sees_its_past(maps: MapService, cypher: Cypher) -> None:
    plant_versions(cypher, people=2, count=1)
    cypher(
        """MATCH (deal:Opportunity), (:User {uid: 'owner'})-[owns:OWNS]->(deal) SET owns.valid_to = $day
        CREATE (:User {uid: 'heir', name: 'Heir'})-[:OWNS {uid: 'h', valid_from: $day, recorded_at: $day}]->(deal)""",
        day=DAY,
    )
    heir, owner = Viewer("rep", "heir"), Viewer("rep", "owner")
    then = await at(maps, Moment(as_of=EVE), heir)
    assert (len(then.stakeholders), then.owners) == (2, ("owner",))
    with pytest.raises(NotFound):
        await at(maps, Moment(as_of=EVE), owner)


@pytest.mark.parametrize("argument", ["asOf", "knownAt"])
@pytest.mark.parametrize(
    "moment",
    [
        datetime(2999, 1, 1, tzinfo=UTC),
        datetime(2025, 1, 1),  # noqa: DTZ001
        datetime.fromisoformat("0001-01-01T00:00:00+14:00"),
    ],
)
def test_a_moment_to_come_or_by_no_clock_is_refused(argument: str, moment: datetime) -> None:
    as_of, known_at = (moment, None) if argument == "asOf" else (None, moment)
    with pytest.raises(InvalidArgument) as refused:
        Moment.of(as_of, known_at)
    assert refused.value.params["argument"] == argument


def test_what_was_known_is_by_itself_what_was_then_true() -> None:
    assert Moment.of(None, DAY) == Moment(as_of=DAY, known_at=DAY)
    assert Moment.of(EVE, DAY) == Moment(as_of=EVE, known_at=DAY)
    assert Moment.of(EVE, None) == Moment(as_of=EVE)
    assert Moment.of(None, None) == PRESENT
    local = datetime.fromisoformat("2025-06-15T08:00:00+08:00")
    assert Moment.of(local, None) == Moment(as_of=DAY)


@pytest.mark.parametrize(
    "moment", [PRESENT, Moment(as_of=month(4)), Moment(as_of=month(4), known_at=month(6))]
)
async def test_a_map_is_one_query_at_any_moment(
    maps: MapService, cypher: Cypher, graph: Graph, moment: Moment
) -> None:
    plant_versions(cypher, people=3)
    kinds: tuple[MapKind, ...] = ("opportunity", "customer")
    for kind in kinds:
        before = graph.queries_run
        await at(maps, moment, kind=kind)
        assert graph.queries_run - before == 1


def test_every_edge_with_a_history_is_asked_the_same() -> None:
    bound = set(re.findall(rf"\[(\w+):(?:{'|'.join(HISTORY)})\b", TEXT))
    # Who may look is a matter of the present, and a path's edges go by the name of each.
    asked = sorted(bound - {"steps"} - {one for one in bound if one.startswith("access_")} | {"step"})
    assert {"member", "line", "stance", "taken", "decides", "owns"} < set(asked)
    flat = " ".join(TEXT.split())
    for edge in asked:
        ended = "" if edge == "job" else f" AND coalesce({edge}.valid_to, never) > as_of"
        predicate = (
            f"coalesce({edge}.superseded_at, never) > known_at{ended}"
            f" AND ($as_of IS NULL OR {edge}.valid_from <= as_of)"
            f" AND ($known_at IS NULL OR {edge}.recorded_at <= known_at)"
        )
        times = len(re.findall(rf"\[{edge}:", TEXT)) if edge != "step" else 1
        assert flat.count(predicate) == times, edge


def db_hits(driver: Driver, **moment: datetime | None) -> int:
    params = {
        "uid": "deal",
        "kind": "Opportunity",
        "viewer": LOCAL_ADMINISTRATOR.as_param(),
        "limit": 2000,
        "as_of": None,
        "known_at": None,
        **moment,
    }

    def total(plan: dict[str, Any]) -> int:
        return plan.get("dbHits", 0) + sum(total(child) for child in plan.get("children", []))

    with driver.session() as session:
        result = session.run(f"PROFILE {named('maps/contact_map').text}", params)  # pyright: ignore[reportArgumentType]
        assert {record["part"]: len(record["rows"]) for record in result}["stakeholders"] == 20
        profile = result.consume().profile
    assert profile is not None
    return total(profile)


def test_the_past_costs_at_most_twice_the_present(driver: Driver, cypher: Cypher) -> None:
    plant_versions(cypher)
    present = db_hits(driver)
    for number in (0, VERSIONS // 2, VERSIONS - 1):
        then = month(number)
        past = [db_hits(driver, as_of=then), db_hits(driver, as_of=then, known_at=then)]
        assert max(past) <= 2 * present, (number, past, present)
