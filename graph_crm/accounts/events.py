"""The record of who came in, who was refused, and who gave whom which rights. It only grows."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from uuid_utils import uuid7

from graph_crm.accounts import queries
from graph_crm.accounts.model import AccessEvent
from graph_crm.paging import Order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from graph_crm.accounts.model import EventKind
    from graph_crm.graph.gateway import Graph
    from graph_crm.paging import Page, PageRequest

BY_TIME = Order("event", "9999-12-31T23:59:59Z", "~", by_time=True)


def make_event(
    kind: EventKind,
    now: datetime,
    *,
    made_by: str | None = None,
    subject: str | None = None,
    detail: str | None = None,
    address: str | None = None,
) -> dict[str, Any]:
    """An event as it is kept; written in the transaction of what it tells of."""
    return {
        "uid": str(uuid7()),
        "kind": kind,
        "at": now,
        "made_by": made_by,
        "subject": subject,
        "detail": detail,
        "address": address,
    }


async def read_events(
    graph: Graph, request: PageRequest, *, user_uid: str | None = None, kind: EventKind | None = None
) -> Page[AccessEvent]:
    """A page, newest first, of all or of those about or by one of us. For administrators: the caller checks."""
    rows = await graph.read(queries.EVENTS, user_uid=user_uid, kind=kind, **request.params(BY_TIME))
    return request.page(rows, BY_TIME, _make, "event")


def _make(row: Mapping[str, Any]) -> AccessEvent:
    return AccessEvent(**{one.name: row["event"].get(one.name) for one in fields(AccessEvent)})
