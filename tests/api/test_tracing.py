"""Traces, as a collector on this machine receives them; and none, at no cost, when nobody asked for them."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from graph_crm.errors import SettingsError
from graph_crm.tracing import span, traced

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    import httpx

    Cypher = Callable[..., list[dict[str, Any]]]

ROOT = Path(__file__).parents[2]
PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Generator[list[ExportTraceServiceRequest]]:
    """What was sent to a small OTLP receiver, which the environment names."""
    received: list[ExportTraceServiceRequest] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            received.append(ExportTraceServiceRequest.FromString(body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_COMPRESSION", "none")
        yield received
        server.shutdown()
        thread.join(10)


def spans(received: list[ExportTraceServiceRequest]) -> list[Any]:
    return [
        one
        for request in received
        for resource in request.resource_spans
        for scope in resource.scope_spans
        for one in scope.spans
    ]


def attributes(one: Any) -> dict[str, Any]:
    return {
        item.key: item.value.int_value if item.value.HasField("int_value") else item.value.string_value
        for item in one.attributes
    }


async def test_a_request_and_its_queries_are_one_trace(
    collector: list[ExportTraceServiceRequest], client: httpx.AsyncClient
) -> None:
    query = '{ customer(uid: "a-secret-word") { name } }'
    with traced(), capture_logs(processors=[merge_contextvars]) as logs:
        await client.post("/graphql", json={"query": query}, headers={"traceparent": PARENT})
    [resource] = {
        item.value.string_value
        for request in collector
        for one in request.resource_spans
        for item in one.resource.attributes
        if item.key == "service.name"
    }
    assert resource == "graph-crm"
    found = {one.name: one for one in spans(collector)}
    request, asked = found["POST /graphql"], found["customers/by_uids"]
    assert request.trace_id.hex() == asked.trace_id.hex() == PARENT.split("-")[1]
    assert (request.parent_span_id.hex(), asked.parent_span_id) == (PARENT.split("-")[2], request.span_id)
    assert attributes(request) == {
        "http.request.method": "POST", "http.route": "/graphql", "http.response.status_code": 200,
    }  # fmt: skip
    assert attributes(asked) == {"db.system.name": "neo4j"}
    # The line in the log leads to the trace.
    assert [line["trace_id"] for line in logs if line["event"] == "request"] == [PARENT.split("-")[1]]
    assert "a-secret-word" not in str(collector)


async def test_an_error_has_its_kind_and_not_its_text(collector: list[ExportTraceServiceRequest]) -> None:
    with traced(), pytest.raises(ValueError, match="secret"), span("client", "a/query", {}):
        raise ValueError("a-secret-word")
    [one] = spans(collector)
    assert attributes(one) == {"error.type": "ValueError"}
    assert one.status.code == one.status.STATUS_CODE_ERROR
    assert "a-secret-word" not in str(collector)


async def test_the_environment_names_the_service(
    collector: list[ExportTraceServiceRequest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_SERVICE_NAME", "crm-of-acme")
    with traced(), span("client", "a/query", {}):
        pass
    assert "crm-of-acme" in str(collector)


@contextmanager
def asked_not_to(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> Generator[None]:
    monkeypatch.setenv(name, value)
    with traced():
        yield


@pytest.mark.parametrize(("name", "value"), [("OTEL_SDK_DISABLED", "true"), ("OTEL_TRACES_EXPORTER", "none")])
async def test_nothing_is_sent_when_it_is_switched_off(
    collector: list[ExportTraceServiceRequest],
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
) -> None:
    with asked_not_to(monkeypatch, name, value):
        assert (await client.get("/readyz")).status_code == 200
    assert collector == []


def test_without_the_environment_nothing_is_even_loaded() -> None:
    code = (
        "import sys, graph_crm.app; print([name for name in sys.modules if name.startswith('opentelemetry')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_traces_without_their_libraries_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
    # How Python itself marks a module that is not there.
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(SettingsError, match=r"graph-crm\[tracing\]"), traced():
        pass
