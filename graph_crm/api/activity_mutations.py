"""Changing activities in GraphQL."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import strawberry

from graph_crm.api.activities import Activity, load_activity
from graph_crm.api.activities_of import ActivityKind, ActivityStatus
from graph_crm.api.connection import Uid
from graph_crm.api.context import Info
from graph_crm.api.inputs import KEPT, STAYS, given, given_values
from graph_crm.api.journal import MutationId, Written
from graph_crm.api.problems import AnyProblem, answered
from graph_crm.engagement import changes
from graph_crm.journal.model import Recorded

# Of an activity these are always there: null leaves them as they are.
ALWAYS_THERE = frozenset({"occurred_at", "subject", "contacts", "add_evidence", "remove_evidence"})


@strawberry.input(description="How a stakeholder stands towards a party.")
class StanceEvidenceInput:
    stakeholder: strawberry.ID = strawberry.field(description="The stakeholder.")
    party: strawberry.ID = strawberry.field(description="Towards whom.")
    assessed_by: strawberry.ID | None = given("Who of us judges so; you, if nobody is named.")


@strawberry.input(description="That a stakeholder plays a role.")
class RoleEvidenceInput:
    stakeholder: strawberry.ID = strawberry.field(description="The stakeholder.")
    role: str = strawberry.field(description="The role's code.")


@strawberry.input(description="That one of us is in touch with a stakeholder.")
class CoverageEvidenceInput:
    stakeholder: strawberry.ID = strawberry.field(description="The stakeholder.")
    user: strawberry.ID = strawberry.field(description="Who of us.")


@strawberry.input(
    one_of=True, description="What an activity is evidence for: exactly one of these, as it is judged now."
)
class EvidenceInput:
    stance: StanceEvidenceInput | None = given("A stance.")
    role: RoleEvidenceInput | None = given("A role.")
    coverage: CoverageEvidenceInput | None = given("A coverage.")


@strawberry.input(description="Something that was done, or shall be done.")
class CreateActivityInput:
    kind: ActivityKind = strawberry.field(description="How we met or shall meet.")
    status: ActivityStatus = strawberry.field(description="Whether it was done.")
    occurred_at: datetime = strawberry.field(description="When; of a done one never a moment to come.")
    subject: strawberry.ID = strawberry.field(description="What it is about: a deal, or else a customer.")
    contacts: list[strawberry.ID] = strawberry.field(
        description="Who of the customer took or shall take part, 50 at most.",
        default_factory=list[strawberry.ID],
    )
    user: strawberry.ID | None = given("Who of us did it or shall do it; you, if nobody is named.")
    summary: str | None = given("What it was about, 10,000 characters at most.")
    outcome: str | None = given("What came of it, 10,000 characters at most.")
    next_at: datetime | None = given("When the next step is due, later than the activity.")
    evidence: list[EvidenceInput] = strawberry.field(
        description="What it is evidence for, 50 pieces at most.", default_factory=list[EvidenceInput]
    )


@strawberry.input(description="What is otherwise. A planned one becomes a done one by completeActivity.")
class UpdateActivityInput:
    activity: strawberry.ID = strawberry.field(description="The activity.")
    kind: ActivityKind | None = given("How we met. " + STAYS)
    occurred_at: datetime | None = given("When. " + STAYS)
    subject: strawberry.ID | None = given("What it is about: a deal, or else a customer. " + STAYS)
    contacts: list[strawberry.ID] | None = given("All who took part, 50 at most. " + STAYS)
    user: strawberry.ID | None = given("Who of us. Not given: stays as it is; null: nobody.")
    summary: str | None = given(KEPT)
    outcome: str | None = given(KEPT)
    next_at: datetime | None = given("When the next step is due. Not given: stays as it is; null: none.")
    add_evidence: list[EvidenceInput] | None = given("What it is evidence for besides.")
    remove_evidence: list[strawberry.ID] | None = given("The uids of pieces of evidence that it is not.")


@strawberry.input(description="A planned activity was done.")
class CompleteActivityInput:
    activity: strawberry.ID = strawberry.field(description="The activity.")
    occurred_at: datetime | None = given("When it was; else when it was planned, or now if that is to come.")
    summary: str | None = given(KEPT)
    outcome: str | None = given("What came of it.")
    next_at: datetime | None = given(
        "Plans another one then, with the same people, about the same, for the same user."
    )
    next_kind: ActivityKind | None = given("The kind of the one that is planned; else the same.")
    next_summary: str | None = given("What the one that is planned is about.")
    evidence: list[EvidenceInput] = strawberry.field(
        description="What it is evidence for besides.", default_factory=list[EvidenceInput]
    )


@strawberry.type(description="The activity was written.")
class ActivityWritten:
    written: Written = strawberry.field(description="What was written.")
    activity_uid: strawberry.Private[str]

    @strawberry.field(description="The activity as it is now.")
    async def activity(self, info: Info) -> Activity | None:
        return await load_activity(info.context, self.activity_uid)


@strawberry.type(description="The activity was completed.")
class ActivityCompleted(ActivityWritten):
    next_uid: strawberry.Private[str | None]

    @strawberry.field(description="The one that was planned after it.")
    async def next_activity(self, info: Info) -> Activity | None:
        return await load_activity(info.context, self.next_uid) if self.next_uid else None


@strawberry.type(description="The activity was deleted; restoreActivity brings it back.")
class ActivityDeleted:
    written: Written = strawberry.field(description="What was written.")


CreateActivityResult = Annotated[
    ActivityWritten | AnyProblem,
    strawberry.union("CreateActivityResult", description="The activity was made, or why it was not."),
]
UpdateActivityResult = Annotated[
    ActivityWritten | AnyProblem,
    strawberry.union("UpdateActivityResult", description="The activity was changed, or why it was not."),
]
CompleteActivityResult = Annotated[
    ActivityCompleted | AnyProblem,
    strawberry.union("CompleteActivityResult", description="The activity was completed, or why it was not."),
]
DeleteActivityResult = Annotated[
    ActivityDeleted | AnyProblem,
    strawberry.union("DeleteActivityResult", description="The activity was deleted, or why it was not."),
]
RestoreActivityResult = Annotated[
    ActivityWritten | AnyProblem,
    strawberry.union(
        "RestoreActivityResult", description="The activity was brought back, or why it was not."
    ),
]


@strawberry.type
class ActivityMutations:
    @strawberry.mutation(description="Record an activity, or plan one.")
    async def create_activity(
        self,
        info: Info,
        input: Annotated[CreateActivityInput, strawberry.argument(description="The activity.")],
        mutation_id: MutationId = None,
    ) -> CreateActivityResult:
        async def create() -> ActivityWritten:
            change = changes.CreateActivity(**values(input))
            recorded = await info.context.services.activity_changes.create(
                info.context.viewer, change, mutation_id
            )
            return ActivityWritten(written=Written.of(recorded), activity_uid=made_by(recorded) or "")

        return await answered(create())

    @strawberry.mutation(description="Change what an activity says, or with whom and about what it was.")
    async def update_activity(
        self,
        info: Info,
        input: Annotated[UpdateActivityInput, strawberry.argument(description="What is otherwise.")],
        mutation_id: MutationId = None,
    ) -> UpdateActivityResult:
        async def update() -> ActivityWritten:
            change = changes.UpdateActivity(**values(input))
            recorded = await info.context.services.activity_changes.update(
                info.context.viewer, change, mutation_id
            )
            return ActivityWritten(written=Written.of(recorded), activity_uid=input.activity)

        return await answered(update())

    @strawberry.mutation(description="Say that a planned activity was done, and plan the next one.")
    async def complete_activity(
        self,
        info: Info,
        input: Annotated[
            CompleteActivityInput, strawberry.argument(description="How it was, and what is next.")
        ],
        mutation_id: MutationId = None,
    ) -> CompleteActivityResult:
        async def complete() -> ActivityCompleted:
            change = changes.CompleteActivity(**values(input))
            recorded = await info.context.services.activity_changes.complete(
                info.context.viewer, change, mutation_id
            )
            return ActivityCompleted(
                written=Written.of(recorded), activity_uid=input.activity, next_uid=made_by(recorded)
            )

        return await answered(complete())

    @strawberry.mutation(description="Delete an activity; it can be brought back.")
    async def delete_activity(
        self, info: Info, uid: Uid, mutation_id: MutationId = None
    ) -> DeleteActivityResult:
        async def delete() -> ActivityDeleted:
            recorded = await info.context.services.activity_changes.delete(
                info.context.viewer, uid, mutation_id
            )
            return ActivityDeleted(written=Written.of(recorded))

        return await answered(delete())

    @strawberry.mutation(description="Bring a deleted activity back.")
    async def restore_activity(
        self, info: Info, uid: Uid, mutation_id: MutationId = None
    ) -> RestoreActivityResult:
        async def restore() -> ActivityWritten:
            recorded = await info.context.services.activity_changes.restore(
                info.context.viewer, uid, mutation_id
            )
            return ActivityWritten(written=Written.of(recorded), activity_uid=uid)

        return await answered(restore())


def made_by(recorded: Recorded) -> str | None:
    """The uid of the activity that a batch made."""
    made = (entry.slot for entry in recorded.entries if entry.kind == "Activity" and entry.before is None)
    return next(made, None)


def values(given_input: Any) -> dict[str, Any]:
    """What was given, as plain values; what is always there and was given as null is left out."""
    found: dict[str, Any] = {
        name: value
        for name, value in given_values(given_input).items()
        if not (value is None and name in ALWAYS_THERE)
    }
    for name in ("evidence", "add_evidence"):
        if name in found:
            found[name] = tuple(evidence_for(one) for one in found[name])
    return found


def evidence_for(one: EvidenceInput) -> changes.EvidenceFor:
    """The evidence that was given; GraphQL has seen to it that it is exactly one."""
    if one.stance:
        return changes.StanceEvidence(**given_values(one.stance))
    if one.role:
        return changes.RoleEvidence(**given_values(one.role))
    assert one.coverage
    return changes.CoverageEvidence(**given_values(one.coverage))
