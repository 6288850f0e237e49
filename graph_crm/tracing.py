"""Traces for OpenTelemetry, when the standard OTEL_* environment says where to send them; else nothing is done.

The extra ``graph-crm[tracing]`` brings the libraries. Spans are named by routes and by query files, and carry no
parameters, no addresses, and no texts of errors.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from graph_crm.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from opentelemetry.trace import Span as RealSpan
    from opentelemetry.trace import Tracer

ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
SERVICE = "graph-crm"

_tracers: list[Tracer] = []


class Span:
    """What its block may say of a span; without tracing it goes nowhere."""

    def __init__(self, real: RealSpan | None = None) -> None:
        self._real = real

    @property
    def ids(self) -> dict[str, str]:
        """What a line of the log needs so that its trace is found; nothing without tracing."""
        return {"trace_id": f"{self._real.get_span_context().trace_id:032x}"} if self._real else {}

    def describe(self, name: str, attributes: Mapping[str, str | int]) -> None:
        """Name it, now that more is known."""
        if self._real:
            self._real.update_name(name)
            self._real.set_attributes(dict(attributes))

    def fail(self, kind: str) -> None:
        """It ended badly; ``kind`` is a word of ours or a class's name, never a message."""
        if self._real:
            from opentelemetry.trace import StatusCode

            self._real.set_attribute("error.type", kind)
            self._real.set_status(StatusCode.ERROR)


_NOTHING = Span()


@contextmanager
def traced() -> Generator[None]:
    """Send traces while the block runs, if the environment asks for it; the last ones are sent at its end.

    Raises SettingsError when it asks and the libraries are not installed.
    """
    endpoint = next((name for name in ENDPOINTS if os.environ.get(name)), None)
    switched_off = os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true"
    if endpoint is None or switched_off or os.environ.get("OTEL_TRACES_EXPORTER") == "none":
        yield
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import OTELResourceDetector, Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        reason = 'traces need pip install "graph-crm[tracing]"'
        raise SettingsError(name=endpoint, value=os.environ[endpoint], reason=reason) from None
    # OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before our name.
    resource = Resource.create({"service.name": SERVICE}).merge(OTELResourceDetector().detect())
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    _tracers.append(provider.get_tracer("graph_crm"))
    try:
        yield
    finally:
        _tracers.pop()
        provider.shutdown()


@contextmanager
def span(
    kind: Literal["server", "client"],
    name: str,
    attributes: Mapping[str, str | int],
    carrier: Mapping[str, str] | None = None,
) -> Generator[Span]:
    """A span around the block. ``carrier``: the headers of a request, whose ``traceparent`` it continues."""
    if not _tracers:
        yield _NOTHING
        return
    from opentelemetry.trace import SpanKind
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    context = TraceContextTextMapPropagator().extract(carrier) if carrier is not None else None
    with _tracers[-1].start_as_current_span(
        name,
        context=context,
        kind=SpanKind.SERVER if kind == "server" else SpanKind.CLIENT,
        attributes=dict(attributes),
        # Both would put the error's text into the span.
        record_exception=False,
        set_status_on_exception=False,
    ) as real:
        made = Span(real)
        try:
            yield made
        except Exception as error:
            made.fail(type(error).__name__)
            raise
