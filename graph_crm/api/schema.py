"""The GraphQL schema: the root fields, and what guards every operation."""

from __future__ import annotations

from typing import Annotated

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaxTokensLimiter, ParserCache, ValidationCache
from strawberry.types import ExecutionContext

from graph_crm.api.connection import After, Connection, First, Order, Search, Uid, connection, page_request
from graph_crm.api.contacts import Contact
from graph_crm.api.context import Info
from graph_crm.api.customers import Customer, Opportunity
from graph_crm.api.enums import ContactOrder, CustomerKind, CustomerOrder, OpportunityOrder, OpportunityStatus
from graph_crm.api.error_messages import ErrorMessages
from graph_crm.contacts.model import ContactFilter
from graph_crm.customers.model import CustomerFilter
from graph_crm.errors import NotFound
from graph_crm.opportunities.model import OpportunityFilter
from graph_crm.paging import DEFAULT_PAGE

MAX_TOKENS = 2000
CACHED_DOCUMENTS = 500


@strawberry.type(description="Everything that can be asked.")
class Query:
    @strawberry.field(description="One customer; null when there is none that you may see.")
    async def customer(self, info: Info, uid: Uid) -> Customer | None:
        try:
            return Customer.of(await info.context.services.customers.one(info.context.viewer, uid))
        except NotFound:
            return None

    @strawberry.field(description="One contact; null when there is none that you may see.")
    async def contact(self, info: Info, uid: Uid) -> Contact | None:
        try:
            return Contact.of(await info.context.services.contacts.one(info.context.viewer, uid))
        except NotFound:
            return None

    @strawberry.field(description="One opportunity; null when there is none that you may see.")
    async def opportunity(self, info: Info, uid: Uid) -> Opportunity | None:
        try:
            return Opportunity.of(await info.context.services.opportunities.one(info.context.viewer, uid))
        except NotFound:
            return None

    @strawberry.field(description="Customers.")
    async def customers(
        self,
        info: Info,
        first: First = DEFAULT_PAGE,
        after: After = None,
        order: Order[CustomerOrder] = CustomerOrder.NAME,
        kind: Annotated[
            CustomerKind | None, strawberry.argument(description="Only those of this kind.")
        ] = None,
        industry: Annotated[
            str | None, strawberry.argument(description="Only those of exactly this industry.")
        ] = None,
        search: Search = None,
    ) -> Connection[Customer]:
        request = page_request(first, after)
        wanted = CustomerFilter(kind=kind.value if kind else None, industry=industry)
        page = await info.context.services.customers.page(info.context.viewer, request, order, wanted, search)
        return connection(page, request, Customer.of)

    @strawberry.field(description="Contacts; those of one customer come by name.")
    async def contacts(
        self,
        info: Info,
        first: First = DEFAULT_PAGE,
        after: After = None,
        order: Order[ContactOrder] = ContactOrder.NAME,
        customer_uid: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only those of this customer.")
        ] = None,
        known: Annotated[
            bool | None,
            strawberry.argument(description="Only people with a name, or only seats without one."),
        ] = None,
        search: Search = None,
    ) -> Connection[Contact]:
        request = page_request(first, after)
        wanted = ContactFilter(customer_uid=customer_uid, known=known)
        page = await info.context.services.contacts.page(info.context.viewer, request, order, wanted, search)
        return connection(page, request, Contact.of)

    @strawberry.field(description="Opportunities.")
    async def opportunities(
        self,
        info: Info,
        first: First = DEFAULT_PAGE,
        after: After = None,
        order: Order[OpportunityOrder] = OpportunityOrder.NAME,
        status: Annotated[
            OpportunityStatus | None, strawberry.argument(description="Only those that stand so.")
        ] = None,
        stage: Annotated[
            str | None, strawberry.argument(description="Only those at exactly this stage.")
        ] = None,
        customer_uid: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only those of this customer.")
        ] = None,
        owner_uid: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only those that this user owns.")
        ] = None,
        search: Search = None,
    ) -> Connection[Opportunity]:
        request = page_request(first, after)
        wanted = OpportunityFilter(
            status=status.value if status else None,
            stage=stage,
            customer_uid=customer_uid,
            owner_uid=owner_uid,
        )
        page = await info.context.services.opportunities.page(
            info.context.viewer, request, order, wanted, search
        )
        return connection(page, request, Opportunity.of)


class Schema(strawberry.Schema):
    """Leaves the logging of errors to ErrorMessages, which knows the expected ones."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        pass


def make_schema() -> Schema:
    """The schema. Extensions are factories: a shared instance would mix two users' requests."""
    return Schema(
        Query,
        extensions=[
            ErrorMessages,
            lambda: ParserCache(maxsize=CACHED_DOCUMENTS),
            lambda: ValidationCache(maxsize=CACHED_DOCUMENTS),
            lambda: MaxTokensLimiter(max_token_count=MAX_TOKENS),
        ],
    )
