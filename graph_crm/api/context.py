"""What every request works with: the services, the viewer, the language."""

from __future__ import annotations

from dataclasses import dataclass

from strawberry.types import Info as StrawberryInfo

from graph_crm.access.model import Viewer
from graph_crm.contacts.service import ContactService
from graph_crm.customers.service import CustomerService
from graph_crm.graph.gateway import Graph
from graph_crm.maps.service import MapService
from graph_crm.opportunities.service import OpportunityService


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """One of each capability's service, made in ``app`` and nowhere else."""

    graph: Graph
    customers: CustomerService
    contacts: ContactService
    opportunities: OpportunityService
    maps: MapService


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The context of one GraphQL request."""

    services: Services
    viewer: Viewer


Info = StrawberryInfo[Context, None]
