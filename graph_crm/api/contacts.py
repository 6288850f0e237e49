"""Contacts in GraphQL."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph_crm.api.activities_of import WithTouchpoints
from graph_crm.api.connection import After, Connection, First, Order, connection, page_request
from graph_crm.api.context import Info
from graph_crm.api.enums import OpportunityOrder
from graph_crm.api.node_interface import Node
from graph_crm.api.rights import Changeable
from graph_crm.contacts import model
from graph_crm.paging import DEFAULT_PAGE

if TYPE_CHECKING:
    from graph_crm.api.customers import Customer, Opportunity

# A customer leads to its contacts and a contact to its customers: one of the two files has to wait for the other.
CUSTOMERS = strawberry.lazy("graph_crm.api.customers")


@strawberry.type(description="Where a contact works or worked.")
class Job:
    customer_uid: strawberry.ID = strawberry.field(description="The company.")
    customer_name: str = strawberry.field(description="The company's name.")
    title: str | None = strawberry.field(description="What it says on the business card.")
    department: str | None = strawberry.field(description="The department, in the company's own words.")
    seniority: str | None = strawberry.field(description="Such as executive, director, manager or staff.")
    main_job: bool = strawberry.field(description="Whether it is the main one of several.")
    valid_from: datetime = strawberry.field(description="Since when, as far as we know.")
    valid_to: datetime | None = strawberry.field(description="Until when; null while the job lasts.")

    @strawberry.field(description="The company; null when you may not see it.")
    async def customer(self, info: Info) -> Annotated[Customer, CUSTOMERS] | None:
        from graph_crm.api.customers import Customer  # noqa: PLC0415

        found = await info.context.load(info.context.services.customers.by_uids, self.customer_uid)
        return Customer.of(found) if found else None

    @classmethod
    def of(cls, job: model.Job) -> Self:
        return cls(
            customer_uid=strawberry.ID(job.customer_uid),
            customer_name=job.customer_name,
            title=job.title,
            department=job.department,
            seniority=job.seniority,
            main_job=job.main_job,
            valid_from=job.valid_from,
            valid_to=job.valid_to,
        )


@strawberry.type(description="A person at a customer, or a seat that has no name yet.")
class Contact(Node, WithTouchpoints, Changeable):
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    name: str = strawberry.field(description="Empty for a seat without a name.")
    known: bool = strawberry.field(description="False for a seat that has no name yet.")
    emails: list[str] = strawberry.field(description="The first is the usual one.")
    phones: list[str] = strawberry.field(description="The first is the usual one.")
    personality: str | None = strawberry.field(
        description="analytical, driver, expressive or amiable; null is unknown."
    )
    birthday: date | None = strawberry.field(description="The birthday; null is unknown.")
    note: str | None = strawberry.field(description="What we noted about the person.")
    jobs: list[Job] = strawberry.field(description="Present jobs first, the main one before others.")
    erased_at: datetime | None = strawberry.field(
        description="When the person's data was erased on request; then there is no name, and none comes back."
    )
    version: int = strawberry.field(
        description="Rises with every change; an update can name the one that it rests on."
    )
    created_at: datetime = strawberry.field(description="When we first put it in.")
    updated_at: datetime = strawberry.field(description="When it last changed.")

    @strawberry.field(description="The deals in whose map the person is now.")
    async def opportunities(
        self,
        info: Info,
        first: First = DEFAULT_PAGE,
        after: After = None,
        order: Order[OpportunityOrder] = OpportunityOrder.NAME,
    ) -> Connection[Annotated[Opportunity, CUSTOMERS]]:
        from graph_crm.api.customers import Opportunity  # noqa: PLC0415

        request = page_request(first, after)
        page = await info.context.load(
            info.context.services.opportunities.of_contacts, self.uid, request, order
        )
        return connection(page, request, Opportunity.of)

    @classmethod
    def of(cls, contact: model.Contact) -> Self:
        return cls(
            uid=strawberry.ID(contact.uid),
            name=contact.name,
            known=contact.known,
            emails=list(contact.emails),
            phones=list(contact.phones),
            personality=contact.personality,
            birthday=contact.birthday,
            note=contact.note,
            jobs=[Job.of(job) for job in contact.jobs],
            erased_at=contact.erased_at,
            version=contact.version,
            created_at=contact.created_at,
            updated_at=contact.updated_at,
        )
