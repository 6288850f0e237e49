"""Merging in GraphQL: what it would do, and doing it."""

from __future__ import annotations

from typing import Annotated, Any, Self, cast

import strawberry
from strawberry.scalars import JSON

from graph_crm.api.context import Info
from graph_crm.api.journal import MutationId, Written
from graph_crm.api.plain import plain
from graph_crm.api.problems import Problem, answered, problem_of
from graph_crm.api.record_mutations import ContactResult, ContactWritten, CustomerResult, CustomerWritten
from graph_crm.merging import model
from graph_crm.merging.service import Kind

Keep = Annotated[strawberry.ID, strawberry.argument(description="The one that stays.")]
Other = Annotated[
    strawberry.ID, strawberry.argument(description="The one that becomes part of it, and is deleted.")
]


@strawberry.type(description="A property that the kept one gets from the other.")
class FilledField:
    name: str = strawberry.field(description="The property.")
    value: JSON = strawberry.field(description="What it becomes.")


@strawberry.type(description="A property that both have.")
class DifferingField:
    name: str = strawberry.field(description="The property.")
    kept: JSON = strawberry.field(description="What it stays.")
    dropped: JSON = strawberry.field(description="What the other one said.")


@strawberry.type(description="A stakeholder of the one that is not kept.")
class MergedStakeholder:
    map_uid: strawberry.ID = strawberry.field(description="The customer or opportunity in whose map it is.")
    map_name: str = strawberry.field(description="Its name.")
    stakeholder: strawberry.ID = strawberry.field(description="The stakeholder.")
    joined_with: strawberry.ID | None = strawberry.field(
        description="The kept one's stakeholder of the same map, with which it becomes one; null: it just goes over."
    )


@strawberry.type(description="What a merge would do. Nothing was written.")
class MergePreview:
    merge: strawberry.Private[model.Merge | None]
    obstacles: list[Problem] = strawberry.field(
        description="What stands in the way; with any of them the merge is refused."
    )

    @strawberry.field(description="What the kept one lacks and the other has.")
    def filled(self) -> list[FilledField]:
        fields = self.merge.filled if self.merge else ()
        return [FilledField(name=one.name, value=_json(one.value)) for one in fields]

    @strawberry.field(description="What both have and say differently.")
    def differing(self) -> list[DifferingField]:
        fields = self.merge.differing if self.merge else ()
        return [
            DifferingField(name=one.name, kept=_json(one.kept), dropped=_json(one.dropped)) for one in fields
        ]

    @strawberry.field(description="The stakeholders that move, by map.")
    def stakeholders(self) -> list[MergedStakeholder]:
        return [
            MergedStakeholder(
                map_uid=strawberry.ID(part.map),
                map_name=part.map_name,
                stakeholder=strawberry.ID(part.stakeholder),
                joined_with=strawberry.ID(part.joined_with) if part.joined_with else None,
            )
            for part in (self.merge.parts if self.merge else ())
        ]

    @strawberry.field(description="How many jobs move, past ones too.")
    def jobs(self) -> int:
        return self._moved("WORKS_AT")

    @strawberry.field(description="How many reporting lines move, past ones too.")
    def reporting_lines(self) -> int:
        return self._moved("REPORTS_TO")

    @strawberry.field(description="How many activities move.")
    def activities(self) -> int:
        return self._moved("WITH", "ABOUT")

    @strawberry.field(description="How many names that other systems have for it move.")
    def external_ids(self) -> int:
        return self._moved("IDENTIFIES")

    @strawberry.field(
        description="How many main contacts change: of customers, the person; of a person, the customers."
    )
    def main_contacts(self) -> int:
        return self._moved("MAIN_CONTACT")

    @strawberry.field(description="Of customers: how many deals move, as the buyer or as another company.")
    def opportunities(self) -> int:
        return self._moved("FOR", "INVOLVES")

    @strawberry.field(
        description="Of customers: how many companies move that it is part of, or that are part of it."
    )
    def companies(self) -> int:
        return self._moved("PART_OF")

    @strawberry.field(description="Of customers: how many of us own it or work on it, past owners too.")
    def colleagues(self) -> int:
        return self._moved("OWNS", "COLLABORATES")

    def _moved(self, *edge_types: str) -> int:
        return sum(self.merge.moved.get(name, 0) for name in edge_types) if self.merge else 0

    @classmethod
    def of(cls, preview: model.MergePreview) -> Self:
        problems = [problem_of(error) for error in preview.obstacles]
        return cls(
            merge=preview.merge,
            obstacles=cast("list[Problem]", [problem for problem in problems if problem is not None]),
        )


@strawberry.type
class MergeQueries:
    @strawberry.field(description="What it would do to merge two contacts that are the same person.")
    async def contact_merge_preview(self, info: Info, keep: Keep, merge: Other) -> MergePreview:
        return await _preview(info, "contact", keep, merge)

    @strawberry.field(description="What it would do to merge two customers that are the same company.")
    async def customer_merge_preview(self, info: Info, keep: Keep, merge: Other) -> MergePreview:
        return await _preview(info, "customer", keep, merge)


@strawberry.type
class MergeMutations:
    @strawberry.mutation(
        description="Make one of two contacts that are the same person, or fill a seat: keep the person, merge the seat. "
        "Jobs, lines, stakeholders, activities and other systems' ids go over; where both say something, the kept one wins."
    )
    async def merge_contacts(
        self, info: Info, keep: Keep, merge: Other, mutation_id: MutationId = None
    ) -> ContactResult:
        async def write() -> ContactWritten:
            merging = info.context.services.merging
            recorded = await merging.merge(info.context.viewer, "contact", keep, merge, mutation_id)
            return ContactWritten(uid=keep, written=Written.of(recorded))

        return await answered(write())

    @strawberry.mutation(
        description="Make one of two customers that are the same company. People, deals, the map, owners, activities and "
        "other systems' ids go over; where both say something, the kept one wins. 5,000 edges at most."
    )
    async def merge_customers(
        self, info: Info, keep: Keep, merge: Other, mutation_id: MutationId = None
    ) -> CustomerResult:
        async def write() -> CustomerWritten:
            merging = info.context.services.merging
            recorded = await merging.merge(info.context.viewer, "customer", keep, merge, mutation_id)
            return CustomerWritten(uid=keep, written=Written.of(recorded))

        return await answered(write())


async def _preview(info: Info, kind: Kind, keep: str, merge: str) -> MergePreview:
    preview = await info.context.services.merging.preview(info.context.viewer, kind, keep, merge)
    return MergePreview.of(preview)


def _json(value: Any) -> JSON:
    """A property as a JSON value."""
    return cast("Any", plain({"value": value}))["value"]
