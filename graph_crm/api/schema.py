"""The GraphQL schema: the root fields, and what guards every operation."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Annotated, Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaxTokensLimiter
from strawberry.types import ExecutionContext
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from graph_crm.api.accounts import AccountMutations, AccountQueries
from graph_crm.api.activities import ActivityQueries
from graph_crm.api.activity_mutations import ActivityMutations
from graph_crm.api.audit import AuditQueries
from graph_crm.api.batches import OwnBatches
from graph_crm.api.connection import After, Connection, First, Order, Search, Uid, connection, page_request
from graph_crm.api.contacts import Contact
from graph_crm.api.context import Info
from graph_crm.api.customers import Customer, Opportunity
from graph_crm.api.documents import DocumentCache
from graph_crm.api.enums import ContactOrder, CustomerKind, CustomerOrder, OpportunityOrder, OpportunityStatus
from graph_crm.api.erasure_mutations import ErasureMutations
from graph_crm.api.error_messages import ErrorMessages, shown
from graph_crm.api.guarding import CACHED_DOCUMENTS, GuardedValidation
from graph_crm.api.handover_mutations import HandoverMutations, HandoverQueries
from graph_crm.api.history import HistoryQueries
from graph_crm.api.live import Subscription
from graph_crm.api.map_mutations import MapMutations
from graph_crm.api.merge_mutations import MergeMutations, MergeQueries
from graph_crm.api.nodes import NodeQueries, load_contact, load_customer, load_opportunity
from graph_crm.api.operation_count import OperationCount
from graph_crm.api.portfolio import PortfolioQueries
from graph_crm.api.quick_start_mutations import QuickStartMutations
from graph_crm.api.rates import Points
from graph_crm.api.record_mutations import RecordMutations
from graph_crm.api.refusals import Refusals
from graph_crm.api.teams import TeamMutations, TeamQueries
from graph_crm.api.users import UserQueries
from graph_crm.api.vocabularies import VocabularyQueries
from graph_crm.api.vocabulary_mutations import VocabularyMutations
from graph_crm.contacts.model import ContactFilter
from graph_crm.customers.model import CustomerFilter
from graph_crm.errors import RateLimited
from graph_crm.opportunities.model import OpportunityFilter
from graph_crm.paging import DEFAULT_PAGE

MAX_TOKENS = 2000


@strawberry.type(description="Everything that can be asked.")
class Query(
    NodeQueries,
    UserQueries,
    HistoryQueries,
    VocabularyQueries,
    ActivityQueries,
    AuditQueries,
    MergeQueries,
    HandoverQueries,
    AccountQueries,
    TeamQueries,
    PortfolioQueries,
):
    @strawberry.field(description="One customer; null when there is none that you may see.")
    async def customer(self, info: Info, uid: Uid) -> Customer | None:
        return await load_customer(info.context, uid)

    @strawberry.field(description="One contact; null when there is none that you may see.")
    async def contact(self, info: Info, uid: Uid) -> Contact | None:
        return await load_contact(info.context, uid)

    @strawberry.field(description="One opportunity; null when there is none that you may see.")
    async def opportunity(self, info: Info, uid: Uid) -> Opportunity | None:
        return await load_opportunity(info.context, uid)

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


@strawberry.type(description="Everything that can be changed.")
class Mutation(
    MapMutations,
    VocabularyMutations,
    ActivityMutations,
    RecordMutations,
    ErasureMutations,
    QuickStartMutations,
    MergeMutations,
    HandoverMutations,
    AccountMutations,
    TeamMutations,
):
    pass


class Schema(strawberry.Schema):
    """Takes a viewer's points before it reads what they ask; leaves the logging of errors to ErrorMessages."""

    def __init__(self, points: Points, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # pyright: ignore[reportUnknownMemberType]
        self._points = points

    async def execute(self, query: str | None, *args: Any, **kwargs: Any) -> Any:
        """Answer once; what is to be followed comes by ``stream``, over a WebSocket."""
        allowed = kwargs.get("allowed_operation_types") or OperationType
        kwargs["allowed_operation_types"] = set(allowed) - {OperationType.SUBSCRIPTION}
        return await self._refusal(query, kwargs) or await super().execute(query, *args, **kwargs)

    async def stream(self, query: str | None, *args: Any, **kwargs: Any) -> Any:
        """Answer over a WebSocket, once or as long as there is something to tell."""
        refusal = await self._refusal(query, kwargs)
        return _only(refusal) if refusal else await super().stream(query, *args, **kwargs)

    async def _refusal(self, query: str | None, asked: dict[str, Any]) -> PreExecutionError | None:
        try:
            await self._points.spend_reading(asked["context_value"].viewer, query)
        except RateLimited as error:
            return PreExecutionError(None, [shown(GraphQLError(str(error), original_error=error))])
        return None

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        pass


async def _only(result: PreExecutionError) -> AsyncGenerator[PreExecutionError]:
    yield result


def make_schema(points: Points | None = None) -> Schema:
    """The schema. Extensions are factories: a shared instance would mix two users' requests."""
    of_viewers = points or Points()
    return Schema(
        of_viewers,
        Query,
        mutation=Mutation,
        subscription=Subscription,
        extensions=[
            OperationCount,
            Refusals,
            ErrorMessages,
            OwnBatches,
            lambda: DocumentCache(maxsize=CACHED_DOCUMENTS),
            lambda: GuardedValidation(of_viewers),
            lambda: MaxTokensLimiter(max_token_count=MAX_TOKENS),
        ],
    )
