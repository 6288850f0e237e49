"""Contact maps in GraphQL. A map is read once, in one query; every field below is made of that one reading."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from graph_crm.analysis.outlook import differences, outlook
from graph_crm.analysis.what_if import ImpossibleChange, what_if
from graph_crm.api.context import Info
from graph_crm.api.decision_path import DecisionStep, Partner
from graph_crm.api.enums import (
    InLanguage,
    Language,
    MapKind,
    PlanFormat,
)
from graph_crm.api.insights import Insights, off_the_loop
from graph_crm.api.map_scope import MapScope
from graph_crm.api.ranges import check_range
from graph_crm.api.stakeholders import (
    Influence,
    Party,
    ReportingLine,
    Stakeholder,
    Tie,
)
from graph_crm.api.suggestions import Suggestion
from graph_crm.api.warm_paths import WarmPath
from graph_crm.api.what_if import WhatIf, WhatIfChange, to_changes
from graph_crm.errors import InvalidArgument
from graph_crm.maps.battle_plan import make_battle_plan, write_battle_plan
from graph_crm.maps.model import MapView
from graph_crm.maps.svg import draw_map

MAX_SUGGESTIONS = 100
MAX_WARM_PATHS = 100


@strawberry.type(description="The contact map of a customer or an opportunity: one bounded whole.")
class ContactMap(Insights):
    uid: strawberry.ID = strawberry.field(description="Of the customer or opportunity whose map it is.")
    kind: MapKind = strawberry.field(description="Whether it is a customer's or an opportunity's.")
    name: str = strawberry.field(description="Of the customer or opportunity.")
    map_revision: int = strawberry.field(description="Rises with every change of this map.")
    organisation_revision: int = strawberry.field(
        description="Rises with every change of the customer's reporting lines."
    )
    as_of: datetime | None = strawberry.field(
        description="The moment that this map tells of; null is the present. Names, the deal and revisions are always the present ones."
    )
    known_at: datetime | None = strawberry.field(
        description="The moment whose knowledge this map tells; null is what we know now."
    )

    @classmethod
    def of(cls, view: MapView) -> ContactMap:
        read = view.contact_map
        return cls(
            uid=strawberry.ID(read.uid),
            kind=MapKind(read.kind),
            name=read.name,
            map_revision=read.map_revision,
            organisation_revision=read.org_revision,
            as_of=read.as_of,
            known_at=read.known_at,
            scope=MapScope(view),
        )

    @strawberry.field(description="Us first, then competitors, then buying nothing.")
    def parties(self) -> list[Party]:
        return list(self.scope.parties.values())

    @strawberry.field(description="All stakeholders, 2,000 at most.")
    def stakeholders(self) -> list[Stakeholder]:
        return [self.scope.stakeholder(part.uid) for part in self.scope.contact_map.stakeholders]

    @strawberry.field(description="Lines between stakeholders of this map.")
    def reporting_lines(self) -> list[ReportingLine]:
        return [self.scope.line(line) for line in self.scope.contact_map.reporting_lines]

    @strawberry.field(description="Who listens to whom in this map.")
    def influences(self) -> list[Influence]:
        return [self.scope.influence(influence) for influence in self.scope.contact_map.influences]

    @strawberry.field(description="Who sticks together in this map.")
    def alliances(self) -> list[Tie]:
        return [self.scope.tie(tie) for tie in self.scope.contact_map.alliances]

    @strawberry.field(description="Who works against whom in this map.")
    def conflicts(self) -> list[Tie]:
        return [self.scope.tie(tie) for tie in self.scope.contact_map.conflicts]

    @strawberry.field(
        description="How the customer decides and pays: decisions first, each kind in its order."
    )
    def decision_steps(self) -> list[DecisionStep]:
        return [self.scope.step(step) for step in self.scope.contact_map.decision_steps]

    @strawberry.field(description="Other companies that take part in this deal, by name.")
    def partners(self) -> list[Partner]:
        return [
            Partner(
                customer_uid=strawberry.ID(partner.customer_uid),
                name=partner.name,
                takes_part_as=partner.takes_part_as,
            )
            for partner in self.scope.contact_map.partners
        ]

    @strawberry.field(
        description="Who works at the customer now, or at a company above it, and is not in the present map: the likeliest to be missing first."
    )
    async def suggestions(
        self, info: Info, first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 10
    ) -> list[Suggestion]:
        check_range("first", first, MAX_SUGGESTIONS)
        suggested = await info.context.services.maps.suggestions(
            info.context.viewer, self.scope.contact_map.kind, self.scope.contact_map.uid
        )
        return [Suggestion.of(one) for one in suggested[:first]]

    @strawberry.field(
        description="Who of us knows a stakeholder, or somebody near them, from outside this map: the most reliable first."
    )
    async def warm_paths(
        self,
        info: Info,
        to: Annotated[strawberry.ID, strawberry.argument(description="The stakeholder, of this map.")],
        first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 10,
    ) -> list[WarmPath] | None:
        check_range("first", first, MAX_WARM_PATHS)
        person = self.scope.named(to, "to")
        found = await info.context.services.maps.warm_paths(info.context.viewer, person.contact_uid)
        return [WarmPath.of(path, person) for path in found[:first]]

    @strawberry.field(
        description="Changes tried on a copy of the map, and what the analyses say before and after; nothing is written."
    )
    async def what_if(
        self,
        info: Info,
        changes: Annotated[
            list[WhatIfChange], strawberry.argument(description="In their order, 50 at most.")
        ],
    ) -> WhatIf | None:
        tried = await to_changes(changes, info.context)
        before = self.scope
        try:
            after = before.with_map(what_if(before.contact_map, tried))
        except ImpossibleChange as impossible:
            raise InvalidArgument(
                argument=impossible.argument, value=impossible.value, expected=impossible.expected
            ) from None
        moved = await off_the_loop(
            lambda: differences(outlook(before.contact_map), outlook(after.contact_map))
        )
        return WhatIf.of(before, after, moved)

    @strawberry.field(
        description="The deal's battle plan as one document: where we stand, who decides, the way there, risks and actions. That you took it stands in `accessEvents`."
    )
    async def battle_plan(
        self,
        info: Info,
        format: Annotated[
            PlanFormat, strawberry.argument(description="Markdown names the drawing `map.svg`.")
        ] = PlanFormat.MARKDOWN,
        language: InLanguage = Language.EN,
    ) -> str:
        shown = self.scope.contact_map
        await info.context.services.people.note(
            info.context.viewer, "exported", f"plan {shown.kind} {shown.uid}"
        )
        return await off_the_loop(
            lambda: write_battle_plan(make_battle_plan(shown, language.value), format.value)
        )

    @strawberry.field(
        description="The map as a drawing: an SVG document. That you took it stands in `accessEvents`."
    )
    async def svg(self, info: Info, language: InLanguage = Language.EN) -> str:
        shown = self.scope.contact_map
        await info.context.services.people.note(
            info.context.viewer, "exported", f"svg {shown.kind} {shown.uid}"
        )
        return await off_the_loop(lambda: draw_map(self.scope.contact_map, language.value))
