"""Live maps over a real WebSocket to a real server in this process."""

from __future__ import annotations

import asyncio
import socket
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from neo4j import AsyncGraphDatabase
from structlog.testing import capture_logs
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin, Subprotocol

from graph_crm.access.model import LOCAL_ADMINISTRATOR, Viewer
from graph_crm.api.authentication import SignedInOnly
from graph_crm.api.graphql_app import GraphQLApp
from graph_crm.api.schema import make_schema
from graph_crm.app import make_app, make_services
from graph_crm.errors import NotFound, TooManyMapsWatched
from graph_crm.graph.connection import Connection
from graph_crm.graph.gateway import Graph
from graph_crm.live.model import MAX_CHANGES, Change, News, Revisions
from graph_crm.live.service import LiveService
from graph_crm.live.subscriber import Subscriber
from tests.live_socket import FOLLOW, PATIENCE, PROTOCOL, live_socket
from tests.signed_in import SIGNED_IN, WHO_ASKS, plant_token

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
    from urllib.parse import SplitResult

    from graph_crm.graph.gateway import Row
    from graph_crm.graph.named_query import NamedQuery

    Cypher = Callable[..., list[dict[str, Any]]]

START = Revisions(map=0, organisation=0)
COMPANY = """
CREATE (:User {uid: 'ann', name: 'Ann'}),
       (acme:Customer {uid: 'acme', map_revision: 1, org_revision: 1}),
       (:Opportunity {uid: 'deal', map_revision: 1})-[:FOR]->(acme),
       (:Opportunity {uid: 'other', map_revision: 1})-[:FOR]->(acme)
"""
# What a write does in its own transaction.
EDIT_MAP = """
MATCH (owner:Customer|Opportunity {uid: $uid})
SET owner.map_revision = owner.map_revision + 1
CREATE (:Batch {uid: $batch, name: 'Moved Pat', made_by: $by, made_at: datetime('2026-03-04T05:06:07Z'),
                mutation_id: 'm-' + $batch})-[:CHANGED {map_revision: owner.map_revision}]->(owner)
"""
EDIT_LINES = """
MATCH (owner:Customer {uid: 'acme'})
SET owner.org_revision = owner.org_revision + 1
CREATE (:Batch {uid: $batch, made_at: datetime('2026-03-04T05:06:08Z')})
       -[:CHANGED {org_revision: owner.org_revision}]->(owner)
"""


class ObservedGraph(Graph):
    """The graph; each look at the watched maps puts into ``looks`` how many they were."""

    looks: asyncio.Queue[int]

    async def read(self, query: NamedQuery, /, **params: object) -> list[Row]:
        rows = await super().read(query, **params)
        if query.name == "live/news":
            viewers: Any = params["viewers"]
            self.looks.put_nowait(sum(len(viewer["watched"]) for viewer in viewers))
        return rows


@pytest.fixture
def observed(graph: Graph, cypher: Cypher) -> ObservedGraph:
    """The graph with one customer and two deals."""
    cypher(COMPANY)
    made = ObservedGraph(graph._driver, graph._connection, 30)
    made.looks = asyncio.Queue()
    return made


@asynccontextmanager
async def serving(app: Any) -> AsyncGenerator[str]:
    """The address of a server in this event loop."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        running = asyncio.create_task(server.serve(sockets=[listener]))
        yield f"ws://127.0.0.1:{listener.getsockname()[1]}/graphql"
        server.should_exit = True
        await running
        assert watchers() == [] or await ended(watchers()[0])


@pytest.fixture
async def address(observed: ObservedGraph) -> AsyncIterator[str]:
    async with serving(make_app(observed)) as made:
        yield made


def wrong(logs: Sequence[Any]) -> list[Any]:
    """What the log has besides the lines of requests."""
    return [entry for entry in logs if entry["log_level"] == "error"]


def watchers() -> list[asyncio.Task[Any]]:
    """What asks the database for news in this event loop."""
    return [task for task in asyncio.all_tasks() if "_look_while_watched" in repr(task.get_coro())]


async def ended(task: asyncio.Task[Any]) -> bool:
    await asyncio.wait_for(task, PATIENCE)
    return True


async def looked(graph: ObservedGraph, times: int = 1) -> list[int]:
    """Wait for looks that begin after now: the one under way may have read before."""
    while not graph.looks.empty():
        graph.looks.get_nowait()
    await asyncio.wait_for(graph.looks.get(), PATIENCE)
    return [await asyncio.wait_for(graph.looks.get(), PATIENCE) for _ in range(times)]


async def test_a_change_is_told_with_who_made_it(address: str, cypher: Cypher) -> None:
    async with live_socket(address) as client:
        await client.follow("1", "deal", since=(1, 1))
        cypher(EDIT_MAP, uid="deal", batch="b1", by="ann")
        assert await client.news("1") == {
            "uid": "deal", "mapRevision": 2, "organisationRevision": 1,
            "changes": [{
                "uid": "b1", "name": "Moved Pat", "madeByUid": "ann", "madeByName": "Ann",
                "madeAt": "2026-03-04T05:06:07+00:00", "mutationId": "m-b1",
                "mapRevision": 2, "organisationRevision": None,
            }],
        }  # fmt: skip
        cypher(EDIT_MAP, uid="deal", batch="b2", by=None)
        news = await client.news("1")
        assert [(one["uid"], one["madeByUid"], one["madeByName"]) for one in news["changes"]] == [
            ("b2", None, None)
        ]


async def test_reporting_lines_concern_the_customer_and_its_deals(address: str, cypher: Cypher) -> None:
    async with live_socket(address) as client:
        for name, kind in (("deal", "OPPORTUNITY"), ("acme", "CUSTOMER")):
            await client.follow(name, name, kind, since=(1, 1))
        cypher(EDIT_LINES, batch="lines")
        told = [(await client.receive())["payload"]["data"]["mapChanged"] for _ in range(2)]
        assert {news["uid"] for news in told} == {"deal", "acme"}
        for news in told:
            assert (news["mapRevision"], news["organisationRevision"]) == (1, 2)
            [change] = news["changes"]
            assert (change["uid"], change["mapRevision"], change["organisationRevision"]) == (
                "lines",
                None,
                2,
            )


async def test_only_the_map_that_changed_is_told(
    address: str, cypher: Cypher, observed: ObservedGraph
) -> None:
    async with live_socket(address) as client:
        await client.follow("deal", "deal", since=(1, 1))
        await client.follow("acme", "acme", "CUSTOMER", since=(1, 1))
        # A customer's own map is not its deals', and the reverse.
        cypher(EDIT_MAP, uid="other", batch="b1", by="ann")
        cypher(EDIT_MAP, uid="acme", batch="b2", by="ann")
        assert (await client.news("acme"))["mapRevision"] == 2
        await looked(observed, 2)
        await client.send(type="ping")
        assert await client.receive() == {"type": "pong"}


async def test_who_comes_late_is_told_at_once(address: str, cypher: Cypher, observed: ObservedGraph) -> None:
    for number in range(MAX_CHANGES + 5):
        cypher(EDIT_MAP, uid="deal", batch=f"b{number:03}", by="ann")
    async with live_socket(address) as client:
        await client.follow("old", "deal", since=(1, 1))
        news = await client.news("old")
        assert news["mapRevision"] == MAX_CHANGES + 6
        assert [one["uid"] for one in news["changes"]] == [f"b{number:03}" for number in range(5, 105)]
        await client.follow("newer", "deal", since=(MAX_CHANGES + 5, 1))
        assert [one["uid"] for one in (await client.news("newer"))["changes"]] == ["b104"]
        await client.follow("current", "deal", since=(MAX_CHANGES + 6, 1))
        await looked(observed, 2)
        await client.send(type="ping")
        assert await client.receive() == {"type": "pong"}


async def test_fifty_who_look_at_one_map_cost_one_query_a_round(
    address: str, cypher: Cypher, observed: ObservedGraph
) -> None:
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(live_socket(address)) for _ in range(5)]
        for client in clients:
            for number in range(10):
                await client.follow(str(number), "deal", since=(1, 1))
            await client.send(type="ping")
            assert await client.receive() == {"type": "pong"}
        await looked(observed)
        before = observed.queries_run
        maps = [await asyncio.wait_for(observed.looks.get(), PATIENCE) for _ in range(4)]
        assert (maps, observed.queries_run - before) == ([1, 1, 1, 1], 4)
        cypher(EDIT_MAP, uid="deal", batch="b1", by="ann")
        for client in clients:
            told = [await client.receive() for _ in range(10)]
            assert {one["id"] for one in told} == {str(number) for number in range(10)}
            assert {one["payload"]["data"]["mapChanged"]["mapRevision"] for one in told} == {2}


@pytest.mark.parametrize("how", ["complete", "close", "abort"])
async def test_nobody_asks_when_nobody_looks(
    address: str, cypher: Cypher, observed: ObservedGraph, how: str
) -> None:
    assert watchers() == []
    async with live_socket(address) as client:
        await client.follow("1", "deal", since=(1, 1))
        await looked(observed)
        [watcher] = watchers()
        if how == "complete":
            await client.send(type="complete", id="1")
        elif how == "close":
            await client.connection.close()
        else:
            client.connection.transport.abort()
        assert await ended(watcher)
    queries = observed.queries_run
    async with live_socket(address) as client:
        await client.send(type="ping")
        assert await client.receive() == {"type": "pong"}
        assert (watchers(), observed.queries_run) == ([], queries + WHO_ASKS)
        # The next one begins anew.
        cypher(EDIT_MAP, uid="deal", batch="b1", by="ann")
        await client.follow("2", "deal", since=(1, 1))
        assert (await client.news("2"))["mapRevision"] == 2


async def test_a_server_that_ends_says_so_and_stops_asking(observed: ObservedGraph) -> None:
    async with AsyncExitStack() as clients:
        async with serving(make_app(observed)) as address:
            client = await clients.enter_async_context(live_socket(address))
            await client.follow("1", "deal", since=(1, 1))
            await looked(observed)
        with pytest.raises(ConnectionClosed) as closed:
            await client.receive()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012
    assert watchers() == []


@pytest.mark.parametrize(
    "uid, kind", [("nothing", "OPPORTUNITY"), ("deal", "CUSTOMER"), ("acme", "OPPORTUNITY")]
)
async def test_what_is_not_there_can_t_be_followed(address: str, uid: str, kind: str) -> None:
    async with live_socket(address) as client:
        await client.follow("1", uid, kind)
        error = await client.end("1")
        assert error["extensions"] == {"code": "NOT_FOUND"}
        assert uid in error["message"]


@pytest.mark.parametrize("owner", ["deal", "acme"])
async def test_a_deleted_map_ends_its_subscription(address: str, cypher: Cypher, owner: str) -> None:
    async with live_socket(address) as client:
        await client.follow("1", "deal", since=(0, 0))
        await client.news("1")
        cypher("MATCH (n:Customer|Opportunity {uid: $uid}) SET n.deleted_at = datetime()", uid=owner)
        assert (await client.end("1"))["extensions"] == {"code": "NOT_FOUND"}


@pytest.mark.parametrize("edge", ["OWNS", "COLLABORATES"])
@pytest.mark.parametrize("owner", ["deal", "acme"])
async def test_who_may_no_longer_see_it_is_told_nothing_more(
    observed: ObservedGraph, cypher: Cypher, edge: str, owner: str
) -> None:
    live = LiveService(observed)
    ann = Viewer("rep", "ann")
    with pytest.raises(NotFound):
        await anext(live.follow(ann, "opportunity", "deal", START))
    cypher(
        "MATCH (ann:User {uid: 'ann'}) MATCH (n:Customer|Opportunity {uid: $owner}) CREATE (ann)-[:$($edge)]->(n)",
        edge=edge, owner=owner,
    )  # fmt: skip
    following = live.follow(ann, "opportunity", "deal", START)
    others = live.follow(LOCAL_ADMINISTRATOR, "opportunity", "deal", Revisions(map=1, organisation=1))
    waiting = asyncio.ensure_future(anext(others))
    assert (await anext(following)).revisions == Revisions(map=1, organisation=1)
    # The change and the loss are one: of the change nothing is told.
    cypher(
        "MATCH (:User {uid: 'ann'})-[mine:OWNS|COLLABORATES]->() SET mine.valid_to = datetime() "
        "WITH DISTINCT 1 AS once MATCH (n:Opportunity {uid: 'deal'}) SET n.map_revision = 2"
    )
    with pytest.raises(NotFound):
        await anext(following)
    assert (await waiting).revisions == Revisions(map=2, organisation=1)
    await others.aclose()


@pytest.mark.parametrize(
    "over",
    [
        "MATCH (t:ApiToken)-[:OF_USER]->(:User {uid: 'eve'}) SET t.revoked_at = datetime()",
        "MATCH (t:ApiToken)-[:OF_USER]->(:User {uid: 'eve'}) SET t.expires_at = datetime()",
        "MATCH (t:ApiToken)-[:OF_USER]->(:User {uid: 'eve'}) DETACH DELETE t",
        "MATCH (u:User {uid: 'eve'}) SET u.active = false",
    ],
)
async def test_a_subscription_ends_with_what_proved_who_it_is_for(
    address: str, cypher: Cypher, over: str
) -> None:
    eve = plant_token(cypher, "eve", "administrator")
    async with live_socket(address, eve) as client:
        await client.follow("1", "deal")
        await client.news("1")
        # The end and a change are one: of the change nothing is told.
        cypher(f"{over} WITH DISTINCT 1 AS once MATCH (n:Opportunity {{uid: 'deal'}}) SET n.map_revision = 2")
        assert (await client.end("1"))["extensions"] == {"code": "UNAUTHENTICATED"}
        # Nor is anything else answered on this connection.
        await client.ask("2", "{ me { role } }")
        with pytest.raises(ConnectionClosed) as closed:
            await client.receive()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401


async def test_who_has_another_role_follows_as_that(address: str, cypher: Cypher) -> None:
    eve = plant_token(cypher, "eve", "administrator")
    async with live_socket(address, eve) as client:
        await client.follow("1", "deal")
        await client.news("1")
        cypher("MATCH (u:User {uid: 'eve'}) SET u.role = 'rep'")
        assert (await client.end("1"))["extensions"] == {"code": "UNAUTHENTICATED"}
        await client.follow("2", "deal")
        assert (await client.end("2"))["extensions"] == {"code": "NOT_FOUND"}


def change(number: int) -> Change:
    return Change(
        uid=f"b{number}", name=None, made_by=None, made_by_name=None, made_at=None, mutation_id=None,
        map_revision=number, organisation_revision=None,
    )  # fmt: skip


async def test_a_slow_subscriber_has_one_piece_of_news_waiting() -> None:
    slow = Subscriber(START)
    for number in range(1, 501):
        slow.tell(News(revisions=Revisions(map=number, organisation=0), changes=(change(number),)), slow.told)
    news = await slow.next()
    assert news.revisions == Revisions(map=500, organisation=0)
    assert [one.map_revision for one in news.changes] == list(range(401, 501))
    waiting = asyncio.ensure_future(slow.next())
    # What it knows already, from a replica that lags for one, is no news.
    slow.tell(News(revisions=Revisions(map=499, organisation=0), changes=(change(499),)), START)
    # Nor is what leaves out changes that it has not heard of: the next round has them all.
    slow.tell(
        News(revisions=Revisions(map=503, organisation=0), changes=(change(503),)),
        Revisions(map=502, organisation=0),
    )
    assert slow.told.map == 500
    slow.tell(
        News(revisions=Revisions(map=503, organisation=0), changes=(change(500), change(501), change(503))),
        Revisions(map=499, organisation=0),
    )
    assert [one.map_revision for one in (await waiting).changes] == [501, 503]


async def test_a_process_watches_so_many_maps_and_no_more(observed: ObservedGraph) -> None:
    services = replace(make_services(observed), live=LiveService(observed, max_watched=1))
    async with (
        serving(SignedInOnly(GraphQLApp(make_schema(), services), services.accounts)) as address,
        live_socket(address) as client,
    ):
        for name in ("1", "2"):  # twice the same is one map
            await client.follow(name, "deal")
            await client.news(name)
        await client.follow("3", "other")
        error = await client.end("3")
        assert error["extensions"] == {"code": "TOO_MANY"}
        assert error["message"].startswith("1 maps are open here already")
        for name in ("1", "2"):
            await client.send(type="complete", id=name)
        await client.follow("4", "other")
        assert (await client.news("4"))["uid"] == "other"
        with pytest.raises(TooManyMapsWatched):
            await anext(services.live.follow(LOCAL_ADMINISTRATOR, "customer", "acme", START))


async def test_a_connection_follows_twenty_maps_and_no_more(address: str) -> None:
    async with live_socket(address) as client:
        for number in range(20):
            await client.follow(str(number), "deal", since=(1, 1))
        await client.follow("20", "deal", since=(1, 1))
        message = await client.receive()
        assert (message["type"], message["id"]) == ("error", "20")
        assert message["payload"][0]["extensions"]["code"] == "TOO_MANY"


@asynccontextmanager
async def cuttable(target: SplitResult) -> AsyncGenerator[tuple[int, Callable[[], None], Callable[[], None]]]:
    """A way to the database that can be cut and mended: its port, and what cuts and mends it."""
    open_now: set[asyncio.StreamWriter] = set()
    cut = False

    async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                writer.write(data)
        except OSError:
            pass
        finally:
            writer.close()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if cut:
            writer.close()
            return
        there, back = await asyncio.open_connection(target.hostname, target.port)
        open_now.update((writer, back))
        await asyncio.gather(pipe(reader, back), pipe(there, writer))

    def do_cut() -> None:
        nonlocal cut
        cut = True
        for writer in open_now:
            writer.transport.abort()
        open_now.clear()

    def mend() -> None:
        nonlocal cut
        cut = False

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1], do_cut, mend
    finally:
        server.close()
        do_cut()


async def test_a_database_that_was_away_costs_nobody_a_subscription(
    observed: ObservedGraph, connection: Connection, cypher: Cypher
) -> None:
    async with cuttable(urlsplit(connection.uri)) as (port, cut, mend):
        through = Connection(f"bolt://127.0.0.1:{port}", connection.user, connection.password)
        async with AsyncGraphDatabase.driver(
            through.uri, auth=(through.user, through.password), max_transaction_retry_time=0
        ) as driver:
            away = ObservedGraph(driver, through, 30)
            away.looks = asyncio.Queue()
            async with serving(make_app(away)) as address, live_socket(address) as client:
                await client.follow("1", "deal", since=(1, 1))
                await looked(away)
                with capture_logs() as logs:
                    cut()
                    before = away.queries_run
                    cypher(EDIT_MAP, uid="deal", batch="b1", by="ann")
                    while not wrong(logs):
                        await client.connection.ping()
                        await client.send(type="ping")
                        assert await client.receive() == {"type": "pong"}
                    mend()
                    assert (await client.news("1"))["mapRevision"] == 2
                    assert away.queries_run > before
                assert [entry["event"] for entry in wrong(logs)] == ["live_look_failed"]


async def test_an_unexpected_error_is_masked_here_too(address: str, cypher: Cypher) -> None:
    cypher("CREATE (:Customer {uid: 'broken', name: 'Broken', kind: 'no such kind'})")
    cypher(
        "MATCH (n:Opportunity {uid: 'deal'}) CREATE (:Batch {uid: 'b', made_at: 'no such day'})-[:CHANGED {map_revision: 1}]->(n)"
    )
    async with live_socket(address) as client:
        with capture_logs() as logs:
            await client.ask("1", '{ customer(uid: "broken") { name } }')
            queried, complete = await client.receive(), await client.receive()
            assert complete["type"] == "complete"
            await client.follow("2", "deal")
            followed = await client.receive()
    for message in (queried, followed):
        [error] = message["payload"]["errors"]
        assert error["extensions"]["code"] == "INTERNAL"
        assert error["extensions"]["id"] in error["message"]
        assert error["extensions"]["id"] in [entry["error_id"] for entry in wrong(logs)]
        assert "no such" not in str(message)
    assert [entry["event"] for entry in wrong(logs)] == ["graphql_error", "graphql_error"]


@pytest.mark.parametrize(
    "query, said",
    [
        ("subscription { nothing }", "Cannot query field 'nothing'"),
        ("{" + " __typename" * 2_001 + "}", "2000 tokens"),
        ("{ a } " + "x" * 500, "Syntax Error"),
        ("fragment f on Query { __typename }", "operation type"),
        ("", "query"),
        ("{ a " * 600 + "}" * 600, ""),
    ],
)
async def test_a_mistake_ends_its_own_operation_only(
    address: str, cypher: Cypher, query: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with live_socket(address) as client:
        await client.follow("1", "deal", since=(1, 1))
        with capture_logs() as logs:
            await client.ask("2", query)
            message = await client.receive()
        assert (message["type"], message["id"]) == ("error", "2")
        assert said in message["payload"][0]["message"]
        assert (wrong(logs) if said else [], caplog.records) == ([], [])
        await client.ask("2", "{ __typename }")
        assert (await client.receive())["payload"]["data"] == {"__typename": "Query"}
        assert await client.receive() == {"type": "complete", "id": "2"}
        cypher(EDIT_MAP, uid="deal", batch="b1", by="ann")
        assert (await client.news("1"))["mapRevision"] == 2


@pytest.mark.parametrize("protocols", [["graphql-ws"], ["soap"], None])
async def test_another_protocol_is_refused(address: str, protocols: list[str] | None) -> None:
    offered = [Subprotocol(one) for one in protocols] if protocols else None
    async with connect(address, subprotocols=offered, additional_headers=SIGNED_IN) as connection:
        with pytest.raises(ConnectionClosed) as closed:
            await asyncio.wait_for(connection.recv(), PATIENCE)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4406


async def test_another_page_may_not_connect(address: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await connect(
            address,
            subprotocols=[PROTOCOL],
            additional_headers=SIGNED_IN,
            origin=Origin("https://evil.example"),
        )
    assert refused.value.response.status_code == 403
    with pytest.raises(InvalidStatus) as refused:
        port = urlsplit(address).port
        await connect(
            "ws://evil.example/graphql",
            subprotocols=[PROTOCOL],
            additional_headers=SIGNED_IN,
            host="127.0.0.1",
            port=port,
        )
    assert refused.value.response.status_code == 400
    own = address.replace("ws:", "http:").removesuffix("/graphql")
    async with live_socket(address, origin=Origin(own)):
        pass


async def test_who_says_nothing_is_sent_away(observed: ObservedGraph) -> None:
    services = make_services(observed)
    app = GraphQLApp(make_schema(), services)
    app.connection_init_wait_timeout = timedelta(0)
    async with (
        serving(SignedInOnly(app, services.accounts)) as address,
        connect(address, subprotocols=[PROTOCOL], additional_headers=SIGNED_IN) as connection,
    ):
        with pytest.raises(ConnectionClosed) as closed:
            await asyncio.wait_for(connection.recv(), PATIENCE)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4408


async def test_who_was_not_greeted_follows_nothing(address: str) -> None:
    async with connect(address, subprotocols=[PROTOCOL], additional_headers=SIGNED_IN) as connection:
        await connection.send('{"type": "subscribe", "id": "1", "payload": {"query": "{ __typename }"}}')
        with pytest.raises(ConnectionClosed) as closed:
            await asyncio.wait_for(connection.recv(), PATIENCE)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401


@pytest.mark.parametrize(
    "message",
    [
        b"binary", "", "{", "null", "5", "[]", "{}", '"x"', '{"type": []}', '{"type": "x"}', "[" * 100_000,
        '{"type": "\\ud800"}', '{"type": "subscribe"}', '{"type": "subscribe", "id": "1", "payload": null}',
        '{"type": "subscribe", "id": [], "payload": {"query": "{ __typename }"}}',
        '{"type": "subscribe", "id": "1", "payload": "x"}', '{"type": "complete", "id": {}}',
    ],
)  # fmt: skip
async def test_a_message_that_is_none_ends_the_connection(
    address: str, message: str | bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with live_socket(address) as client:
        await client.connection.send(message)
        with pytest.raises(ConnectionClosed) as closed:
            await client.receive()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4400
    assert caplog.records == []


@pytest.mark.parametrize(
    "payload",
    [{"query": 5}, {"query": "{ __typename }", "variables": "x"}, {"query": "{ __typename }", "operationName": []}],
)  # fmt: skip
async def test_an_operation_that_is_none_is_an_error_of_its_own(address: str, payload: object) -> None:
    async with live_socket(address) as client:
        await client.send(type="subscribe", id="1", payload=payload)
        message = await client.receive()
        assert message["type"] in ("error", "next", "complete")
        await client.send(type="ping")
        answers = [await client.receive()]
        while answers[-1] != {"type": "pong"}:
            answers.append(await client.receive())


@pytest.mark.parametrize(
    "accept", ["application/json", "multipart/mixed; subscriptionSpec=1.0", "text/event-stream"]
)
async def test_a_subscription_is_not_served_over_http(client: httpx.AsyncClient, accept: str) -> None:
    variables = {"uid": "deal", "kind": "OPPORTUNITY", "since": {"map": 0, "organisation": 0}}
    answer = await client.post(
        "/graphql", json={"query": FOLLOW, "variables": variables}, headers={"accept": accept}
    )
    assert answer.status_code == (400 if accept == "application/json" else 406)
    assert watchers() == []
