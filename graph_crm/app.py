"""The only place where things are put together: settings, database, services, schema, web application."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from graph_crm import api
from graph_crm.accounts.people import PeopleService
from graph_crm.accounts.provider import Provider
from graph_crm.accounts.service import AccountService
from graph_crm.accounts.single_sign_on import SingleSignOn
from graph_crm.accounts.teams import TeamService
from graph_crm.api.authentication import SignedInOnly
from graph_crm.api.context import Services
from graph_crm.api.graphql_app import GraphQLApp
from graph_crm.api.headers import SecurityHeaders
from graph_crm.api.health import health_routes
from graph_crm.api.metrics import metrics_routes
from graph_crm.api.pages import nothing_there, page_routes
from graph_crm.api.plans import plan_routes
from graph_crm.api.rates import POINTS_PER_MINUTE, Points
from graph_crm.api.request_log import RequestLog
from graph_crm.api.same_site import SameSiteOnly
from graph_crm.api.schema import make_schema
from graph_crm.api.sign_in import sign_in_routes
from graph_crm.api.sign_in_tries import SignInTries
from graph_crm.api.single_sign_on import single_sign_on_routes
from graph_crm.contacts.service import ContactService
from graph_crm.customers.service import CustomerService
from graph_crm.engagement.service import EngagementService
from graph_crm.engagement.writing import ActivityChangeService
from graph_crm.erasure.service import ErasureService
from graph_crm.graph.gateway import open_graph
from graph_crm.handover.service import HandoverService
from graph_crm.journal.audit import AuditService
from graph_crm.journal.service import Journal
from graph_crm.journal.undo import UndoService
from graph_crm.live.service import LiveService
from graph_crm.map_changes.copying import CopyService
from graph_crm.map_changes.service import MapChangeService
from graph_crm.map_changes.template import TemplateService
from graph_crm.maps.service import MapService
from graph_crm.merging.service import MergeService
from graph_crm.nodes.service import NodeService
from graph_crm.opportunities.service import OpportunityService
from graph_crm.portfolio.service import PortfolioService
from graph_crm.records.service import RecordService
from graph_crm.resources import STATIC
from graph_crm.users.service import UserService
from graph_crm.vocabulary.editing import VocabularyEditor
from graph_crm.vocabulary.service import VocabularyService

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph_crm.access.model import PermissionRole
    from graph_crm.graph.connection import Connection
    from graph_crm.graph.gateway import Graph
    from graph_crm.settings import OidcClient

ASSETS = Path(api.__file__).parent / "assets"
# Whoever sends another Host name came by a name that someone else controls (DNS rebinding).
OWN_NAMES = ["127.0.0.1", "localhost", "[::1]"]
MAX_BODY = 256 * 1024


def make_services(
    graph: Graph,
    provider: Provider | None = None,
    hide_sensitive_from: frozenset[PermissionRole] = frozenset(),
) -> Services:
    """One service per capability, on one graph; ``provider``: of single sign-on."""
    journal = Journal(graph)
    return Services(
        graph=graph,
        accounts=AccountService(graph, provider, hide_sensitive_from),
        people=PeopleService(graph),
        teams=TeamService(graph),
        customers=CustomerService(graph),
        contacts=ContactService(graph),
        opportunities=OpportunityService(graph),
        engagement=EngagementService(graph),
        activity_changes=ActivityChangeService(journal),
        maps=MapService(graph),
        portfolio=PortfolioService(graph),
        users=UserService(graph),
        nodes=NodeService(graph),
        live=LiveService(graph),
        map_changes=MapChangeService(journal),
        records=RecordService(journal),
        erasure=ErasureService(journal),
        copying=CopyService(graph, journal),
        templates=TemplateService(journal),
        merging=MergeService(graph, journal),
        handover=HandoverService(graph, journal),
        undo=UndoService(graph, journal),
        audit=AuditService(graph),
        vocabulary=VocabularyService(graph),
        vocabulary_editor=VocabularyEditor(graph, journal),
    )


def make_app(
    graph: Graph,
    *,
    points_per_minute: int = POINTS_PER_MINUTE,
    metrics_token: str | None = None,
    hide_sensitive_from: frozenset[PermissionRole] = frozenset(),
    public_url: str | None = None,
    oidc: OidcClient | None = None,
) -> Starlette:
    """The web application on an open graph.

    ``public_url``: the address of the proxy in front of it; ``oidc``: what it is to a provider of single sign-on.
    """
    provider = Provider(oidc) if oidc is not None else None
    services = make_services(graph, provider, hide_sensitive_from)
    tries = SignInTries()
    sign_on = SingleSignOn(graph, services.accounts, provider) if provider is not None else None
    points = Points(points_per_minute)
    graphql = GraphQLApp(make_schema(points), services, public_url)
    signed_in_only = [Middleware(SignedInOnly, accounts=services.accounts)]
    return Starlette(
        routes=[
            # Before the page, which takes every part of a deal.
            *plan_routes(services, points),
            *page_routes(services),
            *sign_in_routes(services.accounts, tries, single_sign_on=sign_on is not None),
            *(single_sign_on_routes(sign_on, tries, public_url) if sign_on is not None else []),
            *health_routes(graph),
            *metrics_routes(graph, metrics_token),
            Route("/graphql", graphql, methods=["GET", "POST"], middleware=signed_in_only),
            WebSocketRoute("/graphql", graphql, middleware=signed_in_only),
            Mount("/assets", StaticFiles(directory=ASSETS)),
            Mount("/static", StaticFiles(directory=STATIC, check_dir=False)),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(RequestLog),
            Middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BODY),
            Middleware(TrustedHostMiddleware, allowed_hosts=_names(public_url), www_redirect=False),
            Middleware(SameSiteOnly, public_url=public_url),
            # The default, 9, took 27 ms for a map of 2,000 people where this takes 8, and saved 5% more.
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        ],
        exception_handlers={404: nothing_there(services)},
    )


def _names(public_url: str | None) -> list[str]:
    public = urlsplit(public_url).hostname if public_url else None
    return [*OWN_NAMES, f"[{public}]" if ":" in public else public] if public else OWN_NAMES


@asynccontextmanager
async def opened_services(connection: Connection, query_timeout: float) -> AsyncGenerator[Services]:
    """Services for a command: an open graph for as long as the block runs."""
    async with open_graph(connection, query_timeout) as graph:
        yield make_services(graph)
