"""The activities of a customer, a deal or a contact, and what derives from them: fields that these types share."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph_crm.api.connection import After, Connection, First, connection, page_request
from graph_crm.api.context import Info
from graph_crm.api.enums import described
from graph_crm.api.node_interface import HasUid
from graph_crm.engagement.model import ActivityFilter, Touchpoints
from graph_crm.paging import DEFAULT_PAGE

if TYPE_CHECKING:
    from graph_crm.api.activities import Activity

# An activity leads to customers, deals and contacts, and each of them to its activities.
ACTIVITIES = strawberry.lazy("graph_crm.api.activities")


@described(
    "How we met.",
    VISIT="We went there.",
    CALL="By telephone or video.",
    MAIL="In writing.",
    MEETING="At a table.",
    DEMO="We showed something.",
)
class ActivityKind(Enum):
    VISIT = "visit"
    CALL = "call"
    MAIL = "mail"
    MEETING = "meeting"
    DEMO = "demo"


@described(
    "Whether it was done.",
    PLANNED="It shall be done.",
    DONE="It was done.",
)
class ActivityStatus(Enum):
    PLANNED = "planned"
    DONE = "done"


OfStatus = Annotated[
    ActivityStatus | None, strawberry.argument(description="Only done or only planned ones.")
]
OfKind = Annotated[ActivityKind | None, strawberry.argument(description="Only those of this kind.")]


async def touchpoints(info: Info, uid: str) -> Touchpoints:
    """What derives from the activities with this contact or about this deal; the fields share one reading."""
    return await info.context.load(info.context.services.engagement.touchpoints, uid)


@strawberry.type
class WithActivities:
    @strawberry.field(
        description="What we did and plan to do: of a customer, about it or its deals; of a deal, about it; of a "
        "contact, with that person. The newest first."
    )
    async def activities(
        self,
        info: Info,
        root: strawberry.Parent[HasUid],
        first: First = DEFAULT_PAGE,
        after: After = None,
        status: OfStatus = None,
        kind: OfKind = None,
    ) -> Connection[Annotated[Activity, ACTIVITIES]]:
        from graph_crm.api.activities import Activity  # noqa: PLC0415

        request = page_request(first, after)
        wanted = ActivityFilter(status=status.value if status else None, kind=kind.value if kind else None)
        read = info.context.services.engagement.of_parents
        page = await info.context.load(read, root.uid, request, wanted)
        return connection(page, request, Activity.of)


@strawberry.type
class WithTouchpoints(WithActivities):
    @strawberry.field(
        description="When the newest done activity that you may see was, by any of us; null: you see none."
    )
    async def last_contact_at(self, info: Info, root: strawberry.Parent[HasUid]) -> datetime | None:
        return (await touchpoints(info, root.uid)).last_contact_at

    @strawberry.field(description="How many activities were done, by all of us.")
    async def activity_count(self, info: Info, root: strawberry.Parent[HasUid]) -> int:
        return (await touchpoints(info, root.uid)).activity_count

    @strawberry.field(description="When the next planned activity is that is still to come; null: none.")
    async def next_activity_at(self, info: Info, root: strawberry.Parent[HasUid]) -> datetime | None:
        return (await touchpoints(info, root.uid)).next_activity_at
