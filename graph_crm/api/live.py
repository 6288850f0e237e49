"""Following an open map in GraphQL."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime
from typing import Annotated, Self

import strawberry

from graph_crm.api.context import Info
from graph_crm.api.enums import MapKind
from graph_crm.live import model as live
from graph_crm.metrics import SUBSCRIPTIONS


@strawberry.input(description="The revisions of the map that a client shows.")
class MapRevisions:
    map: int = strawberry.field(description="The mapRevision that came with it.")
    organisation: int = strawberry.field(description="The organisationRevision that came with it.")


@strawberry.type(description="Edits that were made together.")
class MapChange:
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    name: str | None = strawberry.field(description="What was done, in a few words.")
    made_by_uid: strawberry.ID | None = strawberry.field(
        description="Which of us did it; null is the administrator at the machine itself."
    )
    made_by_name: str | None = strawberry.field(
        description="That user's name; null when there is no such user any more."
    )
    made_at: datetime | None = strawberry.field(description="When it was done.")
    mutation_id: str | None = strawberry.field(
        description="What the client that did it called it, so that it knows its own edits."
    )
    map_revision: int | None = strawberry.field(
        description="The map's revision that it made; null when it changed only the reporting lines."
    )
    organisation_revision: int | None = strawberry.field(
        description="The revision of the customer's reporting lines that it made; null when it left them as they are."
    )

    @classmethod
    def of(cls, change: live.Change) -> Self:
        return cls(
            uid=strawberry.ID(change.uid),
            name=change.name,
            made_by_uid=strawberry.ID(change.made_by) if change.made_by else None,
            made_by_name=change.made_by_name,
            made_at=change.made_at,
            mutation_id=change.mutation_id,
            map_revision=change.map_revision,
            organisation_revision=change.organisation_revision,
        )


@strawberry.type(description="A map has changed: what a client shows is older than this.")
class MapNews:
    uid: strawberry.ID = strawberry.field(description="The customer's or opportunity's.")
    map_revision: int = strawberry.field(description="The map's revision now.")
    organisation_revision: int = strawberry.field(
        description="The revision of the customer's reporting lines now."
    )
    changes: list[MapChange] = strawberry.field(
        description="What was done since the last news, newest last, 100 at most; an import raises revisions and is not named here."
    )

    @classmethod
    def of(cls, uid: str, news: live.News) -> Self:
        return cls(
            uid=strawberry.ID(uid),
            map_revision=news.revisions.map,
            organisation_revision=news.revisions.organisation,
            changes=[MapChange.of(change) for change in news.changes],
        )


@strawberry.type(description="Everything that can be followed, over a WebSocket (graphql-transport-ws).")
class Subscription:
    @strawberry.subscription(
        description="News of a map: at once if it is beyond `since`, and whenever it changes. Ends with NOT_FOUND when you can't see the map, and with UNAUTHENTICATED when your session or token ends or your role changes."
    )
    async def map_changed(
        self,
        info: Info,
        map_uid: Annotated[
            strawberry.ID, strawberry.argument(name="map", description="The customer's or opportunity's uid.")
        ],
        kind: Annotated[MapKind, strawberry.argument(description="Whose map it is.")],
        since: Annotated[MapRevisions, strawberry.argument(description="The revisions that you have.")],
    ) -> AsyncGenerator[MapNews, None]:
        following = info.context.services.live.follow(
            info.context.viewer,
            kind.value,
            map_uid,
            live.Revisions(map=since.map, organisation=since.organisation),
            info.context.proof,
        )
        with SUBSCRIPTIONS.track_inprogress():
            async with aclosing(following):
                async for news in following:
                    yield MapNews.of(map_uid, news)
