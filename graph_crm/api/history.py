"""The past in GraphQL: two moments of a map compared, and how stances came to be."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

import strawberry

from graph_crm.api.connection import After, Connection, First, connection, page_request
from graph_crm.api.context import Info
from graph_crm.api.enums import MapKind
from graph_crm.api.map_diff import ContactMapDiff
from graph_crm.api.moments import KnownAt
from graph_crm.api.stakeholders import Party, party_of
from graph_crm.maps import model
from graph_crm.maps.moment import Moment, past
from graph_crm.paging import DEFAULT_PAGE

PartyUid = Annotated[
    strawberry.ID | None, strawberry.argument(description="Only the stances towards this party.")
]
IncludeCorrected = Annotated[
    bool,
    strawberry.argument(description="Also the rows that a later one took the place of: all we ever thought."),
]


@strawberry.type(
    description="What one of us judged of a stance, from when to when, and when we wrote it down."
)
class StanceRecord:
    uid: strawberry.ID = strawberry.field(description="Of this row; it never changes.")
    stakeholder_uid: strawberry.ID = strawberry.field(description="Whose stance: a part in one map.")
    map_uid: strawberry.ID = strawberry.field(description="The customer or opportunity whose map it is.")
    map_kind: MapKind = strawberry.field(description="Whether it is a customer's or an opportunity's.")
    map_name: str = strawberry.field(description="The name of the customer or opportunity.")
    party: Party = strawberry.field(description="Towards whom.")
    value: int = strawberry.field(
        description="-2 opponent, -1 non-supporter, 0 neutral, 1 supporter, 2 mentor."
    )
    confidence: float | None = strawberry.field(description="0 to 1; null when nobody said.")
    evidence: str | None = strawberry.field(description="What the judgement rests on.")
    assessed_by_uid: strawberry.ID | None = strawberry.field(
        description="Who of us judged so; null when nobody said."
    )
    assessed_by: str | None = strawberry.field(description="Who of us judged so, by name.")
    valid_from: datetime = strawberry.field(description="Since when it was so.")
    valid_to: datetime | None = strawberry.field(description="Until when; null when the row names no end.")
    recorded_at: datetime | None = strawberry.field(description="When we wrote it down.")
    superseded_at: datetime | None = strawberry.field(
        description="When another row took the place of this one; null while we hold it true."
    )

    @classmethod
    def of(cls, record: model.StanceRecord) -> Self:
        return cls(
            uid=strawberry.ID(record.uid),
            stakeholder_uid=strawberry.ID(record.stakeholder_uid),
            map_uid=strawberry.ID(record.map_uid),
            map_kind=MapKind(record.map_kind),
            map_name=record.map_name,
            party=party_of(record.party),
            value=record.value,
            confidence=record.confidence,
            evidence=record.evidence,
            assessed_by_uid=strawberry.ID(record.assessed_by) if record.assessed_by else None,
            assessed_by=record.assessed_by_name,
            valid_from=record.valid_from,
            valid_to=record.valid_to,
            recorded_at=record.recorded_at,
            superseded_at=record.superseded_at,
        )


@strawberry.type
class HistoryQueries:
    @strawberry.field(
        description="What changed in a map between two moments. Names are the present ones at both."
    )
    async def contact_map_diff(
        self,
        info: Info,
        map: Annotated[
            strawberry.ID, strawberry.argument(description="The customer or opportunity whose map it is.")
        ],
        kind: Annotated[MapKind, strawberry.argument(description="Which of the two it is.")],
        from_: Annotated[
            datetime, strawberry.argument(name="from", description="The first moment; not in the future.")
        ],
        to: Annotated[
            datetime | None,
            strawberry.argument(
                description="The second moment; null is knownAt, and without that the present."
            ),
        ] = None,
        known_at: KnownAt = None,
    ) -> ContactMapDiff:
        known = past("knownAt", known_at)
        compared = await info.context.services.maps.compared(
            info.context.viewer,
            kind.value,
            map,
            Moment(as_of=past("from", from_), known_at=known),
            Moment(as_of=past("to", to) or known, known_at=known),
        )
        return ContactMapDiff.of(compared)

    @strawberry.field(
        description="All that was judged of one stakeholder's stances, in the order in which it was true; empty when you may not see it."
    )
    async def stance_history(
        self,
        info: Info,
        stakeholder: Annotated[strawberry.ID, strawberry.argument(description="The stakeholder.")],
        party: PartyUid = None,
        include_corrected: IncludeCorrected = False,
        first: First = DEFAULT_PAGE,
        after: After = None,
    ) -> Connection[StanceRecord]:
        return await _stances(info, "stakeholder", stakeholder, party, include_corrected, first, after)

    @strawberry.field(
        description="All that was judged of one contact's stances, in all maps that you may see, in the order in which it was true."
    )
    async def contact_stance_history(
        self,
        info: Info,
        contact: Annotated[strawberry.ID, strawberry.argument(description="The contact.")],
        party: PartyUid = None,
        include_corrected: IncludeCorrected = False,
        first: First = DEFAULT_PAGE,
        after: After = None,
    ) -> Connection[StanceRecord]:
        return await _stances(info, "contact", contact, party, include_corrected, first, after)


async def _stances(
    info: Info,
    of: model.StancesOf,
    uid: str,
    party: str | None,
    corrected: bool,
    first: int,
    after: str | None,
) -> Connection[StanceRecord]:
    request = page_request(first, after)
    page = await info.context.services.maps.stance_history(
        info.context.viewer, request, of, uid, party_uid=party, corrected=corrected
    )
    return connection(page, request, StanceRecord.of)
