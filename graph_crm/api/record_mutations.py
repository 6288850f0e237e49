"""Writing customers, contacts and opportunities in GraphQL, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Annotated, TypeVar

import strawberry

from graph_crm.api.connection import Uid
from graph_crm.api.contacts import Contact
from graph_crm.api.context import Info
from graph_crm.api.customers import Customer, Opportunity
from graph_crm.api.enums import described
from graph_crm.api.inputs import given_values
from graph_crm.api.journal import MutationId, Written
from graph_crm.api.nodes import load_contact, load_customer, load_opportunity
from graph_crm.api.problems import AnyProblem, answered
from graph_crm.api.record_inputs import (
    CreateContactInput,
    CreateCustomerInput,
    CreateOpportunityInput,
    UpdateContactRecordInput,
    UpdateCustomerInput,
    UpdateOpportunityInput,
    opportunity_values,
)
from graph_crm.map_changes.model import AddContact, UpdateContact
from graph_crm.records import model

T = TypeVar("T")


@described("How a deal ended.", WON="Decided for us.", LOST="Decided against us.")
class ClosedStatus(Enum):
    WON = "won"
    LOST = "lost"


@strawberry.type(description="A customer was written.")
class CustomerWritten:
    uid: strawberry.ID = strawberry.field(description="The customer.")
    written: Written = strawberry.field(description="What was written.")

    @strawberry.field(description="The customer as it is now; null while it is deleted.")
    async def customer(self, info: Info) -> Customer | None:
        return await load_customer(info.context, self.uid)

    @classmethod
    def of(cls, saved: model.Saved) -> CustomerWritten:
        return cls(uid=strawberry.ID(saved.uid), written=Written.of(saved.recorded))


@strawberry.type(description="A contact was written.")
class ContactWritten:
    uid: strawberry.ID = strawberry.field(description="The contact.")
    written: Written = strawberry.field(description="What was written.")

    @strawberry.field(description="The contact as it is now; null while it is deleted.")
    async def contact(self, info: Info) -> Contact | None:
        return await load_contact(info.context, self.uid)

    @classmethod
    def of(cls, saved: model.Saved) -> ContactWritten:
        return cls(uid=strawberry.ID(saved.uid), written=Written.of(saved.recorded))


@strawberry.type(description="An opportunity was written.")
class OpportunityWritten:
    uid: strawberry.ID = strawberry.field(description="The opportunity.")
    written: Written = strawberry.field(description="What was written.")

    @strawberry.field(description="The opportunity as it is now; null while it, or its customer, is deleted.")
    async def opportunity(self, info: Info) -> Opportunity | None:
        return await load_opportunity(info.context, self.uid)

    @classmethod
    def of(cls, saved: model.Saved) -> OpportunityWritten:
        return cls(uid=strawberry.ID(saved.uid), written=Written.of(saved.recorded))


CustomerResult = Annotated[
    CustomerWritten | AnyProblem,
    strawberry.union("CustomerResult", description="The customer was written, or why it was not."),
]
ContactResult = Annotated[
    ContactWritten | AnyProblem,
    strawberry.union("ContactResult", description="The contact was written, or why it was not."),
]
OpportunityResult = Annotated[
    OpportunityWritten | AnyProblem,
    strawberry.union("OpportunityResult", description="The opportunity was written, or why it was not."),
]


@strawberry.type
class CustomerMutations:
    @strawberry.mutation(description="Put in a company.")
    async def create_customer(
        self,
        info: Info,
        input: Annotated[CreateCustomerInput, strawberry.argument(description="The company.")],
        mutation_id: MutationId = None,
    ) -> CustomerResult:
        async def write() -> CustomerWritten:
            change = model.CreateCustomer(**given_values(input))
            records = info.context.services.records
            saved = await records.create_customer(info.context.viewer, change, mutation_id)
            return CustomerWritten.of(saved)

        return await answered(write())

    @strawberry.mutation(description="Change what we know about a company. What is not given stays.")
    async def update_customer(
        self,
        info: Info,
        input: Annotated[UpdateCustomerInput, strawberry.argument(description="The changes.")],
        mutation_id: MutationId = None,
    ) -> CustomerResult:
        async def write() -> CustomerWritten:
            change = model.UpdateCustomer(**given_values(input))
            records = info.context.services.records
            saved = await records.update_customer(info.context.viewer, change, mutation_id)
            return CustomerWritten.of(saved)

        return await answered(write())

    @strawberry.mutation(
        description="Hide a company with its deals and maps; restoreCustomer brings them back."
    )
    async def delete_customer(self, info: Info, uid: Uid, mutation_id: MutationId = None) -> CustomerResult:
        return await _do(info, CustomerWritten.of, "deleteCustomer", uid, mutation_id)

    @strawberry.mutation(description="Bring a deleted company back, with its deals and maps.")
    async def restore_customer(self, info: Info, uid: Uid, mutation_id: MutationId = None) -> CustomerResult:
        return await _do(info, CustomerWritten.of, "restoreCustomer", uid, mutation_id)

    @strawberry.mutation(description="Say which company another one belongs to, or that it belongs to none.")
    async def set_group(
        self,
        info: Info,
        customer: Annotated[strawberry.ID, strawberry.argument(description="The company.")],
        part_of: Annotated[
            strawberry.ID | None, strawberry.argument(description="The one that it belongs to; null: none.")
        ],
        mutation_id: MutationId = None,
    ) -> CustomerResult:
        async def write() -> CustomerWritten:
            records = info.context.services.records
            saved = await records.set_group(info.context.viewer, customer, part_of, mutation_id)
            return CustomerWritten.of(saved)

        return await answered(write())


@strawberry.type
class ContactMutations:
    @strawberry.mutation(description="Put in a person at a customer, or a seat without a name.")
    async def create_contact(
        self,
        info: Info,
        input: Annotated[CreateContactInput, strawberry.argument(description="The person and the job.")],
        mutation_id: MutationId = None,
    ) -> ContactResult:
        async def write() -> ContactWritten:
            values = given_values(input)
            customer = values.pop("customer")
            records = info.context.services.records
            saved = await records.create_contact(
                info.context.viewer, customer, AddContact(**values), mutation_id
            )
            return ContactWritten.of(saved)

        return await answered(write())

    @strawberry.mutation(
        description="Change what we know about a person. What is not given stays; maps show it at once."
    )
    async def update_contact(
        self,
        info: Info,
        input: Annotated[UpdateContactRecordInput, strawberry.argument(description="The changes.")],
        mutation_id: MutationId = None,
    ) -> ContactResult:
        async def write() -> ContactWritten:
            values = given_values(input)
            version, contact = values.pop("version", None), values.pop("uid")
            change = UpdateContact(contact=contact, **values)
            records = info.context.services.records
            saved = await records.update_contact(info.context.viewer, version, change, mutation_id)
            return ContactWritten.of(saved)

        return await answered(write())

    @strawberry.mutation(
        description="Hide a person from lists and maps; restoreContact brings everything back. To remove personal data: eraseContact."
    )
    async def delete_contact(self, info: Info, uid: Uid, mutation_id: MutationId = None) -> ContactResult:
        return await _do(info, ContactWritten.of, "deleteContact", uid, mutation_id)

    @strawberry.mutation(description="Bring a deleted person back, into the maps too.")
    async def restore_contact(self, info: Info, uid: Uid, mutation_id: MutationId = None) -> ContactResult:
        return await _do(info, ContactWritten.of, "restoreContact", uid, mutation_id)


@strawberry.type
class OpportunityMutations:
    @strawberry.mutation(description="Put in a deal.")
    async def create_opportunity(
        self,
        info: Info,
        input: Annotated[CreateOpportunityInput, strawberry.argument(description="The deal.")],
        mutation_id: MutationId = None,
    ) -> OpportunityResult:
        async def write() -> OpportunityWritten:
            change = model.CreateOpportunity(**opportunity_values(input))
            records = info.context.services.records
            saved = await records.create_opportunity(info.context.viewer, change, mutation_id)
            return OpportunityWritten.of(saved)

        return await answered(write())

    @strawberry.mutation(description="Change what we know about a deal. What is not given stays.")
    async def update_opportunity(
        self,
        info: Info,
        input: Annotated[UpdateOpportunityInput, strawberry.argument(description="The changes.")],
        mutation_id: MutationId = None,
    ) -> OpportunityResult:
        async def write() -> OpportunityWritten:
            change = model.UpdateOpportunity(**opportunity_values(input))
            records = info.context.services.records
            saved = await records.update_opportunity(info.context.viewer, change, mutation_id)
            return OpportunityWritten.of(saved)

        return await answered(write())

    @strawberry.mutation(description="Hide a deal with its map; restoreOpportunity brings it back.")
    async def delete_opportunity(
        self, info: Info, uid: Uid, mutation_id: MutationId = None
    ) -> OpportunityResult:
        return await _do(info, OpportunityWritten.of, "deleteOpportunity", uid, mutation_id)

    @strawberry.mutation(description="Bring a deleted deal back, with its map.")
    async def restore_opportunity(
        self, info: Info, uid: Uid, mutation_id: MutationId = None
    ) -> OpportunityResult:
        return await _do(info, OpportunityWritten.of, "restoreOpportunity", uid, mutation_id)

    @strawberry.mutation(
        description="Say that a deal is decided. Its map of this moment is kept: Opportunity.closingMap."
    )
    async def close_opportunity(
        self,
        info: Info,
        uid: Uid,
        status: Annotated[ClosedStatus, strawberry.argument(description="Won or lost.")],
        reason: Annotated[str, strawberry.argument(description="Why; never empty.")],
        winner: Annotated[
            strawberry.ID,
            strawberry.argument(
                description="Who won: our own party when we did, else a competitor's or that of buying nothing."
            ),
        ],
        closed_on: Annotated[
            date | None, strawberry.argument(description="The day of the decision; today, if not given.")
        ] = None,
        mutation_id: MutationId = None,
    ) -> OpportunityResult:
        async def write() -> OpportunityWritten:
            change = model.CloseOpportunity(
                uid=uid, status=status.value, reason=reason, winner=winner, closed_on=closed_on
            )
            records = info.context.services.records
            saved = await records.close_opportunity(info.context.viewer, change, mutation_id)
            return OpportunityWritten.of(saved)

        return await answered(write())

    @strawberry.mutation(
        description="Say that a closed deal is open again. How it was closed stays in its history."
    )
    async def reopen_opportunity(
        self, info: Info, uid: Uid, mutation_id: MutationId = None
    ) -> OpportunityResult:
        return await _do(info, OpportunityWritten.of, "reopenOpportunity", uid, mutation_id)


@strawberry.type
class RecordMutations(CustomerMutations, ContactMutations, OpportunityMutations):
    pass


async def _do(
    info: Info, of: Callable[[model.Saved], T], name: str, uid: str, mutation_id: str | None
) -> T | AnyProblem:
    """A mutation that takes nothing but the uid of a record."""

    async def write() -> T:
        return of(await info.context.services.records.do(info.context.viewer, name, uid, mutation_id))

    return await answered(write())
