"""Customers and opportunities in GraphQL; they stand in one file because each leads to the other."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

import strawberry

from graph_crm.api.activities_of import WithActivities, WithTouchpoints
from graph_crm.api.connection import After, Connection, First, Order, Search, connection, page_request
from graph_crm.api.contacts import Contact
from graph_crm.api.context import Info
from graph_crm.api.enums import CustomerKind, OpportunityOrder, OpportunityStatus
from graph_crm.api.maps import ContactMap
from graph_crm.api.moments import AsOf, KnownAt
from graph_crm.api.money import Money, money
from graph_crm.api.node_interface import Node
from graph_crm.api.responsible import WithOwner, WithOwners
from graph_crm.api.rights import Shareable
from graph_crm.customers import model as customers
from graph_crm.maps.moment import Moment
from graph_crm.opportunities import model as opportunities
from graph_crm.paging import DEFAULT_PAGE


@strawberry.type(description="A company that we sell to or work with.")
class Customer(Node, WithOwners, WithActivities, Shareable):
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    name: str = strawberry.field(description="The company's name.")
    kind: CustomerKind = strawberry.field(description="What it is to us.")
    tax_id: str | None = strawberry.field(description="Number in the tax or company register.")
    industry: str | None = strawberry.field(description="The industry, in our own words.")
    region: str | None = strawberry.field(description="The region, in our own words.")
    lead_source: str | None = strawberry.field(description="How we came to know it.")
    lifecycle: str | None = strawberry.field(
        description="How far we have come with it, such as prospect or key account."
    )
    version: int = strawberry.field(
        description="Rises with every change; an update can name the one that it rests on."
    )
    created_at: datetime = strawberry.field(description="When we first put it in.")
    updated_at: datetime = strawberry.field(description="When it last changed.")

    @strawberry.field(description="The customer's own map, apart from those of its deals.")
    async def contact_map(self, info: Info, as_of: AsOf = None, known_at: KnownAt = None) -> ContactMap:
        moment = Moment.of(as_of, known_at)
        view = await info.context.services.maps.contact_map(info.context.viewer, "customer", self.uid, moment)
        return ContactMap.of(view)

    @strawberry.field(description="The people who work there now, by name or by what they are found by.")
    async def contacts(
        self, info: Info, first: First = DEFAULT_PAGE, after: After = None, search: Search = None
    ) -> Connection[Contact]:
        request = page_request(first, after)
        read = info.context.services.contacts.of_customers
        page = await info.context.load(read, self.uid, request, search=search)
        return connection(page, request, Contact.of)

    @strawberry.field(description="The deals with this customer.")
    async def opportunities(
        self,
        info: Info,
        first: First = DEFAULT_PAGE,
        after: After = None,
        order: Order[OpportunityOrder] = OpportunityOrder.NAME,
    ) -> Connection[Opportunity]:
        request = page_request(first, after)
        page = await info.context.load(
            info.context.services.opportunities.of_customers, self.uid, request, order
        )
        return connection(page, request, Opportunity.of)

    @strawberry.field(
        description="The company that it is part of; null when there is none, or none that you may see."
    )
    async def part_of(self, info: Info) -> Customer | None:
        found = await info.context.load(info.context.services.customers.groups_of, self.uid)
        return Customer.of(found) if found else None

    @strawberry.field(description="The companies that are part of it, by name.")
    async def parts(
        self, info: Info, first: First = DEFAULT_PAGE, after: After = None
    ) -> Connection[Customer]:
        request = page_request(first, after)
        page = await info.context.load(info.context.services.customers.of_groups, self.uid, request)
        return connection(page, request, Customer.of)

    @classmethod
    def of(cls, customer: customers.Customer) -> Self:
        return cls(
            uid=strawberry.ID(customer.uid),
            name=customer.name,
            kind=CustomerKind(customer.kind),
            tax_id=customer.tax_id,
            industry=customer.industry,
            region=customer.region,
            lead_source=customer.lead_source,
            lifecycle=customer.lifecycle,
            version=customer.version,
            created_at=customer.created_at,
            updated_at=customer.updated_at,
        )


@strawberry.type(description="A deal.")
class Opportunity(Node, WithOwner, WithTouchpoints, Shareable):
    uid: strawberry.ID = strawberry.field(description="Never changes.")
    name: str = strawberry.field(description="The deal's name.")
    customer: Customer = strawberry.field(description="Who buys.")
    business_type: str | None = strawberry.field(description="What kind of business it is, in our own words.")
    stage: str | None = strawberry.field(description="How far it has come, in our own words.")
    status: OpportunityStatus = strawberry.field(description="Open, won or lost.")
    amount: Money | None = strawberry.field(description="What it is worth; null is unknown.")
    expected_close_on: date | None = strawberry.field(description="When we expect the decision.")
    closed_on: date | None = strawberry.field(description="When it was decided.")
    closed_at: datetime | None = strawberry.field(description="When the decision was put in.")
    close_reason: str | None = strawberry.field(description="Why it was won or lost.")
    winner_uid: strawberry.ID | None = strawberry.field(description="The party that won, once it is closed.")
    decision_rule: str | None = strawberry.field(
        description="How the customer decides: majority, quorum, unanimity, veto, score_threshold or highest_score."
    )
    decision_quota: int | None = strawberry.field(
        description="The percent that a quorum or a score threshold asks for, 1 to 100; null: 67 of the votes, 60 of the score."
    )
    version: int = strawberry.field(
        description="Rises with every change; an update can name the one that it rests on."
    )
    created_at: datetime = strawberry.field(description="When we first put it in.")
    updated_at: datetime = strawberry.field(description="When it last changed.")

    @strawberry.field(description="Who takes part in this deal, and how they stand.")
    async def contact_map(self, info: Info, as_of: AsOf = None, known_at: KnownAt = None) -> ContactMap:
        moment = Moment.of(as_of, known_at)
        view = await info.context.services.maps.contact_map(
            info.context.viewer, "opportunity", self.uid, moment
        )
        return ContactMap.of(view)

    @strawberry.field(
        description="The map as it was, and as we knew it, when the decision was put in; null while the deal is open."
    )
    async def closing_map(self, info: Info) -> ContactMap | None:
        if self.closed_at is None:
            return None
        moment = Moment(as_of=self.closed_at, known_at=self.closed_at)
        view = await info.context.services.maps.contact_map(
            info.context.viewer, "opportunity", self.uid, moment
        )
        return ContactMap.of(view)

    @classmethod
    def of(cls, opportunity: opportunities.Opportunity) -> Self:
        return cls(
            uid=strawberry.ID(opportunity.uid),
            name=opportunity.name,
            customer=Customer.of(opportunity.customer),
            business_type=opportunity.business_type,
            stage=opportunity.stage,
            status=OpportunityStatus(opportunity.status),
            amount=money(opportunity.amount, opportunity.currency),
            expected_close_on=opportunity.expected_close_on,
            closed_on=opportunity.closed_on,
            closed_at=opportunity.closed_at,
            close_reason=opportunity.close_reason,
            winner_uid=strawberry.ID(opportunity.winner) if opportunity.winner else None,
            decision_rule=opportunity.decision_rule,
            decision_quota=opportunity.decision_quota,
            version=opportunity.version,
            created_at=opportunity.created_at,
            updated_at=opportunity.updated_at,
        )
