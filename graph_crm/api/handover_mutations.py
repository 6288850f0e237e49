"""People move, in GraphQL: contacts change employer, one of us takes over from another."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Annotated

import strawberry

from graph_crm.api.context import Info
from graph_crm.api.enums import described
from graph_crm.api.inputs import given, given_values
from graph_crm.api.journal import MutationId, Written
from graph_crm.api.node_interface import Node
from graph_crm.api.nodes import load_node
from graph_crm.api.problems import AnyProblem, answered
from graph_crm.api.record_mutations import ContactResult, ContactWritten, CustomerResult, CustomerWritten
from graph_crm.api.responsible import Access
from graph_crm.handover import model
from graph_crm.handover.transfer import count_handed_over
from graph_crm.journal.model import Recorded

FromUser = Annotated[strawberry.ID, strawberry.argument(name="from", description="Who of us hands over.")]
CustomerOrOpportunity = Annotated[
    strawberry.ID, strawberry.argument(description="A customer or an opportunity.")
]
SharedUser = Annotated[strawberry.ID | None, strawberry.argument(description="Who of us; or a team.")]
SharedTeam = Annotated[strawberry.ID | None, strawberry.argument(description="Which team; or one of us.")]
KINDS: dict[str, model.HeldKind] = {
    "customers": "customer",
    "opportunities": "opportunity",
    "coverage": "coverage",
    "activities": "activity",
}


@described("For what one of us owns a customer.", SALES="Sells to it.", SERVICE="Looks after it.")
class OwnerKind(Enum):
    SALES = "sales"
    SERVICE = "service"


@described(
    "What one of us can hand over.",
    CUSTOMER="A customer, for sales or service.",
    OPPORTUNITY="A deal.",
    COVERAGE="A stakeholder in a current map.",
    ACTIVITY="A planned activity.",
)
class HeldKind(Enum):
    CUSTOMER = "customer"
    OPPORTUNITY = "opportunity"
    COVERAGE = "coverage"
    ACTIVITY = "activity"


@strawberry.input(description="A contact changes employer.")
class MoveContactInput:
    contact: strawberry.ID = strawberry.field(description="Who.")
    from_customer: strawberry.ID = strawberry.field(
        name="from", description="The company that the person leaves."
    )
    to_customer: strawberry.ID = strawberry.field(
        name="to", description="The company that the person goes to."
    )
    title: str | None = given("What it says on the new business card.")
    department: str | None = given("The new department.")
    seniority: str | None = given("A value of the vocabulary seniority.")
    since: datetime | None = given("Since when; now, if not given. Never a moment to come.")
    successor: strawberry.ID | None = given(
        "Whom those report to from then on who reported to the person; nobody, if not given. Works at the old company."
    )


@strawberry.input(description="What is handed over.")
class TransferIncludeInput:
    customers: bool = strawberry.field(description="Customers owned.", default=True)
    opportunities: bool = strawberry.field(description="Deals owned.", default=True)
    coverage: bool = strawberry.field(description="Stakeholders covered in current maps.", default=True)
    activities: bool = strawberry.field(description="Planned activities.", default=True)


@strawberry.input(description="An exception: who gets this.")
class AssignmentInput:
    node: strawberry.ID = strawberry.field(
        description="A customer, deal, stakeholder or activity; what belongs to it goes with it."
    )
    to: strawberry.ID = strawberry.field(description="Who of us.")


Include = Annotated[
    TransferIncludeInput | None, strawberry.argument(description="What; everything, if not given.")
]


@strawberry.type(description="One thing that one of us has.")
class HeldThing:
    uid: strawberry.ID = strawberry.field(description="Of the customer, deal, stakeholder or activity.")
    name: str = strawberry.field(description="Its name; of a stakeholder, the person's.")
    belongs_to: str | None = strawberry.field(
        description="The name of the customer or deal whose map it is in, or that it is about."
    )


@strawberry.type(description="All of one kind that one of us has.")
class HeldOfKind:
    kind: HeldKind = strawberry.field(description="Which kind.")
    count: int = strawberry.field(description="How many.")
    first: list[HeldThing] = strawberry.field(description="The first 100 by name.")


@strawberry.type(description="Who of us answers for it was changed.")
class ResponsibilityChanged:
    uid: strawberry.ID = strawberry.field(description="The customer or opportunity.")
    written: Written = strawberry.field(description="What was written.")

    @strawberry.field(description="The customer or opportunity as it is now.")
    async def node(self, info: Info) -> Node | None:
        return await load_node(info.context, self.uid)


@strawberry.type(description="How much of one kind was handed over.")
class HandedOver:
    kind: HeldKind = strawberry.field(description="Which kind.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="It was handed over.")
class OwnershipTransferred:
    written: Written = strawberry.field(
        description="What was written; undo its batch to give everything back."
    )
    handed_over: list[HandedOver] = strawberry.field(description="How much of each kind.")


ResponsibilityResult = Annotated[
    ResponsibilityChanged | AnyProblem,
    strawberry.union("ResponsibilityResult", description="It was changed, or why it was not."),
]
TransferOwnershipResult = Annotated[
    OwnershipTransferred | AnyProblem,
    strawberry.union("TransferOwnershipResult", description="It was handed over, or why it was not."),
]


@strawberry.type
class HandoverQueries:
    @strawberry.field(description="What transferOwnership would hand over.")
    async def transfer_ownership_preview(
        self, info: Info, from_user: FromUser, include: Include = None
    ) -> list[HeldOfKind]:
        held = await info.context.services.handover.held(info.context.viewer, from_user, _kinds(include))
        return [
            HeldOfKind(
                kind=HeldKind(of_kind.kind),
                count=of_kind.count,
                first=[
                    HeldThing(uid=strawberry.ID(one.uid), name=one.name, belongs_to=one.map_name)
                    for one in of_kind.first
                ],
            )
            for of_kind in held
        ]


@strawberry.type
class OwnerMutations:
    @strawberry.mutation(description="Say who of us owns a customer, for sales or service, or a deal.")
    async def set_owner(
        self,
        info: Info,
        node: CustomerOrOpportunity,
        user: Annotated[
            strawberry.ID | None, strawberry.argument(description="Who of us; null: nobody.")
        ] = None,
        kind: Annotated[
            OwnerKind | None,
            strawberry.argument(description="For what; of a customer only, and needed there."),
        ] = None,
        since: Annotated[
            datetime | None,
            strawberry.argument(description="Since when; now, if not given. Never a moment to come."),
        ] = None,
        mutation_id: MutationId = None,
    ) -> ResponsibilityResult:
        async def write() -> ResponsibilityChanged:
            change = model.SetOwner(node=node, user=user, kind=kind.value if kind else None, since=since)
            handover = info.context.services.handover
            return _changed(node, await handover.set_owner(info.context.viewer, change, mutation_id))

        return await answered(write())

    @strawberry.mutation(
        description="Share a customer with its deals, or one deal, with one of us or with a team and the teams within "
        "it. By whoever owns it, their manager, or an administrator; who has it already gets it anew."
    )
    async def share(
        self,
        info: Info,
        node: CustomerOrOpportunity,
        user: SharedUser = None,
        team: SharedTeam = None,
        access: Annotated[
            Access, strawberry.argument(description="To see it, or to work on it.")
        ] = Access.WRITE,
        until: Annotated[
            datetime | None,
            strawberry.argument(description="When it ends, a moment to come; for good, if not given."),
        ] = None,
        mutation_id: MutationId = None,
    ) -> ResponsibilityResult:
        with_whom = model.Share(user=user, team=team, access=access.value, until=until)

        async def write() -> ResponsibilityChanged:
            handover = info.context.services.handover
            return _changed(node, await handover.share(info.context.viewer, node, with_whom, mutation_id))

        return await answered(write())

    @strawberry.mutation(description="Share a customer or a deal no longer with one of us, or with a team.")
    async def unshare(
        self,
        info: Info,
        node: CustomerOrOpportunity,
        user: SharedUser = None,
        team: SharedTeam = None,
        mutation_id: MutationId = None,
    ) -> ResponsibilityResult:
        with_whom = model.Share(user=user, team=team)

        async def write() -> ResponsibilityChanged:
            handover = info.context.services.handover
            return _changed(node, await handover.unshare(info.context.viewer, node, with_whom, mutation_id))

        return await answered(write())

    @strawberry.mutation(description="Say whom we talk to first at a customer.")
    async def set_main_contact(
        self,
        info: Info,
        customer: Annotated[strawberry.ID, strawberry.argument(description="The customer.")],
        contact: Annotated[
            strawberry.ID | None, strawberry.argument(description="The contact; null: nobody.")
        ] = None,
        mutation_id: MutationId = None,
    ) -> CustomerResult:
        async def write() -> CustomerWritten:
            handover = info.context.services.handover
            recorded = await handover.set_main_contact(info.context.viewer, customer, contact, mutation_id)
            return CustomerWritten(uid=customer, written=Written.of(recorded))

        return await answered(write())


@strawberry.type
class HandoverMutations(OwnerMutations):
    @strawberry.mutation(
        description="A contact changes employer: the job and its reporting lines end, the new one is the main job. Old maps "
        "keep the person with what we thought of them; nothing is copied to the new company's."
    )
    async def move_contact(
        self,
        info: Info,
        input: Annotated[MoveContactInput, strawberry.argument(description="From where to where.")],
        mutation_id: MutationId = None,
    ) -> ContactResult:
        async def write() -> ContactWritten:
            move = model.MoveContact(**given_values(input))
            recorded = await info.context.services.handover.move_contact(
                info.context.viewer, move, mutation_id
            )
            return ContactWritten(uid=input.contact, written=Written.of(recorded))

        return await answered(write())

    @strawberry.mutation(
        description="Let others have what one of us has. Maps, what was done and how far deals have come stay as they are; "
        "who covers a stakeholder already keeps the closer coverage."
    )
    async def transfer_ownership(
        self,
        info: Info,
        from_user: FromUser,
        to: Annotated[strawberry.ID, strawberry.argument(description="Who of us takes over.")],
        assignments: Annotated[
            list[AssignmentInput] | None, strawberry.argument(description="Exceptions.")
        ] = None,
        include: Include = None,
        mutation_id: MutationId = None,
    ) -> TransferOwnershipResult:
        async def write() -> OwnershipTransferred:
            wanted = model.Transfer(
                from_user=from_user,
                to_user=to,
                assignments={one.node: one.to for one in assignments or ()},
                kinds=_kinds(include),
            )
            recorded = await info.context.services.handover.transfer(info.context.viewer, wanted, mutation_id)
            counts = count_handed_over(entry.slot for entry in recorded.entries)
            return OwnershipTransferred(
                written=Written.of(recorded),
                handed_over=[HandedOver(kind=HeldKind(kind), count=count) for kind, count in counts.items()],
            )

        return await answered(write())


def _kinds(include: TransferIncludeInput | None) -> frozenset[model.HeldKind]:
    return frozenset(kind for name, kind in KINDS.items() if include is None or getattr(include, name))


def _changed(node: strawberry.ID, recorded: Recorded) -> ResponsibilityChanged:
    return ResponsibilityChanged(uid=node, written=Written.of(recorded))
